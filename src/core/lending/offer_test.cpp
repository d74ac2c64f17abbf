#include "core/lending/offer.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zhirong;
using namespace zhirong::lending;

namespace {

const Provenance source{Basis::example, {"示例", "example"}};

Condition condition(const char* id, Asked asked, std::vector<std::string> one_of) {
    return {.id = id,
            .title = {id, id},
            .asked = asked,
            .one_of = std::move(one_of),
            .at_least = {},
            .at_most = {},
            .provenance = source};
}

// Inventions at 25 %, trademarks at 50 %, 60 % hard; 3 million at most; T1 and T2 only.
Product product() {
    Product product;
    product.id = "test";
    product.title = {"测试产品", "Test product"};
    product.lender = {"test", {"某行", "A bank"}};
    product.from = date_of(2024, 1, 1);
    product.who = {condition("technology", Asked::technology_firm, {"true"})};
    product.line.loan_to_value =
        LoanToValueRule{.point = ValuePoint::low,
                        .kinds = {{RightKind::invention, Ratio::percent(25), source},
                                  {RightKind::trademark, Ratio::percent(50), source}},
                        .hard_ceiling = {Ratio::percent(60), source}};
    product.line.cap = MoneyFigure{yuan(3'000'000), source};
    product.grades = GradeRule{.scale = {"t1", "t2", "t3"},
                               .rows = {{"t1", yuan(5'000'000), 0, 12, {"年检", "yearly"}},
                                        {"t2", yuan(2'000'000), 50, 6, {"半年", "half-yearly"}}},
                               .provenance = source};
    product.rate = {.reference = Tenor::one_year,
                    .margin = {Ratio::basis_points(50), source},
                    .floor = {Ratio::percent(3), source},
                    .ceiling = {Ratio::percent(5), source}};
    product.tenor = {.longest = {36, source}, .reserve = {6, source}};
    product.repayment = {"interest_first"};
    product.drawdown = {.revolving = false, .valid = {6, source}, .way = {"线上", "online"}};
    return product;
}

Inputs inputs() {
    Inputs inputs;
    inputs.on = date_of(2024, 5, 6);
    inputs.bank = "bank";
    inputs.firm = "firm";
    inputs.firm_name = "某企业";
    inputs.technology_firm = true;
    inputs.grade = KnownGrade{"t1", date_of(2024, 5, 1), "评级"};
    inputs.rights = {{.right = "RT1",
                      .title = "一种泵",
                      .kind = RightKind::invention,
                      .low = yuan(8'000'000),
                      .median = yuan(10'000'000),
                      .high = yuan(12'000'000),
                      .ends = date_of(2034, 5, 6),
                      .pledged_for = {},
                      .basis = "评估"}};
    inputs.need = {yuan(10'000'000), 24};
    inputs.one_year = *parse_ratio("3.45%");
    inputs.over_five_years = *parse_ratio("3.95%");
    return inputs;
}

std::string deciding(const std::vector<Bound>& bounds) {
    for (const Bound& each : bounds)
        if (each.deciding) return each.code;
    return "";
}

Answer answer_of(const Offer& offer, const std::string& id) {
    for (const Checked& each : offer.conditions)
        if (each.id == id) return each.answer;
    FAIL("no condition " << id);
    return Answer::unknown;
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}

}  // namespace

TEST_CASE("each bound decides where it is the least, and not a fen earlier") {
    struct Case {
        const char* what;
        Money low, need, owed;
        const char* grade;
        Money line;
        const char* deciding;
    };
    const Money much = yuan(100'000'000);
    for (const Case& each : {
             Case{"25 % of eight million",
                  yuan(8'000'000),
                  much,
                  {},
                  "t1",
                  yuan(2'000'000),
                  "loan_to_value"},
             Case{"the need, a fen below",
                  yuan(8'000'000),
                  yuan(2'000'000) - Money{1},
                  {},
                  "t1",
                  yuan(2'000'000) - Money{1},
                  "need"},
             Case{"the need, a fen above",
                  yuan(8'000'000),
                  yuan(2'000'000) + Money{1},
                  {},
                  "t1",
                  yuan(2'000'000),
                  "loan_to_value"},
             Case{"25 % a fen below the cap",
                  yuan(12'000'000) - Money{4},
                  much,
                  {},
                  "t1",
                  yuan(3'000'000) - Money{1},
                  "loan_to_value"},
             Case{"25 % at the cap",
                  yuan(12'000'000),
                  much,
                  {},
                  "t1",
                  yuan(3'000'000),
                  "loan_to_value"},
             Case{"25 % a fen above the cap",
                  yuan(12'000'000) + Money{4},
                  much,
                  {},
                  "t1",
                  yuan(3'000'000),
                  "cap"},
             Case{"the grade below the cap",
                  yuan(12'000'000),
                  much,
                  {},
                  "t2",
                  yuan(2'000'000),
                  "grade"},
             Case{"what is owed comes off the cap", yuan(12'000'000), much, yuan(1'000'000), "t1",
                  yuan(2'000'000), "cap"},
             Case{"and off the grade", yuan(12'000'000), much, yuan(500'000), "t2", yuan(1'500'000),
                  "grade"},
             Case{"a fraction of a fen is cut off", Money{3}, much, {}, "t1", {}, "loan_to_value"},
         }) {
        CAPTURE(each.what);
        Inputs given = inputs();
        given.rights[0].low = each.low;
        given.rights[0].median = std::max(each.low, yuan(10'000'000));
        given.need.amount = each.need;
        given.grade->grade = each.grade;
        if (each.owed > Money{}) given.exposures = {{"LN1", {"贷款", "Loan"}, each.owed}};
        const Offer offer = evaluate(product(), given);
        REQUIRE(offer.line.has_value());
        CHECK(*offer.line == each.line);
        CHECK(deciding(offer.line_bounds) == each.deciding);
        CHECK(offer.eligible == (each.line > Money{}));
        REQUIRE(offer.line_why.has_value());
        CHECK(offer.line_why->steps.size() == offer.line_bounds.size());
        CHECK(offer.line_why->result == to_string(each.line));
    }
}

TEST_CASE("a shared limit and a fund bound the line by what they have left") {
    Inputs given = inputs();
    given.room = SharedRoom{"SL1", "园区", yuan(5'000'000), yuan(4'000'000), date_of(2024, 12, 6)};
    Offer offer = evaluate(product(), given);
    CHECK(*offer.line == yuan(1'000'000));
    CHECK(deciding(offer.line_bounds) == "shared_limit");
    CHECK(*offer.months == 7);
    given.room.reset();
    given.cover = Cover{"FD1", Ratio::percent(45), yuan(450'000), "第五条"};
    offer = evaluate(product(), given);
    CHECK(*offer.line == yuan(1'000'000));
    CHECK(deciding(offer.line_bounds) == "cover_free");
}

TEST_CASE("a cover is deducted from what the pledge must secure, or raises the ceilings") {
    Product with = product();
    with.line.cap.reset();
    Inputs given = inputs();
    given.rights[0].low = yuan(8'000'000);
    given.cover = Cover{"FD1", Ratio::percent(60), {}, "第五条"};
    with.cover = CoverRule{CoverEffect::deduct, RatioFigure{Ratio::percent(50), source}, {}};
    // 2,000,000 secured by the pledge is half of the loan: the fund's 60 % count as 50 %.
    CHECK(*evaluate(with, given).line == yuan(4'000'000));
    with.cover = CoverRule{CoverEffect::uplift, {}, RatioFigure{Ratio::percent(10), source}};
    CHECK(*evaluate(with, given).line == yuan(2'800'000));
    // Never past the hard ceiling.
    with.cover->points->value = Ratio::percent(50);
    CHECK(*evaluate(with, given).line == yuan(4'800'000));
    given.cover.reset();
    CHECK(*evaluate(with, given).line == yuan(2'000'000));
}

TEST_CASE("the bank's own table takes the place of the product's figures") {
    Inputs given = inputs();
    given.table = CeilingTable{.source = {"本行办法", "Own rule"},
                               .example = false,
                               .ceilings = {{RightKind::invention, Ratio::percent(30)}},
                               .hard = Ratio::percent(35)};
    const Offer offer = evaluate(product(), given);
    CHECK(*offer.line == yuan(2'400'000));
    for (const Bound& each : offer.line_bounds)
        if (each.code == "hard_ceiling") CHECK(each.value == "2800000.00");
    // A kind that neither lists is not guessed.
    given.rights[0].kind = RightKind::copyright;
    const Offer unknown = evaluate(product(), given);
    CHECK(!unknown.line);
    CHECK(!unknown.eligible);
    CHECK(answer_of(unknown, "ceiling_known") == Answer::unknown);
}

TEST_CASE(
    "what is not known makes a product neither suitable nor unsuitable, but says what lacks") {
    Inputs given = inputs();
    given.technology_firm.reset();
    CHECK(answer_of(evaluate(product(), given), "technology") == Answer::unknown);
    given = inputs();
    given.rights.clear();
    CHECK(answer_of(evaluate(product(), given), "valued") == Answer::unknown);
    given = inputs();
    given.grade.reset();
    CHECK(answer_of(evaluate(product(), given), "grade_priced") == Answer::unknown);
    given.grade = KnownGrade{"t3", date_of(2024, 5, 1), "评级"};
    CHECK(answer_of(evaluate(product(), given), "grade_priced") == Answer::fails);
    given = inputs();
    given.rights[0].pledged_for = "PL1";
    CHECK(answer_of(evaluate(product(), given), "rights_free") == Answer::fails);
    given = inputs();
    given.on = date_of(2023, 12, 31);
    CHECK(answer_of(evaluate(product(), given), "in_force") == Answer::fails);
}

TEST_CASE("the price is LPR and margin between floor and ceilings") {
    struct Case {
        const char *lpr, *grade, *programme, *rate, *deciding;
        int margin;
    };
    for (const Case& each : {Case{"3.45%", "t1", "", "3.45%", "margin", 0},
                             Case{"3.45%", "t2", "", "3.95%", "margin", 50},
                             Case{"2.99%", "t1", "", "3.00%", "floor", 1},
                             Case{"4.50%", "t2", "", "5.00%", "margin", 50},
                             Case{"4.51%", "t2", "", "5.00%", "ceiling", 49},
                             Case{"3.45%", "t2", "3.95%", "3.95%", "margin", 50},
                             Case{"3.45%", "t2", "3.94%", "3.94%", "programme", 49},
                             Case{"3.45%", "t2", "3.445%", "3.445%", "programme", -1}}) {
        CAPTURE(each.lpr);
        CAPTURE(each.programme);
        Inputs given = inputs();
        given.one_year = *parse_ratio(each.lpr);
        given.grade->grade = each.grade;
        if (*each.programme != '\0') {
            given.programme = ProgrammeBounds{.programme = "p", .version = "v", .title = {}};
            given.programme->rate = *parse_ratio(each.programme);
        }
        const Offer offer = evaluate(product(), given);
        CHECK(*offer.rate == *parse_ratio(each.rate));
        CHECK(deciding(offer.rate_bounds) == each.deciding);
        CHECK(*offer.margin_bp == each.margin);
    }
    // A ceiling below the floor: nobody can lend under this programme.
    Inputs given = inputs();
    given.programme = ProgrammeBounds{.programme = "p", .version = "v", .title = {}};
    given.programme->rate = *parse_ratio("2.9%");
    CHECK(answer_of(evaluate(product(), given), "price_possible") == Answer::fails);
}

TEST_CASE("the tenor ends a reserve before the first right does") {
    struct Case {
        Date ends;
        int need, months;
        const char* deciding;
    };
    for (const Case& each :
         {Case{date_of(2034, 5, 6), 24, 24, "need"}, Case{date_of(2034, 5, 6), 36, 36, "product"},
          Case{date_of(2034, 5, 6), 37, 36, "product"},
          Case{date_of(2027, 5, 6), 36, 30, "right_ends_with_reserve"},
          Case{date_of(2027, 5, 5), 36, 29, "right_ends_with_reserve"},
          Case{date_of(2024, 11, 6), 36, 0, "right_ends_with_reserve"}}) {
        CAPTURE(to_string(each.ends));
        Inputs given = inputs();
        given.rights[0].ends = each.ends;
        given.need.months = each.need;
        const Offer offer = evaluate(product(), given);
        CHECK(*offer.months == each.months);
        CHECK(deciding(offer.tenor_bounds) == each.deciding);
        CHECK(offer.eligible == (each.months > 0));
    }
}

TEST_CASE("a soft bound is passed with a reason, a hard one by nobody") {
    const Offer offer = evaluate(product(), inputs());
    REQUIRE(*offer.line == yuan(2'000'000));
    const Terms computed{*offer.line, *offer.rate, *offer.months};
    CHECK(within(offer, computed, {}).value().empty());
    CHECK(code_of(within(offer, computed, "理由")) == "proposal.reason_without_cause");
    Terms terms = computed;
    terms.line = yuan(2'000'000) + Money{1};
    CHECK(code_of(within(offer, terms, {})) == "proposal.reason_missing");
    const auto passed = within(offer, terms, "理由").value();
    REQUIRE(passed.size() == 1);
    CHECK(passed[0].bound == "loan_to_value");
    terms.line = yuan(3'000'000);  // the cap
    CHECK(within(offer, terms, "理由").has_value());
    terms.line = yuan(3'000'000) + Money{1};
    CHECK(code_of(within(offer, terms, "理由")) == "proposal.past_hard_bound");
    terms = computed;
    terms.rate = *parse_ratio("3.44%");
    CHECK(code_of(within(offer, terms, {})) == "proposal.reason_missing");
    CHECK(within(offer, terms, "理由").value().front().bound == "margin");
    terms.rate = *parse_ratio("2.99%");
    CHECK(code_of(within(offer, terms, "理由")) == "proposal.past_hard_bound");
    terms.rate = *parse_ratio("5.01%");
    CHECK(code_of(within(offer, terms, "理由")) == "proposal.past_hard_bound");
    terms = computed;
    terms.months = 25;  // more than was asked for
    CHECK(code_of(within(offer, terms, "理由")) == "proposal.past_hard_bound");
    Inputs lacking = inputs();
    lacking.technology_firm = false;
    CHECK(code_of(within(evaluate(product(), lacking), computed, "理由")) ==
          "proposal.not_eligible");
}

TEST_CASE("what a line costs, with and without the subsidy") {
    Product with = product();
    with.subsidy =
        InterestSubsidy{{"贴息", "Subsidy"}, {Ratio::percent(40), source}, {yuan(20'000), source}};
    const Offer offer = evaluate(with, inputs());
    REQUIRE(offer.cost.has_value());
    // 2,000,000 at 3.45 %: 69,000 a year, of which 27,600 would be given back, at most 20,000.
    CHECK(offer.cost->interest_a_year == yuan(69'000));
    CHECK(offer.cost->interest_a_month == yuan(5'750));
    CHECK(offer.cost->subsidy_a_year == yuan(20'000));
    CHECK(offer.cost->after_subsidy_a_month == Money{408'333});
}

TEST_CASE("property: no line is above any of its bounds, and the same inputs give the same bytes") {
    CHECK(rc::check([] {
        Inputs given = inputs();
        given.rights.clear();
        const int rights = *rc::gen::inRange(1, 5);
        for (int i = 0; i < rights; ++i) {
            ValuedRight right = inputs().rights[0];
            right.right += std::to_string(i);
            right.kind = *rc::gen::element(RightKind::invention, RightKind::trademark);
            right.low = Money{*rc::gen::inRange<std::int64_t>(1, 5'000'000'000)};
            right.median = right.low + Money{*rc::gen::inRange<std::int64_t>(0, 1'000'000'000)};
            right.ends = date_of(2024, 5, 6) + Days{*rc::gen::inRange(1, 7'000)};
            given.rights.push_back(right);
        }
        given.need.amount = Money{*rc::gen::inRange<std::int64_t>(1, 1'000'000'000)};
        given.need.months = *rc::gen::inRange(1, 120);
        given.grade->grade = *rc::gen::element<std::string>("t1", "t2");
        if (*rc::gen::arbitrary<bool>())
            given.exposures = {
                {"LN1", {"贷款", "Loan"}, Money{*rc::gen::inRange<std::int64_t>(0, 400'000'000)}}};
        if (*rc::gen::arbitrary<bool>())
            given.cover = Cover{"FD1", Ratio::percent(*rc::gen::inRange(1, 100)),
                                Money{*rc::gen::inRange<std::int64_t>(0, 400'000'000)}, "条"};
        Product with = product();
        if (*rc::gen::arbitrary<bool>())
            with.cover =
                CoverRule{CoverEffect::deduct, RatioFigure{Ratio::percent(50), source}, {}};
        const Offer offer = evaluate(with, given);
        RC_ASSERT(offer.line.has_value());
        bool decided = false;
        for (const Bound& each : offer.line_bounds) {
            RC_ASSERT(*offer.line <= *parse_money(each.value));
            decided = decided || *offer.line == *parse_money(each.value);
        }
        RC_ASSERT(decided);
        for (const Bound& each : offer.tenor_bounds)
            RC_ASSERT(*offer.months <= std::stoi(each.value));
        // The computed terms need no reason.
        if (offer.eligible)
            RC_ASSERT(within(offer, {*offer.line, *offer.rate, *offer.months}, {})->empty());
        RC_ASSERT(write(evaluate(with, given)) == write(offer));
        // Through the store and back.
        const auto again = read<Inputs>(write(given));
        RC_ASSERT(again.has_value());
        RC_ASSERT(write(evaluate(with, *again)) == write(offer));
    }));
}
