#include "core/programme/problem.h"

#include <algorithm>
#include <numeric>
#include <tuple>

namespace zhirong::programme {
namespace {

constexpr std::size_t longest_compared_name = 100;
constexpr std::size_t most_names_listed = 12;

std::size_t edit_distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(row.begin(), row.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        std::size_t diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t changed = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({row[j] + 1, row[j - 1] + 1, changed});
        }
    }
    return row[b.size()];
}

}  // namespace

Problem problem(Position position, const RefusalKind& kind, std::vector<Fact> facts) {
    const Refusal refusal{&kind, {}, std::move(facts)};
    return {position, kind.code, in_chinese(refusal), in_english(refusal)};
}

std::string nearest(std::string_view name, std::span<const std::string> known) {
    if (name.size() > longest_compared_name) return {};
    std::string best;
    std::size_t least = std::string_view::npos;
    for (const std::string& candidate : known) {
        const std::size_t distance = edit_distance(name, candidate);
        if (distance < least && distance <= (candidate.size() + 2) / 3) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

Hint hint(std::string_view name, std::span<const std::string> known) {
    if (const std::string near = nearest(name, known); !near.empty())
        return {"；是否为 " + near + "?", "; did you mean " + near + "?"};
    if (known.empty() || known.size() > most_names_listed) return {};
    std::string list;
    for (const std::string& candidate : known) list += (list.empty() ? "" : ", ") + candidate;
    return {"；可用：" + list, "; known are: " + list};
}

void sort_by_position(Problems& problems) {
    std::ranges::stable_sort(problems, {}, [](const Problem& each) {
        return std::tuple(each.position.line, each.position.column);
    });
}

}  // namespace zhirong::programme
