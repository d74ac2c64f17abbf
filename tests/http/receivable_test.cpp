// The pledge of a licence's income: registered by the bank, confirmed by the licensee, ranked by
// time, extended, objected to, lapsed and cancelled.
#include <doctest/doctest.h>

#include "http/licence_offices.h"
#include "platform/desk/verify.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

Tree pledge_of(const std::string& licence, int months = 24) {
    return Tree::map(
        {{"claim", "licence_fee"},
         {"nature", "both"},
         {"licence", licence},
         {"right_numbers", Tree::List{}},
         {"description", "备案许可合同项下的全部许可费"},
         {"payments", Tree::list({Tree::map({{"due", "2024-06-30"}, {"amount", "500000.00"}})})},
         {"transfer_ban", "none"},
         {"account_bank", "甲银行"},
         {"account_number", "6222000000000001"},
         {"account_restricted", true},
         {"debt_contract", "甲银借字2024-9"},
         {"pledge_contract", "甲银质字2024-9"},
         {"secured_amount", "1000000.00"},
         {"debt_from", "2024-03-01"},
         {"debt_until", "2026-02-28"},
         {"term_months", months}});
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

// As a browser writes it into an address.
std::string in_address(std::string_view text) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string encoded;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        encoded += '%';
        encoded += digits[byte >> 4];
        encoded += digits[byte & 15];
    }
    return encoded;
}

struct Setting : LicenceOffices {
    Setting() {
        licence = filed_licence(*this, licence_draft(), 1);
        for (const char* bank : {"a-bank", "b-bank"})
            (void)office.sign_in("pump").post("/api/v1/licences/" + licence + "/disclosures",
                                              Tree::map({{"organisation", bank}}));
    }
    std::string registered(const char* bank, const Tree& body) {
        const Told told = office.sign_in(bank).post("/api/v1/receivables", body);
        if (told.status != 201) throw std::runtime_error(told.code());
        return told.text({"id"});
    }
    std::string licence;
};

}  // namespace

TEST_CASE("a bank registers itself, the licensee confirms, and the licence shows both numbers") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    const Told told = bank.post("/api/v1/receivables", pledge_of(setting.licence));
    REQUIRE(told.status == 201);
    CHECK(told.text({"number"}) == "AR202400000001");
    CHECK(told.text({"ends_on"}) == "2026-03-01");
    const std::string id = told.text({"id"});
    const std::string path = "/api/v1/receivables/" + id;

    const Told licence = bank.get("/api/v1/licences/" + setting.licence);
    REQUIRE(count(licence, "registrations") == 2);
    const Tree::List& two = *licence.body.find("registrations")->list();
    CHECK(*two[0].find("number")->text() == "X2024000001");
    CHECK(*two[0].find("ends_on")->text() == "2029-02-25");
    CHECK(*two[1].find("number")->text() == "AR202400000001");
    CHECK(*two[1].find("ends_on")->text() == "2026-03-01");

    // Grantor and debtor are taken from the filing.
    const Told page = bank.get(path);
    CHECK(page.text({"registration", "grantor"}) == "湘江泵业");
    CHECK(page.text({"registration", "debtor"}) == "娄底合金");
    auto licensee = setting.office.sign_in("alloy");
    CHECK(tasks_of(licensee, id) == std::vector<std::string>{"confirmReceivable"});
    const Tree confirmation =
        Tree::map({{"amount", "500000.00"}, {"knows_account", true}, {"paper", "确认书1"}});
    CHECK(setting.office.sign_in("optics").post(path + "/confirmation", confirmation).code() ==
          "access.other_organisation");
    REQUIRE(licensee.post(path + "/confirmation", confirmation).status == 200);
    CHECK(licensee.post(path + "/confirmation", confirmation).code() ==
          "receivable.confirmed_already");
    CHECK(tasks_of(licensee, id).empty());
    System& system = setting.office.system();
    CHECK(verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole());
}

TEST_CASE("everybody can search by grantor; who is no party sees neither debt nor account") {
    Setting setting;
    const std::string id = setting.registered("bank", pledge_of(setting.licence));
    auto stranger = setting.office.sign_in("optics");
    for (const char* grantor : {"湘江泵业", "91430100MA4L8K2N6B"}) {
        const Told found = stranger.get("/api/v1/receivable-search?grantor=" + in_address(grantor));
        CHECK(count(found, "items") == 1);
        CHECK(*found.body.find("in_force")->integer() == 1);
        CHECK(found.body.find("items")->list()->front().find("secured_amount") == nullptr);
    }
    CHECK(count(stranger.get("/api/v1/receivable-search?grantor=" + in_address("湘江")), "items") ==
          0);
    CHECK(stranger.get("/api/v1/receivable-search").code() == "receivable.search");
    const Told page = stranger.get("/api/v1/receivables/" + id);
    CHECK_FALSE(*page.body.find("whole")->boolean());
    CHECK(count(page, "payments") == 0);
    for (const Tree& field : *page.body.find("fields")->list()) {
        CHECK(*field.find("name")->text() != "account");
        CHECK(*field.find("name")->text() != "secured_amount");
    }
    CHECK(count(stranger.get("/api/v1/receivables"), "items") == 0);
    CHECK(count(setting.office.sign_in("alloy").get("/api/v1/receivables"), "items") == 1);
    const auto file = spreadsheet::read_table(
        stranger.download("/api/v1/receivables.xlsx?grantor=" + in_address("湘江泵业")));
    REQUIRE(file);
    CHECK(file->rows.size() == 2);
}

TEST_CASE("several registrations of the same income rank by time; what lapsed loses its place") {
    Setting setting;
    const std::string first = setting.registered("bank", pledge_of(setting.licence, 1));
    const std::string second = setting.registered("other.bank", pledge_of(setting.licence, 24));
    auto bank = setting.office.sign_in("bank");
    const auto order = [&] {
        std::vector<std::string> ids;
        const Told page = bank.get("/api/v1/receivables/" + second);
        for (const Tree& each : *page.body.find("ranking")->list())
            ids.push_back(*each.find("id")->text());
        return ids;
    };
    CHECK(order() == std::vector{first, second});
    // The first runs until 2024-04-01; the day after it stands behind.
    setting.go_to(date_of(2024, 4, 1));
    CHECK(order() == std::vector{first, second});
    setting.go_to(date_of(2024, 4, 2));
    CHECK(order() == std::vector{second});
    CHECK(bank.get("/api/v1/receivables/" + first).text({"registration", "standing", "name"}) ==
          "lapsed");
    CHECK(bank.post("/api/v1/receivables/" + first + "/extensions",
                    Tree::map({{"months", 12}, {"agreement", "展期1"}}))
              .code() == "receivable.extension_late");
    const std::string anew = setting.registered("bank", pledge_of(setting.licence, 24));
    CHECK(order() == std::vector{second, anew});
}

TEST_CASE("it is extended in its last ninety days and keeps its rank") {
    Setting setting;
    const std::string id = setting.registered("bank", pledge_of(setting.licence, 6));
    const std::string path = "/api/v1/receivables/" + id;
    auto bank = setting.office.sign_in("bank");
    const auto extend = [&](int months) {
        return bank.post(path + "/extensions",
                         Tree::map({{"months", months}, {"agreement", "展期1"}}));
    };
    setting.go_to(date_of(2024, 6, 2));
    CHECK(extend(12).code() == "receivable.extension_early");
    CHECK(tasks_of(bank, id).empty());
    setting.go_to(date_of(2024, 6, 3));  // 90 days before 2024-09-01
    CHECK(tasks_of(bank, id) == std::vector<std::string>{"extendReceivable"});
    CHECK(extend(0).errors() == std::vector<std::string>{"receivable.term@months"});
    CHECK(extend(361).errors() == std::vector<std::string>{"receivable.term@months"});
    const Told told = extend(12);
    CHECK(told.text({"ends_on"}) == "2025-09-01");
}

TEST_CASE("what cannot be registered is refused at its field") {
    Setting setting;
    auto bank = setting.office.sign_in("bank");
    const Tree good = pledge_of(setting.licence);
    const Tree bare = with(good, "licence", {});
    const std::string free =
        filed_licence(setting,
                      with(with(licence_draft({second_right}), "contract_number", "许2"), "fee",
                           Tree::map({{"type", "free"}})),
                      2);
    (void)setting.office.sign_in("pump").post("/api/v1/licences/" + free + "/disclosures",
                                              Tree::map({{"organisation", "a-bank"}}));
    struct Case {
        Tree body;
        const char* error;
    };
    for (const Case& each :
         {Case{with(good, "term_months", 0), "receivable.term@term_months"},
          Case{with(good, "term_months", 361), "receivable.term@term_months"},
          Case{with(good, "claim", "bill_or_security"), "receivable.out_of_scope@claim"},
          Case{with(good, "claim", "intellectual_property"), "receivable.out_of_scope@claim"},
          Case{with(good, "transfer_ban", "by_law"), "receivable.assignment_banned@transfer_ban"},
          Case{with(good, "secured_amount", "0.00"), "field.positive@secured_amount"},
          Case{with(good, "debt_until", "2024-02-29"), "receivable.upside_down@debt_until"},
          Case{with(good, "licence", "LC0"), "record.not_found@licence"},
          Case{with(good, "financing", "FA0"), "record.not_found@financing"},
          Case{with(good, "grantor_organisation", "optics"), "receivable.not_the_creditor@licence"},
          Case{with(good, "debtor_name", "岳麓光电"), "receivable.not_the_debtor@debtor_name"},
          Case{with(good, "licence", free), "receivable.no_income@licence"},
          Case{bare, "receivable.grantor@grantor_organisation"},
          Case{with(bare, "grantor_organisation", "pump"),
               "receivable.not_identifiable@description"},
          Case{with(with(with(bare, "grantor_organisation", "pump"), "debtor_organisation", "pump"),
                    "base_contract", "合同1"),
               "receivable.same_party@debtor_name"},
          Case{with(with(bare, "grantor_name", "甲公司"), "grantor_code", "91430100MA4L8K2N6C"),
               "identifier.credit_code@grantor_code"}}) {
        const auto errors = bank.post("/api/v1/receivables", each.body).errors();
        REQUIRE(errors.size() == 1);
        CHECK(errors.front() == each.error);
    }
    CHECK(setting.office.sign_in("pump").post("/api/v1/receivables", good).status == 403);
    // None of them took a number.
    CHECK(bank.post("/api/v1/receivables", good).text({"number"}) == "AR202400000001");
    CHECK(bank.post("/api/v1/receivables", good).code() == "receivable.registered_already");
}

TEST_CASE("a licence that has ended gives nothing to pledge") {
    Setting setting;
    REQUIRE(setting.office.sign_in("desk")
                .post("/api/v1/licences/" + setting.licence + "/cancellation",
                      Tree::map({{"reason", "terminated_early"},
                                 {"on", "2024-02-29"},
                                 {"proof", "解除协议"},
                                 {"notice_number", "许注1"}}))
                .status == 200);
    CHECK(setting.office.sign_in("bank")
              .post("/api/v1/receivables", pledge_of(setting.licence))
              .errors() == std::vector<std::string>{"receivable.licence_ended@licence"});
}

TEST_CASE("an objection is notified in seven days and lapses without a suit in thirty") {
    Setting setting;
    const std::string id = setting.registered("bank", pledge_of(setting.licence));
    const std::string path = "/api/v1/receivables/" + id;
    const Tree objection = Tree::map(
        {{"reason", "许可费金额有误"}, {"demanded_on", "2024-03-01"}, {"answer", "不同意变更"}});
    CHECK(setting.office.sign_in("optics").post(path + "/objections", objection).code() ==
          "receivable.not_concerned");
    CHECK(setting.office.sign_in("bank").post(path + "/objections", objection).code() ==
          "receivable.not_concerned");
    auto firm = setting.office.sign_in("pump");
    REQUIRE(firm.post(path + "/objections", objection).status == 200);
    CHECK(firm.post(path + "/objections", objection).code() == "receivable.objected_already");
    CHECK(tasks_of(firm, id) ==
          std::vector<std::string>{"notifyReceivableObjection", "submitReceivableSuit"});
    const Told page = firm.get(path);
    const Tree& shown = page.body.find("objections")->list()->front();
    CHECK(*shown.find("notify_by")->text() == "2024-03-08");
    CHECK(*shown.find("suit_by")->text() == "2024-04-01");  // 2024-03-31 is a Sunday
    REQUIRE(firm.post(path + "/objection-notices",
                      Tree::map({{"objection", 1}, {"on", "2024-03-01"}, {"paper", "快递单1"}}))
                .status == 200);
    setting.go_to(date_of(2024, 4, 2));
    CHECK(firm.get(path)
              .body.find("objections")
              ->list()
              ->front()
              .find("standing")
              ->find("name")
              ->text()
              ->compare("lapsed") == 0);
    const Tree suit = Tree::map({{"objection", 1},
                                 {"court", "长沙中院"},
                                 {"case_number", "（2024）湘01民初1号"},
                                 {"accepted_on", "2024-04-02"}});
    CHECK(firm.post(path + "/suits", suit).code() == "receivable.objection_over");
    // Another bank that has security from the same firm is concerned; a second objection may
    // follow.
    REQUIRE(firm.post(path + "/objections", objection).status == 200);
    REQUIRE(firm.post(path + "/suits", with(suit, "objection", 2)).status == 200);
    auto other = setting.office.sign_in("other.bank");
    CHECK(other.post(path + "/objections", objection).code() == "receivable.not_concerned");
    (void)setting.registered("other.bank", pledge_of(setting.licence));
    CHECK(other.post(path + "/objections", objection).status == 200);
    CHECK(
        other.post(path + "/objection-withdrawals", Tree::map({{"objection", 2}, {"reason", "x"}}))
            .code() == "receivable.other_objector");
}

TEST_CASE("a discharge is reported and the registration cancelled within ten working days") {
    Setting setting;
    const std::string id = setting.registered("bank", pledge_of(setting.licence));
    const std::string path = "/api/v1/receivables/" + id;
    setting.go_to(date_of(2024, 4, 30));
    auto firm = setting.office.sign_in("pump");
    REQUIRE(firm.post(path + "/discharge",
                      Tree::map(
                          {{"reason", "debt_ended"}, {"on", "2024-04-29"}, {"paper", "结清证明1"}}))
                .status == 200);
    auto bank = setting.office.sign_in("bank");
    CHECK(tasks_of(bank, id) == std::vector<std::string>{"cancelReceivable"});
    const Told page = bank.get(path);
    // May Day from the 1st to the 5th, and Saturday the 11th is worked.
    CHECK(*page.body.find("clocks")->list()->front().find("due")->text() == "2024-05-15");
    REQUIRE(bank.post(path + "/cancellation", Tree::map({{"reason", "debt_ended"},
                                                         {"discharged_on", "2024-04-29"},
                                                         {"paper", "结清证明1"}}))
                .status == 200);
    CHECK(bank.post(path + "/extensions", Tree::map({{"months", 1}, {"agreement", "x"}})).code() ==
          "lifecycle.not_now");
    CHECK(count(bank.get("/api/v1/licences/" + setting.licence), "registrations") == 2);
}

TEST_CASE(
    "a change of name is reported, registered within four months, and found under both names") {
    Setting setting;
    const std::string id = setting.registered("bank", pledge_of(setting.licence));
    const std::string path = "/api/v1/receivables/" + id;
    auto firm = setting.office.sign_in("pump");
    REQUIRE(firm.post(path + "/name-changes", Tree::map({{"whose", "grantor"},
                                                         {"name", "湘江智能泵业"},
                                                         {"changed_on", "2024-03-01"},
                                                         {"paper", "变更通知书1"}}))
                .status == 200);
    auto bank = setting.office.sign_in("bank");
    CHECK(tasks_of(bank, id) == std::vector<std::string>{"registerReceivableName"});
    REQUIRE(bank.post(path + "/name-registration", Tree::Map{}).status == 200);
    CHECK(bank.post(path + "/name-registration", Tree::Map{}).code() ==
          "receivable.no_name_change");
    for (const char* name : {"湘江泵业", "湘江智能泵业"})
        CHECK(count(bank.get("/api/v1/receivable-search?grantor=" + in_address(name)), "items") ==
              1);
}
