#include "features/insurance_policy/routes.h"

#include <algorithm>

#include "core/access/party.h"
#include "core/journal/digest.h"
#include "features/financing/financing.h"
#include "features/insurance_policy/documents.h"
#include "features/insurance_policy/schedule_file.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/pdf/pdf.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::insurance_policy {
namespace {

using organisation::Organisation;

constexpr RefusalKind no_insurer{"policy.insurer", 422, "“{found}”不是保险机构",
                                 "“{found}” is no insurer"};
constexpr RefusalKind no_holder{"policy.holder", 422, "平台上没有机构“{found}”，或不能作为投保人",
                                "“{found}” is no organisation that can insure"};
constexpr RefusalKind holder_missing{"policy.holder_missing", 422, "保险人代录时请填写投保人",
                                     "State the policyholder for whom this is written down"};
constexpr RefusalKind other_financing{
    "policy.financing", 422, "“{found}”不是投保人以该保险人增信的融资项目",
    "“{found}” is no financing of the policyholder that names this insurer"};
constexpr RefusalKind bad_date{"policy.date", 400, "日期“{found}”无效：应为 YYYY-MM-DD",
                               "“{found}” is no date: write YYYY-MM-DD"};
constexpr RefusalKind bad_choice{"policy.choice", 400, "“{found}”不在可选值中：{expected}",
                                 "“{found}” must be one of: {expected}"};
constexpr RefusalKind not_bound{"policy.not_bound", 409, "保单尚未出具（现为“{found}”）",
                                "The policy is not bound (it is “{found_en}”)"};
constexpr RefusalKind wrong_rows{
    "policy.wrong_rows", 422,
    "文件中有 {found} 行不能接受（共 {rows} 行）：请改正，或选择只接受其余 {good} 行",
    "{found} of {rows} rows cannot be accepted: mend them, or choose to take the other {good}"};
constexpr RefusalKind no_good_rows{"policy.no_good_rows", 422, "文件中没有可接受的行",
                                   "No row of the file can be accepted"};
constexpr RefusalKind not_listed{"policy.not_listed", 404, "清单内没有“{found}”",
                                 "“{found}” is not in the schedule"};
constexpr RefusalKind no_movement{"policy.no_endorsement", 404, "没有第 {found} 号批单",
                                  "There is no endorsement number {found}"};
constexpr std::size_t most_file_bytes = spreadsheet::TableLimits{}.file_bytes;
constexpr std::size_t most_shown_rows = 200;

Result<Date> date_of(const Request& request, const char* name, Date otherwise) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return otherwise;
    const auto date = parse_date(*text);
    if (!date) return refuse(bad_date, name, {{"found", std::string(*text)}});
    return *date;
}

Tree answer(const Policy& policy) {
    Tree tree =
        Tree::map({{"id", policy.id},
                   {"stage", std::string(name_of(policy.stage))},
                   {"premium", to_string(policy.premium)},
                   {"items", static_cast<std::int64_t>(policy.inception().schedule.size())}});
    if (policy.bound) tree.set("number", policy.bound->number);
    return tree;
}

// Firms insure for themselves; an office, a park or an agency may for its members.
Result<std::string> holder_of(View& view, const Apply& command) {
    const bool by_insurer = view.actor().has(Role::insurer_officer);
    if (!by_insurer) {
        if (command.holder) CHECKED(require_acting_for(view.actor(), *command.holder));
        return view.actor().organisation;
    }
    if (!command.holder) return refuse(holder_missing, "holder");
    const auto found = view.find<Organisation>(*command.holder);
    if (!found || found->details.kind == OrganisationKind::insurer ||
        found->details.kind == OrganisationKind::platform)
        return refuse(no_holder, "holder", {{"found", *command.holder}});
    return *command.holder;
}

Result<Tree> apply_for(Work& work, const Context& context, const Apply& command) {
    const auto insurer = work.find<Organisation>(command.insurer);
    if (!insurer || insurer->details.kind != OrganisationKind::insurer)
        return refuse(no_insurer, "insurer", {{"found", command.insurer}});
    const std::string holder = TRY(holder_of(work, command));
    const Product& product = *TRY(context.shelf.find(command.product, command.from));
    std::vector<rights::Right> named;
    if (command.rights)
        for (std::size_t i = 0; i < command.rights->size(); ++i) {
            auto right = work.get<rights::Right>((*command.rights)[i]);
            if (!right) {
                Refusals refusals = std::move(right).error();
                for (Refusal& each : refusals.all) each.field = shapes::item_path("rights", i);
                return std::unexpected(std::move(refusals));
            }
            named.push_back(*std::move(right));
        }
    std::optional<std::string> beneficiary;
    if (command.financing) {
        const auto financing = work.find<financing::Financing>(*command.financing);
        if (!financing || financing->applicant != holder ||
            financing->application.guarantor != command.insurer)
            return refuse(other_financing, "financing", {{"found", *command.financing}});
        beneficiary = financing->application.bank;
    }
    Policy policy;
    policy.id = work.new_id(Policy::prefix);
    CHECKED(work.create(policy, TRY(decide(command, product, holder, beneficiary, named,
                                           work.actor(), work.today()))));
    return answer(policy);
}

// What the acts of one policy share: it, its product, and afterwards its premium and covers.
template <class C, class Decide>
auto acting(const Context& context, Decide decided) {
    return
        [&context, decided](Work& work, const Request& request, const C& command) -> Result<Tree> {
            auto policy = TRY(work.get<Policy>(request.path_parameter("id")));
            const Product& product = *TRY(product_of(context.shelf, policy));
            CHECKED(decided(work, policy, product, command));
            return answer(policy);
        };
}

Result<std::monostate> tell(Work& work, const Context& context, const Policy& policy) {
    for (const auto& listener : context.listeners) CHECKED(listener(work, policy));
    return {};
}

// A movement of a bound policy: the register of what is insured, then the books, then who rests on
// its premium.
template <class E>
Result<std::monostate> moved(Work& work, const Context& context, Policy& policy,
                             const Product& product, E event, const char* field) {
    const std::vector<Movement> before = policy.moved();
    const Money premium = policy.premium;
    work.happened(policy, std::move(event));
    CHECKED(set_covers(work, policy, before, true, field));
    post_premium(work, policy, policy.premium - premium);
    // What earlier days earned has changed with it.
    if (policy.earned_through) bring_earned(work, policy, product, *policy.earned_through);
    return tell(work, context, policy);
}

template <class T, class E>
void happened(Work& work, Policy& policy, std::variant<T, E> event) {
    std::visit([&](auto& each) { work.happened(policy, std::move(each)); }, event);
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "insurance_policy",
                    .roles = std::move(roles)};
}

const std::vector<Role> insurer{Role::insurer_officer};
const std::vector<Role> firm{Role::enterprise_officer};
const std::vector<Role> either{Role::enterprise_officer, Role::insurer_officer};

void add_application(Api& api, const Context& context) {
    api.command<Apply>(
        endpoint("/api/v1/insurance-policies", "applyForInsurance", {"投保", "Apply for insurance"},
                 either),
        {{"product", "/api/v1/insurance-products"},
         {"insurer", "/api/v1/organisations?kind=insurer"},
         {"holder", "/api/v1/organisations?kind=enterprise"},
         {"rights", "/api/v1/rights"},
         {"financing", "/api/v1/financings"}},
        [&context](Work& work, const Request&, const Apply& command) {
            return apply_for(work, context, command);
        },
        201);
    api.command<Revise>(
        endpoint("/api/v1/insurance-policies/{id}/revision", "reviseInsurancePolicy",
                 {"修改投保内容", "Revise the application"}, either),
        {},
        acting<Revise>(context,
                       [](Work& work, Policy& policy, const Product& product,
                          const Revise& command) -> Result<std::monostate> {
                           work.happened(policy, TRY(decide(policy, command, product, work.actor(),
                                                            work.today())));
                           return {};
                       }));
    api.command<Underwrite>(
        endpoint("/api/v1/insurance-policies/{id}/underwriting", "underwriteInsurancePolicy",
                 {"核保", "Underwrite"}, insurer),
        {},
        acting<Underwrite>(
            context,
            [&context](Work& work, Policy& policy, const Product& product,
                       const Underwrite& command) -> Result<std::monostate> {
                const auto& application = policy.application;
                std::vector<Finding> findings =
                    assess(policy, product, known_rights(work, policy.inception().schedule),
                           context.claims_before(work, application.holder, application.line,
                                                 policy.inception().from));
                Underwritten event = TRY(decide(policy, command, product, std::move(findings),
                                                work.actor(), work.today()));
                std::visit([&](auto& each) { work.happened(policy, std::move(each)); }, event);
                return {};
            }));
    api.command<DecideReferral>(
        endpoint("/api/v1/insurance-policies/{id}/referral-decision", "decideInsuranceReferral",
                 {"审批核保", "Decide the referral"}, {Role::insurer_approver}),
        {},
        acting<DecideReferral>(
            context,
            [](Work& work, Policy& policy, const Product&,
               const DecideReferral& command) -> Result<std::monostate> {
                happened(work, policy, TRY(decide(policy, command, work.actor(), work.today())));
                return {};
            }));
    api.command<Withdraw>(
        endpoint("/api/v1/insurance-policies/{id}/withdrawal", "withdrawInsurancePolicy",
                 {"撤回投保", "Withdraw"}, firm),
        {},
        acting<Withdraw>(context,
                         [](Work& work, Policy& policy, const Product&,
                            const Withdraw& command) -> Result<std::monostate> {
                             work.happened(
                                 policy, TRY(decide(policy, command, work.actor(), work.today())));
                             return {};
                         }));
    api.command<Bind>(
        endpoint("/api/v1/insurance-policies/{id}/binding", "bindInsurancePolicy",
                 {"出具保单", "Bind"}, insurer),
        {},
        acting<Bind>(
            context,
            [](Work& work, Policy& policy, const Product& product,
               const Bind& command) -> Result<std::monostate> {
                const KnownRights known = known_rights(work, policy.inception().schedule);
                // Whoever may not bind takes no number.
                CHECKED(decide(policy, command, product, known, "", work.actor(), work.today()));
                std::string number = take_number(work, policy.application.insurer);
                work.happened(policy, TRY(decide(policy, command, product, known, std::move(number),
                                                 work.actor(), work.today())));
                CHECKED(set_covers(work, policy, {}, false, "schedule"));
                post_premium(work, policy, policy.premium);
                return {};
            }));
}

void add_movements(Api& api, const Context& context) {
    api.command<Endorse>(
        endpoint("/api/v1/insurance-policies/{id}/endorsements", "endorseInsurancePolicy",
                 {"批改", "Endorse"}, insurer),
        {},
        acting<Endorse>(context,
                        [&context](Work& work, Policy& policy, const Product& product,
                                   const Endorse& command) -> Result<std::monostate> {
                            const KnownRights known = known_rights(
                                work, command.add.value_or(std::vector<ScheduledItem>{}));
                            return moved(work, context, policy, product,
                                         TRY(decide(policy, command, product, known, work.actor(),
                                                    work.today())),
                                         "add");
                        }));
    api.command<RequestEndorsement>(
        endpoint("/api/v1/insurance-policies/{id}/endorsement-requests",
                 "requestInsuranceEndorsement", {"申请批改", "Ask for an endorsement"}, firm),
        {},
        acting<RequestEndorsement>(
            context,
            [](Work& work, Policy& policy, const Product& product,
               const RequestEndorsement& command) -> Result<std::monostate> {
                work.happened(policy,
                              TRY(decide(policy, command, product, work.actor(), work.today())));
                return {};
            }));
    api.command<RefuseRequest>(
        endpoint("/api/v1/insurance-policies/{id}/endorsement-request-refusals",
                 "refuseInsuranceEndorsement", {"不予批改", "Refuse the request"}, insurer),
        {},
        acting<RefuseRequest>(
            context,
            [](Work& work, Policy& policy, const Product&,
               const RefuseRequest& command) -> Result<std::monostate> {
                work.happened(policy, TRY(decide(policy, command, work.actor(), work.today())));
                return {};
            }));
    api.command<Cancel>(
        endpoint("/api/v1/insurance-policies/{id}/cancellation", "cancelInsurancePolicy",
                 {"退保", "Cancel"}, insurer),
        {},
        acting<Cancel>(context,
                       [&context](Work& work, Policy& policy, const Product& product,
                                  const Cancel& command) -> Result<std::monostate> {
                           return moved(
                               work, context, policy, product,
                               TRY(decide(policy, command, product, work.actor(), work.today())),
                               "from");
                       }));
    api.command<Reinstate>(
        endpoint("/api/v1/insurance-policies/{id}/reinstatement", "reinstateInsurancePolicy",
                 {"恢复效力", "Reinstate"}, insurer),
        {},
        acting<Reinstate>(context,
                          [&context](Work& work, Policy& policy, const Product& product,
                                     const Reinstate& command) -> Result<std::monostate> {
                              return moved(
                                  work, context, policy, product,
                                  TRY(decide(policy, command, product, work.actor(), work.today())),
                                  "from");
                          }));
    api.command<NotePayment>(
        endpoint("/api/v1/insurance-policies/{id}/premium-payments", "noteInsurancePremium",
                 {"登记收到保费", "Note a premium paid"}, insurer),
        {},
        acting<NotePayment>(
            context,
            [&context](Work& work, Policy& policy, const Product&,
                       const NotePayment& command) -> Result<std::monostate> {
                work.happened(policy, TRY(decide(policy, command, work.actor(), work.today())));
                work.post(payment_entry(policy, command.amount, work.today()));
                return tell(work, context, policy);
            }));
    api.command<NoteRefund>(
        endpoint("/api/v1/insurance-policies/{id}/premium-refunds", "noteInsuranceRefund",
                 {"登记退还保费", "Note a premium returned"}, insurer),
        {},
        acting<NoteRefund>(
            context,
            [&context](Work& work, Policy& policy, const Product&,
                       const NoteRefund& command) -> Result<std::monostate> {
                work.happened(policy, TRY(decide(policy, command, work.actor(), work.today())));
                work.post(payment_entry(policy, -command.amount, work.today()));
                return tell(work, context, policy);
            }));
    api.command<Renew>(
        endpoint("/api/v1/insurance-policies/{id}/renewals", "renewInsurancePolicy",
                 {"续保", "Renew"}, either),
        {},
        [&context](Work& work, const Request& request, const Renew& command) -> Result<Tree> {
            auto policy = TRY(work.get<Policy>(request.path_parameter("id")));
            const Date from = policy.inception().until() + Days{1};
            const Product& product = *TRY(context.shelf.find(policy.application.product, from));
            const int claims = context.claims_before(work, policy.application.holder,
                                                     policy.application.line, from);
            Policy next;
            next.id = work.new_id(Policy::prefix);
            CHECKED(work.create(
                next, TRY(decide(policy, command, product, claims, work.actor(), work.today()))));
            return answer(next);
        },
        201);
}

// ---- the schedule as a file
struct Upload {
    Table table;
    std::string file;  // its digest
};
Result<Upload> read_upload(const Request& request) {
    Upload upload;
    upload.table = TRY(spreadsheet::read_table(request.body));
    upload.file = digest(DigestKind::sha256, request.body);
    return upload;
}

struct Judged {
    Policy policy;
    const Product* product = nullptr;
    JudgedSchedule schedule;
    Date from;
};
Result<Judged> judge_file(View& view, const Context& context, const Request& request,
                          const Upload& upload) {
    Judged judged;
    judged.policy = TRY(view.get<Policy>(request.path_parameter("id")));
    judged.product = TRY(product_of(context.shelf, judged.policy));
    const Inception& inception = judged.policy.inception();
    judged.from = TRY(date_of(request, "from", std::max(view.today(), inception.from)));
    const std::vector<ScheduledItem> scheduled =
        judged.policy.bound ? insurance::schedule_on(inception, judged.policy.moved(), judged.from)
                            : inception.schedule;
    const KnownRights known = known_rights(view, TRY(items_of(upload.table, *judged.product)));
    judged.schedule = TRY(judge(upload.table, *judged.product, scheduled, known,
                                judged.policy.bound ? judged.from : inception.from));
    return judged;
}

Tree problems_tree(const Refusals& problems) {
    Tree::List list;
    for (const Refusal& each : problems.all)
        list.push_back(Tree::map({{"cell", each.field},
                                  {"code", each.kind->code},
                                  {"zh", in_chinese(each)},
                                  {"en", in_english(each)}}));
    return list;
}

Result<Tree> preview(View& view, const Context& context, const Request& request,
                     const Upload& upload) {
    const Judged judged = TRY(judge_file(view, context, request, upload));
    Tree::List wrong;
    Tree::List good;
    for (const JudgedItem& each : judged.schedule.rows) {
        Tree::List& list = each.problems.all.empty() ? good : wrong;
        // All that is wrong, and a look at what is good.
        if (each.problems.all.empty() && good.size() >= most_shown_rows) continue;
        Tree row = Tree::map(
            {{"row", each.row}, {"number", each.item.number}, {"title", each.item.title}});
        if (each.item.kind) row.set("kind", write(label_of(*each.item.kind)));
        if (each.item.owner) row.set("owner", *each.item.owner);
        if (!each.problems.all.empty()) row.set("problems", problems_tree(each.problems));
        list.push_back(std::move(row));
    }
    Tree::List ignored;
    for (const std::string& title : judged.schedule.ignored) ignored.emplace_back(title);
    return Tree::map({{"file", upload.file},
                      {"good", judged.schedule.good},
                      {"wrong", judged.schedule.wrong},
                      {"ignored_columns", std::move(ignored)},
                      {"wrong_rows", std::move(wrong)},
                      {"good_rows", std::move(good)}});
}

Result<std::vector<ScheduledItem>> taken(const Request& request, const JudgedSchedule& schedule) {
    const std::string accept(request.query_value("accept").value_or("all"));
    if (accept != "all" && accept != "good")
        return refuse(bad_choice, "accept", {{"found", accept}, {"expected", "all, good"}});
    if (schedule.wrong > 0 && accept == "all") {
        Refusals refusals{{Refusal{&wrong_rows,
                                   "file",
                                   {{"found", std::to_string(schedule.wrong)},
                                    {"rows", std::to_string(schedule.rows.size())},
                                    {"good", std::to_string(schedule.good)}}}}};
        for (const JudgedItem& each : schedule.rows)
            for (const Refusal& problem : each.problems.all) refusals.all.push_back(problem);
        return std::unexpected(std::move(refusals));
    }
    std::vector<ScheduledItem> items;
    for (const JudgedItem& each : schedule.rows)
        if (each.problems.all.empty()) items.push_back(each.item);
    if (items.empty()) return refuse(no_good_rows, "file");
    return items;
}

// While it is applied for the rows join the schedule; afterwards they are an endorsement.
Result<Tree> import_file(Work& work, const Context& context, const Request& request,
                         const Upload& upload) {
    Judged judged = TRY(judge_file(work, context, request, upload));
    std::vector<ScheduledItem> items = TRY(taken(request, judged.schedule));
    const auto count = static_cast<std::int64_t>(items.size());
    Policy& policy = judged.policy;
    if (policy.bound) {
        Endorse command{.from = judged.from,
                        .add = std::move(items),
                        .remove = {},
                        .sum = {},
                        .zone = {},
                        .reason = std::string(request.query_value("reason").value_or("清单文件")),
                        .request = {}};
        const KnownRights known = known_rights(work, *command.add);
        CHECKED(
            moved(work, context, policy, *judged.product,
                  TRY(decide(policy, command, *judged.product, known, work.actor(), work.today())),
                  "file"));
    } else {
        work.happened(policy, TRY(scheduled(policy, std::move(items), *judged.product, work.actor(),
                                            work.today())));
    }
    Tree tree = answer(policy);
    tree.set("taken", count);
    tree.set("left_out", judged.schedule.wrong);
    return tree;
}

// ---- queries
Result<Tree> list(View& view, const Context& context, const Request& request) {
    const Page page = TRY(page_of(request));
    const std::string key(request.query_value("key").value_or(""));
    const auto found =
        key.empty() ? TRY(view.list<Policy>(page)) : TRY(view.with_key<Policy>(key, false, page));
    Tree::List items;
    for (const Policy& each : found.items) items.push_back(row(view, context, each));
    return page_tree(std::move(items), found);
}

Result<Api::File> workbook(View& view, const Context& context) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"知识产权保险单",
                             {{"保单号", text, 16},
                              {"险种", text, 16},
                              {"产品", text, 26},
                              {"保险人", text, 24},
                              {"投保人", text, 26},
                              {"起保日", date, 12},
                              {"终保日", date, 12},
                              {"标的件数", number, 10},
                              {"保险金额（元）", number, 18},
                              {"保险费（元）", number, 16},
                              {"已收（元）", number, 16},
                              {"状态", text, 12}},
                             {}};
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        const auto found = TRY(view.list<Policy>(page));
        for (const Policy& each : found.items) {
            const auto product = product_of(context.shelf, each);
            const Inception& inception = each.inception();
            sheet.rows.push_back(
                {each.bound ? each.bound->number : "", label_of(each.application.line).zh,
                 product ? (*product)->title.zh : each.application.product,
                 name_of_organisation(view, each.application.insurer),
                 name_of_organisation(view, each.application.holder), to_string(inception.from),
                 to_string(inception.until()), std::to_string(inception.schedule.size()),
                 to_string(inception.sum), to_string(each.premium), to_string(each.paid),
                 label_of(each.stage).zh});
        }
        if (!found.next) break;
        page.cursor = *found.next;
    }
    return Api::File{"insurance-policies.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Result<Api::File> schedule_workbook(View& view, const Request& request) {
    using enum spreadsheet::ColumnKind;
    const Policy policy = TRY(view.get<Policy>(request.path_parameter("id")));
    const Date on =
        TRY(date_of(request, "on",
                    std::clamp(view.today(), policy.inception().from, policy.inception().until())));
    spreadsheet::Sheet sheet{
        "保险标的清单",
        {{"号码", text, 20}, {"权利种类", text, 16}, {"名称", text, 40}, {"权利人", text, 30}},
        {}};
    const auto items = policy.bound ? insurance::schedule_on(policy.inception(), policy.moved(), on)
                                    : policy.inception().schedule;
    for (const ScheduledItem& each : items)
        sheet.rows.push_back({each.number, each.kind ? label_of(*each.kind).zh : "", each.title,
                              each.owner.value_or("")});
    return Api::File{"schedule.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

struct Printing {
    Policy policy;
    const Product* product = nullptr;
    Named named;
    Language language = Language::zh;
    Date on;
};
Result<Printing> printing(View& view, const Context& context, const Request& request) {
    Printing all;
    all.policy = TRY(view.get<Policy>(request.path_parameter("id")));
    if (!all.policy.bound)
        return refuse(not_bound, "",
                      {{"found", label_of(all.policy.stage).zh},
                       {"found_en", label_of(all.policy.stage).en}});
    all.product = TRY(product_of(context.shelf, all.policy));
    const auto holder = view.linked<Organisation>(all.policy.application.holder);
    all.named = {name_of_organisation(view, all.policy.application.insurer), holder.details.name,
                 holder.details.credit_code};
    const std::string language(request.query_value("language").value_or("zh"));
    if (language != "zh" && language != "en")
        return refuse(bad_choice, "language", {{"found", language}, {"expected", "zh, en"}});
    all.language = language == "en" ? Language::en : Language::zh;
    const Inception& inception = all.policy.inception();
    all.on =
        std::clamp(TRY(date_of(request, "on", view.today())), inception.from, inception.until());
    return all;
}
Api::File pdf_file(std::string name, const paper::Document& document) {
    return {std::move(name), "application/pdf", pdf::render(document)};
}

Result<Api::File> policy_file(View& view, const Context& context, const Request& request) {
    const Printing all = TRY(printing(view, context, request));
    return pdf_file(all.policy.bound->number + ".pdf",
                    policy_document(all.policy, *all.product, all.named, all.on, all.language));
}
Result<Api::File> certificate_file(View& view, const Context& context, const Request& request) {
    const Printing all = TRY(printing(view, context, request));
    const std::string number(request.query_value("item").value_or(""));
    for (const auto& [item, spans] :
         insurance::insured_spans(all.policy.inception(), all.policy.moved()))
        if (item.number == number)
            return pdf_file(number + ".pdf",
                            certificate_document(all.policy, *all.product, all.named, item, spans,
                                                 view.today(), all.language));
    return refuse(not_listed, "item", {{"found", number}});
}
Result<Api::File> endorsement_file(View& view, const Context& context, const Request& request) {
    const Printing all = TRY(printing(view, context, request));
    const std::string& number = request.path_parameter("number");
    for (const Dated& each : all.policy.movements)
        if (std::to_string(each.number) == number)
            return pdf_file(
                all.policy.bound->number + "-" + number + ".pdf",
                endorsement_document(all.policy, *all.product, all.named, each, all.language));
    return refuse(no_movement, "number", {{"found", number}});
}

void on_right(View& view, const Context& context, const rights::Right& right, rights::Page& page) {
    rights::Section section("insurance", {"insurance", "知识产权保险", "Insurance"});
    section.column("number", "保单号", "Policy", "text")
        .column("title", "产品", "Product", "words")
        .column("insurer", "保险人", "Insurer", "text")
        .column("from", "起保日", "From", "date")
        .column("until", "终保日", "Until", "date")
        .column("standing", "状态", "Standing", "words");
    bool any = false;
    for (const Policy& policy : with_key(view, "item:" + right.number)) {
        const Tree each = row(view, context, policy);
        const auto of = [&](const char* name) {
            const Tree* value = each.find(name);
            return value == nullptr ? Tree("—") : *value;
        };
        any = true;
        section.row({{"number", of("number")},
                     {"title", of("title")},
                     {"insurer", of("insurer")},
                     {"from", of("from")},
                     {"until", of("until")},
                     {"standing", of("standing")}},
                    "/insurance-policies/" + policy.id);
    }
    if (any) page.sections.push_back(section.take());
}

void add_queries(Api& api, const Context& context) {
    const Tree object = Tree::map({{"type", "object"}});
    const QueryParameter on{"on", {"日期（默认为今日）", "Date; today without it"}};
    const QueryParameter language{"language", {"zh 或 en", "zh or en"}};
    auto listing = endpoint("/api/v1/insurance-policies", "listInsurancePolicies",
                            {"保险单列表", "Insurance policies"}, {});
    listing.query = page_parameters();
    listing.query.push_back({"stage", {"阶段", "Stage"}});
    listing.query.push_back(
        {"key", {"如 number:IP2025000001、item:<权利号码>", "Such as number:…, item:<number>"}});
    api.query(std::move(listing), object, [&context](View& view, const Request& request) {
        return list(view, context, request);
    });
    auto one = endpoint("/api/v1/insurance-policies/{id}", "showInsurancePolicy",
                        {"保险单详情", "One policy"}, {});
    one.query = {on};
    api.query(std::move(one), object,
              [&api, &context](View& view, const Request& request) -> Result<Tree> {
                  const Policy policy = TRY(view.get<Policy>(request.path_parameter("id")));
                  const Date day = TRY(date_of(request, "on", view.today()));
                  return page(view, api, context, policy, day);
              });
    auto schedule = endpoint("/api/v1/insurance-policies/{id}/schedule", "listInsuredItems",
                             {"保险标的清单", "Schedule"}, {});
    schedule.query = page_parameters();
    schedule.query.push_back(on);
    schedule.query.push_back(
        {"q", {"号码、名称或权利人中的文字", "Part of number, title or owner"}});
    api.query(std::move(schedule), object, [](View& view, const Request& request) -> Result<Tree> {
        const Policy policy = TRY(view.get<Policy>(request.path_parameter("id")));
        const Inception& inception = policy.inception();
        const Date day = std::clamp(TRY(date_of(request, "on", view.today())), inception.from,
                                    inception.until());
        return schedule_page(policy, day, std::string(request.query_value("q").value_or("")),
                             TRY(page_of(request)));
    });
    auto sheet = endpoint("/api/v1/insurance-policies/{id}/schedule.xlsx", "exportInsuredItems",
                          {"导出标的清单", "Export the schedule"}, {});
    sheet.query = {on};
    api.download(std::move(sheet), schedule_workbook);
    api.download(endpoint("/api/v1/insurance-policies.xlsx", "exportInsurancePolicies",
                          {"导出保险单", "Export the policies"}, {}),
                 [&context](View& view, const Request&) { return workbook(view, context); });
    auto print = endpoint("/api/v1/insurance-policies/{id}/policy.pdf", "printInsurancePolicy",
                          {"打印保险单", "Print the policy"}, {});
    print.query = {on, language};
    api.download(std::move(print), [&context](View& view, const Request& request) {
        return policy_file(view, context, request);
    });
    auto certificate =
        endpoint("/api/v1/insurance-policies/{id}/certificate.pdf", "printInsuranceCertificate",
                 {"打印保险凭证", "Print a certificate"}, {});
    certificate.query = {{"item", {"标的号码", "Number of the item"}, {}, true}, language};
    api.download(std::move(certificate), [&context](View& view, const Request& request) {
        return certificate_file(view, context, request);
    });
    auto endorsement =
        endpoint("/api/v1/insurance-policies/{id}/endorsements/{number}/pdf",
                 "printInsuranceEndorsement", {"打印批单", "Print an endorsement"}, {});
    endorsement.query = {language};
    api.download(std::move(endorsement), [&context](View& view, const Request& request) {
        return endorsement_file(view, context, request);
    });
}

void add_files(Api& api, const Context& context) {
    const QueryParameter from{"from",
                              {"批改生效日（已出单的保单）", "Effective from, of a bound policy"}};
    auto look =
        endpoint("/api/v1/insurance-policies/{id}/schedule-preview", "previewInsuranceSchedule",
                 {"预览清单文件", "Preview a schedule"}, either);
    look.query = {from};
    api.file_query<Upload>(std::move(look), most_file_bytes, read_upload,
                           [&context](View& view, const Request& request, const Upload& upload) {
                               return preview(view, context, request, upload);
                           });
    auto take = endpoint("/api/v1/insurance-policies/{id}/schedule", "importInsuranceSchedule",
                         {"导入标的清单", "Import the schedule"}, either);
    take.query = {from,
                  {"accept", {"all：全部正确才接受；good：只接受正确的行", "all or good"}},
                  {"reason", {"批改事由", "Reason of the endorsement"}}};
    api.file_command<Upload>(std::move(take), most_file_bytes, read_upload,
                             [&context](Work& work, const Request& request, const Upload& upload) {
                                 return import_file(work, context, request, upload);
                             });
}

}  // namespace

void add_routes(Api& api, const Context& context, rights::Pages& right_pages) {
    api.kind<Policy>();
    api.kind<InsuredItem>();
    api.kind<Numbering>();
    add_application(api, context);
    add_movements(api, context);
    add_files(api, context);
    add_queries(api, context);
    right_pages.push_back([&context](View& view, const rights::Right& right, rights::Page& page) {
        on_right(view, context, right, page);
    });
}

Result<Tree::List> waiting(View& view, const Api& api, const Context& context) {
    Tree::List list;
    if (view.sees_all()) return list;
    const auto found = TRY(view.list<Policy>({.cursor = {}, .limit = most_tasks, .stage = {}}));
    for (const Policy& policy : found.items) {
        if (std::ssize(list) >= most_tasks) break;
        const std::string holder = name_of_organisation(view, policy.application.holder);
        const Label line = label_of(policy.application.line);
        const Tree about =
            Tree::map({{"zh", holder + " · " + line.zh}, {"en", holder + " · " + line.en}});
        for (const Tree& action : offered(view, api, context, policy).awaited)
            list.push_back(task("insurance_policy", policy.id, about, action, policy.application.on,
                                policy.inception().from));
    }
    return list;
}

}  // namespace zhirong::insurance_policy
