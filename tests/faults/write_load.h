#pragma once
// Many writers of one book at once, and what must be found in it after the server was killed.
#include <atomic>
#include <chrono>
#include <cstdint>
#include <functional>
#include <map>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/money.h"
#include "platform/database/testing/private_postgres.h"
#include "program/client.h"
#include "program/program.h"

namespace zhirong::testing {

// The arguments that name a book.
using BookArguments = std::vector<std::string>;

// A folder with the demonstration's book, made once for the whole test program: to be copied.
const std::filesystem::path& demonstration_folder();
// A copy of the same book in a new database of this server, which is sooner there than the
// demonstration played once more.
BookArguments demonstration_on(PrivatePostgres& postgres);

struct Write {
    enum class Kind { application, acceptance, repayment };
    Kind kind;
    std::string user;
    std::string path;
    Tree body;
    std::string key;
    // Unlike any other's of its kind, so that what it made is known again: the purpose of an
    // application, the financing that is accepted, the amount of a repayment.
    std::string mark;
    std::optional<HttpAnswer> answer = {};  // none: the server was gone before it gave one
    bool refused = false;                   // it was told that nothing of this was written
};

// 503, with words in both languages and one of the codes that say it may be asked again.
void check_store_refusal(const HttpAnswer& refusal);

class WriteLoad {
public:
    // Signs in where the server listens, and remembers how the book stands. Sessions outlive it.
    WriteLoad(BookArguments book, std::uint16_t port);

    // `writers` write, each its own records and all of them one loan, until the server is killed
    // after `duration`.
    void run_and_kill(RunningServer& server, const std::string& name, int writers,
                      std::chrono::microseconds duration);
    // One writer, until something is answered that is neither 200 nor 201: that answer.
    HttpAnswer run_until_refused(std::uint16_t port, const std::string& name);
    // Several, each until then: the code each was refused with.
    std::vector<std::string> run_until_refused(std::uint16_t port, const std::string& name,
                                               int writers);
    // `writers` write until `disturb`, which runs in this thread, returns. They are patient: what
    // is refused for the store's sake, or not answered, they ask again under the same key until it
    // is answered. Any other refusal fails the test. Who is `leaving` asks each first without
    // waiting for the answer, so that the server gets it twice, perhaps at once.
    void run_through(std::uint16_t port, const std::string& name, int writers,
                     const std::function<void()>& disturb, bool leaving = false);
    // For `disturb`: until so many more writes were acknowledged. std::runtime_error where they
    // do not come.
    void await_acknowledged(int more) const;
    // How often run_through() was refused with each code; "": was not answered.
    const std::map<std::string, int>& troubles() const { return troubles_; }
    // Whole or absent; what was acknowledged is there; asked again, everything is answered, with
    // the same answer where there was one, and nothing is done twice; the books balance.
    void check(std::uint16_t port);
    // Each record of all the runs reads as it was asked for.
    void check_all(std::uint16_t port);
    // `zhirong verify` passes.
    void verify() const;
    // By one who is signed in already.
    HttpAnswer get(std::uint16_t port, const std::string& path) const;

    int acknowledged_count() const { return acknowledged_; }
    int unanswered_count() const { return unanswered_; }
    int unanswered_yet_done_count() const { return unanswered_yet_done_; }

private:
    void write_until_killed(std::uint16_t port, const std::string& name, std::vector<Write>& writes,
                            std::atomic<int>& ready);
    void write_until(std::uint16_t port, const std::string& name, std::vector<Write>& writes,
                     std::atomic<int>& ready);
    // What asks for a write, which is the last of the writer's list, and says whether to go on.
    using Ask = std::function<bool(Client&, Write&)>;
    void write_each(std::uint16_t port, const std::string& name, std::vector<Write>& writes,
                    std::atomic<int>& ready, const Ask& ask);
    void insist(Client& client, Write& write);
    void take(std::vector<Write>&& writes);
    HttpAnswer take_refusal(std::vector<Write>&& writes);
    std::set<std::string> all_financings(Client& client) const;
    std::map<std::string, int> repayments(Client& client) const;
    Tree financing(Client& client, const std::string& id) const;
    Money check_balanced(Client& client, const std::string& book) const;
    void check_again(std::map<std::string, Client>& clients, const Write& write,
                     const std::map<std::string, std::string>& id_of_purpose,
                     const std::map<std::string, int>& repaid);

    BookArguments book_;
    std::map<std::string, std::string> cookies_;  // by user
    std::string fund_, loan_;
    std::set<std::string> before_;
    std::map<std::string, std::string> purpose_of_;  // of all that were applied for, by id
    std::set<std::string> repaid_;                   // the amounts of all repayments
    Money repaid_total_;
    Money cash_before_;
    std::vector<Write> latest_;
    std::map<std::string, int> troubles_;
    std::mutex troubles_mutex_;
    std::atomic<int> insisted_ = 0;
    std::atomic<int> next_fen_ = 1;
    int acknowledged_ = 0;
    int unanswered_ = 0;
    int unanswered_yet_done_ = 0;
};

}  // namespace zhirong::testing
