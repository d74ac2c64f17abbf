#include "core/sourced/reading.h"

#include <algorithm>
#include <charconv>

#include "core/programme/reader.h"

namespace zhirong::sourced {
namespace {

using programme::Problem;
using programme::Problems;

constexpr RefusalKind source_unknown{
    "product.source_unknown", 422, "出处“{found}”没有在 sources 中列明；已列明：{expected}",
    "The source “{found}” is not among sources; there are: {expected}"};
constexpr RefusalKind sources_missing{
    "product.sources_missing", 422, "缺少 sources：每个数字都要写明出处，没有公开来源的写 example",
    "sources is missing: each figure names where it comes from; without a public source it is an "
    "example"};

Tree filled_in(const Tree& tree, const Tree* sources, Problems& problems) {
    if (const Tree::List* items = tree.list()) {
        Tree::List filled;
        for (const Tree& item : *items) filled.push_back(filled_in(item, sources, problems));
        Tree whole(std::move(filled));
        whole.position = tree.position;
        return whole;
    }
    const Tree::Map* members = tree.map();
    if (members == nullptr) return tree;
    Tree::Map filled;
    for (const auto& [name, member] : *members) {
        if (name == "sources" && &member == sources) continue;
        const std::string* source = name == "provenance" ? member.text() : nullptr;
        const Tree* named = source && sources != nullptr ? sources->find(*source) : nullptr;
        if (source && named == nullptr) {
            std::vector<std::string> known;
            if (sources != nullptr && sources->map() != nullptr)
                for (const auto& each : *sources->map()) known.push_back(each.first);
            programme::report(problems, member.position, source_unknown,
                              {{"found", *source}, {"expected", joined(known)}});
        }
        Tree value = named != nullptr ? *named : filled_in(member, sources, problems);
        value.position = member.position;
        filled.emplace_back(name, std::move(value));
    }
    Tree whole(std::move(filled));
    whole.position = tree.position;
    return whole;
}

}  // namespace

std::string joined(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : ", ") + word;
    return text;
}

Position position_of(const Tree& tree, std::string_view path) {
    const Tree* at = &tree;
    Position place = tree.position;
    while (!path.empty()) {
        if (path.front() == '.') path.remove_prefix(1);
        if (path.starts_with('[')) {
            const std::size_t end = path.find(']');
            std::size_t index = 0;
            std::from_chars(path.data() + 1, path.data() + end, index);
            path.remove_prefix(end + 1);
            if (at->list() == nullptr || index >= at->list()->size()) break;
            at = &(*at->list())[index];
        } else {
            const std::size_t end = std::min(path.find_first_of(".["), path.size());
            const Tree* member = at->find(path.substr(0, end));
            path.remove_prefix(end);
            if (member == nullptr) break;
            at = member;
        }
        if (at->position.line > 0) place = at->position;
    }
    return place;
}

Tree with_sources(const Tree& tree, Problems& problems) {
    const Tree* sources = tree.find("sources");
    if (tree.map() != nullptr && (sources == nullptr || sources->map() == nullptr))
        programme::report(problems, tree.position, sources_missing);
    return filled_in(tree, sources, problems);
}

void report_refusals(const Tree& tree, const Refusals& refusals, Problems& problems) {
    for (const Refusal& refusal : refusals.all) {
        Problem found =
            programme::problem(position_of(tree, refusal.field), *refusal.kind, refusal.facts);
        // The field itself may not be there to point at.
        found.zh = refusal.field + "：" + found.zh;
        found.en = refusal.field + ": " + found.en;
        problems.push_back(std::move(found));
    }
}

}  // namespace zhirong::sourced
