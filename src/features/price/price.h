#pragma once
// Prices of rights, published without their parties.
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/access/roles.h"
#include "features/price/record.h"
#include "features/price/shape.h"

namespace zhirong {
class View;
}

namespace zhirong::price {

// ---- comparables for the market approach
// The market approach needs at least so many (资产评估执业准则——无形资产; domain practice).
inline constexpr int least_comparables = 3;

struct Sought {
    RightKind kind = RightKind::invention;
    std::string right_class = {};   // "H04L9/32" or "9" will do; empty: any
    std::string region = {};        // "430100", "43"; empty: anywhere
    std::optional<Date> from = {};  // the deal may lie in this day's quarter or later
};
// One deal or hammer price, of nobody. Its class, region and quarter are those of the group that
// hides it, so they may be wider than what was sought.
struct Comparable {
    std::string id;  // opaque; the same for as long as the publication stands
    Basis basis = Basis::deal;
    RightKind kind = RightKind::invention;
    std::string right_class;  // "", "H", "H04L"; "09"
    std::string region;       // "", "43", "4301"
    std::string period;       // "", "2024", "2024Q1"
    bool wider = false;       // its group reaches beyond the class or region sought
    Money price;
};
// The nearest first, of those the newest. Fewer than least_comparables are no market approach.
std::vector<Comparable> comparables(std::span<const Publication> publications,
                                    const Sought& sought);
// All that are published, the oldest first. On behalf of whoever asks: they are public.
std::vector<Publication> publications(View& view);

// ---- pure
std::string quarter_of(Date date);                         // "2024Q1"
std::optional<Date> last_day(const std::string& quarter);  // absent: no quarter
// "H04L" of "h04l 9/32", "06" of "06-01", "09" of "9". Refused where the kind has no such class.
Result<std::string> read_class(RightKind kind, const std::string& text);
// The words of a class or a region as groups bear them.
Label region_words(const std::string& region);

std::string id_of_deal(const std::string& reporter, const std::string& reference);
std::string id_of_publication(const std::string& quarter);
inline constexpr const char* id_of_minimums = "price.minimum";

// Exchanges and offices for intellectual property: registered as desk, as operator of a fund (where
// the exchange runs it, as in Hunan), or as authority.
bool may_report(const Actor& actor);
bool may_publish(const Actor& actor);

Result<Reported> decide(const ReportDeal& command, const Actor& actor, Date today);
Result<Withdrawn> decide(const Deal& deal, const WithdrawDeal& command, const Actor& actor,
                         Date today);
Result<MinimumSet> decide(const Minimums& minimums, const SetMinimum& command, const Actor& actor,
                          Date today);
// What holds where nobody set anything, and after that.
Minimum minimum_on(const Minimums& minimums, Date date);

Deal apply(Deal deal, const Deal::Event& event);
std::vector<std::string> parties(const Deal& deal);
Label stage_words(const Deal& deal);
Minimums apply(Minimums minimums, const Minimums::Event& event);
std::vector<std::string> parties(const Minimums& minimums);
Label stage_words(const Minimums& minimums);
Publication apply(Publication publication, const Publication::Event& event);
std::vector<std::string> parties(const Publication& publication);
Label stage_words(const Publication& publication);
// The groups that are shown.
std::vector<const Group*> shown(const Publication& publication);

}  // namespace zhirong::price
