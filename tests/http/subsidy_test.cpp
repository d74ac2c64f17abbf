// Subsidies as their people meet them: applied for, refused with reasons, limited to the fen, paid
// into both books, taken back; and nothing is paid twice. The figures were worked out by hand.
#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <thread>

#include "app/close_day.h"
#include "features/loan/shape.h"
#include "features/subsidy/subsidy.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

// A city with its province, a bank, and firms with a loan each: from 2024-03-01, at 5 %, interest
// due on 21 April paid on that day. The business date is 2024-04-25.
class City {
public:
    explicit City(const Engine& engine = engines()[0])
        : office(engine, date_of(2024, 3, 1), DigestKind::sha256,
                 std::string(SOURCE_DIR) + "/tests/http/subsidy_programmes") {
        office.add_organisation("model-city", "示范市财政局", OrganisationKind::treasury);
        office.add_organisation("model-province", "示范省财政厅", OrganisationKind::treasury,
                                "430000");
        office.add_person("officer", "model-city", {Role::treasury_officer});
        office.add_person("approver", "model-city", {Role::treasury_approver});
        office.add_organisation("city-bank", "示范银行", OrganisationKind::bank);
        office.add_person("banker", "city-bank", {Role::bank_officer});
    }

    // The loan's id.
    std::string firm_with_loan(const std::string& firm, Money principal) {
        office.add_organisation(firm, firm, OrganisationKind::enterprise);
        office.add_person(firm, firm, {Role::enterprise_officer});
        loan::Loan loan{.id = "LN-" + firm};
        loan.lender = "city-bank";
        loan.borrower = firm;
        loan.terms.principal_limit = principal;
        loan.terms.rate = loan::FixedRate{Ratio::percent(5)};
        loan.terms.maturity = date_of(2025, 3, 1);
        happen(loan, {"EV1", date_of(2024, 3, 1), loan::Disbursed{principal}});
        return loan.id;
    }
    void move_to(Date day) { REQUIRE(close_day(office.system(), {day}, {})); }
    void pay_interest(const std::string& id, Money amount) {
        loan::Loan loan{.id = id};
        happen(loan, {"EV2", date_of(2024, 4, 21), loan::Repaid{amount}});
    }

    Told file(const std::string& firm, Tree::Map changes, const char* programme = "model_interest",
              const char* subsidy = "interest") {
        Tree::Map content{{"programme", programme},
                          {"subsidy", subsidy},
                          {"facts", Tree::Map{}},
                          {"papers", Tree::Map{}}};
        for (auto& [name, value] : changes) {
            std::erase_if(content, [&](const auto& each) { return each.first == name; });
            content.emplace_back(name, std::move(value));
        }
        return office.sign_in(firm).post("/api/v1/subsidy-applications", content);
    }
    Told file_march(const std::string& firm, const char* programme = "model_interest") {
        return file(firm, march(firm, programme), programme);
    }
    static Tree::Map march(const std::string& firm, const std::string& programme) {
        Tree::Map content{{"loan", "LN-" + firm}, {"from", "2024-03-01"}, {"until", "2024-03-31"}};
        if (programme == "model_interest") {
            content.emplace_back("facts", Tree::map({{"asked.in_high_end_industry", true}}));
            content.emplace_back("papers", Tree::map({{"bank_certificate", "付息证明 1 号"}}));
        }
        return content;
    }

    Told post(const std::string& user, const std::string& application, const char* act,
              Tree::Map body) {
        return office.sign_in(user).post("/api/v1/subsidy-applications/" + application + "/" + act,
                                         body);
    }
    void accept(const std::string& application) {
        REQUIRE(post("officer", application, "review", {{"accepted", true}, {"opinion", "符合"}})
                    .status == 200);
        REQUIRE(post("approver", application, "decision", {{"approved", true}, {"opinion", "同意"}})
                    .status == 200);
    }
    Told gather(std::vector<std::string> applications) {
        Tree::List list;
        for (std::string& each : applications) list.emplace_back(std::move(each));
        return office.sign_in("officer").post(
            "/api/v1/subsidy-batches",
            Tree::map({{"title", "二季度"}, {"applications", list}, {"payers", Tree::Map{}}}));
    }
    void order_and_pay(const std::string& batch) {
        REQUIRE(office.sign_in("approver")
                    .post("/api/v1/subsidy-batches/" + batch + "/decision",
                          Tree::map({{"approved", true}, {"opinion", "同意拨付"}}))
                    .status == 200);
        REQUIRE(office.sign_in("officer")
                    .post("/api/v1/subsidy-batches/" + batch + "/payment",
                          Tree::map({{"reference", "国库支付 001"}}))
                    .status == 200);
    }
    // What waits for the person: "reviewSubsidy subsidy_application pump · 贷款贴息", in order.
    std::vector<std::string> tasks(const std::string& user) {
        const Told told = office.sign_in(user).get("/api/v1/tasks");
        REQUIRE_MESSAGE(told.status == 200, failures());
        std::vector<std::string> found;
        for (const Tree& each : *told.body.find("items")->list())
            found.push_back(*each.find("action")->find("name")->text() + " " +
                            *each.find("kind")->text() + " " +
                            *each.find("about")->find("zh")->text());
        return found;
    }
    Told show(const std::string& user, const std::string& application) {
        return office.sign_in(user).get("/api/v1/subsidy-applications/" + application);
    }
    Money balance(const std::string& book, const char* account) {
        Money amount;
        office.system().desk().read({"auditor", "platform", {Role::auditor}},
                                    [&](View& view) { amount = view.balance(book, account); });
        return amount;
    }
    std::string used(const std::string& counter_words) {
        const Told list = office.sign_in("officer").get("/api/v1/subsidy-counters");
        for (const Tree& each : *list.body.find("items")->list())
            if (*each.find("words")->find("zh")->text() == counter_words)
                return *each.find("used")->text();
        return "";
    }
    bool is_whole() {
        System& system = office.system();
        const auto report =
            verify(system.desk().database(), system.desk().kinds(), system.proofs());
        for (const Check& check : report.checks)
            for (const Difference& each : check.first)
                MESSAGE(check.name.name << ' ' << each.where << ' ' << each.en);
        return report.whole();
    }

    // What went wrong in the world: nothing should.
    std::string failures() const {
        std::string text;
        for (const std::string& each : office.failures()) text += each + '\n';
        return text;
    }

    Office office;

private:
    void happen(loan::Loan& loan, const loan::Event& event) {
        const Command command{"test", office.new_key(), event.id, {"system", "city-bank", {}}};
        const auto answer =
            office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
                const auto market = office.system().market();
                if (event.id == "EV1")
                    CHECKED(work.create(
                        loan, loan::Opened{"", loan.lender, loan.borrower, loan.terms, {}}));
                else
                    loan = TRY(work.get<loan::Loan>(loan.id));
                work.happened(loan, TRY(loan::record(loan, event, "voucher", market, work.actor(),
                                                     work.today())));
                auto booking = TRY(loan::bring_books(loan, market, work.today()));
                work.happened(loan, booking.event);
                work.post(std::move(booking.entries));
                return Answer{200, Tree::Map{}};
            });
        REQUIRE(answer);
    }
};

std::string all(std::vector<std::string> errors) {
    std::ranges::sort(errors);
    std::string text;
    for (const std::string& each : errors) text += each + ' ';
    return text;
}

// Two firms with large loans, one with a small one.
void open_books(City& city) {
    city.firm_with_loan("pump", yuan(2'000'000));
    city.firm_with_loan("optics", yuan(12'000'000));
    city.firm_with_loan("robot", yuan(12'000'000));
    city.move_to(date_of(2024, 4, 25));
    // 51 nights to 21 April.
    city.pay_interest("LN-pump", *parse_money("14166.67"));
    city.pay_interest("LN-optics", yuan(85'000));
    city.pay_interest("LN-robot", yuan(85'000));
}

}  // namespace

TEST_CASE("a subsidy is applied for, reviewed by two, ordered by two, paid, and in every book") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        City city(engine);
        open_books(city);
        const Told filed = city.file_march("pump");
        REQUIRE_MESSAGE(filed.status == 201, filed.text({"detail"}));
        const std::string id = filed.text({"id"});

        // 2,000,000 × 5 % × 20 ÷ 360 = 5555.56 up to 21 March, × 11 = 3055.56 after it; each
        // interest period is rounded once. Half of 8611.12 is 4305.56; 40 % of that 1722.22.
        const Told shown = city.show("pump", id);
        REQUIRE_MESSAGE(shown.status == 200, city.failures());
        CHECK(shown.text({"computed", "base"}) == "8611.12");
        CHECK(shown.text({"computed", "granted"}) == "4305.56");
        CHECK(city.used("每家企业每年上限") == "4305.56");
        CHECK(city.used("全年资金") == "4305.56");
        std::set<std::string> origins;
        for (const Tree& fact : *shown.body.find("facts")->list())
            origins.insert(*fact.find("name")->text() + " " +
                           *fact.find("origin")->find("name")->text());
        CHECK(origins.contains("loan.interest_paid loan"));
        CHECK(origins.contains("borrower.size organisation"));
        CHECK(origins.contains("asked.in_high_end_industry applicant"));
        CHECK(origins.contains("paper.bank_certificate programme"));
        CHECK(origins.contains("used.per_firm counter"));

        CHECK(
            city.post("officer", id, "review", {{"accepted", true}, {"opinion", "符合"}}).status ==
            200);
        CHECK(
            city.post("officer", id, "decision", {{"approved", true}, {"opinion", "是"}}).code() ==
            "access.role_missing");
        CHECK(city.post("approver", id, "decision", {{"approved", true}, {"opinion", "同意"}})
                  .status == 200);
        const Told batch = city.gather({id});
        REQUIRE_MESSAGE(batch.status == 201, batch.text({"detail"}));
        CHECK(city.balance("pump", "Income:Subsidies") == Money{});
        city.order_and_pay(batch.text({"id"}));
        CHECK(city.balance("model-province", "Assets:Cash") == *parse_money("-1722.22"));
        CHECK(city.balance("model-city", "Assets:Cash") == *parse_money("-2583.34"));
        CHECK(city.balance("model-city", "Expenses:Subsidies") == *parse_money("2583.34"));
        CHECK(city.balance("model-city", "Liabilities:SubsidyPayables") == Money{});
        CHECK(city.balance("pump", "Income:Subsidies") == *parse_money("-4305.56"));
        CHECK(city.show("pump", id).text({"stage", "name"}) == "paid");
        const std::string file = "/api/v1/subsidy-batches/" + batch.text({"id"}) + "/payments";
        const std::string csv = city.office.sign_in("officer").download(file + ".csv");
        CHECK(csv.find("\"4305.56\",\"2583.34\",\"1722.22\"") != std::string::npos);
        const auto workbook =
            spreadsheet::read_table(city.office.sign_in("officer").download(file + ".xlsx"));
        REQUIRE(workbook);
        CHECK(workbook->rows.back().cells.at(5) == "4305.56");
        CHECK(city.gather({id}).code() == "lifecycle.not_now");
        CHECK(city.is_whole());
    }
}

TEST_CASE("what waits for a person stands in their list until they have done it") {
    using Tasks = std::vector<std::string>;
    const std::string pump = " subsidy_application pump · 贷款贴息";
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        City city(engine);
        open_books(city);
        const std::string id = city.file_march("pump").text({"id"});
        CHECK(city.tasks("officer") ==
              Tasks{"reviewSubsidy" + pump, "requestSubsidyCorrection" + pump});
        CHECK(city.tasks("approver").empty());
        CHECK(city.tasks("pump").empty());

        REQUIRE(city.post("officer", id, "correction-request", {{"reason", "证明不清"}}).status ==
                200);
        CHECK(city.tasks("officer").empty());
        CHECK(city.tasks("pump") == Tasks{"correctSubsidy" + pump});
        CHECK(city.tasks("optics").empty());
        auto content = City::march("pump", "model_interest");
        content.insert(content.begin(), {{"programme", "model_interest"}, {"subsidy", "interest"}});
        REQUIRE(city.post("pump", id, "correction", content).status == 200);
        CHECK(city.tasks("pump").empty());

        REQUIRE(
            city.post("officer", id, "review", {{"accepted", true}, {"opinion", "符合"}}).status ==
            200);
        CHECK(city.tasks("officer").empty());
        CHECK(city.tasks("approver") == Tasks{"decideSubsidy" + pump});
        REQUIRE(city.post("approver", id, "decision", {{"approved", true}, {"opinion", "同意"}})
                    .status == 200);
        CHECK(city.tasks("approver").empty());
        CHECK(city.tasks("officer") ==
              Tasks{"gatherSubsidies subsidy_gathering 示范市贷款贴息（1 笔）"});

        const std::string batch = city.gather({id}).text({"id"});
        CHECK(city.tasks("officer").empty());
        CHECK(city.tasks("approver") == Tasks{"decideSubsidyBatch subsidy_batch 二季度"});
        REQUIRE(city.office.sign_in("approver")
                    .post("/api/v1/subsidy-batches/" + batch + "/decision",
                          Tree::map({{"approved", true}, {"opinion", "同意拨付"}}))
                    .status == 200);
        CHECK(city.tasks("approver").empty());
        CHECK(city.tasks("officer") == Tasks{"paySubsidyBatch subsidy_batch 二季度"});
        REQUIRE(city.office.sign_in("officer")
                    .post("/api/v1/subsidy-batches/" + batch + "/payment",
                          Tree::map({{"reference", "国库支付 001"}}))
                    .status == 200);
        CHECK(city.tasks("officer").empty());

        REQUIRE(
            city.post("officer", id, "clawback", {{"amount", "1.00"}, {"reason", "多计"}}).status ==
            200);
        CHECK(city.tasks("approver") == Tasks{"decideClawback" + pump});
        CHECK(city.tasks("officer").empty());
    }
}

TEST_CASE("whoever applies is told every condition that fails and every fact that is missing") {
    City city;
    open_books(city);
    auto content = City::march("pump", "");
    const Told nothing = city.file("pump", content);
    CHECK(nothing.status == 422);
    CHECK(all(nothing.errors()) ==
          "programme.condition_failed@certificate "
          "programme.missing_fact@facts.asked.in_high_end_industry ");
    content.emplace_back("facts", Tree::map({{"asked.in_high_end_industry", false},
                                             {"loan.interest_paid", "9999.00"},
                                             {"used.per_firm", "0.00"},
                                             {"borrower.colour", "red"}}));
    const Told wrong = city.file("pump", content);
    CHECK(all(wrong.errors()) ==
          "fact.kept_by_system@facts.used.per_firm fact.known_otherwise@facts.loan.interest_paid "
          "fact.unknown@facts.borrower.colour programme.condition_failed@certificate "
          "programme.condition_failed@industry ");
    // The preview says the same, and what would have to be said.
    const Told preview = city.office.sign_in("pump").post(
        "/api/v1/subsidy-previews", Tree::map({{"programme", "model_interest"},
                                               {"subsidy", "interest"},
                                               {"facts", Tree::Map{}},
                                               {"papers", Tree::Map{}},
                                               {"loan", "LN-pump"},
                                               {"from", "2024-03-01"},
                                               {"until", "2024-03-31"}}));
    CHECK(preview.status == 200);
    const auto* missing = preview.body.find("missing")->list();
    REQUIRE(missing->size() == 1);
    CHECK(*missing->front().find("fact")->text() == "asked.in_high_end_industry");
    CHECK(*missing->front().find("unit")->text() == "flag");
    CHECK(city.used("全年资金").empty());
    CHECK(city.is_whole());
}

TEST_CASE("a period lies within the loan and is over; a loan of others is not there") {
    City city;
    open_books(city);
    const auto of = [&](const char* from, const char* until) {
        auto content = City::march("pump", "model_interest");
        for (auto& [name, value] : content) {
            if (name == "from") value = from;
            if (name == "until") value = until;
        }
        return city.file("pump", content).code();
    };
    CHECK(of("2024-02-29", "2024-03-31") == "subsidy.outside_loan");
    CHECK(of("2024-03-31", "2024-03-01") == "subsidy.period");
    CHECK(of("2024-04-01", "2024-04-25") == "subsidy.not_over");
    auto content = City::march("optics", "model_interest");
    CHECK(city.file("pump", content).code() == "record.not_found");
    CHECK(city.file("banker", City::march("pump", "model_interest")).code() == "subsidy.applicant");
}

TEST_CASE("the last yuan of a pot goes to one, and limits hold from both sides") {
    City city;
    open_books(city);
    // 12,000,000 × 5 % × 31 ÷ 360 = 51666.67; half of it is above the 20000 of a firm.
    const Told first = city.file_march("optics");
    REQUIRE(first.status == 201);
    CHECK(city.show("optics", first.text({"id"})).text({"computed", "granted"}) == "20000.00");
    // 10000 are left in the pot; two ask at once.
    std::string answers[2];
    const char* firms[] = {"robot", "pump"};
    std::vector<std::thread> threads;
    for (int i = 0; i < 2; ++i)
        threads.emplace_back([&, i] { answers[i] = city.file_march(firms[i]).text({"id"}); });
    for (std::thread& each : threads) each.join();
    CHECK(city.used("全年资金") <= "30000.00");
    Money sum;
    for (int i = 0; i < 2; ++i)
        if (!answers[i].empty())
            sum += *parse_money(city.show(firms[i], answers[i]).text({"computed", "granted"}));
    CHECK(sum == yuan(10'000));
    CHECK(city.used("全年资金") == "30000.00");
    CHECK(city.is_whole());
    // What is refused is there again for others.
    const std::string id = first.text({"id"});
    CHECK(
        city.post("officer", id, "review", {{"accepted", false}, {"opinion", "材料不实"}}).status ==
        200);
    CHECK(city.used("全年资金") == "30000.00");
    CHECK(city.post("approver", id, "decision", {{"approved", true}, {"opinion", "同意"}}).status ==
          200);
    CHECK(city.used("全年资金") == "10000.00");
    CHECK(city.show("optics", id).text({"stage", "name"}) == "refused");
    const Told again = city.file_march("optics");
    CHECK(again.status == 201);
    CHECK(city.used("全年资金") == "30000.00");
    CHECK(city.is_whole());
}

TEST_CASE("the same interest is not paid twice, under whatever programme") {
    City city;
    open_books(city);
    const std::string first = city.file_march("pump").text({"id"});
    const Told second = city.file_march("pump", "model_district_interest");
    CHECK(second.status == 409);
    CHECK(second.code() == "expense.claimed_already");
    CHECK(second.text({"detail"}).find(first) != std::string::npos);
    CHECK(second.text({"detail"}).find("示范市贷款贴息") != std::string::npos);
    CHECK(second.text({"detail"}).find("2024-03-01 至 2024-03-31") != std::string::npos);
    // Nor twice under the same one.
    CHECK(city.file_march("pump").code() == "expense.claimed_already");
    // The day after is another matter; one day in common is not.
    auto content = City::march("pump", "");
    content[1].second = "2024-03-31";
    content[2].second = "2024-04-10";
    CHECK(city.file("pump", content, "model_district_interest").code() ==
          "expense.claimed_already");
    content[1].second = "2024-04-01";
    CHECK(city.file("pump", content, "model_district_interest").status == 201);
    // Withdrawn, it is free for the other.
    CHECK(city.post("pump", first, "withdrawal", {{"reason", "改申请区级"}}).status == 200);
    CHECK(city.file_march("pump", "model_district_interest").status == 201);
    CHECK(city.is_whole());
}

TEST_CASE("a programme that stacks needs the other's acceptance, and never more than the expense") {
    City city;
    open_books(city);
    CHECK(city.file_march("pump", "model_top_up").code() == "subsidy.not_confirmed");
    const std::string first = city.file_march("pump").text({"id"});
    CHECK(city.file_march("pump", "model_top_up").code() == "subsidy.not_confirmed");
    city.accept(first);
    const Told second = city.file_march("pump", "model_top_up");
    REQUIRE_MESSAGE(second.status == 201, second.text({"detail"}));
    // 80 % of 8611.12 is 6888.90; 4305.56 are granted already, as much is left.
    CHECK(city.show("pump", second.text({"id"})).text({"computed", "entitled"}) == "6888.90");
    CHECK(city.show("pump", second.text({"id"})).text({"computed", "granted"}) == "4305.56");
    CHECK(city.is_whole());
}

TEST_CASE("a cut gives back to the counters, and what is taken back stays owed until it returns") {
    City city;
    open_books(city);
    const std::string id = city.file_march("pump").text({"id"});
    CHECK(city.post("officer", id, "review",
                    {{"accepted", true}, {"amount", "4305.57"}, {"opinion", "多了"}})
              .code() == "subsidy.above_computed");
    CHECK(city.post("officer", id, "review",
                    {{"accepted", true}, {"amount", "4000.00"}, {"opinion", "核减"}})
              .status == 200);
    CHECK(city.used("每家企业每年上限") == "4305.56");
    CHECK(city.post("approver", id, "decision", {{"approved", true}, {"opinion", "同意"}}).status ==
          200);
    CHECK(city.used("每家企业每年上限") == "4000.00");
    city.order_and_pay(city.gather({id}).text({"id"}));
    CHECK(
        city.post("officer", id, "clawback", {{"amount", "4000.01"}, {"reason", "虚报"}}).code() ==
        "subsidy.above_paid");
    CHECK(
        city.post("officer", id, "clawback", {{"amount", "1000.00"}, {"reason", "虚报"}}).status ==
        200);
    CHECK(city.post("approver", id, "clawback-decision",
                    {{"approved", true}, {"opinion", "同意追回"}})
              .status == 200);
    CHECK(city.used("每家企业每年上限") == "3000.00");
    CHECK(city.balance("model-city", "Assets:SubsidyReclaims") == yuan(600));
    CHECK(city.balance("model-province", "Assets:SubsidyReclaims") == yuan(400));
    CHECK(city.balance("pump", "Liabilities:SubsidyReclaims") == yuan(-1'000));
    CHECK(city.is_whole());
    CHECK(city.post("officer", id, "returns", {{"amount", "1000.01"}, {"reference", "1"}}).code() ==
          "subsidy.above_outstanding");
    CHECK(city.post("officer", id, "returns", {{"amount", "250.00"}, {"reference", "1"}}).status ==
          200);
    CHECK(city.balance("model-city", "Assets:SubsidyReclaims") == yuan(450));
    CHECK(city.balance("pump", "Liabilities:SubsidyReclaims") == yuan(-750));
    CHECK(city.balance("pump", "Income:Subsidies") == yuan(-3'000));
    CHECK(city.is_whole());
}

TEST_CASE("a pot shared pro rata is shared once, among all, when its year is over") {
    City city;
    open_books(city);
    const auto premium = [&](const char* firm, const char* policy, const char* amount) {
        const Told filed = city.file(firm,
                                     {{"number", policy},
                                      {"payee", "示范保险公司"},
                                      {"paid_on", "2024-04-20"},
                                      {"amount", amount}},
                                     "model_premium", "premium");
        REQUIRE_MESSAGE(filed.status == 201, filed.text({"detail"}));
        city.accept(filed.text({"id"}));
        return filed.text({"id"});
    };
    // 60 % each: 6000, 6000 and 3000.01 of a pot of 10000.
    const std::string first = premium("pump", "PL-1", "10000.00");
    const std::string second = premium("optics", "PL-2", "10000.00");
    const std::string third = premium("robot", "PL-3", "5000.02");
    CHECK(city.file("robot",
                    {{"number", "pl-3"},
                     {"payee", "示范保险公司"},
                     {"paid_on", "2024-04-20"},
                     {"amount", "5000.02"}},
                    "model_premium", "premium")
              .code() == "expense.claimed_already");
    CHECK(city.gather({first, second, third}).code() == "subsidy.pot_not_over");
    CHECK(city.tasks("officer").empty());
    city.move_to(date_of(2025, 1, 2));
    CHECK(city.tasks("officer").size() == 1);
    const Told incomplete = city.gather({first, second});
    CHECK(incomplete.code() == "subsidy.pot_incomplete");
    CHECK(incomplete.text({"detail"}).find(third) != std::string::npos);
    const Told batch = city.gather({first, second, third});
    REQUIRE_MESSAGE(batch.status == 201, batch.text({"detail"}));
    // 10000 × 6000 ÷ 15000.01 = 3999.9973… twice and 2000.0053…: the largest remainders get the
    // fen.
    CHECK(city.show("pump", first).text({"due"}) == "6000.00");
    city.order_and_pay(batch.text({"id"}));
    CHECK(city.show("pump", first).text({"paid"}) == "4000.00");
    CHECK(city.show("optics", second).text({"paid"}) == "4000.00");
    CHECK(city.show("robot", third).text({"paid"}) == "2000.00");
    CHECK(city.balance("model-city", "Expenses:Subsidies") == yuan(10'000));
    CHECK(city.used("全年资金") == "10000.00");
    CHECK(city.is_whole());
}

TEST_CASE("what is paid in advance is settled with what came to be: the rest paid, or reclaimed") {
    for (const auto& [actual, paid, reclaim] :
         {std::tuple{"12000.00", "6000.00", "0.00"}, std::tuple{"6000.00", "5000.00", "2000.00"},
          std::tuple{"10000.00", "5000.00", "0.00"}}) {
        CAPTURE(actual);
        City city;
        open_books(city);
        const Tree::Map estimate{
            {"number", "诉 2024-1"}, {"payee", "示范律师事务所"}, {"amount", "10000.00"}};
        const std::string id =
            city.file("pump", estimate, "model_legal_aid", "legal_aid").text({"id"});
        city.accept(id);
        city.order_and_pay(city.gather({id}).text({"id"}));
        CHECK(city.balance("model-city", "Assets:SubsidyAdvances") == yuan(5'000));
        CHECK(city.balance("pump", "Liabilities:SubsidyAdvances") == yuan(-5'000));
        CHECK(city.balance("pump", "Income:Subsidies") == Money{});
        CHECK(city.is_whole());
        const Told settled = city.post("pump", id, "settlement",
                                       {{"programme", "model_legal_aid"},
                                        {"subsidy", "legal_aid"},
                                        {"number", "诉 2024-1"},
                                        {"payee", "示范律师事务所"},
                                        {"amount", actual},
                                        {"paid_on", "2024-04-24"},
                                        {"facts", Tree::Map{}},
                                        {"papers", Tree::Map{}}});
        REQUIRE_MESSAGE(settled.status == 200, settled.text({"detail"}));
        city.accept(id);
        if (std::string(paid) == "6000.00") city.order_and_pay(city.gather({id}).text({"id"}));
        const Told shown = city.show("pump", id);
        CHECK(shown.text({"paid"}) == paid);
        CHECK(shown.text({"outstanding"}) == reclaim);
        CHECK(shown.text({"stage", "name"}) == "paid");
        CHECK(city.balance("model-city", "Assets:SubsidyAdvances") == Money{});
        CHECK(city.balance("pump", "Liabilities:SubsidyAdvances") == Money{});
        CHECK(city.balance("model-city", "Assets:SubsidyReclaims") == *parse_money(reclaim));
        CHECK(city.is_whole());
    }
}

TEST_CASE("maker and checker differ, and strangers see nothing") {
    City city;
    open_books(city);
    city.office.add_person("both", "model-city", {Role::treasury_officer, Role::treasury_approver});
    const std::string id = city.file_march("pump").text({"id"});
    CHECK(city.show("optics", id).status == 404);
    CHECK(city.post("both", id, "review", {{"accepted", true}, {"opinion", "符合"}}).status == 200);
    CHECK(city.post("both", id, "decision", {{"approved", true}, {"opinion", "同意"}}).code() ==
          "access.same_person");
    CHECK(city.post("approver", id, "decision", {{"approved", true}, {"opinion", "同意"}}).status ==
          200);
    const Told batch = city.office.sign_in("both").post(
        "/api/v1/subsidy-batches",
        Tree::map(
            {{"title", "一批"}, {"applications", Tree::list({id})}, {"payers", Tree::Map{}}}));
    CHECK(city.office.sign_in("both")
              .post("/api/v1/subsidy-batches/" + batch.text({"id"}) + "/decision",
                    Tree::map({{"approved", true}, {"opinion", "同意"}}))
              .code() == "access.same_person");
    // Not approved: the applications wait again.
    CHECK(city.office.sign_in("approver")
              .post("/api/v1/subsidy-batches/" + batch.text({"id"}) + "/decision",
                    Tree::map({{"approved", false}, {"opinion", "下月再拨"}}))
              .status == 200);
    CHECK(city.show("officer", id).text({"stage", "name"}) == "accepted");
    CHECK(city.gather({id}).status == 201);
    CHECK(city.is_whole());
}

TEST_CASE("a correction replaces what was filed") {
    City city;
    open_books(city);
    const std::string id = city.file_march("pump").text({"id"});
    CHECK(city.post("officer", id, "correction-request", {{"reason", "期间有误"}}).status == 200);
    Tree::Map content{{"programme", "model_interest"}, {"subsidy", "interest"}};
    for (auto& each : City::march("pump", "model_interest")) content.push_back(each);
    for (auto& [name, value] : content)
        if (name == "until") value = "2024-03-20";
    CHECK(city.post("optics", id, "correction", content).status == 404);
    const Told corrected = city.post("pump", id, "correction", content);
    REQUIRE_MESSAGE(corrected.status == 200, corrected.text({"detail"}));
    // 20 nights: 5555.56, half of it 2777.78.
    CHECK(city.used("每家企业每年上限") == "2777.78");
    CHECK(city.show("pump", id).text({"stage", "name"}) == "filed");
    CHECK(city.is_whole());
}
