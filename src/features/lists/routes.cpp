#include "features/lists/routes.h"

#include <set>

#include "core/journal/digest.h"
#include "features/lists/refusals.h"
#include "features/lists/store.h"
#include "features/organisation/organisation.h"
#include "features/rights/rights.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::lists {
namespace {

using organisation::Organisation;

constexpr RefusalKind bad_date{"list.date", 400, "日期“{found}”无效：应为 YYYY-MM-DD",
                               "“{found}” is no date: write YYYY-MM-DD"};
constexpr std::size_t most_file_bytes = spreadsheet::TableLimits{}.file_bytes;
constexpr std::int64_t most_lists = 500;

// Whose memberships the person may see: a firm its own, everybody else all.
class Reader {
public:
    explicit Reader(View& view) {
        if (view.sees_all()) return;
        const auto own = view.linked<Organisation>(view.actor().organisation);
        if (own.details.kind != OrganisationKind::enterprise) return;
        own_.emplace();
        own_->insert(own.details.credit_code);
        Page page{.cursor = {}, .limit = 500};
        for (;;) {
            const auto rights = view.list<rights::Right>(page);
            ensure(rights.has_value());
            for (const rights::Right& right : rights->items)
                if (right.owner == own.id) own_->insert(right.number);
            if (!rights->next) return;
            page.cursor = *rights->next;
        }
    }
    bool sees(const std::string& subject) const { return !own_ || own_->contains(subject); }
    // Nothing: all.
    const std::optional<std::set<std::string>>& own() const { return own_; }

private:
    std::optional<std::set<std::string>> own_;
};

Result<std::optional<Date>> date_of(const Request& request, const char* name) {
    const auto text = request.query_value(name);
    if (!text || text->empty()) return std::nullopt;
    const auto date = parse_date(*text);
    if (!date) return refuse(bad_date, name, {{"found", std::string(*text)}});
    return date;
}

Tree title_of(const List& list) {
    return Tree::map({{"zh", list.details.title_zh}, {"en", list.details.title_en}});
}

Label state_on(const Period& period, Date date) {
    if (period.holds_on(date)) return {"in", "在册", "On the list"};
    return period.from > date ? Label{"later", "尚未生效", "Not yet"}
                              : Label{"over", "已终止", "Over"};
}

std::string organisation_name(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

Tree list_tree(View& view, const List& list) {
    return Tree::map({{"id", list.details.id},
                      {"title", title_of(list)},
                      {"subject", std::string(name_of(list.details.subject))},
                      {"source", list.details.source},
                      {"region", list.details.region},
                      {"owner", Tree::map({{"id", list.owner},
                                           {"name", organisation_name(view, list.owner)}})}});
}

Tree period_tree(View& view, const Member& member, const Period& period, Date on) {
    Tree tree = Tree::map({{"subject", member.subject},
                           {"name", member.name},
                           {"from", to_string(period.from)},
                           {"reference", period.reference},
                           {"entered_by", person_name(view, period.entered_by)},
                           {"state", write(state_on(period, on))}});
    if (period.until) tree.set("until", to_string(*period.until));
    if (period.end_reference) tree.set("end_reference", *period.end_reference);
    return tree;
}

std::int64_t count_on(View& view, const Reader& reader, const List& list, Date on) {
    std::int64_t count = 0;
    each_member(view, list.details.id, "", [&](const Member& member) {
        if (period_on(member, on) != nullptr && reader.sees(member.subject)) ++count;
        return true;
    });
    return count;
}

bool keeps(const View& view, const List& list) {
    return require_keeper(view.actor(), list).has_value();
}

// ---- commands
Result<Tree> register_list(Work& work, const Request&, const RegisterList& command) {
    const Registered registered = TRY(decide(command, work.actor()));
    List list{.id = id_of_list(command.id)};
    CHECKED(work.create(list, registered));
    return Tree::map({{"id", list.details.id}});
}

// Held until the end of the work, so that changes of one list's members follow one another.
Result<List> held_list(Work& work, const Request& request) {
    return list_named(work, request.path_parameter("list"));
}

Result<Tree> enter_member(Work& work, const Request& request, const EnterMember& command) {
    const List list = TRY(held_list(work, request));
    CHECKED(require_keeper(work.actor(), list));
    const std::string subject = TRY(read_subject(list.details.subject, command.subject,
                                                 command.irregular_code_reason.value_or("")));
    auto member = find_member(work, list.details.id, subject);
    const Entered entered = TRY(decide(list, member, command, work.actor()));
    Member entering =
        member ? *std::move(member) : Member{.id = id_of_member(list.details.id, subject)};
    work.happened(entering, entered);
    return Tree::map({{"list", list.details.id}, {"subject", subject}});
}

template <class C>
Result<Tree> change_member(Work& work, const Request& request, const C& command) {
    const List list = TRY(held_list(work, request));
    CHECKED(require_keeper(work.actor(), list));
    const std::string& subject = request.path_parameter("subject");
    auto member = find_member(work, list.details.id, subject);
    if (!member) return refuse(refusals::not_found, "subject", {{"found", subject}});
    work.happened(*member, TRY(decide(*member, command, work.actor())));
    return Tree::map({{"list", list.details.id}, {"subject", subject}});
}

// ---- import
struct Upload {
    Table table;
    std::string file;  // its digest
    ImportDefaults defaults;
};

Result<Upload> read_upload(const Request& request) {
    Upload upload;
    upload.defaults.from = TRY(date_of(request, "from"));
    upload.defaults.until = TRY(date_of(request, "until"));
    upload.defaults.reference = request.query_value("reference").value_or("");
    upload.table = TRY(spreadsheet::read_table(request.body));
    upload.file = digest(DigestKind::sha256, request.body);
    return upload;
}

// What a preview promised: the file's reading under those defaults, and the rows refused.
std::string plan_of(const Upload& upload, const Judgement& judgement) {
    const auto text = [](const std::optional<Date>& date) { return date ? to_string(*date) : "-"; };
    return digest(DigestKind::sha256, upload.file + '\n' + text(upload.defaults.from) + '\n' +
                                          text(upload.defaults.until) + '\n' +
                                          upload.defaults.reference + '\n' +
                                          judgement.refused_rows());
}

Tree counts_of(const Judgement& judgement) {
    return Tree::map({{"enters", judgement.count(Verdict::enters)},
                      {"ends", judgement.count(Verdict::ends)},
                      {"already", judgement.count(Verdict::already)},
                      {"refused", judgement.count(Verdict::refused)}});
}

Tree row_tree(const JudgedRow& row) {
    Tree tree = Tree::map({{"row", row.number},
                           {"verdict", std::string(name_of(row.verdict))},
                           {"subject", row.subject},
                           {"name", row.name},
                           {"reference", row.reference}});
    if (row.from) tree.set("from", to_string(*row.from));
    if (row.until) tree.set("until", to_string(*row.until));
    if (row.problems.all.empty()) return tree;
    Tree::List problems;
    for (const Refusal& problem : row.problems.all)
        problems.push_back(Tree::map({{"cell", problem.field},
                                      {"code", problem.kind->code},
                                      {"zh", in_chinese(problem)},
                                      {"en", in_english(problem)}}));
    tree.set("problems", std::move(problems));
    return tree;
}

Result<Tree> preview(View& view, const Request& request, const Upload& upload) {
    const List list = TRY(list_named(view, request.path_parameter("list")));
    CHECKED(require_keeper(view.actor(), list));
    const Judgement judgement = TRY(judge(list, upload.table, upload.defaults,
                                          members_of(view, list.details.id), view.actor()));
    Tree::List rows;
    for (const JudgedRow& row : judgement.rows) rows.push_back(row_tree(row));
    Tree::List ignored;
    for (const std::string& title : judgement.ignored) ignored.emplace_back(title);
    return Tree::map({{"file", upload.file},
                      {"plan", plan_of(upload, judgement)},
                      {"counts", counts_of(judgement)},
                      {"ignored_columns", std::move(ignored)},
                      {"rows", std::move(rows)}});
}

Result<Tree> import_file(Work& work, const Request& request, const Upload& upload) {
    List list = TRY(held_list(work, request));
    CHECKED(require_keeper(work.actor(), list));
    const auto file = request.query_value("file").value_or("");
    if (file != upload.file)
        return refuse(other_file, "file",
                      {{"found", upload.file}, {"expected", std::string(file)}});
    const Judgement judgement = TRY(judge(list, upload.table, upload.defaults,
                                          members_of(work, list.details.id), work.actor()));
    if (request.query_value("plan") != plan_of(upload, judgement))
        return refuse(changed_since_preview, "plan");
    import_rows(work, list, judgement, upload.file);
    return Tree::map({{"list", list.details.id}, {"counts", counts_of(judgement)}});
}

// ---- queries
Result<Tree> show_lists(View& view, const Request& request) {
    const Date on = TRY(date_of(request, "on")).value_or(view.today());
    const Reader reader(view);
    const auto page = TRY(view.list<List>({.cursor = {}, .limit = most_lists}));
    Tree::List items;
    for (const List& list : page.items) {
        Tree row = list_tree(view, list);
        row.set("members", count_on(view, reader, list, on));
        items.push_back(std::move(row));
    }
    return Tree::map(
        {{"items", std::move(items)}, {"on", to_string(on)}, {"own", reader.own().has_value()}});
}

Tree list_actions(View& view, const Api& api, const List& list) {
    if (!keeps(view, list)) return Tree::List{};
    return Tree::list({api.action(
        "enterListMember", {{"list", list.details.id}},
        Tree::map({{"from", to_string(view.today())}, {"reference", list.details.source}}))});
}

Tree list_fields(View& view, const List& list) {
    const auto text = [](const char* name, const char* zh, const char* en, std::string value) {
        return Tree::map({{"name", name},
                          {"zh", zh},
                          {"en", en},
                          {"type", "text"},
                          {"value", std::move(value)}});
    };
    return Tree::list(
        {text("id", "代号", "Id", list.details.id),
         text("subject", "名单对象", "What it lists", label_of(list.details.subject).zh),
         text("source", "依据文件", "Rests on", list.details.source),
         text("region", "行政区划", "Region", list.details.region),
         text("owner", "主管单位", "Kept by", organisation_name(view, list.owner))});
}

Result<Tree> show_list(View& view, const Api& api, const Request& request) {
    const List list = TRY(list_named(view, request.path_parameter("list")));
    const Date on = TRY(date_of(request, "on")).value_or(view.today());
    const Reader reader(view);
    return Tree::map({{"list", list_tree(view, list)},
                      {"fields", list_fields(view, list)},
                      {"on", to_string(on)},
                      {"members", count_on(view, reader, list, on)},
                      {"own", reader.own().has_value()},
                      {"may_import", keeps(view, list)},
                      {"actions", list_actions(view, api, list)},
                      {"timeline", timeline(view, const_cast<Api&>(api).desk(), {list.id},
                                            [&](const std::string& each) {
                                                return organisation_name(view, each);
                                            })}});
}

bool matches(const Member& member, std::string_view wanted) {
    return wanted.empty() || member.subject.find(wanted) != std::string::npos ||
           member.name.find(wanted) != std::string::npos;
}

// Those of one day; without a day every period there ever was.
Result<Tree> show_members(View& view, const Request& request) {
    const List list = TRY(list_named(view, request.path_parameter("list")));
    const auto on = TRY(date_of(request, "on"));
    const Page page = TRY(page_of(request));
    const std::string wanted(request.query_value("q").value_or(""));
    const Reader reader(view);
    Tree::List items;
    std::string last;
    bool more = false;
    each_member(view, list.details.id, page.cursor, [&](const Member& member) {
        if (!matches(member, wanted) || !reader.sees(member.subject)) return true;
        Tree::List rows;
        for (const Period& period : member.periods)
            if (!on || period.holds_on(*on))
                rows.push_back(period_tree(view, member, period, on.value_or(view.today())));
        if (rows.empty()) return true;
        if (std::ssize(items) >= page.limit) {
            more = true;
            return false;
        }
        for (Tree& row : rows) items.push_back(std::move(row));
        last = member.subject;
        return true;
    });
    Tree answer = Tree::map({{"items", std::move(items)}});
    if (more) answer.set("next", last);
    return answer;
}

Result<Tree> show_member(View& view, const Api& api, const Request& request) {
    const List list = TRY(list_named(view, request.path_parameter("list")));
    const std::string& subject = request.path_parameter("subject");
    const auto member = find_member(view, list.details.id, subject);
    if (!member || !Reader(view).sees(subject))
        return refuse(refusals::not_found, "subject", {{"found", subject}});
    Tree::List periods;
    for (const Period& period : member->periods)
        periods.push_back(period_tree(view, *member, period, view.today()));
    Tree::List actions;
    if (keeps(view, list)) {
        const std::map<std::string, std::string> where{{"list", list.details.id},
                                                       {"subject", subject}};
        const std::string today = to_string(view.today());
        if (!member->periods.empty()) {
            const Period& last = member->periods.back();
            if (!last.until)
                actions.push_back(api.action(
                    "endListMember", where,
                    Tree::map({{"from", to_string(last.from)},
                               {"until", to_string(std::max(view.today(), last.from))}})));
        }
        actions.push_back(
            api.action("enterListMember", {{"list", list.details.id}},
                       Tree::map({{"subject", subject}, {"name", member->name}, {"from", today}})));
        if (!member->periods.empty())
            actions.push_back(
                api.action("annulListMember", where,
                           Tree::map({{"from", to_string(member->periods.back().from)}}), true));
    }
    return Tree::map({{"list", list_tree(view, list)},
                      {"subject", subject},
                      {"name", member->name},
                      {"periods", std::move(periods)},
                      {"actions", std::move(actions)},
                      {"timeline", timeline(view, const_cast<Api&>(api).desk(), {member->id},
                                            [&](const std::string& each) {
                                                return organisation_name(view, each);
                                            })}});
}

// On which lists a subject stands or stood; a firm is told of itself and its patents.
Result<Tree> show_memberships(View& view, const Request& request) {
    const Reader reader(view);
    const std::string asked(request.query_value("subject").value_or(""));
    std::set<std::string> subjects;
    if (!asked.empty() && reader.sees(asked)) subjects.insert(asked);
    if (asked.empty() && reader.own()) subjects = *reader.own();
    const auto page = TRY(view.list<List>({.cursor = {}, .limit = most_lists}));
    Tree::List items;
    for (const List& list : page.items)
        for (const std::string& subject : subjects)
            if (const auto member = find_member(view, list.details.id, subject))
                for (const Period& period : member->periods) {
                    Tree row = period_tree(view, *member, period, view.today());
                    row.set("list", list_tree(view, list));
                    items.push_back(std::move(row));
                }
    return Tree::map({{"items", std::move(items)}});
}

// ---- files
Result<Api::File> members_file(View& view, const Request& request) {
    const List list = TRY(list_named(view, request.path_parameter("list")));
    const auto on = TRY(date_of(request, "on"));
    const Reader reader(view);
    const std::vector<std::string> header = template_header(list.details.subject);
    constexpr std::array kinds{spreadsheet::ColumnKind::text, spreadsheet::ColumnKind::text,
                               spreadsheet::ColumnKind::date, spreadsheet::ColumnKind::date,
                               spreadsheet::ColumnKind::text};
    constexpr std::array widths{24, 36, 14, 14, 30};
    spreadsheet::Sheet sheet{list.details.title_zh, {}, {}};
    for (std::size_t i = 0; i < kinds.size(); ++i)
        sheet.columns.push_back({header.at(i), kinds[i], widths[i]});
    each_member(view, list.details.id, "", [&](const Member& member) {
        if (!reader.sees(member.subject)) return true;
        for (const Period& period : member.periods)
            if (!on || period.holds_on(*on))
                sheet.rows.push_back({member.subject, member.name, to_string(period.from),
                                      period.until ? to_string(*period.until) : "",
                                      period.reference});
        return true;
    });
    return Api::File{list.details.id + (on ? '-' + to_string(*on) : "") + ".xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

Result<Api::File> template_file(View& view, const Request& request) {
    const List list = TRY(list_named(view, request.path_parameter("list")));
    std::string line = "\xEF\xBB\xBF";  // Without it Excel takes UTF-8 for GB18030.
    for (const std::string& title : template_header(list.details.subject))
        line += (line.size() > 3 ? "," : "") + title;
    return Api::File{list.details.id + "-template.csv", "text/csv; charset=utf-8", line + "\r\n"};
}

Endpoint endpoint(const char* path, const char* operation, Words words,
                  std::vector<QueryParameter> query = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "lists",
            .query = std::move(query)};
}

// Commands are for those who keep lists; of whom, the list says.
Endpoint keeping(const char* path, const char* operation, Words words,
                 std::vector<QueryParameter> query = {}) {
    Endpoint one = endpoint(path, operation, std::move(words), std::move(query));
    one.roles = {Role::registry_officer, Role::administrator};
    return one;
}

const Tree date_schema = Tree::map({{"type", "string"}, {"format", "date"}});

std::vector<QueryParameter> default_parameters() {
    return {{"from", {"未填起始日的行的起始日", "First day of rows without one"}, date_schema},
            {"until", {"未填截止日的行的截止日", "Last day of rows without one"}, date_schema},
            {"reference", {"未填文号的行的文号", "Document of rows without one"}}};
}

}  // namespace

void add_routes(Api& api) {
    api.kind<List>();
    api.kind<Member>();
    const QueryParameter on{"on", {"哪一天", "On which day"}, date_schema};

    api.command<RegisterList>(
        keeping("/api/v1/lists", "registerList", {"建立名单", "Register a list"}), {},
        register_list, 201);
    api.command<EnterMember>(keeping("/api/v1/lists/{list}/members", "enterListMember",
                                     {"列入名单", "Enter on the list"}),
                             {}, enter_member, 201);
    api.command<EndMember>(keeping("/api/v1/lists/{list}/members/{subject}/end", "endListMember",
                                   {"移出名单", "End the membership"}),
                           {}, change_member<EndMember>);
    api.command<AnnulMember>(keeping("/api/v1/lists/{list}/members/{subject}/annulment",
                                     "annulListMember", {"撤销录入", "Annul an entry"}),
                             {}, change_member<AnnulMember>);

    api.file_query<Upload>(keeping("/api/v1/lists/{list}/preview", "previewListImport",
                                   {"预览导入", "Preview an import"}, default_parameters()),
                           most_file_bytes, read_upload, preview);
    auto promised = default_parameters();
    promised.push_back(
        {"file", {"预览给出的文件摘要", "The file's digest, as the preview gave it"}, {}, true});
    promised.push_back({"plan", {"预览给出的 plan", "The preview's plan"}, {}, true});
    for (QueryParameter& each : promised)
        if (each.schema.is_null()) each.schema = Tree::map({{"type", "string"}});
    api.file_command<Upload>(keeping("/api/v1/lists/{list}/imports", "importList",
                                     {"导入名单", "Import into the list"}, std::move(promised)),
                             most_file_bytes, read_upload, import_file);

    const Tree any_object = Tree::map({{"type", "object"}});
    api.query(endpoint("/api/v1/lists", "listLists", {"名单", "Lists"}, {on}), any_object,
              show_lists);
    api.query(endpoint("/api/v1/lists/{list}", "showList", {"名单详情", "One list"}, {on}),
              any_object,
              [&api](View& view, const Request& request) { return show_list(view, api, request); });
    auto members_query = page_parameters();
    members_query.push_back(on);
    members_query.push_back({"q", {"代码或名称中的文字", "Part of the code or name"}});
    api.query(endpoint("/api/v1/lists/{list}/members", "listListMembers", {"名单成员", "Members"},
                       std::move(members_query)),
              any_object, show_members);
    api.query(endpoint("/api/v1/lists/{list}/members/{subject}", "showListMember",
                       {"成员详情", "One member"}),
              any_object, [&api](View& view, const Request& request) {
                  return show_member(view, api, request);
              });
    api.query(endpoint("/api/v1/memberships", "listMemberships",
                       {"所在名单", "The lists on which a subject stands"},
                       {{"subject",
                         {"统一社会信用代码或专利号；企业不填为本企业",
                          "Credit code or patent number; a firm's own without it"}}}),
              any_object, show_memberships);
    api.download(endpoint("/api/v1/lists/{list}/members.xlsx", "downloadListMembers",
                          {"下载名单", "Download the list"}, {on}),
                 members_file);
    api.download(endpoint("/api/v1/lists/{list}/template.csv", "downloadListTemplate",
                          {"下载导入模板", "Download the template"}),
                 template_file);
}

}  // namespace zhirong::lists
