#include "features/consent/routes.h"

#include "features/consent/consent.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"

namespace zhirong::consent {
namespace {

using organisation::Organisation;

Tree row(View& view, const Consent& consent) {
    const auto name = [&](const std::string& id) {
        return view.linked<Organisation>(id).details.name;
    };
    const Give& details = consent.given.details;
    Tree::List matters;
    for (const Matter matter : details.matters) matters.push_back(write(label_of(matter)));
    Tree tree = Tree::map({{"id", consent.id},
                           {"firm", consent.given.firm},
                           {"firm_name", name(consent.given.firm)},
                           {"to", details.to},
                           {"to_name", name(details.to)},
                           {"matters", std::move(matters)},
                           {"from", to_string(consent.given.on)},
                           {"until", to_string(details.until)},
                           {"purpose", details.purpose},
                           {"by", consent.given.by},
                           {"stage", write(stage_words(consent))},
                           {"in_force", !consent.withdrawn && details.until >= view.today()}});
    if (consent.withdrawn) tree.set("withdrawn_on", to_string(consent.withdrawn->on));
    return tree;
}

Result<Tree> give(Work& work, const Request&, const Give& command) {
    const auto to = TRY(work.get<Organisation>(command.to));
    const Given given = TRY(decide(command, work.actor(), to.details.kind, work.today()));
    Consent consent{.id = work.new_id(Consent::prefix), .given = {}, .withdrawn = {}};
    CHECKED(work.create(consent, given));
    return row(work, consent);
}

Result<Tree> withdraw(Work& work, const Request& request, const Withdraw& command) {
    auto consent = TRY(work.get<Consent>(request.path_parameter("id")));
    work.happened(consent, TRY(decide(consent, command, work.actor(), work.today())));
    return row(work, consent);
}

}  // namespace

void add_routes(Api& api) {
    api.kind<Consent>();
    api.command<Give>({.path = "/api/v1/consents",
                       .operation = "giveConsent",
                       .words = {"授权查看数据", "Let an organisation see our data"},
                       .tag = "consent",
                       .roles = {Role::enterprise_officer}},
                      {{"to", "/api/v1/organisations"}}, give, 201);
    api.command<Withdraw>({.path = "/api/v1/consents/{id}/withdrawal",
                           .operation = "withdrawConsent",
                           .words = {"撤回授权", "Withdraw the consent"},
                           .tag = "consent",
                           .roles = {Role::enterprise_officer}},
                          {}, withdraw);
    api.query({.path = "/api/v1/consents",
               .operation = "listConsents",
               .words = {"数据授权", "Consents"},
               .tag = "consent",
               .query = page_parameters()},
              Tree::map({{"type", "object"}}),
              [&api](View& view, const Request& request) -> Result<Tree> {
                  const auto page = TRY(view.list<Consent>(TRY(page_of(request))));
                  Tree::List items;
                  for (const Consent& each : page.items) {
                      Tree tree = row(view, each);
                      Tree::List actions;
                      if (!each.withdrawn && view.actor().organisation == each.given.firm &&
                          view.actor().has(Role::enterprise_officer))
                          actions.push_back(api.action("withdrawConsent", {{"id", each.id}}));
                      tree.set("actions", std::move(actions));
                      items.push_back(std::move(tree));
                  }
                  Tree tree = page_tree(std::move(items), page);
                  Tree::List actions;
                  if (view.actor().has(Role::enterprise_officer))
                      actions.push_back(api.action("giveConsent", {}));
                  tree.set("actions", std::move(actions));
                  return tree;
              });
}

}  // namespace zhirong::consent
