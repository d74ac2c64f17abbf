#pragma once
// What the disk alone allows: the same folder, in the same run, so that a figure of ours stands
// beside its limit and not beside a number from another day.
#include <fcntl.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <chrono>
#include <filesystem>
#include <iterator>
#include <string>
#include <system_error>

namespace zhirong::bench {

// Durable appends per second of one thread: 4 KiB, fdatasync, again, for a quarter of a second, to
// a new file in `folder` that is removed after. A program that commits each write by itself
// cannot be faster; one that commits many together can.
inline double raw_commits_per_second(const std::filesystem::path& folder) {
    using Clock = std::chrono::steady_clock;
    const std::string file = folder / "raw_disk";
    const int descriptor = open(file.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
    if (descriptor < 0) throw std::system_error{errno, std::generic_category(), file};
    const std::array<char, 4096> page{};
    const auto start = Clock::now();
    auto now = start;
    int commits = 0;
    bool failed = false;
    for (; !failed && now - start < std::chrono::milliseconds(250); ++commits) {
        failed = ::write(descriptor, page.data(), page.size()) != std::ssize(page) ||
                 fdatasync(descriptor) != 0;
        now = Clock::now();
    }
    const int reason = errno;
    close(descriptor);
    unlink(file.c_str());
    if (failed) throw std::system_error{reason, std::generic_category(), file};
    return commits / std::chrono::duration<double>(now - start).count();
}

}  // namespace zhirong::bench
