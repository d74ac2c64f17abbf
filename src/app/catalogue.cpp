#include "app/catalogue.h"

#include "core/access/roles.h"
#include "core/calendar/shape.h"
#include "core/insurance/coverage.h"
#include "core/insurance/terms.h"
#include "core/ledger/account_names.h"
#include "features/bank_statement/bank_statement.h"
#include "features/consent/consent.h"
#include "features/contract/contract.h"
#include "features/credit/credit.h"
#include "features/disposal/shape.h"
#include "features/due_diligence/shape.h"
#include "features/financing/shape.h"
#include "features/grading/import.h"
#include "features/guarantee/guarantee.h"
#include "features/insurance_claim/insurance_claim.h"
#include "features/insurer_figures/insurer_figures.h"
#include "features/licence/licence.h"
#include "features/lists/import.h"
#include "features/loan/shape.h"
#include "features/loan_to_value/shape.h"
#include "features/organisation/organisation.h"
#include "features/pledge/procedure_shape.h"
#include "features/pledge/shape.h"
#include "features/price/import.h"
#include "features/proposal/proposal.h"
#include "features/receivable/receivable.h"
#include "features/rights/import.h"
#include "features/rights/shape.h"
#include "features/rights_protection/rights_protection.h"
#include "features/risk_sharing/shape.h"
#include "features/studio/shape.h"
#include "features/subsidy/shape.h"
#include "features/valuation/shape.h"
#include "features/watch/shape.h"

namespace zhirong {
namespace {

template <class T>
Tree names() {
    Tree::List names;
    for (const auto& entry : EnumNames<T>::names)
        names.push_back(write(Label{entry.name, entry.zh, entry.en}));
    return names;
}

// The cases of a variant, each with the words of its shape.
template <class... T>
Tree cases(const std::variant<T...>*) {
    return Tree::List{write(Label{Shape<T>::name, Shape<T>::zh, Shape<T>::en})...};
}

Tree accounts() {
    Tree::List accounts;
    for (const AccountName& name : account_names())
        accounts.push_back(Tree::map({{"prefix", name.prefix}, {"zh", name.zh}, {"en", name.en}}));
    return accounts;
}

Tree phases() {
    using enum financing::Phase;
    Tree::List phases;
    for (const auto& entry : EnumNames<financing::Phase>::names) {
        Tree phase = write(Label{entry.name, entry.zh, entry.en});
        phase.set("ended",
                  entry.value == closed || entry.value == declined || entry.value == withdrawn);
        phases.push_back(std::move(phase));
    }
    return phases;
}

}  // namespace

Tree catalogue() {
    return Tree::map(
        {{"phases", phases()},
         {"kinds", Tree::map({{"contract", names<contract::Stage>()},
                              {"cover", names<risk_sharing::Stage>()},
                              {"credit", names<credit::Stage>()},
                              {"disposal", names<disposal::Stage>()},
                              {"draft", names<studio::Stage>()},
                              {"due_diligence", names<due_diligence::Stage>()},
                              {"financing", names<financing::Phase>()},
                              {"guarantee", names<guarantee::Stage>()},
                              {"guarantor_line", names<guarantee::LineStage>()},
                              {"insurance_claim", names<insurance_claim::Stage>()},
                              {"licence", names<licence::Stage>()},
                              {"loan", names<loan::LoanClass>()},
                              {"loan_to_value", names<loan_to_value::Stage>()},
                              {"pledge", names<pledge::Stage>()},
                              {"proposal", names<proposal::Stage>()},
                              {"protection_case", names<rights_protection::Stage>()},
                              {"shared_limit", names<proposal::LimitStage>()},
                              {"pledge_procedure", names<pledge::ProcedureStage>()},
                              {"subsidy_application", names<subsidy::Stage>()},
                              {"subsidy_batch", names<subsidy::BatchStage>()},
                              {"valuation", names<valuation::Stage>()}})},
         {"enums",
          Tree::map(
              {{"answer", names<lending::Answer>()},
               {"asked", names<lending::Asked>()},
               {"aside_kind", names<bank_statement::AsideKind>()},
               {"basis", names<appraisal::Basis>()},
               {"consent_matter", names<consent::Matter>()},
               {"cover_effect", names<lending::CoverEffect>()},
               {"insurance_cancellation_manner", names<insurance::Manner>()},
               {"counter_guarantee", names<guarantee::CounterGuarantee>()},
               {"guarantee_claim_base", names<guarantee::ClaimBase>()},
               {"guarantee_covers", names<guarantee::Covered>()},
               {"guarantee_division", names<guarantee::Division>()},
               {"guarantee_fee_basis", names<guarantee::FeeBasis>()},
               {"guarantee_mode", names<guarantee::Mode>()},
               {"guarantee_party", names<guarantee::Party>()},
               {"insurance_counted", names<insurance::Counted>()},
               {"insurance_deductible", names<insurance::DeductibleRule>()},
               {"insurance_ibnr_method", names<insurer_figures::Method>()},
               {"insurance_insured", names<insurance::Insured>()},
               {"insurance_line", names<insurance::Line>()},
               {"insurance_payment_basis", names<insurance::PaymentBasis>()},
               {"claim_advance_ground", names<insurance_claim::AdvanceGround>()},
               {"claim_cover_result", names<insurance_claim::CoverResult>()},
               {"protection_cost", names<rights_protection::CostKind>()},
               {"protection_demand", names<rights_protection::Demand>()},
               {"protection_helper", names<rights_protection::HelperSort>()},
               {"protection_judgment", names<rights_protection::JudgmentResult>()},
               {"insurance_rating", names<insurance::RatingBasis>()},
               {"insurance_recovery", names<insurance::RecoveryRule>()},
               {"insurance_sum_basis", names<insurance::SumBasis>()},
               {"insurance_trigger", names<insurance::Trigger>()},
               {"insurance_zone", names<insurance::Zone>()},
               {"reinsurance_kind", names<reinsurance::Kind>()},
               {"life_stage", names<lending::LifeStage>()},
               {"product_mode", names<lending::Mode>()},
               {"value_point", names<lending::ValuePoint>()},
               {"cancel_reason", names<pledge::CancelReason>()},
               {"channel", names<disposal::Channel>()},
               {"component", names<loan::Component>()},
               {"day_count", names<DayCount>()},
               {"import_verdict", names<lists::Verdict>()},
               {"licence_cancel_reason", names<licence::CancelReason>()},
               {"licence_fee", cases(static_cast<const licence::Fee*>(nullptr))},
               {"licence_ground", names<licence::Ground>()},
               {"licence_paper", names<licence::PaperKind>()},
               {"licence_proceeds", names<licence::Proceeds>()},
               {"licence_settlement", names<licence::Settlement>()},
               {"licence_type", names<rights::LicenceType>()},
               {"list_subject", names<lists::SubjectKind>()},
               {"loan_event", cases(static_cast<const loan::Happening*>(nullptr))},
               {"debt_kind", names<pledge::DebtKind>()},
               {"due_diligence_paper", names<due_diligence::PaperKind>()},
               {"finding", names<due_diligence::Finding>()},
               {"ground", names<pledge::Ground>()},
               {"credit_policy", names<gradings::CreditPolicy>()},
               {"grading_import_verdict", names<gradings::ImportVerdict>()},
               {"negative_list", names<gradings::Listed>()},
               {"notice", names<rights::Notice>()},
               {"organisation_kind", names<OrganisationKind>()},
               {"right_kind", names<RightKind>()},
               {"pledge_filed_by", names<pledge::FiledBy>()},
               {"pledge_identity_paper", names<pledge::IdentityPaper>()},
               {"pledge_intake", names<pledge::Intake>()},
               {"pledge_origin", names<pledge::Origin>()},
               {"pledge_paper", names<pledge::PaperKind>()},
               {"pledge_party", names<pledge::PartyCategory>()},
               {"pledge_procedure", cases(static_cast<const pledge::ProcedureForm*>(nullptr))},
               {"pledge_register", names<pledge::RegisterKind>()},
               {"pledge_reissue", names<pledge::ReissueReason>()},
               {"prepayment_effect", names<loan::PrepaymentEffect>()},
               {"price_basis", names<price::Basis>()},
               {"price_channel", names<price::Channel>()},
               {"price_verdict", names<price::Verdict>()},
               {"rate_terms", cases(static_cast<const loan::RateTerms*>(nullptr))},
               {"receivable_cancel_reason", names<receivable::CancelReason>()},
               {"receivable_claim", names<receivable::Claim>()},
               {"receivable_nature", names<receivable::Nature>()},
               {"receivable_whose", names<receivable::Whose>()},
               {"transfer_ban", names<receivable::TransferBan>()},
               {"repayment_method", names<loan::RepaymentMethod>()},
               {"reset", names<loan::ResetRule>()},
               {"revoke_reason", names<pledge::RevokeReason>()},
               {"right_import_verdict", names<rights::ImportVerdict>()},
               {"right_status", names<rights::Status>()},
               {"role", names<Role>()},
               {"size", names<organisation::Size>()},
               {"status_change", names<rights::StatusChange>()},
               {"tenor", names<Tenor>()},
               {"valuation_method", names<valuation::Method>()},
               {"valuation_paper", names<valuation::PaperKind>()},
               {"warning_kind", names<watch::Kind>()},
               {"warning_severity", names<watch::Severity>()},
               {"what", names<loan::What>()},
               {"pledge_form", cases(static_cast<const pledge::ProcedureForm*>(nullptr))}})},
         {"roles", names<Role>()},
         {"organisation_kinds", names<OrganisationKind>()},
         {"classes", names<loan::LoanClass>()},
         {"accounts", accounts()}});
}

}  // namespace zhirong
