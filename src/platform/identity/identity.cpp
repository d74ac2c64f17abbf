#include "platform/identity/identity.h"

#include <algorithm>
#include <any>
#include <map>

#include "base/ensure.h"
#include "base/text.h"
#include "core/journal/digest.h"
#include "platform/identity/lockout.h"
#include "platform/identity/second_factor.h"
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
constexpr RefusalKind disabled_person{"identity.disabled", 403, "该账号已停用，请联系平台管理员",
                                      "This account is disabled; ask the administrator"};
constexpr RefusalKind code_needed{"identity.code_needed", 401, "请输入动态验证码",
                                  "Enter the code of your second factor"};
constexpr RefusalKind wrong_code{
    "identity.code", 401, "验证码不正确或已使用：请等待下一个验证码，并检查手机时间",
    "The code is wrong or was used: wait for the next one, and check the telephone's clock"};
constexpr RefusalKind no_offer{"identity.no_offer", 409, "请先生成密钥并在十分钟内确认",
                               "Begin anew: a secret is to be confirmed within ten minutes"};
constexpr RefusalKind factor_there{"identity.factor_there", 409, "已启用第二因素",
                                   "A second factor is there already"};
constexpr RefusalKind no_factor{"identity.no_factor", 409, "未启用第二因素",
                                "There is no second factor"};
constexpr RefusalKind factor_required{"identity.factor_required", 409,
                                      "该角色必须使用第二因素，不能停用",
                                      "This role needs a second factor"};
constexpr RefusalKind wrong_password{"identity.old_password", 422, "原密码不正确",
                                     "The old password is wrong"};
constexpr RefusalKind same_password{"identity.same_password", 422, "新密码不得与原密码相同",
                                    "The new password must be another one"};
constexpr RefusalKind no_person{"identity.no_person", 404, "没有用户“{found}”",
                                "There is no user “{found}”"};
constexpr RefusalKind no_session{"identity.no_session", 404, "没有会话“{found}”",
                                 "There is no session “{found}”"};
constexpr RefusalKind no_token{"identity.no_token", 404, "没有令牌“{found}”",
                               "There is no token “{found}”"};
constexpr RefusalKind wrong_token{"identity.token", 401, "令牌无效、已过期或已撤销",
                                  "The token is wrong, expired or revoked"};
constexpr RefusalKind scope_missing{"identity.scope", 403,
                                    "令牌的范围为“{found}”，此操作需要“{expected}”",
                                    "The token's scopes are “{found}”; this needs “{expected}”"};
constexpr RefusalKind bad_scope{
    "identity.bad_scope", 422, "“{found}”不是范围：应为 read、write 或 功能:read、功能:write",
    "“{found}” is no scope: write read, write, or feature:read, feature:write"};
constexpr RefusalKind bad_days{"identity.token_days", 422,
                               "有效期应为 1 至 {expected} 天，实际为 {found}",
                               "A token is valid for 1 to {expected} days, found {found}"};
constexpr RefusalKind many_tokens{"identity.many_tokens", 409,
                                  "令牌已达 {expected} 个，请先撤销不用的",
                                  "There are {expected} tokens: revoke those not used"};
constexpr RefusalKind token_cannot{"identity.token_cannot", 403, "此操作须由本人登录后办理",
                                   "This is for the person to do, not for a token"};
constexpr RefusalKind password_due{"identity.password_due", 403, "请先修改密码",
                                   "Change your password first"};
constexpr RefusalKind factor_due{"identity.factor_due", 403, "请先启用第二因素",
                                 "Set up your second factor first"};
constexpr RefusalKind other_site{"identity.other_site", 403, "请求来自其他网站，已拒绝",
                                 "Refused: the request was sent by another site's page"};
constexpr RefusalKind unknown_subject{
    "identity.unknown_subject", 403,
    "身份提供方的用户“{found}”尚未与本平台用户对应，请联系平台管理员",
    "“{found}” of the identity provider is nobody here yet; ask the administrator"};
constexpr RefusalKind subject_taken{"identity.subject_taken", 409, "“{found}”已对应另一用户",
                                    "“{found}” is another person already"};
constexpr RefusalKind bad_jurisdiction{
    "identity.jurisdiction", 422, "“{found}”不是行政区划代码的前2、4或6位",
    "“{found}” is not the first 2, 4 or 6 digits of a division's code"};
constexpr RefusalKind no_jurisdiction{
    "identity.no_jurisdiction", 422, "只有知识产权主管部门与财政部门人员可设管辖区域",
    "Only people of an authority or a treasury have a jurisdiction"};
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

// The columns of a person as `person_from` reads them.
// Whether a session is there is asked with each request. Where this process alone writes, the
// answer is good until it writes about people; for so long at most, since passwords get old.
constexpr std::int64_t longest_known = 1'000;  // milliseconds
constexpr std::size_t most_known = 10'000;

constexpr const char* person_columns =
    "p.id, p.name, p.organisation, p.roles, p.jurisdiction, p.password_given, p.password_set, "
    "p.factor, p.disabled";
enum Column : std::size_t {
    id_at,
    name_at,
    organisation_at,
    roles_at,
    jurisdiction_at,
    given_at,
    set_at,
    factor_at,
    disabled_at,
    next_at
};

Person person_from(const Row& row) {
    return {.actor = {row.text(id_at), row.text(organisation_at), split_roles(row.text(roles_at)),
                      row.text(jurisdiction_at)},
            .name = row.text(name_at)};
}

std::string token_digest(std::string_view token) {
    return digest(DigestKind::sha256, std::string(token));
}

bool is_division(std::string_view code) {
    return (code.size() == 2 || code.size() == 4 || code.size() == 6) &&
           std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
}

std::string joined_words(const std::vector<std::string>& words) {
    std::string text;
    for (const std::string& word : words) text += (text.empty() ? "" : " ") + word;
    return text;
}

std::vector<std::string> split_words(const std::string& text) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t end = std::min(text.find(' ', at), text.size());
        words.push_back(text.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

bool is_scope(std::string_view scope) {
    const std::size_t colon = scope.find(':');
    const std::string_view what = colon == std::string_view::npos ? scope : scope.substr(colon + 1);
    const std::string_view of = colon == std::string_view::npos ? "all" : scope.substr(0, colon);
    return (what == "read" || what == "write") && !of.empty() &&
           std::ranges::all_of(of, [](char c) { return (c >= 'a' && c <= 'z') || c == '_'; });
}

// Where the person is about to prove who it is or says how: not for a program's token.
bool is_personal(const Route& route) { return route.tag == "session"; }

// What a person may call who must change the password or set up the second factor first.
bool is_way_out(const Route& route) {
    return route.operation == "showSession" || route.operation == "showAccount" ||
           route.operation == "signOut" || route.operation == "changePassword" ||
           route.operation == "offerSecondFactor" || route.operation == "confirmSecondFactor";
}

// A page of another site makes the browser send its cookies' owner's requests where SameSite is not
// known to it; browsers that know Sec-Fetch-Site or Origin say whose page it was.
bool from_other_site(const Request& request) {
    if (const auto site = request.header("sec-fetch-site"))
        return *site != "same-origin" && *site != "none";
    const auto origin = request.header("origin");
    const auto host = request.header("host");
    if (!origin || !host) return false;
    const std::size_t scheme = origin->find("://");
    return scheme == std::string_view::npos || origin->substr(scheme + 3) != *host;
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

Result<std::monostate> Identity::add(const NewPerson& person, OrganisationKind kind, Instant now,
                                     bool password_given) {
    if (!is_user(person.user)) return refuse(bad_user, "user", {{"found", person.user}});
    CHECKED(check_password(person.password, person.user, settings_.passwords, "password"));
    if (person.roles.empty()) return refuse(role_needed, "roles");
    for (std::size_t i = 0; i < person.roles.size(); ++i)
        if (kind_of(person.roles[i]) != kind)
            return refuse(wrong_role, "roles[" + std::to_string(i) + ']',
                          {{"found", label_of(person.roles[i]).zh},
                           {"expected", label_of(kind).zh},
                           {"expected_en", label_of(kind).en}});
    const std::string jurisdiction = person.jurisdiction.value_or("");
    if (!jurisdiction.empty()) {
        if (kind != OrganisationKind::authority && kind != OrganisationKind::treasury)
            return refuse(no_jurisdiction, "jurisdiction");
        if (!is_division(jurisdiction))
            return refuse(bad_jurisdiction, "jurisdiction", {{"found", jurisdiction}});
    }
    const std::string password = hash_password(person.password);
    const auto added = write([&](Session& session) {
        return session.execute(
            "insert into person (id, name, organisation, roles, password, password_set, "
            "password_given, jurisdiction) values ($1, $2, $3, $4, $5, $6, $7, $8) "
            "on conflict do nothing",
            person.user, person.name, person.organisation, joined(person.roles), password,
            now.milliseconds, password_given ? 1 : 0, jurisdiction);
    });
    if (added == 0) return refuse(user_taken, "user", {{"found", person.user}});
    return {};
}

std::vector<Account> Identity::accounts() {
    return database_.read([&](Session& session) {
        std::map<std::string, std::vector<std::string>> subjects;
        for (const Row& row :
             session.query("select person, subject from subject order by person, subject"))
            subjects[row.text(0)].push_back(row.text(1));
        std::vector<Account> accounts;
        for (const Row& row : session.query("select " + std::string(person_columns) +
                                            " from person p order by p.id"))
            accounts.push_back({.person = person_from(row),
                                .disabled = row.integer(disabled_at) != 0,
                                .second_factor = !row.text(factor_at).empty(),
                                .password_given = row.integer(given_at) != 0,
                                .password_set = {row.integer(set_at)},
                                .subjects = subjects[row.text(id_at)]});
        return accounts;
    });
}

std::vector<Person> Identity::people() {
    std::vector<Person> people;
    for (Account& account : accounts()) people.push_back(std::move(account.person));
    return people;
}

Result<std::monostate> Identity::set_disabled(const std::string& user, bool disabled) {
    const auto changed = write([&](Session& session) {
        if (disabled) {
            session.execute("delete from session where person = $1", user);
            session.execute("delete from api_token where person = $1", user);
        }
        return session.execute("update person set disabled = $1 where id = $2", disabled ? 1 : 0,
                               user);
    });
    if (changed == 0) return refuse(no_person, "user", {{"found", user}});
    return {};
}

Result<std::monostate> Identity::reset_password(const std::string& user,
                                                const std::string& password, Instant now) {
    CHECKED(check_password(password, user, settings_.passwords, "password"));
    const std::string hashed = hash_password(password);
    const auto changed = write([&](Session& session) {
        session.execute("delete from session where person = $1", user);
        lockout::succeeded(session, lockout::of_user(user));
        return session.execute(
            "update person set password = $1, password_set = $2, password_given = 1 where id = $3",
            hashed, now.milliseconds, user);
    });
    if (changed == 0) return refuse(no_person, "user", {{"found", user}});
    return {};
}

Result<std::monostate> Identity::remove_second_factor(const std::string& user) {
    const auto changed = write([&](Session& session) {
        session.execute("delete from recovery_code where person = $1", user);
        session.execute("delete from session where person = $1", user);
        return session.execute("update person set factor = '' where id = $1 and factor <> ''",
                               user);
    });
    if (changed == 0) return refuse(no_factor);
    return {};
}

Result<std::monostate> Identity::set_subject(const std::string& user, const std::string& issuer,
                                             const std::string& subject) {
    return write([&](Session& session) -> Result<std::monostate> {
        if (session.query("select 1 from person where id = $1", user).empty())
            return refuse(no_person, "user", {{"found", user}});
        session.execute("delete from subject where person = $1 and issuer = $2", user, issuer);
        if (subject.empty()) return {};
        if (session.execute("insert into subject (issuer, subject, person) values ($1, $2, $3) on "
                            "conflict do nothing",
                            issuer, subject, user) == 0)
            return refuse(subject_taken, "subject", {{"found", subject}});
        return {};
    });
}

std::string Identity::begin_session(Session& session, const std::string& user,
                                    const Attempt& attempt, Instant now) {
    constexpr std::size_t token_bytes = 32;
    constexpr std::size_t id_bytes = 9;
    constexpr std::size_t longest_agent = 200;
    std::string token = random_token(token_bytes);
    session.execute("delete from session where expires < $1", now.milliseconds);
    session.execute(
        "insert into session (token, person, expires, id, started, address, agent) "
        "values ($1, $2, $3, $4, $5, $6, $7)",
        token_digest(token), user, now.milliseconds + session_hours * 3'600'000,
        random_token(id_bytes), now.milliseconds, attempt.address,
        count_characters(attempt.agent) ? attempt.agent.substr(0, longest_agent) : "");
    return token;
}

Result<std::string> Identity::sign_in(const Attempt& attempt, Instant now) {
    const std::string by_user = lockout::of_user(attempt.user);
    const std::string by_address = lockout::of_address(attempt.address);
    struct Known {
        std::string password, factor;
        std::int64_t step = 0;
        bool disabled = false;
    };
    Result<std::monostate> may_try;
    const auto known = database_.read([&](Session& session) -> std::optional<Known> {
        may_try = lockout::check(session, by_user, now);
        if (may_try && !attempt.address.empty()) may_try = lockout::check(session, by_address, now);
        const Rows rows = session.query(
            "select password, factor, factor_step, disabled from person where id = $1",
            attempt.user);
        if (rows.empty()) return std::nullopt;
        const Row& row = rows.front();
        return Known{row.text(0), row.text(1), row.integer(2), row.integer(3) != 0};
    });
    CHECKED(std::move(may_try));
    const auto failed = [&](const RefusalKind& why, std::string field) -> Result<std::string> {
        write([&](Session& session) {
            lockout::failed(session, by_user, now);
            if (!attempt.address.empty()) lockout::failed(session, by_address, now);
        });
        return refuse(why, std::move(field));
    };
    const auto encoded = known ? std::optional(known->password) : std::nullopt;
    if (attempt.password.size() > longest_password || !verify_password(encoded, attempt.password))
        return failed(wrong_sign_in, "");
    if (known->disabled) return refuse(disabled_person);
    if (known->factor.empty())
        return write([&](Session& session) {
            lockout::succeeded(session, by_user);
            return begin_session(session, attempt.user, attempt, now);
        });
    if (attempt.code.empty()) return refuse(code_needed, "code");
    const auto step = second_factor::step_of(known->factor, attempt.code, now);
    const auto token = write([&](Session& session) -> std::optional<std::string> {
        // Each code and each step once, whichever server is asked.
        const auto used =
            step ? session.execute(
                       "update person set factor_step = $1 where id = $2 and factor_step < $1",
                       *step, attempt.user)
                 : session.execute("delete from recovery_code where person = $1 and digest = $2",
                                   attempt.user, token_digest(attempt.code));
        if (used == 0) return std::nullopt;
        lockout::succeeded(session, by_user);
        return begin_session(session, attempt.user, attempt, now);
    });
    if (!token) return failed(wrong_code, "code");
    return *token;
}

Result<std::string> Identity::sign_in_as(const std::string& issuer, const std::string& subject,
                                         const std::string& address, const std::string& agent,
                                         Instant now) {
    return write([&](Session& session) -> Result<std::string> {
        const Rows rows = session.query(
            "select p.id, p.disabled from subject s join person p on p.id = s.person where "
            "s.issuer = $1 and s.subject = $2",
            issuer, subject);
        if (rows.empty()) return refuse(unknown_subject, "", {{"found", subject}});
        if (rows.front().integer(1) != 0) return refuse(disabled_person);
        const std::string& user = rows.front().text(0);
        return begin_session(
            session, user,
            {.user = user, .password = {}, .code = {}, .address = address, .agent = agent}, now);
    });
}

void Identity::sign_out(const std::string& token) {
    write([&](Session& session) {
        session.execute("delete from session where token = $1", token_digest(token));
    });
}

std::string Identity::due_of(const Row& row, const std::vector<Role>& roles, Instant now) const {
    constexpr std::int64_t day = 86'400'000;
    const bool old = settings_.passwords.days > 0 &&
                     row.integer(set_at) + settings_.passwords.days * day < now.milliseconds;
    if (row.integer(given_at) != 0 || old) return "password";
    const bool needs_factor = std::ranges::any_of(roles, [&](Role role) {
        return std::ranges::find(settings_.second_factor_for, role) !=
               settings_.second_factor_for.end();
    });
    return needs_factor && row.text(factor_at).empty() ? "second_factor" : "";
}

std::optional<Person> Identity::who(const std::string& token, Instant now) {
    const std::string hashed = token_digest(token);
    std::uint64_t writes = 0;
    {
        const std::lock_guard lock(known_mutex_);
        writes = writes_;
        const auto found = known_.find(hashed);
        if (found != known_.end() && found->second.since <= now && now < found->second.until)
            return found->second.person;
    }
    std::optional<Bearer> known = database_.read([&](Session& session) -> std::optional<Bearer> {
        const Rows rows =
            session.query("select " + std::string(person_columns) +
                              ", s.id, s.expires from session s join person p on p.id = s.person "
                              "where s.token = $1 and s.expires > $2 and p.disabled = 0",
                          hashed, now.milliseconds);
        if (rows.empty()) return std::nullopt;
        Person person = person_from(rows.front());
        person.session = rows.front().text(next_at);
        person.due = due_of(rows.front(), person.actor.roles, now);
        return Bearer{
            std::move(person), now,
            Instant{std::min(now.milliseconds + longest_known, rows.front().integer(next_at + 1))}};
    });
    if (!known) return std::nullopt;
    if (!database_.writes_in_turn()) return std::move(known->person);
    const std::lock_guard lock(known_mutex_);
    if (writes == writes_) {
        if (known_.size() >= most_known) known_.clear();
        known_.insert_or_assign(hashed, *known);
    }
    return std::move(known->person);
}

void Identity::forget_known() {
    const std::lock_guard lock(known_mutex_);
    ++writes_;
    known_.clear();
}

Result<std::monostate> Identity::change_password(const Person& person, const std::string& old,
                                                 const std::string& password, Instant now) {
    const std::string& user = person.actor.user;
    const std::string name = lockout::of_user(user);
    Result<std::monostate> may_try;
    const std::string encoded = database_.read([&](Session& session) {
        may_try = lockout::check(session, name, now);
        return session.query("select password from person where id = $1", user).front().text(0);
    });
    CHECKED(std::move(may_try));
    if (!verify_password(encoded, old)) {
        write([&](Session& session) { lockout::failed(session, name, now); });
        return refuse(wrong_password, "old");
    }
    if (password == old) return refuse(same_password, "password");
    CHECKED(check_password(password, user, settings_.passwords, "password"));
    const std::string hashed = hash_password(password);
    write([&](Session& session) {
        session.execute(
            "update person set password = $1, password_set = $2, password_given = 0 where id = $3",
            hashed, now.milliseconds, user);
        // Whoever else knew the old one is out.
        session.execute("delete from session where person = $1 and id <> $2", user, person.session);
    });
    return {};
}

std::vector<SessionInfo> Identity::sessions(const std::string& user, Instant now) {
    return database_.read([&](Session& session) {
        std::vector<SessionInfo> all;
        for (const Row& row : session.query(
                 "select id, started, expires, address, agent from session where person = $1 and "
                 "expires > $2 order by started desc, id",
                 user, now.milliseconds))
            all.push_back(
                {row.text(0), {row.integer(1)}, {row.integer(2)}, row.text(3), row.text(4)});
        return all;
    });
}

Result<std::monostate> Identity::end_session(const Person& person, const std::string& id) {
    const auto ended = write([&](Session& session) {
        return id.empty() ? session.execute("delete from session where person = $1 and id <> $2",
                                            person.actor.user, person.session)
                          : session.execute("delete from session where person = $1 and id = $2",
                                            person.actor.user, id);
    });
    if (!id.empty() && ended == 0) return refuse(no_session, "id", {{"found", id}});
    return {};
}

Result<std::string> Identity::offer_second_factor(const Person& person, Instant now) {
    constexpr std::int64_t ten_minutes = 600'000;
    const std::string secret = second_factor::new_secret();
    return write([&](Session& session) -> Result<std::string> {
        const Row row =
            session.query("select factor from person where id = $1", person.actor.user).front();
        if (!row.text(0).empty()) return refuse(factor_there);
        session.execute(
            "insert into factor_offer (person, secret, expires) values ($1, $2, $3) on conflict "
            "(person) do update set secret = excluded.secret, expires = excluded.expires",
            person.actor.user, secret, now.milliseconds + ten_minutes);
        return secret;
    });
}

Result<std::vector<std::string>> Identity::confirm_second_factor(const Person& person,
                                                                 const std::string& code,
                                                                 Instant now) {
    constexpr int recovery_codes = 10;
    constexpr std::size_t recovery_bytes = 12;
    const std::string& user = person.actor.user;
    return write([&](Session& session) -> Result<std::vector<std::string>> {
        const Rows rows =
            session.query("select secret from factor_offer where person = $1 and expires > $2",
                          user, now.milliseconds);
        if (rows.empty()) return refuse(no_offer);
        const std::string& secret = rows.front().text(0);
        const auto step = second_factor::step_of(secret, code, now);
        if (!step) return refuse(wrong_code, "code");
        session.execute("update person set factor = $1, factor_step = $2 where id = $3", secret,
                        *step, user);
        session.execute("delete from factor_offer where person = $1", user);
        session.execute("delete from recovery_code where person = $1", user);
        std::vector<std::string> codes;
        for (int i = 0; i < recovery_codes; ++i) {
            codes.push_back(random_token(recovery_bytes));
            session.execute("insert into recovery_code (person, digest) values ($1, $2)", user,
                            token_digest(codes.back()));
        }
        return codes;
    });
}

Result<std::monostate> Identity::give_up_second_factor(const Person& person,
                                                       const std::string& code, Instant now) {
    const bool required = std::ranges::any_of(person.actor.roles, [&](Role role) {
        return std::ranges::find(settings_.second_factor_for, role) !=
               settings_.second_factor_for.end();
    });
    if (required) return refuse(factor_required);
    const std::string& user = person.actor.user;
    const std::string name = lockout::of_user(user);
    bool wrong = false;
    auto result = write([&](Session& session) -> Result<std::monostate> {
        wrong = false;
        CHECKED(lockout::check(session, name, now));
        const std::string secret =
            session.query("select factor from person where id = $1", user).front().text(0);
        if (secret.empty()) return refuse(no_factor);
        const auto step = second_factor::step_of(secret, code, now);
        if (!step || session.execute("update person set factor = '', factor_step = $1 where id = "
                                     "$2 and factor_step < $1",
                                     *step, user) == 0) {
            wrong = true;
            lockout::failed(session, name, now);
            return std::monostate{};
        }
        session.execute("delete from recovery_code where person = $1", user);
        return std::monostate{};
    });
    if (wrong) return refuse(wrong_code, "code");
    return result;
}

Result<std::string> Identity::new_token(const Person& person, const std::string& name,
                                        const std::vector<std::string>& scopes, int days,
                                        Instant now) {
    constexpr std::size_t token_bytes = 32;
    constexpr std::size_t id_bytes = 9;
    constexpr std::int64_t day = 86'400'000;
    if (days < 1 || days > longest_token_days)
        return refuse(
            bad_days, "days",
            {{"expected", std::to_string(longest_token_days)}, {"found", std::to_string(days)}});
    for (std::size_t i = 0; i < scopes.size(); ++i)
        if (!is_scope(scopes[i]))
            return refuse(bad_scope, "scopes[" + std::to_string(i) + ']', {{"found", scopes[i]}});
    const std::string token = "zr_" + random_token(token_bytes);
    return write([&](Session& session) -> Result<std::string> {
        session.execute("delete from api_token where expires < $1", now.milliseconds);
        if (session.query("select id from api_token where person = $1", person.actor.user).size() >=
            most_tokens)
            return refuse(many_tokens, "", {{"expected", std::to_string(most_tokens)}});
        session.execute(
            "insert into api_token (id, digest, person, name, scopes, created, expires, used) "
            "values ($1, $2, $3, $4, $5, $6, $7, 0)",
            random_token(id_bytes), token_digest(token), person.actor.user, name,
            joined_words(scopes), now.milliseconds, now.milliseconds + days * day);
        return token;
    });
}

std::vector<TokenInfo> Identity::tokens(const std::string& user) {
    return database_.read([&](Session& session) {
        std::vector<TokenInfo> all;
        for (const Row& row : session.query(
                 "select id, name, scopes, created, expires, used from api_token where person = "
                 "$1 order by created desc, id",
                 user))
            all.push_back({row.text(0),
                           row.text(1),
                           split_words(row.text(2)),
                           {row.integer(3)},
                           {row.integer(4)},
                           {row.integer(5)}});
        return all;
    });
}

Result<std::monostate> Identity::revoke_token(const Person& person, const std::string& id) {
    if (write([&](Session& session) {
            return session.execute("delete from api_token where person = $1 and id = $2",
                                   person.actor.user, id);
        }) == 0)
        return refuse(no_token, "id", {{"found", id}});
    return {};
}

std::optional<Person> Identity::bearer(const std::string& token, const Route& route, Instant now,
                                       Refusals& problem) {
    constexpr std::int64_t minute = 60'000;
    const auto tell = [&](const RefusalKind& kind, std::vector<Fact> facts = {}) {
        problem.all.push_back({&kind, {}, std::move(facts)});
        return std::nullopt;
    };
    struct Found {
        Person person;
        std::vector<std::string> scopes;
        std::int64_t used = 0;
    };
    const std::string hashed = token_digest(token);
    const auto found = database_.read([&](Session& session) -> std::optional<Found> {
        const Rows rows = session.query(
            "select " + std::string(person_columns) +
                ", t.id, t.scopes, t.used from api_token t join person p on p.id = t.person "
                "where t.digest = $1 and t.expires > $2 and p.disabled = 0",
            hashed, now.milliseconds);
        if (rows.empty()) return std::nullopt;
        Found one{person_from(rows.front()), split_words(rows.front().text(next_at + 1)),
                  rows.front().integer(next_at + 2)};
        one.person.session = rows.front().text(next_at);
        one.person.by_token = true;
        return one;
    });
    if (!found) return tell(wrong_token);
    if (is_personal(route) && route.operation != "showSession") return tell(token_cannot);
    const bool writes = route.is_write() && route.repetition == Repetition::keyed;
    const std::string needed = writes ? "write" : "read";
    const bool within = std::ranges::any_of(found->scopes, [&](const std::string& scope) {
        const std::size_t colon = scope.find(':');
        const std::string what = colon == std::string::npos ? scope : scope.substr(colon + 1);
        const bool of_all = colon == std::string::npos || scope.substr(0, colon) == route.tag;
        return of_all && (what == "write" || what == needed);
    });
    if (!within)
        return tell(scope_missing, {{"found", joined_words(found->scopes)},
                                    {"expected", route.tag + ':' + needed}});
    // To the minute: not a write for every read.
    if (found->used + minute < now.milliseconds)
        write([&](Session& session) {
            session.execute("update api_token set used = $1 where digest = $2", now.milliseconds,
                            hashed);
        });
    return found->person;
}

Result<std::any> Identity::gate(const Request& request, const Route& route, Instant now) {
    constexpr std::string_view bearer_scheme = "Bearer ";
    const auto authorization = request.header("authorization");
    std::optional<Person> person;
    if (authorization && authorization->starts_with(bearer_scheme)) {
        Refusals problem;
        person =
            bearer(std::string(authorization->substr(bearer_scheme.size())), route, now, problem);
        if (!person) return std::unexpected(std::move(problem));
    } else {
        // The cookie goes with whatever the browser sends.
        if (route.is_write() && from_other_site(request)) return refuse(other_site);
        const auto token = request.cookie(cookie);
        if (token) person = who(std::string(*token), now);
    }
    if (route.access.level == Access::Level::everyone)
        return person ? std::any(*person) : std::any();
    if (!person) return refuse(not_signed_in);
    if (!person->due.empty() && !is_way_out(route))
        return refuse(person->due == "password" ? password_due : factor_due);
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
