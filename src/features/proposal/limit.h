#pragma once
// A limit that several firms use together: what a bank grants a park as a whole (园区整体授信), or
// what it lends the suppliers and licensees of one core enterprise. Opened by two people; each
// approved proposal takes its line from it under lock, so that together they never pass it.
#include <array>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"
#include "core/lending/offer.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::proposal {

enum class LimitStage { proposed, open, declined, closed };
enum class LimitAct { approve, decline, close };
inline constexpr std::array limit_moves{
    Move<LimitStage, LimitAct>{LimitStage::proposed, LimitAct::approve, LimitStage::open,
                               Role::bank_approver},
    Move<LimitStage, LimitAct>{LimitStage::proposed, LimitAct::decline, LimitStage::declined,
                               Role::bank_approver},
    Move<LimitStage, LimitAct>{LimitStage::open, LimitAct::close, LimitStage::closed,
                               Role::bank_approver}};

// ---- commands
struct ProposeLimit {
    std::string name;
    lending::Mode mode = lending::Mode::park_batch;  // or supply_chain
    std::optional<std::string> core_enterprise;      // organisation; of a supply chain
    std::optional<std::string> list;                 // whose members may use it; absent: anybody
    Money amount;
    Date until;  // the last day on which lines may be taken from it
    std::string reason;
};
struct DecideLimit {
    bool approved = false;
    std::string opinion;
};
struct CloseLimit {
    std::string reason;
};

// ---- events
struct LimitProposed {
    std::string bank;
    ProposeLimit details;
    std::string maker;
    Date on;
};
struct LimitApproved {
    std::string checker;
    std::string opinion;
    Date on;
};
struct LimitDeclined {
    std::string checker;
    std::string opinion;
    Date on;
};
struct LimitReserved {
    std::string proposal;
    std::string firm;
    Money amount;
    Date on;
};
struct LimitReleased {
    std::string proposal;
    Money amount;
    Date on;
};
struct LimitClosed {
    std::string by;
    std::string reason;
    Date on;
};
using LimitEvent = std::variant<LimitProposed, LimitApproved, LimitDeclined, LimitReserved,
                                LimitReleased, LimitClosed>;

struct LimitUse {
    std::string proposal;
    std::string firm;
    Money amount;
    Date on;
};

struct SharedLimit {
    static constexpr const char* kind = "shared_limit";
    static constexpr const char* prefix = "SL";
    using Event = LimitEvent;

    std::string id;
    LimitStage stage = LimitStage::proposed;
    LimitProposed proposed;
    std::optional<std::string> checker;
    std::optional<std::string> opinion;
    std::vector<LimitUse> uses;

    Money used() const;
    Money free() const;  // never below zero
};

SharedLimit apply(SharedLimit limit, const LimitEvent& event);
std::vector<std::string> parties(const SharedLimit& limit);
Label stage_words(const SharedLimit& limit);

Result<LimitProposed> decide(const ProposeLimit& command, const Actor& actor, Date today);
Result<LimitEvent> decide(const SharedLimit& limit, const DecideLimit& command, const Actor& actor,
                          Date today);
Result<LimitEvent> decide(const SharedLimit& limit, const CloseLimit& command, const Actor& actor,
                          Date today);
// Refused where it is not open, over, or has less left.
Result<LimitReserved> reserve(const SharedLimit& limit, const std::string& proposal,
                              const std::string& firm, Money amount, Date today);
// Open and not over: what a proposal may count on. Nothing otherwise.
std::optional<lending::SharedRoom> room_of(const SharedLimit& limit, Date today);

}  // namespace zhirong::proposal

namespace zhirong {

template <>
struct EnumNames<proposal::LimitStage> {
    using enum proposal::LimitStage;
    using S = proposal::LimitStage;
    static constexpr std::array names{
        EnumName<S>{proposed, "proposed", "待审批", "Waiting for approval"},
        EnumName<S>{open, "open", "使用中", "Open"},
        EnumName<S>{declined, "declined", "未批准", "Declined"},
        EnumName<S>{closed, "closed", "已关闭", "Closed"}};
};
template <>
struct EnumNames<proposal::LimitAct> {
    using enum proposal::LimitAct;
    using A = proposal::LimitAct;
    static constexpr std::array names{EnumName<A>{approve, "approve", "批准共用额度", "Approve"},
                                      EnumName<A>{decline, "decline", "不批准共用额度", "Decline"},
                                      EnumName<A>{close, "close", "关闭共用额度", "Close"}};
};
template <>
struct Shape<proposal::ProposeLimit> {
    using T = proposal::ProposeLimit;
    static constexpr std::array fields{
        field<&T::name>("name", "名称", "Name", not_blank),
        field<&T::mode>("mode", "模式", "Mode"),
        field<&T::core_enterprise>("core_enterprise", "核心企业", "Core enterprise"),
        field<&T::list>("list", "可用企业名单（代号）", "List of the firms that may use it"),
        field<&T::amount>("amount", "总额（元）", "Amount in yuan", positive),
        field<&T::until>("until", "有效至", "Until"),
        field<&T::reason>("reason", "设立理由", "Reason", long_text)};
};
template <>
struct Shape<proposal::DecideLimit> {
    using T = proposal::DecideLimit;
    static constexpr std::array fields{field<&T::approved>("approved", "同意", "Approved"),
                                       field<&T::opinion>("opinion", "意见", "Opinion", long_text)};
};
template <>
struct Shape<proposal::CloseLimit> {
    static constexpr std::array fields{
        field<&proposal::CloseLimit::reason>("reason", "关闭理由", "Reason", long_text)};
};
template <>
struct Shape<proposal::LimitProposed>
    : EventShape<"limit_proposed", "提交共用额度", "Shared limit proposed"> {
    using T = proposal::LimitProposed;
    static constexpr std::array fields{
        field<&T::bank>("bank", "银行", "Bank"), field<&T::details>("details", "内容", "Content"),
        field<&T::maker>("maker", "经办人", "Maker"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::LimitApproved>
    : EventShape<"limit_approved", "批准共用额度", "Shared limit approved"> {
    using T = proposal::LimitApproved;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::LimitDeclined>
    : EventShape<"limit_declined", "未批准共用额度", "Shared limit declined"> {
    using T = proposal::LimitDeclined;
    static constexpr std::array fields{field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::LimitReserved>
    : EventShape<"limit_reserved", "占用共用额度", "Shared limit used"> {
    using T = proposal::LimitReserved;
    static constexpr std::array fields{field<&T::proposal>("proposal", "授信方案", "Proposal"),
                                       field<&T::firm>("firm", "企业", "Firm"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::LimitReleased>
    : EventShape<"limit_released", "释放共用额度", "Shared limit released"> {
    using T = proposal::LimitReleased;
    static constexpr std::array fields{field<&T::proposal>("proposal", "授信方案", "Proposal"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::LimitClosed>
    : EventShape<"limit_closed", "关闭共用额度", "Shared limit closed"> {
    using T = proposal::LimitClosed;
    static constexpr std::array fields{field<&T::by>("by", "办理人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::LimitUse> {
    using T = proposal::LimitUse;
    static constexpr std::array fields{field<&T::proposal>("proposal", "授信方案", "Proposal"),
                                       field<&T::firm>("firm", "企业", "Firm"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<proposal::SharedLimit> {
    using T = proposal::SharedLimit;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::stage>("stage", "状态", "Stage"),
                                       field<&T::proposed>("proposed", "内容", "Content"),
                                       field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::uses>("uses", "占用", "Uses")};
};

}  // namespace zhirong
