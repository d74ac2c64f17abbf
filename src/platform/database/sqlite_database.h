#pragma once
#include <filesystem>
#include <memory>

#include "platform/database/database.h"

namespace zhirong {

// One writer thread that commits in groups, and a few connections that read. One process at a time
// may have the file open for writing.
std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file, OpenMode access);

}  // namespace zhirong
