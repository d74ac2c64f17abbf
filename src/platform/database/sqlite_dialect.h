#pragma once
#include <string>
#include <string_view>

namespace zhirong {

// The statement as SQLite must hear it. Only definitions differ: in `create table` and `alter
// table` BIGINT becomes INTEGER, and a created table is STRICT, so that SQLite too refuses a value
// of another type. (SQLite's INTEGER has 64 bits, PostgreSQL's has 32: the text says BIGINT.)
std::string in_sqlite_dialect(std::string_view sql);

// The statement as PostgreSQL must hear it: a created table's `without rowid`, by which SQLite
// keeps the rows in the order of their primary key and not a second time beside it, is left out.
std::string in_postgres_dialect(std::string_view sql);

// Words of `sql` outside quotes, lower case, in order.
bool has_word(std::string_view sql, std::string_view lower_case_word);

}  // namespace zhirong
