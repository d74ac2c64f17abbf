#pragma once
// zhirong product check, zhirong insurance check
#include "app/programme_commands.h"

namespace zhirong {

void add_product_commands(CLI::App& app, int& exit_code, Output output = {});

}  // namespace zhirong
