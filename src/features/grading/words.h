#pragma once
// A scorecard in words, for the page that shows it and for those who ask why.
#include <string>

#include "base/tree.h"
#include "features/grading/run.h"

namespace zhirong::gradings {

Tree reading_tree(const grading::Reading& reading);
Tree citation_tree(const std::vector<programme::Source>& sources,
                   const grading::Citation& citation);
// "营业收入低于 5000000.00 元" and the same in English.
grading::Reading words_of(const grading::Scorecard& card, const grading::Condition& condition);
grading::Reading words_of(const grading::Scorecard& card, const grading::Effect& effect);
// The same where stages of life may be asked for.
grading::Reading words_of(const Card& card, const grading::Condition& condition);
// A rule as it was tried, each condition in words and whether it held.
Tree told_tree(const Card& card, const grading::RuleStep& step,
               const grading::Conditions& conditions);

// One line of a list.
Tree card_row(const Card& card);
// All of it: groups, fields, dimensions with their weights by field, cut-offs, corrections, levers,
// stages and segments, each with its source.
Tree card_tree(const Card& card);

// Millionths as a bare decimal: "0.35".
std::string decimal_of(std::int64_t millionths);

}  // namespace zhirong::gradings
