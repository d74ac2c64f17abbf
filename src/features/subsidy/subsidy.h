#pragma once
// Subsidies: applications, what was let through, payment orders; and what they promise of the
// books.
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "features/counter/counter.h"
#include "features/insurance/insurance.h"
#include "features/insurance_policy/insurance_policy.h"
#include "features/loan/loan.h"
#include "features/programmes/programmes.h"
#include "features/subsidy/application.h"
#include "features/subsidy/batch.h"
#include "features/subsidy/docket.h"
#include "features/subsidy/shape.h"

namespace zhirong {
class View;
class Work;
struct Proof;
}  // namespace zhirong

namespace zhirong::subsidy {

struct Context : facts::Context {
    const insurance::Shelf& products;
};

struct Missing {
    std::string fact;
    programme::Unit unit = programme::Unit::text;
    Label words;
    std::vector<std::string> choices;
    bool may_be_stated = true;  // by the applicant
};
struct Condition {
    std::string id;
    Label words;
    std::optional<bool> holds;  // absent: a fact is missing
    Label found;
    Label needed;
    int left_out = 0;  // insured rights that fail it, where others meet it
};

// All that can be said of an application as it stands. It may be filed where there are no problems.
struct Assessment {
    Filed filed;
    Label payee;
    std::vector<Missing> missing;
    std::vector<Condition> conditions;
    bool computed = false;
    Refusals problems;
};

// `own`: the application that is corrected or settled; empty: a new one.
Assessment assess(View& view, const Context& context, const Content& content,
                  const std::string& applicant, const std::string& own);

// Counters and register follow what the application takes up now.
void recharge(Work& work, const Application* before, const Application& after,
              const std::string& reason);

// The premium of a policy, or what is paid on it, has changed: whatever rests on it is told what
// the programme gives now.
Result<std::monostate> premium_changed(Work& work, const Context& context,
                                       const insurance_policy::Policy& policy);
// Subsidies of this policy, whoever may see them.
std::vector<Application> applications_on(View& view, const std::string& policy);

// The conditions of an application by the facts that were filed with it.
std::vector<Condition> conditions_of(View& view, const Context& context,
                                     const Application& application);

// The reviewed or shared amount among its payers.
Result<std::vector<Part>> share_among_payers(View& view, const Context& context,
                                             const Application& application, Money amount);

// Whether an organisation of that kind can be the payee.
bool is_payee(std::string_view party, OrganisationKind kind);

// The one office of that region that pays subsidies; empty: there is none, or more than one.
std::string office_of_region(View& view, const std::string& region);

// ---- for verify
// Each counter is the sum of what the applications take up, and so is each entry of the register.
Proof counters_proof();
// A subsidy of a policy's premium rests on what the policy says; and each right is put down for the
// applications that stand, and for no other.
Proof premiums_proof(const Context& context);
// What the books of payers and payees hold of each application is what the application says.
Proof books_proof();

}  // namespace zhirong::subsidy
