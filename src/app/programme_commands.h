#pragma once
// zhirong programme check | explain | test
#include <CLI/CLI.hpp>
#include <cstdio>
#include <string>

namespace zhirong {

struct Output {
    std::FILE* out = stdout;
    std::FILE* err = stderr;
};

// `exit_code`: 0 yes, 1 no or failed; CLI11 itself ends with another code for a wrong usage.
// `resources` is looked at when a command runs: the folder given on the command line, or empty.
// The group, for further commands.
CLI::App* add_programme_commands(CLI::App& app, int& exit_code, const std::string& resources,
                                 Output output = {});

}  // namespace zhirong
