// The valuation workbench over the API: values against closed forms to the fen, a simulation within
// its own error, files that are finished, computed again, printed and taken up by a report.
#include <doctest/doctest.h>

#include <algorithm>

#include <cstdlib>

#include "base/money.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string files = "/api/v1/working-files";

Tree put(const Tree& tree, const std::string& name, Tree value) {
    Tree::Map members = *tree.map();
    for (auto& [each, old] : members)
        if (each == name) {
            old = std::move(value);
            return members;
        }
    members.emplace_back(name, std::move(value));
    return members;
}
Tree without(const Tree& tree, const std::string& name) {
    Tree::Map members = *tree.map();
    std::erase_if(members, [&](const auto& member) { return member.first == name; });
    return members;
}

Tree build_up(const char* premium) {
    return Tree::map({{"type", "build_up"},
                      {"risk_free", "3%"},
                      {"premiums", Tree::list({Tree::map({{"name", "综合风险"},
                                                          {"rate", premium},
                                                          {"reason", "技术与市场风险"}})})}});
}

// 375,000 yuan a year after tax for five years at 10 %.
Tree annuity() {
    return Tree::map(
        {{"life", Tree::map({{"legal_end", "2040-03-27"}, {"economic_years", "5"}})},
         {"forecast",
          Tree::list({"10000000.00", "10000000.00", "10000000.00", "10000000.00", "10000000.00"})},
         {"forecast_basis", "在手订单"},
         {"method", Tree::map({{"type", "royalty_relief"}, {"royalty", "5%"}, {"decay", "0%"}})},
         {"tax", "25%"},
         {"discount", build_up("7%")},
         {"convention", "year_end"},
         {"uncertain", Tree::List{}}});
}
Tree conclusion(const char* approach) {
    return Tree::map({{"way", "weights"},
                      {"weights", Tree::list({Tree::map({{"approach", approach},
                                                         {"weight", "100%"},
                                                         {"reason", "收益可以可靠预测"}})})}});
}
Tree sheet_of(Tree income) {
    return Tree::map({{"income", std::move(income)}, {"conclusion", conclusion("income")}});
}
// What a file needs besides to be finished.
Tree complete(const Tree& sheet) {
    Tree all =
        put(sheet, "evidence",
            Tree::list({Tree::map({{"name", "审计报告"}, {"reference", "湘审〔2024〕3号"}})}));
    all = put(all, "professionals",
              Tree::list({Tree::map({{"name", "钱一"}, {"licence", "43000001"}}),
                          Tree::map({{"name", "孙二"}, {"licence", "43000002"}})}));
    return put(all, "assumptions", "权利有效，企业持续经营");
}
Tree uncertain(const char* input, const char* low, const char* high) {
    return Tree::map(
        {{"input", input},
         {"distribution", Tree::map({{"type", "uniform"}, {"low", low}, {"high", high}})}});
}
Tree plan(std::int64_t trials, std::int64_t seed) {
    return Tree::map({{"trials", trials}, {"seed", seed}, {"sampling", "independent"}});
}

const Tree* inside(const Tree* tree, std::initializer_list<const char*> path) {
    for (const char* name : path) tree = tree == nullptr ? nullptr : tree->find(name);
    return tree;
}
std::string text(const Tree* tree) {
    return tree == nullptr || tree->text() == nullptr ? "" : *tree->text();
}
Money money(const Tree* tree) { return parse_money(text(tree)).value_or(Money{-1}); }

struct Setting {
    explicit Setting(const Engine& engine = engines()[0],
                     const std::filesystem::path& programmes = {})
        : office(engine, date_of(2024, 3, 1), DigestKind::sha256, programmes) {
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
        office.add_organisation("other-firm", "外厂", OrganisationKind::enterprise);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_organisation("valuers", "湖南评估", OrganisationKind::appraiser);
        office.add_organisation("others", "外省评估", OrganisationKind::appraiser);
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        office.add_person("other.firm", "other-firm", {Role::enterprise_officer});
        office.add_person("officer", "a-bank", {Role::bank_officer});
        office.add_person("valuer", "valuers", {Role::appraiser_officer});
        office.add_person("other.valuer", "others", {Role::appraiser_officer});
        office.add_person("registrar", "window", {Role::registry_officer});
        right = record("ZL202010234567.0", "多级泵轴向力平衡装置", "2020-03-27");
    }
    std::string record(const char* number, const char* title, const char* filed) {
        const Told told = office.sign_in("firm").post(
            "/api/v1/rights", Tree::map({{"number", number},
                                         {"title", title},
                                         {"details", Tree::map({{"type", "patent"},
                                                                {"main_class", "F04D29/041"},
                                                                {"further_classes", Tree::List{}},
                                                                {"filing_date", filed},
                                                                {"grant_date", "2022-05-10"},
                                                                {"fee_paid_through_year", 6},
                                                                {"same_day_invention", false}})},
                                         {"co_owners", Tree::List{}},
                                         {"registry", "window"}}));
        INFO(write_json(told.body));
        REQUIRE(told.status == 201);
        return told.text({"id"});
    }
    std::string open(Colleague person, const char* base_date = "2024-03-01") {
        const Told told = person.post(files, Tree::map({{"title", "泵专利估值"},
                                                        {"rights", Tree::list({right})},
                                                        {"base_date", base_date},
                                                        {"purpose", "质押融资"}}));
        INFO(write_json(told.body));
        REQUIRE(told.status == 201);
        return files + "/" + told.text({"id"});
    }
    // What the workbench shows while it is typed.
    Tree live(const std::string& file, const Tree& sheet) {
        const Told told =
            office.sign_in("firm").post(file + "/calculation", Tree::map({{"sheet", sheet}}), "");
        INFO(write_json(told.body));
        REQUIRE(told.status == 200);
        return told.body;
    }
    std::vector<std::string> problems(const std::string& file, const Tree& sheet) {
        std::vector<std::string> all;
        const Tree body = live(file, sheet);
        for (const Tree& each : *body.find("problems")->list())
            all.push_back(*each.find("code")->text() + "@" + *each.find("field")->text());
        return all;
    }
    bool complains(const std::string& file, const Tree& sheet, const std::string& problem) {
        const auto all = problems(file, sheet);
        for (const std::string& each : all) INFO(each);
        return std::ranges::find(all, problem) != all.end();
    }
    Office office;
    std::string right;
};

}  // namespace

TEST_CASE("values agree with closed forms to the fen") {
    Setting setting;
    const std::string file = setting.open(setting.office.sign_in("firm"));
    const auto value = [&](const Tree& income) {
        const Tree body = setting.live(file, sheet_of(income));
        CHECK(body.find("problems")->list()->empty());
        return text(inside(&body, {"calculation", "conclusion", "value", "mid"}));
    };
    // 375,000 × (1 − 1.1^−5) / 0.1 = 1,421,545.0385…
    CHECK(value(annuity()) == "1421545.04");
    // The same in the middle of each year: × 1.1^0.5 = 1,490,929.0144…
    CHECK(value(put(annuity(), "convention", "mid_year")) == "1490929.01");
    // One year forecast, then 3 % more a year: 375,000 × (1 − (1.03 / 1.1)^5) / (0.1 − 0.03).
    Tree growing = put(annuity(), "forecast", Tree::list({"10000000.00"}));
    growing = put(growing, "growth", "3%");
    CHECK(value(growing) == "1500975.04");
}

TEST_CASE("a simulation's mean lies within its stated error, and its range has the single value") {
    Setting setting;
    const std::string file = setting.open(setting.office.sign_in("firm"));
    Tree income = put(annuity(), "uncertain", Tree::list({uncertain("royalty", "4%", "6%")}));
    Tree sheet = put(sheet_of(income), "plan", plan(5'000, 42));
    const Tree body = setting.live(file, sheet);
    REQUIRE(body.find("problems")->list()->empty());
    const Tree* outcome = inside(&body, {"calculation", "income", "simulation"});
    REQUIRE(outcome != nullptr);
    // The value is linear in the royalty, whose mean is 5 %.
    const Money mean = money(outcome->find("mean"));
    const Money error = money(outcome->find("standard_error"));
    CHECK(error > Money{});
    CHECK(std::abs(mean.fen - 1'421'545'04) <= 4 * error.fen);
    // A uniform royalty makes a uniform value: P5 and P95 are those of 4.1 % and 5.9 %.
    const Tree* value = inside(&body, {"calculation", "income", "value"});
    const auto near = [](Money found, std::int64_t fen) {
        return std::abs(found.fen - fen) < fen / 100;
    };
    CHECK(near(money(value->find("low")), 1'421'545'04 / 50 * 41));
    CHECK(near(money(value->find("high")), 1'421'545'04 / 50 * 59));
    CHECK(money(value->find("low")) < money(value->find("mid")));
    CHECK(outcome->find("histogram")->list()->size() == 40);
    CHECK(outcome->find("tornado")->list()->size() == 1);
    // The same seed, the same bytes; another seed, others.
    CHECK(write_json(setting.live(file, sheet)) == write_json(body));
    sheet = put(sheet, "plan", plan(5'000, 43));
    CHECK(write_json(setting.live(file, sheet)) != write_json(body));
}

TEST_CASE("what cannot be valued is named at its field, never valued at zero") {
    Setting setting;
    const std::string file = setting.open(setting.office.sign_in("firm"));
    const auto with = [](const char* name, Tree value) {
        return sheet_of(put(annuity(), name, std::move(value)));
    };
    const auto royalty = [](const char* rate) {
        return Tree::map({{"type", "royalty_relief"}, {"royalty", rate}, {"decay", "0%"}});
    };
    const auto life = [](const char* name, const char* value) {
        return Tree::map({{"legal_end", "2040-03-27"}, {name, value}});
    };
    struct Case {
        Tree sheet;
        const char* problem;
    };
    for (const Case& each :
         {Case{with("growth", "10%"), "appraisal.rate_not_above_growth@income.discount"},
          Case{with("growth", "1e999"), "field.ratio@income.growth"},
          Case{with("growth", "900000%"), "appraisal.out_of_range@income.growth"},
          Case{with("method", royalty("0%")), "appraisal.out_of_range@income.method.royalty"},
          Case{with("forecast", Tree::list({"0.00", "0.00", "0.00", "0.00", "0.00"})),
               "appraisal.no_value@income"},
          Case{with("life", life("economic_years", "0")),
               "appraisal.out_of_range@income.life.economic_years"},
          Case{with("life", life("contract_end", "2024-02-01")),
               "appraisal.life_ended@income.life.contract_end"},
          Case{with("life", Tree::map({{"legal_end", "2050-01-01"}, {"economic_years", "5"}})),
               "workbench.beyond_right@income.life.legal_end"},
          Case{with("life", Tree::map({{"economic_years", "5"}})),
               "workbench.legal_end_missing@income.life.legal_end"},
          Case{with("life", life("economic_years", "8")), "appraisal.growth_missing@income.growth"},
          Case{with("discount",
                    Tree::map(
                        {{"type", "build_up"}, {"risk_free", "3%"}, {"premiums", Tree::List{}}})),
               "field.blank@income.discount.premiums"},
          Case{with("uncertain", Tree::list({uncertain("royalty", "4%", "6%")})),
               "workbench.plan_missing@plan"},
          Case{with("uncertain", Tree::list({uncertain("costs", "1", "2")})),
               "workbench.plan_missing@plan"},
          Case{without(with("tax", "25%"), "conclusion"), ""},
          Case{sheet_of(without(annuity(), "tax")), "field.missing@income.tax"},
          Case{Tree::Map{}, "workbench.no_method@"},
          Case{Tree::map({{"colour", "red"}}), "workbench.section_unknown@colour"}}) {
        CAPTURE(write_json(each.sheet));
        if (*each.problem != '\0')
            CHECK_MESSAGE(setting.complains(file, each.sheet, each.problem), each.problem);
        if (*each.problem == '\0') CHECK(setting.problems(file, each.sheet).empty());
    }
    // A worst draw is looked at before anything is drawn.
    Tree sheet = put(with("uncertain", Tree::list({uncertain("discount_rate", "2%", "12%")})),
                     "plan", plan(2'000, 1));
    sheet = put(sheet, "income", put(*sheet.find("income"), "growth", "3%"));
    CHECK(setting.complains(file, sheet, "appraisal.rate_not_above_growth@income.discount"));
    sheet =
        put(with("uncertain", Tree::list({uncertain("costs", "1", "2")})), "plan", plan(2'000, 1));
    CHECK(setting.complains(file, sheet, "appraisal.input_unknown@income.uncertain[0].input"));
    CHECK(setting.complains(file, put(sheet, "plan", plan(50'001, 1)),
                            "workbench.trials@plan.trials"));
    CHECK(setting.complains(file, put(sheet, "plan", plan(999, 1)),
                            "appraisal.input_unknown@income.uncertain[0].input"));
}

TEST_CASE("the market approach counts its comparables and says how many it found") {
    Setting setting;
    const std::string file = setting.open(setting.office.sign_in("firm"));
    const auto deal = [](const char* name, const char* price) {
        return Tree::map({{"name", name},
                          {"source", "技术交易所公告"},
                          {"date", "2023-11-20"},
                          {"price", price},
                          {"corrections", Tree::map({{"date", "100%"},
                                                     {"remaining_life", "90%"},
                                                     {"scope", "100%"},
                                                     {"technology", "100%"},
                                                     {"market", "100%"},
                                                     {"terms", "100%"}})}});
    };
    const auto sheet = [&](Tree::List deals) {
        return Tree::map({{"market", Tree::map({{"deals", std::move(deals)}})},
                          {"conclusion", conclusion("market")}});
    };
    const Told none = setting.office.sign_in("firm").get(file + "/comparables");
    CHECK(none.status == 200);
    CHECK(*none.body.find("found")->integer() == 0);
    const Tree two =
        setting.live(file, sheet({deal("甲", "1000000.00"), deal("乙", "2000000.00")}));
    const Tree& problem = two.find("problems")->list()->front();
    CHECK(*problem.find("code")->text() == "appraisal.too_few_comparables");
    CHECK(*problem.find("field")->text() == "market.deals");
    CHECK(problem.find("zh")->text()->find("可用的只有 2 个") != std::string::npos);
    const Tree three = setting.live(file, sheet({deal("甲", "1000000.00"), deal("乙", "2000000.00"),
                                                 deal("丙", "1500000.00")}));
    CHECK(three.find("problems")->list()->empty());
    CHECK(text(inside(&three, {"calculation", "conclusion", "value", "mid"})) == "1350000.00");
    Tree wrong = deal("丁", "1500000.00");
    wrong = put(wrong, "corrections", put(*wrong.find("corrections"), "terms", "150%"));
    CHECK(setting.complains(file,
                            sheet({deal("甲", "1000000.00"), deal("乙", "2000000.00"), wrong}),
                            "appraisal.out_of_range@market.deals[2].corrections.terms"));
}

TEST_CASE("a group's value is shared among its rights to the fen") {
    Setting setting;
    const std::string second =
        setting.record("ZL201910123456.X", "一种变频智能泵组的控制方法", "2019-02-20");
    auto firm = setting.office.sign_in("firm");
    const Told opened = firm.post(files, Tree::map({{"title", "泵专利组合"},
                                                    {"rights", Tree::list({setting.right, second})},
                                                    {"base_date", "2024-03-01"},
                                                    {"purpose", "质押融资"}}));
    REQUIRE(opened.status == 201);
    const std::string file = files + "/" + opened.text({"id"});
    const Told page = firm.get(file);
    // The earlier of both ends.
    CHECK(page.text({"suggestions", "legal_end", "date"}) == "2039-02-20");
    Tree sheet = sheet_of(
        put(annuity(), "life", Tree::map({{"legal_end", "2039-02-20"}, {"economic_years", "5"}})));
    CHECK(setting.complains(file, sheet, "workbench.shares_missing@shares"));
    const auto shares = [&](const char* one, const char* other) {
        return Tree::list({Tree::map({{"right", setting.right}, {"share", one}}),
                           Tree::map({{"right", second}, {"share", other}})});
    };
    CHECK(setting.complains(file, put(sheet, "shares", shares("60%", "30%")),
                            "workbench.share_size@shares"));
    const Tree body = setting.live(file, put(sheet, "shares", shares("66.6667%", "33.3333%")));
    CHECK(body.find("problems")->list()->empty());
    Money sum;
    for (const Tree& each : *inside(&body, {"calculation", "rights"})->list())
        sum += money(inside(&each, {"value", "mid"}));
    CHECK(sum == Money{1'421'545'04});
}

TEST_CASE("a finished file is computed again with the same figure and bytes, and printed") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(engine);
        auto firm = setting.office.sign_in("firm");
        const std::string file = setting.open(firm);
        Tree sheet = sheet_of(put(annuity(), "uncertain",
                                  Tree::list({uncertain("royalty", "4%", "6%"),
                                              uncertain("discount_rate", "9%", "12%")})));
        sheet = put(sheet, "plan", plan(3'000, 7));
        CHECK(firm.get(file + "/replay").code() == "workbench.not_finished");
        CHECK(firm.get(file + "/report.pdf").code() == "workbench.not_finished");
        const auto save = [&](std::int64_t saves) {
            return firm.post(file + "/sheet", Tree::map({{"saves", saves}, {"sheet", sheet}}));
        };
        CHECK(save(0).status == 200);
        CHECK(save(0).code() == "workbench.saved_since");
        const auto finish = [&](const Tree& with, std::int64_t saves) {
            return firm.post(file + "/finish",
                             Tree::map({{"saves", saves}, {"number", "底稿-1"}, {"sheet", with}}));
        };
        // Everything missing at once, each at its field.
        const auto wanting = finish(sheet, 1).errors();
        std::string told;
        for (const std::string& each : wanting) told += each + ' ';
        CAPTURE(told);
        CHECK(wanting == std::vector<std::string>{"field.missing@sheet.evidence",
                                                  "field.missing@sheet.professionals",
                                                  "field.missing@sheet.assumptions"});
        const Told done = finish(complete(sheet), 1);
        INFO(write_json(done.body));
        REQUIRE(done.status == 200);
        CHECK(finish(complete(sheet), 2).code() == "workbench.not_draft");

        const Told again = firm.get(file + "/replay");
        REQUIRE(again.status == 200);
        CHECK(*again.body.find("same")->boolean());
        CHECK(again.text({"digest"}) == done.text({"digest"}));
        CHECK(again.text({"value", "mid"}) == done.text({"value", "mid"}));

        const std::string paper = firm.download(file + "/report.pdf");
        CHECK(paper.starts_with("%PDF-"));
        CHECK(paper == firm.download(file + "/report.pdf"));
        const auto years = spreadsheet::read_table(firm.download(file + "/years.xlsx"));
        REQUIRE(years);
        CHECK(years->rows.size() == 6);  // with the titles

        const auto proofs = setting.office.system().proofs();
        const VerifyReport report = verify(setting.office.system().desk().database(),
                                           setting.office.system().desk().kinds(), proofs);
        CHECK(report.whole());
        const auto proof = std::ranges::find(report.checks, "working_files",
                                             [](const Check& each) { return each.name.name; });
        REQUIRE(proof != report.checks.end());
        CHECK(proof->compared == 1);
        CHECK(setting.office.failures().empty());
    }
}

TEST_CASE("indicators are scored with evidence, by the example's weights or one's own") {
    Setting setting;
    auto firm = setting.office.sign_in("firm");
    const std::string file = setting.open(firm);
    const Told reference = firm.get("/api/v1/valuation-reference");
    REQUIRE(reference.status == 200);
    const Tree::List& indicators = *inside(&reference.body, {"indicators", "indicators"})->list();
    Tree::Map scores;
    Tree::Map evidence;
    Tree::Map weights;
    for (const Tree& each : indicators) {
        const std::string id = *each.find("id")->text();
        weights.emplace_back(id, *each.find("weight")->text());
        if (std::ranges::count(id, '.') != 2) continue;
        scores.emplace_back(id, "80");
        evidence.emplace_back(id, "评价表");
    }
    CHECK(scores.size() == 27);
    Tree scoring = Tree::map({{"scores", scores}, {"evidence", evidence}});
    const auto with = [&](const Tree& given) {
        return put(put(sheet_of(annuity()), "scoring", given), "income",
                   put(annuity(), "field", "machinery"));
    };
    const Tree body = setting.live(file, with(scoring));
    CHECK(body.find("problems")->list()->empty());
    CHECK(text(inside(&body, {"calculation", "score", "total"})) == "80");
    // Machinery: 2 to 5 %, at 80 points 4.4 %. Offered, not taken.
    CHECK(text(inside(&body, {"royalty_by_score", "rate"})) == "0.044");
    CHECK(text(inside(&body, {"calculation", "conclusion", "value", "mid"})) == "1421545.04");

    Tree::Map fewer = evidence;
    fewer.pop_back();
    CHECK(setting.complains(file, with(put(scoring, "evidence", fewer)),
                            "workbench.score_evidence@scoring.evidence." + scores.back().first));
    const Tree own = put(scoring, "weights", weights);
    CHECK(
        setting.complains(file, with(own), "workbench.own_weights_source@scoring.weights_source"));
    CHECK(setting.problems(file, with(put(own, "weights_source", "本行评价办法"))).empty());
    Tree::Map wrong = weights;
    wrong.front().second = "1%";
    const auto all = setting.problems(
        file, with(put(put(own, "weights", wrong), "weights_source", "本行评价办法")));
    REQUIRE(!all.empty());
    CHECK(all.front().starts_with("appraisal.weights_sum"));
}

TEST_CASE("files are their organisation's own until a report rests on them") {
    Setting setting;
    auto firm = setting.office.sign_in("firm");
    const std::string file = setting.open(firm);
    CHECK(setting.office.sign_in("other.firm").get(file).status == 404);
    CHECK(setting.office.sign_in("registrar").post(files, Tree::Map{}).status == 403);
    // Rights that one does not see cannot be valued without a financing.
    const Told foreign = setting.office.sign_in("other.firm")
                             .post(files, Tree::map({{"title", "他人专利"},
                                                     {"rights", Tree::list({setting.right})},
                                                     {"base_date", "2024-03-01"},
                                                     {"purpose", "x"}}));
    CHECK(foreign.status == 404);
    CHECK(firm.post(files, Tree::map({{"title", "未来"},
                                      {"rights", Tree::list({setting.right})},
                                      {"base_date", "2024-03-02"},
                                      {"purpose", "x"}}))
              .errors() == std::vector<std::string>{"workbench.base_date_ahead@base_date"});
    CHECK(firm.post(file + "/discard", Tree::map({{"reason", "重复开立"}})).status == 200);
    CHECK(firm.post(file + "/sheet", Tree::map({{"saves", 0}, {"sheet", Tree::Map{}}})).code() ==
          "workbench.not_draft");
    const Told copied = firm.post(file + "/copies", Tree::map({{"title", "再来一份"}}));
    CHECK(copied.status == 201);
    CHECK(firm.get(files + "/" + copied.text({"id"})).text({"copied_from"}) ==
          file.substr(files.size() + 1));
}

TEST_CASE(
    "a report takes values and range from a finished file, and out-of-line ones need a reason") {
    Setting setting;
    auto firm = setting.office.sign_in("firm");
    auto officer = setting.office.sign_in("officer");
    auto valuer = setting.office.sign_in("valuer");
    const auto financing = [&](const char* amount) {
        const Told applied =
            firm.post("/api/v1/financings", Tree::map({{"bank", "a-bank"},
                                                       {"appraiser", "valuers"},
                                                       {"amount", amount},
                                                       {"tenor_months", 12},
                                                       {"purpose", "采购原料"},
                                                       {"rights", Tree::list({setting.right})}}));
        INFO(write_json(applied.body));
        REQUIRE(applied.status == 201);
        const std::string id = applied.text({"id"});
        REQUIRE(
            officer.post("/api/v1/financings/" + id + "/acceptance", Tree::map({{"note", "受理"}}))
                .status == 200);
        REQUIRE(officer.act(id, "commissionValuation", Tree::Map{}).status == 201);
        return id;
    };
    const auto finished_file = [&](const std::string& id, const Tree& income) {
        const Told opened = valuer.act(id, "openWorkingFile", Tree::Map{});
        REQUIRE(opened.status == 201);
        const std::string file = opened.text({"id"});
        Tree sheet =
            put(sheet_of(put(income, "uncertain", Tree::list({uncertain("royalty", "4%", "6%")}))),
                "plan", plan(2'000, 3));
        sheet = put(complete(sheet), "shares", Tree::List{});
        const Told done =
            valuer.post(files + "/" + file + "/finish",
                        Tree::map({{"saves", 0}, {"number", "底稿-9"}, {"sheet", sheet}}));
        INFO(write_json(done.body));
        REQUIRE(done.status == 200);
        return std::pair(file, done.text({"value", "mid"}));
    };
    const auto papers = Tree::list({Tree::map({{"kind", "report"}, {"reference", "湘评1号"}}),
                                    Tree::map({{"kind", "ownership"}, {"reference", "登记簿"}})});
    const std::string first = financing("500000.00");
    const auto [file, value] = finished_file(first, annuity());
    CHECK(officer.get(files + "/" + file).status == 404);
    const Told reported = valuer.act(
        first, "reportFromWorkingFile",
        Tree::map(
            {{"working_file", file}, {"number", "湘评报字〔2024〕第1号"}, {"papers", papers}}));
    INFO(write_json(reported.body));
    REQUIRE(reported.status == 200);
    CHECK(officer.get(files + "/" + file).status == 200);
    const Told accepted = officer.act(first, "acceptValuation", Tree::map({{"note", "采纳"}}));
    INFO(write_json(accepted.body));
    REQUIRE(accepted.status == 200);
    CHECK(accepted.text({"value"}) == value);
    const Told right = firm.get("/api/v1/rights/" + setting.right);
    CHECK(write_json(right.body).find(value) != std::string::npos);

    // The same right for twice the value: named with both figures, accepted with a reason only.
    const std::string second = financing("500000.00");
    const auto [dear, more] =
        finished_file(second, put(annuity(), "forecast",
                                  Tree::list({"20000000.00", "20000000.00", "20000000.00",
                                              "20000000.00", "20000000.00"})));
    // Another financing's file does not fit the base date or the rights of this one by chance only.
    REQUIRE(valuer
                .act(second, "reportFromWorkingFile",
                     Tree::map({{"working_file", dear},
                                {"number", "湘评报字〔2024〕第2号"},
                                {"papers", papers}}))
                .status == 200);
    const Told refused = officer.act(second, "acceptValuation", Tree::map({{"note", "采纳"}}));
    CHECK(refused.errors() ==
          std::vector<std::string>{"valuation.outlier_unexplained@outlier_reason"});
    CHECK(write_json(refused.body).find("2.00 倍") != std::string::npos);
    CHECK(officer
              .act(second, "acceptValuation",
                   Tree::map({{"note", "采纳"}, {"outlier_reason", "新签长期供货合同，收入翻番"}}))
              .status == 200);
}

TEST_CASE("an agreed value carries a loan up to the programme's ceiling and no further") {
    Setting setting(engines()[0], std::string(SOURCE_DIR) + "/tests/http/fund_programmes");
    auto firm = setting.office.sign_in("firm");
    const auto apply = [&](const char* amount) {
        return firm.post("/api/v1/financings",
                         Tree::map({{"bank", "a-bank"},
                                    {"appraiser", "valuers"},
                                    {"programme", "agreed_value"},
                                    {"amount", amount},
                                    {"tenor_months", 12},
                                    {"purpose", "采购原料"},
                                    {"rights", Tree::list({setting.right})}}));
    };
    const Told above = apply("10000000.01");
    CHECK(above.errors() == std::vector<std::string>{"financing.value_ceiling@programme"});
    CHECK(above.text({"detail"}).find("10,000,000.01") != std::string::npos);
    CHECK(firm.get("/api/v1/financings").body.find("items")->list()->empty());
    const Told within = apply("10000000.00");
    INFO(write_json(within.body));
    CHECK(within.status == 201);
}

TEST_CASE("a bank asks its panel, chooses, and the chosen one values") {
    Setting setting;
    auto firm = setting.office.sign_in("firm");
    auto officer = setting.office.sign_in("officer");
    auto valuer = setting.office.sign_in("valuer");
    auto other = setting.office.sign_in("other.valuer");
    const auto admit = [&](const char* appraiser, const char* rate,
                           const Tree& fields = Tree::list({"any"})) {
        return officer.post("/api/v1/panel-members",
                            Tree::map({{"appraiser", appraiser},
                                       {"licence", "湘财评备 1 号"},
                                       {"valid_from", "2024-01-01"},
                                       {"valid_until", "2024-12-31"},
                                       {"fields", fields},
                                       {"tiers", Tree::list({Tree::map({{"rate", rate}})})},
                                       {"least_fee", "1000.00"},
                                       {"ceiling", "3%"}}));
    };
    REQUIRE(admit("valuers", "2%").status == 201);
    REQUIRE(admit("others", "1%").status == 201);
    CHECK(admit("a-bank", "1%").code() == "panel.appraiser");
    const Told fields = officer.get("/api/v1/technology-fields");
    REQUIRE(fields.body.find("items")->list()->size() > 2);
    CHECK(*fields.body.find("items")->list()->front().find("id")->text() == "any");
    CHECK(admit("others", "1%", Tree::list({"machinery", "alchemy"})).errors() ==
          std::vector<std::string>{"panel.field@fields[1]"});
    CHECK(admit("others", "7%").errors() == std::vector<std::string>{"panel.rate@tiers[0].rate"});
    const Told applied =
        firm.post("/api/v1/financings", Tree::map({{"bank", "a-bank"},
                                                   {"appraiser", "valuers"},
                                                   {"amount", "500000.00"},
                                                   {"tenor_months", 12},
                                                   {"purpose", "采购原料"},
                                                   {"rights", Tree::list({setting.right})}}));
    const std::string id = applied.text({"id"});
    REQUIRE(officer.post("/api/v1/financings/" + id + "/acceptance", Tree::map({{"note", "受理"}}))
                .status == 200);
    const Told asked = officer.act(id, "askPanel", Tree::map({{"value", "1000000.00"}}));
    INFO(write_json(asked.body));
    REQUIRE(asked.status == 201);
    const std::string inquiry = "/api/v1/panel-inquiries/" + asked.text({"id"});
    const auto quote = [&](Colleague& who, const char* fee) {
        return who.post(inquiry + "/quotes", Tree::map({{"fee", fee}, {"days", 10}}));
    };
    CHECK(quote(valuer, "20000.01").errors() == std::vector<std::string>{"panel.above_table@fee"});
    CHECK(quote(valuer, "20000.00").status == 200);
    CHECK(quote(other, "9000.00").status == 200);
    // Each reads its own quote only.
    const Told seen = other.get("/api/v1/panel-inquiries");
    CHECK(seen.body.find("items")->list()->front().find("invited")->list()->size() == 1);
    const Told chosen = officer.post(inquiry + "/choice", Tree::map({{"appraiser", "others"}}));
    INFO(write_json(chosen.body));
    REQUIRE(chosen.status == 200);
    const Told commissioned = officer.act(id, "commissionValuation", Tree::Map{});
    REQUIRE(commissioned.status == 201);
    // No party to the financing, and still the one that values.
    CHECK(other.get("/api/v1/financings/" + id).status == 404);
    const std::string valuation = "/api/v1/valuations/" + commissioned.text({"id"});
    CHECK(other.get(valuation).body.find("actions")->list()->size() == 3);
    CHECK(valuer.get(valuation).status == 404);
    const Tree opening = Tree::map({{"title", "泵专利估值"},
                                    {"financing", id},
                                    {"rights", Tree::list({setting.right})},
                                    {"base_date", "2024-03-01"},
                                    {"purpose", "质押融资"}});
    CHECK(other.post(files, opening).status == 201);
    CHECK_THROWS(valuer.act(id, "openWorkingFile", Tree::Map{}));
    CHECK(write_json(officer.get("/api/v1/financings/" + id).body).find("9000.00") !=
          std::string::npos);
}
