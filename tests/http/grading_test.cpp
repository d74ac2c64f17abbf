// Firms graded from the register: runs that can be read again, portraits, traces, overrides by two
// people, imports, segments for banks; and who may see them.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>

#include "features/grading/grading.h"
#include "http/graded_firms.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

constexpr int firms = 40;

struct Setting {
    explicit Setting(int count = firms, const Engine& engine = engines()[0]) : office(engine) {
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_organisation("b-bank", "乙银行", OrganisationKind::bank);
        office.add_organisation("ip-office", "知识产权局", OrganisationKind::authority);
        office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
        office.add_person("window", "window", {Role::registry_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
        office.add_person("checker", "a-bank", {Role::bank_approver});
        office.add_person("both", "a-bank", {Role::bank_officer, Role::bank_approver});
        office.add_person("other-bank", "b-bank", {Role::bank_officer});
        office.add_person("policy", "ip-office", {Role::policy_officer});
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        filled = fill_register(office, count);
    }
    // Figures for all firms but the last `without`, as a bank imports them.
    std::string figures_file(int without) const {
        std::string file =
            "统一社会信用代码,企业名称,数据截止日,来源资料,营业收入,研发人员,研发费用占营业收入,"
            "研发人员年留存率,信贷政策分类,在负面清单内\n";
        for (std::size_t i = 0; i + static_cast<std::size_t>(without) < filled.codes.size(); ++i)
            file += filled.codes[i] + ",某企业,2023-12-31,2023年审计报告," +
                    std::to_string(1'000'000 * (i + 1)) + "," + std::to_string(i + 1) +
                    ",6%,90%,一般类,否\n";
        return file;
    }
    Told import(Colleague& who, const std::string& kind, const std::string& file) {
        const std::string path = "/api/v1/grading-imports/" + kind;
        const Told preview = who.upload(path + "/preview", file);
        if (preview.status != 200) return preview;
        return who.upload(
            path + "/imports?file=" + preview.text({"file"}) + "&plan=" + preview.text({"plan"}),
            file);
    }
    std::string run(Colleague& who) {
        const Told told =
            who.post("/api/v1/grading-runs", Tree::map({{"scorecard", "example_32"}}));
        REQUIRE(told.status == 201);
        return told.text({"id"});
    }
    Result<gradings::GradeOnDay> latest(const std::string& code, const std::string& bank) {
        Result<gradings::GradeOnDay> answer = gradings::GradeOnDay{};
        office.system().desk().read({}, [&](View& view) {
            answer = gradings::latest_grade(view, code, view.today(), bank);
        });
        return answer;
    }
    Office office;
    RegisterOfFirms filled;
};

std::int64_t number(const Told& told, const char* name) { return *told.body.find(name)->integer(); }
const Tree::List& list(const Told& told, const char* name) { return *told.body.find(name)->list(); }

Tree with(Tree tree, const char* name, Tree value) {
    for (auto& [each, old] : *tree.map())
        if (each == name) {
            old = std::move(value);
            return tree;
        }
    tree.set(name, std::move(value));
    return tree;
}

}  // namespace

TEST_CASE("a run grades every firm of the register or names why not, and reads the same again") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Setting setting(firms, engine);
        auto bank = setting.office.sign_in("bank");
        const Told imported = setting.import(bank, "firm-figures", setting.figures_file(2));
        REQUIRE(imported.status == 200);
        CHECK(*imported.body.find("counts")->find("enters")->integer() == firms - 2);

        const std::string run = setting.run(bank);
        const Told page = bank.get("/api/v1/grading-runs/" + run);
        CHECK(number(page, "firms") == firms);
        CHECK(number(page, "graded") == firms - 2);
        std::int64_t told = 0;
        for (const Tree& each : list(page, "distribution")) told += *each.find("firms")->integer();
        CHECK(list(page, "distribution").size() == 10);
        CHECK(told == firms - 2);
        REQUIRE(list(page, "refusals").size() == 1);
        CHECK(*list(page, "refusals")[0].find("firms")->integer() == 2);
        CHECK(list(page, "refusals")[0].find("zh")->text()->find("信贷政策分类") !=
              std::string::npos);
        const Told refused = bank.get("/api/v1/grading-runs/" + run + "/firms?grade=-");
        REQUIRE(list(refused, "items").size() == 2);
        CHECK(list(refused, "items")[0].find("grade") == nullptr);

        // More of the register and of the figures after the run changes nothing about it.
        const Told before = bank.get("/api/v1/grading-runs/" + run + "/replay");
        CHECK(*before.body.find("same")->boolean());
        REQUIRE(setting.import(bank, "firm-figures", setting.figures_file(0)).status == 200);
        setting.office.add_organisation("late", "后来的企业", OrganisationKind::enterprise);
        const Told after = bank.get("/api/v1/grading-runs/" + run + "/replay");
        CHECK(*after.body.find("same")->boolean());
        CHECK(after.text({"now", "results"}) == page.text({"results"}));
        const std::string second = setting.run(bank);
        const Told newer = bank.get("/api/v1/grading-runs/" + second);
        CHECK(number(newer, "graded") == firms);
        CHECK(newer.text({"results"}) != page.text({"results"}));
        CHECK(*bank.get("/api/v1/grading-runs/" + run + "/replay").body.find("same")->boolean());

        const auto file =
            spreadsheet::read_table(bank.download("/api/v1/grading-runs/" + run + "/firms.xlsx"));
        REQUIRE(file);
        CHECK(file->rows.size() == firms + 1);

        System& system = setting.office.system();
        CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
    }
}

TEST_CASE("the trace of a firm ends in the grade that its run stored") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    REQUIRE(setting.import(bank, "firm-figures", setting.figures_file(1)).status == 200);
    const std::string run = setting.run(bank);
    for (const std::string& code : setting.filled.codes) {
        CAPTURE(code);
        const Told trace = bank.get("/api/v1/firm-grades/" + code + "/trace?run=" + run);
        REQUIRE(trace.status == 200);
        CHECK(*trace.body.find("inputs_same")->boolean());
        CHECK(trace.body.find("trace")->find("dimensions")->list()->size() == 32);
        CHECK(trace.body.find("groups")->list()->size() == 5);
        CHECK(trace.text({"trace", "grade"}) == trace.text({"stored", "grade"}));
        CHECK(trace.text({"trace", "score"}) == trace.text({"stored", "score"}));
        if (trace.text({"stored", "grade"}).empty()) {
            // The same reason, from the trace and from the columns.
            const auto& refusals = *trace.body.find("trace")->find("refusals")->list();
            const auto& reasons = *trace.body.find("stored")->find("reasons")->list();
            REQUIRE(refusals.size() == 1);
            REQUIRE(reasons.size() == 1);
            CHECK(*refusals[0].find("code")->text() == *reasons[0].find("code")->text());
        }
    }
}

TEST_CASE(
    "too few firms to compare with: every one is refused, and told which dimension lacks what") {
    Setting setting(5);
    auto bank = setting.office.sign_in("bank");
    REQUIRE(setting.import(bank, "firm-figures", setting.figures_file(0)).status == 200);
    const std::string run = setting.run(bank);
    const Told page = bank.get("/api/v1/grading-runs/" + run);
    CHECK(number(page, "graded") == 0);
    REQUIRE(!list(page, "refusals").empty());
    CHECK(*list(page, "refusals")[0].find("code")->text() == "grading.dimension_lacking");
    const auto latest = setting.latest(setting.filled.codes[0], "");
    REQUIRE(!latest);
    CHECK(latest.error().first().kind->code == std::string("grading.not_gradable"));
}

TEST_CASE("a register without holders' codes has nobody to grade") {
    Setting setting(0);
    auto bank = setting.office.sign_in("bank");
    CHECK(bank.post("/api/v1/grading-runs", Tree::map({{"scorecard", "example_32"}})).code() ==
          "grading.empty_population");
    CHECK(bank.post("/api/v1/grading-runs", Tree::map({{"scorecard", "example_33"}})).code() ==
          "grading.no_scorecard");
    CHECK(setting.latest(firm_code(1), "").error().first().kind->code ==
          std::string("grading.no_grade"));
}

TEST_CASE("a firm sees its own portrait and nobody else's; desks see none; a run is for banks") {
    Setting setting;
    auto firm = setting.office.sign_in("firm");
    const Told own = firm.get("/api/v1/firm-grades/own");
    CHECK(own.status == 200);
    CHECK(own.body.find("grade") == nullptr);
    CHECK(!list(own, "missing").empty());
    CHECK(firm.get("/api/v1/firm-grades/" + setting.filled.codes[0]).code() ==
          "grading.may_not_see");
    CHECK(firm.get("/api/v1/grading-runs").code() == "grading.may_not_see");
    CHECK(firm.get("/api/v1/firm-grades").code() == "grading.may_not_see");
    CHECK(firm.get("/api/v1/financing-demands").code() == "grading.may_not_see");
    CHECK(firm.post("/api/v1/grading-runs", Tree::map({{"scorecard", "example_32"}})).status ==
          403);
    auto window = setting.office.sign_in("window");
    CHECK(window.get("/api/v1/firm-grades/" + setting.filled.codes[0]).code() ==
          "grading.may_not_see");
    auto bank = setting.office.sign_in("bank");
    const Told portrait = bank.get("/api/v1/firm-grades/" + setting.filled.codes[3]);
    CHECK(portrait.status == 200);
    CHECK(*portrait.body.find("patents")->find("total")->integer() == 4);
    CHECK(bank.get("/api/v1/firm-grades/" + firm_code(999)).code() == "grading.may_not_see");
}

TEST_CASE("figures are stated by the firm of itself or by a bank, and what cannot be is refused") {
    Setting setting;
    auto firm = setting.office.sign_in("firm");
    auto bank = setting.office.sign_in("bank");
    const std::string own = firm.get("/api/v1/firm-grades/own").text({"credit_code"});
    const Tree body =
        Tree::map({{"credit_code", own},
                   {"name", "湘江泵业"},
                   {"as_of", "2023-12-31"},
                   {"source", "2023年审计报告"},
                   {"values", Tree::map({{"staff", Tree(120)}, {"rd_staff", Tree(30)}})}});
    const auto values = [&](Tree members) { return with(body, "values", std::move(members)); };
    struct Case {
        Tree body;
        const char* error;
    };
    for (const Case& each : {Case{values(Tree::Map{}), "grading.nothing_stated@values"},
                             Case{values(Tree::map({{"staff", Tree(20)}, {"rd_staff", Tree(21)}})),
                                  "grading.rd_staff_above@values.rd_staff"},
                             Case{values(Tree::map({{"rd_staff_kept", "101%"}})),
                                  "grading.figure_range@values.rd_staff_kept"},
                             Case{values(Tree::map({{"credit_policy", "supported"}})),
                                  "grading.not_for_firms@values.credit_policy"},
                             Case{values(Tree::map({{"negative_list", "no"}})),
                                  "grading.not_for_firms@values.negative_list"},
                             Case{with(body, "as_of", "2024-03-02"), "grading.as_of_future@as_of"},
                             Case{with(body, "region", "012345"), "grading.region@region"},
                             Case{with(body, "credit_code", setting.filled.codes[0]),
                                  "grading.other_firm@credit_code"}}) {
        CAPTURE(write_json(each.body));
        CHECK(firm.post("/api/v1/firm-figures", each.body).errors() ==
              std::vector<std::string>{each.error});
    }
    REQUIRE(firm.post("/api/v1/firm-figures", body).status == 201);
    // The day itself, and all of the staff in research.
    REQUIRE(firm.post("/api/v1/firm-figures",
                      with(values(Tree::map({{"staff", Tree(21)}, {"rd_staff", Tree(21)}})),
                           "as_of", "2024-03-01"))
                .status == 201);
    const std::string path = "/api/v1/firm-figures/" + own;
    const Tree first = Tree::map({{"statement", 1}, {"evidence", "核对审计报告原件"}});
    CHECK(firm.post(path + "/verification", first).status == 403);
    CHECK(bank.post(path + "/verification", with(first, "statement", 3)).code() ==
          "grading.no_statement");
    CHECK(bank.post(path + "/verification", first).status == 200);
    CHECK(bank.post(path + "/verification", first).code() == "grading.verified_already");
    const Tree second = Tree::map({{"statement", 2}, {"reason", "填报口径有误"}});
    CHECK(bank.post(path + "/withdrawal", second).code() == "access.other_organisation");
    CHECK(firm.post(path + "/withdrawal", second).status == 200);
    CHECK(firm.post(path + "/withdrawal", second).code() == "grading.withdrawn_already");
    const Told portrait = bank.get("/api/v1/firm-grades/" + own);
    for (const Tree& each : list(portrait, "figures"))
        if (*each.find("name")->text() == "staff") {
            CHECK(*each.find("value")->text() == "120");
            CHECK(*each.find("verified_by")->text() == "甲银行");
        }
}

TEST_CASE("an override takes two people, counts for their bank alone, and ends with the next run") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    auto checker = setting.office.sign_in("checker");
    auto both = setting.office.sign_in("both");
    REQUIRE(setting.import(bank, "firm-figures", setting.figures_file(0)).status == 200);
    setting.run(bank);
    const std::string code = setting.filled.codes[20];
    const std::string path = "/api/v1/firm-grades/" + code;
    const auto computed = setting.latest(code, "a-bank");
    REQUIRE(computed);
    CHECK(!computed->levers.empty());
    const std::string wanted = computed->grade == "t8" ? "t7" : "t8";
    const Tree proposal =
        Tree::map({{"grade", wanted}, {"reason", "核心专利涉诉"}, {"until", "2024-09-01"}});
    CHECK(bank.post(path + "/overrides", with(proposal, "grade", "t11")).code() ==
          "grading.no_such_grade");
    CHECK(bank.post(path + "/overrides", with(proposal, "grade", computed->grade)).code() ==
          "grading.same_grade");
    CHECK(bank.post(path + "/overrides", with(proposal, "until", "2024-02-29")).code() ==
          "grading.override_until");
    CHECK(bank.post(path + "/overrides", with(proposal, "until", "2025-03-02")).code() ==
          "grading.override_until");
    CHECK(
        checker
            .post(path + "/override-decision", Tree::map({{"approved", true}, {"opinion", "同意"}}))
            .code() == "grading.no_override_open");
    REQUIRE(both.post(path + "/overrides", proposal).status == 200);
    CHECK(bank.post(path + "/overrides", proposal).code() == "grading.override_open");
    const Tree approval = Tree::map({{"approved", true}, {"opinion", "同意"}});
    CHECK(both.post(path + "/override-decision", approval).code() == "access.same_person");
    CHECK(setting.latest(code, "a-bank")->grade == computed->grade);
    REQUIRE(checker.post(path + "/override-decision", approval).status == 200);
    const auto overridden = setting.latest(code, "a-bank");
    CHECK(overridden->grade == wanted);
    CHECK(overridden->computed == computed->grade);
    CHECK(overridden->lever("line")->value ==
          programme::Value(Ratio::percent(wanted == "t8" ? 60 : 80)));
    CHECK(setting.latest(code, "b-bank")->grade == computed->grade);
    setting.run(bank);
    CHECK(setting.latest(code, "a-bank")->grade == computed->grade);
}

TEST_CASE("a firm appeals once at a time and is answered") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    auto firm = setting.office.sign_in("firm");
    const std::string own = firm.get("/api/v1/firm-grades/own").text({"credit_code"});
    const std::string path = "/api/v1/firm-grades/" + own;
    const Tree appeal = Tree::map({{"reason", "有两件专利未计入"}});
    CHECK(firm.post(path + "/appeals", appeal).code() == "grading.no_grade");
    CHECK(firm.post("/api/v1/firm-grades/" + setting.filled.codes[0] + "/appeals", appeal).code() ==
          "grading.may_not_see");
    // The firm's own patent brings it into the run.
    auto window = setting.office.sign_in("window");
    const Told entered =
        window.post("/api/v1/rights/entries",
                    Tree::map({{"holder", Tree::map({{"name", "湘江泵业"}, {"credit_code", own}})},
                               {"number", patent_number(2019, '1', 7'654'321)},
                               {"title", "一种泵"},
                               {"details", Tree::map({{"type", "patent"},
                                                      {"main_class", "F04D15/00"},
                                                      {"further_classes", Tree::List{}},
                                                      {"filing_date", "2019-03-01"},
                                                      {"grant_date", "2021-03-01"},
                                                      {"fee_paid_through_year", 6},
                                                      {"same_day_invention", false}})},
                               {"co_owners", Tree::List{}},
                               {"registry", "window"}}));
    REQUIRE_MESSAGE(entered.status == 201, write_json(entered.body));
    setting.run(bank);
    CHECK(firm.post(path + "/appeals", appeal).status == 200);
    CHECK(firm.post(path + "/appeals", appeal).code() == "grading.appeal_open");
    const Tree answer = Tree::map({{"answer", "已补录，下一批次计入"}});
    CHECK(firm.post(path + "/appeal-answer", answer).status == 403);
    CHECK(bank.post(path + "/appeal-answer", answer).status == 200);
    CHECK(bank.post(path + "/appeal-answer", answer).code() == "grading.no_appeal_open");
    CHECK(firm.get(path).status == 200);
    CHECK(firm.get(path + "/trace").status == 200);
}

TEST_CASE("facts of patents come by number; every row that cannot be is named and stays out") {
    Setting setting;
    auto window = setting.office.sign_in("window");
    const std::string& known = setting.filled.patents[5];
    const std::string& other = setting.filled.patents[6];
    const std::string file =
        "专利号,权利要求项数,被引次数,取得方式,已在产品中实施,国际申请,无关列\n" + known +
        ",12,7,自主研发,是,否,x\n" +                  // enters
        known + ",12,7,自主研发,是,否,x\n" +          // twice
        "2014103620774,1,1,自主研发,是,否,x\n" +      // check digit
        patent_number(2001, '1', 99) + ",1,,,,,\n" +  // not there
        other + ",-3,7.5,祖传,也许,,\n" +             // no such values
        setting.filled.patents[7] + ",,,,,,\n";       // says nothing
    const std::string path = "/api/v1/grading-imports/patent-facts";
    const std::string defaults = "as_of=2024-02-01&source=Search-2024-02";
    const Told preview = window.upload(path + "/preview?" + defaults, file);
    REQUIRE(preview.status == 200);
    const auto& rows = list(preview, "rows");
    REQUIRE(rows.size() == 6);
    const auto codes = [&](std::size_t row) {
        std::string text;
        if (const Tree* problems = rows[row].find("problems"))
            for (const Tree& each : *problems->list())
                text += *each.find("code")->text() + "@" + *each.find("cell")->text() + " ";
        return text;
    };
    CHECK(codes(0).empty());
    CHECK(codes(1) == "grading.row_twice@A3 ");
    CHECK(codes(2) == "identifier.patent_number@A4 ");
    CHECK(codes(3) == "grading.not_on_register@A5 ");
    CHECK(
        codes(4) ==
        "table.cell_choice@D6 grading.figure_range@B6 table.cell_number@C6 table.cell_choice@E6 ");
    CHECK(codes(5) == "grading.nothing_stated@A7 ");
    CHECK(list(preview, "ignored_columns").size() == 1);
    const Told imported = window.upload(path + "/imports?file=" + preview.text({"file"}) +
                                            "&plan=" + preview.text({"plan"}) + "&" + defaults,
                                        file);
    CHECK(imported.status == 200);
    CHECK(window
              .upload(path + "/imports?file=" + preview.text({"file"}) + "&plan=other&" + defaults,
                      file)
              .code() == "grading.changed_since_preview");
    CHECK(*window.upload(path + "/preview?" + defaults, file)
               .body.find("counts")
               ->find("already")
               ->integer() == 1);
    auto firm = setting.office.sign_in("firm");
    CHECK(firm.upload(path + "/preview?" + defaults, file).code() == "grading.not_to_import");
    CHECK(window.upload("/api/v1/grading-imports/other/preview", file).code() ==
          "grading.no_such_import");
}

TEST_CASE("a survey becomes a list of a segment for banks; contacts are masked from the start") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    auto policy = setting.office.sign_in("policy");
    REQUIRE(setting.import(bank, "firm-figures", setting.figures_file(0)).status == 200);
    const std::string file =
        "统一社会信用代码,企业名称,融资金额（万元）,用途,期限（月）,联系人,联系电话,调查日期,"
        "来源\n" +
        setting.filled.codes[30] +
        ",第31科技有限公司,500,研发投入,24,陈湘江,13812345678,2024-02-20,"
        "2024年走访\n" +
        setting.filled.codes[31] + ",第32科技有限公司,0,研发投入,24,,,2024-02-20,2024年走访\n" +
        setting.filled.codes[32] + ",第33科技有限公司,300,,400,,,2024-02-20,2024年走访\n";
    const Told imported = setting.import(policy, "financing-demands", file);
    REQUIRE(imported.status == 200);
    CHECK(*imported.body.find("counts")->find("enters")->integer() == 1);
    CHECK(*imported.body.find("counts")->find("refused")->integer() == 2);
    const Told demands = bank.get("/api/v1/financing-demands");
    REQUIRE(list(demands, "items").size() == 1);
    CHECK(*list(demands, "items")[0].find("contact")->text() == "陈** 138****5678");
    CHECK(*list(demands, "items")[0].find("amount")->text() == "5000000.00");
    CHECK(write_json(demands.body).find("13812345678") == std::string::npos);

    const std::string run = setting.run(policy);
    const std::string graded =
        bank.get("/api/v1/firm-grades/" + setting.filled.codes[30]).text({"latest", "segment"});
    REQUIRE(!graded.empty());
    REQUIRE(graded != "unknown");
    const std::string segment = "/api/v1/grading-runs/" + run + "/segments/" + graded;
    CHECK(list(bank.get(segment + "?demand=only"), "items").size() == 1);
    CHECK(list(bank.get(segment), "items").size() >= 1);
    const Tree push = Tree::map({{"segment", graded},
                                 {"banks", Tree::list({"b-bank"})},
                                 {"with_demand_only", true},
                                 {"note", "请一周内对接"}});
    const std::string pushes = "/api/v1/grading-runs/" + run + "/pushes";
    CHECK(policy.post(pushes, with(push, "segment", "nowhere")).code() == "grading.no_segment");
    CHECK(policy.post(pushes, with(push, "banks", Tree::list({"window"}))).code() ==
          "grading.no_bank");
    const Told pushed = policy.post(pushes, push);
    REQUIRE_MESSAGE(pushed.status == 201, write_json(pushed.body));
    auto other = setting.office.sign_in("other-bank");
    CHECK(list(other.get("/api/v1/segment-pushes"), "items").size() == 1);
    CHECK(list(other.get("/api/v1/segment-pushes/" + pushed.text({"id"})), "list").size() == 1);
    CHECK(list(bank.get("/api/v1/segment-pushes"), "items").empty());
    CHECK(bank.get("/api/v1/segment-pushes/" + pushed.text({"id"})).code() == "record.not_found");
    const auto workbook = spreadsheet::read_table(
        other.download("/api/v1/segment-pushes/" + pushed.text({"id"}) + "/firms.xlsx"));
    REQUIRE(workbook);
    CHECK(workbook->rows.size() == 2);
}

TEST_CASE("a scorecard file is checked line by line, or tried over the firms there are") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    REQUIRE(setting.import(bank, "firm-figures", setting.figures_file(0)).status == 200);
    const Told card = bank.get("/api/v1/scorecards/example_32");
    REQUIRE(card.status == 200);
    CHECK(list(card, "dimension_list").size() == 32);
    CHECK(list(card, "levers").size() == 7);
    CHECK(list(card, "corrections").size() == 4);
    std::ifstream stream(setting.office.configuration().resources / "scorecards" / "example-32" /
                         "scorecard.yaml");
    std::string text((std::istreambuf_iterator<char>(stream)), {});
    const std::string path = "/api/v1/scorecards/example_32/trial";
    const Told same = bank.upload(path, text);
    REQUIRE(same.status == 200);
    CHECK(*same.body.find("same_version")->boolean());
    CHECK(*same.body.find("moves")->find("same")->integer() == firms);
    // A lower cut-off moves firms up and none down.
    std::string laxer = text;
    const std::string cut_off = "at_least: 32%}";
    laxer.replace(laxer.find(cut_off), cut_off.size(), "at_least: 12%}");
    const Told moved = bank.upload(path, laxer);
    REQUIRE_MESSAGE(moved.status == 200, write_json(moved.body));
    CHECK(!*moved.body.find("same_version")->boolean());
    CHECK(*moved.body.find("moves")->find("better")->integer() > 0);
    CHECK(*moved.body.find("moves")->find("worse")->integer() == 0);
    std::string wrong = text;
    wrong.replace(wrong.find("weight: 5%"), 10, "weight: 6%");
    const Told refused = bank.upload(path, wrong);
    REQUIRE(!list(refused, "problems").empty());
    CHECK(*list(refused, "problems")[0].find("line")->integer() > 0);
}
