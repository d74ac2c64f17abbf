#pragma once
// One command's unit of work: what it reads is locked, what it decides is kept back until the
// command has succeeded, and then written at once, with the journal's next line.
#include <map>
#include <string>
#include <vector>

#include "platform/desk/view.h"

namespace zhirong {

// Which command this is, from whom, and under which key it may be repeated.
struct Command {
    std::string name;
    std::string key;
    std::string content;  // method, path and body as sent: the same key must come with the same
    Actor actor;
};

class Work : public View {
public:
    Work(Session& session, const Command& command, Date today, Instant now);

    Instant now() const { return now_; }

    // Takes all of these that exist at once, in the order of their ids, before anything is read:
    // two commands that name the same records then never wait for each other in a circle.
    void lock(const std::vector<std::string>& ids);

    // Made from the command's key: a retry of a lost answer names the same record.
    std::string new_id(std::string_view prefix);

    template <Record R>
    void happened(R& record, typename R::Event event) {
        const Tree body = write(event);
        Names keys{.before = keys_of(record), .after = {}};
        Names seen_by{.before = parties(record), .after = {}};
        record = apply(std::move(record), std::as_const(event));  // Not std::apply.
        keys.after = keys_of(record);
        seen_by.after = parties(record);
        changed(R::kind, record.id, {type_of(event), body, records::is_routine(event)},
                write(record), stage_words(record).name, std::move(seen_by), std::move(keys));
    }
    // Refused as a conflict where the id is taken.
    template <Record R>
    Result<std::monostate> create(R& record, typename R::Event event) {
        CHECKED(refuse_taken(record.id));
        happened(record, std::move(event));
        return {};
    }

    // Nothing is posted for an entry without postings.
    void post(Entry entry);
    void post(std::vector<Entry> entries);

    // Moves the business date; the journal line of this command still carries the old one.
    void move_business_date(Date to);

    // Writes out as JSON what flush() stores: for whoever waits for a turn to write. Nothing
    // happens after it.
    void prepare();
    // Writes everything, at the end; again, where the first attempt was undone.
    void flush();

    std::int64_t journal_number() const { return journal_; }

protected:
    void loaded(const StoredRecord& record) override { versions_[record.id] = record.version; }
    std::optional<StoredRecord> pending(const char* kind, const std::string& id) override;
    const StoredRecord* locked(const std::string& id) const override;
    bool locks() const override { return true; }

private:
    struct Happened {
        std::string kind, stream, type;
        std::int64_t version;
        Tree body;
    };
    struct Names {
        std::vector<std::string> before;  // as they are stored
        std::vector<std::string> after;
    };
    struct Changed {
        std::string kind, stage;
        std::int64_t version;
        Tree body;
        Names parties, keys;
        bool fresh;   // not stored yet
        bool listed;  // moves to the top of lists: more happened than every night does
    };
    struct Told {
        const char* type;
        Tree body;
        bool routine;
    };
    struct Posted {
        std::string event;
        Entry entry;
    };
    void changed(const char* kind, const std::string& id, Told event, Tree body, std::string stage,
                 Names seen_by, Names keys);
    Result<std::monostate> refuse_taken(const std::string& id);
    void write_events();
    void write_records();
    void write_parties();
    void write_keys();
    void write_entries();

    const Command& command_;
    Instant now_;
    int ids_ = 0;
    std::int64_t journal_ = 0;
    std::map<std::string, StoredRecord> locked_;
    std::map<std::string, std::int64_t> versions_;
    std::vector<Happened> events_;
    std::map<std::string, Changed> records_;
    std::vector<Posted> entries_;
    bool prepared_ = false;
    std::vector<std::string> event_bodies_;   // as they are stored, in the order of events_
    std::vector<std::string> record_bodies_;  // in the order of records_
};

}  // namespace zhirong
