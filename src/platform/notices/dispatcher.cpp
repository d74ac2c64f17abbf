#include "platform/notices/dispatcher.h"

#include <algorithm>

#include "platform/password/secrets.h"

namespace zhirong::notices {
namespace {

// Journal lines looked through by one statement, and by one look.
constexpr std::int64_t window = 2'000;
constexpr int most_windows = 25;
// Lines without anything for a subscription that are passed by before its place is written again.
constexpr std::int64_t worth_writing = 1'000;
constexpr std::int64_t shortest_pause = 60'000;
constexpr std::size_t longest_problem = 300;

std::int64_t to_milliseconds(std::chrono::milliseconds time) { return time.count(); }

// Beginning of the text, no character cut in two.
std::string shortened(std::string text) {
    if (text.size() <= longest_problem) return text;
    std::size_t cut = longest_problem;
    while (cut > 0 && (static_cast<unsigned char>(text[cut]) & 0xC0U) == 0x80U) --cut;
    text.resize(cut);
    return text;
}

}  // namespace

Dispatcher::Dispatcher(Database& database, DispatcherSettings settings)
    : database_(database), settings_(std::move(settings)) {
    ensure(settings_.clock && settings_.words && settings_.deliver);
}

std::int64_t Dispatcher::pause_milliseconds(std::int64_t failures) {
    std::int64_t pause = shortest_pause;
    for (std::int64_t i = 1; i < failures && pause < longest_pause_milliseconds; ++i) pause *= 2;
    return std::min(pause, longest_pause_milliseconds);
}

std::int64_t Dispatcher::turn(const std::stop_token& stop) {
    const Instant now = settings_.clock();
    const std::vector<Subscription> waiting =
        database_.read([&](Session& session) { return due(session, now); });
    std::int64_t count = 0;
    for (const Subscription& subscription : waiting) {
        if (stop.stop_requested()) break;
        const Found found = database_.read([&](Session& session) {
            const std::int64_t end =
                session.query("select number from chain where id = 1").front().integer(0);
            return look(session, subscription, end);
        });
        if (!found.notices.empty())
            count += serve(subscription, found, stop);
        else if (found.next.journal - subscription.place.journal >= worth_writing ||
                 subscription.batch > subscription.place)
            pass_by(subscription, found.next);
    }
    return count;
}

// One moment's reading: with the end of the chain every line before it is seen.
Dispatcher::Found Dispatcher::look(Session& session, const Subscription& subscription,
                                   std::int64_t end) const {
    // A batch that was begun is sent again as it was, whatever has happened since.
    const bool again = subscription.batch > subscription.place;
    Found found{.notices = {}, .after = {}, .next = subscription.place};
    std::string sql =
        "select e.journal, e.ordinal, e.stream, e.kind, e.type, j.at, j.booking_date from event e "
        "join journal j on j.number = e.journal join record_party p on p.record = e.stream and "
        "p.organisation = $1 where e.journal >= $2 and e.journal <= $3 and (e.journal > $2 or "
        "e.ordinal >= $4)";
    std::vector<Value> values{value_of(subscription.organisation), value_of(0), value_of(0),
                              value_of(0)};
    const auto one_of = [&](const std::vector<std::string>& names, const char* which) {
        if (names.empty()) return;
        sql += which;
        for (std::size_t i = 0; i < names.size(); ++i) {
            values.push_back(value_of(names[i]));
            sql += (i == 0 ? "$" : ", $") + std::to_string(values.size());
        }
        sql += ')';
    };
    one_of(subscription.kinds, " and e.kind in (");
    one_of(settings_.quiet, " and e.type not in (");
    if (again) {
        values.push_back(value_of(subscription.batch.journal));
        const std::string journal = '$' + std::to_string(values.size());
        values.push_back(value_of(subscription.batch.ordinal));
        sql += " and (e.journal < " + journal + " or (e.journal = " + journal +
               " and e.ordinal < $" + std::to_string(values.size()) + "))";
        end = std::min(end, subscription.batch.journal);
    }
    sql += " order by e.journal, e.ordinal limit " + std::to_string(most_in_a_mail);
    for (int i = 0; i < most_windows && found.notices.empty() && found.next.journal <= end; ++i) {
        const Place from = found.next;
        const std::int64_t upto = std::min(end, from.journal + window - 1);
        values[1] = value_of(from.journal);
        values[2] = value_of(upto);
        values[3] = value_of(from.ordinal);
        for (const Row& row : session.query(sql, std::span<const Value>(values))) {
            const Place at{row.integer(0), row.integer(1)};
            const auto date = parse_date(row.text(6));
            ensure(date.has_value());
            const Label label = settings_.words(row.text(3), row.text(4));
            found.notices.push_back(
                {.id = std::to_string(at.journal) + '.' + std::to_string(at.ordinal),
                 .record = row.text(2),
                 .kind = row.text(3),
                 .type = row.text(4),
                 .zh = label.zh,
                 .en = label.en,
                 .at = {row.integer(5)},
                 .business_date = *date});
            found.after.push_back({at.journal, at.ordinal + 1});
        }
        found.next =
            found.notices.size() == most_in_a_mail ? found.after.back() : Place{upto + 1, 0};
    }
    if (again && found.notices.size() < most_in_a_mail)
        found.next = std::min(found.next, subscription.batch);
    return found;
}

std::int64_t Dispatcher::serve(const Subscription& subscription, const Found& found,
                               const std::stop_token& stop) {
    constexpr std::size_t token_bytes = 12;
    const std::string lease = random_token(token_bytes);
    const std::int64_t lease_ends = settings_.clock().milliseconds + lease_milliseconds;
    if (!claim(subscription, lease, found.next)) return 0;
    const std::span<const Notice> all(found.notices);
    // A webhook is told of one thing after the other, a letter has a line for each.
    const std::size_t together = subscription.channel == Channel::mail ? all.size() : 1;
    std::int64_t count = 0;
    for (std::size_t i = 0; i < all.size(); i += together) {
        const bool last = i + together >= all.size();
        try {
            settings_.deliver(subscription, all.subspan(i, together), stop);
        } catch (const DeliveryFailure& failure) {
            // That we gave up ourselves is not the receiver's fault.
            if (stop.stop_requested())
                release(subscription, lease);
            else
                failed(subscription, lease, failure);
            return count;
        }
        // Whose lease has run out moves nothing: somebody else may be at it.
        if (!delivered(subscription, lease, last ? found.next : found.after[i])) return count;
        count += static_cast<std::int64_t>(together);
        const bool time_left =
            settings_.clock().milliseconds + to_milliseconds(delivery_patience) < lease_ends;
        if (stop.stop_requested() || !time_left) break;
    }
    release(subscription, lease);
    return count;
}

bool Dispatcher::claim(const Subscription& subscription, const std::string& lease, Place batch) {
    const std::int64_t now = settings_.clock().milliseconds;
    return database_.write([&](Session& session) {
        return session.execute(
            "update subscription set lease_until = $1, lease_by = $2, batch_journal = $3, "
            "batch_ordinal = $4 where id = $5 and state = 'active' and "
            "(lease_until <= $6 or lease_until > $7) and (next_try <= $6 or next_try > $8) and "
            "journal = $9 and ordinal = $10",
            now + lease_milliseconds, lease, batch.journal, batch.ordinal, subscription.id, now,
            now + lease_milliseconds, now + longest_pause_milliseconds, subscription.place.journal,
            subscription.place.ordinal);
    }) == 1;
}

bool Dispatcher::delivered(const Subscription& subscription, const std::string& lease,
                           Place place) {
    const std::int64_t now = settings_.clock().milliseconds;
    const std::int64_t next =
        subscription.channel == Channel::mail ? now + between_mails_milliseconds : 0;
    return database_.write([&](Session& session) {
        return session.execute(
            "update subscription set journal = $1, ordinal = $2, failures = 0, failing_since = 0, "
            "next_try = $3, last_success = $4, last_problem = '' where id = $5 and lease_by = $6 "
            "and lease_until > $4",
            place.journal, place.ordinal, next, now, subscription.id, lease);
    }) == 1;
}

void Dispatcher::failed(const Subscription& subscription, const std::string& lease,
                        const DeliveryFailure& failure) {
    const std::int64_t now = settings_.clock().milliseconds;
    database_.write([&](Session& session) {
        const Rows rows = session.query_for_update(
            "select failures, failing_since from subscription where id = $1 and lease_by = $2",
            subscription.id, lease);
        if (rows.empty()) return;  // Deleted, or somebody else is at it.
        const std::int64_t failures = rows.front().integer(0) + 1;
        const std::int64_t since = failures == 1 ? now : rows.front().integer(1);
        const bool over = failure.for_good || now - since >= give_up_milliseconds;
        session.execute(
            "update subscription set failures = $1, failing_since = $2, next_try = $3, "
            "last_problem = $4, state = $5, lease_until = 0, lease_by = '' where id = $6 and "
            "lease_by = $7",
            failures, since, now + pause_milliseconds(failures), shortened(failure.what()),
            over ? "suspended" : "active", subscription.id, lease);
    });
}

void Dispatcher::release(const Subscription& subscription, const std::string& lease) {
    database_.write([&](Session& session) {
        session.execute(
            "update subscription set lease_until = 0, lease_by = '' where id = $1 and lease_by = "
            "$2",
            subscription.id, lease);
    });
}

void Dispatcher::pass_by(const Subscription& subscription, Place place) {
    const std::int64_t now = settings_.clock().milliseconds;
    database_.write([&](Session& session) {
        session.execute(
            "update subscription set journal = $1, ordinal = $2 where id = $3 and journal = $4 and "
            "ordinal = $5 and (lease_until <= $6 or lease_until > $7)",
            place.journal, place.ordinal, subscription.id, subscription.place.journal,
            subscription.place.ordinal, now, now + lease_milliseconds);
    });
}

Dispatching::Dispatching(Dispatcher& dispatcher, std::function<void(std::string_view)> failed,
                         std::chrono::milliseconds pause)
    : dispatcher_(dispatcher), failed_(std::move(failed)) {
    for (int i = 0; i < threads; ++i)
        threads_.emplace_back([this, pause](const std::stop_token& stop) { run(stop, pause); });
}

void Dispatching::run(const std::stop_token& stop, std::chrono::milliseconds pause) {
    std::string told;
    while (!stop.stop_requested()) {
        try {
            dispatcher_.turn(stop);
            told.clear();
        } catch (const std::exception& problem) {
            // A database that is away for an hour is one line, not three thousand.
            if (told != problem.what()) failed_(problem.what());
            told = problem.what();
        }
        std::unique_lock lock(mutex_);
        woken_.wait_for(lock, stop, pause, [] { return false; });
    }
}

}  // namespace zhirong::notices
