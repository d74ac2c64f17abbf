#pragma once
// Papers to print and file: certificates, official forms, reports. A document is a flow of blocks
// on A4 pages; what it says is decided here, how it looks in platform/pdf.
#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/date.h"

namespace zhirong::paper {

struct Heading {
    std::string text;
};
struct Paragraph {
    std::string text;
    bool quiet = false;  // small and grey: notes, sources
};
// The grid of an official form: label and value, one or more pairs a row.
struct Fields {
    std::vector<std::pair<std::string, std::string>> rows;
    int columns = 1;  // pairs a row, 1 to 3
};
struct Column {
    std::string title;
    int share = 1;  // of the width
    bool right = false;
};
// The titles stand on each page that the table reaches.
struct Table {
    std::vector<Column> columns;
    std::vector<std::vector<std::string>> rows;  // each as many cells as columns
};
// In any unit: a chart scales to what it shows.
struct Bar {
    std::string label;
    std::int64_t from = 0;
    std::int64_t to = 0;
    std::string text;
};
// Lying bars, one a line: what each input moves.
struct Bars {
    std::string title;
    std::vector<Bar> bars;
    std::optional<std::int64_t> mark;  // a line across, where the middle is
};
// Standing bars side by side: how often each value came. A label may be empty.
struct Columns {
    std::string title;
    std::vector<Bar> columns;
};
// Room for the seal and date of each.
struct Signatures {
    std::vector<std::string> parties;
};
using Block = std::variant<Heading, Paragraph, Fields, Table, Bars, Columns, Signatures>;

struct Document {
    std::string title;
    std::string subtitle;
    std::string number;  // beside the title, as "编号：…"; empty: none
    std::vector<Block> blocks;
    std::string footer;  // on each page, before "第 1 页，共 2 页"
    Date created;        // in the file's own record; nothing is taken from a clock
};

}  // namespace zhirong::paper
