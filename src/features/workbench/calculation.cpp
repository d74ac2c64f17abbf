#include "features/workbench/calculation.h"

#include <algorithm>
#include <set>

#include "base/text.h"
#include "features/workbench/refusals.h"

namespace zhirong::workbench {
namespace {

using appraisal::Approach;
using appraisal::Value;

// Collects refusals and puts each at its field in the sheet.
class Found {
public:
    explicit Found(Refusals& all) : all_(all) {}

    void add(const RefusalKind& kind, std::string field, std::vector<Fact> facts = {}) {
        all_.all.push_back({&kind, std::move(field), std::move(facts)});
    }
    void take(const Refusals& refused,
              const std::function<std::string(const std::string&)>& place) {
        for (const Refusal& each : refused.all)
            all_.all.push_back({each.kind, place(each.field), each.facts});
    }

private:
    Refusals& all_;
};

std::string within(const char* section, const std::string& field) {
    if (field.empty()) return section;
    return field.front() == '[' ? section + field : shapes::member_path(section, field);
}

// Where the arithmetic's fields stand in the sheet.
std::string place_of_method(const char* section, const std::string& field) {
    if (field == "plan" || field.starts_with("plan.")) return field;
    if (field == "simulation" || field == "value") return section;
    if (field == "discount_rate") return within(section, "discount");
    if (field == "comparables") return within(section, "deals");
    if (field.starts_with("comparables[")) return within(section, "deals" + field.substr(11));
    return within(section, field);
}

class Calculator {
public:
    Calculator(const Tree& sheet, const Basis& basis, std::int64_t most_trials, Calculated& made)
        : sheet_(sheet),
          basis_(basis),
          most_trials_(most_trials),
          made_(made),
          found_(made.problems) {}

    void run() {
        check_sections();
        read_plan();
        if (const auto income = section<IncomeSheet>("income")) run_income(*income);
        if (const auto market = section<MarketSheet>("market")) run_market(*market);
        if (const auto cost = section<CostSheet>("cost")) run_cost(*cost);
        if (used_.empty()) found_.add(refusals::no_method, "");
        if (const auto scoring = section<Scoring>("scoring")) run_scoring(*scoring);
        conclude();
    }

private:
    void check_sections() {
        if (sheet_.map() == nullptr) return;
        std::string known;
        std::set<std::string> names;
        for (const Field& field : Shape<Sheet>::fields) {
            names.insert(field.name);
            known += (known.empty() ? "" : ", ") + std::string(field.name);
        }
        for (const auto& [name, value] : *sheet_.map())
            if (!names.contains(name))
                found_.add(refusals::section_unknown, name, {{"found", name}, {"expected", known}});
    }

    template <class T>
    std::optional<T> section(const char* name) {
        const Tree* given = sheet_.find(name);
        if (given == nullptr || given->is_null()) return std::nullopt;
        used_approach(name);
        auto value = read<T>(*given);
        if (value) return *std::move(value);
        found_.take(value.error(), [&](const std::string& field) { return within(name, field); });
        return std::nullopt;
    }

    void used_approach(std::string_view name) {
        for (const auto& each : EnumNames<Approach>::names)
            if (each.name == name) used_.push_back(each.value);
    }

    void read_plan() {
        plan_ = section<appraisal::SimulationPlan>("plan");
        if (plan_ && plan_->trials > most_kept_trials) {
            found_.add(refusals::too_many_trials, "plan.trials",
                       {{"found", std::to_string(plan_->trials)},
                        {"expected", std::to_string(most_kept_trials)}});
            plan_.reset();
        } else if (plan_) {
            plan_->trials = std::min(plan_->trials, most_trials_);
        }
    }

    // Adds what was refused; nothing if something was.
    template <class T>
    std::optional<T> kept(const char* section, Result<T> result) {
        if (result) return *std::move(result);
        found_.take(result.error(),
                    [&](const std::string& field) { return place_of_method(section, field); });
        return std::nullopt;
    }

    void run_income(const IncomeSheet& given) {
        if (!legal_end_fits(given.life)) return;
        auto discount = appraisal::discount_rate(given.discount);
        if (!discount) {
            found_.take(discount.error(),
                        [](const std::string& field) { return within("income.discount", field); });
            return;
        }
        const appraisal::IncomeInput input{.base_date = basis_.base_date,
                                           .life = given.life,
                                           .forecast = given.forecast,
                                           .growth = given.growth,
                                           .method = given.method,
                                           .tax = given.tax,
                                           .discount_rate = discount->rate,
                                           .convention = given.convention};
        auto single = kept("income", appraisal::income_value(input));
        if (!single) return;
        IncomeResult result{.discount = *std::move(discount),
                            .single = *std::move(single),
                            .simulation = {},
                            .value = {}};
        result.value = {result.single.value, result.single.value, result.single.value};
        if (!simulate("income", given.uncertain, result.simulation, result.value,
                      [&] { return appraisal::income_simulation(input, given.uncertain, *plan_); }))
            return;
        values_.emplace_back(Approach::income, result.value);
        made_.calculation.income = std::move(result);
    }

    void run_market(const MarketSheet& given) {
        appraisal::MarketInput input{.rules = basis_.rules, .comparables = {}};
        for (const Deal& deal : given.deals)
            input.comparables.push_back(
                {deal.name, deal.date, deal.price, deal.corrections, deal.left_out});
        auto result = kept("market", appraisal::market_value(input));
        if (!result) return;
        values_.emplace_back(Approach::market, result->value);
        made_.calculation.market = std::move(result);
    }

    void run_cost(const CostSheet& given) {
        const appraisal::CostInput input{.basis = given.basis,
                                         .items = given.items,
                                         .used_months = given.used_months,
                                         .remaining_months = given.remaining_months,
                                         .functional = given.functional,
                                         .economic = given.economic};
        auto single = kept("cost", appraisal::cost_value(input));
        if (!single) return;
        CostResult result{.single = *std::move(single), .simulation = {}, .value = {}};
        result.value = {result.single.value, result.single.value, result.single.value};
        if (!simulate("cost", given.uncertain, result.simulation, result.value,
                      [&] { return appraisal::cost_simulation(input, given.uncertain, *plan_); }))
            return;
        values_.emplace_back(Approach::cost, result.value);
        made_.calculation.cost = std::move(result);
    }

    // The least of the rights' own ends: beyond it there is nothing to earn from.
    bool legal_end_fits(const appraisal::LifeBounds& life) {
        const auto end = legal_end(basis_.subjects);
        if (!end) return true;
        const auto first = std::ranges::find(basis_.subjects, end, &Subject::legal_end);
        if (!life.legal_end)
            found_.add(refusals::legal_end_missing, "income.life.legal_end",
                       {{"right", first->title}, {"expected", to_string(*end)}});
        else if (*life.legal_end > *end)
            found_.add(refusals::beyond_right, "income.life.legal_end",
                       {{"found", to_string(*life.legal_end)},
                        {"right", first->title},
                        {"expected", to_string(*end)}});
        else
            return true;
        return false;
    }

    template <class Make>
    bool simulate(const char* section, const std::vector<appraisal::Uncertain>& uncertain,
                  std::optional<appraisal::Outcome>& outcome, Value& value, Make make) {
        if (uncertain.empty()) return true;
        if (!plan_) {
            if (sheet_.find("plan") == nullptr || sheet_.find("plan")->is_null())
                found_.add(refusals::plan_missing, "plan",
                           {{"found", std::to_string(uncertain.size())}});
            return false;
        }
        auto simulation = kept(section, make());
        if (!simulation) return false;
        outcome = kept(section, appraisal::run_in_turn(*std::move(simulation)));
        if (!outcome) return false;
        const auto range = kept(
            section, appraisal::value_of(*outcome, appraisal::PercentileRange::from_p5_to_p95));
        if (range) value = *range;
        return range.has_value();
    }

    void run_scoring(const Scoring& given) {
        auto tree = indicators_of(*basis_.indicators, given);
        const auto place = [](const std::string& field) { return within("scoring", field); };
        if (!tree) return found_.take(tree.error(), place);
        auto score = appraisal::score(*tree, given.scores);
        if (!score) return found_.take(score.error(), place);
        for (const auto& [id, value] : given.scores) {
            const auto evidence = given.evidence.find(id);
            if (evidence != given.evidence.end() && !is_blank(evidence->second)) continue;
            const auto indicator =
                std::ranges::find(tree->indicators, id, &appraisal::Indicator::id);
            found_.add(refusals::score_evidence, "scoring.evidence." + id,
                       {{"found", indicator->zh}, {"found_en", indicator->en}});
        }
        made_.calculation.score = *std::move(score);
    }

    void conclude() {
        const auto conclusion = section<Conclusion>("conclusion");
        if (!conclusion) return;
        if (!weights_fit(*conclusion) || values_.size() != used_.size() || values_.empty()) return;
        std::vector<appraisal::WeightedValue> values;
        for (const ApproachWeight& each : conclusion->weights) {
            const auto of =
                std::ranges::find(values_, each.approach, &std::pair<Approach, Value>::first);
            values.push_back(
                {each.approach, of->second, each.weight.value_or(Ratio{}), each.reason});
        }
        auto made = appraisal::reconcile(values, conclusion->way);
        if (!made)
            return found_.take(made.error(), [](const std::string& field) {
                return field.starts_with("values") ? "conclusion.weights" + field.substr(6)
                                                   : std::string("conclusion");
            });
        const Value value = made->value;
        made_.calculation.conclusion = *std::move(made);
        share(value);
    }

    bool weights_fit(const Conclusion& conclusion) {
        bool fit = true;
        const auto words = [](Approach approach) {
            const Label label = label_of(approach);
            return std::vector<Fact>{{"found", label.zh}, {"found_en", label.en}};
        };
        for (const Approach approach : used_)
            if (std::ranges::find(conclusion.weights, approach, &ApproachWeight::approach) ==
                conclusion.weights.end()) {
                found_.add(refusals::weight_missing, "conclusion.weights", words(approach));
                fit = false;
            }
        const bool weighted = conclusion.way == appraisal::ReconciliationWay::weights;
        for (std::size_t i = 0; i < conclusion.weights.size(); ++i) {
            const ApproachWeight& each = conclusion.weights[i];
            const std::string path = shapes::item_path("conclusion.weights", i);
            if (std::ranges::find(used_, each.approach) == used_.end()) {
                found_.add(refusals::weight_idle, path + ".approach", words(each.approach));
                fit = false;
            }
            if (weighted && !each.weight) {
                found_.add(zhirong::refusals::field_missing, path + ".weight",
                           {{"expected", "权重"}});
                fit = false;
            }
        }
        return fit;
    }

    void share(const Value& value) {
        const std::vector<Subject>& subjects = basis_.subjects;
        auto& rights = made_.calculation.rights;
        auto shares = section<std::vector<Share>>("shares").value_or(std::vector<Share>{});
        if (shares.empty() && subjects.size() == 1) {
            rights.push_back({subjects.front().right, value});
            return;
        }
        if (shares.empty())
            return found_.add(refusals::shares_missing, "shares",
                              {{"found", std::to_string(subjects.size())}});
        if (!shares_fit(shares)) return;
        // The low end, and what is above it, each without losing a fen: a part's ends stay in order
        // that way, because every one of the three is shared upwards.
        std::vector<Ratio> weights;
        for (const Share& each : shares) weights.push_back(each.share);
        const std::vector<Money> low = allocate(value.low, weights);
        const std::vector<Money> to_mid = allocate(value.mid - value.low, weights);
        const std::vector<Money> to_high = allocate(value.high - value.mid, weights);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const Money mid = low[i] + to_mid[i];
            auto part = appraisal::checked({low[i], mid, mid + to_high[i]},
                                           shapes::item_path("shares", i) + ".share");
            if (!part) {
                rights.clear();
                return found_.take(part.error(), [](const std::string& field) { return field; });
            }
            rights.push_back({shares[i].right, *part});
        }
    }

    bool shares_fit(const std::vector<Share>& shares) {
        std::set<std::string> open;
        for (const Subject& subject : basis_.subjects) open.insert(subject.right);
        Ratio sum;
        bool fit = true;
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const std::string path = shapes::item_path("shares", i);
            if (open.erase(shares[i].right) == 0) {
                found_.add(refusals::share_right, path + ".right", {{"found", shares[i].right}});
                fit = false;
            }
            shapes::Problems problems;
            if (!appraisal::check_exact(appraisal::Quantity::weight, shares[i].share,
                                        path + ".share", problems)) {
                found_.take(problems.take(), [](const std::string& field) { return field; });
                fit = false;
            } else if (shares[i].share <= Ratio{}) {
                found_.add(refusals::share_size, path + ".share",
                           {{"found", to_percent(shares[i].share)}});
                fit = false;
            } else {
                sum = sum + shares[i].share;
            }
        }
        if (fit && !open.empty()) {
            found_.add(refusals::share_right, "shares", {{"found", *open.begin()}});
            return false;
        }
        if (fit && sum != Ratio::whole(1)) {
            found_.add(refusals::share_size, "shares", {{"found", to_percent(sum)}});
            return false;
        }
        return fit;
    }

    const Tree& sheet_;
    const Basis& basis_;
    std::int64_t most_trials_;
    Calculated& made_;
    Found found_;
    std::optional<appraisal::SimulationPlan> plan_;
    std::vector<Approach> used_;  // stated, whether or not they could be computed
    std::vector<std::pair<Approach, Value>> values_;
};

}  // namespace

std::optional<Date> legal_end(const std::vector<Subject>& subjects) {
    std::optional<Date> end;
    for (const Subject& subject : subjects)
        if (subject.legal_end && (!end || *subject.legal_end < *end)) end = subject.legal_end;
    return end;
}

Calculated calculate(const Tree& sheet, const Basis& basis, std::int64_t most_trials) {
    Calculated made;
    Calculator(sheet, basis, most_trials, made).run();
    return made;
}

Result<Calculation> calculate_all(const Sheet& sheet, const Basis& basis) {
    Calculated made = calculate(write(sheet), basis, most_kept_trials);
    if (!made.problems.all.empty()) return std::unexpected(std::move(made.problems));
    ensure(made.calculation.conclusion.has_value());
    return std::move(made.calculation);
}

Result<appraisal::IndicatorTree> indicators_of(const appraisal::IndicatorTree& tree,
                                               const Scoring& scoring) {
    if (!scoring.weights || scoring.weights->empty()) return tree;
    if (!scoring.weights_source || is_blank(*scoring.weights_source))
        return refuse(refusals::own_weights_source, "weights_source");
    appraisal::IndicatorTree own = tree;
    const Phrase source{"自定权重：" + *scoring.weights_source,
                        "Own weights: " + *scoring.weights_source};
    for (const auto& [id, weight] : *scoring.weights) {
        const auto found = std::ranges::find(own.indicators, id, &appraisal::Indicator::id);
        if (found == own.indicators.end())
            return refuse(refusals::indicator_unknown, shapes::member_path("weights", id),
                          {{"found", id}});
        found->weight = weight;
        found->provenance.source = source;
    }
    own.provenance.source = source;
    // Judged as a tree of its own: the weights of each node must still sum to 100 %.
    return appraisal::load_indicators(write(own));
}

}  // namespace zhirong::workbench
