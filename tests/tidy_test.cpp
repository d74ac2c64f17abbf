#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <iterator>
#include <set>

#include "tidy_rules.h"

namespace zhirong {
namespace {

// The project as it lies on disk, without what is built or fetched.
const Files& tree() {
    static const Files files = [] {
        namespace fs = std::filesystem;
        const std::set<std::string> folders{"src",        "tests", "bench",  "tools", "docs",
                                            "programmes", "web",   "deploy", ".ci"};
        const std::set<std::string> made{"node_modules", "dist", "test-results"};
        const std::set<std::string> texts{"",       ".cpp", ".h",    ".txt", ".md",   ".yaml",
                                          ".yml",   ".ts",  ".tsx",  ".css", ".html", ".csv",
                                          ".cmake", ".sql", ".json", ".mjs", ".js"};
        const fs::path root = SOURCE_DIR;
        Files found;
        const auto take = [&](const fs::path& path) {
            const std::string name = path.filename().string();
            if (!texts.contains(path.extension().string()) || name == "package-lock.json") return;
            std::ifstream file(path, std::ios::binary);
            found[fs::relative(path, root).generic_string()] =
                std::string(std::istreambuf_iterator<char>(file), {});
        };
        for (const auto& entry : fs::directory_iterator(root)) {
            if (entry.is_regular_file()) take(entry.path());
        }
        for (const std::string& folder : folders) {
            if (!fs::exists(root / folder)) continue;
            for (auto at = fs::recursive_directory_iterator(root / folder);
                 at != fs::recursive_directory_iterator(); ++at) {
                if (at->is_directory() && made.contains(at->path().filename().string())) {
                    at.disable_recursion_pending();
                } else if (at->is_regular_file()) {
                    take(at->path());
                }
            }
        }
        return found;
    }();
    return files;
}

std::string text_of(const std::string& path) {
    const auto found = tree().find(path);
    REQUIRE_MESSAGE(found != tree().end(), path << " is missing");
    return found->second;
}

void check_empty(const Complaints& complaints) {
    for (const std::string& complaint : complaints) FAIL_CHECK(complaint);
}

TEST_CASE("the tree was found") {
    CHECK(tree().contains("src/base/money.h"));
    CHECK(tree().contains("CMakeLists.txt"));
}

TEST_CASE("this tree keeps its layers") { check_empty(check_layers(tree())); }

TEST_CASE("this tree's features meet the world in routes.cpp and store.cpp only") {
    check_empty(check_feature_purity(tree()));
}

TEST_CASE("this tree's features depend on each other as written down") {
    check_empty(check_feature_dependencies(tree(), text_of("src/features/dependencies.txt")));
}

TEST_CASE("this tree's rules are pure") { check_empty(check_purity(tree())); }

TEST_CASE("this tree has floating point only where it may be") {
    check_empty(check_floating_point(tree(), text_of("tests/floating_point.txt")));
}

TEST_CASE("this tree's names say something") { check_empty(check_names(tree())); }

TEST_CASE("this tree leaves nothing for later") { check_empty(check_left_overs(tree())); }

TEST_CASE("this tree's files are plain text") { check_empty(check_text(tree())); }

TEST_CASE("a layer includes itself and those below it, never one above") {
    const Files files{{"src/base/money.h", ""},
                      {"src/core/fund.h", "#include \"base/money.h\"\n"},
                      {"src/core/split.h", "#include \"core/fund.h\"\n"},
                      {"src/base/wrong.cpp", "\n#include \"core/fund.h\"\n"}};
    CHECK(check_layers(files) ==
          Complaints{"src/base/wrong.cpp:2: base may not include core/fund.h; app -> features -> "
                     "platform -> core -> base"});
}

TEST_CASE("an include is rooted at src and there") {
    const Files files{{"src/base/money.h", ""}, {"src/base/money.cpp", "#include \"money.h\"\n"}};
    CHECK(check_layers(files).size() == 1);
}

TEST_CASE("a folder that is no layer is complained about") {
    CHECK(check_layers({{"src/shared/money.h", ""}}).size() == 1);
}

TEST_CASE("of a feature, only routes and store include platform") {
    const std::string text = "#include \"platform/http/request.h\"\n";
    CHECK(check_feature_purity({{"src/features/loan/routes.cpp", text},
                                {"src/features/loan/store.cpp", text},
                                {"src/features/loan/store_test.cpp", text},
                                {"src/platform/http/server.cpp", text}})
              .empty());
    CHECK(check_feature_purity({{"src/features/loan/loan.h", text}}).size() == 1);
    CHECK(check_feature_purity({{"src/features/loan/schedule.cpp", text}}).size() == 1);
    CHECK(check_feature_purity({{"src/features/loan/restore.cpp", text}}).size() == 1);
}

TEST_CASE("a feature includes another's main header along a pair that is written down") {
    const Files files{{"src/features/subsidy/subsidy.h", "#include \"features/loan/loan.h\"\n"}};
    CHECK(check_feature_dependencies(files, "# remark\nsubsidy: loan\n").empty());
    CHECK(check_feature_dependencies(files, "").size() == 1);
    CHECK(check_feature_dependencies(files, "loan: subsidy\n").size() == 2);
    // A pair that nothing uses.
    CHECK(check_feature_dependencies(files, "subsidy: loan rights\n").size() == 1);
}

TEST_CASE("a feature does not include what lies inside another") {
    const Files files{{"src/features/subsidy/subsidy.h", "#include \"features/loan/fold.h\"\n"}};
    CHECK(check_feature_dependencies(files, "subsidy: loan\n").size() == 1);
    CHECK(check_feature_dependencies(
              {{"src/features/loan/loan.h", "#include \"features/loan/fold.h\"\n"}}, "")
              .empty());
}

TEST_CASE("a test beside a feature may wire up others") {
    CHECK(
        check_feature_dependencies(
            {{"src/features/subsidy/routes_test.cpp", "#include \"features/loan/routes.h\"\n"}}, "")
            .empty());
}

TEST_CASE("features that depend on each other in a circle are named") {
    const Files files{{"src/features/a/a.h", "#include \"features/b/b.h\"\n"},
                      {"src/features/b/b.h", "#include \"features/c/c.h\"\n"},
                      {"src/features/c/c.h", "#include \"features/a/a.h\"\n"}};
    const Complaints complaints = check_feature_dependencies(files, "a: b\nb: c\nc: a\n");
    REQUIRE(complaints.size() == 2);
    CHECK(complaints[0] == "src/features/dependencies.txt:3: a circle: c -> a -> b -> c");
}

TEST_CASE("a file that is to be pure reads no clock, disk, chance or environment") {
    CHECK(check_purity({{"src/core/a.cpp", "#include <fstream>\n"}}).size() == 1);
    CHECK(
        check_purity({{"src/base/a.h", "auto now = std::chrono::system_clock::now();\n"}}).size() ==
        1);
    CHECK(check_purity({{"src/features/loan/loan.cpp", "std::getenv(name)\n"}}).size() == 1);
    CHECK(check_purity({{"src/features/loan/routes.cpp", "std::getenv(name)\n"},
                        {"src/platform/clock.cpp", "std::chrono::system_clock::now();\n"},
                        {"src/core/a_test.cpp", "#include <fstream>\n"},
                        {"src/core/a.cpp", "// the system_clock::now of the caller\n"}})
              .empty());
}

TEST_CASE("floating point stays in appraisal, valuation, grading and simulation") {
    const std::string code = "int a;\ndouble rate = 0;\n";
    const Complaints complaints = check_floating_point({{"src/core/rate.h", code}}, "");
    REQUIRE(complaints.size() == 1);
    CHECK(complaints[0].starts_with("src/core/rate.h:2: "));
    CHECK(check_floating_point({{"src/features/loan/rate.h", "float f;\n"}}, "").size() == 1);
    CHECK(check_floating_point({{"src/core/appraisal/income.cpp", code},
                                {"src/features/valuation/income.cpp", code},
                                {"src/features/grading/score.cpp", code},
                                {"src/features/simulation/run.cpp", code},
                                {"tests/http/speed_test.cpp", code}},
                               "")
              .empty());
}

TEST_CASE("floating point in a remark, a text or a longer word is none") {
    CHECK(check_floating_point({{"src/core/a.h", "// no double entry here\n"},
                                {"src/core/b.h", "/* a float\n double */ int x;\n"},
                                {"src/core/c.h", "auto s = \"double \\\" float\";\n"},
                                {"src/core/d.h", "int double_entry, floating;\n"},
                                {"src/core/e.h", "auto s = R\"(a \" double)\"; char c = '\"';\n"}},
                               "")
              .empty());
    CHECK(check_floating_point({{"src/core/f.h", "int x = 1'000; double y;\n"}}, "").size() == 1);
    CHECK(check_floating_point({{"src/core/g.h", "char c = '\"'; double y;\n"}}, "").size() == 1);
    CHECK(
        check_floating_point({{"src/core/h.h", "auto s = R\"x()\")x\"; double y;\n"}}, "").size() ==
        1);
}

TEST_CASE("an exception for floating point has a reason and a use") {
    const Files files{{"src/platform/clock.cpp", "double seconds;\n"},
                      {"src/core/a.h", "int a;\n"}};
    CHECK(check_floating_point(files, "src/platform/clock.cpp: seconds for the log\n").empty());
    CHECK(check_floating_point(files, "src/platform/clock.cpp\n").size() == 1);
    CHECK(check_floating_point(files, "src/platform/clock.cpp: seconds\nsrc/core/a.h: none\n")
              .size() == 1);
}

TEST_CASE("names that say nothing are complained about") {
    CHECK(check_names({{"src/core/utils/a.h", ""}}).size() == 1);
    CHECK(check_names({{"web/src/LoanManager.tsx", ""}}).size() == 1);
    CHECK(check_names({{"src/core/test_helpers.cpp", ""}}).size() == 1);
    CHECK(check_names({{"src/core/common.h", ""}}).size() == 1);
    CHECK(check_names({{"src/core/commonwealth.h", ""}, {"src/core/utilisation.h", ""}}).empty());
}

TEST_CASE("what was left for later is complained about") {
    const std::string mark = std::string("TO") + "DO";
    CHECK(check_left_overs({{"docs/a.md", "fine\n" + mark + " this\n"}}) ==
          Complaints{"docs/a.md:2: " + mark + ": finish it or file an issue"});
    CHECK(check_left_overs({{"docs/a.md", mark + "S is another word\n"}}).empty());
}

TEST_CASE("files are UTF-8 without mark, carriage return or, in C++, tab") {
    CHECK(check_text({{"a.md",
                       "\xef\xbb\xbf"
                       "a\n"}})
              .size() == 1);
    CHECK(check_text({{"a.md", "a\r\n"}}).size() == 1);
    CHECK(check_text({{"a.md", "a"}}).size() == 1);
    CHECK(check_text({{"a.md", "\xc4\xe3\n"}}).size() == 1);
    CHECK(check_text({{"a.md", "知融\n"}, {"Makefile", "a:\n\tb\n"}, {"b.md", ""}}).empty());
    CHECK(check_text({{"a.cpp", "\tint a;\n"}}).size() == 1);
}

}  // namespace
}  // namespace zhirong
