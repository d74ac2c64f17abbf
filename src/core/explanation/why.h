#pragma once
// "Why this amount": a figure with the rule that made it, the rule's source, its formula and
// rounding, what went in, and the figures it was made from, explained the same way. Pure data: who
// computes a figure writes down how, so that the explanation cannot tell another story.
#include <optional>
#include <string>
#include <vector>

#include "base/shape.h"

namespace zhirong {

// The same thing said in both languages.
struct Phrase {
    std::string zh;
    std::string en;
    friend bool operator==(const Phrase&, const Phrase&) = default;
};

enum class Unit { money, rate, date, text, count, days };

// `value` as on the wire: "1234.56", "0.25", "2024-02-29", "3".
struct WhyInput {
    std::string name;
    std::string zh;
    std::string en;
    std::string value;
    Unit unit = Unit::text;
    friend bool operator==(const WhyInput&, const WhyInput&) = default;
};

WhyInput input(std::string name, std::string zh, std::string en, Money value);
WhyInput input(std::string name, std::string zh, std::string en, Ratio value);
WhyInput input(std::string name, std::string zh, std::string en, Date value);
WhyInput input(std::string name, std::string zh, std::string en, std::string value);

struct Why {
    Phrase title = {};
    std::string rule = {};                      // "valuation.total": names the rule for good
    std::optional<std::string> programme = {};  // whose rule it is, and in which version
    std::optional<std::string> version = {};
    std::optional<Phrase> source = {};      // law, article, contract clause
    std::optional<Phrase> formula = {};     // in the names of the inputs
    std::optional<Rounding> rounding = {};  // absent: exact
    Unit unit = Unit::money;
    std::vector<WhyInput> inputs = {};
    std::string result = {};
    std::vector<Why> steps = {};  // how inputs that are figures themselves came about
    friend bool operator==(const Why&, const Why&) = default;
};

template <>
struct EnumNames<Unit> {
    using enum Unit;
    static constexpr std::array names{EnumName<Unit>{money, "money", "金额", "Amount"},
                                      EnumName<Unit>{rate, "rate", "比率", "Rate"},
                                      EnumName<Unit>{date, "date", "日期", "Date"},
                                      EnumName<Unit>{text, "text", "文字", "Text"},
                                      EnumName<Unit>{count, "count", "数量", "Count"},
                                      EnumName<Unit>{days, "days", "天数", "Days"}};
};
template <>
struct EnumNames<Rounding> {
    using enum Rounding;
    static constexpr std::array names{
        EnumName<Rounding>{half_up, "half_up", "四舍五入", "To the nearest, a half away from zero"},
        EnumName<Rounding>{half_even, "half_even", "四舍六入五成双",
                           "To the nearest, a half to the even one"},
        EnumName<Rounding>{down, "down", "舍去尾数", "Towards zero"},
        EnumName<Rounding>{up, "up", "进一", "Away from zero"},
        EnumName<Rounding>{floor, "floor", "向下取整", "Down"},
        EnumName<Rounding>{ceiling, "ceiling", "向上取整", "Up"}};
};
template <>
struct Shape<Phrase> {
    static constexpr std::array fields{field<&Phrase::zh>("zh", "中文", "Chinese"),
                                       field<&Phrase::en>("en", "英文", "English")};
};
template <>
struct Shape<WhyInput> {
    static constexpr std::array fields{field<&WhyInput::name>("name", "代码", "Code"),
                                       field<&WhyInput::zh>("zh", "中文", "Chinese"),
                                       field<&WhyInput::en>("en", "英文", "English"),
                                       field<&WhyInput::value>("value", "数值", "Value"),
                                       field<&WhyInput::unit>("unit", "单位", "Unit")};
};
// To be written and read only: it holds itself, so it has no JSON Schema without a reference.
template <>
struct Shape<Why> {
    static constexpr std::array fields{field<&Why::title>("title", "标题", "Title"),
                                       field<&Why::rule>("rule", "规则", "Rule"),
                                       field<&Why::programme>("programme", "政策", "Programme"),
                                       field<&Why::version>("version", "版本", "Version"),
                                       field<&Why::source>("source", "依据", "Source"),
                                       field<&Why::formula>("formula", "公式", "Formula"),
                                       field<&Why::rounding>("rounding", "舍入", "Rounding"),
                                       field<&Why::unit>("unit", "单位", "Unit"),
                                       field<&Why::inputs>("inputs", "输入", "Inputs"),
                                       field<&Why::result>("result", "结果", "Result"),
                                       field<&Why::steps>("steps", "步骤", "Steps")};
};

}  // namespace zhirong
