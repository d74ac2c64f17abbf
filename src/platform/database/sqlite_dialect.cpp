#include "platform/database/sqlite_dialect.h"

#include <cstddef>
#include <vector>

namespace zhirong {
namespace {

char lower(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; }

bool is_word(char c) {
    c = lower(c);
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || (c & 0x80) != 0;
}

struct Word {
    std::size_t at;
    std::size_t size;
    std::string lower_case;
};

// Words outside quotes. Comments are not expected in statements: the comment stands in the code.
std::vector<Word> words_of(std::string_view sql) {
    std::vector<Word> words;
    for (std::size_t i = 0; i < sql.size();) {
        if (sql[i] == '\'' || sql[i] == '"') {
            const std::size_t end = sql.find(sql[i], i + 1);
            i = end == std::string_view::npos ? sql.size() : end + 1;
        } else if (is_word(sql[i])) {
            Word word{i, 0, {}};
            for (; i < sql.size() && is_word(sql[i]); ++i) word.lower_case += lower(sql[i]);
            word.size = i - word.at;
            words.push_back(std::move(word));
        } else {
            ++i;
        }
    }
    return words;
}

}  // namespace

std::string in_sqlite_dialect(std::string_view sql) {
    std::string text{sql};
    const std::vector<Word> words = words_of(sql);
    if (words.size() < 2 || words[1].lower_case != "table") return text;
    const bool creates = words[0].lower_case == "create";
    if (!creates && words[0].lower_case != "alter") return text;
    for (auto word = words.rbegin(); word != words.rend(); ++word)
        if (word->lower_case == "bigint") text.replace(word->at, word->size, "integer");
    if (creates) text += words.back().lower_case == "rowid" ? ", strict" : " strict";
    return text;
}

std::string in_postgres_dialect(std::string_view sql) {
    const std::vector<Word> words = words_of(sql);
    const std::size_t count = words.size();
    const bool leaves_out =
        count > 4 && words[0].lower_case == "create" && words[1].lower_case == "table" &&
        words[count - 2].lower_case == "without" && words[count - 1].lower_case == "rowid";
    return std::string(leaves_out ? sql.substr(0, words[count - 2].at) : sql);
}

bool has_word(std::string_view sql, std::string_view lower_case_word) {
    for (const Word& word : words_of(sql))
        if (word.lower_case == lower_case_word) return true;
    return false;
}

}  // namespace zhirong
