#pragma once
#include "features/loan_to_value/record.h"

namespace zhirong {

template <>
struct EnumNames<loan_to_value::Stage> {
    using enum loan_to_value::Stage;
    using S = loan_to_value::Stage;
    static constexpr std::array names{
        EnumName<S>{proposed, "proposed", "待审批", "Waiting for approval"},
        EnumName<S>{approved, "approved", "已批准", "Approved"},
        EnumName<S>{declined, "declined", "未批准", "Declined"}};
};
template <>
struct EnumNames<loan_to_value::Act> {
    using enum loan_to_value::Act;
    using A = loan_to_value::Act;
    static constexpr std::array names{
        EnumName<A>{approve, "approve", "批准质押率表", "Approve the table"},
        EnumName<A>{decline, "decline", "不批准质押率表", "Decline the table"}};
};
template <>
struct Shape<loan_to_value::Propose> {
    using T = loan_to_value::Propose;
    static constexpr std::array fields{
        field<&T::from>("from", "生效日", "In force from"),
        field<&T::source>("source", "制度名称与文号", "The bank's rule", not_blank),
        field<&T::ceilings>("ceilings", "各类质押率上限", "Ceilings by kind", not_blank),
        field<&T::hard>("hard", "硬上限（任何人不得突破）", "Hard ceiling, for nobody to pass"),
        field<&T::reason>("reason", "制定或修改的理由", "Reason", long_text)};
};
template <>
struct Shape<loan_to_value::Decide> {
    using T = loan_to_value::Decide;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<loan_to_value::Proposed>
    : EventShape<"proposed", "提交质押率表", "Ceilings proposed"> {
    using T = loan_to_value::Proposed;
    static constexpr std::array fields{
        field<&T::bank>("bank", "银行", "Bank"), field<&T::details>("details", "内容", "Content"),
        field<&T::maker>("maker", "经办人", "Maker"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<loan_to_value::Approved>
    : EventShape<"approved", "批准质押率表", "Ceilings approved"> {
    using T = loan_to_value::Approved;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<loan_to_value::Declined>
    : EventShape<"declined", "未批准质押率表", "Ceilings declined"> {
    using T = loan_to_value::Declined;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<loan_to_value::Table> {
    using T = loan_to_value::Table;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::stage>("stage", "状态", "Stage"),
                                       field<&T::proposed>("proposed", "内容", "Content"),
                                       field<&T::approved>("approved", "批准", "Approved"),
                                       field<&T::declined>("declined", "未批准", "Declined")};
};

}  // namespace zhirong
