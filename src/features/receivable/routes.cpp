#include "features/receivable/routes.h"

#include <algorithm>

#include "features/gazette/gazette.h"
#include "features/organisation/organisation.h"
#include "features/receivable/store.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::receivable {
namespace {

using licence::Licence;
using organisation::Organisation;

constexpr RefusalKind nothing_sought{"receivable.search", 400,
                                     "请输入出质人的全称或者统一社会信用代码（须完全一致）",
                                     "Enter the grantor's full name or credit code, exactly"};
constexpr RefusalKind no_organisation{"receivable.organisation", 422, "平台上没有机构“{found}”",
                                      "There is no organisation “{found}” on the platform"};

Result<Party> party_of(View& view, const char* field, const std::string& id) {
    const auto found = view.find<Organisation>(id);
    if (!found) return refuse(no_organisation, field, {{"found", id}});
    return Party{id, found->details.name, found->details.credit_code};
}

// The next number of the year; held until the end of the work, so that rank follows number.
int take_number(Work& work) {
    const std::string id = numbering_of(work.today());
    auto numbering = work.find<Numbering>(id);
    Numbering taking = numbering ? *std::move(numbering) : Numbering{.id = id, .last = 0};
    work.happened(taking, Taken{taking.last + 1});
    return taking.last;
}

// The register of receivables is public; the debt's amount is not in it.
void publish(Work& work, const Registration& registration, gazette::Matter matter,
             std::string what) {
    gazette::Entry entry;
    entry.of = gazette::Register::receivable;
    entry.matter = matter;
    entry.on = work.today();
    entry.number = registration.number;
    entry.desk = registration.secured_party.name + "（自主登记）";
    entry.first_party = registration.grantor.name;
    entry.second_party = registration.secured_party.name;
    for (const std::string& number : registration.content.right_numbers)
        entry.rights.push_back({number, "", std::nullopt, std::nullopt});
    entry.what = std::move(what);
    gazette::publish(work, std::move(entry));
}

std::string until_words(const Registration& registration) {
    return "登记期限至 " + to_string(ends_on(registration));
}

// What the public learns of an act; nothing of those that concern the parties alone.
struct Told {
    gazette::Matter matter;
    std::string what;
};
template <class C>
std::optional<Told> told_of(const Registration& registration, const C& command) {
    if constexpr (std::is_same_v<C, Change>)
        return Told{gazette::Matter::changed, "登记内容变更"};
    else if constexpr (std::is_same_v<C, Extend>)
        return Told{gazette::Matter::extended, until_words(registration)};
    else if constexpr (std::is_same_v<C, RegisterNameChange>)
        return Told{gazette::Matter::changed, "当事人名称变更"};
    else if constexpr (std::is_same_v<C, Cancel>)
        return Told{gazette::Matter::cancelled, label_of(command.reason).zh};
    else if constexpr (std::is_same_v<C, Object>)
        return Told{gazette::Matter::objected, "异议登记"};
    else
        return std::nullopt;
}

Result<Tree> register_pledge(Work& work, const Request&, const Register& command) {
    Named named;
    const std::string& own = work.actor().organisation;
    named.secured_party = TRY(party_of(work, "", own));
    if (command.grantor_organisation)
        named.grantor = TRY(party_of(work, "grantor_organisation", *command.grantor_organisation));
    if (command.debtor_organisation)
        named.debtor = TRY(party_of(work, "debtor_organisation", *command.debtor_organisation));
    if (command.licence) {
        auto licence = work.get<Licence>(*command.licence);
        if (!licence) return refuse(refusals::not_found, "licence", {{"found", *command.licence}});
        // Whoever grants the licence pledges its income.
        if (!named.grantor && !command.grantor_name)
            named.grantor = TRY(party_of(work, "licence", licence->licensor));
        named.licence = *std::move(licence);
    }
    if (command.financing && !work.get<financing::Financing>(*command.financing))
        return refuse(refusals::not_found, "financing", {{"found", *command.financing}});
    // The number first: it is held until the end, so that of two registrations of the same income
    // at once the second finds the first among the grantor's.
    const std::string number = number_of(work.today(), take_number(work));
    if (named.grantor) named.others = of_grantor(work, *named.grantor);
    const Registered registered = TRY(decide(command, named, number, work.actor(), work.today()));
    Registration registration;
    registration.id = work.new_id(Registration::prefix);
    CHECKED(work.create(registration, registered));
    publish(work, registration, gazette::Matter::registered, until_words(registration));
    return Tree::map({{"id", registration.id},
                      {"number", registration.number},
                      {"ends_on", to_string(ends_on(registration))}});
}

Tree answer(const Registration& registration) {
    return Tree::map({{"id", registration.id},
                      {"stage", std::string(name_of(registration.stage))},
                      {"ends_on", to_string(ends_on(registration))}});
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto registration = TRY(work.get<Registration>(request.path_parameter("id")));
    work.happened(registration, TRY(decide(registration, command, work.actor(), work.today())));
    if (auto told = told_of(registration, command))
        publish(work, registration, told->matter, std::move(told->what));
    return answer(registration);
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "receivable",
                    .roles = std::move(roles)};
}

const std::vector<Role> secured{Role::bank_officer, Role::guarantor_officer};
const std::vector<Role> either{Role::bank_officer, Role::guarantor_officer,
                               Role::enterprise_officer};

// Acts whose time the calendar counts.
template <class C>
void timed(Api& api, Endpoint where, const WorkingDays& calendar) {
    api.command<C>(
        std::move(where), {},
        [&calendar](Work& work, const Request& request, const C& command) -> Result<Tree> {
            auto registration = TRY(work.get<Registration>(request.path_parameter("id")));
            work.happened(registration,
                          TRY(decide(registration, command, calendar, work.actor(), work.today())));
            if (auto told = told_of(registration, command))
                publish(work, registration, told->matter, std::move(told->what));
            return answer(registration);
        });
}

void add_commands(Api& api, const WorkingDays& calendar) {
    const std::map<std::string, std::string> lookups{
        {"grantor_organisation", "/api/v1/organisations?kind=enterprise"},
        {"debtor_organisation", "/api/v1/organisations?kind=enterprise"},
        {"licence", "/api/v1/licences?stage=filed"},
        {"financing", "/api/v1/financings"}};
    api.command<Register>(
        endpoint("/api/v1/receivables", "registerReceivable",
                 {"登记应收账款质押", "Register a pledge of receivables"}, secured),
        lookups, register_pledge, 201);
    api.command<Change>(endpoint("/api/v1/receivables/{id}/changes", "changeReceivable",
                                 {"变更登记", "Change the registration"}, secured),
                        {}, act<Change>);
    api.command<Extend>(endpoint("/api/v1/receivables/{id}/extensions", "extendReceivable",
                                 {"展期登记", "Extend the registration"}, secured),
                        {}, act<Extend>);
    api.command<ReportNameChange>(
        endpoint("/api/v1/receivables/{id}/name-changes", "reportReceivableName",
                 {"报告名称变更", "Report a change of name"}, either),
        {}, act<ReportNameChange>);
    timed<RegisterNameChange>(
        api,
        endpoint("/api/v1/receivables/{id}/name-registration", "registerReceivableName",
                 {"登记名称变更", "Register the change of name"}, secured),
        calendar);
    api.command<ReportDischarge>(
        endpoint("/api/v1/receivables/{id}/discharge", "reportReceivableDischarge",
                 {"报告债权消灭", "Report that the debt ended"}, either),
        {}, act<ReportDischarge>);
    timed<Cancel>(api,
                  endpoint("/api/v1/receivables/{id}/cancellation", "cancelReceivable",
                           {"注销登记", "Cancel the registration"}, secured),
                  calendar);
    api.command<ConfirmDebt>(
        endpoint("/api/v1/receivables/{id}/confirmation", "confirmReceivable",
                 {"确认应收账款", "Confirm the receivable"}, {Role::enterprise_officer}),
        {}, act<ConfirmDebt>);
    api.command<NoteConfirmation>(
        endpoint("/api/v1/receivables/{id}/confirmation-note", "noteReceivableConfirmation",
                 {"录入债务人确认", "Note the debtor's confirmation"}, secured),
        {}, act<NoteConfirmation>);
    api.command<Object>(
        endpoint("/api/v1/receivables/{id}/objections", "objectToReceivable",
                 {"异议登记", "Register an objection"}, either),
        {}, [&calendar](Work& work, const Request& request, const Object& command) -> Result<Tree> {
            auto registration = TRY(work.get<Registration>(request.path_parameter("id")));
            const auto others = of_grantor(work, registration.grantor);
            work.happened(registration, TRY(decide(registration, others, command, calendar,
                                                   work.actor(), work.today())));
            if (auto told = told_of(registration, command))
                publish(work, registration, told->matter, std::move(told->what));
            return answer(registration);
        });
    timed<NotifyObjection>(
        api,
        endpoint("/api/v1/receivables/{id}/objection-notices", "notifyReceivableObjection",
                 {"登记异议通知", "Note that the objection was notified"}, either),
        calendar);
    timed<SubmitSuit>(api,
                      endpoint("/api/v1/receivables/{id}/suits", "submitReceivableSuit",
                               {"提交受理通知", "Submit the notice of a suit"}, either),
                      calendar);
    timed<WithdrawObjection>(
        api,
        endpoint("/api/v1/receivables/{id}/objection-withdrawals", "withdrawReceivableObjection",
                 {"注销异议", "Withdraw the objection"}, either),
        calendar);
}

// ---- queries
// The person's own registrations; administrator and auditor see all.
std::vector<Registration> own(View& view) {
    if (!view.sees_all()) {
        auto all = with_key(view, "party:" + view.actor().organisation);
        std::ranges::sort(all, std::greater{}, &Registration::number);
        return all;
    }
    std::vector<Registration> all;
    std::optional<std::string> next = "";
    while (next) {
        auto page = view.list<Registration>({.cursor = *next, .limit = 500, .stage = {}});
        ensure(page.has_value());
        for (Registration& one : page->items) all.push_back(std::move(one));
        next = page->next;
    }
    return all;
}

Result<Tree> list(View& view, const Request&) {
    Tree::List items;
    for (const Registration& one : own(view)) items.push_back(row(view, one));
    return Tree::map({{"items", std::move(items)}});
}

std::vector<Registration> sought(View& view, const std::string& grantor) {
    auto all = with_key(view, "grantor:" + grantor);
    for (Registration& one : with_key(view, "grantor_name:" + grantor))
        if (std::ranges::find(all, one.id, &Registration::id) == all.end())
            all.push_back(std::move(one));
    std::ranges::sort(
        all, {}, [](const Registration& one) { return std::pair(one.registered_on, one.number); });
    return all;
}

// Of everybody: whoever is about to take security looks first.
Result<Tree> search(View& view, const Request& request) {
    const std::string grantor(request.query_value("grantor").value_or(""));
    if (grantor.empty()) return refuse(nothing_sought, "grantor");
    Tree::List items;
    int in_force = 0;
    for (const Registration& one : sought(view, grantor)) {
        if (standing(one, view.today()) == Standing::in_force) ++in_force;
        items.push_back(row(view, one));
    }
    return Tree::map({{"grantor", grantor},
                      {"on", to_string(view.today())},
                      {"in_force", in_force},
                      {"items", std::move(items)}});
}

spreadsheet::Sheet sheet_of(View& view, const std::vector<Registration>& all) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"应收账款质押登记",
                             {{"登记编号", text, 18},
                              {"质权人", text, 26},
                              {"出质人", text, 26},
                              {"出质人统一社会信用代码", text, 24},
                              {"债务人", text, 26},
                              {"应收账款种类", text, 18},
                              {"现有或者将有", text, 14},
                              {"质押财产描述", text, 40},
                              {"主债权金额（元）", number, 18},
                              {"登记日", date, 12},
                              {"到期日", date, 12},
                              {"状态", text, 12}},
                             {}};
    for (const Registration& one : all)
        sheet.rows.push_back({one.number, one.secured_party.name, one.grantor.name,
                              one.grantor.code, one.debtor ? one.debtor->name : "",
                              label_of(one.content.claim).zh, label_of(one.content.nature).zh,
                              one.content.description,
                              sees_whole(view, one) ? to_string(one.content.secured_amount) : "",
                              to_string(one.registered_on), to_string(ends_on(one)),
                              label_of(standing(one, view.today())).zh});
    return sheet;
}

Result<Api::File> workbook(View& view, const Request& request) {
    const std::string grantor(request.query_value("grantor").value_or(""));
    return Api::File{"receivables.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(
                         sheet_of(view, grantor.empty() ? own(view) : sought(view, grantor)))};
}

std::vector<licence::Registration> on_licence(View& view, const Licence& licence) {
    std::vector<licence::Registration> all;
    for (const Registration& one : with_key(view, "licence:" + licence.id)) {
        const Standing now = standing(one, view.today());
        all.push_back({one.number, one.secured_party.name, ends_on(one), label_of(now),
                       now == Standing::in_force, "/receivables/" + one.id});
    }
    return all;
}

void on_right(View& view, const rights::Right& right, rights::Page& page) {
    rights::Section section("receivables",
                            {"receivables", "许可费质押登记", "Pledged licence fees"});
    section.column("number", "登记编号", "Number", "text")
        .column("secured_party", "质权人", "Secured party", "text")
        .column("debtor", "债务人", "Debtor", "text")
        .column("registered_on", "登记日", "Registered on", "date")
        .column("ends_on", "到期日", "Ends on", "date")
        .column("standing", "状态", "Standing", "words");
    bool any = false;
    for (const rights::LicenceInForce& licence : right.licences)
        for (const Registration& one : with_key(view, "licence:" + licence.licence)) {
            any = true;
            section.row({{"number", one.number},
                         {"secured_party", one.secured_party.name},
                         {"debtor", one.debtor ? one.debtor->name : "—"},
                         {"registered_on", to_string(one.registered_on)},
                         {"ends_on", to_string(ends_on(one))},
                         {"standing", write(label_of(standing(one, view.today())))}},
                        "/receivables/" + one.id);
        }
    // A right that nobody is licensed to use earns nothing to pledge.
    if (any) page.sections.push_back(section.take());
}

void on_financing(View& view, const financing::Financing& financing, financing::Page& page) {
    for (const Registration& one : with_key(view, "financing:" + financing.id)) {
        if (!sees_whole(view, one)) continue;
        financing::Section section("receivable", one.id,
                                   {"receivable", "应收账款质押登记", "Pledge of receivables"},
                                   label_of(standing(one, view.today())));
        section.figure("number", "登记编号", "Number", "text", one.number)
            .figure("debtor", "债务人", "Debtor", "text", one.debtor ? one.debtor->name : "")
            .figure("secured_amount", "主债权金额", "Amount of the debt", "money",
                    to_string(one.content.secured_amount))
            .figure("ends_on", "登记到期日", "Ends on", "date", to_string(ends_on(one)))
            .figure("confirmed", "债务人已确认", "Confirmed by the debtor", "text",
                    Tree(one.confirmation.has_value()));
        page.sections.push_back(section.take());
        page.streams.push_back(one.id);
    }
}

}  // namespace

void add_routes(Api& api, licence::Pages& licences, rights::Pages& right_pages,
                financing::Pages& financings, const WorkingDays& calendar) {
    api.kind<Registration>();
    api.kind<Numbering>();
    add_commands(api, calendar);
    const Tree object = Tree::map({{"type", "object"}});
    api.query(endpoint("/api/v1/receivables", "listReceivables",
                       {"应收账款质押登记列表", "Registrations of pledged receivables"}, {}),
              object, list);
    auto searching = endpoint("/api/v1/receivable-search", "searchReceivables",
                              {"按出质人查询登记", "Search the register by grantor"}, {});
    searching.query = {{"grantor", {"出质人全称或者统一社会信用代码", "Full name or credit code"}}};
    api.query(std::move(searching), object, search);
    api.query(endpoint("/api/v1/receivables/{id}", "showReceivable",
                       {"应收账款质押登记详情", "One registration"}, {}),
              object, [&api, &calendar](View& view, const Request& request) -> Result<Tree> {
                  return page(view, api, TRY(view.get<Registration>(request.path_parameter("id"))),
                              calendar);
              });
    auto file = endpoint("/api/v1/receivables.xlsx", "exportReceivables",
                         {"导出登记", "Export the registrations"}, {});
    file.query = {{"grantor", {"出质人；不填为本机构的登记", "Grantor; one's own without it"}}};
    api.download(std::move(file), workbook);
    licences.push_back(on_licence);
    right_pages.push_back(on_right);
    financings.push_back(on_financing);
}

Result<Tree::List> waiting(View& view, const Api& api, const WorkingDays& calendar) {
    Tree::List list;
    if (view.sees_all()) return list;
    for (const Registration& one : own(view)) {
        if (std::ssize(list) >= most_tasks) break;
        const std::string about =
            one.grantor.name + (one.debtor ? " ← " + one.debtor->name : std::string());
        std::optional<Date> due;
        for (const Deadline& deadline : deadlines(one, calendar, view.today()))
            if (!due || deadline.due < *due) due = deadline.due;
        for (const Tree& action : offered(view, api, one, calendar).awaited)
            list.push_back(task("receivable", one.id, Tree::map({{"zh", about}, {"en", about}}),
                                action, one.registered_on, due));
    }
    return list;
}

}  // namespace zhirong::receivable
