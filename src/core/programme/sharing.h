#pragma once
// Caps that limit what is paid, and splits that say who pays it.
#include <optional>
#include <string>
#include <vector>

#include "core/programme/quantity.h"

namespace zhirong::programme {

// What a cap counts together. All but `claim` need to know what was let through before, kept by
// counters across applications and years.
enum class CapScope {
    claim,    // this claim or loan alone
    expense,  // all that any programme pays on this expense
    loan,
    policy,
    right,
    borrower,
    borrower_year,
    bank,
    bank_year,
    bank_borrower_year,  // what one bank gets for one borrower in a year
    guarantor_year,
    fund,
    programme,
    programme_year,
};
std::span<const Word> cap_scopes();

// What happens when a pot that many share runs out.
enum class WhenDry {
    first_come,  // in the order of the applications
    pro_rata,    // at the end of the period, in proportion
};
std::span<const Word> dry_words();

struct Cap {
    std::string id;
    Reading reading;
    Citation citation;
    Expression at_most;
    CapScope per = CapScope::claim;
    // Caps of one name count together, within a programme and across programmes (a group of
    // subsidies). Empty: the cap counts alone. Not of `claim`.
    std::string counter;
    WhenDry when_dry = WhenDry::first_come;
};
// Whether what was used before must be known.
inline bool counts(const Cap& cap) { return cap.per != CapScope::claim; }

// Who bears what is shared, in the order named. A group is shared again within.
struct Share {
    std::string party;  // a party of party_names(), or the free name of a group
    Reading reading;
    std::optional<Expression> share;    // absent: the rest, or a layer
    std::optional<Expression> up_to;    // of a layer: how much it takes before the next one
    std::optional<Expression> at_most;  // of the party's part; what is above goes to uncovered_to
    std::vector<Cap> caps;              // the same, counted across claims
    std::vector<Share> within;          // of a group
    Position position;
};
struct Split {
    enum class Method {
        largest_remainder,    // by shares; left-over fen to the largest cut-off parts
        floor_then_in_order,  // by shares; left-over fen one each to the first named
        layers,               // the first named bears first, up to its layer
    };
    Method method = Method::largest_remainder;
    Citation citation;
    std::vector<Share> shares;
};
std::span<const Word> split_methods();

// The parties who bear a part, groups opened, in the order named.
std::vector<std::string> bearers(const Split& split);

}  // namespace zhirong::programme
