// What the program is told by a file, and how it says that the file is wrong.
#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "app/configuration_file.h"
#include "app/serve_options.h"
#include "platform/database/testing/temporary_folder.h"
#include "platform/http/testing/certificate.h"
#include "program/program.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Fixture {
    TemporaryFolder folder;
    std::filesystem::path file = folder.path() / "zhirong.yaml";

    const std::filesystem::path& write(const std::string& text) const {
        std::ofstream(file, std::ios::binary) << text;
        return file;
    }
    std::string problems(const std::string& text) const {
        const auto read = read_configuration_file(write(text));
        return read ? "none" : to_text(read.error());
    }
    std::string secret(const std::string& text, mode_t mode = 0600) const {
        const auto path = folder.path() / "database";
        std::ofstream(path, std::ios::binary) << text;
        REQUIRE(::chmod(path.c_str(), mode) == 0);
        return path.string();
    }
    Ran check(const std::string& text) const {
        return run_program({"check-config", "--config", write(text).string()});
    }
    std::string data() const { return "data: " + (folder.path() / "book").string() + "\n"; }
};

}  // namespace

TEST_CASE("a file says what the options say") {
    const Fixture setting;
    const auto read = read_configuration_file(
        setting.write("port: 9000\nlog: warning\nlog_format: json\nmetrics: \"[::1]:9187\"\n"
                      "tls_proxy: [10.0.0.1, \"::2\"]\ndrain: 7\ndata: /srv/book\n"));
    REQUIRE(read.has_value());
    CHECK(read->data == "/srv/book");
    const auto settings = settings_of(*read, {});
    REQUIRE(settings.has_value());
    CHECK(settings->port == 9000);
    CHECK(settings->log == LogLevel::warning);
    CHECK(settings->log_format == LogFormat::json);
    CHECK(settings->metrics_address == "::1");
    CHECK(settings->metrics_port == 9187);
    CHECK(settings->tls_proxies == std::vector<std::string>{"10.0.0.1", "::2"});
    CHECK(settings->drain == std::chrono::seconds(7));
    CHECK(settings->workers == ServeSettings{}.workers);
    // What the command line gives takes the file's place, a list as a whole.
    const auto both =
        settings_of(*read, {{"port", {"9001"}}, {"tls-proxy", {"10.0.0.9"}}, {"log", {}}});
    REQUIRE(both.has_value());
    CHECK(both->port == 9001);
    CHECK(both->tls_proxies == std::vector<std::string>{"10.0.0.9"});
    CHECK(both->log == LogLevel::warning);
}

TEST_CASE("what is wrong in a file is told at its line and column, all of it") {
    const Fixture setting;
    const std::string told = setting.problems(
        "port: 70000\nlogformat: json\nlog: loud\nworkers: 0\nmetrics: here\naddress: nowhere\n"
        "drain: [1, 2]\ndatabase: postgresql://u:hunter2@h/d\ntls_key: a.key\n");
    INFO(told);
    for (const char* part :
         {"yaml:1:7: ", "port is 70000, expected a whole number from 0 to 65535",
          "yaml:2:1: ", "there is no setting logformat, did you mean log_format", "yaml:3:6: ",
          "log is loud, known are: debug, info, warning, error, off", "yaml:4:10: ", "workers is 0",
          "yaml:5:10: ", "expected ADDRESS:PORT", "yaml:6:10: ", "address is nowhere",
          "yaml:7:8: ", "drain takes one value", "yaml:8:11: ", "database_file"}) {
        CAPTURE(part);
        CHECK(told.contains(part));
    }
    CHECK_FALSE(told.contains("hunter2"));
    CHECK(setting.problems("tls_key: a.key\n").contains("together"));
    CHECK(setting.problems("tls_key: a\ntls_certificate: b\ntls_proxy: 10.0.0.1\n")
              .contains("name one of them"));
    CHECK(setting.problems("database: sqlite:a\ndatabase_file: b\n").contains("not both"));
    CHECK(setting.problems("log-format: json\n").contains("did you mean log_format"));
    CHECK(setting.problems("- port\n").contains("name: value"));
    CHECK(setting.problems("port: 1\nport: 2\n").contains(":2:1: "));
    CHECK(to_text(read_configuration_file(setting.folder.path() / "none").error())
              .contains("none:1:1: "));
    CHECK(setting.problems("port: 0\n") == "none");
    CHECK(setting.problems("port: 65535\n") == "none");
    CHECK(setting.problems("port: 65536\n") != "none");
}

TEST_CASE("a password in an address is seen wherever it stands") {
    CHECK(has_password("postgresql://u:p@h/d"));
    CHECK(has_password("postgresql://u:p@x@h:5432/d"));
    CHECK(has_password("postgresql://u@h/d?sslmode=require&password=p"));
    CHECK_FALSE(has_password("postgresql://u@h:5432/d"));
    CHECK_FALSE(has_password("postgresql://h:5432/d"));
    CHECK_FALSE(has_password("sqlite:/srv/a:b@c.db"));
}

TEST_CASE("check-config looks at the world too, and changes nothing") {
    const Fixture setting;
    const Ran good = setting.check(setting.data() + "port: 0\n");
    INFO(good.output);
    CHECK(good.exit_code == 0);
    CHECK_FALSE(std::filesystem::exists(setting.folder.path() / "book"));

    const Ran misspelt = setting.check("prot: 0\n");
    CHECK(misspelt.exit_code == 2);
    CHECK(misspelt.output.contains("did you mean port"));

    const CertificateFiles files = make_certificate(setting.folder.path(), "a");
    const CertificateFiles others = make_certificate(setting.folder.path(), "b");
    const auto tls = [&](const std::filesystem::path& certificate,
                         const std::filesystem::path& key) {
        return setting.check(setting.data() + "tls_certificate: " + certificate.string() +
                             "\ntls_key: " + key.string() + "\n");
    };
    const Ran fitting = tls(files.certificate, files.key);
    CHECK(fitting.exit_code == 0);
    CHECK(fitting.output.contains("valid for 29 days"));
    const Ran unfitting = tls(files.certificate, others.key);
    CHECK(unfitting.exit_code == 2);
    CHECK(unfitting.output.contains("not that of the certificate"));
    const CertificateFiles old = make_certificate(setting.folder.path(), "old", 0);
    const Ran expired = tls(old.certificate, old.key);
    CHECK(expired.exit_code == 2);
    CHECK(expired.output.contains("has expired"));

    const Ran unreachable = setting.check(
        "database_file: " + setting.secret("postgresql://u:hunter2@127.0.0.1:1/none\n") + "\n");
    CHECK(unreachable.exit_code == 3);
    CHECK_FALSE(unreachable.output.contains("hunter2"));
    const Ran open_to_all = setting.check(
        "database_file: " + setting.secret("postgresql://u:hunter2@127.0.0.1:1/none\n", 0644) +
        "\n");
    CHECK(open_to_all.exit_code == 2);
    CHECK(open_to_all.output.contains("chmod 640"));
}

TEST_CASE("a password is not taken from the command line, and is from a file") {
    const Fixture setting;
    const Ran refused = run_program({"verify", "--database", "postgresql://u:hunter2@h/d"});
    CHECK(refused.exit_code == 2);
    CHECK(refused.output.contains("--database-file"));
    CHECK_FALSE(refused.output.contains("hunter2"));
    const Ran both = run_program({"verify", "--database", "sqlite:a", "--database-file", "b"});
    CHECK(both.exit_code == 2);

    const std::string book = (setting.folder.path() / "own.db").string();
    const std::vector<std::string> platform{"organisation",
                                            "add",
                                            "--id",
                                            "platform",
                                            "--name",
                                            "平台",
                                            "--kind",
                                            "platform",
                                            "--credit-code",
                                            "91430100MA4L16JQ9D",
                                            "--region",
                                            "430100",
                                            "--database-file",
                                            setting.secret("sqlite:" + book + "\n")};
    const Ran added = run_program(platform);
    INFO(added.output);
    CHECK(added.exit_code == 0);
    CHECK(std::filesystem::exists(book));
    // Every command reads the same file.
    CHECK(run_program(
              {"verify", "--config", setting.write("database: sqlite:" + book + "\n").string()})
              .exit_code == 0);
}
