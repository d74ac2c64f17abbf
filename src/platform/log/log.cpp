#include "platform/log/log.h"

#include <spdlog/logger.h>
#include <spdlog/sinks/stdout_sinks.h>

#include <algorithm>
#include <array>

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

}  // namespace

std::optional<LogLevel> log_level_named(std::string_view name) {
    const auto found = std::ranges::find(names, name, &Name::name);
    return found == names.end() ? std::nullopt : std::optional(found->level);
}

struct Log::State {
    spdlog::logger logger{"zhirong", std::make_shared<spdlog::sinks::stderr_sink_mt>()};
};

Log::Log(LogLevel least) : state_(std::make_unique<State>()) {
    state_->logger.set_level(std::ranges::find(names, least, &Name::level)->spdlog);
    state_->logger.set_pattern("%Y-%m-%dT%H:%M:%S.%e%z %l %v");
}
Log::~Log() = default;
Log::Log(Log&&) noexcept = default;

void Log::debug(std::string_view words) const { state_->logger.debug(one_line(words)); }
void Log::info(std::string_view words) const { state_->logger.info(one_line(words)); }
void Log::warning(std::string_view words) const { state_->logger.warn(one_line(words)); }
void Log::error(std::string_view words) const { state_->logger.error(one_line(words)); }

void Log::served(const Served& served) const {
    const auto level = served.status >= 500 ? spdlog::level::err : spdlog::level::info;
    if (state_->logger.should_log(level)) state_->logger.log(level, line_of(served));
}

std::string line_of(const Served& served) {
    const std::string path = one_line(served.path.substr(0, longest_path));
    return fmt::format("request={} from={} method={} path={} status={} ms={}.{:03} bytes={}",
                       served.request_id, served.remote_address, one_line(served.method), path,
                       served.status, served.elapsed.count() / 1000, served.elapsed.count() % 1000,
                       served.bytes);
}

}  // namespace zhirong
