#include "platform/metrics/metrics.h"

#include <prometheus/counter.h>
#include <prometheus/gauge.h>
#include <prometheus/histogram.h>
#include <prometheus/registry.h>
#include <prometheus/text_serializer.h>

#include <array>
#include <map>
#include <mutex>
#include <shared_mutex>

#include "platform/http/server.h"
#include "platform/metrics/process.h"

namespace zhirong {
namespace {

using prometheus::Counter;
using prometheus::Gauge;
using prometheus::Histogram;
template <class T>
using Family = prometheus::Family<T>;

const Histogram::BucketBoundaries request_seconds{0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1,
                                                  0.25,  0.5,    1,     2.5,  5,     10,   30};
const Histogram::BucketBoundaries store_seconds{
    0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10};

double in_seconds(std::chrono::microseconds time) {
    return std::chrono::duration<double>(time).count();
}

// Not the word itself, which anybody may send.
std::string_view method_label(std::string_view method) { return name_of(method_named(method)); }

std::string status_class(int status) { return std::to_string(status / 100) + "xx"; }

std::string_view access_label(StoreAccess access) {
    return access == StoreAccess::read ? "read" : "write";
}

std::string_view outcome_label(StoreOutcome outcome) {
    switch (outcome) {
        case StoreOutcome::committed: return "committed";
        case StoreOutcome::rolled_back: return "rolled_back";
        case StoreOutcome::failed: return "failed";
    }
    return {};
}

// The metrics of a family by the one text that their labels make: found without building labels.
template <class T>
class Found {
public:
    template <class Make>
    T& of(const std::string& key, Make make) {
        {
            const std::shared_lock lock(mutex_);
            const auto found = known_.find(key);
            if (found != known_.end()) return *found->second;
        }
        const std::lock_guard lock(mutex_);
        return *known_.try_emplace(key, &make()).first->second;
    }

private:
    std::shared_mutex mutex_;
    std::map<std::string, T*, std::less<>> known_;
};

prometheus::MetricFamily family_of(const Measured& measured) {
    const bool counter = measured.kind == Measured::Kind::counter;
    prometheus::MetricFamily family;
    family.name = measured.name;
    family.help = measured.help;
    family.type = counter ? prometheus::MetricType::Counter : prometheus::MetricType::Gauge;
    return family;
}

prometheus::ClientMetric metric_of(const Measured& measured) {
    prometheus::ClientMetric metric;
    for (const auto& [name, value] : measured.labels) metric.label.push_back({name, value});
    const auto value = static_cast<double>(measured.value);
    if (measured.kind == Measured::Kind::counter)
        metric.counter.value = value;
    else
        metric.gauge.value = value;
    return metric;
}

}  // namespace

struct Metrics::State {
    prometheus::Registry registry;
    Family<Counter>& requests =
        prometheus::BuildCounter()
            .Name("zhirong_http_requests_total")
            .Help("Requests answered, by operation of the API, method and class of the status.")
            .Register(registry);
    Family<Histogram>& request_durations =
        prometheus::BuildHistogram()
            .Name("zhirong_http_request_duration_seconds")
            .Help("From a request's first byte to its answer's last.")
            .Register(registry);
    Counter& content_bytes = prometheus::BuildCounter()
                                 .Name("zhirong_http_response_content_bytes_total")
                                 .Help("Bytes of content answered with.")
                                 .Register(registry)
                                 .Add({});
    Family<Counter>& transactions = prometheus::BuildCounter()
                                        .Name("zhirong_store_transactions_total")
                                        .Help("Transactions, by access and how they ended.")
                                        .Register(registry);
    Family<Histogram>& transaction_durations =
        prometheus::BuildHistogram()
            .Name("zhirong_store_transaction_duration_seconds")
            .Help("Of whole transactions, with the wait for a connection and all attempts.")
            .Register(registry);
    Family<Gauge>& open_transactions =
        prometheus::BuildGauge()
            .Name("zhirong_store_transactions_in_progress")
            .Help("Transactions that have a connection of the pool or wait for one.")
            .Register(registry);
    Histogram& commits = prometheus::BuildHistogram()
                             .Name("zhirong_store_commit_duration_seconds")
                             .Help("From a write's last statement to its being durable.")
                             .Register(registry)
                             .Add({}, store_seconds);
    Counter& retries = prometheus::BuildCounter()
                           .Name("zhirong_store_retries_total")
                           .Help("Runs of transactions that were given up and ran again.")
                           .Register(registry)
                           .Add({});
    Family<Counter>& failures = prometheus::BuildCounter()
                                    .Name("zhirong_store_failures_total")
                                    .Help("Transactions that the store failed, by kind.")
                                    .Register(registry);
    Found<Counter> requests_found;
    Found<Histogram> durations_found;
    std::mutex mutex;
    std::vector<Source> sources;

    Histogram& transaction_duration(StoreAccess access) {
        return transaction_durations.Add({{"access", std::string(access_label(access))}},
                                         store_seconds);
    }
    Gauge& open(StoreAccess access) {
        return open_transactions.Add({{"access", std::string(access_label(access))}});
    }
};

Metrics::Metrics(std::string version) : state_(std::make_unique<State>()) {
    prometheus::BuildGauge()
        .Name("zhirong_build_info")
        .Help("1, with the version of the program.")
        .Register(state_->registry)
        .Add({{"version", std::move(version)}}, 1.0);
    // Known from the start, so that a rate has a first value.
    for (const StoreAccess access : {StoreAccess::read, StoreAccess::write}) {
        state_->open(access).Set(0);
        state_->transaction_duration(access);
        for (const StoreOutcome outcome :
             {StoreOutcome::committed, StoreOutcome::rolled_back, StoreOutcome::failed})
            state_->transactions.Add({{"access", std::string(access_label(access))},
                                      {"outcome", std::string(outcome_label(outcome))}});
    }
}
Metrics::~Metrics() = default;

void Metrics::served(const Served& served) {
    const std::string operation(served.operation.empty() ? "none" : served.operation);
    const std::string_view method = method_label(served.method);
    const std::string status = status_class(served.status);
    std::string key = operation;
    key.append(" ").append(method).append(" ").append(status);
    state_->requests_found
        .of(key,
            [&]() -> Counter& {
                return state_->requests.Add({{"operation", operation},
                                             {"method", std::string(method)},
                                             {"status", status}});
            })
        .Increment();
    state_->durations_found
        .of(operation,
            [&]() -> Histogram& {
                return state_->request_durations.Add({{"operation", operation}}, request_seconds);
            })
        .Observe(in_seconds(served.elapsed));
    state_->content_bytes.Increment(static_cast<double>(served.bytes));
}

void Metrics::store_began(StoreAccess access) { state_->open(access).Increment(); }

void Metrics::store_ended(StoreAccess access, StoreOutcome outcome,
                          std::chrono::microseconds elapsed) {
    state_->open(access).Decrement();
    state_->transaction_duration(access).Observe(in_seconds(elapsed));
    state_->transactions
        .Add({{"access", std::string(access_label(access))},
              {"outcome", std::string(outcome_label(outcome))}})
        .Increment();
}

void Metrics::committed(std::chrono::microseconds elapsed) {
    state_->commits.Observe(in_seconds(elapsed));
}

void Metrics::store_retried(std::int64_t times) {
    state_->retries.Increment(static_cast<double>(times));
}

void Metrics::store_failed(std::string_view kind) {
    state_->failures.Add({{"kind", std::string(kind)}}).Increment();
}

void Metrics::add_source(Source source) {
    const std::lock_guard lock(state_->mutex);
    state_->sources.push_back(std::move(source));
}

std::string Metrics::text() const {
    std::vector<Source> sources;
    {
        const std::lock_guard lock(state_->mutex);
        sources = state_->sources;
    }
    std::vector<Measured> measured = measure_process();
    for (const Source& source : sources) try {
            for (Measured& each : source()) measured.push_back(std::move(each));
        } catch (const std::exception&) {
            // What cannot be had is missing, which the reader of the metrics sees.
        }
    std::vector<prometheus::MetricFamily> families = state_->registry.Collect();
    std::map<std::string, std::size_t> at;
    for (const Measured& each : measured) {
        const auto [known, added] = at.try_emplace(each.name, families.size());
        if (added) families.push_back(family_of(each));
        families[known->second].metric.push_back(metric_of(each));
    }
    // A family without a metric yet would be a description of nothing.
    std::erase_if(families, [](const auto& family) { return family.metric.empty(); });
    return prometheus::TextSerializer().Serialize(families);
}

}  // namespace zhirong
