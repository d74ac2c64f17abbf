// Columns, batch by batch: each condition that occurs is decided once for a batch of patents that
// stays in the cache, conditions are joined by AND of bytes, and each dimension then walks the
// batch firm by firm.
#include <algorithm>
#include <array>
#include <map>

#include "base/ensure.h"
#include "core/grading/population.h"

namespace zhirong::grading {
namespace {

// Bits, so that AND of bytes is the logic of Truth.
using Mark = std::uint8_t;
constexpr Mark no = 0;
constexpr Mark perhaps = 1;
constexpr Mark yes = 3;

constexpr std::size_t batch_rows = 4'096;
constexpr std::size_t batch_firms = 1'024;
constexpr std::size_t batches_of_a_part = 16;

using Cells = const std::int32_t*;

// A condition, or that a column is known, over cells.
struct Test {
    Cells cells = nullptr;  // null: not known in any row
    std::int32_t low = std::numeric_limits<std::int32_t>::min() + 1;
    std::int32_t high = std::numeric_limits<std::int32_t>::max();
    std::vector<Mark> by_word = {};  // instead of the bounds
};

void decide(const Test& test, std::size_t begin, std::size_t rows, Mark* marks) {
    if (test.cells == nullptr) {
        std::fill_n(marks, rows, perhaps);
        return;
    }
    const Cells cells = test.cells + begin;
    if (!test.by_word.empty()) {
        for (std::size_t i = 0; i < rows; ++i)
            marks[i] = cells[i] == unknown_cell ? perhaps
                                                : test.by_word[static_cast<std::size_t>(cells[i])];
        return;
    }
    const std::int32_t low = test.low;
    const std::int32_t high = test.high;
    for (std::size_t i = 0; i < rows; ++i) {
        const std::int32_t cell = cells[i];
        const auto inside = static_cast<Mark>(-static_cast<int>(cell >= low) &
                                              -static_cast<int>(cell <= high) & yes);
        marks[i] = static_cast<Mark>(inside | static_cast<Mark>(cell == unknown_cell));
    }
}

std::int32_t years_from(Date day, std::int64_t years) {
    return day_number(add_months(day, static_cast<int>(12 * years)));
}

std::int32_t clamped(std::int64_t number) {
    return static_cast<std::int32_t>(
        std::min<std::int64_t>(number, std::numeric_limits<std::int32_t>::max()));
}

struct Plan {
    const Scorecard& card;
    const Portfolios& portfolios;
    const Firms& firms;
    Date day;
    std::vector<Test> tests;
    std::vector<std::vector<std::uint16_t>> joints;  // tests that must all hold, as joined marks
    struct Step {
        std::size_t marks = 0;   // a joint: which patents are counted, or may be
        std::size_t among = 0;   // of a share
        std::size_t second = 0;  // of a growth: the years before; `marks` are the late ones
        std::size_t base = 0;    // of a growth: which patents may be dated
        Cells cells = nullptr;   // of the measure
        const std::vector<std::int32_t>* translation = nullptr;
    };
    std::vector<Step> steps;
    std::size_t field_joint = 0;
    std::vector<std::int32_t> subclass;  // by word of the ipc
    std::vector<std::uint8_t> field;     // by word of the ipc

    Plan(const Scorecard& scorecard, const Portfolios& rights, const Firms& who, Date on)
        : card(scorecard), portfolios(rights), firms(who), day(on) {
        const Dictionary& ipc = patents().ipc;
        Dictionary subclasses;
        for (std::uint32_t code = 0; code < ipc.size(); ++code) {
            constexpr std::size_t subclass_length = 4;
            subclass.push_back(static_cast<std::int32_t>(
                subclasses.code(ipc.word(code).substr(0, subclass_length))));
            field.push_back(static_cast<std::uint8_t>(field_of(card, ipc.word(code))));
        }
        std::vector<std::uint16_t> deciding = tests_of(card.field_decided_by);
        deciding.push_back(known(PatentColumn::ipc));
        field_joint = joint(std::move(deciding));
        for (const Dimension& dimension : card.dimensions) steps.push_back(step_of(dimension));
    }

    const Patents& patents() const { return portfolios.patents(); }

private:
    Cells cells_of(PatentColumn column) const {
        const auto& cells =
            patents()[column == PatentColumn::ipc_subclass ? PatentColumn::ipc : column];
        return cells.empty() ? nullptr : cells.data();
    }

    std::string word_of(PatentColumn column, std::uint32_t code) const {
        switch (column) {
            case PatentColumn::ipc: return patents().ipc.word(code);
            case PatentColumn::ipc_subclass: return patents().ipc.word(code).substr(0, 4);
            case PatentColumn::lead_inventor: return patents().inventors.word(code);
            default: return description(column).words[code].code;
        }
    }

    std::size_t words_of(PatentColumn column) const {
        switch (column) {
            case PatentColumn::ipc:
            case PatentColumn::ipc_subclass: return patents().ipc.size();
            case PatentColumn::lead_inventor: return patents().inventors.size();
            default: return description(column).words.size();
        }
    }

    Test test_of(const Condition& condition) const {
        const auto column = static_cast<PatentColumn>(condition.operand.index);
        Test test{cells_of(column)};
        const std::int64_t number = condition.number;
        switch (condition.comparison) {
            case Comparison::at_least: test.low = clamped(number); break;
            case Comparison::at_most: test.high = clamped(number); break;
            case Comparison::above: test.low = clamped(number + 1); break;
            case Comparison::below: test.high = clamped(number - 1); break;
            case Comparison::is: test.low = test.high = clamped(number); break;
            case Comparison::within_years:
                test.low = years_from(day, -number) + 1;
                test.high = day_number(day);
                break;
            case Comparison::beyond_years: test.high = years_from(day, -number); break;
            case Comparison::ahead_years: test.low = years_from(day, number); break;
            case Comparison::one_of:
            case Comparison::none_of: {
                const bool wanted = condition.comparison == Comparison::one_of;
                const std::size_t words = words_of(column);
                for (std::uint32_t code = 0; code < words; ++code) {
                    const bool found = std::ranges::find(condition.words, word_of(column, code)) !=
                                       condition.words.end();
                    test.by_word.push_back(found == wanted ? yes : no);
                }
                if (words == 0) test.cells = nullptr;  // No cell can hold a word.
                break;
            }
        }
        return test;
    }

    std::uint16_t add(Test test) {
        const auto same = std::ranges::find_if(tests, [&](const Test& each) {
            return each.cells == test.cells && each.low == test.low && each.high == test.high &&
                   each.by_word == test.by_word;
        });
        if (same == tests.end()) {
            tests.push_back(std::move(test));
            return static_cast<std::uint16_t>(tests.size() - 1);
        }
        return static_cast<std::uint16_t>(same - tests.begin());
    }
    std::uint16_t known(PatentColumn column) { return add({cells_of(column)}); }

    std::vector<std::uint16_t> tests_of(const Conditions& conditions) {
        std::vector<std::uint16_t> all;
        for (const Condition& condition : conditions) all.push_back(add(test_of(condition)));
        return all;
    }
    std::size_t joint(std::vector<std::uint16_t> all) {
        std::ranges::sort(all);
        all.erase(std::ranges::unique(all).begin(), all.end());
        const auto same = std::ranges::find(joints, all);
        if (same != joints.end()) return static_cast<std::size_t>(same - joints.begin());
        joints.push_back(std::move(all));
        return joints.size() - 1;
    }

    Step step_of(const Dimension& dimension) {
        Step step;
        if (dimension.aggregate == Aggregate::figure) return step;
        std::vector<std::uint16_t> where = tests_of(dimension.where);
        if (dimension.aggregate == Aggregate::share) {
            step.among = joint(tests_of(dimension.among));
            step.marks = joint(std::move(where));
            return step;
        }
        if (!dimension.measure) {
            step.marks = joint(std::move(where));
            return step;
        }
        const PatentColumn column = dimension.measure->column;
        step.cells = cells_of(column);
        if (column == PatentColumn::ipc_subclass) step.translation = &subclass;
        where.push_back(known(column));
        if (dimension.aggregate == Aggregate::growth) {
            step.base = joint(where);
            const std::int32_t middle = years_from(day, -dimension.years);
            std::vector<std::uint16_t> late = where;
            late.push_back(add({step.cells, middle + 1, day_number(day)}));
            std::vector<std::uint16_t> early = where;
            early.push_back(add({step.cells, years_from(day, -2 * dimension.years) + 1, middle}));
            step.marks = joint(std::move(late));
            step.second = joint(std::move(early));
            return step;
        }
        step.marks = joint(std::move(where));
        return step;
    }
};

// What was found of one firm's patents.
struct Found {
    std::int64_t counted = 0;
    std::int64_t undecided = 0;
    bool enough(std::int64_t least_known) const {
        if (undecided == 0) return true;
        return counted > 0 && counted * million >= least_known * (counted + undecided);
    }
};

class Batch {
public:
    Batch(const Plan& plan, Population& population)
        : plan_(plan),
          population_(population),
          test_marks_(plan.tests.size()),
          joint_marks_(plan.joints.size()) {}

    void run(std::size_t first_firm, std::size_t last_firm) {
        first_ = first_firm;
        last_ = last_firm;
        row_ = plan_.portfolios.begin(first_firm);
        rows_ = plan_.portfolios.begin(last_firm) - row_;
        for (std::size_t t = 0; t < plan_.tests.size(); ++t) {
            grow(test_marks_[t]);
            decide(plan_.tests[t], row_, rows_, test_marks_[t].data());
        }
        for (std::size_t j = 0; j < plan_.joints.size(); ++j) join(j);
        decide_fields();
        for (std::size_t d = 0; d < plan_.steps.size(); ++d) measure_dimension(d);
    }

private:
    void grow(std::vector<Mark>& marks) const {
        if (marks.size() < rows_) marks.resize(rows_);
    }

    void join(std::size_t j) {
        std::vector<Mark>& marks = joint_marks_[j];
        grow(marks);
        const auto& all = plan_.joints[j];
        if (all.empty()) {
            std::fill_n(marks.begin(), rows_, yes);
            return;
        }
        std::copy_n(test_marks_[all.front()].begin(), rows_, marks.begin());
        for (std::size_t t = 1; t < all.size(); ++t) {
            const Mark* other = test_marks_[all[t]].data();
            Mark* own = marks.data();
            for (std::size_t i = 0; i < rows_; ++i) own[i] &= other[i];
        }
    }

    // `one(begin, end)` of each firm's rows, counted from the batch's first.
    template <class One>
    void each_firm(One one) const {
        std::size_t begin = 0;
        for (std::size_t firm = first_; firm < last_; ++firm) {
            const std::size_t end = plan_.portfolios.end(firm) - row_;
            one(firm, begin, end);
            begin = end;
        }
    }

    static Found count(const Mark* marks, std::size_t begin, std::size_t end) {
        Found found;
        for (std::size_t i = begin; i < end; ++i) {
            found.counted += marks[i] >> 1;
            found.undecided += marks[i] == perhaps;
        }
        return found;
    }

    void decide_fields() {
        const Mark* marks = joint_marks_[plan_.field_joint].data();
        const auto& ipc = plan_.patents()[PatentColumn::ipc];
        std::array<std::uint32_t, most_fields> counts{};
        each_firm([&](std::size_t firm, std::size_t begin, std::size_t end) {
            counts.fill(0);
            for (std::size_t i = begin; i < end; ++i)
                if (marks[i] == yes) ++counts[plan_.field[static_cast<std::size_t>(ipc[row_ + i])]];
            const auto most = std::ranges::max_element(counts);
            population_.field[firm] =
                *most == 0 ? no_field : static_cast<std::uint8_t>(most - counts.begin());
        });
    }

    // Ends with what the firm's own figure says, where it divides.
    static std::int64_t divided(const Dimension& dimension, const Firms& firms, std::size_t firm,
                                std::int64_t number) {
        if (!dimension.figure) return number * million;
        const auto& figures = firms[*dimension.figure];
        if (figures.empty() || figures[firm] == unknown_figure)
            return lacking(Lack::figure_unknown);
        if (figures[firm] == 0) return lacking(Lack::figure_zero);
        return nearest_quotient(number * million, figures[firm]);
    }

    void measure_dimension(std::size_t d) {
        const Dimension& dimension = plan_.card.dimensions[d];
        std::vector<std::int64_t>& values = population_.values[d];
        switch (dimension.aggregate) {
            case Aggregate::figure: return take_figures(dimension, values);
            case Aggregate::count: return count_patents(d, values);
            case Aggregate::share: return shares(d, values);
            case Aggregate::growth: return growth(d, values);
            case Aggregate::distinct: return different(d, values);
            case Aggregate::concentration: return concentration(d, values);
            case Aggregate::sum:
            case Aggregate::mean:
            case Aggregate::greatest:
            case Aggregate::least: return numbers(d, values);
        }
        ensure(false);
    }

    void take_figures(const Dimension& dimension, std::vector<std::int64_t>& values) const {
        const auto& figures = plan_.firms[*dimension.figure];
        const Kind kind = description(*dimension.figure).kind;
        constexpr std::int64_t millionths_of_a_fen = 10'000;
        const std::int64_t scale = kind == Kind::count   ? million
                                   : kind == Kind::money ? millionths_of_a_fen
                                                         : 1;
        for (std::size_t firm = first_; firm < last_; ++firm)
            values[firm] = figures.empty() || figures[firm] == unknown_figure
                               ? lacking(Lack::figure_unknown)
                               : figures[firm] * scale;
    }

    void count_patents(std::size_t d, std::vector<std::int64_t>& values) const {
        const Dimension& dimension = plan_.card.dimensions[d];
        const Mark* marks = joint_marks_[plan_.steps[d].marks].data();
        each_firm([&](std::size_t firm, std::size_t begin, std::size_t end) {
            const Found found = count(marks, begin, end);
            values[firm] = found.enough(dimension.least_known)
                               ? divided(dimension, plan_.firms, firm, found.counted)
                               : lacking(Lack::not_known);
        });
    }

    void shares(std::size_t d, std::vector<std::int64_t>& values) const {
        const Dimension& dimension = plan_.card.dimensions[d];
        const Mark* where = joint_marks_[plan_.steps[d].marks].data();
        const Mark* among = joint_marks_[plan_.steps[d].among].data();
        each_firm([&](std::size_t firm, std::size_t begin, std::size_t end) {
            Found found;
            std::int64_t part = 0;
            for (std::size_t i = begin; i < end; ++i) {
                const bool counted = among[i] == yes && where[i] != perhaps;
                found.counted += counted;
                found.undecided += !counted && among[i] != no;
                part += counted && where[i] == yes;
            }
            values[firm] = !found.enough(dimension.least_known) ? lacking(Lack::not_known)
                           : found.counted == 0                 ? lacking(Lack::nothing_to_measure)
                                                : nearest_quotient(part * million, found.counted);
        });
    }

    void growth(std::size_t d, std::vector<std::int64_t>& values) const {
        const Dimension& dimension = plan_.card.dimensions[d];
        const Plan::Step& step = plan_.steps[d];
        const Mark* base = joint_marks_[step.base].data();
        const Mark* late = joint_marks_[step.marks].data();
        const Mark* early = joint_marks_[step.second].data();
        each_firm([&](std::size_t firm, std::size_t begin, std::size_t end) {
            const Found found = count(base, begin, end);
            const std::int64_t after = count(late, begin, end).counted;
            const std::int64_t before = count(early, begin, end).counted;
            values[firm] = !found.enough(dimension.least_known) ? lacking(Lack::not_known)
                           : after + before == 0
                               ? lacking(Lack::nothing_to_measure)
                               : nearest_quotient((after - before) * million, after + before);
        });
    }

    // The words, or years, of the patents that count, sorted.
    template <class Use>
    void sorted_words(std::size_t d, std::vector<std::int64_t>& values, Use use) {
        const Dimension& dimension = plan_.card.dimensions[d];
        const Plan::Step& step = plan_.steps[d];
        const Mark* marks = joint_marks_[step.marks].data();
        const Cells cells = step.cells == nullptr ? nullptr : step.cells + row_;
        const bool dates = description(dimension.measure->column).kind == Kind::date;
        each_firm([&](std::size_t firm, std::size_t begin, std::size_t end) {
            words_.resize(end - begin);
            Found found;
            // Without a branch: which patents count cannot be foreseen.
            for (std::size_t i = begin; i < end; ++i) {
                found.undecided += marks[i] == perhaps;
                words_[static_cast<std::size_t>(found.counted)] = cells == nullptr ? 0 : cells[i];
                found.counted += marks[i] >> 1;
            }
            if (!found.enough(dimension.least_known)) {
                values[firm] = lacking(Lack::not_known);
                return;
            }
            words_.resize(static_cast<std::size_t>(found.counted));
            for (std::int32_t& word : words_) {
                if (dates)
                    word = static_cast<int>(civil(Date{Days{word}}).year());
                else if (step.translation != nullptr)
                    word = (*step.translation)[static_cast<std::size_t>(word)];
            }
            std::ranges::sort(words_);
            values[firm] = use(found.counted);
        });
    }

    void different(std::size_t d, std::vector<std::int64_t>& values) {
        sorted_words(d, values, [&](std::int64_t counted) {
            std::int64_t number = counted > 0 ? 1 : 0;
            for (std::size_t i = 1; i < words_.size(); ++i) number += words_[i] != words_[i - 1];
            return number * million;
        });
    }

    void concentration(std::size_t d, std::vector<std::int64_t>& values) {
        sorted_words(d, values, [&](std::int64_t counted) {
            if (counted == 0) return lacking(Lack::nothing_to_measure);
            std::int64_t squares = 0;
            for (std::size_t i = 0; i < words_.size();) {
                std::size_t end = i;
                while (end < words_.size() && words_[end] == words_[i]) ++end;
                const auto same = static_cast<std::int64_t>(end - i);
                squares += same * same;
                i = end;
            }
            return nearest_quotient(squares * million, counted * counted);
        });
    }

    void numbers(std::size_t d, std::vector<std::int64_t>& values) const {
        const Dimension& dimension = plan_.card.dimensions[d];
        const Plan::Step& step = plan_.steps[d];
        const Mark* marks = joint_marks_[step.marks].data();
        const Cells cells = step.cells == nullptr ? nullptr : step.cells + row_;
        const Measure::As as = dimension.measure->as;
        const bool years = as != Measure::As::itself;
        const std::int64_t sign = as == Measure::As::years_since ? -1 : 1;
        const std::int64_t from = years ? day_number(plan_.day) : 0;
        // Days become millionths of a year at the end, so that there is one rounding.
        const std::int64_t multiplier = years ? 4 * million : million;
        const std::int64_t divisor = years ? days_of_four_years : 1;
        const bool summed =
            dimension.aggregate == Aggregate::sum || dimension.aggregate == Aggregate::mean;
        const bool greatest = dimension.aggregate == Aggregate::greatest;
        each_firm([&](std::size_t firm, std::size_t begin, std::size_t end) {
            Found found;
            std::int64_t total = 0;
            if (summed || cells == nullptr) {
                for (std::size_t i = begin; i < end; ++i) {
                    found.counted += marks[i] >> 1;
                    found.undecided += marks[i] == perhaps;
                    total += marks[i] == yes ? sign * (cells[i] - from) : 0;
                }
            } else {
                for (std::size_t i = begin; i < end; ++i) {
                    found.undecided += marks[i] == perhaps;
                    if (marks[i] != yes) continue;
                    const std::int64_t one = sign * (cells[i] - from);
                    const bool better = greatest ? one > total : one < total;
                    if (found.counted++ == 0 || better) total = one;
                }
            }
            if (!found.enough(dimension.least_known)) {
                values[firm] = lacking(Lack::not_known);
            } else if (dimension.aggregate == Aggregate::sum) {
                values[firm] = dimension.figure
                                   ? divided_years(dimension, firm, total, multiplier, divisor)
                                   : nearest_quotient(total * multiplier, divisor);
            } else if (found.counted == 0) {
                values[firm] = lacking(Lack::nothing_to_measure);
            } else {
                const std::int64_t over =
                    dimension.aggregate == Aggregate::mean ? found.counted : 1;
                values[firm] = nearest_quotient(total * multiplier, divisor * over);
            }
        });
    }

    std::int64_t divided_years(const Dimension& dimension, std::size_t firm, std::int64_t total,
                               std::int64_t multiplier, std::int64_t divisor) const {
        const auto& figures = plan_.firms[*dimension.figure];
        if (figures.empty() || figures[firm] == unknown_figure)
            return lacking(Lack::figure_unknown);
        if (figures[firm] == 0) return lacking(Lack::figure_zero);
        return nearest_quotient(total * multiplier, divisor * figures[firm]);
    }

    const Plan& plan_;
    Population& population_;
    std::vector<std::vector<Mark>> test_marks_;
    std::vector<std::vector<Mark>> joint_marks_;
    std::vector<std::int32_t> words_;
    std::size_t first_ = 0;
    std::size_t last_ = 0;
    std::size_t row_ = 0;
    std::size_t rows_ = 0;
};

// The first firm of each batch, and the end.
std::vector<std::size_t> batches_of(const Portfolios& portfolios) {
    std::vector<std::size_t> starts{0};
    for (std::size_t firm = 0; firm < portfolios.firms(); ++firm) {
        const std::size_t start = starts.back();
        if (firm > start && (firm - start >= batch_firms ||
                             portfolios.end(firm) - portfolios.begin(start) > batch_rows))
            starts.push_back(firm);
    }
    if (portfolios.firms() > 0) starts.push_back(portfolios.firms());
    return starts;
}

}  // namespace

Reading lack_reading(Lack lack) {
    switch (lack) {
        case Lack::nothing_to_measure: return {"没有可衡量的专利", "there is no patent to measure"};
        case Lack::not_known: return {"所需数据未知过多", "too much of what it needs is not known"};
        case Lack::figure_unknown: return {"企业数据未知", "the firm's figure is not known"};
        case Lack::figure_zero: return {"作除数的企业数据为零", "the figure it divides by is zero"};
        case Lack::too_few_firms: return {"可比企业过少", "too few firms to compare with"};
    }
    ensure(false);
    return {};
}

Population measure(const Scorecard& scorecard, const Portfolios& portfolios, const Firms& firms,
                   Date day, const Workers& workers) {
    ensure(portfolios.firms() == firms.count);
    Population population{.scorecard = scorecard.version, .day = day};
    population.field.resize(firms.count);
    population.values.assign(scorecard.dimensions.size(), std::vector<std::int64_t>(firms.count));
    const Plan plan(scorecard, portfolios, firms, day);
    const std::vector<std::size_t> starts = batches_of(portfolios);
    const std::size_t batches = starts.size() - 1;
    workers((batches + batches_of_a_part - 1) / batches_of_a_part, [&](std::size_t part) {
        Batch batch(plan, population);
        const std::size_t end = std::min(batches, (part + 1) * batches_of_a_part);
        for (std::size_t b = part * batches_of_a_part; b < end; ++b)
            batch.run(starts[b], starts[b + 1]);
    });
    return population;
}

}  // namespace zhirong::grading
