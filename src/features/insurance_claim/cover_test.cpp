#include <doctest/doctest.h>

#include "features/insurance_claim/example_test.h"

using namespace zhirong;
using namespace zhirong::insurance_claim;
using namespace zhirong::insurance_claim::example;

namespace {

struct Setting {
    Policy policy = example::policy();
    Product product = example::product();
    Notified notice = notified().notice;
    std::optional<Date> since = date_of(2024, 1, 1);
    std::optional<rights::Right> right;
    Room room = example::room();

    Outcome of(const char* name, const std::vector<std::string>& exclusions = {}) const {
        for (const Finding& each :
             check_cover(notice, {policy, product, since, right, room}, exclusions))
            if (each.words.name == name) return each.outcome;
        FAIL("no finding ", name);
        return Outcome::unknown;
    }
    // As a claim would be asked for: since when it is insured on the day that counts.
    void look() {
        since = insured_since(std::vector{policy}, notice.item.number,
                              day_that_counts(product, notice));
    }
};

rights::Right granted_patent() {
    rights::Right right;
    right.number = "P1";
    right.right_kind = RightKind::invention;
    right.details = rights::Patent{.main_class = "F04D13/06",
                                   .further_classes = {},
                                   .filing_date = date_of(2016, 1, 4),
                                   .grant_date = date_of(2018, 1, 4),
                                   .fee_paid_through_year = 12,
                                   .same_day_invention = false};
    right.status = rights::Status::granted;
    return right;
}

}  // namespace

TEST_CASE("a claim within all terms has no finding against it") {
    const Setting setting;
    CHECK_FALSE(any_failed(check_cover(
        setting.notice,
        {setting.policy, setting.product, setting.since, setting.right, setting.room}, {})));
}

TEST_CASE("claims made: the claim must lie in the term, the event may lie before it") {
    Setting setting;
    setting.notice.claimed_on = date_of(2025, 1, 1);  // the day after the last
    setting.look();
    CHECK(setting.of("insured") == Outcome::failed);
    CHECK(setting.of("retroactive") == Outcome::unknown);
    setting.notice.claimed_on = date_of(2024, 12, 31);
    setting.look();
    CHECK(setting.of("insured") == Outcome::passed);
    // Half a year before the first day, and no more.
    setting.notice.event.occurred_on = date_of(2023, 7, 1);
    CHECK(setting.of("retroactive") == Outcome::passed);
    setting.notice.event.occurred_on = date_of(2023, 6, 30);
    CHECK(setting.of("retroactive") == Outcome::failed);
}

TEST_CASE("occurrence: the event itself must lie in days of cover") {
    Setting setting;
    setting.product.trigger = insurance::Trigger::occurrence;
    setting.notice.event.occurred_on = date_of(2023, 12, 31);
    setting.look();
    CHECK(setting.of("insured") == Outcome::failed);
    setting.notice.event.occurred_on = date_of(2024, 12, 31);
    setting.notice.claimed_on = date_of(2025, 3, 1);
    setting.look();
    CHECK(setting.of("insured") == Outcome::passed);
    // Cover that ended and came back leaves its gap.
    setting.policy = insurance_policy::apply(
        setting.policy, insurance_policy::Cancelled{
                            .number = 1,
                            .content = {date_of(2024, 3, 1), insurance_policy::CancelledBy::insured,
                                        insurance::Manner::pro_rata, "停产"},
                            .premium = {yuan(4'000), yuan(700)},
                            .on = date_of(2024, 2, 28)});
    setting.notice.event.occurred_on = date_of(2024, 3, 1);
    setting.look();
    CHECK(setting.of("insured") == Outcome::failed);
}

TEST_CASE("the waiting period counts from when the item was first insured, renewals too") {
    Setting setting;
    setting.notice.event.occurred_on = date_of(2024, 1, 5);
    setting.notice.claimed_on = date_of(2024, 1, 30);  // day 29 after the first
    setting.look();
    CHECK(setting.of("waiting") == Outcome::failed);
    setting.notice.claimed_on = date_of(2024, 1, 31);
    setting.look();
    CHECK(setting.of("waiting") == Outcome::passed);
    // Renewed without a gap, the waiting is long over.
    Policy renewal = policy();
    renewal.application.inception.from = date_of(2025, 1, 1);
    renewal.application.renews = "IN1";
    const std::vector chain{renewal, policy()};
    CHECK(insured_since(chain, "P1", date_of(2025, 1, 2)) == date_of(2024, 1, 1));
    // A day between the two begins anew.
    renewal.application.inception.from = date_of(2025, 1, 2);
    CHECK(insured_since(std::vector{renewal, policy()}, "P1", date_of(2025, 1, 3)) ==
          date_of(2025, 1, 2));
    CHECK(insured_since(chain, "P3", date_of(2025, 1, 2)) == std::nullopt);
}

TEST_CASE("territory, a right that had ended, exclusions and a used-up limit speak against it") {
    Setting setting;
    setting.notice.event.zone = Zone::europe;
    CHECK(setting.of("zone") == Outcome::failed);
    setting.notice.event.zone = Zone::mainland;
    CHECK(setting.of("zone") == Outcome::passed);
    CHECK(setting.of("right") == Outcome::unknown);  // the platform does not know it
    setting.right = granted_patent();
    CHECK(setting.of("right") == Outcome::passed);
    setting.right->status = rights::Status::invalidated;
    setting.right->ended_on = date_of(2024, 4, 1);
    CHECK(setting.of("right") == Outcome::failed);
    CHECK(setting.of("exclusion", {"fines"}) == Outcome::failed);
    setting.room.limit_left = Money{};
    CHECK(setting.of("limit") == Outcome::failed);
}

TEST_CASE("premium, told disputes and a late claim are to be looked at and fail nothing") {
    Setting setting;
    CHECK(setting.of("premium") == Outcome::unknown);
    setting.policy.paid = setting.policy.premium;
    CHECK(setting.of("premium") == Outcome::passed);
    setting.policy.application.known_disputes = "与仿冒公司有纠纷";
    CHECK(setting.of("disputes") == Outcome::unknown);
    setting.notice.on = date_of(2026, 5, 20);
    CHECK(setting.of("limitation") == Outcome::passed);
    setting.notice.on = date_of(2026, 5, 21);
    CHECK(setting.of("limitation") == Outcome::unknown);
}

TEST_CASE("what is left is the less of the policy's limit and the item's own sum") {
    const Policy of = policy();
    const Product sold = product();
    const Date day = date_of(2024, 5, 20);
    CHECK(room_on(of, sold, day, {}).aggregate == yuan(200'000));
    CHECK(room_on(of, sold, day, {}).limit_left == yuan(100'000));
    CHECK(room_on(of, sold, day, {yuan(30'000), yuan(30'000)}).limit_left == yuan(70'000));
    CHECK(room_on(of, sold, day, {yuan(150'000), yuan(50'000)}).limit_left == yuan(50'000));
    CHECK(room_on(of, sold, day, {yuan(250'000), Money{}}).limit_left == Money{});
    CHECK(room_on(of, sold, date_of(2025, 1, 1), {}).sum == Money{});
    Product whole = sold;
    whole.sum.basis = insurance::SumBasis::policy;
    CHECK(room_on(of, whole, day, {yuan(30'000), yuan(90'000)}).limit_left == yuan(70'000));
}

TEST_CASE("signals: the same event elsewhere, events before or soon after, many claims") {
    Setting setting;
    Claim claim = notified();
    claim.notice = setting.notice;
    const auto names = [&](const History& of_item, const History& of_holder) {
        std::vector<std::string> all;
        for (const Signal& each :
             signals(claim,
                     {setting.policy, setting.product, setting.since, setting.right, setting.room},
                     of_item, of_holder))
            all.push_back(each.words.name);
        return all;
    };
    using Names = std::vector<std::string>;
    CHECK(names({}, {}) == Names{});
    Known other{.claim = "IC9",
                .policy = "IN9",
                .policy_number = "IP9",
                .line = insurance::Line::infringed_loss,
                .insurer = "other",
                .item = "P1",
                .occurred_on = claim.notice.event.occurred_on,
                .court_case = {},
                .notified_on = date_of(2024, 5, 30)};
    CHECK(names({"", {other}}, {}) == Names{"same_event"});
    other.occurred_on = date_of(2024, 2, 1);
    CHECK(names({"", {other}}, {}) == Names{});
    other.court_case = claim.notice.event.court_case;
    CHECK(names({"", {other}}, {}) == Names{"same_event"});
    // Three of one firm within half a year, this one counted.
    Known second = other;
    second.claim = "IC8";
    CHECK(names({}, {"", {other, second}}) == Names{});
    Known own = other;
    own.claim = claim.id;
    CHECK(names({}, {"", {other, second, own}}) == Names{"several"});
    claim.notice.event.occurred_on = date_of(2023, 12, 1);
    CHECK(names({}, {}) == Names{"before_inception"});
    claim.notice.event.occurred_on = date_of(2024, 2, 1);
    CHECK(names({}, {}) == Names{"soon"});
    claim.notice.event.occurred_on = date_of(2024, 4, 10);
    setting.policy.application.known_disputes = "有";
    setting.right = granted_patent();
    setting.right->notices = {
        {rights::Notice::invalidation_proceeding, date_of(2023, 11, 1), "4W100001"}};
    CHECK(names({}, {}) == Names{"told", "register"});
}
