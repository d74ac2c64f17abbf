#include "core/appraisal/reconciliation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

WeightedValue found(Approach approach, Money low, Money mid, Money high, int weight) {
    return {approach, {low, mid, high}, Ratio::percent(weight), "理由"};
}

std::vector<WeightedValue> example() {
    return {found(Approach::income, yuan(800), yuan(1'000), yuan(1'300), 50),
            found(Approach::market, yuan(900), yuan(1'100), yuan(1'200), 30),
            found(Approach::cost, yuan(700), yuan(900), yuan(950), 20)};
}

}  // namespace

TEST_CASE("weights make one range of three, rounded once") {
    const auto made = reconcile(example(), ReconciliationWay::weights);
    REQUIRE(made);
    CHECK(made->value == Value{yuan(810), yuan(1'010), yuan(1'200)});
    CHECK(made->spread == "0.2222");
    CHECK_FALSE(made->warning);
    CHECK(made->why.inputs.size() == 9);
    std::vector<WeightedValue> thirds = example();
    thirds[0].weight = Ratio(333'333, 1'000'000);
    thirds[1].weight = Ratio(333'333, 1'000'000);
    thirds[2].weight = Ratio(333'334, 1'000'000);
    CHECK(reconcile(thirds, ReconciliationWay::weights)->value.mid == Money{100'000});
}

TEST_CASE("the overlap is what all ranges have in common, down to a single point") {
    CHECK(reconcile(example(), ReconciliationWay::overlap)->value ==
          Value{yuan(900), yuan(925), yuan(950)});
    std::vector<WeightedValue> touching = example();
    touching[2].value.high = yuan(900);
    CHECK(reconcile(touching, ReconciliationWay::overlap)->value.mid == yuan(900));
    touching[2].value = {yuan(700), yuan(800), yuan(900) - Money{1}};
    const auto apart = reconcile(touching, ReconciliationWay::overlap);
    CHECK(said(apart) == "appraisal.ranges_apart values");
    CHECK(
        in_english(apart.error().first()) ==
        "The ranges have nothing in common: the low end of Market approach, 900.00 yuan, is above "
        "the high end of Cost approach, 899.99; review them or weight the methods");
}

TEST_CASE("methods further apart than 30 % bring a warning, at 30 % they do not") {
    const auto warned = [](Money market) {
        return reconcile({found(Approach::income, yuan(1'000), yuan(1'000), yuan(2'000), 50),
                          found(Approach::market, yuan(1'000), market, yuan(2'000), 50)},
                         ReconciliationWay::weights)
            ->warning.has_value();
    };
    CHECK_FALSE(warned(yuan(1'300)));
    CHECK(warned(yuan(1'300) + Money{1}));
}

TEST_CASE("weights that are not all, reasons that are missing and methods twice are refused") {
    std::vector<WeightedValue> values = example();
    values[1].weight = Ratio::percent(29);
    values[2].reason = " ";
    CHECK(said(reconcile(values, ReconciliationWay::weights)) ==
          "appraisal.reason_missing values[2].reason, appraisal.weights_sum values");
    // Where ranges decide, weights are not looked at; reasons are.
    CHECK(said(reconcile(values, ReconciliationWay::overlap)) ==
          "appraisal.reason_missing values[2].reason");
    values = example();
    values[1].approach = Approach::income;
    values[0].value.low = Money{};
    values[2].value.high = yuan(899);
    CHECK(said(reconcile(values, ReconciliationWay::weights)) ==
          "appraisal.no_value values[0].value, appraisal.twice values[1].approach, "
          "appraisal.range_order values[2].value");
    CHECK(said(reconcile({}, ReconciliationWay::weights)) == "appraisal.too_few values");
    values = example();
    values[0].weight = Ratio::percent(-10);
    CHECK(said(reconcile(values, ReconciliationWay::weights)) ==
          "appraisal.out_of_range values[0].weight");
}

TEST_CASE("a weighted value lies between the least and the greatest") {
    CHECK(rc::check([] {
        const int weight = *rc::gen::inRange(0, 101);
        const Money one{*rc::gen::inRange(1, 1'000'000'000)};
        const Money other{*rc::gen::inRange(1, 1'000'000'000)};
        const Value value = reconcile({found(Approach::income, one, one, one, weight),
                                       found(Approach::cost, other, other, other, 100 - weight)},
                                      ReconciliationWay::weights)
                                ->value;
        RC_ASSERT(std::min(one, other) <= value.mid && value.mid <= std::max(one, other));
        RC_ASSERT(value.low == value.high);
    }));
}
