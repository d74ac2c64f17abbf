#pragma once
// What is known of an input that is not known for certain. Every distribution ends at both sides,
// so the bounds of a quantity can be held before anything is drawn.
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/appraisal/quantity.h"

namespace zhirong::appraisal {

struct Fixed {
    Ratio value;
};
struct Uniform {
    Ratio low;
    Ratio high;
};
struct Triangular {
    Ratio low;
    Ratio mode;
    Ratio high;
};
struct TruncatedNormal {
    Ratio mean;       // before truncation
    Ratio deviation;  // before truncation
    Ratio low;
    Ratio high;
};
struct TruncatedLognormal {
    Ratio median;     // before truncation
    Ratio deviation;  // of the logarithm, before truncation
    Ratio low;
    Ratio high;
};
struct DiscretePoint {
    Ratio value;
    Ratio weight;
};
struct Discrete {
    std::vector<DiscretePoint> points;  // rising
};
using Distribution =
    std::variant<Fixed, Uniform, Triangular, TruncatedNormal, TruncatedLognormal, Discrete>;

constexpr std::size_t most_points = 50;
inline const Ratio widest_deviation = Ratio::whole(100);  // years are the largest quantity
inline const Ratio widest_logarithmic_deviation = Ratio::whole(5);
inline const Ratio least_kept = Ratio::percent(50);  // of a distribution, inside its limits

// Least and greatest that can be drawn.
Ratio least(const Distribution& distribution);
Ratio greatest(const Distribution& distribution);

// Adds a refusal for points out of order or outside the quantity's bounds, a spread that is none, a
// truncation that leaves less than least_kept, weights that do not sum to 1.
void check(Quantity quantity, const Distribution& distribution, const std::string& path,
           shapes::Problems& problems);

// Ready to draw from: one uniform number in, one value out, rising with it. The distribution must
// have been checked.
class Quantile {
public:
    explicit Quantile(const Distribution& distribution);
    double operator()(double probability) const;
    void map(std::span<double> probabilities) const;  // in place

private:
    struct Straight {  // fixed and uniform
        double low, width;
        double at(double probability) const;
    };
    struct Roof {
        double low, high, left, right, break_at;  // left, right: slopes squared
        double at(double probability) const;
    };
    struct Bell {
        double mean, deviation, below_low, kept, low, high;
        bool exponential;
        double at(double probability) const;
    };
    struct Steps {
        std::vector<double> values, until;
        double at(double probability) const;
    };
    static Bell bell(double mean, double deviation, double low, double high, bool exponential);
    std::variant<Straight, Roof, Bell, Steps> form_;
};

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct Shape<appraisal::Fixed> {
    using D = appraisal::Fixed;
    static constexpr const char* name = "fixed";
    static constexpr std::array fields{field<&D::value>("value", "取值", "Value")};
};
template <>
struct Shape<appraisal::Uniform> {
    using D = appraisal::Uniform;
    static constexpr const char* name = "uniform";
    static constexpr std::array fields{field<&D::low>("low", "下限", "Low"),
                                       field<&D::high>("high", "上限", "High")};
};
template <>
struct Shape<appraisal::Triangular> {
    using D = appraisal::Triangular;
    static constexpr const char* name = "triangular";
    static constexpr std::array fields{field<&D::low>("low", "下限", "Low"),
                                       field<&D::mode>("mode", "最可能值", "Most likely"),
                                       field<&D::high>("high", "上限", "High")};
};
template <>
struct Shape<appraisal::TruncatedNormal> {
    using D = appraisal::TruncatedNormal;
    static constexpr const char* name = "normal";
    static constexpr std::array fields{
        field<&D::mean>("mean", "均值", "Mean"),
        field<&D::deviation>("deviation", "标准差", "Standard deviation"),
        field<&D::low>("low", "下限", "Low"), field<&D::high>("high", "上限", "High")};
};
template <>
struct Shape<appraisal::TruncatedLognormal> {
    using D = appraisal::TruncatedLognormal;
    static constexpr const char* name = "lognormal";
    static constexpr std::array fields{
        field<&D::median>("median", "中位数", "Median"),
        field<&D::deviation>("deviation", "对数标准差", "Deviation of the logarithm"),
        field<&D::low>("low", "下限", "Low"), field<&D::high>("high", "上限", "High")};
};
template <>
struct Shape<appraisal::DiscretePoint> {
    using D = appraisal::DiscretePoint;
    static constexpr std::array fields{field<&D::value>("value", "取值", "Value"),
                                       field<&D::weight>("weight", "概率", "Probability")};
};
template <>
struct Shape<appraisal::Discrete> {
    using D = appraisal::Discrete;
    static constexpr const char* name = "discrete";
    static constexpr std::array fields{
        field<&D::points>("points", "取值与概率", "Values and probabilities", not_blank)};
};

}  // namespace zhirong
