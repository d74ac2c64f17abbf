#include "features/loan/why.h"

#include <doctest/doctest.h>

#include "features/loan/fold.h"

using namespace zhirong;
using namespace zhirong::loan;

namespace {

Terms three_months() {
    Terms terms;
    terms.principal_limit = yuan(100'000);
    terms.rate = FixedRate{Ratio::percent(6)};
    terms.maturity = date_of(2024, 4, 21);
    return terms;
}

Folded folded(Date date) {
    const std::vector<Event> events{{"drawn", date_of(2024, 1, 21), Disbursed{yuan(100'000)}},
                                    {"part", date_of(2024, 4, 30), Repaid{yuan(100)}}};
    return fold(three_months(), events, {}, {}, date).value();
}

std::string value_of(const Why& step, std::string_view name) {
    for (const WhyInput& found : step.inputs)
        if (found.name == name) return found.value;
    return {};
}

}  // namespace

TEST_CASE("a penalty says on what, at which rate, for which part of a year, and what was paid") {
    const Date date = date_of(2024, 5, 31);
    const Folded loan = folded(date);
    const Why penalty = why(Account::penalty, loan.movements, three_months(), date);
    CHECK(penalty.result == to_string(loan.state.penalty));
    REQUIRE(penalty.steps.size() == 3);
    // 100,000.00 × 9 % × 9/360; then 100.00 paid, of which 14.91 compound interest came first.
    CHECK(penalty.steps[0].result == "225.00");
    CHECK(value_of(penalty.steps[0], "base") == "100000.00");
    CHECK(value_of(penalty.steps[0], "annual_rate") == "0.09");
    CHECK(value_of(penalty.steps[0], "year_fraction") == "0.025");
    CHECK(penalty.steps[1].result == "-85.09");
    CHECK(value_of(penalty.steps[1], "event") == "part");
    CHECK(penalty.steps[2].result == "775.00");
}

TEST_CASE("each receivable explains the balance of the state") {
    const Date date = date_of(2024, 5, 31);
    const Folded loan = folded(date);
    for (Account account = Account::principal; account <= Account::costs;
         account = static_cast<Account>(static_cast<int>(account) + 1))
        CHECK(why(account, loan.movements, three_months(), date).result ==
              to_string(loan.snapshot.balances.of(account)));
}

TEST_CASE("a long history is summed up at its beginning") {
    const std::vector<Movement> movements = [] {
        std::vector<Movement> many;
        for (int i = 0; i < 500; ++i) {
            Movement movement;
            movement.value_date = date_of(2024, 1, 1) + Days{i};
            movement.what = What::repaid;
            movement.account = Account::principal;
            movement.amount = Money{1};
            many.push_back(movement);
        }
        return many;
    }();
    const Why figure = why(Account::principal, movements, three_months(), date_of(2026, 1, 1));
    CHECK(figure.steps.size() == most_steps);
    CHECK(figure.steps.front().result == "3.01");
    CHECK(figure.result == "5.00");
}
