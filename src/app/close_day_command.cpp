#include <fmt/core.h>

#include "app/cli.h"
#include "app/close_day.h"
#include "app/interruption.h"
#include "app/progress.h"

namespace zhirong {
namespace {

int run(const GlobalOptions& options, const std::string& to) {
    Interruption interruption;
    System system(options.configuration_of_existing());
    const Date from = system.desk().business_date();
    const auto date = to.empty() ? std::optional(from + Days(1)) : parse_date(to);
    if (!date) throw CLI::ValidationError("--to", "write YYYY-MM-DD, found " + to);
    Progress progress(options.progress);
    bool stopped = false;
    const auto closed = close_day(system, {*date}, [&](int done, int all) {
        progress.show(fmt::format("日终 close of day，{} → {}", to_string(from), to_string(*date)),
                      done, all);
        stopped = interruption.came();
        return !stopped;
    });
    if (!closed) return print_refusals(closed.error());
    fmt::print("业务日期 {} → {}，贷款 {} 笔，新增分录 {} 笔 / {} loans, {} entries\n",
               to_string(closed->from), to_string(closed->to), closed->loans, closed->entries,
               closed->loans, closed->entries);
    if (!stopped) return ExitCode::ok;
    fmt::print(stderr, "已中断，再次运行即从此处继续 / stopped; run it again to go on from here\n");
    return ExitCode::no;
}

}  // namespace

void add_close_day_command(CommandLine& line) {
    auto to = std::make_shared<std::string>();
    CLI::App* command =
        line.add("close-day", "Bring the books forward to a new business date 日终处理",
                 "Examples 示例：\n"
                 "  zhirong close-day                   one day\n"
                 "  zhirong close-day --to 2024-06-30   up to and not including that day\n"
                 "Running it twice changes nothing. Stopped or killed half way, run it again.\n"
                 "With SQLite the server must be stopped; beside a running server use the API's\n"
                 "POST /api/v1/close-day.");
    command->add_option("--to", *to, "The new business date, YYYY-MM-DD 新业务日期");
    command->callback([line, to] { line.exit_code = run(*line.options, *to); });
}

}  // namespace zhirong
