#pragma once
// A schedule of insured rights as tables write it, one a row. Each row is judged by itself: what is
// wrong is told at its cell, and the good rows go on only where the sender says so.
#include <vector>

#include "base/table.h"
#include "features/insurance_policy/policy.h"

namespace zhirong::insurance_policy {

struct JudgedItem {
    int row = 0;
    ScheduledItem item;  // as far as it could be read
    Refusals problems;   // each field is the cell, such as "C12"; none: good
};
struct JudgedSchedule {
    std::vector<JudgedItem> rows;
    std::vector<std::string> ignored;  // titles that mean nothing here
    int good = 0;
    int wrong = 0;
};
// Refused as a whole where the file is no such table. `scheduled`: what is insured already.
// `known`: rights on record, for whatever numbers the file has (see numbers_of).
Result<JudgedSchedule> judge(const Table& table, const Product& product,
                             const std::vector<ScheduledItem>& scheduled, const KnownRights& known,
                             Date from);
// What could be read of the file, for looking the rights up.
Result<std::vector<ScheduledItem>> items_of(const Table& table, const Product& product);

// The titles of a file to fill in.
std::vector<std::string> schedule_titles(const Product& product);

}  // namespace zhirong::insurance_policy
