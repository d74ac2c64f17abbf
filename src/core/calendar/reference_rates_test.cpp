#include "core/calendar/reference_rates.h"

#include <doctest/doctest.h>

#include <fstream>
#include <sstream>
#include <string>

using namespace zhirong;

namespace {

const std::string heading = "effective_from,one_year_percent,over_five_year_percent\n";

std::string complaint(const std::string& csv) {
    const auto rates = ReferenceRates::read(csv);
    REQUIRE(!rates);
    return in_english(rates.error().first());
}

}  // namespace

TEST_CASE("the LPR of a date is the last one published by then") {
    const ReferenceRates rates =
        ReferenceRates::read(heading + "2024-02-20,3.45,3.95\n2024-07-22,3.35,3.85\n").value();
    CHECK(rates.at(Tenor::one_year, date_of(2024, 2, 20)).value() == Ratio(345, 10'000));
    CHECK(rates.at(Tenor::one_year, date_of(2024, 7, 21)).value() == Ratio(345, 10'000));
    CHECK(rates.at(Tenor::over_five_years, date_of(2024, 7, 22)).value() == Ratio(385, 10'000));
    const auto before = rates.at(Tenor::one_year, date_of(2024, 2, 19));
    REQUIRE(!before);
    CHECK(in_english(before.error().first()) ==
          "No LPR is known for 2024-02-19; the first loaded is 2024-02-20");
    CHECK(!ReferenceRates().at(Tenor::one_year, date_of(2024, 2, 20)));
}

TEST_CASE("a malformed line is refused with its number") {
    CHECK(complaint("").starts_with("Line 1"));
    CHECK(complaint("date,rate\n").starts_with("Line 1"));
    CHECK(complaint(heading + "2024-02-20,3.45\n").starts_with("Line 2"));
    CHECK(complaint(heading + "2024-02-20,3.45,3.95,1\n").starts_with("Line 2"));
    CHECK(complaint(heading + "2024-02-30,3.45,3.95\n").find("2024-02-30") != std::string::npos);
    CHECK(complaint(heading + "2024-02-20,abc,3.95\n").find("abc") != std::string::npos);
    CHECK(complaint(heading + "2024-02-20,3.45,-1\n").find("-1") != std::string::npos);
    CHECK(complaint(heading + "2024-02-20,3.45,3.95\n2024-02-20,3.4,3.9\n").starts_with("Line 3"));
    CHECK(complaint(heading + "\n2024-02-20,3.45,3.95\n").starts_with("Line 2"));
}

TEST_CASE("the history that comes with the product can be read") {
    const std::ifstream file(SOURCE_DIR "/reference/lpr.csv");
    std::ostringstream text;
    text << file.rdbuf();
    const ReferenceRates rates = ReferenceRates::read(text.str()).value();
    CHECK(rates.at(Tenor::one_year, date_of(2025, 6, 1)).value() == Ratio::percent(3));
}
