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
    static constexpr std::tuple fields{
        field("annual", &loan::FixedRate::annual, "年利率", "Annual rate")};
};

template <>
struct Shape<loan::LprRate> {
    static constexpr const char* name = "lpr";
    static constexpr const char* zh = "LPR 加点";
    static constexpr const char* en = "LPR plus a spread";
    static constexpr std::tuple fields{
        field("tenor", &loan::LprRate::tenor, "LPR期限", "Tenor of the LPR"),
        field("spread_bp", &loan::LprRate::spread_bp, "加点（基点）", "Spread in basis points"),
        field("reset", &loan::LprRate::reset, "重定价规则", "When the rate is reset")};
};

template <>
struct Shape<loan::ClassThreshold> {
    static constexpr std::tuple fields{
        field("overdue_days", &loan::ClassThreshold::overdue_days, "逾期天数起点",
              "From so many days overdue", positive),
        field("loan_class", &loan::ClassThreshold::loan_class, "类别", "Class")};
};

template <>
struct Shape<loan::ClassRule> {
    static constexpr std::tuple fields{
        field("from", &loan::ClassRule::from, "施行日期", "Holds from"),
        field("thresholds", &loan::ClassRule::thresholds, "各档起点", "Thresholds")};
};

template <>
struct Shape<loan::Terms> {
    using T = loan::Terms;
    static constexpr std::tuple fields{
        field("principal_limit", &T::principal_limit, "合同金额", "Most that may be disbursed",
              positive),
        field("rate", &T::rate, "利率", "Rate"),
        field("maturity", &T::maturity, "到期日", "Maturity"),
        field("method", &T::method, "还款方式", "Repayment method"),
        field("payment_day", &T::payment_day, "还款日", "Payment day of the month", positive),
        field("quarter_month", &T::quarter_month, "季内付息月（1至3）",
              "Month of the quarter that pays (1 to 3)", positive),
        field("shortest_first_period", &T::shortest_first_period, "首期最短天数",
              "Shortest first period in days", not_negative),
        field("day_count", &T::day_count, "计息基础", "Day count"),
        field("penalty_markup", &T::penalty_markup, "罚息加收比例", "Penalty mark-up"),
        field("compound_interest", &T::compound_interest, "计收复利", "Compound interest"),
        field("allocation", &T::allocation, "还款分配顺序", "Order of allocation", not_blank),
        field("recovery_allocation", &T::recovery_allocation, "收回分配顺序",
              "Order of allocation of recoveries", not_blank),
        field("grace_days", &T::grace_days, "宽限天数", "Days of grace", not_negative),
        field("roll_to_working_day", &T::roll_to_working_day, "遇非工作日顺延",
              "Days off move the last day to pay"),
        field("classification", &T::classification, "五级分类标准", "Classification rules",
              not_blank),
        field("calculation_version", &T::calculation_version, "计算规则版本",
              "Version of the calculation", positive)};
};

template <>
struct Shape<loan::RateReset> {
    static constexpr const char* name = "loan.rate_reset";
    static constexpr const char* zh = "利率调整";
    static constexpr const char* en = "Rate reset";
    static constexpr std::tuple fields{
        field("annual", &loan::RateReset::annual, "新年利率", "New annual rate")};
};

template <>
struct Shape<loan::Disbursed> {
    static constexpr const char* name = "loan.disbursed";
    static constexpr const char* zh = "放款";
    static constexpr const char* en = "Disbursed";
    static constexpr std::tuple fields{
        field("amount", &loan::Disbursed::amount, "放款金额", "Amount", positive)};
};

template <>
struct Shape<loan::CostAdvanced> {
    static constexpr const char* name = "loan.cost_advanced";
    static constexpr const char* zh = "垫付费用";
    static constexpr const char* en = "Costs advanced";
    static constexpr std::tuple fields{
        field("amount", &loan::CostAdvanced::amount, "垫付金额", "Amount", positive)};
};

template <>
struct Shape<loan::Extended> {
    static constexpr const char* name = "loan.extended";
    static constexpr const char* zh = "展期";
    static constexpr const char* en = "Extended";
    static constexpr std::tuple fields{
        field("maturity", &loan::Extended::maturity, "新到期日", "New maturity")};
};

template <>
struct Shape<loan::Restructured> {
    static constexpr const char* name = "loan.restructured";
    static constexpr const char* zh = "重组";
    static constexpr const char* en = "Restructured";
    static constexpr std::tuple fields{
        field("rate", &loan::Restructured::rate, "新利率", "New rate"),
        field("method", &loan::Restructured::method, "新还款方式", "New repayment method"),
        field("maturity", &loan::Restructured::maturity, "新到期日", "New maturity"),
        field("capitalise_interest", &loan::Restructured::capitalise_interest, "利息转入本金",
              "Interest becomes principal")};
};

template <>
struct Shape<loan::Accelerated> {
    static constexpr const char* name = "loan.accelerated";
    static constexpr const char* zh = "提前到期";
    static constexpr const char* en = "Accelerated";
    static constexpr std::tuple<> fields{};
};

template <>
struct Shape<loan::Waived> {
    static constexpr const char* name = "loan.waived";
    static constexpr const char* zh = "减免";
    static constexpr const char* en = "Waived";
    static constexpr std::tuple fields{
        field("component", &loan::Waived::component, "减免项目", "Component"),
        field("amount", &loan::Waived::amount, "减免金额", "Amount", positive)};
};

template <>
struct Shape<loan::Repaid> {
    static constexpr const char* name = "loan.repaid";
    static constexpr const char* zh = "还款";
    static constexpr const char* en = "Repaid";
    static constexpr std::tuple fields{
        field("amount", &loan::Repaid::amount, "还款金额", "Amount", positive)};
};

template <>
struct Shape<loan::Prepaid> {
    static constexpr const char* name = "loan.prepaid";
    static constexpr const char* zh = "提前还款";
    static constexpr const char* en = "Prepaid";
    static constexpr std::tuple fields{
        field("amount", &loan::Prepaid::amount, "提前还款金额", "Amount", positive),
        field("effect", &loan::Prepaid::effect, "提前还款方式", "Effect")};
};

template <>
struct Shape<loan::Recovered> {
    static constexpr const char* name = "loan.recovered";
    static constexpr const char* zh = "收回";
    static constexpr const char* en = "Recovered";
    static constexpr std::tuple fields{
        field("amount", &loan::Recovered::amount, "收回金额", "Amount", positive)};
};

template <>
struct Shape<loan::WrittenOff> {
    static constexpr const char* name = "loan.written_off";
    static constexpr const char* zh = "核销";
    static constexpr const char* en = "Written off";
    static constexpr std::tuple<> fields{};
};

template <>
struct Shape<loan::Event> {
    static constexpr const char* name = "loan_event";
    static constexpr std::tuple fields{
        field("id", &loan::Event::id, "事件编号", "Id", not_blank),
        field("date", &loan::Event::date, "起息日", "Value date"),
        field("happening", &loan::Event::happening, "事件", "What happened")};
};

template <>
struct Shape<loan::Movement> {
    using T = loan::Movement;
    static constexpr std::tuple fields{
        field("value_date", &T::value_date, "起息日", "Value date"),
        field("what", &T::what, "事由", "What"),
        field("account", &T::account, "科目", "Account"),
        field("amount", &T::amount, "金额（借正贷负）", "Amount (debit positive)"),
        field("event", &T::event, "事件编号", "Id of the event"),
        field("base", &T::base, "计息基数", "What bore interest"),
        field("annual_rate", &T::annual_rate, "年利率", "Annual rate"),
        field("since", &T::since, "起算日", "Since"),
        field("accumulated", &T::accumulated, "累计", "Accumulated since then")};
};

template <>
struct Shape<loan::Instalment> {
    static constexpr std::tuple fields{
        field("due", &loan::Instalment::due, "到期日", "Due"),
        field("principal", &loan::Instalment::principal, "本金", "Principal"),
        field("interest", &loan::Instalment::interest, "利息", "Interest"),
        field("balance", &loan::Instalment::balance, "剩余本金", "Principal left")};
};

template <>
struct Shape<loan::Unpaid> {
    static constexpr std::tuple fields{
        field("due", &loan::Unpaid::due, "到期日", "Due"),
        field("last_day", &loan::Unpaid::last_day, "最后付款日", "Last day to pay"),
        field("principal", &loan::Unpaid::principal, "未还本金", "Principal unpaid"),
        field("interest", &loan::Unpaid::interest, "未还利息", "Interest unpaid"),
        field("overdue", &loan::Unpaid::overdue, "已逾期", "Overdue")};
};

template <>
struct Shape<loan::Split> {
    static constexpr std::tuple fields{
        field("costs", &loan::Split::costs, "费用", "Costs"),
        field("compound", &loan::Split::compound, "复利", "Compound interest"),
        field("penalty", &loan::Split::penalty, "罚息", "Penalty interest"),
        field("interest", &loan::Split::interest, "利息", "Interest"),
        field("principal", &loan::Split::principal, "本金", "Principal")};
};

template <>
struct Shape<loan::Balances> {
    using T = loan::Balances;
    static constexpr std::tuple fields{
        field("cash", &T::cash, "银行存款", "Cash"),
        field("principal", &T::principal, "贷款本金", "Principal"),
        field("overdue_principal", &T::overdue_principal, "逾期本金", "Overdue principal"),
        field("accrued_interest", &T::accrued_interest, "应计利息", "Accrued interest"),
        field("due_interest", &T::due_interest, "应收利息", "Due interest"),
        field("penalty", &T::penalty, "应收罚息", "Penalty interest"),
        field("compound", &T::compound, "应收复利", "Compound interest"),
        field("costs", &T::costs, "垫付费用", "Costs advanced"),
        field("interest_income", &T::interest_income, "利息收入", "Interest income"),
        field("penalty_income", &T::penalty_income, "罚息收入", "Penalty income"),
        field("compound_income", &T::compound_income, "复利收入", "Compound interest income"),
        field("recovery_income", &T::recovery_income, "已核销贷款收回",
              "Recoveries after write-off"),
        field("waiver_expense", &T::waiver_expense, "减免支出", "Waivers"),
        field("write_off_expense", &T::write_off_expense, "贷款核销损失", "Write-offs")};
};

template <>
struct Shape<loan::State> {
    using T = loan::State;
    static constexpr const char* name = "loan_state";
    static constexpr std::tuple fields{
        field("date", &T::date, "日期", "Date"),
        field("started", &T::started, "已放款", "Disbursed"),
        field("final", &T::final, "已结清", "Settled"),
        field("written_off", &T::written_off, "已核销", "Written off"),
        field("maturity", &T::maturity, "到期日", "Maturity"),
        field("annual_rate", &T::annual_rate, "年利率", "Annual rate"),
        field("principal_not_due", &T::principal_not_due, "未到期本金", "Principal not due"),
        field("principal_due", &T::principal_due, "到期未逾期本金", "Principal due, not overdue"),
        field("principal_overdue", &T::principal_overdue, "逾期本金", "Principal overdue"),
        field("interest_accrued", &T::interest_accrued, "应计未到期利息", "Interest not due"),
        field("interest_due", &T::interest_due, "到期未还利息", "Interest due"),
        field("penalty", &T::penalty, "罚息", "Penalty interest"),
        field("compound", &T::compound, "复利", "Compound interest"),
        field("costs", &T::costs, "垫付费用", "Costs"),
        field("due", &T::due, "当前应还", "Due now"),
        field("owed", &T::owed, "全部欠款", "Owed in all"),
        field("disbursed", &T::disbursed, "累计放款", "Disbursed in all"),
        field("capitalised", &T::capitalised, "利息转本金", "Interest made principal"),
        field("paid", &T::paid, "已还", "Paid"),
        field("waived", &T::waived, "已减免", "Waived"),
        field("claim", &T::claim, "已核销未收回", "Written off and not recovered"),
        field("recovered", &T::recovered, "核销后收回", "Recovered after the write-off"),
        field("next", &T::next, "下一期", "Next instalment"),
        field("oldest_unpaid", &T::oldest_unpaid, "最早未还到期日", "Oldest unpaid due date"),
        field("days_overdue", &T::days_overdue, "逾期天数", "Days overdue"),
        field("loan_class", &T::loan_class, "五级分类", "Class"),
        field("schedule", &T::schedule, "还款计划", "Schedule")};
};

template <>
struct Shape<loan::Snapshot> {
    using T = loan::Snapshot;
    static constexpr const char* name = "loan_snapshot";
    static constexpr std::tuple fields{
        field("date", &T::date, "日期", "Date"),
        field("started", &T::started, "已放款", "Disbursed"),
        field("closed", &T::closed, "已结清", "Settled"),
        field("written_off", &T::written_off, "已核销", "Written off"),
        field("rate", &T::rate, "利率条款", "Rate as agreed"),
        field("method", &T::method, "还款方式", "Repayment method"),
        field("maturity", &T::maturity, "到期日", "Maturity"),
        field("first_disbursed", &T::first_disbursed, "首次放款日", "First disbursed"),
        field("annual_rate", &T::annual_rate, "年利率", "Annual rate"),
        field("next_reset", &T::next_reset, "下次重定价日", "Next reset"),
        field("period_start", &T::period_start, "计息期起始日", "Start of the interest period"),
        field("level", &T::level, "每期还款额", "Level instalment"),
        field("plan", &T::plan, "还款计划", "Plan"),
        field("unpaid", &T::unpaid, "未还各期", "Unpaid instalments"),
        field("balances", &T::balances, "各科目余额", "Balances"),
        field("interest_carry", &T::interest_carry, "利息尾差", "Interest below the rounding"),
        field("penalty_carry", &T::penalty_carry, "罚息尾差", "Penalty below the rounding"),
        field("compound_carry", &T::compound_carry, "复利尾差", "Compound below the rounding"),
        field("accrued_in_period", &T::accrued_in_period, "本期累计利息",
              "Interest of the period so far"),
        field("penalty_in_all", &T::penalty_in_all, "累计罚息", "Penalty in all"),
        field("compound_in_all", &T::compound_in_all, "累计复利", "Compound in all"),
        field("disbursed", &T::disbursed, "累计放款", "Disbursed in all"),
        field("capitalised", &T::capitalised, "利息转本金", "Interest made principal"),
        field("paid", &T::paid, "已还", "Paid"),
        field("waived", &T::waived, "已减免", "Waived"),
        field("claim", &T::claim, "已核销未收回", "Written off and not recovered"),
        field("recovered", &T::recovered, "核销后收回", "Recovered after the write-off")};
};

}  // namespace zhirong
