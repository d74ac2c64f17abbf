#pragma once
#include "features/lists/record.h"

namespace zhirong {

template <>
struct EnumNames<lists::SubjectKind> {
    using enum lists::SubjectKind;
    using S = lists::SubjectKind;
    static constexpr std::array names{EnumName<S>{enterprise, "enterprise", "企业", "Enterprises"},
                                      EnumName<S>{right, "right", "专利", "Patents"}};
};

template <>
struct Shape<lists::RegisterList> {
    using T = lists::RegisterList;
    static constexpr std::array fields{
        field<&T::id>("id", "代号（政策文件按此引用：小写字母、数字、下划线）",
                      "Id, as programmes name it (lower-case letters, digits, underscore)",
                      not_blank),
        field<&T::title_zh>("title_zh", "名单名称", "Title in Chinese", not_blank),
        field<&T::title_en>("title_en", "英文名称", "Title in English", not_blank),
        field<&T::subject>("subject", "名单对象", "What it lists"),
        field<&T::source>("source", "依据文件及文号", "Document it rests on, with its number",
                          not_blank),
        field<&T::region>("region", "行政区划代码（六位，全国为100000）",
                          "Region code (GB/T 2260; 100000 is the whole country)", not_blank)};
};
template <>
struct Shape<lists::EnterMember> {
    using T = lists::EnterMember;
    static constexpr std::array fields{
        field<&T::subject>("subject", "统一社会信用代码或专利号",
                           "Unified social credit code, or patent number", not_blank),
        field<&T::name>("name", "名称", "Name", not_blank),
        field<&T::from>("from", "起始日（含）", "First day"),
        field<&T::until>("until", "截止日（含）；长期有效则不填", "Last day; none if open-ended"),
        field<&T::reference>("reference", "文号", "Number of the document", not_blank),
        field<&T::irregular_code_reason>("irregular_code_reason", "代码不合校验公式时的接受理由",
                                         "Reason for accepting a code that fails the formula",
                                         not_blank)};
};
template <>
struct Shape<lists::EndMember> {
    using T = lists::EndMember;
    static constexpr std::array fields{
        field<&T::from>("from", "该段起始日", "First day of the period"),
        field<&T::until>("until", "截止日（含）", "Last day"),
        field<&T::reference>("reference", "文号", "Number of the document", not_blank)};
};
template <>
struct Shape<lists::AnnulMember> {
    using T = lists::AnnulMember;
    static constexpr std::array fields{
        field<&T::from>("from", "该段起始日", "First day of the period"),
        field<&T::reason>("reason", "撤销理由", "Reason", not_blank)};
};

template <>
struct Shape<lists::Registered> : EventShape<"registered", "建立名单", "List registered"> {
    using T = lists::Registered;
    static constexpr std::array fields{field<&T::owner>("owner", "主管单位", "Kept by"),
                                       field<&T::details>("details", "内容", "Details")};
};
template <>
struct Shape<lists::Imported> : EventShape<"imported", "批量导入", "Imported from a file"> {
    using T = lists::Imported;
    static constexpr std::array fields{
        field<&T::file>("file", "文件摘要（SHA-256）", "SHA-256 of the file"),
        field<&T::entered>("entered", "新增", "Entered"),
        field<&T::ended>("ended", "终止", "Ended"),
        field<&T::already>("already", "已在名单", "Already there"),
        field<&T::refused>("refused", "未接受", "Refused")};
};
template <>
struct Shape<lists::Entered> : EventShape<"entered", "列入名单", "Entered on the list"> {
    using T = lists::Entered;
    static constexpr std::array fields{
        field<&T::list>("list", "名单", "List"),
        field<&T::subject>("subject", "代码或专利号", "Code or number"),
        field<&T::name>("name", "名称", "Name"),
        field<&T::from>("from", "起始日", "First day"),
        field<&T::until>("until", "截止日", "Last day"),
        field<&T::reference>("reference", "文号", "Document"),
        field<&T::irregular_code_reason>("irregular_code_reason", "接受理由",
                                         "Reason for accepting the code"),
        field<&T::by>("by", "经办人", "Entered by")};
};
template <>
struct Shape<lists::Ended> : EventShape<"ended", "移出名单", "Membership ended"> {
    using T = lists::Ended;
    static constexpr std::array fields{field<&T::from>("from", "起始日", "First day"),
                                       field<&T::until>("until", "截止日", "Last day"),
                                       field<&T::reference>("reference", "文号", "Document"),
                                       field<&T::by>("by", "经办人", "Ended by")};
};
template <>
struct Shape<lists::Annulled> : EventShape<"annulled", "撤销录入", "Entry annulled"> {
    using T = lists::Annulled;
    static constexpr std::array fields{field<&T::from>("from", "起始日", "First day"),
                                       field<&T::reason>("reason", "理由", "Reason"),
                                       field<&T::by>("by", "经办人", "Annulled by")};
};

template <>
struct Shape<lists::List> {
    using T = lists::List;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::owner>("owner", "主管单位", "Kept by"),
                                       field<&T::details>("details", "内容", "Details"),
                                       field<&T::imports>("imports", "导入次数", "Imports")};
};
template <>
struct Shape<lists::Period> {
    using T = lists::Period;
    static constexpr std::array fields{
        field<&T::from>("from", "起始日", "First day"),
        field<&T::until>("until", "截止日", "Last day"),
        field<&T::reference>("reference", "文号", "Document"),
        field<&T::entered_by>("entered_by", "录入人", "Entered by"),
        field<&T::end_reference>("end_reference", "终止文号", "Document of the end"),
        field<&T::ended_by>("ended_by", "终止经办人", "Ended by")};
};
template <>
struct Shape<lists::Member> {
    using T = lists::Member;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"), field<&T::list>("list", "名单", "List"),
        field<&T::subject>("subject", "代码或专利号", "Code or number"),
        field<&T::name>("name", "名称", "Name"),
        field<&T::periods>("periods", "在册期间", "Periods")};
};

}  // namespace zhirong
