#include <fmt/core.h>

#include "app/cli.h"
#include "app/compare_command.h"
#include "app/product_commands.h"
#include "app/programme_commands.h"

namespace {

int run(int argc, char** argv) {
    using namespace zhirong;
    CLI::App app{
        "知融 Zhirong: the core system of intellectual-property finance 知识产权金融核心系统",
        "zhirong"};
    app.require_subcommand(1);
    int exit_code = ExitCode::ok;
    CommandLine line{app, std::make_shared<GlobalOptions>(), exit_code};
    add_global_options(line);
    add_serve_command(line);
    add_check_config_command(line);
    add_access_command(line);
    add_copy_command(line);
    add_demo_command(line);
    add_close_day_command(line);
    add_rights_command(line);
    add_verify_command(line);
    add_backup_command(line);
    add_export_command(line);
    CLI::App* programmes = add_programme_commands(app, exit_code, line.options->resources);
    add_compare_command(*programmes, line.options, exit_code);
    add_product_commands(app, exit_code);
    add_organisation_command(line);
    add_user_command(line);
    add_manual_command(line);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? ExitCode::ok : ExitCode::usage;
    }
    return exit_code;
}

}  // namespace

int main(int argc, char** argv) {
    try {
        return run(argc, argv);
    } catch (const std::exception& failure) {
        fmt::print(stderr, "{}\n", failure.what());
        return zhirong::ExitCode::world_failed;
    }
}
