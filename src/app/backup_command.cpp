#include <fmt/core.h>

#include "app/cli.h"
#include "app/interruption.h"
#include "app/progress.h"
#include "platform/database/sqlite_backup.h"

namespace zhirong {
namespace {

constexpr std::string_view sqlite = "sqlite:";

struct Wanted {
    std::string to;
    bool unverified = false;
};

int run(const GlobalOptions& options, const Wanted& given) {
    const std::string url = options.configuration_of_existing().database;
    if (!url.starts_with(sqlite)) {
        fmt::print(stderr,
                   "zhirong backup 只备份 SQLite 账簿；PostgreSQL 请用 pgBackRest，见 "
                   "docs/operations.md\nzhirong backup is for a book on SQLite; one on PostgreSQL "
                   "is backed up by pgBackRest, see docs/operations.md\n");
        return ExitCode::usage;
    }
    Interruption interruption;
    Progress progress(options.progress);
    const auto stopped = [] {
        fmt::print(stderr, "已中断，未留下备份 / stopped, no backup was left\n");
        return ExitCode::no;
    };
    SqliteBackup backup(url.substr(sqlite.size()), given.to);
    const bool copied = backup.copy([&](std::int64_t done, std::int64_t all) {
        progress.show("备份 backup", done, all);
        return !interruption.came();
    });
    if (!copied) return stopped();
    if (given.unverified) {
        backup.keep();
        fmt::print("已备份（未核对）{0}\nbacked up, not verified: {0}\n", given.to);
        return ExitCode::ok;
    }
    VerifyReport report;
    try {
        Configuration copy = options.configuration(OpenMode::read_only);
        copy.database = std::string(sqlite) + backup.unfinished().string();
        System system(std::move(copy));
        report = verify(system.desk().database(), system.desk().kinds(), system.proofs(),
                        [&](const Label& check, std::int64_t done, std::int64_t all) {
                            progress.show(check.zh + " " + check.en, done, all);
                            return !interruption.came();
                        });
    } catch (const Interrupted&) {
        return stopped();
    }
    if (!report.whole()) {
        fmt::print(stderr,
                   "副本核对有差异，未保留：请先用 zhirong verify 核对账簿，并保留以前的备份 / the "
                   "copy is NOT whole and was not kept: run zhirong verify on the book, and keep "
                   "the earlier backups\n");
        return ExitCode::no;
    }
    backup.keep();
    fmt::print(
        "已备份并核对 {0}：{1} 行，{2} 链尾\nbacked up and verified {0}: journal of {1} "
        "lines, end of the {2} chain\n{3}\n",
        given.to, report.journal_lines, report.digest_kind, report.end_of_chain);
    return ExitCode::ok;
}

}  // namespace

void add_backup_command(CommandLine& line) {
    auto given = std::make_shared<Wanted>();
    CLI::App* command = line.add(
        "backup", "Copy an SQLite book while it is written to 备份 SQLite 账簿",
        "Examples 示例：\n"
        "  zhirong backup --to /backup/zhirong-2025-06-30.db\n"
        "  zhirong backup --data /srv/zhirong --to /backup/zhirong.db\n"
        "One moment of the book in one file; runs beside a running server. The copy is proved as\n"
        "by zhirong verify before it gets its name. Nothing is overwritten.\n"
        "To restore: stop the server and put the file in the place of DATA/zhirong.db, without\n"
        "the -wal and -shm files of the old one.");
    command->add_option("--to", given->to, "File to write, which must not exist 备份文件")
        ->required();
    command->add_flag("--unverified", given->unverified,
                      "Keep the copy without proving it 不核对副本");
    command->callback([line, given] { line.exit_code = run(*line.options, *given); });
}

}  // namespace zhirong
