#include "platform/spreadsheet/table_builder.h"

#include "base/text.h"
#include "platform/spreadsheet/refusals.h"

namespace zhirong::spreadsheet {
namespace {

std::unexpected<Refusals> too_many(std::string field, const char* zh, const char* en,
                                   std::size_t expected, std::size_t found) {
    return refuse(too_large, std::move(field),
                  {{"what", zh},
                   {"what_en", en},
                   {"expected", std::to_string(expected)},
                   {"found", std::to_string(found)}});
}

}  // namespace

Result<std::monostate> TableBuilder::begin_row(int number) {
    CHECKED(end_row());
    if (number <= row_.number)
        return refuse(damaged, "",
                      {{"part", "row " + std::to_string(number)}, {"found", "out of order"}});
    row_ = {.number = number, .cells = {}};
    return {};
}

Result<std::monostate> TableBuilder::add(std::size_t column, std::string text) {
    if (is_blank(text)) return {};
    const std::string cell = cell_name(column, row_.number);
    if (column >= limits_.columns)
        return too_many(cell, "列数", "The number of columns", limits_.columns, column + 1);
    if (text.size() > limits_.cell_bytes)
        return too_many(cell, "单元格内容的字节数", "The bytes of the cell", limits_.cell_bytes,
                        text.size());
    if (column < row_.cells.size())
        return refuse(damaged, cell, {{"part", cell}, {"found", "out of order"}});
    text_bytes_ += text.size();
    if (text_bytes_ > limits_.text_bytes)
        return too_many(cell, "全部文字的字节数", "The bytes of all text", limits_.text_bytes,
                        text_bytes_);
    row_.cells.resize(column);
    row_.cells.push_back(std::move(text));
    return {};
}

Result<std::monostate> TableBuilder::end_row() {
    if (row_.cells.empty()) return {};
    if (rows_ == limits_.rows)
        return too_many("", "行数", "The number of rows", limits_.rows, limits_.rows + 1);
    const int number = row_.number;
    ++rows_;
    TableRow done = std::move(row_);
    row_ = {.number = number, .cells = {}};
    return take_(std::move(done));
}

}  // namespace zhirong::spreadsheet
