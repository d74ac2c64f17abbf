// A programme file of any bytes is loaded or told what is wrong with it; one that loads answers every
// question about itself, or refuses, and says the same of itself when it is asked again.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "core/programme/breaker.h"
#include "core/programme/compensation.h"
#include "core/programme/plan.h"
#include "core/programme/prose.h"
#include "core/programme/subsidy.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

// Every fact of the vocabulary, with a value of its unit.
Facts all_facts() {
    Facts facts;
    for (const FactKind& kind : vocabulary()) switch (kind.unit) {
            case Unit::money: facts.set(kind.name, yuan(1'234'567)); break;
            case Unit::rate: facts.set(kind.name, Ratio::basis_points(435)); break;
            case Unit::days: facts.set(kind.name, DayCount{95}); break;
            case Unit::count: facts.set(kind.name, Count{2}); break;
            case Unit::date: facts.set(kind.name, date_of(2024, 2, 29)); break;
            case Unit::flag: facts.set(kind.name, true); break;
            case Unit::text:
                facts.set(kind.name,
                          kind.choices.empty() ? std::string("430000") : kind.choices.front());
                break;
        }
    return facts;
}

void declare(Facts& facts, const Programme& programme) {
    for (const Declaration& each : programme.declarations) switch (each.unit) {
            case Unit::money: facts.set(each.fact, Money{}); break;
            case Unit::rate: facts.set(each.fact, Ratio::percent(3)); break;
            case Unit::days: facts.set(each.fact, DayCount{1}); break;
            case Unit::count: facts.set(each.fact, Count{1}); break;
            case Unit::date: facts.set(each.fact, date_of(2024, 1, 1)); break;
            case Unit::flag: facts.set(each.fact, true); break;
            case Unit::text:
                facts.set(each.fact, each.choices.empty() ? std::string("x") : each.choices.front());
                break;
        }
}

void ask_everything(const Programme& programme) {
    Facts facts = all_facts();
    declare(facts, programme);
    const Agreement none;
    const Date day = programme.from;
    for (const NamedQuantity& quantity : programme.quantities)
        static_cast<void>(evaluate(programme, quantity.name, facts, none, day));
    static_cast<void>(eligibility(programme, facts, none, day));
    static_cast<void>(breakers(programme, facts, none, day));
    static_cast<void>(plan(programme, facts, none, day));
    static_cast<void>(advance(programme, facts, none, day));
    const auto compensated = compensate(programme, facts, none, day);
    if (compensated) {
        Money sum = compensated->uncovered;
        for (const PartyAmount& each : compensated->parts) sum += each.amount;
        ensure(sum == compensated->base);
    }
    for (const Subsidy& subsidy : programme.subsidies) {
        const auto result = subsidise(programme, subsidy.id, facts, none, day);
        if (result) ensure(result->granted <= result->entitled);
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tree =
        yaml::parse_yaml(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!tree) {
        ensure(!tree.error().empty());
        return 0;
    }
    const auto programme = load(*tree);
    if (!programme) {
        ensure(!programme.error().empty());
        return 0;
    }
    ensure(load(*tree)->version == programme->version);
    static_cast<void>(prose(*programme));
    ask_everything(*programme);
    return 0;
}
