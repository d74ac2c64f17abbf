#pragma once
// What is kept for grading: figures of firms, facts of patents beyond the register, runs, the grade
// of each firm with its history, and what firms asked for in a survey. Every one of them is found
// by the firm's credit code or the patent's number, so that a firm need not be on the platform.
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "features/organisation/organisation.h"

namespace zhirong::gradings {

using FirmSize = organisation::Size;

// ---- figures of a firm
enum class CreditPolicy { supported, ordinary, restricted, excluded };
// Said in a word: a box left empty in a form must not read as "no".
enum class Listed { yes, no };

// What a scorecard may ask of a firm; absent: this statement says nothing of it.
struct FigureValues {
    std::optional<Date> founded_on;
    std::optional<FirmSize> size;
    std::optional<std::int64_t> staff;
    std::optional<std::int64_t> rd_staff;
    std::optional<Ratio> rd_staff_kept;
    std::optional<Ratio> rd_intensity;
    std::optional<Money> revenue;
    std::optional<Ratio> patented_revenue_share;
    std::optional<Money> licence_income;
    std::optional<std::int64_t> technology_contracts;
    std::optional<CreditPolicy> credit_policy;
    std::optional<Listed> negative_list;
};

struct StateFigures {
    std::string credit_code;
    std::string name;
    Date as_of;          // the day to which they refer, such as the end of a financial year
    std::string source;  // the paper they were taken from
    std::optional<std::string> region;  // GB/T 2260; absent: what the credit code says
    FigureValues values;
};
struct VerifyFigures {
    int statement = 0;  // from 1
    std::string evidence;
};
struct WithdrawFigures {
    int statement = 0;
    std::string reason;
};

struct FiguresStated {
    std::string organisation;
    std::string by;
    bool by_firm = false;  // of itself
    Date on;
    StateFigures details;
};
struct FiguresVerified {
    int statement = 0;
    std::string organisation;
    std::string by;
    Date on;
    std::string evidence;
};
struct FiguresWithdrawn {
    int statement = 0;
    std::string by;
    std::string reason;
};

struct Statement {
    FiguresStated stated;
    std::optional<FiguresVerified> verified;
    std::optional<FiguresWithdrawn> withdrawn;
};

struct FirmFigures {
    static constexpr const char* kind = "firm_figures";
    static constexpr const char* prefix = "figures:";
    using Event = std::variant<FiguresStated, FiguresVerified, FiguresWithdrawn>;

    std::string id;
    std::string credit_code;
    std::vector<Statement> statements;
};

// ---- facts of a patent that its register does not keep
enum class Origin { own_research, joint_research, acquired };

struct PatentFactValues {
    std::optional<Origin> origin;
    std::optional<std::string> lead_inventor;
    std::optional<std::int64_t> claims;
    std::optional<std::int64_t> forward_citations;
    std::optional<std::int64_t> backward_citations;
    std::optional<std::int64_t> family_size;
    std::optional<std::int64_t> family_countries;
    std::optional<std::int64_t> inventors;
    std::optional<std::int64_t> licences;
    std::optional<std::int64_t> transfers;
    std::optional<std::int64_t> pledges;
    std::optional<std::int64_t> litigations;
    std::optional<std::int64_t> invalidations_survived;
    std::optional<bool> pct;
    std::optional<bool> in_product;
    std::optional<bool> awarded;
    std::optional<bool> in_standard;
    friend bool operator==(const PatentFactValues&, const PatentFactValues&) = default;
};
struct FactsNoted {
    std::string organisation;
    std::string by;
    Date as_of;
    std::string source;  // whose search, or which paper
    PatentFactValues values;
};
struct PatentFacts {
    static constexpr const char* kind = "patent_facts";
    static constexpr const char* prefix = "facts:";
    using Event = std::variant<FactsNoted>;

    std::string id;
    std::string number;
    std::vector<FactsNoted> notes;  // in the order in which they came
};

// ---- runs
struct StartRun {
    std::string scorecard;  // its id, or "id@<version>"
    std::optional<std::string> note;
};

struct GradeCount {
    std::string grade;
    std::string zh;
    std::string en;
    std::int64_t firms = 0;
};
struct CodeCount {
    std::string code;
    std::string zh;
    std::string en;
    std::int64_t firms = 0;
};
// What the scorecard of the run let a grade do: kept with the run, whatever the file says later.
struct LeverCell {
    std::string grade;
    std::string lever;
    std::string zh;
    std::string en;
    std::string unit;           // of programme::Unit
    std::optional<Tree> value;  // as a scorecard writes it, "170%"; absent: does not apply
    std::string shown_zh;
    std::string shown_en;
};

struct RunComputed {
    std::string organisation;
    std::string by;
    std::optional<std::string> note;
    std::string scorecard;
    std::string version;  // of the scorecard
    std::string title_zh;
    std::string title_en;
    std::optional<std::string> segmentation;
    std::optional<std::string> segmentation_version;
    Date day;
    // What the journal said up to this line is what the run knew: read again, it gives the same.
    std::int64_t journal = 0;
    std::int64_t firms = 0;
    std::int64_t patents = 0;
    std::int64_t patents_without_code = 0;  // whose holder's credit code the register lacks
    std::int64_t graded = 0;
    std::vector<GradeCount> distribution;  // the best first
    std::vector<CodeCount> refusals;       // by reason
    std::vector<CodeCount> segments;
    std::vector<LeverCell> levers;
    std::string inputs;   // SHA-256 over what was known of every firm
    std::string results;  // SHA-256 over what came of it
};
struct Run {
    static constexpr const char* kind = "grading_run";
    static constexpr const char* prefix = "GR";
    using Event = std::variant<RunComputed>;

    std::string id;
    RunComputed computed;
};

// ---- the grade of a firm
struct Reason {
    std::string code;
    std::string zh;
    std::string en;
    friend bool operator==(const Reason&, const Reason&) = default;
};
struct Graded {
    std::string run;
    Date day;
    std::string scorecard;
    std::string version;
    std::string credit_code;
    std::string name;
    std::optional<std::string> region;
    std::int64_t patents = 0;
    std::optional<std::string> field;
    std::optional<std::string> grade;     // absent: refused, and why
    std::optional<std::string> by_score;  // before corrections
    std::optional<std::string> score;     // of a hundred
    std::vector<Reason> reasons;
    std::optional<std::string> stage;
    std::optional<std::string> segment;
    std::string inputs;  // SHA-256 over what was known of the firm
};
// Of the grade of one run by one bank, for itself alone.
struct ProposeOverride {
    std::string grade;
    std::string reason;
    Date until;  // the last day
};
struct DecideOverride {
    bool approved = false;
    std::string opinion;
};
struct OverrideProposed {
    std::string run;
    std::string organisation;
    std::string by;
    Date on;
    ProposeOverride details;
};
struct OverrideDecided {
    std::string organisation;
    std::string by;
    Date on;
    DecideOverride details;
};
struct Override {
    OverrideProposed proposed;
    std::optional<OverrideDecided> decided;
};
// The firm says that something of its grade is wrong, and is answered.
struct Appeal {
    std::string reason;
    std::optional<std::string> evidence;
};
struct AnswerAppeal {
    std::string answer;
};
struct Appealed {
    std::string run;
    std::string by;
    Date on;
    Appeal details;
};
struct AppealAnswered {
    std::string organisation;
    std::string by;
    Date on;
    AnswerAppeal details;
};
struct AppealOnRecord {
    Appealed appealed;
    std::optional<AppealAnswered> answered;
};

struct FirmGrade {
    static constexpr const char* kind = "firm_grade";
    static constexpr const char* prefix = "grade:";
    using Event = std::variant<Graded, OverrideProposed, OverrideDecided, Appealed, AppealAnswered>;

    std::string id;
    std::string credit_code;
    std::string name;
    std::vector<Graded> grades;  // by run, the first first
    std::vector<Override> overrides;
    std::vector<AppealOnRecord> appeals;
};

// ---- what firms asked for in a survey (case 1 of the notice)
struct DemandSurveyed {
    std::string organisation;  // that surveyed
    std::string by;
    std::string name;
    Date on;
    Money amount;
    std::string purpose;
    int term_months = 0;
    std::string contact;  // masked: "陈先生 138****5678"
    std::string source;
};
struct Demand {
    static constexpr const char* kind = "financing_demand";
    static constexpr const char* prefix = "demand:";
    using Event = std::variant<DemandSurveyed>;

    std::string id;
    std::string credit_code;
    std::vector<DemandSurveyed> surveys;
};

// ---- firms of a segment, told to banks
struct PushSegment {
    std::string segment;
    std::vector<std::string> banks;
    bool with_demand_only = false;
    std::string note;
};
struct PushedFirm {
    std::string credit_code;
    std::string name;
    std::string grade;
    std::optional<Money> amount;
    std::optional<std::string> purpose;
    std::optional<int> term_months;
    friend bool operator==(const PushedFirm&, const PushedFirm&) = default;
};
struct SegmentPushed {
    std::string run;
    std::string organisation;
    std::string by;
    Date on;
    std::string segment_zh;
    std::string segment_en;
    PushSegment details;
    std::vector<PushedFirm> firms;
};
struct Push {
    static constexpr const char* kind = "segment_push";
    static constexpr const char* prefix = "SP";
    using Event = std::variant<SegmentPushed>;

    std::string id;
    SegmentPushed pushed;
};

}  // namespace zhirong::gradings
