#pragma once
// A programme read aloud: what its blocks say, as sentences in Chinese and English, so that a civil
// servant can hold them against the document they come from.
#include <string>
#include <vector>

#include "core/programme/programme.h"

namespace zhirong::programme {

// "补偿比率 × 损失本金，四舍五入到分"
Reading prose(const Programme& programme, const Expression& expression);
Reading prose(const Programme& programme, const Condition& condition);
// What the quantity is: its dated values, its tiers, its formula, or that it is left open.
Reading prose(const Programme& programme, const NamedQuantity& quantity);

struct Paragraph {
    Reading heading;
    std::vector<Reading> sentences;
};
// The whole programme: quantities, eligibility, exposure, compensation, recovery.
std::vector<Paragraph> prose(const Programme& programme);

}  // namespace zhirong::programme
