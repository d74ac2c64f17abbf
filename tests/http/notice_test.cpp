// Notices of the whole system: its own events told to their parties, what is refused, calendars,
// and a server that is killed. How places move: src/platform/notices/dispatcher_test.cpp.
#include <doctest/doctest.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <mutex>
#include <set>
#include <thread>

#include "app/notices.h"
#include "features/consent/consent.h"
#include "http/client.h"
#include "http/small_book.h"
#include "platform/database/testing/private_postgres.h"
#include "platform/http/server.h"
#include "platform/json/json.h"
#include "platform/notices/signature.h"
#include "program/program.h"

using namespace zhirong;
using namespace zhirong::testing;
using notices::Channel;
using notices::Dispatcher;
using notices::Subscription;

namespace {

// Somebody's server that is told.
class Receiver {
public:
    struct Got {
        std::string id, event, signature, body;
    };
    Receiver()
        : server_({}, {.answer = [this](const Request& request) { return take(request); }}) {}

    std::string address() const {
        return "http://127.0.0.1:" + std::to_string(server_.port()) + "/hook";
    }
    void take_time(std::chrono::milliseconds time) { time_ = time.count(); }
    std::vector<Got> got() {
        const std::lock_guard lock(mutex_);
        return got_;
    }
    std::vector<std::string> ids() {
        std::vector<std::string> all;
        for (const Got& each : got()) all.push_back(each.id);
        return all;
    }

private:
    Response take(const Request& request) {
        std::this_thread::sleep_for(std::chrono::milliseconds(time_));
        const auto header = [&](std::string_view name) {
            return std::string(request.header(name).value_or(""));
        };
        const std::lock_guard lock(mutex_);
        got_.push_back({header("zhirong-delivery"), header("zhirong-event"),
                        header("zhirong-signature"), request.body});
        return no_content();
    }

    std::mutex mutex_;
    std::vector<Got> got_;
    std::atomic<std::int64_t> time_ = 0;
    Server server_;
};

void subscribe(Office& office, Subscription subscription) {
    subscription.person = "admin";
    subscription.created = office.now();
    office.system().desk().database().write(
        [&](Session& session) { notices::insert(session, subscription); });
}
Subscription webhook(const std::string& organisation, const std::string& address,
                     std::vector<std::string> kinds = {}) {
    return {.id = "S-" + organisation,
            .organisation = organisation,
            .person = {},
            .channel = Channel::webhook,
            .address = address,
            .kinds = std::move(kinds),
            .secret = "whsec_" + organisation};
}
Subscription stored(Office& office, const std::string& organisation) {
    return office.system().desk().database().read(
        [&](Session& session) { return notices::of_organisation(session, organisation).front(); });
}

notices::Deliver by_network(System& system) {
    auto settings = channel_settings(system);
    settings.to.reach = Reach::public_or_this_machine;
    return notices::deliver_by(std::move(settings));
}
Dispatcher dispatcher_of(Office& office) {
    return Dispatcher(office.system().desk().database(),
                      dispatcher_settings(office.system(), by_network(office.system())));
}

// What an organisation should have been told, read in another way than the dispatcher does.
std::vector<std::string> expected(Office& office, const std::string& organisation,
                                  const std::string& kind = "") {
    return office.system().desk().database().read([&](Session& session) {
        std::set<std::string> records;
        for (const Row& row :
             session.query("select record from record_party where organisation = $1", organisation))
            records.insert(row.text(0));
        std::vector<std::string> all;
        for (const Row& row :
             session.query("select journal, ordinal, stream, kind, type from event order by "
                           "journal, ordinal"))
            if (records.contains(row.text(2)) && (kind.empty() || row.text(3) == kind) &&
                row.text(4) != "books_brought" && row.text(4) != "premium_earned")
                all.push_back(std::to_string(row.integer(0)) + '.' +
                              std::to_string(row.integer(1)));
        return all;
    });
}

// A firm lets a bank see its records, so many times: an event that both are told of.
void happen(Office& office, int times) {
    for (int i = 0; i < times; ++i) {
        const Command command{
            "test", office.new_key(), office.new_key(), {"system", "pump-works", {}}};
        const auto answer =
            office.system().desk().execute(command, [&](Work& work) -> Result<Answer> {
                consent::Consent record{
                    .id = work.new_id(consent::Consent::prefix), .given = {}, .withdrawn = {}};
                CHECKED(work.create(record, consent::Given{"pump-works",
                                                           "li",
                                                           work.today(),
                                                           {.to = "changsha-bank",
                                                            .matters = {consent::Matter::rights},
                                                            .until = work.today() + Days(30),
                                                            .purpose = "test"}}));
                return Answer{200, Tree::Map{}};
            });
        REQUIRE(answer.has_value());
    }
}
void add_firm_and_bank(Office& office) {
    office.add_organisation("changsha-bank", "长沙银行", OrganisationKind::bank);
    office.add_organisation("pump-works", "湘江泵业", OrganisationKind::enterprise);
    office.add_person("bank", "changsha-bank", {Role::bank_officer});
    office.add_person("firm", "pump-works", {Role::enterprise_officer});
}

// Without a body, and without a key: these may be repeated.
Response send(Office& office, const Colleague& who, Method method, const std::string& path) {
    Request request;
    request.method = method;
    request.target = path;
    request.headers = {{"cookie", who.cookie()}};
    return office.send(std::move(request));
}

}  // namespace

TEST_CASE("each event is told once, in order, signed, and to its own parties alone") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        Receiver bank, fund, loans;
        subscribe(office, webhook("changsha-bank", bank.address()));
        subscribe(office, webhook("hunan-fund", fund.address()));
        subscribe(office, webhook("pump-works", loans.address(), {"loan"}));
        const SmallBook book = fill(office);
        happen(office, 3);
        Dispatcher dispatcher = dispatcher_of(office);
        const std::int64_t told = dispatcher.turn();
        CHECK(bank.ids() == expected(office, "changsha-bank"));
        CHECK(fund.ids() == expected(office, "hunan-fund"));
        CHECK(loans.ids() == expected(office, "pump-works", "loan"));
        CHECK(told == std::ssize(bank.ids()) + std::ssize(fund.ids()) + std::ssize(loans.ids()));
        CHECK(bank.ids().size() > loans.ids().size());
        REQUIRE(!loans.ids().empty());
        REQUIRE(!fund.ids().empty());

        const Receiver::Got first = loans.got().front();
        CHECK(first.event == "loan.opened");
        const auto body = parse_json(first.body);
        REQUIRE(body.has_value());
        std::vector<std::string> members;
        for (const auto& [name, value] : *body->map()) members.push_back(name);
        CHECK(members == std::vector<std::string>{"id", "type", "zh", "en", "record", "kind", "at",
                                                  "business_date"});
        CHECK(*body->find("record")->text() == book.loan);
        CHECK(*body->find("zh")->text() == "贷款开立");
        CHECK(*body->find("business_date")->text() == "2024-03-01");
        const std::int64_t seconds = std::stoll(first.signature.substr(2));
        CHECK(seconds == office.now().milliseconds / 1'000);
        CHECK(first.signature == notices::signature("whsec_pump-works", seconds, first.body));

        CHECK(dispatcher.turn() == 0);
        happen(office, 1);
        CHECK(dispatcher.turn() == 1);
        CHECK(bank.ids() == expected(office, "changsha-bank"));
        CHECK(stored(office, "changsha-bank").last_success == office.now());
    }
}

TEST_CASE("addresses that will not do are refused with words at their field") {
    Office office;
    add_firm_and_bank(office);
    auto bank = office.sign_in("bank");
    REQUIRE(bank.get("/api/v1/subscriptions").status == 200);
    const auto errors = [&](const char* channel, const std::string& address, Tree kinds = {}) {
        Tree body = Tree::map({{"channel", channel}, {"address", address}});
        if (!kinds.is_null()) body.set("kinds", std::move(kinds));
        return bank.post("/api/v1/subscriptions", body).errors();
    };
    using Errors = std::vector<std::string>;
    CHECK(errors("webhook", "hook.example") == Errors{"notice.address@address"});
    CHECK(errors("webhook", "https://user@hook.example/") == Errors{"notice.address@address"});
    CHECK(errors("webhook", "http://hook.example/") == Errors{"notice.not_secure@address"});
    CHECK(errors("webhook", "ftp://hook.example/") == Errors{"notice.not_secure@address"});
    for (const char* inside :
         {"https://127.0.0.1/", "https://localhost/x", "http://localhost:8080/", "https://[::1]/",
          "https://10.0.0.8/", "https://192.168.1.1/", "https://169.254.169.254/latest/meta-data",
          "https://2130706433/", "https://0x7f.1/", "https://[::ffff:10.0.0.1]/"}) {
        CAPTURE(inside);
        CHECK(errors("webhook", inside) == Errors{"notice.not_public@address"});
    }
    CHECK(errors("mail", "li@bank.example") == Errors{"notice.no_mail_server@channel"});
    CHECK(errors("mail", "li@bank") ==
          Errors{"notice.mail_address@address", "notice.no_mail_server@channel"});
    CHECK(errors("webhook", "https://hook.example/", Tree::list({"loan", "lone", "loan"})) ==
          Errors{"notice.kind@kinds[1]", "notice.kind_twice@kinds[2]"});
    // A register of the program's own is nobody's to hear of.
    CHECK(errors("webhook", "https://hook.example/", Tree::list({"expense"})) ==
          Errors{"notice.kind@kinds[0]"});
    CHECK(errors("pigeon", "https://hook.example/") == Errors{"field.choice@channel"});
    CHECK(bank.get("/api/v1/subscriptions").body.find("items")->list()->empty());

    std::set<std::string> secrets;
    constexpr int most = 20;
    std::string id;
    for (int i = 0; i < most; ++i) {
        const Told added =
            bank.post("/api/v1/subscriptions",
                      Tree::map({{"channel", "webhook"},
                                 {"address", "https://hook.example/" + std::to_string(i)}}));
        REQUIRE_MESSAGE(added.status == 201, write_json(added.body));
        CHECK(added.text({"secret"}).starts_with("whsec_"));
        secrets.insert(added.text({"secret"}));
        id = added.text({"id"});
    }
    CHECK(secrets.size() == most);
    CHECK(errors("webhook", "https://hook.example/") == Errors{"notice.too_many@"});
    auto firm = office.sign_in("firm");
    CHECK(send(office, firm, Method::remove, "/api/v1/subscriptions/" + id).status == 404);
    CHECK(send(office, bank, Method::remove, "/api/v1/subscriptions/" + id).status == 200);
    CHECK(errors("webhook", "https://hook.example/").empty());
}

TEST_CASE(
    "an organisation's people see how their subscriptions stand, and resume them; others do not") {
    Office office;
    add_firm_and_bank(office);
    subscribe(office, webhook("changsha-bank", "https://hook.example/"));
    office.system().desk().database().write([](Session& session) {
        session.execute(
            "update subscription set state = 'suspended', failures = 70, failing_since = 5, "
            "last_problem = '503'");
    });
    auto bank = office.sign_in("bank");
    auto firm = office.sign_in("firm");
    const Told listed = bank.get("/api/v1/subscriptions");
    REQUIRE_MESSAGE(listed.status == 200, write_json(listed.body));
    const Tree row = listed.body.find("items")->list()->front();
    CHECK(*row.find("state")->find("name")->text() == "suspended");
    CHECK(*row.find("last_problem")->text() == "503");
    CHECK(*row.find("failures")->integer() == 70);
    CHECK(row.find("secret") == nullptr);
    CHECK(firm.get("/api/v1/subscriptions").body.find("items")->list()->empty());
    const std::string one = "/api/v1/subscriptions/S-changsha-bank";
    CHECK(send(office, firm, Method::post, one + "/resumption").status == 404);
    CHECK(send(office, firm, Method::post, one + "/test").status == 404);
    CHECK(stored(office, "changsha-bank").state == notices::State::suspended);
    CHECK(send(office, bank, Method::post, one + "/resumption").status == 200);
    CHECK(stored(office, "changsha-bank").state == notices::State::active);
    CHECK(stored(office, "changsha-bank").failures == 0);
    // A receiver that is not allowed is not tried either: nothing leaves for this machine.
    Receiver inside;
    subscribe(office, webhook("pump-works", inside.address()));
    const Response tested =
        send(office, firm, Method::post, "/api/v1/subscriptions/S-pump-works/test");
    CHECK(tested.status == 502);
    CHECK(tested.content().contains("notice.not_delivered"));
    CHECK(inside.got().empty());
}

TEST_CASE("every kind of record has its words") {
    Office office;
    for (const RecordKind& kind : office.system().desk().kinds()) {
        CAPTURE(kind.kind);
        // A new one is to be put among kind_words of app/notices.cpp.
        CHECK_NOTHROW((void)words_of_kind(kind.kind));
    }
}

TEST_CASE(
    "the calendar has what is the organisation's own, and its secret address can be withdrawn") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Office office(engine);
        const SmallBook book = fill(office);
        happen(office, 1);
        office.add_person("bank", "changsha-bank", {Role::bank_officer});
        office.add_person("firm", "pump-works", {Role::enterprise_officer});
        auto bank = office.sign_in("bank");
        auto firm = office.sign_in("firm");
        auto fund = office.sign_in("fund.officer");
        const std::string text = bank.download("/api/v1/calendar");
        CHECK(text.starts_with("BEGIN:VCALENDAR\r\n"));
        CHECK(text.contains("UID:loan-" + book.loan + "-maturity@zhirong\r\n"));
        CHECK(text.contains("DTSTART;VALUE=DATE:20250301\r\n"));
        CHECK(text.contains("SUMMARY:贷款到期：湘江泵业（" + book.loan + "）\r\n"));
        // The consent's last day: thirty after 25 April.
        CHECK(text.contains("DTSTART;VALUE=DATE:20240525\r\n"));
        CHECK(firm.download("/api/v1/calendar").contains("SUMMARY:贷款到期：长沙银行"));
        CHECK_FALSE(fund.download("/api/v1/calendar").contains("BEGIN:VEVENT"));
        CHECK(fund.get("/api/v1/deadlines").body.find("items")->list()->empty());
        const Told listed = firm.get("/api/v1/deadlines");
        CHECK(listed.body.find("items")->list()->size() >= 2);
        CHECK(listed.body.find("feed_created") == nullptr);

        const auto make = [&] {
            const Response made = send(office, firm, Method::post, "/api/v1/calendar/feed");
            REQUIRE(made.status == 201);
            return *parse_json(made.content())->find("path")->text();
        };
        const auto fetch = [&](const std::string& path) {
            Request request;
            request.target = path;
            return office.send(std::move(request));
        };
        const std::string address = make();
        const Response shown = fetch(address);
        CHECK(shown.status == 200);
        CHECK(shown.content_type == "text/calendar; charset=utf-8");
        CHECK(shown.content() == firm.download("/api/v1/calendar"));
        CHECK(fetch("/api/v1/calendar/feed?token=guess").status == 404);
        CHECK(fetch("/api/v1/calendar/feed").status == 404);
        CHECK(fetch("/api/v1/calendar").status == 401);
        const std::string second = make();
        CHECK(fetch(address).status == 404);
        CHECK(fetch(second).status == 200);
        REQUIRE(office.system().identity().set_disabled("firm", true).has_value());
        CHECK(fetch(second).status == 404);
        REQUIRE(office.system().identity().set_disabled("firm", false).has_value());
        auto again = office.sign_in("firm");
        CHECK(fetch(second).status == 200);
        CHECK(send(office, again, Method::remove, "/api/v1/calendar/feed").status == 200);
        CHECK(fetch(second).status == 404);
    }
}

TEST_CASE(
    "a server killed while it tells goes on where it was, and what comes twice bears its id") {
    // On PostgreSQL, so that the test can write beside the server.
    Office office(engines()[1]);
    add_firm_and_bank(office);
    Receiver bank;
    bank.take_time(std::chrono::milliseconds(3));
    subscribe(office, webhook("changsha-bank", bank.address()));
    constexpr std::size_t events = 400;
    happen(office, static_cast<int>(events));
    const auto want = expected(office, "changsha-bank");
    REQUIRE(want.size() == events);
    int kills = 0;
    const std::vector<std::string> arguments{"--database", office.configuration().database,
                                             "--webhooks-to", "this-machine"};
    for (std::size_t goal = 40; goal < events; goal += 60, ++kills) {
        RunningServer server(arguments);
        while (bank.got().size() < goal) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        server.kill();
        // The dead one's lease runs out in a minute; the test does not wait for it.
        office.system().desk().database().write(
            [](Session& session) { session.execute("update subscription set lease_until = 0"); });
    }
    RunningServer server(arguments);
    std::set<std::string> seen;
    while (seen.size() < events) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        const auto ids = bank.ids();
        seen = {ids.begin(), ids.end()};
    }
    const Ran stopped = server.stop();
    CHECK_MESSAGE(stopped.exit_code == 0, stopped.output);
    // Without its repetitions it is what happened, in order; a repetition is the same to the byte.
    std::vector<std::string> once;
    std::map<std::string, std::string> bodies;
    for (const Receiver::Got& got : bank.got()) {
        const auto [known, fresh] = bodies.emplace(got.id, got.body);
        if (fresh)
            once.push_back(got.id);
        else
            CHECK(known->second == got.body);
    }
    CHECK(once == want);
    CHECK(bank.got().size() - events <= static_cast<std::size_t>(kills));
    MESSAGE(kills, " kills, ", events, " events, ", bank.got().size() - events, " came twice");
}
