// An import of rights that is killed half way and run again makes the register that one run makes.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <iostream>
#include <random>

#include "app/system.h"
#include "faults/setting.h"
#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "features/rights/testing/rights_table.h"
#include "platform/database/testing/temporary_folder.h"
#include "program/program.h"

namespace zhirong::testing {
namespace {

namespace fs = std::filesystem;
using Clock = std::chrono::steady_clock;

constexpr int rows = 4'000;
constexpr int bad_rows = 3;

void open_book(const fs::path& folder) {
    Configuration configuration;
    configuration.database = "sqlite:" + (folder / "zhirong.db").string();
    configuration.resources = SOURCE_DIR;
    configuration.clock = system_now;
    configuration.opening_date = date_of(2026, 3, 2);
    System system(std::move(configuration));
    const Command command{
        "registerOrganisation", "window", "window", {"system", "platform", {Role::administrator}}};
    const auto done = system.desk().execute(command, [](Work& work) -> Result<Answer> {
        organisation::Organisation desk{.id = "window", .details = {}};
        CHECKED(work.create(desk, TRY(organisation::decide({.id = "window",
                                                            .name = "长沙窗口",
                                                            .kind = OrganisationKind::registry,
                                                            .credit_code = "91430100MA4L16JQ9D",
                                                            .region = "430100"},
                                                           work.actor()))));
        return Answer{};
    });
    REQUIRE(done.has_value());
}

std::string table() {
    std::string text = rights::testing::rights_table(rows / 2);
    text += "2021100000014,校验位不对,某公司,,F04D15/00,2021-01-04,2022-01-04,5\n";
    text += rights::testing::table_row(0);  // The same right a second time.
    text += "2021100000010,没有这一类,某公司,,Z99X1/00,2021-01-04,2022-01-04,5\n";
    for (int n = rows / 2; n < rows; ++n) text += rights::testing::table_row(n);
    return text;
}

std::vector<std::string> import_into(const fs::path& folder, const fs::path& file) {
    return {"rights", "import", file.string(), "--data", folder.string()};
}

// Every event of every right, in the order of ids: what the register says, whoever wrote it when.
std::string register_of(const fs::path& folder) {
    Configuration configuration;
    configuration.database = "sqlite:" + (folder / "zhirong.db").string();
    configuration.resources = SOURCE_DIR;
    configuration.clock = system_now;
    configuration.access = OpenMode::read_only;
    System system(std::move(configuration));
    return system.desk().database().read([](Session& session) {
        std::string all;
        for (const Row& row : session.query(
                 "select stream, version, body from event where kind = 'right' order by stream, "
                 "version"))
            all += row.text(0) + ' ' + std::to_string(row.integer(1)) + ' ' + row.text(2) + '\n';
        return all;
    });
}

TEST_CASE("an import killed half way ends, run again, in the register of one that was not") {
    const int wanted = static_cast<int>(setting("ZHIRONG_IMPORT_KILLS", 8));
    const TemporaryFolder base;
    open_book(base.path());
    const fs::path file = base.path() / "rights.csv";
    std::ofstream(file, std::ios::binary) << table();

    const TemporaryFolder straight;
    fs::copy(base.path(), straight.path(), fs::copy_options::recursive);
    const auto started = Clock::now();
    const Ran whole = run_program(import_into(straight.path(), file));
    const auto whole_run =
        std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - started);
    CHECK_MESSAGE(whole.exit_code == 1, whole.output);  // Rows were refused.
    CHECK_MESSAGE(
        whole.output.find("recorded 4000, updated 0, the same 0, refused 3") != std::string::npos,
        whole.output);
    const std::string wanted_register = register_of(straight.path());
    REQUIRE(std::ranges::count(wanted_register, '\n') == rows);

    const Ran again = run_program(import_into(straight.path(), file));
    CHECK_MESSAGE(again.output.find("4003 of them were done before") != std::string::npos,
                  again.output);
    CHECK(register_of(straight.path()) == wanted_register);

    std::mt19937_64 random(seed());
    const auto longest = static_cast<std::uint64_t>(whole_run.count());
    int kills = 0;
    int half_way = 0;
    int ended = 0;
    while (kills < wanted) {
        const TemporaryFolder folder;
        fs::copy(base.path(), folder.path(), fs::copy_options::recursive);
        bool finished = false;
        while (!finished && kills < wanted) {
            const auto ran = run_and_kill(import_into(folder.path(), file),
                                          std::chrono::microseconds(random() % longest));
            finished = ran.has_value();
            if (!ran) ++kills;
            const auto there = std::ranges::count(register_of(folder.path()), '\n');
            if (there > 0 && there < rows) ++half_way;
        }
        const Ran last = run_program(import_into(folder.path(), file));
        CHECK_MESSAGE(last.output.find("recorded 4000") != std::string::npos, last.output);
        CHECK(last.output.find("refused 3") != std::string::npos);
        CHECK(register_of(folder.path()) == wanted_register);
        ++ended;
    }
    const Ran proof = run_program({"verify", "--data", straight.path().string()});
    CHECK_MESSAGE(proof.exit_code == 0, proof.output);
    std::cout << kills << " kills of an import of " << rows + bad_rows << " rows that takes "
              << whole_run.count() / 1000 << " ms, " << half_way << " of them half way; " << ended
              << " registers came to the same end\n";
    // Else the kills came before the work or after it, and the test has shown nothing.
    CHECK(half_way > 0);
}

}  // namespace
}  // namespace zhirong::testing
