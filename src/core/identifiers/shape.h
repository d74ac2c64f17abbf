#pragma once
#include "base/shape.h"
#include "core/identifiers/identifiers.h"

namespace zhirong {

template <>
struct EnumNames<PatentKind> {
    using enum PatentKind;
    static constexpr std::array names{
        EnumName<PatentKind>{invention, "invention", "发明", "Invention"},
        EnumName<PatentKind>{utility_model, "utility_model", "实用新型", "Utility model"},
        EnumName<PatentKind>{design, "design", "外观设计", "Design"}};
};

}  // namespace zhirong
