#include "platform/spreadsheet/spreadsheet.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/spreadsheet/archive.h"

using namespace zhirong;
using namespace zhirong::spreadsheet;
using namespace std::string_literals;

namespace {

using Rows = std::vector<TableRow>;

std::string code_of(const Result<Table>& table) {
    return table ? "" : table.error().first().kind->code;
}
std::string field_of(const Result<Table>& table) {
    return table ? "" : table.error().first().field;
}

struct Part {
    std::string name, text;
};

std::string archive_of(const std::vector<Part>& parts) {
    ArchiveWriter archive;
    for (const Part& part : parts) {
        archive.begin(part.name);
        archive.write(part.text);
        archive.end();
    }
    return archive.finish();
}

constexpr const char* relationships =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

std::string relation(const std::string& id, const std::string& kind, const std::string& target) {
    return "<Relationship Id=\"" + id + "\" Type=\"" + relationships + kind + "\" Target=\"" +
           target + "\"/>";
}

// A workbook as Excel lays it out, with that in its sheet.
std::vector<Part> workbook_parts(const std::string& sheet_data, const std::string& shared = "",
                                 const std::string& properties = "") {
    return {
        {"_rels/.rels", "<Relationships>" + relation("rId1", "officeDocument", "xl/workbook.xml") +
                            "</Relationships>"},
        {"xl/workbook.xml",
         "<workbook xmlns:r=\"r\">" + properties +
             "<sheets><sheet name=\"h\" state=\"hidden\" r:id=\"rId9\"/>"
             "<sheet name=\"名单\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"},
        {"xl/_rels/workbook.xml.rels",
         "<Relationships>" + relation("rId1", "worksheet", "/xl/worksheets/sheet1.xml") +
             relation("rId2", "sharedStrings", "sharedStrings.xml") +
             relation("rId3", "styles", "styles.xml") + "</Relationships>"},
        {"xl/styles.xml",
         "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/>"
         "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs>"
         "<cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/><xf numFmtId=\"164\"/></cellXfs>"
         "</styleSheet>"},
        {"xl/sharedStrings.xml", "<sst>" + shared + "</sst>"},
        {"xl/worksheets/sheet1.xml",
         "<worksheet><sheetData>" + sheet_data + "</sheetData></worksheet>"}};
}

std::string workbook_of(const std::string& sheet_data, const std::string& shared = "",
                        const std::string& properties = "") {
    return archive_of(workbook_parts(sheet_data, shared, properties));
}

}  // namespace

TEST_CASE("every kind of cell becomes the text that people see") {
    const auto table = read_table(workbook_of(
        "<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c><c r=\"B1\" t=\"s\"><v>1</v></c></row>"
        "<row r=\"3\"><c r=\"A3\" t=\"inlineStr\"><is><r><t>长</t></r><r><t>沙</t></r></is></c>"
        "<c r=\"C3\"><v>4.3499999999999997E-2</v></c><c r=\"D3\" s=\"1\"><v>45351</v></c>"
        "<c r=\"E3\" s=\"2\"><v>45352</v></c><c r=\"F3\" t=\"b\"><v>1</v></c>"
        "<c r=\"G3\" t=\"str\"><f>A1&amp;B1</f><v>名称</v></c>"
        "<c r=\"H3\" t=\"d\"><v>2024-02-29T00:00:00</v></c><c r=\"I3\" s=\"1\"/></row>"
        "<row><c><v>7</v></c><c t=\"b\"><v>0</v></c></row>"
        "<row r=\"9\"><c r=\"A9\" t=\"inlineStr\"><is><t>  </t></is></c></row>",
        "<si><t>名</t><rPh><t>míng</t></rPh></si><si><r><t>编</t></r><r><t>号</t></r></si>"));
    REQUIRE(table);
    CHECK(
        table->rows ==
        Rows{{1, {"名", "编号"}},
             {3, {"长沙", "", "0.0435", "2024-02-29", "2024-03-01", "TRUE", "名称", "2024-02-29"}},
             {4, {"7", "FALSE"}}});
}

TEST_CASE("a workbook that counts from 1904 has its dates right") {
    const auto table = read_table(
        workbook_of("<row><c s=\"1\"><v>43889</v></c></row>", "", "<workbookPr date1904=\"1\"/>"));
    REQUIRE(table);
    CHECK(table->rows == Rows{{1, {"2024-02-29"}}});
}

TEST_CASE("a cell that cannot be read is refused by its name") {
    struct Case {
        const char *cells, *code, *field;
    };
    for (const Case& each :
         {Case{"<row r=\"2\"><c r=\"B2\" t=\"e\"><v>#N/A</v></c></row>", "spreadsheet.cell_error",
               "B2"},
          Case{"<row r=\"2\"><c r=\"C2\"><v>9.1430100123456794E+17</v></c></row>",
               "spreadsheet.long_number", "C2"},
          Case{"<row><c><v>999999999999999</v></c></row>", "", ""},
          Case{"<row><c><v>1000000000000000</v></c></row>", "spreadsheet.long_number", "A1"},
          Case{"<row><c t=\"s\"><v>0</v></c></row>", "spreadsheet.cell", "A1"},
          Case{"<row><c t=\"s\"><v>-1</v></c></row>", "spreadsheet.cell", "A1"},
          Case{"<row><c><v>x</v></c></row>", "spreadsheet.cell", "A1"},
          Case{"<row><c s=\"1\"><v>60</v></c></row>", "spreadsheet.cell", "A1"},
          Case{"<row r=\"2\"/><row r=\"1\"/>", "spreadsheet.damaged", ""},
          Case{"<row r=\"0\"/>", "spreadsheet.damaged", ""},
          Case{"<row r=\"1048577\"/>", "spreadsheet.damaged", ""},
          Case{"<c><v>1</v></c>", "spreadsheet.damaged", ""},
          Case{"<row><c r=\"B1\"><v>1</v></c><c r=\"A1\"><v>1</v></c></row>", "spreadsheet.damaged",
               "A1"},
          Case{"<row><c r=\"ZZZZ1\"><v>1</v></c></row>", "spreadsheet.damaged", ""}}) {
        CAPTURE(each.cells);
        const auto table = read_table(workbook_of(each.cells));
        CHECK(code_of(table) == each.code);
        CHECK(field_of(table) == each.field);
    }
}

TEST_CASE("rows, columns, cells and text are held to their limits") {
    const TableLimits limits{.rows = 2, .columns = 3, .cell_bytes = 4, .text_bytes = 10};
    CHECK(code_of(read_table("1\n\n2\n", limits)) == "");
    CHECK(code_of(read_table("1\n2\n3\n", limits)) == "spreadsheet.too_large");
    CHECK(code_of(read_table("1,2,3\n", limits)) == "");
    CHECK(code_of(read_table("1,2,3,\n", limits)) == "");
    CHECK(field_of(read_table("1,2,3,4\n", limits)) == "D1");
    CHECK(code_of(read_table("1234\n", limits)) == "");
    CHECK(field_of(read_table("1234,12345\n", limits)) == "B1");
    CHECK(code_of(read_table("1234,1234,12\n", limits)) == "");
    CHECK(field_of(read_table("1234,1234,123\n", limits)) == "C1");
    CHECK(code_of(read_table("12345", {.file_bytes = 5})) == "");
    CHECK(code_of(read_table("123456", {.file_bytes = 5})) == "spreadsheet.too_large");

    // One shared text, shown a hundred times, is a hundred texts.
    std::string cells;
    for (int row = 1; row <= 100; ++row) cells += "<row><c t=\"s\"><v>0</v></c></row>";
    const std::string shared = "<si><t>" + std::string(100, 'x') + "</t></si>";
    CHECK(code_of(read_table(workbook_of(cells, shared), {.text_bytes = 10'000})) == "");
    CHECK(code_of(read_table(workbook_of(cells, shared), {.text_bytes = 9'999})) ==
          "spreadsheet.too_large");
}

TEST_CASE("an archive that unpacks without end is refused before it does") {
    auto parts = workbook_parts("");
    parts.back().text = "<worksheet>" + std::string(8 << 20, ' ') + "</worksheet>";
    CHECK(code_of(read_table(archive_of(parts))) == "spreadsheet.inflated");
    CHECK(code_of(read_table(archive_of(parts), {.ratio = 2'000})) == "");
    CHECK(code_of(read_table(archive_of(parts), {.part_bytes = 1 << 20, .ratio = 2'000})) ==
          "spreadsheet.too_large");

    // Entities that multiply.
    parts = workbook_parts("");
    std::string laughs = "<!DOCTYPE x [<!ENTITY a \"ha\">";
    for (char c = 'b'; c < 'z'; ++c)
        laughs += "<!ENTITY "s + c + " \"&" + static_cast<char>(c - 1) + ";&" +
                  static_cast<char>(c - 1) + ";\">";
    parts.back().text = laughs + "]><worksheet>&y;</worksheet>";
    CHECK(code_of(read_table(archive_of(parts))) == "spreadsheet.damaged");
}

TEST_CASE("what is no table is refused with what it is") {
    CHECK(code_of(read_table("")) == "spreadsheet.empty");
    CHECK(code_of(read_table("\xD0\xCF\x11\xE0\xA1\xB1")) == "spreadsheet.format");
    CHECK(code_of(read_table("\xFF\xFE"s + "a\0"s)) == "spreadsheet.format");
    CHECK(code_of(read_table("<html>")) == "spreadsheet.format");
    CHECK(code_of(read_table("%PDF-1.7")) == "spreadsheet.format");
    CHECK(code_of(read_table("a\0b"s)) == "spreadsheet.format");
    CHECK(code_of(read_table("PK\x03\x04 and no more")) == "spreadsheet.damaged");
    CHECK(code_of(read_table(archive_of({{"a.txt", "hello"}}))) == "spreadsheet.format");
    auto hidden = workbook_parts("");
    hidden[1].text = "<workbook><sheets><sheet state=\"hidden\" id=\"rId1\"/></sheets></workbook>";
    CHECK(code_of(read_table(archive_of(hidden))) == "spreadsheet.format");
    for (std::size_t missing = 1; missing < 6; ++missing) {
        auto parts = workbook_parts("<row><c><v>1</v></c></row>");
        parts.erase(parts.begin() + static_cast<std::ptrdiff_t>(missing));
        // Styles and shared text are only there where something needs them.
        const bool needed = missing != 3 && missing != 4;
        CHECK(code_of(read_table(archive_of(parts))) == (needed ? "spreadsheet.damaged" : ""));
    }
}

TEST_CASE("a file that was cut off or changed on the way is refused or read, never worse") {
    const std::string good = workbook_of("<row r=\"1\"><c r=\"A1\" t=\"s\"><v>0</v></c></row>",
                                         "<si><t>湘江泵业</t></si>");
    REQUIRE(code_of(read_table(good)) == "");
    // Fewer than four bytes are a line of text. The last ones only say that no
    // comment follows.
    for (std::size_t size = 4; size < good.size(); ++size) {
        CAPTURE(size);
        const auto table = read_table(std::string_view(good).substr(0, size));
        CHECK((!table || size + 3 >= good.size()));
        if (table) CHECK(table->rows == Rows{{1, {"湘江泵业"}}});
    }
    for (std::size_t at = 0; at < good.size(); ++at) {
        std::string changed = good;
        changed[at] = static_cast<char>(changed[at] ^ 0x55);
        (void)read_table(changed);
    }
    // A byte of the content itself, behind the local header of the sheet.
    std::string changed = good;
    const std::size_t sheet = changed.find("xl/worksheets/sheet1.xml") + 24;
    changed[sheet + 20] = static_cast<char>(changed[sheet + 20] ^ 0x10);
    CHECK(code_of(read_table(changed)) == "spreadsheet.damaged");
}

TEST_CASE("comma separated text is read with quotes, blank lines and any line end") {
    const auto table =
        read_table("\xEF\xBB\xBF代码,\"名称\"\r\n\r\n1,\"甲,\"\"乙\"\"\n丙\"\n,,\n 2 ,\"\",x\r3");
    REQUIRE(table);
    CHECK(table->rows == Rows{{1, {"代码", "名称"}},
                              {3, {"1", "甲,\"乙\"\n丙"}},
                              {5, {" 2 ", "", "x"}},
                              {6, {"3"}}});
    CHECK(field_of(read_table("a,b\n1,\"x\"y\n")) == "B2");
    CHECK(code_of(read_table("a,\"x\n")) == "spreadsheet.quotes");
    CHECK(code_of(read_table("\n")) == "");
}

TEST_CASE("what Chinese Excel saves is read; what is in no known encoding is named by its line") {
    // 企业,湘江 in GB18030, and a character that GBK lacks (㐀, four bytes).
    const std::string saved = "\xC6\xF3\xD2\xB5,\xCF\xE6\xBD\xAD\n\x81\x39\xEE\x39,1\n";
    const auto table = read_table(saved);
    REQUIRE(table);
    CHECK(table->rows == Rows{{1, {"企业", "湘江"}}, {2, {"㐀", "1"}}});
    const auto bad = read_table("ok\nok\n\xC6\xFF\n");
    CHECK(code_of(bad) == "spreadsheet.encoding");
    REQUIRE(!bad);
    CHECK(in_english(bad.error().first()).find("Row 3") != std::string::npos);
    CHECK(code_of(read_table("ok\n\xC6")) == "spreadsheet.encoding");
}

TEST_CASE("any bytes are refused or become a table of valid text") {
    CHECK(rc::check([](const std::string& bytes) {
        for (const char* front : {"", "PK\x03\x04", "a,b\n"}) {
            const auto table = read_table(front + bytes);
            if (table)
                for (const TableRow& row : table->rows)
                    for (const std::string& cell : row.cells) RC_ASSERT(count_characters(cell));
        }
    }));
}

TEST_CASE("what is written is read again, to the last digit, and always the same bytes") {
    const Sheet sheet{"名单/2024 的一个很长很长很长很长很长很长很长很长很长的名称",
                      {{"名称", ColumnKind::text, 30},
                       {"金额", ColumnKind::number, 12},
                       {"日期", ColumnKind::date}},
                      {{"甲 <&> \"乙\"\n丙", "1234.56", "2024-02-29"},
                       {"", "-0.01", ""},
                       {" 91430100MA4L8K2N6B ", "12345678901234.56", "1900-01-01"}}};
    const std::string bytes = write_table(sheet);
    CHECK(bytes == write_table(sheet));
    const auto table = read_table(bytes);
    REQUIRE(table);
    CHECK(table->rows == Rows{{1, {"名称", "金额", "日期"}},
                              {2, {"甲 <&> \"乙\"\n丙", "1234.56", "2024-02-29"}},
                              {3, {"", "-0.01"}},
                              {4, {" 91430100MA4L8K2N6B ", "12345678901234.56", "1900-01-01"}}});
    CHECK_THROWS_AS(write_table({"s", {{"n", ColumnKind::number}}, {{"1,5"}}}), BrokenInvariant);
    CHECK_THROWS_AS(write_table({"s", {{"d", ColumnKind::date}}, {{"2024-02-30"}}}),
                    BrokenInvariant);
    CHECK_THROWS_AS(write_table({"s", {{"a"}}, {{"1", "2"}}}), BrokenInvariant);
}

TEST_CASE("what XML cannot hold is written as a blank, and the workbook is read again") {
    const auto read_back = [](const std::string& cell) {
        const auto table =
            read_table(write_table({.name = "s", .columns = {{.title = "t"}}, .rows = {{cell}}}));
        REQUIRE(table);
        return table->rows.at(1).cells.at(0);
    };
    CHECK(read_back("a\x01z") == "a z");
    CHECK(read_back("a\xEF\xBF\xBEz") == "a z");                     // U+FFFE
    CHECK(read_back("a\xEF\xBF\xBFz") == "a z");                     // U+FFFF
    CHECK(read_back("a\xEF\xBF\xBDz") == "a\xEF\xBF\xBDz");          // U+FFFD is a character,
    CHECK(read_back("a\xF0\x9F\xBF\xBFz") == "a\xF0\x9F\xBF\xBFz");  // and so is U+1FFFF to XML.
}
