#include "platform/yaml/programme_files.h"

#include <algorithm>
#include <cerrno>
#include <fstream>
#include <system_error>

#include "platform/yaml/yaml.h"

namespace zhirong::programme {
namespace {

using std::filesystem::path;

constexpr std::size_t most_files = 10'000;

std::vector<FileProblem> in_file(const path& file, const Problems& problems) {
    std::vector<FileProblem> all;
    for (const Problem& each : problems) all.push_back({file, each});
    return all;
}

template <class Predicate>
std::vector<path> files_below(const path& folder, Predicate wanted) {
    std::vector<path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file() || !wanted(entry.path().filename().string())) continue;
        files.push_back(entry.path());
        if (files.size() > most_files)
            throw std::system_error(E2BIG, std::generic_category(), folder.string());
    }
    std::ranges::sort(files);
    return files;
}

}  // namespace

std::string to_text(const FileProblem& each, Language language) {
    const Position at = each.problem.position;
    return each.file.string() + ":" + std::to_string(at.line) + ":" + std::to_string(at.column) +
           ": " + (language == Language::zh ? each.problem.zh : each.problem.en) + " [" +
           each.problem.code + "]";
}

namespace {

std::string text_of(const path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream || std::filesystem::is_directory(file))
        throw std::system_error(errno != 0 ? errno : EISDIR, std::generic_category(),
                                file.string());
    // One byte more than is allowed, so that the reader sees that the file is too large.
    std::string text(yaml::largest_file + 1, '\0');
    stream.read(text.data(), static_cast<std::streamsize>(text.size()));
    text.resize(static_cast<std::size_t>(stream.gcount()));
    return text;
}

std::expected<Tree, std::vector<FileProblem>> read_text(const path& file, const std::string& text) {
    auto tree = yaml::parse_yaml(text);
    if (!tree) return std::unexpected(in_file(file, tree.error()));
    return *std::move(tree);
}

std::expected<Programme, std::vector<FileProblem>> load_text(const path& file,
                                                             const std::string& text) {
    auto tree = read_text(file, text);
    if (!tree) return std::unexpected(std::move(tree).error());
    auto programme = load(*tree);
    if (!programme) return std::unexpected(in_file(file, programme.error()));
    return *std::move(programme);
}

}  // namespace

std::expected<Tree, std::vector<FileProblem>> read_yaml_file(const path& file) {
    return read_text(file, text_of(file));
}

std::expected<Programme, std::vector<FileProblem>> load_programme_file(const path& file) {
    return load_text(file, text_of(file));
}

LoadedLibrary load_library(const path& folder) {
    LoadedLibrary result;
    const auto is_programme = [](const std::string& name) {
        return name.ends_with(".yaml") &&
               (name == "programme.yaml" || name.starts_with("programme-"));
    };
    for (const path& file : files_below(folder, is_programme)) {
        const std::string text = text_of(file);
        auto programme = load_text(file, text);
        if (!programme) {
            for (FileProblem& each : programme.error()) result.problems.push_back(std::move(each));
            continue;
        }
        const std::string version = programme->version;
        if (auto added = result.library.add(*std::move(programme)); !added) {
            const Refusal& refusal = added.error().first();
            result.problems.push_back(
                {file, {{1, 1}, refusal.kind->code, in_chinese(refusal), in_english(refusal)}});
            continue;
        }
        const path cases = file.parent_path() / "cases.yaml";
        result.texts[version] = {text, std::filesystem::exists(cases) ? text_of(cases) : ""};
    }
    return result;
}

std::vector<path> case_files(const path& folder) {
    return files_below(folder, [](const std::string& name) { return name == "cases.yaml"; });
}

}  // namespace zhirong::programme
