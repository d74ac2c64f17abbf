#include "core/reserving/expected.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>

#include "base/text.h"

namespace zhirong::reserving {
namespace {

constexpr RefusalKind ratio_range{"reserving.loss_ratio", 422,
                                  "预期赔付率 {found} 应大于 0 且不超过 {expected}",
                                  "The expected loss ratio {found} must be above 0 and at most "
                                  "{expected}"};
constexpr RefusalKind ratio_source{"reserving.loss_ratio_source", 422,
                                   "请说明预期赔付率 {found} 的依据",
                                   "Give the source of the expected loss ratio {found}"};
constexpr RefusalKind other_exposures{
    "reserving.exposures", 422, "满期保费的事故期与三角形不一致：{found}，应为 {expected}",
    "The premium's origin periods are not the triangle's: {found}, expected {expected}"};
constexpr RefusalKind too_large{"reserving.expected_large", 422,
                                "{origin} 的最终赔款超过 {expected} 元，请检查预期赔付率",
                                "{origin}: the ultimate is more than {expected} yuan; check the "
                                "expected loss ratio"};

using boost::multiprecision::cpp_int;

// Half away from zero; `below` is above zero.
cpp_int half_up(const cpp_int& above, const cpp_int& below) {
    const cpp_int rounded = (2 * abs(above) + below) / (2 * below);
    return above < 0 ? cpp_int(-rounded) : rounded;
}

std::optional<Money> money(const cpp_int& fen) {
    if (abs(fen) > largest_input.fen) return std::nullopt;
    return Money{static_cast<std::int64_t>(fen)};
}

// 1 − 1 ÷ Π factors.
struct Unreported {
    cpp_int above;
    cpp_int below;
    std::string decimal() const {
        constexpr std::size_t places = 10;
        constexpr std::int64_t scale = 10'000'000'000;
        const cpp_int scaled = half_up(above * scale, below);
        const cpp_int size = abs(scaled);
        const std::string tail = cpp_int(size % scale).str();
        return (scaled < 0 ? "-" : "") + cpp_int(size / scale).str() + '.' +
               std::string(places - tail.size(), '0') + tail;
    }
};

Unreported unreported(const ChainLadder& result, const Developed& origin) {
    cpp_int numerators = 1;
    cpp_int denominators = 1;
    const auto step = [&](Ratio factor) {
        numerators *= factor.numerator();
        denominators *= factor.denominator();
    };
    for (auto at = static_cast<std::size_t>(origin.known - 1); at < result.factors.size(); ++at)
        step(result.factors[at].factor);
    if (result.choices.tail) step(result.choices.tail->factor);
    return {numerators - denominators, numerators};
}

Result<std::monostate> check(const Prior& prior) {
    if (prior.loss_ratio <= Ratio{} || prior.loss_ratio > Ratio::whole(largest_loss_ratio))
        return refuse(ratio_range, "prior.loss_ratio",
                      {{"found", to_percent(prior.loss_ratio)},
                       {"expected", to_percent(Ratio::whole(largest_loss_ratio))}});
    if (is_blank(prior.source))
        return refuse(ratio_source, "prior.source", {{"found", to_percent(prior.loss_ratio)}});
    return {};
}

Result<std::monostate> add(ExpectedReserve& all, ExpectedOrigin one) {
    one.ultimate = one.latest + one.reserve;
    if (one.ultimate > largest_input || one.ultimate < -largest_input)
        return refuse(too_large, "prior.loss_ratio",
                      {{"origin", one.origin}, {"expected", to_string(largest_input)}});
    all.premium += one.premium;
    all.expected += one.expected;
    all.latest += one.latest;
    all.reserve += one.reserve;
    all.ultimate += one.ultimate;
    all.origins.push_back(std::move(one));
    return {};
}

Result<Money> expected_of(const std::string& origin, Money premium, const Prior& prior) {
    const auto amount = money(half_up(cpp_int(premium.fen) * prior.loss_ratio.numerator(),
                                      cpp_int(prior.loss_ratio.denominator())));
    if (!amount)
        return refuse(too_large, "prior.loss_ratio",
                      {{"origin", origin}, {"expected", to_string(largest_input)}});
    return *amount;
}

std::string names(auto&& periods) {
    std::string all;
    for (const auto& each : periods) all += (all.empty() ? "" : ", ") + each.origin;
    return all.empty() ? "—" : all;
}

const Phrase developed_source{"Bornhuetter–Ferguson 法：Bornhuetter, Ferguson, PCAS 59 (1972)",
                              "Bornhuetter–Ferguson method: Bornhuetter, Ferguson, PCAS 59 (1972)"};

Why why_origin(const ExpectedReserve& result, const ExpectedOrigin& origin) {
    return {.title = {origin.origin + " 准备金", origin.origin + ": reserve"},
            .rule = result.developed ? "reserving.bornhuetter_ferguson" : "reserving.expected",
            .formula =
                result.developed
                    ? Phrase{"满期保费 × 预期赔付率 ×（1 − 1 ÷ 其后各进展因子之积）；先按精确分数"
                             "相乘，后舍入一次",
                             "Earned premium × expected loss ratio × (1 − 1 / product of the "
                             "factors that follow); multiplied as exact fractions, rounded once"}
                    : Phrase{"max(0，满期保费 × 预期赔付率 − 最新累计)",
                             "max(0, earned premium × expected loss ratio − latest)"},
            .rounding = Rounding::half_up,
            .inputs = {input("premium", "满期保费", "Earned premium", origin.premium),
                       input("expected", "预期赔款", "Expected claims", origin.expected),
                       input("unreported", "未报告比例（十位小数）",
                             "Share unreported, ten decimals", origin.unreported),
                       input("latest", "最新累计", "Latest", origin.latest),
                       input("ultimate", "最终赔款", "Ultimate", origin.ultimate)},
            .result = to_string(origin.reserve)};
}

}  // namespace

Result<ExpectedReserve> bornhuetter_ferguson(const ChainLadder& result,
                                             std::span<const Exposure> exposures,
                                             const Prior& prior) {
    CHECKED(check(prior));
    if (!std::ranges::equal(result.origins, exposures, {}, &Developed::origin, &Exposure::origin))
        return refuse(other_exposures, "exposures",
                      {{"found", names(exposures)}, {"expected", names(result.origins)}});
    ExpectedReserve all{.developed = true, .basis = result.basis, .prior = prior};
    for (std::size_t i = 0; i < exposures.size(); ++i) {
        const Developed& origin = result.origins[i];
        const Money premium = exposures[i].premium;
        const Unreported share = unreported(result, origin);
        const auto reserve =
            money(half_up(cpp_int(premium.fen) * prior.loss_ratio.numerator() * share.above,
                          cpp_int(prior.loss_ratio.denominator()) * share.below));
        if (!reserve)
            return refuse(too_large, "prior.loss_ratio",
                          {{"origin", origin.origin}, {"expected", to_string(largest_input)}});
        CHECKED(add(all, {.origin = origin.origin,
                          .premium = premium,
                          .expected = TRY(expected_of(origin.origin, premium, prior)),
                          .unreported = share.decimal(),
                          .latest = origin.latest,
                          .reserve = *reserve}));
    }
    return all;
}

Result<ExpectedReserve> expected_reserve(Basis basis, std::span<const Reported> periods,
                                         const Prior& prior) {
    CHECKED(check(prior));
    ExpectedReserve all{.developed = false, .basis = basis, .prior = prior};
    for (const Reported& each : periods) {
        const Money expected = TRY(expected_of(each.origin, each.premium, prior));
        CHECKED(add(all, {.origin = each.origin,
                          .premium = each.premium,
                          .expected = expected,
                          .unreported = "1",
                          .latest = each.latest,
                          .reserve = std::max(Money{}, expected - each.latest)}));
    }
    return all;
}

Why why_reserve(const ExpectedReserve& result) {
    Why why{.title = result.basis == Basis::paid ? Phrase{"未决赔款准备金（含 IBNR）",
                                                          "Claims still to be paid, IBNR "
                                                          "included"}
                                                 : Phrase{"已发生未报案未决赔款准备金（IBNR）",
                                                          "Incurred but not reported (IBNR)"},
            .rule = "reserving.expected_reserve",
            .source = result.developed ? developed_source
                                       : Phrase{"预期赔付率法", "Expected loss ratio method"},
            .formula = Phrase{"Σ 各事故期", "Σ origin periods"},
            .inputs = {input("premium", "满期保费", "Earned premium", result.premium),
                       input("loss_ratio", "预期赔付率", "Expected loss ratio",
                             result.prior.loss_ratio),
                       input("source", "预期赔付率的依据", "Source of the expected loss ratio",
                             result.prior.source),
                       input("latest", "最新累计", "Latest", result.latest),
                       input("ultimate", "最终赔款", "Ultimate", result.ultimate)},
            .result = to_string(result.reserve)};
    for (const ExpectedOrigin& each : result.origins) why.steps.push_back(why_origin(result, each));
    return why;
}

}  // namespace zhirong::reserving
