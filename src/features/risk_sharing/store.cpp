#include "features/risk_sharing/risk_sharing.h"
#include "platform/desk/work.h"

namespace zhirong::risk_sharing {
namespace {

constexpr RefusalKind version_missing{
    "cover.version_missing", 409, "合同绑定的政策版本 {found} 不在本系统中",
    "The programme version {found} that the contract is bound to is not here"};
constexpr RefusalKind no_agreement{"cover.no_agreement", 409, "补偿金与 {found} 没有合作协议",
                                   "The fund has no agreement with {found}"};

}  // namespace

Result<std::monostate> enrol(Work& work, const programme::Library& programmes,
                             const Disbursement& disbursement) {
    Fund fund = TRY(work.get<Fund>(disbursement.fund));
    const auto* programme = programmes.version(fund.details.programme, disbursement.version);
    if (programme == nullptr) return refuse(version_missing, "", {{"found", disbursement.version}});
    const std::string& bank = disbursement.bearers.at("bank");
    const Cooperated* cooperation = fund.with(bank);
    if (cooperation == nullptr) return refuse(no_agreement, "", {{"found", bank}});
    const auto agreement = TRY(agreement_of(*cooperation, *programme));
    Bearers bearers = disbursement.bearers;
    bearers["fund"] = fund.operator_;
    CoverEnrolled enrolled =
        TRY(risk_sharing::enrol(fund, *programme, agreement, disbursement.applicant,
                                disbursement.borrower, std::move(bearers), disbursement.signed_on));
    enrolled.financing = disbursement.financing;
    enrolled.loan = disbursement.loan;
    Cover cover{.id = work.new_id(Cover::prefix)};
    CHECKED(work.create(cover, enrolled));
    work.post(enrolment_entry(cover, fund.operator_, work.today()));
    work.happened(fund,
                  Enrolled{cover.id, disbursement.borrower, enrolled.covered, enrolled.reserved});
    return {};
}

Result<SharedOut> share_proceeds(Work& work, const programme::Library& programmes,
                                 const std::string& cover_id, Money gross, Money costs,
                                 Money owed) {
    Cover cover = work.linked<Cover>(cover_id);
    if (!cover.compensated_on) return SharedOut{};
    Fund fund = work.linked<Fund>(cover.enrolment.fund);
    const auto* programme = programmes.version(cover.enrolment.programme, cover.enrolment.version);
    if (programme == nullptr)
        return refuse(version_missing, "", {{"found", cover.enrolment.version}});
    const std::string& bank = cover.enrolment.bearers.at("bank");
    const auto agreement = TRY(agreement_of(*fund.with(bank), *programme));
    const Shared shared =
        TRY(share(cover, *programme, agreement, gross, costs, owed, work.today()));
    const auto to_fund = shared.returned.find("fund");
    const Money delta =
        to_fund == shared.returned.end() ? Money{} : to_fund->second - cover.returned_to("fund");
    const auto entries = return_entries(cover, shared, fund.operator_);
    work.happened(cover, shared);
    work.post(entries);
    if (delta != Money{}) work.happened(fund, Returned{cover.id, bank, delta});
    return SharedOut{shared.to_pledgor, shared.returned};
}

}  // namespace zhirong::risk_sharing
