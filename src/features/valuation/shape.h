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
    static constexpr std::tuple fields{
        field("kind", &T::kind, "资料类型", "Kind"),
        field("reference", &T::reference, "编号或名称", "Reference", not_blank)};
};
template <>
struct Shape<valuation::Subject> {
    using T = valuation::Subject;
    static constexpr std::tuple fields{field("right", &T::right, "知识产权", "Right"),
                                       field("title", &T::title, "名称", "Title"),
                                       field("owners", &T::owners, "权利人", "Owners")};
};
template <>
struct Shape<valuation::Commission> {
    using T = valuation::Commission;
    static constexpr std::tuple fields{
        field("base_date", &T::base_date, "评估基准日", "Base date"),
        field("purpose", &T::purpose, "评估目的", "Purpose", long_text),
        field("deadline", &T::deadline, "报告期限", "Deadline for the report"),
        field("inquiry", &T::inquiry, "名录询价（已选定机构的）", "Inquiry to the panel")};
};
template <>
struct Shape<valuation::Line> {
    using T = valuation::Line;
    static constexpr std::tuple fields{
        field("right", &T::right, "知识产权", "Right", not_blank),
        field("value", &T::value, "评估价值（元）", "Value in yuan", positive),
        field("low", &T::low, "价值下限（元）", "Low end in yuan", positive),
        field("high", &T::high, "价值上限（元）", "High end in yuan", positive)};
};
template <>
struct Shape<valuation::Professional> {
    using T = valuation::Professional;
    static constexpr std::tuple fields{
        field("name", &T::name, "姓名", "Name", not_blank),
        field("licence", &T::licence, "执业登记编号", "Licence number", not_blank)};
};
template <>
struct Shape<valuation::Report> {
    using T = valuation::Report;
    static constexpr std::tuple fields{
        field("number", &T::number, "报告编号", "Report number", not_blank),
        field("method", &T::method, "评估方法", "Method"),
        field("lines", &T::lines, "逐项价值", "Value of each right", not_blank),
        field("professionals", &T::professionals, "签字评估专业人员", "Signing professionals",
              not_blank),
        field("valid_until", &T::valid_until, "结论使用有效期至", "May be used until"),
        field("assumptions", &T::assumptions, "评估假设与依据", "Assumptions", long_text),
        field("papers", &T::papers, "资料", "Papers", not_blank)};
};
template <>
struct Shape<valuation::ReportFile> {
    using T = valuation::ReportFile;
    static constexpr std::tuple fields{
        field("working_file", &T::working_file, "已完成的估值底稿", "Finished working file",
              not_blank),
        field("number", &T::number, "报告编号", "Report number", not_blank),
        field("valid_until", &T::valid_until, "结论使用有效期至", "May be used until"),
        field("papers", &T::papers, "资料", "Papers", not_blank)};
};
template <>
struct Shape<valuation::FileReference> {
    using T = valuation::FileReference;
    static constexpr std::tuple fields{
        field("working_file", &T::working_file, "估值底稿", "Working file"),
        field("number", &T::number, "底稿编号", "Number"),
        field("digest", &T::digest, "摘要", "Digest"),
        field("score", &T::score, "指标得分", "Score")};
};
template <>
struct Shape<valuation::Comparison> {
    using T = valuation::Comparison;
    static constexpr std::tuple fields{field("name", &T::name, "比较项", "Comparison"),
                                       field("said", &T::said, "结果", "Result"),
                                       field("flagged", &T::flagged, "离群", "Out of line")};
};
template <>
struct Shape<valuation::Accept> {
    using T = valuation::Accept;
    static constexpr std::tuple fields{
        field("note", &T::note, "采纳意见", "Note", long_text),
        field("outlier_reason", &T::outlier_reason, "采纳离群报告的理由",
              "Why a report out of line is accepted", long_text)};
};
template <>
struct Shape<valuation::Return> {
    using T = valuation::Return;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "退回理由", "Reason", long_text),
        field("base_date", &T::base_date, "改定评估基准日", "Another base date"),
        field("deadline", &T::deadline, "改定报告期限", "Another deadline")};
};

template <>
struct Shape<valuation::Commissioned>
    : EventShape<"commissioned", "委托评估", "Valuation commissioned"> {
    using T = valuation::Commissioned;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("financing", &T::financing, "融资", "Financing"),
        field("applicant", &T::applicant, "申请企业", "Applicant"),
        field("bank", &T::bank, "银行", "Bank"),
        field("appraiser", &T::appraiser, "评估机构", "Appraiser"),
        field("way", &T::way, "评估方式", "Way of valuing"),
        field("fee", &T::fee, "评估费", "Fee"),
        field("subjects", &T::subjects, "评估对象", "Rights to be valued"),
        field("commission", &T::commission, "委托事项", "Commission")};
};
template <>
struct Shape<valuation::Reported> : EventShape<"reported", "出具评估报告", "Valuation reported"> {
    using T = valuation::Reported;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "提交人", "By"),
                                       field("report", &T::report, "报告", "Report"),
                                       field("file", &T::file, "估值底稿", "Working file")};
};
template <>
struct Shape<valuation::Accepted> : EventShape<"accepted", "采纳评估报告", "Valuation accepted"> {
    using T = valuation::Accepted;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("by", &T::by, "采纳人", "By"),
        field("value", &T::value, "评估价值", "Value"),
        field("note", &T::note, "意见", "Note"),
        field("low", &T::low, "下限", "Low"),
        field("high", &T::high, "上限", "High"),
        field("outlier_reason", &T::outlier_reason, "采纳离群报告的理由", "Why out of line"),
        field("flagged", &T::flagged, "离群项", "Out of line")};
};
template <>
struct Shape<valuation::Returned> : EventShape<"returned", "退回评估报告", "Valuation returned"> {
    using T = valuation::Returned;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "退回人", "By"),
                                       field("reason", &T::reason, "理由", "Reason"),
                                       field("base_date", &T::base_date, "评估基准日", "Base date"),
                                       field("deadline", &T::deadline, "报告期限", "Deadline")};
};

template <>
struct Shape<valuation::Valuation> {
    using T = valuation::Valuation;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("financing", &T::financing, "融资", "Financing"),
        field("applicant", &T::applicant, "申请企业", "Applicant"),
        field("bank", &T::bank, "银行", "Bank"),
        field("appraiser", &T::appraiser, "评估机构", "Appraiser"),
        field("way", &T::way, "评估方式", "Way of valuing"),
        field("subjects", &T::subjects, "评估对象", "Rights to be valued"),
        field("commission", &T::commission, "委托事项", "Commission"),
        field("fee", &T::fee, "评估费", "Fee"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("report", &T::report, "报告", "Report"),
        field("file", &T::file, "估值底稿", "Working file"),
        field("reported_on", &T::reported_on, "报告日", "Reported on"),
        field("reported_by", &T::reported_by, "提交人", "Reported by"),
        field("returned", &T::returned, "退回", "Returned"),
        field("accepted", &T::accepted, "采纳", "Accepted")};
};

}  // namespace zhirong
