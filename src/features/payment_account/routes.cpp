#include "features/payment_account/routes.h"

#include "features/organisation/organisation.h"
#include "features/payment_account/payment_account.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"

namespace zhirong::payment_account {
namespace {

using organisation::Organisation;

constexpr RefusalKind no_holder{"payment_account.holder", 422, "平台上没有机构“{found}”",
                                "There is no organisation “{found}” on the platform"};
constexpr RefusalKind known_already{
    "payment_account.known", 409, "该账户已登记（{found}）：如需变更请先停用",
    "The account is entered already ({found}): close that one to change it"};

Tree answer(const PaymentAccount& account) {
    return Tree::map({{"id", account.id}, {"stage", std::string(name_of(account.stage))}});
}

Result<Tree> enter(Work& work, const Request&, const Enter& command) {
    const Entered entered = TRY(decide(command, work.actor(), work.today()));
    if (!work.find<Organisation>(command.holder))
        return refuse(no_holder, "holder", {{"found", command.holder}});
    // Two that enter the same account at once would each find none: those of one keeper follow one
    // another. Nothing else holds an organisation.
    work.session().query_for_update("select id from record where id = $1",
                                    work.actor().organisation);
    const auto known = TRY(work.with_key<PaymentAccount>(
        "holder:" + work.actor().organisation + ":" + command.holder, false, {.limit = 500}));
    for (const PaymentAccount& each : known.items)
        if (each.details.number == entered.details.number &&
            (each.stage == Stage::proposed || each.stage == Stage::active))
            return refuse(known_already, "number", {{"found", each.id}});
    PaymentAccount account{.id = work.new_id(PaymentAccount::prefix)};
    CHECKED(work.create(account, entered));
    return answer(account);
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto account = TRY(work.get<PaymentAccount>(request.path_parameter("id")));
    work.happened(account, TRY(decide(account, command, work.actor(), work.today())));
    return answer(account);
}

bool has_any(const Actor& actor, std::span<const Role> roles) {
    for (const Role role : roles)
        if (actor.has(role)) return true;
    return false;
}

Tree row(View& view, const Api& api, const PaymentAccount& account) {
    const auto holder = view.linked<Organisation>(account.details.holder);
    Tree tree =
        Tree::map({{"id", account.id},
                   {"holder", Tree::map({{"id", holder.id}, {"name", holder.details.name}})},
                   {"own", account.keeper == account.details.holder},
                   {"number", account.details.number},
                   {"bank", account.details.bank},
                   {"bank_cnaps", account.details.bank_cnaps},
                   {"basis", account.details.basis},
                   {"stage", write(label_of(account.stage))},
                   {"maker", person_name(view, account.maker)},
                   {"entered_on", to_string(account.entered_on)}});
    if (account.checker) tree.set("checker", person_name(view, *account.checker));
    if (account.opinion) tree.set("opinion", *account.opinion);
    if (account.decided_on) tree.set("decided_on", to_string(*account.decided_on));
    if (account.closed_because) tree.set("closed_because", *account.closed_because);
    Tree::List actions;
    const Actor& actor = view.actor();
    if (actor.organisation == account.keeper) {
        const std::map<std::string, std::string> id{{"id", account.id}};
        if (account.stage == Stage::proposed && has_any(actor, approvers) &&
            actor.user != account.maker)
            actions.push_back(api.action("decidePaymentAccount", id));
        if (account.stage == Stage::active &&
            (has_any(actor, approvers) || has_any(actor, officers)))
            actions.push_back(api.action("closePaymentAccount", id, Tree::Map{}, true));
    }
    tree.set("actions", std::move(actions));
    return tree;
}

Result<Tree> list(View& view, const Request& request, const Api& api) {
    Page page = TRY(page_of(request));
    page.stage = request.query_value("stage").value_or("");
    const auto found = TRY(view.list<PaymentAccount>(page));
    Tree::List items;
    for (const PaymentAccount& account : found.items) items.push_back(row(view, api, account));
    return page_tree(std::move(items), found);
}

template <std::size_t A, std::size_t B>
std::vector<Role> both(const std::array<Role, A>& a, const std::array<Role, B>& b) {
    std::vector<Role> all(a.begin(), a.end());
    all.insert(all.end(), b.begin(), b.end());
    return all;
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "payment_account",
            .roles = std::move(roles)};
}

}  // namespace

Result<Tree::List> waiting(View& view, const Api& api) {
    Tree::List tasks;
    const Actor& actor = view.actor();
    if (!has_any(actor, approvers)) return tasks;
    const auto page = TRY(view.list<PaymentAccount>({.limit = most_tasks, .stage = "proposed"}));
    for (const PaymentAccount& account : page.items) {
        if (account.keeper != actor.organisation || account.maker == actor.user) continue;
        const std::string about = view.linked<Organisation>(account.details.holder).details.name +
                                  " " + account.details.number;
        tasks.push_back(
            task("payment_account", account.id, Tree::map({{"zh", about}, {"en", about}}),
                 api.action("decidePaymentAccount", {{"id", account.id}}), account.entered_on));
    }
    return tasks;
}

void add_routes(Api& api) {
    api.kind<PaymentAccount>();
    api.command<Enter>(
        endpoint("/api/v1/payment-accounts", "enterPaymentAccount",
                 {"登记收付款账户", "Enter an account"}, {officers.begin(), officers.end()}),
        {{"holder", "/api/v1/organisations"}}, enter, 201);
    api.command<Decide>(
        endpoint("/api/v1/payment-accounts/{id}/decision", "decidePaymentAccount",
                 {"复核账户", "Decide on the account"}, {approvers.begin(), approvers.end()}),
        {}, act<Decide>);
    api.command<Close>(endpoint("/api/v1/payment-accounts/{id}/closing", "closePaymentAccount",
                                {"停用账户", "Close the account"}, both(officers, approvers)),
                       {}, act<Close>);
    Endpoint listed = endpoint("/api/v1/payment-accounts", "listPaymentAccounts",
                               {"收付款账户", "Accounts paid from and to"}, {});
    listed.query = page_parameters();
    listed.query.push_back({"stage", {"状态", "Stage"}});
    api.query(std::move(listed), Tree::map({{"type", "object"}}),
              [&api](View& view, const Request& request) { return list(view, request, api); });
}

}  // namespace zhirong::payment_account
