#include <fmt/core.h>

#include <fstream>

#include "app/cli.h"
#include "app/console.h"
#include "app/demonstration/story.h"
#include "app/interruption.h"
#include "platform/http/server.h"
#include "platform/log/log.h"

namespace zhirong {
namespace {

struct Serve {
    std::string address = "127.0.0.1";
    std::uint16_t port = 8080;
    std::string log = "info";
    bool demonstration = false;
};

std::string shown_address(const std::string& address, std::uint16_t port) {
    const bool this_machine = address == "127.0.0.1" || address == "0.0.0.0" || address == "::";
    if (this_machine) return fmt::format("http://localhost:{}", port);
    return address.find(':') == std::string::npos ? fmt::format("http://{}:{}", address, port)
                                                  : fmt::format("http://[{}]:{}", address, port);
}

int serve(const GlobalOptions& options, const Serve& given) {
    Interruption interruption;
    const Log log(*log_level_named(given.log));
    Configuration configuration = options.configuration(OpenMode::read_write);
    configuration.demonstration = given.demonstration;
    if (given.demonstration && options.opening_date.empty())
        configuration.opening_date = *parse_date(story_opening);
    System system(std::move(configuration));
    if (given.demonstration) load_demonstration(system);
    const Console console = Console::load(system.configuration().resources / "web" / "dist");
    const Router router = system.router([&log](const Request& request, std::string_view what) {
        log.error(
            fmt::format("request failed id={} path={} what={}", request.id, request.path(), what));
    });
    ServerSettings settings;
    settings.address = given.address;
    settings.port = given.port;
    // A programme and its cases, a mebibyte each, as JSON may write them: two bytes for one.
    settings.body_bytes = std::size_t{5} << 20;
    Server server(
        settings,
        {.answer = [&router](Request request) { return router.answer(std::move(request)); },
         .answer_at_once = [&console](const Request& request) { return console.answer(request); },
         .file_bytes = [&router](
                           Method method,
                           std::string_view target) { return router.file_bytes(method, target); },
         .served = [&log](const Served& served) { log.served(served); },
         .failed = [&log](std::string_view problem) { log.warning(problem); }});
    const std::string where = shown_address(given.address, server.port());
    fmt::print("知融已启动，请在浏览器打开 {0}\nZhirong is ready: open {0}\n", where);
    std::fflush(stdout);
    interruption.await();
    fmt::print("正在停止……/ stopping\n");
    std::fflush(stdout);
    return server.stop() ? ExitCode::ok : ExitCode::no;
}

}  // namespace

void add_serve_command(CommandLine& line) {
    auto given = std::make_shared<Serve>();
    CLI::App* command = line.add(
        "serve", "Serve the console and the API 启动服务",
        "Examples 示例：\n"
        "  zhirong serve\n"
        "  zhirong serve --port 9000 --data /srv/zhirong\n"
        "  zhirong serve --address 0.0.0.0 --database postgresql://zhirong@db/zhirong\n"
        "Stops on SIGTERM or Ctrl-C after finishing the requests under way.\n"
        "The server speaks HTTP: put a proxy with TLS before it where it is reached from outside.");
    command->add_option("--address", given->address, "Address to listen on 监听地址")
        ->check(CLI::ValidIPV4 | CLI::IsMember({"::", "::1"}))
        ->capture_default_str();
    command->add_option("--port", given->port, "Port, 0 for a free one 端口")
        ->capture_default_str();
    command->add_option("--log", given->log, "What to log 日志级别")
        ->check(CLI::IsMember({"debug", "info", "warning", "error", "off"}))
        ->capture_default_str();
    command->add_flag("--demonstration", given->demonstration,
                      "The business date may be moved ahead of the calendar, and the sign-in page "
                      "lists the accounts 演示模式");
    command->callback([line, given] { line.exit_code = serve(*line.options, *given); });
}

}  // namespace zhirong
