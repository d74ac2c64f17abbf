#include "features/price/price.h"

#include <algorithm>
#include <charconv>

#include "base/ensure.h"
#include "core/identifiers/record_id.h"
#include "core/journal/digest.h"
#include "core/tabular/tabular.h"
#include "features/price/groups.h"
#include "features/price/refusals.h"

namespace zhirong::price {
namespace {

constexpr int months_a_quarter = 3;
// Whoever knows his own price and the group's total must not know another's: besides him there are
// at least two.
constexpr int least_parties = 3;

struct Province {
    const char* code;
    const char* zh;
    const char* en;
};
// GB/T 2260, the first two digits.
constexpr std::array provinces{Province{"11", "北京", "Beijing"},
                               Province{"12", "天津", "Tianjin"},
                               Province{"13", "河北", "Hebei"},
                               Province{"14", "山西", "Shanxi"},
                               Province{"15", "内蒙古", "Inner Mongolia"},
                               Province{"21", "辽宁", "Liaoning"},
                               Province{"22", "吉林", "Jilin"},
                               Province{"23", "黑龙江", "Heilongjiang"},
                               Province{"31", "上海", "Shanghai"},
                               Province{"32", "江苏", "Jiangsu"},
                               Province{"33", "浙江", "Zhejiang"},
                               Province{"34", "安徽", "Anhui"},
                               Province{"35", "福建", "Fujian"},
                               Province{"36", "江西", "Jiangxi"},
                               Province{"37", "山东", "Shandong"},
                               Province{"41", "河南", "Henan"},
                               Province{"42", "湖北", "Hubei"},
                               Province{"43", "湖南", "Hunan"},
                               Province{"44", "广东", "Guangdong"},
                               Province{"45", "广西", "Guangxi"},
                               Province{"46", "海南", "Hainan"},
                               Province{"50", "重庆", "Chongqing"},
                               Province{"51", "四川", "Sichuan"},
                               Province{"52", "贵州", "Guizhou"},
                               Province{"53", "云南", "Yunnan"},
                               Province{"54", "西藏", "Tibet"},
                               Province{"61", "陕西", "Shaanxi"},
                               Province{"62", "甘肃", "Gansu"},
                               Province{"63", "青海", "Qinghai"},
                               Province{"64", "宁夏", "Ningxia"},
                               Province{"65", "新疆", "Xinjiang"},
                               Province{"71", "台湾", "Taiwan"},
                               Province{"81", "香港", "Hong Kong"},
                               Province{"82", "澳门", "Macao"}};

const Province* province_of(std::string_view region) {
    const auto* const found = std::ranges::find(provinces, region.substr(0, 2), &Province::code);
    return found == provinces.end() ? nullptr : found;
}

bool digits(std::string_view text) {
    return !text.empty() && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

bool is_region(const std::string& text) {
    return text.size() == 6 && digits(text) && province_of(text) != nullptr;
}

bool acts_for_one_that_deals(const Actor& actor) {
    return actor.has(Role::registry_officer) || actor.has(Role::policy_officer) ||
           actor.has(Role::fund_officer);
}

// The beginning of a class or region on which group and search agree: one begins with the other.
bool agree(std::string_view group, std::string_view sought) {
    return group.starts_with(sought) || sought.starts_with(group);
}

// The last quarter that a period reaches; of "" the last there could be.
std::string last_quarter(const std::string& period) {
    if (period.empty()) return "9999Q4";
    return period.size() == 4 ? period + "Q4" : period;
}

// A class as groups bear it; what is none restricts nothing.
std::string class_sought(const Sought& sought) {
    if (sought.right_class.size() <= 1 && !digits(sought.right_class))
        return tabular::upper_case(sought.right_class);
    auto read = read_class(sought.kind, sought.right_class);
    return read ? *std::move(read) : "";
}

std::string region_sought(std::string region) {
    while (region.size() >= 2 && region.ends_with("00")) region.resize(region.size() - 2);
    return region.substr(0, 4);
}

}  // namespace

std::string quarter_of(Date date) {
    const auto day = civil(date);
    return std::to_string(static_cast<int>(day.year())) + 'Q' +
           std::to_string((static_cast<unsigned>(day.month()) + 2) / months_a_quarter);
}

std::optional<Date> last_day(const std::string& quarter) {
    if (quarter.size() != 6 || !digits(quarter.substr(0, 4)) || quarter[4] != 'Q' ||
        quarter[5] < '1' || quarter[5] > '4')
        return std::nullopt;
    const auto first = parse_date(
        quarter.substr(0, 4) + '-' +
        (quarter[5] == '4' ? "10" : "0" + std::to_string((quarter[5] - '0') * 3 - 2)) + "-01");
    if (!first) return std::nullopt;
    return add_months(*first, months_a_quarter) - Days{1};
}

Result<std::string> read_class(RightKind kind, const std::string& text) {
    const std::string trimmed = tabular::upper_case(tabular::trimmed(text));
    const auto refused = [&](const char* zh, const char* en) {
        const Label words = label_of(kind);
        return refuse(bad_class, "right_class",
                      {{"found", text},
                       {"kind", words.zh},
                       {"kind_en", words.en},
                       {"expected", zh},
                       {"expected_en", en}});
    };
    if (kind == RightKind::invention || kind == RightKind::utility_model) {
        const bool good = trimmed.size() >= 4 && trimmed[0] >= 'A' && trimmed[0] <= 'H' &&
                          digits(trimmed.substr(1, 2)) && trimmed[3] >= 'A' && trimmed[3] <= 'Z';
        if (!good) return refused("国际专利分类小类，例如 H04L", "an IPC subclass such as H04L");
        return trimmed.substr(0, 4);
    }
    if (kind == RightKind::design || kind == RightKind::trademark) {
        const std::size_t end = trimmed.find('-');
        std::string number = trimmed.substr(0, end);
        const bool design = kind == RightKind::design;
        if (number.size() == 1) number.insert(0, "0");
        if (number.size() != 2 || !digits(number) || (end != std::string::npos && !design) ||
            number < "01" || number > (design ? "32" : "45"))
            return design ? refused("洛迦诺分类大类 01 至 32", "a Locarno class from 01 to 32")
                          : refused("尼斯分类 1 至 45", "a Nice class from 1 to 45");
        return number;
    }
    if (!trimmed.empty()) return refused("不填", "nothing");
    return trimmed;
}

Label region_words(const std::string& region) {
    if (region.empty()) return {"", "全国", "Nationwide"};
    const Province* province = province_of(region);
    if (province == nullptr) return {region, region, region};
    const std::string city = region.size() > 2 ? " " + region : "";
    return {region, province->zh + city, province->en + city};
}

std::string id_of_deal(const std::string& reporter, const std::string& reference) {
    return record_id(Deal::prefix, reporter + '\n' + reference);
}
std::string id_of_publication(const std::string& quarter) { return Publication::prefix + quarter; }

bool may_report(const Actor& actor) { return acts_for_one_that_deals(actor); }
bool may_publish(const Actor& actor) { return acts_for_one_that_deals(actor); }

Result<Reported> decide(const ReportDeal& command, const Actor& actor, Date today) {
    if (!may_report(actor)) return refuse(not_reporter);
    Refusals problems;
    const auto wrong = [&](const RefusalKind& kind, const char* field, std::vector<Fact> facts) {
        problems.all.push_back({&kind, field, std::move(facts)});
    };
    if (command.on > today)
        wrong(in_future, "on", {{"found", to_string(command.on)}, {"expected", to_string(today)}});
    if (!is_region(command.region)) wrong(bad_region, "region", {{"found", command.region}});
    if (command.seller == command.buyer) wrong(same_party, "buyer", {{"found", command.buyer}});
    auto right_class = read_class(command.kind, command.right_class);
    if (!right_class) problems.all.push_back(right_class.error().first());
    if (!problems.all.empty()) return std::unexpected(std::move(problems));
    Reported reported{actor.organisation, actor.user, today, command};
    reported.details.right_class = *std::move(right_class);
    return reported;
}

Result<Withdrawn> decide(const Deal& deal, const WithdrawDeal& command, const Actor& actor,
                         Date today) {
    if (!may_report(actor) || actor.organisation != deal.reporter) return refuse(not_reporter);
    if (deal.withdrawn)
        return refuse(withdrawn_already, "", {{"found", to_string(deal.withdrawn->on)}});
    return Withdrawn{today, actor.user, command.reason};
}

Result<MinimumSet> decide(const Minimums&, const SetMinimum& command, const Actor& actor,
                          Date today) {
    CHECKED(require(actor, Role::policy_approver));
    for (const auto& [field, found] :
         {std::pair{"observations", command.observations}, std::pair{"parties", command.parties}})
        if (found < least_parties)
            return refuse(
                minimum_low, field,
                {{"found", std::to_string(found)}, {"expected", std::to_string(least_parties)}});
    if (command.largest_share <= Ratio::whole(0) || command.largest_share >= Ratio::whole(1))
        return refuse(share_out, "largest_share", {{"found", to_percent(command.largest_share)}});
    if (command.from < today)
        return refuse(minimum_past, "from",
                      {{"found", to_string(command.from)}, {"expected", to_string(today)}});
    return MinimumSet{{command.from, command.observations, command.parties, command.largest_share,
                       command.reason},
                      actor.user};
}

Minimum minimum_on(const Minimums& minimums, Date date) {
    Minimum found{
        .from = date_of(1900, 1, 1),
        .observations = 5,
        .parties = 3,
        .largest_share = Ratio::percent(80),
        .reason =
            "默认值：三方以上时，任何一方减去自己的价格后，其余仍属于至少两方；五笔以上时，"
            "中位数和四分位数不都是同一笔；单一当事方不超过合计的80%，合计不近似等于它的价格。"
            "法规未规定此数，由主管部门设定"};
    for (const Minimum& each : minimums.set)
        if (each.from <= date) found = each;
    return found;
}

Deal apply(Deal deal, const Deal::Event& event) {
    if (const auto* reported = std::get_if<Reported>(&event)) {
        deal.reporter = reported->reporter;
        deal.reported_by = reported->by;
        deal.known = reported->known;
        deal.details = reported->details;
    } else {
        deal.withdrawn = std::get<Withdrawn>(event);
    }
    return deal;
}
std::vector<std::string> parties(const Deal& deal) { return {deal.reporter}; }
Label stage_words(const Deal& deal) {
    return deal.withdrawn ? Label{"withdrawn", "已撤回", "Withdrawn"}
                          : Label{"reported", "已报送", "Reported"};
}

Minimums apply(Minimums minimums, const Minimums::Event& event) {
    const Minimum& minimum = std::get<MinimumSet>(event).minimum;
    // What is set later for the same day holds.
    const auto place = std::ranges::upper_bound(minimums.set, minimum.from, {}, &Minimum::from);
    minimums.set.insert(place, minimum);
    return minimums;
}
std::vector<std::string> parties(const Minimums&) { return {"*"}; }
Label stage_words(const Minimums&) { return {"set", "已设定", "Set"}; }

Publication apply(Publication publication, const Publication::Event& event) {
    if (const auto* published = std::get_if<Published>(&event)) {
        publication.quarter = published->quarter;
        publication.on = published->on;
        publication.by = published->by;
        publication.minimum = published->minimum;
        publication.bases = published->bases;
        publication.groups = published->groups;
    } else {
        publication.withdrawn.push_back(std::get<GroupWithdrawn>(event).group);
    }
    return publication;
}
std::vector<std::string> parties(const Publication&) { return {"*"}; }
Label stage_words(const Publication&) { return {"published", "已发布", "Published"}; }

std::vector<const Group*> shown(const Publication& publication) {
    std::vector<const Group*> groups;
    for (std::size_t i = 0; i < publication.groups.size(); ++i)
        if (std::ranges::find(publication.withdrawn, static_cast<int>(i)) ==
            publication.withdrawn.end())
            groups.push_back(&publication.groups[i]);
    return groups;
}

std::vector<Comparable> comparables(std::span<const Publication> publications,
                                    const Sought& sought) {
    const std::string right_class = class_sought(sought);
    const std::string region = region_sought(sought.region);
    const std::string from = sought.from ? quarter_of(*sought.from) : "";
    std::vector<Comparable> found;
    for (const Publication& publication : publications)
        for (const Group* group : shown(publication)) {
            if (group->basis == Basis::value || group->kind != sought.kind) continue;
            if (!agree(group->right_class, right_class) || !agree(group->region, region)) continue;
            if (!from.empty() && last_quarter(group->period) < from) continue;
            for (std::size_t i = 0; i < group->prices.size(); ++i)
                found.push_back(
                    {.id = record_id("PC", publication.id + '/' +
                                               std::to_string(group - publication.groups.data()) +
                                               '/' + std::to_string(i)),
                     .basis = group->basis,
                     .kind = sought.kind,
                     .right_class = group->right_class,
                     .region = group->region,
                     .period = group->period,
                     .wider = group->right_class.size() < right_class.size() ||
                              group->region.size() < region.size(),
                     .price = group->prices[i]});
        }
    std::ranges::sort(found, [](const Comparable& a, const Comparable& b) {
        if (a.wider != b.wider) return b.wider;
        if (a.period != b.period) return a.period > b.period;
        return a.id < b.id;
    });
    return found;
}

}  // namespace zhirong::price
