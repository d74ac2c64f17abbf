#include "features/loan_to_value/routes.h"

#include "features/loan_to_value/loan_to_value.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::loan_to_value {
namespace {

constexpr std::int64_t most_tables = 500;

Result<Tree> propose(Work& work, const Request&, const Propose& command) {
    const Proposed proposed = TRY(decide(command, work.actor(), work.today()));
    Table table{.id = work.new_id(Table::prefix)};
    CHECKED(work.create(table, proposed));
    return Tree::map({{"id", table.id}});
}

Result<Tree> decide_on(Work& work, const Request& request, const Decide& command) {
    auto table = TRY(work.get<Table>(request.path_parameter("id")));
    work.happened(table, TRY(decide(table, command, work.actor(), work.today())));
    return Tree::map({{"id", table.id}});
}

Tree table_tree(View& view, const Api& api, const Table& table, bool in_force_now) {
    const Proposed& proposed = table.proposed;
    Tree tree = Tree::map({{"id", table.id},
                           {"bank", proposed.bank},
                           {"stage", write(stage_words(table))},
                           {"in_force", in_force_now},
                           {"from", to_string(proposed.details.from)},
                           {"source", proposed.details.source},
                           {"reason", proposed.details.reason},
                           {"hard", to_string(proposed.details.hard)},
                           {"maker", person_name(view, proposed.maker)},
                           {"proposed_on", to_string(proposed.on)}});
    Tree::List ceilings;
    for (const lending::Ceiling& each : proposed.details.ceilings)
        ceilings.push_back(Tree::map(
            {{"kind", write(label_of(each.kind))}, {"ceiling", to_string(each.ceiling)}}));
    tree.set("ceilings", std::move(ceilings));
    if (table.approved) {
        tree.set("checker", person_name(view, table.approved->checker));
        tree.set("opinion", table.approved->opinion);
    }
    if (table.declined) {
        tree.set("checker", person_name(view, table.declined->checker));
        tree.set("opinion", table.declined->opinion);
    }
    Tree::List actions;
    const Actor& actor = view.actor();
    if (table.stage == Stage::proposed && actor.has(Role::bank_approver) &&
        actor.organisation == proposed.bank && actor.user != proposed.maker)
        actions.push_back(api.action("decideLoanToValue", {{"id", table.id}}));
    tree.set("actions", std::move(actions));
    return tree;
}

// Newest first, with what holds without a table of the bank's own.
Result<Tree> show(View& view, const Api& api, const Request&) {
    const auto page = TRY(view.list<Table>({.cursor = {}, .limit = most_tables}));
    const Table* now = nullptr;
    if (!view.sees_all()) now = in_force(page.items, view.today());
    Tree::List items;
    for (const Table& table : page.items)
        items.push_back(table_tree(view, api, table, now != nullptr && now->id == table.id));
    const lending::CeilingTable example = lending::example_table();
    Tree::List rows;
    for (const lending::Ceiling& each : example.ceilings)
        rows.push_back(Tree::map(
            {{"kind", write(label_of(each.kind))}, {"ceiling", to_string(each.ceiling)}}));
    Tree answer = Tree::map(
        {{"items", std::move(items)},
         {"example", Tree::map({{"source", write(example.source)}, {"ceilings", std::move(rows)}})},
         {"on", to_string(view.today())}});
    if (view.actor().has(Role::bank_officer))
        answer.set("propose",
                   api.action("proposeLoanToValue", {},
                              Tree::map({{"from", to_string(view.today())}, {"hard", "60%"}})));
    return answer;
}

}  // namespace

void add_routes(Api& api) {
    api.kind<Table>();
    api.command<Propose>({.path = "/api/v1/loan-to-value-tables",
                          .operation = "proposeLoanToValue",
                          .words = {"提交质押率表", "Propose a table of ceilings"},
                          .tag = "loan_to_value",
                          .roles = {Role::bank_officer}},
                         {}, propose, 201);
    api.command<Decide>({.path = "/api/v1/loan-to-value-tables/{id}/decision",
                         .operation = "decideLoanToValue",
                         .words = {"审批质押率表", "Decide on the table of ceilings"},
                         .tag = "loan_to_value",
                         .roles = {Role::bank_approver}},
                        {}, decide_on);
    api.query(
        {.path = "/api/v1/loan-to-value-tables",
         .operation = "listLoanToValue",
         .words = {"质押率表", "Tables of ceilings"},
         .tag = "loan_to_value",
         .roles = {Role::bank_officer, Role::bank_approver, Role::administrator, Role::auditor}},
        Tree::map({{"type", "object"}}),
        [&api](View& view, const Request& request) { return show(view, api, request); });
}

}  // namespace zhirong::loan_to_value
