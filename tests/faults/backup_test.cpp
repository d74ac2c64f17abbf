// A backup of a book that is being written to: all that was acknowledged before it began, nothing
// that was asked for after it ended, and a book that is whole.
#include <doctest/doctest.h>

#include <atomic>
#include <fstream>
#include <iostream>
#include <mutex>
#include <set>
#include <thread>

#include "faults/write_load.h"
#include "platform/database/database.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {
namespace {

constexpr const char* firm = "bio";
constexpr const char* right = "RT2020116789018";

// What a writer's commands are known by: an application's key.
class Applications {
public:
    std::set<std::string> acknowledged() const {
        const std::lock_guard lock(mutex_);
        return acknowledged_;
    }
    std::set<std::string> asked() const {
        const std::lock_guard lock(mutex_);
        return asked_;
    }
    void write(Client& client, const std::string& fund, const std::string& key) {
        {
            const std::lock_guard lock(mutex_);
            asked_.insert(key);
        }
        const HttpAnswer answer = client.post("/api/v1/financings",
                                              Tree::map({{"bank", "changsha-bank"},
                                                         {"appraiser", "hunan-appraisal"},
                                                         {"fund", fund},
                                                         {"amount", "10000.37"},
                                                         {"tenor_months", 12},
                                                         {"purpose", "purpose of " + key},
                                                         {"rights", Tree::list({right})}}),
                                              key);
        const std::lock_guard lock(mutex_);
        if (answer.status == 201 || answer.status == 200)
            acknowledged_.insert(key);
        else
            FAIL_CHECK(answer.body);
    }

private:
    mutable std::mutex mutex_;
    std::set<std::string> asked_, acknowledged_;
};

std::set<std::string> keys_in(const std::filesystem::path& file) {
    const auto book = open_database("sqlite:" + file.string(), OpenMode::read_only);
    std::set<std::string> keys;
    for (const Row& row : book->read([](Session& session) {
             return session.query("select key from request where key like 'backup-%'");
         }))
        keys.insert(row.text(0));
    return keys;
}

TEST_CASE("a backup taken under writers holds what was acknowledged before it, and is whole") {
    constexpr int writers = 4;
    constexpr int backups = 5;
    const TemporaryFolder folder;
    std::filesystem::copy(demonstration_folder(), folder.path(),
                          std::filesystem::copy_options::recursive);
    RunningServer server({"--data", folder.path().string()});
    std::string fund;
    Client signed_in(server.port());
    signed_in.sign_in(firm, "zhirong-demo");
    {
        Client auditor(server.port());
        auditor.sign_in("auditor", "zhirong-demo");
        fund =
            *auditor.get("/api/v1/funds").json().find("items")->list()->front().find("id")->text();
    }
    Applications applications;
    std::atomic<bool> stop = false;
    std::vector<std::jthread> threads;
    for (int i = 0; i < writers; ++i)
        threads.emplace_back([&, i] {
            Client client(server.port(), signed_in.cookie());
            for (int number = 1; !stop; ++number)
                applications.write(client, fund,
                                   "backup-" + std::to_string(i) + '-' + std::to_string(number));
        });

    std::size_t copied = 0;
    for (int i = 0; i < backups; ++i) {
        const auto file = folder.path() / ("copy-" + std::to_string(i) + ".db");
        const std::set<std::string> before = applications.acknowledged();
        const Ran ran =
            run_program({"backup", "--data", folder.path().string(), "--to", file.string()});
        const std::set<std::string> after = applications.asked();
        REQUIRE_MESSAGE(ran.exit_code == 0, ran.output);
        CHECK(ran.output.find("end of the sha256 chain") != std::string::npos);
        const std::set<std::string> found = keys_in(file);
        for (const std::string& key : before)
            CHECK_MESSAGE(found.contains(key), key << " was acknowledged before the backup began");
        for (const std::string& key : found)
            CHECK_MESSAGE(after.contains(key), key << " was asked for after the backup ended");
        CHECK(found.size() > copied);  // Writing went on between the backups.
        copied = found.size();
        const Ran verified = run_program({"verify", "--database", "sqlite:" + file.string()});
        CHECK_MESSAGE(verified.exit_code == 0, verified.output);
        // Nothing is overwritten, whoever asks.
        CHECK(run_program({"backup", "--data", folder.path().string(), "--to", file.string()})
                  .exit_code == 3);
    }
    stop = true;
    threads.clear();
    CHECK(server.stop().exit_code == 0);
    std::cout << backups << " backups under " << writers << " writers; the last holds " << copied
              << " of " << applications.acknowledged().size() << " applications\n";

    // The copy in the place of the book: it opens, and answers as the book did.
    const TemporaryFolder restored;
    std::filesystem::copy_file(folder.path() / "copy-4.db", restored.path() / "zhirong.db");
    RunningServer again({"--data", restored.path().string()});
    Client client(again.port());
    client.sign_in(firm, "zhirong-demo");
    Applications repeated;
    repeated.write(client, fund, *keys_in(restored.path() / "zhirong.db").begin());
    CHECK(repeated.acknowledged().size() == 1);
    CHECK(again.stop().exit_code == 0);
}

TEST_CASE("a book that is not whole has no backup, and a book on PostgreSQL another one") {
    const TemporaryFolder folder;
    const auto data = (folder.path() / "book").string();
    const auto copy = folder.path() / "copy.db";
    std::filesystem::copy(demonstration_folder(), data, std::filesystem::copy_options::recursive);
    open_database("sqlite:" + data + "/zhirong.db")->write([](Session& session) {
        session.execute(
            "update posting set fen = fen + 1 where entry = (select min(entry) from "
            "posting) and ordinal = 0");
    });
    CHECK(run_program({"backup", "--data", data, "--to", copy.string()}).exit_code == 1);
    CHECK(!std::filesystem::exists(copy));
    CHECK(
        run_program({"backup", "--data", data, "--to", copy.string(), "--unverified"}).exit_code ==
        0);
    CHECK(run_program({"verify", "--database", "sqlite:" + copy.string()}).exit_code == 1);

    CHECK(run_program({"backup", "--data", (folder.path() / "none").string(), "--to",
                       (folder.path() / "other.db").string()})
              .exit_code == 3);
    CHECK(run_program({"backup", "--database", "postgresql://somebody@nowhere/book", "--to",
                       (folder.path() / "other.db").string()})
              .exit_code == 2);
    CHECK(run_program({"backup"}).exit_code == 2);
}

}  // namespace
}  // namespace zhirong::testing
