#include "features/contract/contract.h"

namespace zhirong::contract {
namespace {

constexpr RefusalKind above_recommendation{
    "contract.above_recommendation", 422, "借款本金 {found} 元超过尽职调查建议额度 {expected} 元",
    "Principal {found} is more than the {expected} that due diligence recommends"};
constexpr RefusalKind maturity_past{"contract.maturity", 422,
                                    "到期日 {found} 应晚于今天 {expected}",
                                    "Maturity {found} must be after today, {expected}"};

}  // namespace

Result<Proposed> decide(const Propose& command, const std::string& financing,
                        const std::string& bank, const std::string& applicant, Money recommended,
                        const Actor& actor, Date today) {
    CHECKED(require(actor, Role::bank_officer));
    if (command.maturity <= today)
        return refuse(maturity_past, "maturity",
                      {{"found", to_string(command.maturity)}, {"expected", to_string(today)}});
    if (command.principal > recommended)
        return refuse(above_recommendation, "principal",
                      {{"found", with_separators(command.principal)},
                       {"expected", with_separators(recommended)}});
    loan::Terms terms;
    terms.principal_limit = command.principal;
    terms.rate = command.rate;
    terms.maturity = command.maturity;
    terms.method = command.method;
    terms.payment_day = command.payment_day;
    terms.shortest_first_period = command.shortest_first_period;
    terms.penalty_markup = command.penalty_markup;
    terms.compound_interest = command.compound_interest;
    terms.calculation_version = loan::latest_calculation_version;
    CHECKED(loan::check(terms));
    return Proposed{financing, bank, applicant, command, terms, actor.user};
}

Result<Signed> decide(const Contract& contract, const Sign& command,
                      std::optional<Programme> programme, const Actor& actor, Date today) {
    CHECKED(next(moves, contract.stage, Act::sign, actor));
    return Signed{today, command.signatory, std::move(programme)};
}

Result<Rejected> decide(const Contract& contract, const Reject& command, const Actor& actor,
                        Date today) {
    CHECKED(next(moves, contract.stage, Act::reject, actor));
    return Rejected{today, command.reason};
}

namespace {

struct Applier {
    Contract& contract;
    void operator()(const Proposed& event) const { contract.content = event; }
    void operator()(const Signed& event) const {
        contract.stage = after(moves, contract.stage, Act::sign);
        contract.signed_on = event.on;
        contract.programme = event.programme;
    }
    void operator()(const Rejected& event) const {
        contract.stage = after(moves, contract.stage, Act::reject);
        contract.rejected_because = event.reason;
    }
};

}  // namespace

Contract apply(Contract contract, const Event& event) {
    std::visit(Applier{contract}, event);
    return contract;
}

std::vector<std::string> parties(const Contract& contract) {
    return {contract.content.bank, contract.content.applicant};
}

Label stage_words(const Contract& contract) { return label_of(contract.stage); }

std::vector<std::string> keys(const Contract& contract) {
    return {"number:" + contract.content.proposal.contract_number};
}

}  // namespace zhirong::contract
