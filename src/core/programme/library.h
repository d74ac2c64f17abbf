#pragma once
// All programmes and all their versions.
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "core/programme/programme.h"

namespace zhirong::programme {

constexpr std::size_t shortest_hash = 6;

class Library {
public:
    // Refused if a version of the same programme is already in force on a day of this one.
    Result<void> add(Programme programme);

    // The version in force on that day.
    Result<const Programme*> in_force(std::string_view id, Date date) const;
    // The version a contract is bound to; null if it is not here.
    const Programme* version(std::string_view id, std::string_view hash) const;
    // As people name one: "id" for the latest version, "id@2025-01-01" for the one in force on that
    // day, "id@<hash>" with at least shortest_hash of its digits.
    Result<const Programme*> named(std::string_view text) const;
    // By date; empty if unknown.
    const std::vector<Programme>& versions(std::string_view id) const;
    std::vector<std::string> ids() const;

private:
    std::map<std::string, std::vector<Programme>, std::less<>> programmes_;
};

}  // namespace zhirong::programme
