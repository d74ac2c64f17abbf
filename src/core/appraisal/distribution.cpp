#include "core/appraisal/distribution.h"

#include <algorithm>
#include <cmath>

#include "core/appraisal/normal.h"
#include "core/appraisal/real.h"
#include "core/appraisal/refusals.h"
#include "core/appraisal/value.h"

namespace zhirong::appraisal {
namespace {

template <class... Cases>
struct Match : Cases... {
    using Cases::operator()...;
};

// One that is checked; "rise" may allow equals where a distribution does.
class Checker {
public:
    Checker(Quantity quantity, const std::string& path, shapes::Problems& problems)
        : limit_(limit_of(quantity)),
          name_(label_of(quantity)),
          quantity_(quantity),
          path_(path),
          problems_(problems) {}

    void inside(const char* field, Ratio value) {
        check(quantity_, value, shapes::member_path(path_, field), problems_);
    }
    void rising(bool rises, std::initializer_list<Ratio> points) {
        if (rises) return;
        std::string found;
        for (const Ratio point : points)
            found += (found.empty() ? "" : ", ") + text_of(limit_, point);
        problems_.add(refusals::distribution_order, path_,
                      {{"name", name_.zh}, {"name_en", name_.en}, {"found", found}});
    }
    // Answers whether there is any.
    bool spread(Ratio deviation, Ratio most) {
        if (deviation > Ratio{} && deviation <= most) return true;
        problems_.add(refusals::spread_not_positive, shapes::member_path(path_, "deviation"),
                      {{"name", name_.zh},
                       {"name_en", name_.en},
                       {"expected", to_string(most)},
                       {"found", to_string(deviation)}});
        return false;
    }
    void kept(double low, double high) {
        const double share = normal_below(high) - normal_below(low);
        if (share >= to_double(least_kept)) return;
        problems_.add(refusals::truncated_away, path_,
                      {{"name", name_.zh},
                       {"name_en", name_.en},
                       {"expected", to_percent(least_kept)},
                       {"found", decimal(share * 100, 1) + "%"}});
    }
    void points(const std::vector<DiscretePoint>& all) {
        const std::string at = shapes::member_path(path_, "points");
        if (all.empty() || all.size() > most_points) {
            const bool none = all.empty();
            problems_.add(none ? refusals::too_few : refusals::too_many, at,
                          {{"name", name_.zh},
                           {"name_en", name_.en},
                           {"expected", none ? "1" : std::to_string(most_points)},
                           {"found", std::to_string(all.size())}});
            return;
        }
        Ratio sum;
        bool exact = true;
        for (std::size_t i = 0; i < all.size(); ++i) {
            const std::string item = shapes::item_path(at, i);
            check(quantity_, all[i].value, item + ".value", problems_);
            exact &= check_exact(Quantity::weight, all[i].weight, item + ".weight", problems_);
            if (exact) sum = sum + all[i].weight;
            if (i > 0) rising(all[i - 1].value < all[i].value, {all[i - 1].value, all[i].value});
        }
        if (exact && sum != Ratio::whole(1))
            problems_.add(refusals::weights_sum, at,
                          {{"name", name_.zh}, {"name_en", name_.en}, {"found", to_percent(sum)}});
    }

private:
    const Limit& limit_;
    Label name_;
    Quantity quantity_;
    const std::string& path_;
    shapes::Problems& problems_;
};

}  // namespace

Ratio least(const Distribution& distribution) {
    return std::visit(Match{[](const Fixed& each) { return each.value; },
                            [](const Discrete& each) { return each.points.front().value; },
                            [](const auto& each) { return each.low; }},
                      distribution);
}

Ratio greatest(const Distribution& distribution) {
    return std::visit(Match{[](const Fixed& each) { return each.value; },
                            [](const Discrete& each) { return each.points.back().value; },
                            [](const auto& each) { return each.high; }},
                      distribution);
}

void check(Quantity quantity, const Distribution& distribution, const std::string& path,
           shapes::Problems& problems) {
    Checker checker(quantity, path, problems);
    const auto ends = [&](const auto& each) {
        checker.inside("low", each.low);
        checker.inside("high", each.high);
    };
    std::visit(Match{[&](const Fixed& each) { checker.inside("value", each.value); },
                     [&](const Uniform& each) {
                         ends(each);
                         checker.rising(each.low < each.high, {each.low, each.high});
                     },
                     [&](const Triangular& each) {
                         ends(each);
                         checker.rising(each.low <= each.mode && each.mode <= each.high &&
                                            each.low < each.high,
                                        {each.low, each.mode, each.high});
                     },
                     [&](const TruncatedNormal& each) {
                         ends(each);
                         checker.rising(each.low < each.high, {each.low, each.high});
                         if (!checker.spread(each.deviation, widest_deviation)) return;
                         const double mean = to_double(each.mean);
                         const double deviation = to_double(each.deviation);
                         checker.kept((to_double(each.low) - mean) / deviation,
                                      (to_double(each.high) - mean) / deviation);
                     },
                     [&](const TruncatedLognormal& each) {
                         ends(each);
                         // Its logarithm is taken.
                         checker.rising(Ratio{} < each.low && each.low < each.high,
                                        {Ratio{}, each.low, each.high});
                         checker.rising(Ratio{} < each.median, {Ratio{}, each.median});
                         if (!checker.spread(each.deviation, widest_logarithmic_deviation)) return;
                         if (each.low <= Ratio{} || each.high <= Ratio{} || each.median <= Ratio{})
                             return;
                         const double median = std::log(to_double(each.median));
                         const double deviation = to_double(each.deviation);
                         checker.kept((std::log(to_double(each.low)) - median) / deviation,
                                      (std::log(to_double(each.high)) - median) / deviation);
                     },
                     [&](const Discrete& each) { checker.points(each.points); }},
               distribution);
}

Quantile::Bell Quantile::bell(double mean, double deviation, double low, double high,
                              bool exponential) {
    const double from = ((exponential ? std::log(low) : low) - mean) / deviation;
    const double to = ((exponential ? std::log(high) : high) - mean) / deviation;
    const double below_low = normal_below(from);
    return {mean, deviation, below_low, normal_below(to) - below_low, low, high, exponential};
}

Quantile::Quantile(const Distribution& distribution)
    : form_(std::visit(
          Match{[](const Fixed& each) -> decltype(form_) {
                    return Straight{to_double(each.value), 0};
                },
                [](const Uniform& each) -> decltype(form_) {
                    const double low = to_double(each.low);
                    return Straight{low, to_double(each.high) - low};
                },
                [](const Triangular& each) -> decltype(form_) {
                    const double low = to_double(each.low);
                    const double mode = to_double(each.mode);
                    const double high = to_double(each.high);
                    return Roof{low, high, (high - low) * (mode - low),
                                (high - low) * (high - mode), (mode - low) / (high - low)};
                },
                [](const TruncatedNormal& each) -> decltype(form_) {
                    return bell(to_double(each.mean), to_double(each.deviation),
                                to_double(each.low), to_double(each.high), false);
                },
                [](const TruncatedLognormal& each) -> decltype(form_) {
                    return bell(std::log(to_double(each.median)), to_double(each.deviation),
                                to_double(each.low), to_double(each.high), true);
                },
                [](const Discrete& each) -> decltype(form_) {
                    Steps steps;
                    Ratio sum;
                    for (const DiscretePoint& point : each.points) {
                        sum = sum + point.weight;
                        steps.values.push_back(to_double(point.value));
                        steps.until.push_back(to_double(sum));
                    }
                    return steps;
                }},
          distribution)) {}

double Quantile::Straight::at(double probability) const { return low + width * probability; }

double Quantile::Roof::at(double probability) const {
    return probability < break_at ? low + std::sqrt(probability * left)
                                  : high - std::sqrt((1 - probability) * right);
}

double Quantile::Bell::at(double probability) const {
    // The sum may round to 1, where the bell has no value; the end of the range then cuts it.
    constexpr double below_one = 1 - 0x1p-53;
    const double share = below_low + probability * kept;
    const double x = mean + deviation * normal_quantile(std::min(share, below_one));
    return std::clamp(exponential ? std::exp(x) : x, low, high);
}

double Quantile::Steps::at(double probability) const {
    const auto found = std::ranges::lower_bound(until, probability);
    return values[std::min(static_cast<std::size_t>(found - until.begin()), values.size() - 1)];
}

double Quantile::operator()(double probability) const {
    return std::visit([&](const auto& form) { return form.at(probability); }, form_);
}

void Quantile::map(std::span<double> probabilities) const {
    std::visit(
        [&](const auto& form) {
            for (double& each : probabilities) each = form.at(each);
        },
        form_);
}

}  // namespace zhirong::appraisal
