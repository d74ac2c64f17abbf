#include "platform/spreadsheet/cell_value.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/ensure.h"

using namespace zhirong;
using namespace zhirong::spreadsheet;

TEST_CASE("a number is what the spreadsheet program shows, never in powers of ten") {
    struct Case {
        const char *stored, *plain;
    };
    for (const Case& each :
         {Case{"0", "0"}, Case{"-0", "0"}, Case{"007", "7"}, Case{"12.50", "12.5"},
          Case{"-3.25", "-3.25"}, Case{"4.3499999999999997E-2", "0.0435"}, Case{"0.1", "0.1"},
          Case{"0.10000000000000001", "0.1"}, Case{"1E3", "1000"}, Case{"1.5e+3", "1500"},
          Case{"9.9999999999999995", "10"}, Case{"999999999999999", "999999999999999"},
          Case{"0.00012", "0.00012"}, Case{"1234567890123455", "1234567890123460"}}) {
        CAPTURE(each.stored);
        CHECK(plain_number(each.stored) == each.plain);
    }
    for (const char* none :
         {"", "-", ".", "1,5", "1E", "1E+", "1E99999", "1 ", "0x1", "NaN", "1E31"})
        CHECK_MESSAGE(!plain_number(none), none);
}

TEST_CASE("fifteen digits are kept, the sixteenth is lost") {
    CHECK(!has_lost_digits("999999999999999"));
    CHECK(!has_lost_digits("-999999999999999.5"));
    CHECK(has_lost_digits("1000000000000000"));
}

TEST_CASE("serial numbers are dates as Excel counts them") {
    using enum Epoch;
    struct Case {
        const char* serial;
        Epoch epoch;
        const char* date;
    };
    for (const Case& each :
         {Case{"1", of_1900, "1900-01-01"}, Case{"59", of_1900, "1900-02-28"},
          Case{"61", of_1900, "1900-03-01"}, Case{"45351", of_1900, "2024-02-29"},
          Case{"43889", of_1904, "2024-02-29"}, Case{"0", of_1904, "1904-01-01"},
          Case{"45351.395833333336", of_1900, "2024-02-29 09:30:00"},
          Case{"45350.999999", of_1900, "2024-02-29"}, Case{"0.5", of_1900, "12:00:00"},
          Case{"2958465", of_1900, "9999-12-31"}}) {
        CAPTURE(each.serial);
        CHECK(date_text(each.serial, each.epoch) == each.date);
    }
    for (const char* none : {"60", "-1", "2958466", "", "x", "1.x"})
        CHECK_MESSAGE(!date_text(none, of_1900), none);
}

TEST_CASE("any date since March 1900 comes back from its number") {
    CHECK(rc::check([] {
        const Date date = date_of(1900, 3, 1) + Days(*rc::gen::inRange(0, 109'000));
        RC_ASSERT(date_text(date_number(date), Epoch::of_1900) == to_string(date));
    }));
    CHECK_THROWS_AS(date_number(date_of(1900, 2, 28)), BrokenInvariant);
}

TEST_CASE("a format is a date's where its first section names a part of a date") {
    for (const char* date : {"yyyy\\-mm\\-dd", "yyyy\"年\"m\"月\"d\"日\";@", "[$-804]m/d", "h:mm"})
        CHECK_MESSAGE(is_date_format(date), date);
    for (const char* other : {"General", "0.00", "#,##0.00;[Red]-#,##0.00", "\"day\"0", "@", "0\\d",
                              "0.0;yyyy", "[", "\""})
        CHECK_MESSAGE(!is_date_format(other), other);
    CHECK(is_date_format(14));
    CHECK(is_date_format(31));
    CHECK(!is_date_format(13));
    CHECK(!is_date_format(49));
}

TEST_CASE("cells have the names that people read") {
    CHECK(cell_name(0, 1) == "A1");
    CHECK(cell_name(25, 9) == "Z9");
    CHECK(cell_name(26, 10) == "AA10");
    CHECK(cell_name(16'383, 1) == "XFD1");
}
