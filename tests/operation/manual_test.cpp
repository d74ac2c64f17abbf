// The manual page and the completion know what the program knows, asked of its own help.
#include <doctest/doctest.h>

#include <array>
#include <cstdio>
#include <fstream>
#include <set>

#include "platform/database/testing/temporary_folder.h"
#include "program/program.h"

using namespace zhirong::testing;

namespace {

// Words of a help page that begin so, as far as letters and dashes go.
std::set<std::string> options_in(const std::string& help) {
    std::set<std::string> found;
    for (std::size_t at = help.find("\n  -"); at != std::string::npos;
         at = help.find("\n  -", at + 1)) {
        const std::string line = help.substr(at + 3, help.find('\n', at + 1) - at - 3);
        const std::size_t dashes = line.find("--");
        if (dashes == std::string::npos) continue;
        const std::size_t end =
            line.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-", dashes);
        found.insert(line.substr(dashes, end == std::string::npos ? end : end - dashes));
    }
    return found;
}

std::vector<std::string> commands_in(const std::string& help) {
    std::vector<std::string> found;
    const std::size_t start = help.find("Subcommands:\n");
    if (start == std::string::npos) return found;
    for (std::size_t at = start; (at = help.find("\n  ", at)) != std::string::npos; ++at) {
        const std::size_t end = help.find_first_of(" \n", at + 3);
        if (end > at + 3) found.push_back(help.substr(at + 3, end - at - 3));
        if (help.compare(at, 2, "\n\n") == 0) break;
    }
    return found;
}

struct Page {
    std::vector<std::string> words;  // {"user", "add"}
    std::set<std::string> options;
};

void collect(std::vector<std::string> words, std::vector<Page>& pages) {
    std::vector<std::string> asked = words;
    asked.emplace_back("--help");
    const Ran help = run_program(asked);
    REQUIRE(help.exit_code == 0);
    pages.push_back({words, options_in(help.output)});
    for (const std::string& command : commands_in(help.output)) {
        words.push_back(command);
        collect(words, pages);
        words.pop_back();
    }
}

const std::vector<Page>& pages() {
    static const std::vector<Page> all = [] {
        std::vector<Page> found;
        collect({}, found);
        return found;
    }();
    return all;
}

std::string path_of(const Page& page) {
    std::string path = "zhirong";
    for (const std::string& word : page.words) path += ' ' + word;
    return path;
}

std::string without_backslashes(std::string text) {
    std::erase(text, '\\');
    return text;
}

// What bash offers after these words.
std::set<std::string> completed(const std::filesystem::path& script, const Page& page,
                                const std::string& begun) {
    std::string line = "source " + script.string() + "; COMP_WORDS=(zhirong";
    for (const std::string& word : page.words) line += ' ' + word;
    line += " '" + begun + "'); COMP_CWORD=" + std::to_string(page.words.size() + 1) +
            "; _zhirong; printf '%s\\n' \"${COMPREPLY[@]}\"";
    const std::string command = "bash -c \"$(cat <<'EOF'\n" + line + "\nEOF\n)\"";
    std::FILE* pipe = ::popen(command.c_str(), "r");
    REQUIRE(pipe != nullptr);
    std::set<std::string> words;
    std::array<char, 512> buffer{};
    while (std::fgets(buffer.data(), buffer.size(), pipe) != nullptr) {
        std::string word(buffer.data());
        while (!word.empty() && word.back() == '\n') word.pop_back();
        words.insert(word);
    }
    CHECK(::pclose(pipe) == 0);
    return words;
}

}  // namespace

TEST_CASE("the help was read") {
    CHECK(pages().size() > 20);
    CHECK(pages().front().options.contains("--data"));
    CHECK(pages().front().options.contains("--help"));
}

TEST_CASE("the manual page has every command and every option") {
    const Ran ran = run_program({"manual"});
    REQUIRE(ran.exit_code == 0);
    const std::string manual = without_backslashes(ran.output);
    CHECK(manual.starts_with(".TH ZHIRONG 1"));
    for (const Page& page : pages()) {
        CAPTURE(path_of(page));
        if (!page.words.empty()) CHECK(manual.contains("\n.SS " + path_of(page) + "\n"));
        const std::size_t section =
            page.words.empty() ? 0 : manual.find("\n.SS " + path_of(page) + "\n");
        const std::string text = manual.substr(section, manual.find("\n.S", section + 5) - section);
        for (const std::string& option : page.options) {
            CAPTURE(option);
            // Those of all commands stand once, at the top.
            CHECK((text.contains(option) ||
                   manual.substr(0, manual.find(".SH COMMANDS")).contains(option)));
        }
    }
}

TEST_CASE("bash completes every command and every option where it may stand") {
    const TemporaryFolder folder;
    const auto script = folder.path() / "zhirong";
    const Ran ran = run_program({"manual", "bash"});
    REQUIRE(ran.exit_code == 0);
    std::ofstream(script) << ran.output;
    for (const Page& page : pages()) {
        CAPTURE(path_of(page));
        const std::set<std::string> dashed = completed(script, page, "-");
        for (const std::string& option : page.options) {
            CAPTURE(option);
            CHECK(dashed.contains(option));
        }
        if (page.words.empty()) continue;
        Page parent = page;
        parent.words.pop_back();
        CHECK(completed(script, parent, page.words.back()).contains(page.words.back()));
    }
    // Options of another command are not offered.
    CHECK_FALSE(completed(script, {{"verify"}, {}}, "--").contains("--port"));
    CHECK(completed(script, {{"serve"}, {}}, "--p").contains("--port"));
}
