#pragma once
#include "features/studio/draft.h"

namespace zhirong {

template <>
struct EnumNames<studio::Stage> {
    using enum studio::Stage;
    using S = studio::Stage;
    static constexpr std::array names{EnumName<S>{editing, "editing", "起草中", "Being written"},
                                      EnumName<S>{submitted, "submitted", "待审批", "Submitted"},
                                      EnumName<S>{published, "published", "已公布", "Published"},
                                      EnumName<S>{withdrawn, "withdrawn", "已撤回", "Withdrawn"}};
};
template <>
struct EnumNames<studio::Act> {
    using enum studio::Act;
    using A = studio::Act;
    static constexpr std::array names{EnumName<A>{save, "save", "保存", "Save"},
                                      EnumName<A>{submit, "submit", "提交审批", "Submit"},
                                      EnumName<A>{send_back, "send_back", "退回修改", "Send back"},
                                      EnumName<A>{publish, "publish", "批准公布", "Publish"},
                                      EnumName<A>{withdraw, "withdraw", "撤回", "Withdraw"}};
};

namespace studio {
// Characters; what counts are the bytes, which the decision measures.
inline constexpr Limits document{.most_characters = largest_text};
}  // namespace studio

template <>
struct Shape<studio::Open> {
    using T = studio::Open;
    static constexpr std::array fields{
        field<&T::programme>("programme", "方案代号", "Id of the programme", not_blank),
        field<&T::title>("title", "名称（中文）", "Title in Chinese", not_blank),
        field<&T::title_en>("title_en", "名称（英文）", "Title in English", not_blank),
        field<&T::version>("version", "沿用的版本", "Version to begin with")};
};
template <>
struct Shape<studio::Save> {
    using T = studio::Save;
    static constexpr std::array fields{
        field<&T::text>("text", "文本", "Text", studio::document),
        field<&T::cases>("cases", "算例", "Cases", studio::document),
        field<&T::revision>("revision", "所改的稿次", "Revision edited", not_negative)};
};
template <>
struct Shape<studio::Submit> {
    using T = studio::Submit;
    static constexpr std::array fields{
        field<&T::note>("note", "说明", "Note", long_text),
        field<&T::revision>("revision", "稿次", "Revision", not_negative)};
};
template <>
struct Shape<studio::SendBack> {
    static constexpr std::array fields{
        field<&studio::SendBack::opinion>("opinion", "退回意见", "Opinion", long_text)};
};
template <>
struct Shape<studio::Publish> {
    static constexpr std::array fields{
        field<&studio::Publish::opinion>("opinion", "审批意见", "Opinion", long_text)};
};
template <>
struct Shape<studio::Withdraw> {
    static constexpr std::array fields{
        field<&studio::Withdraw::reason>("reason", "撤回原因", "Reason", long_text)};
};
template <>
struct Shape<studio::Opened> : EventShape<"opened", "新建草稿", "Draft opened"> {
    using T = studio::Opened;
    static constexpr std::array fields{field<&T::organisation>("organisation", "机构", "Office"),
                                       field<&T::programme>("programme", "方案", "Programme"),
                                       field<&T::text>("text", "文本", "Text", studio::document),
                                       field<&T::cases>("cases", "算例", "Cases", studio::document),
                                       field<&T::based_on>("based_on", "沿用的版本", "Based on"),
                                       field<&T::author>("author", "起草人", "Author"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::Saved> : EventShape<"saved", "保存草稿", "Draft saved"> {
    using T = studio::Saved;
    static constexpr std::array fields{field<&T::text>("text", "文本", "Text", studio::document),
                                       field<&T::cases>("cases", "算例", "Cases", studio::document),
                                       field<&T::author>("author", "起草人", "Author"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::Submitted> : EventShape<"submitted", "提交审批", "Draft submitted"> {
    using T = studio::Submitted;
    static constexpr std::array fields{field<&T::programme>("programme", "方案", "Programme"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::from>("from", "首日", "First day"),
                                       field<&T::until>("until", "末日", "Last day"),
                                       field<&T::cases>("cases", "通过的算例", "Cases passed"),
                                       field<&T::note>("note", "说明", "Note"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::SentBack> : EventShape<"sent_back", "退回修改", "Draft sent back"> {
    using T = studio::SentBack;
    static constexpr std::array fields{field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::PublishedAs> : EventShape<"published_as", "批准公布", "Draft published"> {
    using T = studio::PublishedAs;
    static constexpr std::array fields{field<&T::publication>("publication", "公布", "Publication"),
                                       field<&T::opinion>("opinion", "意见", "Opinion"),
                                       field<&T::checker>("checker", "审批人", "Checker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::Withdrawn> : EventShape<"withdrawn", "撤回草稿", "Draft withdrawn"> {
    using T = studio::Withdrawn;
    static constexpr std::array fields{field<&T::reason>("reason", "原因", "Reason"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::Opinion> {
    using T = studio::Opinion;
    static constexpr std::array fields{
        field<&T::act>("act", "事项", "Act"), field<&T::person>("person", "人员", "Person"),
        field<&T::words>("words", "意见", "Opinion"), field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<studio::Draft> {
    using T = studio::Draft;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::organisation>("organisation", "机构", "Office"),
        field<&T::programme>("programme", "方案", "Programme"),
        field<&T::text>("text", "文本", "Text", studio::document),
        field<&T::cases>("cases", "算例", "Cases", studio::document),
        field<&T::based_on>("based_on", "沿用的版本", "Based on"),
        field<&T::revision>("revision", "稿次", "Revision"),
        field<&T::authors>("authors", "起草人", "Authors"),
        field<&T::submission>("submission", "提交", "Submission"),
        field<&T::opinions>("opinions", "意见", "Opinions"),
        field<&T::publication>("publication", "公布", "Publication"),
        field<&T::changed_on>("changed_on", "最近变更", "Changed on")};
};

}  // namespace zhirong
