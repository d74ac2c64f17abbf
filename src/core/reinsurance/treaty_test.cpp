#include "core/reinsurance/treaty.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zhirong;
using namespace zhirong::reinsurance;
using insurance::Line;

namespace {

Terms quota(Ratio share) {
    return {.kind = Kind::quota_share,
            .lines = {Line::execution},
            .from = date_of(2025, 1, 1),
            .until = date_of(2025, 12, 31),
            .share = share,
            .commission = Ratio::percent(30)};
}
Terms surplus(Money retention, int multiple) {
    return {.kind = Kind::surplus,
            .lines = {Line::execution, Line::infringed_loss},
            .from = date_of(2025, 1, 1),
            .until = date_of(2025, 12, 31),
            .retention = retention,
            .multiple = multiple,
            .commission = Ratio::percent(25)};
}

std::vector<std::string> codes(const Terms& terms) {
    std::vector<std::string> all;
    if (const auto found = check(terms); !found)
        for (const Refusal& each : found.error().all)
            all.push_back(each.kind->code + ("@" + each.field));
    return all;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("a surplus takes what is above the retention, up to its lines") {
    const Terms four_lines = surplus(yuan(500'000), 4);
    const auto share = [&](std::int64_t limit) {
        return shares({&four_lines, nullptr}, yuan(limit)).surplus;
    };
    CHECK(share(400'000) == Ratio{});
    CHECK(share(500'000) == Ratio{});
    CHECK(share(1'000'000) == Ratio(1, 2));
    CHECK(share(2'500'000) == Ratio(4, 5));
    // Above retention and lines the insurer keeps the rest too.
    CHECK(share(4'000'000) == Ratio(1, 2));
    CHECK(share(0) == Ratio{});
}

TEST_CASE("a quota share takes of what the surplus leaves") {
    const Terms own = surplus(yuan(500'000), 4);
    const Terms twenty = quota(Ratio::percent(20));
    const Shares both = shares({&own, &twenty}, yuan(1'000'000));
    // 10,000: half to the surplus; of 5,000 a fifth.
    CHECK(split(yuan(10'000), both) == Parts{yuan(5'000), yuan(1'000), yuan(4'000)});
    CHECK(split(yuan(10'000), shares({nullptr, &twenty}, yuan(1'000'000))) ==
          Parts{Money{}, yuan(2'000), yuan(8'000)});
    CHECK(split(yuan(10'000), {}) == Parts{Money{}, Money{}, yuan(10'000)});
    CHECK(split(-yuan(10'000), both) == Parts{-yuan(5'000), -yuan(1'000), -yuan(4'000)});
    CHECK(commission(twenty, yuan(1'000)) == yuan(300));
    CHECK(commission(own, Money{30}) == Money{8});  // 7.5 fen
}

TEST_CASE("a treaty takes the policies that begin in its days, in its lines") {
    const Terms terms = quota(Ratio(1, 4));
    CHECK(takes(terms, Line::execution, date_of(2025, 1, 1)));
    CHECK(takes(terms, Line::execution, date_of(2025, 12, 31)));
    CHECK_FALSE(takes(terms, Line::execution, date_of(2026, 1, 1)));
    CHECK_FALSE(takes(terms, Line::infringed_loss, date_of(2025, 6, 1)));
    Terms next = terms;
    next.from = date_of(2025, 12, 31);
    next.until = date_of(2026, 12, 30);
    CHECK(overlap(terms, next));
    next.from = date_of(2026, 1, 1);
    CHECK_FALSE(overlap(terms, next));
    // Of another kind it may stand beside it.
    CHECK_FALSE(overlap(terms, surplus(yuan(1), 1)));
}

TEST_CASE("terms that cannot be are refused at their fields") {
    CHECK(codes(quota(Ratio(1, 4))) == Codes{});
    CHECK(codes(surplus(yuan(1), 100)) == Codes{});
    Terms terms = quota(Ratio(1, 4));
    terms.share.reset();
    terms.retention = yuan(1);
    CHECK(codes(terms) == Codes{"reinsurance.needed@share", "reinsurance.not_of_kind@retention"});
    terms = surplus(yuan(1), 101);
    CHECK(codes(terms) == Codes{"reinsurance.multiple@multiple"});
    CHECK(codes(quota(Ratio{})) == Codes{"reinsurance.share@share"});
    CHECK(codes(quota(Ratio(101, 100))) == Codes{"reinsurance.share@share"});
    terms = quota(Ratio(1, 4));
    terms.commission = Ratio::whole(1);
    CHECK(codes(terms) == Codes{"reinsurance.commission@commission"});
    terms = quota(Ratio(1, 4));
    terms.until = date_of(2024, 12, 31);
    CHECK(codes(terms) == Codes{"reinsurance.upside_down@until"});
    terms = quota(Ratio(1, 4));
    terms.lines.push_back(Line::execution);
    CHECK(codes(terms) == Codes{"reinsurance.line_twice@lines[1]"});
}

TEST_CASE("the working says the shares and the parts") {
    const Terms own = surplus(yuan(500'000), 4);
    const Terms twenty = quota(Ratio::percent(20));
    const Why why =
        why_split({"保险费", "Premium"}, yuan(10'000), {&own, &twenty}, yuan(1'000'000));
    CHECK(why.result == "4000.00");
    REQUIRE(why.steps.size() == 1);
    CHECK(why.steps[0].result == "0.4");
    REQUIRE(why.steps[0].steps.size() == 2);
    CHECK(why.steps[0].steps[0].result == "0.5");
    CHECK(why.steps[0].steps[1].result == "0.2");
}

TEST_CASE("the parts sum to the amount, grow with it, and cede no more than was lost") {
    CHECK(rc::check([] {
        const auto number = [](std::int64_t most) {
            return *rc::gen::inRange<std::int64_t>(1, most);
        };
        const Terms own =
            surplus(Money{number(100'000'000)}, static_cast<int>(number(most_lines_of_surplus)));
        const Terms part = quota(Ratio(number(1'000), 1'000));
        const bool with_own = *rc::gen::arbitrary<bool>();
        const bool with_part = *rc::gen::arbitrary<bool>();
        const Shares found = shares({with_own ? &own : nullptr, with_part ? &part : nullptr},
                                    Money{number(1'000'000'000)});
        RC_ASSERT(found.surplus >= Ratio{} && found.surplus < Ratio::whole(1));
        const Money amount{number(1'000'000'000)};
        const Parts parts = split(amount, found);
        RC_ASSERT(parts.surplus + parts.quota + parts.retained == amount);
        RC_ASSERT(parts.surplus >= Money{} && parts.quota >= Money{} && parts.retained >= Money{});
        const Parts more = split(amount + Money{number(1'000)}, found);
        RC_ASSERT(more.surplus >= parts.surplus && more.quota >= parts.quota &&
                  more.retained >= parts.retained);
        const Parts back = split(-amount, found);
        RC_ASSERT(back.surplus == -parts.surplus && back.quota == -parts.quota &&
                  back.retained == -parts.retained);
    }));
}
