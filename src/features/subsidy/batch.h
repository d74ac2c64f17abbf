#pragma once
// A payment order: the accepted applications that are paid together, how much each payer bears, and
// the pots that are shared pro rata. Put together by one person of the office, approved by another,
// paid by the first.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "features/counter/counter.h"
#include "features/subsidy/application.h"

namespace zhirong::subsidy {

enum class BatchStage { proposed, approved, rejected, paid };
enum class BatchAct { approve, reject, pay };
inline constexpr std::array batch_moves{
    Move<BatchStage, BatchAct>{BatchStage::proposed, BatchAct::approve, BatchStage::approved,
                               Role::treasury_approver},
    Move<BatchStage, BatchAct>{BatchStage::proposed, BatchAct::reject, BatchStage::rejected,
                               Role::treasury_approver},
    Move<BatchStage, BatchAct>{BatchStage::approved, BatchAct::pay, BatchStage::paid,
                               Role::treasury_officer}};

inline constexpr std::size_t most_lines = 500;

struct Gather {
    std::string title;
    std::vector<std::string> applications;
    // Whose book pays, by the programme's party names; treasuries are found by region.
    std::map<std::string, std::string> payers;
};
struct Pay {
    std::string reference;  // of the treasury's payment
};

struct Line {
    std::string application;
    std::string applicant;
    Money accepted;
    Money amount;                               // cumulative, after the pots
    std::vector<Part> parts;                    // of `amount`
    Parts now;                                  // what is paid this time
    std::map<std::string, std::string> payers;  // organisations, by party
};
struct Total {
    std::string party;
    std::string organisation;
    Money amount;
};
struct PotShare {
    std::string counter;
    Label words;
    Money limit;
    Money before;  // let through by applications that were paid earlier
    Money asked;
    Money shared;
};

struct BatchProposed {
    std::string office;
    Gather details;
    std::string programme;
    std::string version;
    std::vector<Line> lines;
    std::vector<PotShare> pots;
    std::vector<Total> totals;  // to be paid this time, by who pays
    std::string maker;
    Date on;
};
struct BatchApproved {
    std::string opinion;
    std::string checker;
    Date on;
};
struct BatchRejected {
    std::string opinion;
};
struct BatchPaid {
    std::string reference;
    Date on;
};
using BatchEvent = std::variant<BatchProposed, BatchApproved, BatchRejected, BatchPaid>;

struct Batch {
    static constexpr const char* kind = "subsidy_batch";
    static constexpr const char* prefix = "SB";
    using Event = BatchEvent;
    std::string id;
    BatchStage stage = BatchStage::proposed;
    BatchProposed order;
    std::optional<BatchApproved> approval;
    std::optional<std::string> rejected_because;
    std::optional<BatchPaid> payment;
};

Batch apply(Batch batch, const BatchEvent& event);
std::vector<std::string> parties(const Batch& batch);
Label stage_words(const Batch& batch);

Result<std::variant<BatchRejected, BatchApproved>> decide(const Batch& batch, const Decide& command,
                                                          const Actor& actor, Date today);
Result<BatchPaid> decide(const Batch& batch, const Pay& command, const Actor& actor, Date today);

// What each payer pays this time, in the order in which the lines name them.
std::vector<Total> totals_of(const std::vector<Line>& lines);

// One pot: what is asked of it, shared in proportion where it does not suffice.
std::vector<Money> share_pot(Money available, const std::vector<Money>& asked);

}  // namespace zhirong::subsidy
