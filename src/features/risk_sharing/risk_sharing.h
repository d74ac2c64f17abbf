#pragma once
// Sharing the risk of a loan: funds, a loan's cover under one, and what other features ask of them.
#include <string>
#include <vector>

#include "features/loan/loan.h"
#include "features/programmes/programmes.h"
#include "features/risk_sharing/cover.h"
#include "features/risk_sharing/fund.h"
#include "features/risk_sharing/shape.h"

namespace zhirong {
class View;
class Work;
struct Proof;
}  // namespace zhirong

namespace zhirong::risk_sharing {

// A loan on the day it is disbursed, for the fund that its contract names.
struct Disbursement {
    std::string financing;
    std::string loan;
    std::string fund;
    std::string version;  // of the programme, bound at signing
    Date signed_on;
    std::string borrower;
    std::string credit_code;  // of the borrower, for lists
    std::string right;        // the patent number where one right is pledged, for lists
    Money principal;
    facts::Known known;                         // of the loan, its pledge and the borrower
    std::map<std::string, std::string> stated;  // by the bank: what nobody else knows
    std::map<std::string, std::string> papers;
    Bearers bearers;
};
// Whether it could be enrolled, with every condition that fails or cannot be decided; nothing is
// written.
Result<std::monostate> may_enrol(View& view, const facts::Context& context,
                                 const Disbursement& disbursement);
// Enrols it and sets the fund's money aside, or refuses the same.
Result<std::monostate> enrol(Work& work, const facts::Context& context,
                             const Disbursement& disbursement);

// The loan's covers: more than one only where programmes stack.
std::vector<Cover> covers_of_loan(View& view, const std::string& loan, const std::string& borrower);
// The loan's cover under a fund, if it has one.
std::optional<Cover> cover_of_loan(View& view, const std::string& loan,
                                   const std::string& borrower);

// Something came in for the loan: `gross`, of which `costs` went to getting it; `owed` is what the
// borrower owed before it. Gives back to those who bore the loss, in all books. Nothing to share
// where the loan has no compensated cover.
Result<std::monostate> share_payment(Work& work, const programmes::Shelf& shelf,
                                     const loan::Loan& loan, Money gross, Money costs, Money owed);

// All that is known for a decision on the cover: the loan's books and the fund's of today, what the
// caps let through before, what was stated with the claim, and what was known at enrolment.
Result<facts::Known> known_of(View& view, const facts::Context& context, const Cover& cover,
                              const Claim* claim);
// The counter of each cap of the compensation that counts over claims.
std::map<std::string, counter::CounterKey> counters_of(const programme::Programme& programme,
                                                       const Cover& cover, Date today);
// Its principal that is lost: what is outstanding, or was when it was written off.
Money principal_loss(const loan::State& state);

// A loan is settled: what the fund set aside for it is free again. It is written off: what the
// bank received from the others is its own for good, against its loss; what is recovered later is
// still shared.
Result<std::monostate> loan_ended(Work& work, const loan::Loan& loan);

// The totals that commands are checked against are the balances of the books: free, set aside and
// used in the operator's, the deposits in the operator's and in each bank's.
Proof funds_proof();
// The same fact in every book it touches: what each party paid and got back for a loss is what the
// bank received and gave back, and what the cover says.
Proof reconciliation_proof();

}  // namespace zhirong::risk_sharing
