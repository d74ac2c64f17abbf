#include "features/rights/fees.h"

#include <algorithm>

#include "base/ensure.h"
#include "features/rights/shape.h"
#include "features/rights/term.h"

namespace zhirong::rights {
namespace {

constexpr int months_a_year = 12;

Date due_of(Date filing_date, int year) {
    return add_months(filing_date, months_a_year * (year - 1));
}
// Months are counted from the filing date, so that a due date of 29 February keeps its day.
Date due_and(Date filing_date, int year, int months) {
    return add_months(filing_date, months_a_year * (year - 1) + months);
}

// The patent year in which the grant was announced: its fee is the first.
int year_of_grant(const Patent& patent) {
    if (!patent.grant_date) return 1;
    int year = 1;
    while (due_of(patent.filing_date, year + 1) <= *patent.grant_date) ++year;
    return year;
}

class Calendar {
public:
    Calendar(const Right& right, const Patent& patent, const annual_fees::Schedule& schedule,
             Date today)
        : right_(right),
          patent_(patent),
          schedule_(schedule),
          today_(today),
          first_(year_of_grant(patent)) {}

    FeeCalendar make() const {
        FeeCalendar calendar;
        const int last = years_of_term(right_.right_kind, patent_.filing_date);
        for (int year = 1; year <= last; ++year) {
            const auto* edition = schedule_.on(due_of(patent_.filing_date, year));
            calendar.years.push_back(year_of(year, edition));
            const FeeState state = calendar.years.back().state;
            if (calendar.edition == nullptr || state == FeeState::next ||
                state == FeeState::in_grace)
                calendar.edition = edition;
        }
        return calendar;
    }

private:
    FeeYear year_of(int year, const annual_fees::Edition* edition) const {
        const int grace = edition == nullptr ? 6 : edition->surcharge.months;
        FeeYear one{.year = year,
                    .due = due_of(patent_.filing_date, year),
                    .grace_end = due_and(patent_.filing_date, year, grace)};
        one.state = state_of(one);
        if (edition == nullptr || one.state == FeeState::none) return one;
        one.full = annual_fees::fee_of(*edition, right_.right_kind, year);
        if (!one.full) return one;
        if (one.state == FeeState::paid || one.state == FeeState::not_owed) return one;
        one.steps = steps_of(year, *one.full, edition->surcharge);
        if (one.state == FeeState::next || one.state == FeeState::in_grace)
            one.today = amounts(one, *edition);
        return one;
    }

    FeeState state_of(const FeeYear& one) const {
        if (one.year <= patent_.fee_paid_through_year)
            return one.year < first_ ? FeeState::none : FeeState::paid;
        if (right_.status == Status::not_yet_granted) return FeeState::upcoming;
        if (right_.status != Status::granted) return FeeState::not_owed;
        const int next = patent_.fee_paid_through_year + 1;
        const bool lapsed = today_ > due_and(patent_.filing_date, next, 6);
        if (one.year > next) return lapsed ? FeeState::not_owed : FeeState::upcoming;
        if (lapsed) return FeeState::lapsed;
        return today_ > one.due ? FeeState::in_grace : FeeState::next;
    }

    std::vector<SurchargeStep> steps_of(int year, Money full,
                                        const annual_fees::Surcharge& surcharge) const {
        std::vector<SurchargeStep> steps;
        const bool started = surcharge.counted == annual_fees::MonthCount::started;
        for (int month = started ? 0 : 1; month < surcharge.months; ++month)
            steps.push_back({due_and(patent_.filing_date, year, month) + Days{1},
                             surcharge_of(full, surcharge, started ? month + 1 : month)});
        return steps;
    }

    static Money surcharge_of(Money full, const annual_fees::Surcharge& surcharge, int months) {
        return apply(full, surcharge.a_month * Ratio::whole(months), Rounding::half_up);
    }

    std::vector<FeeAmount> amounts(const FeeYear& one, const annual_fees::Edition& edition) const {
        const int months =
            surcharge_months(patent_.filing_date, one.year, today_, edition.surcharge.counted);
        std::vector<FeeAmount> all{amount(one, edition, nullptr, months)};
        for (const annual_fees::Reduction& reduction : edition.reductions)
            if (one.year < first_ + reduction.years)
                all.push_back(amount(one, edition, &reduction, months));
        return all;
    }

    FeeAmount amount(const FeeYear& one, const annual_fees::Edition& edition,
                     const annual_fees::Reduction* reduction, int months) const {
        FeeAmount amount{.reduction = reduction == nullptr ? "" : reduction->id,
                         .words = reduction == nullptr
                                      ? annual_fees::Words{"未减缴", "Nothing let off"}
                                      : reduction->words};
        const Ratio kept = Ratio::whole(1) - (reduction == nullptr ? Ratio{} : reduction->share);
        amount.fee = apply(*one.full, kept, Rounding::half_up);
        amount.surcharge = surcharge_of(*one.full, edition.surcharge, months);
        amount.total = amount.fee + amount.surcharge;
        amount.why = why(one, edition, reduction, months, amount);
        return amount;
    }

    Why why(const FeeYear& one, const annual_fees::Edition& edition,
            const annual_fees::Reduction* reduction, int months, const FeeAmount& amount) const {
        const std::string year = std::to_string(one.year);
        Why fee{.title = {"第 " + year + " 年度年费", "Annual fee of year " + year},
                .rule = "rights.annual_fee",
                .source = Phrase{edition.provenance.source.zh, edition.provenance.source.en},
                .inputs = {input("full", "全额年费", "Full fee", *one.full)},
                .result = to_string(amount.fee)};
        if (reduction != nullptr) {
            fee.formula = Phrase{"全额年费 ×（1 − 减缴比例）", "full fee × (1 − share let off)"};
            fee.rounding = Rounding::half_up;
            fee.inputs.push_back(
                input("share", reduction->words.zh, reduction->words.en, reduction->share));
            fee.source = Phrase{fee.source->zh + "；" + reduction->provenance.source.zh,
                                fee.source->en + "; " + reduction->provenance.source.en};
        }
        const annual_fees::Surcharge& rule = edition.surcharge;
        Why surcharge{
            .title = {"滞纳金", "Surcharge"},
            .rule = "rights.surcharge",
            .source = Phrase{rule.provenance.source.zh, rule.provenance.source.en},
            .formula = Phrase{"全额年费 × 每月比例 × 月数", "full fee × share a month × months"},
            .rounding = Rounding::half_up,
            .inputs = {input("full", "全额年费", "Full fee", *one.full),
                       input("a_month", label_of(rule.counted).zh, label_of(rule.counted).en,
                             rule.a_month),
                       input("due", "应缴期满日", "Due", one.due),
                       input("paid", "缴费日", "Paid on", today_),
                       {"months", "月数", "Months", std::to_string(months), Unit::count}},
            .result = to_string(amount.surcharge)};
        return {.title = {"第 " + year + " 年度今日应缴", "To be paid today for year " + year},
                .rule = "rights.fee_today",
                .formula = Phrase{"年费 + 滞纳金", "fee + surcharge"},
                .inputs = {input("fee", "年费", "Fee", amount.fee),
                           input("surcharge", "滞纳金", "Surcharge", amount.surcharge)},
                .result = to_string(amount.total),
                .steps = {std::move(fee), std::move(surcharge)}};
    }

    const Right& right_;
    const Patent& patent_;
    const annual_fees::Schedule& schedule_;
    Date today_;
    int first_;
};

}  // namespace

const FeeYear* FeeCalendar::now() const {
    const auto found = std::ranges::find_if(years, [](const FeeYear& one) {
        return one.state == FeeState::next || one.state == FeeState::in_grace;
    });
    return found == years.end() ? nullptr : &*found;
}

int surcharge_months(Date filing_date, int year, Date paid, annual_fees::MonthCount counted) {
    int over = 0;  // months whose last day has passed
    if (paid <= due_of(filing_date, year)) return 0;
    while (paid > due_and(filing_date, year, over + 1)) ++over;
    return counted == annual_fees::MonthCount::started ? over + 1 : over;
}

FeeCalendar fee_calendar(const Right& right, const annual_fees::Schedule& schedule, Date today) {
    const auto* patent = std::get_if<Patent>(&right.details);
    ensure(patent != nullptr);
    return Calendar(right, *patent, schedule, today).make();
}

}  // namespace zhirong::rights
