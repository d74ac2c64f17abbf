#pragma once
// Which programmes may stand together on one loan or one expense.
#include "base/result.h"
#include "core/programme/programme.h"

namespace zhirong::programme {

// Whether a further programme may pay on an expense on which `first` pays already: only where one
// of the two says that it stacks on the other.
bool may_stack(const Programme& first, const Programme& second);

// Whether both may take in one loan. Refused where one excludes the other, or where both compensate
// and one of them allows no second channel.
Result<void> may_stand_together(const Programme& first, const Programme& second);

namespace refusals {
extern const RefusalKind excluded, second_channel;
}

}  // namespace zhirong::programme
