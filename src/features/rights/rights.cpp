#include "features/rights/rights.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/access/party.h"
#include "core/identifiers/identifiers.h"
#include "core/identifiers/record_id.h"
#include "features/rights/changes.h"

namespace zhirong::rights {
namespace {

constexpr RefusalKind in_the_future{"right.date_in_future", 422,
                                    "日期 {found} 晚于营业日 {expected}",
                                    "{found} is later than the business date {expected}"};
constexpr RefusalKind before_it_was{"right.before_filing", 422,
                                    "日期 {found} 早于权利的申请日 {expected}",
                                    "{found} is before the right was applied for, on {expected}"};
constexpr RefusalKind co_owner_twice{"right.co_owner_twice", 422, "共有人“{found}”重复列出",
                                     "Co-owner “{found}” is listed twice"};
constexpr RefusalKind no_co_owner{"right.no_co_owner", 422,
                                  "“{found}”不是共有人，登记的共有人：{expected}",
                                  "“{found}” is no co-owner; those on record: {expected_en}"};
constexpr RefusalKind change_not_now{
    "right.change_not_now", 409, "权利现为“{found}”，不能登记“{act}”；现在可以：{expected}",
    "The right is “{found_en}”; “{act_en}” cannot be noted. Now possible: {expected_en}"};
constexpr RefusalKind lapsed_fee{
    "right.fee_too_late", 409, "专利已不在有效状态（最后补缴日 {found}），缴费不能使其恢复",
    "The patent is no longer in force (the last day to pay was {found}); paying does not restore "
    "it"};
constexpr RefusalKind next_fee_year{"right.fee_year", 422, "年费年度 {found} 无效：应为 {expected}",
                                    "Patent year {found} cannot be: it must be {expected_en}"};
constexpr RefusalKind no_fee{"right.no_fee", 409, "{found}没有年费",
                             "No annual fee is due for the kind {found_en}"};
constexpr RefusalKind not_renewable{"right.not_renewable", 409, "{found}不能续展",
                                    "A right of the kind {found_en} is not renewed"};
constexpr RefusalKind renewal_window{"right.renewal_window", 409,
                                     "续展申请日 {found} 不在可办理期间：{expected}",
                                     "{found} is outside the time for renewal: {expected_en}"};
constexpr RefusalKind renewal_term{"right.renewal_term", 422,
                                   "续展后有效期至 {found} 不符：应为 {expected}",
                                   "Renewed until {found}: it must be {expected_en}"};
constexpr RefusalKind restored_fee{
    "right.restored_fee", 422, "恢复专利权须写明补缴后年费已缴至第几年度（至少第 {expected} 年度）",
    "Say through which year the fees of the restored patent are paid, at least {expected}"};
constexpr RefusalKind pledged{
    "right.pledged", 409, "权利已出质（{found}），质押期间只能由登记窗口更正",
    "The right is pledged ({found}): while it is, only the desk corrects its record"};
constexpr RefusalKind pledgee_consent{
    "right.pledgee_consent", 409,
    "权利已出质（{found}"
    "），未经质权人同意不得转让（《民法典》第四百四十四条）：请填写质权人同意的文件",
    "The right is pledged ({found}) and cannot be transferred without the pledgee's consent (Civil "
    "Code 444): name the paper"};
constexpr RefusalKind owned_already{"right.owned", 409, "权利已由“{found}”管理",
                                    "The right is kept by “{found}” already"};
constexpr RefusalKind other_holder{
    "right.other_holder", 403, "登记的权利人为“{found}”，统一社会信用代码与贵机构不一致",
    "The holder on record is “{found}”, whose credit code is not that of your organisation"};
constexpr RefusalKind other_kind{"right.other_kind", 422, "更正不能改变权利种类：现为{expected}",
                                 "A correction does not change the kind, which is {expected_en}"};

Result<std::monostate> require_not_future(const char* field, Date date, Date today) {
    if (date <= today) return {};
    return refuse(in_the_future, field,
                  {{"found", to_string(date)}, {"expected", to_string(today)}});
}

Result<std::monostate> require_of(const Actor& actor, Role role, const std::string& organisation) {
    CHECKED(require(actor, role));
    return require_acting_for(actor, organisation);
}

Result<std::monostate> require_co_owners(const std::vector<CoOwner>& co_owners) {
    std::set<std::string> names;
    for (std::size_t i = 0; i < co_owners.size(); ++i)
        if (!names.insert(co_owners[i].name).second)
            return refuse(co_owner_twice, shapes::item_path("co_owners", i) + ".name",
                          {{"found", co_owners[i].name}});
    return {};
}

// The number in the form of the register, and nothing that cannot be true.
Result<Recorded> recorded(const RecordRight& command, std::string owner, const Holder& holder,
                          Date today) {
    Numbered numbered = TRY(read_number(command.number, command.details));
    CHECKED(check_particulars(command.details, numbered.kind, today, "details"));
    CHECKED(require_co_owners(command.co_owners));
    RecordRight details = command;
    details.number = std::move(numbered.number);
    return Recorded{std::move(owner), holder, numbered.kind, std::move(details)};
}

// Through which year fees must be paid for the patent not to have lapsed again by `today`.
int least_paid_year(Right right, Date today) {
    right.status = Status::granted;
    auto& patent = std::get<Patent>(right.details);
    while (standing(right, today) == Standing::lapsed) ++patent.fee_paid_through_year;
    return patent.fee_paid_through_year;
}

}  // namespace

std::string id_of(RightKind kind, const std::string& number, const Holder& holder) {
    if (is_patent(kind)) return Right::prefix + number;
    std::string source = std::string(name_of(kind)) + '\n' + number;
    if (kind == RightKind::trade_secret) source += '\n' + holder.credit_code.value_or(holder.name);
    return record_id(Right::prefix, source);
}
std::string id_of(const Recorded& recorded) {
    return id_of(recorded.kind, recorded.details.number, recorded.holder);
}

Result<Recorded> decide(const RecordRight& command, const Holder& holder, const Actor& actor,
                        Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    return recorded(command, actor.organisation, holder, today);
}

Result<Recorded> decide(const EnterRight& command, const std::string& owner, const Actor& actor,
                        Date today) {
    CHECKED(require_of(actor, Role::registry_officer, command.registry));
    Holder holder = command.holder;
    if (holder.credit_code) {
        auto code = read_credit_code(*holder.credit_code, "");
        if (!code) {
            for (Refusal& each : code.error().all) each.field = "holder.credit_code";
            return std::unexpected(std::move(code).error());
        }
        holder.credit_code = *std::move(code);
    }
    return recorded(command, owner, holder, today);
}

Result<Claimed> decide(const Right& right, const ClaimRight&, const std::string& credit_code,
                       const Actor& actor) {
    CHECKED(require(actor, Role::enterprise_officer));
    if (!right.owner.empty()) return refuse(owned_already, "", {{"found", right.holder.name}});
    if (right.holder.credit_code != credit_code)
        return refuse(other_holder, "", {{"found", right.holder.name}});
    return Claimed{actor.organisation};
}

Result<Corrected> decide(const Right& right, const CorrectRight& command, const Actor& actor,
                         Date today) {
    const bool desk = actor.has(Role::registry_officer);
    CHECKED(desk ? require_of(actor, Role::registry_officer, right.registry)
                 : require_of(actor, Role::enterprise_officer, right.owner));
    if (!desk && right.pledge) return refuse(pledged, "", {{"found", *right.pledge}});
    if (command.details.index() != right.details.index())
        return refuse(other_kind, "details.type",
                      {{"expected", label_of(right.right_kind).zh},
                       {"expected_en", label_of(right.right_kind).en}});
    CHECKED(check_particulars(command.details, right.right_kind, today, "details"));
    CHECKED(require_co_owners(command.co_owners));
    return Corrected{command};
}

Result<FeePaid> decide(const Right& right, const NoteFeePaid& command, const Actor& actor,
                       Date today) {
    CHECKED(require_of(actor, Role::enterprise_officer, right.owner));
    const auto* patent = std::get_if<Patent>(&right.details);
    if (patent == nullptr)
        return refuse(no_fee, "",
                      {{"found", label_of(right.right_kind).zh},
                       {"found_en", label_of(right.right_kind).en}});
    CHECKED(require_not_future("on", command.on, today));
    // A payment made in time may be noted later: what counts is when it was made.
    if (status_at(right, command.on) != Status::granted) {
        const auto upkeep = next_upkeep(right);
        const Date last = upkeep ? upkeep->grace_end : legal_end(right).value();
        return refuse(lapsed_fee, "on", {{"found", to_string(last)}});
    }
    const int least = patent->fee_paid_through_year + 1;
    const int most = years_of_term(right.right_kind, patent->filing_date);
    if (command.through_year < least || command.through_year > most) {
        const std::string first = std::to_string(least);
        const std::string last = std::to_string(most);
        return refuse(next_fee_year, "through_year",
                      {{"found", std::to_string(command.through_year)},
                       {"expected", least >= most ? last : first + " 至 " + last},
                       {"expected_en", least >= most ? last : first + " to " + last}});
    }
    return FeePaid{command.through_year, command.on, command.receipt};
}

Result<Renewed> decide(const Right& right, const NoteRenewal& command, const Actor& actor,
                       Date today) {
    CHECKED(require_of(actor, Role::enterprise_officer, right.owner));
    const auto upkeep = next_upkeep(right);
    if (!upkeep || upkeep->what != Upkeep::What::renewal)
        return refuse(not_renewable, "",
                      {{"found", label_of(right.right_kind).zh},
                       {"found_en", label_of(right.right_kind).en}});
    CHECKED(require_not_future("on", command.on, today));
    const bool early = upkeep->opens && command.on < *upkeep->opens;
    if (early || command.on > upkeep->grace_end || right.status != Status::granted) {
        const std::string from = upkeep->opens ? to_string(*upkeep->opens) : "";
        const std::string last = to_string(upkeep->grace_end);
        return refuse(renewal_window, "on",
                      {{"found", to_string(command.on)},
                       {"expected", from.empty() ? "最迟 " + last : from + " 至 " + last},
                       {"expected_en", from.empty() ? "until " + last : from + " to " + last}});
    }
    const bool mark = std::holds_alternative<Trademark>(right.details);
    constexpr int months_a_term = 120;
    // Counted from the day after the term that ends, so that a term ending in February keeps it.
    const Date ten_years = add_months(upkeep->due + Days{1}, months_a_term) - Days{1};
    if (mark ? command.until != ten_years : command.until <= upkeep->due)
        return refuse(
            renewal_term, "until",
            {{"found", to_string(command.until)},
             {"expected", mark ? to_string(ten_years) : "晚于 " + to_string(upkeep->due)},
             {"expected_en", mark ? to_string(ten_years) : "after " + to_string(upkeep->due)}});
    return Renewed{command.until, command.on, command.reference};
}

Result<ConsentGiven> decide(const Right& right, const NoteConsent& command, const Actor& actor) {
    CHECKED(require_of(actor, Role::enterprise_officer, right.owner));
    if (std::ranges::find(right.co_owners, command.co_owner, &CoOwner::name) !=
        right.co_owners.end())
        return ConsentGiven{command.co_owner, command.consent};
    std::string names;
    for (const CoOwner& co_owner : right.co_owners)
        names += (names.empty() ? "" : "、") + co_owner.name;
    return refuse(no_co_owner, "co_owner",
                  {{"found", command.co_owner},
                   {"expected", names.empty() ? "无" : names},
                   {"expected_en", names.empty() ? "none" : names}});
}

Result<StatusNoted> decide(const Right& right, const NoteStatus& command, const Actor& actor,
                           Date today) {
    CHECKED(require_of(actor, Role::registry_officer, right.registry));
    CHECKED(require_not_future("on", command.on, today));
    if (rule_for(right, command.change) == nullptr) {
        std::string possible;
        std::string possible_en;
        for (const StatusChange change : possible_changes(right)) {
            possible += (possible.empty() ? "" : "、") + label_of(change).zh;
            possible_en += (possible_en.empty() ? "" : ", ") + label_of(change).en;
        }
        return refuse(change_not_now, "change",
                      {{"found", label_of(right.status).zh},
                       {"found_en", label_of(right.status).en},
                       {"act", label_of(command.change).zh},
                       {"act_en", label_of(command.change).en},
                       {"expected", possible.empty() ? "无" : possible},
                       {"expected_en", possible_en.empty() ? "nothing" : possible_en}});
    }
    if (const auto filed = filed_on(right.details); filed && command.on < *filed)
        return refuse(before_it_was, "on",
                      {{"found", to_string(command.on)}, {"expected", to_string(*filed)}});
    StatusNoted noted{command.change, command.on, command.reference, std::nullopt};
    if (command.change == StatusChange::restored) {
        const int least = least_paid_year(right, today);
        if (!command.fee_paid_through_year || *command.fee_paid_through_year < least)
            return refuse(restored_fee, "fee_paid_through_year",
                          {{"expected", std::to_string(least)}});
        noted.fee_paid_through_year = command.fee_paid_through_year;
    }
    return noted;
}

Result<OwnerChanged> decide(const Right& right, const NoteTransfer& command, const Actor& actor,
                            Date today) {
    CHECKED(require_of(actor, Role::registry_officer, right.registry));
    CHECKED(require_not_future("on", command.on, today));
    if (right.pledge && !command.pledgee_consent)
        return refuse(pledgee_consent, "pledgee_consent", {{"found", *right.pledge}});
    return OwnerChanged{command.organisation.value_or(""),
                        command.to,
                        right.holder,
                        command.on,
                        command.reference,
                        command.pledgee_consent};
}

std::vector<std::string> parties(const Right& right) {
    std::vector<std::string> all{right.registry};
    if (!right.owner.empty()) all.insert(all.begin(), right.owner);
    if (right.pledgee && !right.pledgee->empty()) all.push_back(*right.pledgee);
    return all;
}

std::span<const char* const> searched_families() {
    static constexpr std::array families{
        "number:", "title:", "holder:", "credit:", "class:", "sign:", "family:"};
    return families;
}

std::vector<std::string> keys(const Right& right) {
    std::vector<std::string> all{"number:" + right.number, "title:" + right.title,
                                 "holder:" + right.holder.name};
    if (right.holder.credit_code) {
        all.push_back("credit:" + *right.holder.credit_code);
        if (right.owner.empty()) all.push_back("unclaimed:" + *right.holder.credit_code);
    }
    for (const std::string& one : classes(right.details)) all.push_back("class:" + one);
    if (const auto* mark = std::get_if<Trademark>(&right.details); mark != nullptr && mark->sign)
        all.push_back("sign:" + *mark->sign);
    if (right.family) all.push_back("family:" + *right.family);
    if (right.pledge) all.push_back("pledge:" + *right.pledge);
    if (!right.owner.empty()) all.push_back("owner:" + right.owner);
    // What its calendar asks for next, and when it ends or has ended: found by the day.
    if (right.ended_on) {
        all.push_back("end:" + to_string(*right.ended_on));
    } else if (right.status == Status::granted) {
        if (const auto upkeep = next_upkeep(right)) all.push_back("due:" + to_string(upkeep->due));
        if (const auto end = legal_end(right)) all.push_back("end:" + to_string(*end));
    }
    return all;
}

Label stage_words(const Right& right) { return label_of(right.status); }

std::optional<std::string> pledge_kind(const std::vector<Right>& rights) {
    std::set<std::string> words;
    for (const Right& right : rights) {
        if (right.right_kind == RightKind::plant_variety) return std::nullopt;
        words.emplace(is_patent(right.right_kind) ? "patent" : name_of(right.right_kind));
    }
    if (words.empty()) return std::nullopt;
    if (words.size() == 1) return *words.begin();
    return words == std::set<std::string>{"patent", "trademark"} ? "patent_and_trademark" : "mixed";
}

bool is_noted(const Right& right, Notice notice) {
    return std::ranges::find(right.notices, notice, &NoticeInForce::notice) != right.notices.end();
}

std::vector<StatusChange> possible_changes(const Right& right) {
    std::vector<StatusChange> changes;
    for (const auto& entry : EnumNames<StatusChange>::names)
        if (rule_for(right, entry.value) != nullptr) changes.push_back(entry.value);
    return changes;
}

}  // namespace zhirong::rights
