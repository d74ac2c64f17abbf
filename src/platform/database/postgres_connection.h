#pragma once
#include <libpq-fe.h>

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "platform/database/database.h"

namespace zhirong {

// One connection to PostgreSQL, for one thread at a time. Statements are kept prepared under the
// types of their parameters. Every failure is a DatabaseError.
class PostgresConnection {
public:
    PostgresConnection(const std::string& url, OpenMode access);

    Rows query(std::string_view sql, std::span<const Value> parameters = {});
    std::int64_t execute(std::string_view sql, std::span<const Value> parameters = {});

    // Sent without waiting for its answer (libpq's pipeline mode); the next of the other calls
    // takes the answers of all that were sent and throws what the first of them failed with.
    void execute_later(std::string_view sql, std::span<const Value> parameters);

    // Goes out with the first statement.
    void begin(OpenMode access);
    // What others wait for is let go when the transaction is committed; the call returns when it is
    // durable as well (ADR 0019). Throws unknown_outcome if the connection is lost before.
    void commit();
    void roll_back();

    bool lost() const { return PQstatus(handle_.get()) != CONNECTION_OK; }
    bool in_transaction() const { return PQtransactionStatus(handle_.get()) != PQTRANS_IDLE; }
    // The server gave this transaction up for the sake of another: it may run again.
    bool given_up() const { return given_up_; }

private:
    struct Finish {
        void operator()(PGconn* handle) const { PQfinish(handle); }
    };
    struct Clear {
        void operator()(PGresult* result) const { PQclear(result); }
    };
    using Result = std::unique_ptr<PGresult, Clear>;

    // The texts of parameters, as libpq takes them.
    struct Texts {
        explicit Texts(std::span<const Value> parameters);
        std::vector<std::string> integers;
        std::vector<const char*> values;
    };

    Result run(std::string_view sql, std::span<const Value> parameters);
    void send(std::string_view sql, std::span<const Value> parameters = {});
    // Takes the answers that are still to come, in the order of what was sent.
    std::vector<Result> settle();
    void commit_what_was_read();
    void commit_what_was_written();
    Result checked(PGresult* result, std::string_view doing);
    const std::string& prepared(std::string_view sql, std::span<const Value> parameters);

    std::unique_ptr<PGconn, Finish> handle_;
    std::unordered_map<std::string, std::string> names_;  // types and text → name
    std::size_t named_ = 0;
    std::vector<std::string> sent_;  // the statements whose answers are still to come
    std::string process_;  // which of which server answers here; another has other transactions
    bool given_up_ = false;
    bool reading_ = false;  // the transaction that was begun last
};

}  // namespace zhirong
