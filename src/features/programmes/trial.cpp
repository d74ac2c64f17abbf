#include "features/programmes/trial.h"

#include <algorithm>

#include "core/explanation/why.h"
#include "core/programme/breaker.h"
#include "core/programme/evaluate.h"
#include "core/programme/plan.h"
#include "core/programme/prose.h"
#include "core/programme/subsidy.h"
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
constexpr RefusalKind bad_amount{"programme.trial_amount", 422,
                                 "应为不低于零的金额，如 1234.56；没有的写 0",
                                 "An amount not below nothing is needed, such as 1234.56; write 0 "
                                 "where there is none"};
constexpr RefusalKind not_in_order{"programme.trial_party", 422, "该方不在追偿分配的各方之中",
                                   "This party is not among those who share what is recovered"};

Refusal at_field(const RefusalKind& kind, std::string field, const programme::Problem& problem) {
    return {&kind, std::move(field), {{"zh", problem.zh}, {"en", problem.en}}};
}

Tree fact_words(const Refusal& missing) {
    const auto of = [&](const char* name) {
        const auto found = std::ranges::find(missing.facts, name, &Fact::name);
        return found == missing.facts.end() ? std::string() : found->value;
    };
    return Tree::map({{"zh", of("zh")}, {"en", of("en")}});
}

Tree refused(const Refusals& refusals) {
    Tree::List list;
    for (const Refusal& each : refusals.all) {
        Tree tree = Tree::map(
            {{"code", each.kind->code}, {"zh", in_chinese(each)}, {"en", in_english(each)}});
        const auto name = std::ranges::find(each.facts, "name", &Fact::name);
        if (name != each.facts.end()) tree.set("name", name->value);
        if (each.kind == &programme::refusals::missing_fact) tree.set("missing", fact_words(each));
        list.push_back(std::move(tree));
    }
    return list;
}

Tree condition(const Tried& tried, const programme::Requirement& requirement) {
    Tree tree =
        Tree::map({{"id", requirement.id},
                   {"title", words(requirement.reading)},
                   {"reading", words(programme::prose(tried.programme, requirement.condition))}});
    const programme::Citation& citation = requirement.citation;
    if (const auto* source = tried.programme.find_source(citation.source))
        tree.set("source", words(source->title));
    if (!citation.article.empty()) tree.set("article", citation.article);
    const programme::Requirement* const alone = &requirement;
    const auto result = programme::decide_all(tried.programme, {&alone, 1}, tried.facts,
                                              tried.agreement, tried.date);
    if (!result) {
        tree.set("refused", refused(result.error()));
        return tree;
    }
    const programme::ConditionResult& answer = result->front();
    tree.set("holds", answer.holds);
    if (!answer.holds) {
        tree.set("found", words(answer.found));
        tree.set("needed", words(answer.needed));
    }
    const programme::Trace trace{tried.programme.id, tried.programme.version, tried.date,
                                 tried.agreement.id, answer.step};
    tree.set("why", write(programme::why(trace)));
    return tree;
}

Reading party_title(const programme::PartyAmount& part) {
    if (!part.reading.zh.empty()) return part.reading;
    const programme::Party* known = programme::find_party(part.party);
    return known == nullptr ? Reading{part.party, part.party} : Reading{known->zh, known->en};
}

// The figures of one block, in order.
class Block {
public:
    Block(const Tried& tried, Reading title, Tree::List& list)
        : tried_(tried), title_(std::move(title)), list_(list) {}

    void value(const std::string& name, const Reading& title, programme::Unit unit, Tree value,
               const programme::Trace* trace = nullptr) {
        Tree tree = figure(name, title, unit);
        tree.set("value", std::move(value));
        if (trace != nullptr) tree.set("why", write(programme::why(*trace)));
        list_.push_back(std::move(tree));
    }
    void amount(const std::string& name, const Reading& title, Money money,
                const programme::Trace* trace = nullptr) {
        value(name, title, programme::Unit::money, to_string(money), trace);
    }
    void parts(const std::string& name, const Reading& before,
               const std::vector<programme::PartyAmount>& parts) {
        for (const programme::PartyAmount& part : parts) {
            const Reading who = party_title(part);
            amount(name + "." + part.party, {before.zh + who.zh, before.en + who.en}, part.amount);
        }
    }
    void refusal(const std::string& name, const Reading& title, programme::Unit unit,
                 const Refusals& refusals) {
        Tree tree = figure(name, title, unit);
        tree.set("refused", refused(refusals));
        list_.push_back(std::move(tree));
    }
    void evaluated(const std::string& name, const Reading& title, programme::Unit unit) {
        const auto result = programme::evaluate(tried_.programme, name, tried_.facts,
                                                tried_.agreement, tried_.date);
        if (result)
            value(name, title, unit, shown(result->value), &result->trace);
        else
            refusal(name, title, unit, result.error());
    }

private:
    // A word of the language as people read it.
    static Tree shown(const programme::Value& value) {
        const auto* text = std::get_if<std::string>(&value);
        const programme::Word* word = text == nullptr ? nullptr : programme::find_word(*text);
        return word == nullptr ? programme::to_tree(value) : words({word->zh, word->en});
    }
    Tree figure(const std::string& name, const Reading& title, programme::Unit unit) const {
        return Tree::map({{"block", words(title_)},
                          {"name", name},
                          {"zh", title.zh},
                          {"en", title.en},
                          {"unit", std::string(programme::code(unit))}});
    }

    const Tried& tried_;
    Reading title_;
    Tree::List& list_;
};

constexpr programme::Unit money = programme::Unit::money;

void add_subsidy(const Tried& tried, const programme::Subsidy& subsidy, Tree::List& list) {
    Block block(tried, {"补贴：" + subsidy.reading.zh, "Subsidy: " + subsidy.reading.en}, list);
    const std::string name = "subsidy." + subsidy.id;
    const Reading granted{"可得金额", "Amount"};
    const auto result =
        programme::subsidise(tried.programme, subsidy.id, tried.facts, tried.agreement, tried.date);
    if (!result) return block.refusal(name, granted, money, result.error());
    block.amount(name, granted, result->granted, &result->trace);
    if (result->entitled != result->granted)
        block.amount(name + ".entitled", {"上限之前", "Before the caps"}, result->entitled);
    if (result->payers.size() > 1) block.parts(name, {"其中，", "Of which, "}, result->payers);
    if (result->last_day)
        block.value(name + ".last_day", {"最迟申请日", "Last day to apply"}, programme::Unit::date,
                    to_string(*result->last_day));
}

void add_compensation(const Tried& tried, Tree::List& list) {
    Block block(tried, {"补偿", "Compensation"}, list);
    const Reading covered{"获补偿的损失", "Loss covered"};
    const auto result =
        programme::compensate(tried.programme, tried.facts, tried.agreement, tried.date);
    if (!result) return block.refusal("compensation.covered", covered, money, result.error());
    block.amount("compensation.base", {"补偿基数", "Base"}, result->base);
    block.amount("compensation.covered", covered, result->covered, &result->trace);
    block.parts("compensation", {}, result->parts);
    block.amount("compensation.uncovered", {"未获补偿", "Not covered"}, result->uncovered);
    block.parts("compensation.interest", {"利息损失，", "Lost interest, "}, result->interest_parts);
}

void add_advance(const Tried& tried, Tree::List& list) {
    Block block(tried, {"先行支付", "Paid before the loss is final"}, list);
    const Reading title{"金额", "Amount"};
    const auto result =
        programme::advance(tried.programme, tried.facts, tried.agreement, tried.date);
    if (!result) return block.refusal("advance.amount", title, money, result.error());
    block.value("advance.amount", title, money, programme::to_tree(result->value), &result->trace);
}

void add_recovery(const Tried& tried, Tree::List& list) {
    Block block(tried, {"追偿分配", "Recovery"}, list);
    const auto result =
        programme::share_recovery(tried.programme, tried.agreement, tried.date, *tried.proceeds);
    if (!result)
        return block.refusal("recovery.returned", {"返还", "Returned"}, money, result.error());
    block.amount("recovery.costs_paid", {"费用", "Costs paid"}, result->costs_paid, &result->trace);
    block.parts("recovery", {}, result->returned);
    block.amount("recovery.to_creditor", {"归债权人", "To the creditor"}, result->to_creditor);
    block.amount("recovery.to_pledgor", {"归出质人", "To the pledgor"}, result->to_pledgor);
}

void add_breakers(const Tried& tried, Tree::List& list) {
    Block block(tried, {"熔断", "Breakers"}, list);
    const auto states =
        programme::breakers(tried.programme, tried.facts, tried.agreement, tried.date);
    if (!states)
        return block.refusal("breakers", {"状态", "State"}, programme::Unit::text, states.error());
    for (const programme::BreakerState& each : *states)
        block.value("breaker." + each.id, each.reading, programme::Unit::text,
                    words(programme::level_name(each.level)), &each.trace);
}

void add_stages(const Tried& tried, Tree::List& list) {
    Block block(tried, {"办理流程", "Workflow"}, list);
    const auto stages = programme::plan(tried.programme, tried.facts, tried.agreement, tried.date);
    if (!stages)
        return block.refusal("stages", {"环节", "Stages"}, programme::Unit::text, stages.error());
    for (const programme::PlannedStage& each : *stages) {
        const programme::Word& stage =
            programme::stage_words()[static_cast<std::size_t>(each.stage)];
        Reading how = each.needed ? Reading{"需要", "Needed"} : Reading{"不需要", "Not needed"};
        for (const programme::StageWay& way : programme::stage_ways())
            if (each.needed && way.stage == each.stage && each.by == way.word.code)
                how = {way.word.zh, way.word.en};
        block.value(std::string("stage.") + stage.code, {stage.zh, stage.en}, programme::Unit::text,
                    words(how));
    }
}

}  // namespace

Result<programme::Facts> facts_of(const std::map<std::string, Tree>& given,
                                  const Programme* programme, const programme::Published& published,
                                  const std::string& field) {
    Refusals wrong;
    Tree::Map good;
    for (const auto& [name, value] : given) {
        if (value.is_null()) continue;
        const auto one = programme::load_facts(Tree::map({{name, value}}), programme);
        if (one)
            good.emplace_back(name, value);
        else
            wrong.all.push_back(at_field(bad_fact, field + "." + name, one.error().front()));
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    auto facts = programme::load_facts(Tree(std::move(good)), programme);
    ensure(facts.has_value());
    facts->published = published;
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

Result<std::optional<programme::Proceeds>> proceeds_of(const Programme& programme,
                                                       const std::optional<Tree>& given) {
    if (!given || given->is_null()) return std::nullopt;
    const Tree* paid = given->find("paid");
    if (paid == nullptr || paid->map() == nullptr) return refuse(bad_proceeds, "proceeds");
    Refusals wrong;
    const auto amount = [&](const Tree* tree, const std::string& name) {
        const auto money =
            tree == nullptr || tree->text() == nullptr ? std::nullopt : parse_money(*tree->text());
        if (!money || *money < Money{}) wrong.all.push_back({&bad_amount, "proceeds." + name, {}});
        return money.value_or(Money{});
    };
    programme::Proceeds proceeds;
    proceeds.gross = amount(given->find("gross"), "gross");
    proceeds.costs = amount(given->find("costs"), "costs");
    proceeds.owed = amount(given->find("owed"), "owed");
    for (const auto& [party, value] : *paid->map()) {
        if (programme.recovery &&
            std::ranges::find(programme.recovery->order, party) == programme.recovery->order.end())
            wrong.all.push_back({&not_in_order, "proceeds.paid." + party, {}});
        proceeds.paid.emplace_back(party, amount(&value, "paid." + party));
    }
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return proceeds;
}

Tree conditions(const Tried& tried) {
    Tree::List list;
    // Asked one by one, so that what one of them misses leaves the others their answer.
    for (const auto* requirements : {&tried.programme.eligibility, &tried.programme.controls})
        for (const programme::Requirement& each : *requirements)
            list.push_back(condition(tried, each));
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
    const Programme& programme = tried.programme;
    Tree::List list;
    for (const programme::Subsidy& subsidy : programme.subsidies) add_subsidy(tried, subsidy, list);
    if (programme.exposure) {
        Block block(tried, {"纳入与占用", "Covered and set aside"}, list);
        block.evaluated("exposure.covered", {"纳入补偿的本金", "Principal covered"}, money);
        block.evaluated("exposure.reserved", {"占用补偿金", "Set aside of the fund"}, money);
    }
    if (programme.credit_line)
        Block(tried, {"授信额度", "Credit line"}, list)
            .evaluated("credit_line", {"额度", "Line"}, money);
    const bool lost = tried.facts.find("loan.principal_loss") != nullptr;
    if (programme.compensation && programme.compensation->advance && lost) add_advance(tried, list);
    if (programme.compensation && lost) add_compensation(tried, list);
    if (programme.recovery && tried.proceeds) add_recovery(tried, list);
    if (!programme.breakers.empty()) add_breakers(tried, list);
    if (programme.workflow) add_stages(tried, list);
    return list;
}

Tree quantity_figures(const Tried& tried) {
    Tree::List list;
    Block block(tried, {"数量", "Quantities"}, list);
    for (const programme::NamedQuantity& each : tried.programme.quantities)
        block.evaluated(each.name, each.reading, each.unit);
    return list;
}

}  // namespace zhirong::programmes
