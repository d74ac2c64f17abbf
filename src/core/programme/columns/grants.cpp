#include <algorithm>
#include <functional>
#include <limits>
#include <numeric>
#include <set>

#include "base/ensure.h"
#include "core/programme/columns/stretches.h"
#include "core/programme/compensation.h"
#include "core/programme/splitter.h"
#include "core/programme/subsidy.h"

namespace zhirong::programme::columns {
namespace {

// The rules that a grant is made of, whichever it is.
struct Rules {
    const Expression& base;
    const std::optional<Expression>& rate;
    std::optional<Rounding> rounding;
    const std::vector<Cap>& caps;
    const std::optional<Requirement>* trigger = nullptr;
    const std::optional<Submission>* submission = nullptr;
    const Split* split = nullptr;  // null: one payer, the treasury
    const std::optional<InterestLoss>* interest = nullptr;
};

constexpr unsigned most_bits = 64;

// The code of one grant in one stretch.
struct Plan {
    Code code;
    std::unique_ptr<Runner> runner;
    std::size_t split_at = 0;  // instructions before it are run before the caps are applied
    std::vector<RegisterId> requirements;
    RegisterId base = 0;
    RegisterId entitled = 0;
    std::vector<RegisterId> limits;
    std::optional<RegisterId> last_day;
    std::optional<RegisterId> filed_on;
    std::vector<RegisterId> also_needed;
    std::optional<RegisterId> interest;
    std::vector<RegisterId> interest_parts;
    RegisterId total = 0;  // of what is split
    std::vector<RegisterId> parts;
    std::map<std::string, RegisterId> used;  // read by rules beside the caps
};

struct AppliedCap {
    const Cap* cap = nullptr;
    std::size_t counter = 0;
    const std::uint32_t* indexes = nullptr;  // null: all rows count together
    bool known = true;                       // whether who counts together is told
};

bool shared_by_many(CapScope scope) {
    return scope == CapScope::bank || scope == CapScope::bank_year ||
           scope == CapScope::guarantor_year || scope == CapScope::fund ||
           scope == CapScope::programme || scope == CapScope::programme_year;
}

// A cap of one party's part: it is let through when the whole is split, so that only the
// evaluation with a trace knows what it leaves.
struct PartyCap {
    AppliedCap cap;
    std::size_t first = 0;  // of the parts, groups opened
    std::size_t count = 0;
};

std::size_t parts_of(const Share& share) {
    if (share.within.empty()) return 1;
    std::size_t count = 0;
    for (const Share& each : share.within) count += parts_of(each);
    return count;
}

bool has_caps(const std::vector<Share>& shares) {
    return std::ranges::any_of(
        shares, [](const Share& each) { return !each.caps.empty() || has_caps(each.within); });
}

class Grant {
public:
    Grant(const Basis& basis, const Subsidy* subsidy, const Applications& applications,
          Counters& counters, const Unanswered& unanswered);

    void before(std::uint32_t begin, std::uint32_t end);
    void settle(std::uint32_t row);
    void skip(std::uint32_t row);
    void settle_alone(std::uint32_t begin, std::uint32_t end);
    void after();
    void share_pots();

    bool counts() const { return !counters_added_.empty() || !party_caps_.empty(); }
    Grants take() { return std::move(result_); }

private:
    Rules rules() const;
    AppliedCap applied(const Cap& cap);
    void add_party_caps(const std::vector<Share>& shares, std::size_t first);
    void count_parts(std::uint32_t row, const std::vector<Number>& parts);
    std::unique_ptr<Plan> make(Date day, const Agreement& agreement);
    void read(const Group<Plan>& group);
    // What the cap's counter holds for the row; null where the cap does not count, or it is not
    // told who counts together.
    Number* used(const AppliedCap& cap, std::uint32_t row);
    void count(std::uint32_t row, Number granted);
    void trace(std::uint32_t row);
    Facts facts(std::uint32_t row);
    void note_dry(const AppliedCap& cap, std::uint32_t row, Number limit);
    const Agreement& agreement(std::uint32_t row) const {
        return basis_
            .agreements[applications_.agreements.empty() ? 0 : applications_.agreements[row]];
    }
    int year(std::uint32_t row) {
        const Date date = applications_.counted_on.empty() ? applications_.dates[row]
                                                           : applications_.counted_on[row];
        if (date != known_date_) {
            known_date_ = date;
            known_year_ = static_cast<int>(civil(date).year());
        }
        return known_year_;
    }
    std::uint32_t index(const AppliedCap& cap, std::uint32_t row) const {
        return cap.indexes == nullptr ? 0 : cap.indexes[row];
    }

    const Basis& basis_;
    const Subsidy* subsidy_;
    const Applications& applications_;
    Counters& counters_;
    const Unanswered& unanswered_;
    Grants result_;
    std::vector<AppliedCap> caps_;
    std::vector<AppliedCap> counting_caps_;  // of the whole programme
    std::vector<PartyCap> party_caps_;
    std::vector<std::size_t> counters_added_;  // caps_ that stand for one counter each
    bool bits_suffice_ = true;
    bool interest_is_capped_ = false;
    Stretches<Plan> stretches_;
    std::span<Group<Plan>> groups_;
    // Of the batch at hand.
    std::uint32_t begin_ = 0;
    std::vector<Mark> bad_;
    std::vector<std::vector<Number>> limits_;
    std::vector<Number> totals_;
    // Rows whose parts come from the evaluation with a trace.
    std::vector<std::pair<std::uint32_t, std::vector<Number>>> traced_parts_;
    std::set<std::tuple<const Cap*, std::uint32_t, int>> dry_;
    Date known_date_ = Date::min();
    int known_year_ = 0;
};

Rules Grant::rules() const {
    if (subsidy_ != nullptr)
        return {.base = subsidy_->base,
                .rate = subsidy_->rate,
                .rounding = subsidy_->rounding,
                .caps = subsidy_->caps,
                .trigger = &subsidy_->trigger,
                .submission = &subsidy_->submission,
                .split = subsidy_->payers ? &*subsidy_->payers : nullptr};
    const Compensation& compensation = *basis_.programme.compensation;
    return {.base = compensation.base,
            .rate = compensation.rate,
            .rounding = compensation.rounding,
            .caps = compensation.caps,
            .split = &compensation.split,
            .interest = &compensation.interest};
}

Grant::Grant(const Basis& basis, const Subsidy* subsidy, const Applications& applications,
             Counters& counters, const Unanswered& unanswered)
    : basis_(basis),
      subsidy_(subsidy),
      applications_(applications),
      counters_(counters),
      unanswered_(unanswered),
      stretches_(basis, applications,
                 [this](Date day, const Agreement& of) { return make(day, of); }) {
    const std::size_t rows = applications.table.rows();
    result_.subsidy = subsidy;
    if (subsidy != nullptr) {
        for (const auto* list :
             {&basis.programme.eligibility, &basis.programme.controls, &subsidy->conditions})
            for (const Requirement& each : *list) result_.requirements.push_back(&each);
        if (subsidy->trigger) result_.requirements.push_back(&*subsidy->trigger);
    } else {
        result_.requirements.push_back(&basis.programme.compensation->trigger);
    }
    result_.late = static_cast<unsigned>(result_.requirements.size());
    bits_suffice_ = result_.late < most_bits;
    result_.answers.assign(rows, Answer::not_asked);
    result_.failed.assign(rows, 0);
    result_.base.assign(rows, 0);
    result_.entitled.assign(rows, 0);
    result_.granted.assign(rows, 0);
    const Rules all = rules();
    if (all.split != nullptr)
        result_.parties = bearers(*all.split);
    else
        result_.parties = {"treasury"};
    result_.parts.assign(result_.parties.size(), std::vector<Number>(rows));
    if (all.interest != nullptr && *all.interest) {
        result_.interest.assign(rows, 0);
        result_.interest_parties = bearers((*all.interest)->split);
        result_.interest_parts.assign(result_.interest_parties.size(), std::vector<Number>(rows));
    }
    std::set<std::size_t> counted;
    for (const Cap& cap : all.caps) {
        caps_.push_back(applied(cap));
        if (programme::counts(cap) && counted.insert(caps_.back().counter).second)
            counters_added_.push_back(caps_.size() - 1);
    }
    const auto count_too = [&](const std::vector<Cap>& caps) {
        for (const Cap& cap : caps)
            if (programme::counts(cap)) counting_caps_.push_back(applied(cap));
    };
    const std::function<void(const std::vector<Share>&)> count_shares =
        [&](const std::vector<Share>& shares) {
            for (const Share& share : shares) {
                count_too(share.caps);
                count_shares(share.within);
            }
        };
    for (const Subsidy& each : basis.programme.subsidies) {
        count_too(each.caps);
        if (each.payers) count_shares(each.payers->shares);
    }
    if (basis.programme.compensation) {
        count_too(basis.programme.compensation->caps);
        count_shares(basis.programme.compensation->split.shares);
        if (basis.programme.compensation->interest)
            count_shares(basis.programme.compensation->interest->split.shares);
    }
    if (all.split != nullptr) add_party_caps(all.split->shares, 0);
    if (all.interest != nullptr && *all.interest)
        interest_is_capped_ = has_caps((*all.interest)->split.shares);
    bad_.resize(batch_rows);
    totals_.resize(batch_rows);
    limits_.assign(caps_.size(), std::vector<Number>(batch_rows));
}

void Grant::add_party_caps(const std::vector<Share>& shares, std::size_t first) {
    for (const Share& share : shares) {
        for (const Cap& cap : share.caps)
            party_caps_.push_back({applied(cap), first, parts_of(share)});
        add_party_caps(share.within, first);
        first += parts_of(share);
    }
}

void Grant::count_parts(std::uint32_t row, const std::vector<Number>& parts) {
    std::set<std::pair<std::size_t, std::size_t>> once;
    for (const PartyCap& each : party_caps_) {
        Number* cell = used(each.cap, row);
        if (cell == nullptr || !once.emplace(each.cap.counter, each.first).second) continue;
        for (std::size_t p = each.first; p < each.first + each.count; ++p) *cell += parts[p];
    }
}

AppliedCap Grant::applied(const Cap& cap) {
    AppliedCap applied{.cap = &cap};
    if (!programme::counts(cap)) return applied;
    applied.counter = counters_.counter(
        cap.counter.empty() ? basis_.programme.id + "." + cap.id : cap.counter, cap.per);
    const CapScope who = cap.per == CapScope::borrower_year ? CapScope::borrower
                         : cap.per == CapScope::bank_year   ? CapScope::bank
                                                            : cap.per;
    if (who == CapScope::programme || who == CapScope::programme_year) return applied;
    const auto told = applications_.indexes.find(who);
    applied.known = told != applications_.indexes.end();
    if (applied.known) applied.indexes = told->second.data();
    return applied;
}

std::unique_ptr<Plan> Grant::make(Date day, const Agreement& agreement) {
    auto plan = std::make_unique<Plan>();
    Compiler compiler(basis_.programme, agreement, basis_.published, day, applications_.table,
                      plan->code);
    const Rules all = rules();
    for (const Requirement* each : result_.requirements)
        plan->requirements.push_back(compiler.decide(each->condition));
    if (all.submission != nullptr && *all.submission) {
        plan->last_day = compiler.last_day(**all.submission);
        plan->filed_on = compiler.fact("application.filed_on").value;
    }
    plan->base = compiler.compute(all.base).value;
    plan->entitled = plan->base;
    if (all.rate) {
        const Compiler::Node rate = compiler.compute(*all.rate);
        Instruction part{.op = Op::part,
                         .inputs = {plan->base, rate.value},
                         .number = rate.denominator,
                         .rounding = *all.rounding};
        if (rate.under) {
            part.op = Op::part_of_column;
            part.inputs.push_back(*rate.under);
        }
        plan->entitled = compiler.emit(Storage::numbers, std::move(part));
    }
    for (const Cap& cap : all.caps) plan->limits.push_back(compiler.compute(cap.at_most).value);
    if (all.interest != nullptr && *all.interest) {
        plan->interest = compiler.compute((*all.interest)->base).value;
        for (const auto& part : compiler.split((*all.interest)->split, *plan->interest))
            plan->interest_parts.push_back(part.amount);
    }
    if (all.split != nullptr)
        for (const auto& part : compiler.split(*all.split, compiler.nothing()))
            plan->also_needed.push_back(part.amount);
    plan->split_at = plan->code.instructions.size();
    plan->total = compiler.input();
    if (all.split != nullptr)
        for (const auto& part : compiler.split(*all.split, plan->total))
            plan->parts.push_back(part.amount);
    else
        plan->parts = {plan->total};
    plan->used = compiler.used();
    plan->runner = std::make_unique<Runner>(plan->code);
    return plan;
}

namespace {

void or_bad(const Mark* bad, std::span<const std::uint32_t> rows, std::uint32_t begin,
            std::vector<Mark>& into) {
    if (bad == nullptr) return;
    for (std::size_t i = 0; i < rows.size(); ++i) into[rows[i] - begin] |= bad[i];
}

void store(const Lane<Number>& lane, std::span<const std::uint32_t> rows, std::uint32_t first,
           Number* into) {
    if (rows.back() - rows.front() + 1 == rows.size()) {  // One behind the other.
        Number* to = into + (rows.front() - first);
        if (lane.column != nullptr)
            std::copy_n(lane.column, rows.size(), to);
        else
            std::fill_n(to, rows.size(), lane.constant);
        return;
    }
    for (std::size_t i = 0; i < rows.size(); ++i) into[rows[i] - first] = lane[i];
}

}  // namespace

void Grant::before(std::uint32_t begin, std::uint32_t end) {
    begin_ = begin;
    traced_parts_.clear();
    std::fill(bad_.begin(), bad_.end(), Mark{1});
    groups_ = stretches_.groups(begin, end);
    for (const Group<Plan>& group : groups_) read(group);
}

void Grant::read(const Group<Plan>& group) {
    Plan& plan = *group.plan;
    Runner& runner = *plan.runner;
    const std::span<const std::uint32_t> rows = group.rows;
    runner.take(rows);
    // A rule that reads a counter beside the caps cannot run ahead of the rows before.
    for (const auto& [cap, input] : plan.used) runner.give_nothing(input);
    runner.run(0, plan.split_at);
    for (const std::uint32_t row : rows) {
        bad_[row - begin_] = 0;
        result_.failed[row] = 0;
    }
    for (std::size_t r = 0; r < plan.requirements.size() && bits_suffice_; ++r) {
        const Lane<Mark>& holds = runner.marks(plan.requirements[r]);
        for (std::size_t i = 0; i < rows.size(); ++i)
            result_.failed[rows[i]] |= std::uint64_t{holds[i] == 0} << r;
        or_bad(runner.bad(plan.requirements[r]), rows, begin_, bad_);
    }
    if (plan.last_day) {
        const Lane<Number>& last = runner.numbers(*plan.last_day);
        const Lane<Number>& filed = runner.numbers(*plan.filed_on);
        for (std::size_t i = 0; i < rows.size() && bits_suffice_; ++i)
            result_.failed[rows[i]] |= std::uint64_t{filed[i] > last[i]} << result_.late;
        or_bad(runner.bad(*plan.last_day), rows, begin_, bad_);
        or_bad(runner.bad(*plan.filed_on), rows, begin_, bad_);
    }
    store(runner.numbers(plan.base), rows, 0, result_.base.data());
    store(runner.numbers(plan.entitled), rows, 0, result_.entitled.data());
    or_bad(runner.bad(plan.entitled), rows, begin_, bad_);
    for (std::size_t cap = 0; cap < caps_.size(); ++cap) {
        store(runner.numbers(plan.limits[cap]), rows, begin_, limits_[cap].data());
        or_bad(runner.bad(plan.limits[cap]), rows, begin_, bad_);
        const std::uint32_t* who = caps_[cap].indexes;
        for (const std::uint32_t row : rows)
            if (!caps_[cap].known || (who != nullptr && who[row] == nobody)) bad_[row - begin_] = 1;
    }
    for (const RegisterId needed : plan.also_needed) or_bad(runner.bad(needed), rows, begin_, bad_);
    if (plan.interest) {
        store(runner.numbers(*plan.interest), rows, 0, result_.interest.data());
        for (std::size_t p = 0; p < plan.interest_parts.size(); ++p) {
            store(runner.numbers(plan.interest_parts[p]), rows, 0,
                  result_.interest_parts[p].data());
            or_bad(runner.bad(plan.interest_parts[p]), rows, begin_, bad_);
        }
    }
    if (!bits_suffice_ || !party_caps_.empty() || interest_is_capped_)
        for (const std::uint32_t row : rows) bad_[row - begin_] = 1;
}

Number* Grant::used(const AppliedCap& cap, std::uint32_t row) {
    if (!cap.known || !programme::counts(*cap.cap)) return nullptr;
    if (index(cap, row) == nobody) return nullptr;
    return &counters_.cell(cap.counter, index(cap, row), year(row));
}

void Grant::count(std::uint32_t row, Number granted) {
    for (const std::size_t at : counters_added_)
        if (Number* cell = used(caps_[at], row)) *cell += granted;
}

void Grant::note_dry(const AppliedCap& cap, std::uint32_t row, Number limit) {
    if (!shared_by_many(cap.cap->per)) return;
    const int of_year = of_a_year(cap.cap->per) ? year(row) : 0;
    if (dry_.emplace(cap.cap, index(cap, row), of_year).second)
        result_.dry.push_back({cap.cap, index(cap, row), of_year, row, Money{limit}});
}

void Grant::settle(std::uint32_t row) {
    if (bad_[row - begin_] != 0) {
        trace(row);
        return;
    }
    if (result_.failed[row] != 0) {
        result_.answers[row] = Answer::refused;
        return;
    }
    Number granted = result_.entitled[row];
    for (std::size_t at = 0; at < caps_.size(); ++at) {
        const AppliedCap& cap = caps_[at];
        const Number limit = limits_[at][row - begin_];
        const Number* cell = used(cap, row);
        const Number room = std::max<Number>(0, limit - (cell == nullptr ? 0 : *cell));
        if (room < result_.entitled[row]) note_dry(cap, row, limit);
        if (cap.cap->when_dry == WhenDry::first_come) granted = std::min(granted, room);
    }
    result_.granted[row] = granted;
    result_.answers[row] = Answer::granted;
    count(row, granted);
}

void Grant::skip(std::uint32_t row) {
    result_.base[row] = 0;
    result_.entitled[row] = 0;
    result_.failed[row] = 0;
}

// Without counters the rows do not know of each other.
void Grant::settle_alone(std::uint32_t begin, std::uint32_t end) {
    Number* granted = result_.granted.data() + begin;
    const Number* entitled = result_.entitled.data() + begin;
    const std::size_t size = end - begin;
    std::copy_n(entitled, size, granted);
    for (std::size_t at = 0; at < caps_.size(); ++at) {
        const Number* limits = limits_[at].data();
        for (std::size_t i = 0; i < size; ++i) {
            const Number room = limits[i] < 0 ? 0 : limits[i];
            granted[i] = room < granted[i] ? room : granted[i];
        }
    }
    for (std::uint32_t row = begin; row < end; ++row) {
        const bool bad = bad_[row - begin] != 0;
        const bool no = bad || result_.failed[row] != 0;
        result_.answers[row] = no ? Answer::refused : Answer::granted;
        if (no) result_.granted[row] = 0;
        if (bad) trace(row);
    }
}

Facts Grant::facts(std::uint32_t row) {
    Facts facts = applications_.table.facts(row, basis_.programme);
    facts.published = basis_.published;
    for (const AppliedCap& cap : counting_caps_)
        if (const Number* cell = used(cap, row))
            facts.set(fact_name(Declared::used, cap.cap->id), Money{*cell});
    return facts;
}

namespace {

std::vector<Number> fen_of(const std::vector<PartyAmount>& parts,
                           const std::vector<std::string>& parties) {
    ensure(parts.size() == parties.size());
    std::vector<Number> fen;
    for (const PartyAmount& part : parts) fen.push_back(part.amount.fen);
    return fen;
}

}  // namespace

void Grant::trace(std::uint32_t row) {
    ++result_.traced;
    result_.granted[row] = 0;
    result_.base[row] = 0;
    result_.entitled[row] = 0;
    result_.failed[row] = 0;
    result_.answers[row] = Answer::unanswered;
    traced_parts_.emplace_back(row, std::vector<Number>(result_.parties.size()));
    const auto counted = [&](const std::vector<CapUse>& uses) {
        // Those of the parties come after the caps of the whole.
        for (std::size_t at = 0; at < std::min(uses.size(), caps_.size()); ++at)
            if (uses[at].binding) note_dry(caps_[at], row, uses[at].limit.fen);
    };
    if (subsidy_ != nullptr) {
        const auto found = subsidise(basis_.programme, subsidy_->id, facts(row), agreement(row),
                                     applications_.dates[row]);
        if (!found) {
            unanswered_(row, subsidy_, found.error());
            return;
        }
        result_.base[row] = found->base.fen;
        result_.entitled[row] = found->entitled.fen;
        result_.granted[row] = found->granted.fen;
        traced_parts_.back().second = fen_of(found->payers, result_.parties);
        counted(found->caps);
    } else {
        const auto found =
            compensate(basis_.programme, facts(row), agreement(row), applications_.dates[row]);
        for (auto& parts : result_.interest_parts) parts[row] = 0;
        if (!result_.interest.empty()) result_.interest[row] = 0;
        if (!found) {
            unanswered_(row, subsidy_, found.error());
            return;
        }
        result_.base[row] = found->base.fen;
        result_.entitled[row] = found->covered.fen;
        result_.granted[row] = found->covered.fen;
        traced_parts_.back().second = fen_of(found->parts, result_.parties);
        if (!result_.interest.empty()) {
            result_.interest[row] = found->interest.fen;
            const auto fen = fen_of(found->interest_parts, result_.interest_parties);
            for (std::size_t p = 0; p < fen.size(); ++p) result_.interest_parts[p][row] = fen[p];
        }
        counted(found->caps);
    }
    result_.answers[row] = Answer::granted;
    count(row, result_.granted[row]);
    count_parts(row, traced_parts_.back().second);
}

void Grant::after() {
    for (const Group<Plan>& group : groups_) {
        Plan& plan = *group.plan;
        const std::span<const std::uint32_t> rows = group.rows;
        const bool together = rows.back() - rows.front() + 1 == rows.size();
        if (together) {
            plan.runner->give(plan.total, result_.granted.data() + rows.front());
        } else {
            for (std::size_t i = 0; i < rows.size(); ++i) totals_[i] = result_.granted[rows[i]];
            plan.runner->give(plan.total, totals_.data());
        }
        plan.runner->run(plan.split_at, plan.code.instructions.size());
        for (std::size_t p = 0; p < plan.parts.size(); ++p)
            store(plan.runner->numbers(plan.parts[p]), rows, 0, result_.parts[p].data());
    }
    for (const auto& [row, parts] : traced_parts_)
        for (std::size_t p = 0; p < parts.size(); ++p) result_.parts[p][row] = parts[p];
}

// Pots that are shared pro rata: at their end each gets its part of the limit, that of the last
// row which drew on it.
void Grant::share_pots() {
    std::set<std::uint32_t> changed;
    for (const AppliedCap& cap : caps_) {
        if (cap.cap->when_dry != WhenDry::pro_rata || !cap.known) continue;
        std::map<std::pair<std::uint32_t, int>, std::vector<std::uint32_t>> pots;
        for (std::uint32_t row = 0; row < result_.granted.size(); ++row)
            if (result_.granted[row] > 0 && index(cap, row) != nobody)
                pots[{index(cap, row), of_a_year(cap.cap->per) ? year(row) : 0}].push_back(row);
        for (const auto& [pot, rows] : pots) {
            Facts known = facts(rows.back());
            Evaluator evaluator(basis_.programme, known, agreement(rows.back()),
                                applications_.dates[rows.back()]);
            const auto limit = evaluator.compute(cap.cap->at_most);
            ensure(limit.has_value());  // The row was granted under it.
            const Money most = std::get<Money>(limit->result);
            Money sum;
            std::vector<std::int64_t> weights;
            for (const std::uint32_t row : rows) {
                sum += Money{result_.granted[row]};
                weights.push_back(result_.granted[row]);
            }
            if (sum <= most) continue;
            const std::vector<Money> parts = allocate(most, weights);
            for (std::size_t i = 0; i < rows.size(); ++i) {
                result_.granted[rows[i]] = parts[i].fen;
                changed.insert(rows[i]);
            }
        }
    }
    const Split* split = rules().split;
    for (const std::uint32_t row : changed) {
        if (split == nullptr) {
            result_.parts.front()[row] = result_.granted[row];
            continue;
        }
        Facts known = facts(row);
        Evaluator evaluator(basis_.programme, known, agreement(row), applications_.dates[row]);
        Splitter splitter(evaluator, *split);
        splitter.split(Money{result_.granted[row]});
        const auto fen = fen_of(splitter.parties, result_.parties);
        for (std::size_t p = 0; p < fen.size(); ++p) result_.parts[p][row] = fen[p];
    }
}

}  // namespace

Number Grants::uncovered(std::size_t row) const {
    Number left = base[row];
    for (const auto& part : parts) left -= part[row];
    return left;
}

std::vector<Grants> grant(const Basis& basis, std::span<const Subsidy* const> asked,
                          const Applications& applications, Counters& counters,
                          const Unanswered& unanswered) {
    const auto rows = static_cast<std::uint32_t>(applications.table.rows());
    ensure(applications.dates.size() == rows && !basis.agreements.empty());
    ensure(applications.grants.empty() || applications.grants.size() == rows);
    std::vector<std::unique_ptr<Grant>> grants;
    bool counted = false;
    for (const Subsidy* each : asked) {
        grants.push_back(std::make_unique<Grant>(basis, each, applications, counters, unanswered));
        counted = counted || grants.back()->counts();
    }
    const auto asks = [&](std::uint32_t row, std::size_t grant) {
        const auto& named = applications.grants;
        const auto& left_out = applications.left_out;
        return (named.empty() || named[row] == grant || named[row] == every_grant) &&
               (grant >= left_out.size() || left_out[grant].empty() || left_out[grant][row] == 0);
    };
    const bool alone = !counted && applications.grants.empty() && applications.left_out.empty();
    constexpr auto step = static_cast<std::uint32_t>(batch_rows);
    for (std::uint32_t begin = 0; begin < rows; begin += step) {
        const std::uint32_t end = std::min(rows, begin + step);
        for (const auto& each : grants) each->before(begin, end);
        if (alone) {
            for (const auto& each : grants) each->settle_alone(begin, end);
        } else {
            for (std::uint32_t row = begin; row < end; ++row)
                for (std::size_t g = 0; g < grants.size(); ++g)
                    if (asks(row, g))
                        grants[g]->settle(row);
                    else
                        grants[g]->skip(row);
        }
        for (const auto& each : grants) each->after();
    }
    std::vector<Grants> results;
    for (const auto& each : grants) {
        each->share_pots();
        results.push_back(each->take());
    }
    return results;
}

}  // namespace zhirong::programme::columns
