#include "platform/secret_file/secret_file.h"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>

#include "platform/database/testing/temporary_folder.h"

using namespace zhirong;

namespace {

std::filesystem::path written(const testing::TemporaryFolder& folder, const std::string& text,
                              mode_t mode) {
    const auto file = folder.path() / "secret";
    std::ofstream(file, std::ios::binary) << text;
    REQUIRE(::chmod(file.c_str(), mode) == 0);
    return file;
}

std::string words_of(const std::filesystem::path& file) {
    try {
        return "read " + first_line_of_secret_file(file);
    } catch (const std::runtime_error& error) {
        return error.what();
    }
}

}  // namespace

TEST_CASE("a secret is the first line of a file that not everybody may read") {
    const testing::TemporaryFolder folder;
    CHECK(words_of(written(folder, "one\ntwo\n", 0600)) == "read one");
    CHECK(words_of(written(folder, "one\r\n", 0400)) == "read one");
    CHECK(words_of(written(folder, "one", 0640)) == "read one");
    CHECK(words_of(written(folder, "one", 0644)).contains("chmod 640"));
    CHECK(words_of(written(folder, "one", 0604)).contains("chmod 640"));
    CHECK(words_of(written(folder, "\n", 0600)).contains("empty"));
    CHECK(words_of(folder.path() / "none").contains("cannot read"));
    CHECK(words_of(folder.path()).contains("cannot read"));
    const std::string refused = words_of(written(folder, "hunter2", 0644));
    CHECK_FALSE(refused.contains("hunter2"));
}
