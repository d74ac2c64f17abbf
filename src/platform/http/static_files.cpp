#include "platform/http/static_files.h"

#include <algorithm>
#include <array>
#include <fstream>
#include <iterator>
#include <stdexcept>

#include "core/journal/digest.h"

namespace zhirong {
namespace {

constexpr std::uintmax_t most_bytes = std::uintmax_t{64} << 20;
constexpr std::string_view index_path = "/index.html";

struct ContentType {
    std::string_view extension;
    std::string_view type;
};
constexpr std::array content_types{
    ContentType{".html", "text/html; charset=utf-8"},
    ContentType{".js", "text/javascript; charset=utf-8"},
    ContentType{".mjs", "text/javascript; charset=utf-8"},
    ContentType{".css", "text/css; charset=utf-8"},
    ContentType{".json", "application/json"},
    ContentType{".map", "application/json"},
    ContentType{".webmanifest", "application/manifest+json"},
    ContentType{".svg", "image/svg+xml"},
    ContentType{".png", "image/png"},
    ContentType{".jpg", "image/jpeg"},
    ContentType{".ico", "image/x-icon"},
    ContentType{".webp", "image/webp"},
    ContentType{".woff2", "font/woff2"},
    ContentType{".woff", "font/woff"},
    ContentType{".ttf", "font/ttf"},
    ContentType{".wasm", "application/wasm"},
    ContentType{".pdf", "application/pdf"},
    ContentType{".txt", "text/plain; charset=utf-8"},
};

std::string content_type_of(const std::filesystem::path& path) {
    const auto found =
        std::ranges::find(content_types, path.extension().string(), &ContentType::extension);
    return std::string(found == content_types.end() ? "application/octet-stream" : found->type);
}

std::shared_ptr<const std::string> read(const std::filesystem::path& path) {
    std::ifstream file(path, std::ios::binary);
    auto text = std::make_shared<std::string>(std::istreambuf_iterator<char>(file),
                                              std::istreambuf_iterator<char>());
    if (!file) throw std::runtime_error("cannot read " + path.string());
    return text;
}

std::string_view trimmed(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// RFC 9110 §12.5.3: "gzip", "br;q=1, gzip;q=0.8"; "gzip;q=0" says no.
bool takes(std::string_view accepted, std::string_view wanted) {
    while (!accepted.empty()) {
        const std::size_t end = std::min(accepted.find(','), accepted.size());
        const std::string_view coding = trimmed(accepted.substr(0, end));
        accepted.remove_prefix(std::min(end + 1, accepted.size()));
        const std::size_t semicolon = std::min(coding.find(';'), coding.size());
        if (trimmed(coding.substr(0, semicolon)) != wanted) continue;
        const std::string_view weight =
            trimmed(coding.substr(std::min(semicolon + 1, coding.size())));
        return weight.find_first_not_of("q=0.") != std::string_view::npos || weight.empty();
    }
    return false;
}

// RFC 9110 §13.1.2: a list of tags compared weakly, or "*".
bool already_has(std::string_view if_none_match, std::string_view tag) {
    return trimmed(if_none_match) == "*" || if_none_match.contains(tag);
}

bool is_compressed_form(const std::filesystem::path& path) {
    return path.extension() == ".gz" || path.extension() == ".br";
}

// "x.gz" beside "x"; null where there is none.
std::shared_ptr<const std::string> read_beside(std::filesystem::path path,
                                               std::string_view extension) {
    path += extension;
    return std::filesystem::is_regular_file(path) ? read(path) : nullptr;
}

bool looks_like_a_file(std::string_view path) {
    return path.substr(path.rfind('/') + 1).contains('.');
}

}  // namespace

StaticFiles StaticFiles::load(const std::filesystem::path& folder) {
    StaticFiles files;
    std::uintmax_t total = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || is_compressed_form(entry.path())) continue;
        total += entry.file_size();
        if (total > most_bytes)
            throw std::runtime_error(folder.string() + " holds more than 64 MiB");
        const std::string path =
            "/" + std::filesystem::relative(entry.path(), folder).generic_string();
        File file;
        file.content_type = content_type_of(entry.path());
        file.plain = read(entry.path());
        file.entity_tag = '"' + digest(DigestKind::sha256, *file.plain).substr(0, 32) + '"';
        // Vite puts the content's hash into the names below /assets/.
        file.cache_control =
            path.starts_with("/assets/") ? "public, max-age=31536000, immutable" : "no-cache";
        file.brotli = read_beside(entry.path(), ".br");
        file.gzip = read_beside(entry.path(), ".gz");
        files.files_.emplace(path, std::move(file));
    }
    if (!files.files_.contains(index_path))
        throw std::runtime_error(folder.string() + " has no index.html: build the console first");
    return files;
}

std::optional<Response> StaticFiles::answer(const Request& request) const {
    if (request.method != Method::get && request.method != Method::head) return std::nullopt;
    const std::string_view path = request.path();
    if (path == "/api" || path.starts_with("/api/")) return std::nullopt;
    auto found = files_.find(path);
    if (found == files_.end()) {
        if (looks_like_a_file(path)) return std::nullopt;
        found = files_.find(index_path);
    }
    const File& file = found->second;
    const std::string_view accepted = request.header("accept-encoding").value_or("");
    const std::string_view coding = file.brotli && takes(accepted, "br")   ? "br"
                                    : file.gzip && takes(accepted, "gzip") ? "gzip"
                                                                           : "";
    // One tag for each form: a cache must not take one for the other (RFC 9110 §8.8.3.3).
    std::string tag = file.entity_tag;
    if (!coding.empty()) tag.insert(tag.size() - 1, "-" + std::string(coding));
    Response response;
    response.headers = {{"ETag", tag}, {"Cache-Control", file.cache_control}};
    if (file.brotli || file.gzip) response.headers.emplace_back("Vary", "Accept-Encoding");
    if (const auto has = request.header("if-none-match"); has && already_has(*has, tag)) {
        response.status = 304;
        return response;
    }
    response.content_type = file.content_type;
    if (!coding.empty()) response.headers.emplace_back("Content-Encoding", std::string(coding));
    response.shared_body = coding == "br" ? file.brotli : coding == "gzip" ? file.gzip : file.plain;
    return response;
}

}  // namespace zhirong
