#include "features/insurance_policy/page.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::insurance_policy {
namespace {

using organisation::Organisation;

struct Operation {
    Act act;
    const char* name;
    bool dangerous;
    bool awaited;
};
constexpr std::array operations{
    Operation{Act::revise, "reviseInsurancePolicy", false, false},
    Operation{Act::underwrite, "underwriteInsurancePolicy", false, true},
    Operation{Act::decide_referral, "decideInsuranceReferral", false, true},
    Operation{Act::withdraw, "withdrawInsurancePolicy", true, false},
    Operation{Act::bind, "bindInsurancePolicy", false, true},
    Operation{Act::endorse, "endorseInsurancePolicy", false, false},
    Operation{Act::request_endorsement, "requestInsuranceEndorsement", false, false},
    Operation{Act::answer_request, "refuseInsuranceEndorsement", false, true},
    Operation{Act::cancel, "cancelInsurancePolicy", true, false},
    Operation{Act::reinstate, "reinstateInsurancePolicy", false, false},
    Operation{Act::note_payment, "noteInsurancePremium", false, true},
    Operation{Act::note_refund, "noteInsuranceRefund", false, true},
    Operation{Act::renew, "renewInsurancePolicy", false, false}};

const Operation& operation_of(Act act) {
    const auto found = std::ranges::find(operations, act, &Operation::act);
    ensure(found != operations.end());
    return *found;
}

const AskedEndorsement* open_request(const Policy& policy) {
    const auto found = std::ranges::find(policy.requests, true, &AskedEndorsement::open);
    return found == policy.requests.end() ? nullptr : &*found;
}

// The prefilled form of an act, or nothing where there is nothing for it to do now.
std::optional<Tree> form_for(View& view, const Context& context, const Policy& policy, Act act) {
    const Date today = view.today();
    const std::string day = to_string(today);
    const Inception& inception = policy.inception();
    const Money unpaid = policy.premium - policy.paid;
    switch (act) {
        case Act::revise:
            return Tree::map({{"sum", to_string(inception.sum)},
                              {"from", to_string(inception.from)},
                              {"months", inception.months},
                              {"claims", inception.claims},
                              {"zone", std::string(name_of(inception.zone))}});
        case Act::underwrite: {
            const auto product = product_of(context.shelf, policy);
            if (!product || inception.schedule.empty()) return std::nullopt;
            const auto findings =
                assess(policy, **product, known_rights(view, inception.schedule),
                       context.claims_before(view, policy.application.holder,
                                             policy.application.line, inception.from));
            return Tree::map({{"verdict", std::string(name_of(worst(findings)))}});
        }
        case Act::decide_referral: return Tree::map({{"approved", true}});
        case Act::bind:
            if (inception.from < today) return std::nullopt;
            return Tree::Map{};
        case Act::endorse: {
            const AskedEndorsement* request = open_request(policy);
            if (request == nullptr)
                return Tree::map(
                    {{"from", to_string(std::clamp(today, inception.from, inception.until()))}});
            const RequestEndorsement& asked = request->content;
            Tree form = Tree::map({{"request", request->number},
                                   {"from", to_string(asked.from)},
                                   {"reason", asked.reason}});
            if (asked.add) form.set("add", write(*asked.add));
            if (asked.remove) {
                Tree::List numbers;
                for (const std::string& each : *asked.remove) numbers.emplace_back(each);
                form.set("remove", std::move(numbers));
            }
            if (asked.sum) form.set("sum", to_string(*asked.sum));
            if (asked.zone) form.set("zone", std::string(name_of(*asked.zone)));
            return form;
        }
        case Act::request_endorsement:
            if (inception.until() < today) return std::nullopt;
            return Tree::map({{"from", to_string(std::max(today, inception.from))}});
        case Act::answer_request:
            if (const AskedEndorsement* request = open_request(policy))
                return Tree::map({{"request", request->number}});
            return std::nullopt;
        case Act::cancel:
            if (inception.until() < today) return std::nullopt;
            return Tree::map({{"from", to_string(std::max(today, inception.from))}});
        case Act::reinstate:
            if (inception.until() < today) return std::nullopt;
            return Tree::map({{"from", day}});
        case Act::note_payment:
            if (unpaid <= Money{}) return std::nullopt;
            return Tree::map({{"amount", to_string(unpaid)}});
        case Act::note_refund:
            if (unpaid >= Money{}) return std::nullopt;
            return Tree::map({{"amount", to_string(-unpaid)}});
        case Act::renew: {
            // In the last ninety days, and while nobody has begun one.
            if (inception.until() - today > Days(90) || standing(policy, today) == Standing::ended)
                return std::nullopt;
            return Tree::map({{"months", inception.months}});
        }
        case Act::withdraw: return Tree::Map{};
    }
    return std::nullopt;
}

bool may(const Policy& policy, const Actor& actor, Role role) {
    const bool of_insurer = role == Role::insurer_officer || role == Role::insurer_approver;
    return actor.has(role) && actor.organisation == (of_insurer ? policy.application.insurer
                                                                : policy.application.holder);
}

Tree item_tree(const ScheduledItem& item) {
    Tree tree = Tree::map({{"number", item.number}, {"title", item.title}});
    if (item.kind) tree.set("kind", write(label_of(*item.kind)));
    if (item.owner) tree.set("owner", *item.owner);
    return tree;
}

Tree finding_tree(const Finding& finding) {
    return Tree::map({{"words", write(finding.words)},
                      {"verdict", write(label_of(finding.verdict))},
                      {"found", finding.found},
                      {"expected", finding.expected},
                      {"source", write(finding.source)}});
}

Label standing_words(const Policy& policy, Date on) {
    switch (standing(policy, on)) {
        case Standing::not_bound: return label_of(policy.stage);
        case Standing::not_begun: return {"not_begun", "未起保", "Not begun"};
        case Standing::in_force: return {"in_force", "承保中", "In force"};
        case Standing::ended: return {"ended", "已终止", "Ended"};
        case Standing::expired: return {"expired", "已满期", "Expired"};
    }
    return label_of(policy.stage);
}

Tree movement_tree(const Dated& dated) {
    Tree tree = Tree::map({{"number", dated.number},
                           {"movement", write(dated.movement)},
                           {"from", to_string(std::visit([](const auto& each) { return each.from; },
                                                         dated.movement))},
                           {"reason", dated.reason},
                           {"before", to_string(dated.premium.before)},
                           {"after", to_string(dated.premium.after)},
                           {"change", to_string(dated.premium.after - dated.premium.before)},
                           {"on", to_string(dated.on)}});
    return tree;
}

}  // namespace

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

Tree row(View& view, const Context& context, const Policy& policy) {
    const Inception& inception = policy.inception();
    const auto product = product_of(context.shelf, policy);
    Tree row =
        Tree::map({{"id", policy.id},
                   {"product", policy.application.product},
                   {"line", write(label_of(policy.application.line))},
                   {"insurer", name_of_organisation(view, policy.application.insurer)},
                   {"holder", name_of_organisation(view, policy.application.holder)},
                   {"from", to_string(inception.from)},
                   {"until", to_string(inception.until())},
                   {"sum", to_string(inception.sum)},
                   {"items", static_cast<std::int64_t>(inception.schedule.size())},
                   {"premium", to_string(policy.premium)},
                   {"unpaid", to_string(policy.bound ? policy.premium - policy.paid : Money{})},
                   {"applied_on", to_string(policy.application.on)},
                   {"stage", write(label_of(policy.stage))},
                   {"standing", write(standing_words(policy, view.today()))}});
    if (product) row.set("title", write((*product)->title));
    if (policy.bound) row.set("number", policy.bound->number);
    return row;
}

Offered offered(View& view, const Api& api, const Context& context, const Policy& policy) {
    Offered offered;
    const auto put = [&](Act act) {
        auto form = form_for(view, context, policy, act);
        if (!form) return;
        const Operation& operation = operation_of(act);
        bool awaited = operation.awaited;
        if (act == Act::endorse) awaited = open_request(policy) != nullptr;
        (awaited ? offered.awaited : offered.allowed)
            .push_back(api.action(operation.name, {{"id", policy.id}}, *std::move(form),
                                  operation.dangerous));
    };
    if (policy.stage == Stage::applied && may(policy, view.actor(), Role::insurer_officer))
        put(Act::underwrite);
    if (policy.stage == Stage::referred && may(policy, view.actor(), Role::insurer_approver) &&
        view.actor().user != policy.referral->maker)
        put(Act::decide_referral);
    for (const auto& move : moves)
        if (move.from == policy.stage && may(policy, view.actor(), move.who)) put(move.act);
    return offered;
}

Tree schedule_page(const Policy& policy, Date on, const std::string& wanted, const Page& page) {
    std::vector<ScheduledItem> all =
        policy.bound ? insurance::schedule_on(policy.inception(), policy.moved(), on)
                     : policy.inception().schedule;
    std::ranges::sort(all, {}, &ScheduledItem::number);
    Tree::List items;
    std::int64_t matching = 0;
    std::string last;
    bool more = false;
    for (const ScheduledItem& each : all) {
        if (!wanted.empty() && !each.number.contains(wanted) && !each.title.contains(wanted) &&
            !each.owner.value_or("").contains(wanted))
            continue;
        ++matching;
        if (!page.cursor.empty() && each.number <= page.cursor) continue;
        if (std::ssize(items) >= page.limit) {
            more = true;
            continue;
        }
        items.push_back(item_tree(each));
        last = each.number;
    }
    Tree tree = Tree::map({{"items", std::move(items)},
                           {"on", to_string(on)},
                           {"count", static_cast<std::int64_t>(all.size())},
                           {"matching", matching}});
    if (more) tree.set("next", last);
    return tree;
}

Tree page(View& view, Api& api, const Context& context, const Policy& policy, Date on) {
    Offered acts = offered(view, api, context, policy);
    Tree::List actions = std::move(acts.awaited);
    for (Tree& each : acts.allowed) actions.push_back(std::move(each));
    const Inception& inception = policy.inception();
    Tree tree = Tree::map({{"policy", row(view, context, policy)},
                           {"on", to_string(on)},
                           {"insured", write(label_of(inception.insured))},
                           {"zone", write(label_of(inception.zone))},
                           {"months", inception.months},
                           {"claims", inception.claims},
                           {"known_disputes", policy.application.known_disputes},
                           {"paid", to_string(policy.paid)},
                           {"limit_taken", to_string(policy.limit_taken())},
                           {"actions", std::move(actions)}});
    if (policy.application.renews) tree.set("renews", *policy.application.renews);
    if (policy.application.financing) tree.set("financing", *policy.application.financing);
    std::vector<std::string> streams{policy.id};
    const auto product = product_of(context.shelf, policy);
    if (product) {
        tree.set("product", Tree::map({{"id", (*product)->id},
                                       {"title", write((*product)->title)},
                                       {"version", (*product)->version},
                                       {"cover", write((*product)->cover)},
                                       {"examples", insurance::has_examples(**product)}}));
        if (!inception.schedule.empty()) {
            const auto covered = insurance::coverage(
                **product, inception, policy.bound ? policy.moved() : std::vector<Movement>{});
            if (covered) {
                Tree::List stretches;
                for (const insurance::Stretch& each : covered->stretches)
                    stretches.push_back(write(each));
                tree.set("stretches", std::move(stretches));
                tree.set("premium", to_string(covered->premium));
                tree.set("earned", to_string(insurance::earned_by(*covered, on)));
                tree.set("why", write(covered->why));
                if (const insurance::Stretch* stretch = insurance::stretch_on(*covered, on)) {
                    tree.set("state", write(*stretch));
                    tree.set("limit_left", to_string(std::max(Money{}, stretch->aggregate -
                                                                           policy.limit_taken())));
                }
            } else {
                Tree::List problems;
                for (const Refusal& each : covered.error().all)
                    problems.push_back(
                        Tree::map({{"zh", in_chinese(each)}, {"en", in_english(each)}}));
                tree.set("problems", std::move(problems));
            }
        }
        if (policy.stage == Stage::applied) {
            Tree::List findings;
            if (view.actor().organisation == policy.application.insurer || view.sees_all())
                for (const Finding& each :
                     assess(policy, **product, known_rights(view, inception.schedule),
                            context.claims_before(view, policy.application.holder,
                                                  policy.application.line, inception.from)))
                    findings.push_back(finding_tree(each));
            tree.set("findings", std::move(findings));
        }
    }
    const std::vector<Finding>* decided = nullptr;
    if (policy.acceptance) decided = &policy.acceptance->findings;
    if (policy.referral && policy.stage == Stage::referred) decided = &policy.referral->findings;
    if (policy.declined) decided = &policy.declined->findings;
    if (decided != nullptr) {
        Tree::List findings;
        for (const Finding& each : *decided) findings.push_back(finding_tree(each));
        tree.set("findings", std::move(findings));
    }
    const auto opinion = [&](const char* name, const std::string& text, Date day) {
        tree.set(name, Tree::map({{"opinion", text}, {"on", to_string(day)}}));
    };
    if (policy.referral) opinion("referral", policy.referral->opinion, policy.referral->on);
    if (policy.acceptance) opinion("acceptance", policy.acceptance->opinion, policy.acceptance->on);
    if (policy.declined) opinion("declined", policy.declined->opinion, policy.declined->on);
    Tree::List movements;
    for (const Dated& each : policy.movements) movements.push_back(movement_tree(each));
    tree.set("movements", std::move(movements));
    Tree::List requests;
    for (const AskedEndorsement& each : policy.requests) requests.push_back(write(each));
    tree.set("requests", std::move(requests));
    Tree::List sections;
    for (const auto& add : context.pages) {
        Addition addition = add(view, policy);
        if (!addition.section.is_null()) sections.push_back(std::move(addition.section));
        for (std::string& each : addition.streams) streams.push_back(std::move(each));
    }
    tree.set("sections", std::move(sections));
    tree.set("timeline", timeline(view, api.desk(), streams, [&](const std::string& each) {
                 return name_of_organisation(view, each);
             }));
    return tree;
}

}  // namespace zhirong::insurance_policy
