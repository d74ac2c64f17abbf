#pragma once
// What may be done with a valuation, and what comes of it.
#include <span>
#include <string>
#include <vector>

#include "core/explanation/why.h"
#include "features/financing/financing.h"
#include "features/panel/panel.h"
#include "features/valuation/outlier.h"
#include "features/valuation/record.h"
#include "features/valuation/shape.h"
#include "features/workbench/workbench.h"

namespace zhirong::valuation {

Valuation apply(Valuation valuation, const Event& event);
std::vector<std::string> parties(const Valuation& valuation);
Label stage_words(const Valuation& valuation);
// By its rights, "right:RT…", and by who values, "valuer:…".
std::vector<std::string> keys(const Valuation& valuation);

// ---- decisions
// `subjects`: the financing's rights, in its order. `inquiry`: that which the command names.
Result<Commissioned> decide(const financing::Financing& financing, const Commission& command,
                            std::vector<Subject> subjects, const Actor& actor, Date today,
                            const std::optional<panel::Inquiry>& inquiry = std::nullopt);
// `subjects`: the rights as they are now; they may have changed hands since.
Result<Reported> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Report& command, std::span<const Subject> subjects,
                        const Actor& actor, Date today);
// The report that a finished working file makes. Refused where the file is another organisation's,
// of other rights or of another base date.
Result<Report> report_of(const Valuation& valuation, const ReportFile& command,
                         const workbench::WorkingFile& file);
FileReference reference_to(const workbench::WorkingFile& file);
// `comparisons`: what compare() says of the report today.
Result<Accepted> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Accept& command, std::span<const Comparison> comparisons,
                        const Actor& actor, Date today);
Result<Returned> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Return& command, const Actor& actor, Date today);

// The last day on which a report with this base date may be used: one year (bg: practice of
// 资产评估报告; 民法典 201, 202 count from the next day to the same day of the next year).
Date latest_use(Date base_date);

// Refused where the appraiser is the firm, the bank or an owner of one of the rights. Asked of
// appraisals by a third party only.
Result<std::monostate> require_independent(const std::string& appraiser,
                                           const std::string& applicant, const std::string& bank,
                                           std::span<const Subject> subjects);

// Who reports by that way, where `actor` may be of a guarantor or an insurer; and what must come
// with the report.
decltype(moves) moves_of(financing::ValuationWay way, const Actor& actor);
std::array<PaperKind, 2> required_papers(financing::ValuationWay way);

Money total(std::span<const Line> lines);
// The range of the accepted value, in the same order for one right as for the whole. Absent: the
// report named single values only, so how sure it is nobody knows.
std::optional<appraisal::Value> range_of(const Valuation& valuation);
std::optional<appraisal::Value> range_of(const Line& line);
// BrokenInvariant without a report.
Why why_total(const Valuation& valuation);

}  // namespace zhirong::valuation
