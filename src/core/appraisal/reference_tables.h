#pragma once
// Figures that appraisals start from, as data with the source of each row: how long a technology
// earns, what licences cost, how far comparables may be corrected, what lenders lend on a value.
#include <optional>
#include <string>
#include <vector>

#include "base/tree.h"
#include "core/appraisal/market.h"
#include "core/appraisal/provenance.h"
#include "core/appraisal/quantity.h"

namespace zhirong::appraisal {

// Economic life of a technology by field, in years.
struct TechnologyLife {
    std::string field;
    Phrase name;
    int least_years = 0;
    int most_years = 0;
    Provenance provenance;
};
struct TechnologyLives {
    std::string name;
    int version = 0;
    Date from;
    Phrase title;
    std::vector<TechnologyLife> rows;
};

// Running royalty by field, of sales.
struct RoyaltyRange {
    std::string field;
    Phrase name;
    Ratio least;
    Ratio usual_from;
    Ratio usual_to;
    Ratio most;
    Provenance provenance;
};
struct RoyaltyRanges {
    std::string name;
    int version = 0;
    Date from;
    Phrase title;
    std::vector<RoyaltyRange> rows;
};

// A field of technology that the tables know.
struct TechnologyField {
    std::string id;
    Phrase title;
};
inline constexpr const char* any_field = "any";
// Of both tables, each once, in their order; "any" the first.
std::vector<TechnologyField> technology_fields(const TechnologyLives& lives,
                                               const RoyaltyRanges& royalties);

struct CorrectionRow {
    CorrectionRule rule;
    Phrase guide;
    Provenance provenance;
};
struct Corrections {
    std::string name;
    int version = 0;
    Date from;
    Phrase title;
    std::vector<CorrectionRow> rows;
};

// How much of a value is lent, by lender and kind of right.
struct LoanToValue {
    std::string lender;  // "any": what is seen in practice
    Phrase lender_name;
    std::string kind;  // invention, utility_model, trademark, …
    std::optional<Ratio> least;
    Ratio most;
    std::optional<int> longest_months;
    bool single_case = false;  // one loan that was published, no rule
    Provenance provenance;
};
struct LoanToValues {
    std::string name;
    int version = 0;
    Date from;
    Phrase title;
    std::vector<std::string> kinds;
    Ratio ceiling;  // never lent above without an override that is logged
    std::vector<LoanToValue> rows;
};

constexpr std::size_t most_rows = 1'000;

// From read data. Refused, each at its field: what the shape refuses, a row twice, ends out of
// order or outside the bounds of their quantity, a kind that the table does not list.
Result<TechnologyLives> load_technology_lives(const Tree& data);
Result<RoyaltyRanges> load_royalty_ranges(const Tree& data);
Result<Corrections> load_corrections(const Tree& data);
Result<LoanToValues> load_loan_to_values(const Tree& data);

// The row, or a refusal that names those there are.
Result<TechnologyLife> life_of(const TechnologyLives& table, const std::string& field);
Result<RoyaltyRange> royalty_of(const RoyaltyRanges& table, const std::string& field);
// That lender's own row; no other lender's stands in for it.
Result<LoanToValue> loan_to_value_of(const LoanToValues& table, const std::string& lender,
                                     const std::string& kind);

}  // namespace zhirong::appraisal

namespace zhirong {

template <>
struct Shape<appraisal::TechnologyLife> {
    using R = appraisal::TechnologyLife;
    static constexpr std::array fields{
        field<&R::field>("field", "领域代码", "Field", not_blank),
        field<&R::name>("name", "领域", "Name"),
        field<&R::least_years>("least_years", "最短年数", "Least years", positive),
        field<&R::most_years>("most_years", "最长年数", "Most years", positive),
        field<&R::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<appraisal::RoyaltyRange> {
    using R = appraisal::RoyaltyRange;
    static constexpr std::array fields{
        field<&R::field>("field", "领域代码", "Field", not_blank),
        field<&R::name>("name", "领域", "Name"),
        field<&R::least>("least", "最低", "Least"),
        field<&R::usual_from>("usual_from", "常见下限", "Usual, from"),
        field<&R::usual_to>("usual_to", "常见上限", "Usual, to"),
        field<&R::most>("most", "最高", "Most"),
        field<&R::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<appraisal::CorrectionRow> {
    using R = appraisal::CorrectionRow;
    static constexpr std::array fields{field<&R::rule>("rule", "修正因素", "Correction"),
                                       field<&R::guide>("guide", "要点", "What to look at"),
                                       field<&R::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<appraisal::LoanToValue> {
    using R = appraisal::LoanToValue;
    static constexpr std::array fields{
        field<&R::lender>("lender", "贷款人代码", "Lender", not_blank),
        field<&R::lender_name>("lender_name", "贷款人", "Name of the lender"),
        field<&R::kind>("kind", "权利种类", "Kind of right", not_blank),
        field<&R::least>("least", "最低", "Least"),
        field<&R::most>("most", "最高", "Most"),
        field<&R::longest_months>("longest_months", "最长月数", "Longest months", positive),
        field<&R::single_case>("single_case", "仅为个案", "One case only"),
        field<&R::provenance>("provenance", "出处", "Provenance")};
};

// What every table has on top.
template <class Table>
inline constexpr auto table_fields =
    std::array{field<&Table::name>("name", "名称", "Name", not_blank),
               field<&Table::version>("version", "版本", "Version", positive),
               field<&Table::from>("from", "生效日", "In force from"),
               field<&Table::title>("title", "标题", "Title"),
               field<&Table::rows>("rows", "行", "Rows",
                                   Limits{.not_blank = true, .most_items = appraisal::most_rows})};

template <>
struct Shape<appraisal::TechnologyLives> {
    static constexpr auto fields = table_fields<appraisal::TechnologyLives>;
};
template <>
struct Shape<appraisal::RoyaltyRanges> {
    static constexpr auto fields = table_fields<appraisal::RoyaltyRanges>;
};
template <>
struct Shape<appraisal::Corrections> {
    static constexpr auto fields = table_fields<appraisal::Corrections>;
};
template <>
struct Shape<appraisal::LoanToValues> {
    using T = appraisal::LoanToValues;
    static constexpr auto fields =
        joined(table_fields<T>,
               std::array{field<&T::kinds>("kinds", "权利种类", "Kinds of right", not_blank),
                          field<&T::ceiling>("ceiling", "硬上限", "Hard ceiling")});
};

}  // namespace zhirong
