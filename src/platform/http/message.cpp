#include "platform/http/message.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/http/cookie.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

constexpr std::array<std::pair<Method, std::string_view>, 6> method_names{{
    {Method::get, "GET"},
    {Method::head, "HEAD"},
    {Method::post, "POST"},
    {Method::put, "PUT"},
    {Method::patch, "PATCH"},
    {Method::remove, "DELETE"},
}};

std::optional<std::string_view> value_of(const NamesAndValues& all, std::string_view name) {
    const auto found = std::ranges::find(all, name, &NamesAndValues::value_type::first);
    return found == all.end() ? std::nullopt : std::optional<std::string_view>(found->second);
}

// RFC 9110 §15. The title of a problem, for those who see nothing but its status.
struct Title {
    int status;
    const char* words;
};
constexpr std::array titles{
    Title{400, "请求有误 Bad Request"},
    Title{401, "请先登录 Unauthorized"},
    Title{403, "无此权限 Forbidden"},
    Title{404, "未找到 Not Found"},
    Title{405, "方法不适用 Method Not Allowed"},
    Title{408, "请求超时 Request Timeout"},
    Title{409, "与当前状态冲突 Conflict"},
    Title{412, "版本不符 Precondition Failed"},
    Title{413, "内容过大 Content Too Large"},
    Title{415, "内容类型不支持 Unsupported Media Type"},
    Title{417, "无法满足期望 Expectation Failed"},
    Title{422, "内容不成立 Unprocessable Content"},
    Title{429, "请求过多 Too Many Requests"},
    Title{431, "请求头过大 Request Header Fields Too Large"},
    Title{500, "系统内部错误 Internal Server Error"},
    Title{501, "未实现 Not Implemented"},
    Title{503, "暂不可用 Service Unavailable"},
};

std::string title_of(int status) {
    const auto title = std::ranges::find(titles, status, &Title::status);
    return title == titles.end() ? std::to_string(status) : title->words;
}

// A fact may quote what a client sent, and a header may hold any bytes: what is not UTF-8 is shown
// byte by byte.
std::string legible(const std::string& text) {
    if (count_characters(text)) return text;
    constexpr std::string_view hex = "0123456789abcdef";
    std::string shown;
    for (const char c : text) {
        const auto byte = static_cast<unsigned char>(c);
        if (byte < 0x80)
            shown += c;
        else
            shown += {'\\', 'x', hex[byte >> 4], hex[byte & 0xF]};
    }
    return shown;
}

Refusal legible(Refusal refusal) {
    refusal.field = legible(refusal.field);
    for (Fact& fact : refusal.facts) fact.value = legible(fact.value);
    return refusal;
}

Tree error(const Refusal& refusal) {
    Tree::Map facts;
    for (const Fact& fact : refusal.facts) facts.emplace_back(fact.name, fact.value);
    return Tree::map({{"field", refusal.field},
                      {"code", refusal.kind->code},
                      {"zh", in_chinese(refusal)},
                      {"en", in_english(refusal)},
                      {"facts", std::move(facts)}});
}

}  // namespace

std::string_view name_of(Method method) {
    const auto found =
        std::ranges::find(method_names, method, &decltype(method_names)::value_type::first);
    return found == method_names.end() ? "other" : found->second;
}

Method method_named(std::string_view name) {
    const auto found =
        std::ranges::find(method_names, name, &decltype(method_names)::value_type::second);
    return found == method_names.end() ? Method::other : found->first;
}

std::string_view Request::path() const {
    return std::string_view(target).substr(0, target.find('?'));
}

std::optional<std::string_view> Request::header(std::string_view lower_case_name) const {
    return value_of(headers, lower_case_name);
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
    for (const auto& [header_name, value] : headers)
        if (header_name == "cookie")
            if (const auto found = cookie_value(value, name)) return found;
    return std::nullopt;
}

const std::string& Request::path_parameter(std::string_view name) const {
    const auto found = std::ranges::find(path_parameters, name, &NamesAndValues::value_type::first);
    ensure(found != path_parameters.end());
    return found->second;
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
    return value_of(query, name);
}

Response&& Response::with(std::string name, std::string value) && {
    headers.emplace_back(std::move(name), std::move(value));
    return std::move(*this);
}

Response json(int status, const Tree& tree) {
    Response response;
    response.status = status;
    response.content_type = "application/json";
    response.body = write_json(tree);
    return response;
}

Response no_content() {
    Response response;
    response.status = 204;
    return response;
}

Response problem(const Refusals& refusals, std::string_view request_id) {
    const Refusal first = legible(refusals.first());
    Tree::List errors;
    for (const Refusal& refusal : refusals.all) errors.push_back(error(legible(refusal)));
    // A name, not an address: what it means is in the words and the documentation (§3.1.1).
    Tree body = Tree::map({{"type", std::string("urn:zhirong:problem:") + first.kind->code},
                           {"title", title_of(first.kind->status)},
                           {"status", first.kind->status},
                           {"detail", in_chinese(first) + " " + in_english(first)}});
    if (!request_id.empty()) body.set("instance", "urn:zhirong:request:" + std::string(request_id));
    body.set("code", first.kind->code);
    body.set("errors", std::move(errors));
    Response response = json(first.kind->status, body);
    response.content_type = "application/problem+json";
    return response;
}

}  // namespace zhirong
