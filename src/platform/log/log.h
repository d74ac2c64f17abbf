#pragma once
// What the operators read: one line for each event on standard error, as text ("name=value" after
// the words) or as JSON. Neither queries nor bodies nor names of people: they are nobody's business
// there.
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "platform/http/server.h"

namespace zhirong {

enum class LogLevel { debug, info, warning, error, off };
std::optional<LogLevel> log_level_named(std::string_view name);  // "debug", ... as above

enum class LogFormat { text, json };
std::optional<LogFormat> log_format_named(std::string_view name);

using LogFields = std::vector<std::pair<std::string_view, std::string_view>>;

// Called from any thread. Control characters are written as escapes, so that nothing a client sends
// can start a line of its own.
class Log {
public:
    explicit Log(LogLevel least, LogFormat format = LogFormat::text);
    ~Log();
    Log(Log&&) noexcept;

    // From now on.
    void set_level(LogLevel least) const;

    void debug(std::string_view words, const LogFields& fields = {}) const;
    void info(std::string_view words, const LogFields& fields = {}) const;
    void warning(std::string_view words, const LogFields& fields = {}) const;
    void error(std::string_view words, const LogFields& fields = {}) const;

    // One line for a request: server errors as errors, all others as info.
    void served(const Served& served) const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

// The line of `Log::served` without its time and level. Path at most 200 bytes. As JSON, the
// members without the braces.
std::string line_of(const Served& served, LogFormat format = LogFormat::text);

}  // namespace zhirong
