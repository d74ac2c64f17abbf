#pragma once
// The simple types of ISO 20022 that our messages use, and the names of the messages.
#include <optional>
#include <string>
#include <string_view>

#include "base/money.h"
#include "base/result.h"

namespace zhirong::iso20022 {

// CustomerCreditTransferInitiationV09 and BankToCustomerStatementV08.
inline constexpr const char* payment_initiation_space =
    "urn:iso:std:iso:20022:tech:xsd:pain.001.001.09";
inline constexpr const char* statement_space = "urn:iso:std:iso:20022:tech:xsd:camt.053.001.08";

inline constexpr const char* currency = "CNY";

inline constexpr std::size_t most_of_reference = 35;     // Max35Text
inline constexpr std::size_t most_of_account = 34;       // Max34Text
inline constexpr std::size_t most_of_name = 140;         // Max140Text
inline constexpr std::size_t most_of_remittance = 140;   // Max140Text
inline constexpr std::size_t most_of_information = 500;  // Max500Text

// One line of text of 1 to `most` characters.
bool is_text(std::string_view text, std::size_t most);
// The twelve digits by which a bank takes part in China's payment systems (支付系统行号, the code
// list's CNAPS).
bool is_cnaps(std::string_view code);
// "1234", "1234.5", "1234.56": no sign, no exponent, at most two decimals, as the currency has.
std::optional<Money> parse_amount(std::string_view text);
// For content and attributes.
std::string escaped(std::string_view text);

}  // namespace zhirong::iso20022
