#include "features/pledge/pledge.h"

#include <algorithm>

#include "core/access/party.h"

namespace zhirong::pledge {
namespace {

constexpr RefusalKind already_filed{"pledge.already_filed", 409,
                                    "此融资已有质押登记申请 {found}，请在该申请上继续办理",
                                    "This financing has the application {found}: go on with it"};
constexpr RefusalKind paper_missing{"pledge.paper_missing", 422,
                                    "缺少材料：{found}（依据：{source}）",
                                    "Paper missing: {found_en} (source: {source_en})"};
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

Result<std::monostate> require_papers(const Prepare& application) {
    Refusals missing;
    for (const PaperNeeded& paper : papers_needed(application))
        if (!paper.present)
            missing.all.push_back({&paper_missing,
                                   "papers",
                                   {{"found", paper.paper.zh},
                                    {"found_en", paper.paper.en},
                                    {"source", paper.source.zh},
                                    {"source_en", paper.source.en}}});
    if (missing.all.empty()) return {};
    return std::unexpected(std::move(missing));
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
Result<std::monostate> require_found(const Pledge& pledge, const Rights& rights, Ground ground,
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

    void operator()(const Prepared& e) const {
        move(Act::prepare);
        p.financing = e.financing;
        p.pledgor = e.pledgor;
        p.pledgee = e.pledgee;
        p.rights = e.rights;
        p.loan_amount = e.loan_amount;
        p.application = e.application;
    }
    void operator()(const Confirmed& e) const {
        move(Act::confirm);
        p.submitted_on = e.on;
        p.clock_from = e.on;
    }
    void operator()(const Notified& e) const {
        move(Act::notify);
        p.waivers.push_back({e.ground, e.right, e.notice_number, e.on, std::nullopt, std::nullopt});
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
    }
    void operator()(const Resubmitted& e) const {
        move(Act::resubmit);
        p.application = e.application;
        p.open_defects.reset();
        p.clock_from = e.on;
    }
    void operator()(const Registered& e) const {
        move(Act::register_pledge);
        p.certificate = e.certificate;
        p.registered_on = e.on;
    }
    void operator()(const Refused& e) const { end(Act::refuse, e.on, e.reason); }
    void operator()(const Changed&) const { move(Act::change); }
    void operator()(const Cancelled& e) const { end(Act::cancel, e.on, label_of(e.reason).zh); }
    void operator()(const Revoked& e) const { end(Act::revoke, e.on, e.finding); }
    void operator()(const Lapsed& e) const {
        end(Act::note_lapse, e.on, label_of(Stage::ended_by_patent_lapse).zh);
    }
};

}  // namespace

Filer filer_of(const financing::Financing& financing) {
    switch (financing::registrant(financing.route)) {
        case financing::Registrant::bank: return {Role::bank_officer, financing.application.bank};
        case financing::Registrant::guarantor_or_insurer:
            if (financing.application.guarantor)
                return {Role::guarantor_officer, *financing.application.guarantor};
            break;
        case financing::Registrant::pledgor: break;
    }
    return {Role::enterprise_officer, financing.applicant};
}

Result<Prepared> decide(const financing::Financing& financing, const Prepare& command,
                        const Actor& actor, Date today) {
    const Filer filer = filer_of(financing);
    CHECKED(require(actor, filer.role));
    CHECKED(require_acting_for(actor, filer.organisation));
    CHECKED(require_phase(financing, financing::Phase::pledge_registration));
    if (financing.pledge) return refuse(already_filed, "", {{"found", *financing.pledge}});
    return Prepared{financing.id,
                    financing.applicant,
                    financing.application.bank,
                    financing.application.rights,
                    financing.application.amount,
                    command,
                    today};
}

Result<Prepared> decide(const Pledge& pledge, const Prepare& command, const Actor& actor,
                        Date today) {
    CHECKED(require_move(pledge, Act::prepare, actor));
    return Prepared{pledge.financing,   pledge.pledgor, pledge.pledgee, pledge.rights,
                    pledge.loan_amount, command,        today};
}

Result<Confirmed> decide(const Pledge& pledge, const Confirm&, const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::confirm, actor));
    CHECKED(require_papers(pledge.application));
    return Confirmed{today};
}

Result<Notified> decide(const Pledge& pledge, const Rights& rights, const Notify& command,
                        const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::notify, actor));
    CHECKED(require_waivable(command.ground));
    CHECKED(require_found(pledge, rights, command.ground, command.right, today));
    const Waiver* told = latest(pledge, command.ground, command.right);
    if (told != nullptr && !told->in_force())
        return refuse(notified_already, "right",
                      {{"found", to_string(told->notified_on)}, {"expected", told->notice_number}});
    return Notified{command.ground, command.right, command.notice_number, today};
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
    return CorrectionRequested{command.defects, command.notice_number, today};
}

Result<Resubmitted> decide(const Pledge& pledge, const Resubmit& command, const Actor& actor,
                           Date today) {
    CHECKED(require_move(pledge, Act::resubmit, actor));
    CHECKED(require_confirmed(pledge.application, command));
    CHECKED(require_papers(command));
    return Resubmitted{command, today};
}

Result<Registered> decide(const Pledge& pledge, const Rights& rights, const Register& command,
                          const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::register_pledge, actor));
    Refusals standing;
    for (const Found& found : grounds(pledge, rights, today))
        if (!found.waived) standing.all.push_back(found.refusal());
    if (!standing.all.empty()) return std::unexpected(std::move(standing));
    return Registered{certificate_number(today, command.serial), today};
}

Result<Refused> decide(const Pledge& pledge, const Rights& rights, const Refuse& command,
                       const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::refuse, actor));
    // Ground 12 is the registry's own judgement; the others are facts.
    if (command.ground != Ground::other)
        CHECKED(require_found(pledge, rights, command.ground, "", today));
    return Refused{command.ground, command.reason, command.notice_number, today};
}

Result<Changed> decide(const Pledge& pledge, const Change& command, const Actor& actor,
                       Date today) {
    CHECKED(require_move(pledge, Act::change, actor));
    return Changed{command.what, command.agreement, command.notice_number, today};
}

Result<Cancelled> decide(const Pledge& pledge, const Cancel& command, const Actor& actor,
                         Date today) {
    CHECKED(require_move(pledge, Act::cancel, actor));
    return Cancelled{command.reason, command.proof, command.notice_number, today};
}

Result<Revoked> decide(const Pledge& pledge, const Revoke& command, const Actor& actor,
                       Date today) {
    CHECKED(require_move(pledge, Act::revoke, actor));
    return Revoked{command.reason, command.finding, command.notice_number, today};
}

Result<Lapsed> decide(const Pledge& pledge, const Rights& rights, const NoteLapse& command,
                      const Actor& actor, Date today) {
    CHECKED(require_move(pledge, Act::note_lapse, actor));
    for (const rights::Right& right : rights)
        if (rights::status_at(right, today) == rights::Status::granted)
            return refuse(patents_live, "", {{"found", right.number}});
    return Lapsed{command.notice_number, today};
}

Pledge apply(Pledge pledge, const Event& event) {
    std::visit(Applier{pledge}, event);
    return pledge;
}

std::vector<std::string> parties(const Pledge& pledge) {
    return {pledge.pledgor, pledge.pledgee, pledge.application.registry};
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

std::string certificate_number(Date on, int serial) {
    ensure(serial > 0);
    constexpr std::size_t digits = 6;
    std::string text = std::to_string(serial);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return "Y" + std::to_string(static_cast<int>(civil(on).year())) + text;
}

}  // namespace zhirong::pledge
