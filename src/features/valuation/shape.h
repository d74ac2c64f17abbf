#pragma once
#include "features/valuation/record.h"

namespace zhirong {

template <>
struct EnumNames<valuation::Stage> {
    using enum valuation::Stage;
    using S = valuation::Stage;
    static constexpr std::array names{
        EnumName<S>{commissioned, "commissioned", "评估中", "Commissioned"},
        EnumName<S>{reported, "reported", "已出具报告", "Reported"},
        EnumName<S>{accepted, "accepted", "已采纳", "Accepted"},
        EnumName<S>{returned, "returned", "已退回", "Returned"}};
};
template <>
struct EnumNames<valuation::Act> {
    using enum valuation::Act;
    using A = valuation::Act;
    static constexpr std::array names{
        EnumName<A>{report, "report", "提交评估报告", "Report the valuation"},
        EnumName<A>{accept, "accept", "采纳评估报告", "Accept the valuation"},
        EnumName<A>{send_back, "send_back", "退回评估报告", "Return the valuation"}};
};
template <>
struct EnumNames<valuation::Method> {
    using enum valuation::Method;
    using M = valuation::Method;
    static constexpr std::array names{EnumName<M>{income, "income", "收益法", "Income approach"},
                                      EnumName<M>{market, "market", "市场法", "Market approach"},
                                      EnumName<M>{cost, "cost", "成本法", "Cost approach"}};
};
template <>
struct EnumNames<valuation::PaperKind> {
    using enum valuation::PaperKind;
    using P = valuation::PaperKind;
    static constexpr std::array names{
        EnumName<P>{report, "report", "资产评估报告", "Appraisal report"},
        EnumName<P>{evaluation, "evaluation", "评价表", "Evaluation sheet"},
        EnumName<P>{agreement, "agreement", "协商定值协议", "Agreement on the value"},
        EnumName<P>{ownership, "ownership", "权属证明", "Proof of ownership"},
        EnumName<P>{details, "details", "评估明细表", "Appraisal details"},
        EnumName<P>{financial_statements, "financial_statements", "财务报表",
                    "Financial statements"},
        EnumName<P>{market_data, "market_data", "市场与可比交易资料",
                    "Market data and comparable transactions"},
        EnumName<P>{other, "other", "其他资料", "Other"}};
};

template <>
struct Shape<valuation::Paper> {
    using T = valuation::Paper;
    static constexpr std::array fields{
        field<&T::kind>("kind", "资料类型", "Kind"),
        field<&T::reference>("reference", "编号或名称", "Reference", not_blank)};
};
template <>
struct Shape<valuation::Subject> {
    using T = valuation::Subject;
    static constexpr std::array fields{field<&T::right>("right", "知识产权", "Right"),
                                       field<&T::title>("title", "名称", "Title"),
                                       field<&T::owners>("owners", "权利人", "Owners")};
};
template <>
struct Shape<valuation::Commission> {
    using T = valuation::Commission;
    static constexpr std::array fields{
        field<&T::base_date>("base_date", "评估基准日", "Base date"),
        field<&T::purpose>("purpose", "评估目的", "Purpose", long_text),
        field<&T::deadline>("deadline", "报告期限", "Deadline for the report"),
        field<&T::inquiry>("inquiry", "名录询价（已选定机构的）", "Inquiry to the panel")};
};
template <>
struct Shape<valuation::Line> {
    using T = valuation::Line;
    static constexpr std::array fields{
        field<&T::right>("right", "知识产权", "Right", not_blank),
        field<&T::value>("value", "评估价值（元）", "Value in yuan", positive),
        field<&T::low>("low", "价值下限（元）", "Low end in yuan", positive),
        field<&T::high>("high", "价值上限（元）", "High end in yuan", positive)};
};
template <>
struct Shape<valuation::Professional> {
    using T = valuation::Professional;
    static constexpr std::array fields{
        field<&T::name>("name", "姓名", "Name", not_blank),
        field<&T::licence>("licence", "执业登记编号", "Licence number", not_blank)};
};
template <>
struct Shape<valuation::Report> {
    using T = valuation::Report;
    static constexpr std::array fields{
        field<&T::number>("number", "报告编号", "Report number", not_blank),
        field<&T::method>("method", "评估方法", "Method"),
        field<&T::lines>("lines", "逐项价值", "Value of each right", not_blank),
        field<&T::professionals>("professionals", "签字评估专业人员", "Signing professionals",
                                 not_blank),
        field<&T::valid_until>("valid_until", "结论使用有效期至", "May be used until"),
        field<&T::assumptions>("assumptions", "评估假设与依据", "Assumptions", long_text),
        field<&T::papers>("papers", "资料", "Papers", not_blank)};
};
template <>
struct Shape<valuation::ReportFile> {
    using T = valuation::ReportFile;
    static constexpr std::array fields{
        field<&T::working_file>("working_file", "已完成的估值底稿", "Finished working file",
                                not_blank),
        field<&T::number>("number", "报告编号", "Report number", not_blank),
        field<&T::valid_until>("valid_until", "结论使用有效期至", "May be used until"),
        field<&T::papers>("papers", "资料", "Papers", not_blank)};
};
template <>
struct Shape<valuation::FileReference> {
    using T = valuation::FileReference;
    static constexpr std::array fields{
        field<&T::working_file>("working_file", "估值底稿", "Working file"),
        field<&T::number>("number", "底稿编号", "Number"),
        field<&T::digest>("digest", "摘要", "Digest"),
        field<&T::score>("score", "指标得分", "Score")};
};
template <>
struct Shape<valuation::Comparison> {
    using T = valuation::Comparison;
    static constexpr std::array fields{field<&T::name>("name", "比较项", "Comparison"),
                                       field<&T::said>("said", "结果", "Result"),
                                       field<&T::flagged>("flagged", "离群", "Out of line")};
};
template <>
struct Shape<valuation::Accept> {
    using T = valuation::Accept;
    static constexpr std::array fields{
        field<&T::note>("note", "采纳意见", "Note", long_text),
        field<&T::outlier_reason>("outlier_reason", "采纳离群报告的理由",
                                  "Why a report out of line is accepted", long_text)};
};
template <>
struct Shape<valuation::Return> {
    using T = valuation::Return;
    static constexpr std::array fields{
        field<&T::reason>("reason", "退回理由", "Reason", long_text),
        field<&T::base_date>("base_date", "改定评估基准日", "Another base date"),
        field<&T::deadline>("deadline", "改定报告期限", "Another deadline")};
};

template <>
struct Shape<valuation::Commissioned>
    : EventShape<"commissioned", "委托评估", "Valuation commissioned"> {
    using T = valuation::Commissioned;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::applicant>("applicant", "申请企业", "Applicant"),
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::appraiser>("appraiser", "评估机构", "Appraiser"),
        field<&T::way>("way", "评估方式", "Way of valuing"),
        field<&T::fee>("fee", "评估费", "Fee"),
        field<&T::subjects>("subjects", "评估对象", "Rights to be valued"),
        field<&T::commission>("commission", "委托事项", "Commission")};
};
template <>
struct Shape<valuation::Reported> : EventShape<"reported", "出具评估报告", "Valuation reported"> {
    using T = valuation::Reported;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "提交人", "By"),
                                       field<&T::report>("report", "报告", "Report"),
                                       field<&T::file>("file", "估值底稿", "Working file")};
};
template <>
struct Shape<valuation::Accepted> : EventShape<"accepted", "采纳评估报告", "Valuation accepted"> {
    using T = valuation::Accepted;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::by>("by", "采纳人", "By"),
        field<&T::value>("value", "评估价值", "Value"),
        field<&T::note>("note", "意见", "Note"),
        field<&T::low>("low", "下限", "Low"),
        field<&T::high>("high", "上限", "High"),
        field<&T::outlier_reason>("outlier_reason", "采纳离群报告的理由", "Why out of line"),
        field<&T::flagged>("flagged", "离群项", "Out of line")};
};
template <>
struct Shape<valuation::Returned> : EventShape<"returned", "退回评估报告", "Valuation returned"> {
    using T = valuation::Returned;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "退回人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::base_date>("base_date", "评估基准日", "Base date"),
                                       field<&T::deadline>("deadline", "报告期限", "Deadline")};
};

template <>
struct Shape<valuation::Valuation> {
    using T = valuation::Valuation;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::applicant>("applicant", "申请企业", "Applicant"),
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::appraiser>("appraiser", "评估机构", "Appraiser"),
        field<&T::way>("way", "评估方式", "Way of valuing"),
        field<&T::subjects>("subjects", "评估对象", "Rights to be valued"),
        field<&T::commission>("commission", "委托事项", "Commission"),
        field<&T::fee>("fee", "评估费", "Fee"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::report>("report", "报告", "Report"),
        field<&T::file>("file", "估值底稿", "Working file"),
        field<&T::reported_on>("reported_on", "报告日", "Reported on"),
        field<&T::reported_by>("reported_by", "提交人", "Reported by"),
        field<&T::returned>("returned", "退回", "Returned"),
        field<&T::accepted>("accepted", "采纳", "Accepted")};
};

}  // namespace zhirong
