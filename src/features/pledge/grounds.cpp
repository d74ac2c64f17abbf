#include "features/pledge/grounds.h"

#include <algorithm>
#include <array>
#include <optional>

#include "features/pledge/contract.h"
#include "features/pledge/shape.h"

namespace zhirong::pledge {
namespace {

using rights::Right;

struct What {
    std::string zh;
    std::string en;
};

// A ground that each patent is asked about by itself.
template <std::optional<What> (*ask)(const Pledge&, const Right&, Date)>
std::vector<Finding> of_each(const Pledge& pledge, const std::vector<Right>& rights, Date today) {
    std::vector<Finding> findings;
    for (const Right& right : rights)
        if (auto what = ask(pledge, right, today))
            findings.push_back({right.id, right.number, std::move(what->zh), std::move(what->en)});
    return findings;
}

std::optional<What> not_the_patentee(const Pledge& pledge, const Right& right, Date) {
    if (right.sale)
        return What{"已于 " + to_string(right.sale->on) + " 转让给" + right.sale->buyer,
                    "transferred to " + right.sale->buyer + " on " + to_string(right.sale->on)};
    if (right.owner != pledge.pledgor)
        return What{"专利权人为 " + right.owner + "，出质人为 " + pledge.pledgor,
                    "the patentee is " + right.owner + ", the pledgor " + pledge.pledgor};
    return std::nullopt;
}

std::optional<What> not_in_force(const Pledge&, const Right& right, Date today) {
    using rights::Status;
    const Status status = rights::status_at(right, today);
    if (status != Status::terminated && status != Status::invalidated) return std::nullopt;
    const Label words = label_of(status);
    if (right.ended_on)
        return What{words.zh + "(" + to_string(*right.ended_on) + ")",
                    words.en + " on " + to_string(*right.ended_on)};
    const auto end = rights::legal_end(right);
    if (end && today >= *end)
        return What{"保护期已于 " + to_string(*end) + " 届满",
                    "its term ended on " + to_string(*end)};
    const std::string grace = to_string(rights::next_upkeep(right).value().grace_end);
    return What{"年费滞纳期已于 " + grace + " 届满仍未缴纳",
                "its annual fee was not paid by the end of grace, " + grace};
}

std::optional<What> not_granted(const Pledge&, const Right& right, Date) {
    if (right.status != rights::Status::not_yet_granted) return std::nullopt;
    const auto filed = rights::filed_on(right.details);
    const std::string date = filed ? to_string(*filed) : "—";
    return What{"专利申请日为 " + date + "，无授权公告日",
                "filed on " + date + ", no date of grant"};
}

// A fee in its grace was not paid as required: paying it with the surcharge cures the defect.
std::optional<What> fee_unpaid(const Pledge&, const Right& right, Date today) {
    const auto* patent = std::get_if<rights::Patent>(&right.details);
    const auto upkeep = rights::next_upkeep(right);
    if (patent == nullptr || !upkeep) return std::nullopt;
    const rights::Standing standing = rights::standing(right, today);
    if (standing != rights::Standing::in_grace && standing != rights::Standing::lapsed)
        return std::nullopt;
    const std::string year = std::to_string(upkeep->year);
    const std::string due = to_string(upkeep->due);
    const std::string grace = to_string(upkeep->grace_end);
    if (standing == rights::Standing::lapsed)
        return What{
            "第" + year + "年度年费应于 " + due + " 前缴纳，滞纳期至 " + grace + " 亦未缴纳",
            "the fee of year " + year + " was due by " + due +
                " and not paid by the end of grace, " + grace};
    return What{
        "第" + year + "年度年费应于 " + due + " 前缴纳；可于 " + grace + " 前连同滞纳金补缴",
        "the fee of year " + year + " was due by " + due +
            "; it can be paid with surcharge until " + grace};
}

std::optional<What> suspended_or_preserved(const Pledge&, const Right& right, Date) {
    What what;
    for (const rights::NoticeInForce& one : right.notices) {
        if (one.notice == rights::Notice::invalidation_proceeding) continue;
        const Label words = label_of(one.notice);
        what.zh += (what.zh.empty() ? "" : ";") + words.zh + "，自 " + to_string(one.since) + "(" +
                   one.reference + ")";
        what.en += (what.en.empty() ? "" : "; ") + words.en + " since " + to_string(one.since) +
                   " (" + one.reference + ")";
    }
    if (what.zh.empty()) return std::nullopt;
    return what;
}

// On its end date the patent lives no more, so the debt must be due before.
std::optional<What> debt_beyond_term(const Pledge& pledge, const Right& right, Date) {
    const std::optional<Date>& until = pledge.application.debt_until;
    const rights::Term term = rights::term_of(right);
    if (!until || !term.end || *until < *term.end) return std::nullopt;
    return What{"债务履行期限至 " + to_string(*until) + "，专利权自 " + to_string(*term.end) +
                    " 起不再有效（" + term.source.zh + "）",
                "the debt runs until " + to_string(*until) + ", the patent ends on " +
                    to_string(*term.end) + " (" + term.source.en + ")"};
}

std::vector<Finding> contract_content(const Pledge& pledge, const std::vector<Right>& rights,
                                      Date) {
    std::vector<Finding> findings;
    for (Label& gap : contract_gaps(pledge.application, rights))
        findings.push_back({"", "", std::move(gap.zh), std::move(gap.en)});
    return findings;
}

std::optional<What> co_owner_consent(const Pledge&, const Right& right, Date) {
    if (right.co_ownership_agreement) return std::nullopt;
    std::string names;
    for (const rights::CoOwner& co_owner : right.co_owners)
        if (!co_owner.consent) names += (names.empty() ? "" : "、") + co_owner.name;
    if (names.empty()) return std::nullopt;
    return What{"缺少共有人同意：" + names, "no consent of " + names};
}

std::optional<What> already_pledged(const Pledge& pledge, const Right& right, Date) {
    if (!right.pledge || *right.pledge == pledge.id) return std::nullopt;
    return What{"已出质（" + *right.pledge + "）", "pledged already (" + *right.pledge + ")"};
}

std::optional<What> same_day_invention(const Pledge&, const Right& right, Date) {
    const auto* patent = std::get_if<rights::Patent>(&right.details);
    if (patent == nullptr || !patent->same_day_invention) return std::nullopt;
    const std::string filed = to_string(patent->filing_date);
    return What{"同一申请人于 " + filed + " 就同样的发明创造申请了发明专利",
                "the applicant filed for an invention on the same thing on " + filed};
}

const rights::NoticeInForce* invalidation_of(const Right& right) {
    const auto found = std::ranges::find(right.notices, rights::Notice::invalidation_proceeding,
                                         &rights::NoticeInForce::notice);
    return found == right.notices.end() ? nullptr : &*found;
}

std::optional<What> invalidation_started(const Pledge&, const Right& right, Date) {
    const rights::NoticeInForce* notice = invalidation_of(right);
    if (notice == nullptr) return std::nullopt;
    return What{"自 " + to_string(notice->since) + " 起（" + notice->reference + "）",
                "since " + to_string(notice->since) + " (" + notice->reference + ")"};
}

// What the registry itself objected to, until the parties cured it.
std::vector<Finding> other(const Pledge& pledge, const std::vector<Right>&, Date) {
    if (!pledge.open_defects) return {};
    return {{"", "", *pledge.open_defects, *pledge.open_defects}};
}

constexpr std::array rules{
    GroundRule{
        Ground::not_the_patentee,
        1,
        {"pledge.not_the_patentee", 422, "出质人不是专利登记簿记载的专利权人：专利 {right} {found}",
         "The pledgor is not the registered patentee of {right}: {found_en}"},
        false,
        of_each<not_the_patentee>},
    GroundRule{Ground::not_in_force,
               2,
               {"pledge.not_in_force", 422, "专利权已终止或者已被宣告无效：专利 {right} {found}",
                "Patent {right} is terminated or invalidated: {found_en}"},
               false,
               of_each<not_in_force>},
    GroundRule{Ground::not_granted,
               3,
               {"pledge.not_granted", 422, "专利申请尚未被授予专利权：专利 {right} {found}",
                "Patent {right} is not yet granted: {found_en}"},
               false,
               of_each<not_granted>},
    GroundRule{Ground::fee_unpaid,
               4,
               {"pledge.fee_unpaid", 422, "专利权没有按照规定缴纳年费：专利 {right} {found}",
                "The annual fee of {right} is not paid as required: {found_en}"},
               false,
               of_each<fee_unpaid>},
    GroundRule{Ground::suspended_or_preserved,
               5,
               {"pledge.suspended_or_preserved", 422,
                "专利权处于权属中止程序或者财产保全：专利 {right} {found}",
                "Patent {right} is under ownership suspension or court preservation: {found_en}"},
               false,
               of_each<suspended_or_preserved>},
    GroundRule{
        Ground::debt_beyond_term,
        6,
        {"pledge.debt_beyond_term", 422, "债务履行期限超过专利权有效期：专利 {right}，{found}",
         "The debt outlasts patent {right}: {found_en}"},
        false,
        of_each<debt_beyond_term>},
    GroundRule{Ground::contract_content,
               7,
               {"pledge.contract_content", 422, "质押合同缺少必备内容：{found}",
                "The pledge contract lacks required content: {found_en}"},
               false,
               contract_content},
    GroundRule{Ground::co_owner_consent,
               8,
               {"pledge.co_owner_consent", 422,
                "共有专利权出质未取得全体共有人同意且无特别约定：专利 {right} {found}",
                "Patent {right} is co-owned and not all agreed: {found_en}"},
               false,
               of_each<co_owner_consent>},
    GroundRule{Ground::already_pledged,
               9,
               {"pledge.already_pledged", 409, "专利权已被质押且处于质押期间：专利 {right} {found}",
                "Patent {right} carries a pledge: {found_en}"},
               false,
               of_each<already_pledged>},
    GroundRule{
        Ground::same_day_invention,
        10,
        {"pledge.same_day_invention", 422,
         "实用新型有同样的发明创造已于同日申请发明专利（当事人被告知后声明继续办理的除外）：专利 "
         "{right} {found}",
         "Utility model {right} has a same-day invention application, which the parties, "
         "once told, may declare to accept: {found_en}"},
        true,
        of_each<same_day_invention>},
    GroundRule{
        Ground::invalidation_started,
        11,
        {"pledge.invalidation_started", 422,
         "专利权已被启动无效宣告程序（当事人被告知后声明继续办理的除外）：专利 {right} {found}",
         "An invalidation proceeding against {right} has started, which the parties, once "
         "told, may declare to accept: {found_en}"},
        true,
        of_each<invalidation_started>},
    GroundRule{Ground::other,
               12,
               {"pledge.other_ground", 422, "其他不符合出质条件的情形：{found}",
                "Not fit for registration: {found_en}"},
               false,
               other},
};

// A proceeding that began after the parties were told of an earlier one is news to them.
bool is_waived(const Pledge& pledge, Ground ground, const Right& right) {
    return std::ranges::any_of(pledge.waivers, [&](const Waiver& waiver) {
        const rights::NoticeInForce* notice = invalidation_of(right);
        return waiver.ground == ground && waiver.right == right.id && waiver.in_force() &&
               (ground != Ground::invalidation_started || notice == nullptr ||
                notice->since <= waiver.notified_on);
    });
}

}  // namespace

Refusal Found::refusal() const { return {&rule_of(ground).refusal, "", facts}; }

std::span<const GroundRule> ground_rules() { return rules; }

const GroundRule& rule_of(Ground ground) {
    const auto found = std::ranges::find(rules, ground, &GroundRule::ground);
    ensure(found != rules.end());
    return *found;
}

Label source_of_grounds() {
    return {"cnipa_461",
            "《专利权质押登记办法》（国家知识产权局公告第461号）及专利权质押登记办事指南",
            "Measures for the registration of patent pledges (CNIPA announcement 461) and the "
            "operating guide"};
}

std::vector<Found> grounds(const Pledge& pledge, const std::vector<Right>& rights, Date today) {
    std::vector<Found> all;
    for (const GroundRule& rule : rules)
        for (Finding& finding : rule.find(pledge, rights, today)) {
            const auto right = std::ranges::find(rights, finding.right, &Right::id);
            const bool waived =
                rule.waivable && right != rights.end() && is_waived(pledge, rule.ground, *right);
            all.push_back({rule.ground,
                           finding.right,
                           {{"right", finding.number},
                            {"found", std::move(finding.zh)},
                            {"found_en", std::move(finding.en)}},
                           waived});
        }
    return all;
}

}  // namespace zhirong::pledge
