#include "platform/spreadsheet/csv.h"

#include <algorithm>

#include "platform/spreadsheet/refusals.h"
#include "platform/spreadsheet/table_builder.h"

namespace zhirong::spreadsheet {
namespace {

std::unexpected<Refusals> bad_quotes(int row, std::size_t column, const char* zh, const char* en) {
    return refuse(quotes, cell_name(column, row),
                  {{"row", std::to_string(row)},
                   {"column", std::to_string(column + 1)},
                   {"found", zh},
                   {"found_en", en}});
}

// One field from the front of `text`, which is left at the comma or line end after it.
Result<std::string> take_field(std::string_view& text, int row, std::size_t column) {
    std::string field;
    if (!text.starts_with('"')) {
        const std::size_t end = std::min(text.find_first_of(",\r\n"), text.size());
        field = text.substr(0, end);
        text.remove_prefix(end);
        return field;
    }
    text.remove_prefix(1);
    for (;;) {
        const std::size_t quote = text.find('"');
        if (quote == std::string_view::npos)
            return bad_quotes(row, column, "缺少收尾的引号", "the closing quote is missing");
        field += text.substr(0, quote);
        text.remove_prefix(quote + 1);
        if (!text.starts_with('"')) break;
        field += '"';
        text.remove_prefix(1);
    }
    if (!text.empty() && std::string_view(",\r\n").find(text.front()) == std::string_view::npos)
        return bad_quotes(row, column, "收尾引号之后应为逗号或换行",
                          "after the closing quote expected a comma or the line's end");
    return field;
}

}  // namespace

Result<std::monostate> read_csv(std::string_view text, const TableLimits& limits,
                                const TakeRow& take) {
    TableBuilder builder(limits, take);
    for (int row = 1; !text.empty(); ++row) {
        CHECKED(builder.begin_row(row));
        for (std::size_t column = 0;; ++column) {
            CHECKED(builder.add(column, TRY(take_field(text, row, column))));
            if (!text.starts_with(',')) break;
            text.remove_prefix(1);
        }
        if (text.starts_with('\r')) text.remove_prefix(1);
        if (text.starts_with('\n')) text.remove_prefix(1);
    }
    return builder.finish();
}

}  // namespace zhirong::spreadsheet
