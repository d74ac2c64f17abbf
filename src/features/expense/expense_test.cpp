#include "features/expense/expense.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::expense;

namespace {

Period days(const char* from, const char* until) { return {*parse_date(from), *parse_date(until)}; }

Entry interest_of(std::vector<Claim> claims) {
    Entry entry{.id = id_of(Kind::loan_interest, "LN1")};
    for (Claim& claim : claims)
        entry =
            expense::apply(std::move(entry), Claimed{Kind::loan_interest, "LN1", std::move(claim)});
    return entry;
}

Claim claim(const char* by, Period period, Money amount) {
    return {by, "first", "v1", "firm", period, amount, *parse_date("2024-04-01")};
}

Thing interest(Period period) { return {Kind::loan_interest, "LN1", period, yuan(100)}; }

programme::Programme programme_of(const char* id) {
    programme::Programme programme;
    programme.id = id;
    programme.version = "v1";
    programme.title = {id, id};
    programme.from = *parse_date("2020-01-01");
    return programme;
}

}  // namespace

TEST_CASE("one day in common is the same interest, the day after is not") {
    const Entry entry = interest_of({claim("SA1", days("2024-01-01", "2024-03-31"), yuan(90))});
    CHECK(overlapping(entry, interest(days("2024-03-31", "2024-06-30")), "").size() == 1);
    CHECK(overlapping(entry, interest(days("2024-04-01", "2024-06-30")), "").empty());
    CHECK(overlapping(entry, interest(days("2023-10-01", "2024-01-01")), "").size() == 1);
    CHECK(overlapping(entry, interest(days("2023-10-01", "2023-12-31")), "").empty());
    CHECK(overlapping(entry, interest(days("2024-02-01", "2024-02-02")), "SA1").empty());
}

TEST_CASE("of a claim on more days only those in common count, rounded up") {
    // 91 days, of which 31: 90 × 31 ÷ 91 = 30.6593…
    const Entry entry = interest_of({claim("SA1", days("2024-01-01", "2024-03-31"), yuan(90))});
    CHECK(let_through(entry, interest(days("2024-03-01", "2024-05-31")), "") ==
          *parse_money("30.66"));
    CHECK(let_through(entry, interest(days("2024-01-01", "2024-12-31")), "") == yuan(90));
    CHECK(let_through(entry, interest(days("2024-04-01", "2024-12-31")), "") == Money{});
}

TEST_CASE("a second programme is refused by name, unless one says that it stacks on the other") {
    programme::Library library;
    REQUIRE(library.add(programme_of("first")));
    const Entry entry = interest_of({claim("SA1", days("2024-01-01", "2024-03-31"), yuan(90))});
    programme::Programme second = programme_of("second");
    const Thing thing = interest(days("2024-03-31", "2024-04-30"));
    const auto refused = may_claim(entry, thing, "", second, library);
    REQUIRE(!refused);
    CHECK(refused.error().first().kind->status == 409);
    CHECK(in_chinese(refused.error().first()) ==
          "贷款 LN1 的利息已由「first」补贴或补偿（申请 SA1，2024-04-01起，重叠 2024-03-31 至 "
          "2024-03-31），同一费用不得重复申请");
    CHECK(may_claim(entry, interest(days("2024-04-01", "2024-04-30")), "", second, library));
    CHECK(may_claim(entry, thing, "SA1", second, library));
    second.composition = programme::Composition{.stacks_on = {"first"}};
    CHECK(may_claim(entry, thing, "", second, library));
}

TEST_CASE("the same paper written otherwise is the same paper") {
    CHECK(key_of_paper("24432000000012345678", "甲所") == "24432000000012345678");
    CHECK(key_of_paper(" 2443 2000 0000 1234 5678 ", "乙所") == "24432000000012345678");
    CHECK(key_of_paper("２４４３２０００００００１２３４５６７８", "") == "24432000000012345678");
    CHECK(key_of_paper("pl-2024 / 7", "人保") == key_of_paper("PL－2024／7", "人 保"));
    CHECK(key_of_paper("PL-7", "人保") != key_of_paper("PL-7", "平安"));
}

TEST_CASE("an entry is its claims: changed, taken out, and nothing left of them") {
    Entry entry = interest_of({claim("SA1", days("2024-01-01", "2024-03-31"), yuan(90))});
    entry = expense::apply(entry, Amended{"SA1", yuan(60)});
    CHECK(entry.claims.front().amount == yuan(60));
    entry = expense::apply(entry, Released{"SA1", "不予补贴"});
    CHECK(entry.claims.empty());
    CHECK_THROWS_AS(expense::apply(entry, Released{"SA1", "again"}), BrokenInvariant);
}
