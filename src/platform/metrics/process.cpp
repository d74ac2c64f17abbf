#include "platform/metrics/process.h"

#include <sys/resource.h>
#include <unistd.h>

#include <charconv>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>

namespace zhirong {
namespace {

// proc(5): /proc/self/stat, counted from the field after the command's closing parenthesis.
constexpr std::size_t user_ticks = 11;
constexpr std::size_t system_ticks = 12;
constexpr std::size_t threads = 17;
constexpr std::size_t start_ticks = 19;
constexpr std::size_t virtual_bytes = 20;
constexpr std::size_t resident_pages = 21;

std::string text_of(const char* path) {
    std::ifstream file(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

std::optional<std::int64_t> integer(std::string_view text) {
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc{} ? std::optional(value) : std::nullopt;
}

std::vector<std::string_view> words_of(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find_first_of(" \n"), text.size());
        if (end > 0) words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// When the machine started, in seconds of Unix time. From the clocks: a sandbox may hide
// /proc/stat.
std::int64_t boot_time() {
    timespec now{}, since_boot{};
    ::clock_gettime(CLOCK_REALTIME, &now);
    ::clock_gettime(CLOCK_BOOTTIME, &since_boot);
    return now.tv_sec - since_boot.tv_sec;
}

std::optional<std::int64_t> open_files() {
    std::error_code error;
    const std::filesystem::directory_iterator files("/proc/self/fd", error);
    if (error) return std::nullopt;
    // The one that reads the folder is closed again.
    return std::distance(begin(files), end(files)) - 1;
}

}  // namespace

std::vector<Measured> measure_process() {
    using enum Measured::Kind;
    std::vector<Measured> measured;
    const auto add = [&](const char* name, const char* help, Measured::Kind kind,
                         std::optional<std::int64_t> value) {
        if (value) measured.push_back({name, help, kind, *value, {}});
    };
    const std::string stat = text_of("/proc/self/stat");
    const std::size_t command_end = stat.rfind(')');
    const auto fields = command_end == std::string::npos
                            ? std::vector<std::string_view>{}
                            : words_of(std::string_view(stat).substr(command_end + 1));
    const auto field = [&](std::size_t at) -> std::optional<std::int64_t> {
        return at < fields.size() ? integer(fields[at]) : std::nullopt;
    };
    const std::int64_t ticks_a_second = ::sysconf(_SC_CLK_TCK);
    if (const auto user = field(user_ticks), system = field(system_ticks); user && system)
        add("process_cpu_seconds_total", "Processor time used, in whole seconds.", counter,
            (*user + *system) / ticks_a_second);
    add("process_threads", "Threads.", gauge, field(threads));
    if (const auto start = field(start_ticks))
        add("process_start_time_seconds", "When the process began, in Unix time.", gauge,
            boot_time() + *start / ticks_a_second);
    add("process_virtual_memory_bytes", "Address space in use.", gauge, field(virtual_bytes));
    if (const auto pages = field(resident_pages))
        add("process_resident_memory_bytes", "Memory in use.", gauge,
            *pages * ::sysconf(_SC_PAGESIZE));
    add("process_open_fds", "Open file descriptors.", gauge, open_files());
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0)
        add("process_max_fds", "Most file descriptors that may be open.", gauge,
            static_cast<std::int64_t>(limit.rlim_cur));
    return measured;
}

}  // namespace zhirong
