#include "features/workbench/report.h"

#include <algorithm>

#include "core/appraisal/real.h"

namespace zhirong::workbench {
namespace {

using appraisal::Approach;
using appraisal::Value;
using paper::Document;

std::string yuan_text(Money money) { return with_separators(money) + " 元"; }
std::string range_text(const Value& value) {
    return with_separators(value.low) + " 至 " + yuan_text(value.high) + "（中值 " +
           yuan_text(value.mid) + "）";
}

std::string years_text(Ratio years) { return appraisal::decimal(appraisal::to_double(years), 2); }

std::string text_of(const appraisal::Distribution& distribution, appraisal::Quantity quantity) {
    const appraisal::Limit& limit = appraisal::limit_of(quantity);
    const auto text = [&](Ratio value) { return appraisal::text_of(limit, value); };
    struct Words {
        const decltype(text)& say;
        std::string operator()(const appraisal::Fixed& d) const { return "固定 " + say(d.value); }
        std::string operator()(const appraisal::Uniform& d) const {
            return "均匀分布 " + say(d.low) + " 至 " + say(d.high);
        }
        std::string operator()(const appraisal::Triangular& d) const {
            return "三角分布 " + say(d.low) + " / " + say(d.mode) + " / " + say(d.high);
        }
        std::string operator()(const appraisal::TruncatedNormal& d) const {
            return "正态分布，均值 " + say(d.mean) + "，标准差 " + say(d.deviation) + "，截断于 " +
                   say(d.low) + " 至 " + say(d.high);
        }
        std::string operator()(const appraisal::TruncatedLognormal& d) const {
            return "对数正态分布，中位数 " + say(d.median) + "，对数标准差 " +
                   to_string(d.deviation) + "，截断于 " + say(d.low) + " 至 " + say(d.high);
        }
        std::string operator()(const appraisal::Discrete& d) const {
            std::string points = "离散分布";
            for (const appraisal::DiscretePoint& point : d.points)
                points += " " + say(point.value) + "（" + to_percent(point.weight) + "）";
            return points;
        }
    };
    return std::visit(Words{text}, distribution);
}

class Writer {
public:
    Writer(const WorkingFile& file, const std::string& organisation, OrganisationKind kind)
        : file_(file), made_(finished(file)), organisation_(organisation), kind_(kind) {}

    Document write() {
        const bool appraiser = kind_ == OrganisationKind::appraiser;
        document_.title = appraiser ? "知识产权资产评估报告" : "知识产权价值评价报告";
        document_.subtitle = file_.title;
        document_.number = made_.number;
        document_.created = made_.on;
        document_.footer =
            organisation_ + " · 底稿 " + file_.id + " · 摘要 " + made_.digest.substr(0, 16);
        summary();
        subjects();
        if (made_.calculation.income) income();
        if (made_.calculation.market) market();
        if (made_.calculation.cost) cost();
        conclusion();
        if (made_.calculation.score) score();
        basis();
        add(paper::Signatures{{organisation_ + "（盖章）", signers()}});
        return std::move(document_);
    }

private:
    void add(paper::Block block) { document_.blocks.push_back(std::move(block)); }
    void heading(const char* text) { add(paper::Heading{text}); }
    void note(std::string text) { add(paper::Paragraph{std::move(text), true}); }
    std::string numbered(const char* text) {
        static constexpr std::array numerals{"一", "二", "三", "四", "五",
                                             "六", "七", "八", "九", "十"};
        return std::string(numerals.at(sections_++)) + "、" + text;
    }
    void section(const char* text) { add(paper::Heading{numbered(text)}); }

    std::string signers() const {
        std::string names;
        for (const Professional& each : made_.sheet.professionals)
            names += (names.empty() ? "" : "、") + each.name;
        return "签字人员：" + names;
    }

    void summary() {
        section("结论摘要");
        const appraisal::Reconciliation& end = *made_.calculation.conclusion;
        add(paper::Fields{{{"评估机构", organisation_},
                           {"评估目的", file_.purpose},
                           {"评估基准日", to_string(file_.base_date)},
                           {"采用的方法", methods_of(made_.calculation).zh},
                           {"价值区间", range_text(end.value)},
                           {"完成日期", to_string(made_.on)}},
                          1});
        note(
            "区间下限与上限为模拟结果的第 5 与第 95 "
            "百分位，中值为中位数；未设分布的方法以单点值或可比案例的最低、最高修正价为区间。");
    }

    void subjects() {
        section("评估对象");
        paper::Table table{
            {{"号码", 3}, {"名称", 5}, {"种类", 2}, {"权利人", 4}, {"保护期届满", 2}}, {}};
        for (const Subject& each : file_.subjects)
            table.rows.push_back({each.number, each.title, each.kind, each.owner,
                                  each.legal_end ? to_string(*each.legal_end) : "不定"});
        add(std::move(table));
        for (const Subject& each : file_.subjects)
            for (const LicenceTerm& licence : each.licences)
                note("“" + each.title + "”已许可给" + licence.licensee + "，至 " +
                     to_string(licence.until) + "。");
    }

    void income() {
        const IncomeSheet& in = made_.sheet.income.value();
        const IncomeResult& out = *made_.calculation.income;
        section("收益法");
        std::vector<std::pair<std::string, std::string>> rows;
        std::visit([&](const auto& method) { method_rows(method, rows); }, in.method);
        rows.emplace_back("预测依据", in.forecast_basis);
        if (in.growth) rows.emplace_back("预测期后年增长率", to_percent(*in.growth));
        rows.emplace_back("所得税率", to_percent(in.tax));
        rows.emplace_back("折现率", to_percent(out.discount.rate) + "（" +
                                        out.discount.why.formula->zh + "：" +
                                        inputs_text(out.discount.why) + "）");
        rows.emplace_back("折现约定", label_of(in.convention).zh);
        std::string bounds;
        for (const appraisal::BoundYears& bound : out.single.life.bounds)
            bounds += (bounds.empty() ? "" : "，") + label_of(bound.bound).zh + " " +
                      years_text(bound.years) + " 年";
        rows.emplace_back("收益年限",
                          years_text(out.single.life.years) + " 年，取最短者（" + bounds + "）");
        rows.emplace_back("单点评估值", yuan_text(out.single.value));
        rows.emplace_back("价值区间", range_text(out.value));
        add(paper::Fields{std::move(rows), 1});
        if (const auto* build = std::get_if<appraisal::BuildUp>(&in.discount))
            premiums(build->premiums);
        if (const auto* capital = std::get_if<appraisal::CapitalMarket>(&in.discount))
            premiums(capital->premiums);
        years(out.single);
        if (out.simulation) simulation(*out.simulation, in.uncertain, out.value);
    }

    static std::string inputs_text(const Why& why) {
        std::string text;
        for (const WhyInput& each : why.inputs) {
            const auto rate = each.unit == Unit::rate ? parse_ratio(each.value) : std::nullopt;
            text += (text.empty() ? "" : "，") + each.zh + " " +
                    (rate ? to_percent(*rate) : each.value);
        }
        return text;
    }

    static void method_rows(const appraisal::RoyaltyRelief& method,
                            std::vector<std::pair<std::string, std::string>>& rows) {
        rows.emplace_back("具体方法", "许可费节省法");
        rows.emplace_back("许可费率", to_percent(method.royalty));
        rows.emplace_back("年衰减率", to_percent(method.decay));
    }
    static void method_rows(const appraisal::ProfitShare& method,
                            std::vector<std::pair<std::string, std::string>>& rows) {
        rows.emplace_back("具体方法", "利润分成法");
        rows.emplace_back("利润率", to_percent(method.margin));
        rows.emplace_back("利润分成率", to_percent(method.share));
        rows.emplace_back("年衰减率", to_percent(method.decay));
    }
    static void method_rows(const appraisal::ExcessEarnings& method,
                            std::vector<std::pair<std::string, std::string>>& rows) {
        rows.emplace_back("具体方法", "超额收益法");
        for (const appraisal::ContributoryAsset& asset : method.assets)
            rows.emplace_back("贡献资产：" + asset.name, yuan_text(asset.value) + "，要求回报率 " +
                                                             to_percent(asset.required_return));
    }

    void premiums(const std::vector<appraisal::Premium>& all) {
        if (all.empty()) return;
        paper::Table table{{{"风险溢价", 2}, {"取值", 1, true}, {"理由", 6}}, {}};
        for (const appraisal::Premium& each : all)
            table.rows.push_back({each.name, to_percent(each.rate), each.reason});
        add(std::move(table));
    }

    void years(const appraisal::IncomeValue& value) {
        paper::Table table{{{"期间", 4},
                            {"年内比例", 2, true},
                            {"预测额（元）", 3, true},
                            {"归属比例", 2, true},
                            {"税后收益（元）", 3, true},
                            {"折现系数", 2, true},
                            {"现值（元）", 3, true}},
                           {}};
        for (const appraisal::IncomeYear& year : value.years)
            table.rows.push_back({to_string(year.from) + " 至 " + to_string(year.until - Days{1}),
                                  year.fraction, with_separators(year.amount), year.portion,
                                  with_separators(year.benefit), year.factor,
                                  with_separators(year.present)});
        table.rows.push_back({"合计", "", "", "", "", "", with_separators(value.value)});
        add(std::move(table));
    }

    void market() {
        section("市场法");
        const appraisal::MarketValue& out = *made_.calculation.market;
        add(paper::Fields{{{"评估值（修正价的中位数）", yuan_text(out.value.mid)},
                           {"价值区间（最低至最高修正价）", range_text(out.value)}},
                          1});
        paper::Table deals{{{"案例", 4},
                            {"来源", 4},
                            {"成交日", 3},
                            {"成交价（元）", 3, true},
                            {"综合修正", 2, true},
                            {"修正后（元）", 3, true},
                            {"说明", 4}},
                           {}};
        for (std::size_t i = 0; i < out.prices.size(); ++i) {
            const Deal& deal = made_.sheet.market->deals.at(i);
            const appraisal::CorrectedPrice& price = out.prices[i];
            std::string said = deal.left_out ? "剔除：" + *deal.left_out : "";
            if (price.outlier) said += said.empty() ? "偏离其他案例中位数超过 50%" : "";
            deals.rows.push_back({deal.name, deal.source, to_string(deal.date),
                                  with_separators(price.price), price.factor,
                                  with_separators(price.corrected), said});
        }
        add(std::move(deals));
        paper::Table factors{{{"案例", 4}}, {}};
        for (const appraisal::CorrectionRule& rule : made_.basis.rules)
            factors.columns.push_back({rule.zh, 2, true});
        for (const Deal& deal : made_.sheet.market->deals) {
            std::vector<std::string> row{deal.name};
            for (const appraisal::CorrectionRule& rule : made_.basis.rules)
                row.push_back(to_percent(deal.corrections.at(rule.name)));
            factors.rows.push_back(std::move(row));
        }
        add(std::move(factors));
    }

    void cost() {
        const CostSheet& in = made_.sheet.cost.value();
        const CostResult& out = *made_.calculation.cost;
        section("成本法");
        paper::Table items{{{"成本项目", 6}, {"金额（元）", 3, true}}, {}};
        for (const appraisal::CostItem& item : in.items)
            items.rows.push_back({item.name, with_separators(item.amount)});
        items.rows.push_back(
            {"合计（" + label_of(in.basis).zh + "）", with_separators(out.single.cost)});
        add(std::move(items));
        add(paper::Fields{{{"使用年限贬值率", to_percent(out.single.physical) + "（已使用 " +
                                                  std::to_string(in.used_months) + " 个月，剩余 " +
                                                  std::to_string(in.remaining_months) + " 个月）"},
                           {"功能性贬值率", to_percent(in.functional)},
                           {"经济性贬值率", to_percent(in.economic)},
                           {"贬值率合计", to_percent(out.single.depreciation)},
                           {"单点评估值", yuan_text(out.single.value)},
                           {"价值区间", range_text(out.value)}},
                          1});
        if (out.simulation) simulation(*out.simulation, in.uncertain, out.value);
    }

    void simulation(const appraisal::Outcome& outcome,
                    const std::vector<appraisal::Uncertain>& uncertain, const Value& value) {
        paper::Table inputs{{{"不确定的输入", 3}, {"分布", 8}}, {}};
        for (const appraisal::Uncertain& each : uncertain)
            inputs.rows.push_back(
                {label_of(each.input).zh, text_of(each.distribution, each.input)});
        add(std::move(inputs));
        const appraisal::Percentiles& p = outcome.percentiles;
        add(paper::Fields{
            {{"模拟次数", std::to_string(outcome.plan.trials)},
             {"随机种子", std::to_string(outcome.plan.seed)},
             {"抽样方式", label_of(outcome.plan.sampling).zh},
             {"均值", yuan_text(outcome.mean)},
             {"均值的标准误", yuan_text(outcome.standard_error)},
             {"第 25 至第 75 百分位", with_separators(p.p25) + " 至 " + yuan_text(p.p75)}},
            2});
        paper::Bars bars{"各输入由第 10 百分位变到第 90 百分位时的价值", {}, value.mid.fen};
        for (const appraisal::Bar& bar : outcome.tornado)
            bars.bars.push_back({label_of(bar.input).zh, std::min(bar.at_low, bar.at_high).fen,
                                 std::max(bar.at_low, bar.at_high).fen, yuan_text(bar.swing)});
        add(std::move(bars));
        paper::Columns columns{"模拟结果的分布（横轴为价值，纵轴为次数）", {}};
        constexpr std::size_t labelled = 8;  // of forty columns, so that labels do not touch
        for (std::size_t i = 0; i < outcome.histogram.size(); ++i) {
            const appraisal::Bin& bin = outcome.histogram[i];
            columns.columns.push_back(
                {i % labelled == 0 ? in_myriads(bin.from) : "", 0, bin.count, ""});
        }
        add(std::move(columns));
    }

    static std::string in_myriads(Money money) {
        const Money myriads = round_fen(int128{money.fen}, 10'000, Rounding::half_up);
        return with_separators(myriads) + "万";
    }

    void conclusion() {
        const appraisal::Reconciliation& end = *made_.calculation.conclusion;
        section("评估结论");
        paper::Table table{{{"方法", 2},
                            {"下限（元）", 3, true},
                            {"中值（元）", 3, true},
                            {"上限（元）", 3, true},
                            {"权重", 2, true},
                            {"理由", 5}},
                           {}};
        const bool weighted = made_.sheet.conclusion.way == appraisal::ReconciliationWay::weights;
        for (const ApproachWeight& each : made_.sheet.conclusion.weights) {
            const Value value = value_by(each.approach);
            table.rows.push_back({label_of(each.approach).zh, with_separators(value.low),
                                  with_separators(value.mid), with_separators(value.high),
                                  weighted ? to_percent(each.weight.value()) : "—", each.reason});
        }
        table.rows.push_back({"结论", with_separators(end.value.low),
                              with_separators(end.value.mid), with_separators(end.value.high),
                              weighted ? "100%" : "—", label_of(made_.sheet.conclusion.way).zh});
        add(std::move(table));
        if (end.warning) add(paper::Paragraph{end.warning->zh, false});
        if (made_.calculation.rights.size() > 1) {
            paper::Table rights{{{"知识产权", 6},
                                 {"组内比重", 2, true},
                                 {"下限（元）", 3, true},
                                 {"中值（元）", 3, true},
                                 {"上限（元）", 3, true}},
                                {}};
            for (std::size_t i = 0; i < made_.calculation.rights.size(); ++i) {
                const RightValue& each = made_.calculation.rights[i];
                const auto subject = std::ranges::find(file_.subjects, each.right, &Subject::right);
                rights.rows.push_back({subject->title, to_percent(made_.sheet.shares->at(i).share),
                                       with_separators(each.value.low),
                                       with_separators(each.value.mid),
                                       with_separators(each.value.high)});
            }
            add(std::move(rights));
        }
    }

    Value value_by(Approach approach) const {
        switch (approach) {
            case Approach::income: return made_.calculation.income.value().value;
            case Approach::market: return made_.calculation.market.value().value;
            case Approach::cost: break;
        }
        return made_.calculation.cost.value().value;
    }

    void score() {
        const appraisal::Score& score = *made_.calculation.score;
        section("指标评价");
        add(paper::Fields{
            {{"总分", to_string(score.total)},
             {"指标体系", score.why.title.zh + "，第 " + score.why.version.value_or("") + " 版"},
             {"权重来源", score.why.source->zh}},
            1});
        paper::Table table{{{"指标", 6}, {"得分", 1, true}, {"占总分", 2, true}, {"评分依据", 6}},
                           {}};
        for (const appraisal::IndicatorScore& each : score.scores) {
            const auto indicator = std::ranges::find(made_.basis.indicators->indicators, each.id,
                                                     &appraisal::Indicator::id);
            const auto evidence = made_.sheet.scoring->evidence.find(each.id);
            std::string indent;
            for (int level = 1; level < each.level; ++level) indent += "　";
            table.rows.push_back(
                {indent + indicator->zh, to_string(each.score), to_percent(each.share),
                 evidence == made_.sheet.scoring->evidence.end() ? "" : evidence->second});
        }
        add(std::move(table));
        note("指标体系与权重是本产品示例或者使用者自定的版本，不是 GB/T 42748-2023 的内容。");
    }

    void basis() {
        section("评估假设、资料与复核");
        add(paper::Paragraph{made_.sheet.assumptions, false});
        paper::Table evidence{{{"资料", 5}, {"编号或出处", 6}}, {}};
        for (const Evidence& each : made_.sheet.evidence)
            evidence.rows.push_back({each.name, each.reference});
        add(std::move(evidence));
        paper::Table people{{{"签字人员", 3}, {"执业登记编号", 4}}, {}};
        for (const Professional& each : made_.sheet.professionals)
            people.rows.push_back({each.name, each.licence});
        add(std::move(people));
        std::string tables;
        for (const TableVersion& table : made_.basis.tables)
            tables += (tables.empty() ? "" : "；") + table.name + " 第 " +
                      std::to_string(table.version) + " 版（" + to_string(table.from) + " 起）";
        add(paper::Fields{
            {{"算法版本", "测算 " + std::to_string(made_.calculation.version) + "，模拟 " +
                              std::to_string(appraisal::simulation_version)},
             {"参考表版本", tables},
             {"随机种子", made_.sheet.plan ? std::to_string(made_.sheet.plan->seed) : "未使用模拟"},
             {"底稿摘要（SHA-256）", made_.digest}},
            1});
        note(
            "在系统中对底稿“重算核对”，以存档的输入、种子与参考表重新计算，应得到同一摘要与同一数"
            "值；摘要覆盖全部输入、依据与结果。");
    }

    const WorkingFile& file_;
    const Finished& made_;
    std::string organisation_;
    OrganisationKind kind_;
    Document document_;
    std::size_t sections_ = 0;
};

}  // namespace

Document report_of(const WorkingFile& file, const std::string& organisation,
                   OrganisationKind kind) {
    return Writer(file, organisation, kind).write();
}

}  // namespace zhirong::workbench
