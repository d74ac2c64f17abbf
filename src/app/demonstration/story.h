#pragma once
// The story of the first loan: Hunan's rules from application to recovery. `zhirong demo` tells it
// in the terminal, `zhirong serve --demonstration` opens with it, and the tests hold its figures.
#include <functional>
#include <string>
#include <string_view>

#include "app/demonstration/teller.h"

namespace zhirong {

struct Chapter {
    std::string zh;
    std::string en;
};
// Told after each chapter, with the system as it stands then.
using Narrator = std::function<void(const Chapter&, const std::string& financing)>;

inline constexpr const char* story_opening = "2024-03-01";

// Organisations, people, rights, fund and cooperation agreements.
void set_the_stage(Teller& teller);

// One loan from its application to its disbursement; the financing's id.
struct Plan {
    const char* firm;  // user
    std::vector<std::string> rights;
    std::vector<const char*> values;  // one for each right
    const char* amount;
    const char* maturity;
    bool guaranteed = true;
    int serial = 1;  // of the registration certificate
    // Why the bank accepts a value that is out of line with published prices.
    const char* outlier_reason = nullptr;
    enum class Until {
        applied,
        accepted,
        commissioned,
        valued,
        investigated,
        contracted,
        filed,
        registered,
        approved,
        disbursed
    };
    Until until = Until::disbursed;
};
std::string lend(Teller& teller, const Plan& plan, const Narrator& narrate);

// The whole of it: 4,000,000 yuan lent, defaulted, compensated 45/45/10, the patents sold, the
// recovery returned to those who bore the loss. Returns the financing.
std::string tell_the_first_loan(Teller& teller, const Narrator& narrate);

// The first loan and others at every stage, and what the console shows beside them.
void load_demonstration(System& system);

}  // namespace zhirong
