#include "platform/database/writer_lock.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <string>

#include "platform/database/database.h"

namespace zhirong {
namespace {

std::string holder(int descriptor) {
    std::array<char, 32> text{};
    const ssize_t size = pread(descriptor, text.data(), text.size(), 0);
    if (size <= 0) return "another process";
    return fmt::format("process {}", std::string_view{text.data(), static_cast<std::size_t>(size)});
}

}  // namespace

WriterLock::WriterLock(const std::filesystem::path& file) {
    const std::string path = file.string() + ".lock";
    descriptor_ = open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0600);
    if (descriptor_ < 0)
        throw DatabaseError{DatabaseError::Kind::unavailable,
                            fmt::format("cannot open {}: {}", path, std::strerror(errno))};
    if (flock(descriptor_, LOCK_EX | LOCK_NB) != 0) {
        const int reason = errno;
        const std::string who = holder(descriptor_);
        close(descriptor_);
        if (reason != EWOULDBLOCK)
            throw DatabaseError{DatabaseError::Kind::unavailable,
                                fmt::format("cannot lock {}: {}", path, std::strerror(reason))};
        throw DatabaseError{
            DatabaseError::Kind::busy,
            fmt::format("{} has {} open for writing; stop it first, or open read-only", who,
                        file.string())};
    }
    // For the message above only; the lock holds whether or not this can be written.
    const std::string process = std::to_string(getpid());
    if (ftruncate(descriptor_, 0) == 0 &&
        pwrite(descriptor_, process.data(), process.size(), 0) < 0) {
        return;
    }
}

WriterLock::~WriterLock() { close(descriptor_); }

}  // namespace zhirong
