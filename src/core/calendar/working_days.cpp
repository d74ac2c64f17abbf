#include "core/calendar/working_days.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

#include "base/ensure.h"

namespace zhirong {
namespace {

using namespace std::chrono;
using Dates = std::map<int, std::vector<Date>>;

constexpr std::array known_fields{"source", "note", "holidays", "working_weekends"};

int year_of(Date date) { return static_cast<int>(civil(date).year()); }

std::size_t day_of_year(Date date) {
    return static_cast<std::size_t>((date - Date{civil(date).year() / January / 1}).count());
}

Refusal malformed(std::string field, std::string found, std::string expected) {
    return {&calendar_refusals::malformed,
            std::move(field),
            {{"found", std::move(found)}, {"expected", std::move(expected)}}};
}

std::string words(const Tree* tree) {
    if (tree == nullptr) return "nothing";
    if (const std::string* text = tree->text()) return '"' + *text + '"';
    return std::string(tree->kind_en());
}

std::optional<int> parse_year(const std::string& text) {
    const auto first_day = parse_date(text + "-01-01");
    return first_day ? std::optional(year_of(*first_day)) : std::nullopt;
}

Dates read_years(const Tree& data, const std::string& field, std::vector<Refusal>& wrong) {
    Dates dates;
    const Tree* years = data.find(field);
    if (years == nullptr || years->map() == nullptr) {
        wrong.push_back(malformed(field, words(years), "an object of years"));
        return dates;
    }
    for (const auto& [name, list] : *years->map()) {
        const std::string path = field + "." + name;
        const auto year = parse_year(name);
        if (!year || list.list() == nullptr) {
            wrong.push_back(malformed(path, !year ? '"' + name + '"' : words(&list),
                                      !year ? "a year such as 2024" : "a list of dates"));
            continue;
        }
        auto& of_year = dates[*year];
        for (std::size_t i = 0; i < list.list()->size(); ++i) {
            const Tree& item = (*list.list())[i];
            const auto date = item.text() != nullptr ? parse_date(*item.text()) : std::nullopt;
            const std::string at = path + "[" + std::to_string(i) + "]";
            if (!date || year_of(*date) != *year)
                wrong.push_back(malformed(at, words(&item), "a date in " + name));
            else if (std::ranges::find(of_year, *date) != of_year.end())
                wrong.push_back(malformed(at, words(&item), "each date once"));
            else
                of_year.push_back(*date);
        }
    }
    return dates;
}

}  // namespace

Result<WorkingDays> WorkingDays::read(const Tree& data) {
    std::vector<Refusal> wrong;
    if (data.map() == nullptr)
        return std::unexpected(Refusals{{malformed("", words(&data), "an object")}});
    for (const auto& [name, value] : *data.map())
        if (std::ranges::find(known_fields, name) == known_fields.end())
            wrong.push_back(
                malformed(name, "an unknown field", "source, note, holidays or working_weekends"));
    const Dates holidays = read_years(data, "holidays", wrong);
    const Dates working_weekends = read_years(data, "working_weekends", wrong);
    for (const auto& [year, dates] : working_weekends)
        if (!holidays.contains(year))
            wrong.push_back(malformed("holidays." + std::to_string(year), "nothing",
                                      "the year that working_weekends names"));
    if (!wrong.empty()) return std::unexpected(Refusals{std::move(wrong)});

    WorkingDays result;
    for (const auto& [year, dates] : holidays) {
        const auto worked_weekends = working_weekends.find(year);
        if (worked_weekends == working_weekends.end()) continue;
        Year& worked = result.years_[year];
        const Date first{std::chrono::year{year} / January / 1};
        const Date end{std::chrono::year{year + 1} / January / 1};
        for (Date date = first; date < end; date += Days{1})
            worked[day_of_year(date)] = weekday{date}.iso_encoding() <= 5;
        for (const Date date : dates) worked[day_of_year(date)] = false;
        for (const Date date : worked_weekends->second) worked[day_of_year(date)] = true;
    }
    return result;
}

Result<bool> WorkingDays::is_working_day(Date date) const {
    const auto year = years_.find(year_of(date));
    if (year == years_.end())
        return refuse(calendar_refusals::year_missing, {},
                      {{"year", std::to_string(year_of(date))}, {"date", to_string(date)}});
    return year->second[day_of_year(date)];
}

Result<Date> WorkingDays::next_working_day(Date date) const {
    // Ends at the latest with the refusal of a year that is not loaded.
    while (!TRY(is_working_day(date))) date += Days{1};
    return date;
}

Result<Date> WorkingDays::add_working_days(Date date, int count) const {
    ensure(count >= 0);
    for (; count > 0; --count) date = TRY(next_working_day(date + Days{1}));
    return date;
}

Result<int> WorkingDays::working_days_between(Date from, Date to) const {
    ensure(from <= to);
    int count = 0;
    for (Date date = from + Days{1}; date <= to; date += Days{1})
        if (TRY(is_working_day(date))) ++count;
    return count;
}

}  // namespace zhirong
