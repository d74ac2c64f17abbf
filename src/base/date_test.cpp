#include "base/date.h"

#include <doctest/doctest.h>

using namespace zhirong;

TEST_CASE("only dates that exist are read") {
    CHECK(parse_date("2024-02-29") == date_of(2024, 2, 29));
    for (const char* bad : {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-1", "2024/01/01",
                            "1899-12-31", "2200-01-01", "20240101", "2024-01-01T00:00", ""})
        CHECK_MESSAGE(!parse_date(bad), bad);
    CHECK(to_string(date_of(2024, 2, 9)) == "2024-02-09");
}

TEST_CASE("a month later is the same day, or the month's last") {
    CHECK(add_months(date_of(2024, 1, 31), 1) == date_of(2024, 2, 29));
    CHECK(add_months(date_of(2024, 3, 31), -1) == date_of(2024, 2, 29));
    CHECK(add_months(date_of(2024, 2, 29), 12) == date_of(2025, 2, 28));
    CHECK(add_months(date_of(2024, 4, 30), 1, 31) == date_of(2024, 5, 31));
}

TEST_CASE("an instant is shown in China's time, and may be on the next day there") {
    const Instant instant{1'735'660'800'123};  // 2024-12-31T16:00:00.123Z
    CHECK(to_string(instant) == "2025-01-01T00:00:00.123+08:00");
    CHECK(china_date(instant) == date_of(2025, 1, 1));
}
