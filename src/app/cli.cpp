#include "app/cli.h"

#include <fmt/core.h>

#include "app/resources.h"
#include "app/system.h"

namespace zhirong {
namespace {

constexpr const char* exit_codes =
    "Exit codes 退出码：0 ok 成功；1 no, or a check failed 否或检查未通过；2 wrong usage 用法错误；"
    "3 the world failed (database, disk, network) 外部故障。";

}  // namespace

CLI::App* CommandLine::add(const std::string& name, const std::string& words,
                           const std::string& teaching) {
    CLI::App* command = app.add_subcommand(name, words);
    command->fallthrough();
    command->footer(teaching + "\n\n" + exit_codes);
    return command;
}

void add_global_options(CommandLine& line) {
    GlobalOptions& options = *line.options;
    line.app.add_option("--data", options.data, "Folder of the book 数据目录")
        ->envname("ZHIRONG_DATA")
        ->capture_default_str();
    line.app
        .add_option("--database", options.database,
                    "sqlite:FILE or postgresql://… instead of DATA/zhirong.db 数据库地址")
        ->envname("ZHIRONG_DATABASE");
    line.app
        .add_option("--resources", options.resources,
                    "Folder with reference/, programmes/ and web/dist/ 随附数据目录")
        ->envname("ZHIRONG_RESOURCES");
    line.app
        .add_option("--digest", options.digest,
                    "Of the journal's chain, for a new book 新账簿的摘要算法")
        ->check(CLI::IsMember({"sha256", "sm3"}))
        ->capture_default_str();
    line.app.add_option("--opening-date", options.opening_date,
                        "Business date of a new book, today if not given 新账簿的业务日期");
    line.app.add_flag("--progress", options.progress,
                      "Show progress even where standard error is no terminal 显示进度");
    line.app.footer(exit_codes);
}

Configuration GlobalOptions::configuration(OpenMode access) const {
    Configuration configuration;
    configuration.resources = find_resources(resources);
    configuration.clock = system_now;
    configuration.access = access;
    configuration.digest = *parse_digest_kind(digest);
    configuration.opening_date = china_date(system_now());
    if (!opening_date.empty()) {
        const auto date = parse_date(opening_date);
        if (!date)
            throw CLI::ValidationError("--opening-date", "write YYYY-MM-DD, found " + opening_date);
        configuration.opening_date = *date;
    }
    configuration.database = database;
    if (database.empty()) {
        if (access == OpenMode::read_write) std::filesystem::create_directories(data);
        configuration.database = "sqlite:" + (std::filesystem::path(data) / "zhirong.db").string();
    }
    return configuration;
}

Configuration GlobalOptions::configuration_of_existing() const {
    const auto file = std::filesystem::path(data) / "zhirong.db";
    if (database.empty() && !std::filesystem::exists(file))
        throw std::runtime_error(fmt::format(
            "{0} 不存在，请用 --data 指明数据目录 / there is no {0}: name the folder of "
            "the book with --data",
            file.string()));
    return configuration(OpenMode::read_write);
}

int print_refusals(const Refusals& refusals) {
    for (const Refusal& refusal : refusals.all)
        fmt::print(stderr, "{}{} / {}\n", refusal.field.empty() ? "" : refusal.field + ": ",
                   in_chinese(refusal), in_english(refusal));
    return ExitCode::no;
}

}  // namespace zhirong
