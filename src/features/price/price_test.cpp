#include "features/price/price.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/price/groups.h"

using namespace zhirong;
using namespace zhirong::price;

namespace {

const Actor exchange{"zhou", "chengdu-exchange", {Role::registry_officer}};
const Date today = date_of(2024, 4, 3);

ReportDeal deal() {
    return {.reference = "CD-2024-015",
            .on = date_of(2024, 3, 28),
            .kind = RightKind::invention,
            .right_class = "h04l 9/32",
            .region = "510100",
            .price = yuan(200'000),
            .appraisal = yuan(3'000'000),
            .channel = Channel::listing,
            .rounds = 2,
            .days = 20,
            .seller = "甲公司",
            .buyer = "乙公司",
            .source = "成交公告"};
}

template <class T>
std::string codes(const Result<T>& result) {
    std::string all;
    if (!result)
        for (const Refusal& each : result.error().all)
            all += std::string(each.kind->code) + '@' + each.field + ' ';
    return all;
}

}  // namespace

TEST_CASE("a quarter has its last day, and a day its quarter") {
    CHECK(quarter_of(date_of(2024, 3, 31)) == "2024Q1");
    CHECK(quarter_of(date_of(2024, 4, 1)) == "2024Q2");
    CHECK(quarter_of(date_of(2024, 12, 31)) == "2024Q4");
    CHECK(last_day("2024Q1") == date_of(2024, 3, 31));
    CHECK(last_day("2024Q4") == date_of(2024, 12, 31));
    for (const char* wrong : {"", "2024", "2024Q0", "2024Q5", "2024q1", "202Q1", "0001Q1"})
        CHECK_FALSE(last_day(wrong));
}

TEST_CASE("classes are read at the level at which prices are published") {
    CHECK(read_class(RightKind::invention, " h04l 9/32 ") == "H04L");
    CHECK(read_class(RightKind::utility_model, "F04D") == "F04D");
    CHECK(read_class(RightKind::design, "6-01") == "06");
    CHECK(read_class(RightKind::trademark, "9") == "09");
    CHECK(read_class(RightKind::trademark, "45") == "45");
    CHECK(read_class(RightKind::copyright, "") == "");
    for (const auto& [kind, text] :
         {std::pair{RightKind::invention, "H04"}, std::pair{RightKind::invention, "I04L"},
          std::pair{RightKind::design, "33"}, std::pair{RightKind::trademark, "46"},
          std::pair{RightKind::trademark, "0"}, std::pair{RightKind::trademark, ""},
          std::pair{RightKind::copyright, "09"}}) {
        CAPTURE(text);
        CHECK(codes(read_class(kind, text)) == "price.class@right_class ");
    }
}

TEST_CASE("a deal is refused with everything that is wrong with it") {
    CHECK(decide(deal(), exchange, today)->details.right_class == "H04L");
    CHECK(codes(decide(deal(), {"a", "bank", {Role::bank_officer}}, today)) ==
          "price.not_reporter@ ");
    ReportDeal wrong = deal();
    wrong.on = date_of(2024, 4, 4);
    wrong.region = "990100";
    wrong.buyer = wrong.seller;
    wrong.right_class = "04L";
    CHECK(codes(decide(wrong, exchange, today)) ==
          "price.future@on price.region@region price.same_party@buyer price.class@right_class ");
    wrong = deal();
    wrong.on = today;
    CHECK(decide(wrong, exchange, today).has_value());
}

TEST_CASE("only its reporter withdraws a deal, once") {
    Deal kept{.id = "PR1"};
    kept = price::apply(kept, Deal::Event(*decide(deal(), exchange, today)));
    CHECK(codes(decide(kept, WithdrawDeal{"误报"}, {"li", "other", {Role::registry_officer}},
                       today)) == "price.not_reporter@ ");
    kept = price::apply(kept, Deal::Event(*decide(kept, WithdrawDeal{"误报"}, exchange, today)));
    CHECK(stage_words(kept).name == "withdrawn");
    CHECK(codes(decide(kept, WithdrawDeal{"误报"}, exchange, today)) == "price.withdrawn@ ");
}

TEST_CASE("the minimum holds from its day, and never falls below three parties") {
    const Actor head{"han", "ip-office", {Role::policy_approver}};
    Minimums kept{.id = id_of_minimums, .set = {}};
    CHECK(minimum_on(kept, today).observations == 5);
    CHECK(minimum_on(kept, today).parties == 3);
    const SetMinimum ten{date_of(2024, 7, 1), 10, 5, Ratio::percent(70), "样本增多"};
    CHECK(codes(decide(kept, ten, exchange, today)) == "access.role_missing@ ");
    kept = price::apply(kept, Minimums::Event(*decide(kept, ten, head, today)));
    CHECK(minimum_on(kept, date_of(2024, 6, 30)).observations == 5);
    CHECK(minimum_on(kept, date_of(2024, 7, 1)).observations == 10);
    SetMinimum wrong = ten;
    wrong.parties = 2;
    CHECK(codes(decide(kept, wrong, head, today)) == "price.minimum@parties ");
    wrong = ten;
    wrong.observations = 2;
    CHECK(codes(decide(kept, wrong, head, today)) == "price.minimum@observations ");
    wrong = ten;
    wrong.largest_share = Ratio::whole(1);
    CHECK(codes(decide(kept, wrong, head, today)) == "price.share@largest_share ");
    wrong = ten;
    wrong.from = date_of(2024, 4, 2);
    CHECK(codes(decide(kept, wrong, head, today)) == "price.minimum_past@from ");
}

TEST_CASE("comparables come from deals and hammer prices of groups that may be shown") {
    const auto group = [](Basis basis, const char* right_class, const char* region,
                          const char* period, std::vector<Money> prices) {
        return Group{.basis = basis,
                     .kind = RightKind::invention,
                     .right_class = right_class,
                     .region = region,
                     .period = period,
                     .rest = false,
                     .parties = 3,
                     .prices = std::move(prices),
                     .deals = {}};
    };
    Publication one{.id = "PP2024Q1"};
    one.groups = {group(Basis::deal, "H04L", "4301", "2024Q1", {yuan(1), yuan(2), yuan(3)}),
                  group(Basis::hammer, "H", "43", "2023", {yuan(4), yuan(5), yuan(6)}),
                  group(Basis::value, "H04L", "4301", "2024Q1", {yuan(7), yuan(8), yuan(9)}),
                  group(Basis::deal, "G06F", "4301", "2024Q1", {yuan(10), yuan(11), yuan(12)})};
    const auto prices = [&](const Sought& sought) {
        std::vector<std::int64_t> all;
        for (const Comparable& each : comparables({&one, 1}, sought))
            all.push_back(each.price.fen / 100);
        std::ranges::sort(all);
        return all;
    };
    using Prices = std::vector<std::int64_t>;
    CHECK(prices({.kind = RightKind::invention, .right_class = "H04L9/32"}) ==
          Prices{1, 2, 3, 4, 5, 6});
    CHECK(prices({.kind = RightKind::invention,
                  .right_class = "H04L",
                  .region = "430100",
                  .from = date_of(2024, 2, 29)}) == Prices{1, 2, 3});
    CHECK(prices({.kind = RightKind::invention, .from = date_of(2023, 12, 1)}) ==
          Prices{1, 2, 3, 4, 5, 6, 10, 11, 12});
    CHECK(prices({.kind = RightKind::invention, .right_class = "H", .region = "510000"}).empty());
    CHECK(prices({.kind = RightKind::design}).empty());
    const auto found =
        comparables({&one, 1}, {.kind = RightKind::invention, .right_class = "H04L"});
    CHECK_FALSE(found.front().wider);
    CHECK(found.back().wider);
    CHECK(found.front().id.starts_with("PC"));
    one = price::apply(one, Publication::Event(GroupWithdrawn{0, today, "误报"}));
    CHECK(prices({.kind = RightKind::invention, .right_class = "H04L"}) == Prices{4, 5, 6});
}
