#include "features/rights/page.h"

namespace zhirong::rights {

Section::Section(std::string kind, const Label& title)
    : head_(Tree::map({{"kind", std::move(kind)}, {"title", write(title)}})) {}

Section& Section::figure(const char* name, const char* zh, const char* en, const char* type,
                         Tree value, Tree why) {
    Tree figure = Tree::map(
        {{"name", name}, {"zh", zh}, {"en", en}, {"type", type}, {"value", std::move(value)}});
    if (!why.is_null()) figure.set("why", std::move(why));
    fields_.push_back(std::move(figure));
    return *this;
}

Section& Section::column(const char* name, const char* zh, const char* en, const char* type) {
    columns_.push_back(Tree::map({{"name", name}, {"zh", zh}, {"en", en}, {"type", type}}));
    return *this;
}

Section& Section::row(std::initializer_list<std::pair<const char*, Tree>> cells, std::string href) {
    Tree values = Tree::Map{};
    for (const auto& [name, value] : cells) values.set(name, value);
    return row(std::move(values), std::move(href));
}

Section& Section::row(Tree cells, std::string href) {
    Tree row = Tree::map({{"cells", std::move(cells)}});
    if (!href.empty()) row.set("href", std::move(href));
    rows_.push_back(std::move(row));
    return *this;
}

Section& Section::when_empty(const char* zh, const char* en) {
    head_.set("when_empty", Tree::map({{"zh", zh}, {"en", en}}));
    return *this;
}

Section& Section::note(const char* zh, const char* en) {
    head_.set("note", Tree::map({{"zh", zh}, {"en", en}}));
    return *this;
}

Section& Section::data(Tree data) {
    head_.set("data", std::move(data));
    return *this;
}

Tree Section::take() {
    head_.set("fields", std::move(fields_));
    head_.set("columns", std::move(columns_));
    head_.set("rows", std::move(rows_));
    return std::move(head_);
}

void Page::offer(const Actor& actor, Role role, const std::string& organisation, Tree action) {
    if (actor.has(role) && actor.organisation == organisation) actions.push_back(std::move(action));
}

}  // namespace zhirong::rights
