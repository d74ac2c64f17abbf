#pragma once
// Loan products from the disk: a folder holds product.yaml, later versions as product-<from>.yaml.
#include <filesystem>

#include "core/lending/product.h"
#include "platform/yaml/programme_files.h"

namespace zhirong::lending {

// std::system_error if the file cannot be read.
std::expected<Product, std::vector<programme::FileProblem>> load_product_file(
    const std::filesystem::path& file);

struct LoadedProducts {
    std::vector<Product> products;                 // by id, then by their first day
    std::vector<programme::FileProblem> problems;  // files with problems are not among the products
};
// All product files below the folder; none where it is not there. Two versions of a product that
// are in force on the same day are a problem of the later file.
LoadedProducts load_products(const std::filesystem::path& folder);

}  // namespace zhirong::lending
