#pragma once
// A version that officials published: its text for good, and where it stands among the versions of
// its programme.
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"

namespace zhirong::programmes {

// A new version ends the one before it: told by the publication, so that the earlier text and its
// hash stay what they were.
struct Closing {
    std::string version;
    Date until;  // its last day now
};

struct Published {
    std::string programme;
    std::string version;
    Date from;
    std::optional<Date> until;
    std::optional<Closing> closes;
    std::string text;
    std::string cases;
    std::string maker;    // who submitted it
    std::string checker;  // who published it
    std::string organisation;
    std::string opinion;
    Date on;
};

struct Publication {
    static constexpr const char* kind = "publication";
    static constexpr const char* prefix = "PU";
    using Event = std::variant<Published>;
    std::string id;
    Published content;
};
Publication apply(Publication publication, const Publication::Event& event);
// Everybody: policy is public.
std::vector<std::string> parties(const Publication& publication);
Label stage_words(const Publication& publication);

// The versions of one programme that were published, in that order. Whoever publishes the next one
// holds it, so that two cannot take the same days.
struct Followed {
    std::string publication;
    std::string version;
    Date from;
    std::optional<Date> until;
    std::optional<Closing> closes;
};
struct Series {
    static constexpr const char* kind = "programme_series";
    static constexpr const char* prefix = "";
    using Event = std::variant<Followed>;
    std::string id;
    std::vector<Followed> versions;
};
std::string series_of(const std::string& programme);  // its id
Series apply(Series series, const Series::Event& event);
std::vector<std::string> parties(const Series& series);
Label stage_words(const Series& series);

// Whether a place lies within a region (GB/T 2260): 430100 within 430000; all within 100000, the
// nation.
bool covers(const std::string& region, const std::string& place);

// The days of one version.
struct Standing {
    std::string version;
    Date from;
    std::optional<Date> until;
};
// Which version the added one ends, if any. Refused where both would be in force on a day, and
// where an earlier version would end before today: contracts may have been signed under it until
// now.
Result<std::optional<Closing>> place(std::span<const Standing> others, const Standing& added,
                                     Date today);

}  // namespace zhirong::programmes

namespace zhirong {

template <>
struct Shape<programmes::Closing> {
    using T = programmes::Closing;
    static constexpr std::array fields{
        field<&T::version>("version", "被接续的版本", "Version that ends"),
        field<&T::until>("until", "末日", "Last day")};
};
template <>
struct Shape<programmes::Published> : EventShape<"published", "公布政策", "Programme published"> {
    using T = programmes::Published;
    static constexpr Limits document{.most_characters = std::size_t{1} << 20};
    static constexpr std::array fields{
        field<&T::programme>("programme", "方案", "Programme"),
        field<&T::version>("version", "版本", "Version"),
        field<&T::from>("from", "首日", "First day"),
        field<&T::until>("until", "末日", "Last day"),
        field<&T::closes>("closes", "接续", "Follows"),
        field<&T::text>("text", "文本", "Text", document),
        field<&T::cases>("cases", "算例", "Cases", document),
        field<&T::maker>("maker", "经办人", "Maker"),
        field<&T::checker>("checker", "审批人", "Checker"),
        field<&T::organisation>("organisation", "机构", "Organisation"),
        field<&T::opinion>("opinion", "意见", "Opinion"),
        field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<programmes::Publication> {
    using T = programmes::Publication;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::content>("content", "内容", "Content")};
};
template <>
struct Shape<programmes::Followed> : EventShape<"followed", "新版本", "Version added"> {
    using T = programmes::Followed;
    static constexpr std::array fields{field<&T::publication>("publication", "公布", "Publication"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::from>("from", "首日", "First day"),
                                       field<&T::until>("until", "末日", "Last day"),
                                       field<&T::closes>("closes", "接续", "Follows")};
};
template <>
struct Shape<programmes::Series> {
    using T = programmes::Series;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::versions>("versions", "版本", "Versions")};
};

}  // namespace zhirong
