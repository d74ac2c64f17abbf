#pragma once
// The policy on the platform whose premium is subsidised, right by right: which of its rights meet
// the programme's conditions, which part of what was paid is theirs, and what follows where the
// premium falls later.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/explanation/why.h"
#include "core/insurance/by_item.h"
#include "core/programme/evaluate.h"
#include "core/programme/programme.h"
#include "features/facts/facts.h"

namespace zhirong::subsidy {

struct FailedCondition {
    std::string id;
    Label words;
    Label found;
    Label needed;
};
struct InsuredRight {
    std::string number;
    std::optional<RightKind> kind;
    std::string title;
    std::vector<insurance::Span> days;
    Money premium;                       // its part of what was paid
    std::vector<FailedCondition> fails;  // none: it counts
};
struct Insured {
    std::string policy;
    std::string number;
    std::string insurer;  // its name
    std::string line;     // the programmes' word, or the product's
    Label line_words;
    Date from;
    Date until;
    Money premium;   // of the whole policy
    Money paid;      // of it
    Money eligible;  // of what was paid, that of the rights which count
    std::vector<InsuredRight> rights;
    Tree why;
};

// How much of what was paid belongs to the rights among these that count: numbers.
Money eligible_part(Money paid, const std::vector<insurance::ItemPremium>& items,
                    const std::vector<std::string>& counting);
Why why_eligible(const Insured& insured);

// ---- conditions, right by right
struct RightFacts {
    std::string number;
    std::vector<facts::KnownFact> known;  // "right.kind", and lists of rights
};
// Rights of one sort are judged alike: the same is known of them.
std::string sort_of(const RightFacts& right);
struct JudgedRight {
    std::vector<FailedCondition> fails;
    std::vector<std::string> unknown;  // facts
};
struct Judged {
    std::vector<JudgedRight> rights;  // in the order asked
    // Conditions that hang on the right, by id: the others hold or fail for all alike.
    std::map<std::string, int> left_out;  // how many rights fail each
};
struct Rules {
    const programme::Programme& programme;
    const programme::Subsidy& subsidy;
    const programme::Agreement& agreement;
    programme::Published published;
    Date date;

    std::vector<const programme::Requirement*> requirements() const;
};
// `common`: what is known beside the rights; nothing in it that differs from right to right.
Judged judge(const Rules& rules, const std::vector<facts::KnownFact>& common,
             const std::vector<RightFacts>& rights);

// ---- the premium falls
// What of a subsidy stays where its base falls: `by_programme` is what the rules give now, `given`
// of `computed` what was granted after cuts and pots. In the same proportion, rounded half up.
Money kept(Money by_programme, Money computed, Money given);

}  // namespace zhirong::subsidy

namespace zhirong {

template <>
struct Shape<subsidy::FailedCondition> {
    using T = subsidy::FailedCondition;
    static constexpr std::array fields{
        field<&T::id>("id", "代码", "Id"), field<&T::words>("words", "条件", "Condition"),
        field<&T::found>("found", "实际", "Found"), field<&T::needed>("needed", "要求", "Needed")};
};
template <>
struct Shape<subsidy::InsuredRight> {
    using T = subsidy::InsuredRight;
    static constexpr std::array fields{
        field<&T::number>("number", "号码", "Number"),
        field<&T::kind>("kind", "权利种类", "Kind of right"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::days>("days", "承保期间", "Days insured"),
        field<&T::premium>("premium", "分摊保费", "Premium"),
        field<&T::fails>("fails", "不符合的条件", "Conditions that fail")};
};
template <>
struct Shape<subsidy::Insured> {
    using T = subsidy::Insured;
    static constexpr std::array fields{
        field<&T::policy>("policy", "保单", "Policy"),
        field<&T::number>("number", "保单号", "Number"),
        field<&T::insurer>("insurer", "保险人", "Insurer"),
        field<&T::line>("line", "险种", "Line"),
        field<&T::line_words>("line_words", "险种名称", "Name of the line"),
        field<&T::from>("from", "起保日", "From"),
        field<&T::until>("until", "终保日", "Until"),
        field<&T::premium>("premium", "保险费", "Premium"),
        field<&T::paid>("paid", "已缴", "Paid"),
        field<&T::eligible>("eligible", "计入保费", "Counted"),
        field<&T::rights>("rights", "保险标的", "Rights"),
        field<&T::why>("why", "计算过程", "Working")};
};

}  // namespace zhirong
