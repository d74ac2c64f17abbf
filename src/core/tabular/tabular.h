#pragma once
// Reading what people write in tables: which column is which by its title, and each cell as what it
// should be, with every problem at its cell ("C12").
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/table.h"

namespace zhirong::tabular {

namespace refusals {
inline constexpr RefusalKind no_header{
    "table.header", 422, "第 {row} 行应为表头，缺少“{expected}”列；找到：{found}",
    "Row {row} must be the header; the column “{expected}” is missing. Found: {found}"};
inline constexpr RefusalKind header_twice{"table.header_twice", 422,
                                          "表头“{found}”出现两次（{expected}）",
                                          "The header “{found}” appears twice ({expected})"};
inline constexpr RefusalKind cell_missing{"table.cell_missing", 422, "“{column}”未填写",
                                          "“{column}” is empty"};
inline constexpr RefusalKind cell_date{
    "table.cell_date", 422, "“{found}”不是日期：应为 2024-02-29、2024/2/29 或 2024年2月29日",
    "“{found}” is no date: write 2024-02-29, 2024/2/29 or 2024年2月29日"};
inline constexpr RefusalKind cell_number{"table.cell_number", 422,
                                         "“{found}”不是整数：“{column}”应为不带小数的数字",
                                         "“{found}” is no whole number, which “{column}” must be"};
inline constexpr RefusalKind cell_choice{
    "table.cell_choice", 422, "“{column}”不能是“{found}”，可填：{expected}",
    "“{column}” cannot be “{found}”; write one of: {expected}"};
inline constexpr RefusalKind cell_long{
    "table.cell_long", 422, "“{column}”过长：最多 {expected} 个字符，实际 {found}",
    "“{column}” is too long: at most {expected} characters, found {found}"};
inline constexpr RefusalKind cell_text{"table.cell_text", 422, "“{column}”含有控制字符",
                                       "“{column}” contains control characters"};
}  // namespace refusals

// A column's number is its own to the table it belongs to. Of several titles the first is the one
// that a template has.
struct Title {
    int column = 0;
    const char* text;
};

// Without the spaces that spreadsheets leave around and people put between.
std::string trimmed(std::string_view text);
std::string lower_case(std::string text);  // ASCII
std::string upper_case(std::string text);  // ASCII
// "A", "Z", "AA"
std::string letters_of(std::size_t column);

// "2024-02-29", "2024/2/29", "2024.2.29", "2024年2月29日", "20240229", each also with a time.
std::optional<Date> read_written_date(std::string_view text);

class Header {
public:
    // Refused where a needed column is missing or one is there twice. `titles` outlives the header.
    static Result<Header> read(const TableRow& row, std::span<const Title> titles,
                               std::span<const int> needed);

    std::string text(const TableRow& row, int column) const;  // trimmed
    // Where it stands, or would stand; a column that the file lacks has only its row.
    std::string cell(const TableRow& row, int column) const;
    std::string title(int column) const;  // that of the template
    bool has(int column) const { return places_.contains(column); }
    const std::vector<std::string>& ignored() const { return ignored_; }

private:
    explicit Header(std::span<const Title> titles) : titles_(titles) {}
    std::span<const Title> titles_;
    std::map<int, std::size_t> places_;
    std::vector<std::string> ignored_;  // titles that mean nothing here
};

// One row's cells, with what is wrong in them.
class RowReader {
public:
    RowReader(const Header& header, const TableRow& row, std::size_t most_characters = 200)
        : header_(header), row_(row), most_characters_(most_characters) {}

    std::string text(int column);
    std::string needed(int column);
    std::optional<Date> date(int column);
    Date needed_date(int column);
    std::optional<int> whole_number(int column);

    void wrong(const RefusalKind& kind, int column, std::vector<Fact> facts);
    void wrong(Refusals refusals, int column);

    Refusals problems;

private:
    const Header& header_;
    const TableRow& row_;
    std::size_t most_characters_;
};

}  // namespace zhirong::tabular
