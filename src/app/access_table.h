#pragma once
// Who may do what with whose records, as one text: docs/access.md. It is made from the route table
// and core/access/scope.h, and a test holds the file in the tree to it, so that a change of access
// is seen by whoever reads the change.
#include <string>

namespace zhirong {

class System;

std::string access_table(System& system);

}  // namespace zhirong
