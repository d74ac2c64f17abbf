#include <fmt/core.h>

#include <algorithm>

#include "app/cli.h"
#include "app/export_journal.h"
#include "app/interruption.h"
#include "app/progress.h"

namespace zhirong {
namespace {

struct Wanted {
    std::string format = "hledger";
    std::string book;
    std::string folder = ".";
};

int run(const GlobalOptions& options, const Wanted& given) {
    Interruption interruption;
    System system(options.configuration(OpenMode::read_only));
    std::vector<std::string> wanted = books(system);
    if (!given.book.empty()) {
        if (std::ranges::find(wanted, given.book) == wanted.end()) {
            std::string known;
            for (const std::string& book : wanted) known += (known.empty() ? "" : ", ") + book;
            fmt::print(stderr, "没有账簿 {0}，现有：{1} / no book {0}; there are: {1}\n",
                       given.book, known.empty() ? "-" : known);
            return ExitCode::no;
        }
        wanted = {given.book};
    }
    Progress progress(options.progress);
    const auto format =
        given.format == "hledger" ? JournalFormat::hledger : JournalFormat::beancount;
    const auto files = export_journal(system, format, wanted, given.folder,
                                      [&](std::int64_t done, std::int64_t all) {
                                          progress.show("导出账簿 export", done, all);
                                          return !interruption.came();
                                      });
    for (const auto& file : files) fmt::print("{}\n", file.string());
    return files.size() == wanted.size() ? ExitCode::ok : ExitCode::no;
}

}  // namespace

void add_export_command(CommandLine& line) {
    auto given = std::make_shared<Wanted>();
    CLI::App* group = line.add("export", "Write the books as files 导出", "");
    group->require_subcommand(1);
    CLI::App* command =
        group->add_subcommand("journal", "One file a book, for plain-text accounting 导出账簿");
    command->fallthrough();
    command->footer(
        "Examples 示例：\n"
        "  zhirong export journal --out books && hledger -f books/fund.journal balance\n"
        "  zhirong export journal --format beancount --book changsha-bank --out books\n"
        "      && bean-check books/changsha-bank.beancount\n"
        "Prints the files it wrote. Only reads; runs beside a running server.");
    command->add_option("--format", given->format, "格式")
        ->check(CLI::IsMember({"hledger", "beancount"}))
        ->capture_default_str();
    command->add_option("--book", given->book,
                        "Of one organisation, by its id; all if not given 只导出一个机构的账簿");
    command->add_option("--out", given->folder, "Folder to write to 输出目录")
        ->capture_default_str();
    command->callback([line, given] { line.exit_code = run(*line.options, *given); });
}

}  // namespace zhirong
