#include "features/rights/term.h"

#include <array>

#include "base/ensure.h"

namespace zhirong::rights {
namespace {

constexpr int months_a_year = 12;
constexpr int grace_months = 6;  // Implementing Rules 2023, r.115

const std::array<Term, 4>& terms() {
    static const Date always = date_of(1985, 4, 1);  // the first Patent Law
    static const Date amended = date_of(2021, 6, 1);
    static const Label law{"patent_law_42", "《专利法》第四十二条，自申请日起计算",
                           "Patent Law 42, counted from the filing date"};
    static const Label old_law{"patent_law_42_2008",
                               "《专利法》（2008年）第四十二条，自申请日起计算",
                               "Patent Law (2008) 42, counted from the filing date"};
    static const std::array<Term, 4> all{Term{PatentKind::invention, always, 20, law},
                                         Term{PatentKind::utility_model, always, 10, law},
                                         Term{PatentKind::design, amended, 15, law},
                                         Term{PatentKind::design, always, 10, old_law}};
    return all;
}

}  // namespace

const Term& term_of(PatentKind patent, Date filing_date) {
    for (const Term& term : terms())
        if (term.patent == patent && filing_date >= term.filed_from) return term;
    ensure(false);
    return terms().front();
}

Date legal_end(const Right& right) {
    return add_months(right.filing_date,
                      months_a_year * term_of(right.patent, right.filing_date).years);
}

Date fee_due(const Right& right) {
    return add_months(right.filing_date, months_a_year * right.fee_paid_through_year);
}

Date fee_grace_end(const Right& right) {
    return add_months(right.filing_date,
                      months_a_year * right.fee_paid_through_year + grace_months);
}

FeeStanding fee_standing(const Right& right, Date today) {
    if (right.status != Status::granted) return FeeStanding::not_owed;
    if (right.fee_paid_through_year >= term_of(right.patent, right.filing_date).years ||
        today <= fee_due(right))
        return FeeStanding::paid;
    return today <= fee_grace_end(right) ? FeeStanding::in_grace : FeeStanding::lapsed;
}

Status status_at(const Right& right, Date today) {
    if (right.status != Status::granted) return right.status;
    if (today >= legal_end(right) || fee_standing(right, today) == FeeStanding::lapsed)
        return Status::terminated;
    return right.status;
}

}  // namespace zhirong::rights
