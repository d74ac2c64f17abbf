#pragma once
// From records to the columns that are graded. What the register, the figures and the imported
// facts do not say stays unknown: no cell is filled with a zero that nobody stated.
#include <array>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/grading/table.h"
#include "features/grading/grading.h"
#include "features/rights/rights.h"

namespace zhirong::gradings {

// A right with what its register entered over the years, which the record itself does not keep.
struct RegisterRight {
    rights::Right right;
    int licences = 0;
    int transfers = 0;
    int pledges = 0;
    int invalidations_survived = 0;
};
void tell(RegisterRight& known, const rights::Right::Event& event);

// One patent as the columns want it.
struct PatentRow {
    std::string number;
    std::string holder_code;
    std::string holder_name;
    // By PatentColumn; of the open words (class, first inventor) the text below.
    std::array<std::int32_t, grading::patent_columns> cells{};
    std::string ipc;
    std::string lead_inventor;
};
// Nothing: no patent. `facts` may be null.
//
// Licences, transfers, pledges and invalidations survived: what the register entered, or what an
// import states where that is more. Where the register entered nothing and nobody states a zero it
// is not known, for a patent may have come to this register with a past.
std::optional<PatentRow> patent_row(const RegisterRight& known, const PatentFacts* facts, Date day);

// A cell as it is imported or shown, for the facts that a register does not keep.
std::optional<std::int64_t> fact_on(const PatentFacts& facts, grading::PatentColumn column,
                                    Date day);

// A firm that the platform knows by itself.
struct OrganisationKnown {
    std::string name;
    std::string region;
    std::optional<FirmSize> size;
};

struct Book {
    std::vector<PatentRow> patents;  // with a holder's code, by number
    std::int64_t without_code = 0;
    std::map<std::string, FirmFigures, std::less<>> figures;              // by credit code
    std::map<std::string, OrganisationKnown, std::less<>> organisations;  // by credit code
};

struct FirmRow {
    std::string credit_code;
    std::string name;
    std::optional<std::string> region;
    std::int64_t patents = 0;
    std::string inputs;  // SHA-256 over all that is known of it
};
// Firms of the columns are numbered as `firms`, which are ordered by credit code.
struct Tables {
    std::vector<FirmRow> firms;
    grading::Patents patents;
    grading::Firms columns;
    std::string inputs;  // SHA-256 over the firms' digests
};
Tables fill(const Book& book, Date day);

// A firm's figures as whole numbers, by Figure; unknown_figure where nothing counts.
std::array<std::int64_t, grading::firm_figures> figure_cells(const FirmFigures* figures,
                                                             const OrganisationKnown* organisation,
                                                             Date day);
// Where the firm is: as stated, as it is registered on the platform, else the third to eighth
// character of its credit code (GB 32100-2015: the region of its registration).
std::optional<std::string> region_of(const std::string& credit_code, const FirmFigures* figures,
                                     const OrganisationKnown* organisation, Date day);

}  // namespace zhirong::gradings
