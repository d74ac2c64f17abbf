#include "app/progress.h"

#include <fmt/core.h>
#include <unistd.h>

namespace zhirong {

Progress::Progress(bool always)
    : shown_(always || isatty(STDERR_FILENO) == 1), terminal_(isatty(STDERR_FILENO) == 1) {}

Progress::~Progress() {
    if (open_) fmt::print(stderr, "\n");
}

void Progress::show(const std::string& words, std::int64_t done, std::int64_t all) {
    const auto now = std::chrono::steady_clock::now();
    if (!shown_ || (now < next_ && done != all)) return;
    next_ = now + std::chrono::milliseconds(100);
    // A terminal's line is written over; a file gets a line each.
    fmt::print(stderr, "{}{} {}/{}{}", terminal_ ? "\r\x1b[K" : "", words, done, all,
               terminal_ ? "" : "\n");
    open_ = terminal_;
}

}  // namespace zhirong
