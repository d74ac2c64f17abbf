#pragma once
// A whole system in the test's own process, without sockets: on a store of its own, with a clock
// that the test moves, and people who speak to it as the console does.
#include <functional>
#include <memory>
#include <string>

#include "app/system.h"
#include "features/organisation/organisation.h"
#include "platform/database/testing/engines.h"

namespace zhirong::testing {

struct Told {
    int status = 0;
    Tree body;
    std::string code() const;  // of a problem; empty: there is none
    // The codes of a problem's errors with their fields: "field.unknown@colour".
    std::vector<std::string> errors() const;
    // A text member by its path; empty where there is none.
    std::string text(std::initializer_list<std::string_view> path) const;
};

class Office;

// Somebody signed in. Each write gets a key of its own.
class Colleague {
public:
    Colleague(Office& office, std::string cookie) : office_(office), cookie_(std::move(cookie)) {}

    const std::string& cookie() const { return cookie_; }
    Told get(const std::string& path);
    Told post(const std::string& path, const Tree& body);
    Told post(const std::string& path, const Tree& body, const std::string& key);
    // The body is a file.
    Told upload(const std::string& path, const std::string& file);
    Told upload(const std::string& path, const std::string& file, const std::string& key);
    std::string download(const std::string& path);
    // The act of that name which the financing's page offers; std::runtime_error naming those it
    // does offer where it is not among them. Fields of the body replace the prefilled ones.
    Told act(const std::string& financing, const std::string& operation, const Tree& body);
    // An act that belongs to no financing, from /api/v1/actions.
    Told begin(const std::string& operation, const Tree& body);

private:
    Told send_action(const Told& page, const std::string& operation, const Tree& body);

    Office& office_;
    std::string cookie_;
};

class Office {
public:
    // With the programmes of that folder instead of the shipped ones, if one is named.
    // An empty store of that engine, with the organisation "platform" and its administrator
    // "admin"; opened on `opening_date`, at nine in the morning in China.
    explicit Office(const Engine& engine = engines()[0], Date opening_date = date_of(2024, 3, 1),
                    DigestKind digest = DigestKind::sha256,
                    const std::filesystem::path& programmes = {});

    System& system() { return *system_; }
    const Configuration& configuration() const { return configuration_; }
    const std::filesystem::path& folder() const { return folder_.path(); }

    void add_organisation(const std::string& id, const std::string& name, OrganisationKind kind,
                          const std::string& region = "430100");
    // The password is password_of(user).
    void add_person(const std::string& user, const std::string& organisation,
                    std::vector<Role> roles);
    static std::string password_of(const std::string& user) { return "password of " + user; }
    Colleague sign_in(const std::string& user);

    Response send(Request request);
    std::string new_key() { return "key-" + std::to_string(++keys_); }
    // The clock's moment, for tests of what happens at night.
    Instant now() const { return *now_; }
    void set_now(Instant now) { *now_ = now; }
    // What went wrong in the world since the test began.
    const std::vector<std::string>& failures() const { return failures_; }

private:
    TemporaryFolder folder_;
    std::shared_ptr<Instant> now_;
    Configuration configuration_;
    std::unique_ptr<System> system_;
    std::vector<std::string> failures_;
    std::unique_ptr<Router> router_;
    int keys_ = 0;
};

}  // namespace zhirong::testing
