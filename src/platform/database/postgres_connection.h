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

    void begin(OpenMode access);
    // Throws unknown_outcome if the connection is lost before the answer comes.
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

    Result run(std::string_view sql, std::span<const Value> parameters);
    Result checked(PGresult* result, std::string_view doing);
    const std::string& prepared(std::string_view sql, std::span<const Value> parameters);

    std::unique_ptr<PGconn, Finish> handle_;
    std::unordered_map<std::string, std::string> names_;  // types and text → name
    std::size_t named_ = 0;
    bool given_up_ = false;
};

}  // namespace zhirong
