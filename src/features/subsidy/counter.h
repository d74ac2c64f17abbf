#pragma once
// What the caps of programmes have let through so far: for a borrower and year, a pot of a year, a
// group of subsidies together. Kept to the fen under lock, charged when an application is filed and
// given back when it is refused, cut, withdrawn or clawed back.
#include <optional>
#include <set>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/programme/limit.h"

namespace zhirong::subsidy {

// What is counted together.
struct CounterKey {
    std::string name;  // of the group, or "<programme>.<cap>" where the cap counts alone
    programme::CapScope per = programme::CapScope::programme;
    std::string subject;  // organisation, loan, right, fund; empty: everything
    int year = 0;         // 0: all years
    friend bool operator==(const CounterKey&, const CounterKey&) = default;
};
std::string id_of(const CounterKey& key);

struct Charged {
    CounterKey key;
    Label words;  // of the cap that charged last
    std::string application;
    std::string office;
    Money limit;          // as the cap had it
    bool is_pot = false;  // shared pro rata at the end
    Money change;         // more, or less
    std::string reason;
    Date on;
};
// A pot that is shared pro rata at the end has been shared: nothing more is taken in.
struct Shared {
    std::string batch;
    Money asked;
    Money shared;
    Date on;
};
using CounterEvent = std::variant<Charged, Shared>;

struct Counter {
    static constexpr const char* kind = "subsidy_counter";
    static constexpr const char* prefix = "SC";
    using Event = CounterEvent;
    std::string id;
    CounterKey key;
    Label words;
    Money limit;
    Money used;
    bool is_pot = false;
    std::optional<Shared> shared;
    std::vector<std::string> offices;
};

Counter apply(Counter counter, const CounterEvent& event);
std::vector<std::string> parties(const Counter& counter);
Label stage_words(const Counter& counter);

// The year and the subject that a cap counts by; nothing where it is about something that the
// application does not have (a loan, a right, a fund).
struct CountedFor {
    std::string borrower;
    std::string bank;
    std::string guarantor;
    std::string loan;
    std::string policy;
    std::string right;
    std::string fund;
    Date on;
};
std::optional<CounterKey> key_of(const programme::Cap& cap, const std::string& of_programme,
                                 const CountedFor& counted);

}  // namespace zhirong::subsidy
