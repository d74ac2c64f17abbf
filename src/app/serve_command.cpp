#include <fmt/core.h>
#include <unistd.h>

#include <thread>

#include "app/cli.h"
#include "app/console.h"
#include "app/demonstration/story.h"
#include "app/kept_answers.h"
#include "app/notice_options.h"
#include "app/notices.h"
#include "app/operation_routes.h"
#include "app/serve_options.h"
#include "app/server_signals.h"
#include "app/systemd.h"
#include "platform/http/server.h"
#include "platform/http/tls.h"
#include "platform/log/log.h"
#include "platform/metrics/metered_database.h"

namespace zhirong {
namespace {

struct Serve {
    std::shared_ptr<GivenOptions> given;
    bool demonstration = false;
};

// A programme and its cases, a mebibyte each, as JSON may write them: two bytes for one.
constexpr std::size_t body_bytes = std::size_t{5} << 20;
// Whoever reads the metrics: few, and with nothing to send.
constexpr std::size_t metrics_connections = 64;

std::string shown_address(const ServeSettings& settings, std::uint16_t port) {
    const std::string scheme = settings.tls_certificate.empty() ? "http" : "https";
    const std::string& address = settings.address;
    const bool this_machine = address == "127.0.0.1" || address == "0.0.0.0" || address == "::";
    if (this_machine) return fmt::format("{}://localhost:{}", scheme, port);
    return address.find(':') == std::string::npos
               ? fmt::format("{}://{}:{}", scheme, address, port)
               : fmt::format("{}://[{}]:{}", scheme, address, port);
}

std::shared_ptr<const TlsContext> tls_of(const ServeSettings& settings) {
    if (settings.tls_certificate.empty()) return nullptr;
    return TlsContext::load(settings.tls_certificate, settings.tls_key);
}

ServerSettings server_settings(const ServeSettings& settings,
                               std::shared_ptr<const TlsContext> tls) {
    ServerSettings server;
    server.address = settings.address;
    server.port = settings.port;
    server.workers = settings.workers;
    server.longest_queue = settings.longest_queue;
    server.most_connections = settings.most_connections;
    server.most_connections_per_address = settings.most_connections_per_address;
    server.proxies = settings.tls_proxies;
    server.tls = std::move(tls);
    server.body_bytes = body_bytes;
    server.idle_timeout = settings.idle_timeout;
    server.header_timeout = settings.header_timeout;
    server.request_timeout = settings.request_timeout;
    server.write_timeout = settings.write_timeout;
    server.stop_timeout = settings.stop_timeout;
    return server;
}

// What operation a request counts as. The console's files have none of their own.
std::string_view operation_of(const Router& router, const Served& served) {
    if (!served.path.starts_with("/api/")) return "console";
    return router.operation_of(method_named(served.method), served.path);
}

// The store, the routes and the servers of one process, and what brings new settings into force.
class Service {
public:
    Service(const GlobalOptions& options, const Serve& serve, const ServeSettings& settings)
        : options_(options),
          serve_(serve),
          settings_(settings),
          log_(settings.log, settings.log_format),
          tls_(tls_of(settings)),
          metrics_(std::make_shared<Metrics>(ZHIRONG_VERSION)),
          system_(configuration()),
          console_(demonstrated(console_folder())),
          router_(system_.router([this](const Request& request, std::string_view what) {
              log_.error("request failed",
                         {{"request", request.id}, {"path", request.path()}, {"what", what}});
          })),
          server_(server_settings(settings_, tls_), application()),
          notices_(system_,
                   [this](std::string_view what) { log_.warning("notices", {{"what", what}}); }) {
        metrics_->add_source([this] { return measure_book(system_); });
        metrics_->add_source([this] { return measure_server(server_); });
        metrics_->add_source([this] { return measure_itself(); });
        if (!settings_.metrics_address.empty()) serve_metrics();
    }

    std::uint16_t port() const { return server_.port(); }
    const Log& log() const { return log_; }
    const ServeSettings& settings() const { return settings_; }
    std::string metrics_at() const {
        if (!metrics_server_) return {};
        const bool v6 = settings_.metrics_address.contains(':');
        const std::string host =
            v6 ? '[' + settings_.metrics_address + ']' : settings_.metrics_address;
        return fmt::format("http://{}:{}/metrics", host, metrics_server_->port());
    }

    // Nothing changes where anything is wrong.
    void reload() {
        const std::string wrong = changed();
        reload_succeeded_ = wrong.empty();
        ++(wrong.empty() ? reloads_ : reloads_refused_);
        if (wrong.empty())
            log_.info("configuration read again 已重新读取配置");
        else
            log_.error("configuration not taken 配置未生效", {{"what", wrong}});
    }

    void drain() {
        draining_ = true;
        server_.drain();
    }

    bool stop() { return server_.stop(); }

private:
    Configuration configuration() {
        Configuration configuration = options_.configuration(OpenMode::read_write);
        configuration.demonstration = serve_.demonstration;
        if (serve_.demonstration && options_.opening_date.empty())
            configuration.opening_date = *parse_date(story_opening);
        configuration.secure_transport = tls_ != nullptr || !settings_.tls_proxies.empty();
        configure(configuration, settings_.identity);
        configure(configuration, settings_.notices);
        configuration.draining = [this] { return draining_.load(); };
        // Another server of a PostgreSQL database may write what this one never sees.
        const bool writes_alone = configuration.database.starts_with("sqlite:");
        configuration.around_database = [this, writes_alone](std::unique_ptr<Database> database) {
            database = metered(std::move(database), metrics_);
            return writes_alone ? kept_.around(std::move(database)) : std::move(database);
        };
        return configuration;
    }

    std::filesystem::path console_folder() const {
        return system_.configuration().resources / "web" / "dist";
    }

    // The book has its story before anybody can ask for it.
    Console demonstrated(const std::filesystem::path& folder) {
        if (serve_.demonstration) load_demonstration(system_);
        return Console::load(folder);
    }

    Application application() {
        return {.answer =
                    [this](Request request) {
                        auto question = kept_.question(request, router_);
                        Response answer = router_.answer(std::move(request));
                        if (question) kept_.keep(*std::move(question), answer);
                        return answer;
                    },
                .answer_at_once = [this](const Request& request) -> std::optional<Response> {
                    if (request.path() == live_path) return router_.answer(request);
                    if (auto kept = kept_.find(request)) return kept;
                    return console_.answer(request);
                },
                .file_bytes =
                    [this](Method method, std::string_view target) {
                        return router_.file_bytes(method, target);
                    },
                .served =
                    [this](const Served& served) {
                        Served named = served;
                        named.operation = operation_of(router_, served);
                        metrics_->served(named);
                        log_.served(named);
                    },
                .failed = [this](std::string_view problem) { log_.warning(problem); }};
    }

    void serve_metrics() {
        ServerSettings settings;
        settings.address = settings_.metrics_address;
        settings.port = settings_.metrics_port;
        settings.io_threads = 1;
        settings.workers = 1;
        settings.longest_queue = metrics_connections;
        settings.most_connections = metrics_connections;
        settings.body_bytes = 0;
        Application application;
        application.answer = [this](const Request& request) {
            if (request.path() != "/metrics")
                return Response{404, "text/plain; charset=utf-8", "/metrics\n", {}, {}};
            return Response{200, Metrics::content_type, metrics_->text(), {}, {}};
        };
        application.failed = [this](std::string_view problem) { log_.warning(problem); };
        metrics_server_.emplace(settings, std::move(application));
    }

    std::vector<Measured> measure_itself() const {
        using enum Measured::Kind;
        std::vector<Measured> measured{{"zhirong_draining",
                                        "1 while the server is about to stop.",
                                        gauge,
                                        draining_ ? 1 : 0,
                                        {}},
                                       {"zhirong_configuration_reloads_total",
                                        "Times the configuration was read again.",
                                        counter,
                                        reloads_,
                                        {{"outcome", "taken"}}},
                                       {"zhirong_configuration_reloads_total",
                                        "Times the configuration was read again.",
                                        counter,
                                        reloads_refused_,
                                        {{"outcome", "refused"}}},
                                       {"zhirong_configuration_reload_successful",
                                        "1 where the last reading of the configuration was taken.",
                                        gauge,
                                        reload_succeeded_ ? 1 : 0,
                                        {}}};
        if (certificate_ends_ > 0)
            measured.push_back({"zhirong_tls_certificate_not_after_timestamp_seconds",
                                "When the certificate ends, in Unix time.",
                                gauge,
                                certificate_ends_,
                                {}});
        return measured;
    }

    static std::int64_t end_of(const TlsContext* tls) {
        if (tls == nullptr) return 0;
        return std::chrono::duration_cast<std::chrono::seconds>(tls->not_after().time_since_epoch())
            .count();
    }

    // Brings what the file says now into force; otherwise what is wrong.
    std::string changed() {
        ConfigurationFile file;
        if (!options_.config.empty()) {
            auto read = read_configuration_file(options_.config);
            if (!read) return to_text(read.error());
            file = *std::move(read);
        }
        const auto wanted = settings_of(file, *serve_.given);
        if (!wanted)
            return in_chinese(wanted.error().first()) + " / " + in_english(wanted.error().first());
        if (wanted->tls_certificate.empty() != settings_.tls_certificate.empty() ||
            wanted->tls_proxies.empty() != settings_.tls_proxies.empty())
            return "TLS 的启用与停用须重启服务 / to begin or end with TLS, start the server again";
        try {
            tls_ = tls_of(*wanted);
        } catch (const std::runtime_error& error) {
            return error.what();
        }
        certificate_ends_ = end_of(tls_.get());
        for (const Setting& setting : serve_settings())
            if (!setting.on_reload && setting.shown(*wanted) != setting.shown(settings_))
                log_.warning("setting waits for the next start 该设置在重启后生效",
                             {{"name", setting.name}});
        settings_ = *wanted;
        log_.set_level(settings_.log);
        server_.change(server_settings(settings_, tls_));
        return {};
    }

    const GlobalOptions& options_;
    const Serve& serve_;
    ServeSettings settings_;  // touched by the thread of the signals alone, once it serves
    Log log_;
    std::shared_ptr<const TlsContext> tls_;
    std::atomic<std::int64_t> certificate_ends_ = end_of(tls_.get());
    std::atomic<bool> draining_ = false;
    std::atomic<bool> reload_succeeded_ = true;
    std::atomic<std::int64_t> reloads_ = 0;
    std::atomic<std::int64_t> reloads_refused_ = 0;
    std::shared_ptr<Metrics> metrics_;
    KeptAnswers kept_;
    System system_;
    Console console_;
    Router router_;
    Server server_;
    std::optional<Server> metrics_server_;
    NoticeService notices_;
};

// Until a signal to stop, with what other signals ask for.
void await_stop(ServerSignals& signals, Service& service) {
    while (signals.next() != ServerSignals::Kind::stop) service.reload();
}

// Not ready, but serving; then what is under way. A second signal ends it on the spot: whatever is
// in the store by then is whole.
bool stop_gracefully(ServerSignals& signals, Service& service) {
    service.drain();
    tell_systemd("STOPPING=1");
    std::jthread watch([&](const std::stop_token& stopped) {
        constexpr std::chrono::milliseconds glance{50};
        while (!stopped.stop_requested())
            if (signals.next_within(glance) == ServerSignals::Kind::stop) {
                service.log().warning("stopped at once 立即停止");
                ::_exit(ExitCode::no);
            }
    });
    std::this_thread::sleep_for(service.settings().drain);
    return service.stop();
}

int serve(const GlobalOptions& options, const Serve& given) {
    const auto settings = settings_of(options.file, *given.given);
    if (!settings) {
        print_refusals(settings.error());
        return ExitCode::usage;
    }
    ServerSignals signals;
    Service service(options, given, *settings);
    fmt::print("知融已启动，请在浏览器打开 {0}\nZhirong is ready: open {0}\n",
               shown_address(*settings, service.port()));
    if (const std::string metrics = service.metrics_at(); !metrics.empty())
        fmt::print("指标 metrics: {}\n", metrics);
    std::fflush(stdout);
    tell_systemd("READY=1");
    await_stop(signals, service);
    fmt::print("正在停止……/ stopping\n");
    std::fflush(stdout);
    return stop_gracefully(signals, service) ? ExitCode::ok : ExitCode::no;
}

}  // namespace

void add_serve_command(CommandLine& line) {
    auto given = std::make_shared<Serve>();
    CLI::App* command = line.add(
        "serve", "Serve the console and the API 启动服务",
        "Examples 示例：\n"
        "  zhirong serve\n"
        "  zhirong serve --port 9000 --data /srv/zhirong\n"
        "  zhirong serve --config /etc/zhirong/zhirong.yaml\n"
        "  zhirong serve --address 0.0.0.0 --tls-certificate server.crt --tls-key server.key\n"
        "Signals 信号：\n"
        "  SIGTERM, Ctrl-C  not ready for --drain seconds, then stop after the requests under "
        "way;\n"
        "                   a second one stops at once 先排空再停止，再次发送则立即停止\n"
        "  SIGHUP           read the configuration file again: log level, limits, certificate; a\n"
        "                   wrong file changes nothing 重新读取配置，有误则不生效\n"
        "Without a certificate the server speaks HTTP: put a proxy with TLS before it where it is\n"
        "reached from outside, and name it with --tls-proxy.");
    given->given = add_serve_options(*command);
    command->add_flag("--demonstration", given->demonstration,
                      "The business date may be moved ahead of the calendar, and the sign-in page "
                      "lists the accounts 演示模式");
    command->callback([line, given] { line.exit_code = serve(*line.options, *given); });
}

}  // namespace zhirong
