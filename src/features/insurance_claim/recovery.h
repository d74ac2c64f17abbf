#pragma once
// What is recovered from the one at fault, and who keeps it: the insurer steps into the insured's
// claim up to what it paid (《保险法》, article 60), the insured keeps what the policy left to it.
#include "features/insurance_claim/record.h"

namespace zhirong::insurance_claim {

// What each has borne so far, all payments together.
struct Borne {
    Money insurer;
    Money insured;
};
struct Division {
    Money net;  // what came in less the costs of getting it
    Money insurer;
    Money insured;
    Why why;
};
// Of everything recovered together: what changes since the last time is the difference. The
// insurer's part is never above what it paid; what is left over is the insured's. Costs above what
// came in divide nothing.
Division divide(RecoveryRule rule, Money gross, Money costs, Borne borne);
Division division(const Claim& claim);

}  // namespace zhirong::insurance_claim
