#pragma once
// A right as its register knows it: whose it is, how long it lives, what stands against it, and the
// pledge it carries. Its id is made from its number, so that a right exists once.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "features/rights/particulars.h"

namespace zhirong::rights {

// What the register last said; fees and term may have ended the right since (see term.h).
enum class Status { not_yet_granted, granted, terminated, invalidated };

// What the register notes against a right that lives (Implementing Rules 2023, r.105 to 107;
// Trademark Law 49; the last two are the parties' own disputes).
enum class Notice {
    ownership_suspension,
    court_preservation,
    invalidation_proceeding,
    revocation_proceeding,
    ownership_dispute,
    infringement_dispute,
};

// What the registration desk may note, each a move of the status or of one notice.
enum class StatusChange {
    granted,
    terminated,
    invalidated,
    restored,
    suspension_begun,
    suspension_ended,
    preservation_begun,
    preservation_ended,
    invalidation_begun,
    invalidation_ended,
    revocation_begun,
    revocation_ended,
    ownership_dispute_begun,
    ownership_dispute_ended,
    infringement_dispute_begun,
    infringement_dispute_ended,
};

enum class LicenceType { exclusive, sole, ordinary };

// Who holds a right, whether or not on the platform.
struct Holder {
    std::string name;
    std::optional<std::string> credit_code;
    friend bool operator==(const Holder&, const Holder&) = default;
};

// Whoever else owns the right. A consent is given for one pledge and ends with it.
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

struct LicenceInForce {
    std::string licence;
    std::string licensee;
    LicenceType type = LicenceType::ordinary;
    Date from;
    Date until;
    friend bool operator==(const LicenceInForce&, const LicenceInForce&) = default;
};

// ---- commands
struct RecordRight {
    std::string number;  // of a secret or an unregistered work the owner's own
    std::string title;
    Particulars details;
    std::vector<CoOwner> co_owners;
    // The co-owners' agreement on exercising the right, where there is one (Patent Law 14).
    std::optional<std::string> co_ownership_agreement;
    std::optional<std::string> family;  // rights of one invention or one brand bear the same name
    std::string registry;               // the desk that keeps its entries
};
// The same, written by the desk for a holder who need not be on the platform.
struct EnterRight : RecordRight {
    Holder holder;
};
// The firm whose credit code the desk entered takes the right into its portfolio.
struct ClaimRight {};
struct CorrectRight {
    std::string title;
    Particulars details;
    std::vector<CoOwner> co_owners;
    std::optional<std::string> co_ownership_agreement;
    std::optional<std::string> family;
    std::string reason;
    std::string evidence;
};
struct NoteFeePaid {
    int through_year = 0;
    Date on;
    std::string receipt;
};
struct NoteRenewal {
    Date until;  // the last day of the new term
    Date on;
    std::string reference;
};
struct NoteConsent {
    std::string co_owner;
    std::string consent;
};
struct NoteStatus {
    StatusChange change = StatusChange::granted;
    Date on;
    std::string reference;
    std::optional<int> fee_paid_through_year;  // of a patent that is restored
};
struct NoteTransfer {
    Holder to;
    std::optional<std::string> organisation;  // the new owner, where it is on the platform
    Date on;
    std::string reference;
    std::optional<std::string> pledgee_consent;  // Civil Code 444: of a pledged right
};

// ---- events
struct Recorded {
    std::string owner;  // empty: not on the platform
    Holder holder;
    RightKind kind = RightKind::invention;
    RecordRight details;  // the number in the form of the register
};
struct Claimed {
    std::string owner;
};
// The whole as it now is; what it was stands in the events before.
struct Corrected {
    CorrectRight details;
};
struct FeePaid {
    int through_year = 0;
    Date on;
    std::string receipt;
};
struct Renewed {
    Date until;
    Date on;
    std::string reference;
};
struct ConsentGiven {
    std::string co_owner;
    std::string consent;
};
struct StatusNoted {
    StatusChange change = StatusChange::granted;
    Date on;
    std::string reference;
    std::optional<int> fee_paid_through_year;
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
struct Licensed {
    LicenceInForce licence;
};
struct LicenceEnded {
    std::string licence;
    Date on;
};
// Sold out of a pledge to somebody who need not be on the platform.
struct Transferred {
    std::string buyer;
    Date on;
};
struct OwnerChanged {
    std::string owner;  // empty: not on the platform
    Holder holder;
    Holder before;
    Date on;
    std::string reference;
    std::optional<std::string> pledgee_consent;
};
using Event =
    std::variant<Recorded, Claimed, Corrected, FeePaid, Renewed, ConsentGiven, StatusNoted, Pledged,
                 Released, Licensed, LicenceEnded, Transferred, OwnerChanged>;

struct Right {
    static constexpr const char* kind = "right";
    static constexpr const char* prefix = "RT";
    using Event = rights::Event;

    std::string id;
    std::string number;  // of a patent 13 characters, without ZL and dot
    RightKind right_kind = RightKind::invention;
    std::string title;
    Particulars details;
    std::string owner;  // the organisation; empty: not on the platform
    Holder holder;
    std::vector<CoOwner> co_owners;
    std::optional<std::string> co_ownership_agreement;
    std::optional<std::string> family;
    std::string registry;
    Status status = Status::not_yet_granted;
    std::optional<Date> ended_on;  // terminated or invalidated
    std::vector<NoticeInForce> notices;
    std::vector<LicenceInForce> licences;
    std::optional<std::string> pledge;  // in force
    std::optional<std::string> pledgee;
    std::optional<Transferred> sale;
};

}  // namespace zhirong::rights
