#include "features/rights/routes.h"

#include "features/organisation/organisation.h"
#include "features/rights/figures.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::rights {
namespace {

using organisation::Organisation;

constexpr RefusalKind no_registry{"right.registry", 422, "“{found}”不是登记窗口",
                                  "“{found}” is no registration desk"};

constexpr RefusalKind bad_date{"right.date", 400, "日期“{found}”无效：应为 YYYY-MM-DD",
                               "“{found}” is no date: write YYYY-MM-DD"};
constexpr RefusalKind not_yet_recorded{"right.not_yet_recorded", 404,
                                       "{found} 时该权利尚未登录本平台",
                                       "On {found} the right was not yet on record here"};

Result<std::monostate> require_registry(View& view, const std::string& id) {
    const auto organisation = view.get<Organisation>(id);
    if (organisation && organisation->details.kind == OrganisationKind::registry) return {};
    return refuse(no_registry, "registry", {{"found", id}});
}

Holder holder_of(View& view, const std::string& organisation) {
    const auto details = view.linked<Organisation>(organisation).details;
    return {details.name, details.credit_code};
}

Result<Tree> create(Work& work, const Recorded& recorded) {
    CHECKED(require_registry(work, recorded.details.registry));
    Right right;
    right.id = id_of(recorded);
    CHECKED(work.create(right, recorded));
    return Tree::map({{"id", right.id}});
}

Result<Tree> record_right(Work& work, const Request&, const RecordRight& command) {
    const Holder holder = holder_of(work, work.actor().organisation);
    return create(work, TRY(decide(command, holder, work.actor(), work.today())));
}

Result<Tree> enter_right(Work& work, const Request&, const EnterRight& command) {
    return create(work, TRY(decide(command, "", work.actor(), work.today())));
}

// Whoever the number names: a firm that claims a right is no party to it yet.
Result<Tree> claim_right(Work& work, const Request& request, const ClaimRight& command) {
    const std::string id = request.path_parameter("id");
    auto right = work.find<Right>(id);
    if (!right) return refuse(refusals::not_found, "", {{"found", id}});
    const Holder own = holder_of(work, work.actor().organisation);
    work.happened(*right, TRY(decide(*right, command, own.credit_code.value_or(""), work.actor())));
    return Tree::map({{"id", right->id}});
}

Result<Tree> transfer(Work& work, const Request& request, const NoteTransfer& command) {
    auto right = TRY(work.get<Right>(request.path_parameter("id")));
    if (command.organisation && !work.find<Organisation>(*command.organisation))
        return refuse(refusals::not_found, "organisation", {{"found", *command.organisation}});
    work.happened(right, TRY(decide(right, command, work.actor(), work.today())));
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

Tree correction_form(const Right& right) {
    return write(CorrectRight{right.title, right.details, right.co_owners,
                              right.co_ownership_agreement, right.family, "", ""});
}

void offer_acts(const View& view, const Api& api, const Right& right, Page& page) {
    const std::map<std::string, std::string> id{{"id", right.id}};
    const std::string today = to_string(view.today());
    const auto owner = [&](Tree action) {
        page.offer(view.actor(), Role::enterprise_officer, right.owner, std::move(action));
    };
    const auto desk = [&](Tree action) {
        page.offer(view.actor(), Role::registry_officer, right.registry, std::move(action));
    };
    if (const auto upkeep = next_upkeep(right);
        upkeep && status_at(right, view.today()) == Status::granted) {
        if (upkeep->what == Upkeep::What::annual_fee)
            owner(api.action("noteRightFee", id,
                             Tree::map({{"through_year", upkeep->year}, {"on", today}})));
        else if (!upkeep->opens || view.today() >= *upkeep->opens)
            owner(api.action("renewRight", id, Tree::map({{"on", today}})));
    }
    for (const CoOwner& co_owner : right.co_owners)
        if (!co_owner.consent)
            owner(api.action("noteRightConsent", id, Tree::map({{"co_owner", co_owner.name}})));
    if (!right.pledge) owner(api.action("correctRight", id, correction_form(right), true));
    if (const auto changes = possible_changes(right); !changes.empty())
        desk(api.action(
            "noteRightStatus", id,
            Tree::map({{"change", std::string(name_of(changes.front()))}, {"on", today}})));
    desk(api.action("correctRight", id, correction_form(right), true));
    desk(api.action("transferRight", id, Tree::map({{"on", today}}), true));
}

// Sections of the register's own; other features' follow.
void add_sections(View& view, const Right& right, const annual_fees::Schedule& fees, Date on,
                  Page& page) {
    page.sections.push_back(life_section(right, on));
    if (is_patent(right.right_kind)) page.sections.push_back(fees_section(right, fees, on));
    Section pledges("pledges", {"pledges", "质押", "Pledges"});
    pledges.column("pledgee", "质权人", "Pledgee", "text")
        .column("registration", "质押编号", "Registration", "text")
        .when_empty("未设质押", "No pledge is in force");
    if (right.pledge)
        pledges.row({{"pledgee", view.linked<Organisation>(*right.pledgee).details.name},
                     {"registration", *right.pledge}});
    page.sections.push_back(pledges.take());
    if (!right.co_owners.empty() || right.co_ownership_agreement)
        page.sections.push_back(co_owners_section(right));
    page.sections.push_back(notices_section(right));
}

// Those of a holder, or of one family, that the person may see.
std::vector<Right> bearing(View& view, const std::string& key) {
    constexpr std::int64_t most = 200;
    auto found = view.with_key<Right>(key, false, {.cursor = {}, .limit = most, .stage = {}});
    ensure(found.has_value());
    return std::move(found->items);
}

// Marks that are to be pledged with this one (注册商标专用权质押登记程序规定).
void add_alike(View& view, const Right& right, Page& page) {
    const auto* mark = std::get_if<Trademark>(&right.details);
    if (mark == nullptr) return;
    Section section("alike", {"alike", "须一并出质的商标", "Marks to be pledged together"});
    section.column("title", "商标", "Mark", "text")
        .column("number", "注册号", "Number", "text")
        .column("why", "理由", "Why", "words")
        .when_empty("该权利人名下没有相同或者近似的商标", "The holder has no same or similar mark")
        .note(
            "在相同或者类似商品上注册的相同或者近似商标应当一并出质（《注册商标专用权质押登记"
            "程序规定》）",
            "Same or similar marks on same or similar goods are pledged together");
    for (const Right& other : bearing(view, "holder:" + right.holder.name)) {
        const auto* other_mark = std::get_if<Trademark>(&other.details);
        if (other.id == right.id || other_mark == nullptr ||
            status_at(other, view.today()) != Status::granted)
            continue;
        if (const auto why = alike(right.number, *mark, other.number, *other_mark))
            section.row({{"title", other.title}, {"number", other.number}, {"why", write(*why)}},
                        "/rights/" + other.id);
    }
    page.sections.push_back(section.take());
}

void add_family(View& view, const Right& right, Page& page) {
    if (!right.family) return;
    Section section("family", {"family", "同族或者同一品牌", "Family or brand"});
    section.column("title", "名称", "Title", "text")
        .column("kind", "种类", "Kind", "words")
        .column("number", "号码", "Number", "text")
        .column("status", "状态", "Status", "words")
        .when_empty("没有其他同族权利", "No other right of the family is on record");
    for (const Right& other : bearing(view, "family:" + *right.family))
        if (other.id != right.id)
            section.row({{"title", other.title},
                         {"kind", write(label_of(other.right_kind))},
                         {"number", other.number},
                         {"status", write(label_of(status_at(other, view.today())))}},
                        "/rights/" + other.id);
    page.sections.push_back(section.take());
}

// The timeline with what each of the right's own events changed, newest first as the lines are.
Tree told_timeline(View& view, Api& api, const Right& right, const Page& page) {
    Tree::List changes;
    Right before;
    before.id = right.id;
    for (const StoredEvent& stored : view.events({right.id})) {
        const auto event = read<Event>(stored.body);
        ensure(event.has_value());
        Right after = rights::apply(before, *event);
        changes.push_back(stored.version == 1 ? Tree(Tree::List{})
                                              : difference(before, after, view.today()));
        before = std::move(after);
    }
    Tree lines = timeline(view, api.desk(), page.streams, [&](const std::string& each) {
        return view.linked<Organisation>(each).details.name;
    });
    Tree::List told;
    for (const Tree& line : *lines.list()) {
        Tree one = line;
        if (*line.find("kind")->text() == Right::kind && !changes.empty()) {
            one.set("changes", std::move(changes.back()));
            changes.pop_back();
        }
        told.push_back(std::move(one));
    }
    return told;
}

// As the register stood at the end of a day: the events booked up to then.
Result<Right> as_of(View& view, const Right& now, Date on) {
    Right right;
    right.id = now.id;
    bool any = false;
    for (const StoredEvent& stored : view.events({now.id})) {
        if (stored.booking_date > on) break;
        const auto event = read<Event>(stored.body);
        ensure(event.has_value());
        right = rights::apply(std::move(right), *event);
        any = true;
    }
    if (!any) return refuse(not_yet_recorded, "on", {{"found", to_string(on)}});
    return right;
}

Result<Tree> show(View& view, Api& api, const Pages& pages, const annual_fees::Schedule& fees,
                  const Request& request) {
    const auto now = TRY(view.get<Right>(request.path_parameter("id")));
    const std::string asked(request.query_value("on").value_or(""));
    const auto on = asked.empty() ? std::optional(view.today()) : parse_date(asked);
    if (!on) return refuse(bad_date, "on", {{"found", asked}});
    const bool past = *on < view.today();
    const Right right = past ? TRY(as_of(view, now, *on)) : now;
    Page page;
    page.streams.push_back(right.id);
    add_sections(view, right, fees, past ? *on : view.today(), page);
    // What others know is of today.
    if (!past) {
        add_alike(view, right, page);
        add_family(view, right, page);
        offer_acts(view, api, right, page);
        for (const Contribute& contribute : pages.sections) contribute(view, right, page);
    }
    Tree answer = Tree::map({{"right", write(right)},
                             {"status", write(label_of(status_at(right, *on)))},
                             {"fields", figures(right, *on)},
                             {"sections", std::move(page.sections)},
                             {"actions", std::move(page.actions)},
                             {"timeline", told_timeline(view, api, now, page)}});
    if (past) answer.set("as_of", to_string(*on));
    return answer;
}

}  // namespace

void add_routes(Api& api, const Pages& pages, const annual_fees::Schedule& fees) {
    api.kind<Right>();
    const auto endpoint = [](const char* path, const char* operation, Words words,
                             std::vector<Role> roles) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "rights",
                        .roles = std::move(roles)};
    };
    api.command<RecordRight>(
        endpoint("/api/v1/rights", "recordRight", {"录入知识产权", "Record a right"},
                 {Role::enterprise_officer}),
        {{"registry", "/api/v1/organisations?kind=registry"}}, record_right, 201);
    api.command<EnterRight>(endpoint("/api/v1/rights/entries", "enterRight",
                                     {"代录权利人的知识产权", "Enter a right for its holder"},
                                     {Role::registry_officer}),
                            {{"registry", "/api/v1/organisations?kind=registry"}}, enter_right,
                            201);
    api.command<ClaimRight>(endpoint("/api/v1/rights/{id}/claim", "claimRight",
                                     {"认领本企业的知识产权", "Take over a right of your firm"},
                                     {Role::enterprise_officer}),
                            {}, claim_right);
    api.command<CorrectRight>(endpoint("/api/v1/rights/{id}/corrections", "correctRight",
                                       {"更正著录事项", "Correct the record"},
                                       {Role::enterprise_officer, Role::registry_officer}),
                              {}, act<CorrectRight>);
    api.command<NoteRenewal>(endpoint("/api/v1/rights/{id}/renewals", "renewRight",
                                      {"登记续展", "Note a renewal"}, {Role::enterprise_officer}),
                             {}, act<NoteRenewal>);
    api.command<NoteTransfer>(
        endpoint("/api/v1/rights/{id}/transfers", "transferRight",
                 {"登记权利转移", "Note a transfer"}, {Role::registry_officer}),
        {{"organisation", "/api/v1/organisations?kind=enterprise"}}, transfer);
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
                 {"登记权利状态", "Note a change of status"}, {Role::registry_officer}),
        {}, act<NoteStatus>);

    auto page_endpoint =
        endpoint("/api/v1/rights/{id}", "showRight", {"知识产权详情", "One right"}, {});
    page_endpoint.query = {{"on",
                            {"登记簿在哪一天的内容；不填为今日",
                             "As the register stood at the end of that day; today without it"},
                            Tree::map({{"type", "string"}, {"format", "date"}})}};
    add_list_routes(api);
    add_import_routes(api);
    api.query(std::move(page_endpoint), Tree::map({{"type", "object"}}),
              [&api, &pages, &fees](View& view, const Request& request) {
                  return show(view, api, pages, fees, request);
              });
}

}  // namespace zhirong::rights
