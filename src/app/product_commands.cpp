#include "app/product_commands.h"

#include <fmt/core.h>

#include <memory>
#include <stdexcept>

#include "platform/yaml/product_files.h"

namespace zhirong {
namespace {

using programme::FileProblem;
using programme::Language;
using std::filesystem::path;

// One sort of product file: how it is read, and the word that says what a product is.
template <class P>
struct Sort {
    const char* command;
    const char* about;
    const char* folder;
    const char* file;
    Versions<P> (*load_folder)(const path&);
    std::expected<P, std::vector<FileProblem>> (*load_file)(const path&);
    Label (*kind)(const P&);
};

template <class P>
int check(const Output& output, const std::vector<std::string>& places, Language language,
          const Sort<P>& sort) {
    bool good = true;
    std::size_t read = 0;
    const auto problems = [&](const std::vector<FileProblem>& found) {
        good = good && found.empty();
        for (const FileProblem& each : found)
            fmt::print(output.err, "{}\n", programme::to_text(each, language));
    };
    const auto told = [&](const P& product) {
        ++read;
        const bool zh = language == Language::zh;
        const Label kind = sort.kind(product);
        fmt::print(output.out, "{} {} [{}] {} {} {} {}\n", product.id,
                   zh ? product.title.zh : product.title.en, zh ? kind.zh : kind.en,
                   zh ? "自" : "from", to_string(product.from), zh ? "版本" : "version",
                   product.version.substr(0, 12));
    };
    for (const std::string& place : places) {
        if (std::filesystem::is_directory(place)) {
            const auto loaded = sort.load_folder(place);
            problems(loaded.problems);
            for (const P& each : loaded.products) told(each);
        } else {
            const auto loaded = sort.load_file(place);
            if (loaded)
                told(*loaded);
            else
                problems(loaded.error());
        }
    }
    if (read == 0 && good) {
        fmt::print(output.err, "{}\n",
                   language == Language::zh ? "没有找到 " + std::string(sort.file)
                                            : "no " + std::string(sort.file) + " was found");
        return 1;
    }
    return good ? 0 : 1;
}

template <class P>
void add_check(CLI::App& app, int& exit_code, Output output, Sort<P> sort) {
    CLI::App* group = app.add_subcommand(sort.command, sort.about);
    group->require_subcommand(1);
    auto places = std::make_shared<std::vector<std::string>>();
    auto language = std::make_shared<std::string>("zh");
    CLI::App* command = group->add_subcommand(
        "check", "Say everything that is wrong in the files, with file, line and column");
    command
        ->add_option("PLACE", *places,
                     sort.file + std::string(", or a folder such as ") + sort.folder)
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
            exit_code =
                check(output, *places, *language == "en" ? Language::en : Language::zh, sort);
        } catch (const std::runtime_error& error) {
            fmt::print(output.err, "{}\n", error.what());
            exit_code = 2;
        }
    });
}

}  // namespace

void add_product_commands(CLI::App& app, int& exit_code, Output output) {
    add_check<lending::Product>(app, exit_code, output,
                                {"product", "Check loan products (信贷产品)", "products/",
                                 "product.yaml", lending::load_products, lending::load_product_file,
                                 [](const lending::Product& each) { return label_of(each.mode); }});
    add_check<insurance::Product>(
        app, exit_code, output,
        {"insurance", "Check insurance products and their worked cases (保险产品)", "insurance/",
         "product.yaml", insurance::load_products, insurance::load_product_file,
         [](const insurance::Product& each) { return label_of(each.line); }});
    add_check<guarantee::Scheme>(
        app, exit_code, output,
        {"guarantee", "Check guarantee schemes and their worked cases (担保方案)", "guarantees/",
         "scheme.yaml", guarantee::load_schemes, guarantee::load_scheme_file,
         [](const guarantee::Scheme& each) { return label_of(each.mode); }});
}

}  // namespace zhirong
