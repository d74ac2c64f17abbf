#pragma once
// systemd's readiness protocol (sd_notify(3)): a datagram to the socket that NOTIFY_SOCKET names.
#include <string_view>

namespace zhirong {

// "READY=1", "STOPPING=1". Does nothing where no service manager asked; what fails is not ours to
// mend.
void tell_systemd(std::string_view state);

}  // namespace zhirong
