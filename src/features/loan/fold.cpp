#include "features/loan/fold.h"

#include <algorithm>

#include "base/ensure.h"
#include "features/loan/refusals.h"

namespace zhirong::loan {
namespace {

using enum Account;

constexpr std::int64_t markup_scale = 10'000;

Result<Ratio> rate_on(const RateTerms& terms, const ReferenceRates& rates, Date date) {
    if (const auto* fixed = std::get_if<FixedRate>(&terms)) return fixed->annual;
    const auto& lpr = std::get<LprRate>(terms);
    const Ratio rate = TRY(rates.at(lpr.tenor, date)) + Ratio::basis_points(lpr.spread_bp);
    const auto wrong = check_rate(FixedRate{rate}, "rate");
    if (!wrong.empty()) return std::unexpected(Refusals{wrong});
    return rate;
}

std::optional<Date> reset_after(const RateTerms& terms, Date first_disbursed, Date date) {
    const auto* lpr = std::get_if<LprRate>(&terms);
    if (lpr == nullptr || lpr->reset == ResetRule::whole_term) return std::nullopt;
    const int year = static_cast<int>(civil(date).year());
    if (lpr->reset == ResetRule::first_of_january) return date_of(year + 1, 1, 1);
    const int years = year - static_cast<int>(civil(first_disbursed).year());
    const Date this_year = add_months(first_disbursed, 12 * years);
    return this_year > date ? this_year : add_months(first_disbursed, 12 * (years + 1));
}

// What is earned on a day: the step of the rounded cumulative amount. `carry` is what the amounts
// so far left out, in 1/unit fen, never half a fen or more; the unit is even.
Money earn(int128 exact, std::int64_t unit, std::int64_t& carry) {
    const int128 raised = exact + carry + unit / 2;
    ensure(raised >= 0);
    const auto whole = static_cast<std::int64_t>(raised / unit);
    carry = static_cast<std::int64_t>(raised - int128{whole} * unit) - unit / 2;
    return {whole};
}

// Those of a Movement.
struct Figures {
    Money base;
    Ratio annual_rate;
    Date since;
    Money accumulated;
};

class Folding {
public:
    Folding(const Terms& terms, Snapshot snapshot, const ReferenceRates& rates,
            const WorkingDays& days)
        : terms_(terms),
          rates_(rates),
          days_(days),
          at_(std::move(snapshot)),
          interest_unit_(interest_unit(terms.day_count)),
          markup_((Ratio::whole(1) + terms.penalty_markup) * Ratio::whole(markup_scale)) {
        rate_changed();
    }

    Result<void> run(std::span<const Event* const> events, Date as_of) {
        movements_.reserve(2 * static_cast<std::size_t>((as_of - at_.date).count()) +
                           8 * events.size());
        std::size_t next = 0;
        while (at_.date < as_of) {
            if (at_.closed || at_.written_off) {  // Time moves nothing any more.
                at_.date = next < events.size() ? events[next]->date : as_of;
            } else {
                at_.date += Days{1};
                CHECKED(pass_night());
            }
            for (; next < events.size() && events[next]->date == at_.date; ++next)
                CHECKED(happen(*events[next]));
        }
        return {};
    }

    Result<Folded> finish() {
        State state = TRY(state_of_snapshot());
        return Folded{std::move(state), std::move(movements_), std::move(at_)};
    }

private:
    Money& of(Account account) { return at_.balances.of(account); }
    Money of(Account account) const { return at_.balances.of(account); }

    void move(What what, Account debit, Account credit, Money amount, const Figures& figures = {}) {
        if (amount.fen == 0) return;
        ensure(amount.fen > 0);
        of(debit) += amount;
        of(credit) -= amount;
        for (const auto& [account, signed_amount] :
             {std::pair{debit, amount}, std::pair{credit, -amount}})
            movements_.push_back({at_.date, what, account, signed_amount,
                                  event_ == nullptr ? std::string{} : event_->id, figures.base,
                                  figures.annual_rate, figures.since, figures.accumulated});
    }

    // ---- the passing of a night, in the order of fold.h

    Result<void> pass_night() {
        if (!at_.started) return {};
        mark_overdue();
        accrue();
        if (!at_.plan.empty() && at_.plan.front().due == at_.date) {
            const Money principal = at_.plan.front().principal;
            at_.plan.erase(at_.plan.begin());
            CHECKED(fall_due(principal));
        } else if (at_.plan.empty() && of(accrued_interest).fen > 0) {
            // After the last date, in the days of grace, what is earned is due at once.
            ensure(!at_.unpaid.empty());
            at_.unpaid.back().interest += of(accrued_interest);
            move(What::interest_due, due_interest, accrued_interest, of(accrued_interest));
        }
        if (at_.next_reset == at_.date) {
            set_rate(TRY(rate_on(at_.rate, rates_, at_.date)));
            at_.next_reset = reset_after(at_.rate, at_.first_disbursed, at_.date);
            replan(remaining_dates());
        }
        return {};
    }

    void mark_overdue() {
        for (Unpaid& unpaid : at_.unpaid) {
            if (unpaid.overdue || unpaid.last_day >= at_.date) continue;
            unpaid.overdue = true;
            move(What::principal_overdue, overdue_principal, principal, unpaid.principal,
                 {.since = unpaid.due});
        }
    }

    void accrue() {
        const Money bearing = of(principal);
        const Money penalised = of(overdue_principal);
        const Money compounding = terms_.compound_interest ? overdue_interest() : Money{};
        if (bearing.fen == 0 && penalised.fen == 0 && compounding.fen == 0) return;
        const std::int64_t units = units_of_night();
        if (units == 0) return;
        if (bearing.fen > 0) {
            const Money earned = earn(int128{bearing.fen} * rate_millionths_ * units,
                                      interest_unit_, at_.interest_carry);
            at_.accrued_in_period += earned;
            move(What::interest_accrued, accrued_interest, interest_income, earned,
                 {bearing, at_.annual_rate, at_.period_start, at_.accrued_in_period});
        }
        const std::int64_t penalty_unit = interest_unit_ * markup_scale;
        const auto penal = [&](Money base, What what, Account receivable, Account income,
                               std::int64_t& carry, Money& in_all) {
            if (base.fen == 0) return;
            const Money earned =
                earn(int128{base.fen} * penalty_rate_ * units, penalty_unit, carry);
            in_all += earned;
            const Date since = at_.unpaid.empty() ? at_.date : at_.unpaid.front().due;
            move(what, receivable, income, earned, {base, penalty_annual_rate_, since, in_all});
        };
        penal(penalised, What::penalty_accrued, penalty, penalty_income, at_.penalty_carry,
              at_.penalty_in_all);
        penal(compounding, What::compound_accrued, compound, compound_income, at_.compound_carry,
              at_.compound_in_all);
    }

    // As a step from the start of the period, because 30/360 does not add up over its parts.
    std::int64_t units_of_night() const {
        const Date before = at_.date - Days{1};
        if (terms_.day_count == DayCount::thirty_360)
            return day_count_units(terms_.day_count, at_.period_start, at_.date) -
                   day_count_units(terms_.day_count, at_.period_start, before);
        return day_count_units(terms_.day_count, before, at_.date);
    }

    // Contract interest only: neither penalty nor compound interest bears interest itself.
    Money overdue_interest() const {
        Money sum;
        for (const Unpaid& unpaid : at_.unpaid)
            if (unpaid.overdue) sum += unpaid.interest;
        return sum;
    }

    // All accrued interest and so much principal fall due today.
    Result<void> fall_due(Money amount) {
        const Money interest = of(accrued_interest);
        move(What::interest_due, due_interest, accrued_interest, interest,
             {.since = at_.period_start});
        at_.period_start = at_.date;
        at_.interest_carry = 0;
        at_.accrued_in_period = {};
        if (amount.fen == 0 && interest.fen == 0) return {};
        Date payable = at_.date;
        if (terms_.roll_to_working_day) payable = TRY(days_.next_working_day(payable));
        at_.unpaid.push_back(
            {at_.date, payable + Days{terms_.grace_days}, amount, interest, false});
        return {};
    }

    // ---- rate and plan

    void set_rate(Ratio annual) {
        at_.annual_rate = annual;
        rate_changed();
    }

    void rate_changed() {
        rate_millionths_ = millionths(at_.annual_rate);
        penalty_rate_ = rate_millionths_ * markup_.numerator();
        penalty_annual_rate_ = at_.annual_rate * (Ratio::whole(1) + terms_.penalty_markup);
    }

    Money principal_not_due() const {
        Money not_due = of(principal);
        for (const Unpaid& unpaid : at_.unpaid)
            if (!unpaid.overdue) not_due -= unpaid.principal;
        return not_due;
    }

    std::vector<Date> remaining_dates() const {
        std::vector<Date> dates;
        dates.reserve(at_.plan.size());
        for (const Instalment& instalment : at_.plan) dates.push_back(instalment.due);
        return dates;
    }

    void replan(std::vector<Date> due, std::optional<Money> keep = {}) {
        const Money not_due = principal_not_due();
        ensure(!due.empty() || not_due.fen == 0);
        if (due.empty()) return;
        Schedule schedule = build_schedule({.method = at_.method,
                                            .balance = not_due,
                                            .annual_rate = at_.annual_rate,
                                            .day_count = terms_.day_count,
                                            .period_start = at_.period_start,
                                            .from = at_.date,
                                            .accrued = of(accrued_interest),
                                            .carry = at_.interest_carry,
                                            .due = std::move(due)},
                                           keep);
        at_.level = schedule.level;
        at_.plan = std::move(schedule.instalments);
    }

    Result<void> replan_to_maturity(int shortest_first_period = 0) {
        std::vector<Date> due =
            due_dates(terms_, at_.method, at_.date, at_.maturity, shortest_first_period);
        if (due.size() > most_instalments)
            return refused(refusals::too_many_instalments, "maturity",
                           {{"found", std::to_string(due.size())},
                            {"most", std::to_string(most_instalments)}});
        replan(std::move(due));
        return {};
    }

    // ---- events

    std::unexpected<Refusals> refused(const RefusalKind& kind, const char* field,
                                      std::vector<Fact> facts = {}) const {
        facts.push_back({"event", event_->id});
        facts.push_back({"date", to_string(event_->date)});
        return refuse(kind, "events[" + event_->id + "]" + field_suffix(field), std::move(facts));
    }
    static std::string field_suffix(std::string_view field) {
        return field.empty() ? std::string{} : "." + std::string(field);
    }

    Result<void> happen(const Event& event) {
        event_ = &event;
        const bool of_claim = std::holds_alternative<Recovered>(event.happening) ||
                              std::holds_alternative<CostAdvanced>(event.happening);
        const bool first = std::holds_alternative<Disbursed>(event.happening);
        if (!at_.started && !first) return refused(refusals::not_disbursed, "date");
        if (at_.closed) return refused(refusals::closed, "date");
        if (at_.written_off && !of_claim) return refused(refusals::is_written_off, "");
        CHECKED(
            std::visit([&](const auto& happening) { return take(happening); }, event.happening));
        if (owed().fen == 0) {
            at_.closed = true;
            at_.plan.clear();
            ensure(at_.unpaid.empty());
        }
        event_ = nullptr;
        return {};
    }

    Result<void> allowed(Money amount) const {
        if (amount > Money{} && amount <= largest_input) return {};
        return refused(refusals::amount_not_positive, "amount",
                       {{"found", to_string(amount)}, {"most", to_string(largest_input)}});
    }

    Result<void> at_most(Money amount, Money limit) const {
        if (amount <= limit) return {};
        return refused(refusals::more_than_owed, "amount",
                       {{"found", to_string(amount)}, {"owed", to_string(limit)}});
    }

    Result<void> take(const Disbursed& disbursed) {
        CHECKED(allowed(disbursed.amount));
        const Money left = terms_.principal_limit - at_.disbursed;
        if (disbursed.amount > left)
            return refused(refusals::above_limit, "amount",
                           {{"found", to_string(disbursed.amount)},
                            {"left", to_string(left)},
                            {"limit", to_string(terms_.principal_limit)}});
        if (at_.date >= at_.maturity)
            return refused(refusals::after_maturity, "date",
                           {{"maturity", to_string(at_.maturity)}});
        const bool first = !at_.started;
        if (first) {
            at_.started = true;
            at_.first_disbursed = at_.date;
            at_.period_start = at_.date;
            set_rate(TRY(rate_on(at_.rate, rates_, at_.date)));
            at_.next_reset = reset_after(at_.rate, at_.date, at_.date);
        }
        at_.disbursed += disbursed.amount;
        move(What::disbursed, principal, cash, disbursed.amount);
        return replan_to_maturity(first ? terms_.shortest_first_period : 0);
    }

    Result<void> take(const CostAdvanced& advanced) {
        CHECKED(allowed(advanced.amount));
        // After a write-off what is spent on the claim is lost too until it is recovered.
        if (at_.written_off) at_.claim.costs += advanced.amount;
        move(What::cost_advanced, at_.written_off ? write_off_expense : costs, cash,
             advanced.amount);
        return {};
    }

    Result<void> take(const RateReset& reset) {
        if (!check_rate(FixedRate{reset.annual}, "").empty())
            return refused(refusals::rate_not_allowed, "annual",
                           {{"found", to_percent(reset.annual)}});
        set_rate(reset.annual);
        replan(remaining_dates());
        return {};
    }

    Result<void> take(const Extended& extended) {
        if (at_.date > at_.maturity)
            return refused(refusals::after_maturity, "date",
                           {{"maturity", to_string(at_.maturity)}});
        if (extended.maturity <= at_.maturity)
            return refused(
                refusals::does_not_extend, "maturity",
                {{"found", to_string(extended.maturity)}, {"maturity", to_string(at_.maturity)}});
        // On the maturity date itself the principal has just fallen due; it goes back.
        for (Unpaid& unpaid : at_.unpaid)
            if (unpaid.due == at_.maturity && !unpaid.overdue) unpaid.principal = {};
        drop_paid();
        at_.maturity = extended.maturity;
        return replan_to_maturity();
    }

    Result<void> take(const Restructured& restructured) {
        if (!restructured.rate && !restructured.method && !restructured.maturity &&
            !restructured.capitalise_interest)
            return refused(refusals::changes_nothing, "");
        const Date maturity = restructured.maturity.value_or(at_.maturity);
        if (maturity <= at_.date)
            return refused(refusals::maturity_passed, "maturity", {{"found", to_string(maturity)}});
        if (restructured.rate) {
            auto wrong = check_rate(*restructured.rate, "events[" + event_->id + "].rate");
            if (!wrong.empty()) return std::unexpected(Refusals{std::move(wrong)});
            at_.rate = *restructured.rate;
            set_rate(TRY(rate_on(at_.rate, rates_, at_.date)));
            at_.next_reset = reset_after(at_.rate, at_.first_disbursed, at_.date);
        }
        at_.method = restructured.method.value_or(at_.method);
        at_.maturity = maturity;
        move(What::restructured, principal, overdue_principal, of(overdue_principal));
        for (Unpaid& unpaid : at_.unpaid) unpaid.principal = {};
        if (restructured.capitalise_interest) {
            at_.capitalised += of(due_interest) + of(accrued_interest);
            move(What::interest_capitalised, principal, due_interest, of(due_interest));
            move(What::interest_capitalised, principal, accrued_interest, of(accrued_interest));
            for (Unpaid& unpaid : at_.unpaid) unpaid.interest = {};
        }
        drop_paid();
        return replan_to_maturity();
    }

    Result<void> take(const Accelerated&) {
        const Money not_due = principal_not_due();
        if (not_due.fen == 0) return refused(refusals::changes_nothing, "");
        at_.plan.clear();
        at_.maturity = at_.date;
        return fall_due(not_due);
    }

    Result<void> take(const Waived& waived) {
        CHECKED(allowed(waived.amount));
        CHECKED(at_most(waived.amount, owed_of(waived.component)));
        const Money rest = waived.amount - settle_due(waived.component, waived.amount, What::waived,
                                                      waiver_expense, at_.waived);
        settle_not_due(waived.component, rest, What::waived, waiver_expense, at_.waived);
        if (waived.component == Component::principal || waived.component == Component::interest)
            replan(remaining_dates());
        return {};
    }

    Result<void> take(const Repaid& repaid) {
        return pay(repaid.amount, terms_.allocation, What::repaid, PrepaymentEffect::shorten);
    }
    Result<void> take(const Prepaid& prepaid) {
        return pay(prepaid.amount, terms_.allocation, What::prepaid, prepaid.effect);
    }

    Result<void> take(const Recovered& recovered) {
        if (!at_.written_off)
            return pay(recovered.amount, terms_.recovery_allocation, What::recovered,
                       PrepaymentEffect::shorten);
        CHECKED(allowed(recovered.amount));
        CHECKED(at_most(recovered.amount, at_.claim.total()));
        Money left = recovered.amount;
        for (const Component component : terms_.recovery_allocation) {
            const Money part = std::min(left, at_.claim.of(component));
            at_.claim.of(component) -= part;
            at_.recovered.of(component) += part;
            left -= part;
        }
        move(What::recovered, cash, recovery_income, recovered.amount);
        return {};
    }

    Result<void> take(const WrittenOff&) {
        for (const Component component : all_components) {
            const Money amount = owed_of(component);
            const Money rest = amount - settle_due(component, amount, What::written_off,
                                                   write_off_expense, at_.claim);
            settle_not_due(component, rest, What::written_off, write_off_expense, at_.claim);
        }
        at_.plan.clear();
        at_.next_reset = {};
        at_.written_off = true;
        return {};
    }

    Result<void> pay(Money amount, const Order& order, What what, PrepaymentEffect effect) {
        CHECKED(allowed(amount));
        CHECKED(at_most(amount, owed()));
        Money left = amount;
        for (const Component component : order)
            left -= settle_due(component, left, what, cash, at_.paid);
        if (left.fen == 0) return {};
        // Early: interest to date before principal, as Civil Code 561 has it.
        for (const Component component : {Component::interest, Component::principal})
            left -= settle_not_due(component, left, what, cash, at_.paid);
        ensure(left.fen == 0);
        replan(remaining_dates(),
               effect == PrepaymentEffect::shorten ? std::optional(at_.level) : std::nullopt);
        return {};
    }

    // Takes up to `most` of what is due of a component, oldest first, against `debit`.
    Money settle_due(Component component, Money most, What what, Account debit, Split& total) {
        Money settled;
        const auto settle = [&](Account account, Money owed_there, Date since) {
            const Money part = std::min(most - settled, owed_there);
            move(what, debit, account, part, {.since = since});
            settled += part;
            return part;
        };
        switch (component) {
            case Component::costs: settle(costs, of(costs), {}); break;
            case Component::compound: settle(compound, of(compound), {}); break;
            case Component::penalty: settle(penalty, of(penalty), {}); break;
            case Component::interest:
                for (Unpaid& unpaid : at_.unpaid)
                    unpaid.interest -= settle(due_interest, unpaid.interest, unpaid.due);
                break;
            case Component::principal:
                for (Unpaid& unpaid : at_.unpaid)
                    unpaid.principal -= settle(unpaid.overdue ? overdue_principal : principal,
                                               unpaid.principal, unpaid.due);
                break;
        }
        drop_paid();
        total.of(component) += settled;
        return settled;
    }

    // The same of what is not due yet; the caller plans again.
    Money settle_not_due(Component component, Money most, What what, Account debit, Split& total) {
        Money settled;
        if (component == Component::interest) {
            settled = std::min(most, of(accrued_interest));
            move(what, debit, accrued_interest, settled);
        } else if (component == Component::principal) {
            settled = std::min(most, principal_not_due());
            move(what, debit, principal, settled);
        }
        total.of(component) += settled;
        return settled;
    }

    void drop_paid() {
        std::erase_if(at_.unpaid, [](const Unpaid& unpaid) {
            return unpaid.principal.fen == 0 && unpaid.interest.fen == 0;
        });
    }

    // ---- what is owed

    Money owed_of(Component component) const {
        switch (component) {
            case Component::costs: return of(costs);
            case Component::compound: return of(compound);
            case Component::penalty: return of(penalty);
            case Component::interest: return of(due_interest) + of(accrued_interest);
            case Component::principal: return of(principal) + of(overdue_principal);
        }
        ensure(false);
        return {};
    }

    Money owed() const {
        if (at_.written_off) return at_.claim.total();
        Money sum;
        for (const Component component : all_components) sum += owed_of(component);
        return sum;
    }

    Result<State> state_of_snapshot() const {
        State state;
        state.date = at_.date;
        state.started = at_.started;
        state.final = at_.closed;
        state.written_off = at_.written_off;
        state.maturity = at_.maturity;
        state.annual_rate = at_.annual_rate;
        state.principal_not_due = principal_not_due();
        state.principal_overdue = of(overdue_principal);
        state.principal_due = of(principal) - state.principal_not_due;
        state.interest_accrued = of(accrued_interest);
        state.interest_due = of(due_interest);
        state.penalty = of(penalty);
        state.compound = of(compound);
        state.costs = of(costs);
        state.owed = owed();
        state.due = at_.written_off ? state.owed
                                    : state.owed - state.principal_not_due - state.interest_accrued;
        state.disbursed = at_.disbursed;
        state.capitalised = at_.capitalised;
        state.paid = at_.paid;
        state.waived = at_.waived;
        state.claim = at_.claim;
        state.recovered = at_.recovered;
        if (!at_.plan.empty()) state.next = at_.plan.front();
        state.schedule = at_.plan;
        if (!at_.unpaid.empty()) {
            const Unpaid& oldest = at_.unpaid.front();
            state.oldest_unpaid = oldest.due;
            if (oldest.overdue)
                state.days_overdue = static_cast<int>(
                    (at_.date - (oldest.last_day - Days{terms_.grace_days})).count());
        }
        state.loan_class = at_.written_off && !at_.closed
                               ? LoanClass::loss
                               : TRY(classify(terms_.classification, at_.date, state.days_overdue));
        check_invariants(state);
        return state;
    }

    // The plan and the unpaid instalments say the same as the balances.
    void check_invariants(const State& state) const {
        Money planned;
        for (const Instalment& instalment : at_.plan) planned += instalment.principal;
        ensure(planned == state.principal_not_due);
        Money overdue;
        Money interest;
        for (const Unpaid& unpaid : at_.unpaid) {
            if (unpaid.overdue) overdue += unpaid.principal;
            interest += unpaid.interest;
        }
        ensure(overdue == state.principal_overdue && interest == state.interest_due);
        ensure(state.disbursed + state.capitalised ==
               state.principal() + state.paid.principal + state.waived.principal +
                   state.claim.principal + state.recovered.principal);
    }

    const Terms& terms_;
    const ReferenceRates& rates_;
    const WorkingDays& days_;
    Snapshot at_;
    std::vector<Movement> movements_;
    const Event* event_ = nullptr;  // under way; null: time passes
    std::int64_t interest_unit_;
    Ratio markup_;  // 1 + mark-up, in ten-thousandths: whole
    std::int64_t rate_millionths_ = 0;
    std::int64_t penalty_rate_ = 0;
    Ratio penalty_annual_rate_;
};

Result<std::vector<const Event*>> in_order(std::span<const Event> events) {
    std::vector<const Event*> sorted;
    sorted.reserve(events.size());
    for (const Event& event : events) {
        if (event.id.empty())
            return refuse(refusals::id_missing, "events[].id", {{"date", to_string(event.date)}});
        sorted.push_back(&event);
    }
    std::ranges::sort(sorted, {}, &Event::id);
    const auto twice = std::ranges::adjacent_find(sorted, {}, &Event::id);
    if (twice != sorted.end())
        return refuse(refusals::id_repeated, "events[" + (*twice)->id + "].id",
                      {{"event", (*twice)->id}});
    std::ranges::sort(sorted, [](const Event* a, const Event* b) { return counts_before(*a, *b); });
    return sorted;
}

}  // namespace

Result<Folded> resume(const Terms& terms, const Snapshot& snapshot, std::span<const Event> events,
                      const ReferenceRates& rates, const WorkingDays& days, Date as_of) {
    CHECKED(check(terms));
    if (as_of < snapshot.date)
        return refuse(refusals::date_before, "as_of",
                      {{"date", to_string(as_of)}, {"snapshot", to_string(snapshot.date)}});
    std::vector<const Event*> sorted = TRY(in_order(events));
    std::erase_if(sorted, [&](const Event* event) { return event->date > as_of; });
    if (!sorted.empty() && sorted.front()->date <= snapshot.date)
        return refuse(refusals::before_snapshot, "events[" + sorted.front()->id + "].date",
                      {{"event", sorted.front()->id},
                       {"date", to_string(sorted.front()->date)},
                       {"snapshot", to_string(snapshot.date)}});
    Folding folding(terms, snapshot, rates, days);
    CHECKED(folding.run(sorted, as_of));
    return folding.finish();
}

Result<Folded> fold(const Terms& terms, std::span<const Event> events, const ReferenceRates& rates,
                    const WorkingDays& days, Date as_of) {
    Date begin = as_of;
    for (const Event& event : events) begin = std::min(begin, event.date - Days{1});
    Snapshot empty;
    empty.date = begin;
    empty.rate = terms.rate;
    empty.method = terms.method;
    empty.maturity = terms.maturity;
    return resume(terms, empty, events, rates, days, as_of);
}

Result<Folded> admit(const Terms& terms, std::span<const Event> events, const Event& added,
                     const ReferenceRates& rates, const WorkingDays& days, Date as_of) {
    std::vector<Event> all(events.begin(), events.end());
    all.push_back(added);
    for (const Event& event : all) as_of = std::max(as_of, event.date);
    return fold(terms, all, rates, days, as_of);
}

}  // namespace zhirong::loan
