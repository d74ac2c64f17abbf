#pragma once
// What is known of one application, loan or claim: the only way the world reaches a programme. The
// vocabulary is closed, so a misspelt fact is an error when the programme is checked, not a silent
// "unknown" when it is used.
#include <expected>
#include <map>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/programme/value.h"

namespace zhirong::programme {

struct FactKind {
    const char* name;  // "loan.principal"
    Unit unit;
    const char* zh;
    const char* en;
    std::vector<std::string> choices;  // of a text; empty: any
};

std::span<const FactKind> vocabulary();
const FactKind* find_fact(std::string_view name);
std::span<const std::string> fact_names();

// A published rate such as the LPR. `values` by rising date; nothing is said about dates before the
// first or after `known_until`.
struct ReferenceSeries {
    std::vector<std::pair<Date, Ratio>> values;
    Date known_until;
};
struct ReferenceKind {
    const char* name;  // "lpr_1y"
    const char* zh;
    const char* en;
};
std::span<const ReferenceKind> reference_kinds();
const ReferenceKind* find_reference(std::string_view name);
std::span<const std::string> reference_names();

class Facts {
public:
    // The fact must be in the vocabulary and the value of its unit: else BrokenInvariant.
    void set(std::string_view name, Value value);
    void remove(std::string_view name) { values_.erase(std::string(name)); }
    const Value* find(std::string_view name) const;
    const std::map<std::string, Value, std::less<>>& all() const { return values_; }

    // By name of vocabulary reference_kinds().
    std::map<std::string, ReferenceSeries, std::less<>> references;

private:
    std::map<std::string, Value, std::less<>> values_;
};

// A flat map of fact names to values, as in `--loan FACTS.yaml` and in cases.
std::expected<Facts, Problems> load_facts(const Tree& tree);

}  // namespace zhirong::programme
