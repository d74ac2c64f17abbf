#include "features/insurer_figures/book.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "features/insurer_figures/accumulation.h"
#include "features/insurer_figures/example_test.h"

using namespace zhirong;
using namespace zhirong::insurer_figures;
using namespace zhirong::insurer_figures::testing;

namespace {

Policy endorsed(Policy policy, Date from, Money sum, Date on) {
    auto movements = policy.moved();
    insurance::Change change{.from = from, .sum = sum};
    movements.push_back(change);
    const Money after =
        insurance::coverage(product(), policy.inception(), movements).value().premium;
    const auto number = static_cast<int>(movements.size());
    return insurance_policy::apply(
        std::move(policy),
        insurance_policy::Endorsed{number, change, "x", {}, {policy.premium, after}, on});
}
Policy cancelled(Policy policy, Date from, insurance::Manner manner, Date on) {
    auto movements = policy.moved();
    movements.push_back(insurance::Cancellation{from, manner});
    const Money after =
        insurance::coverage(product(), policy.inception(), movements).value().premium;
    const auto number = static_cast<int>(movements.size());
    insurance_policy::Cancel content{.from = from, .manner = manner, .reason = "x"};
    const Money before = policy.premium;
    return insurance_policy::apply(
        std::move(policy), insurance_policy::Cancelled{number, content, {before, after}, on});
}

}  // namespace

TEST_CASE("a day knows what was made known by its end") {
    const Date from = date_of(2025, 1, 1);
    Policy changed = policy("1", from);
    const Money before = changed.premium;
    CHECK(before == yuan(2000));
    changed = endorsed(changed, date_of(2025, 2, 1), yuan(50'000), date_of(2025, 3, 10));
    CHECK(book(date_of(2024, 12, 31), {changed}).holdings.empty());
    CHECK(figures_of(book(date_of(2025, 3, 9), {changed}), {}).written == before);
    // Back-dated: what February earned is known from the tenth of March only.
    const auto february = figures_of(book(date_of(2025, 2, 28), {changed}), {});
    CHECK(february.earned ==
          insurance::earned_by(insurance::coverage(product(), changed.inception(), {}).value(),
                               date_of(2025, 2, 28)));
    const auto march = figures_of(book(date_of(2025, 3, 10), {changed}), {});
    CHECK(march.written == changed.premium);
    CHECK(march.written < before);
    CHECK(figures_of(book(date_of(2025, 12, 31), {changed}), {}).unearned() == Money{});
}

TEST_CASE("the months sum to what was written and earned") {
    const std::vector<Policy> policies{
        policy("1", date_of(2025, 1, 15)),
        cancelled(policy("2", date_of(2025, 2, 1)), date_of(2025, 5, 10),
                  insurance::Manner::short_rate, date_of(2025, 5, 1))};
    const Book at = book(date_of(2025, 6, 20), policies);
    Money written;
    Money earned;
    const auto months = by_month(at, 24);
    for (const MonthPremium& each : months) {
        written += each.written;
        earned += each.earned;
    }
    REQUIRE(months.size() == 6);
    CHECK(months.front().month == date_of(2025, 1, 1));
    CHECK(written == figures_of(at, {}).written);
    CHECK(earned == figures_of(at, {}).earned);
    CHECK(months[4].written < Money{});  // what the cancellation gives back
}

TEST_CASE("a claim's steps are read by day") {
    const ClaimRun run = claim("C1", "1", date_of(2025, 1, 20),
                               {{date_of(2025, 2, 1), 1000}, {date_of(2025, 4, 1), 700}});
    CHECK(run.origin == date_of(2025, 1, 20));
    CHECK(run.at(date_of(2025, 1, 31)) == nullptr);
    CHECK(run.at(date_of(2025, 2, 1))->outstanding == yuan(1000));
    CHECK(run.at(date_of(2025, 3, 31))->outstanding == yuan(1000));
    CHECK(run.at(date_of(2025, 4, 1))->outstanding == yuan(700));
    CHECK(run.at(date_of(2025, 4, 1))->counts);
}

TEST_CASE("what treaties take and what is left sum, whatever happens to a policy") {
    CHECK(rc::check([] {
        const auto number = [](int from, int to) { return *rc::gen::inRange(from, to); };
        std::vector<Policy> policies;
        std::vector<ClaimRun> claims;
        const Date first = date_of(2025, 1, 1);
        for (int i = 0; i < 4; ++i) {
            const std::string id = std::to_string(i);
            const Date from = first + Days{number(0, 500)};
            Policy one = policy(id, from);
            if (number(0, 2) == 1)
                one = endorsed(one, from + Days{number(1, 200)}, yuan(number(10'000, 200'000)),
                               from + Days{number(0, 300)});
            if (number(0, 2) == 1)
                one = cancelled(
                    one, from + Days{number(201, 300)},
                    number(0, 2) == 1 ? insurance::Manner::short_rate : insurance::Manner::pro_rata,
                    from + Days{number(300, 400)});
            claims.push_back(claim("C" + id, id, from + Days{number(0, 200)},
                                   {{from + Days{number(200, 400)}, number(1, 90'000)}}));
            policies.push_back(std::move(one));
        }
        const Treaty quota = treaty("QS", {.kind = reinsurance::Kind::quota_share,
                                           .lines = {Line::execution},
                                           .from = first,
                                           .until = first + Days{number(0, 600)},
                                           .share = Ratio(number(1, 100), 100),
                                           .commission = Ratio(number(0, 99), 100)});
        const Treaty surplus = treaty("SP", {.kind = reinsurance::Kind::surplus,
                                             .lines = {Line::execution},
                                             .from = first,
                                             .until = first + Days{number(0, 600)},
                                             .retention = yuan(number(1, 150'000)),
                                             .multiple = number(1, 5),
                                             .commission = Ratio(number(0, 99), 100)});
        const Date on = first + Days{number(0, 1'200)};
        const Book at = book(on, policies, claims, {quota, surplus});
        const LineFigures gross = figures_of(at, {});
        Money premium;
        Money outstanding;
        Money unearned;
        for (const TreatyFigures& each : treaty_figures(at)) {
            RC_ASSERT(each.premium >= Money{} && each.premium <= gross.written);
            RC_ASSERT(each.outstanding >= Money{});
            premium += each.premium;
            unearned += each.unearned;
            outstanding += each.outstanding;
        }
        RC_ASSERT(premium <= gross.written);
        RC_ASSERT(outstanding <= gross.outstanding);
        // Two years on all is earned, with the treaties as without.
        if (on >= first + Days{900}) {
            RC_ASSERT(gross.unearned() == Money{});
            RC_ASSERT(unearned == Money{});
        }
    }));
}

TEST_CASE("claims of one suit and sums on one right are brought together") {
    const std::vector<Policy> policies{policy("1", date_of(2025, 1, 1)),
                                       policy("2", date_of(2025, 1, 1))};
    const Date day = date_of(2025, 2, 1);
    const Book at = book(
        date_of(2025, 3, 1), policies,
        {claim("C1", "1", day, {{day, 1000}}, "一案"), claim("C2", "2", day, {{day, 500}}, "一案"),
         claim("C3", "2", day, {{day, 9000}}), claim("C4", "2", day, {{day, 1}})});
    const Accumulation found = accumulation(at, 2);
    REQUIRE(found.events.size() == 2);  // of three
    CHECK(found.events[0].incurred() == yuan(9000));
    CHECK(found.events[1].incurred() == yuan(1500));
    CHECK(found.events[1].claims == std::vector<std::string>{"C1", "C2"});
    CHECK(found.events[1].policies.size() == 2);
    CHECK(found.events[1].limits == yuan(200'000));
    CHECK(found.items_in_all == 2);
    CHECK(found.items[0].sum == yuan(100'000));
    // Out of force there is nothing to fall on.
    CHECK(accumulation(book(date_of(2026, 3, 1), policies), 2).items.empty());
}
