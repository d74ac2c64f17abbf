#include "features/panel/panel.h"

#include <algorithm>

#include "base/text.h"
#include "core/access/party.h"
#include "core/appraisal/reference_tables.h"

namespace zhirong::panel {
namespace {

constexpr RefusalKind validity{"panel.validity", 422, "有效期至 {found} 早于有效期自 {expected}",
                               "Valid until {found} is before {expected}"};
constexpr RefusalKind tiers_order{"panel.tiers_order", 422,
                                  "收费分档应由低到高，且只有最后一档不设上限",
                                  "Tiers rise, and only the last one is open"};
constexpr RefusalKind rate_range{"panel.rate", 422, "费率应在 0 与 {expected} 之间，实际为 {found}",
                                 "A rate lies between 0 and {expected}, found {found}"};
constexpr RefusalKind suspended_already{"panel.suspended", 409, "该机构已于 {found} 暂停",
                                        "Suspended since {found}"};
constexpr RefusalKind not_suspended{"panel.not_suspended", 409, "该机构未被暂停",
                                    "The member is not suspended"};
constexpr RefusalKind deadline_past{"panel.deadline", 422, "报价截止日 {found} 早于今日 {expected}",
                                    "Deadline {found} is before today, {expected}"};
constexpr RefusalKind nobody{"panel.nobody", 422, "名录中没有可邀请的评估机构：{found}",
                             "No member of the panel can be invited: {found_en}"};
constexpr RefusalKind not_invited{"panel.not_invited", 403, "贵机构未受邀报价",
                                  "Your organisation was not invited"};
constexpr RefusalKind too_late{"panel.too_late", 422, "报价已于 {found} 截止",
                               "Quotes were due by {found}"};
constexpr RefusalKind above_table{"panel.above_table", 422,
                                  "报价 {found} 元高于按收费表计算的 {expected} 元",
                                  "{found} yuan is above what the table of fees gives, {expected}"};
constexpr RefusalKind chosen_already{"panel.chosen", 409, "已选定“{found}”",
                                     "“{found}” was chosen already"};
constexpr RefusalKind no_quote{"panel.no_quote", 422, "“{found}”没有报价",
                               "“{found}” has not quoted"};
constexpr RefusalKind reason_needed{
    "panel.reason", 422,
    "轮值机构为“{turn}”，最低报价为“{cheapest}”的 {least} 元；选择“{found}”（{fee} 元）须写明理由",
    "It is the turn of “{turn}”, and “{cheapest}” is cheapest at {least}; say why “{found}” at "
    "{fee}"};

Result<std::monostate> require_bank(const Actor& actor, const std::string& bank) {
    CHECKED(require(actor, Role::bank_officer));
    return require_acting_for(actor, bank);
}

bool holds_on(const Conflict& conflict, Date on) {
    return !conflict.until || on <= *conflict.until;
}

struct MemberApplier {
    Member& m;
    void operator()(const Admitted& e) const {
        m.bank = e.bank;
        m.details = e.details;
    }
    void operator()(const Suspended& e) const { m.suspended = e; }
    void operator()(const Reinstated&) const { m.suspended.reset(); }
    void operator()(const ConflictDeclared& e) const { m.conflicts.push_back(e.conflict); }
};
struct InquiryApplier {
    Inquiry& i;
    void operator()(const Asked& e) const { i.asked = e; }
    void operator()(const Quoted& e) const {
        std::erase_if(i.quotes, [&](const Quoted& each) { return each.appraiser == e.appraiser; });
        i.quotes.push_back(e);
    }
    void operator()(const Chosen& e) const {
        i.chosen = e;
        i.stage = Stage::chosen;
    }
};

}  // namespace

Member apply(Member member, const Member::Event& event) {
    std::visit(MemberApplier{member}, event);
    return member;
}
std::vector<std::string> parties(const Member& member) {
    return {member.bank, member.details.appraiser};
}
Label stage_words(const Member& member) {
    return member.suspended ? Label{"suspended", "已暂停", "Suspended"}
                            : Label{"listed", "在册", "Listed"};
}
Inquiry apply(Inquiry inquiry, const Inquiry::Event& event) {
    std::visit(InquiryApplier{inquiry}, event);
    return inquiry;
}
std::vector<std::string> parties(const Inquiry& inquiry) {
    std::vector<std::string> all{inquiry.asked.bank};
    for (const Invited& each : inquiry.asked.invited) all.push_back(each.appraiser);
    return all;
}
Label stage_words(const Inquiry& inquiry) { return label_of(inquiry.stage); }
std::vector<std::string> keys(const Inquiry& inquiry) {
    return {"financing:" + inquiry.asked.financing};
}

std::string id_of_member(const std::string& bank, const std::string& appraiser) {
    return "PM." + bank + "." + appraiser;
}

Fee fee_of(const Admit& terms, Money value) {
    Fee fee;
    fee.why = {.title = {"评估费", "Fee of the appraisal"},
               .rule = "panel.fee",
               .source = Phrase{"名录收费表（银行与评估机构约定）", "The panel's table of fees"},
               .formula = Phrase{"Σ 分档价值 × 费率，不低于最低收费，不高于上限",
                                 "Σ part of the value × rate, at least the least fee, at most the "
                                 "ceiling"},
               .rounding = Rounding::half_up};
    fee.why.inputs.push_back(input("value", "预计评估价值", "Expected value", value));
    Money below;
    // All rates are of whole millionths, so the sum is exact before its one rounding.
    constexpr std::int64_t parts = 1'000'000;
    int128 sum = 0;
    for (const Tier& tier : terms.tiers) {
        const Money top = tier.up_to ? std::min(*tier.up_to, value) : value;
        if (top <= below) break;
        const Money part = top - below;
        sum += int128{part.fen} * tier.rate.numerator() * (parts / tier.rate.denominator());
        fee.why.inputs.push_back(input("part", "分档价值", "Part of the value", part));
        fee.why.inputs.push_back(input("rate", "费率", "Rate", tier.rate));
        below = top;
    }
    fee.amount = round_fen(sum, parts, Rounding::half_up);
    fee.why.inputs.push_back(input("least_fee", "最低收费", "Least fee", terms.least_fee));
    fee.why.inputs.push_back(input("ceiling", "收费上限", "Ceiling", terms.ceiling));
    fee.amount = std::max(fee.amount, terms.least_fee);
    fee.amount = std::min(fee.amount, zhirong::apply(value, terms.ceiling, Rounding::down));
    fee.why.result = to_string(fee.amount);
    return fee;
}

std::optional<Phrase> unfit(const Member& member, const Matter& matter, Date on) {
    const Admit& details = member.details;
    if (member.suspended)
        return Phrase{"已暂停：" + member.suspended->reason,
                      "Suspended: " + member.suspended->reason};
    if (on < details.valid_from || on > details.valid_until)
        return Phrase{"资质有效期为 " + to_string(details.valid_from) + " 至 " +
                          to_string(details.valid_until),
                      "Its licence holds from " + to_string(details.valid_from) + " to " +
                          to_string(details.valid_until)};
    const auto& fields = details.fields;
    if (matter.field && std::ranges::find(fields, *matter.field) == fields.end() &&
        std::ranges::find(fields, appraisal::any_field) == fields.end())
        return Phrase{"不办理该技术领域", "It does not value this field"};
    // Said by what the party is in this matter: a name may change, and a code is no name.
    std::vector<std::pair<std::string, Phrase>> involved{
        {matter.applicant, {"借款企业", "the borrower"}}, {matter.bank, {"贷款银行", "the bank"}}};
    for (const std::string& owner : matter.owners)
        involved.push_back({owner, {"权利人", "an owner of the rights"}});
    for (const auto& [party, role] : involved) {
        if (party == details.appraiser)
            return Phrase{"本身是当事方或者权利人", "It is a party or an owner itself"};
        for (const Conflict& conflict : member.conflicts)
            if (conflict.organisation == party && holds_on(conflict, on))
                return Phrase{"与" + role.zh + "有利害关系：" + conflict.relation,
                              "In conflict with " + role.en + ": " + conflict.relation};
    }
    return std::nullopt;
}

std::string turn(std::span<const Past> candidates) {
    ensure(!candidates.empty());
    return std::ranges::min(candidates, {},
                            [](const Past& each) {
                                return std::tuple(each.times, each.last.value_or(Date{}),
                                                  each.appraiser);
                            })
        .appraiser;
}

Result<Admitted> decide(const Admit& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    if (command.valid_until < command.valid_from)
        return refuse(validity, "valid_until",
                      {{"found", to_string(command.valid_until)},
                       {"expected", to_string(command.valid_from)}});
    const auto fine = [](Ratio rate) {
        constexpr std::int64_t parts = 1'000'000;
        return rate > Ratio{} && rate <= highest_ceiling && parts % rate.denominator() == 0;
    };
    const auto refused = [](const std::string& field, Ratio rate) {
        return refuse(rate_range, field,
                      {{"found", to_percent(rate)}, {"expected", to_percent(highest_ceiling)}});
    };
    if (!fine(command.ceiling)) return refused("ceiling", command.ceiling);
    Money below;
    for (std::size_t i = 0; i < command.tiers.size(); ++i) {
        const Tier& tier = command.tiers[i];
        const std::string path = shapes::item_path("tiers", i);
        if (!fine(tier.rate)) return refused(path + ".rate", tier.rate);
        const bool last = i + 1 == command.tiers.size();
        if (last == tier.up_to.has_value() || (tier.up_to && *tier.up_to <= below) ||
            i >= most_tiers)
            return refuse(tiers_order, path + ".up_to");
        below = tier.up_to.value_or(below);
    }
    return Admitted{today, actor.user, actor.organisation, command};
}

Result<Suspended> decide(const Member& member, const Suspend& command, const Actor& actor,
                         Date today) {
    CHECKED(require_bank(actor, member.bank));
    if (member.suspended)
        return refuse(suspended_already, "", {{"found", to_string(member.suspended->on)}});
    return Suspended{today, actor.user, command.reason};
}

Result<Reinstated> decide(const Member& member, const Reinstate& command, const Actor& actor,
                          Date today) {
    CHECKED(require_bank(actor, member.bank));
    if (!member.suspended) return refuse(not_suspended);
    return Reinstated{today, actor.user, command.reason};
}

Result<ConflictDeclared> decide(const Member& member, const DeclareConflict& command,
                                const Actor& actor, Date today) {
    CHECKED(require(actor, Role::appraiser_officer));
    CHECKED(require_acting_for(actor, member.details.appraiser));
    return ConflictDeclared{
        today, actor.user, {command.organisation, command.relation, command.until}};
}

Result<Asked> decide(const Ask& command, const std::string& financing, Money loan,
                     const Matter& matter, std::span<const Member> members,
                     std::span<const Past> past, const Actor& actor, Date today) {
    CHECKED(require_bank(actor, matter.bank));
    if (command.deadline < today)
        return refuse(deadline_past, "deadline",
                      {{"found", to_string(command.deadline)}, {"expected", to_string(today)}});
    Asked asked{.on = today,
                .by = actor.user,
                .financing = financing,
                .bank = matter.bank,
                .loan = loan,
                .details = command,
                .invited = {},
                .excluded = {},
                .turn = {}};
    std::vector<Past> candidates;
    for (const Member& member : members) {
        const std::string& appraiser = member.details.appraiser;
        if (auto reason = unfit(member, matter, today)) {
            asked.excluded.push_back({appraiser, *std::move(reason)});
            continue;
        }
        Fee fee = fee_of(member.details, command.value);
        asked.invited.push_back({appraiser, fee.amount, std::move(fee.why)});
        const auto found = std::ranges::find(past, appraiser, &Past::appraiser);
        candidates.push_back(found == past.end() ? Past{appraiser, 0, std::nullopt} : *found);
    }
    if (candidates.empty()) {
        std::string found = members.empty() ? "名录为空" : "";
        std::string found_en = members.empty() ? "it is empty" : "";
        for (const Excluded& each : asked.excluded) {
            found += (found.empty() ? "" : "；") + each.appraiser + "：" + each.reason.zh;
            found_en += (found_en.empty() ? "" : "; ") + each.appraiser + ": " + each.reason.en;
        }
        return refuse(nobody, "", {{"found", found}, {"found_en", found_en}});
    }
    asked.turn = turn(candidates);
    return asked;
}

Result<Quoted> decide(const Inquiry& inquiry, const Quote& command, const Actor& actor,
                      Date today) {
    CHECKED(require(actor, Role::appraiser_officer));
    const auto invited =
        std::ranges::find(inquiry.asked.invited, actor.organisation, &Invited::appraiser);
    if (invited == inquiry.asked.invited.end()) return refuse(not_invited);
    if (inquiry.chosen) return refuse(chosen_already, "", {{"found", inquiry.chosen->appraiser}});
    if (today > inquiry.asked.details.deadline)
        return refuse(too_late, "", {{"found", to_string(inquiry.asked.details.deadline)}});
    if (command.fee > invited->fee)
        return refuse(
            above_table, "fee",
            {{"found", with_separators(command.fee)}, {"expected", with_separators(invited->fee)}});
    return Quoted{today, actor.user, actor.organisation, command};
}

Result<Chosen> decide(const Inquiry& inquiry, const Choose& command, const Actor& actor,
                      Date today) {
    CHECKED(require_bank(actor, inquiry.asked.bank));
    if (inquiry.chosen) return refuse(chosen_already, "", {{"found", inquiry.chosen->appraiser}});
    const auto quote = std::ranges::find(inquiry.quotes, command.appraiser, &Quoted::appraiser);
    if (quote == inquiry.quotes.end())
        return refuse(no_quote, "appraiser", {{"found", command.appraiser}});
    const auto fee = [](const Quoted& each) { return each.quote.fee; };
    const Quoted& cheapest = std::ranges::min(inquiry.quotes, {}, fee);
    const bool plain = command.appraiser == inquiry.asked.turn || fee(*quote) == fee(cheapest);
    if (!plain && (!command.reason || is_blank(*command.reason)))
        return refuse(reason_needed, "reason",
                      {{"turn", inquiry.asked.turn},
                       {"cheapest", cheapest.appraiser},
                       {"least", with_separators(fee(cheapest))},
                       {"found", command.appraiser},
                       {"fee", with_separators(fee(*quote))}});
    return Chosen{today, actor.user, command.appraiser, fee(*quote), command.reason};
}

}  // namespace zhirong::panel
