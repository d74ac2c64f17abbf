#include "core/programme/columns/runner.h"

#include <algorithm>
#include <stdexcept>

#include "base/allocate_column.h"
#include "base/ensure.h"

namespace zhirong::programme::columns {
namespace {

// A loop for each kind of operand, so that each is simple enough for the compiler to unroll.
template <class T, class Use>
void each(const Lane<T>& a, std::size_t size, Use use) {
    if (a.column != nullptr)
        for (std::size_t i = 0; i < size; ++i) use(i, a.column[i]);
    else
        for (std::size_t i = 0; i < size; ++i) use(i, a.constant);
}

template <class T, class Use>
void each(const Lane<T>& a, const Lane<T>& b, std::size_t size, Use use) {
    if (a.column != nullptr && b.column != nullptr)
        for (std::size_t i = 0; i < size; ++i) use(i, a.column[i], b.column[i]);
    else if (a.column != nullptr)
        for (std::size_t i = 0; i < size; ++i) use(i, a.column[i], b.constant);
    else
        for (std::size_t i = 0; i < size; ++i) use(i, a.constant, b[i]);
}

template <class Use>
void by_comparison(Comparison comparison, Use use) {
    switch (comparison) {
        case Comparison::at_least: use([](const auto& a, const auto& b) { return a >= b; }); break;
        case Comparison::at_most: use([](const auto& a, const auto& b) { return a <= b; }); break;
        case Comparison::above: use([](const auto& a, const auto& b) { return a > b; }); break;
        case Comparison::below: use([](const auto& a, const auto& b) { return a < b; }); break;
        default: use([](const auto& a, const auto& b) { return a == b; });
    }
}

// a ÷ b, neither below nothing.
template <Rounding rounding>
Number rounded(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t quotient = a / b;
    const std::uint64_t rest = a % b;
    bool up = false;
    if constexpr (rounding == Rounding::half_up)
        up = rest >= b - rest;
    else if constexpr (rounding == Rounding::half_even)
        up = rest > b - rest || (rest == b - rest && quotient % 2 != 0);
    else if constexpr (rounding == Rounding::up || rounding == Rounding::ceiling)
        up = rest != 0;
    return static_cast<Number>(quotient + (up ? 1 : 0));
}

template <class Use>
void by_rounding(Rounding rounding, Use use) {
    switch (rounding) {
        case Rounding::half_up: use(&rounded<Rounding::half_up>); break;
        case Rounding::half_even: use(&rounded<Rounding::half_even>); break;
        case Rounding::down: use(&rounded<Rounding::down>); break;
        case Rounding::up: use(&rounded<Rounding::up>); break;
        case Rounding::floor: use(&rounded<Rounding::floor>); break;
        case Rounding::ceiling: use(&rounded<Rounding::ceiling>); break;
    }
}

std::optional<Number> narrow(int128 value) {
    if (value > std::numeric_limits<Number>::max() || value < std::numeric_limits<Number>::min())
        return std::nullopt;
    return static_cast<Number>(value);
}

// The size standard's own order of what is compared; the words are those of the dictionary.
struct Fraction {
    Number over = 0;
    Number under = 1;
};
std::strong_ordering compare(Fraction a, Fraction b) {
    return int128{a.over} * b.under <=> int128{b.over} * a.under;
}

std::optional<Fraction> combine(Op op, Fraction a, Fraction b) {
    if (op == Op::fraction_least) return compare(b, a) < 0 ? b : a;
    if (op == Op::fraction_greatest) return compare(b, a) < 0 ? a : b;
    std::optional<Number> over;
    const auto under = narrow(int128{a.under} * b.under);
    if (op == Op::fraction_multiply) {
        over = narrow(int128{a.over} * b.over);
    } else {
        const auto left = narrow(int128{a.over} * b.under);
        const auto right = narrow(int128{b.over} * a.under);
        if (!left || !right) return std::nullopt;
        over = narrow(op == Op::fraction_add ? int128{*left} + *right : int128{*left} - *right);
        if (over && op == Op::fraction_remaining && *over < 0) over = 0;
    }
    if (!over || !under) return std::nullopt;
    return Fraction{*over, *under};
}

Date day(Number days) { return Date{Days{days}}; }
Number number(Date date) { return date.time_since_epoch().count(); }

constexpr Number most_days = 100'000;
constexpr Number most_months = 3'000;
constexpr Number most_working_days = 10'000;

}  // namespace

// One function an operation, beside the runner whose registers it writes.
struct Operations {
    Runner& runner;
    const Instruction& instruction;
    std::size_t size;

    RegisterId to() const { return instruction.outputs.front(); }
    const Lane<Number>& numbers(std::size_t input) const {
        return runner.lanes_[instruction.inputs[input]].numbers;
    }
    const Lane<Mark>& marks(std::size_t input) const {
        return runner.lanes_[instruction.inputs[input]].marks;
    }
    void fail(std::size_t row) const { runner.fail(to(), row); }

    void add() const {
        Number* out = runner.number_buffer(to());
        bool overflow = false;
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number a, Number b) {
            overflow |= __builtin_add_overflow(a, b, &out[i]);
        });
        if (overflow)
            mark_overflow(
                [](Number a, Number b, Number* sum) { return __builtin_add_overflow(a, b, sum); });
    }
    void multiply() const {
        Number* out = runner.number_buffer(to());
        bool overflow = false;
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number a, Number b) {
            overflow |= __builtin_mul_overflow(a, b, &out[i]);
        });
        if (overflow)
            mark_overflow([](Number a, Number b, Number* product) {
                return __builtin_mul_overflow(a, b, product);
            });
    }
    void remaining() const {
        Number* out = runner.number_buffer(to());
        bool overflow = false;
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number a, Number b) {
            Number left = 0;
            overflow |= __builtin_sub_overflow(a, b, &left);
            out[i] = left < 0 ? 0 : left;
        });
        if (overflow)
            mark_overflow([](Number a, Number b, Number* left) {
                return __builtin_sub_overflow(a, b, left);
            });
    }
    template <class Overflows>
    void mark_overflow(Overflows overflows) const {
        Number ignored = 0;
        for (std::size_t i = 0; i < size; ++i)
            if (overflows(numbers(0)[i], numbers(1)[i], &ignored)) fail(i);
    }
    void least() const {
        Number* out = runner.number_buffer(to());
        each(numbers(0), numbers(1), size,
             [&](std::size_t i, Number a, Number b) { out[i] = b < a ? b : a; });
    }
    void greatest() const {
        Number* out = runner.number_buffer(to());
        each(numbers(0), numbers(1), size,
             [&](std::size_t i, Number a, Number b) { out[i] = b < a ? a : b; });
    }
    void scale() const {
        Number* out = runner.number_buffer(to());
        const Number factor = instruction.number;
        for (std::size_t i = 0; i < size; ++i)
            if (__builtin_mul_overflow(numbers(0)[i], factor, &out[i])) fail(i);
    }

    void part() const {
        Number* out = runner.number_buffer(to());
        const Number under = instruction.number;
        by_rounding(instruction.rounding, [&](auto round) {
            each(numbers(0), numbers(1), size, [&](std::size_t i, Number a, Number b) {
                Number product = 0;
                if (!__builtin_mul_overflow(a, b, &product) && product >= 0) [[likely]]
                    out[i] = round(static_cast<std::uint64_t>(product),
                                   static_cast<std::uint64_t>(under));
                else
                    wide(i, out, int128{a} * b, under);
            });
        });
    }
    void part_of_column() const {
        Number* out = runner.number_buffer(to());
        for (std::size_t i = 0; i < size; ++i)
            if (numbers(2)[i] > 0)
                wide(i, out, int128{numbers(0)[i]} * numbers(1)[i], numbers(2)[i]);
    }
    void interest() const {
        Number* out = runner.number_buffer(to());
        const Number under = instruction.number;
        by_rounding(instruction.rounding, [&](auto round) {
            each(numbers(0), numbers(1), size, [&](std::size_t i, Number principal, Number rate) {
                Number product = 0;
                if (!__builtin_mul_overflow(principal, rate, &product) &&
                    !__builtin_mul_overflow(product, numbers(2)[i], &product) && product >= 0)
                    [[likely]]
                    out[i] = round(static_cast<std::uint64_t>(product),
                                   static_cast<std::uint64_t>(under));
                else
                    wide_interest(i, out, under);
            });
        });
    }
    void interest_of_column() const {
        Number* out = runner.number_buffer(to());
        for (std::size_t i = 0; i < size; ++i)
            if (numbers(3)[i] > 0)
                wide_interest(i, out, int128{numbers(3)[i]} * instruction.number);
            else
                fail(i);
    }
    void wide_interest(std::size_t i, Number* out, int128 under) const {
        int128 product = int128{numbers(0)[i]} * numbers(1)[i];
        if (__builtin_mul_overflow(product, int128{numbers(2)[i]}, &product))
            fail(i);
        else
            wide(i, out, product, under);
    }
    void wide(std::size_t i, Number* out, int128 over, int128 under) const {
        try {
            out[i] = round_fen(over, under, instruction.rounding).fen;
        } catch (const std::overflow_error&) {
            fail(i);
        }
    }

    template <class T>
    void compare_lanes(const Lane<T>& a, const Lane<T>& b) const {
        Mark* out = runner.mark_buffer(to());
        by_comparison(instruction.comparison, [&](auto holds) {
            each(a, b, size,
                 [&](std::size_t i, T left, T right) { out[i] = holds(left, right) ? 1 : 0; });
        });
    }
    void compare_fractions() const {
        Mark* out = runner.mark_buffer(to());
        by_comparison(instruction.comparison, [&](auto holds) {
            for (std::size_t i = 0; i < size; ++i)
                out[i] = holds(int128{numbers(0)[i]} * numbers(3)[i],
                               int128{numbers(2)[i]} * numbers(1)[i])
                             ? 1
                             : 0;
        });
    }
    void one_of() const {
        Mark* out = runner.mark_buffer(to());
        const Lane<WordCode>& words = runner.lanes_[instruction.inputs[0]].words;
        // A table of marks by word; words that it does not reach came later and are none of them.
        const std::vector<Number>& table = instruction.values;
        each(words, size, [&](std::size_t i, WordCode word) {
            out[i] = word < table.size() ? static_cast<Mark>(table[word]) : Mark{0};
        });
    }
    void within() const {
        one_of();
        const std::size_t known = instruction.values.size();
        each(runner.lanes_[instruction.inputs[0]].words, size, [&](std::size_t i, WordCode word) {
            if (word >= known) fail(i);
        });
    }
    void row_of_word() const {
        Number* out = runner.number_buffer(to());
        const std::vector<Number>& table = instruction.values;
        each(runner.lanes_[instruction.inputs[0]].words, size, [&](std::size_t i, WordCode word) {
            const Number row = word < table.size() ? table[word] : instruction.number;
            out[i] = std::max<Number>(0, row);
            if (row < 0) fail(i);
        });
    }
    void all() const {
        Mark* out = runner.mark_buffer(to());
        std::fill_n(out, size, Mark{1});
        for (std::size_t input = 0; input < instruction.inputs.size(); ++input)
            each(marks(input), size, [&](std::size_t i, Mark mark) { out[i] &= mark; });
    }
    void any() const {
        Mark* out = runner.mark_buffer(to());
        std::fill_n(out, size, Mark{0});
        for (std::size_t input = 0; input < instruction.inputs.size(); ++input)
            each(marks(input), size, [&](std::size_t i, Mark mark) { out[i] |= mark; });
    }
    void negation() const {
        Mark* out = runner.mark_buffer(to());
        each(marks(0), size, [&](std::size_t i, Mark mark) { out[i] = mark ^ 1U; });
    }

    // What the operand not taken misses does not count.
    void select() const {
        const Lane<Mark>& chooses = marks(0);
        Runner::Buffer& buffer = runner.buffers_[to()];
        const Runner::Lanes& yes = runner.lanes_[instruction.inputs[1]];
        const Runner::Lanes& no = runner.lanes_[instruction.inputs[2]];
        const auto take = [&](auto& out, const auto& taken, const auto& left) {
            each(taken, left, size,
                 [&](std::size_t i, auto a, auto b) { out[i] = chooses.column[i] != 0 ? a : b; });
        };
        switch (runner.code_.registers[to()].storage) {
            case Storage::numbers: take(buffer.numbers, yes.numbers, no.numbers); break;
            case Storage::words: take(buffer.words, yes.words, no.words); break;
            case Storage::marks: take(buffer.marks, yes.marks, no.marks); break;
        }
        const Mark* bad_choice = runner.bad_[instruction.inputs[0]];
        const Mark* bad_yes = runner.bad_[instruction.inputs[1]];
        const Mark* bad_no = runner.bad_[instruction.inputs[2]];
        runner.bad_[to()] = nullptr;
        if (bad_choice == nullptr && bad_yes == nullptr && bad_no == nullptr) return;
        for (std::size_t i = 0; i < size; ++i) {
            const Mark* taken = chooses[i] != 0 ? bad_yes : bad_no;
            if ((bad_choice != nullptr && bad_choice[i] != 0) ||
                (taken != nullptr && taken[i] != 0))
                fail(i);
        }
    }

    void fraction() const {
        Number* over = runner.number_buffer(instruction.outputs[0]);
        Number* under = runner.number_buffer(instruction.outputs[1]);
        for (std::size_t i = 0; i < size; ++i) {
            const auto result = combine(instruction.op, {numbers(0)[i], numbers(1)[i]},
                                        {numbers(2)[i], numbers(3)[i]});
            over[i] = result ? result->over : 0;
            under[i] = result ? result->under : 1;
            if (!result) fail(i);
        }
    }
    void ratio() const {
        Number* over = runner.number_buffer(instruction.outputs[0]);
        Number* under = runner.number_buffer(instruction.outputs[1]);
        for (std::size_t i = 0; i < size; ++i) {
            over[i] = numbers(0)[i];
            under[i] = std::max<Number>(1, numbers(1)[i]);
            if (numbers(1)[i] <= 0) fail(i);
        }
    }

    void tier() const {
        Number* out = runner.number_buffer(to());
        each(numbers(0), size, [&](std::size_t i, Number value) {
            place(i, out, [&](Number bound) {
                return instruction.upper_included ? value > bound : value >= bound;
            });
        });
    }
    void tier_of_fraction() const {
        Number* out = runner.number_buffer(to());
        for (std::size_t i = 0; i < size; ++i)
            place(i, out, [&](Number bound) {
                const auto order =
                    compare({numbers(0)[i], numbers(1)[i]}, {bound, instruction.number});
                return instruction.upper_included ? order > 0 : order >= 0;
            });
    }
    // `beyond`: the value lies in a tier above the bound.
    template <class Beyond>
    void place(std::size_t i, Number* out, Beyond beyond) const {
        const std::vector<Number>& bounds = instruction.bounds;
        Number tier = instruction.open_below ? 0 : -1;
        for (const Number bound : bounds) tier += beyond(bound) ? 1 : 0;
        const auto tiers = static_cast<Number>(instruction.values.size());
        out[i] = std::clamp<Number>(tier, 0, tiers - 1);
        if (tier < 0 || tier >= tiers) fail(i);
    }
    void pick() const {
        const auto& values = instruction.values;
        Runner::Buffer& buffer = runner.buffers_[to()];
        each(numbers(0), size, [&](std::size_t i, Number tier) {
            const Number value = values[static_cast<std::size_t>(tier)];
            switch (runner.code_.registers[to()].storage) {
                case Storage::numbers: buffer.numbers[i] = value; break;
                case Storage::words: buffer.words[i] = static_cast<WordCode>(value); break;
                case Storage::marks: buffer.marks[i] = static_cast<Mark>(value); break;
            }
        });
    }
    void slices() const {
        Number* out = runner.number_buffer(to());
        const std::vector<Number>& bounds = instruction.bounds;  // lower of the first, each upper
        const auto tiers = instruction.values.size();
        each(numbers(0), size, [&](std::size_t i, Number amount) {
            Number sum = 0;
            bool held = true;
            for (std::size_t t = 0; t < tiers; ++t) {
                const Number low = bounds[t];
                const bool last = t + 1 == tiers && instruction.open_above;
                const Number high = last ? amount : std::min(amount, bounds[t + 1]);
                if (high <= low) continue;
                Number part = 0;
                held = held && !__builtin_mul_overflow(high - low, instruction.values[t], &part) &&
                       !__builtin_add_overflow(sum, part, &sum);
            }
            if (held)
                wide(i, out, sum, instruction.number);
            else
                fail(i);
        });
    }

    void reference_rate() const {
        Number* out = runner.number_buffer(to());
        const Published& published = runner.code_.published;
        Number known_day = std::numeric_limits<Number>::min();
        std::optional<Number> known;
        each(numbers(0), size, [&](std::size_t i, Number on) {
            if (on != known_day) {
                known_day = on;
                known = rate_on(published, day(on));
            }
            out[i] = known.value_or(0);
            if (!known) fail(i);
        });
    }
    std::optional<Number> rate_on(const Published& published, Date on) const {
        if (published.rates == nullptr || !published.today || on > *published.today)
            return std::nullopt;
        const auto rate = published.rates->at(instruction.tenor, on);
        if (!rate || reference_denominator % rate->denominator() != 0) return std::nullopt;
        return narrow(int128{rate->numerator()} * (reference_denominator / rate->denominator()));
    }

    void move_days() const {
        Number* out = runner.number_buffer(to());
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number date, Number by) {
            out[i] = date;
            if (by > most_days)
                fail(i);
            else
                out[i] = date + instruction.number * by;
        });
    }
    void move_months() const {
        Number* out = runner.number_buffer(to());
        const Number step = instruction.number < 0 ? -instruction.number : instruction.number;
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number date, Number by) {
            out[i] = date;
            if (by > most_months / step)
                fail(i);
            else
                out[i] = number(add_months(day(date), static_cast<int>(instruction.number * by)));
        });
    }
    void move_working_days() const {
        Number* out = runner.number_buffer(to());
        const WorkingDays* days = runner.code_.published.days;
        Fraction known{std::numeric_limits<Number>::min(), 0};  // a day, and how many after it
        Number last = 0;
        bool found = false;
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number date, Number by) {
            if (known.over != date || known.under != by) {
                known = {date, by};
                found = false;
                if (days != nullptr && by <= most_working_days)
                    if (const auto end = days->add_working_days(day(date), static_cast<int>(by))) {
                        last = number(*end);
                        found = true;
                    }
            }
            out[i] = found ? last : date;
            if (!found) fail(i);
        });
    }
    void end_of_year() const {
        Number* out = runner.number_buffer(to());
        each(numbers(0), size, [&](std::size_t i, Number date) {
            out[i] = number(date_of(static_cast<int>(civil(day(date)).year()), 12, 31));
        });
    }
    void days_between() const {
        Number* out = runner.number_buffer(to());
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number from, Number until) {
            out[i] = until - from;
            if (until < from) fail(i);
        });
    }
    void working_days_between() const {
        Number* out = runner.number_buffer(to());
        const WorkingDays* days = runner.code_.published.days;
        each(numbers(0), numbers(1), size, [&](std::size_t i, Number from, Number until) {
            out[i] = 0;
            if (days == nullptr || until < from) return fail(i);
            const auto between = days->working_days_between(day(from), day(until));
            if (!between) return fail(i);
            out[i] = *between;
        });
    }

    // `values`: the codes of the size's words large, medium, small, micro, and then, for each
    // industry of the standard, its word's code.
    void enterprise_size() const {
        constexpr std::size_t sizes = 4;
        WordCode* out = runner.buffers_[to()].words.data();
        const Lane<WordCode>& industries = runner.lanes_[instruction.inputs[0]].words;
        const auto& standard = runner.code_.published.sizes->industries();
        const auto& values = instruction.values;
        for (std::size_t i = 0; i < size; ++i) {
            out[i] = static_cast<WordCode>(values[0]);
            const auto found =
                std::find(values.begin() + sizes, values.end(), Number{industries[i]});
            if (found == values.end()) {
                fail(i);
                continue;
            }
            const auto& industry =
                standard[static_cast<std::size_t>(found - values.begin()) - sizes];
            std::size_t size_found = 0;  // as large as its smallest measure says
            for (const EnterpriseSizes::Line& line : industry.lines) {
                const std::size_t input = line.measure == "staff"     ? 1
                                          : line.measure == "revenue" ? 2
                                                                      : 3;
                const Mark* bad = runner.bad_[instruction.inputs[input]];
                if (bad != nullptr && bad[i] != 0) fail(i);
                const Number value = numbers(input)[i];
                const std::size_t as = value >= line.large    ? 0
                                       : value >= line.medium ? 1
                                       : value >= line.small  ? 2
                                                              : 3;
                size_found = std::max(size_found, as);
            }
            out[i] = static_cast<WordCode>(values[size_found]);
        }
    }

    void allocate() const {
        const std::size_t parts = instruction.outputs.size();
        ensure(parts <= most_parts);
        std::array<Number*, most_parts> out{};
        for (std::size_t p = 0; p < parts; ++p)
            out[p] = runner.number_buffer(instruction.outputs[p]);
        const FenSplit split(instruction.values, instruction.allocation);
        each(numbers(0), size, [&](std::size_t i, Number total) {
            split.share(total, [&](std::size_t p, Number fen) { out[p][i] = fen; });
        });
    }
    // `number` is the whole; `bounds` holds which part gets the rest, if one does.
    void allocate_by() const {
        const std::size_t parts = instruction.outputs.size();
        std::vector<Number> weights(parts);
        for (std::size_t i = 0; i < size; ++i) {
            Number left = instruction.number;
            bool held = true;
            std::size_t input = 1;
            const std::size_t rest = instruction.bounds.empty()
                                         ? parts
                                         : static_cast<std::size_t>(instruction.bounds.front());
            for (std::size_t p = 0; p < parts; ++p) {
                weights[p] = p == rest ? 0 : numbers(input++)[i];
                held = held && weights[p] >= 0 && !__builtin_sub_overflow(left, weights[p], &left);
            }
            held = held && left >= 0 && (rest < parts || left == 0);
            if (rest < parts) weights[rest] = left;
            std::vector<Money> amounts(parts);
            if (held)
                amounts = zhirong::allocate(Money{numbers(0)[i]}, weights, instruction.allocation);
            else
                for (const RegisterId output : instruction.outputs) runner.fail(output, i);
            for (std::size_t p = 0; p < parts; ++p)
                runner.number_buffer(instruction.outputs[p])[i] = amounts[p].fen;
        }
    }

    void run() const {
        switch (instruction.op) {
            case Op::add: return add();
            case Op::remaining: return remaining();
            case Op::least: return least();
            case Op::greatest: return greatest();
            case Op::multiply: return multiply();
            case Op::scale: return scale();
            case Op::part: return part();
            case Op::part_of_column: return part_of_column();
            case Op::interest: return interest();
            case Op::interest_of_column: return interest_of_column();
            case Op::compare: return compare_lanes(numbers(0), numbers(1));
            case Op::compare_words:
                return compare_lanes(runner.lanes_[instruction.inputs[0]].words,
                                     runner.lanes_[instruction.inputs[1]].words);
            case Op::compare_marks: return compare_lanes(marks(0), marks(1));
            case Op::compare_fractions: return compare_fractions();
            case Op::one_of: return one_of();
            case Op::within: return within();
            case Op::row_of_word: return row_of_word();
            case Op::all: return all();
            case Op::any: return any();
            case Op::negation: return negation();
            case Op::select: return select();
            case Op::fraction_add:
            case Op::fraction_remaining:
            case Op::fraction_least:
            case Op::fraction_greatest:
            case Op::fraction_multiply: return fraction();
            case Op::ratio: return ratio();
            case Op::tier: return tier();
            case Op::tier_of_fraction: return tier_of_fraction();
            case Op::pick: return pick();
            case Op::slices: return slices();
            case Op::reference_rate: return reference_rate();
            case Op::move_days: return move_days();
            case Op::move_months: return move_months();
            case Op::move_working_days: return move_working_days();
            case Op::end_of_year: return end_of_year();
            case Op::days_between: return days_between();
            case Op::working_days_between: return working_days_between();
            case Op::enterprise_size: return enterprise_size();
            case Op::allocate: return allocate();
            case Op::allocate_by: return allocate_by();
        }
        ensure(false);
    }
};

Runner::Runner(const Code& code)
    : code_(code),
      lanes_(code.registers.size()),
      bad_(code.registers.size()),
      buffers_(code.registers.size()),
      all_bad_(batch_rows, 1) {
    for (std::size_t id = 0; id < code.registers.size(); ++id) {
        const Register& each = code.registers[id];
        Lanes& lane = lanes_[id];
        lane.numbers.constant = each.constant;
        lane.words.constant = static_cast<WordCode>(each.constant);
        lane.marks.constant = static_cast<Mark>(each.constant);
        if (each.from == Register::From::refused) bad_[id] = all_bad_.data();
        if (each.from != Register::From::computed && each.from != Register::From::fact) continue;
        Buffer& buffer = buffers_[id];
        switch (each.storage) {
            case Storage::numbers:
                buffer.numbers.resize(batch_rows);
                lane.numbers.column = buffer.numbers.data();
                break;
            case Storage::words:
                buffer.words.resize(batch_rows);
                lane.words.column = buffer.words.data();
                break;
            case Storage::marks:
                buffer.marks.resize(batch_rows);
                lane.marks.column = buffer.marks.data();
                break;
        }
    }
}

namespace {

// A column's own memory where the rows follow one another; else gathered.
template <class T>
const T* window(const std::vector<T>& column, std::span<const std::uint32_t> rows, bool together,
                std::vector<T>& buffer) {
    if (column.empty()) return nullptr;
    if (together) return column.data() + rows.front();
    buffer.resize(batch_rows);
    for (std::size_t i = 0; i < rows.size(); ++i) buffer[i] = column[rows[i]];
    return buffer.data();
}

}  // namespace

void Runner::take(std::span<const std::uint32_t> rows) {
    ensure(!rows.empty() && rows.size() <= batch_rows);
    size_ = rows.size();
    const bool together = rows.back() - rows.front() + 1 == rows.size();
    for (std::size_t id = 0; id < code_.registers.size(); ++id) {
        const Register& each = code_.registers[id];
        if (each.from != Register::From::fact) continue;
        Lanes& lane = lanes_[id];
        Buffer& buffer = buffers_[id];
        lane.numbers.column = window(each.column->numbers, rows, together, buffer.numbers);
        lane.words.column = window(each.column->words, rows, together, buffer.words);
        lane.marks.column = window(each.column->marks, rows, together, buffer.marks);
        bad_[id] = window(each.column->missing, rows, together, buffer.bad);
    }
}

void Runner::give_nothing(RegisterId input) { bad_[input] = all_bad_.data(); }

Number* Runner::number_buffer(RegisterId id) { return buffers_[id].numbers.data(); }
Mark* Runner::mark_buffer(RegisterId id) { return buffers_[id].marks.data(); }

void Runner::fail(RegisterId id, std::size_t row) {
    std::vector<Mark>& own = buffers_[id].bad;
    if (own.empty() || bad_[id] != own.data()) {
        own.resize(batch_rows);
        if (bad_[id] != nullptr)
            std::copy_n(bad_[id], size_, own.begin());
        else
            std::fill_n(own.begin(), size_, Mark{0});
        bad_[id] = own.data();
    }
    own[row] = 1;
}

void Runner::merge_bad(const Instruction& instruction) {
    // These know better what they need.
    if (instruction.op == Op::select) return;
    const std::size_t needed =
        instruction.op == Op::enterprise_size ? 1 : instruction.inputs.size();
    const Mark* bad = nullptr;
    const RegisterId to = instruction.outputs.front();
    for (std::size_t input = 0; input < needed; ++input) {
        const Mark* other = bad_[instruction.inputs[input]];
        if (other == nullptr || other == bad) continue;
        if (bad == nullptr) {
            bad = other;
            continue;
        }
        std::vector<Mark>& own = buffers_[to].bad;
        own.resize(batch_rows);
        for (std::size_t i = 0; i < size_; ++i) own[i] = bad[i] | other[i];
        bad = own.data();
    }
    for (const RegisterId output : instruction.outputs) bad_[output] = bad;
}

void Runner::run(std::size_t first, std::size_t last) {
    for (std::size_t at = first; at < last; ++at) {
        const Instruction& instruction = code_.instructions[at];
        merge_bad(instruction);
        Operations{*this, instruction, size_}.run();
    }
}

}  // namespace zhirong::programme::columns
