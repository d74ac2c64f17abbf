#include "features/payment/payment.h"

#include <algorithm>
#include <tuple>

#include "core/journal/digest.h"

namespace zhirong::payment {
namespace {

constexpr RefusalKind none{"payment.none", 422, "所选范围内没有要付的款项",
                           "Nothing is to be paid in what was chosen"};

// ExternalCategoryPurpose1Code.
const char* category_of(Kind kind) { return kind == Kind::disbursement ? "LOAN" : "GOVT"; }

// Payments of one day and one category, in an order that does not depend on how they were found.
std::vector<iso20022::PaymentInformation> grouped(const Payer& payer,
                                                  std::vector<Payment> payments) {
    std::ranges::sort(payments, {}, [](const Payment& each) {
        return std::tuple(each.on, std::string(category_of(each.kind)), each.id);
    });
    std::vector<iso20022::PaymentInformation> groups;
    for (const Payment& payment : payments) {
        const std::string category = category_of(payment.kind);
        if (groups.empty() || groups.back().on != payment.on || groups.back().category != category)
            groups.push_back({"", category, payment.on, payer.account, {}});
        groups.back().transfers.push_back(
            {payment.record, payment.id, payment.amount, *payment.account, payment.remittance});
    }
    return groups;
}

void number(iso20022::PaymentInitiation& initiation, const std::string& id) {
    initiation.message = id;
    int group = 0;
    for (iso20022::PaymentInformation& each : initiation.payments)
        each.id = id + "-" + std::to_string(++group);
}

}  // namespace

Result<Message> message_of(const Payer& payer, const std::vector<Payment>& payments) {
    if (payments.empty()) return refuse(none);
    Refusals refusals;
    Instant decided{};
    for (const Payment& payment : payments) {
        if (payment.problem) refusals.all.push_back(*payment.problem);
        decided = std::max(decided, payment.decided);
    }
    if (!refusals.all.empty()) return std::unexpected(std::move(refusals));
    iso20022::PaymentInitiation initiation{
        .message = "",
        // When the last of them was decided: since then the message has been what it is.
        .created = decided,
        .initiator = payer.name,
        .initiator_code = payer.credit_code,
        .payments = grouped(payer, payments)};
    constexpr std::size_t digits = 24;
    number(initiation, "ZR");
    const std::string content = TRY(iso20022::write_pain001(initiation));
    Message message;
    message.id = "ZR" + digest(DigestKind::sha256, content).substr(0, digits);
    number(initiation, message.id);
    message.text = TRY(iso20022::write_pain001(initiation));
    return message;
}

}  // namespace zhirong::payment
