#include "features/pledge/desk_routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/pledge/clock.h"
#include "features/pledge/counter.h"
#include "features/pledge/routes.h"
#include "features/pledge/statistics.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

constexpr RefusalKind no_hours{
    "pledge.desk_hours", 409, "窗口“{found}”尚未设定停止收件时间，请先设定后再收件",
    "Desk “{found}” has not set its closing hour; set it before taking papers in"};
constexpr RefusalKind in_future{"pledge.received_in_future", 422,
                                "收件日 {found} 晚于营业日 {expected}",
                                "Received on {found}, after the business date {expected}"};
constexpr RefusalKind too_long{"pledge.statistics_range", 422,
                               "统计区间 {found} 天，应为 1 至 {expected} 天",
                               "{found} days asked for; it must be 1 to {expected}"};
constexpr RefusalKind bad_date{"pledge.statistics_date", 400, "“{found}”不是日期（YYYY-MM-DD）",
                               "“{found}” is no date (YYYY-MM-DD)"};
constexpr int longest_range_days = 366;
constexpr std::int64_t page_size = 500;
constexpr int most_pages = 20;

Result<Tree> set_window(Work& work, const Request&, const SetWindow& command) {
    const WindowSet set = TRY(decide(command, work.actor(), work.today()));
    if (auto window = work.find<Window>(window_id(set.registry))) {
        work.happened(*window, set);
        return Tree::map({{"id", window->id}});
    }
    Window window;
    window.id = window_id(set.registry);
    CHECKED(work.create(window, set));
    return Tree::map({{"id", window.id}});
}

constexpr RefusalKind other_code{
    "pledge.other_code", 422,
    "机构“{found}”的统一社会信用代码为 {expected}，与申请表所填证件号码不一致",
    "The credit code of “{found}” is {expected}, which is not the number in the form"};

// A party's organisation on the platform bears the code that the form writes.
Result<std::string> organisation_of(View& view, const std::optional<std::string>& named,
                                    const std::optional<PartyBlock>& party, const char* field) {
    if (!named) return std::string();
    const auto found = view.find<organisation::Organisation>(*named);
    if (!found) return refuse(refusals::not_found, field, {{"found", *named}});
    if (party && party->identity_number != found->details.credit_code)
        return refuse(other_code, field,
                      {{"found", found->details.name}, {"expected", found->details.credit_code}});
    return *named;
}

Result<Tree> receive_registration(Work& work, const Request&, const ReceiveAtCounter& command,
                                  const WorkingDays& calendar) {
    Rights rights;
    std::vector<std::string> ids = command.rights;
    std::ranges::sort(ids);
    for (const std::string& id : ids) rights.push_back(TRY(work.get<Right>(id)));
    Pledge pledge;
    pledge.id = work.new_id(Pledge::prefix);
    const Receipt receipt = TRY(receive(work, work.actor().organisation, command.received_on,
                                        command.received_at, pledge.id, calendar));
    const ReceivedAtCounter received =
        TRY(decide(command, examined(work, rights, command.in_register), receipt,
                   TRY(organisation_of(work, command.pledgor_organisation,
                                       command.application.pledgor, "pledgor_organisation")),
                   TRY(organisation_of(work, command.pledgee_organisation,
                                       command.application.pledgee, "pledgee_organisation")),
                   work.actor(), work.today()));
    CHECKED(work.create(pledge, received));
    return Tree::map({{"id", pledge.id},
                      {"pledge", pledge.id},
                      {"stage", std::string(name_of(pledge.stage))},
                      {"receipt", write(receipt)}});
}

// What stands in the queue: one kind of record, at some stages, with what its line shows.
struct Line {
    Tree row;
    std::string due;  // to sort by
};

template <class R, class Stage>
Result<bool> add_lines(View& view, Stage stage, std::vector<Line>& lines,
                       const WorkingDays& calendar) {
    Page page{.cursor = {}, .limit = page_size, .stage = std::string(name_of(stage))};
    for (int round = 0; round < most_pages; ++round) {
        const auto found = TRY(view.list<R>(page));
        for (const R& one : found.items) {
            Tree line;
            if constexpr (std::is_same_v<R, Pledge>)
                line = row(view, one, calendar);
            else
                line = row(view, one, view.linked<Pledge>(one.pledge), calendar);
            const Tree* due = line.find("due_on");
            lines.push_back({std::move(line), due != nullptr ? *due->text() : "9999"});
        }
        if (!found.next) return false;
        page.cursor = *found.next;
    }
    return true;
}

bool wanted(const Tree& row, const Request& request, const char* name) {
    const auto asked = request.query_value(name);
    if (!asked || asked->empty()) return true;
    const Tree* value = row.find(name);
    return value != nullptr && *value->find("name")->text() == *asked;
}

// Those at the desk now, by their last day; with scope=decided those that were.
Result<Tree> queue_tree(View& view, const Request& request, const WorkingDays& calendar) {
    std::vector<Line> lines;
    bool more = false;
    const auto add = [&]<class R>(const R*, auto stage) -> Result<std::monostate> {
        more = TRY(add_lines<R>(view, stage, lines, calendar)) || more;
        return {};
    };
    const Pledge* pledges = nullptr;
    const Procedure* procedures = nullptr;
    const bool decided = request.query_value("scope") == std::string_view("decided");
    if (decided) {
        for (const Stage stage : {Stage::registered, Stage::refused, Stage::cancelled,
                                  Stage::revoked, Stage::ended_by_patent_lapse, Stage::withdrawn})
            CHECKED(add(pledges, stage));
        for (const ProcedureStage stage :
             {ProcedureStage::approved, ProcedureStage::refused, ProcedureStage::withdrawn})
            CHECKED(add(procedures, stage));
    } else {
        for (const Stage stage : {Stage::draft, Stage::submitted, Stage::correction_requested})
            CHECKED(add(pledges, stage));
        for (const ProcedureStage stage :
             {ProcedureStage::awaiting_other_party, ProcedureStage::submitted,
              ProcedureStage::correction_requested})
            CHECKED(add(procedures, stage));
    }
    std::ranges::stable_sort(lines, {}, &Line::due);
    Tree::List items;
    for (Line& line : lines)
        if (wanted(line.row, request, "in_register") && wanted(line.row, request, "procedure") &&
            wanted(line.row, request, "intake") && wanted(line.row, request, "standing"))
            items.push_back(std::move(line.row));
    Tree tree = Tree::map({{"items", std::move(items)}, {"more", more}});
    if (view.actor().has(Role::registry_officer))
        if (const auto window = view.find<Window>(window_id(view.actor().organisation)))
            tree.set("window", write(window->details));
    return tree;
}

std::string cell(const Tree& row, std::initializer_list<const char*> path) {
    const Tree* here = &row;
    for (const char* name : path) {
        here = here->find(name);
        if (here == nullptr) return "";
    }
    if (here->text() != nullptr) return *here->text();
    return here->integer() != nullptr ? std::to_string(*here->integer()) : "";
}

Result<Api::File> queue_file(View& view, const Request& request, const WorkingDays& calendar) {
    using spreadsheet::ColumnKind;
    const Tree tree = TRY(queue_tree(view, request, calendar));
    spreadsheet::Sheet sheet{.name = "登记窗口",
                             .columns = {{"编号", ColumnKind::text, 20},
                                         {"登记簿", ColumnKind::text, 20},
                                         {"程序", ColumnKind::text, 18},
                                         {"收件方式", ColumnKind::text, 10},
                                         {"收件凭证", ColumnKind::text, 18},
                                         {"出质人", ColumnKind::text, 28},
                                         {"质权人", ColumnKind::text, 28},
                                         {"件数", ColumnKind::number, 8},
                                         {"提交日", ColumnKind::date, 12},
                                         {"期限", ColumnKind::date, 12},
                                         {"窗口承诺", ColumnKind::date, 12},
                                         {"期限状态", ColumnKind::text, 18},
                                         {"阶段", ColumnKind::text, 12},
                                         {"登记号", ColumnKind::text, 18},
                                         {"办结日", ColumnKind::date, 12}},
                             .rows = {}};
    for (const Tree& row : *tree.find("items")->list())
        sheet.rows.push_back(
            {cell(row, {"id"}), cell(row, {"in_register", "zh"}), cell(row, {"procedure", "zh"}),
             cell(row, {"intake", "zh"}), cell(row, {"receipt", "number"}),
             cell(row, {"applicant", "name"}), cell(row, {"pledgee", "name"}),
             cell(row, {"rights"}), cell(row, {"submitted_on"}), cell(row, {"due_on"}),
             cell(row, {"promised_on"}), cell(row, {"standing", "zh"}), cell(row, {"stage", "zh"}),
             cell(row, {"certificate"}), cell(row, {"decided_on"})});
    return Api::File{"登记窗口 " + to_string(view.today()) + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

// ---- statistics
struct Range {
    std::string registry;
    Date from;
    Date to;
};
Result<Range> range_of(View& view, const Request& request) {
    const auto date = [&](const char* name, Date otherwise) -> Result<Date> {
        const auto text = request.query_value(name);
        if (!text || text->empty()) return otherwise;
        const auto parsed = parse_date(*text);
        if (!parsed) return refuse(bad_date, name, {{"found", std::string(*text)}});
        return *parsed;
    };
    const auto asked = request.query_value("registry");
    const bool own = !asked || asked->empty();
    const Date to = TRY(date("to", view.today()));
    const Date from = TRY(date("from", to - Days{29}));
    const auto days = (to - from).count() + 1;
    if (days < 1 || days > longest_range_days)
        return refuse(
            too_long, "from",
            {{"found", std::to_string(days)}, {"expected", std::to_string(longest_range_days)}});
    return Range{own ? view.actor().organisation : std::string(*asked), from, to};
}

// What happened at the desk in the months that the range touches.
template <class R>
Result<std::monostate> gather(View& view, const Range& range, std::map<std::string, Handled>& all) {
    for (const char* what : {"received:", "decided:", "corrected:"})
        for (Date month = range.from; month <= range.to;) {
            const std::string key =
                what + range.registry + ":" + to_string(month).substr(0, std::size("2024-02") - 1);
            Page page{.cursor = {}, .limit = page_size, .stage = {}};
            for (int round = 0; round < most_pages; ++round) {
                const auto found = TRY(view.with_key<R>(key, true, page));
                for (const R& one : found.items)
                    if (auto each = handled(one)) all.emplace(one.id, *std::move(each));
                if (!found.next) break;
                page.cursor = *found.next;
            }
            const auto day = civil(month);
            month = add_months(
                date_of(static_cast<int>(day.year()), static_cast<unsigned>(day.month()), 1), 1);
        }
    return {};
}

Result<Statistics> gathered(View& view, const Range& range, const WorkingDays& calendar) {
    std::map<std::string, Handled> all;
    CHECKED(gather<Pledge>(view, range, all));
    CHECKED(gather<Procedure>(view, range, all));
    std::vector<Handled> list;
    for (auto& [id, one] : all) list.push_back(std::move(one));
    return statistics(list, range.from, range.to, calendar);
}

void add_count(Tree& tree, const Count& count) {
    tree.set("received", count.received);
    tree.set("at_counter", count.at_counter);
    tree.set("granted", count.granted);
    tree.set("refused", count.refused);
    tree.set("withdrawn", count.withdrawn);
    tree.set("corrected", count.corrected);
    if (count.median_half_days) tree.set("median_days", median_text(*count.median_half_days));
}

Label procedure_words(const std::optional<ProcedureKind>& kind) {
    return kind ? label_of(*kind) : Label{"registration", "设立登记", "Registration"};
}

Result<Tree> statistics_tree(View& view, const Request& request, const WorkingDays& calendar) {
    const Range range = TRY(range_of(view, request));
    const Statistics found = TRY(gathered(view, range, calendar));
    Tree::List kinds;
    for (const KindCount& one : found.by_kind) {
        Tree line = Tree::map({{"in_register", write(label_of(one.in_register))},
                               {"procedure", write(procedure_words(one.procedure))}});
        add_count(line, one.count);
        kinds.push_back(std::move(line));
    }
    Tree::List days;
    for (const DayCount& one : found.by_day) {
        Tree line = Tree::map({{"day", to_string(one.day)}});
        if (const auto worked = calendar.is_working_day(one.day)) line.set("worked", *worked);
        add_count(line, one.count);
        days.push_back(std::move(line));
    }
    Tree total = Tree::Map{};
    add_count(total, found.total);
    return Tree::map({{"registry", range.registry},
                      {"from", to_string(range.from)},
                      {"to", to_string(range.to)},
                      {"total", std::move(total)},
                      {"by_kind", std::move(kinds)},
                      {"by_day", std::move(days)}});
}

Result<Api::File> statistics_file(View& view, const Request& request, const WorkingDays& calendar) {
    using spreadsheet::ColumnKind;
    const Range range = TRY(range_of(view, request));
    const Statistics found = TRY(gathered(view, range, calendar));
    spreadsheet::Sheet sheet{.name = "窗口统计",
                             .columns = {{"日期或程序", ColumnKind::text, 24},
                                         {"登记簿", ColumnKind::text, 20},
                                         {"收件", ColumnKind::number, 8},
                                         {"其中窗口", ColumnKind::number, 10},
                                         {"准予", ColumnKind::number, 8},
                                         {"不予", ColumnKind::number, 8},
                                         {"撤回", ColumnKind::number, 8},
                                         {"通知补正", ColumnKind::number, 10},
                                         {"办理时间中位数（工作日）", ColumnKind::number, 24}},
                             .rows = {}};
    const auto add = [&](std::string first, std::string second, const Count& count) {
        sheet.rows.push_back(
            {std::move(first), std::move(second), std::to_string(count.received),
             std::to_string(count.at_counter), std::to_string(count.granted),
             std::to_string(count.refused), std::to_string(count.withdrawn),
             std::to_string(count.corrected),
             count.median_half_days ? median_text(*count.median_half_days) : std::string()});
    };
    for (const KindCount& one : found.by_kind)
        add(procedure_words(one.procedure).zh, label_of(one.in_register).zh, one.count);
    add("合计", "", found.total);
    for (const DayCount& one : found.by_day) add(to_string(one.day), "", one.count);
    return Api::File{"窗口统计 " + to_string(range.from) + " 至 " + to_string(range.to) + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Result<Tree> pre_check_counter(View& view, const Request&, const ReceiveAtCounter& command) {
    Rights rights;
    for (const std::string& id : command.rights) rights.push_back(TRY(view.get<Right>(id)));
    const Pledge pledge = TRY(as_received(command, rights, view.today()));
    const Examined looked = examined(view, rights, command.in_register);
    Tree::List found;
    for (const Found& one : grounds(pledge, looked, view.today()))
        found.push_back(ground_tree(one));
    const auto papers = missing(papers_needed(pledge, looked, view.today()));
    const auto fields = missing_fields(pledge, looked, view.today());
    const Edition& edition = edition_of(pledge, view.today());
    return Tree::map({{"would_register", found.empty() && papers.empty() && fields.empty()},
                      {"in_register", write(label_of(pledge.in_register))},
                      {"rules", write(edition.source)},
                      {"rules_from", to_string(edition.from)},
                      {"grounds", std::move(found)},
                      {"missing_papers", labels(papers)},
                      {"missing_fields", labels(fields)},
                      {"flags", labels(contract_flags(pledge))}});
}

// The papers that each register asks of a plain application, for the counter's form.
Result<Tree> registers(View& view) {
    Tree::List list;
    for (const auto& each : EnumNames<RegisterKind>::names) {
        const auto edition = edition_at(each.value, view.today());
        if (!edition) continue;
        Pledge blank;
        blank.in_register = each.value;
        const Examined none;
        Tree::List papers;
        for (const PaperRule& paper : (*edition)->papers)
            if (paper.needed({.pledge = blank,
                              .application = blank.application,
                              .examined = none,
                              .today = view.today()}))
                papers.push_back(write(label_of(paper.paper)));
        Tree::List grounds_list;
        for (const GroundRule& rule : (*edition)->grounds) {
            Tree line = write(label_of(rule.ground));
            line.set("number", rule.number);
            line.set("waivable", rule.waivable);
            grounds_list.push_back(std::move(line));
        }
        Tree::List procedures;
        for (const ProcedureRule& rule : (*edition)->procedures) {
            Tree line = write(label_of(rule.kind));
            line.set("form", Tree::map({{"code", rule.form}, {"zh", rule.zh}, {"en", rule.en}}));
            line.set("joint", rule.joint);
            line.set("working_days", rule.clock.working_days);
            procedures.push_back(std::move(line));
        }
        list.push_back(Tree::map({{"in_register", write(label_of(each.value))},
                                  {"from", to_string((*edition)->from)},
                                  {"rules", write((*edition)->source)},
                                  {"working_days", (*edition)->clock.working_days},
                                  {"clock", write((*edition)->clock.source)},
                                  {"papers", std::move(papers)},
                                  {"grounds", std::move(grounds_list)},
                                  {"procedures", std::move(procedures)}}));
    }
    return Tree::map({{"items", std::move(list)}});
}

}  // namespace

Result<Receipt> receive(Work& work, const std::string& registry, Date received_on,
                        const std::string& received_at, const std::string& application,
                        const WorkingDays& calendar) {
    auto window = work.find<Window>(window_id(registry));
    if (!window) return refuse(no_hours, "", {{"found", registry}});
    if (received_on > work.today())
        return refuse(in_future, "received_on",
                      {{"found", to_string(received_on)}, {"expected", to_string(work.today())}});
    const int minute = TRY(minute_of(received_at, "received_at"));
    const int closes = TRY(minute_of(window->details.closes_at, "closes_at"));
    const Date from = TRY(counted_from(received_on, minute, closes, calendar));
    const Receipt receipt{next_receipt(*window, received_on), received_on, received_at, from};
    work.happened(*window, ReceiptIssued{receipt.number, application});
    return receipt;
}

Result<Tree::List> waiting(View& view, const Api& api, const WorkingDays& calendar) {
    const Actor& actor = view.actor();
    Tree::List list;
    const auto about = [](const Tree& name) { return Tree::map({{"zh", name}, {"en", name}}); };
    const auto name_of_party = [&](const std::string& organisation,
                                   const std::optional<PartyBlock>& block) {
        if (!organisation.empty())
            return view.linked<organisation::Organisation>(organisation).details.name;
        return block ? block->name : std::string();
    };
    const auto tell = [&](const char* kind, const auto& record, const Pledge& pledge,
                          const char* operation) {
        list.push_back(task(kind, record.id,
                            about(name_of_party(pledge.pledgor, pledge.application.pledgor)),
                            api.action(operation, {{"id", record.id}}), record.submitted_on,
                            due_on(record, calendar).value_or(std::nullopt)));
    };
    const bool desk = actor.has(Role::registry_officer);
    const Page page{.cursor = {}, .limit = most_tasks, .stage = {}};
    // Applications of no financing: those of a financing stand among its acts.
    if (desk) {
        Page at = page;
        at.stage = std::string(name_of(Stage::submitted));
        for (const Pledge& pledge : TRY(view.list<Pledge>(at)).items)
            if (pledge.financing.empty()) tell("pledge", pledge, pledge, "registerPledge");
    }
    for (const auto& [stage, operation] :
         {std::pair{ProcedureStage::awaiting_other_party, "joinPledgeProcedure"},
          std::pair{ProcedureStage::submitted, "approvePledgeProcedure"},
          std::pair{ProcedureStage::correction_requested, "resubmitPledgeProcedure"}}) {
        Page at = page;
        at.stage = std::string(name_of(stage));
        for (const Procedure& procedure : TRY(view.list<Procedure>(at)).items) {
            const auto side = side_of(actor, procedure.pledgor, procedure.pledgee);
            const bool own_desk = desk && actor.organisation == procedure.registry;
            const bool mine = stage == ProcedureStage::awaiting_other_party
                                  ? side && *side != procedure.by
                              : stage == ProcedureStage::submitted ? own_desk
                              : procedure.by == Side::desk         ? own_desk
                                                                   : side && *side == procedure.by;
            if (mine)
                tell("pledge_procedure", procedure, view.linked<Pledge>(procedure.pledge),
                     operation);
        }
    }
    return list;
}

void add_desk_routes(Api& api, const WorkingDays& calendar) {
    api.kind<Window>();
    const auto endpoint = [](const char* path, const char* operation, Words words,
                             std::vector<Role> roles = {}) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "pledge",
                        .roles = std::move(roles)};
    };
    api.command<SetWindow>(
        endpoint("/api/v1/registration-desk/hours", "setRegistrationWindow",
                 {"设定窗口收件时间", "Set the desk's hours"}, {Role::registry_officer}),
        {}, set_window);
    api.command<ReceiveAtCounter>(
        endpoint("/api/v1/registration-desk/registrations", "receivePledgeRegistration",
                 {"窗口收件（设立登记）", "Receive a registration at the counter"},
                 {Role::registry_officer}),
        {{"rights", "/api/v1/rights"},
         {"registry", "/api/v1/organisations?kind=registry"},
         {"pledgor_organisation", "/api/v1/organisations"},
         {"pledgee_organisation", "/api/v1/organisations"}},
        [&calendar](Work& work, const Request& request, const ReceiveAtCounter& command) {
            return receive_registration(work, request, command, calendar);
        },
        201);
    api.question<ReceiveAtCounter>(
        endpoint("/api/v1/registration-desk/pre-check", "preCheckPledgeAtCounter",
                 {"窗口收件前预审", "What would be refused, before it is taken in"},
                 {Role::registry_officer}),
        pre_check_counter);
    const Tree object = Tree::map({{"type", "object"}});
    const auto with = [](Endpoint one, std::vector<QueryParameter> parameters) {
        one.query = std::move(parameters);
        return one;
    };
    const std::vector<QueryParameter> filters{
        {"scope", {"open 在办（缺省）或 decided 已办结", "open (default) or decided"}},
        {"in_register", {"登记簿", "Register"}},
        {"procedure", {"程序", "Procedure"}},
        {"intake", {"收件方式", "Intake"}},
        {"standing", {"期限状态", "Standing of the clock"}}};
    api.query(with(endpoint("/api/v1/registration-desk/queue", "showRegistrationQueue",
                            {"登记窗口待办", "The desk's queue"}),
                   filters),
              object, [&calendar](View& view, const Request& request) {
                  return queue_tree(view, request, calendar);
              });
    api.download(with(endpoint("/api/v1/registration-desk/queue.xlsx", "exportRegistrationQueue",
                               {"导出登记窗口待办", "Export the desk's queue"}),
                      filters),
                 [&calendar](View& view, const Request& request) {
                     return queue_file(view, request, calendar);
                 });
    const std::vector<QueryParameter> range{
        {"from", {"自（YYYY-MM-DD）", "From (YYYY-MM-DD)"}},
        {"to", {"至（YYYY-MM-DD）", "To (YYYY-MM-DD)"}},
        {"registry", {"登记窗口，缺省为本机构", "The desk; by default one's own"}}};
    api.query(with(endpoint("/api/v1/registration-desk/statistics", "showRegistrationStatistics",
                            {"登记窗口统计", "The desk's statistics"},
                            {Role::registry_officer, Role::administrator, Role::auditor}),
                   range),
              object, [&calendar](View& view, const Request& request) {
                  return statistics_tree(view, request, calendar);
              });
    api.download(
        with(endpoint("/api/v1/registration-desk/statistics.xlsx", "exportRegistrationStatistics",
                      {"导出登记窗口统计", "Export the desk's statistics"},
                      {Role::registry_officer, Role::administrator, Role::auditor}),
             range),
        [&calendar](View& view, const Request& request) {
            return statistics_file(view, request, calendar);
        });
    api.query(endpoint("/api/v1/registration-desk/registers", "listPledgeRegisters",
                       {"登记簿及其规则", "The registers and their rules"}),
              object, [](View& view, const Request&) { return registers(view); });
}

}  // namespace zhirong::pledge
