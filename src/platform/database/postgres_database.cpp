#include "platform/database/postgres_database.h"

#include <chrono>
#include <thread>

#include "platform/database/connection_pool.h"
#include "platform/database/postgres_connection.h"
#include "platform/database/transaction_scope.h"

namespace zhirong {
namespace {

constexpr std::size_t connection_limit = 16;
constexpr std::chrono::milliseconds patience{10'000};
// A transaction given up by the server, or whose connection is lost before COMMIT, runs again after
// a pause that doubles each time: 2, 4, 8 … ms, 2 s in all.
constexpr int attempt_limit = 10;
constexpr std::chrono::milliseconds first_pause{2};

class PostgresSession final : public Session {
public:
    explicit PostgresSession(PostgresConnection& connection) : connection_{connection} {}

private:
    Rows run_query(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.query(sql, parameters);
    }
    std::int64_t run_execute(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.execute(sql, parameters);
    }
    void run_execute_later(std::string_view sql, std::span<const Value> parameters) override {
        connection_.execute_later(sql, parameters);
    }
    std::string_view lock_clause() const override { return " for update"; }
    std::size_t rows_a_statement() const override { return 512; }  // each is a round trip

    PostgresConnection& connection_;
};

class PostgresDatabase final : public Database {
public:
    PostgresDatabase(const std::string& url, OpenMode access)
        : access_{access},
          connections_{connection_limit, patience, [url, access] {
                           return std::make_unique<PostgresConnection>(url, access);
                       }} {
        Connections::Lease{connections_};  // Fails now if it must.
    }

private:
    using Connections = ConnectionPool<PostgresConnection>;

    void run_read(const Work& work) override { run(work, OpenMode::read_only); }

    void run_write(const Work& work) override {
        if (access_ == OpenMode::read_only)
            throw DatabaseError{DatabaseError::Kind::other, "the database is open read-only"};
        run(work, OpenMode::read_write);
    }

    void run(const Work& work, OpenMode access) {
        const TransactionScope scope;
        Connections::Lease connection{connections_};
        auto pause = first_pause;
        for (int attempt = 1;; ++attempt, pause *= 2) {
            try {
                run_once(work, *connection, access);
                return;
            } catch (...) {
                const bool again = may_run_again(*connection, access) && attempt < attempt_limit;
                if (!left_clean(*connection)) connection.discard();
                if (!again) throw;
            }
            std::this_thread::sleep_for(pause);
            if (!connection) connection.renew();
        }
    }

    static void run_once(const Work& work, PostgresConnection& connection, OpenMode access) {
        connection.begin(access);
        PostgresSession session{connection};
        work(session);
        if (session.failure()) throw *session.failure();
        connection.commit();
    }

    // To be asked while the exception is handled; whichever it is, it may be for a lost connection
    // that the work met.
    static bool may_run_again(const PostgresConnection& connection, OpenMode access) {
        try {
            throw;
        } catch (const DatabaseError& error) {
            // A read has no outcome that could be in doubt.
            if (error.kind == DatabaseError::Kind::unknown_outcome && access != OpenMode::read_only)
                return false;
        } catch (...) {
        }
        return connection.lost() || connection.given_up();
    }

    static bool left_clean(PostgresConnection& connection) {
        try {
            connection.roll_back();
            return !connection.lost() && !connection.in_transaction();
        } catch (const DatabaseError&) {
            return false;
        }
    }

    const OpenMode access_;
    Connections connections_;
};

}  // namespace

std::unique_ptr<Database> open_postgres(const std::string& url, OpenMode access) {
    return std::make_unique<PostgresDatabase>(url, access);
}

}  // namespace zhirong
