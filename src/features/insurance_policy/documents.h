#pragma once
// What the insurer hands over: the policy with its schedule, an endorsement, and a certificate for
// one insured item; in Chinese or English.
#include <string>

#include "core/paper/paper.h"
#include "features/insurance_policy/policy.h"

namespace zhirong::insurance_policy {

enum class Language { zh, en };

struct Named {
    std::string insurer;
    std::string holder;
    std::string holder_code;
};
// As it stands at the end of `on`, which lies in the term. The schedule's first thousand rows are
// printed, the whole is in the workbook.
paper::Document policy_document(const Policy& policy, const Product& product, const Named& named,
                                Date on, Language language);
paper::Document certificate_document(const Policy& policy, const Product& product,
                                     const Named& named, const ScheduledItem& item,
                                     const std::vector<Span>& spans, Date on, Language language);
paper::Document endorsement_document(const Policy& policy, const Product& product,
                                     const Named& named, const Dated& movement, Language language);

}  // namespace zhirong::insurance_policy
