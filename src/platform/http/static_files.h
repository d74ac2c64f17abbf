#pragma once
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

#include "platform/http/message.h"

namespace zhirong {

// The console's built files, read into memory once: an address can only name what was read, so no
// path leads out of the folder. Immutable after load, used from many threads at once.
class StaticFiles {
public:
    // Every file below `folder`; "x.br" and "x.gz" beside "x" become its compressed forms.
    // std::runtime_error where the folder cannot be read, has no index.html, or holds more than
    // 64 MiB.
    static StaticFiles load(const std::filesystem::path& folder);

    // For GET and HEAD. Any other address gets index.html, for the console has addresses of its
    // own, except below /api/ and for what looks like a file ("/assets/old.js"): nothing.
    std::optional<Response> answer(const Request& request) const;

private:
    struct File {
        std::string content_type;
        std::string entity_tag;  // quoted
        std::string cache_control;
        std::shared_ptr<const std::string> plain;
        std::shared_ptr<const std::string> brotli;  // or null
        std::shared_ptr<const std::string> gzip;    // or null
    };

    std::map<std::string, File, std::less<>> files_;  // by path: "/assets/app-1a2b.js"
};

}  // namespace zhirong
