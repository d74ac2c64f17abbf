#include "core/programme/library.h"

#include <algorithm>

namespace zhirong::programme {
namespace {

constexpr RefusalKind overlap{
    "programme.versions_overlap", 409,
    "{programme} 自 {from} 起的版本与自 {other} 起的版本同时有效；请为较早的"
    "版本写 until",
    "The versions of {programme} from {from} and from {other} are in "
    "force on the same day; give the earlier one an until"};
constexpr RefusalKind unknown{"programme.unknown_programme", 404,
                              "没有名为 {programme} 的方案{near}",
                              "There is no programme called {programme}{near_en}"};
constexpr RefusalKind none_in_force{"programme.none_in_force", 422,
                                    "{programme} 在 {date} 没有有效版本",
                                    "No version of {programme} is in force on {date}"};

constexpr RefusalKind no_such_version{
    "programme.no_such_version", 404,
    "{programme} 没有版本 {found}；应为日期（2025-01-01），或版本摘要的前 {digits} "
    "位以上，且只对应一个版本",
    "{programme} has no version {found}: write a day (2025-01-01), or {digits} digits or more of a "
    "hash that only one version has"};

bool ends_before(const Programme& earlier, const Programme& later) {
    return earlier.until && *earlier.until < later.from;
}

}  // namespace

Result<void> Library::add(Programme programme) {
    std::vector<Programme>& versions = programmes_[programme.id];
    const auto at = std::ranges::upper_bound(versions, programme.from, {}, &Programme::from);
    const Programme* clash = nullptr;
    if (at != versions.begin() && !ends_before(*std::prev(at), programme)) clash = &*std::prev(at);
    if (at != versions.end() && !ends_before(programme, *at)) clash = &*at;
    if (clash != nullptr)
        return refuse(overlap, "from",
                      {{"programme", programme.id},
                       {"from", to_string(programme.from)},
                       {"other", to_string(clash->from)}});
    versions.insert(at, std::move(programme));
    return {};
}

Result<const Programme*> Library::in_force(std::string_view id, Date date) const {
    const auto found = programmes_.find(id);
    if (found == programmes_.end()) {
        const Hint near = hint(id, ids());
        return refuse(unknown, "programme",
                      {{"programme", std::string(id)}, {"near", near.zh}, {"near_en", near.en}});
    }
    for (const Programme& version : found->second)
        if (version.in_force(date)) return &version;
    return refuse(none_in_force, "date",
                  {{"programme", std::string(id)}, {"date", to_string(date)}});
}

Result<const Programme*> Library::named(std::string_view text) const {
    const std::size_t at = text.find('@');
    const std::string_view id = text.substr(0, at);
    const auto found = programmes_.find(id);
    if (found == programmes_.end() || found->second.empty()) {
        const Hint near = hint(id, ids());
        return refuse(unknown, "programme",
                      {{"programme", std::string(id)}, {"near", near.zh}, {"near_en", near.en}});
    }
    if (at == std::string_view::npos) return &found->second.back();
    const std::string_view which = text.substr(at + 1);
    if (const auto date = parse_date(which)) return in_force(id, *date);
    const Programme* only = nullptr;
    std::size_t fitting = 0;
    for (const Programme& each : found->second)
        if (which.size() >= shortest_hash && each.version.starts_with(which)) {
            only = &each;
            ++fitting;
        }
    if (fitting == 1) return only;
    return refuse(no_such_version, "version",
                  {{"programme", std::string(id)},
                   {"found", std::string(which)},
                   {"digits", std::to_string(shortest_hash)}});
}

const Programme* Library::version(std::string_view id, std::string_view hash) const {
    for (const Programme& version : versions(id))
        if (version.version == hash) return &version;
    return nullptr;
}

const std::vector<Programme>& Library::versions(std::string_view id) const {
    static const std::vector<Programme> none;
    const auto found = programmes_.find(id);
    return found == programmes_.end() ? none : found->second;
}

std::vector<std::string> Library::ids() const {
    std::vector<std::string> all;
    for (const auto& [id, versions] : programmes_) all.push_back(id);
    return all;
}

}  // namespace zhirong::programme
