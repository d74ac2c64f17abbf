#include "features/programmes/trial.h"

#include <algorithm>

#include "core/explanation/why.h"
#include "core/programme/evaluate.h"
#include "core/programme/prose.h"
#include "core/programme/why.h"
#include "features/programmes/check.h"

namespace zhirong::programmes {
namespace {

using programme::Programme;
using programme::Reading;

constexpr RefusalKind bad_fact{"programme.trial_fact", 422, "{zh}", "{en}"};
constexpr RefusalKind bad_term{"programme.trial_term", 422, "{zh}", "{en}"};
constexpr RefusalKind bad_proceeds{
    "programme.trial_proceeds", 422,
    "应写 gross、costs、owed 和 paid（各方已付金额），金额如 \"1234.56\"",
    "Write gross, costs, owed and paid (what each party paid), amounts such as \"1234.56\""};

Refusal at_field(const RefusalKind& kind, std::string field, const programme::Problem& problem) {
    return {&kind, std::move(field), {{"zh", problem.zh}, {"en", problem.en}}};
}

// The first day of the LPR in its present form (中国人民银行公告〔2019〕第15号).
const Date first_lpr = date_of(2019, 8, 20);

programme::ReferenceSeries series(const ReferenceRates& rates, Tenor tenor, Date known_until) {
    programme::ReferenceSeries series{{}, known_until};
    for (Date day = first_lpr; day <= known_until; day += Days(1)) {
        const auto rate = rates.at(tenor, day);
        if (rate && (series.values.empty() || series.values.back().second != *rate))
            series.values.emplace_back(day, *rate);
    }
    return series;
}

Tree refused(const Refusals& refusals) {
    Tree::List list;
    for (const Refusal& each : refusals.all) {
        Tree tree = Tree::map(
            {{"code", each.kind->code}, {"zh", in_chinese(each)}, {"en", in_english(each)}});
        const auto name = std::ranges::find(each.facts, "name", &Fact::name);
        if (name != each.facts.end()) tree.set("name", name->value);
        list.push_back(std::move(tree));
    }
    return list;
}

Tree figure(const Reading& block, const std::string& name, const Reading& title,
            programme::Unit unit) {
    return Tree::map({{"block", words(block)},
                      {"name", name},
                      {"zh", title.zh},
                      {"en", title.en},
                      {"unit", std::string(programme::code(unit))}});
}

Tree evaluated(const Tried& tried, const Reading& block, const std::string& name,
               const Reading& title, programme::Unit unit) {
    Tree tree = figure(block, name, title, unit);
    const auto result =
        programme::evaluate(tried.programme, name, tried.facts, tried.agreement, tried.date);
    if (result) {
        tree.set("value", programme::to_tree(result->value));
        tree.set("why", write(programme::why(result->trace)));
    } else {
        tree.set("refused", refused(result.error()));
    }
    return tree;
}

Tree amount(const Reading& block, const std::string& name, const Reading& title, Money value) {
    Tree tree = figure(block, name, title, programme::Unit::money);
    tree.set("value", to_string(value));
    return tree;
}

Tree citation(const Programme& programme, const programme::Citation& citation, Tree tree) {
    if (const auto* source = programme.find_source(citation.source))
        tree.set("source", words(source->title));
    if (!citation.article.empty()) tree.set("article", citation.article);
    return tree;
}

Reading party_title(const programme::PartyAmount& part) {
    if (!part.reading.zh.empty()) return part.reading;
    const programme::Party* known = programme::find_party(part.party);
    return known == nullptr ? Reading{part.party, part.party} : Reading{known->zh, known->en};
}

void add_compensation(const Tried& tried, Tree::List& list) {
    const Reading block{"补偿", "Compensation"};
    const auto result =
        programme::compensate(tried.programme, tried.facts, tried.agreement, tried.date);
    if (!result) {
        Tree tree = figure(block, "compensation.covered", {"获补偿的损失", "Loss covered"},
                           programme::Unit::money);
        tree.set("refused", refused(result.error()));
        list.push_back(std::move(tree));
        return;
    }
    list.push_back(amount(block, "compensation.base", {"补偿基数", "Base"}, result->base));
    list.push_back(
        amount(block, "compensation.covered", {"获补偿的损失", "Loss covered"}, result->covered));
    list.back().set("why", write(programme::why(result->trace)));
    for (const programme::PartyAmount& part : result->parts)
        list.push_back(amount(block, "compensation." + part.party, party_title(part), part.amount));
    list.push_back(
        amount(block, "compensation.uncovered", {"未获补偿", "Not covered"}, result->uncovered));
}

void add_recovery(const Tried& tried, Tree::List& list) {
    const Reading block{"追偿分配", "Recovery"};
    const auto result =
        programme::share_recovery(tried.programme, tried.agreement, tried.date, *tried.proceeds);
    if (!result) {
        Tree tree =
            figure(block, "recovery.returned", {"返还", "Returned"}, programme::Unit::money);
        tree.set("refused", refused(result.error()));
        list.push_back(std::move(tree));
        return;
    }
    list.push_back(
        amount(block, "recovery.costs_paid", {"费用", "Costs paid"}, result->costs_paid));
    list.back().set("why", write(programme::why(result->trace)));
    for (const programme::PartyAmount& part : result->returned)
        list.push_back(amount(block, "recovery." + part.party, party_title(part), part.amount));
    list.push_back(amount(block, "recovery.to_creditor", {"归债权人", "To the creditor"},
                          result->to_creditor));
    list.push_back(
        amount(block, "recovery.to_pledgor", {"归出质人", "To the pledgor"}, result->to_pledgor));
}

}  // namespace

Result<programme::Facts> facts_of(const std::map<std::string, Tree>& given,
                                  const ReferenceRates& rates, Date known_until) {
    Refusals wrong;
    Tree::Map good;
    for (const auto& [name, value] : given) {
        if (value.is_null()) continue;
        const auto one = programme::load_facts(Tree::map({{name, value}}));
        if (one)
            good.emplace_back(name, value);
        else
            wrong.all.push_back(at_field(bad_fact, "facts." + name, one.error().front()));
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    auto facts = programme::load_facts(Tree(std::move(good)));
    ensure(facts.has_value());
    facts->references["lpr_1y"] = series(rates, Tenor::one_year, known_until);
    facts->references["lpr_5y"] = series(rates, Tenor::over_five_years, known_until);
    return *std::move(facts);
}

Result<programme::Agreement> agreement_of(const Programme& programme,
                                          const std::map<std::string, Tree>& given) {
    const auto of_terms = [&](Tree::Map terms) {
        return programme::load_agreement(programme, Tree::map({{"agreement", "试算 trial"},
                                                               {"programme", programme.id},
                                                               {"terms", std::move(terms)}}));
    };
    const auto term = [](const Tree& value) {
        return Tree::map({{"value", value}, {"source", "试算 trial"}});
    };
    Refusals wrong;
    Tree::Map good;
    for (const auto& [name, value] : given) {
        if (value.is_null()) continue;
        const auto one = of_terms({{name, term(value)}});
        if (one)
            good.emplace_back(name, term(value));
        else
            wrong.all.push_back(at_field(bad_term, "agreement." + name, one.error().front()));
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    auto agreement = of_terms(std::move(good));
    ensure(agreement.has_value());
    return *std::move(agreement);
}

Result<std::optional<programme::Proceeds>> proceeds_of(const std::optional<Tree>& given) {
    if (!given || given->is_null()) return std::nullopt;
    const auto money = [&](const Tree* tree) -> std::optional<Money> {
        return tree == nullptr || tree->text() == nullptr ? std::nullopt
                                                          : parse_money(*tree->text());
    };
    const auto gross = money(given->find("gross"));
    const auto costs = money(given->find("costs"));
    const auto owed = money(given->find("owed"));
    const Tree* paid = given->find("paid");
    if (!gross || !costs || !owed || paid == nullptr || paid->map() == nullptr)
        return refuse(bad_proceeds, "proceeds");
    programme::Proceeds proceeds{*gross, *costs, *owed, {}};
    for (const auto& [party, value] : *paid->map()) {
        const auto part = money(&value);
        if (!part) return refuse(bad_proceeds, "proceeds.paid." + party);
        proceeds.paid.emplace_back(party, *part);
    }
    return proceeds;
}

Tree conditions(const Tried& tried) {
    Tree::List list;
    // Asked one by one, so that what one of them misses leaves the others their answer.
    Programme alone = tried.programme;
    for (const programme::Requirement& requirement : tried.programme.eligibility) {
        Tree tree = citation(
            tried.programme, requirement.citation,
            Tree::map({{"id", requirement.id},
                       {"title", words(requirement.reading)},
                       {"reading", words(programme::prose(tried.programme, requirement.condition))},
                       {"line", requirement.position.line}}));
        alone.eligibility = {requirement};
        const auto result = programme::eligibility(alone, tried.facts, tried.agreement, tried.date);
        if (result) {
            const programme::ConditionResult& answer = result->front();
            tree.set("holds", answer.holds);
            if (!answer.holds) {
                tree.set("found", words(answer.found));
                tree.set("needed", words(answer.needed));
            }
            tree.set("why", write(programme::why(answer.step,
                                                 {tried.programme.id, tried.programme.version,
                                                  tried.date, tried.agreement.id, answer.step})));
        } else {
            tree.set("refused", refused(result.error()));
        }
        list.push_back(std::move(tree));
    }
    return list;
}

std::string eligible(const Tree& conditions) {
    bool unknown = false;
    for (const Tree& each : *conditions.list()) {
        const Tree* holds = each.find("holds");
        if (holds != nullptr && !*holds->boolean()) return "no";
        unknown = unknown || holds == nullptr;
    }
    return unknown ? "unknown" : "yes";
}

Tree figures(const Tried& tried) {
    Tree::List list;
    if (tried.programme.exposure) {
        const Reading block{"纳入与占用", "Covered and set aside"};
        list.push_back(evaluated(tried, block, "exposure.covered",
                                 {"纳入补偿的本金", "Principal covered"}, programme::Unit::money));
        list.push_back(evaluated(tried, block, "exposure.reserved",
                                 {"占用补偿金", "Set aside of the fund"}, programme::Unit::money));
    }
    if (tried.programme.compensation && tried.facts.find("loan.principal_loss") != nullptr)
        add_compensation(tried, list);
    if (tried.programme.recovery && tried.proceeds) add_recovery(tried, list);
    return list;
}

Tree quantity_figures(const Tried& tried) {
    Tree::List list;
    for (const programme::NamedQuantity& each : tried.programme.quantities)
        list.push_back(
            evaluated(tried, {"数量", "Quantities"}, each.name, each.reading, each.unit));
    return list;
}

}  // namespace zhirong::programmes
