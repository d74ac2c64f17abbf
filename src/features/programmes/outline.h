#pragma once
// The rules of a programme as they stand in its text, whatever blocks it has: each with its name
// and its lines, so that reading, comparison and cursor can speak of the same rule.
#include <string>
#include <vector>

#include "base/tree.h"
#include "core/programme/prose.h"

namespace zhirong::programmes {

struct Rule {
    std::string block;  // "quantities", "eligibility", "compensation"; empty: on its own
    std::string name;   // "fund_share", "small_firm", "caps.per_loan"
    int line = 0;
    int end = 0;  // the last line; 0: to the end of the text
    Tree content;
};
std::vector<Rule> outline(const Tree& text);

// A text as far as it could be read.
struct ReadText {
    Tree tree;                                      // null: no YAML
    std::optional<programme::Programme> programme;  // absent: it has problems
};

// What stands in both, in the words of both. {"rules": [{"change": "added" | "removed" | "changed",
// "block", "name", "title"?, "old"?: {"line", "end", "readings"}, "new"?}]}; in the order of the
// new text, what was removed after what stood before it.
Tree compare(const ReadText& before, const ReadText& after);

}  // namespace zhirong::programmes
