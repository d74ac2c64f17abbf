#pragma once
// The data that comes with the program, read from files.
#include <filesystem>

#include "platform/yaml/programme_files.h"

namespace zhirong {

// std::runtime_error naming the files, and where in them something is wrong.
programme::LoadedLibrary load_programmes(const std::filesystem::path& folder);

// The folder with reference/ and programmes/: given, or where the program was built or installed.
// std::runtime_error saying what to do where there is none.
std::filesystem::path find_resources(const std::filesystem::path& given);

}  // namespace zhirong
