#pragma once
// The data that comes with the program, read from files.
#include <filesystem>

#include "core/calendar/reference_rates.h"
#include "core/calendar/working_days.h"
#include "platform/yaml/programme_files.h"

namespace zhirong {

// Each: std::runtime_error naming the file, and where in it something is wrong.
WorkingDays load_working_days(const std::filesystem::path& file);
ReferenceRates load_reference_rates(const std::filesystem::path& file);
programme::LoadedLibrary load_programmes(const std::filesystem::path& folder);

}  // namespace zhirong
