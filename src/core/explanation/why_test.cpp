#include "core/explanation/why.h"

#include <doctest/doctest.h>

using namespace zhirong;

TEST_CASE("an explanation is written with its steps and read back the same") {
    const Why half{.title = {"一半", "Half"},
                   .rule = "test.half",
                   .source = Phrase{"某条", "Some article"},
                   .formula = Phrase{"总额 × 1/2", "total × 1/2"},
                   .rounding = Rounding::down,
                   .inputs = {input("total", "总额", "Total", Money{101}),
                              input("share", "比例", "Share", Ratio{1, 2})},
                   .result = to_string(Money{50})};
    const Why whole{.title = {"合计", "Sum"},
                    .rule = "test.sum",
                    .inputs = {input("half", "一半", "Half", Money{50}),
                               input("on", "日期", "Date", date_of(2024, 2, 29)),
                               input("who", "姓名", "Name", "张三")},
                    .result = "0.50",
                    .steps = {half}};
    CHECK(read<Why>(write(whole)).value() == whole);
}

TEST_CASE("an input is written as on the wire, with its unit") {
    CHECK(write(input("total", "总额", "Total", Money{101})) == Tree::map({{"name", "total"},
                                                                           {"zh", "总额"},
                                                                           {"en", "Total"},
                                                                           {"value", "1.01"},
                                                                           {"unit", "money"}}));
    CHECK(input("share", "比例", "Share", Ratio{1, 4}).value == "0.25");
    CHECK(input("share", "比例", "Share", Ratio{1, 3}).value == "1/3");
    CHECK(input("on", "日期", "Date", date_of(2024, 2, 29)).value == "2024-02-29");
}

TEST_CASE("an exact figure names no rounding") {
    const Tree exact = write(Why{.title = {"总", "Total"}, .rule = "test.total", .result = "1.00"});
    CHECK(exact.find("rounding") == nullptr);
    CHECK(exact.find("steps")->list()->empty());
}
