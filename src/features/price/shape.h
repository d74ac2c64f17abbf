#pragma once
#include "features/price/record.h"

namespace zhirong {

template <>
struct EnumNames<price::Basis> {
    using enum price::Basis;
    using B = price::Basis;
    static constexpr std::array names{EnumName<B>{value, "value", "评估价", "Appraised value"},
                                      EnumName<B>{deal, "deal", "成交价", "Deal price"},
                                      EnumName<B>{hammer, "hammer", "处置成交价", "Hammer price"}};
};
template <>
struct EnumNames<price::Channel> {
    using enum price::Channel;
    using C = price::Channel;
    static constexpr std::array names{
        EnumName<C>{agreement, "agreement", "协议转让", "Agreement"},
        EnumName<C>{listing, "listing", "挂牌", "Listing"},
        EnumName<C>{auction, "auction", "拍卖", "Auction"},
        EnumName<C>{court_auction, "court_auction", "司法拍卖", "Court auction"},
        EnumName<C>{other, "other", "其他", "Other"}};
};

template <>
struct Shape<price::ReportDeal> {
    using T = price::ReportDeal;
    static constexpr std::array fields{
        field<&T::reference>("reference", "成交编号", "Deal number", not_blank),
        field<&T::on>("on", "成交日期", "Date of the deal"),
        field<&T::kind>("kind", "权利种类", "Kind of right"),
        field<&T::right_class>("right_class", "分类号（IPC小类、洛迦诺或者尼斯类别）",
                               "Class (IPC subclass, Locarno or Nice class)",
                               Limits{.most_characters = 40}),
        field<&T::region>("region", "转让方行政区划代码", "Region of the seller (GB/T 2260)",
                          not_blank),
        field<&T::price>("price", "成交价（元）", "Price in yuan", positive),
        field<&T::appraisal>("appraisal", "成交前评估价（元）",
                             "Appraisal before the deal, in yuan", positive),
        field<&T::channel>("channel", "交易方式", "Channel"),
        field<&T::rounds>("rounds", "轮次", "Rounds", positive),
        field<&T::days>("days", "挂牌至成交天数", "Days from publication to deal", not_negative),
        field<&T::seller>("seller", "转让方（不公布）", "Seller (never published)", not_blank),
        field<&T::buyer>("buyer", "受让方（不公布）", "Buyer (never published)", not_blank),
        field<&T::source>("source", "依据文件", "Paper", not_blank)};
};
template <>
struct Shape<price::WithdrawDeal> {
    static constexpr std::array fields{
        field<&price::WithdrawDeal::reason>("reason", "撤回理由", "Reason", long_text)};
};
template <>
struct Shape<price::Publish> {
    static constexpr std::array fields{field<&price::Publish::quarter>(
        "quarter", "截至季度（如 2024Q1）", "Through the quarter (such as 2024Q1)", not_blank)};
};
template <>
struct Shape<price::SetMinimum> {
    using T = price::SetMinimum;
    static constexpr std::array fields{
        field<&T::from>("from", "自何日起", "From"),
        field<&T::observations>("observations", "最少笔数", "Least observations", positive),
        field<&T::parties>("parties", "最少当事方数", "Least distinct parties", positive),
        field<&T::largest_share>("largest_share", "单一当事方占合计上限",
                                 "Largest share of one party in the total"),
        field<&T::reason>("reason", "理由", "Reason", long_text)};
};

template <>
struct Shape<price::Reported> : EventShape<"reported", "报送成交", "Deal reported"> {
    using T = price::Reported;
    static constexpr std::array fields{field<&T::reporter>("reporter", "报送机构", "Reporter"),
                                       field<&T::by>("by", "报送人", "By"),
                                       field<&T::known>("known", "报送日", "Known on"),
                                       field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<price::Withdrawn> : EventShape<"withdrawn", "撤回成交", "Deal withdrawn"> {
    using T = price::Withdrawn;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "撤回人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<price::Deal> {
    using T = price::Deal;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::reporter>("reporter", "报送机构", "Reporter"),
        field<&T::reported_by>("reported_by", "报送人", "Reported by"),
        field<&T::known>("known", "报送日", "Known on"),
        field<&T::details>("details", "内容", "Details"),
        field<&T::withdrawn>("withdrawn", "撤回", "Withdrawn")};
};

template <>
struct Shape<price::Minimum> {
    using T = price::Minimum;
    static constexpr std::array fields{
        field<&T::from>("from", "自何日起", "From"),
        field<&T::observations>("observations", "最少笔数", "Least observations"),
        field<&T::parties>("parties", "最少当事方数", "Least distinct parties"),
        field<&T::largest_share>("largest_share", "单一当事方占合计上限",
                                 "Largest share of one party in the total"),
        field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<price::MinimumSet> : EventShape<"minimum_set", "设定最小组", "Minimum group set"> {
    using T = price::MinimumSet;
    static constexpr std::array fields{field<&T::minimum>("minimum", "最小组", "Minimum"),
                                       field<&T::by>("by", "设定人", "By")};
};
template <>
struct Shape<price::Minimums> {
    using T = price::Minimums;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::set>("set", "最小组", "Minimums")};
};

namespace price::shapes {
// A publication holds every price of its quarter.
inline constexpr Limits many{.most_items = 50'000'000};
}  // namespace price::shapes

template <>
struct Shape<price::Group> {
    using T = price::Group;
    static constexpr std::array fields{
        field<&T::basis>("basis", "价格类型", "Basis"),
        field<&T::kind>("kind", "权利种类", "Kind"),
        field<&T::right_class>("right_class", "分类", "Class"),
        field<&T::region>("region", "地区", "Region"),
        field<&T::period>("period", "期间", "Period"),
        field<&T::rest>("rest", "其余", "The rest"),
        field<&T::parties>("parties", "当事方数", "Parties"),
        field<&T::prices>("prices", "价格", "Prices", price::shapes::many),
        field<&T::deals>("deals", "成交", "Deals", price::shapes::many)};
};
template <>
struct Shape<price::Published> : EventShape<"published", "发布价格", "Prices published"> {
    using T = price::Published;
    static constexpr std::array fields{
        field<&T::quarter>("quarter", "截至季度", "Through the quarter"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::by>("by", "发布人", "By"),
        field<&T::minimum>("minimum", "最小组", "Minimum"),
        field<&T::bases>("bases", "价格类型", "Bases"),
        field<&T::groups>("groups", "组", "Groups", price::shapes::many)};
};
template <>
struct Shape<price::GroupWithdrawn>
    : EventShape<"group_withdrawn", "撤下一组价格", "A group withdrawn"> {
    using T = price::GroupWithdrawn;
    static constexpr std::array fields{field<&T::group>("group", "组", "Group"),
                                       field<&T::on>("on", "日期", "Date"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<price::Publication> {
    using T = price::Publication;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::quarter>("quarter", "截至季度", "Through the quarter"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::by>("by", "发布人", "By"),
        field<&T::minimum>("minimum", "最小组", "Minimum"),
        field<&T::bases>("bases", "价格类型", "Bases"),
        field<&T::groups>("groups", "组", "Groups", price::shapes::many),
        field<&T::withdrawn>("withdrawn", "撤下的组", "Groups withdrawn")};
};

}  // namespace zhirong
