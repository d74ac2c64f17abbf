#pragma once
// Premium by day (三百六十五分之一法). Both the first and the last day are covered, from 00:00 of
// the one to 24:00 of the other; a day is earned when it is over. What is earned and what is not is
// one allocate over the days gone and the days left, so both sum to the premium; what a stretch
// of days earns is the difference of two such figures, so any stretches that make up the cover sum
// to the premium too, and no day is more than a fen from its true share.
#include <span>

#include "base/date.h"
#include "base/result.h"
#include "core/explanation/why.h"

namespace zhirong::reserving {

struct Earned {
    Money earned;    // 满期保费
    Money unearned;  // 未到期责任准备金
    int days = 0;    // over by the end of the day asked for
    int days_in_all = 0;
    friend bool operator==(const Earned&, const Earned&) = default;
};

// By the end of `on`. A premium below zero (a return) is earned like one above. Refused: a cover
// that ends before it begins.
Result<Earned> earned(Money premium, Date from, Date until, Date on);
// On the days `first` to `last`, both counted. Refused too: a stretch that ends before it begins.
Result<Money> earned_between(Money premium, Date from, Date until, Date first, Date last);

struct Cover {
    Money premium;
    Date from;
    Date until;
    friend bool operator==(const Cover&, const Cover&) = default;
};

// Of all covers by the end of `on`: their parts, each rounded by itself, and the sums.
struct Unearned {
    std::vector<Earned> parts;
    Money earned;
    Money unearned;
};
Result<Unearned> unearned_reserve(std::span<const Cover> covers, Date on);

Result<Why> why_unearned(const Cover& cover, Date on);

}  // namespace zhirong::reserving

namespace zhirong {

template <>
struct Shape<reserving::Earned> {
    using T = reserving::Earned;
    static constexpr std::array fields{
        field<&T::earned>("earned", "满期保费", "Earned premium"),
        field<&T::unearned>("unearned", "未到期责任准备金", "Unearned premium reserve"),
        field<&T::days>("days", "已过天数", "Days over"),
        field<&T::days_in_all>("days_in_all", "保险期间天数", "Days of cover")};
};
template <>
struct Shape<reserving::Cover> {
    using T = reserving::Cover;
    static constexpr std::array fields{field<&T::premium>("premium", "保险费", "Premium"),
                                       field<&T::from>("from", "起保日", "First day of cover"),
                                       field<&T::until>("until", "终保日", "Last day of cover")};
};
template <>
struct Shape<reserving::Unearned> {
    using T = reserving::Unearned;
    static constexpr std::array fields{
        field<&T::parts>("parts", "各项", "Parts"),
        field<&T::earned>("earned", "满期保费", "Earned premium"),
        field<&T::unearned>("unearned", "未到期责任准备金", "Unearned premium reserve")};
};

}  // namespace zhirong
