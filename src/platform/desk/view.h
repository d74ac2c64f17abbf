#pragma once
// What one person may see of the store, at one consistent moment.
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/result.h"
#include "base/shape.h"
#include "core/access/roles.h"
#include "core/ledger/entry.h"
#include "platform/database/database.h"
#include "platform/desk/record.h"

namespace zhirong {

namespace refusals {
inline constexpr RefusalKind not_found{
    "record.not_found", 404, "没有编号为“{found}”的记录，或贵机构不是当事方",
    "No record “{found}”, or your organisation is not a party to it"};
inline constexpr RefusalKind bad_cursor{
    "list.cursor", 400, "翻页标记“{found}”无效：请使用上一页返回的 next",
    "“{found}” is no cursor: use the `next` of the page before"};
}  // namespace refusals

// A stored record before it is read into its type.
struct StoredRecord {
    std::string id;
    std::string kind;
    std::int64_t version = 0;
    Tree body;
};

struct StoredEvent {
    std::string stream;
    std::string kind;
    std::int64_t version = 0;
    std::string type;
    Tree body;
    Instant at;
    Date booking_date;
    std::string actor;
    std::string organisation;
    std::int64_t journal = 0;
};

// Where a posting stands in the journal: later ones are greater.
struct PostingPlace {
    std::int64_t journal = 0;
    std::int64_t entry = 0;    // within the journal line
    std::int64_t posting = 0;  // within the entry
    friend auto operator<=>(const PostingPlace&, const PostingPlace&) = default;
};
std::string to_string(const PostingPlace& place);  // "12.0.3", the cursor of a list of postings
// Empty text: before the newest. Refused where it is no place.
Result<std::optional<PostingPlace>> posting_place(const std::string& cursor);

struct StoredPosting {
    PostingPlace place;
    std::string entry;
    std::string event;
    std::string subject;
    Date value_date;
    Date booking_date;
    Reason reason;
    Posting posting;
};

struct Balance {
    std::string account;
    Money debit;
    Money credit;  // positive
    Money total() const { return debit - credit; }
    Balance& operator+=(const Balance& other) {
        debit += other.debit;
        credit += other.credit;
        return *this;
    }
};

enum class DateKind { value, booking };

// Which postings: empty text and absent dates do not restrict.
struct PostingFilter {
    std::string book;
    std::string account;  // this account and those under it
    std::string subject;
    std::optional<Date> from;
    std::optional<Date> to;
    DateKind by = DateKind::value;
    std::optional<PostingPlace> before;
    std::int64_t limit = 1'000;
};

// One level of a book's tree of accounts: what stands right under `parent`; empty: the roots.
struct LevelQuery {
    std::string book;
    std::string parent;
    Date on;  // postings up to and including it
    DateKind by = DateKind::value;
    std::string beginning;  // of the last part of the names; empty: all
    std::string after;      // last parts up to and including this one are left out
    std::int64_t limit = 50;
};
struct AccountLevel {
    struct Line {
        Balance balance;  // an account with others under it: the sum of all of them
        bool below = false;
    };
    std::vector<Line> lines;          // by name; those with others under them on the first page
    Balance total;                    // of all under the parent, whatever is left out
    std::optional<std::string> next;  // `after` of the next page
};

// What moved on one day by value date.
struct TurnoverOfDay {
    Date day;
    Money debit;
    Money credit;
};

struct Page {
    std::string cursor;  // empty: from the newest
    std::int64_t limit = 50;
    std::string stage;  // only those that stand there; empty: all
};

template <class T>
struct Items {
    std::vector<T> items;
    std::optional<std::string> next;
};

class View {
public:
    View(Session& session, Actor actor, Date today);
    virtual ~View() = default;

    const Actor& actor() const { return actor_; }
    Date today() const { return today_; }  // the business date
    // Administrator and auditor see every record; others those their organisation is a party to.
    bool sees_all() const;

    // Refused as not found where the person may not see it: whether it exists is not told.
    template <Record R>
    Result<R> get(const std::string& id) {
        const auto stored = TRY(load(R::kind, id, true));
        return typed<R>(stored);
    }
    // A record that another one names: it must be there, and who sees the one may see the other.
    template <Record R>
    R linked(const std::string& id) {
        auto stored = load(R::kind, id, false);
        ensure(stored.has_value());
        return typed<R>(*stored);
    }
    // One that may not be there yet, for a decision that needs it whoever asks.
    template <Record R>
    std::optional<R> find(const std::string& id) {
        auto stored = load(R::kind, id, false);
        if (!stored) return std::nullopt;
        return typed<R>(*stored);
    }
    // Of these ids those that are there, for a decision that needs them whoever asks.
    template <Record R>
    std::map<std::string, R> find_all(const std::vector<std::string>& ids) {
        std::map<std::string, R> found;
        for (const StoredRecord& stored : load_all(R::kind, ids))
            found.emplace(stored.id, typed<R>(stored));
        return found;
    }
    // Those of a kind that the person may see, newest change first.
    template <Record R>
    Result<Items<R>> list(const Page& page) {
        const auto stored = TRY(load_page(R::kind, page));
        Items<R> result{.items = {}, .next = stored.next};
        for (const StoredRecord& record : stored.items) result.items.push_back(typed<R>(record));
        return result;
    }

    // Those of a kind that the person may see and that bear this key, or any that begins with it,
    // in the order of keys. The page's stage does not restrict.
    template <Keyed R>
    Result<Items<R>> with_key(const std::string& key, bool beginning, const Page& page) {
        const auto stored = TRY(load_keyed(R::kind, key, beginning, page));
        Items<R> result{.items = {}, .next = stored.next};
        for (const StoredRecord& record : stored.items) result.items.push_back(typed<R>(record));
        return result;
    }

    std::vector<StoredEvent> events(const std::vector<std::string>& streams);
    // Newest first. Where neither a subject nor one single account is asked for, a page comes from
    // the newest so many entries before its cursor, and may be short though there are more.
    Items<StoredPosting> postings(const PostingFilter& filter);
    // Balances of all of a book's accounts from all postings up to and including `on`.
    std::vector<Balance> balances(const std::string& book, Date on, DateKind by);
    AccountLevel accounts_under(const LevelQuery& query);
    // By day, of the days on which something moved.
    std::vector<TurnoverOfDay> turnovers(const std::string& book, const std::string& account);
    // By value date, up to `on` where it is given.
    Money balance(const std::string& book, const std::string& account,
                  std::optional<Date> on = std::nullopt);

    Session& session() { return session_; }

    // What a unit of work once borrowed stays as it was until its end, whatever replaces it
    // meanwhile: kept under the lender's address; null where nothing is.
    const void* held(const void* lender) const;
    void hold(const void* lender, std::shared_ptr<const void> lent);

protected:
    virtual void loaded(const StoredRecord&) {}
    // What this unit of work has made of the record so far.
    virtual std::optional<StoredRecord> pending(const char*, const std::string&) { return {}; }
    // Where a unit of work has it in its hands already, as it is stored.
    virtual const StoredRecord* locked(const std::string&) const { return nullptr; }
    // A unit of work holds what it reads until its end.
    virtual bool locks() const { return false; }

    template <Record R>
    R typed(const StoredRecord& stored) {
        loaded(stored);
        auto record = read<R>(stored.body);
        ensure(record.has_value());  // Written by us; verify finds what was changed by others.
        return *std::move(record);
    }
    Result<StoredRecord> load(const char* kind, const std::string& id, bool as_party);
    std::vector<StoredRecord> load_all(const char* kind, const std::vector<std::string>& ids);
    // Of any kind, in the order of ids, so that two who hold theirs never wait for each other in a
    // circle. Held: but for those that never change.
    std::vector<StoredRecord> load_stored(const std::set<std::string>& ids, bool held);
    Result<Items<StoredRecord>> load_page(const char* kind, const Page& page);
    Result<Items<StoredRecord>> load_keyed(const char* kind, const std::string& key, bool beginning,
                                           const Page& page);

private:
    bool sees_few(const char* kind);
    // Of each parent in the book, what was booked right under it.
    std::vector<Balance> parents(const std::string& book, Date on, DateKind by);
    bool is_single_account(const std::string& book, const std::string& account);

    Session& session_;
    Actor actor_;
    Date today_;
    std::map<const void*, std::shared_ptr<const void>> held_;
};

}  // namespace zhirong
