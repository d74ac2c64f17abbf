#pragma once
// What the readers of scorecards and segmentations share.
#include <set>
#include <string>
#include <vector>

#include "core/grading/scorecard.h"
#include "core/programme/reader.h"

namespace zhirong::grading {

using programme::Problems;
using programme::Reader;

struct Scope {
    Problems& problems;
    const Scorecard& scorecard;  // as far as it is read
    std::span<const programme::Source> sources;
    std::vector<std::string> stages = {};  // of a segmentation, as far as they are read
    std::set<std::string> ids = {};
};

// An id not yet taken; empty after a problem.
std::string read_id(Scope& scope, Reader& reader);
Citation read_citation(Scope& scope, Reader& reader);
std::vector<programme::Source> read_sources(Problems& problems, Reader& top);
// {zh, en} under `title`.
Reading read_title(Problems& problems, Reader& top);
// A share in whole millionths, at most one.
std::optional<std::int64_t> read_share(Problems& problems, Reader& reader, std::string_view field);
// A whole number from `low` to `high`.
std::optional<std::int64_t> read_whole(Problems& problems, Reader& reader, std::string_view field,
                                       std::int64_t low, std::int64_t high);
// A list of one or more, bounded.
const Tree::List* read_list(Problems& problems, Reader& reader, std::string_view field,
                            std::size_t most);
// Of columns of a patent: {column: …}.
Conditions read_patent_conditions(Scope& scope, Reader& reader, std::string_view field);
// Of what is known of a firm once it is scored: {value: figure.… | dimension.… | group.… | score |
// grade | stage}.
Conditions read_firm_conditions(Scope& scope, Reader& reader, std::string_view field);
void report_name(Problems& problems, Position position, const RefusalKind& kind,
                 const std::string& name, std::span<const std::string> known);

}  // namespace zhirong::grading
