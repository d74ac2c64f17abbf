#pragma once
// What an organisation has to pay after a decision of the system, and the payment message
// (pain.001) that asks its bank for it. Nothing is stored: the same payments give the same message,
// under the same numbers, however often it is taken.
#include <optional>
#include <string>
#include <vector>

#include "base/shape.h"
#include "core/iso20022/payment.h"

namespace zhirong::payment {

enum class Kind {
    disbursement,  // of a loan, by the bank
    compensation,  // of a loss, by the fund or another who bears a part of it
    advance,       // of a compensation, before the loss is final
    subsidy,       // by the office whose order was approved
};

struct Payment {
    Kind kind = Kind::disbursement;
    std::string id;         // EndToEndId: one for each payment, whatever message carries it
    std::string record;     // behind it: InstrId
    std::string financing;  // empty: it belongs to none
    std::string payee;      // organisation
    std::string payee_name;
    Money amount;
    Date on;
    Instant decided;
    std::string remittance;
    std::optional<iso20022::Account> account;  // that the payer approved for it
    std::optional<Refusal> problem;            // why there is none
};

struct Payer {
    std::string name;
    std::string credit_code;
    iso20022::Account account;
};

// Refused, each by its name: payments whose account is not known.
struct Message {
    std::string id;  // follows from the content
    std::string text;
};
Result<Message> message_of(const Payer& payer, const std::vector<Payment>& payments);

}  // namespace zhirong::payment

namespace zhirong {

template <>
struct EnumNames<payment::Kind> {
    using enum payment::Kind;
    using K = payment::Kind;
    static constexpr std::array names{
        EnumName<K>{disbursement, "disbursement", "放款", "Disbursement"},
        EnumName<K>{compensation, "compensation", "风险补偿", "Compensation"},
        EnumName<K>{advance, "advance", "预先拨付补偿", "Advance of compensation"},
        EnumName<K>{subsidy, "subsidy", "补贴", "Subsidy"}};
};

}  // namespace zhirong
