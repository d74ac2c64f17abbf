#include "app/cli.h"

#include <fmt/core.h>

#include "app/resources.h"
#include "app/system.h"
#include "platform/secret_file/secret_file.h"

namespace zhirong {
namespace {

constexpr const char* exit_codes =
    "Exit codes 退出码：0 ok 成功；1 no, or a check failed 否或检查未通过；2 wrong usage 用法错误；"
    "3 the world failed (database, disk, network) 外部故障。";

// Whoever lists processes sees their arguments, and whatever a process starts its environment.
const CLI::Validator no_password(
    [](std::string& address) -> std::string {
        if (!has_password(address)) return {};
        return "holds a password, which others on this machine can then see: write the address "
               "into a file that only the server may read, and name it with --database-file / "
               "含有口令，本机其他用户可见：请将地址写入仅服务可读的文件，并以 --database-file "
               "指明";
    },
    "");

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
    line.app.add_option("--config", options.config, "Configuration file 配置文件")
        ->type_name("FILE")
        ->envname("ZHIRONG_CONFIG");
    const CLI::Option* data =
        line.app.add_option("--data", options.data, "Folder of the book 数据目录")
            ->type_name("FOLDER")
            ->envname("ZHIRONG_DATA")
            ->capture_default_str();
    const CLI::Option* database =
        line.app
            .add_option("--database", options.database,
                        "sqlite:FILE or postgresql://… instead of DATA/zhirong.db 数据库地址")
            ->type_name("ADDRESS")
            ->envname("ZHIRONG_DATABASE")
            ->check(no_password);
    const CLI::Option* database_file =
        line.app
            .add_option("--database-file", options.database_file,
                        "File with such an address, which may hold a password 内含数据库地址的文件")
            ->type_name("FILE")
            ->envname("ZHIRONG_DATABASE_FILE");
    const CLI::Option* resources =
        line.app
            .add_option("--resources", options.resources,
                        "Folder with reference/, programmes/ and web/dist/ 随附数据目录")
            ->type_name("FOLDER")
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
    // Before any command runs.
    line.app.parse_complete_callback(
        [options = line.options, data, database, database_file, resources] {
            if (database->count() > 0 && database_file->count() > 0)
                throw CLI::ValidationError("--database-file",
                                           "give --database or --database-file, not both / "
                                           "--database 与 --database-file 只能给出其一");
            if (options->config.empty()) return;
            auto file = read_configuration_file(options->config);
            if (!file) {
                fmt::print(stderr, "{}", to_text(file.error()));
                throw CLI::RuntimeError(ExitCode::usage);
            }
            options->file = *std::move(file);
            const ConfigurationFile& found = options->file;
            const auto take = [](const CLI::Option* given, const auto& from, std::string& into) {
                if (given->count() == 0 && from) into = *from;
            };
            take(data, found.data, options->data);
            take(resources, found.resources, options->resources);
            if (database->count() > 0 || database_file->count() > 0) return;
            take(database, found.database, options->database);
            take(database_file, found.database_file, options->database_file);
        });
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
    configuration.database =
        database_file.empty() ? database : first_line_of_secret_file(database_file);
    if (configuration.database.empty()) {
        if (access == OpenMode::read_write) std::filesystem::create_directories(data);
        configuration.database = "sqlite:" + (std::filesystem::path(data) / "zhirong.db").string();
    }
    return configuration;
}

Configuration GlobalOptions::configuration_of_existing() const {
    const auto book = std::filesystem::path(data) / "zhirong.db";
    if (database.empty() && database_file.empty() && !std::filesystem::exists(book))
        throw std::runtime_error(fmt::format(
            "{0} 不存在，请用 --data 指明数据目录 / there is no {0}: name the folder of "
            "the book with --data",
            book.string()));
    return configuration(OpenMode::read_write);
}

int print_refusals(const Refusals& refusals) {
    for (const Refusal& refusal : refusals.all)
        fmt::print(stderr, "{}{} / {}\n", refusal.field.empty() ? "" : refusal.field + ": ",
                   in_chinese(refusal), in_english(refusal));
    return ExitCode::no;
}

}  // namespace zhirong
