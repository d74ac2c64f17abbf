#include "features/panel/routes.h"

#include <algorithm>
#include <map>

#include "features/organisation/organisation.h"
#include "features/panel/panel.h"
#include "features/rights/rights.h"
#include "platform/desk/api.h"
#include "platform/reference_data/appraisal_data.h"

namespace zhirong::panel {
namespace {

using financing::Financing;
using organisation::Organisation;

constexpr RefusalKind no_appraiser{"panel.appraiser", 422, "“{found}”不是评估机构",
                                   "“{found}” is no appraiser"};
constexpr RefusalKind no_panel{
    "panel.not_here", 409, "本笔融资不由第三方评估或者已委托评估，无需向名录询价",
    "This financing has no appraisal by a third party, or one is commissioned already"};
constexpr RefusalKind unknown_field{"panel.field", 422, "没有技术领域“{found}”，可选：{expected}",
                                    "No field of technology “{found}”; there are {expected}"};
constexpr std::int64_t most = 500;
constexpr int turn_months = 12;

std::string name_of_organisation(View& view, const std::string& id) {
    const auto found = view.find<Organisation>(id);
    return found ? found->details.name : id;
}
Tree named(View& view, const std::string& id) {
    return Tree::map({{"id", id}, {"name", name_of_organisation(view, id)}});
}

template <class R>
std::vector<R> all_of(View& view) {
    std::vector<R> all;
    Page page{.cursor = {}, .limit = most};
    for (;;) {
        const auto found = view.list<R>(page);
        ensure(found.has_value());
        all.insert(all.end(), found->items.begin(), found->items.end());
        if (!found->next) return all;
        page.cursor = *found->next;
    }
}

std::vector<Member> members_of(View& view, const std::string& bank) {
    std::vector<Member> members;
    for (Member& each : all_of<Member>(view))
        if (each.bank == bank) members.push_back(std::move(each));
    std::ranges::sort(members, {}, &Member::id);
    return members;
}

std::vector<Past> past_of(View& view, const std::string& bank, Date today) {
    std::map<std::string, Past> found;
    for (const Inquiry& each : all_of<Inquiry>(view)) {
        if (each.asked.bank != bank || !each.chosen) continue;
        if (each.chosen->on < add_months(today, -turn_months)) continue;
        Past& past = found[each.chosen->appraiser];
        past.appraiser = each.chosen->appraiser;
        ++past.times;
        past.last = std::max(past.last.value_or(each.chosen->on), each.chosen->on);
    }
    std::vector<Past> all;
    for (auto& [id, past] : found) all.push_back(std::move(past));
    return all;
}

Matter matter_of(View& view, const Financing& financing, const Ask& command) {
    Matter matter{.applicant = financing.applicant,
                  .bank = financing.application.bank,
                  .owners = {},
                  .field = command.field};
    for (const std::string& id : financing.application.rights) {
        const auto right = view.linked<rights::Right>(id);
        if (!right.owner.empty()) matter.owners.push_back(right.owner);
    }
    return matter;
}

bool may_ask(const Financing& financing) {
    return financing.phase == financing::Phase::valuation && !financing.valuation &&
           financing::valuation_way(financing.route) ==
               financing::ValuationWay::third_party_appraisal;
}

Result<void> require_field(const AppraisalData& data, const std::string& path,
                           const std::string& field) {
    std::string known;
    for (const auto& each : appraisal::technology_fields(data.lives, data.royalties)) {
        if (each.id == field) return {};
        known += (known.empty() ? "" : "、") + each.id;
    }
    return refuse(unknown_field, path, {{"found", field}, {"expected", known}});
}

// ---- commands
Result<Tree> admit(Work& work, const AppraisalData& data, const Admit& command) {
    const auto appraiser = work.find<Organisation>(command.appraiser);
    if (!appraiser || appraiser->details.kind != OrganisationKind::appraiser)
        return refuse(no_appraiser, "appraiser", {{"found", command.appraiser}});
    for (std::size_t i = 0; i < command.fields.size(); ++i)
        CHECKED(require_field(data, shapes::item_path("fields", i), command.fields[i]));
    const Admitted admitted = TRY(decide(command, work.actor(), work.today()));
    const std::string id = id_of_member(work.actor().organisation, command.appraiser);
    auto known = work.find<Member>(id);
    Member member = known ? *std::move(known) : Member{.id = id};
    work.happened(member, admitted);
    return Tree::map({{"id", id}});
}

template <class C>
Result<Tree> change_member(Work& work, const Request& request, const C& command) {
    auto member = TRY(work.get<Member>(request.path_parameter("id")));
    work.happened(member, TRY(decide(member, command, work.actor(), work.today())));
    return Tree::map({{"id", member.id}});
}

Result<Tree> ask(Work& work, const AppraisalData& data, const Request& request,
                 const Ask& command) {
    const auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    if (!may_ask(financing)) return refuse(no_panel);
    if (command.field) CHECKED(require_field(data, "field", *command.field));
    const std::string& bank = financing.application.bank;
    Inquiry inquiry;
    inquiry.id = work.new_id(Inquiry::prefix);
    CHECKED(work.create(
        inquiry, TRY(decide(command, financing.id, financing.application.amount,
                            matter_of(work, financing, command), members_of(work, bank),
                            past_of(work, bank, work.today()), work.actor(), work.today()))));
    return Tree::map({{"id", inquiry.id}});
}

template <class C>
Result<Tree> change_inquiry(Work& work, const Request& request, const C& command) {
    auto inquiry = TRY(work.get<Inquiry>(request.path_parameter("id")));
    work.happened(inquiry, TRY(decide(inquiry, command, work.actor(), work.today())));
    return Tree::map({{"id", inquiry.id}});
}

// ---- queries
Tree member_row(View& view, const Api& api, const Member& member) {
    Tree::List conflicts;
    for (const Conflict& each : member.conflicts) {
        Tree conflict = write(each);
        conflict.set("name", name_of_organisation(view, each.organisation));
        conflicts.push_back(std::move(conflict));
    }
    Tree::List actions;
    const std::map<std::string, std::string> id{{"id", member.id}};
    const Actor& actor = view.actor();
    if (actor.has(Role::bank_officer) && actor.organisation == member.bank) {
        actions.push_back(api.action("admitPanelMember", {}, write(member.details)));
        actions.push_back(member.suspended
                              ? api.action("reinstatePanelMember", id)
                              : api.action("suspendPanelMember", id, Tree::Map{}, true));
    }
    if (actor.has(Role::appraiser_officer) && actor.organisation == member.details.appraiser)
        actions.push_back(api.action("declareConflict", id));
    Tree row = Tree::map({{"id", member.id},
                          {"bank", named(view, member.bank)},
                          {"appraiser", named(view, member.details.appraiser)},
                          {"details", write(member.details)},
                          {"stage", write(stage_words(member))},
                          {"valid", view.today() >= member.details.valid_from &&
                                        view.today() <= member.details.valid_until},
                          {"conflicts", std::move(conflicts)},
                          {"actions", std::move(actions)}});
    if (member.suspended) row.set("suspended", member.suspended->reason);
    return row;
}

Result<Tree> list_members(View& view, const Api& api, const Request&) {
    Tree::List items;
    for (const Member& each : all_of<Member>(view)) items.push_back(member_row(view, api, each));
    Tree::List actions;
    if (view.actor().has(Role::bank_officer))
        actions.push_back(api.action("admitPanelMember", {},
                                     Tree::map({{"valid_from", to_string(view.today())},
                                                {"fields", Tree::list({appraisal::any_field})}})));
    return Tree::map({{"items", std::move(items)}, {"actions", std::move(actions)}});
}

// A fee as people judge it: beside the value and beside the loan.
Tree fee_tree(const Inquiry& inquiry, Money fee) {
    const auto share = [&](Money of) {
        return to_string(
            Ratio(round_fen(int128{fee.fen} * 10'000, of.fen, Rounding::half_up).fen, 10'000));
    };
    return Tree::map({{"amount", to_string(fee)},
                      {"of_value", share(inquiry.asked.details.value)},
                      {"of_loan", share(inquiry.asked.loan)}});
}

// An appraiser reads its own quote; the bank all of them.
Tree inquiry_row(View& view, const Api& api, const Inquiry& inquiry) {
    const Actor& actor = view.actor();
    const bool bank = view.sees_all() || actor.organisation == inquiry.asked.bank;
    Tree::List invited;
    for (const Invited& each : inquiry.asked.invited) {
        if (!bank && each.appraiser != actor.organisation) continue;
        Tree row = Tree::map({{"appraiser", named(view, each.appraiser)},
                              {"table_fee", fee_tree(inquiry, each.fee)},
                              {"turn", each.appraiser == inquiry.asked.turn},
                              {"why", write(each.why)}});
        const auto quoted = std::ranges::find(inquiry.quotes, each.appraiser, &Quoted::appraiser);
        if (quoted != inquiry.quotes.end()) {
            row.set("fee", fee_tree(inquiry, quoted->quote.fee));
            row.set("days", quoted->quote.days);
            if (quoted->quote.note) row.set("note", *quoted->quote.note);
        }
        invited.push_back(std::move(row));
    }
    Tree::List excluded;
    if (bank)
        for (const Excluded& each : inquiry.asked.excluded)
            excluded.push_back(Tree::map(
                {{"appraiser", named(view, each.appraiser)}, {"reason", write(each.reason)}}));
    Tree::List actions;
    const std::map<std::string, std::string> id{{"id", inquiry.id}};
    if (!inquiry.chosen && actor.has(Role::bank_officer) && bank && !inquiry.quotes.empty())
        actions.push_back(
            api.action("choosePanelMember", id, Tree::map({{"appraiser", inquiry.asked.turn}})));
    const auto mine =
        std::ranges::find(inquiry.asked.invited, actor.organisation, &Invited::appraiser);
    if (!inquiry.chosen && actor.has(Role::appraiser_officer) &&
        mine != inquiry.asked.invited.end() && view.today() <= inquiry.asked.details.deadline)
        actions.push_back(
            api.action("quoteAppraisal", id, Tree::map({{"fee", to_string(mine->fee)}})));
    Tree row = Tree::map({{"id", inquiry.id},
                          {"financing", inquiry.asked.financing},
                          {"bank", named(view, inquiry.asked.bank)},
                          {"asked_on", to_string(inquiry.asked.on)},
                          {"deadline", to_string(inquiry.asked.details.deadline)},
                          {"value", to_string(inquiry.asked.details.value)},
                          {"loan", to_string(inquiry.asked.loan)},
                          {"invited", std::move(invited)},
                          {"excluded", std::move(excluded)},
                          {"stage", write(stage_words(inquiry))},
                          {"actions", std::move(actions)}});
    if (inquiry.chosen) {
        Tree chosen = Tree::map({{"appraiser", named(view, inquiry.chosen->appraiser)},
                                 {"fee", fee_tree(inquiry, inquiry.chosen->fee)},
                                 {"on", to_string(inquiry.chosen->on)}});
        if (inquiry.chosen->reason) chosen.set("reason", *inquiry.chosen->reason);
        const auto financing = view.linked<Financing>(inquiry.asked.financing);
        if (financing.valuation && (bank || actor.organisation == inquiry.chosen->appraiser))
            chosen.set("valuation", *financing.valuation);
        row.set("chosen", std::move(chosen));
    }
    return row;
}

Result<Tree> list_inquiries(View& view, const Api& api, const Request& request) {
    const Page page = TRY(page_of(request));
    const auto found = TRY(view.list<Inquiry>(page));
    Tree::List items;
    for (const Inquiry& each : found.items) items.push_back(inquiry_row(view, api, each));
    return page_tree(std::move(items), found);
}

void contribute(View& view, const Api& api, const Financing& financing, financing::Page& page) {
    const auto found =
        view.with_key<Inquiry>("financing:" + financing.id, false, {.cursor = {}, .limit = most});
    ensure(found.has_value());
    for (const Inquiry& each : found->items) page.streams.push_back(each.id);
    if (!may_ask(financing)) return;
    page.allow(view.actor(), Role::bank_officer, financing.application.bank,
               api.action("askPanel", {{"id", financing.id}},
                          Tree::map({{"deadline", to_string(view.today() + Days{5})}})));
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<Role> roles = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "panel",
            .roles = std::move(roles)};
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const AppraisalData& data) {
    api.kind<Member>();
    api.kind<Inquiry>();
    const std::map<std::string, std::string> appraisers{
        {"appraiser", "/api/v1/organisations?kind=appraiser"}};
    const char* const fields = "/api/v1/technology-fields";
    auto admitting = appraisers;
    admitting.emplace("fields", fields);
    api.command<Admit>(
        endpoint("/api/v1/panel-members", "admitPanelMember",
                 {"列入或者更新名录", "Admit to the panel, or renew"}, {Role::bank_officer}),
        admitting,
        [&data](Work& work, const Request&, const Admit& command) {
            return admit(work, data, command);
        },
        201);
    api.command<Suspend>(endpoint("/api/v1/panel-members/{id}/suspension", "suspendPanelMember",
                                  {"暂停名录资格", "Suspend"}, {Role::bank_officer}),
                         {}, change_member<Suspend>);
    api.command<Reinstate>(
        endpoint("/api/v1/panel-members/{id}/reinstatement", "reinstatePanelMember",
                 {"恢复名录资格", "Reinstate"}, {Role::bank_officer}),
        {}, change_member<Reinstate>);
    api.command<DeclareConflict>(
        endpoint("/api/v1/panel-members/{id}/conflicts", "declareConflict",
                 {"申报利害关系", "Declare a conflict of interest"}, {Role::appraiser_officer}),
        {{"organisation", "/api/v1/organisations"}}, change_member<DeclareConflict>);
    api.command<Ask>(
        endpoint("/api/v1/financings/{id}/panel-inquiry", "askPanel",
                 {"向评估机构名录询价", "Ask the panel for quotes"}, {Role::bank_officer}),
        {{"field", fields}},
        [&data](Work& work, const Request& request, const Ask& command) {
            return ask(work, data, request, command);
        },
        201);
    api.command<Quote>(endpoint("/api/v1/panel-inquiries/{id}/quotes", "quoteAppraisal",
                                {"报价", "Quote"}, {Role::appraiser_officer}),
                       {}, change_inquiry<Quote>);
    api.command<Choose>(endpoint("/api/v1/panel-inquiries/{id}/choice", "choosePanelMember",
                                 {"选定评估机构", "Choose the appraiser"}, {Role::bank_officer}),
                        appraisers, change_inquiry<Choose>);
    const Tree any_object = Tree::map({{"type", "object"}});
    api.query(endpoint("/api/v1/panel-members", "listPanelMembers",
                       {"评估机构名录", "Panel of appraisers"}),
              any_object, [&api](View& view, const Request& request) {
                  return list_members(view, api, request);
              });
    auto inquiries = endpoint("/api/v1/panel-inquiries", "listPanelInquiries",
                              {"评估询价", "Inquiries to the panel"});
    inquiries.query = page_parameters();
    api.query(std::move(inquiries), any_object, [&api](View& view, const Request& request) {
        return list_inquiries(view, api, request);
    });
    api.query(endpoint(fields, "listTechnologyFields", {"技术领域", "Fields of technology"}),
              any_object, [&data](View&, const Request&) -> Result<Tree> {
                  Tree::List items;
                  for (const auto& each : appraisal::technology_fields(data.lives, data.royalties))
                      items.push_back(Tree::map({{"id", each.id}, {"title", write(each.title)}}));
                  return Tree::map({{"items", std::move(items)}});
              });
    pages.push_back([&api](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, financing, page);
    });
}

}  // namespace zhirong::panel
