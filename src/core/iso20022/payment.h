#pragma once
// Payments that an organisation asks its bank to make, as a pain.001.001.09 message. The same
// payments give the same bytes.
#include <string>
#include <vector>

#include "base/date.h"
#include "core/iso20022/iso20022.h"

namespace zhirong::iso20022 {

struct Account {
    std::string number;
    std::string holder;
    std::string bank;        // its name
    std::string bank_cnaps;  // twelve digits
};

struct CreditTransfer {
    std::string instruction;  // of ours, to us
    std::string end_to_end;   // comes back on the statements of both sides
    Money amount;
    Account creditor;
    std::string remittance;
};

// Payments of one day out of one account.
struct PaymentInformation {
    std::string id;
    std::string category;  // ExternalCategoryPurpose1Code: LOAN, GOVT
    Date on;
    Account debtor;
    std::vector<CreditTransfer> transfers;
};

struct PaymentInitiation {
    std::string message;
    Instant created;
    std::string initiator;
    std::string initiator_code;  // unified social credit code
    std::vector<PaymentInformation> payments;
};

// Refused, each at its place: what the message's definition does not allow.
Result<std::string> write_pain001(const PaymentInitiation& initiation);

}  // namespace zhirong::iso20022
