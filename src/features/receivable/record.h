#pragma once
// The registration of a pledge of receivables, the income of licences above all: made by the
// secured party itself, without examination of substance (动产和权利担保统一登记办法, PBoC Order
// 7/2021; Civil Code 440(6), 445 and 768; Guarantee Interpretation 53, 61 and 66).
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "features/licence/licence.h"

namespace zhirong::receivable {

enum class Stage { registered, cancelled };

enum class Act {
    change,
    extend,
    report_name_change,
    register_name_change,
    report_discharge,
    cancel,
    confirm_debt,
    note_confirmation,
    object,
    notify_objection,
    submit_suit,
    withdraw_objection,
};

// What kind of claim it is. The last two are not registered here (Order 7/2021, article 3).
enum class Claim { licence_fee, royalty, other_money, bill_or_security, intellectual_property };
enum class Nature { existing, future, both };
enum class TransferBan { none, by_contract, by_law };
enum class CancelReason { debt_ended, pledge_enforced, pledge_waived, other };
enum class Whose { grantor, secured_party };

struct Payment {
    Date due;
    Money amount;
    friend bool operator==(const Payment&, const Payment&) = default;
};

// ---- commands
struct Register {
    // The grantor: an organisation of the platform, or name and code.
    std::optional<std::string> grantor_organisation;
    std::optional<std::string> grantor_name;
    std::optional<std::string> grantor_code;
    // What is pledged. A general description will do where it reasonably identifies (Interpretation
    // 53): by a filed licence, or by a debtor with a contract or rights.
    Claim claim = Claim::licence_fee;
    Nature nature = Nature::both;
    std::optional<std::string> licence;  // a filing that the secured party sees
    std::optional<std::string> base_contract;
    std::vector<std::string> right_numbers;
    std::optional<std::string> debtor_organisation;
    std::optional<std::string> debtor_name;
    std::string description;
    std::vector<Payment> payments;  // as they are agreed to fall due
    TransferBan transfer_ban = TransferBan::none;
    // The account into which the debtor pays (Interpretation 61).
    std::optional<std::string> account_bank;
    std::optional<std::string> account_number;
    bool account_restricted = false;  // no debit without the secured party
    // The debt.
    std::string debt_contract;
    std::string pledge_contract;
    Money secured_amount;
    Date debt_from;
    Date debt_until;
    std::optional<std::string> financing;
    int term_months = 0;
    // Of the registration of the same pledge in the PBoC's own register, where there is one.
    std::optional<std::string> unified_number;
};
struct Change {
    std::optional<std::string> description;
    std::optional<Money> secured_amount;
    std::optional<Date> debt_until;
    std::optional<std::string> account_bank;
    std::optional<std::string> account_number;
    std::optional<bool> account_restricted;
    std::optional<std::string> unified_number;
    std::string agreement;  // with the grantor
};
struct Extend {
    int months = 0;
    std::string agreement;
};
struct ReportNameChange {
    Whose whose = Whose::grantor;
    std::string name;
    std::optional<std::string> code;
    Date changed_on;
    std::string paper;
};
struct RegisterNameChange {};
struct ReportDischarge {
    CancelReason reason = CancelReason::debt_ended;
    Date on;
    std::string paper;
};
struct Cancel {
    CancelReason reason = CancelReason::debt_ended;
    Date discharged_on;
    std::string paper;
};
// By the debtor, who cannot deny afterwards what it confirmed (Interpretation 61).
struct ConfirmDebt {
    std::optional<Money> amount;  // of what is existing
    bool knows_account = false;   // will pay into the designated account
    std::string paper;
};
struct NoteConfirmation : ConfirmDebt {
    std::string person;  // who signed for the debtor
    Date on;
};
struct Object {
    std::string reason;
    Date demanded_on;    // the day the secured party was asked to correct or cancel
    std::string answer;  // what it said
};
struct NotifyObjection {
    int objection = 0;
    Date on;
    std::string paper;
};
struct SubmitSuit {
    int objection = 0;
    std::string court;
    std::string case_number;
    Date accepted_on;
};
struct WithdrawObjection {
    int objection = 0;
    std::string reason;
};

// ---- events
struct Party {
    std::optional<std::string> organisation;
    std::string name;
    std::string code;
    friend bool operator==(const Party&, const Party&) = default;
};
struct Registered {
    std::string number;
    Party secured_party;
    Party grantor;
    std::optional<Party> debtor;
    Register content;
    Date on;
};
struct Changed {
    Change change;
    Date on;
};
struct Extended {
    int months = 0;
    Date before;
    std::string agreement;
    Date on;
};
struct NameChangeReported {
    Whose whose = Whose::grantor;
    std::string name;
    std::optional<std::string> code;
    Date changed_on;
    std::string paper;
    Date on;
};
struct NameChangeRegistered {
    Date on;
    bool late = false;
};
struct Discharged {
    CancelReason reason = CancelReason::debt_ended;
    Date discharged_on;
    std::string paper;
    Date on;
};
struct Cancelled {
    CancelReason reason = CancelReason::debt_ended;
    Date discharged_on;
    std::string paper;
    bool late = false;
    Date on;
};
struct DebtConfirmed {
    std::optional<Money> amount;
    bool knows_account = false;
    std::string paper;
    std::string person;
    bool by_debtor = false;  // itself, on the platform
    Date confirmed_on;
    Date on;
};
struct Objected {
    int objection = 0;
    std::string objector;
    std::string reason;
    Date demanded_on;
    std::string answer;
    Date on;
};
struct ObjectionNotified {
    int objection = 0;
    Date notified_on;
    std::string paper;
    Date on;
};
struct SuitSubmitted {
    int objection = 0;
    std::string court;
    std::string case_number;
    Date accepted_on;
    Date on;
};
struct ObjectionWithdrawn {
    int objection = 0;
    std::string reason;
    Date on;
};
using Event = std::variant<Registered, Changed, Extended, NameChangeReported, NameChangeRegistered,
                           Discharged, Cancelled, DebtConfirmed, Objected, ObjectionNotified,
                           SuitSubmitted, ObjectionWithdrawn>;

struct Objection {
    int number = 0;
    std::string objector;  // the organisation
    std::string reason;
    Date demanded_on;
    std::string answer;
    Date on;
    std::optional<Date> notified_on;
    std::optional<std::string> suit;  // court and case number
    std::optional<Date> suit_on;
    std::optional<Date> withdrawn_on;
};

struct Registration {
    static constexpr const char* kind = "receivable";
    static constexpr const char* prefix = "AR";
    using Event = receivable::Event;

    std::string id;
    Stage stage = Stage::registered;
    std::string number;
    Party secured_party;
    Party grantor;
    std::optional<Party> debtor;
    Register content;  // as it now is
    Date registered_on;
    int term_months = 0;  // with its extensions
    std::optional<DebtConfirmed> confirmation;
    std::optional<NameChangeReported> name_change;  // reported and not yet registered
    std::vector<Party> former;                      // names under which it may still be sought
    std::optional<Discharged> discharge;
    std::optional<Cancelled> cancelled;
    std::vector<Objection> objections;
    int late_acts = 0;
};

// The numbers of a year, so that each is given once and in order: rank goes by it.
struct Taken {
    int last = 0;
};
struct Numbering {
    static constexpr const char* kind = "receivable_numbering";
    static constexpr const char* prefix = "";
    using Event = std::variant<Taken>;
    std::string id;  // "receivable-numbers:2024"
    int last = 0;
};

}  // namespace zhirong::receivable
