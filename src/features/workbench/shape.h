#pragma once
#include "features/workbench/record.h"

namespace zhirong {

template <>
struct EnumNames<workbench::Stage> {
    using enum workbench::Stage;
    using S = workbench::Stage;
    static constexpr std::array names{EnumName<S>{draft, "draft", "编制中", "Draft"},
                                      EnumName<S>{finished, "finished", "已完成", "Finished"},
                                      EnumName<S>{discarded, "discarded", "已作废", "Discarded"}};
};

template <>
struct Shape<workbench::Open> {
    using T = workbench::Open;
    static constexpr std::array fields{
        field<&T::title>("title", "底稿名称", "Title", not_blank),
        field<&T::financing>("financing", "所属融资", "Financing"),
        field<&T::rights>("rights", "评估对象", "Rights to be valued", not_blank),
        field<&T::base_date>("base_date", "评估基准日", "Base date"),
        field<&T::purpose>("purpose", "评估目的", "Purpose", not_blank)};
};
template <>
struct Shape<workbench::Save> {
    using T = workbench::Save;
    static constexpr std::array fields{
        field<&T::saves>("saves", "打开时的保存次数", "Saves when it was opened", not_negative),
        field<&T::sheet>("sheet", "底稿内容", "Sheet")};
};
template <>
struct Shape<workbench::Finish> {
    using T = workbench::Finish;
    static constexpr std::array fields{
        field<&T::saves>("saves", "打开时的保存次数", "Saves when it was opened", not_negative),
        field<&T::number>("number", "底稿编号", "Number", not_blank),
        field<&T::sheet>("sheet", "底稿内容", "Sheet")};
};
template <>
struct Shape<workbench::Discard> {
    static constexpr std::array fields{
        field<&workbench::Discard::reason>("reason", "作废理由", "Reason", long_text)};
};
template <>
struct Shape<workbench::Copy> {
    using T = workbench::Copy;
    static constexpr std::array fields{
        field<&T::title>("title", "新底稿名称", "Title of the new file", not_blank),
        field<&T::base_date>("base_date", "新评估基准日", "Another base date")};
};

template <>
struct Shape<workbench::Opened> : EventShape<"opened", "开立底稿", "Working file opened"> {
    using T = workbench::Opened;
    static constexpr std::array fields{
        field<&T::on>("on", "日期", "Date"),
        field<&T::by>("by", "开立人", "By"),
        field<&T::organisation>("organisation", "机构", "Organisation"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::subjects>("subjects", "评估对象", "Rights"),
        field<&T::base_date>("base_date", "评估基准日", "Base date"),
        field<&T::purpose>("purpose", "评估目的", "Purpose"),
        field<&T::copied_from>("copied_from", "复制自", "Copied from"),
        field<&T::sheet>("sheet", "内容", "Sheet")};
};
template <>
struct Shape<workbench::Saved> : EventShape<"saved", "保存底稿", "Working file saved"> {
    using T = workbench::Saved;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "保存人", "By"),
                                       field<&T::sheet>("sheet", "内容", "Sheet")};
};
template <>
struct Shape<workbench::Finished> : EventShape<"finished", "完成底稿", "Working file finished"> {
    using T = workbench::Finished;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "完成人", "By"),
                                       field<&T::number>("number", "底稿编号", "Number"),
                                       field<&T::sheet>("sheet", "输入", "Inputs"),
                                       field<&T::basis>("basis", "依据", "What it rests on"),
                                       field<&T::calculation>("calculation", "结果", "Result"),
                                       field<&T::digest>("digest", "摘要", "Digest")};
};
template <>
struct Shape<workbench::Discarded> : EventShape<"discarded", "作废底稿", "Working file discarded"> {
    using T = workbench::Discarded;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::by>("by", "作废人", "By"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<workbench::Used> : EventShape<"used", "报告采用底稿", "Taken up by a report"> {
    using T = workbench::Used;
    static constexpr std::array fields{field<&T::on>("on", "日期", "Date"),
                                       field<&T::valuation>("valuation", "评估", "Valuation"),
                                       field<&T::report>("report", "报告编号", "Report"),
                                       field<&T::readers>("readers", "可阅机构", "Readers")};
};

template <>
struct Shape<workbench::WorkingFile> {
    using T = workbench::WorkingFile;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"),
        field<&T::organisation>("organisation", "机构", "Organisation"),
        field<&T::title>("title", "名称", "Title"),
        field<&T::financing>("financing", "融资", "Financing"),
        field<&T::subjects>("subjects", "评估对象", "Rights"),
        field<&T::base_date>("base_date", "评估基准日", "Base date"),
        field<&T::purpose>("purpose", "评估目的", "Purpose"),
        field<&T::copied_from>("copied_from", "复制自", "Copied from"),
        field<&T::stage>("stage", "阶段", "Stage"),
        field<&T::sheet>("sheet", "内容", "Sheet"),
        field<&T::saves>("saves", "保存次数", "Saves"),
        field<&T::opened_on>("opened_on", "开立日", "Opened on"),
        field<&T::finished>("finished", "完成", "Finished"),
        field<&T::uses>("uses", "采用", "Uses")};
};

}  // namespace zhirong
