#pragma once
// Reads XML as it comes, a part of a workbook as it is unpacked. Names come without their
// namespace's prefix.
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

#include "platform/spreadsheet/archive.h"

namespace zhirong::spreadsheet {

class XmlHandler {
public:
    XmlHandler() = default;
    XmlHandler(const XmlHandler&) = delete;
    XmlHandler& operator=(const XmlHandler&) = delete;
    virtual ~XmlHandler() = default;

    class Attributes {
    public:
        explicit Attributes(const char** list) : list_(list) {}
        std::optional<std::string_view> find(std::string_view name) const;

    private:
        const char** list_;
    };
    // A refusal ends the reading.
    virtual Result<std::monostate> start(std::string_view name, const Attributes& attributes) = 0;
    virtual Result<std::monostate> end(std::string_view name) = 0;
    virtual void text(std::string_view) {}

    // Whether `place` is kept: to know it costs a second look at every character.
    virtual bool asks_for_place() const { return false; }

    // Where the reader stands, while it calls one of the above.
    struct Place {
        std::int64_t line = 1;
        std::string_view space;  // the namespace of the element that starts
    };
    Place place;
};

Result<std::monostate> read_xml(ArchiveReader& archive, const std::string& part,
                                XmlHandler& handler);
// A document on its own; `part` names it in a refusal.
Result<std::monostate> read_xml(std::string_view document, const std::string& part,
                                XmlHandler& handler);

}  // namespace zhirong::spreadsheet
