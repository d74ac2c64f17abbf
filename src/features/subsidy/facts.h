#pragma once
// What is known of an application, each fact with where it came from. What the system knows is not
// asked, and cannot be stated otherwise.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/programme/programme.h"
#include "features/loan/loan.h"
#include "features/subsidy/application.h"

namespace zhirong::subsidy {

class Known {
public:
    // The first to know a fact is believed.
    void know(std::string name, programme::Value value, Origin origin, std::string reference = {});
    const KnownFact* find(std::string_view name) const;
    const std::vector<KnownFact>& all() const { return all_; }

private:
    std::vector<KnownFact> all_;
};

// As the programme reads them. BrokenInvariant for what it cannot read: it was read before.
programme::Facts facts_of(const std::vector<KnownFact>& known,
                          const programme::Programme& programme);

// Facts that the system keeps itself: whoever applies cannot state them.
bool is_kept_by_the_system(std::string_view fact);

// What the applicant states; every fact that is not the programme's, not the applicant's to state,
// of another form, or known otherwise is refused at its field.
Refusals know_stated(Known& known, const Content& content, const programme::Programme& programme);

// Interest of nights from the first to the last day, as it was earned; and as far as it was paid,
// older days first.
Money interest_earned(const loan::Folded& folded, const expense::Period& nights);
Money interest_paid(const loan::Folded& folded, const expense::Period& nights);

// From the loan's fold of today.
void know_loan(Known& known, const loan::Loan& loan, const loan::Folded& folded,
               const std::optional<expense::Period>& nights);
// First night, and the last one that the loan runs as far as is known.
expense::Period nights_of(const loan::Loan& loan, const loan::Folded& folded);

}  // namespace zhirong::subsidy
