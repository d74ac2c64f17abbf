#pragma once
#include <condition_variable>
#include <cstddef>
#include <deque>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace zhirong {

// Threads for work that blocks, with a queue that has an end: past it the caller says "busy"
// instead of letting everybody wait.
class WorkerPool {
public:
    using Job = std::move_only_function<void()>;

    WorkerPool(std::size_t workers, std::size_t longest_queue);
    // Finishes what was accepted.
    ~WorkerPool();
    WorkerPool(const WorkerPool&) = delete;
    WorkerPool& operator=(const WorkerPool&) = delete;

    // Keeps a place in the queue; false if there is none. Each place kept is used by one `run`.
    bool reserve();
    // The job must not throw.
    void run(Job job);

    struct Numbers {
        std::size_t waiting = 0;
        std::size_t busy = 0;  // workers
    };
    Numbers numbers() const;

private:
    void work();

    const std::size_t longest_queue_;
    mutable std::mutex mutex_;
    std::condition_variable wake_;
    std::deque<Job> jobs_;
    std::size_t waiting_ = 0;  // reserved or queued
    std::size_t idle_ = 0;
    bool closing_ = false;
    std::vector<std::jthread> workers_;
};

}  // namespace zhirong
