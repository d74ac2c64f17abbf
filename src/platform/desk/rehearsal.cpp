#include "platform/desk/rehearsal.h"

#include <algorithm>

#include "platform/desk/date_moved.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

// What is asked twice is kept meanwhile.
constexpr std::size_t most_kept = std::size_t{16} << 20;

std::size_t bytes_of(const Rows& rows) {
    std::size_t bytes = 0;
    for (const Row& row : rows)
        for (std::size_t column = 0; column < row.size(); ++column) {
            const auto* text = std::get_if<std::string>(&row.value(column));
            bytes += sizeof(Value) + (text == nullptr ? 0 : text->size());
        }
    return bytes;
}

// Leaves the transaction so that it rolls back; the refusals go on to the caller.
struct Refused {
    Refusals refusals;
};

// What a command must know before it decides, in one question.
struct Before {
    Date business_date;
    std::optional<Result<Answer>> answered;  // under the same key
};

Before before(Session& session, const Command& command, const std::string& content) {
    const Row row = session
                        .query(
                            "select setting.value, request.content, request.status, "
                            "request.answer from setting left join request on request.person = "
                            "$1 and request.key = $2 where setting.name = 'business_date'",
                            command.actor.user, command.key)
                        .front();
    const auto date = parse_date(row.text(0));
    ensure(date.has_value());
    if (row.is_null(1)) return {*date, std::nullopt};
    if (row.text(1) != content)
        return {*date, refuse(refusals::key_reused, "Idempotency-Key", {{"found", command.key}})};
    auto body = parse_json(row.text(3), {.bytes = std::size_t{1} << 28, .depth = 64});
    ensure(body.has_value());
    return {*date, Answer{static_cast<int>(row.integer(2)), *std::move(body)}};
}

}  // namespace

void RehearsedSession::read_from(Session& reader) {
    target_ = &reader;
    rehearsing_ = true;
    asked_.clear();
    kept_bytes_ = 0;
}

bool RehearsedSession::holds_for(Session& writer) {
    target_ = &writer;
    rehearsing_ = false;
    return std::ranges::all_of(asked_, [&](const Question& question) {
        return writer.query(question.sql, std::span<const Value>(question.parameters)) ==
               question.answer;
    });
}

Rows RehearsedSession::run_query(std::string_view sql, std::span<const Value> parameters) {
    Rows rows = target_->query(sql, parameters);
    if (!rehearsing_) return rows;
    kept_bytes_ += bytes_of(rows);
    if (kept_bytes_ > most_kept) throw NeedsWriter{};
    asked_.push_back({std::string(sql), {parameters.begin(), parameters.end()}, rows});
    return rows;
}

std::int64_t RehearsedSession::run_execute(std::string_view sql,
                                           std::span<const Value> parameters) {
    if (rehearsing_) throw NeedsWriter{};
    return target_->execute(sql, parameters);
}

void RehearsedSession::run_execute_later(std::string_view sql, std::span<const Value> parameters) {
    if (rehearsing_) throw NeedsWriter{};
    target_->execute_later(sql, parameters);
}

Execution::Execution(Database& database, const Desk::Clock& clock, const Command& command,
                     const std::function<Result<Answer>(Work&)>& decide)
    : database_(database),
      clock_(clock),
      command_(command),
      decide_(decide),
      content_(digest(DigestKind::sha256, command.content)) {}

void Execution::rehearse() {
    const auto forget = [this] {
        work_.reset();
        answer_.reset();
        complete_ = false;
    };
    try {
        database_.read([&](Session& reader) {
            forget();
            session_.read_from(reader);
            auto [business_date, answered] = before(session_, command_, content_);
            if (answered) {
                answer_ = *std::move(answered);
                complete_ = true;
                return;
            }
            work_.emplace(session_, command_, business_date, clock_());
            answer_ = decide_(*work_);
            complete_ = !answer_->has_value();
            if (!complete_) work_->prepare();
        });
    } catch (const RehearsedSession::NeedsWriter&) {
        forget();
    } catch (const DatabaseError&) {
        forget();
    }
}

void Execution::attempt(Session& session) {
    // A statement of an earlier attempt may have failed: what was rehearsed goes no further then.
    if (work_ && (session_.failure() || !session_.holds_for(session))) work_.reset();
    if (!work_) {
        auto [business_date, answered] = before(session, command_, content_);
        if (answered) {
            answer_ = *std::move(answered);
            return;
        }
        Work work(session, command_, business_date, clock_());
        auto answer = [&] {
            try {
                return decide_(work);
            } catch (const BrokenInvariant&) {
                // Of a loan, say, that the close of a later day brought further meanwhile.
                if (before(session, command_, content_).business_date != work.today())
                    throw DateMoved{};
                throw;
            }
        }();
        if (!answer) {
            // Perhaps because of the very same request, which another server answered meanwhile.
            if (auto again = before(session, command_, content_); again.answered) {
                answer_ = *std::move(again.answered);
                return;
            }
            throw Refused{std::move(answer).error()};
        }
        answer_ = *std::move(answer);
        work.flush();
        keep(session, work);
        return;
    }
    work_->flush();
    keep(session, *work_);
}

// Under its key, for whoever asks again.
void Execution::keep(Session& session, const Work& work) {
    const Answer& answer = **answer_;
    session.execute_later(
        "insert into request (person, key, content, status, answer, journal) "
        "values ($1, $2, $3, $4, $5, $6)",
        command_.actor.user, command_.key, content_, answer.status, write_json(answer.body),
        work.journal_number());
}

Result<Answer> Execution::run() {
    if (complete_) return *std::move(answer_);
    // Two requests under one key at once: the second finds the first one's answer. Two commands
    // that make the same record at once, such as the counter of a new year: the second finds the
    // first one's. That may happen once for each record that the command makes, each time a
    // different one, since what is there is held from then on.
    constexpr int most_attempts = 10;
    try {
        for (int attempts = 1;; ++attempts) {
            try {
                database_.write([this](Session& session) { attempt(session); });
                return *std::move(answer_);
            } catch (const DateMoved&) {
                if (attempts == most_attempts)
                    throw DatabaseError{DatabaseError::Kind::busy, "the business date moves on"};
            } catch (const DatabaseError& error) {
                if (error.kind != DatabaseError::Kind::constraint || attempts == most_attempts)
                    throw;
            }
            work_.reset();
        }
    } catch (Refused& refused) {
        return std::unexpected(std::move(refused.refusals));
    }
}

}  // namespace zhirong
