// The bank's panel of appraisers, and working files of the workbench.
#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

struct Terms {
    const char* appraiser;
    const char* licence;
    std::vector<const char*> fields;
    std::vector<std::pair<const char*, const char*>> tiers;  // up to, rate; the last is open
    const char* least_fee;
    const char* ceiling;
};

void admit(Teller& teller, const Terms& terms) {
    teller.post("bank.officer", "/api/v1/panel-members", [&] {
        Tree::List fields;
        for (const char* field : terms.fields) fields.emplace_back(field);
        Tree::List tiers;
        for (const auto& [up_to, rate] : terms.tiers) {
            Tree tier = Tree::map({{"rate", rate}});
            if (up_to != nullptr) tier.set("up_to", up_to);
            tiers.push_back(std::move(tier));
        }
        return Tree::map({{"appraiser", terms.appraiser},
                          {"licence", terms.licence},
                          {"valid_from", "2025-01-01"},
                          {"valid_until", "2026-12-31"},
                          {"fields", std::move(fields)},
                          {"tiers", std::move(tiers)},
                          {"least_fee", terms.least_fee},
                          {"ceiling", terms.ceiling}});
    });
}

void quote(Teller& teller, const char* who, const std::string& inquiry, const char* fee, int days,
           const char* note) {
    teller.post(who, "/api/v1/panel-inquiries/" + inquiry + "/quotes",
                [&] { return Tree::map({{"fee", fee}, {"days", days}, {"note", note}}); });
}

Tree uncertain(const char* input, Tree distribution) {
    return Tree::map({{"input", input}, {"distribution", std::move(distribution)}});
}

Tree premium(const char* name, const char* rate, const char* reason) {
    return Tree::map({{"name", name}, {"rate", rate}, {"reason", reason}});
}

Tree income(const char* legal_end, Tree::List uncertain_inputs) {
    return Tree::map(
        {{"life", Tree::map({{"legal_end", legal_end}, {"economic_years", "8"}})},
         {"field", "electronics"},
         {"forecast", Tree::list({"42000000.00", "48000000.00", "53000000.00", "56000000.00"})},
         {"forecast_basis", "近三年审计报告、在手订单与产线达产计划"},
         {"growth", "2%"},
         {"method", Tree::map({{"type", "royalty_relief"}, {"royalty", "5%"}, {"decay", "8%"}})},
         {"tax", "15%"},
         {"discount",
          Tree::map(
              {{"type", "build_up"},
               {"risk_free", "2%"},
               {"premiums", Tree::list({premium("技术风险", "3%", "已量产，同类封装正在替代"),
                                        premium("市场风险", "3.5%", "客户集中，前两名占六成"),
                                        premium("资金风险", "2%", "扩产依赖借款"),
                                        premium("管理风险", "1.5%", "团队稳定，体系认证齐全")})}})},
         {"convention", "mid_year"},
         {"uncertain", std::move(uncertain_inputs)}});
}

// A finished file; its inputs are the demonstration's own.
Tree whole_sheet() {
    return Tree::map(
        {{"income",
          income("2042-03-29",
                 {uncertain(
                      "royalty",
                      Tree::map(
                          {{"type", "triangular"}, {"low", "3%"}, {"mode", "5%"}, {"high", "7%"}})),
                  uncertain("discount_rate",
                            Tree::map({{"type", "uniform"}, {"low", "10%"}, {"high", "14%"}}))})},
         {"plan",
          Tree::map({{"trials", 10'000}, {"seed", 20'250'528}, {"sampling", "independent"}})},
         {"conclusion",
          Tree::map({{"way", "weights"},
                     {"weights", Tree::list({Tree::map(
                                     {{"approach", "income"},
                                      {"weight", "100%"},
                                      {"reason", "收益可以可靠预测，同类成交不足三个"}})})}})},
         {"shares", Tree::List{}},
         {"evidence",
          Tree::list({Tree::map({{"name", "审计报告"}, {"reference", "演示审字〔2025〕16号"}}),
                      Tree::map({{"name", "在手订单"}, {"reference", "订单汇总表 2025-05"}})})},
         {"professionals", Tree::list({Tree::map({{"name", "钱评估"}, {"licence", "43200011"}}),
                                       Tree::map({{"name", "冯资产"}, {"licence", "43200026"}})})},
         {"assumptions", "专利有效且年费按期缴纳；企业持续经营，产线按计划达产。"}});
}

// As far as the firm came: what it says of its discount is still to be written.
Tree begun_sheet() {
    return Tree::map(
        {{"income",
          Tree::map({{"life", Tree::map({{"legal_end", "2036-03-08"}, {"economic_years", "6"}})},
                     {"field", "machinery"},
                     {"forecast", Tree::list({"8600000.00", "9100000.00", "9300000.00"})},
                     {"forecast_basis", "2024年度报表与三年订单计划"},
                     {"method",
                      Tree::map({{"type", "royalty_relief"}, {"royalty", "3%"}, {"decay", "10%"}})},
                     {"tax", "15%"}})}});
}

}  // namespace

void keep_the_panel(Teller& teller, const std::string& financing) {
    admit(teller, {"hunan-appraisal",
                   "湘财评备〔2021〕9号",
                   {"any"},
                   {{"1000000.00", "1.8%"}, {"5000000.00", "1.2%"}, {nullptr, "0.6%"}},
                   "12000.00",
                   "3%"});
    admit(teller, {"zhongnan-appraisal",
                   "湘财评备〔2019〕22号",
                   {"machinery", "electronics"},
                   {{"2000000.00", "1.5%"}, {"10000000.00", "0.9%"}, {nullptr, "0.5%"}},
                   "15000.00",
                   "2.5%"});
    admit(teller, {"dongting-appraisal",
                   "湘财评备〔2023〕31号",
                   {"any"},
                   {{"3000000.00", "1.2%"}, {nullptr, "0.8%"}},
                   "8000.00",
                   "3%"});
    teller.post("appraiser.dongting",
                "/api/v1/panel-members/PM.changsha-bank.dongting-appraisal/conflicts", [] {
                    return Tree::map({{"organisation", "hengyang-bearing"},
                                      {"relation", "2024年为其提供专利布局咨询"},
                                      {"until", "2026-12-31"}});
                });
    const std::string inquiry = id_of(
        teller.act("bank.officer", financing, "askPanel",
                   {{"value", "3600000.00"}, {"deadline", "2025-07-11"}, {"field", "machinery"}}));
    quote(teller, "appraiser", inquiry, "42000.00", 12, "含现场勘查一次");
    quote(teller, "appraiser.zhongnan", inquiry, "39500.00", 15, "报告附可比成交分析");
}

void value_by_working_file(Teller& teller, const std::string& financing, const std::string& right) {
    const std::string files = "/api/v1/working-files";
    const std::string finished = id_of(teller.post("appraiser", files, [&] {
        return Tree::map({{"title", "功率模块封装专利质押评估"},
                          {"financing", financing},
                          {"rights", Tree::list({right})},
                          {"base_date", "2025-05-28"},
                          {"purpose", "知识产权质押融资"}});
    }));
    teller.post("appraiser", files + "/" + finished + "/finish", [] {
        return Tree::map(
            {{"saves", 0}, {"number", "湘知评底稿〔2025〕第6号"}, {"sheet", whole_sheet()}});
    });
    // The bank looks at the same right itself, and has not come to its end.
    teller.post("bank.officer", files, [&] {
        return Tree::map({{"title", "功率模块封装专利行内复核"},
                          {"financing", financing},
                          {"rights", Tree::list({right})},
                          {"base_date", "2025-05-28"},
                          {"purpose", "授信审批前行内复核"}});
    });
    const std::string draft = id_of(teller.post("pump", files, [] {
        return Tree::map({{"title", "机械密封专利自评"},
                          {"rights", Tree::list({"RT2016100873219"})},
                          {"base_date", "2025-05-28"},
                          {"purpose", "续贷前自行估值"}});
    }));
    teller.post("pump", files + "/" + draft + "/sheet",
                [] { return Tree::map({{"saves", 0}, {"sheet", begun_sheet()}}); });
}

}  // namespace zhirong
