#pragma once
#include "features/panel/record.h"

namespace zhirong {

template <>
struct EnumNames<panel::Stage> {
    using enum panel::Stage;
    using S = panel::Stage;
    static constexpr std::array names{EnumName<S>{asked, "asked", "询价中", "Asked"},
                                      EnumName<S>{chosen, "chosen", "已选定", "Chosen"}};
};
template <>
struct Shape<panel::Tier> {
    using T = panel::Tier;
    static constexpr std::tuple fields{
        field("up_to", &T::up_to, "价值至（元；最后一档不填）", "Up to a value of", positive),
        field("rate", &T::rate, "费率", "Rate")};
};
template <>
struct Shape<panel::Conflict> {
    using T = panel::Conflict;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "关联机构", "Organisation"),
        field("relation", &T::relation, "关系", "Relation"),
        field("until", &T::until, "至", "Until")};
};
template <>
struct Shape<panel::Admit> {
    using T = panel::Admit;
    static constexpr std::tuple fields{
        field("appraiser", &T::appraiser, "评估机构", "Appraiser", not_blank),
        field("licence", &T::licence, "备案或者资质编号", "Licence", not_blank),
        field("valid_from", &T::valid_from, "有效期自", "Valid from"),
        field("valid_until", &T::valid_until, "有效期至", "Valid until"),
        field("fields", &T::fields, "技术领域", "Fields of technology", not_blank),
        field("tiers", &T::tiers, "收费分档", "Tiers of the fee", not_blank),
        field("least_fee", &T::least_fee, "最低收费（元）", "Least fee", not_negative),
        field("ceiling", &T::ceiling, "收费上限（占评估价值）", "Ceiling, of the value")};
};
template <>
struct Shape<panel::Suspend> {
    static constexpr std::tuple fields{
        field("reason", &panel::Suspend::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<panel::Reinstate> {
    static constexpr std::tuple fields{
        field("reason", &panel::Reinstate::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<panel::DeclareConflict> {
    using T = panel::DeclareConflict;
    static constexpr std::tuple fields{
        field("organisation", &T::organisation, "关联机构", "Organisation", not_blank),
        field("relation", &T::relation, "关系", "Relation", not_blank),
        field("until", &T::until, "关系至（含；持续的不填）", "Until (if it ended)")};
};
template <>
struct Shape<panel::Admitted> : EventShape<"admitted", "列入名录", "Admitted to the panel"> {
    using T = panel::Admitted;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"), field("by", &T::by, "经办人", "By"),
        field("bank", &T::bank, "银行", "Bank"), field("details", &T::details, "内容", "Details")};
};
template <>
struct Shape<panel::Suspended> : EventShape<"suspended", "暂停名录资格", "Suspended"> {
    using T = panel::Suspended;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "经办人", "By"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<panel::Reinstated> : EventShape<"reinstated", "恢复名录资格", "Reinstated"> {
    using T = panel::Reinstated;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "经办人", "By"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<panel::ConflictDeclared>
    : EventShape<"conflict_declared", "申报利害关系", "Conflict declared"> {
    using T = panel::ConflictDeclared;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "申报人", "By"),
                                       field("conflict", &T::conflict, "关系", "Conflict")};
};
template <>
struct Shape<panel::Member> {
    using T = panel::Member;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("bank", &T::bank, "银行", "Bank"),
                                       field("details", &T::details, "内容", "Details"),
                                       field("suspended", &T::suspended, "暂停", "Suspended"),
                                       field("conflicts", &T::conflicts, "利害关系", "Conflicts")};
};

template <>
struct Shape<panel::Ask> {
    using T = panel::Ask;
    static constexpr std::tuple fields{
        field("value", &T::value, "预计评估价值（元，据以计费）", "Expected value, for the fee",
              positive),
        field("deadline", &T::deadline, "报价截止日（含）", "Quotes until"),
        field("field", &T::field, "技术领域", "Field of technology")};
};
template <>
struct Shape<panel::Quote> {
    using T = panel::Quote;
    static constexpr std::tuple fields{
        field("fee", &T::fee, "报价（元）", "Fee", positive),
        field("days", &T::days, "出具报告所需工作日", "Working days to the report", positive),
        field("note", &T::note, "说明", "Note", long_text)};
};
template <>
struct Shape<panel::Choose> {
    using T = panel::Choose;
    static constexpr std::tuple fields{
        field("appraiser", &T::appraiser, "评估机构", "Appraiser", not_blank),
        field("reason", &T::reason, "理由（未选轮值机构或者最低报价时必填）",
              "Reason, unless it is the one in turn or the cheapest", long_text)};
};
template <>
struct Shape<panel::Invited> {
    using T = panel::Invited;
    static constexpr std::tuple fields{field("appraiser", &T::appraiser, "评估机构", "Appraiser"),
                                       field("fee", &T::fee, "按收费表", "By its table"),
                                       field("why", &T::why, "说明", "Why")};
};
template <>
struct Shape<panel::Excluded> {
    using T = panel::Excluded;
    static constexpr std::tuple fields{field("appraiser", &T::appraiser, "评估机构", "Appraiser"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<panel::Asked> : EventShape<"asked", "向名录询价", "Panel asked for quotes"> {
    using T = panel::Asked;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("by", &T::by, "经办人", "By"),
        field("financing", &T::financing, "融资", "Financing"),
        field("bank", &T::bank, "银行", "Bank"),
        field("loan", &T::loan, "申请金额", "Amount asked for"),
        field("details", &T::details, "内容", "Details"),
        field("invited", &T::invited, "可报价机构", "Invited"),
        field("excluded", &T::excluded, "不邀请的机构", "Not invited"),
        field("turn", &T::turn, "轮值机构", "Whose turn it is")};
};
template <>
struct Shape<panel::Quoted> : EventShape<"quoted", "评估机构报价", "Quoted"> {
    using T = panel::Quoted;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "经办人", "By"),
                                       field("appraiser", &T::appraiser, "评估机构", "Appraiser"),
                                       field("quote", &T::quote, "报价", "Quote")};
};
template <>
struct Shape<panel::Chosen> : EventShape<"chosen", "选定评估机构", "Appraiser chosen"> {
    using T = panel::Chosen;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"), field("by", &T::by, "经办人", "By"),
        field("appraiser", &T::appraiser, "评估机构", "Appraiser"),
        field("fee", &T::fee, "评估费", "Fee"), field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<panel::Inquiry> {
    using T = panel::Inquiry;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"), field("asked", &T::asked, "询价", "Asked"),
        field("quotes", &T::quotes, "报价", "Quotes"),
        field("chosen", &T::chosen, "选定", "Chosen"), field("stage", &T::stage, "阶段", "Stage")};
};

}  // namespace zhirong
