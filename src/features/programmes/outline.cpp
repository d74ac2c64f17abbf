#include "features/programmes/outline.h"

#include <algorithm>
#include <array>
#include <map>

#include "core/programme/programme.h"

namespace zhirong::programmes {
namespace {

// What an item of a list is known by.
constexpr std::array identifying{"id", "party", "name"};

const std::string* identity(const Tree& item) {
    for (const char* each : identifying)
        if (const Tree* found = item.find(each); found != nullptr && found->text() != nullptr)
            return found->text();
    return nullptr;
}

bool is_named_list(const Tree& tree) {
    const Tree::List* items = tree.list();
    return items != nullptr && !items->empty() &&
           std::ranges::all_of(*items, [](const Tree& item) { return identity(item) != nullptr; });
}

bool holds_named_list(const Tree& tree) {
    return tree.map() != nullptr && std::ranges::any_of(*tree.map(), [](const auto& member) {
               return is_named_list(member.second);
           });
}

class Walk {
public:
    std::vector<Rule> rules;

    void block(const std::string& name, const Tree& tree) {
        const bool words = tree.find("zh") != nullptr;
        if (tree.map() != nullptr && !words)
            for (const auto& [member, value] : *tree.map()) part(name, member, value, true);
        else if (is_named_list(tree))
            items(name, "", tree);
        else
            add("", name, tree, tree.key_position.line);
    }

private:
    void part(const std::string& block, const std::string& name, const Tree& tree, bool open) {
        if (is_named_list(tree))
            items(block, name + '.', tree);
        else if (open && holds_named_list(tree))
            for (const auto& [member, value] : *tree.map())
                part(block, name + '.' + member, value, false);
        else
            add(block, name, tree, tree.key_position.line);
    }
    void items(const std::string& block, const std::string& prefix, const Tree& list) {
        for (const Tree& item : *list.list())
            add(block, prefix + *identity(item), item, item.position.line);
    }
    void add(const std::string& block, std::string name, const Tree& tree, int line) {
        rules.push_back({block, std::move(name), line, 0, tree});
    }
};

Tree words(const programme::Reading& reading) {
    return Tree::map({{"zh", reading.zh}, {"en", reading.en}});
}

struct Side {
    std::vector<Rule> rules;
    std::vector<programme::Sentence> sentences;

    explicit Side(const ReadText& text) : rules(outline(text.tree)) {
        if (!text.programme) return;
        for (const programme::Paragraph& paragraph : programme::prose(*text.programme))
            for (const programme::Sentence& each : paragraph.sentences) sentences.push_back(each);
    }

    const Rule* find(const Rule& other) const {
        const auto found = std::ranges::find_if(rules, [&](const Rule& rule) {
            return rule.block == other.block && rule.name == other.name;
        });
        return found == rules.end() ? nullptr : &*found;
    }

    Tree shown(const Rule& rule) const {
        Tree::List readings;
        for (const programme::Sentence& each : sentences)
            if (each.position.line >= rule.line && each.position.line <= rule.end)
                readings.push_back(words(each));
        return Tree::map(
            {{"line", rule.line}, {"end", rule.end}, {"readings", std::move(readings)}});
    }
};

Tree change(const char* kind, const Rule& rule) {
    Tree tree = Tree::map({{"change", kind}, {"block", rule.block}, {"name", rule.name}});
    const Tree* zh = rule.content.find("zh");
    const Tree* en = rule.content.find("en");
    if (zh != nullptr && en != nullptr) tree.set("title", Tree::map({{"zh", *zh}, {"en", *en}}));
    return tree;
}

}  // namespace

std::vector<Rule> outline(const Tree& text) {
    Walk walk;
    if (text.map() != nullptr)
        for (const auto& [name, value] : *text.map()) walk.block(name, value);
    std::ranges::stable_sort(walk.rules, {}, &Rule::line);
    constexpr int end_of_text = 1 << 30;
    for (std::size_t i = 0; i < walk.rules.size(); ++i)
        walk.rules[i].end = i + 1 < walk.rules.size()
                                ? std::max(walk.rules[i].line, walk.rules[i + 1].line - 1)
                                : end_of_text;
    return walk.rules;
}

Tree compare(const ReadText& before, const ReadText& after) {
    const Side old_side(before);
    const Side new_side(after);
    // Removed rules stand behind the rule that they followed in the old text.
    std::map<const Rule*, std::vector<const Rule*>> removed;
    const Rule* last = nullptr;
    for (const Rule& rule : old_side.rules)
        if (const Rule* found = new_side.find(rule))
            last = found;
        else
            removed[last].push_back(&rule);
    Tree::List rules;
    const auto tell_removed = [&](const Rule* behind) {
        for (const Rule* rule : removed[behind]) {
            Tree tree = change("removed", *rule);
            tree.set("old", old_side.shown(*rule));
            rules.push_back(std::move(tree));
        }
    };
    tell_removed(nullptr);
    for (const Rule& rule : new_side.rules) {
        const Rule* was = old_side.find(rule);
        if (was == nullptr || was->content != rule.content) {
            Tree tree = change(was == nullptr ? "added" : "changed", rule);
            if (was != nullptr) tree.set("old", old_side.shown(*was));
            tree.set("new", new_side.shown(rule));
            rules.push_back(std::move(tree));
        }
        tell_removed(&rule);
    }
    return Tree::map({{"rules", std::move(rules)}});
}

}  // namespace zhirong::programmes
