#include "app/server_signals.h"

#include <pthread.h>

#include <cerrno>
#include <csignal>
#include <ctime>

namespace zhirong {
namespace {

sigset_t awaited() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    sigaddset(&signals, SIGHUP);
    return signals;
}

ServerSignals::Kind kind_of(int signal) {
    return signal == SIGHUP ? ServerSignals::Kind::reload : ServerSignals::Kind::stop;
}

}  // namespace

ServerSignals::ServerSignals() {
    const sigset_t signals = awaited();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

ServerSignals::~ServerSignals() {
    const sigset_t signals = awaited();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

ServerSignals::Kind ServerSignals::next() {
    const sigset_t signals = awaited();
    int signal = 0;
    while (sigwait(&signals, &signal) != 0) {
    }
    return kind_of(signal);
}

std::optional<ServerSignals::Kind> ServerSignals::next_within(std::chrono::milliseconds time) {
    using Clock = std::chrono::steady_clock;
    const sigset_t signals = awaited();
    const auto deadline = Clock::now() + time;
    for (;;) {
        const auto left = std::max(std::chrono::nanoseconds(0),
                                   std::chrono::nanoseconds(deadline - Clock::now()));
        const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(left);
        const timespec wait{seconds.count(), (left - seconds).count()};
        const int signal = sigtimedwait(&signals, nullptr, &wait);
        if (signal > 0) return kind_of(signal);
        if (errno != EINTR) return std::nullopt;
    }
}

}  // namespace zhirong
