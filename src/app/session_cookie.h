#pragma once
// What the browser keeps of a session.
#include <string>

#include "platform/http/message.h"

namespace zhirong {

class System;

// Set-Cookie for a session's token; of an empty one: the cookie goes.
std::string session_cookie(System& system, const std::string& token);
// What the browser calls itself; empty where it does not say.
std::string agent_of(const Request& request);

}  // namespace zhirong
