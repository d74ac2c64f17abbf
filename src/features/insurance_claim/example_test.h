// A policy of two inventions and a claim on the first that could be paid at once; the tests spoil
// it one way at a time.
#include "core/insurance/testing/product.h"
#include "features/insurance_claim/claim.h"
#include "features/insurance_claim/signals.h"

namespace zhirong::insurance_claim::example {

inline const Date today = date_of(2024, 6, 3);  // a Monday
inline const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
inline const Actor officer{"shi", "picc", {Role::insurer_officer}};
inline const Actor approver{"yan", "picc", {Role::insurer_approver}};

// Claims made, half a year back, after thirty days; half may be advanced.
inline Product product() {
    using namespace insurance;
    Product made = insurance::testing::product();
    made.trigger = Trigger::claims_made;
    made.retroactive = {6, insurance::testing::from};
    made.waiting = {30, insurance::testing::from};
    made.payable_on = {{PaymentBasis::judgment, PaymentBasis::mediation}, insurance::testing::from};
    made.exclusions = {{"fines", {"罚款", "Fines"}, insurance::testing::from},
                       {"intent", {"故意", "Intent"}, insurance::testing::from}};
    made.papers = {{"索赔申请书", "Claim form"}};
    made.advance = Advance{insurance::testing::ratio(Ratio::percent(50)), {"判决前", "Before"}};
    made.recovery = {
        RecoveryRule::in_proportion, {"按比例", "In proportion"}, insurance::testing::from};
    return made;
}

inline ScheduledItem item(const std::string& number) {
    return {number, RightKind::invention, "发明", std::nullopt};
}

// From 2024-01-01 for a year, 100,000 each.
inline Policy policy() {
    Policy policy;
    policy.id = "IN1";
    policy = insurance_policy::apply(
        std::move(policy),
        insurance_policy::Applied{.product = "test",
                                  .version = "v",
                                  .line = insurance::Line::execution,
                                  .insurer = "picc",
                                  .holder = "xinghe",
                                  .inception = {.insured = insurance::Insured::owner,
                                                .zone = Zone::mainland,
                                                .sum = yuan(100'000),
                                                .months = 12,
                                                .claims = 0,
                                                .from = date_of(2024, 1, 1),
                                                .schedule = {item("P1"), item("P2")}},
                                  .known_disputes = "无",
                                  .renews = {},
                                  .financing = {},
                                  .on = date_of(2023, 12, 20),
                                  .maker = "li"});
    return insurance_policy::apply(
        std::move(policy),
        insurance_policy::Bound{"IP2024000001", "施承保", yuan(4'000), date_of(2023, 12, 28)});
}

inline Notify notice() {
    return {.policy = "IN1",
            .item = "P1",
            .event = {.what = "销售侵权产品",
                      .occurred_on = date_of(2024, 4, 10),
                      .zone = Zone::mainland,
                      .opponent = "仿冒公司",
                      .court_case = "（2024）湘01知民初12号"},
            .claimed_on = date_of(2024, 5, 20),
            .estimates = {{"costs", yuan(51'000)}},
            .protection_case = {}};
}

template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    const Refusal& first = result.error().first();
    return std::string(first.kind->code) + (first.field.empty() ? "" : " " + first.field);
}

inline Claim notified(const Notify& command = notice(), Date on = today) {
    Claim claim;
    claim.id = "IC1";
    return insurance_claim::apply(
        claim,
        Event(
            decide(command, policy(), product(), History{}, NotifiedBy::person, firm, on).value()));
}
inline Room room(Money left = yuan(100'000)) { return {yuan(100'000), yuan(200'000), left}; }

inline Claim accepted(Claim claim = notified()) {
    const Policy of = policy();
    const Product sold = product();
    return insurance_claim::apply(
        claim,
        Event(decide(claim, CheckCover{CoverResult::accepted, {}, "属于责任"},
                     Circumstances{of, sold, date_of(2024, 1, 1), {}, room()}, officer, today)
                  .value()));
}
inline ProposePayment payment(Money loss) {
    return {.basis = PaymentBasis::judgment,
            .reference = "（2024）湘01知民初12号判决",
            .basis_on = today,
            .parts = {{"costs", loss, {}, {}}},
            .opinion = "核定"};
}
inline Claim proposed(Claim claim, Money loss, const Room& left = room()) {
    return insurance_claim::apply(
        claim, Event(decide(claim, payment(loss), product(), left, officer, today).value()));
}
inline Claim approved(Claim claim, const Room& left = room()) {
    return insurance_claim::apply(
        claim,
        Event(
            decide(claim, DecidePayment{true, "同意"}, product(), left, approver, today).value()));
}
inline Claim paid(Claim claim, Money loss, const Room& left = room()) {
    claim = approved(proposed(std::move(claim), loss, left), left);
    return insurance_claim::apply(
        claim, Event(decide(claim, Pay{"付1"}, WorkingDays{}, officer, today).value()));
}

// Of 2024: what the tests of the clocks need.
inline WorkingDays calendar_2024() {
    const Tree data = Tree::map(
        {{"source", "2024"},
         {"holidays", Tree::map({{"2024", Tree::List{"2024-06-10", "2024-10-01", "2024-10-02",
                                                     "2024-10-03", "2024-10-04", "2024-10-07"}}})},
         {"working_weekends", Tree::map({{"2024", Tree::List{"2024-09-29", "2024-10-12"}}})}});
    return WorkingDays::read(data).value();
}

}  // namespace zhirong::insurance_claim::example
