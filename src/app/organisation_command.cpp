#include <fmt/core.h>

#include "app/cli.h"
#include "features/organisation/organisation.h"
#include "platform/password/secrets.h"

namespace zhirong {
namespace {

using organisation::Organisation;
using organisation::Register;

struct Wanted {
    std::string id, name, kind, code, reason, region;
    std::string size;
};

// The same command as the API's, sent by whoever may run programs on the server.
int run(const GlobalOptions& options, const Wanted& given) {
    Tree::Map members{{"id", given.id},
                      {"name", given.name},
                      {"kind", given.kind},
                      {"credit_code", given.code},
                      {"region", given.region}};
    if (!given.reason.empty()) members.emplace_back("irregular_code_reason", given.reason);
    if (!given.size.empty()) members.emplace_back("size", given.size);
    const auto command = read<Register>(Tree(std::move(members)));
    if (!command) return print_refusals(command.error());
    System system(options.configuration(OpenMode::read_write));
    constexpr std::size_t key_bytes = 16;
    const Command sent{"registerOrganisation",
                       random_token(key_bytes),
                       "command line",
                       {"system", "platform", {Role::administrator}}};
    const auto answer = system.desk().execute(sent, [&](Work& work) -> Result<Answer> {
        Organisation organisation{.id = command->id, .details = {}};
        const auto registered = TRY(organisation::decide(*command, work.actor()));
        CHECKED(work.create(organisation, registered));
        return Answer{201, Tree::map({{"id", organisation.id}})};
    });
    if (!answer) return print_refusals(answer.error());
    fmt::print("已登记 {0} / registered {0}\n", given.id);
    return ExitCode::ok;
}

}  // namespace

void add_organisation_command(CommandLine& line) {
    auto given = std::make_shared<Wanted>();
    CLI::App* group = line.add("organisation", "Register organisations 机构", "");
    group->require_subcommand(1);
    CLI::App* command = group->add_subcommand("add", "Register an organisation 登记机构");
    command->fallthrough();
    command->footer(
        "The first of a new book is the platform's own 新账簿先登记平台自身：\n"
        "  zhirong organisation add --id platform --name 某某平台 --kind platform \\\n"
        "      --credit-code 91430100MA4L16JQ9D --region 430100\n"
        "then its administrator 再添加管理员： zhirong user add --help");
    command->add_option("--id", given->id, "Lower-case letters, digits, hyphens 代号")->required();
    command->add_option("--name", given->name, "名称")->required();
    std::vector<std::string> kinds;
    for (const auto& entry : EnumNames<OrganisationKind>::names) kinds.emplace_back(entry.name);
    command->add_option("--kind", given->kind, "类型")->required()->check(CLI::IsMember(kinds));
    command->add_option("--credit-code", given->code, "GB 32100 统一社会信用代码")->required();
    command->add_option("--irregular-code-reason", given->reason,
                        "Why a code that fails the formula is accepted 代码不合公式的接受理由");
    command->add_option("--region", given->region, "GB/T 2260 行政区划代码")->required();
    command->add_option("--size", given->size, "Of an enterprise: micro small medium large 规模");
    command->callback([line, given] { line.exit_code = run(*line.options, *given); });
}

}  // namespace zhirong
