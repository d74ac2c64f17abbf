#include <fmt/core.h>

#include "app/access_table.h"
#include "app/cli.h"
#include "platform/database/testing/temporary_folder.h"

namespace zhirong {

void add_access_command(CommandLine& line) {
    CLI::App* command = line.add("access", "Who may do what, as a table 权限表",
                                 "Example 示例：\n  zhirong access > docs/access.md");
    command->callback([line] {
        // Asked of the program, not of a book: an empty one that goes again.
        const testing::TemporaryFolder folder;
        Configuration configuration = line.options->configuration(OpenMode::read_write);
        configuration.database = "sqlite:" + (folder.path() / "empty.db").string();
        System system(std::move(configuration));
        fmt::print("{}", access_table(system));
        line.exit_code = ExitCode::ok;
    });
}

}  // namespace zhirong
