#include "core/reserving/triangle.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "core/reserving/testing/published.h"

using namespace zhirong;
using namespace zhirong::reserving;
using testing::rows_of;

namespace {

std::vector<std::string> codes(const TriangleRows& rows) {
    const auto read = Triangle::read(rows);
    if (read) return {};
    std::vector<std::string> found;
    for (const Refusal& refusal : read.error().all) found.emplace_back(refusal.kind->code);
    return found;
}

std::string code(const TriangleRows& rows) {
    const std::vector<std::string> found = codes(rows);
    return found.size() == 1 ? found.front() : std::to_string(found.size()) + " refusals";
}

Refusal refusal(const TriangleRows& rows) { return Triangle::read(rows).error().first(); }

}  // namespace

TEST_CASE("increments and their sums read as the same triangle, whatever their order") {
    TriangleRows increments = rows_of({{100, 50, 25}, {110, 60}, {120}}, Basis::incurred);
    increments.form = Form::incremental;
    std::ranges::reverse(increments.cells);
    const Triangle triangle = Triangle::read(increments).value();
    const Triangle sums = testing::triangle_of({{100, 150, 175}, {110, 170}, {120}});
    CHECK(triangle.basis() == Basis::incurred);
    REQUIRE(triangle.origins() == 3);
    CHECK(triangle.developments() == 3);
    for (int origin = 0; origin < 3; ++origin) {
        CHECK(triangle.origin(origin) == sums.origin(origin));
        REQUIRE(triangle.known(origin) == 3 - origin);
        for (int at = 0; at < triangle.known(origin); ++at)
            CHECK(triangle.at(origin, at) == sums.at(origin, at));
        CHECK(triangle.latest(origin) == sums.latest(origin));
    }
}

TEST_CASE("origin periods are written as their grain has it, and follow each other over new year") {
    const auto read = [](Grain grain, const std::string& first, const std::string& second) {
        return code({.grain = grain,
                     .cells = {{first, 1, yuan(1)}, {first, 2, yuan(2)}, {second, 1, yuan(1)}}});
    };
    const std::string fine = "0 refusals";
    CHECK(read(Grain::year, "2016", "2017") == fine);
    CHECK(read(Grain::half_year, "2016H2", "2017H1") == fine);
    CHECK(read(Grain::quarter, "2016Q4", "2017Q1") == fine);
    CHECK(read(Grain::month, "2016-12", "2017-01") == fine);
    CHECK(read(Grain::month, "2016-12", "2017-02") == "reserving.origin_gap");
    for (const char* bad :
         {"2016-13", "2016-00", "2016-1", "2016", "201a-01", "1899-12", "2016-+1", "2016-01 ", ""})
        CHECK_MESSAGE(codes({.grain = Grain::month, .cells = {{bad, 1, yuan(1)}}}) ==
                          std::vector<std::string>{"reserving.origin"},
                      bad);
}

TEST_CASE("every cell that cannot be read is refused at once, at its place") {
    TriangleRows rows = rows_of({{1, 2}, {1}});
    rows.cells[0].origin = "last year";
    rows.cells[1].development = most_periods + 1;
    rows.cells[2].amount = largest_input + Money{1};
    const auto read = Triangle::read(rows);
    REQUIRE_FALSE(read);
    REQUIRE(read.error().all.size() == 3);
    CHECK(read.error().all[0].field == "cells[0].origin");
    CHECK(read.error().all[1].field == "cells[1].development");
    CHECK(read.error().all[2].field == "cells[2].amount");
    rows.cells[1].development = 0;
    CHECK(codes(rows)[1] == "reserving.development");
}

TEST_CASE("a cell that is there twice is refused with the place of the first") {
    TriangleRows rows = rows_of({{1, 2}, {1}});
    rows.cells.push_back({"2001", 2, yuan(2)});
    CHECK(code(rows) == "reserving.cell_twice");
    CHECK(in_english(refusal(rows)) == "2001, development 2 stands in row 2 already");
}

TEST_CASE("a period without cells and a hole among cells are refused by their names") {
    TriangleRows gap = rows_of({{1, 2, 3}, {1, 2}, {1}});
    std::erase_if(gap.cells, [](const Cell& cell) { return cell.origin == "2002"; });
    CHECK(code(gap) == "reserving.origin_gap");
    CHECK(in_chinese(refusal(gap)) == "缺少事故期 2002：2001 至 2003 应逐期给出，无赔款填 0");
    TriangleRows hole = rows_of({{1, 2, 3}, {1, 2}, {1}});
    hole.cells.erase(hole.cells.begin() + 1);
    CHECK(code(hole) == "reserving.cell_missing");
    CHECK(in_english(refusal(hole)) == "2001 lacks development 2 but has 3, a later one");
}

TEST_CASE("an origin period that is not known to the last calendar period makes it ragged") {
    CHECK(code(rows_of({{1, 2, 3}, {1}, {1}})) == "reserving.ragged");
    CHECK(code(rows_of({{1, 2}, {1, 2, 3}, {1}})) == "reserving.ragged");
    CHECK(code(rows_of({{1, 2, 3}, {1, 2, 3}, {1}})) == "reserving.ragged");
    CHECK(code(rows_of({{1, 2, 3, 4}, {1, 2}, {1}})) == "reserving.ragged");
    CHECK(in_english(refusal(rows_of({{1, 2, 3}, {1}, {1}}))) ==
          "2002 has 1 development periods; by 2003, the last one, it should have 2");
    // More origin than development periods, and fewer.
    CHECK(codes(rows_of({{1, 2}, {1, 2}, {1, 2}, {1}})).empty());
    CHECK(codes(rows_of({{1, 2, 3, 4}, {1, 2, 3}})).empty());
}

TEST_CASE("two periods each way are needed, and a hundred are the most") {
    CHECK(code({}) == "reserving.too_few");
    CHECK(code(rows_of({{1, 2, 3}})) == "reserving.too_few");
    CHECK(code(rows_of({{1}, {1}})) == "reserving.too_few");
    CHECK(codes(rows_of({{1, 2}, {1}})).empty());
    const auto of_size = [](int size) {
        testing::Amounts amounts(static_cast<std::size_t>(size), {1, 2});
        amounts.back() = {1};
        return code(rows_of(amounts));
    };
    CHECK(of_size(most_periods) == "0 refusals");
    CHECK(of_size(most_periods + 1) == "reserving.too_many");
}

TEST_CASE("a cumulative amount below zero must be allowed by name") {
    TriangleRows rows = rows_of({{100, -101}, {50}});
    rows.form = Form::incremental;
    CHECK(code(rows) == "reserving.negative");
    CHECK(refusal(rows).field == "cells[1].amount");
    rows.negative_allowed = true;
    CHECK(Triangle::read(rows).value().latest(0) == yuan(-1));
    // A fall that stays at zero or above is an ordinary one.
    TriangleRows zero = rows_of({{100, -100}, {50}});
    zero.form = Form::incremental;
    CHECK(Triangle::read(zero).value().latest(0) == Money{});
}

TEST_CASE("increments that sum above the most that may be named are refused") {
    TriangleRows rows = rows_of({{0, 1}, {1}});
    rows.form = Form::incremental;
    rows.cells[0].amount = largest_input - yuan(1);
    CHECK(codes(rows).empty());
    rows.cells[0].amount += Money{1};
    CHECK(code(rows) == "reserving.too_large");
}

TEST_CASE("a triangle's rows are read from a tree with every problem at its field") {
    const TriangleRows rows = rows_of({{1, 2}, {1}});
    CHECK(read<TriangleRows>(write(rows)).value().cells == rows.cells);
    TriangleRows wrong = rows;
    wrong.cells[0].development = 0;
    CHECK(read<TriangleRows>(write(wrong)).error().first().field == "cells[0].development");
}
