#include "platform/http/rate_limit.h"

#include <algorithm>
#include <functional>

#include "base/ensure.h"

namespace zhirong {

RateLimit::RateLimit(std::int64_t per_second, std::int64_t burst) {
    if (per_second <= 0) return;
    ensure(burst >= 1);
    interval_ = std::chrono::duration_cast<Clock::duration>(std::chrono::seconds(1)) / per_second;
    tolerance_ = interval_ * (burst - 1);
}

bool RateLimit::allow(const std::string& sender, Clock::time_point now) {
    if (interval_ == Clock::duration::zero()) return true;
    Shard& shard = shards_[std::hash<std::string>{}(sender) % shards_.size()];
    const std::scoped_lock lock(shard.mutex);
    if (shard.due.size() >= shard.clean_at) {
        std::erase_if(shard.due, [&](const auto& each) { return each.second <= now; });
        shard.clean_at = std::max<std::size_t>(1'024, 2 * shard.due.size());
    }
    auto& due = shard.due.try_emplace(sender, now).first->second;
    const Clock::time_point begun = std::max(due, now);
    if (begun - now > tolerance_) return false;
    due = begun + interval_;
    return true;
}

std::size_t RateLimit::remembered() const {
    std::size_t count = 0;
    for (const Shard& shard : shards_) {
        const std::scoped_lock lock(shard.mutex);
        count += shard.due.size();
    }
    return count;
}

}  // namespace zhirong
