#pragma once
// zhirong programme compare A B --from --to: two versions of a policy over the existing book.
#include "app/cli.h"
#include "app/programme_commands.h"

namespace zhirong {

// Into the group of programme commands. Exit codes: 0 compared; 1 refused, or a file with problems;
// 2 wrong usage or unreadable file; 3 the database failed.
void add_compare_command(CLI::App& group, std::shared_ptr<GlobalOptions> options, int& exit_code);

}  // namespace zhirong
