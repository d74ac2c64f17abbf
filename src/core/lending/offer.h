#pragma once
// What a product comes to for one firm on one day: every condition with its answer, and line, price
// and tenor as the least of named bounds, each with its working. Pure: the same product and inputs
// give the same bytes, so that a proposal can be recomputed for as long as it is kept.
#include <optional>
#include <string>
#include <vector>

#include "core/explanation/why.h"
#include "core/lending/ceiling.h"
#include "core/lending/product.h"

namespace zhirong::lending {

// ---- what is known, each with where it comes from

struct ValuedRight {
    std::string right;
    std::string title;
    RightKind kind = RightKind::invention;
    Money low;  // P25
    Money median;
    Money high;                              // P75
    std::optional<Date> ends;                // the first day on which it lives no more
    std::optional<std::string> pledged_for;  // another debt that it secures already
    std::string basis;                       // the valuation, or who stated it
};
struct KnownGrade {
    std::string grade;
    Date on;
    std::string source;
};
// What the firm owes the bank already, or may still draw.
struct Exposure {
    std::string record;
    Phrase what;
    Money amount;
};
// A park's or core enterprise's limit that several firms use together.
struct SharedRoom {
    std::string limit;
    std::string name;
    Money amount;
    Money used;
    Date until;
};
// A fund or policy that bears a part of the loss.
struct Cover {
    std::string fund;
    Ratio share;
    std::optional<Money> free;  // what the fund can still set aside
    std::string source;
};
// What the policy allows that the loan is made under.
struct ProgrammeBounds {
    std::string programme;
    std::string version;
    Phrase title;
    std::optional<Money> line;
    std::optional<Ratio> rate;
    std::optional<std::int64_t> days;
    std::vector<std::string> unknown;  // what it leaves open and nobody stated
};
struct Need {
    Money amount;
    int months = 12;
};
struct Inputs {
    Date on;
    std::string bank;
    std::string firm;
    std::string firm_name;
    std::optional<std::string> size;
    std::optional<bool> technology_firm;
    std::optional<std::string> region;
    std::optional<LifeStage> life_stage;
    std::optional<KnownGrade> grade;
    std::vector<ValuedRight> rights;
    Need need;
    std::vector<Exposure> exposures;
    std::optional<std::vector<std::string>> lists;
    std::optional<SharedRoom> room;
    std::optional<Cover> cover;
    std::optional<ProgrammeBounds> programme;
    std::optional<CeilingTable> table;  // the bank's own, in force on the day
    Ratio one_year;                     // the LPR of the day
    Ratio over_five_years;
};

// ---- what comes of it

enum class Answer { holds, fails, unknown };

struct Checked {
    std::string id;
    Phrase title;
    Answer answer = Answer::unknown;
    Phrase found;
    Phrase needed;
    Phrase source;
};

// One bound of a line (yuan), of a tenor (months) or of a rate.
struct Bound {
    std::string code;  // "loan_to_value", "grade", "cap", …
    Phrase title;
    std::string value;
    bool hard = false;      // nobody may go past it
    bool deciding = false;  // it is the one that decides
    Why why;                // not written: it stands in the same place among the whole's steps
};

struct Cost {
    Money interest_a_month;  // of the whole line at the rate, a twelfth of a year
    Money interest_a_year;
    Money subsidy_a_year;
    Money after_subsidy_a_month;
};

struct Offer {
    std::string product;
    std::string version;
    bool eligible = false;
    std::vector<Checked> conditions;
    std::vector<Bound> line_bounds;
    std::vector<Bound> tenor_bounds;  // months
    std::vector<Bound> rate_bounds;   // ceilings and floors around the price
    // Absent: cannot be computed; the conditions say what is missing.
    std::optional<Money> line;
    std::optional<int> months;
    std::optional<Ratio> rate;
    std::optional<int> margin_bp;
    std::optional<Why> line_why;
    std::optional<Why> tenor_why;
    std::optional<Why> rate_why;
    std::optional<Cost> cost;
    std::optional<int> review_months;
    std::optional<Phrase> after_loan;
};

Offer evaluate(const Product& product, const Inputs& inputs);

// ---- what is agreed on within it

struct Terms {
    Money line;
    Ratio rate;
    int months = 12;
};
// One bound that was passed with a reason.
struct Passed {
    std::string bound;
    Phrase title;
    std::string limit;
    std::string chosen;
    Unit unit = Unit::money;
};
// Refused past a hard bound, and past any other without a reason; a reason without anything that
// needs one is refused as well. Only of an eligible offer.
Result<std::vector<Passed>> within(const Offer& offer, const Terms& terms,
                                   const std::optional<std::string>& reason);

namespace refusals {
extern const RefusalKind not_eligible, past_hard_bound, reason_missing, reason_without_cause;
}

}  // namespace zhirong::lending

namespace zhirong {

template <>
struct EnumNames<lending::Answer> {
    using enum lending::Answer;
    static constexpr std::array names{
        EnumName<lending::Answer>{holds, "holds", "符合", "Holds"},
        EnumName<lending::Answer>{fails, "fails", "不符合", "Fails"},
        EnumName<lending::Answer>{unknown, "unknown", "资料不足", "Not known"}};
};
template <>
struct Shape<lending::ValuedRight> {
    using T = lending::ValuedRight;
    static constexpr std::array fields{
        field<&T::right>("right", "知识产权", "Right"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::kind>("kind", "类型", "Kind"),
        field<&T::low>("low", "低值", "Low"),
        field<&T::median>("median", "中值", "Median"),
        field<&T::high>("high", "高值", "High"),
        field<&T::ends>("ends", "权利届满日", "Ends"),
        field<&T::pledged_for>("pledged_for", "已为他债出质", "Pledged for another debt"),
        field<&T::basis>("basis", "价值依据", "Basis")};
};
template <>
struct Shape<lending::KnownGrade> {
    using T = lending::KnownGrade;
    static constexpr std::array fields{field<&T::grade>("grade", "等级", "Grade", not_blank),
                                       field<&T::on>("on", "评定日", "Graded on"),
                                       field<&T::source>("source", "来源", "Source", not_blank)};
};
template <>
struct Shape<lending::Exposure> {
    using T = lending::Exposure;
    static constexpr std::array fields{field<&T::record>("record", "记录", "Record"),
                                       field<&T::what>("what", "内容", "What"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<lending::SharedRoom> {
    using T = lending::SharedRoom;
    static constexpr std::array fields{
        field<&T::limit>("limit", "共用额度", "Limit"), field<&T::name>("name", "名称", "Name"),
        field<&T::amount>("amount", "总额", "Amount"), field<&T::used>("used", "已占用", "Used"),
        field<&T::until>("until", "有效至", "Until")};
};
template <>
struct Shape<lending::Cover> {
    using T = lending::Cover;
    static constexpr std::array fields{field<&T::fund>("fund", "增信方", "Fund", not_blank),
                                       field<&T::share>("share", "分担比例", "Share"),
                                       field<&T::free>("free", "可用余额", "Free"),
                                       field<&T::source>("source", "依据", "Source", not_blank)};
};
template <>
struct Shape<lending::ProgrammeBounds> {
    using T = lending::ProgrammeBounds;
    static constexpr std::array fields{field<&T::programme>("programme", "政策", "Programme"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::title>("title", "名称", "Title"),
                                       field<&T::line>("line", "额度上限", "Line"),
                                       field<&T::rate>("rate", "利率上限", "Rate"),
                                       field<&T::days>("days", "期限上限（天）", "Days"),
                                       field<&T::unknown>("unknown", "未写明", "Left open")};
};
template <>
struct Shape<lending::Need> {
    using T = lending::Need;
    static constexpr std::array fields{
        field<&T::amount>("amount", "申请金额", "Amount", positive),
        field<&T::months>("months", "申请期限（月）", "Months", positive)};
};
template <>
struct Shape<lending::Inputs> {
    using T = lending::Inputs;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::firm>("firm", "企业", "Firm"),
        field<&T::firm_name>("firm_name", "企业名称", "Name"),
        field<&T::size>("size", "规模", "Size"),
        field<&T::technology_firm>("technology_firm", "科技型企业", "Technology firm"),
        field<&T::region>("region", "地区", "Region"),
        field<&T::life_stage>("life_stage", "生命周期阶段", "Life stage"),
        field<&T::grade>("grade", "等级", "Grade"),
        field<&T::rights>("rights", "知识产权", "Rights"),
        field<&T::need>("need", "需求", "Need"),
        field<&T::exposures>("exposures", "已有敞口", "Exposures"),
        field<&T::lists>("lists", "所在名单", "Lists"),
        field<&T::room>("room", "共用额度", "Shared limit"),
        field<&T::cover>("cover", "增信", "Cover"),
        field<&T::programme>("programme", "政策上限", "Programme"),
        field<&T::table>("table", "本行质押率表", "The bank's ceilings"),
        field<&T::one_year>("one_year", "1年期LPR", "One-year LPR"),
        field<&T::over_five_years>("over_five_years", "5年期以上LPR", "LPR over five years")};
};
template <>
struct Shape<lending::Checked> {
    using T = lending::Checked;
    static constexpr std::array fields{field<&T::id>("id", "代号", "Id"),
                                       field<&T::title>("title", "条件", "Condition"),
                                       field<&T::answer>("answer", "结论", "Answer"),
                                       field<&T::found>("found", "现为", "Found"),
                                       field<&T::needed>("needed", "应为", "Needed"),
                                       field<&T::source>("source", "出处", "Source")};
};
template <>
struct Shape<lending::Bound> {
    using T = lending::Bound;
    static constexpr std::array fields{
        field<&T::code>("code", "代号", "Code"), field<&T::title>("title", "名称", "Title"),
        field<&T::value>("value", "数值", "Value"), field<&T::hard>("hard", "硬约束", "Hard"),
        field<&T::deciding>("deciding", "决定项", "Deciding")};
};
template <>
struct Shape<lending::Cost> {
    using T = lending::Cost;
    static constexpr std::array fields{
        field<&T::interest_a_month>("interest_a_month", "月均利息", "Interest a month"),
        field<&T::interest_a_year>("interest_a_year", "全年利息", "Interest a year"),
        field<&T::subsidy_a_year>("subsidy_a_year", "全年贴息", "Subsidy a year"),
        field<&T::after_subsidy_a_month>("after_subsidy_a_month", "贴息后月均", "After subsidy")};
};
template <>
struct Shape<lending::Offer> {
    using T = lending::Offer;
    static constexpr std::array fields{
        field<&T::product>("product", "产品", "Product"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::eligible>("eligible", "符合", "Eligible"),
        field<&T::conditions>("conditions", "条件", "Conditions"),
        field<&T::line_bounds>("line_bounds", "额度约束", "Bounds of the line"),
        field<&T::tenor_bounds>("tenor_bounds", "期限约束", "Bounds of the tenor"),
        field<&T::rate_bounds>("rate_bounds", "利率约束", "Bounds of the rate"),
        field<&T::line>("line", "额度", "Line"),
        field<&T::months>("months", "期限（月）", "Months"),
        field<&T::rate>("rate", "利率", "Rate"),
        field<&T::margin_bp>("margin_bp", "加点", "Margin"),
        field<&T::line_why>("line_why", "额度算法", "Why the line"),
        field<&T::tenor_why>("tenor_why", "期限算法", "Why the tenor"),
        field<&T::rate_why>("rate_why", "利率算法", "Why the rate"),
        field<&T::cost>("cost", "成本", "Cost"),
        field<&T::review_months>("review_months", "贷后检查间隔", "Months between reviews"),
        field<&T::after_loan>("after_loan", "贷后措施", "After the loan")};
};
template <>
struct Shape<lending::Terms> {
    using T = lending::Terms;
    static constexpr std::array fields{
        field<&T::line>("line", "额度（元）", "Line in yuan", positive),
        field<&T::rate>("rate", "年利率", "Rate a year"),
        field<&T::months>("months", "期限（月）", "Tenor in months", positive)};
};
template <>
struct Shape<lending::Passed> {
    using T = lending::Passed;
    static constexpr std::array fields{
        field<&T::bound>("bound", "约束", "Bound"), field<&T::title>("title", "名称", "Title"),
        field<&T::limit>("limit", "上限", "Limit"), field<&T::chosen>("chosen", "所取", "Chosen"),
        field<&T::unit>("unit", "单位", "Unit")};
};

}  // namespace zhirong
