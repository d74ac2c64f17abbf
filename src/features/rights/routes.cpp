#include "features/rights/routes.h"

#include <algorithm>
#include <charconv>

#include "features/organisation/organisation.h"
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

Tree classes_tree(const Right& right) {
    Tree::List list;
    for (std::string& one : classes(right.details)) list.emplace_back(std::move(one));
    return list;
}

Tree row(const Right& right, Date today) {
    Tree row = Tree::map({{"id", right.id},
                          {"number", right.number},
                          {"title", right.title},
                          {"kind", std::string(name_of(right.right_kind))},
                          {"owner", right.owner},
                          {"holder", write(right.holder)},
                          {"classes", classes_tree(right)},
                          {"status", write(label_of(status_at(right, today)))}});
    if (const auto end = legal_end(right)) row.set("legal_end", to_string(*end));
    if (const auto upkeep = next_upkeep(right); upkeep && right.status == Status::granted) {
        row.set("upkeep_due", to_string(upkeep->due));
        row.set("upkeep_grace_end", to_string(upkeep->grace_end));
    }
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
    // Each field of the particulars in its own words.
    void add_all(const Particulars& particulars) {
        std::visit(
            [&]<class T>(const T& details) {
                std::apply([&](const auto&... part) { (add_field(details, part), ...); },
                           Shape<T>::fields);
            },
            particulars);
    }
    Tree take() { return std::move(list_); }

private:
    template <class T, class Part>
    void add_field(const T& details, const Part& part) {
        const auto& member = details.*part.member;
        const auto say = [&](const auto& value) {
            using V = std::remove_cvref_t<decltype(value)>;
            if constexpr (std::is_same_v<V, Date>)
                add(part.name, part.zh, part.en, "date", to_string(value));
            else if constexpr (std::is_same_v<V, bool>)
                add(part.name, part.zh, part.en, "text", value ? "是" : "否");
            else if constexpr (std::is_same_v<V, int>)
                add(part.name, part.zh, part.en, "count", value);
            else if constexpr (std::is_enum_v<V>)
                add(part.name, part.zh, part.en, "text", label_of(value).zh);
            else if constexpr (std::is_same_v<V, std::vector<Goods>>)
                for (const Goods& goods : value)
                    add(part.name, part.zh, part.en, "text",
                        "第" + std::to_string(goods.nice_class) + "类 " + goods.group + " " +
                            goods.name);
            else if constexpr (std::is_same_v<V, std::vector<std::string>>)
                for (const std::string& text : value)
                    add(part.name, part.zh, part.en, "text", text);
            else
                add(part.name, part.zh, part.en, "text", value);
        };
        if constexpr (shapes::is_optional<std::remove_cvref_t<decltype(member)>>) {
            if (member) say(*member);
        } else {
            say(member);
        }
    }

    Tree::List list_;
};

Tree figures(View& view, const Right& right) {
    const Term term = term_of(right);
    Figures figures;
    figures.add("number", "号码", "Number", "text", right.number)
        .add("holder", "权利人", "Holder", "text", right.holder.name)
        .add("status", "状态", "Status", "text", label_of(status_at(right, view.today())).zh);
    if (right.ended_on)
        figures.add("ended_on", "失效日", "Ended on", "date", to_string(*right.ended_on));
    figures.add_all(right.details);
    if (term.end)
        figures.add("legal_end", "保护期届满（该日起不再有效）",
                    "Term ends (in force until the day before)", "date", to_string(*term.end));
    figures.add("term_source", "保护期依据", "Source of the term", "text", term.source.zh);
    if (const auto upkeep = next_upkeep(right); upkeep && right.status == Status::granted) {
        const bool fee = upkeep->what == Upkeep::What::annual_fee;
        if (upkeep->opens)
            figures.add("upkeep_opens", "可办理续展的首日", "Renewal opens on", "date",
                        to_string(*upkeep->opens));
        figures
            .add("upkeep_due", fee ? "下一年度年费应缴至" : "期满前续展至",
                 fee ? "Next annual fee due by" : "To be renewed by", "date",
                 to_string(upkeep->due))
            .add("upkeep_grace_end", fee ? "滞纳期届满" : "宽展期届满", "End of grace", "date",
                 to_string(upkeep->grace_end))
            .add("upkeep_source", "依据", "Source", "text", upkeep->source.zh);
    }
    if (right.family)
        figures.add("family", "同族或者品牌", "Family or brand", "text", *right.family);
    for (const CoOwner& co_owner : right.co_owners)
        figures.add(
            "co_owner", "共有人", "Co-owner", "text",
            co_owner.name + (co_owner.consent ? "（已同意：" + *co_owner.consent + "）" : ""));
    for (const NoticeInForce& notice : right.notices)
        figures.add("notice", "登记事项", "Notice", "text",
                    label_of(notice.notice).zh + "，" + to_string(notice.since) + "（" +
                        notice.reference + "）");
    for (const LicenceInForce& licence : right.licences)
        figures.add("licence", "许可", "Licence", "text",
                    label_of(licence.type).zh + "：" + licence.licensee + "，" +
                        to_string(licence.from) + " 至 " + to_string(licence.until));
    return figures.take();
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

// One search box looks through number, title, holder, code and class in turn. The cursor says in
// which of them a page ended.
Result<Items<Right>> search(View& view, const std::string& text, const zhirong::Page& page) {
    const auto families = searched_families();
    std::size_t family = 0;
    zhirong::Page rest = page;
    if (!page.cursor.empty()) {
        const std::size_t mark = page.cursor.find('~');
        const auto [end, error] =
            std::from_chars(page.cursor.data(), page.cursor.data() + page.cursor.size(), family);
        if (mark == std::string::npos || error != std::errc{} || end != page.cursor.data() + mark ||
            family >= families.size())
            return refuse(refusals::bad_cursor, "cursor", {{"found", page.cursor}});
        rest.cursor = page.cursor.substr(mark + 1);
    }
    Items<Right> all;
    for (; family < families.size(); ++family, rest.cursor.clear()) {
        rest.limit = page.limit - std::ssize(all.items);
        if (rest.limit <= 0) {
            all.next = std::to_string(family) + '~';
            return all;
        }
        auto found = TRY(view.with_key<Right>(families[family] + text, true, rest));
        for (Right& right : found.items)
            if (std::ranges::find(all.items, right.id, &Right::id) == all.items.end())
                all.items.push_back(std::move(right));
        if (found.next) {
            all.next = std::to_string(family) + '~' + *found.next;
            return all;
        }
    }
    return all;
}

Result<Tree> list(View& view, const Request& request) {
    const zhirong::Page page = TRY(page_of(request));
    const auto text = request.query_value("search");
    const auto found = text && !text->empty() ? TRY(search(view, std::string(*text), page))
                                              : TRY(view.list<Right>(page));
    Tree::List items;
    for (const Right& right : found.items) items.push_back(row(right, view.today()));
    return page_tree(std::move(items), found);
}

Tree pledges_section(View& view, const Right& right) {
    Section section("pledges", {"pledges", "质押", "Pledges"});
    section.column("pledgee", "质权人", "Pledgee", "text")
        .column("registration", "登记", "Registration", "text")
        .when_empty("没有有效的质押", "No pledge is in force");
    if (right.pledge)
        section.row({{"pledgee", view.linked<Organisation>(*right.pledgee).details.name},
                     {"registration", *right.pledge}});
    return section.take();
}

Result<Tree> show(View& view, Api& api, const Pages& pages, const std::string& id) {
    const auto right = TRY(view.get<Right>(id));
    Page page;
    page.streams.push_back(right.id);
    page.sections.push_back(pledges_section(view, right));
    offer_acts(view, api, right, page);
    for (const Contribute& contribute : pages.sections) contribute(view, right, page);
    return Tree::map(
        {{"right", write(right)},
         {"fields", figures(view, right)},
         {"sections", std::move(page.sections)},
         {"actions", std::move(page.actions)},
         {"timeline", timeline(view, api.desk(), page.streams, [&](const std::string& each) {
              return view.linked<Organisation>(each).details.name;
          })}});
}

}  // namespace

void add_routes(Api& api, const Pages& pages) {
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

    auto list_endpoint = endpoint("/api/v1/rights", "listRights", {"知识产权列表", "Rights"}, {});
    list_endpoint.query = page_parameters();
    list_endpoint.query.push_back({"search",
                                   {"号码、名称、权利人、统一社会信用代码或者分类号的开头",
                                    "How a number, title, holder, credit code or class begins"}});
    api.query(std::move(list_endpoint), Tree::map({{"type", "object"}}), list);
    api.query(endpoint("/api/v1/rights/{id}", "showRight", {"知识产权详情", "One right"}, {}),
              Tree::map({{"type", "object"}}), [&api, &pages](View& view, const Request& request) {
                  return show(view, api, pages, request.path_parameter("id"));
              });
}

}  // namespace zhirong::rights
