#pragma once
// A patent as the patent register knows it: whose it is, how long it lives, what stands against it,
// and the pledge it carries. Its id is made from its number, so that a patent exists once.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/identifiers/shape.h"

namespace zhirong::rights {

// What the register last said; fees and term may have ended the patent since (see term.h).
enum class Status { not_yet_granted, granted, terminated, invalidated };

// What the register notes against a patent that lives (Implementing Rules 2023, r.105 to 107).
enum class Notice { ownership_suspension, court_preservation, invalidation_proceeding };

// What the registration desk may note, each a move of the status or of one notice.
enum class StatusChange {
    granted,
    terminated,
    invalidated,
    suspension_begun,
    suspension_ended,
    preservation_begun,
    preservation_ended,
    invalidation_begun,
    invalidation_ended,
};

// Whoever else owns the patent. A consent is given for one pledge and ends with it.
struct CoOwner {
    std::string name;
    std::optional<std::string> consent;  // the paper by which the co-owner agrees to the pledge
    friend bool operator==(const CoOwner&, const CoOwner&) = default;
};

struct NoticeInForce {
    Notice notice = Notice::ownership_suspension;
    Date since;
    std::string reference;  // of the court or the office
    friend bool operator==(const NoticeInForce&, const NoticeInForce&) = default;
};

// ---- commands
struct RecordRight {
    std::string number;  // any form that read_patent_number takes
    std::string title;
    std::string main_class;  // IPC "H04L9/32"; of a design Locarno "06-01"
    Date filing_date;
    std::optional<Date> grant_date;  // absent: not yet granted
    // The last patent year whose annual fee is paid; 0 before the grant. Year 1 starts on the
    // filing date.
    int fee_paid_through_year = 0;
    std::vector<CoOwner> co_owners;
    // The co-owners' agreement on exercising the patent, where there is one (Patent Law 14).
    std::optional<std::string> co_ownership_agreement;
    // Of a utility model: its owner applied for an invention on the same thing the same day.
    bool same_day_invention = false;
    std::string registry;  // the desk that keeps its entries
};
struct NoteFeePaid {
    int through_year = 0;
    Date on;
    std::string receipt;
};
struct NoteConsent {
    std::string co_owner;
    std::string consent;
};
struct NoteStatus {
    StatusChange change = StatusChange::granted;
    Date on;
    std::string reference;
};

// ---- events
struct Recorded {
    std::string owner;
    PatentKind patent = PatentKind::invention;
    RecordRight details;  // the number in the form of the register
};
struct FeePaid {
    int through_year = 0;
    Date on;
    std::string receipt;
};
struct ConsentGiven {
    std::string co_owner;
    std::string consent;
};
struct StatusNoted {
    StatusChange change = StatusChange::granted;
    Date on;
    std::string reference;
};
struct Pledged {
    std::string pledge;
    std::string pledgee;
    Date on;
};
struct Released {
    std::string pledge;
    Date on;
};
// Sold to somebody who need not be on the platform.
struct Transferred {
    std::string buyer;
    Date on;
};
using Event =
    std::variant<Recorded, FeePaid, ConsentGiven, StatusNoted, Pledged, Released, Transferred>;

struct Right {
    static constexpr const char* kind = "right";
    static constexpr const char* prefix = "RT";
    using Event = rights::Event;

    std::string id;
    std::string number;  // 13 characters, without ZL and dot
    PatentKind patent = PatentKind::invention;
    std::string title;
    std::string main_class;
    std::string owner;  // the organisation that recorded it
    std::vector<CoOwner> co_owners;
    std::optional<std::string> co_ownership_agreement;
    std::string registry;
    Date filing_date;
    std::optional<Date> grant_date;
    Status status = Status::not_yet_granted;
    std::optional<Date> ended_on;  // terminated or invalidated
    int fee_paid_through_year = 0;
    bool same_day_invention = false;
    std::vector<NoticeInForce> notices;
    std::optional<std::string> pledge;  // in force
    std::optional<std::string> pledgee;
    std::optional<Transferred> sale;
};

}  // namespace zhirong::rights
