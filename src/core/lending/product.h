#pragma once
// A loan product as its lender offers it, as data: who may have it, how line, price and tenor come
// about, what is asked for and what is done after the loan. The notice's cases 10 (modes) and 11
// (a product for each stage of a firm's life) are such products. Each figure says where it comes
// from; one without a public source is marked as the product's own example. Whoever holds a Product
// holds one that was checked as a whole.
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/shape.h"
#include "core/appraisal/provenance.h"
#include "core/calendar/shape.h"
#include "core/identifiers/right_kind.h"
#include "core/programme/problem.h"
#include "core/sourced/figures.h"

namespace zhirong::lending {

using appraisal::Basis;
using appraisal::Provenance;
using sourced::MoneyFigure;
using sourced::MonthsFigure;
using sourced::RatioFigure;

// How the bank comes to its customers and who strengthens the credit (notice, cases 10 and 11).
enum class Mode { pledge, park_batch, supply_chain, government_enhanced, life_cycle };

// The technology life-cycle view of case 11: 0→1, 1→10, 10→100.
enum class LifeStage { from_zero, growing, at_scale };

// What a condition may ask about a firm and its application.
enum class Asked {
    grade,             // of the product's scale
    life_stage,        // of the technology life cycle
    size,              // 工信部联企业〔2011〕300号
    technology_firm,   // true or false
    region,            // GB/T 2260; one_of: that region, or one inside it
    right_kind,        // of every right that is to be pledged
    rights,            // how many
    on_list,           // of the park or of a policy: the ids of lists
    in_shared_limit,   // a park's or a core enterprise's limit takes the firm in: true or false
    cover_agreed,      // a fund or programme stands behind the loan: true or false
    need,              // yuan
    need_months,       // of tenor
    right_months_left  // of the right that ends first
};

struct Condition {
    std::string id;
    Phrase title;
    Asked asked = Asked::grade;
    std::optional<std::vector<std::string>> one_of;
    std::optional<std::string> at_least;  // of grades: no worse than
    std::optional<std::string> at_most;
    Provenance provenance;
};

struct Lender {
    std::string code;  // as in reference/valuation/loan-to-value.yaml
    Phrase name;
};

// Which point of a value's range is lent on: the low one is the prudent one.
enum class ValuePoint { low, median };

struct KindCeiling {
    RightKind kind = RightKind::invention;
    Ratio most;
    Provenance provenance;
};
struct LoanToValueRule {
    ValuePoint point = ValuePoint::low;
    std::vector<KindCeiling> kinds;
    RatioFigure hard_ceiling;
};

struct LineRule {
    std::optional<LoanToValueRule> loan_to_value;  // absent: no value is asked for
    std::optional<MoneyFigure> cap;                // of one firm, what it owes included
    std::optional<MoneyFigure> least;              // a smaller line is not granted
};

// What a grade brings: its line of one firm, its price, its care after the loan.
struct GradeRow {
    std::string grade;
    std::optional<Money> line;  // absent: the grade sets none
    int margin_bp = 0;          // over the reference rate
    int review_months = 3;      // between post-loan reviews
    Phrase after_loan;
};
struct GradeRule {
    std::vector<std::string> scale;  // the best first
    std::vector<GradeRow> rows;      // a grade without a row is not lent to
    Provenance provenance;
};

struct RateRule {
    Tenor reference = Tenor::one_year;
    RatioFigure margin;  // where the product does not go by grade
    RatioFigure floor;
    RatioFigure ceiling;
};

struct TenorRule {
    MonthsFigure longest;
    MonthsFigure reserve;  // the loan ends so long before the first right does
};

enum class CoverEffect {
    deduct,  // the covered part of the loan needs no pledge: line = LTV × value ÷ (1 − share)
    uplift   // the ceilings rise by `points`, at most to the hard ceiling
};
struct CoverRule {
    CoverEffect effect = CoverEffect::deduct;
    std::optional<RatioFigure> most_share;  // deduct: of the loan, the most that counts
    std::optional<RatioFigure> points;      // uplift
};

struct Drawdown {
    bool revolving = false;
    MonthsFigure valid;  // how long a line made before any financing holds
    Phrase way;
};

// What a policy gives back of the interest; shown beside the cost, never deducted from the price.
struct InterestSubsidy {
    Phrase programme;
    RatioFigure share;
    MoneyFigure most_a_year;
};

struct Product {
    std::string id;
    Phrase title;
    Phrase summary;
    Lender lender;
    Mode mode = Mode::pledge;
    int notice_case = 0;
    Date from;
    std::optional<Date> until;  // the last day
    std::vector<Condition> who;
    LineRule line;
    std::optional<GradeRule> grades;
    RateRule rate;
    TenorRule tenor;
    std::optional<CoverRule> cover;
    std::vector<std::string> repayment;  // codes of the loan's repayment methods
    Drawdown drawdown;
    std::vector<Phrase> papers;
    std::optional<InterestSubsidy> subsidy;

    std::string version;  // SHA-256 of the canonical content
    Tree content;         // as it was written, so that a proposal can keep it

    bool in_force(Date date) const { return from <= date && (!until || date <= *until); }
    std::optional<std::size_t> place_of(const std::string& grade) const;  // on the scale
    const GradeRow* row_of(const std::string& grade) const;
};

std::expected<Product, programme::Problems> load_product(const Tree& tree);

}  // namespace zhirong::lending

namespace zhirong {

template <>
struct EnumNames<lending::Mode> {
    using enum lending::Mode;
    using M = lending::Mode;
    static constexpr std::array names{
        EnumName<M>{pledge, "pledge", "知识产权质押", "Pledge"},
        EnumName<M>{park_batch, "park_batch", "园区批量", "Park batch"},
        EnumName<M>{supply_chain, "supply_chain", "供应链", "Supply chain"},
        EnumName<M>{government_enhanced, "government_enhanced", "政府增信", "Government-enhanced"},
        EnumName<M>{life_cycle, "life_cycle", "全周期", "Life cycle"}};
};
template <>
struct EnumNames<lending::LifeStage> {
    using enum lending::LifeStage;
    using S = lending::LifeStage;
    static constexpr std::array names{
        EnumName<S>{from_zero, "from_zero", "0→1（研发转化）", "0→1 (first product)"},
        EnumName<S>{growing, "growing", "1→10（成长）", "1→10 (growing)"},
        EnumName<S>{at_scale, "at_scale", "10→100（规模化）", "10→100 (at scale)"}};
};
template <>
struct EnumNames<lending::Asked> {
    using enum lending::Asked;
    using A = lending::Asked;
    static constexpr std::array names{
        EnumName<A>{grade, "grade", "等级", "Grade"},
        EnumName<A>{life_stage, "life_stage", "技术生命周期阶段", "Stage of the life cycle"},
        EnumName<A>{size, "size", "企业规模", "Size of the firm"},
        EnumName<A>{technology_firm, "technology_firm", "科技型企业", "Technology firm"},
        EnumName<A>{region, "region", "所在地区", "Region"},
        EnumName<A>{right_kind, "right_kind", "质押权利的种类", "Kinds of rights"},
        EnumName<A>{rights, "rights", "质押权利的件数", "Number of rights"},
        EnumName<A>{on_list, "on_list", "所在名单", "Lists the firm stands on"},
        EnumName<A>{in_shared_limit, "in_shared_limit", "纳入园区或核心企业的共用额度",
                    "In a park's or core enterprise's limit"},
        EnumName<A>{cover_agreed, "cover_agreed", "政府增信已落实", "Cover agreed"},
        EnumName<A>{need, "need", "申请金额", "Amount needed"},
        EnumName<A>{need_months, "need_months", "申请期限（月）", "Tenor needed, months"},
        EnumName<A>{right_months_left, "right_months_left", "权利剩余月数",
                    "Months left of the right"}};
};
template <>
struct EnumNames<lending::ValuePoint> {
    using enum lending::ValuePoint;
    static constexpr std::array names{
        EnumName<lending::ValuePoint>{low, "low", "区间低值（P25）", "Low point (P25)"},
        EnumName<lending::ValuePoint>{median, "median", "中值", "Median"}};
};
template <>
struct EnumNames<lending::CoverEffect> {
    using enum lending::CoverEffect;
    static constexpr std::array names{
        EnumName<lending::CoverEffect>{deduct, "deduct", "扣除增信覆盖的部分",
                                       "The covered part needs no pledge"},
        EnumName<lending::CoverEffect>{uplift, "uplift", "提高质押率", "The ceilings rise"}};
};

template <>
struct Shape<lending::Condition> {
    using T = lending::Condition;
    static constexpr std::array fields{field<&T::id>("id", "代号", "Id", not_blank),
                                       field<&T::title>("title", "条件", "Condition"),
                                       field<&T::asked>("asked", "事项", "Asked"),
                                       field<&T::one_of>("one_of", "为其中之一", "One of"),
                                       field<&T::at_least>("at_least", "不低于", "At least"),
                                       field<&T::at_most>("at_most", "不超过", "At most"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<lending::Lender> {
    using T = lending::Lender;
    static constexpr std::array fields{field<&T::code>("code", "代码", "Code", not_blank),
                                       field<&T::name>("name", "名称", "Name")};
};
template <>
struct Shape<lending::KindCeiling> {
    using T = lending::KindCeiling;
    static constexpr std::array fields{field<&T::kind>("kind", "种类", "Kind"),
                                       field<&T::most>("most", "质押率上限", "Ceiling"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<lending::LoanToValueRule> {
    using T = lending::LoanToValueRule;
    static constexpr std::array fields{
        field<&T::point>("point", "取值", "Point of the range"),
        field<&T::kinds>("kinds", "各类质押率", "Ceilings by kind", not_blank),
        field<&T::hard_ceiling>("hard_ceiling", "硬上限", "Hard ceiling")};
};
template <>
struct Shape<lending::LineRule> {
    using T = lending::LineRule;
    static constexpr std::array fields{
        field<&T::loan_to_value>("loan_to_value", "质押率", "Loan to value"),
        field<&T::cap>("cap", "单户上限", "Cap of a firm"),
        field<&T::least>("least", "起点金额", "Least line")};
};
template <>
struct Shape<lending::GradeRow> {
    using T = lending::GradeRow;
    static constexpr std::array fields{
        field<&T::grade>("grade", "等级", "Grade", not_blank),
        field<&T::line>("line", "额度", "Line", positive),
        field<&T::margin_bp>("margin_bp", "加点（基点）", "Margin, basis points"),
        field<&T::review_months>("review_months", "贷后检查间隔（月）", "Months between reviews",
                                 positive),
        field<&T::after_loan>("after_loan", "贷后措施", "After the loan")};
};
template <>
struct Shape<lending::GradeRule> {
    using T = lending::GradeRule;
    static constexpr std::array fields{
        field<&T::scale>("scale", "等级（由高到低）", "Scale, the best first", not_blank),
        field<&T::rows>("rows", "各等级", "By grade", not_blank),
        field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<lending::RateRule> {
    using T = lending::RateRule;
    static constexpr std::array fields{field<&T::reference>("reference", "基准", "Reference"),
                                       field<&T::margin>("margin", "加点", "Margin"),
                                       field<&T::floor>("floor", "利率下限", "Floor"),
                                       field<&T::ceiling>("ceiling", "利率上限", "Ceiling")};
};
template <>
struct Shape<lending::TenorRule> {
    using T = lending::TenorRule;
    static constexpr std::array fields{
        field<&T::longest>("longest", "最长期限", "Longest"),
        field<&T::reserve>("reserve", "权利到期前的余量", "Reserve before the right ends")};
};
template <>
struct Shape<lending::CoverRule> {
    using T = lending::CoverRule;
    static constexpr std::array fields{
        field<&T::effect>("effect", "作用", "Effect"),
        field<&T::most_share>("most_share", "计入的最高增信比例", "Most share that counts"),
        field<&T::points>("points", "提高的质押率", "Points by which ceilings rise")};
};
template <>
struct Shape<lending::Drawdown> {
    using T = lending::Drawdown;
    static constexpr std::array fields{
        field<&T::revolving>("revolving", "循环使用", "Revolving"),
        field<&T::valid>("valid", "额度有效期", "How long the line holds"),
        field<&T::way>("way", "提款方式", "How it is drawn")};
};
template <>
struct Shape<lending::InterestSubsidy> {
    using T = lending::InterestSubsidy;
    static constexpr std::array fields{
        field<&T::programme>("programme", "贴息政策", "Programme"),
        field<&T::share>("share", "补贴比例", "Share of the interest"),
        field<&T::most_a_year>("most_a_year", "每年上限", "Most a year")};
};
// `id` is written as "product" in the file; version and content are made on loading.
template <>
struct Shape<lending::Product> {
    using T = lending::Product;
    static constexpr std::array fields{
        field<&T::id>("product", "代号", "Id", not_blank),
        field<&T::title>("title", "名称", "Title"),
        field<&T::summary>("summary", "简介", "Summary"),
        field<&T::lender>("lender", "贷款人", "Lender"),
        field<&T::mode>("mode", "模式", "Mode"),
        field<&T::notice_case>("notice_case", "通知案例", "Case of the notice", positive),
        field<&T::from>("from", "生效日", "In force from"),
        field<&T::until>("until", "截止日", "Last day"),
        field<&T::who>("who", "准入条件", "Who may have it", not_blank),
        field<&T::line>("line", "额度", "Line"),
        field<&T::grades>("grades", "等级表", "Grades"),
        field<&T::rate>("rate", "利率", "Rate"),
        field<&T::tenor>("tenor", "期限", "Tenor"),
        field<&T::cover>("cover", "增信", "Cover"),
        field<&T::repayment>("repayment", "还款方式", "Repayment", not_blank),
        field<&T::drawdown>("drawdown", "提款", "Drawdown"),
        field<&T::papers>("papers", "材料", "Papers", not_blank),
        field<&T::subsidy>("subsidy", "贴息", "Interest subsidy")};
};

}  // namespace zhirong
