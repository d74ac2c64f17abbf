#include "platform/identity/identity.h"

#include <algorithm>
#include <any>

#include "base/ensure.h"
#include "base/text.h"
#include "core/journal/digest.h"
#include "platform/password/password.h"
#include "platform/password/secrets.h"

namespace zhirong {
namespace {

constexpr RefusalKind wrong_sign_in{"identity.wrong", 401, "用户名或密码不正确",
                                    "The user name or the password is wrong"};
constexpr RefusalKind not_signed_in{"identity.not_signed_in", 401, "请先登录", "Sign in first"};
constexpr RefusalKind bad_user{
    "identity.user", 422, "用户名“{found}”应为2至40个小写字母、数字、点或连字符",
    "User name “{found}” must be 2 to 40 lower-case letters, digits, dots or hyphens"};
constexpr RefusalKind user_taken{"identity.user_taken", 409, "用户名“{found}”已存在",
                                 "User “{found}” exists already"};
constexpr RefusalKind password_short{
    "identity.password", 422, "密码至少 {expected} 个字符，至多 1024 字节",
    "A password has at least {expected} characters and at most 1024 bytes"};
constexpr RefusalKind wrong_role{"identity.role", 422, "“{found}”不是{expected}的角色",
                                 "“{found}” is no role of a {expected_en}"};
constexpr RefusalKind role_needed{"identity.roles", 422, "至少需要一个角色",
                                  "At least one role is needed"};

// Whose name stands in the journal where nobody signed in.
constexpr std::string_view system_user = "system";

bool is_user(std::string_view user) {
    return user != system_user && user.size() >= 2 && user.size() <= 40 &&
           std::ranges::all_of(user, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '.' || c == '-';
           });
}

std::string joined(const std::vector<Role>& roles) {
    std::string text;
    for (const Role role : roles) text += (text.empty() ? "" : ",") + std::string(name_of(role));
    return text;
}

std::vector<Role> split_roles(const std::string& text) {
    std::vector<Role> roles;
    for (const auto& entry : EnumNames<Role>::names)
        if ((',' + text + ',').find(',' + std::string(entry.name) + ',') != std::string::npos)
            roles.push_back(entry.value);
    return roles;
}

Person person_from(const Row& row) {
    return {{row.text(0), row.text(2), split_roles(row.text(3))}, row.text(1)};
}

bool may(const Actor& actor, const Access& access) {
    return std::ranges::any_of(actor.roles, [&](Role role) {
        return std::ranges::find(access.permissions, name_of(role)) != access.permissions.end();
    });
}

}  // namespace

const Person& person_of(const Request& request) {
    const Person* person = std::any_cast<Person>(&request.identity);
    ensure(person != nullptr);
    return *person;
}

Result<std::monostate> Identity::add(const NewPerson& person, OrganisationKind kind) {
    if (!is_user(person.user)) return refuse(bad_user, "user", {{"found", person.user}});
    if (count_characters(person.password).value_or(0) < shortest_password ||
        person.password.size() > longest_password)
        return refuse(password_short, "password",
                      {{"expected", std::to_string(shortest_password)}});
    if (person.roles.empty()) return refuse(role_needed, "roles");
    for (std::size_t i = 0; i < person.roles.size(); ++i)
        if (kind_of(person.roles[i]) != kind)
            return refuse(wrong_role, "roles[" + std::to_string(i) + ']',
                          {{"found", label_of(person.roles[i]).zh},
                           {"expected", label_of(kind).zh},
                           {"expected_en", label_of(kind).en}});
    const std::string password = hash_password(person.password);
    const auto added = database_.write([&](Session& session) {
        return session.execute(
            "insert into person (id, name, organisation, roles, password) "
            "values ($1, $2, $3, $4, $5) on conflict do nothing",
            person.user, person.name, person.organisation, joined(person.roles), password);
    });
    if (added == 0) return refuse(user_taken, "user", {{"found", person.user}});
    return {};
}

Result<std::string> Identity::sign_in(const std::string& user, const std::string& password,
                                      Instant now) {
    const auto encoded = database_.read([&](Session& session) -> std::optional<std::string> {
        const Rows rows = session.query("select password from person where id = $1", user);
        return rows.empty() ? std::nullopt : std::optional(rows.front().text(0));
    });
    if (password.size() > longest_password || !verify_password(encoded, password))
        return refuse(wrong_sign_in);
    constexpr std::size_t token_bytes = 32;
    std::string token = random_token(token_bytes);
    const std::int64_t expires = now.milliseconds + session_hours * 3'600'000;
    database_.write([&](Session& session) {
        session.execute("delete from session where expires < $1", now.milliseconds);
        session.execute("insert into session (token, person, expires) values ($1, $2, $3)",
                        digest(DigestKind::sha256, token), user, expires);
    });
    return token;
}

void Identity::sign_out(const std::string& token) {
    database_.write([&](Session& session) {
        session.execute("delete from session where token = $1", digest(DigestKind::sha256, token));
    });
}

std::optional<Person> Identity::who(const std::string& token, Instant now) {
    return database_.read([&](Session& session) -> std::optional<Person> {
        const Rows rows = session.query(
            "select p.id, p.name, p.organisation, p.roles from session s join person p on p.id = "
            "s.person "
            "where s.token = $1 and s.expires > $2",
            digest(DigestKind::sha256, token), now.milliseconds);
        if (rows.empty()) return std::nullopt;
        return person_from(rows.front());
    });
}

std::vector<Person> Identity::people() {
    return database_.read([&](Session& session) {
        std::vector<Person> people;
        for (const Row& row :
             session.query("select id, name, organisation, roles from person order by id"))
            people.push_back(person_from(row));
        return people;
    });
}

Result<std::any> Identity::gate(const Request& request, const Route& route, Instant now) {
    const auto token = request.cookie(cookie);
    const auto person = token ? who(std::string(*token), now) : std::nullopt;
    if (route.access.level == Access::Level::everyone)
        return person ? std::any(*person) : std::any();
    if (!person) return refuse(not_signed_in);
    if (route.access.level == Access::Level::permitted && !may(person->actor, route.access)) {
        std::string needed;
        std::string needed_en;
        for (const auto& entry : EnumNames<Role>::names)
            if (std::ranges::find(route.access.permissions, entry.name) !=
                route.access.permissions.end()) {
                needed += (needed.empty() ? "" : "、") + std::string(entry.zh);
                needed_en += (needed_en.empty() ? "" : ", ") + std::string(entry.en);
            }
        return refuse(refusals::role_missing, "",
                      {{"expected", needed}, {"expected_en", needed_en}});
    }
    return std::any(*person);
}

}  // namespace zhirong
