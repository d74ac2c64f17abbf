#pragma once
// What an appraiser states in a working file: the methods with their inputs, what is uncertain, how
// the methods are brought together, the indicators' scores, evidence and signatures. While the file
// is a draft its sheet is kept as it was typed (a Tree); it is read as this when it is computed.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/appraisal/appraisal.h"

namespace zhirong::workbench {

struct IncomeSheet {
    std::optional<std::string> field;  // of technology: whose reference figures stand beside
    appraisal::LifeBounds life;
    std::vector<Money> forecast;
    std::string forecast_basis;  // what the forecast rests on
    std::optional<Ratio> growth;
    appraisal::IncomeMethod method;
    Ratio tax;
    appraisal::RateMethod discount;  // a rate is built, never just written down
    appraisal::Convention convention = appraisal::Convention::mid_year;
    std::vector<appraisal::Uncertain> uncertain;
};

struct Deal {
    std::string name;
    std::string source;  // where the price is published or filed
    Date date;
    Money price;
    std::map<std::string, Ratio> corrections;
    std::optional<std::string> left_out;
};
struct MarketSheet {
    std::vector<Deal> deals;
};

struct CostSheet {
    appraisal::CostBasis basis = appraisal::CostBasis::replacement;
    std::vector<appraisal::CostItem> items;
    int used_months = 0;
    int remaining_months = 0;
    Ratio functional;
    Ratio economic;
    std::vector<appraisal::Uncertain> uncertain;
};

struct ApproachWeight {
    appraisal::Approach approach = appraisal::Approach::income;
    std::optional<Ratio> weight;  // needed where weights decide
    std::string reason;
};
struct Conclusion {
    appraisal::ReconciliationWay way = appraisal::ReconciliationWay::weights;
    std::vector<ApproachWeight> weights;  // one for each method in use
};

struct Scoring {
    std::optional<std::map<std::string, Ratio>> weights;  // the user's own, by indicator
    std::optional<std::string> weights_source;            // whose, where there are any
    std::map<std::string, Ratio> scores;
    std::map<std::string, std::string> evidence;
};

// How the value of a group is shared among its rights.
struct Share {
    std::string right;
    Ratio share;
};
struct Evidence {
    std::string name;
    std::string reference;  // where it is filed: number, title or document id
};
struct Professional {
    std::string name;
    std::string licence;
};

struct Sheet {
    std::optional<IncomeSheet> income;
    std::optional<MarketSheet> market;
    std::optional<CostSheet> cost;
    std::optional<appraisal::SimulationPlan> plan;  // needed where an input is uncertain
    Conclusion conclusion;
    std::optional<Scoring> scoring;
    std::optional<std::vector<Share>> shares;  // of a group; none: one right alone
    std::vector<Evidence> evidence;
    std::vector<Professional> professionals;
    std::string assumptions;
};

}  // namespace zhirong::workbench

namespace zhirong {

template <>
struct Shape<workbench::IncomeSheet> {
    using T = workbench::IncomeSheet;
    static constexpr std::tuple fields{
        field("field", &T::field, "技术领域", "Field of technology"),
        field("life", &T::life, "期限", "Life"),
        field("forecast", &T::forecast, "逐年预测额", "Forecast by year", not_blank),
        field("forecast_basis", &T::forecast_basis, "预测依据", "What the forecast rests on",
              long_text),
        field("growth", &T::growth, "预测期后增长率", "Growth after the forecast"),
        field("method", &T::method, "具体方法", "Method"),
        field("tax", &T::tax, "所得税率", "Tax rate"),
        field("discount", &T::discount, "折现率", "Discount rate"),
        field("convention", &T::convention, "折现约定", "Convention"),
        field("uncertain", &T::uncertain, "不确定的输入", "Uncertain inputs")};
};
template <>
struct Shape<workbench::Deal> {
    using T = workbench::Deal;
    static constexpr std::tuple fields{
        field("name", &T::name, "案例", "Deal", not_blank),
        field("source", &T::source, "来源", "Source", not_blank),
        field("date", &T::date, "成交日", "Date of the deal"),
        field("price", &T::price, "成交价", "Price", positive),
        field("corrections", &T::corrections, "修正系数", "Corrections"),
        field("left_out", &T::left_out, "剔除理由", "Why it is left out", long_text)};
};
template <>
struct Shape<workbench::MarketSheet> {
    static constexpr std::tuple fields{
        field("deals", &workbench::MarketSheet::deals, "可比案例", "Comparables")};
};
template <>
struct Shape<workbench::CostSheet> {
    using T = workbench::CostSheet;
    static constexpr std::tuple fields{
        field("basis", &T::basis, "成本口径", "Basis of cost"),
        field("items", &T::items, "成本项目", "Costs", not_blank),
        field("used_months", &T::used_months, "已使用月数", "Months used", not_negative),
        field("remaining_months", &T::remaining_months, "剩余月数", "Months remaining", positive),
        field("functional", &T::functional, "功能性贬值率", "Functional obsolescence"),
        field("economic", &T::economic, "经济性贬值率", "Economic obsolescence"),
        field("uncertain", &T::uncertain, "不确定的输入", "Uncertain inputs")};
};
template <>
struct Shape<workbench::ApproachWeight> {
    using T = workbench::ApproachWeight;
    static constexpr std::tuple fields{field("approach", &T::approach, "评估方法", "Approach"),
                                       field("weight", &T::weight, "权重", "Weight"),
                                       field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<workbench::Conclusion> {
    using T = workbench::Conclusion;
    static constexpr std::tuple fields{
        field("way", &T::way, "确定结论的方式", "How the conclusion is drawn"),
        field("weights", &T::weights, "各方法权重与理由", "Weights and reasons", not_blank)};
};
template <>
struct Shape<workbench::Scoring> {
    using T = workbench::Scoring;
    static constexpr std::tuple fields{
        field("weights", &T::weights, "自定权重", "Own weights"),
        field("weights_source", &T::weights_source, "自定权重的来源", "Source of own weights",
              long_text),
        field("scores", &T::scores, "评分", "Scores"),
        field("evidence", &T::evidence, "评分依据", "Evidence", long_text)};
};
template <>
struct Shape<workbench::Share> {
    using T = workbench::Share;
    static constexpr std::tuple fields{field("right", &T::right, "知识产权", "Right", not_blank),
                                       field("share", &T::share, "比重", "Share")};
};
template <>
struct Shape<workbench::Evidence> {
    using T = workbench::Evidence;
    static constexpr std::tuple fields{
        field("name", &T::name, "资料", "Paper", not_blank),
        field("reference", &T::reference, "编号或出处", "Reference", not_blank)};
};
template <>
struct Shape<workbench::Professional> {
    using T = workbench::Professional;
    static constexpr std::tuple fields{
        field("name", &T::name, "姓名", "Name", not_blank),
        field("licence", &T::licence, "执业登记编号", "Licence number", not_blank)};
};
template <>
struct Shape<workbench::Sheet> {
    using T = workbench::Sheet;
    static constexpr std::tuple fields{
        field("income", &T::income, "收益法", "Income approach"),
        field("market", &T::market, "市场法", "Market approach"),
        field("cost", &T::cost, "成本法", "Cost approach"),
        field("plan", &T::plan, "模拟设置", "Simulation"),
        field("conclusion", &T::conclusion, "结论", "Conclusion"),
        field("scoring", &T::scoring, "指标评分", "Indicators"),
        field("shares", &T::shares, "组内比重", "Shares within the group"),
        field("evidence", &T::evidence, "资料", "Evidence", not_blank),
        field("professionals", &T::professionals, "签字人员", "Signing professionals", not_blank),
        field("assumptions", &T::assumptions, "评估假设", "Assumptions", long_text)};
};

}  // namespace zhirong
