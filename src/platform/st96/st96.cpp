#include "platform/st96/st96.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>
#include <vector>

#include "platform/spreadsheet/table_builder.h"
#include "platform/spreadsheet/xml.h"

namespace zhirong::st96 {
namespace {

constexpr RefusalKind nothing_known{
    "st96.no_right", 422,
    "文件中没有专利（pat:BibliographicData）或者商标（tmk:Trademark）：请提供 WIPO ST.96 "
    "格式的文件",
    "Neither a patent (pat:BibliographicData) nor a trademark (tmk:Trademark) is in the file: give "
    "one in WIPO ST.96"};

// In the order of `titles`.
enum Place : std::size_t {
    kind,
    number,
    title,
    holder,
    credit_code,
    classes,
    filed,
    granted,
    valid_until,
    sign,
    goods,
};
constexpr std::array<const char*, 11> titles{
    "权利种类", "号码",           "名称",     "权利人",   "统一社会信用代码", "分类号",
    "申请日",   "授权或者注册日", "有效期至", "商标文字", "商品服务"};

// Where text goes, by the element and the one that must be around it; empty: anywhere.
struct Rule {
    std::string_view element;
    std::string_view within;
    Place place;
    bool further = false;  // of several, the later ones too, with a sign between them
};
constexpr std::array patent_rules{
    Rule{"PatentNumber", "PatentGrantIdentification", number},
    Rule{"ApplicationNumberText", "ApplicationIdentification", number},
    Rule{"FilingDate", "ApplicationIdentification", filed},
    Rule{"GrantDate", "PatentGrantIdentification", granted},
    Rule{"InventionTitle", "InventionTitleBag", title},
};
constexpr std::array trademark_rules{
    Rule{"RegistrationNumber", "Trademark", number}, Rule{"ApplicationDate", "Trademark", filed},
    Rule{"RegistrationDate", "Trademark", granted},  Rule{"ExpiryDate", "Trademark", valid_until},
    Rule{"MarkVerbalElementText", "", sign},
};

class Rights : public spreadsheet::XmlHandler {
public:
    Rights(const spreadsheet::TableLimits& limits, const spreadsheet::TakeRow& take)
        : builder_(limits, take) {}

    Result<std::monostate> start(std::string_view name, const Attributes&) override {
        path_.emplace_back(name);
        text_.clear();
        if (!in_right_ && (name == "BibliographicData" || name == "Trademark")) {
            in_right_ = true;
            depth_ = path_.size();
            cells_ = {};
            cells_[kind] = name == "Trademark" ? "注册商标" : "";
            symbol_ = {};
            goods_.clear();
            owner_rank_ = no_owner;
        }
        if (name == "IPCRClassification" || name == "IPCClassification") symbol_ = {};
        return {};
    }
    void text(std::string_view piece) override {
        constexpr std::size_t most = std::size_t{1} << 16;
        if (in_right_ && text_.size() < most) text_ += piece;
    }
    Result<std::monostate> end(std::string_view name) override {
        if (in_right_) keep(name);
        const bool whole = in_right_ && path_.size() == depth_;
        path_.pop_back();
        text_.clear();
        if (!whole) return {};
        in_right_ = false;
        return row();
    }
    Result<std::monostate> finish() {
        if (rows_ == 0) return refuse(nothing_known);
        return builder_.finish();
    }

private:
    static constexpr int no_owner = 3;

    bool within(std::string_view element) const {
        return std::ranges::find(path_, element) != path_.end();
    }
    const std::string& parent() const {
        static const std::string none;
        return path_.size() < 2 ? none : path_[path_.size() - 2];
    }

    void keep(std::string_view name) {
        const bool mark = path_[depth_ - 1] == "Trademark";
        for (const Rule& rule :
             mark ? std::span<const Rule>(trademark_rules) : std::span<const Rule>(patent_rules))
            if (rule.element == name && (rule.within.empty() || parent() == rule.within ||
                                         (rule.within != "Trademark" && within(rule.within))))
                if (cells_[rule.place].empty() || rule.element == "PatentNumber")
                    cells_[rule.place] = text_;
        keep_owner(name);
        if (mark)
            keep_goods(name);
        else
            keep_class(name);
    }

    // The owner of record before an assignee, and that before who applied.
    void keep_owner(std::string_view name) {
        if (name != "OrganizationStandardName" && name != "EntityName" &&
            name != "PersonFullName" && name != "PartyIdentifier")
            return;
        const int rank = within("OwnerBag")       ? 0
                         : within("AssigneeBag")  ? 1
                         : within("ApplicantBag") ? 2
                                                  : no_owner;
        if (rank == no_owner || rank > owner_rank_) return;
        if (rank < owner_rank_) cells_[holder] = cells_[credit_code] = "";
        owner_rank_ = rank;
        std::string& cell = cells_[name == "PartyIdentifier" ? credit_code : holder];
        if (cell.empty()) cell = text_;
    }

    void keep_class(std::string_view name) {
        if (!within("IPCRClassification") && !within("IPCClassification")) return;
        if (name == "Section" || name == "Class" || name == "Subclass" || name == "MainGroup" ||
            name == "Subgroup")
            symbol_[std::string(name)] = text_;
        if (name == "PatentClassificationSymbolText") symbol_["text"] = text_;
        if (name != "IPCRClassification" && name != "IPCClassification") return;
        std::string symbol = symbol_["text"];
        std::erase(symbol, ' ');
        if (symbol.empty() && !symbol_["Subclass"].empty()) {
            symbol = symbol_["Section"] + symbol_["Class"] + symbol_["Subclass"];
            if (!symbol_["MainGroup"].empty())
                symbol += symbol_["MainGroup"] + "/" + symbol_["Subgroup"];
        }
        if (symbol.empty()) return;
        cells_[classes] += (cells_[classes].empty() ? "" : "；") + symbol;
    }

    // A class with its text; the office's own class of four digits is the similar group.
    void keep_goods(std::string_view name) {
        if (name == "NationalClassNumber" && text_.size() == 4) group_ = text_;
        if (!within("ClassDescription")) return;
        if (name == "ClassNumber") nice_ = text_;
        if (name == "GoodsServicesDescriptionText")
            goods_ += (goods_.empty() ? "" : "；") + nice_ + "/" + group_ + "/" + text_;
    }

    Result<std::monostate> row() {
        if (rows_ == 0) {
            CHECKED(builder_.begin_row(1));
            for (std::size_t i = 0; i < titles.size(); ++i) CHECKED(builder_.add(i, titles[i]));
        }
        ++rows_;
        CHECKED(builder_.begin_row(rows_ + 1));
        cells_[goods] = goods_;
        if (cells_[title].empty()) cells_[title] = cells_[sign];
        for (std::size_t i = 0; i < cells_.size(); ++i)
            CHECKED(builder_.add(i, std::move(cells_[i])));
        return {};
    }

    spreadsheet::TableBuilder builder_;
    std::vector<std::string> path_;
    std::string text_;
    bool in_right_ = false;
    std::size_t depth_ = 0;
    int rows_ = 0;
    std::array<std::string, titles.size()> cells_;
    std::map<std::string, std::string> symbol_;
    std::string nice_;
    std::string group_;
    std::string goods_;
    int owner_rank_ = no_owner;
};

}  // namespace

Result<std::monostate> read_rights(std::string_view document,
                                   const spreadsheet::TableLimits& limits,
                                   const spreadsheet::TakeRow& take) {
    Rights rights(limits, take);
    CHECKED(spreadsheet::read_xml(document, "ST.96", rights));
    return rights.finish();
}

}  // namespace zhirong::st96
