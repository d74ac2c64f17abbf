#include "platform/yaml/product_files.h"

namespace zhirong::lending {

std::expected<Product, std::vector<programme::FileProblem>> load_product_file(
    const std::filesystem::path& file) {
    return load_versioned_file<Product>(file, load_product);
}
LoadedProducts load_products(const std::filesystem::path& folder) {
    return load_versions<Product>(folder, load_product);
}

}  // namespace zhirong::lending

namespace zhirong::insurance {

std::expected<Product, std::vector<programme::FileProblem>> load_product_file(
    const std::filesystem::path& file) {
    return load_versioned_file<Product>(file, load_product);
}
LoadedProducts load_products(const std::filesystem::path& folder) {
    return load_versions<Product>(folder, load_product);
}

}  // namespace zhirong::insurance
