#pragma once
// Who signed in: what the gate leaves in Request::identity.
#include <string>

#include "core/access/roles.h"
#include "platform/http/message.h"

namespace zhirong {

struct Person {
    Actor actor;
    std::string name;
    std::string session = {};  // the id of the session, or of the API token
    bool by_token = false;
    // What must be done before anything else may be: "password" or "second_factor"; empty: nothing.
    std::string due = {};
};
const Person& person_of(const Request& request);

}  // namespace zhirong
