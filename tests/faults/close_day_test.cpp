// A close of day that is killed half way and run again makes the books that one run makes.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <iterator>
#include <map>
#include <random>

#include "app/demonstration/story.h"
#include "faults/setting.h"
#include "platform/database/testing/temporary_folder.h"
#include "program/program.h"

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

// More than one batch of a close of day (50), so that a kill can fall between two of a day.
constexpr int loans = 55;
constexpr const char* lent_on = "2024-03-15";
// Past the first day on which interest falls due, 2024-06-21, which nobody pays.
constexpr const char* closed_to = "2024-07-01";

// ZC 0006-2003 (专利申请号标准): the twelve digits weighted 2 to 9 and 2 to 5, modulo 11.
std::string patent_number(int serial) {
    const std::string digits = fmt::format("20201{:07}", serial);
    int sum = 0;
    for (std::size_t i = 0; i < digits.size(); ++i)
        sum += (digits[i] - '0') * static_cast<int>(2 + i % 8);
    const int check = sum % 11;
    return digits + (check == 10 ? 'X' : static_cast<char>('0' + check));
}

void lend_many(const fs::path& folder) {
    Configuration configuration;
    configuration.database = "sqlite:" + (folder / "zhirong.db").string();
    configuration.resources = SOURCE_DIR;
    configuration.clock = system_now;
    configuration.opening_date = *parse_date(story_opening);
    configuration.demonstration = true;
    System system(std::move(configuration));
    Teller teller(system);
    set_the_stage(teller);
    teller.close_day(*parse_date(lent_on));
    constexpr std::array firms{"pump", "optics", "robot", "bio"};
    for (int i = 0; i < loans; ++i) {
        const char* firm = firms[static_cast<std::size_t>(i) % firms.size()];
        const std::string number = patent_number(1'000'000 + i);
        teller.post(firm, "/api/v1/rights", [&] {
            return Tree::map({{"number", number},
                              {"title", "一种装置"},
                              {"details", Tree::map({{"type", "patent"},
                                                     {"main_class", "F04D15/00"},
                                                     {"further_classes", Tree::List{}},
                                                     {"filing_date", "2020-03-27"},
                                                     {"grant_date", "2021-11-05"},
                                                     {"fee_paid_through_year", 9},
                                                     {"same_day_invention", false}})},
                              {"co_owners", Tree::List{}},
                              {"registry", "changsha-window"}});
        });
        lend(teller,
             {.firm = firm,
              .rights = {"RT" + number},
              .values = {"1000000.00"},
              .amount = "100000.01",
              .maturity = "2025-03-15",
              .serial = 101 + i},
             [](const Chapter&, const std::string&) {});
    }
}

std::vector<std::string> close_day_of(const fs::path& folder) {
    return {"close-day", "--to", closed_to, "--data", folder.string()};
}

// All books, byte for byte.
std::map<std::string, std::string> books_of(const fs::path& folder) {
    const TemporaryFolder out;
    const Ran ran =
        run_program({"export", "journal", "--data", folder.string(), "--out", out.path().string()});
    REQUIRE_MESSAGE(ran.exit_code == 0, ran.output);
    std::map<std::string, std::string> books;
    for (const auto& file : fs::directory_iterator(out.path())) {
        std::ifstream stream(file.path(), std::ios::binary);
        books[file.path().filename()] = {std::istreambuf_iterator<char>(stream), {}};
    }
    return books;
}

std::string verified(const fs::path& folder) {
    const Ran ran = run_program({"verify", "--data", folder.string()});
    CHECK_MESSAGE(ran.exit_code == 0, ran.output);
    return ran.output;
}

void copy_book(const fs::path& from, const fs::path& to) {
    fs::copy(from, to, fs::copy_options::recursive | fs::copy_options::overwrite_existing);
}

TEST_CASE("a close of day killed half way ends, run again, in the books of one that was not") {
    const int wanted = static_cast<int>(setting("ZHIRONG_CLOSE_DAY_KILLS", 20));
    const TemporaryFolder base;
    lend_many(base.path());

    const TemporaryFolder straight;
    copy_book(base.path(), straight.path());
    const auto started = Clock::now();
    const Ran whole = run_program(close_day_of(straight.path()));
    const auto whole_run =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
    REQUIRE_MESSAGE(whole.exit_code == 0, whole.output);
    const std::string proof = verified(straight.path());
    const auto books = books_of(straight.path());
    REQUIRE(books.size() > 4);
    REQUIRE(books != books_of(base.path()));

    const Ran repeated = run_program(close_day_of(straight.path()));
    CHECK_MESSAGE(repeated.exit_code == 0, repeated.output);
    CHECK(verified(straight.path()) == proof);  // The end of the chain: nothing was written.
    CHECK(books_of(straight.path()) == books);

    // Each book is brought forward in a few lives of the program, all but the last cut short.
    std::mt19937_64 random(seed());
    const auto longest = static_cast<std::uint64_t>(whole_run.count()) / 3;
    int kills = 0;
    int ended = 0;
    int half_way = 0;
    while (kills < wanted) {
        const TemporaryFolder folder;
        copy_book(base.path(), folder.path());
        const auto before = books_of(folder.path());
        int lives = 0;
        bool finished = false;
        while (!finished && kills < wanted) {
            const auto ran = run_and_kill(close_day_of(folder.path()),
                                          std::chrono::microseconds(random() % longest));
            ++lives;
            finished = ran.has_value();
            if (ran)
                CHECK_MESSAGE(ran->exit_code == 0, ran->output);
            else
                ++kills;
            const auto now = books_of(folder.path());
            if (now != before && now != books) ++half_way;
            verified(folder.path());
        }
        const Ran last = run_program(close_day_of(folder.path()));
        CHECK_MESSAGE(last.exit_code == 0, last.output);
        CHECK_MESSAGE(books_of(folder.path()) == books, "after " << lives << " lives");
        verified(folder.path());
        ++ended;
    }
    std::cout << kills << " kills of a close of day of " << loans << " loans that takes "
              << whole_run.count() / 1000 << " ms, " << half_way << " of them half way; " << ended
              << " books came to the same end\n";
    CHECK(kills == wanted);
    // Else the kills came before the work or after it, and the test has shown nothing.
    CHECK(half_way > kills / 2);
}

}  // namespace
}  // namespace zhirong::testing
