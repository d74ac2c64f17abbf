#include "features/pledge/procedure.h"

#include <algorithm>

#include "core/access/party.h"
#include "features/pledge/clock.h"

namespace zhirong::pledge {
namespace {

constexpr RefusalKind not_registered{
    "pledge.procedure_not_now", 409, "质押登记现为“{found}”，不能办理“{act}”：{expected}",
    "The registration is “{found_en}”; “{act_en}” takes {expected_en}"};
constexpr RefusalKind open_already{"pledge.procedure_open", 409,
                                   "后续申请 {found} 正在办理，办结后再申请",
                                   "Application {found} is open; ask again once it is decided"};
constexpr RefusalKind no_party{"pledge.not_a_party", 403, "贵机构不是此质押的出质人或者质权人",
                               "Your organisation is neither pledgor nor pledgee"};
constexpr RefusalKind other_not_here{
    "pledge.other_party_not_here", 409, "另一方不在本平台，无法在线确认；请双方到登记窗口共同提交",
    "The other party is not on the platform and cannot join; hand it in at the counter together"};
constexpr RefusalKind own_side{"pledge.own_application", 409, "申请由贵方提出，须由{expected}确认",
                               "Your side filed it; it is for the {expected_en} to join"};
constexpr RefusalKind other_kind{
    "pledge.procedure_kind", 422, "补正不能改变申请种类：原为“{expected}”，现为“{found}”",
    "A correction keeps the kind, “{expected_en}”; found “{found_en}”"};
constexpr RefusalKind ground_not_found{
    "pledge.ground_not_found", 422, "未查明此情形：“{found}”；现查明的情形：{expected}",
    "This ground was not found: “{found_en}”; found are: {expected_en}"};
constexpr RefusalKind from_the_future{"pledge.received_in_future", 422,
                                      "收件日 {found} 晚于营业日 {expected}",
                                      "Received on {found}, after the business date {expected}"};

Result<std::monostate> require_move(const Procedure& procedure, ProcedureAct act,
                                    const Actor& actor) {
    CHECKED(next(procedure_moves, procedure.stage, act, actor));
    return {};
}
Result<std::monostate> require_desk(const Procedure& procedure, ProcedureAct act,
                                    const Actor& actor) {
    CHECKED(require_move(procedure, act, actor));
    return require_acting_for(actor, procedure.registry);
}
Result<std::monostate> require_filer(const Procedure& procedure, const Actor& actor) {
    if (procedure.by == Side::desk) {
        CHECKED(require(actor, Role::registry_officer));
        return require_acting_for(actor, procedure.registry);
    }
    const bool pledgor = procedure.by == Side::pledgor;
    CHECKED(require(actor, pledgor ? Role::enterprise_officer : Role::bank_officer));
    return require_acting_for(actor, pledgor ? procedure.pledgor : procedure.pledgee);
}

ProcedureFiled filed(const Pledge& pledge, Side by, const ProcedureForm& form, Date on) {
    ProcedureFiled e;
    e.pledge = pledge.id;
    e.financing = pledge.financing;
    e.registry = pledge.application.registry;
    e.pledgor = pledge.pledgor;
    e.pledgee = pledge.pledgee;
    e.in_register = pledge.in_register;
    e.by = by;
    e.form = form;
    e.on = on;
    return e;
}

Result<std::monostate> require_standing(const std::vector<Found>& found) {
    Refusals standing;
    for (const Found& one : found) standing.all.push_back(one.refusal());
    if (standing.all.empty()) return {};
    return std::unexpected(std::move(standing));
}

std::string text_of(const std::optional<Date>& date) { return date ? to_string(*date) : ""; }

struct Changes {
    const Pledge& pledge;
    const Particulars& now;

    std::vector<ItemChange> operator()(const ChangeParticulars& form) const {
        std::vector<ItemChange> changes;
        const auto compare = [&](Item item, const std::optional<std::string>& asked,
                                 const std::string& stands) {
            if (asked && *asked != stands) changes.push_back({item, stands, *asked});
        };
        compare(Item::pledgor_name, form.pledgor_name, now.pledgor_name);
        compare(Item::pledgor_address, form.pledgor_address, now.pledgor_address);
        compare(Item::pledgee_name, form.pledgee_name, now.pledgee_name);
        compare(Item::pledgee_address, form.pledgee_address, now.pledgee_address);
        if (form.secured_amount)
            compare(Item::secured_amount, to_string(*form.secured_amount),
                    to_string(now.secured_amount));
        compare(Item::scope, form.scope, now.scope.value_or(""));
        return changes;
    }
    std::vector<ItemChange> operator()(const ExtendTerm& form) const {
        return {{Item::debt_until, text_of(now.debt_until), to_string(form.debt_until)}};
    }
    std::vector<ItemChange> operator()(const ReissueCertificate&) const {
        const auto issued =
            std::ranges::count(pledge.entries, EntryKind::reissued, &RegisterEntry::kind);
        const std::string first = pledge.entries.front().notice_number.value_or(now.certificate);
        return {{Item::certificate, now.certificate, first + "-" + std::to_string(issued + 1)}};
    }
    std::vector<ItemChange> operator()(const AssignPledge& form) const {
        std::vector<ItemChange> changes{{Item::pledgee, now.pledgee_name, form.to.name}};
        const std::string address = form.to.address.value_or("");
        if (address != now.pledgee_address)
            changes.push_back({Item::pledgee_address, now.pledgee_address, address});
        return changes;
    }
    template <class F>
    std::vector<ItemChange> operator()(const F&) const {
        return {};
    }
};

struct Effect {
    const Procedure& procedure;
    const Pledge& pledge;
    const ProcedureApproved& approved;

    Event amended(EntryKind kind, std::string basis) const {
        return Amended{kind,
                       procedure.id,
                       changes_of(procedure.form, pledge),
                       std::move(basis),
                       approved.notice_number,
                       approved.on,
                       approved.officer,
                       std::nullopt};
    }
    Event operator()(const ChangeParticulars& form) const {
        return amended(EntryKind::changed, form.agreement.value_or(form.reason));
    }
    Event operator()(const ExtendTerm& form) const {
        return amended(EntryKind::extended, form.agreement);
    }
    Event operator()(const ReissueCertificate& form) const {
        return amended(EntryKind::reissued, label_of(form.reason).zh + "：" + form.statement);
    }
    Event operator()(const AssignPledge& form) const {
        Event event = amended(EntryKind::assigned, form.agreement);
        std::get<Amended>(event).pledgee = form.organisation;
        return event;
    }
    Event operator()(const CancelRegistration& form) const {
        return Cancelled{form.reason, form.proof,   approved.notice_number,
                         approved.on, procedure.id, approved.officer};
    }
    Event operator()(const RevokeRegistration& form) const {
        return Revoked{form.reason, form.finding, approved.notice_number,
                       approved.on, procedure.id, approved.officer};
    }
    Event operator()(const WithdrawApplication& form) const {
        return Withdrawn{procedure.id, form.reason, approved.notice_number, approved.on,
                         approved.officer};
    }
};

struct Applier {
    Procedure& p;

    void tell(NoticeKind kind, const std::string& number, Date on, const std::string& officer,
              std::string text, std::optional<Ground> ground = {}) const {
        p.notices.push_back({kind, number, on, officer, std::move(text), ground});
    }
    void submit(Date on, Date counted) const {
        p.stage = ProcedureStage::submitted;
        p.submitted_on = on;
        p.clock_from = counted;
    }
    void operator()(const ProcedureFiled& e) const {
        p.pledge = e.pledge;
        p.financing = e.financing;
        p.registry = e.registry;
        p.pledgor = e.pledgor;
        p.pledgee = e.pledgee;
        p.in_register = e.in_register;
        p.by = e.by;
        p.form = e.form;
        p.filed_on = e.on;
        p.receipt = e.receipt;
        p.intake = e.receipt ? Intake::counter : Intake::online;
        if (e.receipt)
            submit(e.receipt->received_on, e.receipt->counted_from);
        else if (!e.joint)
            submit(e.on, e.on);
    }
    void operator()(const ProcedureJoined& e) const { submit(e.on, e.on); }
    void operator()(const ProcedureCorrectionRequested& e) const {
        p.stage = ProcedureStage::correction_requested;
        p.open_defects = e.defects;
        p.corrections.push_back({e.defects, e.notice_number, e.on, std::nullopt});
        tell(NoticeKind::correction, e.notice_number, e.on, e.officer, e.defects);
    }
    void operator()(const ProcedureResubmitted& e) const {
        p.stage = ProcedureStage::submitted;
        p.form = e.form;
        p.open_defects.reset();
        p.clock_from = e.on;
        p.corrections.back().cured_on = e.on;
    }
    void operator()(const ProcedureApproved& e) const {
        p.stage = ProcedureStage::approved;
        p.decided_on = e.on;
        tell(approved_notice(kind_of(p)), e.notice_number, e.on, e.officer, "");
    }
    void operator()(const ProcedureRefused& e) const {
        p.stage = ProcedureStage::refused;
        p.decided_on = e.on;
        p.ended_because = e.reason;
        tell(NoticeKind::refused, e.notice_number, e.on, e.officer, e.reason, e.ground);
    }
    void operator()(const ProcedureWithdrawn& e) const {
        p.stage = ProcedureStage::withdrawn;
        p.decided_on = e.on;
        p.ended_because = e.reason;
    }

    static NoticeKind approved_notice(ProcedureKind kind) {
        switch (kind) {
            case ProcedureKind::change: return NoticeKind::changed;
            case ProcedureKind::extend: return NoticeKind::extended;
            case ProcedureKind::cancel: return NoticeKind::cancelled;
            case ProcedureKind::revoke: return NoticeKind::revoked;
            case ProcedureKind::reissue: return NoticeKind::reissued;
            case ProcedureKind::withdraw: return NoticeKind::withdrawn;
            case ProcedureKind::assign: return NoticeKind::assigned;
        }
        ensure(false);
        return NoticeKind::changed;
    }
};

struct WindowApplier {
    Window& w;
    void operator()(const WindowSet& e) const {
        w.registry = e.registry;
        w.details = e.details;
    }
    void operator()(const ReceiptIssued&) const { ++w.receipts; }
};

}  // namespace

ProcedureKind kind_of(const ProcedureForm& form) {
    return static_cast<ProcedureKind>(form.index());
}

const Form& papers_of(const ProcedureForm& form) {
    return std::visit([](const auto& one) -> const Form& { return one; }, form);
}

Result<const ProcedureRule*> procedure_for(const Pledge& pledge, ProcedureKind kind, Date today) {
    const ProcedureRule* rule =
        TRY(procedure_rule(*TRY(edition_at(pledge.in_register, today)), kind));
    const bool before = kind == ProcedureKind::withdraw;
    const bool fits =
        before ? pledge.stage == Stage::submitted || pledge.stage == Stage::correction_requested
               : pledge.stage == Stage::registered;
    if (!fits)
        return refuse(not_registered, "",
                      {{"found", label_of(pledge.stage).zh},
                       {"found_en", label_of(pledge.stage).en},
                       {"act", label_of(kind).zh},
                       {"act_en", label_of(kind).en},
                       {"expected", before ? "须在登记之前" : "须在登记有效期间"},
                       {"expected_en",
                        before ? "an application not yet decided" : "a registration in force"}});
    if (pledge.procedure) return refuse(open_already, "", {{"found", *pledge.procedure}});
    return rule;
}

Result<Side> side_of(const Actor& actor, const std::string& pledgor, const std::string& pledgee) {
    if (actor.has(Role::enterprise_officer) && !pledgor.empty() && actor.organisation == pledgor)
        return Side::pledgor;
    if (actor.has(Role::bank_officer) && !pledgee.empty() && actor.organisation == pledgee)
        return Side::pledgee;
    return refuse(no_party, "");
}

Result<ProcedureFiled> decide(const Pledge& pledge, const Examined& examined,
                              const ProcedureForm& form, const Actor& actor, Date today) {
    const Side side = TRY(side_of(actor, pledge.pledgor, pledge.pledgee));
    const ProcedureRule* rule = TRY(procedure_for(pledge, kind_of(form), today));
    const std::string& other = side == Side::pledgor ? pledge.pledgee : pledge.pledgor;
    if (rule->joint && other.empty()) return refuse(other_not_here, "");
    const Edition* edition = TRY(edition_at(pledge.in_register, today));
    CHECKED(require_papers(papers_needed(pledge, form, *edition, examined, today)));
    ProcedureFiled e = filed(pledge, side, form, today);
    e.joint = rule->joint;
    return e;
}

Result<ProcedureFiled> decide(const Pledge& pledge, const Examined& examined,
                              const ReceiveProcedure& command, const Receipt& receipt,
                              const Actor& actor, Date today) {
    CHECKED(require(actor, Role::registry_officer));
    CHECKED(require_acting_for(actor, pledge.application.registry));
    if (command.received_on > today)
        return refuse(from_the_future, "received_on",
                      {{"found", to_string(command.received_on)}, {"expected", to_string(today)}});
    CHECKED(procedure_for(pledge, kind_of(command.form), today));
    const Edition* edition = TRY(edition_at(pledge.in_register, command.received_on));
    CHECKED(procedure_rule(*edition, kind_of(command.form)));
    CHECKED(require_papers(papers_needed(pledge, command.form, *edition, examined, today)));
    ProcedureFiled e = filed(pledge, Side::desk, command.form, today);
    e.receipt = receipt;
    e.officer = actor.user;
    return e;
}

Result<ProcedureJoined> decide(const Procedure& procedure, const JoinProcedure&, const Actor& actor,
                               Date today) {
    CHECKED(require_move(procedure, ProcedureAct::join, actor));
    const Side side = TRY(side_of(actor, procedure.pledgor, procedure.pledgee));
    if (side == procedure.by) {
        const Label other = label_of(side == Side::pledgor ? Side::pledgee : Side::pledgor);
        return refuse(own_side, "", {{"expected", other.zh}, {"expected_en", other.en}});
    }
    return ProcedureJoined{today, actor.user};
}

Result<ProcedureCorrectionRequested> decide(const Procedure& procedure,
                                            const RequestProcedureCorrection& command,
                                            const Actor& actor, Date today) {
    CHECKED(require_desk(procedure, ProcedureAct::request_correction, actor));
    return ProcedureCorrectionRequested{command.defects, command.notice_number, today, actor.user};
}

Result<ProcedureResubmitted> decide(const Procedure& procedure, const Pledge& pledge,
                                    const Examined& examined, const ResubmitProcedure& command,
                                    const Actor& actor, Date today) {
    CHECKED(require_move(procedure, ProcedureAct::resubmit, actor));
    CHECKED(require_filer(procedure, actor));
    if (kind_of(command.form) != kind_of(procedure))
        return refuse(other_kind, "form.type",
                      {{"expected", label_of(kind_of(procedure)).zh},
                       {"expected_en", label_of(kind_of(procedure)).en},
                       {"found", label_of(kind_of(command.form)).zh},
                       {"found_en", label_of(kind_of(command.form)).en}});
    CHECKED(require_papers(
        papers_needed(pledge, command.form, edition_of(procedure, today), examined, today)));
    return ProcedureResubmitted{command.form, today};
}

Result<ProcedureApproved> decide(const Procedure& procedure, const Pledge& pledge,
                                 const Examined& examined, std::optional<Money> owed,
                                 const ApproveProcedure& command, const Actor& actor, Date today) {
    CHECKED(require_desk(procedure, ProcedureAct::approve, actor));
    CHECKED(require_standing(grounds(procedure, pledge, examined, owed, today)));
    return ProcedureApproved{command.notice_number, today, actor.user};
}

Result<ProcedureRefused> decide(const Procedure& procedure, const Pledge& pledge,
                                const Examined& examined, std::optional<Money> owed,
                                const RefuseProcedure& command, const Actor& actor, Date today) {
    CHECKED(require_desk(procedure, ProcedureAct::refuse, actor));
    const auto found = grounds(procedure, pledge, examined, owed, today);
    const bool own = command.ground == Ground::other;
    if (!own && std::ranges::find(found, command.ground, &Found::ground) == found.end()) {
        std::string zh;
        std::string en;
        for (const Found& one : found) {
            zh += (zh.empty() ? "" : "、") + label_of(one.ground).zh;
            en += (en.empty() ? "" : ", ") + label_of(one.ground).en;
        }
        return refuse(ground_not_found, "ground",
                      {{"found", label_of(command.ground).zh},
                       {"found_en", label_of(command.ground).en},
                       {"expected", zh.empty() ? "无" : zh},
                       {"expected_en", en.empty() ? "none" : en}});
    }
    return ProcedureRefused{command.ground, command.reason, command.notice_number, today,
                            actor.user};
}

Result<ProcedureWithdrawn> decide(const Procedure& procedure, const WithdrawProcedure& command,
                                  const Actor& actor, Date today) {
    CHECKED(require_move(procedure, ProcedureAct::withdraw, actor));
    CHECKED(require_filer(procedure, actor));
    return ProcedureWithdrawn{command.reason, today};
}

std::vector<ItemChange> changes_of(const ProcedureForm& form, const Pledge& pledge) {
    if (!pledge.now) return {};
    return std::visit(Changes{pledge, *pledge.now}, form);
}

Event effect(const Procedure& procedure, const Pledge& pledge, const ProcedureApproved& approved) {
    return std::visit(Effect{procedure, pledge, approved}, procedure.form);
}

std::vector<Found> grounds(const Procedure& procedure, const Pledge& pledge,
                           const Examined& examined, std::optional<Money> owed, Date today) {
    return grounds(pledge, procedure.form, edition_of(procedure, today), examined, owed,
                   procedure.open_defects, today);
}

Procedure apply(Procedure procedure, const Procedure::Event& event) {
    std::visit(Applier{procedure}, event);
    return procedure;
}

std::vector<std::string> parties(const Procedure& procedure) {
    std::vector<std::string> all;
    for (const std::string* each : {&procedure.pledgor, &procedure.pledgee, &procedure.registry})
        if (!each->empty()) all.push_back(*each);
    return all;
}

Label stage_words(const Procedure& procedure) { return label_of(procedure.stage); }

std::vector<std::string> keys(const Procedure& procedure) {
    std::vector<std::string> all{"pledge:" + procedure.pledge};
    const auto day = [&](const char* what, const std::optional<Date>& on) {
        if (on) all.push_back(std::string(what) + ":" + procedure.registry + ":" + to_string(*on));
    };
    day("received", procedure.submitted_on);
    day("decided", procedure.decided_on);
    for (const Correction& each : procedure.corrections) day("corrected", each.requested_on);
    return all;
}

Result<WindowSet> decide(const SetWindow& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::registry_officer));
    CHECKED(minute_of(command.closes_at, "closes_at"));
    return WindowSet{actor.organisation, command, today};
}

Window apply(Window window, const Window::Event& event) {
    std::visit(WindowApplier{window}, event);
    return window;
}

std::vector<std::string> parties(const Window& window) { return {window.registry}; }

Label stage_words(const Window&) { return {"open", "受理中", "Open"}; }

std::string window_id(const std::string& registry) { return Window::prefix + registry; }

std::string next_receipt(const Window& window, Date on) {
    constexpr std::size_t digits = 6;
    std::string serial = std::to_string(window.receipts + 1);
    if (serial.size() < digits) serial.insert(0, digits - serial.size(), '0');
    return "R" + std::to_string(static_cast<int>(civil(on).year())) + "-" + serial;
}

}  // namespace zhirong::pledge
