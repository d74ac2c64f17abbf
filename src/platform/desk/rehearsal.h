#pragma once
// A command decided before it is its turn to write. What it asked of the store is asked again when
// it is: where every answer is the same, so is the decision (ADR 0020).
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "platform/desk/desk.h"

namespace zhirong {

// First a reader's session that keeps what was asked and answered, then the writer's own.
class RehearsedSession final : public Session {
public:
    // Thrown where a decision cannot be rehearsed: it writes by itself, or asks for too much.
    struct NeedsWriter {};

    void read_from(Session& reader);
    // Whether the writer would have answered the same. From here on all goes to the writer.
    bool holds_for(Session& writer);

private:
    struct Question {
        std::string sql;
        std::vector<Value> parameters;
        Rows answer;
    };
    Rows run_query(std::string_view sql, std::span<const Value> parameters) override;
    std::int64_t run_execute(std::string_view sql, std::span<const Value> parameters) override;
    void run_execute_later(std::string_view sql, std::span<const Value> parameters) override;
    std::string_view lock_clause() const override { return ""; }  // No store of this kind has one.
    std::size_t rows_a_statement() const override { return 1; }

    Session* target_ = nullptr;
    bool rehearsing_ = false;
    std::vector<Question> asked_;
    std::size_t kept_bytes_ = 0;
};

// One command on its way: rehearsed or not, then run.
class Execution {
public:
    // Refers to the command and to `decide` until its end.
    Execution(Database& database, const Desk::Clock& clock, const Command& command,
              const std::function<Result<Answer>(Work&)>& decide);
    Execution(const Execution&) = delete;
    Execution& operator=(const Execution&) = delete;

    // Decides on a reader, at most once and before run(). What the world did wrong comes up again
    // in run().
    void rehearse();
    // Makes it durable, or says what it was answered before or why it is refused.
    Result<Answer> run();

private:
    void attempt(Session& session);
    void keep(Session& session, const Work& work);

    Database& database_;
    const Desk::Clock& clock_;
    const Command& command_;
    const std::function<Result<Answer>(Work&)>& decide_;
    const std::string content_;
    RehearsedSession session_;
    std::optional<Work> work_;  // decided, not yet written
    std::optional<Result<Answer>> answer_;
    bool complete_ = false;  // by the answer alone: nothing is left to write
};

}  // namespace zhirong
