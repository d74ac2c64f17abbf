// What scripts rely on.
#include <doctest/doctest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "platform/database/testing/temporary_folder.h"
#include "program/client.h"
#include "program/program.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::vector<std::string> on(const TemporaryFolder& folder, std::vector<std::string> arguments) {
    arguments.insert(arguments.end(), {"--data", (folder.path() / "book").string()});
    return arguments;
}

std::vector<std::string> register_platform(const TemporaryFolder& folder) {
    return on(folder, {"organisation", "add", "--id", "platform", "--name", "平台", "--kind",
                       "platform", "--credit-code", "91430100MA4L16JQ9D", "--region", "430100"});
}

}  // namespace

TEST_CASE("0 is done, 1 is no, 2 is written wrongly, 3 is that the world failed") {
    const TemporaryFolder folder;
    CHECK(run_program({"--help"}).exit_code == 0);
    CHECK(run_program({}).exit_code == 2);
    CHECK(run_program({"serv"}).exit_code == 2);
    CHECK(run_program(on(folder, {"verify"})).exit_code == 3);
    CHECK(run_program(on(folder, {"close-day"})).exit_code == 3);
    CHECK(!std::filesystem::exists(folder.path() / "book"));  // None of these made a book.

    CHECK(run_program(register_platform(folder)).exit_code == 0);
    CHECK(run_program(register_platform(folder)).exit_code == 1);
    CHECK(run_program(on(folder, {"verify"})).exit_code == 0);
    CHECK(run_program(on(folder, {"close-day", "--to", "1999-01-01"})).exit_code == 1);
    CHECK(run_program(on(folder, {"close-day", "--to", "tomorrow"})).exit_code == 2);
    CHECK(run_program(on(folder, {"export", "journal", "--book", "nobody"})).exit_code == 1);
    CHECK(run_program(on(folder, {"export", "journal", "--format", "pdf"})).exit_code == 2);
    CHECK(run_program(on(folder, {"verify", "--database", "mysql://x"})).exit_code == 3);
}

TEST_CASE("every command teaches") {
    for (const char* command : {"serve", "close-day", "verify", "export", "user", "organisation"}) {
        CAPTURE(command);
        const Ran ran = run_program({command, "--help"});
        CHECK(ran.exit_code == 0);
        CHECK(ran.output.find("Exit codes") != std::string::npos);
    }
}

TEST_CASE("a password comes from a file, and whoever was added can sign in") {
    const TemporaryFolder folder;
    REQUIRE(run_program(register_platform(folder)).exit_code == 0);
    const auto file = folder.path() / "password";
    std::ofstream(file) << "a long enough one\n";
    REQUIRE(setenv("ZHIRONG_PASSWORD_FILE", file.c_str(), 1) == 0);
    const auto add = on(folder, {"user", "add", "--user", "admin", "--name", "管理员",
                                 "--organisation", "platform", "--role", "administrator"});
    const Ran added = run_program(add);
    INFO(added.output);
    CHECK(added.exit_code == 0);
    CHECK(run_program(add).exit_code == 1);
    unsetenv("ZHIRONG_PASSWORD_FILE");

    RunningServer server({"--data", (folder.path() / "book").string()});
    Client client(server.port());
    CHECK_NOTHROW(client.sign_in("admin", "a long enough one"));
    CHECK(client.get("/api/v1/actions").status == 200);
    // Proof and export read beside the running server; a second writer is told to wait.
    CHECK(run_program(on(folder, {"verify"})).exit_code == 0);
    CHECK(
        run_program(on(folder, {"export", "journal", "--out", folder.path().string()})).exit_code ==
        0);
    CHECK(run_program(on(folder, {"close-day"})).exit_code == 3);
    CHECK(server.stop().exit_code == 0);
}

TEST_CASE("a copy takes a password from a file alone, and says so") {
    const TemporaryFolder folder;
    const std::string here = "sqlite:" + (folder.path() / "zhirong.db").string();
    const Ran shown =
        run_program({"copy", "--from", here, "--to", "postgresql://u:secret@127.0.0.1:1/z"});
    CHECK(shown.exit_code == 2);
    CHECK(shown.output.contains("--to-file"));
    CHECK_FALSE(shown.output.contains("secret"));
    CHECK(run_program({"copy", "--from", here}).exit_code == 2);
    CHECK(run_program({"copy", "--to", here}).exit_code == 2);

    const auto file = folder.path() / "address";
    std::ofstream(file) << "postgresql://u:secret@127.0.0.1:1/z\n";
    std::filesystem::permissions(file, std::filesystem::perms::owner_read);
    CHECK(run_program({"copy", "--from", here, "--from-file", file.string(), "--to", here})
              .exit_code == 2);
    // Nothing is there to copy; the address itself is taken.
    const Ran gone = run_program({"copy", "--from", here, "--to-file", file.string()});
    CHECK(gone.exit_code == 3);
    CHECK_FALSE(gone.output.contains("secret"));
}
