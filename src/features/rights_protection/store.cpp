#include "features/rights_protection/store.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::rights_protection {
namespace {

using insurance_policy::Policy;
using organisation::Organisation;

struct Operation {
    Act act;
    const char* name;
    bool dangerous;
    bool awaited;
};
constexpr std::array operations{
    Operation{Act::assign, "assignProtectionHelper", false, true},
    Operation{Act::note_evidence, "noteProtectionEvidence", false, false},
    Operation{Act::open_mediation, "openProtectionMediation", false, true},
    Operation{Act::note_session, "noteProtectionSession", false, false},
    Operation{Act::end_mediation, "endProtectionMediation", false, true},
    Operation{Act::sue, "noteProtectionSuit", false, false},
    Operation{Act::note_judgment, "noteProtectionJudgment", false, true},
    Operation{Act::note_cost, "noteProtectionCost", false, false},
    Operation{Act::claim, "claimProtectionCosts", false, true},
    Operation{Act::close, "closeProtectionCase", false, false},
    Operation{Act::withdraw, "withdrawProtectionCase", true, false}};

const Operation& operation_of(Act act) {
    const auto found = std::ranges::find(operations, act, &Operation::act);
    ensure(found != operations.end());
    return *found;
}

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

std::optional<Tree> form_for(const View& view, const Case& record, Act act) {
    const std::string today = to_string(view.today());
    switch (act) {
        case Act::note_evidence:
        case Act::note_session:
        case Act::note_judgment:
        case Act::note_cost: return Tree::map({{"on", today}});
        case Act::open_mediation: return Tree::map({{"body", record.helper->name}, {"on", today}});
        case Act::end_mediation: return Tree::map({{"success", true}, {"on", today}});
        case Act::sue: return Tree::map({{"accepted_on", today}});
        case Act::claim:
            if (record.claimed) return std::nullopt;
            if (record.intake.policy) return Tree::map({{"policy", *record.intake.policy}});
            return Tree::Map{};
        case Act::assign:
        case Act::close:
        case Act::withdraw: return Tree::Map{};
    }
    return std::nullopt;
}

bool may(const Case& record, const Actor& actor, Role role) {
    if (!actor.has(role)) return false;
    if (role == Role::enterprise_officer) return actor.organisation == record.intake.firm;
    return record.helper && actor.organisation == record.helper->operator_id;
}

// What happened when, for the line of steps.
Tree steps(const Case& record) {
    Tree::List list;
    const auto add = [&](const char* name, const char* zh, const char* en, Date on,
                         std::string text) {
        list.push_back(Tree::map({{"name", name},
                                  {"zh", zh},
                                  {"en", en},
                                  {"on", to_string(on)},
                                  {"text", std::move(text)}}));
    };
    add("opened", "受理", "Taken in", record.intake.on, record.intake.event.opponent);
    if (record.helper)
        add("assigned", "选定服务机构", "Helper chosen", record.helper->on, record.helper->name);
    for (const EvidenceNoted& each : record.evidence)
        add("evidence", "证据", "Evidence", each.content.on,
            each.content.what + "（" + each.content.paper + "）");
    if (record.mediation)
        add("mediation", "启动调解", "Mediation opened", record.mediation->content.on,
            record.mediation->content.body);
    for (const SessionNoted& each : record.sessions)
        add("session", "调解会议", "Session", each.content.on, each.content.summary);
    if (record.mediated) {
        const EndMediation& end = record.mediated->content;
        add(end.success ? "mediated" : "mediation_failed", end.success ? "调解成功" : "调解未成",
            end.success ? "Mediated" : "Mediation failed", end.on,
            end.summary + (end.agreement ? "（" + *end.agreement + "）" : ""));
    }
    if (record.suit)
        add("suit", "起诉受理", "Suit accepted", record.suit->content.accepted_on,
            record.suit->content.court + " " + record.suit->content.number);
    if (record.judgment)
        add("judgment", "裁判", "Judgment", record.judgment->content.on,
            label_of(record.judgment->content.result).zh + " " + record.judgment->content.number);
    if (record.claimed)
        add("claimed", record.claimed->by_itself ? "调解成功自动报案" : "向保险人报案",
            record.claimed->by_itself ? "Insurer notified by the mediation" : "Insurer notified",
            record.claimed->on, record.claimed->claim);
    if (record.stage == Stage::closed || record.stage == Stage::withdrawn)
        add(record.stage == Stage::closed ? "closed" : "withdrawn",
            label_of(record.stage).zh.c_str(), label_of(record.stage).en.c_str(), *record.ended_on,
            record.result);
    std::ranges::stable_sort(list, {}, [](const Tree& each) { return *each.find("on")->text(); });
    return list;
}

}  // namespace

const insurance::Product* product_of(View& view, const Context& context, const Case& record) {
    if (!record.intake.policy) return nullptr;
    const auto policy = view.find<Policy>(*record.intake.policy);
    if (!policy) return nullptr;
    const auto product = insurance_policy::product_of(context.shelf, *policy);
    return product ? *product : nullptr;
}

Result<std::monostate> claim_costs(Work& work, const Context& context, Case& record,
                                   const std::string& policy_id, bool by_itself) {
    const Policy policy =
        by_itself ? work.linked<Policy>(policy_id) : TRY(work.get<Policy>(policy_id));
    const insurance::Product& product = *TRY(insurance_policy::product_of(context.shelf, policy));
    const auto claim =
        TRY(insurance_claim::notify(work, context.shelf, TRY(notice(record, policy.id, product)),
                                    by_itself ? insurance_claim::NotifiedBy::protection_case
                                              : insurance_claim::NotifiedBy::person));
    work.happened(record, CostsClaimed{claim.id, policy.id, by_itself, work.today()});
    return {};
}

Tree helper_row(View& view, const Helper& helper) {
    Tree row = Tree::map({{"id", helper.id},
                          {"name", helper.details.name},
                          {"sort", write(label_of(helper.details.sort))},
                          {"licence", helper.details.licence},
                          {"region", helper.details.region},
                          {"contact", helper.details.contact},
                          {"operator", name_of_organisation(view, helper.operator_id)},
                          {"admitted_on", to_string(helper.admitted_on)},
                          {"stage", write(stage_words(helper))}});
    return row;
}

Tree row(View& view, const Case& record) {
    Tree row = Tree::map({{"id", record.id},
                          {"firm", name_of_organisation(view, record.intake.firm)},
                          {"number", record.intake.item.number},
                          {"title", record.intake.item.title},
                          {"opponent", record.intake.event.opponent},
                          {"zone", write(label_of(record.intake.event.zone))},
                          {"occurred_on", to_string(record.intake.event.occurred_on)},
                          {"opened_on", to_string(record.intake.on)},
                          {"cost", to_string(record.cost())},
                          {"days", days_used(record, view.today())},
                          {"target_days", times().target_days},
                          {"stage", write(label_of(record.stage))}});
    if (record.helper) row.set("helper", record.helper->name);
    if (const auto target = target_day(record)) row.set("target", to_string(*target));
    return row;
}

Offered offered(View& view, const Api& api, const Case& record) {
    Offered offered;
    std::vector<Act> done;
    for (const auto& move : moves) {
        if (move.from != record.stage || !may(record, view.actor(), move.who)) continue;
        if (std::ranges::find(done, move.act) != done.end()) continue;
        auto form = form_for(view, record, move.act);
        if (!form) continue;
        done.push_back(move.act);
        const Operation& operation = operation_of(move.act);
        bool awaited = operation.awaited;
        // Only where insurance was named is it expected to be told.
        if (move.act == Act::claim) awaited = record.intake.policy.has_value();
        Tree action =
            api.action(operation.name, {{"id", record.id}}, *std::move(form), operation.dangerous);
        insurance_claim::choose_from(action, "item",
                                     "/api/v1/protection-cases/" + record.id + "/items");
        (awaited ? offered.awaited : offered.allowed).push_back(std::move(action));
    }
    return offered;
}

Tree page(View& view, Api& api, const Context& context, const Case& record) {
    Offered acts = offered(view, api, record);
    Tree::List actions = std::move(acts.awaited);
    for (Tree& each : acts.allowed) actions.push_back(std::move(each));
    const insurance::Product* product = product_of(view, context, record);
    Tree::List demands;
    for (const Demand each : record.intake.demands) demands.push_back(write(label_of(each)));
    Tree::List costs;
    for (const CostNoted& each : record.costs) {
        Tree cost = Tree::map({{"kind", write(label_of(each.content.kind))},
                               {"amount", to_string(each.content.amount)},
                               {"payee", each.content.payee},
                               {"invoice", each.content.invoice},
                               {"on", to_string(each.content.on)}});
        if (product != nullptr)
            if (const auto item = item_of(each, *product))
                cost.set("item", write(product->item(*item)->title));
        costs.push_back(std::move(cost));
    }
    Tree tree = Tree::map({{"case", row(view, record)},
                           {"what", record.intake.event.what},
                           {"demands", std::move(demands)},
                           {"steps", steps(record)},
                           {"costs", std::move(costs)},
                           {"target_source", write(source_of_times())},
                           {"actions", std::move(actions)}});
    if (record.intake.amount) tree.set("amount", to_string(*record.intake.amount));
    if (record.intake.right) tree.set("right", *record.intake.right);
    if (record.intake.policy) {
        tree.set("policy", *record.intake.policy);
        if (const auto policy = view.find<Policy>(*record.intake.policy); policy && policy->bound)
            tree.set("policy_number", policy->bound->number);
    }
    if (product != nullptr) {
        tree.set("product", write(product->title));
        tree.set("pays_on_mediation", pays_on_mediation(*product));
    }
    if (record.mediated) {
        const EndMediation& end = record.mediated->content;
        Tree result = Tree::map({{"success", end.success}, {"summary", end.summary}});
        if (end.agreement) result.set("agreement", *end.agreement);
        if (end.amount) result.set("amount", to_string(*end.amount));
        if (end.performed) result.set("performed", *end.performed);
        tree.set("mediation_result", std::move(result));
    }
    if (record.judgment) {
        Tree judgment = Tree::map({{"result", write(label_of(record.judgment->content.result))},
                                   {"number", record.judgment->content.number}});
        if (record.judgment->content.amount)
            judgment.set("amount", to_string(*record.judgment->content.amount));
        tree.set("judgment", std::move(judgment));
    }
    if (record.claimed) {
        Tree claimed = Tree::map({{"claim", record.claimed->claim},
                                  {"by_itself", record.claimed->by_itself},
                                  {"on", to_string(record.claimed->on)}});
        if (const auto claim = view.find<insurance_claim::Claim>(record.claimed->claim)) {
            claimed.set("stage", write(label_of(claim->stage)));
            claimed.set("paid", to_string(claim->paid - claim->returned));
        }
        tree.set("claimed", std::move(claimed));
    }
    tree.set("timeline", timeline(view, api.desk(), {record.id}, [&](const std::string& each) {
                 return name_of_organisation(view, each);
             }));
    return tree;
}

}  // namespace zhirong::rights_protection
