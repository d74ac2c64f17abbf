#include "features/gazette/gazette.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zhirong;
using namespace zhirong::gazette;

namespace {

Entry entry(Matter matter, Date on) {
    return {.of = Register::patent,
            .matter = matter,
            .on = on,
            .number = "Y2024000123",
            .desk = "长沙窗口",
            .first_party = "湘江泵业有限公司",
            .second_party = "长沙科技银行",
            .rights = {{"2014103620773", "一种泵", "F04D29/42", date_of(2016, 8, 31)}},
            .what = {},
            .notice_number = "N-1"};
}

}  // namespace

TEST_CASE("a registration stands until an entry ends it, and an end is final") {
    struct Row {
        std::vector<Matter> matters;
        bool stands;
        const char* words;
    };
    for (const Row& row :
         {Row{{Matter::registered}, true, "有效"},
          Row{{Matter::registered, Matter::changed, Matter::extended}, true, "有效"},
          Row{{Matter::registered, Matter::reissued}, true, "有效"},
          Row{{Matter::registered, Matter::cancelled}, false, "已注销"},
          Row{{Matter::registered, Matter::revoked}, false, "已撤销"},
          Row{{Matter::filed, Matter::lapsed}, false, "已失效"}}) {
        std::vector<Entry> entries;
        for (const Matter matter : row.matters)
            entries.push_back(entry(matter, date_of(2024, 3, 15) + Days(std::ssize(entries))));
        const Standing standing = standing_of(entries);
        CHECK(standing.stands == row.stands);
        CHECK(standing.words.zh == row.words);
        CHECK(standing.since == date_of(2024, 3, 15));
        CHECK(standing.ended_on.has_value() == !row.stands);
    }
}

TEST_CASE("an entry is found by its day, its registration, both parties and each right once") {
    Entry published = entry(Matter::registered, date_of(2024, 3, 15));
    published.rights.push_back(published.rights.front());
    const auto all = keys(Publication{"GZ1", published});
    CHECK(all == std::vector<std::string>{"day:2024-03-15", "registration:patent:Y2024000123",
                                          "firm:湘江泵业有限公司", "firm:长沙科技银行",
                                          "right:2014103620773"});
}

TEST_CASE("an issue has a part for each register that has entries, and says so where none has") {
    const paper::Document empty = issue("2024年3月", {}, date_of(2024, 4, 1));
    REQUIRE(empty.blocks.size() == 1);
    CHECK(std::holds_alternative<paper::Paragraph>(empty.blocks.front()));
    std::vector<Entry> entries{entry(Matter::registered, date_of(2024, 3, 15)),
                               entry(Matter::changed, date_of(2024, 3, 20))};
    entries.back().of = Register::trademark;
    entries.back().what = "债务数额由 1,000,000.00 元变更为 2,000,000.00 元";
    const paper::Document two = issue("2024年3月", entries, date_of(2024, 4, 1));
    REQUIRE(two.blocks.size() == 4);
    CHECK(std::get<paper::Heading>(two.blocks[0]).text == "专利权质押（1 项）");
    CHECK(std::get<paper::Table>(two.blocks[3]).rows.front().back() ==
          "2014103620773 一种泵，F04D29/42，2016-08-31\n变更：债务数额由 1,000,000.00 元变更为 "
          "2,000,000.00 元");
}
