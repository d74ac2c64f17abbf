#include "features/guarantee/routes.h"

#include <algorithm>
#include <array>

#include "features/guarantee/entries.h"
#include "features/guarantee/line_routes.h"
#include "features/guarantee/moves.h"
#include "features/guarantee/store.h"
#include "platform/desk/api.h"
#include "platform/desk/task.h"
#include "platform/desk/timeline.h"
#include "platform/desk/work.h"
#include "platform/spreadsheet/spreadsheet.h"

namespace zhirong::guarantee {
namespace {

using financing::Financing;

constexpr RefusalKind loss_changed{
    "guarantee.loss_changed", 409,
    "未还本金现为 {found} 元，申请代偿时为 {expected} 元：请退回申请，由银行重新提出",
    "{found} of principal is unpaid now, {expected} was when it was called: return the call"};

Tree answer(const Guarantee& guarantee) {
    return Tree::map({{"id", guarantee.id}, {"stage", std::string(name_of(guarantee.stage))}});
}

Result<Guarantee> named(View& view, const Request& request) {
    return view.get<Guarantee>(request.path_parameter("id"));
}

Result<const Scheme*> scheme_of(const Shelf& shelf, const Guarantee& guarantee) {
    return shelf.version(guarantee.application.scheme, guarantee.application.version);
}

Year released_in_year(Money amount) {
    return {.issued = {}, .released = amount, .paid = {}, .recovered = {}};
}
Year issued_in_year(Money amount) {
    return {.issued = amount, .released = {}, .paid = {}, .recovered = {}};
}

Result<Tree> apply_for(Work& work, const Apply& command, const Context& context) {
    const LoanTold loan = TRY(told_before(work, command));
    const Held all = TRY(held(work, context.shelf, command.line));
    Guarantee guarantee;
    guarantee.id = work.new_id(Guarantee::prefix);
    const Applied applied = TRY(decide(command, loan, all.ground(), work.actor(), work.today()));
    CHECKED(mark(work, loan, guarantee.id));
    CHECKED(work.create(guarantee, applied));
    return answer(guarantee);
}

// The bank lends, and the guarantee is there.
Result<Tree> report_loan(Work& work, const ReportLoan& command, const Context& context) {
    const Held all = TRY(held(work, context.shelf, command.line));
    const LoanTold loan = TRY(told_after(work, command, all.line));
    Guarantee guarantee;
    guarantee.id = work.new_id(Guarantee::prefix);
    const Followed followed = TRY(decide(command, loan, known_of(work, loan.borrower), all.ground(),
                                         work.actor(), work.today()));
    CHECKED(mark(work, loan, guarantee.id));
    CHECKED(work.create(guarantee, followed.applied));
    work.happened(guarantee, followed.issued);
    work.post(fee_due_entry(guarantee));
    count(work, guarantee, guarantee.outstanding, issued_in_year(guarantee.outstanding));
    return answer(guarantee);
}

Result<Tree> withdraw(Work& work, const Request& request, const Withdraw& command) {
    auto guarantee = TRY(named(work, request));
    const Withdrawn withdrawn = TRY(decide(guarantee, command, work.actor(), work.today()));
    const Money outstanding = guarantee.outstanding;
    work.happened(guarantee, withdrawn);
    unmark(work, guarantee);
    count(work, guarantee, -outstanding, Year{});
    return answer(guarantee);
}

Result<Tree> propose(Work& work, const Request& request, const Propose& command,
                     const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Scheme& scheme = *TRY(scheme_of(context.shelf, guarantee));
    work.happened(guarantee, TRY(decide(guarantee, command, scheme, work.actor(), work.today())));
    return answer(guarantee);
}

Result<Tree> decide_application(Work& work, const Request& request, const Decide& command,
                                const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Held all = TRY(held(work, context.shelf, guarantee.application.line));
    const auto decided = TRY(decide(guarantee, command, all.ground(), work.actor(), work.today()));
    if (const auto* accepted = std::get_if<Accepted>(&decided)) {
        work.happened(guarantee, *accepted);
        count(work, guarantee, accepted->guaranteed, Year{});
    } else {
        work.happened(guarantee, std::get<Declined>(decided));
        unmark(work, guarantee);
    }
    return answer(guarantee);
}

Result<Tree> issue(Work& work, const Request& request, const Issue& command,
                   const Context& context) {
    auto guarantee = TRY(named(work, request));
    const LoanTold loan = TRY(told_after(work, guarantee, command));
    const Held all = TRY(held(work, context.shelf, guarantee.application.line));
    const Issued issued =
        TRY(decide(guarantee, command, loan, all.ground(), work.actor(), work.today()));
    const Money before = guarantee.outstanding;
    work.happened(guarantee, issued);
    work.post(fee_due_entry(guarantee));
    count(work, guarantee, issued.guaranteed - before, issued_in_year(issued.guaranteed));
    return answer(guarantee);
}

Result<Tree> receive_fee(Work& work, const Request& request, const ReceiveFee& command) {
    auto guarantee = TRY(named(work, request));
    work.happened(guarantee, TRY(decide(guarantee, command, work.actor(), work.today())));
    work.post(fee_received_entries(guarantee, work.today()));
    return answer(guarantee);
}

Result<Tree> report_balance(Work& work, const Request& request, const ReportBalance& command,
                            const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Scheme& scheme = *TRY(scheme_of(context.shelf, guarantee));
    const BalanceReported reported =
        TRY(decide(guarantee, command, scheme, work.actor(), work.today()));
    const Money less = guarantee.outstanding - reported.guaranteed;
    work.happened(guarantee, reported);
    count(work, guarantee, -less, released_in_year(less));
    return answer(guarantee);
}

Result<Tree> release(Work& work, const Request& request, const Release& command) {
    auto guarantee = TRY(named(work, request));
    const Released released = TRY(decide(guarantee, command, work.actor(), work.today()));
    const Money outstanding = guarantee.outstanding;
    work.happened(guarantee, released);
    count(work, guarantee, -outstanding, released_in_year(outstanding));
    return answer(guarantee);
}

Result<Tree> call(Work& work, const Request& request, const Call& command, const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Scheme& scheme = *TRY(scheme_of(context.shelf, guarantee));
    const LossTold told = TRY(loss_of(work, guarantee, command, context.market));
    work.happened(guarantee,
                  TRY(decide(guarantee, command, told, scheme, work.actor(), work.today())));
    CHECKED(put_down_loss(work, guarantee));
    return answer(guarantee);
}

Result<Tree> return_call(Work& work, const Request& request, const ReturnCall& command) {
    auto guarantee = TRY(named(work, request));
    const CallReturned returned = TRY(decide(guarantee, command, work.actor()));
    take_out_loss(work, guarantee, command.reason);
    work.happened(guarantee, returned);
    return answer(guarantee);
}

// What was called must still be lost when it is paid.
Result<std::monostate> require_same_loss(Work& work, const Guarantee& guarantee,
                                         const Context& context) {
    if (!guarantee.issued || !guarantee.issued->loan || !guarantee.call) return {};
    const LossTold now = TRY(loss_of(work, guarantee, Call{}, context.market));
    if (now.loss.principal == guarantee.call->loss.principal) return {};
    return refuse(loss_changed, "",
                  {{"found", with_separators(now.loss.principal)},
                   {"expected", with_separators(guarantee.call->loss.principal)}});
}

Result<Tree> propose_payment(Work& work, const Request& request, const ProposePayment& command,
                             const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Held all = TRY(held(work, context.shelf, guarantee.application.line));
    const PaymentProposed proposed =
        TRY(decide(guarantee, command, *all.scheme, all.line, work.actor(), work.today()));
    CHECKED(require_same_loss(work, guarantee, context));
    work.happened(guarantee, proposed);
    return answer(guarantee);
}

Result<Tree> decide_payment(Work& work, const Request& request, const DecidePayment& command,
                            const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Held all = TRY(held(work, context.shelf, guarantee.application.line));
    const auto decided =
        TRY(decide(guarantee, command, *all.scheme, all.line, work.actor(), work.today()));
    if (const auto* returned = std::get_if<PaymentReturned>(&decided)) {
        work.happened(guarantee, *returned);
        return answer(guarantee);
    }
    CHECKED(require_same_loss(work, guarantee, context));
    const Money outstanding = guarantee.outstanding;
    work.happened(guarantee, std::get<Paid>(decided));
    work.post(payment_entry(guarantee, work.today()));
    count(work, guarantee, -outstanding,
          {.issued = {},
           .released = outstanding,
           .paid = guarantee.payment->split.paid,
           .recovered = {}});
    return answer(guarantee);
}

Result<Tree> reimburse(Work& work, const Request& request, const Reimburse& command) {
    auto guarantee = TRY(named(work, request));
    const Reimbursed reimbursed = TRY(decide(guarantee, command, work.actor(), work.today()));
    work.happened(guarantee, reimbursed);
    work.post(reimbursement_entry(guarantee, reimbursed));
    return answer(guarantee);
}

// A loan of the platform learns it too; those who paid get their part.
Result<Tree> record_recovery(Work& work, const Request& request, const Recover& command,
                             const Context& context) {
    auto guarantee = TRY(named(work, request));
    const Scheme& scheme = *TRY(scheme_of(context.shelf, guarantee));
    const Recovered event = TRY(decide(guarantee, command, scheme, work.actor(), work.today()));
    const Money net = command.amount - command.costs;
    if (guarantee.issued->loan && net > Money{}) {
        auto loan = work.linked<loan::Loan>(*guarantee.issued->loan);
        CHECKED(loan::happen(work, loan, loan::Recovered{net}, work.today(), command.reference,
                             context.market));
    }
    recovered(work, guarantee, event);
    return answer(guarantee);
}

Result<Tree> close(Work& work, const Request& request, const Close& command) {
    auto guarantee = TRY(named(work, request));
    const Closed closed = TRY(decide(guarantee, command, work.actor(), work.today()));
    work.post(closing_entry(guarantee, work.today()));
    work.happened(guarantee, closed);
    return answer(guarantee);
}

// ---- what is offered
struct Operation {
    Act act;
    const char* name;
    bool dangerous;
    bool awaited;
};
constexpr std::array operations{
    Operation{Act::withdraw, "withdrawGuarantee", true, false},
    Operation{Act::propose, "proposeGuarantee", false, true},
    Operation{Act::decide, "decideGuarantee", false, true},
    Operation{Act::issue, "issueGuarantee", false, true},
    Operation{Act::receive_fee, "receiveGuaranteeFee", false, true},
    Operation{Act::report_balance, "reportGuaranteedBalance", false, false},
    Operation{Act::release, "releaseGuarantee", false, false},
    Operation{Act::call, "callGuarantee", false, false},
    Operation{Act::return_call, "returnGuaranteeCall", true, false},
    Operation{Act::propose_payment, "proposeGuaranteePayment", false, true},
    Operation{Act::decide_payment, "decideGuaranteePayment", false, true},
    Operation{Act::reimburse, "reimburseGuarantor", false, true},
    Operation{Act::recover, "recordGuaranteeRecovery", false, false},
    Operation{Act::close, "closeGuarantee", true, false},
};

// The prefilled form of an act, or nothing where there is nothing for it to do now.
std::optional<Tree> form_for(View& view, const Guarantee& guarantee, const Scheme& scheme,
                             Act act) {
    const Actor& actor = view.actor();
    const bool guarantors = guarantee.party(Party::guarantor) == actor.organisation;
    const bool banks = guarantee.party(Party::bank) == actor.organisation;
    const bool of_platform = guarantee.issued && guarantee.issued->loan;
    const std::string today = to_string(view.today());
    switch (act) {
        case Act::withdraw:
            if (guarantee.application.applicant != actor.organisation) return std::nullopt;
            return Tree::Map{};
        case Act::propose:
            if (!guarantors) return std::nullopt;
            return Tree::map({{"counter_guarantees", Tree::List{}}});
        case Act::decide:
            if (!guarantors || guarantee.proposal->maker == actor.user) return std::nullopt;
            return Tree::map({{"approved", true}});
        case Act::issue: {
            if (!banks) return std::nullopt;
            if (guarantee.application.financing) {
                const auto financing = view.linked<Financing>(*guarantee.application.financing);
                if (!financing.loan) return std::nullopt;
                return Tree::Map{};
            }
            const Date matures = add_months(view.today(), guarantee.application.months);
            return Tree::map({{"principal", to_string(guarantee.application.principal)},
                              {"disbursed_on", today},
                              {"matures_on", to_string(matures)}});
        }
        case Act::receive_fee:
            if (!guarantors || guarantee.fee_received) return std::nullopt;
            return Tree::Map{};
        case Act::report_balance:
            if (!banks || of_platform) return std::nullopt;
            return Tree::map({{"principal", to_string(guarantee.balance)}});
        case Act::release:
            if (!banks || of_platform) return std::nullopt;
            return Tree::Map{};
        case Act::call: {
            if (!banks) return std::nullopt;
            if (!of_platform)
                return Tree::map({{"principal", to_string(guarantee.balance)},
                                  {"interest", "0.00"},
                                  {"default_on", to_string(guarantee.issued->matures_on)}});
            const auto loan = view.linked<loan::Loan>(*guarantee.issued->loan);
            if (loan.summary.days_overdue < scheme.payment.after.value) return std::nullopt;
            return Tree::Map{};
        }
        case Act::return_call:
        case Act::propose_payment:
            if (!guarantors) return std::nullopt;
            return Tree::Map{};
        case Act::decide_payment:
            if (!guarantors || guarantee.payment->maker == actor.user) return std::nullopt;
            return Tree::map({{"approved", true}});
        case Act::reimburse:
            for (const PartAmount& each : guarantee.payment->split.parts)
                if (each.party != Party::bank && each.party != Party::guarantor &&
                    guarantee.party(each.party) == actor.organisation && each.amount > Money{} &&
                    !guarantee.is_reimbursed(each.party))
                    return Tree::map({{"party", std::string(name_of(each.party))}});
            return std::nullopt;
        case Act::recover:
            if (guarantee.party(scheme.recovery.pursues) != actor.organisation ||
                guarantee.net() == guarantee.loss())
                return std::nullopt;
            return Tree::map({{"costs", "0.00"}});
        case Act::close:
            if (!guarantors) return std::nullopt;
            return Tree::Map{};
    }
    return std::nullopt;
}

struct Offered {
    Tree::List awaited;
    Tree::List allowed;
};
Offered offered(View& view, const Api& api, const Scheme& scheme, const Guarantee& guarantee) {
    Offered made;
    std::vector<Act> seen;
    for (const auto& move : moves) {
        if (move.from != guarantee.stage || !view.actor().has(move.who) ||
            std::ranges::find(seen, move.act) != seen.end())
            continue;
        // A role alone is not enough; the seat of each act is in its form.
        auto form = form_for(view, guarantee, scheme, move.act);
        if (!form) continue;
        seen.push_back(move.act);
        const auto operation = std::ranges::find(operations, move.act, &Operation::act);
        ensure(operation != operations.end());
        Tree action = api.action(operation->name, {{"id", guarantee.id}}, *std::move(form),
                                 operation->dangerous);
        (operation->awaited ? made.awaited : made.allowed).push_back(std::move(action));
    }
    return made;
}

// ---- pages
Tree row(View& view, const Shelf& shelf, const Guarantee& guarantee) {
    const Applied& application = guarantee.application;
    Tree tree =
        Tree::map({{"id", guarantee.id},
                   {"stage", write(stage_words(guarantee))},
                   {"borrower", organisation_name(view, application.borrower)},
                   {"guarantor", organisation_name(view, guarantee.party(Party::guarantor))},
                   {"bank", organisation_name(view, guarantee.party(Party::bank))},
                   {"line", application.line},
                   {"automatic", application.automatic},
                   {"principal", to_string(application.principal)},
                   {"outstanding", to_string(guarantee.outstanding)},
                   {"on", to_string(application.on)}});
    if (const auto scheme = scheme_of(shelf, guarantee))
        tree.set("scheme_title", write((*scheme)->title));
    if (application.financing) tree.set("financing", *application.financing);
    if (application.contract) tree.set("contract", *application.contract);
    if (guarantee.issued) {
        tree.set("guaranteed", to_string(guarantee.issued->guaranteed));
        tree.set("matures_on", to_string(guarantee.issued->matures_on));
        tree.set("fee", to_string(guarantee.issued->fee.amount));
    }
    if (guarantee.call) tree.set("pay_by", to_string(guarantee.call->pay_by));
    if (guarantee.paid) tree.set("paid", to_string(guarantee.payment->split.paid));
    if (guarantee.recovered) tree.set("recovered", to_string(guarantee.net()));
    return tree;
}

Tree figures_of(View& view, const Guarantee& guarantee) {
    const Applied& application = guarantee.application;
    Figures figures;
    figures
        .add("borrower", "借款企业", "Borrower", "text",
             organisation_name(view, application.borrower))
        .link("line", "担保额度", "Line",
              view.linked<Line>(application.line).proposal.details.number,
              "/guarantees/lines/" + application.line);
    if (application.financing)
        figures.link("financing", "融资项目", "Financing", *application.financing,
                     "/financings/" + *application.financing);
    if (application.contract)
        figures.add("contract", "贷款合同编号", "Loan contract", "text", *application.contract);
    figures.add("principal", "贷款本金", "Principal", "money", to_string(application.principal))
        .add("months", "期限（月）", "Term, months", "count", application.months);
    if (!application.purpose.empty())
        figures.add("purpose", "用途", "Purpose", "text", application.purpose);
    if (guarantee.proposal) {
        const Proposed& proposal = *guarantee.proposal;
        figures.add("opinion", "担保意见", "Opinion", "text", proposal.details.opinion);
        for (const Counter& each : proposal.details.counter_guarantees)
            figures.add("counter", "反担保", "Counter-guarantee", "text",
                        label_of(each.kind).zh + "，" + each.paper);
        if (!guarantee.issued)
            figures.add("fee", "担保费", "Fee", "money", to_string(proposal.fee.amount),
                        write(proposal.fee.why));
    }
    if (guarantee.issued) {
        const Issued& issued = *guarantee.issued;
        figures.add("guaranteed", "担保金额", "Guaranteed", "money", to_string(issued.guaranteed))
            .add("disbursed_on", "放款日", "Disbursed on", "date", to_string(issued.disbursed_on))
            .add("matures_on", "到期日", "Matures on", "date", to_string(issued.matures_on))
            .add("fee", "担保费", "Fee", "money", to_string(issued.fee.amount),
                 write(issued.fee.why));
        if (guarantee.fee_received)
            figures.add("fee_received", "收费日", "Fee received on", "date",
                        to_string(guarantee.fee_received->on));
        figures.add("balance", "贷款本金余额", "Balance of the loan", "money",
                    to_string(guarantee.balance));
    }
    figures.add("outstanding", "担保责任余额", "Outstanding", "money",
                to_string(guarantee.outstanding));
    if (guarantee.call) {
        const Called& call = *guarantee.call;
        figures.add("default_on", "违约日", "Default on", "date", to_string(call.default_on))
            .add("loss_principal", "未还本金", "Principal unpaid", "money",
                 to_string(call.loss.principal))
            .add("loss_interest", "未还利息", "Interest unpaid", "money",
                 to_string(call.loss.interest))
            .add("called_on", "申请代偿日", "Called on", "date", to_string(call.on))
            .add("pay_by", "代偿期限", "To be paid by", "date", to_string(call.pay_by));
    }
    if (guarantee.payment)
        figures.add("payment", "代偿金额", "Payment", "money",
                    to_string(guarantee.payment->split.paid), write(guarantee.payment->split.why));
    if (guarantee.paid)
        figures.add("paid_on", guarantee.paid->late ? "代偿日（逾期）" : "代偿日",
                    guarantee.paid->late ? "Paid late, on" : "Paid on", "date",
                    to_string(guarantee.paid->on));
    if (guarantee.recovered)
        figures.add("recovered", "累计追偿净额", "Recovered so far, net", "money",
                    to_string(guarantee.net()), write(guarantee.recovered->returned.why));
    if (guarantee.ended_because)
        figures.add("ended", "终结原因", "Why it ended", "text", *guarantee.ended_because);
    return figures.take();
}

// Of each party its share, and what it bore, owes and got back.
Tree chain_of(View& view, const Scheme& scheme, const Guarantee& guarantee) {
    Tree::List chain = *bearers_tree(view, scheme, guarantee.application.bearers).list();
    for (std::size_t i = 0; i < chain.size(); ++i) {
        const Party party = scheme.shares[i].party;
        if (!guarantee.payment) continue;
        chain[i].set("borne", to_string(guarantee.payment->split.of(party)));
        chain[i].set("returned", to_string(guarantee.returned_to(party)));
        if (guarantee.paid && party != Party::bank && party != Party::guarantor)
            chain[i].set("reimbursed", guarantee.is_reimbursed(party));
    }
    return chain;
}

Result<Tree> page(View& view, Api& api, const Shelf& shelf, const Guarantee& guarantee) {
    const Scheme& scheme = *TRY(scheme_of(shelf, guarantee));
    Offered acts = offered(view, api, scheme, guarantee);
    Tree::List actions = std::move(acts.awaited);
    for (Tree& each : acts.allowed) actions.push_back(std::move(each));
    Tree tree = Tree::map({{"guarantee", row(view, shelf, guarantee)},
                           {"fields", figures_of(view, guarantee)},
                           {"chain", chain_of(view, scheme, guarantee)},
                           {"scheme", scheme_summary(scheme)},
                           {"actions", std::move(actions)}});
    Tree::List upstream;
    const Fee* fee = guarantee.issued     ? &guarantee.issued->fee
                     : guarantee.proposal ? &guarantee.proposal->fee
                                          : nullptr;
    if (fee != nullptr)
        for (const PartAmount& each : fee->upstream)
            upstream.push_back(Tree::map(
                {{"party", write(label_of(each.party))}, {"amount", to_string(each.amount)}}));
    tree.set("upstream_fees", std::move(upstream));
    tree.set("timeline", timeline(view, api.desk(), {guarantee.id}, [&](const std::string& each) {
                 return organisation_name(view, each);
             }));
    return tree;
}

Result<Tree> list(View& view, const Shelf& shelf, const Request& request) {
    const auto found = TRY(view.list<Guarantee>(TRY(page_of(request))));
    Tree::List items;
    for (const Guarantee& each : found.items) items.push_back(row(view, shelf, each));
    return page_tree(std::move(items), found);
}

Result<Api::File> workbook(View& view, const Shelf& shelf) {
    using enum spreadsheet::ColumnKind;
    spreadsheet::Sheet sheet{"担保业务",
                             {{"编号", text, 28},
                              {"借款企业", text, 26},
                              {"贷款银行", text, 22},
                              {"担保机构", text, 26},
                              {"担保方案", text, 24},
                              {"贷款合同或者融资项目", text, 28},
                              {"贷款本金（元）", number, 16},
                              {"担保金额（元）", number, 16},
                              {"担保责任余额（元）", number, 18},
                              {"担保费（元）", number, 14},
                              {"代偿金额（元）", number, 16},
                              {"追偿净额（元）", number, 16},
                              {"申请日", date, 12},
                              {"到期日", date, 12},
                              {"阶段", text, 16}},
                             {}};
    for (const Guarantee& each : own_guarantees(view)) {
        const Applied& application = each.application;
        const auto scheme = scheme_of(shelf, each);
        sheet.rows.push_back(
            {each.id, organisation_name(view, application.borrower),
             organisation_name(view, each.party(Party::bank)),
             organisation_name(view, each.party(Party::guarantor)),
             scheme ? (*scheme)->title.zh : application.scheme,
             application.financing.value_or(application.contract.value_or("")),
             to_string(application.principal),
             each.issued ? to_string(each.issued->guaranteed) : "", to_string(each.outstanding),
             each.issued ? to_string(each.issued->fee.amount) : "",
             each.paid ? to_string(each.payment->split.paid) : "",
             each.recovered ? to_string(each.net()) : "", to_string(application.on),
             each.issued ? to_string(each.issued->matures_on) : "", label_of(each.stage).zh});
    }
    return Api::File{"guarantees.xlsx",
                     "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                     spreadsheet::write_table(sheet)};
}

void on_financing(View& view, const Api& api, const Shelf& shelf, const Financing& financing,
                  financing::Page& page) {
    bool any = false;
    for (const Guarantee& each : with_key(view, "financing:" + financing.id)) {
        const auto scheme = scheme_of(shelf, each);
        if (!scheme) continue;
        any = any || (each.stage != Stage::declined && each.stage != Stage::withdrawn);
        financing::Section section("guarantee", each.id, {"guarantee", "担保", "Guarantee"},
                                   stage_words(each));
        section
            .figure("guarantor", "担保机构", "Guarantor", "text",
                    organisation_name(view, each.party(Party::guarantor)))
            .figure("scheme", "担保方案", "Scheme", "text", (*scheme)->title.zh)
            .figure("outstanding", "担保责任余额", "Outstanding", "money",
                    to_string(each.outstanding));
        if (each.issued)
            section.figure("fee", "担保费", "Fee", "money", to_string(each.issued->fee.amount),
                           write(each.issued->fee.why));
        if (each.payment)
            section.figure("payment", "代偿金额", "Payment", "money",
                           to_string(each.payment->split.paid), write(each.payment->split.why));
        if (each.recovered)
            section.figure("recovered", "累计追偿净额", "Recovered so far, net", "money",
                           to_string(each.net()), write(each.recovered->returned.why));
        page.sections.push_back(section.take());
        page.streams.push_back(each.id);
        page.subjects.push_back(each.id);
        const Offered acts = offered(view, api, **scheme, each);
        for (const Tree& action : acts.awaited) page.actions.push_back(action);
        for (Tree action : acts.allowed) {
            action.set("optional", true);
            page.actions.push_back(std::move(action));
        }
    }
    const bool asks = !financing.loan && financing.phase != financing::Phase::declined &&
                      financing.phase != financing::Phase::withdrawn;
    if (!any && asks)
        page.allow(view.actor(), Role::enterprise_officer, financing.applicant,
                   api.action("applyForGuarantee", {},
                              Tree::map({{"financing", financing.id},
                                         {"purpose", financing.application.purpose}})));
}

Endpoint endpoint(const char* path, const char* operation, Words words, std::vector<Role> roles) {
    return {.path = path,
            .operation = operation,
            .words = std::move(words),
            .tag = "guarantee",
            .roles = std::move(roles)};
}

template <class C>
using Act3 = Result<Tree> (*)(Work&, const Request&, const C&);
template <class C>
using Act4 = Result<Tree> (*)(Work&, const Request&, const C&, const Context&);

void add_commands(Api& api, const Context& context) {
    const std::map<std::string, std::string> lookups{
        {"line", "/api/v1/guarantor-lines"},
        {"financing", "/api/v1/financings"},
        {"borrower", "/api/v1/organisations?kind=enterprise"}};
    const std::vector<Role> bank{Role::bank_officer};
    const std::vector<Role> applicants{Role::enterprise_officer, Role::bank_officer};
    const std::vector<Role> officer{Role::guarantor_officer};
    const std::vector<Role> approver{Role::guarantor_approver};
    api.command<Apply>(
        endpoint("/api/v1/guarantees", "applyForGuarantee", {"申请担保", "Apply for a guarantee"},
                 applicants),
        lookups,
        [context](Work& work, const Request&, const Apply& command) {
            return apply_for(work, command, context);
        },
        201);
    api.command<ReportLoan>(
        endpoint("/api/v1/guaranteed-loans", "reportGuaranteedLoan",
                 {"报送贷款（见贷即保）", "Report a loan: the guarantee follows"}, bank),
        lookups,
        [context](Work& work, const Request&, const ReportLoan& command) {
            return report_loan(work, command, context);
        },
        201);
    const auto plain = [&]<class C>(Endpoint where, Act3<C> act) {
        api.command<C>(std::move(where), {}, act);
    };
    const auto with = [&]<class C>(Endpoint where, Act4<C> act) {
        api.command<C>(std::move(where), {},
                       [context, act](Work& work, const Request& request, const C& command) {
                           return act(work, request, command, context);
                       });
    };
    const std::string one = "/api/v1/guarantees/{id}";
    const auto at = [&](const char* path, const char* operation, Words words,
                        std::vector<Role> roles) {
        auto made = endpoint("", operation, std::move(words), std::move(roles));
        made.path = one + path;
        return made;
    };
    plain(at("/withdrawal", "withdrawGuarantee", {"撤回担保申请", "Withdraw"}, applicants),
          Act3<Withdraw>(withdraw));
    with(at("/proposal", "proposeGuarantee", {"拟定担保意见", "Propose"}, officer),
         Act4<Propose>(propose));
    with(at("/decision", "decideGuarantee", {"审批担保", "Decide the guarantee"}, approver),
         Act4<Decide>(decide_application));
    with(at("/issue", "issueGuarantee", {"确认放款，担保生效", "Confirm the disbursement"}, bank),
         Act4<Issue>(issue));
    plain(at("/fee", "receiveGuaranteeFee", {"登记收到担保费", "Record the fee"}, officer),
          Act3<ReceiveFee>(receive_fee));
    with(at("/balance", "reportGuaranteedBalance", {"报送贷款余额", "Report the balance"}, bank),
         Act4<ReportBalance>(report_balance));
    plain(at("/release", "releaseGuarantee", {"解除担保", "Release"}, bank),
          Act3<Release>(release));
    with(at("/call", "callGuarantee", {"申请代偿", "Call the guarantee"}, bank), Act4<Call>(call));
    plain(at("/call-return", "returnGuaranteeCall", {"退回代偿申请", "Return the call"}, officer),
          Act3<ReturnCall>(return_call));
    with(at("/payment-proposal", "proposeGuaranteePayment", {"拟定代偿", "Propose the payment"},
            officer),
         Act4<ProposePayment>(propose_payment));
    with(at("/payment-decision", "decideGuaranteePayment", {"审批代偿", "Decide the payment"},
            approver),
         Act4<DecidePayment>(decide_payment));
    plain(at("/reimbursements", "reimburseGuarantor", {"支付分险款", "Reimburse the guarantor"},
             {Role::guarantor_approver, Role::fund_approver, Role::treasury_approver}),
          Act3<Reimburse>(reimburse));
    with(at("/recoveries", "recordGuaranteeRecovery", {"登记追偿所得", "Record a recovery"},
            {Role::guarantor_officer, Role::bank_officer}),
         Act4<Recover>(record_recovery));
    plain(at("/closing", "closeGuarantee", {"终结追偿", "Close"}, approver), Act3<Close>(close));
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const Shelf& shelf, const loan::Market& market) {
    const Context context{shelf, market};
    add_line_routes(api, shelf);
    api.kind<Guarantee>();
    api.kind<LoanMark>();
    add_commands(api, context);
    const Tree object = Tree::map({{"type", "object"}});
    auto listed = endpoint("/api/v1/guarantees", "listGuarantees", {"担保列表", "Guarantees"}, {});
    listed.query = page_parameters();
    api.query(std::move(listed), object,
              [&shelf](View& view, const Request& request) { return list(view, shelf, request); });
    api.query(
        endpoint("/api/v1/guarantees/{id}", "showGuarantee", {"担保详情", "One guarantee"}, {}),
        object, [&api, &shelf](View& view, const Request& request) -> Result<Tree> {
            return page(view, api, shelf, TRY(named(view, request)));
        });
    api.download(endpoint("/api/v1/guarantees.xlsx", "exportGuarantees",
                          {"导出担保业务", "Export the guarantees"}, {}),
                 [&shelf](View& view, const Request&) { return workbook(view, shelf); });
    pages.push_back([&api, &shelf](View& view, const Financing& financing, financing::Page& page) {
        on_financing(view, api, shelf, financing, page);
    });
}

Result<Tree::List> waiting(View& view, const Api& api, const Shelf& shelf) {
    Tree::List list = waiting_lines(view, api);
    if (view.sees_all()) return list;
    for (const Guarantee& each :
         TRY(view.list<Guarantee>({.cursor = {}, .limit = most_tasks, .stage = {}})).items) {
        // Who sees the financing finds them among its own.
        if (each.application.financing && view.get<Financing>(*each.application.financing))
            continue;
        const auto scheme = scheme_of(shelf, each);
        if (!scheme) continue;
        const std::string& about = organisation_name(view, each.application.borrower);
        std::optional<Date> due;
        if (each.stage == Stage::called || each.stage == Stage::payment_proposed)
            due = each.call->pay_by;
        for (const Tree& action : offered(view, api, **scheme, each).awaited)
            list.push_back(task("guarantee", each.id, Tree::map({{"zh", about}, {"en", about}}),
                                action, each.application.on, due));
    }
    return list;
}

}  // namespace zhirong::guarantee
