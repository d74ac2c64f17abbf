#pragma once
// What may be done with a valuation, and what comes of it.
#include <span>
#include <string>
#include <vector>

#include "core/explanation/why.h"
#include "features/financing/financing.h"
#include "features/valuation/record.h"
#include "features/valuation/shape.h"

namespace zhirong::valuation {

Valuation apply(Valuation valuation, const Event& event);
std::vector<std::string> parties(const Valuation& valuation);
Label stage_words(const Valuation& valuation);

// ---- decisions
// `subjects`: the financing's rights, in its order.
Result<Commissioned> decide(const financing::Financing& financing, const Commission& command,
                            std::vector<Subject> subjects, const Actor& actor, Date today);
// `subjects`: the rights as they are now; they may have changed hands since.
Result<Reported> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Report& command, std::span<const Subject> subjects,
                        const Actor& actor, Date today);
Result<Accepted> decide(const Valuation& valuation, const financing::Financing& financing,
                        const Accept& command, const Actor& actor, Date today);
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

// Who reports by that way, and what must come with the report.
decltype(moves) moves_of(financing::ValuationWay way);
std::array<PaperKind, 2> required_papers(financing::ValuationWay way);

Money total(std::span<const Line> lines);
// BrokenInvariant without a report.
Why why_total(const Valuation& valuation);

}  // namespace zhirong::valuation
