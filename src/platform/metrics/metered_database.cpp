#include "platform/metrics/metered_database.h"

#include <chrono>

#include "platform/database/halted.h"

namespace zhirong {
namespace {

using Clock = std::chrono::steady_clock;

std::chrono::microseconds since(Clock::time_point start) {
    return std::chrono::duration_cast<std::chrono::microseconds>(Clock::now() - start);
}

std::string_view name_of(const DatabaseError& error) {
    using enum DatabaseError::Kind;
    if (dynamic_cast<const StoreHalted*>(&error) != nullptr) return "halted";
    switch (error.kind) {
        case unavailable: return "unavailable";
        case full: return "full";
        case corrupt: return "corrupt";
        case constraint: return "constraint";
        case busy: return "busy";
        case unknown_outcome: return "unknown_outcome";
        case other: return "other";
    }
    return "other";
}

class MeteredDatabase final : public Database {
public:
    MeteredDatabase(std::unique_ptr<Database> database, std::shared_ptr<Metrics> metrics)
        : database_(std::move(database)), metrics_(std::move(metrics)) {}

    bool writes_in_turn() const override { return database_->writes_in_turn(); }

private:
    void run_read(const Work& work) override {
        run(StoreAccess::read, work, [this](auto& metered_work) { database_->read(metered_work); });
    }
    void run_write(const Work& work) override {
        run(StoreAccess::write, work,
            [this](auto& metered_work) { database_->write(metered_work); });
    }

    // How often the work ran, and when it ended last. The store may run it on another thread, which
    // has handed over to this one when the store returns.
    struct Runs {
        std::int64_t count = 0;
        Clock::time_point last_end;
    };

    template <class Inner>
    void run(StoreAccess access, const Work& work, Inner inner) {
        const auto start = Clock::now();
        Runs runs;
        auto counted = [&work, &runs](Session& session) {
            ++runs.count;
            work(session);
            runs.last_end = Clock::now();
        };
        metrics_->store_began(access);
        try {
            inner(counted);
            if (access == StoreAccess::write) metrics_->committed(since(runs.last_end));
            ended(access, StoreOutcome::committed, runs, start);
        } catch (const DatabaseError& error) {
            metrics_->store_failed(name_of(error));
            ended(access, StoreOutcome::failed, runs, start);
            throw;
        } catch (...) {
            ended(access, StoreOutcome::rolled_back, runs, start);
            throw;
        }
    }

    void ended(StoreAccess access, StoreOutcome outcome, const Runs& runs,
               Clock::time_point start) {
        if (runs.count > 1) metrics_->store_retried(runs.count - 1);
        metrics_->store_ended(access, outcome, since(start));
    }

    std::unique_ptr<Database> database_;
    std::shared_ptr<Metrics> metrics_;
};

}  // namespace

std::unique_ptr<Database> metered(std::unique_ptr<Database> database,
                                  std::shared_ptr<Metrics> metrics) {
    return std::make_unique<MeteredDatabase>(std::move(database), std::move(metrics));
}

}  // namespace zhirong
