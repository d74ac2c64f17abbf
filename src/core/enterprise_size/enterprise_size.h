#pragma once
// 中小企业划型标准规定（工信部联企业〔2011〕300号）: how large an enterprise is, by its industry's
// own measures. An enterprise is large only if each measure reaches the upper line; else medium or
// small only if each reaches that line; else micro.
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/money.h"
#include "base/result.h"

namespace zhirong {

// What is known of the enterprise. Only what its industry measures is needed.
struct EnterpriseFigures {
    std::optional<std::int64_t> staff;
    std::optional<Money> revenue;  // of a year
    std::optional<Money> assets;   // total
};

class EnterpriseSizes {
public:
    struct Line {
        std::string measure;     // staff, revenue or assets
        std::int64_t large = 0;  // persons or fen: from here on
        std::int64_t medium = 0;
        std::int64_t small = 0;
    };
    struct Industry {
        std::string code;  // "wholesale"
        std::string zh;
        std::string en;
        std::vector<Line> lines;
    };
    struct Size {
        std::string code;  // large, medium, small or micro
        const Industry* industry = nullptr;
    };

    // No industry is known.
    EnterpriseSizes() = default;

    // CSV with the heading "industry,zh,en,measure,large,medium,small" and a row for each measure
    // of an industry; staff in persons, revenue and assets in yuan.
    static Result<EnterpriseSizes> read(std::string_view csv);

    // Refuses an unknown industry, and names each figure that is missing.
    Result<Size> of(std::string_view industry, const EnterpriseFigures& figures) const;

    const Industry* find(std::string_view industry) const;
    const std::vector<Industry>& industries() const { return industries_; }

private:
    std::vector<Industry> industries_;
};

namespace enterprise_size_refusals {
inline constexpr RefusalKind unknown_industry{
    "enterprise_size.unknown_industry", 422, "划型标准中没有行业“{found}”，应为：{expected}",
    "The size standard has no industry \"{found}\"; it has: {expected}"};
inline constexpr RefusalKind missing_figure{
    "enterprise_size.missing_figure", 422, "{industry}划型需要{figure}，尚未提供",
    "The size of an enterprise in {industry_en} needs its {figure_en}, which is not given"};
inline constexpr RefusalKind malformed{"enterprise_size.malformed", 422,
                                       "第{line}行为“{found}”，应为{expected}",
                                       "Line {line} has \"{found}\", expected {expected}"};
}  // namespace enterprise_size_refusals

}  // namespace zhirong
