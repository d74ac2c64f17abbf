#include "core/insurance/by_item.h"

#include <algorithm>
#include <map>
#include <optional>

namespace zhirong::insurance {
namespace {

std::vector<Money> split(Money amount, const std::vector<Money>& weights) {
    std::vector<std::int64_t> fen;
    for (const Money each : weights) fen.push_back(each.fen);
    // Where nothing costs anything, nothing is dearer than the rest.
    if (std::ranges::all_of(fen, [](std::int64_t each) { return each == 0; }))
        std::ranges::fill(fen, 1);
    return allocate(amount, fen);
}

class Dividing {
public:
    explicit Dividing(std::vector<ItemPremium>& items) : items_(items) {
        for (std::size_t i = 0; i < items.size(); ++i) place_.emplace(items[i].item.number, i);
    }

    // Among things of the same terms.
    Result<std::monostate> add(const Product& product, const Inception& inception, Money amount,
                               Zone zone, Money sum, const std::vector<ScheduledItem>& covered) {
        std::map<std::optional<RightKind>, std::vector<std::size_t>> by_kind;
        for (const ScheduledItem& each : covered)
            by_kind[each.kind].push_back(place_.at(each.number));
        std::vector<Group> groups;
        for (const auto& [kind, members] : by_kind)
            groups.push_back({kind, static_cast<int>(members.size())});
        const Quote quoted = TRY(quote(product, {.insured = inception.insured,
                                                 .groups = std::move(groups),
                                                 .zone = zone,
                                                 .sum = sum,
                                                 .months = inception.months,
                                                 .claims = inception.claims}));
        std::vector<Money> rated;
        for (const RatedGroup& each : quoted.groups) rated.push_back(each.premium);
        const std::vector<Money> of_kinds = split(amount, rated);
        std::size_t kind = 0;
        for (const auto& [unused, members] : by_kind) {
            const std::vector<Money> parts =
                split(of_kinds[kind++], std::vector<Money>(members.size()));
            for (std::size_t i = 0; i < members.size(); ++i) items_[members[i]].premium += parts[i];
        }
        return {};
    }

private:
    std::vector<ItemPremium>& items_;
    std::map<std::string, std::size_t> place_;
};

}  // namespace

Result<std::vector<ItemPremium>> premium_by_item(const Product& product, const Inception& inception,
                                                 std::span<const Movement> movements) {
    const Coverage covered = TRY(coverage(product, inception, movements));
    std::vector<ItemPremium> items;
    for (auto& [item, spans] : insured_spans(inception, movements))
        items.push_back({std::move(item), std::move(spans), {}});
    // Ended on its first day: a short rate may still keep something for what was to be insured.
    if (items.empty())
        for (const ScheduledItem& each : inception.schedule) items.push_back({each, {}, {}});
    std::ranges::sort(items, {}, [](const ItemPremium& each) { return each.item.number; });
    Dividing dividing(items);
    const Stretch* last = nullptr;
    for (const Stretch& each : covered.stretches) {
        if (!each.covered) continue;
        last = &each;
        CHECKED(dividing.add(product, inception, each.premium, each.zone, each.sum,
                             schedule_on(inception, movements, each.from)));
    }
    if (covered.kept_above == Money{}) return items;
    // By the terms of the last day of cover, as the short rate goes.
    CHECKED(last != nullptr ? dividing.add(product, inception, covered.kept_above, last->zone,
                                           last->sum, schedule_on(inception, movements, last->from))
                            : dividing.add(product, inception, covered.kept_above, inception.zone,
                                           inception.sum, inception.schedule));
    return items;
}

std::vector<Money> shares_of(Money amount, std::span<const ItemPremium> items) {
    if (items.empty()) return {};
    std::vector<Money> weights;
    for (const ItemPremium& each : items) weights.push_back(each.premium);
    return split(amount, weights);
}

}  // namespace zhirong::insurance
