#pragma once
#include "base/tree.h"

namespace zhirong {

// What every code on the wire is called, in both languages: whoever shows one looks here and never
// translates by itself.
Tree catalogue();

}  // namespace zhirong
