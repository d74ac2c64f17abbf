#pragma once
// The loan contract with its pledge contract: what bank and firm agreed, frozen at signing together
// with the programme version and the cooperation agreement it stands under. It takes effect when
// the pledge is registered and the credit approved (Civil Code 158: 附条件的民事法律行为), because
// the registry asks for the signed contract.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/lifecycle/lifecycle.h"
#include "features/loan/loan.h"

namespace zhirong::contract {

enum class Stage { proposed, signed_, rejected };
enum class Act { sign, reject };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::proposed, Act::sign, Stage::signed_, Role::enterprise_officer},
    Move<Stage, Act>{Stage::proposed, Act::reject, Stage::rejected, Role::enterprise_officer}};

struct Propose {
    std::string contract_number;
    std::string pledge_contract_number;
    Money principal;
    loan::RateTerms rate;
    loan::RepaymentMethod method = loan::RepaymentMethod::quarterly_interest;
    Date maturity;
    int payment_day = 21;
    int shortest_first_period = 0;  // days; a shorter first period joins the next
    Ratio penalty_markup = Ratio::percent(50);
    bool compound_interest = true;
    std::string secured_scope;  // 担保范围
};
struct Sign {
    std::string signatory;
};
struct Reject {
    std::string reason;
};

// The programme and agreement in force on the day of signing.
struct Programme {
    std::string fund;
    std::string programme;
    std::string version;
    std::string agreement;  // the cooperation agreement of the bank, by its id within the fund
};

struct Proposed {
    std::string financing;
    std::string bank;
    std::string applicant;
    Propose proposal;
    loan::Terms terms;
    std::string maker;
};
struct Signed {
    Date on;
    std::string signatory;
    std::optional<Programme> programme;
};
struct Rejected {
    Date on;
    std::string reason;
};
using Event = std::variant<Proposed, Signed, Rejected>;

struct Contract {
    static constexpr const char* kind = "contract";
    static constexpr const char* prefix = "CT";
    using Event = contract::Event;
    std::string id;
    Stage stage = Stage::proposed;
    Proposed content;
    std::optional<Date> signed_on;
    std::optional<Programme> programme;
    std::optional<std::string> rejected_because;
};

// `recommended`: what due diligence found sound; `today` must lie before maturity.
Result<Proposed> decide(const Propose& command, const std::string& financing,
                        const std::string& bank, const std::string& applicant, Money recommended,
                        const Actor& actor, Date today);
Result<Signed> decide(const Contract& contract, const Sign& command,
                      std::optional<Programme> programme, const Actor& actor, Date today);
Result<Rejected> decide(const Contract& contract, const Reject& command, const Actor& actor,
                        Date today);

Contract apply(Contract contract, const Event& event);
std::vector<std::string> parties(const Contract& contract);
Label stage_words(const Contract& contract);
// "number:借2024-1": by which payers name it.
std::vector<std::string> keys(const Contract& contract);

}  // namespace zhirong::contract

namespace zhirong {

template <>
struct EnumNames<contract::Stage> {
    using S = contract::Stage;
    static constexpr std::array names{
        EnumName<S>{S::proposed, "proposed", "待签署", "To be signed"},
        EnumName<S>{S::signed_, "signed", "已签署", "Signed"},
        EnumName<S>{S::rejected, "rejected", "已拒签", "Rejected"}};
};
template <>
struct EnumNames<contract::Act> {
    using A = contract::Act;
    static constexpr std::array names{EnumName<A>{A::sign, "sign", "签署合同", "Sign the contract"},
                                      EnumName<A>{A::reject, "reject", "拒签", "Reject"}};
};
template <>
struct Shape<contract::Propose> {
    using T = contract::Propose;
    static constexpr std::array fields{
        field<&T::contract_number>("contract_number", "借款合同编号", "Loan contract number",
                                   not_blank),
        field<&T::pledge_contract_number>("pledge_contract_number", "质押合同编号",
                                          "Pledge contract number", not_blank),
        field<&T::principal>("principal", "借款本金", "Principal", positive),
        field<&T::rate>("rate", "利率", "Rate"),
        field<&T::method>("method", "还款方式", "Repayment method"),
        field<&T::maturity>("maturity", "到期日", "Maturity"),
        field<&T::payment_day>("payment_day", "还款日（每月）", "Payment day of the month",
                               positive),
        field<&T::shortest_first_period>("shortest_first_period", "首期不足天数并入下期",
                                         "A first period of fewer days joins the next",
                                         not_negative),
        field<&T::penalty_markup>("penalty_markup", "罚息加收比例", "Penalty mark-up"),
        field<&T::compound_interest>("compound_interest", "计收复利", "Compound interest"),
        field<&T::secured_scope>("secured_scope", "担保范围", "Scope of the security", long_text)};
};
template <>
struct Shape<contract::Sign> {
    static constexpr std::array fields{
        field<&contract::Sign::signatory>("signatory", "签署人", "Signatory", not_blank)};
};
template <>
struct Shape<contract::Reject> {
    static constexpr std::array fields{
        field<&contract::Reject::reason>("reason", "拒签理由", "Reason", long_text)};
};
template <>
struct Shape<contract::Programme> {
    using T = contract::Programme;
    static constexpr std::array fields{
        field<&T::fund>("fund", "补偿金", "Fund"),
        field<&T::programme>("programme", "政策", "Programme"),
        field<&T::version>("version", "政策版本", "Version"),
        field<&T::agreement>("agreement", "合作协议", "Cooperation agreement")};
};
template <>
struct Shape<contract::Proposed> : EventShape<"proposed", "拟定合同", "Contract proposed"> {
    using T = contract::Proposed;
    static constexpr std::array fields{field<&T::financing>("financing", "融资", "Financing"),
                                       field<&T::bank>("bank", "银行", "Bank"),
                                       field<&T::applicant>("applicant", "企业", "Firm"),
                                       field<&T::proposal>("proposal", "内容", "Content"),
                                       field<&T::terms>("terms", "贷款条款", "Terms"),
                                       field<&T::maker>("maker", "经办人", "Maker")};
};
template <>
struct Shape<contract::Signed> : EventShape<"signed", "签署合同", "Contract signed"> {
    using T = contract::Signed;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::signatory>("signatory", "签署人", "Signatory"),
                                       field<&T::programme>("programme", "适用政策", "Programme")};
};
template <>
struct Shape<contract::Rejected> : EventShape<"rejected", "拒签合同", "Contract rejected"> {
    using T = contract::Rejected;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<contract::Contract> {
    using T = contract::Contract;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::content>("content", "内容", "Content"),
        field<&T::signed_on>("signed_on", "签署日", "Signed on"),
        field<&T::programme>("programme", "适用政策", "Programme"),
        field<&T::rejected_because>("rejected_because", "拒签理由", "Why rejected")};
};

}  // namespace zhirong
