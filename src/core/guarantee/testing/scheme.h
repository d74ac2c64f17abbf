#pragma once
// Schemes for tests, made without a file.
#include "core/guarantee/scheme.h"

namespace zhirong::guarantee::testing {

inline Provenance source() { return {Basis::example, {"示例", "Example"}}; }

// Five parties, or fewer where a share is nothing.
inline Scheme scheme(std::vector<std::pair<Party, Ratio>> shares) {
    Scheme made;
    made.id = "example";
    made.title = {"示例", "Example"};
    made.from = date_of(2024, 1, 1);
    made.version = "v1";
    made.provenance = source();
    for (const auto& [party, share] : shares) made.shares.push_back({party, share, source()});
    made.fee.rate = {Ratio::percent(1), source()};
    made.fee.ceiling = {Ratio::basis_points(150), source()};
    made.payment = {{30, source()}, {180, source()}, {20, source()}};
    made.recovery.provenance = source();
    return made;
}
inline Scheme five_parties() {
    return scheme({{Party::bank, Ratio::percent(20)},
                   {Party::guarantor, Ratio::percent(30)},
                   {Party::re_guarantor, Ratio::percent(20)},
                   {Party::national_fund, Ratio::percent(20)},
                   {Party::local_fund, Ratio::percent(10)}});
}

}  // namespace zhirong::guarantee::testing
