#pragma once
// A paper application for registration, as it is taken in at the counter.
#include "features/pledge/pledge.h"

namespace zhirong::pledge {

// The application as it would stand, for the pre-check. Refused where a right is of no register or
// of another.
Result<Pledge> as_received(const ReceiveAtCounter& command, const Rights& rights, Date today);

// Every needed paper and field is there; grounds are no hindrance: they are examined afterwards.
// `pledgor` and `pledgee` are the organisations, where the parties are on the platform.
Result<ReceivedAtCounter> decide(const ReceiveAtCounter& command, const Examined& examined,
                                 const Receipt& receipt, const std::string& pledgor,
                                 const std::string& pledgee, const Actor& actor, Date today);

}  // namespace zhirong::pledge
