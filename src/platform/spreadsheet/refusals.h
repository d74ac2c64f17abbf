#pragma once
// How a file can fail to be a table. `field` names the cell, such as "C12", where there is one.
#include "base/result.h"

namespace zhirong::spreadsheet {

inline constexpr RefusalKind empty_file{"spreadsheet.empty", 400,
                                        "文件为空：应为 .xlsx 或 .csv 文件",
                                        "The file is empty: expected an .xlsx or .csv file"};
inline constexpr RefusalKind unknown_format{
    "spreadsheet.format", 415, "文件是{found}，应为 .xlsx 或 .csv：请在表格软件中另存为其中一种",
    "The file is {found_en}; expected .xlsx or .csv: save it as one of these"};
inline constexpr RefusalKind too_large{"spreadsheet.too_large", 413,
                                       "{what}超过上限 {expected}，实际 {found}：请拆分文件",
                                       "{what_en} exceeds {expected}, found {found}: split the "
                                       "file"};
inline constexpr RefusalKind inflated{
    "spreadsheet.inflated", 422,
    "压缩内容“{part}”展开后超过原大小的 {expected} 倍，不像正常的表格，已停止读取",
    "“{part}” unpacks to more than {expected} times its size, as no honest sheet does; reading "
    "stopped"};
inline constexpr RefusalKind damaged{
    "spreadsheet.damaged", 422, "文件损坏或不完整（{part}：{found}）：请在表格软件中打开并重新保存",
    "The file is damaged or cut off ({part}: {found}): open it in a spreadsheet program and save "
    "it again"};
inline constexpr RefusalKind encoding{
    "spreadsheet.encoding", 422,
    "第 {row} 行既不是 UTF-8 也不是 GB18030 编码：请另存为“CSV UTF-8”或 .xlsx",
    "Row {row} is neither UTF-8 nor GB18030: save the file as “CSV UTF-8” or .xlsx"};
inline constexpr RefusalKind quotes{"spreadsheet.quotes", 422,
                                    "第 {row} 行第 {column} 列的引号有误：{found}",
                                    "Row {row}, column {column}: {found_en}"};
inline constexpr RefusalKind cell_error{"spreadsheet.cell_error", 422,
                                        "单元格 {cell} 的公式结果为错误值 {found}，应为数值或文本",
                                        "Cell {cell} holds the error {found}; expected a value"};
inline constexpr RefusalKind long_number{
    "spreadsheet.long_number", 422,
    "单元格 {cell} 以数字保存，超过 15 位后已丢失准确值：请把该列设为文本格式后重新填写",
    "Cell {cell} is stored as a number and has lost its digits after the 15th: format the column "
    "as text and enter it again"};
inline constexpr RefusalKind bad_cell{"spreadsheet.cell", 422,
                                      "单元格 {cell} 的内容“{found}”无法读取，应为{expected}",
                                      "Cell {cell} holds “{found}”, expected {expected_en}"};

}  // namespace zhirong::spreadsheet
