#include "features/insurer_figures/closing.h"

#include <doctest/doctest.h>

#include "features/insurer_figures/accounts.h"
#include "features/insurer_figures/example_test.h"

using namespace zhirong;
using namespace zhirong::insurer_figures;
using namespace zhirong::insurer_figures::testing;

namespace {

const Actor officer{"shi", "picc", {Role::insurer_officer}};
const Actor approver{"yan", "picc", {Role::insurer_approver}};

template <class T>
std::string told(const Result<T>& result) {
    if (result) return "";
    const Refusal& first = result.error().first();
    return first.kind->code + ("@" + first.field);
}

// Four quarters, each with a claim of its middle; the older ones grow by half in their second.
Book four_quarters(Date on) {
    std::vector<Policy> policies;
    std::vector<ClaimRun> claims;
    for (int quarter = 0; quarter < 4; ++quarter) {
        const Date begins = add_months(date_of(2025, 1, 1), 3 * quarter);
        const std::string id = std::to_string(quarter + 1);
        policies.push_back(policy(id, begins));
        const Date middle = begins + Days{45};
        claims.push_back(
            claim("C" + id, id, middle, {{middle, 1000}, {add_months(middle, 3), 1500}}));
    }
    return book(on, policies, claims);
}

LineChoice choice(insurer_figures::Method method, Ratio ratio = Ratio(1, 2)) {
    return {.line = Line::execution, .method = method, .loss_ratio = ratio, .source = "定价假设"};
}

Closing closed(ClosingProposed proposed) {
    const std::string id = closing_id(proposed.insurer, proposed.through);
    Closing made{.id = id};
    made = apply(std::move(made), std::move(proposed));
    return apply(std::move(made), Decided{.approved = true, .maker = "yan"});
}

const Date year_end = date_of(2025, 12, 31);

}  // namespace

TEST_CASE("claims are laid out by quarter and developed") {
    const Book at = four_quarters(year_end);
    const Runoff found = runoff(at, Line::execution, year_end);
    REQUIRE(found.periods.size() == 4);
    CHECK(found.periods[0].name == "2025Q1");
    CHECK(found.periods[3].from == date_of(2025, 10, 1));
    CHECK(found.incurred[0] == std::vector<Money>{yuan(1000), yuan(1500), yuan(1500), yuan(1500)});
    CHECK(found.incurred[3] == std::vector<Money>{yuan(1000)});
    CHECK(found.paid[0] == std::vector<Money>(4));
    Money earned;
    for (const Money each : found.earned) earned += each;
    CHECK(earned == figures_of(at, Line::execution).earned);
    const auto laddered = ladder(found, reserving::Basis::incurred).value();
    CHECK(laddered.ladder.reserve == yuan(500));
    CHECK(laddered.ladder.origins[3].origin == "2025Q4");
    // Nothing was paid: there is nothing to grow.
    CHECK(ladder(found, reserving::Basis::paid).error().first().kind->code ==
          std::string("reserving.no_factor"));
}

TEST_CASE("quarters end with the month of the valuation") {
    const Date november = date_of(2025, 11, 30);
    const Runoff found = runoff(four_quarters(november), Line::execution, november);
    REQUIRE(found.periods.size() == 4);
    CHECK(found.periods[0].name == "2024-12–2025-02");
    CHECK(found.periods[3].name == "2025-09–2025-11");
    CHECK(found.periods[3].from == date_of(2025, 9, 1));
    const auto laddered = ladder(found, reserving::Basis::incurred).value();
    CHECK(laddered.ladder.origins[3].origin == "2025-09–2025-11");
    CHECK(laddered.ladder.factors[0].links[0].origin == "2024-12–2025-02");
}

TEST_CASE("a ladder on less than a year of quarters is none") {
    const Date september = date_of(2025, 9, 30);
    const Runoff found = runoff(four_quarters(september), Line::execution, september);
    CHECK(told(ladder(found, reserving::Basis::incurred)) == "figures.too_few_origins@");
    CHECK(told(ibnr(found, {.line = Line::execution}, "lines")) ==
          "figures.loss_ratio_missing@lines");
    LineChoice given = choice(insurer_figures::Method::incurred_ladder);
    const Ibnr made = ibnr(found, given, "lines[0]").value();
    CHECK(made.method == insurer_figures::Method::expected);
    CHECK(made.not_computable.has_value());
    CHECK(made.why.result == to_string(made.amount));
    // Only the last quarter is expected to lack claims: half of its premium less 1,000, nothing.
    given.quarters = 1;
    CHECK(ibnr(found, given, "lines[0]")->amount == Money{});
    given.loss_ratio = Ratio::whole(2);
    const Money quarter = found.earned.back();
    CHECK(ibnr(found, given, "lines[0]")->amount == quarter + quarter - yuan(1000));
    given.source.reset();
    CHECK(told(ibnr(found, given, "lines[0]")) == "figures.loss_ratio_missing@lines[0].source");
    given.loss_ratio = Ratio::whole(11);
    given.source = "x";
    CHECK(told(ibnr(found, given, "lines[0]")) == "reserving.loss_ratio@lines[0].loss_ratio");
}

TEST_CASE("each method gives the IBNR that it says") {
    const Runoff found = runoff(four_quarters(year_end), Line::execution, year_end);
    CHECK(ibnr(found, {.line = Line::execution}, "lines")->amount == yuan(500));
    CHECK(told(ibnr(
              found,
              {.line = Line::execution, .method = insurer_figures::Method::bornhuetter_ferguson},
              "lines")) == "figures.loss_ratio_needed@lines");
    const Ibnr by_both =
        ibnr(found, choice(insurer_figures::Method::bornhuetter_ferguson), "lines[0]").value();
    // A third of what was expected of the last quarter.
    CHECK(by_both.amount == apply(found.earned[3], Ratio(1, 6), Rounding::half_up));
    CHECK(by_both.prior->source == "定价假设");
    CHECK_FALSE(by_both.not_computable.has_value());
    const Ibnr paid = ibnr(found, choice(insurer_figures::Method::paid_ladder), "lines[0]").value();
    CHECK(paid.method == insurer_figures::Method::expected);
    CHECK(paid.not_computable.has_value());
}

TEST_CASE("a closing posts the differences to the one before, and once") {
    const Book march = [] {
        Book made = four_quarters(date_of(2025, 3, 31));
        made.treaties = {treaty("RT1", half())};
        return made;
    }();
    const ClosingProposed first =
        decide(Close{march.on,
                     std::vector{choice(insurer_figures::Method::expected, Ratio::whole(4))}},
               march, officer, date_of(2025, 4, 2))
            .value();
    REQUIRE(first.lines.size() == 1);
    const Accounts held = accounts_of(first);
    Money sum;
    for (const auto& [account, amount] : held) sum += amount;
    CHECK(sum == Money{});
    CHECK(held.at("Liabilities:Ibnr:Execution") == -first.lines[0].ibnr);
    CHECK(first.lines[0].ibnr > Money{});
    CHECK(held.at("Expenses:CededPremium") == yuan(1000));
    CHECK(held.at("Income:CedingCommission") == -yuan(200));
    const auto posted = entries("CL1", first, nullptr);
    REQUIRE(posted.size() == 2);
    CHECK(posted[0].value_date() == march.on);
    CHECK(entries("CL1", first, &first).empty());

    Book year = four_quarters(year_end);
    year.treaties = march.treaties;
    const ClosingProposed last =
        decide(Close{year_end, {}}, year, officer, date_of(2026, 1, 2)).value();
    Accounts all;
    for (const auto& batch : {entries("CL1", first, nullptr), entries("CL2", last, &first)})
        for (const Entry& entry : batch)
            for (const Posting& each : entry.postings()) all[each.account] += each.amount;
    for (const auto& [account, amount] : accounts_of(last)) CHECK(all[account] == amount);
}

TEST_CASE("a month end is closed in its order, by two people") {
    const auto at = [](Date through) { return Close{through, {}}; };
    const Date today = date_of(2025, 4, 10);
    const Date march = date_of(2025, 3, 31);
    CHECK(told(check(at(date_of(2025, 3, 30)), {}, officer, today)) ==
          "figures.not_month_end@through");
    CHECK(told(check(at(date_of(2025, 4, 30)), {}, officer, today)) ==
          "figures.month_not_over@through");
    CHECK(told(check(at(march), {}, officer, march)) == "figures.month_not_over@through");
    CHECK(told(check(at(march), {}, approver, today)) == "access.role_missing@");
    CHECK(told(check(at(march), {}, officer, today)).empty());
    ClosingProposed proposed{.insurer = "picc", .through = march, .maker = "shi"};
    const Closing done = closed(proposed);
    CHECK(told(check(at(march), {done}, officer, today)) == "figures.closed_already@through");
    CHECK(told(check(at(date_of(2025, 2, 28)), {done}, officer, today)) ==
          "figures.later_closed@through");
    Closing open{.id = closing_id("picc", march)};
    open = apply(std::move(open), proposed);
    CHECK(told(check(at(date_of(2025, 4, 30)), {open}, officer, date_of(2025, 5, 1))) ==
          "figures.earlier_open@through");
    CHECK(told(check(at(march), {open}, officer, today)).empty());

    const Decide yes{true, "同意"};
    CHECK(told(decide(open, yes, proposed, {open}, approver, today)).empty());
    const Actor both{"shi", "picc", {Role::insurer_officer, Role::insurer_approver}};
    CHECK(told(decide(open, yes, proposed, {open}, both, today)) == "access.same_person@");
    const Actor other{"wu", "other", {Role::insurer_approver}};
    CHECK(told(decide(open, yes, proposed, {open}, other, today)) == "access.other_organisation@");
    ClosingProposed now = proposed;
    now.treaties.push_back({.treaty = "RT1"});
    CHECK(told(decide(open, yes, now, {open}, approver, today)) == "figures.closing_changed@");
    CHECK(told(decide(open, Decide{false, "不"}, now, {open}, approver, today)).empty());
    CHECK(told(decide(done, yes, proposed, {done}, approver, today)) == "lifecycle.not_now@");
}

TEST_CASE("of a kind one treaty at a time") {
    EnterTreaty command{.title = "合同",
                        .reinsurer = "再保",
                        .reference = "1",
                        .kind = reinsurance::Kind::quota_share,
                        .lines = {Line::execution},
                        .from = date_of(2025, 7, 1),
                        .until = date_of(2026, 6, 30),
                        .share = Ratio(1, 4),
                        .commission = Ratio(1, 4)};
    const Date today = date_of(2025, 6, 1);
    Treaty there = treaty("RT1", half());
    CHECK(told(decide(command, {there}, officer, today)) == "figures.treaty_overlaps@from");
    there.stage = TreatyStage::declined;
    CHECK(told(decide(command, {there}, officer, today)).empty());
    CHECK(told(decide(command, {}, approver, today)) == "access.role_missing@");
    Treaty made{.id = "RT2"};
    made = apply(std::move(made), decide(command, {}, officer, today).value());
    CHECK(made.stage == TreatyStage::proposed);
    CHECK(parties(made) == std::vector<std::string>{"picc"});
    made = apply(std::move(made), decide(made, {true, "可"}, {made}, approver, today).value());
    CHECK(made.stage == TreatyStage::in_force);
}

TEST_CASE("a loss ratio needs something earned") {
    LineFigures figures{
        .written = yuan(100), .paid = yuan(10), .outstanding = yuan(20), .recovered = yuan(5)};
    CHECK_FALSE(loss_ratio(figures, yuan(5)).has_value());
    CHECK_FALSE(why_loss_ratio(figures, yuan(5), {}).has_value());
    figures.earned = yuan(90);
    CHECK(incurred(figures, yuan(5)) == yuan(30));
    CHECK(loss_ratio(figures, yuan(5)) == Ratio(3333, 10'000));
    CHECK(why_loss_ratio(figures, yuan(5), date_of(2025, 1, 31))->steps[0].result == "30.00");
}

TEST_CASE("each line has its account") {
    CHECK(accounts::ibnr(Line::execution) == "Liabilities:Ibnr:Execution");
    CHECK(accounts::ibnr(Line::infringement_liability) == "Liabilities:Ibnr:InfringementLiability");
    for (const auto& entry : EnumNames<Line>::names)
        CHECK(is_account_name(accounts::ibnr(entry.value)));
}
