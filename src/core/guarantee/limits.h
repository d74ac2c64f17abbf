#pragma once
// What the law lets a guarantor have outstanding: ten times its net assets (fifteen where it serves
// mainly small firms and agriculture), for one borrower a tenth of them, with those related to it
// fifteen hundredths: 融资担保公司监督管理条例 (国务院令第683号, 2017), articles 15 and 16. What is
// outstanding is counted in full: the risk weights of article 14 would only lower it.
#include <optional>

#include "base/result.h"
#include "base/shape.h"
#include "core/explanation/why.h"

namespace zhirong::guarantee {

// What a limit lets through.
struct Room {
    Money limit;
    Money used;
    Money left;  // never below zero
    Why why;
};

struct Exposure {
    Money net_assets;
    bool mainly_small = false;  // serves mainly small firms and agriculture
    Money outstanding;          // in all
    Money of_borrower;
    Money of_group;  // the borrower and those related to it
};

Room leverage_room(const Exposure& position);
Room borrower_room(const Exposure& position);
Room group_room(const Exposure& position);

// Refused with every limit that `amount` more would pass.
Result<std::monostate> within_limits(const Exposure& position, Money amount);

// Payments of a year over what they are held against; nothing paid is 0. Absent: paid, and nothing
// to hold it against.
std::optional<Ratio> claim_rate(Money paid, Money base);
// What may still be paid: base × line − paid, not below zero.
Room payment_room(Money base, Money paid, Ratio line);

}  // namespace zhirong::guarantee

namespace zhirong {

template <>
struct Shape<guarantee::Room> {
    using T = guarantee::Room;
    static constexpr std::array fields{
        field<&T::limit>("limit", "限额", "Limit"), field<&T::used>("used", "已用", "Used"),
        field<&T::left>("left", "余额", "Left"), field<&T::why>("why", "计算依据", "Working")};
};

}  // namespace zhirong
