#pragma once
// Programmes from the disk: a folder holds programme.yaml, later versions as programme-<from>.yaml,
// and its worked cases in cases.yaml.
#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "core/programme/cases.h"
#include "core/programme/library.h"

namespace zhirong::programme {

struct FileProblem {
    std::filesystem::path file;
    Problem problem;
};
// "programmes/02-hunan/programme.yaml:12:7: …"
std::string to_text(const FileProblem& each, Language language);

// std::system_error if the file cannot be read.
std::expected<Tree, std::vector<FileProblem>> read_yaml_file(const std::filesystem::path& file);
std::expected<Programme, std::vector<FileProblem>> load_programme_file(
    const std::filesystem::path& file);

// A version as it was written, with the worked cases of its folder.
struct Texts {
    std::string programme;
    std::string cases;  // empty: the folder has none
};
struct LoadedLibrary {
    Library library;
    std::map<std::string, Texts> texts;  // by version
    std::vector<FileProblem> problems;   // the files with problems are not in the library
};
// All programmes below the folder, in the order of their paths.
LoadedLibrary load_library(const std::filesystem::path& folder);

// The files named cases.yaml below the folder, in the order of their paths.
std::vector<std::filesystem::path> case_files(const std::filesystem::path& folder);

}  // namespace zhirong::programme
