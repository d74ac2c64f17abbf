#pragma once
// What happened to some records, in the words of their events, newest first.
#include <functional>
#include <string>
#include <vector>

#include "platform/desk/desk.h"

namespace zhirong {

// The name of the organisation with that id.
using OrganisationName = std::function<std::string(const std::string& id)>;

// The name of the person who signs in as `user`; `user` itself where nobody does any more.
std::string person_name(View& view, const std::string& user);

Tree timeline(View& view, const Desk& desk, const std::vector<std::string>& streams,
              const OrganisationName& organisation_name);

}  // namespace zhirong
