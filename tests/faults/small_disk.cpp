#include "faults/small_disk.h"

#include <sched.h>
#include <sys/mount.h>

#include <cerrno>
#include <string>
#include <system_error>

namespace zhirong::testing {
namespace {

void mount_memory(const std::filesystem::path& folder, unsigned long flags, std::uint64_t bytes) {
    const std::string size = "size=" + std::to_string(bytes);
    if (::mount("tmpfs", folder.c_str(), "tmpfs", flags, size.c_str()) != 0)
        throw std::system_error(errno, std::generic_category(), "mount " + folder.string());
}

}  // namespace

bool SmallDisk::permitted() {
    static const bool may = ::unshare(CLONE_NEWNS) == 0 &&
                            ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    return may;
}

SmallDisk::SmallDisk(std::filesystem::path folder, std::uint64_t bytes)
    : folder_(std::move(folder)) {
    mount_memory(folder_, 0, bytes);
}

// Whoever still has a file of it open keeps it until then.
SmallDisk::~SmallDisk() { ::umount2(folder_.c_str(), MNT_DETACH); }

void SmallDisk::resize(std::uint64_t bytes) { mount_memory(folder_, MS_REMOUNT, bytes); }

}  // namespace zhirong::testing
