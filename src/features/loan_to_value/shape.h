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
    static constexpr std::tuple fields{
        field("from", &T::from, "生效日", "In force from"),
        field("source", &T::source, "制度名称与文号", "The bank's rule", not_blank),
        field("ceilings", &T::ceilings, "各类质押率上限", "Ceilings by kind", not_blank),
        field("hard", &T::hard, "硬上限（任何人不得突破）", "Hard ceiling, for nobody to pass"),
        field("reason", &T::reason, "制定或修改的理由", "Reason", long_text)};
};
template <>
struct Shape<loan_to_value::Decide> {
    using T = loan_to_value::Decide;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意", "Approved"),
                                       field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<loan_to_value::Proposed>
    : EventShape<"proposed", "提交质押率表", "Ceilings proposed"> {
    using T = loan_to_value::Proposed;
    static constexpr std::tuple fields{
        field("bank", &T::bank, "银行", "Bank"), field("details", &T::details, "内容", "Content"),
        field("maker", &T::maker, "经办人", "Maker"), field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<loan_to_value::Approved>
    : EventShape<"approved", "批准质押率表", "Ceilings approved"> {
    using T = loan_to_value::Approved;
    static constexpr std::tuple fields{field("checker", &T::checker, "审批人", "Checker"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<loan_to_value::Declined>
    : EventShape<"declined", "未批准质押率表", "Ceilings declined"> {
    using T = loan_to_value::Declined;
    static constexpr std::tuple fields{field("checker", &T::checker, "审批人", "Checker"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<loan_to_value::Table> {
    using T = loan_to_value::Table;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("stage", &T::stage, "状态", "Stage"),
                                       field("proposed", &T::proposed, "内容", "Content"),
                                       field("approved", &T::approved, "批准", "Approved"),
                                       field("declined", &T::declined, "未批准", "Declined")};
};

}  // namespace zhirong
