#include "faults/write_load.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <array>
#include <stdexcept>
#include <thread>

#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {
namespace {

constexpr const char* password = "zhirong-demo";
// Of the demonstration: a firm with a right that no pledge holds, the bank, the borrower of a loan
// that runs, and who sees everything.
constexpr const char* firm = "bio";
constexpr const char* right = "RT2020116789018";
constexpr const char* bank_officer = "bank.officer";
constexpr const char* borrower_book = "yuelu-optics";
constexpr const char* bank_book = "changsha-bank";
constexpr const char* auditor = "auditor";

Tree::List items_of(const Tree& answer) { return *answer.find("items")->list(); }
std::string text_of(const Tree& tree, const char* name) { return *tree.find(name)->text(); }

Money money(const std::string& text) {
    const auto amount = parse_money(text);
    REQUIRE_MESSAGE(amount, text);
    return *amount;
}

Tree json_of(const HttpAnswer& answer) {
    REQUIRE_MESSAGE(answer.status == 200, answer.body);
    return answer.json();
}

}  // namespace

void check_store_refusal(const HttpAnswer& refusal) {
    constexpr std::array codes{"store.unavailable", "store.full", "store.busy", "store.halted",
                               "store.unknown_outcome"};
    CHECK_MESSAGE(refusal.status == 503, refusal.body);
    CHECK_MESSAGE(std::ranges::find(codes, refusal.text({"code"})) != codes.end(), refusal.body);
    const std::string words = refusal.text({"detail"});
    CHECK(std::ranges::any_of(words, [](char c) { return (c & 0x80) != 0; }));  // Chinese
    CHECK(words.find(" was written") != std::string::npos);
}

const std::filesystem::path& demonstration_folder() {
    static const TemporaryFolder folder;
    static const bool made = [] {
        RunningServer server({"--data", folder.path().string(), "--demonstration"});
        return server.stop().exit_code == 0;
    }();
    REQUIRE(made);
    return folder.path();
}

BookArguments demonstration_on(PrivatePostgres& postgres) {
    constexpr std::chrono::minutes patience{10};
    const std::string address = postgres.new_database();
    const Ran copied =
        run_program({"copy", "--from", "sqlite:" + (demonstration_folder() / "zhirong.db").string(),
                     "--to", address},
                    patience);
    REQUIRE_MESSAGE(copied.exit_code == 0, copied.output);
    return {"--database", address};
}

WriteLoad::WriteLoad(BookArguments book, std::uint16_t port) : book_(std::move(book)) {
    for (const char* user : {firm, bank_officer, auditor}) {
        Client client(port);
        client.sign_in(user, password);
        cookies_[user] = client.cookie();
    }
    Client client(port, cookies_[auditor]);
    fund_ = text_of(items_of(json_of(client.get("/api/v1/funds"))).front(), "id");
    before_ = all_financings(client);
    for (const std::string& id : before_) {
        const Tree page = json_of(client.get("/api/v1/financings/" + id));
        if (text_of(*page.find("financing")->find("applicant"), "id") == borrower_book)
            loan_ = text_of(*page.find("loan"), "id");
    }
    REQUIRE_FALSE(loan_.empty());
    REQUIRE(repayments(client).empty());
    cash_before_ = check_balanced(client, borrower_book);
}

void WriteLoad::run_and_kill(RunningServer& server, const std::string& name, int writers,
                             std::chrono::microseconds duration) {
    std::vector<std::vector<Write>> written(static_cast<std::size_t>(writers));
    std::atomic<int> ready = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < written.size(); ++i)
            threads.emplace_back([&, i] {
                write_until_killed(server.port(), name + "-" + std::to_string(i), written[i],
                                   ready);
            });
        while (ready < writers) std::this_thread::yield();
        std::this_thread::sleep_for(duration);
        server.kill();
    }
    for (std::vector<Write>& writes : written) take(std::move(writes));
}

HttpAnswer WriteLoad::run_until_refused(std::uint16_t port, const std::string& name) {
    std::vector<Write> writes;
    std::atomic<int> ready = 0;
    write_until(port, name, writes, ready);
    return take_refusal(std::move(writes));
}

std::vector<std::string> WriteLoad::run_until_refused(std::uint16_t port, const std::string& name,
                                                      int writers) {
    std::vector<std::vector<Write>> written(static_cast<std::size_t>(writers));
    std::atomic<int> ready = 0;
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < written.size(); ++i)
            threads.emplace_back([&, i] {
                try {
                    write_until(port, name + "-" + std::to_string(i), written[i], ready);
                } catch (const std::exception& failure) {
                    FAIL_CHECK(failure.what());
                }
            });
    }
    std::vector<std::string> codes;
    for (std::vector<Write>& writes : written) {
        REQUIRE(writes.back().answer);
        const HttpAnswer refusal = take_refusal(std::move(writes));
        check_store_refusal(refusal);
        codes.push_back(refusal.text({"code"}));
    }
    return codes;
}

void WriteLoad::run_through(std::uint16_t port, const std::string& name, int writers,
                            const std::function<void()>& disturb, bool leaving) {
    std::vector<std::vector<Write>> written(static_cast<std::size_t>(writers));
    std::atomic<int> ready = 0;
    std::atomic<bool> over = false;
    const auto ask = [&](Client& client, Write& write) {
        if (leaving) try {
                client.post_and_leave(write.path, write.body, write.key);
            } catch (const NoAnswer&) {
                // Then it is asked once, below.
            }
        insist(client, write);
        return !over;
    };
    {
        std::vector<std::jthread> threads;
        for (std::size_t i = 0; i < written.size(); ++i)
            threads.emplace_back([&, i] {
                try {
                    write_each(port, name + "-" + std::to_string(i), written[i], ready, ask);
                } catch (const std::exception& failure) {
                    FAIL_CHECK(failure.what());
                }
            });
        try {
            while (ready < writers) std::this_thread::yield();
            disturb();
        } catch (const std::exception& failure) {
            FAIL_CHECK(failure.what());
        }
        over = true;
    }
    for (std::vector<Write>& writes : written) take(std::move(writes));
}

void WriteLoad::insist(Client& client, Write& write) {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::minutes patience{2};
    constexpr std::chrono::milliseconds pause{2};
    for (const auto begun = Clock::now(); Clock::now() - begun < patience;) {
        std::string trouble;
        try {
            const HttpAnswer answer = client.post(write.path, write.body, write.key);
            if (answer.status == 200 || answer.status == 201) {
                write.answer = answer;
                ++insisted_;
                return;
            }
            check_store_refusal(answer);
            trouble = answer.text({"code"});
            if (answer.status != 503) throw std::runtime_error(write.key + ": " + answer.body);
        } catch (const NoAnswer&) {
            // The connection was lost; the next is another one.
        }
        {
            const std::lock_guard lock(troubles_mutex_);
            ++troubles_[trouble];
        }
        std::this_thread::sleep_for(pause);
    }
    throw std::runtime_error(write.key + " was never answered");
}

void WriteLoad::await_acknowledged(int more) const {
    using Clock = std::chrono::steady_clock;
    constexpr std::chrono::minutes patience{2};
    const int wanted = insisted_ + more;
    for (const auto begun = Clock::now(); insisted_ < wanted;
         std::this_thread::sleep_for(std::chrono::milliseconds(1)))
        if (Clock::now() - begun > patience)
            throw std::runtime_error("nothing is acknowledged any more");
}

void WriteLoad::write_until_killed(std::uint16_t port, const std::string& name,
                                   std::vector<Write>& writes, std::atomic<int>& ready) {
    try {
        write_until(port, name, writes, ready);
        FAIL_CHECK("the server refused: " << writes.back().answer->body);
    } catch (const NoAnswer&) {
        // Killed, as planned.
    }
}

void WriteLoad::write_until(std::uint16_t port, const std::string& name, std::vector<Write>& writes,
                            std::atomic<int>& ready) {
    write_each(port, name, writes, ready, [](Client& client, Write& write) {
        write.answer = client.post(write.path, write.body, write.key);
        return write.answer->status == 200 || write.answer->status == 201;
    });
}

void WriteLoad::write_each(std::uint16_t port, const std::string& name, std::vector<Write>& writes,
                           std::atomic<int>& ready, const Ask& ask) {
    using Kind = Write::Kind;
    Client of_firm(port, cookies_.at(firm));
    Client of_bank(port, cookies_.at(bank_officer));
    ++ready;
    const auto done = [&](Client& client, Write write) {
        writes.push_back(std::move(write));
        return ask(client, writes.back());
    };
    for (int number = 1;; ++number) {
        const std::string key = name + "-" + std::to_string(number);
        const Tree application = Tree::map({{"bank", bank_book},
                                            {"appraiser", "hunan-appraisal"},
                                            {"fund", fund_},
                                            {"amount", std::to_string(10'000 + number) + ".37"},
                                            {"tenor_months", 12},
                                            {"purpose", "purpose of " + key},
                                            {"rights", Tree::list({right})}});
        if (!done(of_firm, {Kind::application,
                            firm,
                            "/api/v1/financings",
                            application,
                            key + "-apply",
                            "purpose of " + key,
                            {}}))
            return;
        const std::string id = writes.back().answer->text({"id"});
        if (!done(of_bank, {Kind::acceptance,
                            bank_officer,
                            "/api/v1/financings/" + id + "/acceptance",
                            Tree::map({{"note", "accepted for " + key}}),
                            key + "-accept",
                            id,
                            {}}))
            return;
        const std::string amount = to_string(Money{next_fen_++});
        if (!done(of_bank, {Kind::repayment,
                            bank_officer,
                            "/api/v1/loans/" + loan_ + "/repayments",
                            Tree::map({{"amount", amount},
                                       {"date", "2025-06-25"},
                                       {"reference", "voucher of " + key}}),
                            key + "-repay",
                            amount,
                            {}}))
            return;
    }
}

HttpAnswer WriteLoad::take_refusal(std::vector<Write>&& writes) {
    Write& last = writes.back();
    HttpAnswer refusal = *last.answer;
    last.answer.reset();  // To be asked again.
    last.refused = refusal.text({"code"}) != "store.unknown_outcome";
    take(std::move(writes));
    return refusal;
}

void WriteLoad::take(std::vector<Write>&& writes) {
    for (Write& write : writes) {
        ++(write.answer ? acknowledged_ : unanswered_);
        latest_.push_back(std::move(write));
    }
}

void WriteLoad::check(std::uint16_t port) {
    std::map<std::string, Client> clients;
    for (const auto& [user, cookie] : cookies_) clients.try_emplace(user, port, cookie);
    Client& everything = clients.at(auditor);

    const std::set<std::string> found = all_financings(everything);
    for (const auto& [id, purpose] : purpose_of_)
        CHECK_MESSAGE(found.contains(id), purpose << " was lost later");
    std::map<std::string, std::string> id_of_purpose;
    for (const std::string& id : found) {
        if (before_.contains(id) || purpose_of_.contains(id)) continue;
        const std::string purpose = text_of(financing(everything, id), "purpose");
        CHECK_MESSAGE(id_of_purpose.emplace(purpose, id).second, purpose << " was done twice");
    }
    const std::map<std::string, int> repaid = repayments(everything);
    for (const auto& [amount, count] : repaid)
        CHECK_MESSAGE(count == 1,
                      "the repayment of " << amount << " was recorded " << count << " times");
    for (const std::string& amount : repaid_)
        CHECK_MESSAGE(repaid.contains(amount), "the repayment of " << amount << " was lost later");

    for (const Write& write : latest_) check_again(clients, write, id_of_purpose, repaid);
    latest_.clear();

    // What nobody asked for would be counted here.
    CHECK(all_financings(everything).size() == before_.size() + purpose_of_.size());
    CHECK(repayments(everything).size() == repaid_.size());
    // Money left the borrower's book and came into the bank's, once for each repayment.
    CHECK(check_balanced(everything, borrower_book) == cash_before_ - repaid_total_);
    check_balanced(everything, bank_book);
}

void WriteLoad::check_again(std::map<std::string, Client>& clients, const Write& write,
                            const std::map<std::string, std::string>& id_of_purpose,
                            const std::map<std::string, int>& repaid) {
    const HttpAnswer again = clients.at(write.user).post(write.path, write.body, write.key);
    CHECK_MESSAGE((again.status == 200 || again.status == 201), write.key << ": " << again.body);
    if (write.answer) {
        CHECK(again.status == write.answer->status);
        CHECK(again.body == write.answer->body);
    }
    const auto was = [&](bool there) {
        if (write.answer)
            CHECK_MESSAGE(there, write.key << " was acknowledged and is lost");
        else if (write.refused)
            CHECK_MESSAGE(!there, write.key << " was not to be written, and was");
        else if (there)
            ++unanswered_yet_done_;
    };
    switch (write.kind) {
        case Write::Kind::application: {
            const auto there = id_of_purpose.find(write.mark);
            was(there != id_of_purpose.end());
            const std::string id = again.text({"id"});
            if (there != id_of_purpose.end()) CHECK(id == there->second);
            purpose_of_.emplace(id, write.mark);
            break;
        }
        case Write::Kind::acceptance: {
            // The acceptance moves the financing to the phase of its valuation.
            const Tree now = financing(clients.at(auditor), write.mark);
            CHECK(text_of(now, "phase") == "valuation");
            break;
        }
        case Write::Kind::repayment:
            was(repaid.contains(write.mark));
            CHECK(repaid_.insert(write.mark).second);
            repaid_total_ += money(write.mark);
            break;
    }
}

void WriteLoad::check_all(std::uint16_t port) {
    Client client(port, cookies_.at(auditor));
    for (const auto& [id, purpose] : purpose_of_)
        CHECK(text_of(financing(client, id), "purpose") == purpose);
}

void WriteLoad::verify() const {
    BookArguments arguments{"verify"};
    arguments.insert(arguments.end(), book_.begin(), book_.end());
    const Ran verified = run_program(arguments);
    CHECK_MESSAGE(verified.exit_code == 0, verified.output);
}

HttpAnswer WriteLoad::get(std::uint16_t port, const std::string& path) const {
    return Client(port, cookies_.at(auditor)).get(path);
}

std::set<std::string> WriteLoad::all_financings(Client& client) const {
    std::set<std::string> ids;
    std::string cursor;
    while (true) {
        const Tree page = json_of(client.get("/api/v1/financings?limit=500" + cursor));
        for (const Tree& item : items_of(page)) {
            const std::string id = text_of(item, "id");
            CHECK_MESSAGE(ids.insert(id).second, id << " is listed twice");
        }
        const Tree* next = page.find("next");
        if (next == nullptr || next->is_null()) return ids;
        cursor = "&cursor=" + *next->text();
    }
}

std::map<std::string, int> WriteLoad::repayments(Client& client) const {
    std::map<std::string, int> times;
    const Tree page = json_of(client.get("/api/v1/loans/" + loan_ + "/state"));
    for (const Tree& event : *page.find("events")->list()) {
        const Tree& happening = *event.find("happening");
        if (text_of(happening, "type") == "loan.repaid") ++times[text_of(happening, "amount")];
    }
    return times;
}

Tree WriteLoad::financing(Client& client, const std::string& id) const {
    const HttpAnswer answer = client.get("/api/v1/financings/" + id);
    REQUIRE_MESSAGE(answer.status == 200, id << " is lost: " << answer.body);
    return *answer.json().find("financing");
}

// The cash of the book.
Money WriteLoad::check_balanced(Client& client, const std::string& book) const {
    const std::string balances = "/api/v1/ledger/balances?book=" + book;
    Money sum;
    Money cash;
    for (const Tree& root : items_of(json_of(client.get(balances))))
        sum += money(text_of(root, "balance"));
    for (const Tree& item : items_of(json_of(client.get(balances + "&under=Assets"))))
        if (text_of(item, "account") == "Assets:Cash") cash = money(text_of(item, "balance"));
    CHECK_MESSAGE(sum == Money{}, "book " << book << " is out of balance by " << to_string(sum));
    return cash;
}

}  // namespace zhirong::testing
