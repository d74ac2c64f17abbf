#pragma once
// Who is on a bank's panel, what an appraisal costs there, and whose turn it is.
#include <span>
#include <string>
#include <vector>

#include "features/panel/record.h"
#include "features/panel/shape.h"

namespace zhirong::panel {

Member apply(Member member, const Member::Event& event);
std::vector<std::string> parties(const Member& member);
Label stage_words(const Member& member);
Inquiry apply(Inquiry inquiry, const Inquiry::Event& event);
// The bank, and the appraisers that were invited.
std::vector<std::string> parties(const Inquiry& inquiry);
Label stage_words(const Inquiry& inquiry);
std::vector<std::string> keys(const Inquiry& inquiry);  // "financing:FA…"

// Of one bank and one appraiser, so that nobody stands on a panel twice.
std::string id_of_member(const std::string& bank, const std::string& appraiser);

constexpr std::size_t most_tiers = 12;
// An appraisal costs 2 to 6 % of a loan (case 1 of the notice asks for less); above this share of
// the value no table is taken.
inline const Ratio highest_ceiling = Ratio::percent(6);

// Σ rate × the value's part in the tier, half up once; at least the least fee, at most the ceiling.
struct Fee {
    Money amount;
    Why why;
};
Fee fee_of(const Admit& terms, Money value);

// Who may not value what is at stake here, and why not; absent: nothing speaks against it.
struct Matter {
    std::string applicant;
    std::string bank;
    std::vector<std::string> owners;
    std::optional<std::string> field;
};
std::optional<Phrase> unfit(const Member& member, const Matter& matter, Date on);

// How often and when last a member was chosen by the bank within the last twelve months.
struct Past {
    std::string appraiser;
    int times = 0;
    std::optional<Date> last;
};
// The one chosen least, of these the one whose turn is longest ago, of these the first by id.
std::string turn(std::span<const Past> candidates);

Result<Admitted> decide(const Admit& command, const Actor& actor, Date today);
Result<Suspended> decide(const Member& member, const Suspend& command, const Actor& actor,
                         Date today);
Result<Reinstated> decide(const Member& member, const Reinstate& command, const Actor& actor,
                          Date today);
Result<ConflictDeclared> decide(const Member& member, const DeclareConflict& command,
                                const Actor& actor, Date today);
// `members`: of the bank; `past`: of each of them.
Result<Asked> decide(const Ask& command, const std::string& financing, Money loan,
                     const Matter& matter, std::span<const Member> members,
                     std::span<const Past> past, const Actor& actor, Date today);
Result<Quoted> decide(const Inquiry& inquiry, const Quote& command, const Actor& actor, Date today);
Result<Chosen> decide(const Inquiry& inquiry, const Choose& command, const Actor& actor,
                      Date today);

}  // namespace zhirong::panel
