#pragma once
// What a programme may say and hardly means: it loads all the same.
#include "core/programme/problem.h"
#include "core/programme/programme.h"

namespace zhirong::programme {

// Conditions that always hold, whatever is applied for: of those that must be met, of triggers.
Problems warnings(const Programme& programme);

}  // namespace zhirong::programme
