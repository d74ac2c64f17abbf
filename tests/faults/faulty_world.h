#pragma once
// A disk that does not write or sync what it is asked to, loses at a power cut what was never
// synced, and a clock that jumps: for a program that runs in `environment()`.
#include <chrono>
#include <cstdint>
#include <filesystem>
#include <limits>
#include <string>
#include <vector>

#include "faults/world_control.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong::testing {

class FaultyWorld {
public:
    // False where a sanitizer has the first word about the C library's calls.
    static bool permitted();

    // The data folder of the program, as it is now, is durable.
    explicit FaultyWorld(std::filesystem::path folder);
    FaultyWorld(const FaultyWorld&) = delete;
    FaultyWorld& operator=(const FaultyWorld&) = delete;
    ~FaultyWorld();

    // NAME=value, for RunningServer and run_program.
    std::vector<std::string> environment() const;

    static constexpr std::int64_t always = std::numeric_limits<std::int64_t>::max();
    struct Fault {
        std::int32_t calls = 0;  // WorldCall
        std::int32_t files = 0;  // WorldFile
        int error = 0;           // errno
        std::int64_t passing = 0;
        std::int64_t failing = always;
    };
    void break_disk(const Fault& fault);
    void mend_disk();
    // Since it was broken last.
    std::int64_t failures() const;

    // The program's clock is ahead by so much, or behind.
    void set_clock(std::chrono::milliseconds ahead);

    // After the program was killed: the folder is what a disk has after a power cut.
    void cut_power();

private:
    std::filesystem::path folder_;
    TemporaryFolder durable_, control_folder_;
    WorldControl* control_;
};

}  // namespace zhirong::testing
