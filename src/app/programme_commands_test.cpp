#include "app/programme_commands.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

using namespace zhirong;

namespace {

// What a script sees: the exit code, and what was printed.
struct Ran {
    int code = 0;
    std::string out;
    std::string err;
};

std::string read_back(std::FILE* file) {
    std::string text;
    std::rewind(file);
    std::array<char, 4096> piece{};
    while (const std::size_t length = std::fread(piece.data(), 1, piece.size(), file))
        text.append(piece.data(), length);
    std::fclose(file);
    return text;
}

Ran run(std::vector<std::string> arguments) {
    const Output output{std::tmpfile(), std::tmpfile()};
    CLI::App app{"test", "zhirong"};
    Ran ran;
    const std::string resources = SOURCE_DIR;
    add_programme_commands(app, ran.code, resources, output);
    std::ranges::reverse(arguments);
    try {
        app.parse(arguments);
    } catch (const CLI::ParseError&) {
        ran.code = 2;
    }
    ran.out = read_back(output.out);
    ran.err = read_back(output.err);
    return ran;
}

// Goes with its files.
class Folder {
public:
    Folder() {
        std::string name = (std::filesystem::temp_directory_path() / "zhirong-XXXXXX").string();
        path_ = mkdtemp(name.data());
    }
    ~Folder() { std::filesystem::remove_all(path_); }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;
    std::string write(const std::string& name, const std::string& text) const {
        std::ofstream(path_ / name) << text;
        return (path_ / name).string();
    }
    std::string path() const { return path_.string(); }

private:
    std::filesystem::path path_;
};

const std::string programmes = std::string(SOURCE_DIR) + "/programmes";
const std::string hunan = programmes + "/02-hunan/programme.yaml";
constexpr const char* facts =
    "borrower.size: small\nborrower.technology_enterprise: true\n"
    "borrower.covered_principal_other: 0\npledge.kind: patent\npledge.registered: true\n"
    "parties.bank_is_partner: true\nparties.appraiser_disposer_designated: true\n"
    "loan.principal: 4000000.00\n";

}  // namespace

TEST_CASE("check says yes with the version, or no with file, line and column") {
    const Folder folder;
    const Ran good = run({"programme", "check", hunan, "--lang", "en"});
    CHECK(good.code == 0);
    CHECK(good.out.find("hunan_ip_pledge_risk_compensation, version ") != std::string::npos);
    CHECK(good.out.find("overdue_trigger: Days overdue") != std::string::npos);
    const std::string bad = folder.write("programme.yaml", "programme: x\ntitel: {}\n");
    const Ran refused = run({"programme", "check", hunan, bad, "--lang", "en"});
    CHECK(refused.code == 1);
    CHECK(refused.err.find(bad + ":2:1: There is no titel here; did you mean title?") !=
          std::string::npos);
    CHECK(run({"programme", "check", bad + ".none"}).code == 2);
    CHECK(run({"programme", "check"}).code == 2);
    CHECK(run({"programme", "chek", hunan}).code == 2);
}

TEST_CASE("test runs all cases below a folder and fails with the first that differs") {
    const Ran all = run({"programme", "test", programmes});
    CHECK(all.code == 0);
    CHECK(all.out.ends_with(" passed, 0 failed\n"));
    const Folder folder;
    std::filesystem::copy(hunan, folder.path() + "/programme.yaml");
    CHECK(run({"programme", "test", folder.path()}).code == 1);  // Nothing shown is not success.
    folder.write("cases.yaml",
                 "programme: hunan_ip_pledge_risk_compensation\ncases:\n"
                 "  - {name: right, date: 2023-06-01, expect: {fund_share: 45%}}\n"
                 "  - {name: wrong, date: 2023-06-01, expect: {fund_size: 65000000.01}}\n");
    const Ran failed = run({"programme", "test", folder.path(), "--lang", "en"});
    CHECK(failed.code == 1);
    CHECK(failed.out.find("fund_size: expected 65000000.01, found 65000000.00") !=
          std::string::npos);
    CHECK(failed.out.ends_with("1 passed, 1 failed\n"));
    folder.write("cases.yaml", "programme: x\ncases: []\n");
    CHECK(run({"programme", "test", folder.path()}).code == 1);
    CHECK(run({"programme", "test", folder.path() + "/none"}).code == 2);
}

TEST_CASE("explain answers for one loan, by the rules of the day of signing or of --date") {
    const Folder folder;
    const std::string undated = folder.write("undated.yaml", facts);
    const std::string signed_on =
        folder.write("signed.yaml", std::string(facts) + "loan.signed_on: 2023-06-01\n");
    const std::string large =
        folder.write("large.yaml", std::string(facts).replace(0, 20, "borrower.size: large"));
    CHECK(run({"programme", "explain", hunan, "--loan", undated}).code == 2);
    CHECK(run({"programme", "explain", hunan, "--loan", signed_on}).code == 0);
    const Ran dated = run({"programme", "explain", hunan, "--loan", undated, "--date", "2023-02-02",
                           "--quantity", "fund_reservation", "--lang", "en"});
    CHECK(dated.code == 0);
    CHECK(dated.out.find("[fund_reservation] = CNY 1,800,000.00") != std::string::npos);
    CHECK(run({"programme", "explain", hunan, "--loan", undated, "--date", "2023-02-01"}).code ==
          1);
    CHECK(run({"programme", "explain", hunan, "--loan", undated, "--date", "2023-02-30"}).code ==
          2);
    const Ran refused =
        run({"programme", "explain", hunan, "--loan", large, "--date", "2023-06-01"});
    CHECK(refused.code == 1);
    CHECK(refused.out.find("借款人规模 大型") != std::string::npos);
    const std::string misspelt = folder.write("misspelt.yaml", "loan.princpal: 1.00\n");
    const Ran unread = run({"programme", "explain", hunan, "--loan", misspelt, "--lang", "en"});
    CHECK(unread.code == 1);
    CHECK(unread.err.find(misspelt + ":1:1: ") != std::string::npos);
}

TEST_CASE("check warns of a condition that always holds, and lets the programme pass") {
    const Folder folder;
    std::ifstream stream(hunan);
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    const std::string before = "\neligibility:\n";
    const std::size_t at = text.find(before);
    REQUIRE(at != std::string::npos);
    text.insert(at + before.size(),
                "  - id: some_principal\n    zh: 有本金\n    en: Some principal\n"
                "    source: notice\n    when: {value: loan.principal, at_least: nothing}\n");
    const std::string file = folder.write("programme.yaml", text);
    const Ran zh = run({"programme", "check", file});
    CHECK(zh.code == 0);
    INFO(zh.err);
    CHECK(zh.err.find("提醒：" + file + ":") == 0);
    CHECK(zh.err.find("有本金") != std::string::npos);
    const Ran en = run({"programme", "check", file, "--lang", "en"});
    CHECK(en.err.find("warning: " + file + ":") == 0);
    CHECK(en.err.find("“Some principal” always holds") != std::string::npos);
    CHECK(run({"programme", "check", hunan}).err.empty());
}
