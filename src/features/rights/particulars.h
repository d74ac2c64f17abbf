#pragma once
// What the registers say of a right, kind by kind. Absent is what a register does not say yet; what
// the law makes of the dates is in term.h.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "base/shape.h"
#include "core/identifiers/right_kind.h"

namespace zhirong::rights {

// Invention, utility model or design: the number says which.
struct Patent {
    std::string main_class;  // IPC "H04L9/32"; of a design Locarno "06-01"
    std::vector<std::string> further_classes;
    Date filing_date;
    std::optional<Date> grant_date;  // absent: not yet granted
    // The last patent year whose annual fee is paid; 0 before the grant. Year 1 starts on the
    // filing date.
    int fee_paid_through_year = 0;
    // Of a utility model: its owner applied for an invention on the same thing the same day.
    bool same_day_invention = false;
};

// One kind of goods or services that a mark is registered for. Those of one similar group (类似群,
// "0901") count as similar; so may others, which the owner says by naming them alike.
struct Goods {
    int nice_class = 0;  // 1 to 45
    std::string group;   // "0901"; its first two digits are the class
    std::string name;
};
struct Trademark {
    std::optional<std::string> sign;  // its words; absent: a figure alone
    std::vector<Goods> goods;
    std::optional<Date> filing_date;
    Date registered_on;
    Date valid_until;                        // the last day of the term that runs
    std::vector<std::string> similar_marks;  // numbers of marks that look or sound alike
};

// The kinds of works in the form of the copyright register (Z51).
enum class WorkKind {
    text,
    oral,
    music,
    drama,
    quyi,
    dance,
    acrobatics,
    fine_art,
    architecture,
    photograph,
    audiovisual,
    graphic,
    model,
    software,
    sound_recording,
    video_recording,
    typographical,
    broadcast,
    performance,
    other,
};
enum class Author { entity, natural_person };
struct Copyright {
    WorkKind work = WorkKind::software;
    Author author = Author::entity;
    Date completed_on;
    std::optional<Date> first_published_on;
    std::optional<Date> author_died_on;  // of several, the last
    std::optional<Date> registered_on;
};

struct Indication {
    std::string product;
    std::string area;
    Date registered_on;
};

struct Layout {
    Date completed_on;
    Date filing_date;
    std::optional<Date> first_exploited_on;  // commercially, anywhere
    std::optional<Date> registered_on;
};

struct Variety {
    std::string species;
    bool woody = false;  // trees and vines
    Date filing_date;
    std::optional<Date> granted_on;
};

struct Secret {
    Date kept_since;
    std::string measures;  // what keeps it secret
    std::string evidence;  // where it is sealed; never the secret itself
};

struct Dataset {
    Date registered_on;
    Date valid_until;  // the last day, as the certificate says
    std::string source;
    std::string use;
};

using Particulars =
    std::variant<Patent, Trademark, Copyright, Indication, Layout, Variety, Secret, Dataset>;

// The first day on which an application is on file; absent where none is made for such a right.
std::optional<Date> filed_on(const Particulars& particulars);
// Grant or registration; of a work its registration, of a secret the day since which it is kept.
std::optional<Date> granted_on(const Particulars& particulars);
// A right that needs no register to exist (work, secret), or one that has its grant.
bool exists(const Particulars& particulars);
// Main class first: IPC, Locarno, Nice classes as numbers. Empty where the kind has none.
std::vector<std::string> classes(const Particulars& particulars);

// The number as the register writes it, and the kind it is of. Refused where it cannot be one.
struct Numbered {
    std::string number;
    RightKind kind = RightKind::invention;
};
Result<Numbered> read_number(const std::string& text, const Particulars& particulars);
Result<Numbered> read_number(const std::string& text, RightKind kind);

// Every date, class and year that cannot be, at its field below `path`.
Result<std::monostate> check_particulars(const Particulars& particulars, RightKind kind, Date today,
                                         const std::string& path);

// Marks that are to be pledged together (注册商标专用权质押登记程序规定): the same or a similar
// sign on the same or similar goods. What was found alike is told; nothing: they are not.
std::optional<Label> alike(const std::string& number, const Trademark& one,
                           const std::string& other_number, const Trademark& other);

}  // namespace zhirong::rights
