#pragma once
// Turning the pledge into money after default: rounds of sale under the rules of the channel, the
// hammer price with its costs, and the order in which it is paid out (Civil Code 389, 438; for the
// rounds: 最高人民法院关于人民法院网络司法拍卖若干问题的规定 (2016) 10, 12, 17, 26).
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/explanation/why.h"
#include "core/ledger/entry.h"
#include "core/lifecycle/lifecycle.h"

namespace zhirong::disposal {

enum class Stage { started, listed, unsold, sold, distributed };
enum class Act { list, fail_round, sell, distribute };
inline constexpr std::array moves{
    Move<Stage, Act>{Stage::started, Act::list, Stage::listed, Role::appraiser_officer},
    Move<Stage, Act>{Stage::started, Act::list, Stage::listed, Role::insurer_officer},
    Move<Stage, Act>{Stage::listed, Act::fail_round, Stage::unsold, Role::appraiser_officer},
    Move<Stage, Act>{Stage::listed, Act::fail_round, Stage::unsold, Role::insurer_officer},
    Move<Stage, Act>{Stage::unsold, Act::list, Stage::listed, Role::appraiser_officer},
    Move<Stage, Act>{Stage::unsold, Act::list, Stage::listed, Role::insurer_officer},
    Move<Stage, Act>{Stage::listed, Act::sell, Stage::sold, Role::appraiser_officer},
    Move<Stage, Act>{Stage::listed, Act::sell, Stage::sold, Role::insurer_officer},
    Move<Stage, Act>{Stage::sold, Act::distribute, Stage::distributed, Role::bank_officer}};

enum class Channel {
    online_court_auction,  // 网络司法拍卖
    market_listing,        // 知识产权交易市场挂牌, by agreement of the parties
};

// What the channel asks of its n-th round. Markets set their own: then the limits are absent.
struct RoundRule {
    Channel channel;
    int round;                         // from 1; the last one holds for all that follow
    std::optional<Ratio> least_start;  // of the reference value, or of the start before
    int notice_days;                   // between publication and sale
    const char* source_zh;
    const char* source_en;
};
std::span<const RoundRule> round_rules();
const RoundRule* rule_of(Channel channel, int round);  // null: no such round

// ---- commands
struct Start {
    Channel channel = Channel::market_listing;
    std::string basis;  // the judgment, or the parties' agreement on the disposal
};
struct List {
    Money start_price;
    Date sale_on;
    std::string venue;
};
struct FailRound {
    std::string reason;
};
struct Sell {
    Money price;
    std::string buyer;
    Money costs;
    std::string costs_paper;  // invoices and receipts of the costs
};
struct Distribute {
    std::string note;
};

// ---- events
struct Started {
    std::string financing;
    std::string loan;
    std::string bank;
    std::string pledgor;
    std::string disposer;
    std::vector<std::string> rights;
    Money reference_value;
    Start details;
    Date on;
};
struct Listed {
    int round = 1;
    List details;
    Date on;
};
struct RoundFailed {
    std::string reason;
    Date on;
};
struct Sold {
    Sell details;
    Date on;
};
struct Distributed {
    Date on;
    Money gross;
    Money costs;
    Money owed;       // before
    Money recovered;  // for the debt
    Money surplus;    // to the pledgor
    std::string note;
};
using Event = std::variant<Started, Listed, RoundFailed, Sold, Distributed>;

struct Disposal {
    static constexpr const char* kind = "disposal";
    static constexpr const char* prefix = "DP";
    using Event = disposal::Event;
    std::string id;
    Stage stage = Stage::started;
    Started start;
    std::vector<Listed> rounds;
    std::optional<Sold> sale;
    std::optional<Distributed> distribution;
};

Disposal apply(Disposal disposal, const Event& event);
std::vector<std::string> parties(const Disposal& disposal);
Label stage_words(const Disposal& disposal);

Result<Listed> decide(const Disposal& disposal, const List& command, const Actor& actor,
                      Date today);
Result<RoundFailed> decide(const Disposal& disposal, const FailRound& command, const Actor& actor,
                           Date today);
Result<Sold> decide(const Disposal& disposal, const Sell& command, const Actor& actor, Date today);
// `owed`: by the borrower, in the scope of the security.
Result<Distributed> decide(const Disposal& disposal, const Distribute& command, Money owed,
                           const Actor& actor, Date today);

Why why(const Distributed& distributed);

// The hammer price comes in with the disposer, who holds it for those it is due to.
Entry sale_entry(const Disposal& disposal, const Sold& sold);
// It goes out again: the costs stay with the disposer, the debt's part goes to the bank, the
// surplus to the pledgor. The bank's own entries are the loan's.
Entry distribution_entry(const Disposal& disposal, const Distributed& distributed);

}  // namespace zhirong::disposal

// How they are written down and read back.
#include "features/disposal/shape.h"  // IWYU pragma: export
