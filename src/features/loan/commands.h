#pragma once
// What the bank's people tell the system about a loan.
#include "features/loan/events.h"
#include "features/loan/shape.h"

namespace zhirong::loan {

struct RecordRepayment {
    Money amount;
    Date date;
    std::string reference;
};
struct RecordPrepayment {
    Money amount;
    Date date;
    PrepaymentEffect effect = PrepaymentEffect::shorten;
    std::string reference;
};
struct Extend {
    Date maturity;
    std::string reference;
};
struct Accelerate {
    std::string reason;
};
struct AdvanceCosts {
    Money amount;
    Date date;
    std::string reference;
};
struct Waive {
    Component component = Component::penalty;
    Money amount;
    std::string reason;
};
struct Restructure {
    std::optional<RateTerms> rate;
    std::optional<RepaymentMethod> method;
    std::optional<Date> maturity;
    bool capitalise_interest = false;
    std::string reference;
};
struct ResetRate {
    Ratio annual;
    std::string reference;
};
struct ProposeWriteOff {
    std::string reason;
};
struct DecideWriteOff {
    bool approved = false;
    std::string opinion;
};

}  // namespace zhirong::loan

namespace zhirong {

template <>
struct Shape<loan::RecordRepayment> {
    using T = loan::RecordRepayment;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "还款金额", "Amount", positive),
        field("date", &T::date, "起息日", "Value date"),
        field("reference", &T::reference, "凭证号", "Voucher", not_blank)};
};
template <>
struct Shape<loan::RecordPrepayment> {
    using T = loan::RecordPrepayment;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "提前还款金额", "Amount", positive),
        field("date", &T::date, "起息日", "Value date"),
        field("effect", &T::effect, "方式", "Effect"),
        field("reference", &T::reference, "凭证号", "Voucher", not_blank)};
};
template <>
struct Shape<loan::Extend> {
    using T = loan::Extend;
    static constexpr std::tuple fields{
        field("maturity", &T::maturity, "新到期日", "New maturity"),
        field("reference", &T::reference, "展期协议编号", "Agreement", not_blank)};
};
template <>
struct Shape<loan::Accelerate> {
    using T = loan::Accelerate;
    static constexpr std::tuple fields{field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<loan::AdvanceCosts> {
    using T = loan::AdvanceCosts;
    static constexpr std::tuple fields{
        field("amount", &T::amount, "垫付金额", "Amount", positive),
        field("date", &T::date, "起息日", "Value date"),
        field("reference", &T::reference, "凭证号", "Voucher", not_blank)};
};
template <>
struct Shape<loan::Waive> {
    using T = loan::Waive;
    static constexpr std::tuple fields{field("component", &T::component, "减免项目", "Component"),
                                       field("amount", &T::amount, "减免金额", "Amount", positive),
                                       field("reason", &T::reason, "理由", "Reason", long_text)};
};
template <>
struct Shape<loan::Restructure> {
    using T = loan::Restructure;
    static constexpr std::tuple fields{
        field("rate", &T::rate, "新利率", "New rate"),
        field("method", &T::method, "新还款方式", "New repayment method"),
        field("maturity", &T::maturity, "新到期日", "New maturity"),
        field("capitalise_interest", &T::capitalise_interest, "利息转入本金",
              "Interest becomes principal"),
        field("reference", &T::reference, "重组协议编号", "Agreement", not_blank)};
};
template <>
struct Shape<loan::ResetRate> {
    using T = loan::ResetRate;
    static constexpr std::tuple fields{
        field("annual", &T::annual, "新年利率", "New annual rate", not_negative),
        field("reference", &T::reference, "调整依据", "Basis", not_blank)};
};
template <>
struct Shape<loan::ProposeWriteOff> {
    using T = loan::ProposeWriteOff;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "核销理由", "Reason", long_text)};
};
template <>
struct Shape<loan::DecideWriteOff> {
    using T = loan::DecideWriteOff;
    static constexpr std::tuple fields{
        field("approved", &T::approved, "同意", "Approved"),
        field("opinion", &T::opinion, "审批意见", "Opinion", long_text)};
};

}  // namespace zhirong
