#pragma once
#include "features/grading/record.h"

namespace zhirong {

template <>
struct EnumNames<gradings::CreditPolicy> {
    using enum gradings::CreditPolicy;
    using V = gradings::CreditPolicy;
    static constexpr std::array names{EnumName<V>{supported, "supported", "支持类", "Supported"},
                                      EnumName<V>{ordinary, "ordinary", "一般类", "Ordinary"},
                                      EnumName<V>{restricted, "restricted", "压降类", "Restricted"},
                                      EnumName<V>{excluded, "excluded", "退出类", "Excluded"}};
};
template <>
struct EnumNames<gradings::Listed> {
    using enum gradings::Listed;
    using V = gradings::Listed;
    static constexpr std::array names{EnumName<V>{yes, "yes", "是", "Yes"},
                                      EnumName<V>{no, "no", "否", "No"}};
};
template <>
struct EnumNames<gradings::Origin> {
    using enum gradings::Origin;
    using V = gradings::Origin;
    static constexpr std::array names{
        EnumName<V>{own_research, "own_research", "自主研发", "Own research"},
        EnumName<V>{joint_research, "joint_research", "合作研发", "Joint research"},
        EnumName<V>{acquired, "acquired", "受让取得", "Acquired"}};
};

template <>
struct Shape<gradings::FigureValues> {
    using T = gradings::FigureValues;
    static constexpr std::tuple fields{
        field("founded_on", &T::founded_on, "成立日期", "Founded on"),
        field("size", &T::size, "企业规模", "Size of the firm"),
        field("staff", &T::staff, "从业人员", "Staff", not_negative),
        field("rd_staff", &T::rd_staff, "研发人员", "Research staff", not_negative),
        field("rd_staff_kept", &T::rd_staff_kept, "研发人员年留存率",
              "Research staff kept over a year"),
        field("rd_intensity", &T::rd_intensity, "研发费用占营业收入", "Research cost to revenue"),
        field("revenue", &T::revenue, "营业收入（元）", "Revenue (CNY)", not_negative),
        field("patented_revenue_share", &T::patented_revenue_share, "专利产品收入占比",
              "Revenue from patented products"),
        field("licence_income", &T::licence_income, "许可收入（元）", "Licence income (CNY)",
              not_negative),
        field("technology_contracts", &T::technology_contracts, "技术合同登记数",
              "Technology contracts registered", not_negative),
        field("credit_policy", &T::credit_policy, "信贷政策分类（银行、主管部门填写）",
              "Class under the credit policy (by banks and authorities)"),
        field("negative_list", &T::negative_list, "在负面清单内（银行、主管部门填写）",
              "On the negative list (by banks and authorities)")};
};
template <>
struct Shape<gradings::StateFigures> {
    using T = gradings::StateFigures;
    static constexpr std::tuple fields{
        field("credit_code", &T::credit_code, "统一社会信用代码", "Unified social credit code",
              not_blank),
        field("name", &T::name, "企业名称", "Name of the firm", not_blank),
        field("as_of", &T::as_of, "数据截止日", "As of"),
        field("source", &T::source, "来源资料", "Source paper", not_blank),
        field("region", &T::region, "行政区划代码（六位；不填取信用代码所载）",
              "Region (GB/T 2260; otherwise that of the credit code)", not_blank),
        field("values", &T::values, "指标", "Figures")};
};
template <>
struct Shape<gradings::VerifyFigures> {
    using T = gradings::VerifyFigures;
    static constexpr std::tuple fields{
        field("statement", &T::statement, "第几次申报", "Which statement", positive),
        field("evidence", &T::evidence, "核实依据", "Evidence", long_text)};
};
template <>
struct Shape<gradings::WithdrawFigures> {
    using T = gradings::WithdrawFigures;
    static constexpr std::tuple fields{
        field("statement", &T::statement, "第几次申报", "Which statement", positive),
        field("reason", &T::reason, "撤回原因", "Reason", long_text)};
};
template <>
struct Shape<gradings::FiguresStated>
    : EventShape<"figures_stated", "申报企业指标", "Figures stated"> {
    using T = gradings::FiguresStated;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "申报机构", "By organisation"),
        field("by", &T::by, "经办人", "By"),
        field("by_firm", &T::by_firm, "企业自行申报", "By the firm itself"),
        field("on", &T::on, "申报日", "On"), field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<gradings::FiguresVerified>
    : EventShape<"figures_verified", "核实企业指标", "Figures verified"> {
    using T = gradings::FiguresVerified;
    static constexpr std::tuple fields{
        field("statement", &T::statement, "第几次申报", "Which statement"),
        field("organisation", &T::organisation, "核实机构", "By organisation"),
        field("by", &T::by, "核实人", "By"), field("on", &T::on, "核实日", "On"),
        field("evidence", &T::evidence, "核实依据", "Evidence")};
};
template <>
struct Shape<gradings::FiguresWithdrawn>
    : EventShape<"figures_withdrawn", "撤回企业指标", "Figures withdrawn"> {
    using T = gradings::FiguresWithdrawn;
    static constexpr std::tuple fields{
        field("statement", &T::statement, "第几次申报", "Which statement"),
        field("by", &T::by, "经办人", "By"), field("reason", &T::reason, "原因", "Reason")};
};
template <>
struct Shape<gradings::Statement> {
    using T = gradings::Statement;
    static constexpr std::tuple fields{field("stated", &T::stated, "申报", "Stated"),
                                       field("verified", &T::verified, "核实", "Verified"),
                                       field("withdrawn", &T::withdrawn, "撤回", "Withdrawn")};
};
template <>
struct Shape<gradings::FirmFigures> {
    using T = gradings::FirmFigures;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("credit_code", &T::credit_code, "统一社会信用代码", "Credit code"),
        field("statements", &T::statements, "各次申报", "Statements")};
};

template <>
struct Shape<gradings::PatentFactValues> {
    using T = gradings::PatentFactValues;
    static constexpr std::tuple fields{
        field("origin", &T::origin, "取得方式", "How it was obtained"),
        field("lead_inventor", &T::lead_inventor, "第一发明人", "First-named inventor"),
        field("claims", &T::claims, "权利要求项数", "Claims"),
        field("forward_citations", &T::forward_citations, "被引次数", "Citations received"),
        field("backward_citations", &T::backward_citations, "引用次数", "Citations made"),
        field("family_size", &T::family_size, "同族专利数", "Members of the family"),
        field("family_countries", &T::family_countries, "同族国家（地区）数",
              "Countries of the family"),
        field("inventors", &T::inventors, "发明人数", "Inventors"),
        field("licences", &T::licences, "许可备案次数", "Licences filed"),
        field("transfers", &T::transfers, "转让次数", "Transfers"),
        field("pledges", &T::pledges, "质押次数", "Pledges"),
        field("litigations", &T::litigations, "涉诉次数", "Litigations"),
        field("invalidations_survived", &T::invalidations_survived, "无效宣告后维持次数",
              "Invalidations survived"),
        field("pct", &T::pct, "PCT 国际申请", "International application (PCT)"),
        field("in_product", &T::in_product, "已在产品中实施", "Used in a product"),
        field("awarded", &T::awarded, "获专利奖", "Awarded a patent prize"),
        field("in_standard", &T::in_standard, "纳入标准", "Part of a standard")};
};
template <>
struct Shape<gradings::FactsNoted>
    : EventShape<"facts_noted", "导入专利补充信息", "Facts of the patent noted"> {
    using T = gradings::FactsNoted;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "机构", "By organisation"),
        field("by", &T::by, "经办人", "By"), field("as_of", &T::as_of, "检索日期", "As of"),
        field("source", &T::source, "来源", "Source"),
        field("values", &T::values, "内容", "Values")};
};
template <>
struct Shape<gradings::PatentFacts> {
    using T = gradings::PatentFacts;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("number", &T::number, "专利号", "Patent number"),
                                       field("notes", &T::notes, "各次导入", "Notes")};
};

template <>
struct Shape<gradings::StartRun> {
    using T = gradings::StartRun;
    static constexpr std::tuple fields{
        field("scorecard", &T::scorecard, "评分卡", "Scorecard", not_blank),
        field("note", &T::note, "说明", "Note", long_text)};
};
template <>
struct Shape<gradings::GradeCount> {
    using T = gradings::GradeCount;
    static constexpr std::tuple fields{
        field("grade", &T::grade, "等级", "Grade"), field("zh", &T::zh, "中文", "Chinese"),
        field("en", &T::en, "英文", "English"), field("firms", &T::firms, "户数", "Firms")};
};
template <>
struct Shape<gradings::CodeCount> {
    using T = gradings::CodeCount;
    static constexpr std::tuple fields{
        field("code", &T::code, "代码", "Code"), field("zh", &T::zh, "中文", "Chinese"),
        field("en", &T::en, "英文", "English"), field("firms", &T::firms, "户数", "Firms")};
};
template <>
struct Shape<gradings::LeverCell> {
    using T = gradings::LeverCell;
    static constexpr std::tuple fields{
        field("grade", &T::grade, "等级", "Grade"),
        field("lever", &T::lever, "手段", "Lever"),
        field("zh", &T::zh, "中文", "Chinese"),
        field("en", &T::en, "英文", "English"),
        field("unit", &T::unit, "单位", "Unit"),
        field("value", &T::value, "取值", "Value"),
        field("shown_zh", &T::shown_zh, "显示（中文）", "Shown in Chinese"),
        field("shown_en", &T::shown_en, "显示（英文）", "Shown in English")};
};
template <>
struct Shape<gradings::RunComputed>
    : EventShape<"run_computed", "完成评级批次", "Grading run computed"> {
    using T = gradings::RunComputed;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "机构", "By organisation"),
        field("by", &T::by, "经办人", "By"),
        field("note", &T::note, "说明", "Note"),
        field("scorecard", &T::scorecard, "评分卡", "Scorecard"),
        field("version", &T::version, "版本", "Version"),
        field("title_zh", &T::title_zh, "评分卡名称", "Title in Chinese"),
        field("title_en", &T::title_en, "评分卡英文名称", "Title in English"),
        field("segmentation", &T::segmentation, "客户细分", "Segmentation"),
        field("segmentation_version", &T::segmentation_version, "客户细分版本",
              "Version of the segmentation"),
        field("day", &T::day, "评级日", "Day"),
        field("journal", &T::journal, "截至日志第几行", "Up to line of the journal"),
        field("firms", &T::firms, "企业数", "Firms"),
        field("patents", &T::patents, "专利数", "Patents"),
        field("patents_without_code", &T::patents_without_code, "权利人无信用代码的专利数",
              "Patents of holders without a code"),
        field("graded", &T::graded, "已评级企业数", "Firms graded"),
        field("distribution", &T::distribution, "等级分布", "Distribution"),
        field("refusals", &T::refusals, "不评级原因", "Reasons for no grade"),
        field("segments", &T::segments, "客户细分", "Segments"),
        field("levers", &T::levers, "等级与手段", "Levers by grade"),
        field("inputs", &T::inputs, "输入摘要", "Digest of the inputs"),
        field("results", &T::results, "结果摘要", "Digest of the results")};
};
template <>
struct Shape<gradings::Run> {
    using T = gradings::Run;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("computed", &T::computed, "内容", "Details")};
};

template <>
struct Shape<gradings::Reason> {
    using T = gradings::Reason;
    static constexpr std::tuple fields{field("code", &T::code, "代码", "Code"),
                                       field("zh", &T::zh, "中文", "Chinese"),
                                       field("en", &T::en, "英文", "English")};
};
template <>
struct Shape<gradings::Graded> : EventShape<"graded", "评级", "Graded"> {
    using T = gradings::Graded;
    static constexpr std::tuple fields{
        field("run", &T::run, "评级批次", "Run"),
        field("day", &T::day, "评级日", "Day"),
        field("scorecard", &T::scorecard, "评分卡", "Scorecard"),
        field("version", &T::version, "版本", "Version"),
        field("credit_code", &T::credit_code, "统一社会信用代码", "Credit code"),
        field("name", &T::name, "企业名称", "Name"),
        field("region", &T::region, "行政区划", "Region"),
        field("patents", &T::patents, "专利数", "Patents"),
        field("field", &T::field, "技术领域", "Field"),
        field("grade", &T::grade, "等级", "Grade"),
        field("by_score", &T::by_score, "修正前等级", "Before corrections"),
        field("score", &T::score, "得分", "Score"),
        field("reasons", &T::reasons, "不评级原因", "Reasons for no grade"),
        field("stage", &T::stage, "生命周期阶段", "Stage"),
        field("segment", &T::segment, "客户细分", "Segment"),
        field("inputs", &T::inputs, "输入摘要", "Digest of the inputs")};
};
template <>
struct Shape<gradings::ProposeOverride> {
    using T = gradings::ProposeOverride;
    static constexpr std::tuple fields{
        field("grade", &T::grade, "调整为（等级代码，如 t4）", "Grade (such as t4)", not_blank),
        field("reason", &T::reason, "理由", "Reason", long_text),
        field("until", &T::until, "有效期至", "Until")};
};
template <>
struct Shape<gradings::DecideOverride> {
    using T = gradings::DecideOverride;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意", "Approved"),
                                       field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<gradings::OverrideProposed>
    : EventShape<"override_proposed", "提出人工调整", "Override proposed"> {
    using T = gradings::OverrideProposed;
    static constexpr std::tuple fields{
        field("run", &T::run, "评级批次", "Run"),
        field("organisation", &T::organisation, "机构", "By organisation"),
        field("by", &T::by, "经办人", "By"), field("on", &T::on, "日期", "On"),
        field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<gradings::OverrideDecided>
    : EventShape<"override_decided", "复核人工调整", "Override decided"> {
    using T = gradings::OverrideDecided;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "机构", "By organisation"),
        field("by", &T::by, "复核人", "By"), field("on", &T::on, "日期", "On"),
        field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<gradings::Override> {
    using T = gradings::Override;
    static constexpr std::tuple fields{field("proposed", &T::proposed, "提出", "Proposed"),
                                       field("decided", &T::decided, "复核", "Decided")};
};
template <>
struct Shape<gradings::Appeal> {
    using T = gradings::Appeal;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "异议内容", "What is wrong", long_text),
        field("evidence", &T::evidence, "证明材料", "Evidence", long_text)};
};
template <>
struct Shape<gradings::AnswerAppeal> {
    using T = gradings::AnswerAppeal;
    static constexpr std::tuple fields{field("answer", &T::answer, "答复", "Answer", long_text)};
};
template <>
struct Shape<gradings::Appealed> : EventShape<"appealed", "企业提出异议", "Appealed"> {
    using T = gradings::Appealed;
    static constexpr std::tuple fields{
        field("run", &T::run, "评级批次", "Run"), field("by", &T::by, "经办人", "By"),
        field("on", &T::on, "日期", "On"), field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<gradings::AppealAnswered>
    : EventShape<"appeal_answered", "答复异议", "Appeal answered"> {
    using T = gradings::AppealAnswered;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "机构", "By organisation"),
        field("by", &T::by, "经办人", "By"), field("on", &T::on, "日期", "On"),
        field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<gradings::AppealOnRecord> {
    using T = gradings::AppealOnRecord;
    static constexpr std::tuple fields{field("appealed", &T::appealed, "异议", "Appeal"),
                                       field("answered", &T::answered, "答复", "Answer")};
};
template <>
struct Shape<gradings::FirmGrade> {
    using T = gradings::FirmGrade;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("credit_code", &T::credit_code, "统一社会信用代码", "Credit code"),
        field("name", &T::name, "企业名称", "Name"),
        field("grades", &T::grades, "历次评级", "Grades"),
        field("overrides", &T::overrides, "人工调整", "Overrides"),
        field("appeals", &T::appeals, "异议", "Appeals")};
};

template <>
struct Shape<gradings::DemandSurveyed>
    : EventShape<"demand_surveyed", "登记融资需求", "Demand surveyed"> {
    using T = gradings::DemandSurveyed;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "调查机构", "By organisation"),
        field("by", &T::by, "经办人", "By"),
        field("name", &T::name, "企业名称", "Name"),
        field("on", &T::on, "调查日期", "On"),
        field("amount", &T::amount, "融资金额", "Amount", positive),
        field("purpose", &T::purpose, "用途", "Purpose"),
        field("term_months", &T::term_months, "期限（月）", "Months"),
        field("contact", &T::contact, "联系人（已隐去）", "Contact, masked"),
        field("source", &T::source, "来源", "Source")};
};
template <>
struct Shape<gradings::Demand> {
    using T = gradings::Demand;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("credit_code", &T::credit_code, "统一社会信用代码", "Credit code"),
        field("surveys", &T::surveys, "历次需求", "Surveys")};
};
template <>
struct Shape<gradings::PushSegment> {
    using T = gradings::PushSegment;
    static constexpr std::tuple fields{
        field("segment", &T::segment, "客户细分", "Segment", not_blank),
        field("banks", &T::banks, "推送银行", "Banks", Limits{.not_blank = true}),
        field("with_demand_only", &T::with_demand_only, "仅推送有融资需求的企业",
              "Only firms that asked for finance"),
        field("note", &T::note, "说明", "Note", long_text)};
};
template <>
struct Shape<gradings::PushedFirm> {
    using T = gradings::PushedFirm;
    static constexpr std::tuple fields{
        field("credit_code", &T::credit_code, "统一社会信用代码", "Credit code"),
        field("name", &T::name, "企业名称", "Name"),
        field("grade", &T::grade, "等级", "Grade"),
        field("amount", &T::amount, "融资金额", "Amount"),
        field("purpose", &T::purpose, "用途", "Purpose"),
        field("term_months", &T::term_months, "期限（月）", "Months")};
};
template <>
struct Shape<gradings::SegmentPushed>
    : EventShape<"segment_pushed", "推送客户名单", "Segment pushed to banks"> {
    using T = gradings::SegmentPushed;
    static constexpr std::tuple fields{
        field("run", &T::run, "评级批次", "Run"),
        field("organisation", &T::organisation, "机构", "By organisation"),
        field("by", &T::by, "经办人", "By"),
        field("on", &T::on, "日期", "On"),
        field("segment_zh", &T::segment_zh, "客户细分", "Segment in Chinese"),
        field("segment_en", &T::segment_en, "客户细分（英文）", "Segment in English"),
        field("details", &T::details, "内容", "Details"),
        field("firms", &T::firms, "企业", "Firms", Limits{.most_items = 100'000})};
};
template <>
struct Shape<gradings::Push> {
    using T = gradings::Push;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("pushed", &T::pushed, "内容", "Details")};
};

}  // namespace zhirong
