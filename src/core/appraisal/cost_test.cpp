#include "core/appraisal/cost.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

CostInput example() {
    return {.basis = CostBasis::replacement,
            .items = {{"研发人员", yuan(600'000)}, {"申请与年费", yuan(30'000)}},
            .used_months = 30,
            .remaining_months = 90,
            .functional = Ratio::percent(10),
            .economic = Ratio::percent(5)};
}

std::string answer(const CostInput& input) { return said(cost_value(input)); }

}  // namespace

TEST_CASE("cost less the life used, functional and economic obsolescence") {
    const auto made = cost_value(example());
    REQUIRE(made);
    CHECK(made->cost == yuan(630'000));
    CHECK(made->physical == Ratio::percent(25));
    CHECK(made->depreciation == Ratio::percent(40));
    CHECK(made->value == yuan(378'000));
    CHECK(made->why.result == "378000.00");
    CHECK(made->why.steps.front().result == "0.25");
}

TEST_CASE("depreciation just below 100 % leaves a value, at it there is none") {
    CostInput input = example();
    input.functional = Ratio::percent(70);
    input.economic = Ratio(499, 10'000);
    CHECK(cost_value(input)->value == yuan(63));
    input.economic = Ratio::percent(5);
    CHECK(answer(input) == "appraisal.worn_out economic");
    input.economic = Ratio::percent(6);
    CHECK(answer(input) == "appraisal.worn_out economic");
}

TEST_CASE("what is no cost, no life or no share is refused at its field") {
    CostInput input = example();
    input.items = {};
    input.used_months = -1;
    input.remaining_months = 0;
    input.functional = Ratio::percent(-1);
    input.economic = Ratio::percent(101);
    CHECK(answer(input) ==
          "appraisal.too_few items, appraisal.out_of_range used_months, appraisal.out_of_range "
          "remaining_months, appraisal.out_of_range functional, appraisal.out_of_range economic");
    input = example();
    input.used_months = 0;
    input.remaining_months = 1;
    CHECK(answer(input) == "ok");
    input.remaining_months = 1'201;
    CHECK(answer(input) == "appraisal.out_of_range remaining_months");
    input = example();
    input.items = {{"人工", Money{}}, {"人工", yuan(1)}, {"", yuan(1)}};
    CHECK(answer(input) ==
          "appraisal.amount_range items[0].amount, appraisal.twice items[1].name, field.blank "
          "items[2].name");
    input.items = std::vector<CostItem>(51);
    CHECK(answer(input) == "appraisal.too_many items");
    input.items = {{"人工", Money{1}}};
    input.functional = Ratio::percent(60);
    CHECK(answer(input) == "appraisal.no_value items");
}

TEST_CASE("more use never makes a right worth more") {
    CHECK(rc::check([] {
        CostInput input = example();
        input.used_months = *rc::gen::inRange(0, 200);
        input.functional = Ratio::percent(*rc::gen::inRange(0, 10));
        const Money before = cost_value(input)->value;
        ++input.used_months;
        RC_ASSERT(cost_value(input)->value <= before);
        input.functional = input.functional + Ratio::percent(1);
        RC_ASSERT(cost_value(input)->value < before);
    }));
}
