#pragma once
// Files of rights brought onto the record. A file of any length goes in batches, each one command
// with a line of the journal: its key names the file, the desk, the business date and the batch, so
// that what was done is not done again, whoever was killed when.
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "features/rights/import.h"

namespace zhirong {
class Desk;
class View;
}  // namespace zhirong

namespace zhirong::rights {

inline constexpr int rows_a_batch = 1'000;

// How much may be read: from a browser, or by whoever may run programs on the server.
enum class ImportSize { console, command_line };

struct Import {
    std::string_view file;  // its bytes: .xlsx, .csv or ST.96, told apart by content
    std::string digest;     // SHA-256 of them
    std::string registry;   // the desk that will keep the entries
    Actor actor;            // its officer
    ImportSize size = ImportSize::console;
};

struct RowProblem {
    std::string cell, code, zh, en;
};
struct RefusedRow {
    int row = 0;
    std::string number, title, holder;  // as far as they could be read
    std::vector<RowProblem> problems;
};
using TakeRefused = std::function<void(const RefusedRow&)>;

struct ImportCounts {
    std::int64_t recorded = 0;
    std::int64_t updated = 0;
    std::int64_t same = 0;
    std::int64_t refused = 0;
    std::int64_t rows() const { return recorded + updated + same + refused; }
    friend bool operator==(const ImportCounts&, const ImportCounts&) = default;
};

// How many rows below the titles; refused where it is no table.
Result<std::int64_t> count_rows(std::string_view file, ImportSize size);

struct Preview {
    ImportCounts counts;
    std::vector<std::string> ignored;  // titles that mean nothing here
};
// What an import would do now. Changes nothing.
Result<Preview> preview(View& view, const Import& import, const TakeRefused& take);

struct Imported {
    ImportCounts counts;        // of this call, what was done before included
    std::int64_t next = 0;      // rows that are done, from the start of the file
    std::int64_t repeated = 0;  // of the counts: done before
    bool ended = false;         // the file is done
    std::vector<std::string> ignored;
};
// The batches after the first `from` rows (a multiple of rows_a_batch). `goes_on` is asked after
// each, with the rows done; false stops between two. Nothing of a batch is written, or all of it.
Result<Imported> import_rights(Desk& desk, const Import& import, std::int64_t from,
                               const TakeRefused& take,
                               const std::function<bool(std::int64_t done)>& goes_on);

// A report to hand back: row, number, title, holder, cell, what is wrong. .xlsx or UTF-8 CSV.
enum class ReportForm { workbook, csv };
std::string refused_report(const std::vector<RefusedRow>& rows, ReportForm form);

}  // namespace zhirong::rights

namespace zhirong {

template <>
struct Shape<rights::RowProblem> {
    using T = rights::RowProblem;
    static constexpr std::array fields{
        field<&T::cell>("cell", "单元格", "Cell"), field<&T::code>("code", "代码", "Code"),
        field<&T::zh>("zh", "中文", "Chinese"), field<&T::en>("en", "英文", "English")};
};
template <>
struct Shape<rights::RefusedRow> {
    using T = rights::RefusedRow;
    static constexpr std::array fields{
        field<&T::row>("row", "行", "Row"), field<&T::number>("number", "号码", "Number"),
        field<&T::title>("title", "名称", "Title"), field<&T::holder>("holder", "权利人", "Holder"),
        field<&T::problems>("problems", "原因", "Problems")};
};
template <>
struct Shape<rights::ImportCounts> {
    using T = rights::ImportCounts;
    static constexpr std::array fields{field<&T::recorded>("recorded", "新录入", "Recorded"),
                                       field<&T::updated>("updated", "已更新", "Updated"),
                                       field<&T::same>("same", "无变化", "The same"),
                                       field<&T::refused>("refused", "不接受", "Refused")};
};

}  // namespace zhirong
