#pragma once
// The command line: `zhirong <command>`. Each command stands in a file of its own and is added to
// the program here.
#include <CLI/CLI.hpp>
#include <memory>
#include <string>

#include "app/configuration_file.h"
#include "app/system.h"

namespace zhirong {

// For scripts.
struct ExitCode {
    static constexpr int ok = 0;
    static constexpr int no = 1;            // the answer is no, or a check failed
    static constexpr int usage = 2;         // the command was written wrongly
    static constexpr int world_failed = 3;  // database, disk or network
};

// The options that every command takes.
struct GlobalOptions {
    std::string config;         // a configuration file; what it says, the command line overrides
    std::string data = "data";  // the folder of the book
    std::string database;       // overrides the one in the data folder
    std::string database_file;  // holds such an address, with a password
    std::string resources;
    std::string digest = "sha256";
    std::string opening_date;  // empty: today in China
    bool progress = false;
    ConfigurationFile file;  // what `config` named

    // What System is made of; makes the data folder where the book is to be written.
    // CLI::ValidationError for an option that no book can be opened with.
    Configuration configuration(OpenMode access) const;
    // The same, for a command that makes no sense on a new book: std::runtime_error where the data
    // folder has none, so that a misspelt folder is not taken for one.
    Configuration configuration_of_existing() const;
};

struct CommandLine {
    CLI::App& app;
    std::shared_ptr<GlobalOptions> options;
    int& exit_code;

    // A command that takes the global options after its name, too.
    CLI::App* add(const std::string& name, const std::string& words, const std::string& teaching);
};

void add_global_options(CommandLine& line);
void add_serve_command(CommandLine& line);
void add_check_config_command(CommandLine& line);
void add_manual_command(CommandLine& line);
void add_access_command(CommandLine& line);
void add_copy_command(CommandLine& line);
void add_demo_command(CommandLine& line);
void add_close_day_command(CommandLine& line);
void add_rights_command(CommandLine& line);
void add_verify_command(CommandLine& line);
void add_backup_command(CommandLine& line);
void add_export_command(CommandLine& line);
void add_organisation_command(CommandLine& line);
void add_user_command(CommandLine& line);

// Every refusal, one a line, in both languages, on standard error. Returns ExitCode::no.
int print_refusals(const Refusals& refusals);

}  // namespace zhirong
