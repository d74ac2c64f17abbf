#pragma once
// The books as files of plain-text accounting, one file a book.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "core/journal/export.h"

namespace zhirong {

class System;

// The organisations that have postings, by id.
std::vector<std::string> books(System& system);

// Writes <folder>/<book>.journal or .beancount for each book, all of one moment, and returns the
// files. One book is in memory at a time. `progress(done, all)` counts books; false stops.
// std::system_error where the disk refuses.
std::vector<std::filesystem::path> export_journal(
    System& system, JournalFormat format, const std::vector<std::string>& wanted,
    const std::filesystem::path& folder,
    const std::function<bool(std::int64_t, std::int64_t)>& progress = {});

}  // namespace zhirong
