#pragma once
// What the disk alone allows: the same folder, in the same run, so that a figure of ours stands
// beside its limit and not beside a number from another day.
#include <filesystem>

namespace zhirong::bench {

// Durable appends per second of one thread: 4 KiB, fdatasync, again, for a quarter of a second, to
// a new file in `folder` that is removed after. A program that commits each write by itself
// cannot be faster; one that commits many together can.
double raw_commits_per_second(const std::filesystem::path& folder);

}  // namespace zhirong::bench
