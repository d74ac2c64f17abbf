#include "features/credit/credit.h"

namespace zhirong::credit {
namespace {

constexpr RefusalKind above_contract{"credit.above_contract", 422,
                                     "授信额度 {found} 元超过合同本金 {expected} 元",
                                     "The line of {found} is more than the contract's {expected}"};
constexpr RefusalKind above_line{"credit.above_line", 422,
                                 "放款金额 {found} 元超过授信额度 {expected} 元",
                                 "{found} is more than the approved line of {expected}"};

struct Applier {
    Credit& credit;
    void operator()(const Proposed& event) const { credit.proposal = event; }
    void operator()(const Approved& event) const {
        credit.stage = after(moves, credit.stage, Act::approve);
        credit.approval = event;
    }
    void operator()(const Declined& event) const {
        credit.stage = after(moves, credit.stage, Act::decline);
        credit.declined_because = event.opinion;
    }
    void operator()(const DisbursementProposed& event) const {
        credit.stage = after(moves, credit.stage, Act::propose_disbursement);
        credit.disbursement = event;
    }
    void operator()(const DisbursementReturned&) const {
        credit.stage = after(moves, credit.stage, Act::return_disbursement);
        credit.disbursement.reset();
    }
    void operator()(const Disbursed& event) const {
        credit.stage = after(moves, credit.stage, Act::disburse);
        credit.disbursed = event;
    }
};

}  // namespace

Result<Proposed> decide(const Propose& command, const std::string& financing,
                        const std::string& bank, const std::string& applicant, Money principal,
                        const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    if (command.line > principal)
        return refuse(
            above_contract, "line",
            {{"found", with_separators(command.line)}, {"expected", with_separators(principal)}});
    return Proposed{financing,          bank,       applicant, command.line,
                    command.conditions, actor.user, today};
}

Result<Event> decide(const Credit& credit, const Decide& command, const Actor& actor, Date today) {
    CHECKED(next(moves, credit.stage, command.approved ? Act::approve : Act::decline, actor));
    CHECKED(require_other_person(actor, credit.proposal.maker));
    if (command.approved) return Approved{actor.user, command.opinion, today};
    return Declined{actor.user, command.opinion, today};
}

Result<DisbursementProposed> decide(const Credit& credit, const ProposeDisbursement& command,
                                    const Actor& actor) {
    CHECKED(next(moves, credit.stage, Act::propose_disbursement, actor));
    if (command.amount > credit.proposal.line)
        return refuse(above_line, "amount",
                      {{"found", with_separators(command.amount)},
                       {"expected", with_separators(credit.proposal.line)}});
    return DisbursementProposed{command, actor.user};
}

Result<Event> decide(const Credit& credit, const DecideDisbursement& command,
                     const std::string& loan, const Actor& actor, Date today) {
    CHECKED(next(moves, credit.stage, command.approved ? Act::disburse : Act::return_disbursement,
                 actor));
    CHECKED(require_other_person(actor, credit.disbursement->maker));
    if (command.approved) return Disbursed{loan, actor.user, command.opinion, today};
    return DisbursementReturned{command.opinion};
}

Credit apply(Credit credit, const Event& event) {
    std::visit(Applier{credit}, event);
    return credit;
}

std::vector<std::string> parties(const Credit& credit) { return {credit.proposal.bank}; }

Label stage_words(const Credit& credit) { return label_of(credit.stage); }

}  // namespace zhirong::credit
