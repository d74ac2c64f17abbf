// What holds for any terms and any history.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <map>
#include <string>
#include <tuple>

#include "features/loan/difference.h"
#include "features/loan/entries.h"
#include "features/loan/fold.h"
#include "features/loan/shape.h"

using namespace zhirong;
using namespace zhirong::loan;

namespace {

const Date begin = date_of(2023, 11, 1);
constexpr int most_days = 1'000;

const ReferenceRates lpr =
    ReferenceRates::read(
        "effective_from,one_year_percent,over_five_year_percent\n"
        "2023-08-21,3.45,4.20\n2024-07-22,3.35,3.85\n2024-10-21,3.10,3.60\n2025-05-20,3.00,3.50\n")
        .value();

// Weekends off, from 2023 to 2028.
const WorkingDays weekdays = [] {
    Tree::Map years;
    for (int year = 2023; year <= 2028; ++year)
        years.emplace_back(std::to_string(year), Tree::List{});
    return WorkingDays::read(Tree::map({{"holidays", years}, {"working_weekends", years}})).value();
}();

Date any_date() { return begin + Days{*rc::gen::inRange(0, most_days)}; }
Ratio any_rate() { return {*rc::gen::inRange(0, 240'000), 1'000'000}; }
template <class T, std::size_t N>
T one_of(const std::array<EnumName<T>, N>& names) {
    return names[*rc::gen::inRange<std::size_t>(0, N)].value;
}

template <class T>
std::vector<T> shuffled(std::vector<T> items) {
    for (std::size_t i = items.size(); i > 1; --i)
        std::swap(items[i - 1], items[*rc::gen::inRange<std::size_t>(0, i)]);
    return items;
}

RateTerms any_rate_terms() {
    if (*rc::gen::arbitrary<bool>()) return FixedRate{any_rate()};
    return LprRate{one_of(EnumNames<Tenor>::names), *rc::gen::inRange(-100, 400),
                   one_of(EnumNames<ResetRule>::names)};
}

Order any_order() { return shuffled(civil_code_order()); }

Terms any_terms() {
    Terms terms;
    terms.principal_limit = Money{*rc::gen::inRange<std::int64_t>(1, 5'000'000'00)};
    terms.rate = any_rate_terms();
    terms.maturity = begin + Days{*rc::gen::inRange(30, 800)};
    terms.method = one_of(EnumNames<RepaymentMethod>::names);
    terms.payment_day = *rc::gen::inRange(1, 32);
    terms.quarter_month = *rc::gen::inRange(1, 4);
    terms.shortest_first_period = *rc::gen::inRange(0, 20);
    terms.day_count = one_of(EnumNames<DayCount>::names);
    terms.penalty_markup = Ratio(*rc::gen::inRange(0, 10'001), 10'000);
    terms.compound_interest = *rc::gen::arbitrary<bool>();
    terms.allocation = any_order();
    terms.recovery_allocation = any_order();
    terms.grace_days = *rc::gen::inRange(0, 8);
    terms.roll_to_working_day = *rc::gen::arbitrary<bool>();
    terms.classification.front().from = begin;
    return terms;
}

// Up to what is owed, often all of it, sometimes too much.
Money any_part(Money whole) {
    if (whole.fen <= 0) return Money{1};
    switch (*rc::gen::inRange(0, 6)) {
        case 0: return whole;
        case 1: return whole + Money{1};
        default: return Money{*rc::gen::inRange<std::int64_t>(1, whole.fen + 1)};
    }
}

Happening any_happening(const Terms& terms, const State& state, Date date) {
    switch (*rc::gen::inRange(0, 14)) {
        case 0: return RateReset{any_rate()};
        case 1: return Disbursed{any_part(terms.principal_limit - state.disbursed)};
        case 2: return CostAdvanced{Money{*rc::gen::inRange<std::int64_t>(1, 100'000)}};
        case 3: return Extended{state.maturity + Days{*rc::gen::inRange(1, 200)}};
        case 4: {
            Restructured change;
            if (*rc::gen::arbitrary<bool>()) change.rate = any_rate_terms();
            if (*rc::gen::arbitrary<bool>())
                change.method = one_of(EnumNames<RepaymentMethod>::names);
            if (*rc::gen::arbitrary<bool>())
                change.maturity = date + Days{*rc::gen::inRange(1, 400)};
            change.capitalise_interest = *rc::gen::arbitrary<bool>();
            return change;
        }
        case 5: return Accelerated{};
        case 6: {
            const Component component = one_of(EnumNames<Component>::names);
            return Waived{component, any_part(state.penalty + state.interest_due)};
        }
        case 7: return WrittenOff{};
        case 8:
        case 9: return Recovered{any_part(state.owed)};
        case 10: return Prepaid{any_part(state.owed), one_of(EnumNames<PrepaymentEffect>::names)};
        default: return Repaid{any_part(*rc::gen::arbitrary<bool>() ? state.due : state.owed)};
    }
}

Folded folded_at(const Terms& terms, const std::vector<Event>& events, Date date) {
    auto folded = fold(terms, events, lpr, weekdays, date);
    RC_ASSERT(folded.has_value());
    return std::move(*folded);
}

// A history of what was admitted, in the order of arrival: any dates.
std::vector<Event> any_history(const Terms& terms) {
    const Date disbursed = begin + Days{*rc::gen::inRange(0, 25)};
    std::vector<Event> events{{"e0", disbursed, Disbursed{any_part(terms.principal_limit)}}};
    if (!fold(terms, events, lpr, weekdays, disbursed)) {
        events.front().happening = Disbursed{terms.principal_limit};
    }
    const int attempts = *rc::gen::inRange(0, 25);
    for (int i = 1; i <= attempts; ++i) {
        const Date date = disbursed + Days{*rc::gen::inRange(0, most_days)};
        const State state = folded_at(terms, events, date).state;
        Event event{"e" + std::to_string(i), date, any_happening(terms, state, date)};
        if (admit(terms, events, event, lpr, weekdays, date)) events.push_back(std::move(event));
    }
    return events;
}

std::map<Account, Money> sums_until(const std::vector<Movement>& movements, Date date) {
    std::map<Account, Money> sums;
    for (const Movement& movement : movements)
        if (movement.value_date <= date) sums[movement.account] += movement.amount;
    return sums;
}

const Date last = begin + Days{most_days + 30};

}  // namespace

TEST_CASE("the order in which events arrive does not matter") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        const std::vector<Event> events = any_history(terms);
        const std::vector<Event> arrived = shuffled(events);
        const Folded one = folded_at(terms, events, last);
        const Folded other = folded_at(terms, arrived, last);
        RC_ASSERT(one.state == other.state);
        RC_ASSERT(one.movements == other.movements);
        RC_ASSERT(one.snapshot == other.snapshot);
    }));
}

TEST_CASE("the movements up to a date sum to the state of that date, and each day balances") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        const std::vector<Event> events = any_history(terms);
        const std::vector<Movement> movements = folded_at(terms, events, last).movements;
        std::map<std::tuple<Date, What>, Money> days;
        for (const Movement& movement : movements)
            days[{movement.value_date, movement.what}] += movement.amount;
        for (const auto& [day, sum] : days) RC_ASSERT(sum == Money{});
        for (int i = 0; i < 5; ++i) {
            const Date date = any_date();
            const State state = folded_at(terms, events, date).state;
            auto sums = sums_until(movements, date);
            RC_ASSERT(sums[Account::principal] == state.principal_not_due + state.principal_due);
            RC_ASSERT(sums[Account::overdue_principal] == state.principal_overdue);
            RC_ASSERT(sums[Account::accrued_interest] == state.interest_accrued);
            RC_ASSERT(sums[Account::due_interest] == state.interest_due);
            RC_ASSERT(sums[Account::penalty] == state.penalty);
            RC_ASSERT(sums[Account::compound] == state.compound);
            RC_ASSERT(sums[Account::costs] == state.costs);
            for (Account account = Account::principal; account <= Account::costs;
                 account = static_cast<Account>(static_cast<int>(account) + 1))
                RC_ASSERT(sums[account] >= Money{});
        }
    }));
}

TEST_CASE("principal is disbursed or capitalised, and repaid, waived, lost, recovered or owed") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        const std::vector<Event> events = any_history(terms);
        const State state = folded_at(terms, events, any_date()).state;
        RC_ASSERT(state.disbursed + state.capitalised ==
                  state.principal() + state.paid.principal + state.waived.principal +
                      state.claim.principal + state.recovered.principal);
        RC_ASSERT(state.disbursed <= terms.principal_limit);
        RC_ASSERT(state.final == (state.started && state.owed == Money{}));
        RC_ASSERT(state.due <= state.owed);
        Money planned;
        for (const Instalment& instalment : state.schedule) planned += instalment.principal;
        RC_ASSERT(planned == state.principal_not_due);
    }));
}

TEST_CASE("a snapshot goes on as if it had never stopped") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        const std::vector<Event> events = any_history(terms);
        const Folded whole = folded_at(terms, events, last);
        const Date stop = any_date();
        const Folded first = folded_at(terms, events, stop);
        std::vector<Event> later;
        for (const Event& event : events)
            if (event.date > stop) later.push_back(event);
        // Through its written form, as a store would keep it.
        const Snapshot stored = read<Snapshot>(write(first.snapshot)).value();
        RC_ASSERT(stored == first.snapshot);
        const auto second = resume(terms, stored, later, lpr, weekdays, last);
        RC_ASSERT(second.has_value());
        RC_ASSERT(second->state == whole.state);
        RC_ASSERT(second->snapshot == whole.snapshot);
        std::vector<Movement> both = first.movements;
        both.insert(both.end(), second->movements.begin(), second->movements.end());
        RC_ASSERT(both == whole.movements);
    }));
}

TEST_CASE("posting the difference makes the books equal to the fold, and then nothing is missing") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        const std::vector<Event> events = any_history(terms);
        const std::vector<Event> known(
            events.begin(),
            events.end() - *rc::gen::inRange<std::ptrdiff_t>(0, std::ssize(events)));
        std::vector<Movement> posted = folded_at(terms, known, any_date()).movements;
        const std::vector<Movement> target = folded_at(terms, events, last).movements;
        const std::vector<Movement> missing = difference(target, posted);
        posted.insert(posted.end(), missing.begin(), missing.end());
        RC_ASSERT(difference(target, posted).empty());
        for (int i = 0; i < 3; ++i) {
            const Date date = any_date();
            auto want = sums_until(target, date);
            for (const auto& [account, sum] : sums_until(posted, date))
                RC_ASSERT(want[account] == sum);
        }
    }));
}

TEST_CASE("paid on time, a loan pays exactly its first schedule") {
    CHECK(rc::check([] {
        Terms terms = any_terms();
        terms.rate = FixedRate{any_rate()};
        std::vector<Event> events{{"drawn", begin, Disbursed{terms.principal_limit}}};
        const auto schedule = folded_at(terms, events, begin).state.schedule;
        for (const Instalment& instalment : schedule) {
            const State due = folded_at(terms, events, instalment.due).state;
            RC_ASSERT(due.due == instalment.total());
            RC_ASSERT(due.interest_due == instalment.interest);
            if (instalment.total() > Money{})
                events.push_back({"paid " + std::to_string(events.size()), instalment.due,
                                  Repaid{instalment.total()}});
        }
        RC_ASSERT(folded_at(terms, events, terms.maturity).state.final);
    }));
}

TEST_CASE("both parties' books balance and agree on the cash between them") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        const std::vector<Event> events = any_history(terms);
        const Parties parties{"LN1", "bank", "firm"};
        const std::vector<Movement> movements = folded_at(terms, events, last).movements;
        Money lender;
        Money borrower;
        Money owed;
        for (const Entry& entry : entries(movements, parties)) {
            RC_ASSERT(entry.value_date() <= last);
            for (const Posting& posting : entry.postings()) {
                if (entry.reason().rule == name_of(What::cost_advanced) ||
                    entry.reason().rule == name_of(What::recovered))
                    continue;
                if (posting.account == "Assets:Cash")
                    (posting.book == "bank" ? lender : borrower) += posting.amount;
            }
            for (const Posting& posting : entry.postings())
                if (posting.book == "firm" && posting.account.starts_with("Liabilities:"))
                    owed -= posting.amount;
        }
        RC_ASSERT(lender + borrower == Money{});
        RC_ASSERT(owed == folded_at(terms, events, last).state.owed);
    }));
}

TEST_CASE("terms, events, states and movements survive writing and reading") {
    CHECK(rc::check([] {
        const Terms terms = any_terms();
        RC_ASSERT(check(terms).has_value());
        RC_ASSERT(read<Terms>(write(terms)).value() == terms);
        const std::vector<Event> events = any_history(terms);
        for (const Event& event : events) RC_ASSERT(read<Event>(write(event)).value() == event);
        const Folded folded = folded_at(terms, events, any_date());
        RC_ASSERT(read<State>(write(folded.state)).value() == folded.state);
        for (const Movement& movement : folded.movements) {
            if (movement.value_date < folded.state.date - Days{30}) continue;
            RC_ASSERT(read<Movement>(write(movement)).value() == movement);
        }
    }));
}
