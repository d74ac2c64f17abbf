#include "features/risk_sharing/cover.h"

#include <algorithm>

#include "core/programme/breaker.h"
#include "core/programme/why.h"
#include "features/risk_sharing/accounts.h"
#include "features/risk_sharing/parts.h"
#include "features/risk_sharing/shape.h"

namespace zhirong::risk_sharing {
namespace {

constexpr RefusalKind not_eligible{
    "cover.not_eligible", 422, "不符合“{rule}”：实际{found}，要求{expected}",
    "“{rule_en}” is not met: found {found_en}, needed {expected_en}"};
constexpr RefusalKind fund_exhausted{"cover.fund_exhausted", 409,
                                     "补偿金可用余额 {found} 元不足以占用 {expected} 元",
                                     "The fund has {found} free, {expected} must be set aside"};
constexpr RefusalKind not_at_hand{
    "cover.not_at_hand", 409,
    "贷款银行的存款与未存放资金合计 {found} 元，不足以支付 {expected} 元，请先调拨存款",
    "The deposit with the lending bank and cash are {found}, {expected} is due: move deposits "
    "first"};
constexpr RefusalKind bearer_missing{
    "cover.bearer_missing", 422,
    "按政策与合作协议，{party}须承担至多 {found} 元，但本笔融资没有这一方",
    "Programme and agreement let the {party_en} bear up to {found}, but this financing names none"};
constexpr RefusalKind breaker_stopped{"cover.breaker_stopped", 409,
                                      "已熔断，不再受理：{rule}（现值 {found}）",
                                      "Stopped, nothing new is taken in: {rule_en} (now {found})"};
constexpr RefusalKind breaker_stopped_paying{"cover.breaker_stopped_paying", 409,
                                             "已熔断，暂缓补偿：{rule}（现值 {found}）",
                                             "Stopped, nothing is paid: {rule_en} (now {found})"};
constexpr RefusalKind claimed_late{"cover.claimed_late", 422,
                                   "申请补偿的截止日为 {expected}，今天是 {found}",
                                   "The last day to claim was {expected}, today is {found}"};
constexpr RefusalKind advanced_already{"cover.advanced_already", 409, "已预先拨付 {found} 元",
                                       "{found} has been advanced already"};
constexpr RefusalKind no_advance_proposed{"cover.no_advance_proposed", 409, "没有待审批的预先拨付",
                                          "No advance waits for a decision"};
constexpr RefusalKind advance_outstanding{
    "cover.advance_outstanding", 409,
    "已预先拨付 {found} 元，申请不能退回：损失变化的，由银行重新申请",
    "{found} was advanced, so the claim cannot be returned: where the loss changed, the bank "
    "claims again"};
constexpr RefusalKind nothing_to_advance{"cover.nothing_to_advance", 422, "预先拨付金额为零",
                                         "The advance comes to nothing"};
constexpr RefusalKind no_loss{"cover.no_loss", 422, "贷款没有本金损失",
                              "The loan has no principal loss"};
constexpr RefusalKind less_than_before{
    "cover.recovery_falls", 422, "累计所得 {found} 元少于已分配的 {expected} 元",
    "Proceeds of {found} in all are less than the {expected} already shared"};

constexpr const char* fund_party = "fund";
constexpr const char* bank_party = "bank";
constexpr std::array guarantor_parties{"guarantor", "insurer", "guarantor_or_insurer"};

struct Applier {
    Cover& cover;
    void operator()(const CoverEnrolled& event) const { cover.enrolment = event; }
    void operator()(const Claimed& event) const {
        cover.stage = after(moves, cover.stage, Act::claim);
        cover.claim = event;
    }
    void operator()(const AdvanceProposed& event) const {
        cover.stage = after(moves, cover.stage, Act::propose_advance);
        cover.advance = Advance{event, {}, {}};
    }
    void operator()(const AdvanceRejected&) const {
        cover.stage = after(moves, cover.stage, Act::decide_advance);
        cover.advance.reset();
    }
    void operator()(const AdvancePaid& event) const {
        cover.stage = after(moves, cover.stage, Act::decide_advance);
        cover.advance->paid = event;
    }
    void operator()(const AdvanceSettled& event) const { cover.advance->settled = event; }
    void operator()(const ClaimReturned&) const {
        cover.stage = after(moves, cover.stage, Act::return_claim);
        cover.claim.reset();
    }
    void operator()(const Proposed& event) const {
        cover.stage = after(moves, cover.stage, Act::propose);
        cover.proposal = event;
    }
    void operator()(const Rejected&) const {
        cover.stage = after(moves, cover.stage, Act::reject);
        cover.proposal.reset();
    }
    void operator()(const Compensated& event) const {
        cover.stage = after(moves, cover.stage, Act::approve);
        cover.compensated_on = event.on;
    }
    void operator()(const Shared& event) const { cover.shared = event; }
    void operator()(const Absorbed&) const { cover.absorbed = true; }
    void operator()(const CoverReleased&) const { cover.stage = Stage::released; }
};

Money amount_of(const std::map<std::string, Money>& amounts, const std::string& party) {
    const auto found = amounts.find(party);
    return found == amounts.end() ? Money{} : found->second;
}

Reason reason_of(const Cover& cover, const char* rule, std::string zh, std::string en) {
    return {cover.enrolment.programme, cover.enrolment.version, rule, std::move(zh), std::move(en)};
}

// Where the bank keeps what it got from the others.
std::string received_account(const Cover& cover) {
    const std::string& loan = cover.enrolment.loan;
    return cover.absorbed ? accounts::shared_loss_received(loan) : accounts::shared_loss(loan);
}

std::string words_zh(const std::string& party) { return programme::find_party(party)->zh; }
std::string words_en(const std::string& party) { return programme::find_party(party)->en; }

}  // namespace

Money Cover::paid_by(const std::string& party) const {
    return compensated_on && proposal ? proposal->part(party) : Money{};
}

Money Proposed::part(const std::string& party) const {
    return amount_of(parts, party) + amount_of(interest, party);
}

Money Cover::returned_to(const std::string& party) const {
    return shared ? amount_of(shared->returned, party) : Money{};
}

Cover apply(Cover cover, const CoverEvent& event) {
    std::visit(Applier{cover}, event);
    return cover;
}

std::vector<std::string> parties(const Cover& cover) {
    std::vector<std::string> all{cover.enrolment.borrower};
    for (const auto& [party, organisation] : cover.enrolment.bearers) all.push_back(organisation);
    return all;
}

Label stage_words(const Cover& cover) { return label_of(cover.stage); }

namespace {

// A programme may have one place for whoever guarantees, of whichever kind.
void take_the_place(Bearers& bearers, const programme::Programme& programme) {
    constexpr const char* either = "guarantor_or_insurer";
    if (!bears_a_part(programme, either)) return;
    for (const char* kind : {"guarantor", "insurer"})
        if (auto found = bearers.extract(kind)) {
            found.key() = either;
            bearers.insert(std::move(found));
        }
}

// Whoever would bear a part of the whole loss must be there to bear it.
Result<std::monostate> require_all_bearers(const programme::Programme& programme,
                                           programme::Facts facts,
                                           const programme::Agreement& agreement,
                                           const Bearers& bearers, Date rules_of, Money covered) {
    for (const char* lost :
         {"loan.principal_loss", "loan.overdue_principal", "loan.outstanding_principal"})
        facts.set(lost, covered);
    facts.set("loan.interest_loss", Money{});
    const auto supposed =
        TRY(programme::compensate_supposed(programme, facts, agreement, rules_of));
    for (const auto& part : supposed.parts)
        if (part.amount > Money{} && part.party != fund_party && !bearers.contains(part.party))
            return refuse(bearer_missing, "",
                          {{"party", part.reading.zh},
                           {"party_en", part.reading.en},
                           {"found", with_separators(part.amount)}});
    return {};
}

// Where guarantor or insurer and bank share the loss alone, as in case 17 of the notice.
Why nothing_reserved(const programme::Programme& programme) {
    return Why{.title = {"占用的补偿资金", "Reserved by the fund"},
               .rule = "exposure.reserved",
               .programme = programme.id,
               .version = programme.version,
               .source = Phrase{"本方案没有由基金承担的部分，放款时不占用资金",
                                "No fund bears a part under this programme: nothing is set aside"},
               .result = to_string(Money{})};
}

// Those that apply to this business; a programme's breaker for guarantors says nothing of a loan
// that has none.
Result<std::vector<programme::BreakerState>> breakers(const Ground& ground, const Bearers& bearers,
                                                      Date rules_of) {
    programme::Programme rules = ground.programme;
    const bool guaranteed = std::ranges::any_of(
        guarantor_parties, [&](const char* party) { return bearers.contains(party); });
    if (!guaranteed)
        std::erase_if(rules.breakers, [](const programme::Breaker& each) {
            return each.per == programme::Breaker::Per::guarantor;
        });
    return programme::breakers(rules, ground.facts, ground.agreement, rules_of);
}

std::vector<Fact> breaker_facts(const programme::BreakerState& state) {
    return {{"rule", state.reading.zh},
            {"rule_en", state.reading.en},
            {"found", to_percent(state.measure)}};
}

}  // namespace

void know_fund(facts::Known& known, const Fund& fund, const Cover* own, const std::string& bank,
               const std::string& guarantor, const std::string& borrower, Date today) {
    const auto know = [&](const char* name, programme::Value value) {
        known.know(name, std::move(value), facts::Origin::fund, fund.id);
    };
    const int year = static_cast<int>(civil(today).year());
    const Money own_reserved = own ? own->enrolment.reserved : Money{};
    const Money own_covered = own ? own->enrolment.covered : Money{};
    know("parties.bank_is_partner", fund.with(bank) != nullptr);
    // Where losses took more than was set aside for them, what is set aside for others is no longer
    // all there, and nothing is free.
    know("fund.free", std::max(Money{}, fund.free() + own_reserved));
    know("fund.balance", fund.free() + fund.reserved);
    know("borrower.covered_principal_other", fund.covered_of(borrower) - own_covered);
    know("bank.deposit", fund.deposit_at(bank));
    know("bank.lent_under_programme", fund.lent_by(bank));
    const Year of_bank = fund.year_of(bank, year);
    know("bank.enrolled_year", of_bank.enrolled);
    know("bank.compensated_year", of_bank.compensated);
    know("bank.principal_loss_year", of_bank.loss);
    if (!guarantor.empty()) {
        const Year of_guarantor = fund.year_of(guarantor, year);
        know("guarantor.enrolled_year", of_guarantor.enrolled);
        know("guarantor.paid_year", of_guarantor.guaranteed);
    }
}

Result<CoverEnrolled> enrol(const Fund& fund, const Ground& ground, Money principal,
                            const std::string& borrower, Bearers bearers, Date rules_of,
                            std::vector<facts::KnownFact> known) {
    const auto& [programme, agreement, facts] = ground;
    Refusals failed;
    for (const auto& condition : TRY(programme::eligibility(programme, facts, agreement, rules_of)))
        if (!condition.holds)
            failed.all.push_back({&not_eligible,
                                  "",
                                  {{"rule", condition.reading.zh},
                                   {"rule_en", condition.reading.en},
                                   {"found", condition.found.zh},
                                   {"found_en", condition.found.en},
                                   {"expected", condition.needed.zh},
                                   {"expected_en", condition.needed.en}}});
    if (!failed.all.empty()) return std::unexpected(std::move(failed));
    CoverEnrolled enrolled;
    for (const programme::BreakerState& state : TRY(breakers(ground, bearers, rules_of))) {
        if (!state.takes_in()) return refuse(breaker_stopped, "", breaker_facts(state));
        if (state.level == programme::BreakerState::Level::warning)
            enrolled.warnings.push_back(
                {{state.id, state.reading.zh, state.reading.en}, state.measure});
    }
    take_the_place(bearers, programme);
    if (programme.exposure || bears_a_part(programme, fund_party)) {
        const auto covered =
            TRY(programme::evaluate(programme, "exposure.covered", facts, agreement, rules_of));
        const auto reserved =
            TRY(programme::evaluate(programme, "exposure.reserved", facts, agreement, rules_of));
        enrolled.covered = std::get<Money>(covered.value);
        enrolled.reserved = std::get<Money>(reserved.value);
        enrolled.trace = write(programme::why(reserved.trace));
    } else {
        enrolled.covered = principal;
        enrolled.trace = write(nothing_reserved(programme));
    }
    CHECKED(require_all_bearers(programme, facts, agreement, bearers, rules_of, enrolled.covered));
    enrolled.fund = fund.id;
    enrolled.borrower = borrower;
    enrolled.programme = programme.id;
    enrolled.version = programme.version;
    enrolled.agreement = agreement.id;
    enrolled.rules_of = rules_of;
    enrolled.bearers = std::move(bearers);
    enrolled.principal = principal;
    enrolled.facts = std::move(known);
    if (enrolled.reserved > fund.free())
        return refuse(fund_exhausted, "",
                      {{"found", with_separators(fund.free())},
                       {"expected", with_separators(enrolled.reserved)}});
    return enrolled;
}

Result<Claimed> decide(const Cover& cover, const Claim& command, const Ground& ground,
                       Money principal_loss, int days_overdue, std::vector<facts::KnownFact> known,
                       const Actor& actor, Date today) {
    CHECKED(next(moves, cover.stage, Act::claim, actor));
    if (principal_loss <= Money{}) return refuse(no_loss);
    Claimed claimed{command, principal_loss, days_overdue, today, actor.user, std::move(known), {}};
    const auto last = TRY(programme::last_day_to_claim(ground.programme, ground.facts,
                                                       ground.agreement, cover.enrolment.rules_of));
    if (last) {
        claimed.last_day = std::get<Date>(last->value);
        if (today > *claimed.last_day)
            return refuse(
                claimed_late, "",
                {{"found", to_string(today)}, {"expected", to_string(*claimed.last_day)}});
    }
    return claimed;
}

Result<ClaimReturned> decide(const Cover& cover, const ReturnClaim& command, const Actor& actor) {
    CHECKED(next(moves, cover.stage, Act::return_claim, actor));
    if (cover.advance && cover.advance->outstanding())
        return refuse(advance_outstanding, "",
                      {{"found", with_separators(cover.advance->paid->amount)}});
    return ClaimReturned{command.reason};
}

Result<AdvanceProposed> decide(const Cover& cover, const ProposeAdvance& command,
                               const Ground& ground, const Actor& actor) {
    CHECKED(next(moves, cover.stage, Act::propose_advance, actor));
    if (cover.advance && cover.advance->paid)
        return refuse(advanced_already, "",
                      {{"found", with_separators(cover.advance->paid->amount)}});
    const auto advance = TRY(programme::advance(ground.programme, ground.facts, ground.agreement,
                                                cover.enrolment.rules_of));
    const Money amount = std::get<Money>(advance.value);
    if (amount <= Money{}) return refuse(nothing_to_advance);
    return AdvanceProposed{
        command.opinion, actor.user, amount,
        ground.programme.compensation->advance->method == programme::Advance::Method::escrow,
        write(programme::why(advance.trace))};
}

Result<std::variant<AdvanceRejected, AdvancePaid>> decide(const Cover& cover,
                                                          const DecideAdvance& command,
                                                          const Actor& actor, Date today) {
    CHECKED(next(moves, cover.stage, Act::decide_advance, actor));
    if (!cover.advance || cover.advance->paid) return refuse(no_advance_proposed);
    if (!command.approved) return AdvanceRejected{command.opinion};
    CHECKED(require_other_person(actor, cover.advance->proposal.maker));
    return AdvancePaid{today, command.opinion, cover.advance->proposal.amount};
}

namespace {

// The share that a cap limits, however deep.
const programme::Share* capped_share(const std::vector<programme::Share>& shares,
                                     const std::string& cap) {
    for (const programme::Share& each : shares) {
        if (std::ranges::find(each.caps, cap, &programme::Cap::id) != each.caps.end()) return &each;
        if (const auto* within = capped_share(each.within, cap)) return within;
    }
    return nullptr;
}
// What falls to a party, or to the parties of a group.
Money falls_to(const programme::Share& share, const programme::Compensated& compensated) {
    if (share.within.empty()) return compensated.part(share.party);
    Money sum;
    for (const programme::Share& each : share.within) sum += falls_to(each, compensated);
    return sum;
}

}  // namespace

Result<Proposed> decide(const Cover& cover, const Propose& command, const Ground& ground,
                        const std::map<std::string, counter::CounterKey>& keys,
                        const Actor& actor) {
    CHECKED(next(moves, cover.stage, Act::propose, actor));
    const CoverEnrolled& enrolment = cover.enrolment;
    for (const programme::BreakerState& state :
         TRY(breakers(ground, enrolment.bearers, enrolment.rules_of)))
        if (!state.pays()) return refuse(breaker_stopped_paying, "", breaker_facts(state));
    const auto compensated = TRY(programme::compensate(ground.programme, ground.facts,
                                                       ground.agreement, enrolment.rules_of));
    Proposed proposed;
    proposed.opinion = command.opinion;
    proposed.maker = actor.user;
    proposed.base = compensated.base;
    proposed.covered = compensated.covered;
    proposed.uncovered = compensated.uncovered;
    proposed.trace = write(programme::why(compensated.trace));
    for (const auto& part : compensated.parts) proposed.parts[part.party] = part.amount;
    proposed.parts[compensated.uncovered_to] += compensated.uncovered;
    for (const auto& part : compensated.interest_parts)
        proposed.interest[part.party] += part.amount;
    for (const programme::CapUse& use : compensated.caps) {
        const auto key = keys.find(use.id);
        if (key == keys.end()) continue;
        const auto* share = capped_share(ground.programme.compensation->split.shares, use.id);
        proposed.charges.push_back({key->second,
                                    {use.id, use.reading.zh, use.reading.en},
                                    use.limit,
                                    use.used,
                                    share ? falls_to(*share, compensated) : compensated.covered});
    }
    return proposed;
}

Result<std::variant<Rejected, Compensated>> decide(const Cover& cover, const Decide& command,
                                                   const Actor& actor, Date today) {
    CHECKED(next(moves, cover.stage, command.approved ? Act::approve : Act::reject, actor));
    if (!command.approved) return Rejected{command.opinion};
    CHECKED(require_other_person(actor, cover.proposal->maker));
    return Compensated{today, command.opinion};
}

Result<Shared> share(const Cover& cover, const programme::Programme& programme,
                     const programme::Agreement& agreement, Money gross, Money costs, Money owed,
                     Date today) {
    if (cover.shared && gross < cover.shared->gross)
        return refuse(less_than_before, "gross",
                      {{"found", with_separators(gross)},
                       {"expected", with_separators(cover.shared->gross)}});
    programme::Proceeds proceeds{gross, costs, owed, {}};
    for (const auto& [party, organisation] : cover.enrolment.bearers)
        if (const Money borne = cover.proposal->part(party); borne > Money{})
            proceeds.paid.emplace_back(party, borne);
    const auto result =
        TRY(programme::share_recovery(programme, agreement, cover.enrolment.rules_of, proceeds));
    Shared shared{today,
                  gross,
                  result.costs_paid,
                  {},
                  result.to_creditor,
                  result.to_pledgor,
                  write(programme::why(result.trace))};
    for (const auto& part : result.returned) shared.returned[part.party] = part.amount;
    return shared;
}

Entry enrolment_entry(const Cover& cover, const std::string& fund_operator, Date on) {
    return Entry(
        on, cover.id,
        reason_of(cover, "exposure.reserved", "贷款纳入补偿，占用补偿金",
                  "Loan enrolled: fund money set aside"),
        Postings{}
            .move(fund_operator, accounts::free, accounts::reserved, cover.enrolment.reserved)
            .take());
}

Entry release_entry(const Cover& cover, const std::string& fund_operator, Date on) {
    return Entry(
        on, cover.id,
        reason_of(cover, "exposure.reserved", "解除补偿金占用", "Fund money set free"),
        Postings{}
            .move(fund_operator, accounts::reserved, accounts::free, cover.enrolment.reserved)
            .take());
}

namespace {

struct Drawn {
    Money from_deposit;
    Money from_cash;
};
// Out of the deposit with the lending bank first, the rest out of what is placed nowhere.
Result<Drawn> draw(const Fund& fund, const std::string& bank, Money amount) {
    const Money from_deposit = std::min(amount, fund.deposit_at(bank));
    const Money from_cash = amount - from_deposit;
    if (from_cash > fund.cash())
        return refuse(not_at_hand, "",
                      {{"found", with_separators(from_deposit + fund.cash())},
                       {"expected", with_separators(amount)}});
    return Drawn{from_deposit, from_cash};
}

}  // namespace

Result<Paid> payment(const Cover& cover, const Fund& fund, Date on) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const Proposed& proposal = *cover.proposal;
    const std::string& bank = enrolment.bearers.at(bank_party);
    const Money part = proposal.part(fund_party);
    Paid paid;
    paid.cover = cover.id;
    paid.bank = bank;
    if (cover.advance && cover.advance->outstanding())
        paid.from_advance = settlement(cover, part, on).used;
    const Drawn drawn = TRY(draw(fund, bank, part - paid.from_advance));
    paid.from_deposit = drawn.from_deposit;
    paid.from_cash = drawn.from_cash;
    paid.loss = proposal.base;
    for (const char* party : guarantor_parties)
        if (const auto found = enrolment.bearers.find(party); found != enrolment.bearers.end()) {
            paid.guarantor = found->second;
            paid.guarantor_part += proposal.part(party);
        }
    paid.on = on;
    return paid;
}

Result<Advanced> advance_payment(const Cover& cover, const Fund& fund, Date on) {
    const std::string& bank = cover.enrolment.bearers.at(bank_party);
    const Drawn drawn = TRY(draw(fund, bank, cover.advance->proposal.amount));
    return Advanced{cover.id, bank, drawn.from_deposit, drawn.from_cash, on};
}

Entry advance_entry(const Cover& cover, const Advanced& advanced,
                    const std::string& fund_operator) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const bool escrow = cover.advance->proposal.escrow;
    const std::string held = accounts::advanced(enrolment.loan, escrow);
    const std::string owed = accounts::advance_received(enrolment.loan, escrow);
    return Entry(
        advanced.on, cover.id,
        reason_of(cover, "advance", escrow ? "划入保证金账户" : "预先拨付补偿",
                  escrow ? "Moved to the margin account" : "Paid before the loss is final"),
        Postings{}
            .move(fund_operator, held, accounts::deposit_at(advanced.bank), advanced.from_deposit)
            .move(fund_operator, held, accounts::undeposited, advanced.from_cash)
            .move(advanced.bank, accounts::fund_deposit(enrolment.fund), owed,
                  advanced.from_deposit)
            .move(advanced.bank, "Assets:Cash", owed, advanced.from_cash)
            .take());
}

AdvanceSettled settlement(const Cover& cover, Money fund_part, Date on) {
    const Money amount = cover.advance->paid->amount;
    const Money used = std::min(amount, fund_part);
    return {on, used, amount - used};
}

Entry settlement_entry(const Cover& cover, const AdvanceSettled& settled,
                       const std::string& fund_operator) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const std::string& bank = enrolment.bearers.at(bank_party);
    const bool escrow = cover.advance->proposal.escrow;
    return Entry(settled.on, cover.id,
                 reason_of(cover, "advance", "预拨款多于应承担部分，退回",
                           "More was advanced than falls to the fund: back into the deposit"),
                 Postings{}
                     .move(fund_operator, accounts::deposit_at(bank),
                           accounts::advanced(enrolment.loan, escrow), settled.back)
                     .move(bank, accounts::advance_received(enrolment.loan, escrow),
                           accounts::fund_deposit(enrolment.fund), settled.back)
                     .take());
}

Money received(const Cover& cover) {
    Money sum;
    for (const auto& [party, organisation] : cover.enrolment.bearers)
        if (party != bank_party) sum += cover.paid_by(party) - cover.returned_to(party);
    return sum;
}

Entry absorption_entry(const Cover& cover, const Absorbed& absorbed) {
    const std::string& loan = cover.enrolment.loan;
    return Entry(absorbed.on, cover.id,
                 reason_of(cover, "compensation.split", "贷款核销，收到的分担款转入损益",
                           "Loan written off: what the others bore counts against the loss"),
                 Postings{}
                     .move(cover.enrolment.bearers.at(bank_party), accounts::shared_loss(loan),
                           accounts::shared_loss_received(loan), absorbed.amount)
                     .take());
}

std::vector<Entry> compensation_entries(const Cover& cover, const Paid& paid,
                                        const std::string& fund_operator, Date on) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const std::string& bank = enrolment.bearers.at(bank_party);
    std::vector<Entry> entries{release_entry(cover, fund_operator, on)};
    for (const auto& [party, organisation] : enrolment.bearers) {
        const Money part = cover.proposal->part(party);
        if (party == bank_party || part == Money{}) continue;
        Postings postings;
        if (party == fund_party) {
            const bool escrow = cover.advance && cover.advance->proposal.escrow;
            // Out of the deposit with the lending bank: the bank owes the fund that much less.
            const std::string shared = accounts::shared_loss(enrolment.loan);
            postings
                .move(organisation, accounts::compensation_paid, accounts::deposit_at(bank),
                      paid.from_deposit)
                .move(organisation, accounts::compensation_paid, accounts::undeposited,
                      paid.from_cash)
                .move(organisation, accounts::compensation_paid,
                      accounts::advanced(enrolment.loan, escrow), paid.from_advance)
                .move(organisation, accounts::free, accounts::used, part)
                .move(bank, accounts::advance_received(enrolment.loan, escrow), shared,
                      paid.from_advance)
                .move(bank, accounts::fund_deposit(enrolment.fund), shared, paid.from_deposit)
                .move(bank, "Assets:Cash", shared, paid.from_cash);
        } else {
            postings.move(organisation, accounts::loss_borne(enrolment.loan), "Assets:Cash", part)
                .move(bank, "Assets:Cash", accounts::shared_loss(enrolment.loan), part);
        }
        entries.emplace_back(
            on, cover.id,
            reason_of(cover, "compensation.split", words_zh(party) + "按约定比例承担损失",
                      words_en(party) + " bears its agreed share of the loss"),
            postings.take());
    }
    return entries;
}

std::vector<Entry> return_entries(const Cover& cover, const Shared& now,
                                  const std::string& fund_operator) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const std::string& bank = enrolment.bearers.at(bank_party);
    std::vector<Entry> entries;
    for (const auto& [party, organisation] : enrolment.bearers) {
        const Money part = amount_of(now.returned, party) - cover.returned_to(party);
        if (party == bank_party || part == Money{}) continue;
        Postings postings;
        if (party == fund_party) {
            postings.move(fund_operator, accounts::deposit_at(bank), accounts::recoveries, part)
                .move(fund_operator, accounts::used, accounts::free, part)
                .move(bank, received_account(cover), accounts::fund_deposit(enrolment.fund), part);
        } else {
            postings
                .move(organisation, "Assets:Cash", accounts::loss_recovered(enrolment.loan), part)
                .move(bank, received_account(cover), "Assets:Cash", part);
        }
        entries.emplace_back(now.on, cover.id,
                             reason_of(cover, "recovery", "追回款返还" + words_zh(party),
                                       "Recovery returned to " + words_en(party)),
                             postings.take());
    }
    return entries;
}

}  // namespace zhirong::risk_sharing
