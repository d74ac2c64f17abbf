#pragma once
// Guessing is made slow: who fails often waits, each time twice as long. Counted in the store, so
// that it does not help to ask another server; by name whether or not there is such a person, so
// that it does not tell.
#include <string>

#include "base/date.h"
#include "base/result.h"
#include "platform/database/database.h"

namespace zhirong {

namespace lockout {

inline constexpr std::int64_t free_failures = 5;           // of one name, before it waits
inline constexpr std::int64_t free_failures_address = 50;  // of one address: an office shares it
inline constexpr std::int64_t first_wait_seconds = 30;     // then 60, 120 …
inline constexpr std::int64_t longest_wait_seconds = 900;  // nobody can be kept out for good
inline constexpr std::int64_t forgotten_after_hours = 24;

// What is counted.
std::string of_user(const std::string& user);
std::string of_address(const std::string& address);

// Refused (429) while the name has to wait, with the seconds.
Result<std::monostate> check(Session& session, const std::string& name, Instant now);
void failed(Session& session, const std::string& name, Instant now);
void succeeded(Session& session, const std::string& name);

}  // namespace lockout

}  // namespace zhirong
