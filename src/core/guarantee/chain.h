#pragma once
// What a guarantee costs, who bears a loss, and who gets back what of it is recovered. Pure, to the
// fen, each figure with its working.
#include <optional>
#include <vector>

#include "base/result.h"
#include "core/guarantee/scheme.h"

namespace zhirong::guarantee {

// What the parties other than the bank stand for: floor, so the bank keeps the odd fen.
Money guaranteed_amount(const Scheme& scheme, Money principal);

struct Fee {
    Money amount;    // what the borrower pays
    Money uncapped;  // by the rates alone
    Money ceiling;
    std::vector<PartAmount> upstream;  // what of it the guarantor passes on
    Why why;
};
// `rate`: what was agreed instead of the scheme's own. Refused where that is above the ceiling, and
// where months or principal are none.
Result<Fee> fee(const Scheme& scheme, const LoanAsked& loan, std::optional<Ratio> rate = {});

struct Split {
    Money covered;  // what of the loss the guarantee is about
    Money paid;     // by all but the bank
    Money kept;     // by the bank: its share, what is not covered, and what the cap keeps back
    std::vector<PartAmount> parts;  // of the whole loss, one for each party of the scheme
    Why why;
    Money of(Party party) const;
};
// `left`: what may still be paid before the stop line, where there is one that caps payments.
Split split(const Scheme& scheme, const LossAsked& loss, std::optional<Money> left = {});

struct Returned {
    std::vector<PartAmount> parts;  // one for each that bore something
    Why why;
    Money of(Party party) const;
};
// Of everything recovered so far, net of its costs: the split does not know in which order it came.
// `borne`: what each bore; `recovered` is not more than their sum.
Returned divide(const RecoveryRule& rule, const std::vector<PartAmount>& borne, Money recovered);

Money amount_of(const std::vector<PartAmount>& parts, Party party);

}  // namespace zhirong::guarantee

namespace zhirong {

template <>
struct Shape<guarantee::Fee> {
    using T = guarantee::Fee;
    static constexpr std::array fields{
        field<&T::amount>("amount", "担保费", "Fee"),
        field<&T::uncapped>("uncapped", "按费率计算", "By the rates alone"),
        field<&T::ceiling>("ceiling", "上限", "Ceiling"),
        field<&T::upstream>("upstream", "再担保费", "Re-guarantee fees"),
        field<&T::why>("why", "计算依据", "Working")};
};
template <>
struct Shape<guarantee::Split> {
    using T = guarantee::Split;
    static constexpr std::array fields{field<&T::covered>("covered", "担保范围内损失", "Covered"),
                                       field<&T::paid>("paid", "代偿金额", "Paid"),
                                       field<&T::kept>("kept", "银行自担", "Kept by the bank"),
                                       field<&T::parts>("parts", "各方承担", "Borne by each"),
                                       field<&T::why>("why", "计算依据", "Working")};
};
template <>
struct Shape<guarantee::Returned> {
    using T = guarantee::Returned;
    static constexpr std::array fields{field<&T::parts>("parts", "各方分得", "Returned to each"),
                                       field<&T::why>("why", "计算依据", "Working")};
};

}  // namespace zhirong
