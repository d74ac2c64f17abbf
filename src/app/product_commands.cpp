#include "app/product_commands.h"

#include <fmt/core.h>

#include <memory>
#include <stdexcept>

#include "platform/yaml/product_files.h"

namespace zhirong {
namespace {

using programme::Language;

int check(const Output& output, const std::vector<std::string>& places, Language language) {
    bool good = true;
    std::size_t read = 0;
    const auto problems = [&](const std::vector<programme::FileProblem>& found) {
        good = good && found.empty();
        for (const programme::FileProblem& each : found)
            fmt::print(output.err, "{}\n", programme::to_text(each, language));
    };
    const auto told = [&](const lending::Product& product) {
        ++read;
        const bool zh = language == Language::zh;
        const Label mode = label_of(product.mode);
        fmt::print(output.out, "{} {} [{}] {} {} {} {}\n", product.id,
                   zh ? product.title.zh : product.title.en, zh ? mode.zh : mode.en,
                   zh ? "自" : "from", to_string(product.from), zh ? "版本" : "version",
                   product.version.substr(0, 12));
    };
    for (const std::string& place : places) {
        if (std::filesystem::is_directory(place)) {
            const auto loaded = lending::load_products(place);
            problems(loaded.problems);
            for (const lending::Product& each : loaded.products) told(each);
        } else {
            const auto loaded = lending::load_product_file(place);
            if (loaded)
                told(*loaded);
            else
                problems(loaded.error());
        }
    }
    if (read == 0 && good) {
        fmt::print(
            output.err, "{}\n",
            language == Language::zh ? "没有找到 product.yaml" : "no product.yaml was found");
        return 1;
    }
    return good ? 0 : 1;
}

}  // namespace

void add_product_commands(CLI::App& app, int& exit_code, Output output) {
    CLI::App* group = app.add_subcommand("product", "Check loan products (信贷产品)");
    group->require_subcommand(1);
    auto places = std::make_shared<std::vector<std::string>>();
    auto language = std::make_shared<std::string>("zh");
    CLI::App* command = group->add_subcommand(
        "check", "Say everything that is wrong in product files, with file, line and column");
    command->add_option("PLACE", *places, "product.yaml, or a folder such as products/")
        ->required()
        ->check(CLI::ExistingPath);
    command->add_option("--lang", *language, "zh or en")
        ->check(CLI::IsMember({"zh", "en"}))
        ->capture_default_str();
    command->footer(
        "Exit codes: 0 yes, all is well; 1 no, or something failed; 2 wrong usage or unreadable "
        "file.");
    command->callback([=, &exit_code] {
        try {
            exit_code = check(output, *places, *language == "en" ? Language::en : Language::zh);
        } catch (const std::runtime_error& error) {
            fmt::print(output.err, "{}\n", error.what());
            exit_code = 2;
        }
    });
}

}  // namespace zhirong
