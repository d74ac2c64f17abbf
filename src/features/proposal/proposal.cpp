#include "features/proposal/proposal.h"

#include <algorithm>

#include "core/access/party.h"

namespace zhirong::proposal {
namespace {

constexpr RefusalKind other_firm{"proposal.other_firm", 422,
                                 "授信方案 {proposal} 是“{found}”的，本融资的企业是“{expected}”",
                                 "Proposal {proposal} is of {found}, this financing of {expected}"};
constexpr RefusalKind other_bank{"proposal.other_bank", 422,
                                 "授信方案 {proposal} 不是本融资贷款银行的",
                                 "Proposal {proposal} is not of the bank of this financing"};
constexpr RefusalKind bound_already{"proposal.attached", 409,
                                    "授信方案 {proposal} 已用于融资 {found}，不能再用于其他融资",
                                    "Proposal {proposal} serves financing {found} already"};
constexpr RefusalKind line_expired{"proposal.expired", 409,
                                   "授信额度 {proposal} 已于 {found} 到期，请重新测算并报批",
                                   "Line {proposal} expired on {found}: propose anew"};
constexpr RefusalKind not_approved{"proposal.not_approved", 409,
                                   "授信方案 {proposal} {found}，不能使用",
                                   "Proposal {proposal} is {found_en} and cannot be used"};
constexpr RefusalKind above_line{
    "proposal.above_line", 422,
    "借款本金 {found} 元超过授信额度 {proposal} 的余额 {expected} 元：请降低本金，或另报授信方案",
    "Principal {found} is more than the {expected} left of line {proposal}: lower it or propose "
    "anew"};
constexpr RefusalKind above_rate{
    "proposal.above_rate", 422,
    "利率 {found} 高于授信方案 {proposal} 批准的 {expected}：请改为不高于该利率，或另报授信方案",
    "A rate of {found} is above the {expected} approved in {proposal}: keep to it or propose anew"};
constexpr RefusalKind other_reference{
    "proposal.reference_differs", 422,
    "授信方案 {proposal} 以{expected}定价，合同以{found}定价，无从比较：请改用同一基准或固定利率",
    "Proposal {proposal} is priced over the {expected_en}, the contract over the {found_en}: use "
    "the same reference or a fixed rate"};
constexpr RefusalKind above_tenor{
    "proposal.above_tenor", 422,
    "到期日 {found} 晚于授信方案 {proposal} 批准的期限（至 {expected}）：请提前，或另报授信方案",
    "Maturity {found} is after {expected}, which the tenor approved in {proposal} allows: make it "
    "earlier or propose anew"};
constexpr RefusalKind used_up{
    "proposal.changed", 409,
    "提交之后企业的敞口或共用额度有变动，按今日重算不再成立：{found}。请撤回后重新测算",
    "Exposures or shared limits changed since; computed anew it no longer holds: {found_en}. "
    "Withdraw it and compute anew"};

struct Applier {
    Proposal& p;
    void operator()(const Proposed& event) const {
        p.proposed = event;
        if (event.financing) p.financings.push_back(*event.financing);
    }
    void operator()(const Approved& event) const {
        p.stage = after(moves, p.stage, Act::approve);
        p.approved = event;
    }
    void operator()(const Declined& event) const {
        p.stage = after(moves, p.stage, Act::decline);
        p.ended_because = event.opinion;
    }
    void operator()(const Withdrawn& event) const {
        p.stage = after(moves, p.stage, Act::withdraw);
        p.ended_because = event.reason;
    }
    void operator()(const Ended& event) const {
        p.stage = after(moves, p.stage, Act::end);
        p.ended_because = event.reason;
    }
    void operator()(const Attached& event) const { p.financings.push_back(event.financing); }
    void operator()(const Drawn& event) const {
        p.draws.push_back({event.financing, event.contract, event.amount, event.on});
    }
    void operator()(const Returned& event) const {
        std::erase_if(p.draws, [&](const Draw& draw) { return draw.contract == event.contract; });
    }
};

struct BorrowerApplier {
    Borrower& borrower;
    void operator()(const Committed& event) const { borrower.lines.push_back(event); }
    void operator()(const Freed& event) const {
        std::erase_if(borrower.lines,
                      [&](const Committed& line) { return line.proposal == event.proposal; });
    }
};

lending::Product product_of(const Proposal& proposal) {
    auto product = lending::load_product(proposal.proposed.product);
    ensure(product.has_value());  // It was loaded when the proposal was made.
    return *std::move(product);
}

Result<std::monostate> require_usable(const Proposal& proposal, Date today) {
    if (proposal.stage != Stage::approved) {
        const Label stage = stage_words(proposal);
        return refuse(not_approved, "proposal",
                      {{"proposal", proposal.id}, {"found", stage.zh}, {"found_en", stage.en}});
    }
    if (expired(proposal, today))
        return refuse(
            line_expired, "proposal",
            {{"proposal", proposal.id}, {"found", to_string(proposal.proposed.valid_until)}});
    return {};
}

Result<std::monostate> rate_bound(const Proposal& proposal, const loan::RateTerms& rate) {
    const Ratio approved = proposal.proposed.terms.rate;
    const auto refused = [&](Ratio found) {
        return refuse(above_rate, "rate",
                      {{"proposal", proposal.id},
                       {"found", to_percent(found)},
                       {"expected", to_percent(approved)}});
    };
    if (const auto* fixed = std::get_if<loan::FixedRate>(&rate)) {
        if (fixed->annual > approved) return refused(fixed->annual);
        return {};
    }
    // Over the LPR: the margin is compared, whatever the LPR has become since.
    const auto& lpr = std::get<loan::LprRate>(rate);
    const Tenor reference = product_of(proposal).rate.reference;
    if (lpr.tenor != reference) {
        const Label found = label_of(lpr.tenor);
        const Label expected = label_of(reference);
        return refuse(other_reference, "rate",
                      {{"proposal", proposal.id},
                       {"found", found.zh},
                       {"found_en", found.en},
                       {"expected", expected.zh},
                       {"expected_en", expected.en}});
    }
    const Inputs& inputs = proposal.proposed.inputs;
    const Ratio base = reference == Tenor::one_year ? inputs.one_year : inputs.over_five_years;
    const Ratio with_margin = base + Ratio::basis_points(lpr.spread_bp);
    if (with_margin > approved) return refused(with_margin);
    return {};
}

}  // namespace

Proposal apply(Proposal proposal, const Event& event) {
    std::visit(Applier{proposal}, event);
    return proposal;
}

std::vector<std::string> parties(const Proposal& proposal) { return {proposal.proposed.bank}; }

std::vector<std::string> keys(const Proposal& proposal) {
    std::vector<std::string> keys{key_of_firm(proposal.proposed.bank, proposal.proposed.firm)};
    for (const std::string& each : proposal.financings) keys.push_back(key_of_financing(each));
    return keys;
}

Label stage_words(const Proposal& proposal) { return label_of(proposal.stage); }

Borrower apply(Borrower borrower, const BorrowerEvent& event) {
    std::visit(BorrowerApplier{borrower}, event);
    return borrower;
}

std::vector<std::string> parties(const Borrower&) { return {}; }

Label stage_words(const Borrower&) { return {"kept", "在用", "Kept"}; }

std::string key_of_firm(const std::string& bank, const std::string& firm) {
    return "firm:" + bank + "|" + firm;
}
std::string key_of_financing(const std::string& financing) { return "financing:" + financing; }
std::string borrower_id(const std::string& bank, const std::string& firm) {
    return Borrower::prefix + std::string(":") + bank + "|" + firm;
}

Result<Proposed> decide(const Propose& command, const lending::Product& product,
                        const Inputs& inputs, const Offer& offer, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    CHECKED(require_acting_for(actor, inputs.bank));
    auto passed = TRY(lending::within(offer, command.terms, command.reason));
    return Proposed{.bank = inputs.bank,
                    .firm = inputs.firm,
                    .financing = command.question.financing,
                    .product = product.content,
                    .inputs = inputs,
                    .offer = offer,
                    .terms = command.terms,
                    .reason = command.reason,
                    .passed = std::move(passed),
                    .note = command.note,
                    .valid_until = add_months(today, product.drawdown.valid.value),
                    .revolving = product.drawdown.revolving,
                    .maker = actor.user,
                    .on = today};
}

Result<Event> decide(const Proposal& proposal, const Decide& command, const Inputs& fresh,
                     const Actor& actor, Date today) {
    CHECKED(next(moves, proposal.stage, command.approved ? Act::approve : Act::decline, actor));
    CHECKED(require_acting_for(actor, proposal.proposed.bank));
    CHECKED(require_other_person(actor, proposal.proposed.maker));
    if (!command.approved) return Declined{actor.user, command.opinion, today};
    CHECKED([&]() -> Result<std::monostate> {
        if (!expired(proposal, today)) return {};
        return refuse(
            line_expired, "",
            {{"proposal", proposal.id}, {"found", to_string(proposal.proposed.valid_until)}});
    }());
    // The frozen inputs but for what others may have used up: exposures, limit, fund.
    Inputs inputs = proposal.proposed.inputs;
    inputs.exposures = fresh.exposures;
    inputs.room = fresh.room;
    if (inputs.cover && fresh.cover) inputs.cover->free = fresh.cover->free;
    const Offer offer = lending::evaluate(product_of(proposal), inputs);
    const auto passed = lending::within(offer, proposal.proposed.terms, proposal.proposed.reason);
    if (!passed || passed->size() > proposal.proposed.passed.size()) {
        std::string zh = "越过的约束多于提交时";
        std::string en = "more bounds are passed than when it was made";
        if (!passed) {
            zh = in_chinese(passed.error().first());
            en = in_english(passed.error().first());
            // Nothing needs a reason any more: that is no harm.
            if (passed.error().first().kind == &lending::refusals::reason_without_cause)
                return Approved{actor.user, command.opinion, today};
        }
        return refuse(used_up, "", {{"found", zh}, {"found_en", en}});
    }
    return Approved{actor.user, command.opinion, today};
}

Result<Withdrawn> decide(const Proposal& proposal, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(next(moves, proposal.stage, Act::withdraw, actor));
    CHECKED(require_acting_for(actor, proposal.proposed.bank));
    return Withdrawn{actor.user, command.reason, today};
}

Result<Ended> decide(const Proposal& proposal, const End& command, const Actor& actor, Date today) {
    CHECKED(next(moves, proposal.stage, Act::end, actor));
    CHECKED(require_acting_for(actor, proposal.proposed.bank));
    return Ended{actor.user, command.reason, today};
}

Result<Attached> decide(const Proposal& proposal, const financing::Financing& financing,
                        const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    CHECKED(require_acting_for(actor, financing.application.bank));
    if (proposal.proposed.bank != financing.application.bank)
        return refuse(other_bank, "proposal", {{"proposal", proposal.id}});
    if (proposal.proposed.firm != financing.applicant)
        return refuse(other_firm, "proposal",
                      {{"proposal", proposal.id},
                       {"found", proposal.proposed.inputs.firm_name},
                       {"expected", financing.applicant}});
    CHECKED(require_usable(proposal, today));
    if (proposal.proposed.financing)
        return refuse(bound_already, "proposal",
                      {{"proposal", proposal.id}, {"found", *proposal.proposed.financing}});
    return Attached{financing.id, actor.user, today};
}

Money drawn(const Proposal& proposal, std::span<const financing::Financing> financings) {
    using financing::Phase;
    Money sum;
    for (const Draw& draw : proposal.draws) {
        const auto found = std::ranges::find(financings, draw.financing, &financing::Financing::id);
        if (found != financings.end()) {
            const bool never_lent = !found->loan && (found->phase == Phase::declined ||
                                                     found->phase == Phase::withdrawn);
            if (never_lent || (proposal.proposed.revolving && found->phase == Phase::closed))
                continue;
        }
        sum += draw.amount;
    }
    return sum;
}

bool expired(const Proposal& proposal, Date today) { return proposal.proposed.valid_until < today; }

Result<std::monostate> bound(const Proposal& proposal, Money drawn_already, const Wanted& wanted,
                             Date today) {
    CHECKED(require_usable(proposal, today));
    const Terms& terms = proposal.proposed.terms;
    const Money left = std::max(Money{}, terms.line - drawn_already);
    if (wanted.principal > left)
        return refuse(above_line, "principal",
                      {{"proposal", proposal.id},
                       {"found", with_separators(wanted.principal)},
                       {"expected", with_separators(left)}});
    CHECKED(rate_bound(proposal, wanted.rate));
    if (const Date last = add_months(today, terms.months); wanted.maturity > last)
        return refuse(above_tenor, "maturity",
                      {{"proposal", proposal.id},
                       {"found", to_string(wanted.maturity)},
                       {"expected", to_string(last)}});
    return {};
}

Offer recomputed(const Proposal& proposal) {
    return lending::evaluate(product_of(proposal), proposal.proposed.inputs);
}

}  // namespace zhirong::proposal
