#pragma once
#include "features/proposal/record.h"

namespace zhirong {

template <>
struct EnumNames<proposal::Stage> {
    using enum proposal::Stage;
    using S = proposal::Stage;
    static constexpr std::array names{
        EnumName<S>{proposed, "proposed", "待审批", "Waiting for approval"},
        EnumName<S>{approved, "approved", "已批准", "Approved"},
        EnumName<S>{declined, "declined", "未批准", "Declined"},
        EnumName<S>{withdrawn, "withdrawn", "已撤回", "Withdrawn"},
        EnumName<S>{ended, "ended", "已终止", "Ended"}};
};
template <>
struct EnumNames<proposal::Act> {
    using enum proposal::Act;
    using A = proposal::Act;
    static constexpr std::array names{
        EnumName<A>{approve, "approve", "批准授信方案", "Approve the proposal"},
        EnumName<A>{decline, "decline", "不批准授信方案", "Decline the proposal"},
        EnumName<A>{withdraw, "withdraw", "撤回授信方案", "Withdraw the proposal"},
        EnumName<A>{end, "end", "终止授信额度", "End the line"}};
};
template <>
struct Shape<proposal::StatedValue> {
    using T = proposal::StatedValue;
    static constexpr std::array fields{
        field<&T::right>("right", "知识产权", "Right", not_blank),
        field<&T::low>("low", "低值（元）", "Low, yuan", positive),
        field<&T::median>("median", "中值（元）", "Median, yuan", positive),
        field<&T::high>("high", "高值（元）", "High, yuan", positive),
        field<&T::basis>("basis", "价值依据", "Basis", not_blank)};
};
template <>
struct Shape<proposal::StatedCover> {
    using T = proposal::StatedCover;
    static constexpr std::array fields{
        field<&T::fund>("fund", "补偿金", "Fund", not_blank),
        field<&T::share>("share", "分担比例", "Share"),
        field<&T::source>("source", "依据（条款）", "Article", not_blank)};
};
template <>
struct Shape<proposal::Question> {
    using T = proposal::Question;
    static constexpr std::array fields{
        field<&T::firm>("firm", "企业", "Firm"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::need>("need", "需求", "Need"),
        field<&T::values>("values", "权利价值", "Values"),
        field<&T::grade>("grade", "等级", "Grade"),
        field<&T::life_stage>("life_stage", "生命周期阶段", "Life stage"),
        field<&T::shared_limit>("shared_limit", "共用额度", "Shared limit"),
        field<&T::cover>("cover", "增信", "Cover"),
        field<&T::programme>("programme", "政策", "Programme")};
};
template <>
struct Shape<proposal::Propose> {
    using T = proposal::Propose;
    static constexpr std::array fields{
        field<&T::question>("question", "企业与需求", "Firm and need"),
        field<&T::terms>("terms", "额度、利率、期限", "Line, rate, tenor"),
        field<&T::reason>("reason", "突破约束的理由（未突破不填）",
                          "Reason for passing a bound (only then)", long_text),
        field<&T::note>("note", "说明", "Note", long_text)};
};
template <>
struct Shape<proposal::Decide> {
    using T = proposal::Decide;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<proposal::Withdraw> {
    static constexpr std::array fields{
        field<&proposal::Withdraw::reason>("reason", "撤回理由", "Reason", long_text)};
};
template <>
struct Shape<proposal::End> {
    static constexpr std::array fields{
        field<&proposal::End::reason>("reason", "终止理由", "Reason", long_text)};
};
template <>
struct Shape<proposal::Attach> {
    static constexpr std::array fields{field<&proposal::Attach::proposal>(
        "proposal", "已批额度（授信方案编号）", "Approved line", not_blank)};
};
template <>
struct Shape<proposal::Proposed> : EventShape<"proposed", "提交授信方案", "Credit proposal made"> {
    using T = proposal::Proposed;
    static constexpr std::array fields{
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::firm>("firm", "企业", "Firm"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::product>("product", "产品", "Product"),
        field<&T::inputs>("inputs", "依据资料", "Inputs"),
        field<&T::offer>("offer", "测算", "Offer"),
        field<&T::terms>("terms", "方案", "Terms"),
        field<&T::reason>("reason", "突破理由", "Reason"),
        field<&T::passed>("passed", "突破的约束", "Bounds passed"),
        field<&T::note>("note", "说明", "Note"),
        field<&T::valid_until>("valid_until", "额度有效至", "Valid until"),
        field<&T::revolving>("revolving", "循环使用", "Revolving"),
        field<&T::maker>("maker", "经办人", "Maker"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Approved> : EventShape<"approved", "批准授信方案", "Proposal approved"> {
    using T = proposal::Approved;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Declined> : EventShape<"declined", "未批准授信方案", "Proposal declined"> {
    using T = proposal::Declined;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Withdrawn> : EventShape<"withdrawn", "撤回授信方案", "Proposal withdrawn"> {
    using T = proposal::Withdrawn;
    static constexpr std::array fields{field<&T::by>("by", "办理人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Ended> : EventShape<"ended", "终止授信额度", "Line ended"> {
    using T = proposal::Ended;
    static constexpr std::array fields{field<&T::by>("by", "办理人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Attached> : EventShape<"attached", "额度用于融资", "Line attached"> {
    using T = proposal::Attached;
    static constexpr std::array fields{field<&T::financing>("financing", "融资", "Financing"),
                                       field<&T::by>("by", "办理人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Drawn> : EventShape<"drawn", "额度占用", "Line drawn on"> {
    using T = proposal::Drawn;
    static constexpr std::array fields{field<&T::financing>("financing", "融资", "Financing"),
                                       field<&T::contract>("contract", "合同", "Contract"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Returned> : EventShape<"returned", "额度退回", "Line given back"> {
    using T = proposal::Returned;
    static constexpr std::array fields{field<&T::contract>("contract", "合同", "Contract"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Draw> {
    using T = proposal::Draw;
    static constexpr std::array fields{field<&T::financing>("financing", "融资", "Financing"),
                                       field<&T::contract>("contract", "合同", "Contract"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Proposal> {
    using T = proposal::Proposal;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::proposed>("proposed", "方案", "Proposal"),
        field<&T::approved>("approved", "批准", "Approved"),
        field<&T::ended_because>("ended_because", "终止理由", "Why it ended"),
        field<&T::financings>("financings", "服务的融资", "Financings"),
        field<&T::draws>("draws", "占用", "Draws")};
};
template <>
struct Shape<proposal::Committed> : EventShape<"committed", "额度生效", "Line committed"> {
    using T = proposal::Committed;
    static constexpr std::array fields{field<&T::proposal>("proposal", "授信方案", "Proposal"),
                                       field<&T::line>("line", "额度", "Line"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Freed> : EventShape<"freed", "额度终止", "Line freed"> {
    using T = proposal::Freed;
    static constexpr std::array fields{field<&T::proposal>("proposal", "授信方案", "Proposal"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::Borrower> {
    using T = proposal::Borrower;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::lines>("lines", "有效额度", "Lines")};
};

}  // namespace zhirong
