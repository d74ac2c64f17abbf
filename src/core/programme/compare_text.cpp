#include <fmt/format.h>

#include "core/programme/compare.h"

namespace zhirong::programme {
namespace {

Tree words(const Reading& reading) { return Tree::map({{"zh", reading.zh}, {"en", reading.en}}); }

std::int64_t number(std::size_t value) { return static_cast<std::int64_t>(value); }

// Amounts as yuan; a number of rows as it is.
Tree shown(Money amount, bool is_count) {
    return is_count ? Tree(amount.fen) : Tree(to_string(amount));
}
std::string text(Money amount, bool is_count) {
    return is_count ? std::to_string(amount.fen) : to_string(amount);
}
std::string signed_text(Money amount, bool is_count) {
    return (amount > Money{} ? "+" : "") +
           (is_count ? std::to_string(amount.fen) : with_separators(amount));
}

const char* name(Side side) { return side == Side::a ? "a" : "b"; }

Tree tree_of(const ComparedVersion& version) {
    Tree tree = Tree::map({{"programme", version.programme},
                           {"version", version.version},
                           {"title", words(version.title)},
                           {"from", to_string(version.from)},
                           {"moved", number(version.moved)},
                           {"traced", number(version.traced)}});
    if (version.until) tree.set("until", to_string(*version.until));
    return tree;
}

Tree tree_of(const std::vector<BorrowerChange>& changes, bool is_count) {
    Tree::List list;
    for (const BorrowerChange& each : changes)
        list.push_back(Tree::map({{"borrower", each.borrower},
                                  {"rows", number(each.rows)},
                                  {"a", shown(each.a, is_count)},
                                  {"b", shown(each.b, is_count)},
                                  {"difference", shown(each.difference(), is_count)}}));
    return list;
}

Tree tree_of(const Measure& measure) {
    const bool is_count = measure.is_count;
    Tree::List quarters;
    for (const QuarterTotal& each : measure.quarters)
        quarters.push_back(Tree::map({{"year", each.year},
                                      {"quarter", each.quarter},
                                      {"rows", number(each.rows)},
                                      {"a", shown(each.a, is_count)},
                                      {"b", shown(each.b, is_count)},
                                      {"difference", shown(each.b - each.a, is_count)}}));
    Tree::List bands;
    for (const ChangeBand& each : measure.bands) {
        Tree band = Tree::map({{"borrowers", number(each.borrowers)}});
        if (each.from) band.set("from", shown(*each.from, is_count));
        if (each.to) band.set("to", shown(*each.to, is_count));
        bands.push_back(std::move(band));
    }
    return Tree::map({{"id", measure.id},
                      {"title", words(measure.words)},
                      {"unit", is_count ? "count" : "money"},
                      {"rows", number(measure.rows)},
                      {"unknown", number(measure.unknown)},
                      {"a", shown(measure.a, is_count)},
                      {"b", shown(measure.b, is_count)},
                      {"difference", shown(measure.b - measure.a, is_count)},
                      {"gain", number(measure.gain)},
                      {"lose", number(measure.lose)},
                      {"same", number(measure.same)},
                      {"quarters", std::move(quarters)},
                      {"gainers", tree_of(measure.gainers, is_count)},
                      {"losers", tree_of(measure.losers, is_count)},
                      {"bands", std::move(bands)}});
}

Reading scope_words(CapScope scope) {
    const Word& word = cap_scopes()[static_cast<std::size_t>(scope)];
    return {word.zh, word.en};
}

}  // namespace

Tree to_tree(const WhatIf& comparison) {
    Tree::List measures;
    for (const Measure& each : comparison.measures) measures.push_back(tree_of(each));
    Tree::List dry;
    for (const DryPotOfSide& each : comparison.dry) {
        Tree pot = Tree::map({{"side", name(each.side)},
                              {"cap", each.cap},
                              {"title", words(each.words)},
                              {"per", words(scope_words(each.per))},
                              {"subject", each.subject},
                              {"day", to_string(each.day)},
                              {"record", each.record},
                              {"limit", to_string(each.limit)}});
        if (each.year != 0) pot.set("year", each.year);
        dry.push_back(std::move(pot));
    }
    Tree::List missing;
    for (const MissingInBook& each : comparison.missing)
        missing.push_back(Tree::map({{"side", name(each.side)},
                                     {"code", each.code},
                                     {"name", each.name},
                                     {"title", words(each.words)},
                                     {"why", words(each.why)},
                                     {"rows", number(each.rows)}}));
    return Tree::map({{"a", tree_of(comparison.a)},
                      {"b", tree_of(comparison.b)},
                      {"from", to_string(comparison.from)},
                      {"to", to_string(comparison.to)},
                      {"rows", number(comparison.rows)},
                      {"measures", std::move(measures)},
                      {"dry", std::move(dry)},
                      {"missing", std::move(missing)}});
}

std::string to_csv(const WhatIf& comparison) {
    std::string csv = "measure,year,quarter,rows,a,b,difference\n";
    for (const Measure& measure : comparison.measures)
        for (const QuarterTotal& each : measure.quarters)
            csv += fmt::format("{},{},{},{},{},{},{}\n", measure.id, each.year, each.quarter,
                               each.rows, text(each.a, measure.is_count),
                               text(each.b, measure.is_count),
                               text(each.b - each.a, measure.is_count));
    return csv;
}

std::string render(const WhatIf& comparison, Language language) {
    const bool zh = language == Language::zh;
    std::string out;
    const auto version = [&](const char* side, const ComparedVersion& each) {
        out += fmt::format("{}  {} ({}) {} {}  {}\n", side, each.title.in(language), each.programme,
                           zh ? "自" : "from", to_string(each.from), each.version.substr(0, 12));
        if (each.moved > 0)
            out += fmt::format(
                fmt::runtime(zh ? "   其中 {} 笔在其有效期以外，按最近的有效日计算\n"
                                : "   {} rows lie outside its dates and are computed by the "
                                  "rules of the nearest day in force\n"),
                each.moved);
    };
    version("A", comparison.a);
    version("B", comparison.b);
    out += fmt::format(fmt::runtime(zh ? "{} 至 {}，共 {} 笔\n" : "{} to {}, {} rows\n"),
                       to_string(comparison.from), to_string(comparison.to), comparison.rows);
    for (const Measure& measure : comparison.measures) {
        const bool is_count = measure.is_count;
        const auto amount = [&](Money money) {
            return is_count ? std::to_string(money.fen) : with_separators(money);
        };
        out += fmt::format("\n{} [{}]\n  A {}   B {}   {}\n", measure.words.in(language),
                           measure.id, amount(measure.a), amount(measure.b),
                           signed_text(measure.b - measure.a, is_count));
        if (measure.unknown > 0)
            out += fmt::format(fmt::runtime(zh ? "  {} 笔缺少事实，未计入\n"
                                               : "  {} rows lack something and are not counted\n"),
                               measure.unknown);
        for (const QuarterTotal& each : measure.quarters)
            out +=
                fmt::format("  {} Q{}  A {}   B {}   {}\n", each.year, each.quarter, amount(each.a),
                            amount(each.b), signed_text(each.b - each.a, is_count));
        out += fmt::format(fmt::runtime(zh ? "  增加 {} 户，减少 {} 户，不变 {} 户\n"
                                           : "  borrowers: {} gain, {} lose, {} stay\n"),
                           measure.gain, measure.lose, measure.same);
        for (const auto* list : {&measure.gainers, &measure.losers})
            for (const BorrowerChange& each : *list)
                out += fmt::format("    {} {}\n", signed_text(each.difference(), is_count),
                                   each.borrower);
    }
    if (!comparison.dry.empty()) out += zh ? "\n用尽的额度\n" : "\nPots that run dry\n";
    for (const DryPotOfSide& each : comparison.dry)
        out += fmt::format("  {} {}  {} [{}] {} {}  {}\n", each.side == Side::a ? "A" : "B",
                           to_string(each.day), each.words.in(language), each.cap, each.subject,
                           each.year == 0 ? "" : std::to_string(each.year),
                           with_separators(each.limit));
    if (!comparison.missing.empty())
        out += zh ? "\n账簿中没有的事实和参数\n" : "\nWhat the book does not hold\n";
    for (const MissingInBook& each : comparison.missing)
        out += fmt::format("  {} {}  {} [{}] {}\n", each.side == Side::a ? "A" : "B", each.rows,
                           each.words.in(language), each.name, each.why.in(language));
    return out;
}

}  // namespace zhirong::programme
