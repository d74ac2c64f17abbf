#include "app/access_table.h"

#include <algorithm>
#include <map>

#include "app/reading.h"
#include "app/system.h"
#include "core/access/scope.h"

namespace zhirong {
namespace {

Label words_of(Scope scope) {
    switch (scope) {
        case Scope::organisation:
            return {"organisation", "本机构为当事方的记录与公开记录",
                    "records the own organisation is a party to, and open ones"};
        case Scope::jurisdiction:
            return {"jurisdiction", "另加管辖区域内企业的下列记录",
                    "besides, of the firms of the person's jurisdiction, the kinds below"};
        case Scope::everything: return {"everything", "全部记录", "all records"};
    }
    ensure(false);
    return {};
}

std::string who_may(const Access& access) {
    switch (access.level) {
        case Access::Level::everyone: return "所有人 everyone";
        case Access::Level::signed_in: return "已登录者 whoever signed in";
        case Access::Level::permitted: break;
    }
    std::string roles;
    for (const std::string& role : access.permissions) roles += (roles.empty() ? "" : ", ") + role;
    return roles;
}

}  // namespace

std::string access_table(System& system) {
    std::string text =
        "# 权限表 Who may do what\n\n"
        "由 `zhirong access` 从路由表与 `src/core/access/scope.h` "
        "生成；测试核对本文件与程序一致，请勿手改。\n"
        "Made by `zhirong access` from the route table and `src/core/access/scope.h`; a test holds "
        "this file to the program. Do not edit it by hand.\n\n"
        "## 角色与数据范围 Roles and whose records they see\n\n"
        "| 角色 role | 名称 | 机构 organisation | 数据范围 scope |\n|---|---|---|---|\n";
    for (const RoleScope& row : role_scopes) {
        const Label role = label_of(row.role);
        const Label scope = words_of(row.scope);
        text += "| " + role.name + " | " + role.zh + " | " +
                std::string(name_of(kind_of(row.role))) + " | " + scope.zh + " " + scope.en +
                " |\n";
    }
    text += "\n有管辖区域者可见的记录种类 Kinds of record seen in a jurisdiction: ";
    for (std::size_t i = 0; i < kinds_of_jurisdiction.size(); ++i)
        text += (i == 0 ? "`" : ", `") + std::string(kinds_of_jurisdiction[i]) + '`';
    text +=
        ".\n\n企业可授权某机构在某日之前查看本企业的某类记录（`consent`）。 A firm may let an "
        "organisation "
        "see its records of some kinds until a day.\n\n"
        "## 操作 Acts\n\n“记录查阅”：打开即写入查阅记录。 “read”: whoever looks is written "
        "down.\n\n"
        "| 操作 operation | 方法 | 地址 path | 可用者 who may | 记录查阅 read "
        "|\n|---|---|---|---|---|\n";
    std::vector<const Route*> routes;
    for (const Route& route : system.api().routes()) routes.push_back(&route);
    std::ranges::sort(routes, {}, [](const Route* route) {
        return std::tuple(route->tag, route->path, name_of(route->method));
    });
    for (const Route* route : routes)
        text += "| " + route->operation + " | " + std::string(name_of(route->method)) + " | " +
                route->path + " | " + who_may(route->access) + " | " +
                (is_sensitive(*route) ? "✓" : "") + " |\n";
    return text;
}

}  // namespace zhirong
