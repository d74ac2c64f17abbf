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
    static constexpr std::array fields{
        field<&T::amount>("amount", "还款金额", "Amount", positive),
        field<&T::date>("date", "起息日", "Value date"),
        field<&T::reference>("reference", "凭证号", "Voucher", not_blank)};
};
template <>
struct Shape<loan::RecordPrepayment> {
    using T = loan::RecordPrepayment;
    static constexpr std::array fields{
        field<&T::amount>("amount", "提前还款金额", "Amount", positive),
        field<&T::date>("date", "起息日", "Value date"),
        field<&T::effect>("effect", "方式", "Effect"),
        field<&T::reference>("reference", "凭证号", "Voucher", not_blank)};
};
template <>
struct Shape<loan::Extend> {
    using T = loan::Extend;
    static constexpr std::array fields{
        field<&T::maturity>("maturity", "新到期日", "New maturity"),
        field<&T::reference>("reference", "展期协议编号", "Agreement", not_blank)};
};
template <>
struct Shape<loan::Accelerate> {
    using T = loan::Accelerate;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<loan::AdvanceCosts> {
    using T = loan::AdvanceCosts;
    static constexpr std::array fields{
        field<&T::amount>("amount", "垫付金额", "Amount", positive),
        field<&T::date>("date", "起息日", "Value date"),
        field<&T::reference>("reference", "凭证号", "Voucher", not_blank)};
};
template <>
struct Shape<loan::Waive> {
    using T = loan::Waive;
    static constexpr std::array fields{field<&T::component>("component", "减免项目", "Component"),
                                       field<&T::amount>("amount", "减免金额", "Amount", positive),
                                       field<&T::reason>("reason", "理由", "Reason", long_text)};
};
template <>
struct Shape<loan::Restructure> {
    using T = loan::Restructure;
    static constexpr std::array fields{
        field<&T::rate>("rate", "新利率", "New rate"),
        field<&T::method>("method", "新还款方式", "New repayment method"),
        field<&T::maturity>("maturity", "新到期日", "New maturity"),
        field<&T::capitalise_interest>("capitalise_interest", "利息转入本金",
                                       "Interest becomes principal"),
        field<&T::reference>("reference", "重组协议编号", "Agreement", not_blank)};
};
template <>
struct Shape<loan::ResetRate> {
    using T = loan::ResetRate;
    static constexpr std::array fields{
        field<&T::annual>("annual", "新年利率", "New annual rate", not_negative),
        field<&T::reference>("reference", "调整依据", "Basis", not_blank)};
};
template <>
struct Shape<loan::ProposeWriteOff> {
    using T = loan::ProposeWriteOff;
    static constexpr std::array fields{
        field<&T::reason>("reason", "核销理由", "Reason", long_text)};
};
template <>
struct Shape<loan::DecideWriteOff> {
    using T = loan::DecideWriteOff;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "审批意见", "Opinion", long_text)};
};

}  // namespace zhirong
