// A document of any bytes is rights in WIPO ST.96 or told what is wrong with it; rows keep the
// promises of a table.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/st96/st96.h"

using namespace zhirong;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const spreadsheet::TableLimits limits;
    int before = 0;
    const auto read = st96::read_rights(
        std::string_view(reinterpret_cast<const char*>(data), size), limits,
        [&](const TableRow& row) -> Result<std::monostate> {
            ensure(row.number > before);
            before = row.number;
            ensure(!row.cells.empty() && row.cells.size() <= limits.columns);
            for (const std::string& cell : row.cells)
                ensure(cell.size() <= limits.cell_bytes && count_characters(cell));
            return {};
        });
    ensure(read || !read.error().all.empty());
    return 0;
}
