#include "features/payment_account/payment_account.h"

#include <algorithm>

#include "core/iso20022/iso20022.h"

namespace zhirong::payment_account {
namespace {

constexpr RefusalKind bad_number{"payment_account.number", 422,
                                 "账号“{found}”应为 4 至 34 位字母、数字或者连字符",
                                 "Account “{found}” must be 4 to 34 letters, digits or hyphens"};
constexpr RefusalKind bad_cnaps{
    "payment_account.cnaps", 422, "支付系统行号“{found}”应为 12 位数字：请向开户行核对",
    "CNAPS code “{found}” must be twelve digits: ask the bank of the account"};
constexpr RefusalKind not_keeper{
    "payment_account.not_keeper", 403, "账户由“{found}”登记，只有该机构可以复核或者停用",
    "The account is kept by “{found}”; only they may decide on it or close it"};

constexpr auto moves = [] {
    std::array<Move<Stage, Act>, 2 * approvers.size() + 2 * approvers.size()> all{};
    std::size_t at = 0;
    for (const Role role : approvers) {
        all[at++] = {Stage::proposed, Act::approve, Stage::active, role};
        all[at++] = {Stage::proposed, Act::reject, Stage::rejected, role};
        all[at++] = {Stage::active, Act::close, Stage::closed, role};
    }
    // To stop paying to an account needs nobody else.
    for (const Role role : officers) all[at++] = {Stage::active, Act::close, Stage::closed, role};
    return all;
}();

bool is_number(const std::string& number) {
    return number.size() >= 4 && number.size() <= iso20022::most_of_account &&
           std::ranges::all_of(number, [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') ||
                      c == '-';
           });
}

Result<std::monostate> require_keeper(const PaymentAccount& account, const Actor& actor) {
    if (actor.organisation == account.keeper) return {};
    return refuse(not_keeper, "", {{"found", account.keeper}});
}

}  // namespace

std::string plain_number(const std::string& number) {
    std::string plain;
    for (const char c : number)
        if (c != ' ') plain += c;
    return plain;
}

Result<Entered> decide(const Enter& command, const Actor& actor, Date today) {
    if (std::ranges::none_of(officers, [&](Role role) { return actor.has(role); }))
        CHECKED(require(actor, officers.front()));
    Enter details = command;
    details.number = plain_number(command.number);
    details.bank_cnaps = plain_number(command.bank_cnaps);
    if (!is_number(details.number))
        return refuse(bad_number, "number", {{"found", command.number}});
    if (!iso20022::is_cnaps(details.bank_cnaps))
        return refuse(bad_cnaps, "bank_cnaps", {{"found", command.bank_cnaps}});
    return Entered{actor.organisation, std::move(details), actor.user, today};
}

Result<Event> decide(const PaymentAccount& account, const Decide& command, const Actor& actor,
                     Date today) {
    CHECKED(require_keeper(account, actor));
    CHECKED(next(moves, account.stage, command.approved ? Act::approve : Act::reject, actor));
    CHECKED(require_other_person(actor, account.maker));
    if (command.approved) return Approved{actor.user, command.opinion, today};
    return Rejected{actor.user, command.opinion, today};
}

Result<Closed> decide(const PaymentAccount& account, const Close& command, const Actor& actor,
                      Date today) {
    CHECKED(require_keeper(account, actor));
    CHECKED(next(moves, account.stage, Act::close, actor));
    return Closed{command.reason, actor.user, today};
}

namespace {

struct Applier {
    PaymentAccount& account;
    void operator()(const Entered& event) const {
        account.keeper = event.keeper;
        account.details = event.details;
        account.maker = event.maker;
        account.entered_on = event.on;
    }
    void operator()(const Approved& event) const {
        account.stage = after(moves, account.stage, Act::approve);
        decided(event.checker, event.opinion, event.on);
    }
    void operator()(const Rejected& event) const {
        account.stage = after(moves, account.stage, Act::reject);
        decided(event.checker, event.opinion, event.on);
    }
    void operator()(const Closed& event) const {
        account.stage = after(moves, account.stage, Act::close);
        account.closed_because = event.reason;
    }
    void decided(const std::string& checker, const std::string& opinion, Date on) const {
        account.checker = checker;
        account.opinion = opinion;
        account.decided_on = on;
    }
};

}  // namespace

PaymentAccount apply(PaymentAccount account, const Event& event) {
    std::visit(Applier{account}, event);
    return account;
}

std::vector<std::string> parties(const PaymentAccount& account) { return {account.keeper}; }

Label stage_words(const PaymentAccount& account) { return label_of(account.stage); }

std::vector<std::string> keys(const PaymentAccount& account) {
    return {"holder:" + account.keeper + ":" + account.details.holder};
}

}  // namespace zhirong::payment_account
