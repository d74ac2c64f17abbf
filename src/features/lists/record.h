#pragma once
// A list that an office keeps, such as the demonstration firms of a province, and who stands on it
// from when to when. A membership is never overwritten: it ends by an event, and whoever comes back
// begins a new period.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"

namespace zhirong::lists {

enum class SubjectKind {
    enterprise,  // by unified social credit code
    right        // by patent number
};

// ---- commands
struct RegisterList {
    std::string id;  // the name that programmes use: lower-case letters, digits and "_"
    std::string title_zh;
    std::string title_en;
    SubjectKind subject = SubjectKind::enterprise;
    std::string source;  // the document that the list rests on, with its number
    std::string region;  // GB/T 2260; 100000 is the whole country
};

struct EnterMember {
    std::string subject;
    std::string name;
    Date from;
    std::optional<Date> until;  // the last day; absent: until it is ended
    std::string reference;      // number of the document
    std::optional<std::string> irregular_code_reason;
};

// Ends the period that began on that day.
struct EndMember {
    Date from;
    Date until;  // the last day
    std::string reference;
};

// A period that was entered by mistake: it never held.
struct AnnulMember {
    Date from;
    std::string reason;
};

// ---- events of a list
struct Registered {
    std::string owner;  // the organisation that keeps it
    RegisterList details;
};
struct Imported {
    std::string file;  // SHA-256 of its bytes
    std::int64_t entered = 0;
    std::int64_t ended = 0;
    std::int64_t already = 0;
    std::int64_t refused = 0;
};

// ---- events of a member
struct Entered {
    std::string list;  // its name
    std::string subject;
    std::string name;
    Date from;
    std::optional<Date> until;
    std::string reference;
    std::optional<std::string> irregular_code_reason;
    std::string by;  // the person
};
struct Ended {
    Date from;
    Date until;
    std::string reference;
    std::string by;
};
struct Annulled {
    Date from;
    std::string reason;
    std::string by;
};

struct List {
    static constexpr const char* kind = "list";
    static constexpr const char* prefix = "list.";
    using Event = std::variant<Registered, Imported>;

    std::string id;  // "list.ip_demonstration_enterprise", as the fact is called in a programme
    std::string owner;
    RegisterList details;
    std::int64_t imports = 0;
};

struct Period {
    Date from;
    std::optional<Date> until;  // included
    std::string reference;
    std::string entered_by;
    std::optional<std::string> end_reference;
    std::optional<std::string> ended_by;

    bool holds_on(Date date) const { return from <= date && (!until || date <= *until); }
    friend bool operator==(const Period&, const Period&) = default;
};

// One subject of one list, with all its periods. Its id is made of both.
struct Member {
    static constexpr const char* kind = "list_member";
    static constexpr const char* prefix = "list.";
    using Event = std::variant<Entered, Ended, Annulled>;

    std::string id;
    std::string list;
    std::string subject;
    std::string name;             // as it was entered last
    std::vector<Period> periods;  // by their first day, none overlapping
};

}  // namespace zhirong::lists
