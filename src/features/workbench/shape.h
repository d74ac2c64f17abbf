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
    static constexpr std::tuple fields{
        field("title", &T::title, "底稿名称", "Title", not_blank),
        field("financing", &T::financing, "所属融资", "Financing"),
        field("rights", &T::rights, "评估对象", "Rights to be valued", not_blank),
        field("base_date", &T::base_date, "评估基准日", "Base date"),
        field("purpose", &T::purpose, "评估目的", "Purpose", not_blank)};
};
template <>
struct Shape<workbench::Save> {
    using T = workbench::Save;
    static constexpr std::tuple fields{
        field("saves", &T::saves, "打开时的保存次数", "Saves when it was opened", not_negative),
        field("sheet", &T::sheet, "底稿内容", "Sheet")};
};
template <>
struct Shape<workbench::Finish> {
    using T = workbench::Finish;
    static constexpr std::tuple fields{
        field("saves", &T::saves, "打开时的保存次数", "Saves when it was opened", not_negative),
        field("number", &T::number, "底稿编号", "Number", not_blank),
        field("sheet", &T::sheet, "底稿内容", "Sheet")};
};
template <>
struct Shape<workbench::Discard> {
    static constexpr std::tuple fields{
        field("reason", &workbench::Discard::reason, "作废理由", "Reason", long_text)};
};
template <>
struct Shape<workbench::Copy> {
    using T = workbench::Copy;
    static constexpr std::tuple fields{
        field("title", &T::title, "新底稿名称", "Title of the new file", not_blank),
        field("base_date", &T::base_date, "新评估基准日", "Another base date")};
};

template <>
struct Shape<workbench::Opened> : EventShape<"opened", "开立底稿", "Working file opened"> {
    using T = workbench::Opened;
    static constexpr std::tuple fields{
        field("on", &T::on, "日期", "Date"),
        field("by", &T::by, "开立人", "By"),
        field("organisation", &T::organisation, "机构", "Organisation"),
        field("title", &T::title, "名称", "Title"),
        field("financing", &T::financing, "融资", "Financing"),
        field("subjects", &T::subjects, "评估对象", "Rights"),
        field("base_date", &T::base_date, "评估基准日", "Base date"),
        field("purpose", &T::purpose, "评估目的", "Purpose"),
        field("copied_from", &T::copied_from, "复制自", "Copied from"),
        field("sheet", &T::sheet, "内容", "Sheet")};
};
template <>
struct Shape<workbench::Saved> : EventShape<"saved", "保存底稿", "Working file saved"> {
    using T = workbench::Saved;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "保存人", "By"),
                                       field("sheet", &T::sheet, "内容", "Sheet")};
};
template <>
struct Shape<workbench::Finished> : EventShape<"finished", "完成底稿", "Working file finished"> {
    using T = workbench::Finished;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "完成人", "By"),
                                       field("number", &T::number, "底稿编号", "Number"),
                                       field("sheet", &T::sheet, "输入", "Inputs"),
                                       field("basis", &T::basis, "依据", "What it rests on"),
                                       field("calculation", &T::calculation, "结果", "Result"),
                                       field("digest", &T::digest, "摘要", "Digest")};
};
template <>
struct Shape<workbench::Discarded> : EventShape<"discarded", "作废底稿", "Working file discarded"> {
    using T = workbench::Discarded;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("by", &T::by, "作废人", "By"),
                                       field("reason", &T::reason, "理由", "Reason")};
};
template <>
struct Shape<workbench::Used> : EventShape<"used", "报告采用底稿", "Taken up by a report"> {
    using T = workbench::Used;
    static constexpr std::tuple fields{field("on", &T::on, "日期", "Date"),
                                       field("valuation", &T::valuation, "评估", "Valuation"),
                                       field("report", &T::report, "报告编号", "Report"),
                                       field("readers", &T::readers, "可阅机构", "Readers")};
};

template <>
struct Shape<workbench::WorkingFile> {
    using T = workbench::WorkingFile;
    static constexpr std::tuple fields{
        field("id", &T::id, "编号", "Id"),
        field("organisation", &T::organisation, "机构", "Organisation"),
        field("title", &T::title, "名称", "Title"),
        field("financing", &T::financing, "融资", "Financing"),
        field("subjects", &T::subjects, "评估对象", "Rights"),
        field("base_date", &T::base_date, "评估基准日", "Base date"),
        field("purpose", &T::purpose, "评估目的", "Purpose"),
        field("copied_from", &T::copied_from, "复制自", "Copied from"),
        field("stage", &T::stage, "阶段", "Stage"),
        field("sheet", &T::sheet, "内容", "Sheet"),
        field("saves", &T::saves, "保存次数", "Saves"),
        field("opened_on", &T::opened_on, "开立日", "Opened on"),
        field("finished", &T::finished, "完成", "Finished"),
        field("uses", &T::uses, "采用", "Uses")};
};

}  // namespace zhirong
