#pragma once
#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <utility>
#include <vector>

#include "platform/database/database.h"

namespace zhirong {

// At most `limit` connections, opened when first needed. Who finds none free waits for `patience`
// and is then told that the store is busy.
template <class Connection>
class ConnectionPool {
public:
    using Open = std::function<std::unique_ptr<Connection>()>;

    ConnectionPool(std::size_t limit, std::chrono::milliseconds patience, Open open)
        : limit_{limit}, patience_{patience}, open_{std::move(open)} {}

    // The right to use one connection, until it goes out of scope.
    class Lease {
    public:
        explicit Lease(ConnectionPool& pool) : pool_{pool}, connection_{pool.take()} {
            try {
                if (!connection_) renew();
            } catch (...) {
                pool_.give_back(nullptr);
                throw;
            }
        }
        Lease(const Lease&) = delete;
        Lease& operator=(const Lease&) = delete;
        ~Lease() { pool_.give_back(std::move(connection_)); }

        Connection& operator*() const { return *connection_; }
        Connection* operator->() const { return connection_.get(); }
        explicit operator bool() const { return connection_ != nullptr; }
        // The connection is lost: let nobody use it again.
        void discard() { connection_.reset(); }
        // Replaces a lost connection; throws if there is none to be had.
        void renew() {
            connection_.reset();
            connection_ = pool_.open_();
        }

    private:
        ConnectionPool& pool_;
        std::unique_ptr<Connection> connection_;
    };

private:
    std::unique_ptr<Connection> take() {
        std::unique_lock lock{mutex_};
        if (!free_.wait_for(lock, patience_, [&] { return used_ < limit_; }))
            throw DatabaseError{DatabaseError::Kind::busy,
                                "every connection to the database is in use; try again"};
        ++used_;
        if (idle_.empty()) return nullptr;
        auto connection = std::move(idle_.back());
        idle_.pop_back();
        return connection;
    }

    void give_back(std::unique_ptr<Connection> connection) {
        {
            const std::lock_guard lock{mutex_};
            --used_;
            if (connection) idle_.push_back(std::move(connection));
        }
        free_.notify_one();
    }

    const std::size_t limit_;
    const std::chrono::milliseconds patience_;
    const Open open_;
    std::mutex mutex_;
    std::condition_variable free_;
    std::size_t used_ = 0;
    std::vector<std::unique_ptr<Connection>> idle_;
};

}  // namespace zhirong
