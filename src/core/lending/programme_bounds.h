#pragma once
// What a programme allows a loan: its credit line, and the ceilings that its eligibility and
// controls set on price, principal and tenor. Read from the programme's own conditions, so that a
// later version is followed without a change here.
#include "core/lending/offer.h"
#include "core/programme/evaluate.h"

namespace zhirong::lending {

ProgrammeBounds bounds_of(const programme::Programme& programme, const programme::Facts& facts,
                          const programme::Agreement& agreement, Date date);

}  // namespace zhirong::lending
