// Any bytes are one JSON value or refused; what was read is written and read again the same.
#include <cstdint>
#include <string_view>

#include "base/ensure.h"
#include "platform/json/json.h"

using namespace zhirong;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto tree = parse_json(std::string_view(reinterpret_cast<const char*>(data), size));
    if (!tree) return 0;
    const std::string text = write_json(*tree);
    const auto again = parse_json(text);
    ensure(again.has_value() && *again == *tree);
    return 0;
}
