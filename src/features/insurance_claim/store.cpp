#include "features/insurance_claim/store.h"

#include <fmt/format.h>

#include <algorithm>

#include "features/insurance_claim/accounts.h"
#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"
#include "platform/desk/verify.h"

namespace zhirong::insurance_claim {
namespace {

using organisation::Organisation;

struct Operation {
    Act act;
    const char* name;
    bool dangerous;
};
constexpr std::array operations{Operation{Act::check_cover, "checkClaimCover", false},
                                Operation{Act::decide_refusal, "decideClaimRefusal", true},
                                Operation{Act::send_refusal, "sendClaimRefusal", false},
                                Operation{Act::set_reserve, "setClaimReserve", false},
                                Operation{Act::ask_papers, "askClaimPapers", false},
                                Operation{Act::receive_paper, "receiveClaimPaper", false},
                                Operation{Act::investigate, "investigateClaim", false},
                                Operation{Act::propose_advance, "proposeClaimAdvance", false},
                                Operation{Act::decide_advance, "decideClaimAdvance", false},
                                Operation{Act::propose_payment, "proposeClaimPayment", false},
                                Operation{Act::decide_payment, "decideClaimPayment", false},
                                Operation{Act::pay, "payClaim", false},
                                Operation{Act::note_return, "noteClaimReturn", false},
                                Operation{Act::recover, "recoverClaim", false},
                                Operation{Act::close, "closeClaim", false},
                                Operation{Act::reopen, "reopenClaim", true},
                                Operation{Act::withdraw, "withdrawClaim", true}};

const Operation& operation_of(Act act) {
    const auto found = std::ranges::find(operations, act, &Operation::act);
    ensure(found != operations.end());
    return *found;
}

template <Record R>
std::vector<R> all_with_key(View& view, const std::string& key) {
    std::vector<R> all;
    Page page{.cursor = {}, .limit = 500, .stage = {}};
    for (;;) {
        auto found = view.with_key<R>(key, false, page);
        ensure(found.has_value());
        for (R& one : found->items) all.push_back(std::move(one));
        if (!found->next) return all;
        page.cursor = *found->next;
    }
}

// The policy and those that it renews, newest first.
std::vector<Policy> chain_of(View& view, const Policy& policy) {
    std::vector<Policy> chain{policy};
    while (const auto& before = chain.back().application.renews) {
        auto found = view.find<Policy>(*before);
        if (!found || !found->bound) break;
        chain.push_back(*std::move(found));
    }
    return chain;
}

std::vector<ScheduledItem> all_items(const Policy& policy) {
    std::vector<ScheduledItem> all;
    for (auto& [item, spans] : insurance::insured_spans(policy.inception(), policy.moved()))
        all.push_back(std::move(item));
    return all;
}

void keep(Work& work, const std::string& id, History::Event event) {
    History kept = history(work, id);
    work.happened(kept, std::move(event));
}
void keep_histories(Work& work, const Claim& claim, bool enters) {
    const Notified& notice = claim.notice;
    const Known known{.claim = claim.id,
                      .policy = notice.policy,
                      .policy_number = notice.policy_number,
                      .line = notice.line,
                      .insurer = notice.insurer,
                      .item = notice.item.number,
                      .occurred_on = notice.event.occurred_on,
                      .court_case = notice.event.court_case,
                      .notified_on = notice.on};
    for (const std::string& id : {history_of_item(notice.item), history_of_holder(notice.holder)})
        keep(work, id,
             enters ? History::Event(Entered{known})
                    : History::Event(Left{claim.id, claim.stage == Stage::withdrawn}));
}

}  // namespace

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

const Product* product_or_none(const insurance::Shelf& shelf, View& view, const Claim& claim) {
    const auto policy = view.find<Policy>(claim.notice.policy);
    if (!policy) return nullptr;
    const auto product = insurance_policy::product_of(shelf, *policy);
    return product ? *product : nullptr;
}

void choose_from(Tree& form, const std::string& name, const std::string& address) {
    Tree::Map* members = form.map();
    if (members == nullptr) return;
    for (auto& [member, value] : *members) {
        if (member == "properties")
            for (auto& [property, field] : *value.map())
                if (property == name) field.set("x-lookup", address);
        choose_from(value, name, address);
    }
}

std::vector<Claim> claims_of_policy(View& view, const std::string& policy) {
    return all_with_key<Claim>(view, "policy:" + policy);
}
std::vector<Claim> claims_of_case(View& view, const std::string& protection_case) {
    return all_with_key<Claim>(view, "protection:" + protection_case);
}

History history(View& view, const std::string& id) {
    return view.find<History>(id).value_or(History{.id = id, .claims = {}});
}

int claims_before(View& view, const std::string& holder, insurance::Line line, Date day) {
    constexpr int months = 36;
    const Date from = add_months(day, -months);
    const History kept = history(view, history_of_holder(holder));
    return static_cast<int>(std::ranges::count_if(kept.claims, [&](const Known& each) {
        return !each.refused && each.line == line && each.notified_on >= from &&
               each.notified_on < day;
    }));
}

Result<Surroundings> surroundings(View& view, const insurance::Shelf& shelf, const Claim& claim) {
    Surroundings all{.policy = view.linked<Policy>(claim.notice.policy)};
    all.product = TRY(insurance_policy::product_of(shelf, all.policy));
    const Date day = day_that_counts(*all.product, claim.notice);
    all.since = insured_since(chain_of(view, all.policy), claim.notice.item.number, day);
    auto known = insurance_policy::known_rights(view, {claim.notice.item});
    if (const auto found = known.find(claim.notice.item.number); found != known.end())
        all.right = std::move(found->second);
    const auto claims = claims_of_policy(view, all.policy.id);
    all.room = room_on(all.policy, *all.product, day, taken_by_others(all.policy, claims, claim));
    return all;
}

void happened(Work& work, Claim& claim, Event event) {
    const Claim before = claim;
    work.happened(claim, std::move(event));
    work.post(difference(before, claim, work.today()));
    if (taken(before) != taken(claim)) {
        Policy policy = work.linked<Policy>(claim.notice.policy);
        work.happened(policy, insurance_policy::LimitTaken{claim.id, taken(claim), work.today()});
    }
    if (counts(before) != counts(claim)) keep_histories(work, claim, counts(claim));
}

Result<Claim> notify(Work& work, const insurance::Shelf& shelf, const Notify& command,
                     NotifiedBy by) {
    auto policy = by == NotifiedBy::person ? work.get<Policy>(command.policy)
                                           : Result<Policy>(work.linked<Policy>(command.policy));
    if (!policy) {
        for (Refusal& each : policy.error().all) each.field = "policy";
        return std::unexpected(std::move(policy).error());
    }
    const Product& product = *TRY(insurance_policy::product_of(shelf, *policy));
    History of_item{};
    for (const ScheduledItem& each : all_items(*policy))
        if (each.number == command.item) of_item = history(work, history_of_item(each));
    Notified event =
        TRY(decide(command, *policy, product, of_item, by, work.actor(), work.today()));
    Claim claim;
    claim.id = work.new_id(Claim::prefix);
    CHECKED(work.create(claim, std::move(event)));
    keep_histories(work, claim, true);
    return claim;
}

// ---- what is shown
bool sees_inside(const View& view, const Claim& claim) {
    return view.sees_all() || view.actor().organisation == claim.notice.insurer;
}

Tree answer(const Claim& claim) {
    return Tree::map({{"id", claim.id},
                      {"stage", std::string(name_of(claim.stage))},
                      {"paid", to_string(claim.paid - claim.returned)}});
}

Tree row(View& view, const Context& context, const Claim& claim) {
    const Notified& notice = claim.notice;
    const Product* product = product_or_none(context.shelf, view, claim);
    Money estimated;
    for (const LossPart& each : notice.estimates) estimated += each.amount;
    Tree row = Tree::map({{"id", claim.id},
                          {"policy", notice.policy},
                          {"policy_number", notice.policy_number},
                          {"line", write(label_of(notice.line))},
                          {"insurer", name_of_organisation(view, notice.insurer)},
                          {"holder", name_of_organisation(view, notice.holder)},
                          {"item", notice.item.number},
                          {"title", notice.item.title},
                          {"what", notice.event.what},
                          {"zone", write(label_of(notice.event.zone))},
                          {"occurred_on", to_string(notice.event.occurred_on)},
                          {"claimed_on", to_string(notice.claimed_on)},
                          {"notified_on", to_string(notice.on)},
                          {"estimated", to_string(estimated)},
                          {"paid", to_string(claim.paid - claim.returned)},
                          {"recovered", to_string(claim.recovered())},
                          {"awaits_papers", awaits_papers(claim)},
                          {"stage", write(label_of(claim.stage))}});
    if (product != nullptr) row.set("product", write(product->title));
    if (sees_inside(view, claim)) row.set("outstanding", to_string(outstanding(claim)));
    if (const auto due = deadlines(claim, context.calendar, view.today()); due && !due->empty()) {
        const auto first = std::ranges::min_element(*due, {}, &Deadline::due);
        row.set("deadline", write(*first));
    }
    return row;
}

namespace {

Tree papers_tree(const std::vector<std::string>& papers) {
    Tree::List list;
    for (const std::string& each : papers) list.emplace_back(each);
    return list;
}

Tree reserve_form(const Claim& claim) {
    const auto& parts =
        claim.reserves.empty() ? claim.notice.estimates : claim.reserves.back().parts;
    return write(parts);
}

// The prefilled form of an act, or nothing where there is nothing for it to do now.
std::optional<Tree> form_for(View& view, const Context& context, const Claim& claim, Act act) {
    const std::string today = to_string(view.today());
    switch (act) {
        case Act::check_cover: {
            if (claim.advance) return std::nullopt;
            const auto around = surroundings(view, context.shelf, claim);
            if (!around) return std::nullopt;
            const bool failed = any_failed(check_cover(claim.notice, around->circumstances(), {}));
            return Tree::map(
                {{"result", failed ? "refused" : "accepted"}, {"exclusions", Tree::List{}}});
        }
        case Act::decide_refusal:
        case Act::decide_payment: return Tree::map({{"approved", true}});
        case Act::send_refusal:
            if (claim.refusal_sent) return std::nullopt;
            return Tree::map({{"on", today}});
        case Act::set_reserve: return Tree::map({{"parts", reserve_form(claim)}});
        case Act::ask_papers: {
            if (claim.papers_asked_on) return std::nullopt;
            std::vector<std::string> papers;
            if (const Product* product = product_or_none(context.shelf, view, claim))
                for (const Phrase& each : product->papers)
                    if (std::ranges::find(claim.other_papers, each.zh, &PaperReceived::paper) ==
                        claim.other_papers.end())
                        papers.push_back(each.zh);
            return Tree::map({{"papers", papers_tree(papers)}, {"on", today}});
        }
        case Act::receive_paper: {
            const auto missing = std::ranges::find_if(
                claim.papers, [](const AskedPaper& each) { return !each.received_on; });
            Tree form = Tree::map({{"on", today}});
            if (missing != claim.papers.end()) form.set("paper", missing->paper);
            return form;
        }
        case Act::investigate: return Tree::map({{"on", today}});
        case Act::propose_advance: {
            if (claim.advance) return std::nullopt;
            const Product* product = product_or_none(context.shelf, view, claim);
            if (product == nullptr) return std::nullopt;
            return Tree::map({{"ground", product->advance ? "product" : "certain_amount"},
                              {"parts", reserve_form(claim)}});
        }
        case Act::decide_advance:
            if (!claim.advance || claim.advance->maker == view.actor().user) return std::nullopt;
            return Tree::map({{"approved", true}});
        case Act::propose_payment: {
            if (claim.advance) return std::nullopt;
            const Product* product = product_or_none(context.shelf, view, claim);
            if (product == nullptr) return std::nullopt;
            Tree::List parts;
            const auto& losses =
                claim.reserves.empty() ? claim.notice.estimates : claim.reserves.back().parts;
            for (const LossPart& each : losses)
                parts.push_back(Tree::map({{"item", each.item}, {"loss", to_string(each.amount)}}));
            return Tree::map({{"basis", std::string(name_of(product->payable_on.any_of.front()))},
                              {"basis_on", today},
                              {"parts", std::move(parts)}});
        }
        case Act::note_return:
            if (claim.open_advance() <= Money{}) return std::nullopt;
            return Tree::map({{"amount", to_string(claim.open_advance())}});
        case Act::recover:
            if (claim.settled_amount <= Money{}) return std::nullopt;
            return Tree::map({{"costs", "0.00"}, {"on", today}});
        case Act::close:
            if (claim.open_advance() > Money{}) return std::nullopt;
            if (claim.stage == Stage::refused && !claim.refusal_sent) return std::nullopt;
            return Tree::Map{};
        case Act::withdraw:
            if (claim.open_advance() > Money{}) return std::nullopt;
            return Tree::Map{};
        case Act::pay:
        case Act::reopen: return Tree::Map{};
    }
    return std::nullopt;
}

bool is_awaited(const Claim& claim, const View& view, Act act) {
    switch (act) {
        case Act::check_cover: return claim.stage == Stage::notified;
        case Act::set_reserve: return claim.reserves.empty();
        case Act::receive_paper:
            return awaits_papers(claim) && view.actor().organisation == claim.notice.holder;
        case Act::propose_payment: return !awaits_papers(claim);
        case Act::decide_refusal:
        case Act::send_refusal:
        case Act::decide_advance:
        case Act::decide_payment:
        case Act::pay:
        case Act::note_return: return true;
        default: return false;
    }
}

bool made_by(const Claim& claim, Act act, const std::string& user) {
    if (act == Act::decide_refusal) return claim.cover->maker == user;
    if (act == Act::decide_payment) return claim.proposal->maker == user;
    return false;
}

bool may(const Claim& claim, const Actor& actor, Role role) {
    const bool of_insurer = role == Role::insurer_officer || role == Role::insurer_approver;
    return actor.has(role) &&
           actor.organisation == (of_insurer ? claim.notice.insurer : claim.notice.holder);
}

// What the insurer keeps to itself.
constexpr std::array inside_events{Shape<ReserveSet>::name, Shape<Investigated>::name,
                                   Shape<AdvanceProposed>::name, Shape<PaymentProposed>::name,
                                   Shape<CoverChecked>::name};
// Of a decision the insured learns that it was taken, where it stands.
constexpr std::array decided_events{Shape<RefusalDecided>::name, Shape<PaymentDecided>::name,
                                    Shape<AdvanceDecided>::name};

Tree story(View& view, Api& api, const Claim& claim) {
    Tree all = timeline(view, api.desk(), {claim.id},
                        [&](const std::string& each) { return name_of_organisation(view, each); });
    if (sees_inside(view, claim)) return all;
    Tree::List seen;
    for (const Tree& line : *all.list()) {
        const std::string& type = *line.find("type")->text();
        if (std::ranges::find(inside_events, type) != inside_events.end()) continue;
        if (std::ranges::find(decided_events, type) == decided_events.end()) {
            seen.push_back(line);
            continue;
        }
        const Tree& body = *line.find("body");
        if (!*body.find("approved")->boolean()) continue;
        Tree::Map told;
        for (const auto& [name, value] : *line.map())
            if (name != "body") told.emplace_back(name, value);
        if (const Tree* amount = body.find("amount"))
            told.emplace_back("body", Tree::map({{"amount", *amount}}));
        seen.emplace_back(std::move(told));
    }
    return seen;
}

Tree findings_tree(const std::vector<Finding>& findings) {
    Tree::List list;
    for (const Finding& each : findings)
        list.push_back(Tree::map({{"words", write(each.words)},
                                  {"outcome", write(label_of(each.outcome))},
                                  {"found", each.found},
                                  {"expected", each.expected},
                                  {"source", write(each.source)}}));
    return list;
}

Phrase item_title(const Product* product, const std::string& item) {
    const insurance::Item* found = product == nullptr ? nullptr : product->item(item);
    return found == nullptr ? Phrase{item, item} : found->title;
}

Tree parts_tree(const Product* product, const std::vector<LossPart>& parts) {
    Tree::List list;
    for (const LossPart& each : parts)
        list.push_back(Tree::map({{"item", each.item},
                                  {"title", write(item_title(product, each.item))},
                                  {"amount", to_string(each.amount)}}));
    return list;
}

Tree proposal_tree(const Product* product, const PaymentProposed& proposal) {
    Tree::List parts;
    for (const AssessedPart& each : proposal.content.parts) {
        Tree part = Tree::map({{"item", each.item},
                               {"title", write(item_title(product, each.item))},
                               {"loss", to_string(each.loss)}});
        if (each.excluded) part.set("excluded", to_string(*each.excluded));
        if (each.exclusion) {
            part.set("exclusion", *each.exclusion);
            if (product != nullptr)
                for (const insurance::Exclusion& one : product->exclusions)
                    if (one.id == *each.exclusion) part.set("exclusion_title", write(one.title));
        }
        parts.push_back(std::move(part));
    }
    return Tree::map({{"basis", write(label_of(proposal.content.basis))},
                      {"reference", proposal.content.reference},
                      {"basis_on", to_string(proposal.content.basis_on)},
                      {"parts", std::move(parts)},
                      {"opinion", proposal.content.opinion},
                      {"sum", to_string(proposal.sum)},
                      {"limit_left", to_string(proposal.limit_left)},
                      {"payable", to_string(proposal.payable)},
                      {"borne_by_insured", to_string(proposal.borne_by_insured)},
                      {"why", write(proposal.why)},
                      {"on", to_string(proposal.on)}});
}

void add_inside(View& view, const Context& context, const Claim& claim, Tree& tree) {
    const Product* product = product_or_none(context.shelf, view, claim);
    Tree::List reserves;
    for (const ReserveSet& each : claim.reserves) {
        Money sum;
        for (const LossPart& part : each.parts) sum += part.amount;
        reserves.push_back(Tree::map({{"parts", parts_tree(product, each.parts)},
                                      {"sum", to_string(sum)},
                                      {"reason", each.reason},
                                      {"on", to_string(each.on)}}));
    }
    tree.set("reserves", std::move(reserves));
    tree.set("outstanding", to_string(outstanding(claim)));
    Tree::List investigations;
    for (const Investigated& each : claim.investigations) investigations.push_back(write(each));
    tree.set("investigations", std::move(investigations));
    if (claim.advance)
        tree.set("advance", Tree::map({{"ground", write(label_of(claim.advance->content.ground))},
                                       {"parts", parts_tree(product, claim.advance->content.parts)},
                                       {"amount", to_string(claim.advance->content.amount)},
                                       {"most", to_string(claim.advance->most)},
                                       {"reason", claim.advance->content.reason},
                                       {"why", write(claim.advance->why)}}));
    if (claim.proposal) tree.set("proposal", proposal_tree(product, *claim.proposal));
    const auto around = surroundings(view, context.shelf, claim);
    if (!around) return;
    const Circumstances at = around->circumstances();
    tree.set("findings_now", findings_tree(check_cover(claim.notice, at, {})));
    Tree::List found;
    for (const Signal& each : signals(claim, at, history(view, history_of_item(claim.notice.item)),
                                      history(view, history_of_holder(claim.notice.holder))))
        found.push_back(write(each));
    tree.set("signals", std::move(found));
    tree.set("room", Tree::map({{"sum", to_string(at.room.sum)},
                                {"aggregate", to_string(at.room.aggregate)},
                                {"limit_left", to_string(at.room.limit_left)}}));
}

}  // namespace

Offered offered(View& view, const Api& api, const Context& context, const Claim& claim) {
    Offered offered;
    for (const auto& move : moves) {
        if (move.from != claim.stage || !may(claim, view.actor(), move.who)) continue;
        if (made_by(claim, move.act, view.actor().user)) continue;
        auto form = form_for(view, context, claim, move.act);
        if (!form) continue;
        const Operation& operation = operation_of(move.act);
        Tree action =
            api.action(operation.name, {{"id", claim.id}}, *std::move(form), operation.dangerous);
        const std::string at = "/api/v1/insurance-claims/" + claim.id;
        choose_from(action, "item", at + "/items");
        choose_from(action, "exclusion", at + "/exclusions");
        choose_from(action, "exclusions", at + "/exclusions");
        (is_awaited(claim, view, move.act) ? offered.awaited : offered.allowed)
            .push_back(std::move(action));
    }
    return offered;
}

Result<Tree> page(View& view, Api& api, const Context& context, const Claim& claim) {
    Offered acts = offered(view, api, context, claim);
    Tree::List actions = std::move(acts.awaited);
    for (Tree& each : acts.allowed) actions.push_back(std::move(each));
    const Product* product = product_or_none(context.shelf, view, claim);
    const bool inside = sees_inside(view, claim);
    Tree tree = Tree::map({{"claim", row(view, context, claim)},
                           {"inside", inside},
                           {"event", write(claim.notice.event)},
                           {"estimates", parts_tree(product, claim.notice.estimates)},
                           {"actions", std::move(actions)}});
    if (claim.notice.protection_case) tree.set("protection_case", *claim.notice.protection_case);
    if (product != nullptr) {
        Tree::List items;
        for (const insurance::Item& each : product->items)
            items.push_back(Tree::map({{"id", each.id}, {"title", write(each.title)}}));
        Tree::List exclusions;
        for (const insurance::Exclusion& each : product->exclusions)
            exclusions.push_back(Tree::map({{"id", each.id}, {"title", write(each.title)}}));
        Tree::List bases;
        for (const PaymentBasis each : product->payable_on.any_of)
            bases.push_back(write(label_of(each)));
        tree.set("product", Tree::map({{"id", product->id},
                                       {"title", write(product->title)},
                                       {"trigger", write(label_of(product->trigger))},
                                       {"items", std::move(items)},
                                       {"exclusions", std::move(exclusions)},
                                       {"payable_on", std::move(bases)},
                                       {"recovery", write(product->recovery.text)}}));
    }
    if (const auto due = deadlines(claim, context.calendar, view.today())) {
        Tree::List list;
        for (const Deadline& each : *due)
            list.push_back(Tree::map({{"term", write(label_of(each.term))},
                                      {"due", to_string(each.due)},
                                      {"late", each.late},
                                      {"source", write(each.source)}}));
        tree.set("deadlines", std::move(list));
    } else {
        tree.set("deadlines_unknown", Tree::map({{"zh", in_chinese(due.error().first())},
                                                 {"en", in_english(due.error().first())}}));
    }
    Tree::List papers;
    for (const AskedPaper& each : claim.papers) papers.push_back(write(each));
    tree.set("papers", std::move(papers));
    if (claim.papers_asked_on) tree.set("papers_asked_on", to_string(*claim.papers_asked_on));
    Tree::List others;
    for (const PaperReceived& each : claim.other_papers) others.push_back(write(each));
    tree.set("other_papers", std::move(others));
    // Why a claim is refused is told to the insured (article 24).
    if (claim.cover && (inside || (claim.refusal && claim.refusal->approved)))
        tree.set("cover", Tree::map({{"result", write(label_of(claim.cover->result))},
                                     {"opinion", claim.cover->opinion},
                                     {"on", to_string(claim.cover->on)},
                                     {"findings", findings_tree(claim.cover->findings)}}));
    if (claim.refusal && (inside || claim.refusal->approved))
        tree.set("refusal",
                 inside ? write(*claim.refusal)
                        : Tree::map({{"approved", true}, {"on", to_string(claim.refusal->on)}}));
    if (claim.refusal_sent) tree.set("refusal_sent", write(*claim.refusal_sent));
    if (claim.settled) tree.set("settled", proposal_tree(product, *claim.settled));
    Tree::List payments;
    for (const AdvanceDecided& each : claim.advances)
        payments.push_back(Tree::map({{"kind", "advance"},
                                      {"amount", to_string(each.amount)},
                                      {"reference", each.reference.value_or("")},
                                      {"on", to_string(each.on)}}));
    for (const Paid& each : claim.payments)
        payments.push_back(Tree::map({{"kind", "payment"},
                                      {"amount", to_string(each.amount)},
                                      {"reference", each.reference},
                                      {"late", each.late},
                                      {"on", to_string(each.on)}}));
    tree.set("payments", std::move(payments));
    tree.set("settled_amount", to_string(claim.settled_amount));
    tree.set("returned", to_string(claim.returned));
    tree.set("to_return", to_string(claim.stage == Stage::paid || claim.stage == Stage::refused
                                        ? claim.open_advance()
                                        : Money{}));
    Tree::List recoveries;
    for (const Recovered& each : claim.recoveries) recoveries.push_back(write(each.content));
    tree.set("recoveries", std::move(recoveries));
    if (!claim.recoveries.empty()) {
        const Division shared = division(claim);
        tree.set("division", Tree::map({{"net", to_string(shared.net)},
                                        {"insurer", to_string(shared.insurer)},
                                        {"insured", to_string(shared.insured)},
                                        {"why", write(shared.why)}}));
    }
    if (!claim.reason.empty()) tree.set("reason", claim.reason);
    if (inside) add_inside(view, context, claim, tree);
    tree.set("timeline", story(view, api, claim));
    return tree;
}

// ---- proof
namespace {

template <Record R>
void for_each(View& view, const std::function<void(const R&)>& use) {
    constexpr std::int64_t size = 200;
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select id from record where kind = $1 and id > $2 order by id limit $3", R::kind,
            after, size);
        for (const Row& each : rows) use(view.linked<R>(each.text(0)));
        if (std::ssize(rows) < size) return;
        after = rows.back().text(0);
    }
}

void hold(Check& check, const std::string& where, const std::string& what, Money is, Money should) {
    ++check.compared;
    if (is == should) return;
    check.differs(where,
                  fmt::format("{} 为 {} 元，应为 {} 元", what, to_string(is), to_string(should)),
                  fmt::format("{} is {}, {} was expected", what, to_string(is), to_string(should)));
}

void prove_books(View& view, const Claim& claim, Check& check) {
    std::map<Place, Money> should = books(claim);
    for (const Row& each : view.session().query(
             "select book, account, cast(sum(fen) as bigint) from posting where subject = $1 "
             "group by book, account",
             claim.id)) {
        const Place place{each.text(0), each.text(1)};
        hold(check, "claim " + claim.id, place.first + " " + place.second, Money{each.integer(2)},
             should[place]);
        should.erase(place);
    }
    for (const auto& [place, amount] : should)
        hold(check, "claim " + claim.id, place.first + " " + place.second, Money{}, amount);
}

}  // namespace

Proof claims_proof() {
    return {{"insurance_claims", "赔款与保单已用限额、双方账簿一致",
             "Claims agree with the limits used and the books of both sides"},
            [](View& view, Check& check) {
                std::map<std::string, Money> limits;  // by policy and claim
                for_each<Claim>(view, [&](const Claim& claim) {
                    limits[claim.notice.policy + " " + claim.id] = taken(claim);
                    prove_books(view, claim, check);
                });
                for_each<Policy>(view, [&](const Policy& policy) {
                    for (const auto& [claim, amount] : policy.taken) {
                        // What a loan's cover took is its own proof's (features/loan_insurance).
                        if (!claim.starts_with(Claim::prefix)) continue;
                        const std::string name = policy.id + " " + claim;
                        hold(check, "policy " + policy.id, "限额已用 / limit taken", amount,
                             limits[name]);
                        limits.erase(name);
                    }
                });
                for (const auto& [name, amount] : limits)
                    hold(check, "policy " + name, "限额已用 / limit taken", Money{}, amount);
            }};
}

}  // namespace zhirong::insurance_claim
