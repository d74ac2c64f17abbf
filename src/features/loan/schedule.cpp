#include "features/loan/schedule.h"

#include <algorithm>
#include <limits>

#include "base/ensure.h"

namespace zhirong::loan {
namespace {

constexpr std::int64_t rate_scale = 1'000'000;

int128 floor_division(int128 numerator, std::int64_t denominator) {
    const int128 quotient = numerator / denominator;
    return quotient - (numerator % denominator < 0 ? 1 : 0);
}

std::int64_t fen(int128 value) {
    ensure(value >= 0 && value <= std::numeric_limits<std::int64_t>::max());
    return static_cast<std::int64_t>(value);
}

// The interest of each period on any balance. In 128 bits and below zero too, because the search
// for the level instalment tries instalments that are too small or too large.
class Periods {
public:
    explicit Periods(const ScheduleBasis& basis)
        : rate_(millionths(basis.annual_rate)),
          unit_(interest_unit(basis.day_count)),
          accrued_(basis.accrued.fen),
          carry_(basis.carry) {
        units_.reserve(basis.due.size());
        Date start = basis.period_start;
        for (const Date due : basis.due) {
            // Of the first period, what is left of it: counted from its own start, because 30/360
            // does not add up over its parts.
            const std::int64_t gone =
                start < basis.from ? day_count_units(basis.day_count, start, basis.from) : 0;
            units_.push_back(day_count_units(basis.day_count, start, due) - gone);
            start = due;
        }
    }

    int128 interest(std::size_t period, int128 balance) const {
        const bool first = period == 0;
        const int128 exact = balance * rate_ * units_[period] + (first ? carry_ : 0);
        return floor_division(exact + unit_ / 2, unit_) + (first ? accrued_ : 0);
    }

    // What an instalment leaves at the end; at most 0 if it repays. Falls as it grows.
    int128 left(int128 balance, int128 instalment) const {
        for (std::size_t i = 0; i < units_.size(); ++i)
            balance += interest(i, balance) - instalment;
        return balance;
    }

    std::int64_t least_instalment(Money balance) const {
        const auto count = static_cast<std::int64_t>(units_.size());
        if (balance.fen == 0) return 0;
        // Too little even without interest; and enough to repay all of it at the first date.
        int128 low = (balance.fen - 1) / count;
        int128 high = balance.fen + interest(0, balance.fen);
        int128 left_of_low = left(balance.fen, low);
        if (left_of_low <= 0) return fen(low);  // Rounded away: less than a fen for each period.
        int128 left_of_high = left(balance.fen, high);
        ensure(left_of_high <= 0);
        // What is left is a straight line but for the rounding, so a secant lands beside the answer
        // and the bounds close in two steps; halving keeps the worst case bounded.
        for (int step = 0; high - low > 1; ++step) {
            ensure(step < 128);
            int128 middle =
                low + (step < 4 ? proportion(high - low, left_of_low, left_of_low - left_of_high)
                                : (high - low) / 2);
            middle = std::clamp<int128>(middle, low + 1, high - 1);
            const int128 left_of_middle = left(balance.fen, middle);
            (left_of_middle <= 0 ? high : low) = middle;
            (left_of_middle <= 0 ? left_of_high : left_of_low) = left_of_middle;
            const int128 neighbour = left_of_middle <= 0 ? middle - 1 : middle + 1;
            if (neighbour <= low || neighbour >= high) continue;
            const int128 left_of_neighbour = left(balance.fen, neighbour);
            (left_of_neighbour <= 0 ? high : low) = neighbour;
            (left_of_neighbour <= 0 ? left_of_high : left_of_low) = left_of_neighbour;
        }
        return fen(high);
    }

private:
    // width × part / whole without overflow: a guess need not be exact.
    static int128 proportion(int128 width, int128 part, int128 whole) {
        constexpr int128 narrow_enough = int128{1} << 60;
        while (part > narrow_enough || whole > narrow_enough) {
            part /= 2;
            whole /= 2;
        }
        return width > narrow_enough ? width / 2 : width * part / std::max<int128>(whole, 1);
    }

    std::int64_t rate_;
    std::int64_t unit_;
    std::int64_t accrued_;
    std::int64_t carry_;
    std::vector<std::int64_t> units_;
};

// How much principal the next instalment takes, last or not.
class Principal {
public:
    Principal(const ScheduleBasis& basis, const Periods& periods, std::optional<Money> keep)
        : method_(basis.method) {
        if (keep) {
            level_ = *keep;
        } else if (method_ == RepaymentMethod::equal_installments) {
            level_ = {periods.least_instalment(basis.balance)};
        } else if (method_ == RepaymentMethod::equal_principal) {
            const std::vector<std::int64_t> equal(basis.due.size(), 1);
            parts_ = allocate(basis.balance, equal, Allocation::floor_then_in_order);
            level_ = parts_.front();
        }
    }

    Money level() const { return level_; }

    Money of(std::size_t index, Money interest, Money balance) const {
        switch (method_) {
            case RepaymentMethod::equal_installments:
                return std::clamp(level_ - interest, Money{}, balance);
            case RepaymentMethod::equal_principal:
                return parts_.empty() ? std::min(level_, balance) : parts_[index];
            case RepaymentMethod::interest_first:
            case RepaymentMethod::bullet:
            case RepaymentMethod::quarterly_interest: return {};
        }
        ensure(false);
        return {};
    }

private:
    RepaymentMethod method_;
    Money level_;
    std::vector<Money> parts_;
};

}  // namespace

std::int64_t interest_unit(DayCount convention) { return rate_scale * units_per_year(convention); }

std::int64_t millionths(Ratio rate) {
    ensure(rate_scale % rate.denominator() == 0);
    return rate.numerator() * (rate_scale / rate.denominator());
}

Schedule build_schedule(const ScheduleBasis& basis, std::optional<Money> keep) {
    ensure(basis.due.size() <= most_instalments);
    Schedule schedule;
    if (basis.balance.fen == 0 && basis.accrued.fen == 0) return schedule;
    ensure(!basis.due.empty() && basis.balance.fen >= 0 && basis.from < basis.due.front());
    const Periods periods(basis);
    const Principal principal_of(basis, periods, keep);
    schedule.level = principal_of.level();
    Money balance = basis.balance;
    for (std::size_t i = 0; i < basis.due.size() && (i == 0 || balance.fen > 0); ++i) {
        const Money interest{fen(periods.interest(i, balance.fen))};
        const bool last = i + 1 == basis.due.size();
        const Money principal = last ? balance : principal_of.of(i, interest, balance);
        balance -= principal;
        schedule.instalments.push_back({basis.due[i], principal, interest, balance});
    }
    return schedule;
}

std::vector<Date> due_dates(const Terms& terms, RepaymentMethod method, Date from, Date maturity,
                            int shortest_first_period) {
    std::vector<Date> dates;
    if (method != RepaymentMethod::bullet) {
        const Date earliest = from + Days{std::max(shortest_first_period, 1)};
        const auto day = static_cast<unsigned>(terms.payment_day);
        const Date first_of_month = from - Days{static_cast<unsigned>(civil(from).day()) - 1};
        // Ends at maturity, which lies before the year 2200 as every date that is read.
        for (int month = 0;; ++month) {
            const Date due = add_months(first_of_month, month, day);
            if (due >= maturity) break;
            const auto of_year = static_cast<unsigned>(civil(due).month());
            const bool pays = method != RepaymentMethod::quarterly_interest ||
                              of_year % 3 == static_cast<unsigned>(terms.quarter_month) % 3;
            if (pays && due >= earliest) dates.push_back(due);
        }
    }
    dates.push_back(maturity);
    return dates;
}

}  // namespace zhirong::loan
