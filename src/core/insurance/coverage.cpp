#include "core/insurance/coverage.h"

#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "core/reserving/earned.h"

namespace zhirong::insurance {
namespace {

using shapes::item_path;

constexpr RefusalKind outside_term{"insurance.outside_term", 422,
                                   "日期 {found} 不在保险期间内：{expected}",
                                   "{found} is outside of the term, {expected}"};
constexpr RefusalKind not_covered_then{
    "insurance.not_covered_then", 409, "{found} 保单不在承保状态（自 {expected} 起停止承保）",
    "The policy covers nothing on {found} (cover ended on {expected})"};
constexpr RefusalKind covered_already{"insurance.covered_already", 409,
                                      "{found} 保单在承保状态，无需恢复效力",
                                      "The policy is in force on {found}: nothing to reinstate"};
constexpr RefusalKind two_on_a_day{
    "insurance.two_on_a_day", 422,
    "{found} 已有对“{what}”的变更，同一天不能变更两次：请合并为一次批改",
    "“{what_en}” changes twice on {found}: put both into one endorsement"};
constexpr RefusalKind scheduled_already{"insurance.scheduled_already", 422,
                                        "“{found}”自 {expected} 起已在保险标的清单内",
                                        "“{found}” is in the schedule since {expected}"};
constexpr RefusalKind not_scheduled{"insurance.not_scheduled", 422,
                                    "“{found}”在 {expected} 不在保险标的清单内",
                                    "“{found}” is not in the schedule on {expected}"};
constexpr RefusalKind schedule_empty{
    "insurance.schedule_empty", 422, "自 {found} 起清单内没有标的：不再承保请办理退保",
    "Nothing would be insured from {found}: cancel the policy instead"};
constexpr RefusalKind changes_nothing{"insurance.changes_nothing", 422, "批改没有变更任何内容",
                                      "The endorsement changes nothing"};

Date date_of(const Movement& movement) {
    return std::visit([](const auto& each) { return each.from; }, movement);
}

// The movements by date, each with its place in what was given. Within a day nothing that is
// accepted depends on the order, but the end and the return of cover: a day may see one of the two.
struct Dated {
    std::size_t place;
    const Movement* movement;
    Date from;
};
std::vector<Dated> in_order(std::span<const Movement> movements) {
    std::vector<Dated> all;
    for (std::size_t i = 0; i < movements.size(); ++i)
        all.push_back({i, &movements[i], date_of(movements[i])});
    std::ranges::stable_sort(all, {}, &Dated::from);
    return all;
}

// The terms as they stand on one day, walked forward through the movements.
class Terms {
public:
    explicit Terms(const Inception& inception) : zone(inception.zone), sum(inception.sum) {
        for (const ScheduledItem& each : inception.schedule)
            items.emplace(each.number, Entry{each, inception.from});
    }
    void take(const Change& change) {
        for (const std::string& each : change.remove) items.erase(each);
        for (const ScheduledItem& each : change.add)
            items.emplace(each.number, Entry{each, change.from});
        if (change.sum) sum = *change.sum;
        if (change.zone) zone = *change.zone;
    }
    void take(const Cancellation& cancellation) {
        covered = false;
        ended = cancellation;
    }
    void take(const Reinstatement&) {
        covered = true;
        ended.reset();
    }
    std::vector<Group> groups() const {
        std::map<std::optional<RightKind>, int> counts;
        for (const auto& [number, entry] : items) ++counts[entry.item.kind];
        std::vector<Group> all;
        for (const auto& [kind, count] : counts) all.push_back({kind, count});
        return all;
    }

    struct Entry {
        ScheduledItem item;
        Date since;
    };
    std::map<std::string, Entry> items;
    Zone zone;
    Money sum;
    bool covered = true;
    std::optional<Cancellation> ended;
};

std::string term_words(const Inception& inception) {
    return to_string(inception.from) + " – " + to_string(inception.until());
}

// What one day's movements touch: nothing twice.
class Touched {
public:
    Result<std::monostate> take(const std::string& what, const Label& words, Date on,
                                const std::string& field) {
        if (seen_.insert(what).second) return {};
        return refuse(two_on_a_day, field,
                      {{"found", to_string(on)}, {"what", words.zh}, {"what_en", words.en}});
    }

private:
    std::set<std::string> seen_;
};

Result<std::monostate> check(const Terms& terms, const Change& change, Touched& touched,
                             const std::string& at) {
    if (change.add.empty() && change.remove.empty() && !change.sum && !change.zone)
        return refuse(changes_nothing, at);
    Refusals wrong;
    const auto add = [&](Result<std::monostate> result) {
        if (result) return;
        for (Refusal& each : result.error().all) wrong.all.push_back(std::move(each));
    };
    for (std::size_t i = 0; i < change.remove.size(); ++i) {
        const std::string& number = change.remove[i];
        const std::string field = item_path(at + ".remove", i);
        add(touched.take("item:" + number, {"", number, number}, change.from, field));
        if (!terms.items.contains(number))
            add(refuse(not_scheduled, field,
                       {{"found", number}, {"expected", to_string(change.from)}}));
    }
    for (std::size_t i = 0; i < change.add.size(); ++i) {
        const std::string& number = change.add[i].number;
        const std::string field = item_path(at + ".add", i) + ".number";
        add(touched.take("item:" + number, {"", number, number}, change.from, field));
        if (const auto there = terms.items.find(number); there != terms.items.end())
            add(refuse(scheduled_already, field,
                       {{"found", number}, {"expected", to_string(there->second.since)}}));
    }
    if (change.sum)
        add(touched.take("sum", {"", "保险金额", "sum insured"}, change.from, at + ".sum"));
    if (change.zone)
        add(touched.take("zone", {"", "地域", "territory"}, change.from, at + ".zone"));
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return {};
}
Result<std::monostate> check(const Terms& terms, const Cancellation& cancellation, Touched& touched,
                             const std::string& at) {
    CHECKED(touched.take("cover", {"", "承保状态", "cover"}, cancellation.from, at + ".from"));
    if (!terms.covered)
        return refuse(
            not_covered_then, at + ".from",
            {{"found", to_string(cancellation.from)}, {"expected", to_string(terms.ended->from)}});
    return {};
}
Result<std::monostate> check(const Terms& terms, const Reinstatement& reinstatement,
                             Touched& touched, const std::string& at) {
    // On the very day on which cover would end: as if it never had.
    if (terms.covered)
        return refuse(covered_already, at + ".from", {{"found", to_string(reinstatement.from)}});
    if (terms.ended->from != reinstatement.from)
        CHECKED(touched.take("cover", {"", "承保状态", "cover"}, reinstatement.from, at + ".from"));
    return {};
}

// The dates on which something changes, each with what changes.
using Calendar = std::vector<std::pair<Date, std::vector<Dated>>>;
Calendar by_day(std::span<const Movement> movements) {
    Calendar days;
    for (const Dated& each : in_order(movements)) {
        if (days.empty() || days.back().first != each.from) days.push_back({each.from, {}});
        days.back().second.push_back(each);
    }
    return days;
}
// Of one day: first the end of cover, then its return, then the rest.
std::vector<Dated> within_day(std::vector<Dated> day) {
    std::ranges::stable_sort(day, {}, [](const Dated& each) {
        if (std::holds_alternative<Cancellation>(*each.movement)) return 0;
        return std::holds_alternative<Reinstatement>(*each.movement) ? 1 : 2;
    });
    return day;
}

Result<Stretch> stretch_of(const Product& product, const Inception& inception, const Terms& terms,
                           Date from, Date until, std::vector<Why>& steps) {
    Stretch made{.from = from,
                 .until = until,
                 .covered = terms.covered,
                 .zone = terms.zone,
                 .sum = terms.sum,
                 .count = static_cast<int>(terms.items.size()),
                 .aggregate = {},
                 .term_premium = {},
                 .premium = {}};
    if (!terms.covered) return made;
    if (terms.items.empty()) return refuse(schedule_empty, "", {{"found", to_string(from)}});
    Quote quoted = TRY(quote(product, {.insured = inception.insured,
                                       .groups = terms.groups(),
                                       .zone = terms.zone,
                                       .sum = terms.sum,
                                       .months = inception.months,
                                       .claims = inception.claims}));
    made.aggregate = std::min(quoted.sum, product.limits.aggregate.value);
    made.term_premium = quoted.premium;
    made.premium = TRY(
        reserving::earned_between(quoted.premium, inception.from, inception.until(), from, until));
    Why step{
        .title = {to_string(from) + " 至 " + to_string(until) + " 的保险费",
                  "Premium from " + to_string(from) + " to " + to_string(until)},
        .rule = "insurance.stretch",
        .formula = Phrase{"全期保险费 × 本段天数 ÷ 保险期间天数（累计取差，四舍五入到分）",
                          "premium of the whole term × days / days of the term, as a difference "
                          "of two cumulative figures"},
        .rounding = Rounding::half_up,
        .inputs = {input("term_premium", "全期保险费", "Premium for the whole term",
                         quoted.premium),
                   {"days", "本段天数", "Days", std::to_string((until - from).count() + 1),
                    Unit::days},
                   {"days_in_all", "保险期间天数", "Days of the term",
                    std::to_string((inception.until() - inception.from).count() + 1), Unit::days}},
        .result = to_string(made.premium),
        .steps = {std::move(quoted.why)}};
    steps.push_back(std::move(step));
    return made;
}

int months_begun(Date from, Date end) {
    int months = 0;
    while (add_months(from, months) < end) ++months;
    return months;
}

// What a cancellation by short rate keeps above the premium of the days covered: of a year's
// premium, at the terms of the last day of cover, the share of the months begun; never more than
// the policy would have cost to its end.
Money kept_above(const Product& product, const Inception& inception, const Cancellation& ended,
                 Money term_premium, Money of_days, Money to_the_end, std::vector<Why>& steps) {
    const int months = months_begun(inception.from, ended.from);
    const Ratio share = months > 12 ? Ratio::whole(1)
                        : months == 0
                            ? Ratio{}
                            : product.short_rate.shares[static_cast<std::size_t>(months - 1)];
    const Money of_a_year =
        inception.months > 12 ? apply(term_premium, Ratio(12, inception.months), Rounding::half_up)
                              : term_premium;
    const Money by_table = apply(of_a_year, share, Rounding::half_up);
    const Money kept = std::min(to_the_end, std::max(of_days, by_table));
    steps.push_back(
        {.title = {"短期费率：保险人保留的保险费", "Short rate: premium that the insurer keeps"},
         .rule = "insurance.short_rate",
         .source = product.short_rate.provenance.source,
         .formula = Phrase{"min(不退保的保险费，max(承保天数的保险费，年保险费 × 短期费率))",
                           "min(premium to the end, max(premium of the days covered, a year's "
                           "premium × short rate))"},
         .rounding = Rounding::half_up,
         .inputs = {input("to_the_end", "不退保的保险费", "Premium to the end", to_the_end),
                    input("of_days", "承保天数的保险费", "Premium of the days covered", of_days),
                    input("of_a_year", "年保险费", "A year's premium", of_a_year),
                    {"months", "起保后月数（不足一月按一月）", "Months begun",
                     std::to_string(months), Unit::count},
                    input("share", "短期费率", "Short rate", share)},
         .result = to_string(kept)});
    return kept - of_days;
}

// The field of a refusal that a product makes of the terms of some day.
Refusals at_movement(Refusals refusals, const std::vector<Dated>& day) {
    std::size_t last = 0;
    for (const Dated& each : day) last = std::max(last, each.place);
    for (Refusal& each : refusals.all)
        each.field = item_path("movements", last) + (each.field.empty() ? "" : "." + each.field);
    return refusals;
}

}  // namespace

Date Inception::until() const { return add_months(from, months) - Days{1}; }

Result<Coverage> coverage(const Product& product, const Inception& inception,
                          std::span<const Movement> movements) {
    const Date until = inception.until();
    Coverage made{.inception = inception,
                  .stretches = {},
                  .premium = {},
                  .kept_above = {},
                  .closed_on = {},
                  .why = {}};
    Terms terms(inception);
    std::vector<Why> steps;
    Money to_the_end;  // had the last cancellation not been
    Date from = inception.from;
    const auto close = [&](Date last) -> Result<std::monostate> {
        if (last < from) return {};
        Stretch stretch = TRY(stretch_of(product, inception, terms, from, last, steps));
        made.premium += stretch.premium;
        made.stretches.push_back(stretch);
        from = last + Days{1};
        return {};
    };
    const Calendar days = by_day(movements);
    const std::vector<Dated>* before = nullptr;
    for (const auto& [day, moved] : days) {
        const std::string first = item_path("movements", moved.front().place);
        if (day < inception.from || day > until)
            return refuse(outside_term, first + ".from",
                          {{"found", to_string(day)}, {"expected", term_words(inception)}});
        if (auto closed = close(day - Days{1}); !closed)
            return std::unexpected(before == nullptr
                                       ? std::move(closed).error()
                                       : at_movement(std::move(closed).error(), *before));
        Touched touched;
        for (const Dated& each : within_day(moved)) {
            const std::string at = item_path("movements", each.place);
            CHECKED(std::visit(
                [&](const auto& movement) { return check(terms, movement, touched, at); },
                *each.movement));
            std::visit([&](const auto& movement) { terms.take(movement); }, *each.movement);
        }
        before = &moved;
    }
    if (terms.covered) {
        if (auto closed = close(until); !closed)
            return std::unexpected(before == nullptr
                                       ? std::move(closed).error()
                                       : at_movement(std::move(closed).error(), *before));
    } else {
        made.closed_on = terms.ended->from;
        const Cancellation ended = *terms.ended;
        if (ended.manner == Manner::short_rate) {
            // The terms of the day before: changes after the end do not count.
            std::vector<Movement> others;
            for (const Movement& each : movements)
                if (date_of(each) < ended.from) others.push_back(each);
            const Coverage full = TRY(coverage(product, inception, others));
            to_the_end = full.premium;
            const Money term_premium = full.stretches.back().term_premium;
            made.kept_above = kept_above(product, inception, ended, term_premium, made.premium,
                                         to_the_end, steps);
            made.premium += made.kept_above;
        }
        CHECKED(close(until));
    }
    made.why = {.title = {"保单保险费", "Premium of the policy"},
                .rule = "insurance.policy_premium",
                .version = product.version,
                .formula = Phrase{"Σ 各段保险费 + 短期费率保留部分",
                                  "Σ premium of the stretches + what the short rate keeps"},
                .inputs = {input("kept_above", "短期费率保留部分", "Kept by the short rate",
                                 made.kept_above)},
                .result = to_string(made.premium),
                .steps = std::move(steps)};
    return made;
}

std::vector<ScheduledItem> schedule_on(const Inception& inception,
                                       std::span<const Movement> movements, Date on) {
    if (on < inception.from || on > inception.until()) return {};
    Terms terms(inception);
    for (const auto& [day, moved] : by_day(movements)) {
        if (day > on) break;
        for (const Dated& each : within_day(moved))
            std::visit([&](const auto& movement) { terms.take(movement); }, *each.movement);
    }
    std::vector<ScheduledItem> all;
    if (!terms.covered) return all;
    for (auto& [number, entry] : terms.items) all.push_back(std::move(entry.item));
    return all;
}

const Stretch* stretch_on(const Coverage& coverage, Date on) {
    for (const Stretch& each : coverage.stretches)
        if (each.from <= on && on <= each.until) return &each;
    return nullptr;
}

std::vector<std::pair<ScheduledItem, std::vector<Span>>> insured_spans(
    const Inception& inception, std::span<const Movement> movements) {
    std::map<std::string, std::pair<ScheduledItem, std::vector<Span>>> all;
    Terms terms(inception);
    const auto put = [&](Date from, Date last) {
        if (last < from || !terms.covered) return;
        for (const auto& [number, entry] : terms.items) {
            auto& [item, spans] = all[number];
            item = entry.item;
            if (!spans.empty() && spans.back().until + Days{1} == from)
                spans.back().until = last;
            else
                spans.push_back({from, last});
        }
    };
    Date from = inception.from;
    for (const auto& [day, moved] : by_day(movements)) {
        put(from, day - Days{1});
        from = day;
        for (const Dated& each : within_day(moved))
            std::visit([&](const auto& movement) { terms.take(movement); }, *each.movement);
    }
    put(from, inception.until());
    std::vector<std::pair<ScheduledItem, std::vector<Span>>> listed;
    for (auto& [number, one] : all) listed.push_back(std::move(one));
    return listed;
}

Money earned_by(const Coverage& coverage, Date on) {
    const Inception& inception = coverage.inception;
    Money earned;
    for (const Stretch& each : coverage.stretches) {
        if (!each.covered || each.from > on) continue;
        const auto part =
            reserving::earned_between(each.term_premium, inception.from, inception.until(),
                                      each.from, std::min(each.until, on));
        ensure(part.has_value());
        earned += *part;
    }
    if (coverage.closed_on && *coverage.closed_on <= on) earned += coverage.kept_above;
    return earned;
}

}  // namespace zhirong::insurance
