#include "base/tree.h"

#include <array>

#include "base/ensure.h"

namespace zhirong {

const Tree* Tree::find(std::string_view name) const {
    if (const Map* members = map())
        for (const auto& [key, value] : *members)
            if (key == name) return &value;
    return nullptr;
}

void Tree::set(std::string name, Tree value) {
    if (is_null()) value_ = Map{};
    Map* members = map();
    ensure(members != nullptr && find(name) == nullptr);
    members->emplace_back(std::move(name), std::move(value));
}

std::string_view Tree::kind_zh() const {
    static constexpr std::array<std::string_view, 6> names{"空",   "真假值", "整数",
                                                           "文本", "列表",   "对象"};
    return names[value_.index()];
}

std::string_view Tree::kind_en() const {
    static constexpr std::array<std::string_view, 6> names{
        "nothing", "true or false", "a whole number", "text", "a list", "an object"};
    return names[value_.index()];
}

}  // namespace zhirong
