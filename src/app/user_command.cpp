#include <fmt/core.h>
#include <termios.h>
#include <unistd.h>

#include <cstdlib>
#include <fstream>
#include <iostream>

#include "app/cli.h"
#include "app/people.h"

namespace zhirong {
namespace {

struct Wanted {
    std::string user, name, organisation;
    std::vector<std::string> roles;
};

// The first line; a terminal does not show what is typed.
std::string typed_password() {
    const bool terminal = isatty(STDIN_FILENO) == 1;
    termios before{};
    if (terminal) {
        fmt::print(stderr, "密码 password: ");
        tcgetattr(STDIN_FILENO, &before);
        termios silent = before;
        silent.c_lflag &= ~static_cast<tcflag_t>(ECHO);
        tcsetattr(STDIN_FILENO, TCSANOW, &silent);
    }
    std::string line;
    std::getline(std::cin, line);
    if (terminal) {
        tcsetattr(STDIN_FILENO, TCSANOW, &before);
        fmt::print(stderr, "\n");
    }
    return line;
}

// Never an argument: other people of the machine can read those.
std::string given_password() {
    const char* file = std::getenv("ZHIRONG_PASSWORD_FILE");
    if (file == nullptr) return typed_password();
    std::ifstream stream(file);
    if (!stream) throw std::runtime_error(fmt::format("无法读取 {0} / cannot read {0}", file));
    std::string line;
    std::getline(stream, line);
    return line;
}

int run(const GlobalOptions& options, const Wanted& given) {
    Tree::List roles;
    for (const std::string& role : given.roles) roles.emplace_back(role);
    System system(options.configuration(OpenMode::read_write));
    const auto person = read<NewPerson>(Tree::map({{"user", given.user},
                                                   {"name", given.name},
                                                   {"organisation", given.organisation},
                                                   {"roles", std::move(roles)},
                                                   {"password", given_password()}}));
    if (!person) return print_refusals(person.error());
    const auto added = add_person(system, *person);
    if (!added) return print_refusals(added.error());
    fmt::print("已添加 {0} / added {0}\n", given.user);
    return ExitCode::ok;
}

}  // namespace

void add_user_command(CommandLine& line) {
    auto given = std::make_shared<Wanted>();
    CLI::App* group = line.add("user", "People who may sign in 用户", "");
    group->require_subcommand(1);
    CLI::App* command = group->add_subcommand("add", "Add a person 添加用户");
    command->fallthrough();
    std::string roles;
    for (const auto& entry : EnumNames<Role>::names)
        roles += fmt::format("\n  {} {}", entry.name, entry.zh);
    command->footer(
        "The password is read from standard input, or from the file that ZHIRONG_PASSWORD_FILE\n"
        "names; at least 10 characters 密码从标准输入或该文件读取，至少 10 个字符。\n"
        "Example 示例：\n"
        "  zhirong user add --user admin --name 管理员 --organisation platform \\\n"
        "      --role administrator < password.txt\nRoles 角色：" +
        roles);
    command->add_option("--user", given->user, "用户名")->required();
    command->add_option("--name", given->name, "姓名")->required();
    command->add_option("--organisation", given->organisation, "Its id 机构代号")->required();
    command->add_option("--role", given->roles, "One or more, those of the organisation 角色")
        ->required();
    command->callback([line, given] { line.exit_code = run(*line.options, *given); });
}

}  // namespace zhirong
