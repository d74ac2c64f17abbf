#include <fmt/core.h>
#include <unistd.h>

#include <chrono>

#include "app/cli.h"
#include "app/resources.h"
#include "app/serve_options.h"
#include "platform/database/database.h"
#include "platform/http/tls.h"
#include "platform/secret_file/secret_file.h"

namespace zhirong {
namespace {

// Runs every check, so that everything wrong is told at once.
class Checks {
public:
    // `kind`: the exit code of this check's failure.
    template <class Check>
    void run(int kind, const std::string& subject, Check check) {
        try {
            const std::string found = check();
            fmt::print("✓ {}{}\n", subject, found.empty() ? "" : "：" + found);
        } catch (const std::exception& failure) {
            fmt::print(stderr, "✗ {}：{}\n", subject, failure.what());
            exit_code_ = exit_code_ == ExitCode::ok ? kind : std::min(exit_code_, kind);
        }
    }
    int exit_code() const { return exit_code_; }

private:
    int exit_code_ = ExitCode::ok;
};

std::string check_tls(const ServeSettings& settings) {
    const auto context = TlsContext::load(settings.tls_certificate, settings.tls_key);
    const auto left = context->not_after() - std::chrono::system_clock::now();
    const auto days = std::chrono::duration_cast<std::chrono::days>(left).count();
    if (left.count() <= 0)
        throw std::runtime_error(
            fmt::format("{0} 已过期 / {0} has expired", settings.tls_certificate));
    return fmt::format("有效期尚余 {0} 天 / valid for {0} days", days);
}

void ensure_writable(const std::filesystem::path& folder) {
    if (::access(folder.c_str(), W_OK | X_OK) == 0) return;
    const std::string why = std::generic_category().message(errno);
    throw std::runtime_error(fmt::format(
        "当前用户不能写入 {0}：{1} / this user cannot write to {0}: {1}", folder.string(), why));
}

// Reads beside a server that may be running.
std::string check_store(const GlobalOptions& options) {
    if (!options.database.empty()) {
        open_database(options.database, OpenMode::read_only);
        return {};
    }
    const std::filesystem::path folder = options.data;
    const auto book = folder / "zhirong.db";
    if (std::filesystem::exists(book)) {
        ensure_writable(folder);
        open_database("sqlite:" + book.string(), OpenMode::read_only);
        return book.string();
    }
    // The server makes it.
    std::filesystem::path nearest = std::filesystem::absolute(folder);
    while (!std::filesystem::exists(nearest)) nearest = nearest.parent_path();
    ensure_writable(nearest);
    return fmt::format("{0} 将新建 / {0} will be made", book.string());
}

int check(const GlobalOptions& options, const GivenOptions& given) {
    const auto settings = settings_of(options.file, given);
    if (!settings) {
        print_refusals(settings.error());
        return ExitCode::usage;
    }
    Checks checks;
    if (!options.config.empty())
        checks.run(ExitCode::usage, "配置文件 configuration file", [&] { return options.config; });
    checks.run(ExitCode::usage, "随附数据 resources",
               [&] { return find_resources(options.resources).string(); });
    if (!settings->tls_certificate.empty())
        checks.run(ExitCode::usage, "证书与私钥 certificate and key",
                   [&] { return check_tls(*settings); });
    if (!settings->identity.openid.issuer.empty())
        checks.run(ExitCode::usage, "身份提供方 OpenID Connect provider", [&] {
            Configuration scratch;
            configure(scratch, settings->identity);
            return settings->identity.openid.issuer;
        });
    GlobalOptions found = options;
    if (!options.database_file.empty())
        checks.run(ExitCode::usage, "数据库地址文件 file of the database's address", [&] {
            found.database = first_line_of_secret_file(options.database_file);
            return options.database_file;
        });
    if (options.database_file.empty() || !found.database.empty())
        checks.run(ExitCode::world_failed, "数据库 database", [&] { return check_store(found); });
    return checks.exit_code();
}

}  // namespace

void add_check_config_command(CommandLine& line) {
    CLI::App* command = line.add(
        "check-config", "Check what `serve` would start with 检查配置",
        "Takes the options of `serve`; starts nothing and changes nothing. Says everything that "
        "is\n"
        "wrong: in the file at its line and column, certificate and key, the data that comes with\n"
        "the program, folder and database. Run it as the user that serves.\n"
        "Exit code 2: the configuration is wrong; 3: the database cannot be reached.\n"
        "Example 示例：\n"
        "  zhirong check-config --config /etc/zhirong/zhirong.yaml");
    const auto given = add_serve_options(*command);
    command->callback([line, given] { line.exit_code = check(*line.options, *given); });
}

}  // namespace zhirong
