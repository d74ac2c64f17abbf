#include "features/rights/rights.h"

#include <algorithm>
#include <array>
#include <set>

#include "core/access/party.h"

namespace zhirong::rights {
namespace {

constexpr RefusalKind in_the_future{"right.date_in_future", 422,
                                    "日期 {found} 晚于营业日 {expected}",
                                    "{found} is later than the business date {expected}"};
constexpr RefusalKind filed_too_early{"right.filing_date", 422,
                                      "申请日 {found} 早于《专利法》施行日 {expected}",
                                      "{found} is before the Patent Law of {expected}"};
constexpr RefusalKind granted_before_filing{
    "right.grant_before_filing", 422, "授权公告日 {found} 早于申请日 {expected}",
    "Granted on {found}, before it was filed on {expected}"};
constexpr RefusalKind bad_class{"right.main_class", 422, "分类号“{found}”无效：应为{expected}",
                                "“{found}” is no class: write {expected_en}"};
constexpr RefusalKind fee_year{"right.fee_year", 422, "年费年度 {found} 无效：应为 {expected}",
                               "Patent year {found} cannot be: it must be {expected_en}"};
constexpr RefusalKind only_utility_model{
    "right.same_day_invention", 422, "只有实用新型才有同日发明申请，此号为{found}",
    "Only a utility model has a same-day invention application; this number is of the kind "
    "{found_en}"};
constexpr RefusalKind co_owner_twice{"right.co_owner_twice", 422, "共有人“{found}”重复列出",
                                     "Co-owner “{found}” is listed twice"};
constexpr RefusalKind no_co_owner{"right.no_co_owner", 422,
                                  "“{found}”不是共有人，登记的共有人：{expected}",
                                  "“{found}” is no co-owner; those on record: {expected_en}"};
constexpr RefusalKind change_not_now{
    "right.change_not_now", 409, "专利现为“{found}”，不能登记“{act}”；现在可以：{expected}",
    "The patent is “{found_en}”; “{act_en}” cannot be noted. Now possible: {expected_en}"};
constexpr RefusalKind lapsed_fee{
    "right.fee_too_late", 409, "专利已不在有效状态（最后补缴日 {found}），缴费不能使其恢复",
    "The patent is no longer in force (the last day to pay was {found}); paying does not restore "
    "it"};

constexpr Date first_patent_law{std::chrono::year{1985} / 4 / 1};

Result<std::monostate> require_not_future(const char* field, Date date, Date today) {
    if (date <= today) return {};
    return refuse(in_the_future, field,
                  {{"found", to_string(date)}, {"expected", to_string(today)}});
}

bool all_digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

// "H04L9/32" or its class alone, "H04L".
bool is_patent_class(std::string_view text) {
    if (text.size() < 4 || text[0] < 'A' || text[0] > 'H' || !all_digits(text.substr(1, 2)) ||
        text[3] < 'A' || text[3] > 'Z')
        return false;
    if (text.size() == 4) return true;
    const std::string_view group = text.substr(4);
    const std::size_t slash = group.find('/');
    return slash != std::string_view::npos && slash <= 4 && group.size() - slash - 1 <= 6 &&
           group.size() - slash - 1 >= 2 && all_digits(group.substr(0, slash)) &&
           all_digits(group.substr(slash + 1));
}

// "06-01"
bool is_design_class(std::string_view text) {
    return text.size() == 5 && text[2] == '-' && all_digits(text.substr(0, 2)) &&
           all_digits(text.substr(3));
}

Result<std::monostate> require_class(PatentKind patent, const std::string& text) {
    const bool design = patent == PatentKind::design;
    if (design ? is_design_class(text) : is_patent_class(text)) return {};
    return refuse(bad_class, "main_class",
                  {{"found", text},
                   {"expected", design ? "洛迦诺分类，例如 06-01" : "国际专利分类，例如 H04L9/32"},
                   {"expected_en",
                    design ? "a Locarno class such as 06-01" : "an IPC class such as H04L9/32"}});
}

Result<std::monostate> require_fee_year(const char* field, int year, int least, int most) {
    if (year >= least && year <= most) return {};
    const bool one = least == most;
    const std::string range_zh =
        one ? std::to_string(least) : std::to_string(least) + " 至 " + std::to_string(most);
    const std::string range_en =
        one ? std::to_string(least) : std::to_string(least) + " to " + std::to_string(most);
    return refuse(
        fee_year, field,
        {{"found", std::to_string(year)}, {"expected", range_zh}, {"expected_en", range_en}});
}

Result<std::monostate> require_of(const Actor& actor, Role role, const std::string& organisation) {
    CHECKED(require(actor, role));
    return require_acting_for(actor, organisation);
}

// What each change does: moves the status, or raises or lifts a notice.
struct ChangeRule {
    StatusChange change;
    Status from;
    std::optional<Status> to;
    std::optional<Notice> notice;
    bool raises = false;
};
constexpr std::array change_rules{
    ChangeRule{StatusChange::granted, Status::not_yet_granted, Status::granted, std::nullopt},
    ChangeRule{StatusChange::terminated, Status::granted, Status::terminated, std::nullopt},
    ChangeRule{StatusChange::invalidated, Status::granted, Status::invalidated, std::nullopt},
    // An invalidation reaches a patent that ended before (Patent Law 47).
    ChangeRule{StatusChange::invalidated, Status::terminated, Status::invalidated, std::nullopt},
    ChangeRule{StatusChange::suspension_begun, Status::granted, std::nullopt,
               Notice::ownership_suspension, true},
    ChangeRule{StatusChange::suspension_ended, Status::granted, std::nullopt,
               Notice::ownership_suspension, false},
    ChangeRule{StatusChange::preservation_begun, Status::granted, std::nullopt,
               Notice::court_preservation, true},
    ChangeRule{StatusChange::preservation_ended, Status::granted, std::nullopt,
               Notice::court_preservation, false},
    ChangeRule{StatusChange::invalidation_begun, Status::granted, std::nullopt,
               Notice::invalidation_proceeding, true},
    ChangeRule{StatusChange::invalidation_ended, Status::granted, std::nullopt,
               Notice::invalidation_proceeding, false},
};

const ChangeRule* rule_for(const Right& right, StatusChange change) {
    for (const ChangeRule& rule : change_rules)
        if (rule.change == change && rule.from == right.status &&
            (!rule.notice || is_noted(right, *rule.notice) != rule.raises))
            return &rule;
    return nullptr;
}

struct Applier {
    Right& right;

    void operator()(const Recorded& e) const {
        const RecordRight& details = e.details;
        right.number = details.number;
        right.patent = e.patent;
        right.title = details.title;
        right.main_class = details.main_class;
        right.owner = e.owner;
        right.co_owners = details.co_owners;
        right.co_ownership_agreement = details.co_ownership_agreement;
        right.registry = details.registry;
        right.filing_date = details.filing_date;
        right.grant_date = details.grant_date;
        right.status = details.grant_date ? Status::granted : Status::not_yet_granted;
        right.fee_paid_through_year = details.fee_paid_through_year;
        right.same_day_invention = details.same_day_invention;
    }
    void operator()(const FeePaid& e) const { right.fee_paid_through_year = e.through_year; }
    void operator()(const ConsentGiven& e) const {
        const auto found = std::ranges::find(right.co_owners, e.co_owner, &CoOwner::name);
        ensure(found != right.co_owners.end());
        found->consent = e.consent;
    }
    void operator()(const StatusNoted& e) const {
        const ChangeRule* rule = rule_for(right, e.change);
        ensure(rule != nullptr);
        if (rule->notice && rule->raises)
            right.notices.push_back({*rule->notice, e.on, e.reference});
        else if (rule->notice)
            std::erase_if(right.notices,
                          [&](const NoticeInForce& one) { return one.notice == *rule->notice; });
        if (!rule->to) return;
        right.status = *rule->to;
        if (*rule->to == Status::granted) {
            right.grant_date = e.on;
        } else {
            right.ended_on = e.on;
        }
    }
    void operator()(const Pledged& e) const {
        ensure(!right.pledge);  // One pledge at a time: refusal ground 9 stands before this.
        right.pledge = e.pledge;
        right.pledgee = e.pledgee;
    }
    void operator()(const Released& e) const {
        ensure(right.pledge == e.pledge);
        right.pledge.reset();
        right.pledgee.reset();
        for (CoOwner& co_owner : right.co_owners) co_owner.consent.reset();
    }
    void operator()(const Transferred& e) const { right.sale = e; }
};

}  // namespace

std::string id_of_number(const std::string& number) { return Right::prefix + number; }

Result<Recorded> decide(const RecordRight& command, const Actor& actor, Date today) {
    CHECKED(require(actor, Role::enterprise_officer));
    RecordRight details = command;
    details.number = TRY(read_patent_number(command.number));
    const PatentKind patent = kind_of_patent(details.number);
    CHECKED(require_class(patent, command.main_class));
    if (command.filing_date < first_patent_law)
        return refuse(
            filed_too_early, "filing_date",
            {{"found", to_string(command.filing_date)}, {"expected", to_string(first_patent_law)}});
    CHECKED(require_not_future("filing_date", command.filing_date, today));
    if (command.grant_date) {
        CHECKED(require_not_future("grant_date", *command.grant_date, today));
        if (*command.grant_date < command.filing_date)
            return refuse(granted_before_filing, "grant_date",
                          {{"found", to_string(*command.grant_date)},
                           {"expected", to_string(command.filing_date)}});
    }
    // The fee of the year of the grant is paid with the grant.
    const bool granted = command.grant_date.has_value();
    CHECKED(require_fee_year("fee_paid_through_year", command.fee_paid_through_year,
                             granted ? 1 : 0,
                             granted ? term_of(patent, command.filing_date).years : 0));
    if (command.same_day_invention && patent != PatentKind::utility_model)
        return refuse(only_utility_model, "same_day_invention",
                      {{"found", label_of(patent).zh}, {"found_en", label_of(patent).en}});
    std::set<std::string> names;
    for (std::size_t i = 0; i < command.co_owners.size(); ++i)
        if (!names.insert(command.co_owners[i].name).second)
            return refuse(co_owner_twice, shapes::item_path("co_owners", i) + ".name",
                          {{"found", command.co_owners[i].name}});
    return Recorded{actor.organisation, patent, std::move(details)};
}

Result<FeePaid> decide(const Right& right, const NoteFeePaid& command, const Actor& actor,
                       Date today) {
    CHECKED(require_of(actor, Role::enterprise_officer, right.owner));
    CHECKED(require_not_future("on", command.on, today));
    // A payment made in time may be noted later: what counts is when it was made.
    if (status_at(right, command.on) != Status::granted)
        return refuse(lapsed_fee, "on", {{"found", to_string(fee_grace_end(right))}});
    CHECKED(require_fee_year("through_year", command.through_year, right.fee_paid_through_year + 1,
                             term_of(right.patent, right.filing_date).years));
    return FeePaid{command.through_year, command.on, command.receipt};
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
    if (rule_for(right, command.change) != nullptr) {
        if (command.on < right.filing_date)
            return refuse(
                granted_before_filing, "on",
                {{"found", to_string(command.on)}, {"expected", to_string(right.filing_date)}});
        return StatusNoted{command.change, command.on, command.reference};
    }
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

Right apply(Right right, const Event& event) {
    std::visit(Applier{right}, event);
    return right;
}

std::vector<std::string> parties(const Right& right) {
    std::vector<std::string> all{right.owner, right.registry};
    if (right.pledgee) all.push_back(*right.pledgee);
    return all;
}

Label stage_words(const Right& right) { return label_of(right.status); }

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
