#pragma once
// A programme's trace in the form in which every figure of the product explains itself.
#include "core/explanation/why.h"
#include "core/programme/trace.h"

namespace zhirong::programme {

Why why(const Trace& trace);
// Of one step of it, such as one party's part.
Why why(const Step& step, const Trace& trace);

}  // namespace zhirong::programme
