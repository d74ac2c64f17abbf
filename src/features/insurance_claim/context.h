#pragma once
#include "core/calendar/working_days.h"
#include "features/insurance_policy/insurance_policy.h"

namespace zhirong::insurance_claim {

struct Context {
    const insurance::Shelf& shelf;
    const WorkingDays& calendar;
};

}  // namespace zhirong::insurance_claim
