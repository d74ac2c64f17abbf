#include "features/loan/terms.h"

#include <algorithm>
#include <string>

#include "features/loan/refusals.h"
#include "features/loan/shape.h"

namespace zhirong::loan {
namespace {

constexpr std::int64_t rate_scale = 1'000'000;
constexpr std::int64_t markup_scale = 10'000;
constexpr std::int64_t widest_spread_bp = 10'000;

Refusal bad(std::string field, std::string found, std::string expected) {
    return {&refusals::bad_terms,
            std::move(field),
            {{"found", std::move(found)}, {"expected", std::move(expected)}}};
}

bool between(Ratio value, Ratio least, Ratio most) { return least <= value && value <= most; }

void check_order(const Order& order, const char* field, std::vector<Refusal>& wrong) {
    for (const Component component : all_components)
        if (std::ranges::count(order, component) != 1)
            wrong.push_back(bad(field,
                                std::to_string(std::ranges::count(order, component)) + " × " +
                                    std::string(name_of(component)),
                                "each component once / 每个组成部分恰好一次"));
}

void check_classification(const std::vector<ClassRule>& rules, std::vector<Refusal>& wrong) {
    if (rules.empty()) wrong.push_back(bad("classification", "0", "at least one rule / 至少一条"));
    for (std::size_t i = 0; i < rules.size(); ++i) {
        const std::string field = "classification[" + std::to_string(i) + "]";
        if (i > 0 && rules[i].from <= rules[i - 1].from)
            wrong.push_back(bad(field + ".from", to_string(rules[i].from),
                                "a date after the rule before / 晚于上一条的日期"));
        const auto& thresholds = rules[i].thresholds;
        for (std::size_t j = 0; j < thresholds.size(); ++j) {
            const int least = j == 0 ? 1 : thresholds[j - 1].overdue_days + 1;
            const std::string at = field + ".thresholds[" + std::to_string(j) + "]";
            if (thresholds[j].overdue_days < least)
                wrong.push_back(bad(at + ".overdue_days",
                                    std::to_string(thresholds[j].overdue_days),
                                    ">= " + std::to_string(least)));
            if (j > 0 && thresholds[j].loan_class <= thresholds[j - 1].loan_class)
                wrong.push_back(bad(at + ".loan_class",
                                    std::string(name_of(thresholds[j].loan_class)),
                                    "a worse class than before / 比上一档更差的类别"));
        }
    }
}

}  // namespace

Order civil_code_order() {
    using enum Component;
    return {costs, compound, penalty, interest, principal};
}

std::vector<ClassRule> classification_of_2023() {
    return {{date_of(2023, 7, 1),
             {{1, LoanClass::special_mention},
              {91, LoanClass::substandard},
              {271, LoanClass::doubtful},
              {361, LoanClass::loss}}}};
}

std::vector<Refusal> check_rate(const RateTerms& rate, const std::string& field) {
    if (const auto* fixed = std::get_if<FixedRate>(&rate)) {
        if (between(fixed->annual, Ratio{}, Ratio::whole(1)) &&
            rate_scale % fixed->annual.denominator() == 0)
            return {};
        return {{&refusals::rate_not_allowed,
                 field + ".annual",
                 {{"found", to_percent(fixed->annual)}}}};
    }
    const std::int64_t spread = std::get<LprRate>(rate).spread_bp;
    if (-widest_spread_bp <= spread && spread <= widest_spread_bp) return {};
    return {bad(field + ".spread_bp", std::to_string(spread), "-10000 … 10000")};
}

Result<void> check(const Terms& terms) {
    std::vector<Refusal> wrong = check_rate(terms.rate, "rate");
    if (terms.principal_limit <= Money{} || terms.principal_limit > largest_input)
        wrong.push_back(
            {&refusals::amount_not_positive,
             "principal_limit",
             {{"found", to_string(terms.principal_limit)}, {"most", to_string(largest_input)}}});
    struct Range {
        const char* field;
        int found;
        int least;
        int most;
    };
    for (const Range& range : {
             Range{"payment_day", terms.payment_day, 1, 31},
             Range{"quarter_month", terms.quarter_month, 1, 3},
             Range{"shortest_first_period", terms.shortest_first_period, 0, 31},
             Range{"grace_days", terms.grace_days, 0, most_grace_days},
             Range{"calculation_version", terms.calculation_version, 1, latest_calculation_version},
         })
        if (range.found < range.least || range.found > range.most)
            wrong.push_back(bad(range.field, std::to_string(range.found),
                                std::to_string(range.least) + " … " + std::to_string(range.most)));
    if (!between(terms.penalty_markup, Ratio{}, Ratio::whole(1)) ||
        markup_scale % terms.penalty_markup.denominator() != 0)
        wrong.push_back(bad("penalty_markup", to_percent(terms.penalty_markup),
                            "0% … 100%, at most two decimals / 最多两位小数"));
    check_order(terms.allocation, "allocation", wrong);
    check_order(terms.recovery_allocation, "recovery_allocation", wrong);
    check_classification(terms.classification, wrong);
    if (!wrong.empty()) return std::unexpected(Refusals{std::move(wrong)});
    return {};
}

Result<LoanClass> classify(const std::vector<ClassRule>& rules, Date date, int overdue_days) {
    const auto after = std::ranges::upper_bound(rules, date, {}, &ClassRule::from);
    if (after == rules.begin())
        return refuse(refusals::classification_missing, "classification",
                      {{"date", to_string(date)},
                       {"first", rules.empty() ? "-" : to_string(rules.front().from)}});
    LoanClass loan_class = LoanClass::normal;
    for (const ClassThreshold& threshold : std::prev(after)->thresholds)
        if (overdue_days >= threshold.overdue_days) loan_class = threshold.loan_class;
    return loan_class;
}

}  // namespace zhirong::loan
