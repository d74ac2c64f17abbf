#include "features/subsidy/right_line.h"

#include <algorithm>

#include "core/programme/composition.h"

namespace zhirong::subsidy {
namespace {

constexpr RefusalKind subsidised_already{
    "subsidy.right_subsidised", 409,
    "“{what}”{days}的同一险种保费已由「{programme}」补贴（申请 {found}，保单 "
    "{policy}），同一权利同一险种期间不得重复补贴",
    "The premium for “{what}” in this line {days_en} is subsidised by “{programme_en}” already "
    "(application {found}, policy {policy}): the same days are not subsidised twice"};

std::string words_of(const insurance::Span& span) {
    return to_string(span.from) + " – " + to_string(span.until);
}

// The first days that both have; nothing where they have none. Days that nobody told may be any.
std::optional<std::optional<insurance::Span>> in_common(const std::vector<insurance::Span>& a,
                                                        const std::vector<insurance::Span>& b) {
    if (a.empty() || b.empty()) return std::optional<insurance::Span>{};
    for (const insurance::Span& one : a)
        for (const insurance::Span& other : b) {
            const insurance::Span both{std::max(one.from, other.from),
                                       std::min(one.until, other.until)};
            if (both.from <= both.until) return std::optional(both);
        }
    return std::nullopt;
}

}  // namespace

SubsidisedRight apply(SubsidisedRight right, const SubsidisedRight::Event& event) {
    if (const auto* granted = std::get_if<RightGranted>(&event)) {
        std::erase_if(right.grants, [&](const RightGrant& each) {
            return each.application == granted->grant.application;
        });
        right.grants.push_back(granted->grant);
    } else {
        const auto& freed = std::get<RightFreed>(event);
        ensure(std::erase_if(right.grants, [&](const RightGrant& each) {
                   return each.application == freed.application;
               }) == 1);
    }
    return right;
}
std::vector<std::string> parties(const SubsidisedRight&) { return {}; }
Label stage_words(const SubsidisedRight& right) {
    return right.grants.empty() ? Label{"free", "无补贴", "Not subsidised"}
                                : Label{"subsidised", "已补贴", "Subsidised"};
}
std::string subsidised_right_id(const RightDays& right) {
    return "subsidised:" + right.line + ":" + right.number;
}

Result<std::monostate> may_subsidise(const SubsidisedRight& there, const RightDays& asked,
                                     const std::string& except,
                                     const programme::Programme& claiming,
                                     const programme::Library& programmes) {
    for (const RightGrant& each : there.grants) {
        if (each.application == except) continue;
        const auto both = in_common(each.days, asked.days);
        if (!both) continue;
        const auto* other = programmes.version(each.programme, each.version);
        if (other != nullptr && programme::may_stack(*other, claiming)) continue;
        return refuse(subsidised_already, "",
                      {{"what", asked.number},
                       {"days", *both ? " " + words_of(**both) + " " : "（期间未写明）"},
                       {"days_en", *both ? "on " + words_of(**both) : "(the days were not told)"},
                       {"programme", other == nullptr ? each.programme : other->title.zh},
                       {"programme_en", other == nullptr ? each.programme : other->title.en},
                       {"found", each.application},
                       {"policy", each.policy}});
    }
    return {};
}

}  // namespace zhirong::subsidy
