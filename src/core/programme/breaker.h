#pragma once
// Whether a programme still takes in new business, and still pays for what it took in.
#include <string>
#include <vector>

#include "core/programme/evaluate.h"

namespace zhirong::programme {

struct BreakerState {
    enum class Level { normal, warning, stopped };
    std::string id;
    Reading reading;
    Breaker::Per per = Breaker::Per::programme;
    Level level = Level::normal;
    bool strict = false;
    Ratio measure;
    Trace trace;

    bool takes_in() const { return level != Level::stopped; }
    bool pays() const { return takes_in() || !strict; }
};

// Each breaker of the programme, in its order.
Result<std::vector<BreakerState>> breakers(const Programme& programme, const Facts& facts,
                                           const Agreement& agreement, Date date);

Reading level_name(BreakerState::Level level);
std::string_view code(BreakerState::Level level);

}  // namespace zhirong::programme
