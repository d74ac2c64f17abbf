// Policies over the API: from the application to cover, by either side, with a schedule from a
// file, changed out of sequence, ended and brought back; and what is refused with nothing half
// done.
#include <doctest/doctest.h>

#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2025, 3, 3)) {
        for (const char* id : {"picc", "other"})
            office.add_organisation(id, std::string(id) == "picc" ? "甲财险" : "乙财险",
                                    OrganisationKind::insurer);
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_person("shi", "picc", {Role::insurer_officer});
        office.add_person("yan", "picc", {Role::insurer_approver});
        office.add_person("both", "picc", {Role::insurer_officer, Role::insurer_approver});
        office.add_person("wu", "other", {Role::insurer_officer});
        for (const char* id : {"pump", "robot"}) {
            office.add_organisation(id, id == std::string("pump") ? "泵业公司" : "机器人公司",
                                    OrganisationKind::enterprise);
            office.add_person(id, id, {Role::enterprise_officer});
        }
    }
    Office office;
};

std::string patent(int serial) {
    // 2015 applications, an invention: the check digit is mended from what the refusal says.
    std::string digits = "20151" + std::to_string(1'000'000 + serial);
    for (const char c : std::string("0123456789X"))
        if (read_patent_number(digits + '.' + c)) return digits + c;
    return digits;
}
// As people write it: "ZL201510000012.3".
std::string as_written(const std::string& number) {
    return "ZL" + number.substr(0, 12) + '.' + number.substr(12);
}
Tree item(int serial) {
    return Tree::map({{"number", patent(serial)},
                      {"kind", "invention"},
                      {"title", "发明 " + std::to_string(serial)}});
}
Tree items(int from, int to) {
    Tree::List list;
    for (int i = from; i <= to; ++i) list.push_back(item(i));
    return list;
}

const std::string policies = "/api/v1/insurance-policies";

Tree application(Tree listed, const char* sum = "100000.00") {
    return Tree::map({{"product", "patent_execution"},
                      {"insurer", "picc"},
                      {"insured", "owner"},
                      {"zone", "mainland"},
                      {"sum", sum},
                      {"from", "2025-03-10"},
                      {"months", 12},
                      {"claims", 0},
                      {"items", std::move(listed)},
                      {"known_disputes", "无"}});
}

// Applied for by the firm, accepted and bound.
std::string bound(Setting& setting, const std::string& firm, Tree listed) {
    auto holder = setting.office.sign_in(firm);
    auto shi = setting.office.sign_in("shi");
    const Told applied = holder.post(policies, application(std::move(listed)));
    REQUIRE(applied.status == 201);
    const std::string path = policies + "/" + applied.text({"id"});
    REQUIRE(shi.post(path + "/underwriting",
                     Tree::map({{"verdict", "accept"}, {"opinion", "风险正常"}}))
                .status == 200);
    const Told done = shi.post(path + "/binding", Tree::map({{"signatory", "施承保"}}));
    REQUIRE(done.errors() == std::vector<std::string>{});
    REQUIRE(done.status == 200);
    return path;
}

std::string premium(Colleague& who, const std::string& path) {
    return who.get(path).text({"policy", "premium"});
}

void check_books(Setting& setting) {
    System& system = setting.office.system();
    CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
}

}  // namespace

TEST_CASE("a policy from application to cover") {
    Setting setting;
    const std::string path = bound(setting, "pump", items(1, 3));
    auto pump = setting.office.sign_in("pump");
    const Told page = pump.get(path);
    CHECK(page.text({"policy", "number"}) == "IP2025000001");
    // Three inventions of 100,000 at 1.8 %, no claim (0.9): 4,860.00.
    CHECK(page.text({"policy", "premium"}) == "4860.00");
    CHECK(page.text({"policy", "unpaid"}) == "4860.00");
    CHECK(page.text({"why", "result"}) == "4860.00");
    CHECK(page.text({"policy", "standing", "name"}) == "not_begun");
    CHECK(pump.get(path + "?on=2025-03-10").text({"state", "aggregate"}) == "300000.00");
    const Told schedule = pump.get(path + "/schedule?limit=2");
    CHECK(schedule.body.find("items")->list()->size() == 2);
    CHECK(*schedule.body.find("count")->integer() == 3);
    CHECK(pump.get(path + "/schedule?cursor=" + schedule.text({"next"}))
              .body.find("items")
              ->list()
              ->size() == 1);
    // The other insurer and the other firm see nothing of it.
    CHECK(setting.office.sign_in("wu").get(path).status == 404);
    CHECK(setting.office.sign_in("robot").get(path).status == 404);
    CHECK(pump.download(path + "/policy.pdf").starts_with("%PDF"));
    CHECK(pump.download(path + "/policy.pdf?language=en").starts_with("%PDF"));
    CHECK(pump.download(path + "/certificate.pdf?item=" + patent(2)).starts_with("%PDF"));

    auto shi = setting.office.sign_in("shi");
    CHECK(shi.post(path + "/premium-payments",
                   Tree::map({{"amount", "5000.00"}, {"reference", "R1"}}))
              .code() == "policy.too_much_paid");
    CHECK(shi.post(path + "/premium-payments",
                   Tree::map({{"amount", "4860.00"}, {"reference", "R1"}}))
              .status == 200);
    CHECK(pump.get(path).text({"policy", "unpaid"}) == "0.00");
    check_books(setting);
}

TEST_CASE("endorsements out of sequence, cancellation and return") {
    Setting setting;
    auto shi = setting.office.sign_in("shi");
    const auto endorse = [&](const std::string& path, Tree body) {
        return shi.post(path + "/endorsements", body);
    };
    const Tree later = Tree::map(
        {{"from", "2025-09-10"}, {"add", Tree::list({item(10)})}, {"reason", "新增专利"}});
    const Tree earlier = Tree::map({{"from", "2025-05-10"},
                                    {"remove", Tree::list({as_written(patent(2))})},
                                    {"reason", "专利转让"}});
    const std::string one = bound(setting, "pump", items(1, 3));
    const Told first = endorse(one, later);
    REQUIRE(first.status == 200);
    REQUIRE(endorse(one, earlier).status == 200);
    const std::string charged = premium(shi, one);
    // The same in the order of their dates, on another policy of the same terms.
    const std::string other = bound(setting, "robot", items(4, 6));
    REQUIRE(endorse(other, Tree::map({{"from", "2025-05-10"},
                                      {"remove", Tree::list({patent(5)})},
                                      {"reason", "专利转让"}}))
                .status == 200);
    REQUIRE(endorse(other, Tree::map({{"from", "2025-09-10"},
                                      {"add", Tree::list({item(11)})},
                                      {"reason", "新增专利"}}))
                .status == 200);
    CHECK(premium(shi, other) == charged);
    CHECK(*shi.get(one + "/schedule?on=2025-05-09").body.find("count")->integer() == 3);
    CHECK(*shi.get(one + "/schedule?on=2025-05-10").body.find("count")->integer() == 2);
    CHECK(*shi.get(one + "/schedule?on=2025-09-10").body.find("count")->integer() == 3);
    CHECK(shi.download(one + "/endorsements/2/pdf").starts_with("%PDF"));

    // Refused, and nothing changes.
    CHECK(endorse(one,
                  Tree::map({{"from", "2025-03-09"}, {"sum", "120000.00"}, {"reason", "起保前"}}))
              .errors() == std::vector<std::string>{"insurance.outside_term@from"});
    CHECK(endorse(one,
                  Tree::map(
                      {{"from", "2025-06-01"}, {"add", Tree::list({item(1)})}, {"reason", "重复"}}))
              .errors() == std::vector<std::string>{"insurance.scheduled_already@add[0].number"});
    CHECK(endorse(one,
                  Tree::map(
                      {{"from", "2025-06-01"}, {"add", Tree::list({item(4)})}, {"reason", "他保"}}))
              .errors() == std::vector<std::string>{"policy.insured_already@add[0].number"});
    CHECK(endorse(one, Tree::map({{"from", "2025-06-01"}, {"sum", "1.00"}, {"reason", "低"}}))
              .errors() == std::vector<std::string>{"insurance.sum_low@sum"});
    CHECK(premium(shi, one) == charged);

    CHECK(shi.post(one + "/cancellation", Tree::map({{"from", "2025-12-01"},
                                                     {"by", "insurer"},
                                                     {"manner", "short_rate"},
                                                     {"reason", "x"}}))
              .code() == "policy.insurer_short_rate");
    REQUIRE(shi.post(one + "/cancellation", Tree::map({{"from", "2025-12-01"},
                                                       {"by", "insured"},
                                                       {"manner", "pro_rata"},
                                                       {"reason", "停产"}}))
                .status == 200);
    // What it covered is free from then on.
    REQUIRE(endorse(other, Tree::map({{"from", "2025-12-01"},
                                      {"add", Tree::list({item(1)})},
                                      {"reason", "受让"}}))
                .status == 200);
    CHECK(shi.post(one + "/reinstatement", Tree::map({{"from", "2025-12-15"}, {"reason", "恢复"}}))
              .code() == "policy.insured_already");
    REQUIRE(endorse(other, Tree::map({{"from", "2025-12-10"},
                                      {"remove", Tree::list({patent(1)})},
                                      {"reason", "退回"}}))
                .status == 200);
    REQUIRE(
        shi.post(one + "/reinstatement", Tree::map({{"from", "2025-12-15"}, {"reason", "恢复"}}))
            .status == 200);
    CHECK(*shi.get(one + "/schedule?on=2025-12-14").body.find("count")->integer() == 0);
    CHECK(*shi.get(one + "/schedule?on=2025-12-15").body.find("count")->integer() == 3);
    check_books(setting);
}

TEST_CASE("underwriting goes by the product's rules") {
    Setting setting;
    auto pump = setting.office.sign_in("pump");
    auto shi = setting.office.sign_in("shi");
    auto both = setting.office.sign_in("both");
    Tree told = application(items(1, 2));
    Tree::Map* members = told.map();
    for (auto& [name, value] : *members)
        if (name == "known_disputes") value = Tree("2024 年与丙公司的无效纠纷");
    const Told applied = pump.post(policies, told);
    REQUIRE(applied.status == 201);
    const std::string path = policies + "/" + applied.text({"id"});
    const Tree accept = Tree::map({{"verdict", "accept"}, {"opinion", "可保"}});
    CHECK(shi.post(path + "/underwriting", accept).errors() ==
          std::vector<std::string>{"policy.stricter_only@verdict"});
    CHECK(pump.post(path + "/underwriting", accept).status == 403);
    CHECK(shi.post(path + "/binding", Tree::map({{"signatory", "施"}})).code() ==
          "lifecycle.not_now");
    REQUIRE(both.post(path + "/underwriting",
                      Tree::map({{"verdict", "refer"}, {"opinion", "有纠纷，请审"}}))
                .status == 200);
    const Tree approve = Tree::map({{"approved", true}, {"opinion", "纠纷已了结"}});
    CHECK(both.post(path + "/referral-decision", approve).code() == "access.same_person");
    REQUIRE(setting.office.sign_in("yan").post(path + "/referral-decision", approve).status == 200);
    REQUIRE(shi.post(path + "/binding", Tree::map({{"signatory", "施"}})).status == 200);
    check_books(setting);
}

TEST_CASE("a bad application is refused at its fields") {
    Setting setting;
    auto pump = setting.office.sign_in("pump");
    const auto errors = [&](Tree listed, const char* sum = "100000.00") {
        return pump.post(policies, application(std::move(listed), sum)).errors();
    };
    Tree wrong = item(1);
    for (auto& [name, value] : *wrong.map())
        if (name == "number") value = Tree("201510000001X");
    CHECK(errors(Tree::list({item(2), wrong})) ==
          std::vector<std::string>{"identifier.patent_number@items[1].number"});
    CHECK(errors(Tree::list({item(2), item(3), item(2)})) ==
          std::vector<std::string>{"policy.item_twice@items[2].number"});
    CHECK(errors(Tree::list(
              {Tree::map({{"number", "12345678"}, {"kind", "trademark"}, {"title", "商标"}})})) ==
          std::vector<std::string>{"policy.kind@items[0].kind"});
    CHECK(errors(items(1, 1), "0.00") == std::vector<std::string>{"field.positive@sum"});
    CHECK(errors(items(1, 1), "19999.99") == std::vector<std::string>{"insurance.sum_low@sum"});
    Tree past = application(items(1, 1));
    for (auto& [name, value] : *past.map())
        if (name == "from") value = Tree("2025-03-02");
    CHECK(pump.post(policies, past).errors() ==
          std::vector<std::string>{"policy.begins_before@from"});
    CHECK(setting.office.sign_in("shi").post(policies, application(items(1, 1))).code() ==
          "policy.holder_missing");
}

TEST_CASE("two policies cannot cover one right in one line at once") {
    Setting setting;
    const std::string one = bound(setting, "pump", items(1, 2));
    auto robot = setting.office.sign_in("robot");
    auto shi = setting.office.sign_in("shi");
    const Told applied = robot.post(policies, application(items(2, 4)));
    REQUIRE(applied.status == 201);
    const std::string path = policies + "/" + applied.text({"id"});
    REQUIRE(
        shi.post(path + "/underwriting", Tree::map({{"verdict", "accept"}, {"opinion", "可保"}}))
            .status == 200);
    const Told refused = shi.post(path + "/binding", Tree::map({{"signatory", "施"}}));
    CHECK(refused.errors() ==
          std::vector<std::string>{"policy.insured_already@schedule[0].number"});
    CHECK(robot.get(path).text({"policy", "stage", "name"}) == "accepted");
    REQUIRE(
        robot.post(path + "/revision", Tree::map({{"remove", Tree::list({patent(2)})}})).status ==
        200);
    REQUIRE(
        shi.post(path + "/underwriting", Tree::map({{"verdict", "accept"}, {"opinion", "可保"}}))
            .status == 200);
    // No number was taken by the bind that was refused.
    CHECK(shi.post(path + "/binding", Tree::map({{"signatory", "施"}})).text({"number"}) ==
          "IP2025000002");
    check_books(setting);
}

TEST_CASE("a file of two hundred rights of which twelve are wrong") {
    Setting setting;
    auto pump = setting.office.sign_in("pump");
    const Told applied = pump.post(policies, application(items(1, 1), "20000.00"));
    REQUIRE(applied.status == 201);
    const std::string path = policies + "/" + applied.text({"id"});
    std::string file = "专利号,名称,权利人\n";
    for (int i = 0; i < 200; ++i) {
        std::string number = patent(100 + i);
        if (i % 17 == 7) number.back() = number.back() == '0' ? '1' : '0';
        file += number + ",发明" + std::to_string(i) + ",泵业公司\n";
    }
    const Told preview = pump.upload(path + "/schedule-preview", file);
    REQUIRE(preview.status == 200);
    CHECK(*preview.body.find("good")->integer() == 188);
    CHECK(*preview.body.find("wrong")->integer() == 12);
    CHECK(preview.body.find("wrong_rows")->list()->size() == 12);
    const Told refused = pump.upload(path + "/schedule", file);
    CHECK(refused.status == 422);
    CHECK(refused.errors().size() == 13);
    CHECK(refused.errors()[0] == "policy.wrong_rows@file");
    CHECK(refused.errors()[1] == "identifier.patent_number@A9");
    CHECK(*pump.get(path + "/schedule").body.find("count")->integer() == 1);
    const Told taken = pump.upload(path + "/schedule?accept=good", file);
    REQUIRE(taken.status == 200);
    CHECK(*taken.body.find("taken")->integer() == 188);
    CHECK(*pump.get(path + "/schedule").body.find("count")->integer() == 189);
    CHECK(pump.upload(path + "/schedule", "a,b\n1,2\n").code() == "table.header");
}

TEST_CASE("renewal brings the schedule of the last day") {
    Setting setting;
    const std::string path = bound(setting, "pump", items(1, 2));
    auto shi = setting.office.sign_in("shi");
    auto pump = setting.office.sign_in("pump");
    REQUIRE(shi.post(path + "/endorsements", Tree::map({{"from", "2025-06-01"},
                                                        {"add", Tree::list({item(3)})},
                                                        {"reason", "新增"}}))
                .status == 200);
    const Told next =
        pump.post(path + "/renewals", Tree::map({{"months", 12}, {"known_disputes", "无"}}));
    REQUIRE(next.status == 201);
    const std::string renewal = policies + "/" + next.text({"id"});
    const Told page = pump.get(renewal);
    CHECK(page.text({"policy", "from"}) == "2026-03-10");
    CHECK(page.text({"renews"}) == path.substr(policies.size() + 1));
    CHECK(*page.body.find("policy")->find("items")->integer() == 3);
    REQUIRE(
        shi.post(renewal + "/underwriting", Tree::map({{"verdict", "accept"}, {"opinion", "续保"}}))
            .status == 200);
    // Back to back is no overlap.
    CHECK(shi.post(renewal + "/binding", Tree::map({{"signatory", "施"}})).status == 200);
    check_books(setting);
}
