#include <algorithm>
#include <charconv>

#include "features/organisation/organisation.h"
#include "features/rights/figures.h"
#include "features/rights/routes.h"
#include "platform/desk/api.h"
#include "platform/spreadsheet/spreadsheet.h"

// Lists of rights: searched, filtered, page by page, or as a workbook; and what a firm may claim.
namespace zhirong::rights {
namespace {

constexpr RefusalKind unknown_choice{"right.filter", 400, "“{found}”不可选，可填：{expected}",
                                     "“{found}” is none of {expected}"};
constexpr RefusalKind too_many{
    "right.export_too_many", 422,
    "符合条件的权利超过 {expected} 件，请先用检索或者筛选缩小范围，再导出",
    "More than {expected} rights fit: narrow them by search or filter first"};

using zhirong::Page;  // Not the right's page.

// One search box looks through number, title, holder, code and class in turn. The cursor says in
// which of them a page ended.
Result<Items<Right>> search(View& view, const std::string& text, const Page& page) {
    const auto families = searched_families();
    std::size_t family = 0;
    Page rest = page;
    if (!page.cursor.empty()) {
        const std::size_t mark = page.cursor.find('~');
        const auto [end, error] =
            std::from_chars(page.cursor.data(), page.cursor.data() + page.cursor.size(), family);
        if (mark == std::string::npos || error != std::errc{} || end != page.cursor.data() + mark ||
            family >= families.size())
            return refuse(refusals::bad_cursor, "cursor", {{"found", page.cursor}});
        rest.cursor = page.cursor.substr(mark + 1);
    }
    Items<Right> all;
    for (; family < families.size(); ++family, rest.cursor.clear()) {
        rest.limit = page.limit - std::ssize(all.items);
        if (rest.limit <= 0) {
            all.next = std::to_string(family) + '~';
            return all;
        }
        auto found = TRY(view.with_key<Right>(families[family] + text, true, rest));
        for (Right& right : found.items)
            if (std::ranges::find(all.items, right.id, &Right::id) == all.items.end())
                all.items.push_back(std::move(right));
        if (found.next) {
            all.next = std::to_string(family) + '~' + *found.next;
            return all;
        }
    }
    return all;
}

struct Filter {
    std::string search;
    std::optional<RightKind> kind;
    std::optional<Status> status;
    std::optional<bool> pledged;

    bool restricts() const { return kind || status || pledged; }
    bool admits(const Right& right, Date today) const {
        return (!kind || right.right_kind == *kind) &&
               (!status || status_at(right, today) == *status) &&
               (!pledged || right.pledge.has_value() == *pledged);
    }
};

template <class E>
Result<std::optional<E>> choice(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return std::optional<E>{};
    std::string expected;
    for (const auto& entry : EnumNames<E>::names) {
        if (*text == entry.name) return std::optional(entry.value);
        expected += (expected.empty() ? "" : ", ") + std::string(entry.name);
    }
    return refuse(unknown_choice, name, {{"found", std::string(*text)}, {"expected", expected}});
}

Result<Filter> filter_of(const Request& request) {
    Filter filter;
    filter.search = request.query_value("search").value_or("");
    filter.kind = TRY(choice<RightKind>(request, "kind"));
    filter.status = TRY(choice<Status>(request, "status"));
    const std::string pledged(request.query_value("pledged").value_or(""));
    if (pledged != "" && pledged != "true" && pledged != "false")
        return refuse(unknown_choice, "pledged", {{"found", pledged}, {"expected", "true, false"}});
    if (!pledged.empty()) filter.pledged = pledged == "true";
    return filter;
}

Result<Items<Right>> unfiltered(View& view, const Filter& filter, const Page& page) {
    if (!filter.search.empty()) return search(view, filter.search, page);
    // Those that carry a pledge are found by it; the others are looked through.
    if (filter.pledged == true) return view.with_key<Right>("pledge:", true, page);
    return view.list<Right>(page);
}

// A page of those that the filter admits. So that its cost has a bound, it may end before it is
// full: `next` goes on from there.
Result<Items<Right>> filtered(View& view, const Filter& filter, Page page) {
    if (!filter.restricts()) return unfiltered(view, filter, page);
    constexpr std::int64_t most_looked_at = 5'000;
    Items<Right> all;
    std::int64_t looked_at = 0;
    for (;;) {
        auto found = TRY(unfiltered(view, filter, page));
        looked_at += std::ssize(found.items);
        std::erase_if(found.items,
                      [&](const Right& right) { return !filter.admits(right, view.today()); });
        // Pages are taken whole: one that does not fit is left for the next answer.
        if (!all.items.empty() && std::ssize(all.items) + std::ssize(found.items) > page.limit) {
            all.next = page.cursor;
            return all;
        }
        std::ranges::move(found.items, std::back_inserter(all.items));
        all.next = found.next;
        if (!found.next || looked_at >= most_looked_at || std::ssize(all.items) >= page.limit)
            return all;
        page.cursor = *found.next;
    }
}

Result<Tree> list(View& view, const Request& request) {
    const Page page = TRY(page_of(request));
    const auto found = TRY(filtered(view, TRY(filter_of(request)), page));
    Tree::List items;
    for (const Right& right : found.items) items.push_back(row(right, view.today()));
    return page_tree(std::move(items), found);
}

std::string text_of(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

Result<Api::File> workbook(View& view, const Request& request) {
    constexpr std::int64_t most_rows = 50'000;
    const Filter filter = TRY(filter_of(request));
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{.name = "知识产权",
                             .columns = {{"权利种类", text, 14},
                                         {"号码", text, 20},
                                         {"名称", text, 40},
                                         {"权利人", text, 30},
                                         {"统一社会信用代码", text, 22},
                                         {"分类号", text, 24},
                                         {"状态", text, 12},
                                         {"申请日", date, 12},
                                         {"授权或者注册日", date, 14},
                                         {"届满日", date, 12},
                                         {"年费或者续展应办至", date, 18},
                                         {"宽限届满", date, 12},
                                         {"质押", text, 18},
                                         {"同族或者品牌", text, 18}},
                             .rows = {}};
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        const auto found = TRY(filtered(view, filter, page));
        for (const Right& right : found.items) {
            std::string symbols;
            for (const std::string& each : classes(right.details))
                symbols += (symbols.empty() ? "" : "；") + each;
            const auto upkeep = right.status == Status::granted ? next_upkeep(right) : std::nullopt;
            sheet.rows.push_back(
                {label_of(right.right_kind).zh, right.number, right.title, right.holder.name,
                 right.holder.credit_code.value_or(""), symbols,
                 label_of(status_at(right, view.today())).zh, text_of(filed_on(right.details)),
                 text_of(granted_on(right.details)), text_of(legal_end(right)),
                 upkeep ? to_string(upkeep->due) : "", upkeep ? to_string(upkeep->grace_end) : "",
                 right.pledge.value_or(""), right.family.value_or("")});
        }
        if (std::ssize(sheet.rows) > most_rows)
            return refuse(too_many, "search", {{"expected", std::to_string(most_rows)}});
        if (!found.next) break;
        page.cursor = *found.next;
    }
    return Api::File{"rights-" + to_string(view.today()) + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

// What desks entered under the firm's credit code and nobody has taken over yet. The firm is no
// party to them, so they are found by the code alone.
Result<Tree> claimable(View& view, const Request&) {
    constexpr std::int64_t most = 200;
    const auto own = view.linked<organisation::Organisation>(view.actor().organisation);
    Tree::List items;
    for (const Row& found : view.session().query(
             "select record from record_key where kind = $1 and key = $2 order by record limit $3",
             Right::kind, "unclaimed:" + own.details.credit_code, most))
        items.push_back(row(view.linked<Right>(found.text(0)), view.today()));
    return Tree::map({{"items", std::move(items)}});
}

std::vector<QueryParameter> filters() {
    return {{"search",
             {"号码、名称、权利人、统一社会信用代码或者分类号的开头",
              "How a number, title, holder, credit code or class begins"}},
            {"kind", {"权利种类", "Kind of right"}},
            {"status", {"今日的状态", "Status today"}},
            {"pledged", {"是否已出质：true 或者 false", "Pledged: true or false"}}};
}

}  // namespace

void add_list_routes(Api& api) {
    const Tree object = Tree::map({{"type", "object"}});
    Endpoint all{.path = "/api/v1/rights",
                 .operation = "listRights",
                 .words = {"知识产权列表", "Rights"},
                 .tag = "rights",
                 .query = page_parameters()};
    for (QueryParameter& each : filters()) all.query.push_back(std::move(each));
    api.query(std::move(all), object, list);
    api.download({.path = "/api/v1/rights/export.xlsx",
                  .operation = "exportRights",
                  .words = {"导出知识产权", "Export rights"},
                  .tag = "rights",
                  .query = filters()},
                 workbook);
    api.query({.path = "/api/v1/rights/claimable",
               .operation = "listClaimableRights",
               .words = {"可认领的知识产权", "Rights that may be taken over"},
               .tag = "rights",
               .roles = {Role::enterprise_officer}},
              object, claimable);
}

}  // namespace zhirong::rights
