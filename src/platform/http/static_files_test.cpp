#include "platform/http/static_files.h"

#include <doctest/doctest.h>
#include <unistd.h>

#include <fstream>
#include <stdexcept>

using namespace zhirong;

namespace {

class Folder {
public:
    Folder() { std::filesystem::create_directories(path / "assets"); }
    ~Folder() { std::filesystem::remove_all(path); }
    Folder(const Folder&) = delete;
    void write(const std::string& name, std::string_view text) const {
        std::ofstream(path / name, std::ios::binary) << text;
    }
    std::filesystem::path path =
        std::filesystem::temp_directory_path() / ("zhirong-static-" + std::to_string(::getpid()));
};

Request get(std::string target, NamesAndValues headers = {}) {
    Request request;
    request.target = std::move(target);
    request.headers = std::move(headers);
    return request;
}

std::string header(const std::optional<Response>& response, std::string_view name) {
    if (response)
        for (const auto& [key, value] : response->headers)
            if (key == name) return value;
    return "";
}

}  // namespace

TEST_CASE("console files are served with type, tag, age and compressed form") {
    const Folder folder;
    folder.write("index.html", "<html>");
    folder.write("assets/app-1a2b.js", "let a");
    folder.write("assets/app-1a2b.js.gz", "GZ");
    const StaticFiles files = StaticFiles::load(folder.path);

    const auto script = files.answer(get("/assets/app-1a2b.js"));
    REQUIRE(script);
    CHECK(script->content() == "let a");
    CHECK(script->content_type == "text/javascript; charset=utf-8");
    CHECK(header(script, "Cache-Control").contains("immutable"));
    CHECK(header(script, "Vary") == "Accept-Encoding");

    const auto zipped = files.answer(get("/assets/app-1a2b.js", {{"accept-encoding", "br, gzip"}}));
    CHECK(zipped->content() == "GZ");
    CHECK(header(zipped, "Content-Encoding") == "gzip");
    CHECK(header(zipped, "ETag") != header(script, "ETag"));
    for (const char* no : {"", "br", "gzip;q=0", "gzip; q=0.0", "x-gzip2"})
        CHECK(files.answer(get("/assets/app-1a2b.js", {{"accept-encoding", no}}))->content() ==
              "let a");
    CHECK(
        files.answer(get("/assets/app-1a2b.js", {{"accept-encoding", "gzip;q=0.5"}}))->content() ==
        "GZ");

    folder.write("assets/app-1a2b.js.br", "BR");
    const StaticFiles both = StaticFiles::load(folder.path);
    const auto smallest =
        both.answer(get("/assets/app-1a2b.js", {{"accept-encoding", "gzip, br"}}));
    CHECK(smallest->content() == "BR");
    CHECK(header(smallest, "Content-Encoding") == "br");
    CHECK(header(smallest, "ETag") != header(zipped, "ETag"));
    CHECK(
        both.answer(get("/assets/app-1a2b.js", {{"accept-encoding", "gzip, br;q=0"}}))->content() ==
        "GZ");
    CHECK_FALSE(both.answer(get("/assets/app-1a2b.js.br")));

    const std::string tag = header(script, "ETag");
    for (const std::string& has : {tag, "\"x\", " + tag, std::string("*")}) {
        const auto known = files.answer(get("/assets/app-1a2b.js", {{"if-none-match", has}}));
        CHECK(known->status == 304);
        CHECK(known->content().empty());
    }
    CHECK(files.answer(get("/assets/app-1a2b.js", {{"if-none-match", "\"x\""}}))->status == 200);
}

TEST_CASE("the console's own addresses get its page; the API, files and writes do not") {
    const Folder folder;
    folder.write("index.html", "<html>");
    const StaticFiles files = StaticFiles::load(folder.path);
    for (const char* target : {"/", "/index.html", "/loans", "/loans/L1?tab=books"}) {
        const auto page = files.answer(get(target));
        REQUIRE_MESSAGE(page, target);
        CHECK(page->content() == "<html>");
        CHECK(header(page, "Cache-Control") == "no-cache");
    }
    for (const char* target : {"/api", "/api/v1/nothing", "/assets/old.js", "/../etc/passwd.txt"})
        CHECK_MESSAGE(!files.answer(get(target)), target);
    // No address leads out of what was read.
    CHECK(files.answer(get("/../../etc/passwd"))->content() == "<html>");
    CHECK(files.answer(get("/%2e%2e/etc/passwd"))->content() == "<html>");
    Request write = get("/loans");
    write.method = Method::post;
    CHECK_FALSE(files.answer(write));
}

TEST_CASE("a folder without index.html, or none at all, is an error") {
    const Folder folder;
    CHECK_THROWS_AS(StaticFiles::load(folder.path), std::runtime_error);
    CHECK_THROWS(StaticFiles::load(folder.path / "missing"));
}
