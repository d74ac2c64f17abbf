#include "core/enterprise_size/enterprise_size.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace zhirong {
namespace {

constexpr std::string_view heading = "industry,zh,en,measure,large,medium,small";
constexpr std::size_t columns = 7;

struct Measure {
    const char* code;
    const char* zh;
    const char* en;
    std::int64_t unit;  // how many of the smallest make one of the table's
};
constexpr std::array<Measure, 3> measures{{{"staff", "从业人员", "staff", 1},
                                           {"revenue", "营业收入", "revenue", 100},
                                           {"assets", "资产总额", "total assets", 100}}};

const Measure* find_measure(std::string_view code) {
    const auto* found = std::ranges::find_if(
        measures, [&](const Measure& each) { return std::string_view(each.code) == code; });
    return found == measures.end() ? nullptr : found;
}

std::optional<std::array<std::string_view, columns>> cells_of(std::string_view line) {
    std::array<std::string_view, columns> cells;
    for (std::size_t i = 0; i < columns; ++i) {
        const std::size_t comma = line.find(',');
        if ((comma == std::string_view::npos) != (i + 1 == columns)) return std::nullopt;
        cells[i] = line.substr(0, comma);
        if (comma != std::string_view::npos) line.remove_prefix(comma + 1);
    }
    return cells;
}

// Ten thousand million yuan and as many persons are more than any line of the standard.
std::optional<std::int64_t> parse_line(std::string_view cell) {
    constexpr std::int64_t most = 10'000'000'000;
    std::int64_t value = 0;
    const auto* end = cell.data() + cell.size();
    const auto [at, error] = std::from_chars(cell.data(), end, value);
    if (error != std::errc{} || at != end || value < 0 || value > most) return std::nullopt;
    return value;
}

std::optional<std::int64_t> figure(const EnterpriseFigures& figures, std::string_view measure) {
    if (measure == "staff") return figures.staff;
    const auto& money = measure == "revenue" ? figures.revenue : figures.assets;
    return money ? std::optional(money->fen) : std::nullopt;
}

}  // namespace

Result<EnterpriseSizes> EnterpriseSizes::read(std::string_view csv) {
    EnterpriseSizes sizes;
    std::vector<Refusal> wrong;
    for (int number = 1; !csv.empty() || number == 1; ++number) {
        const std::size_t end = csv.find('\n');
        std::string_view line = csv.substr(0, end);
        csv.remove_prefix(end == std::string_view::npos ? csv.size() : end + 1);
        if (line.ends_with('\r')) line.remove_suffix(1);
        const auto malformed = [&](std::string_view expected) {
            wrong.push_back({&enterprise_size_refusals::malformed,
                             "line " + std::to_string(number),
                             {{"line", std::to_string(number)},
                              {"found", std::string(line)},
                              {"expected", std::string(expected)}}});
        };
        if (number == 1) {
            if (line != heading) malformed(heading);
            continue;
        }
        const auto cells = cells_of(line);
        const Measure* measure = cells ? find_measure((*cells)[3]) : nullptr;
        if (measure == nullptr || (*cells)[0].empty()) {
            malformed("industry,zh,en,staff|revenue|assets,large,medium,small");
            continue;
        }
        const auto large = parse_line((*cells)[4]);
        const auto medium = parse_line((*cells)[5]);
        const auto small = parse_line((*cells)[6]);
        if (!large || !medium || !small || *large < *medium || *medium < *small) {
            malformed("whole numbers: large >= medium >= small");
            continue;
        }
        const std::string code((*cells)[0]);
        if (sizes.industries_.empty() || sizes.industries_.back().code != code) {
            if (sizes.find(code) != nullptr) {
                malformed("the rows of one industry one after another");
                continue;
            }
            sizes.industries_.push_back(
                {code, std::string((*cells)[1]), std::string((*cells)[2]), {}});
        }
        sizes.industries_.back().lines.push_back({measure->code, *large * measure->unit,
                                                  *medium * measure->unit, *small * measure->unit});
    }
    if (!wrong.empty()) return std::unexpected(Refusals{std::move(wrong)});
    return sizes;
}

const EnterpriseSizes::Industry* EnterpriseSizes::find(std::string_view industry) const {
    const auto found = std::ranges::find(industries_, industry, &Industry::code);
    return found == industries_.end() ? nullptr : &*found;
}

Result<EnterpriseSizes::Size> EnterpriseSizes::of(std::string_view industry,
                                                  const EnterpriseFigures& figures) const {
    const Industry* found = find(industry);
    if (found == nullptr) {
        std::string known;
        for (const Industry& each : industries_) known += (known.empty() ? "" : ", ") + each.code;
        return refuse(enterprise_size_refusals::unknown_industry, "industry",
                      {{"found", std::string(industry)}, {"expected", known}});
    }
    Refusals missing;
    bool large = true;
    bool medium = true;
    bool small = true;
    for (const Line& line : found->lines) {
        const auto value = figure(figures, line.measure);
        if (!value) {
            const Measure* measure = find_measure(line.measure);
            missing.all.push_back({&enterprise_size_refusals::missing_figure,
                                   line.measure,
                                   {{"industry", found->zh},
                                    {"industry_en", found->en},
                                    {"figure", measure->zh},
                                    {"figure_en", measure->en}}});
            continue;
        }
        large = large && *value >= line.large;
        medium = medium && *value >= line.medium;
        small = small && *value >= line.small;
    }
    if (!missing.all.empty()) return std::unexpected(std::move(missing));
    return Size{large ? "large" : medium ? "medium" : small ? "small" : "micro", found};
}

}  // namespace zhirong
