#pragma once
// The few rules of the tree that a compiler does not hold: which folder may include which, where
// there is floating point, what is pure. Nothing here is about size or taste.
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace zhirong {

// Path from the root of the project, with '/', and its bytes.
using Files = std::map<std::string, std::string>;

// "path:line: what is wrong and what would be right"
using Complaints = std::vector<std::string>;

// app -> features -> platform -> core -> base: a folder includes only itself and those to its
// right, by paths from src that exist.
Complaints check_layers(const Files& files);

// In a feature only routes.cpp and store.cpp (and their tests) include platform/.
Complaints check_feature_purity(const Files& files);

// A feature includes of another only <other>/<other>.h, and only where `pairs` (the text of
// src/features/dependencies.txt, "loan: calendar rights" per line, # for remarks) says so. No
// circles, and no pair that nothing uses. A test may wire up whatever it needs.
Complaints check_feature_dependencies(const Files& files, std::string_view pairs);

// No clock, disk, network, threads, randomness, locale or environment in what is to be pure: base,
// core, and features without their routes.cpp and store.cpp. Tests may.
Complaints check_purity(const Files& files);

// No double or float under src outside core/appraisal, the features valuation, grading and
// simulation and the files of `exceptions` ("path: reason" per line, # for remarks).
Complaints check_floating_point(const Files& files, std::string_view exceptions);

// Full names that say what a thing is for: no utils, helpers, common or manager.
Complaints check_names(const Files& files);

// Nothing left for later in the text.
Complaints check_left_overs(const Files& files);

// UTF-8 without byte order mark, no carriage returns, a line end at the end; no tabs in C++.
Complaints check_text(const Files& files);

}  // namespace zhirong
