#pragma once
#include "base/result.h"

namespace zhirong::lists {

inline constexpr RefusalKind bad_id{
    "list.id", 422, "代号“{found}”无效：2至60个小写字母、数字或下划线，以字母开头",
    "“{found}” is no id: 2 to 60 lower-case letters, digits or underscores, a letter first"};
inline constexpr RefusalKind bad_region{"list.region", 422,
                                        "行政区划代码“{found}”应为六位数字（GB/T 2260）",
                                        "Region “{found}” must be six digits (GB/T 2260)"};
inline constexpr RefusalKind unknown_list{
    "list.unknown", 404, "没有代号为“{found}”的名单：请先建立名单，或核对代号",
    "No list is called “{found}”: register it first, or check its id"};
inline constexpr RefusalKind not_keeper{
    "list.not_keeper", 403, "名单由登记窗口或平台管理员建立和维护",
    "Lists are registered and kept by the registration desk or the administrator"};
inline constexpr RefusalKind upside_down{
    "list.upside_down", 422, "截止日 {found} 早于起始日 {expected}：应为同日或之后",
    "The last day {found} is before the first day {expected}; it must be the same or later"};
inline constexpr RefusalKind overlap{
    "list.overlap", 409,
    "{subject} 自 {from} 起{until}已在名单（{reference}），与此段重叠：请先终止原有的一段",
    "{subject} is on the list from {from} {until_en} ({reference}), which overlaps: end that "
    "period first"};
inline constexpr RefusalKind no_period{"list.no_period", 409,
                                       "没有自 {found} 起的一段，现有：{expected}",
                                       "No period began on {found}; there are: {expected}"};
inline constexpr RefusalKind ended_already{
    "list.ended_already", 409, "该段已于 {expected} 终止，不能改为 {found}：重新列入请另录新的一段",
    "The period has ended on {expected} and cannot be moved to {found}: to come back, enter a new "
    "period"};
inline constexpr RefusalKind no_rows{"list.no_rows", 422, "表头之下没有内容",
                                     "There is nothing below the header"};
inline constexpr RefusalKind cell_missing{
    "list.cell_missing", 422, "“{column}”未填写，且没有为整个文件设定",
    "“{column}” is empty, and none was given for the whole file"};
inline constexpr RefusalKind other_file{
    "list.other_file", 409,
    "上传的文件与预览过的不同（摘要 {found}，预览时为 {expected}）：请重新预览",
    "This is not the file that was previewed (digest {found}, previewed {expected}): preview it "
    "again"};
inline constexpr RefusalKind changed_since_preview{
    "list.changed_since_preview", 409,
    "预览之后名单有变动，接受和拒绝的行已不同：请重新预览后再确认",
    "The list has changed since the preview, and other rows would be refused: preview again"};

}  // namespace zhirong::lists
