#include "core/tabular/tabular.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/text.h"

namespace zhirong::tabular {

std::string trimmed(std::string_view text) {
    constexpr std::array<std::string_view, 6> spaces{" ", "\t", "\n", "\r", "\u3000", "\u00A0"};
    for (bool more = true; more;) {
        more = false;
        for (const std::string_view space : spaces) {
            if (text.starts_with(space)) {
                text.remove_prefix(space.size());
                more = true;
            }
            if (text.ends_with(space)) {
                text.remove_suffix(space.size());
                more = true;
            }
        }
    }
    return std::string(text);
}

std::string lower_case(std::string text) {
    for (char& c : text)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    return text;
}
std::string upper_case(std::string text) {
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

std::string letters_of(std::size_t column) {
    std::string letters;
    for (std::size_t rest = column + 1; rest > 0; rest = (rest - 1) / 26)
        letters.insert(letters.begin(), static_cast<char>('A' + (rest - 1) % 26));
    return letters;
}

std::optional<Date> read_written_date(std::string_view text) {
    text = text.substr(0, std::min(text.find_first_of(" T"), text.size()));
    if (text.size() == 8 && text.find_first_not_of("0123456789") == std::string_view::npos)
        return parse_date(std::string(text.substr(0, 4)) + '-' + std::string(text.substr(4, 2)) +
                          '-' + std::string(text.substr(6)));
    constexpr std::array<std::array<std::string_view, 3>, 4> forms{
        {{"-", "-", ""}, {"/", "/", ""}, {".", ".", ""}, {"年", "月", "日"}}};
    for (const auto& form : forms) {
        std::string_view rest = text;
        std::string date;
        bool fits = true;
        for (std::size_t part = 0; part < form.size() && fits; ++part) {
            const std::size_t digits = std::min(rest.find_first_not_of("0123456789"), rest.size());
            fits = part == 0 ? digits == 4 : digits == 1 || digits == 2;
            if (!fits) break;
            date += (part == 0 ? "" : "-") + std::string(part != 0 && digits == 1 ? "0" : "") +
                    std::string(rest.substr(0, digits));
            rest.remove_prefix(digits);
            fits = rest.starts_with(form[part]);
            if (fits) rest.remove_prefix(form[part].size());
        }
        if (fits && rest.empty()) return parse_date(date);
    }
    return std::nullopt;
}

Result<Header> Header::read(const TableRow& row, std::span<const Title> titles,
                            std::span<const int> needed) {
    Header header(titles);
    std::string found;
    for (std::size_t at = 0; at < row.cells.size(); ++at) {
        const std::string title = trimmed(row.cells[at]);
        if (title.empty()) continue;
        found += (found.empty() ? "" : "、") + title;
        const auto known = std::ranges::find_if(
            titles, [&](const Title& each) { return lower_case(title) == each.text; });
        if (known == titles.end()) {
            header.ignored_.push_back(title);
            continue;
        }
        const auto [place, fresh] = header.places_.emplace(known->column, at);
        if (!fresh)
            return refuse(refusals::header_twice, letters_of(at) + std::to_string(row.number),
                          {{"found", title},
                           {"expected", letters_of(place->second) + "、" + letters_of(at)}});
    }
    for (const int column : needed)
        if (!header.has(column))
            return refuse(refusals::no_header, "A" + std::to_string(row.number),
                          {{"row", std::to_string(row.number)},
                           {"expected", header.title(column)},
                           {"found", found}});
    return header;
}

std::string Header::text(const TableRow& row, int column) const {
    const auto place = places_.find(column);
    if (place == places_.end() || place->second >= row.cells.size()) return {};
    return trimmed(row.cells[place->second]);
}

std::string Header::cell(const TableRow& row, int column) const {
    const auto place = places_.find(column);
    return (place == places_.end() ? "" : letters_of(place->second)) + std::to_string(row.number);
}

std::string Header::title(int column) const {
    const auto found = std::ranges::find(titles_, column, &Title::column);
    return found == titles_.end() ? "" : found->text;
}

std::string RowReader::text(int column) {
    std::string text = header_.text(row_, column);
    const std::size_t characters = count_characters(text).value_or(0);
    if (characters > most_characters_)
        wrong(refusals::cell_long, column,
              {{"column", header_.title(column)},
               {"expected", std::to_string(most_characters_)},
               {"found", std::to_string(characters)}});
    else if (has_control_characters(text))
        wrong(refusals::cell_text, column, {{"column", header_.title(column)}});
    return text;
}

std::string RowReader::needed(int column) {
    std::string found = text(column);
    if (found.empty()) wrong(refusals::cell_missing, column, {{"column", header_.title(column)}});
    return found;
}

std::optional<Date> RowReader::date(int column) {
    const std::string found = text(column);
    if (found.empty()) return std::nullopt;
    const auto date = read_written_date(found);
    if (!date) wrong(refusals::cell_date, column, {{"found", found}});
    return date;
}

Date RowReader::needed_date(int column) {
    const auto found = date(column);
    if (!found && header_.text(row_, column).empty())
        wrong(refusals::cell_missing, column, {{"column", header_.title(column)}});
    return found.value_or(Date{});
}

std::optional<int> RowReader::whole_number(int column) {
    const std::string found = text(column);
    if (found.empty()) return std::nullopt;
    int number = 0;
    const auto [end, error] = std::from_chars(found.data(), found.data() + found.size(), number);
    if (error == std::errc{} && end == found.data() + found.size()) return number;
    wrong(refusals::cell_number, column, {{"found", found}, {"column", header_.title(column)}});
    return std::nullopt;
}

void RowReader::wrong(const RefusalKind& kind, int column, std::vector<Fact> facts) {
    problems.all.push_back({&kind, header_.cell(row_, column), std::move(facts)});
}

void RowReader::wrong(Refusals refusals, int column) {
    for (Refusal& refusal : refusals.all) {
        refusal.field = header_.cell(row_, column);
        problems.all.push_back(std::move(refusal));
    }
}

}  // namespace zhirong::tabular
