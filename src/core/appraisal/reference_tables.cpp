#include "core/appraisal/reference_tables.h"

#include <algorithm>
#include <set>

#include "core/appraisal/refusals.h"

namespace zhirong::appraisal {
namespace {

// Of rates or years, rising or level.
void check_order(const Label& name, std::initializer_list<Ratio> points, bool percent,
                 const std::string& path, shapes::Problems& problems) {
    if (std::ranges::is_sorted(points)) return;
    std::string found;
    for (const Ratio point : points)
        found += (found.empty() ? "" : ", ") + (percent ? to_percent(point) : to_string(point));
    problems.add(refusals::distribution_order, path,
                 {{"name", name.zh}, {"name_en", name.en}, {"found", found}});
}

template <class Table, class Key>
void check_once(const Table& table, Key key, const char* field, shapes::Problems& problems) {
    std::set<std::string> seen;
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        if (const std::string found = key(table.rows[i]); !seen.insert(found).second)
            problems.add(refusals::twice, shapes::member_path(shapes::item_path("rows", i), field),
                         {{"found", found}});
}

template <class Table, class Key>
auto find_row(const Table& table, Key key, const std::string& wanted, const char* field)
    -> Result<typename decltype(table.rows)::value_type> {
    std::string known;
    for (const auto& row : table.rows) {
        if (key(row) == wanted) return row;
        known += (known.empty() ? "" : ", ") + key(row);
    }
    return refuse(refusals::row_unknown, field, {{"found", wanted}, {"expected", known}});
}

std::string field_of(const auto& row) { return row.field; }
std::string lender_and_kind(const LoanToValue& row) { return row.lender + " " + row.kind; }

template <class Table>
Result<Table> finished(Table table, shapes::Problems problems) {
    if (!problems.none()) return std::unexpected(problems.take());
    return table;
}

}  // namespace

std::vector<TechnologyField> technology_fields(const TechnologyLives& lives,
                                               const RoyaltyRanges& royalties) {
    std::vector<TechnologyField> fields{{any_field, {"不限", "Any"}}};
    const auto add = [&](const auto& rows) {
        for (const auto& row : rows)
            if (std::ranges::find(fields, row.field, &TechnologyField::id) == fields.end())
                fields.push_back({row.field, row.name});
    };
    add(royalties.rows);
    add(lives.rows);
    return fields;
}

Result<TechnologyLives> load_technology_lives(const Tree& data) {
    TechnologyLives table = TRY(read<TechnologyLives>(data));
    shapes::Problems problems;
    check_once(table, field_of<TechnologyLife>, "field", problems);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const TechnologyLife& row = table.rows[i];
        const std::string path = shapes::item_path("rows", i);
        const Ratio least = Ratio::whole(row.least_years);
        const Ratio most = Ratio::whole(row.most_years);
        check(Quantity::economic_years, most, path + ".most_years", problems);
        check_order(label_of(Quantity::economic_years), {least, most}, false, path + ".most_years",
                    problems);
    }
    return finished(std::move(table), std::move(problems));
}

Result<RoyaltyRanges> load_royalty_ranges(const Tree& data) {
    RoyaltyRanges table = TRY(read<RoyaltyRanges>(data));
    shapes::Problems problems;
    check_once(table, field_of<RoyaltyRange>, "field", problems);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const RoyaltyRange& row = table.rows[i];
        const std::string path = shapes::item_path("rows", i);
        check_exact(Quantity::royalty, row.least, path + ".least", problems);
        check_exact(Quantity::royalty, row.usual_from, path + ".usual_from", problems);
        check_exact(Quantity::royalty, row.usual_to, path + ".usual_to", problems);
        check_exact(Quantity::royalty, row.most, path + ".most", problems);
        check_order(label_of(Quantity::royalty),
                    {row.least, row.usual_from, row.usual_to, row.most}, true, path, problems);
    }
    return finished(std::move(table), std::move(problems));
}

Result<Corrections> load_corrections(const Tree& data) {
    Corrections table = TRY(read<Corrections>(data));
    shapes::Problems problems;
    check_once(
        table, [](const CorrectionRow& row) { return row.rule.name; }, "rule.name", problems);
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const CorrectionRule& rule = table.rows[i].rule;
        const std::string path = shapes::item_path("rows", i) + ".rule";
        check_exact(Quantity::correction, rule.low, path + ".low", problems);
        check_exact(Quantity::correction, rule.high, path + ".high", problems);
        check_order(label_of(Quantity::correction), {rule.low, rule.high}, true, path, problems);
    }
    if (table.rows.size() > most_rules)
        problems.add(refusals::too_many, "rows",
                     {{"name", "修正因素"},
                      {"name_en", "Corrections"},
                      {"expected", std::to_string(most_rules)},
                      {"found", std::to_string(table.rows.size())}});
    return finished(std::move(table), std::move(problems));
}

Result<LoanToValues> load_loan_to_values(const Tree& data) {
    LoanToValues table = TRY(read<LoanToValues>(data));
    shapes::Problems problems;
    check_once(table, lender_and_kind, "kind", problems);
    const Label name{"loan_to_value", "质押率", "The loan-to-value"};
    const auto inside = [&](Ratio value, const std::string& path) {
        if (value > Ratio{} && value <= Ratio::whole(1)) return;
        problems.add(refusals::out_of_range, path,
                     {{"name", name.zh},
                      {"name_en", name.en},
                      {"expected", "大于 0% 且不超过 100%"},
                      {"expected_en", "above 0% and at most 100%"},
                      {"found", to_percent(value)}});
    };
    inside(table.ceiling, "ceiling");
    std::string kinds;
    for (const std::string& kind : table.kinds) kinds += (kinds.empty() ? "" : ", ") + kind;
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        const LoanToValue& row = table.rows[i];
        const std::string path = shapes::item_path("rows", i);
        if (std::ranges::find(table.kinds, row.kind) == table.kinds.end())
            problems.add(refusals::row_unknown, path + ".kind",
                         {{"found", row.kind}, {"expected", kinds}});
        inside(row.most, path + ".most");
        if (row.least) {
            inside(*row.least, path + ".least");
            check_order(name, {*row.least, row.most}, true, path, problems);
        }
    }
    return finished(std::move(table), std::move(problems));
}

Result<TechnologyLife> life_of(const TechnologyLives& table, const std::string& field) {
    return find_row(table, field_of<TechnologyLife>, field, "field");
}

Result<RoyaltyRange> royalty_of(const RoyaltyRanges& table, const std::string& field) {
    return find_row(table, field_of<RoyaltyRange>, field, "field");
}

Result<LoanToValue> loan_to_value_of(const LoanToValues& table, const std::string& lender,
                                     const std::string& kind) {
    return find_row(table, lender_and_kind, lender + " " + kind, "lender");
}

}  // namespace zhirong::appraisal
