#include "core/programme/agreement.h"

#include <algorithm>

#include "core/programme/reader.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind other_programme{"programme.agreement_of_other", 400,
                                      "协议属于 {found}，不是 {expected}",
                                      "The agreement is of {found}, not {expected}"};
constexpr RefusalKind not_open{"programme.term_not_open", 400,
                               "{name} 不是该方案留给协议约定的参数{near}",
                               "The programme does not leave {name} to an agreement{near_en}"};
constexpr RefusalKind out_of_bounds{"programme.term_out_of_bounds", 400,
                                    "{name} 应在 {low} 与 {high} 之间，发现的是 {found}",
                                    "{name} should be between {low} and {high}; found {found}"};
constexpr RefusalKind not_a_choice{"programme.term_not_a_choice", 400,
                                   "{name} 不能是 {found}{near}",
                                   "{name} cannot be {found}{near_en}"};

std::string shown(const std::optional<Value>& value) {
    return value ? to_text(*value, Language::en) : "-";
}

void check_term(const Open& open, const Term& term, Position position, Problems& problems) {
    const bool low = open.at_least && compare(term.value, *open.at_least) < 0;
    const bool high = open.at_most && compare(term.value, *open.at_most) > 0;
    if (low || high)
        report(problems, position, out_of_bounds,
               {{"name", term.name},
                {"low", shown(open.at_least)},
                {"high", shown(open.at_most)},
                {"found", to_text(term.value, Language::en)}});
    const auto* word = std::get_if<std::string>(&term.value);
    if (word != nullptr && !open.choices.empty() &&
        std::ranges::find(open.choices, *word) == open.choices.end()) {
        const Hint near = hint(*word, open.choices);
        report(problems, position, not_a_choice,
               {{"name", term.name}, {"found", *word}, {"near", near.zh}, {"near_en", near.en}});
    }
}

}  // namespace

const Term* Agreement::find(std::string_view name) const {
    const auto found = std::ranges::find(terms, name, &Term::name);
    return found == terms.end() ? nullptr : &*found;
}

std::expected<Agreement, Problems> load_agreement(const Programme& programme, const Tree& tree) {
    Problems problems;
    Agreement agreement;
    Reader reader(tree, problems);
    agreement.id = reader.text("agreement");
    const std::string of = reader.text("programme");
    if (!of.empty() && of != programme.id)
        report(problems, tree.find("programme")->position, other_programme,
               {{"found", of}, {"expected", programme.id}});
    const Tree* terms = reader.required("terms");
    reader.finish();
    if (terms != nullptr) {
        std::vector<std::string> open_names;
        for (const NamedQuantity& each : programme.quantities)
            if (std::holds_alternative<Open>(each.definition)) open_names.push_back(each.name);
        const Reader list(*terms, problems);
        static const Tree::Map none;
        for (const auto& [name, body] : list.is_map() ? *terms->map() : none) {
            const NamedQuantity* quantity = programme.find_quantity(name);
            const Open* open =
                quantity == nullptr ? nullptr : std::get_if<Open>(&quantity->definition);
            if (open == nullptr) {
                const Hint near = hint(name, open_names);
                report(problems, body.key_position, not_open,
                       {{"name", name}, {"near", near.zh}, {"near_en", near.en}});
                continue;
            }
            Reader term(body, problems);
            auto value = term.value("value", quantity->unit);
            std::string source = term.text("source");
            term.finish();
            if (!value) continue;
            agreement.terms.push_back({name, *std::move(value), std::move(source)});
            check_term(*open, agreement.terms.back(), body.find("value")->position, problems);
        }
    }
    if (!problems.empty()) {
        sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    return agreement;
}

Tree to_tree(const Programme& programme, const Agreement& agreement) {
    Tree::Map terms;
    for (const Term& each : agreement.terms)
        terms.emplace_back(each.name,
                           Tree::map({{"value", as_written(each.value)}, {"source", each.source}}));
    return Tree::map({{"agreement", agreement.id},
                      {"programme", programme.id},
                      {"terms", Tree(std::move(terms))}});
}

}  // namespace zhirong::programme
