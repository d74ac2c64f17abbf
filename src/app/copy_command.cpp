#include <fmt/core.h>

#include <map>

#include "app/cli.h"
#include "app/interruption.h"
#include "app/progress.h"
#include "platform/desk/copy.h"
#include "platform/secret_file/secret_file.h"

namespace zhirong {
namespace {

struct Wanted {
    std::string from, from_file;
    std::string to, to_file;
};

VerifyReport proof_of(const GlobalOptions& options, const std::string& database,
                      const VerifyProgress& watch) {
    Configuration configuration = options.configuration(OpenMode::read_only);
    configuration.database = database;
    System system(std::move(configuration));
    return verify(system.desk().database(), system.desk().kinds(), system.proofs(), watch);
}

// Adds the two ways to name a store: its address, or the file that holds it with a password.
void add_store(CLI::App& command, const std::string& name, const std::string& words,
               std::string& address, std::string& file) {
    CLI::Option* by_file =
        command
            .add_option("--" + name + "-file", file,
                        "File with such an address, which may hold a password 内含该地址的文件")
            ->type_name("FILE");
    command.add_option("--" + name, address, words)
        ->type_name("ADDRESS")
        ->excludes(by_file)
        ->check([name](const std::string& text) -> std::string {
            if (!has_password(text)) return {};
            return fmt::format(
                "holds a password, which others on this machine can then see: write the address "
                "into a file that only you may read, and name it with --{0}-file / "
                "含有口令，本机其他用户可见：请将地址写入仅本人可读的文件，并以 --{0}-file 指明",
                name);
        });
}

std::string store_of(const std::string& name, const std::string& address, const std::string& file) {
    if (address.empty() && file.empty())
        throw CLI::ValidationError(
            "--" + name,
            fmt::format("give --{0} or --{0}-file / 请给出 --{0} 或 --{0}-file", name));
    return file.empty() ? address : first_line_of_secret_file(file);
}

int run(const GlobalOptions& options, const Wanted& wanted) {
    const struct {
        std::string from, to;
    } given{store_of("from", wanted.from, wanted.from_file),
            store_of("to", wanted.to, wanted.to_file)};
    Interruption interruption;
    Progress progress(options.progress);
    const auto from = open_database(given.from, OpenMode::read_only);
    const auto to = open_database(given.to);
    const Copied copied = copy_book(*from, *to, [&](const std::string& table, std::int64_t rows) {
        progress.show("复制 copying " + table, rows, rows);
        return !interruption.came();
    });
    if (!copied.finished) {
        fmt::print(
            stderr,
            "已中断：目标库不可使用，再次运行将从头复制 / stopped: the target is of no use; run it "
            "again, it begins anew\n");
        return ExitCode::no;
    }
    fmt::print("已复制 {0} 行 / copied {0} rows\n", copied.rows);
    const auto watch = [&](const Label& check, std::int64_t done, std::int64_t all) {
        progress.show(check.zh + " " + check.en, done, all);
        return !interruption.came();
    };
    const VerifyReport there = proof_of(options, given.to, watch);
    const VerifyReport here = proof_of(options, given.from, watch);
    const bool same =
        there.end_of_chain == here.end_of_chain && there.journal_lines == here.journal_lines;
    fmt::print("{}：{} 行，链尾 {} / {}: {} lines, end of chain {}\n",
               there.whole() && same ? "副本完整" : "副本有差异", there.journal_lines,
               there.end_of_chain, there.whole() && same ? "the copy is whole" : "NOT the same",
               there.journal_lines, there.end_of_chain);
    if (here.journal_lines > there.journal_lines)
        fmt::print(
            stderr,
            "复制之后源账簿又有写入：请停止源服务后重新复制 / the source was written to after the "
            "copy: stop its servers and copy again\n");
    return there.whole() && same ? ExitCode::ok : ExitCode::no;
}

}  // namespace

void add_copy_command(CommandLine& line) {
    auto given = std::make_shared<Wanted>();
    CLI::App* command = line.add(
        "copy", "Move a book to another store 迁移账簿",
        "Example 示例：\n"
        "  zhirong copy --from sqlite:data/zhirong.db --to postgresql://zhirong@db/zhirong\n"
        "Copies one consistent moment, then proves the copy: every digest, balance and record, "
        "and\n"
        "that the journal ends as the source's does. Stop the servers of the source before, so "
        "that\n"
        "nothing is written after it. People's sessions are not copied: they sign in again.");
    add_store(*command, "from", "sqlite:FILE or postgresql://… 源库", given->from,
              given->from_file);
    add_store(*command, "to", "An empty store 目标库（空）", given->to, given->to_file);
    command->callback([line, given] { line.exit_code = run(*line.options, *given); });
}

}  // namespace zhirong
