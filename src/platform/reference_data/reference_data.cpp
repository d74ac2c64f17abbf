#include "platform/reference_data/reference_data.h"

#include <fmt/format.h>

#include <fstream>
#include <iterator>
#include <stdexcept>

#include "platform/json/json.h"
#include "platform/yaml/programme_files.h"

namespace zhirong {
namespace {

using std::filesystem::path;

std::string contents_of(const path& file) {
    std::ifstream stream(file, std::ios::binary);
    if (!stream)
        throw std::runtime_error(fmt::format(
            "无法读取 {0} / cannot read {0}: put the file back or check its permissions",
            file.string()));
    return {std::istreambuf_iterator<char>(stream), {}};
}

template <class T>
T valid(const path& file, Result<T> result) {
    if (result) return *std::move(result);
    std::string problems;
    for (const Refusal& refusal : result.error().all)
        problems += fmt::format("{}{}{}: {} / {}", problems.empty() ? "" : "\n", file.string(),
                                refusal.field.empty() ? "" : ": " + refusal.field,
                                in_chinese(refusal), in_english(refusal));
    throw std::runtime_error(problems);
}

Tree yaml_of(const path& file) {
    auto tree = programme::read_yaml_file(file);
    if (tree) return *std::move(tree);
    std::string problems;
    for (const programme::FileProblem& problem : tree.error())
        problems += fmt::format("{}{} / {}", problems.empty() ? "" : "\n",
                                programme::to_text(problem, programme::Language::zh),
                                programme::to_text(problem, programme::Language::en));
    throw std::runtime_error(problems);
}

}  // namespace

ReferenceData load_reference_data(const path& folder) {
    const path calendar = folder / "calendar-cn.json";
    const path rates = folder / "lpr.csv";
    const path sizes = folder / "enterprise-size-2011-300.csv";
    const path fees = folder / "annual-fees.yaml";
    return {valid(calendar, WorkingDays::read(valid(calendar, parse_json(contents_of(calendar))))),
            valid(rates, ReferenceRates::read(contents_of(rates))),
            valid(sizes, EnterpriseSizes::read(contents_of(sizes))),
            valid(fees, annual_fees::Schedule::read(yaml_of(fees)))};
}

}  // namespace zhirong
