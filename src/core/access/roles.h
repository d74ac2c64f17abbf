#pragma once
// Who may do what. A person belongs to one organisation and holds roles there; an act names the
// role it needs, and a record the organisations that are party to it.
#include <array>
#include <string>
#include <vector>

#include "base/result.h"
#include "base/shape.h"

namespace zhirong {

enum class OrganisationKind {
    enterprise,
    bank,
    guarantor,
    insurer,
    appraiser,
    fund_operator,
    registry,
    treasury,
    authority,
    platform
};

enum class Role {
    enterprise_officer,
    bank_officer,
    bank_approver,
    guarantor_officer,
    guarantor_approver,
    insurer_officer,
    insurer_approver,
    appraiser_officer,
    fund_officer,
    fund_approver,
    registry_officer,
    treasury_officer,
    treasury_approver,
    policy_officer,
    policy_approver,
    administrator,
    auditor,
};

template <>
struct EnumNames<OrganisationKind> {
    using enum OrganisationKind;
    static constexpr std::array names{
        EnumName<OrganisationKind>{enterprise, "enterprise", "企业", "Enterprise"},
        EnumName<OrganisationKind>{bank, "bank", "银行", "Bank"},
        EnumName<OrganisationKind>{guarantor, "guarantor", "担保机构", "Guarantor"},
        EnumName<OrganisationKind>{insurer, "insurer", "保险机构", "Insurer"},
        EnumName<OrganisationKind>{appraiser, "appraiser", "评估处置机构", "Appraiser-disposer"},
        EnumName<OrganisationKind>{fund_operator, "fund_operator", "补偿金运营机构",
                                   "Fund operator"},
        EnumName<OrganisationKind>{registry, "registry", "质押登记窗口", "Registration desk"},
        EnumName<OrganisationKind>{treasury, "treasury", "财政或补贴主管部门",
                                   "Treasury or subsidy office"},
        EnumName<OrganisationKind>{authority, "authority", "知识产权主管部门",
                                   "Intellectual-property authority"},
        EnumName<OrganisationKind>{platform, "platform", "平台管理", "Platform"}};
};

template <>
struct EnumNames<Role> {
    using enum Role;
    static constexpr std::array names{
        EnumName<Role>{enterprise_officer, "enterprise_officer", "企业经办人",
                       "Enterprise officer"},
        EnumName<Role>{bank_officer, "bank_officer", "银行客户经理", "Bank officer"},
        EnumName<Role>{bank_approver, "bank_approver", "银行审批人", "Bank approver"},
        EnumName<Role>{guarantor_officer, "guarantor_officer", "担保经办人", "Guarantor officer"},
        EnumName<Role>{guarantor_approver, "guarantor_approver", "担保审批人",
                       "Guarantor approver"},
        EnumName<Role>{insurer_officer, "insurer_officer", "保险经办人", "Insurance officer"},
        EnumName<Role>{insurer_approver, "insurer_approver", "保险审批人", "Insurance approver"},
        EnumName<Role>{appraiser_officer, "appraiser_officer", "评估师", "Appraiser"},
        EnumName<Role>{fund_officer, "fund_officer", "补偿金经办人", "Fund officer"},
        EnumName<Role>{fund_approver, "fund_approver", "补偿金审批人", "Fund approver"},
        EnumName<Role>{registry_officer, "registry_officer", "登记员", "Registrar"},
        EnumName<Role>{treasury_officer, "treasury_officer", "补贴经办人", "Subsidy officer"},
        EnumName<Role>{treasury_approver, "treasury_approver", "补贴审批人", "Subsidy approver"},
        EnumName<Role>{policy_officer, "policy_officer", "政策经办人", "Policy officer"},
        EnumName<Role>{policy_approver, "policy_approver", "政策审批人", "Policy approver"},
        EnumName<Role>{administrator, "administrator", "平台管理员", "Administrator"},
        EnumName<Role>{auditor, "auditor", "审计员", "Auditor"}};
};

struct Actor {
    std::string user;
    std::string organisation;
    std::vector<Role> roles;
    // The division whose firms' records this person sees beside those of the own organisation, by
    // the beginning of its code (GB/T 2260): "43", "4301" or "430111". Empty: none.
    std::string jurisdiction = {};
    bool has(Role role) const;
};

// The kind of organisation in which a role exists.
OrganisationKind kind_of(Role role);

namespace refusals {
inline constexpr RefusalKind role_missing{"access.role_missing", 403, "此操作须由{expected}办理",
                                          "This is for the {expected_en} to do"};
inline constexpr RefusalKind same_person{
    "access.same_person", 403, "经办与复核不得为同一人：{found} 已经办此事项，请由另一位同事复核",
    "Maker and checker must differ: {found} made this proposal; ask another colleague to decide "
    "it"};
}  // namespace refusals

Result<std::monostate> require(const Actor& actor, Role role);
// Maker-checker: the person who proposed may not decide.
Result<std::monostate> require_other_person(const Actor& actor, const std::string& maker);

}  // namespace zhirong
