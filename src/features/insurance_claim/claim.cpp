#include "features/insurance_claim/claim.h"

#include <algorithm>
#include <set>

#include "core/access/party.h"
#include "features/insurance_claim/accounts.h"

namespace zhirong::insurance_claim {
namespace {

using insurance::Item;
using shapes::item_path;

constexpr RefusalKind policy_not_bound{"claim.policy_not_bound", 409,
                                       "保单尚未出具（现为“{found}”），不能报案",
                                       "The policy is not bound (it is “{found_en}”)"};
constexpr RefusalKind through_cover{
    "claim.through_cover", 409,
    "该保单担保融资项目“{found}”：损失由贷款银行在该贷款的风险分担中提出，不另行报案",
    "The policy secures “{found}”: its lender claims the loss under the loan's cover, not here"};
constexpr RefusalKind not_in_schedule{
    "claim.not_in_schedule", 422, "“{found}”不在该保单的保险标的清单内：请核对号码或保单",
    "“{found}” is not in the schedule of this policy: look at the number and the policy"};
constexpr RefusalKind in_future{"claim.in_future", 422, "{found} 晚于今日 {expected}",
                                "{found} is after today, {expected}"};
constexpr RefusalKind out_of_order{"claim.out_of_order", 422, "{found} 早于 {expected}",
                                   "{found} is before {expected}"};
constexpr RefusalKind item_unknown{"claim.item_unknown", 422,
                                   "“{found}”不是本产品的赔付项目：{expected}",
                                   "“{found}” is no item of this product: {expected}"};
constexpr RefusalKind item_twice{"claim.item_twice", 422, "赔付项目“{found}”重复",
                                 "Item “{found}” is listed twice"};
constexpr RefusalKind nothing_claimed{"claim.nothing_claimed", 422,
                                      "各项金额合计为零：至少一项应大于零",
                                      "All amounts are zero: one at least must be above"};
constexpr RefusalKind notified_already{
    "claim.notified_already", 409,
    "该保单的同一标的、同一事故已报案（{expected}）：请在原赔案中补充",
    "The same event of this item is notified on this policy already ({expected}): add to it"};
constexpr RefusalKind cover_failed{
    "claim.cover_failed", 422, "有不符合的审核事项，不能认定属于保险责任：{found}",
    "Findings speak against the cover, it cannot be accepted: {found_en}"};
constexpr RefusalKind no_ground{
    "claim.no_ground", 422, "拒赔须有不符合的审核事项，或援引产品的责任免除：{expected}",
    "A refusal needs a finding that failed, or an exclusion of the product: {expected}"};
constexpr RefusalKind exclusion_unknown{"claim.exclusion_unknown", 422,
                                        "“{found}”不是本产品的责任免除：{expected}",
                                        "“{found}” is no exclusion of this product: {expected}"};
constexpr RefusalKind sent_already{"claim.sent_already", 409, "拒赔通知已于 {found} 送达",
                                   "The refusal was sent on {found}"};
constexpr RefusalKind nothing_changed{"claim.nothing_changed", 422, "估损与现有估损相同",
                                      "The reserve is what it was"};
constexpr RefusalKind asked_already{
    "claim.papers_asked", 409,
    "已于 {found} 通知补充材料：《保险法》第二十二条要求一次性通知，不得再次要求",
    "Papers were asked for on {found}: article 22 allows to ask once"};
constexpr RefusalKind paper_twice{"claim.paper_twice", 422, "材料“{found}”重复",
                                  "“{found}” is listed twice"};
constexpr RefusalKind received_already{"claim.received_already", 409,
                                       "“{found}”已于 {expected} 收到",
                                       "“{found}” was received on {expected}"};
constexpr RefusalKind no_advance{"claim.no_advance", 422,
                                 "本产品没有约定预付；可以确定的数额可依第二十五条先予支付",
                                 "This product promises no advance; what is certain may be paid "
                                 "under article 25"};
constexpr RefusalKind advance_pending{"claim.advance_pending", 409, "已有待审批的预付",
                                      "An advance is to be decided already"};
constexpr RefusalKind no_advance_pending{"claim.no_advance_pending", 409, "没有待审批的预付",
                                         "No advance is to be decided"};
constexpr RefusalKind advance_too_much{"claim.advance_too_much", 422,
                                       "预付 {found} 元多于可预付的 {expected} 元",
                                       "{found} is more than may be advanced, {expected}"};
constexpr RefusalKind reference_missing{"claim.reference_missing", 422,
                                        "同意预付时请填写付款凭证号",
                                        "State the reference of the payment"};
constexpr RefusalKind wrong_basis{
    "claim.basis", 422, "“{found}”不是本产品的赔付依据：{expected}",
    "This product does not pay on “{found_en}”, only on: {expected_en}"};
constexpr RefusalKind excluded_too_much{"claim.excluded_too_much", 422,
                                        "免责金额 {found} 元多于损失 {expected} 元",
                                        "{found} excluded is more than the loss, {expected}"};
constexpr RefusalKind exclusion_missing{"claim.exclusion_missing", 422,
                                        "有免责金额的，须写明所依据的责任免除",
                                        "State the exclusion by which this is kept out"};
constexpr RefusalKind exclusion_without_amount{"claim.exclusion_without_amount", 422,
                                               "写明了责任免除，但没有免责金额",
                                               "An exclusion is named without an amount"};
constexpr RefusalKind not_insured_then{"claim.not_insured", 422, "该日保单没有承保，不能计算赔款",
                                       "The policy covers nothing on the day that counts"};
constexpr RefusalKind reopening_lowers{
    "claim.reopening_lowers", 422,
    "重开后的累计赔款 {found} 元少于已赔付的 {expected} 元：重开只能增加",
    "{found} in all is less than the {expected} paid before: a claim that is opened again only "
    "adds"};
constexpr RefusalKind limit_changed{
    "claim.limit_changed", 409,
    "剩余限额已变化：提出时应赔 {expected} 元，现在为 {found} 元，请重新提出赔付",
    "The limit left has changed: {expected} was proposed, {found} would be payable now; propose "
    "anew"};
constexpr RefusalKind too_much_returned{"claim.too_much_returned", 422,
                                        "退回 {found} 元多于应退的 {expected} 元",
                                        "{found} is more than is to be returned, {expected}"};
constexpr RefusalKind nothing_paid{"claim.nothing_paid", 409,
                                   "尚未赔付，保险人没有追偿权（《保险法》第六十条）",
                                   "Nothing was paid: there is nothing to recover (article 60)"};
constexpr RefusalKind not_settled{"claim.not_settled", 409, "还有 {found} 元预付款未退回，不能办理",
                                  "{found} of an advance is still to be returned"};
constexpr RefusalKind refusal_not_sent{"claim.refusal_not_sent", 409,
                                       "拒绝赔偿通知书尚未送达，不能结案",
                                       "The notice of the refusal was not sent yet"};

Result<Stage> moved(const Claim& claim, Act act, const Actor& actor) {
    const Stage to = TRY(next(moves, claim.stage, act, actor));
    const bool of_insurer = actor.has(Role::insurer_officer) || actor.has(Role::insurer_approver);
    CHECKED(require_acting_for(actor, of_insurer ? claim.notice.insurer : claim.notice.holder));
    return to;
}

std::string ids(const std::vector<Item>& items) {
    std::string all;
    for (const Item& each : items) all += (all.empty() ? "" : ", ") + each.id;
    return all;
}
std::string ids(const std::vector<insurance::Exclusion>& exclusions) {
    std::string all;
    for (const insurance::Exclusion& each : exclusions) all += (all.empty() ? "" : ", ") + each.id;
    return all;
}

// Each item once, each of the product, and something claimed.
template <class Part, class Amount>
Result<std::monostate> check_parts(const Product& product, const std::vector<Part>& parts,
                                   const std::string& field, Amount amount) {
    std::set<std::string> seen;
    Money sum;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        const std::string at = item_path(field, i) + ".item";
        if (product.item(parts[i].item) == nullptr)
            return refuse(item_unknown, at,
                          {{"found", parts[i].item}, {"expected", ids(product.items)}});
        if (!seen.insert(parts[i].item).second)
            return refuse(item_twice, at, {{"found", parts[i].item}});
        sum += amount(parts[i]);
    }
    if (sum <= Money{}) return refuse(nothing_claimed, field);
    return {};
}
Money amount_of(const LossPart& part) { return part.amount; }

Result<std::monostate> not_after(Date date, Date today, const char* field) {
    if (date <= today) return {};
    return refuse(in_future, field, {{"found", to_string(date)}, {"expected", to_string(today)}});
}
Result<std::monostate> not_before(Date date, Date first, const char* field) {
    if (date >= first) return {};
    return refuse(out_of_order, field,
                  {{"found", to_string(date)}, {"expected", to_string(first)}});
}

Result<std::monostate> check_exclusion(const Product& product, const std::string& id,
                                       std::string field) {
    if (std::ranges::find(product.exclusions, id, &insurance::Exclusion::id) !=
        product.exclusions.end())
        return {};
    return refuse(exclusion_unknown, std::move(field),
                  {{"found", id}, {"expected", ids(product.exclusions)}});
}

bool same_event(const Known& one, const Occurrence& other) {
    return one.occurred_on == other.occurred_on ||
           (one.court_case && one.court_case == other.court_case);
}

Money net_paid(const Claim& claim) { return claim.paid - claim.returned; }

struct Most {
    Money amount;
    Why why;
};
// What may be advanced now of the loss that is determined.
Result<Most> most_advance(const Claim& claim, const ProposeAdvance& command, const Product& product,
                          const Room& room) {
    if (command.ground == AdvanceGround::product && !product.advance)
        return refuse(no_advance, "ground");
    if (room.sum <= Money{}) return refuse(not_insured_then);
    insurance::Payable made =
        TRY(payable(product, room.sum, {.parts = command.parts, .limit_left = room.limit_left}));
    const Money whole = command.ground == AdvanceGround::product ? *made.advance : made.payable;
    Most most{std::max(Money{}, whole - net_paid(claim)), {}};
    most.why = {
        .title = {"最多可预付", "May be advanced at most"},
        .rule = "insurance.claim_advance",
        .version = product.version,
        .formula =
            command.ground == AdvanceGround::product
                ? Phrase{"应赔金额 × 预付比例 − 已付", "payable × share advanced − paid before"}
                : Phrase{"可以确定的应赔金额 − 已付", "payable of what is certain − paid before"},
        .inputs = {input("whole", "可付合计", "May be paid in all", whole),
                   input("paid", "已付", "Paid before", net_paid(claim))},
        .result = to_string(most.amount),
        .steps = {std::move(made.why)}};
    if (command.ground == AdvanceGround::certain_amount)
        most.why.source = Phrase{"《保险法》第二十五条", "Insurance Law, article 25"};
    return most;
}

struct Computed {
    Money payable;
    Money borne_by_insured;
    Why why;
};
Result<Computed> compute(const ProposePayment& content, const Product& product, const Room& room) {
    if (room.sum <= Money{}) return refuse(not_insured_then);
    insurance::Loss loss{.parts = {}, .limit_left = room.limit_left};
    Why assessed{.title = {"核定损失", "Assessed loss"},
                 .rule = "insurance.assessed",
                 .formula = Phrase{"Σ (损失 − 免责金额)", "Σ (loss − excluded)"}};
    Money sum;
    for (const AssessedPart& each : content.parts) {
        const Money counted = each.loss - each.excluded.value_or(Money{});
        loss.parts.push_back({each.item, counted});
        sum += counted;
        const Item& item = *product.item(each.item);
        assessed.inputs.push_back(input(each.item, item.title.zh, item.title.en, each.loss));
        if (each.excluded)
            assessed.inputs.push_back(input(each.item + "_excluded", item.title.zh + "：免责",
                                            item.title.en + ": excluded", *each.excluded));
    }
    assessed.result = to_string(sum);
    insurance::Payable made = TRY(payable(product, room.sum, loss));
    made.why.steps.push_back(std::move(assessed));
    return Computed{made.payable, made.borne_by_insured, std::move(made.why)};
}

Result<std::monostate> check_assessed(const ProposePayment& command, const Product& product) {
    CHECKED(check_parts(product, command.parts, "parts",
                        [](const AssessedPart& part) { return part.loss; }));
    for (std::size_t i = 0; i < command.parts.size(); ++i) {
        const AssessedPart& part = command.parts[i];
        const std::string at = item_path("parts", i);
        const Money excluded = part.excluded.value_or(Money{});
        if (excluded > part.loss)
            return refuse(
                excluded_too_much, at + ".excluded",
                {{"found", with_separators(excluded)}, {"expected", with_separators(part.loss)}});
        if (excluded > Money{} && !part.exclusion)
            return refuse(exclusion_missing, at + ".exclusion");
        if (excluded == Money{} && part.exclusion)
            return refuse(exclusion_without_amount, at + ".excluded");
        if (part.exclusion) CHECKED(check_exclusion(product, *part.exclusion, at + ".exclusion"));
    }
    return {};
}

}  // namespace

Money Claim::advanced() const {
    Money sum;
    for (const AdvanceDecided& each : advances) sum += each.amount;
    return sum;
}
Money Claim::recovered() const {
    Money sum;
    for (const Recovered& each : recoveries) sum += each.content.amount - each.content.costs;
    return std::max(Money{}, sum);
}

Result<Notified> decide(const Notify& command, const Policy& policy, const Product& product,
                        const History& of_item, NotifiedBy by, const Actor& actor, Date today) {
    const bool by_insurer = by == NotifiedBy::person && actor.has(Role::insurer_officer);
    if (by_insurer) {
        CHECKED(require_acting_for(actor, policy.application.insurer));
    } else if (by == NotifiedBy::person) {
        CHECKED(require(actor, Role::enterprise_officer));
        CHECKED(require_acting_for(actor, policy.application.holder));
    }
    if (!policy.bound)
        return refuse(
            policy_not_bound, "policy",
            {{"found", label_of(policy.stage).zh}, {"found_en", label_of(policy.stage).en}});
    if (policy.application.financing &&
        policy.application.line == insurance::Line::pledge_guarantee)
        return refuse(through_cover, "policy", {{"found", *policy.application.financing}});
    const auto scheduled = insurance::insured_spans(policy.inception(), policy.moved());
    const auto found = std::ranges::find_if(
        scheduled, [&](const auto& each) { return each.first.number == command.item; });
    if (found == scheduled.end()) return refuse(not_in_schedule, "item", {{"found", command.item}});
    CHECKED(not_after(command.event.occurred_on, today, "event.occurred_on"));
    CHECKED(not_after(command.claimed_on, today, "claimed_on"));
    CHECKED(not_before(command.claimed_on, command.event.occurred_on, "claimed_on"));
    CHECKED(check_parts(product, command.estimates, "estimates", amount_of));
    for (const Known& each : of_item.claims)
        if (each.policy == policy.id && same_event(each, command.event))
            return refuse(notified_already, "event", {{"expected", each.claim}});
    return Notified{.policy = policy.id,
                    .policy_number = policy.bound->number,
                    .insurer = policy.application.insurer,
                    .holder = policy.application.holder,
                    .product = product.id,
                    .line = product.line,
                    .recovery_rule = product.recovery.rule,
                    .item = found->first,
                    .event = command.event,
                    .claimed_on = command.claimed_on,
                    .estimates = command.estimates,
                    .protection_case = command.protection_case,
                    .on = today,
                    .maker = actor.user,
                    .by_holder = !by_insurer};
}

Result<CoverChecked> decide(const Claim& claim, const CheckCover& command, const Circumstances& at,
                            const Actor& actor, Date today) {
    CHECKED(moved(claim, Act::check_cover, actor));
    if (claim.advance) return refuse(advance_pending);
    for (std::size_t i = 0; i < command.exclusions.size(); ++i)
        CHECKED(check_exclusion(at.product, command.exclusions[i], item_path("exclusions", i)));
    std::vector<Finding> findings = check_cover(claim.notice, at, command.exclusions);
    std::string zh;
    std::string en;
    for (const Finding& each : findings)
        if (each.outcome == Outcome::failed) {
            zh += (zh.empty() ? "" : "；") + each.words.zh;
            en += (en.empty() ? "" : "; ") + each.words.en;
        }
    if (command.result == CoverResult::accepted && !zh.empty())
        return refuse(cover_failed, "result", {{"found", zh}, {"found_en", en}});
    if (command.result == CoverResult::refused && zh.empty())
        return refuse(no_ground, "exclusions", {{"expected", ids(at.product.exclusions)}});
    return CoverChecked{command.result,      command.exclusions, command.opinion,
                        std::move(findings), actor.user,         today};
}

Result<RefusalDecided> decide(const Claim& claim, const DecideRefusal& command, const Actor& actor,
                              Date today) {
    CHECKED(moved(claim, Act::decide_refusal, actor));
    CHECKED(require_other_person(actor, claim.cover->maker));
    return RefusalDecided{command.approved, command.opinion, actor.user, today};
}

Result<RefusalSent> decide(const Claim& claim, const SendRefusal& command,
                           const WorkingDays& calendar, const Actor& actor, Date today) {
    CHECKED(moved(claim, Act::send_refusal, actor));
    if (claim.refusal_sent)
        return refuse(sent_already, "", {{"found", to_string(claim.refusal_sent->sent_on)}});
    CHECKED(not_after(command.on, today, "on"));
    CHECKED(not_before(command.on, claim.refusal->on, "on"));
    return RefusalSent{command.on, command.reference,
                       TRY(is_late(claim, Term::refusal_notice, command.on, calendar)), today};
}

Result<ReserveSet> decide(const Claim& claim, const SetReserve& command, const Product& product,
                          const Actor& actor, Date today) {
    CHECKED(moved(claim, Act::set_reserve, actor));
    std::set<std::string> seen;
    for (std::size_t i = 0; i < command.parts.size(); ++i) {
        const LossPart& part = command.parts[i];
        const std::string at = item_path("parts", i) + ".item";
        if (product.item(part.item) == nullptr)
            return refuse(item_unknown, at,
                          {{"found", part.item}, {"expected", ids(product.items)}});
        if (!seen.insert(part.item).second) return refuse(item_twice, at, {{"found", part.item}});
    }
    if (!claim.reserves.empty()) {
        const auto& last = claim.reserves.back().parts;
        const bool same =
            last.size() == command.parts.size() &&
            std::ranges::equal(last, command.parts, [](const LossPart& a, const LossPart& b) {
                return a.item == b.item && a.amount == b.amount;
            });
        if (same) return refuse(nothing_changed, "parts");
    }
    return ReserveSet{command.parts, command.reason, actor.user, today};
}

Result<PapersAsked> decide(const Claim& claim, const AskPapers& command, const Actor& actor,
                           Date today) {
    CHECKED(moved(claim, Act::ask_papers, actor));
    if (claim.papers_asked_on)
        return refuse(asked_already, "", {{"found", to_string(*claim.papers_asked_on)}});
    std::set<std::string> seen;
    for (std::size_t i = 0; i < command.papers.size(); ++i)
        if (!seen.insert(command.papers[i]).second)
            return refuse(paper_twice, item_path("papers", i), {{"found", command.papers[i]}});
    CHECKED(not_after(command.on, today, "on"));
    CHECKED(not_before(command.on, claim.reopened_on.value_or(claim.notice.on), "on"));
    return PapersAsked{command.papers, command.on, today};
}

Result<PaperReceived> decide(const Claim& claim, const ReceivePaper& command, const Actor& actor,
                             Date today) {
    CHECKED(moved(claim, Act::receive_paper, actor));
    CHECKED(not_after(command.on, today, "on"));
    for (const AskedPaper& each : claim.papers) {
        if (each.paper != command.paper) continue;
        if (each.received_on)
            return refuse(received_already, "paper",
                          {{"found", each.paper}, {"expected", to_string(*each.received_on)}});
        CHECKED(not_before(command.on, *claim.papers_asked_on, "on"));
    }
    return PaperReceived{command.paper, command.reference, command.on, today};
}

Result<Investigated> decide(const Claim& claim, const Investigate& command, const Actor& actor,
                            Date today) {
    CHECKED(moved(claim, Act::investigate, actor));
    CHECKED(not_after(command.on, today, "on"));
    return Investigated{command.note, command.paper, command.on, actor.user, today};
}

Result<AdvanceProposed> decide(const Claim& claim, const ProposeAdvance& command,
                               const Product& product, const Room& room, const Actor& actor,
                               Date today) {
    CHECKED(moved(claim, Act::propose_advance, actor));
    if (claim.advance) return refuse(advance_pending);
    CHECKED(check_parts(product, command.parts, "parts", amount_of));
    Most most = TRY(most_advance(claim, command, product, room));
    if (command.amount > most.amount)
        return refuse(advance_too_much, "amount",
                      {{"found", with_separators(command.amount)},
                       {"expected", with_separators(most.amount)}});
    return AdvanceProposed{command, most.amount, std::move(most.why), actor.user, today};
}

Result<AdvanceDecided> decide(const Claim& claim, const DecideAdvance& command,
                              const Product& product, const Room& room, const Actor& actor,
                              Date today) {
    CHECKED(moved(claim, Act::decide_advance, actor));
    if (!claim.advance) return refuse(no_advance_pending);
    CHECKED(require_other_person(actor, claim.advance->maker));
    if (!command.approved)
        return AdvanceDecided{false, Money{}, command.opinion, std::nullopt, actor.user, today};
    if (!command.reference) return refuse(reference_missing, "reference");
    const ProposeAdvance& asked = claim.advance->content;
    const Most most = TRY(most_advance(claim, asked, product, room));
    if (asked.amount > most.amount)
        return refuse(
            limit_changed, "",
            {{"found", with_separators(most.amount)}, {"expected", with_separators(asked.amount)}});
    return AdvanceDecided{true,       asked.amount, command.opinion, command.reference,
                          actor.user, today};
}

Result<PaymentProposed> decide(const Claim& claim, const ProposePayment& command,
                               const Product& product, const Room& room, const Actor& actor,
                               Date today) {
    CHECKED(moved(claim, Act::propose_payment, actor));
    if (claim.advance) return refuse(advance_pending);
    const auto& bases = product.payable_on.any_of;
    if (std::ranges::find(bases, command.basis) == bases.end()) {
        std::string zh;
        std::string en;
        for (const PaymentBasis each : bases) {
            zh += (zh.empty() ? "" : "、") + label_of(each).zh;
            en += (en.empty() ? "" : ", ") + label_of(each).en;
        }
        return refuse(wrong_basis, "basis",
                      {{"found", label_of(command.basis).zh},
                       {"found_en", label_of(command.basis).en},
                       {"expected", zh},
                       {"expected_en", en}});
    }
    CHECKED(not_after(command.basis_on, today, "basis_on"));
    CHECKED(not_before(command.basis_on, claim.notice.event.occurred_on, "basis_on"));
    CHECKED(check_assessed(command, product));
    Computed made = TRY(compute(command, product, room));
    if (made.payable < claim.settled_amount)
        return refuse(reopening_lowers, "parts",
                      {{"found", with_separators(made.payable)},
                       {"expected", with_separators(claim.settled_amount)}});
    return PaymentProposed{command,
                           room.sum,
                           room.limit_left,
                           made.payable,
                           made.borne_by_insured,
                           std::move(made.why),
                           actor.user,
                           today};
}

Result<PaymentDecided> decide(const Claim& claim, const DecidePayment& command,
                              const Product& product, const Room& room, const Actor& actor,
                              Date today) {
    CHECKED(moved(claim, Act::decide_payment, actor));
    CHECKED(require_other_person(actor, claim.proposal->maker));
    if (command.approved) {
        const Computed now = TRY(compute(claim.proposal->content, product, room));
        if (now.payable != claim.proposal->payable)
            return refuse(limit_changed, "",
                          {{"found", with_separators(now.payable)},
                           {"expected", with_separators(claim.proposal->payable)}});
    }
    return PaymentDecided{command.approved, command.opinion, actor.user, today};
}

Result<Paid> decide(const Claim& claim, const Pay& command, const WorkingDays& calendar,
                    const Actor& actor, Date today) {
    CHECKED(moved(claim, Act::pay, actor));
    return Paid{std::max(Money{}, claim.settled->payable - net_paid(claim)), command.reference,
                TRY(is_late(claim, Term::payment, today, calendar)), today};
}

Result<Returned> decide(const Claim& claim, const NoteReturn& command, const Actor& actor,
                        Date today) {
    CHECKED(moved(claim, Act::note_return, actor));
    if (command.amount > claim.open_advance())
        return refuse(too_much_returned, "amount",
                      {{"found", with_separators(command.amount)},
                       {"expected", with_separators(claim.open_advance())}});
    return Returned{command.amount, command.reference, today};
}

Result<Recovered> decide(const Claim& claim, const Recover& command, const Actor& actor,
                         Date today) {
    CHECKED(moved(claim, Act::recover, actor));
    if (claim.settled_amount <= Money{}) return refuse(nothing_paid);
    CHECKED(not_after(command.on, today, "on"));
    CHECKED(not_before(command.on, claim.notice.event.occurred_on, "on"));
    return Recovered{command, today};
}

Result<Closed> decide(const Claim& claim, const Close& command, const Actor& actor, Date today) {
    CHECKED(moved(claim, Act::close, actor));
    if (claim.open_advance() > Money{})
        return refuse(not_settled, "", {{"found", with_separators(claim.open_advance())}});
    if (claim.stage == Stage::refused && !claim.refusal_sent) return refuse(refusal_not_sent);
    return Closed{command.reason, today};
}

Result<Reopened> decide(const Claim& claim, const Reopen& command, const Actor& actor, Date today) {
    CHECKED(moved(claim, Act::reopen, actor));
    return Reopened{command.reason, today};
}

Result<Withdrawn> decide(const Claim& claim, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(moved(claim, Act::withdraw, actor));
    if (claim.open_advance() > Money{})
        return refuse(not_settled, "", {{"found", with_separators(claim.open_advance())}});
    return Withdrawn{command.reason, today};
}

namespace {

struct Applier {
    Claim& claim;
    void operator()(const Notified& event) const { claim.notice = event; }
    void operator()(const CoverChecked& event) const {
        claim.cover = event;
        claim.stage =
            event.result == CoverResult::accepted ? Stage::handling : Stage::refusal_proposed;
    }
    void operator()(const RefusalDecided& event) const {
        claim.refusal = event;
        claim.refusal_sent.reset();
        // Not approved, the cover is to be looked at again.
        claim.stage = event.approved ? Stage::refused : Stage::notified;
        if (!event.approved) claim.cover.reset();
    }
    void operator()(const RefusalSent& event) const { claim.refusal_sent = event; }
    void operator()(const ReserveSet& event) const { claim.reserves.push_back(event); }
    void operator()(const PapersAsked& event) const {
        claim.papers_asked_on = event.asked_on;
        for (const AskedPaper& each : claim.papers)
            if (each.received_on)
                claim.other_papers.push_back(
                    {each.paper, *each.reference, *each.received_on, *each.received_on});
        claim.papers.clear();
        for (const std::string& each : event.papers)
            claim.papers.push_back({each, std::nullopt, std::nullopt});
    }
    void operator()(const PaperReceived& event) const {
        const auto asked = std::ranges::find_if(claim.papers, [&](const AskedPaper& each) {
            return each.paper == event.paper && !each.received_on;
        });
        if (asked == claim.papers.end()) {
            claim.other_papers.push_back(event);
            return;
        }
        asked->reference = event.reference;
        asked->received_on = event.received_on;
    }
    void operator()(const Investigated& event) const { claim.investigations.push_back(event); }
    void operator()(const AdvanceProposed& event) const { claim.advance = event; }
    void operator()(const AdvanceDecided& event) const {
        claim.advance.reset();
        if (!event.approved) return;
        claim.advances.push_back(event);
        claim.paid += event.amount;
    }
    void operator()(const PaymentProposed& event) const {
        claim.proposal = event;
        claim.stage = Stage::payment_proposed;
    }
    void operator()(const PaymentDecided& event) const {
        if (event.approved) {
            claim.settled = claim.proposal;
            claim.settlement = event;
        }
        claim.proposal.reset();
        claim.stage = event.approved ? Stage::decided : Stage::handling;
    }
    void operator()(const Paid& event) const {
        claim.paid += event.amount;
        claim.payments.push_back(event);
        claim.settled_amount = claim.settled->payable;
        claim.borne_by_insured = claim.settled->borne_by_insured;
        claim.stage = Stage::paid;
    }
    void operator()(const Returned& event) const { claim.returned += event.amount; }
    void operator()(const Recovered& event) const { claim.recoveries.push_back(event); }
    void operator()(const Closed& event) const { end(Stage::closed, event.reason); }
    void operator()(const Reopened& event) const {
        claim.reopened_on = event.on;
        claim.papers_asked_on.reset();
        claim.refusal.reset();
        claim.refusal_sent.reset();
        end(Stage::handling, event.reason);
    }
    void operator()(const Withdrawn& event) const {
        claim.advance.reset();
        end(Stage::withdrawn, event.reason);
    }

private:
    void end(Stage stage, const std::string& reason) const {
        claim.stage = stage;
        claim.reason = reason;
    }
};

}  // namespace

Claim apply(Claim claim, const Event& event) {
    std::visit(Applier{claim}, event);
    return claim;
}
std::vector<std::string> parties(const Claim& claim) {
    return {claim.notice.insurer, claim.notice.holder};
}
Label stage_words(const Claim& claim) { return label_of(claim.stage); }
std::vector<std::string> keys(const Claim& claim) {
    std::vector<std::string> all{
        "policy:" + claim.notice.policy, "item:" + claim.notice.item.number,
        "holder:" + claim.notice.holder, "insurer:" + claim.notice.insurer};
    if (claim.notice.protection_case) all.push_back("protection:" + *claim.notice.protection_case);
    return all;
}

History apply(History history, const History::Event& event) {
    if (const auto* entered = std::get_if<Entered>(&event)) {
        const auto known = std::ranges::find(history.claims, entered->claim.claim, &Known::claim);
        if (known == history.claims.end())
            history.claims.push_back(entered->claim);
        else
            known->refused = false;
    } else {
        const Left& left = std::get<Left>(event);
        const auto known = std::ranges::find(history.claims, left.claim, &Known::claim);
        ensure(known != history.claims.end());
        if (left.withdrawn)
            history.claims.erase(known);
        else
            known->refused = true;
    }
    return history;
}
std::vector<std::string> parties(const History&) { return {}; }
Label stage_words(const History&) { return {"kept", "登记中", "Kept"}; }
std::string history_of_item(const ScheduledItem& item) {
    return "claims:item:" + (item.kind ? std::string(name_of(*item.kind)) : "other") + ":" +
           item.number;
}
std::string history_of_holder(const std::string& holder) { return "claims:holder:" + holder; }
bool counts(const Claim& claim) {
    return claim.stage != Stage::refused && claim.stage != Stage::withdrawn &&
           // Closed after a refusal: nothing was ever paid for it.
           !(claim.stage == Stage::closed && claim.refusal && claim.refusal->approved &&
             claim.settled_amount == Money{});
}

Money taken(const Claim& claim) {
    const Money net = net_paid(claim);
    return claim.stage == Stage::decided ? std::max(net, claim.settled->payable) : net;
}

TakenByOthers taken_by_others(const Policy& policy, const std::vector<Claim>& claims,
                              const Claim& own) {
    TakenByOthers taken;
    for (const auto& [claim, amount] : policy.taken) {
        if (claim == own.id) continue;
        taken.policy += amount;
        const auto other = std::ranges::find(claims, claim, &Claim::id);
        // What a loan's cover took is of no claim.
        if (other == claims.end()) continue;
        if (other->notice.item.number == own.notice.item.number) taken.item += amount;
    }
    return taken;
}

Money outstanding(const Claim& claim) {
    const Money net = net_paid(claim);
    switch (claim.stage) {
        case Stage::decided: return std::max(Money{}, claim.settled->payable - net);
        case Stage::paid:
        case Stage::refused:
        case Stage::closed:
        case Stage::withdrawn: return {};
        case Stage::notified:
        case Stage::handling:
        case Stage::refusal_proposed:
        case Stage::payment_proposed: break;
    }
    if (claim.reserves.empty()) return {};
    Money sum;
    for (const LossPart& each : claim.reserves.back().parts) sum += each.amount;
    return std::max(Money{}, sum - net);
}

std::map<Place, Money> books(const Claim& claim) {
    const std::string& insurer = claim.notice.insurer;
    const std::string& holder = claim.notice.holder;
    const Division shared = division(claim);
    const Money net = net_paid(claim);
    const Money open = claim.open_advance();
    const Money expected = outstanding(claim);
    std::map<Place, Money> all{{{insurer, accounts::outstanding(claim.id)}, -expected},
                               {{insurer, accounts::outstanding_change}, expected},
                               {{insurer, accounts::claims_paid}, claim.settled_amount},
                               {{insurer, accounts::advanced(claim.id)}, open},
                               {{insurer, accounts::cash}, shared.insurer - net},
                               {{insurer, accounts::recoveries}, -shared.insurer},
                               {{holder, accounts::cash}, net + shared.insured},
                               {{holder, accounts::claims_received}, -claim.settled_amount},
                               {{holder, accounts::advance_received(claim.id)}, -open},
                               {{holder, accounts::recoveries}, -shared.insured}};
    std::erase_if(all, [](const auto& each) { return each.second == Money{}; });
    return all;
}

Entry difference(const Claim& before, const Claim& after, Date on) {
    std::map<Place, Money> changed = books(after);
    for (const auto& [place, amount] : books(before)) changed[place] -= amount;
    std::vector<Posting> postings;
    for (const auto& [place, amount] : changed)
        if (amount != Money{}) postings.push_back({place.first, place.second, amount});
    const bool recovered = after.recoveries.size() != before.recoveries.size();
    const bool cash = after.paid != before.paid || after.returned != before.returned;
    Reason reason{.programme = {},
                  .version = {},
                  .rule = "insurance.claim_reserve",
                  .zh = "未决赔款准备金变动",
                  .en = "Change of the outstanding claim"};
    if (cash || after.settled_amount != before.settled_amount) {
        reason.rule = "insurance.claim_paid";
        reason.zh = "支付赔款（含预付）";
        reason.en = "Claim paid, advances too";
    }
    if (recovered) {
        reason.rule = "insurance.claim_recovered";
        reason.zh = "追偿所得分配";
        reason.en = "Recovery divided";
    }
    return {on, after.id, std::move(reason), std::move(postings)};
}

}  // namespace zhirong::insurance_claim
