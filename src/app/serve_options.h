#pragma once
// The settings of `serve` as options of a command.
#include <map>
#include <memory>

#include "app/cli.h"

namespace zhirong {

// What the command line gave, by the setting's name.
using GivenOptions = std::map<std::string, std::vector<std::string>>;

std::shared_ptr<GivenOptions> add_serve_options(CLI::App& command);

// Defaults, then the file, then the command line.
Result<ServeSettings> settings_of(const ConfigurationFile& file, const GivenOptions& given);

}  // namespace zhirong
