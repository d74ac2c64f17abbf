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
    static constexpr std::array fields{
        field<&T::up_to>("up_to", "价值至（元；最后一档不填）", "Up to a value of", positive),
        field<&T::rate>("rate", "费率", "Rate")};
};
template <>
struct Shape<panel::Conflict> {
    using T = panel::Conflict;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "关联机构", "Organisation"),
        field<&T::relation>("relation", "关系", "Relation"),
        field<&T::until>("until", "至", "Until")};
};
template <>
struct Shape<panel::Admit> {
    using T = panel::Admit;
    static constexpr std::array fields{
        field<&T::appraiser>("appraiser", "评估机构", "Appraiser", not_blank),
        field<&T::licence>("licence", "备案或者资质编号", "Licence", not_blank),
        field<&T::valid_from>("valid_from", "有效期自", "Valid from"),
        field<&T::valid_until>("valid_until", "有效期至", "Valid until"),
        field<&T::fields>("fields", "技术领域", "Fields of technology", not_blank),
        field<&T::tiers>("tiers", "收费分档", "Tiers of the fee", not_blank),
        field<&T::least_fee>("least_fee", "最低收费（元）", "Least fee", not_negative),
        field<&T::ceiling>("ceiling", "收费上限（占评估价值）", "Ceiling, of the value")};
};
template <>
struct Shape<panel::Suspend> {
    static constexpr std::array fields{
        field<&panel::Suspend::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<panel::Reinstate> {
    static constexpr std::array fields{
        field<&panel::Reinstate::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<panel::DeclareConflict> {
    using T = panel::DeclareConflict;
    static constexpr std::array fields{
        field<&T::organisation>("organisation", "关联机构", "Organisation", not_blank),
        field<&T::relation>("relation", "关系", "Relation", not_blank),
        field<&T::until>("until", "关系至（含；持续的不填）", "Until (if it ended)")};
};
template <>
struct Shape<panel::Admitted> : EventShape<"admitted", "列入名录", "Admitted to the panel"> {
    using T = panel::Admitted;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"), field<&T::by>("by", "经办人", "By"),
        field<&T::bank>("bank", "银行", "Bank"), field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<panel::Suspended> : EventShape<"suspended", "暂停名录资格", "Suspended"> {
    using T = panel::Suspended;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "经办人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<panel::Reinstated> : EventShape<"reinstated", "恢复名录资格", "Reinstated"> {
    using T = panel::Reinstated;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "经办人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<panel::ConflictDeclared>
    : EventShape<"conflict_declared", "申报利害关系", "Conflict declared"> {
    using T = panel::ConflictDeclared;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "申报人", "By"),
                                       field<&T::conflict>("conflict", "关系", "Conflict")};
};
template <>
struct Shape<panel::Member> {
    using T = panel::Member;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::bank>("bank", "银行", "Bank"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::suspended>("suspended", "暂停", "Suspended"),
                                       field<&T::conflicts>("conflicts", "利害关系", "Conflicts")};
};

template <>
struct Shape<panel::Ask> {
    using T = panel::Ask;
    static constexpr std::array fields{
        field<&T::value>("value", "预计评估价值（元，据以计费）", "Expected value, for the fee",
                         positive),
        field<&T::deadline>("deadline", "报价截止日（含）", "Quotes until"),
        field<&T::field>("field", "技术领域", "Field of technology")};
};
template <>
struct Shape<panel::Quote> {
    using T = panel::Quote;
    static constexpr std::array fields{
        field<&T::fee>("fee", "报价（元）", "Fee", positive),
        field<&T::days>("days", "出具报告所需工作日", "Working days to the report", positive),
        field<&T::note>("note", "说明", "Note", long_text)};
};
template <>
struct Shape<panel::Choose> {
    using T = panel::Choose;
    static constexpr std::array fields{
        field<&T::appraiser>("appraiser", "评估机构", "Appraiser", not_blank),
        field<&T::reason>("reason", "理由（未选轮值机构或者最低报价时必填）",
                          "Reason, unless it is the one in turn or the cheapest", long_text)};
};
template <>
struct Shape<panel::Invited> {
    using T = panel::Invited;
    static constexpr std::array fields{field<&T::appraiser>("appraiser", "评估机构", "Appraiser"),
                                       field<&T::fee>("fee", "按收费表", "By its table"),
                                       field<&T::why>("why", "说明", "Why")};
};
template <>
struct Shape<panel::Excluded> {
    using T = panel::Excluded;
    static constexpr std::array fields{field<&T::appraiser>("appraiser", "评估机构", "Appraiser"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<panel::Asked> : EventShape<"asked", "向名录询价", "Panel asked for quotes"> {
    using T = panel::Asked;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::by>("by", "经办人", "By"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::loan>("loan", "申请金额", "Amount asked for"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::invited>("invited", "可报价机构", "Invited"),
        field<&T::excluded>("excluded", "不邀请的机构", "Not invited"),
        field<&T::turn>("turn", "轮值机构", "Whose turn it is")};
};
template <>
struct Shape<panel::Quoted> : EventShape<"quoted", "评估机构报价", "Quoted"> {
    using T = panel::Quoted;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "经办人", "By"),
                                       field<&T::appraiser>("appraiser", "评估机构", "Appraiser"),
                                       field<&T::quote>("quote", "报价", "Quote")};
};
template <>
struct Shape<panel::Chosen> : EventShape<"chosen", "选定评估机构", "Appraiser chosen"> {
    using T = panel::Chosen;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"), field<&T::by>("by", "经办人", "By"),
        field<&T::appraiser>("appraiser", "评估机构", "Appraiser"),
        field<&T::fee>("fee", "评估费", "Fee"), field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<panel::Inquiry> {
    using T = panel::Inquiry;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"), field<&T::asked>("asked", "询价", "Asked"),
        field<&T::quotes>("quotes", "报价", "Quotes"),
        field<&T::chosen>("chosen", "选定", "Chosen"), field<&T::stage>("stage", "阶段", "Stage")};
};

}  // namespace zhirong
