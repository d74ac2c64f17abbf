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
    static constexpr std::array fields{
        field<&T::founded_on>("founded_on", "成立日期", "Founded on"),
        field<&T::size>("size", "企业规模", "Size of the firm"),
        field<&T::staff>("staff", "从业人员", "Staff", not_negative),
        field<&T::rd_staff>("rd_staff", "研发人员", "Research staff", not_negative),
        field<&T::rd_staff_kept>("rd_staff_kept", "研发人员年留存率",
                                 "Research staff kept over a year"),
        field<&T::rd_intensity>("rd_intensity", "研发费用占营业收入", "Research cost to revenue"),
        field<&T::revenue>("revenue", "营业收入（元）", "Revenue (CNY)", not_negative),
        field<&T::patented_revenue_share>("patented_revenue_share", "专利产品收入占比",
                                          "Revenue from patented products"),
        field<&T::licence_income>("licence_income", "许可收入（元）", "Licence income (CNY)",
                                  not_negative),
        field<&T::technology_contracts>("technology_contracts", "技术合同登记数",
                                        "Technology contracts registered", not_negative),
        field<&T::credit_policy>("credit_policy", "信贷政策分类（银行、主管部门填写）",
                                 "Class under the credit policy (by banks and authorities)"),
        field<&T::negative_list>("negative_list", "在负面清单内（银行、主管部门填写）",
                                 "On the negative list (by banks and authorities)")};
};
template <>
struct Shape<gradings::StateFigures> {
    using T = gradings::StateFigures;
    static constexpr std::array fields{
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Unified social credit code",
                               not_blank),
        field<&T::name>("name", "企业名称", "Name of the firm", not_blank),
        field<&T::as_of>("as_of", "数据截止日", "As of"),
        field<&T::source>("source", "来源资料", "Source paper", not_blank),
        field<&T::region>("region", "行政区划代码（六位；不填取信用代码所载）",
                          "Region (GB/T 2260; otherwise that of the credit code)", not_blank),
        field<&T::values>("values", "指标", "Figures")};
};
template <>
struct Shape<gradings::VerifyFigures> {
    using T = gradings::VerifyFigures;
    static constexpr std::array fields{
        field<&T::statement>("statement", "第几次申报", "Which statement", positive),
        field<&T::evidence>("evidence", "核实依据", "Evidence", long_text)};
};
template <>
struct Shape<gradings::WithdrawFigures> {
    using T = gradings::WithdrawFigures;
    static constexpr std::array fields{
        field<&T::statement>("statement", "第几次申报", "Which statement", positive),
        field<&T::reason>("reason", "撤回原因", "Reason", long_text)};
};
template <>
struct Shape<gradings::FiguresStated>
    : EventShape<"figures_stated", "申报企业指标", "Figures stated"> {
    using T = gradings::FiguresStated;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "申报机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"),
        field<&T::by_firm>("by_firm", "企业自行申报", "By the firm itself"),
        field<&T::on>("on", "申报日", "On"), field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<gradings::FiguresVerified>
    : EventShape<"figures_verified", "核实企业指标", "Figures verified"> {
    using T = gradings::FiguresVerified;
    static constexpr std::array fields{
        field<&T::statement>("statement", "第几次申报", "Which statement"),
        field<&T::organisation>("organisation", "核实机构", "By organisation"),
        field<&T::by>("by", "核实人", "By"), field<&T::on>("on", "核实日", "On"),
        field<&T::evidence>("evidence", "核实依据", "Evidence")};
};
template <>
struct Shape<gradings::FiguresWithdrawn>
    : EventShape<"figures_withdrawn", "撤回企业指标", "Figures withdrawn"> {
    using T = gradings::FiguresWithdrawn;
    static constexpr std::array fields{
        field<&T::statement>("statement", "第几次申报", "Which statement"),
        field<&T::by>("by", "经办人", "By"), field<&T::reason>("reason", "原因", "Reason")};
};
template <>
struct Shape<gradings::Statement> {
    using T = gradings::Statement;
    static constexpr std::array fields{field<&T::stated>("stated", "申报", "Stated"),
                                       field<&T::verified>("verified", "核实", "Verified"),
                                       field<&T::withdrawn>("withdrawn", "撤回", "Withdrawn")};
};
template <>
struct Shape<gradings::FirmFigures> {
    using T = gradings::FirmFigures;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Credit code"),
        field<&T::statements>("statements", "各次申报", "Statements")};
};

template <>
struct Shape<gradings::PatentFactValues> {
    using T = gradings::PatentFactValues;
    static constexpr std::array fields{
        field<&T::origin>("origin", "取得方式", "How it was obtained"),
        field<&T::lead_inventor>("lead_inventor", "第一发明人", "First-named inventor"),
        field<&T::claims>("claims", "权利要求项数", "Claims"),
        field<&T::forward_citations>("forward_citations", "被引次数", "Citations received"),
        field<&T::backward_citations>("backward_citations", "引用次数", "Citations made"),
        field<&T::family_size>("family_size", "同族专利数", "Members of the family"),
        field<&T::family_countries>("family_countries", "同族国家（地区）数",
                                    "Countries of the family"),
        field<&T::inventors>("inventors", "发明人数", "Inventors"),
        field<&T::licences>("licences", "许可备案次数", "Licences filed"),
        field<&T::transfers>("transfers", "转让次数", "Transfers"),
        field<&T::pledges>("pledges", "质押次数", "Pledges"),
        field<&T::litigations>("litigations", "涉诉次数", "Litigations"),
        field<&T::invalidations_survived>("invalidations_survived", "无效宣告后维持次数",
                                          "Invalidations survived"),
        field<&T::pct>("pct", "PCT 国际申请", "International application (PCT)"),
        field<&T::in_product>("in_product", "已在产品中实施", "Used in a product"),
        field<&T::awarded>("awarded", "获专利奖", "Awarded a patent prize"),
        field<&T::in_standard>("in_standard", "纳入标准", "Part of a standard")};
};
template <>
struct Shape<gradings::FactsNoted>
    : EventShape<"facts_noted", "导入专利补充信息", "Facts of the patent noted"> {
    using T = gradings::FactsNoted;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"), field<&T::as_of>("as_of", "检索日期", "As of"),
        field<&T::source>("source", "来源", "Source"),
        field<&T::values>("values", "内容", "Values")};
};
template <>
struct Shape<gradings::PatentFacts> {
    using T = gradings::PatentFacts;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::number>("number", "专利号", "Patent number"),
                                       field<&T::notes>("notes", "各次导入", "Notes")};
};

template <>
struct Shape<gradings::StartRun> {
    using T = gradings::StartRun;
    static constexpr std::array fields{
        field<&T::scorecard>("scorecard", "评分卡", "Scorecard", not_blank),
        field<&T::note>("note", "说明", "Note", long_text)};
};
template <>
struct Shape<gradings::GradeCount> {
    using T = gradings::GradeCount;
    static constexpr std::array fields{
        field<&T::grade>("grade", "等级", "Grade"), field<&T::zh>("zh", "中文", "Chinese"),
        field<&T::en>("en", "英文", "English"), field<&T::firms>("firms", "户数", "Firms")};
};
template <>
struct Shape<gradings::CodeCount> {
    using T = gradings::CodeCount;
    static constexpr std::array fields{
        field<&T::code>("code", "代码", "Code"), field<&T::zh>("zh", "中文", "Chinese"),
        field<&T::en>("en", "英文", "English"), field<&T::firms>("firms", "户数", "Firms")};
};
template <>
struct Shape<gradings::LeverCell> {
    using T = gradings::LeverCell;
    static constexpr std::array fields{
        field<&T::grade>("grade", "等级", "Grade"),
        field<&T::lever>("lever", "手段", "Lever"),
        field<&T::zh>("zh", "中文", "Chinese"),
        field<&T::en>("en", "英文", "English"),
        field<&T::unit>("unit", "单位", "Unit"),
        field<&T::value>("value", "取值", "Value"),
        field<&T::shown_zh>("shown_zh", "显示（中文）", "Shown in Chinese"),
        field<&T::shown_en>("shown_en", "显示（英文）", "Shown in English")};
};
template <>
struct Shape<gradings::RunComputed>
    : EventShape<"run_computed", "完成评级批次", "Grading run computed"> {
    using T = gradings::RunComputed;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"),
        field<&T::note>("note", "说明", "Note"),
        field<&T::scorecard>("scorecard", "评分卡", "Scorecard"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::title_zh>("title_zh", "评分卡名称", "Title in Chinese"),
        field<&T::title_en>("title_en", "评分卡英文名称", "Title in English"),
        field<&T::segmentation>("segmentation", "客户细分", "Segmentation"),
        field<&T::segmentation_version>("segmentation_version", "客户细分版本",
                                        "Version of the segmentation"),
        field<&T::day>("day", "评级日", "Day"),
        field<&T::journal>("journal", "截至日志第几行", "Up to line of the journal"),
        field<&T::firms>("firms", "企业数", "Firms"),
        field<&T::patents>("patents", "专利数", "Patents"),
        field<&T::patents_without_code>("patents_without_code", "权利人无信用代码的专利数",
                                        "Patents of holders without a code"),
        field<&T::graded>("graded", "已评级企业数", "Firms graded"),
        field<&T::distribution>("distribution", "等级分布", "Distribution"),
        field<&T::refusals>("refusals", "不评级原因", "Reasons for no grade"),
        field<&T::segments>("segments", "客户细分", "Segments"),
        field<&T::levers>("levers", "等级与手段", "Levers by grade"),
        field<&T::inputs>("inputs", "输入摘要", "Digest of the inputs"),
        field<&T::results>("results", "结果摘要", "Digest of the results")};
};
template <>
struct Shape<gradings::Run> {
    using T = gradings::Run;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::computed>("computed", "内容", "Details")};
};

template <>
struct Shape<gradings::Reason> {
    using T = gradings::Reason;
    static constexpr std::array fields{field<&T::code>("code", "代码", "Code"),
                                       field<&T::zh>("zh", "中文", "Chinese"),
                                       field<&T::en>("en", "英文", "English")};
};
template <>
struct Shape<gradings::Graded> : EventShape<"graded", "评级", "Graded"> {
    using T = gradings::Graded;
    static constexpr std::array fields{
        field<&T::run>("run", "评级批次", "Run"),
        field<&T::day>("day", "评级日", "Day"),
        field<&T::scorecard>("scorecard", "评分卡", "Scorecard"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Credit code"),
        field<&T::name>("name", "企业名称", "Name"),
        field<&T::region>("region", "行政区划", "Region"),
        field<&T::patents>("patents", "专利数", "Patents"),
        field<&T::field>("field", "技术领域", "Field"),
        field<&T::grade>("grade", "等级", "Grade"),
        field<&T::by_score>("by_score", "修正前等级", "Before corrections"),
        field<&T::score>("score", "得分", "Score"),
        field<&T::reasons>("reasons", "不评级原因", "Reasons for no grade"),
        field<&T::stage>("stage", "生命周期阶段", "Stage"),
        field<&T::segment>("segment", "客户细分", "Segment"),
        field<&T::inputs>("inputs", "输入摘要", "Digest of the inputs")};
};
template <>
struct Shape<gradings::ProposeOverride> {
    using T = gradings::ProposeOverride;
    static constexpr std::array fields{
        field<&T::grade>("grade", "调整为（等级代码，如 t4）", "Grade (such as t4)", not_blank),
        field<&T::reason>("reason", "理由", "Reason", long_text),
        field<&T::until>("until", "有效期至", "Until")};
};
template <>
struct Shape<gradings::DecideOverride> {
    using T = gradings::DecideOverride;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<gradings::OverrideProposed>
    : EventShape<"override_proposed", "提出人工调整", "Override proposed"> {
    using T = gradings::OverrideProposed;
    static constexpr std::array fields{
        field<&T::run>("run", "评级批次", "Run"),
        field<&T::organisation>("organisation", "机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"), field<&T::on>("on", "日期", "On"),
        field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<gradings::OverrideDecided>
    : EventShape<"override_decided", "复核人工调整", "Override decided"> {
    using T = gradings::OverrideDecided;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "机构", "By organisation"),
        field<&T::by>("by", "复核人", "By"), field<&T::on>("on", "日期", "On"),
        field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<gradings::Override> {
    using T = gradings::Override;
    static constexpr std::array fields{field<&T::proposed>("proposed", "提出", "Proposed"),
                                       field<&T::decided>("decided", "复核", "Decided")};
};
template <>
struct Shape<gradings::Appeal> {
    using T = gradings::Appeal;
    static constexpr std::array fields{
        field<&T::reason>("reason", "异议内容", "What is wrong", long_text),
        field<&T::evidence>("evidence", "证明材料", "Evidence", long_text)};
};
template <>
struct Shape<gradings::AnswerAppeal> {
    using T = gradings::AnswerAppeal;
    static constexpr std::array fields{field<&T::answer>("answer", "答复", "Answer", long_text)};
};
template <>
struct Shape<gradings::Appealed> : EventShape<"appealed", "企业提出异议", "Appealed"> {
    using T = gradings::Appealed;
    static constexpr std::array fields{
        field<&T::run>("run", "评级批次", "Run"), field<&T::by>("by", "经办人", "By"),
        field<&T::on>("on", "日期", "On"), field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<gradings::AppealAnswered>
    : EventShape<"appeal_answered", "答复异议", "Appeal answered"> {
    using T = gradings::AppealAnswered;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"), field<&T::on>("on", "日期", "On"),
        field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<gradings::AppealOnRecord> {
    using T = gradings::AppealOnRecord;
    static constexpr std::array fields{field<&T::appealed>("appealed", "异议", "Appeal"),
                                       field<&T::answered>("answered", "答复", "Answer")};
};
template <>
struct Shape<gradings::FirmGrade> {
    using T = gradings::FirmGrade;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Credit code"),
        field<&T::name>("name", "企业名称", "Name"),
        field<&T::grades>("grades", "历次评级", "Grades"),
        field<&T::overrides>("overrides", "人工调整", "Overrides"),
        field<&T::appeals>("appeals", "异议", "Appeals")};
};

template <>
struct Shape<gradings::DemandSurveyed>
    : EventShape<"demand_surveyed", "登记融资需求", "Demand surveyed"> {
    using T = gradings::DemandSurveyed;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "调查机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"),
        field<&T::name>("name", "企业名称", "Name"),
        field<&T::on>("on", "调查日期", "On"),
        field<&T::amount>("amount", "融资金额", "Amount", positive),
        field<&T::purpose>("purpose", "用途", "Purpose"),
        field<&T::term_months>("term_months", "期限（月）", "Months"),
        field<&T::contact>("contact", "联系人（已隐去）", "Contact, masked"),
        field<&T::source>("source", "来源", "Source")};
};
template <>
struct Shape<gradings::Demand> {
    using T = gradings::Demand;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Credit code"),
        field<&T::surveys>("surveys", "历次需求", "Surveys")};
};
template <>
struct Shape<gradings::PushSegment> {
    using T = gradings::PushSegment;
    static constexpr std::array fields{
        field<&T::segment>("segment", "客户细分", "Segment", not_blank),
        field<&T::banks>("banks", "推送银行", "Banks", Limits{.not_blank = true}),
        field<&T::with_demand_only>("with_demand_only", "仅推送有融资需求的企业",
                                    "Only firms that asked for finance"),
        field<&T::note>("note", "说明", "Note", long_text)};
};
template <>
struct Shape<gradings::PushedFirm> {
    using T = gradings::PushedFirm;
    static constexpr std::array fields{
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Credit code"),
        field<&T::name>("name", "企业名称", "Name"),
        field<&T::grade>("grade", "等级", "Grade"),
        field<&T::amount>("amount", "融资金额", "Amount"),
        field<&T::purpose>("purpose", "用途", "Purpose"),
        field<&T::term_months>("term_months", "期限（月）", "Months")};
};
template <>
struct Shape<gradings::SegmentPushed>
    : EventShape<"segment_pushed", "推送客户名单", "Segment pushed to banks"> {
    using T = gradings::SegmentPushed;
    static constexpr std::array fields{
        field<&T::run>("run", "评级批次", "Run"),
        field<&T::organisation>("organisation", "机构", "By organisation"),
        field<&T::by>("by", "经办人", "By"),
        field<&T::on>("on", "日期", "On"),
        field<&T::segment_zh>("segment_zh", "客户细分", "Segment in Chinese"),
        field<&T::segment_en>("segment_en", "客户细分（英文）", "Segment in English"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::firms>("firms", "企业", "Firms", Limits{.most_items = 100'000})};
};
template <>
struct Shape<gradings::Push> {
    using T = gradings::Push;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::pushed>("pushed", "内容", "Details")};
};

}  // namespace zhirong
