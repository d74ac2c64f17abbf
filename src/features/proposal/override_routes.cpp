#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/proposal/overrides.h"
#include "features/proposal/routes.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::proposal {
namespace {

using due_diligence::DueDiligence;

constexpr std::int64_t page_size = 500;
constexpr int most_pages = 20;

constexpr RefusalKind bad_date{"proposal.date", 400, "日期“{found}”无效：应为 YYYY-MM-DD",
                               "“{found}” is no date: write YYYY-MM-DD"};

Result<std::optional<Date>> date_of(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return std::nullopt;
    const auto date = parse_date(*text);
    if (!date) return refuse(bad_date, name, {{"found", std::string(*text)}});
    return date;
}

struct Log {
    std::vector<Overridden> all;  // newest first, as filtered
    bool more = false;            // there are older ones that were not looked at
};

Result<Log> log_of(View& view, const Request& request) {
    Filter filter;
    filter.officer = request.query_value("officer").value_or("");
    filter.bound = request.query_value("bound").value_or("");
    filter.from = TRY(date_of(request, "from"));
    filter.to = TRY(date_of(request, "to"));
    Log log;
    const auto add = [&](std::vector<Overridden> found) {
        for (Overridden& each : found)
            if (filter.takes(each)) log.all.push_back(std::move(each));
    };
    Page page{.cursor = {}, .limit = page_size};
    for (int i = 0; i < most_pages; ++i) {
        const auto found = TRY(view.list<Proposal>(page));
        for (const Proposal& each : found.items) add(overrides_of(each));
        if (!found.next) break;
        page.cursor = *found.next;
        log.more = i + 1 == most_pages;
    }
    page.cursor.clear();
    for (int i = 0; i < most_pages; ++i) {
        const auto found = TRY(view.list<DueDiligence>(page));
        for (const DueDiligence& each : found.items) {
            if (!each.reported || !each.reported->override) continue;
            const auto financing = view.linked<financing::Financing>(each.opened.financing);
            const auto firm = view.linked<organisation::Organisation>(financing.applicant);
            add(overrides_of(each, firm.details.name));
        }
        if (!found.next) break;
        page.cursor = *found.next;
        log.more = log.more || i + 1 == most_pages;
    }
    std::ranges::stable_sort(log.all, std::greater{}, [](const Overridden& each) {
        return std::pair(each.on, each.record);
    });
    return log;
}

Tree tally_tree(View& view, const std::vector<Tally>& tallies, bool people) {
    Tree::List items;
    for (const Tally& each : tallies) {
        Tree title = write(each.title);
        if (people) {
            const std::string name = person_name(view, each.name);
            title = Tree::map({{"zh", name}, {"en", name}});
        }
        items.push_back(Tree::map({{"name", each.name},
                                   {"title", std::move(title)},
                                   {"count", each.count},
                                   {"approved", each.approved}}));
    }
    return items;
}

Result<Tree> list(View& view, const Request& request) {
    const Log log = TRY(log_of(view, request));
    Tree::List items;
    for (const Overridden& each : log.all)
        items.push_back(
            Tree::map({{"record", each.record},
                       {"of_proposal", each.of_proposal},
                       {"firm", each.firm},
                       {"on", to_string(each.on)},
                       {"officer", each.officer},
                       {"officer_name", person_name(view, each.officer)},
                       {"checker", each.checker.empty() ? "" : person_name(view, each.checker)},
                       {"outcome", write(each.outcome)},
                       {"bound", each.bound},
                       {"title", write(each.title)},
                       {"limit", each.limit},
                       {"chosen", each.chosen},
                       {"unit", std::string(name_of(each.unit))},
                       {"reason", each.reason}}));
    return Tree::map({{"items", std::move(items)},
                      {"by_officer", tally_tree(view, by_officer(log.all), true)},
                      {"by_bound", tally_tree(view, by_bound(log.all), false)},
                      {"more", log.more}});
}

Result<Api::File> workbook(View& view, const Request& request) {
    const Log log = TRY(log_of(view, request));
    using spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"突破记录",
                             {{"日期", ColumnKind::date, 12},
                              {"记录", ColumnKind::text, 18},
                              {"企业", ColumnKind::text, 30},
                              {"约束", ColumnKind::text, 26},
                              {"应为", ColumnKind::text, 18},
                              {"所取", ColumnKind::text, 18},
                              {"理由", ColumnKind::text, 50},
                              {"经办人", ColumnKind::text, 14},
                              {"审批人", ColumnKind::text, 14},
                              {"结果", ColumnKind::text, 12}},
                             {}};
    const auto shown = [](const std::string& value, Unit unit) {
        if (unit != Unit::rate) return value;
        return to_percent(*parse_ratio(value));
    };
    for (const Overridden& each : log.all)
        sheet.rows.push_back({to_string(each.on), each.record, each.firm, each.title.zh,
                              shown(each.limit, each.unit), shown(each.chosen, each.unit),
                              each.reason, person_name(view, each.officer),
                              each.checker.empty() ? "" : person_name(view, each.checker),
                              each.outcome.zh});
    return Api::File{"overrides-" + to_string(view.today()) + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

}  // namespace

void add_override_routes(Api& api) {
    const Tree date = Tree::map({{"type", "string"}, {"format", "date"}});
    Endpoint endpoint{
        .path = "/api/v1/overrides",
        .operation = "listOverrides",
        .words = {"突破记录", "Overrides"},
        .tag = "proposal",
        .roles = {Role::bank_officer, Role::bank_approver, Role::administrator, Role::auditor},
        .query = {{"officer", {"经办人（用户名）", "Officer"}},
                  {"bound", {"约束", "Bound"}},
                  {"from", {"起始日", "From"}, date},
                  {"to", {"截止日", "To"}, date}}};
    api.query(endpoint, Tree::map({{"type", "object"}}), list);
    endpoint.path = "/api/v1/overrides.xlsx";
    endpoint.operation = "downloadOverrides";
    endpoint.words = {"下载突破记录", "Download the overrides"};
    api.download(std::move(endpoint), workbook);
}

}  // namespace zhirong::proposal
