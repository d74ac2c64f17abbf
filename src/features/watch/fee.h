#pragma once
// Annual fees of patents, as far as warnings tell them.
#include <optional>

#include "base/money.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::watch {

// The whole fee of a patent year, without the reductions that small entities have (bg: the fee
// schedule as domain references give it; not read in its source). Absent: no such year.
std::optional<Money> annual_fee(RightKind kind, int year);

// 《专利审查指南》第五部分第九章2.2.1.3: none in the first month after the due date, then 5 % of
// the whole fee for each further month begun, 25 % in the sixth. `today` lies after `due`.
int surcharge_percent(Date due, Date today);
// The first day of the next rate; absent: it is the last.
std::optional<Date> next_surcharge(Date due, Date today);

}  // namespace zhirong::watch
