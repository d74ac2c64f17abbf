#include "features/risk_sharing/risk_sharing.h"

#include <fmt/format.h>

#include "core/programme/composition.h"
#include "features/expense/expense.h"
#include "features/risk_sharing/accounts.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::risk_sharing {
namespace {

constexpr RefusalKind version_missing{
    "cover.version_missing", 409, "合同绑定的政策版本 {found} 不在本系统中",
    "The programme version {found} that the contract is bound to is not here"};
constexpr RefusalKind no_agreement{"cover.no_agreement", 409, "补偿金与 {found} 没有合作协议",
                                   "The fund has no agreement with {found}"};

// Every record of a kind, a page at a time.
template <Record R>
void for_each(View& view, const std::function<void(const R&)>& use) {
    constexpr std::int64_t page = 200;
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select id from record where kind = $1 and id > $2 order by id limit $3", R::kind,
            after, page);
        for (const Row& row : rows) use(view.linked<R>(row.text(0)));
        if (std::ssize(rows) < page) return;
        after = rows.back().text(0);
    }
}

using Place = std::pair<std::string, std::string>;  // book and account

void hold(Check& check, const std::string& where, const Place& place, Money is, Money should) {
    ++check.compared;
    if (is == should) return;
    check.differs(where,
                  fmt::format("账簿 {} 科目 {} 为 {} 元，应为 {} 元", place.first, place.second,
                              to_string(is), to_string(should)),
                  fmt::format("book {}, account {} holds {}, {} was expected", place.first,
                              place.second, to_string(is), to_string(should)));
}

void prove_funds(View& view, Check& check) {
    // An operator of several funds keeps them in one book.
    std::map<Place, Money> should;
    for_each<Fund>(view, [&](const Fund& fund) {
        should[{fund.operator_, accounts::free}] -= fund.free();
        should[{fund.operator_, accounts::reserved}] -= fund.reserved;
        should[{fund.operator_, accounts::used}] -= fund.paid - fund.returned;
        for (const auto& [bank, deposit] : fund.deposits) {
            should[{fund.operator_, accounts::deposit_at(bank)}] += deposit;
            should[{bank, accounts::fund_deposit(fund.id)}] -= deposit;
        }
    });
    for (const auto& [place, amount] : should)
        hold(check, "fund", place, view.balance(place.first, place.second), amount);
}

// What one party's book says of one cover.
Money posted(View& view, const std::string& cover, const Place& place) {
    const Rows rows = view.session().query(
        "select cast(coalesce(sum(fen), 0) as bigint) from posting where subject = $1 and book = "
        "$2 and account = $3",
        cover, place.first, place.second);
    return Money{rows.front().integer(0)};
}

void prove_cover(View& view, const Cover& cover, Check& check) {
    const std::string where = "cover " + cover.id;
    const std::string& loan = cover.enrolment.loan;
    Money received;
    for (const auto& [party, organisation] : cover.enrolment.bearers) {
        if (party == "bank") continue;
        const bool is_fund = party == "fund";
        const Place paid{organisation,
                         is_fund ? accounts::compensation_paid : accounts::loss_borne(loan)};
        const Place returned{organisation,
                             is_fund ? accounts::recoveries : accounts::loss_recovered(loan)};
        const Money paid_out = posted(view, cover.id, paid);
        const Money got_back = posted(view, cover.id, returned);
        hold(check, where, paid, paid_out, cover.paid_by(party));
        hold(check, where, returned, got_back, -cover.returned_to(party));
        received += paid_out + got_back;
    }
    const std::string& bank = cover.enrolment.bearers.at("bank");
    if (cover.advance) {
        const Advance& advance = *cover.advance;
        const bool escrow = advance.proposal.escrow;
        const Money held = advance.outstanding() ? advance.paid->amount : Money{};
        const Place at_fund{cover.enrolment.bearers.at("fund"), accounts::advanced(loan, escrow)};
        const Place at_bank{bank, accounts::advance_received(loan, escrow)};
        hold(check, where, at_fund, posted(view, cover.id, at_fund), held);
        hold(check, where, at_bank, posted(view, cover.id, at_bank), -held);
    }
    const Place owed{bank, accounts::shared_loss(loan)};
    const Place kept{bank, accounts::shared_loss_received(loan)};
    hold(check, where, owed, posted(view, cover.id, owed), cover.absorbed ? Money{} : -received);
    hold(check, where, kept, posted(view, cover.id, kept), cover.absorbed ? -received : Money{});
}

// One loan, one channel: every programme that pays something on the loan must bear this one beside
// it.
Result<std::monostate> stand_beside(View& view, const programme::Library& programmes,
                                    const programme::Programme& programme, const std::string& loan,
                                    const std::string& borrower) {
    const auto stand = [&](const std::string& id,
                           const std::string& version) -> Result<std::monostate> {
        const auto* other = programmes.version(id, version);
        if (other != nullptr) {
            const auto together = programme::may_stand_together(*other, programme);
            if (!together) return std::unexpected(together.error());
        }
        return {};
    };
    for (const Cover& cover : covers_of_loan(view, loan, borrower))
        if (cover.stage != Stage::released)
            CHECKED(stand(cover.enrolment.programme, cover.enrolment.version));
    for (const expense::Claim& claim : expense::standing_on_loan(view, loan))
        CHECKED(stand(claim.programme, claim.version));
    return {};
}

// The programme's caps on the compensation: of the whole, and of each who bears a part.
void for_each_cap(const programme::Compensation& compensation,
                  const std::function<void(const programme::Cap&)>& use) {
    const std::function<void(const std::vector<programme::Share>&)> within =
        [&](const std::vector<programme::Share>& shares) {
            for (const programme::Share& each : shares) {
                for (const programme::Cap& cap : each.caps) use(cap);
                within(each.within);
            }
        };
    for (const programme::Cap& cap : compensation.caps) use(cap);
    within(compensation.split.shares);
}

std::string guarantor_of(const Bearers& bearers) {
    for (const char* party : {"guarantor", "insurer", "guarantor_or_insurer"})
        if (const auto found = bearers.find(party); found != bearers.end()) return found->second;
    return {};
}

// The insurer's policy that hangs on the loan, from what was known of it at the disbursement; a
// number is an insurer's own. Empty where there is none.
std::string policy_of(const std::vector<facts::KnownFact>& known, const Bearers& bearers) {
    for (const facts::KnownFact& each : known)
        if (each.origin == facts::Origin::policy)
            return guarantor_of(bearers) + ':' + each.reference;
    return {};
}

std::map<std::string, counter::CounterKey> keys_of(const programme::Programme& programme,
                                                   const counter::CountedFor& counted) {
    std::map<std::string, counter::CounterKey> keys;
    if (!programme.compensation) return keys;
    for_each_cap(*programme.compensation, [&](const programme::Cap& cap) {
        if (!programme::counts(cap)) return;
        if (const auto key = counter::key_of(cap, programme.id, counted))
            keys.emplace(cap.id, *key);
    });
    return keys;
}

void know_counters(facts::Known& known, View& view,
                   const std::map<std::string, counter::CounterKey>& keys) {
    std::vector<std::string> ids;
    for (const auto& [cap, key] : keys) ids.push_back(counter::id_of(key));
    // All at once, so in the order of their ids, whatever the caps are called.
    const auto counters = view.find_all<counter::Counter>(ids);
    for (const auto& [cap, key] : keys) {
        const std::string id = counter::id_of(key);
        const auto counter = counters.find(id);
        known.know(programme::fact_name(programme::Declared::used, cap),
                   counter == counters.end() ? Money{} : counter->second.used,
                   facts::Origin::counter, id);
    }
}

// All funds of the programme. A decision counts the year over all of them and so holds them all,
// at once, before its own: two that decide on different funds would otherwise wait for each other.
std::map<std::string, Fund> funds_of(View& view, const std::string& programme) {
    // Which there are is read without a lock: a fund keeps its programme.
    View looking(view.session(), view.actor(), view.today());
    std::vector<std::string> ids;
    for_each<Fund>(looking, [&](const Fund& fund) {
        if (fund.details.programme == programme) ids.push_back(fund.id);
    });
    return view.find_all<Fund>(ids);
}

// The programme's year over all its funds.
void know_programme(facts::Known& known, View& view, const std::string& programme, Date today) {
    Year all;
    const int year = static_cast<int>(civil(today).year());
    for (const auto& [id, fund] : funds_of(view, programme)) {
        const Year each = fund.year_of("", year);
        all.enrolled += each.enrolled;
        all.compensated += each.compensated;
    }
    known.know("programme.enrolled_year", all.enrolled, facts::Origin::fund, programme);
    known.know("programme.compensated_year", all.compensated, facts::Origin::fund, programme);
}

// How the loans under the fund stand, as the last close of day found them. Where nothing is lent,
// nothing is non-performing. Whoever decides holds the fund, which every cover that begins or is
// paid changes; its covers and their loans are read as they are, since two decisions that each
// hold a cover of their own could never hold each other's.
void know_performance(facts::Known& known, View& view, const Fund& fund, const std::string& bank) {
    struct Standing {
        Money outstanding;
        Money non_performing;
        Ratio rate() const {
            return outstanding == Money{} ? Ratio() : Ratio(non_performing.fen, outstanding.fen);
        }
    };
    Standing of_fund;
    Standing of_bank;
    View looking(view.session(), view.actor(), view.today());
    for_each<Cover>(looking, [&](const Cover& cover) {
        if (cover.enrolment.fund != fund.id || cover.stage == Stage::released) return;
        const auto loan = looking.linked<loan::Loan>(cover.enrolment.loan);
        const auto add = [&](Standing& standing) {
            standing.outstanding += loan.summary.principal;
            if (loan.summary.loan_class >= loan::LoanClass::substandard)
                standing.non_performing += loan.summary.principal;
        };
        add(of_fund);
        if (loan.lender == bank) add(of_bank);
    });
    known.know("fund.enrolled_principal", of_fund.outstanding, facts::Origin::fund, fund.id);
    known.know("fund.non_performing_rate", of_fund.rate(), facts::Origin::fund, fund.id);
    known.know("bank.non_performing_rate", of_bank.rate(), facts::Origin::fund, fund.id);
}

struct Rules {
    Fund fund;
    const programme::Programme* programme = nullptr;
    programme::Agreement agreement;
};
Result<Rules> rules_of(View& view, const programmes::Shelf& shelf, const std::string& fund,
                       const std::string& version, const std::string& bank) {
    View looking(view.session(), view.actor(), view.today());
    if (const auto named = looking.find<Fund>(fund)) funds_of(view, named->details.programme);
    Rules rules;
    rules.fund = TRY(view.get<Fund>(fund));
    rules.programme = shelf.in(view).version(rules.fund.details.programme, version);
    if (rules.programme == nullptr) return refuse(version_missing, "", {{"found", version}});
    const Cooperated* cooperation = rules.fund.with(bank);
    if (cooperation == nullptr) return refuse(no_agreement, "", {{"found", bank}});
    rules.agreement = TRY(agreement_of(*cooperation, *rules.programme));
    return rules;
}

struct Prepared {
    Fund fund;
    CoverEnrolled enrolled;
};
Result<Prepared> prepare(View& view, const facts::Context& context,
                         const Disbursement& disbursement) {
    const std::string& bank = disbursement.bearers.at("bank");
    Rules rules = TRY(rules_of(view, context.shelf, disbursement.fund, disbursement.version, bank));
    CHECKED(stand_beside(view, context.shelf.in(view), *rules.programme, disbursement.loan,
                         disbursement.borrower));
    Bearers bearers = disbursement.bearers;
    bearers["fund"] = rules.fund.operator_;
    const std::string guarantor = guarantor_of(bearers);
    facts::Known known = disbursement.known;
    know_fund(known, rules.fund, nullptr, bank, guarantor, disbursement.borrower, view.today());
    know_programme(known, view, rules.programme->id, view.today());
    known.know("parties.appraiser_disposer_designated", bearers.contains("appraiser_disposer"),
               facts::Origin::loan, disbursement.financing);
    counter::CountedFor counted;
    counted.borrower = disbursement.borrower;
    counted.bank = bank;
    counted.guarantor = guarantor;
    counted.loan = disbursement.loan;
    counted.policy = policy_of(known.all(), bearers);
    counted.fund = rules.fund.id;
    counted.right = disbursement.right;
    counted.on = view.today();
    know_counters(known, view, keys_of(*rules.programme, counted));
    facts::know_lists(known, view, context.on_list, *rules.programme, disbursement.credit_code,
                      disbursement.right, view.today());
    Refusals stated =
        facts::know_stated(known, facts::as_stated(disbursement.stated, *rules.programme),
                           disbursement.papers, *rules.programme);
    if (!stated.all.empty()) return std::unexpected(std::move(stated));
    know_performance(known, view, rules.fund, bank);
    Ground ground{*rules.programme, rules.agreement,
                  facts::facts_of(known.all(), *rules.programme)};
    ground.facts.published = context.published(view.today());
    auto enrolled =
        risk_sharing::enrol(rules.fund, ground, disbursement.principal, disbursement.borrower,
                            std::move(bearers), disbursement.signed_on, known.all());
    if (!enrolled) return std::unexpected(facts::asked_at_field(std::move(enrolled).error()));
    enrolled->financing = disbursement.financing;
    enrolled->loan = disbursement.loan;
    return Prepared{std::move(rules.fund), *std::move(enrolled)};
}

}  // namespace

Result<std::monostate> may_enrol(View& view, const facts::Context& context,
                                 const Disbursement& disbursement) {
    CHECKED(prepare(view, context, disbursement));
    return {};
}

Result<std::monostate> enrol(Work& work, const facts::Context& context,
                             const Disbursement& disbursement) {
    auto [fund, enrolled] = TRY(prepare(work, context, disbursement));
    Cover cover{.id = work.new_id(Cover::prefix)};
    CHECKED(work.create(cover, enrolled));
    work.post(enrolment_entry(cover, fund.operator_, work.today()));
    const std::string guarantor = guarantor_of(enrolled.bearers);
    work.happened(fund, Enrolled{cover.id, disbursement.borrower, enrolled.covered,
                                 enrolled.reserved, enrolled.bearers.at("bank"),
                                 guarantor.empty() ? std::nullopt : std::optional(guarantor),
                                 enrolled.principal, work.today()});
    return {};
}

Money principal_loss(const loan::State& state) {
    return state.written_off ? state.claim.principal : state.principal();
}

std::map<std::string, counter::CounterKey> counters_of(const programme::Programme& programme,
                                                       const Cover& cover, Date today) {
    const CoverEnrolled& enrolment = cover.enrolment;
    counter::CountedFor counted;
    counted.borrower = enrolment.borrower;
    counted.bank = enrolment.bearers.at("bank");
    counted.guarantor = guarantor_of(enrolment.bearers);
    counted.loan = enrolment.loan;
    counted.policy = policy_of(enrolment.facts, enrolment.bearers);
    counted.fund = enrolment.fund;
    counted.on = today;
    return keys_of(programme, counted);
}

Result<facts::Known> known_of(View& view, const facts::Context& context, const Cover& cover,
                              const Claim* claim) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const std::string& bank = enrolment.bearers.at("bank");
    const Rules rules = TRY(rules_of(view, context.shelf, enrolment.fund, enrolment.version, bank));
    const auto loan = view.linked<loan::Loan>(enrolment.loan);
    const auto folded = TRY(loan::fold(loan, context.market, view.today()));
    facts::Known known;
    // The principal that was covered, and of it what is lost by now, written off or not.
    known.know("loan.principal", enrolment.principal, facts::Origin::loan, loan.id);
    known.know("loan.principal_loss", principal_loss(folded.state), facts::Origin::loan, loan.id);
    facts::know_loan(known, loan, folded);
    known.know("loan.interest_paid", folded.state.paid.interest, facts::Origin::loan, loan.id);
    known.know("application.filed_on", cover.claim ? cover.claim->on : view.today(),
               facts::Origin::application, cover.id);
    know_fund(known, rules.fund, &cover, bank, guarantor_of(enrolment.bearers), enrolment.borrower,
              view.today());
    know_programme(known, view, rules.programme->id, view.today());
    know_counters(known, view, counters_of(*rules.programme, cover, view.today()));
    know_performance(known, view, rules.fund, bank);
    if (claim != nullptr) {
        using Written = std::map<std::string, std::string>;
        Refusals stated = facts::know_stated(
            known, facts::as_stated(claim->facts.value_or(Written{}), *rules.programme),
            claim->papers.value_or(Written{}), *rules.programme);
        if (!stated.all.empty()) return std::unexpected(std::move(stated));
    }
    for (const facts::KnownFact& each : enrolment.facts)
        if (!facts::is_kept_by_the_system(each.name) || each.name.starts_with("list."))
            known.know_as(each);
    return known;
}

Result<std::monostate> share_payment(Work& work, const programmes::Shelf& shelf,
                                     const loan::Loan& loan, Money gross, Money costs, Money owed) {
    const auto found = cover_of_loan(work, loan.id, loan.borrower);
    if (!found || !found->compensated_on) return {};
    Cover cover = *found;
    Fund fund = work.linked<Fund>(cover.enrolment.fund);
    const auto* programme =
        shelf.in(work).version(cover.enrolment.programme, cover.enrolment.version);
    if (programme == nullptr)
        return refuse(version_missing, "", {{"found", cover.enrolment.version}});
    const std::string& bank = cover.enrolment.bearers.at("bank");
    const auto agreement = TRY(agreement_of(*fund.with(bank), *programme));
    // The split is of all that ever came in, so that rounding never pays anybody twice.
    Money all_gross = gross;
    Money all_costs = costs;
    Money all_owed = owed;
    if (cover.shared) {
        all_gross += cover.shared->gross;
        all_costs += cover.shared->costs;
        all_owed += cover.shared->gross - cover.shared->costs - cover.shared->to_pledgor;
    }
    const Shared shared =
        TRY(share(cover, *programme, agreement, all_gross, all_costs, all_owed, work.today()));
    const auto to_fund = shared.returned.find("fund");
    const Money delta =
        to_fund == shared.returned.end() ? Money{} : to_fund->second - cover.returned_to("fund");
    const auto entries = return_entries(cover, shared, fund.operator_);
    work.happened(cover, shared);
    work.post(entries);
    if (delta != Money{}) work.happened(fund, Returned{cover.id, bank, delta});
    return {};
}

Result<std::monostate> loan_ended(Work& work, const loan::Loan& loan) {
    const auto found = cover_of_loan(work, loan.id, loan.borrower);
    if (!found) return {};
    Cover cover = *found;
    Fund fund = work.linked<Fund>(cover.enrolment.fund);
    if (cover.advance && cover.advance->outstanding() && loan.final && !cover.compensated_on) {
        // Nothing is lost any more: what was advanced goes back.
        const AdvanceSettled settled = settlement(cover, Money{}, work.today());
        work.post(settlement_entry(cover, settled, fund.operator_));
        work.happened(cover, settled);
        work.happened(fund, Advanced{cover.id, cover.enrolment.bearers.at("bank"), -settled.back,
                                     Money{}, work.today()});
    }
    if (cover.compensated_on) {
        if (loan.final || cover.absorbed) return {};
        const Absorbed absorbed{work.today(), received(cover)};
        work.happened(cover, absorbed);
        work.post(absorption_entry(cover, absorbed));
    } else if (loan.final && cover.stage != Stage::released) {
        work.happened(cover, CoverReleased{work.today(), "贷款已结清"});
        work.post(release_entry(cover, fund.operator_, work.today()));
        work.happened(fund, Released{cover.id, cover.enrolment.borrower, cover.enrolment.covered,
                                     cover.enrolment.reserved});
    }
    return {};
}

std::vector<Cover> covers_of_loan(View& view, const std::string& loan,
                                  const std::string& borrower) {
    std::vector<Cover> covers;
    for (const Row& row : view.session().query(
             "select record from record_party where kind = 'cover' and organisation = $1 "
             "order by record",
             borrower)) {
        auto cover = view.linked<Cover>(row.text(0));
        if (cover.enrolment.loan == loan) covers.push_back(std::move(cover));
    }
    return covers;
}

std::optional<Cover> cover_of_loan(View& view, const std::string& loan,
                                   const std::string& borrower) {
    auto covers = covers_of_loan(view, loan, borrower);
    if (covers.empty()) return std::nullopt;
    return std::move(covers.front());
}

Proof funds_proof() {
    return {{"funds", "基金总额等于账户余额", "The totals of each fund are its balances"},
            prove_funds};
}

Proof reconciliation_proof() {
    return {{"reconciliation", "各方账簿相互一致", "The books of the parties agree"},
            [](View& view, Check& check) {
                for_each<Cover>(view, [&](const Cover& cover) { prove_cover(view, cover, check); });
            }};
}

}  // namespace zhirong::risk_sharing
