#pragma once
// Why a value is what it is: each step with its rule, source, inputs, operation and rounding.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/tree.h"
#include "core/programme/programme.h"

namespace zhirong::programme {

struct Step {
    std::string rule;  // the name of a fact, quantity, condition, cap or party; empty: unnamed
    Reading reading;
    Citation citation;      // empty for a fact
    Reading source;         // the cited source's title, or where the agreement says so
    std::string operation;  // "fact", "constant", "agreed", "least", "share", … operation_name()
    std::optional<Rounding> rounding;
    std::optional<Date> from;  // of a dated value
    Value result;
    std::vector<Step> inputs;  // empty where the same quantity was explained earlier
};

struct Trace {
    std::string programme;
    std::string version;  // content hash
    Date date;            // whose rules were applied
    std::string agreement;
    Step root;
};

Reading operation_name(std::string_view operation);
Reading rounding_name(Rounding rounding);
// As it is said of values of this unit.
Reading comparison_name(Comparison comparison, Unit unit);

Tree to_tree(const Step& step);
Tree to_tree(const Trace& trace);

// Lines for a terminal; each step below the one it serves.
std::string render(const Step& step, Language language);
std::string render(const Trace& trace, Language language);

}  // namespace zhirong::programme
