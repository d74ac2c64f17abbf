#include "core/insurance/quote.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/insurance/testing/product.h"

using namespace zhirong;
using namespace zhirong::insurance;
using namespace zhirong::insurance::testing;

namespace {

QuoteRequest request(std::vector<Group> groups, Money sum) {
    return {
        .insured = Insured::owner, .groups = std::move(groups), .zone = Zone::mainland, .sum = sum};
}
const QuoteRequest one = request({{RightKind::invention, 1}}, yuan(50'000));

std::string code(const Product& of, const QuoteRequest& asked) {
    const auto made = quote(of, asked);
    return made ? "quoted" : made.error().first().kind->code;
}
std::string paid_code(const Loss& loss) {
    const auto made = payable(product(), yuan(100'000), loss);
    return made ? "paid" : made.error().first().kind->code;
}
Money paid(const Product& of, std::vector<LossPart> parts, Money left = yuan(1'000'000),
           Money sum = yuan(100'000)) {
    const auto made = payable(of, sum, {std::move(parts), left});
    REQUIRE(made.has_value());
    return made->payable;
}

bool holds_source(const Why& why, const std::string& rule) {
    if (why.rule == rule) return why.source.has_value() && why.source->zh == from.source.zh;
    return std::ranges::any_of(why.steps,
                               [&](const Why& step) { return holds_source(step, rule); });
}

}  // namespace

TEST_CASE("a premium is base times every factor, to the fen") {
    CHECK(quote(product(), one)->premium == yuan(1'000));
    QuoteRequest asked =
        request({{RightKind::invention, 3}, {RightKind::trademark, 4}}, *parse_money("123456.78"));
    asked.zone = Zone::europe;
    asked.months = 7;
    asked.claims = 1;
    const auto made = quote(product(), asked);
    REQUIRE(made.has_value());
    CHECK(made->sum == *parse_money("864197.46"));
    CHECK(made->per_claim == *parse_money("123456.78"));
    // 370,370.34 × 2 % × 5/4 × 9/10 × 4/5 × 3/2 × 7/12 = 5,833.332855; half of 493,827.12: …
    CHECK(made->groups[0].premium == *parse_money("5833.33"));
    CHECK(made->groups[1].premium == *parse_money("3888.89"));
    CHECK(made->premium == *parse_money("9722.22"));
    CHECK(made->items[1].limit == yuan(10'000));
    CHECK(made->items[2].limit == *parse_money("37037.03"));
    for (const char* rule :
         {"insurance.base_rate", "insurance.factor.kind", "insurance.factor.zone",
          "insurance.factor.count", "insurance.factor.sum", "insurance.factor.claims",
          "insurance.minimum"})
        CHECK_MESSAGE(holds_source(made->why, rule), rule);
    CHECK(made->why.result == "9722.22");
}

TEST_CASE("no premium is below the minimum, and an amount each is multiplied by the count") {
    CHECK(quote(product(), request({{RightKind::trademark, 1}}, yuan(20'000)))->rated == yuan(200));
    CHECK(quote(product(), request({{RightKind::trademark, 1}}, yuan(20'000)))->premium ==
          yuan(300));
    Product each = product();
    each.rating.basis = RatingBasis::amount_each;
    each.rating.rate.reset();
    each.rating.amount = money(333);
    QuoteRequest asked = request({{RightKind::invention, 7}}, yuan(50'000));
    asked.months = 8;
    CHECK(quote(each, asked)->premium == *parse_money("1398.60"));  // 333 × 7 × 9/10 × 8/12
}

TEST_CASE("a sum of the whole policy is split among its groups without a fen lost") {
    Product policy = product();
    policy.sum.basis = SumBasis::policy;
    const auto made = quote(
        policy, request({{RightKind::invention, 1}, {RightKind::trademark, 2}}, yuan(100'000)));
    CHECK(made->sum == yuan(100'000));
    CHECK(made->groups[0].sum == *parse_money("33333.33"));
    CHECK(made->groups[1].sum == *parse_money("66666.67"));
    CHECK(made->premium == *parse_money("1333.34"));
}

TEST_CASE("what the product does not offer is refused by name") {
    QuoteRequest asked = one;
    asked.insured = Insured::lender;
    CHECK(code(product(), asked) == "insurance.insured");
    asked = one;
    asked.groups[0].kind = RightKind::data;
    CHECK(code(product(), asked) == "insurance.kind");
    asked.groups[0].kind.reset();
    CHECK(code(product(), asked) == "insurance.kind_missing");
    asked.groups = {{RightKind::invention, 1}, {RightKind::invention, 1}};
    CHECK(code(product(), asked) == "insurance.kind_twice");
    asked = one;
    asked.zone = Zone::asia;
    CHECK(code(product(), asked) == "insurance.territory");
    asked = one;
    asked.sum = *parse_money("9999.99");
    CHECK(code(product(), asked) == "insurance.sum_low");
    asked.sum = *parse_money("200000.01");
    CHECK(code(product(), asked) == "insurance.sum_high");
    CHECK(code(product(), request({{RightKind::invention, 6}}, yuan(200'000))) ==
          "insurance.aggregate");
    CHECK(code(product(), request({{RightKind::invention, 10}}, yuan(10'000))) ==
          "insurance.count");
    asked = one;
    asked.claims = 2;
    CHECK(code(product(), asked) == "insurance.claims");
    asked = one;
    asked.months = 5;
    CHECK(code(product(), asked) == "insurance.term_outside");
    Product loans = product();
    loans.objects.kinds.clear();
    loans.rating.kinds.reset();
    CHECK(code(loans, one) == "insurance.kind_of_no_right");
    CHECK(code(loans, request({{{}, 1}}, yuan(50'000))) == "quoted");
}

TEST_CASE("a claim pays what is left after sub-limits, deductible, share and limits") {
    // (40,000 + 10,000 + 30,000 − 1,000) × 9/10 × 4/5
    const auto made = payable(
        product(), yuan(100'000),
        {{{"costs", yuan(40'000)}, {"travel", *parse_money("12345.67")}, {"experts", yuan(50'000)}},
         yuan(1'000'000)});
    REQUIRE(made.has_value());
    CHECK(made->covered == yuan(80'000));
    CHECK(made->payable == yuan(56'880));
    CHECK(made->borne_by_insured == *parse_money("45465.67"));
    CHECK(holds_source(made->why, "insurance.deductible.fixed"));
    CHECK(holds_source(made->why, "insurance.insured_share"));
    CHECK(paid(product(), {{"costs", yuan(1'000)}}) == Money{});
    CHECK(paid(product(), {{"costs", *parse_money("1000.01")}}) == Money{1});  // 0.72 fen
    CHECK(paid(product(), {{"costs", yuan(100'000)}}, yuan(7)) == yuan(7));
    CHECK(paid(product(), {{"costs", yuan(100'000)}}, Money{}) == Money{});
    Product whole = product();
    whole.deductible = {DeductibleRule::none, {}, {}};
    whole.insured_share = ratio(Ratio::whole(1));
    CHECK(paid(whole, {{"costs", yuan(900'000)}}, yuan(1'000'000), yuan(200'000)) == yuan(150'000));
    CHECK(paid_code({{{"none", yuan(1)}}, yuan(1)}) == "insurance.item");
    CHECK(paid_code({{{"costs", yuan(1)}, {"costs", yuan(1)}}, yuan(1)}) == "insurance.item_twice");
}

TEST_CASE("the greater deductible takes the amount off small losses and the share off large ones") {
    Product greater = product();
    greater.deductible.rule = DeductibleRule::greater;
    CHECK(paid(greater, {{"costs", yuan(6'000)}}) == yuan(4'000));    // (6,000 − 1,000) × 4/5
    CHECK(paid(greater, {{"costs", yuan(10'000)}}) == yuan(7'200));   // both are 1,000
    CHECK(paid(greater, {{"costs", yuan(50'000)}}) == yuan(36'000));  // (50,000 − 5,000) × 4/5
}

TEST_CASE("an advance is a share of what is payable, rounded down") {
    Product advanced = product();
    advanced.advance = Advance{ratio(Ratio::percent(50)), {"判决前", "before judgment"}};
    const auto made =
        payable(advanced, yuan(100'000), {{{"costs", *parse_money("1000.05")}}, yuan(100)});
    CHECK(made->payable == Money{4});
    CHECK(made->advance == Money{2});
}

TEST_CASE("nothing is paid beyond the loss, the limit of a claim or the limit left") {
    CHECK(rc::check([](std::uint32_t costs, std::uint32_t travel, std::uint32_t left) {
        const Loss loss{{{"costs", {costs}}, {"travel", {travel}}}, {left}};
        const auto made = payable(product(), yuan(100'000), loss);
        RC_ASSERT(made->payable >= Money{});
        RC_ASSERT(made->payable <= Money{left});
        RC_ASSERT(made->payable <= yuan(100'000));
        RC_ASSERT(made->payable <= made->covered);
        RC_ASSERT(made->payable + made->borne_by_insured == Money{costs} + Money{travel});
    }));
}

TEST_CASE("a larger sum never costs less within a band of sums") {
    CHECK(rc::check([](std::uint32_t a, std::uint32_t b) {
        const std::int64_t low = 1'000'000 + std::min(a, b) % 9'000'000;
        const std::int64_t high = std::max(low, std::int64_t{1'000'000} + b % 9'000'000);
        const auto of = [](std::int64_t fen) {
            return quote(product(), request({{RightKind::invention, 2}}, Money{fen}))->premium;
        };
        RC_ASSERT(of(low) <= of(high));
    }));
}
