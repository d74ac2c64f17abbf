#pragma once
// What a reinsurance treaty takes of a policy (再保险合同): of every risk a share, or of large ones
// what is above the insurer's own retention. A surplus goes first; a quota share takes its part of
// what the surplus leaves. A treaty takes the policies whose cover begins in its days, and them to
// their end, so that a policy never changes its treaty.
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/result.h"
#include "core/explanation/why.h"
#include "core/insurance/terms.h"

namespace zhirong::reinsurance {

enum class Kind { quota_share, surplus };

struct Terms {
    Kind kind = Kind::quota_share;
    std::vector<insurance::Line> lines;
    Date from;  // of the policy's first day, both counted
    Date until;
    std::optional<Ratio> share;      // of a quota share
    std::optional<Money> retention;  // of a surplus: what the insurer keeps of one policy's limit
    std::optional<int> multiple;     // and how many times that the treaty takes at most
    Ratio commission;                // of the premium ceded
    friend bool operator==(const Terms&, const Terms&) = default;
};
constexpr int most_lines_of_surplus = 100;

// Refused, each at its field: no line, or one twice; days upside down; what the kind needs and is
// not there, or is there and belongs to the other kind; a share or a commission out of range.
Result<std::monostate> check(const Terms& terms);
bool takes(const Terms& terms, insurance::Line line, Date inception);
// A line and a first day that both would take: of one kind there may be one at a time.
bool overlap(const Terms& one, const Terms& other);

// The treaties of one policy; null: none.
struct Programme {
    const Terms* surplus = nullptr;
    const Terms* quota = nullptr;
};
// What each takes, by the limit of the policy: `quota` of what the surplus leaves.
struct Shares {
    Ratio surplus;
    Ratio quota;
    friend bool operator==(const Shares&, const Shares&) = default;
};
Shares shares(const Programme& programme, Money limit);

// An amount in its three parts; they sum to it. Each step is a split in two, which grows with the
// amount, so that what grows never takes back a fen from anybody.
struct Parts {
    Money surplus;
    Money quota;
    Money retained;
    Parts& operator+=(const Parts& other);
    friend bool operator==(const Parts&, const Parts&) = default;
};
Parts split(Money amount, const Shares& shares);

// On the premium ceded in all, half up.
Money commission(const Terms& terms, Money ceded);

Why why_shares(const Programme& programme, Money limit);
// `title`: of the amount, such as the premium.
Why why_split(const Phrase& title, Money amount, const Programme& programme, Money limit);

}  // namespace zhirong::reinsurance

namespace zhirong {

template <>
struct EnumNames<reinsurance::Kind> {
    using enum reinsurance::Kind;
    using K = reinsurance::Kind;
    static constexpr std::array names{
        EnumName<K>{quota_share, "quota_share", "成数分保", "Quota share"},
        EnumName<K>{surplus, "surplus", "溢额分保", "Surplus"}};
};
template <>
struct Shape<reinsurance::Terms> {
    using T = reinsurance::Terms;
    static constexpr std::array fields{
        field<&T::kind>("kind", "分保方式", "Kind"),
        field<&T::lines>("lines", "险种", "Lines", not_blank),
        field<&T::from>("from", "起保日自", "Policies that begin from"),
        field<&T::until>("until", "起保日至", "Policies that begin until"),
        field<&T::share>("share", "分出比例（成数）", "Share ceded, of a quota share"),
        field<&T::retention>("retention", "每张保单自留额（溢额）",
                             "Retention of each policy, of a surplus", positive),
        field<&T::multiple>("multiple", "线数（溢额）", "Number of lines, of a surplus", positive),
        field<&T::commission>("commission", "分保手续费率", "Commission rate")};
};
template <>
struct Shape<reinsurance::Parts> {
    using T = reinsurance::Parts;
    static constexpr std::array fields{field<&T::surplus>("surplus", "溢额分出", "Surplus"),
                                       field<&T::quota>("quota", "成数分出", "Quota share"),
                                       field<&T::retained>("retained", "自留", "Retained")};
};

}  // namespace zhirong
