#include "platform/database/sqlite_database.h"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <condition_variable>
#include <cstring>
#include <deque>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "platform/database/connection_pool.h"
#include "platform/database/halted.h"
#include "platform/database/sqlite_connection.h"
#include "platform/database/transaction_scope.h"
#include "platform/database/writer_lock.h"

namespace zhirong {
namespace {

constexpr std::size_t write_queue_limit = 4'096;  // jobs waiting; more wait outside, with patience
constexpr std::size_t group_limit = 256;          // jobs in one commit
constexpr std::size_t reader_limit = 8;           // connections
// The log is carried over in large strides: a page that many commits change, once.
constexpr int log_limit = 16 * 1024;  // pages of 4 KiB
constexpr std::chrono::milliseconds patience{10'000};

class SqliteSession final : public Session {
public:
    explicit SqliteSession(SqliteConnection& connection) : connection_{connection} {}

private:
    Rows run_query(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.query(sql, parameters);
    }
    std::int64_t run_execute(std::string_view sql, std::span<const Value> parameters) override {
        return connection_.execute(sql, parameters);
    }
    std::string_view lock_clause() const override { return ""; }
    // A statement of several keeps a journal of its own, to undo what it began.
    std::size_t rows_a_statement() const override { return 1; }

    SqliteConnection& connection_;
};

// Runs `work`; an error that it swallowed is thrown all the same.
void run(const Database::Work& work, SqliteConnection& connection) {
    SqliteSession session{connection};
    work(session);
    if (session.failure()) throw *session.failure();
}

// False if the connection is of no further use.
bool rolled_back(SqliteConnection& connection) {
    try {
        if (connection.in_transaction()) connection.execute("rollback");
        return true;
    } catch (const DatabaseError&) {
        return false;
    }
}

[[noreturn]] void fail(const std::filesystem::path& file, int error) {
    throw DatabaseError{
        error == ENOSPC || error == EDQUOT ? DatabaseError::Kind::full
                                           : DatabaseError::Kind::unavailable,
        fmt::format("cannot make {} durable: {}", file.string(), std::strerror(error))};
}

class OpenFile {
public:
    OpenFile(std::filesystem::path path, int flags)
        : path_{std::move(path)}, descriptor_{open(path_.c_str(), flags | O_CLOEXEC)} {}
    OpenFile(const OpenFile&) = delete;
    OpenFile& operator=(const OpenFile&) = delete;
    ~OpenFile() {
        if (descriptor_ >= 0) close(descriptor_);
    }

    bool is_open() const { return descriptor_ >= 0; }
    void sync() const {
        // Some file systems know no such thing of a folder.
        if (fsync(descriptor_) != 0 && errno != EINVAL) fail(path_, errno);
    }
    // Every byte as it is, in its place.
    void write_again() const {
        std::vector<char> piece(std::size_t{1} << 20);
        off_t at = 0;
        while (true) {
            const ssize_t size = pread(descriptor_, piece.data(), piece.size(), at);
            if (size == 0) return;
            // What was not written is read and written by the next turn.
            const ssize_t written =
                size < 0 ? -1
                         : pwrite(descriptor_, piece.data(), static_cast<std::size_t>(size), at);
            if (written < 0 && errno != EINTR) fail(path_, errno);
            if (written > 0) at += written;
        }
    }

private:
    std::filesystem::path path_;
    int descriptor_;
};

// What a program that was killed left in the log was never confirmed by the disk, or the disk has
// even refused to, after which syncing it once more proves nothing: the kernel may take pages for
// written that are not. SQLite takes it for committed. So before anybody is told of it, and before
// a page of it gets into the database, it is written again and confirmed. Who reads meanwhile reads
// the same bytes.
void confirm_log(const std::filesystem::path& database) {
    const OpenFile log{std::filesystem::weakly_canonical(database).string() + "-wal", O_RDWR};
    if (!log.is_open() && errno == ENOENT) return;
    if (!log.is_open()) fail(database, errno);
    log.write_again();
    log.sync();
}

// That the folder knows its files is durable too. SQLite asks for it and does not look at the
// answer.
void sync_folder(const std::filesystem::path& folder) {
    const OpenFile opened{folder.empty() ? "." : folder, O_RDONLY | O_DIRECTORY};
    if (!opened.is_open()) fail(folder, errno);
    opened.sync();
}

// A write that waits for its turn. Lives in its caller, who is woken alone: there may be hundreds.
class Job {
public:
    explicit Job(const Database::Work& given) : work{given} {}

    const Database::Work& work;
    std::exception_ptr failure;  // what its caller gets, if anything

    void wait() {
        std::unique_lock lock{mutex_};
        ended_.wait(lock, [this] { return done_; });
    }
    // The job may be gone as soon as its caller knows.
    void end() {
        const std::lock_guard lock{mutex_};
        done_ = true;
        ended_.notify_one();
    }

private:
    std::mutex mutex_;
    std::condition_variable ended_;
    bool done_ = false;
};

// The one thread that writes. Jobs run one after the other inside one transaction, each after the
// first within a savepoint of its own; one COMMIT makes the whole group durable, then all its
// callers go on.
class GroupCommit {
public:
    explicit GroupCommit(const std::filesystem::path& file) : file_{file} {
        confirm_log(file);
        connection_ = std::make_unique<SqliteConnection>(file, OpenMode::read_write);
        sync_folder(file.parent_path());
        thread_ = std::thread{[this] { serve(); }};
    }
    GroupCommit(const GroupCommit&) = delete;
    GroupCommit& operator=(const GroupCommit&) = delete;
    // Finishes what was accepted.
    ~GroupCommit() {
        {
            const std::lock_guard lock{mutex_};
            stopping_ = true;
        }
        arrived_.notify_one();
        thread_.join();
    }

    void write(const Database::Work& work) {
        Job job{work};
        std::unique_lock lock{mutex_};
        if (!room_.wait_for(lock, patience, [&] { return queue_.size() < write_queue_limit; }))
            throw DatabaseError{DatabaseError::Kind::busy,
                                "too many writes are waiting; try again"};
        queue_.push_back(&job);
        if (queue_.size() == 1) arrived_.notify_one();
        lock.unlock();
        job.wait();
        if (job.failure) std::rethrow_exception(job.failure);
    }

private:
    void serve() {
        while (Job* first = next(true)) {
            for (Job* job : commit_group(first)) job->end();
            if (!halted_ && connection_ && connection_->log_pages() >= log_limit) carry_over();
        }
    }

    void carry_over() {
        try {
            connection_->carry_over();
        } catch (const DatabaseError&) {
            // All of it is still in the log, to be carried over after the next commit. Not so after
            // a failed sync, for then nobody knows which pages of the database are durable: only a
            // new start carries the whole log over again.
            look_after_sync();
        }
    }

    void look_after_sync() {
        if (connection_ && connection_->sync_failed()) halted_ = true;
    }

    // The next job; nullptr if there is none and, when asked to wait, if there will be none.
    Job* next(bool wait) {
        std::unique_lock lock{mutex_};
        if (wait) arrived_.wait(lock, [&] { return stopping_ || !queue_.empty(); });
        if (queue_.empty()) return nullptr;
        Job* job = queue_.front();
        queue_.pop_front();
        if (queue_.size() + 1 == write_queue_limit) room_.notify_all();
        return job;
    }

    // Runs and commits `first` and those that arrive while it works, up to the limit.
    std::vector<Job*> commit_group(Job* first) {
        std::vector<Job*> group;
        try {
            begin();
            for (Job* job = first; job != nullptr;
                 job = group.size() < group_limit ? next(false) : nullptr) {
                group.push_back(job);
                if (job == first)
                    run_first(*job);
                else
                    run_in_savepoint(*job);
            }
            commit();
        } catch (...) {
            if (group.empty()) group.push_back(first);
            fail_group(group, std::current_exception());
        }
        return group;
    }

    // Nothing stands beside it yet: if it fails, the transaction begins anew.
    void run_first(Job& job) {
        try {
            const TransactionScope scope;
            run(job.work, *connection_);
        } catch (...) {
            job.failure = std::current_exception();
            if (!connection_->in_transaction()) throw;
            connection_->execute("rollback");
            begin();
        }
    }

    // Leaves the transaction as it was if the job fails; throws only if the transaction is gone.
    void run_in_savepoint(Job& job) {
        connection_->execute("savepoint job");
        try {
            const TransactionScope scope;
            run(job.work, *connection_);
        } catch (...) {
            job.failure = std::current_exception();
            if (!connection_->in_transaction()) throw;
            connection_->execute("rollback to job");
        }
        connection_->execute("release job");
    }

    void commit() {
        try {
            connection_->execute("commit");
        } catch (const DatabaseError& error) {
            // The commit record may already be in the log when the disk refuses to confirm it; the
            // next start would then find it.
            if (error.kind == DatabaseError::Kind::unavailable)
                throw DatabaseError{DatabaseError::Kind::unknown_outcome, error.what()};
            throw;
        }
    }

    // The transaction is lost. Whose fault that was is not known (a deferred constraint, a job too
    // large for the disk), and a job that was refused may have been so because of a neighbour that
    // is now gone: each runs again by itself, and gets what then becomes of it.
    void fail_group(const std::vector<Job*>& group, const std::exception_ptr& failure) {
        roll_back();
        if (group.size() == 1 || outcome_is_unknown(failure)) {
            for (Job* job : group) job->failure = failure;
            return;
        }
        for (Job* job : group) run_alone(*job);
    }

    void run_alone(Job& job) {
        job.failure = nullptr;
        try {
            begin();
            {
                const TransactionScope scope;
                run(job.work, *connection_);
            }
            commit();
        } catch (...) {
            job.failure = std::current_exception();
            roll_back();
        }
    }

    static bool outcome_is_unknown(const std::exception_ptr& failure) {
        try {
            std::rethrow_exception(failure);
        } catch (const DatabaseError& error) {
            return error.kind == DatabaseError::Kind::unknown_outcome;
        } catch (...) {
            return false;
        }
    }

    void begin() {
        look_after_sync();
        if (halted_)
            throw StoreHalted{
                "the disk did not confirm an earlier write: look at it, then start the program "
                "again"};
        if (!connection_)
            connection_ = std::make_unique<SqliteConnection>(file_, OpenMode::read_write);
        connection_->execute("begin immediate");
    }

    void roll_back() {
        look_after_sync();
        if (connection_ && !rolled_back(*connection_)) connection_.reset();
    }

    const std::filesystem::path file_;
    std::unique_ptr<SqliteConnection> connection_;  // nullptr: broken, opened anew by begin()
    std::mutex mutex_;
    std::condition_variable arrived_, room_;
    std::deque<Job*> queue_;
    bool stopping_ = false;
    bool halted_ = false;  // the writer's own
    std::thread thread_;   // the last: it uses all of the above
};

class SqliteDatabase final : public Database {
public:
    SqliteDatabase(const std::filesystem::path& file, OpenMode access)
        : lock_{access == OpenMode::read_write ? std::make_unique<WriterLock>(file) : nullptr},
          writer_{access == OpenMode::read_write ? std::make_unique<GroupCommit>(file) : nullptr},
          readers_{reader_limit, patience, [file] {
                       return std::make_unique<SqliteConnection>(file, OpenMode::read_only);
                   }} {
        if (access == OpenMode::read_only) Readers::Lease{readers_};  // Fails now if it must.
    }

    bool writes_in_turn() const override { return true; }

private:
    using Readers = ConnectionPool<SqliteConnection>;

    void run_read(const Work& work) override {
        const TransactionScope scope;
        Readers::Lease reader{readers_};
        try {
            reader->execute("begin");
            run(work, *reader);
            reader->execute("commit");
        } catch (...) {
            if (!rolled_back(*reader)) reader.discard();
            throw;
        }
    }

    void run_write(const Work& work) override {
        TransactionScope::ensure_none();
        if (!writer_)
            throw DatabaseError{DatabaseError::Kind::other, "the database is open read-only"};
        writer_->write(work);
    }

    std::unique_ptr<WriterLock> lock_;
    std::unique_ptr<GroupCommit> writer_;
    Readers readers_;
};

}  // namespace

std::unique_ptr<Database> open_sqlite(const std::filesystem::path& file, OpenMode access) {
    if (access == OpenMode::read_only && !std::filesystem::exists(file))
        throw DatabaseError{DatabaseError::Kind::unavailable,
                            "there is no database at " + file.string()};
    return std::make_unique<SqliteDatabase>(file, access);
}

}  // namespace zhirong
