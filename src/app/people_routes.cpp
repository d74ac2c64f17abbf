#include "app/people_routes.h"

#include "app/own_route.h"
#include "app/people.h"
#include "app/reading.h"
#include "app/system.h"

namespace zhirong {
namespace {

struct NewPassword {
    std::string password;
};
struct Subject {
    std::optional<std::string> subject;
};
struct Disabled {
    bool disabled = false;
};

constexpr RefusalKind own_account{"people.own_account", 409, "不能停用自己的账号",
                                  "You cannot disable your own account"};
constexpr RefusalKind no_provider{"people.no_provider", 409, "本系统未配置身份提供方",
                                  "No identity provider is configured"};

}  // namespace

template <>
struct Shape<NewPassword> {
    static constexpr std::array fields{field<&NewPassword::password>(
        "password", "临时密码", "Temporary password", {.most_characters = 1'024})};
};
template <>
struct Shape<Subject> {
    static constexpr std::array fields{field<&Subject::subject>(
        "subject", "身份提供方的用户标识（留空为解除）",
        "Name at the identity provider (empty: no longer)", {.most_characters = 255})};
};
template <>
struct Shape<Disabled> {
    static constexpr std::array fields{field<&Disabled::disabled>("disabled", "停用", "Disabled")};
};

namespace {

Route people_route(Method method, const char* path, const char* operation, Words words,
                   std::vector<Role> roles, Handler handler) {
    std::vector<std::string> names;
    for (const Role role : roles) names.emplace_back(name_of(role));
    Route route =
        own_route(method, path, operation, std::move(words), "session", std::move(handler));
    route.access = Access::permitted(std::move(names));
    route.response = {"", Tree::map({{"type", "object"}})};
    return route;
}

Route list_people(System& system) {
    return people_route(Method::get, "/api/v1/people", "listPeople", {"人员列表", "People"},
                        {Role::administrator}, [&system](const Request&) -> Result<Response> {
                            return json(200, Tree::map({{"items", account_list(system)}}));
                        });
}

Route add_person_route(System& system) {
    Route route =
        people_route(Method::post, "/api/v1/people", "addPerson", {"添加人员", "Add a person"},
                     {Role::administrator}, [&system](const Request& request) -> Result<Response> {
                         const auto person = TRY(read<NewPerson>(request.json));
                         CHECKED(add_person(system, person, true));
                         return json(201, Tree::map({{"id", person.user}}));
                     });
    Tree form = schema<NewPerson>();
    for (auto& [name, members] : *form.map())
        if (name == "properties")
            for (auto& [property, field] : *members.map())
                if (property == "organisation") field.set("x-lookup", "/api/v1/organisations");
    route.request = {"", std::move(form)};
    route.success = 201;
    return route;
}

template <class Body>
Route account_act(
    const char* path, const char* operation, Words words,
    std::function<Result<std::monostate>(const Request&, const std::string&, const Body&)> act) {
    Route route =
        people_route(Method::post, path, operation, std::move(words), {Role::administrator},
                     [act = std::move(act)](const Request& request) -> Result<Response> {
                         const std::string& user = request.path_parameter("user");
                         CHECKED(act(request, user, TRY(read<Body>(request.json))));
                         return json(200, Tree::map({{"id", user}}));
                     });
    route.request = {"", schema<Body>()};
    return route;
}

Route reset_password(System& system) {
    return account_act<NewPassword>(
        "/api/v1/people/{user}/password", "resetPassword", {"重置密码", "Reset the password"},
        [&system](const Request&, const std::string& user, const NewPassword& given) {
            return system.identity().reset_password(user, given.password,
                                                    system.configuration().clock());
        });
}

Route disable(System& system) {
    return account_act<Disabled>("/api/v1/people/{user}/disabled", "disablePerson",
                                 {"停用或恢复账号", "Disable or enable"},
                                 [&system](const Request& request, const std::string& user,
                                           const Disabled& given) -> Result<std::monostate> {
                                     if (given.disabled && user == person_of(request).actor.user)
                                         return refuse(own_account);
                                     return system.identity().set_disabled(user, given.disabled);
                                 });
}

Route remove_second_factor(System& system) {
    Route route =
        people_route(Method::remove, "/api/v1/people/{user}/second-factor", "removeSecondFactor",
                     {"解除第二因素", "Remove the second factor"}, {Role::administrator},
                     [&system](const Request& request) -> Result<Response> {
                         const std::string& user = request.path_parameter("user");
                         CHECKED(system.identity().remove_second_factor(user));
                         return json(200, Tree::map({{"id", user}}));
                     });
    route.repetition = Repetition::harmless;
    return route;
}

Route set_subject(System& system) {
    return account_act<Subject>(
        "/api/v1/people/{user}/subject", "setSubject",
        {"对应身份提供方用户", "Name at the identity provider"},
        [&system](const Request&, const std::string& user,
                  const Subject& given) -> Result<std::monostate> {
            const std::string& issuer = system.configuration().openid.issuer;
            if (issuer.empty()) return refuse(no_provider);
            return system.identity().set_subject(user, issuer, given.subject.value_or(""));
        });
}

Route list_readings(System& system) {
    Route route = people_route(Method::get, "/api/v1/readings", "listReadings",
                               {"敏感页面查阅记录", "Who read sensitive pages"},
                               {Role::administrator, Role::auditor},
                               [&system](const Request& request) -> Result<Response> {
                                   return json(200, TRY(readings(system, request)));
                               });
    route.query = reading_parameters();
    return route;
}

}  // namespace

void add_people_routes(System& system) {
    for (Route& route : std::vector<Route>{
             list_people(system), add_person_route(system), reset_password(system), disable(system),
             remove_second_factor(system), set_subject(system), list_readings(system)})
        system.api().route(std::move(route));
}

}  // namespace zhirong
