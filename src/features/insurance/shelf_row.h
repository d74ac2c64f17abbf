#pragma once
#include "base/tree.h"
#include "core/insurance/product.h"

namespace zhirong::insurance {

// A product as a list shows it, with what it is looked for by.
Tree summary(const Product& product);

}  // namespace zhirong::insurance
