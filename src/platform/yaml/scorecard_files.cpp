#include "platform/yaml/scorecard_files.h"

namespace zhirong::grading {

using programme::FileProblem;
using std::filesystem::path;

namespace {

template <class Loaded, class Load>
std::expected<Loaded, std::vector<FileProblem>> load_file(const path& file, Load load) {
    auto tree = programme::read_yaml_file(file);
    if (!tree) return std::unexpected(std::move(tree).error());
    auto loaded = load(*tree);
    if (loaded) return *std::move(loaded);
    std::vector<FileProblem> all;
    for (programme::Problem& each : loaded.error()) all.push_back({file, std::move(each)});
    return std::unexpected(std::move(all));
}

}  // namespace

std::expected<Scorecard, std::vector<FileProblem>> load_scorecard_file(const path& file) {
    return load_file<Scorecard>(file, load_scorecard);
}

std::expected<Segmentation, std::vector<FileProblem>> load_segmentation_file(
    const path& file, const Scorecard& scorecard) {
    return load_file<Segmentation>(
        file, [&](const Tree& tree) { return load_segmentation(tree, scorecard); });
}

}  // namespace zhirong::grading
