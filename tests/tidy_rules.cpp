#include "tidy_rules.h"

#include <algorithm>
#include <array>
#include <cctype>
#include <optional>
#include <set>
#include <sstream>

namespace zhirong {
namespace {

bool is_cpp(std::string_view path) { return path.ends_with(".cpp") || path.ends_with(".h"); }

bool is_test(std::string_view path) { return path.ends_with("_test.cpp"); }

std::vector<std::string> split(std::string_view text, char separator) {
    std::vector<std::string> parts;
    for (std::size_t begin = 0;;) {
        const std::size_t end = text.find(separator, begin);
        parts.emplace_back(text.substr(begin, end - begin));
        if (end == std::string_view::npos) return parts;
        begin = end + 1;
    }
}

std::string trimmed(std::string_view text) {
    const auto is_blank = [](char c) { return c == ' ' || c == '\r' || c == '\t'; };
    while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
    while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
    return std::string(text);
}

std::string at(const std::string& path, std::size_t line) {
    return path + ":" + std::to_string(line) + ": ";
}

// Comments and the contents of literals become spaces; the lines stay where they were.
std::string code_only(std::string_view text) {
    enum class In { code, line_comment, block_comment, string, character, raw };
    std::string code(text);
    std::string raw_end;
    In in = In::code;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const std::string_view rest = text.substr(i);
        const auto blank = [&](std::size_t count) {
            for (std::size_t k = i; k < std::min(i + count, code.size()); ++k) {
                if (code[k] != '\n') code[k] = ' ';
            }
            i += count - 1;
        };
        switch (in) {
            case In::code:
                if (rest.starts_with("//")) {
                    in = In::line_comment;
                    blank(2);
                } else if (rest.starts_with("/*")) {
                    in = In::block_comment;
                    blank(2);
                } else if (rest.starts_with("R\"")) {
                    const std::size_t open = rest.find('(');
                    if (open == std::string_view::npos) break;
                    raw_end = ")" + std::string(rest.substr(2, open - 2)) + "\"";
                    in = In::raw;
                    blank(open + 1);
                } else if (rest.front() == '"') {
                    in = In::string;
                } else if (rest.front() == '\'') {
                    // A separator of digits is no literal: 1'000.
                    const bool in_number =
                        i > 0 && std::isalnum(static_cast<unsigned char>(text[i - 1]));
                    if (!in_number) in = In::character;
                }
                break;
            case In::line_comment:
                if (rest.front() == '\n') {
                    in = In::code;
                } else {
                    blank(1);
                }
                break;
            case In::block_comment:
                if (rest.starts_with("*/")) {
                    in = In::code;
                    blank(2);
                } else {
                    blank(1);
                }
                break;
            case In::string:
            case In::character:
                if (rest.front() == '\\') {
                    blank(2);
                } else if (rest.front() == (in == In::string ? '"' : '\'')) {
                    in = In::code;
                } else {
                    blank(1);
                }
                break;
            case In::raw:
                if (rest.starts_with(raw_end)) {
                    in = In::code;
                    blank(raw_end.size());
                } else {
                    blank(1);
                }
                break;
        }
    }
    return code;
}

struct Include {
    std::size_t line;
    bool quoted;
    std::string path;
};

std::vector<Include> includes_of(std::string_view text) {
    std::vector<Include> found;
    const std::vector<std::string> lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        std::string line = trimmed(lines[i]);
        if (!line.starts_with("#")) continue;
        line = trimmed(std::string_view(line).substr(1));
        if (!line.starts_with("include")) continue;
        line = trimmed(std::string_view(line).substr(7));
        if (line.empty()) continue;
        const bool quoted = line.front() == '"';
        const std::size_t end = line.find(quoted ? '"' : '>', 1);
        found.push_back({i + 1, quoted, line.substr(1, end - 1)});
    }
    return found;
}

// The place of a word, whole, or nothing.
std::optional<std::size_t> find_word(std::string_view text, std::string_view word) {
    const auto in_word = [](char c) {
        return std::isalnum(static_cast<unsigned char>(c)) || c == '_';
    };
    for (std::size_t i = text.find(word); i != std::string_view::npos; i = text.find(word, i + 1)) {
        const std::size_t end = i + word.size();
        const bool starts = i == 0 || !in_word(text[i - 1]) || !in_word(word.front());
        const bool ends = end == text.size() || !in_word(text[end]) || !in_word(word.back());
        if (starts && ends) return i;
    }
    return {};
}

// From the top of the dependencies to their ground.
constexpr std::array<std::string_view, 5> layers{"app", "features", "platform", "core", "base"};

std::optional<std::size_t> layer_index(std::string_view folder) {
    const auto found = std::ranges::find(layers, folder);
    if (found == layers.end()) return {};
    return static_cast<std::size_t>(found - layers.begin());
}

// src/features/loan/schedule.cpp -> loan
std::string feature_of(std::string_view path) {
    const std::vector<std::string> parts = split(path, '/');
    return parts.size() > 3 && parts[0] == "src" && parts[1] == "features" ? parts[2] : "";
}

bool meets_the_world(std::string_view path) {
    std::string name = split(path, '/').back();
    for (std::string_view ending : {"_test.cpp", ".cpp"}) {
        if (name.ends_with(ending)) {
            name.resize(name.size() - ending.size());
            return name == "routes" || name.ends_with("_routes") || name == "store";
        }
    }
    return false;
}

bool is_pure(std::string_view path) {
    return !is_test(path) && (path.starts_with("src/base/") || path.starts_with("src/core/") ||
                              (path.starts_with("src/features/") && !meets_the_world(path)));
}

struct Line {
    std::size_t number;
    std::string name;
    std::string rest;
};

// "name: rest" per line.
std::vector<Line> named_lines(std::string_view text) {
    std::vector<Line> found;
    const std::vector<std::string> lines = split(text, '\n');
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const std::string line = trimmed(std::string_view(lines[i]).substr(0, lines[i].find('#')));
        if (line.empty()) continue;
        const std::size_t colon = line.find(':');
        if (colon == std::string::npos) {
            found.push_back({i + 1, line, ""});
        } else {
            found.push_back({i + 1, trimmed(std::string_view(line).substr(0, colon)),
                             trimmed(std::string_view(line).substr(colon + 1))});
        }
    }
    return found;
}

using Graph = std::map<std::string, std::set<std::string>>;

// A way from `from` to `to`, both named, or empty.
std::vector<std::string> path_between(const Graph& graph, const std::string& from,
                                      const std::string& to, std::set<std::string>& seen) {
    if (from == to) return {to};
    if (!seen.insert(from).second) return {};
    const auto next = graph.find(from);
    if (next == graph.end()) return {};
    for (const std::string& step : next->second) {
        std::vector<std::string> way = path_between(graph, step, to, seen);
        if (!way.empty()) {
            way.insert(way.begin(), from);
            return way;
        }
    }
    return {};
}

bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t k) { return static_cast<unsigned char>(text[k]); };
        const unsigned char lead = byte(i);
        std::size_t length = 1;
        if (lead >= 0x80) {
            if (lead >= 0xc2 && lead <= 0xdf) {
                length = 2;
            } else if (lead >= 0xe0 && lead <= 0xef) {
                length = 3;
            } else if (lead >= 0xf0 && lead <= 0xf4) {
                length = 4;
            } else {
                return false;
            }
        }
        if (i + length > text.size()) return false;
        for (std::size_t k = 1; k < length; ++k) {
            if ((byte(i + k) & 0xc0) != 0x80) return false;
        }
        i += length;
    }
    return true;
}

// "LoanManager.tsx" -> loan, manager, tsx
std::vector<std::string> words_of(std::string_view name) {
    std::vector<std::string> words{""};
    for (char c : name) {
        const auto byte = static_cast<unsigned char>(c);
        if (!std::isalnum(byte)) {
            words.emplace_back();
            continue;
        }
        if (std::isupper(byte)) words.emplace_back();
        words.back() += static_cast<char>(std::tolower(byte));
    }
    return words;
}

}  // namespace

Complaints check_layers(const Files& files) {
    Complaints complaints;
    for (const auto& [path, text] : files) {
        if (!path.starts_with("src/") || !is_cpp(path)) continue;
        const std::string own = split(path, '/')[1];
        const auto from = layer_index(own);
        if (!from) {
            complaints.push_back(at(path, 1) + own +
                                 " is no layer; src has app, features, platform, core and base");
            continue;
        }
        for (const Include& include : includes_of(text)) {
            if (!include.quoted) continue;
            if (!files.contains("src/" + include.path)) {
                complaints.push_back(at(path, include.line) + "\"" + include.path +
                                     "\" is no file under src; name it by its path from src, or in "
                                     "<> if it is a library's");
                continue;
            }
            const auto to = layer_index(split(include.path, '/')[0]);
            if (!to || *to >= *from) continue;
            complaints.push_back(at(path, include.line) + own + " may not include " + include.path +
                                 "; app -> features -> platform -> core -> base");
        }
    }
    return complaints;
}

Complaints check_feature_purity(const Files& files) {
    Complaints complaints;
    for (const auto& [path, text] : files) {
        if (!path.starts_with("src/features/") || !is_cpp(path) || meets_the_world(path)) continue;
        for (const Include& include : includes_of(text)) {
            if (!include.quoted || !include.path.starts_with("platform/")) continue;
            complaints.push_back(at(path, include.line) +
                                 "only routes.cpp and store.cpp of a feature may include " +
                                 include.path + "; take what it gives as an argument");
        }
    }
    return complaints;
}

Complaints check_feature_dependencies(const Files& files, std::string_view pairs) {
    const std::string list = "src/features/dependencies.txt";
    Complaints complaints;
    Graph allowed;
    for (const Line& line : named_lines(pairs)) {
        std::istringstream words(line.rest);
        for (std::string word; words >> word;) {
            std::set<std::string> seen;
            const std::vector<std::string> way = path_between(allowed, word, line.name, seen);
            if (!way.empty()) {
                std::string circle = line.name;
                for (const std::string& step : way) circle += " -> " + step;
                complaints.push_back(at(list, line.number) + "a circle: " + circle);
                continue;
            }
            allowed[line.name].insert(word);
        }
    }
    Graph unused = allowed;
    for (const auto& [path, text] : files) {
        const std::string own = feature_of(path);
        if (own.empty() || !is_cpp(path) || is_test(path)) continue;
        for (const Include& include : includes_of(text)) {
            const std::string other = include.quoted ? feature_of("src/" + include.path) : "";
            if (other.empty() || other == own) continue;
            unused[own].erase(other);
            if (!allowed[own].contains(other)) {
                complaints.push_back(at(path, include.line) + own + " includes " + other +
                                     ", which " + list + " does not say");
            }
            if (include.path != "features/" + other + "/" + other + ".h") {
                complaints.push_back(
                    at(path, include.line) +
                    "of another feature only its main header may be included: features/" + other +
                    "/" + other + ".h");
            }
        }
    }
    for (const auto& [feature, others] : unused) {
        for (const std::string& other : others) {
            complaints.push_back(at(list, 1) + "nothing in " + feature + " includes " + other +
                                 " any more; remove the pair");
        }
    }
    return complaints;
}

Complaints check_purity(const Files& files) {
    constexpr std::array<std::string_view, 13> impure_headers{
        "fstream", "filesystem", "iostream", "random",   "thread",       "mutex",       "ctime",
        "locale",  "atomic",     "future",   "unistd.h", "sys/socket.h", "shared_mutex"};
    constexpr std::array<std::string_view, 10> impure_words{
        "system_clock::now", "steady_clock::now", "random_device", "getenv",      "setlocale",
        "gettimeofday",      "clock_gettime",     "fopen",         "this_thread", "thread_local"};
    Complaints complaints;
    for (const auto& [path, text] : files) {
        if (!is_cpp(path) || !is_pure(path)) continue;
        for (const Include& include : includes_of(text)) {
            if (include.quoted ||
                std::ranges::find(impure_headers, include.path) == impure_headers.end()) {
                continue;
            }
            complaints.push_back(
                at(path, include.line) + "<" + include.path +
                "> in a file that is to be pure; take what it gives as an argument");
        }
        const std::vector<std::string> lines = split(code_only(text), '\n');
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (std::string_view word : impure_words) {
                if (!find_word(lines[i], word)) continue;
                complaints.push_back(
                    at(path, i + 1) + std::string(word) +
                    " in a file that is to be pure; take its result as an argument");
            }
        }
    }
    return complaints;
}

Complaints check_floating_point(const Files& files, std::string_view exceptions) {
    const std::string list = "tests/floating_point.txt";
    constexpr std::array<std::string_view, 3> numeric{"valuation", "grading", "simulation"};
    Complaints complaints;
    std::map<std::string, std::size_t> allowed;
    for (const Line& line : named_lines(exceptions)) {
        allowed[line.name] = line.number;
        if (line.rest.empty())
            complaints.push_back(at(list, line.number) + "say why after a colon");
    }
    std::set<std::string> used;
    for (const auto& [path, text] : files) {
        if (!path.starts_with("src/") || !is_cpp(path)) continue;
        if (std::ranges::find(numeric, feature_of(path)) != numeric.end()) continue;
        if (path.starts_with("src/core/appraisal/")) continue;
        const std::vector<std::string> lines = split(code_only(text), '\n');
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!find_word(lines[i], "double") && !find_word(lines[i], "float")) continue;
            if (allowed.contains(path)) {
                used.insert(path);
                continue;
            }
            complaints.push_back(
                at(path, i + 1) +
                "floating point outside appraisal, valuation, grading and simulation; use Money "
                "or Ratio, or say why in " +
                list);
        }
    }
    for (const auto& [path, line] : allowed) {
        if (!used.contains(path)) {
            complaints.push_back(at(list, line) + path + " has no floating point; remove the line");
        }
    }
    return complaints;
}

Complaints check_names(const Files& files) {
    constexpr std::array<std::string_view, 8> empty_names{
        "util", "utils", "utility", "utilities", "helper", "helpers", "common", "manager"};
    Complaints complaints;
    for (const auto& [path, text] : files) {
        for (const std::string& word : words_of(path)) {
            if (std::ranges::find(empty_names, word) == empty_names.end()) continue;
            complaints.push_back(
                path + ": '" + word +
                "' says nothing; name the file for what is in it, beside its user");
        }
    }
    return complaints;
}

Complaints check_left_overs(const Files& files) {
    // In two parts, or this file would be the first to be complained about.
    const std::array<std::string, 3> marks{std::string("TO") + "DO", std::string("FIX") + "ME",
                                           std::string("HA") + "CK"};
    Complaints complaints;
    for (const auto& [path, text] : files) {
        const std::vector<std::string> lines = split(text, '\n');
        for (std::size_t i = 0; i < lines.size(); ++i) {
            for (const std::string& mark : marks) {
                if (!find_word(lines[i], mark)) continue;
                complaints.push_back(at(path, i + 1) + mark + ": finish it or file an issue");
            }
        }
    }
    return complaints;
}

Complaints check_text(const Files& files) {
    Complaints complaints;
    for (const auto& [path, text] : files) {
        if (text.starts_with("\xef\xbb\xbf"))
            complaints.push_back(at(path, 1) + "a byte order mark");
        if (!text.empty() && !text.ends_with('\n')) {
            complaints.push_back(path + ": no line end at the end");
        }
        const std::vector<std::string> lines = split(text, '\n');
        for (std::size_t i = 0; i < lines.size(); ++i) {
            if (!is_utf8(lines[i])) complaints.push_back(at(path, i + 1) + "not UTF-8");
            if (lines[i].contains('\r'))
                complaints.push_back(at(path, i + 1) + "a carriage return");
            if (is_cpp(path) && lines[i].contains('\t')) {
                complaints.push_back(at(path, i + 1) + "a tab; write spaces, or \\t in a text");
            }
        }
    }
    return complaints;
}

}  // namespace zhirong
