#include "features/pledge/routes.h"

#include <algorithm>

#include "features/contract/contract.h"
#include "features/organisation/organisation.h"
#include "features/pledge/desk_routes.h"
#include "features/pledge/document_routes.h"
#include "features/pledge/procedure_routes.h"
#include "features/pledge/store.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::pledge {
namespace {

using financing::Financing;
using financing::Phase;
using organisation::Organisation;
using rights::Right;

constexpr RefusalKind no_registry{"pledge.registry", 422, "“{found}”不是登记窗口",
                                  "“{found}” is no registration desk"};

struct Operation {
    Act act;
    const char* name;
    // Who reads "waiting for" at this stage: the next step is theirs. Acts beside the way are
    // offered, but nobody waits for them.
    bool awaited;
    bool dangerous;
};
constexpr std::array operations{
    Operation{Act::prepare, "preparePledge", false, false},
    Operation{Act::confirm, "confirmPledge", true, false},
    Operation{Act::notify, "notifyPledgeGround", true, false},
    Operation{Act::waive_as_pledgor, "waivePledgeGround", true, false},
    Operation{Act::waive_as_pledgee, "waivePledgeGround", true, false},
    Operation{Act::request_correction, "requestPledgeCorrection", true, false},
    Operation{Act::resubmit, "resubmitPledge", true, false},
    Operation{Act::register_pledge, "registerPledge", true, false},
    Operation{Act::refuse, "refusePledge", false, true},
    Operation{Act::change, "changePledge", false, false},
    Operation{Act::cancel, "cancelPledge", false, true},
    Operation{Act::revoke, "revokePledge", false, true},
    Operation{Act::note_lapse, "notePledgeLapse", false, true},
};

// Null for what comes of an application of its own.
const Operation* operation_of(Act act) {
    const auto found = std::ranges::find(operations, act, &Operation::act);
    return found == operations.end() ? nullptr : &*found;
}

Result<std::monostate> require_registry(View& view, const std::string& id) {
    const auto organisation = view.get<Organisation>(id);
    if (organisation && organisation->details.kind == OrganisationKind::registry) return {};
    return refuse(no_registry, "registry", {{"found", id}});
}

Tree answer(const Pledge& pledge) {
    return Tree::map({{"id", pledge.id}, {"stage", std::string(name_of(pledge.stage))}});
}

// The parties' blocks, where the form left them to what is known of the organisations.
Prepare completed(View& view, Prepare command, const std::string& pledgor,
                  const std::string& pledgee) {
    if (!command.pledgor) command.pledgor = block_of(view, pledgor);
    if (!command.pledgee) command.pledgee = block_of(view, pledgee);
    return command;
}

// The draft of that register, if it was begun.
std::optional<Pledge> begun(const std::vector<Pledge>& filed, const Prepare& command) {
    for (const Pledge& pledge : filed)
        if (pledge.stage == Stage::draft &&
            (!command.in_register || *command.in_register == pledge.in_register))
            return pledge;
    return std::nullopt;
}

Result<Tree> prepare(Work& work, const Request& request, const Prepare& command) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    CHECKED(require_registry(work, command.registry));
    const std::vector<Pledge> filed = pledges_of(work, financing);
    const Prepare form = completed(work, command, financing.applicant, financing.application.bank);
    if (auto pledge = begun(filed, command)) {
        const std::string before = pledge->application.registry;
        work.happened(*pledge, TRY(decide(*pledge, form, work.actor(), work.today())));
        if (before != command.registry)
            work.happened(financing, financing::PledgeFiled{pledge->id, command.registry});
        return answer(*pledge);
    }
    const Rights rights = rights_of(work, financing.application.rights);
    const Prepared prepared =
        TRY(decide(financing, rights, filed, form, work.actor(), work.today()));
    for (const std::string& right : prepared.rights) CHECKED(work.get<Right>(right));
    Pledge pledge;
    pledge.id = work.new_id(Pledge::prefix);
    CHECKED(work.create(pledge, prepared));
    work.happened(financing, financing::PledgeFiled{pledge.id, command.registry});
    return answer(pledge);
}

// Acts that the pledge's own record decides.
template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    work.happened(pledge, TRY(decide(pledge, command, work.actor(), work.today())));
    return answer(pledge);
}

// Acts that look at its rights too.
template <class C>
Result<Tree> examine(Work& work, const Request& request, const C& command) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    const Examined rights = examined(work, pledge);
    work.happened(pledge, TRY(decide(pledge, rights, command, work.actor(), work.today())));
    return answer(pledge);
}

Result<Tree> resubmit(Work& work, const Request& request, const Resubmit& command) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    const Examined rights = examined(work, pledge);
    Resubmit form = command;
    if (!form.pledgor) form.pledgor = pledge.application.pledgor;
    if (!form.pledgee) form.pledgee = pledge.application.pledgee;
    work.happened(pledge, TRY(decide(pledge, rights, form, work.actor(), work.today())));
    return answer(pledge);
}

// The loan may be paid out once the pledge is registered wherever its rights need it.
bool registered_everywhere(View& view, const Financing& financing, const Pledge& last) {
    const Rights rights = rights_of(view, financing.application.rights);
    std::vector<RegisterKind> open = registers_of(rights);
    for (const Pledge& pledge : pledges_of(view, financing))
        if (pledge.id == last.id || pledge.stage == Stage::registered)
            std::erase(open, pledge.in_register);
    return open.empty();
}

Result<Tree> register_pledge(Work& work, const Request& request, const Register& command) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    std::optional<Financing> financing;
    if (!pledge.financing.empty()) financing = work.linked<Financing>(pledge.financing);
    Examined rights = examined(work, pledge);
    const Registered registered = TRY(decide(pledge, rights, command, work.actor(), work.today()));
    if (financing) CHECKED(require_phase(*financing, Phase::pledge_registration));
    Certificate certificate;
    certificate.id = pledge.application.registry + ":" + registered.certificate;
    CHECKED(work.create(certificate, Issued{pledge.id, pledge.application.registry}));
    happened_to(work, pledge, registered);
    for (Right& right : rights.rights)
        work.happened(right, rights::Pledged{pledge.id, pledge.pledgee, registered.on});
    if (financing && registered_everywhere(work, *financing, pledge))
        work.happened(*financing, financing::PledgeRegistered{registered.on});
    Tree tree = answer(pledge);
    tree.set("certificate", registered.certificate);
    return tree;
}

Result<Tree> refuse_pledge(Work& work, const Request& request, const Refuse& command) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    const Examined rights = examined(work, pledge);
    happened_to(work, pledge, TRY(decide(pledge, rights, command, work.actor(), work.today())));
    return answer(pledge);
}

template <class C>
Result<Tree> end(Work& work, const Request& request, const C& command) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    if constexpr (std::is_same_v<C, NoteLapse>)
        happened_to(
            work, pledge,
            TRY(decide(pledge, examined(work, pledge), command, work.actor(), work.today())));
    else
        happened_to(work, pledge, TRY(decide(pledge, command, work.actor(), work.today())));
    return answer(pledge);
}

// What the registry would say if it were asked now.
Tree pre_check_tree(const Pledge& pledge, const Examined& rights, Date today) {
    Tree::List found;
    bool fit = true;
    for (const Found& one : grounds(pledge, rights, today)) {
        fit = fit && one.waived;
        found.push_back(ground_tree(one));
    }
    const auto papers = missing(papers_needed(pledge, rights, today));
    const auto fields = missing_fields(pledge, rights, today);
    const Edition& edition = edition_of(pledge, today);
    return Tree::map({{"would_register", fit && papers.empty() && fields.empty()},
                      {"in_register", write(label_of(pledge.in_register))},
                      {"rules", write(edition.source)},
                      {"rules_from", to_string(edition.from)},
                      {"grounds", std::move(found)},
                      {"missing_papers", labels(papers)},
                      {"missing_fields", labels(fields)},
                      {"flags", labels(contract_flags(pledge))}});
}

std::optional<Date> due(const Pledge& pledge, const WorkingDays& calendar) {
    // A year whose holidays are not yet published has no due date to show.
    return due_on(pledge, calendar).value_or(std::nullopt);
}

WorkForm work_form(const Prepare& form, const Rights& rights) {
    WorkForm work;
    for (const Right& right : rights)
        for (const rights::LicenceInForce& licence : right.licences) {
            work.licensed_before = true;
            work.licences = work.licences.value_or("") + (work.licences ? "；" : "") +
                            licence.licensee + "，" + label_of(licence.type).zh + "，" +
                            to_string(licence.from) + " 至 " + to_string(licence.until);
        }
    work.secured_from = form.debt_from;
    work.secured_until = form.debt_until;
    return work;
}

// The form of the application, filled from what is known.
Tree prepared_form(View& view, const Financing& financing, RegisterKind which) {
    Prepare form;
    form.secured_amount = financing.application.amount;
    form.debt_kind = DebtKind::loan;
    form.signed_on = view.today();
    if (financing.contract) {
        const auto contract = view.linked<contract::Contract>(*financing.contract);
        const contract::Propose& proposal = contract.content.proposal;
        form.debt_contract = proposal.contract_number;
        form.pledge_contract = proposal.pledge_contract_number;
        form.signed_on = contract.signed_on.value_or(form.signed_on);
        form.secured_amount = proposal.principal;
        form.debt_from = form.signed_on;
        form.debt_until = proposal.maturity;
        form.scope = proposal.secured_scope;
    }
    form.in_register = which;
    form.pledgor = block_of(view, financing.applicant);
    form.pledgee = block_of(view, financing.application.bank);
    // A right that the person may not see is left for the firm to explain when it files.
    Rights rights;
    for (const std::string& id : financing.application.rights)
        if (const auto right = view.get<Right>(id);
            right && register_of(right->right_kind) == which)
            rights.push_back(*right);
    for (const Right& right : rights)
        form.rights.push_back({right.number, right.title, rights::filed_on(right.details),
                               rights::granted_on(right.details)});
    form.right_count = static_cast<int>(form.rights.size());
    if (which == RegisterKind::copyright) form.work = work_form(form, rights);
    Pledge draft;
    draft.in_register = which;
    draft.application = form;
    if (edition_at(which, view.today()))
        for (const PaperRule& paper : edition_of(draft, view.today()).papers)
            if (paper.needed({.pledge = draft,
                              .application = draft.application,
                              .examined = Examined(rights),
                              .today = view.today()}))
                form.papers.push_back({paper.paper, paper.paper == PaperKind::pledge_contract
                                                        ? form.pledge_contract
                                                        : std::string()});
    if (financing.registry) form.registry = *financing.registry;
    return write(form);
}

// The form of one register: what only the copyright register asks is left out of the others'.
Tree for_register(Tree action, RegisterKind which) {
    if (which == RegisterKind::copyright || action.map() == nullptr) return action;
    for (auto& [name, schema] : *action.map())
        if (name == "schema")
            for (auto& [part, properties] : *schema.map())
                if (part == "properties")
                    std::erase_if(*properties.map(),
                                  [](const auto& member) { return member.first == "work"; });
    return action;
}

const Found* first_to_notify(const Pledge& pledge, const std::vector<Found>& found) {
    for (const Found& one : found) {
        const bool told = std::ranges::any_of(pledge.waivers, [&](const Waiver& waiver) {
            return waiver.ground == one.ground && waiver.right == one.right && !waiver.in_force();
        });
        if (one.rule->waivable && !one.waived && !told) return &one;
    }
    return nullptr;
}

const Waiver* first_to_declare(const Pledge& pledge, bool pledgee) {
    for (const Waiver& waiver : pledge.waivers)
        if (!(pledgee ? waiver.pledgee : waiver.pledgor)) return &waiver;
    return nullptr;
}

// The prefilled form of an act, or nothing where there is nothing for it to do now.
std::optional<Tree> form_for(View& view, const Pledge& pledge, const std::vector<Found>& found,
                             Act act) {
    const bool standing = std::ranges::any_of(found, [](const Found& one) { return !one.waived; });
    switch (act) {
        case Act::prepare:
        case Act::resubmit: return write(pledge.application);
        case Act::notify:
            if (const Found* one = first_to_notify(pledge, found))
                return Tree::map(
                    {{"ground", std::string(name_of(one->ground))}, {"right", one->right}});
            return std::nullopt;
        case Act::waive_as_pledgor:
        case Act::waive_as_pledgee:
            if (const Waiver* one = first_to_declare(pledge, act == Act::waive_as_pledgee))
                return Tree::map(
                    {{"ground", std::string(name_of(one->ground))}, {"right", one->right}});
            return std::nullopt;
        case Act::register_pledge:
            if (standing) return std::nullopt;
            return Tree::Map{};
        case Act::refuse:
            for (const Found& one : found)
                if (!one.waived)
                    return Tree::map({{"ground", std::string(name_of(one.ground))},
                                      {"reason", in_chinese(one.refusal())}});
            return Tree::map({{"ground", std::string(name_of(Ground::other))}});
        case Act::note_lapse:
            for (const Right& right : rights_of(view, pledge.rights))
                if (rights::status_at(right, view.today()) == rights::Status::granted)
                    return std::nullopt;
            return Tree::Map{};
        default: return Tree::Map{};
    }
}

void offer(View& view, const Api& api, const Pledge& pledge, const std::vector<Found>& found,
           financing::Page& page) {
    for (const auto& move : moves) {
        if (move.from != pledge.stage) continue;
        const Operation* known = operation_of(move.act);
        if (known == nullptr) continue;
        auto form = form_for(view, pledge, found, move.act);
        if (!form) continue;
        const Operation& operation = *known;
        const std::string& organisation = organisation_of(pledge, move.who);
        const Actor& actor = view.actor();
        Tree action = for_register(
            api.action(operation.name,
                       {{"id", move.act == Act::prepare ? pledge.financing : pledge.id}},
                       *std::move(form), operation.dangerous),
            pledge.in_register);
        if (operation.awaited)
            page.offer(actor, move.who, organisation, std::move(action));
        else
            page.allow(actor, move.who, organisation, std::move(action));
    }
}

Tree section(View& view, const Pledge& pledge, const std::vector<Found>& found,
             const std::optional<Date>& due_date) {
    const Prepare& application = pledge.application;
    financing::Section section("pledge", pledge.id, label_of(Phase::pledge_registration),
                               stage_words(pledge));
    section
        .figure("registry", "登记窗口", "Registration desk", "text",
                view.linked<Organisation>(application.registry).details.name)
        .figure("pledge_contract", "质押合同编号", "Pledge contract", "text",
                application.pledge_contract)
        .figure("secured_amount", "被担保债权数额", "Secured amount", "money",
                to_string(application.secured_amount))
        .figure("rights", "出质专利件数", "Patents pledged", "count",
                static_cast<std::int64_t>(pledge.rights.size()));
    if (application.debt_until)
        section.figure("debt_until", "债务履行期限至", "Debt due by", "date",
                       to_string(*application.debt_until));
    if (pledge.submitted_on)
        section.figure("submitted_on", "提交日", "Submitted on", "date",
                       to_string(*pledge.submitted_on));
    if (due_date)
        section.figure("due_on", "审查期限", "Review due by", "date", to_string(*due_date));
    if (pledge.certificate)
        section.figure("certificate", "登记号", "Certificate number", "text", *pledge.certificate);
    if (pledge.registered_on)
        section.figure("registered_on", "登记日（质权设立）", "Registered (the pledge exists)",
                       "date", to_string(*pledge.registered_on));
    if (pledge.ended_because)
        section.figure("ended_because", "终结原因", "Why it ended", "text", *pledge.ended_because);
    for (const Found& one : found)
        section.figure("ground", one.waived ? "已声明继续办理的情形" : "不予登记的情形",
                       one.waived ? "Ground accepted by both parties" : "Ground of refusal", "text",
                       in_chinese(one.refusal()));
    for (const Label& flag : contract_flags(pledge))
        section.figure("flag", "提示", "Note", "text", flag.zh);
    for (const PaperNeeded& paper : papers_needed(pledge, examined(view, pledge), view.today()))
        section.paper(paper.paper, paper.present, paper.reference);
    return section.take();
}

// Once it is decided, the examination is over: what befell a patent since is no ground any more.
std::vector<Found> found_now(View& view, const Pledge& pledge) {
    const bool open = pledge.stage == Stage::draft || pledge.stage == Stage::submitted ||
                      pledge.stage == Stage::correction_requested;
    if (!open) return {};
    return grounds(pledge, examined(view, pledge), view.today());
}

// The first register that the rights need and that has no application.
std::optional<RegisterKind> not_filed(View& view, const Financing& financing) {
    const Rights rights = rights_of(view, financing.application.rights);
    std::vector<RegisterKind> open = registers_of(rights);
    for (const Pledge& pledge : pledges_of(view, financing)) std::erase(open, pledge.in_register);
    if (open.empty()) return std::nullopt;
    return open.front();
}

// Rights that no register here takes, by name, so that nobody believes them pledged.
Tree beside(View& view, const Financing& financing) {
    financing::Section section(
        "pledge_beside", financing.id,
        {"pledge_beside", "不能在本系统登记的权利", "Rights without register"},
        {"none", "未登记", "Not registered"});
    bool any = false;
    for (const Right& right : rights_of(view, financing.application.rights)) {
        if (register_of(right.right_kind)) continue;
        any = true;
        section.figure("right", label_of(right.right_kind).zh.c_str(),
                       label_of(right.right_kind).en.c_str(), "text",
                       in_chinese(no_register(right, "").first()));
    }
    return any ? section.take() : Tree();
}

void contribute_one(View& view, const Api& api, const WorkingDays& calendar, const Pledge& pledge,
                    financing::Page& page) {
    const auto found = found_now(view, pledge);
    const auto due_date = due(pledge, calendar);
    page.streams.push_back(pledge.id);
    page.sections.push_back(section(view, pledge, found, due_date));
    if (due_date) {
        const Clock& clock = review_clock(pledge, view.today());
        page.clocks.emplace_back(Phase::pledge_registration,
                                 Tree::map({{"due", to_string(*due_date)},
                                            {"working_days", clock.working_days},
                                            {"source", write(clock.source)}}));
    }
    offer(view, api, pledge, found, page);
}

void contribute(View& view, const Api& api, const WorkingDays& calendar, const Financing& financing,
                financing::Page& page) {
    for (const Pledge& pledge : pledges_of(view, financing))
        contribute_one(view, api, calendar, pledge, page);
    if (financing.phase != Phase::pledge_registration) return;
    if (const auto which = not_filed(view, financing))
        page.offer(view.actor(), filer_of(financing, view.actor()).role,
                   filer_of(financing, view.actor()).organisation,
                   for_register(api.action("preparePledge", {{"id", financing.id}},
                                           prepared_form(view, financing, *which)),
                                *which));
    if (Tree section = beside(view, financing); !section.is_null())
        page.sections.push_back(std::move(section));
}

Result<Tree> list(View& view, const Request& request, const WorkingDays& calendar) {
    const auto page = TRY(view.list<Pledge>(TRY(page_of(request))));
    const auto stage = request.query_value("stage");
    Tree::List items;
    for (const Pledge& pledge : page.items)
        if (!stage || *stage == name_of(pledge.stage)) items.push_back(row(view, pledge, calendar));
    return page_tree(std::move(items), page);
}

Tree actions_beyond(View& view, const Api& api, const Pledge& pledge) {
    Tree::List actions;
    for (Tree& action : procedure_actions(view, api, pledge)) actions.push_back(std::move(action));
    return actions;
}

Result<Tree> show(View& view, Api& api, const WorkingDays& calendar, const std::string& id) {
    const auto pledge = TRY(view.get<Pledge>(id));
    financing::Page page;
    const auto found = found_now(view, pledge);
    offer(view, api, pledge, found, page);
    Tree::List waiting;
    for (const Label& who : page.waiting_for) waiting.push_back(write(who));
    Tree::List grounds_found;
    for (const Found& one : found) grounds_found.push_back(ground_tree(one));
    const Examined rights = examined(view, pledge);
    const Edition& edition = edition_of(pledge, view.today());
    Tree::List form;
    const Case one{.pledge = pledge,
                   .application = pledge.application,
                   .examined = rights,
                   .today = view.today()};
    for (const FormField& field : edition.fields) {
        Tree line = write(Label{field.name, field.zh, field.en});
        line.set("required", field.required);
        if (const auto text = field.text(one)) line.set("text", *text);
        form.push_back(std::move(line));
    }
    const auto procedures = procedures_of(view, pledge, calendar);
    std::vector<std::string> streams{pledge.id};
    for (const std::string& each : procedures.ids) streams.push_back(each);
    Tree::List named;
    for (const Right& right : rights.rights)
        named.push_back(Tree::map({{"id", right.id},
                                   {"number", right.number},
                                   {"title", right.title},
                                   {"kind", std::string(name_of(right.right_kind))}}));
    return Tree::map(
        {{"registration", row(view, pledge, calendar)},
         {"pledge", write(with_names(view, pledge))},
         {"rights", std::move(named)},
         {"rules", Tree::map({{"source", write(edition.source)},
                              {"from", to_string(edition.from)},
                              {"form", Tree::map({{"code", edition.form},
                                                  {"zh", edition.form_zh},
                                                  {"en", edition.form_en}})},
                              {"working_days", edition.clock.working_days},
                              {"clock", write(edition.clock.source)}})},
         {"form", std::move(form)},
         {"papers", papers_tree(papers_needed(pledge, rights, view.today()))},
         {"grounds", std::move(grounds_found)},
         {"procedures", procedures.rows},
         {"section", section(view, pledge, found, due(pledge, calendar))},
         {"actions", page.actions},
         {"procedure_actions", actions_beyond(view, api, pledge)},
         {"waiting_for", std::move(waiting)},
         {"timeline", timeline(view, api.desk(), streams, [&](const std::string& each) {
              return view.linked<organisation::Organisation>(each).details.name;
          })}});
}

// Before it is filed: the form as it would be sent, by the same evaluation.
Result<Tree> pre_check_form(View& view, const Request& request, const Prepare& command) {
    const auto financing = TRY(view.get<Financing>(request.path_parameter("id")));
    const Prepare form = completed(view, command, financing.applicant, financing.application.bank);
    const Rights rights = rights_of(view, financing.application.rights);
    Pledge pledge;
    pledge.pledgor = financing.applicant;
    pledge.pledgee = financing.application.bank;
    pledge.loan_amount = financing.application.amount;
    pledge.application = form;
    const std::vector<RegisterKind> needed = registers_of(rights);
    if (needed.empty() && !rights.empty())
        return std::unexpected(no_register(rights.front(), "rights"));
    pledge.in_register =
        form.in_register.value_or(needed.empty() ? RegisterKind::patent : needed.front());
    CHECKED(edition_at(pledge.in_register, view.today()));
    const Rights own = in_register(rights, pledge.in_register);
    for (const Right& right : own) pledge.rights.push_back(right.id);
    return pre_check_tree(pledge, examined(view, own, pledge.in_register), view.today());
}

Result<Tree> pre_check(View& view, const Request& request) {
    const auto pledge = TRY(view.get<Pledge>(request.path_parameter("id")));
    return pre_check_tree(pledge, examined(view, pledge), view.today());
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return Endpoint{.path = path,
                    .operation = operation,
                    .words = std::move(words),
                    .tag = "pledge",
                    .roles = std::move(roles)};
}

void add_commands(Api& api) {
    const std::map<std::string, std::string> registry{
        {"registry", "/api/v1/organisations?kind=registry"}};
    api.command<Prepare>(endpoint("/api/v1/financings/{id}/pledge", "preparePledge",
                                  {"准备质押登记申请", "Prepare the pledge registration"},
                                  {Role::enterprise_officer, Role::bank_officer,
                                   Role::guarantor_officer, Role::insurer_officer}),
                         registry, prepare, 201);
    api.command<Confirm>(endpoint("/api/v1/pledges/{id}/confirmation", "confirmPledge",
                                  {"确认并提交质押登记", "Confirm and submit the registration"},
                                  {Role::bank_officer}),
                         {}, examine<Confirm>);
    api.command<Notify>(
        endpoint("/api/v1/pledges/{id}/notices", "notifyPledgeGround",
                 {"告知可声明继续的情形", "Tell the parties of a ground they may waive"},
                 {Role::registry_officer}),
        {}, examine<Notify>);
    api.command<Waive>(endpoint("/api/v1/pledges/{id}/waivers", "waivePledgeGround",
                                {"声明继续办理", "Declare to continue"},
                                {Role::enterprise_officer, Role::bank_officer}),
                       {}, act<Waive>);
    api.command<RequestCorrection>(
        endpoint("/api/v1/pledges/{id}/correction", "requestPledgeCorrection",
                 {"通知补正", "Request correction"}, {Role::registry_officer}),
        {}, act<RequestCorrection>);
    api.command<Resubmit>(
        endpoint("/api/v1/pledges/{id}/resubmission", "resubmitPledge",
                 {"补正后重新提交", "Resubmit with the defects cured"}, {Role::enterprise_officer}),
        registry, resubmit);
    api.command<Register>(endpoint("/api/v1/pledges/{id}/registration", "registerPledge",
                                   {"予以登记", "Register the pledge"}, {Role::registry_officer}),
                          {}, register_pledge);
    api.command<Refuse>(endpoint("/api/v1/pledges/{id}/refusal", "refusePledge",
                                 {"不予登记", "Refuse the registration"}, {Role::registry_officer}),
                        {}, refuse_pledge);
    api.command<Change>(endpoint("/api/v1/pledges/{id}/changes", "changePledge",
                                 {"变更登记", "Change the registration"}, {Role::registry_officer}),
                        {}, act<Change>);
    api.command<Cancel>(endpoint("/api/v1/pledges/{id}/cancellation", "cancelPledge",
                                 {"注销登记", "Cancel the registration"}, {Role::registry_officer}),
                        {}, end<Cancel>);
    api.command<Revoke>(endpoint("/api/v1/pledges/{id}/revocation", "revokePledge",
                                 {"撤销登记", "Revoke the registration"}, {Role::registry_officer}),
                        {}, end<Revoke>);
    api.command<NoteLapse>(
        endpoint("/api/v1/pledges/{id}/lapse", "notePledgeLapse",
                 {"登记专利失效", "Note that the patents lapsed"}, {Role::registry_officer}),
        {}, end<NoteLapse>);
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const WorkingDays& calendar, const Owed& owed) {
    api.kind<Pledge>();
    api.kind<Certificate>();
    add_commands(api);
    add_procedure_routes(api, calendar, owed);
    add_desk_routes(api, calendar);
    add_document_routes(api);
    api.question<Prepare>(
        endpoint("/api/v1/financings/{id}/pledge/pre-check", "preCheckPledgeApplication",
                 {"申请前预审", "What the registry would refuse, before it is filed"}, {}),
        pre_check_form);
    const Tree object = Tree::map({{"type", "object"}});
    auto registrations = endpoint("/api/v1/registrations", "listRegistrations",
                                  {"质押登记列表", "Registrations of pledges"}, {});
    registrations.query = page_parameters();
    registrations.query.push_back({"stage", {"阶段", "Stage"}});
    api.query(std::move(registrations), object, [&calendar](View& view, const Request& request) {
        return list(view, request, calendar);
    });
    api.query(
        endpoint("/api/v1/pledges/{id}", "showPledge", {"质押登记详情", "One registration"}, {}),
        object, [&api, &calendar](View& view, const Request& request) {
            return show(view, api, calendar, request.path_parameter("id"));
        });
    api.query(endpoint("/api/v1/pledges/{id}/pre-check", "preCheckPledge",
                       {"登记预审", "What the registry would say now"}, {}),
              object, pre_check);
    pages.push_back(
        [&api, &calendar](View& view, const Financing& financing, financing::Page& page) {
            contribute(view, api, calendar, financing, page);
        });
}

}  // namespace zhirong::pledge
