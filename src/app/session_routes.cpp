#include "app/session_routes.h"

#include "app/catalogue.h"
#include "app/own_route.h"
#include "app/people.h"
#include "app/session_cookie.h"
#include "app/system.h"
#include "features/organisation/organisation.h"

namespace zhirong {

namespace {

struct SignIn {
    std::string user;
    std::string password;
    std::optional<std::string> code;
};

struct MyOrganisation {
    std::string id;
    std::string name;
    OrganisationKind kind = OrganisationKind::enterprise;
};

struct Me {
    std::string user;
    std::string name;
    MyOrganisation organisation;
    std::vector<Role> roles;
    Date business_date;
    bool demonstration = false;
    std::optional<std::string> due;
    std::optional<std::string> jurisdiction;
};

}  // namespace

template <>
struct Shape<SignIn> {
    static constexpr std::array fields{
        field<&SignIn::user>("user", "用户名", "User name", not_blank),
        field<&SignIn::password>("password", "密码", "Password", {.most_characters = 1'024}),
        field<&SignIn::code>("code", "动态验证码或恢复码", "Code of the second factor",
                             {.most_characters = 40})};
};
template <>
struct Shape<MyOrganisation> {
    using T = MyOrganisation;
    static constexpr std::array fields{field<&T::id>("id", "代号", "Id"),
                                       field<&T::name>("name", "名称", "Name"),
                                       field<&T::kind>("kind", "类型", "Kind")};
};
template <>
struct Shape<Me> {
    static constexpr std::array fields{
        field<&Me::user>("user", "用户名", "User name"),
        field<&Me::name>("name", "姓名", "Name"),
        field<&Me::organisation>("organisation", "机构", "Organisation"),
        field<&Me::roles>("roles", "角色", "Roles"),
        field<&Me::business_date>("business_date", "业务日期", "Business date"),
        field<&Me::demonstration>("demonstration", "演示环境", "Demonstration"),
        field<&Me::due>("due", "须先办理", "What must be done first"),
        field<&Me::jurisdiction>("jurisdiction", "管辖区域", "Jurisdiction")};
};

namespace {

using organisation::Organisation;

constexpr const char* session_path = "/api/v1/session";

Me me(System& system, const Person& person) {
    Me me{.user = person.actor.user,
          .name = person.name,
          .organisation = {},
          .roles = person.actor.roles,
          .business_date = {},
          .demonstration = system.configuration().demonstration,
          .due = {},
          .jurisdiction = {}};
    if (!person.due.empty()) me.due = person.due;
    if (!person.actor.jurisdiction.empty()) me.jurisdiction = person.actor.jurisdiction;
    system.desk().read(person.actor, [&](View& view) {
        const auto organisation = view.linked<Organisation>(person.actor.organisation);
        me.organisation = {organisation.id, organisation.details.name, organisation.details.kind};
        me.business_date = view.today();
    });
    return me;
}

Route session_route(Method method, const char* operation, Words words, Access access,
                    Handler handler) {
    Route route =
        own_route(method, session_path, operation, std::move(words), "session", std::move(handler));
    route.access = std::move(access);
    route.repetition = Repetition::harmless;
    return route;
}

Route sign_in(System& system) {
    Route route =
        session_route(Method::post, "signIn", {"登录", "Sign in"}, Access::everyone(),
                      [&system](const Request& request) -> Result<Response> {
                          const auto given = TRY(read<SignIn>(request.json));
                          const Instant now = system.configuration().clock();
                          const std::string token =
                              TRY(system.identity().sign_in({.user = given.user,
                                                             .password = given.password,
                                                             .code = given.code.value_or(""),
                                                             .address = request.remote_address,
                                                             .agent = agent_of(request)},
                                                            now));
                          const auto person = system.identity().who(token, now);
                          ensure(person.has_value());
                          return json(200, write(me(system, *person)))
                              .with("Set-Cookie", session_cookie(system, token));
                      });
    route.request = {"SignIn", schema<SignIn>()};
    route.response = {"Me", schema<Me>()};
    return route;
}

Route sign_out(System& system) {
    return session_route(Method::remove, "signOut", {"退出登录", "Sign out"}, Access::everyone(),
                         [&system](const Request& request) -> Result<Response> {
                             if (const auto token = request.cookie(Identity::cookie))
                                 system.identity().sign_out(std::string(*token));
                             return no_content().with("Set-Cookie", session_cookie(system, ""));
                         });
}

Route who_am_i(System& system) {
    Route route =
        session_route(Method::get, "showSession", {"当前用户", "Who is signed in"},
                      Access::signed_in(), [&system](const Request& request) -> Result<Response> {
                          return json(200, write(me(system, person_of(request))));
                      });
    route.response = {"", reference("Me")};
    return route;
}

// Asks the store, so that what watches over the servers sees one that cannot serve.
Route health(System& system) {
    Route route;
    route.path = "/api/v1/health";
    route.operation = "showHealth";
    route.summary = {"健康状况", "Whether the server can serve"};
    route.tag = "operation";
    route.access = Access::everyone();
    route.response = {"", Tree::map({{"type", "object"}})};
    route.handler = [&system](const Request&) -> Result<Response> {
        Tree tree = Tree::map({{"status", "ok"},
                               {"business_date", to_string(system.desk().business_date())},
                               {"demonstration", system.configuration().demonstration},
                               {"single_sign_on", system.openid().is_configured()}});
        if (system.configuration().demonstration) tree.set("accounts", people_list(system));
        return json(200, tree);
    };
    return route;
}

Route catalogue_route() {
    Route route;
    route.path = "/api/v1/catalogue";
    route.operation = "showCatalogue";
    route.summary = {"代码与名称", "What every code is called"};
    route.tag = "operation";
    route.access = Access::everyone();
    route.response = {"", Tree::map({{"type", "object"}})};
    route.handler = [tree = catalogue()](const Request&) -> Result<Response> {
        return json(200, tree);
    };
    return route;
}

}  // namespace

void add_session_routes(System& system) {
    Api& api = system.api();
    for (Route& route : std::vector<Route>{sign_in(system), sign_out(system), who_am_i(system),
                                           health(system), catalogue_route()})
        api.route(std::move(route));
}

}  // namespace zhirong
