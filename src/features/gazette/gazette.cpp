#include "features/gazette/gazette.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong::gazette {
namespace {

bool ends(Matter matter) {
    return matter == Matter::cancelled || matter == Matter::revoked || matter == Matter::lapsed;
}

}  // namespace

Publication apply(Publication publication, const Publication::Event& event) {
    publication.entry = std::get<Published>(event).entry;
    return publication;
}

std::vector<std::string> parties(const Publication&) { return {"*"}; }

Label stage_words(const Publication& publication) { return label_of(publication.entry.matter); }

std::string key_of_right(const std::string& number) { return "right:" + number; }
std::string key_of_firm(const std::string& name) { return "firm:" + name; }
std::string key_of_registration(Register of, const std::string& number) {
    return "registration:" + std::string(name_of(of)) + ':' + number;
}
std::string key_of_day(const std::string& day) { return "day:" + day; }

std::vector<std::string> keys(const Publication& publication) {
    const Entry& entry = publication.entry;
    std::vector<std::string> all{key_of_day(to_string(entry.on)),
                                 key_of_registration(entry.of, entry.number),
                                 key_of_firm(entry.first_party)};
    if (entry.second_party != entry.first_party) all.push_back(key_of_firm(entry.second_party));
    for (const PublishedRight& right : entry.rights)
        if (std::string key = key_of_right(right.number); std::ranges::find(all, key) == all.end())
            all.push_back(std::move(key));
    return all;
}

Standing standing_of(std::span<const Entry> entries) {
    ensure(!entries.empty());
    Standing standing{
        .since = entries.front().on, .ended_on = {}, .words = {"stands", "有效", "In force"}};
    for (const Entry& entry : entries) {
        if (!ends(entry.matter)) continue;
        standing.stands = false;
        standing.ended_on = entry.on;
        standing.words = label_of(entry.matter);
        standing.words.zh = "已" + standing.words.zh;
    }
    return standing;
}

paper::Document issue(const std::string& title, std::span<const Entry> entries, Date printed_on) {
    paper::Document document{.title = "知识产权质押与许可登记公告",
                             .subtitle = title,
                             .number = "",
                             .blocks = {},
                             .footer = "登记公告 · " + title,
                             .created = printed_on};
    for (const auto& of : EnumNames<Register>::names) {
        paper::Table table{{{"日期", 5},
                            {"事项", 3},
                            {"登记号", 6},
                            {"出质人、许可人", 7},
                            {"质权人、被许可人", 7},
                            {"号码、名称、主分类号、授权或者注册日", 14}},
                           {}};
        for (const Entry& entry : entries) {
            if (entry.of != of.value) continue;
            std::string rights;
            for (const PublishedRight& right : entry.rights) {
                if (!rights.empty()) rights += '\n';
                rights += right.number + " " + right.title;
                if (right.main_class) rights += "，" + *right.main_class;
                if (right.granted_on) rights += "，" + to_string(*right.granted_on);
            }
            if (entry.what) rights += (rights.empty() ? "" : "\n") + ("变更：" + *entry.what);
            table.rows.push_back({to_string(entry.on), label_of(entry.matter).zh, entry.number,
                                  entry.first_party, entry.second_party, rights});
        }
        if (table.rows.empty()) continue;
        document.blocks.emplace_back(paper::Heading{std::string(of.zh) + "（" +
                                                    std::to_string(table.rows.size()) + " 项）"});
        document.blocks.emplace_back(std::move(table));
    }
    if (document.blocks.empty())
        document.blocks.emplace_back(paper::Paragraph{"本期没有登记公告事项。"});
    return document;
}

}  // namespace zhirong::gazette
