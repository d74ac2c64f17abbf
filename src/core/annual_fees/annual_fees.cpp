#include "core/annual_fees/annual_fees.h"

#include <algorithm>
#include <map>

namespace zhirong::annual_fees {
namespace {

constexpr RefusalKind out_of_order{"annual_fees.order", 422,
                                   "施行日 {found} 应晚于前一版 {expected}",
                                   "{found} must be after the edition before, {expected}"};
constexpr RefusalKind years_missing{
    "annual_fees.years", 422, "{kind}年费应自第 {expected} 年度起连续，实际为第 {found} 年度",
    "The fees of the kind {kind_en} must go on with year {expected}, found {found}"};
constexpr RefusalKind share_beyond{"annual_fees.share", 422, "比例 {found} 应在 0 至 100% 之间",
                                   "The share {found} must be between 0 and 100%"};

struct File {
    std::vector<Edition> editions;
};

Result<std::monostate> require_share(const std::string& field, Ratio share) {
    if (share >= Ratio{} && share <= Ratio::whole(1)) return {};
    return refuse(share_beyond, field, {{"found", to_percent(share)}});
}

Result<std::monostate> check(const Edition& edition, const std::string& path) {
    std::map<RightKind, int> next;
    for (std::size_t i = 0; i < edition.bands.size(); ++i) {
        const Band& band = edition.bands[i];
        int& year = next.try_emplace(band.kind, 1).first->second;
        if (band.from_year != year || band.to_year < band.from_year)
            return refuse(
                years_missing, path + "." + shapes::item_path("bands", i),
                {{"kind", label_of(band.kind).zh},
                 {"kind_en", label_of(band.kind).en},
                 {"expected", std::to_string(year)},
                 {"found", std::to_string(band.from_year) + "–" + std::to_string(band.to_year)}});
        year = band.to_year + 1;
    }
    for (std::size_t i = 0; i < edition.reductions.size(); ++i)
        CHECKED(require_share(path + "." + shapes::item_path("reductions", i) + ".share",
                              edition.reductions[i].share));
    return require_share(path + ".surcharge.a_month", edition.surcharge.a_month);
}

}  // namespace

}  // namespace zhirong::annual_fees

namespace zhirong {
template <>
struct Shape<annual_fees::File> {
    static constexpr std::array fields{
        field<&annual_fees::File::editions>("editions", "各版标准", "Editions", not_blank)};
};
}  // namespace zhirong

namespace zhirong::annual_fees {

Result<Schedule> Schedule::read(const Tree& tree) {
    File file = TRY(zhirong::read<File>(tree));
    for (std::size_t i = 0; i < file.editions.size(); ++i) {
        const std::string path = shapes::item_path("editions", i);
        CHECKED(check(file.editions[i], path));
        if (i > 0 && file.editions[i].from <= file.editions[i - 1].from)
            return refuse(out_of_order, path + ".from",
                          {{"found", to_string(file.editions[i].from)},
                           {"expected", to_string(file.editions[i - 1].from)}});
    }
    Schedule schedule;
    schedule.editions_ = std::move(file.editions);
    return schedule;
}

const Edition* Schedule::on(Date due) const {
    const auto after = std::ranges::upper_bound(editions_, due, {}, &Edition::from);
    return after == editions_.begin() ? nullptr : &*std::prev(after);
}

std::optional<Money> fee_of(const Edition& edition, RightKind kind, int year) {
    for (const Band& band : edition.bands)
        if (band.kind == kind && year >= band.from_year && year <= band.to_year) return band.fee;
    return std::nullopt;
}

}  // namespace zhirong::annual_fees
