// What registers publish, as people who signed in read it and as anybody may search it.
#include <doctest/doctest.h>

#include "features/gazette/gazette.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

gazette::Entry entry(gazette::Matter matter, Date on, const std::string& number,
                     const std::string& right, const std::string& firm) {
    return {.of = gazette::Register::patent,
            .matter = matter,
            .on = on,
            .number = number,
            .desk = "长沙窗口",
            .first_party = firm,
            .second_party = "长沙科技银行",
            .rights = {{right, "一种泵", "F04D29/42", date_of(2016, 8, 31)}},
            .what = {},
            .notice_number = "N-1"};
}

struct Setting {
    explicit Setting(const Engine& engine) : office(engine) {
        office.add_organisation("a-bank", "长沙科技银行", OrganisationKind::bank);
        office.add_person("bank", "a-bank", {Role::bank_officer});
        publish(entry(gazette::Matter::registered, date_of(2024, 3, 1), "Y2024000001",
                      "2014103620773", "湘江泵业有限公司"));
        publish(entry(gazette::Matter::registered, date_of(2024, 3, 4), "Y2024000002",
                      "2014103620781", "湘江泵业有限公司"));
        publish(entry(gazette::Matter::cancelled, date_of(2024, 4, 2), "Y2024000001",
                      "2014103620773", "湘江泵业有限公司"));
    }
    void publish(const gazette::Entry& published) {
        const auto answer = office.system().desk().execute(
            {"publish", office.new_key(), "", {"window", "window", {}}},
            [&](Work& work) -> Result<Answer> {
                gazette::publish(work, published);
                return Answer{};
            });
        REQUIRE(answer);
    }
    // Somebody who has not signed in.
    Told anybody(const std::string& target) { return Colleague(office, "").get(target); }
    Office office;
};

const Tree::List& items(const Told& told) {
    REQUIRE_MESSAGE(told.body.find("items") != nullptr, write_json(told.body));
    return *told.body.find("items")->list();
}

std::string text(const Tree& tree, const char* name) { return *tree.find(name)->text(); }

}  // namespace

TEST_CASE(
    "anybody finds a registration by its right, however the number is written, and by a firm") {
    for (const Engine& engine : engines()) {
        Setting setting(engine);
        for (const char* written : {"2014103620773", "ZL201410362077.3", "zl2014103620773"}) {
            const Told told =
                setting.anybody(std::string("/api/v1/public/registrations?right=") + written);
            REQUIRE(told.status == 200);
            REQUIRE(items(told).size() == 1);
            const Tree& found = items(told).front();
            CHECK(text(found, "number") == "Y2024000001");
            CHECK_FALSE(*found.find("stands")->boolean());
            CHECK(text(found, "ended_on") == "2024-04-02");
            CHECK(found.find("entries")->list()->size() == 2);
        }
        const Told firm = setting.anybody(
            "/api/v1/public/registrations?firm=%E6%B9%98%E6%B1%9F%E6%B3%B5%E4%B8%9A");
        REQUIRE(firm.status == 200);
        REQUIRE(items(firm).size() == 2);
        CHECK(text(items(firm)[0], "number") == "Y2024000001");  // the newest entry
        CHECK(*items(firm)[1].find("stands")->boolean());
        CHECK(items(setting.anybody("/api/v1/public/registrations?right=2014103620790")).empty());
        System& system = setting.office.system();
        CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
    }
}

TEST_CASE("a search without a question, with two, or too short a one is refused at its field") {
    Setting setting(engines()[0]);
    const std::string at = "/api/v1/public/registrations";
    CHECK(setting.anybody(at).errors() == std::vector<std::string>{"gazette.search@right"});
    CHECK(setting.anybody(at + "?right=2014103620773&firm=%E6%B9%98%E6%B1%9F").errors() ==
          std::vector<std::string>{"gazette.search@firm"});
    CHECK(setting.anybody(at + "?right=20141").errors() ==
          std::vector<std::string>{"gazette.search_short@right"});
    CHECK(setting.anybody(at + "?firm=%E6%B9%98").errors() ==
          std::vector<std::string>{"gazette.search_short@firm"});
}

TEST_CASE("the gazette is listed, exported and printed by month, for those who signed in") {
    Setting setting(engines()[0]);
    CHECK(setting.anybody("/api/v1/gazette").status == 401);
    auto bank = setting.office.sign_in("bank");
    CHECK(items(bank.get("/api/v1/gazette")).size() == 3);
    CHECK(items(bank.get("/api/v1/gazette?month=2024-03")).size() == 2);
    CHECK(items(bank.get("/api/v1/gazette?month=2024-03&register=trademark")).empty());
    CHECK(bank.get("/api/v1/gazette?month=2024-13").errors() ==
          std::vector<std::string>{"gazette.month@month"});
    CHECK(bank.get("/api/v1/gazette?register=house").errors().front().ends_with("@register"));
    const auto table = spreadsheet::read_table(bank.download("/api/v1/gazette.xlsx?month=2024-03"));
    REQUIRE(table);
    REQUIRE(table->rows.size() == 3);
    CHECK(table->rows[1].cells[3] == "Y2024000001");
    const std::string pdf = bank.download("/api/v1/gazette.pdf?month=2024-03");
    CHECK(pdf.starts_with("%PDF-"));
    CHECK(pdf == bank.download("/api/v1/gazette.pdf?month=2024-03"));
    CHECK(bank.get("/api/v1/gazette.pdf").errors() ==
          std::vector<std::string>{"gazette.month@month"});
}
