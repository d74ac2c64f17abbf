#pragma once
// The parts of load(): expressions, conditions, named quantities and blocks, and the checks that
// need the whole programme.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/reader.h"

namespace zhirong::programme {

constexpr std::size_t most_quantities = 200;
constexpr std::size_t most_operands = 50;

// The names that expressions of this file may use, and those that are taken.
struct Scope {
    Problems& problems;
    Programme& programme;  // as far as it is read
    // Without a unit where the file gives none: reported there, and not again at each use.
    std::map<std::string, std::optional<Unit>, std::less<>> quantities;
    std::map<std::string, std::vector<std::string>, std::less<>> choices;  // of open texts
    std::vector<std::string> source_ids;
    std::set<std::string> ids;  // of conditions, caps, subsidies, breakers
};

// Absent after a problem. `expected` gives `nothing` its unit.
std::optional<Expression> read_expression(Scope& scope, const Tree& tree,
                                          std::optional<Unit> expected = std::nullopt);
// The same, and a problem if it is of another unit.
std::optional<Expression> read_unit(Scope& scope, const Tree& tree, Unit expected);
std::optional<Expression> read_required(Scope& scope, Reader& reader, std::string_view field,
                                        Unit expected);
std::optional<Condition> read_condition(Scope& scope, const Tree& tree);
std::optional<NamedQuantity> read_quantity(Scope& scope, const std::string& name, const Tree& tree);
std::optional<Rounding> read_rounding(Reader& reader);
// The words that a text may be; empty: any.
std::vector<std::string> choices_of(const Scope& scope, const Expression& expression);
Citation read_citation(Scope& scope, Reader& reader);
void report_mismatch(Scope& scope, Position position, Unit found, Unit expected);

// The number of the word of a table such as expense_words().
std::optional<std::size_t> read_word(Reader& reader, std::string_view field,
                                     std::span<const Word> words);
// An id not yet taken; empty after a problem.
std::string read_id(Scope& scope, Reader& reader);
// An id, its reading and source, and a condition under `when`.
std::optional<Requirement> read_requirement(Scope& scope, const Tree& tree);
// A list of requirements under `field`, if it is there.
std::vector<Requirement> read_requirements(Scope& scope, Reader& reader, std::string_view field);
// The items under `field` if it is there.
const Tree::List* optional_list(Reader& reader, std::string_view field);
void report_unknown(Problems& problems, Position position, const RefusalKind& kind,
                    const std::string& name, std::span<const std::string> known);
bool check_party(Problems& problems, const std::string& name, Position position);
// A party's name under `field`; empty after a problem.
std::string read_party(Scope& scope, Reader& reader, std::string_view field);
std::vector<Cap> read_caps(Scope& scope, Reader& reader);  // under `caps`
std::optional<Split> read_split(Scope& scope, const Tree& tree);
std::optional<Submission> read_submission(Scope& scope, const Tree& tree);

// Blocks: each puts what it could read into scope.programme.
void read_declarations(Scope& scope, Reader& top);
void read_compensation(Scope& scope, const Tree& tree);
void read_recovery(Scope& scope, const Tree& tree);
void read_subsidies(Scope& scope, Reader& top);
void read_breakers(Scope& scope, Reader& top);
void read_composition(Scope& scope, const Tree& tree);
void read_workflow(Scope& scope, const Tree& tree);
void read_services(Scope& scope, Reader& top);

// Circular references, shares that do not make 100 %, conditions that can never hold.
void check_whole(const Programme& programme, Problems& problems);

}  // namespace zhirong::programme
