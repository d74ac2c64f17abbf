#pragma once
#include "base/result.h"

namespace zhirong::price {

inline constexpr RefusalKind not_reporter{
    "price.not_reporter", 403, "成交由交易机构、登记窗口或者知识产权主管部门报送",
    "Deals are reported by exchanges, registration desks and authorities"};
inline constexpr RefusalKind not_publisher{
    "price.not_publisher", 403, "价格由登记窗口、交易机构或者知识产权主管部门发布",
    "Prices are published by registration desks, exchanges and authorities"};
inline constexpr RefusalKind bad_class{
    "price.class", 422, "“{found}”不是{kind}的分类号：应为{expected}",
    "“{found}” is no class of a {kind_en}: expected {expected_en}"};
inline constexpr RefusalKind bad_region{
    "price.region", 422,
    "“{found}”不是行政区划代码：应为省（区、市）代码开头的六位数字（GB/T 2260）",
    "“{found}” is no region: six digits that begin with a province's code (GB/T 2260)"};
inline constexpr RefusalKind in_future{
    "price.future", 422, "成交日期 {found} 晚于业务日期 {expected}：请核对",
    "The deal's date {found} is after the business date {expected}: check it"};
inline constexpr RefusalKind same_party{
    "price.same_party", 422, "转让方和受让方都是“{found}”：成交应在两方之间",
    "Seller and buyer are both “{found}”: a deal is between two"};
inline constexpr RefusalKind reference_taken{"price.reference_taken", 409,
                                             "成交编号“{found}”已报送，内容不同（成交价 {expected} "
                                             "元）：请核对；原报送有误的，先撤回再用新编号报送",
                                             "Deal “{found}” was reported with other contents "
                                             "(price {expected}): check it; withdraw a wrong "
                                             "report first and use another number"};
inline constexpr RefusalKind withdrawn_already{"price.withdrawn", 409, "该成交已于 {found} 撤回",
                                               "The deal was withdrawn on {found}"};
inline constexpr RefusalKind bad_quarter{"price.quarter", 422,
                                         "“{found}”不是季度：应为 2024Q1 的形式",
                                         "“{found}” is no quarter: write 2024Q1"};
inline constexpr RefusalKind quarter_open{
    "price.quarter_open", 409, "{found} 至 {expected} 才结束：季度结束后方可发布",
    "{found} lasts until {expected}: it is published once it is over"};
inline constexpr RefusalKind quarter_published{
    "price.quarter_published", 409, "已发布至 {expected}：请选择之后的季度",
    "Published through {expected} already: choose a later quarter"};
inline constexpr RefusalKind nothing_to_publish{
    "price.nothing", 409,
    "至 {found} 没有任何一类价格达到最小组（至少 {observations} 笔、{parties} "
    "方）：留待下一季度一并发布",
    "Through {found} no kind of price reaches the minimum group ({observations} observations, "
    "{parties} parties): they wait for the next quarter"};
inline constexpr RefusalKind minimum_low{
    "price.minimum", 422,
    "不得少于 {expected}，实际为 {found}：少于此数，一方减去自己的价格即得另一方的价格",
    "Must be at least {expected}, found {found}: with fewer, one party's own price tells the "
    "other's"};
inline constexpr RefusalKind share_out{"price.share", 422, "应大于 0 且小于 100%，实际为 {found}",
                                       "Must be above 0 and below 100 %, found {found}"};
inline constexpr RefusalKind minimum_past{
    "price.minimum_past", 422, "{found} 早于业务日期 {expected}：已发布的组不能改用新的最小组",
    "{found} is before the business date {expected}: what is published keeps its minimum"};
inline constexpr RefusalKind bad_filter{"price.filter", 400, "“{found}”无效：应为{expected}",
                                        "“{found}” will not do: expected {expected_en}"};
inline constexpr RefusalKind too_few{
    "price.too_few", 409,
    "可比案例 {found} 个，市场法至少需要 {expected} 个：请放宽分类、地区或者时间",
    "{found} comparables, and the market approach needs {expected}: widen class, region or time"};
inline constexpr RefusalKind cell_money{
    "price.cell_money", 422,
    "“{found}”不是金额：“{column}”应为大于零的元，最多两位小数，例如 1234.56",
    "“{found}” is no amount: “{column}” is yuan above zero with at most two decimals, such as "
    "1234.56"};
inline constexpr RefusalKind row_twice{"price.row_twice", 422,
                                       "成交编号“{found}”与第 {expected} 行重复",
                                       "Deal number “{found}” stands in row {expected} already"};
inline constexpr RefusalKind no_rows{"price.no_rows", 422, "表头之下没有内容",
                                     "There is nothing below the header"};
inline constexpr RefusalKind other_file{
    "price.other_file", 409, "上传的文件与预览过的不同：请重新预览",
    "This is not the file that was previewed: preview it again"};
inline constexpr RefusalKind changed_since_preview{
    "price.changed_since_preview", 409, "预览之后又有报送，接受和拒绝的行已不同：请重新预览",
    "Deals were reported since the preview, and other rows would be refused: preview again"};

}  // namespace zhirong::price
