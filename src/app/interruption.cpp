#include "app/interruption.h"

#include <pthread.h>

#include <csignal>

namespace zhirong {
namespace {

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

}  // namespace

Interruption::Interruption() {
    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_BLOCK, &signals, nullptr);
}

Interruption::~Interruption() {
    const sigset_t signals = ending_signals();
    pthread_sigmask(SIG_UNBLOCK, &signals, nullptr);
}

bool Interruption::came() {
    const sigset_t signals = ending_signals();
    const timespec at_once{};
    if (!came_ && sigtimedwait(&signals, nullptr, &at_once) > 0) came_ = true;
    return came_;
}

void Interruption::await() {
    const sigset_t signals = ending_signals();
    int signal = 0;
    while (!came_)
        if (sigwait(&signals, &signal) == 0) came_ = true;
}

}  // namespace zhirong
