#include "core/reinsurance/treaty.h"

#include <algorithm>
#include <array>
#include <set>

namespace zhirong::reinsurance {
namespace {

using shapes::item_path;

constexpr RefusalKind line_twice{"reinsurance.line_twice", 422, "险种“{found}”重复",
                                 "“{found_en}” is listed twice"};
constexpr RefusalKind upside_down{"reinsurance.upside_down", 422,
                                  "止日 {found} 早于起日 {expected}",
                                  "The last day, {found}, is before the first, {expected}"};
constexpr RefusalKind needed{"reinsurance.needed", 422, "{kind}合同须填写此项",
                             "A {kind_en} treaty needs this"};
constexpr RefusalKind not_of_kind{"reinsurance.not_of_kind", 422, "{kind}合同不填此项",
                                  "This does not belong to a {kind_en} treaty"};
constexpr RefusalKind share_range{"reinsurance.share", 422,
                                  "分出比例 {found} 应大于 0 且不超过 100%",
                                  "The share ceded, {found}, must be above 0 and at most 100 %"};
constexpr RefusalKind multiple_range{"reinsurance.multiple", 422,
                                     "线数 {found} 应在 1 至 {expected} 之间",
                                     "{found} lines: choose from 1 to {expected}"};
constexpr RefusalKind commission_range{"reinsurance.commission", 422,
                                       "手续费率 {found} 应不低于 0 且低于 100%",
                                       "The commission rate {found} must be from 0 to below 100 %"};

std::vector<Fact> kind_facts(Kind kind) {
    return {{"kind", label_of(kind).zh}, {"kind_en", label_of(kind).en}};
}

Result<std::monostate> check_kind(const Terms& terms) {
    Refusals wrong;
    const auto hold = [&](bool given, Kind kind, const char* field) {
        const bool of_kind = terms.kind == kind;
        if (given == of_kind) return;
        wrong.all.push_back({of_kind ? &needed : &not_of_kind, field, kind_facts(terms.kind)});
    };
    hold(terms.share.has_value(), Kind::quota_share, "share");
    hold(terms.retention.has_value(), Kind::surplus, "retention");
    hold(terms.multiple.has_value(), Kind::surplus, "multiple");
    if (!wrong.all.empty()) return std::unexpected(std::move(wrong));
    return {};
}

// The money that a surplus takes of a limit.
Money taken_by_surplus(const Terms& terms, Money limit) {
    Money most;
    for (int i = 0; i < *terms.multiple; ++i) most += *terms.retention;
    return std::min(most, std::max(Money{}, limit - *terms.retention));
}

// What `share` takes of an amount, and what is left.
std::pair<Money, Money> in_two(Money amount, Ratio share) {
    const std::vector<Money> parts = allocate(amount, std::array{share, Ratio::whole(1) - share});
    return {parts[0], parts[1]};
}

Why why_surplus(const Terms& terms, Money limit) {
    return {.title = {"溢额分出比例", "Share of the surplus"},
            .rule = "reinsurance.surplus_share",
            .formula = Phrase{"min(线数 × 自留额，max(0，累计限额 − 自留额)) ÷ 累计限额",
                              "min(lines × retention, max(0, limit − retention)) / limit"},
            .unit = Unit::rate,
            .inputs = {input("limit", "保单累计限额", "Limit of the policy", limit),
                       input("retention", "自留额", "Retention", *terms.retention),
                       {"multiple", "线数", "Lines", std::to_string(*terms.multiple), Unit::count}},
            .result = to_string(shares({&terms, nullptr}, limit).surplus)};
}

Why why_quota(const Terms& terms) {
    return {.title = {"成数分出比例（对溢额分出后的部分）",
                      "Share of the quota share, of what the surplus leaves"},
            .rule = "reinsurance.quota_share",
            .unit = Unit::rate,
            .result = to_string(*terms.share)};
}

}  // namespace

Result<std::monostate> check(const Terms& terms) {
    std::set<insurance::Line> seen;
    for (std::size_t i = 0; i < terms.lines.size(); ++i)
        if (!seen.insert(terms.lines[i]).second)
            return refuse(line_twice, item_path("lines", i),
                          {{"found", label_of(terms.lines[i]).zh},
                           {"found_en", label_of(terms.lines[i]).en}});
    if (terms.until < terms.from)
        return refuse(upside_down, "until",
                      {{"found", to_string(terms.until)}, {"expected", to_string(terms.from)}});
    CHECKED(check_kind(terms));
    if (terms.share && (*terms.share <= Ratio{} || *terms.share > Ratio::whole(1)))
        return refuse(share_range, "share", {{"found", to_percent(*terms.share)}});
    if (terms.multiple && (*terms.multiple < 1 || *terms.multiple > most_lines_of_surplus))
        return refuse(multiple_range, "multiple",
                      {{"found", std::to_string(*terms.multiple)},
                       {"expected", std::to_string(most_lines_of_surplus)}});
    if (terms.commission < Ratio{} || terms.commission >= Ratio::whole(1))
        return refuse(commission_range, "commission", {{"found", to_percent(terms.commission)}});
    return {};
}

bool takes(const Terms& terms, insurance::Line line, Date inception) {
    return terms.from <= inception && inception <= terms.until &&
           std::ranges::find(terms.lines, line) != terms.lines.end();
}

bool overlap(const Terms& one, const Terms& other) {
    return one.kind == other.kind && one.from <= other.until && other.from <= one.until &&
           std::ranges::any_of(one.lines, [&](insurance::Line line) {
               return std::ranges::find(other.lines, line) != other.lines.end();
           });
}

Shares shares(const Programme& programme, Money limit) {
    Shares all;
    if (programme.surplus != nullptr && limit > Money{})
        all.surplus = Ratio(taken_by_surplus(*programme.surplus, limit).fen, limit.fen);
    if (programme.quota != nullptr) all.quota = *programme.quota->share;
    return all;
}

Parts& Parts::operator+=(const Parts& other) {
    surplus += other.surplus;
    quota += other.quota;
    retained += other.retained;
    return *this;
}

Parts split(Money amount, const Shares& shares) {
    const auto [surplus, left] = in_two(amount, shares.surplus);
    const auto [quota, retained] = in_two(left, shares.quota);
    return {surplus, quota, retained};
}

Money commission(const Terms& terms, Money ceded) {
    return apply(ceded, terms.commission, Rounding::half_up);
}

Why why_shares(const Programme& programme, Money limit) {
    const Shares found = shares(programme, limit);
    const Ratio kept = (Ratio::whole(1) - found.surplus) * (Ratio::whole(1) - found.quota);
    Why why{.title = {"自留比例", "Share retained"},
            .rule = "reinsurance.retained_share",
            .formula = Phrase{"（1 − 溢额分出比例）×（1 − 成数分出比例）",
                              "(1 − share of the surplus) × (1 − share of the quota share)"},
            .unit = Unit::rate,
            .inputs = {input("surplus", "溢额分出比例", "Share of the surplus", found.surplus),
                       input("quota", "成数分出比例", "Share of the quota share", found.quota)},
            .result = to_string(kept)};
    if (programme.surplus != nullptr) why.steps.push_back(why_surplus(*programme.surplus, limit));
    if (programme.quota != nullptr) why.steps.push_back(why_quota(*programme.quota));
    return why;
}

Why why_split(const Phrase& title, Money amount, const Programme& programme, Money limit) {
    const Parts parts = split(amount, shares(programme, limit));
    return {.title = {title.zh + "：自留部分", title.en + ", retained"},
            .rule = "reinsurance.split",
            .formula = Phrase{"先按溢额分出比例分，余额再按成数分出比例分；各部分之和等于总额",
                              "Split by the share of the surplus, the rest by the quota share; the "
                              "parts sum to the whole"},
            .rounding = Rounding::half_up,
            .inputs = {input("amount", title.zh, title.en, amount),
                       input("surplus", "溢额分出", "Ceded to the surplus", parts.surplus),
                       input("quota", "成数分出", "Ceded to the quota share", parts.quota)},
            .result = to_string(parts.retained),
            .steps = {why_shares(programme, limit)}};
}

}  // namespace zhirong::reinsurance
