#include "core/programme/cases.h"

#include <algorithm>
#include <map>

#include "core/programme/breaker.h"
#include "core/programme/plan.h"
#include "core/programme/reader.h"
#include "core/programme/subsidy.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind nothing_expected{"programme.nothing_expected", 400,
                                       "此算例没有写明期望的结果", "This case expects nothing"};
constexpr RefusalKind two_cases{"programme.duplicate_name", 400, "算例名称 {name} 重复",
                                "Two cases are called {name}"};

std::string plain(const Tree& tree) {
    if (const auto* text = tree.text()) return *text;
    if (const auto* number = tree.integer()) return std::to_string(*number);
    if (const auto* flag = tree.boolean()) return *flag ? "true" : "false";
    if (const auto* items = tree.list()) {
        std::string all;
        for (const Tree& item : *items) all += (all.empty() ? "" : ", ") + plain(item);
        return all;
    }
    return std::string(tree.kind_en());
}

// `value` written in the unit of `found`, as `found` would be: 5000000 and 5000000.00 are one.
std::string in_form_of(const std::string& value, const Value& found) {
    Tree tree(value);
    if (unit_of(found) == Unit::days || unit_of(found) == Unit::count ||
        unit_of(found) == Unit::flag) {
        if (value == "true" || value == "false")
            tree = Tree(value == "true");
        else if (!value.empty() && value.size() < 16 &&
                 std::ranges::all_of(value, [](char c) { return c >= '0' && c <= '9'; }))
            tree = Tree(std::int64_t{std::stoll(value)});
    }
    const auto parsed = parse_value(unit_of(found), tree);
    return parsed ? plain(to_tree(*parsed)) : value;
}

// Members of `over` replace those of `under`.
Tree merged(const Tree* under, const Tree* over) {
    Tree::Map all;
    if (under != nullptr && under->map() != nullptr) all = *under->map();
    if (over != nullptr && over->map() != nullptr)
        for (const auto& member : *over->map()) {
            const auto at = std::ranges::find(all, member.first, &Tree::Map::value_type::first);
            if (at == all.end())
                all.push_back(member);
            else
                at->second = member.second;
        }
    Tree tree{std::move(all)};
    if (over != nullptr)
        tree.position = over->position;
    else if (under != nullptr)
        tree.position = under->position;
    return tree;
}

std::optional<Proceeds> read_proceeds(const Tree& tree, Problems& problems) {
    Reader reader(tree, problems);
    const auto gross = reader.value("gross", Unit::money);
    const auto costs = reader.value("costs", Unit::money);
    const auto owed = reader.value("owed", Unit::money);
    const Tree* paid = reader.required("paid");
    reader.finish();
    if (!gross || !costs || !owed || paid == nullptr) return std::nullopt;
    Proceeds proceeds{std::get<Money>(*gross), std::get<Money>(*costs), std::get<Money>(*owed), {}};
    const Reader list(*paid, problems);
    if (!list.is_map()) return std::nullopt;
    for (const auto& [party, amount] : *paid->map()) {
        auto value = parse_value(Unit::money, amount);
        if (value)
            proceeds.paid.emplace_back(party, std::get<Money>(*value));
        else
            problems.push_back(std::move(value).error());
    }
    return proceeds;
}

void read_expected(const Tree& tree, const std::string& prefix, std::vector<Expected>& expected) {
    for (const auto& [name, value] : *tree.map()) {
        if (value.map() != nullptr)
            read_expected(value, prefix + name + ".", expected);
        else
            expected.push_back({prefix + name, plain(value), value.key_position});
    }
}

struct Given {
    const Tree* facts = nullptr;
    const Tree* agreement = nullptr;
    const std::vector<Programme>* versions = nullptr;

    // The version in force, or else the first: for the names that it declares.
    const Programme* programme(std::optional<Value> date) const {
        for (const Programme& each : *versions)
            if (date && each.in_force(std::get<Date>(*date))) return &each;
        return versions->empty() ? nullptr : &versions->front();
    }
};

std::optional<Case> read_case(const Tree& tree, const Given& given, Problems& problems) {
    Reader reader(tree, problems);
    if (!reader.is_map()) return std::nullopt;
    Case result;
    result.position = tree.position;
    result.name = reader.text("name");
    const auto date = reader.value("date", Unit::date);
    const auto today = reader.optional_value("today", Unit::date);
    Tree facts_tree = merged(given.facts, reader.optional("facts"));
    if (reader.optional("without") != nullptr)
        if (const Tree::List* names = reader.list("without"))
            for (const Tree& name : *names)
                if (name.text() != nullptr)
                    std::erase_if(*facts_tree.map(),
                                  [&](const auto& member) { return member.first == *name.text(); });
    auto facts = load_facts(facts_tree, given.programme(date));
    const Tree* agreement = reader.optional("agreement");
    if (agreement == nullptr) agreement = given.agreement;
    const bool none =
        agreement == nullptr || (agreement->text() != nullptr && *agreement->text() == "none");
    if (!none) result.agreement = *agreement;
    if (const Tree* proceeds = reader.optional("proceeds"))
        result.proceeds = read_proceeds(*proceeds, problems);
    const Tree* expect = reader.required("expect");
    reader.finish();
    if (!facts)
        for (Problem& each : facts.error()) problems.push_back(std::move(each));
    else
        result.facts = *std::move(facts);
    if (expect != nullptr && Reader(*expect, problems).is_map()) {
        read_expected(*expect, "", result.expected);
        if (result.expected.empty()) report(problems, expect->position, nothing_expected);
    }
    if (!date) return std::nullopt;
    result.date = std::get<Date>(*date);
    result.today = today ? std::get<Date>(*today) : result.date;
    return result;
}

std::string refused_names(const Refusals& refusals) {
    std::string all;
    for (const Refusal& each : refusals.all)
        all += (all.empty() ? "" : ", ") + std::string(each.kind->code) +
               (each.field.empty() ? "" : " " + each.field);
    return all;
}

// Answers the lines of one case; each part of the programme is evaluated once, when first asked.
class Runner {
public:
    Runner(const Programme& programme, const Agreement& agreement, const Case& each,
           const Published& published)
        : programme_(programme), agreement_(agreement), case_(each), facts_(each.facts) {
        facts_.published = published;
        facts_.published.today = each.today;
    }

    std::string answer(const Expected& expected) {
        const std::string& what = expected.what;
        if (what == "eligible" || what == "failed") return answer_eligibility(what);
        if (what.starts_with("compensation.")) return answer_compensation(what.substr(13));
        if (what.starts_with("recovery.")) return answer_recovery(what.substr(9));
        if (what.starts_with("subsidy.")) return answer_subsidy(what.substr(8));
        if (what.starts_with("breaker.")) return answer_breaker(what.substr(8));
        if (what.starts_with("advance.")) return answer_advance(what.substr(8));
        if (what == "stages") return answer_stages();
        const auto evaluated = evaluate(programme_, what, facts_, agreement_, case_.date);
        if (!evaluated) return "refused: " + refused_names(evaluated.error());
        wanted = in_form_of(expected.value, evaluated->value);
        return plain(to_tree(evaluated->value));
    }

    std::string wanted;  // the expected value in the answer's own form; empty: as written

private:
    std::string answer_eligibility(const std::string& what) {
        const auto results = eligibility(programme_, facts_, agreement_, case_.date);
        if (!results) return "refused: " + refused_names(results.error());
        std::string failed;
        for (const ConditionResult& each : *results)
            if (!each.holds) failed += (failed.empty() ? "" : ", ") + each.id;
        if (what == "failed") return failed;
        return failed.empty() ? "true" : "false";
    }

    std::string answer_compensation(const std::string& name) {
        const auto result = compensate(programme_, facts_, agreement_, case_.date);
        if (name == "refused") return result ? "" : refused_names(result.error());
        if (!result) return "refused: " + refused_names(result.error());
        if (name == "base") return to_string(result->base);
        if (name == "covered") return to_string(result->covered);
        if (name == "uncovered") return to_string(result->uncovered);
        if (name == "interest.base") return to_string(result->interest);
        if (name.starts_with("interest.")) return part_of(result->interest_parts, name.substr(9));
        return part_of(result->parts, name);
    }

    static std::string part_of(const std::vector<PartyAmount>& parts, std::string_view name) {
        for (const PartyAmount& each : parts)
            if (each.party == name) return to_string(each.amount);
        return "no such part";
    }

    std::string answer_subsidy(const std::string& name) {
        const std::size_t dot = name.find('.');
        const std::string id = name.substr(0, dot);
        const std::string what = dot == std::string::npos ? "granted" : name.substr(dot + 1);
        const auto result = subsidise(programme_, id, facts_, agreement_, case_.date);
        if (what == "refused") return result ? "" : refused_names(result.error());
        if (!result) return "refused: " + refused_names(result.error());
        if (what == "base") return to_string(result->base);
        if (what == "entitled") return to_string(result->entitled);
        if (what == "granted") return to_string(result->granted);
        if (what == "last_day") return result->last_day ? to_string(*result->last_day) : "none";
        return part_of(result->payers, what);
    }

    std::string answer_breaker(const std::string& id) {
        const auto states = breakers(programme_, facts_, agreement_, case_.date);
        if (!states) return "refused: " + refused_names(states.error());
        const auto found = std::ranges::find(*states, id, &BreakerState::id);
        return found == states->end() ? "no such breaker" : std::string(code(found->level));
    }

    std::string answer_advance(const std::string& name) {
        const auto result = advance(programme_, facts_, agreement_, case_.date);
        if (name == "refused") return result ? "" : refused_names(result.error());
        if (!result) return "refused: " + refused_names(result.error());
        return name == "amount" ? plain(to_tree(result->value)) : "no such part";
    }

    // "application, valuation internal_evaluation, contract": those needed, each with its way.
    std::string answer_stages() {
        const auto stages = plan(programme_, facts_, agreement_, case_.date);
        if (!stages) return "refused: " + refused_names(stages.error());
        std::string all;
        for (const PlannedStage& each : *stages) {
            if (!each.needed) continue;
            all += all.empty() ? "" : ", ";
            all += stage_words()[static_cast<std::size_t>(each.stage)].code;
            all += each.by.empty() ? "" : " " + each.by;
        }
        return all;
    }

    std::string answer_recovery(const std::string& name) {
        if (!case_.proceeds) return "no proceeds given";
        const auto result = share_recovery(programme_, agreement_, case_.date, *case_.proceeds);
        if (name == "refused") return result ? "" : refused_names(result.error());
        if (!result) return "refused: " + refused_names(result.error());
        if (name == "costs_paid") return to_string(result->costs_paid);
        if (name == "costs_unpaid") return to_string(result->costs_unpaid);
        if (name == "to_creditor") return to_string(result->to_creditor);
        if (name == "to_pledgor") return to_string(result->to_pledgor);
        return part_of(result->returned, name);
    }

    const Programme& programme_;
    const Agreement& agreement_;
    const Case& case_;
    Facts facts_;
};

}  // namespace

std::expected<Cases, Problems> load_cases(const Tree& tree, const Library& library) {
    Problems problems;
    Reader reader(tree, problems);
    Cases result;
    result.programme = reader.text("programme");
    Given given;
    given.versions = &library.versions(result.programme);
    if (const Tree* common = reader.optional("given")) {
        Reader shared(*common, problems);
        given.facts = shared.optional("facts");
        given.agreement = shared.optional("agreement");
        shared.finish();
    }
    if (const Tree::List* items = reader.list("cases"))
        for (const Tree& item : *items) {
            auto read = read_case(item, given, problems);
            if (!read) continue;
            if (std::ranges::find(result.cases, read->name, &Case::name) != result.cases.end())
                report(problems, item.position, two_cases, {{"name", read->name}});
            result.cases.push_back(*std::move(read));
        }
    reader.finish();
    if (!problems.empty()) {
        sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    return result;
}

Outcome run(const Library& library, const std::string& id, const Case& each,
            const Published& published) {
    Outcome outcome{each.name, each.position, {}};
    const auto programme = library.in_force(id, each.date);
    if (!programme) {
        const std::string found = refused_names(programme.error());
        for (const Expected& line : each.expected)
            if (line.what != "refused" || line.value != found)
                outcome.differences.push_back({line.what, line.value, "refused: " + found});
        return outcome;
    }
    Agreement agreement;
    if (!each.agreement.is_null()) {
        auto loaded = load_agreement(**programme, each.agreement);
        if (!loaded) {
            const Problem& first = loaded.error().front();
            for (const Expected& line : each.expected)
                if (line.what != "agreement.refused" || line.value != first.code)
                    outcome.differences.push_back({line.what, line.value, "refused: " + first.en});
            return outcome;
        }
        agreement = *std::move(loaded);
    }
    Runner runner(**programme, agreement, each, published);
    for (const Expected& line : each.expected) {
        runner.wanted.clear();
        std::string found = line.what == "agreement.refused" ? "accepted" : runner.answer(line);
        std::string wanted = runner.wanted.empty() ? line.value : runner.wanted;
        // Amounts of blocks are money whatever their name: 45 and 45.00 are one.
        if (const auto money = parse_money(wanted);
            money && parse_money(found) && runner.wanted.empty())
            wanted = to_string(*money);
        if (wanted != found)
            outcome.differences.push_back({line.what, std::move(wanted), std::move(found)});
    }
    return outcome;
}

}  // namespace zhirong::programme
