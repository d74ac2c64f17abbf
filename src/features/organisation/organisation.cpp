#include "features/organisation/organisation.h"

#include <algorithm>

#include "core/identifiers/identifiers.h"

namespace zhirong::organisation {
namespace {

constexpr RefusalKind bad_id{
    "organisation.id", 422, "代号“{found}”无效：2至40个小写字母、数字或连字符，以字母开头",
    "“{found}” is no id: 2 to 40 lower-case letters, digits or hyphens, a letter first"};
constexpr RefusalKind bad_region{"organisation.region", 422,
                                 "行政区划代码“{found}”应为六位数字（GB/T 2260）",
                                 "Region “{found}” must be six digits (GB/T 2260)"};
constexpr RefusalKind size_missing{
    "organisation.size", 422, "企业须填写规模（工信部联企业〔2011〕300号）",
    "An enterprise must state its size （工信部联企业〔2011〕300号）"};

bool is_id(std::string_view id) {
    return id.size() >= 2 && id.size() <= 40 && id.front() >= 'a' && id.front() <= 'z' &&
           std::ranges::all_of(id, [](char c) {
               return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-';
           });
}

bool is_region(std::string_view region) {
    return region.size() == 6 &&
           std::ranges::all_of(region, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

Result<Registered> decide(const Register& command, const Actor& actor) {
    CHECKED(require(actor, Role::administrator));
    if (!is_id(command.id)) return refuse(bad_id, "id", {{"found", command.id}});
    if (!is_region(command.region))
        return refuse(bad_region, "region", {{"found", command.region}});
    CHECKED(read_credit_code(command.credit_code, command.irregular_code_reason.value_or("")));
    if (command.kind == OrganisationKind::enterprise && !command.size)
        return refuse(size_missing, "size");
    return Registered{command};
}

Organisation apply(Organisation organisation, const Event& event) {
    organisation.details = std::get<Registered>(event).details;
    return organisation;
}

std::vector<std::string> parties(const Organisation&) { return {"*"}; }

Label stage_words(const Organisation&) { return {"registered", "已登记", "Registered"}; }

std::vector<std::string> keys(const Organisation& organisation) {
    if (organisation.details.kind != OrganisationKind::enterprise) return {};
    return {"region:" + organisation.details.region};
}

}  // namespace zhirong::organisation
