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
#include "core/programme/facts.h"
#include "core/programme/problem.h"
#include "core/programme/quantity.h"
#include "core/programme/sharing.h"
#include "core/programme/workflow.h"

namespace zhirong::programme {

struct Source {
    std::string id;
    Reading title;
    std::string address;  // may be empty
};

// A list that the programme looks into, a paper it asks for, or a question it puts: a fact of its
// own. What its caps have used is declared by the caps.
struct Declaration {
    Declared kind = Declared::list;
    std::string fact;  // "list.white_list"
    Unit unit = Unit::flag;
    Reading reading;
    Citation citation;
    std::vector<std::string> choices;  // of a text that is asked; empty: any
};

// What the programme promises for one loan while it runs.
struct Exposure {
    Expression covered;   // principal of the loan that is covered
    Expression reserved;  // what the fund sets aside for it
    Citation citation;
};

// The last day for handing something in: `within` days, or working days, after `after`.
struct Submission {
    Expression after;   // a date
    Expression within;  // days
    bool working_days = false;
    Citation citation;
};

// Interest and penalty, where they are shared apart from principal.
struct InterestLoss {
    Expression base;
    Split split;
};

// Money that moves before the loss is final.
struct Advance {
    enum class Method {
        escrow,         // into a margin account (保证金账户), released when the loss is final
        settled_later,  // paid at once (前补偿、先行代偿) and set off when the loss is final
    };
    Method method = Method::escrow;
    Requirement trigger;
    Expression amount;
    Citation citation;
};

struct Compensation {
    Requirement trigger;
    Expression base;                 // the cumulative loss
    std::optional<Expression> rate;  // the part of the base that is compensated; absent: the whole
    std::optional<Rounding> rounding;  // of rate × base
    std::vector<Cap> caps;
    Split split;
    std::string uncovered_to;  // who bears what no cap lets through
    std::optional<InterestLoss> interest;
    std::optional<Advance> advance;
    std::optional<Submission> submission;
    Citation citation;
};

// What a subsidy is paid on. The same expense is not paid twice, under whatever programme.
enum class Expense {
    loan_interest,
    insurance_premium,
    guarantee_fee,
    appraisal_fee,
    legal_cost,
    application_cost,
    other_fee,
    lending,    // a reward to the lender for the lending itself
    borrowing,  // a reward to the enterprise for the borrowing itself
};

// When a subsidy is paid.
enum class Timing {
    discount_first,  // 先贴后申: the bank lends at the reduced rate and claims from the treasury
    quarterly,
    yearly,
    after_repayment,
    after_event,  // once the trigger is met
    in_advance,   // paid ahead and settled when the amount is known
    not_stated,   // the source does not say
};

// Money to someone for an expense: discount of interest, part of a premium or fee, reward.
struct Subsidy {
    std::string id;
    Reading reading;
    Citation citation;
    Expense expense = Expense::loan_interest;
    std::string payee;  // a party
    Timing timing = Timing::after_repayment;
    std::vector<Requirement> conditions;  // beside the eligibility of the programme
    std::optional<Requirement> trigger;
    Expression base;
    std::optional<Expression> rate;
    std::optional<Rounding> rounding;
    std::vector<Cap> caps;
    std::optional<Split> payers;  // absent: the treasury alone
    std::optional<Submission> submission;
};

// Stops a programme that costs too much (熔断).
struct Breaker {
    enum class Per { bank, guarantor, fund, programme };
    struct Threshold {
        Expression level;    // a rate
        bool above = false;  // only above it; else from it on
    };
    std::string id;
    Reading reading;
    Citation citation;
    Per per = Per::programme;
    Expression measure;  // a rate
    std::optional<Threshold> warn;
    Threshold stop;       // nothing new is taken in
    bool strict = false;  // and nothing is paid for what was taken in before either
};

// Proceeds pay the cost of getting them, then return to those who bore the loss, then what is still
// owed to the creditor; the pledgor gets the surplus (Civil Code 438).
struct Recovery {
    Expression method;               // text: pro_rata_of_paid or in_named_order
    std::vector<std::string> order;  // of the parties
    std::string creditor;
    std::string pursued_by;  // who goes after the money; empty: the creditor
    Citation citation;
};

// How the programme stands beside others.
struct Composition {
    std::vector<std::string> stacks_on;  // programmes on whose expenses it may pay a further part
    std::string confirmed_by;  // the programme whose confirmation it needs first; may be empty
    std::vector<std::string> excludes;  // not together with these
    bool one_channel = false;           // a loan under it is under no other compensation
    Citation citation;
};

// A line of credit that follows from a score or grade.
struct CreditLine {
    Expression amount;
    Citation citation;
};

// What a case describes beyond money and conditions, declared for those parts of the product that
// run it.
struct Service {
    std::string id;
    std::string kind;  // of service_kinds()
    Reading reading;
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
    std::vector<Declaration> declarations;
    std::vector<NamedQuantity> quantities;
    std::vector<Requirement> eligibility;
    std::vector<Requirement> controls;  // what lender and partners must keep
    std::optional<Exposure> exposure;
    std::optional<Compensation> compensation;
    std::vector<Subsidy> subsidies;
    std::vector<Breaker> breakers;
    std::optional<Recovery> recovery;
    std::optional<CreditLine> credit_line;
    std::optional<Composition> composition;
    std::optional<Workflow> workflow;
    std::vector<Service> services;
    std::string version;  // SHA-256 of the canonical content, 64 hexadecimal digits

    const NamedQuantity* find_quantity(std::string_view name) const;
    const Source* find_source(std::string_view id) const;
    const Declaration* find_declaration(std::string_view fact) const;
    const Subsidy* find_subsidy(std::string_view id) const;
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

std::span<const Word> expense_words();  // in the order of Expense
std::span<const Word> timing_words();
std::span<const Word> service_kinds();
std::span<const Word> breaker_scopes();
std::span<const Word> advance_methods();
// The codes of such a table.
std::vector<std::string> codes_of(std::span<const Word> words);

constexpr std::string_view pro_rata_of_paid = "pro_rata_of_paid";
constexpr std::string_view in_named_order = "in_named_order";

std::expected<Programme, Problems> load(const Tree& tree);

// Comments, spacing and the order of names in a map do not count; the order of lists does.
std::string content_hash(const Tree& tree);

}  // namespace zhirong::programme
