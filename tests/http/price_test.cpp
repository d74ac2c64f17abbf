// Prices: deals reported by an exchange, published in groups, read by everybody, withdrawn.
#include <doctest/doctest.h>

#include "app/close_day.h"
#include "features/organisation/organisation.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2024, 3, 1)) {
        office.add_organisation("exchange", "成都知识产权交易中心", OrganisationKind::registry,
                                "510100");
        office.add_organisation("other-exchange", "外地交易中心", OrganisationKind::registry);
        office.add_organisation("ip-office", "知识产权局", OrganisationKind::authority);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_organisation("values", "乙评估", OrganisationKind::appraiser);
        office.add_person("exchange", "exchange", {Role::registry_officer});
        office.add_person("other", "other-exchange", {Role::registry_officer});
        office.add_person("head", "ip-office", {Role::policy_approver});
        office.add_person("bank", "a-bank", {Role::bank_officer});
        office.add_person("appraiser", "values", {Role::appraiser_officer});
    }
    void move_to(Date day) { REQUIRE(close_day(office.system(), {day}, {})); }
    Office office;
};

Tree deal(int number, const std::string& price, const std::string& seller,
          const std::string& right_class = "H04L", const std::string& region = "510100",
          const std::string& on = "2024-02-20") {
    return Tree::map({{"reference", "CD-" + std::to_string(number)},
                      {"on", on},
                      {"kind", "invention"},
                      {"right_class", right_class},
                      {"region", region},
                      {"price", price},
                      {"appraisal", "300000.00"},
                      {"channel", "listing"},
                      {"seller", seller},
                      {"buyer", "受让方" + std::to_string(number)},
                      {"source", "成交公告"}});
}

const char* const sellers[] = {"甲", "乙", "丙", "丁"};

void report_five(Colleague& exchange, int first = 1) {
    for (int i = 0; i < 5; ++i)
        REQUIRE(exchange
                    .post("/api/v1/price-deals",
                          deal(first + i, std::to_string(100'000 + 10'000 * i), sellers[i % 4]))
                    .status == 201);
}

std::int64_t number(const Tree& tree, const char* name) { return *tree.find(name)->integer(); }

}  // namespace

TEST_CASE("a quarter's prices are published once it is over and enough are known") {
    Setting setting;
    auto exchange = setting.office.sign_in("exchange");
    auto bank = setting.office.sign_in("bank");
    report_five(exchange);
    // Another class, too few for a group of its own: it stays with its neighbour.
    REQUIRE(exchange.post("/api/v1/price-deals", deal(9, "900000", "戊", "G06F")).status == 201);
    CHECK(bank.get("/api/v1/price-index?basis=deal").body.find("all") == nullptr);
    CHECK(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q1"}})).code() ==
          "price.quarter_open");
    CHECK(exchange.begin("publishPrices", Tree::map({{"quarter", "2024"}})).code() ==
          "price.quarter");
    setting.move_to(date_of(2024, 4, 1));
    CHECK(bank.post("/api/v1/price-publications", Tree::map({{"quarter", "2024Q1"}})).status ==
          403);
    CHECK(exchange.begin("publishPrices", Tree::map({{"quarter", "2023Q4"}})).code() ==
          "price.nothing");
    REQUIRE(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q1"}})).status == 201);
    CHECK(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q1"}})).code() ==
          "price.quarter_published");

    const Told all = bank.get("/api/v1/price-index?basis=deal&by=class");
    CHECK(number(*all.body.find("all"), "count") == 6);
    CHECK(all.text({"all", "total"}) == "1500000.00");
    CHECK(all.text({"all", "median"}) == "125000.00");
    // The one of G06F is not told apart, nor are those of H04L.
    REQUIRE(all.body.find("rows")->list()->size() == 1);
    CHECK(*all.body.find("rows")->list()->front().find("key")->text() == "");
    const Told narrow = bank.get("/api/v1/price-index?basis=deal&class=H04L");
    CHECK(narrow.body.find("all") == nullptr);
    CHECK(number(narrow.body, "across") == 6);
    CHECK(bank.get("/api/v1/price-index?kind=patent").code() == "price.filter");
    CHECK(bank.get("/api/v1/price-index?region=99").code() == "price.region");
    CHECK(bank.get("/api/v1/price-index?from=2024-01").code() == "price.quarter");
    CHECK(setting.office.sign_in("bank").download("/api/v1/price-index.xlsx?basis=deal").size() >
          1'000);

    // Neither parties nor numbers, wherever a reader looks.
    for (const char* path :
         {"/api/v1/price-index?basis=deal&by=city", "/api/v1/price-comparables?kind=invention",
          "/api/v1/price-publications"}) {
        const std::string text = write_json(bank.get(path).body);
        CAPTURE(path);
        for (const char* hidden : {"甲", "戊", "受让方", "CD-", "PR"})
            CHECK(text.find(hidden) == std::string::npos);
    }
    const Told comparables = bank.get("/api/v1/price-comparables?kind=invention&class=H04L9/32");
    CHECK(number(comparables.body, "found") == 6);
    CHECK(*comparables.body.find("enough")->boolean());
    CHECK(bank.get("/api/v1/price-comparables").code() == "price.filter");
    CHECK(number(bank.get("/api/v1/price-comparables?kind=design").body, "found") == 0);
}

TEST_CASE(
    "what is published changes by whole groups only: a late deal waits, a withdrawn one takes its "
    "group") {
    Setting setting;
    auto exchange = setting.office.sign_in("exchange");
    report_five(exchange);
    setting.move_to(date_of(2024, 4, 2));
    REQUIRE(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q1"}})).status == 201);
    const Told before = exchange.get("/api/v1/price-index?basis=deal");
    // Dated in the published quarter, reported after it: the figures stay as they are.
    REQUIRE(exchange.post("/api/v1/price-deals", deal(20, "777777", "己")).status == 201);
    CHECK(exchange.get("/api/v1/price-index?basis=deal").body == before.body);
    setting.move_to(date_of(2024, 7, 1));
    CHECK(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q2"}})).code() ==
          "price.nothing");
    // With four more it makes a group, and only then is it seen.
    for (int i = 0; i < 4; ++i)
        REQUIRE(exchange.post("/api/v1/price-deals", deal(30 + i, "500000", sellers[i])).status ==
                201);
    setting.move_to(date_of(2024, 10, 8));
    REQUIRE(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q3"}})).status == 201);
    CHECK(number(*exchange.get("/api/v1/price-index?basis=deal").body.find("all"), "count") == 10);

    const Told deals = exchange.get("/api/v1/price-deals");
    const Tree* mine = nullptr;
    for (const Tree& item : *deals.body.find("items")->list())
        if (*item.find("reference")->text() == "CD-1") mine = &item;
    REQUIRE(mine != nullptr);
    const std::string path = "/api/v1/price-deals/" + *mine->find("id")->text() + "/withdrawal";
    CHECK(setting.office.sign_in("other").post(path, Tree::map({{"reason", "误报"}})).status ==
          404);
    REQUIRE(exchange.post(path, Tree::map({{"reason", "误报"}})).status == 200);
    CHECK(exchange.post(path, Tree::map({{"reason", "误报"}})).code() == "price.withdrawn");
    CHECK(number(*exchange.get("/api/v1/price-index?basis=deal").body.find("all"), "count") == 5);
    System& system = setting.office.system();
    CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
}

TEST_CASE("a file of deals is judged row by row and imported whole or not at all") {
    Setting setting;
    auto exchange = setting.office.sign_in("exchange");
    const std::string head =
        "成交编号,成交日期,权利种类,分类号,行政区划代码,成交价,评估价,交易方式,轮次,天数,转让方,"
        "受让方,备注\n";
    const std::string good =
        "A-1,2024-02-01,发明专利,H04L,510100,\"200,000.00\",,挂牌,1,15,甲,乙,\n"
        "A-2,2024/2/3,注册商标,9,510100,80000,100000,协议转让,,,丙,丁,\n";
    const std::string bad =
        "A-1,2024-02-01,发明专利,H04L,510100,200000,,挂牌,1,15,甲,乙,\n"
        "A-3,2024-03-02,发明专利,H04,99,-5,,面谈,0,-1,甲,甲,\n"
        "A-4,2024-03-02,外观设计专利,33,510100,5,,拍卖,,,甲,甲,\n"
        ",,,,,,,,,,,,x\n";
    CHECK(exchange.upload("/api/v1/price-deals/preview", "a,b\n1,2\n").code() == "table.header");
    CHECK(exchange.upload("/api/v1/price-deals/preview", head).code() == "price.no_rows");
    const std::string source = "?source=%E5%85%AC%E5%91%8A";
    const Told told = exchange.upload("/api/v1/price-deals/preview" + source, head + good + bad);
    REQUIRE(told.status == 200);
    CHECK(number(*told.body.find("counts"), "reports") == 2);
    CHECK(number(*told.body.find("counts"), "refused") == 4);
    std::vector<std::string> problems;
    for (const Tree& row : *told.body.find("rows")->list())
        for (const Tree& problem : *row.find("problems")->list())
            problems.push_back(*problem.find("code")->text() + '@' + *problem.find("cell")->text());
    CHECK(problems == std::vector<std::string>{
                          "price.row_twice@A4", "price.cell_money@F5", "table.cell_choice@H5",
                          "field.positive@I5", "field.negative@J5", "price.future@B6",
                          "price.same_party@L6", "price.class@D6", "table.cell_missing@A7",
                          "table.cell_missing@B7", "table.cell_missing@C7", "table.cell_missing@E7",
                          "table.cell_missing@F7", "table.cell_missing@H7", "table.cell_missing@K7",
                          "table.cell_missing@L7"});
    const std::string import = "/api/v1/price-deals/imports" + source +
                               "&file=" + told.text({"file"}) + "&plan=" + told.text({"plan"});
    CHECK(exchange.upload(import, head + good).code() == "price.other_file");
    CHECK(exchange.upload(import, head + good + bad).status == 200);
    CHECK(exchange.get("/api/v1/price-deals").body.find("items")->list()->size() == 2);
    // Once more: everything is there.
    const Told again = exchange.upload("/api/v1/price-deals/preview" + source, head + good);
    CHECK(number(*again.body.find("counts"), "already") == 2);
    const Told other =
        exchange.upload("/api/v1/price-deals/preview" + source,
                        head + "A-1,2024-02-01,发明专利,H04L,510100,1,,挂牌,1,15,甲,乙\n");
    CHECK(*other.body.find("rows")
               ->list()
               ->front()
               .find("problems")
               ->list()
               ->front()
               .find("code")
               ->text() == "price.reference_taken");
    CHECK(
        setting.office.sign_in("bank").upload("/api/v1/price-deals/preview", head + good).status ==
        403);
    CHECK(exchange.download("/api/v1/price-deals/template.csv").find("成交编号") !=
          std::string::npos);
}

TEST_CASE("the authority sets the minimum for publications to come") {
    Setting setting;
    auto exchange = setting.office.sign_in("exchange");
    auto head = setting.office.sign_in("head");
    report_five(exchange);
    const Tree six = Tree::map({{"from", "2024-04-01"},
                                {"observations", 6},
                                {"parties", 3},
                                {"largest_share", "80%"},
                                {"reason", "稳妥起见"}});
    CHECK(exchange.post("/api/v1/price-minimums", six).status == 403);
    REQUIRE(head.begin("setPriceMinimum", six).status == 200);
    setting.move_to(date_of(2024, 4, 1));
    CHECK(exchange.begin("publishPrices", Tree::map({{"quarter", "2024Q1"}})).code() ==
          "price.nothing");
}

TEST_CASE("the back-test is for those who supervise; small parts stay together") {
    Setting setting;
    auto exchange = setting.office.sign_in("exchange");
    auto head = setting.office.sign_in("head");
    CHECK(setting.office.sign_in("bank").get("/api/v1/price-backtest").status == 403);
    CHECK(head.get("/api/v1/price-backtest").body.find("all") == nullptr);
    report_five(exchange);
    const Told told = head.get("/api/v1/price-backtest");
    REQUIRE(told.body.find("all") != nullptr);
    CHECK(number(*told.body.find("all"), "count") == 5);
    CHECK(told.text({"all", "median"}) == "0.4");
    CHECK(number(*told.body.find("all"), "near") == 0);
    CHECK(told.body.find("tables")->find("kind")->list()->size() == 1);
    const Told own = setting.office.sign_in("appraiser").get("/api/v1/price-backtest");
    CHECK(*own.body.find("own")->boolean());
    CHECK(own.body.find("items")->list()->empty());
}
