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
    static constexpr std::array fields{
        field<&T::title>("title", "合同名称", "Title", not_blank),
        field<&T::reinsurer>("reinsurer", "再保险接受人", "Reinsurer", not_blank),
        field<&T::reference>("reference", "合同编号", "Number of the treaty", not_blank),
        field<&T::kind>("kind", "分保方式", "Kind"),
        field<&T::lines>("lines", "险种", "Lines", not_blank),
        field<&T::from>("from", "起保日自", "Policies that begin from"),
        field<&T::until>("until", "起保日至", "Policies that begin until"),
        field<&T::share>("share", "分出比例（成数分保填写）", "Share ceded, of a quota share"),
        field<&T::retention>("retention", "每张保单自留额（溢额分保填写）",
                             "Retention of each policy, of a surplus", positive),
        field<&T::multiple>("multiple", "线数（溢额分保填写）", "Number of lines, of a surplus",
                            positive),
        field<&T::commission>("commission", "分保手续费率", "Commission rate")};
};
template <>
struct Shape<insurer_figures::Decide> {
    using T = insurer_figures::Decide;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<insurer_figures::TreatyEntered>
    : EventShape<"treaty_entered", "录入分保合同", "Treaty entered"> {
    using T = insurer_figures::TreatyEntered;
    static constexpr std::array fields{
        field<&T::insurer>("insurer", "保险人", "Insurer"),
        field<&T::title>("title", "合同名称", "Title"),
        field<&T::reinsurer>("reinsurer", "再保险接受人", "Reinsurer"),
        field<&T::reference>("reference", "合同编号", "Number of the treaty"),
        field<&T::terms>("terms", "分保条件", "Terms"),
        field<&T::maker>("maker", "经办人", "By"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurer_figures::Decided> : EventShape<"decided", "审批", "Decided"> {
    using T = insurer_figures::Decided;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::maker>("maker", "审批人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurer_figures::Treaty> {
    using T = insurer_figures::Treaty;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::stage>("stage", "阶段", "Stage"),
                                       field<&T::entered>("entered", "合同", "Treaty"),
                                       field<&T::decided>("decided", "审批", "Decision")};
};

template <>
struct Shape<insurer_figures::LineChoice> {
    using T = insurer_figures::LineChoice;
    static constexpr std::array fields{
        field<&T::line>("line", "险种", "Line"), field<&T::method>("method", "方法", "Method"),
        field<&T::loss_ratio>("loss_ratio", "预期赔付率", "Expected loss ratio"),
        field<&T::source>("source", "预期赔付率的依据", "Source of the expected loss ratio",
                          long_text),
        field<&T::quarters>("quarters", "只对最近若干季计提（预期赔付率法）",
                            "Only the last quarters, where by loss ratio alone", positive)};
};
template <>
struct Shape<insurer_figures::Close> {
    using T = insurer_figures::Close;
    static constexpr std::array fields{
        field<&T::through>("through", "结账日（月末）", "Month end"),
        field<&T::lines>("lines", "各险种 IBNR 的方法", "How the IBNR of a line is found")};
};
template <>
struct Shape<insurer_figures::LineFigures> {
    using T = insurer_figures::LineFigures;
    static constexpr std::array fields{
        field<&T::policies>("policies", "保单数", "Policies"),
        field<&T::claims>("claims", "赔案数", "Claims"),
        field<&T::written>("written", "保费收入", "Written premium"),
        field<&T::earned>("earned", "满期保费", "Earned premium"),
        field<&T::paid>("paid", "已付赔款", "Paid"),
        field<&T::outstanding>("outstanding", "已报案未决赔款", "Outstanding"),
        field<&T::recovered>("recovered", "追偿所得", "Recovered")};
};
template <>
struct Shape<insurer_figures::ClosedLine> {
    using T = insurer_figures::ClosedLine;
    static constexpr std::array fields{
        field<&T::line>("line", "险种", "Line"),
        field<&T::figures>("figures", "数字", "Figures"),
        field<&T::method>("method", "IBNR 方法", "Method"),
        field<&T::not_computable>("not_computable", "链梯法不能计算的原因",
                                  "Why no chain ladder can be computed"),
        field<&T::prior>("prior", "预期赔付率", "Expected loss ratio"),
        field<&T::ibnr>("ibnr", "IBNR", "IBNR"),
        field<&T::why>("why", "计算过程", "Working")};
};
template <>
struct Shape<insurer_figures::TreatyFigures> {
    using T = insurer_figures::TreatyFigures;
    static constexpr std::array fields{
        field<&T::treaty>("treaty", "分保合同", "Treaty"),
        field<&T::title>("title", "合同名称", "Title"),
        field<&T::policies>("policies", "保单数", "Policies"),
        field<&T::premium>("premium", "分出保费", "Premium ceded"),
        field<&T::unearned>("unearned", "应收分保未到期责任准备金", "Unearned premium ceded"),
        field<&T::commission>("commission", "摊回分保费用", "Commission"),
        field<&T::paid>("paid", "摊回赔付支出", "Claims paid, ceded"),
        field<&T::outstanding>("outstanding", "应收分保未决赔款准备金", "Outstanding, ceded")};
};
template <>
struct Shape<insurer_figures::ClosingProposed>
    : EventShape<"closing_proposed", "提交结账", "Closing proposed"> {
    using T = insurer_figures::ClosingProposed;
    static constexpr std::array fields{field<&T::insurer>("insurer", "保险人", "Insurer"),
                                       field<&T::through>("through", "结账日", "Month end"),
                                       field<&T::lines>("lines", "各险种", "Lines"),
                                       field<&T::treaties>("treaties", "分保合同", "Treaties"),
                                       field<&T::choices>("choices", "方法", "Choices"),
                                       field<&T::maker>("maker", "经办人", "By"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<insurer_figures::Closing> {
    using T = insurer_figures::Closing;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::stage>("stage", "阶段", "Stage"),
                                       field<&T::proposed>("proposed", "结账", "Closing"),
                                       field<&T::decided>("decided", "审批", "Decision")};
};

}  // namespace zhirong
