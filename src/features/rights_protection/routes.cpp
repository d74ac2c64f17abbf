#include "features/rights_protection/routes.h"

#include <algorithm>

#include "platform/desk/api.h"
#include "platform/desk/task.h"

namespace zhirong::rights_protection {
namespace {

using insurance_policy::Policy;

constexpr RefusalKind no_policy{"protection.no_policy", 422, "请选择保险单",
                                "Name the policy under which this is claimed"};

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "rights_protection",
                    .roles = std::move(roles)};
}

const std::vector<Role> firm{Role::enterprise_officer};
const std::vector<Role> office{Role::policy_officer};
const std::vector<Role> either{Role::enterprise_officer, Role::policy_officer};

Tree answer(const Case& record) {
    Tree tree = Tree::map({{"id", record.id}, {"stage", std::string(name_of(record.stage))}});
    if (record.claimed) tree.set("claim", record.claimed->claim);
    return tree;
}

template <class R>
Result<R> at_field(Result<R> found, const char* field) {
    if (!found)
        for (Refusal& each : found.error().all) each.field = field;
    return found;
}

template <class C>
auto alone() {
    return [](Work& work, const Request& request, const C& command) -> Result<Tree> {
        auto record = TRY(work.get<Case>(request.path_parameter("id")));
        work.happened(record, TRY(decide(record, command, work.actor(), work.today())));
        return answer(record);
    };
}

void add_alliance(Api& api) {
    api.command<Admit>(
        endpoint("/api/v1/alliance-helpers", "admitAllianceHelper",
                 {"加入服务联盟", "Admit to the alliance"}, office),
        {},
        [](Work& work, const Request&, const Admit& command) -> Result<Tree> {
            Helper helper;
            helper.id = work.new_id(Helper::prefix);
            CHECKED(work.create(helper, TRY(decide(command, work.actor(), work.today()))));
            return helper_row(work, helper);
        },
        201);
    api.command<Dismiss>(
        endpoint("/api/v1/alliance-helpers/{id}/dismissal", "dismissAllianceHelper",
                 {"退出服务联盟", "Remove from the alliance"}, office),
        {}, [](Work& work, const Request& request, const Dismiss& command) -> Result<Tree> {
            auto helper = TRY(work.get<Helper>(request.path_parameter("id")));
            work.happened(helper, TRY(decide(helper, command, work.actor(), work.today())));
            return helper_row(work, helper);
        });
    auto listing = endpoint("/api/v1/alliance-helpers", "listAllianceHelpers",
                            {"维权服务联盟", "The service alliance"}, {});
    listing.query = page_parameters();
    listing.query.push_back({"stage", {"状态", "Stage"}});
    api.query(std::move(listing), Tree::map({{"type", "object"}}),
              [&api](View& view, const Request& request) -> Result<Tree> {
                  const auto found = TRY(view.list<Helper>(TRY(page_of(request))));
                  Tree::List items;
                  for (const Helper& each : found.items) {
                      Tree row = helper_row(view, each);
                      if (view.actor().has(Role::policy_officer) && !each.dismissed &&
                          view.actor().organisation == each.operator_id)
                          row.set("actions",
                                  Tree::list({api.action("dismissAllianceHelper", {{"id", each.id}},
                                                         Tree::Map{}, true)}));
                      items.push_back(std::move(row));
                  }
                  return page_tree(std::move(items), found);
              });
}

void add_case(Api& api, const Context& context) {
    api.command<Open>(
        endpoint("/api/v1/protection-cases", "openProtectionCase",
                 {"申请维权援助", "Open a case of protection"}, firm),
        {{"right", "/api/v1/rights"}, {"policy", "/api/v1/insurance-policies"}},
        [](Work& work, const Request&, const Open& command) -> Result<Tree> {
            Named named;
            if (command.right)
                named.right = TRY(at_field(work.get<rights::Right>(*command.right), "right"));
            if (command.policy)
                named.policy = TRY(at_field(work.get<Policy>(*command.policy), "policy"));
            Case record;
            record.id = work.new_id(Case::prefix);
            CHECKED(work.create(record, TRY(decide(command, named, work.actor(), work.today()))));
            Tree tree = answer(record);
            tree.set("page", "/protection-cases/" + record.id);
            return tree;
        },
        201);
    api.command<Assign>(
        endpoint("/api/v1/protection-cases/{id}/helper", "assignProtectionHelper",
                 {"选定服务机构", "Choose a helper"}, firm),
        {{"helper", "/api/v1/alliance-helpers"}},
        [](Work& work, const Request& request, const Assign& command) -> Result<Tree> {
            auto record = TRY(work.get<Case>(request.path_parameter("id")));
            const Helper helper = TRY(at_field(work.get<Helper>(command.helper), "helper"));
            work.happened(record, TRY(decide(record, command, helper, work.actor(), work.today())));
            return answer(record);
        });
    api.command<NoteEvidence>(
        endpoint("/api/v1/protection-cases/{id}/evidence", "noteProtectionEvidence",
                 {"登记证据", "Note evidence"}, either),
        {}, alone<NoteEvidence>());
    api.command<OpenMediation>(
        endpoint("/api/v1/protection-cases/{id}/mediation", "openProtectionMediation",
                 {"启动调解", "Open the mediation"}, either),
        {}, alone<OpenMediation>());
    api.command<NoteSession>(
        endpoint("/api/v1/protection-cases/{id}/sessions", "noteProtectionSession",
                 {"登记调解会议", "Note a session"}, either),
        {}, alone<NoteSession>());
    api.command<EndMediation>(
        endpoint("/api/v1/protection-cases/{id}/mediation-result", "endProtectionMediation",
                 {"登记调解结果", "Note the result of the mediation"}, either),
        {},
        [&context](Work& work, const Request& request,
                   const EndMediation& command) -> Result<Tree> {
            auto record = TRY(work.get<Case>(request.path_parameter("id")));
            work.happened(record, TRY(decide(record, command, work.actor(), work.today())));
            Tree tree = answer(record);
            const insurance::Product* product = product_of(work, context, record);
            if (!command.success || record.claimed || product == nullptr ||
                !pays_on_mediation(*product))
                return tree;
            // The result stands whatever the insurance says to it: what is wrong is told, and the
            // firm may notify the insurer itself.
            const auto told = claim_costs(work, context, record, *record.intake.policy, true);
            if (told) return answer(record);
            tree.set("not_claimed", Tree::map({{"code", told.error().first().kind->code},
                                               {"zh", in_chinese(told.error().first())},
                                               {"en", in_english(told.error().first())}}));
            return tree;
        });
    api.command<Sue>(endpoint("/api/v1/protection-cases/{id}/suit", "noteProtectionSuit",
                              {"登记起诉", "Note a suit"}, firm),
                     {}, alone<Sue>());
    api.command<NoteJudgment>(
        endpoint("/api/v1/protection-cases/{id}/judgment", "noteProtectionJudgment",
                 {"登记裁判结果", "Note the judgment"}, firm),
        {}, alone<NoteJudgment>());
    api.command<NoteCost>(
        endpoint("/api/v1/protection-cases/{id}/costs", "noteProtectionCost",
                 {"登记费用", "Note a cost"}, firm),
        {},
        [&context](Work& work, const Request& request, const NoteCost& command) -> Result<Tree> {
            auto record = TRY(work.get<Case>(request.path_parameter("id")));
            work.happened(record, TRY(decide(record, command, product_of(work, context, record),
                                             work.actor(), work.today())));
            return answer(record);
        });
    api.command<ClaimCosts>(
        endpoint("/api/v1/protection-cases/{id}/claim", "claimProtectionCosts",
                 {"向保险人报案", "Notify the insurer"}, firm),
        {{"policy", "/api/v1/insurance-policies"}},
        [&context](Work& work, const Request& request, const ClaimCosts& command) -> Result<Tree> {
            auto record = TRY(work.get<Case>(request.path_parameter("id")));
            CHECKED(may_claim(record, work.actor()));
            const auto& policy = command.policy ? command.policy : record.intake.policy;
            if (!policy) return refuse(no_policy, "policy");
            CHECKED(claim_costs(work, context, record, *policy, false));
            return answer(record);
        });
    api.command<Close>(endpoint("/api/v1/protection-cases/{id}/closing", "closeProtectionCase",
                                {"结案", "Close"}, firm),
                       {}, alone<Close>());
    api.command<Withdraw>(endpoint("/api/v1/protection-cases/{id}/withdrawal",
                                   "withdrawProtectionCase", {"撤回", "Withdraw"}, firm),
                          {}, alone<Withdraw>());
}

Result<Tree> list(View& view, const Request& request) {
    const Page page = TRY(page_of(request));
    const std::string key(request.query_value("key").value_or(""));
    const auto found =
        key.empty() ? TRY(view.list<Case>(page)) : TRY(view.with_key<Case>(key, false, page));
    Tree::List items;
    for (const Case& each : found.items) items.push_back(row(view, each));
    return page_tree(std::move(items), found);
}

void add_queries(Api& api, const Context& context) {
    const Tree object = Tree::map({{"type", "object"}});
    api.query(
        endpoint("/api/v1/protection-cases/{id}/items", "listProtectionItems",
                 {"保险赔付项目", "Items that the insurance pays"}, {}),
        object, [&context](View& view, const Request& request) -> Result<Tree> {
            const auto record = TRY(view.get<Case>(request.path_parameter("id")));
            Tree::List items;
            if (const auto* product = product_of(view, context, record))
                for (const insurance::Item& each : product->items)
                    items.push_back(Tree::map({{"id", each.id}, {"title", write(each.title)}}));
            return Tree::map({{"items", std::move(items)}});
        });
    auto listing = endpoint("/api/v1/protection-cases", "listProtectionCases",
                            {"维权案件列表", "Cases of protection"}, {});
    listing.query = page_parameters();
    listing.query.push_back({"stage", {"阶段", "Stage"}});
    listing.query.push_back({"key", {"如 item:<权利号码>", "Such as item:<number>"}});
    api.query(std::move(listing), object, list);
    api.query(endpoint("/api/v1/protection-cases/{id}", "showProtectionCase",
                       {"维权案件详情", "One case of protection"}, {}),
              object, [&api, &context](View& view, const Request& request) -> Result<Tree> {
                  return page(view, api, context,
                              TRY(view.get<Case>(request.path_parameter("id"))));
              });
}

}  // namespace

void add_routes(Api& api, const Context& context, rights::Pages& right_pages) {
    api.kind<Helper>();
    api.kind<Case>();
    add_alliance(api);
    add_case(api, context);
    add_queries(api, context);
    right_pages.push_back([](View& view, const rights::Right& right, rights::Page& page) {
        rights::Section section("protection", {"protection", "维权案件", "Cases of protection"});
        section.column("id", "案件", "Case", "text")
            .column("opponent", "对方当事人", "Opponent", "text")
            .column("opened_on", "受理日", "Taken in", "date")
            .column("stage", "阶段", "Stage", "words");
        const Page first{.cursor = {}, .limit = 100, .stage = {}};
        const auto found = view.with_key<Case>("item:" + right.number, false, first);
        if (!found || found->items.empty()) return;
        for (const Case& each : found->items)
            section.row({{"id", each.id},
                         {"opponent", each.intake.event.opponent},
                         {"opened_on", to_string(each.intake.on)},
                         {"stage", write(label_of(each.stage))}},
                        "/protection-cases/" + each.id);
        page.sections.push_back(section.take());
    });
}

Result<Tree::List> waiting(View& view, const Api& api) {
    Tree::List list;
    if (view.sees_all()) return list;
    const auto found = TRY(view.list<Case>({.cursor = {}, .limit = most_tasks, .stage = {}}));
    for (const Case& record : found.items) {
        if (std::ssize(list) >= most_tasks) break;
        const std::string about = record.intake.item.number + " · " + record.intake.event.opponent;
        for (const Tree& action : offered(view, api, record).awaited)
            list.push_back(task("protection_case", record.id,
                                Tree::map({{"zh", about}, {"en", about}}), action, record.intake.on,
                                target_day(record)));
    }
    return list;
}

}  // namespace zhirong::rights_protection
