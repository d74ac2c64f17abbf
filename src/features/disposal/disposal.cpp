#include "features/disposal/disposal.h"

#include <algorithm>

#include "features/disposal/shape.h"

namespace zhirong::disposal {
namespace {

constexpr RefusalKind no_round{
    "disposal.no_round", 409, "{found}不再有第 {round} 轮，请改用变卖或以物抵债",
    "There is no round {round} in {found_en}: sell by agreement or take the right in payment"};
constexpr RefusalKind start_low{"disposal.start_low", 422,
                                "起拍价 {found} 元低于下限 {expected} 元（{source}）",
                                "Start price {found} is below the least, {expected} ({source_en})"};
constexpr RefusalKind notice_short{
    "disposal.notice", 422, "竞价日 {found} 过早：公告须满 {days} 日，最早 {expected}（{source}）",
    "Sale on {found} is too early: notice of {days} days, {expected} at the earliest "
    "({source_en})"};
constexpr RefusalKind not_yet{"disposal.not_yet", 409, "竞价日为 {expected}，今天是 {found}",
                              "The sale is on {expected}, today is {found}"};
constexpr RefusalKind price_low{"disposal.price_low", 422,
                                "成交价 {found} 元低于起拍价 {expected} 元",
                                "Price {found} is below the start price {expected}"};
constexpr RefusalKind costs_high{"disposal.costs", 422,
                                 "处置费用 {found} 元超过成交价 {expected} 元",
                                 "Costs {found} are more than the price {expected}"};

constexpr const char* court_zh = "最高人民法院关于人民法院网络司法拍卖若干问题的规定（2016）";
constexpr const char* court_en = "Supreme People's Court, rules on online judicial auctions (2016)";
constexpr const char* market_zh = "交易市场规则（示例，以所选市场为准）";
constexpr const char* market_en = "rules of the market (an example; the chosen market's hold)";

const std::vector<RoundRule>& table() {
    static const std::vector<RoundRule> rules{
        {Channel::online_court_auction, 1, Ratio::percent(70), 30, court_zh, court_en},
        {Channel::online_court_auction, 2, Ratio::percent(80), 15, court_zh, court_en},
        {Channel::market_listing, 1, std::nullopt, 0, market_zh, market_en},
        {Channel::market_listing, 2, std::nullopt, 0, market_zh, market_en},
        {Channel::market_listing, 3, std::nullopt, 0, market_zh, market_en}};
    return rules;
}

struct Applier {
    Disposal& disposal;
    void operator()(const Started& event) const { disposal.start = event; }
    void operator()(const Listed& event) const {
        disposal.stage = after(moves, disposal.stage, Act::list);
        disposal.rounds.push_back(event);
    }
    void operator()(const RoundFailed&) const {
        disposal.stage = after(moves, disposal.stage, Act::fail_round);
    }
    void operator()(const Sold& event) const {
        disposal.stage = after(moves, disposal.stage, Act::sell);
        disposal.sale = event;
    }
    void operator()(const Distributed& event) const {
        disposal.stage = after(moves, disposal.stage, Act::distribute);
        disposal.distribution = event;
    }
};

Result<std::monostate> require_sale_day(const Disposal& disposal, Date today) {
    const Date day = disposal.rounds.back().details.sale_on;
    if (today >= day) return {};
    return refuse(not_yet, "", {{"expected", to_string(day)}, {"found", to_string(today)}});
}

std::string held(const Disposal& disposal) { return "Liabilities:DisposalProceeds:" + disposal.id; }
std::string pledgor_proceeds(const Disposal& disposal) {
    return "Assets:DisposalProceeds:" + disposal.start.loan;
}

}  // namespace

std::span<const RoundRule> round_rules() { return table(); }

const RoundRule* rule_of(Channel channel, int round) {
    const auto found = std::ranges::find_if(table(), [&](const RoundRule& rule) {
        return rule.channel == channel && rule.round == round;
    });
    return found == table().end() ? nullptr : &*found;
}

Disposal apply(Disposal disposal, const Event& event) {
    std::visit(Applier{disposal}, event);
    return disposal;
}

std::vector<std::string> parties(const Disposal& disposal) {
    return {disposal.start.bank, disposal.start.pledgor, disposal.start.disposer};
}

Label stage_words(const Disposal& disposal) { return label_of(disposal.stage); }

Result<Listed> decide(const Disposal& disposal, const List& command, const Actor& actor,
                      Date today) {
    CHECKED(next(moves, disposal.stage, Act::list, actor));
    const int round = static_cast<int>(disposal.rounds.size()) + 1;
    const Label channel = label_of(disposal.start.details.channel);
    const RoundRule* rule = rule_of(disposal.start.details.channel, round);
    if (rule == nullptr)
        return refuse(
            no_round, "",
            {{"found", channel.zh}, {"found_en", channel.en}, {"round", std::to_string(round)}});
    const Money base = disposal.rounds.empty() ? disposal.start.reference_value
                                               : disposal.rounds.back().details.start_price;
    if (rule->least_start) {
        const Money least = zhirong::apply(base, *rule->least_start, Rounding::up);
        if (command.start_price < least)
            return refuse(start_low, "start_price",
                          {{"found", with_separators(command.start_price)},
                           {"expected", with_separators(least)},
                           {"source", rule->source_zh},
                           {"source_en", rule->source_en}});
    }
    const Date earliest = today + Days(rule->notice_days);
    if (command.sale_on < earliest)
        return refuse(notice_short, "sale_on",
                      {{"found", to_string(command.sale_on)},
                       {"days", std::to_string(rule->notice_days)},
                       {"expected", to_string(earliest)},
                       {"source", rule->source_zh},
                       {"source_en", rule->source_en}});
    return Listed{round, command, today};
}

Result<RoundFailed> decide(const Disposal& disposal, const FailRound& command, const Actor& actor,
                           Date today) {
    CHECKED(next(moves, disposal.stage, Act::fail_round, actor));
    CHECKED(require_sale_day(disposal, today));
    return RoundFailed{command.reason, today};
}

Result<Sold> decide(const Disposal& disposal, const Sell& command, const Actor& actor, Date today) {
    CHECKED(next(moves, disposal.stage, Act::sell, actor));
    CHECKED(require_sale_day(disposal, today));
    const Money start = disposal.rounds.back().details.start_price;
    if (command.price < start)
        return refuse(
            price_low, "price",
            {{"found", with_separators(command.price)}, {"expected", with_separators(start)}});
    if (command.costs > command.price)
        return refuse(costs_high, "costs",
                      {{"found", with_separators(command.costs)},
                       {"expected", with_separators(command.price)}});
    return Sold{command, today};
}

Result<Distributed> decide(const Disposal& disposal, const Distribute& command, Money owed,
                           const Actor& actor, Date today) {
    CHECKED(next(moves, disposal.stage, Act::distribute, actor));
    const Sell& sale = disposal.sale->details;
    const Money net = sale.price - sale.costs;
    const Money recovered = std::min(net, owed);
    return Distributed{today,     sale.price,      sale.costs,  owed,
                       recovered, net - recovered, command.note};
}

Why why(const Distributed& distributed) {
    Why why;
    why.title = {"清偿债务的金额", "What goes to the debt"};
    why.rule = "disposal.distribution";
    why.source = Phrase{"民法典 第三百八十九条、第四百三十八条", "Civil Code 389, 438"};
    why.formula =
        Phrase{"成交价减处置费用与欠款中的较小者；余额归还出质人",
               "the lesser of price less costs, and what is owed; the rest is the pledgor's"};
    why.inputs = {input("gross", "成交价", "Price", distributed.gross),
                  input("costs", "处置费用", "Costs", distributed.costs),
                  input("owed", "分配前欠款", "Owed before", distributed.owed),
                  input("surplus", "归还出质人", "To the pledgor", distributed.surplus)};
    why.result = to_string(distributed.recovered);
    return why;
}

Entry sale_entry(const Disposal& disposal, const Sold& sold) {
    return Entry(
        sold.on, disposal.id,
        {"", "", "disposal.sale", "质物成交，价款由处置机构代管",
         "Pledge sold; the disposer holds the price"},
        Postings{}
            .move(disposal.start.disposer, "Assets:Cash", held(disposal), sold.details.price)
            .move(disposal.start.pledgor, pledgor_proceeds(disposal),
                  "Income:DisposalOfRights:" + disposal.id, sold.details.price)
            .take());
}

Entry distribution_entry(const Disposal& disposal, const Distributed& distributed) {
    const Started& start = disposal.start;
    return Entry(
        distributed.on, disposal.id,
        {"", "", "disposal.distribution",
         "处置价款分配：先费用，再债务，余额归出质人（民法典389、438）",
         "Proceeds: costs first, then the debt, the rest to the pledgor (Civil Code 389, 438)"},
        Postings{}
            .move(start.disposer, held(disposal), "Income:DisposalCosts", distributed.costs)
            .move(start.disposer, held(disposal), "Assets:Cash",
                  distributed.recovered + distributed.surplus)
            .move(start.pledgor, "Expenses:Disposal:" + disposal.id, pledgor_proceeds(disposal),
                  distributed.costs)
            .move(start.pledgor, "Assets:Cash", pledgor_proceeds(disposal), distributed.surplus)
            .take());
}

}  // namespace zhirong::disposal
