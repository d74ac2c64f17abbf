#pragma once
// Products of any sort from the disk: a folder holds product.yaml, later versions as
// product-<from>.yaml; of guarantees scheme.yaml.
#include <algorithm>
#include <filesystem>
#include <string_view>

#include "platform/yaml/programme_files.h"

namespace zhirong {

template <class P>
struct Versions {
    std::vector<P> products;                       // by id, then by their first day
    std::vector<programme::FileProblem> problems;  // files with problems are not among the products
};

inline constexpr RefusalKind versions_overlap{
    "product.overlap", 422, "与 {found} 的同名产品在同一天有效：请给较早的版本写明 until",
    "In force on the same day as {found}: give the earlier version an `until`"};

// `load` reads a tree: load_product(). std::system_error if the file cannot be read.
template <class P, class Load>
std::expected<P, std::vector<programme::FileProblem>> load_versioned_file(
    const std::filesystem::path& file, Load load) {
    auto tree = programme::read_yaml_file(file);
    if (!tree) return std::unexpected(std::move(tree).error());
    auto loaded = load(*tree);
    if (loaded) return *std::move(loaded);
    std::vector<programme::FileProblem> all;
    for (programme::Problem& each : loaded.error()) all.push_back({file, std::move(each)});
    return std::unexpected(std::move(all));
}

// All files of that stem below the folder; none where it is not there. Two versions of a product
// that are in force on the same day are a problem of the later file.
template <class P, class Load>
Versions<P> load_versions(const std::filesystem::path& folder, Load load,
                          std::string_view stem = "product") {
    using std::filesystem::path;
    Versions<P> loaded;
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) return loaded;
    std::vector<path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder)) {
        const std::string name = entry.path().filename().string();
        if (entry.is_regular_file() && name.starts_with(stem) && name.ends_with(".yaml"))
            files.push_back(entry.path());
    }
    std::ranges::sort(files);
    std::vector<std::pair<P, path>> read;
    for (const path& file : files) {
        auto product = load_versioned_file<P>(file, load);
        if (!product) {
            loaded.problems.insert(loaded.problems.end(), product.error().begin(),
                                   product.error().end());
            continue;
        }
        const auto other = std::ranges::find_if(read, [&](const auto& each) {
            const P& a = each.first;
            const P& b = *product;
            return a.id == b.id && !(a.until && *a.until < b.from) &&
                   !(b.until && *b.until < a.from);
        });
        if (other != read.end()) {
            loaded.problems.push_back(
                {file, programme::problem(product->content.position, versions_overlap,
                                          {{"found", other->second.string()}})});
            continue;
        }
        read.emplace_back(*std::move(product), file);
    }
    std::ranges::sort(read, [](const auto& a, const auto& b) {
        return std::pair(a.first.id, a.first.from) < std::pair(b.first.id, b.first.from);
    });
    for (auto& each : read) loaded.products.push_back(std::move(each.first));
    return loaded;
}

}  // namespace zhirong
