#pragma once
// How terms, events, states, snapshots and movements are written down and read back.
#include "base/shape.h"
#include "core/calendar/shape.h"
#include "features/loan/events.h"
#include "features/loan/fold.h"
#include "features/loan/movement.h"
#include "features/loan/terms.h"

namespace zhirong {

template <>
struct EnumNames<loan::RepaymentMethod> {
    using enum loan::RepaymentMethod;
    static constexpr std::array names{
        EnumName<loan::RepaymentMethod>{equal_installments, "equal_installments", "等额本息",
                                        "Equal instalments"},
        EnumName<loan::RepaymentMethod>{equal_principal, "equal_principal", "等额本金",
                                        "Equal principal"},
        EnumName<loan::RepaymentMethod>{interest_first, "interest_first", "先息后本",
                                        "Monthly interest, principal at maturity"},
        EnumName<loan::RepaymentMethod>{bullet, "bullet", "一次性还本付息", "All at maturity"},
        EnumName<loan::RepaymentMethod>{quarterly_interest, "quarterly_interest",
                                        "按季付息到期还本",
                                        "Quarterly interest, principal at maturity"}};
};

template <>
struct EnumNames<loan::ResetRule> {
    using enum loan::ResetRule;
    static constexpr std::array names{
        EnumName<loan::ResetRule>{whole_term, "whole_term", "全期固定", "Fixed for the whole term"},
        EnumName<loan::ResetRule>{anniversary, "anniversary", "放款对年对月对日",
                                  "Each anniversary of the disbursement"},
        EnumName<loan::ResetRule>{first_of_january, "first_of_january", "每年1月1日",
                                  "Each 1 January"}};
};

template <>
struct EnumNames<loan::LoanClass> {
    using enum loan::LoanClass;
    static constexpr std::array names{
        EnumName<loan::LoanClass>{normal, "normal", "正常", "Normal"},
        EnumName<loan::LoanClass>{special_mention, "special_mention", "关注", "Special mention"},
        EnumName<loan::LoanClass>{substandard, "substandard", "次级", "Substandard"},
        EnumName<loan::LoanClass>{doubtful, "doubtful", "可疑", "Doubtful"},
        EnumName<loan::LoanClass>{loss, "loss", "损失", "Loss"}};
};

template <>
struct EnumNames<loan::Component> {
    using enum loan::Component;
    static constexpr std::array names{
        EnumName<loan::Component>{costs, "costs", "费用", "Costs"},
        EnumName<loan::Component>{compound, "compound", "复利", "Compound interest"},
        EnumName<loan::Component>{penalty, "penalty", "罚息", "Penalty interest"},
        EnumName<loan::Component>{interest, "interest", "利息", "Interest"},
        EnumName<loan::Component>{principal, "principal", "本金", "Principal"}};
};

template <>
struct EnumNames<loan::PrepaymentEffect> {
    using enum loan::PrepaymentEffect;
    static constexpr std::array names{
        EnumName<loan::PrepaymentEffect>{shorten, "shorten", "缩短期限", "Shortens the term"},
        EnumName<loan::PrepaymentEffect>{lower, "lower", "减少每期还款额",
                                         "Lowers the instalments"}};
};

template <>
struct EnumNames<loan::Account> {
    using enum loan::Account;
    using Name = EnumName<loan::Account>;
    static constexpr std::array names{
        Name{cash, "cash", "银行存款", "Cash"},
        Name{principal, "principal", "贷款本金", "Principal"},
        Name{overdue_principal, "overdue_principal", "逾期本金", "Overdue principal"},
        Name{accrued_interest, "accrued_interest", "应计利息", "Accrued interest"},
        Name{due_interest, "due_interest", "应收利息", "Due interest"},
        Name{penalty, "penalty", "应收罚息", "Penalty interest"},
        Name{compound, "compound", "应收复利", "Compound interest"},
        Name{costs, "costs", "垫付费用", "Costs advanced"},
        Name{interest_income, "interest_income", "利息收入", "Interest income"},
        Name{penalty_income, "penalty_income", "罚息收入", "Penalty income"},
        Name{compound_income, "compound_income", "复利收入", "Compound interest income"},
        Name{recovery_income, "recovery_income", "已核销贷款收回", "Recoveries after write-off"},
        Name{waiver_expense, "waiver_expense", "减免支出", "Waivers"},
        Name{write_off_expense, "write_off_expense", "贷款核销损失", "Write-offs"}};
};

template <>
struct EnumNames<loan::What> {
    using enum loan::What;
    using Name = EnumName<loan::What>;
    static constexpr std::array names{
        Name{interest_accrued, "loan.interest_accrued", "计提利息", "Interest earned"},
        Name{penalty_accrued, "loan.penalty_accrued", "计收罚息", "Penalty interest earned"},
        Name{compound_accrued, "loan.compound_accrued", "计收复利", "Compound interest earned"},
        Name{interest_due, "loan.interest_due", "利息到期", "Interest falls due"},
        Name{principal_overdue, "loan.principal_overdue", "本金转逾期",
             "Principal becomes overdue"},
        Name{disbursed, "loan.disbursed", "放款", "Disbursed"},
        Name{cost_advanced, "loan.cost_advanced", "垫付费用", "Costs advanced"},
        Name{restructured, "loan.restructured", "重组，逾期本金恢复正常",
             "Restructured: overdue principal performs again"},
        Name{interest_capitalised, "loan.interest_capitalised", "利息转入本金",
             "Interest becomes principal"},
        Name{waived, "loan.waived", "减免", "Waived"},
        Name{repaid, "loan.repaid", "还款", "Repaid"},
        Name{prepaid, "loan.prepaid", "提前还款", "Prepaid"},
        Name{recovered, "loan.recovered", "收回", "Recovered"},
        Name{written_off, "loan.written_off", "核销", "Written off"}};
};

template <>
struct Shape<loan::FixedRate> {
    static constexpr const char* name = "fixed";
    static constexpr const char* zh = "固定利率";
    static constexpr const char* en = "Fixed rate";
    static constexpr std::array fields{
        field<&loan::FixedRate::annual>("annual", "年利率", "Annual rate")};
};

template <>
struct Shape<loan::LprRate> {
    static constexpr const char* name = "lpr";
    static constexpr const char* zh = "LPR 加点";
    static constexpr const char* en = "LPR plus a spread";
    static constexpr std::array fields{
        field<&loan::LprRate::tenor>("tenor", "LPR期限", "Tenor of the LPR"),
        field<&loan::LprRate::spread_bp>("spread_bp", "加点（基点）", "Spread in basis points"),
        field<&loan::LprRate::reset>("reset", "重定价规则", "When the rate is reset")};
};

template <>
struct Shape<loan::ClassThreshold> {
    static constexpr std::array fields{
        field<&loan::ClassThreshold::overdue_days>("overdue_days", "逾期天数起点",
                                                   "From so many days overdue", positive),
        field<&loan::ClassThreshold::loan_class>("loan_class", "类别", "Class")};
};

template <>
struct Shape<loan::ClassRule> {
    static constexpr std::array fields{
        field<&loan::ClassRule::from>("from", "施行日期", "Holds from"),
        field<&loan::ClassRule::thresholds>("thresholds", "各档起点", "Thresholds")};
};

template <>
struct Shape<loan::Terms> {
    using T = loan::Terms;
    static constexpr std::array fields{
        field<&T::principal_limit>("principal_limit", "合同金额", "Most that may be disbursed",
                                   positive),
        field<&T::rate>("rate", "利率", "Rate"),
        field<&T::maturity>("maturity", "到期日", "Maturity"),
        field<&T::method>("method", "还款方式", "Repayment method"),
        field<&T::payment_day>("payment_day", "还款日", "Payment day of the month", positive),
        field<&T::quarter_month>("quarter_month", "季内付息月（1至3）",
                                 "Month of the quarter that pays (1 to 3)", positive),
        field<&T::shortest_first_period>("shortest_first_period", "首期最短天数",
                                         "Shortest first period in days", not_negative),
        field<&T::day_count>("day_count", "计息基础", "Day count"),
        field<&T::penalty_markup>("penalty_markup", "罚息加收比例", "Penalty mark-up"),
        field<&T::compound_interest>("compound_interest", "计收复利", "Compound interest"),
        field<&T::allocation>("allocation", "还款分配顺序", "Order of allocation", not_blank),
        field<&T::recovery_allocation>("recovery_allocation", "收回分配顺序",
                                       "Order of allocation of recoveries", not_blank),
        field<&T::grace_days>("grace_days", "宽限天数", "Days of grace", not_negative),
        field<&T::roll_to_working_day>("roll_to_working_day", "遇非工作日顺延",
                                       "Days off move the last day to pay"),
        field<&T::classification>("classification", "五级分类标准", "Classification rules",
                                  not_blank),
        field<&T::calculation_version>("calculation_version", "计算规则版本",
                                       "Version of the calculation", positive)};
};

template <>
struct Shape<loan::RateReset> {
    static constexpr const char* name = "loan.rate_reset";
    static constexpr const char* zh = "利率调整";
    static constexpr const char* en = "Rate reset";
    static constexpr std::array fields{
        field<&loan::RateReset::annual>("annual", "新年利率", "New annual rate")};
};

template <>
struct Shape<loan::Disbursed> {
    static constexpr const char* name = "loan.disbursed";
    static constexpr const char* zh = "放款";
    static constexpr const char* en = "Disbursed";
    static constexpr std::array fields{
        field<&loan::Disbursed::amount>("amount", "放款金额", "Amount", positive)};
};

template <>
struct Shape<loan::CostAdvanced> {
    static constexpr const char* name = "loan.cost_advanced";
    static constexpr const char* zh = "垫付费用";
    static constexpr const char* en = "Costs advanced";
    static constexpr std::array fields{
        field<&loan::CostAdvanced::amount>("amount", "垫付金额", "Amount", positive)};
};

template <>
struct Shape<loan::Extended> {
    static constexpr const char* name = "loan.extended";
    static constexpr const char* zh = "展期";
    static constexpr const char* en = "Extended";
    static constexpr std::array fields{
        field<&loan::Extended::maturity>("maturity", "新到期日", "New maturity")};
};

template <>
struct Shape<loan::Restructured> {
    static constexpr const char* name = "loan.restructured";
    static constexpr const char* zh = "重组";
    static constexpr const char* en = "Restructured";
    static constexpr std::array fields{
        field<&loan::Restructured::rate>("rate", "新利率", "New rate"),
        field<&loan::Restructured::method>("method", "新还款方式", "New repayment method"),
        field<&loan::Restructured::maturity>("maturity", "新到期日", "New maturity"),
        field<&loan::Restructured::capitalise_interest>("capitalise_interest", "利息转入本金",
                                                        "Interest becomes principal")};
};

template <>
struct Shape<loan::Accelerated> {
    static constexpr const char* name = "loan.accelerated";
    static constexpr const char* zh = "提前到期";
    static constexpr const char* en = "Accelerated";
    static constexpr NoFields fields{};
};

template <>
struct Shape<loan::Waived> {
    static constexpr const char* name = "loan.waived";
    static constexpr const char* zh = "减免";
    static constexpr const char* en = "Waived";
    static constexpr std::array fields{
        field<&loan::Waived::component>("component", "减免项目", "Component"),
        field<&loan::Waived::amount>("amount", "减免金额", "Amount", positive)};
};

template <>
struct Shape<loan::Repaid> {
    static constexpr const char* name = "loan.repaid";
    static constexpr const char* zh = "还款";
    static constexpr const char* en = "Repaid";
    static constexpr std::array fields{
        field<&loan::Repaid::amount>("amount", "还款金额", "Amount", positive)};
};

template <>
struct Shape<loan::Prepaid> {
    static constexpr const char* name = "loan.prepaid";
    static constexpr const char* zh = "提前还款";
    static constexpr const char* en = "Prepaid";
    static constexpr std::array fields{
        field<&loan::Prepaid::amount>("amount", "提前还款金额", "Amount", positive),
        field<&loan::Prepaid::effect>("effect", "提前还款方式", "Effect")};
};

template <>
struct Shape<loan::Recovered> {
    static constexpr const char* name = "loan.recovered";
    static constexpr const char* zh = "收回";
    static constexpr const char* en = "Recovered";
    static constexpr std::array fields{
        field<&loan::Recovered::amount>("amount", "收回金额", "Amount", positive)};
};

template <>
struct Shape<loan::WrittenOff> {
    static constexpr const char* name = "loan.written_off";
    static constexpr const char* zh = "核销";
    static constexpr const char* en = "Written off";
    static constexpr NoFields fields{};
};

template <>
struct Shape<loan::Event> {
    static constexpr const char* name = "loan_event";
    static constexpr std::array fields{
        field<&loan::Event::id>("id", "事件编号", "Id", not_blank),
        field<&loan::Event::date>("date", "起息日", "Value date"),
        field<&loan::Event::happening>("happening", "事件", "What happened")};
};

template <>
struct Shape<loan::Movement> {
    using T = loan::Movement;
    static constexpr std::array fields{
        field<&T::value_date>("value_date", "起息日", "Value date"),
        field<&T::what>("what", "事由", "What"),
        field<&T::account>("account", "科目", "Account"),
        field<&T::amount>("amount", "金额（借正贷负）", "Amount (debit positive)"),
        field<&T::event>("event", "事件编号", "Id of the event"),
        field<&T::base>("base", "计息基数", "What bore interest"),
        field<&T::annual_rate>("annual_rate", "年利率", "Annual rate"),
        field<&T::since>("since", "起算日", "Since"),
        field<&T::accumulated>("accumulated", "累计", "Accumulated since then")};
};

template <>
struct Shape<loan::Instalment> {
    static constexpr std::array fields{
        field<&loan::Instalment::due>("due", "到期日", "Due"),
        field<&loan::Instalment::principal>("principal", "本金", "Principal"),
        field<&loan::Instalment::interest>("interest", "利息", "Interest"),
        field<&loan::Instalment::balance>("balance", "剩余本金", "Principal left")};
};

template <>
struct Shape<loan::Unpaid> {
    static constexpr std::array fields{
        field<&loan::Unpaid::due>("due", "到期日", "Due"),
        field<&loan::Unpaid::last_day>("last_day", "最后付款日", "Last day to pay"),
        field<&loan::Unpaid::principal>("principal", "未还本金", "Principal unpaid"),
        field<&loan::Unpaid::interest>("interest", "未还利息", "Interest unpaid"),
        field<&loan::Unpaid::overdue>("overdue", "已逾期", "Overdue")};
};

template <>
struct Shape<loan::Split> {
    static constexpr std::array fields{
        field<&loan::Split::costs>("costs", "费用", "Costs"),
        field<&loan::Split::compound>("compound", "复利", "Compound interest"),
        field<&loan::Split::penalty>("penalty", "罚息", "Penalty interest"),
        field<&loan::Split::interest>("interest", "利息", "Interest"),
        field<&loan::Split::principal>("principal", "本金", "Principal")};
};

template <>
struct Shape<loan::Balances> {
    using T = loan::Balances;
    static constexpr std::array fields{
        field<&T::cash>("cash", "银行存款", "Cash"),
        field<&T::principal>("principal", "贷款本金", "Principal"),
        field<&T::overdue_principal>("overdue_principal", "逾期本金", "Overdue principal"),
        field<&T::accrued_interest>("accrued_interest", "应计利息", "Accrued interest"),
        field<&T::due_interest>("due_interest", "应收利息", "Due interest"),
        field<&T::penalty>("penalty", "应收罚息", "Penalty interest"),
        field<&T::compound>("compound", "应收复利", "Compound interest"),
        field<&T::costs>("costs", "垫付费用", "Costs advanced"),
        field<&T::interest_income>("interest_income", "利息收入", "Interest income"),
        field<&T::penalty_income>("penalty_income", "罚息收入", "Penalty income"),
        field<&T::compound_income>("compound_income", "复利收入", "Compound interest income"),
        field<&T::recovery_income>("recovery_income", "已核销贷款收回",
                                   "Recoveries after write-off"),
        field<&T::waiver_expense>("waiver_expense", "减免支出", "Waivers"),
        field<&T::write_off_expense>("write_off_expense", "贷款核销损失", "Write-offs")};
};

template <>
struct Shape<loan::State> {
    using T = loan::State;
    static constexpr const char* name = "loan_state";
    static constexpr std::array fields{
        field<&T::date>("date", "日期", "Date"),
        field<&T::started>("started", "已放款", "Disbursed"),
        field<&T::final>("final", "已结清", "Settled"),
        field<&T::written_off>("written_off", "已核销", "Written off"),
        field<&T::maturity>("maturity", "到期日", "Maturity"),
        field<&T::annual_rate>("annual_rate", "年利率", "Annual rate"),
        field<&T::principal_not_due>("principal_not_due", "未到期本金", "Principal not due"),
        field<&T::principal_due>("principal_due", "到期未逾期本金", "Principal due, not overdue"),
        field<&T::principal_overdue>("principal_overdue", "逾期本金", "Principal overdue"),
        field<&T::interest_accrued>("interest_accrued", "应计未到期利息", "Interest not due"),
        field<&T::interest_due>("interest_due", "到期未还利息", "Interest due"),
        field<&T::penalty>("penalty", "罚息", "Penalty interest"),
        field<&T::compound>("compound", "复利", "Compound interest"),
        field<&T::costs>("costs", "垫付费用", "Costs"),
        field<&T::due>("due", "当前应还", "Due now"),
        field<&T::owed>("owed", "全部欠款", "Owed in all"),
        field<&T::disbursed>("disbursed", "累计放款", "Disbursed in all"),
        field<&T::capitalised>("capitalised", "利息转本金", "Interest made principal"),
        field<&T::paid>("paid", "已还", "Paid"),
        field<&T::waived>("waived", "已减免", "Waived"),
        field<&T::claim>("claim", "已核销未收回", "Written off and not recovered"),
        field<&T::recovered>("recovered", "核销后收回", "Recovered after the write-off"),
        field<&T::next>("next", "下一期", "Next instalment"),
        field<&T::oldest_unpaid>("oldest_unpaid", "最早未还到期日", "Oldest unpaid due date"),
        field<&T::days_overdue>("days_overdue", "逾期天数", "Days overdue"),
        field<&T::loan_class>("loan_class", "五级分类", "Class"),
        field<&T::schedule>("schedule", "还款计划", "Schedule")};
};

template <>
struct Shape<loan::Snapshot> {
    using T = loan::Snapshot;
    static constexpr const char* name = "loan_snapshot";
    static constexpr std::array fields{
        field<&T::date>("date", "日期", "Date"),
        field<&T::started>("started", "已放款", "Disbursed"),
        field<&T::closed>("closed", "已结清", "Settled"),
        field<&T::written_off>("written_off", "已核销", "Written off"),
        field<&T::rate>("rate", "利率条款", "Rate as agreed"),
        field<&T::method>("method", "还款方式", "Repayment method"),
        field<&T::maturity>("maturity", "到期日", "Maturity"),
        field<&T::first_disbursed>("first_disbursed", "首次放款日", "First disbursed"),
        field<&T::annual_rate>("annual_rate", "年利率", "Annual rate"),
        field<&T::next_reset>("next_reset", "下次重定价日", "Next reset"),
        field<&T::period_start>("period_start", "计息期起始日", "Start of the interest period"),
        field<&T::level>("level", "每期还款额", "Level instalment"),
        field<&T::plan>("plan", "还款计划", "Plan"),
        field<&T::unpaid>("unpaid", "未还各期", "Unpaid instalments"),
        field<&T::balances>("balances", "各科目余额", "Balances"),
        field<&T::interest_carry>("interest_carry", "利息尾差", "Interest below the rounding"),
        field<&T::penalty_carry>("penalty_carry", "罚息尾差", "Penalty below the rounding"),
        field<&T::compound_carry>("compound_carry", "复利尾差", "Compound below the rounding"),
        field<&T::accrued_in_period>("accrued_in_period", "本期累计利息",
                                     "Interest of the period so far"),
        field<&T::penalty_in_all>("penalty_in_all", "累计罚息", "Penalty in all"),
        field<&T::compound_in_all>("compound_in_all", "累计复利", "Compound in all"),
        field<&T::disbursed>("disbursed", "累计放款", "Disbursed in all"),
        field<&T::capitalised>("capitalised", "利息转本金", "Interest made principal"),
        field<&T::paid>("paid", "已还", "Paid"),
        field<&T::waived>("waived", "已减免", "Waived"),
        field<&T::claim>("claim", "已核销未收回", "Written off and not recovered"),
        field<&T::recovered>("recovered", "核销后收回", "Recovered after the write-off")};
};

}  // namespace zhirong
