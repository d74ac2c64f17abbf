#pragma once
// Warnings of rights: what is found of one on a day, and what becomes of its records.
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "features/rights/rights.h"
#include "features/watch/record.h"
#include "features/watch/shape.h"

namespace zhirong {
class Work;
namespace annual_fees {
class Schedule;
}
}  // namespace zhirong

namespace zhirong::watch {

// The pledge that a right carries, as far as it matters here.
struct Burden {
    std::string pledge;
    std::string pledgor;  // the organisation
    Date registered_on;
    std::optional<Date> debt_until;   // the last day of the debt it secures, as it stands now
    std::set<std::string> consented;  // licences that the pledgee agreed to
};

// Everything that threatens the right on that day. Of a right that carries no pledge only what its
// owner must do or know.
std::vector<Finding> findings(const rights::Right& right, const std::optional<Burden>& burden,
                              const annual_fees::Schedule& fees, Date today);

// The days of a right's calendar on which its findings change by the passing of time alone, told
// the other way round: the due dates, and the ends of terms, of which `today` is such a day. So a
// job looks up those dates and need not read every right every day.
std::vector<Date> due_dates_to_look_at(Date today);
std::vector<Date> term_ends_to_look_at(Date today);

// ---- records
std::string id_of(const std::string& right, const Finding& finding);

struct Told {
    std::string right;
    std::string number;
    std::string title;
    std::optional<std::string> financing;
    std::vector<std::string> addressees;
};
struct Change {
    std::string warning;  // its id
    Warning::Event event;
};
// What brings the records of a right to what was found: `known` are those of the right that are
// open, and those that were. Nothing where they say it already.
std::vector<Change> changes(const Told& told, std::span<const Finding> found,
                            std::span<const Warning> known, Date today);

Result<Acknowledged> decide(const Warning& warning, const Acknowledge& command, const Actor& actor,
                            Date today);

Warning apply(Warning warning, const Warning::Event& event);
std::vector<std::string> parties(const Warning& warning);
Label stage_words(const Warning& warning);
std::vector<std::string> keys(const Warning& warning);

}  // namespace zhirong::watch
