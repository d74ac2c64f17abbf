#include "platform/spreadsheet/xml.h"

#include <expat.h>

#include <exception>
#include <functional>
#include <memory>

#include "base/ensure.h"
#include "platform/spreadsheet/refusals.h"

namespace zhirong::spreadsheet {
namespace {

constexpr char after_space = '\n';  // no namespace has one

// What stands before a name is its prefix or, where they are resolved, its namespace.
std::string_view without_prefix(std::string_view name) {
    std::size_t before = name.rfind(after_space);
    if (before == std::string_view::npos) before = name.rfind(':');
    return before == std::string_view::npos ? name : name.substr(before + 1);
}
std::string_view space_of(std::string_view name) {
    const std::size_t end = name.rfind(after_space);
    return end == std::string_view::npos ? std::string_view{} : name.substr(0, end);
}

// No exception may pass through the parser's C: what goes wrong is kept until it has returned.
struct Reading {
    XML_Parser parser;
    XmlHandler& handler;
    std::optional<Refusals> refused;
    std::exception_ptr thrown;
    bool has_document_type = false;

    template <class Act>
    void run(Act&& act) {
        if (refused || thrown) return;
        if (handler.asks_for_place())
            handler.place.line = static_cast<std::int64_t>(XML_GetCurrentLineNumber(parser));
        try {
            Result<std::monostate> result = act();
            if (!result) refused = std::move(result).error();
        } catch (...) {
            thrown = std::current_exception();
        }
        if (refused || thrown) XML_StopParser(parser, XML_FALSE);
    }
};

Reading& reading_of(void* data) { return *static_cast<Reading*>(data); }

void on_start(void* data, const char* name, const char** attributes) {
    reading_of(data).run([&] {
        reading_of(data).handler.place.space = space_of(name);
        return reading_of(data).handler.start(without_prefix(name),
                                              XmlHandler::Attributes(attributes));
    });
}
void on_end(void* data, const char* name) {
    reading_of(data).run([&] { return reading_of(data).handler.end(without_prefix(name)); });
}
void on_text(void* data, const char* text, int size) {
    reading_of(data).run([&]() -> Result<std::monostate> {
        reading_of(data).handler.text({text, static_cast<std::size_t>(size)});
        return {};
    });
}
// No workbook has one; entities that grow without end have.
void on_document_type(void* data, const char*, const char*, const char*, int) {
    reading_of(data).has_document_type = true;
    XML_StopParser(reading_of(data).parser, XML_FALSE);
}

}  // namespace

std::optional<std::string_view> XmlHandler::Attributes::find(std::string_view name) const {
    for (const char** each = list_; *each != nullptr; each += 2)
        if (without_prefix(*each) == name) return std::string_view(each[1]);
    return std::nullopt;
}

namespace {

// Hands pieces of the document to what it is given, until that says no.
using Feed = std::function<bool(std::string_view piece)>;
using Source = std::function<Result<std::monostate>(const Feed& feed)>;

Result<std::monostate> read_from(const Source& source, const std::string& part,
                                 XmlHandler& handler) {
    const std::unique_ptr<XML_ParserStruct, void (*)(XML_Parser)> parser(
        handler.asks_for_place() ? XML_ParserCreateNS(nullptr, after_space)
                                 : XML_ParserCreate(nullptr),
        [](XML_Parser each) { XML_ParserFree(each); });
    ensure(parser != nullptr);
    Reading reading{.parser = parser.get(), .handler = handler, .refused = {}, .thrown = {}};
    XML_SetUserData(parser.get(), &reading);
    XML_SetElementHandler(parser.get(), on_start, on_end);
    XML_SetCharacterDataHandler(parser.get(), on_text);
    XML_SetStartDoctypeDeclHandler(parser.get(), on_document_type);

    const auto feed = [&](std::string_view piece, bool last) {
        return XML_Parse(parser.get(), piece.data(), static_cast<int>(piece.size()),
                         last ? XML_TRUE : XML_FALSE) == XML_STATUS_OK;
    };
    bool good = true;
    CHECKED(source([&](std::string_view piece) { return good = feed(piece, false); }));
    if (good) good = feed({}, true);
    if (reading.thrown) std::rethrow_exception(reading.thrown);
    if (reading.refused) return std::unexpected(*std::move(reading.refused));
    if (reading.has_document_type)
        return refuse(damaged, "", {{"part", part}, {"found", "DOCTYPE"}});
    if (!good)
        return refuse(damaged, "",
                      {{"part", part},
                       {"found", std::string("XML, line ") +
                                     std::to_string(XML_GetCurrentLineNumber(parser.get()))}});
    return {};
}

}  // namespace

Result<std::monostate> read_xml(ArchiveReader& archive, const std::string& part,
                                XmlHandler& handler) {
    return read_from([&](const Feed& feed) { return archive.read(part, feed); }, part, handler);
}

Result<std::monostate> read_xml(std::string_view document, const std::string& part,
                                XmlHandler& handler) {
    constexpr std::size_t piece = std::size_t{1} << 20;  // expat counts in int
    return read_from(
        [&](const Feed& feed) -> Result<std::monostate> {
            for (std::size_t at = 0; at < document.size(); at += piece)
                if (!feed(document.substr(at, piece))) break;
            return {};
        },
        part, handler);
}

}  // namespace zhirong::spreadsheet
