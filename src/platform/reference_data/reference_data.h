#pragma once
// What is published for everyone and comes with the program: working days, the LPR, the table of
// enterprise sizes, the annual fees of patents.
#include <filesystem>

#include "core/annual_fees/annual_fees.h"
#include "core/calendar/reference_rates.h"
#include "core/calendar/working_days.h"
#include "core/enterprise_size/enterprise_size.h"
#include "core/programme/facts.h"

namespace zhirong {

struct ReferenceData {
    WorkingDays days;
    ReferenceRates rates;
    EnterpriseSizes sizes;
    annual_fees::Schedule fees;

    // For questions asked on that day. Points into this object.
    programme::Published published(Date today) const { return {&rates, today, &days, &sizes}; }
};

// From calendar-cn.json, lpr.csv, enterprise-size-2011-300.csv and annual-fees.yaml in the folder.
// std::runtime_error naming the file, and where in it something is wrong.
ReferenceData load_reference_data(const std::filesystem::path& folder);

}  // namespace zhirong
