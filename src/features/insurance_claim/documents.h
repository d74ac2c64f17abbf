#pragma once
// What the insurer sends when it has decided: the notice of what is paid, or of the refusal with
// its reasons (《保险法》, articles 23 and 24); in Chinese or English.
#include <string>

#include "core/paper/paper.h"
#include "features/insurance_claim/claim.h"

namespace zhirong::insurance_claim {

enum class Language { zh, en };

struct Named {
    std::string insurer;
    std::string holder;
    std::string holder_code;
};
paper::Document payment_notice(const Claim& claim, const Product& product, const Named& named,
                               Language language);
paper::Document refusal_notice(const Claim& claim, const Product& product, const Named& named,
                               Language language);

}  // namespace zhirong::insurance_claim
