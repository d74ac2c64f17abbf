#include "core/reserving/diagnostics.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <optional>

namespace zhirong::reserving {
namespace {

constexpr RefusalKind not_positive{
    "reserving.not_positive", 422,
    "{origin} 第 {development} 期累计为 {found} 元，其后变为 {later} 元：标准误要求累计为正",
    "{origin}, development {development}: from {found} yuan to {later}; a standard error needs "
    "amounts above zero"};
constexpr RefusalKind no_variance{
    "reserving.no_variance", 422,
    "第 {development} 期的因子只有 {found} 个样本，其前又没有两个可供外推的方差，得不出标准误",
    "The factor of development {development} rests on {found} value and two variances before it, "
    "from which to continue, are missing: no standard error"};
constexpr RefusalKind not_finite{"reserving.not_finite", 422, "“{found}”的统计结果过大，请检查输入",
                                 "The statistic “{found}” is too large; check the inputs"};

// Keeps the name of the first figure that is too large or no number.
class Rounder {
public:
    Money money(double fen, const std::string& name) { return {whole(fen, name)}; }
    Ratio ratio(double value, const std::string& name) {
        constexpr std::int64_t scale = 10'000;
        return {whole(value * static_cast<double>(scale), name), scale};
    }
    const std::optional<std::string>& too_large() const { return too_large_; }

private:
    std::int64_t whole(double value, const std::string& name) {
        constexpr double most = 9e18;
        if (std::abs(value) < most) return std::llround(value);  // false for no number, too
        if (!too_large_) too_large_ = name;
        return 0;
    }
    std::optional<std::string> too_large_;
};

double to_double(Money money) { return static_cast<double>(money.fen); }
double to_double(const Factor& factor) {
    return to_double(factor.later) / to_double(factor.earlier);
}

// Later less factor times earlier, exact until the division: both terms are large and near.
double residual(const Link& link, const Factor& factor) {
    const int128 difference =
        int128{link.later.fen} * factor.earlier.fen - int128{link.earlier.fen} * factor.later.fen;
    return static_cast<double>(difference) / to_double(factor.earlier);
}

Result<std::monostate> check_positive(const ChainLadder& result) {
    for (const Factor& factor : result.factors)
        for (const Link& link : factor.links)
            if (link.use == Use::used && (link.earlier < Money{} || link.later < Money{} ||
                                          (link.earlier == Money{} && link.later != Money{})))
                return refuse(not_positive, "cells",
                              {{"origin", link.origin},
                               {"development", std::to_string(factor.development)},
                               {"found", to_string(link.earlier)},
                               {"later", to_string(link.later)}});
    for (const Developed& origin : result.origins)
        if (origin.latest < Money{})
            return refuse(not_positive, "cells",
                          {{"origin", origin.origin},
                           {"development", std::to_string(origin.known)},
                           {"found", to_string(origin.latest)},
                           {"later", to_string(origin.ultimate)}});
    return {};
}

struct Variance {
    double value = 0;
    bool extrapolated = false;
};

Result<std::vector<Variance>> variances(const ChainLadder& result) {
    std::vector<Variance> found;
    for (const Factor& factor : result.factors) {
        if (factor.values < 2) {
            if (found.size() < 2)
                return refuse(no_variance, "cells",
                              {{"development", std::to_string(factor.development)},
                               {"found", std::to_string(factor.values)}});
            const double before = found[found.size() - 2].value;
            const double last = found.back().value;
            const double least = std::min(before, last);
            found.push_back({before > 0 ? std::min(last * last / before, least) : least, true});
            continue;
        }
        double sum = 0;
        for (const Link& link : factor.links) {
            if (link.use != Use::used || link.earlier == Money{}) continue;
            const double rest = residual(link, factor);
            sum += rest * rest / to_double(link.earlier);
        }
        found.push_back({sum / (factor.values - 1), false});
    }
    return found;
}

FactorError factor_error(const Factor& factor, const Variance& variance, Rounder& rounder) {
    const std::string name = std::to_string(factor.development);
    FactorError error{.development = factor.development,
                      .variance = rounder.money(variance.value, "σ² " + name),
                      .extrapolated = variance.extrapolated,
                      .standard_error = rounder.ratio(
                          std::sqrt(variance.value / to_double(factor.earlier)), "σ " + name),
                      .thin = factor.thin};
    for (const Link& link : factor.links) {
        if (link.use != Use::used) continue;
        const double rest = residual(link, factor);
        const double scale = std::sqrt(variance.value * to_double(link.earlier));
        error.residuals.push_back(
            {.origin = link.origin,
             .residual = rounder.money(rest, link.origin),
             .standardised = scale > 0 ? rounder.ratio(rest / scale, link.origin) : Ratio{}});
    }
    return error;
}

// Everything about one origin period that the formulas sum over its further development.
struct Further {
    double ultimate = 0;
    double process = 0;    // Σ σ²/f² × 1/Ĉ
    double parameter = 0;  // Σ σ²/f² × 1/Σ earlier
    double own() const { return ultimate * process + ultimate * ultimate * parameter; }
};

Further further(const Developed& origin, const ChainLadder& result,
                const std::vector<Variance>& variance) {
    Further sums;
    double growth = 1;  // from the development period at hand to the last
    for (std::size_t at = result.factors.size(); at >= static_cast<std::size_t>(origin.known);
         --at) {
        const Factor& factor = result.factors[at - 1];
        const double f = to_double(factor);
        growth *= f;
        const double relative = variance[at - 1].value / (f * f);
        sums.process += relative * growth;  // ultimate/Ĉ, so that nothing is divided by zero
        sums.parameter += relative / to_double(factor.earlier);
    }
    sums.ultimate = to_double(origin.latest) * growth;
    return sums;
}

double choose(int from, int some) {
    double ways = 1;
    for (int i = 1; i <= some; ++i) ways = ways * (from - some + i) / i;
    return ways;
}

struct Moments {
    double expected = 0;
    double variance = 0;
};

// Of the fewer of two kinds among `count`, each as likely as the other.
Moments moments(int count) {
    const double n = count;
    const double middle = std::ldexp(choose(count - 1, (count - 1) / 2) * n, -count);
    const double expected = n / 2 - middle;
    return {expected, n * (n - 1) / 4 - middle * (n - 1) + expected - expected * expected};
}

struct Single {
    int calendar;
    Ratio factor;
};

}  // namespace

Result<Mack> mack(const Triangle& triangle, const ChainLadder& result) {
    ensure(triangle.origins() == std::ssize(result.origins));
    ensure(triangle.developments() == std::ssize(result.factors) + 1);
    CHECKED(check_positive(result));
    const std::vector<Variance> variance = TRY(variances(result));
    Rounder rounder;
    Mack all;
    for (std::size_t i = 0; i < result.factors.size(); ++i)
        all.factors.push_back(factor_error(result.factors[i], variance[i], rounder));
    double total = 0;
    double newer = 0;  // Σ ultimates of the origin periods after the one at hand
    for (std::size_t i = result.origins.size(); i > 0; --i) {
        const Developed& origin = result.origins[i - 1];
        const Further sums = further(origin, result, variance);
        total += sums.own() + 2 * sums.ultimate * newer * sums.parameter;
        newer += sums.ultimate;
        const Money before_tail = result.choices.tail && origin.expected.size() > 1
                                      ? origin.expected[origin.expected.size() - 2]
                                  : result.choices.tail ? origin.latest
                                                        : origin.ultimate;
        all.origins.push_back(
            {.origin = origin.origin,
             .reserve = before_tail - origin.latest,
             .standard_error = rounder.money(std::sqrt(sums.own()), origin.origin)});
        all.reserve += all.origins.back().reserve;
    }
    std::ranges::reverse(all.origins);
    all.standard_error = rounder.money(std::sqrt(total), "Σ");
    if (const auto& name = rounder.too_large())
        return refuse(not_finite, "cells", {{"found", *name}});
    return all;
}

CalendarTest calendar_test(const Triangle& triangle) {
    std::map<int, Diagonal> diagonals;
    for (int development = 0; development + 1 < triangle.developments(); ++development) {
        std::vector<Single> singles;
        for (int origin = 0; origin < triangle.origins(); ++origin) {
            if (triangle.known(origin) <= development + 1) continue;
            const Money earlier = triangle.at(origin, development);
            if (earlier <= Money{}) continue;
            singles.push_back({origin + development + 2,
                               Ratio(triangle.at(origin, development + 1).fen, earlier.fen)});
        }
        if (singles.size() < 2) continue;
        std::vector<Ratio> sorted;
        for (const Single& single : singles) sorted.push_back(single.factor);
        std::ranges::sort(sorted);
        // Of an even number the median is between these two, so above the one is above it.
        const Ratio lower = sorted[(sorted.size() - 1) / 2];
        const Ratio upper = sorted[sorted.size() / 2];
        for (const Single& single : singles) {
            Diagonal& diagonal = diagonals[single.calendar];
            diagonal.calendar = single.calendar;
            const bool apart = lower != upper;
            if (apart ? single.factor >= upper : single.factor > upper) ++diagonal.larger;
            if (apart ? single.factor <= lower : single.factor < lower) ++diagonal.smaller;
        }
    }
    CalendarTest test;
    Moments sum;
    for (const auto& [calendar, diagonal] : diagonals) {
        test.diagonals.push_back(diagonal);
        const int count = diagonal.larger + diagonal.smaller;
        if (count == 0) continue;
        test.statistic += std::min(diagonal.larger, diagonal.smaller);
        const Moments one = moments(count);
        sum.expected += one.expected;
        sum.variance += one.variance;
    }
    const double width = 2 * std::sqrt(std::max(sum.variance, 0.0));
    Rounder rounder;
    test.expected = rounder.ratio(sum.expected, "E(Z)");
    test.variance = rounder.ratio(sum.variance, "Var(Z)");
    test.low = rounder.ratio(sum.expected - width, "low");
    test.high = rounder.ratio(sum.expected + width, "high");
    test.effect = test.statistic < sum.expected - width || test.statistic > sum.expected + width;
    return test;
}

}  // namespace zhirong::reserving
