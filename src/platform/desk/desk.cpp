#include "platform/desk/desk.h"

#include <algorithm>

#include "platform/desk/schema.h"
#include "platform/json/json.h"

namespace zhirong {
namespace {

// Leaves the transaction so that it rolls back; the refusals go on to the caller.
struct Refused {
    Refusals refusals;
};

Date stored_business_date(Session& session) {
    const auto date = parse_date(
        session.query("select value from setting where name = 'business_date'").front().text(0));
    ensure(date.has_value());
    return *date;
}

std::optional<Result<Answer>> answered_before(Session& session, const Command& command,
                                              const std::string& content) {
    const Rows rows =
        session.query("select content, status, answer from request where person = $1 and key = $2",
                      command.actor.user, command.key);
    if (rows.empty()) return std::nullopt;
    if (rows.front().text(0) != content)
        return refuse(refusals::key_reused, "Idempotency-Key", {{"found", command.key}});
    auto body = parse_json(rows.front().text(2), {.bytes = std::size_t{1} << 28, .depth = 64});
    ensure(body.has_value());
    return Answer{static_cast<int>(rows.front().integer(1)), *std::move(body)};
}

}  // namespace

Desk::Desk(std::unique_ptr<Database> database, Clock clock, Date opening_date, DigestKind digest)
    : database_(std::move(database)), clock_(std::move(clock)) {
    migrate(*database_, desk_migrations());
    database_->write([&](Session& session) {
        session.execute(
            "insert into setting (name, value) values ('business_date', $1) on conflict do nothing",
            to_string(opening_date));
        session.execute(
            "insert into chain (id, kind, number, digest) values (1, $1, 0, '') on conflict do "
            "nothing",
            std::string(name_of_digest(digest)));
    });
}

Desk::Desk(std::unique_ptr<Database> database, Clock clock)
    : database_(std::move(database)), clock_(std::move(clock)) {
    ensure_migrated(*database_, desk_migrations());
}

Result<Answer> Desk::execute(const Command& command,
                             const std::function<Result<Answer>(Work&)>& decide) {
    const std::string content = digest(DigestKind::sha256, command.content);
    Result<Answer> result = Answer{};
    const auto attempt = [&](Session& session) {
        if (auto before = answered_before(session, command, content)) {
            result = *std::move(before);
            return;
        }
        Work work(session, command, stored_business_date(session), clock_());
        auto answer = decide(work);
        if (!answer) throw Refused{std::move(answer).error()};
        work.flush();
        session.execute(
            "insert into request (person, key, content, status, answer, journal) "
            "values ($1, $2, $3, $4, $5, $6)",
            command.actor.user, command.key, content, answer->status, write_json(answer->body),
            work.journal_number());
        result = *std::move(answer);
    };
    try {
        try {
            database_->write(attempt);
        } catch (const DatabaseError& error) {
            // Two requests under one key at once: the second finds the first one's answer.
            if (error.kind != DatabaseError::Kind::constraint) throw;
            database_->write(attempt);
        }
    } catch (Refused& refused) {
        return std::unexpected(std::move(refused.refusals));
    }
    return result;
}

void Desk::read(const Actor& actor, const std::function<void(View&)>& use) {
    database_->read([&](Session& session) {
        View view(session, actor, stored_business_date(session));
        use(view);
    });
}

Date Desk::business_date() {
    Date date;
    database_->read([&](Session& session) { date = stored_business_date(session); });
    return date;
}

const RecordKind& Desk::kind(const std::string& name) const {
    const auto found = std::ranges::find(kinds_, name, &RecordKind::kind);
    ensure(found != kinds_.end());
    return *found;
}

}  // namespace zhirong
