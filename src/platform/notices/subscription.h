#pragma once
// Who is told of what happens, and how far. Not journaled, as people and sessions are not: the
// secret of a subscription must be forgotten with it, and the journal forgets nothing.
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/shape.h"
#include "platform/database/database.h"

namespace zhirong::notices {

enum class Channel { webhook, mail };
enum class State { active, suspended };

// A place in the journal: events before it are delivered. Journal lines are numbered in the order
// in which they are committed (platform/desk/work.cpp), so nothing is ever put in before a place.
struct Place {
    std::int64_t journal = 0;
    std::int64_t ordinal = 0;
    friend auto operator<=>(const Place&, const Place&) = default;
};

struct Subscription {
    std::string id;
    std::string organisation;
    std::string person;  // who made it
    Channel channel = Channel::webhook;
    std::string address;
    std::vector<std::string> kinds;  // of records; none: all
    std::string secret;              // of a webhook
    Place place;
    Place batch;  // the end of the batch begun last: what is sent again is the same
    std::int64_t failures = 0;
    Instant failing_since;  // 1970: it is not
    Instant next_try;
    Instant lease_until;
    State state = State::active;
    Instant created;
    Instant last_success;      // 1970: never
    std::string last_problem;  // empty: none since the last success
};

// Told from now on: what is in the journal already is not.
void insert(Session& session, Subscription subscription);
std::vector<Subscription> of_organisation(Session& session, const std::string& organisation);
std::optional<Subscription> find(Session& session, const std::string& organisation,
                                 const std::string& id);
bool remove(Session& session, const std::string& organisation, const std::string& id);
// Goes on at its place: what happened meanwhile is told. Tried at once.
bool resume(Session& session, const std::string& organisation, const std::string& id);

// Nobody waits longer for the next try, or is at it longer. A time further ahead was written by a
// clock that was wrong, or that was set back since; it holds nobody up.
inline constexpr std::int64_t longest_pause_milliseconds = 3'600'000;
inline constexpr std::int64_t lease_milliseconds = 60'000;

// Those that nobody is at and whose time has come, the longest waiting first. A letter to a person
// who may not sign in any more is not sent.
std::vector<Subscription> due(Session& session, Instant now);

}  // namespace zhirong::notices

namespace zhirong {

template <>
struct EnumNames<notices::Channel> {
    using enum notices::Channel;
    using E = notices::Channel;
    static constexpr std::array names{EnumName<E>{webhook, "webhook", "接口推送", "Webhook"},
                                      EnumName<E>{mail, "mail", "电子邮件", "Mail"}};
};
template <>
struct EnumNames<notices::State> {
    using enum notices::State;
    using E = notices::State;
    static constexpr std::array names{EnumName<E>{active, "active", "启用", "Active"},
                                      EnumName<E>{suspended, "suspended", "已暂停", "Suspended"}};
};

}  // namespace zhirong
