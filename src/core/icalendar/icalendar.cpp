#include "core/icalendar/icalendar.h"

#include <cstdint>

namespace zhirong::icalendar {
namespace {

constexpr std::size_t most_octets = 75;

bool continues_character(char c) { return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U; }

// "20240229"
std::string basic(Date date) {
    std::string text = to_string(date);
    std::erase(text, '-');
    return text;
}

std::string two(std::int64_t number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// "20240229T013000Z"
std::string utc(Instant instant) {
    const std::chrono::sys_time<std::chrono::milliseconds> time{
        std::chrono::milliseconds(instant.milliseconds)};
    const Date day = std::chrono::floor<Days>(time);
    const std::int64_t seconds = std::chrono::floor<std::chrono::seconds>(time - day).count();
    return basic(day) + 'T' + two(seconds / 3'600) + two(seconds / 60 % 60) + two(seconds % 60) +
           'Z';
}

class Lines {
public:
    void plain(std::string_view line) { text_ += folded(line); }
    void text(std::string_view name, std::string_view value) {
        plain(std::string(name) + ':' + escaped(value));
    }
    std::string take() { return std::move(text_); }

private:
    std::string text_;
};

void write(Lines& lines, const Event& event, const std::string& stamp) {
    lines.plain("BEGIN:VEVENT");
    lines.text("UID", event.uid);
    lines.plain("DTSTAMP:" + stamp);
    lines.plain("DTSTART;VALUE=DATE:" + basic(event.on));
    lines.plain("DTEND;VALUE=DATE:" + basic(event.on + Days(1)));
    lines.text("SUMMARY", event.summary);
    if (!event.description.empty()) lines.text("DESCRIPTION", event.description);
    if (!event.category.empty()) lines.text("CATEGORIES", event.category);
    if (event.url) lines.plain("URL:" + *event.url);
    // A deadline does not keep anybody from a meeting.
    lines.plain("TRANSP:TRANSPARENT");
    if (event.days_before > 0) {
        lines.plain("BEGIN:VALARM");
        lines.plain("ACTION:DISPLAY");
        lines.text("DESCRIPTION", event.summary);
        // From the midnight with which the day begins, back to nine o'clock of an earlier one.
        constexpr int hours_after_midnight = 9;
        const int days = event.days_before - 1;
        const int hours = 24 - hours_after_midnight;
        lines.plain("TRIGGER:-P" + (days > 0 ? std::to_string(days) + 'D' : std::string()) + 'T' +
                    std::to_string(hours) + 'H');
        lines.plain("END:VALARM");
    }
    lines.plain("END:VEVENT");
}

}  // namespace

std::string folded(std::string_view line) {
    std::string text;
    // The blank with which a later line begins counts among its octets.
    std::size_t room = most_octets;
    while (line.size() > room) {
        std::size_t cut = room;
        while (cut > 0 && continues_character(line[cut])) --cut;
        if (cut == 0) cut = room;  // No UTF-8: there is no character to spare.
        text.append(line.substr(0, cut)).append("\r\n ");
        line.remove_prefix(cut);
        room = most_octets - 1;
    }
    return text.append(line).append("\r\n");
}

std::string escaped(std::string_view text) {
    std::string out;
    for (const char c : text) {
        if (c == '\n') {
            out += "\\n";
        } else if (c == '\\' || c == ';' || c == ',') {
            out += '\\';
            out += c;
        } else if (static_cast<unsigned char>(c) >= 0x20U && c != '\x7F') {
            out += c;
        } else if (c == '\t') {
            out += ' ';
        }
    }
    return out;
}

std::string to_text(const Calendar& calendar) {
    Lines lines;
    lines.plain("BEGIN:VCALENDAR");
    lines.plain("VERSION:2.0");
    lines.plain("PRODID:-//Zhirong//Deadlines//ZH");
    lines.plain("CALSCALE:GREGORIAN");
    lines.plain("METHOD:PUBLISH");
    // RFC 7986 for the new names, X-WR for the programs that know only those.
    lines.text("NAME", calendar.name);
    lines.text("X-WR-CALNAME", calendar.name);
    lines.text("DESCRIPTION", calendar.description);
    lines.text("X-WR-CALDESC", calendar.description);
    lines.plain("REFRESH-INTERVAL;VALUE=DURATION:PT12H");
    lines.plain("X-PUBLISHED-TTL:PT12H");
    const std::string stamp = utc(calendar.made);
    for (const Event& event : calendar.events) write(lines, event, stamp);
    lines.plain("END:VCALENDAR");
    return lines.take();
}

}  // namespace zhirong::icalendar
