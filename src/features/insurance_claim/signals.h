#pragma once
// What an insurer should look at before it pays. A signal proves nothing and decides nothing; it is
// shown to the insurer alone.
#include "features/insurance_claim/cover.h"

namespace zhirong::insurance_claim {

// The product's own examples, to be replaced by the insurer's.
struct SignalTimes {
    int soon_days = 60;      // after the item was first insured
    int several_claims = 3;  // of one firm, this one counted
    int several_days = 180;
};
const SignalTimes& signal_times();

struct Signal {
    Label words;
    std::string found;
};
// `of_item`, `of_holder`: all that was notified on the item, and by the firm; this claim may be
// among them.
std::vector<Signal> signals(const Claim& claim, const Circumstances& circumstances,
                            const History& of_item, const History& of_holder);

}  // namespace zhirong::insurance_claim

namespace zhirong {

template <>
struct Shape<insurance_claim::Signal> {
    using T = insurance_claim::Signal;
    static constexpr std::array fields{field<&T::words>("words", "信号", "Signal"),
                                       field<&T::found>("found", "查明", "Found")};
};

}  // namespace zhirong
