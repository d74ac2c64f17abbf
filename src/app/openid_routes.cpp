#include "app/openid_routes.h"

#include <functional>

#include "app/own_route.h"
#include "app/session_cookie.h"
#include "app/system.h"
#include "platform/http/cookie.h"
#include "platform/openid/openid.h"
#include "platform/password/secrets.h"
#include "platform/web_client/web_client.h"

namespace zhirong {
namespace {

constexpr RefusalKind not_configured{"openid.not_configured", 404, "本系统未配置单点登录",
                                     "Single sign-on is not configured here"};
constexpr RefusalKind unknown_request{"openid.state", 401,
                                      "登录请求已过期或不是由本浏览器发起，请重新登录",
                                      "This sign-in has expired or was begun by another browser: "
                                      "begin again"};
constexpr RefusalKind provider_said_no{"openid.refused", 401, "身份提供方拒绝了登录：{found}",
                                       "The identity provider refused: {found}"};
constexpr RefusalKind provider_unreachable{
    "openid.unreachable", 502, "无法连接身份提供方，请稍后重试或使用密码登录",
    "The identity provider cannot be reached: try again, or sign in by password"};

// Binds a sign-in to the browser that began it; Lax, for the way back comes from another site.
constexpr const char* begun_cookie = "zhirong_sign_in";
constexpr std::int64_t patience_seconds = 600;

Response redirect(std::string to) {
    Response response;
    response.status = 303;
    return std::move(response).with("Location", std::move(to)).with("Cache-Control", "no-store");
}

std::string begun(const std::string& state) {
    return set_cookie(begun_cookie, state,
                      std::chrono::seconds(state.empty() ? 0 : patience_seconds),
                      CookieTransport::any_transport, CookieSites::links_too);
}

Route openid_route(const char* path, const char* operation, Words words, Handler handler) {
    Route route =
        own_route(Method::get, path, operation, std::move(words), "session", std::move(handler));
    route.access = Access::everyone();
    route.success = 303;
    return route;
}

Result<Response> start(System& system) {
    OpenId& provider = system.openid();
    if (!provider.is_configured()) return refuse(not_configured);
    const OpenId::Start begin = TRY(provider.start());
    const std::int64_t now = system.configuration().clock().milliseconds;
    system.desk().database().write([&](Session& session) {
        session.execute("delete from openid_request where expires < $1", now);
        session.execute(
            "insert into openid_request (state, nonce, verifier, expires) values ($1, $2, $3, $4)",
            digest(DigestKind::sha256, begin.state), begin.nonce, begin.verifier,
            now + patience_seconds * 1'000);
    });
    return redirect(begin.address).with("Set-Cookie", begun(begin.state));
}

struct Begun {
    std::string nonce;
    std::string verifier;
};

// Each state once, and only by the browser that has its cookie.
std::optional<Begun> taken(System& system, const Request& request, const std::string& state) {
    const auto kept = request.cookie(begun_cookie);
    if (!kept || !same_secret(*kept, state)) return std::nullopt;
    const std::string key = digest(DigestKind::sha256, state);
    const std::int64_t now = system.configuration().clock().milliseconds;
    return system.desk().database().write([&](Session& session) -> std::optional<Begun> {
        const Rows rows = session.query(
            "select nonce, verifier from openid_request where state = $1 and expires > $2", key,
            now);
        if (rows.empty() ||
            session.execute("delete from openid_request where state = $1", key) == 0)
            return std::nullopt;
        return Begun{rows.front().text(0), rows.front().text(1)};
    });
}

Result<std::string> signed_in(System& system, const Request& request) {
    const auto given = [&](std::string_view name) {
        return std::string(request.query_value(name).value_or(""));
    };
    const auto before = taken(system, request, given("state"));
    if (!before) return refuse(unknown_request);
    if (const std::string error = given("error"); !error.empty())
        return refuse(provider_said_no, "", {{"found", error}});
    const Instant now = system.configuration().clock();
    const std::string subject =
        TRY(system.openid().finish(given("code"), before->verifier, before->nonce, now));
    return system.identity().sign_in_as(system.openid().settings().issuer, subject,
                                        request.remote_address, agent_of(request), now);
}

// The browser came by a link: the console's page says what went wrong, by its code.
Response answer(const std::function<Result<Response>()>& act) {
    std::string why;
    try {
        auto response = act();
        if (response) return *std::move(response);
        why = response.error().first().kind->code;
    } catch (const WebFailure&) {
        why = provider_unreachable.code;
    }
    return redirect("/?sign_in=" + why).with("Set-Cookie", begun(""));
}

}  // namespace

void add_openid_routes(System& system) {
    system.api().route(openid_route("/api/v1/session/openid", "startOpenId",
                                    {"单点登录", "Sign in by the identity provider"},
                                    [&system](const Request&) -> Result<Response> {
                                        return answer([&] { return start(system); });
                                    }));
    Route back = openid_route("/api/v1/session/openid/return", "returnFromOpenId",
                              {"单点登录返回", "Back from the identity provider"},
                              [&system](const Request& request) -> Result<Response> {
                                  return answer([&]() -> Result<Response> {
                                      const std::string token = TRY(signed_in(system, request));
                                      return redirect("/")
                                          .with("Set-Cookie", session_cookie(system, token))
                                          .with("Set-Cookie", begun(""));
                                  });
                              });
    back.query = {
        {"code", {"授权码", "Code"}},  {"state", {"状态", "State"}},
        {"error", {"错误", "Error"}},  {"error_description", {"错误说明", "What went wrong"}},
        {"iss", {"签发者", "Issuer"}}, {"session_state", {"会话状态", "The provider's session"}}};
    system.api().route(std::move(back));
}

}  // namespace zhirong
