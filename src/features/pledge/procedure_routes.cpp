#include "features/pledge/procedure_routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "features/pledge/desk_routes.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

struct Offer {
    ProcedureKind kind;
    const char* operation;
    const char* path;
};
constexpr std::array offers{
    Offer{ProcedureKind::change, "applyToChangePledge", "/api/v1/pledges/{id}/change-applications"},
    Offer{ProcedureKind::extend, "applyToExtendPledge",
          "/api/v1/pledges/{id}/extension-applications"},
    Offer{ProcedureKind::cancel, "applyToCancelPledge",
          "/api/v1/pledges/{id}/cancellation-applications"},
    Offer{ProcedureKind::revoke, "applyToRevokePledge",
          "/api/v1/pledges/{id}/revocation-applications"},
    Offer{ProcedureKind::reissue, "applyToReissueCertificate",
          "/api/v1/pledges/{id}/reissue-applications"},
    Offer{ProcedureKind::withdraw, "applyToWithdrawPledge",
          "/api/v1/pledges/{id}/withdrawal-applications"},
    Offer{ProcedureKind::assign, "applyToAssignPledge",
          "/api/v1/pledges/{id}/assignment-applications"},
};
const Offer& offer_of(ProcedureKind kind) {
    const auto found = std::ranges::find(offers, kind, &Offer::kind);
    ensure(found != offers.end());
    return *found;
}

std::optional<Money> owed_on(View& view, const Owed& owed, const Pledge& pledge) {
    if (!owed || pledge.financing.empty()) return std::nullopt;
    return owed(view, pledge.financing);
}

Tree answer(const Procedure& procedure) {
    return Tree::map({{"id", procedure.id},
                      {"procedure", procedure.id},
                      {"pledge", procedure.pledge},
                      {"stage", std::string(name_of(procedure.stage))}});
}

Result<Tree> open(Work& work, Pledge& pledge, const ProcedureFiled& filed) {
    Procedure procedure;
    procedure.id = work.new_id(Procedure::prefix);
    CHECKED(work.create(procedure, filed));
    work.happened(pledge, ProcedureOpened{procedure.id});
    Tree tree = answer(procedure);
    if (procedure.receipt) tree.set("receipt", write(*procedure.receipt));
    return tree;
}

template <class F>
Result<Tree> file(Work& work, const Request& request, const F& form) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    const ProcedureFiled filed = TRY(
        decide(pledge, examined(work, pledge), ProcedureForm(form), work.actor(), work.today()));
    return open(work, pledge, filed);
}

Result<Tree> receive_procedure(Work& work, const Request& request, const ReceiveProcedure& command,
                               const WorkingDays& calendar) {
    auto pledge = TRY(work.get<Pledge>(request.path_parameter("id")));
    const Receipt receipt = TRY(receive(work, pledge.application.registry, command.received_on,
                                        command.received_at, pledge.id, calendar));
    const ProcedureFiled filed =
        TRY(decide(pledge, examined(work, pledge), command, receipt, work.actor(), work.today()));
    return open(work, pledge, filed);
}

template <class C>
Result<Tree> act(Work& work, const Request& request, const C& command) {
    auto procedure = TRY(work.get<Procedure>(request.path_parameter("id")));
    work.happened(procedure, TRY(decide(procedure, command, work.actor(), work.today())));
    return answer(procedure);
}

void close(Work& work, Pledge& pledge, const Procedure& procedure) {
    work.happened(pledge, ProcedureClosed{procedure.id});
}

Result<Tree> withdraw(Work& work, const Request& request, const WithdrawProcedure& command) {
    auto procedure = TRY(work.get<Procedure>(request.path_parameter("id")));
    auto pledge = work.linked<Pledge>(procedure.pledge);
    work.happened(procedure, TRY(decide(procedure, command, work.actor(), work.today())));
    close(work, pledge, procedure);
    return answer(procedure);
}

Result<Tree> resubmit(Work& work, const Request& request, const ResubmitProcedure& command) {
    auto procedure = TRY(work.get<Procedure>(request.path_parameter("id")));
    const auto pledge = work.linked<Pledge>(procedure.pledge);
    work.happened(procedure, TRY(decide(procedure, pledge, examined(work, pledge), command,
                                        work.actor(), work.today())));
    return answer(procedure);
}

// The rights follow the pledge to the new pledgee.
void hand_over(Work& work, const Pledge& pledge) {
    for (Right& right : rights_of(work, pledge.rights)) {
        if (right.pledge != pledge.id) continue;
        work.happened(right, rights::Released{pledge.id, work.today()});
        work.happened(right, rights::Pledged{pledge.id, pledge.pledgee, work.today()});
    }
}

Result<Tree> approve(Work& work, const Request& request, const ApproveProcedure& command,
                     const Owed& owed) {
    auto procedure = TRY(work.get<Procedure>(request.path_parameter("id")));
    auto pledge = work.linked<Pledge>(procedure.pledge);
    const Examined rights = examined(work, pledge);
    const ProcedureApproved approved =
        TRY(decide(procedure, pledge, rights, owed_on(work, owed, pledge), command, work.actor(),
                   work.today()));
    const Event event = effect(procedure, pledge, approved);
    work.happened(procedure, approved);
    close(work, pledge, procedure);
    happened_to(work, pledge, event);
    if (kind_of(procedure) == ProcedureKind::assign) hand_over(work, pledge);
    if (kind_of(procedure) == ProcedureKind::reissue) {
        Certificate certificate;
        certificate.id = pledge.application.registry + ":" + pledge.certificate.value();
        CHECKED(work.create(certificate, Issued{pledge.id, pledge.application.registry}));
    }
    Tree tree = answer(procedure);
    if (pledge.certificate) tree.set("certificate", *pledge.certificate);
    return tree;
}

Result<Tree> refuse_procedure(Work& work, const Request& request, const RefuseProcedure& command,
                              const Owed& owed) {
    auto procedure = TRY(work.get<Procedure>(request.path_parameter("id")));
    auto pledge = work.linked<Pledge>(procedure.pledge);
    work.happened(procedure,
                  TRY(decide(procedure, pledge, examined(work, pledge), owed_on(work, owed, pledge),
                             command, work.actor(), work.today())));
    close(work, pledge, procedure);
    return answer(procedure);
}

Tree changes_tree(const std::vector<ItemChange>& changes) {
    Tree::List list;
    for (const ItemChange& change : changes)
        list.push_back(Tree::map({{"item", write(label_of(change.item))},
                                  {"before", change.before},
                                  {"after", change.after}}));
    return list;
}

Tree pre_check_tree(const Pledge& pledge, const ProcedureForm& form, const Edition& edition,
                    const std::vector<Found>& found, const std::vector<PaperNeeded>& papers) {
    Tree::List list;
    for (const Found& one : found) list.push_back(ground_tree(one));
    const auto absent = missing(papers);
    return Tree::map({{"would_register", list.empty() && absent.empty()},
                      {"in_register", write(label_of(pledge.in_register))},
                      {"rules", write(edition.source)},
                      {"rules_from", to_string(edition.from)},
                      {"grounds", std::move(list)},
                      {"missing_papers", labels(absent)},
                      {"missing_fields", Tree::List{}},
                      {"changes", changes_tree(changes_of(form, pledge))},
                      {"flags", Tree::List{}}});
}

// Before it is filed: the same evaluation as binds the desk.
Result<Tree> pre_check_form(View& view, const Request& request, const ResubmitProcedure& command,
                            const Owed& owed) {
    const auto pledge = TRY(view.get<Pledge>(request.path_parameter("id")));
    CHECKED(procedure_for(pledge, kind_of(command.form), view.today()));
    const Edition* edition = TRY(edition_at(pledge.in_register, view.today()));
    const Examined rights = examined(view, pledge);
    return pre_check_tree(pledge, command.form, *edition,
                          grounds(pledge, command.form, *edition, rights,
                                  owed_on(view, owed, pledge), std::nullopt, view.today()),
                          papers_needed(pledge, command.form, *edition, rights, view.today()));
}

bool is_open(const Procedure& procedure) {
    return procedure.stage == ProcedureStage::awaiting_other_party ||
           procedure.stage == ProcedureStage::submitted ||
           procedure.stage == ProcedureStage::correction_requested;
}

Result<Tree> pre_check(View& view, const Request& request, const Owed& owed) {
    const auto procedure = TRY(view.get<Procedure>(request.path_parameter("id")));
    const auto pledge = view.linked<Pledge>(procedure.pledge);
    const Examined rights = examined(view, pledge);
    const Edition& edition = edition_of(procedure, view.today());
    return pre_check_tree(
        pledge, procedure.form, edition,
        grounds(procedure, pledge, rights, owed_on(view, owed, pledge), view.today()),
        papers_needed(pledge, procedure.form, edition, rights, view.today()));
}

// What is in the form, field by field, in the words of its shape.
Tree form_tree(const ProcedureForm& form) {
    Tree::List list;
    std::visit(
        [&]<class F>(const F& one) {
            const Tree written = write(one);
            std::apply(
                [&](const auto&... part) {
                    const auto add = [&](const auto& field) {
                        if (std::string_view(field.name) == "papers") return;
                        const Tree* value = written.find(field.name);
                        if (value == nullptr || value->is_null()) return;
                        Tree line = write(Label{field.name, field.zh, field.en});
                        line.set("value", *value);
                        list.push_back(std::move(line));
                    };
                    (add(part), ...);
                },
                Shape<F>::fields);
        },
        form);
    return list;
}

// The form of a correction: that of its kind alone.
Tree of_kind(Tree action, ProcedureKind kind) {
    const std::string_view wanted = name_of(kind);
    for (auto& [name, schema] : *action.map()) {
        if (name != "schema") continue;
        for (auto& [part, properties] : *schema.map()) {
            if (part != "properties") continue;
            for (auto& [field, cases] : *properties.map())
                if (field == "form")
                    for (auto& [key, list] : *cases.map())
                        if (key == "oneOf") {
                            Tree::List kept;
                            for (const Tree& each : *list.list())
                                if (const Tree* type = each.find("properties")->find("type");
                                    *type->find("const")->text() == wanted)
                                    kept.push_back(each);
                            list = std::move(kept);
                        }
        }
    }
    return action;
}

Tree::List actions_of(View& view, const Api& api, const Procedure& procedure,
                      const std::vector<Found>& found) {
    const Actor& actor = view.actor();
    const std::map<std::string, std::string> id{{"id", procedure.id}};
    const bool desk = actor.has(Role::registry_officer) && actor.organisation == procedure.registry;
    const auto side = side_of(actor, procedure.pledgor, procedure.pledgee);
    const bool filer = procedure.by == Side::desk ? desk : side && *side == procedure.by;
    const auto form = [&] { return Tree::map({{"form", write(procedure.form)}}); };
    Tree::List actions;
    using enum ProcedureStage;
    if (procedure.stage == awaiting_other_party && side && *side != procedure.by)
        actions.push_back(api.action("joinPledgeProcedure", id));
    if (procedure.stage == submitted && desk) {
        if (found.empty()) actions.push_back(api.action("approvePledgeProcedure", id));
        actions.push_back(api.action("requestPledgeProcedureCorrection", id));
        Tree refusal = Tree::map({{"ground", std::string(name_of(Ground::other))}});
        if (!found.empty())
            refusal = Tree::map({{"ground", std::string(name_of(found.front().ground))},
                                 {"reason", in_chinese(found.front().refusal())}});
        actions.push_back(api.action("refusePledgeProcedure", id, std::move(refusal), true));
    }
    if (procedure.stage == correction_requested) {
        if (filer)
            actions.push_back(
                of_kind(api.action("resubmitPledgeProcedure", id, form()), kind_of(procedure)));
        if (desk)
            actions.push_back(
                api.action("refusePledgeProcedure", id,
                           Tree::map({{"ground", std::string(name_of(Ground::other))}}), true));
    }
    if (is_open(procedure) && filer && procedure.by != Side::desk)
        actions.push_back(api.action("withdrawPledgeProcedure", id, Tree::Map{}, true));
    return actions;
}

Result<Tree> show(View& view, const Api& api_const, Api& api, const Request& request,
                  const WorkingDays& calendar, const Owed& owed) {
    const auto procedure = TRY(view.get<Procedure>(request.path_parameter("id")));
    const auto pledge = view.linked<Pledge>(procedure.pledge);
    const Examined rights = examined(view, pledge);
    const Edition& edition = edition_of(procedure, view.today());
    const ProcedureRule* rule = edition.procedure(kind_of(procedure));
    ensure(rule != nullptr);
    std::vector<Found> found;
    if (is_open(procedure))
        found = grounds(procedure, pledge, rights, owed_on(view, owed, pledge), view.today());
    Tree::List grounds_found;
    for (const Found& one : found) grounds_found.push_back(ground_tree(one));
    Tree changes = changes_tree(is_open(procedure) ? changes_of(procedure.form, pledge)
                                                   : std::vector<ItemChange>{});
    for (const RegisterEntry& entry : pledge.entries)
        if (entry.procedure == procedure.id) changes = changes_tree(entry.changes);
    return Tree::map(
        {{"registration", row(view, procedure, pledge, calendar)},
         {"procedure", write(with_names(view, procedure))},
         {"rules",
          Tree::map(
              {{"source", write(edition.source)},
               {"from", to_string(edition.from)},
               {"form", Tree::map({{"code", rule->form}, {"zh", rule->zh}, {"en", rule->en}})},
               {"working_days", rule->clock.working_days},
               {"clock", write(rule->clock.source)},
               {"joint", rule->joint}})},
         {"form", form_tree(procedure.form)},
         {"changes", std::move(changes)},
         {"papers",
          papers_tree(papers_needed(pledge, procedure.form, edition, rights, view.today()))},
         {"grounds", std::move(grounds_found)},
         {"actions", actions_of(view, api_const, procedure, found)},
         {"timeline", timeline(view, api.desk(), {procedure.id}, [&](const std::string& each) {
              return view.linked<organisation::Organisation>(each).details.name;
          })}});
}

Tree::List paper_kinds(const Pledge& pledge, ProcedureKind kind, const ProcedureForm& form,
                       const Examined& rights, Date today) {
    Tree::List papers;
    const auto edition = edition_at(pledge.in_register, today);
    if (!edition || (*edition)->procedure(kind) == nullptr) return papers;
    for (const PaperRule& paper : (*edition)->procedure(kind)->papers)
        if (paper.needed({.pledge = pledge,
                          .application = pledge.application,
                          .examined = rights,
                          .today = today,
                          .form = &form}))
            papers.push_back(
                Tree::map({{"kind", std::string(name_of(paper.paper))}, {"reference", ""}}));
    return papers;
}

Tree prefill(const Pledge& pledge, ProcedureKind kind, const Examined& rights, Date today) {
    ProcedureForm form;
    switch (kind) {
        case ProcedureKind::change: form = ChangeParticulars{}; break;
        case ProcedureKind::extend: form = ExtendTerm{}; break;
        case ProcedureKind::cancel: form = CancelRegistration{}; break;
        case ProcedureKind::revoke: form = RevokeRegistration{}; break;
        case ProcedureKind::reissue: form = ReissueCertificate{}; break;
        case ProcedureKind::withdraw: form = WithdrawApplication{}; break;
        case ProcedureKind::assign: form = AssignPledge{}; break;
    }
    Tree tree = Tree::map({{"papers", paper_kinds(pledge, kind, form, rights, today)}});
    if (kind == ProcedureKind::cancel)
        tree.set("reason", std::string(name_of(CancelReason::debt_paid)));
    if (kind == ProcedureKind::reissue)
        tree.set("reason", std::string(name_of(ReissueReason::lost)));
    return tree;
}

template <class F>
void add_form(Api& api, ProcedureKind kind, Words words,
              const std::map<std::string, std::string>& lookups = {}) {
    api.command<F>({.path = offer_of(kind).path,
                    .operation = offer_of(kind).operation,
                    .words = std::move(words),
                    .tag = "pledge",
                    .roles = {Role::enterprise_officer, Role::bank_officer}},
                   lookups, file<F>, 201);
}

}  // namespace

Tree::List procedure_actions(View& view, const Api& api, const Pledge& pledge) {
    const Actor& actor = view.actor();
    const bool party = side_of(actor, pledge.pledgor, pledge.pledgee).has_value();
    const bool desk =
        actor.has(Role::registry_officer) && actor.organisation == pledge.application.registry;
    Tree::List actions;
    if (!party && !desk) return actions;
    const Examined rights = examined(view, pledge);
    bool any = false;
    for (const Offer& offer : offers) {
        if (!procedure_for(pledge, offer.kind, view.today())) continue;
        any = true;
        if (party)
            actions.push_back(api.action(offer.operation, {{"id", pledge.id}},
                                         prefill(pledge, offer.kind, rights, view.today())));
    }
    if (desk && any)
        actions.push_back(api.action("receivePledgeProcedure", {{"id", pledge.id}},
                                     Tree::map({{"received_on", to_string(view.today())}})));
    return actions;
}

ProceduresOf procedures_of(View& view, const Pledge& pledge, const WorkingDays& calendar) {
    constexpr std::int64_t most = 200;
    ProceduresOf all;
    Page page{.cursor = {}, .limit = most, .stage = {}};
    auto found = view.with_key<Procedure>("pledge:" + pledge.id, false, page);
    if (!found) return all;
    std::ranges::stable_sort(found->items, std::ranges::greater{}, &Procedure::filed_on);
    for (const Procedure& procedure : found->items) {
        all.rows.push_back(row(view, procedure, pledge, calendar));
        all.ids.push_back(procedure.id);
    }
    return all;
}

void add_procedure_routes(Api& api, const WorkingDays& calendar, const Owed& owed) {
    api.kind<Procedure>();
    add_form<ChangeParticulars>(api, ProcedureKind::change,
                                {"申请变更登记", "Apply to change the registration"});
    add_form<ExtendTerm>(api, ProcedureKind::extend, {"申请延期登记", "Apply to extend the term"});
    add_form<CancelRegistration>(api, ProcedureKind::cancel,
                                 {"申请注销登记", "Apply to cancel the registration"});
    add_form<RevokeRegistration>(api, ProcedureKind::revoke,
                                 {"申请撤销登记", "Apply to revoke the registration"});
    add_form<ReissueCertificate>(api, ProcedureKind::reissue,
                                 {"申请补发登记证", "Apply for the certificate anew"});
    add_form<WithdrawApplication>(api, ProcedureKind::withdraw,
                                  {"申请撤回登记", "Apply to withdraw the application"});
    add_form<AssignPledge>(api, ProcedureKind::assign,
                           {"申请质权转移登记", "Apply to assign the pledge"},
                           {{"organisation", "/api/v1/organisations?kind=bank"}});
    const auto endpoint = [](const char* path, const char* operation, Words words,
                             std::vector<Role> roles) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "pledge",
                        .roles = std::move(roles)};
    };
    const std::vector<Role> parties{Role::enterprise_officer, Role::bank_officer};
    api.command<ReceiveProcedure>(
        endpoint("/api/v1/pledges/{id}/counter-applications", "receivePledgeProcedure",
                 {"窗口收件（后续登记）", "Receive an application at the counter"},
                 {Role::registry_officer}),
        {{"organisation", "/api/v1/organisations?kind=bank"}},
        [&calendar](Work& work, const Request& request, const ReceiveProcedure& command) {
            return receive_procedure(work, request, command, calendar);
        },
        201);
    api.command<JoinProcedure>(
        endpoint("/api/v1/pledge-procedures/{id}/confirmation", "joinPledgeProcedure",
                 {"确认共同申请", "Join the application"}, parties),
        {}, act<JoinProcedure>);
    api.command<RequestProcedureCorrection>(
        endpoint("/api/v1/pledge-procedures/{id}/correction", "requestPledgeProcedureCorrection",
                 {"通知补正", "Request correction"}, {Role::registry_officer}),
        {}, act<RequestProcedureCorrection>);
    api.command<ResubmitProcedure>(
        endpoint("/api/v1/pledge-procedures/{id}/resubmission", "resubmitPledgeProcedure",
                 {"补正后重新提交", "Resubmit with the defects cured"},
                 {Role::enterprise_officer, Role::bank_officer, Role::registry_officer}),
        {}, resubmit);
    api.command<ApproveProcedure>(
        endpoint("/api/v1/pledge-procedures/{id}/approval", "approvePledgeProcedure",
                 {"准予登记", "Approve"}, {Role::registry_officer}),
        {}, [owed](Work& work, const Request& request, const ApproveProcedure& command) {
            return approve(work, request, command, owed);
        });
    api.command<RefuseProcedure>(
        endpoint("/api/v1/pledge-procedures/{id}/refusal", "refusePledgeProcedure",
                 {"不予登记", "Refuse"}, {Role::registry_officer}),
        {}, [owed](Work& work, const Request& request, const RefuseProcedure& command) {
            return refuse_procedure(work, request, command, owed);
        });
    api.command<WithdrawProcedure>(
        endpoint("/api/v1/pledge-procedures/{id}/withdrawal", "withdrawPledgeProcedure",
                 {"撤回申请", "Withdraw the application"}, parties),
        {}, withdraw);
    const Tree object = Tree::map({{"type", "object"}});
    api.query(endpoint("/api/v1/pledge-procedures/{id}", "showPledgeProcedure",
                       {"后续登记申请详情", "One application after registration"}, {}),
              object, [&api, &calendar, owed](View& view, const Request& request) {
                  return show(view, api, api, request, calendar, owed);
              });
    api.query(endpoint("/api/v1/pledge-procedures/{id}/pre-check", "preCheckPledgeProcedure",
                       {"后续登记预审", "What the registry would say now"}, {}),
              object, [owed](View& view, const Request& request) {
                  return pre_check(view, request, owed);
              });
    api.question<ResubmitProcedure>(
        endpoint("/api/v1/pledges/{id}/procedure-pre-check", "preCheckPledgeProcedureForm",
                 {"后续登记申请前预审", "What the registry would refuse, before it is filed"}, {}),
        [owed](View& view, const Request& request, const ResubmitProcedure& command) {
            return pre_check_form(view, request, command, owed);
        });
}

}  // namespace zhirong::pledge
