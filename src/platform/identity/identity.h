#pragma once
// People, their passwords and their sessions. None of it goes through the journal: what is written
// there stays for ever.
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "core/access/roles.h"
#include "platform/database/database.h"
#include "platform/http/route.h"

namespace zhirong {

// Who signed in: what the gate leaves in Request::identity.
struct Person {
    Actor actor;
    std::string name;
};
const Person& person_of(const Request& request);

struct NewPerson {
    std::string user;  // "li.ming": lower-case letters, digits, "." and "-"
    std::string name;
    std::string organisation;
    std::vector<Role> roles;
    std::string password;
};

class Identity {
public:
    explicit Identity(Database& database) : database_(database) {}

    static constexpr const char* cookie = "zhirong_session";
    static constexpr std::int64_t session_hours = 12;
    static constexpr std::size_t shortest_password = 10;

    // The organisation's kind must be the one in which the roles exist: the caller knows it.
    Result<std::monostate> add(const NewPerson& person, OrganisationKind kind);
    // The session's token, to be kept in the cookie. The same refusal for a wrong name and a wrong
    // password, after the same time.
    Result<std::string> sign_in(const std::string& user, const std::string& password, Instant now);
    void sign_out(const std::string& token);
    std::optional<Person> who(const std::string& token, Instant now);
    std::vector<Person> people();

    // For the router: who may call the route.
    Result<std::any> gate(const Request& request, const Route& route, Instant now);

private:
    Database& database_;
};

}  // namespace zhirong
