#pragma once
// What an investigator has to answer, as data: the question, the papers without which it cannot be
// answered, and where the question comes from. A due diligence keeps the list it was opened with.
#include <string>
#include <vector>

#include "core/explanation/why.h"

namespace zhirong::due_diligence {

enum class PaperKind {
    register_copy,
    licence_contracts,
    fee_receipt,
    litigation_search,
    financial_statements,
    bank_statements,
    credit_report,
    funds_plan,
    ownership_structure,
    product_description,
    site_visit_record,
    other,
};

struct Item {
    std::string code;
    std::string zh;
    std::string en;
    std::vector<PaperKind> papers;  // required; others may be added
    Phrase source;
};

std::vector<Item> standard_checklist();

}  // namespace zhirong::due_diligence
