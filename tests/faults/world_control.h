#pragma once
// What a test says to the program whose disk and clock it holds: memory that both map.
#include <atomic>
#include <cstdint>

namespace zhirong::testing {

inline constexpr const char* world_control_variable = "ZHIRONG_WORLD_CONTROL";  // a file
inline constexpr const char* world_folder_variable = "ZHIRONG_WORLD_FOLDER";    // the data
inline constexpr const char* world_durable_variable = "ZHIRONG_WORLD_DURABLE";  // a folder

// Calls of the program, and the files they are about: bits.
enum WorldCall : std::int32_t { call_write = 1, call_sync = 2 };
enum WorldFile : std::int32_t { file_log = 1, file_database = 2, file_folder = 4 };

// Lock-free, so that they work between processes.
struct WorldControl {
    std::atomic<std::int32_t> calls;  // that may fail
    std::atomic<std::int32_t> files;
    std::atomic<std::int32_t> error;    // errno
    std::atomic<std::int64_t> passing;  // so many of them go well first
    std::atomic<std::int64_t> failing;  // then so many fail
    std::atomic<std::int64_t> failed;   // so many did
    std::atomic<std::int64_t> clock_offset_milliseconds;
};
static_assert(std::atomic<std::int64_t>::is_always_lock_free);

}  // namespace zhirong::testing
