#include "faults/write_load.h"

#include <doctest/doctest.h>

#include <algorithm>
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

const std::filesystem::path& demonstration_folder() {
    static const TemporaryFolder folder;
    static const bool made = [] {
        RunningServer server({"--data", folder.path().string(), "--demonstration"});
        return server.stop().exit_code == 0;
    }();
    REQUIRE(made);
    return folder.path();
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
    HttpAnswer refusal = *writes.back().answer;
    writes.back().answer.reset();  // To be asked again.
    take(std::move(writes));
    return refusal;
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
    using Kind = Write::Kind;
    Client of_firm(port, cookies_.at(firm));
    Client of_bank(port, cookies_.at(bank_officer));
    ++ready;
    const auto done = [&](Client& client, Write write) {
        writes.push_back(std::move(write));
        Write& latest = writes.back();
        latest.answer = client.post(latest.path, latest.body, latest.key);
        return latest.answer->status == 200 || latest.answer->status == 201;
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
    Money sum;
    Money cash;
    for (const Tree& item : items_of(json_of(client.get("/api/v1/ledger/balances?book=" + book)))) {
        const Money balance = money(text_of(item, "balance"));
        sum += balance;
        if (text_of(item, "account") == "Assets:Cash") cash = balance;
    }
    CHECK_MESSAGE(sum == Money{}, "book " << book << " is out of balance by " << to_string(sum));
    return cash;
}

}  // namespace zhirong::testing
