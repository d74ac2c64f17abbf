#pragma once
// Loan products, insurance products and guarantee schemes from the disk.
#include "core/guarantee/scheme.h"
#include "core/insurance/product.h"
#include "core/lending/product.h"
#include "platform/yaml/versioned_files.h"

namespace zhirong::lending {

std::expected<Product, std::vector<programme::FileProblem>> load_product_file(
    const std::filesystem::path& file);
using LoadedProducts = Versions<Product>;
LoadedProducts load_products(const std::filesystem::path& folder);

}  // namespace zhirong::lending

namespace zhirong::insurance {

std::expected<Product, std::vector<programme::FileProblem>> load_product_file(
    const std::filesystem::path& file);
using LoadedProducts = Versions<Product>;
LoadedProducts load_products(const std::filesystem::path& folder);

}  // namespace zhirong::insurance

namespace zhirong::guarantee {

std::expected<Scheme, std::vector<programme::FileProblem>> load_scheme_file(
    const std::filesystem::path& file);
using LoadedSchemes = Versions<Scheme>;
LoadedSchemes load_schemes(const std::filesystem::path& folder);

}  // namespace zhirong::guarantee
