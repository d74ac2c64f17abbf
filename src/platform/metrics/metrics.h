#pragma once
// What watches over the servers asks for: counts, times and states as Prometheus reads them.
// Labels take their values from lists that the program knows, never from what somebody sent.
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace zhirong {

struct Served;

// A number that somebody else keeps, asked for when the metrics are read. Durations are in whole
// seconds, moments in seconds of Unix time, sizes in bytes.
struct Measured {
    enum class Kind { counter, gauge };
    std::string name;  // a counter's ends in _total
    std::string help;
    Kind kind = Kind::gauge;
    std::int64_t value = 0;
    std::vector<std::pair<std::string, std::string>> labels;
};

enum class StoreAccess { read, write };
enum class StoreOutcome {
    committed,
    rolled_back,  // whoever used the store wished so, as after a refusal
    failed,       // the store did
};

// Safe to use from many threads.
class Metrics {
public:
    // What Content-Type its text has.
    static constexpr const char* content_type = "text/plain; version=0.0.4; charset=utf-8";

    explicit Metrics(std::string version);
    ~Metrics();
    Metrics(const Metrics&) = delete;
    Metrics& operator=(const Metrics&) = delete;

    // A request. Its operation is that of a route; what has none counts as "none".
    void served(const Served& served);

    void store_began(StoreAccess access);
    void store_ended(StoreAccess access, StoreOutcome outcome, std::chrono::microseconds elapsed);
    // From the last statement to the moment at which the write is durable.
    void committed(std::chrono::microseconds elapsed);
    // Runs of a transaction beyond its first.
    void store_retried(std::int64_t times);
    // `kind` is the name of a DatabaseError::Kind, or "halted".
    void store_failed(std::string_view kind);

    using Source = std::function<std::vector<Measured>()>;
    // Asked whenever the text is read, by whoever reads it. If it throws, its numbers are missing.
    void add_source(Source source);

    // The text format of Prometheus.
    std::string text() const;

private:
    struct State;
    std::unique_ptr<State> state_;
};

}  // namespace zhirong
