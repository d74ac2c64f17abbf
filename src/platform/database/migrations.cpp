#include "platform/database/migrations.h"

#include <fmt/format.h>

#include <array>
#include <string_view>

#include "platform/database/sqlite_dialect.h"

namespace zhirong {
namespace {

using Kind = DatabaseError::Kind;

// Types that one engine knows and the other reads differently. SQLite's STRICT refuses the rest.
constexpr std::array foreign_types{"int", "integer", "smallint", "real", "blob", "any"};

void ensure_well_formed(std::span<const Migration> migrations) {
    std::int64_t expected = 1;
    for (const Migration& migration : migrations) {
        ensure(migration.version == expected++);
        for (const std::string& statement : migration.statements)
            for (const char* type : foreign_types)
                if (has_word(statement, type))
                    throw DatabaseError{
                        Kind::other,
                        fmt::format("migration {} ({}) says {}, which SQLite and "
                                    "PostgreSQL read differently; write BIGINT or TEXT",
                                    migration.version, migration.name, type)};
    }
}

std::string text_of(const Migration& migration) {
    std::string text;
    for (const std::string& statement : migration.statements) text += statement + ";\n";
    return text;
}

// How many steps the database has, which are the first ones of `migrations` in the same text.
std::size_t applied(const Rows& records, std::span<const Migration> migrations) {
    if (records.size() > migrations.size())
        throw DatabaseError{
            Kind::other,
            fmt::format("the database has schema version {} and this program knows {}: it was used "
                        "by a newer program; install that one, or restore a backup from before",
                        records.size(), migrations.size())};
    for (std::size_t i = 0; i < records.size(); ++i) {
        const Migration& migration = migrations[i];
        if (records[i].integer(0) == migration.version && records[i].text(1) == text_of(migration))
            continue;
        throw DatabaseError{
            Kind::other,
            fmt::format("migration {} ({}) was applied to this database in another text than this "
                        "program has; a step once released is never edited: add a new one",
                        migration.version, migration.name)};
    }
    return records.size();
}

// Row 0 is no step: it is there to be locked, so that servers that start together take turns.
constexpr std::string_view select_steps =
    "select version, text from schema_version where version > 0 order by version";

}  // namespace

void migrate(Database& database, std::span<const Migration> migrations) {
    ensure_well_formed(migrations);
    try {
        database.write([](Session& session) {
            session.execute(
                "create table if not exists schema_version (version bigint primary key, "
                "name text not null, text text not null)");
            session.execute("insert into schema_version values (0, '', '') on conflict do nothing");
        });
    } catch (const DatabaseError& error) {
        // Two servers made the table in the same moment: PostgreSQL tells one of them so.
        if (error.kind != Kind::constraint) throw;
    }
    database.write([&](Session& session) {
        session.query_for_update("select version from schema_version where version = 0");
        const Rows records = session.query(select_steps);
        for (const Migration& migration : migrations.subspan(applied(records, migrations))) {
            for (const std::string& statement : migration.statements) session.execute(statement);
            if (migration.fill) migration.fill(session);
            session.execute("insert into schema_version (version, name, text) values ($1, $2, $3)",
                            migration.version, migration.name, text_of(migration));
        }
    });
}

void ensure_migrated(Database& database, std::span<const Migration> migrations) {
    ensure_well_formed(migrations);
    const std::size_t found = database.read(
        [&](Session& session) { return applied(session.query(select_steps), migrations); });
    if (found != migrations.size())
        throw DatabaseError{
            Kind::other, fmt::format("the database has schema version {} and this program needs "
                                     "{}: start the server once, it brings the database up to date",
                                     found, migrations.size())};
}

}  // namespace zhirong
