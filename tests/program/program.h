#pragma once
// Runs the program as its users do, in a process of its own.
#include <sys/types.h>

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace zhirong::testing {

struct Ran {
    int exit_code = -1;  // 128 + the signal's number, if one ended it
    std::string output;  // of both streams, in the order written
};

// To its end. What still runs after `limit` is killed.
Ran run_program(const std::vector<std::string>& arguments,
                std::chrono::seconds limit = std::chrono::seconds(60));

// As run_program(), but killed (SIGKILL) after `life`. Nothing: that was before it came to its end.
std::optional<Ran> run_and_kill(const std::vector<std::string>& arguments,
                                std::chrono::microseconds life);

// `zhirong serve` on a free port of loopback. Killed, if it still runs, when this goes.
class RunningServer {
public:
    // Returns when it answers; throws std::runtime_error with what it printed, if it does not.
    // `arguments` say which book: {"--data", …}.
    explicit RunningServer(const std::vector<std::string>& arguments);
    // Returns when it has said that it is ready: for one that does not speak HTTP in the clear.
    struct WhenItSaysSo {};
    RunningServer(const std::vector<std::string>& arguments, WhenItSaysSo);
    // As the first, with these settings (NAME=value) in its environment.
    RunningServer(const std::vector<std::string>& arguments,
                  const std::vector<std::string>& environment);
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer();

    std::uint16_t port() const { return port_; }
    // SIGKILL: as a power cut would, but for what the kernel still writes. Returns when it is gone.
    void kill();
    // SIGTERM, and waits for the end.
    Ran stop(std::chrono::seconds limit = std::chrono::seconds(30));
    // No file of it may grow beyond this (RLIMIT_FSIZE); nothing: they may again. What a full disk
    // is to a program, without one.
    void limit_files(std::optional<std::uint64_t> bytes);
    // What it has printed so far.
    std::string output() const;
    void signal(int number) const;
    // What is left of the line that begins so, once it is printed. std::runtime_error if that takes
    // minutes.
    std::string line_after(const std::string& beginning) const;
    // Waits for an end that something else brings about.
    Ran await_end(std::chrono::seconds limit = std::chrono::seconds(30));

private:
    void launch(const std::vector<std::string>& arguments,
                const std::vector<std::string>& environment = {});
    std::filesystem::path log_;
    std::uint16_t port_ = 0;
    pid_t process_ = -1;
};

}  // namespace zhirong::testing
