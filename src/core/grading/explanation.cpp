#include "core/grading/explanation.h"

#include <algorithm>
#include <map>
#include <set>

#include "base/ensure.h"

namespace zhirong::grading {
namespace {

using What = Operand::What;

constexpr std::int32_t regions_of_a_province = 10'000;

// What a comparison is made with: nothing where it is not known.
struct Seen {
    std::optional<std::int64_t> number;
    std::string word;
    std::int64_t scale = 1;  // the number is in 1 ÷ scale of the unit of what it is compared with
};

bool holds(const Condition& condition, const Seen& seen, Date day) {
    const std::int64_t number = *seen.number;
    const std::int64_t other = condition.number * seen.scale;
    const auto years = [&](std::int64_t count) {
        return add_months(day, static_cast<int>(12 * count));
    };
    const auto date = [&] { return Date{Days{number}}; };
    const auto among = [&] {
        return std::ranges::find(condition.words, seen.word) != condition.words.end();
    };
    switch (condition.comparison) {
        case Comparison::at_least: return number >= other;
        case Comparison::at_most: return number <= other;
        case Comparison::above: return number > other;
        case Comparison::below: return number < other;
        case Comparison::is: return number == other;
        case Comparison::one_of: return among();
        case Comparison::none_of: return !among();
        case Comparison::within_years: return date() > years(-condition.number) && date() <= day;
        case Comparison::beyond_years: return date() <= years(-condition.number);
        case Comparison::ahead_years: return date() >= years(condition.number);
    }
    ensure(false);
    return false;
}

Truth truth_of(const Condition& condition, const Seen& seen, Date day) {
    if (!seen.number) return Truth::unknown;
    return holds(condition, seen, day) ? Truth::yes : Truth::no;
}

// ---- one firm's patents

class FirmPatents {
public:
    FirmPatents(const Scorecard& card, const Portfolios& portfolios, const Firms& firms, Date day,
                std::size_t firm)
        : card_(card), portfolios_(portfolios), firms_(firms), day_(day), firm_(firm) {}

    std::vector<std::int64_t> fields() const {
        std::vector<std::int64_t> counts(card_.fields.size());
        each([&](std::size_t row) {
            const Seen ipc = see(PatentColumn::ipc, row);
            if (ipc.number && all(card_.field_decided_by, row) == Truth::yes)
                ++counts[field_of(card_, ipc.word)];
        });
        return counts;
    }

    DimensionStep measure(std::size_t number) const {
        const Dimension& dimension = card_.dimensions[number];
        DimensionStep step{.dimension = number};
        const auto value = dimension.aggregate == Aggregate::figure ? take_figure(dimension)
                                                                    : aggregate(dimension, step);
        if (value)
            step.value = *value;
        else
            step.lack = value.error();
        return step;
    }

private:
    using Value = std::expected<std::int64_t, Lack>;

    template <class Use>
    void each(Use use) const {
        for (std::size_t row = portfolios_.begin(firm_); row < portfolios_.end(firm_); ++row)
            use(row);
    }

    Seen see(PatentColumn column, std::size_t row) const {
        const Patents& patents = portfolios_.patents();
        const bool subclass = column == PatentColumn::ipc_subclass;
        const auto& cells = patents[subclass ? PatentColumn::ipc : column];
        if (cells.empty() || cells[row] == unknown_cell) return {};
        Seen seen{cells[row], {}};
        const auto code = static_cast<std::uint32_t>(cells[row]);
        if (column == PatentColumn::ipc || subclass) {
            seen.word = patents.ipc.word(code);
            if (subclass) seen.word = seen.word.substr(0, 4);
        } else if (column == PatentColumn::lead_inventor) {
            seen.word = patents.inventors.word(code);
        } else if (description(column).kind == Kind::word) {
            seen.word = description(column).words[code].code;
        }
        return seen;
    }

    Truth all(const Conditions& conditions, std::size_t row) const {
        Truth truth = Truth::yes;
        for (const Condition& each : conditions)
            truth =
                both(truth,
                     truth_of(each, see(static_cast<PatentColumn>(each.operand.index), row), day_));
        return truth;
    }

    Value take_figure(const Dimension& dimension) const {
        const auto& figures = firms_[*dimension.figure];
        if (figures.empty() || figures[firm_] == unknown_figure)
            return std::unexpected(Lack::figure_unknown);
        switch (description(*dimension.figure).kind) {
            case Kind::count: return figures[firm_] * million;
            case Kind::money: return figures[firm_] * (million / 100);
            default: return figures[firm_];
        }
    }

    // Which patents count, and how many cannot be told.
    Value aggregate(const Dimension& dimension, DimensionStep& step) const {
        std::vector<std::size_t> rows;
        std::int64_t part = 0;
        each([&](std::size_t row) {
            Truth where = all(dimension.where, row);
            if (dimension.aggregate == Aggregate::share) {
                const Truth among = all(dimension.among, row);
                if (among == Truth::no) return;
                if (among == Truth::unknown || where == Truth::unknown) {
                    ++step.left_out;
                    return;
                }
                rows.push_back(row);
                if (where == Truth::yes) ++part;
                return;
            }
            if (dimension.measure && !see(dimension.measure->column, row).number)
                where = both(where, Truth::unknown);
            if (where == Truth::unknown) ++step.left_out;
            if (where == Truth::yes) rows.push_back(row);
        });
        step.counted = std::ssize(rows);
        if (step.left_out > 0 &&
            (rows.empty() ||
             step.counted * million < dimension.least_known * (step.counted + step.left_out)))
            return std::unexpected(Lack::not_known);
        return combine(dimension, rows, part);
    }

    Value combine(const Dimension& dimension, const std::vector<std::size_t>& rows,
                  std::int64_t part) const {
        const auto counted = std::ssize(rows);
        switch (dimension.aggregate) {
            case Aggregate::count: return quotient(dimension, counted * million, 1);
            case Aggregate::sum: {
                const auto [total, divisor] = total_of(dimension, rows);
                return quotient(dimension, total, divisor);
            }
            case Aggregate::distinct: return std::ssize(tally(dimension, rows)) * million;
            case Aggregate::growth: return growth(dimension, rows);
            default: break;
        }
        if (rows.empty()) return std::unexpected(Lack::nothing_to_measure);
        switch (dimension.aggregate) {
            case Aggregate::share: return nearest_quotient(part * million, counted);
            case Aggregate::mean: {
                const auto [total, divisor] = total_of(dimension, rows);
                return nearest_quotient(total, divisor * counted);
            }
            case Aggregate::concentration: {
                std::int64_t squares = 0;
                for (const auto& [word, count] : tally(dimension, rows)) squares += count * count;
                return nearest_quotient(squares * million, counted * counted);
            }
            case Aggregate::greatest:
            case Aggregate::least: {
                std::vector<std::int64_t> single;
                std::int64_t divisor = 1;
                for (const std::size_t row : rows) {
                    const auto one = total_of(dimension, {row});
                    single.push_back(one.first);
                    divisor = one.second;
                }
                const auto [least, greatest] = std::ranges::minmax(single);
                return nearest_quotient(
                    dimension.aggregate == Aggregate::greatest ? greatest : least, divisor);
            }
            default: ensure(false);
        }
        return 0;
    }

    // Divided by the figure of the firm, where the dimension says so.
    Value quotient(const Dimension& dimension, std::int64_t total, std::int64_t divisor) const {
        if (!dimension.figure) return nearest_quotient(total, divisor);
        const auto& figures = firms_[*dimension.figure];
        if (figures.empty() || figures[firm_] == unknown_figure)
            return std::unexpected(Lack::figure_unknown);
        if (figures[firm_] == 0) return std::unexpected(Lack::figure_zero);
        return nearest_quotient(total, divisor * figures[firm_]);
    }

    // The sum in millionths, and what it is still to be divided by.
    std::pair<std::int64_t, std::int64_t> total_of(const Dimension& dimension,
                                                   const std::vector<std::size_t>& rows) const {
        std::int64_t total = 0;
        const Measure& measure = *dimension.measure;
        for (const std::size_t row : rows) {
            const std::int64_t cell = *see(measure.column, row).number;
            const std::int64_t today = day_number(day_);
            total += measure.as == Measure::As::itself        ? cell
                     : measure.as == Measure::As::years_since ? today - cell
                                                              : cell - today;
        }
        if (measure.as == Measure::As::itself) return {total * million, 1};
        return {total * 4 * million, days_of_four_years};
    }

    std::map<std::string, std::int64_t> tally(const Dimension& dimension,
                                              const std::vector<std::size_t>& rows) const {
        std::map<std::string, std::int64_t> counts;
        const PatentColumn column = dimension.measure->column;
        for (const std::size_t row : rows) {
            const Seen seen = see(column, row);
            const bool date = description(column).kind == Kind::date;
            ++counts[date ? to_string(Date{Days{*seen.number}}).substr(0, 4) : seen.word];
        }
        return counts;
    }

    Value growth(const Dimension& dimension, const std::vector<std::size_t>& rows) const {
        std::int64_t late = 0;
        std::int64_t early = 0;
        const Date middle = add_months(day_, static_cast<int>(-12 * dimension.years));
        const Date start = add_months(day_, static_cast<int>(-24 * dimension.years));
        for (const std::size_t row : rows) {
            const Date date{Days{*see(dimension.measure->column, row).number}};
            if (date > middle && date <= day_) ++late;
            if (date > start && date <= middle) ++early;
        }
        if (late + early == 0) return std::unexpected(Lack::nothing_to_measure);
        return nearest_quotient((late - early) * million, late + early);
    }

    const Scorecard& card_;
    const Portfolios& portfolios_;
    const Firms& firms_;
    Date day_;
    std::size_t firm_;
};

// ---- comparing with the others

std::optional<std::int32_t> place(Key key, const Population& population, const Firms& firms,
                                  std::size_t firm) {
    if (key == Key::field) return population.field[firm];
    if (firms.region.empty() || firms.region[firm] == unknown_cell) return std::nullopt;
    return key == Key::region ? firms.region[firm] : firms.region[firm] / regions_of_a_province;
}

// By its code of GB/T 2260; a province's ends in zeros.
Reading region_reading(Key key, std::int32_t place) {
    const std::string code =
        std::to_string(key == Key::province ? place * regions_of_a_province : place);
    return {"地区 " + code, "region " + code};
}

Reading group_reading(const Scorecard& card, const std::vector<Key>& keys,
                      const Population& population, const Firms& firms, std::size_t firm) {
    Reading reading;
    for (const Key key : keys) {
        const auto where = place(key, population, firms, firm);
        Reading part;
        if (key == Key::field)
            part = card.fields[static_cast<std::size_t>(*where)].reading;
        else if (where)
            part = region_reading(key, *where);
        else
            part = {"地区未知", "region not known"};
        reading.zh += (reading.zh.empty() ? "" : "、") + part.zh;
        reading.en += (reading.en.empty() ? "" : ", ") + part.en;
    }
    if (keys.empty()) reading = {"全部企业", "all firms"};
    return reading;
}

// Mid-rank of a value among others that were brought in at both ends.
std::int64_t mid_rank(std::vector<std::int64_t> others, std::int64_t value, std::int64_t winsorise,
                      bool more_is_better) {
    std::ranges::sort(others);
    const auto size = std::ssize(others);
    const std::int64_t cut = size * winsorise / million;
    const std::int64_t low = others[static_cast<std::size_t>(cut)];
    const std::int64_t high = others[static_cast<std::size_t>(size - 1 - cut)];
    const auto bounded = [&](std::int64_t number) { return std::min(std::max(number, low), high); };
    std::int64_t worse = 0;
    std::int64_t same = 0;
    for (const std::int64_t other : others) {
        const std::int64_t a = bounded(other);
        const std::int64_t b = bounded(value);
        same += a == b;
        worse += more_is_better ? a < b : a > b;
    }
    return nearest_quotient((2 * worse + same) * million, 2 * size);
}

// The group of the firm at each level, itself included.
class Peers {
public:
    Peers(const Scorecard& card, const Population& population, const Firms& firms, std::size_t firm)
        : card_(card), population_(population) {
        for (const std::vector<Key>& keys : card.normalisation.levels) {
            Level& level = levels_.emplace_back();
            level.group = group_reading(card, keys, population, firms, firm);
            level.known = std::ranges::all_of(
                keys, [&](Key key) { return place(key, population, firms, firm).has_value(); });
            if (!level.known) continue;
            for (std::size_t other = 0; other < population.firms(); ++other)
                if (population.field[other] != no_field && std::ranges::all_of(keys, [&](Key key) {
                        return place(key, population, firms, other) ==
                               place(key, population, firms, firm);
                    }))
                    level.firms.push_back(other);
        }
    }

    void compare(DimensionStep& step) const {
        const Normalisation& normalisation = card_.normalisation;
        for (std::size_t level = 0; level < levels_.size() && !step.level; ++level) {
            GroupTried tried{levels_[level].group, {}};
            if (levels_[level].known) {
                std::vector<std::int64_t> others;
                for (const std::size_t other : levels_[level].firms) {
                    const std::int64_t value = population_.values[step.dimension][other];
                    if (!is_lacking(value)) others.push_back(value);
                }
                tried.size = std::ssize(others);
                if (*tried.size >= normalisation.minimum) {
                    step.level = level;
                    step.percentile =
                        mid_rank(std::move(others), step.value, normalisation.winsorise,
                                 card_.dimensions[step.dimension].more_is_better);
                }
            }
            step.tried.push_back(std::move(tried));
        }
        if (!step.level) step.lack = Lack::too_few_firms;
    }

private:
    struct Level {
        Reading group;
        bool known = true;  // the firm's region, where it is compared by region
        std::vector<std::size_t> firms;
    };
    const Scorecard& card_;
    const Population& population_;
    std::vector<Level> levels_;
};

// ---- conditions on the firm

struct Subject {
    const Scorecard& card;
    const Firms& firms;
    const Explanation& so_far;
    std::uint8_t grade;
    const std::vector<SegmentRule>* stages = nullptr;
    std::uint8_t stage = no_rule;
};

Seen see_firm(const Subject& subject, const Operand& operand) {
    const Scorecard& card = subject.card;
    const Explanation& known = subject.so_far;
    switch (operand.what) {
        case What::column: break;
        case What::figure: {
            const auto& figures = subject.firms.figures[operand.index];
            if (figures.empty() || figures[known.firm] == unknown_figure) return {};
            const Column& column = figure_table()[operand.index];
            const std::int64_t number = figures[known.firm];
            return {number, column.kind == Kind::word
                                ? column.words[static_cast<std::size_t>(number)].code
                                : ""};
        }
        case What::dimension:
            if (known.dimensions.empty() || known.dimensions[operand.index].lack) return {};
            return {known.dimensions[operand.index].percentile, {}};
        case What::group: {
            if (known.score == no_score) return {};
            std::int64_t points = 0;
            std::int64_t weight = 0;
            for (const DimensionStep& step : known.dimensions) {
                if (card.dimensions[step.dimension].group != operand.index) continue;
                points += step.points;
                weight += step.weight;
            }
            if (weight == 0) return {};
            return {points, {}, weight};
        }
        case What::score:
            if (known.score == no_score) return {};
            return {known.score, {}, million};
        case What::grade:
            if (subject.grade == no_grade) return {};
            return {subject.grade, card.grades[subject.grade].id};
        case What::stage:
            if (subject.stage >= unknown_rule) return {};
            return {subject.stage, (*subject.stages)[subject.stage].id};
    }
    ensure(operand.what != What::column);
    return {};
}

std::string operand_text(const Scorecard& card, const Operand& operand) {
    switch (operand.what) {
        case What::column: return patent_column_table()[operand.index].name;
        case What::figure: return std::string("figure.") + figure_table()[operand.index].name;
        case What::dimension: return "dimension." + card.dimensions[operand.index].id;
        case What::group: return "group." + card.groups[operand.index].id;
        case What::score: return "score";
        case What::grade: return "grade";
        case What::stage: return "stage";
    }
    ensure(false);
    return {};
}

std::string condition_text(const Scorecard& card, const Condition& condition) {
    static constexpr std::array<const char*, 10> words{
        "at_least", "at_most", "above",        "below",        "is",
        "one_of",   "none_of", "within_years", "beyond_years", "ahead_years"};
    const Operand& operand = condition.operand;
    std::string text = operand_text(card, operand) + " " +
                       words[static_cast<std::size_t>(condition.comparison)] + " ";
    if (!condition.words.empty()) {
        std::string list;
        for (const std::string& word : condition.words) list += (list.empty() ? "" : ", ") + word;
        return text + "[" + list + "]";
    }
    const bool share = operand.what == What::dimension || operand.what == What::group ||
                       operand.what == What::score;
    const Kind kind = share                          ? Kind::rate
                      : operand.what == What::figure ? figure_table()[operand.index].kind
                                                     : Kind::count;
    switch (kind) {
        case Kind::rate: return text + to_percent(Ratio(condition.number, million));
        case Kind::money: return text + to_string(Money{condition.number});
        case Kind::flag: return text + (condition.number != 0 ? "true" : "false");
        default: return text + std::to_string(condition.number);
    }
}

RuleStep try_rule(const Subject& subject, Date day, const Reading& reading,
                  const Conditions& conditions) {
    RuleStep step{reading, Truth::yes, {}};
    for (const Condition& each : conditions) {
        const Truth truth = truth_of(each, see_firm(subject, each.operand), day);
        step.conditions.push_back({condition_text(subject.card, each), truth});
        step.truth = both(step.truth, truth);
    }
    return step;
}

std::string unknown_of(const Scorecard& card, const RuleStep& step, const Conditions& conditions) {
    std::string names;
    for (std::size_t i = 0; i < conditions.size(); ++i)
        if (step.conditions[i].truth == Truth::unknown)
            names += (names.empty() ? "" : ", ") + operand_text(card, conditions[i].operand);
    return names;
}

// False where the firm cannot be graded.
bool apply_correction(const Scorecard& card, const Firms& firms, std::size_t number,
                      std::uint8_t& grade, Explanation& explanation) {
    const Correction& correction = card.corrections[number];
    CorrectionStep step{.correction = number, .before = grade, .after = grade};
    const Subject subject{card, firms, explanation, grade};
    std::string missing;
    for (std::size_t r = 0; r < correction.rules.size() && step.rule == no_rule; ++r) {
        const CorrectionRule& rule = correction.rules[r];
        step.rules.push_back(try_rule(subject, explanation.day, rule.reading, rule.when));
        if (step.rules.back().truth == Truth::yes) step.rule = static_cast<std::uint8_t>(r);
        if (step.rules.back().truth == Truth::unknown) {
            step.rule = unknown_rule;
            missing = unknown_of(card, step.rules.back(), rule.when);
        }
    }
    std::optional<Effect> effect;
    if (step.rule == unknown_rule)
        effect = correction.if_unknown;
    else if (step.rule != no_rule)
        effect = correction.rules[step.rule].effect;
    if (effect) step.after = corrected(step.before, *effect, card.grades.size());
    grade = static_cast<std::uint8_t>(step.after);
    const bool refused = step.rule == unknown_rule && !effect;
    if (refused)
        explanation.refusals.push_back(
            {&refusals::correction_unknown,
             correction.id,
             {{"zh", correction.reading.zh}, {"en", correction.reading.en}, {"missing", missing}}});
    explanation.corrections.push_back(std::move(step));
    return !refused;
}

void score(const Scorecard& card, const Firms& firms, Explanation& explanation) {
    for (const DimensionStep& step : explanation.dimensions) {
        const Dimension& dimension = card.dimensions[step.dimension];
        if (!step.lack || step.weight == 0 || dimension.absent != Absent::refuse) continue;
        const Reading reason = lack_reading(*step.lack);
        explanation.refusals.push_back({&refusals::dimension_lacking,
                                        dimension.id,
                                        {{"zh", dimension.reading.zh},
                                         {"en", dimension.reading.en},
                                         {"reason", reason.zh},
                                         {"reason_en", reason.en}}});
    }
    if (!explanation.refusals.empty()) {
        explanation.outcome = Outcome::dimension_lacking;
        return;
    }
    explanation.score = 0;
    for (const DimensionStep& step : explanation.dimensions) explanation.score += step.points;
    const auto reached = std::ranges::find_if(card.grades, [&](const Grade& grade) {
        return explanation.score >= grade.at_least * million;
    });
    explanation.by_score = static_cast<std::uint8_t>(reached - card.grades.begin());
    std::uint8_t grade = explanation.by_score;
    for (std::size_t c = 0; c < card.corrections.size(); ++c)
        if (!apply_correction(card, firms, c, grade, explanation)) {
            explanation.outcome = Outcome::correction_unknown;
            return;
        }
    explanation.grade = grade;
}

std::uint8_t first_rule(const Subject& subject, Date day, const std::vector<SegmentRule>& rules,
                        std::vector<RuleStep>& steps) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
        steps.push_back(try_rule(subject, day, rules[r].reading, rules[r].when));
        if (steps.back().truth == Truth::yes) return static_cast<std::uint8_t>(r);
        if (steps.back().truth == Truth::unknown) return unknown_rule;
    }
    return no_rule;
}

}  // namespace

Explanation explain(const Scorecard& scorecard, const Portfolios& portfolios, const Firms& firms,
                    const Population& population, std::size_t firm) {
    ensure(firm < firms.count && population.firms() == firms.count &&
           population.scorecard == scorecard.version);
    Explanation explanation{.firm = firm, .day = population.day};
    const FirmPatents patents(scorecard, portfolios, firms, population.day, firm);
    explanation.patents_of_field = patents.fields();
    const auto most = std::ranges::max_element(explanation.patents_of_field);
    if (*most == 0) {
        explanation.outcome = Outcome::without_field;
        explanation.refusals.push_back({&refusals::without_field, {}, {}});
        return explanation;
    }
    explanation.field = static_cast<std::uint8_t>(most - explanation.patents_of_field.begin());
    const Peers peers(scorecard, population, firms, firm);
    for (std::size_t d = 0; d < scorecard.dimensions.size(); ++d) {
        DimensionStep step = patents.measure(d);
        step.weight = scorecard.fields[explanation.field].weights[d];
        if (!step.lack) peers.compare(step);
        step.points = step.weight * step.percentile;
        explanation.dimensions.push_back(std::move(step));
    }
    score(scorecard, firms, explanation);
    return explanation;
}

SegmentExplanation explain_segment(const Segmentation& segmentation, const Scorecard& scorecard,
                                   const Firms& firms, const Explanation& explanation) {
    SegmentExplanation result;
    Subject subject{scorecard, firms, explanation, explanation.grade, &segmentation.stages};
    result.stage = first_rule(subject, explanation.day, segmentation.stages, result.stage_rules);
    subject.stage = result.stage;
    result.segment =
        first_rule(subject, explanation.day, segmentation.segments, result.segment_rules);
    if (result.segment == unknown_rule) {
        const std::size_t at = result.segment_rules.size() - 1;
        const std::string names =
            unknown_of(scorecard, result.segment_rules.back(), segmentation.segments[at].when);
        const Reading& rule = segmentation.segments[at].reading;
        result.reason = {
            "未细分：无法判断是否属于「" + rule.zh + "」，所缺：" + names,
            "Unsegmented: whether it is " + rule.en + " cannot be told without " + names};
    } else if (result.segment == no_rule) {
        result.reason = {"未细分：不符合任何一类的条件",
                         "Unsegmented: it meets the conditions of no segment"};
    } else {
        result.reason = segmentation.segments[result.segment].reading;
    }
    return result;
}

}  // namespace zhirong::grading
