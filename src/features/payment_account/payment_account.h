#pragma once
// An account that an organisation pays into or out of: its own, or that of somebody it pays. Money
// goes where these say, so one person enters an account and another approves it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong {
class View;
}

namespace zhirong::payment_account {

enum class Stage { proposed, active, rejected, closed };
enum class Act { approve, reject, close };
inline constexpr std::array approvers{Role::bank_approver, Role::fund_approver,
                                      Role::treasury_approver, Role::guarantor_approver,
                                      Role::insurer_approver};
inline constexpr std::array officers{Role::bank_officer, Role::fund_officer, Role::treasury_officer,
                                     Role::guarantor_officer, Role::insurer_officer};

struct Enter {
    std::string holder;  // organisation: the own one, or one that is paid
    std::string number;
    std::string bank;        // where it is kept
    std::string bank_cnaps;  // its code in the payment systems
    std::string basis;       // how it was verified that the account is the holder's
};
struct Decide {
    bool approved = false;
    std::string opinion;
};
struct Close {
    std::string reason;
};

struct Entered {
    std::string keeper;
    Enter details;  // the number without spaces
    std::string maker;
    Date on;
};
struct Approved {
    std::string checker;
    std::string opinion;
    Date on;
};
struct Rejected {
    std::string checker;
    std::string opinion;
    Date on;
};
struct Closed {
    std::string reason;
    std::string maker;
    Date on;
};
using Event = std::variant<Entered, Approved, Rejected, Closed>;

struct PaymentAccount {
    static constexpr const char* kind = "payment_account";
    static constexpr const char* prefix = "PA";
    using Event = payment_account::Event;
    std::string id;
    Stage stage = Stage::proposed;
    std::string keeper;  // who relies on it
    Enter details;
    std::string maker;
    Date entered_on;
    std::optional<std::string> checker;
    std::optional<std::string> opinion;
    std::optional<Date> decided_on;
    std::optional<std::string> closed_because;
};

// Account numbers as people write them: spaces do not count.
std::string plain_number(const std::string& number);

Result<Entered> decide(const Enter& command, const Actor& actor, Date today);
Result<Event> decide(const PaymentAccount& account, const Decide& command, const Actor& actor,
                     Date today);
Result<Closed> decide(const PaymentAccount& account, const Close& command, const Actor& actor,
                      Date today);

PaymentAccount apply(PaymentAccount account, const Event& event);
// The keeper alone: whom it pays is its own affair.
std::vector<std::string> parties(const PaymentAccount& account);
Label stage_words(const PaymentAccount& account);
std::vector<std::string> keys(const PaymentAccount& account);

// Those that the asking person's organisation approved and did not close.
std::vector<PaymentAccount> active_of(View& view, const std::string& holder);
// Of these the one with that number.
std::optional<PaymentAccount> active_of(View& view, const std::string& holder,
                                        const std::string& number);

}  // namespace zhirong::payment_account

namespace zhirong {

template <>
struct EnumNames<payment_account::Stage> {
    using enum payment_account::Stage;
    using S = payment_account::Stage;
    static constexpr std::array names{
        EnumName<S>{proposed, "proposed", "待复核", "Waiting for approval"},
        EnumName<S>{active, "active", "可用", "In use"},
        EnumName<S>{rejected, "rejected", "未通过", "Rejected"},
        EnumName<S>{closed, "closed", "已停用", "Closed"}};
};
template <>
struct EnumNames<payment_account::Act> {
    using enum payment_account::Act;
    using A = payment_account::Act;
    static constexpr std::array names{EnumName<A>{approve, "approve", "通过", "Approve"},
                                      EnumName<A>{reject, "reject", "不通过", "Reject"},
                                      EnumName<A>{close, "close", "停用", "Close"}};
};
template <>
struct Shape<payment_account::Enter> {
    using T = payment_account::Enter;
    static constexpr std::array fields{
        field<&T::holder>("holder", "户主（本机构或者收款机构）",
                          "Holder (the own organisation or one that is paid)", not_blank),
        field<&T::number>("number", "账号", "Account number", not_blank),
        field<&T::bank>("bank", "开户行名称", "Bank of the account", not_blank),
        field<&T::bank_cnaps>("bank_cnaps", "开户行支付系统行号（12 位）",
                              "CNAPS code of the bank (12 digits)", not_blank),
        field<&T::basis>("basis", "核实依据", "How it was verified", long_text)};
};
template <>
struct Shape<payment_account::Decide> {
    using T = payment_account::Decide;
    static constexpr std::array fields{
        field<&T::approved>("approved", "同意", "Approved"),
        field<&T::opinion>("opinion", "复核意见", "Opinion", long_text)};
};
template <>
struct Shape<payment_account::Close> {
    static constexpr std::array fields{
        field<&payment_account::Close::reason>("reason", "停用理由", "Reason", long_text)};
};
template <>
struct Shape<payment_account::Entered> : EventShape<"entered", "登记账户", "Account entered"> {
    using T = payment_account::Entered;
    static constexpr std::array fields{field<&T::keeper>("keeper", "登记机构", "Kept by"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<payment_account::Approved>
    : EventShape<"approved", "账户复核通过", "Account approved"> {
    using T = payment_account::Approved;
    static constexpr std::array fields{field<&T::checker>("checker", "复核人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<payment_account::Rejected>
    : EventShape<"rejected", "账户复核未通过", "Account rejected"> {
    using T = payment_account::Rejected;
    static constexpr std::array fields{field<&T::checker>("checker", "复核人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<payment_account::Closed> : EventShape<"closed", "停用账户", "Account closed"> {
    using T = payment_account::Closed;
    static constexpr std::array fields{field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<payment_account::PaymentAccount> {
    using T = payment_account::PaymentAccount;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::keeper>("keeper", "登记机构", "Kept by"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::maker>("maker", "经办人", "Maker"),
        field<&T::entered_on>("entered_on", "登记日", "Entered on"),
        field<&T::checker>("checker", "复核人", "Checker"),
        field<&T::opinion>("opinion", "复核意见", "Opinion"),
        field<&T::decided_on>("decided_on", "复核日", "Decided on"),
        field<&T::closed_because>("closed_because", "停用理由", "Why closed")};
};

}  // namespace zhirong
