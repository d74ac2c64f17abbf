#pragma once
// Scorecards from the disk: a folder holds scorecard.yaml, and segments.yaml where it has segments.
#include <filesystem>

#include "core/grading/segmentation.h"
#include "platform/yaml/programme_files.h"

namespace zhirong::grading {

// std::system_error if the file cannot be read.
std::expected<Scorecard, std::vector<programme::FileProblem>> load_scorecard_file(
    const std::filesystem::path& file);
std::expected<Segmentation, std::vector<programme::FileProblem>> load_segmentation_file(
    const std::filesystem::path& file, const Scorecard& scorecard);

}  // namespace zhirong::grading
