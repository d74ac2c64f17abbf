#include "features/risk_sharing/routes.h"

#include <algorithm>

#include "features/expense/expense.h"
#include "features/organisation/organisation.h"
#include "features/risk_sharing/accounts.h"
#include "features/risk_sharing/risk_sharing.h"
#include "platform/desk/api.h"

namespace zhirong::risk_sharing {
namespace {

using financing::Financing;
using financing::Phase;
using organisation::Organisation;

constexpr RefusalKind not_a_bank{"fund.bank", 422, "“{found}”不是银行", "“{found}” is no bank"};
constexpr RefusalKind no_fund{"fund.unknown", 422, "没有编号为“{found}”的补偿金",
                              "There is no fund “{found}”"};
constexpr RefusalKind loss_changed{
    "cover.loss_changed", 409,
    "本金损失现为 {found} 元，申请时为 {expected} 元：请退回申请，由银行重新提出",
    "The principal loss is {found} now and was {expected} when it was claimed: return the claim"};
constexpr RefusalKind proposal_stale{
    "cover.proposal_stale", 409,
    "按现在的额度与状态，补偿金应承担 {found} 元，方案为 {expected} 元：请退回方案重新拟定",
    "As caps and breakers stand now the fund bears {found}, the proposal says {expected}: send it "
    "back to be made again"};
constexpr RefusalKind costs_above_amount{"recovery.costs", 422,
                                         "费用 {found} 元超过收回金额 {expected} 元",
                                         "Costs {found} are more than the {expected} recovered"};
constexpr RefusalKind version_missing{
    "cover.version_missing", 409, "合同绑定的政策版本 {found} 不在本系统中",
    "The programme version {found} that the contract is bound to is not here"};

using facts::Context;

// ---- funds
Result<Tree> establish(Work& work, const Establish& command, const Context& context) {
    const auto* programme = TRY(context.shelf.in(work).in_force(command.programme, work.today()));
    const Established established = TRY(decide(command, *programme, work.actor(), work.today()));
    Fund fund{.id = work.new_id(Fund::prefix)};
    CHECKED(work.create(fund, established));
    work.post(entries(fund, established));
    return Tree::map({{"id", fund.id}});
}

Result<Tree> cooperate(Work& work, const Request& request, const Cooperate& command,
                       const Context& context) {
    auto fund = TRY(work.get<Fund>(request.path_parameter("id")));
    const auto bank = work.get<Organisation>(command.bank);
    if (!bank || bank->details.kind != OrganisationKind::bank)
        return refuse(not_a_bank, "bank", {{"found", command.bank}});
    const auto* programme =
        TRY(context.shelf.in(work).in_force(fund.details.programme, work.today()));
    const Cooperated event = TRY(decide(fund, command, *programme, work.actor(), work.today()));
    work.happened(fund, event);
    work.post(entries(fund, event, work.today()));
    return Tree::map({{"id", fund.id}});
}

// The title of the newest version; of a programme that is gone, its id.
Tree programme_row(View& view, const programmes::Shelf& shelf, const std::string& id) {
    const auto& versions = shelf.in(view).versions(id);
    Tree tree = Tree::map({{"id", id}});
    tree.set("title", versions.empty() ? Tree::map({{"zh", id}, {"en", id}})
                                       : Tree::map({{"zh", versions.back().title.zh},
                                                    {"en", versions.back().title.en}}));
    return tree;
}

Tree fund_row(View& view, const programmes::Shelf& shelf, const Fund& fund) {
    return Tree::map({{"id", fund.id},
                      {"name", fund.details.name},
                      {"programme", programme_row(view, shelf, fund.details.programme)},
                      {"size", to_string(fund.size)}});
}

Result<Tree> list_funds(View& view, const Request& request, const programmes::Shelf& shelf) {
    const auto page = TRY(view.list<Fund>(TRY(page_of(request))));
    Tree::List items;
    for (const Fund& fund : page.items) items.push_back(fund_row(view, shelf, fund));
    return page_tree(std::move(items), page);
}

// Who may see a fund's figures: its operator, its banks, and those who see all.
bool sees_figures(const View& view, const Fund& fund) {
    return view.sees_all() || view.actor().organisation == fund.operator_ ||
           fund.with(view.actor().organisation) != nullptr;
}

// The balances at the end of each day on which one of them changed.
Tree history(View& view, const Fund& fund) {
    struct Day {
        Money free, reserved, used, recovered;
    };
    std::map<Date, Day> changes;
    const auto add = [&](const char* account, Money Day::* part, bool credit) {
        for (const TurnoverOfDay& each : view.turnovers(fund.operator_, account))
            changes[each.day].*part += credit ? each.credit - each.debit : each.debit - each.credit;
    };
    add(accounts::free, &Day::free, true);
    add(accounts::reserved, &Day::reserved, true);
    add(accounts::compensation_paid, &Day::used, false);
    add(accounts::recoveries, &Day::recovered, true);
    Tree::List points;
    Day now{};
    for (const auto& [date, day] : changes) {
        now.free += day.free;
        now.reserved += day.reserved;
        now.used += day.used;
        now.recovered += day.recovered;
        points.push_back(Tree::map({{"date", to_string(date)},
                                    {"free", to_string(now.free)},
                                    {"reserved", to_string(now.reserved)},
                                    {"paid", to_string(now.used)},
                                    {"recovered", to_string(now.recovered)}}));
    }
    return points;
}

Tree party(View& view, const std::string& id) {
    return Tree::map({{"id", id}, {"name", view.linked<Organisation>(id).details.name}});
}

struct OfFund {
    Tree::List enrolments;
    std::map<std::string, Money> enrolled;  // covered principal, by bank
    std::map<std::string, Money> paid;      // by bank
};

Result<OfFund> covers_of(View& view, const Fund& fund) {
    OfFund result;
    constexpr std::int64_t most_covers = 500;
    for (const Cover& cover : TRY(view.list<Cover>({.cursor = "", .limit = most_covers})).items) {
        if (cover.enrolment.fund != fund.id) continue;
        const std::string& bank = cover.enrolment.bearers.at("bank");
        result.enrolled[bank] += cover.enrolment.covered;
        result.paid[bank] += cover.paid_by("fund");
        result.enrolments.push_back(Tree::map(
            {{"id", cover.id},
             {"financing", cover.enrolment.financing},
             {"borrower", party(view, cover.enrolment.borrower)},
             {"bank", party(view, bank)},
             {"signed_on", to_string(cover.enrolment.rules_of)},
             {"principal", to_string(cover.enrolment.principal)},
             {"covered", to_string(cover.enrolment.covered)},
             {"reserved",
              to_string(cover.stage == Stage::compensated || cover.stage == Stage::released
                            ? Money{}
                            : cover.enrolment.reserved)},
             {"paid", to_string(cover.paid_by("fund"))},
             {"returned", to_string(cover.returned_to("fund"))},
             {"stage", write(stage_words(cover))}}));
    }
    return result;
}

// What the programme leaves to the agreement, for its form to begin with.
Tree open_terms(View& view, const programmes::Shelf& shelf, const Fund& fund) {
    Tree::Map terms;
    const auto programme = shelf.in(view).in_force(fund.details.programme, view.today());
    if (!programme) return terms;
    for (const programme::NamedQuantity& each : (*programme)->quantities)
        if (std::holds_alternative<programme::Open>(each.definition))
            terms.emplace_back(each.name, "");
    return terms;
}

Result<Tree> show_fund(View& view, const Api& api, const Request& request,
                       const programmes::Shelf& shelf) {
    const auto fund = TRY(view.get<Fund>(request.path_parameter("id")));
    Tree tree = fund_row(view, shelf, fund);
    Tree::List actions;
    if (view.actor().has(Role::fund_officer) && view.actor().organisation == fund.operator_)
        actions.push_back(api.action("cooperate", {{"id", fund.id}},
                                     Tree::map({{"terms", open_terms(view, shelf, fund)}})));
    tree.set("actions", std::move(actions));
    if (!sees_figures(view, fund)) return tree;
    Money placed;
    for (const auto& [bank, deposit] : fund.deposits) placed += deposit;
    tree.set("balances", Tree::map({{"deposits", to_string(placed)},
                                    {"cash", to_string(fund.cash())},
                                    {"free", to_string(fund.free())},
                                    {"reserved", to_string(fund.reserved)},
                                    {"paid", to_string(fund.paid)},
                                    {"recovered", to_string(fund.returned)}}));
    tree.set("headroom", to_string(fund.free()));
    tree.set("history", history(view, fund));
    auto covers = TRY(covers_of(view, fund));
    Tree::List banks;
    for (const Cooperated& each : fund.cooperations) {
        const std::string& bank = each.details.bank;
        banks.push_back(Tree::map({{"bank", party(view, bank)},
                                   {"agreement", each.agreement},
                                   {"committed_line", to_string(each.details.committed_line)},
                                   {"deposit", to_string(fund.deposit_at(bank))},
                                   {"enrolled", to_string(covers.enrolled[bank])},
                                   {"paid", to_string(covers.paid[bank])}}));
    }
    tree.set("by_bank", std::move(banks));
    tree.set("enrolments", std::move(covers.enrolments));
    return tree;
}

// ---- a loan's cover
Result<Cover> cover_of(Work& work, const Request& request) {
    return work.get<Cover>(request.path_parameter("id"));
}

// After a write-off the books show no principal any more; the claim on the borrower does.
Result<loan::State> loan_state(Work& work, const Cover& cover, const Context& context) {
    const auto loan = work.linked<loan::Loan>(cover.enrolment.loan);
    return TRY(loan::fold(loan, context.market, work.today())).state;
}
// What was claimed must still be lost when it is proposed and when it is paid.
Result<std::monostate> require_same_loss(Work& work, const Cover& cover, const Context& context) {
    const Money loss = principal_loss(TRY(loan_state(work, cover, context)));
    if (!cover.claim || loss == cover.claim->principal_loss) return {};
    return refuse(loss_changed, "",
                  {{"found", with_separators(loss)},
                   {"expected", with_separators(cover.claim->principal_loss)}});
}

expense::Thing loss_of(const Cover& cover, Money loss) {
    return {expense::Kind::loan_loss, cover.enrolment.loan, {}, loss};
}

// Nobody is compensated twice for one loss, under whatever programme.
Result<std::monostate> put_down_loss(Work& work, const Cover& cover, Money loss,
                                     const Context& context) {
    const CoverEnrolled& enrolment = cover.enrolment;
    const auto* programme = context.shelf.in(work).version(enrolment.programme, enrolment.version);
    if (programme == nullptr) return refuse(version_missing, "", {{"found", enrolment.version}});
    const expense::Thing thing = loss_of(cover, loss);
    if (const auto entry = expense::find(work, thing.kind, thing.key))
        CHECKED(expense::may_claim(*entry, thing, cover.id, *programme, context.shelf.in(work)));
    expense::put_down(work, thing,
                      {cover.id,
                       enrolment.programme,
                       enrolment.version,
                       enrolment.bearers.at("bank"),
                       {},
                       loss,
                       work.today()});
    return {};
}

// What a decision on the cover rests on.
struct Standing {
    const programme::Programme* programme = nullptr;
    programme::Agreement agreement;
    facts::Known known;
    programme::Facts facts;

    Ground ground() const { return {*programme, agreement, facts}; }
};
Result<Standing> standing(Work& work, const Context& context, const Cover& cover,
                          const Claim* claim) {
    const CoverEnrolled& enrolment = cover.enrolment;
    Standing now;
    now.programme = context.shelf.in(work).version(enrolment.programme, enrolment.version);
    if (now.programme == nullptr)
        return refuse(version_missing, "", {{"found", enrolment.version}});
    now.known = TRY(known_of(work, context, cover, claim));
    const auto fund = work.linked<Fund>(enrolment.fund);
    now.agreement = TRY(agreement_of(*fund.with(enrolment.bearers.at("bank")), *now.programme));
    now.facts = facts::facts_of(now.known.all(), *now.programme);
    now.facts.published = context.published(work.today());
    return now;
}

Result<Tree> claim(Work& work, const Request& request, const Claim& command,
                   const Context& context) {
    auto cover = TRY(cover_of(work, request));
    const auto state = TRY(loan_state(work, cover, context));
    const Money loss = principal_loss(state);
    const Standing now = TRY(standing(work, context, cover, &command));
    auto claimed = decide(cover, command, now.ground(), loss, state.days_overdue, now.known.all(),
                          work.actor(), work.today());
    if (!claimed) return std::unexpected(facts::asked_at_field(std::move(claimed).error()));
    work.happened(cover, *claimed);
    CHECKED(put_down_loss(work, cover, loss, context));
    auto financing = work.linked<Financing>(cover.enrolment.financing);
    if (financing.claim != cover.id)
        work.happened(financing, financing::CompensationClaimed{cover.id});
    return Tree::map({{"id", cover.id}});
}

Result<Tree> propose_advance(Work& work, const Request& request, const ProposeAdvance& command,
                             const Context& context) {
    auto cover = TRY(cover_of(work, request));
    CHECKED(require_same_loss(work, cover, context));
    const Standing now =
        TRY(standing(work, context, cover, cover.claim ? &cover.claim->details : nullptr));
    work.happened(cover, TRY(decide(cover, command, now.ground(), work.actor())));
    return Tree::map({{"id", cover.id}});
}

Result<Tree> decide_advance(Work& work, const Request& request, const DecideAdvance& command) {
    auto cover = TRY(cover_of(work, request));
    const auto decided = TRY(decide(cover, command, work.actor(), work.today()));
    if (const auto* rejected = std::get_if<AdvanceRejected>(&decided)) {
        work.happened(cover, *rejected);
        return Tree::map({{"id", cover.id}});
    }
    auto fund = work.linked<Fund>(cover.enrolment.fund);
    const Advanced advanced = TRY(advance_payment(cover, fund, work.today()));
    work.happened(cover, std::get<AdvancePaid>(decided));
    work.happened(fund, advanced);
    work.post(advance_entry(cover, advanced, fund.operator_));
    return Tree::map({{"id", cover.id}});
}

Result<Tree> return_claim(Work& work, const Request& request, const ReturnClaim& command) {
    auto cover = TRY(cover_of(work, request));
    work.happened(cover, TRY(decide(cover, command, work.actor())));
    expense::release(work, loss_of(cover, Money{}), cover.id, command.reason);
    return Tree::map({{"id", cover.id}});
}

Result<Proposed> proposed_now(Work& work, const Cover& cover, const Propose& command,
                              const Actor& maker, const Context& context) {
    const Standing now =
        TRY(standing(work, context, cover, cover.claim ? &cover.claim->details : nullptr));
    return decide(cover, command, now.ground(), counters_of(*now.programme, cover, work.today()),
                  maker);
}

Result<Tree> propose(Work& work, const Request& request, const Propose& command,
                     const Context& context) {
    auto cover = TRY(cover_of(work, request));
    CHECKED(require_same_loss(work, cover, context));
    auto proposed = proposed_now(work, cover, command, work.actor(), context);
    if (!proposed) return std::unexpected(facts::asked_at_field(std::move(proposed).error()));
    work.happened(cover, *proposed);
    return Tree::map({{"id", cover.id}});
}

// What a cap had used before may be more by now, as long as it leaves room for the same.
bool charges_the_same(const Charge& proposed, const Charge& now) {
    return proposed.key == now.key && proposed.limit == now.limit && proposed.amount == now.amount;
}

// Between the proposal and its approval another payment may have used up a cap, or a breaker may
// have stopped: what is approved must be what would be proposed now.
Result<std::monostate> require_same_proposal(Work& work, const Cover& cover,
                                             const Context& context) {
    Cover claimed = cover;
    claimed.stage = Stage::claimed;
    // Who may propose is not the question here.
    const Actor anybody{cover.proposal->maker, work.actor().organisation, {Role::fund_officer}};
    const Proposed now =
        TRY(proposed_now(work, claimed, {cover.proposal->opinion}, anybody, context));
    if (now.parts == cover.proposal->parts && now.interest == cover.proposal->interest &&
        std::ranges::equal(now.charges, cover.proposal->charges, charges_the_same))
        return {};
    return refuse(proposal_stale, "",
                  {{"found", with_separators(now.part("fund"))},
                   {"expected", with_separators(cover.proposal->part("fund"))}});
}

// In the order of their ids: so they are locked.
void charge_counters(Work& work, const Cover& cover, const std::string& fund_operator) {
    std::map<std::string, const Charge*> by_id;
    for (const Charge& each : cover.proposal->charges) by_id[counter::id_of(each.key)] = &each;
    for (const auto& [id, charge] : by_id) {
        if (charge->amount == Money{}) continue;
        auto counter = work.find<counter::Counter>(id).value_or(counter::Counter{.id = id});
        work.happened(counter, counter::Charged{charge->key, charge->words, cover.id, fund_operator,
                                                charge->limit, false, charge->amount,
                                                "支付风险补偿", work.today()});
    }
}

Result<Tree> decide_proposal(Work& work, const Request& request, const Decide& command,
                             const Context& context, const Compensating& compensating) {
    auto cover = TRY(cover_of(work, request));
    const auto decided = TRY(decide(cover, command, work.actor(), work.today()));
    if (const auto* rejected = std::get_if<Rejected>(&decided)) {
        work.happened(cover, *rejected);
        return Tree::map({{"id", cover.id}});
    }
    CHECKED(require_same_loss(work, cover, context));
    CHECKED(require_same_proposal(work, cover, context));
    auto fund = work.linked<Fund>(cover.enrolment.fund);
    const Paid paid = TRY(payment(cover, fund, work.today()));
    CHECKED(compensating(work, cover));
    work.happened(cover, std::get<Compensated>(decided));
    work.post(compensation_entries(cover, paid, fund.operator_, work.today()));
    // The borrower's covered principal stays counted: what was paid for is used up.
    work.happened(fund,
                  Released{cover.id, cover.enrolment.borrower, Money{}, cover.enrolment.reserved});
    work.happened(fund, paid);
    if (cover.advance && cover.advance->outstanding()) {
        const AdvanceSettled settled =
            settlement(cover, cover.proposal->part("fund"), work.today());
        if (settled.back > Money{}) {
            work.post(settlement_entry(cover, settled, fund.operator_));
            work.happened(fund,
                          Advanced{cover.id, paid.bank, -settled.back, Money{}, work.today()});
        }
        work.happened(cover, settled);
    }
    charge_counters(work, cover, fund.operator_);
    // The bank wrote the loan off before it was compensated.
    const auto loan = work.linked<loan::Loan>(cover.enrolment.loan);
    if (std::ranges::any_of(loan.events, [](const loan::Event& event) {
            return std::holds_alternative<loan::WrittenOff>(event.happening);
        }))
        CHECKED(loan_ended(work, loan));
    return Tree::map({{"id", cover.id}});
}

// From the borrower, enforcement or anybody else than the pledge's sale.
Result<Tree> record_recovery(Work& work, const Request& request, const RecordRecovery& command,
                             const Context& context) {
    auto loan = TRY(work.get<loan::Loan>(request.path_parameter("id")));
    CHECKED(require(work.actor(), Role::bank_officer));
    if (command.costs > command.amount)
        return refuse(costs_above_amount, "costs",
                      {{"found", with_separators(command.costs)},
                       {"expected", with_separators(command.amount)}});
    const Money owed = TRY(loan::fold(loan, context.market, work.today())).state.owed;
    const std::string event =
        TRY(loan::happen(work, loan, loan::Recovered{command.amount - command.costs}, work.today(),
                         command.reference, context.market));
    CHECKED(share_payment(work, context.shelf, loan, command.amount, command.costs, owed));
    if (loan.final) CHECKED(loan_ended(work, loan));
    return Tree::map({{"id", loan.id}, {"event", event}});
}

Tree section(View& view, const Cover& cover, const Tree& programme) {
    financing::Section section("compensation", cover.id,
                               {"compensation", "风险补偿", "Risk compensation"},
                               stage_words(cover));
    const CoverEnrolled& enrolment = cover.enrolment;
    section.figure("covered", "受补偿本金", "Covered principal", "money",
                   to_string(enrolment.covered));
    section.figure("reserved", "占用补偿金", "Set aside by the fund", "money",
                   to_string(enrolment.reserved), enrolment.trace);
    section.figure(
        "version", "适用政策版本", "Programme version", "text",
        *programme.find("title")->find("zh")->text() + " " + enrolment.version.substr(0, 12));
    if (cover.claim)
        section.figure("loss", "本金损失", "Principal loss", "money",
                       to_string(cover.claim->principal_loss));
    for (const Warning& each : enrolment.warnings)
        section.figure("warning", ("预警：" + each.words.zh).c_str(),
                       ("Warning: " + each.words.en).c_str(), "rate", to_string(each.measure));
    if (cover.claim && cover.claim->last_day)
        section.figure("last_day", "申请截止日", "Last day to claim", "date",
                       to_string(*cover.claim->last_day));
    if (cover.advance) {
        const bool escrow = cover.advance->proposal.escrow;
        const char* zh = escrow ? "划入保证金账户" : "预先拨付";
        const char* en = escrow ? "Moved to the margin account" : "Paid before the loss is final";
        section.figure("advance", zh, en, "money", to_string(cover.advance->proposal.amount),
                       cover.advance->proposal.trace);
        if (cover.advance->paid)
            section.figure("advanced_on", "拨付日", "Paid on", "date",
                           to_string(cover.advance->paid->on));
        if (cover.advance->settled)
            section.figure("advance_back", "预拨款退回", "Came back of it", "money",
                           to_string(cover.advance->settled->back));
    }
    if (cover.proposal)
        for (const auto& [party, principal] : cover.proposal->parts) {
            const Money amount = cover.proposal->part(party);
            const auto* words = programme::find_party(party);
            const auto bearer = enrolment.bearers.find(party);
            const std::string who =
                bearer == enrolment.bearers.end()
                    ? ""
                    : "(" + view.linked<Organisation>(bearer->second).details.name + ")";
            const std::string zh = words->zh + std::string("承担") + who;
            const std::string en = "Borne by " + std::string(words->en) + who;
            section.figure(party.c_str(), zh.c_str(), en.c_str(), "money", to_string(amount),
                           cover.proposal->trace);
        }
    if (cover.shared)
        for (const auto& [party, amount] : cover.shared->returned) {
            const auto* words = programme::find_party(party);
            const std::string zh = std::string("返还") + words->zh;
            const std::string en = "Returned to " + std::string(words->en);
            section.figure(party.c_str(), zh.c_str(), en.c_str(), "money", to_string(amount),
                           cover.shared->trace);
        }
    return section.take();
}

void offer_acts(View& view, const Api& api, const Cover& cover, const loan::Loan& loan,
                const std::string& fund_operator, bool may_advance, financing::Page& page) {
    const std::map<std::string, std::string> id{{"id", cover.id}};
    const std::string& bank = cover.enrolment.bearers.at("bank");
    switch (cover.stage) {
        case Stage::enrolled:
            if (loan.summary.days_overdue > 0)
                page.offer(view.actor(), Role::bank_officer, bank,
                           api.action("claimCompensation", id));
            break;
        case Stage::claimed:
            page.offer(view.actor(), Role::fund_officer, fund_operator,
                       api.action("proposeCompensation", id));
            if (cover.advance && !cover.advance->paid)
                page.offer(view.actor(), Role::fund_approver, fund_operator,
                           api.action("decideAdvance", id));
            else if (may_advance && !cover.advance)
                page.allow(view.actor(), Role::fund_officer, fund_operator,
                           api.action("proposeAdvance", id));
            page.allow(view.actor(), Role::bank_officer, bank,
                       api.action("claimCompensation", id, write(cover.claim->details)));
            page.allow(view.actor(), Role::fund_officer, fund_operator,
                       api.action("returnClaim", id, Tree::Map{}, true));
            break;
        case Stage::proposed:
            page.offer(view.actor(), Role::fund_approver, fund_operator,
                       api.action("decideCompensation", id));
            break;
        case Stage::compensated:
        case Stage::released: break;
    }
}

void contribute(View& view, const Api& api, const programmes::Shelf& shelf,
                const Financing& financing, financing::Page& page) {
    if (!financing.loan) return;
    const auto cover = cover_of_loan(view, *financing.loan, financing.applicant);
    if (!cover) return;
    const auto fund = view.linked<Fund>(cover->enrolment.fund);
    page.streams.push_back(cover->id);
    page.subjects.push_back(cover->id);
    page.programme = programme_row(view, shelf, cover->enrolment.programme);
    page.sections.push_back(section(view, *cover, page.programme));
    page.programme.set("version", cover->enrolment.version);
    const auto loan = view.linked<loan::Loan>(cover->enrolment.loan);
    if (cover->compensated_on && loan.summary.owed > Money{})
        page.allow(view.actor(), Role::bank_officer, loan.lender,
                   api.action("recordRecovery", {{"id", loan.id}}, Tree::map({{"costs", "0.00"}})));
    const auto* rules =
        shelf.in(view).version(cover->enrolment.programme, cover->enrolment.version);
    const bool may_advance = rules && rules->compensation && rules->compensation->advance;
    offer_acts(view, api, *cover, loan, fund.operator_, may_advance, page);
}

Endpoint endpoint(const char* path, const char* operation, Words words, Role role) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "risk_sharing",
            .roles = {role}};
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const Context& context,
                Compensating compensating) {
    const programmes::Shelf& shelf = context.shelf;
    api.kind<Fund>();
    api.kind<Cover>();
    api.command<Establish>(
        endpoint("/api/v1/funds", "establishFund", {"设立补偿金", "Establish a fund"},
                 Role::fund_approver),
        {{"programme", "/api/v1/programmes"}},
        [context](Work& work, const Request&, const Establish& command) {
            return establish(work, command, context);
        },
        201);
    api.command<Cooperate>(
        endpoint("/api/v1/funds/{id}/cooperations", "cooperate",
                 {"签订合作协议", "Agree to cooperate with a bank"}, Role::fund_officer),
        {{"bank", "/api/v1/organisations?kind=bank"}},
        [context](Work& work, const Request& request, const Cooperate& command) {
            return cooperate(work, request, command, context);
        });
    api.command<Claim>(endpoint("/api/v1/covers/{id}/claim", "claimCompensation",
                                {"申请风险补偿", "Claim compensation"}, Role::bank_officer),
                       {}, [context](Work& work, const Request& request, const Claim& command) {
                           return claim(work, request, command, context);
                       });
    api.command<ReturnClaim>(endpoint("/api/v1/covers/{id}/claim-return", "returnClaim",
                                      {"退回补偿申请", "Return the claim"}, Role::fund_officer),
                             {}, return_claim);
    api.command<ProposeAdvance>(
        endpoint("/api/v1/covers/{id}/advance-proposal", "proposeAdvance",
                 {"拟定预先拨付", "Propose an advance"}, Role::fund_officer),
        {}, [context](Work& work, const Request& request, const ProposeAdvance& command) {
            return propose_advance(work, request, command, context);
        });
    api.command<DecideAdvance>(
        endpoint("/api/v1/covers/{id}/advance-decision", "decideAdvance",
                 {"审批预先拨付", "Decide the advance"}, Role::fund_approver),
        {}, decide_advance);
    api.command<Propose>(endpoint("/api/v1/covers/{id}/proposal", "proposeCompensation",
                                  {"拟定补偿", "Propose the compensation"}, Role::fund_officer),
                         {}, [context](Work& work, const Request& request, const Propose& command) {
                             return propose(work, request, command, context);
                         });
    api.command<Decide>(
        endpoint("/api/v1/covers/{id}/decision", "decideCompensation",
                 {"审批补偿", "Decide the compensation"}, Role::fund_approver),
        {}, [context, compensating](Work& work, const Request& request, const Decide& command) {
            return decide_proposal(work, request, command, context, compensating);
        });
    api.command<RecordRecovery>(
        endpoint("/api/v1/loans/{id}/recoveries", "recordRecovery",
                 {"登记追偿收回", "Record a recovery"}, Role::bank_officer),
        {}, [context](Work& work, const Request& request, const RecordRecovery& command) {
            return record_recovery(work, request, command, context);
        });
    api.query({.path = "/api/v1/funds",
               .operation = "listFunds",
               .words = {"补偿金列表", "Funds"},
               .tag = "risk_sharing",
               .query = page_parameters()},
              Tree::map({{"type", "object"}}), [&shelf](View& view, const Request& request) {
                  return list_funds(view, request, shelf);
              });
    api.query({.path = "/api/v1/funds/{id}",
               .operation = "showFund",
               .words = {"补偿金详情", "One fund"},
               .tag = "risk_sharing"},
              Tree::map({{"type", "object"}}), [&api, &shelf](View& view, const Request& request) {
                  return show_fund(view, api, request, shelf);
              });
    pages.fund_operator = [](View& view, const std::string& id) -> Result<std::string> {
        const auto fund = view.get<Fund>(id);
        if (!fund) return refuse(no_fund, "fund", {{"found", id}});
        return fund->operator_;
    };
    pages.push_back([&api, &shelf](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, shelf, financing, page);
    });
}

}  // namespace zhirong::risk_sharing
