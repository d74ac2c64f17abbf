#include "app/people.h"

#include "app/system.h"
#include "features/organisation/organisation.h"

namespace zhirong {

Result<std::monostate> add_person(System& system, const NewPerson& person) {
    Result<organisation::Organisation> organisation = organisation::Organisation{};
    // Organisations are known to everybody, so it does not matter who asks.
    system.desk().read({}, [&](View& view) {
        organisation = view.get<organisation::Organisation>(person.organisation);
    });
    if (!organisation)
        return refuse(refusals::not_found, "organisation", {{"found", person.organisation}});
    return system.identity().add(person, organisation->details.kind);
}

Tree people_list(System& system) {
    Tree::List people;
    for (const Person& person : system.identity().people()) {
        Tree::List roles;
        for (const Role role : person.actor.roles) roles.emplace_back(name_of(role));
        people.push_back(Tree::map({{"user", person.actor.user},
                                    {"name", person.name},
                                    {"organisation", person.actor.organisation},
                                    {"roles", std::move(roles)}}));
    }
    return people;
}

}  // namespace zhirong
