#include "app/account_routes.h"

#include "app/own_route.h"
#include "app/system.h"
#include "platform/identity/second_factor.h"

namespace zhirong {
namespace {

struct ChangePassword {
    std::string old;
    std::string password;
};
struct Code {
    std::string code;
};
struct NewToken {
    std::string name;
    std::vector<std::string> scopes;
    int days = 0;
};

}  // namespace

template <>
struct Shape<ChangePassword> {
    using T = ChangePassword;
    static constexpr std::array fields{
        field<&T::old>("old", "原密码", "Old password", {.most_characters = 1'024}),
        field<&T::password>("password", "新密码", "New password", {.most_characters = 1'024})};
};
template <>
struct Shape<Code> {
    static constexpr std::array fields{
        field<&Code::code>("code", "动态验证码（六位数字）", "Code of six digits", not_blank)};
};
template <>
struct Shape<NewToken> {
    using T = NewToken;
    static constexpr std::array fields{
        field<&T::name>("name", "用途", "What it is for", not_blank),
        field<&T::scopes>("scopes", "范围（read、write 或 功能:read、功能:write）",
                          "Scopes (read, write, or feature:read, feature:write)",
                          {.not_blank = true, .most_items = 100}),
        field<&T::days>("days", "有效天数", "Days it is valid", positive)};
};
template <>
struct Shape<SessionInfo> {
    using T = SessionInfo;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::started>("started", "登录时间", "Started"),
                                       field<&T::expires>("expires", "到期", "Expires"),
                                       field<&T::address>("address", "地址", "Address"),
                                       field<&T::agent>("agent", "浏览器", "Browser")};
};
template <>
struct Shape<TokenInfo> {
    using T = TokenInfo;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::name>("name", "用途", "What it is for"),
                                       field<&T::scopes>("scopes", "范围", "Scopes"),
                                       field<&T::created>("created", "创建时间", "Created"),
                                       field<&T::expires>("expires", "到期", "Expires"),
                                       field<&T::used>("used", "最近使用", "Last used")};
};

namespace {

// Never in the journal.
Route account_route(Method method, const char* path, const char* operation, Words words,
                    Handler handler) {
    return unkept_route(method, path, operation, std::move(words), "session", std::move(handler));
}

template <class Body>
Route with_body(Route route) {
    route.request = {"", schema<Body>()};
    return route;
}

Route change_password(System& system) {
    return with_body<ChangePassword>(account_route(
        Method::post, "/api/v1/session/password", "changePassword", {"修改密码", "Change password"},
        [&system](const Request& request) -> Result<Response> {
            const auto given = TRY(read<ChangePassword>(request.json));
            CHECKED(system.identity().change_password(person_of(request), given.old, given.password,
                                                      system.configuration().clock()));
            return json(200, Tree::map({{"changed", true}}));
        }));
}

Route list_sessions(System& system) {
    return account_route(
        Method::get, "/api/v1/session/all", "listSessions", {"我的登录会话", "My sessions"},
        [&system](const Request& request) -> Result<Response> {
            const Person& person = person_of(request);
            Tree::List list;
            for (const SessionInfo& each :
                 system.identity().sessions(person.actor.user, system.configuration().clock())) {
                Tree tree = write(each);
                tree.set("this_one", each.id == person.session);
                list.push_back(std::move(tree));
            }
            return json(200, Tree::map({{"items", std::move(list)}}));
        });
}

Route end_session(System& system) {
    return account_route(Method::remove, "/api/v1/session/all/{id}", "endSession",
                         {"结束会话", "End a session"},
                         [&system](const Request& request) -> Result<Response> {
                             CHECKED(system.identity().end_session(person_of(request),
                                                                   request.path_parameter("id")));
                             return json(200, Tree::map({{"ended", true}}));
                         });
}

Route end_other_sessions(System& system) {
    return account_route(Method::remove, "/api/v1/session/all", "endOtherSessions",
                         {"结束其他会话", "End all other sessions"},
                         [&system](const Request& request) -> Result<Response> {
                             CHECKED(system.identity().end_session(person_of(request), ""));
                             return json(200, Tree::map({{"ended", true}}));
                         });
}

Route offer_second_factor(System& system) {
    return account_route(
        Method::post, "/api/v1/session/second-factor", "offerSecondFactor",
        {"生成第二因素密钥", "Begin a second factor"},
        [&system](const Request& request) -> Result<Response> {
            const Person& person = person_of(request);
            const std::string secret =
                TRY(system.identity().offer_second_factor(person, system.configuration().clock()));
            return json(
                200, Tree::map({{"secret", secret},
                                {"address", second_factor::address(secret, person.actor.user)}}));
        });
}

Route confirm_second_factor(System& system) {
    return with_body<Code>(
        account_route(Method::post, "/api/v1/session/second-factor/confirmation",
                      "confirmSecondFactor", {"启用第二因素", "Confirm the second factor"},
                      [&system](const Request& request) -> Result<Response> {
                          const auto given = TRY(read<Code>(request.json));
                          const auto codes = TRY(system.identity().confirm_second_factor(
                              person_of(request), given.code, system.configuration().clock()));
                          Tree::List list;
                          for (const std::string& code : codes) list.emplace_back(code);
                          return json(200, Tree::map({{"recovery_codes", std::move(list)}}));
                      }));
}

Route give_up_second_factor(System& system) {
    return with_body<Code>(
        account_route(Method::post, "/api/v1/session/second-factor/removal", "removeMySecondFactor",
                      {"停用第二因素", "Give up the second factor"},
                      [&system](const Request& request) -> Result<Response> {
                          const auto given = TRY(read<Code>(request.json));
                          CHECKED(system.identity().give_up_second_factor(
                              person_of(request), given.code, system.configuration().clock()));
                          return json(200, Tree::map({{"removed", true}}));
                      }));
}

Route show_account(System& system) {
    return account_route(
        Method::get, "/api/v1/session/account", "showAccount", {"我的账号", "My account"},
        [&system](const Request& request) -> Result<Response> {
            const std::string& user = person_of(request).actor.user;
            const IdentitySettings& settings = system.identity().settings();
            for (const Account& each : system.identity().accounts()) {
                if (each.person.actor.user != user) continue;
                return json(
                    200,
                    Tree::map({{"user", user},
                               {"second_factor", each.second_factor},
                               {"password_set", each.password_set.milliseconds},
                               {"shortest", static_cast<std::int64_t>(settings.passwords.shortest)},
                               {"kinds", settings.passwords.kinds},
                               {"days", settings.passwords.days}}));
            }
            ensure(false);
            return no_content();
        });
}

Route list_tokens(System& system) {
    return account_route(
        Method::get, "/api/v1/session/tokens", "listTokens", {"我的接口令牌", "My API tokens"},
        [&system](const Request& request) -> Result<Response> {
            Tree::List list;
            for (const TokenInfo& each : system.identity().tokens(person_of(request).actor.user))
                list.push_back(write(each));
            return json(200, Tree::map({{"items", std::move(list)}}));
        });
}

Route new_token(System& system) {
    Route route = with_body<NewToken>(account_route(
        Method::post, "/api/v1/session/tokens", "createToken", {"创建接口令牌", "Create a token"},
        [&system](const Request& request) -> Result<Response> {
            const auto given = TRY(read<NewToken>(request.json));
            const std::string token =
                TRY(system.identity().new_token(person_of(request), given.name, given.scopes,
                                                given.days, system.configuration().clock()));
            return json(201, Tree::map({{"token", token}}));
        }));
    route.success = 201;
    return route;
}

Route revoke_token(System& system) {
    return account_route(Method::remove, "/api/v1/session/tokens/{id}", "revokeToken",
                         {"撤销接口令牌", "Revoke a token"},
                         [&system](const Request& request) -> Result<Response> {
                             CHECKED(system.identity().revoke_token(person_of(request),
                                                                    request.path_parameter("id")));
                             return json(200, Tree::map({{"revoked", true}}));
                         });
}

}  // namespace

void add_account_routes(System& system) {
    for (Route& route : std::vector<Route>{
             show_account(system), change_password(system), list_sessions(system),
             end_session(system), end_other_sessions(system), offer_second_factor(system),
             confirm_second_factor(system), give_up_second_factor(system), list_tokens(system),
             new_token(system), revoke_token(system)})
        system.api().route(std::move(route));
}

}  // namespace zhirong
