#include "features/insurance/suggestion.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "app/premium_aid.h"

using namespace zhirong;
using namespace zhirong::insurance;

namespace {

const Date today = date_of(2026, 3, 10);
const Provenance from{appraisal::Basis::example, {"示例条款", "example clause"}};

MoneyFigure money(std::int64_t value) { return {yuan(value), from}; }
RatioFigure ratio(Ratio value) { return {value, from}; }

// 2 % of the sum, patents at home, ten thousand each at least.
Product product() {
    Product product;
    product.id = "test";
    product.insured = {{Insured::licensee, Insured::owner}, from};
    product.objects = {Counted::right, {RightKind::invention, RightKind::design}, from};
    product.territory = {{Zone::mainland}, from};
    product.term = {{24, from}, {36, from}};
    product.sum = {SumBasis::each, money(10'000), money(200'000)};
    product.items = {{"costs", {"费用", "Costs"}, {}, {}}};
    product.limits = {money(150'000), money(1'000'000)};
    product.deductible = {DeductibleRule::none, {}, {}};
    product.insured_share = ratio(Ratio::whole(1));
    product.rating.rate = ratio(Ratio::percent(2));
    product.rating.minimum = money(300);
    product.underwriting = {money(50'000), {2, from}, {}};
    return product;
}
// Counted by products, in two territories abroad, with a factor of claims.
Product liability() {
    Product made = product();
    made.insured = {{Insured::exporter}, from};
    made.objects = {Counted::contract, {}, from};
    made.territory = {{Zone::north_america, Zone::europe}, from};
    made.rating.claims = CountFactors{{{0, 0, Ratio::whole(1)}, {1, 1, Ratio::percent(150)}}, from};
    return made;
}

rights::Right patent(const char* number, RightKind kind = RightKind::invention) {
    rights::Right right;
    right.id = std::string("RT") + number;
    right.number = number;
    right.right_kind = kind;
    right.owner = "firm";
    right.status = rights::Status::granted;
    right.details = rights::Patent{.main_class = "H02J7/00",
                                   .further_classes = {},
                                   .filing_date = date_of(2020, 7, 1),
                                   .grant_date = date_of(2022, 8, 31),
                                   .fee_paid_through_year = 8};
    return right;
}

Suggestion only(const Product& of, const std::vector<rights::Right>& rights,
                const Plans& plans = {}) {
    const auto all = suggest(of, rights, plans, today);
    REQUIRE(all.size() == 1);
    return all.front();
}
bool says(const Suggestion& made, const std::string& code) {
    return std::ranges::find(made.reasons, code, &Reason::code) != made.reasons.end();
}

}  // namespace

TEST_CASE("the rights of the insured kinds are quoted at the least sum, for the shortest term") {
    const Suggestion made = only(product(), {patent("1"), patent("2", RightKind::design),
                                             patent("3", RightKind::utility_model)});
    CHECK(made.fits == Fits::yes);
    CHECK(made.insured == Insured::owner);
    CHECK(made.zone == Zone::mainland);
    CHECK(made.rights == std::vector<std::string>{"RT1", "RT2"});
    CHECK(made.left_out.empty());
    REQUIRE(made.quote.has_value());
    CHECK(made.request->months == 24);
    CHECK(made.quote->premium == yuan(800));  // 2 × 10,000 × 2 % × 2 years
    CHECK(says(made, "rights"));
    CHECK_FALSE(says(made, "referred"));
}

TEST_CASE("a right that cannot be insured is left out, and why") {
    Product asked = product();
    asked.underwriting.life_left = MonthsFigure{36, from};
    asked.exclusions = {{"known", {"已知", "Known"}, from}};
    rights::Right pending = patent("1");
    pending.status = rights::Status::not_yet_granted;
    rights::Right old = patent("2");
    std::get<rights::Patent>(old.details).filing_date = date_of(2009, 3, 1);
    std::get<rights::Patent>(old.details).fee_paid_through_year = 19;
    rights::Right disputed = patent("3");
    disputed.notices = {{rights::Notice::infringement_dispute, today, "(2026)01"}};
    rights::Right lapsed = patent("4");
    std::get<rights::Patent>(lapsed.details).fee_paid_through_year = 2;
    const Suggestion made = only(asked, {pending, old, disputed, lapsed});
    CHECK(made.fits == Fits::no);
    CHECK(says(made, "none_insurable"));
    CHECK_FALSE(made.quote.has_value());
    std::vector<std::string> codes;
    for (const LeftOut& each : made.left_out) codes.push_back(each.right + each.reason.code);
    CHECK(codes == std::vector<std::string>{"RT1right_status", "RT2life_left", "RT3known_dispute",
                                            "RT4right_status"});
    // Thirty-five whole months until 2029-03-01; one more is enough.
    CHECK(made.left_out[1].reason.words.zh.find("35 个月") != std::string::npos);
    asked.underwriting.life_left = MonthsFigure{35, from};
    const Suggestion enough = only(asked, {old, patent("5")});
    CHECK(enough.rights == std::vector<std::string>{"RT2", "RT5"});
    // One that stays out takes nothing from the others.
    CHECK(only(asked, {pending, patent("5")}).quote->premium == yuan(400));
}

TEST_CASE("what a firm cannot be, or has none of, is told") {
    CHECK(says(only(product(), {}), "kind"));
    Product of_banks = product();
    of_banks.insured = {{Insured::lender}, from};
    CHECK(says(only(of_banks, {patent("1")}), "not_for_firms"));
    Product of_applications = product();
    of_applications.insured = {{Insured::applicant}, from};
    of_applications.objects.counted = Counted::application;
    rights::Right pending = patent("1");
    pending.status = rights::Status::not_yet_granted;
    const Suggestion made = only(of_applications, {pending, patent("2")});
    CHECK(made.rights == std::vector<std::string>{"RT1"});
    CHECK(made.left_out.front().right == "RT2");
    Product of_licensors = product();
    of_licensors.insured = {{Insured::licensor}, from};
    of_licensors.objects = {Counted::contract, {}, from};
    CHECK(says(only(of_licensors, {patent("1")}), "no_licences"));
    rights::Right licensed = patent("1");
    licensed.licences = {
        {"L1", "乙", rights::LicenceType::ordinary, date_of(2025, 1, 1), today},
        {"L2", "丙", rights::LicenceType::ordinary, date_of(2024, 1, 1), date_of(2026, 3, 9)}};
    CHECK(only(of_licensors, {licensed}).quote->count == 1);
}

TEST_CASE("what was not said is asked for and nothing is quoted on it") {
    const Suggestion unsaid = only(liability(), {});
    CHECK(unsaid.fits == Fits::unknown);
    CHECK(unsaid.missing == std::vector<std::string>{"products", "abroad"});
    Plans plans{.abroad = std::vector{Zone::europe, Zone::asia}, .products = 2};
    const Suggestion no_claims = only(liability(), {}, plans);
    CHECK(no_claims.missing == std::vector<std::string>{"claims"});
    CHECK_FALSE(no_claims.quote.has_value());
    plans.claims = 1;
    const Suggestion made = only(liability(), {}, plans);
    CHECK(made.zone == Zone::europe);
    CHECK(made.quote->premium == yuan(1'200));  // 2 × 10,000 × 2 % × 3/2 × 2 years
    plans.abroad = {Zone::europe, Zone::north_america};
    CHECK(suggest(liability(), {}, plans, today).size() == 2);
    plans.abroad = {Zone::asia};
    CHECK(says(only(liability(), {}, plans), "territory"));
    plans.abroad = {Zone::europe};
    plans.products = 0;
    CHECK(says(only(liability(), {}, plans), "no_products"));
    plans.products = 1;
    plans.claims = 2;
    const Suggestion refused = only(liability(), {}, plans);
    CHECK(refused.fits == Fits::no);
    CHECK(says(refused, "insurance.claims"));
}

TEST_CASE("exhibitions are quoted by territory") {
    Product asked = liability();
    asked.insured = {{Insured::exhibitor}, from};
    asked.objects = {Counted::exhibition, {}, from};
    asked.rating.claims.reset();
    CHECK(only(asked, {}).missing == std::vector<std::string>{"exhibitions"});
    Plans plans;
    plans.exhibitions = {{Zone::europe, 2}, {Zone::asia, 4}, {Zone::europe, 1}};
    const Suggestion made = only(asked, {}, plans);
    CHECK(made.quote->count == 3);
    plans.exhibitions->clear();
    CHECK(says(only(asked, {}, plans), "no_exhibitions"));
}

TEST_CASE("what is beyond an officer's authority is referred, not refused") {
    Product asked = product();
    asked.underwriting.sum_up_to = money(19'999);
    const Suggestion made = only(asked, {patent("1"), patent("2")});
    CHECK(made.fits == Fits::yes);
    CHECK(says(made, "referred"));
    asked.underwriting.sum_up_to = money(20'000);
    CHECK_FALSE(says(only(asked, {patent("1"), patent("2")}), "referred"));
}

TEST_CASE("each line is a word of the programmes or none, and rights tell their facts") {
    std::size_t known = 0;
    for (const auto& each : EnumNames<Line>::names) {
        const auto word = policy_line(each.value);
        if (!word) continue;
        ++known;
        const auto& choices = programme::find_fact("policy.line")->choices;
        CHECK_MESSAGE(std::ranges::find(choices, *word) != choices.end(), *word);
    }
    CHECK(known == 13);
    rights::Right shared = patent("1");
    CHECK(right_facts(shared, today).at("right.co_owners_consent") == Tree(true));
    CHECK(right_facts(shared, today).at("right.expires_on") == Tree("2040-07-01"));
    shared.co_owners = {{"乙公司", {}}};
    shared.notices = {{rights::Notice::ownership_dispute, today, "(2026)01"}};
    CHECK_FALSE(right_facts(shared, today).contains("right.co_owners_consent"));
    CHECK(right_facts(shared, today).at("right.in_dispute") == Tree(true));
    for (const auto& [name, value] : right_facts(shared, today)) {
        CHECK(is_known_of_a_quote(name));
        CHECK(programme::find_fact(name) != nullptr);
    }
}

TEST_CASE("whole months are counted to the day") {
    CHECK(months_until(date_of(2026, 1, 31), date_of(2026, 2, 28)) == 1);
    CHECK(months_until(date_of(2026, 1, 31), date_of(2026, 2, 27)) == 0);
    CHECK(months_until(date_of(2026, 3, 10), date_of(2029, 3, 10)) == 36);
    CHECK(months_until(date_of(2026, 3, 10), date_of(2026, 3, 9)) == 0);
}
