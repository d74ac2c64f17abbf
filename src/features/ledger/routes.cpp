#include "features/ledger/routes.h"

#include <algorithm>
#include <charconv>

#include "core/ledger/account_names.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::ledger {
namespace {

using organisation::Organisation;

constexpr RefusalKind bad_date{
    "ledger.date", 400, "“{found}”不是存在的日期：应为 YYYY-MM-DD,1900 至 2199 年",
    "“{found}” is not a date that exists: write YYYY-MM-DD, from 1900 to 2199"};
constexpr RefusalKind bad_by{"ledger.by", 400, "“{found}”应为 value（起息日）或 booking（记账日）",
                             "“{found}” must be value or booking"};
constexpr RefusalKind other_book{
    "ledger.other_book", 403, "账簿“{found}”属于其他机构，您只能查看“{expected}”的账簿",
    "Book “{found}” is another organisation's; you may see “{expected}”"};

constexpr RefusalKind bad_account{
    "ledger.under", 400,
    "“{found}”不是科目：应以 Assets、Liabilities、Equity、Income 或 Expenses 开头，如 Assets:Loans",
    "“{found}” is no account: begin with Assets, Liabilities, Equity, Income or Expenses, as in "
    "Assets:Loans"};
constexpr RefusalKind bad_beginning{
    "ledger.beginning", 400, "“{found}”含有科目编号中没有的字符：只能是字母、数字和“-”",
    "“{found}” has characters that no account has: letters, digits and “-” only"};
constexpr RefusalKind too_many{
    "ledger.too_many", 409,
    "该范围的账户超过 {expected} 个，无法放入一张表：请选择某个科目（under）导出",
    "There are more than {expected} accounts, too many for one sheet: export those under one "
    "account (under)"};

Tree any_object() { return Tree::map({{"type", "object"}}); }

std::string value_of(const Request& request, const char* name) {
    return std::string(request.query_value(name).value_or(""));
}

Result<std::optional<Date>> date_of(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text) return std::nullopt;
    const auto date = parse_date(*text);
    if (!date) return refuse(bad_date, name, {{"found", std::string(*text)}});
    return date;
}

Result<DateKind> kind_of_date(const Request& request) {
    const std::string by = value_of(request, "by");
    if (by.empty() || by == "value") return DateKind::value;
    if (by == "booking") return DateKind::booking;
    return refuse(bad_by, "by", {{"found", by}});
}

// The book asked for, or all that may be seen where none is: empty for those who see every book.
Result<std::string> book_of(const View& view, const Request& request) {
    const std::string book = value_of(request, "book");
    if (view.sees_all()) return book;
    const std::string& own = view.actor().organisation;
    if (book.empty() || book == own) return own;
    return refuse(other_book, "book", {{"found", book}, {"expected", own}});
}

// Books by id, each read once.
class Books {
public:
    explicit Books(View& view) : view_(view) {}
    Tree of(const std::string& id) {
        auto found = names_.find(id);
        if (found == names_.end()) {
            const auto organisation = view_.get<Organisation>(id);
            found = names_.emplace(id, organisation ? organisation->details.name : id).first;
        }
        return Tree::map({{"id", id}, {"name", found->second}});
    }

private:
    View& view_;
    std::map<std::string, std::string> names_;
};

Tree row(Books& books, const StoredPosting& posting) {
    const AccountWords words = words_of_account(posting.posting.account);
    return Tree::map({{"entry", posting.entry},
                      {"value_date", to_string(posting.value_date)},
                      {"booking_date", to_string(posting.booking_date)},
                      {"book", books.of(posting.posting.book)},
                      {"account", posting.posting.account},
                      {"account_zh", words.zh},
                      {"account_en", words.en},
                      {"amount", to_string(posting.posting.amount)},
                      {"subject", posting.subject},
                      {"programme", posting.reason.programme},
                      {"version", posting.reason.version},
                      {"rule", posting.reason.rule},
                      {"zh", posting.reason.zh},
                      {"en", posting.reason.en},
                      {"event", posting.event}});
}

Tree::List rows(View& view, const std::vector<StoredPosting>& postings) {
    Books books(view);
    Tree::List items;
    for (const StoredPosting& posting : postings) items.push_back(row(books, posting));
    return items;
}

Result<LevelQuery> level_of(View& view, const Request& request) {
    LevelQuery query{.book = TRY(book_of(view, request)),
                     .parent = value_of(request, "under"),
                     .on = TRY(date_of(request, "date")).value_or(view.today()),
                     .by = TRY(kind_of_date(request))};
    if (query.book.empty()) query.book = view.actor().organisation;
    // A root has no account of its own.
    if (!query.parent.empty() && !is_account_name(query.parent + ":A"))
        return refuse(bad_account, "under", {{"found", query.parent}});
    return query;
}

Tree sums(const Balance& balance) {
    return Tree::map({{"debit", to_string(balance.debit)},
                      {"credit", to_string(balance.credit)},
                      {"balance", to_string(balance.total())}});
}

Tree level_row(const AccountLevel::Line& line) {
    const AccountWords words = words_of_account(line.balance.account);
    Tree tree = sums(line.balance);
    tree.set("account", line.balance.account);
    tree.set("account_zh", words.zh);
    tree.set("account_en", words.en);
    tree.set("below", line.below);
    return tree;
}

Result<Tree> balances(View& view, const Request& request) {
    LevelQuery query = TRY(level_of(view, request));
    const Page page = TRY(page_of(request));
    query.limit = page.limit;
    query.after = page.cursor;
    if (!std::ranges::all_of(query.after, is_account_character))
        return refuse(refusals::bad_cursor, "cursor", {{"found", query.after}});
    query.beginning = value_of(request, "beginning");
    if (!std::ranges::all_of(query.beginning, is_account_character))
        return refuse(bad_beginning, "beginning", {{"found", query.beginning}});
    const AccountLevel level = view.accounts_under(query);
    Tree::List items;
    for (const AccountLevel::Line& line : level.lines) items.push_back(level_row(line));
    Tree tree = Tree::map({{"book", Books(view).of(query.book)},
                           {"date", to_string(query.on)},
                           {"under", query.parent},
                           {"total", sums(level.total)},
                           {"items", std::move(items)}});
    if (level.next) tree.set("next", *level.next);
    return tree;
}

// Each account followed by those under it, as a table of balances is printed.
class WholeTree {
public:
    explicit WholeTree(View& view) : view_(view) {}

    Result<std::vector<Balance>> under(LevelQuery query) {
        CHECKED(add(std::move(query)));
        return std::move(accounts_);
    }

private:
    static constexpr std::size_t most_accounts = 100'000;

    Result<std::monostate> add(LevelQuery query) {
        constexpr std::int64_t accounts_a_page = 500;
        query.limit = accounts_a_page;
        for (;;) {
            const AccountLevel level = view_.accounts_under(query);
            for (const AccountLevel::Line& line : level.lines) {
                accounts_.push_back(line.balance);
                if (!line.below) continue;
                LevelQuery below = query;
                below.parent = line.balance.account;
                below.after = "";
                CHECKED(add(std::move(below)));
            }
            if (accounts_.size() > most_accounts)
                return refuse(too_many, "under", {{"expected", std::to_string(most_accounts)}});
            if (!level.next) return {};
            query.after = *level.next;
        }
    }

    View& view_;
    std::vector<Balance> accounts_;
};

Result<Api::File> balances_file(View& view, const Request& request) {
    const LevelQuery query = TRY(level_of(view, request));
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"科目余额表",
                             {{"科目", text, 44},
                              {"科目名称", text, 36},
                              {"级次", number, 6},
                              {"借方发生额", number, 18},
                              {"贷方发生额", number, 18},
                              {"方向", text, 6},
                              {"余额", number, 18}},
                             {}};
    for (const Balance& each : TRY(WholeTree(view).under(query))) {
        const Money total = each.total();
        sheet.rows.push_back({each.account, words_of_account(each.account).zh,
                              std::to_string(1 + std::ranges::count(each.account, ':')),
                              to_string(each.debit), to_string(each.credit),
                              total == Money{}  ? "平"
                              : total < Money{} ? "贷"
                                                : "借",
                              to_string(total < Money{} ? -total : total)});
    }
    return Api::File{"account-balances.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

// The cursor is where the page before ended, in the order of booking.
Result<Tree> postings(View& view, const Request& request) {
    const Page page = TRY(page_of(request));
    PostingFilter filter;
    filter.book = TRY(book_of(view, request));
    filter.account = value_of(request, "account");
    filter.subject = value_of(request, "subject");
    filter.from = TRY(date_of(request, "from"));
    filter.to = TRY(date_of(request, "to"));
    filter.by = TRY(kind_of_date(request));
    filter.limit = page.limit;
    filter.before = TRY(posting_place(page.cursor));
    const auto found = view.postings(filter);
    return page_tree(rows(view, found.items), found);
}

Result<Tree> postings_of(View& view, const Request& request, const financing::Pages& pages) {
    const auto financing = TRY(view.get<financing::Financing>(request.path_parameter("id")));
    financing::Page page;
    for (const auto& contribute : pages.sections) contribute(view, financing, page);
    PostingFilter filter;
    filter.book = TRY(book_of(view, request));
    // Years of daily entries; a smaller limit would cut an entry in two.
    filter.limit = 50'000;
    std::vector<StoredPosting> all;
    for (const std::string& subject : page.subjects) {
        filter.subject = subject;
        const auto found = view.postings(filter).items;
        all.insert(all.end(), found.begin(), found.end());
    }
    std::ranges::stable_sort(all, std::ranges::greater{}, &StoredPosting::place);
    return Tree::map({{"items", rows(view, all)}});
}

std::vector<QueryParameter> filters(std::initializer_list<QueryParameter> more) {
    std::vector<QueryParameter> parameters{
        {"book", {"账簿（机构代号）", "Book: the id of the organisation"}}};
    parameters.insert(parameters.end(), more);
    return parameters;
}

}  // namespace

void add_routes(Api& api, const financing::Pages& pages) {
    const Tree date = Tree::map({{"type", "string"}, {"format", "date"}});
    const QueryParameter by{"by",
                            {"按起息日（value）或记账日（booking）", "By value or booking date"},
                            Tree::map({{"enum", Tree::list({"value", "booking"})}})};
    const QueryParameter under{"under", {"上级科目", "The account they stand under"}};
    const QueryParameter on{"date", {"截至日期", "Up to this date"}, date};
    const auto paging = page_parameters();
    auto level = filters({under, {"beginning", {"编号开头", "How the last part begins"}}, on, by});
    level.insert(level.end(), paging.begin(), paging.end());
    api.query({.path = "/api/v1/ledger/balances",
               .operation = "listBalances",
               .words = {"科目余额", "Balances of a book, one level of its accounts"},
               .tag = "ledger",
               .query = std::move(level)},
              any_object(), balances);
    api.download({.path = "/api/v1/ledger/balances.xlsx",
                  .operation = "exportBalances",
                  .words = {"导出科目余额表", "Export the balances"},
                  .tag = "ledger",
                  .query = filters({under, on, by})},
                 balances_file);
    auto query = filters({{"account", {"科目及其下级", "Account, with those under it"}},
                          {"subject", {"所属记录", "The record it is about"}},
                          {"from", {"起始日期", "From"}, date},
                          {"to", {"截止日期", "To"}, date},
                          by});
    query.insert(query.end(), paging.begin(), paging.end());
    api.query({.path = "/api/v1/ledger/postings",
               .operation = "listPostings",
               .words = {"分录", "Postings"},
               .tag = "ledger",
               .query = std::move(query)},
              any_object(), postings);
    api.query({.path = "/api/v1/financings/{id}/postings",
               .operation = "listFinancingPostings",
               .words = {"一笔融资的分录", "Postings of a financing"},
               .tag = "ledger",
               .query = filters({})},
              any_object(), [&pages](View& view, const Request& request) {
                  return postings_of(view, request, pages);
              });
}

}  // namespace zhirong::ledger
