#include "features/price/publication.h"

#include <algorithm>

#include "base/ensure.h"
#include "features/price/refusals.h"

namespace zhirong::price {

Result<std::monostate> check(const Publish& command, std::span<const Publication> before,
                             const Actor& actor, Date today) {
    if (!may_publish(actor)) return refuse(not_publisher);
    const auto end = last_day(command.quarter);
    if (!end) return refuse(bad_quarter, "quarter", {{"found", command.quarter}});
    if (*end >= today)
        return refuse(quarter_open, "quarter",
                      {{"found", command.quarter}, {"expected", to_string(*end)}});
    if (!before.empty() && before.back().quarter >= command.quarter)
        return refuse(quarter_published, "quarter", {{"expected", before.back().quarter}});
    return {};
}

Taking taking_of(Basis basis, const std::string& quarter, std::span<const Publication> before) {
    const auto through = last_day(quarter);
    ensure(through.has_value());
    Taking taking{.after = std::nullopt, .through = *through};
    for (const Publication& one : before)
        if (std::ranges::find(one.bases, basis) != one.bases.end())
            taking.after = last_day(one.quarter);
    return taking;
}

Result<Published> publish(const std::string& quarter,
                          const std::map<Basis, std::vector<Observation>>& observations,
                          const Minimum& minimum, const Actor& actor, Date today) {
    Published published{quarter, today, actor.user, minimum, {}, {}};
    for (const auto& [basis, all] : observations) {
        std::vector<Group> groups = grouped(all, minimum);
        if (groups.empty()) continue;
        published.bases.push_back(basis);
        std::ranges::move(groups, std::back_inserter(published.groups));
    }
    if (published.bases.empty())
        return refuse(nothing_to_publish, "quarter",
                      {{"found", quarter},
                       {"observations", std::to_string(minimum.observations)},
                       {"parties", std::to_string(minimum.parties)}});
    return published;
}

std::optional<std::string> next_quarter(std::span<const Publication> before, Date today) {
    const auto day = civil(today);
    const unsigned month = (static_cast<unsigned>(day.month()) - 1) / 3 * 3 + 1;
    const Date first = date_of(static_cast<int>(day.year()), month, 1);
    std::string quarter = quarter_of(first - Days{1});
    if (!before.empty() && before.back().quarter >= quarter) return std::nullopt;
    return quarter;
}

std::optional<Place> place_of(const std::string& deal, std::span<const Publication> publications) {
    for (const Publication& one : publications)
        for (std::size_t i = 0; i < one.groups.size(); ++i)
            if (std::ranges::binary_search(one.groups[i].deals, deal))
                return Place{one.id, static_cast<int>(i)};
    return std::nullopt;
}

}  // namespace zhirong::price
