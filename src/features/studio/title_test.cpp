#include "features/studio/title.h"

#include <doctest/doctest.h>

using zhirong::studio::title_lines;

TEST_CASE("the title is found among lines that are right or wrong") {
    CHECK(title_lines("programme: a\ntitle: {zh: 甲, en: A}\nfrom: [\n") ==
          "title: {zh: 甲, en: A}\n");
    CHECK(title_lines("title:\n  zh: 甲\n# why\n\n  en: A\njurisdiction: x\n") ==
          "title:\n  zh: 甲\n# why\n\n  en: A\n");
    CHECK(title_lines("title: {zh: 甲}") == "title: {zh: 甲}");
    CHECK(title_lines("titles: x\n  title: y\n").empty());
    CHECK(title_lines("").empty());
    CHECK(title_lines("title:\n" + std::string(10'000, '\n')).size() <= 4096);
}
