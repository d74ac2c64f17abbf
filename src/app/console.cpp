#include "app/console.h"

namespace zhirong {
namespace {

constexpr const char* not_built =
    "<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>知融 Zhirong</title>"
    "<h1>知融 Zhirong</h1><p>控制台尚未构建，请运行 <code>make web</code> 后重启服务。"
    "接口说明见 <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>。"
    "<p lang=\"en\">The console has not been built: run <code>make web</code> and start the server "
    "again. The API is described at <a href=\"/api/v1/openapi.json\">/api/v1/openapi.json</a>."
    "</html>";

}  // namespace

Console Console::load(const std::filesystem::path& folder) {
    Console console;
    if (std::filesystem::exists(folder / "index.html")) console.files_ = StaticFiles::load(folder);
    return console;
}

std::optional<Response> Console::answer(const Request& request) const {
    if (files_) return files_->answer(request);
    const bool page = request.method == Method::get && request.path() == "/";
    if (!page) return std::nullopt;
    return Response{200, "text/html; charset=utf-8", not_built, {}, {}};
}

}  // namespace zhirong
