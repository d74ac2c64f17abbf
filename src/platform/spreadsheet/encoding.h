#pragma once
#include <string>
#include <string_view>

#include "base/result.h"

namespace zhirong::spreadsheet {

// UTF-8 of what Excel may have saved: UTF-8 with or without byte order mark, else GB18030. Text
// that is both is UTF-8: by chance that befalls only a few characters of GB18030. Refused naming
// the first line that is neither.
Result<std::string> to_utf8(std::string_view bytes);

}  // namespace zhirong::spreadsheet
