#include "base/result.h"

#include <algorithm>

namespace zhirong {
namespace {

// A name without a fact stays as it is written: visible, and no second error.
std::string fill(std::string_view words, const std::vector<Fact>& facts) {
    std::string text;
    while (!words.empty()) {
        const std::size_t open = words.find('{');
        const std::size_t close =
            words.find('}', open == std::string_view::npos ? words.size() : open);
        if (close == std::string_view::npos) break;
        const std::string_view name = words.substr(open + 1, close - open - 1);
        const auto fact = std::ranges::find(facts, name, &Fact::name);
        text += words.substr(0, open);
        text += fact == facts.end() ? words.substr(open, close - open + 1)
                                    : std::string_view(fact->value);
        words.remove_prefix(close + 1);
    }
    return text.append(words);
}

}  // namespace

std::string in_chinese(const Refusal& refusal) { return fill(refusal.kind->zh, refusal.facts); }
std::string in_english(const Refusal& refusal) { return fill(refusal.kind->en, refusal.facts); }

}  // namespace zhirong
