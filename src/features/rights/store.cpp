#include "features/rights/store.h"

#include <algorithm>
#include <future>
#include <unordered_map>

#include "core/journal/digest.h"
#include "platform/desk/desk.h"
#include "platform/spreadsheet/spreadsheet.h"
#include "platform/st96/st96.h"

namespace zhirong::rights {
namespace {

constexpr RefusalKind twice{"right.import_twice", 422,
                            "同一权利已在文件第 {expected} 行，重复的行不予录入",
                            "The same right stands in row {expected} of the file already"};
constexpr RefusalKind other_desk{"right.import_registry", 409,
                                 "该权利由另一登记窗口（{found}）管理，本窗口不能更新",
                                 "Another desk ({found}) keeps this right; yours cannot update it"};
constexpr RefusalKind no_rows{"right.import_empty", 422, "文件只有表头，没有可导入的行",
                              "The file has titles and no rows"};

spreadsheet::TableLimits limits_of(ImportSize size) {
    if (size == ImportSize::console) return {};
    // Two million rights of half a kilobyte each; more is better given in several files.
    return {.file_bytes = std::size_t{2} << 30,
            .part_bytes = std::size_t{4} << 30,
            .ratio = 200,
            .rows = 2'000'001,
            .columns = 200,
            .cell_bytes = 32'767,
            .text_bytes = std::size_t{4} << 30};
}

Result<std::monostate> read_file(std::string_view file, ImportSize size,
                                 const spreadsheet::TakeRow& take) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view start = file;
    if (start.starts_with(byte_order_mark)) start.remove_prefix(byte_order_mark.size());
    start.remove_prefix(std::min(start.find_first_not_of(" \t\r\n"), start.size()));
    const auto limits = limits_of(size);
    return start.starts_with('<') ? st96::read_rights(file, limits, take)
                                  : spreadsheet::read_rows(file, limits, take);
}

struct Row {
    TableRow cells;
    ReadRow read;
    std::string id;  // of the right; empty: refused
};
using Batch = std::vector<Row>;

RefusedRow refused_row(const ReadRow& read) {
    RefusedRow row{.row = read.number,
                   .number = read.right.number,
                   .title = read.right.title,
                   .holder = read.right.holder.name};
    for (const Refusal& problem : read.problems.all)
        row.problems.push_back(
            {problem.field, problem.kind->code, in_chinese(problem), in_english(problem)});
    return row;
}

// Reads a file's rows one by one and says which of them stand for the same right.
class Reading {
public:
    Reading(const Import& import, Date today) : import_(import), today_(today) {}

    // Nothing: the titles.
    Result<std::optional<Row>> take(TableRow cells) {
        if (!reader_) {
            reader_ = TRY(ImportReader::make(cells, import_.registry, today_));
            return std::optional<Row>{};
        }
        Row row{.cells = std::move(cells), .read = {}, .id = {}};
        row.read = reader_->read(row.cells);
        if (!row.read.recorded) return std::optional(std::move(row));
        row.id = id_of(*row.read.recorded);
        if (const auto [at, fresh] = seen_.emplace(row.id, row.read.number); !fresh)
            refuse(row, Refusals{{{&twice, "number", {{"expected", std::to_string(at->second)}}}}});
        return std::optional(std::move(row));
    }
    void refuse(Row& row, Refusals refusals) const {
        reader_->refuse(row.read, row.cells, std::move(refusals));
        row.id.clear();
    }
    std::vector<std::string> ignored() const {
        return reader_ ? reader_->ignored() : std::vector<std::string>{};
    }

private:
    const Import& import_;
    Date today_;
    std::optional<ImportReader> reader_;
    std::unordered_map<std::string, int> seen_;  // by right: the row that has it first
};

struct Judged {
    ImportVerdict verdict = ImportVerdict::refused;
    std::optional<Corrected> correction;
};

Judged judge(const Reading& reading, Row& row, const std::optional<Right>& right,
             const std::string& evidence) {
    if (row.id.empty()) return {};
    if (!right) return {ImportVerdict::recorded, {}};
    const auto fits = [&]() -> Result<std::optional<Corrected>> {
        if (right->registry != row.read.right.registry)
            return zhirong::refuse(other_desk, "number", {{"found", right->registry}});
        return update_of(*right, row.read.right, evidence);
    };
    auto update = fits();
    if (!update) {
        reading.refuse(row, std::move(update).error());
        return {};
    }
    if (!*update) return {ImportVerdict::same, {}};
    return {ImportVerdict::updated, *std::move(update)};
}

std::int64_t& count_of(ImportCounts& counts, ImportVerdict verdict) {
    switch (verdict) {
        case ImportVerdict::recorded: return counts.recorded;
        case ImportVerdict::updated: return counts.updated;
        case ImportVerdict::same: return counts.same;
        case ImportVerdict::refused: break;
    }
    return counts.refused;
}

std::string evidence_of(const Import& import) {
    constexpr std::size_t shown = 16;
    return "导入文件 " + import.digest.substr(0, shown);
}

// One batch in one transaction. May run more than once, so the batch stays as it is.
Result<Answer> bring(Work& work, const Reading& reading, const Import& import, Batch batch) {
    // In the order of ids: two imports never wait for each other in a circle.
    std::ranges::stable_sort(batch, {}, &Row::id);
    std::vector<std::string> ids;
    for (const Row& row : batch)
        if (!row.id.empty()) ids.push_back(row.id);
    auto known = work.find_all<Right>(ids);
    ImportCounts counts;
    std::vector<RefusedRow> refused;
    for (Row& row : batch) {
        std::optional<Right> right;
        if (const auto found = known.find(row.id); found != known.end())
            right = std::move(found->second);
        Judged judged = judge(reading, row, right, evidence_of(import));
        ++count_of(counts, judged.verdict);
        if (judged.verdict == ImportVerdict::refused) {
            refused.push_back(refused_row(row.read));
        } else if (judged.verdict == ImportVerdict::recorded) {
            Right fresh;
            fresh.id = row.id;
            work.happened(fresh, *std::move(row.read.recorded));
        } else if (judged.correction) {
            work.happened(*right, *std::move(judged.correction));
        }
    }
    std::ranges::sort(refused, {}, &RefusedRow::row);
    Tree answer = write(counts);
    answer.set("rows", write(refused));
    return Answer{200, std::move(answer)};
}

struct Done {
    Answer answer;
    bool repeated = false;
};

Result<Done> execute(Desk& desk, const Reading& reading, const Import& import, Date today,
                     std::int64_t number, const Batch& batch) {
    const std::string what =
        "importRights\n" + import.digest + '\n' + import.registry + '\n' + to_string(today);
    const Command command{
        "importRights", "import/" + digest(DigestKind::sha256, what) + '/' + std::to_string(number),
        what, import.actor};
    bool ran = false;
    Answer answer = TRY(desk.execute(command, [&](Work& work) {
        ran = true;
        return bring(work, reading, import, batch);
    }));
    return Done{std::move(answer), !ran};
}

class Importer {
public:
    Importer(Desk& desk, const Import& import, std::int64_t from, const TakeRefused& take,
             const std::function<bool(std::int64_t)>& goes_on)
        : desk_(desk),
          import_(import),
          today_(desk.business_date()),
          reading_(import, today_),
          from_(from - from % rows_a_batch),
          take_(take),
          goes_on_(goes_on) {
        imported_.next = from_;
    }
    Importer(const Importer&) = delete;
    Importer& operator=(const Importer&) = delete;

    Result<Imported> run() {
        auto read = read_file(import_.file, import_.size,
                              [&](TableRow row) { return this->take(std::move(row)); });
        // What was under way is waited for, whatever ended the reading.
        if (read && !stopped_ && !batch_.empty()) read = send();
        auto last = collect();
        if (!last) return std::unexpected(std::move(last).error());
        if (!read && !stopped_) return std::unexpected(std::move(read).error());
        if (rows_ == 0 && !stopped_) return zhirong::refuse(no_rows);
        imported_.ended = !stopped_;
        imported_.ignored = reading_.ignored();
        return std::move(imported_);
    }

private:
    static constexpr RefusalKind stop{"right.import_stopped", 409, "已停止", "Stopped"};

    Result<std::monostate> take(TableRow cells) {
        auto row = TRY(reading_.take(std::move(cells)));
        if (!row) return {};
        if (rows_++ < from_) return {};
        batch_.push_back(*std::move(row));
        if (std::ssize(batch_) < rows_a_batch) return {};
        return send();
    }
    // The next batch is read while this one is written.
    Result<std::monostate> send() {
        CHECKED(collect());
        if (stopped_) return zhirong::refuse(stop);
        const std::int64_t number = (rows_ - 1) / rows_a_batch;
        under_way_ =
            std::async(std::launch::async, [this, number, batch = std::exchange(batch_, {})] {
                return execute(desk_, reading_, import_, today_, number, batch);
            });
        return {};
    }
    Result<std::monostate> collect() {
        if (!under_way_.valid()) return {};
        const Done done = TRY(under_way_.get());
        ImportCounts counts;
        counts.recorded = *done.answer.body.find("recorded")->integer();
        counts.updated = *done.answer.body.find("updated")->integer();
        counts.same = *done.answer.body.find("same")->integer();
        counts.refused = *done.answer.body.find("refused")->integer();
        const auto refused = read<std::vector<RefusedRow>>(*done.answer.body.find("rows"));
        ensure(refused.has_value());
        for (const RefusedRow& row : *refused) take_(row);
        imported_.counts.recorded += counts.recorded;
        imported_.counts.updated += counts.updated;
        imported_.counts.same += counts.same;
        imported_.counts.refused += counts.refused;
        imported_.next += counts.rows();
        if (done.repeated) imported_.repeated += counts.rows();
        if (goes_on_ && !goes_on_(imported_.next)) stopped_ = true;
        return {};
    }

    Desk& desk_;
    const Import& import_;
    Date today_;
    Reading reading_;
    std::int64_t from_;
    const TakeRefused& take_;
    const std::function<bool(std::int64_t)>& goes_on_;
    std::int64_t rows_ = 0;
    Batch batch_;
    bool stopped_ = false;
    Imported imported_;
    std::future<Result<Done>> under_way_;  // the last: it uses the others
};

}  // namespace

Result<std::int64_t> count_rows(std::string_view file, ImportSize size) {
    std::int64_t rows = 0;
    CHECKED(read_file(file, size, [&](const TableRow&) -> Result<std::monostate> {
        ++rows;
        return {};
    }));
    return std::max<std::int64_t>(rows - 1, 0);
}

Result<Preview> preview(View& view, const Import& import, const TakeRefused& take) {
    Reading reading(import, view.today());
    Preview preview;
    CHECKED(read_file(import.file, import.size, [&](TableRow cells) -> Result<std::monostate> {
        auto row = TRY(reading.take(std::move(cells)));
        if (!row) return {};
        const auto right = row->id.empty() ? std::optional<Right>{} : view.find<Right>(row->id);
        const Judged judged = judge(reading, *row, right, evidence_of(import));
        ++count_of(preview.counts, judged.verdict);
        if (judged.verdict == ImportVerdict::refused) take(refused_row(row->read));
        return {};
    }));
    if (preview.counts.rows() == 0) return zhirong::refuse(no_rows);
    preview.ignored = reading.ignored();
    return preview;
}

Result<Imported> import_rights(Desk& desk, const Import& import, std::int64_t from,
                               const TakeRefused& take,
                               const std::function<bool(std::int64_t done)>& goes_on) {
    Importer importer(desk, import, from, take, goes_on);
    return importer.run();
}

std::string refused_report(const std::vector<RefusedRow>& rows, ReportForm form) {
    spreadsheet::Sheet sheet{.name = "不接受的行",
                             .columns = {{"行", spreadsheet::ColumnKind::number, 8},
                                         {"号码", spreadsheet::ColumnKind::text, 22},
                                         {"名称", spreadsheet::ColumnKind::text, 32},
                                         {"权利人", spreadsheet::ColumnKind::text, 28},
                                         {"单元格", spreadsheet::ColumnKind::text, 10},
                                         {"原因", spreadsheet::ColumnKind::text, 80},
                                         {"代码", spreadsheet::ColumnKind::text, 24}},
                             .rows = {}};
    for (const RefusedRow& row : rows)
        for (const RowProblem& problem : row.problems)
            sheet.rows.push_back({std::to_string(row.row), row.number, row.title, row.holder,
                                  problem.cell, problem.zh, problem.code});
    if (form == ReportForm::workbook) return spreadsheet::write_table(sheet);
    // Excel would run what begins like a formula and round long digits; after a tab it does not.
    const auto quoted = [](const std::string& cell) {
        const bool guarded =
            cell.find_first_of("=+-@\t\r") == 0 ||
            (cell.size() > 11 && cell.find_first_not_of("0123456789") == std::string::npos);
        std::string text = guarded ? "\"\t" : "\"";
        for (const char c : cell) text += c == '"' ? std::string("\"\"") : std::string(1, c);
        return text + '"';
    };
    std::string text = "\xEF\xBB\xBF";  // Without it Excel takes UTF-8 for GB18030.
    const auto line = [&](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            text += (i == 0 ? "" : ",") + quoted(cells[i]);
        text += "\r\n";
    };
    std::vector<std::string> titles;
    for (const spreadsheet::Column& column : sheet.columns) titles.push_back(column.title);
    line(titles);
    for (const auto& row : sheet.rows) line(row);
    return text;
}

}  // namespace zhirong::rights
