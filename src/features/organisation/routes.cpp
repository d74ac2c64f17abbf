#include "features/organisation/routes.h"

#include <algorithm>
#include <ranges>

#include "features/organisation/organisation.h"
#include "platform/desk/api.h"

namespace zhirong::organisation {
namespace {

Tree row(const Organisation& organisation) {
    return Tree::map({{"id", organisation.id},
                      {"name", organisation.details.name},
                      {"kind", std::string(name_of(organisation.details.kind))},
                      {"credit_code", organisation.details.credit_code},
                      {"region", organisation.details.region}});
}

Result<Tree> register_organisation(Work& work, const Request&, const Register& command) {
    const Registered registered = TRY(decide(command, work.actor()));
    Organisation organisation{.id = command.id, .details = {}};
    CHECKED(work.create(organisation, registered));
    return Tree::map({{"id", organisation.id}});
}

Result<Tree> list(View& view, const Request& request) {
    const auto page = TRY(view.list<Organisation>(TRY(page_of(request))));
    // One kind or several: "guarantor,insurer".
    const auto kinds = request.query_value("kind");
    const auto asked = [&](OrganisationKind kind) {
        if (!kinds) return true;
        return std::ranges::any_of(*kinds | std::views::split(','), [&](auto&& each) {
            return std::string_view(each.begin(), each.end()) == name_of(kind);
        });
    };
    Tree::List items;
    for (const Organisation& organisation : page.items)
        if (asked(organisation.details.kind)) items.push_back(row(organisation));
    return page_tree(std::move(items), page);
}

}  // namespace

void add_routes(Api& api) {
    api.kind<Organisation>();
    api.command<Register>({.path = "/api/v1/organisations",
                           .operation = "registerOrganisation",
                           .words = {"登记机构", "Register an organisation"},
                           .tag = "organisation",
                           .roles = {Role::administrator}},
                          {}, register_organisation, 201);
    auto query = page_parameters();
    query.push_back({"kind", {"机构类型", "Kind of organisation"}});
    api.query({.path = "/api/v1/organisations",
               .operation = "listOrganisations",
               .words = {"机构列表", "Organisations"},
               .tag = "organisation",
               .query = std::move(query)},
              Tree::map({{"type", "object"}}), list);
}

}  // namespace zhirong::organisation
