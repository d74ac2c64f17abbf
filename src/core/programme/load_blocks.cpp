// Declarations, subsidies, breakers, composition and services.
#include <algorithm>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind stacks_and_excludes{
    "programme.stacks_and_excludes", 400, "{name} 不能既可叠加又不得并享",
    "{name} cannot be both one to stack on and one to exclude"};
constexpr RefusalKind payer_limited{
    "programme.payer_limited", 400,
    "承担方不能有自己的上限：补贴总要有人付全；请写在补贴的 caps 中",
    "A payer cannot have a limit of its own: someone pays the whole subsidy; write it under caps"};
constexpr RefusalKind own_name{"programme.names_itself", 400, "不能写方案自己的代号 {name}",
                               "A programme cannot name itself: {name}"};

void read_declared(Scope& scope, Reader& top, std::string_view field, Declared kind) {
    const Tree* tree = top.optional(field);
    if (tree == nullptr) return;
    const Reader items(*tree, scope.problems);
    if (!items.is_map()) return;
    for (const auto& [id, body] : *tree->map()) {
        if (!is_name(id)) {
            report(scope.problems, body.key_position, problems::bad_name, {{"found", id}});
            continue;  // Nothing could name it.
        }
        Reader reader(body, scope.problems);
        Declaration declaration;
        declaration.kind = kind;
        declaration.fact = fact_name(kind, id);
        declaration.reading = reader.reading();
        declaration.citation = read_citation(scope, reader);
        if (kind == Declared::asked) {
            const auto unit = reader.word("unit", unit_codes());
            if (unit) declaration.unit = static_cast<Unit>(*unit);
            if (const Tree::List* words = optional_list(reader, "one_of"))
                for (const Tree& word : *words) {
                    auto value = parse_value(Unit::text, word);
                    if (value)
                        declaration.choices.push_back(std::get<std::string>(*value));
                    else
                        scope.problems.push_back(std::move(value).error());
                }
        }
        reader.finish();
        scope.programme.declarations.push_back(std::move(declaration));
    }
}

bool limits_a_party(const std::vector<Share>& shares) {
    return std::ranges::any_of(shares, [](const Share& each) {
        return each.at_most || !each.caps.empty() || limits_a_party(each.within);
    });
}

std::optional<Subsidy> read_subsidy(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Subsidy subsidy;
    subsidy.id = read_id(scope, reader);
    subsidy.reading = reader.reading();
    subsidy.citation = read_citation(scope, reader);
    const auto expense = read_word(reader, "expense", expense_words());
    const auto timing = read_word(reader, "timing", timing_words());
    subsidy.payee = read_party(scope, reader, "payee");
    subsidy.conditions = read_requirements(scope, reader, "conditions");
    if (const Tree* trigger = reader.optional("trigger"))
        subsidy.trigger = read_requirement(scope, *trigger);
    auto base = read_required(scope, reader, "base", Unit::money);
    if (const Tree* rate = reader.optional("rate")) {
        subsidy.rate = read_unit(scope, *rate, Unit::rate);
        subsidy.rounding = read_rounding(reader);
    }
    subsidy.caps = read_caps(scope, reader);
    if (const Tree* payers = reader.optional("payers")) subsidy.payers = read_split(scope, *payers);
    if (subsidy.payers && limits_a_party(subsidy.payers->shares))
        report(scope.problems, tree.find("payers")->position, payer_limited);
    if (const Tree* submission = reader.optional("submission"))
        subsidy.submission = read_submission(scope, *submission);
    reader.finish();
    if (!expense || !timing || !base) return std::nullopt;
    subsidy.expense = static_cast<Expense>(*expense);
    subsidy.timing = static_cast<Timing>(*timing);
    subsidy.base = *std::move(base);
    return subsidy;
}

// From a level on, or only above it.
std::optional<Breaker::Threshold> read_threshold(Scope& scope, Reader& reader, const char* at,
                                                 const char* above, bool needed) {
    const Tree* from = reader.optional(at);
    const Tree* beyond = reader.optional(above);
    if (from == nullptr && beyond == nullptr && !needed) return std::nullopt;
    if ((from == nullptr) == (beyond == nullptr)) {
        report(scope.problems, reader.tree().position, problems::one_of_fields,
               {{"names", std::string(at) + ", " + above}});
        return std::nullopt;
    }
    auto level = read_unit(scope, from != nullptr ? *from : *beyond, Unit::rate);
    if (!level) return std::nullopt;
    return Breaker::Threshold{*std::move(level), beyond != nullptr};
}

std::optional<Breaker> read_breaker(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Breaker breaker;
    breaker.id = read_id(scope, reader);
    breaker.reading = reader.reading();
    breaker.citation = read_citation(scope, reader);
    const auto per = read_word(reader, "per", breaker_scopes());
    auto measure = read_required(scope, reader, "measure", Unit::rate);
    breaker.warn = read_threshold(scope, reader, "warn_at", "warn_above", false);
    auto stop = read_threshold(scope, reader, "stop_at", "stop_above", true);
    const auto strict = reader.value("strict", Unit::flag);
    reader.finish();
    if (!per || !measure || !stop || !strict) return std::nullopt;
    breaker.per = static_cast<Breaker::Per>(*per);
    breaker.measure = *std::move(measure);
    breaker.stop = *std::move(stop);
    breaker.strict = std::get<bool>(*strict);
    return breaker;
}

// Names of programmes, which may be in other files.
std::vector<std::string> read_programmes(Scope& scope, Reader& reader, std::string_view field) {
    std::vector<std::string> names;
    const Tree::List* items = optional_list(reader, field);
    if (items == nullptr) return names;
    for (const Tree& item : *items) {
        const std::string name = item.text() != nullptr ? *item.text() : std::string();
        if (!is_name(name))
            report(scope.problems, item.position, problems::bad_name, {{"found", name}});
        else if (name == scope.programme.id)
            report(scope.problems, item.position, own_name, {{"name", name}});
        names.push_back(name);
    }
    return names;
}

}  // namespace

void read_declarations(Scope& scope, Reader& top) {
    read_declared(scope, top, "lists", Declared::list);
    read_declared(scope, top, "papers", Declared::paper);
    read_declared(scope, top, "asks", Declared::asked);
}

void read_subsidies(Scope& scope, Reader& top) {
    if (const Tree::List* items = optional_list(top, "subsidies"))
        for (const Tree& item : *items)
            if (auto subsidy = read_subsidy(scope, item))
                scope.programme.subsidies.push_back(*std::move(subsidy));
}

void read_breakers(Scope& scope, Reader& top) {
    if (const Tree::List* items = optional_list(top, "breakers"))
        for (const Tree& item : *items)
            if (auto breaker = read_breaker(scope, item))
                scope.programme.breakers.push_back(*std::move(breaker));
}

void read_composition(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    if (!reader.is_map()) return;
    Composition composition;
    composition.citation = read_citation(scope, reader);
    composition.stacks_on = read_programmes(scope, reader, "stacks_on");
    composition.confirmed_by = reader.optional_text("confirmed_by");
    composition.excludes = read_programmes(scope, reader, "excludes");
    if (const auto one = reader.optional_value("one_channel", Unit::flag))
        composition.one_channel = std::get<bool>(*one);
    reader.finish();
    if (!composition.confirmed_by.empty() && !is_name(composition.confirmed_by))
        report(scope.problems, tree.find("confirmed_by")->position, problems::bad_name,
               {{"found", composition.confirmed_by}});
    for (const std::string& name : composition.excludes)
        if (std::ranges::find(composition.stacks_on, name) != composition.stacks_on.end())
            report(scope.problems, tree.find("excludes")->position, stacks_and_excludes,
                   {{"name", name}});
    scope.programme.composition = std::move(composition);
}

void read_services(Scope& scope, Reader& top) {
    const Tree::List* items = optional_list(top, "services");
    if (items == nullptr) return;
    for (const Tree& item : *items) {
        Reader reader(item, scope.problems);
        Service service;
        service.id = read_id(scope, reader);
        const auto kind = read_word(reader, "kind", service_kinds());
        service.reading = reader.reading();
        service.citation = read_citation(scope, reader);
        reader.finish();
        if (!kind) continue;
        service.kind = service_kinds()[*kind].code;
        scope.programme.services.push_back(std::move(service));
    }
}

}  // namespace zhirong::programme
