#pragma once
// What the parties settled at signing where the programme leaves a value open. Frozen into the
// contract's terms together with the programme's version.
#include <expected>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"

namespace zhirong::programme {

struct Term {
    std::string name;
    Value value;
    std::string source;  // where the agreement says so
};

struct Agreement {
    std::string id;
    std::vector<Term> terms;
    const Term* find(std::string_view name) const;
};

// The unit, bounds and choices are the programme's; a term that it does not leave open is refused.
std::expected<Agreement, Problems> load_agreement(const Programme& programme, const Tree& tree);
// To keep with a contract; load_agreement reads it back.
Tree to_tree(const Programme& programme, const Agreement& agreement);

}  // namespace zhirong::programme
