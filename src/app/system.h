#pragma once
// The whole, wired: store, desk, features, data. What the server, the command line and the tests
// start from.
#include <filesystem>
#include <functional>
#include <memory>
#include <string>

#include "base/date.h"
#include "core/calendar/reference_rates.h"
#include "core/calendar/working_days.h"
#include "core/journal/digest.h"
#include "core/programme/library.h"
#include "features/financing/page.h"
#include "platform/desk/api.h"
#include "platform/desk/desk.h"
#include "platform/http/router.h"
#include "platform/identity/identity.h"

namespace zhirong {

struct Configuration {
    std::string database;               // "sqlite:/path/zhirong.db" or "postgresql://…"
    std::filesystem::path resources;    // where data/, programmes/ and web/dist/ lie
    std::function<Instant()> clock;     // when things are recorded
    Date opening_date;                  // the business date of a new book
    DigestKind digest = DigestKind::sha256;
    bool demonstration = false;
};

// Milliseconds of the machine's clock.
Instant system_now();
// The folder with data/ and programmes/: given, or where the program was built or installed.
// std::runtime_error saying what to do where there is none.
std::filesystem::path find_resources(const std::filesystem::path& given);

class System {
public:
    explicit System(Configuration configuration);

    Desk& desk() { return desk_; }
    Identity& identity() { return identity_; }
    Api& api() { return api_; }
    const programme::Library& programmes() const { return programmes_; }
    const WorkingDays& working_days() const { return working_days_; }
    const ReferenceRates& reference_rates() const { return reference_rates_; }
    const Configuration& configuration() const { return configuration_; }

    // All routes, with sign-in and the API's document.
    Router router(FailureReport report);

private:
    Configuration configuration_;
    WorkingDays working_days_;
    ReferenceRates reference_rates_;
    programme::Library programmes_;
    Desk desk_;
    Identity identity_;
    financing::Pages pages_;
    Api api_;
};

}  // namespace zhirong
