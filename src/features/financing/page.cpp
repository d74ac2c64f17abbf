#include "features/financing/page.h"

#include <algorithm>

namespace zhirong::financing {

Section::Section(std::string kind, std::string id, const Label& title, const Label& stage)
    : tree_(Tree::map({{"kind", std::move(kind)},
                       {"id", std::move(id)},
                       {"title", write(title)},
                       {"stage", write(stage)},
                       {"fields", Tree::List{}},
                       {"papers", Tree::List{}}})) {}

namespace {
void append(Tree& section, std::string_view name, Tree item) {
    for (auto& [key, value] : *section.map())
        if (key == name) {
            Tree::List items = *value.list();
            items.push_back(std::move(item));
            value = std::move(items);
            return;
        }
}
}  // namespace

Section& Section::figure(const char* name, const char* zh, const char* en, const char* type,
                         Tree value, Tree why) {
    Tree figure = Tree::map(
        {{"name", name}, {"zh", zh}, {"en", en}, {"type", type}, {"value", std::move(value)}});
    if (!why.is_null()) figure.set("why", std::move(why));
    append(tree_, "fields", std::move(figure));
    return *this;
}

Section& Section::paper(Label kind, bool present, std::string reference) {
    Tree paper =
        Tree::map({{"kind", kind.name}, {"zh", kind.zh}, {"en", kind.en}, {"present", present}});
    if (!reference.empty()) paper.set("reference", std::move(reference));
    append(tree_, "papers", std::move(paper));
    return *this;
}

void Page::allow(const Actor& actor, Role role, const std::string& organisation, Tree action) {
    if (!actor.has(role) || actor.organisation != organisation) return;
    action.set("optional", true);
    actions.push_back(std::move(action));
}

bool is_awaited(const Tree& action) { return action.find("optional") == nullptr; }

void Page::offer(const Actor& actor, Role role, const std::string& organisation, Tree action) {
    if (actor.has(role) && actor.organisation == organisation) {
        actions.push_back(std::move(action));
        return;
    }
    const Label who = label_of(role);
    if (std::ranges::find(waiting_for, who) == waiting_for.end()) waiting_for.push_back(who);
}

}  // namespace zhirong::financing
