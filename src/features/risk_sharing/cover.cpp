#include "features/risk_sharing/cover.h"

#include <algorithm>

#include "core/programme/why.h"
#include "features/risk_sharing/accounts.h"
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
constexpr RefusalKind no_loss{"cover.no_loss", 422, "贷款没有本金损失",
                              "The loan has no principal loss"};
constexpr RefusalKind less_than_before{
    "cover.recovery_falls", 422, "累计所得 {found} 元少于已分配的 {expected} 元",
    "Proceeds of {found} in all are less than the {expected} already shared"};

constexpr const char* fund_party = "fund";
constexpr const char* bank_party = "bank";

struct Applier {
    Cover& cover;
    void operator()(const CoverEnrolled& event) const { cover.enrolment = event; }
    void operator()(const Claimed& event) const {
        cover.stage = after(moves, cover.stage, Act::claim);
        cover.claim = event;
    }
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
    return compensated_on && proposal ? amount_of(proposal->parts, party) : Money{};
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

// Whoever would bear a part of the whole loss must be there to bear it.
Result<std::monostate> require_all_bearers(const programme::Programme& programme,
                                           programme::Facts facts,
                                           const programme::Agreement& agreement,
                                           const Bearers& bearers, Date rules_of, Money covered) {
    constexpr int long_overdue = 3'600;
    facts.set("loan.principal_loss", covered);
    facts.set("loan.days_overdue", programme::DayCount{long_overdue});
    for (const auto& part : TRY(programme::compensate(programme, facts, agreement, rules_of)).parts)
        if (part.amount > Money{} && part.party != fund_party && !bearers.contains(part.party))
            return refuse(bearer_missing, "",
                          {{"party", part.reading.zh},
                           {"party_en", part.reading.en},
                           {"found", with_separators(part.amount)}});
    return {};
}

}  // namespace

Result<CoverEnrolled> enrol(const Fund& fund, const programme::Programme& programme,
                            const programme::Agreement& agreement, const Applicant& applicant,
                            const std::string& borrower, Bearers bearers, Date rules_of) {
    programme::Facts facts;
    facts.set("borrower.size", applicant.borrower_size);
    facts.set("borrower.technology_enterprise", applicant.technology_firm);
    facts.set("borrower.covered_principal_other", fund.covered_of(borrower));
    facts.set("pledge.kind", applicant.pledge_kind);
    facts.set("pledge.registered", applicant.pledge_registered);
    facts.set("parties.bank_is_partner", fund.with(bearers.at(bank_party)) != nullptr);
    facts.set("parties.appraiser_disposer_designated", bearers.contains("appraiser_disposer"));
    facts.set("loan.principal", applicant.principal);
    facts.set("fund.free", fund.free());
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
    const auto covered =
        TRY(programme::evaluate(programme, "exposure.covered", facts, agreement, rules_of));
    const auto reserved =
        TRY(programme::evaluate(programme, "exposure.reserved", facts, agreement, rules_of));
    CHECKED(require_all_bearers(programme, facts, agreement, bearers, rules_of,
                                std::get<Money>(covered.value)));
    CoverEnrolled enrolled;
    enrolled.fund = fund.id;
    enrolled.borrower = borrower;
    enrolled.programme = programme.id;
    enrolled.version = programme.version;
    enrolled.agreement = agreement.id;
    enrolled.rules_of = rules_of;
    enrolled.bearers = std::move(bearers);
    enrolled.principal = applicant.principal;
    enrolled.covered = std::get<Money>(covered.value);
    enrolled.reserved = std::get<Money>(reserved.value);
    enrolled.trace = write(programme::why(reserved.trace));
    if (enrolled.reserved > fund.free())
        return refuse(fund_exhausted, "",
                      {{"found", with_separators(fund.free())},
                       {"expected", with_separators(enrolled.reserved)}});
    return enrolled;
}

Result<Claimed> decide(const Cover& cover, const Claim& command, Money principal_loss,
                       int days_overdue, const Actor& actor, Date today) {
    CHECKED(next(moves, cover.stage, Act::claim, actor));
    if (principal_loss <= Money{}) return refuse(no_loss);
    return Claimed{command, principal_loss, days_overdue, today, actor.user};
}

Result<ClaimReturned> decide(const Cover& cover, const ReturnClaim& command, const Actor& actor) {
    CHECKED(next(moves, cover.stage, Act::return_claim, actor));
    return ClaimReturned{command.reason};
}

Result<Proposed> decide(const Cover& cover, const Propose& command, const Fund& fund,
                        const programme::Programme& programme,
                        const programme::Agreement& agreement, const Actor& actor) {
    CHECKED(next(moves, cover.stage, Act::propose, actor));
    const CoverEnrolled& enrolment = cover.enrolment;
    programme::Facts facts;
    facts.set("loan.principal", enrolment.principal);
    facts.set("loan.principal_loss", cover.claim->principal_loss);
    facts.set("loan.days_overdue", programme::DayCount{cover.claim->days_overdue});
    facts.set("borrower.covered_principal_other",
              fund.covered_of(enrolment.borrower) - enrolment.covered);
    // What was set aside for this loan is there to be paid.
    facts.set("fund.free", fund.free() + enrolment.reserved);
    const auto compensated =
        TRY(programme::compensate(programme, facts, agreement, enrolment.rules_of));
    Proposed proposed{command.opinion,
                      actor.user,
                      {},
                      compensated.base,
                      compensated.covered,
                      compensated.uncovered,
                      write(programme::why(compensated.trace))};
    for (const auto& part : compensated.parts) proposed.parts[part.party] = part.amount;
    proposed.parts[compensated.uncovered_to] += compensated.uncovered;
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
        if (const Money borne = amount_of(cover.proposal->parts, party); borne > Money{})
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

Result<Paid> payment(const Cover& cover, const Fund& fund) {
    const std::string& bank = cover.enrolment.bearers.at(bank_party);
    const Money part = amount_of(cover.proposal->parts, fund_party);
    const Money from_deposit = std::min(part, fund.deposit_at(bank));
    const Money from_cash = part - from_deposit;
    if (from_cash > fund.cash())
        return refuse(not_at_hand, "",
                      {{"found", with_separators(from_deposit + fund.cash())},
                       {"expected", with_separators(part)}});
    return Paid{cover.id, bank, from_deposit, from_cash};
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
        const Money part = amount_of(cover.proposal->parts, party);
        if (party == bank_party || part == Money{}) continue;
        Postings postings;
        if (party == fund_party) {
            // Out of the deposit with the lending bank: the bank owes the fund that much less.
            const std::string shared = accounts::shared_loss(enrolment.loan);
            postings
                .move(organisation, accounts::compensation_paid, accounts::deposit_at(bank),
                      paid.from_deposit)
                .move(organisation, accounts::compensation_paid, accounts::undeposited,
                      paid.from_cash)
                .move(organisation, accounts::free, accounts::used, part)
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
