#include "app/session_routes.h"

#include "app/catalogue.h"
#include "app/people.h"
#include "app/system.h"
#include "features/organisation/organisation.h"
#include "platform/http/cookie.h"

namespace zhirong {

namespace {

struct SignIn {
    std::string user;
    std::string password;
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
};

}  // namespace

template <>
struct Shape<SignIn> {
    static constexpr std::tuple fields{
        field("user", &SignIn::user, "用户名", "User name", not_blank),
        field("password", &SignIn::password, "密码", "Password", {.most_characters = 1'024})};
};
template <>
struct Shape<MyOrganisation> {
    using T = MyOrganisation;
    static constexpr std::tuple fields{field("id", &T::id, "代号", "Id"),
                                       field("name", &T::name, "名称", "Name"),
                                       field("kind", &T::kind, "类型", "Kind")};
};
template <>
struct Shape<Me> {
    static constexpr std::tuple fields{
        field("user", &Me::user, "用户名", "User name"),
        field("name", &Me::name, "姓名", "Name"),
        field("organisation", &Me::organisation, "机构", "Organisation"),
        field("roles", &Me::roles, "角色", "Roles"),
        field("business_date", &Me::business_date, "业务日期", "Business date"),
        field("demonstration", &Me::demonstration, "演示环境", "Demonstration")};
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
          .demonstration = system.configuration().demonstration};
    system.desk().read(person.actor, [&](View& view) {
        const auto organisation = view.linked<Organisation>(person.actor.organisation);
        me.organisation = {organisation.id, organisation.details.name, organisation.details.kind};
        me.business_date = view.today();
    });
    return me;
}

std::string cookie_of(const std::string& token, std::chrono::seconds age) {
    // The server speaks HTTP behind a proxy or on this machine alone; whether the way to the
    // browser is encrypted is the proxy's to know, and it may add the attribute.
    return set_cookie(Identity::cookie, token, age, CookieTransport::any_transport);
}

Route session_route(Method method, const char* operation, Words words, Access access,
                    Handler handler) {
    Route route;
    route.method = method;
    route.path = session_path;
    route.operation = operation;
    route.summary = std::move(words);
    route.tag = "session";
    route.access = std::move(access);
    route.repetition = Repetition::harmless;
    route.handler = std::move(handler);
    return route;
}

Route sign_in(System& system) {
    Route route = session_route(
        Method::post, "signIn", {"登录", "Sign in"}, Access::everyone(),
        [&system](const Request& request) -> Result<Response> {
            const auto given = TRY(read<SignIn>(request.json));
            const Instant now = system.configuration().clock();
            const std::string token =
                TRY(system.identity().sign_in(given.user, given.password, now));
            const auto person = system.identity().who(token, now);
            ensure(person.has_value());
            return json(200, write(me(system, *person)))
                .with("Set-Cookie", cookie_of(token, std::chrono::hours(Identity::session_hours)));
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
                             return no_content().with("Set-Cookie",
                                                      cookie_of("", std::chrono::seconds(0)));
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
                               {"demonstration", system.configuration().demonstration}});
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

Route list_people(System& system) {
    Route route;
    route.path = "/api/v1/people";
    route.operation = "listPeople";
    route.summary = {"人员列表", "People"};
    route.tag = "session";
    route.access = Access::permitted({std::string(name_of(Role::administrator))});
    route.response = {"", Tree::map({{"type", "object"}})};
    route.handler = [&system](const Request&) -> Result<Response> {
        return json(200, Tree::map({{"items", people_list(system)}}));
    };
    return route;
}

Route add_person_route(System& system) {
    Route route;
    route.method = Method::post;
    route.path = "/api/v1/people";
    route.operation = "addPerson";
    route.summary = {"添加人员", "Add a person"};
    route.tag = "session";
    route.access = Access::permitted({std::string(name_of(Role::administrator))});
    Tree form = schema<NewPerson>();
    for (auto& [name, members] : *form.map())
        if (name == "properties")
            for (auto& [property, field] : *members.map())
                if (property == "organisation") field.set("x-lookup", "/api/v1/organisations");
    route.request = {"", std::move(form)};
    route.response = {"", Tree::map({{"type", "object"}})};
    route.success = 201;
    route.handler = [&system](const Request& request) -> Result<Response> {
        const auto person = TRY(read<NewPerson>(request.json));
        CHECKED(add_person(system, person));
        return json(201, Tree::map({{"id", person.user}}));
    };
    return route;
}

}  // namespace

void add_session_routes(System& system) {
    Api& api = system.api();
    for (Route& route :
         std::vector<Route>{sign_in(system), sign_out(system), who_am_i(system), health(system),
                            catalogue_route(), list_people(system), add_person_route(system)})
        api.route(std::move(route));
}

}  // namespace zhirong
