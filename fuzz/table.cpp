// A file of any bytes is a table or told what is wrong with it; a table keeps its promises and,
// written as a workbook, is read again the same. Few mutated bytes survive the checksums of an
// archive: what begins like XML, which no table does, is therefore packed as the parts of a
// workbook first (sheet, shared text, styles, with a form feed between them).
#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/spreadsheet/archive.h"
#include "platform/spreadsheet/spreadsheet.h"

using namespace zhirong;
using namespace zhirong::spreadsheet;

namespace {

struct Part {
    const char* name;
    std::string_view text;
};

constexpr std::string_view package_relations =
    R"(<Relationships><Relationship Id="r" Type="officeDocument" Target="xl/workbook.xml"/>)"
    "</Relationships>";
constexpr std::string_view workbook =
    R"(<workbook><sheets><sheet name="s" id="r1"/></sheets></workbook>)";
constexpr std::string_view workbook_relations =
    R"(<Relationships><Relationship Id="r1" Type="worksheet" Target="sheet.xml"/>)"
    R"(<Relationship Id="r2" Type="sharedStrings" Target="shared.xml"/>)"
    R"(<Relationship Id="r3" Type="styles" Target="styles.xml"/></Relationships>)";

std::string_view take_part(std::string_view& rest) {
    const std::size_t end = std::min(rest.find('\f'), rest.size());
    const std::string_view part = rest.substr(0, end);
    rest.remove_prefix(std::min(end + 1, rest.size()));
    return part;
}

std::string packed(std::string_view text) {
    const std::string_view sheet = take_part(text);
    const std::string_view shared = take_part(text);
    ArchiveWriter archive;
    for (const Part& part : std::array{
             Part{"_rels/.rels", package_relations}, Part{"xl/workbook.xml", workbook},
             Part{"xl/_rels/workbook.xml.rels", workbook_relations}, Part{"xl/sheet.xml", sheet},
             Part{"xl/shared.xml", shared.empty() ? "<sst/>" : shared},
             Part{"xl/styles.xml", text.empty() ? "<s/>" : text}}) {
        archive.begin(part.name);
        archive.write(part.text);
        archive.end();
    }
    return archive.finish();
}

void check(const Table& table) {
    const TableLimits limits;
    int before = 0;
    ensure(table.rows.size() <= limits.rows);
    for (const TableRow& row : table.rows) {
        ensure(row.number > before);
        before = row.number;
        ensure(!row.cells.empty() && row.cells.size() <= limits.columns);
        ensure(!row.cells.back().empty());
        for (const std::string& cell : row.cells)
            ensure(cell.size() <= limits.cell_bytes && count_characters(cell));
    }
}

// A workbook has no way to write control characters, U+FFFE and U+FFFF.
bool can_be_written(std::string_view cell) {
    return cell.find("\xEF\xBF\xBE") == cell.npos && cell.find("\xEF\xBF\xBF") == cell.npos &&
           std::ranges::none_of(cell, [](char c) {
               return static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t';
           });
}

void check_written(const Table& table) {
    Sheet sheet{.name = "s", .columns = {}, .rows = {}};
    std::size_t columns = 1;
    for (const TableRow& row : table.rows) {
        sheet.rows.push_back(row.cells);
        columns = std::max(columns, row.cells.size());
    }
    sheet.columns.resize(columns, {.title = "t"});
    const auto again = read_table(write_table(sheet));
    ensure(again.has_value());
    for (const TableRow& row : table.rows)
        if (!std::ranges::all_of(row.cells, can_be_written)) return;
    ensure(again->rows.size() == table.rows.size() + 1);
    for (std::size_t i = 0; i < table.rows.size(); ++i)
        ensure(again->rows[i + 1].cells == table.rows[i].cells);
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto table = bytes.starts_with('<') ? read_table(packed(bytes)) : read_table(bytes);
    if (!table) {
        ensure(!table.error().all.empty());
        return 0;
    }
    check(*table);
    check_written(*table);
    return 0;
}
