#pragma once
// A small product with a factor of every sort, for tests.
#include "core/insurance/quote.h"

namespace zhirong::insurance::testing {

inline const Provenance from{Basis::example, {"示例条款", "example clause"}};

inline MoneyFigure money(std::int64_t value) { return {yuan(value), from}; }
inline RatioFigure ratio(Ratio value) { return {value, from}; }

// 2 % a year; inventions 1, marks 1/2; 5 pieces and more 9/10; above 100,000 each 4/5; a claim
// before costs half as much again. Costs in full, travel to 10,000, experts to 30 % of the sum.
inline Product product() {
    Product product;
    product.id = "test";
    product.title = {"测试保险", "Test insurance"};
    product.insured = {{Insured::owner, Insured::licensee}, from};
    product.objects = {Counted::right, {RightKind::invention, RightKind::trademark}, from};
    product.territory = {{Zone::mainland, Zone::europe}, from};
    product.term = {{6, from}, {24, from}};
    product.sum = {SumBasis::each, money(10'000), money(200'000)};
    product.items = {{"costs", {"费用", "Costs"}, {}, {}},
                     {"travel", {"差旅", "Travel"}, money(10'000), {}},
                     {"experts", {"专家", "Experts"}, {}, ratio(Ratio::percent(30))}};
    product.limits = {money(150'000), money(1'000'000)};
    product.deductible = {DeductibleRule::both, money(1'000), ratio(Ratio::percent(10))};
    product.insured_share = ratio(Ratio::percent(80));
    product.rating = {
        .basis = RatingBasis::rate_on_sum,
        .rate = ratio(Ratio::percent(2)),
        .amount = {},
        .kinds = KindFactors{{{RightKind::invention, Ratio::whole(1)},
                              {RightKind::trademark, Ratio::percent(50)}},
                             from},
        .zones =
            ZoneFactors{{{Zone::mainland, Ratio::whole(1)}, {Zone::europe, Ratio(5, 4)}}, from},
        .counts = CountFactors{{{1, 4, Ratio::whole(1)}, {5, 9, Ratio::percent(90)}}, from},
        .sums = SumFactors{{{yuan(100'000), Ratio::whole(1)}, {yuan(200'000), Ratio::percent(80)}},
                           from},
        .claims = CountFactors{{{0, 0, Ratio::whole(1)}, {1, 1, Ratio::percent(150)}}, from},
        .minimum = money(300)};
    product.short_rate.shares = {Ratio::percent(10), Ratio::percent(20), Ratio::percent(30),
                                 Ratio::percent(40), Ratio::percent(50), Ratio::percent(60),
                                 Ratio::percent(70), Ratio::percent(80), Ratio::percent(85),
                                 Ratio::percent(90), Ratio::percent(95), Ratio::whole(1)};
    product.short_rate.provenance = from;
    return product;
}

}  // namespace zhirong::insurance::testing
