// What bad input gets: the field, what would be right, status 4xx, nothing written.
#include <doctest/doctest.h>

#include "http/client.h"
#include "http/small_book.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::int64_t journal_lines(Office& office) {
    std::int64_t lines = 0;
    office.system().desk().read({}, [&](View& view) {
        lines = view.session().query("select count(*) from journal").front().integer(0);
    });
    return lines;
}

Tree with(Tree body, const std::string& name, Tree value) {
    Tree::Map members = *body.map();
    for (auto& [each, old] : members)
        if (each == name) {
            old = std::move(value);
            return members;
        }
    members.emplace_back(name, std::move(value));
    return members;
}

const Tree application = Tree::map({{"bank", "changsha-bank"},
                                    {"appraiser", "hunan-appraisal"},
                                    {"amount", "5000000.00"},
                                    {"tenor_months", 12},
                                    {"purpose", "采购原料"},
                                    {"rights", Tree::list({"RT1"})}});

}  // namespace

TEST_CASE("each field that is wrong is named with what would be right, and nothing is written") {
    Office office;
    fill(office);
    office.add_person("firm", "pump-works", {Role::enterprise_officer});
    auto firm = office.sign_in("firm");
    struct Case {
        std::string name;
        Tree body;
        int status;
        const char* error;
    };
    const std::vector<Case> cases{
        {"unknown field", with(application, "colour", "red"), 400, "field.unknown@colour"},
        {"negative amount", with(application, "amount", "-0.01"), 422, "field.positive@amount"},
        {"nothing", with(application, "amount", "0.00"), 422, "field.positive@amount"},
        {"three decimals", with(application, "amount", "1.234"), 400, "field.money@amount"},
        {"a number", with(application, "amount", 5), 400, "field.money@amount"},
        {"beyond 64 bits", with(application, "amount", "99999999999999999999.00"), 400,
         "field.money@amount"},
        {"missing", with(application, "purpose", Tree{}), 400, "field.missing@purpose"},
        {"blank", with(application, "purpose", "  "), 422, "field.blank@purpose"},
        {"text for a number", with(application, "tenor_months", "12"), 400,
         "field.type@tenor_months"}};
    const std::int64_t before = journal_lines(office);
    for (const Case& each : cases) {
        CAPTURE(each.name);
        const Told told = firm.post("/api/v1/financings", each.body);
        CHECK(told.status == each.status);
        const auto errors = told.errors();
        REQUIRE(!errors.empty());
        CHECK(errors.front() == each.error);
    }
    CHECK(firm.get("/api/v1/ledger/balances?date=2023-02-29").errors() ==
          std::vector<std::string>{"ledger.date@date"});
    CHECK(firm.get("/api/v1/ledger/postings?limit=0").code() == "list.limit");
    CHECK(firm.get("/api/v1/ledger/postings?cursor=x").code() == "list.cursor");
    CHECK(firm.get("/api/v1/ledger/postings?colour=red").code() == "http.unknown_query_parameter");
    CHECK(journal_lines(office) == before);
}

TEST_CASE("a credit code against the formula needs a reason") {
    Office office;
    auto admin = office.sign_in("admin");
    const Tree firm = Tree::map({{"id", "old-firm"},
                                 {"name", "老厂"},
                                 {"kind", "bank"},
                                 {"credit_code", "91430100MA4L16JQ9B"},
                                 {"region", "430100"}});
    CHECK(admin.begin("registerOrganisation", firm).code() == "identifier.credit_code");
    CHECK(admin.begin("registerOrganisation", with(firm, "irregular_code_reason", "登记机关核发"))
              .status == 201);
}

TEST_CASE("a key sent again gives the stored answer; with another body it is refused") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        auto admin = office.sign_in("admin");
        const Tree body = Tree::map({{"id", "a-bank"},
                                     {"name", "甲银行"},
                                     {"kind", "bank"},
                                     {"credit_code", "91430100MA4L16JQ9D"},
                                     {"region", "430100"}});
        const char* path = "/api/v1/organisations";
        CHECK(admin.post(path, body, "key").status == 201);
        const std::int64_t lines = journal_lines(office);
        CHECK(admin.post(path, body, "key").status == 201);
        CHECK(journal_lines(office) == lines);
        const Told other = admin.post(path, with(body, "id", "b-bank"), "key");
        CHECK(other.status == 422);
        CHECK(other.code() == "request.key_reused");
        CHECK(admin.post(path, body, "another key").code() == "http.bad_idempotency_key");
        CHECK(admin.post(path, body, "another-key").code() == "record.exists");
        CHECK(journal_lines(office) == lines);
    }
}

TEST_CASE("a stranger is not told that a record exists, nor shown another's book") {
    Office office;
    const SmallBook book = fill(office);
    office.add_organisation("other-bank", "他行", OrganisationKind::bank);
    office.add_person("officer", "changsha-bank", {Role::bank_officer});
    office.add_person("stranger", "other-bank", {Role::bank_officer});
    auto officer = office.sign_in("officer");
    auto stranger = office.sign_in("stranger");
    const std::string loan = "/api/v1/loans/" + book.loan + "/state";
    CHECK(officer.get(loan).status == 200);
    CHECK(stranger.get(loan).status == 404);
    CHECK(stranger.get(loan).code() == stranger.get("/api/v1/loans/LN0/state").code());
    CHECK(stranger
              .post("/api/v1/loans/" + book.loan + "/repayments",
                    Tree::map({{"amount", "1.00"}, {"date", "2024-04-25"}, {"reference", "x"}}))
              .status == 404);
    CHECK(stranger.get("/api/v1/ledger/postings").body.find("items")->list()->empty());
    CHECK(stranger.get("/api/v1/ledger/balances?book=changsha-bank").code() == "ledger.other_book");
    CHECK(!officer.get("/api/v1/ledger/postings").body.find("items")->list()->empty());
}

TEST_CASE("postings are read a page at a time, none twice and none left out") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        fill(office);
        auto admin = office.sign_in("admin");
        const Tree all = admin.get("/api/v1/ledger/postings?book=changsha-bank&limit=500").body;
        std::size_t read = 0;
        std::string cursor;
        do {
            const Told page = admin.get("/api/v1/ledger/postings?book=changsha-bank&limit=7" +
                                        (cursor.empty() ? "" : "&cursor=" + cursor));
            for (const Tree& item : *page.body.find("items")->list()) {
                REQUIRE(read < all.find("items")->list()->size());
                CHECK(item == (*all.find("items")->list())[read++]);
            }
            cursor = page.text({"next"});
        } while (!cursor.empty());
        CHECK(read == all.find("items")->list()->size());
        CHECK(read > 14);
    }
}

TEST_CASE("every programme is read aloud") {
    Office office;
    auto admin = office.sign_in("admin");
    for (const std::string& id : office.system().programmes().ids()) {
        CAPTURE(id);
        const Told programme = admin.get("/api/v1/programmes/" + id);
        CHECK(programme.status == 200);
        CHECK(programme.text({"reading", "zh"}).find("资格条件") != std::string::npos);
    }
    CHECK(admin.get("/api/v1/programmes/atlantis").status == 404);
}
