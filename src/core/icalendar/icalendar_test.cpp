#include "core/icalendar/icalendar.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/text.h"

using namespace zhirong;
using namespace zhirong::icalendar;

namespace {

std::string of(std::string_view text, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += text;
    return all;
}

std::vector<std::string> lines_of(std::string_view text) {
    std::vector<std::string> lines;
    for (std::size_t begin = 0; begin < text.size();) {
        const std::size_t end = text.find("\r\n", begin);
        REQUIRE(end != std::string_view::npos);
        lines.emplace_back(text.substr(begin, end - begin));
        begin = end + 2;
    }
    return lines;
}

// What a program reads: a line break before a blank is none (RFC 5545, 3.1).
std::string unfolded(std::string text) {
    for (std::size_t at = text.find("\r\n "); at != std::string::npos; at = text.find("\r\n "))
        text.erase(at, 3);
    return text;
}

}  // namespace

TEST_CASE("a line of 75 octets is one line, of 76 two") {
    CHECK(folded(of("x", 74)) == of("x", 74) + "\r\n");
    CHECK(folded(of("x", 75)) == of("x", 75) + "\r\n");
    CHECK(folded(of("x", 76)) == of("x", 75) + "\r\n x\r\n");
    // Of a later line the blank counts: 75 and 74.
    CHECK(folded(of("x", 149)) == of("x", 75) + "\r\n " + of("x", 74) + "\r\n");
    CHECK(folded(of("x", 150)) == of("x", 75) + "\r\n " + of("x", 74) + "\r\n x\r\n");
}

TEST_CASE("no character is cut in two") {
    // 25 of three octets fill the line; with one octet before them the 25th does not fit.
    CHECK(folded(of("知", 25)) == of("知", 25) + "\r\n");
    CHECK(folded("x" + of("知", 25)) == "x" + of("知", 24) + "\r\n 知\r\n");
    CHECK(folded("xx" + of("知", 25)) == "xx" + of("知", 24) + "\r\n 知\r\n");
}

TEST_CASE("whatever is folded reads back as it was, in lines that are short and whole") {
    rc::check("folding", [] {
        const std::vector<std::string> letters{"a", "ö", "知", "融", "🏦", "\\", " "};
        std::string line;
        for (const auto index : *rc::gen::container<std::vector<std::size_t>>(
                 rc::gen::inRange<std::size_t>(0, letters.size())))
            line += letters[index];
        const std::string text = folded(line);
        RC_ASSERT(unfolded(text) == line + "\r\n");
        for (const std::string& each : lines_of(text)) {
            RC_ASSERT(each.size() <= 75U);
            RC_ASSERT(count_characters(each).has_value());
        }
    });
}

TEST_CASE("text is escaped: backslash, semicolon, comma and line feed") {
    CHECK(escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne");
    // Nothing that is written into a title can begin a line of its own.
    CHECK(escaped("x\r\nEND:VCALENDAR") == "x\\nEND:VCALENDAR");
    CHECK(escaped("a\tb\x01") == "a b");
}

TEST_CASE("a calendar of one deadline, to the byte") {
    // 2024-07-01T01:30:00Z
    const Calendar calendar{.name = "知融期限",
                            .description = "期限",
                            .made = {1'719'797'400'000},
                            .events = {{.uid = "loan-LN1-due@zhirong",
                                        .on = date_of(2024, 12, 31),
                                        .summary = "还款，1,000元",
                                        .description = "第3期\nInstalment",
                                        .category = "loan",
                                        .url = "https://zhirong.example/financings/FA1",
                                        .days_before = 7}}};
    CHECK(to_text(calendar) ==
          "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Zhirong//Deadlines//ZH\r\n"
          "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nNAME:知融期限\r\nX-WR-CALNAME:知融期限\r\n"
          "DESCRIPTION:期限\r\nX-WR-CALDESC:期限\r\n"
          "REFRESH-INTERVAL;VALUE=DURATION:PT12H\r\nX-PUBLISHED-TTL:PT12H\r\n"
          "BEGIN:VEVENT\r\nUID:loan-LN1-due@zhirong\r\nDTSTAMP:20240701T013000Z\r\n"
          "DTSTART;VALUE=DATE:20241231\r\nDTEND;VALUE=DATE:20250101\r\n"
          "SUMMARY:还款，1\\,000元\r\nDESCRIPTION:第3期\\nInstalment\r\nCATEGORIES:loan\r\n"
          "URL:https://zhirong.example/financings/FA1\r\nTRANSP:TRANSPARENT\r\n"
          "BEGIN:VALARM\r\nACTION:DISPLAY\r\nDESCRIPTION:还款，1\\,000元\r\nTRIGGER:-P6DT15H\r\n"
          "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n");
}
