#include "features/programmes/check.h"

#include <algorithm>
#include <set>

#include "core/explanation/why.h"
#include "core/programme/facts.h"
#include "core/programme/prose.h"
#include "core/programme/warnings.h"

namespace zhirong::programmes {
namespace {

using programme::Programme;
using programme::Reading;

Tree choices(const std::vector<std::string>& codes) {
    Tree::List list;
    for (const std::string& code : codes) {
        const programme::Word* word = programme::find_word(code);
        list.push_back(Tree::map({{"name", code},
                                  {"zh", word == nullptr ? code : std::string(word->zh)},
                                  {"en", word == nullptr ? code : std::string(word->en)}}));
    }
    return list;
}

Tree open_form(const programme::Open& open) {
    Tree tree =
        Tree::map({{"why", open.why == programme::Open::Why::agreed ? "agreed" : "unknown"}});
    if (open.at_least) tree.set("at_least", programme::as_written(*open.at_least));
    if (open.at_most) tree.set("at_most", programme::as_written(*open.at_most));
    if (!open.choices.empty()) tree.set("choices", choices(open.choices));
    return tree;
}

std::string text_member(const Tree& tree, std::string_view name) {
    const Tree* found = tree.find(name);
    return found == nullptr || found->text() == nullptr ? "" : *found->text();
}

// Who may have borne a part of the loss, and so gets some of what is recovered.
Tree recovery_form(const Programme& programme) {
    Tree::List parties;
    for (const std::string& name : programme.recovery->order) {
        const programme::Party* party = programme::find_party(name);
        parties.push_back(Tree::map({{"name", name}, {"zh", party->zh}, {"en", party->en}}));
    }
    return Tree::map({{"parties", std::move(parties)}});
}

void collect_facts(const Tree& tree, std::set<std::string_view>& used) {
    if (const std::string* text = tree.text()) {
        if (const programme::FactKind* fact = programme::find_fact(*text)) used.insert(fact->name);
    } else if (const Tree::List* items = tree.list()) {
        for (const Tree& item : *items) collect_facts(item, used);
    } else if (const Tree::Map* members = tree.map()) {
        for (const auto& [name, value] : *members) collect_facts(value, used);
    }
}

}  // namespace

Tree words(const programme::Reading& reading) {
    return Tree::map({{"zh", reading.zh}, {"en", reading.en}});
}

Tree head(const Programme& programme) {
    Tree tree = Tree::map({{"id", programme.id},
                           {"title", words(programme.title)},
                           {"version", programme.version},
                           {"from", to_string(programme.from)},
                           {"jurisdiction", programme.jurisdiction}});
    if (programme.until) tree.set("until", to_string(*programme.until));
    if (programme.notice_case) tree.set("notice_case", *programme.notice_case);
    return tree;
}

Tree problems(const programme::Problems& problems) {
    Tree::List list;
    for (const programme::Problem& each : problems)
        list.push_back(Tree::map({{"line", each.position.line},
                                  {"column", each.position.column},
                                  {"code", each.code},
                                  {"zh", each.zh},
                                  {"en", each.en}}));
    return list;
}

Tree readings(const Programme& programme) {
    Tree::List list;
    for (const programme::Paragraph& paragraph : programme::prose(programme))
        for (const programme::Sentence& sentence : paragraph.sentences)
            list.push_back(Tree::map({{"block", words(paragraph.heading)},
                                      {"line", sentence.position.line},
                                      {"zh", sentence.zh},
                                      {"en", sentence.en}}));
    return list;
}

Tree quantities(const ReadText& text) {
    Tree::List list;
    if (text.programme) {
        for (const programme::NamedQuantity& each : text.programme->quantities) {
            Tree tree = Tree::map({{"name", each.name},
                                   {"unit", std::string(programme::code(each.unit))},
                                   {"zh", each.reading.zh},
                                   {"en", each.reading.en},
                                   {"line", each.position.line}});
            if (const auto* open = std::get_if<programme::Open>(&each.definition))
                tree.set("open", open_form(*open));
            list.push_back(std::move(tree));
        }
        return list;
    }
    const Tree* found = text.tree.find("quantities");
    if (found == nullptr || found->map() == nullptr) return list;
    for (const auto& [name, body] : *found->map())
        list.push_back(Tree::map({{"name", name},
                                  {"unit", text_member(body, "unit")},
                                  {"zh", text_member(body, "zh")},
                                  {"en", text_member(body, "en")},
                                  {"line", body.key_position.line}}));
    return list;
}

Tree fact_form(const programme::FactKind& fact) {
    Tree tree = Tree::map({{"name", fact.name},
                           {"unit", std::string(programme::code(fact.unit))},
                           {"zh", fact.zh},
                           {"en", fact.en}});
    if (!fact.choices.empty()) tree.set("choices", choices(fact.choices));
    return tree;
}

Tree facts_used(const Tree& text) {
    std::set<std::string_view> used;
    collect_facts(text, used);
    Tree::List list;
    for (const programme::FactKind& fact : programme::vocabulary())
        if (used.contains(fact.name)) list.push_back(fact_form(fact));
    return list;
}

Tree facts_declared(const Programme& programme) {
    const auto prefix = [](programme::Declared kind) -> Reading {
        switch (kind) {
            case programme::Declared::list: return {"在名单上：", "On the list: "};
            case programme::Declared::paper: return {"已有材料：", "Paper at hand: "};
            case programme::Declared::used: return {"此前已用：", "Used before: "};
            case programme::Declared::asked: break;
        }
        return {};
    };
    Tree::List list;
    for (const programme::Declaration& each : programme.declarations) {
        const Reading before = prefix(each.kind);
        Tree tree = Tree::map({{"name", each.fact},
                               {"unit", std::string(programme::code(each.unit))},
                               {"zh", before.zh + each.reading.zh},
                               {"en", before.en + each.reading.en}});
        if (!each.choices.empty()) tree.set("choices", choices(each.choices));
        list.push_back(std::move(tree));
    }
    return list;
}

Tree vocabulary() {
    const auto named = [](const std::string& name, const std::string& zh, const std::string& en) {
        return Tree::map({{"name", name}, {"zh", zh}, {"en", en}});
    };
    Tree::List facts;
    for (const programme::FactKind& fact : programme::vocabulary())
        facts.push_back(fact_form(fact));
    Tree::List references;
    for (const programme::ReferenceKind& each : programme::reference_kinds())
        references.push_back(named(each.name, each.zh, each.en));
    Tree::List units;
    for (const std::string& code : programme::unit_codes()) {
        const programme::Unit unit = *programme::parse_unit(code);
        units.push_back(named(code, std::string(programme::name(unit, programme::Language::zh)),
                              std::string(programme::name(unit, programme::Language::en))));
    }
    Tree::List parties;
    for (const programme::Party& party : programme::parties())
        parties.push_back(named(party.name, party.zh, party.en));
    Tree::List roundings;
    for (const auto& each : EnumNames<Rounding>::names)
        roundings.push_back(named(each.name, each.zh, each.en));
    return Tree::map({{"facts", std::move(facts)},
                      {"references", std::move(references)},
                      {"units", std::move(units)},
                      {"parties", std::move(parties)},
                      {"roundings", std::move(roundings)}});
}

Tree check(const ReadText& text, const programme::Problems& found) {
    Tree::List rules;
    for (const Rule& rule : outline(text.tree))
        rules.push_back(Tree::map(
            {{"block", rule.block}, {"name", rule.name}, {"line", rule.line}, {"end", rule.end}}));
    Tree tree =
        Tree::map({{"clean", text.programme.has_value()},
                   {"problems", problems(found)},
                   {"warnings", text.programme ? problems(programme::warnings(*text.programme))
                                               : Tree(Tree::List{})},
                   {"readings", text.programme ? readings(*text.programme) : Tree(Tree::List{})},
                   {"rules", std::move(rules)},
                   {"quantities", quantities(text)}});
    const Tree used = facts_used(text.tree);
    Tree::List facts = *used.list();
    if (text.programme) {
        const Tree declared = facts_declared(*text.programme);
        facts.insert(facts.end(), declared.list()->begin(), declared.list()->end());
        tree.set("programme", head(*text.programme));
        if (text.programme->recovery) tree.set("recovery", recovery_form(*text.programme));
    }
    tree.set("facts", std::move(facts));
    return tree;
}

}  // namespace zhirong::programmes
