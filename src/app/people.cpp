#include "app/people.h"

#include "app/system.h"
#include "features/organisation/organisation.h"

namespace zhirong {

Result<std::monostate> add_person(System& system, const NewPerson& person, bool password_given) {
    Result<organisation::Organisation> organisation = organisation::Organisation{};
    // Organisations are known to everybody, so it does not matter who asks.
    system.desk().read({}, [&](View& view) {
        organisation = view.get<organisation::Organisation>(person.organisation);
    });
    if (!organisation)
        return refuse(refusals::not_found, "organisation", {{"found", person.organisation}});
    return system.identity().add(person, organisation->details.kind, system.configuration().clock(),
                                 password_given);
}

namespace {

Tree person_tree(View& view, const Person& person) {
    Tree::List roles;
    Label words;
    for (const Role role : person.actor.roles) {
        const Label label = label_of(role);
        roles.emplace_back(label.name);
        words.zh += (words.zh.empty() ? "" : "、") + label.zh;
        words.en += (words.en.empty() ? "" : ", ") + label.en;
    }
    const auto organisation = view.linked<organisation::Organisation>(person.actor.organisation);
    return Tree::map({{"user", person.actor.user},
                      {"name", person.name},
                      {"organisation", organisation.details.name},
                      {"organisation_id", organisation.id},
                      {"roles", std::move(roles)},
                      {"role", Tree::map({{"zh", words.zh}, {"en", words.en}})}});
}

}  // namespace

Tree people_list(System& system) {
    const std::vector<Person> people = system.identity().people();
    Tree::List list;
    system.desk().read({}, [&](View& view) {
        list.clear();
        for (const Person& person : people) list.push_back(person_tree(view, person));
    });
    return list;
}

Tree account_list(System& system) {
    const std::vector<Account> accounts = system.identity().accounts();
    Tree::List list;
    system.desk().read({}, [&](View& view) {
        list.clear();
        for (const Account& account : accounts) {
            Tree tree = person_tree(view, account.person);
            tree.set("disabled", account.disabled);
            tree.set("second_factor", account.second_factor);
            tree.set("password_given", account.password_given);
            tree.set("password_set", account.password_set.milliseconds);
            tree.set("jurisdiction", account.person.actor.jurisdiction);
            Tree::List subjects;
            for (const std::string& subject : account.subjects) subjects.emplace_back(subject);
            tree.set("subjects", std::move(subjects));
            list.push_back(std::move(tree));
        }
    });
    return list;
}

}  // namespace zhirong
