#include "features/contract/routes.h"

#include "core/explanation/why.h"
#include "features/contract/contract.h"
#include "features/due_diligence/due_diligence.h"
#include "features/proposal/proposal.h"
#include "features/risk_sharing/risk_sharing.h"
#include "platform/desk/api.h"

namespace zhirong::contract {
namespace {

using due_diligence::DueDiligence;
using financing::Financing;
using financing::Phase;

constexpr RefusalKind not_passed{"contract.due_diligence", 409, "尽职调查尚未通过，不能签订合同",
                                 "Due diligence has not been passed, no contract yet"};
constexpr RefusalKind one_at_a_time{"contract.exists", 409, "已有待签署的合同 {found}",
                                    "Contract {found} is waiting to be signed"};
constexpr RefusalKind no_agreement{
    "contract.no_agreement", 409,
    "补偿金与贷款银行没有合作协议，政策未规定的事项（如逾期天数）无从确定，请先签订合作协议",
    "The fund has no agreement with the bank, so what the programme leaves open is unknown: sign "
    "one first"};

Result<Tree> propose(Work& work, const Request& request, const Propose& command) {
    auto financing = TRY(work.get<Financing>(request.path_parameter("id")));
    CHECKED(financing::require_phase(financing, Phase::due_diligence));
    if (!financing.due_diligence) return refuse(not_passed);
    const auto found = work.linked<DueDiligence>(*financing.due_diligence);
    if (!due_diligence::passed(found)) return refuse(not_passed);
    if (financing.contract && work.linked<Contract>(*financing.contract).stage == Stage::proposed)
        return refuse(one_at_a_time, "", {{"found", *financing.contract}});
    const Proposed proposed =
        TRY(decide(command, financing.id, financing.application.bank, financing.applicant,
                   due_diligence::recommended(found), work.actor(), work.today()));
    Contract contract{.id = work.new_id(Contract::prefix)};
    CHECKED(proposal::draw(work, financing, contract.id,
                           {command.principal, command.rate, command.maturity}));
    CHECKED(work.create(contract, proposed));
    work.happened(financing, financing::ContractProposed{contract.id});
    return Tree::map({{"id", contract.id}});
}

// The programme in force today and the bank's agreement: what the loan will be judged by.
Result<std::optional<Programme>> bind(Work& work, const programmes::Shelf& shelf,
                                      const Financing& financing) {
    if (!financing.application.fund) return std::nullopt;
    const auto fund = TRY(work.get<risk_sharing::Fund>(*financing.application.fund));
    const auto* programme = TRY(shelf.in(work).in_force(fund.details.programme, work.today()));
    const auto* cooperation = fund.with(financing.application.bank);
    if (cooperation == nullptr) return refuse(no_agreement);
    CHECKED(risk_sharing::agreement_of(*cooperation, *programme));
    return Programme{fund.id, programme->id, programme->version, cooperation->agreement};
}

Result<Tree> sign(Work& work, const Request& request, const Sign& command,
                  const programmes::Shelf& shelf) {
    auto contract = TRY(work.get<Contract>(request.path_parameter("id")));
    auto financing = work.linked<Financing>(contract.content.financing);
    CHECKED(financing::require_phase(financing, Phase::due_diligence));
    auto programme = TRY(bind(work, shelf, financing));
    work.happened(contract,
                  TRY(decide(contract, command, std::move(programme), work.actor(), work.today())));
    work.happened(financing, financing::Contracted{work.today(), contract.id});
    return Tree::map({{"id", contract.id}});
}

Result<Tree> reject(Work& work, const Request& request, const Reject& command) {
    auto contract = TRY(work.get<Contract>(request.path_parameter("id")));
    work.happened(contract, TRY(decide(contract, command, work.actor(), work.today())));
    proposal::give_back(work, contract.content.financing, contract.id);
    return Tree::map({{"id", contract.id}});
}

std::string rate_words(const loan::RateTerms& rate) {
    if (const auto* fixed = std::get_if<loan::FixedRate>(&rate))
        return "固定年利率 " + to_percent(fixed->annual);
    const auto& lpr = std::get<loan::LprRate>(rate);
    return label_of(lpr.tenor).zh + " LPR " + (lpr.spread_bp < 0 ? "" : "+") +
           std::to_string(lpr.spread_bp) + " bp," + label_of(lpr.reset).zh + "重定价";
}

Tree section(View& view, const Contract& contract) {
    const Propose& content = contract.content.proposal;
    financing::Section section("contract", contract.id, {"contract", "合同", "Contract"},
                               stage_words(contract));
    section.figure("number", "借款合同编号", "Loan contract", "text", content.contract_number);
    section.figure("pledge_number", "质押合同编号", "Pledge contract", "text",
                   content.pledge_contract_number);
    section.figure("principal", "借款本金", "Principal", "money", to_string(content.principal));
    section.figure("rate", "利率", "Rate", "text", rate_words(content.rate));
    section.figure("method", "还款方式", "Repayment", "text", label_of(content.method).zh);
    section.figure("maturity", "到期日", "Maturity", "date", to_string(content.maturity));
    section.figure("penalty", "罚息加收", "Penalty mark-up", "rate",
                   to_string(content.penalty_markup));
    if (contract.signed_on)
        section.figure("signed_on", "签署日", "Signed on", "date", to_string(*contract.signed_on));
    if (contract.programme) {
        const auto fund = view.linked<risk_sharing::Fund>(contract.programme->fund);
        section.figure("fund", "风险补偿金", "Fund", "text", fund.details.name);
        section.figure("version", "绑定的政策版本", "Programme version bound", "text",
                       contract.programme->version.substr(0, 12));
    }
    return section.take();
}

void contribute(View& view, const Api& api, const Financing& financing, financing::Page& page) {
    const std::map<std::string, std::string> id{{"id", financing.id}};
    bool waiting = false;
    if (financing.contract) {
        const auto contract = view.linked<Contract>(*financing.contract);
        page.streams.push_back(contract.id);
        page.sections.push_back(section(view, contract));
        waiting = contract.stage == Stage::proposed;
        if (waiting) {
            const std::map<std::string, std::string> of{{"id", contract.id}};
            page.offer(view.actor(), Role::enterprise_officer, financing.applicant,
                       api.action("signContract", of));
            page.offer(view.actor(), Role::enterprise_officer, financing.applicant,
                       api.action("rejectContract", of, Tree::Map{}, true));
        }
    }
    if (waiting || financing.phase != Phase::due_diligence || !financing.due_diligence) return;
    const auto found = view.linked<DueDiligence>(*financing.due_diligence);
    if (!due_diligence::passed(found)) return;
    page.offer(
        view.actor(), Role::bank_officer, financing.application.bank,
        api.action("proposeContract", id,
                   Tree::map({{"principal", to_string(due_diligence::recommended(found))},
                              {"maturity", to_string(add_months(
                                               view.today(), financing.application.tenor_months))},
                              {"payment_day", 21},
                              {"shortest_first_period", 30},
                              {"penalty_markup", "50%"},
                              {"compound_interest", true},
                              {"method", "quarterly_interest"}})));
}

}  // namespace

void add_routes(Api& api, financing::Pages& pages, const programmes::Shelf& shelf) {
    api.kind<Contract>();
    api.command<Propose>({.path = "/api/v1/financings/{id}/contract",
                          .operation = "proposeContract",
                          .words = {"拟定合同", "Propose the contract"},
                          .tag = "contract",
                          .roles = {Role::bank_officer}},
                         {}, propose, 201);
    api.command<Sign>({.path = "/api/v1/contracts/{id}/signature",
                       .operation = "signContract",
                       .words = {"签署合同", "Sign the contract"},
                       .tag = "contract",
                       .roles = {Role::enterprise_officer}},
                      {}, [&shelf](Work& work, const Request& request, const Sign& command) {
                          return sign(work, request, command, shelf);
                      });
    api.command<Reject>({.path = "/api/v1/contracts/{id}/rejection",
                         .operation = "rejectContract",
                         .words = {"拒签合同", "Reject the contract"},
                         .tag = "contract",
                         .roles = {Role::enterprise_officer}},
                        {}, reject);
    pages.push_back([&api](View& view, const Financing& financing, financing::Page& page) {
        contribute(view, api, financing, page);
    });
}

}  // namespace zhirong::contract
