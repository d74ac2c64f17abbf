#include "core/reserving/chain_ladder.h"

#include <algorithm>
#include <boost/multiprecision/cpp_int.hpp>

#include "base/text.h"

namespace zhirong::reserving {
namespace {

constexpr RefusalKind diagonals_range{"reserving.diagonals", 422,
                                      "最近日历期数 {found} 应在 1 至 {expected} 之间",
                                      "{found} calendar periods: choose from 1 to {expected}"};
constexpr RefusalKind left_out_range{"reserving.left_out", 422,
                                     "剔除个数 {found} 应在 0 至 {expected} 之间",
                                     "{found} to be left out: choose from 0 to {expected}"};
constexpr RefusalKind tail_range{"reserving.tail", 422,
                                 "尾部因子 {found} 应大于 0 且不超过 {expected}",
                                 "The tail factor {found} must be above 0 and at most {expected}"};
constexpr RefusalKind tail_reason{"reserving.tail_reason", 422, "请说明尾部因子 {found} 的理由",
                                  "Give the reason for the tail factor {found}"};
constexpr RefusalKind no_factor{
    "reserving.no_factor", 422,
    "第 {development} 期到第 {next} 期得不出进展因子：所采用的前期合计 {earlier} 元、后期合计 "
    "{later} 元，均应大于零",
    "No factor from development {development} to {next}: the amounts used sum to {earlier} yuan "
    "before and {later} yuan after, both must be above zero"};
constexpr RefusalKind ultimate_large{"reserving.ultimate_large", 422,
                                     "{origin} 的最终赔款超过 {expected} 元，请检查进展因子",
                                     "{origin}: the ultimate is more than {expected} yuan; check "
                                     "the factors"};
constexpr RefusalKind wrong_basis{"reserving.basis", 422, "应为{expected}三角形，实际为{found}",
                                  "Expected the {expected_en} triangle, found {found_en}"};
constexpr RefusalKind other_periods{
    "reserving.other_periods", 422,
    "已决与已报案三角形的事故期不一致：{found} 与 {expected}（事故期/已知进展期数）",
    "The paid and the incurred triangle differ in their periods: {found} and {expected} (origin "
    "period/development periods known)"};

using boost::multiprecision::cpp_int;

// A fraction above zero that grows by factors; it is not reduced, which costs more than it saves.
struct Product {
    cpp_int above = 1;
    cpp_int below = 1;
    void times(Ratio factor) {
        above *= factor.numerator();
        below *= factor.denominator();
    }
    cpp_int half_up(const cpp_int& value) const {
        const cpp_int doubled = 2 * abs(value) * above + below;
        const cpp_int rounded = doubled / (2 * below);
        return value < 0 ? cpp_int(-rounded) : rounded;
    }
    std::optional<Money> of(Money money) const {
        const cpp_int fen = half_up(money.fen);
        if (abs(fen) > largest_input.fen) return std::nullopt;
        return Money{static_cast<std::int64_t>(fen)};
    }
    std::string decimal() const {
        constexpr std::size_t places = 10;
        constexpr std::int64_t scale = 10'000'000'000;
        const cpp_int scaled = half_up(scale);
        const std::string tail = cpp_int(scaled % scale).str();
        return cpp_int(scaled / scale).str() + '.' + std::string(places - tail.size(), '0') + tail;
    }
};

Result<std::monostate> check_choices(const Choices& choices) {
    if (choices.diagonals && (*choices.diagonals < 1 || *choices.diagonals > most_periods))
        return refuse(diagonals_range, "choices.diagonals",
                      {{"found", std::to_string(*choices.diagonals)},
                       {"expected", std::to_string(most_periods)}});
    const auto check = [](int number, const char* field) -> Result<std::monostate> {
        if (number < 0 || number > most_periods)
            return refuse(
                left_out_range, field,
                {{"found", std::to_string(number)}, {"expected", std::to_string(most_periods)}});
        return {};
    };
    CHECKED(check(choices.highest, "choices.highest"));
    CHECKED(check(choices.lowest, "choices.lowest"));
    if (!choices.tail) return {};
    const Ratio tail = choices.tail->factor;
    if (tail <= Ratio{} || tail > Ratio::whole(largest_tail))
        return refuse(tail_range, "choices.tail.factor",
                      {{"found", to_string(tail)}, {"expected", std::to_string(largest_tail)}});
    if (is_blank(choices.tail->reason))
        return refuse(tail_reason, "choices.tail.reason", {{"found", to_string(tail)}});
    return {};
}

bool has_ratio(const Link& link) { return link.earlier != Money{}; }
Ratio ratio(const Link& link) { return {link.later.fen, link.earlier.fen}; }

void leave_out(std::vector<Link>& links, const Choices& choices) {
    std::vector<Link*> ranked;
    for (Link& link : links)
        if (link.use == Use::used && has_ratio(link)) ranked.push_back(&link);
    if (std::ssize(ranked) <= choices.highest + choices.lowest) return;
    std::ranges::stable_sort(ranked, {}, [](const Link* link) { return ratio(*link); });
    for (int i = 0; i < choices.lowest; ++i) ranked[static_cast<std::size_t>(i)]->use = Use::lowest;
    ranked.erase(ranked.begin(), ranked.begin() + choices.lowest);
    std::ranges::stable_sort(ranked, std::ranges::greater{},
                             [](const Link* link) { return ratio(*link); });
    for (int i = 0; i < choices.highest; ++i)
        ranked[static_cast<std::size_t>(i)]->use = Use::highest;
}

Result<Factor> factor_of(const Triangle& triangle, int development, const Choices& choices) {
    Factor factor{.development = development + 1};
    const int newest = triangle.origins() - 1;
    const int last_diagonal = newest + triangle.known(newest) - 1;
    for (int origin = 0; origin < triangle.origins(); ++origin) {
        if (triangle.known(origin) <= development + 1) continue;
        const bool old =
            choices.diagonals && origin + development + 1 <= last_diagonal - *choices.diagonals;
        factor.links.push_back({.origin = triangle.origin(origin),
                                .earlier = triangle.at(origin, development),
                                .later = triangle.at(origin, development + 1),
                                .use = old ? Use::too_old : Use::used});
    }
    leave_out(factor.links, choices);
    for (const Link& link : factor.links) {
        if (link.use != Use::used) continue;
        factor.earlier += link.earlier;
        factor.later += link.later;
        if (has_ratio(link)) ++factor.values;
    }
    if (factor.earlier <= Money{} || factor.later <= Money{})
        return refuse(no_factor, "cells",
                      {{"development", std::to_string(development + 1)},
                       {"next", std::to_string(development + 2)},
                       {"earlier", to_string(factor.earlier)},
                       {"later", to_string(factor.later)}});
    factor.factor = Ratio(factor.later.fen, factor.earlier.fen);
    factor.thin = factor.values < fewest_values;
    return factor;
}

Result<Developed> develop(const Triangle& triangle, int origin, const std::vector<Factor>& factors,
                          const std::optional<Tail>& tail) {
    Developed result{.origin = triangle.origin(origin),
                     .known = triangle.known(origin),
                     .latest = triangle.latest(origin)};
    Product product;
    const auto step = [&](Ratio factor) -> Result<std::monostate> {
        product.times(factor);
        const auto amount = product.of(result.latest);
        if (!amount)
            return refuse(ultimate_large, "cells",
                          {{"origin", result.origin}, {"expected", to_string(largest_input)}});
        result.expected.push_back(*amount);
        return {};
    };
    for (auto at = static_cast<std::size_t>(result.known - 1); at < factors.size(); ++at)
        CHECKED(step(factors[at].factor));
    if (tail) CHECKED(step(tail->factor));
    result.to_ultimate = product.decimal();
    result.ultimate = result.expected.empty() ? result.latest : result.expected.back();
    result.reserve = result.ultimate - result.latest;
    return result;
}

Phrase reserve_title(Basis basis) {
    return basis == Basis::paid
               ? Phrase{"未决赔款准备金（含 IBNR）", "Claims still to be paid, IBNR included"}
               : Phrase{"已发生未报案未决赔款准备金（IBNR）", "Incurred but not reported (IBNR)"};
}

const Phrase method{"链梯法，以金额加权：Mack, ASTIN Bulletin 23 (1993)",
                    "Volume-weighted chain ladder: Mack, ASTIN Bulletin 23 (1993)"};

Why why_developed(const ChainLadder& result, const Developed& origin) {
    Why why{.title = {origin.origin + " " + reserve_title(result.basis).zh,
                      origin.origin + ": " + reserve_title(result.basis).en},
            .rule = "reserving.origin",
            .source = method,
            .formula =
                Phrase{"最新累计 ×（其后各进展因子之积）− 最新累计；先按精确分数相乘，后舍入一次",
                       "Latest × product of the factors that follow − latest; multiplied as "
                       "exact fractions, rounded once"},
            .rounding = Rounding::half_up,
            .inputs = {input("latest", "最新累计", "Latest", origin.latest),
                       input("to_ultimate", "累计进展因子（十位小数）",
                             "Factor to ultimate, ten decimals", origin.to_ultimate),
                       input("ultimate", "最终赔款", "Ultimate", origin.ultimate)},
            .result = to_string(origin.reserve)};
    if (const auto& tail = result.choices.tail) {
        why.inputs.push_back(input("tail", "尾部因子", "Tail factor", tail->factor));
        why.inputs.push_back(
            input("tail_reason", "尾部因子的理由", "Reason for the tail factor", tail->reason));
    }
    return why;
}

}  // namespace

Result<ChainLadder> chain_ladder(const Triangle& triangle, const Choices& choices) {
    CHECKED(check_choices(choices));
    ChainLadder result{.basis = triangle.basis(), .choices = choices};
    for (int development = 0; development + 1 < triangle.developments(); ++development)
        result.factors.push_back(TRY(factor_of(triangle, development, choices)));
    for (int origin = 0; origin < triangle.origins(); ++origin) {
        result.origins.push_back(TRY(develop(triangle, origin, result.factors, choices.tail)));
        const Developed& developed = result.origins.back();
        result.latest += developed.latest;
        result.ultimate += developed.ultimate;
        result.reserve += developed.reserve;
    }
    return result;
}

Why why_factor(const ChainLadder& result, int development) {
    const Factor& factor = result.factors.at(static_cast<std::size_t>(development));
    const std::string from = std::to_string(factor.development);
    const std::string next = std::to_string(factor.development + 1);
    Why why{.title = {"第 " + from + " 期到第 " + next + " 期的进展因子",
                      "Factor from development " + from + " to " + next},
            .rule = "reserving.factor",
            .source = method,
            .formula = Phrase{"Σ 后期 ÷ Σ 前期，只计采用的事故期",
                              "Σ later / Σ earlier, of the origin periods used"},
            .unit = Unit::rate,
            .inputs = {input("earlier", "前期合计", "Sum of the earlier", factor.earlier),
                       input("later", "后期合计", "Sum of the later", factor.later),
                       {"values", "样本数", "Values", std::to_string(factor.values), Unit::count}},
            .result = to_string(factor.factor)};
    if (factor.thin)
        why.inputs.push_back(
            input("thin", "样本不足", "Rests on few values", "< " + std::to_string(fewest_values)));
    const auto ranked_out = [](const Link& link) {
        return link.use == Use::highest || link.use == Use::lowest;
    };
    if (result.choices.highest + result.choices.lowest > 0 &&
        std::ranges::none_of(factor.links, ranked_out))
        why.inputs.push_back(
            input("all_kept", "未剔除最高、最低", "None left out as highest or lowest",
                  "values <= " + std::to_string(result.choices.highest + result.choices.lowest)));
    for (const Link& link : factor.links) {
        why.inputs.push_back(input("earlier:" + link.origin, link.origin + " 前期",
                                   link.origin + ", earlier", link.earlier));
        why.inputs.push_back(input("later:" + link.origin, link.origin + " 后期",
                                   link.origin + ", later", link.later));
        if (link.use != Use::used)
            why.inputs.push_back(input("left_out:" + link.origin, link.origin + " 未采用",
                                       link.origin + ", left out", std::string(name_of(link.use))));
    }
    return why;
}

Why why_origin(const ChainLadder& result, int origin) {
    const Developed& developed = result.origins.at(static_cast<std::size_t>(origin));
    Why why = why_developed(result, developed);
    for (int at = developed.known - 1; at < static_cast<int>(result.factors.size()); ++at)
        why.steps.push_back(why_factor(result, at));
    return why;
}

Why why_reserve(const ChainLadder& result) {
    Why why{.title = reserve_title(result.basis),
            .rule = "reserving.reserve",
            .source = method,
            .formula = Phrase{"Σ 各事故期", "Σ origin periods"},
            .inputs = {input("latest", "最新累计", "Latest", result.latest),
                       input("ultimate", "最终赔款", "Ultimate", result.ultimate)},
            .result = to_string(result.reserve)};
    for (const Developed& origin : result.origins)
        why.steps.push_back(why_developed(result, origin));
    for (int at = 0; at < static_cast<int>(result.factors.size()); ++at)
        why.steps.push_back(why_factor(result, at));
    return why;
}

Result<Estimates> estimates(const ChainLadder& paid, const ChainLadder& incurred) {
    const auto check = [](const ChainLadder& result, Basis expected,
                          const char* field) -> Result<std::monostate> {
        if (result.basis == expected) return {};
        const Label found = label_of(result.basis);
        const Label wanted = label_of(expected);
        return refuse(wrong_basis, field,
                      {{"found", found.zh},
                       {"found_en", found.en},
                       {"expected", wanted.zh},
                       {"expected_en", wanted.en}});
    };
    CHECKED(check(paid, Basis::paid, "paid"));
    CHECKED(check(incurred, Basis::incurred, "incurred"));
    const auto place = [](const ChainLadder& result, std::size_t at) {
        if (at >= result.origins.size()) return std::string("—");
        const Developed& origin = result.origins[at];
        return origin.origin + "/" + std::to_string(origin.known);
    };
    const std::size_t size = std::max(paid.origins.size(), incurred.origins.size());
    for (std::size_t i = 0; i < size; ++i)
        if (place(paid, i) != place(incurred, i))
            return refuse(other_periods, "incurred",
                          {{"found", place(paid, i)}, {"expected", place(incurred, i)}});
    Estimates all;
    for (std::size_t i = 0; i < size; ++i) {
        const Developed& by_paid = paid.origins[i];
        const Developed& by_incurred = incurred.origins[i];
        const Estimate one{.origin = by_paid.origin,
                           .paid = by_paid.latest,
                           .incurred = by_incurred.latest,
                           .reported = by_incurred.latest - by_paid.latest,
                           .ultimate_paid = by_paid.ultimate,
                           .ultimate_incurred = by_incurred.ultimate,
                           .ibnr_paid = by_paid.ultimate - by_incurred.latest,
                           .ibnr_incurred = by_incurred.reserve};
        for (const auto member :
             {&Estimate::paid, &Estimate::incurred, &Estimate::reported, &Estimate::ultimate_paid,
              &Estimate::ultimate_incurred, &Estimate::ibnr_paid, &Estimate::ibnr_incurred})
            all.total.*member += one.*member;
        all.origins.push_back(one);
    }
    return all;
}

}  // namespace zhirong::reserving
