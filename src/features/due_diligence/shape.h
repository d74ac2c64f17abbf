#pragma once
#include "features/due_diligence/record.h"

namespace zhirong {

template <>
struct EnumNames<due_diligence::Stage> {
    using enum due_diligence::Stage;
    using S = due_diligence::Stage;
    static constexpr std::array names{EnumName<S>{open, "open", "调查中", "Open"},
                                      EnumName<S>{reported, "reported", "已出具报告", "Reported"},
                                      EnumName<S>{passed, "passed", "已通过", "Passed"},
                                      EnumName<S>{failed, "failed", "未通过", "Failed"}};
};
template <>
struct EnumNames<due_diligence::Act> {
    using enum due_diligence::Act;
    using A = due_diligence::Act;
    static constexpr std::array names{
        EnumName<A>{report, "report", "提交尽职调查报告", "Report the due diligence"},
        EnumName<A>{pass, "pass", "通过尽职调查", "Pass the due diligence"},
        EnumName<A>{fail, "fail", "不通过尽职调查", "Fail the due diligence"}};
};
template <>
struct EnumNames<due_diligence::Finding> {
    using enum due_diligence::Finding;
    using F = due_diligence::Finding;
    static constexpr std::array names{EnumName<F>{ok, "ok", "无异常", "No objection"},
                                      EnumName<F>{concern, "concern", "需关注", "Concern"},
                                      EnumName<F>{fail, "fail", "不通过", "Fail"}};
};
template <>
struct EnumNames<due_diligence::PaperKind> {
    using enum due_diligence::PaperKind;
    using P = due_diligence::PaperKind;
    static constexpr std::array names{
        EnumName<P>{register_copy, "register_copy", "登记簿副本", "Copy of the register"},
        EnumName<P>{licence_contracts, "licence_contracts", "许可合同", "Licence contracts"},
        EnumName<P>{fee_receipt, "fee_receipt", "年费缴纳凭证", "Receipt of the annual fee"},
        EnumName<P>{litigation_search, "litigation_search", "涉诉与查封查询结果",
                    "Search for litigation and preservation"},
        EnumName<P>{financial_statements, "financial_statements", "财务报表",
                    "Financial statements"},
        EnumName<P>{bank_statements, "bank_statements", "银行流水", "Bank statements"},
        EnumName<P>{credit_report, "credit_report", "征信报告", "Credit report"},
        EnumName<P>{funds_plan, "funds_plan", "用款计划与交易合同",
                    "Plan for the funds and contracts"},
        EnumName<P>{ownership_structure, "ownership_structure", "股权结构与关联方清单",
                    "Ownership structure and related parties"},
        EnumName<P>{product_description, "product_description", "产品与专利对应说明",
                    "Products and the rights they use"},
        EnumName<P>{site_visit_record, "site_visit_record", "实地调查记录",
                    "Record of the site visit"},
        EnumName<P>{other, "other", "其他资料", "Other"}};
};

template <>
struct Shape<due_diligence::Item> {
    using T = due_diligence::Item;
    static constexpr std::array fields{field<&T::code>("code", "代码", "Code"),
                                       field<&T::zh>("zh", "中文", "Chinese"),
                                       field<&T::en>("en", "英文", "English"),
                                       field<&T::papers>("papers", "须附资料", "Papers required"),
                                       field<&T::source>("source", "依据", "Source")};
};
template <>
struct Shape<due_diligence::OwnTable> {
    using T = due_diligence::OwnTable;
    static constexpr std::array fields{
        field<&T::source>("source", "本行制度名称与文号", "The bank's rule", not_blank),
        field<&T::ceilings>("ceilings", "质押率上限", "Ceilings", not_blank)};
};
template <>
struct Shape<due_diligence::Open> {
    static constexpr std::array fields{
        field<&due_diligence::Open::table>("table", "本行质押率上限表（不填则用示例）",
                                           "The bank's ceilings (without them: the example)")};
};
template <>
struct Shape<due_diligence::Paper> {
    using T = due_diligence::Paper;
    static constexpr std::array fields{
        field<&T::kind>("kind", "资料类型", "Kind"),
        field<&T::reference>("reference", "编号或名称", "Reference", not_blank)};
};
template <>
struct Shape<due_diligence::Answer> {
    using T = due_diligence::Answer;
    static constexpr std::array fields{
        field<&T::item>("item", "调查事项", "Item", not_blank),
        field<&T::finding>("finding", "结论", "Finding"),
        field<&T::text>("text", "调查情况", "What was found", long_text),
        field<&T::papers>("papers", "资料", "Papers")};
};
template <>
struct Shape<due_diligence::Report> {
    using T = due_diligence::Report;
    static constexpr std::array fields{
        field<&T::answers>("answers", "逐项调查", "Answers", not_blank),
        field<&T::visited>("visited", "实地调查日", "Date of the site visit"),
        field<&T::investigators>("investigators", "调查人（用户名，至少两人）",
                                 "Investigators (user names, at least two)", not_blank),
        field<&T::recommended>("recommended", "建议金额（元）", "Recommended amount in yuan",
                               positive),
        field<&T::override_reason>("override_reason", "突破质押率上限的理由（未超上限不填）",
                                   "Reason for going above the ceiling (only then)", long_text),
        field<&T::conclusion>("conclusion", "调查结论", "Conclusion", long_text)};
};
template <>
struct Shape<due_diligence::Decide> {
    using T = due_diligence::Decide;
    static constexpr std::array fields{field<&T::passed>("passed", "通过", "Passed"),
                                       field<&T::note>("note", "审批意见", "Note", long_text)};
};

template <>
struct Shape<due_diligence::Opened> : EventShape<"opened", "开始尽职调查", "Due diligence opened"> {
    using T = due_diligence::Opened;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "经办人", "By"),
                                       field<&T::financing>("financing", "融资", "Financing"),
                                       field<&T::bank>("bank", "银行", "Bank"),
                                       field<&T::rights>("rights", "出质知识产权", "Rights"),
                                       field<&T::checklist>("checklist", "调查清单", "Checklist"),
                                       field<&T::table>("table", "质押率上限表", "Ceilings")};
};
template <>
struct Shape<due_diligence::Override> {
    using T = due_diligence::Override;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::by>("by", "提出人", "By"),
        field<&T::reason>("reason", "理由", "Reason"),
        field<&T::loan_to_value>("loan_to_value", "质押率", "Loan to value"),
        field<&T::ceiling>("ceiling", "上限", "Ceiling"),
        field<&T::excess>("excess", "超出金额", "Excess")};
};
template <>
struct Shape<due_diligence::Reported>
    : EventShape<"reported", "出具尽职调查报告", "Due diligence reported"> {
    using T = due_diligence::Reported;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"), field<&T::by>("by", "提交人", "By"),
        field<&T::report>("report", "报告", "Report"),
        field<&T::loan_to_value>("loan_to_value", "质押率", "Loan to value"),
        field<&T::override>("override", "突破上限记录", "Override")};
};
template <>
struct Shape<due_diligence::Passed> : EventShape<"passed", "尽职调查通过", "Due diligence passed"> {
    using T = due_diligence::Passed;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"), field<&T::by>("by", "审批人", "By"),
        field<&T::recommended>("recommended", "建议金额", "Recommended amount"),
        field<&T::note>("note", "意见", "Note")};
};
template <>
struct Shape<due_diligence::Failed>
    : EventShape<"failed", "尽职调查未通过", "Due diligence failed"> {
    using T = due_diligence::Failed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "审批人", "By"),
                                       field<&T::note>("note", "意见", "Note")};
};

template <>
struct Shape<due_diligence::DueDiligence> {
    using T = due_diligence::DueDiligence;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::stage>("stage", "阶段", "Stage"),
                                       field<&T::opened>("opened", "开始", "Opened"),
                                       field<&T::reported>("reported", "报告", "Reported"),
                                       field<&T::passed>("passed", "通过", "Passed"),
                                       field<&T::failed>("failed", "未通过", "Failed")};
};

}  // namespace zhirong
