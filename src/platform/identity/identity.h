#pragma once
// People, how they prove who they are, their sessions and their programs' tokens. None of it goes
// through the journal: what is written there stays for ever.
#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "core/access/roles.h"
#include "platform/database/database.h"
#include "platform/http/route.h"
#include "platform/identity/password_policy.h"
#include "platform/identity/person.h"

namespace zhirong {

struct NewPerson {
    std::string user;  // "li.ming": lower-case letters, digits, "." and "-"
    std::string name;
    std::string organisation;
    std::vector<Role> roles;
    std::string password;
    // Of an authority or a treasury: see Actor::jurisdiction.
    std::optional<std::string> jurisdiction = {};
};

// A person as the administrator sees it.
struct Account {
    Person person;
    bool disabled = false;
    bool second_factor = false;
    bool password_given = false;        // by another person: must be changed
    Instant password_set;               // 1970: before this was kept
    std::vector<std::string> subjects;  // at the identity provider
};

struct Attempt {
    std::string user;
    std::string password;
    std::string code;     // of the second factor, or one to recover with; empty: none given
    std::string address;  // whence it comes; empty: from the program itself
    std::string agent;    // what the browser calls itself
};

struct SessionInfo {
    std::string id;
    Instant started;
    Instant expires;
    std::string address;
    std::string agent;
};

struct TokenInfo {
    std::string id;
    std::string name;
    std::vector<std::string> scopes;
    Instant created;
    Instant expires;
    Instant used;  // 1970: never
};

struct IdentitySettings {
    PasswordPolicy passwords;
    // Who signs in with one of these roles needs a second factor.
    std::vector<Role> second_factor_for;
};

class Identity {
public:
    explicit Identity(Database& database, IdentitySettings settings = {})
        : database_(database), settings_(std::move(settings)) {}

    static constexpr const char* cookie = "zhirong_session";
    static constexpr std::int64_t session_hours = 12;
    static constexpr std::int64_t longest_token_days = 366;
    static constexpr std::size_t most_tokens = 50;  // of a person

    const IdentitySettings& settings() const { return settings_; }

    // The organisation's kind must be the one in which the roles exist: the caller knows it. Where
    // another person chose the password, it must be changed at the first sign-in.
    Result<std::monostate> add(const NewPerson& person, OrganisationKind kind, Instant now,
                               bool password_given = false);
    std::vector<Account> accounts();
    std::vector<Person> people();
    // Sessions and tokens end at once.
    Result<std::monostate> set_disabled(const std::string& user, bool disabled);
    // By an administrator: must be changed at the next sign-in; all sessions end, and waiting for
    // too many attempts ends too.
    Result<std::monostate> reset_password(const std::string& user, const std::string& password,
                                          Instant now);
    // By an administrator, where telephone and recovery codes are lost.
    Result<std::monostate> remove_second_factor(const std::string& user);
    // The person of that name at an identity provider. An empty subject: no longer.
    Result<std::monostate> set_subject(const std::string& user, const std::string& issuer,
                                       const std::string& subject);

    // The session's token, to be kept in the cookie. The same refusal for a wrong name and a wrong
    // password, after the same time; who fails often waits (identity/lockout.h).
    Result<std::string> sign_in(const Attempt& attempt, Instant now);
    // By the word of an identity provider, which asked for what it asks for.
    Result<std::string> sign_in_as(const std::string& issuer, const std::string& subject,
                                   const std::string& address, const std::string& agent,
                                   Instant now);
    void sign_out(const std::string& token);
    std::optional<Person> who(const std::string& token, Instant now);

    Result<std::monostate> change_password(const Person& person, const std::string& old,
                                           const std::string& password, Instant now);
    std::vector<SessionInfo> sessions(const std::string& user, Instant now);
    // Empty id: all but the one that asks.
    Result<std::monostate> end_session(const Person& person, const std::string& id);

    // A secret that becomes the second factor when a code of it is shown within ten minutes.
    Result<std::string> offer_second_factor(const Person& person, Instant now);
    // Ten codes to recover with, each good once; they are shown once.
    Result<std::vector<std::string>> confirm_second_factor(const Person& person,
                                                           const std::string& code, Instant now);
    // By its owner, with a code.
    Result<std::monostate> give_up_second_factor(const Person& person, const std::string& code,
                                                 Instant now);

    // For a program that acts for the person. Scopes: "read", "write", or of one feature
    // "loan:read", "loan:write"; writing includes reading. Shown once: "zr_…".
    Result<std::string> new_token(const Person& person, const std::string& name,
                                  const std::vector<std::string>& scopes, int days, Instant now);
    std::vector<TokenInfo> tokens(const std::string& user);
    Result<std::monostate> revoke_token(const Person& person, const std::string& id);

    // For the router: who may call the route.
    Result<std::any> gate(const Request& request, const Route& route, Instant now);

private:
    std::optional<Person> bearer(const std::string& token, const Route& route, Instant now,
                                 Refusals& problem);
    std::string begin_session(Session& session, const std::string& user, const Attempt& attempt,
                              Instant now);
    std::string due_of(const Row& row, const std::vector<Role>& roles, Instant now) const;

    // What is written about people ends what is known of them, before the caller goes on.
    template <std::invocable<Session&> F>
    auto write(F&& work) {
        struct Forget {
            Identity& identity;
            ~Forget() { identity.forget_known(); }
        };
        const Forget forget{*this};
        return database_.write(std::forward<F>(work));
    }
    void forget_known();

    struct Bearer {
        Person person;
        Instant since;
        Instant until;
    };
    Database& database_;
    IdentitySettings settings_;
    std::mutex known_mutex_;
    std::unordered_map<std::string, Bearer> known_;  // by the digest of the session's token
    std::uint64_t writes_ = 0;
};

}  // namespace zhirong
