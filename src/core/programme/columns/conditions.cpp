#include <algorithm>
#include <set>

#include "base/ensure.h"
#include "core/programme/columns/stretches.h"

namespace zhirong::programme::columns {

std::vector<Date> turning_days(const Programme& programme) {
    std::set<Date> days{programme.from};
    if (programme.until) days.insert(*programme.until + Days{1});
    for (const NamedQuantity& quantity : programme.quantities)
        if (const auto* values = std::get_if<std::vector<Dated>>(&quantity.definition))
            for (const Dated& each : *values) {
                days.insert(each.from);
                if (each.until) days.insert(*each.until + Days{1});
            }
    return {days.begin(), days.end()};
}

namespace {

struct Plan {
    Code code;
    std::unique_ptr<Runner> runner;
    std::vector<RegisterId> conditions;
    Compiler::Node value;
    std::vector<RegisterId> known_to_miss;  // conditions that are not known in a row of the batch
};

const Agreement& agreement_of(const Basis& basis, const Applications& applications,
                              std::size_t row) {
    return basis.agreements[applications.agreements.empty() ? 0 : applications.agreements[row]];
}

Facts facts_of(const Basis& basis, const Applications& applications, std::size_t row) {
    Facts facts = applications.table.facts(row, basis.programme);
    facts.published = basis.published;
    return facts;
}

bool is_bad(const Mark* bad, std::size_t at) { return bad != nullptr && bad[at] != 0; }

// Compiles, runs every batch and hands its groups to `use`; then the rows of no stretch, and those
// that `use` marks as bad, to `trace`.
template <class Compile, class Use, class Trace>
void over_batches(const Basis& basis, const Applications& applications, Compile compile, Use use,
                  Trace trace) {
    const auto rows = static_cast<std::uint32_t>(applications.table.rows());
    ensure(applications.dates.size() == rows && !basis.agreements.empty());
    Stretches<Plan> stretches(basis, applications, [&](Date day, const Agreement& agreement) {
        auto plan = std::make_unique<Plan>();
        Compiler compiler(basis.programme, agreement, basis.published, day, applications.table,
                          plan->code);
        compile(compiler, *plan);
        plan->runner = std::make_unique<Runner>(plan->code);
        return plan;
    });
    constexpr auto step = static_cast<std::uint32_t>(batch_rows);
    std::vector<Mark> bad(batch_rows);
    for (std::uint32_t begin = 0; begin < rows; begin += step) {
        const std::uint32_t end = std::min(rows, begin + step);
        std::fill(bad.begin(), bad.end(), Mark{1});
        for (const Group<Plan>& group : stretches.groups(begin, end)) {
            Runner& runner = *group.plan->runner;
            runner.take(group.rows);
            runner.run(0, group.plan->code.instructions.size());
            group.plan->known_to_miss.clear();
            for (const RegisterId each : group.plan->conditions)
                if (runner.bad(each) != nullptr) group.plan->known_to_miss.push_back(each);
            for (std::size_t i = 0; i < group.rows.size(); ++i)
                bad[group.rows[i] - begin] = use(*group.plan, i, group.rows[i]) ? 0 : 1;
        }
        for (std::uint32_t row = begin; row < end; ++row)
            if (bad[row - begin] != 0) trace(row);
    }
}

}  // namespace

Eligibility eligibility(const Basis& basis, const Applications& applications,
                        const Unanswered& unanswered) {
    Eligibility result;
    for (const auto* list : {&basis.programme.eligibility, &basis.programme.controls})
        for (const Requirement& each : *list) result.requirements.push_back(&each);
    constexpr std::size_t most_bits = 64;
    const bool bits_suffice = result.requirements.size() <= most_bits;
    result.answers.assign(applications.table.rows(), Answer::not_asked);
    result.failed.assign(applications.table.rows(), 0);
    over_batches(
        basis, applications,
        [&](Compiler& compiler, Plan& plan) {
            for (const Requirement* each : result.requirements)
                plan.conditions.push_back(compiler.decide(each->condition));
        },
        [&](const Plan& plan, std::size_t at, std::uint32_t row) {
            std::uint64_t failed = 0;
            if (bits_suffice)
                for (std::size_t c = 0; c < plan.conditions.size(); ++c)
                    failed |= std::uint64_t{plan.runner->marks(plan.conditions[c])[at] == 0} << c;
            for (const RegisterId each : plan.known_to_miss)
                if (plan.runner->bad(each)[at] != 0) return false;
            result.failed[row] = failed;
            result.answers[row] = failed == 0 ? Answer::granted : Answer::refused;
            return bits_suffice;
        },
        [&](std::uint32_t row) {
            ++result.traced;
            result.answers[row] = Answer::unanswered;
            const auto found = programme::eligibility(
                basis.programme, facts_of(basis, applications, row),
                agreement_of(basis, applications, row), applications.dates[row]);
            if (!found) {
                unanswered(row, nullptr, found.error());
                return;
            }
            bool all = true;
            for (std::size_t c = 0; c < found->size(); ++c) {
                all = all && (*found)[c].holds;
                if (bits_suffice && !(*found)[c].holds) result.failed[row] |= std::uint64_t{1} << c;
            }
            result.answers[row] = all ? Answer::granted : Answer::refused;
        });
    return result;
}

Values evaluate(const Basis& basis, std::string_view name, const Applications& applications,
                const Unanswered& unanswered) {
    const Programme& programme = basis.programme;
    const NamedQuantity* quantity = programme.find_quantity(name);
    const Expression* expression = nullptr;
    if (programme.exposure && name == "exposure.covered") expression = &programme.exposure->covered;
    if (programme.exposure && name == "exposure.reserved")
        expression = &programme.exposure->reserved;
    if (programme.credit_line && name == "credit_line") expression = &programme.credit_line->amount;
    const Unit unit = quantity != nullptr     ? quantity->unit
                      : expression != nullptr ? expression->unit
                                              : Unit::money;
    Values result;
    const bool is_rate = unit == Unit::rate;
    const bool is_number = storage_of(unit) == Storage::numbers && !is_rate;
    result.answers.assign(applications.table.rows(), Answer::not_asked);
    if (is_number) result.numbers.assign(applications.table.rows(), 0);
    if (is_rate) result.rates.assign(applications.table.rows(), Ratio{});
    over_batches(
        basis, applications,
        [&](Compiler& compiler, Plan& plan) {
            if (quantity != nullptr)
                plan.value = compiler.compute(*quantity);
            else if (expression != nullptr)
                plan.value = compiler.compute(*expression);
        },
        [&](const Plan& plan, std::size_t at, std::uint32_t row) {
            const RegisterId id = plan.value.value;
            if ((quantity == nullptr && expression == nullptr) || is_bad(plan.runner->bad(id), at))
                return false;
            if (is_number) {
                result.numbers[row] = plan.runner->numbers(id)[at];
            } else if (is_rate) {
                const Number over = plan.runner->numbers(id)[at];
                result.rates[row] =
                    Ratio(over, plan.value.under ? plan.runner->numbers(*plan.value.under)[at]
                                                 : plan.value.denominator);
            } else {
                return false;
            }
            result.answers[row] = Answer::granted;
            return true;
        },
        [&](std::uint32_t row) {
            ++result.traced;
            result.answers[row] = Answer::unanswered;
            const auto found = programme::evaluate(
                programme, name, facts_of(basis, applications, row),
                agreement_of(basis, applications, row), applications.dates[row]);
            if (!found) {
                unanswered(row, nullptr, found.error());
                return;
            }
            result.answers[row] = Answer::granted;
            if (is_number) result.numbers[row] = number_of(found->value);
            if (is_rate) result.rates[row] = std::get<Ratio>(found->value);
        });
    return result;
}

}  // namespace zhirong::programme::columns
