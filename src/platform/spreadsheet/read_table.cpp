#include <array>

#include "platform/spreadsheet/csv.h"
#include "platform/spreadsheet/encoding.h"
#include "platform/spreadsheet/refusals.h"
#include "platform/spreadsheet/spreadsheet.h"
#include "platform/spreadsheet/workbook.h"

namespace zhirong::spreadsheet {
namespace {

using namespace std::string_view_literals;

struct Signature {
    std::string_view bytes;
    const char *zh, *en;
};
// What people send instead, told from their first bytes.
constexpr std::array strangers{
    Signature{"\xD0\xCF\x11\xE0"sv, "旧版 .xls 或设有密码的文件", "an old .xls or has a password"},
    Signature{"\xFF\xFE"sv, "UTF-16 编码的文本", "text in UTF-16"},
    Signature{"\xFE\xFF"sv, "UTF-16 编码的文本", "text in UTF-16"},
    Signature{"%PDF"sv, "PDF 文件", "a PDF"},
    Signature{"<"sv, "网页或 XML", "a web page or XML"},
    Signature{"\x89PNG"sv, "图片", "a picture"},
    Signature{"\xFF\xD8\xFF"sv, "图片", "a picture"}};

}  // namespace

Result<Table> read_table(std::string_view bytes, const TableLimits& limits) {
    Table table;
    CHECKED(read_rows(bytes, limits, [&](TableRow row) -> Result<std::monostate> {
        table.rows.push_back(std::move(row));
        return {};
    }));
    return table;
}

Result<std::monostate> read_rows(std::string_view bytes, const TableLimits& limits,
                                 const TakeRow& take) {
    if (bytes.empty()) return refuse(empty_file);
    if (bytes.size() > limits.file_bytes)
        return refuse(too_large, "",
                      {{"what", "文件字节数"},
                       {"what_en", "The size of the file in bytes"},
                       {"expected", std::to_string(limits.file_bytes)},
                       {"found", std::to_string(bytes.size())}});
    if (bytes.starts_with("PK\x03\x04")) return read_workbook(bytes, limits, take);
    for (const Signature& each : strangers)
        if (bytes.starts_with(each.bytes))
            return refuse(unknown_format, "", {{"found", each.zh}, {"found_en", each.en}});
    if (bytes.find('\0') != std::string_view::npos)
        return refuse(unknown_format, "", {{"found", "二进制文件"}, {"found_en", "binary"}});
    return read_csv(TRY(to_utf8(bytes)), limits, take);
}

}  // namespace zhirong::spreadsheet
