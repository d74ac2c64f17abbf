#include "features/proposal/batch.h"

#include <algorithm>

namespace zhirong::proposal {
namespace {

constexpr RefusalKind grade_form{
    "proposal.grade_form", 422,
    "“{found}”应写作“统一社会信用代码:等级”，例如 91430100MA4L8K2N6B:t3",
    "“{found}” must read code:grade, such as 91430100MA4L8K2N6B:t3"};

}  // namespace

Result<std::map<std::string, std::string>> read_grades(const std::string& text) {
    std::map<std::string, std::string> grades;
    std::string word;
    const auto take = [&]() -> Result<std::monostate> {
        if (word.empty()) return {};
        const std::size_t colon = word.find(':');
        if (colon == std::string::npos || colon == 0 || colon + 1 == word.size())
            return refuse(grade_form, "grades", {{"found", word}});
        std::string grade = word.substr(colon + 1);
        std::ranges::transform(grade, grade.begin(), [](char c) {
            return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
        });
        grades[word.substr(0, colon)] = std::move(grade);
        word.clear();
        return {};
    };
    for (const char c : text) {
        if (c == ',' || c == ';' || c == ' ' || c == '\n' || c == '\t' || c == '\r')
            CHECKED(take());
        else
            word += c;
    }
    CHECKED(take());
    return grades;
}

Money together(const std::vector<BatchRow>& rows) {
    Money sum;
    for (const BatchRow& row : rows)
        if (row.offer && row.offer->eligible && row.offer->line) sum += *row.offer->line;
    return sum;
}

}  // namespace zhirong::proposal
