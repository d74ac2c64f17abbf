#pragma once
// The whole existing book as rows for the comparison of two versions of a policy: every loan, with
// its cover where it has one, and every application for a subsidy that was not withdrawn.
#include <functional>

#include "core/programme/compare.h"
#include "features/loan/loan.h"
#include "features/programmes/programmes.h"
#include "platform/desk/view.h"

namespace zhirong {

// A fact is set where a record holds it, and nowhere else. `read` is told how many records are
// read.
programme::Book existing_book(View& view, const programmes::Shelf& shelf,
                              const loan::Market& market,
                              const std::function<void(std::int64_t read, std::int64_t all)>& told);

}  // namespace zhirong
