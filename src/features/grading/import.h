#pragma once
// Figures of firms, facts of patents and demands as tables write them, one a row. A file is judged
// row by row first, so that a person sees everything before anything changes; and the same
// judgement is what the import applies.
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "base/table.h"
#include "features/grading/grading.h"

namespace zhirong::gradings {

enum class ImportVerdict { enters, already, refused };

// What holds for rows that do not say it themselves.
struct ImportDefaults {
    std::optional<Date> as_of;
    std::string source;
};

template <class Content>
struct JudgedRow {
    int number = 0;
    ImportVerdict verdict = ImportVerdict::refused;
    std::string subject;  // credit code or patent number, as far as it could be read
    std::string name;
    Content content{};
    Refusals problems;  // of a refused row; each field is the cell, such as "C12"
};
template <class Content>
struct Judgement {
    std::vector<JudgedRow<Content>> rows;
    std::vector<std::string> ignored;  // titles that mean nothing here

    std::int64_t count(ImportVerdict verdict) const {
        std::int64_t count = 0;
        for (const auto& row : rows) count += row.verdict == verdict ? 1 : 0;
        return count;
    }
    // What a person agreed to: which rows are refused.
    std::string refused_rows() const {
        std::string text;
        for (const auto& row : rows)
            if (row.verdict == ImportVerdict::refused) text += std::to_string(row.number) + ' ';
        return text;
    }
};

// What is on record of the subjects of a file.
template <class R>
using Known = std::map<std::string, R, std::less<>>;

// By whom, on which business date; `own`: the credit code of the actor's organisation.
struct Importing {
    const Actor& actor;
    std::string own;
    Date today;
    ImportDefaults defaults;
};

Result<Judgement<FiguresStated>> judge_figures(const Table& table, const Importing& importing,
                                               const Known<FirmFigures>& known);
// `on_register`: the numbers of the file that the register knows, in its form.
Result<Judgement<FactsNoted>> judge_facts(const Table& table, const Importing& importing,
                                          const Known<PatentFacts>& known,
                                          const std::set<std::string>& on_register);
Result<Judgement<DemandSurveyed>> judge_demands(const Table& table, const Importing& importing,
                                                const Known<Demand>& known);

// The patent numbers and credit codes of a file that can be read, in the form of the register.
std::vector<std::string> numbers_of(const Table& table);
std::vector<std::string> codes_of(const Table& table);

std::vector<std::string> figures_titles();
std::vector<std::string> facts_titles();
std::vector<std::string> demand_titles();

// "陈** 138****5678": enough to tell apart, too little to call.
std::string masked_contact(std::string_view person, std::string_view telephone);

}  // namespace zhirong::gradings

namespace zhirong {

template <>
struct EnumNames<gradings::ImportVerdict> {
    using enum gradings::ImportVerdict;
    using V = gradings::ImportVerdict;
    static constexpr std::array names{EnumName<V>{enters, "enters", "录入", "Enters"},
                                      EnumName<V>{already, "already", "已录入", "Already there"},
                                      EnumName<V>{refused, "refused", "不接受", "Refused"}};
};

}  // namespace zhirong
