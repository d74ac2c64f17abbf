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

}  // namespace

Result<std::monostate> enrol(Work& work, const programmes::Shelf& shelf,
                             const Disbursement& disbursement) {
    Fund fund = TRY(work.get<Fund>(disbursement.fund));
    const auto* programme = shelf.in(work).version(fund.details.programme, disbursement.version);
    if (programme == nullptr) return refuse(version_missing, "", {{"found", disbursement.version}});
    CHECKED(
        stand_beside(work, shelf.in(work), *programme, disbursement.loan, disbursement.borrower));
    const std::string& bank = disbursement.bearers.at("bank");
    const Cooperated* cooperation = fund.with(bank);
    if (cooperation == nullptr) return refuse(no_agreement, "", {{"found", bank}});
    const auto agreement = TRY(agreement_of(*cooperation, *programme));
    Bearers bearers = disbursement.bearers;
    bearers["fund"] = fund.operator_;
    CoverEnrolled enrolled =
        TRY(risk_sharing::enrol(fund, *programme, agreement, disbursement.applicant,
                                disbursement.borrower, std::move(bearers), disbursement.signed_on));
    enrolled.financing = disbursement.financing;
    enrolled.loan = disbursement.loan;
    Cover cover{.id = work.new_id(Cover::prefix)};
    CHECKED(work.create(cover, enrolled));
    work.post(enrolment_entry(cover, fund.operator_, work.today()));
    work.happened(fund,
                  Enrolled{cover.id, disbursement.borrower, enrolled.covered, enrolled.reserved});
    return {};
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
