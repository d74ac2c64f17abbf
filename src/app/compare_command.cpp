#include "app/compare_command.h"

#include <fmt/core.h>

#include <filesystem>

#include "app/existing_book.h"
#include "app/progress.h"
#include "core/programme/compare.h"
#include "platform/json/json.h"
#include "platform/yaml/programme_files.h"

namespace zhirong {
namespace {

struct Asked {
    std::string a;
    std::string b;
    std::string from;
    std::string to;
    std::size_t top = 20;
    bool csv = false;
    bool json = false;
    std::string language = "zh";
};

// A file where there is one of that name; else a version that the system knows. Absent: told.
std::optional<programme::Programme> version_of(const std::string& text,
                                               const programme::Library& library,
                                               programme::Language language) {
    if (std::filesystem::is_regular_file(text)) {
        auto loaded = programme::load_programme_file(text);
        if (loaded) return *std::move(loaded);
        for (const programme::FileProblem& each : loaded.error())
            fmt::print(stderr, "{}\n", programme::to_text(each, language));
        return std::nullopt;
    }
    const auto named = library.named(text);
    if (named) return **named;
    print_refusals(named.error());
    return std::nullopt;
}

Date day_of(const std::string& option, const std::string& text, Date otherwise) {
    if (text.empty()) return otherwise;
    const auto date = parse_date(text);
    if (!date) throw CLI::ValidationError(option, "write YYYY-MM-DD, found " + text);
    return *date;
}

int run(const GlobalOptions& options, const Asked& asked) {
    const auto language =
        asked.language == "en" ? programme::Language::en : programme::Language::zh;
    Configuration configuration = options.configuration_of_existing();
    configuration.access = OpenMode::read_only;
    System system(std::move(configuration));
    Progress progress(options.progress);
    int code = ExitCode::ok;
    const Actor everyone{"command_line", "platform", {Role::auditor}};
    system.desk().read(everyone, [&](View& view) {
        const programme::Library& library = system.shelf().in(view);
        const auto a = version_of(asked.a, library, language);
        const auto b = version_of(asked.b, library, language);
        if (!a || !b) {
            code = ExitCode::no;
            return;
        }
        programme::WhatIfRequest request;
        request.from = day_of("--from", asked.from, date_of(1900, 1, 1));
        request.to = day_of("--to", asked.to, view.today());
        if (request.to < request.from)
            throw CLI::ValidationError("--from", "is after --to: " + asked.from);
        request.top = asked.top;
        request.published = system.reference_data().published(view.today());
        request.progress = [&](std::size_t done, std::size_t all) {
            progress.show("比较 compare", static_cast<std::int64_t>(done),
                          static_cast<std::int64_t>(all));
        };
        const auto book = existing_book(view, system.shelf(), system.market(),
                                        [&](std::int64_t read, std::int64_t all) {
                                            progress.show("读取账簿 read the book", read, all);
                                        });
        const programme::WhatIf found = programme::compare(*a, *b, book, request);
        if (asked.json)
            fmt::print("{}\n", write_json(to_tree(found)));
        else if (asked.csv)
            fmt::print("{}", to_csv(found));
        else
            fmt::print("{}", render(found, language));
    });
    return code;
}

}  // namespace

void add_compare_command(CLI::App& group, std::shared_ptr<GlobalOptions> options, int& exit_code) {
    auto asked = std::make_shared<Asked>();
    group.fallthrough();
    CLI::App* command = group.add_subcommand(
        "compare", "Two versions over the whole existing book 在现有账簿上比较两个版本");
    command->fallthrough();
    command->add_option("A", asked->a, "A file, or id, id@2025-01-01, id@<hash>")->required();
    command->add_option("B", asked->b, "The same")->required();
    command->add_option("--from", asked->from, "Rows from this day 起始日");
    command->add_option("--to", asked->to, "Rows up to and with this day 截止日");
    command->add_option("--top", asked->top, "How many borrowers to list 最多列出的户数")
        ->check(CLI::Range(std::size_t{0}, programme::most_top))
        ->capture_default_str();
    auto* csv = command->add_flag("--csv", asked->csv, "Totals by quarter as CSV 按季合计");
    command->add_flag("--json", asked->json, "All of it as JSON 全部结果")->excludes(csv);
    command->add_option("--lang", asked->language, "zh or en")
        ->check(CLI::IsMember({"zh", "en"}))
        ->capture_default_str();
    command->footer(
        "Examples 示例：\n"
        "  zhirong programme compare hunan_ip_pledge_risk_compensation@2023-06-01 new.yaml\n"
        "  zhirong programme compare A.yaml B.yaml --from 2024-01-01 --to 2024-12-31 --csv\n"
        "Only reads; runs beside a running server. A row that needs a fact which the book does "
        "not\n"
        "hold counts for neither version; the fact is told by its name.");
    command->callback([options, asked, &exit_code] { exit_code = run(*options, *asked); });
}

}  // namespace zhirong
