#pragma once
// A guarantor's standing (what the law's limits are counted on), its lines to banks, and the
// guarantees issued under them: applied for or following the loan, issued, called, paid, recovered.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "core/guarantee/chain.h"
#include "core/guarantee/limits.h"

namespace zhirong::guarantee {

// What a year brought, by the day on which it happened.
struct Year {
    Money issued;    // guaranteed
    Money released;  // of what was guaranteed: repaid, settled or paid
    Money paid;      // 代偿
    Money recovered;
    friend bool operator==(const Year&, const Year&) = default;
};
Year& operator+=(Year& year, const Year& change);

// What one guarantee does to a line's and a guarantor's totals.
struct Moved {
    std::string guarantee;
    std::string borrower;
    Money outstanding;  // more; negative: less
    Year year;
    Date on;
};

struct Totals {
    Money outstanding;
    std::map<std::string, Money> by_borrower;  // none of zero
    std::map<std::string, Year> years;         // "2025"
    Money of(const std::string& borrower) const;
    Year year(Date date) const;
    friend bool operator==(const Totals&, const Totals&) = default;
};
void add(Totals& totals, const Moved& moved);

// ---- the guarantor's standing
struct ReportNetAssets {
    Money net_assets;
    Date as_of;
    bool mainly_small = false;  // serves mainly small firms and agriculture: 15 times
    std::string paper;          // the audited report
};
struct ConfirmNetAssets {
    bool approved = false;
    std::string opinion;
};
// Borrowers that are related to each other (article 16): counted together.
struct RelateBorrowers {
    std::string name;
    std::vector<std::string> members;
    std::string paper;
};
struct EndRelation {
    int group = 0;
    std::string reason;
};

struct NetAssetsReported {
    ReportNetAssets details;
    std::string maker;
    std::string guarantor;
    Date on;
};
struct NetAssetsConfirmed {
    Date on;
    std::string opinion;
};
struct NetAssetsReturned {
    std::string opinion;
};
struct Related {
    int group = 0;
    RelateBorrowers details;
    Date on;
};
struct RelationEnded {
    int group = 0;
    std::string reason;
    Date on;
};
using StandingEvent = std::variant<NetAssetsReported, NetAssetsConfirmed, NetAssetsReturned,
                                   Related, RelationEnded, Moved>;

struct Group {
    int number = 0;
    RelateBorrowers details;
    Date on;
    std::optional<Date> ended_on;
};

struct Standing {
    static constexpr const char* kind = "guarantor_standing";
    static constexpr const char* prefix = "";
    using Event = StandingEvent;
    std::string id;  // "standing:xiang-guarantee"
    std::string guarantor;
    std::optional<NetAssetsReported> reported;  // waits for its checker
    std::optional<NetAssetsReported> confirmed;
    std::vector<Group> groups;
    Totals totals;
};

// ---- a line
enum class LineStage { proposed, offered, in_force, declined, closed };
enum class LineAct { decide, accept, close };

struct ProposeLine {
    std::string bank;
    std::string scheme;
    std::string number;  // of the cooperation agreement
    Money amount;        // guaranteed, outstanding at a time
    Date until;          // the last day on which a guarantee is issued
    std::optional<std::string> re_guarantor;
    std::optional<std::string> national_fund;
    std::optional<std::string> local_fund;
};
struct DecideLine {
    bool approved = false;
    std::string opinion;
};
struct AcceptLine {
    bool accepted = false;
    std::string opinion;
};
struct CloseLine {
    std::string reason;
};

struct LineProposed {
    std::string guarantor;
    ProposeLine details;
    std::string version;  // of the scheme
    std::string maker;
    Date on;
};
struct LineOffered {
    std::string opinion;
    Date on;
};
struct LineAccepted {
    std::string opinion;
    Date on;
};
struct LineDeclined {
    std::string opinion;
    Date on;
};
struct LineClosed {
    std::string reason;
    Date on;
};
using LineEvent =
    std::variant<LineProposed, LineOffered, LineAccepted, LineDeclined, LineClosed, Moved>;

struct Line {
    static constexpr const char* kind = "guarantor_line";
    static constexpr const char* prefix = "GL";
    using Event = LineEvent;
    std::string id;
    LineStage stage = LineStage::proposed;
    LineProposed proposal;
    std::optional<Date> in_force_since;
    std::optional<std::string> ended_because;
    Totals totals;
};

// ---- a guarantee
enum class Stage {
    applied,
    proposed,
    accepted,
    issued,
    called,
    payment_proposed,
    paid,
    closed,
    released,
    declined,
    withdrawn,
};
enum class Act {
    withdraw,
    propose,
    decide,
    issue,
    receive_fee,
    report_balance,
    release,
    call,
    return_call,
    propose_payment,
    decide_payment,
    reimburse,
    recover,
    close,
};

// ---- commands
// A financing of the platform, or a loan that the bank states.
struct Apply {
    std::string line;
    std::optional<std::string> financing;
    std::optional<std::string> borrower;
    std::optional<std::string> contract;  // the bank's number
    std::optional<Money> principal;
    std::optional<int> months;
    std::string purpose;
};
struct Withdraw {
    std::string reason;
};
struct Counter {
    CounterGuarantee kind = CounterGuarantee::pledge_of_rights;
    std::string paper;
    friend bool operator==(const Counter&, const Counter&) = default;
};
struct Propose {
    std::string opinion;
    std::optional<Ratio> rate;  // agreed instead of the scheme's
    std::vector<Counter> counter_guarantees;
};
struct Decide {
    bool approved = false;
    std::string opinion;
};
struct Issue {
    // Of a loan that the bank states.
    std::optional<Money> principal;
    std::optional<Date> disbursed_on;
    std::optional<Date> matures_on;
    std::string reference;  // the bank's voucher
};
// Under an automatic scheme: what the bank lent.
struct ReportLoan {
    std::string line;
    std::optional<std::string> financing;
    std::optional<std::string> borrower;
    std::optional<std::string> contract;
    std::optional<Money> principal;
    std::optional<Date> disbursed_on;
    std::optional<Date> matures_on;
    std::string reference;
};
struct ReceiveFee {
    std::string reference;
};
struct ReportBalance {
    Money principal;  // outstanding
    std::string reference;
};
struct Release {
    std::string reference;  // of the settlement
};
struct Call {
    // Of a loan that the bank states; of a loan of the platform its own books say it.
    std::optional<Money> principal;
    std::optional<Money> interest;
    std::optional<Date> default_on;
    std::string demand_letter;
    std::string statement;
};
struct ReturnCall {
    std::string reason;
};
struct ProposePayment {
    std::string opinion;
};
struct DecidePayment {
    bool approved = false;
    std::string opinion;
};
struct Reimburse {
    Party party = Party::re_guarantor;
    std::string reference;
};
struct Recover {
    Money amount;
    Money costs;  // of getting it, paid out of it
    std::string reference;
};
struct Close {
    std::string reason;
};

// ---- events
// By party name: organisation ids.
using Bearers = std::map<std::string, std::string>;

struct Applied {
    std::string line;
    std::string scheme;
    std::string version;
    std::string applicant;  // the organisation
    std::string borrower;
    Bearers bearers;
    std::optional<std::string> financing;
    std::optional<std::string> contract;
    Money principal;
    int months = 0;
    std::string purpose;
    bool automatic = false;
    Date on;
};
struct Withdrawn {
    std::string reason;
    Date on;
};
struct Proposed {
    Propose details;
    std::string maker;
    Fee fee;  // of what was applied for
    Date on;
};
struct Accepted {
    std::string opinion;
    Money guaranteed;
    Date on;
};
struct Declined {
    std::string opinion;
    Date on;
};
struct Issued {
    std::optional<std::string> loan;  // of the platform
    Money principal;
    Money guaranteed;
    Date disbursed_on;
    Date matures_on;
    int months = 0;  // begun
    Fee fee;
    std::string reference;
    Date on;
};
struct FeeReceived {
    std::string reference;
    Date on;
};
struct BalanceReported {
    Money principal;
    Money guaranteed;
    std::string reference;
    Date on;
};
struct Released {
    std::string reference;
    Date on;
};
struct Called {
    Call details;
    LossAsked loss;
    Date default_on;
    std::string maker;
    Date on;
    Date pay_by;
};
struct CallReturned {
    std::string reason;
};
struct PaymentProposed {
    std::string opinion;
    std::string maker;
    std::optional<Money> left;  // below the stop line
    Split split;
};
struct PaymentReturned {
    std::string opinion;
};
struct Paid {
    std::string opinion;
    Date on;
    bool late = false;
};
struct Reimbursed {
    Party party = Party::re_guarantor;
    Money amount;
    std::string reference;
    Date on;
};
// Of all recoveries so far.
struct Recovered {
    Money gross;
    Money costs;
    Returned returned;
    std::string reference;
    std::string by;  // the organisation
    Date on;
};
struct Closed {
    std::string reason;
    Date on;
};
using Event = std::variant<Applied, Withdrawn, Proposed, Accepted, Declined, Issued, FeeReceived,
                           BalanceReported, Released, Called, CallReturned, PaymentProposed,
                           PaymentReturned, Paid, Reimbursed, Recovered, Closed>;

struct Guarantee {
    static constexpr const char* kind = "guarantee";
    static constexpr const char* prefix = "GT";
    using Event = guarantee::Event;

    std::string id;
    Stage stage = Stage::applied;
    Applied application;
    std::optional<Proposed> proposal;
    std::optional<Accepted> accepted;
    std::optional<Issued> issued;
    std::optional<FeeReceived> fee_received;
    Money balance;      // of the loan's principal, as last known
    Money outstanding;  // guaranteed and counted against the limits now
    std::optional<Called> call;
    std::optional<PaymentProposed> payment;
    std::optional<Paid> paid;
    std::vector<Reimbursed> reimbursed;
    std::optional<Recovered> recovered;
    std::optional<Date> ended_on;
    std::optional<std::string> ended_because;

    const std::string& party(Party party) const;  // its organisation; it must have one
    bool has(Party party) const;
    Money paid_by(Party party) const;  // of the loss, once it is paid
    Money returned_to(Party party) const;
    Money loss() const;  // called, principal and interest
    Money net() const;   // recovered so far
    bool is_reimbursed(Party party) const;
};

// So that no loan is guaranteed twice, whoever guarantees it.
struct Marked {
    std::string guarantee;
};
struct Unmarked {
    std::string guarantee;
};
struct LoanMark {
    static constexpr const char* kind = "guaranteed_loan";
    static constexpr const char* prefix = "GM";
    using Event = std::variant<Marked, Unmarked>;
    std::string id;
    std::optional<std::string> guarantee;
};

}  // namespace zhirong::guarantee
