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
    static constexpr std::tuple fields{
        field("right", &T::right, "知识产权", "Right", not_blank),
        field("low", &T::low, "低值（元）", "Low, yuan", positive),
        field("median", &T::median, "中值（元）", "Median, yuan", positive),
        field("high", &T::high, "高值（元）", "High, yuan", positive),
        field("basis", &T::basis, "价值依据", "Basis", not_blank)};
};
template <>
struct Shape<proposal::StatedCover> {
    using T = proposal::StatedCover;
    static constexpr std::tuple fields{
        field("fund", &T::fund, "补偿金", "Fund", not_blank),
        field("share", &T::share, "分担比例", "Share"),
        field("source", &T::source, "依据（条款）", "Article", not_blank)};
};
template <>
struct Shape<proposal::Question> {
    using T = proposal::Question;
    static constexpr std::tuple fields{
        field("firm", &T::firm, "企业", "Firm"),
        field("financing", &T::financing, "融资", "Financing"),
        field("need", &T::need, "需求", "Need"),
        field("values", &T::values, "权利价值", "Values"),
        field("grade", &T::grade, "等级", "Grade"),
        field("life_stage", &T::life_stage, "生命周期阶段", "Life stage"),
        field("shared_limit", &T::shared_limit, "共用额度", "Shared limit"),
        field("cover", &T::cover, "增信", "Cover"),
        field("programme", &T::programme, "政策", "Programme")};
};
template <>
struct Shape<proposal::Propose> {
    using T = proposal::Propose;
    static constexpr std::tuple fields{
        field("question", &T::question, "企业与需求", "Firm and need"),
        field("terms", &T::terms, "额度、利率、期限", "Line, rate, tenor"),
        field("reason", &T::reason, "突破约束的理由（未突破不填）",
              "Reason for passing a bound (only then)", long_text),
        field("note", &T::note, "说明", "Note", long_text)};
};
template <>
struct Shape<proposal::Decide> {
    using T = proposal::Decide;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意", "Approved"),
        field("opinion", &T::opinion, "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<proposal::Withdraw> {
    static constexpr std::tuple fields{
        field("reason", &proposal::Withdraw::reason, "撤回理由", "Reason", long_text)};
};
template <>
struct Shape<proposal::End> {
    static constexpr std::tuple fields{
        field("reason", &proposal::End::reason, "终止理由", "Reason", long_text)};
};
template <>
struct Shape<proposal::Attach> {
    static constexpr std::tuple fields{field("proposal", &proposal::Attach::proposal,
                                             "已批额度（授信方案编号）", "Approved line",
                                             not_blank)};
};
template <>
struct Shape<proposal::Proposed> : EventShape<"proposed", "提交授信方案", "Credit proposal made"> {
    using T = proposal::Proposed;
    static constexpr std::tuple fields{
        field("bank", &T::bank, "银行", "Bank"),
        field("firm", &T::firm, "企业", "Firm"),
        field("financing", &T::financing, "融资", "Financing"),
        field("product", &T::product, "产品", "Product"),
        field("inputs", &T::inputs, "依据资料", "Inputs"),
        field("offer", &T::offer, "测算", "Offer"),
        field("terms", &T::terms, "方案", "Terms"),
        field("reason", &T::reason, "突破理由", "Reason"),
        field("passed", &T::passed, "突破的约束", "Bounds passed"),
        field("note", &T::note, "说明", "Note"),
        field("valid_until", &T::valid_until, "额度有效至", "Valid until"),
        field("revolving", &T::revolving, "循环使用", "Revolving"),
        field("maker", &T::maker, "经办人", "Maker"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Approved> : EventShape<"approved", "批准授信方案", "Proposal approved"> {
    using T = proposal::Approved;
    static constexpr std::tuple fields{field("checker", &T::checker, "审批人", "Checker"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Declined> : EventShape<"declined", "未批准授信方案", "Proposal declined"> {
    using T = proposal::Declined;
    static constexpr std::tuple fields{field("checker", &T::checker, "审批人", "Checker"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Withdrawn> : EventShape<"withdrawn", "撤回授信方案", "Proposal withdrawn"> {
    using T = proposal::Withdrawn;
    static constexpr std::tuple fields{field("by", &T::by, "办理人", "By"),
                                       field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Ended> : EventShape<"ended", "终止授信额度", "Line ended"> {
    using T = proposal::Ended;
    static constexpr std::tuple fields{field("by", &T::by, "办理人", "By"),
                                       field("reason", &T::reason, "理由", "Reason"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Attached> : EventShape<"attached", "额度用于融资", "Line attached"> {
    using T = proposal::Attached;
    static constexpr std::tuple fields{field("financing", &T::financing, "融资", "Financing"),
                                       field("by", &T::by, "办理人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Drawn> : EventShape<"drawn", "额度占用", "Line drawn on"> {
    using T = proposal::Drawn;
    static constexpr std::tuple fields{field("financing", &T::financing, "融资", "Financing"),
                                       field("contract", &T::contract, "合同", "Contract"),
                                       field("amount", &T::amount, "金额", "Amount"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Returned> : EventShape<"returned", "额度退回", "Line given back"> {
    using T = proposal::Returned;
    static constexpr std::tuple fields{field("contract", &T::contract, "合同", "Contract"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Draw> {
    using T = proposal::Draw;
    static constexpr std::tuple fields{field("financing", &T::financing, "融资", "Financing"),
                                       field("contract", &T::contract, "合同", "Contract"),
                                       field("amount", &T::amount, "金额", "Amount"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Proposal> {
    using T = proposal::Proposal;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "状态", "Stage"),
        field("proposed", &T::proposed, "方案", "Proposal"),
        field("approved", &T::approved, "批准", "Approved"),
        field("ended_because", &T::ended_because, "终止理由", "Why it ended"),
        field("financings", &T::financings, "服务的融资", "Financings"),
        field("draws", &T::draws, "占用", "Draws")};
};
template <>
struct Shape<proposal::Committed> : EventShape<"committed", "额度生效", "Line committed"> {
    using T = proposal::Committed;
    static constexpr std::tuple fields{field("proposal", &T::proposal, "授信方案", "Proposal"),
                                       field("line", &T::line, "额度", "Line"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Freed> : EventShape<"freed", "额度终止", "Line freed"> {
    using T = proposal::Freed;
    static constexpr std::tuple fields{field("proposal", &T::proposal, "授信方案", "Proposal"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<proposal::Borrower> {
    using T = proposal::Borrower;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("lines", &T::lines, "有效额度", "Lines")};
};

}  // namespace zhirong
