#pragma once
// The bank's own decision: a line for the firm, and the disbursement under it, each proposed by one
// person and decided by another.
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::credit {

enum class Stage { proposed, approved, declined, disbursement_proposed, disbursed };
enum class Act { approve, decline, propose_disbursement, return_disbursement, disburse };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::proposed, Act::approve, Stage::approved, Role::bank_approver},
    Move<Stage, Act>{Stage::proposed, Act::decline, Stage::declined, Role::bank_approver},
    Move<Stage, Act>{Stage::approved, Act::propose_disbursement, Stage::disbursement_proposed,
                     Role::bank_officer},
    Move<Stage, Act>{Stage::disbursement_proposed, Act::return_disbursement, Stage::approved,
                     Role::bank_approver},
    Move<Stage, Act>{Stage::disbursement_proposed, Act::disburse, Stage::disbursed,
                     Role::bank_approver}};

struct Propose {
    Money line;
    std::string conditions;
};
struct Decide {
    bool approved = false;
    std::string opinion;
};
struct ProposeDisbursement {
    Money amount;
    std::string account;      // the firm's account that receives it
    std::string payee_check;  // how the use of the money was checked (受托支付)
    // What the programme asks and the system does not know: "loan.use: working_capital".
    std::optional<std::map<std::string, std::string>> facts;
    std::optional<std::map<std::string, std::string>> papers;
};
struct DecideDisbursement {
    bool approved = false;
    std::string opinion;
};

struct Proposed {
    std::string financing;
    std::string bank;
    std::string applicant;
    Money line;
    std::string conditions;
    std::string maker;
    Date on;
};
struct Approved {
    std::string checker;
    std::string opinion;
    Date on;
};
struct Declined {
    std::string checker;
    std::string opinion;
    Date on;
};
struct DisbursementProposed {
    ProposeDisbursement details;
    std::string maker;
};
struct DisbursementReturned {
    std::string opinion;
};
struct Disbursed {
    std::string loan;
    std::string checker;
    std::string opinion;
    Date on;
};
using Event = std::variant<Proposed, Approved, Declined, DisbursementProposed, DisbursementReturned,
                           Disbursed>;

struct Credit {
    static constexpr const char* kind = "credit";
    static constexpr const char* prefix = "CR";
    using Event = credit::Event;
    std::string id;
    Stage stage = Stage::proposed;
    Proposed proposal;
    std::optional<Approved> approval;
    std::optional<std::string> declined_because;
    std::optional<DisbursementProposed> disbursement;
    std::optional<Disbursed> disbursed;
};

// `principal`: of the signed contract, which the line may not exceed.
Result<Proposed> decide(const Propose& command, const std::string& financing,
                        const std::string& bank, const std::string& applicant, Money principal,
                        const Actor& actor, Date today);
Result<Event> decide(const Credit& credit, const Decide& command, const Actor& actor, Date today);
Result<DisbursementProposed> decide(const Credit& credit, const ProposeDisbursement& command,
                                    const Actor& actor);
// Disbursed names the loan that the caller opens in the same transaction.
Result<Event> decide(const Credit& credit, const DecideDisbursement& command,
                     const std::string& loan, const Actor& actor, Date today);

Credit apply(Credit credit, const Event& event);
// The bank alone: a proposal is its own affair until it is decided.
std::vector<std::string> parties(const Credit& credit);
Label stage_words(const Credit& credit);

}  // namespace zhirong::credit

namespace zhirong {

template <>
struct EnumNames<credit::Stage> {
    using enum credit::Stage;
    using S = credit::Stage;
    static constexpr std::array names{
        EnumName<S>{proposed, "proposed", "待审批", "Waiting for approval"},
        EnumName<S>{approved, "approved", "已批准", "Approved"},
        EnumName<S>{declined, "declined", "未批准", "Declined"},
        EnumName<S>{disbursement_proposed, "disbursement_proposed", "放款待复核",
                    "Disbursement waiting"},
        EnumName<S>{disbursed, "disbursed", "已放款", "Disbursed"}};
};
template <>
struct EnumNames<credit::Act> {
    using enum credit::Act;
    using A = credit::Act;
    static constexpr std::array names{
        EnumName<A>{approve, "approve", "批准授信", "Approve the credit"},
        EnumName<A>{decline, "decline", "不批准授信", "Decline the credit"},
        EnumName<A>{propose_disbursement, "propose_disbursement", "提请放款",
                    "Propose the disbursement"},
        EnumName<A>{return_disbursement, "return_disbursement", "退回放款",
                    "Return the disbursement"},
        EnumName<A>{disburse, "disburse", "复核放款", "Approve and disburse"}};
};
template <>
struct Shape<credit::Propose> {
    using T = credit::Propose;
    static constexpr std::array fields{
        field<&T::line>("line", "授信额度", "Line", positive),
        field<&T::conditions>("conditions", "授信条件", "Conditions", long_text)};
};
template <>
struct Shape<credit::Decide> {
    using T = credit::Decide;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<credit::ProposeDisbursement> {
    using T = credit::ProposeDisbursement;
    static constexpr std::array fields{
        field<&T::amount>("amount", "放款金额", "Amount", positive),
        field<&T::account>("account", "收款账户", "Account of the firm", not_blank),
        field<&T::payee_check>("payee_check", "用途核验", "How the use was checked", long_text),
        field<&T::facts>("facts", "申报事项（政策要求而系统没有的）",
                         "Facts that the programme asks for and the system does not have"),
        field<&T::papers>("papers", "政策要求的材料", "Papers that the programme asks for")};
};
template <>
struct Shape<credit::DecideDisbursement> {
    using T = credit::DecideDisbursement;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "复核意见", "Opinion", long_text)};
};
template <>
struct Shape<credit::Proposed> : EventShape<"proposed", "提交授信方案", "Credit proposed"> {
    using T = credit::Proposed;
    static constexpr std::array fields{field<&T::financing>("financing", "融资", "Financing"),
                                       field<&T::bank>("bank", "银行", "Bank"),
                                       field<&T::applicant>("applicant", "企业", "Firm"),
                                       field<&T::line>("line", "额度", "Line"),
                                       field<&T::conditions>("conditions", "条件", "Conditions"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<credit::Approved> : EventShape<"approved", "批准授信", "Credit approved"> {
    using T = credit::Approved;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<credit::Declined> : EventShape<"declined", "不批准授信", "Credit declined"> {
    using T = credit::Declined;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<credit::DisbursementProposed>
    : EventShape<"disbursement_proposed", "提请放款", "Disbursement proposed"> {
    using T = credit::DisbursementProposed;
    static constexpr std::array fields{field<&T::details>("details", "内容", "Details"),
                                       field<&T::maker>("maker", "经办人", "Maker")};
};
template <>
struct Shape<credit::DisbursementReturned>
    : EventShape<"disbursement_returned", "退回放款", "Disbursement returned"> {
    using T = credit::DisbursementReturned;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion")};
};
template <>
struct Shape<credit::Disbursed> : EventShape<"disbursed", "放款", "Disbursed"> {
    using T = credit::Disbursed;
    static constexpr std::array fields{
        field<&T::loan>("loan", "贷款", "Loan"), field<&T::checker>("checker", "复核人", "Checker"),
        field<&T::opinion>("opinion", "意见", "Opinion"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<credit::Credit> {
    using T = credit::Credit;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::proposal>("proposal", "方案", "Proposal"),
        field<&T::approval>("approval", "批复", "Approval"),
        field<&T::declined_because>("declined_because", "未批准理由", "Why declined"),
        field<&T::disbursement>("disbursement", "放款申请", "Disbursement"),
        field<&T::disbursed>("disbursed", "放款", "Disbursed")};
};

}  // namespace zhirong
