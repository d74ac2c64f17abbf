#pragma once
// What is known of one application, loan or claim: the only way the world reaches a programme. The
// vocabulary is closed but for what the programme itself declares, so a misspelt fact is an error
// when the programme is checked, not a silent "unknown" when it is used.
#include <expected>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "core/calendar/reference_rates.h"
#include "core/calendar/working_days.h"
#include "core/enterprise_size/enterprise_size.h"
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

// Beside the vocabulary stands what a programme declares itself: lists, papers, what it asks of the
// applicant, and what its caps have let through so far.
enum class Declared { list, paper, asked, used };
struct DeclaredName {
    Declared kind;
    std::string_view id;
};
// "list.white_list", "paper.bank_certificate", "asked.research_share", "used.per_year".
std::optional<DeclaredName> declared_name(std::string_view fact);
std::string fact_name(Declared kind, std::string_view id);

// What is published for everyone. Whatever is absent is refused by name where a rule needs it.
struct Published {
    const ReferenceRates* rates = nullptr;
    // The day on which the question is asked: a rate of a later day is not published yet.
    std::optional<Date> today;
    const WorkingDays* days = nullptr;
    const EnterpriseSizes* sizes = nullptr;
};
struct ReferenceKind {
    const char* name;  // "lpr_1y"
    const char* zh;
    const char* en;
    Tenor tenor;
};
std::span<const ReferenceKind> reference_kinds();
const ReferenceKind* find_reference(std::string_view name);
std::span<const std::string> reference_names();

class Facts {
public:
    // The fact must be in the vocabulary and the value of its unit, or the name be a declared one
    // (a flag for a list or paper, money for `used`): else BrokenInvariant.
    void set(std::string_view name, Value value);
    void remove(std::string_view name) { values_.erase(std::string(name)); }
    const Value* find(std::string_view name) const;
    const std::map<std::string, Value, std::less<>>& all() const { return values_; }

    Published published;

private:
    std::map<std::string, Value, std::less<>> values_;
};

struct Programme;
// A flat map of fact names to values, as in `--loan FACTS.yaml` and in cases. With a programme, its
// declared names are known too and have its units; without one, they are refused.
std::expected<Facts, Problems> load_facts(const Tree& tree, const Programme* programme = nullptr);

}  // namespace zhirong::programme
