// A fund whose programme uses what funds may use: a white list, a question to the bank, a breaker
// for each bank, a last day to claim, a margin account, a pot of the year, lost interest shared
// apart. The figures were worked out by hand.
#include <doctest/doctest.h>

#include "app/close_day.h"
#include "features/counter/counter.h"
#include "features/lists/lists.h"
#include "features/risk_sharing/risk_sharing.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string pump_code = "91430100MA4L16JQ9D";

class City {
public:
    explicit City(const Engine& engine = engines()[0])
        : office(engine, date_of(2024, 3, 1), DigestKind::sha256,
                 std::string(SOURCE_DIR) + "/tests/http/fund_programmes") {
        office.add_organisation("fund-office", "示范市担保基金", OrganisationKind::fund_operator);
        office.add_organisation("city-bank", "示范银行", OrganisationKind::bank);
        office.add_organisation("pump", "湘江泵业", OrganisationKind::enterprise);
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_person("officer", "fund-office", {Role::fund_officer});
        office.add_person("approver", "fund-office", {Role::fund_approver});
        office.add_person("banker", "city-bank", {Role::bank_officer});
        office.add_person("bank-head", "city-bank", {Role::bank_approver});
        office.add_person("window", "window", {Role::registry_officer});
        const Told established =
            office.sign_in("approver")
                .post("/api/v1/funds", Tree::map({{"name", "示范补偿金"},
                                                  {"programme", "model_fund"},
                                                  {"contributors", Tree::List{"示范市"}},
                                                  {"contributions", Tree::List{"10000000.00"}}}));
        REQUIRE_MESSAGE(established.status == 201, established.text({"detail"}));
        fund = established.text({"id"});
        const Told agreed =
            office.sign_in("officer").post("/api/v1/funds/" + fund + "/cooperations",
                                           Tree::map({{"bank", "city-bank"},
                                                      {"number", "合作 1 号"},
                                                      {"deposit", "600000.00"},
                                                      {"committed_line", "100000000.00"},
                                                      {"terms", Tree::Map{}},
                                                      {"clause", "第一条"}}));
        REQUIRE_MESSAGE(agreed.status == 200, agreed.text({"detail"}));
    }

    void keep_list() {
        auto keeper = office.sign_in("window");
        REQUIRE(keeper
                    .begin("registerList", Tree::map({{"id", "white"},
                                                      {"title_zh", "白名单"},
                                                      {"title_en", "White list"},
                                                      {"subject", "enterprise"},
                                                      {"source", "示范〔2024〕1号"},
                                                      {"region", "430100"}}))
                    .status == 201);
    }
    void list(const std::string& code) {
        const Told told = office.sign_in("window").post(
            "/api/v1/lists/white/members", Tree::map({{"subject", code},
                                                      {"name", "湘江泵业"},
                                                      {"from", "2024-01-01"},
                                                      {"reference", "示范〔2024〕1号"}}));
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
    }

    // Lent today at 5 %, all due at maturity; enrolled as the disbursement enrols it.
    Result<std::string> lend(const std::string& name, Money principal, Date maturity,
                             std::map<std::string, std::string> stated = {
                                 {"asked.use_checked", "是"}}) {
        System& system = office.system();
        const facts::Context context{
            system.shelf(), system.market(),
            [&](Date today) { return system.reference_data().published(today); },
            [](View& view, const std::string& list_name, const std::string& code,
               const std::string&,
               Date on) { return lists::is_member(view, list_name, code, on); }};
        loan::Loan loan{.id = "LN-" + name};
        loan.financing = "FA-" + name;
        loan.lender = "city-bank";
        loan.borrower = "pump";
        loan.terms.principal_limit = principal;
        loan.terms.rate = loan::FixedRate{Ratio::percent(5)};
        loan.terms.maturity = maturity;
        loan.terms.method = loan::RepaymentMethod::bullet;
        const Command command{"test", office.new_key(), name, {"system", "city-bank", {}}};
        const auto answer = system.desk().execute(command, [&](Work& work) -> Result<Answer> {
            risk_sharing::Disbursement disbursement;
            disbursement.financing = loan.financing;
            disbursement.loan = loan.id;
            disbursement.fund = fund;
            disbursement.version = system.shelf().in(work).versions("model_fund").back().version;
            disbursement.signed_on = work.today();
            disbursement.borrower = loan.borrower;
            disbursement.credit_code = pump_code;
            disbursement.principal = principal;
            disbursement.known.know("loan.principal", principal, facts::Origin::loan, loan.id);
            disbursement.stated = stated;
            disbursement.bearers = {{"bank", "city-bank"}};
            CHECKED(risk_sharing::enrol(work, context, disbursement));
            financing::Financing financing{.id = loan.financing};
            financing::Applied applied;
            applied.applicant = "pump";
            applied.application.bank = "city-bank";
            applied.application.appraiser = "city-bank";
            applied.application.amount = principal;
            applied.application.purpose = "研发";
            applied.application.rights = {"RT1"};
            applied.fund_operator = "fund-office";
            applied.on = work.today();
            CHECKED(work.create(financing, applied));
            CHECKED(work.create(loan, loan::Opened{loan.financing, loan.lender, loan.borrower,
                                                   loan.terms, "fund-office"}));
            CHECKED(loan::happen(work, loan, loan::Disbursed{principal}, work.today(), "放款",
                                 system.market()));
            return Answer{201, Tree::Map{}};
        });
        if (!answer) return std::unexpected(answer.error());
        std::string id;
        system.desk().read({}, [&](View& view) {
            id = risk_sharing::cover_of_loan(view, loan.id, loan.borrower)->id;
        });
        return id;
    }
    void write_off(const std::string& name) {
        const std::string path = "/api/v1/loans/LN-" + name;
        const Told proposed =
            office.sign_in("banker").post(path + "/write-off", Tree::map({{"reason", "追索无果"}}));
        REQUIRE_MESSAGE(proposed.status == 200, proposed.text({"detail"}));
        const Told decided = office.sign_in("bank-head")
                                 .post(path + "/write-off-decision",
                                       Tree::map({{"approved", true}, {"opinion", "同意"}}));
        REQUIRE_MESSAGE(decided.status == 200, decided.text({"detail"}));
    }
    void move_to(Date day) { REQUIRE(close_day(office.system(), {day}, {})); }

    Told post(const std::string& user, const std::string& cover, const char* act, Tree::Map body) {
        return office.sign_in(user).post("/api/v1/covers/" + cover + "/" + act, body);
    }
    Told claim(const std::string& cover) {
        return post("banker", cover, "claim",
                    {{"demand_letter", "催收 1 号"}, {"statement", "已催收"}});
    }
    Told propose(const std::string& cover) {
        return post("officer", cover, "proposal", {{"opinion", "符合"}});
    }
    Told approve(const std::string& cover) {
        return post("approver", cover, "decision", {{"approved", true}, {"opinion", "同意"}});
    }
    risk_sharing::Cover cover(const std::string& id) {
        std::optional<risk_sharing::Cover> found;
        office.system().desk().read(
            {}, [&](View& view) { found = view.find<risk_sharing::Cover>(id); });
        REQUIRE(found);
        return *found;
    }
    Money balance(const std::string& book, const std::string& account) {
        Money amount;
        office.system().desk().read({"auditor", "platform", {Role::auditor}},
                                    [&](View& view) { amount = view.balance(book, account); });
        return amount;
    }
    Money counted() {
        Money used;
        office.system().desk().read({}, [&](View& view) {
            for (const Row& row : view.session().query("select id from record where kind = $1",
                                                       counter::Counter::kind))
                used += view.linked<counter::Counter>(row.text(0)).used;
        });
        return used;
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

    Office office;
    std::string fund;
};

std::string codes(const Refusals& refusals) {
    std::string text;
    for (const Refusal& each : refusals.all)
        text += std::string(each.kind->code) + '@' + each.field + ' ';
    return text;
}

}  // namespace

TEST_CASE("a loan is enrolled once the list is kept, the firm is on it and the bank has answered") {
    City city;
    const Date maturity = date_of(2024, 6, 1);
    const auto unlisted = city.lend("a", yuan(1'000'000), maturity);
    REQUIRE(!unlisted);
    CHECK(codes(unlisted.error()) == "programme.missing_fact@list.white ");
    city.keep_list();
    const auto not_on_it = city.lend("a", yuan(1'000'000), maturity);
    REQUIRE(!not_on_it);
    CHECK(codes(not_on_it.error()) == "cover.not_eligible@ ");
    city.list(pump_code);
    const auto unanswered = city.lend("a", yuan(1'000'000), maturity, {});
    REQUIRE(!unanswered);
    CHECK(codes(unanswered.error()) == "programme.missing_fact@facts.asked.use_checked ");
    const auto misspelt = city.lend("a", yuan(1'000'000), maturity, {{"asked.use_chequed", "是"}});
    REQUIRE(!misspelt);
    CHECK(codes(misspelt.error()) == "fact.unknown@facts.asked.use_chequed ");
    const auto denied = city.lend("a", yuan(1'000'000), maturity, {{"asked.use_checked", "否"}});
    REQUIRE(!denied);
    CHECK(codes(denied.error()) == "cover.not_eligible@ ");
    CHECK(city.lend("a", yuan(1'000'000), maturity).has_value());
    CHECK(city.is_whole());
}

TEST_CASE(
    "what is advanced into the margin account is part of the compensation, the rest returns") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        City city(engine);
        city.keep_list();
        city.list(pump_code);
        const std::string cover = *city.lend("a", yuan(1'000'000), date_of(2024, 6, 1));
        CHECK(city.balance("fund-office", "Equity:Fund:Reserved") == yuan(-400'000));
        // 91 days overdue, and so non-performing, since 2024-08-31.
        city.move_to(date_of(2024, 9, 5));
        const Told claimed = city.claim(cover);
        REQUIRE_MESSAGE(claimed.status == 200, claimed.text({"detail"}));
        CHECK(city.cover(cover).claim->last_day == date_of(2024, 9, 30));
        CHECK(city.propose(cover).code() == "programme.trigger_not_met");

        CHECK(city.post("approver", cover, "advance-decision",
                        {{"approved", true}, {"opinion", "同意"}})
                  .code() == "cover.no_advance_proposed");
        REQUIRE(city.post("officer", cover, "advance-proposal", {{"opinion", "符合"}}).status ==
                200);
        const Told advanced = city.post("approver", cover, "advance-decision",
                                        {{"approved", true}, {"opinion", "同意"}});
        REQUIRE_MESSAGE(advanced.status == 200, advanced.text({"detail"}));
        CHECK(city.balance("fund-office", "Assets:MarginAccounts:LN-a") == yuan(500'000));
        CHECK(city.balance("city-bank", "Liabilities:MarginAccounts:LN-a") == yuan(-500'000));
        CHECK(city.balance("fund-office", "Assets:Deposits:Bank-city-bank") == yuan(100'000));
        CHECK(city.post("officer", cover, "advance-proposal", {{"opinion", "再拨"}}).code() ==
              "cover.advanced_already");
        CHECK(city.post("officer", cover, "claim-return", {{"reason", "材料不全"}}).code() ==
              "cover.advance_outstanding");
        CHECK(city.is_whole());

        city.write_off("a");
        REQUIRE(city.propose(cover).status == 200);
        const Told paid = city.approve(cover);
        REQUIRE_MESSAGE(paid.status == 200, paid.text({"detail"}));
        const risk_sharing::Cover now = city.cover(cover);
        const Money interest =
            now.proposal->interest.at("fund") + now.proposal->interest.at("bank");
        // 1,000,000 × 5 % × 92 ÷ 360 until 1 June, then penalty on top: more than 12,777.78.
        CHECK(interest > *parse_money("12777.78"));
        CHECK(now.proposal->parts.at("fund") == yuan(400'000));
        const Money part = now.proposal->part("fund");
        CHECK(part - yuan(400'000) == now.proposal->interest.at("fund"));
        CHECK(now.advance->settled->used == part);
        CHECK(now.advance->settled->back == yuan(500'000) - part);
        CHECK(city.balance("fund-office", "Assets:MarginAccounts:LN-a") == Money{});
        CHECK(city.balance("city-bank", "Liabilities:MarginAccounts:LN-a") == Money{});
        CHECK(city.balance("fund-office", "Assets:Deposits:Bank-city-bank") ==
              yuan(600'000) - part);
        CHECK(city.balance("fund-office", "Expenses:Compensation") == part);
        CHECK(city.balance("fund-office", "Equity:Fund:Reserved") == Money{});
        // Of the pot of the year the principal alone is counted: its cap is on that.
        CHECK(city.counted() == yuan(400'000));
        CHECK(city.is_whole());
    }
}

TEST_CASE("the advance of a loan that is paid after all goes back whole") {
    City city;
    city.keep_list();
    city.list(pump_code);
    const std::string cover = *city.lend("a", yuan(1'000'000), date_of(2024, 6, 1));
    city.move_to(date_of(2024, 9, 5));
    REQUIRE(city.claim(cover).status == 200);
    REQUIRE(city.post("officer", cover, "advance-proposal", {{"opinion", "符合"}}).status == 200);
    REQUIRE(
        city.post("approver", cover, "advance-decision", {{"approved", true}, {"opinion", "是"}})
            .status == 200);
    Money owed;
    city.office.system().desk().read({}, [&](View& view) {
        const auto loan = view.linked<loan::Loan>("LN-a");
        owed = loan::fold(loan, city.office.system().market(), view.today())->state.owed;
    });
    const Told repaid = city.office.sign_in("banker").post(
        "/api/v1/loans/LN-a/repayments",
        Tree::map(
            {{"amount", to_string(owed)}, {"date", "2024-09-05"}, {"reference", "还款 1 号"}}));
    REQUIRE_MESSAGE(repaid.status == 200, repaid.text({"detail"}));
    REQUIRE(city.cover(cover).stage == risk_sharing::Stage::released);
    CHECK(city.balance("fund-office", "Assets:MarginAccounts:LN-a") == Money{});
    CHECK(city.balance("fund-office", "Assets:Deposits:Bank-city-bank") == yuan(600'000));
    CHECK(city.balance("fund-office", "Equity:Fund:Free") == yuan(-10'000'000));
    CHECK(city.is_whole());
}

TEST_CASE("a claim on the last day is taken, a day later it is not") {
    City city;
    city.keep_list();
    city.list(pump_code);
    const std::string in_time = *city.lend("a", yuan(500'000), date_of(2024, 6, 1));
    const std::string late = *city.lend("b", yuan(500'000), date_of(2024, 6, 1));
    city.move_to(date_of(2024, 9, 30));
    CHECK(city.claim(in_time).status == 200);
    city.move_to(date_of(2024, 10, 1));
    CHECK(city.claim(late).code() == "cover.claimed_late");
}

TEST_CASE("a bank that loses too much is warned of, then stopped, and nothing more is paid to it") {
    City city;
    city.keep_list();
    city.list(pump_code);
    const std::string first = *city.lend("a", yuan(1'000'000), date_of(2024, 6, 1));
    CHECK(city.cover(first).enrolment.warnings.empty());
    const std::string large = *city.lend("b", yuan(6'000'000), date_of(2024, 9, 15));
    city.move_to(date_of(2024, 9, 5));
    REQUIRE(city.claim(first).status == 200);
    city.write_off("a");
    REQUIRE(city.propose(first).status == 200);
    REQUIRE(city.approve(first).status == 200);
    // 1,000,000 of 7,000,000 is above 5 %, below 20 %.
    const std::string third = *city.lend("c", yuan(1'000'000), date_of(2024, 9, 15));
    REQUIRE(city.cover(third).enrolment.warnings.size() == 1);
    CHECK(city.cover(third).enrolment.warnings.front().measure == Ratio(1, 7));
    city.move_to(date_of(2024, 12, 20));
    for (const auto& [cover, name] : {std::pair{third, "c"}, std::pair{large, "b"}}) {
        REQUIRE(city.claim(cover).status == 200);
        city.write_off(name);
        REQUIRE(city.propose(cover).status == 200);
    }
    // Of the pot of 1,000,000 the first took 400,000: the large one gets what is left.
    CHECK(city.cover(large).proposal->parts.at("fund") == yuan(600'000));
    REQUIRE(city.approve(third).status == 200);
    // Now 2,000,000 of 8,000,000 are lost: what was proposed before is not paid any more.
    CHECK(city.approve(large).code() == "cover.breaker_stopped_paying");
    const auto fourth = city.lend("d", yuan(100'000), date_of(2025, 6, 1));
    REQUIRE(!fourth);
    CHECK(codes(fourth.error()) == "cover.breaker_stopped@ ");
    CHECK(city.counted() == yuan(800'000));
    CHECK(city.is_whole());
}
