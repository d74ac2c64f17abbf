#include "core/programme/programme.h"

#include <openssl/evp.h>

#include <algorithm>
#include <array>

#include "base/ensure.h"

namespace zhirong::programme {
namespace {

// Each piece is told by its kind and length, so that no two contents have equal bytes.
void write_canonical(const Tree& tree, std::string& out) {
    if (const auto* text = tree.text()) {
        out += "t" + std::to_string(text->size()) + ":" + *text;
    } else if (const auto* number = tree.integer()) {
        out += "i" + std::to_string(*number) + ";";
    } else if (const auto* flag = tree.boolean()) {
        out += *flag ? "y" : "n";
    } else if (const auto* items = tree.list()) {
        out += "l" + std::to_string(items->size()) + ":";
        for (const Tree& item : *items) write_canonical(item, out);
    } else if (const auto* members = tree.map()) {
        std::vector<const std::pair<std::string, Tree>*> sorted;
        for (const auto& member : *members) sorted.push_back(&member);
        std::ranges::sort(sorted, {}, [](const auto* member) { return member->first; });
        out += "m" + std::to_string(sorted.size()) + ":";
        for (const auto* member : sorted) {
            out += std::to_string(member->first.size()) + ":" + member->first;
            write_canonical(member->second, out);
        }
    } else {
        out += "0";
    }
}

void add_bearers(const std::vector<Share>& shares, std::vector<std::string>& all) {
    for (const Share& share : shares) {
        if (share.within.empty())
            all.push_back(share.party);
        else
            add_bearers(share.within, all);
    }
}

}  // namespace

const NamedQuantity* Programme::find_quantity(std::string_view name) const {
    const auto found = std::ranges::find(quantities, name, &NamedQuantity::name);
    return found == quantities.end() ? nullptr : &*found;
}

const Source* Programme::find_source(std::string_view source) const {
    const auto found = std::ranges::find(sources, source, &Source::id);
    return found == sources.end() ? nullptr : &*found;
}

const Declaration* Programme::find_declaration(std::string_view fact) const {
    const auto found = std::ranges::find(declarations, fact, &Declaration::fact);
    return found == declarations.end() ? nullptr : &*found;
}

const Subsidy* Programme::find_subsidy(std::string_view subsidy) const {
    const auto found = std::ranges::find(subsidies, subsidy, &Subsidy::id);
    return found == subsidies.end() ? nullptr : &*found;
}

std::string content_hash(const Tree& tree) {
    std::string content;
    write_canonical(tree, content);
    std::array<unsigned char, 32> digest{};
    unsigned length = 0;
    ensure(EVP_Digest(content.data(), content.size(), digest.data(), &length, EVP_sha256(),
                      nullptr) == 1);
    ensure(length == digest.size());
    std::string text;
    for (const unsigned char byte : digest) {
        constexpr std::string_view hexadecimal = "0123456789abcdef";
        text += hexadecimal[byte >> 4U];
        text += hexadecimal[byte & 15U];
    }
    return text;
}

std::vector<std::string> bearers(const Split& split) {
    std::vector<std::string> all;
    add_bearers(split.shares, all);
    return all;
}

}  // namespace zhirong::programme
