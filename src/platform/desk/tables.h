#pragma once
// The tables of a book as they are now (platform/desk/schema.cpp), for what treats them all alike.
#include <string>
#include <vector>

namespace zhirong {

struct BookTable {
    std::string name;
    std::vector<std::string> key;      // of the primary key, in its order
    std::vector<std::string> columns;  // the others
    std::vector<std::string> all() const;
};

// What makes the book, in an order in which it can be copied. Not what passes within a day:
// sessions, counted failures, sign-ins that have begun.
const std::vector<BookTable>& book_tables();
// Those that a copy leaves out.
const std::vector<std::string>& passing_tables();

}  // namespace zhirong
