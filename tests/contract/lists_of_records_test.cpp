// What a person may see of many records, page by page and by key, on both engines.
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <set>

#include "platform/database/testing/engines.h"
#include "platform/desk/desk.h"
#include "platform/desk/schema.h"
#include "platform/desk/verify.h"

namespace zhirong::testing {
namespace {

struct Written {
    std::string title;
    std::vector<std::string> readers;
};
struct Note {
    static constexpr const char* kind = "note";
    static constexpr const char* prefix = "NO";
    using Event = std::variant<Written>;
    std::string id;
    std::string title;
    std::vector<std::string> readers;
};
Note apply(Note note, const Note::Event& event) {
    note.title = std::get<Written>(event).title;
    note.readers = std::get<Written>(event).readers;
    return note;
}
std::vector<std::string> parties(const Note& note) { return note.readers; }
Label stage_words(const Note& note) {
    return note.title.ends_with('0') ? Label{"round", "整", "Round"} : Label{"odd", "零", "Odd"};
}
std::vector<std::string> keys(const Note& note) { return {"title:" + note.title, "all:"}; }

}  // namespace
}  // namespace zhirong::testing

namespace zhirong {
template <>
struct Shape<testing::Written> : EventShape<"written", "写下", "Written"> {
    using T = testing::Written;
    static constexpr std::array fields{field<&T::title>("title", "标题", "Title"),
                                       field<&T::readers>("readers", "读者", "Readers")};
};
template <>
struct Shape<testing::Note> {
    using T = testing::Note;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::title>("title", "标题", "Title"),
                                       field<&T::readers>("readers", "读者", "Readers")};
};
}  // namespace zhirong

namespace zhirong::testing {
namespace {

constexpr int notes = 2'400;

std::string id_of(int number) { return "NO" + std::to_string(100'000 + number * 7'919 % 90'000); }
std::string title_of(int number) { return "标题" + std::to_string(number % 600); }

// Most are the desk's; every 40th a firm's too, every 100th everybody's and the desk's.
std::vector<std::string> readers_of(int number) {
    std::vector<std::string> readers;
    if (number % 6 != 5) readers.emplace_back("desk");
    if (number % 40 == 0) readers.emplace_back("firm");
    if (number % 100 == 0) readers.emplace_back(everybody);
    return readers;
}

struct Library {
    explicit Library(const Engine& engine)
        : desk(
              open_database(engine.new_url(folder)), [] { return Instant{1'709'251'200'000}; },
              date_of(2024, 3, 1)) {
        desk.kinds().push_back(record_kind<Note>());
        for (int first = 0; first < notes; first += 150)
            command("write " + std::to_string(first), [&](Work& work) {
                for (int i = first; i < first + 150; ++i) {
                    Note note{.id = id_of(i), .title = {}, .readers = {}};
                    ensure(work.create(note, Written{title_of(i), readers_of(i)}).has_value());
                }
            });
        // Some change again, among them some that the firm loses and goes on seeing.
        for (int i = 0; i < notes; i += 80)
            command("again " + std::to_string(i), [&](Work& work) {
                auto note = work.linked<Note>(id_of(i));
                work.happened(note, Written{title_of(i + 1), {"desk"}});
                work.happened(note, Written{title_of(i + 2), {"desk", "bank"}});
            });
    }
    void command(const std::string& key, const std::function<void(Work&)>& act) {
        const auto done =
            desk.execute({"test", key, key, {"s", "desk", {}}}, [&](Work& work) -> Result<Answer> {
                act(work);
                return Answer{};
            });
        REQUIRE(done.has_value());
    }
    // Ids in the order of a list, from the tables and without an index.
    std::vector<std::string> wanted(const std::string& organisation, const std::string& stage) {
        return desk.database().read([&](Session& session) {
            std::set<std::string> seen;
            for (const Row& row :
                 session.query("select record from record_party where organisation in ($1, '*')",
                               organisation))
                seen.insert(row.text(0));
            std::vector<std::string> ids;
            for (const Row& row : session.query(
                     "select id, stage from record where kind = 'note' order by updated desc, id "
                     "desc"))
                if ((organisation.empty() || seen.contains(row.text(0))) &&
                    (stage.empty() || row.text(1) == stage))
                    ids.push_back(row.text(0));
            return ids;
        });
    }
    // (key, id) in the order of keys.
    std::vector<std::string> wanted_with(const std::string& organisation, const std::string& key) {
        const auto visible = wanted(organisation, "");
        const std::set<std::string> seen(visible.begin(), visible.end());
        return desk.database().read([&](Session& session) {
            std::vector<std::string> ids;
            for (const Row& row : session.query(
                     "select record from record_key where kind = 'note' and key like $1 order by "
                     "key, record",
                     key + "%"))
                if (seen.contains(row.text(0))) ids.push_back(row.text(0));
            return ids;
        });
    }
    Actor actor(const std::string& organisation) {
        return organisation.empty() ? Actor{"root", "platform", {Role::administrator}}
                                    : Actor{"s", organisation, {}};
    }
    using Read = std::function<Result<Items<Note>>(View&, const zhirong::Page&)>;
    std::vector<std::string> paged(const std::string& organisation, std::int64_t limit,
                                   const std::string& stage, const Read& read) {
        std::vector<std::string> ids;
        zhirong::Page page{.cursor = {}, .limit = limit, .stage = stage};
        for (bool more = true; more;)
            desk.read(actor(organisation), [&](View& view) {
                const auto found = read(view, page);
                REQUIRE(found.has_value());
                REQUIRE(std::ssize(found->items) <= limit);
                for (const Note& note : found->items) ids.push_back(note.id);
                more = found->next.has_value();
                if (more) page.cursor = *found->next;
            });
        return ids;
    }
    TemporaryFolder folder;
    Desk desk;
};

}  // namespace

TEST_CASE("a list gives each record that one sees once, the newest first, whoever asks") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Library library(engine);
        for (const std::string organisation : {"desk", "firm", "bank", "stranger", ""})
            for (const std::string stage : {"", "round"}) {
                CAPTURE(organisation);
                CAPTURE(stage);
                const auto wanted = library.wanted(organisation, stage);
                for (const std::int64_t limit : {1, 7, 500}) {
                    if (limit == 1 && wanted.size() > 100) continue;
                    const auto list = [](View& view, const zhirong::Page& page) {
                        return view.list<Note>(page);
                    };
                    CHECK(library.paged(organisation, limit, stage, list) == wanted);
                }
            }
        CHECK(library.wanted("desk", "").size() > 1'500);
        CHECK(library.wanted("bank", "").size() == 30 + 24 - 6);
        CHECK(library.wanted("stranger", "").size() == 24);
        CHECK(verify(library.desk.database(), library.desk.kinds(), {}).whole());
    }
}

TEST_CASE("what one sees is found by the beginning of a key, be it much or little") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Library library(engine);
        for (const std::string organisation : {"desk", "firm", "bank", "stranger", ""})
            for (const std::string key : {"title:标题", "title:标题10", "title:标题599", "all:"}) {
                CAPTURE(organisation);
                CAPTURE(key);
                const auto wanted = library.wanted_with(organisation, key);
                for (const bool beginning : {true, false}) {
                    if (!beginning && key != "all:") continue;
                    const auto find = [&](View& view, const zhirong::Page& page) {
                        return view.with_key<Note>(key, beginning, page);
                    };
                    CHECK(library.paged(organisation, 90, "", find) == wanted);
                }
            }
        CHECK(library.wanted_with("desk", "title:标题").size() > 1'500);
    }
}

TEST_CASE("many records are read at once, each as it stands within the work") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Library library(engine);
        library.command("read many", [](Work& work) {
            auto first = work.linked<Note>(id_of(3));
            work.happened(first, Written{"改了", {"desk"}});
            std::vector<std::string> ids{"NO-not-there", id_of(3), id_of(3)};
            for (int i = 200; i < 333; ++i) ids.push_back(id_of(i));
            const auto found = work.find_all<Note>(ids);
            CHECK(found.size() == 134);
            CHECK(found.at(id_of(3)).title == "改了");
            CHECK(found.at(id_of(211)).title == title_of(211));
            // What was read this way is written as the next version.
            auto last = found.at(id_of(332));
            work.happened(last, Written{"末", {"desk"}});
        });
        CHECK(verify(library.desk.database(), library.desk.kinds(), {}).whole());
    }
}

TEST_CASE("a place in a list that is not the record's is found by the proof") {
    for (const Engine& engine : engines()) {
        CAPTURE(engine.name);
        Library library(engine);
        library.desk.database().write([](Session& session) {
            REQUIRE(session.execute("update record_party set updated = updated - 1 where record = "
                                    "$1 and organisation = 'desk'",
                                    id_of(1)) == 1);
        });
        CHECK_FALSE(verify(library.desk.database(), library.desk.kinds(), {}).whole());
    }
}

TEST_CASE("a book of the tables before keeps its parties and keys") {
    on_each_engine([](Database& database, const std::string&) {
        const auto& all = desk_migrations();
        migrate(database, std::span(all).first(2));
        database.write([](Session& session) {
            for (int i = 1; i <= 3; ++i) {
                const std::string id = "NO" + std::to_string(i);
                session.execute(
                    "insert into record (id, kind, version, stage, updated, body) values ($1, "
                    "'note', 1, 'odd', $2, '{}')",
                    id, 10 * i);
                for (const char* organisation : {"desk", "*"})
                    session.execute(
                        "insert into record_party (organisation, kind, record) values ($1, 'note', "
                        "$2)",
                        organisation, id);
                session.execute(
                    "insert into record_key (kind, key, record) values ('note', 'all:', $1)", id);
            }
        });
        migrate(database, all);
        database.read([](Session& session) {
            const Rows places = session.query(
                "select record, updated from record_party where organisation = 'desk' order by "
                "record");
            REQUIRE(places.size() == 3);
            CHECK(places[2].text(0) == "NO3");
            CHECK(places[2].integer(1) == 30);
            CHECK(session.query("select 1 from record_party").size() == 6);
            CHECK(session.query("select 1 from record_key where key = 'all:'").size() == 3);
        });
    });
}

}  // namespace zhirong::testing
