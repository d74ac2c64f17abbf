#pragma once
// From a sheet to a value: pure, so that the workbench's charts, the finished file, its report and
// a replay years later cannot tell different stories.
#include <optional>
#include <string>
#include <vector>

#include "features/workbench/sheet.h"

namespace zhirong::workbench {

// One right of the file, as its register knew it when the file was opened.
struct LicenceTerm {
    std::string licensee;
    Date until;  // its last day
};
struct Subject {
    std::string right;
    std::string number;
    std::string title;
    std::string kind;  // in words
    std::string owner;
    std::optional<Date> legal_end;  // the first day on which the right lives no more
    Phrase term_source;
    std::vector<LicenceTerm> licences;
};

// The earliest legal end of the rights; nothing where none has one.
std::optional<Date> legal_end(const std::vector<Subject>& subjects);

// A reference table that a value rests on.
struct TableVersion {
    std::string name;
    int version = 0;
    Date from;
};
// What is not the appraiser's own in a calculation. Frozen with a finished file, so that a table
// that is replaced later moves no figure.
struct Basis {
    Date base_date;
    std::vector<Subject> subjects;
    std::vector<appraisal::CorrectionRule> rules;
    std::optional<appraisal::IndicatorTree> indicators;  // where they are scored
    std::vector<TableVersion> tables;
};

// Raised by a change of this folder's arithmetic that moves figures.
constexpr int calculation_version = 1;
// While somebody types, and of what is kept: a command computes within its transaction.
constexpr std::int64_t most_live_trials = 5'000;
constexpr std::int64_t most_kept_trials = 50'000;

struct IncomeResult {
    appraisal::DiscountRate discount;
    appraisal::IncomeValue single;
    std::optional<appraisal::Outcome> simulation;
    appraisal::Value value;
};
struct CostResult {
    appraisal::CostValue single;
    std::optional<appraisal::Outcome> simulation;
    appraisal::Value value;
};
struct RightValue {
    std::string right;
    appraisal::Value value;
};
struct Calculation {
    int version = calculation_version;
    std::optional<IncomeResult> income;
    std::optional<appraisal::MarketValue> market;
    std::optional<CostResult> cost;
    std::optional<appraisal::Reconciliation> conclusion;
    std::vector<RightValue> rights;  // the conclusion, shared among them
    std::optional<appraisal::Score> score;
};

struct Calculated {
    Calculation calculation;  // what could be computed
    Refusals problems;        // each at its field in the sheet; may be empty
};

// Whatever of the sheet is complete is computed. Simulations run at most `most_trials` trials.
Calculated calculate(const Tree& sheet, const Basis& basis, std::int64_t most_trials);

// The whole or every reason why not.
Result<Calculation> calculate_all(const Sheet& sheet, const Basis& basis);

// The indicators with the weights that the user gave in place of the tree's own.
Result<appraisal::IndicatorTree> indicators_of(const appraisal::IndicatorTree& tree,
                                               const Scoring& scoring);

}  // namespace zhirong::workbench

namespace zhirong {

template <>
struct Shape<workbench::LicenceTerm> {
    using T = workbench::LicenceTerm;
    static constexpr std::array fields{field<&T::licensee>("licensee", "被许可人", "Licensee"),
                                       field<&T::until>("until", "许可至", "Until")};
};
template <>
struct Shape<workbench::Subject> {
    using T = workbench::Subject;
    static constexpr std::array fields{
        field<&T::right>("right", "知识产权", "Right"),
        field<&T::number>("number", "号码", "Number"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::kind>("kind", "种类", "Kind"),
        field<&T::owner>("owner", "权利人", "Owner"),
        field<&T::legal_end>("legal_end", "保护期届满日", "End of the term"),
        field<&T::term_source>("term_source", "保护期依据", "Source of the term"),
        field<&T::licences>("licences", "许可", "Licences")};
};
template <>
struct Shape<workbench::TableVersion> {
    using T = workbench::TableVersion;
    static constexpr std::array fields{field<&T::name>("name", "参考表", "Table"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::from>("from", "生效日", "In force from")};
};
template <>
struct Shape<workbench::Basis> {
    using T = workbench::Basis;
    static constexpr std::array fields{
        field<&T::base_date>("base_date", "评估基准日", "Base date"),
        field<&T::subjects>("subjects", "评估对象", "Rights"),
        field<&T::rules>("rules", "修正因素", "Corrections"),
        field<&T::indicators>("indicators", "指标体系", "Indicators"),
        field<&T::tables>("tables", "参考表", "Tables")};
};
template <>
struct Shape<workbench::IncomeResult> {
    using T = workbench::IncomeResult;
    static constexpr std::array fields{field<&T::discount>("discount", "折现率", "Discount rate"),
                                       field<&T::single>("single", "单点值", "Single value"),
                                       field<&T::simulation>("simulation", "模拟", "Simulation"),
                                       field<&T::value>("value", "价值区间", "Range")};
};
template <>
struct Shape<workbench::CostResult> {
    using T = workbench::CostResult;
    static constexpr std::array fields{field<&T::single>("single", "单点值", "Single value"),
                                       field<&T::simulation>("simulation", "模拟", "Simulation"),
                                       field<&T::value>("value", "价值区间", "Range")};
};
template <>
struct Shape<workbench::RightValue> {
    using T = workbench::RightValue;
    static constexpr std::array fields{field<&T::right>("right", "知识产权", "Right"),
                                       field<&T::value>("value", "价值区间", "Range")};
};
template <>
struct Shape<workbench::Calculation> {
    using T = workbench::Calculation;
    static constexpr std::array fields{
        field<&T::version>("version", "算法版本", "Version of the arithmetic"),
        field<&T::income>("income", "收益法", "Income approach"),
        field<&T::market>("market", "市场法", "Market approach"),
        field<&T::cost>("cost", "成本法", "Cost approach"),
        field<&T::conclusion>("conclusion", "结论", "Conclusion"),
        field<&T::rights>("rights", "逐项价值", "Value of each right"),
        field<&T::score>("score", "指标得分", "Score")};
};

}  // namespace zhirong
