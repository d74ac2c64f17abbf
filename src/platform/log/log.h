#pragma once
// What the operators read: one line for each event on standard error, "name=value" after the words.
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "platform/http/server.h"

namespace zhirong {

enum class LogLevel { debug, info, warning, error, off };
std::optional<LogLevel> log_level_named(std::string_view name);  // "debug", ... as above

// Called from any thread. Control characters are written as escapes, so that nothing a client sends
// can start a line of its own.
class Log {
public:
    explicit Log(LogLevel least);
    ~Log();
    Log(Log&&) noexcept;

    void debug(std::string_view words) const;
    void info(std::string_view words) const;
    void warning(std::string_view words) const;
    void error(std::string_view words) const;

    // One line for a request: server errors as errors, all others as info.
    void served(const Served& served) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The line of `Log::served` without its time and level. Path at most 200 bytes.
std::string line_of(const Served& served);

}  // namespace zhirong
