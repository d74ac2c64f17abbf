#include "features/rights_protection/rights_protection.h"

#include <algorithm>

#include "core/access/party.h"

namespace zhirong::rights_protection {
namespace {

constexpr RefusalKind bad_region{"alliance.region", 422,
                                 "行政区划代码“{found}”应为六位数字（GB/T 2260）",
                                 "Region “{found}” must be six digits (GB/T 2260)"};
constexpr RefusalKind dismissed_already{"alliance.dismissed", 409, "该机构已于 {found} 退出联盟",
                                        "It left the alliance on {found}"};
constexpr RefusalKind one_right{"protection.right", 422,
                                "请选择已登记的知识产权，或者写明权利，二者择一",
                                "Name a right on the record, or write one out: one of the two"};
constexpr RefusalKind part_missing{"protection.right_written", 422, "写明权利时须填写号码和名称",
                                   "A right that is written out needs its number and title"};
constexpr RefusalKind other_owner{"protection.not_yours", 422,
                                  "“{found}”的权利人是 {expected}，不是贵企业",
                                  "“{found}” belongs to {expected}, not to your firm"};
constexpr RefusalKind other_policy{"protection.policy", 422,
                                   "保单“{found}”的投保人不是贵企业，或者尚未出具",
                                   "Policy “{found}” is not your firm's, or is not bound"};
constexpr RefusalKind not_insured{"protection.not_in_schedule", 422,
                                  "“{found}”不在所选保单的保险标的清单内",
                                  "“{found}” is not in the schedule of that policy"};
constexpr RefusalKind no_demand{"protection.no_demand", 422, "请至少选择一项诉求",
                                "State one demand at least"};
constexpr RefusalKind demand_twice{"protection.demand_twice", 422, "诉求“{found}”重复",
                                   "“{found_en}” is asked for twice"};
constexpr RefusalKind in_future{"protection.in_future", 422, "{found} 晚于今日 {expected}",
                                "{found} is after today, {expected}"};
constexpr RefusalKind out_of_order{"protection.out_of_order", 422, "{found} 早于 {expected}",
                                   "{found} is before {expected}"};
constexpr RefusalKind helper_gone{"protection.helper_left", 422, "“{found}”已退出服务联盟",
                                  "“{found}” has left the alliance"};
constexpr RefusalKind agreement_missing{"protection.agreement", 422,
                                        "调解成功的，请填写调解协议编号",
                                        "State the agreement of a mediation that succeeded"};
constexpr RefusalKind agreement_of_failure{
    "protection.agreement_of_failure", 422, "调解未成的，没有调解协议和支付金额",
    "A mediation that failed has no agreement and no amount"};
constexpr RefusalKind invoice_twice{"protection.invoice_twice", 409, "发票“{found}”已登记",
                                    "Invoice “{found}” is noted already"};
constexpr RefusalKind item_unknown{"protection.item", 422,
                                   "“{found}”不是所投保险的赔付项目：{expected}",
                                   "“{found}” is no item of the insurance: {expected}"};
constexpr RefusalKind claimed_already{"protection.claimed_already", 409,
                                      "已向保险人报案（{found}）",
                                      "The insurer was notified already ({found})"};
constexpr RefusalKind nothing_to_claim{"protection.nothing_to_claim", 422,
                                       "没有该保险赔付的费用：请先登记{expected}等费用",
                                       "No cost is noted that this insurance pays: {expected}"};
constexpr RefusalKind no_result{"protection.no_result", 409,
                                "调解尚未成功，起诉也未受理，还不能报案",
                                "No mediation succeeded and no suit was accepted yet"};

Result<std::monostate> not_after(Date date, Date today, const char* field) {
    if (date <= today) return {};
    return refuse(in_future, field, {{"found", to_string(date)}, {"expected", to_string(today)}});
}
Result<std::monostate> not_before(Date date, Date first, const char* field) {
    if (date >= first) return {};
    return refuse(out_of_order, field,
                  {{"found", to_string(date)}, {"expected", to_string(first)}});
}

// The firm itself, or whoever runs the alliance of its helper.
Result<Stage> moved(const Case& record, Act act, const Actor& actor) {
    const Stage to = TRY(next(moves, record.stage, act, actor));
    if (actor.has(Role::enterprise_officer)) {
        CHECKED(require_acting_for(actor, record.intake.firm));
    } else if (record.helper) {
        CHECKED(require_acting_for(actor, record.helper->operator_id));
    }
    return to;
}

Result<std::monostate> happened_on(const Case& record, Date on, Date today, const char* field) {
    CHECKED(not_after(on, today, field));
    return not_before(on, record.intake.event.occurred_on, field);
}

std::string ids(const insurance::Product& product) {
    std::string all;
    for (const insurance::Item& each : product.items) all += (all.empty() ? "" : ", ") + each.id;
    return all;
}

}  // namespace

const Times& times() {
    static const Times all;
    return all;
}
Phrase source_of_times() {
    return {"宁波“保险+维权+服务”模式的报道（三十日内），非官方文本",
            "Press on Ningbo's insurance with protection and service (thirty days), no official "
            "text"};
}

Money Case::cost() const {
    Money sum;
    for (const CostNoted& each : costs) sum += each.content.amount;
    return sum;
}

// ---- the alliance
Result<Admitted> decide(const Admit& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::policy_officer));
    constexpr std::size_t digits = 6;
    if (command.region.size() != digits ||
        !std::ranges::all_of(command.region, [](char c) { return c >= '0' && c <= '9'; }))
        return refuse(bad_region, "region", {{"found", command.region}});
    return Admitted{actor.organisation, command, today};
}
Result<Dismissed> decide(const Helper& helper, const Dismiss& command, const Actor& actor,
                         Date today) {
    CHECKED(require(actor, Role::policy_officer));
    CHECKED(require_acting_for(actor, helper.operator_id));
    if (helper.dismissed)
        return refuse(dismissed_already, "", {{"found", to_string(helper.dismissed->on)}});
    return Dismissed{command.reason, today};
}
Helper apply(Helper helper, const Helper::Event& event) {
    if (const auto* admitted = std::get_if<Admitted>(&event)) {
        helper.operator_id = admitted->operator_id;
        helper.details = admitted->details;
        helper.admitted_on = admitted->on;
    } else {
        helper.dismissed = std::get<Dismissed>(event);
    }
    return helper;
}
// Whom a firm may turn to is no secret.
std::vector<std::string> parties(const Helper&) { return {"*"}; }
Label stage_words(const Helper& helper) {
    return helper.dismissed ? Label{"left", "已退出", "Left"}
                            : Label{"member", "联盟成员", "Member"};
}

// ---- a case
Result<Opened> decide(const Open& command, const Named& named, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    const bool written = command.number || command.kind || command.title;
    if (command.right.has_value() == written) return refuse(one_right, "right");
    if (written && !command.number) return refuse(part_missing, "number");
    if (written && !command.title) return refuse(part_missing, "title");
    if (command.demands.empty()) return refuse(no_demand, "demands");
    for (std::size_t i = 0; i < command.demands.size(); ++i)
        if (std::ranges::count(command.demands, command.demands[i]) > 1)
            return refuse(demand_twice, shapes::item_path("demands", i),
                          {{"found", label_of(command.demands[i]).zh},
                           {"found_en", label_of(command.demands[i]).en}});
    CHECKED(not_after(command.event.occurred_on, today, "event.occurred_on"));
    Opened opened{.firm = actor.organisation,
                  .right = command.right,
                  .item = {},
                  .event = command.event,
                  .demands = command.demands,
                  .amount = command.amount,
                  .policy = command.policy,
                  .on = today};
    if (named.right) {
        const rights::Right& right = *named.right;
        // A defendant is told to respect another's right: only demands of one's own need it.
        const bool defends =
            std::ranges::find(command.demands, Demand::defence) != command.demands.end() ||
            std::ranges::find(command.demands, Demand::invalidation) != command.demands.end();
        if (right.owner != actor.organisation && !defends)
            return refuse(other_owner, "right",
                          {{"found", right.number}, {"expected", right.holder.name}});
        opened.item = insurance_policy::item_of(right);
    } else {
        opened.item = {*command.number, command.kind, *command.title, std::nullopt};
    }
    if (named.policy) {
        const insurance_policy::Policy& policy = *named.policy;
        if (!policy.bound || policy.application.holder != actor.organisation)
            return refuse(other_policy, "policy", {{"found", *command.policy}});
        const auto insured = insurance::insured_spans(policy.inception(), policy.moved());
        const auto found = std::ranges::find_if(
            insured, [&](const auto& each) { return each.first.number == opened.item.number; });
        if (found == insured.end())
            return refuse(not_insured, "policy", {{"found", opened.item.number}});
    }
    return opened;
}

Result<Assigned> decide(const Case& record, const Assign& command, const Helper& helper,
                        const Actor& actor, Date today) {
    CHECKED(moved(record, Act::assign, actor));
    if (helper.dismissed) return refuse(helper_gone, "helper", {{"found", helper.details.name}});
    return Assigned{command.helper, helper.details.name, helper.operator_id, today};
}

Result<EvidenceNoted> decide(const Case& record, const NoteEvidence& command, const Actor& actor,
                             Date today) {
    CHECKED(moved(record, Act::note_evidence, actor));
    CHECKED(not_after(command.on, today, "on"));
    return EvidenceNoted{command, today};
}

Result<MediationOpened> decide(const Case& record, const OpenMediation& command, const Actor& actor,
                               Date today) {
    CHECKED(moved(record, Act::open_mediation, actor));
    CHECKED(happened_on(record, command.on, today, "on"));
    return MediationOpened{command, today};
}

Result<SessionNoted> decide(const Case& record, const NoteSession& command, const Actor& actor,
                            Date today) {
    CHECKED(moved(record, Act::note_session, actor));
    CHECKED(not_after(command.on, today, "on"));
    CHECKED(not_before(command.on, record.mediation->content.on, "on"));
    return SessionNoted{command, today};
}

Result<MediationEnded> decide(const Case& record, const EndMediation& command, const Actor& actor,
                              Date today) {
    CHECKED(moved(record, Act::end_mediation, actor));
    CHECKED(not_after(command.on, today, "on"));
    CHECKED(not_before(command.on, record.mediation->content.on, "on"));
    if (command.success && !command.agreement) return refuse(agreement_missing, "agreement");
    if (!command.success && (command.agreement || command.amount))
        return refuse(agreement_of_failure, command.agreement ? "agreement" : "amount");
    return MediationEnded{command, today};
}

Result<Sued> decide(const Case& record, const Sue& command, const Actor& actor, Date today) {
    CHECKED(moved(record, Act::sue, actor));
    CHECKED(happened_on(record, command.accepted_on, today, "accepted_on"));
    return Sued{command, today};
}

Result<JudgmentNoted> decide(const Case& record, const NoteJudgment& command, const Actor& actor,
                             Date today) {
    CHECKED(moved(record, Act::note_judgment, actor));
    CHECKED(not_after(command.on, today, "on"));
    CHECKED(not_before(command.on, record.suit->content.accepted_on, "on"));
    return JudgmentNoted{command, today};
}

Result<CostNoted> decide(const Case& record, const NoteCost& command,
                         const insurance::Product* product, const Actor& actor, Date today) {
    CHECKED(moved(record, Act::note_cost, actor));
    CHECKED(not_after(command.on, today, "on"));
    if (std::ranges::any_of(record.costs, [&](const CostNoted& each) {
            return each.content.invoice == command.invoice;
        }))
        return refuse(invoice_twice, "invoice", {{"found", command.invoice}});
    if (command.item && product != nullptr && product->item(*command.item) == nullptr)
        return refuse(item_unknown, "item",
                      {{"found", *command.item}, {"expected", ids(*product)}});
    return CostNoted{command, today};
}

Result<Closed> decide(const Case& record, const Close& command, const Actor& actor, Date today) {
    CHECKED(moved(record, Act::close, actor));
    return Closed{command.result, today};
}
Result<Withdrawn> decide(const Case& record, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(moved(record, Act::withdraw, actor));
    return Withdrawn{command.reason, today};
}

bool pays_on_mediation(const insurance::Product& product) {
    const auto& bases = product.payable_on.any_of;
    return std::ranges::find(bases, insurance::PaymentBasis::mediation) != bases.end();
}

std::optional<std::string> item_of(const CostNoted& cost, const insurance::Product& product) {
    const NoteCost& content = cost.content;
    if (content.item) return product.item(*content.item) == nullptr ? std::nullopt : content.item;
    const std::string named(name_of(content.kind));
    if (product.item(named) != nullptr) return named;
    // Products that put what a suit costs together call it "legal", or "litigation".
    const bool of_suit = content.kind == CostKind::lawyers || content.kind == CostKind::court ||
                         content.kind == CostKind::mediation;
    for (const char* const together : {"legal", "litigation"})
        if (of_suit && product.item(together) != nullptr) return together;
    return std::nullopt;
}

Result<insurance_claim::Notify> notice(const Case& record, const std::string& policy,
                                       const insurance::Product& product) {
    const bool mediated = record.mediated && record.mediated->content.success;
    if (!mediated && !record.suit) return refuse(no_result);
    insurance_claim::Notify notify;
    notify.policy = policy;
    notify.item = record.intake.item.number;
    notify.event.what = record.intake.event.what;
    notify.event.occurred_on = record.intake.event.occurred_on;
    notify.event.zone = record.intake.event.zone;
    notify.event.opponent = record.intake.event.opponent;
    notify.protection_case = record.id;
    if (record.suit) {
        notify.claimed_on = record.suit->content.accepted_on;
        notify.event.court_case = record.suit->content.number;
    } else {
        // Insurance that is linked to mediation answers for its success, others for the request.
        notify.claimed_on = product.line == insurance::Line::mediation
                                ? record.mediated->content.on
                                : record.mediation->content.on;
    }
    for (const CostNoted& each : record.costs) {
        const auto item = item_of(each, product);
        if (!item) continue;
        const auto known = std::ranges::find(notify.estimates, *item, &insurance::LossPart::item);
        if (known == notify.estimates.end())
            notify.estimates.push_back({*item, each.content.amount});
        else
            known->amount += each.content.amount;
    }
    if (notify.estimates.empty()) {
        std::string titles;
        for (const insurance::Item& each : product.items)
            titles += (titles.empty() ? "" : "、") + each.title.zh;
        return refuse(nothing_to_claim, "", {{"expected", titles}});
    }
    return notify;
}

Result<std::monostate> may_claim(const Case& record, const Actor& actor) {
    CHECKED(moved(record, Act::claim, actor));
    if (record.claimed) return refuse(claimed_already, "", {{"found", record.claimed->claim}});
    return {};
}

namespace {

struct Applier {
    Case& record;
    void operator()(const Opened& event) const { record.intake = event; }
    void operator()(const Assigned& event) const {
        record.helper = event;
        record.stage = Stage::assigned;
    }
    void operator()(const EvidenceNoted& event) const { record.evidence.push_back(event); }
    void operator()(const MediationOpened& event) const {
        record.mediation = event;
        record.stage = Stage::mediating;
    }
    void operator()(const SessionNoted& event) const { record.sessions.push_back(event); }
    void operator()(const MediationEnded& event) const {
        record.mediated = event;
        record.stage = event.content.success ? Stage::mediated : Stage::mediation_failed;
        if (event.content.success) record.ended_on = event.content.on;
    }
    void operator()(const Sued& event) const {
        record.suit = event;
        record.stage = Stage::in_suit;
    }
    void operator()(const JudgmentNoted& event) const {
        record.judgment = event;
        record.stage = Stage::judged;
        record.ended_on = event.content.on;
    }
    void operator()(const CostNoted& event) const { record.costs.push_back(event); }
    void operator()(const CostsClaimed& event) const { record.claimed = event; }
    void operator()(const Closed& event) const {
        record.stage = Stage::closed;
        record.result = event.result;
        if (!record.ended_on) record.ended_on = event.on;
    }
    void operator()(const Withdrawn& event) const {
        record.stage = Stage::withdrawn;
        record.result = event.reason;
        record.ended_on = event.on;
    }
};

}  // namespace

Case apply(Case record, const Event& event) {
    std::visit(Applier{record}, event);
    return record;
}
std::vector<std::string> parties(const Case& record) {
    std::vector<std::string> all{record.intake.firm};
    if (record.helper) all.push_back(record.helper->operator_id);
    return all;
}
Label stage_words(const Case& record) { return label_of(record.stage); }
std::vector<std::string> keys(const Case& record) {
    std::vector<std::string> all{"item:" + record.intake.item.number, "firm:" + record.intake.firm};
    if (record.intake.policy) all.push_back("policy:" + *record.intake.policy);
    if (record.helper) all.push_back("helper:" + record.helper->helper);
    return all;
}

int days_used(const Case& record, Date today) {
    const Date end = record.ended_on.value_or(today);
    return static_cast<int>(std::max(Days{0}, end - record.intake.on).count());
}
std::optional<Date> target_day(const Case& record) {
    switch (record.stage) {
        case Stage::opened:
        case Stage::assigned:
        case Stage::mediating: return record.intake.on + Days{times().target_days};
        default: return std::nullopt;
    }
}

}  // namespace zhirong::rights_protection
