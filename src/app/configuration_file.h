#pragma once
// The configuration file: a YAML map of the long options' names, with _ for -.
#include <expected>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "app/serve_settings.h"
#include "platform/yaml/programme_files.h"

namespace zhirong {

struct ConfigurationFile {
    // Of every command: the options of the same names, if the file has them.
    std::optional<std::string> data;
    std::optional<std::string> database;
    std::optional<std::string> database_file;
    std::optional<std::string> resources;
    // Of `serve`, in the file's order.
    std::vector<Given> serve;
};

// Everything wrong in it, each at its line and column; a file that cannot be read is a problem of
// its first line.
std::expected<ConfigurationFile, std::vector<programme::FileProblem>> read_configuration_file(
    const std::filesystem::path& file);

// Whether the address of a database holds a password: "postgresql://u:secret@h/d", "?password=".
bool has_password(std::string_view database);

// One line each: "FILE:3:7: … / …".
std::string to_text(const std::vector<programme::FileProblem>& problems);

}  // namespace zhirong
