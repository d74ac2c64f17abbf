#include "features/licence/routes.h"

#include <algorithm>

#include "features/gazette/gazette.h"
#include "features/licence/certificate.h"
#include "features/licence/store.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/pdf/pdf.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::licence {
namespace {

using organisation::Organisation;
using rights::Right;

constexpr RefusalKind no_registry{"licence.registry", 422, "“{found}”不是登记窗口",
                                  "“{found}” is no registration desk"};
constexpr RefusalKind no_licensee{"licence.licensee", 422, "平台上没有企业“{found}”",
                                  "There is no firm “{found}” on the platform"};
constexpr RefusalKind no_head{"licence.head", 422, "没有编号为“{found}”的许可备案",
                              "There is no filing “{found}”"};

constexpr RefusalKind no_certificate{
    "licence.no_certificate", 409, "许可合同现为“{found}”，备案后方有备案证明",
    "The licence is “{found_en}”: a certificate follows the filing"};

constexpr const char* workbook =
    "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

// What the draft names besides the rights must be there.
Result<std::monostate> require_named(View& view, const Draft& draft) {
    const auto registry = view.get<Organisation>(draft.registry);
    if (!registry || registry->details.kind != OrganisationKind::registry)
        return refuse(no_registry, "registry", {{"found", draft.registry}});
    if (draft.licensee_organisation) {
        const auto licensee = view.find<Organisation>(*draft.licensee_organisation);
        if (!licensee || licensee->details.kind != OrganisationKind::enterprise)
            return refuse(no_licensee, "licensee_organisation",
                          {{"found", *draft.licensee_organisation}});
    }
    if (draft.head_licence && !view.get<Licence>(*draft.head_licence))
        return refuse(no_head, "head_licence", {{"found", *draft.head_licence}});
    return {};
}

Tree answer(const Licence& licence) {
    Tree tree = Tree::map({{"id", licence.id}, {"stage", std::string(name_of(licence.stage))}});
    if (licence.number) tree.set("number", *licence.number);
    return tree;
}

Result<Licence> named(View& view, const Request& request) {
    return view.get<Licence>(request.path_parameter("id"));
}

Result<Tree> draft_licence(Work& work, const Request&, const Draft& command) {
    CHECKED(require_named(work, command));
    const auto rights = TRY(rights_of_draft(work, command));
    const std::string name = work.linked<Organisation>(work.actor().organisation).details.name;
    const Drafted drafted = TRY(decide(command, name, rights, work.actor(), work.today()));
    Licence licence;
    licence.id = work.new_id(Licence::prefix);
    CHECKED(work.create(licence, drafted));
    return answer(licence);
}

Result<Tree> amend(Work& work, const Request& request, const Draft& command) {
    auto licence = TRY(named(work, request));
    CHECKED(require_named(work, command));
    const auto rights = TRY(rights_of_draft(work, command));
    work.happened(licence, TRY(decide(licence, command, rights, work.actor(), work.today())));
    return answer(licence);
}

Tree happened(Work& work, Licence& licence, std::vector<Event> events) {
    for (Event& event : events) work.happened(licence, std::move(event));
    return answer(licence);
}

// Acts that the filing's own record decides.
template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto licence = TRY(named(work, request));
    auto decided = TRY(decide(licence, command, work.actor(), work.today()));
    if constexpr (std::is_same_v<decltype(decided), std::vector<Event>>)
        return happened(work, licence, std::move(decided));
    else {
        work.happened(licence, std::move(decided));
        return answer(licence);
    }
}

// Acts that ask what the registers hold around it.
template <class C>
Result<Tree> act_among(Work& work, const Request& request, const C& command) {
    auto licence = TRY(named(work, request));
    const Surroundings around = surroundings(work, licence);
    auto decided = TRY(decide(licence, around, command, work.actor(), work.today()));
    if constexpr (std::is_same_v<decltype(decided), std::vector<Event>>)
        return happened(work, licence, std::move(decided));
    else {
        work.happened(licence, std::move(decided));
        return answer(licence);
    }
}

Result<Tree> submit(Work& work, const Request& request, const Submit& command,
                    const WorkingDays& calendar) {
    auto licence = TRY(named(work, request));
    const Surroundings around = surroundings(work, licence);
    return happened(work, licence,
                    TRY(decide(licence, around, command, calendar, work.actor(), work.today())));
}

Result<Tree> resubmit(Work& work, const Request& request, const Resubmit& command,
                      const WorkingDays& calendar) {
    auto licence = TRY(named(work, request));
    CHECKED(require_named(work, command));
    const Surroundings around = TRY(surroundings(work, licence, command));
    return happened(work, licence,
                    TRY(decide(licence, around, command, calendar, work.actor(), work.today())));
}

// Implementing Rules 2023, r.106 and r.107; of marks Trademark Law 43.
void publish(Work& work, const Licence& licence, const std::vector<Right>& rights,
             gazette::Matter matter, std::optional<std::string> what, std::string notice_number) {
    gazette::Entry entry;
    entry.of = gazette::Register::licence;
    entry.matter = matter;
    entry.on = work.today();
    entry.number = licence.number.value();
    entry.desk = work.linked<Organisation>(licence.content.registry).details.name;
    entry.first_party = licence.licensor_name;
    entry.second_party = licence.content.licensee_name;
    for (const Right& right : rights) {
        const auto classes = rights::classes(right.details);
        entry.rights.push_back({right.number, right.title,
                                classes.empty() ? std::nullopt : std::optional(classes.front()),
                                rights::granted_on(right.details)});
    }
    entry.what = std::move(what);
    entry.notice_number = std::move(notice_number);
    gazette::publish(work, std::move(entry));
}

std::string words_of_change(const Change& change) {
    std::string words;
    const auto add = [&](const std::string& one) { words += (words.empty() ? "" : "；") + one; };
    if (change.licensee_name) add("被许可人名称变更为" + *change.licensee_name);
    if (!change.territory.empty()) add("许可地域变更为" + words_of(change.territory).zh);
    // The amount of a fee is not published.
    if (change.fee) add("许可费支付方式变更为" + label_of(mode_of(*change.fee)).zh);
    if (change.assignment_banned) add("转让许可费的约定变更");
    return words;
}

void end_on_rights(Work& work, const Licence& licence, std::vector<Right>& rights, Date on) {
    for (Right& right : rights)
        if (std::ranges::find(right.licences, licence.id, &rights::LicenceInForce::licence) !=
            right.licences.end())
            work.happened(right, rights::LicenceEnded{licence.id, on});
}

Result<Tree> file(Work& work, const Request& request, const File& command) {
    auto licence = TRY(named(work, request));
    Surroundings around = surroundings(work, licence);
    const Filed filed = TRY(decide(licence, around, command, work.actor(), work.today()));
    FilingNumber number;
    number.id = licence.content.registry + ":" + filed.number;
    CHECKED(work.create(number, Issued{licence.id, licence.content.registry}));
    work.happened(licence, filed);
    for (Right& right : around.rights) work.happened(right, rights::Licensed{in_force(licence)});
    return answer(licence);
}

// The right's record carries the licence as it now is.
template <class C>
Result<Tree> alter(Work& work, const Request& request, const C& command) {
    auto licence = TRY(named(work, request));
    Surroundings around = surroundings(work, licence);
    const rights::LicenceInForce before = in_force(licence);
    work.happened(licence, TRY(decide(licence, around, command, work.actor(), work.today())));
    if (const rights::LicenceInForce now = in_force(licence); now != before) {
        end_on_rights(work, licence, around.rights, work.today());
        for (Right& right : around.rights) work.happened(right, rights::Licensed{now});
    }
    if constexpr (std::is_same_v<C, Extend>)
        publish(work, licence, around.rights, gazette::Matter::extended,
                "许可期限延长至 " + to_string(command.until), command.notice_number);
    else
        publish(work, licence, around.rights, gazette::Matter::changed, words_of_change(command),
                command.notice_number);
    return answer(licence);
}

template <class C>
Result<Tree> end(Work& work, const Request& request, const C& command) {
    auto licence = TRY(named(work, request));
    Surroundings around = surroundings(work, licence);
    work.happened(licence, TRY(decide(licence, command, work.actor(), work.today())));
    end_on_rights(work, licence, around.rights, licence.ended_on.value_or(work.today()));
    if constexpr (std::is_same_v<C, Cancel>) {
        // A filing that should not have been made never was.
        const bool void_from_start = command.reason == CancelReason::ground_existed;
        publish(work, licence, around.rights,
                void_from_start ? gazette::Matter::revoked : gazette::Matter::cancelled,
                label_of(command.reason).zh, command.notice_number);
    } else {
        publish(work, licence, around.rights, gazette::Matter::lapsed, "许可期限届满", "");
    }
    return answer(licence);
}

Result<Tree> disclose(Work& work, const Request& request, const Disclose& command) {
    auto licence = TRY(named(work, request));
    const auto lender = work.find<Organisation>(command.organisation);
    const OrganisationKind kind = lender ? lender->details.kind : OrganisationKind::enterprise;
    work.happened(licence, TRY(decide(licence, command, kind, work.actor(), work.today())));
    return answer(licence);
}

// ---- queries
bool matches(const Licence& licence, std::string_view wanted) {
    const auto holds = [&](const std::string& text) {
        return text.find(wanted) != std::string::npos;
    };
    return wanted.empty() || holds(licence.licensor_name) || holds(licence.content.licensee_name) ||
           holds(licence.content.contract_number) || holds(licence.number.value_or(""));
}

Result<Tree> list(View& view, const Request& request, const WorkingDays& calendar) {
    Page page = TRY(page_of(request));
    page.stage = request.query_value("stage").value_or("");
    const std::string wanted(request.query_value("search").value_or(""));
    const auto right = request.query_value("right");
    const auto found =
        right && !right->empty()
            ? TRY(view.with_key<Licence>("right:" + std::string(*right), false, page))
            : TRY(view.list<Licence>(page));
    Tree::List items;
    for (const Licence& licence : found.items)
        if (matches(licence, wanted)) items.push_back(row(view, licence, calendar));
    return page_tree(std::move(items), found);
}

std::vector<Licence> filed_ones(View& view) {
    std::vector<Licence> all;
    each_licence(view, [&](const Licence& licence) {
        if (licence.filed_on) all.push_back(licence);
        return true;
    });
    return all;
}

Tree statistics_rows(const ByYear& by_year) {
    Tree::List rows;
    for (const StatisticsRow& row : by_year.rows) {
        Tree tree = Tree::map({{"year", row.year},
                               {"mode", write(label_of(row.mode))},
                               {"contracts", row.contracts},
                               {"rights", row.rights},
                               {"with_amount", row.with_amount},
                               {"mean_days", row.mean_days}});
        if (row.with_amount > 0) tree.set("amount", to_string(row.amount));
        if (row.mean_amount) tree.set("mean_amount", to_string(*row.mean_amount));
        rows.push_back(std::move(tree));
    }
    return rows;
}

Result<Tree> show_statistics(View& view, const Request&) {
    const auto filed = filed_ones(view);
    const ByYear patents = statistics(filed, false);
    const ByYear marks = statistics(filed, true);
    return Tree::map({{"patents", statistics_rows(patents)},
                      {"marks", statistics_rows(marks)},
                      {"contracts", patents.contracts + marks.contracts}});
}

std::string years_text(int days) {
    // One decimal, half up: 1,096 days are 3.0 years of 365.25.
    constexpr std::int64_t scaled = 36'525;
    const std::int64_t tenths = (2 * std::int64_t{days} * 1'000 + scaled) / (2 * scaled);
    return std::to_string(tenths / 10) + '.' + std::to_string(tenths % 10);
}

Result<Api::File> statistics_file(View& view, const Request&) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"许可备案统计",
                             {{"类别", text, 10},
                              {"年份", number, 8},
                              {"支付方式", text, 20},
                              {"合同数", number, 10},
                              {"权利件数", number, 10},
                              {"有确定金额的合同数", number, 18},
                              {"金额合计（元）", number, 20},
                              {"平均金额（元）", number, 18},
                              {"平均期限（年）", number, 14}},
                             {}};
    const auto filed = filed_ones(view);
    for (const bool marks : {false, true})
        for (const StatisticsRow& row : statistics(filed, marks).rows)
            sheet.rows.push_back(
                {marks ? "商标" : "专利", std::to_string(row.year), label_of(row.mode).zh,
                 std::to_string(row.contracts), std::to_string(row.rights),
                 std::to_string(row.with_amount), row.with_amount > 0 ? to_string(row.amount) : "",
                 row.mean_amount ? to_string(*row.mean_amount) : "", years_text(row.mean_days)});
    return Api::File{"licence-statistics.xlsx", workbook, spreadsheet::write_table(sheet)};
}

Result<Api::File> licences_file(View& view, const Request&) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"许可合同备案",
                             {{"备案号", text, 16},
                              {"许可人", text, 28},
                              {"被许可人", text, 28},
                              {"合同编号", text, 20},
                              {"类别", text, 8},
                              {"权利件数", number, 10},
                              {"许可种类", text, 12},
                              {"许可地域", text, 20},
                              {"生效日", date, 12},
                              {"截止日", date, 12},
                              {"许可费", text, 40},
                              {"阶段", text, 12},
                              {"备案日", date, 12}},
                             {}};
    std::optional<std::string> next = "";
    while (next) {
        const auto page = TRY(view.list<Licence>({.cursor = *next, .limit = 500, .stage = {}}));
        for (const Licence& licence : page.items) {
            const Draft& content = licence.content;
            sheet.rows.push_back(
                {licence.number.value_or(""), licence.licensor_name, content.licensee_name,
                 content.contract_number, licence.marks ? "商标" : "专利",
                 std::to_string(content.rights.size()),
                 content.type ? label_of(*content.type).zh : "", words_of(content.territory).zh,
                 to_string(content.effective_on), content.until ? to_string(*content.until) : "",
                 content.fee ? words_of(*content.fee).zh : "", stage_words(licence).zh,
                 licence.filed_on ? to_string(*licence.filed_on) : ""});
        }
        next = page.next;
    }
    return Api::File{"licences.xlsx", workbook, spreadsheet::write_table(sheet)};
}

Result<Api::File> certificate_file(View& view, const Request& request) {
    const Licence licence = TRY(named(view, request));
    if (!licence.number)
        return refuse(no_certificate, "",
                      {{"found", stage_words(licence).zh}, {"found_en", stage_words(licence).en}});
    const Surroundings around = surroundings(view, licence);
    const std::string desk = view.linked<Organisation>(licence.content.registry).details.name;
    return Api::File{*licence.number + ".pdf", "application/pdf",
                     pdf::render(certificate(licence, around.rights, desk, view.today()))};
}

// ---- the right's page
void on_right(View& view, const Api& api, const Right& right, rights::Page& page) {
    if (!is_patent(right.right_kind) && right.right_kind != RightKind::trademark) return;
    rights::Section section("licences", {"licences", "许可备案", "Licences on file"});
    section.column("number", "备案号", "Filing number", "text")
        .column("licensee", "被许可人", "Licensee", "text")
        .column("type", "许可种类", "Type", "words")
        .column("from", "生效日", "From", "date")
        .column("until", "截止日", "Until", "date")
        .column("stage", "阶段", "Stage", "words");
    std::vector<std::string> shown;
    if (const auto found = view.with_key<Licence>("right:" + right.id, false,
                                                  {.cursor = {}, .limit = 500, .stage = {}}))
        for (const Licence& licence : found->items) {
            shown.push_back(licence.id);
            Tree cells = Tree::map({{"number", licence.number.value_or("—")},
                                    {"licensee", licence.content.licensee_name},
                                    {"from", to_string(licence.content.effective_on)},
                                    {"stage", write(stage_words(licence))}});
            if (licence.content.type) cells.set("type", write(label_of(*licence.content.type)));
            if (const auto last = last_day(licence)) cells.set("until", to_string(*last));
            section.row(std::move(cells), "/licences/" + licence.id);
            page.streams.push_back(licence.id);
        }
    // What the register says of a licence whose filing is not the reader's to see.
    for (const rights::LicenceInForce& one : right.licences)
        if (std::ranges::find(shown, one.licence) == shown.end())
            section.row({{"number", "—"},
                         {"licensee", one.licensee},
                         {"type", write(label_of(one.type))},
                         {"from", to_string(one.from)},
                         {"until", to_string(one.until)},
                         {"stage", write(label_of(Stage::filed))}});
    section.when_empty("没有许可备案。专利实施许可合同应当自生效之日起3个月内备案。",
                       "No licence is on file. A patent's licence is filed within 3 months of "
                       "taking effect.");
    page.sections.push_back(section.take());
    if (rights::status_at(right, view.today()) == rights::Status::granted)
        page.offer(view.actor(), Role::enterprise_officer, right.owner,
                   api.action("draftLicence", {},
                              Tree::map({{"registry", right.registry},
                                         {"rights", Tree::list({right.id})},
                                         {"names_both_parties", true},
                                         {"lists_each_right", true},
                                         {"territory", Tree::list({whole_country})}})));
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "licence",
                    .roles = std::move(roles)};
}

void add_firm_commands(Api& api, const WorkingDays& calendar) {
    const std::map<std::string, std::string> lookups{
        {"registry", "/api/v1/organisations?kind=registry"},
        {"licensee_organisation", "/api/v1/organisations?kind=enterprise"},
        {"rights", "/api/v1/rights"}};
    const std::vector<Role> firm{Role::enterprise_officer};
    api.command<Draft>(endpoint("/api/v1/licences", "draftLicence",
                                {"草拟许可合同备案", "Draft the filing of a licence"}, firm),
                       lookups, draft_licence, 201);
    api.command<Draft>(endpoint("/api/v1/licences/{id}/draft", "amendLicence",
                                {"修改备案申请", "Amend the draft"}, firm),
                       lookups, amend);
    api.command<Submit>(endpoint("/api/v1/licences/{id}/submission", "submitLicence",
                                 {"提交备案申请", "Submit for filing"}, firm),
                        {}, [&calendar](Work& work, const Request& request, const Submit& command) {
                            return submit(work, request, command, calendar);
                        });
    api.command<AskConsent>(endpoint("/api/v1/licences/{id}/consent-requests", "askLicenceConsent",
                                     {"征求质权人同意", "Ask the pledgee to consent"}, firm),
                            {}, act_among<AskConsent>);
    api.command<Resubmit>(endpoint("/api/v1/licences/{id}/resubmission", "resubmitLicence",
                                   {"补正后重新提交", "Resubmit with the defects cured"}, firm),
                          lookups,
                          [&calendar](Work& work, const Request& request, const Resubmit& command) {
                              return resubmit(work, request, command, calendar);
                          });
    api.command<Withdraw>(endpoint("/api/v1/licences/{id}/withdrawal", "withdrawLicence",
                                   {"撤回备案申请", "Withdraw the application"}, firm),
                          {}, act<Withdraw>);
    api.command<Disclose>(endpoint("/api/v1/licences/{id}/disclosures", "discloseLicence",
                                   {"向出借机构开放查阅", "Disclose to a lender"}, firm),
                          {{"organisation", "/api/v1/organisations?kind=bank"}}, disclose);
    const std::vector<Role> bank{Role::bank_officer};
    api.command<GiveConsent>(endpoint("/api/v1/licences/{id}/consent", "giveLicenceConsent",
                                      {"同意许可", "Consent to the licence"}, bank),
                             {}, act<GiveConsent>);
    api.command<DeclineConsent>(
        endpoint("/api/v1/licences/{id}/consent-refusal", "declineLicenceConsent",
                 {"不同意许可", "Decline the licence"}, bank),
        {}, act<DeclineConsent>);
}

void add_desk_commands(Api& api) {
    const std::vector<Role> desk{Role::registry_officer};
    api.command<RequestCorrection>(
        endpoint("/api/v1/licences/{id}/correction", "requestLicenceCorrection",
                 {"通知补正", "Request correction"}, desk),
        {}, act<RequestCorrection>);
    api.command<File>(endpoint("/api/v1/licences/{id}/filing", "fileLicence",
                               {"准予备案", "File the licence"}, desk),
                      {}, file);
    api.command<Refuse>(endpoint("/api/v1/licences/{id}/refusal", "refuseLicence",
                                 {"不予备案", "Refuse the filing"}, desk),
                        {}, act_among<Refuse>);
    api.command<Change>(endpoint("/api/v1/licences/{id}/changes", "changeLicence",
                                 {"变更备案", "Change the filing"}, desk),
                        {}, alter<Change>);
    api.command<Extend>(endpoint("/api/v1/licences/{id}/extensions", "extendLicence",
                                 {"延长备案", "Extend the filing"}, desk),
                        {}, alter<Extend>);
    api.command<Cancel>(endpoint("/api/v1/licences/{id}/cancellation", "cancelLicence",
                                 {"注销备案", "Cancel the filing"}, desk),
                        {}, end<Cancel>);
    api.command<NoteExpiry>(endpoint("/api/v1/licences/{id}/expiry", "noteLicenceExpiry",
                                     {"登记期满终止", "Note that the term ran out"}, desk),
                            {}, end<NoteExpiry>);
}

}  // namespace

void add_routes(Api& api, const Pages& pages, rights::Pages& right_pages,
                const WorkingDays& calendar) {
    api.kind<Licence>();
    api.kind<FilingNumber>();
    add_firm_commands(api, calendar);
    add_desk_commands(api);
    const Tree object = Tree::map({{"type", "object"}});
    auto listing =
        endpoint("/api/v1/licences", "listLicences", {"许可合同备案列表", "Licence filings"}, {});
    listing.query = page_parameters();
    listing.query.push_back({"stage", {"阶段", "Stage"}});
    listing.query.push_back(
        {"search", {"当事人、合同编号或者备案号中的文字", "Part of a party, contract or number"}});
    listing.query.push_back({"right", {"权利编号", "Id of a right"}});
    api.query(std::move(listing), object, [&calendar](View& view, const Request& request) {
        return list(view, request, calendar);
    });
    api.query(endpoint("/api/v1/licences/{id}", "showLicence",
                       {"许可合同备案详情", "One licence filing"}, {}),
              object,
              [&api, &pages, &calendar](View& view, const Request& request) -> Result<Tree> {
                  return page(view, api, pages, TRY(named(view, request)), calendar);
              });
    api.query(endpoint("/api/v1/licences/{id}/pre-check", "preCheckLicence",
                       {"备案预审", "What the desk would say now"}, {}),
              object, [](View& view, const Request& request) -> Result<Tree> {
                  return pre_check(view, TRY(named(view, request)));
              });
    api.query(endpoint("/api/v1/licence-statistics", "showLicenceStatistics",
                       {"许可备案统计", "Statistics of licence filings"}, {}),
              object, show_statistics);
    api.download(endpoint("/api/v1/licence-statistics.xlsx", "exportLicenceStatistics",
                          {"导出许可备案统计", "Export the statistics of licences"}, {}),
                 statistics_file);
    api.download(endpoint("/api/v1/licences.xlsx", "exportLicences",
                          {"导出许可合同备案", "Export the licence filings"}, {}),
                 licences_file);
    api.download(endpoint("/api/v1/licences/{id}/certificate.pdf", "printLicenceCertificate",
                          {"备案证明", "Certificate of the filing"}, {}),
                 certificate_file);
    right_pages.push_back([&api](View& view, const Right& right, rights::Page& page) {
        on_right(view, api, right, page);
    });
}

Result<Tree::List> waiting(View& view, const Api& api, const WorkingDays& calendar) {
    Tree::List list;
    for (const Stage stage :
         {Stage::draft, Stage::submitted, Stage::correction_requested, Stage::filed}) {
        const auto page = TRY(view.list<Licence>(
            {.cursor = {}, .limit = most_tasks, .stage = std::string(name_of(stage))}));
        for (const Licence& licence : page.items) {
            const std::string about = licence.licensor_name + " → " + licence.content.licensee_name;
            auto due = due_on(licence, calendar).value_or(std::nullopt);
            if (!due && licence.stage == Stage::draft && !licence.marks)
                if (const auto last = file_by(licence.content, calendar)) due = *last;
            for (const Tree& action : offered(view, api, licence).awaited)
                list.push_back(task("licence", licence.id,
                                    Tree::map({{"zh", about}, {"en", about}}), action,
                                    licence.submitted_on, due));
        }
    }
    return list;
}

}  // namespace zhirong::licence
