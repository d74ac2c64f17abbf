#pragma once
#include <functional>

#include "base/date.h"
#include "base/result.h"
#include "features/loan/routes.h"

namespace zhirong {

class System;

struct CloseDay {
    Date to;
};

// Brings the books forward to `to`, the new business date. Refused where that lies in the past of
// the book, more than ten years ahead, or, except in a demonstration, after today in China.
// `progress(done, all)` is told of the loans of the day under way; false stops between batches.
Result<loan::ClosedDay> close_day(System& system, const CloseDay& command,
                                  const std::function<bool(int, int)>& progress);

}  // namespace zhirong
