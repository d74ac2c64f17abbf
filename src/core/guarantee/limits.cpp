#include "core/guarantee/limits.h"

#include <algorithm>
#include <array>

namespace zhirong::guarantee {
namespace {

constexpr RefusalKind leverage_passed{
    "guarantee.leverage", 409,
    "担保责任余额 {found} 元将超过净资产的 {times} 倍，即 {expected} 元"
    "（融资担保公司监督管理条例第十五条）",
    "{found} outstanding would pass {times} times net assets, {expected} (Regulation 683, article "
    "15)"};
constexpr RefusalKind borrower_passed{
    "guarantee.borrower_limit", 409,
    "对该被担保人的担保责任余额 {found} 元将超过净资产的 10%，即 {expected} 元"
    "（融资担保公司监督管理条例第十六条）",
    "{found} for this borrower would pass a tenth of net assets, {expected} (Regulation 683, "
    "article 16)"};
constexpr RefusalKind group_passed{
    "guarantee.group_limit", 409,
    "对该被担保人及其关联方的担保责任余额 {found} 元将超过净资产的 15%，即 {expected} 元"
    "（融资担保公司监督管理条例第十六条）",
    "{found} for this borrower and those related to it would pass 15% of net assets, {expected} "
    "(Regulation 683, article 16)"};

Room room(Phrase title, const char* rule, Phrase source, Ratio times, Money net_assets,
          Money used) {
    Room made;
    made.limit = apply(net_assets, times, Rounding::down);
    made.used = used;
    made.left = std::max(Money{}, made.limit - used);
    made.why = {.title = std::move(title),
                .rule = rule,
                .source = std::move(source),
                .formula = Phrase{"max(0，净资产 × 倍数 − 担保责任余额)",
                                  "max(0, net assets × multiple − outstanding)"},
                .rounding = Rounding::down,
                .inputs = {input("net_assets", "净资产", "Net assets", net_assets),
                           input("times", "倍数", "Multiple", times),
                           input("outstanding", "担保责任余额", "Outstanding", used)},
                .result = to_string(made.left)};
    return made;
}

const Phrase article_15{"融资担保公司监督管理条例（国务院令第683号）第十五条",
                        "Regulation 683 of 2017, article 15"};
const Phrase article_16{"融资担保公司监督管理条例（国务院令第683号）第十六条",
                        "Regulation 683 of 2017, article 16"};

Ratio times_of(const Exposure& position) { return Ratio::whole(position.mainly_small ? 15 : 10); }

}  // namespace

Room leverage_room(const Exposure& position) {
    return room({"放大倍数余额", "Room under the leverage limit"}, "guarantee.leverage", article_15,
                times_of(position), position.net_assets, position.outstanding);
}
Room borrower_room(const Exposure& position) {
    return room({"单户担保余额", "Room for the borrower"}, "guarantee.borrower_limit", article_16,
                Ratio::percent(10), position.net_assets, position.of_borrower);
}
Room group_room(const Exposure& position) {
    return room({"被担保人及其关联方担保余额", "Room for the borrower and those related to it"},
                "guarantee.group_limit", article_16, Ratio::percent(15), position.net_assets,
                position.of_group);
}

Result<std::monostate> within_limits(const Exposure& position, Money amount) {
    Refusals refused;
    const auto hold = [&](const RefusalKind& kind, const Room& room) {
        if (room.used + amount <= room.limit) return;
        refused.all.push_back({&kind,
                               "",
                               {{"found", with_separators(room.used + amount)},
                                {"times", to_string(times_of(position))},
                                {"expected", with_separators(room.limit)}}});
    };
    hold(leverage_passed, leverage_room(position));
    hold(borrower_passed, borrower_room(position));
    hold(group_passed, group_room(position));
    if (!refused.all.empty()) return std::unexpected(std::move(refused));
    return {};
}

std::optional<Ratio> claim_rate(Money paid, Money base) {
    if (paid <= Money{}) return Ratio{};
    if (base <= Money{}) return std::nullopt;
    return Ratio(paid.fen, base.fen);
}

Room payment_room(Money base, Money paid, Ratio line) {
    Room made;
    made.limit = apply(base, line, Rounding::down);
    made.used = paid;
    made.left = std::max(Money{}, made.limit - paid);
    made.why = {.title = {"代偿上限余额", "What may still be paid"},
                .rule = "guarantee.stop",
                .formula = Phrase{"max(0，分母 × 代偿率上限 − 当年代偿)",
                                  "max(0, base × stop line − paid this year)"},
                .rounding = Rounding::down,
                .inputs = {input("base", "分母", "Held against", base),
                           input("line", "代偿率上限", "Stop line", line),
                           input("paid", "当年代偿", "Paid this year", paid)},
                .result = to_string(made.left)};
    return made;
}

}  // namespace zhirong::guarantee
