#include "platform/spreadsheet/workbook.h"

#include <algorithm>
#include <charconv>
#include <map>

#include "base/text.h"
#include "platform/spreadsheet/archive.h"
#include "platform/spreadsheet/refusals.h"
#include "platform/spreadsheet/table_builder.h"
#include "platform/spreadsheet/xml.h"

namespace zhirong::spreadsheet {
namespace {

constexpr int last_row = 1'048'576;          // ECMA-376 §18.3.1.73 as Excel keeps it
constexpr std::size_t last_column = 16'384;  // XFD
constexpr std::size_t most_shared_strings = 2'000'000;
constexpr std::size_t most_styles = 100'000;

std::optional<int> whole(std::optional<std::string_view> text) {
    int value = 0;
    if (!text) return std::nullopt;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc{} || end != text->data() + text->size() || value < 0)
        return std::nullopt;
    return value;
}

bool is_true(std::optional<std::string_view> text) { return text == "1" || text == "true"; }

// What a part refers to: by id, the part and what kind of thing it is.
struct Relation {
    std::string kind;  // the last segment of its type: "worksheet"
    std::string part;
};

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? "" : part.substr(0, slash + 1);
}

// Relative to the folder of the part that refers to it; "../" does not occur inside a workbook
// but for parts that a table does not need.
std::string resolved(const std::string& folder, std::string_view target) {
    if (target.starts_with('/')) return std::string(target.substr(1));
    return folder + std::string(target);
}

class RelationReader : public XmlHandler {
public:
    explicit RelationReader(std::string folder) : folder_(std::move(folder)) {}
    std::map<std::string, Relation, std::less<>> relations;

    Result<std::monostate> start(std::string_view name, const Attributes& attributes) override {
        if (name != "Relationship") return {};
        const auto id = attributes.find("Id");
        const auto type = attributes.find("Type");
        const auto target = attributes.find("Target");
        if (!id || !type || !target) return {};
        relations[std::string(*id)] = {std::string(type->substr(type->rfind('/') + 1)),
                                       resolved(folder_, *target)};
        return {};
    }
    Result<std::monostate> end(std::string_view) override { return {}; }

    std::optional<std::string> part_of_kind(std::string_view kind) const {
        for (const auto& [id, relation] : relations)
            if (relation.kind == kind) return relation.part;
        return std::nullopt;
    }

private:
    std::string folder_;
};

class WorkbookReader : public XmlHandler {
public:
    Epoch epoch = Epoch::of_1900;
    std::string sheet;  // the relation's id

    Result<std::monostate> start(std::string_view name, const Attributes& attributes) override {
        if (name == "workbookPr" && is_true(attributes.find("date1904"))) epoch = Epoch::of_1904;
        if (name == "sheet" && sheet.empty() &&
            attributes.find("state").value_or("visible") == "visible")
            sheet = attributes.find("id").value_or("");
        return {};
    }
    Result<std::monostate> end(std::string_view) override { return {}; }
};

// Which cell formats show a number as a date.
class StyleReader : public XmlHandler {
public:
    std::vector<bool> is_date;  // by the cell's style

    Result<std::monostate> start(std::string_view name, const Attributes& attributes) override {
        if (name == "numFmt") {
            if (const auto id = whole(attributes.find("numFmtId")))
                custom_[*id] = is_date_format(attributes.find("formatCode").value_or(""));
        } else if (name == "cellXfs") {
            in_formats_ = true;
        } else if (name == "xf" && in_formats_ && is_date.size() < most_styles) {
            const int id = whole(attributes.find("numFmtId")).value_or(0);
            const auto custom = custom_.find(id);
            is_date.push_back(custom == custom_.end() ? is_date_format(id) : custom->second);
        }
        return {};
    }
    Result<std::monostate> end(std::string_view name) override {
        if (name == "cellXfs") in_formats_ = false;
        return {};
    }

private:
    std::map<int, bool> custom_;
    bool in_formats_ = false;
};

class SharedStringReader : public XmlHandler {
public:
    explicit SharedStringReader(const TableLimits& limits) : limits_(limits) {}
    std::vector<std::string> strings;

    Result<std::monostate> start(std::string_view name, const Attributes&) override {
        if (name == "si") {
            if (strings.size() == most_shared_strings || bytes_ > limits_.text_bytes)
                return refuse(too_large, "",
                              {{"what", "共享文本"},
                               {"what_en", "The shared text"},
                               {"expected", std::to_string(limits_.text_bytes)},
                               {"found", std::to_string(bytes_)}});
            strings.emplace_back();
        }
        if (name == "rPh") in_reading_aid_ = true;
        in_text_ = name == "t" && !in_reading_aid_ && !strings.empty();
        return {};
    }
    Result<std::monostate> end(std::string_view name) override {
        if (name == "rPh") in_reading_aid_ = false;
        in_text_ = false;
        return {};
    }
    void text(std::string_view piece) override {
        if (!in_text_) return;
        bytes_ += piece.size();
        // One byte above the limit is enough to refuse the cell.
        if (strings.back().size() <= limits_.cell_bytes) strings.back() += piece;
    }

private:
    TableLimits limits_;
    std::size_t bytes_ = 0;
    bool in_text_ = false;
    bool in_reading_aid_ = false;  // Phonetic runs say the same text again.
};

class SheetReader : public XmlHandler {
public:
    SheetReader(const std::vector<std::string>& shared, const std::vector<bool>& is_date,
                Epoch epoch, const TableLimits& limits, const TakeRow& take)
        : shared_(shared),
          is_date_(is_date),
          epoch_(epoch),
          limits_(limits),
          builder_(limits, take) {}

    Result<std::monostate> start(std::string_view name, const Attributes& attributes) override {
        in_text_ = false;
        if (name == "row") return start_row(attributes);
        if (name == "c") return start_cell(attributes);
        if (name == "rPh") in_reading_aid_ = true;
        in_text_ = in_cell_ && (name == "v" || (name == "t" && !in_reading_aid_));
        return {};
    }
    Result<std::monostate> end(std::string_view name) override {
        in_text_ = false;
        if (name == "rPh") in_reading_aid_ = false;
        if (name != "c" || !in_cell_) return {};
        in_cell_ = false;
        return builder_.add(column_, TRY(value()));
    }
    void text(std::string_view piece) override {
        if (in_text_ && text_.size() <= limits_.cell_bytes) text_ += piece;
    }
    Result<std::monostate> finish() { return builder_.finish(); }

private:
    Result<std::monostate> start_row(const Attributes& attributes) {
        const int number =
            attributes.find("r") ? whole(attributes.find("r")).value_or(0) : row_ + 1;
        if (number < 1 || number > last_row)
            return refuse(damaged, "", {{"part", "row"}, {"found", std::to_string(number)}});
        row_ = number;
        next_column_ = 0;
        return builder_.begin_row(number);
    }

    Result<std::monostate> start_cell(const Attributes& attributes) {
        if (row_ == 0) return refuse(damaged, "", {{"part", "c"}, {"found", "no row"}});
        column_ = next_column_;
        if (const auto reference = attributes.find("r")) {
            const auto column = column_of(*reference);
            if (!column)
                return refuse(damaged, "", {{"part", "c"}, {"found", std::string(*reference)}});
            column_ = *column;
        }
        next_column_ = column_ + 1;
        type_ = attributes.find("t").value_or("n");
        style_ = static_cast<std::size_t>(whole(attributes.find("s")).value_or(0));
        text_.clear();
        in_cell_ = true;
        return {};
    }

    static std::optional<std::size_t> column_of(std::string_view reference) {
        std::size_t column = 0;
        for (const char c : reference) {
            if (c < 'A' || c > 'Z') break;
            column = column * 26 + static_cast<std::size_t>(c - 'A') + 1;
            if (column > last_column) return std::nullopt;
        }
        return column == 0 ? std::nullopt : std::optional(column - 1);
    }

    std::unexpected<Refusals> unreadable(const char* zh, const char* en) const {
        const std::string cell = cell_name(column_, row_);
        return refuse(bad_cell, cell,
                      {{"cell", cell}, {"found", text_}, {"expected", zh}, {"expected_en", en}});
    }

    Result<std::string> value() {
        if (type_ == "inlineStr" || type_ == "str" || text_.empty()) return std::move(text_);
        if (type_ == "s") {
            const auto index = whole(text_);
            if (!index || static_cast<std::size_t>(*index) >= shared_.size())
                return unreadable("共享文本的序号", "the number of a shared text");
            return shared_[static_cast<std::size_t>(*index)];
        }
        if (type_ == "b") return std::string(is_true(text_) ? "TRUE" : "FALSE");
        if (type_ == "d") return text_.substr(0, text_.find('T'));
        if (type_ == "e") {
            const std::string cell = cell_name(column_, row_);
            return refuse(cell_error, cell, {{"cell", cell}, {"found", text_}});
        }
        return number();
    }

    Result<std::string> number() {
        auto plain = plain_number(text_);
        if (!plain) return unreadable("数值", "a number");
        if (style_ < is_date_.size() && is_date_[style_]) {
            auto date = date_text(*plain, epoch_);
            if (!date) return unreadable("日期", "a date");
            return *std::move(date);
        }
        if (has_lost_digits(*plain)) {
            const std::string cell = cell_name(column_, row_);
            return refuse(long_number, cell, {{"cell", cell}});
        }
        return *std::move(plain);
    }

    const std::vector<std::string>& shared_;
    const std::vector<bool>& is_date_;
    Epoch epoch_;
    TableLimits limits_;
    TableBuilder builder_;
    int row_ = 0;
    std::size_t column_ = 0;
    std::size_t next_column_ = 0;
    std::string type_;
    std::size_t style_ = 0;
    std::string text_;
    bool in_cell_ = false;
    bool in_text_ = false;
    bool in_reading_aid_ = false;
};

std::string relations_of(const std::string& part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

}  // namespace

Result<std::monostate> read_workbook(std::string_view bytes, const TableLimits& limits,
                                     const TakeRow& take) {
    ArchiveReader archive = TRY(ArchiveReader::open(bytes, limits));
    if (!archive.has("_rels/.rels"))
        return refuse(
            unknown_format, "",
            {{"found", "不含表格的压缩文件"}, {"found_en", "an archive without a workbook"}});
    RelationReader package("");
    CHECKED(read_xml(archive, "_rels/.rels", package));
    const auto workbook_part = package.part_of_kind("officeDocument");
    if (!workbook_part)
        return refuse(
            unknown_format, "",
            {{"found", "不含表格的压缩文件"}, {"found_en", "an archive without a workbook"}});

    WorkbookReader workbook;
    CHECKED(read_xml(archive, *workbook_part, workbook));
    RelationReader parts(folder_of(*workbook_part));
    CHECKED(read_xml(archive, relations_of(*workbook_part), parts));
    const auto sheet_relation = parts.relations.find(workbook.sheet);
    if (sheet_relation == parts.relations.end() || sheet_relation->second.kind != "worksheet")
        return refuse(unknown_format, "",
                      {{"found", "没有可见工作表的文件"}, {"found_en", "without a visible sheet"}});

    StyleReader styles;
    if (const auto part = parts.part_of_kind("styles"); part && archive.has(*part))
        CHECKED(read_xml(archive, *part, styles));
    SharedStringReader shared(limits);
    if (const auto part = parts.part_of_kind("sharedStrings"); part && archive.has(*part))
        CHECKED(read_xml(archive, *part, shared));
    SheetReader sheet(shared.strings, styles.is_date, workbook.epoch, limits, take);
    CHECKED(read_xml(archive, sheet_relation->second.part, sheet));
    return sheet.finish();
}

}  // namespace zhirong::spreadsheet
