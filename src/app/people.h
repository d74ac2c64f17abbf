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
    static constexpr std::tuple fields{
        field("user", &T::user, "用户名（小写字母、数字、点、连字符）",
              "User name (lower-case letters, digits, dots, hyphens)", not_blank),
        field("name", &T::name, "姓名", "Name", not_blank),
        field("organisation", &T::organisation, "机构", "Organisation", not_blank),
        field("roles", &T::roles, "角色", "Roles", {.not_blank = true, .most_items = 10}),
        field("password", &T::password, "密码（至少10个字符）", "Password (at least 10 characters)",
              {.most_characters = 1'024})};
};

// The organisation must be registered, the roles must be those of its kind.
Result<std::monostate> add_person(System& system, const NewPerson& person);

// [{user, name, organisation, organisation_id, roles, role: {zh, en}}], by user name; never a
// password.
Tree people_list(System& system);

}  // namespace zhirong
