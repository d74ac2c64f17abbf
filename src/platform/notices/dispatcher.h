#pragma once
// Tells those who subscribed what happened. The journal itself is the outbox: its events are
// committed with their command, so a command writes nothing for it and waits for nobody. A
// subscription keeps its place, which moves when the receiver has said yes. So nothing is lost, and
// what is sent twice after a crash bears the same id.
#include <atomic>
#include <condition_variable>
#include <functional>
#include <mutex>
#include <span>
#include <stdexcept>
#include <stop_token>
#include <string>
#include <string_view>
#include <thread>
#include <vector>

#include "platform/notices/subscription.h"

namespace zhirong::notices {

// What happened, without what it says: no personal data, no amounts. Who may see more asks for it.
struct Notice {
    std::string id;      // "<journal>.<ordinal>", the same for everybody and for ever
    std::string record;  // its id
    std::string kind;    // of the record
    std::string type;    // of the event
    std::string zh;
    std::string en;
    Instant at;
    Date business_date;
};

// The receiver did not say yes.
struct DeliveryFailure : std::runtime_error {
    explicit DeliveryFailure(const std::string& what, bool never_again = false)
        : std::runtime_error(what), for_good(never_again) {}
    bool for_good;  // it said that it does not want any more
};

// Sends; returns when it was taken over. Not above delivery_patience.
using Deliver =
    std::function<void(const Subscription&, std::span<const Notice>, const std::stop_token&)>;
inline constexpr std::chrono::seconds delivery_patience{10};

struct DispatcherSettings {
    std::function<Instant()> clock;
    // What an event is called, by the kind of its record and its type.
    std::function<Label(const std::string& kind, const std::string& type)> words;
    Deliver deliver;
    // Types of events that are no news: what books do every night.
    std::vector<std::string> quiet = {};
};

class Dispatcher {
public:
    // `database` outlives it.
    Dispatcher(Database& database, DispatcherSettings settings);

    static constexpr std::int64_t lease_milliseconds = notices::lease_milliseconds;
    static constexpr std::int64_t give_up_milliseconds = std::int64_t{3} * 24 * 3'600'000;
    // Letters are gathered for so long.
    static constexpr std::int64_t between_mails_milliseconds = 300'000;
    static constexpr std::size_t most_in_a_mail = 100;

    // One look at all that is due. How many notices were taken over by their receivers. Safe to
    // call from several threads and servers: each subscription is served by one of them at a time.
    // What is neither delivered nor refused (a crash, a lost database) leaves the lease, which runs
    // out.
    std::int64_t turn(const std::stop_token& stop = {});

    // After so many failures in a row: 1, 2, 4 … 60 minutes.
    static std::int64_t pause_milliseconds(std::int64_t failures);

private:
    struct Found {
        std::vector<Notice> notices;
        std::vector<Place> after;  // the place that follows each of them
        Place next;                // the place when all of them are delivered
    };
    Found look(Session& session, const Subscription& subscription, std::int64_t end) const;
    std::int64_t serve(const Subscription& subscription, const Found& found,
                       const std::stop_token& stop);
    bool claim(const Subscription& subscription, const std::string& lease, Place batch);
    bool delivered(const Subscription& subscription, const std::string& lease, Place place);
    void failed(const Subscription& subscription, const std::string& lease,
                const DeliveryFailure& failure);
    void release(const Subscription& subscription, const std::string& lease);
    void pass_by(const Subscription& subscription, Place place);

    Database& database_;
    DispatcherSettings settings_;
};

// Threads that take turns until they are destroyed, which takes no longer than a second or so.
class Dispatching {
public:
    // `failed` is told what went wrong in the world; called from several threads.
    Dispatching(Dispatcher& dispatcher, std::function<void(std::string_view)> failed,
                std::chrono::milliseconds pause = std::chrono::milliseconds(1'000));
    // All are told before one is waited for.
    ~Dispatching() {
        for (std::jthread& thread : threads_) thread.request_stop();
    }

    // A receiver that is slow holds up one of them.
    static constexpr int threads = 3;

private:
    void run(const std::stop_token& stop, std::chrono::milliseconds pause);

    Dispatcher& dispatcher_;
    std::function<void(std::string_view)> failed_;
    std::mutex mutex_;
    std::condition_variable_any woken_;
    std::vector<std::jthread> threads_;
};

}  // namespace zhirong::notices
