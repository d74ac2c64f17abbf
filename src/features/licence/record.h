#pragma once
// The filing of a licence contract on patents (专利实施许可合同备案办法, CNIPA Order 62;
// Implementing Rules 2023, r.15 and r.86) or on marks (Trademark Law 43, its Rules 69): what the
// contract says, what the pledgee of a pledged right answered, what the desk found and decided, and
// how it ended.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/ratio.h"
#include "features/rights/rights.h"

namespace zhirong::licence {

using rights::LicenceType;

enum class Stage {
    draft,
    submitted,             // under review: the desk's clock runs
    correction_requested,  // the clock stands still
    filed,
    refused,
    withdrawn,
    cancelled,  // ended before its term, or revoked
    expired,    // its term ran out, and that was noted
};

enum class Act {
    draft,
    submit,
    ask_consent,
    give_consent,
    decline_consent,
    request_correction,
    resubmit,
    file,
    refuse,
    withdraw,
    change,
    extend,
    cancel,
    note_expiry,
    disclose,
};

// Refusal grounds in the order of Order 62 article 12; `ground_rules` in grounds.h numbers them.
enum class Ground {
    not_in_force,
    not_entitled,
    contract_content,
    beyond_right,
    co_owner_consent,
    fee_in_grace,
    suspended_or_preserved,
    filed_already,
    pledgee_consent,
    conflicting_licence,
    open_licence_barred,
    other,
};

enum class PaperKind {
    application_form,
    licence_contract,
    identity_papers,
    power_of_attorney,
    entitlement_proof,
    other,
};
struct Paper {
    PaperKind kind = PaperKind::other;
    std::string reference;  // number or file
    friend bool operator==(const Paper&, const Paper&) = default;
};

enum class CancelReason { terminated_early, contract_void, right_lost, ground_existed, other };

// Civil Code 444: what a pledged right earns prepays the debt or is deposited.
enum class Proceeds { prepay_debt, deposit };

// ---- what is paid: the three modes of the CNIPA's yearly statistics
struct Payment {
    Date due;
    Money amount;
    friend bool operator==(const Payment&, const Payment&) = default;
};
struct FixedFee {
    Money amount;
    std::vector<Payment> payments;  // add up to the amount
};
enum class Settlement { monthly, quarterly, half_yearly, yearly };
struct Royalty {
    std::optional<Money> entry_fee;
    std::vector<Payment> payments;  // of the entry fee
    Ratio rate;
    std::string base;  // net sales of …
    Settlement settled = Settlement::quarterly;
    std::optional<Money> least_a_year;
};
struct FreeOfCharge {};
using Fee = std::variant<FixedFee, Royalty, FreeOfCharge>;
enum class FeeMode { fixed, royalty, free };

struct CoOwnerConsent {
    std::string co_owner;
    std::string paper;
    friend bool operator==(const CoOwnerConsent&, const CoOwnerConsent&) = default;
};

// ---- commands
// The contract as it is written, gaps included: whether it says enough is refusal ground 3.
struct Draft {
    std::string registry;
    std::vector<std::string> rights;  // their ids
    std::string contract_number;
    Date signed_on;
    Date effective_on;
    std::string licensee_name;
    std::optional<std::string> licensee_code;          // 统一社会信用代码
    std::optional<std::string> licensee_organisation;  // where it is on the platform
    bool foreign_party = false;                        // then an agency files
    std::optional<std::string> agent;
    bool names_both_parties = true;  // with their addresses
    bool lists_each_right = true;    // by name, number, filing and grant date
    std::optional<LicenceType> type;
    std::optional<Date> until;           // the licence's last day
    std::vector<std::string> territory;  // GB/T 2260 codes; 100000: the whole country
    std::optional<Fee> fee;
    std::vector<std::string> goods;  // of marks: similar groups, "0901"
    bool open_licence = false;       // under a declaration of open licence (Patent Law 50)
    bool sublicensable = false;
    std::optional<std::string> head_licence;  // the filed licence that entitles a licensor who is
                                              // not the owner
    std::vector<CoOwnerConsent> co_owner_consents;
    bool assignment_banned = false;          // the contract forbids to assign or pledge its income
    std::optional<std::string> late_reason;  // of a patent's licence filed after three months
    std::vector<Paper> papers;
};
struct Submit {};
struct AskConsent {};
struct GiveConsent {
    std::string paper;
    Proceeds proceeds = Proceeds::prepay_debt;
    std::optional<std::string> account;  // where the licence fees go
};
struct DeclineConsent {
    std::string reason;
};
struct RequestCorrection {
    std::string defects;
    std::string notice_number;
};
struct Resubmit : Draft {};
// The filing number is a letter, the year and the serial that the officer gives.
struct File {
    int serial = 0;
};
struct Refuse {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
};
struct Withdraw {
    std::string reason;
};
struct Change {
    std::optional<std::string> licensee_name;
    std::optional<Fee> fee;
    std::vector<std::string> territory;  // empty: as before
    std::optional<bool> assignment_banned;
    std::string agreement;  // the paper both signed
    std::string notice_number;
};
struct Extend {
    Date until;
    std::string agreement;
    std::string notice_number;
};
struct Cancel {
    CancelReason reason = CancelReason::terminated_early;
    Date on;  // the licence ends with this day
    std::string proof;
    std::string notice_number;
};
struct NoteExpiry {};
// A bank or a guarantor that is to lend on the licence's income sees the filing.
struct Disclose {
    std::string organisation;
};

// ---- events; who acted stands in the journal
struct Drafted {
    std::string licensor;
    std::string licensor_name;
    bool marks = false;  // trademarks; else patents
    Draft content;
    Date on;
};
struct Submitted {
    Date on;
};
struct ConsentAsked {
    std::string right;
    std::string pledge;
    std::string pledgee;
    Date on;
};
struct ConsentGiven {
    std::string right;
    std::string pledge;
    std::string paper;
    Proceeds proceeds = Proceeds::prepay_debt;
    std::optional<std::string> account;
    Date on;
};
struct ConsentDeclined {
    std::string right;
    std::string pledge;
    std::string reason;
    Date on;
};
struct CorrectionRequested {
    std::string defects;
    std::string notice_number;
    Date on;
};
struct Resubmitted {
    bool marks = false;
    Draft content;
    Date on;
};
struct Filed {
    std::string number;
    Date on;
};
struct Refused {
    Ground ground = Ground::other;
    std::string reason;
    std::string notice_number;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
struct Changed {
    Change change;
    Date on;
};
struct Extended {
    Date before;
    Date until;
    std::string agreement;
    std::string notice_number;
    Date on;
};
struct Cancelled {
    CancelReason reason = CancelReason::terminated_early;
    Date ended_on;
    std::string proof;
    std::string notice_number;
    Date on;
};
struct Expired {
    Date on;
};
struct Disclosed {
    std::string organisation;
    Date on;
};
using Event = std::variant<Drafted, Submitted, ConsentAsked, ConsentGiven, ConsentDeclined,
                           CorrectionRequested, Resubmitted, Filed, Refused, Withdrawn, Changed,
                           Extended, Cancelled, Expired, Disclosed>;

enum class Answer { waiting, given, declined };
// What the pledgee of one right says to the licence; for that pledge only.
struct Consent {
    std::string right;
    std::string pledge;
    std::string pledgee;
    Date asked_on;
    Answer answer = Answer::waiting;
    std::optional<Date> answered_on;
    std::optional<std::string> paper;  // or why it declines
    std::optional<Proceeds> proceeds;
    std::optional<std::string> account;
};
// Days on which the desk's clock ran.
struct ReviewSpan {
    Date from;
    std::optional<Date> until;
    friend bool operator==(const ReviewSpan&, const ReviewSpan&) = default;
};

struct Licence {
    static constexpr const char* kind = "licence";
    static constexpr const char* prefix = "LC";
    using Event = licence::Event;

    std::string id;
    Stage stage = Stage::draft;
    std::string licensor;  // the organisation
    std::string licensor_name;
    bool marks = false;
    Draft content;  // as it now is
    std::vector<Consent> consents;
    std::optional<std::string> open_defects;
    std::optional<Date> submitted_on;
    std::vector<ReviewSpan> reviews;
    std::optional<std::string> number;
    std::optional<Date> filed_on;
    std::optional<Date> ended_on;  // the licence's last day; or the day the filing came to nothing
    std::optional<std::string> ended_because;
    std::vector<std::string> disclosed_to;
    int changes = 0;
};

// A filing number, so that a desk gives it once.
struct Issued {
    std::string licence;
    std::string registry;
};
struct FilingNumber {
    static constexpr const char* kind = "filing_number";
    static constexpr const char* prefix = "";
    using Event = std::variant<Issued>;
    std::string id;  // "desk:X2024000123"
    std::string licence;
    std::string registry;
};

}  // namespace zhirong::licence
