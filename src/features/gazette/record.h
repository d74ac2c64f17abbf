#pragma once
// An entry of a register as the public may read it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"

namespace zhirong::gazette {

enum class Register { patent, trademark, copyright, licence, receivable };

enum class Matter {
    registered,  // a pledge, or a receivable
    filed,       // a licence
    changed,
    extended,
    assigned,
    reissued,  // the certificate
    cancelled,
    revoked,  // void from the start
    lapsed,   // with the right, or with its own term
    objected,
};

struct PublishedRight {
    std::string number;
    std::string title;
    std::optional<std::string> main_class;
    std::optional<Date> granted_on;
};

struct Entry {
    Register of = Register::patent;
    Matter matter = Matter::registered;
    Date on;
    std::string number;        // of the registration, which all its entries bear
    std::string desk;          // its name
    std::string first_party;   // pledgor, licensor, grantor
    std::string second_party;  // pledgee, licensee, secured party
    std::vector<PublishedRight> rights;
    std::optional<std::string> what;  // of a change: what was changed
    std::string notice_number;        // empty: none was given
    int sequence = 0;                 // among the entries of its registration; set by publish()
};

struct Published {
    Entry entry;
};

struct Publication {
    static constexpr const char* kind = "gazette_entry";
    static constexpr const char* prefix = "GZ";
    using Event = std::variant<Published>;
    std::string id;
    Entry entry;
};

}  // namespace zhirong::gazette
