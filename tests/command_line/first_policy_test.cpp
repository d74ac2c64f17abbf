// The newcomer's page leads where it says: its files check, its cases pass, its mistake is told in
// the words that it prints.
#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <map>
#include <sstream>
#include <string>

#include "platform/database/testing/temporary_folder.h"
#include "program/program.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

std::string page() {
    const std::ifstream file(SOURCE_DIR "/docs/first-policy.md");
    REQUIRE(file);
    return {std::istreambuf_iterator<char>(file.rdbuf()), {}};
}

std::string block(const std::string& text, const std::string& opening) {
    const std::size_t at = text.find("```" + opening);
    REQUIRE(at != std::string::npos);
    const std::size_t begin = text.find('\n', at) + 1;
    return text.substr(begin, text.find("```", begin) - begin);
}

std::string replaced(std::string text, const std::string& what, const std::string& with) {
    const std::size_t at = text.find(what);
    REQUIRE(at != std::string::npos);
    return text.replace(at, what.size(), with);
}

}  // namespace

TEST_CASE("the page of the first policy leads to a programme that checks and passes its cases") {
    const std::string text = page();
    const TemporaryFolder folder;
    const auto place = folder.path() / "cloud-lake";
    std::filesystem::create_directory(place);
    const std::string programme = block(text, "yaml\n# programme.yaml");
    std::ofstream(place / "programme.yaml") << programme;
    std::ofstream(place / "cases.yaml") << block(text, "yaml\n# cases.yaml");

    int commands = 0;
    std::string printed;
    std::istringstream console(block(text, "console"));
    for (std::string line; std::getline(console, line);) {
        if (!line.starts_with("$ zhirong ")) {
            CHECK_MESSAGE(printed.find(line) != std::string::npos, line << " in " << printed);
            continue;
        }
        std::vector<std::string> words;
        std::istringstream parts(line.substr(std::string("$ zhirong ").size()));
        for (std::string word; parts >> word;)
            words.push_back(word.starts_with("cloud-lake") ? (folder.path() / word).string()
                                                           : word);
        const Ran ran = run_program(words);
        CHECK_MESSAGE(ran.exit_code == 0, ran.output);
        printed = ran.output;
        ++commands;
    }
    CHECK(commands == 2);

    std::ofstream(place / "programme.yaml")
        << replaced(programme, "{value: loan.rate,", "{value: loan.rat,");
    const Ran wrong = run_program({"programme", "check", (place / "programme.yaml").string()});
    CHECK(wrong.exit_code == 1);
    std::string message = block(text, "text");
    while (message.ends_with('\n')) message.pop_back();
    CHECK_MESSAGE(wrong.output.find(message) != std::string::npos, wrong.output);
}
