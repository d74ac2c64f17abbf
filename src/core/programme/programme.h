#pragma once
// A regional policy as data: one version of one programme. Whoever holds a Programme holds one that
// was checked as a whole; load() says everything that is wrong at once.
#include <expected>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/condition.h"
#include "core/programme/problem.h"
#include "core/programme/quantity.h"

namespace zhirong::programme {

struct Source {
    std::string id;
    Reading title;
    std::string address;  // may be empty
};

// What the programme promises for one loan while it runs.
struct Exposure {
    Expression covered;   // principal of the loan that is covered
    Expression reserved;  // what the fund sets aside for it
    Citation citation;
};

struct Cap {
    std::string id;
    Reading reading;
    Citation citation;
    Expression at_most;
};

// Who bears the covered loss, in the order named. A group is shared again within.
struct Share {
    std::string party;  // a party of party_names(), or the free name of a group
    Reading reading;
    std::optional<Expression> share;    // absent: the rest
    std::optional<Expression> at_most;  // of the party's part; what is above goes to uncovered_to
    std::vector<Share> within;          // of a group
    Position position;
};
struct Split {
    Allocation method = Allocation::largest_remainder;
    Citation citation;
    std::vector<Share> shares;
};

struct Compensation {
    Requirement trigger;
    Expression base;                 // the cumulative loss
    std::optional<Expression> rate;  // the part of the base that is compensated; absent: the whole
    std::optional<Rounding> rounding;  // of rate × base
    std::vector<Cap> caps;
    Split split;
    std::string uncovered_to;  // who bears what no cap lets through
    Citation citation;
};

// Proceeds pay the cost of getting them, then return to those who bore the loss, then what is still
// owed to the creditor; the pledgor gets the surplus (Civil Code 438).
struct Recovery {
    Expression method;               // text: pro_rata_of_paid or in_named_order
    std::vector<std::string> order;  // of the parties
    std::string creditor;
    Citation citation;
};

struct Programme {
    std::string id;
    Reading title;
    std::string jurisdiction;        // GB/T 2260, six digits
    std::optional<int> notice_case;  // of 国知办发运字〔2023〕3号, 1 to 20
    Date from;
    std::optional<Date> until;  // the last day
    std::vector<Source> sources;
    std::vector<NamedQuantity> quantities;
    std::vector<Requirement> eligibility;
    std::optional<Exposure> exposure;
    std::optional<Compensation> compensation;
    std::optional<Recovery> recovery;
    std::string version;  // SHA-256 of the canonical content, 64 hexadecimal digits

    const NamedQuantity* find_quantity(std::string_view name) const;
    const Source* find_source(std::string_view id) const;
    bool in_force(Date date) const { return from <= date && (!until || date <= *until); }
};

struct Party {
    const char* name;
    const char* zh;
    const char* en;
};
std::span<const Party> parties();
const Party* find_party(std::string_view name);
std::span<const std::string> party_names();

constexpr std::string_view pro_rata_of_paid = "pro_rata_of_paid";
constexpr std::string_view in_named_order = "in_named_order";

std::expected<Programme, Problems> load(const Tree& tree);

// Comments, spacing and the order of names in a map do not count; the order of lists does.
std::string content_hash(const Tree& tree);

// The parties who bear a loss, groups opened, in the order named.
std::vector<std::string> bearers(const Split& split);

}  // namespace zhirong::programme
