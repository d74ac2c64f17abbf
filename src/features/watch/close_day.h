#pragma once
#include <cstdint>
#include <functional>

#include "base/date.h"

namespace zhirong {
class Desk;
namespace annual_fees {
class Schedule;
}
}  // namespace zhirong

namespace zhirong::watch {

struct Watched {
    std::int64_t examined = 0;
    std::int64_t changes = 0;  // opened, updated, closed
};
// Brings the warnings to what is found on the morning of `on`. What they say already is not written
// again, so a run after a crash writes what was missing and one more writes nothing. `before_batch`
// is called before each of its transactions.
Watched watch_day(Desk& desk, const annual_fees::Schedule& fees, Date on,
                  const std::function<void()>& before_batch = {});

}  // namespace zhirong::watch
