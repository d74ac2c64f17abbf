#pragma once
// Shares an amount among parties by shares or layers, and opens their groups.
#include <vector>

#include "core/programme/evaluator.h"
#include "core/programme/limit.h"
#include "core/programme/party_amount.h"

namespace zhirong::programme {

// A step whose result is money.
Step amount_step(std::string rule, Reading reading, std::string operation, Money amount);

class Splitter {
public:
    Splitter(Evaluator& evaluator, const Split& rules) : evaluator_(evaluator), rules_(rules) {}

    // The step of each share, with the parts of `total`; empty if something was refused.
    std::vector<Step> split(Money total);

    std::vector<PartyAmount> parties;  // groups opened
    std::vector<CapUse> caps;          // of the parties

private:
    struct Weights {
        std::vector<Ratio> rates;
        std::vector<Step> steps;
    };
    std::vector<Step> split(const std::vector<Share>& shares, Money total);
    std::vector<Step> layers(const std::vector<Share>& shares, Money total);
    // Absent if a share is missing or they do not make the whole.
    std::optional<Weights> read_weights(const std::vector<Share>& shares);
    // Its limit, and its group opened. False if something was refused.
    bool finish(const Share& share, Step& part);
    // What else is missing further down, so that it is told in one go.
    void name_all(const std::vector<Share>& shares);

    Evaluator& evaluator_;
    const Split& rules_;
};

}  // namespace zhirong::programme
