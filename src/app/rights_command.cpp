#include <fmt/core.h>

#include <chrono>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "app/cli.h"
#include "app/interruption.h"
#include "app/progress.h"
#include "core/journal/digest.h"
#include "features/organisation/organisation.h"
#include "features/rights/store.h"

namespace zhirong {
namespace {

using std::filesystem::path;

struct Wanted {
    std::vector<std::string> files;
    std::string registry;
    std::string report;
};

constexpr std::size_t rows_told = 20;

std::string contents_of(const std::string& file) {
    std::ifstream stream(file, std::ios::binary | std::ios::ate);
    if (!stream) throw std::runtime_error(fmt::format("无法读取 {0} / cannot read {0}", file));
    std::string content(static_cast<std::size_t>(stream.tellg()), '\0');
    stream.seekg(0);
    stream.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (!stream) throw std::runtime_error(fmt::format("无法读取 {0} / cannot read {0}", file));
    return content;
}

// The desk named, or the only one that there is.
std::string registry_of(System& system, const std::string& named) {
    std::vector<std::string> known;
    system.desk().read({"system", "platform", {Role::administrator}}, [&](View& view) {
        Page page{.cursor = {}, .limit = 500, .stage = {}};
        for (;;) {
            const auto found = view.list<organisation::Organisation>(page);
            ensure(found.has_value());
            for (const auto& each : found->items)
                if (each.details.kind == OrganisationKind::registry) known.push_back(each.id);
            if (!found->next) return;
            page.cursor = *found->next;
        }
    });
    std::string all;
    for (const std::string& each : known) {
        if (each == named) return each;
        all += (all.empty() ? "" : ", ") + each;
    }
    if (named.empty() && known.size() == 1) return known.front();
    throw CLI::ValidationError("--registry",
                               fmt::format("name one of the registration desks 请指明登记窗口: {}",
                                           all.empty() ? "-" : all));
}

// "312,000 行/秒，约剩 00:12": what the work so far says of the rest.
class Pace {
public:
    std::string words(std::int64_t done, std::int64_t all) {
        const auto now = std::chrono::steady_clock::now();
        const auto passed =
            std::chrono::duration_cast<std::chrono::milliseconds>(now - started_).count();
        if (passed <= 0 || done <= 0) return {};
        const std::int64_t a_second = done * 1'000 / passed;
        const std::int64_t left = (all - done) * passed / done / 1'000;
        return fmt::format("，{} 行/秒 rows/s，约剩 left {:02}:{:02}", a_second, left / 60,
                           left % 60);
    }

private:
    std::chrono::steady_clock::time_point started_ = std::chrono::steady_clock::now();
};

void write_report(const std::string& file, const std::vector<rights::RefusedRow>& rows) {
    const bool csv = path(file).extension() == ".csv";
    const std::string report =
        rights::refused_report(rows, csv ? rights::ReportForm::csv : rights::ReportForm::workbook);
    std::ofstream stream(file, std::ios::binary | std::ios::trunc);
    stream.write(report.data(), static_cast<std::streamsize>(report.size()));
    stream.flush();
    if (!stream) throw std::runtime_error(fmt::format("无法写入 {0} / cannot write {0}", file));
}

void tell(const std::string& file, const rights::RefusedRow& row) {
    for (const rights::RowProblem& problem : row.problems)
        fmt::print(stderr, "{} {}: {} / {}\n", file, problem.cell, problem.zh, problem.en);
}

int run(const GlobalOptions& options, const Wanted& given) {
    if (!given.report.empty())
        if (const auto form = path(given.report).extension(); form != ".xlsx" && form != ".csv")
            throw CLI::ValidationError("--report", "must end in .xlsx or .csv");
    Interruption interruption;
    System system(options.configuration_of_existing());
    const std::string registry = registry_of(system, given.registry);
    bool stopped = false;
    std::vector<rights::RefusedRow> refused;
    std::int64_t all_refused = 0;
    for (const std::string& file : given.files) {
        const std::string content = contents_of(file);
        const rights::Import import{.file = content,
                                    .digest = digest(DigestKind::sha256, content),
                                    .registry = registry,
                                    .actor = {"system", registry, {Role::registry_officer}},
                                    .size = rights::ImportSize::command_line};
        // The whole file is read before anything is written: a file that breaks off brings nothing.
        const auto rows = rights::count_rows(content, import.size);
        if (!rows) return print_refusals(rows.error());
        Progress progress(options.progress);
        Pace pace;
        std::size_t told = 0;
        const auto imported = rights::import_rights(
            system.desk(), import, 0,
            [&](const rights::RefusedRow& row) {
                if (given.report.empty() && told++ < rows_told) tell(file, row);
                if (!given.report.empty()) refused.push_back(row);
            },
            [&](std::int64_t done) {
                progress.show(fmt::format("导入 import {}{}", path(file).filename().string(),
                                          pace.words(done, *rows)),
                              done, *rows);
                stopped = interruption.came();
                return !stopped;
            });
        if (!imported) return print_refusals(imported.error());
        const rights::ImportCounts& counts = imported->counts;
        all_refused += counts.refused;
        fmt::print(
            "{}：新录入 {}，更新 {}，无变化 {}，不接受 {} / recorded {}, updated {}, the same "
            "{}, refused {}\n",
            file, counts.recorded, counts.updated, counts.same, counts.refused, counts.recorded,
            counts.updated, counts.same, counts.refused);
        if (imported->repeated > 0)
            fmt::print(
                "其中 {0} 行此前已处理，未再写入 / {0} of them were done before and not "
                "written again\n",
                imported->repeated);
        for (const std::string& title : imported->ignored)
            fmt::print("未识别的列 column not known: {}\n", title);
        if (stopped) break;
    }
    if (!given.report.empty() && all_refused > 0) {
        write_report(given.report, refused);
        fmt::print("不接受的行见 / refused rows are in {}\n", given.report);
    }
    if (stopped)
        fmt::print(stderr,
                   "已中断，再次运行即从此处继续 / stopped; run it again to go on from here\n");
    return stopped || all_refused > 0 ? ExitCode::no : ExitCode::ok;
}

void write_template() {
    const auto line = [](const std::vector<std::string>& cells) {
        for (std::size_t i = 0; i < cells.size(); ++i)
            fmt::print("{}{}", i == 0 ? "" : ",", cells[i]);
        fmt::print("\r\n");
    };
    fmt::print("\xEF\xBB\xBF");
    line(rights::import_titles());
    for (const auto& example : rights::import_examples()) line(example);
}

}  // namespace

void add_rights_command(CommandLine& line) {
    auto given = std::make_shared<Wanted>();
    CLI::App* group = line.add("rights", "The register of rights 知识产权", "");
    group->require_subcommand(1);
    CLI::App* command = group->add_subcommand(
        "import", "Bring files of rights onto the record: .xlsx, .csv, WIPO ST.96 批量导入");
    command->fallthrough();
    command->footer(
        "Examples 示例：\n"
        "  zhirong rights template > rights.csv\n"
        "  zhirong rights import rights.csv --registry changsha-window --report refused.xlsx\n"
        "A thousand rows are one transaction: whole or absent. Stopped (Ctrl-C) or killed half\n"
        "way, run it again: what was done is not done twice. A row that is refused is named with\n"
        "its cell and the reason; the others go on, and the exit code is 1.\n"
        "With SQLite the server must be stopped; beside a running server use the console.");
    command->add_option("FILE", given->files, "文件")->required()->check(CLI::ExistingFile);
    command->add_option(
        "--registry", given->registry,
        "The desk that keeps the entries; may be left out where there is one 登记窗口");
    command->add_option("--report", given->report,
                        "Write every refused row with cell and reason, .xlsx or .csv 不接受的行");
    command->callback([line, given] { line.exit_code = run(*line.options, *given); });
    CLI::App* blank = group->add_subcommand(
        "template", "Print a CSV with the titles and an example of each kind 模板");
    blank->fallthrough();
    blank->callback([] { write_template(); });
}

}  // namespace zhirong
