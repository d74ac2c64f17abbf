#include "features/lists/lists.h"

#include <algorithm>
#include <array>

#include "core/access/party.h"
#include "core/identifiers/identifiers.h"
#include "features/lists/refusals.h"

namespace zhirong::lists {
namespace {

constexpr std::array keepers{Role::registry_officer, Role::administrator};

bool is_name(std::string_view id) {
    return id.size() >= 2 && id.size() <= 60 && id.front() >= 'a' && id.front() <= 'z' &&
           std::ranges::all_of(id, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
           });
}

bool is_region(std::string_view region) {
    return region.size() == 6 &&
           std::ranges::all_of(region, [](char c) { return c >= '0' && c <= '9'; });
}

Result<std::monostate> require_in_order(Date from, const std::optional<Date>& until) {
    if (!until || *until >= from) return {};
    return refuse(upside_down, "until",
                  {{"found", to_string(*until)}, {"expected", to_string(from)}});
}

bool overlap_each_other(const Period& period, Date from, const std::optional<Date>& until) {
    const bool before = until && *until < period.from;
    const bool after = period.until && *period.until < from;
    return !before && !after;
}

Result<const Period*> period_from(const Member& member, Date from) {
    const auto period = std::ranges::find(member.periods, from, &Period::from);
    if (period != member.periods.end()) return &*period;
    std::string known;
    for (const Period& each : member.periods)
        known += (known.empty() ? "" : "、") + to_string(each.from);
    return refuse(no_period, "from",
                  {{"found", to_string(from)}, {"expected", known.empty() ? "—" : known}});
}

struct MemberApplier {
    Member& member;

    Period& period(Date from) const {
        const auto found = std::ranges::find(member.periods, from, &Period::from);
        ensure(found != member.periods.end());
        return *found;
    }
    void operator()(const Entered& e) const {
        member.list = e.list;
        member.subject = e.subject;
        member.name = e.name;
        ensure(std::ranges::none_of(member.periods, [&](const Period& each) {
            return overlap_each_other(each, e.from, e.until);
        }));
        const auto place = std::ranges::upper_bound(member.periods, e.from, {}, &Period::from);
        member.periods.insert(place, {.from = e.from,
                                      .until = e.until,
                                      .reference = e.reference,
                                      .entered_by = e.by,
                                      .end_reference = {},
                                      .ended_by = {}});
    }
    void operator()(const Ended& e) const {
        Period& ending = period(e.from);
        ending.until = e.until;
        ending.end_reference = e.reference;
        ending.ended_by = e.by;
    }
    void operator()(const Annulled& e) const {
        member.periods.erase(member.periods.begin() + (&period(e.from) - member.periods.data()));
    }
};

struct ListApplier {
    List& list;
    void operator()(const Registered& e) const {
        list.owner = e.owner;
        list.details = e.details;
    }
    void operator()(const Imported&) const { ++list.imports; }
};

}  // namespace

std::string id_of_list(const std::string& name) { return List::prefix + name; }

std::string id_of_member(const std::string& list, const std::string& subject) {
    return id_of_list(list) + ':' + subject;
}

bool may_keep_lists(const Actor& actor) {
    return std::ranges::any_of(keepers, [&](Role role) { return actor.has(role); });
}

Result<std::monostate> require_keeper(const Actor& actor, const List& list) {
    if (!may_keep_lists(actor)) return refuse(not_keeper);
    return require_acting_for(actor, list.owner);
}

Result<std::string> read_subject(SubjectKind kind, const std::string& text,
                                 const std::string& reason_if_irregular) {
    auto subject = kind == SubjectKind::enterprise ? read_credit_code(text, reason_if_irregular)
                                                   : read_patent_number(text);
    if (!subject)
        for (Refusal& refusal : subject.error().all) refusal.field = "subject";
    return subject;
}

Result<Registered> decide(const RegisterList& command, const Actor& actor) {
    if (!may_keep_lists(actor)) return refuse(not_keeper);
    if (!is_name(command.id)) return refuse(bad_id, "id", {{"found", command.id}});
    if (!is_region(command.region))
        return refuse(bad_region, "region", {{"found", command.region}});
    return Registered{actor.organisation, command};
}

Result<Entered> decide(const List& list, const std::optional<Member>& member,
                       const EnterMember& command, const Actor& actor) {
    CHECKED(require_keeper(actor, list));
    const std::string subject = TRY(read_subject(list.details.subject, command.subject,
                                                 command.irregular_code_reason.value_or("")));
    CHECKED(require_in_order(command.from, command.until));
    if (member)
        for (const Period& period : member->periods)
            if (overlap_each_other(period, command.from, command.until))
                return refuse(
                    overlap, "from",
                    {{"subject", subject},
                     {"from", to_string(period.from)},
                     {"until", period.until ? "至 " + to_string(*period.until) + " " : ""},
                     {"until_en", period.until ? "to " + to_string(*period.until) : "on"},
                     {"reference", period.reference}});
    return Entered{list.details.id,
                   subject,
                   command.name,
                   command.from,
                   command.until,
                   command.reference,
                   command.irregular_code_reason,
                   actor.user};
}

Result<Ended> decide(const Member& member, const EndMember& command, const Actor& actor) {
    const Period* period = TRY(period_from(member, command.from));
    CHECKED(require_in_order(command.from, command.until));
    if (period->until && *period->until <= command.until)
        return refuse(
            ended_already, "until",
            {{"found", to_string(command.until)}, {"expected", to_string(*period->until)}});
    return Ended{command.from, command.until, command.reference, actor.user};
}

Result<Annulled> decide(const Member& member, const AnnulMember& command, const Actor& actor) {
    CHECKED(period_from(member, command.from));
    return Annulled{command.from, command.reason, actor.user};
}

const Period* period_on(const Member& member, Date date) {
    const auto period = std::ranges::find_if(
        member.periods, [&](const Period& each) { return each.holds_on(date); });
    return period == member.periods.end() ? nullptr : &*period;
}

List apply(List list, const List::Event& event) {
    std::visit(ListApplier{list}, event);
    return list;
}

std::vector<std::string> parties(const List&) { return {"*"}; }

Label stage_words(const List&) { return {"kept", "在用", "Kept"}; }

Member apply(Member member, const Member::Event& event) {
    std::visit(MemberApplier{member}, event);
    return member;
}

std::vector<std::string> parties(const Member&) { return {}; }

Label stage_words(const Member& member) {
    if (member.periods.empty()) return {"annulled", "已撤销", "Annulled"};
    return member.periods.back().until ? Label{"dated", "有截止日", "With a last day"}
                                       : Label{"open", "长期有效", "Open-ended"};
}

}  // namespace zhirong::lists
