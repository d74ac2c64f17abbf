#include "platform/database/testing/private_postgres.h"

#include <fcntl.h>
#include <grp.h>
#include <pwd.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <stdexcept>
#include <string_view>
#include <system_error>

#include "platform/database/postgres_connection.h"

namespace zhirong::testing {
namespace {

constexpr const char* programs = "/usr/lib/postgresql/15/bin";

// $1: folder, $2: where PostgreSQL's programs are. Answers "ready" when the server is (or
// "failed"), again after each line "crash", and ends at the end of its input. fsync stays on: the
// bench measures it.
constexpr const char* keeper_script = R"(
folder=$1; PATH=$2:$PATH; cd "$folder" || exit 1
start() {
    postgres -D "$folder/data" -k "$folder" -c listen_addresses= -c shared_buffers=128MB \
        -c max_connections=200 -c deadlock_timeout=100ms -c max_wal_size=2GB \
        >>"$folder/log" 2>&1 </dev/null &
    server=$!
    until psql -h "$folder" -U postgres -Atqc 'select 1' postgres >/dev/null 2>&1; do
        kill -0 $server 2>/dev/null || { echo failed; return 1; }
        sleep 0.05
    done
    echo ready
}
if initdb -D "$folder/data" -U postgres --auth=trust --encoding=UTF8 --locale=C --no-sync \
    >"$folder/log" 2>&1; then start; else echo failed; fi
while read -r word; do
    # The postmaster stopped first: it must not see its children go and start others.
    kill -STOP $server
    children=$(cat /proc/$server/task/$server/children)
    kill -KILL $children $server
    wait $server 2>/dev/null
    # It does not start again before the last of them has let go of the shared memory.
    for child in $children; do while kill -0 $child 2>/dev/null; do sleep 0.01; done; done
    start
done
kill -QUIT $server; wait $server
rm -rf "$folder"
)";

[[noreturn]] void fail(const std::string& what) {
    throw std::system_error{errno, std::generic_category(), what};
}

// PostgreSQL refuses to run as root; Debian's package makes the user for it.
void become_postgres(const passwd& user) {
    if (setgroups(0, nullptr) != 0 || setgid(user.pw_gid) != 0 || setuid(user.pw_uid) != 0)
        _exit(126);
}

}  // namespace

PrivatePostgres::PrivatePostgres() {
    if (access((std::string{programs} + "/initdb").c_str(), X_OK) != 0)
        throw std::runtime_error{
            "PostgreSQL 15 is needed for this test: apt-get install postgresql-15"};
    std::string name = (std::filesystem::temp_directory_path() / "zhirong-pg-XXXXXX").string();
    if (mkdtemp(name.data()) == nullptr) fail("mkdtemp " + name);
    folder_ = name;
    const passwd* user = nullptr;
    if (geteuid() == 0) {
        user = getpwnam("postgres");
        if (user == nullptr) throw std::runtime_error{"there is no user postgres"};
        if (chown(name.c_str(), user->pw_uid, user->pw_gid) != 0) fail("chown " + name);
    }
    std::array<int, 2> orders{}, answers{};
    if (pipe2(orders.data(), O_CLOEXEC) != 0 || pipe2(answers.data(), O_CLOEXEC) != 0) fail("pipe");
    keeper_ = fork();
    if (keeper_ < 0) fail("fork");
    if (keeper_ == 0) {
        setsid();  // Ctrl-C is for the test program; the keeper notices and cleans up.
        dup2(orders[0], STDIN_FILENO);
        dup2(answers[1], STDOUT_FILENO);
        if (user != nullptr) become_postgres(*user);
        execl("/bin/sh", "sh", "-c", keeper_script, "keeper", name.c_str(), programs, nullptr);
        _exit(127);
    }
    close(orders[0]);
    close(answers[1]);
    lifeline_ = orders[1];
    answers_ = answers[0];
    await_ready();
}

PrivatePostgres::~PrivatePostgres() {
    close(lifeline_);
    close(answers_);
    waitpid(keeper_, nullptr, 0);
}

PrivatePostgres& PrivatePostgres::shared() {
    static PrivatePostgres postgres;
    return postgres;
}

std::string PrivatePostgres::new_database(const std::string& options) {
    const std::string name = "test_" + std::to_string(++databases_);
    PostgresConnection connection{address_of("postgres"), OpenMode::read_write};
    connection.execute("create database " + name + " template template0 " + options);
    return address_of(name);
}

void PrivatePostgres::crash_and_restart() {
    if (write(lifeline_, "crash\n", 6) != 6) fail("write to the keeper of PostgreSQL");
    await_ready();
}

void PrivatePostgres::await_ready() {
    std::array<char, 16> word{};
    const ssize_t size = read(answers_, word.data(), word.size());
    if (size <= 0 ||
        !std::string_view{word.data(), static_cast<std::size_t>(size)}.starts_with("ready"))
        throw std::runtime_error{"PostgreSQL did not start; see " + (folder_ / "log").string()};
}

std::string PrivatePostgres::address_of(const std::string& database) const {
    return "postgresql://postgres@/" + database + "?host=" + folder_.string();
}

}  // namespace zhirong::testing
