// Filing a licence contract: from the firm's draft by the desk's examination to the right's record,
// with the pledgee's consent where the right is pledged, and what the desk refuses.
#include <doctest/doctest.h>

#include "http/licence_offices.h"
#include "platform/desk/verify.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::vector<std::string> names(const Told& told, const char* list) {
    std::vector<std::string> all;
    for (const Tree& each : *told.body.find(list)->list())
        all.push_back(*each.find("name")->text());
    return all;
}

std::size_t count(const Told& told, const char* list) {
    return told.body.find(list)->list()->size();
}

std::vector<std::string> tasks_of(Colleague colleague, const std::string& record) {
    std::vector<std::string> all;
    const Told told = colleague.get("/api/v1/tasks");
    for (const Tree& task : *told.body.find("items")->list())
        if (*task.find("record")->text() == record)
            all.push_back(*task.find("action")->find("name")->text());
    return all;
}

}  // namespace

TEST_CASE(
    "a licence is drafted, examined within seven working days, filed, and stands in the right's "
    "record") {
    LicenceOffices offices;
    auto firm = offices.office.sign_in("pump");
    auto desk = offices.office.sign_in("desk");
    const Told drafted = firm.post("/api/v1/licences", licence_draft());
    REQUIRE(drafted.status == 201);
    const std::string id = drafted.text({"id"});
    const std::string path = "/api/v1/licences/" + id;

    // A draft is the firm's own; its clock is the three months.
    CHECK(desk.get(path).code() == "record.not_found");
    CHECK(tasks_of(firm, id) == std::vector<std::string>{"submitLicence"});
    const Told draft = firm.get(path);
    CHECK(draft.body.find("clocks")->list()->front().find("due")->text()->compare("2024-05-27") ==
          0);
    CHECK(firm.get(path + "/pre-check").body.find("would_file")->boolean()[0]);

    REQUIRE(firm.post(path + "/submission", Tree::Map{}).status == 200);
    const Told submitted = desk.get(path);
    CHECK(submitted.text({"licence", "due_on"}) == "2024-03-12");  // from Friday 2024-03-01
    CHECK(tasks_of(desk, id) ==
          std::vector<std::string>{"fileLicence", "requestLicenceCorrection", "refuseLicence"});

    // The clock stands still while the defect is cured: two of the seven days were used.
    offices.go_to(date_of(2024, 3, 5));
    REQUIRE(desk.post(path + "/correction",
                      Tree::map({{"defects", "缺少页码"}, {"notice_number", "许补2024-1"}}))
                .status == 200);
    CHECK(firm.get(path).text({"licence", "due_on"}) == "");
    offices.go_to(date_of(2024, 3, 18));
    REQUIRE(firm.post(path + "/resubmission", licence_draft()).status == 200);
    CHECK(desk.get(path).text({"licence", "due_on"}) == "2024-03-25");

    const Told filed = desk.post(path + "/filing", Tree::map({{"serial", 123}}));
    REQUIRE(filed.status == 200);
    CHECK(filed.text({"number"}) == "X2024000123");
    const Told right = firm.get("/api/v1/rights/" + pump_right);
    const Tree& licences = *right.body.find("right")->find("licences");
    REQUIRE(licences.list()->size() == 1);
    CHECK(*licences.list()->front().find("licence")->text() == id);
    CHECK(*licences.list()->front().find("licensee")->text() == "娄底合金");
    CHECK(*licences.list()->front().find("until")->text() == "2029-02-25");
    // The licensee is on the platform and sees it; a bank does not before it is shown to it.
    CHECK(offices.office.sign_in("alloy").get(path).status == 200);
    auto bank = offices.office.sign_in("bank");
    CHECK(bank.get(path).status == 404);
    CHECK(firm.post(path + "/disclosures", Tree::map({{"organisation", "optics"}})).code() ==
          "licence.lender");
    REQUIRE(firm.post(path + "/disclosures", Tree::map({{"organisation", "a-bank"}})).status ==
            200);
    CHECK(firm.post(path + "/disclosures", Tree::map({{"organisation", "a-bank"}})).code() ==
          "licence.disclosed_already");
    CHECK(bank.get(path).status == 200);
    CHECK(count(bank.get(path), "registrations") == 1);
    CHECK(count(bank.get("/api/v1/licences"), "items") == 1);
    CHECK(count(bank.get("/api/v1/licences?search=X2024000123"), "items") == 1);
    CHECK(count(bank.get("/api/v1/licences?search=X2024000124"), "items") == 0);
    CHECK(count(bank.get("/api/v1/licences?stage=draft"), "items") == 0);

    // Changed, extended and cancelled, with the right's record each time.
    REQUIRE(desk.post(path + "/changes", Tree::map({{"licensee_name", "娄底特种合金"},
                                                    {"territory", Tree::List{}},
                                                    {"agreement", "变更协议1"},
                                                    {"notice_number", "许变2024-1"}}))
                .status == 200);
    REQUIRE(desk.post(path + "/extensions", Tree::map({{"until", "2030-02-25"},
                                                       {"agreement", "延长协议1"},
                                                       {"notice_number", "许延2024-1"}}))
                .status == 200);
    const Told changed = firm.get("/api/v1/rights/" + pump_right);
    const Tree& now = changed.body.find("right")->find("licences")->list()->front();
    CHECK(*now.find("licensee")->text() == "娄底特种合金");
    CHECK(*now.find("until")->text() == "2030-02-25");
    REQUIRE(desk.post(path + "/cancellation", Tree::map({{"reason", "terminated_early"},
                                                         {"on", "2024-03-18"},
                                                         {"proof", "解除协议"},
                                                         {"notice_number", "许注2024-1"}}))
                .status == 200);
    CHECK(firm.get("/api/v1/rights/" + pump_right)
              .body.find("right")
              ->find("licences")
              ->list()
              ->empty());
    CHECK(desk.get(path).text({"licence", "stage", "name"}) == "cancelled");
    System& system = offices.office.system();
    CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
}

TEST_CASE("a filing number is given once, a contract filed once") {
    LicenceOffices offices;
    const std::string first = filed_licence(offices, licence_draft(), 1);
    auto firm = offices.office.sign_in("pump");
    const Told again = firm.post("/api/v1/licences", licence_draft({second_right}));
    REQUIRE(again.status == 201);
    const std::string path = "/api/v1/licences/" + again.text({"id"});
    CHECK(firm.post(path + "/submission", Tree::Map{}).code() == "licence.filed_already");
    const Tree other = with(licence_draft({second_right}), "contract_number", "湘泵许字2024-02");
    REQUIRE(firm.post(path + "/draft", other).status == 200);
    REQUIRE(firm.post(path + "/submission", Tree::Map{}).status == 200);
    auto desk = offices.office.sign_in("desk");
    CHECK(desk.post(path + "/filing", Tree::map({{"serial", 1}})).code() == "record.exists");
    CHECK(desk.post(path + "/filing", Tree::map({{"serial", 2}})).status == 200);
}

TEST_CASE("an exclusive licence keeps others out where and while it holds") {
    LicenceOffices offices;
    filed_licence(offices, licence_draft(), 1);
    auto firm = offices.office.sign_in("pump");
    auto desk = offices.office.sign_in("desk");
    struct Case {
        const char* territory;
        const char* from;
        const char* until;
        bool conflicts;
    };
    int number = 2;
    for (const Case& each : {Case{"430100", "2024-02-26", "2025-02-25", true},
                             Case{"100000", "2024-02-26", "2025-02-25", true},
                             Case{"440000", "2024-02-26", "2025-02-25", false},
                             Case{"430000", "2029-02-26", "2030-02-25", false}}) {
        CAPTURE(each.territory);
        CAPTURE(each.from);
        Tree draft = with(licence_draft(), "contract_number", "许" + std::to_string(number));
        draft = with(draft, "type", "ordinary");
        draft = with(draft, "territory", Tree::list({each.territory}));
        draft = with(draft, "effective_on", each.from);
        draft = with(draft, "until", each.until);
        draft = with(draft, "licensee_name", "岳麓光电");
        draft = with(draft, "licensee_organisation", "optics");
        const Told drafted = firm.post("/api/v1/licences", draft);
        REQUIRE(drafted.status == 201);
        const std::string path = "/api/v1/licences/" + drafted.text({"id"});
        REQUIRE(firm.post(path + "/submission", Tree::Map{}).status == 200);
        const Told filed = desk.post(path + "/filing", Tree::map({{"serial", number}}));
        ++number;
        if (!each.conflicts) {
            CHECK(filed.status == 200);
            continue;
        }
        CHECK(filed.code() == "licence.conflicting_licence");
        CHECK(count(desk.get(path), "grounds") == 1);
        // The desk refuses for what was found, not for what was not.
        const auto refusal = [](const char* ground) {
            return Tree::map(
                {{"ground", ground}, {"reason", "已有独占许可"}, {"notice_number", "许拒2024-1"}});
        };
        CHECK(desk.post(path + "/refusal", refusal("fee_in_grace")).code() ==
              "licence.ground_not_found");
        CHECK(desk.post(path + "/refusal", refusal("conflicting_licence")).status == 200);
    }
}

TEST_CASE("a pledged right is licensed with its pledgee's consent, and only so") {
    LicenceOffices offices;
    offices.happen_to(pump_right, rights::Pledged{"PL1", "a-bank", date_of(2024, 2, 1)});
    auto firm = offices.office.sign_in("pump");
    auto bank = offices.office.sign_in("bank");
    auto desk = offices.office.sign_in("desk");
    const Told drafted = firm.post("/api/v1/licences", licence_draft());
    const std::string id = drafted.text({"id"});
    const std::string path = "/api/v1/licences/" + id;
    REQUIRE(firm.post(path + "/submission", Tree::Map{}).status == 200);
    CHECK(tasks_of(bank, id) ==
          std::vector<std::string>{"giveLicenceConsent", "declineLicenceConsent"});
    CHECK(offices.office.sign_in("other.bank").get(path).status == 404);
    CHECK(desk.post(path + "/filing", Tree::map({{"serial", 1}})).code() ==
          "licence.pledgee_consent");
    const Tree consent = Tree::map(
        {{"paper", "甲银同2024-3"}, {"proceeds", "prepay_debt"}, {"account", "甲银行 6222"}});
    REQUIRE(
        bank.post(path + "/consent-refusal", Tree::map({{"reason", "许可费未约定账户"}})).status ==
        200);
    CHECK(bank.post(path + "/consent", consent).code() == "licence.not_asked");
    CHECK(desk.post(path + "/filing", Tree::map({{"serial", 1}})).code() ==
          "licence.pledgee_consent");
    CHECK(tasks_of(firm, id) == std::vector<std::string>{"askLicenceConsent"});
    REQUIRE(firm.post(path + "/consent-requests", Tree::Map{}).status == 200);
    CHECK(firm.post(path + "/consent-requests", Tree::Map{}).code() == "licence.nobody_to_ask");
    REQUIRE(bank.post(path + "/consent", consent).status == 200);
    REQUIRE(desk.post(path + "/filing", Tree::map({{"serial", 1}})).status == 200);
    const Told page = desk.get(path);
    CHECK(page.body.find("consents")
              ->list()
              ->front()
              .find("answer")
              ->find("name")
              ->text()
              ->compare("given") == 0);
    CHECK(names(page, "notes") == std::vector<std::string>{"proceeds"});
}

TEST_CASE("what cannot be drafted is refused at its field") {
    LicenceOffices offices;
    auto firm = offices.office.sign_in("pump");
    const Tree fee = *licence_draft().find("fee");
    struct Case {
        Tree body;
        const char* error;
    };
    for (const Case& each :
         {Case{with(licence_draft(), "registry", "a-bank"), "licence.registry@registry"},
          Case{with(licence_draft(), "rights", Tree::List{}), "field.blank@rights"},
          Case{licence_draft({"RT0"}), "record.not_found@id"},
          Case{licence_draft({pump_right, pump_right}), "licence.right_twice@rights"},
          Case{with(licence_draft(), "licensee_organisation", "a-bank"),
               "licence.licensee@licensee_organisation"},
          Case{with(licence_draft(), "licensee_organisation", "pump"),
               "licence.to_itself@licensee_organisation"},
          Case{with(licence_draft(), "licensee_code", "91430100MA4L8K2N6C"),
               "identifier.credit_code@licensee_code"},
          Case{with(licence_draft(), "signed_on", "2024-03-02"),
               "licence.date_in_future@signed_on"},
          Case{with(licence_draft(), "effective_on", "2024-02-19"),
               "licence.effect_before_signing@effective_on"},
          Case{with(licence_draft(), "until", "2024-02-25"), "licence.upside_down@until"},
          Case{with(licence_draft(), "territory", Tree::list({"湖南"})),
               "licence.region@territory"},
          Case{with(licence_draft(), "fee", with(fee, "amount", "1500000.01")),
               "licence.schedule_sum@fee.payments"},
          Case{with(licence_draft(), "foreign_party", true), "licence.agency@agent"},
          Case{with(licence_draft(), "head_licence", "LC0"), "licence.head@head_licence"},
          Case{with(licence_draft(), "co_owner_consents",
                    Tree::list({Tree::map({{"co_owner", "某人"}, {"paper", "x"}})})),
               "licence.no_co_owner@co_owner_consents[0].co_owner"}}) {
        const auto errors = firm.post("/api/v1/licences", each.body).errors();
        REQUIRE(errors.size() == 1);
        CHECK(errors.front() == each.error);
    }
    CHECK(offices.office.sign_in("optics").post("/api/v1/licences", licence_draft()).status == 404);
    CHECK(offices.office.sign_in("bank").post("/api/v1/licences", licence_draft()).status == 403);
    // Papers are asked for when it is submitted, all at once.
    const Told bare = firm.post("/api/v1/licences", with(licence_draft(), "papers", Tree::List{}));
    REQUIRE(bare.status == 201);
    const std::string path = "/api/v1/licences/" + bare.text({"id"});
    CHECK(firm.post(path + "/submission", Tree::Map{}).errors() ==
          std::vector<std::string>(3, "licence.paper_missing@papers"));
}

TEST_CASE(
    "after three months a patent's licence is filed with a reason; after its end not at all") {
    LicenceOffices offices;
    auto firm = offices.office.sign_in("pump");
    const Told drafted =
        firm.post("/api/v1/licences", with(licence_draft(), "until", "2024-08-25"));
    const std::string path = "/api/v1/licences/" + drafted.text({"id"});
    // 2024-05-26 is a Sunday: the Monday is in time.
    offices.go_to(date_of(2024, 5, 28));
    CHECK(firm.post(path + "/submission", Tree::Map{}).errors() ==
          std::vector<std::string>{"licence.late@late_reason"});
    Tree late = with(licence_draft(), "until", "2024-08-25");
    late.set("late_reason", "公章更换");
    REQUIRE(firm.post(path + "/draft", late).status == 200);
    REQUIRE(firm.post(path + "/submission", Tree::Map{}).status == 200);
    offices.go_to(date_of(2024, 8, 26));
    auto desk = offices.office.sign_in("desk");
    CHECK(desk.post(path + "/filing", Tree::map({{"serial", 1}})).code() == "licence.term_over");
}

TEST_CASE("when its term has run out, the desk is asked to note it and the right is free") {
    LicenceOffices offices;
    const std::string id = filed_licence(offices, with(licence_draft(), "until", "2024-04-30"), 1);
    const std::string path = "/api/v1/licences/" + id;
    auto desk = offices.office.sign_in("desk");
    CHECK(desk.post(path + "/expiry", Tree::Map{}).code() == "licence.term_runs");
    offices.go_to(date_of(2024, 5, 1));
    CHECK(desk.get(path).text({"licence", "standing", "name"}) == "over");
    CHECK(tasks_of(desk, id) == std::vector<std::string>{"noteLicenceExpiry"});
    CHECK(desk.post(path + "/cancellation", Tree::map({{"reason", "terminated_early"},
                                                       {"on", "2024-04-30"},
                                                       {"proof", "x"},
                                                       {"notice_number", "y"}}))
              .code() == "licence.term_over");
    REQUIRE(desk.post(path + "/expiry", Tree::Map{}).status == 200);
    CHECK(offices.office.sign_in("pump")
              .get("/api/v1/rights/" + pump_right)
              .body.find("right")
              ->find("licences")
              ->list()
              ->empty());
}

TEST_CASE("the year's filings are counted by mode of payment and exported") {
    LicenceOffices offices;
    filed_licence(offices, licence_draft(), 1);
    Tree free = with(licence_draft({second_right}), "contract_number", "许2");
    free = with(free, "fee", Tree::map({{"type", "free"}}));
    filed_licence(offices, free, 2);
    const Told told = offices.office.sign_in("desk").get("/api/v1/licence-statistics");
    REQUIRE(count(told, "patents") == 2);
    const Tree& fixed = told.body.find("patents")->list()->front();
    CHECK(*fixed.find("year")->integer() == 2024);
    CHECK(*fixed.find("mode")->find("name")->text() == "fixed");
    CHECK(*fixed.find("mean_amount")->text() == "1500000.00");
    CHECK(told.body.find("patents")->list()->back().find("mean_amount") == nullptr);
    const auto file = spreadsheet::read_table(
        offices.office.sign_in("desk").download("/api/v1/licence-statistics.xlsx"));
    REQUIRE(file);
    CHECK(file->rows.size() == 3);
    const auto list =
        spreadsheet::read_table(offices.office.sign_in("pump").download("/api/v1/licences.xlsx"));
    REQUIRE(list);
    CHECK(list->rows.size() == 3);
}
