#include "features/receivable/receivable.h"

#include <algorithm>

#include "core/access/party.h"
#include "core/identifiers/identifiers.h"
#include "features/receivable/moves.h"

namespace zhirong::receivable {
namespace {

using licence::Licence;

constexpr RefusalKind not_a_secured_party{
    "receivable.secured_party", 403, "应收账款质押登记由质权人（银行或者担保机构）自行办理",
    "A pledge of receivables is registered by the secured party: a bank or a guarantor"};
constexpr RefusalKind grantor_missing{
    "receivable.grantor", 422, "请选择平台上的出质人，或者同时填写出质人名称和统一社会信用代码",
    "Choose a grantor on the platform, or give both name and credit code"};
constexpr RefusalKind same_party{
    "receivable.same_party", 422,
    "{what}与{other}同为“{found}”：应收账款的债务人、出质人、质权人须各不相同",
    "“{found}” is both {what_en} and {other_en}: debtor, grantor and secured party are different "
    "persons"};
constexpr RefusalKind out_of_scope{"receivable.out_of_scope", 422,
                                   "“{found}”不在应收账款质押登记范围内：{expected}",
                                   "“{found_en}” is not registered here: {expected_en}"};
constexpr RefusalKind assignment_banned{
    "receivable.assignment_banned", 422,
    "法律、行政法规禁止转让的付款请求权不能出质（《动产和权利担保统一登记办法》第三条）",
    "A claim that the law forbids to assign cannot be pledged (Order 7/2021, article 3)"};
constexpr RefusalKind not_identifiable{
    "receivable.not_identifiable", 422,
    "描述不能合理识别质押的应收账款：请选择许可合同备案，或者填写债务人并填写基础合同编号、权利号码"
    "之一（担保制度解释第五十三条）",
    "The receivables cannot be identified: name a filed licence, or the debtor with a contract or "
    "the rights (Guarantee Interpretation 53)"};
constexpr RefusalKind licence_not_filed{"receivable.licence_not_filed", 409,
                                        "许可合同尚未备案（现为“{found}”），备案后再登记",
                                        "The licence is not filed (it is “{found_en}”)"};
constexpr RefusalKind licence_ended{"receivable.licence_ended", 409,
                                    "许可已于 {found} 终止，不再产生许可费",
                                    "The licence ended on {found}: no fees arise from it"};
constexpr RefusalKind no_income{"receivable.no_income", 422,
                                "备案 {found} 为免费许可，没有可以出质的许可费",
                                "Filing {found} is free of charge: there are no fees to pledge"};
constexpr RefusalKind not_the_creditor{"receivable.not_the_creditor", 422,
                                       "备案 {found} 的许可人为“{expected}”，不是出质人",
                                       "The licensor of {found} is “{expected}”, not the grantor"};
constexpr RefusalKind not_the_debtor{
    "receivable.not_the_debtor", 422, "备案 {found} 的被许可人为“{expected}”，不是所填债务人",
    "The licensee of {found} is “{expected}”, not the debtor given"};
constexpr RefusalKind bad_term{"receivable.term", 422,
                               "期限 {found} 个月无效：应为 {least} 至 {most} 个月（三十年）",
                               "{found} months cannot be: from {least} to {most}, thirty years"};
constexpr RefusalKind upside_down{"receivable.upside_down", 422,
                                  "债务到期日 {found} 早于起始日 {expected}",
                                  "The debt is due on {found}, before it begins on {expected}"};
constexpr RefusalKind schedule_order{"receivable.schedule_order", 422,
                                     "应付日须依次递增：{found} 应晚于 {expected}",
                                     "Payments follow one another: {found} must be later than "
                                     "{expected}"};
constexpr RefusalKind registered_already{
    "receivable.registered_already", 409,
    "贵机构已就同一许可和同一债权合同办理登记 {found}，请办理变更或者展期",
    "You registered the same licence for the same debt already, as {found}: change or extend it"};
constexpr RefusalKind lapsed{"receivable.lapsed", 409,
                             "登记已于 {found} 期满失效，不能办理“{act}”；需要担保的请重新登记，"
                             "顺位自重新登记时起算",
                             "The registration lapsed on {found}: too late to {act_en}. Register "
                             "anew, with the rank of that day"};
constexpr RefusalKind extension_early{
    "receivable.extension_early", 409, "展期只能在到期日 {expected} 前 90 日内办理，最早 {found}",
    "It can be extended in the 90 days before {expected}, from {found} on"};
constexpr RefusalKind extension_late{
    "receivable.extension_late", 409,
    "登记已于 {found} 期满失效，不能展期：请重新登记，顺位自重新登记时起算",
    "The registration lapsed on {found} and cannot be extended: register anew, with the rank of "
    "that day"};
constexpr RefusalKind nothing_changed{
    "receivable.nothing_changed", 422, "没有变更内容。增加新的应收账款须另行登记，不作变更",
    "Nothing is changed. New receivables are registered by themselves, not as a change"};
constexpr RefusalKind in_the_future{"receivable.date_in_future", 422,
                                    "日期 {found} 晚于营业日 {expected}",
                                    "{found} is later than the business date {expected}"};
constexpr RefusalKind before_registration{"receivable.before_registration", 422,
                                          "日期 {found} 早于登记日 {expected}",
                                          "{found} is before the registration of {expected}"};
constexpr RefusalKind same_name{"receivable.same_name", 422, "名称仍为“{found}”，没有变更",
                                "The name is “{found}” still"};
constexpr RefusalKind no_name_change{"receivable.no_name_change", 409, "没有待登记的名称变更",
                                     "No change of name waits to be registered"};
constexpr RefusalKind discharged_already{"receivable.discharged_already", 409,
                                         "已报告：{found}，自 {expected} 起",
                                         "Reported already: {found_en}, since {expected}"};
constexpr RefusalKind confirmed_already{
    "receivable.confirmed_already", 409,
    "债务人已于 {found} 确认，不得再否认其存在（担保制度解释第六十一条）",
    "The debtor confirmed on {found} and cannot deny it (Guarantee Interpretation 61)"};
constexpr RefusalKind not_concerned{
    "receivable.not_concerned", 403,
    "异议由出质人、债务人或者同一出质人的其他担保权人办理，贵机构不是利害关系人",
    "Objections are for the grantor, the debtor or another secured party of the same grantor; your "
    "organisation is none of them"};
constexpr RefusalKind objected_already{"receivable.objected_already", 409,
                                       "贵机构的第 {found} 项异议尚未结束",
                                       "Your objection {found} is still open"};
constexpr RefusalKind no_objection{"receivable.no_objection", 404, "没有第 {found} 项异议",
                                   "There is no objection {found}"};
constexpr RefusalKind objection_over{"receivable.objection_over", 409,
                                     "第 {found} 项异议现为“{stage}”，不能再办理",
                                     "Objection {found} is “{stage_en}”: nothing more can be done"};
constexpr RefusalKind other_objector{"receivable.other_objector", 403,
                                     "第 {found} 项异议由其他机构提出",
                                     "Objection {found} is somebody else's"};
constexpr RefusalKind notified_already{"receivable.notified_already", 409,
                                       "已于 {found} 通知质权人",
                                       "The secured party was notified on {found}"};

Result<std::monostate> require_not_future(const char* field, Date date, Date today) {
    if (date <= today) return {};
    return refuse(in_the_future, field,
                  {{"found", to_string(date)}, {"expected", to_string(today)}});
}

Result<std::monostate> require_secured(const Registration& registration, Act act,
                                       const Actor& actor) {
    CHECKED(next(moves, registration.stage, act, actor));
    return require_acting_for(actor, registration.secured_party.organisation.value_or(""));
}

Result<std::monostate> require_side(const Registration& registration, Act act, const Actor& actor) {
    CHECKED(next(moves, registration.stage, act, actor));
    if (actor.organisation == registration.grantor.organisation) return {};
    return require_acting_for(actor, registration.secured_party.organisation.value_or(""));
}

Result<std::monostate> require_in_force(const Registration& registration, Act act, Date today) {
    if (standing(registration, today) != Standing::lapsed) return {};
    const Label words = label_of(act);
    return refuse(
        lapsed, "",
        {{"found", to_string(ends_on(registration))}, {"act", words.zh}, {"act_en", words.en}});
}

Result<std::monostate> require_months(const char* field, int months) {
    if (months >= times().least_months && months <= times().most_months) return {};
    return refuse(bad_term, field,
                  {{"found", std::to_string(months)},
                   {"least", std::to_string(times().least_months)},
                   {"most", std::to_string(times().most_months)}});
}

Result<std::monostate> require_scope(const Register& command) {
    if (command.claim == Claim::bill_or_security)
        return refuse(out_of_scope, "claim",
                      {{"found", label_of(command.claim).zh},
                       {"found_en", label_of(command.claim).en},
                       {"expected", "票据或者有价证券产生的付款请求权不属于应收账款"},
                       {"expected_en", "claims out of bills and securities are no receivables"}});
    if (command.claim == Claim::intellectual_property)
        return refuse(
            out_of_scope, "claim",
            {{"found", label_of(command.claim).zh},
             {"found_en", label_of(command.claim).en},
             {"expected", "知识产权中的财产权质押请到质押登记窗口办理"},
             {"expected_en", "the pledge of a right itself is registered at the desk for rights"}});
    if (command.transfer_ban == TransferBan::by_law)
        return refuse(assignment_banned, "transfer_ban");
    return {};
}

Result<Party> grantor_of(const Register& command, const Named& named) {
    if (named.grantor) return *named.grantor;
    if (!command.grantor_name || !command.grantor_code)
        return refuse(grantor_missing,
                      command.grantor_name ? "grantor_code" : "grantor_organisation");
    auto code = read_credit_code(*command.grantor_code, "");
    if (!code) {
        for (Refusal& each : code.error().all) each.field = "grantor_code";
        return std::unexpected(std::move(code).error());
    }
    return Party{std::nullopt, *command.grantor_name, *std::move(code)};
}

// The licensee, where a licence is named; else whoever the command says.
std::optional<Party> debtor_of(const Register& command, const Named& named) {
    if (named.debtor) return named.debtor;
    if (named.licence) {
        const licence::Draft& content = named.licence->content;
        return Party{content.licensee_organisation, content.licensee_name,
                     content.licensee_code.value_or("")};
    }
    if (command.debtor_name) return Party{std::nullopt, *command.debtor_name, ""};
    return std::nullopt;
}

bool same_person(const Party& one, const Party& other) {
    if (one.organisation && other.organisation) return one.organisation == other.organisation;
    if (!one.code.empty() && !other.code.empty()) return one.code == other.code;
    return one.name == other.name;
}

Result<std::monostate> require_different(const Party& secured, const Party& grantor,
                                         const std::optional<Party>& debtor) {
    const auto same = [](const char* field, const Party& one, const Label& what,
                         const Label& other) {
        return refuse(same_party, field,
                      {{"found", one.name},
                       {"what", what.zh},
                       {"what_en", what.en},
                       {"other", other.zh},
                       {"other_en", other.en}});
    };
    const Label of_secured{"", "质权人", "secured party"};
    const Label of_grantor{"", "出质人", "grantor"};
    const Label of_debtor{"", "债务人", "debtor"};
    if (same_person(secured, grantor))
        return same("grantor_organisation", grantor, of_grantor, of_secured);
    if (debtor && same_person(*debtor, grantor))
        return same("debtor_name", *debtor, of_debtor, of_grantor);
    if (debtor && same_person(*debtor, secured))
        return same("debtor_name", *debtor, of_debtor, of_secured);
    return {};
}

Result<std::monostate> require_licence(const Register& command, const Party& grantor,
                                       const Named& named, Date today) {
    if (!named.licence) return {};
    const Licence& licence = *named.licence;
    const std::string number = licence.number.value_or(licence.id);
    if (!licence.filed_on)
        return refuse(licence_not_filed, "licence",
                      {{"found", licence::stage_words(licence).zh},
                       {"found_en", licence::stage_words(licence).en}});
    if (licence::standing(licence, today) == licence::Standing::over)
        return refuse(licence_ended, "licence",
                      {{"found", to_string(licence::last_day(licence).value_or(today))}});
    if (licence.content.fee && mode_of(*licence.content.fee) == licence::FeeMode::free)
        return refuse(no_income, "licence", {{"found", number}});
    if (grantor.organisation != licence.licensor)
        return refuse(not_the_creditor, "licence",
                      {{"found", number}, {"expected", licence.licensor_name}});
    const bool other_name =
        command.debtor_name && *command.debtor_name != licence.content.licensee_name;
    const bool other_organisation =
        command.debtor_organisation &&
        command.debtor_organisation != licence.content.licensee_organisation;
    if (other_name || other_organisation)
        return refuse(not_the_debtor, other_name ? "debtor_name" : "debtor_organisation",
                      {{"found", number}, {"expected", licence.content.licensee_name}});
    return {};
}

Result<std::monostate> require_payments(const std::vector<Payment>& payments) {
    for (std::size_t i = 1; i < payments.size(); ++i)
        if (payments[i].due <= payments[i - 1].due)
            return refuse(schedule_order, shapes::item_path("payments", i) + ".due",
                          {{"found", to_string(payments[i].due)},
                           {"expected", to_string(payments[i - 1].due)}});
    return {};
}

const Objection* find_objection(const Registration& registration, int number) {
    const auto found = std::ranges::find(registration.objections, number, &Objection::number);
    return found == registration.objections.end() ? nullptr : &*found;
}

// An objection that its objector may still act on.
Result<const Objection*> open_objection(const Registration& registration, int number, Act act,
                                        const WorkingDays& calendar, const Actor& actor,
                                        Date today) {
    CHECKED(next(moves, registration.stage, act, actor));
    const Objection* objection = find_objection(registration, number);
    const std::string found = std::to_string(number);
    if (objection == nullptr) return refuse(no_objection, "objection", {{"found", found}});
    if (objection->objector != actor.organisation)
        return refuse(other_objector, "objection", {{"found", found}});
    const ObjectionStanding now = TRY(standing(*objection, calendar, today));
    const bool open = now == ObjectionStanding::pending ||
                      (act == Act::withdraw_objection && now == ObjectionStanding::in_suit);
    if (!open)
        return refuse(
            objection_over, "objection",
            {{"found", found}, {"stage", label_of(now).zh}, {"stage_en", label_of(now).en}});
    return objection;
}

struct Applier {
    Registration& r;

    Objection& objection(int number) const {
        const auto found = std::ranges::find(r.objections, number, &Objection::number);
        ensure(found != r.objections.end());
        return *found;
    }

    void operator()(const Registered& e) const {
        r.number = e.number;
        r.secured_party = e.secured_party;
        r.grantor = e.grantor;
        r.debtor = e.debtor;
        r.content = e.content;
        r.registered_on = e.on;
        r.term_months = e.content.term_months;
    }
    void operator()(const Changed& e) const {
        const auto set = [](auto& member, const auto& changed) {
            if (changed) member = *changed;
        };
        const auto set_optional = [](auto& member, const auto& changed) {
            if (changed) member = changed;
        };
        set(r.content.description, e.change.description);
        set(r.content.secured_amount, e.change.secured_amount);
        set(r.content.debt_until, e.change.debt_until);
        set_optional(r.content.account_bank, e.change.account_bank);
        set_optional(r.content.account_number, e.change.account_number);
        set(r.content.account_restricted, e.change.account_restricted);
        set_optional(r.content.unified_number, e.change.unified_number);
    }
    void operator()(const Extended& e) const { r.term_months += e.months; }
    void operator()(const NameChangeReported& e) const { r.name_change = e; }
    void operator()(const NameChangeRegistered& e) const {
        ensure(r.name_change.has_value());
        Party& party = r.name_change->whose == Whose::grantor ? r.grantor : r.secured_party;
        if (r.name_change->whose == Whose::grantor) r.former.push_back(party);
        party.name = r.name_change->name;
        if (r.name_change->code) party.code = *r.name_change->code;
        r.name_change.reset();
        if (e.late) ++r.late_acts;
    }
    void operator()(const Discharged& e) const { r.discharge = e; }
    void operator()(const Cancelled& e) const {
        r.stage = after(moves, r.stage, Act::cancel);
        r.cancelled = e;
        if (e.late) ++r.late_acts;
    }
    void operator()(const DebtConfirmed& e) const { r.confirmation = e; }
    void operator()(const Objected& e) const {
        r.objections.push_back({e.objection, e.objector, e.reason, e.demanded_on, e.answer, e.on,
                                std::nullopt, std::nullopt, std::nullopt, std::nullopt});
    }
    void operator()(const ObjectionNotified& e) const {
        objection(e.objection).notified_on = e.notified_on;
    }
    void operator()(const SuitSubmitted& e) const {
        objection(e.objection).suit = e.court + " " + e.case_number;
        objection(e.objection).suit_on = e.accepted_on;
    }
    void operator()(const ObjectionWithdrawn& e) const {
        objection(e.objection).withdrawn_on = e.on;
    }
};

}  // namespace

Result<Registered> decide(const Register& command, const Named& named, std::string number,
                          const Actor& actor, Date today) {
    if (!actor.has(Role::bank_officer) && !actor.has(Role::guarantor_officer))
        return refuse(not_a_secured_party);
    CHECKED(require_months("term_months", command.term_months));
    CHECKED(require_scope(command));
    const Party grantor = TRY(grantor_of(command, named));
    const std::optional<Party> debtor = debtor_of(command, named);
    CHECKED(require_different(named.secured_party, grantor, debtor));
    const bool identified =
        named.licence || (debtor && (command.base_contract || !command.right_numbers.empty()));
    if (!identified) return refuse(not_identifiable, "description");
    CHECKED(require_licence(command, grantor, named, today));
    if (command.debt_until < command.debt_from)
        return refuse(
            upside_down, "debt_until",
            {{"found", to_string(command.debt_until)}, {"expected", to_string(command.debt_from)}});
    CHECKED(require_payments(command.payments));
    Registered registered{std::move(number), named.secured_party, grantor, debtor, command, today};
    const Registration made = apply(Registration{}, registered);
    for (const Registration& other : named.others)
        if (other.secured_party.organisation == named.secured_party.organisation &&
            standing(other, today) == Standing::in_force && same_income(made, other) &&
            other.content.debt_contract == command.debt_contract)
            return refuse(registered_already, "", {{"found", other.number}});
    return registered;
}

Result<Changed> decide(const Registration& registration, const Change& command, const Actor& actor,
                       Date today) {
    CHECKED(require_secured(registration, Act::change, actor));
    CHECKED(require_in_force(registration, Act::change, today));
    Changed changed{command, today};
    const Registration after_it = apply(registration, changed);
    if (write(after_it.content) == write(registration.content)) return refuse(nothing_changed);
    if (after_it.content.debt_until < after_it.content.debt_from)
        return refuse(upside_down, "debt_until",
                      {{"found", to_string(after_it.content.debt_until)},
                       {"expected", to_string(after_it.content.debt_from)}});
    return changed;
}

Result<Extended> decide(const Registration& registration, const Extend& command, const Actor& actor,
                        Date today) {
    CHECKED(require_secured(registration, Act::extend, actor));
    const Date end = ends_on(registration);
    if (today > end) return refuse(extension_late, "", {{"found", to_string(end)}});
    if (const Date opens = extension_opens(registration); today < opens)
        return refuse(extension_early, "",
                      {{"found", to_string(opens)}, {"expected", to_string(end)}});
    CHECKED(require_months("months", command.months));
    return Extended{command.months, end, command.agreement, today};
}

Result<NameChangeReported> decide(const Registration& registration, const ReportNameChange& command,
                                  const Actor& actor, Date today) {
    CHECKED(require_side(registration, Act::report_name_change, actor));
    CHECKED(require_in_force(registration, Act::report_name_change, today));
    CHECKED(require_not_future("changed_on", command.changed_on, today));
    const Party& party =
        command.whose == Whose::grantor ? registration.grantor : registration.secured_party;
    if (party.name == command.name && (!command.code || *command.code == party.code))
        return refuse(same_name, "name", {{"found", party.name}});
    if (command.code) {
        auto code = read_credit_code(*command.code, "");
        if (!code) {
            for (Refusal& each : code.error().all) each.field = "code";
            return std::unexpected(std::move(code).error());
        }
    }
    return NameChangeReported{command.whose,      command.name,  command.code,
                              command.changed_on, command.paper, today};
}

Result<NameChangeRegistered> decide(const Registration& registration, const RegisterNameChange&,
                                    const WorkingDays& calendar, const Actor& actor, Date today) {
    CHECKED(require_secured(registration, Act::register_name_change, actor));
    CHECKED(require_in_force(registration, Act::register_name_change, today));
    if (!registration.name_change) return refuse(no_name_change);
    const Date changed_on = registration.name_change->changed_on;
    bool late = today > add_months(changed_on, times().name_change_months);
    if (late) late = today > TRY(name_change_by(changed_on, calendar));
    return NameChangeRegistered{today, late};
}

Result<Discharged> decide(const Registration& registration, const ReportDischarge& command,
                          const Actor& actor, Date today) {
    CHECKED(require_side(registration, Act::report_discharge, actor));
    CHECKED(require_not_future("on", command.on, today));
    if (command.on < registration.registered_on)
        return refuse(before_registration, "on",
                      {{"found", to_string(command.on)},
                       {"expected", to_string(registration.registered_on)}});
    if (registration.discharge)
        return refuse(discharged_already, "",
                      {{"found", label_of(registration.discharge->reason).zh},
                       {"found_en", label_of(registration.discharge->reason).en},
                       {"expected", to_string(registration.discharge->discharged_on)}});
    return Discharged{command.reason, command.on, command.paper, today};
}

Result<Cancelled> decide(const Registration& registration, const Cancel& command,
                         const WorkingDays& calendar, const Actor& actor, Date today) {
    CHECKED(require_secured(registration, Act::cancel, actor));
    CHECKED(require_not_future("discharged_on", command.discharged_on, today));
    if (command.discharged_on < registration.registered_on)
        return refuse(before_registration, "discharged_on",
                      {{"found", to_string(command.discharged_on)},
                       {"expected", to_string(registration.registered_on)}});
    // What was reported first counts: a later day given now does not make it timely.
    const Date since = registration.discharge
                           ? std::min(registration.discharge->discharged_on, command.discharged_on)
                           : command.discharged_on;
    // Never more working days than days: a look at the calendar only where it can matter.
    bool late = today > since + Days{times().cancel_working_days};
    if (late) late = today > TRY(cancel_by(since, calendar));
    return Cancelled{command.reason, since, command.paper, late, today};
}

Result<DebtConfirmed> decide(const Registration& registration, const ConfirmDebt& command,
                             const Actor& actor, Date today) {
    CHECKED(next(moves, registration.stage, Act::confirm_debt, actor));
    const std::string debtor =
        registration.debtor ? registration.debtor->organisation.value_or("") : "";
    CHECKED(require_acting_for(actor, debtor));
    CHECKED(require_in_force(registration, Act::confirm_debt, today));
    if (registration.confirmation)
        return refuse(confirmed_already, "",
                      {{"found", to_string(registration.confirmation->confirmed_on)}});
    return DebtConfirmed{
        command.amount, command.knows_account, command.paper, actor.user, true, today, today};
}

Result<DebtConfirmed> decide(const Registration& registration, const NoteConfirmation& command,
                             const Actor& actor, Date today) {
    CHECKED(require_secured(registration, Act::note_confirmation, actor));
    CHECKED(require_in_force(registration, Act::note_confirmation, today));
    CHECKED(require_not_future("on", command.on, today));
    if (registration.confirmation)
        return refuse(confirmed_already, "",
                      {{"found", to_string(registration.confirmation->confirmed_on)}});
    return DebtConfirmed{
        command.amount, command.knows_account, command.paper, command.person, false, command.on,
        today};
}

Result<Objected> decide(const Registration& registration, const std::vector<Registration>& others,
                        const Object& command, const WorkingDays& calendar, const Actor& actor,
                        Date today) {
    CHECKED(next(moves, registration.stage, Act::object, actor));
    if (!is_concerned(registration, others, actor.organisation, today))
        return refuse(not_concerned);
    CHECKED(require_in_force(registration, Act::object, today));
    CHECKED(require_not_future("demanded_on", command.demanded_on, today));
    for (const Objection& one : registration.objections)
        if (one.objector == actor.organisation) {
            const ObjectionStanding now = TRY(standing(one, calendar, today));
            if (now == ObjectionStanding::pending || now == ObjectionStanding::in_suit)
                return refuse(objected_already, "", {{"found", std::to_string(one.number)}});
        }
    return Objected{static_cast<int>(registration.objections.size()) + 1,
                    actor.organisation,
                    command.reason,
                    command.demanded_on,
                    command.answer,
                    today};
}

Result<ObjectionNotified> decide(const Registration& registration, const NotifyObjection& command,
                                 const WorkingDays& calendar, const Actor& actor, Date today) {
    const Objection* objection = TRY(open_objection(registration, command.objection,
                                                    Act::notify_objection, calendar, actor, today));
    CHECKED(require_not_future("on", command.on, today));
    if (objection->notified_on)
        return refuse(notified_already, "on", {{"found", to_string(*objection->notified_on)}});
    if (command.on < objection->on)
        return refuse(before_registration, "on",
                      {{"found", to_string(command.on)}, {"expected", to_string(objection->on)}});
    return ObjectionNotified{command.objection, command.on, command.paper, today};
}

Result<SuitSubmitted> decide(const Registration& registration, const SubmitSuit& command,
                             const WorkingDays& calendar, const Actor& actor, Date today) {
    CHECKED(
        open_objection(registration, command.objection, Act::submit_suit, calendar, actor, today));
    CHECKED(require_not_future("accepted_on", command.accepted_on, today));
    return SuitSubmitted{command.objection, command.court, command.case_number, command.accepted_on,
                         today};
}

Result<ObjectionWithdrawn> decide(const Registration& registration,
                                  const WithdrawObjection& command, const WorkingDays& calendar,
                                  const Actor& actor, Date today) {
    CHECKED(open_objection(registration, command.objection, Act::withdraw_objection, calendar,
                           actor, today));
    return ObjectionWithdrawn{command.objection, command.reason, today};
}

Registration apply(Registration registration, const Event& event) {
    std::visit(Applier{registration}, event);
    return registration;
}

std::vector<std::string> parties(const Registration&) { return {"*"}; }

Label stage_words(const Registration& registration) { return label_of(registration.stage); }

std::vector<std::string> keys(const Registration& registration) {
    std::vector<std::string> all{"number:" + registration.number,
                                 "grantor:" + registration.grantor.code,
                                 "grantor_name:" + registration.grantor.name};
    const auto party = [&](const Party& one) {
        if (one.organisation) all.push_back("party:" + *one.organisation);
    };
    party(registration.secured_party);
    party(registration.grantor);
    if (registration.debtor) party(*registration.debtor);
    for (const Party& former : registration.former) {
        all.push_back("grantor_name:" + former.name);
        if (former.code != registration.grantor.code) all.push_back("grantor:" + former.code);
    }
    for (const Objection& objection : registration.objections)
        all.push_back("party:" + objection.objector);
    if (registration.content.licence) all.push_back("licence:" + *registration.content.licence);
    if (registration.content.financing)
        all.push_back("financing:" + *registration.content.financing);
    std::ranges::sort(all);
    all.erase(std::unique(all.begin(), all.end()), all.end());
    return all;
}

Numbering apply(Numbering numbering, const Numbering::Event& event) {
    numbering.last = std::get<Taken>(event).last;
    return numbering;
}

std::vector<std::string> parties(const Numbering&) { return {}; }

Label stage_words(const Numbering&) { return {"kept", "在用", "Kept"}; }

std::string numbering_of(Date on) {
    return "receivable-numbers:" + std::to_string(static_cast<int>(civil(on).year()));
}

std::string number_of(Date on, int serial) {
    ensure(serial > 0);
    constexpr std::size_t digits = 8;
    std::string text = std::to_string(serial);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return "AR" + std::to_string(static_cast<int>(civil(on).year())) + text;
}

bool is_party(const Registration& registration, const std::string& organisation) {
    return registration.secured_party.organisation == organisation ||
           registration.grantor.organisation == organisation ||
           (registration.debtor && registration.debtor->organisation == organisation) ||
           std::ranges::find(registration.objections, organisation, &Objection::objector) !=
               registration.objections.end();
}

bool is_concerned(const Registration& registration, const std::vector<Registration>& others,
                  const std::string& organisation, Date today) {
    if (registration.secured_party.organisation == organisation) return false;
    if (registration.grantor.organisation == organisation) return true;
    if (registration.debtor && registration.debtor->organisation == organisation) return true;
    return std::ranges::any_of(others, [&](const Registration& other) {
        return other.id != registration.id && other.secured_party.organisation == organisation &&
               standing(other, today) == Standing::in_force;
    });
}

bool same_income(const Registration& one, const Registration& other) {
    if (one.content.licence || other.content.licence)
        return one.content.licence == other.content.licence;
    return one.grantor.code == other.grantor.code && one.content.base_contract &&
           one.content.base_contract == other.content.base_contract;
}

std::vector<Label> notes(const Registration& registration, const std::optional<Licence>& licence,
                         Date today) {
    std::vector<Label> all;
    const Register& content = registration.content;
    const Date end = ends_on(registration);
    if (end < content.debt_until)
        all.push_back({"shorter_than_debt",
                       "登记于 " + to_string(end) + " 到期，早于债务到期日 " +
                           to_string(content.debt_until) + "：须在到期前 90 日内展期",
                       "The registration ends on " + to_string(end) +
                           ", before the debt is due on " + to_string(content.debt_until) +
                           ": extend it in its last 90 days"});
    if (content.nature != Nature::future && !registration.confirmation)
        all.push_back({"unconfirmed",
                       "现有应收账款未经债务人确认：质权人须证明登记时其真实存在"
                       "（担保制度解释第六十一条）",
                       "The debtor has not confirmed: the secured party must prove that the "
                       "existing receivable was there when it was registered (Interpretation 61)"});
    if (content.nature != Nature::existing && !content.account_number)
        all.push_back({"no_account",
                       "将有应收账款未设特定账户：不能就账户内款项优先受偿，只能请求处分收费权"
                       "（担保制度解释第六十一条）",
                       "No designated account for future receivables: no priority in its money, "
                       "only the right itself can be sold (Interpretation 61)"});
    if (content.account_number && !content.account_restricted)
        all.push_back({"account_free", "收款账户未限制支取：出质人可以自行支用回款",
                       "The collection account is not restricted: the grantor can spend what "
                       "comes in"});
    const bool banned = content.transfer_ban == TransferBan::by_contract ||
                        (licence && licence->content.assignment_banned);
    if (banned)
        all.push_back(
            {"banned_by_contract",
             "合同约定不得转让：金钱债权的约定不得对抗第三人（《民法典》第五百四十五条），"
             "仍须评估对债务人付款意愿的影响",
             "The contract forbids assignment: for a claim of money that does not bind "
             "third parties (Civil Code 545)"});
    if (licence) {
        const auto last = licence::last_day(*licence);
        if (last && *last < content.debt_until)
            all.push_back({"licence_shorter_than_debt",
                           "许可于 " + to_string(*last) + " 届满，早于债务到期日 " +
                               to_string(content.debt_until),
                           "The licence ends on " + to_string(*last) +
                               ", before the debt is due on " + to_string(content.debt_until)});
        if (licence::standing(*licence, today) == licence::Standing::over)
            all.push_back({"licence_over", "许可已终止，不再产生许可费",
                           "The licence has ended: no more fees arise"});
    }
    return all;
}

}  // namespace zhirong::receivable
