#include "core/guarantee/limits.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::guarantee;

namespace {

std::vector<std::string> codes(const Result<std::monostate>& result) {
    std::vector<std::string> found;
    if (!result)
        for (const Refusal& each : result.error().all) {
            CHECK(in_chinese(each).find('{') == std::string::npos);
            CHECK(in_english(each).find('{') == std::string::npos);
            found.emplace_back(each.kind->code);
        }
    return found;
}
using Codes = std::vector<std::string>;

}  // namespace

TEST_CASE("ten times net assets, fifteen where small firms are served") {
    Exposure position{.net_assets = yuan(1'000'000), .outstanding = yuan(9'900'000)};
    CHECK(leverage_room(position).left == yuan(100'000));
    CHECK(within_limits(position, yuan(100'000)));
    CHECK(codes(within_limits(position, yuan(100'000) + Money{1})) ==
          Codes{"guarantee.leverage", "guarantee.borrower_limit"});
    position.mainly_small = true;
    CHECK(leverage_room(position).limit == yuan(15'000'000));
    CHECK(codes(within_limits(position, yuan(100'000) + Money{1})) ==
          Codes{"guarantee.borrower_limit"});
}

TEST_CASE("a tenth of net assets for a borrower, fifteen hundredths with those related to it") {
    const Exposure position{.net_assets = yuan(1'000'000),
                            .outstanding = yuan(120'000),
                            .of_borrower = yuan(60'000),
                            .of_group = yuan(120'000)};
    CHECK(within_limits(position, yuan(30'000)));
    CHECK(codes(within_limits(position, yuan(30'000) + Money{1})) ==
          Codes{"guarantee.group_limit"});
    CHECK(codes(within_limits(position, yuan(40'000) + Money{1})) ==
          Codes{"guarantee.borrower_limit", "guarantee.group_limit"});
    CHECK(group_room(position).why.source->zh.find("第十六条") != std::string::npos);
    CHECK(borrower_room(position).left == yuan(40'000));
}

TEST_CASE("a limit that is passed leaves nothing, not less") {
    const Exposure position{.net_assets = yuan(100), .outstanding = yuan(2'000)};
    CHECK(leverage_room(position).left == Money{});
    CHECK(leverage_room(position).why.result == "0.00");
}

TEST_CASE("a claim rate is unknown where something was paid and there is nothing to hold it to") {
    CHECK(claim_rate(Money{}, Money{}) == Ratio{});
    CHECK(claim_rate(yuan(3), yuan(100)) == Ratio::percent(3));
    CHECK(!claim_rate(yuan(3), Money{}));
    CHECK(payment_room(yuan(1'000'000), yuan(10'000), Ratio::percent(3)).left == yuan(20'000));
    CHECK(payment_room(yuan(1'000'000), yuan(40'000), Ratio::percent(3)).left == Money{});
}
