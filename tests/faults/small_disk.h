#pragma once
#include <cstdint>
#include <filesystem>

namespace zhirong::testing {

// A file system of a few megabytes, in memory, seen by this thread and what it starts alone.
class SmallDisk {
public:
    // False where this process may not mount: as another user than root, or in some containers.
    static bool permitted();

    SmallDisk(std::filesystem::path folder, std::uint64_t bytes);
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;
    ~SmallDisk();

    void resize(std::uint64_t bytes);

private:
    std::filesystem::path folder_;
};

}  // namespace zhirong::testing
