#include "features/licence/licence.h"

#include <algorithm>
#include <set>

#include "core/access/party.h"
#include "core/identifiers/identifiers.h"
#include "features/licence/moves.h"

namespace zhirong::licence {
namespace {

using rights::Right;

constexpr RefusalKind other_kind{"licence.kind", 422,
                                 "{found}的许可不在此备案：只受理专利和注册商标（{expected}）",
                                 "A licence of {found_en} is not filed here, only of patents and "
                                 "trademarks ({expected})"};
constexpr RefusalKind mixed_kinds{"licence.mixed_kinds", 422,
                                  "专利与商标的许可须分别备案：本申请同时列有{found}和{expected}",
                                  "Licences of patents and of marks are filed apart: this one "
                                  "names {found_en} and {expected_en}"};
constexpr RefusalKind right_twice{"licence.right_twice", 422, "权利 {found} 重复列出",
                                  "Right {found} is listed twice"};
constexpr RefusalKind to_itself{"licence.to_itself", 422, "许可人与被许可人不能同为“{found}”",
                                "Licensor and licensee cannot both be “{found}”"};
constexpr RefusalKind in_the_future{"licence.date_in_future", 422,
                                    "日期 {found} 晚于营业日 {expected}",
                                    "{found} is later than the business date {expected}"};
constexpr RefusalKind before_signing{"licence.effect_before_signing", 422,
                                     "生效日 {found} 早于签订日 {expected}",
                                     "It takes effect on {found}, before it was signed on "
                                     "{expected}"};
constexpr RefusalKind upside_down{"licence.upside_down", 422,
                                  "许可截止 {found} 早于生效日 {expected}",
                                  "The licence ends on {found}, before it begins on {expected}"};
constexpr RefusalKind bad_region{
    "licence.region", 422,
    "“{found}”不是行政区划代码：应为六位数字（GB/T 2260），全国填 100000，例如湖南省 430000",
    "“{found}” is no region: six digits of GB/T 2260, 100000 for the whole country"};
constexpr RefusalKind schedule_sum{"licence.schedule_sum", 422,
                                   "各期付款合计 {found} 元，应等于{what} {expected} 元",
                                   "The payments add up to {found}; the {what_en} is {expected}"};
constexpr RefusalKind schedule_order{"licence.schedule_order", 422,
                                     "应付日须依次递增且不早于签订日：{found} 应晚于 {expected}",
                                     "Payments follow one another, none before the signing: "
                                     "{found} must be later than {expected}"};
constexpr RefusalKind entry_fee_missing{
    "licence.entry_fee_missing", 422, "列有分期付款但未填入门费：请填写入门费总额，或者删去分期",
    "There are payments but no entry fee: state it, or take the payments out"};
constexpr RefusalKind royalty_rate{"licence.royalty_rate", 422,
                                   "提成率 {found} 无效：应大于 0 且不超过 100%",
                                   "A royalty rate of {found} cannot be: above 0, at most 100 %"};
constexpr RefusalKind agency{"licence.agency", 422,
                             "一方为境外主体，须委托专利（商标）代理机构办理：请填写代理机构",
                             "A party is foreign, so an agency must file: name it"};
constexpr RefusalKind no_co_owner{"licence.no_co_owner", 422,
                                  "“{found}”不是所列权利的共有人，登记的共有人：{expected}",
                                  "“{found}” is no co-owner of these rights; on record: "
                                  "{expected_en}"};
constexpr RefusalKind paper_missing{"licence.paper_missing", 422,
                                    "缺少材料：{found}（依据：{source}）",
                                    "Paper missing: {found_en} (source: {source_en})"};
constexpr RefusalKind late{
    "licence.late", 422,
    "许可合同应自生效之日起3个月内备案（最迟 {expected}），今日 {found} 已逾期：请填写逾期备案的"
    "说明（《专利法实施细则》第十五条）",
    "A licence is filed within 3 months of taking effect, by {expected}; on {found} it is late: "
    "say "
    "why (Implementing Rules r.15)"};
constexpr RefusalKind term_over{"licence.term_over", 409,
                                "许可已于 {found} 届满，不能再办理“{act}”",
                                "The licence ended on {found}: too late to {act_en}"};
constexpr RefusalKind term_runs{"licence.term_runs", 409,
                                "许可期限至 {found}，尚未届满；提前终止请办理注销",
                                "The licence runs until {found}; to end it before, cancel it"};
constexpr RefusalKind nobody_to_ask{
    "licence.nobody_to_ask", 409, "所列权利没有待征求意见的质权人",
    "None of the rights is pledged to somebody who is still to be asked"};
constexpr RefusalKind not_asked{"licence.not_asked", 409, "没有等待“{found}”答复的事项",
                                "Nothing waits for an answer of “{found}”"};
constexpr RefusalKind ground_not_found{
    "licence.ground_not_found", 422, "未查明此情形：“{found}”；现查明的情形：{expected}",
    "This ground was not found: “{found_en}”; found are: {expected_en}"};
constexpr RefusalKind nothing_changed{
    "licence.nothing_changed", 422, "没有变更内容：请至少填写被许可人名称、许可费、许可地域之一",
    "Nothing is changed: name a new licensee's name, fee or territory"};
constexpr RefusalKind not_longer{"licence.not_longer", 422,
                                 "延长至 {found} 不晚于原期限 {expected}",
                                 "{found} is no later than the present end, {expected}"};
constexpr RefusalKind cancel_date{"licence.cancel_date", 422,
                                  "许可终止日 {found} 应在 {expected} 之间",
                                  "The licence can end from {expected_en}, not on {found}"};
constexpr RefusalKind not_a_lender{"licence.lender", 422, "“{found}”不是银行或者担保机构",
                                   "“{found}” is neither a bank nor a guarantor"};
constexpr RefusalKind disclosed_already{"licence.disclosed_already", 409, "已向“{found}”开放查阅",
                                        "Disclosed to “{found}” already"};

const std::string& organisation_of(const Licence& licence, Role role) {
    return role == Role::registry_officer ? licence.content.registry : licence.licensor;
}

Result<std::monostate> require_move(const Licence& licence, Act act, const Actor& actor) {
    CHECKED(next(moves, licence.stage, act, actor));
    for (const auto& move : moves)
        if (move.from == licence.stage && move.act == act) {
            // Which pledgee may answer, its questions say.
            if (move.who == Role::bank_officer) return {};
            return require_acting_for(actor, organisation_of(licence, move.who));
        }
    ensure(false);
    return {};
}

bool is_mark(const Right& right) { return right.right_kind == RightKind::trademark; }

Result<std::monostate> check_rights(const std::vector<Right>& rights) {
    std::set<std::string> seen;
    for (const Right& right : rights) {
        if (!seen.insert(right.id).second)
            return refuse(right_twice, "rights", {{"found", right.number}});
        if (!is_patent(right.right_kind) && !is_mark(right))
            return refuse(other_kind, "rights",
                          {{"found", label_of(right.right_kind).zh},
                           {"found_en", label_of(right.right_kind).en},
                           {"expected", right.number}});
        if (is_mark(right) != is_mark(rights.front()))
            return refuse(mixed_kinds, "rights",
                          {{"found", label_of(rights.front().right_kind).zh},
                           {"found_en", label_of(rights.front().right_kind).en},
                           {"expected", label_of(right.right_kind).zh},
                           {"expected_en", label_of(right.right_kind).en}});
    }
    return {};
}

Result<std::monostate> check_payments(const std::vector<Payment>& payments, Money total,
                                      const char* zh, const char* en, Date signed_on) {
    Money sum;
    Date last = signed_on - Days{1};
    for (std::size_t i = 0; i < payments.size(); ++i) {
        if (payments[i].due <= last)
            return refuse(schedule_order, shapes::item_path("fee.payments", i) + ".due",
                          {{"found", to_string(payments[i].due)}, {"expected", to_string(last)}});
        last = payments[i].due;
        sum += payments[i].amount;
    }
    if (payments.empty() || sum == total) return {};
    return refuse(schedule_sum, "fee.payments",
                  {{"found", with_separators(sum)},
                   {"expected", with_separators(total)},
                   {"what", zh},
                   {"what_en", en}});
}

Result<std::monostate> check_fee(const Fee& fee, Date signed_on) {
    if (const auto* fixed = std::get_if<FixedFee>(&fee))
        return check_payments(fixed->payments, fixed->amount, "许可费总额", "fee", signed_on);
    const auto* royalty = std::get_if<Royalty>(&fee);
    if (royalty == nullptr) return {};
    if (royalty->rate <= Ratio{} || royalty->rate > Ratio::percent(100))
        return refuse(royalty_rate, "fee.rate", {{"found", to_percent(royalty->rate)}});
    if (!royalty->entry_fee && !royalty->payments.empty())
        return refuse(entry_fee_missing, "fee.entry_fee");
    if (!royalty->entry_fee) return {};
    return check_payments(royalty->payments, *royalty->entry_fee, "入门费", "entry fee", signed_on);
}

Result<std::monostate> check_territory(const std::vector<std::string>& territory) {
    for (std::size_t i = 0; i < territory.size(); ++i)
        if (!is_region(territory[i]))
            return refuse(bad_region, "territory", {{"found", territory[i]}});
    return {};
}

Result<std::monostate> check_co_owners(const Draft& draft, const std::vector<Right>& rights) {
    std::set<std::string> known;
    for (const Right& right : rights)
        for (const rights::CoOwner& co_owner : right.co_owners) known.insert(co_owner.name);
    for (std::size_t i = 0; i < draft.co_owner_consents.size(); ++i) {
        const std::string& name = draft.co_owner_consents[i].co_owner;
        if (known.contains(name)) continue;
        std::string names;
        for (const std::string& each : known) names += (names.empty() ? "" : "、") + each;
        return refuse(no_co_owner, shapes::item_path("co_owner_consents", i) + ".co_owner",
                      {{"found", name},
                       {"expected", names.empty() ? "无" : names},
                       {"expected_en", names.empty() ? "none" : names}});
    }
    return {};
}

// What cannot be, whatever the contract says. What it fails to say is for the grounds.
Result<std::monostate> check(const Draft& draft, const std::string& licensor,
                             const std::string& licensor_name, const std::vector<Right>& rights,
                             Date today) {
    CHECKED(check_rights(rights));
    if (draft.licensee_name == licensor_name)
        return refuse(to_itself, "licensee_name", {{"found", licensor_name}});
    if (draft.licensee_organisation == licensor)
        return refuse(to_itself, "licensee_organisation", {{"found", licensor_name}});
    if (draft.licensee_code) {
        auto code = read_credit_code(*draft.licensee_code, "");
        if (!code) {
            for (Refusal& each : code.error().all) each.field = "licensee_code";
            return std::unexpected(std::move(code).error());
        }
    }
    if (draft.signed_on > today)
        return refuse(in_the_future, "signed_on",
                      {{"found", to_string(draft.signed_on)}, {"expected", to_string(today)}});
    if (draft.effective_on < draft.signed_on)
        return refuse(
            before_signing, "effective_on",
            {{"found", to_string(draft.effective_on)}, {"expected", to_string(draft.signed_on)}});
    if (draft.until && *draft.until < draft.effective_on)
        return refuse(
            upside_down, "until",
            {{"found", to_string(*draft.until)}, {"expected", to_string(draft.effective_on)}});
    CHECKED(check_territory(draft.territory));
    if (draft.fee) CHECKED(check_fee(*draft.fee, draft.signed_on));
    if (draft.foreign_party && !draft.agent) return refuse(agency, "agent");
    return check_co_owners(draft, rights);
}

Drafted drafted(const Draft& command, std::string licensor, std::string licensor_name,
                const std::vector<Right>& rights, Date today) {
    return {std::move(licensor), std::move(licensor_name),
            !rights.empty() && is_mark(rights.front()), command, today};
}

Result<std::monostate> require_papers(const Draft& content) {
    Refusals missing;
    for (const PaperNeeded& paper : papers_needed(content))
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

Result<std::monostate> require_term(const Licence& licence, Act act, Date today) {
    const auto last = last_day(licence);
    if (!last || today <= *last) return {};
    const Label words = label_of(act);
    return refuse(term_over, "",
                  {{"found", to_string(*last)}, {"act", words.zh}, {"act_en", words.en}});
}

Result<std::monostate> require_timely(const Draft& content, bool marks, const WorkingDays& calendar,
                                      Date today) {
    const Date months = add_months(content.effective_on, filing_clock().length);
    if (marks || content.late_reason || today <= months) return {};
    const Date last = TRY(file_by(content, calendar));
    if (today <= last) return {};
    return refuse(late, "late_reason",
                  {{"found", to_string(today)}, {"expected", to_string(last)}});
}

std::vector<Event> questions(const Licence& licence, const std::vector<Right>& rights, Date today) {
    std::vector<Event> events;
    for (const Right& right : to_ask(licence, rights))
        events.emplace_back(ConsentAsked{right.id, *right.pledge, *right.pledgee, today});
    return events;
}

std::pair<std::string, std::string> listed(const std::vector<Ground>& all) {
    std::string zh;
    std::string en;
    for (const Ground ground : all) {
        zh += (zh.empty() ? "" : "、") + label_of(ground).zh;
        en += (en.empty() ? "" : ", ") + label_of(ground).en;
    }
    return {zh.empty() ? "无" : zh, en.empty() ? "none" : en};
}

// What still stands in the way, of the grounds that the act is asked about.
Result<std::monostate> require_none(const Licence& licence, const Surroundings& around, Date today,
                                    std::initializer_list<Ground> apart) {
    Refusals standing;
    for (const Found& found : grounds(licence, around, today))
        if (std::ranges::find(apart, found.ground) == apart.end())
            standing.all.push_back(found.refusal());
    if (standing.all.empty()) return {};
    return std::unexpected(std::move(standing));
}

void change_to(Draft& content, const Change& change) {
    if (change.licensee_name) content.licensee_name = *change.licensee_name;
    if (change.fee) content.fee = change.fee;
    if (!change.territory.empty()) content.territory = change.territory;
    if (change.assignment_banned) content.assignment_banned = *change.assignment_banned;
}

struct Applier {
    Licence& l;

    void move(Act act) const { l.stage = after(moves, l.stage, act); }
    void begin_review(Date on) const { l.reviews.push_back({on, std::nullopt}); }
    void end_review(Date on) const {
        if (!l.reviews.empty() && !l.reviews.back().until) l.reviews.back().until = on;
    }
    void end(Act act, Date on, std::string because) const {
        move(act);
        l.ended_on = on;
        l.ended_because = std::move(because);
    }
    Consent& consent(const std::string& right, const std::string& pledge) const {
        const auto found = std::ranges::find_if(l.consents, [&](const Consent& one) {
            return one.right == right && one.pledge == pledge;
        });
        ensure(found != l.consents.end());
        return *found;
    }

    void operator()(const Drafted& e) const {
        move(Act::draft);
        l.licensor = e.licensor;
        l.licensor_name = e.licensor_name;
        l.marks = e.marks;
        l.content = e.content;
    }
    void operator()(const Submitted& e) const {
        move(Act::submit);
        l.submitted_on = e.on;
        begin_review(e.on);
    }
    void operator()(const ConsentAsked& e) const {
        std::erase_if(l.consents, [&](const Consent& one) {
            return one.right == e.right && one.pledge == e.pledge;
        });
        l.consents.push_back({e.right, e.pledge, e.pledgee, e.on, Answer::waiting, std::nullopt,
                              std::nullopt, std::nullopt, std::nullopt});
    }
    void operator()(const ConsentGiven& e) const {
        Consent& one = consent(e.right, e.pledge);
        one.answer = Answer::given;
        one.answered_on = e.on;
        one.paper = e.paper;
        one.proceeds = e.proceeds;
        one.account = e.account;
    }
    void operator()(const ConsentDeclined& e) const {
        Consent& one = consent(e.right, e.pledge);
        one.answer = Answer::declined;
        one.answered_on = e.on;
        one.paper = e.reason;
    }
    void operator()(const CorrectionRequested& e) const {
        move(Act::request_correction);
        l.open_defects = e.defects;
        end_review(e.on);
    }
    void operator()(const Resubmitted& e) const {
        move(Act::resubmit);
        l.marks = e.marks;
        l.content = e.content;
        l.open_defects.reset();
        begin_review(e.on);
    }
    void operator()(const Filed& e) const {
        move(Act::file);
        l.number = e.number;
        l.filed_on = e.on;
        end_review(e.on);
    }
    void operator()(const Refused& e) const {
        end_review(e.on);
        end(Act::refuse, e.on, e.reason);
    }
    void operator()(const Withdrawn& e) const {
        end_review(e.on);
        end(Act::withdraw, e.on, e.reason);
    }
    void operator()(const Changed& e) const {
        move(Act::change);
        change_to(l.content, e.change);
        ++l.changes;
    }
    void operator()(const Extended& e) const {
        move(Act::extend);
        l.content.until = e.until;
        ++l.changes;
    }
    void operator()(const Cancelled& e) const {
        end(Act::cancel, e.ended_on, label_of(e.reason).zh);
    }
    void operator()(const Expired& e) const {
        end(Act::note_expiry, l.content.until.value_or(e.on), label_of(Stage::expired).zh);
    }
    void operator()(const Disclosed& e) const { l.disclosed_to.push_back(e.organisation); }
};

}  // namespace

Result<Drafted> decide(const Draft& command, const std::string& licensor_name,
                       const std::vector<Right>& rights, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    CHECKED(check(command, actor.organisation, licensor_name, rights, today));
    return drafted(command, actor.organisation, licensor_name, rights, today);
}

Result<Drafted> decide(const Licence& licence, const Draft& command,
                       const std::vector<Right>& rights, const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::draft, actor));
    CHECKED(check(command, licence.licensor, licence.licensor_name, rights, today));
    return drafted(command, licence.licensor, licence.licensor_name, rights, today);
}

Result<std::vector<Event>> decide(const Licence& licence, const Surroundings& around, const Submit&,
                                  const WorkingDays& calendar, const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::submit, actor));
    CHECKED(require_term(licence, Act::submit, today));
    CHECKED(require_papers(licence.content));
    CHECKED(require_timely(licence.content, licence.marks, calendar, today));
    // The same contract twice is of no use to anybody; other grounds may still be cured.
    if (around.same_contract)
        return refuse(rule_of(Ground::filed_already).refusal, "",
                      {{"found", "见备案 " + *around.same_contract},
                       {"found_en", "see " + *around.same_contract}});
    std::vector<Event> events{Submitted{today}};
    for (Event& each : questions(licence, around.rights, today)) events.push_back(std::move(each));
    return events;
}

Result<std::vector<Event>> decide(const Licence& licence, const Surroundings& around,
                                  const AskConsent&, const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::ask_consent, actor));
    std::vector<Event> events = questions(licence, around.rights, today);
    if (events.empty()) return refuse(nobody_to_ask);
    return events;
}

Result<std::vector<Event>> decide(const Licence& licence, const GiveConsent& command,
                                  const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::give_consent, actor));
    std::vector<Event> events;
    for (const Consent& one : licence.consents)
        if (one.pledgee == actor.organisation && one.answer == Answer::waiting)
            events.emplace_back(ConsentGiven{one.right, one.pledge, command.paper, command.proceeds,
                                             command.account, today});
    if (events.empty()) return refuse(not_asked, "", {{"found", actor.organisation}});
    return events;
}

Result<std::vector<Event>> decide(const Licence& licence, const DeclineConsent& command,
                                  const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::decline_consent, actor));
    std::vector<Event> events;
    for (const Consent& one : licence.consents)
        if (one.pledgee == actor.organisation && one.answer == Answer::waiting)
            events.emplace_back(ConsentDeclined{one.right, one.pledge, command.reason, today});
    if (events.empty()) return refuse(not_asked, "", {{"found", actor.organisation}});
    return events;
}

Result<CorrectionRequested> decide(const Licence& licence, const RequestCorrection& command,
                                   const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::request_correction, actor));
    return CorrectionRequested{command.defects, command.notice_number, today};
}

Result<std::vector<Event>> decide(const Licence& licence, const Surroundings& around,
                                  const Resubmit& command, const WorkingDays& calendar,
                                  const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::resubmit, actor));
    CHECKED(check(command, licence.licensor, licence.licensor_name, around.rights, today));
    CHECKED(require_papers(command));
    const bool marks = !around.rights.empty() && is_mark(around.rights.front());
    // In time is what was first submitted in time.
    CHECKED(require_timely(command, marks, calendar, licence.submitted_on.value_or(today)));
    std::vector<Event> events{Resubmitted{marks, command, today}};
    Licence corrected = licence;
    corrected.content = command;
    for (Event& each : questions(corrected, around.rights, today))
        events.push_back(std::move(each));
    return events;
}

Result<Filed> decide(const Licence& licence, const Surroundings& around, const File& command,
                     const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::file, actor));
    CHECKED(require_term(licence, Act::file, today));
    CHECKED(require_none(licence, around, today, {}));
    return Filed{filing_number(licence.marks, today, command.serial), today};
}

Result<Refused> decide(const Licence& licence, const Surroundings& around, const Refuse& command,
                       const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::refuse, actor));
    // "Other" is the desk's own judgement; the rest are facts.
    if (command.ground != Ground::other) {
        std::vector<Ground> found;
        for (const Found& one : grounds(licence, around, today))
            if (std::ranges::find(found, one.ground) == found.end()) found.push_back(one.ground);
        if (std::ranges::find(found, command.ground) == found.end()) {
            const auto [zh, en] = listed(found);
            return refuse(ground_not_found, "ground",
                          {{"found", label_of(command.ground).zh},
                           {"found_en", label_of(command.ground).en},
                           {"expected", zh},
                           {"expected_en", en}});
        }
    }
    return Refused{command.ground, command.reason, command.notice_number, today};
}

Result<Withdrawn> decide(const Licence& licence, const Withdraw& command, const Actor& actor,
                         Date today) {
    CHECKED(require_move(licence, Act::withdraw, actor));
    return Withdrawn{command.reason, today};
}

Result<Changed> decide(const Licence& licence, const Surroundings& around, const Change& command,
                       const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::change, actor));
    CHECKED(require_term(licence, Act::change, today));
    Licence changed = licence;
    change_to(changed.content, command);
    if (write(changed.content) == write(licence.content)) return refuse(nothing_changed);
    if (changed.content.licensee_name == licence.licensor_name)
        return refuse(to_itself, "licensee_name", {{"found", licence.licensor_name}});
    CHECKED(check_territory(command.territory));
    if (command.fee) CHECKED(check_fee(*command.fee, licence.content.signed_on));
    // What befell the right since it was filed does not keep the parties from changing their
    // contract; a wider territory may run into another licence.
    CHECKED(
        require_none(changed, around, today,
                     {Ground::not_in_force, Ground::beyond_right, Ground::co_owner_consent,
                      Ground::fee_in_grace, Ground::suspended_or_preserved, Ground::filed_already,
                      Ground::pledgee_consent, Ground::open_licence_barred, Ground::other}));
    return Changed{command, today};
}

Result<Extended> decide(const Licence& licence, const Surroundings& around, const Extend& command,
                        const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::extend, actor));
    CHECKED(require_term(licence, Act::extend, today));
    ensure(licence.content.until.has_value());
    const Date before = *licence.content.until;
    if (command.until <= before)
        return refuse(not_longer, "until",
                      {{"found", to_string(command.until)}, {"expected", to_string(before)}});
    Licence extended = licence;
    extended.content.until = command.until;
    CHECKED(require_none(extended, around, today, {Ground::filed_already, Ground::other}));
    return Extended{before, command.until, command.agreement, command.notice_number, today};
}

Result<Cancelled> decide(const Licence& licence, const Cancel& command, const Actor& actor,
                         Date today) {
    CHECKED(require_move(licence, Act::cancel, actor));
    CHECKED(require_term(licence, Act::cancel, today));
    if (command.on < licence.content.effective_on || command.on > today) {
        const std::string from = to_string(licence.content.effective_on);
        return refuse(cancel_date, "on",
                      {{"found", to_string(command.on)},
                       {"expected", from + " 至 " + to_string(today)},
                       {"expected_en", from + " to " + to_string(today)}});
    }
    return Cancelled{command.reason, command.on, command.proof, command.notice_number, today};
}

Result<Expired> decide(const Licence& licence, const NoteExpiry&, const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::note_expiry, actor));
    const auto last = last_day(licence);
    ensure(last.has_value());
    if (today <= *last) return refuse(term_runs, "", {{"found", to_string(*last)}});
    return Expired{today};
}

Result<Disclosed> decide(const Licence& licence, const Disclose& command, OrganisationKind kind,
                         const Actor& actor, Date today) {
    CHECKED(require_move(licence, Act::disclose, actor));
    if (kind != OrganisationKind::bank && kind != OrganisationKind::guarantor)
        return refuse(not_a_lender, "organisation", {{"found", command.organisation}});
    if (std::ranges::find(licence.disclosed_to, command.organisation) != licence.disclosed_to.end())
        return refuse(disclosed_already, "organisation", {{"found", command.organisation}});
    return Disclosed{command.organisation, today};
}

Licence apply(Licence licence, const Event& event) {
    std::visit(Applier{licence}, event);
    return licence;
}

// While it is drafted it is the firm's own; who is asked for a consent sees what for.
std::vector<std::string> parties(const Licence& licence) {
    std::vector<std::string> all{licence.licensor};
    const auto add = [&](const std::string& id) {
        if (std::ranges::find(all, id) == all.end()) all.push_back(id);
    };
    for (const Consent& consent : licence.consents) add(consent.pledgee);
    if (!licence.submitted_on) return all;
    add(licence.content.registry);
    if (licence.content.licensee_organisation) add(*licence.content.licensee_organisation);
    for (const std::string& lender : licence.disclosed_to) add(lender);
    return all;
}

Label stage_words(const Licence& licence) { return label_of(licence.stage); }

std::string contract_key(const std::string& licensor, const std::string& contract_number) {
    return "contract:" + licensor + ':' + contract_number;
}

std::vector<std::string> keys(const Licence& licence) {
    std::vector<std::string> all{contract_key(licence.licensor, licence.content.contract_number)};
    if (licence.number) all.push_back("number:" + *licence.number);
    for (const std::string& right : licence.content.rights) all.push_back("right:" + right);
    return all;
}

FilingNumber apply(FilingNumber number, const FilingNumber::Event& event) {
    const auto& issued = std::get<Issued>(event);
    number.licence = issued.licence;
    number.registry = issued.registry;
    return number;
}

std::vector<std::string> parties(const FilingNumber& number) { return {number.registry}; }

Label stage_words(const FilingNumber&) { return {"issued", "已发放", "Issued"}; }

std::string filing_number(bool marks, Date on, int serial) {
    ensure(serial > 0);
    constexpr std::size_t digits = 6;
    std::string text = std::to_string(serial);
    if (text.size() < digits) text.insert(0, digits - text.size(), '0');
    return (marks ? "T" : "X") + std::to_string(static_cast<int>(civil(on).year())) + text;
}

bool is_open(const Licence& licence) {
    return licence.stage == Stage::submitted || licence.stage == Stage::correction_requested ||
           licence.stage == Stage::filed;
}

rights::LicenceInForce in_force(const Licence& licence) {
    ensure(licence.content.type.has_value() && licence.content.until.has_value());
    return {licence.id, licence.content.licensee_name, *licence.content.type,
            licence.content.effective_on, *licence.content.until};
}

std::vector<Right> to_ask(const Licence& licence, const std::vector<Right>& rights) {
    std::vector<Right> all;
    for (const Right& right : rights) {
        if (!right.pledge) continue;
        const bool asked = std::ranges::any_of(licence.consents, [&](const Consent& one) {
            return one.right == right.id && one.pledge == right.pledge &&
                   one.answer != Answer::declined;
        });
        if (!asked) all.push_back(right);
    }
    return all;
}

bool is_awaited(const Licence& licence, const std::string& pledgee) {
    return std::ranges::any_of(licence.consents, [&](const Consent& one) {
        return one.pledgee == pledgee && one.answer == Answer::waiting;
    });
}

std::vector<Payment> scheduled(const Fee& fee) {
    if (const auto* fixed = std::get_if<FixedFee>(&fee)) return fixed->payments;
    if (const auto* royalty = std::get_if<Royalty>(&fee)) return royalty->payments;
    return {};
}

FeeMode mode_of(const Fee& fee) {
    if (std::holds_alternative<FixedFee>(fee)) return FeeMode::fixed;
    return std::holds_alternative<Royalty>(fee) ? FeeMode::royalty : FeeMode::free;
}

std::optional<Money> certain_amount(const Fee& fee) {
    if (const auto* fixed = std::get_if<FixedFee>(&fee)) return fixed->amount;
    if (const auto* royalty = std::get_if<Royalty>(&fee)) return royalty->entry_fee;
    return Money{};
}

Label words_of(const Fee& fee) {
    if (const auto* fixed = std::get_if<FixedFee>(&fee)) {
        const std::string amount = with_separators(fixed->amount);
        const std::string times = std::to_string(fixed->payments.size());
        if (fixed->payments.size() < 2)
            return {"fixed", "固定费用 " + amount + " 元", "Fixed fee of " + amount + " yuan"};
        return {"fixed", "固定费用 " + amount + " 元，分 " + times + " 期",
                "Fixed fee of " + amount + " yuan in " + times + " payments"};
    }
    if (const auto* royalty = std::get_if<Royalty>(&fee)) {
        const std::string rate = to_percent(royalty->rate);
        Label words{
            "royalty", "按" + royalty->base + "提成 " + rate + "，" + label_of(royalty->settled).zh,
            "Royalty of " + rate + " of " + royalty->base + ", " + label_of(royalty->settled).en};
        if (royalty->entry_fee) {
            words.zh = "入门费 " + with_separators(*royalty->entry_fee) + " 元，" + words.zh;
            words.en =
                "Entry fee of " + with_separators(*royalty->entry_fee) + " yuan; " + words.en;
        }
        if (royalty->least_a_year) {
            words.zh += "，每年不低于 " + with_separators(*royalty->least_a_year) + " 元";
            words.en += ", at least " + with_separators(*royalty->least_a_year) + " yuan a year";
        }
        return words;
    }
    return {"free", "免费", "Free of charge"};
}

}  // namespace zhirong::licence
