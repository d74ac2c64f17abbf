#pragma once
// Secrets come from files alone: an argument is seen by whoever lists processes, and a variable of
// the environment by whatever is started.
#include <filesystem>
#include <string>

namespace zhirong {

// The whole text. std::runtime_error, in both languages and without a byte of the content, where
// the file is not there, cannot be read, may be read by everybody on the machine, or is larger than
// any secret.
std::string read_secret_file(const std::filesystem::path& file);

// The first line without its end: a password, an address with one.
std::string first_line_of_secret_file(const std::filesystem::path& file);

}  // namespace zhirong
