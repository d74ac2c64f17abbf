#pragma once
#include "features/insurer_figures/record.h"

namespace zhirong {

template <>
struct EnumNames<insurer_figures::TreatyStage> {
    using enum insurer_figures::TreatyStage;
    using S = insurer_figures::TreatyStage;
    static constexpr std::array names{EnumName<S>{proposed, "proposed", "待审批", "To be decided"},
                                      EnumName<S>{in_force, "in_force", "已生效", "In force"},
                                      EnumName<S>{declined, "declined", "未通过", "Declined"}};
};
template <>
struct EnumNames<insurer_figures::TreatyAct> {
    using A = insurer_figures::TreatyAct;
    static constexpr std::array names{
        EnumName<A>{A::decide, "decide", "审批分保合同", "Decide the treaty"}};
};
template <>
struct EnumNames<insurer_figures::ClosingStage> {
    using enum insurer_figures::ClosingStage;
    using S = insurer_figures::ClosingStage;
    static constexpr std::array names{EnumName<S>{proposed, "proposed", "待审批", "To be decided"},
                                      EnumName<S>{closed, "closed", "已结账", "Closed"},
                                      EnumName<S>{declined, "declined", "未通过", "Declined"}};
};
template <>
struct EnumNames<insurer_figures::ClosingAct> {
    using A = insurer_figures::ClosingAct;
    static constexpr std::array names{
        EnumName<A>{A::decide, "decide", "审批结账", "Decide the closing"}};
};
template <>
struct EnumNames<insurer_figures::Method> {
    using enum insurer_figures::Method;
    using M = insurer_figures::Method;
    static constexpr std::array names{
        EnumName<M>{incurred_ladder, "incurred_ladder", "链梯法（已报案赔款）",
                    "Chain ladder, incurred"},
        EnumName<M>{paid_ladder, "paid_ladder", "链梯法（已决赔款）", "Chain ladder, paid"},
        EnumName<M>{bornhuetter_ferguson, "bornhuetter_ferguson", "Bornhuetter–Ferguson 法",
                    "Bornhuetter–Ferguson"},
        EnumName<M>{expected, "expected", "预期赔付率法", "Expected loss ratio"}};
};

template <>
struct Shape<insurer_figures::EnterTreaty> {
    using T = insurer_figures::EnterTreaty;
    static constexpr std::tuple fields{
        field("title", &T::title, "合同名称", "Title", not_blank),
        field("reinsurer", &T::reinsurer, "再保险接受人", "Reinsurer", not_blank),
        field("reference", &T::reference, "合同编号", "Number of the treaty", not_blank),
        field("kind", &T::kind, "分保方式", "Kind"),
        field("lines", &T::lines, "险种", "Lines", not_blank),
        field("from", &T::from, "起保日自", "Policies that begin from"),
        field("until", &T::until, "起保日至", "Policies that begin until"),
        field("share", &T::share, "分出比例（成数分保填写）", "Share ceded, of a quota share"),
        field("retention", &T::retention, "每张保单自留额（溢额分保填写）",
              "Retention of each policy, of a surplus", positive),
        field("multiple", &T::multiple, "线数（溢额分保填写）", "Number of lines, of a surplus",
              positive),
        field("commission", &T::commission, "分保手续费率", "Commission rate")};
};
template <>
struct Shape<insurer_figures::Decide> {
    using T = insurer_figures::Decide;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意", "Approved"),
                                       field("opinion", &T::opinion, "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurer_figures::TreatyEntered>
    : EventShape<"treaty_entered", "录入分保合同", "Treaty entered"> {
    using T = insurer_figures::TreatyEntered;
    static constexpr std::tuple fields{
        field("insurer", &T::insurer, "保险人", "Insurer"),
        field("title", &T::title, "合同名称", "Title"),
        field("reinsurer", &T::reinsurer, "再保险接受人", "Reinsurer"),
        field("reference", &T::reference, "合同编号", "Number of the treaty"),
        field("terms", &T::terms, "分保条件", "Terms"),
        field("maker", &T::maker, "经办人", "By"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurer_figures::Decided> : EventShape<"decided", "审批", "Decided"> {
    using T = insurer_figures::Decided;
    static constexpr std::tuple fields{field("approved", &T::approved, "同意", "Approved"),
                                       field("opinion", &T::opinion, "意见", "Opinion"),
                                       field("maker", &T::maker, "审批人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurer_figures::Treaty> {
    using T = insurer_figures::Treaty;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("stage", &T::stage, "阶段", "Stage"),
                                       field("entered", &T::entered, "合同", "Treaty"),
                                       field("decided", &T::decided, "审批", "Decision")};
};

template <>
struct Shape<insurer_figures::LineChoice> {
    using T = insurer_figures::LineChoice;
    static constexpr std::tuple fields{
        field("line", &T::line, "险种", "Line"), field("method", &T::method, "方法", "Method"),
        field("loss_ratio", &T::loss_ratio, "预期赔付率", "Expected loss ratio"),
        field("source", &T::source, "预期赔付率的依据", "Source of the expected loss ratio",
              long_text),
        field("quarters", &T::quarters, "只对最近若干季计提（预期赔付率法）",
              "Only the last quarters, where by loss ratio alone", positive)};
};
template <>
struct Shape<insurer_figures::Close> {
    using T = insurer_figures::Close;
    static constexpr std::tuple fields{
        field("through", &T::through, "结账日（月末）", "Month end"),
        field("lines", &T::lines, "各险种 IBNR 的方法", "How the IBNR of a line is found")};
};
template <>
struct Shape<insurer_figures::LineFigures> {
    using T = insurer_figures::LineFigures;
    static constexpr std::tuple fields{
        field("policies", &T::policies, "保单数", "Policies"),
        field("claims", &T::claims, "赔案数", "Claims"),
        field("written", &T::written, "保费收入", "Written premium"),
        field("earned", &T::earned, "满期保费", "Earned premium"),
        field("paid", &T::paid, "已付赔款", "Paid"),
        field("outstanding", &T::outstanding, "已报案未决赔款", "Outstanding"),
        field("recovered", &T::recovered, "追偿所得", "Recovered")};
};
template <>
struct Shape<insurer_figures::ClosedLine> {
    using T = insurer_figures::ClosedLine;
    static constexpr std::tuple fields{
        field("line", &T::line, "险种", "Line"),
        field("figures", &T::figures, "数字", "Figures"),
        field("method", &T::method, "IBNR 方法", "Method"),
        field("not_computable", &T::not_computable, "链梯法不能计算的原因",
              "Why no chain ladder can be computed"),
        field("prior", &T::prior, "预期赔付率", "Expected loss ratio"),
        field("ibnr", &T::ibnr, "IBNR", "IBNR"),
        field("why", &T::why, "计算过程", "Working")};
};
template <>
struct Shape<insurer_figures::TreatyFigures> {
    using T = insurer_figures::TreatyFigures;
    static constexpr std::tuple fields{
        field("treaty", &T::treaty, "分保合同", "Treaty"),
        field("title", &T::title, "合同名称", "Title"),
        field("policies", &T::policies, "保单数", "Policies"),
        field("premium", &T::premium, "分出保费", "Premium ceded"),
        field("unearned", &T::unearned, "应收分保未到期责任准备金", "Unearned premium ceded"),
        field("commission", &T::commission, "摊回分保费用", "Commission"),
        field("paid", &T::paid, "摊回赔付支出", "Claims paid, ceded"),
        field("outstanding", &T::outstanding, "应收分保未决赔款准备金", "Outstanding, ceded")};
};
template <>
struct Shape<insurer_figures::ClosingProposed>
    : EventShape<"closing_proposed", "提交结账", "Closing proposed"> {
    using T = insurer_figures::ClosingProposed;
    static constexpr std::tuple fields{field("insurer", &T::insurer, "保险人", "Insurer"),
                                       field("through", &T::through, "结账日", "Month end"),
                                       field("lines", &T::lines, "各险种", "Lines"),
                                       field("treaties", &T::treaties, "分保合同", "Treaties"),
                                       field("choices", &T::choices, "方法", "Choices"),
                                       field("maker", &T::maker, "经办人", "By"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<insurer_figures::Closing> {
    using T = insurer_figures::Closing;
    static constexpr std::tuple fields{field("id", &T::id, "编号", "Id"),
                                       field("stage", &T::stage, "阶段", "Stage"),
                                       field("proposed", &T::proposed, "结账", "Closing"),
                                       field("decided", &T::decided, "审批", "Decision")};
};

}  // namespace zhirong
