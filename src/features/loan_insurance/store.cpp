#include "features/loan_insurance/loan_insurance.h"

#include <algorithm>
#include <array>

#include "features/organisation/organisation.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::loan_insurance {
namespace {

using insurance_policy::Policy;
using organisation::Organisation;
using risk_sharing::Cover;

constexpr RefusalKind no_policy{
    "loan_insurance.no_policy", 409,
    "本项目由“{found}”增信，尚无其出具的质押融资保证保险单：出单后方可放款",
    "“{found}” stands behind this financing and has bound no policy for it: the loan waits for it"};
constexpr RefusalKind not_covering{"loan_insurance.not_covering", 409,
                                   "保单 {found} 在 {expected} 不在承保期间",
                                   "Policy {found} does not cover {expected}"};
constexpr RefusalKind sum_low{"loan_insurance.sum_low", 422,
                              "保单累计限额 {found} 元低于贷款本金 {expected} 元",
                              "The policy's limit of {found} is below the principal, {expected}"};
constexpr RefusalKind limit_passed{
    "loan_insurance.limit", 409,
    "保险人应分担 {found} 元，超过保单 {number} 的剩余限额 {expected} 元",
    "The insurer's part of {found} is more than the {expected} left of policy {number}"};

bool is_insurer(View& view, const std::string& id) {
    const auto found = view.find<Organisation>(id);
    return found && found->details.kind == OrganisationKind::insurer;
}

constexpr std::array insurer_parties{"insurer", "guarantor_or_insurer"};

// The party name and the insurer that bears under it.
std::optional<std::pair<std::string, std::string>> insurer_of(View& view, const Cover& cover) {
    for (const char* party : insurer_parties)
        if (const auto found = cover.enrolment.bearers.find(party);
            found != cover.enrolment.bearers.end() && is_insurer(view, found->second))
            return std::pair(std::string(party), found->second);
    return std::nullopt;
}

Money aggregate_of(const insurance::Coverage& coverage, Date on) {
    const insurance::Stretch* stretch = insurance::stretch_on(coverage, on);
    return stretch == nullptr ? Money{} : stretch->aggregate;
}

// Whatever was insured when the loan was lent goes on for its loss, though the term be over.
Money most_insured(const insurance::Coverage& coverage) {
    Money most;
    for (const insurance::Stretch& each : coverage.stretches) most = std::max(most, each.aggregate);
    return most;
}

}  // namespace

std::optional<Policy> policy_of(View& view, const std::string& financing,
                                const std::string& insurer) {
    std::optional<Policy> found;
    // By their key, whoever may see them: the decision needs it.
    for (const Row& each : view.session().query(
             "select record from record_key where kind = $1 and key = $2 order by record",
             Policy::kind, "financing:" + financing)) {
        auto policy = view.find<Policy>(each.text(0));
        if (!policy || !policy->bound || policy->application.insurer != insurer ||
            policy->application.line != insurance::Line::pledge_guarantee)
            continue;
        if (!found || found->bound->on <= policy->bound->on) found = std::move(policy);
    }
    return found;
}

Result<std::monostate> require_policy(View& view, const insurance::Shelf& shelf,
                                      const financing::Financing& financing, Money principal,
                                      facts::Known& known) {
    const auto& insurer = financing.application.guarantor;
    if (!insurer || !is_insurer(view, *insurer)) return {};
    const auto policy = policy_of(view, financing.id, *insurer);
    if (!policy)
        return refuse(no_policy, "", {{"found", view.linked<Organisation>(*insurer).details.name}});
    if (insurance_policy::standing(*policy, view.today()) != insurance_policy::Standing::in_force)
        return refuse(not_covering, "",
                      {{"found", policy->bound->number}, {"expected", to_string(view.today())}});
    const auto* product = TRY(insurance_policy::product_of(shelf, *policy));
    const auto covered = TRY(insurance::coverage(*product, policy->inception(), policy->moved()));
    const Money aggregate = aggregate_of(covered, view.today());
    if (aggregate < principal)
        return refuse(
            sum_low, "amount",
            {{"found", with_separators(aggregate)}, {"expected", with_separators(principal)}});
    const auto know = [&](const char* name, programme::Value value) {
        known.know(name, std::move(value), facts::Origin::policy, policy->bound->number);
    };
    know("policy.line", std::string(name_of(policy->application.line)));
    know("policy.sum_insured", aggregate);
    know("policy.premium_paid", policy->paid);
    know("policy.from", policy->inception().from);
    know("policy.until", policy->inception().until());
    return {};
}

Result<std::monostate> take_limit(Work& work, const insurance::Shelf& shelf, const Cover& cover) {
    const auto insurer = insurer_of(work, cover);
    if (!insurer) return {};
    const Money part = cover.proposal->part(insurer->first);
    if (part == Money{}) return {};
    auto policy = policy_of(work, cover.enrolment.financing, insurer->second);
    if (!policy)
        return refuse(no_policy, "",
                      {{"found", work.linked<Organisation>(insurer->second).details.name}});
    const auto* product = TRY(insurance_policy::product_of(shelf, *policy));
    const auto covered = TRY(insurance::coverage(*product, policy->inception(), policy->moved()));
    const Money left = most_insured(covered) - policy->limit_taken();
    if (part > left)
        return refuse(limit_passed, "",
                      {{"found", with_separators(part)},
                       {"expected", with_separators(std::max(Money{}, left))},
                       {"number", policy->bound->number}});
    work.happened(*policy, insurance_policy::LimitTaken{cover.id, part, work.today()});
    return {};
}

std::string disposer_of(View& view, const programmes::Shelf& shelf,
                        const financing::Financing& financing) {
    const auto& appraiser = financing.application.appraiser;
    if (!financing.loan) return appraiser;
    const auto cover = risk_sharing::cover_of_loan(view, *financing.loan, financing.applicant);
    if (!cover) return appraiser;
    const auto* programme =
        shelf.in(view).version(cover->enrolment.programme, cover->enrolment.version);
    if (programme == nullptr || !programme->recovery ||
        programme->recovery->pursued_by != insurer_parties.front())
        return appraiser;
    const auto insurer = insurer_of(view, *cover);
    return insurer ? insurer->second : appraiser;
}

void add_routes(financing::Pages& pages, const insurance_policy::Context& policies) {
    pages.push_back([&policies](View& view, const financing::Financing& financing,
                                financing::Page& page) {
        const auto& insurer = financing.application.guarantor;
        if (!insurer) return;
        const auto policy = policy_of(view, financing.id, *insurer);
        if (!policy) return;
        financing::Section section("loan_insurance", policy->id,
                                   {"loan_insurance", "质押融资保证保险", "Guarantee insurance"},
                                   label_of(policy->stage));
        const auto* product =
            insurance_policy::product_of(policies.shelf, *policy).value_or(nullptr);
        section.figure("number", "保单号", "Policy", "text", policy->bound->number)
            .figure("product", "产品", "Product", "text",
                    product == nullptr ? policy->application.product : product->title.zh)
            .figure("sum", "保险金额", "Sum insured", "money", to_string(policy->inception().sum))
            .figure("until", "终保日", "Until", "date", to_string(policy->inception().until()))
            .figure("premium", "保险费", "Premium", "money", to_string(policy->premium))
            .figure("taken", "已赔付", "Paid under it", "money", to_string(policy->limit_taken()));
        page.sections.push_back(section.take());
        page.streams.push_back(policy->id);
        page.subjects.push_back(policy->id);
    });
}

Proof limits_proof() {
    return {{"loan_insurance", "保证保险单已用限额与风险分担一致",
             "Limits used for loans agree with what their covers say"},
            [](View& view, Check& check) {
                for (const Row& each : view.session().query(
                         "select id from record where kind = $1 order by id", Policy::kind)) {
                    const auto policy = view.linked<Policy>(each.text(0));
                    for (const auto& [by, amount] : policy.taken) {
                        if (!by.starts_with(Cover::prefix)) continue;
                        ++check.compared;
                        const auto cover = view.linked<Cover>(by);
                        const auto insurer = insurer_of(view, cover);
                        const Money should = insurer && cover.proposal
                                                 ? cover.proposal->part(insurer->first)
                                                 : Money{};
                        if (should != amount)
                            check.differs("policy " + policy.id,
                                          "已用限额 " + to_string(amount) + "，风险分担为 " +
                                              to_string(should),
                                          "limit taken " + to_string(amount) + ", the cover says " +
                                              to_string(should));
                    }
                }
            }};
}

}  // namespace zhirong::loan_insurance
