// What was committed is told once and in order, and again where nobody said yes.
#include "platform/notices/dispatcher.h"

#include <arpa/inet.h>
#include <doctest/doctest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <thread>

#include "platform/database/testing/engines.h"
#include "platform/desk/desk.h"
#include "platform/http/server.h"
#include "platform/json/json.h"
#include "platform/notices/channels.h"
#include "platform/notices/signature.h"

namespace zhirong::notices {
namespace {

struct Put {
    std::vector<std::string> parties;
};
struct Aged {};
// Something that some organisations are a party to.
struct Thing {
    static constexpr const char* kind = "thing";
    static constexpr const char* prefix = "TH";
    using Event = std::variant<Put, Aged>;
    std::string id;
    std::vector<std::string> seen_by;
};
Thing apply(Thing thing, const Thing::Event& event) {
    if (const auto* put = std::get_if<Put>(&event)) thing.seen_by = put->parties;
    return thing;
}
std::vector<std::string> parties(const Thing& thing) { return thing.seen_by; }
Label stage_words(const Thing&) { return {"there", "在", "There"}; }

}  // namespace
}  // namespace zhirong::notices

template <>
struct zhirong::Shape<zhirong::notices::Put> : zhirong::EventShape<"put", "放下", "Put down"> {
    static constexpr std::array fields{
        field<&notices::Put::parties>("parties", "当事方", "Parties")};
};
template <>
struct zhirong::Shape<zhirong::notices::Aged> : zhirong::EventShape<"aged", "老去", "Aged"> {
    static constexpr NoFields fields{};
};
template <>
struct zhirong::Shape<zhirong::notices::Thing> {
    static constexpr std::array fields{
        field<&notices::Thing::id>("id", "编号", "Id"),
        field<&notices::Thing::seen_by>("seen_by", "当事方", "Parties")};
};

namespace zhirong::notices {
namespace {

using testing::Engine;
using testing::engines;
using testing::TemporaryFolder;

constexpr std::int64_t minute = 60'000;
const std::string bank = "a-bank";
const std::string firm = "a-firm";

Label words(const std::string& kind, const std::string& type) {
    CHECK(kind == Thing::kind);
    return record_kind<Thing>().events.at(type);
}

class Book {
public:
    explicit Book(const Engine& engine = engines()[0])
        : url_(engine.new_url(folder_)), desk_(open()) {}

    Database& database() { return desk_->database(); }
    std::unique_ptr<Desk> open() {
        return std::make_unique<Desk>(
            open_database(url_), [this] { return now(); }, date_of(2024, 3, 1));
    }
    Instant now() const { return {now_.load()}; }
    void wait(std::int64_t milliseconds) { now_ += milliseconds; }

    // So many things are put down, in a transaction each, for these to see.
    void happen(int times, const std::vector<std::string>& seen_by = {bank}) {
        for (int i = 0; i < times; ++i)
            change([&](Work& work) -> Result<std::monostate> {
                Thing thing{.id = work.new_id(Thing::prefix), .seen_by = {}};
                CHECKED(work.create(thing, Put{seen_by}));
                last_ = thing.id;
                return {};
            });
    }
    // The last of them again, twice in one line of the journal.
    void happen_to_the_last() {
        change([&](Work& work) -> Result<std::monostate> {
            auto thing = work.linked<Thing>(last_);
            work.happened(thing, Put{thing.seen_by});
            work.happened(thing, Aged{});
            work.happened(thing, Put{thing.seen_by});
            return {};
        });
    }
    void subscribe(Subscription subscription) {
        subscription.person = "li";
        subscription.created = now();
        database().write([&](Session& session) { insert(session, subscription); });
    }
    void subscribe(const std::string& organisation, const std::string& address = "",
                   Channel channel = Channel::webhook) {
        subscribe({.id = "S-" + organisation,
                   .organisation = organisation,
                   .person = {},
                   .channel = channel,
                   .address = address,
                   .kinds = {},
                   .secret = "whsec_" + organisation});
    }
    Subscription stored(const std::string& organisation = bank) {
        return database().read(
            [&](Session& session) { return of_organisation(session, organisation).front(); });
    }
    // What an organisation should have been told, read in another way than the dispatcher does.
    std::vector<std::string> expected(const std::string& organisation = bank) {
        return database().read([&](Session& session) {
            std::set<std::string> records;
            for (const Row& row : session.query(
                     "select record from record_party where organisation = $1", organisation))
                records.insert(row.text(0));
            std::vector<std::string> all;
            for (const Row& row : session.query(
                     "select journal, ordinal, stream, type from event order by journal, ordinal"))
                if (records.contains(row.text(2)) && row.text(3) != "aged")
                    all.push_back(std::to_string(row.integer(0)) + '.' +
                                  std::to_string(row.integer(1)));
            return all;
        });
    }
    DispatcherSettings settings(Deliver deliver) {
        return {.clock = [this] { return now(); },
                .words = words,
                .deliver = std::move(deliver),
                .quiet = {"aged"}};
    }
    Dispatcher dispatcher(Deliver deliver) {
        return Dispatcher(database(), settings(std::move(deliver)));
    }
    ChannelSettings channels() {
        return {.to = {.reach = Reach::public_or_this_machine},
                .clock = [this] { return now(); },
                .kinds = [](const std::string& kind) { return Label{kind, "东西", "Thing"}; }};
    }

private:
    void change(const std::function<Result<std::monostate>(Work&)>& act) {
        const std::string key = "key-" + std::to_string(++keys_);
        const auto answer = desk_->execute({"test", key, key, {"li", "platform", {}}},
                                           [&](Work& work) -> Result<Answer> {
                                               CHECKED(act(work));
                                               return Answer{200, Tree::Map{}};
                                           });
        REQUIRE(answer.has_value());
    }

    TemporaryFolder folder_;
    std::string url_;
    std::atomic<std::int64_t> now_ = 1'709'254'800'000;
    std::unique_ptr<Desk> desk_;
    std::string last_;
    int keys_ = 0;
};

// A receiver without a network: what it was told, and what it says to it.
struct Ear {
    std::vector<std::string> ids;
    std::string says_no;  // with these words; empty: yes
    Deliver deliver() {
        return [this](const Subscription&, std::span<const Notice> what, const std::stop_token&) {
            for (const Notice& notice : what) ids.push_back(notice.id);
            if (!says_no.empty()) throw DeliveryFailure(says_no, says_no == "gone");
        };
    }
};

}  // namespace

TEST_CASE("each event is told once, in order, to its own parties, from the subscription on") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Book book(engine);
        book.happen(2);
        book.subscribe(bank);
        book.subscribe(firm);
        const std::size_t before = book.expected().size();
        Ear ear;
        std::map<std::string, std::vector<std::string>> told;
        Dispatcher dispatcher = book.dispatcher(
            [&](const Subscription& to, std::span<const Notice> what, const std::stop_token&) {
                CHECK(what.size() == 1);
                for (const Notice& notice : what) told[to.organisation].push_back(notice.id);
            });
        CHECK(dispatcher.turn() == 0);
        book.happen(3);
        book.happen(2, {bank, firm});
        book.happen(1, {"others"});
        book.happen(1, {everybody});
        book.happen(1, {firm});
        book.happen_to_the_last();
        book.happen(1, {bank});
        CHECK(dispatcher.turn() == 6 + 5);
        auto want = book.expected();
        want.erase(want.begin(), want.begin() + static_cast<std::ptrdiff_t>(before));
        CHECK(told[bank] == want);
        CHECK(told[firm] == book.expected(firm));
        CHECK(told[firm].size() == 5);
        CHECK(dispatcher.turn() == 0);
        CHECK(book.stored().last_success == book.now());
        CHECK(book.stored().lease_until.milliseconds == 0);
    }
}

TEST_CASE("who does not say yes is asked again after 1, 2, 4 minutes, and misses nothing") {
    for (const auto& [failures, minutes] :
         std::map<int, int>{{1, 1}, {2, 2}, {3, 4}, {6, 32}, {7, 60}, {8, 60}, {1'000, 60}})
        CHECK(Dispatcher::pause_milliseconds(failures) == minutes * minute);
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Book book(engine);
        book.subscribe(bank);
        book.happen(3);
        Ear ear{.ids = {}, .says_no = "500"};
        Dispatcher dispatcher = book.dispatcher(ear.deliver());
        CHECK(dispatcher.turn() == 0);
        CHECK(ear.ids.size() == 1);
        CHECK(book.stored().failures == 1);
        CHECK(book.stored().last_problem == "500");
        CHECK(book.stored().failing_since == book.now());
        book.wait(minute - 1);
        dispatcher.turn();
        CHECK(ear.ids.size() == 1);
        book.wait(1);
        dispatcher.turn();
        CHECK(ear.ids.size() == 2);
        book.wait(2 * minute - 1);
        dispatcher.turn();
        CHECK(ear.ids.size() == 2);
        ear.says_no = "";
        book.happen(1);
        book.wait(1);
        // What had been begun, then what has happened since.
        CHECK(dispatcher.turn() == 3);
        CHECK(dispatcher.turn() == 1);
        const auto want = book.expected();
        CHECK(ear.ids == std::vector{want[0], want[0], want[0], want[1], want[2], want[3]});
        CHECK(book.stored().failures == 0);
        CHECK(book.stored().last_problem.empty());
    }
}

TEST_CASE("a clock that is set back holds no notice up") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Book book(engine);
        book.subscribe(bank);
        book.happen(1);
        Ear ear{.ids = {}, .says_no = "500"};
        Dispatcher dispatcher = book.dispatcher(ear.deliver());
        CHECK(dispatcher.turn() == 0);
        ear.says_no = "";
        // Its next try is a day and a minute away now.
        book.wait(-24 * 60 * minute);
        CHECK(dispatcher.turn() == 1);

        // As is the end of the lease of one that died.
        book.happen(1);
        Dispatcher dies = book.dispatcher(
            [](const Subscription&, std::span<const Notice>, const std::stop_token&) {
                throw std::runtime_error("the power is gone");
            });
        CHECK_THROWS_WITH(dies.turn(), "the power is gone");
        book.wait(-24 * 60 * minute);
        CHECK(dispatcher.turn() == 1);
        CHECK(ear.ids.back() == book.expected().back());
    }
}

TEST_CASE("after three days of failures a subscription rests until its owner resumes it") {
    Book book;
    book.subscribe(bank);
    book.happen(2);
    Ear ear{.ids = {}, .says_no = "503"};
    Dispatcher dispatcher = book.dispatcher(ear.deliver());
    const std::int64_t begin = book.now().milliseconds;
    constexpr int more_than_enough = 200;
    for (int i = 0; i < more_than_enough; ++i) {
        dispatcher.turn();
        if (book.stored().state == State::suspended) break;
        CHECK(book.now().milliseconds - begin < Dispatcher::give_up_milliseconds);
        book.wait(Dispatcher::pause_milliseconds(book.stored().failures));
    }
    CHECK(book.now().milliseconds - begin >= Dispatcher::give_up_milliseconds);
    REQUIRE(book.stored().state == State::suspended);
    const std::size_t asked = ear.ids.size();
    ear.says_no = "";
    book.happen(1);
    book.wait(24 * 60 * minute);
    CHECK(dispatcher.turn() == 0);
    CHECK(ear.ids.size() == asked);
    const auto resumed = [&](const std::string& organisation) {
        return book.database().write(
            [&](Session& session) { return resume(session, organisation, "S-" + bank); });
    };
    CHECK_FALSE(resumed(firm));
    CHECK(resumed(bank));
    CHECK(dispatcher.turn() == 2);
    CHECK(dispatcher.turn() == 1);
    CHECK(std::vector(ear.ids.end() - 3, ear.ids.end()) == book.expected());

    // Who says that it is gone for good is believed at once.
    ear.says_no = "gone";
    book.happen(1);
    dispatcher.turn();
    CHECK(book.stored().state == State::suspended);
}

TEST_CASE("a crash between the sending and the writing down sends the same id again") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Book book(engine);
        book.subscribe(bank);
        book.happen(4);
        std::vector<std::string> got;
        bool crash = true;
        const Deliver deliver = [&](const Subscription&, std::span<const Notice> what,
                                    const std::stop_token&) {
            for (const Notice& notice : what) got.push_back(notice.id);
            if (got.size() == 2 && crash) throw std::runtime_error("the power is gone");
        };
        Dispatcher dies = book.dispatcher(deliver);
        CHECK_THROWS_WITH(dies.turn(), "the power is gone");
        crash = false;
        // Nobody else is at it before the lease has run out.
        Dispatcher next = book.dispatcher(deliver);
        CHECK(next.turn() == 0);
        book.wait(Dispatcher::lease_milliseconds - 1);
        CHECK(next.turn() == 0);
        book.happen(1);
        book.wait(1);
        CHECK(next.turn() == 3);
        CHECK(next.turn() == 1);
        const auto want = book.expected();
        REQUIRE(want.size() == 5);
        CHECK(got == std::vector{want[0], want[1], want[1], want[2], want[3], want[4]});
    }
}

TEST_CASE("whose lease has run out while it was sending moves nothing") {
    Book book;
    book.subscribe(bank);
    book.happen(2);
    Ear second;
    Dispatcher other = book.dispatcher(second.deliver());
    std::vector<std::string> got;
    Dispatcher slow = book.dispatcher(
        [&](const Subscription&, std::span<const Notice> what, const std::stop_token&) {
            got.push_back(what.front().id);
            // A machine that stood still: meanwhile somebody else has taken it up, and done it.
            book.wait(Dispatcher::lease_milliseconds);
            CHECK(other.turn() == 2);
        });
    CHECK(slow.turn() == 0);
    CHECK(got.size() == 1);
    CHECK(second.ids == book.expected());
    CHECK(other.turn() == 0);
    // Nor does the late one's end disturb anything.
    book.happen(1);
    CHECK(other.turn() == 1);
    CHECK(second.ids == book.expected());
}

TEST_CASE("several dispatchers of several servers never tell one event at the same time") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Book book(engine);
        for (const std::string& who : {bank, firm}) book.subscribe(who);
        std::mutex mutex;
        std::map<std::string, int> under_way;
        std::map<std::string, std::vector<std::string>> told;
        std::atomic<int> clashes = 0;
        const Deliver deliver = [&](const Subscription& to, std::span<const Notice> what,
                                    const std::stop_token&) {
            {
                const std::lock_guard lock(mutex);
                if (++under_way[to.id] > 1) ++clashes;
            }
            std::this_thread::sleep_for(std::chrono::microseconds(300));
            const std::lock_guard lock(mutex);
            --under_way[to.id];
            for (const Notice& notice : what) told[to.organisation].push_back(notice.id);
        };
        // On PostgreSQL every other dispatcher has a desk of its own: two servers.
        const std::unique_ptr<Desk> second = engine.name == "SQLite" ? nullptr : book.open();
        constexpr int dispatchers = 4;
        constexpr int events = 150;
        std::atomic<bool> done = false;
        {
            std::vector<std::jthread> threads;
            for (int i = 0; i < dispatchers; ++i)
                threads.emplace_back([&, i] {
                    Dispatcher dispatcher(
                        second && i % 2 == 1 ? second->database() : book.database(),
                        book.settings(deliver));
                    for (bool last = false; !last;) {
                        last = done;
                        dispatcher.turn();
                    }
                });
            book.happen(events, {bank, firm});
            done = true;
        }
        // What a lease kept from whoever looked last; two looks, for a look takes a hundred.
        Dispatcher last = book.dispatcher(deliver);
        last.turn();
        last.turn();
        CHECK(clashes == 0);
        CHECK(told[bank] == book.expected());
        CHECK(told[firm] == book.expected(firm));
        CHECK(told[firm].size() == events);
    }
}

TEST_CASE("what is not theirs to hear of is passed by, however much it is") {
    Book book;
    book.subscribe(bank);
    const Place before = book.stored().place;
    Ear ear;
    Dispatcher dispatcher = book.dispatcher(ear.deliver());
    book.happen(999, {firm});
    CHECK(dispatcher.turn() == 0);
    CHECK(book.stored().place == before);
    // More lines than a place is left standing for.
    book.happen(1, {firm});
    CHECK(dispatcher.turn() == 0);
    CHECK(book.stored().place == Place{before.journal + 1'000, 0});
    CHECK(ear.ids.empty());
    // More than a window of them, and the one that it is told of after.
    book.happen(2'100, {firm});
    book.happen(1);
    CHECK(dispatcher.turn() == 1);
    CHECK(ear.ids == book.expected());
}

TEST_CASE("threads take turns until they are told to stop") {
    Book book;
    book.subscribe(bank);
    std::mutex mutex;
    std::vector<std::string> got;
    Dispatcher dispatcher = book.dispatcher(
        [&](const Subscription&, std::span<const Notice> what, const std::stop_token&) {
            const std::lock_guard lock(mutex);
            for (const Notice& notice : what) got.push_back(notice.id);
        });
    const auto count = [&] {
        const std::lock_guard lock(mutex);
        return got.size();
    };
    {
        const Dispatching dispatching(
            dispatcher, [](std::string_view what) { FAIL_CHECK(what); },
            std::chrono::milliseconds(5));
        book.happen(20);
        while (count() < 20) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    }
    CHECK(got == book.expected());
    book.happen(1);
    CHECK(count() == 20);
}

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
    void answer_with(int status) { status_ = status; }
    std::vector<Got> got() {
        const std::lock_guard lock(mutex_);
        return got_;
    }

private:
    Response take(const Request& request) {
        const auto header = [&](std::string_view name) {
            return std::string(request.header(name).value_or(""));
        };
        const std::lock_guard lock(mutex_);
        got_.push_back({header("zhirong-delivery"), header("zhirong-event"),
                        header("zhirong-signature"), request.body});
        Response response;
        response.status = status_;
        return response;
    }

    std::mutex mutex_;
    std::vector<Got> got_;
    std::atomic<int> status_ = 204;
    Server server_;
};

}  // namespace

TEST_CASE("a webhook is signed and says what happened to which record, and no more") {
    Book book;
    Receiver receiver;
    book.subscribe(bank, receiver.address());
    book.happen(1);
    Dispatcher dispatcher = book.dispatcher(deliver_by(book.channels()));
    CHECK(dispatcher.turn() == 1);
    REQUIRE(receiver.got().size() == 1);
    const Receiver::Got got = receiver.got().front();
    CHECK(got.event == "thing.put");
    CHECK(got.id == book.expected().front());
    const std::int64_t seconds = book.now().milliseconds / 1'000;
    CHECK(got.signature == signature("whsec_" + bank, seconds, got.body));
    const auto body = parse_json(got.body);
    REQUIRE(body.has_value());
    std::vector<std::string> members;
    for (const auto& [name, value] : *body->map()) members.push_back(name);
    CHECK(members == std::vector<std::string>{"id", "type", "zh", "en", "record", "kind", "at",
                                              "business_date"});
    CHECK(*body->find("id")->text() == got.id);
    CHECK(*body->find("type")->text() == "thing.put");
    CHECK(*body->find("zh")->text() == "放下");
    CHECK(*body->find("en")->text() == "Put down");
    CHECK(*body->find("kind")->text() == "thing");
    CHECK(body->find("record")->text()->starts_with("TH"));
    CHECK(*body->find("at")->text() == "2024-03-01T09:00:00.000+08:00");
    CHECK(*body->find("business_date")->text() == "2024-03-01");
}

TEST_CASE("a yes is 2xx; a redirection, an error or nobody there is none") {
    for (const auto& [status, failures] : std::map<int, int>{
             {200, 0}, {202, 0}, {204, 0}, {299, 0}, {300, 1}, {302, 1}, {404, 1}, {500, 1}}) {
        CAPTURE(status);
        Book book;
        Receiver receiver;
        book.subscribe(bank, receiver.address());
        receiver.answer_with(status);
        book.happen(1);
        Dispatcher dispatcher = book.dispatcher(deliver_by(book.channels()));
        dispatcher.turn();
        CHECK(book.stored().failures == failures);
        CHECK(book.stored().last_problem.contains(std::to_string(status)) == (failures > 0));
    }
    Book book;
    {
        const Receiver gone;
        book.subscribe(bank, gone.address());
    }
    book.happen(1);
    ChannelSettings channels = book.channels();
    Dispatcher dispatcher = book.dispatcher(deliver_by(channels));
    CHECK(dispatcher.turn() == 0);
    CHECK(book.stored().failures == 1);
    // An address that was allowed once and leads inside now.
    Receiver inside;
    book.subscribe(firm, inside.address());
    book.happen(1, {firm});
    channels.to.reach = Reach::public_only;
    Dispatcher careful = book.dispatcher(deliver_by(channels));
    CHECK(careful.turn() == 0);
    CHECK(inside.got().empty());
    CHECK(book.stored(firm).last_problem.contains("internal network"));
}

namespace {

// As much of a mail server as a letter needs (RFC 5321).
class Postbox {
public:
    Postbox() : listener_(::socket(AF_INET, SOCK_STREAM, 0)) {
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        socklen_t size = sizeof address;
        REQUIRE(::bind(listener_, reinterpret_cast<sockaddr*>(&address), size) == 0);
        REQUIRE(::listen(listener_, 8) == 0);
        REQUIRE(::getsockname(listener_, reinterpret_cast<sockaddr*>(&address), &size) == 0);
        port_ = ntohs(address.sin_port);
        thread_ = std::jthread([this] { serve(); });
    }
    ~Postbox() {
        ::shutdown(listener_, SHUT_RDWR);
        thread_.join();
        ::close(listener_);
    }
    Postbox(const Postbox&) = delete;
    Postbox& operator=(const Postbox&) = delete;

    std::string address() const { return "smtp://127.0.0.1:" + std::to_string(port_); }
    void refuse(bool refuses) { refuses_ = refuses; }
    std::vector<std::string> letters() {
        const std::lock_guard lock(mutex_);
        return letters_;
    }

private:
    void serve() {
        for (;;) {
            const int socket = ::accept(listener_, nullptr, nullptr);
            if (socket < 0) return;
            talk(socket);
            ::close(socket);
        }
    }
    void talk(int socket) {
        const auto say = [&](std::string_view text) {
            (void)!::send(socket, text.data(), text.size(), MSG_NOSIGNAL);
        };
        std::string received;
        const auto line = [&]() -> std::string {
            for (std::array<char, 4'096> some{};;) {
                if (const auto end = received.find("\r\n"); end != std::string::npos) {
                    std::string one = received.substr(0, end);
                    received.erase(0, end + 2);
                    return one;
                }
                const ssize_t got = ::recv(socket, some.data(), some.size(), 0);
                if (got <= 0) return "QUIT";
                received.append(some.data(), static_cast<std::size_t>(got));
            }
        };
        say("220 postbox\r\n");
        for (;;) {
            const std::string said = line();
            if (said.starts_with("QUIT")) return say("221 bye\r\n");
            if (said.starts_with("EHLO")) {
                say("250 postbox\r\n");
            } else if (said.starts_with("RCPT") && refuses_) {
                say("550 nobody of that name\r\n");
            } else if (said.starts_with("DATA")) {
                say("354 go on\r\n");
                std::string letter;
                for (std::string each = line(); each != "." && each != "QUIT"; each = line())
                    letter += each + "\n";
                {
                    const std::lock_guard lock(mutex_);
                    letters_.push_back(letter);
                }
                say("250 taken\r\n");
            } else {
                say("250 ok\r\n");
            }
        }
    }

    int listener_;
    std::uint16_t port_ = 0;
    std::atomic<bool> refuses_ = false;
    std::mutex mutex_;
    std::vector<std::string> letters_;
    std::jthread thread_;
};

std::string header_of(const std::string& letter, const std::string& name) {
    const std::size_t at = letter.find("\n" + name + ": ");
    if (at == std::string::npos) return "";
    const std::size_t begin = at + name.size() + 3;
    return letter.substr(begin, letter.find('\n', begin) - begin);
}

std::string text_of_letter(const std::string& letter) {
    constexpr std::string_view alphabet =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string text;
    unsigned bits = 0;
    unsigned count = 0;
    for (const char c : letter.substr(letter.find("\n\n"))) {
        const std::size_t value = alphabet.find(c);
        if (value == std::string_view::npos) continue;
        bits = (bits << 6U | static_cast<unsigned>(value)) & 0xFFFFU;
        count += 6;
        if (count < 8) continue;
        count -= 8;
        text += static_cast<char>(bits >> count & 0xFFU);
    }
    return text;
}

}  // namespace

TEST_CASE("a letter has a line for each event in both languages, and is the same when sent again") {
    Book book;
    Postbox postbox;
    book.database().write([](Session& session) {
        session.execute(
            "insert into person (id, name, organisation, roles, password) values ('li', '李', "
            "'a-bank', 'bank_officer', 'x')");
    });
    book.subscribe(bank, "li.ming@bank.example", Channel::mail);
    ChannelSettings channels = book.channels();
    channels.to.smtp = {.server = postbox.address(), .from = "notices@zhirong.example"};
    channels.to.console = "https://zhirong.example";
    const Deliver tell = deliver_by(channels);
    bool crash = true;
    Dispatcher dispatcher = book.dispatcher(
        [&](const Subscription& to, std::span<const Notice> what, const std::stop_token& stop) {
            tell(to, what, stop);
            if (crash) throw std::runtime_error("the power is gone");
        });
    book.happen(5);
    CHECK_THROWS_WITH(dispatcher.turn(), "the power is gone");
    crash = false;
    book.happen(1);
    book.wait(Dispatcher::lease_milliseconds);
    CHECK(dispatcher.turn() == 5);
    REQUIRE(postbox.letters().size() == 2);
    const std::string letter = postbox.letters()[0];
    CHECK(postbox.letters()[1] == letter);
    const auto want = book.expected();
    CHECK(header_of(letter, "Message-ID") == "<S-a-bank." + want[4] + "@zhirong.example>");
    CHECK(header_of(letter, "To") == "<li.ming@bank.example>");
    CHECK(header_of(letter, "Subject").starts_with("=?UTF-8?B?"));
    const std::string text = text_of_letter(letter);
    CHECK(text.contains("贵机构有 5 条新动态"));
    CHECK(text.contains("5 things happened"));
    CHECK(text.contains("东西 TH"));
    CHECK(text.contains("放下"));
    CHECK(text.contains("Put down"));
    CHECK(text.contains("https://zhirong.example/notices"));
    for (std::size_t i = 0; i < 5; ++i) CHECK(text.contains("[" + want[i] + "]"));
    CHECK_FALSE(text.contains("[" + want[5] + "]"));

    // Not a letter for each thing that happens: they are gathered for some minutes.
    CHECK(dispatcher.turn() == 0);
    book.happen(104);
    book.wait(Dispatcher::between_mails_milliseconds);
    CHECK(dispatcher.turn() == 100);
    book.wait(Dispatcher::between_mails_milliseconds);
    CHECK(dispatcher.turn() == 5);
    REQUIRE(postbox.letters().size() == 4);

    // Refused by the server of the mailbox.
    postbox.refuse(true);
    book.happen(1);
    book.wait(Dispatcher::between_mails_milliseconds);
    CHECK(dispatcher.turn() == 0);
    CHECK(book.stored().failures == 1);
    CHECK(book.stored().last_problem.contains("550"));
    postbox.refuse(false);
    // Who may not sign in any more gets no letters.
    const auto disable = [&](int disabled) {
        book.database().write([&](Session& session) {
            session.execute("update person set disabled = $1 where id = 'li'", disabled);
        });
    };
    disable(1);
    book.wait(minute);
    CHECK(dispatcher.turn() == 0);
    disable(0);
    CHECK(dispatcher.turn() == 1);
}

}  // namespace zhirong::notices
