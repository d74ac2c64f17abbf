#include "platform/reference_data/appraisal_data.h"

#include <fmt/format.h>

#include <stdexcept>

#include "platform/yaml/programme_files.h"

namespace zhirong {
namespace {

using std::filesystem::path;

// The text of all problems, one a line.
template <class Problems, class Text>
std::string lines_of(const Problems& problems, Text text) {
    std::string lines;
    for (const auto& problem : problems) lines += (lines.empty() ? "" : "\n") + text(problem);
    return lines;
}

template <class T>
T from(const path& file, Result<T> (*load)(const Tree&)) {
    const auto tree = programme::read_yaml_file(file);
    if (!tree)
        throw std::runtime_error(lines_of(tree.error(), [](const programme::FileProblem& problem) {
            return programme::to_text(problem, programme::Language::zh) + " / " +
                   programme::to_text(problem, programme::Language::en);
        }));
    Result<T> loaded = load(*tree);
    if (!loaded)
        throw std::runtime_error(lines_of(loaded.error().all, [&](const Refusal& refusal) {
            return fmt::format("{}{}{}: {} / {}", file.string(), refusal.field.empty() ? "" : ": ",
                               refusal.field, in_chinese(refusal), in_english(refusal));
        }));
    return *std::move(loaded);
}

}  // namespace

AppraisalData load_appraisal_data(const path& folder) {
    return {from(folder / "indicators-patent-pledge.yaml", appraisal::load_indicators),
            from(folder / "technology-life.yaml", appraisal::load_technology_lives),
            from(folder / "royalty-ranges.yaml", appraisal::load_royalty_ranges),
            from(folder / "market-corrections.yaml", appraisal::load_corrections),
            from(folder / "loan-to-value.yaml", appraisal::load_loan_to_values)};
}

}  // namespace zhirong
