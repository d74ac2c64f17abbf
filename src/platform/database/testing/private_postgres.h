#pragma once
#include <sys/types.h>

#include <filesystem>
#include <string>

namespace zhirong::testing {

// A PostgreSQL of the test's own, on a socket in a temporary folder, reachable by this user alone.
// A shell script keeps it: it ends the server and removes the folder when the test program goes
// away, however it goes. Throws, naming the package to install, if PostgreSQL is not there.
class PrivatePostgres {
public:
    PrivatePostgres();
    PrivatePostgres(const PrivatePostgres&) = delete;
    PrivatePostgres& operator=(const PrivatePostgres&) = delete;
    ~PrivatePostgres();

    // The one that all tests of a program share; started by the first who asks.
    static PrivatePostgres& shared();

    // The address of a new, empty database. `options` goes into `create database`.
    std::string new_database(const std::string& options = "");
    // Kills every process of the server at once, as a power cut would, and starts it again.
    void crash_and_restart();

    const std::filesystem::path& folder() const { return folder_; }

private:
    void await_ready();
    std::string address_of(const std::string& database) const;

    std::filesystem::path folder_;
    pid_t keeper_ = -1;
    int lifeline_ = -1;  // the keeper reads its other end: it closes when this program ends
    int answers_ = -1;
    int databases_ = 0;
};

}  // namespace zhirong::testing
