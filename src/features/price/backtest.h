#pragma once
// What valuations were worth when the same rights were sold: realised over valued.
#include <array>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "features/price/record.h"

namespace zhirong::price {

// One or several rights that were valued together and sold together.
struct Outcome {
    std::string subject;            // the financing, or the deal's record
    std::optional<RightKind> kind;  // absent: several kinds
    std::optional<Label> method;    // absent: the report does not say
    std::string appraiser;          // the organisation; empty: not known
    Money valued;
    std::optional<Money> low;  // of the range that was reported, where one was
    std::optional<Money> high;
    Money realised;
    std::optional<Date> valued_on;  // the base date
    Date realised_on;
    std::array<std::string, 2> parties;
};

// realised / valued in hundredths of a per cent, to the nearest (a half upwards).
std::int64_t ratio_of(const Outcome& outcome);
// Within ±30 %, both limits included: 7/10 ≤ realised/valued ≤ 13/10, exact.
bool is_near(const Outcome& outcome);
// Whether the price lies in the reported range, both ends included; nothing: no range was reported.
std::optional<bool> is_within(const Outcome& outcome);

enum class Aspect { method, appraiser, kind, elapsed };
// Months from base date to sale: "6" up to six, "12", "24", "more"; empty where it is not known.
std::string elapsed_of(const Outcome& outcome);

struct Score {
    std::string key;
    bool rest = false;  // those of parts too small to be told apart
    std::int64_t count = 0;
    std::int64_t lower = 0;  // quartiles of ratio_of, by the rule of `quantile`
    std::int64_t median = 0;
    std::int64_t upper = 0;
    std::int64_t near = 0;    // how many within ±30 %
    std::int64_t ranged = 0;  // how many had a range,
    std::int64_t within = 0;  // and brought a price within it
};
std::optional<Score> score(std::span<const Outcome> outcomes);
// Parts too small stay together, as in a publication. Without a minimum every part stands alone.
std::vector<Score> scores(std::span<const Outcome> outcomes, Aspect aspect,
                          const std::optional<Minimum>& minimum);

}  // namespace zhirong::price
