#include "core/reserving/earned.h"

#include <algorithm>
#include <array>

namespace zhirong::reserving {
namespace {

constexpr RefusalKind ends_before{"reserving.ends_before", 422, "止日 {found} 早于起日 {expected}",
                                  "The last day, {found}, is before the first, {expected}"};

Result<std::monostate> check_order(Date first, Date last, const char* field) {
    if (last < first)
        return refuse(ends_before, field,
                      {{"found", to_string(last)}, {"expected", to_string(first)}});
    return {};
}

Earned split(Money premium, Date from, Date until, Date on) {
    const std::int64_t in_all = (until - from).count() + 1;
    const std::int64_t over = std::clamp<std::int64_t>((on - from).count() + 1, 0, in_all);
    const std::vector<Money> parts = allocate(premium, std::array{over, in_all - over});
    return {.earned = parts[0],
            .unearned = parts[1],
            .days = static_cast<int>(over),
            .days_in_all = static_cast<int>(in_all)};
}

}  // namespace

Result<Earned> earned(Money premium, Date from, Date until, Date on) {
    CHECKED(check_order(from, until, "until"));
    return split(premium, from, until, on);
}

Result<Money> earned_between(Money premium, Date from, Date until, Date first, Date last) {
    CHECKED(check_order(from, until, "until"));
    CHECKED(check_order(first, last, "last"));
    return split(premium, from, until, last).earned -
           split(premium, from, until, first - Days{1}).earned;
}

Result<Unearned> unearned_reserve(std::span<const Cover> covers, Date on) {
    Refusals problems;
    Unearned all;
    for (std::size_t i = 0; i < covers.size(); ++i) {
        const Cover& cover = covers[i];
        const std::string field = shapes::item_path("covers", i) + ".until";
        if (const auto order = check_order(cover.from, cover.until, field.c_str()); !order) {
            problems.all.push_back(order.error().first());
            continue;
        }
        all.parts.push_back(split(cover.premium, cover.from, cover.until, on));
        all.earned += all.parts.back().earned;
        all.unearned += all.parts.back().unearned;
    }
    if (!problems.all.empty()) return std::unexpected(std::move(problems));
    return all;
}

Result<Why> why_unearned(const Cover& cover, Date on) {
    const Earned parts = TRY(earned(cover.premium, cover.from, cover.until, on));
    const Phrase source{"《保险公司非寿险业务准备金管理办法》（银保监会令2021年第11号）",
                        "Measures for the reserves of non-life business (CBIRC order 11 of 2021)"};
    const WhyInput premium = input("premium", "保险费", "Premium", cover.premium);
    return Why{
        .title = {"未到期责任准备金", "Unearned premium reserve"},
        .rule = "reserving.unearned",
        .source = source,
        .formula = Phrase{"保险费 − 满期保费", "Premium − earned premium"},
        .inputs = {premium, input("earned", "满期保费", "Earned premium", parts.earned)},
        .result = to_string(parts.unearned),
        .steps = {
            {.title = {"满期保费", "Earned premium"},
             .rule = "reserving.earned",
             .source = source,
             .formula =
                 Phrase{"保险费 × 已过天数 ÷ 保险期间天数", "Premium × days over / days of cover"},
             .rounding = Rounding::half_up,
             .inputs = {premium,
                        input("from", "起保日", "First day of cover", cover.from),
                        input("until", "终保日", "Last day of cover", cover.until),
                        input("on", "评估日", "Valuation date", on),
                        {"days", "已过天数", "Days over", std::to_string(parts.days), Unit::days},
                        {"days_in_all", "保险期间天数", "Days of cover",
                         std::to_string(parts.days_in_all), Unit::days}},
             .result = to_string(parts.earned)}}};
}

}  // namespace zhirong::reserving
