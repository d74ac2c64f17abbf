#pragma once
#include "features/disposal/disposal.h"

namespace zhirong {

template <>
struct EnumNames<disposal::Stage> {
    using enum disposal::Stage;
    using S = disposal::Stage;
    static constexpr std::array names{
        EnumName<S>{started, "started", "已启动", "Started"},
        EnumName<S>{listed, "listed", "已公告", "Listed"},
        EnumName<S>{unsold, "unsold", "流拍", "Unsold"},
        EnumName<S>{sold, "sold", "已成交", "Sold"},
        EnumName<S>{distributed, "distributed", "已分配", "Distributed"}};
};
template <>
struct EnumNames<disposal::Act> {
    using enum disposal::Act;
    using A = disposal::Act;
    static constexpr std::array names{
        EnumName<A>{list, "list", "公告挂牌", "List for sale"},
        EnumName<A>{fail_round, "fail_round", "登记流拍", "Note that nobody bid"},
        EnumName<A>{sell, "sell", "登记成交", "Record the sale"},
        EnumName<A>{distribute, "distribute", "分配价款", "Distribute the proceeds"}};
};
template <>
struct EnumNames<disposal::Channel> {
    using enum disposal::Channel;
    using C = disposal::Channel;
    static constexpr std::array names{
        EnumName<C>{online_court_auction, "online_court_auction", "网络司法拍卖",
                    "Online court auction"},
        EnumName<C>{market_listing, "market_listing", "交易市场挂牌", "Market listing"}};
};
template <>
struct Shape<disposal::Start> {
    using T = disposal::Start;
    static constexpr std::tuple fields{
        field("channel", &T::channel, "处置方式", "Channel"),
        field("basis", &T::basis, "处置依据（裁判文书或处置协议）", "Basis", not_blank)};
};
template <>
struct Shape<disposal::List> {
    using T = disposal::List;
    static constexpr std::tuple fields{
        field("start_price", &T::start_price, "起拍价", "Start price", positive),
        field("sale_on", &T::sale_on, "竞价日", "Day of sale"),
        field("venue", &T::venue, "交易平台", "Venue", not_blank)};
};
template <>
struct Shape<disposal::FailRound> {
    using T = disposal::FailRound;
    static constexpr std::tuple fields{
        field("reason", &T::reason, "流拍情况", "What happened", long_text)};
};
template <>
struct Shape<disposal::Sell> {
    using T = disposal::Sell;
    static constexpr std::tuple fields{
        field("price", &T::price, "成交价", "Price", positive),
        field("buyer", &T::buyer, "买受人", "Buyer", not_blank),
        field("costs", &T::costs, "处置费用", "Costs of the sale", not_negative),
        field("costs_paper", &T::costs_paper, "费用凭证", "Receipts of the costs", not_blank)};
};
template <>
struct Shape<disposal::Distribute> {
    using T = disposal::Distribute;
    static constexpr std::tuple fields{field("note", &T::note, "分配说明", "Note", long_text)};
};
template <>
struct Shape<disposal::Started> : EventShape<"started", "启动处置", "Disposal started"> {
    using T = disposal::Started;
    static constexpr std::tuple fields{
        field("financing", &T::financing, "融资", "Financing"),
        field("loan", &T::loan, "贷款", "Loan"),
        field("bank", &T::bank, "质权人", "Pledgee"),
        field("pledgor", &T::pledgor, "出质人", "Pledgor"),
        field("disposer", &T::disposer, "处置机构", "Disposer"),
        field("rights", &T::rights, "质物", "Rights"),
        field("reference_value", &T::reference_value, "参考价", "Reference value"),
        field("details", &T::details, "内容", "Details"),
        field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<disposal::Listed> : EventShape<"listed", "公告挂牌", "Listed"> {
    using T = disposal::Listed;
    static constexpr std::tuple fields{field("round", &T::round, "轮次", "Round"),
                                       field("details", &T::details, "内容", "Details"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<disposal::RoundFailed> : EventShape<"round_failed", "流拍", "Nobody bid"> {
    using T = disposal::RoundFailed;
    static constexpr std::tuple fields{field("reason", &T::reason, "情况", "What happened"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<disposal::Sold> : EventShape<"sold", "成交", "Sold"> {
    using T = disposal::Sold;
    static constexpr std::tuple fields{field("details", &T::details, "内容", "Details"),
                                       field("on", &T::on, "日期", "Date")};
};
template <>
struct Shape<disposal::Distributed>
    : EventShape<"distributed", "分配价款", "Proceeds distributed"> {
    using T = disposal::Distributed;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("gross", &T::gross, "成交价", "Price"),
        field("costs", &T::costs, "处置费用", "Costs"),
        field("owed", &T::owed, "分配前欠款", "Owed before"),
        field("recovered", &T::recovered, "清偿债务", "For the debt"),
        field("surplus", &T::surplus, "归还出质人", "To the pledgor"),
        field("note", &T::note, "说明", "Note")};
};
template <>
struct Shape<disposal::Disposal> {
    using T = disposal::Disposal;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("stage", &T::stage, "状态", "Stage"),
        field("start", &T::start, "启动", "Start"),
        field("rounds", &T::rounds, "各轮", "Rounds"),
        field("sale", &T::sale, "成交", "Sale"),
        field("distribution", &T::distribution, "分配", "Distribution")};
};

}  // namespace zhirong
