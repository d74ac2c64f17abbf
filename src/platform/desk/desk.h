#pragma once
// Where a command becomes durable: idempotency, decision, events, entries, records and the answer,
// all in one database transaction (docs/architecture.md, "Ten sentences").
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "core/journal/digest.h"
#include "platform/database/database.h"
#include "platform/desk/work.h"

namespace zhirong {

struct Answer {
    int status = 200;
    Tree body;
};

namespace refusals {
inline constexpr RefusalKind key_reused{
    "request.key_reused", 422, "幂等键“{found}”已用于内容不同的请求：新请求请换新键",
    "Idempotency key “{found}” was used for a different request: use a new key for a new request"};
inline constexpr RefusalKind id_taken{"record.exists", 409, "编号“{found}”已存在",
                                      "“{found}” exists already"};
}  // namespace refusals

class Desk {
public:
    using Clock = std::function<Instant()>;
    // Brings the tables up to date. `opening_date` is the business date of a new book.
    Desk(std::unique_ptr<Database> database, Clock clock, Date opening_date,
         DigestKind digest = DigestKind::sha256);
    // A book that is only read, beside the server that writes it. DatabaseError where its tables
    // are not those of this program.
    Desk(std::unique_ptr<Database> database, Clock clock);

    // Runs `decide` in one transaction. A refusal writes nothing. The same key from the same person
    // gives the stored answer again without running anything. `decide` may run more than once.
    Result<Answer> execute(const Command& command,
                           const std::function<Result<Answer>(Work&)>& decide);
    // A command with what decides it, as they are handed to execute().
    struct Task {
        Command command;
        std::function<Result<Answer>(Work&)> decide;
    };
    // Executes what `next` gives until it gives nothing more, each as execute() does and in this
    // order, so that the journal is the same however many threads there are; where the store lets
    // one write at a time, the ones to come are decided beside it. `done` is told of each answer
    // and ends it all by saying false. Both are called on the caller's thread.
    void execute_in_order(const std::function<std::optional<Task>()>& next,
                          const std::function<bool(const Result<Answer>&)>& done);
    // Reads one consistent moment.
    void read(const Actor& actor, const std::function<void(View&)>& use);

    Date business_date();
    Database& database() { return *database_; }
    Clock& clock() { return clock_; }
    // The kinds of record that the features registered.
    std::vector<RecordKind>& kinds() { return kinds_; }
    const RecordKind& kind(const std::string& name) const;

private:
    std::unique_ptr<Database> database_;
    Clock clock_;
    std::vector<RecordKind> kinds_;
};

}  // namespace zhirong
