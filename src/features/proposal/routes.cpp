#include "features/proposal/routes.h"

#include <algorithm>

#include "features/organisation/organisation.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"

namespace zhirong::proposal {
namespace {

using financing::Financing;
using organisation::Organisation;

constexpr RefusalKind one_of_financing{
    "proposal.exists", 409, "融资 {found} 已有批准的授信方案 {expected}，请先终止该方案",
    "Financing {found} has an approved proposal already ({expected}): end that one first"};

std::string name_of_organisation(View& view, const std::string& id) {
    const auto found = view.find<Organisation>(id);
    return found ? found->details.name : id;
}

lending::Product product_of(const Proposal& proposal) {
    auto product = lending::load_product(proposal.proposed.product);
    ensure(product.has_value());
    return *std::move(product);
}

// Whoever asks holds the firm's record with the bank: all that approves or attaches does.
Result<std::monostate> refuse_second(View& view, const std::string& financing,
                                     const std::string& but) {
    View looking(view.session(), view.actor(), view.today());
    const auto other = proposal_of(looking, financing);
    if (!other || other->id == but) return {};
    return refuse(one_of_financing, "", {{"found", financing}, {"expected", other->id}});
}

Borrower held_borrower(Work& work, const std::string& bank, const std::string& firm) {
    const std::string id = borrower_id(bank, firm);
    if (auto there = work.find<Borrower>(id)) return *std::move(there);
    return Borrower{.id = id, .lines = {}};
}

// Only what others may have used up since matters; the rest stays as it was frozen.
Result<Inputs> fresh_inputs(Work& work, const Proposal& proposal,
                            const std::optional<SharedLimit>& limit) {
    Inputs inputs = proposal.proposed.inputs;
    inputs.exposures = exposures_of(work, proposal.proposed.bank, proposal.proposed.firm,
                                    proposal.id, work.today());
    inputs.room.reset();
    if (limit) inputs.room = room_of(*limit, work.today());
    return inputs;
}

Result<Tree> decide_on(Work& work, const Request& request, const Decide& command) {
    auto proposal = TRY(work.get<Proposal>(request.path_parameter("id")));
    // Held until the end: approvals for one firm, and out of one limit, follow one another.
    Borrower borrower = held_borrower(work, proposal.proposed.bank, proposal.proposed.firm);
    std::optional<SharedLimit> limit;
    if (proposal.proposed.inputs.room)
        limit = TRY(work.get<SharedLimit>(proposal.proposed.inputs.room->limit));
    const Inputs fresh = TRY(fresh_inputs(work, proposal, limit));
    Event event = TRY(decide(proposal, command, fresh, work.actor(), work.today()));
    if (std::holds_alternative<Approved>(event)) {
        if (proposal.proposed.financing)
            CHECKED(refuse_second(work, *proposal.proposed.financing, proposal.id));
        if (limit)
            work.happened(*limit, TRY(reserve(*limit, proposal.id, proposal.proposed.firm,
                                              proposal.proposed.terms.line, work.today())));
        work.happened(borrower, Committed{proposal.id, proposal.proposed.terms.line, work.today()});
    }
    work.happened(proposal, std::move(event));
    return Tree::map({{"id", proposal.id}});
}

Result<Tree> withdraw(Work& work, const Request& request, const Withdraw& command) {
    auto proposal = TRY(work.get<Proposal>(request.path_parameter("id")));
    work.happened(proposal, TRY(decide(proposal, command, work.actor(), work.today())));
    return Tree::map({{"id", proposal.id}});
}

// What was drawn stays drawn; the rest of the limit is free again.
Result<Tree> end(Work& work, const Request& request, const End& command) {
    auto proposal = TRY(work.get<Proposal>(request.path_parameter("id")));
    Borrower borrower = held_borrower(work, proposal.proposed.bank, proposal.proposed.firm);
    work.happened(proposal, TRY(decide(proposal, command, work.actor(), work.today())));
    work.happened(borrower, Freed{proposal.id, work.today()});
    if (proposal.proposed.inputs.room) {
        auto limit = work.linked<SharedLimit>(proposal.proposed.inputs.room->limit);
        const Money used = drawn(proposal, financings_of(work, proposal));
        work.happened(limit,
                      LimitReleased{proposal.id, proposal.proposed.terms.line, work.today()});
        if (used > Money{})
            work.happened(limit,
                          LimitReserved{proposal.id, proposal.proposed.firm, used, work.today()});
    }
    return Tree::map({{"id", proposal.id}});
}

Result<Tree> attach(Work& work, const Request& request, const Attach& command) {
    const auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    auto proposal = TRY(work.get<Proposal>(command.proposal));
    const Attached attached = TRY(decide(proposal, financing, work.actor(), work.today()));
    // An approval of another for the same financing holds it too.
    held_borrower(work, proposal.proposed.bank, proposal.proposed.firm);
    CHECKED(refuse_second(work, financing.id, ""));
    work.happened(proposal, attached);
    return Tree::map({{"id", financing.id}, {"financing", financing.id}});
}

// ---- queries
Label state_of(const Proposal& proposal, Date today) {
    if (proposal.stage == Stage::approved && expired(proposal, today))
        return {"expired", "已到期", "Expired"};
    return stage_words(proposal);
}

Tree row(View& view, const Proposal& proposal) {
    const Proposed& proposed = proposal.proposed;
    const lending::Product product = product_of(proposal);
    const Money used = drawn(proposal, financings_of(view, proposal));
    Tree tree = Tree::map(
        {{"id", proposal.id},
         {"stage", write(state_of(proposal, view.today()))},
         {"firm", Tree::map({{"id", proposed.firm}, {"name", proposed.inputs.firm_name}})},
         {"bank",
          Tree::map({{"id", proposed.bank}, {"name", name_of_organisation(view, proposed.bank)}})},
         {"product", Tree::map({{"id", product.id},
                                {"title", write(product.title)},
                                {"mode", write(label_of(product.mode))}})},
         {"line", to_string(proposed.terms.line)},
         {"rate", to_string(proposed.terms.rate)},
         {"months", proposed.terms.months},
         {"drawn", to_string(used)},
         {"passed", std::ssize(proposed.passed)},
         {"valid_until", to_string(proposed.valid_until)},
         {"on", to_string(proposed.on)}});
    if (proposed.financing) tree.set("financing", *proposed.financing);
    return tree;
}

Result<Tree> list(View& view, const Request& request) {
    Page page = TRY(page_of(request));
    if (const auto stage = request.query_value("stage")) page.stage = std::string(*stage);
    const auto found = TRY(view.list<Proposal>(page));
    Tree::List items;
    for (const Proposal& each : found.items) items.push_back(row(view, each));
    return page_tree(std::move(items), found);
}

bool may_decide(const View& view, const Proposal& proposal) {
    const Actor& actor = view.actor();
    return actor.has(Role::bank_approver) && actor.organisation == proposal.proposed.bank &&
           actor.user != proposal.proposed.maker;
}

Tree::List actions(View& view, const Api& api, const Proposal& proposal) {
    Tree::List offered;
    const Actor& actor = view.actor();
    const std::map<std::string, std::string> id{{"id", proposal.id}};
    if (proposal.stage == Stage::proposed && may_decide(view, proposal))
        offered.push_back(api.action("decideProposal", id, Tree::map({{"approved", true}})));
    if (proposal.stage == Stage::proposed && actor.has(Role::bank_officer) &&
        actor.organisation == proposal.proposed.bank)
        offered.push_back(api.action("withdrawProposal", id, Tree::Map{}, true));
    if (proposal.stage == Stage::approved && actor.has(Role::bank_approver) &&
        actor.organisation == proposal.proposed.bank)
        offered.push_back(api.action("endProposal", id, Tree::Map{}, true));
    return offered;
}

Result<Tree> show(View& view, const Api& api, const Request& request) {
    const auto proposal = TRY(view.get<Proposal>(request.path_parameter("id")));
    const Proposed& proposed = proposal.proposed;
    const lending::Product product = product_of(proposal);
    const std::vector<Financing> served = financings_of(view, proposal);
    Tree::List draws;
    for (const Draw& draw : proposal.draws)
        draws.push_back(Tree::map(
            {{"financing", draw.financing},
             {"contract", draw.contract},
             {"amount", to_string(draw.amount)},
             {"on", to_string(draw.on)},
             {"phase",
              write(label_of(std::ranges::find(served, draw.financing, &Financing::id)->phase))}}));
    const Money used = drawn(proposal, served);
    Tree answer = Tree::map({{"proposal", row(view, proposal)},
                             {"product", product_tree(product)},
                             {"inputs", write(proposed.inputs)},
                             {"offer", offer_tree(product, proposed.offer)},
                             {"terms", write(proposed.terms)},
                             {"passed", write(proposed.passed)},
                             {"note", proposed.note},
                             {"maker", person_name(view, proposed.maker)},
                             {"revolving", proposed.revolving},
                             {"left", to_string(std::max(Money{}, proposed.terms.line - used))},
                             {"draws", std::move(draws)},
                             {"financings", write(proposal.financings)},
                             {"recomputes", write(recomputed(proposal)) == write(proposed.offer)},
                             {"actions", actions(view, api, proposal)},
                             {"timeline", timeline(view, const_cast<Api&>(api).desk(),
                                                   {proposal.id}, [&](const std::string& each) {
                                                       return name_of_organisation(view, each);
                                                   })}});
    if (proposed.reason) answer.set("reason", *proposed.reason);
    if (proposal.approved)
        answer.set("approved",
                   Tree::map({{"checker", person_name(view, proposal.approved->checker)},
                              {"opinion", proposal.approved->opinion},
                              {"on", to_string(proposal.approved->on)}}));
    if (proposal.ended_because) answer.set("ended_because", *proposal.ended_because);
    return answer;
}

// ---- on the page of the financing
void contribute(View& view, const Api& api, const Financing& financing, financing::Page& page) {
    const std::string& bank = financing.application.bank;
    if (view.actor().organisation != bank && !view.sees_all()) return;
    const auto one = proposal_of(view, financing.id);
    if (one) {
        const Proposed& proposed = one->proposed;
        const lending::Product product = product_of(*one);
        financing::Section section("proposal", one->id, {"proposal", "授信方案", "Credit proposal"},
                                   state_of(*one, view.today()));
        section.figure("product", "产品", "Product", "text", product.title.zh);
        section.figure("line", "额度上限", "Line", "money", to_string(proposed.terms.line),
                       write(*proposed.offer.line_why));
        section.figure("rate", "利率上限", "Rate", "rate", to_string(proposed.terms.rate),
                       write(*proposed.offer.rate_why));
        section.figure("months", "期限上限（月）", "Tenor in months", "count",
                       proposed.terms.months, write(*proposed.offer.tenor_why));
        section.figure("drawn", "已占用", "Drawn", "money",
                       to_string(drawn(*one, financings_of(view, *one))));
        section.figure("valid_until", "额度有效至", "Valid until", "date",
                       to_string(proposed.valid_until));
        page.streams.push_back(one->id);
        page.sections.push_back(section.take());
        return;
    }
    const bool early = financing.phase == financing::Phase::application ||
                       financing.phase == financing::Phase::valuation ||
                       financing.phase == financing::Phase::due_diligence;
    if (early && view.actor().has(Role::bank_officer))
        page.allow(view.actor(), Role::bank_officer, bank,
                   api.action("attachProposal", {{"id", financing.id}}));
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles,
                  std::vector<QueryParameter> query = {}) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "proposal",
            .roles = std::move(roles),
            .query = std::move(query)};
}

}  // namespace

Asker asker_of(const View& view) {
    const Actor& actor = view.actor();
    const bool bank = actor.has(Role::bank_officer) || actor.has(Role::bank_approver);
    return {bank ? actor.organisation : "", bank};
}

Result<std::string> propose(Work& work, const Context& context, const Propose& command) {
    const lending::Product* product = TRY(context.products.find(command.product, work.today()));
    const Inputs inputs = TRY(gather(work, context, command.question, asker_of(work)));
    const Offer offer = lending::evaluate(*product, inputs);
    const Proposed proposed =
        TRY(decide(command, *product, inputs, offer, work.actor(), work.today()));
    Proposal proposal{.id = work.new_id(Proposal::prefix)};
    CHECKED(work.create(proposal, proposed));
    return proposal.id;
}

Result<Tree::List> waiting(View& view, const Api& api) {
    Tree::List list;
    if (!view.actor().has(Role::bank_approver)) return list;
    const auto proposals =
        TRY(view.list<Proposal>({.cursor = {}, .limit = most_tasks, .stage = "proposed"}));
    for (const Proposal& each : proposals.items)
        if (may_decide(view, each)) {
            const std::string& name = each.proposed.inputs.firm_name;
            list.push_back(task(
                Proposal::kind, each.id, Tree::map({{"zh", name}, {"en", name}}),
                api.action("decideProposal", {{"id", each.id}}, Tree::map({{"approved", true}})),
                each.proposed.on));
        }
    const auto limits =
        TRY(view.list<SharedLimit>({.cursor = {}, .limit = most_tasks, .stage = "proposed"}));
    for (const SharedLimit& each : limits.items)
        if (each.proposed.bank == view.actor().organisation &&
            each.proposed.maker != view.actor().user) {
            const std::string& name = each.proposed.details.name;
            list.push_back(task(
                SharedLimit::kind, each.id, Tree::map({{"zh", name}, {"en", name}}),
                api.action("decideSharedLimit", {{"id", each.id}}, Tree::map({{"approved", true}})),
                each.proposed.on));
        }
    return list;
}

void add_routes(Api& api, financing::Pages& pages, const Context& context) {
    api.kind<Proposal>();
    api.kind<Borrower>();
    const std::vector<Role> readers{Role::bank_officer, Role::bank_approver, Role::administrator,
                                    Role::auditor};
    const Tree any_object = Tree::map({{"type", "object"}});
    api.command<Propose>(
        endpoint("/api/v1/products/{id}/proposals", "proposeProduct",
                 {"提交授信方案", "Propose a credit"}, {Role::bank_officer}),
        {},
        [&context](Work& work, const Request& request, const Propose& command) -> Result<Tree> {
            Propose named = command;
            named.product = request.path_parameter("id");
            return Tree::map({{"id", TRY(propose(work, context, named))}});
        },
        201);
    api.command<Decide>(endpoint("/api/v1/credit-proposals/{id}/decision", "decideProposal",
                                 {"审批授信方案", "Decide on the proposal"}, {Role::bank_approver}),
                        {}, decide_on);
    api.command<Withdraw>(endpoint("/api/v1/credit-proposals/{id}/withdrawal", "withdrawProposal",
                                   {"撤回授信方案", "Withdraw the proposal"}, {Role::bank_officer}),
                          {}, withdraw);
    api.command<End>(endpoint("/api/v1/credit-proposals/{id}/end", "endProposal",
                              {"终止授信额度", "End the line"}, {Role::bank_approver}),
                     {}, end);
    api.command<Attach>(
        endpoint("/api/v1/financings/{id}/proposal", "attachProposal",
                 {"使用已批授信额度", "Use an approved line"}, {Role::bank_officer}),
        {{"proposal", "/api/v1/credit-proposals?stage=approved"}}, attach);
    auto query = page_parameters();
    query.push_back({"stage", {"状态", "Stage"}});
    api.query(endpoint("/api/v1/credit-proposals", "listProposals", {"授信方案", "Proposals"},
                       readers, std::move(query)),
              any_object, list);
    api.query(endpoint("/api/v1/credit-proposals/{id}", "showProposal",
                       {"授信方案详情", "One proposal"}, readers),
              any_object,
              [&api](View& view, const Request& request) { return show(view, api, request); });
    pages.push_back([&api](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, financing, page);
    });
    add_product_routes(api, context);
    add_batch_routes(api, context);
    add_override_routes(api);
}

}  // namespace zhirong::proposal
