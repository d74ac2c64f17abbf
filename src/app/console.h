#pragma once
// The browser's side: the built files of web/dist, or a page that says how to build them.
#include <filesystem>
#include <optional>

#include "platform/http/static_files.h"

namespace zhirong {

class Console {
public:
    static Console load(const std::filesystem::path& folder);
    // Nothing for what is the API's to answer.
    std::optional<Response> answer(const Request& request) const;

private:
    std::optional<StaticFiles> files_;
};

}  // namespace zhirong
