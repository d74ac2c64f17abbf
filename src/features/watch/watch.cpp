#include "features/watch/watch.h"

#include <algorithm>
#include <array>
#include <set>

#include "base/ensure.h"
#include "core/annual_fees/annual_fees.h"
#include "core/identifiers/record_id.h"

namespace zhirong::watch {
namespace {

using rights::Right;
using rights::Upkeep;

constexpr RefusalKind closed_already{"watch.closed", 409, "该预警已于 {found} 解除，无需确认",
                                     "The warning was closed on {found}; nothing is to be done"};
constexpr RefusalKind not_addressee{"watch.not_addressee", 403, "该预警的收件机构不包括“{found}”",
                                    "“{found}” is not among those the warning is addressed to"};
constexpr RefusalKind acknowledged_already{
    "watch.acknowledged", 409, "贵机构已于 {found} 确认，之后内容没有变化",
    "Your organisation acknowledged it on {found}, and it has not changed since"};

// How long before, in days: practice of post-loan watching, no rule names them (bg).
constexpr Days first_told{90};
constexpr Days last_told{30};
constexpr int term_told_months = 12;
constexpr int term_urgent_months = 3;
// Implementing Rules 2023, r.6: the right may be restored on request within two months of the
// office's notice. Afterwards the end of a right that nobody holds in pledge is history.
constexpr int restoration_months = 2;

Phrase phrase_of(const Label& label) { return {label.zh, label.en}; }

// Months of a late fee, counted from the filing date as the schedule says: each begun, or each
// over.
class LateMonths {
public:
    LateMonths(const rights::Patent& patent, int year, const annual_fees::Surcharge& rule)
        : patent_(patent), year_(year), rule_(rule) {}

    int on(Date day) const {
        int months = 0;
        while (months < most() && day > last_day_before(months + 1)) ++months;
        return months;
    }
    // The first day of the next month that counts; absent: there is none in the grace.
    std::optional<Date> next(Date day) const {
        const int months = on(day);
        if (months == most()) return std::nullopt;
        return last_day_before(months + 1) + Days{1};
    }

private:
    bool begun() const { return rule_.counted == annual_fees::MonthCount::started; }
    int most() const { return begun() ? rule_.months : rule_.months - 1; }
    Date last_day_before(int month) const {
        constexpr int months_a_year = 12;
        return add_months(patent_.filing_date,
                          months_a_year * (year_ - 1) + (begun() ? month - 1 : month));
    }

    const rights::Patent& patent_;
    int year_;
    const annual_fees::Surcharge& rule_;
};

struct Reader {
    const Right& right;
    const std::optional<Burden>& burden;
    const annual_fees::Schedule& fees;
    Date today;
    std::vector<Finding> all = {};

    void add(Kind kind, std::string about, Severity severity, Phrase found, Phrase advice,
             std::optional<Date> deadline, Phrase source) {
        all.push_back({kind, std::move(about), severity, std::move(found), std::move(advice),
                       deadline, std::move(source)});
    }

    // A right that is pledged and ends takes the security with it.
    bool pledged() const { return burden.has_value(); }

    void annual_fee(const Upkeep& upkeep) {
        const std::string year = std::to_string(upkeep.year);
        const std::string due = to_string(upkeep.due);
        const annual_fees::Edition* edition = fees.on(upkeep.due);
        const auto fee = edition == nullptr
                             ? std::nullopt
                             : annual_fees::fee_of(*edition, right.right_kind, upkeep.year);
        const std::string amount = fee ? with_separators(*fee) : "";
        const std::string whole = fee ? "，全额 " + amount + " 元（未计减缴）" : "";
        const std::string whole_en = fee ? ", " + amount + " yuan in full (before reductions)" : "";
        if (today <= upkeep.due) {
            if (upkeep.due - today > first_told) return;
            add(Kind::fee_due, year,
                upkeep.due - today <= last_told ? Severity::warning : Severity::notice,
                {"第 " + year + " 年度年费应于 " + due + " 前缴纳" + whole,
                 "The fee of year " + year + " is due by " + due + whole_en},
                {"权利人于 " + due + " 前缴费并登记；质权人可督促或者代缴",
                 "The owner pays and notes it by " + due +
                     "; the pledgee may press for it or pay it"},
                upkeep.due, phrase_of(upkeep.source));
            return;
        }
        if (today > upkeep.grace_end) return;  // Told as the right's end.
        std::string surcharge;
        std::string surcharge_en;
        Phrase source = phrase_of(upkeep.source);
        if (fee) {
            const annual_fees::Surcharge& rule = edition->surcharge;
            const LateMonths late(std::get<rights::Patent>(right.details), upkeep.year, rule);
            const Ratio share = rule.a_month * Ratio::whole(late.on(today));
            const Money extra = apply(*fee, share, Rounding::half_up);
            surcharge = "（滞纳金 " + to_percent(share) + "，计 " + with_separators(extra) +
                        " 元，按全额年费合计 " + with_separators(*fee + extra) + " 元";
            surcharge_en = " (surcharge " + to_percent(share) + ", " + with_separators(extra) +
                           "; with the full fee " + with_separators(*fee + extra);
            if (const auto next = late.next(today)) {
                surcharge += "；自 " + to_string(*next) + " 起再加 " + to_percent(rule.a_month);
                surcharge_en += "; " + to_percent(rule.a_month) + " more from " + to_string(*next);
            }
            surcharge += "）";
            surcharge_en += ")";
            source = {rule.provenance.source.zh, rule.provenance.source.en};
        }
        const std::string last = to_string(upkeep.grace_end);
        add(Kind::fee_in_grace, year,
            upkeep.grace_end - today <= last_told || pledged() ? Severity::critical
                                                               : Severity::warning,
            {"第 " + year + " 年度年费未缴，已于 " + due + " 到期，现处滞纳期" + surcharge,
             "The fee of year " + year + " was due on " + due + " and is unpaid" + surcharge_en},
            {"最迟 " + last + " 补缴年费和滞纳金，逾期专利权自 " + due + " 起终止",
             "Pay fee and surcharge by " + last + "; else the patent ends as of " + due},
            upkeep.grace_end, source);
    }

    void renewal(const Upkeep& upkeep) {
        const std::string due = to_string(upkeep.due);
        if (today <= upkeep.due) {
            const Date opens = upkeep.opens.value_or(upkeep.due - first_told);
            if (today < opens) return;
            add(Kind::renewal_due, due,
                upkeep.due - today <= last_told ? Severity::warning : Severity::notice,
                {"有效期至 " + due + "，现可办理续展", "In force until " + due + "; renewable now"},
                {"权利人于 " + due + " 前申请续展", "The owner applies for renewal by " + due},
                upkeep.due, phrase_of(upkeep.source));
            return;
        }
        if (today > upkeep.grace_end) return;
        const std::string last = to_string(upkeep.grace_end);
        add(Kind::renewal_in_grace, due,
            upkeep.grace_end - today <= last_told || pledged() ? Severity::critical
                                                               : Severity::warning,
            {"有效期已于 " + due + " 届满，尚未续展，现处宽展期",
             "The term ended on " + due + " without renewal; the grace runs"},
            {"最迟 " + last + " 办理续展，逾期注销",
             "Renew by " + last + "; else the registration is cancelled"},
            upkeep.grace_end, phrase_of(upkeep.source));
    }

    // The first day on which it lives no more, and why.
    std::optional<std::pair<Date, Phrase>> end() const {
        if (right.ended_on)
            return std::pair{*right.ended_on,
                             right.status == rights::Status::invalidated
                                 ? Phrase{"已被宣告无效", "It was declared invalid"}
                                 : Phrase{"登记簿记载权利已终止", "The register notes its end"}};
        const auto upkeep = rights::next_upkeep(right);
        if (rights::standing(right, today) == rights::Standing::lapsed)
            return std::pair{
                upkeep->due + Days{1},
                upkeep->what == Upkeep::What::annual_fee
                    ? Phrase{"第 " + std::to_string(upkeep->year) + " 年度年费未缴，滞纳期已过",
                             "The fee of year " + std::to_string(upkeep->year) +
                                 " was not paid and the grace is over"}
                    : Phrase{"未续展，宽展期已过", "It was not renewed and the grace is over"}};
        const auto legal = rights::legal_end(right);
        if (legal && rights::status_at(right, today) == rights::Status::terminated)
            return std::pair{*legal, Phrase{"保护期已届满", "Its term has run out"}};
        return std::nullopt;
    }

    void ended(Date on, const Phrase& why) {
        const bool lapsed = right.status == rights::Status::granted &&
                            rights::standing(right, today) == rights::Standing::lapsed;
        // Of what lapsed the office's notice comes after the grace.
        const Date known = lapsed ? rights::next_upkeep(right)->grace_end : on;
        const Date restorable = add_months(known, restoration_months);
        if (!pledged() && today > restorable) return;
        const std::string day = to_string(on);
        add(Kind::ended, day, Severity::critical,
            {why.zh + "（自 " + day + " 起）", why.en + " (as of " + day + ")"},
            pledged() ? Phrase{"质权人核查担保，要求补充担保或者提前清偿；因未缴费终止的，"
                               "权利人自收到终止通知之日起两个月内可请求恢复",
                               "The pledgee reviews the security and asks for more, or for early "
                               "payment; what ended for an unpaid fee may be restored on request "
                               "within two months of the notice"}
                      : Phrase{"因未缴费终止的，自收到终止通知之日起两个月内可请求恢复",
                               "What ended for an unpaid fee may be restored on request within two "
                               "months of the notice"},
            lapsed ? std::optional(restorable) : std::nullopt,
            {"《专利法》第四十四条；《专利法实施细则》（2023年）第六条；《民法典》第四百三十三条",
             "Patent Law 44; Implementing Rules 2023, r.6; Civil Code 433"});
    }

    void term(const std::optional<Upkeep>& upkeep) {
        const auto legal = rights::term_of(right);
        const bool renewable = upkeep && upkeep->what == Upkeep::What::renewal;
        if (!legal.end) return;
        const std::string last = to_string(*legal.end - Days{1});
        if (!renewable && today >= add_months(*legal.end, -term_told_months))
            add(Kind::term_ending, "",
                today >= add_months(*legal.end, -term_urgent_months) ? Severity::warning
                                                                     : Severity::notice,
                {"保护期至 " + last + " 届满，不能续展",
                 "Protected until " + last + ", not longer"},
                {pledged() ? "核查剩余价值能否覆盖债务，必要时更换质物"
                           : "安排到期后的许可、产品和替代布局",
                 pledged() ? "See whether what is left of its value covers the debt; replace it if "
                             "need be"
                           : "Plan licences, products and what is to follow"},
                *legal.end - Days{1}, phrase_of(legal.source));
        if (!pledged() || !burden->debt_until || *legal.end > *burden->debt_until) return;
        const std::string until = to_string(*burden->debt_until);
        if (renewable)
            add(Kind::renewal_before_debt, last, Severity::notice,
                {"有效期至 " + last + "，债务至 " + until,
                 "In force until " + last + ", the debt runs until " + until},
                {"债务清偿前须办理续展，请列入贷后计划",
                 "It must be renewed before the debt is paid: put it in the plan"},
                upkeep->due, phrase_of(legal.source));
        else
            add(Kind::shorter_than_debt, last, Severity::critical,
                {"保护期至 " + last + " 届满，早于债务到期日 " + until,
                 "The term ends on " + last + ", before the debt on " + until},
                {"于 " + last + " 前清偿、缩短债务期限或者补充担保",
                 "Before " + last + " pay, shorten the debt or add security"},
                *legal.end - Days{1},
                {"《专利权质押登记办法》（国家知识产权局公告第461号）：债务履行期限不得超过专利权"
                 "有效期",
                 "Patent pledge registration (CNIPA announcement 461): the debt may not outlast "
                 "the patent"});
    }

    void notice(const rights::NoticeInForce& noted) {
        struct Words {
            rights::Notice notice;
            Kind kind;
            Severity pledged;
            Phrase found;
            Phrase advice;
            Phrase source;
        };
        static const std::array all_words{
            Words{rights::Notice::invalidation_proceeding,
                  Kind::invalidation_proceeding,
                  Severity::critical,
                  {"无效宣告程序已启动", "An invalidation proceeding has begun"},
                  {"权利人在答复期限内陈述；质权人跟进并评估补充担保",
                   "The owner answers in time; the pledgee follows and weighs more security"},
                  {"《专利法》第四十五条；《专利法实施细则》（2023年）第一百零七条",
                   "Patent Law 45; Implementing Rules 2023, r.107"}},
            Words{rights::Notice::revocation_proceeding,
                  Kind::revocation_proceeding,
                  Severity::critical,
                  {"撤销程序已启动", "A revocation proceeding has begun"},
                  {"权利人提交使用证据；质权人跟进并评估补充担保",
                   "The owner files evidence of use; the pledgee follows"},
                  {"《商标法》第四十九条", "Trademark Law 49"}},
            Words{rights::Notice::ownership_suspension,
                  Kind::ownership_suspension,
                  Severity::critical,
                  {"因权属纠纷中止", "Suspended for a dispute over ownership"},
                  {"中止期间不能办理质押变更和转移；跟进诉讼",
                   "Nothing may be registered while it lasts: follow the suit"},
                  {"《专利法实施细则》（2023年）第一百零五条", "Implementing Rules 2023, r.105"}},
            Words{rights::Notice::court_preservation,
                  Kind::court_preservation,
                  Severity::critical,
                  {"被法院保全", "Preserved by a court"},
                  {"核实保全债权与顺位，向法院申报质权",
                   "Find out the claim and its rank; declare the pledge to the court"},
                  {"《专利法实施细则》（2023年）第一百零六条", "Implementing Rules 2023, r.106"}},
            Words{rights::Notice::ownership_dispute,
                  Kind::ownership_dispute,
                  Severity::warning,
                  {"存在权属纠纷", "Its ownership is in dispute"},
                  {"跟进纠纷；败诉将使质权失去基础",
                   "Follow the dispute: if it is lost, so is the pledge"},
                  {"《民法典》第四百三十六条以下；当事人告知",
                   "Civil Code 436 ff.; told by a party"}},
            Words{rights::Notice::infringement_dispute,
                  Kind::infringement_dispute,
                  Severity::notice,
                  {"存在侵权纠纷", "It is in an infringement dispute"},
                  {"关注判决对权利稳定性和收益的影响",
                   "Watch what the judgment means for stability and income"},
                  {"当事人告知", "Told by a party"}}};
        const auto* const words = std::ranges::find(all_words, noted.notice, &Words::notice);
        ensure(words != all_words.end());
        const std::string since = to_string(noted.since);
        const std::string reference = noted.reference.empty() ? "" : "（" + noted.reference + "）";
        const Severity severity =
            pledged() ? words->pledged : std::min(words->pledged, Severity::warning);
        add(words->kind, since + noted.reference, severity,
            {"自 " + since + " 起" + words->found.zh + reference,
             words->found.en + " on " + since + reference},
            words->advice, std::nullopt, words->source);
    }

    void pledged_only() {
        if (right.owner != burden->pledgor)
            add(Kind::changed_hands, right.holder.name, Severity::critical,
                {"权利人现为“" + right.holder.name + "”，不是出质人",
                 "Its holder is now “" + right.holder.name + "”, not the pledgor"},
                {"质权人核对是否同意转让；转让所得应当提前清偿债务或者提存",
                 "The pledgee checks whether it agreed; the proceeds prepay the debt or are "
                 "deposited"},
                std::nullopt, {"《民法典》第四百四十四条", "Civil Code 444"});
        for (const rights::LicenceInForce& licence : right.licences) {
            if (licence.from < burden->registered_on || licence.until < today) continue;
            if (burden->consented.contains(licence.licence)) continue;
            add(Kind::licensed_without_consent, licence.licence, Severity::warning,
                {"出质后许可“" + licence.licensee + "”使用（" + to_string(licence.from) + " 至 " +
                     to_string(licence.until) + "），登记中未见质权人同意",
                 "Licensed to “" + licence.licensee + "” after the pledge (" +
                     to_string(licence.from) + " to " + to_string(licence.until) +
                     "); no consent of the pledgee is on record"},
                {"出质人取得质权人书面同意；许可费应当提前清偿债务或者提存",
                 "The pledgor obtains the pledgee's consent; the fees prepay the debt or are "
                 "deposited"},
                std::nullopt, {"《民法典》第四百四十四条", "Civil Code 444"});
        }
    }
};

// Dates from which the day is so many months away, whatever day of the month both were counted
// from: where the day ends its month, what it was counted from may have been later in its own.
std::vector<Date> counted_from(Date day, int months) {
    constexpr unsigned end_of_month = 31;
    std::vector<Date> dates{add_months(day, -months)};
    if (day == add_months(day, 0, end_of_month))
        while (dates.back() < add_months(day, -months, end_of_month))
            dates.push_back(dates.back() + Days{1});
    return dates;
}

void append(std::vector<Date>& dates, const std::vector<Date>& more) {
    dates.insert(dates.end(), more.begin(), more.end());
}

void sort_unique(std::vector<Date>& dates) {
    std::ranges::sort(dates);
    dates.erase(std::ranges::unique(dates).begin(), dates.end());
}

}  // namespace

std::vector<Finding> findings(const Right& right, const std::optional<Burden>& burden,
                              const annual_fees::Schedule& fees, Date today) {
    Reader reader{right, burden, fees, today};
    if (right.status == rights::Status::not_yet_granted) return {};
    if (const auto end = reader.end()) {
        reader.ended(end->first, end->second);
    } else {
        const auto upkeep = rights::next_upkeep(right);
        if (upkeep && upkeep->what == Upkeep::What::annual_fee) reader.annual_fee(*upkeep);
        if (upkeep && upkeep->what == Upkeep::What::renewal) reader.renewal(*upkeep);
        reader.term(upkeep);
        for (const rights::NoticeInForce& noted : right.notices) reader.notice(noted);
    }
    if (burden) reader.pledged_only();
    return std::move(reader.all);
}

std::vector<Date> due_dates_to_look_at(Date today) {
    constexpr int months_of_grace = 6;
    constexpr int renewal_opens_months = 12;
    const Date yesterday = today - Days{1};  // the last day of what is over today
    std::vector<Date> dates{today + first_told, today + last_told, yesterday};
    for (int month = 1; month <= months_of_grace; ++month)
        append(dates, counted_from(yesterday, month));
    for (const Date grace_end : counted_from(yesterday, restoration_months))
        append(dates, counted_from(grace_end, months_of_grace));
    // A month before the grace ends: told as urgent.
    append(dates, counted_from(today + last_told, months_of_grace));
    append(dates, counted_from(today, -renewal_opens_months));
    sort_unique(dates);
    return dates;
}

std::vector<Date> term_ends_to_look_at(Date today) {
    std::vector<Date> dates{today};
    append(dates, counted_from(today, -term_told_months));
    append(dates, counted_from(today, -term_urgent_months));
    append(dates, counted_from(today - Days{1}, restoration_months));
    sort_unique(dates);
    return dates;
}

std::string id_of(const std::string& right, const Finding& finding) {
    return record_id(Warning::prefix,
                     right + '\n' + std::string(name_of(finding.kind)) + '\n' + finding.about);
}

std::vector<Change> changes(const Told& told, std::span<const Finding> found,
                            std::span<const Warning> known, Date today) {
    std::vector<Change> all;
    std::set<std::string> standing;
    for (const Finding& finding : found) {
        const std::string id = id_of(told.right, finding);
        standing.insert(id);
        const auto warning = std::ranges::find(known, id, &Warning::id);
        if (warning == known.end() || warning->closed_on)
            all.push_back({id, Opened{told.right, told.number, told.title, told.financing,
                                      told.addressees, finding, today}});
        else if (warning->finding != finding || warning->financing != told.financing ||
                 warning->addressees != told.addressees)
            all.push_back({id, Updated{told.financing, told.addressees, finding, today}});
    }
    for (const Warning& warning : known)
        if (!warning.closed_on && !standing.contains(warning.id))
            all.push_back({warning.id, Closed{today}});
    std::ranges::sort(all, {}, &Change::warning);
    return all;
}

Result<Acknowledged> decide(const Warning& warning, const Acknowledge& command, const Actor& actor,
                            Date today) {
    if (warning.closed_on)
        return refuse(closed_already, "", {{"found", to_string(*warning.closed_on)}});
    if (std::ranges::find(warning.addressees, actor.organisation) == warning.addressees.end())
        return refuse(not_addressee, "", {{"found", actor.organisation}});
    for (const Acknowledged& each : warning.acknowledgements)
        if (each.organisation == actor.organisation && each.on >= warning.updated_on)
            return refuse(acknowledged_already, "", {{"found", to_string(each.on)}});
    return Acknowledged{actor.organisation, actor.user, command.note, today};
}

Warning apply(Warning warning, const Warning::Event& event) {
    if (const auto* opened = std::get_if<Opened>(&event)) {
        warning.right = opened->right;
        warning.number = opened->number;
        warning.title = opened->title;
        warning.financing = opened->financing;
        warning.addressees = opened->addressees;
        warning.finding = opened->finding;
        warning.opened_on = opened->on;
        warning.updated_on = opened->on;
        warning.closed_on.reset();
        warning.acknowledgements.clear();
    } else if (const auto* updated = std::get_if<Updated>(&event)) {
        warning.financing = updated->financing;
        warning.addressees = updated->addressees;
        warning.finding = updated->finding;
        warning.updated_on = updated->on;
    } else if (const auto* closed = std::get_if<Closed>(&event)) {
        warning.closed_on = closed->on;
    } else {
        warning.acknowledgements.push_back(std::get<Acknowledged>(event));
    }
    return warning;
}

std::vector<std::string> parties(const Warning& warning) { return warning.addressees; }

Label stage_words(const Warning& warning) {
    return warning.closed_on ? Label{"closed", "已解除", "Closed"}
                             : Label{"open", "未解除", "Open"};
}

std::vector<std::string> keys(const Warning& warning) {
    std::vector<std::string> all{"right:" + warning.right};
    if (!warning.closed_on) all.push_back("open:" + warning.right);
    if (warning.financing) all.push_back("financing:" + *warning.financing);
    return all;
}

}  // namespace zhirong::watch
