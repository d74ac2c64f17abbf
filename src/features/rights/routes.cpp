#include "features/rights/routes.h"

#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::rights {
namespace {

using organisation::Organisation;

constexpr RefusalKind no_registry{"right.registry", 422, "“{found}”不是登记窗口",
                                  "“{found}” is no registration desk"};

Result<std::monostate> require_registry(View& view, const std::string& id) {
    const auto organisation = view.get<Organisation>(id);
    if (organisation && organisation->details.kind == OrganisationKind::registry) return {};
    return refuse(no_registry, "registry", {{"found", id}});
}

Result<Tree> record_right(Work& work, const Request&, const RecordRight& command) {
    const Recorded recorded = TRY(decide(command, work.actor(), work.today()));
    CHECKED(require_registry(work, command.registry));
    Right right;
    right.id = id_of_number(recorded.details.number);
    CHECKED(work.create(right, recorded));
    return Tree::map({{"id", right.id}});
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto right = TRY(work.get<Right>(request.path_parameter("id")));
    if constexpr (std::is_same_v<C, NoteConsent>)
        work.happened(right, TRY(decide(right, command, work.actor())));
    else
        work.happened(right, TRY(decide(right, command, work.actor(), work.today())));
    return Tree::map({{"id", right.id}});
}

Tree row(const Right& right, Date today) {
    Tree row = Tree::map({{"id", right.id},
                          {"number", right.number},
                          {"title", right.title},
                          {"kind", std::string(name_of(right.patent))},
                          {"owner", right.owner},
                          {"status", write(label_of(status_at(right, today)))},
                          {"legal_end", to_string(legal_end(right))}});
    if (right.pledge) row.set("pledge", *right.pledge);
    return row;
}

class Figures {
public:
    Figures& add(const char* name, const char* zh, const char* en, const char* type, Tree value) {
        list_.push_back(Tree::map(
            {{"name", name}, {"zh", zh}, {"en", en}, {"type", type}, {"value", std::move(value)}}));
        return *this;
    }
    Tree take() { return std::move(list_); }

private:
    Tree::List list_;
};

Tree figures(View& view, const Right& right) {
    const Term& term = term_of(right.patent, right.filing_date);
    Figures figures;
    figures.add("number", "专利号", "Patent number", "text", right.number)
        .add("owner", "专利权人", "Owner", "text",
             view.linked<Organisation>(right.owner).details.name)
        .add("status", "状态", "Status", "text", label_of(status_at(right, view.today())).zh)
        .add("filing_date", "申请日", "Filing date", "date", to_string(right.filing_date));
    if (right.grant_date)
        figures.add("grant_date", "授权公告日", "Grant date", "date", to_string(*right.grant_date));
    figures.add("legal_end", "保护期届满（该日起不再有效）",
                "Term ends (in force until the day before)", "date", to_string(legal_end(right)));
    figures.add("term_source", "保护期依据", "Source of the term", "text", term.source.zh);
    if (fee_standing(right, view.today()) != FeeStanding::not_owed &&
        right.fee_paid_through_year < term.years)
        figures
            .add("fee_due", "下一年度年费应缴至", "Next annual fee due by", "date",
                 to_string(fee_due(right)))
            .add("fee_grace_end", "滞纳期届满", "End of the surcharge period", "date",
                 to_string(fee_grace_end(right)));
    for (const CoOwner& co_owner : right.co_owners)
        figures.add(
            "co_owner", "共有人", "Co-owner", "text",
            co_owner.name + (co_owner.consent ? "（已同意：" + *co_owner.consent + "）" : ""));
    for (const NoticeInForce& notice : right.notices)
        figures.add("notice", "登记事项", "Notice", "text",
                    label_of(notice.notice).zh + "，" + to_string(notice.since) + "（" +
                        notice.reference + "）");
    return figures.take();
}

bool acts_for(const View& view, Role role, const std::string& organisation) {
    return view.actor().has(role) && view.actor().organisation == organisation;
}

Tree actions(const View& view, const Api& api, const Right& right) {
    const std::map<std::string, std::string> id{{"id", right.id}};
    const std::string today = to_string(view.today());
    Tree::List list;
    if (acts_for(view, Role::enterprise_officer, right.owner)) {
        if (status_at(right, view.today()) == Status::granted &&
            right.fee_paid_through_year < term_of(right.patent, right.filing_date).years)
            list.push_back(api.action(
                "noteRightFee", id,
                Tree::map({{"through_year", right.fee_paid_through_year + 1}, {"on", today}})));
        for (const CoOwner& co_owner : right.co_owners)
            if (!co_owner.consent)
                list.push_back(
                    api.action("noteRightConsent", id, Tree::map({{"co_owner", co_owner.name}})));
    }
    if (acts_for(view, Role::registry_officer, right.registry))
        if (const auto changes = possible_changes(right); !changes.empty())
            list.push_back(api.action(
                "noteRightStatus", id,
                Tree::map({{"change", std::string(name_of(changes.front()))}, {"on", today}})));
    return list;
}

Result<Tree> list(View& view, const Request& request) {
    const auto page = TRY(view.list<Right>(TRY(page_of(request))));
    Tree::List items;
    for (const Right& right : page.items) items.push_back(row(right, view.today()));
    return page_tree(std::move(items), page);
}

Result<Tree> show(View& view, Api& api, const std::string& id) {
    const auto right = TRY(view.get<Right>(id));
    Tree::List pledges;
    if (right.pledge)
        pledges.push_back(Tree::map(
            {{"id", *right.pledge},
             {"pledgee", Tree::map({{"id", *right.pledgee},
                                    {"name", view.linked<organisation::Organisation>(*right.pledgee)
                                                 .details.name}})}}));
    return Tree::map(
        {{"right", write(right)},
         {"fields", figures(view, right)},
         {"pledges", std::move(pledges)},
         {"actions", actions(view, api, right)},
         {"timeline", timeline(view, api.desk(), {right.id}, [&](const std::string& each) {
              return view.linked<organisation::Organisation>(each).details.name;
          })}});
}

}  // namespace

void add_routes(Api& api) {
    api.kind<Right>();
    const auto endpoint = [](const char* path, const char* operation, Words words,
                             std::vector<Role> roles) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "rights",
                        .roles = std::move(roles)};
    };
    api.command<RecordRight>(endpoint("/api/v1/rights", "recordRight",
                                      {"录入专利", "Record a patent"}, {Role::enterprise_officer}),
                             {{"registry", "/api/v1/organisations?kind=registry"}}, record_right,
                             201);
    api.command<NoteFeePaid>(
        endpoint("/api/v1/rights/{id}/fees", "noteRightFee",
                 {"登记已缴年费", "Note an annual fee paid"}, {Role::enterprise_officer}),
        {}, act<NoteFeePaid>);
    api.command<NoteConsent>(
        endpoint("/api/v1/rights/{id}/consents", "noteRightConsent",
                 {"登记共有人同意", "Note a co-owner's consent"}, {Role::enterprise_officer}),
        {}, act<NoteConsent>);
    api.command<NoteStatus>(
        endpoint("/api/v1/rights/{id}/notices", "noteRightStatus",
                 {"登记专利状态", "Note a change of status"}, {Role::registry_officer}),
        {}, act<NoteStatus>);

    auto list_endpoint = endpoint("/api/v1/rights", "listRights", {"专利列表", "Patents"}, {});
    list_endpoint.query = page_parameters();
    api.query(std::move(list_endpoint), Tree::map({{"type", "object"}}), list);
    api.query(endpoint("/api/v1/rights/{id}", "showRight", {"专利详情", "One patent"}, {}),
              Tree::map({{"type", "object"}}), [&api](View& view, const Request& request) {
                  return show(view, api, request.path_parameter("id"));
              });
}

}  // namespace zhirong::rights
