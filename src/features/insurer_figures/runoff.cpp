#include "features/insurer_figures/runoff.h"

#include <fmt/format.h>

#include <algorithm>

namespace zhirong::insurer_figures {
namespace {

using reserving::Basis;
using reserving::ChainLadder;

constexpr RefusalKind too_few_origins{
    "figures.too_few_origins", 422,
    "{line}只有 {found} 个有赔款的事故季，链梯法至少须有 {expected} 个",
    "{line_en} has {found} quarters with claims, at least {expected} are needed for a chain "
    "ladder"};
constexpr RefusalKind ratio_missing{
    "figures.loss_ratio_missing", 422,
    "{line}的 IBNR 不能用链梯法计算（{found}）：请填写该险种的预期赔付率及其依据",
    "The IBNR of {line_en} cannot be computed by chain ladder ({found_en}): give its expected loss "
    "ratio with the source"};
constexpr RefusalKind ratio_needed{"figures.loss_ratio_needed", 422,
                                   "“{method}”须填写{line}的预期赔付率及其依据",
                                   "“{method_en}” needs the expected loss ratio of {line_en} with "
                                   "its source"};

constexpr int months_of_quarter = 3;

int month_number(Date day) {
    const auto at = civil(day);
    return static_cast<int>(at.year()) * 12 + static_cast<int>(static_cast<unsigned>(at.month())) -
           1;
}

std::string quarter_name(int month) {
    return fmt::format("{}Q{}", month / 12, month % 12 / months_of_quarter + 1);
}

// How many periods back from the one that ends with the valuation a day lies.
int periods_back(Date day, Date through) {
    return (month_number(through) - month_number(day)) / months_of_quarter;
}

Period period(Date through, int back) {
    const Date until = end_of_month(add_months(through, -months_of_quarter * back));
    const Date from = add_months(until + Days{1}, -months_of_quarter);
    const int last = month_number(until);
    const std::string name =
        last % months_of_quarter == months_of_quarter - 1
            ? quarter_name(last)
            : to_string(from).substr(0, 7) + "–" + to_string(until).substr(0, 7);
    return {name, from, until};
}

bool is_of(const ClaimRun& claim, Line line, Date through) {
    return claim.notice.line == line && claim.origin <= through && claim.at(through) != nullptr;
}

// Names as core/reserving reads them: quarters that follow each other, the last one the calendar
// quarter that the valuation's month belongs to.
reserving::TriangleRows rows_of(const Runoff& runoff, Basis basis) {
    reserving::TriangleRows rows{
        .basis = basis, .form = reserving::Form::cumulative, .grain = reserving::Grain::quarter};
    const auto& amounts = runoff.of(basis);
    const int last = month_number(runoff.through);
    for (std::size_t i = 0; i < amounts.size(); ++i) {
        const int back = static_cast<int>(amounts.size() - 1 - i);
        for (std::size_t k = 0; k < amounts[i].size(); ++k)
            rows.cells.push_back({quarter_name(last - months_of_quarter * back),
                                  static_cast<int>(k) + 1, amounts[i][k]});
    }
    return rows;
}

// The same figures under the names of the periods.
void rename(ChainLadder& ladder, const Runoff& runoff) {
    const auto name = [&](std::size_t origin) {
        return runoff.periods[runoff.first_claims + origin].name;
    };
    for (std::size_t i = 0; i < ladder.origins.size(); ++i) ladder.origins[i].origin = name(i);
    for (reserving::Factor& factor : ladder.factors)
        for (std::size_t i = 0; i < factor.links.size(); ++i) factor.links[i].origin = name(i);
}

Phrase told(const Refusals& refusals) {
    return {in_chinese(refusals.first()), in_english(refusals.first())};
}

std::vector<Fact> line_facts(Line line) {
    return {{"line", label_of(line).zh}, {"line_en", label_of(line).en}};
}

Result<reserving::Prior> prior_of(const LineChoice& choice, Method method,
                                  const std::optional<Phrase>& not_computable,
                                  const std::string& field) {
    if (choice.loss_ratio && choice.source)
        return reserving::Prior{*choice.loss_ratio, *choice.source};
    std::vector<Fact> facts = line_facts(choice.line);
    const std::string at = choice.loss_ratio ? field + ".source" : field + ".loss_ratio";
    if (not_computable) {
        facts.push_back({"found", not_computable->zh});
        facts.push_back({"found_en", not_computable->en});
        return refuse(ratio_missing, field == "lines" ? field : at, std::move(facts));
    }
    facts.push_back({"method", label_of(method).zh});
    facts.push_back({"method_en", label_of(method).en});
    return refuse(ratio_needed, field == "lines" ? field : at, std::move(facts));
}

// "prior.loss_ratio" is "lines[2].loss_ratio" in the command.
Refusals at_choice(Refusals refusals, const std::string& field) {
    for (Refusal& each : refusals.all)
        each.field = field + (each.field == "prior.source" ? ".source" : ".loss_ratio");
    return refusals;
}

std::vector<reserving::Exposure> exposures(const Runoff& runoff, const ChainLadder& ladder) {
    std::vector<reserving::Exposure> all;
    for (std::size_t i = 0; i < ladder.origins.size(); ++i)
        all.push_back({ladder.origins[i].origin, runoff.earned[runoff.first_claims + i]});
    return all;
}

std::vector<reserving::Reported> reported(const Runoff& runoff, std::optional<int> quarters) {
    std::vector<reserving::Reported> all;
    const std::size_t size = runoff.periods.size();
    const std::size_t from =
        quarters ? size - std::min(size, static_cast<std::size_t>(*quarters)) : 0;
    for (std::size_t i = from; i < size; ++i) {
        const Money latest =
            i < runoff.first_claims ? Money{} : runoff.incurred[i - runoff.first_claims].back();
        all.push_back({runoff.periods[i].name, runoff.earned[i], latest});
    }
    return all;
}

// The ultimate by the paid triangle, less what is incurred.
Why why_paid(const ChainLadder& paid, Money incurred, Money amount) {
    return {.title = {"已发生未报案未决赔款准备金（IBNR）", "Incurred but not reported (IBNR)"},
            .rule = "figures.ibnr_by_paid",
            .formula = Phrase{"按已决赔款的最终赔款 − 已报案赔款", "Ultimate by paid − incurred"},
            .inputs = {input("ultimate", "最终赔款（已决）", "Ultimate by paid", paid.ultimate),
                       input("incurred", "已报案赔款", "Incurred", incurred)},
            .result = to_string(amount),
            .steps = {reserving::why_reserve(paid)}};
}

Money latest_incurred(const Runoff& runoff) {
    Money sum;
    for (const auto& origin : runoff.incurred) sum += origin.back();
    return sum;
}

}  // namespace

Runoff runoff(const Book& book, Line line, Date through) {
    ensure(is_month_end(through) && through <= book.on);
    int oldest = 0;
    int oldest_claims = -1;
    for (const Holding& each : book.holdings)
        if (each.line() == line && each.policy.inception().from <= through)
            oldest = std::max(oldest, periods_back(each.policy.inception().from, through));
    for (const ClaimRun& each : book.claims)
        if (is_of(each, line, through))
            oldest_claims = std::max(oldest_claims, periods_back(each.origin, through));
    oldest = std::max(oldest, oldest_claims);
    Runoff made{.line = line, .through = through};
    for (int back = oldest; back >= 0; --back) made.periods.push_back(period(through, back));
    made.earned.resize(made.periods.size());
    for (const Holding& each : book.holdings) {
        if (each.line() != line) continue;
        Money before;
        for (std::size_t i = 0; i < made.periods.size(); ++i) {
            const Money now = insurance::earned_by(each.coverage, made.periods[i].until);
            made.earned[i] += now - before;
            before = now;
        }
    }
    made.first_claims = static_cast<std::size_t>(oldest - oldest_claims);
    const auto count = static_cast<std::size_t>(oldest_claims + 1);
    for (std::size_t i = 0; i < count; ++i) {
        made.paid.emplace_back(count - i);
        made.incurred.emplace_back(count - i);
    }
    for (const ClaimRun& each : book.claims) {
        if (!is_of(each, line, through)) continue;
        const std::size_t origin =
            count - 1 - static_cast<std::size_t>(periods_back(each.origin, through));
        for (std::size_t k = 0; k < count - origin; ++k) {
            const ClaimStep* step = each.at(made.periods[made.first_claims + origin + k].until);
            if (step == nullptr) continue;
            made.paid[origin][k] += step->paid;
            made.incurred[origin][k] += step->incurred();
        }
    }
    return made;
}

Result<Laddered> ladder(const Runoff& runoff, Basis basis) {
    const auto found = static_cast<int>(runoff.of(basis).size());
    if (found < fewest_origins) {
        std::vector<Fact> facts = line_facts(runoff.line);
        facts.push_back({"found", std::to_string(found)});
        facts.push_back({"expected", std::to_string(fewest_origins)});
        return refuse(too_few_origins, "", std::move(facts));
    }
    const auto triangle = TRY(reserving::Triangle::read(rows_of(runoff, basis)));
    ChainLadder made = TRY(reserving::chain_ladder(triangle, {}));
    rename(made, runoff);
    auto errors = reserving::mack(triangle, made);
    return Laddered{std::move(made), std::move(errors), reserving::calendar_test(triangle)};
}

Result<Ibnr> ibnr(const Runoff& runoff, const LineChoice& choice, const std::string& field) {
    const Method asked = choice.method.value_or(Method::incurred_ladder);
    Ibnr made{.method = asked};
    if (asked != Method::expected) {
        const Basis basis = asked == Method::paid_ladder ? Basis::paid : Basis::incurred;
        if (const auto found = ladder(runoff, basis)) {
            const ChainLadder& result = found->ladder;
            if (asked == Method::incurred_ladder) {
                made.amount = result.reserve;
                made.why = reserving::why_reserve(result);
            } else if (asked == Method::paid_ladder) {
                const Money incurred = latest_incurred(runoff);
                made.amount = result.ultimate - incurred;
                made.why = why_paid(result, incurred, made.amount);
            } else {
                made.prior = TRY(prior_of(choice, asked, {}, field));
                const auto expected =
                    reserving::bornhuetter_ferguson(result, exposures(runoff, result), *made.prior);
                if (!expected) return std::unexpected(at_choice(expected.error(), field));
                made.amount = expected->reserve;
                made.why = reserving::why_reserve(*expected);
            }
            return made;
        } else {
            made.not_computable = told(found.error());
        }
    }
    made.method = Method::expected;
    made.prior = TRY(prior_of(choice, Method::expected, made.not_computable, field));
    const auto expected = reserving::expected_reserve(
        Basis::incurred, reported(runoff, choice.quarters), *made.prior);
    if (!expected) return std::unexpected(at_choice(expected.error(), field));
    made.amount = expected->reserve;
    made.why = reserving::why_reserve(*expected);
    return made;
}

}  // namespace zhirong::insurer_figures
