#include "core/grading/segmentation.h"

#include <algorithm>

#include "base/ensure.h"
#include "core/grading/firm_columns.h"
#include "core/grading/load_parts.h"

namespace zhirong::grading {
namespace {

constexpr RefusalKind other_scorecard{
    "grading.other_scorecard", 400, "本细分用于评分卡 {found}，所给评分卡为 {expected}",
    "This segmentation is for the scorecard {found}; the one given is {expected}"};

std::vector<SegmentRule> read_rules(Scope& scope, Reader& top, std::string_view field) {
    std::vector<SegmentRule> rules;
    const Tree::List* items = read_list(scope.problems, top, field, most_rules);
    if (items == nullptr) return rules;
    for (const Tree& item : *items) {
        Reader reader(item, scope.problems);
        if (!reader.is_map()) continue;
        SegmentRule rule{read_id(scope, reader), reader.reading(), read_citation(scope, reader),
                         read_firm_conditions(scope, reader, "when")};
        reader.finish();
        rules.push_back(std::move(rule));
    }
    return rules;
}

std::vector<FirmTests> ready_rules(const std::vector<SegmentRule>& rules, const Scorecard& card,
                                   Date day, const std::vector<std::string>& stages) {
    std::vector<FirmTests> all;
    for (const SegmentRule& rule : rules) all.push_back(ready(rule.when, card, day, stages));
    return all;
}

std::uint8_t first_that_holds(const std::vector<FirmTests>& rules, const FirmRow& row) {
    for (std::size_t r = 0; r < rules.size(); ++r) {
        const Truth truth = decide(rules[r], row);
        if (truth == Truth::yes) return static_cast<std::uint8_t>(r);
        if (truth == Truth::unknown) return unknown_rule;
    }
    return no_rule;
}

}  // namespace

std::expected<Segmentation, Problems> load_segmentation(const Tree& tree,
                                                        const Scorecard& scorecard) {
    Problems problems;
    Segmentation segmentation;
    Reader top(tree, problems);
    if (top.is_map()) {
        segmentation.id = top.text("segmentation");
        if (!segmentation.id.empty() && !programme::is_name(segmentation.id))
            programme::report(problems, tree.find("segmentation")->position,
                              programme::problems::bad_name, {{"found", segmentation.id}});
        segmentation.title = read_title(problems, top);
        if (const auto from = top.value("from", programme::Unit::date))
            segmentation.from = std::get<Date>(*from);
        segmentation.scorecard = top.text("scorecard");
        if (!segmentation.scorecard.empty() && segmentation.scorecard != scorecard.id)
            programme::report(problems, tree.find("scorecard")->position, other_scorecard,
                              {{"found", segmentation.scorecard}, {"expected", scorecard.id}});
        segmentation.sources = read_sources(problems, top);
        Scope scope{problems, scorecard, segmentation.sources};
        if (top.optional("stages") != nullptr)
            segmentation.stages = read_rules(scope, top, "stages");
        for (const SegmentRule& stage : segmentation.stages) scope.stages.push_back(stage.id);
        segmentation.segments = read_rules(scope, top, "segments");
        top.finish();
    }
    if (!problems.empty()) {
        programme::sort_by_position(problems);
        return std::unexpected(std::move(problems));
    }
    segmentation.version = programme::content_hash(tree);
    return segmentation;
}

Segments segment(const Segmentation& segmentation, const Scorecard& scorecard,
                 const Population& population, const Firms& firms, const Grades& grades,
                 const Workers& workers) {
    ensure(population.firms() == firms.count && grades.grade.size() == firms.count);
    std::vector<std::string> stages;
    for (const SegmentRule& stage : segmentation.stages) stages.push_back(stage.id);
    const auto stage_rules = ready_rules(segmentation.stages, scorecard, population.day, {});
    const auto segment_rules =
        ready_rules(segmentation.segments, scorecard, population.day, stages);
    Segments result{std::vector<std::uint8_t>(firms.count, no_rule),
                    std::vector<std::uint8_t>(firms.count, no_rule)};
    constexpr std::size_t firms_of_a_part = 8'192;
    workers((firms.count + firms_of_a_part - 1) / firms_of_a_part, [&](std::size_t part) {
        const std::size_t last = std::min(firms.count, (part + 1) * firms_of_a_part);
        for (std::size_t firm = part * firms_of_a_part; firm < last; ++firm) {
            FirmRow row{scorecard, population, firms, grades, firm};
            row.score = grades.score[firm];
            row.grade = grades.grade[firm];
            row.stage = result.stage[firm] = first_that_holds(stage_rules, row);
            result.segment[firm] = first_that_holds(segment_rules, row);
        }
    });
    return result;
}

}  // namespace zhirong::grading
