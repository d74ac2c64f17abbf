// The registration desk: counter and online, three registers, what is asked after a registration,
// the queue and the day's statistics; and two desks that register the same right at once.
#include <doctest/doctest.h>

#include <array>
#include <atomic>
#include <barrier>
#include <map>

#include "features/pledge/pledge.h"
#include "http/client.h"
#include "platform/desk/verify.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const std::string firm_code = "91430100MA4L16JQ9D";  // the code that the test's organisations have

Tree party(const char* name, const std::string& code = firm_code) {
    return Tree::map({{"name", name},
                      {"category", "legal_person"},
                      {"origin", "mainland"},
                      {"identity_paper", "credit_code"},
                      {"identity_number", code},
                      {"address", "长沙市岳麓区1号"}});
}

Tree papers(std::initializer_list<const char*> kinds) {
    Tree::List list;
    for (const char* kind : kinds)
        list.push_back(Tree::map({{"kind", kind}, {"reference", "附件"}}));
    return list;
}

// What a paper form says: one right of one register, for a debt of a year.
Tree form(const std::string& number, const std::string& title, const std::string& desk) {
    return Tree::map({{"registry", desk},
                      {"debt_contract", "借字1"},
                      {"pledge_contract", "质字1"},
                      {"signed_on", "2024-02-20"},
                      {"names_both_parties", true},
                      {"debt_kind", "loan"},
                      {"secured_amount", "1000000.00"},
                      {"debt_from", "2024-03-01"},
                      {"debt_until", "2025-03-01"},
                      {"scope", "本金、利息及实现质权的费用"},
                      {"right_count", 1},
                      {"rights", Tree::list({Tree::map({{"number", number}, {"title", title}})})},
                      {"forfeiture_clause", false},
                      {"appraised", false},
                      {"papers", papers({"application_form", "undertaking", "main_contract",
                                         "pledge_contract"})},
                      {"pledgor", party("机构pump-works")},
                      {"pledgee", party("机构a-bank")}});
}

Tree with(const Tree& body, const std::string& name, Tree value) {
    Tree::Map members = *body.map();
    for (auto& [each, old] : members)
        if (each == name) {
            old = std::move(value);
            return members;
        }
    members.emplace_back(name, std::move(value));
    return members;
}

Tree mark(const std::string& number, const char* sign, const char* desk) {
    return Tree::map(
        {{"holder", Tree::map({{"name", "机构pump-works"}, {"credit_code", firm_code}})},
         {"number", number},
         {"title", sign},
         {"details",
          Tree::map({{"type", "trademark"},
                     {"sign", sign},
                     {"goods", Tree::list({Tree::map(
                                   {{"nice_class", 7}, {"group", "0749"}, {"name", "泵"}})})},
                     {"registered_on", "2016-05-14"},
                     {"valid_until", "2026-05-13"},
                     {"similar_marks", Tree::List{}}})},
         {"co_owners", Tree::List{}},
         {"registry", desk}});
}

Tree received(const Tree& application, const std::string& right, const char* on, const char* at) {
    return Tree::map({{"in_register", "trademark"},
                      {"received_on", on},
                      {"received_at", at},
                      {"rights", Tree::list({right})},
                      {"application", application}});
}

const std::string desk = "/api/v1/registration-desk";

struct Setting {
    explicit Setting(const Engine& engine = engines()[0]) : office(engine) {
        office.add_organisation("window", "机构window", OrganisationKind::registry);
        office.add_organisation("other-window", "机构other", OrganisationKind::registry);
        office.add_organisation("pump-works", "机构pump-works", OrganisationKind::enterprise);
        office.add_organisation("a-bank", "机构a-bank", OrganisationKind::bank);
        office.add_person("window", "window", {Role::registry_officer});
        office.add_person("other", "other-window", {Role::registry_officer});
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        office.add_person("bank", "a-bank", {Role::bank_officer});
    }
    void open_windows() {
        for (const char* user : {"window", "other"})
            REQUIRE(office.sign_in(user)
                        .post(desk + "/hours",
                              Tree::map(
                                  {{"closes_at", "17:00"},
                                   {"promises", Tree::list({Tree::map({{"in_register", "trademark"},
                                                                       {"working_days", 0}})})}}))
                        .status == 200);
    }
    std::string enter_mark(const std::string& number, const char* sign) {
        const Told told =
            office.sign_in("window").post("/api/v1/rights/entries", mark(number, sign, "window"));
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
        return told.text({"id"});
    }
    // A registration of the mark, both parties on the platform.
    std::string registered(const std::string& right, const std::string& number, const char* sign) {
        auto window = office.sign_in("window");
        Tree body = received(form(number, sign, "window"), right, "2024-03-01", "10:00");
        body = with(body, "pledgor_organisation", "pump-works");
        body = with(body, "pledgee_organisation", "a-bank");
        const Told told = window.post(desk + "/registrations", body);
        REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
        const std::string id = told.text({"id"});
        const Told done =
            window.post("/api/v1/pledges/" + id + "/registration", Tree::map({{"serial", 7}}));
        REQUIRE_MESSAGE(done.status == 200, done.text({"detail"}));
        CHECK(done.text({"certificate"}) == "T2024000007");
        return id;
    }
    void verify_book() {
        const auto report = verify(office.system().desk().database(),
                                   office.system().desk().kinds(), office.system().proofs());
        CHECK(report.whole());
    }
    Office office;
};

const Tree::List& items(const Told& told, const char* name = "items") {
    return *told.body.find(name)->list();
}

}  // namespace

TEST_CASE("the counter takes papers in, once its hours are known, with a receipt") {
    Setting setting;
    const std::string right = setting.enter_mark("12345678", "湘江泵");
    auto window = setting.office.sign_in("window");
    const Tree application = form("12345678", "湘江泵", "window");
    CHECK(window.post(desk + "/registrations", received(application, right, "2024-03-01", "10:00"))
              .code() == "pledge.desk_hours");
    setting.open_windows();
    CHECK(window.post(desk + "/registrations", received(application, right, "2024-03-02", "10:00"))
              .code() == "pledge.received_in_future");
    CHECK(window.post(desk + "/registrations", received(application, right, "2024-03-01", "25:00"))
              .code() == "pledge.time");
    Told refused = window.post(desk + "/registrations",
                               received(with(application, "papers", papers({"application_form"})),
                                        right, "2024-03-01", "10:00"));
    CHECK(refused.errors() == std::vector<std::string>{"pledge.paper_missing@papers",
                                                       "pledge.paper_missing@papers",
                                                       "pledge.paper_missing@papers"});
    CHECK(setting.office.sign_in("firm")
              .post(desk + "/registrations", received(application, right, "2024-03-01", "10:00"))
              .status == 403);

    // Friday after the closing hour counts from Monday.
    const Told told =
        window.post(desk + "/registrations", received(application, right, "2024-03-01", "17:01"));
    REQUIRE(told.status == 201);
    CHECK(told.text({"receipt", "number"}) == "R2024-000001");
    CHECK(told.text({"receipt", "counted_from"}) == "2024-03-04");
    const Told queue = window.get(desk + "/queue");
    REQUIRE(items(queue).size() == 1);
    const Tree& row = items(queue).front();
    CHECK(*row.find("due_on")->text() == "2024-03-11");
    CHECK(*row.find("promised_on")->text() == "2024-03-04");
    CHECK(*row.find("intake")->find("name")->text() == "counter");
    CHECK(*row.find("standing")->find("name")->text() == "running");
    CHECK(items(window.get(desk + "/queue?intake=online")).empty());
    CHECK(items(window.get(desk + "/queue?in_register=trademark")).size() == 1);
    CHECK(items(window.get(desk + "/queue?procedure=change")).empty());
    const Told tasks = window.get("/api/v1/tasks");
    REQUIRE(items(tasks).size() == 1);
    CHECK(*items(tasks).front().find("due")->text() == "2024-03-11");
    CHECK(window.download(desk + "/queue.xlsx").starts_with("PK"));
    setting.verify_book();
}

TEST_CASE("the pre-check and the desk say the same: a same mark must go with it") {
    Setting setting;
    setting.open_windows();
    const std::string right = setting.enter_mark("12345678", "湘江泵");
    setting.enter_mark("23456789", "湘江泵");
    auto window = setting.office.sign_in("window");
    const Tree body = received(form("12345678", "湘江泵", "window"), right, "2024-03-01", "10:00");
    const Told check = window.post(desk + "/pre-check", body);
    REQUIRE_MESSAGE(check.status == 200, check.text({"detail"}));
    CHECK(*check.body.find("would_register")->boolean() == false);
    REQUIRE(items(check, "grounds").size() == 1);
    CHECK(items(check, "grounds").front().find("zh")->text()->find("23456789") !=
          std::string::npos);
    const Told told = window.post(desk + "/registrations", body);
    REQUIRE(told.status == 201);
    const Told refused = window.post("/api/v1/pledges/" + told.text({"id"}) + "/registration",
                                     Tree::map({{"serial", 1}}));
    CHECK(refused.code() == "pledge.similar_marks_missing");
    const Told page = window.get("/api/v1/pledges/" + told.text({"id"}));
    CHECK(items(page, "grounds").size() == 1);
    CHECK(items(page, "papers").size() == 4);
    CHECK(items(page, "form").size() == 12);
}

TEST_CASE("after the registration: filed, joined, examined, and entered with before and after") {
    Setting setting;
    setting.open_windows();
    const std::string right = setting.enter_mark("12345678", "湘江泵");
    const std::string id = setting.registered(right, "12345678", "湘江泵");
    const std::string pledge = "/api/v1/pledges/" + id;
    auto firm = setting.office.sign_in("firm");
    auto bank = setting.office.sign_in("bank");
    auto window = setting.office.sign_in("window");

    const Tree change = Tree::map({{"secured_amount", "1500000.00"},
                                   {"reason", "增加授信"},
                                   {"agreement", "变更协议1"},
                                   {"papers", papers({"application_form", "undertaking",
                                                      "change_agreement", "certificate"})}});
    const Told check = firm.post(pledge + "/procedure-pre-check",
                                 Tree::map({{"form", with(with(change, "type", "change"),
                                                          "secured_amount", "1000000.00")}}));
    REQUIRE_MESSAGE(check.status == 200, check.text({"detail"}));
    CHECK(*items(check, "grounds").front().find("ground")->find("name")->text() ==
          "nothing_changes");
    const Told filed = firm.post(pledge + "/change-applications", change);
    REQUIRE_MESSAGE(filed.status == 201, filed.text({"detail"}));
    const std::string procedure = "/api/v1/pledge-procedures/" + filed.text({"id"});
    CHECK(firm.post(pledge + "/change-applications", change).code() == "pledge.procedure_open");
    CHECK(items(bank.get("/api/v1/tasks")).size() == 1);
    CHECK(window.post(procedure + "/approval", Tree::map({{"notice_number", "变更1"}})).code() ==
          "lifecycle.not_now");
    CHECK(bank.post(procedure + "/confirmation", Tree::Map{}).status == 200);
    const Told page = window.get(procedure);
    CHECK(*items(page, "changes").front().find("after")->text() == "1500000.00");
    CHECK(window.post(procedure + "/approval", Tree::map({{"notice_number", "变更1"}})).status ==
          200);

    // By both at the counter: the certificate was lost.
    const Told lost = window.post(
        pledge + "/counter-applications",
        Tree::map({{"received_on", "2024-03-01"},
                   {"received_at", "11:00"},
                   {"form", Tree::map({{"type", "reissue"},
                                       {"reason", "lost"},
                                       {"statement", "搬迁遗失"},
                                       {"papers", papers({"application_form", "undertaking",
                                                          "loss_statement"})}})}}));
    REQUIRE_MESSAGE(lost.status == 201, lost.text({"detail"}));
    CHECK(lost.text({"receipt", "number"}) == "R2024-000002");
    CHECK(window
              .post("/api/v1/pledge-procedures/" + lost.text({"id"}) + "/approval",
                    Tree::map({{"notice_number", "补发1"}}))
              .text({"certificate"}) == "T2024000007-1");

    const Told now = firm.get(pledge);
    CHECK(now.text({"pledge", "now", "secured_amount"}) == "1500000.00");
    CHECK(now.text({"pledge", "application", "secured_amount"}) == "1000000.00");
    CHECK(now.body.find("pledge")->find("entries")->list()->size() == 3);
    CHECK(items(now, "procedures").size() == 2);
    CHECK(firm.post(pledge + "/assignment-applications",
                    Tree::map(
                        {{"to", party("岳阳银行")}, {"agreement", "1"}, {"papers", Tree::List{}}}))
              .code() == "pledge.no_procedure");

    // Cancelled by both: the mark is free.
    const Told cancel = bank.post(pledge + "/cancellation-applications",
                                  Tree::map({{"reason", "debt_paid"},
                                             {"proof", "结清证明"},
                                             {"papers", papers({"application_form", "undertaking",
                                                                "proof_of_end", "certificate"})}}));
    REQUIRE_MESSAGE(cancel.status == 201, cancel.text({"detail"}));
    const std::string ending = "/api/v1/pledge-procedures/" + cancel.text({"id"});
    CHECK(firm.post(ending + "/confirmation", Tree::Map{}).status == 200);
    CHECK(window.post(ending + "/approval", Tree::map({{"notice_number", "注销1"}})).status == 200);
    CHECK(window.get("/api/v1/rights/" + right).body.find("right")->find("pledge") == nullptr);

    const Told days = window.get(desk + "/statistics?from=2024-03-01&to=2024-03-01");
    CHECK(*days.body.find("total")->find("received")->integer() == 4);
    CHECK(*days.body.find("total")->find("granted")->integer() == 4);
    CHECK(*days.body.find("total")->find("at_counter")->integer() == 2);
    CHECK(days.text({"total", "median_days"}) == "0");
    CHECK(items(days, "by_kind").size() == 4);
    CHECK(window.download(desk + "/statistics.xlsx").starts_with("PK"));
    CHECK(window.get(desk + "/statistics?from=2023-01-01&to=2024-03-01").code() ==
          "pledge.statistics_range");
    setting.verify_book();
}

namespace {

// A mark, and an application for it at each of two desks, as they stand before both register.
struct Pair {
    std::string right;
    std::array<std::string, 2> pledges;
};

void file_pairs(Setting& setting, std::vector<Pair>& pairs, int first, int count) {
    const Command command{"test", setting.office.new_key(), "pairs", {"window", "window", {}}};
    const auto answer =
        setting.office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
            for (int i = first; i < first + count; ++i) {
                Pair& pair = pairs[static_cast<std::size_t>(i)];
                const std::string number = std::to_string(10'000'000 + i);
                rights::EnterRight entered =
                    TRY(read<rights::EnterRight>(mark(number, ("标" + number).c_str(), "window")));
                rights::Recorded recorded{"", entered.holder, RightKind::trademark, entered};
                rights::Right right;
                right.id = rights::id_of(recorded);
                CHECKED(work.create(right, recorded));
                pair.right = right.id;
                for (std::size_t side = 0; side < 2; ++side) {
                    const std::string registry = side == 0 ? "window" : "other-window";
                    pledge::ReceivedAtCounter received;
                    received.rights = {right.id};
                    received.application =
                        TRY(read<pledge::Prepare>(form(number, "标" + number, registry)));
                    received.in_register = pledge::RegisterKind::trademark;
                    received.receipt = {"R" + number, work.today(), "10:00", work.today()};
                    received.officer = "test";
                    pledge::Pledge filed;
                    filed.id = "PL" + std::to_string(side) + number;
                    CHECKED(work.create(filed, received));
                    pair.pledges[side] = filed.id;
                }
            }
            return Answer{};
        });
    REQUIRE(answer.has_value());
}

// Each round both desks register the same mark at the same moment.
void race(const Engine& engine, int rounds) {
    Setting setting(engine);
    constexpr int batch = 50;
    std::vector<Pair> pairs(static_cast<std::size_t>(rounds));
    for (int i = 0; i < rounds; i += batch)
        file_pairs(setting, pairs, i, std::min(batch, rounds - i));
    std::array<Colleague, 2> colleagues{setting.office.sign_in("window"),
                                        setting.office.sign_in("other")};
    std::vector<std::array<Told, 2>> told(pairs.size());
    std::barrier together(2);
    in_threads(2, [&](int side) {
        const auto me = static_cast<std::size_t>(side);
        for (std::size_t round = 0; round < pairs.size(); ++round) {
            together.arrive_and_wait();
            told[round][me] =
                colleagues[me].post("/api/v1/pledges/" + pairs[round].pledges[me] + "/registration",
                                    Tree::map({{"serial", static_cast<int>(round) + 1}}),
                                    "race-" + std::to_string(side) + "-" + std::to_string(round));
        }
    });
    std::array<int, 2> wins{};
    for (std::size_t round = 0; round < pairs.size(); ++round) {
        const bool first = told[round][0].status == 200;
        const Told& lost = told[round][first ? 1 : 0];
        REQUIRE(told[round][first ? 0 : 1].status == 200);
        REQUIRE(lost.status == 409);
        REQUIRE(lost.code() == "pledge.already_pledged");
        ++wins[first ? 0 : 1];
    }
    MESSAGE(engine.name << ": " << rounds << " rounds, won by the first desk " << wins[0]
                        << ", by the second " << wins[1]);
    setting.office.system().desk().read(
        {"root", "platform", {Role::administrator}}, [&](View& view) {
            for (std::size_t round = 0; round < pairs.size(); ++round) {
                const bool first = told[round][0].status == 200;
                REQUIRE(view.linked<rights::Right>(pairs[round].right).pledge ==
                        pairs[round].pledges[first ? 0 : 1]);
            }
        });
    setting.verify_book();
}

}  // namespace

TEST_CASE("two desks register the same right at the same moment: one wins, one is told why") {
    race(engines()[0], 300);
    race(engines()[1], 100);
}

TEST_CASE("slow: two desks register the same right at the same moment, 10,000 times" *
          doctest::skip()) {
    race(engines()[0], 10'000);
}

TEST_CASE("who a party's people are stands on the registration's page, on no list and in no task") {
    Setting here;
    here.open_windows();
    const std::string right = here.enter_mark("11111112", "湘泵");
    auto window = here.office.sign_in("window");
    const std::vector<std::string> personal{"13812345678", "王私密", "李私密", "长沙市私人路9号"};
    Tree pledgor = party("机构pump-works");
    for (const auto& [name, value] : {std::pair{"phone", personal[0]},
                                      {"contact", personal[1]},
                                      {"legal_representative", personal[2]},
                                      {"address", personal[3]}})
        pledgor = with(pledgor, name, value);
    Tree body = received(with(form("11111112", "湘泵", "window"), "pledgor", pledgor), right,
                         "2024-03-01", "10:00");
    body = with(body, "pledgor_organisation", "pump-works");
    body = with(body, "pledgee_organisation", "a-bank");
    const Told told = window.post(desk + "/registrations", body);
    REQUIRE_MESSAGE(told.status == 201, told.text({"detail"}));
    const std::string id = told.text({"id"});

    // Those who need it find it on the page itself.
    const std::string page = window.download("/api/v1/pledges/" + id);
    for (const std::string& value : personal) CHECK_MESSAGE(page.contains(value), value);
    std::map<std::string, std::string> cookies;
    for (const char* user : {"window", "other", "firm", "bank", "admin"})
        cookies[user] = here.office.sign_in(user).cookie();
    int lists = 0;
    for (const Route& route : here.office.system().api().routes()) {
        if (route.method != Method::get || route.path.contains('{')) continue;
        const bool needs_more = std::ranges::any_of(route.query, &QueryParameter::required);
        if (needs_more) continue;
        for (const auto& [user, cookie] : cookies) {
            CAPTURE(route.path);
            CAPTURE(user);
            Request request;
            request.target = route.path;
            request.headers = {{"cookie", cookie}};
            const Response shown = here.office.send(std::move(request));
            lists += shown.status == 200 ? 1 : 0;
            for (const std::string& value : personal) CHECK_FALSE(shown.content().contains(value));
        }
    }
    CHECK(lists > 100);
    CHECK(here.office.failures().empty());
}
