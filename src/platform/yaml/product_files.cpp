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

namespace zhirong::guarantee {

std::expected<Scheme, std::vector<programme::FileProblem>> load_scheme_file(
    const std::filesystem::path& file) {
    return load_versioned_file<Scheme>(file, load_scheme);
}
LoadedSchemes load_schemes(const std::filesystem::path& folder) {
    return load_versions<Scheme>(folder, load_scheme, "scheme");
}

}  // namespace zhirong::guarantee
