#pragma once
// Small programmes for tests, written as their writers write them.
#include <doctest/doctest.h>

#include <string>

#include "core/programme/evaluate.h"
#include "platform/yaml/yaml.h"

namespace zhirong::programme {

inline const Date day = date_of(2023, 6, 1);

inline Programme programme_of(const std::string& rest, const std::string& until = "2025-12-31") {
    const auto tree = yaml::parse_yaml(
        "programme: example\ntitle: {zh: 示例, en: Example}\njurisdiction: \"430000\"\n"
        "from: 2023-01-01\nuntil: " +
        until + "\nsources: {text: {zh: 办法, en: Measures}}\n" + rest);
    REQUIRE(tree);
    auto programme = load(*tree);
    if (!programme)
        for (const Problem& each : programme.error())
            FAIL(each.position.line << ":" << each.position.column << " " << each.en);
    return *std::move(programme);
}

inline std::string quantity(const std::string& name, const std::string& unit,
                            const std::string& rest) {
    return "  " + name + ": {zh: 数, en: Quantity, source: text, unit: " + unit + ", " + rest +
           "}\n";
}
inline std::string constant(const std::string& name, const std::string& unit,
                            const std::string& value) {
    return quantity(name, unit, "values: [{from: 2023-01-01, value: " + value + "}]");
}

inline Facts facts_of(const std::string& text) {
    return load_facts(yaml::parse_yaml(text).value()).value();
}

// "programme.missing_fact loan.principal, …"
inline std::string refused(const Refusals& refusals) {
    std::string all;
    for (const Refusal& each : refusals.all)
        all += (all.empty() ? "" : ", ") + std::string(each.kind->code) + " " + each.field;
    return all;
}

inline std::string answer(const Programme& programme, const std::string& name, const Facts& facts,
                          Date date = day, const Agreement& agreement = {}) {
    const auto evaluated = evaluate(programme, name, facts, agreement, date);
    if (evaluated) return to_text(evaluated->value, Language::en);
    return refused(evaluated.error());
}

}  // namespace zhirong::programme
