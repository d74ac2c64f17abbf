#include "app/task_routes.h"

#include <algorithm>

#include "app/close_day.h"
#include "app/system.h"
#include "features/bank_statement/routes.h"
#include "features/financing/routes.h"
#include "features/guarantee/routes.h"
#include "features/insurance_claim/routes.h"
#include "features/insurance_policy/routes.h"
#include "features/insurer_figures/routes.h"
#include "features/licence/routes.h"
#include "features/organisation/organisation.h"
#include "features/payment_account/routes.h"
#include "features/pledge/clock.h"
#include "features/pledge/routes.h"
#include "features/proposal/routes.h"
#include "features/receivable/routes.h"
#include "features/rights_protection/routes.h"
#include "features/studio/routes.h"
#include "features/subsidy/routes.h"
#include "features/watch/routes.h"
#include "platform/desk/task.h"

namespace zhirong {

template <>
struct Shape<CloseDay> {
    static constexpr std::array fields{
        field<&CloseDay::to>("to", "新的业务日期", "The new business date")};
};

namespace {

using financing::Financing;

bool may_send(const Actor& actor, const Route& route) {
    const auto& needed = route.access.permissions;
    return route.access.level == Access::Level::signed_in ||
           std::ranges::any_of(actor.roles, [&](Role role) {
               return std::ranges::find(needed, name_of(role)) != needed.end();
           });
}

// A command that names no record begins something new.
bool begins_something(const Route& route) {
    return route.method == Method::post && route.repetition == Repetition::keyed &&
           route.path.find('{') == std::string::npos;
}

// What most applicants want. What they declare, they write themselves.
Tree usual_application(Date today) {
    return Tree::map({{"insured", "owner"},
                      {"zone", "mainland"},
                      {"from", to_string(today + Days(1))},
                      {"months", 12},
                      {"claims", 0}});
}

void leave_out(Tree& action, std::string_view field) {
    Tree::Map* schema = action.map();
    for (auto& [name, value] : *schema)
        if (name == "schema")
            for (auto& [member, properties] : *value.map())
                if (member == "properties")
                    std::erase_if(*properties.map(),
                                  [&](const auto& each) { return each.first == field; });
}

Result<Tree> list_actions(View& view, Api& api) {
    Tree::List actions;
    for (const Route& route : api.routes()) {
        if (!begins_something(route) || !may_send(view.actor(), route)) continue;
        Tree prefill = Tree::Map{};
        const bool insurance = route.operation == "applyForInsurance";
        if (route.operation == "closeDay") prefill.set("to", to_string(view.today() + Days(1)));
        if (insurance) prefill = usual_application(view.today());
        Tree action = api.action(route.operation, {}, std::move(prefill));
        // For whom it is written down is the insurer's to say.
        if (insurance && !view.actor().has(Role::insurer_officer)) leave_out(action, "holder");
        actions.push_back(std::move(action));
    }
    return Tree::map({{"actions", std::move(actions)}});
}

Tree task_of(View& view, const Financing& financing, const Tree& action, const WorkingDays& days) {
    const std::string& name =
        view.linked<organisation::Organisation>(financing.applicant).details.name;
    std::optional<Date> due;
    if (financing.phase == financing::Phase::pledge_registration && financing.pledge)
        due = pledge::due_on(view.linked<pledge::Pledge>(*financing.pledge), days)
                  .value_or(std::nullopt);
    return task("financing", financing.id, Tree::map({{"zh", name}, {"en", name}}), action,
                financing.history.back().since, due);
}

// What waits for the person: the acts of each financing that go on with it, drafts to approve or to
// mend, subsidies to review, approve, gather and pay. The financings changed last are looked
// through, so that the answer's cost has a bound; `more` says that there are others.
Result<Tree> list_tasks(View& view, System& system) {
    const auto page = TRY(view.list<Financing>({.cursor = {}, .limit = most_tasks, .stage = {}}));
    const WorkingDays& days = system.reference_data().days;
    Tree::List items;
    for (const Financing& financing : page.items)
        for (const Tree& action :
             financing::page_of(view, system.api(), system.pages(), financing).actions)
            if (financing::is_awaited(action))
                items.push_back(task_of(view, financing, action, days));
    for (Tree& each : TRY(pledge::waiting(view, system.api(), days)))
        items.push_back(std::move(each));
    for (Tree& each : TRY(studio::waiting(view, system.api()))) items.push_back(std::move(each));
    for (Tree& each : TRY(proposal::waiting(view, system.api()))) items.push_back(std::move(each));
    for (Tree& each : TRY(subsidy::waiting(view, system.api()))) items.push_back(std::move(each));
    for (Tree& each : TRY(watch::waiting(view, system.api()))) items.push_back(std::move(each));
    for (Tree& each : TRY(licence::waiting(view, system.api(), days)))
        items.push_back(std::move(each));
    for (Tree& each : TRY(receivable::waiting(view, system.api(), days)))
        items.push_back(std::move(each));
    for (Tree& each : TRY(guarantee::waiting(view, system.api(), system.guarantees())))
        items.push_back(std::move(each));
    for (Tree& each : TRY(insurance_policy::waiting(view, system.api(), system.policies())))
        items.push_back(std::move(each));
    for (Tree& each : TRY(rights_protection::waiting(view, system.api())))
        items.push_back(std::move(each));
    for (Tree& each : TRY(insurance_claim::waiting(view, system.api(), system.claims())))
        items.push_back(std::move(each));
    for (Tree& each : TRY(insurer_figures::waiting(view, system.api())))
        items.push_back(std::move(each));
    for (Tree& each : TRY(bank_statement::waiting(view))) items.push_back(std::move(each));
    for (Tree& each : TRY(payment_account::waiting(view, system.api())))
        items.push_back(std::move(each));
    return Tree::map({{"items", std::move(items)}, {"more", page.next.has_value()}});
}

Route close_day_route(System& system) {
    Route route;
    route.method = Method::post;
    route.path = "/api/v1/close-day";
    route.operation = "closeDay";
    route.summary = {"日终处理", "Close the day"};
    route.tag = "operation";
    route.access = Access::permitted({std::string(name_of(Role::administrator))});
    route.request = {"", schema<CloseDay>()};
    route.response = {"", Tree::map({{"type", "object"}})};
    // Many transactions, each under a key of its own: sent again it goes on where it was.
    route.handler = [&system](const Request& request) -> Result<Response> {
        const auto command = TRY(read<CloseDay>(request.json));
        const loan::ClosedDay closed = TRY(close_day(system, command, {}));
        return json(200, Tree::map({{"from", to_string(closed.from)},
                                    {"to", to_string(closed.to)},
                                    {"loans", closed.loans},
                                    {"entries", closed.entries}}));
    };
    return route;
}

}  // namespace

void add_task_routes(System& system) {
    Api& api = system.api();
    const Tree any_object = Tree::map({{"type", "object"}});
    api.route(close_day_route(system));
    api.query({.path = "/api/v1/actions",
               .operation = "listActions",
               .words = {"可新建的事项", "What the person may begin"},
               .tag = "operation"},
              any_object, [&api](View& view, const Request&) { return list_actions(view, api); });
    api.query({.path = "/api/v1/tasks",
               .operation = "listTasks",
               .words = {"待办事项", "What waits for the person"},
               .tag = "operation"},
              any_object,
              [&system](View& view, const Request&) { return list_tasks(view, system); });
}

}  // namespace zhirong
