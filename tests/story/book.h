#pragma once
// A new book of the demonstration's kind, for a story to be told in.
#include <filesystem>
#include <string>

#include "app/demonstration/story.h"

namespace zhirong::testing {

inline Configuration book_at(const std::string& database) {
    Configuration result;
    result.database = database;
    result.resources = SOURCE_DIR;
    result.clock = [] { return Instant{1'709'251'200'000}; };
    result.opening_date = *parse_date(story_opening);
    result.demonstration = true;
    return result;
}
inline Configuration book_in(const std::filesystem::path& folder) {
    return book_at("sqlite:" + (folder / "book.db").string());
}

}  // namespace zhirong::testing
