#include "features/insurance_claim/recovery.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "features/insurance_claim/shape.h"

using namespace zhirong;
using namespace zhirong::insurance_claim;

TEST_CASE("what is recovered is divided as the product says") {
    const Borne borne{yuan(36'000), yuan(15'000)};
    const auto insurer = [&](RecoveryRule rule, std::int64_t gross, std::int64_t costs) {
        const Division made = divide(rule, yuan(gross), yuan(costs), borne);
        CHECK(made.insurer + made.insured == made.net);
        CHECK(made.why.result == to_string(made.insurer));
        return made.insurer;
    };
    using enum RecoveryRule;
    CHECK(insurer(in_proportion, 12'000, 1'800) == yuan(7'200));
    CHECK(insurer(in_proportion, 51'000, 0) == yuan(36'000));
    CHECK(insurer(in_proportion, 80'000, 0) == yuan(36'000));
    CHECK(insurer(insurer_first, 12'000, 2'000) == yuan(10'000));
    CHECK(insurer(insurer_first, 40'000, 0) == yuan(36'000));
    CHECK(insurer(insured_first, 12'000, 2'000) == Money{});
    CHECK(insurer(insured_first, 20'000, 0) == yuan(5'000));
    CHECK(insurer(insured_first, 90'000, 0) == yuan(36'000));
    // More spent than recovered: nothing to divide.
    CHECK(divide(in_proportion, yuan(100), yuan(200), borne).net == Money{});
    // An insurer that paid nothing has no part.
    CHECK(divide(insurer_first, yuan(100), {}, {Money{}, yuan(10)}).insurer == Money{});
}

TEST_CASE("whatever comes in, in any order, the insurer keeps at most what it paid") {
    CHECK(rc::check([](std::uint32_t paid, std::uint32_t own, std::vector<std::uint32_t> receipts) {
        const auto rule = *rc::gen::element(
            RecoveryRule::in_proportion, RecoveryRule::insurer_first, RecoveryRule::insured_first);
        const Borne borne{Money{paid}, Money{own}};
        Money gross;
        Money booked;  // the sum of the differences
        for (const std::uint32_t each : receipts) {
            const Money before = divide(rule, gross, {}, borne).insurer;
            gross += Money{each};
            const Division now = divide(rule, gross, {}, borne);
            booked += now.insurer - before;
            RC_ASSERT(now.insurer <= borne.insurer);
            RC_ASSERT(now.insurer >= Money{});
            RC_ASSERT(now.insured >= Money{});
            RC_ASSERT(now.insurer + now.insured == gross);
        }
        std::ranges::reverse(receipts);
        Money again;
        for (const std::uint32_t each : receipts) again += Money{each};
        RC_ASSERT(booked == divide(rule, again, {}, borne).insurer);
    }));
}
