#include "core/reserving/expected.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/reserving/testing/published.h"

using namespace zhirong;
using namespace zhirong::reserving;
using testing::triangle_of;

namespace {

// Factors 3/2 and 5/4: the second origin is known to 4/5, the third to 8/15.
const testing::Amounts three_years{{800, 1200, 1500}, {1000, 1500}, {900}};

std::vector<Exposure> exposures(const ChainLadder& ladder, std::int64_t premium) {
    std::vector<Exposure> all;
    for (const Developed& each : ladder.origins) all.push_back({each.origin, yuan(premium)});
    return all;
}

std::string code(const Result<ExpectedReserve>& result) {
    return result ? "" : result.error().first().kind->code;
}

const Prior three_quarters{Ratio(3, 4), "三年市场赔付率"};

}  // namespace

TEST_CASE("Bornhuetter–Ferguson multiplies what was expected by what is unreported") {
    const ChainLadder ladder = chain_ladder(triangle_of(three_years, Basis::incurred), {}).value();
    const auto result =
        bornhuetter_ferguson(ladder, exposures(ladder, 2000), three_quarters).value();
    REQUIRE(result.origins.size() == 3);
    // 2,000 × 75 % = 1,500 expected; unreported 0, 1/5 and 7/15 of it.
    CHECK(result.origins[0].reserve == Money{});
    CHECK(result.origins[1].reserve == yuan(300));
    CHECK(result.origins[2].reserve == yuan(700));
    CHECK(result.origins[2].unreported == "0.4666666667");
    CHECK(result.origins[2].ultimate == yuan(1600));
    CHECK(result.reserve == yuan(1000));
    CHECK(result.expected == yuan(4500));
    CHECK(result.ultimate == yuan(1500 + 1800 + 1600));
    CHECK(result.basis == Basis::incurred);
    const Why why = why_reserve(result);
    CHECK(why.result == "1000.00");
    CHECK(why.steps.size() == 3);
    CHECK(why.steps[1].result == "300.00");
}

TEST_CASE("it is rounded once, to the fen, half away from zero") {
    const ChainLadder ladder = chain_ladder(triangle_of(three_years), {}).value();
    std::vector<Exposure> given = exposures(ladder, 0);
    given[2].premium = Money{1};  // 0.01 × 3/4 × 7/15 = 0.0035
    CHECK(bornhuetter_ferguson(ladder, given, three_quarters)->reserve == Money{});
    given[2].premium = Money{2};  // 0.007
    CHECK(bornhuetter_ferguson(ladder, given, three_quarters)->reserve == Money{1});
    given[2].premium = Money{-2};
    CHECK(bornhuetter_ferguson(ladder, given, three_quarters)->reserve == Money{-1});
}

TEST_CASE("a tail counts as a development that follows") {
    const ChainLadder ladder =
        chain_ladder(triangle_of(three_years), {.tail = Tail{Ratio(5, 4), "诉讼案件结案较迟"}})
            .value();
    // The oldest is then known to 4/5 only: 1,500 × 1/5.
    CHECK(
        bornhuetter_ferguson(ladder, exposures(ladder, 2000), three_quarters)->origins[0].reserve ==
        yuan(300));
}

TEST_CASE("without a triangle what was expected and is not there is missing") {
    const std::vector<Reported> periods{{"2025Q1", yuan(1000), yuan(200)},
                                        {"2025Q2", yuan(1000), yuan(900)},
                                        {"2025Q3", Money{33'335}, Money{}}};
    const auto result =
        expected_reserve(Basis::incurred, periods, {Ratio(1, 2), "产品定价假设"}).value();
    CHECK(result.origins[0].reserve == yuan(300));
    CHECK(result.origins[1].reserve == Money{});
    CHECK(result.origins[2].reserve == Money{16'668});
    CHECK(result.reserve == Money{46'668});
    CHECK(result.ultimate == yuan(200) + yuan(900) + result.reserve);
    CHECK_FALSE(result.developed);
    CHECK(why_reserve(result).steps.size() == 3);
}

TEST_CASE("a loss ratio out of range or without a source, and other periods, are refused") {
    const ChainLadder ladder = chain_ladder(triangle_of(three_years), {}).value();
    const auto given = exposures(ladder, 100);
    CHECK(code(bornhuetter_ferguson(ladder, given, {Ratio{}, "x"})) == "reserving.loss_ratio");
    CHECK(code(bornhuetter_ferguson(ladder, given, {Ratio(1001, 100), "x"})) ==
          "reserving.loss_ratio");
    CHECK(code(bornhuetter_ferguson(ladder, given, {Ratio(1, 2), " "})) ==
          "reserving.loss_ratio_source");
    CHECK(code(expected_reserve(Basis::paid, {}, {Ratio(1, 2), ""})) ==
          "reserving.loss_ratio_source");
    CHECK(code(bornhuetter_ferguson(ladder, std::span(given).first(2), three_quarters)) ==
          "reserving.exposures");
    const std::vector<Reported> large{{"2025Q1", largest_input, Money{}}};
    CHECK(code(expected_reserve(Basis::paid, large, {Ratio::whole(2), "x"})) ==
          "reserving.expected_large");
}

TEST_CASE("it lies between what was expected and what the chain ladder says") {
    // U_BF = (known share) × U_CL + (unreported share) × expected, so for factors of at least one
    // it is no lower than the lower of both and no higher than the higher, but for the rounding.
    CHECK(rc::check([] {
        const auto amount = [](std::int64_t most) {
            return *rc::gen::inRange<std::int64_t>(1, most);
        };
        testing::Amounts amounts(4);
        for (std::size_t i = 0; i < 4; ++i) {
            std::int64_t sum = 0;
            for (std::size_t k = 0; k + i < 4; ++k) amounts[i].push_back(sum += amount(1'000'000));
        }
        const ChainLadder ladder = chain_ladder(triangle_of(amounts), {}).value();
        const Prior prior{Ratio(amount(300), 100), "任意"};
        std::vector<Exposure> given;
        for (const Developed& each : ladder.origins)
            given.push_back({each.origin, yuan(amount(1'000'000))});
        const auto result = bornhuetter_ferguson(ladder, given, prior);
        RC_ASSERT(result.has_value());
        Money reserve;
        for (std::size_t i = 0; i < 4; ++i) {
            const ExpectedOrigin& one = result->origins[i];
            const Money by_ladder = ladder.origins[i].ultimate;
            RC_ASSERT(one.ultimate >= std::min(by_ladder, one.expected) - Money{1});
            RC_ASSERT(one.ultimate <= std::max(by_ladder, one.expected) + Money{1});
            RC_ASSERT(one.ultimate - one.latest == one.reserve);
            reserve += one.reserve;
        }
        RC_ASSERT(reserve == result->reserve);
    }));
}
