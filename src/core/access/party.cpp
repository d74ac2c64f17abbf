#include "core/access/party.h"

namespace zhirong {

Result<std::monostate> require_acting_for(const Actor& actor, const std::string& organisation) {
    if (actor.organisation == organisation) return {};
    return refuse(refusals::other_organisation, "",
                  {{"expected", organisation}, {"found", actor.organisation}});
}

}  // namespace zhirong
