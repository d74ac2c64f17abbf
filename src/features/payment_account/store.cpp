#include "features/payment_account/payment_account.h"
#include "platform/desk/view.h"

namespace zhirong::payment_account {

std::vector<PaymentAccount> active_of(View& view, const std::string& holder) {
    constexpr std::int64_t most = 500;
    const auto found = view.with_key<PaymentAccount>(
        "holder:" + view.actor().organisation + ":" + holder, false, {.limit = most});
    ensure(found.has_value());
    std::vector<PaymentAccount> active;
    for (const PaymentAccount& account : found->items)
        if (account.stage == Stage::active) active.push_back(account);
    return active;
}

std::optional<PaymentAccount> active_of(View& view, const std::string& holder,
                                        const std::string& number) {
    for (PaymentAccount& account : active_of(view, holder))
        if (account.details.number == plain_number(number)) return std::move(account);
    return std::nullopt;
}

}  // namespace zhirong::payment_account
