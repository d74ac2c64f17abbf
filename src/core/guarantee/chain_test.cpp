#include "core/guarantee/chain.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

#include "core/guarantee/testing/scheme.h"

using namespace zhirong;
using namespace zhirong::guarantee;
using namespace zhirong::guarantee::testing;

namespace {

Money sum_of(const std::vector<PartAmount>& parts) {
    Money sum;
    for (const PartAmount& each : parts) sum += each.amount;
    return sum;
}

// Shares in hundredths of a percent that sum to one, some of them none.
Scheme any_scheme() {
    std::vector<std::int64_t> cuts{0, 10'000};
    for (int i = 0; i < 4; ++i) cuts.push_back(*rc::gen::inRange<std::int64_t>(0, 10'001));
    std::ranges::sort(cuts);
    Scheme made = scheme({});
    int at = 0;
    for (const auto& each : EnumNames<Party>::names) {
        const std::int64_t share =
            cuts[static_cast<std::size_t>(at) + 1] - cuts[static_cast<std::size_t>(at)];
        ++at;
        if (share > 0) made.shares.push_back({each.value, Ratio::basis_points(share), source()});
    }
    made.covers =
        *rc::gen::arbitrary<bool>() ? Covered::principal : Covered::principal_and_interest;
    made.recovery.division = *rc::gen::element(Division::in_proportion, Division::guarantors_first,
                                               Division::bank_first);
    return made;
}
Money any_money(std::int64_t most) { return {*rc::gen::inRange<std::int64_t>(0, most)}; }

}  // namespace

TEST_CASE("a fee is by rate and months, up to the ceiling") {
    Scheme two =
        scheme({{Party::bank, Ratio::percent(20)}, {Party::guarantor, Ratio::percent(80)}});
    const auto year = fee(two, {yuan(2'000'000), 12, true});
    REQUIRE(year);
    CHECK(year->amount == yuan(16'000));
    CHECK(year->why.result == "16000.00");
    two.fee.unsecured = {Ratio::basis_points(60), source()};
    const auto open = fee(two, {yuan(2'000'000), 12, false});
    REQUIRE(open);
    CHECK(open->uncapped == yuan(25'600));
    CHECK(open->amount == yuan(24'000));
    CHECK(fee(two, {yuan(2'000'000), 12, true})->amount == yuan(16'000));
    // What was agreed is the whole price, and never above the ceiling.
    CHECK(fee(two, {yuan(2'000'000), 12, false}, Ratio::basis_points(150))->amount == yuan(24'000));
    const auto above = fee(two, {yuan(2'000'000), 12, false}, Ratio::basis_points(151));
    REQUIRE(!above);
    CHECK(std::string(above.error().first().kind->code) == "guarantee.fee_ceiling");
    CHECK(!fee(two, {yuan(2'000'000), 12, false}, Ratio(1, 3'000)));
    CHECK(!fee(two, {yuan(2'000'000), 0, false}));
}

TEST_CASE("small loans have a rate of their own, and the fund takes its fee on its part") {
    Scheme chain = five_parties();
    chain.fee.small = SmallRate{yuan(5'000'000), Ratio::basis_points(80), source()};
    chain.fee.upstream = {{Party::national_fund,
                           {Ratio::basis_points(50), source()},
                           SmallRate{yuan(5'000'000), Ratio::basis_points(30), source()}}};
    const auto small = fee(chain, {yuan(5'000'000), 12, true});
    REQUIRE(small);
    CHECK(small->amount == yuan(32'000));
    CHECK(amount_of(small->upstream, Party::national_fund) == yuan(3'000));
    const auto large = fee(chain, {yuan(5'000'001), 12, true});
    REQUIRE(large);
    CHECK(large->amount == yuan(40'000) + Money{1});
    CHECK(amount_of(large->upstream, Party::national_fund) == yuan(5'000));
}

TEST_CASE("a loss is shared to the fen, and the stop line keeps the rest with the bank") {
    const Scheme chain = five_parties();
    const Split whole = split(chain, {Money{100'000'007}, yuan(12'000)});
    CHECK(whole.covered == Money{100'000'007});
    CHECK(whole.paid == Money{80'000'005});
    CHECK(whole.of(Party::bank) == Money{20'000'002} + yuan(12'000));
    CHECK(sum_of(whole.parts) == Money{100'000'007} + yuan(12'000));
    const Split capped = split(chain, {yuan(1'000'000), Money{}}, yuan(400'000));
    CHECK(capped.paid == yuan(400'000));
    CHECK(capped.kept == yuan(600'000));
    CHECK(capped.of(Party::guarantor) == yuan(150'000));
    CHECK(capped.of(Party::local_fund) == yuan(50'000));
    // A cap that does not bind changes nothing.
    CHECK(split(chain, {yuan(1'000'000), Money{}}, yuan(800'000)).parts ==
          split(chain, {yuan(1'000'000), Money{}}).parts);
    CHECK(split(chain, {yuan(1'000'000), Money{}}, yuan(799'999)).paid == yuan(799'999));
    CHECK(split(chain, {yuan(1'000'000), Money{}}, Money{}).paid == Money{});
}

TEST_CASE("interest is guaranteed where the scheme says so, and else the bank's") {
    Scheme two =
        scheme({{Party::bank, Ratio::percent(10)}, {Party::guarantor, Ratio::percent(90)}});
    const LossAsked loss{yuan(600'000), yuan(8'000)};
    CHECK(split(two, loss).of(Party::bank) == yuan(68'000));
    two.covers = Covered::principal_and_interest;
    CHECK(split(two, loss).of(Party::bank) == yuan(60'800));
}

TEST_CASE("a recovery goes first to those whom the scheme puts in front") {
    const Split borne = split(five_parties(), {yuan(1'000), Money{}});
    RecoveryRule rule{Party::guarantor, Division::in_proportion, source()};
    CHECK(divide(rule, borne.parts, yuan(100)).of(Party::guarantor) == yuan(30));
    rule.division = Division::bank_first;
    CHECK(divide(rule, borne.parts, yuan(100)).of(Party::bank) == yuan(100));
    CHECK(divide(rule, borne.parts, yuan(280)).of(Party::bank) == yuan(200));
    CHECK(divide(rule, borne.parts, yuan(280)).of(Party::guarantor) == yuan(30));
    rule.division = Division::guarantors_first;
    CHECK(divide(rule, borne.parts, yuan(800)).of(Party::bank) == Money{});
    CHECK(divide(rule, borne.parts, yuan(801)).of(Party::bank) == yuan(1));
    CHECK(divide(rule, borne.parts, yuan(1'000)).of(Party::bank) == yuan(200));
}

TEST_CASE("of any scheme and loss the parts sum to the loss, and nobody is paid beyond the cap") {
    CHECK(rc::check([] {
        const Scheme chain = any_scheme();
        const LossAsked loss{any_money(1'000'000'000), any_money(10'000'000)};
        std::optional<Money> left;
        if (*rc::gen::arbitrary<bool>()) left = any_money(1'200'000'000);
        const Split shared = split(chain, loss, left);
        RC_ASSERT(sum_of(shared.parts) == loss.principal + loss.interest);
        RC_ASSERT(shared.paid + shared.kept == loss.principal + loss.interest);
        RC_ASSERT(shared.kept == shared.of(Party::bank));
        if (left) RC_ASSERT(shared.paid <= *left);
        for (const PartAmount& each : shared.parts) RC_ASSERT(each.amount >= Money{});
    }));
}

TEST_CASE("in whatever order recoveries come, each gets the same in the end") {
    CHECK(rc::check([] {
        const Scheme chain = any_scheme();
        const LossAsked loss{any_money(1'000'000'000) + Money{1}, any_money(10'000'000)};
        const Split shared = split(chain, loss);
        const Money whole = loss.principal + loss.interest;
        const auto pieces = *rc::gen::container<std::vector<std::int64_t>>(
            4, rc::gen::inRange<std::int64_t>(0, whole.fen / 4 + 1));
        auto run = [&](const std::vector<std::int64_t>& order) {
            std::vector<PartAmount> returned;
            Money so_far;
            for (const std::int64_t piece : order) {
                so_far += Money{piece};
                returned = divide(chain.recovery, shared.parts, so_far).parts;
                RC_ASSERT(sum_of(returned) == so_far);
                for (const PartAmount& each : returned)
                    RC_ASSERT(each.amount >= Money{} && each.amount <= shared.of(each.party));
            }
            return returned;
        };
        auto turned = pieces;
        std::ranges::reverse(turned);
        RC_ASSERT(run(pieces) == run(turned));
        // All of it makes everybody whole.
        RC_ASSERT(divide(chain.recovery, shared.parts, whole).parts == shared.parts);
    }));
}

TEST_CASE("a fee is never above its ceiling, nor negative") {
    CHECK(rc::check([] {
        Scheme chain = any_scheme();
        chain.fee.rate.value = Ratio::basis_points(*rc::gen::inRange(0, 200));
        chain.fee.unsecured = RatioFigure{Ratio::basis_points(*rc::gen::inRange(1, 200)), source()};
        const LoanAsked loan{any_money(10'000'000'000) + Money{1}, *rc::gen::inRange(1, 121),
                             *rc::gen::arbitrary<bool>()};
        const auto made = fee(chain, loan);
        RC_ASSERT(made.has_value());
        RC_ASSERT(made->amount >= Money{} && made->amount <= made->ceiling);
        RC_ASSERT(made->amount == std::min(made->uncapped, made->ceiling));
    }));
}
