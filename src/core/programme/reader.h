#pragma once
// Reads one map of a programme file: each name once, unknown names reported with the nearest known
// one, missing names with what they should hold. Goes on after a problem, so that all are told.
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/problem.h"
#include "core/programme/quantity.h"

namespace zhirong::programme {

namespace problems {
extern const RefusalKind missing_field, unknown_field, wrong_kind, one_of_fields, unknown_word,
    bad_name;
}

class Reader {
public:
    Reader(const Tree& tree, Problems& problems);

    bool is_map() const { return map_ != nullptr; }
    const Tree& tree() const { return tree_; }
    Problems& problems() { return problems_; }

    const Tree* optional(std::string_view name);
    // Reports the field as missing and gives null.
    const Tree* required(std::string_view name);
    // Text of at most longest_text bytes; empty after a problem.
    std::string text(std::string_view name);
    std::string optional_text(std::string_view name);
    // Null after a problem.
    const Tree::List* list(std::string_view name);
    // The number of the word in `words`, or nothing after a problem.
    std::optional<std::size_t> word(std::string_view name, std::span<const std::string> words);
    // The fields zh and en of this very map.
    Reading reading();
    std::optional<Value> value(std::string_view name, Unit unit);
    std::optional<Value> optional_value(std::string_view name, Unit unit);

    // Reports what was not asked for. To be called last.
    void finish();

private:
    const Tree& tree_;
    Problems& problems_;
    const Tree::Map* map_;
    std::vector<std::string> asked_;
};

void report(Problems& problems, Position position, const RefusalKind& kind,
            std::vector<Fact> facts = {});

// Names of quantities, conditions, sources: small letters, digits, underscores; at most 60.
bool is_name(std::string_view text);
// GB/T 2260: six digits.
bool is_region_code(std::string_view text);

}  // namespace zhirong::programme
