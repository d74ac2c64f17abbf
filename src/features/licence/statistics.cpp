#include "features/licence/statistics.h"

#include <map>

#include "features/licence/licence.h"

namespace zhirong::licence {

ByYear statistics(const std::vector<Licence>& licences, bool marks) {
    struct Sums {
        StatisticsRow row;
        std::int64_t days = 0;
    };
    std::map<std::pair<int, FeeMode>, Sums> found;
    ByYear answer;
    for (const Licence& licence : licences) {
        if (licence.marks != marks || !licence.filed_on) continue;
        // What was filed states its fee and its term: they are among the contract's content.
        ensure(licence.content.fee.has_value() && licence.content.until.has_value());
        const FeeMode mode = mode_of(*licence.content.fee);
        const int year = static_cast<int>(civil(*licence.filed_on).year());
        Sums& sums = found[{year, mode}];
        sums.row.year = year;
        sums.row.mode = mode;
        ++sums.row.contracts;
        ++answer.contracts;
        sums.row.rights += static_cast<int>(licence.content.rights.size());
        sums.days += (*licence.content.until - licence.content.effective_on).count() + 1;
        if (mode == FeeMode::free) continue;
        if (const auto amount = certain_amount(*licence.content.fee)) {
            ++sums.row.with_amount;
            sums.row.amount += *amount;
        }
    }
    for (auto& [key, sums] : found) {
        StatisticsRow& row = sums.row;
        if (row.with_amount > 0)
            row.mean_amount = round_fen(row.amount.fen, row.with_amount, Rounding::half_up);
        row.mean_days = static_cast<int>((2 * sums.days + row.contracts) / (2 * row.contracts));
        answer.rows.push_back(row);
    }
    return answer;
}

}  // namespace zhirong::licence
