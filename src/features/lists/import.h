#pragma once
// What becomes of a file when it is imported into a list: judged row by row first, so that a person
// sees everything before anything changes; and the same judgement is what the import applies.
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "base/table.h"
#include "features/lists/lists.h"

namespace zhirong::lists {

enum class Verdict {
    enters,   // a new period
    ends,     // a period that is there gets the file's last day
    already,  // it is there
    refused
};

// What holds for rows that do not say it themselves.
struct ImportDefaults {
    std::optional<Date> from;
    std::optional<Date> until;
    std::string reference;
};

struct JudgedRow {
    int number = 0;
    Verdict verdict = Verdict::refused;
    std::string subject;  // as far as it could be read
    std::string name;
    std::optional<Date> from;
    std::optional<Date> until;
    std::string reference;
    std::optional<std::string> irregular_code_reason;
    Refusals problems;  // of a refused row; each field is the cell, such as "C12"
};

struct Judgement {
    std::vector<JudgedRow> rows;
    std::vector<std::string> ignored;  // headers that mean nothing here

    std::int64_t count(Verdict verdict) const;
    // What a person agreed to: which rows are refused, and so which are to hold afterwards. A row
    // that somebody else has meanwhile entered the same way changes nothing about that.
    std::string refused_rows() const;
};

using MembersBySubject = std::map<std::string, Member, std::less<>>;

// Refused as a whole where the file is no such table. Otherwise every row has its verdict; the
// rows before it in the file count as done.
Result<Judgement> judge(const List& list, const Table& table, const ImportDefaults& defaults,
                        MembersBySubject members, const Actor& actor);

// The header of a file that can be imported, for people to fill in.
std::vector<std::string> template_header(SubjectKind kind);

}  // namespace zhirong::lists

namespace zhirong {

template <>
struct EnumNames<lists::Verdict> {
    using enum lists::Verdict;
    using V = lists::Verdict;
    static constexpr std::array names{EnumName<V>{enters, "enters", "新增", "Enters"},
                                      EnumName<V>{ends, "ends", "终止", "Ends"},
                                      EnumName<V>{already, "already", "已在名单", "Already there"},
                                      EnumName<V>{refused, "refused", "不接受", "Refused"}};
};

}  // namespace zhirong
