#include "core/appraisal/reference_tables.h"

#include <doctest/doctest.h>

#include "core/appraisal/testing/said.h"

using namespace zhirong;
using namespace zhirong::appraisal;

namespace {

Tree both(const char* text) { return Tree::map({{"zh", text}, {"en", text}}); }
Tree provenance() { return Tree::map({{"basis", "example"}, {"source", both("示例")}}); }

Tree table_of(Tree::List rows) {
    return Tree::map({{"name", "example"},
                      {"version", 1},
                      {"from", "2024-01-01"},
                      {"title", both("示例")},
                      {"rows", std::move(rows)}});
}

Tree life(const char* field, int least, int most) {
    return Tree::map({{"field", field},
                      {"name", both(field)},
                      {"least_years", least},
                      {"most_years", most},
                      {"provenance", provenance()}});
}

Tree royalty(const char* least, const char* from, const char* to, const char* most) {
    return Tree::map({{"field", "any"},
                      {"name", both("any")},
                      {"least", least},
                      {"usual_from", from},
                      {"usual_to", to},
                      {"most", most},
                      {"provenance", provenance()}});
}

Tree loan(const char* lender, const char* kind, const char* most) {
    return Tree::map({{"lender", lender},
                      {"lender_name", both(lender)},
                      {"kind", kind},
                      {"most", most},
                      {"single_case", false},
                      {"provenance", provenance()}});
}

Tree loans_of(Tree::List rows, const char* ceiling = "60%") {
    Tree table = table_of(std::move(rows));
    table.set("kinds", Tree::list({"invention", "trademark"}));
    table.set("ceiling", ceiling);
    return table;
}

}  // namespace

TEST_CASE("a life runs from its least to its most years, and its field stands once") {
    const auto of = [](Tree::List rows) {
        return said(load_technology_lives(table_of(std::move(rows))));
    };
    CHECK(of({life("software", 3, 5), life("machinery", 7, 7)}) == "ok");
    CHECK(of({life("software", 5, 3)}) == "appraisal.distribution_order rows[0].most_years");
    CHECK(of({life("software", 0, 3)}) == "field.positive rows[0].least_years");
    CHECK(of({life("software", 3, 100)}) == "ok");
    CHECK(of({life("software", 3, 101)}) == "appraisal.out_of_range rows[0].most_years");
    CHECK(of({life("software", 3, 5), life("software", 3, 5)}) == "appraisal.twice rows[1].field");
    CHECK(of({}) == "field.blank rows");
}

TEST_CASE("a field that the table has not is refused with those it has") {
    const auto table = load_technology_lives(table_of({life("software", 3, 5)})).value();
    CHECK(life_of(table, "software")->most_years == 5);
    const auto refused = life_of(table, "fishing");
    CHECK(said(refused) == "appraisal.row_unknown field");
    CHECK(in_english(refused.error().first()) == "The table has no “fishing”; it has: software");
}

TEST_CASE("a royalty's usual range lies inside its whole range") {
    const auto of = [](const char* least, const char* from, const char* to, const char* most) {
        return said(load_royalty_ranges(table_of({royalty(least, from, to, most)})));
    };
    CHECK(of("0.5%", "2%", "6%", "10%") == "ok");
    CHECK(of("2%", "2%", "2%", "2%") == "ok");
    CHECK(of("2.01%", "2%", "6%", "10%") == "appraisal.distribution_order rows[0]");
    CHECK(of("0.5%", "2%", "6%", "5.99%") == "appraisal.distribution_order rows[0]");
    CHECK(of("0%", "2%", "6%", "51%") ==
          "appraisal.out_of_range rows[0].least, appraisal.out_of_range rows[0].most");
}

TEST_CASE("no lender's loan-to-value stands in for another's") {
    const auto table = load_loan_to_values(loans_of({loan("bocom", "invention", "25%"),
                                                     loan("any", "invention", "60%")}))
                           .value();
    CHECK(loan_to_value_of(table, "bocom", "invention")->most == Ratio::percent(25));
    CHECK(said(loan_to_value_of(table, "bocom", "trademark")) == "appraisal.row_unknown lender");
    CHECK(said(loan_to_value_of(table, "ccb", "invention")) == "appraisal.row_unknown lender");
}

TEST_CASE("a loan-to-value is above nothing and at most everything, of a kind that is listed") {
    const auto of = [](const char* most, const char* kind = "invention") {
        return said(load_loan_to_values(loans_of({loan("bocom", kind, most)})));
    };
    CHECK(of("0%") == "appraisal.out_of_range rows[0].most");
    CHECK(of("0.01%") == "ok");
    CHECK(of("100%") == "ok");
    CHECK(of("100.01%") == "appraisal.out_of_range rows[0].most");
    CHECK(of("25%", "house") == "appraisal.row_unknown rows[0].kind");
    CHECK(said(load_loan_to_values(loans_of({loan("a", "invention", "1%")}, "0%"))) ==
          "appraisal.out_of_range ceiling");
    CHECK(said(load_loan_to_values(
              loans_of({loan("a", "invention", "1%"), loan("a", "invention", "2%")}))) ==
          "appraisal.twice rows[1].kind");
}

TEST_CASE("a correction's range rises, and there are no more of them than the method takes") {
    const auto row = [](const std::string& name, const char* low, const char* high) {
        return Tree::map(
            {{"rule",
              Tree::map(
                  {{"name", name}, {"zh", name}, {"en", name}, {"low", low}, {"high", high}})},
             {"guide", both("要点")},
             {"provenance", provenance()}});
    };
    const auto of = [](Tree::List rows) {
        return said(load_corrections(table_of(std::move(rows))));
    };
    CHECK(of({row("date", "70%", "130%")}) == "ok");
    CHECK(of({row("date", "131%", "130%")}) == "appraisal.distribution_order rows[0].rule");
    CHECK(of({row("date", "0%", "130%")}) == "appraisal.out_of_range rows[0].rule.low");
    CHECK(of({row("date", "70%", "130%"), row("date", "70%", "130%")}) ==
          "appraisal.twice rows[1].rule.name");
    Tree::List many;
    for (std::size_t i = 0; i < most_rules; ++i) many.push_back(row(std::to_string(i), "1%", "2%"));
    CHECK(of(many) == "ok");
    many.push_back(row("more", "1%", "2%"));
    CHECK(of(many) == "appraisal.too_many rows");
}
