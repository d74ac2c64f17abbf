#pragma once
// What is to be paid, found in the records of loans, covers and subsidies.
#include <string>
#include <vector>

#include "features/payment/payment.h"

namespace zhirong {
class View;
}
namespace zhirong::payment {

struct Wanted {
    Date from;
    Date to;
    std::string financing;  // empty: of all
    std::string payment;    // EndToEndId; empty: all
};
// Of the asking person's organisation, by date and number.
std::vector<Payment> payments(View& view, const Wanted& wanted);

// With its only account, or the one named by its record. Refused where it has none.
Result<Payer> payer_of(View& view, const std::string& account);

}  // namespace zhirong::payment
