#pragma once
// Filings by year and mode of payment, as the CNIPA publishes them each year (2023: 15,603
// contracts on 36,794 patents; fixed fees 6,150, mean 1.66 million yuan and 3.0 years).
#include <optional>
#include <vector>

#include "features/licence/record.h"

namespace zhirong::licence {

struct StatisticsRow {
    int year = 0;
    FeeMode mode = FeeMode::fixed;
    int contracts = 0;
    int rights = 0;
    // Of the contracts whose amount is certain: fixed fees and entry fees.
    int with_amount = 0;
    Money amount;
    std::optional<Money> mean_amount;
    // In days, both ends included; mean rounded half up.
    int mean_days = 0;
};
struct ByYear {
    std::vector<StatisticsRow> rows;  // by year, then fixed, royalty, free
    int contracts = 0;
};

// Of the filed ones, by the year of filing; `marks`: of trademarks, else of patents.
ByYear statistics(const std::vector<Licence>& licences, bool marks);

}  // namespace zhirong::licence
