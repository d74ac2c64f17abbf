#include "features/credit/routes.h"

#include "features/contract/contract.h"
#include "features/credit/credit.h"
#include "features/organisation/organisation.h"
#include "features/pledge/pledge.h"
#include "features/risk_sharing/risk_sharing.h"
#include "platform/desk/api.h"
#include "platform/desk/timeline.h"

namespace zhirong::credit {
namespace {

using contract::Contract;
using financing::Financing;
using financing::Phase;
using organisation::Organisation;

constexpr RefusalKind decided_already{"credit.exists", 409, "授信方案 {found} 尚未结束",
                                      "Credit {found} is still under way"};

Result<Tree> propose(Work& work, const Request& request, const Propose& command) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    CHECKED(financing::require_phase(financing, Phase::credit));
    if (financing.credit && work.linked<Credit>(*financing.credit).stage != Stage::declined)
        return refuse(decided_already, "", {{"found", *financing.credit}});
    const auto contract = work.linked<Contract>(*financing.contract);
    const Proposed proposed =
        TRY(decide(command, financing.id, financing.application.bank, financing.applicant,
                   contract.content.proposal.principal, work.actor(), work.today()));
    Credit credit{.id = work.new_id(Credit::prefix)};
    CHECKED(work.create(credit, proposed));
    work.happened(financing, financing::CreditProposed{credit.id});
    return Tree::map({{"id", credit.id}});
}

Result<Tree> decide_credit(Work& work, const Request& request, const Decide& command) {
    auto credit = TRY(work.get<Credit>(request.path_parameter("id")));
    work.happened(credit, TRY(decide(credit, command, work.actor(), work.today())));
    return Tree::map({{"id", credit.id}});
}

void know_pledge(facts::Known& known, View& view, const Financing& financing) {
    if (financing.pledges.empty()) return;
    std::vector<pledge::Pledge> pledges;
    std::vector<rights::Right> rights;
    for (const financing::PledgeFiling& filing : financing.pledges) {
        pledges.push_back(view.linked<pledge::Pledge>(filing.pledge));
        for (const std::string& id : pledges.back().rights)
            rights.push_back(view.linked<rights::Right>(id));
    }
    const pledge::Together whole = pledge::together(pledges, rights);
    const auto know = [&](const char* name, programme::Value value) {
        known.know(name, std::move(value), facts::Origin::pledge, pledges.front().id);
    };
    if (const auto kind = rights::pledge_kind(rights)) know("pledge.kind", *kind);
    know("pledge.registered", whole.registered);
    if (whole.registered_on) know("pledge.registered_on", *whole.registered_on);
    if (financing.value) know("pledge.value", *financing.value);
    if (rights.size() == 1) facts::know_right(known, rights.front(), view.today());
}

struct Context : facts::Context {
    PolicyOfLoan policy_of_loan;
};

// The loan as it would stand tonight, for the fund that the contract names.
Result<risk_sharing::Disbursement> disbursement_of(View& view, const Context& context,
                                                   const Financing& financing,
                                                   const Contract& contract,
                                                   const ProposeDisbursement& details,
                                                   const std::string& loan_id) {
    loan::Loan loan{.id = loan_id};
    loan.lender = financing.application.bank;
    loan.borrower = financing.applicant;
    loan.terms = contract.content.terms;
    loan.events.push_back({loan_id, view.today(), loan::Disbursed{details.amount}});
    const auto folded = TRY(loan::fold(loan, context.market, view.today()));
    const auto borrower = view.linked<Organisation>(financing.applicant);
    risk_sharing::Disbursement disbursement;
    disbursement.financing = financing.id;
    disbursement.loan = loan_id;
    disbursement.fund = contract.programme->fund;
    disbursement.version = contract.programme->version;
    disbursement.signed_on = *contract.signed_on;
    disbursement.borrower = financing.applicant;
    disbursement.credit_code = borrower.details.credit_code;
    disbursement.principal = details.amount;
    facts::Known& known = disbursement.known;
    known.know("loan.signed_on", *contract.signed_on, facts::Origin::loan, contract.id);
    facts::know_loan(known, loan, folded);
    facts::know_borrower(known, borrower);
    know_pledge(known, view, financing);
    CHECKED(context.policy_of_loan(view, financing, details.amount, known));
    if (financing.application.rights.size() == 1)
        disbursement.right =
            view.linked<rights::Right>(financing.application.rights.front()).number;
    disbursement.stated = details.facts.value_or(std::map<std::string, std::string>{});
    disbursement.papers = details.papers.value_or(std::map<std::string, std::string>{});
    disbursement.bearers = {{"bank", financing.application.bank},
                            {"appraiser_disposer", financing.application.appraiser}};
    if (const auto& id = financing.application.guarantor) {
        const auto guarantor = view.linked<Organisation>(*id);
        const bool insures = guarantor.details.kind == OrganisationKind::insurer;
        disbursement.bearers[insures ? "insurer" : "guarantor"] = *id;
    }
    return disbursement;
}

// Where no fund asks.
Result<std::monostate> policy_alone(View& view, const Context& context, const Financing& financing,
                                    Money amount) {
    facts::Known known;
    return context.policy_of_loan(view, financing, amount, known);
}

// What the fund would refuse is told to who proposes: there it can still be mended.
Result<Tree> propose_disbursement(Work& work, const Request& request,
                                  const ProposeDisbursement& command, const Context& context) {
    auto credit = TRY(work.get<Credit>(request.path_parameter("id")));
    const DisbursementProposed proposed = TRY(decide(credit, command, work.actor()));
    const auto financing = work.linked<Financing>(credit.proposal.financing);
    const auto contract = work.linked<Contract>(*financing.contract);
    if (contract.programme && financing.phase == Phase::credit)
        CHECKED(risk_sharing::may_enrol(
            work, context,
            TRY(disbursement_of(work, context, financing, contract, command, credit.id))));
    else
        CHECKED(policy_alone(work, context, financing, command.amount));
    work.happened(credit, proposed);
    return Tree::map({{"id", credit.id}});
}

Result<Tree> disburse(Work& work, const Request& request, const DecideDisbursement& command,
                      const Context& context) {
    auto credit = TRY(work.get<Credit>(request.path_parameter("id")));
    auto financing = work.linked<Financing>(credit.proposal.financing);
    CHECKED(financing::require_phase(financing, Phase::credit));
    loan::Loan loan{.id = work.new_id(loan::Loan::prefix)};
    const Event decided = TRY(decide(credit, command, loan.id, work.actor(), work.today()));
    work.happened(credit, decided);
    if (std::holds_alternative<DisbursementReturned>(decided))
        return Tree::map({{"id", credit.id}});

    const auto contract = work.linked<Contract>(*financing.contract);
    const ProposeDisbursement& details = credit.disbursement->details;
    if (contract.programme)
        CHECKED(risk_sharing::enrol(
            work, context,
            TRY(disbursement_of(work, context, financing, contract, details, loan.id))));
    else
        CHECKED(policy_alone(work, context, financing, details.amount));
    CHECKED(work.create(loan,
                        loan::Opened{financing.id, financing.application.bank, financing.applicant,
                                     contract.content.terms, financing.fund_operator}));
    CHECKED(loan::happen(work, loan, loan::Disbursed{details.amount}, work.today(), details.account,
                         context.market));
    work.happened(financing, financing::Disbursed{work.today(), loan.id});
    return Tree::map({{"id", credit.id}, {"loan", loan.id}});
}

Tree section(View& view, const Credit& credit) {
    financing::Section section("credit", credit.id, {"credit", "授信", "Credit"},
                               stage_words(credit));
    section.figure("line", "授信额度", "Line", "money", to_string(credit.proposal.line));
    section.figure("conditions", "授信条件", "Conditions", "text", credit.proposal.conditions);
    section.figure("maker", "经办人", "Maker", "text", person_name(view, credit.proposal.maker));
    if (credit.approval)
        section.figure("checker", "审批人", "Checker", "text",
                       person_name(view, credit.approval->checker));
    if (credit.declined_because)
        section.figure("declined", "未批准理由", "Why declined", "text", *credit.declined_because);
    if (credit.disbursement) {
        section.figure("disbursement", "放款金额", "Disbursement", "money",
                       to_string(credit.disbursement->details.amount));
        section.figure("disbursement_maker", "放款经办人", "Proposed by", "text",
                       person_name(view, credit.disbursement->maker));
    }
    if (credit.disbursed)
        section.figure("disbursed_on", "放款日", "Disbursed on", "date",
                       to_string(credit.disbursed->on));
    return section.take();
}

// What the fund's programme asks stands in the form to begin with.
Tree prefilled(View& view, const Context& context, const Financing& financing,
               const Credit& credit) {
    Tree body = Tree::map({{"amount", to_string(credit.proposal.line)}});
    const auto contract = view.linked<Contract>(*financing.contract);
    if (!contract.programme) return body;
    const auto* programme =
        context.shelf.in(view).version(contract.programme->programme, contract.programme->version);
    if (programme == nullptr) return body;
    if (Tree facts = facts::questions_of(*programme); !facts.map()->empty())
        body.set("facts", std::move(facts));
    if (Tree papers = facts::papers_of(*programme); !papers.map()->empty())
        body.set("papers", std::move(papers));
    return body;
}

void contribute(View& view, const Api& api, const Context& context, const Financing& financing,
                financing::Page& page) {
    const std::string& bank = financing.application.bank;
    std::optional<Credit> credit;
    if (financing.credit) credit = view.linked<Credit>(*financing.credit);
    // What the bank weighs is its own affair.
    if (credit && (view.actor().organisation == bank || view.sees_all())) {
        page.streams.push_back(credit->id);
        page.sections.push_back(section(view, *credit));
    }
    if (financing.phase != Phase::credit) return;
    if (!credit || credit->stage == Stage::declined) {
        const auto contract = view.linked<Contract>(*financing.contract);
        page.offer(
            view.actor(), Role::bank_officer, bank,
            api.action("proposeCredit", {{"id", financing.id}},
                       Tree::map({{"line", to_string(contract.content.proposal.principal)}})));
        return;
    }
    const std::map<std::string, std::string> id{{"id", credit->id}};
    switch (credit->stage) {
        case Stage::proposed:
            page.offer(view.actor(), Role::bank_approver, bank, api.action("decideCredit", id));
            break;
        case Stage::approved:
            page.offer(view.actor(), Role::bank_officer, bank,
                       api.action("proposeDisbursement", id,
                                  prefilled(view, context, financing, *credit)));
            break;
        case Stage::disbursement_proposed:
            page.offer(view.actor(), Role::bank_approver, bank,
                       api.action("decideDisbursement", id));
            break;
        case Stage::declined:
        case Stage::disbursed: break;
    }
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const facts::Context& known,
                PolicyOfLoan policy_of_loan) {
    const Context context{known, std::move(policy_of_loan)};
    api.kind<Credit>();
    const auto endpoint = [](const char* path, const char* operation, Words words, Role role) {
        return Endpoint{.path = path,
                        .operation = operation,
                        .words = std::move(words),
                        .tag = "credit",
                        .roles = {role}};
    };
    api.command<Propose>(endpoint("/api/v1/financings/{id}/credit", "proposeCredit",
                                  {"提交授信方案", "Propose the credit"}, Role::bank_officer),
                         {}, propose, 201);
    api.command<Decide>(endpoint("/api/v1/credits/{id}/decision", "decideCredit",
                                 {"审批授信", "Decide the credit"}, Role::bank_approver),
                        {}, decide_credit);
    api.command<ProposeDisbursement>(
        endpoint("/api/v1/credits/{id}/disbursement", "proposeDisbursement",
                 {"提请放款", "Propose the disbursement"}, Role::bank_officer),
        {}, [context](Work& work, const Request& request, const ProposeDisbursement& command) {
            return propose_disbursement(work, request, command, context);
        });
    api.command<DecideDisbursement>(
        endpoint("/api/v1/credits/{id}/disbursement-decision", "decideDisbursement",
                 {"复核放款", "Decide the disbursement"}, Role::bank_approver),
        {}, [context](Work& work, const Request& request, const DecideDisbursement& command) {
            return disburse(work, request, command, context);
        });
    pages.push_back([&api, context](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, context, financing, page);
    });
}

}  // namespace zhirong::credit
