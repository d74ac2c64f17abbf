#pragma once
// SIGTERM, Ctrl-C and SIGHUP as something to wait for.
#include <chrono>
#include <optional>

namespace zhirong {

// To be made before any thread: they inherit that the signals wait.
class ServerSignals {
public:
    ServerSignals();
    ~ServerSignals();
    ServerSignals(const ServerSignals&) = delete;
    ServerSignals& operator=(const ServerSignals&) = delete;

    enum class Kind { stop, reload };
    Kind next();
    // Nothing: none came in that time.
    std::optional<Kind> next_within(std::chrono::milliseconds time);
};

}  // namespace zhirong
