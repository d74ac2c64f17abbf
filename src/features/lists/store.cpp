#include "features/lists/store.h"

#include "features/lists/refusals.h"
#include "platform/desk/work.h"
#include "platform/json/json.h"

namespace zhirong::lists {
namespace {

constexpr std::int64_t page_size = 1'000;

Member stored_member(const std::string& body) {
    const auto tree = parse_json(body);
    ensure(tree.has_value());
    auto member = read<Member>(*tree);
    ensure(member.has_value());
    return *std::move(member);
}

}  // namespace

Result<List> list_named(View& view, const std::string& name) {
    const auto refused = [&] { return refuse(unknown_list, "id", {{"found", name}}); };
    const std::string id = id_of_list(name);
    const Rows rows =
        view.session().query("select 1 from record where id = $1 and kind = $2", id, List::kind);
    if (rows.empty()) return refused();
    return view.linked<List>(id);
}

std::optional<Member> find_member(View& view, const std::string& list, const std::string& subject) {
    const std::string id = id_of_member(list, subject);
    const Rows rows =
        view.session().query("select 1 from record where id = $1 and kind = $2", id, Member::kind);
    if (rows.empty()) return std::nullopt;
    return view.linked<Member>(id);
}

void each_member(View& view, const std::string& list, const std::string& after,
                 const std::function<bool(Member)>& use) {
    // Ids are the list's, a colon, the subject; ';' follows ':'.
    std::string last = id_of_list(list) + ':' + after;
    const std::string end = id_of_list(list) + ';';
    for (;;) {
        const Rows rows = view.session().query(
            "select id, body from record where kind = $1 and id > $2 and id < $3 order by id "
            "limit $4",
            Member::kind, last, end, page_size);
        for (const Row& row : rows)
            if (!use(stored_member(row.text(1)))) return;
        if (std::ssize(rows) < page_size) return;
        last = rows.back().text(0);
    }
}

MembersBySubject members_of(View& view, const std::string& list) {
    MembersBySubject members;
    each_member(view, list, "", [&](Member member) {
        std::string subject = member.subject;
        members.emplace_hint(members.end(), std::move(subject), std::move(member));
        return true;
    });
    return members;
}

Result<bool> is_member(View& view, const std::string& list, const std::string& subject, Date on) {
    CHECKED(list_named(view, list));
    const auto member = find_member(view, list, subject);
    return member && period_on(*member, on) != nullptr;
}

Result<std::vector<Standing>> members_on(View& view, const std::string& list, Date on) {
    CHECKED(list_named(view, list));
    std::vector<Standing> standings;
    each_member(view, list, "", [&](const Member& member) {
        if (const Period* period = period_on(member, on))
            standings.push_back({list, member.subject, member.name, *period});
        return true;
    });
    return standings;
}

void import_rows(Work& work, List& list, const Judgement& judgement, const std::string& file) {
    const std::string& name = list.details.id;
    const std::string& person = work.actor().user;
    MembersBySubject begun;
    for (const JudgedRow& row : judgement.rows) {
        if (row.verdict != Verdict::enters && row.verdict != Verdict::ends) continue;
        auto place = begun.find(row.subject);
        if (place == begun.end()) {
            auto there = find_member(work, name, row.subject);
            place = begun
                        .emplace(row.subject, there ? *std::move(there)
                                                    : Member{.id = id_of_member(name, row.subject)})
                        .first;
        }
        if (row.verdict == Verdict::enters)
            work.happened(place->second, Entered{name, row.subject, row.name, *row.from, row.until,
                                                 row.reference, row.irregular_code_reason, person});
        else
            work.happened(place->second, Ended{*row.from, *row.until, row.reference, person});
    }
    if (!begun.empty())
        work.happened(
            list, Imported{file, judgement.count(Verdict::enters), judgement.count(Verdict::ends),
                           judgement.count(Verdict::already), judgement.count(Verdict::refused)});
}

}  // namespace zhirong::lists
