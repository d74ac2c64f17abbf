#pragma once
// Several servers on one database and 64 clients who ask them at the same moment.
#include <doctest/doctest.h>

#include <atomic>
#include <functional>
#include <latch>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "http/client.h"
#include "platform/desk/verify.h"
#include "platform/json/json.h"

namespace zhirong::testing {

inline constexpr int clients = 64;

// The office's own system and, on PostgreSQL, a second one on the same store, each with a router:
// two servers. SQLite lets no second process write, so there it is one.
class Servers {
public:
    explicit Servers(Office& office, const Engine& engine) : office_(office) {
        systems_.push_back(&office.system());
        if (engine.name != "SQLite") {
            second_ = std::make_unique<System>(office.configuration());
            systems_.push_back(second_.get());
        }
        // A router stays where it is made, so make_unique could not take it.
        for (System* each : systems_) routers_.emplace_back(new Router(each->router(report())));
    }

    // One question of one client; a file in the place of a body, if there is one.
    struct Asked {
        std::string user;
        std::string path;
        Tree body;
        std::string file = {};
    };

    // The one that this client asks.
    System& system(int client) { return *systems_[place(client)]; }

    Response send(int client, Request request) {
        request.id = "test";
        return routers_[place(client)]->answer(std::move(request));
    }
    Response post(int client, const std::string& cookie, const std::string& path, const Tree& body,
                  const std::string& key) {
        return send(client, request(cookie, {{}, path, body}, key));
    }
    Told told(int client, const std::string& cookie, const Asked& asked, const std::string& key) {
        Response response = send(client, request(cookie, asked, key));
        // "Try again", as it says: a machine that is short of time is no matter of this test.
        while (response.status == 503 && is_overloaded(response))
            response = send(client, request(cookie, asked, key));
        auto read = parse_json(response.content(), {.bytes = std::size_t{1} << 26, .depth = 64});
        if (!read) throw std::runtime_error("no JSON: " + std::string(response.content()));
        return {response.status, *std::move(read)};
    }
    // All of them let go at the same moment, each with a key of its own; the answers in their
    // order. The sessions are opened before.
    std::vector<Told> at_once(const std::vector<Asked>& asked) {
        std::vector<std::string> cookies;
        std::vector<std::string> keys;
        for (const Asked& each : asked) {
            cookies.push_back(cookie(each.user));
            keys.push_back(office_.new_key());
        }
        std::vector<Told> answers(asked.size());
        std::latch ready(static_cast<std::ptrdiff_t>(asked.size()));
        in_threads(static_cast<int>(asked.size()), [&](int client) {
            const auto i = static_cast<std::size_t>(client);
            ready.arrive_and_wait();
            answers[i] = told(client, cookies[i], asked[i], keys[i]);
        });
        return answers;
    }
    // The same of every client.
    std::vector<Told> at_once(const std::function<Asked(int client)>& ask) {
        std::vector<Asked> asked;
        for (int client = 0; client < clients; ++client) asked.push_back(ask(client));
        return at_once(asked);
    }

    const std::string& cookie(const std::string& user) {
        std::string& cookie = cookies_[user];
        if (cookie.empty()) cookie = office_.sign_in(user).cookie();
        return cookie;
    }
    // What went wrong in the world since the test began: deadlocks that were not got over, answers
    // of 500. Whoever waited too long on a slow machine is not counted, but asks again.
    int failures() const { return failures_; }

private:
    static Request request(const std::string& cookie, const Asked& asked, const std::string& key) {
        Request request;
        request.method = Method::post;
        request.target = asked.path;
        const char* type = asked.file.empty() ? "application/json" : "application/octet-stream";
        request.headers = {{"cookie", cookie}, {"content-type", type}, {"idempotency-key", key}};
        request.body = asked.file.empty() ? write_json(asked.body) : asked.file;
        return request;
    }
    static bool is_overloaded(const Response& response) {
        return response.content().find("store.busy") != std::string_view::npos;
    }
    std::size_t place(int client) const {
        return static_cast<std::size_t>(client) % systems_.size();
    }
    FailureReport report() {
        return [this](const Request& request, std::string_view what) {
            for (const char* waited : {"every connection to the database is in use", "(55P03)"})
                if (what.find(waited) != std::string_view::npos) return;
            ++failures_;
            MESSAGE(request.target, " ", what);
        };
    }

    Office& office_;
    std::atomic<int> failures_ = 0;
    std::unique_ptr<System> second_;
    std::vector<System*> systems_;
    std::vector<std::unique_ptr<Router>> routers_;
    std::map<std::string, std::string> cookies_;
};

// How many were answered how: the status where it succeeded, otherwise status and code.
inline std::map<std::string, int> counted(const std::vector<Told>& answers) {
    std::map<std::string, int> found;
    for (const Told& each : answers)
        ++found[each.status < 300 ? "done" : std::to_string(each.status) + ' ' + each.code()];
    return found;
}
inline std::string words(const std::map<std::string, int>& found) {
    std::string text;
    for (const auto& [answer, times] : found)
        text += (text.empty() ? "" : ", ") + answer + " × " + std::to_string(times);
    return text;
}

// What `zhirong verify` says.
inline void check_whole(Office& office) {
    const VerifyReport report = verify(office.system().desk().database(),
                                       office.system().desk().kinds(), office.system().proofs());
    for (const Check& check : report.checks)
        for (const Difference& difference : check.first)
            MESSAGE(check.name.en, " ", difference.where, " ", difference.en);
    CHECK(report.whole());
}

}  // namespace zhirong::testing
