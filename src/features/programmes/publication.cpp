#include "features/programmes/publication.h"

namespace zhirong::programmes {
namespace {

constexpr RefusalKind published_already{
    "programme.published_already", 409, "这一文本已经公布（版本 {found}），不能再次公布",
    "This text is published already (version {found}) and cannot be published again"};
constexpr RefusalKind overlap{
    "programme.dates_overlap", 409,
    "本版本自 {from} 至 {until}，与自 {other} 起的版本同时有效：请改 from，或写 until 早于 {other}",
    "This version holds from {from} until {until} and meets the one from {other}: change from, or "
    "give an until before {other}"};
constexpr RefusalKind retroactive{
    "programme.retroactive", 409,
    "自 {other} 起的版本最早只能于今日 {today} 终止，本版本的 from 应晚于今日，现为 {from}",
    "The version from {other} can end today, {today}, at the earliest: from must be later than "
    "today, found {from}"};

std::string shown(const std::optional<Date>& until) { return until ? to_string(*until) : "∞"; }

}  // namespace

Publication apply(Publication publication, const Publication::Event& event) {
    publication.content = std::get<Published>(event);
    return publication;
}
std::vector<std::string> parties(const Publication&) { return {"*"}; }
Label stage_words(const Publication&) { return {"published", "已公布", "Published"}; }

std::string series_of(const std::string& programme) { return "programme:" + programme; }

Series apply(Series series, const Series::Event& event) {
    series.versions.push_back(std::get<Followed>(event));
    return series;
}
std::vector<std::string> parties(const Series&) { return {"*"}; }
Label stage_words(const Series&) { return {"published", "已公布", "Published"}; }

bool covers(const std::string& region, const std::string& place) {
    if (region == "100000" || region == "000000") return true;
    std::string_view prefix = region;
    while (prefix.ends_with("00")) prefix.remove_suffix(2);
    return place.starts_with(prefix);
}

Result<std::optional<Closing>> place(std::span<const Standing> others, const Standing& added,
                                     Date today) {
    std::optional<Closing> closes;
    for (const Standing& other : others) {
        if (other.version == added.version)
            return refuse(published_already, "text", {{"found", other.version}});
        const bool ends_first = other.until && *other.until < added.from;
        const bool begins_later = added.until && *added.until < other.from;
        if (ends_first || begins_later) continue;
        if (other.from >= added.from)
            return refuse(overlap, "from",
                          {{"from", to_string(added.from)},
                           {"until", shown(added.until)},
                           {"other", to_string(other.from)}});
        if (added.from <= today)
            return refuse(retroactive, "from",
                          {{"other", to_string(other.from)},
                           {"today", to_string(today)},
                           {"from", to_string(added.from)}});
        // At most one version is in force on the day before.
        closes = Closing{other.version, added.from - Days(1)};
    }
    return closes;
}

}  // namespace zhirong::programmes
