#include "features/payment/payment.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::payment;

namespace {

constexpr RefusalKind unknown{"payment.account_unknown", 422, "未知", "Unknown"};
const Date day = date_of(2024, 6, 21);
const iso20022::Account bank{"4301000000000001", "长沙科技银行", "长沙科技银行", "313551000012"};
const iso20022::Account firm{"6228000100020003", "湘江泵业", "湘江银行", "313551000099"};
const Payer payer{"长沙科技银行", "91430100MA4L16LH93", bank};

Payment due(const std::string& id, Date on, Money amount, Kind kind = Kind::disbursement) {
    return {.kind = kind,
            .id = id,
            .record = "LN1",
            .payee = "firm",
            .payee_name = "湘江泵业",
            .amount = amount,
            .on = on,
            .decided = {1'718'900'000'000},
            .remittance = "放款",
            .account = firm};
}
std::string text_of(const std::vector<Payment>& payments) {
    const auto message = message_of(payer, payments);
    REQUIRE_MESSAGE(message.has_value(), (message ? "" : in_english(message.error().first())));
    return message->text;
}
int count(const std::string& text, const std::string& part) {
    int found = 0;
    for (std::size_t at = text.find(part); at != std::string::npos; at = text.find(part, at + 1))
        ++found;
    return found;
}

}  // namespace

TEST_CASE("the same payments make the same message, in whatever order they come") {
    const Payment one = due("EV1", day, yuan(4'000'000));
    const Payment two = due("EV2", day, yuan(1));
    CHECK(text_of({one, two}) == text_of({two, one}));
    CHECK(message_of(payer, {one})->id == message_of(payer, {one})->id);
    CHECK(message_of(payer, {one})->id.size() <= 35);
}

TEST_CASE("a message with other content has another number, its payments keep theirs") {
    const Payment one = due("EV1", day, yuan(4'000'000));
    Payment moved = one;
    moved.account->number = "6228000100020004";
    Payment dearer = one;
    dearer.amount += Money{1};
    const std::string id = message_of(payer, {one})->id;
    for (const Payment& other : {moved, dearer}) {
        const auto message = message_of(payer, {other});
        REQUIRE(message.has_value());
        CHECK(message->id != id);
        CHECK(message->text.find("<EndToEndId>EV1</EndToEndId>") != std::string::npos);
    }
    Payer elsewhere = payer;
    elsewhere.account.number = "4301000000000002";
    CHECK(message_of(elsewhere, {one})->id != id);
}

TEST_CASE("payments of different days or purposes stand apart") {
    const std::string text =
        text_of({due("EV1", day, yuan(1)), due("EV2", day + Days{1}, yuan(2)),
                 due("SA1", day, yuan(4), Kind::subsidy), due("EV3", day, yuan(8))});
    CHECK(count(text, "<PmtInf>") == 3);
    CHECK(count(text, "<CdtTrfTxInf>") == 4);
    CHECK(count(text, "<CtrlSum>15.00</CtrlSum>") == 1);
    CHECK(count(text, "<CtrlSum>9.00</CtrlSum>") == 1);
    CHECK(count(text, "<Cd>GOVT</Cd>") == 1);
}

TEST_CASE("a payment whose account is not known keeps the message from being made") {
    Payment lost = due("EV2", day, yuan(1));
    lost.account.reset();
    lost.problem = Refusal{&unknown, "EV2", {}};
    Payment other = lost;
    other.id = "EV3";
    const auto message = message_of(payer, {due("EV1", day, yuan(1)), lost, other});
    REQUIRE_FALSE(message.has_value());
    CHECK(message.error().all.size() == 2);
    CHECK(message.error().first().kind == &unknown);
    const auto nothing = message_of(payer, {});
    REQUIRE_FALSE(nothing.has_value());
    CHECK(std::string(nothing.error().first().kind->code) == "payment.none");
}
