#include "features/watch/routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/watch/store.h"
#include "features/watch/watch.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"
#include "platform/json/json.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::watch {
namespace {

using organisation::Organisation;

constexpr RefusalKind bad_filter{"watch.filter", 400, "“{found}”无效：应为{expected}",
                                 "“{found}” will not do: expected {expected}"};
constexpr std::int64_t page_size = 500;
// Of one answer; who has more narrows the question.
constexpr std::size_t most_warnings = 5'000;

constexpr std::array addressed_roles{Role::enterprise_officer, Role::bank_officer,
                                     Role::guarantor_officer, Role::insurer_officer,
                                     Role::fund_officer};

bool is_addressed(View& view, const Warning& warning) {
    return view.sees_all() || std::ranges::find(warning.addressees, view.actor().organisation) !=
                                  warning.addressees.end();
}

bool may_acknowledge(const Actor& actor, const Warning& warning) {
    if (std::ranges::none_of(addressed_roles, [&](Role role) { return actor.has(role); }))
        return false;
    return !warning.closed_on &&
           std::ranges::find(warning.addressees, actor.organisation) != warning.addressees.end();
}

bool is_acknowledged(const Actor& actor, const Warning& warning) {
    return std::ranges::any_of(warning.acknowledgements, [&](const Acknowledged& each) {
        return each.organisation == actor.organisation && each.on >= warning.updated_on;
    });
}

template <class E>
Result<std::optional<E>> one_of(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return std::nullopt;
    std::string known;
    for (const auto& entry : EnumNames<E>::names) {
        if (entry.name == *text) return entry.value;
        known += (known.empty() ? "" : ", ") + std::string(entry.name);
    }
    return refuse(bad_filter, name, {{"found", std::string(*text)}, {"expected", known}});
}

struct Filter {
    std::string stage = "open";
    std::optional<Severity> severity;
    std::optional<Kind> kind;
    std::string right;      // its id, number or title's words
    std::string financing;  // its id
    std::optional<Date> until;

    bool fits(const Warning& warning) const {
        if (severity && warning.finding.severity != *severity) return false;
        if (kind && warning.finding.kind != *kind) return false;
        if (!financing.empty() && warning.financing != financing) return false;
        if (until && (!warning.finding.deadline || *warning.finding.deadline > *until))
            return false;
        return right.empty() || warning.right == right ||
               warning.number.find(right) != std::string::npos ||
               warning.title.find(right) != std::string::npos;
    }
};

Result<Filter> filter_of(const Request& request) {
    Filter filter;
    filter.stage = request.query_value("stage").value_or("open");
    if (filter.stage != "open" && filter.stage != "closed")
        return refuse(bad_filter, "stage", {{"found", filter.stage}, {"expected", "open, closed"}});
    filter.severity = TRY(one_of<Severity>(request, "severity"));
    filter.kind = TRY(one_of<Kind>(request, "kind"));
    filter.right = request.query_value("right").value_or("");
    filter.financing = request.query_value("financing").value_or("");
    if (const auto until = request.query_value("until"); until && !until->empty()) {
        filter.until = parse_date(*until);
        if (!filter.until)
            return refuse(bad_filter, "until",
                          {{"found", std::string(*until)}, {"expected", "YYYY-MM-DD"}});
    }
    return filter;
}

std::vector<QueryParameter> filter_parameters() {
    return {{"stage", {"open 或 closed", "open or closed"}},
            {"severity", {"级别", "Severity"}},
            {"kind", {"类型", "Kind"}},
            {"right", {"权利编号、号码或名称", "Right: id, number or title"}},
            {"financing", {"融资编号", "Financing"}},
            {"until", {"期限不晚于", "Deadline no later than"}}};
}

struct Read {
    std::vector<Warning> all;
    bool more = false;
};
Result<Read> read_all(View& view, const Filter& filter) {
    Read read;
    Page page{.cursor = {}, .limit = page_size, .stage = filter.stage};
    for (;;) {
        auto found = TRY(view.list<Warning>(page));
        for (Warning& warning : found.items) {
            // Who once was a party still sees it; a warning is for those it is addressed to now.
            if (is_addressed(view, warning)) read.all.push_back(std::move(warning));
        }
        if (!found.next) break;
        if (read.all.size() >= most_warnings) {
            read.more = true;
            break;
        }
        page.cursor = *found.next;
    }
    // The gravest first, of those the nearest deadline.
    std::ranges::sort(read.all, [](const Warning& a, const Warning& b) {
        if (a.finding.severity != b.finding.severity)
            return a.finding.severity > b.finding.severity;
        const Date far = date_of(2199, 12, 31);
        const Date one = a.finding.deadline.value_or(far);
        const Date two = b.finding.deadline.value_or(far);
        return one != two ? one < two : a.id < b.id;
    });
    return read;
}

Tree warning_tree(View& view, const Api& api, const Warning& warning) {
    const Finding& finding = warning.finding;
    Tree tree = Tree::map(
        {{"id", warning.id},
         {"right",
          Tree::map({{"id", warning.right}, {"number", warning.number}, {"title", warning.title}})},
         {"kind", write(label_of(finding.kind))},
         {"severity", write(label_of(finding.severity))},
         {"found", write(finding.found)},
         {"advice", write(finding.advice)},
         {"source", write(finding.source)},
         {"opened_on", to_string(warning.opened_on)},
         {"updated_on", to_string(warning.updated_on)},
         {"stage", write(stage_words(warning))}});
    if (finding.deadline) tree.set("deadline", to_string(*finding.deadline));
    if (warning.financing) tree.set("financing", *warning.financing);
    if (warning.closed_on) tree.set("closed_on", to_string(*warning.closed_on));
    Tree::List notes;
    for (const Acknowledged& each : warning.acknowledgements)
        notes.push_back(
            Tree::map({{"organisation", view.linked<Organisation>(each.organisation).details.name},
                       {"by", person_name(view, each.by)},
                       {"note", each.note},
                       {"on", to_string(each.on)}}));
    tree.set("acknowledgements", std::move(notes));
    Tree::List actions;
    if (may_acknowledge(view.actor(), warning) && !is_acknowledged(view.actor(), warning))
        actions.push_back(api.action("acknowledgeWarning", {{"id", warning.id}}));
    tree.set("actions", std::move(actions));
    return tree;
}

Result<Tree> list_warnings(View& view, const Api& api, const Request& request) {
    const Filter filter = TRY(filter_of(request));
    const Read read = TRY(read_all(view, filter));
    // Counted before severity and kind narrow it, so that a person sees what there is to choose.
    Filter wide = filter;
    wide.severity.reset();
    wide.kind.reset();
    std::map<Severity, std::int64_t> severities;
    std::map<Kind, std::int64_t> kinds;
    Tree::List items;
    for (const Warning& warning : read.all) {
        if (wide.fits(warning)) {
            ++severities[warning.finding.severity];
            ++kinds[warning.finding.kind];
        }
        if (filter.fits(warning)) items.push_back(warning_tree(view, api, warning));
    }
    Tree::List by_severity;
    for (const auto& entry : EnumNames<Severity>::names) {
        Tree one = write(label_of(entry.value));
        one.set("count", severities[entry.value]);
        by_severity.push_back(std::move(one));
    }
    Tree::List by_kind;
    for (const auto& [kind, count] : kinds) {
        Tree one = write(label_of(kind));
        one.set("count", count);
        by_kind.push_back(std::move(one));
    }
    return Tree::map({{"items", std::move(items)},
                      {"severities", std::move(by_severity)},
                      {"kinds", std::move(by_kind)},
                      {"as_of", to_string(view.today())},
                      {"more", read.more}});
}

Result<Api::File> warnings_file(View& view, const Request& request) {
    const Filter filter = TRY(filter_of(request));
    const Read read = TRY(read_all(view, filter));
    using spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"预警",
                             {{"级别", ColumnKind::text, 8},
                              {"类型", ColumnKind::text, 20},
                              {"号码", ColumnKind::text, 18},
                              {"名称", ColumnKind::text, 30},
                              {"发现", ColumnKind::text, 60},
                              {"处理建议", ColumnKind::text, 50},
                              {"期限", ColumnKind::date, 12},
                              {"依据", ColumnKind::text, 40},
                              {"发出日", ColumnKind::date, 12},
                              {"解除日", ColumnKind::date, 12}},
                             {}};
    for (const Warning& warning : read.all) {
        if (!filter.fits(warning)) continue;
        const Finding& finding = warning.finding;
        sheet.rows.push_back({label_of(finding.severity).zh, label_of(finding.kind).zh,
                              warning.number, warning.title, finding.found.zh, finding.advice.zh,
                              finding.deadline ? to_string(*finding.deadline) : "",
                              finding.source.zh, to_string(warning.opened_on),
                              warning.closed_on ? to_string(*warning.closed_on) : ""});
    }
    return Api::File{"warnings.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Result<Tree> acknowledge(Work& work, const Request& request, const Acknowledge& command) {
    auto warning = TRY(work.get<Warning>(request.path_parameter("id")));
    work.happened(warning, TRY(decide(warning, command, work.actor(), work.today())));
    return Tree::map({{"id", warning.id}});
}

// Looks at one right at once, without waiting for the night.
struct LookNow {};

Result<Tree> look_now(Work& work, const Request& request, const annual_fees::Schedule& fees) {
    const auto right = TRY(work.get<rights::Right>(request.path_parameter("id")));
    return Tree::map({{"id", right.id}, {"changes", bring(work, right.id, fees, work.today())}});
}

Result<Tree> of_right(View& view, const Api& api, const Request& request) {
    const auto right = TRY(view.get<rights::Right>(request.path_parameter("id")));
    Tree::List items;
    for (const Warning& warning : warnings_of(view, right.id, false)) {
        const bool addressed =
            view.sees_all() || std::ranges::find(warning.addressees, view.actor().organisation) !=
                                   warning.addressees.end();
        if (addressed) items.push_back(warning_tree(view, api, warning));
    }
    return Tree::map({{"items", std::move(items)},
                      {"actions", Tree::list({api.action("watchRight", {{"id", right.id}})})}});
}

std::vector<Warning> of_financing(View& view, const std::string& financing) {
    std::vector<Warning> open;
    Page page{.cursor = {}, .limit = page_size, .stage = {}};
    auto found = view.with_key<Warning>("financing:" + financing, false, page);
    if (!found) return open;
    for (Warning& warning : found->items)
        if (!warning.closed_on) open.push_back(std::move(warning));
    return open;
}

// The gravest first; the rest is on the page of warnings.
void contribute(View& view, const financing::Financing& financing, financing::Page& page) {
    constexpr std::size_t most_told = 8;
    auto open = of_financing(view, financing.id);
    if (open.empty()) return;
    std::ranges::stable_sort(open, std::ranges::greater{},
                             [](const Warning& one) { return one.finding.severity; });
    const Severity gravest = open.front().finding.severity;
    financing::Section section("watch", financing.id, {"watch", "质物预警", "Warnings"},
                               label_of(gravest));
    section.figure("count", "未解除的预警", "Open warnings", "count", std::ssize(open));
    for (const Warning& warning : std::span(open).first(std::min(open.size(), most_told))) {
        const Finding& finding = warning.finding;
        const std::string zh = label_of(finding.severity).zh + "：" + warning.title;
        const std::string en = label_of(finding.severity).en + ": " + warning.title;
        section.figure("warning", zh.c_str(), en.c_str(), "text", finding.found.zh);
    }
    page.sections.push_back(section.take());
}

void contribute_to_right(View& view, const Api& api, const rights::Right& right,
                         rights::Page& page) {
    rights::Section section("watch", {"watch", "预警", "Warnings"});
    section.column("severity", "级别", "Severity", "words")
        .column("kind", "类型", "Kind", "words")
        .column("found", "发现", "Found", "words")
        .column("advice", "处理建议", "What to do", "words")
        .column("deadline", "期限", "By", "date")
        .when_empty("没有未解除的预警", "No warning is open");
    bool seen = false;
    for (const Warning& warning : warnings_of(view, right.id, true)) {
        if (!is_addressed(view, warning)) continue;
        seen = true;
        const Finding& finding = warning.finding;
        Tree row = Tree::map({{"severity", write(label_of(finding.severity))},
                              {"kind", write(label_of(finding.kind))},
                              {"found", write(finding.found)},
                              {"advice", write(finding.advice)}});
        if (finding.deadline) row.set("deadline", to_string(*finding.deadline));
        section.row(std::move(row), "/warnings?right=" + right.id);
        page.streams.push_back(warning.id);
    }
    const bool stake = seen || right.owner == view.actor().organisation ||
                       right.pledgee == view.actor().organisation || view.sees_all();
    if (!stake) return;
    page.sections.push_back(section.take());
    page.offer(view.actor(), Role::enterprise_officer, right.owner,
               api.action("watchRight", {{"id", right.id}}));
    if (right.pledgee)
        page.offer(view.actor(), Role::bank_officer, *right.pledgee,
                   api.action("watchRight", {{"id", right.id}}));
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<Role> roles = {}, std::vector<QueryParameter> query = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "watch",
            .roles = std::move(roles),
            .query = std::move(query)};
}

}  // namespace

}  // namespace zhirong::watch

template <>
struct zhirong::Shape<zhirong::watch::LookNow> {
    static constexpr NoFields fields{};
};

namespace zhirong::watch {

Result<Tree::List> waiting(View& view, const Api& api) {
    Tree::List list;
    const Actor& actor = view.actor();
    if (std::ranges::none_of(addressed_roles, [&](Role role) { return actor.has(role); }))
        return list;
    const Read read = TRY(read_all(view, {}));
    for (const Warning& warning : read.all) {
        if (warning.finding.severity == Severity::notice) break;
        if (!may_acknowledge(actor, warning) || is_acknowledged(actor, warning)) continue;
        if (std::ssize(list) == most_tasks) break;
        const Label kind = label_of(warning.finding.kind);
        list.push_back(task("warning", warning.id,
                            Tree::map({{"zh", warning.title + "：" + kind.zh},
                                       {"en", warning.title + ": " + kind.en}}),
                            api.action("acknowledgeWarning", {{"id", warning.id}}),
                            warning.updated_on));
    }
    return list;
}

void add_routes(Api& api, financing::Pages& pages, rights::Pages& right_pages,
                const annual_fees::Schedule& fees) {
    api.kind<Warning>();
    const Tree any_object = Tree::map({{"type", "object"}});
    api.command<Acknowledge>(
        endpoint("/api/v1/watch-warnings/{id}/acknowledgement", "acknowledgeWarning",
                 {"确认预警", "Acknowledge"}, {addressed_roles.begin(), addressed_roles.end()}),
        {}, acknowledge);
    api.command<LookNow>(
        endpoint("/api/v1/rights/{id}/watch", "watchRight", {"立即核查", "Look at it now"}), {},
        [&fees](Work& work, const Request& request, const LookNow&) {
            return look_now(work, request, fees);
        });
    api.query(endpoint("/api/v1/watch-warnings", "listWarnings", {"预警", "Warnings"}, {},
                       filter_parameters()),
              any_object, [&api](View& view, const Request& request) {
                  return list_warnings(view, api, request);
              });
    api.query(endpoint("/api/v1/rights/{id}/warnings", "listWarningsOfRight",
                       {"一项权利的预警", "Warnings of one right"}),
              any_object,
              [&api](View& view, const Request& request) { return of_right(view, api, request); });
    api.download(endpoint("/api/v1/watch-warnings.xlsx", "downloadWarnings",
                          {"下载预警", "Download the warnings"}, {}, filter_parameters()),
                 warnings_file);
    pages.push_back([](View& view, const financing::Financing& financing, financing::Page& page) {
        contribute(view, financing, page);
    });
    right_pages.push_back([&api](View& view, const rights::Right& right, rights::Page& page) {
        contribute_to_right(view, api, right, page);
    });
}

}  // namespace zhirong::watch
