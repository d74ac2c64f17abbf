#include <algorithm>
#include <charconv>

#include "features/organisation/organisation.h"
#include "features/proposal/batch.h"
#include "features/proposal/routes.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::proposal {
namespace {

using organisation::Organisation;

constexpr std::int64_t most_limits = 200;

constexpr RefusalKind no_list{"proposal.batch_list", 422,
                              "请写明企业名单，或选择指定了名单的共用额度",
                              "Name the list of firms, or a shared limit that has one"};
constexpr RefusalKind batch_long{"proposal.batch_long", 422,
                                 "名单有 {found} 户，一次最多测算 {expected} 户：请分批",
                                 "The list has {found} firms, at most {expected} at once"};
constexpr RefusalKind not_in_batch{"proposal.not_in_batch", 422, "“{found}”不在本批企业中",
                                   "“{found}” is not among the firms of this batch"};
constexpr RefusalKind not_eligible{"proposal.batch_not_eligible", 422, "“{found}”：{reason}",
                                   "“{found}”: {reason_en}"};
constexpr RefusalKind bad_number{"proposal.batch_number", 400, "“{found}”不是{what}",
                                 "“{found}” is no {what_en}"};
constexpr RefusalKind no_core{"proposal.limit_core_unknown", 422, "“{found}”不是平台上的企业",
                              "“{found}” is no enterprise on the platform"};

struct Computed {
    std::vector<BatchRow> rows;
    std::optional<lending::SharedRoom> room;
    const lending::Product* product = nullptr;
};

Question question_of(const Batch& batch, const std::string& firm, const std::string& code,
                     const std::map<std::string, std::string>& grades, Date today) {
    Question question{.firm = firm,
                      .need = batch.need,
                      .life_stage = batch.life_stage,
                      .shared_limit = batch.shared_limit};
    if (const auto grade = grades.find(code); grade != grades.end())
        question.grade = lending::KnownGrade{grade->second, today,
                                             batch.grade_source.value_or("经办人填报，待核")};
    return question;
}

Result<Computed> compute(View& view, const Context& context, const Batch& batch) {
    Computed computed;
    computed.product = TRY(context.products.find(batch.product, view.today()));
    std::optional<std::string> list = batch.list;
    if (batch.shared_limit) {
        const auto limit = TRY(view.get<SharedLimit>(*batch.shared_limit));
        computed.room = room_of(limit, view.today());
        if (!list) list = limit.proposed.details.list;
    }
    if (!list) return refuse(no_list, "list");
    const auto members = TRY(lists::members_on(view, *list, view.today()));
    if (members.size() > most_of_a_batch)
        return refuse(batch_long, "list",
                      {{"found", std::to_string(members.size())},
                       {"expected", std::to_string(most_of_a_batch)}});
    const auto grades = TRY(read_grades(batch.grades.value_or("")));
    const auto firms = firms_by_code(view);
    for (const lists::Standing& member : members) {
        BatchRow row{.subject = member.subject, .name = member.name, .firm = {}, .offer = {}};
        const auto firm = firms.find(member.subject);
        if (firm == firms.end()) {
            row.why_not = {"不是平台上的企业，请先登记机构",
                           "not on the platform: register it first"};
        } else {
            row.firm = firm->second;
            const Question question =
                question_of(batch, firm->second, member.subject, grades, view.today());
            const auto inputs = gather(view, context, question, asker_of(view));
            if (inputs) {
                row.offer = lending::evaluate(*computed.product, *inputs);
                row.why_not = first_reason(*row.offer);
            } else {
                row.why_not = {in_chinese(inputs.error().first()),
                               in_english(inputs.error().first())};
            }
        }
        computed.rows.push_back(std::move(row));
    }
    return computed;
}

std::string deciding_bound(const Offer& offer) {
    for (const lending::Bound& each : offer.line_bounds)
        if (each.deciding) return each.title.zh;
    return "";
}

Tree row_tree(const Computed& computed, const BatchRow& row) {
    Tree tree = Tree::map({{"subject", row.subject},
                           {"name", row.name},
                           {"eligible", row.offer && row.offer->eligible},
                           {"why_not", write(row.why_not)}});
    if (row.firm) tree.set("firm", *row.firm);
    if (row.offer) tree.set("offer", offer_tree(*computed.product, *row.offer));
    return tree;
}

Result<Tree> table(View& view, const Context& context, const Request&, const Batch& command) {
    const Computed computed = TRY(compute(view, context, command));
    Tree::List rows;
    std::int64_t eligible = 0;
    for (const BatchRow& row : computed.rows) {
        rows.push_back(row_tree(computed, row));
        if (row.offer && row.offer->eligible) ++eligible;
    }
    Tree tree = Tree::map({{"rows", std::move(rows)},
                           {"eligible", eligible},
                           {"together", to_string(together(computed.rows))}});
    if (computed.room) tree.set("room", write(*computed.room));
    return tree;
}

// Each at the line, price and tenor that were computed; a pick that is not eligible refuses all.
Result<Tree> propose_batch(Work& work, const Context& context, const Request&,
                           const ProposeBatch& command) {
    const Computed computed = TRY(compute(work, context, command.batch));
    const auto grades = TRY(read_grades(command.batch.grades.value_or("")));
    Tree::List made;
    for (std::size_t i = 0; i < command.firms.size(); ++i) {
        const std::string& firm = command.firms[i];
        const auto row = std::ranges::find_if(
            computed.rows, [&](const BatchRow& each) { return each.firm == firm; });
        const std::string at = shapes::item_path("firms", i);
        if (row == computed.rows.end()) return refuse(not_in_batch, at, {{"found", firm}});
        if (!row->offer || !row->offer->eligible)
            return refuse(not_eligible, at,
                          {{"found", row->name},
                           {"reason", row->why_not.zh},
                           {"reason_en", row->why_not.en}});
        const Propose one{
            .product = command.batch.product,
            .question = question_of(command.batch, firm, row->subject, grades, work.today()),
            .terms = {*row->offer->line, *row->offer->rate, *row->offer->months},
            .reason = {},
            .note = command.note};
        made.emplace_back(TRY(propose(work, context, one)));
    }
    return Tree::map({{"proposals", std::move(made)}});
}

Result<Batch> batch_of(const Request& request) {
    const auto text = [&](const char* name) -> std::optional<std::string> {
        const auto value = request.query_value(name);
        if (!value || value->empty()) return std::nullopt;
        return std::string(*value);
    };
    Batch batch;
    batch.product = text("product").value_or("");
    batch.list = text("list");
    batch.shared_limit = text("shared_limit");
    batch.grades = text("grades");
    batch.grade_source = text("grade_source");
    const std::string amount = text("amount").value_or("");
    const auto money = parse_money(amount);
    if (!money || *money <= Money{})
        return refuse(bad_number, "amount",
                      {{"found", amount}, {"what", "金额"}, {"what_en", "amount"}});
    batch.need.amount = *money;
    const std::string months = text("months").value_or("");
    const auto [end, error] =
        std::from_chars(months.data(), months.data() + months.size(), batch.need.months);
    if (error != std::errc{} || end != months.data() + months.size() || batch.need.months < 1)
        return refuse(bad_number, "months",
                      {{"found", months}, {"what", "月数"}, {"what_en", "number of months"}});
    return batch;
}

Result<Api::File> workbook(View& view, const Context& context, const Request& request) {
    const Batch batch = TRY(batch_of(request));
    const Computed computed = TRY(compute(view, context, batch));
    using spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"批量测算",
                             {{"统一社会信用代码", ColumnKind::text, 24},
                              {"企业", ColumnKind::text, 32},
                              {"是否符合", ColumnKind::text, 10},
                              {"额度（元）", ColumnKind::number, 18},
                              {"决定项", ColumnKind::text, 22},
                              {"年利率", ColumnKind::text, 12},
                              {"期限（月）", ColumnKind::number, 12},
                              {"不符合的原因", ColumnKind::text, 60}},
                             {}};
    for (const BatchRow& row : computed.rows) {
        const Offer offer = row.offer.value_or(Offer{});
        sheet.rows.push_back({row.subject, row.name, offer.eligible ? "符合" : "不符合",
                              offer.line ? to_string(*offer.line) : "", deciding_bound(offer),
                              offer.rate ? to_percent(*offer.rate) : "",
                              offer.months ? std::to_string(*offer.months) : "", row.why_not.zh});
    }
    return Api::File{"batch-" + batch.product + '-' + to_string(view.today()) + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

// ---- shared limits
Result<Tree> propose_limit(Work& work, const Request&, const ProposeLimit& command) {
    const LimitProposed proposed = TRY(decide(command, work.actor(), work.today()));
    if (command.core_enterprise) {
        const auto core = work.find<Organisation>(*command.core_enterprise);
        if (!core || core->details.kind != OrganisationKind::enterprise)
            return refuse(no_core, "core_enterprise", {{"found", *command.core_enterprise}});
    }
    if (command.list) CHECKED(lists::members_on(work, *command.list, work.today()));
    SharedLimit limit{.id = work.new_id(SharedLimit::prefix)};
    CHECKED(work.create(limit, proposed));
    return Tree::map({{"id", limit.id}});
}

template <class C>
Result<Tree> act_on_limit(Work& work, const Request& request, const C& command) {
    auto limit = TRY(work.get<SharedLimit>(request.path_parameter("id")));
    work.happened(limit, TRY(decide(limit, command, work.actor(), work.today())));
    return Tree::map({{"id", limit.id}});
}

Tree limit_tree(View& view, const Api& api, const SharedLimit& limit) {
    const ProposeLimit& details = limit.proposed.details;
    const auto name_of_firm = [&](const std::string& id) {
        const auto firm = view.find<Organisation>(id);
        return firm ? firm->details.name : id;
    };
    Tree tree = Tree::map({{"id", limit.id},
                           {"name", details.name},
                           {"mode", write(label_of(details.mode))},
                           {"stage", write(stage_words(limit))},
                           {"amount", to_string(details.amount)},
                           {"used", to_string(limit.used())},
                           {"free", to_string(limit.free())},
                           {"until", to_string(details.until)},
                           {"reason", details.reason},
                           {"maker", person_name(view, limit.proposed.maker)}});
    if (details.list) tree.set("list", *details.list);
    if (details.core_enterprise)
        tree.set("core_enterprise", name_of_firm(*details.core_enterprise));
    if (limit.checker) tree.set("checker", person_name(view, *limit.checker));
    Tree::List uses;
    for (const LimitUse& use : limit.uses)
        uses.push_back(Tree::map({{"proposal", use.proposal},
                                  {"firm", name_of_firm(use.firm)},
                                  {"amount", to_string(use.amount)},
                                  {"on", to_string(use.on)}}));
    tree.set("uses", std::move(uses));
    Tree::List actions;
    const Actor& actor = view.actor();
    const bool approver =
        actor.has(Role::bank_approver) && actor.organisation == limit.proposed.bank;
    if (approver && limit.stage == LimitStage::proposed && actor.user != limit.proposed.maker)
        actions.push_back(
            api.action("decideSharedLimit", {{"id", limit.id}}, Tree::map({{"approved", true}})));
    if (approver && limit.stage == LimitStage::open && limit.uses.empty())
        actions.push_back(api.action("closeSharedLimit", {{"id", limit.id}}, Tree::Map{}, true));
    tree.set("actions", std::move(actions));
    return tree;
}

Result<Tree> list_limits(View& view, const Api& api, const Request&) {
    const auto page = TRY(view.list<SharedLimit>({.cursor = {}, .limit = most_limits}));
    Tree::List items;
    for (const SharedLimit& each : page.items) items.push_back(limit_tree(view, api, each));
    Tree tree = Tree::map({{"items", std::move(items)}});
    if (view.actor().has(Role::bank_officer))
        tree.set("propose",
                 api.action("proposeSharedLimit", {},
                            Tree::map({{"mode", "park_batch"},
                                       {"until", to_string(add_months(view.today(), 12))}})));
    return tree;
}

}  // namespace

void add_batch_routes(Api& api, const Context& context) {
    api.kind<SharedLimit>();
    const Tree any_object = Tree::map({{"type", "object"}});
    const auto endpoint = [](const char* path, const char* operation, Words words,
                             std::vector<Role> roles) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "proposal",
                        .roles = std::move(roles)};
    };
    api.command<ProposeLimit>(
        endpoint("/api/v1/shared-limits", "proposeSharedLimit",
                 {"提交共用额度", "Propose a shared limit"}, {Role::bank_officer}),
        {}, propose_limit, 201);
    api.command<DecideLimit>(
        endpoint("/api/v1/shared-limits/{id}/decision", "decideSharedLimit",
                 {"审批共用额度", "Decide on the shared limit"}, {Role::bank_approver}),
        {}, act_on_limit<DecideLimit>);
    api.command<CloseLimit>(
        endpoint("/api/v1/shared-limits/{id}/close", "closeSharedLimit",
                 {"关闭共用额度", "Close the shared limit"}, {Role::bank_approver}),
        {}, act_on_limit<CloseLimit>);
    api.query(
        endpoint("/api/v1/shared-limits", "listSharedLimits", {"共用额度", "Shared limits"},
                 {Role::bank_officer, Role::bank_approver, Role::administrator, Role::auditor}),
        any_object,
        [&api](View& view, const Request& request) { return list_limits(view, api, request); });
    api.question<Batch>(
        endpoint("/api/v1/credit-proposals/batch-evaluation", "evaluateBatch",
                 {"批量测算", "Evaluate a batch"}, {Role::bank_officer, Role::bank_approver}),
        [&context](View& view, const Request& request, const Batch& command) {
            return table(view, context, request, command);
        });
    // Not among what is begun from the work list: it follows from a table.
    api.command<ProposeBatch>(
        endpoint("/api/v1/products/{id}/batch-proposals", "proposeBatch",
                 {"提交选中企业的授信方案", "Propose those picked"}, {Role::bank_officer}),
        {},
        [&context](Work& work, const Request& request, const ProposeBatch& command) {
            ProposeBatch own = command;
            own.batch.product = request.path_parameter("id");
            return propose_batch(work, context, request, own);
        },
        201);
    Endpoint file = endpoint("/api/v1/credit-proposals/batch.xlsx", "downloadBatch",
                             {"下载批量测算表", "Download the batch"},
                             {Role::bank_officer, Role::bank_approver});
    const auto parameter = [](const char* name, const char* zh, const char* en) {
        return QueryParameter{name, {zh, en}};
    };
    file.query = {parameter("product", "产品", "Product"),
                  parameter("list", "企业名单", "List"),
                  parameter("shared_limit", "共用额度", "Shared limit"),
                  parameter("amount", "每户需求（元）", "Need of each, yuan"),
                  parameter("months", "期限（月）", "Months"),
                  parameter("grades", "等级", "Grades"),
                  parameter("grade_source", "等级来源", "Source of the grades")};
    api.download(std::move(file), [&context](View& view, const Request& request) {
        return workbook(view, context, request);
    });
}

}  // namespace zhirong::proposal
