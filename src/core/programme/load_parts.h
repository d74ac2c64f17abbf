#pragma once
// The parts of load(): expressions, conditions and named quantities, and the checks that need the
// whole programme.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/programme/programme.h"
#include "core/programme/reader.h"

namespace zhirong::programme {

constexpr std::size_t most_quantities = 200;
constexpr std::size_t most_operands = 50;

// The names that expressions of this file may use.
struct Scope {
    Problems& problems;
    // Without a unit where the file gives none: reported there, and not again at each use.
    std::map<std::string, std::optional<Unit>, std::less<>> quantities;
    std::map<std::string, std::vector<std::string>, std::less<>> choices;  // of open texts
    std::vector<std::string> source_ids;
};

// Absent after a problem.
std::optional<Expression> read_expression(Scope& scope, const Tree& tree);
std::optional<Expression> read_expression(Scope& scope, const Tree& tree, Unit expected);
std::optional<Expression> read_required(Scope& scope, Reader& reader, std::string_view field,
                                        Unit expected);
std::optional<Condition> read_condition(Scope& scope, const Tree& tree);
std::optional<NamedQuantity> read_quantity(Scope& scope, const std::string& name, const Tree& tree);
std::optional<Rounding> read_rounding(Reader& reader);
Citation read_citation(Scope& scope, Reader& reader);
void report_mismatch(Scope& scope, Position position, Unit found, Unit expected);

// Circular references, shares that do not make 100 %, conditions that can never hold.
void check_whole(const Programme& programme, Problems& problems);

}  // namespace zhirong::programme
