// A scorecard small enough to follow by hand, and what it says of a handful of firms.
#include <doctest/doctest.h>

#include "core/grading/explanation.h"

using namespace zhirong;
using namespace zhirong::grading;

namespace {

const Date day = date_of(2026, 6, 30);

// Inventions in force 60 %, citations per patent 40 %; T1 from 75, T2 from 50, T3 below.
Scorecard small_card() {
    Scorecard card;
    card.id = "small";
    card.version = "small";
    card.groups = {{"quantity", {"数量", "Quantity"}, {}}, {"content", {"含量", "Content"}, {}}};
    const auto word = [](PatentColumn column, const char* each) {
        return Condition{{Operand::What::column, index_of(column)}, Comparison::one_of, 0, {each}};
    };
    card.fields = {{.id = "materials",
                    .reading = {"新材料", "Materials"},
                    .classes = {"C08"},
                    .weights = {600'000, 400'000}},
                   {.id = "other",
                    .reading = {"其他", "Other"},
                    .otherwise = true,
                    .weights = {600'000, 400'000}}};
    card.field_decided_by = {word(PatentColumn::kind, "invention")};
    card.dimensions = {
        {.id = "inventions",
         .group = 0,
         .reading = {"有效发明", "Inventions in force"},
         .aggregate = Aggregate::count,
         .where = {word(PatentColumn::kind, "invention"), word(PatentColumn::status, "in_force")}},
        {.id = "citations",
         .group = 1,
         .reading = {"平均被引", "Citations per patent"},
         .aggregate = Aggregate::mean,
         .measure = Measure{Measure::As::itself, PatentColumn::forward_citations},
         .absent = Absent::worst}};
    card.normalisation = {.levels = {{Key::field, Key::province}, {Key::field}, {}}, .minimum = 3};
    card.grades = {
        {"t1", {"T1", "T1"}, 750'000}, {"t2", {"T2", "T2"}, 500'000}, {"t3", {"T3", "T3"}}};
    return card;
}

struct Tables {
    Patents patents;
    Firms firms;

    explicit Tables(std::size_t count) {
        firms.count = count;
        firms.region.assign(count, 440'300);
        patents.ipc.code("C08L9/00");
        patents.ipc.code("H04L9/32");
    }
    void add(std::uint32_t firm, std::int32_t citations, const char* status = "in_force",
             std::int32_t ipc = 0) {
        patents.owner.push_back(firm);
        patents[PatentColumn::kind].push_back(
            word_number(description(PatentColumn::kind), "invention"));
        patents[PatentColumn::status].push_back(
            word_number(description(PatentColumn::status), status));
        patents[PatentColumn::ipc].push_back(ipc);
        patents[PatentColumn::forward_citations].push_back(citations);
    }
};

struct Graded {
    Scorecard card;
    Firms firms;
    Portfolios portfolios;
    Population population;
    Grades grades;

    Graded(Scorecard scorecard, const Tables& tables)
        : card(std::move(scorecard)),
          firms(tables.firms),
          portfolios(Portfolios::make(tables.patents, tables.firms.count).value()),
          population(measure(card, portfolios, firms, day)),
          grades(grade(card, population, firms)) {}

    Explanation explain(std::size_t firm) const {
        Explanation told = grading::explain(card, portfolios, firms, population, firm);
        CHECK(told.score == grades.score[firm]);
        CHECK(told.grade == grades.grade[firm]);
        CHECK(told.outcome == grades.outcome[firm]);
        return told;
    }
};

// Four firms of one field and province: 3, 2, 1 and 1 inventions in force; 4, 4, 0 and 1 citations.
Tables four_firms() {
    Tables tables(4);
    for (const std::int32_t citations : {2, 4, 6}) tables.add(0, citations);
    for (const std::int32_t citations : {4, 4}) tables.add(1, citations);
    tables.add(2, 0);
    tables.add(3, 1);
    return tables;
}

Condition figure_is(Figure figure, Comparison comparison, std::int64_t number,
                    std::vector<std::string> words = {}) {
    return {{Operand::What::figure, index_of(figure)}, comparison, number, std::move(words)};
}

Correction correction(const char* id, Conditions when, Effect effect,
                      std::optional<Effect> if_unknown = std::nullopt) {
    return {.id = id,
            .reading = {id, id},
            .rules = {{{id, id}, std::move(when), effect}},
            .if_unknown = if_unknown};
}

}  // namespace

TEST_CASE("A firm worked by hand: values, mid-ranks, points, score and grade") {
    const Graded graded(small_card(), four_firms());
    const Explanation told = graded.explain(0);
    CHECK(told.field == 0);
    REQUIRE(told.dimensions.size() == 2);
    // Three inventions; the other three firms have fewer: (2 × 3 + 1) ÷ (2 × 4) = 87.5 %.
    CHECK(told.dimensions[0].value == 3 * million);
    CHECK(told.dimensions[0].percentile == 875'000);
    CHECK(told.dimensions[0].points == 600'000 * 875'000LL);
    // Citations (2 + 4 + 6) ÷ 3 = 4, as firm 1 has: (2 × 2 + 2) ÷ 8 = 75 %.
    CHECK(told.dimensions[1].value == 4 * million);
    CHECK(told.dimensions[1].percentile == 750'000);
    // 52.5 + 30 points.
    CHECK(points_text(told.dimensions[0].points) == "52.5");
    CHECK(points_text(told.score) == "82.5");
    CHECK(graded.card.grades[told.grade].id == "t1");
    // The two that do worst share one rank: (2 × 0 + 2) ÷ 8 = 25 %.
    CHECK(graded.explain(2).dimensions[0].percentile == 250'000);
    CHECK(graded.explain(3).dimensions[0].percentile == 250'000);
    CHECK(graded.explain(2).dimensions[1].percentile == 125'000);
    CHECK(points_text(graded.explain(2).score) == "20");
}

TEST_CASE("A score below, at and above a grade's threshold") {
    Scorecard card = small_card();
    for (const auto& [threshold, expected] :
         {std::pair{825'000, "t1"}, {825'001, "t2"}, {824'999, "t1"}}) {
        card.grades[0].at_least = threshold;
        const Graded graded(card, four_firms());
        CHECK(card.grades[graded.explain(0).grade].id == expected);
    }
    card.grades[0].at_least = 990'000;
    for (const auto& [threshold, expected] :
         {std::pair{825'000, "t2"}, {825'001, "t3"}, {824'999, "t2"}}) {
        card.grades[1].at_least = threshold;
        const Graded graded(card, four_firms());
        CHECK(card.grades[graded.explain(0).grade].id == expected);
    }
}

TEST_CASE("Less may be better, and firms that do the same share a rank from either side") {
    Scorecard card = small_card();
    card.dimensions[0].more_is_better = false;
    const Graded graded(card, four_firms());
    CHECK(graded.explain(0).dimensions[0].percentile == 125'000);
    CHECK(graded.explain(2).dimensions[0].percentile == 750'000);
}

TEST_CASE("Each way of measuring, worked by hand") {
    // One firm with four patents; the others are there to be compared with.
    Tables tables(3);
    for (const std::int32_t citations : {1, 2, 4}) tables.add(0, citations);
    tables.add(0, 3, "pending", 1);
    tables.add(1, 0);
    tables.add(2, 0);
    tables.patents[PatentColumn::filed_on] = {day_number(date_of(2026, 6, 30)),
                                              day_number(date_of(2025, 7, 1)),
                                              day_number(date_of(2025, 6, 30)),
                                              day_number(date_of(2024, 6, 30)),
                                              unknown_cell,
                                              unknown_cell};
    tables.firms[Figure::rd_staff] = {3, 0, unknown_figure};
    tables.firms[Figure::revenue] = {12'345'67, 0, unknown_figure};
    tables.firms[Figure::rd_intensity] = {62'500, 0, unknown_figure};
    const Measure citations{Measure::As::itself, PatentColumn::forward_citations};
    const Measure filed{Measure::As::itself, PatentColumn::filed_on};
    const Measure age{Measure::As::years_since, PatentColumn::filed_on};
    const Measure ahead{Measure::As::years_until, PatentColumn::filed_on};
    const Conditions in_force{{{Operand::What::column, index_of(PatentColumn::status)},
                               Comparison::one_of,
                               0,
                               {"in_force"}}};
    const auto filed_when = [](Comparison comparison, std::int64_t years) {
        return Conditions{
            {{Operand::What::column, index_of(PatentColumn::filed_on)}, comparison, years, {}}};
    };
    using enum Aggregate;
    const Measure subclass{Measure::As::itself, PatentColumn::ipc_subclass};
    struct Row {
        Dimension dimension;
        std::int64_t value;
    };
    const std::vector<Row> rows{
        {{.aggregate = count}, 4 * million},
        {{.aggregate = count, .where = in_force}, 3 * million},
        {{.aggregate = count, .figure = Figure::rd_staff}, 1'333'333},
        {{.aggregate = sum, .measure = citations}, 10 * million},
        {{.aggregate = sum, .measure = citations, .figure = Figure::rd_staff}, 3'333'333},
        {{.aggregate = mean, .measure = citations}, 2'500'000},
        {{.aggregate = greatest, .measure = citations}, 4 * million},
        {{.aggregate = least, .measure = citations}, 1 * million},
        {{.aggregate = share, .where = in_force}, 750'000},
        // H04L against three of C08L: (9 + 1) ÷ 16.
        {{.aggregate = distinct, .measure = subclass}, 2 * million},
        {{.aggregate = concentration, .measure = subclass}, 625'000},
        {{.aggregate = distinct, .measure = filed}, 3 * million},
        // 730 days back at most: 730 × 4 ÷ 1461 years.
        {{.aggregate = greatest, .measure = age}, 1'998'631},
        {{.aggregate = least, .measure = ahead}, -1'998'631},
        {{.aggregate = least, .measure = age}, 0},
        // In the last year the day itself and 1 July 2025; before it 30 June 2025; 30 June 2024 is
        // the day before the earlier year begins.
        {{.aggregate = growth, .measure = filed, .years = 1}, 333'333},
        {{.aggregate = growth, .measure = filed, .years = 2}, 500'000},
        {{.aggregate = count, .where = filed_when(Comparison::within_years, 1)}, 2 * million},
        {{.aggregate = count, .where = filed_when(Comparison::within_years, 2)}, 3 * million},
        {{.aggregate = count, .where = filed_when(Comparison::beyond_years, 1)}, 2 * million},
        {{.aggregate = count, .where = filed_when(Comparison::beyond_years, 2)}, 1 * million},
        {{.aggregate = count, .where = filed_when(Comparison::ahead_years, 0)}, 1 * million},
        {{.aggregate = count, .where = filed_when(Comparison::ahead_years, 1)}, 0},
        {{.aggregate = Aggregate::figure, .figure = Figure::rd_staff}, 3 * million},
        {{.aggregate = Aggregate::figure, .figure = Figure::revenue}, 12'345'670'000},
        {{.aggregate = Aggregate::figure, .figure = Figure::rd_intensity}, 62'500},
    };
    for (const Row& row : rows) {
        CAPTURE(&row - rows.data());
        Scorecard card = small_card();
        card.normalisation.minimum = 1;
        card.dimensions[0] = row.dimension;
        card.dimensions[0].absent = Absent::worst;
        const Graded graded(card, tables);
        CHECK(graded.population.values[0][0] == row.value);
        const Explanation told = graded.explain(0);
        CHECK(!told.dimensions[0].lack);
        CHECK(told.dimensions[0].value == row.value);
    }
    const auto lack = [&](std::size_t firm, Dimension dimension) {
        Scorecard card = small_card();
        card.dimensions[0] = std::move(dimension);
        return Graded(card, tables).explain(firm).dimensions[0].lack;
    };
    CHECK(lack(1, {.aggregate = count, .figure = Figure::rd_staff}) == Lack::figure_zero);
    CHECK(lack(2, {.aggregate = count, .figure = Figure::rd_staff}) == Lack::figure_unknown);
    CHECK(lack(2, {.aggregate = Aggregate::figure, .figure = Figure::revenue}) ==
          Lack::figure_unknown);
    CHECK(lack(1, {.aggregate = mean, .measure = filed}) == Lack::not_known);
    CHECK(lack(0, {.aggregate = mean,
                   .measure = citations,
                   .where = filed_when(Comparison::ahead_years, 5)}) == Lack::nothing_to_measure);
}

TEST_CASE("A group below the minimum gives way to the wider one, and says so") {
    Tables tables = four_firms();
    tables.firms.region[3] = 320'100;  // Another province: three firms stay, the minimum.
    const Graded at_minimum(small_card(), tables);
    CHECK(at_minimum.explain(0).dimensions[0].level == 0);
    const Explanation alone = at_minimum.explain(3);
    CHECK(alone.dimensions[0].level == 1);
    REQUIRE(alone.dimensions[0].tried.size() == 2);
    CHECK(alone.dimensions[0].tried[0].size == 1);
    CHECK(alone.dimensions[0].tried[1].size == 4);
    const std::string text = render(at_minimum.card, alone, Language::en);
    CHECK(text.find("only 1 firms, fewer than 3, so the wider group") != std::string::npos);

    tables.firms.region[2] = 320'100;  // Two and two: below the minimum both.
    const Graded below(small_card(), tables);
    CHECK(below.explain(0).dimensions[0].level == 1);

    tables.firms.region[0] = unknown_cell;
    const Graded unknown(small_card(), tables);
    const Explanation told = unknown.explain(0);
    CHECK(told.dimensions[0].level == 1);
    CHECK(!told.dimensions[0].tried[0].size);
}

TEST_CASE("Where even the widest group is too small nothing is compared") {
    Scorecard card = small_card();
    card.normalisation.minimum = 5;
    const Graded graded(card, four_firms());
    const Explanation told = graded.explain(0);
    CHECK(told.outcome == Outcome::dimension_lacking);
    REQUIRE(told.refusals.size() == 1);  // The other dimension takes the worst.
    CHECK(told.refusals[0].field == "inventions");
    CHECK(told.refusals[0].kind->code == std::string("grading.dimension_lacking"));
    CHECK(told.dimensions[1].lack == Lack::too_few_firms);
}

TEST_CASE("Winsorising brings the ends to where the cut begins") {
    Tables tables(10);
    for (std::uint32_t firm = 0; firm < 10; ++firm) tables.add(firm, static_cast<int>(firm));
    Scorecard card = small_card();
    card.normalisation.winsorise = 99'999;  // Less than one firm at each end.
    CHECK(Graded(card, tables).explain(9).dimensions[1].percentile == 950'000);
    card.normalisation.winsorise = 100'000;  // One: the best takes the value of the second.
    const Graded graded(card, tables);
    CHECK(graded.explain(9).dimensions[1].percentile == 900'000);
    CHECK(graded.explain(8).dimensions[1].percentile == 900'000);
    CHECK(graded.explain(0).dimensions[1].percentile == 100'000);
    CHECK(graded.explain(7).dimensions[1].percentile == 750'000);
}

TEST_CASE("What is not known is left out up to the stated part, and never counted as nothing") {
    Tables tables = four_firms();
    tables.patents[PatentColumn::forward_citations][0] = unknown_cell;
    Scorecard card = small_card();
    card.dimensions[1].least_known = 666'667;  // Two of three known are a little less.
    const Explanation lacking = Graded(card, tables).explain(0);
    CHECK(lacking.dimensions[1].lack == Lack::not_known);
    CHECK(lacking.dimensions[1].points == 0);
    card.dimensions[1].least_known = 666'666;
    const Explanation known = Graded(card, tables).explain(0);
    CHECK(!known.dimensions[1].lack);
    CHECK(known.dimensions[1].value == 5 * million);
    CHECK(known.dimensions[1].left_out == 1);
    card.dimensions[1].least_known = 0;
    tables.patents[PatentColumn::forward_citations].clear();
    CHECK(Graded(card, tables).explain(0).dimensions[1].lack == Lack::not_known);
}

TEST_CASE("A dimension that must not be missing refuses the firm and names it") {
    Tables tables = four_firms();
    tables.patents[PatentColumn::status][0] = unknown_cell;
    const Graded graded(small_card(), tables);
    const Explanation told = graded.explain(0);
    CHECK(told.outcome == Outcome::dimension_lacking);
    CHECK(in_english(told.refusals.at(0)).find("Inventions in force") != std::string::npos);
    CHECK(in_chinese(told.refusals.at(0)).find("有效发明") != std::string::npos);
    CHECK(told.score == no_score);
    // Nobody is compared with what is not known.
    CHECK(graded.explain(1).dimensions[0].tried.back().size == 3);
}

TEST_CASE("A firm without a patent that tells its field is not graded") {
    Tables tables = four_firms();
    tables.firms.count = 5;
    tables.firms.region.push_back(440'300);
    const Graded graded(small_card(), tables);
    CHECK(graded.explain(4).outcome == Outcome::without_field);
    CHECK(graded.explain(0).dimensions[0].tried.back().size == 4);
}

TEST_CASE(
    "The field with the most patents is the firm's, of equals the first; the longest class "
    "decides") {
    Tables tables = four_firms();
    tables.add(2, 0, "in_force", 1);
    CHECK(Graded(small_card(), tables).explain(2).field == 0);
    tables.add(2, 0, "in_force", 1);
    CHECK(Graded(small_card(), tables).explain(2).field == 1);

    Scorecard card = small_card();
    card.fields[1].classes = {"C08L", "C08L9"};
    card.fields[0].classes = {"C08", "C08L95"};
    CHECK(field_of(card, "C08L9/00") == 1);
    CHECK(field_of(card, "C08L95/00") == 0);
    CHECK(field_of(card, "C08K3/04") == 0);
    CHECK(field_of(card, "06-01") == 1);
}

TEST_CASE("Corrections cap, lift and shift in their order: the later has the last word") {
    const Effect cap{Effect::Kind::cap, 2, 0};
    const Effect floor{Effect::Kind::floor, 1, 0};
    Tables tables = four_firms();
    tables.firms[Figure::negative_list].assign(4, 1);
    const Conditions listed{figure_is(Figure::negative_list, Comparison::is, 1)};
    Scorecard card = small_card();
    card.corrections = {correction("cap", listed, cap), correction("floor", listed, floor)};
    const Explanation lifted = Graded(card, tables).explain(0);
    CHECK(card.grades[lifted.grade].id == "t2");
    REQUIRE(lifted.corrections.size() == 2);
    CHECK(lifted.corrections[0].before == 0);
    CHECK(lifted.corrections[0].after == 2);
    CHECK(lifted.corrections[1].after == 1);
    std::swap(card.corrections[0], card.corrections[1]);
    CHECK(card.grades[Graded(card, tables).explain(0).grade].id == "t3");
}

TEST_CASE("Effects stay within the grades there are, and cap and floor move one way only") {
    using enum Effect::Kind;
    CHECK(corrected(0, {up, 0, 1}, 3) == 0);
    CHECK(corrected(2, {up, 0, 1}, 3) == 1);
    CHECK(corrected(2, {down, 0, 2}, 3) == 2);
    CHECK(corrected(0, {down, 0, 2}, 3) == 2);
    CHECK(corrected(0, {cap, 1, 0}, 3) == 1);
    CHECK(corrected(1, {cap, 1, 0}, 3) == 1);
    CHECK(corrected(2, {cap, 1, 0}, 3) == 2);
    CHECK(corrected(0, {floor, 1, 0}, 3) == 0);
    CHECK(corrected(2, {floor, 1, 0}, 3) == 1);
}

TEST_CASE("A correction that cannot be decided refuses the firm, or does what it says for that") {
    const Conditions listed{figure_is(Figure::negative_list, Comparison::is, 1)};
    Tables tables = four_firms();
    tables.firms[Figure::negative_list] = {unknown_figure, 0, 0, 0};
    Scorecard card = small_card();
    card.corrections = {correction("list", listed, {Effect::Kind::cap, 2, 0})};
    const Explanation refused = Graded(card, tables).explain(0);
    CHECK(refused.outcome == Outcome::correction_unknown);
    CHECK(in_english(refused.refusals.at(0)).find("figure.negative_list") != std::string::npos);
    card.corrections[0].if_unknown = Effect{Effect::Kind::cap, 1, 0};
    CHECK(card.grades[Graded(card, tables).explain(0).grade].id == "t2");
}

TEST_CASE("A group's percentile is compared exactly, below, at and above") {
    // Of `content` firm 0 has the percentile 75 % alone.
    const auto condition = [](Comparison comparison, std::int64_t number) {
        return Conditions{{{Operand::What::group, 1}, comparison, number, {}}};
    };
    const auto holds = [&](Comparison comparison, std::int64_t number) {
        Scorecard card = small_card();
        card.corrections = {
            correction("c", condition(comparison, number), {Effect::Kind::down, 0, 1})};
        return Graded(card, four_firms()).explain(0).grade == 1;
    };
    CHECK(holds(Comparison::at_least, 750'000));
    CHECK_FALSE(holds(Comparison::at_least, 750'001));
    CHECK(holds(Comparison::at_most, 750'000));
    CHECK_FALSE(holds(Comparison::at_most, 749'999));
    CHECK_FALSE(holds(Comparison::above, 750'000));
    CHECK(holds(Comparison::above, 749'999));
    CHECK_FALSE(holds(Comparison::below, 750'000));
    CHECK(holds(Comparison::below, 750'001));
}

TEST_CASE("Segments: the first that holds; none, and why; not known, and what is missing") {
    Scorecard card = small_card();
    const Graded graded(card, four_firms());
    Segmentation segmentation;
    const Conditions best{{{Operand::What::grade, 0}, Comparison::one_of, 0, {"t1", "t2"}}};
    const Conditions middle{{{Operand::What::grade, 0}, Comparison::one_of, 0, {"t2"}}};
    segmentation.segments = {{"best", {"优质", "Best"}, {}, best},
                             {"middle", {"中等", "Middle"}, {}, middle}};
    const auto told = [&](std::size_t firm, const Firms& firms) {
        const auto segments = segment(segmentation, card, graded.population, firms, graded.grades);
        SegmentExplanation one = explain_segment(segmentation, card, firms, graded.explain(firm));
        CHECK(one.segment == segments.segment[firm]);
        return one;
    };
    CHECK(told(0, graded.firms).segment == 0);
    CHECK(told(1, graded.firms).segment == 0);
    const SegmentExplanation none = told(2, graded.firms);
    CHECK(none.segment == no_rule);
    CHECK(none.reason.en == "Unsegmented: it meets the conditions of no segment");
    segmentation.segments.front().when.push_back(figure_is(Figure::staff, Comparison::below, 300));
    const SegmentExplanation unknown = told(0, graded.firms);
    CHECK(unknown.segment == unknown_rule);
    CHECK(unknown.reason.en.find("figure.staff") != std::string::npos);
    // What is not known does not matter where another condition fails.
    CHECK(told(2, graded.firms).segment == no_rule);
}

TEST_CASE("Tables that cannot be are refused at their column and row") {
    const auto refused = [](const Tables& tables) {
        const auto made = Portfolios::make(tables.patents, tables.firms.count);
        REQUIRE(!made);
        return std::string(made.error().first().kind->code) + " " + made.error().first().field;
    };
    Tables tables = four_firms();
    tables.patents[PatentColumn::claims] = {1, 2};
    CHECK(refused(tables) == "grading.column_length claims");
    tables = four_firms();
    tables.patents.owner[2] = 4;
    CHECK(refused(tables) == "grading.no_such_firm owner");
    tables = four_firms();
    tables.patents[PatentColumn::forward_citations][1] = largest_patent_count;
    CHECK(Portfolios::make(tables.patents, 4));
    tables.patents[PatentColumn::forward_citations][1] = largest_patent_count + 1;
    CHECK(refused(tables) == "grading.out_of_range forward_citations");
    tables = four_firms();
    tables.patents[PatentColumn::kind][0] = 3;
    CHECK(refused(tables) == "grading.out_of_range kind");
    tables = four_firms();
    tables.patents[PatentColumn::ipc][0] = 2;
    CHECK(refused(tables) == "grading.out_of_range ipc");
    tables.firms[Figure::negative_list] = {0, 1, 2, 0};
    CHECK(check(tables.firms).error().first().field == "negative_list");
    tables.firms[Figure::negative_list].clear();
    tables.firms.region = {1};
    CHECK(check(tables.firms).error().first().field == "region");
}

TEST_CASE("A quotient is rounded to the nearest, a half away from zero") {
    CHECK(nearest_quotient(7, 2) == 4);
    CHECK(nearest_quotient(-7, 2) == -4);
    CHECK(nearest_quotient(10, 3) == 3);
    CHECK(nearest_quotient(11, 3) == 4);
    CHECK(nearest_quotient(-10, 3) == -3);
    CHECK(nearest_quotient(0, 5) == 0);
    CHECK(nearest_quotient(2, 4) == 1);
}
