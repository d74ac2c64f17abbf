#include "app/resources.h"

#include <fmt/format.h>

#include <array>
#include <stdexcept>

namespace zhirong {
namespace {

using std::filesystem::path;

bool has_resources(const path& folder) {
    std::error_code ignored;
    return std::filesystem::exists(folder / "reference" / "calendar-cn.json", ignored) &&
           std::filesystem::is_directory(folder / "programmes", ignored);
}

}  // namespace

programme::LoadedLibrary load_programmes(const path& folder) {
    auto loaded = programme::load_library(folder);
    if (loaded.problems.empty()) return loaded;
    std::string problems;
    for (const programme::FileProblem& each : loaded.problems)
        problems += (problems.empty() ? "" : "\n") +
                    programme::to_text(each, programme::Language::zh) + '\n' +
                    programme::to_text(each, programme::Language::en);
    throw std::runtime_error(problems);
}

path find_resources(const path& given) {
    if (!given.empty()) {
        if (has_resources(given)) return given;
        throw std::runtime_error(
            fmt::format("{0} 中没有 reference/ 和 programmes/ / {0} has no reference/ and "
                        "programmes/: name the folder that holds both",
                        given.string()));
    }
    std::error_code ignored;
    const path program = std::filesystem::read_symlink("/proc/self/exe", ignored).parent_path();
    // Built in build/ of the sources, or installed as <prefix>/bin/zhirong.
    const std::array candidates{program.parent_path(), program.parent_path() / "share" / "zhirong",
                                std::filesystem::current_path(ignored)};
    for (const path& candidate : candidates)
        if (has_resources(candidate)) return candidate;
    throw std::runtime_error(
        "找不到 reference/ 和 programmes/，请用 --resources 指明所在目录 / reference/ and "
        "programmes/ were not found: name the folder that holds both with --resources");
}

}  // namespace zhirong
