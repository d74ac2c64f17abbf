#pragma once
// The people who may sign in: added by the administrator or at the command line. Not journaled: a
// password's digest must be forgotten when it is changed, and the journal forgets nothing.
#include "base/result.h"
#include "base/shape.h"
#include "base/tree.h"
#include "platform/identity/identity.h"

namespace zhirong {

class System;

template <>
struct Shape<NewPerson> {
    using T = NewPerson;
    static constexpr std::array fields{
        field<&T::user>("user", "用户名（小写字母、数字、点、连字符）",
                        "User name (lower-case letters, digits, dots, hyphens)", not_blank),
        field<&T::name>("name", "姓名", "Name", not_blank),
        field<&T::organisation>("organisation", "机构", "Organisation", not_blank),
        field<&T::roles>("roles", "角色", "Roles", {.not_blank = true, .most_items = 10}),
        field<&T::password>("password", "密码（至少10个字符）", "Password (at least 10 characters)",
                            {.most_characters = 1'024}),
        field<&T::jurisdiction>("jurisdiction", "管辖区域（行政区划代码前2、4或6位）",
                                "Jurisdiction (first 2, 4 or 6 digits of a division's code)",
                                {.most_characters = 6})};
};

// The organisation must be registered, the roles must be those of its kind. A password that another
// person chose must be changed at the first sign-in.
Result<std::monostate> add_person(System& system, const NewPerson& person,
                                  bool password_given = false);

// [{user, name, organisation, organisation_id, roles, role: {zh, en}}], by user name; never a
// password.
Tree people_list(System& system);
// The same with what the administrator sees of each account: disabled, second_factor,
// password_given, password_set, subjects, jurisdiction.
Tree account_list(System& system);

}  // namespace zhirong
