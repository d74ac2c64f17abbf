#pragma once

namespace zhirong {

// The business date was moved between a command's first look at it and its end: what it decided is
// of a day that is over, so it is decided again. Leaves the transaction, which rolls back.
struct DateMoved {};

}  // namespace zhirong
