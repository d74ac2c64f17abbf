#include "platform/workers/workers.h"

#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "base/ensure.h"

namespace zhirong {

Workers on_threads(std::size_t count) {
    ensure(count > 0);
    return [count](std::size_t parts, const std::function<void(std::size_t)>& part) {
        std::atomic<std::size_t> next{0};
        std::mutex mutex;
        std::exception_ptr failure;
        const auto work = [&] {
            try {
                for (std::size_t i = next++; i < parts; i = next++) part(i);
            } catch (...) {
                next = parts;
                const std::scoped_lock lock(mutex);
                if (!failure) failure = std::current_exception();
            }
        };
        {
            std::vector<std::jthread> others;
            for (std::size_t i = 1; i < count && i < parts; ++i) others.emplace_back(work);
            work();
        }
        if (failure) std::rethrow_exception(failure);
    };
}

}  // namespace zhirong
