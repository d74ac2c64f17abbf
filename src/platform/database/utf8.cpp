#include "platform/database/utf8.h"

#include "base/text.h"

namespace zhirong {

bool is_storable_text(std::string_view text) {
    return count_characters(text).has_value() && text.find('\0') == std::string_view::npos;
}

}  // namespace zhirong
