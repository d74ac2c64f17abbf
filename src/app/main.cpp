#include "app/programme_commands.h"

int main(int argc, char** argv) {
    CLI::App app{"知融 Zhirong: the core system of intellectual-property finance", "zhirong"};
    app.require_subcommand(1);
    int exit_code = 0;
    zhirong::add_programme_commands(app, exit_code);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return exit_code;
}
