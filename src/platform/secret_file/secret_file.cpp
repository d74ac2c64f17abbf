#include "platform/secret_file/secret_file.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <stdexcept>
#include <system_error>

namespace zhirong {
namespace {

constexpr std::size_t largest_secret = std::size_t{1} << 20;

struct Descriptor {
    explicit Descriptor(const std::filesystem::path& file)
        : number(::open(file.c_str(), O_RDONLY | O_CLOEXEC)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (number >= 0) ::close(number);
    }
    int number;
};

[[noreturn]] void unreadable(const std::filesystem::path& file) {
    const std::string why = std::generic_category().message(errno);
    throw std::runtime_error(
        fmt::format("无法读取 {0}：{1} / cannot read {0}: {1}", file.string(), why));
}

}  // namespace

std::string read_secret_file(const std::filesystem::path& file) {
    const Descriptor descriptor(file);
    if (descriptor.number < 0) unreadable(file);
    struct stat found{};
    if (::fstat(descriptor.number, &found) != 0) unreadable(file);
    if (S_ISREG(found.st_mode) && (found.st_mode & S_IROTH) != 0)
        throw std::runtime_error(fmt::format(
            "{0} 可被本机所有用户读取，机密文件不得如此：请执行 chmod 640 {0} / everybody on this "
            "machine may read {0}, which a secret must not allow: run chmod 640 {0}",
            file.string()));
    std::string text;
    std::array<char, 4096> piece;
    for (;;) {
        const ssize_t count = ::read(descriptor.number, piece.data(), piece.size());
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) unreadable(file);
        if (count == 0) return text;
        text.append(piece.data(), static_cast<std::size_t>(count));
        if (text.size() > largest_secret)
            throw std::runtime_error(fmt::format(
                "{0} 超过 1 MiB，不像机密文件 / {0} exceeds 1 MiB, which no secret does",
                file.string()));
    }
}

std::string first_line_of_secret_file(const std::filesystem::path& file) {
    std::string text = read_secret_file(file);
    text.resize(std::min(text.find_first_of("\r\n"), text.size()));
    if (text.empty())
        throw std::runtime_error(
            fmt::format("{0} 的第一行为空 / the first line of {0} is empty", file.string()));
    return text;
}

}  // namespace zhirong
