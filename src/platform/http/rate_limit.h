#pragma once
#include <array>
#include <chrono>
#include <cstddef>
#include <mutex>
#include <string>
#include <unordered_map>

namespace zhirong {

// How often one sender may ask: short bursts pass, a flood does not (the generic cell rate
// algorithm, ITU-T I.371). Counted in this process alone: each server has its own share to defend.
class RateLimit {
public:
    using Clock = std::chrono::steady_clock;
    // Requests a second; 0 limits nothing. `burst`: how many may come at once after a pause.
    RateLimit(std::int64_t per_second, std::int64_t burst);

    // Whether one more of this sender may pass now. Safe to call from many threads.
    bool allow(const std::string& sender, Clock::time_point now = Clock::now());
    // Senders that are remembered: those who would not be allowed a whole burst now.
    std::size_t remembered() const;

private:
    struct Shard {
        mutable std::mutex mutex;
        // When the sender will have used up what it has sent, at the steady rate.
        std::unordered_map<std::string, Clock::time_point> due;
        std::size_t clean_at = 1'024;
    };

    Clock::duration interval_{0};
    Clock::duration tolerance_{0};
    std::array<Shard, 16> shards_;
};

}  // namespace zhirong
