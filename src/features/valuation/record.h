#pragma once
// What the pledged rights are worth: the bank commissions, the financing's appraiser reports, the
// bank accepts or returns. The method's mathematics stays with the appraiser; here are its method,
// figures, evidence and signatures.
#include <array>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "core/access/roles.h"
#include "core/lifecycle/lifecycle.h"
#include "features/financing/financing.h"
#include "features/valuation/outlier.h"

namespace zhirong::valuation {

enum class Stage { commissioned, reported, accepted, returned };
enum class Act { report, accept, send_back };
// `who` reports is an appraiser's act unless the way says otherwise: moves_of().
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::commissioned, Act::report, Stage::reported, Role::appraiser_officer},
    Move<Stage, Act>{Stage::returned, Act::report, Stage::reported, Role::appraiser_officer},
    Move<Stage, Act>{Stage::reported, Act::accept, Stage::accepted, Role::bank_officer},
    Move<Stage, Act>{Stage::reported, Act::send_back, Stage::returned, Role::bank_officer},
};

// The three basic methods (资产评估基本准则; domain.md §4.3).
enum class Method { income, market, cost };

enum class PaperKind {
    report,
    evaluation,  // of the lender's or insurer's own
    agreement,   // of both sides on the value
    ownership,
    details,
    financial_statements,
    market_data,
    other,
};
struct Paper {
    PaperKind kind = PaperKind::other;
    std::string reference;  // where it is filed: number, title or document id
};

// One right to be valued, as it stood when the valuation was commissioned.
struct Subject {
    std::string right;
    std::string title;
    std::vector<std::string> owners;  // organisations, where the owner is one that is registered
};

// ---- commands
struct Commission {
    Date base_date;  // 评估基准日: the day whose values count
    std::string purpose;
    Date deadline;                       // for the report
    std::optional<std::string> inquiry;  // to the bank's panel, whose chosen member values
};
struct Line {
    std::string right;
    Money value;  // of a range, its middle
    std::optional<Money> low;
    std::optional<Money> high;
};
struct Professional {
    std::string name;
    std::string licence;
};
struct Report {
    std::string number;
    Method method = Method::income;
    std::vector<Line> lines;  // one for each right
    std::vector<Professional> professionals;
    Date valid_until;  // the last day on which the conclusion may be used
    std::string assumptions;
    std::vector<Paper> papers;
};
// The same with values, professionals and assumptions of a finished working file.
struct ReportFile {
    std::string working_file;
    std::string number;
    Date valid_until;
    std::vector<Paper> papers;
};
struct Accept {
    std::string note;
    std::optional<std::string> outlier_reason;  // needed where the report was flagged
};
struct Return {
    std::string reason;
    std::optional<Date> base_date;  // where the report is to be made for another one
    std::optional<Date> deadline;
};

// ---- events
struct Commissioned {
    Date on;
    std::string financing;
    std::string applicant;
    std::string bank;
    std::string appraiser;  // who values: by the way, an appraiser, the bank or the insurer
    std::optional<financing::ValuationWay> way;  // absent: an appraisal by a third party
    std::optional<Money> fee;                    // as quoted to the panel
    std::vector<Subject> subjects;
    Commission commission;
};
// The working file that a report took its values from, as it was then.
struct FileReference {
    std::string working_file;
    std::string number;
    std::string digest;
    std::optional<Ratio> score;  // of its indicators, 0 to 100
};
struct Reported {
    Date on;
    std::string by;
    Report report;
    std::optional<FileReference> file;
};
struct Accepted {
    Date on;
    std::string by;
    Money value;
    std::string note;
    std::optional<Money> low;  // of the whole, where every right has a range
    std::optional<Money> high;
    std::optional<std::string> outlier_reason;
    std::vector<Comparison> flagged;  // what it was accepted in spite of
};
struct Returned {
    Date on;
    std::string by;
    std::string reason;
    Date base_date;
    Date deadline;
};
using Event = std::variant<Commissioned, Reported, Accepted, Returned>;

struct Valuation {
    static constexpr const char* kind = "valuation";
    static constexpr const char* prefix = "VA";
    using Event = valuation::Event;

    std::string id;
    std::string financing;
    std::string applicant;
    std::string bank;
    std::string appraiser;
    financing::ValuationWay way = financing::ValuationWay::third_party_appraisal;
    std::vector<Subject> subjects;
    Commission commission;
    std::optional<Money> fee;  // as quoted to the panel
    Stage stage = Stage::commissioned;
    std::optional<Report> report;  // the latest
    std::optional<FileReference> file;
    std::optional<Date> reported_on;
    std::optional<std::string> reported_by;
    std::optional<Returned> returned;  // the latest
    std::optional<Accepted> accepted;
};

}  // namespace zhirong::valuation
