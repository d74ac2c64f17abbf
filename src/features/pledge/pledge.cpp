#include "features/pledge/pledge.h"

#include <algorithm>
#include <array>

#include "core/access/party.h"

namespace zhirong::pledge {
namespace {

constexpr RefusalKind already_filed{"pledge.already_filed", 409,
                                    "此融资已有质押登记申请 {found}，请在该申请上继续办理",
                                    "This financing has the application {found}: go on with it"};
constexpr RefusalKind form_field{"pledge.form_field", 422, "申请表须填写：{found}",
                                 "The form must say: {found_en}"};
constexpr RefusalKind nothing_here{"pledge.nothing_of_register", 422,
                                   "此融资没有须在“{found}”办理的权利，须办理的登记：{expected}",
                                   "None of the rights belongs into “{found_en}”; needed are: "
                                   "{expected_en}"};
constexpr RefusalKind procedure_open{
    "pledge.procedure_open", 409, "后续申请 {found} 正在办理，办结后再由登记窗口办理",
    "Application {found} is open; the desk acts once it is decided"};
constexpr RefusalKind not_waivable{
    "pledge.not_waivable", 422, "“{found}”不能由当事人声明继续办理，只有下列情形可以：{expected}",
    "“{found_en}” cannot be accepted by the parties; only these can: {expected_en}"};
constexpr RefusalKind ground_not_found{
    "pledge.ground_not_found", 422, "未查明此情形：“{found}”；现查明的情形：{expected}",
    "This ground was not found: “{found_en}”; found are: {expected_en}"};
constexpr RefusalKind notified_already{"pledge.notified_already", 409,
                                       "已于 {found} 就此情形告知双方（{expected}）",
                                       "The parties were told of this on {found} ({expected})"};
constexpr RefusalKind not_notified{
    "pledge.not_notified", 409, "登记窗口尚未就专利 {found} 的此情形告知双方，告知后方可声明",
    "The registry has not told the parties of this for {found}; they declare once told"};
constexpr RefusalKind declared_already{"pledge.declared_already", 409,
                                       "贵方已于 {found} 声明继续办理",
                                       "Your side declared to continue on {found}"};
constexpr RefusalKind confirmed_terms{
    "pledge.confirmed_terms", 422,
    "质权人已确认为“{expected}”，补正不能改为“{found}”；如需变更请重新申请登记",
    "The pledgee confirmed “{expected}”, so a correction cannot say “{found}”; file a new "
    "application for that"};
constexpr RefusalKind patents_live{"pledge.patents_live", 409,
                                   "专利 {found} 仍然有效，质权未因专利失效而终止",
                                   "Patent {found} is in force: the pledge has not lapsed"};

// The move is possible, the role is held, and by the right organisation.
Result<std::monostate> require_move(const Pledge& pledge, Act act, const Actor& actor) {
    CHECKED(next(moves, pledge.stage, act, actor));
    for (const auto& move : moves)
        if (move.from == pledge.stage && move.act == act)
            return require_acting_for(actor, organisation_of(pledge, move.who));
    ensure(false);
    return {};
}

std::pair<std::string, std::string> listed(std::span<const Ground> grounds) {
    std::string zh;
    std::string en;
    for (const Ground ground : grounds) {
        zh += (zh.empty() ? "" : "、") + label_of(ground).zh;
        en += (en.empty() ? "" : ", ") + label_of(ground).en;
    }
    return {zh.empty() ? "无" : zh, en.empty() ? "none" : en};
}

Result<std::monostate> require_waivable(Ground ground) {
    if (rule_of(ground).waivable) return {};
    std::vector<Ground> waivable;
    for (const GroundRule& rule : ground_rules())
        if (rule.waivable) waivable.push_back(rule.ground);
    const auto [zh, en] = listed(waivable);
    return refuse(not_waivable, "ground",
                  {{"found", label_of(ground).zh},
                   {"found_en", label_of(ground).en},
                   {"expected", zh},
                   {"expected_en", en}});
}

// Among the grounds of the application, on `right` unless that is empty.
Result<std::monostate> require_found(const Pledge& pledge, const Examined& rights, Ground ground,
                                     const std::string& right, Date today) {
    std::vector<Ground> found;
    for (const Found& one : grounds(pledge, rights, today)) {
        if (one.waived) continue;
        if (one.ground == ground && (right.empty() || one.right == right)) return {};
        if (std::ranges::find(found, one.ground) == found.end()) found.push_back(one.ground);
    }
    const auto [zh, en] = listed(found);
    return refuse(ground_not_found, "ground",
                  {{"found", label_of(ground).zh},
                   {"found_en", label_of(ground).en},
                   {"expected", zh},
                   {"expected_en", en}});
}

const Waiver* latest(const Pledge& pledge, Ground ground, const std::string& right) {
    const Waiver* found = nullptr;
    for (const Waiver& waiver : pledge.waivers)
        if (waiver.ground == ground && waiver.right == right) found = &waiver;
    return found;
}

// What the pledgee confirmed of the debt; what was left open may be filled in.
Result<std::monostate> require_confirmed(const Prepare& confirmed, const Prepare& corrected) {
    const auto compare = [](const char* field, const std::string& before,
                            const std::string& after) -> Result<std::monostate> {
        if (before == after) return {};
        return refuse(confirmed_terms, field, {{"expected", before}, {"found", after}});
    };
    const auto text = [](const std::optional<Date>& date) {
        return date ? to_string(*date) : std::string("-");
    };
    CHECKED(compare("registry", confirmed.registry, corrected.registry));
    CHECKED(compare("debt_contract", confirmed.debt_contract, corrected.debt_contract));
    CHECKED(compare("secured_amount", to_string(confirmed.secured_amount),
                    to_string(corrected.secured_amount)));
    if (confirmed.debt_from)
        CHECKED(compare("debt_from", text(confirmed.debt_from), text(corrected.debt_from)));
    if (confirmed.debt_until)
        CHECKED(compare("debt_until", text(confirmed.debt_until), text(corrected.debt_until)));
    return {};
}

std::pair<std::string, std::string> words_of(const std::vector<RegisterKind>& registers) {
    std::string zh;
    std::string en;
    for (const RegisterKind each : registers) {
        zh += (zh.empty() ? "" : "、") + label_of(each).zh;
        en += (en.empty() ? "" : ", ") + label_of(each).en;
    }
    return {zh.empty() ? "无" : zh, en.empty() ? "none" : en};
}

// The register named, or the first that is needed and has no application yet. Rights that no
// register takes are refused by their names where nothing else is left to file.
Result<RegisterKind> register_for(const Rights& rights, const std::vector<Pledge>& filed,
                                  const Prepare& command) {
    const std::vector<RegisterKind> needed = registers_of(rights);
    if (needed.empty() && !rights.empty())
        return std::unexpected(no_register(rights.front(), "rights"));
    if (command.in_register) {
        if (std::ranges::find(needed, *command.in_register) != needed.end())
            return *command.in_register;
        const auto [zh, en] = words_of(needed);
        return refuse(nothing_here, "in_register",
                      {{"found", label_of(*command.in_register).zh},
                       {"found_en", label_of(*command.in_register).en},
                       {"expected", zh},
                       {"expected_en", en}});
    }
    for (const RegisterKind each : needed)
        if (std::ranges::find(filed, each, &Pledge::in_register) == filed.end()) return each;
    if (!needed.empty()) return needed.front();
    return RegisterKind::patent;
}

Result<std::monostate> require_none_open(const Pledge& pledge) {
    if (!pledge.procedure) return {};
    return refuse(procedure_open, "", {{"found", *pledge.procedure}});
}

struct Applier {
    Pledge& p;

    void move(Act act) const { p.stage = after(moves, p.stage, act); }
    void end(Act act, Date on, std::string because) const {
        move(act);
        p.ended_on = on;
        p.ended_because = std::move(because);
    }
    Waiver& waiver(Ground ground, const std::string& right) const {
        for (auto one = p.waivers.rbegin(); one != p.waivers.rend(); ++one)
            if (one->ground == ground && one->right == right) return *one;
        ensure(false);
        return p.waivers.front();
    }

    void tell(NoticeKind kind, std::optional<std::string> number, Date on,
              const std::optional<std::string>& officer, std::string text,
              std::optional<Ground> ground = {}) const {
        p.notices.push_back({kind, std::move(number), on, officer, std::move(text), ground});
    }
    void enter(RegisterEntry entry) const {
        entry.number = static_cast<int>(p.entries.size()) + 1;
        p.entries.push_back(std::move(entry));
    }
    void submit(Date on, Date counted_from) const {
        p.submitted_on = on;
        p.clock_from = counted_from;
    }
    void particulars_of(const std::string& certificate) const {
        const Prepare& form = p.application;
        Particulars now;
        now.pledgor_name = form.pledgor ? form.pledgor->name : p.pledgor;
        now.pledgor_address = form.pledgor ? form.pledgor->address.value_or("") : "";
        now.pledgee_name = form.pledgee ? form.pledgee->name : p.pledgee;
        now.pledgee_address = form.pledgee ? form.pledgee->address.value_or("") : "";
        now.secured_amount = form.secured_amount;
        now.scope = form.scope;
        now.debt_from = form.debt_from;
        now.debt_until = form.debt_until;
        now.certificate = certificate;
        p.now = std::move(now);
    }

    void operator()(const Prepared& e) const {
        move(Act::prepare);
        p.financing = e.financing;
        p.pledgor = e.pledgor;
        p.pledgee = e.pledgee;
        p.rights = e.rights;
        p.loan_amount = e.loan_amount;
        p.application = e.application;
        p.in_register = e.in_register;
    }
    void operator()(const ReceivedAtCounter& e) const {
        p.stage = Stage::submitted;
        p.intake = Intake::counter;
        p.receipt = e.receipt;
        p.pledgor = e.pledgor;
        p.pledgee = e.pledgee;
        p.rights = e.rights;
        p.loan_amount = e.application.secured_amount;
        p.application = e.application;
        p.in_register = e.in_register;
        submit(e.receipt.received_on, e.receipt.counted_from);
    }
    void operator()(const Confirmed& e) const {
        move(Act::confirm);
        submit(e.on, e.on);
    }
    void operator()(const Notified& e) const {
        move(Act::notify);
        p.waivers.push_back({e.ground, e.right, e.notice_number, e.on, std::nullopt, std::nullopt});
        tell(NoticeKind::ground_notified, e.notice_number, e.on, e.officer, e.right, e.ground);
    }
    void operator()(const WaivedByPledgor& e) const {
        move(Act::waive_as_pledgor);
        waiver(e.ground, e.right).pledgor = Declaration{e.person, e.on};
    }
    void operator()(const WaivedByPledgee& e) const {
        move(Act::waive_as_pledgee);
        waiver(e.ground, e.right).pledgee = Declaration{e.person, e.on};
    }
    void operator()(const CorrectionRequested& e) const {
        move(Act::request_correction);
        p.open_defects = e.defects;
        p.corrections.push_back({e.defects, e.notice_number, e.on, std::nullopt});
        tell(NoticeKind::correction, e.notice_number, e.on, e.officer, e.defects);
    }
    void operator()(const Resubmitted& e) const {
        move(Act::resubmit);
        p.application = e.application;
        p.open_defects.reset();
        p.clock_from = e.on;
        if (!p.corrections.empty()) p.corrections.back().cured_on = e.on;
    }
    void operator()(const Registered& e) const {
        move(Act::register_pledge);
        p.certificate = e.certificate;
        p.registered_on = e.on;
        p.pledged = e.rights;
        particulars_of(e.certificate);
        enter({.kind = EntryKind::registered,
               .on = e.on,
               .notice_number = e.certificate,
               .officer = e.officer,
               .procedure = {},
               .basis = p.application.pledge_contract,
               .changes = {}});
        tell(NoticeKind::registered, e.certificate, e.on, e.officer, "");
    }
    void operator()(const Refused& e) const {
        end(Act::refuse, e.on, e.reason);
        tell(NoticeKind::refused, e.notice_number, e.on, e.officer, e.reason, e.ground);
    }
    void operator()(const Changed& e) const {
        move(Act::change);
        enter({.kind = EntryKind::changed,
               .on = e.on,
               .notice_number = e.notice_number,
               .officer = e.officer,
               .procedure = {},
               .basis = e.agreement,
               .changes = {{Item::other, "", e.what}}});
        tell(NoticeKind::changed, e.notice_number, e.on, e.officer, e.what);
    }
    void operator()(const Amended& e) const {
        move(act_of(e.kind));
        ensure(p.now.has_value());
        for (const ItemChange& change : e.changes) amend(change);
        if (e.kind == EntryKind::assigned) p.pledgee = e.pledgee.value_or("");
        enter({.kind = e.kind,
               .on = e.on,
               .notice_number = e.notice_number,
               .officer = e.officer,
               .procedure = e.procedure,
               .basis = e.basis,
               .changes = e.changes});
        tell(notice_of(e.kind), e.notice_number, e.on, e.officer, e.basis);
    }
    void operator()(const Cancelled& e) const {
        end(Act::cancel, e.on, label_of(e.reason).zh);
        enter({.kind = EntryKind::cancelled,
               .on = e.on,
               .notice_number = e.notice_number,
               .officer = e.officer,
               .procedure = e.procedure,
               .basis = label_of(e.reason).zh + "（" + e.proof + "）",
               .changes = {}});
        tell(NoticeKind::cancelled, e.notice_number, e.on, e.officer, label_of(e.reason).zh);
    }
    void operator()(const Revoked& e) const {
        end(Act::revoke, e.on, e.finding);
        enter({.kind = EntryKind::revoked,
               .on = e.on,
               .notice_number = e.notice_number,
               .officer = e.officer,
               .procedure = e.procedure,
               .basis = label_of(e.reason).zh + "：" + e.finding,
               .changes = {}});
        tell(NoticeKind::revoked, e.notice_number, e.on, e.officer, e.finding);
    }
    void operator()(const Lapsed& e) const {
        end(Act::note_lapse, e.on, label_of(Stage::ended_by_patent_lapse).zh);
        enter({.kind = EntryKind::lapsed,
               .on = e.on,
               .notice_number = e.notice_number,
               .officer = e.officer,
               .procedure = {},
               .basis = label_of(Stage::ended_by_patent_lapse).zh,
               .changes = {}});
        tell(NoticeKind::lapsed, e.notice_number, e.on, e.officer,
             label_of(Stage::ended_by_patent_lapse).zh);
    }
    void operator()(const Withdrawn& e) const {
        end(Act::withdraw, e.on, e.reason);
        tell(NoticeKind::withdrawn, e.notice_number, e.on, e.officer, e.reason);
    }
    void operator()(const ProcedureOpened& e) const { p.procedure = e.procedure; }
    void operator()(const ProcedureClosed&) const { p.procedure.reset(); }

    static Act act_of(EntryKind kind) {
        switch (kind) {
            case EntryKind::extended: return Act::extend;
            case EntryKind::assigned: return Act::assign;
            case EntryKind::reissued: return Act::reissue;
            default: return Act::change;
        }
    }
    static NoticeKind notice_of(EntryKind kind) {
        switch (kind) {
            case EntryKind::extended: return NoticeKind::extended;
            case EntryKind::assigned: return NoticeKind::assigned;
            case EntryKind::reissued: return NoticeKind::reissued;
            default: return NoticeKind::changed;
        }
    }
    void amend(const ItemChange& change) const {
        Particulars& now = *p.now;
        switch (change.item) {
            case Item::pledgor_name: now.pledgor_name = change.after; break;
            case Item::pledgor_address: now.pledgor_address = change.after; break;
            case Item::pledgee:
            case Item::pledgee_name: now.pledgee_name = change.after; break;
            case Item::pledgee_address: now.pledgee_address = change.after; break;
            case Item::secured_amount:
                now.secured_amount = parse_money(change.after).value();
                break;
            case Item::scope: now.scope = change.after; break;
            case Item::debt_until: now.debt_until = parse_date(change.after).value(); break;
            case Item::certificate:
                now.certificate = change.after;
                p.certificate = change.after;
                break;
            case Item::other: break;
        }
    }
};

}  // namespace

Result<std::monostate> require_complete(const Pledge& pledge, const Examined& examined,
                                        Date today) {
    Refusals refused;
    if (auto papers = require_papers(papers_needed(pledge, examined, today)); !papers)
        refused = std::move(papers).error();
    for (const Label& field : missing_fields(pledge, examined, today))
        refused.all.push_back(
            {&form_field, field.name, {{"found", field.zh}, {"found_en", field.en}}});
    if (refused.all.empty()) return {};
    return std::unexpected(std::move(refused));
}

std::vector<PledgedRight> as_registered(const Rights& rights) {
    std::vector<PledgedRight> all;
    for (const rights::Right& right : rights) {
        std::string classes;
        for (const std::string& each : rights::classes(right.details))
            classes += (classes.empty() ? "" : "、") + each;
        all.push_back({right.id, right.number, right.title, right.right_kind, std::move(classes),
                       rights::filed_on(right.details), rights::granted_on(right.details),
                       rights::legal_end(right)});
    }
    return all;
}

Together together(const std::vector<Pledge>& pledges, const Rights& rights) {
    Together whole;
    whole.rights = rights;
    whole.registered = !pledges.empty();
    for (const Pledge& pledge : pledges) {
        whole.registered = whole.registered && pledge.stage == Stage::registered;
        if (pledge.registered_on)
            whole.registered_on = std::max(whole.registered_on.value_or(*pledge.registered_on),
                                           *pledge.registered_on);
    }
    return whole;
}

Filer filer_of(const financing::Financing& financing, const Actor& actor) {
    switch (financing::registrant(financing.route)) {
        case financing::Registrant::bank: return {Role::bank_officer, financing.application.bank};
        case financing::Registrant::guarantor_or_insurer:
            if (financing.application.guarantor)
                return {surety_role(actor), *financing.application.guarantor};
            break;
        case financing::Registrant::pledgor: break;
    }
    return {Role::enterprise_officer, financing.applicant};
}

Result<Prepared> decide(const financing::Financing& financing, const Rights& rights,
                        const std::vector<Pledge>& filed, const Prepare& command,
                        const Actor& actor, Date today) {
    const Filer filer = filer_of(financing, actor);
    CHECKED(require(actor, filer.role));
    CHECKED(require_acting_for(actor, filer.organisation));
    CHECKED(require_phase(financing, financing::Phase::pledge_registration));
    const RegisterKind which = TRY(register_for(rights, filed, command));
    for (const Pledge& pledge : filed)
        if (pledge.in_register == which) return refuse(already_filed, "", {{"found", pledge.id}});
    CHECKED(edition_at(which, today));
    Prepare application = command;
    application.in_register = which;
    std::vector<std::string> ids;
    for (const rights::Right& right : in_register(rights, which)) ids.push_back(right.id);
    return Prepared{financing.id,
                    financing.applicant,
                    financing.application.bank,
                    std::move(ids),
                    financing.application.amount,
                    std::move(application),
                    today,
                    which};
}

Result<Prepared> decide(const Pledge& pledge, const Prepare& command, const Actor& actor,
                        Date today) {
    CHECKED(require_move(pledge, Act::prepare, actor));
    Prepare application = command;
    application.in_register = pledge.in_register;
    return Prepared{pledge.financing,   pledge.pledgor,         pledge.pledgee, pledge.rights,
                    pledge.loan_amount, std::move(application), today,          pledge.in_register};
}

Result<Confirmed> decide(const Pledge& pledge, const Examined& rights, const Confirm&,
                         const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::confirm, actor));
    CHECKED(edition_at(pledge.in_register, today));
    CHECKED(require_complete(pledge, rights, today));
    return Confirmed{today};
}

Result<Notified> decide(const Pledge& pledge, const Examined& rights, const Notify& command,
                        const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::notify, actor));
    CHECKED(require_waivable(command.ground));
    CHECKED(require_found(pledge, rights, command.ground, command.right, today));
    const Waiver* told = latest(pledge, command.ground, command.right);
    if (told != nullptr && !told->in_force())
        return refuse(notified_already, "right",
                      {{"found", to_string(told->notified_on)}, {"expected", told->notice_number}});
    return Notified{command.ground, command.right, command.notice_number, today, actor.user};
}

Result<Event> decide(const Pledge& pledge, const Waive& command, const Actor& actor, Date today) {
    const bool pledgee = actor.has(Role::bank_officer);
    CHECKED(require_move(pledge, pledgee ? Act::waive_as_pledgee : Act::waive_as_pledgor, actor));
    CHECKED(require_waivable(command.ground));
    const Waiver* told = latest(pledge, command.ground, command.right);
    if (told == nullptr) return refuse(not_notified, "right", {{"found", command.right}});
    if (const auto& declared = pledgee ? told->pledgee : told->pledgor)
        return refuse(declared_already, "", {{"found", to_string(declared->on)}});
    if (pledgee) return WaivedByPledgee{command.ground, command.right, actor.user, today};
    return WaivedByPledgor{command.ground, command.right, actor.user, today};
}

Result<CorrectionRequested> decide(const Pledge& pledge, const RequestCorrection& command,
                                   const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::request_correction, actor));
    return CorrectionRequested{command.defects, command.notice_number, today, actor.user};
}

Result<Resubmitted> decide(const Pledge& pledge, const Examined& rights, const Resubmit& command,
                           const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::resubmit, actor));
    CHECKED(require_confirmed(pledge.application, command));
    Pledge corrected = pledge;
    corrected.application = command;
    corrected.application.in_register = pledge.in_register;
    CHECKED(require_complete(corrected, rights, today));
    return Resubmitted{corrected.application, today};
}

Result<Registered> decide(const Pledge& pledge, const Examined& rights, const Register& command,
                          const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::register_pledge, actor));
    Refusals standing;
    for (const Found& found : grounds(pledge, rights, today))
        if (!found.waived) standing.all.push_back(found.refusal());
    if (!standing.all.empty()) return std::unexpected(std::move(standing));
    return Registered{certificate_number(pledge.in_register, today, command.serial), today,
                      as_registered(rights.rights), actor.user};
}

Result<Refused> decide(const Pledge& pledge, const Examined& rights, const Refuse& command,
                       const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::refuse, actor));
    // Ground 12 is the registry's own judgement; the others are facts.
    if (command.ground != Ground::other)
        CHECKED(require_found(pledge, rights, command.ground, "", today));
    return Refused{command.ground, command.reason, command.notice_number, today, actor.user};
}

Result<Changed> decide(const Pledge& pledge, const Change& command, const Actor& actor,
                       Date today) {
    CHECKED(require_move(pledge, Act::change, actor));
    CHECKED(require_none_open(pledge));
    return Changed{command.what, command.agreement, command.notice_number, today, actor.user};
}

Result<Cancelled> decide(const Pledge& pledge, const Cancel& command, const Actor& actor,
                         Date today) {
    CHECKED(require_move(pledge, Act::cancel, actor));
    CHECKED(require_none_open(pledge));
    return Cancelled{command.reason, command.proof, command.notice_number, today, {}, actor.user};
}

Result<Revoked> decide(const Pledge& pledge, const Revoke& command, const Actor& actor,
                       Date today) {
    CHECKED(require_move(pledge, Act::revoke, actor));
    CHECKED(require_none_open(pledge));
    return Revoked{command.reason, command.finding, command.notice_number, today, {}, actor.user};
}

Result<Lapsed> decide(const Pledge& pledge, const Examined& rights, const NoteLapse& command,
                      const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::note_lapse, actor));
    for (const rights::Right& right : rights.rights)
        if (rights::status_at(right, today) == rights::Status::granted)
            return refuse(patents_live, "", {{"found", right.number}});
    return Lapsed{command.notice_number, today, actor.user};
}

Pledge apply(Pledge pledge, const Event& event) {
    std::visit(Applier{pledge}, event);
    return pledge;
}

std::vector<std::string> parties(const Pledge& pledge) {
    std::vector<std::string> all;
    for (const std::string* each : {&pledge.pledgor, &pledge.pledgee, &pledge.application.registry})
        if (!each->empty()) all.push_back(*each);
    return all;
}

std::vector<std::string> keys(const Pledge& pledge) {
    std::vector<std::string> all;
    const auto day = [&](const char* what, const std::optional<Date>& on) {
        if (on)
            all.push_back(std::string(what) + ":" + pledge.application.registry + ":" +
                          to_string(*on));
    };
    day("received", pledge.submitted_on);
    day("decided", decided_on(pledge));
    for (const Correction& each : pledge.corrections) day("corrected", each.requested_on);
    if (!pledge.now) return all;
    all.push_back("certificate:" + pledge.now->certificate);
    all.push_back("pledgor:" + pledge.now->pledgor_name);
    all.push_back("pledgee:" + pledge.now->pledgee_name);
    if (const auto& block = pledge.application.pledgor)
        all.push_back("credit:" + block->identity_number);
    for (const PledgedRight& right : pledge.pledged) all.push_back("number:" + right.number);
    return all;
}

std::optional<Date> decided_on(const Pledge& pledge) {
    if (pledge.registered_on) return pledge.registered_on;
    return pledge.ended_on;
}

Label stage_words(const Pledge& pledge) { return label_of(pledge.stage); }

Certificate apply(Certificate certificate, const Certificate::Event& event) {
    const auto& issued = std::get<Issued>(event);
    certificate.pledge = issued.pledge;
    certificate.registry = issued.registry;
    return certificate;
}

std::vector<std::string> parties(const Certificate& certificate) { return {certificate.registry}; }

Label stage_words(const Certificate&) { return {"issued", "已发放", "Issued"}; }

const std::string& organisation_of(const Pledge& pledge, Role role) {
    if (role == Role::enterprise_officer) return pledge.pledgor;
    if (role == Role::bank_officer) return pledge.pledgee;
    ensure(role == Role::registry_officer);
    return pledge.application.registry;
}

std::string certificate_number(RegisterKind in_register, Date on, int serial) {
    ensure(serial > 0);
    constexpr std::size_t digits = 6;
    std::string text = std::to_string(serial);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return editions(in_register).back().certificate_prefix +
           std::to_string(static_cast<int>(civil(on).year())) + text;
}

}  // namespace zhirong::pledge
