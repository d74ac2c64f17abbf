#pragma once
// A line of the list of what waits for a person.
#include <optional>
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "base/tree.h"

namespace zhirong {

// Of each kind, so that the list's cost has a bound.
inline constexpr std::int64_t most_tasks = 100;

// {kind, record, about: {zh, en}, action: {name, zh, en}, since?, due?}
// `action` as Api::action gives it, or anything that has its name and words.
Tree task(const char* kind, const std::string& record, Tree about, const Tree& action,
          std::optional<Date> since, std::optional<Date> due = {});

}  // namespace zhirong
