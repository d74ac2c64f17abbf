// The exported books are held against programs that are not ours: hledger and Beancount.
#include "app/export_journal.h"

#include <doctest/doctest.h>
#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <map>

#include "http/small_book.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Ran {
    int exit_code = -1;
    std::string output;
};

Ran run(const std::string& command) {
    std::FILE* pipe = popen((command + " 2>&1").c_str(), "r");
    REQUIRE(pipe != nullptr);
    Ran ran;
    std::array<char, 4096> piece{};
    while (const std::size_t length = std::fread(piece.data(), 1, piece.size(), pipe))
        ran.output.append(piece.data(), length);
    const int status = pclose(pipe);
    ran.exit_code = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
    return ran;
}

// The lines "account","CNY 12.34" after the heading; accounts at zero are left out.
std::map<std::string, std::string> balances_of(const std::string& csv) {
    std::map<std::string, std::string> balances;
    for (std::size_t at = csv.find('\n') + 1; at < csv.size();) {
        const std::size_t end = csv.find('\n', at);
        const std::string line = csv.substr(at, end - at);
        const std::size_t middle = line.find("\",\"");
        REQUIRE(middle != std::string::npos);
        const std::string amount = line.substr(middle + 3, line.size() - middle - 4);
        REQUIRE(amount.starts_with("CNY "));
        balances[line.substr(1, middle - 1)] = amount.substr(4);
        at = end + 1;
    }
    return balances;
}

}  // namespace

TEST_CASE("hledger accepts each exported book and finds the same balances") {
    Office office;
    fill(office);
    const auto wanted = books(office.system());
    CHECK(wanted == std::vector<std::string>{"changsha-bank", "hunan-fund", "pump-works"});
    const auto files =
        export_journal(office.system(), JournalFormat::hledger, wanted, office.folder() / "books");
    REQUIRE(files.size() == wanted.size());
    for (std::size_t i = 0; i < files.size(); ++i) {
        CAPTURE(wanted[i]);
        const Ran checked = run("hledger -f " + files[i].string() + " check accounts commodities");
        INFO(checked.output);
        CHECK(checked.exit_code == 0);
        const Ran balance = run("hledger -f " + files[i].string() + " balance --flat -N -O csv");
        REQUIRE(balance.exit_code == 0);
        std::map<std::string, std::string> ours;
        office.system().desk().read({"test", "", {Role::auditor}}, [&](View& view) {
            for (const Balance& each :
                 view.balances(wanted[i], date_of(2199, 12, 31), DateKind::value))
                if (each.total() != Money{}) ours[each.account] = to_string(each.total());
        });
        CHECK(!ours.empty());
        CHECK(balances_of(balance.output) == ours);
    }
}

TEST_CASE("Beancount accepts each exported book") {
    Office office;
    fill(office);
    for (const auto& file : export_journal(office.system(), JournalFormat::beancount,
                                           books(office.system()), office.folder() / "books")) {
        const Ran checked = run("bean-check " + file.string());
        INFO(checked.output);
        CHECK(checked.exit_code == 0);
    }
}

TEST_CASE("hledger refuses a book whose entry does not balance: the check can fail") {
    const std::vector<BookEntry> entries{
        {"EN1-0",
         date_of(2024, 3, 1),
         date_of(2024, 3, 1),
         "LN1",
         "LN1/1",
         {"", "", "", "放款", "Draw"},
         {{"bank", "Assets:Cash", Money{-5}}, {"bank", "Assets:Loans:Principal", Money{4}}}}};
    const TemporaryFolder folder;
    const auto file = folder.path() / "bank.journal";
    std::FILE* out = std::fopen(file.c_str(), "w");
    REQUIRE(out != nullptr);
    std::fputs(export_book(JournalFormat::hledger, "bank", "银行", entries).c_str(), out);
    std::fclose(out);
    CHECK(run("hledger -f " + file.string() + " check").exit_code != 0);
}
