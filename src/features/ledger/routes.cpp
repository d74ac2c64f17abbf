#include "features/ledger/routes.h"

#include <algorithm>
#include <charconv>

#include "core/ledger/account_names.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"

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

Tree rows(View& view, const std::vector<StoredPosting>& postings) {
    Books books(view);
    Tree::List items;
    for (const StoredPosting& posting : postings) items.push_back(row(books, posting));
    return items;
}

Result<Tree> balances(View& view, const Request& request) {
    std::string book = TRY(book_of(view, request));
    if (book.empty()) book = view.actor().organisation;
    const Date on = TRY(date_of(request, "date")).value_or(view.today());
    Tree::List items;
    for (const Balance& balance : view.balances(book, on, TRY(kind_of_date(request)))) {
        const AccountWords words = words_of_account(balance.account);
        items.push_back(Tree::map({{"account", balance.account},
                                   {"account_zh", words.zh},
                                   {"account_en", words.en},
                                   {"debit", to_string(balance.debit)},
                                   {"credit", to_string(balance.credit)},
                                   {"balance", to_string(balance.total())}}));
    }
    return Tree::map(
        {{"book", Books(view).of(book)}, {"date", to_string(on)}, {"items", std::move(items)}});
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
    Tree tree = Tree::map({{"items", rows(view, found)}});
    if (std::ssize(found) == page.limit) tree.set("next", to_string(found.back().place));
    return tree;
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
        const auto found = view.postings(filter);
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
    api.query({.path = "/api/v1/ledger/balances",
               .operation = "listBalances",
               .words = {"科目余额", "Balances of a book"},
               .tag = "ledger",
               .query = filters({{"date", {"截至日期", "Up to this date"}, date}, by})},
              any_object(), balances);
    auto query = filters({{"account", {"科目及其下级", "Account, with those under it"}},
                          {"subject", {"所属记录", "The record it is about"}},
                          {"from", {"起始日期", "From"}, date},
                          {"to", {"截止日期", "To"}, date},
                          by});
    const auto paging = page_parameters();
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
