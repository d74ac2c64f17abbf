#pragma once
// The kinds of intellectual property that the notice's cases pledge, insure or count.
#include "base/shape.h"

namespace zhirong {

enum class RightKind {
    invention,
    utility_model,
    design,
    trademark,
    copyright,
    geographical_indication,
    integrated_circuit_layout,
    plant_variety,
    trade_secret,
    data,
};

constexpr bool is_patent(RightKind kind) {
    return kind == RightKind::invention || kind == RightKind::utility_model ||
           kind == RightKind::design;
}

template <>
struct EnumNames<RightKind> {
    using enum RightKind;
    using K = RightKind;
    static constexpr std::array names{
        EnumName<K>{invention, "invention", "发明专利", "Invention patent"},
        EnumName<K>{utility_model, "utility_model", "实用新型专利", "Utility model"},
        EnumName<K>{design, "design", "外观设计专利", "Design patent"},
        EnumName<K>{trademark, "trademark", "注册商标", "Registered trademark"},
        EnumName<K>{copyright, "copyright", "著作权", "Copyright"},
        EnumName<K>{geographical_indication, "geographical_indication", "地理标志",
                    "Geographical indication"},
        EnumName<K>{integrated_circuit_layout, "integrated_circuit_layout", "集成电路布图设计",
                    "Integrated-circuit layout design"},
        EnumName<K>{plant_variety, "plant_variety", "植物新品种", "Plant variety"},
        EnumName<K>{trade_secret, "trade_secret", "商业秘密", "Trade secret"},
        EnumName<K>{data, "data", "数据知识产权", "Data intellectual property"}};
};

}  // namespace zhirong
