#pragma once
// A programme read aloud: what its blocks say, as sentences in Chinese and English, so that a civil
// servant can hold them against the document they come from.
#include <string>
#include <utility>
#include <vector>

#include "core/programme/programme.h"

namespace zhirong::programme {

// "补偿比率 × 损失本金，四舍五入到分"
Reading prose(const Programme& programme, const Expression& expression);
Reading prose(const Programme& programme, const Condition& condition);
// What the quantity is: its dated values, its tiers, its formula, or that it is left open.
Reading prose(const Programme& programme, const NamedQuantity& quantity);

struct Sentence : Reading {
    Position position;  // of the rule that it reads; line 0: of the block as a whole
    Sentence(Reading words, Position where = {}) : Reading(std::move(words)), position(where) {}
};
struct Paragraph {
    Reading heading;
    std::vector<Sentence> sentences;
};
// The whole programme: quantities, eligibility, exposure, compensation, recovery.
std::vector<Paragraph> prose(const Programme& programme);

}  // namespace zhirong::programme
