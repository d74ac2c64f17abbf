#include "core/guarantee/chain.h"

#include <algorithm>

namespace zhirong::guarantee {
namespace {

constexpr RefusalKind above_ceiling{
    "guarantee.fee_ceiling", 422, "约定年费率 {found} 高于方案上限 {expected}",
    "The agreed rate of {found} is above the scheme's ceiling of {expected}"};
constexpr RefusalKind no_rate{"guarantee.fee_rate", 422, "年费率 {found} 不能为负",
                              "A rate of {found} cannot be negative"};
constexpr RefusalKind rate_digits{"guarantee.fee_rate_digits", 422,
                                  "年费率 {found} 应为万分之一的整数倍",
                                  "A rate is in hundredths of a percent, not {found}"};
constexpr RefusalKind no_loan{"guarantee.fee_loan", 422, "贷款本金与期限都应大于零",
                              "Principal and term must be above zero"};

// By months of a year, so that any term has a fee and a year's is the rate itself.
Money of_year(Money base, Ratio rate, int months) {
    return apply(base, rate * Ratio(months, 12), Rounding::half_up);
}

WhyInput months_input(int months) {
    WhyInput made = input("months", "期限（月）", "Term, months", std::to_string(months));
    made.unit = Unit::count;
    return made;
}

// A figure of the file, with its source.
template <class T>
Why figure(Phrase title, const char* rule, T value, const Provenance& provenance, Unit unit) {
    return {.title = std::move(title),
            .rule = rule,
            .source = provenance.source,
            .unit = unit,
            .result = to_string(value)};
}

const Provenance& source_of_rate(const FeeRule& rule, Money principal) {
    return rule.small && principal <= rule.small->up_to ? rule.small->provenance
                                                        : rule.rate.provenance;
}
Ratio rate_of(const FeeRule& rule, Money principal) {
    return rule.small && principal <= rule.small->up_to ? rule.small->rate : rule.rate.value;
}

// Each party's own part of the guaranteed amount, in the scheme's order, without the bank.
std::vector<PartAmount> own_parts(const Scheme& scheme, Money amount) {
    std::vector<Ratio> weights;
    std::vector<PartAmount> parts;
    for (const ShareRow& row : scheme.shares) {
        if (row.party == Party::bank) continue;
        weights.push_back(row.share);
        parts.push_back({row.party, Money{}});
    }
    const std::vector<Money> amounts = allocate(amount, weights);
    for (std::size_t i = 0; i < parts.size(); ++i) parts[i].amount = amounts[i];
    return parts;
}

WhyInput part_input(const PartAmount& part) {
    const Label words = label_of(part.party);
    return input(words.name, words.zh, words.en, part.amount);
}

}  // namespace

Money amount_of(const std::vector<PartAmount>& parts, Party party) {
    const auto found = std::ranges::find(parts, party, &PartAmount::party);
    return found == parts.end() ? Money{} : found->amount;
}
Money Split::of(Party party) const { return amount_of(parts, party); }
Money Returned::of(Party party) const { return amount_of(parts, party); }

Money guaranteed_amount(const Scheme& scheme, Money principal) {
    return apply(principal, scheme.guaranteed_share(), Rounding::down);
}

Result<Fee> fee(const Scheme& scheme, const LoanAsked& loan, std::optional<Ratio> rate) {
    const FeeRule& rule = scheme.fee;
    if (loan.months <= 0 || loan.principal <= Money{}) return refuse(no_loan, "principal");
    if (rate && *rate < Ratio{}) return refuse(no_rate, "rate", {{"found", to_percent(*rate)}});
    if (rate && *rate > rule.ceiling.value)
        return refuse(above_ceiling, "rate",
                      {{"found", to_percent(*rate)}, {"expected", to_percent(rule.ceiling.value)}});
    if (rate && 10'000 % rate->denominator() != 0)
        return refuse(rate_digits, "rate", {{"found", to_string(*rate)}});
    const Money guaranteed = guaranteed_amount(scheme, loan.principal);
    const Money base = rule.basis == FeeBasis::principal ? loan.principal : guaranteed;
    const Ratio own = rate.value_or(rate_of(rule, loan.principal));
    // What was agreed is the whole price.
    const bool more = !rate && rule.unsecured && !loan.counter_guaranteed;
    const Ratio whole = more ? own + rule.unsecured->value : own;
    Fee made;
    made.uncapped = of_year(base, whole, loan.months);
    made.ceiling = of_year(base, rule.ceiling.value, loan.months);
    made.amount = std::min(made.uncapped, made.ceiling);
    const Label basis = label_of(rule.basis);
    Why& why = made.why;
    why = {
        .title = {"担保费", "Guarantee fee"},
        .rule = "guarantee.fee",
        .version = scheme.version,
        .formula = Phrase{"min(计费基数 × 年费率 × 月数 ÷ 12，计费基数 × 费率上限 × 月数 ÷ 12)",
                          "min(base × rate × months ÷ 12, base × ceiling × months ÷ 12)"},
        .rounding = Rounding::half_up,
        .inputs = {input("base", "计费基数（" + basis.zh + "）", "Base (" + basis.en + ")", base),
                   input("rate", "年费率", "Rate", whole),
                   input("ceiling", "费率上限", "Ceiling", rule.ceiling.value),
                   months_input(loan.months)},
        .result = to_string(made.amount)};
    Why guaranteed_step{
        .title = {"担保金额", "Guaranteed amount"},
        .rule = "guarantee.guaranteed",
        .formula = Phrase{"贷款本金 × 担保比例", "principal × guaranteed share"},
        .rounding = Rounding::down,
        .inputs = {input("principal", "贷款本金", "Principal", loan.principal),
                   input("share", "担保比例", "Guaranteed share", scheme.guaranteed_share())},
        .result = to_string(guaranteed)};
    if (rule.basis == FeeBasis::guaranteed) why.steps.push_back(std::move(guaranteed_step));
    if (rate) {
        Why agreed{
            .title = {"约定年费率", "Rate agreed"},
            .rule = "guarantee.fee.agreed",
            .source = Phrase{"融资担保公司监督管理条例第十九条：由融资担保公司与被担保人协商确定",
                             "Regulation 683 (2017), article 19: agreed between guarantor "
                             "and borrower"},
            .unit = Unit::rate,
            .result = to_string(*rate)};
        why.steps.push_back(std::move(agreed));
    } else {
        why.steps.push_back(figure({"基准年费率", "Base rate"}, "guarantee.fee.rate", own,
                                   source_of_rate(rule, loan.principal), Unit::rate));
    }
    if (more)
        why.steps.push_back(figure({"无反担保加收", "More without counter-guarantee"},
                                   "guarantee.fee.unsecured", rule.unsecured->value,
                                   rule.unsecured->provenance, Unit::rate));
    why.steps.push_back(figure({"费率上限", "Ceiling"}, "guarantee.fee.ceiling", rule.ceiling.value,
                               rule.ceiling.provenance, Unit::rate));
    const std::vector<PartAmount> own_part = own_parts(scheme, guaranteed);
    for (const UpstreamFee& each : rule.upstream) {
        const bool small = each.small && loan.principal <= each.small->up_to;
        const Ratio upstream_rate = small ? each.small->rate : each.rate.value;
        const Money part = amount_of(own_part, each.party);
        const Money amount = of_year(part, upstream_rate, loan.months);
        made.upstream.push_back({each.party, amount});
        const Label words = label_of(each.party);
        why.steps.push_back(
            {.title = {words.zh + "再担保费（由担保机构支付）",
                       "Re-guarantee fee to the " + words.en + ", paid by the guarantor"},
             .rule = "guarantee.fee.upstream",
             .source = small ? each.small->provenance.source : each.rate.provenance.source,
             .formula = Phrase{"承担的担保金额 × 年费率 × 月数 ÷ 12", "part × rate × months ÷ 12"},
             .rounding = Rounding::half_up,
             .inputs = {input("part", "承担的担保金额", "Its part of the guarantee", part),
                        input("rate", "年费率", "Rate", upstream_rate), months_input(loan.months)},
             .result = to_string(amount)});
    }
    return made;
}

Split split(const Scheme& scheme, const LossAsked& loss, std::optional<Money> left) {
    const Money whole = loss.principal + loss.interest;
    Split made;
    made.covered = scheme.covers == Covered::principal ? loss.principal : whole;
    std::vector<Ratio> weights;
    for (const ShareRow& row : scheme.shares) weights.push_back(row.share);
    const std::vector<Money> shared = allocate(made.covered, weights);
    Money guaranteed;
    for (std::size_t i = 0; i < shared.size(); ++i)
        if (scheme.shares[i].party != Party::bank) guaranteed += shared[i];
    made.paid = left ? std::min(guaranteed, std::max(Money{}, *left)) : guaranteed;
    made.kept = whole - made.paid;
    // Within what is paid the others keep their proportions; without a cap it is the same split.
    const bool capped = made.paid != guaranteed;
    const std::vector<PartAmount> paid_parts =
        capped ? own_parts(scheme, made.paid) : std::vector<PartAmount>{};
    for (std::size_t i = 0; i < shared.size(); ++i) {
        const Party party = scheme.shares[i].party;
        const Money part = party == Party::bank ? made.kept
                           : capped             ? amount_of(paid_parts, party)
                                                : shared[i];
        made.parts.push_back({party, part});
    }
    // A scheme may leave nothing to the bank; what is not covered is still its own.
    if (scheme.share_of(Party::bank) == nullptr) made.parts.push_back({Party::bank, made.kept});
    Why& why = made.why;
    why = {.title = {"代偿金额", "Payment"},
           .rule = "guarantee.split",
           .version = scheme.version,
           .formula = left ? Phrase{"min(担保范围内损失 × 银行以外各方比例之和，代偿上限余额)",
                                    "min(covered loss × shares of all but the bank, what may still "
                                    "be paid)"}
                           : Phrase{"担保范围内损失 × 银行以外各方比例之和",
                                    "covered loss × shares of all but the bank"},
           .inputs = {input("covered", "担保范围内损失", "Covered loss", made.covered),
                      input("share", "银行以外各方比例之和", "Shares of all but the bank",
                            scheme.guaranteed_share())},
           .result = to_string(made.paid)};
    if (left) why.inputs.push_back(input("left", "代偿上限余额", "What may still be paid", *left));
    why.steps.push_back(
        {.title = {"担保范围内损失", "Covered loss"},
         .rule = "guarantee.covered",
         .source = scheme.provenance.source,
         .formula =
             scheme.covers == Covered::principal
                 ? Phrase{"未还本金（利息由银行承担）", "principal unpaid (interest is the bank's)"}
                 : Phrase{"未还本金 + 未还利息", "principal + interest unpaid"},
         .inputs = {input("principal", "未还本金", "Principal unpaid", loss.principal),
                    input("interest", "未还利息", "Interest unpaid", loss.interest)},
         .result = to_string(made.covered)});
    for (const PartAmount& each : made.parts) {
        const Label words = label_of(each.party);
        const ShareRow* row = scheme.share_of(each.party);
        Why step{.title = {words.zh + "承担", "Borne by the " + words.en},
                 .rule = "guarantee.part",
                 .result = to_string(each.amount)};
        if (row != nullptr) {
            step.source = row->provenance.source;
            step.inputs.push_back(input("share", "比例", "Share", row->share));
        }
        if (each.party == Party::bank) {
            step.formula = Phrase{"全部损失 − 代偿金额", "whole loss − payment"};
            step.inputs.push_back(input("whole", "全部损失", "Whole loss", whole));
            step.inputs.push_back(input("paid", "代偿金额", "Payment", made.paid));
        } else {
            step.formula = Phrase{"按比例分摊，余分按最大余数分配",
                                  "by shares, odd fen to the largest remainders"};
        }
        why.steps.push_back(std::move(step));
    }
    return made;
}

namespace {

// First to those in front, then to the rest; within each in proportion to what they bore.
std::vector<Money> in_two_ranks(const std::vector<PartAmount>& borne, Money recovered,
                                bool bank_in_front) {
    std::vector<Money> out(borne.size());
    Money still = recovered;
    for (const bool front : {true, false}) {
        std::vector<std::size_t> which;
        std::vector<std::int64_t> weights;
        Money sum;
        for (std::size_t i = 0; i < borne.size(); ++i) {
            const bool in_front = (borne[i].party == Party::bank) == bank_in_front;
            if (in_front != front || borne[i].amount <= Money{}) continue;
            which.push_back(i);
            weights.push_back(borne[i].amount.fen);
            sum += borne[i].amount;
        }
        if (which.empty()) continue;
        const Money here = std::min(still, sum);
        const std::vector<Money> parts = allocate(here, weights);
        for (std::size_t i = 0; i < which.size(); ++i) out[which[i]] = parts[i];
        still -= here;
    }
    return out;
}

}  // namespace

Returned divide(const RecoveryRule& rule, const std::vector<PartAmount>& borne, Money recovered) {
    Money whole;
    std::vector<std::int64_t> weights;
    for (const PartAmount& each : borne) {
        whole += each.amount;
        weights.push_back(each.amount.fen);
    }
    ensure(recovered >= Money{} && recovered <= whole && whole > Money{});
    const std::vector<Money> parts =
        rule.division == Division::in_proportion
            ? allocate(recovered, weights)
            : in_two_ranks(borne, recovered, rule.division == Division::bank_first);
    Returned made;
    const Label words = label_of(rule.division);
    made.why = {.title = {"追偿所得分配", "Division of what was recovered"},
                .rule = "guarantee.recovery",
                .source = rule.provenance.source,
                .formula = Phrase{words.zh + "；以累计净额计算，本次为与前次之差",
                                  words.en + "; of the net total so far, what moves is the "
                                             "difference to the last time"},
                .inputs = {input("recovered", "累计追偿净额", "Recovered so far, net", recovered),
                           input("whole", "各方承担合计", "Borne by all", whole)},
                .result = to_string(recovered)};
    for (std::size_t i = 0; i < borne.size(); ++i) {
        made.parts.push_back({borne[i].party, parts[i]});
        const Label party = label_of(borne[i].party);
        made.why.steps.push_back({.title = {party.zh + "分得", "To the " + party.en},
                                  .rule = "guarantee.recovery.part",
                                  .inputs = {part_input(borne[i])},
                                  .result = to_string(parts[i])});
    }
    return made;
}

}  // namespace zhirong::guarantee
