#pragma once
// A product evaluated for all firms of a list at once: what a bank does with a park (notice, case
// 10). The officer picks from the table; each pick becomes a proposal of its own.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/proposal/products.h"

namespace zhirong::proposal {

struct Batch {
    std::string product;
    std::optional<std::string> list;  // of firms; else the shared limit's
    std::optional<std::string> shared_limit;
    lending::Need need;
    std::optional<LifeStage> life_stage;
    // Of firms that the system has no grade of, by credit code: "91430100MA4L8K2N6B:t3, …".
    std::optional<std::string> grades;
    std::optional<std::string> grade_source;
};
struct ProposeBatch {
    Batch batch;
    std::vector<std::string> firms;  // organisations, out of the table
    std::string note;
};

// "code:grade" separated by commas, semicolons or spaces. Refused where one is neither.
Result<std::map<std::string, std::string>> read_grades(const std::string& text);

// How much of the shared limit the firms would use in the order of the table, in all.
Money together(const std::vector<BatchRow>& rows);

}  // namespace zhirong::proposal

namespace zhirong {

template <>
struct Shape<proposal::Batch> {
    using T = proposal::Batch;
    static constexpr std::array fields{
        field<&T::product>("product", "产品", "Product", not_blank),
        field<&T::list>("list", "企业名单", "List of firms"),
        field<&T::shared_limit>("shared_limit", "共用额度", "Shared limit"),
        field<&T::need>("need", "每户需求", "Need of each"),
        field<&T::life_stage>("life_stage", "生命周期阶段", "Life stage"),
        field<&T::grades>("grades", "等级（信用代码:等级）", "Grades (code:grade)", long_text),
        field<&T::grade_source>("grade_source", "等级来源", "Source of the grades", not_blank)};
};
template <>
struct Shape<proposal::ProposeBatch> {
    using T = proposal::ProposeBatch;
    static constexpr std::array fields{
        field<&T::batch>("batch", "批量测算", "Batch"),
        field<&T::firms>("firms", "选中的企业", "Firms picked", not_blank),
        field<&T::note>("note", "说明", "Note", long_text)};
};

}  // namespace zhirong
