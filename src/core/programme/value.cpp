#include "core/programme/value.h"

#include <algorithm>
#include <array>
#include <vector>

#include "base/ensure.h"

namespace zhirong::programme {
namespace {

struct UnitRow {
    const char* code;
    const char* zh;
    const char* en;
    const char* form_zh;
    const char* form_en;
    bool ordered;
    bool additive;
};
constexpr std::array<UnitRow, 7> units{{
    {"money", "金额", "money", "以元计、最多两位小数、不为负，如 5000000.00",
     "yuan with at most two decimals, not negative, such as 5000000.00", true, true},
    {"rate", "比率", "rate", "带 % 或 bp，或写作分数，如 45%、15bp、9/20",
     "with % or bp, or a fraction, such as 45%, 15bp, 9/20", true, true},
    {"days", "天数", "days", "不为负的整数，如 90", "a whole number, not negative, such as 90",
     true, true},
    {"count", "个数", "count", "不为负的整数，如 3", "a whole number, not negative, such as 3",
     true, true},
    {"date", "日期", "date", "存在的日期，如 2023-02-02", "a date that exists, such as 2023-02-02",
     true, false},
    {"flag", "是否", "yes or no", "true 或 false", "true or false", false, false},
    {"text", "文字", "text", "不超过 200 字节的文字", "words of at most 200 bytes", false, false},
}};

constexpr std::array<Word, 67> words{{
    {"large", "大型", "large"},
    {"medium", "中型", "medium"},
    {"small", "小型", "small"},
    {"micro", "微型", "micro"},
    {"normal", "正常", "normal"},
    {"special_mention", "关注", "special mention"},
    {"substandard", "次级", "substandard"},
    {"doubtful", "可疑", "doubtful"},
    {"loss", "损失", "loss"},
    {"patent", "专利权", "patent"},
    {"trademark", "注册商标专用权", "trademark"},
    {"patent_and_trademark", "专利权和注册商标专用权", "patent and trademark"},
    {"copyright", "著作权", "copyright"},
    {"mixed", "与其他担保混合", "mixed with other collateral"},
    {"pro_rata_of_paid", "按各方已承担金额的比例", "pro rata of what each bore"},
    {"in_named_order", "按所列顺序", "in the order named"},
    {"geographical_indication", "地理标志", "geographical indication"},
    {"trade_secret", "商业秘密", "trade secret"},
    {"integrated_circuit_layout", "集成电路布图设计", "integrated-circuit layout"},
    {"plant_variety", "植物新品种", "plant variety"},
    {"data", "数据知识产权", "data"},
    {"licence_income", "许可费收益权", "licence income"},
    {"invention", "发明专利", "invention"},
    {"utility_model", "实用新型", "utility model"},
    {"design", "外观设计", "design"},
    {"agriculture", "农、林、牧、渔业", "agriculture"},
    {"industry", "工业", "industry"},
    {"construction", "建筑业", "construction"},
    {"wholesale", "批发业", "wholesale"},
    {"retail", "零售业", "retail"},
    {"transport", "交通运输业", "transport"},
    {"storage", "仓储业", "storage"},
    {"post", "邮政业", "post"},
    {"hotel", "住宿业", "hotels"},
    {"catering", "餐饮业", "catering"},
    {"information_transmission", "信息传输业", "information transmission"},
    {"software", "软件和信息技术服务业", "software and IT services"},
    {"real_estate", "房地产开发经营", "real estate development"},
    {"property_management", "物业管理", "property management"},
    {"leasing_business_services", "租赁和商务服务业", "leasing and business services"},
    {"other", "其他", "other"},
    {"t1", "T1 级", "T1"},
    {"t2", "T2 级", "T2"},
    {"t3", "T3 级", "T3"},
    {"t4", "T4 级", "T4"},
    {"t5", "T5 级", "T5"},
    {"t6", "T6 级", "T6"},
    {"t7", "T7 级", "T7"},
    {"t8", "T8 级", "T8"},
    {"t9", "T9 级", "T9"},
    {"t10", "T10 级", "T10"},
    {"working_capital", "流动资金", "working capital"},
    {"research", "研究开发", "research and development"},
    {"equipment", "购置设备", "equipment"},
    {"ip_operation", "知识产权运营", "operation of rights"},
    {"industrialisation", "产业化", "industrialisation"},
    {"other_use", "其他用途", "another use"},
    {"execution", "专利执行保险", "execution"},
    {"infringed_loss", "被侵权损失保险", "infringed loss"},
    {"infringement_liability", "侵权责任保险", "infringement liability"},
    {"overseas_liability", "海外侵权责任保险", "overseas infringement liability"},
    {"overseas_legal_cost", "海外纠纷法律费用保险", "overseas legal cost"},
    {"application_cost", "申请费用补偿保险", "application cost"},
    {"trade_secret_loss", "商业秘密保险", "trade secret"},
    {"geographical_indication_loss", "地理标志被侵权损失保险", "geographical indication"},
    {"pledge_guarantee", "质押融资保证保险", "pledge-finance guarantee"},
    {"conversion_cost", "成果转化费用损失保险", "technology-conversion cost"},
}};

constexpr RefusalKind malformed{"programme.malformed_value", 400,
                                "{found} 不能作为{unit}；应为{expected}",
                                "{found} does not read as {unit_en}: expected {expected_en}"};

const UnitRow& row(Unit unit) { return units[static_cast<std::size_t>(unit)]; }

std::string shown(const Tree& tree) {
    if (const auto* text = tree.text()) return *text;
    if (const auto* number = tree.integer()) return std::to_string(*number);
    if (const auto* flag = tree.boolean()) return *flag ? "true" : "false";
    return std::string(tree.kind_zh()) + " " + std::string(tree.kind_en());
}

std::optional<std::int64_t> whole(const Tree& tree) {
    const auto* number = tree.integer();
    if (number == nullptr || *number < 0 || *number > largest_count) return std::nullopt;
    return *number;
}

std::optional<Value> read(Unit unit, const Tree& tree) {
    const std::string* text = tree.text();
    switch (unit) {
        case Unit::money: {
            const auto* number = tree.integer();
            const auto money = parse_money(number != nullptr ? std::to_string(*number)
                                           : text            ? *text
                                                             : "");
            if (!money || *money < Money{}) return std::nullopt;
            return *money;
        }
        case Unit::rate: {
            // A bare 0.45 is 45 % to one reader and 0.45 % to another.
            if (text == nullptr || text->size() > 32 ||
                text->find_first_of("%b/") == std::string::npos)
                return std::nullopt;
            const auto rate = parse_ratio(*text);
            if (!rate || *rate < Ratio{}) return std::nullopt;
            return *rate;
        }
        case Unit::days:
            if (const auto number = whole(tree)) return DayCount{*number};
            return std::nullopt;
        case Unit::count:
            if (const auto number = whole(tree)) return Count{*number};
            return std::nullopt;
        case Unit::date:
            if (const auto date = parse_date(text ? *text : "")) return *date;
            return std::nullopt;
        case Unit::flag:
            if (const auto* flag = tree.boolean()) return *flag;
            return std::nullopt;
        case Unit::text:
            if (text != nullptr && !text->empty() && text->size() <= longest_text) return *text;
            return std::nullopt;
    }
    return std::nullopt;
}

}  // namespace

std::string_view code(Unit unit) { return row(unit).code; }
std::string_view name(Unit unit, Language language) {
    return language == Language::zh ? row(unit).zh : row(unit).en;
}
bool ordered(Unit unit) { return row(unit).ordered; }
bool additive(Unit unit) { return row(unit).additive; }

std::optional<Unit> parse_unit(std::string_view text) {
    const auto found = std::ranges::find(units, text, &UnitRow::code);
    if (found == units.end()) return std::nullopt;
    return static_cast<Unit>(found - units.begin());
}

std::span<const std::string> unit_codes() {
    static const std::vector<std::string> codes = [] {
        std::vector<std::string> all;
        for (const UnitRow& each : units) all.emplace_back(each.code);
        return all;
    }();
    return codes;
}

std::expected<Value, Problem> parse_value(Unit unit, const Tree& tree) {
    if (auto value = read(unit, tree)) return *std::move(value);
    return std::unexpected(problem(tree.position, malformed,
                                   {{"found", shown(tree)},
                                    {"unit", row(unit).zh},
                                    {"unit_en", row(unit).en},
                                    {"expected", row(unit).form_zh},
                                    {"expected_en", row(unit).form_en}}));
}

std::string to_text(const Value& value, Language language) {
    const bool zh = language == Language::zh;
    switch (unit_of(value)) {
        case Unit::money: {
            const std::string amount = with_separators(std::get<Money>(value));
            return zh ? amount + " 元" : "CNY " + amount;
        }
        case Unit::rate: return to_percent(std::get<Ratio>(value));
        case Unit::days:
            return std::to_string(std::get<DayCount>(value).days) + (zh ? " 天" : " days");
        case Unit::count: return std::to_string(std::get<Count>(value).number);
        case Unit::date: return to_string(std::get<Date>(value));
        case Unit::flag: return std::get<bool>(value) ? (zh ? "是" : "yes") : (zh ? "否" : "no");
        case Unit::text: {
            const auto& text = std::get<std::string>(value);
            const Word* word = find_word(text);
            return word == nullptr ? text : zh ? word->zh : word->en;
        }
    }
    ensure(false);
    return {};
}

const Word* find_word(std::string_view text) {
    const auto* found = std::ranges::find(words, text, &Word::code);
    return found == words.end() ? nullptr : found;
}

Tree to_tree(const Value& value) {
    switch (unit_of(value)) {
        case Unit::money: return to_string(std::get<Money>(value));
        case Unit::rate: return to_string(std::get<Ratio>(value));
        case Unit::days: return std::get<DayCount>(value).days;
        case Unit::count: return std::get<Count>(value).number;
        case Unit::date: return to_string(std::get<Date>(value));
        case Unit::flag: return std::get<bool>(value);
        case Unit::text: return std::get<std::string>(value);
    }
    ensure(false);
    return {};
}

Tree as_written(const Value& value) {
    if (const auto* rate = std::get_if<Ratio>(&value)) return to_percent(*rate);
    return to_tree(value);
}

std::strong_ordering compare(const Value& a, const Value& b) {
    ensure(a.index() == b.index());
    if (const auto* rate = std::get_if<Ratio>(&a)) return *rate <=> std::get<Ratio>(b);
    if (const auto* text = std::get_if<std::string>(&a)) return *text <=> std::get<std::string>(b);
    if (const auto* flag = std::get_if<bool>(&a)) return *flag <=> std::get<bool>(b);
    if (const auto* date = std::get_if<Date>(&a)) return *date <=> std::get<Date>(b);
    if (const auto* days = std::get_if<DayCount>(&a)) return *days <=> std::get<DayCount>(b);
    if (const auto* count = std::get_if<Count>(&a)) return *count <=> std::get<Count>(b);
    return std::get<Money>(a) <=> std::get<Money>(b);
}

}  // namespace zhirong::programme
