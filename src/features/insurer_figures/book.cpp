#include "features/insurer_figures/book.h"

#include <algorithm>
#include <map>
#include <set>

#include "core/reserving/earned.h"

namespace zhirong::insurer_figures {
namespace {

// The treaties that a policy belongs to, by the day on which its cover begins.
struct Ceded {
    reinsurance::Programme programme;
    const Treaty* surplus = nullptr;
    const Treaty* quota = nullptr;
};
Ceded ceded(const std::vector<Treaty>& treaties, const Holding& holding) {
    Ceded found;
    for (const Treaty& each : treaties) {
        const reinsurance::Terms& terms = each.entered.terms;
        if (!reinsurance::takes(terms, holding.line(), holding.policy.inception().from)) continue;
        if (terms.kind == reinsurance::Kind::surplus) {
            found.surplus = &each;
            found.programme.surplus = &terms;
        } else {
            found.quota = &each;
            found.programme.quota = &terms;
        }
    }
    return found;
}

// What the days of a stretch up to the end of `on` earn; the part that a short rate keeps is earned
// when cover ends.
Money earned_of(const insurance::Coverage& coverage, const insurance::Stretch& stretch, Date on) {
    if (!stretch.covered || stretch.from > on) return {};
    const insurance::Inception& inception = coverage.inception;
    const auto part =
        reserving::earned_between(stretch.term_premium, inception.from, inception.until(),
                                  stretch.from, std::min(stretch.until, on));
    ensure(part.has_value());
    return *part;
}

struct Taking {
    reinsurance::Parts written;
    reinsurance::Parts earned;
};
// Stretch by stretch, for the limit may change with an endorsement.
Taking premium_taken(const Holding& holding, const Ceded& by, Date on) {
    Taking all;
    const insurance::Coverage& coverage = holding.coverage;
    reinsurance::Shares last;
    for (const insurance::Stretch& each : coverage.stretches) {
        if (!each.covered) continue;
        last = reinsurance::shares(by.programme, each.aggregate);
        all.written += reinsurance::split(each.premium, last);
        all.earned += reinsurance::split(earned_of(coverage, each, on), last);
    }
    const reinsurance::Parts kept = reinsurance::split(coverage.kept_above, last);
    all.written += kept;
    if (coverage.closed_on && *coverage.closed_on <= on) all.earned += kept;
    return all;
}

// The shares on the day for which the policy answers; nothing is ceded where nothing was covered.
reinsurance::Shares shares_on(const Holding& holding, const Ceded& by, Date day) {
    const insurance::Stretch* stretch = insurance::stretch_on(holding.coverage, day);
    if (stretch == nullptr || !stretch->covered) return {};
    return reinsurance::shares(by.programme, stretch->aggregate);
}

Date first_of_month(Date day) {
    const auto at = civil(day);
    return date_of(static_cast<int>(at.year()), static_cast<unsigned>(at.month()), 1);
}

}  // namespace

LineFigures& LineFigures::operator+=(const LineFigures& other) {
    policies += other.policies;
    claims += other.claims;
    written += other.written;
    earned += other.earned;
    paid += other.paid;
    outstanding += other.outstanding;
    recovered += other.recovered;
    return *this;
}

std::optional<Holding> holding(const Policy& policy, const Product& product, Date on) {
    if (!policy.bound || policy.bound->on > on) return std::nullopt;
    Holding made{.policy = policy, .product = &product};
    made.writings.push_back({policy.bound->on, policy.bound->premium});
    for (const insurance_policy::Dated& each : policy.movements) {
        if (each.on > on) continue;
        made.movements.push_back(each.movement);
        made.writings.push_back({each.on, each.premium.after - each.premium.before});
    }
    for (const Written& each : made.writings) made.written += each.amount;
    auto covered = insurance::coverage(product, policy.inception(), made.movements);
    ensure(covered.has_value());
    made.coverage = *std::move(covered);
    ensure(made.coverage.premium == made.written);
    return made;
}

const ClaimStep* ClaimRun::at(Date day) const {
    const auto after = std::ranges::upper_bound(steps, day, {}, &ClaimStep::on);
    return after == steps.begin() ? nullptr : &*std::prev(after);
}

ClaimRun run_of(const std::string& id, std::span<const Happened> events, const Product& product) {
    ClaimRun run{.id = id};
    Claim claim;
    claim.id = id;
    for (const auto& [on, event] : events) {
        claim = insurance_claim::apply(std::move(claim), event);
        const ClaimStep step{.on = on,
                             .paid = claim.paid - claim.returned,
                             .outstanding = insurance_claim::outstanding(claim),
                             .recovered = insurance_claim::division(claim).insurer,
                             .counts = insurance_claim::counts(claim)};
        if (!run.steps.empty() && run.steps.back().on == on)
            run.steps.back() = step;
        else
            run.steps.push_back(step);
    }
    run.notice = claim.notice;
    run.origin = insurance_claim::day_that_counts(product, claim.notice);
    return run;
}

std::vector<Line> lines_of(const Book& book) {
    std::set<Line> lines;
    for (const Holding& each : book.holdings) lines.insert(each.line());
    return {lines.begin(), lines.end()};
}

LineFigures figures_of(const Book& book, std::optional<Line> line) {
    LineFigures all;
    for (const Holding& each : book.holdings) {
        if (line && each.line() != *line) continue;
        ++all.policies;
        all.written += each.written;
        all.earned += insurance::earned_by(each.coverage, book.on);
    }
    for (const ClaimRun& each : book.claims) {
        const ClaimStep* step = each.at(book.on);
        if (step == nullptr || (line && each.notice.line != *line)) continue;
        if (step->counts) ++all.claims;
        all.paid += step->paid;
        all.outstanding += step->outstanding;
        all.recovered += step->recovered;
    }
    return all;
}

std::vector<MonthPremium> by_month(const Book& book, int months) {
    std::vector<MonthPremium> all;
    const Date last = first_of_month(book.on);
    for (int i = months - 1; i >= 0; --i) all.push_back({.month = add_months(last, -i)});
    const auto end = [&](std::size_t i) { return std::min(end_of_month(all[i].month), book.on); };
    for (const Holding& each : book.holdings) {
        for (const Written& writing : each.writings)
            for (std::size_t i = 0; i < all.size(); ++i)
                if (all[i].month <= writing.on && writing.on <= end(i))
                    all[i].written += writing.amount;
        Money before = insurance::earned_by(each.coverage, all.front().month - Days{1});
        for (std::size_t i = 0; i < all.size(); ++i) {
            const Money now = insurance::earned_by(each.coverage, end(i));
            all[i].earned += now - before;
            before = now;
        }
    }
    const auto begins = std::ranges::find_if(all, [](const MonthPremium& each) {
        return each.written != Money{} || each.earned != Money{};
    });
    all.erase(all.begin(), begins);
    return all;
}

std::vector<TreatyFigures> treaty_figures(const Book& book) {
    std::map<std::string, TreatyFigures> found;
    const auto of = [&](const Treaty& treaty) -> TreatyFigures& {
        TreatyFigures& figures = found[treaty.id];
        figures.treaty = treaty.id;
        figures.title = treaty.entered.title;
        return figures;
    };
    for (const Treaty& each : book.treaties) of(each);
    std::map<std::string, const Holding*> by_policy;
    for (const Holding& each : book.holdings) {
        by_policy.emplace(each.policy.id, &each);
        const Ceded by = ceded(book.treaties, each);
        const Taking taken = premium_taken(each, by, book.on);
        const auto add = [&](const Treaty* treaty, Money written, Money earned) {
            if (treaty == nullptr) return;
            TreatyFigures& figures = of(*treaty);
            ++figures.policies;
            figures.premium += written;
            figures.unearned += written - earned;
        };
        add(by.surplus, taken.written.surplus, taken.earned.surplus);
        add(by.quota, taken.written.quota, taken.earned.quota);
    }
    for (const ClaimRun& each : book.claims) {
        const ClaimStep* step = each.at(book.on);
        const auto policy = by_policy.find(each.notice.policy);
        if (step == nullptr || policy == by_policy.end()) continue;
        const Ceded by = ceded(book.treaties, *policy->second);
        const reinsurance::Shares shares = shares_on(*policy->second, by, each.origin);
        const reinsurance::Parts paid = reinsurance::split(step->paid - step->recovered, shares);
        const reinsurance::Parts open = reinsurance::split(step->outstanding, shares);
        if (by.surplus != nullptr) {
            of(*by.surplus).paid += paid.surplus;
            of(*by.surplus).outstanding += open.surplus;
        }
        if (by.quota != nullptr) {
            of(*by.quota).paid += paid.quota;
            of(*by.quota).outstanding += open.quota;
        }
    }
    std::vector<TreatyFigures> all;
    for (const Treaty& each : book.treaties) {
        TreatyFigures& figures = found.at(each.id);
        figures.commission = reinsurance::commission(each.entered.terms, figures.premium);
        all.push_back(figures);
    }
    return all;
}

Date end_of_month(Date day) { return add_months(first_of_month(day), 1) - Days{1}; }
bool is_month_end(Date day) { return end_of_month(day) == day; }

}  // namespace zhirong::insurer_figures
