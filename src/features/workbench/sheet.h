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
    static constexpr std::array fields{
        field<&T::field>("field", "技术领域", "Field of technology"),
        field<&T::life>("life", "期限", "Life"),
        field<&T::forecast>("forecast", "逐年预测额", "Forecast by year", not_blank),
        field<&T::forecast_basis>("forecast_basis", "预测依据", "What the forecast rests on",
                                  long_text),
        field<&T::growth>("growth", "预测期后增长率", "Growth after the forecast"),
        field<&T::method>("method", "具体方法", "Method"),
        field<&T::tax>("tax", "所得税率", "Tax rate"),
        field<&T::discount>("discount", "折现率", "Discount rate"),
        field<&T::convention>("convention", "折现约定", "Convention"),
        field<&T::uncertain>("uncertain", "不确定的输入", "Uncertain inputs")};
};
template <>
struct Shape<workbench::Deal> {
    using T = workbench::Deal;
    static constexpr std::array fields{
        field<&T::name>("name", "案例", "Deal", not_blank),
        field<&T::source>("source", "来源", "Source", not_blank),
        field<&T::date>("date", "成交日", "Date of the deal"),
        field<&T::price>("price", "成交价", "Price", positive),
        field<&T::corrections>("corrections", "修正系数", "Corrections"),
        field<&T::left_out>("left_out", "剔除理由", "Why it is left out", long_text)};
};
template <>
struct Shape<workbench::MarketSheet> {
    static constexpr std::array fields{
        field<&workbench::MarketSheet::deals>("deals", "可比案例", "Comparables")};
};
template <>
struct Shape<workbench::CostSheet> {
    using T = workbench::CostSheet;
    static constexpr std::array fields{
        field<&T::basis>("basis", "成本口径", "Basis of cost"),
        field<&T::items>("items", "成本项目", "Costs", not_blank),
        field<&T::used_months>("used_months", "已使用月数", "Months used", not_negative),
        field<&T::remaining_months>("remaining_months", "剩余月数", "Months remaining", positive),
        field<&T::functional>("functional", "功能性贬值率", "Functional obsolescence"),
        field<&T::economic>("economic", "经济性贬值率", "Economic obsolescence"),
        field<&T::uncertain>("uncertain", "不确定的输入", "Uncertain inputs")};
};
template <>
struct Shape<workbench::ApproachWeight> {
    using T = workbench::ApproachWeight;
    static constexpr std::array fields{field<&T::approach>("approach", "评估方法", "Approach"),
                                       field<&T::weight>("weight", "权重", "Weight"),
                                       field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<workbench::Conclusion> {
    using T = workbench::Conclusion;
    static constexpr std::array fields{
        field<&T::way>("way", "确定结论的方式", "How the conclusion is drawn"),
        field<&T::weights>("weights", "各方法权重与理由", "Weights and reasons", not_blank)};
};
template <>
struct Shape<workbench::Scoring> {
    using T = workbench::Scoring;
    static constexpr std::array fields{
        field<&T::weights>("weights", "自定权重", "Own weights"),
        field<&T::weights_source>("weights_source", "自定权重的来源", "Source of own weights",
                                  long_text),
        field<&T::scores>("scores", "评分", "Scores"),
        field<&T::evidence>("evidence", "评分依据", "Evidence", long_text)};
};
template <>
struct Shape<workbench::Share> {
    using T = workbench::Share;
    static constexpr std::array fields{field<&T::right>("right", "知识产权", "Right", not_blank),
                                       field<&T::share>("share", "比重", "Share")};
};
template <>
struct Shape<workbench::Evidence> {
    using T = workbench::Evidence;
    static constexpr std::array fields{
        field<&T::name>("name", "资料", "Paper", not_blank),
        field<&T::reference>("reference", "编号或出处", "Reference", not_blank)};
};
template <>
struct Shape<workbench::Professional> {
    using T = workbench::Professional;
    static constexpr std::array fields{
        field<&T::name>("name", "姓名", "Name", not_blank),
        field<&T::licence>("licence", "执业登记编号", "Licence number", not_blank)};
};
template <>
struct Shape<workbench::Sheet> {
    using T = workbench::Sheet;
    static constexpr std::array fields{
        field<&T::income>("income", "收益法", "Income approach"),
        field<&T::market>("market", "市场法", "Market approach"),
        field<&T::cost>("cost", "成本法", "Cost approach"),
        field<&T::plan>("plan", "模拟设置", "Simulation"),
        field<&T::conclusion>("conclusion", "结论", "Conclusion"),
        field<&T::scoring>("scoring", "指标评分", "Indicators"),
        field<&T::shares>("shares", "组内比重", "Shares within the group"),
        field<&T::evidence>("evidence", "资料", "Evidence", not_blank),
        field<&T::professionals>("professionals", "签字人员", "Signing professionals", not_blank),
        field<&T::assumptions>("assumptions", "评估假设", "Assumptions", long_text)};
};

}  // namespace zhirong
