// Warnings: opened by the close of the day, told to those they are addressed to, closed when cured.
#include <doctest/doctest.h>

#include "app/close_day.h"
#include "features/financing/financing.h"
#include "features/pledge/pledge.h"
#include "features/rights/rights.h"
#include "features/watch/close_day.h"
#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string number = "2014103620773";
const std::string right = "RT" + number;

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine, date_of(2024, 3, 1)) {
        office.add_organisation("window", "登记窗口", OrganisationKind::registry);
        office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
        office.add_organisation("other-firm", "别家企业", OrganisationKind::enterprise);
        office.add_organisation("a-bank", "甲银行", OrganisationKind::bank);
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        office.add_person("other", "other-firm", {Role::enterprise_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
        office.add_person("window", "window", {Role::registry_officer});
    }
    // Filed on 5 July 2014; fees are paid through year 9: that of year 10 fell due on 5 July 2023.
    void record(int paid_through, const std::string& filed = "2014-07-05") {
        auto firm = office.sign_in("firm");
        const Told told =
            firm.post("/api/v1/rights",
                      Tree::map({{"number", number},
                                 {"title", "一种潜水泵"},
                                 {"details", Tree::map({{"type", "patent"},
                                                        {"main_class", "F04D15/00"},
                                                        {"further_classes", Tree::List{}},
                                                        {"filing_date", filed},
                                                        {"grant_date", "2016-03-01"},
                                                        {"fee_paid_through_year", paid_through},
                                                        {"same_day_invention", false}})},
                                 {"co_owners", Tree::List{}},
                                 {"registry", "window"}}));
        REQUIRE_MESSAGE(told.status == 201, write_json(told.body));
    }
    void pledge_it() {
        const Command command{"test", office.new_key(), "pledge", {"system", "platform", {}}};
        const auto answer =
            office.system().desk().execute(command, [](Work& work) -> Result<Answer> {
                pledge::Pledge pledge{.id = "PL000000000001"};
                pledge::Prepare form;
                form.registry = "window";
                form.debt_contract = "湘银借字2024-17";
                form.pledge_contract = "湘银质字2024-17";
                form.signed_on = work.today();
                form.secured_amount = yuan(1'000'000);
                form.debt_until = date_of(2025, 3, 1);
                CHECKED(work.create(pledge, pledge::Prepared{"FA000000000001",
                                                             "pump-works",
                                                             "a-bank",
                                                             {right},
                                                             yuan(1'000'000),
                                                             form,
                                                             work.today()}));
                work.happened(pledge, pledge::Confirmed{work.today()});
                work.happened(pledge, pledge::Registered{"Y2024000001", work.today()});
                auto pledged = work.linked<rights::Right>(right);
                work.happened(pledged, rights::Pledged{pledge.id, "a-bank", work.today()});
                return Answer{200, Tree::Map{}};
            });
        REQUIRE(answer.has_value());
    }
    void move_to(Date day) { REQUIRE(close_day(office.system(), {day}, {})); }
    std::int64_t journal_lines() {
        std::int64_t lines = 0;
        office.system().desk().read({}, [&](View& view) {
            lines = view.session().query("select count(*) from journal").front().integer(0);
        });
        return lines;
    }
    bool whole() {
        System& system = office.system();
        return verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole();
    }
    Office office;
};

watch::Watched night(Setting& setting, Date morning,
                     const std::function<void()>& before_batch = {}) {
    System& system = setting.office.system();
    return watch::watch_day(system.desk(), system.reference_data().fees, morning, before_batch);
}

const Tree::List& items(const Told& told) { return *told.body.find("items")->list(); }

std::string kinds(const Told& told) {
    std::string all;
    for (const Tree& item : items(told))
        all += *item.find("kind")->find("name")->text() + ':' +
               *item.find("severity")->find("name")->text() + ' ';
    return all;
}

}  // namespace

TEST_CASE("the night opens a warning, the next changes nothing, payment closes it") {
    Setting setting;
    setting.record(10);
    setting.move_to(date_of(2024, 3, 2));
    auto firm = setting.office.sign_in("firm");
    CHECK(items(firm.get("/api/v1/watch-warnings")).empty());
    // The fee of year 11 is due on 5 July 2024; 90 days before that is 6 April.
    setting.move_to(date_of(2024, 4, 5));
    CHECK(items(firm.get("/api/v1/watch-warnings")).empty());
    setting.move_to(date_of(2024, 4, 6));
    CHECK(kinds(firm.get("/api/v1/watch-warnings")) == "fee_due:notice ");
    const std::int64_t before = setting.journal_lines();
    CHECK(night(setting, date_of(2024, 4, 6)).changes == 0);
    CHECK(setting.journal_lines() == before);
    // Only the business date moves on a night that changes nothing.
    setting.move_to(date_of(2024, 4, 7));
    CHECK(setting.journal_lines() == before + 1);
    setting.move_to(date_of(2024, 7, 6));
    CHECK(kinds(firm.get("/api/v1/watch-warnings")) == "fee_in_grace:warning ");
    CHECK(kinds(firm.get("/api/v1/watch-warnings?stage=closed")) == "fee_due:warning ");

    REQUIRE(firm.post("/api/v1/rights/" + right + "/fees",
                      Tree::map({{"through_year", 11}, {"on", "2024-07-06"}, {"receipt", "R-1"}}))
                .status == 200);
    setting.move_to(date_of(2024, 7, 7));
    CHECK(items(firm.get("/api/v1/watch-warnings")).empty());
    CHECK(setting.whole());
}

TEST_CASE("what is found of a pledged right goes to pledgor and pledgee, and each acknowledges") {
    Setting setting;
    setting.record(10);
    setting.pledge_it();
    auto firm = setting.office.sign_in("firm");
    auto bank = setting.office.sign_in("bank");
    auto window = setting.office.sign_in("window");
    REQUIRE(window
                .post("/api/v1/rights/" + right + "/notices",
                      Tree::map({{"change", "invalidation_begun"},
                                 {"on", "2024-03-01"},
                                 {"reference", "4W112233"}}))
                .status == 200);
    setting.move_to(date_of(2024, 4, 6));
    for (Colleague* reader : {&firm, &bank})
        CHECK(kinds(reader->get("/api/v1/watch-warnings")) ==
              "invalidation_proceeding:critical fee_due:notice ");
    CHECK(items(setting.office.sign_in("other").get("/api/v1/watch-warnings")).empty());
    CHECK(items(window.get("/api/v1/watch-warnings")).empty());
    CHECK(items(setting.office.sign_in("admin").get("/api/v1/watch-warnings")).size() == 2);

    const Told critical = bank.get("/api/v1/watch-warnings?severity=critical");
    REQUIRE(items(critical).size() == 1);
    const Tree& warning = items(critical).front();
    CHECK(critical.body.find("severities")->list()->size() == 3);
    CHECK(critical.body.find("kinds")->list()->size() == 2);
    CHECK(bank.get("/api/v1/watch-warnings?severity=bad").code() == "watch.filter");
    CHECK(bank.get("/api/v1/watch-warnings?until=tomorrow").code() == "watch.filter");
    CHECK(kinds(bank.get("/api/v1/watch-warnings?until=2024-07-05")) == "fee_due:notice ");
    CHECK(items(bank.get("/api/v1/watch-warnings?until=2024-07-04")).empty());
    CHECK(items(bank.get("/api/v1/watch-warnings?right=" + number)).size() == 2);
    CHECK(items(bank.get("/api/v1/watch-warnings?right=nothing")).empty());
    CHECK(bank.download("/api/v1/watch-warnings.xlsx").size() > 1'000);

    const auto tasks = [](Colleague& who) {
        std::size_t count = 0;
        const Told told = who.get("/api/v1/tasks");
        for (const Tree& item : items(told))
            if (*item.find("kind")->text() == "warning") ++count;
        return count;
    };
    CHECK(tasks(bank) == 1);
    const std::string path =
        "/api/v1/watch-warnings/" + *warning.find("id")->text() + "/acknowledgement";
    CHECK(setting.office.sign_in("other").post(path, Tree::map({{"note", "x"}})).status == 404);
    CHECK(window.post(path, Tree::map({{"note", "x"}})).status == 403);
    CHECK(bank.post(path, Tree::map({{"note", " "}})).code() == "field.blank");
    REQUIRE(bank.post(path, Tree::map({{"note", "已要求补充担保"}})).status == 200);
    CHECK(bank.post(path, Tree::map({{"note", "再次"}})).code() == "watch.acknowledged");
    CHECK(tasks(bank) == 0);
    CHECK(tasks(firm) == 1);

    // The proceeding ends: what was acknowledged is closed, the note stays with it.
    REQUIRE(window
                .post("/api/v1/rights/" + right + "/notices",
                      Tree::map({{"change", "invalidation_ended"},
                                 {"on", "2024-04-06"},
                                 {"reference", "4W112233"}}))
                .status == 200);
    // Nobody has to wait for the night.
    REQUIRE(bank.post("/api/v1/rights/" + right + "/watch", Tree::Map{}).status == 200);
    const Told closed = bank.get("/api/v1/watch-warnings?stage=closed");
    CHECK(kinds(closed) == "invalidation_proceeding:critical ");
    CHECK(items(closed).front().find("acknowledgements")->list()->size() == 1);
    CHECK(bank.get("/api/v1/rights/" + right + "/warnings").body.find("items")->list()->size() ==
          2);
    CHECK(setting.whole());
}

TEST_CASE("a debt that outlasts the right is found once both are known") {
    Setting setting;
    // Its term ends on 5 July 2024, and the debt on 1 March 2025.
    setting.record(20, "2004-07-05");
    setting.pledge_it();
    setting.move_to(date_of(2024, 3, 2));
    CHECK(kinds(setting.office.sign_in("bank").get("/api/v1/watch-warnings")) ==
          "shorter_than_debt:critical term_ending:notice ");
}

TEST_CASE("what the register says of an end is history after the time for restoration") {
    Setting setting;
    setting.record(10);
    REQUIRE(setting.office.sign_in("window")
                .post("/api/v1/rights/" + right + "/notices",
                      Tree::map({{"change", "terminated"},
                                 {"on", "2024-03-01"},
                                 {"reference", "终止通知 1 号"}}))
                .status == 200);
    auto firm = setting.office.sign_in("firm");
    setting.move_to(date_of(2024, 3, 2));
    CHECK(kinds(firm.get("/api/v1/watch-warnings")) == "ended:critical ");
    setting.move_to(date_of(2024, 5, 1));
    CHECK(kinds(firm.get("/api/v1/watch-warnings")) == "ended:critical ");
    setting.move_to(date_of(2024, 5, 2));
    CHECK(items(firm.get("/api/v1/watch-warnings")).empty());
    CHECK(setting.whole());
}

TEST_CASE("a night cut short between its batches is finished by the next run, and no more") {
    // 120 rights of one firm fall due on one day: three batches.
    Setting straight;
    Setting cut;
    for (Setting* each : {&straight, &cut}) {
        const Command command{"test", each->office.new_key(), "rights", {"system", "platform", {}}};
        REQUIRE(each->office.system()
                    .desk()
                    .execute(command,
                             [](Work& work) -> Result<Answer> {
                                 for (int i = 0; i < 120; ++i) {
                                     rights::Recorded recorded;
                                     recorded.owner = "pump-works";
                                     recorded.holder = {"湘江泵业", std::nullopt};
                                     recorded.details.number =
                                         "20141036" + std::to_string(10'000 + i);
                                     recorded.details.title = "一种泵";
                                     recorded.details.registry = "window";
                                     recorded.details.details =
                                         rights::Patent{.main_class = "F04D15/00",
                                                        .further_classes = {},
                                                        .filing_date = date_of(2014, 5, 30),
                                                        .grant_date = date_of(2016, 3, 1),
                                                        .fee_paid_through_year = 10};
                                     rights::Right one;
                                     one.id = "RT" + recorded.details.number;
                                     CHECKED(work.create(one, recorded));
                                 }
                                 return Answer{200, Tree::Map{}};
                             })
                    .has_value());
    }
    const Date morning = date_of(2024, 3, 2);
    CHECK(night(straight, morning).changes == 120);
    CHECK(night(straight, morning).changes == 0);

    // Stops in the second batch, as a machine does that loses its power.
    int batches = 0;
    CHECK_THROWS(night(cut, morning, [&] {
        if (++batches == 2) throw std::runtime_error("power");
    }));
    const auto rest = night(cut, morning);
    CHECK(rest.changes > 0);
    CHECK(rest.changes < 120);
    CHECK(night(cut, morning).changes == 0);
    const auto bodies = [](Setting& setting) {
        std::vector<std::string> all;
        setting.office.system().desk().read({}, [&](View& view) {
            for (const Row& row : view.session().query(
                     "select id, body from record where kind = 'warning' order by id"))
                all.push_back(row.text(0) + row.text(1));
            for (const Row& row :
                 view.session().query("select request from journal order by number"))
                all.push_back(row.text(0));
        });
        return all;
    };
    CHECK(bodies(straight) == bodies(cut));
    CHECK(cut.whole());
}
