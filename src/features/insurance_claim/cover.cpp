#include "features/insurance_claim/cover.h"

#include <algorithm>

#include "features/insurance_claim/clock.h"

namespace zhirong::insurance_claim {
namespace {

using insurance::Trigger;

const Phrase policy_source{"保险单及批单", "The policy and its endorsements"};

std::string span_words(const std::vector<insurance::Span>& spans) {
    std::string all;
    for (const insurance::Span& each : spans)
        all += (all.empty() ? "" : "；") + to_string(each.from) + " – " + to_string(each.until);
    return all.empty() ? "—" : all;
}

std::vector<insurance::Span> spans_of(const Policy& policy, const std::string& item) {
    for (auto& [scheduled, spans] : insurance::insured_spans(policy.inception(), policy.moved()))
        if (scheduled.number == item) return std::move(spans);
    return {};
}

const insurance::Span* span_on(const std::vector<insurance::Span>& spans, Date day) {
    for (const insurance::Span& each : spans)
        if (each.from <= day && day <= each.until) return &each;
    return nullptr;
}

Finding insured_finding(const Notified& notice, const Circumstances& at, Date day) {
    const bool of_claims = at.product.trigger == Trigger::claims_made;
    const Label words =
        of_claims ? Label{"insured", "维权或索赔在该标的承保期间内",
                          "The suit or claim falls into days in which the item is insured"}
                  : Label{"insured", "事故发生在该标的承保期间内",
                          "The event falls into days in which the item is insured"};
    return {words, at.since ? Outcome::passed : Outcome::failed, to_string(day),
            span_words(spans_of(at.policy, notice.item.number)), policy_source};
}

// Where claims count, the event may lie before, but not before the retroactive date.
Finding retroactive_finding(const Notified& notice, const Circumstances& at) {
    const int months = at.product.retroactive.value;
    Finding finding{
        {"retroactive", "事故不早于追溯日", "The event is not before the retroactive date"},
        Outcome::unknown,
        to_string(notice.event.occurred_on),
        "—",
        at.product.retroactive.provenance.source};
    if (!at.since) return finding;
    const Date first = add_months(*at.since, -months);
    finding.outcome = notice.event.occurred_on >= first ? Outcome::passed : Outcome::failed;
    finding.expected = "≥ " + to_string(first);
    return finding;
}

Finding waiting_finding(const Circumstances& at, Date day) {
    const int days = at.product.waiting.value;
    Finding finding{{"waiting", "已过等待期", "The waiting period is over"},
                    Outcome::passed,
                    to_string(day),
                    "无等待期",
                    at.product.waiting.provenance.source};
    if (days == 0) return finding;
    if (!at.since) {
        finding.outcome = Outcome::unknown;
        finding.expected = "—";
        return finding;
    }
    const Date over = *at.since + Days{days};
    finding.expected = "≥ " + to_string(over);
    if (day < over) finding.outcome = Outcome::failed;
    return finding;
}

Finding zone_finding(const Notified& notice, const Circumstances& at, Date day) {
    Finding finding{{"zone", "发生在承保地域内", "Within the territory"},
                    Outcome::unknown,
                    label_of(notice.event.zone).zh,
                    "—",
                    policy_source};
    const auto covered = insurance::coverage(at.product, at.policy.inception(), at.policy.moved());
    ensure(covered.has_value());
    const insurance::Stretch* stretch = insurance::stretch_on(*covered, day);
    // Out of the term the policy last said, or first says, where it holds.
    if (stretch == nullptr)
        stretch = day < at.policy.inception().from ? &covered->stretches.front()
                                                   : &covered->stretches.back();
    finding.expected = label_of(stretch->zone).zh;
    finding.outcome = stretch->zone == notice.event.zone ? Outcome::passed : Outcome::failed;
    return finding;
}

Finding right_finding(const Notified& notice, const Circumstances& at) {
    Finding finding{{"right", "事故发生时权利有效", "The right was in force at the event"},
                    Outcome::unknown,
                    "平台无登记",
                    "有效",
                    {"权利登记簿", "The register"}};
    if (!notice.item.kind) {
        finding.outcome = Outcome::passed;
        finding.found = label_of(at.product.objects.counted).zh;
        finding.expected = "不以权利为标的";
        return finding;
    }
    if (!at.right) return finding;
    insurance_policy::KnownRights known;
    known.emplace(notice.item.number, *at.right);
    const auto refusal = insurance_policy::not_insurable(at.product, notice.item, known,
                                                         notice.event.occurred_on, "");
    finding.outcome = refusal ? Outcome::failed : Outcome::passed;
    finding.found = refusal ? in_chinese(*refusal) : "有效";
    return finding;
}

Finding premium_finding(const Circumstances& at) {
    const Money unpaid = at.policy.premium - at.policy.paid;
    return {{"premium", "保险费已收", "The premium is paid"},
            unpaid > Money{} ? Outcome::unknown : Outcome::passed,
            unpaid > Money{} ? "欠 " + with_separators(unpaid) + " 元" : "已收",
            "已收",
            {"《保险法》第十四条", "Insurance Law, article 14"}};
}

Finding disputes_finding(const Circumstances& at) {
    const std::string& told = at.policy.application.known_disputes;
    return {{"disputes", "投保时没有告知已知纠纷", "No known dispute was told at application"},
            no_dispute_told(told) ? Outcome::passed : Outcome::unknown,
            told,
            "无",
            {"《保险法》第十六条", "Insurance Law, article 16"}};
}

Finding limitation_finding(const Notified& notice) {
    const Date known = std::max(notice.event.occurred_on, notice.claimed_on);
    const Date last = add_months(known, 12 * times().limitation_years);
    // It runs from the day the insured knew, which only the facts of the case can tell.
    return {{"limitation", "在诉讼时效期间内请求", "Asked for within the time of limitation"},
            notice.on <= last ? Outcome::passed : Outcome::unknown,
            to_string(notice.on),
            "≤ " + to_string(last),
            {"《保险法》第二十六条", "Insurance Law, article 26"}};
}

Finding limit_finding(const Circumstances& at) {
    return {{"limit", "尚有剩余限额", "Some of the limit is left"},
            at.room.limit_left > Money{} ? Outcome::passed : Outcome::failed,
            with_separators(at.room.limit_left),
            "> 0",
            at.product.limits.aggregate.provenance.source};
}

}  // namespace

bool no_dispute_told(const std::string& told) {
    return told == "无" || told == "没有" || told == "none" || told == "None";
}

Date day_that_counts(const Product& product, const Notified& notice) {
    return product.trigger == Trigger::claims_made ? notice.claimed_on : notice.event.occurred_on;
}

std::optional<Date> insured_since(std::span<const Policy> chain, const std::string& item,
                                  Date day) {
    std::optional<Date> since;
    for (const Policy& policy : chain) {
        const auto spans = spans_of(policy, item);
        const insurance::Span* span = span_on(spans, day);
        if (span == nullptr) return since;
        since = span->from;
        if (span->from != policy.inception().from) return since;
        day = span->from - Days{1};
    }
    return since;
}

Room room_on(const Policy& policy, const Product& product, Date day, TakenByOthers taken) {
    const auto covered = insurance::coverage(product, policy.inception(), policy.moved());
    ensure(covered.has_value());
    const insurance::Stretch* stretch = insurance::stretch_on(*covered, day);
    if (stretch == nullptr || !stretch->covered) return {};
    Money left = stretch->aggregate - taken.policy;
    if (product.sum.basis == insurance::SumBasis::each)
        left = std::min(left, stretch->sum - taken.item);
    return {stretch->sum, stretch->aggregate, std::max(Money{}, left)};
}

std::vector<Finding> check_cover(const Notified& notice, const Circumstances& at,
                                 const std::vector<std::string>& exclusions) {
    const Date day = day_that_counts(at.product, notice);
    std::vector<Finding> all{insured_finding(notice, at, day)};
    if (at.product.trigger == Trigger::claims_made) all.push_back(retroactive_finding(notice, at));
    all.push_back(waiting_finding(at, day));
    all.push_back(zone_finding(notice, at, day));
    all.push_back(right_finding(notice, at));
    all.push_back(premium_finding(at));
    all.push_back(disputes_finding(at));
    all.push_back(limitation_finding(notice));
    all.push_back(limit_finding(at));
    for (const insurance::Exclusion& each : at.product.exclusions)
        if (std::ranges::find(exclusions, each.id) != exclusions.end())
            all.push_back(
                {{"exclusion", "责任免除：" + each.title.zh, "Excluded: " + each.title.en},
                 Outcome::failed,
                 "援引",
                 "不适用",
                 each.provenance.source});
    return all;
}

bool any_failed(const std::vector<Finding>& findings) {
    return std::ranges::any_of(findings,
                               [](const Finding& each) { return each.outcome == Outcome::failed; });
}

}  // namespace zhirong::insurance_claim
