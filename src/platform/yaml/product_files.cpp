#include "platform/yaml/product_files.h"

#include <algorithm>

namespace zhirong::lending {

using programme::FileProblem;
using std::filesystem::path;

namespace {

constexpr RefusalKind overlap{
    "product.overlap", 422, "与 {found} 的同名产品在同一天有效：请给较早的版本写明 until",
    "In force on the same day as {found}: give the earlier version an `until`"};

bool is_product_file(const path& file) {
    const std::string name = file.filename().string();
    return name.starts_with("product") && name.ends_with(".yaml");
}

bool overlap_each_other(const Product& a, const Product& b) {
    return !(a.until && *a.until < b.from) && !(b.until && *b.until < a.from);
}

}  // namespace

std::expected<Product, std::vector<FileProblem>> load_product_file(const path& file) {
    auto tree = programme::read_yaml_file(file);
    if (!tree) return std::unexpected(std::move(tree).error());
    auto loaded = load_product(*tree);
    if (loaded) return *std::move(loaded);
    std::vector<FileProblem> all;
    for (programme::Problem& each : loaded.error()) all.push_back({file, std::move(each)});
    return std::unexpected(std::move(all));
}

LoadedProducts load_products(const path& folder) {
    LoadedProducts loaded;
    std::error_code ignored;
    if (!std::filesystem::is_directory(folder, ignored)) return loaded;
    std::vector<path> files;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder))
        if (entry.is_regular_file() && is_product_file(entry.path())) files.push_back(entry.path());
    std::ranges::sort(files);
    std::vector<std::pair<Product, path>> read;
    for (const path& file : files) {
        auto product = load_product_file(file);
        if (!product) {
            loaded.problems.insert(loaded.problems.end(), product.error().begin(),
                                   product.error().end());
            continue;
        }
        const auto other = std::ranges::find_if(read, [&](const auto& each) {
            return each.first.id == product->id && overlap_each_other(each.first, *product);
        });
        if (other != read.end()) {
            loaded.problems.push_back(
                {file, programme::problem(product->content.position, overlap,
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

}  // namespace zhirong::lending
