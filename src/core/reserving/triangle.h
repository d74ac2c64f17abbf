#pragma once
// A run-off triangle (流量三角形): claims by the period in which they arose and by how many periods
// later it was. Held cumulative. A triangle that was read is whole: its origin periods follow each
// other, each is known from its first development period to the last calendar one, and no cell is
// there twice.
#include <string>
#include <vector>

#include "base/shape.h"

namespace zhirong::reserving {

enum class Basis { paid, incurred };  // incurred: paid and what the reported claims still may cost
enum class Form { cumulative, incremental };
enum class Grain { year, half_year, quarter, month };  // of origin and development alike

struct Cell {
    std::string origin;   // "2016", "2016H1", "2016Q3", "2016-04", as the grain has it
    int development = 0;  // 1: the origin period itself
    Money amount;
    friend bool operator==(const Cell&, const Cell&) = default;
};

struct TriangleRows {
    Basis basis = Basis::paid;
    Form form = Form::cumulative;
    Grain grain = Grain::year;
    bool negative_allowed = false;  // a cumulative below zero: recoveries above what was paid
    std::vector<Cell> cells;        // in any order
};

constexpr int most_periods = 100;

class Triangle {
public:
    // Every cell that cannot be read is refused at once; then the first fault of the shape.
    static Result<Triangle> read(const TriangleRows& rows);

    Basis basis() const { return basis_; }
    int origins() const { return static_cast<int>(amounts_.size()); }
    int developments() const { return static_cast<int>(amounts_.front().size()); }
    const std::string& origin(int origin) const { return names_.at(index(origin)); }
    int known(int origin) const { return static_cast<int>(row(origin).size()); }
    // Cumulative; both counted from 0.
    Money at(int origin, int development) const { return row(origin).at(index(development)); }
    Money latest(int origin) const { return row(origin).back(); }

private:
    static std::size_t index(int number) { return static_cast<std::size_t>(number); }
    const std::vector<Money>& row(int origin) const { return amounts_.at(index(origin)); }
    Basis basis_ = Basis::paid;
    std::vector<std::string> names_;
    std::vector<std::vector<Money>> amounts_;
};

}  // namespace zhirong::reserving

namespace zhirong {

template <>
struct EnumNames<reserving::Basis> {
    using enum reserving::Basis;
    static constexpr std::array names{
        EnumName<reserving::Basis>{paid, "paid", "已决赔款", "Paid"},
        EnumName<reserving::Basis>{incurred, "incurred", "已报案赔款", "Incurred"}};
};
template <>
struct EnumNames<reserving::Form> {
    using enum reserving::Form;
    static constexpr std::array names{
        EnumName<reserving::Form>{cumulative, "cumulative", "累计", "Cumulative"},
        EnumName<reserving::Form>{incremental, "incremental", "增量", "Incremental"}};
};
template <>
struct EnumNames<reserving::Grain> {
    using enum reserving::Grain;
    static constexpr std::array names{
        EnumName<reserving::Grain>{year, "year", "年", "Year"},
        EnumName<reserving::Grain>{half_year, "half_year", "半年", "Half-year"},
        EnumName<reserving::Grain>{quarter, "quarter", "季", "Quarter"},
        EnumName<reserving::Grain>{month, "month", "月", "Month"}};
};
template <>
struct Shape<reserving::Cell> {
    using T = reserving::Cell;
    static constexpr std::array fields{
        field<&T::origin>("origin", "事故期", "Origin period", not_blank),
        field<&T::development>("development", "进展期", "Development period", positive),
        field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<reserving::TriangleRows> {
    using T = reserving::TriangleRows;
    static constexpr std::array fields{
        field<&T::basis>("basis", "口径", "Basis"), field<&T::form>("form", "形式", "Form"),
        field<&T::grain>("grain", "期间", "Grain"),
        field<&T::negative_allowed>("negative_allowed", "允许累计为负",
                                    "Cumulative amounts may be negative"),
        field<&T::cells>("cells", "单元格", "Cells", not_blank)};
};

}  // namespace zhirong
