#pragma once
// Deals as tables report them, one a row: judged first, so that a person sees what is refused and
// why before anything is kept.
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"
#include "features/price/price.h"

namespace zhirong::price {

enum class Verdict { reports, already, refused };

struct JudgedRow {
    int number = 0;
    Verdict verdict = Verdict::refused;
    ReportDeal deal;    // of a refused row as far as it could be read
    Refusals problems;  // each field is the cell, such as "C12"
};
struct Judgement {
    std::vector<JudgedRow> rows;
    std::vector<std::string> ignored;  // titles that mean nothing here
    std::int64_t count(Verdict verdict) const;
    std::string refused_rows() const;
};

// What was reported under that number before.
using ReportedBefore = std::function<std::optional<Deal>(const std::string& reference)>;

// `source`: of rows that name none.
Result<Judgement> judge(const Table& table, const std::string& source, const ReportedBefore& before,
                        const Actor& actor, Date today);
// Nothing: it is new. Refused where it was reported otherwise.
Result<bool> is_reported(const std::optional<Deal>& before, const ReportDeal& deal);

std::vector<std::string> import_titles();
std::vector<std::string> import_example();

}  // namespace zhirong::price

namespace zhirong {

template <>
struct EnumNames<price::Verdict> {
    using enum price::Verdict;
    using V = price::Verdict;
    static constexpr std::array names{EnumName<V>{reports, "reports", "报送", "Reported"},
                                      EnumName<V>{already, "already", "已报送", "Reported before"},
                                      EnumName<V>{refused, "refused", "不接受", "Refused"}};
};

}  // namespace zhirong
