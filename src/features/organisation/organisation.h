#pragma once
// A party to the business: whose book it is, and whose people act. Its id is chosen when it is
// registered and never changes, for books and exports carry it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/access/roles.h"

namespace zhirong::organisation {

// 工信部联企业〔2011〕300号. What the firm says of itself; programmes ask for it.
enum class Size { micro, small, medium, large };

// The command, and what is known afterwards.
struct Register {
    std::string id;  // "changsha-bank": lower-case letters, digits and "-"
    std::string name;
    OrganisationKind kind = OrganisationKind::enterprise;
    std::string credit_code;
    std::optional<std::string> irregular_code_reason;  // why a code against the formula is accepted
    std::string region;                                // GB/T 2260, six digits
    std::optional<Size> size;                          // of an enterprise
    std::optional<bool> technology_firm;               // 科技型企业
};

struct Registered {
    Register details;
};
using Event = std::variant<Registered>;

struct Organisation {
    static constexpr const char* kind = "organisation";
    static constexpr const char* prefix = "";
    using Event = organisation::Event;
    std::string id;
    Register details;
};

Result<Registered> decide(const Register& command, const Actor& actor);
Organisation apply(Organisation organisation, const Event& event);
// Everybody: who takes part in the business is no secret to those who do.
std::vector<std::string> parties(const Organisation& organisation);
Label stage_words(const Organisation& organisation);
// "region:430100": who looks after a division finds the firms of it.
std::vector<std::string> keys(const Organisation& organisation);

}  // namespace zhirong::organisation

namespace zhirong {

template <>
struct EnumNames<organisation::Size> {
    using enum organisation::Size;
    static constexpr std::array names{
        EnumName<organisation::Size>{micro, "micro", "微型", "Micro"},
        EnumName<organisation::Size>{small, "small", "小型", "Small"},
        EnumName<organisation::Size>{medium, "medium", "中型", "Medium"},
        EnumName<organisation::Size>{large, "large", "大型", "Large"}};
};
template <>
struct Shape<organisation::Register> {
    using T = organisation::Register;
    static constexpr std::array fields{
        field<&T::id>("id", "代号（小写字母、数字、连字符）",
                      "Id (lower-case letters, digits, hyphen)", not_blank),
        field<&T::name>("name", "名称", "Name", not_blank),
        field<&T::kind>("kind", "类型", "Kind"),
        field<&T::credit_code>("credit_code", "统一社会信用代码", "Unified social credit code",
                               not_blank),
        field<&T::irregular_code_reason>("irregular_code_reason", "代码不合校验公式时的接受理由",
                                         "Reason for accepting a code that fails the formula",
                                         long_text),
        field<&T::region>("region", "行政区划代码（六位）", "Region code (GB/T 2260)", not_blank),
        field<&T::size>("size", "企业规模", "Size of the firm"),
        field<&T::technology_firm>("technology_firm", "科技型企业", "Technology firm")};
};
template <>
struct Shape<organisation::Registered>
    : EventShape<"registered", "机构登记", "Organisation registered"> {
    static constexpr std::array fields{
        field<&organisation::Registered::details>("details", "内容", "Details")};
};
template <>
struct Shape<organisation::Organisation> {
    using T = organisation::Organisation;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::details>("details", "内容", "Details")};
};

}  // namespace zhirong
