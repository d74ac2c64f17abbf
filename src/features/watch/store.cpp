#include "features/watch/store.h"

#include <map>
#include <set>

#include "core/annual_fees/annual_fees.h"
#include "core/journal/digest.h"
#include "features/financing/financing.h"
#include "features/licence/licence.h"
#include "features/loan/loan.h"
#include "features/pledge/pledge.h"
#include "features/watch/close_day.h"
#include "platform/desk/desk.h"
#include "platform/desk/work.h"
#include "platform/json/json.h"

namespace zhirong::watch {
namespace {

constexpr std::int64_t page_size = 500;
constexpr std::size_t batch_size = 50;

// Without a lock, for what a decision only looks at.
template <Record R>
std::optional<R> stored(View& view, const std::string& id) {
    const Rows rows =
        view.session().query("select body from record where id = $1 and kind = $2", id, R::kind);
    if (rows.empty()) return std::nullopt;
    const auto tree = parse_json(rows.front().text(0));
    ensure(tree.has_value());
    auto record = read<R>(*tree);
    ensure(record.has_value());
    return *std::move(record);
}

// The last day of a loan as it stands after extensions and restructurings.
Date maturity_of(const loan::Loan& loan) {
    Date maturity = loan.terms.maturity;
    for (const loan::Event& event : loan.events) {
        if (const auto* extended = std::get_if<loan::Extended>(&event.happening))
            maturity = extended->maturity;
        if (const auto* restructured = std::get_if<loan::Restructured>(&event.happening))
            maturity = restructured->maturity.value_or(maturity);
    }
    return maturity;
}

// A pledge with the way it stands on, read once for all rights of one pledge.
struct Stake {
    Burden burden;
    std::string financing;
    std::vector<std::string> addressees;
};

std::optional<Stake> stake_of(View& view, const std::string& pledge_id) {
    const auto pledge = stored<pledge::Pledge>(view, pledge_id);
    if (!pledge || !pledge->registered_on || pledge->ended_on) return std::nullopt;
    Stake stake{
        {pledge->id, pledge->pledgor, *pledge->registered_on, pledge->application.debt_until},
        pledge->financing,
        {pledge->pledgor, pledge->pledgee}};
    if (const auto financing = stored<financing::Financing>(view, pledge->financing)) {
        if (financing->application.guarantor)
            stake.addressees.push_back(*financing->application.guarantor);
        if (financing->fund_operator) stake.addressees.push_back(*financing->fund_operator);
        if (financing->loan) {
            const auto loan = stored<loan::Loan>(view, *financing->loan);
            if (loan && loan->final)
                stake.burden.debt_until.reset();
            else if (loan)
                stake.burden.debt_until = maturity_of(*loan);
        }
    }
    return stake;
}

// Of licences granted after the pledge, those that its pledgee agreed to.
std::set<std::string> consented(View& view, const rights::Right& right, const Burden& burden) {
    std::set<std::string> all;
    for (const rights::LicenceInForce& each : right.licences) {
        if (each.from < burden.registered_on) continue;
        const auto licence = stored<licence::Licence>(view, each.licence);
        if (!licence) continue;
        for (const licence::Consent& consent : licence->consents)
            if (consent.pledge == burden.pledge && consent.answer == licence::Answer::given)
                all.insert(each.licence);
    }
    return all;
}

Look look_with(View& view, const rights::Right& right, const std::optional<Stake>& stake,
               const annual_fees::Schedule& fees, Date on) {
    Look look{{right.id, right.number, right.title, std::nullopt, {}}, {}};
    std::set<std::string> addressees;
    if (!right.owner.empty()) addressees.insert(right.owner);
    std::optional<Burden> burden;
    if (stake) {
        burden = stake->burden;
        burden->consented = consented(view, right, *burden);
        look.told.financing = stake->financing;
        addressees.insert(stake->addressees.begin(), stake->addressees.end());
    }
    look.told.addressees.assign(addressees.begin(), addressees.end());
    // Nobody on the platform is to be told.
    if (!addressees.empty()) look.found = findings(right, burden, fees, on);
    return look;
}

std::vector<Warning> keyed(View& view, const std::string& key) {
    std::vector<Warning> all;
    for (const Row& row :
         view.session().query("select r.body from record_key k join record r on r.id = k.record "
                              "where k.kind = $1 and k.key = $2 order by k.record",
                              Warning::kind, key)) {
        const auto tree = parse_json(row.text(0));
        ensure(tree.has_value());
        auto warning = read<Warning>(*tree);
        ensure(warning.has_value());
        all.push_back(*std::move(warning));
    }
    return all;
}

// What is to be written, by right: a text that is the same only where the same is to be written.
using Pending = std::map<std::string, std::string>;

// Reads rights one after the other and keeps those whose records do not say what is found.
class Sieve {
public:
    Sieve(View& view, const annual_fees::Schedule& fees, Date on, Pending& pending)
        : view_(view), fees_(fees), on_(on), pending_(pending) {}

    void see(const std::string& id) {
        const auto right = stored<rights::Right>(view_, id);
        ensure(right.has_value());
        std::optional<Stake> stake;
        if (right->pledge) {
            if (last_pledge_ != *right->pledge) {
                last_pledge_ = *right->pledge;
                last_stake_ = stake_of(view_, *right->pledge);
            }
            stake = last_stake_;
        }
        const Look look = look_with(view_, *right, stake, fees_, on_);
        const auto open = warnings_of(view_, id, true);
        std::string text;
        for (const Change& change : changes(look.told, look.found, open, on_))
            text += change.warning + write_json(write(change.event)) + '\n';
        if (!text.empty()) pending_[id] = digest(DigestKind::sha256, text);
    }

private:
    View& view_;
    const annual_fees::Schedule& fees_;
    Date on_;
    Pending& pending_;
    std::string last_pledge_;
    std::optional<Stake> last_stake_;
};

// Somebody on the platform is to be told of the right.
constexpr const char* has_addressee =
    "exists (select 1 from record_key o where o.record = k.record and o.kind = $1 and "
    "(o.key >= 'owner:' and o.key < 'owner;' or o.key >= 'pledge:' and o.key < 'pledge;'))";

// The rights of which what is told may have changed by `on`: those that are pledged, those whose
// calendar has a step on that day, and those whose record changed since the business date moved
// last. A right of nobody on the platform is read only if it changed and there were warnings of it.
class Candidates {
public:
    Candidates(Desk& desk, Date on) : desk_(desk), on_(on) {}

    std::int64_t examined = 0;

    // Page by page, each in a reading of its own, so that nobody waits for it.
    void each_page(const std::function<void(View&, const std::vector<std::string>&)>& use) {
        by_key("pledge:", "pledge;", use);
        for (const Date due : due_dates_to_look_at(on_)) on_key("due:" + to_string(due), use);
        for (const Date end : term_ends_to_look_at(on_)) on_key("end:" + to_string(end), use);
        changed_lately(use);
    }

private:
    using Use = std::function<void(View&, const std::vector<std::string>&)>;

    void read(const std::function<void(View&)>& use) {
        desk_.read({"system", "platform", {Role::administrator}}, use);
    }
    void on_key(const std::string& key, const Use& use) { by_key(key, key + '\x01', use); }

    void by_key(const std::string& first, const std::string& end, const Use& use) {
        std::string key = first;
        std::string record;
        for (bool more = true; more;) {
            read([&](View& view) {
                const Rows rows = view.session().query(
                    std::string(
                        "select k.key, k.record from record_key k where k.kind = $1 and "
                        "k.key >= $2 and k.key < $3 and (k.key, k.record) > ($2, $4) and ") +
                        has_addressee + " order by k.key, k.record limit $5",
                    rights::Right::kind, key, end, record, page_size);
                std::vector<std::string> ids;
                for (const Row& row : rows) ids.push_back(row.text(1));
                examined += std::ssize(ids);
                use(view, ids);
                more = std::ssize(rows) == page_size;
                if (!rows.empty()) {
                    key = rows.back().text(0);
                    record = rows.back().text(1);
                }
            });
        }
    }

    void changed_lately(const Use& use) {
        std::int64_t updated = 0;
        read([&](View& view) {
            const Rows rows = view.session().query(
                "select number from journal where command = $1 order by number desc limit 1",
                "moveBusinessDate");
            if (!rows.empty()) updated = rows.front().integer(0);
        });
        std::string record;
        for (bool more = true; more;) {
            read([&](View& view) {
                const Rows rows = view.session().query(
                    std::string("select k.record, k.updated from (select id as record, updated "
                                "from record where kind = $1 and (updated, id) > ($2, $3)) k "
                                "where (") +
                        has_addressee +
                        " or exists (select 1 from record_key w where w.kind = $4 and w.key = "
                        "'right:' || k.record)) order by k.updated, k.record limit $5",
                    rights::Right::kind, updated, record, Warning::kind, page_size);
                std::vector<std::string> ids;
                for (const Row& row : rows) ids.push_back(row.text(0));
                examined += std::ssize(ids);
                use(view, ids);
                more = std::ssize(rows) == page_size;
                if (!rows.empty()) {
                    record = rows.back().text(0);
                    updated = rows.back().integer(1);
                }
            });
        }
    }

    Desk& desk_;
    Date on_;
};

}  // namespace

std::vector<Warning> warnings_of(View& view, const std::string& right, bool open_only) {
    return keyed(view, (open_only ? "open:" : "right:") + right);
}

Look look_at(View& view, const rights::Right& right, const annual_fees::Schedule& fees, Date on) {
    return look_with(view, right, right.pledge ? stake_of(view, *right.pledge) : std::nullopt, fees,
                     on);
}

std::int64_t bring(Work& work, const std::string& id, const annual_fees::Schedule& fees, Date on) {
    const auto right = work.linked<rights::Right>(id);  // Held, so that two do not open the same.
    const Look look = look_at(work, right, fees, on);
    const auto all = changes(look.told, look.found, warnings_of(work, id, false), on);
    for (const Change& change : all) {
        auto warning = work.find<Warning>(change.warning).value_or(Warning{.id = change.warning});
        work.happened(warning, change.event);
    }
    return std::ssize(all);
}

Watched watch_day(Desk& desk, const annual_fees::Schedule& fees, Date on,
                  const std::function<void()>& before_batch) {
    Watched watched;
    Pending pending;
    Candidates candidates(desk, on);
    candidates.each_page([&](View& view, const std::vector<std::string>& ids) {
        Sieve sieve(view, fees, on, pending);
        for (const std::string& id : ids) sieve.see(id);
    });
    watched.examined = candidates.examined;
    const std::string day = to_string(on);
    for (auto first = pending.begin(); first != pending.end();) {
        // The key names the day and what is to be written, so that a run after a crash and one that
        // was not cut short send the same commands.
        std::vector<std::string> batch;
        std::string content = day;
        for (; first != pending.end() && batch.size() < batch_size; ++first) {
            batch.push_back(first->first);
            content += '\n' + first->first + ' ' + first->second;
        }
        const Command command{
            "watchRights",
            "watch/" + day + '/' + digest(DigestKind::sha256, content).substr(0, 24),
            "watch/" + day,
            {"system", "platform", {Role::administrator}}};
        if (before_batch) before_batch();
        const auto answer = desk.execute(command, [&](Work& work) -> Result<Answer> {
            std::int64_t count = 0;
            for (const std::string& id : batch) count += bring(work, id, fees, on);
            return Answer{200, Tree::map({{"changes", count}})};
        });
        ensure(answer.has_value());
        watched.changes += *answer->body.find("changes")->integer();
    }
    return watched;
}

}  // namespace zhirong::watch
