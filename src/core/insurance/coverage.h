#pragma once
// What a policy covers on each day, and its premium, from how it began and the dated changes since.
// A function of the set of changes: the order in which they were made known has no part in it, so a
// back-dated endorsement needs no undoing of later ones. Between two dates on which something
// changes the terms are the same; such a stretch costs, of the premium that its terms would cost
// for the whole term, what its days earn (core/reserving). The stretches of unchanged terms so sum
// to the premium quoted, and what a change costs is the premium with it less the premium without.
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "core/insurance/quote.h"

namespace zhirong::insurance {

// A right by its number; or an application, a contract, whatever the product counts.
struct ScheduledItem {
    std::string number;
    std::optional<RightKind> kind;
    std::string title;
    std::optional<std::string> owner;  // where it is not the policyholder's
    friend bool operator==(const ScheduledItem&, const ScheduledItem&) = default;
};

struct Inception {
    Insured insured = Insured::owner;
    Zone zone = Zone::mainland;
    Money sum;  // of each, or of the policy, as the product says
    int months = 12;
    int claims = 0;  // of the three years before
    Date from;
    std::vector<ScheduledItem> schedule;
    Date until() const;  // the last day
};

// An endorsement. What it does not name stays.
struct Change {
    Date from;
    std::vector<ScheduledItem> add;
    std::vector<std::string> remove;
    std::optional<Money> sum;
    std::optional<Zone> zone;
};
enum class Manner {
    pro_rata,   // the premium of the days left goes back
    short_rate  // the insurer keeps what the product's table says
};
struct Cancellation {
    Date from;  // the first day without cover
    Manner manner = Manner::pro_rata;
};
struct Reinstatement {
    Date from;  // covered again
};
using Movement = std::variant<Change, Cancellation, Reinstatement>;

// Days of the same terms, both counted.
struct Stretch {
    Date from;
    Date until;
    bool covered = true;
    Zone zone = Zone::mainland;
    Money sum;
    int count = 0;
    Money aggregate;     // the policy's limit
    Money term_premium;  // of these terms for the whole term
    Money premium;       // of these days
};
struct Coverage {
    Inception inception;
    std::vector<Stretch> stretches;
    Money premium;                  // of the whole policy
    Money kept_above;               // of it: by the short rate, above the days covered
    std::optional<Date> closed_on;  // the first day without cover, where none follows
    Why why;
};
// A change that lies behind the end of cover costs nothing until cover returns. Refused: a change
// outside of the term; a second end, or a return of what has not ended; adding what is in the
// schedule, removing what is not; two changes of one thing on one day; terms that the product does
// not offer. Each at the movement: "movements[2].remove[0]".
Result<Coverage> coverage(const Product& product, const Inception& inception,
                          std::span<const Movement> movements);

// What is insured on a day; nothing where nothing is covered.
std::vector<ScheduledItem> schedule_on(const Inception& inception,
                                       std::span<const Movement> movements, Date on);
const Stretch* stretch_on(const Coverage& coverage, Date on);
// The stretches of days in which an item is insured, in order.
struct Span {
    Date from;
    Date until;
    friend bool operator==(const Span&, const Span&) = default;
};
std::vector<std::pair<ScheduledItem, std::vector<Span>>> insured_spans(
    const Inception& inception, std::span<const Movement> movements);

// Of the whole premium, what the days up to the end of `on` have earned.
Money earned_by(const Coverage& coverage, Date on);

}  // namespace zhirong::insurance

namespace zhirong {

template <>
struct EnumNames<insurance::Manner> {
    using enum insurance::Manner;
    using M = insurance::Manner;
    static constexpr std::array names{
        EnumName<M>{pro_rata, "pro_rata", "按日比例", "Pro rata"},
        EnumName<M>{short_rate, "short_rate", "短期费率", "Short rate"}};
};
template <>
struct Shape<insurance::ScheduledItem> {
    using T = insurance::ScheduledItem;
    static constexpr std::array fields{field<&T::number>("number", "号码", "Number", not_blank),
                                       field<&T::kind>("kind", "权利种类", "Kind of right"),
                                       field<&T::title>("title", "名称", "Title", not_blank),
                                       field<&T::owner>("owner", "权利人", "Owner")};
};
template <>
struct Shape<insurance::Inception> {
    using T = insurance::Inception;
    static constexpr std::array fields{
        field<&T::insured>("insured", "被保险人身份", "Insured as"),
        field<&T::zone>("zone", "地域", "Territory"),
        field<&T::sum>("sum", "保险金额", "Sum insured", positive),
        field<&T::months>("months", "保险期间（月）", "Term, months", positive),
        field<&T::claims>("claims", "近三年赔案数", "Claims of the last three years", not_negative),
        field<&T::from>("from", "起保日", "First day of cover"),
        field<&T::schedule>("schedule", "保险标的清单", "Schedule")};
};
template <>
struct Shape<insurance::Change> : EventShape<"change", "批改", "Change"> {
    using T = insurance::Change;
    static constexpr std::array fields{field<&T::from>("from", "批改生效日", "Effective from"),
                                       field<&T::add>("add", "增加标的", "Added"),
                                       field<&T::remove>("remove", "减少标的（号码）", "Removed"),
                                       field<&T::sum>("sum", "保险金额", "Sum insured", positive),
                                       field<&T::zone>("zone", "地域", "Territory")};
};
template <>
struct Shape<insurance::Cancellation> : EventShape<"cancellation", "终止承保", "End of cover"> {
    using T = insurance::Cancellation;
    static constexpr std::array fields{field<&T::from>("from", "终止日", "From"),
                                       field<&T::manner>("manner", "方式", "Manner")};
};
template <>
struct Shape<insurance::Reinstatement>
    : EventShape<"reinstatement", "恢复承保", "Return of cover"> {
    static constexpr std::array fields{
        field<&insurance::Reinstatement::from>("from", "恢复日", "From")};
};
template <>
struct Shape<insurance::Span> {
    using T = insurance::Span;
    static constexpr std::array fields{field<&T::from>("from", "自", "From"),
                                       field<&T::until>("until", "至", "Until")};
};
template <>
struct Shape<insurance::Stretch> {
    using T = insurance::Stretch;
    static constexpr std::array fields{
        field<&T::from>("from", "自", "From"),
        field<&T::until>("until", "至", "Until"),
        field<&T::covered>("covered", "承保", "Covered"),
        field<&T::zone>("zone", "地域", "Territory"),
        field<&T::sum>("sum", "保险金额", "Sum insured"),
        field<&T::count>("count", "件数", "Count"),
        field<&T::aggregate>("aggregate", "累计限额", "Aggregate limit"),
        field<&T::term_premium>("term_premium", "全期保险费", "Premium for the whole term"),
        field<&T::premium>("premium", "本段保险费", "Premium of these days")};
};

}  // namespace zhirong
