#pragma once
// Prices of rights, published so that nobody's is told. A deal is reported by an exchange or an
// office and kept as a record of its own; what the book knows besides, accepted valuations and
// hammer prices, is read from where it stands. A publication brings what became known up to the end
// of a quarter together into groups, each large enough to hide its parties, and nothing but whole
// groups is ever shown.
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::price {

enum class Basis {
    value,  // of an accepted valuation
    deal,   // agreed between seller and buyer
    hammer  // of a pledged right that was sold
};

enum class Channel { agreement, listing, auction, court_auction, other };

// ---- commands
struct ReportDeal {
    std::string reference;  // the deal's number with whoever reports it
    Date on;
    RightKind kind = RightKind::invention;
    std::string right_class;  // IPC subclass, Locarno or Nice class; empty where the kind has none
    std::string region;       // of the seller, GB/T 2260
    Money price;
    std::optional<Money> appraisal;  // of the right, before the deal
    Channel channel = Channel::agreement;
    std::optional<int> rounds;
    std::optional<int> days;  // from publication to deal
    // Who they are is never published: it is counted, so that a group is of several parties.
    std::string seller;
    std::string buyer;
    std::string source;  // the paper that says so
    friend bool operator==(const ReportDeal&, const ReportDeal&) = default;
};
struct WithdrawDeal {
    std::string reason;
};
// Publishes what became known up to the end of a quarter.
struct Publish {
    std::string quarter;  // "2024Q1"
};
// From a day on, how large a group must be.
struct SetMinimum {
    Date from;
    int observations = 0;
    int parties = 0;
    Ratio largest_share;
    std::string reason;
};

// ---- a deal
struct Reported {
    std::string reporter;  // the organisation
    std::string by;
    Date known;
    ReportDeal details;
};
struct Withdrawn {
    Date on;
    std::string by;
    std::string reason;
};
struct Deal {
    static constexpr const char* kind = "price_deal";
    static constexpr const char* prefix = "PR";
    using Event = std::variant<Reported, Withdrawn>;

    std::string id;
    std::string reporter;
    std::string reported_by;
    Date known;
    ReportDeal details;
    std::optional<Withdrawn> withdrawn;
};

// ---- how large a group must be
struct Minimum {
    Date from;
    int observations = 0;  // at least
    int parties = 0;       // at least, sellers and buyers each
    Ratio largest_share;   // of one party in the group's total, at most
    std::string reason;
    friend bool operator==(const Minimum&, const Minimum&) = default;
};
struct MinimumSet {
    Minimum minimum;
    std::string by;
};
struct Minimums {
    static constexpr const char* kind = "price_minimum";
    static constexpr const char* prefix = "price.";
    using Event = std::variant<MinimumSet>;

    std::string id;
    std::vector<Minimum> set;  // by `from`
};

// ---- a publication
// Prices that are shown together or not at all. What is not told is empty: the group reaches over
// all of it, less those that have a group of their own in the same publication.
struct Group {
    Basis basis = Basis::value;
    std::optional<RightKind> kind;
    std::string right_class;         // "", "H", "H04L"; "09"
    std::string region;              // "", "43", "4301": the first digits of GB/T 2260
    std::string period;              // "", "2024", "2024Q1"
    bool rest = false;               // what was left when its neighbours got groups of their own
    int parties = 0;                 // sellers, or owners
    std::vector<Money> prices;       // rising, so that their order tells nothing
    std::vector<std::string> deals;  // by id, so that theirs neither
    friend bool operator==(const Group&, const Group&) = default;
};
struct Published {
    std::string quarter;
    Date on;
    std::string by;
    Minimum minimum;
    std::vector<Basis> bases;  // those with enough; the others wait for the next publication
    std::vector<Group> groups;
};
// A deal in it was withdrawn: without it the group would tell its price, so the group goes.
struct GroupWithdrawn {
    int group = 0;
    Date on;
    std::string reason;
};
struct Publication {
    static constexpr const char* kind = "price_publication";
    static constexpr const char* prefix = "PP";
    using Event = std::variant<Published, GroupWithdrawn>;

    std::string id;
    std::string quarter;
    Date on;
    std::string by;
    Minimum minimum;
    std::vector<Basis> bases;
    std::vector<Group> groups;
    std::vector<int> withdrawn;  // groups no longer shown, by number
};

}  // namespace zhirong::price
