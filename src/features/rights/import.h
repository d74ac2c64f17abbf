#pragma once
// Rights as tables write them, one a row, of every kind. A row is read by itself: what is wrong is
// told at its cell, and nothing about it is guessed.
#include <span>
#include <string>
#include <vector>

#include "core/tabular/tabular.h"
#include "features/rights/rights.h"

namespace zhirong::rights {

struct ReadRow {
    int number = 0;                    // in the file
    EnterRight right;                  // of a refused row as far as it could be read
    std::optional<Recorded> recorded;  // what it would put on record; nothing: refused
    Refusals problems;                 // each field is the cell, such as "C12"
};

class ImportReader {
public:
    // The titles of the file. `registry`: the desk that will keep the entries.
    static Result<ImportReader> make(const TableRow& titles, std::string registry, Date today);

    ReadRow read(const TableRow& row) const;
    // The same row, refused for what only the record knows: each problem at its column's cell.
    void refuse(ReadRow& read, const TableRow& row, Refusals refusals) const;
    // Titles that mean nothing here.
    const std::vector<std::string>& ignored() const { return header_.ignored(); }

private:
    ImportReader(tabular::Header header, std::string registry, Date today)
        : header_(std::move(header)), registry_(std::move(registry)), today_(today) {}
    tabular::Header header_;
    std::string registry_;
    Date today_;
};

// The titles of a file to fill in, and an example of each kind.
std::vector<std::string> import_titles();
std::vector<std::vector<std::string>> import_examples();

// What an import makes of a right that is on record already.
enum class ImportVerdict { recorded, updated, same, refused };

// Nothing where the row says what is on record. Refused where it names another holder (a transfer
// is registered as one) and where it would take back a fee paid or a renewal that is on record.
Result<std::optional<Corrected>> update_of(const Right& right, const EnterRight& row,
                                           const std::string& evidence);

}  // namespace zhirong::rights

namespace zhirong {

template <>
struct EnumNames<rights::ImportVerdict> {
    using enum rights::ImportVerdict;
    using V = rights::ImportVerdict;
    static constexpr std::array names{EnumName<V>{recorded, "recorded", "新录入", "Recorded"},
                                      EnumName<V>{updated, "updated", "已更新", "Updated"},
                                      EnumName<V>{same, "same", "无变化", "The same"},
                                      EnumName<V>{refused, "refused", "不接受", "Refused"}};
};

}  // namespace zhirong
