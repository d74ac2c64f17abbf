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
    const std::vector<Person> people = system.identity().people();
    Tree::List list;
    system.desk().read({}, [&](View& view) {
        list.clear();
        for (const Person& person : people) {
            Tree::List roles;
            Label words;
            for (const Role role : person.actor.roles) {
                const Label label = label_of(role);
                roles.emplace_back(label.name);
                words.zh += (words.zh.empty() ? "" : "、") + label.zh;
                words.en += (words.en.empty() ? "" : ", ") + label.en;
            }
            const auto organisation =
                view.linked<organisation::Organisation>(person.actor.organisation);
            list.push_back(Tree::map({{"user", person.actor.user},
                                      {"name", person.name},
                                      {"organisation", organisation.details.name},
                                      {"organisation_id", organisation.id},
                                      {"roles", std::move(roles)},
                                      {"role", Tree::map({{"zh", words.zh}, {"en", words.en}})}}));
        }
    });
    return list;
}

}  // namespace zhirong
