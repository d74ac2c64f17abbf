#include "features/insurance_policy/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "platform/desk/work.h"

namespace zhirong::insurance_policy {
namespace {

using shapes::item_path;

constexpr RefusalKind no_version{
    "policy.no_version", 409, "产品“{found}”的版本 {expected} 已不在产品库中：请恢复该版本的文件",
    "Product “{found}” is not there in version {expected}: put its file back"};
constexpr RefusalKind insured_already{
    "policy.insured_already", 409,
    "“{found}”在 {days} 已由保单 {expected} 承保同一险种，同一权利同一险种期间不得重叠",
    "“{found}” is covered in this line by policy {expected} on {days}: periods must not overlap"};

using Spans = std::map<std::string, std::pair<ScheduledItem, std::vector<Span>>>;
Spans spans_of(const Inception& inception, const std::vector<Movement>& movements) {
    Spans all;
    for (auto& [item, spans] : insurance::insured_spans(inception, movements)) {
        std::string number = item.number;
        all.emplace(std::move(number), std::pair(std::move(item), std::move(spans)));
    }
    return all;
}

// Where in the command the item is named; of a schedule its row.
std::string field_of(const Policy& policy, const std::string& field, const std::string& number) {
    const auto in = [&](const std::vector<ScheduledItem>& items) -> std::optional<std::size_t> {
        const auto found = std::ranges::find(items, number, &ScheduledItem::number);
        if (found == items.end()) return std::nullopt;
        return static_cast<std::size_t>(found - items.begin());
    };
    std::optional<std::size_t> place = in(policy.inception().schedule);
    if (!policy.movements.empty())
        if (const auto* change = std::get_if<insurance::Change>(&policy.movements.back().movement))
            if (const auto added = in(change->add)) place = added;
    return place ? item_path(field, *place) + ".number" : field;
}

}  // namespace

Result<const Product*> product_of(const Shelf& shelf, const Policy& policy) {
    for (const Product& each : shelf.all())
        if (each.id == policy.application.product && each.version == policy.application.version)
            return &each;
    return refuse(no_version, "product",
                  {{"found", policy.application.product},
                   {"expected", policy.application.version.substr(0, 12)}});
}

KnownRights known_rights(View& view, const std::vector<ScheduledItem>& items) {
    std::vector<std::string> ids;
    // A secret's record hangs on its holder, whom a schedule does not name by code.
    for (const ScheduledItem& each : items)
        if (each.kind && *each.kind != RightKind::trade_secret)
            ids.push_back(rights::id_of(*each.kind, each.number, {}));
    KnownRights known;
    for (auto& [id, right] : view.find_all<rights::Right>(ids)) {
        std::string number = right.number;
        known.emplace(std::move(number), std::move(right));
    }
    return known;
}

std::vector<Policy> with_key(View& view, const std::string& key) {
    std::vector<Policy> all;
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        auto found = view.with_key<Policy>(key, false, page);
        ensure(found.has_value());
        for (Policy& one : found->items) all.push_back(std::move(one));
        if (!found->next) return all;
        page.cursor = *found->next;
    }
}

Result<std::monostate> set_covers(Work& work, const Policy& policy,
                                  const std::vector<Movement>& before, bool was_bound,
                                  const std::string& field) {
    const Spans now = spans_of(policy.inception(), policy.moved());
    const Spans then = was_bound ? spans_of(policy.inception(), before) : Spans{};
    Refusals wrong;
    const auto put = [&](const ScheduledItem& item, const std::vector<Span>& spans) {
        const std::string id = insured_item_id(policy.application.line, item);
        InsuredItem kept = work.find<InsuredItem>(id).value_or(InsuredItem{.id = id, .covers = {}});
        if (const auto other = overlap(kept, policy.id, spans)) {
            wrong.all.push_back(
                {&insured_already,
                 field_of(policy, field, item.number),
                 {{"found", item.number},
                  {"expected", other->cover.number},
                  {"days", to_string(other->days.from) + " – " + to_string(other->days.until)}}});
            return;
        }
        if (wrong.all.empty())
            work.happened(kept, CoverSet{policy.id, policy.bound->number, spans});
    };
    for (const auto& [number, one] : now) {
        const auto old = then.find(number);
        if (old == then.end() || old->second.second != one.second) put(one.first, one.second);
    }
    for (const auto& [number, one] : then)
        if (!now.contains(number)) put(one.first, {});
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return {};
}

void post_premium(Work& work, const Policy& policy, Money change) {
    work.post(premium_entry(policy, change, work.today()));
}

void bring_earned(Work& work, Policy& policy, const Product& product, Date through) {
    if (!policy.bound) return;
    const auto covered = insurance::coverage(product, policy.inception(), policy.moved());
    ensure(covered.has_value());
    const Money earned = insurance::earned_by(*covered, through);
    if (earned == policy.earned) return;
    const Money change = earned - policy.earned;
    work.happened(policy, PremiumEarned{through, earned});
    work.post(earning_entry(policy, change, through));
}

std::string take_number(Work& work, const std::string& insurer) {
    const int year = static_cast<int>(civil(work.today()).year());
    const std::string id = fmt::format("insurance-numbers:{}:{}", insurer, year);
    Numbering numbering = work.find<Numbering>(id).value_or(Numbering{.id = id, .last = 0});
    work.happened(numbering, Taken{numbering.last + 1});
    return fmt::format("IP{}{:06}", year, numbering.last);
}

}  // namespace zhirong::insurance_policy
