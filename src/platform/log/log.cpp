#include "platform/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>

#include "base/text.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

constexpr std::size_t longest_path = 200;

struct Name {
    std::string_view name;
    LogLevel level;
    spdlog::level::level_enum spdlog;
};
constexpr std::array names{
    Name{"debug", LogLevel::debug, spdlog::level::debug},
    Name{"info", LogLevel::info, spdlog::level::info},
    Name{"warning", LogLevel::warning, spdlog::level::warn},
    Name{"error", LogLevel::error, spdlog::level::err},
    Name{"off", LogLevel::off, spdlog::level::off},
};

std::string one_line(std::string_view words) {
    std::string text;
    for (const char c : words) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte >= 0x20 && byte != 0x7F)
            text += c;
        else
            text += fmt::format("\\x{:02x}", byte);
    }
    return text;
}

// JSON is UTF-8; what a client sent need not be.
std::string as_json(std::string_view text) {
    std::string clean;
    const bool valid = count_characters(text).has_value();
    for (const char c : text)
        if (valid || static_cast<unsigned char>(c) < 0x80)
            clean += c;
        else
            clean += fmt::format("\\x{:02x}", static_cast<unsigned char>(c));
    return write_json(clean);
}

std::string line(LogFormat format, std::string_view words, const LogFields& fields) {
    std::string text =
        format == LogFormat::json ? "\"message\":" + as_json(words) : one_line(words);
    for (const auto& [name, value] : fields)
        text += format == LogFormat::json ? fmt::format(",\"{}\":{}", name, as_json(value))
                                          : fmt::format(" {}={}", name, one_line(value));
    return text;
}

constexpr const char* text_pattern = "%Y-%m-%dT%H:%M:%S.%e%z %l %v";
constexpr const char* json_pattern = "{\"time\":\"%Y-%m-%dT%H:%M:%S.%e%z\",\"level\":\"%l\",%v}";

}  // namespace

std::optional<LogLevel> log_level_named(std::string_view name) {
    const auto found = std::ranges::find(names, name, &Name::name);
    return found == names.end() ? std::nullopt : std::optional(found->level);
}

std::optional<LogFormat> log_format_named(std::string_view name) {
    if (name == "text") return LogFormat::text;
    if (name == "json") return LogFormat::json;
    return std::nullopt;
}

struct Log::State {
    LogFormat format = LogFormat::text;
    spdlog::logger logger{"zhirong", std::make_shared<spdlog::sinks::stderr_sink_mt>()};

    void write(spdlog::level::level_enum level, std::string_view words, const LogFields& fields) {
        if (logger.should_log(level)) logger.log(level, line(format, words, fields));
    }
};

Log::Log(LogLevel least, LogFormat format) : state_(std::make_unique<State>()) {
    state_->format = format;
    state_->logger.set_pattern(format == LogFormat::json ? json_pattern : text_pattern);
    set_level(least);
}
Log::~Log() = default;
Log::Log(Log&&) noexcept = default;

void Log::set_level(LogLevel least) const {
    state_->logger.set_level(std::ranges::find(names, least, &Name::level)->spdlog);
}

void Log::debug(std::string_view words, const LogFields& fields) const {
    state_->write(spdlog::level::debug, words, fields);
}
void Log::info(std::string_view words, const LogFields& fields) const {
    state_->write(spdlog::level::info, words, fields);
}
void Log::warning(std::string_view words, const LogFields& fields) const {
    state_->write(spdlog::level::warn, words, fields);
}
void Log::error(std::string_view words, const LogFields& fields) const {
    state_->write(spdlog::level::err, words, fields);
}

void Log::served(const Served& served) const {
    const auto level = served.status >= 500 ? spdlog::level::err : spdlog::level::info;
    if (state_->logger.should_log(level))
        state_->logger.log(level, line_of(served, state_->format));
}

std::string line_of(const Served& served, LogFormat format) {
    const std::string_view path = served.path.substr(0, longest_path);
    const std::string_view operation = served.operation.empty() ? "-" : served.operation;
    if (format == LogFormat::json)
        return fmt::format(
            "\"message\":\"request\",\"request\":{},\"from\":{},\"method\":{},\"path\":{},"
            "\"operation\":{},\"status\":{},\"microseconds\":{},\"bytes\":{}",
            as_json(served.request_id), as_json(served.remote_address), as_json(served.method),
            as_json(path), as_json(operation), served.status, served.elapsed.count(), served.bytes);
    return fmt::format(
        "request={} from={} method={} path={} operation={} status={} ms={}.{:03} bytes={}",
        served.request_id, served.remote_address, one_line(served.method), one_line(path),
        operation, served.status, served.elapsed.count() / 1000, served.elapsed.count() % 1000,
        served.bytes);
}

}  // namespace zhirong
