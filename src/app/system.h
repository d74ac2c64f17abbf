#pragma once
// The whole, wired: store, desk, features, data. What the server, the command line and the tests
// start from.
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "core/journal/digest.h"
#include "features/financing/page.h"
#include "features/guarantee/guarantee.h"
#include "features/insurance/insurance.h"
#include "features/insurance_claim/context.h"
#include "features/insurance_policy/page.h"
#include "features/licence/page.h"
#include "features/loan/loan.h"
#include "features/programmes/programmes.h"
#include "features/proposal/products.h"
#include "features/rights/page.h"
#include "features/rights_protection/context.h"
#include "platform/desk/api.h"
#include "platform/desk/desk.h"
#include "platform/desk/verify.h"
#include "platform/http/rate_limit.h"
#include "platform/http/router.h"
#include "platform/identity/identity.h"
#include "platform/notices/settings.h"
#include "platform/openid/openid.h"
#include "platform/reference_data/appraisal_data.h"
#include "platform/reference_data/reference_data.h"

namespace zhirong {

struct Configuration {
    std::string database;                    // "sqlite:/path/zhirong.db" or "postgresql://…"
    std::filesystem::path resources;         // where reference/, programmes/ and web/dist/ lie
    std::function<Instant()> clock;          // when things are recorded
    Date opening_date;                       // the business date of a new book
    DigestKind digest = DigestKind::sha256;  // of a new book
    bool demonstration = false;
    bool secure_transport = false;   // browsers reach the server over TLS alone
    std::function<bool()> draining;  // about to stop; absent: never
    // What goes around the store, to watch it; absent: nothing.
    std::function<std::unique_ptr<Database>(std::unique_ptr<Database>)> around_database;
    OpenMode access = OpenMode::read_write;  // read_only: beside a running server
    IdentitySettings identity = {};
    OpenIdSettings openid = {};
    NoticeSettings notices = {};
    // Requests a second of one address and of one account; 0: as many as come.
    std::int64_t requests_of_address = 0;
    std::int64_t requests_of_account = 0;
};

// Milliseconds of the machine's clock.
Instant system_now();
// Safe to use from many threads once it is made.
class System {
public:
    // std::runtime_error naming file, line and column where the data or a programme is wrong;
    // DatabaseError where the store cannot be had.
    explicit System(Configuration configuration);
    System(const System&) = delete;
    System& operator=(const System&) = delete;

    Desk& desk() { return desk_; }
    Identity& identity() { return identity_; }
    OpenId& openid() { return openid_; }
    Api& api() { return api_; }
    // Those that come with the program; what was published besides, `shelf` knows.
    const programme::Library& programmes() const { return shelf_.shipped(); }
    const programmes::Shelf& shelf() const { return shelf_; }
    const proposal::Context& proposals() const { return proposals_; }
    const insurance::Shelf& insurance() const { return insurance_; }
    const guarantee::Shelf& guarantees() const { return guarantees_; }
    const insurance_policy::Context& policies() const { return policies_; }
    const insurance_claim::Context& claims() const { return claims_; }
    const rights_protection::Context& protection() const { return protection_; }
    const ReferenceData& reference_data() const { return reference_data_; }
    const AppraisalData& appraisal_data() const { return appraisal_data_; }
    loan::Market market() const { return {reference_data_.rates, reference_data_.days}; }
    const financing::Pages& pages() const { return pages_; }
    const Configuration& configuration() const { return configuration_; }

    // What the features promise of their figures in the books, for verify().
    std::vector<Proof> proofs() const;

    // All routes, with sign-in and the API's document. `report` is told what the world did wrong.
    Router router(FailureReport report);

private:
    Result<std::any> admit(const Request& request, const Route& route);

    Configuration configuration_;
    ReferenceData reference_data_;
    AppraisalData appraisal_data_;
    programmes::Shelf shelf_;
    proposal::Products products_;
    insurance::Shelf insurance_;
    guarantee::Shelf guarantees_;
    insurance_policy::Pages policy_pages_;
    insurance_policy::Listeners policy_listeners_;
    insurance_policy::Context policies_;
    insurance_claim::Context claims_;
    rights_protection::Context protection_;
    proposal::Context proposals_;
    Desk desk_;
    Identity identity_;
    OpenId openid_;
    RateLimit by_address_;
    RateLimit by_account_;
    financing::Pages pages_;
    licence::Pages licence_pages_;
    rights::Pages right_pages_;
    Api api_;
};

}  // namespace zhirong
