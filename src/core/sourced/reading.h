#pragma once
// Reads a product file whose figures name their sources: `sources` lists them once, and wherever
// `provenance: <name>` stands, the source is put in its place.
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/shape.h"
#include "core/programme/problem.h"

namespace zhirong::sourced {

std::string joined(const std::vector<std::string>& words);
// The place of "who[2].one_of" in the file: of the nearest part that is there.
Position position_of(const Tree& tree, std::string_view path);
// `tree` without its sources, which stand where they were named. A name that is not among them is a
// problem.
Tree with_sources(const Tree& tree, programme::Problems& problems);
void report_refusals(const Tree& tree, const Refusals& refusals, programme::Problems& problems);

template <class T>
std::optional<T> read_sourced(const Tree& tree, programme::Problems& problems) {
    auto value = read<T>(with_sources(tree, problems));
    if (value) return *std::move(value);
    report_refusals(tree, value.error(), problems);
    return std::nullopt;
}

}  // namespace zhirong::sourced
