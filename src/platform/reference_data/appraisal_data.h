#pragma once
// What appraisals start from and comes with the program: indicators, lives of technologies, ranges
// of royalties, corrections of comparables, loan-to-value by lender.
#include <filesystem>

#include "core/appraisal/indicator_tree.h"
#include "core/appraisal/reference_tables.h"

namespace zhirong {

struct AppraisalData {
    appraisal::IndicatorTree indicators;
    appraisal::TechnologyLives lives;
    appraisal::RoyaltyRanges royalties;
    appraisal::Corrections corrections;
    appraisal::LoanToValues loan_to_values;
};

// From the YAML files of the folder (reference/valuation). std::runtime_error naming the file, and
// where in it something is wrong.
AppraisalData load_appraisal_data(const std::filesystem::path& folder);

}  // namespace zhirong
