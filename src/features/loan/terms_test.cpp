#include "features/loan/terms.h"

#include <doctest/doctest.h>

#include <functional>

#include "features/loan/shape.h"

using namespace zhirong;
using namespace zhirong::loan;

namespace {

Terms good() {
    Terms terms;
    terms.principal_limit = yuan(1'000'000);
    terms.rate = FixedRate{Ratio(435, 10'000)};
    terms.maturity = date_of(2025, 1, 15);
    return terms;
}

}  // namespace

TEST_CASE("terms are refused at the field that is out of its limits, and allowed at the limit") {
    struct Row {
        const char* field;
        std::function<void(Terms&)> change;
        bool allowed;
    };
    for (const Row& row : {
             Row{"", [](Terms&) {}, true},
             Row{"principal_limit", [](Terms& t) { t.principal_limit = {}; }, false},
             Row{"", [](Terms& t) { t.principal_limit = Money{1}; }, true},
             Row{"", [](Terms& t) { t.principal_limit = largest_input; }, true},
             Row{"principal_limit", [](Terms& t) { t.principal_limit = largest_input + Money{1}; },
                 false},
             Row{"", [](Terms& t) { t.rate = FixedRate{}; }, true},
             Row{"", [](Terms& t) { t.rate = FixedRate{Ratio(1, 1'000'000)}; }, true},
             Row{"rate.annual", [](Terms& t) { t.rate = FixedRate{Ratio(1, 10'000'000)}; }, false},
             Row{"rate.annual", [](Terms& t) { t.rate = FixedRate{Ratio(1, 3)}; }, false},
             Row{"rate.annual", [](Terms& t) { t.rate = FixedRate{Ratio(-1, 100)}; }, false},
             Row{"", [](Terms& t) { t.rate = FixedRate{Ratio::whole(1)}; }, true},
             Row{"rate.annual", [](Terms& t) { t.rate = FixedRate{Ratio::percent(101)}; }, false},
             Row{"", [](Terms& t) { t.rate = LprRate{.spread_bp = 10'000}; }, true},
             Row{"rate.spread_bp", [](Terms& t) { t.rate = LprRate{.spread_bp = 10'001}; }, false},
             Row{"payment_day", [](Terms& t) { t.payment_day = 0; }, false},
             Row{"", [](Terms& t) { t.payment_day = 31; }, true},
             Row{"payment_day", [](Terms& t) { t.payment_day = 32; }, false},
             Row{"quarter_month", [](Terms& t) { t.quarter_month = 4; }, false},
             Row{"shortest_first_period", [](Terms& t) { t.shortest_first_period = 32; }, false},
             Row{"", [](Terms& t) { t.grace_days = 30; }, true},
             Row{"grace_days", [](Terms& t) { t.grace_days = 31; }, false},
             Row{"", [](Terms& t) { t.penalty_markup = Ratio::whole(1); }, true},
             Row{"penalty_markup", [](Terms& t) { t.penalty_markup = Ratio(10'001, 10'000); },
                 false},
             Row{"penalty_markup", [](Terms& t) { t.penalty_markup = Ratio(1, 3); }, false},
             Row{"allocation", [](Terms& t) { t.allocation.pop_back(); }, false},
             Row{"recovery_allocation",
                 [](Terms& t) { t.recovery_allocation.push_back(Component::costs); }, false},
             Row{"classification", [](Terms& t) { t.classification.clear(); }, false},
             Row{"classification[1].from",
                 [](Terms& t) { t.classification.push_back(t.classification.front()); }, false},
             Row{"classification[0].thresholds[0].overdue_days",
                 [](Terms& t) { t.classification[0].thresholds[0].overdue_days = 0; }, false},
             Row{"classification[0].thresholds[1].overdue_days",
                 [](Terms& t) { t.classification[0].thresholds[1].overdue_days = 1; }, false},
             Row{"calculation_version", [](Terms& t) { t.calculation_version = 2; }, false},
         }) {
        Terms terms = good();
        row.change(terms);
        const auto checked = check(terms);
        CAPTURE(row.field);
        CHECK(checked.has_value() == row.allowed);
        if (!checked) CHECK(checked.error().first().field == row.field);
    }
}

TEST_CASE("everything wrong with terms is told at once") {
    Terms terms = good();
    terms.payment_day = 0;
    terms.grace_days = -1;
    terms.allocation.clear();
    const auto checked = check(terms);
    REQUIRE(!checked);
    CHECK(checked.error().all.size() == 2 + component_count);
}

TEST_CASE("an event is read from what the store and the API write") {
    const Tree tree = Tree::map(
        {{"id", "E1"},
         {"date", "2024-03-20"},
         {"happening",
          Tree::map({{"type", "loan.prepaid"}, {"amount", "200000.00"}, {"effect", "lower"}})}});
    const Event event = read<Event>(tree).value();
    CHECK(event ==
          Event{"E1", date_of(2024, 3, 20), Prepaid{yuan(200'000), PrepaymentEffect::lower}});
    CHECK(write(event) == tree);
}
