#include "platform/http/worker_pool.h"

#include "base/ensure.h"

namespace zhirong {

WorkerPool::WorkerPool(std::size_t workers, std::size_t longest_queue)
    : longest_queue_(longest_queue) {
    ensure(workers > 0);
    for (std::size_t count = 0; count < workers; ++count) workers_.emplace_back([this] { work(); });
}

WorkerPool::~WorkerPool() {
    {
        const std::lock_guard lock(mutex_);
        closing_ = true;
    }
    wake_.notify_all();
}

bool WorkerPool::reserve() {
    const std::lock_guard lock(mutex_);
    // Whom an idle worker takes at once does not stand in the queue.
    if (waiting_ >= longest_queue_ + idle_) return false;
    ++waiting_;
    return true;
}

void WorkerPool::run(Job job) {
    {
        const std::lock_guard lock(mutex_);
        ensure(waiting_ > jobs_.size());
        jobs_.push_back(std::move(job));
    }
    wake_.notify_one();
}

WorkerPool::Numbers WorkerPool::numbers() const {
    const std::lock_guard lock(mutex_);
    return {waiting_, workers_.size() - idle_};
}

void WorkerPool::work() {
    for (std::unique_lock lock(mutex_);;) {
        ++idle_;
        wake_.wait(lock, [this] { return closing_ || !jobs_.empty(); });
        --idle_;
        if (jobs_.empty()) return;
        Job job = std::move(jobs_.front());
        jobs_.pop_front();
        --waiting_;
        lock.unlock();
        job();
        job = nullptr;  // What it holds is let go before the next wait.
        lock.lock();
    }
}

}  // namespace zhirong
