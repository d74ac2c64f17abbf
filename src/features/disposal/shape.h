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
    static constexpr std::array fields{
        field<&T::channel>("channel", "处置方式", "Channel"),
        field<&T::basis>("basis", "处置依据（裁判文书或处置协议）", "Basis", not_blank)};
};
template <>
struct Shape<disposal::List> {
    using T = disposal::List;
    static constexpr std::array fields{
        field<&T::start_price>("start_price", "起拍价", "Start price", positive),
        field<&T::sale_on>("sale_on", "竞价日", "Day of sale"),
        field<&T::venue>("venue", "交易平台", "Venue", not_blank)};
};
template <>
struct Shape<disposal::FailRound> {
    using T = disposal::FailRound;
    static constexpr std::array fields{
        field<&T::reason>("reason", "流拍情况", "What happened", long_text)};
};
template <>
struct Shape<disposal::Sell> {
    using T = disposal::Sell;
    static constexpr std::array fields{
        field<&T::price>("price", "成交价", "Price", positive),
        field<&T::buyer>("buyer", "买受人", "Buyer", not_blank),
        field<&T::costs>("costs", "处置费用", "Costs of the sale", not_negative),
        field<&T::costs_paper>("costs_paper", "费用凭证", "Receipts of the costs", not_blank)};
};
template <>
struct Shape<disposal::Distribute> {
    using T = disposal::Distribute;
    static constexpr std::array fields{field<&T::note>("note", "分配说明", "Note", long_text)};
};
template <>
struct Shape<disposal::Started> : EventShape<"started", "启动处置", "Disposal started"> {
    using T = disposal::Started;
    static constexpr std::array fields{
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::loan>("loan", "贷款", "Loan"),
        field<&T::bank>("bank", "质权人", "Pledgee"),
        field<&T::pledgor>("pledgor", "出质人", "Pledgor"),
        field<&T::disposer>("disposer", "处置机构", "Disposer"),
        field<&T::rights>("rights", "质物", "Rights"),
        field<&T::reference_value>("reference_value", "参考价", "Reference value"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<disposal::Listed> : EventShape<"listed", "公告挂牌", "Listed"> {
    using T = disposal::Listed;
    static constexpr std::array fields{field<&T::round>("round", "轮次", "Round"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<disposal::RoundFailed> : EventShape<"round_failed", "流拍", "Nobody bid"> {
    using T = disposal::RoundFailed;
    static constexpr std::array fields{field<&T::reason>("reason", "情况", "What happened"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<disposal::Sold> : EventShape<"sold", "成交", "Sold"> {
    using T = disposal::Sold;
    static constexpr std::array fields{field<&T::details>("details", "内容", "Details"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<disposal::Distributed>
    : EventShape<"distributed", "分配价款", "Proceeds distributed"> {
    using T = disposal::Distributed;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::gross>("gross", "成交价", "Price"),
        field<&T::costs>("costs", "处置费用", "Costs"),
        field<&T::owed>("owed", "分配前欠款", "Owed before"),
        field<&T::recovered>("recovered", "清偿债务", "For the debt"),
        field<&T::surplus>("surplus", "归还出质人", "To the pledgor"),
        field<&T::note>("note", "说明", "Note")};
};
template <>
struct Shape<disposal::Disposal> {
    using T = disposal::Disposal;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "状态", "Stage"),
        field<&T::start>("start", "启动", "Start"),
        field<&T::rounds>("rounds", "各轮", "Rounds"),
        field<&T::sale>("sale", "成交", "Sale"),
        field<&T::distribution>("distribution", "分配", "Distribution")};
};

}  // namespace zhirong
