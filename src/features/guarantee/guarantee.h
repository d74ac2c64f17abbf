#pragma once
// What may be done with a guarantor's standing, its lines and its guarantees, and what comes of it.
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "core/access/roles.h"
#include "core/guarantee/chain.h"
#include "core/guarantee/limits.h"
#include "core/sourced/shelf.h"
#include "features/guarantee/record.h"
#include "features/guarantee/shape.h"

namespace zhirong {
class View;
class Work;
struct Proof;
}  // namespace zhirong
namespace zhirong::loan {
struct Loan;
}

namespace zhirong::guarantee {

// Schemes of which one, `until` in place of `product`, is of a day; and each version by its hash.
class Shelf {
public:
    explicit Shelf(std::vector<Scheme> schemes);
    const std::vector<Scheme>& all() const { return shelf_.all(); }
    const sourced::Shelf<Scheme>& shelf() const { return shelf_; }
    // Refused with those there are on the day.
    Result<const Scheme*> find(const std::string& id, Date date) const;
    // Refused where the file of that version is gone.
    Result<const Scheme*> version(const std::string& id, const std::string& version) const;

private:
    sourced::Shelf<Scheme> shelf_;
};

// ---- standing
std::string standing_of(const std::string& guarantor);
Result<NetAssetsReported> decide(const Standing& standing, const ReportNetAssets& command,
                                 const Actor& actor, Date today);
Result<std::variant<NetAssetsConfirmed, NetAssetsReturned>> decide(const Standing& standing,
                                                                   const ConfirmNetAssets& command,
                                                                   const Actor& actor, Date today);
Result<Related> decide(const Standing& standing, const RelateBorrowers& command, const Actor& actor,
                       Date today);
Result<RelationEnded> decide(const Standing& standing, const EndRelation& command,
                             const Actor& actor, Date today);
// The borrower and whoever is related to it, directly or through others.
std::set<std::string> related(const Standing& standing, const std::string& borrower);
// Refused while no net assets are confirmed.
Result<Exposure> exposure(const Standing& standing, const std::string& borrower);

// ---- lines
// `kinds` of the organisations named are checked by who loads them.
Result<LineProposed> decide(const ProposeLine& command, const Scheme& scheme, const Actor& actor,
                            Date today);
Result<std::variant<LineOffered, LineDeclined>> decide(const Line& line, const DecideLine& command,
                                                       const Actor& actor, Date today);
Result<std::variant<LineAccepted, LineDeclined>> decide(const Line& line, const AcceptLine& command,
                                                        const Actor& actor, Date today);
Result<LineClosed> decide(const Line& line, const CloseLine& command, const Actor& actor,
                          Date today);
Bearers bearers_of(const Line& line);
Money held_against(const StopRule& rule, const Totals& totals, Date today);
// What may still be paid under the line this year; none where the scheme has no stop line.
std::optional<Room> stop_room(const Scheme& scheme, const Line& line, Date today);
bool is_stopped(const Scheme& scheme, const Line& line, Date today);

// ---- guarantees
// What limits are counted on. The records are held until the decision is written.
struct Ground {
    const Scheme& scheme;
    const Line& line;
    const Standing& standing;
};
// The loan as a financing or the bank tells it.
struct LoanTold {
    std::string borrower;
    std::string bank;
    std::optional<std::string> financing;
    std::optional<std::string> loan;
    std::optional<std::string> contract;
    Money principal;
    int months = 0;
    std::optional<Date> disbursed_on;
    std::optional<Date> matures_on;
};
struct FirmKnown {
    std::optional<FirmSize> size;
    std::optional<bool> technology_firm;
    int rights = 0;  // granted and in force
};

// Whether `amount` fits under line, leverage, borrower and group; `own` of it is counted already.
Result<std::monostate> may_take(const Ground& ground, const std::string& borrower, Money amount,
                                Money own, Date today);

Result<Applied> decide(const Apply& command, const LoanTold& loan, const Ground& ground,
                       const Actor& actor, Date today);
Result<Withdrawn> decide(const Guarantee& guarantee, const Withdraw& command, const Actor& actor,
                         Date today);
Result<Proposed> decide(const Guarantee& guarantee, const Propose& command, const Scheme& scheme,
                        const Actor& actor, Date today);
Result<std::variant<Accepted, Declined>> decide(const Guarantee& guarantee, const Decide& command,
                                                const Ground& ground, const Actor& actor,
                                                Date today);
Result<Issued> decide(const Guarantee& guarantee, const Issue& command, const LoanTold& loan,
                      const Ground& ground, const Actor& actor, Date today);
struct Followed {
    Applied applied;
    Issued issued;
};
// Refused with every condition that does not hold.
Result<Followed> decide(const ReportLoan& command, const LoanTold& loan, const FirmKnown& firm,
                        const Ground& ground, const Actor& actor, Date today);
Result<FeeReceived> decide(const Guarantee& guarantee, const ReceiveFee& command,
                           const Actor& actor, Date today);
Result<BalanceReported> decide(const Guarantee& guarantee, const ReportBalance& command,
                               const Scheme& scheme, const Actor& actor, Date today);
Result<Released> decide(const Guarantee& guarantee, const Release& command, const Actor& actor,
                        Date today);
// What the loan's own books say, or the bank.
struct LossTold {
    LossAsked loss;
    Date default_on;
};
Result<LossTold> stated_loss(const Guarantee& guarantee, const Call& command);
Result<Called> decide(const Guarantee& guarantee, const Call& command, const LossTold& told,
                      const Scheme& scheme, const Actor& actor, Date today);
Result<CallReturned> decide(const Guarantee& guarantee, const ReturnCall& command,
                            const Actor& actor);
Result<PaymentProposed> decide(const Guarantee& guarantee, const ProposePayment& command,
                               const Scheme& scheme, const Line& line, const Actor& actor,
                               Date today);
// Refused where the stop line lets something else through than was proposed.
Result<std::variant<PaymentReturned, Paid>> decide(const Guarantee& guarantee,
                                                   const DecidePayment& command,
                                                   const Scheme& scheme, const Line& line,
                                                   const Actor& actor, Date today);
Result<Reimbursed> decide(const Guarantee& guarantee, const Reimburse& command, const Actor& actor,
                          Date today);
Result<Recovered> decide(const Guarantee& guarantee, const Recover& command, const Scheme& scheme,
                         const Actor& actor, Date today);
// Something came in for the loan, whoever records it; not more than what is still lost.
Recovered recover(const Guarantee& guarantee, const Scheme& scheme, Money gross, Money costs,
                  std::string reference, std::string by, Date today);
Result<Closed> decide(const Guarantee& guarantee, const Close& command, const Actor& actor,
                      Date today);

// Whole months begun from the one day to the other.
int months_begun(Date from, Date until);

Standing apply(Standing standing, const StandingEvent& event);
std::vector<std::string> parties(const Standing& standing);
Label stage_words(const Standing& standing);
Line apply(Line line, const LineEvent& event);
// Everybody once it is in force: a firm must find the line it applies under. Its figures are for
// parties; see routes.
std::vector<std::string> parties(const Line& line);
Label stage_words(const Line& line);
Guarantee apply(Guarantee guarantee, const Event& event);
std::vector<std::string> parties(const Guarantee& guarantee);
Label stage_words(const Guarantee& guarantee);
// "loan:<id>", "financing:<id>", "line:<id>", "borrower:<organisation>".
std::vector<std::string> keys(const Guarantee& guarantee);
LoanMark apply(LoanMark mark, const LoanMark::Event& event);
std::vector<std::string> parties(const LoanMark& mark);
Label stage_words(const LoanMark& mark);

// ---- what other features are told
// The borrower paid, or the pledge was sold: a guarantee in force counts less, one that was paid
// shares what came in.
Result<std::monostate> loan_paid(Work& work, const Shelf& shelf, const loan::Loan& loan,
                                 Money gross, Money costs);
// A loan is settled: its guarantee ends where it was not called.
Result<std::monostate> loan_ended(Work& work, const loan::Loan& loan);
// Books, lines and standings say what the guarantees say.
Proof guarantees_proof();

}  // namespace zhirong::guarantee
