#include "core/tabular/tabular.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

using namespace zhirong;
using namespace zhirong::tabular;

TEST_CASE("a date is read as people write it, and only where it exists") {
    for (const char* text : {"2024-02-29", "2024/2/29", "2024.02.29", "2024年2月29日", "20240229",
                             "2024-02-29 00:00:00", "2024-02-29T08:00:00"})
        CHECK_MESSAGE(read_written_date(text) == date_of(2024, 2, 29), text);
    for (const char* text : {"2023-02-29", "2024-2/29", "24-02-29", "2024年2月", "2024-002-01",
                             "29.2.2024", "2024022", "202402290", "", "45351", "2024-02-29x"})
        CHECK_MESSAGE(!read_written_date(text), text);
}

TEST_CASE("any day comes back from each way of writing it") {
    CHECK(rc::check([] {
        const Date day = date_of(1900, 1, 1) + Days(*rc::gen::inRange(0, 100'000));
        const std::string text = to_string(day);
        std::string chinese =
            text.substr(0, 4) + "年" + text.substr(5, 2) + "月" + text.substr(8) + "日";
        RC_ASSERT(read_written_date(text) == day);
        RC_ASSERT(read_written_date(chinese) == day);
        RC_ASSERT(read_written_date(text.substr(0, 4) + text.substr(5, 2) + text.substr(8)) == day);
    }));
}
