#include <fmt/core.h>

#include "app/cli.h"
#include "app/interruption.h"
#include "app/progress.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

void print(const VerifyReport& report) {
    for (const Check& check : report.checks) {
        fmt::print("{} {} / {}: {}\n", check.differences == 0 ? "✓" : "✗", check.name.zh,
                   check.name.en, check.compared);
        for (const Difference& difference : check.first)
            fmt::print("    {}: {} / {}\n", difference.where, difference.zh, difference.en);
        const auto told = static_cast<std::int64_t>(check.first.size());
        if (check.differences > told)
            fmt::print("    另有 {0} 处 / and {0} more\n", check.differences - told);
    }
    fmt::print("{}：{} 行，{} 链尾 / journal of {} lines, end of the {} chain\n{}\n",
               report.whole() ? "账簿完整 whole" : "账簿有差异 NOT whole", report.journal_lines,
               report.digest_kind, report.journal_lines, report.digest_kind, report.end_of_chain);
}

int run(const GlobalOptions& options, bool as_json) {
    Interruption interruption;
    System system(options.configuration(OpenMode::read_only));
    Progress progress(options.progress);
    const auto watch = [&](const Label& check, std::int64_t done, std::int64_t all) {
        progress.show(check.zh + " " + check.en, done, all);
        return !interruption.came();
    };
    try {
        const VerifyReport report =
            verify(system.desk().database(), system.desk().kinds(), system.proofs(), watch);
        if (as_json)
            fmt::print("{}\n", write_json(to_tree(report)));
        else
            print(report);
        return report.whole() ? ExitCode::ok : ExitCode::no;
    } catch (const Interrupted&) {
        fmt::print(stderr, "已中断，未完成核对 / stopped before the end\n");
        return ExitCode::no;
    }
}

}  // namespace

void add_verify_command(CommandLine& line) {
    auto as_json = std::make_shared<bool>(false);
    CLI::App* command = line.add(
        "verify", "Prove that the book is whole 核对账簿",
        "Examples 示例：\n"
        "  zhirong verify\n"
        "  zhirong verify --json > report.json\n"
        "Recomputes the digest of every journal line from the tables, the balance of every entry,\n"
        "every record from its events, every loan's books from its fold, and holds the books of\n"
        "the parties against each other. Only reads; runs beside a running server.\n"
        "Keep the end of the chain that it prints elsewhere: it stands for the whole journal.");
    command->add_flag("--json", *as_json, "The report as JSON 以 JSON 输出");
    command->callback([line, as_json] { line.exit_code = run(*line.options, *as_json); });
}

}  // namespace zhirong
