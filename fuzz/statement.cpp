// A file of any bytes is a bank's statements or told what is wrong with it; what is found in order
// adds up, payment by payment.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "platform/iso20022/iso20022.h"

using namespace zhirong;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto message = iso20022::read_statements(
        std::string_view(reinterpret_cast<const char*>(data), size));
    if (!message) {
        ensure(!message.error().all.empty());
        return 0;
    }
    for (const iso20022::AccountStatement& statement : message->statements) {
        const auto totals = iso20022::check(statement, date_of(2030, 1, 1));
        if (!totals) {
            ensure(!totals.error().all.empty());
            continue;
        }
        Money sum = totals->opening.amount;
        for (const iso20022::Transaction& each : iso20022::transactions(statement)) {
            ensure(each.amount > Money{});
            sum += iso20022::signed_amount(each.amount, each.direction);
        }
        ensure(sum == totals->closing.amount);
    }
    return 0;
}
