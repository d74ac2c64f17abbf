#include "platform/spreadsheet/encoding.h"

#include <iconv.h>

#include <algorithm>

#include "base/ensure.h"
#include "base/text.h"
#include "platform/spreadsheet/refusals.h"

namespace zhirong::spreadsheet {
namespace {

class Converter {
public:
    Converter() : handle_(iconv_open("UTF-8", "GB18030")) {
        ensure(handle_ != reinterpret_cast<iconv_t>(-1));  // glibc carries it everywhere.
    }
    Converter(const Converter&) = delete;
    Converter& operator=(const Converter&) = delete;
    ~Converter() { iconv_close(handle_); }
    iconv_t handle() const { return handle_; }

private:
    iconv_t handle_;
};

}  // namespace

Result<std::string> to_utf8(std::string_view bytes) {
    constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
    std::string_view plain = bytes;
    if (plain.starts_with(byte_order_mark)) plain.remove_prefix(byte_order_mark.size());
    if (count_characters(plain)) return std::string(plain);

    const Converter converter;
    // Two bytes become three, four become four.
    std::string text(bytes.size() * 3 / 2 + 4, '\0');
    char* in = const_cast<char*>(bytes.data());  // iconv does not write there.
    std::size_t in_left = bytes.size();
    char* out = text.data();
    std::size_t out_left = text.size();
    const bool converted =
        iconv(converter.handle(), &in, &in_left, &out, &out_left) != static_cast<std::size_t>(-1);
    if (!converted) {
        const std::string_view before = bytes.substr(0, bytes.size() - in_left);
        return refuse(encoding, "",
                      {{"row", std::to_string(std::ranges::count(before, '\n') + 1)}});
    }
    text.resize(text.size() - out_left);
    return text;
}

}  // namespace zhirong::spreadsheet
