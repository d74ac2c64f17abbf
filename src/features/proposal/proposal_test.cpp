#include "features/proposal/proposal.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/proposal/batch.h"

using namespace zhirong;
using namespace zhirong::proposal;

namespace {

const Date today = date_of(2024, 5, 6);

// 2,000,000 at 3.95 % (LPR 3.45 % and 50 bp) for 12 months, until 2024-11-06.
Proposal approved() {
    const lending::Provenance source{lending::Basis::example, {"示例", "example"}};
    Tree product = Tree::map(
        {{"product", "test"},
         {"title", Tree::map({{"zh", "产品"}, {"en", "Product"}})},
         {"summary", Tree::map({{"zh", "产品"}, {"en", "Product"}})},
         {"lender",
          Tree::map({{"code", "x"}, {"name", Tree::map({{"zh", "行"}, {"en", "Bank"}})}})},
         {"mode", "pledge"},
         {"notice_case", 10},
         {"from", "2024-01-01"},
         {"sources", Tree::map({{"example", write(source)}})},
         {"who", Tree::list({Tree::map({{"id", "firm"},
                                        {"title", Tree::map({{"zh", "科技"}, {"en", "Tech"}})},
                                        {"asked", "technology_firm"},
                                        {"one_of", Tree::list({"true"})},
                                        {"provenance", "example"}})})},
         {"line",
          Tree::map({{"cap", Tree::map({{"value", "2000000.00"}, {"provenance", "example"}})}})},
         {"rate",
          Tree::map({{"reference", "one_year"},
                     {"margin", Tree::map({{"value", "50bp"}, {"provenance", "example"}})},
                     {"floor", Tree::map({{"value", "3%"}, {"provenance", "example"}})},
                     {"ceiling", Tree::map({{"value", "5%"}, {"provenance", "example"}})}})},
         {"tenor", Tree::map({{"longest", Tree::map({{"value", 36}, {"provenance", "example"}})},
                              {"reserve", Tree::map({{"value", 0}, {"provenance", "example"}})}})},
         {"repayment", Tree::list({"interest_first"})},
         {"drawdown", Tree::map({{"revolving", false},
                                 {"valid", Tree::map({{"value", 6}, {"provenance", "example"}})},
                                 {"way", Tree::map({{"zh", "线上"}, {"en", "online"}})}})},
         {"papers", Tree::list({Tree::map({{"zh", "执照"}, {"en", "licence"}})})}});
    const auto loaded = lending::load_product(product);
    REQUIRE(loaded.has_value());
    Proposal one{.id = "PP1"};
    one.stage = Stage::approved;
    one.proposed.bank = "bank";
    one.proposed.firm = "firm";
    one.proposed.product = product;
    one.proposed.inputs.one_year = *parse_ratio("3.45%");
    one.proposed.inputs.over_five_years = *parse_ratio("3.95%");
    one.proposed.terms = {yuan(2'000'000), *parse_ratio("3.95%"), 12};
    one.proposed.valid_until = add_months(today, 6);
    one.proposed.on = today;
    return one;
}

Wanted wanted(Money principal = yuan(2'000'000), const char* rate = "3.95%",
              Date maturity = date_of(2025, 5, 6)) {
    return {principal, loan::FixedRate{*parse_ratio(rate)}, maturity};
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}

}  // namespace

TEST_CASE("a contract keeps within line, price and tenor of the approved proposal") {
    const Proposal one = approved();
    CHECK(code_of(bound(one, {}, wanted(), today)).empty());
    CHECK(code_of(bound(one, {}, wanted(yuan(2'000'000) + Money{1}), today)) ==
          "proposal.above_line");
    CHECK(code_of(bound(one, Money{1}, wanted(), today)) == "proposal.above_line");
    CHECK(code_of(bound(one, Money{1}, wanted(yuan(2'000'000) - Money{1}), today)).empty());
    CHECK(code_of(bound(one, {}, wanted(yuan(1), "3.9501%"), today)) == "proposal.above_rate");
    CHECK(code_of(bound(one, {}, wanted(yuan(1), "3.95%", date_of(2025, 5, 7)), today)) ==
          "proposal.above_tenor");
    // Over the LPR the margin is compared.
    Wanted over = wanted();
    over.rate = loan::LprRate{Tenor::one_year, 50};
    CHECK(code_of(bound(one, {}, over, today)).empty());
    over.rate = loan::LprRate{Tenor::one_year, 51};
    CHECK(code_of(bound(one, {}, over, today)) == "proposal.above_rate");
    over.rate = loan::LprRate{Tenor::over_five_years, 0};
    CHECK(code_of(bound(one, {}, over, today)) == "proposal.reference_differs");
    // The line holds through its last day.
    CHECK(code_of(bound(one, {}, wanted(yuan(1), "3%", date_of(2024, 12, 1)), date_of(2024, 11, 6)))
              .empty());
    CHECK(code_of(bound(one, {}, wanted(), date_of(2024, 11, 7))) == "proposal.expired");
    Proposal ended = approved();
    ended.stage = Stage::ended;
    CHECK(code_of(bound(ended, {}, wanted(), today)) == "proposal.not_approved");
}

TEST_CASE("a draw counts until its financing ends without a loan, or a revolving loan is settled") {
    Proposal one = approved();
    one.draws = {{"FA1", "CT1", yuan(500'000), today}, {"FA2", "CT2", yuan(300'000), today}};
    financing::Financing first;
    first.id = "FA1";
    financing::Financing second;
    second.id = "FA2";
    second.loan = "LN1";
    second.phase = financing::Phase::closed;
    std::vector<financing::Financing> served{first, second};
    CHECK(drawn(one, served) == yuan(800'000));
    one.proposed.revolving = true;
    CHECK(drawn(one, served) == yuan(500'000));
    served[0].phase = financing::Phase::withdrawn;
    CHECK(drawn(one, served) == Money{});
}

TEST_CASE("a shared limit gives to the last fen and no further") {
    SharedLimit limit{.id = "SL1"};
    limit.stage = LimitStage::open;
    limit.proposed.details.name = "园区";
    limit.proposed.details.amount = yuan(1'000'000);
    limit.proposed.details.until = date_of(2024, 12, 31);
    limit = apply(limit, reserve(limit, "PP1", "firm", yuan(999'999), today).value());
    CHECK(code_of(reserve(limit, "PP2", "firm", yuan(1) + Money{1}, today)) ==
          "proposal.limit_exhausted");
    CHECK(reserve(limit, "PP2", "firm", yuan(1), today).has_value());
    CHECK(code_of(reserve(limit, "PP2", "firm", yuan(1), date_of(2025, 1, 1))) ==
          "proposal.limit_over");
    CHECK(room_of(limit, date_of(2024, 12, 31)).has_value());
    CHECK(!room_of(limit, date_of(2025, 1, 1)));
    limit = apply(limit, LimitReleased{"PP1", yuan(999'999), today});
    CHECK(limit.free() == yuan(1'000'000));
}

TEST_CASE("grades of a batch are read as code:grade") {
    const auto grades = read_grades("91A:T1, 91B:t3;\n91C:t10");
    REQUIRE(grades.has_value());
    CHECK(grades->at("91A") == "t1");
    CHECK(grades->size() == 3);
    CHECK(read_grades("")->empty());
    CHECK(code_of(read_grades("91A")) == "proposal.grade_form");
    CHECK(code_of(read_grades("91A:")) == "proposal.grade_form");
}

TEST_CASE("products repay by the ways that loans know") {
    // core/lending lists the codes for itself.
    for (const auto& each : EnumNames<loan::RepaymentMethod>::names) {
        Tree product = approved().proposed.product;
        Tree::Map members = *product.map();
        for (auto& [name, value] : members)
            if (name == "repayment") value = Tree::list({each.name});
        CHECK(lending::load_product(members).has_value());
    }
}
