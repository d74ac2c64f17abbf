#include <fmt/format.h>

#include <algorithm>
#include <iterator>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/spreadsheet/archive.h"
#include "platform/spreadsheet/cell_value.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::spreadsheet {
namespace {

constexpr std::size_t most_rows = 1'048'575;  // below the title line
constexpr std::size_t most_characters = 32'767;
constexpr std::size_t longest_name = 31;
constexpr std::size_t flush_at = 64 * 1024;
// Styles of cells, in the order of cellXfs below.
constexpr int title_style = 1;
constexpr int text_style = 2;
constexpr int date_style = 3;

constexpr std::string_view head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
constexpr std::string_view types =
    "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
    "<Default Extension=\"rels\" "
    "ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
    "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
    "<Override PartName=\"/xl/workbook.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml\"/>"
    "<Override PartName=\"/xl/worksheets/sheet1.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml\"/>"
    "<Override PartName=\"/xl/styles.xml\" ContentType=\"application/"
    "vnd.openxmlformats-officedocument.spreadsheetml.styles+xml\"/></Types>";
constexpr std::string_view package_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>";
constexpr std::string_view workbook_relations =
    "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
    "<Relationship Id=\"rId1\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
    "<Relationship Id=\"rId2\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/"
    "relationships/styles\" Target=\"styles.xml\"/></Relationships>";
// Number formats 49 (text) and 14 (the reader's own short date) are built in.
constexpr std::string_view styles =
    "<styleSheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
    "<fonts count=\"2\"><font><sz val=\"11\"/><name val=\"Calibri\"/></font>"
    "<font><b/><sz val=\"11\"/><name val=\"Calibri\"/></font></fonts>"
    "<fills count=\"2\"><fill><patternFill patternType=\"none\"/></fill>"
    "<fill><patternFill patternType=\"gray125\"/></fill></fills>"
    "<borders count=\"1\"><border/></borders>"
    "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/>"
    "</cellStyleXfs><cellXfs count=\"4\">"
    "<xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\"/>"
    "<xf numFmtId=\"49\" fontId=\"1\" fillId=\"0\" borderId=\"0\" xfId=\"0\" applyFont=\"1\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"49\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/>"
    "<xf numFmtId=\"14\" fontId=\"0\" fillId=\"0\" borderId=\"0\" xfId=\"0\" "
    "applyNumberFormat=\"1\"/></cellXfs></styleSheet>";

std::string escaped(std::string_view text) {
    // U+FFFE and U+FFFF are no characters of XML (XML 1.0 §2.2).
    constexpr std::string_view before_last = "\xEF\xBF";
    std::string safe;
    safe.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) switch (const char c = text[i]) {
            case '&': safe += "&amp;"; break;
            case '<': safe += "&lt;"; break;
            case '>': safe += "&gt;"; break;
            case '"': safe += "&quot;"; break;
            case '\xBE':
            case '\xBF':
                if (!safe.ends_with(before_last)) {
                    safe += c;
                    break;
                }
                safe.resize(safe.size() - before_last.size());
                safe += ' ';
                break;
            default:
                // XML has no way to write them.
                if (static_cast<unsigned char>(c) < 0x20 && c != '\n' && c != '\t')
                    safe += ' ';
                else
                    safe += c;
        }
    return safe;
}

// Excel refuses some characters in the name of a sheet.
std::string sheet_name(std::string_view name) {
    std::string safe;
    for (const char c : name)
        safe += std::string_view("[]:*?/\\'").find(c) == std::string_view::npos ? c : ' ';
    while (count_characters(safe).value_or(0) > longest_name) {
        do safe.pop_back();
        while (!count_characters(safe));
    }
    return safe.empty() ? "Sheet1" : safe;
}

void add_text(std::string& out, const std::string& cell, int style, std::string_view text) {
    const auto characters = count_characters(text);
    ensure(characters && *characters <= most_characters);
    fmt::format_to(std::back_inserter(out),
                   R"(<c r="{}" s="{}" t="inlineStr"><is><t xml:space="preserve">{}</t></is></c>)",
                   cell, style, escaped(text));
}

void add_cell(std::string& out, const Column& column, const std::string& cell,
              const std::string& text) {
    switch (column.kind) {
        case ColumnKind::text: add_text(out, cell, text_style, text); return;
        case ColumnKind::number: {
            const auto plain = plain_number(text);
            ensure(plain.has_value());
            // What a workbook would round stays text.
            const bool exact = !has_lost_digits(*plain) && std::ranges::count_if(text, [](char c) {
                                                               return c >= '0' && c <= '9';
                                                           }) <= 15;
            if (exact)
                fmt::format_to(std::back_inserter(out), R"(<c r="{}"><v>{}</v></c>)", cell, *plain);
            else
                add_text(out, cell, text_style, text);
            return;
        }
        case ColumnKind::date: {
            const auto date = parse_date(text);
            ensure(date.has_value());
            if (*date >= date_of(1900, 3, 1))
                fmt::format_to(std::back_inserter(out), R"(<c r="{}" s="{}"><v>{}</v></c>)", cell,
                               date_style, date_number(*date));
            else
                add_text(out, cell, text_style, text);
        }
    }
}

void add_part(ArchiveWriter& archive, const std::string& name, std::string_view text) {
    archive.begin(name);
    archive.write(head);
    archive.write(text);
    archive.end();
}

}  // namespace

std::string write_table(const Sheet& sheet) {
    ensure(!sheet.columns.empty() && sheet.rows.size() <= most_rows);
    ArchiveWriter archive;
    add_part(archive, "[Content_Types].xml", types);
    add_part(archive, "_rels/.rels", package_relations);
    add_part(archive, "xl/workbook.xml",
             fmt::format("<workbook xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/"
                         "main\" xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/"
                         "relationships\"><sheets><sheet name=\"{}\" sheetId=\"1\" r:id=\"rId1\"/>"
                         "</sheets></workbook>",
                         escaped(sheet_name(sheet.name))));
    add_part(archive, "xl/_rels/workbook.xml.rels", workbook_relations);
    add_part(archive, "xl/styles.xml", styles);

    archive.begin("xl/worksheets/sheet1.xml");
    std::string out(head);
    out +=
        "<worksheet xmlns=\"http://schemas.openxmlformats.org/spreadsheetml/2006/main\">"
        "<sheetViews><sheetView workbookViewId=\"0\"><pane ySplit=\"1\" topLeftCell=\"A2\" "
        "activePane=\"bottomLeft\" state=\"frozen\"/></sheetView></sheetViews><cols>";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        fmt::format_to(std::back_inserter(out),
                       R"(<col min="{0}" max="{0}" width="{1}" customWidth="1"/>)", i + 1,
                       sheet.columns[i].width);
    out += "</cols><sheetData><row r=\"1\">";
    for (std::size_t i = 0; i < sheet.columns.size(); ++i)
        add_text(out, cell_name(i, 1), title_style, sheet.columns[i].title);
    out += "</row>";
    int number = 1;
    for (const std::vector<std::string>& row : sheet.rows) {
        ensure(row.size() <= sheet.columns.size());
        fmt::format_to(std::back_inserter(out), R"(<row r="{}">)", ++number);
        for (std::size_t i = 0; i < row.size(); ++i)
            if (!row[i].empty()) add_cell(out, sheet.columns[i], cell_name(i, number), row[i]);
        out += "</row>";
        if (out.size() >= flush_at) {
            archive.write(out);
            out.clear();
        }
    }
    out += "</sheetData></worksheet>";
    archive.write(out);
    archive.end();
    return archive.finish();
}

}  // namespace zhirong::spreadsheet
