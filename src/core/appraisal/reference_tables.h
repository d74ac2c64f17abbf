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
    static constexpr std::tuple fields{
        field("field", &R::field, "领域代码", "Field", not_blank),
        field("name", &R::name, "领域", "Name"),
        field("least_years", &R::least_years, "最短年数", "Least years", positive),
        field("most_years", &R::most_years, "最长年数", "Most years", positive),
        field("provenance", &R::provenance, "出处", "Provenance")};
};
template <>
struct Shape<appraisal::RoyaltyRange> {
    using R = appraisal::RoyaltyRange;
    static constexpr std::tuple fields{
        field("field", &R::field, "领域代码", "Field", not_blank),
        field("name", &R::name, "领域", "Name"),
        field("least", &R::least, "最低", "Least"),
        field("usual_from", &R::usual_from, "常见下限", "Usual, from"),
        field("usual_to", &R::usual_to, "常见上限", "Usual, to"),
        field("most", &R::most, "最高", "Most"),
        field("provenance", &R::provenance, "出处", "Provenance")};
};
template <>
struct Shape<appraisal::CorrectionRow> {
    using R = appraisal::CorrectionRow;
    static constexpr std::tuple fields{field("rule", &R::rule, "修正因素", "Correction"),
                                       field("guide", &R::guide, "要点", "What to look at"),
                                       field("provenance", &R::provenance, "出处", "Provenance")};
};
template <>
struct Shape<appraisal::LoanToValue> {
    using R = appraisal::LoanToValue;
    static constexpr std::tuple fields{
        field("lender", &R::lender, "贷款人代码", "Lender", not_blank),
        field("lender_name", &R::lender_name, "贷款人", "Name of the lender"),
        field("kind", &R::kind, "权利种类", "Kind of right", not_blank),
        field("least", &R::least, "最低", "Least"),
        field("most", &R::most, "最高", "Most"),
        field("longest_months", &R::longest_months, "最长月数", "Longest months", positive),
        field("single_case", &R::single_case, "仅为个案", "One case only"),
        field("provenance", &R::provenance, "出处", "Provenance")};
};

// What every table has on top.
template <class Table>
inline constexpr auto table_fields =
    std::tuple{field("name", &Table::name, "名称", "Name", not_blank),
               field("version", &Table::version, "版本", "Version", positive),
               field("from", &Table::from, "生效日", "In force from"),
               field("title", &Table::title, "标题", "Title"),
               field("rows", &Table::rows, "行", "Rows",
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
    static constexpr auto fields = std::tuple_cat(
        table_fields<T>,
        std::tuple{field("kinds", &T::kinds, "权利种类", "Kinds of right", not_blank),
                   field("ceiling", &T::ceiling, "硬上限", "Hard ceiling")});
};

}  // namespace zhirong
