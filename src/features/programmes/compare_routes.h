#pragma once
#include <functional>

#include "core/programme/compare.h"
#include "features/programmes/programmes.h"

namespace zhirong {
class Api;
struct ReferenceData;
}  // namespace zhirong
namespace zhirong::programmes {

// All that the book holds, as rows; asked within one moment.
using ReadBook = std::function<programme::Book(View&)>;

// Two versions over the whole existing book. All but `read_book` is kept by reference.
void add_compare_routes(Api& api, const Shelf& shelf, const ReferenceData& reference,
                        ReadBook read_book);

}  // namespace zhirong::programmes
