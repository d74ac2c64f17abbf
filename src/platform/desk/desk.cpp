#include "platform/desk/desk.h"

#include <algorithm>
#include <deque>
#include <future>

#include "platform/desk/copy.h"
#include "platform/desk/rehearsal.h"
#include "platform/desk/schema.h"

namespace zhirong {
namespace {

Date stored_business_date(Session& session) {
    const auto date = parse_date(
        session.query("select value from setting where name = 'business_date'").front().text(0));
    ensure(date.has_value());
    return *date;
}

void refuse_half_copied(Database& database) {
    if (is_half_copied(database))
        throw DatabaseError{DatabaseError::Kind::other,
                            "a copy into this database did not come to its end: run zhirong copy "
                            "again"};
}

}  // namespace

Desk::Desk(std::unique_ptr<Database> database, Clock clock, Date opening_date, DigestKind digest)
    : database_(std::move(database)), clock_(std::move(clock)) {
    migrate(*database_, desk_migrations());
    refuse_half_copied(*database_);
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
    refuse_half_copied(*database_);
}

Result<Answer> Desk::execute(const Command& command,
                             const std::function<Result<Answer>(Work&)>& decide) {
    Execution execution(*database_, clock_, command, decide);
    if (database_->writes_in_turn()) execution.rehearse();
    return execution.run();
}

void Desk::execute_in_order(const std::function<std::optional<Task>()>& next,
                            const std::function<bool(const Result<Answer>&)>& done) {
    if (!database_->writes_in_turn()) {
        while (const auto task = next())
            if (!done(execute(task->command, task->decide))) return;
        return;
    }
    // So many are decided ahead of the one that is written.
    constexpr std::size_t most_ahead = 4;
    struct Step {
        Step(Database& database, const Clock& clock, Task given)
            : task(std::move(given)),
              execution(database, clock, task.command, task.decide),
              rehearsed(std::async(std::launch::async, [this] { execution.rehearse(); })) {}
        Task task;
        Execution execution;
        std::future<void> rehearsed;  // the last: its end waits for the thread
    };
    std::deque<std::unique_ptr<Step>> steps;
    bool more = true;
    while (more || !steps.empty()) {
        while (more && steps.size() < most_ahead) {
            auto task = next();
            more = task.has_value();
            if (more) steps.push_back(std::make_unique<Step>(*database_, clock_, *std::move(task)));
        }
        if (steps.empty()) return;
        steps.front()->rehearsed.get();
        if (!done(steps.front()->execution.run())) return;
        steps.pop_front();
    }
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
