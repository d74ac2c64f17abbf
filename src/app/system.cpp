#include "app/system.h"

#include <chrono>

#include "app/account_routes.h"
#include "app/calendar_routes.h"
#include "app/existing_book.h"
#include "app/insurance_suggestion_routes.h"
#include "app/notice_routes.h"
#include "app/openid_routes.h"
#include "app/operation_routes.h"
#include "app/people_routes.h"
#include "app/price_sources.h"
#include "app/reading.h"
#include "app/resources.h"
#include "app/session_routes.h"
#include "app/store_failure.h"
#include "app/task_routes.h"
#include "features/bank_statement/routes.h"
#include "features/consent/routes.h"
#include "features/contract/routes.h"
#include "features/counter/counter.h"
#include "features/credit/routes.h"
#include "features/disposal/routes.h"
#include "features/due_diligence/routes.h"
#include "features/financing/routes.h"
#include "features/gazette/routes.h"
#include "features/grading/grading.h"
#include "features/grading/routes.h"
#include "features/guarantee/routes.h"
#include "features/insurance/routes.h"
#include "features/insurance_claim/routes.h"
#include "features/insurance_policy/routes.h"
#include "features/insurer_figures/routes.h"
#include "features/insurer_figures/store.h"
#include "features/ledger/routes.h"
#include "features/licence/routes.h"
#include "features/lists/routes.h"
#include "features/lists/store.h"
#include "features/loan/routes.h"
#include "features/loan/store.h"
#include "features/loan_insurance/loan_insurance.h"
#include "features/loan_to_value/routes.h"
#include "features/organisation/organisation.h"
#include "features/organisation/routes.h"
#include "features/panel/routes.h"
#include "features/payment/routes.h"
#include "features/payment_account/routes.h"
#include "features/pledge/routes.h"
#include "features/price/routes.h"
#include "features/programmes/compare_routes.h"
#include "features/programmes/routes.h"
#include "features/proposal/routes.h"
#include "features/receivable/routes.h"
#include "features/rights/routes.h"
#include "features/rights_protection/routes.h"
#include "features/risk_sharing/risk_sharing.h"
#include "features/risk_sharing/routes.h"
#include "features/studio/routes.h"
#include "features/subsidy/docket.h"
#include "features/subsidy/routes.h"
#include "features/valuation/routes.h"
#include "features/valuation/store.h"
#include "features/watch/routes.h"
#include "features/workbench/routes.h"
#include "features/workbench/store.h"
#include "platform/http/openapi.h"
#include "platform/yaml/product_files.h"

namespace zhirong {
namespace {

constexpr RefusalKind too_often{"http.too_often", 429, "请求过于频繁，请稍候再试",
                                "Too many requests: try again in a moment"};
// After a pause, this many seconds' worth at once: a page asks for several things together.
constexpr std::int64_t burst = 5;

// What a programme's fact `list.<id>` asks: of the firm, or of the patent that the list is about.
Result<bool> on_list(View& view, const std::string& list, const std::string& credit_code,
                     const std::string& right, Date on) {
    const auto kept = TRY(lists::list_named(view, list));
    const bool of_rights = kept.details.subject == lists::SubjectKind::right;
    return lists::is_member(view, list, of_rights ? right : credit_code, on);
}

// What the desk is told of a loan whose pledge is to be cancelled as paid.
std::optional<Money> owed_on(View& view, const loan::Market& market, const std::string& id) {
    const auto financing = view.linked<financing::Financing>(id);
    if (!financing.loan) return std::nullopt;
    const auto folded = loan::fold(view.linked<loan::Loan>(*financing.loan), market, view.today());
    if (!folded) return std::nullopt;
    return folded->state.owed;
}

// Lists that the firm stands on, how often it applied, and what caps have let through: of a policy
// that is still to be taken out nothing.
std::vector<programmes::KnownFact> known_for_subsidy(View& view,
                                                     const organisation::Organisation& firm,
                                                     const programme::Programme& programme,
                                                     const programme::Subsidy& subsidy) {
    using programme::CapScope;
    facts::Known known;
    // Of a policy of many rights a list of rights says nothing.
    const facts::OnList of_firms = [](View& of, const std::string& list, const std::string& code,
                                      const std::string&, Date on) -> Result<bool> {
        const auto kept = TRY(lists::list_named(of, list));
        if (kept.details.subject == lists::SubjectKind::right)
            return refuse(refusals::not_found, "", {{"found", list}});
        return lists::is_member(of, list, code, on);
    };
    facts::know_lists(known, view, of_firms, programme, firm.details.credit_code, {}, view.today());
    const std::string docket = subsidy::docket_key(programme.id, subsidy.id, firm.id);
    const auto before = view.find<subsidy::Docket>(subsidy::docket_id(docket));
    known.know("application.ordinal", programme::Count{before ? before->ordinal_of("") : 1},
               facts::Origin::application);
    const counter::CountedFor counted{.borrower = firm.id, .on = view.today()};
    for (const programme::Cap& cap : subsidy.caps) {
        if (!programme::counts(cap)) continue;
        const std::string fact = programme::fact_name(programme::Declared::used, cap.id);
        if (cap.per == CapScope::policy || cap.per == CapScope::expense) {
            known.know(fact, Money{}, facts::Origin::counter);
            continue;
        }
        const auto key = counter::key_of(cap, programme.id, counted);
        if (!key) continue;
        const auto used = view.find<counter::Counter>(counter::id_of(*key));
        known.know(fact, used ? used->used : Money{}, facts::Origin::counter);
    }
    std::vector<programmes::KnownFact> found;
    for (const facts::KnownFact& each : known.all()) {
        const Label origin = label_of(each.origin);
        found.push_back({each.name, each.value, {origin.zh, origin.en}});
    }
    return found;
}

facts::Context known_of(const System& system) {
    return {system.shelf(), system.market(),
            [&system](Date today) { return system.reference_data().published(today); }, on_list};
}

// A fund's cover and a guarantor's guarantee both hear of what is paid on a loan; no loan has both.
loan::RiskSharers risk_sharers(const programmes::Shelf& shelf, const guarantee::Shelf& guarantees) {
    const auto recovered = [&shelf, &guarantees](Work& work, const loan::Loan& loan, Money gross,
                                                 Money costs,
                                                 Money owed) -> Result<std::monostate> {
        CHECKED(risk_sharing::share_payment(work, shelf, loan, gross, costs, owed));
        return guarantee::loan_paid(work, guarantees, loan, gross, costs);
    };
    return {.paid = [recovered](Work& work, const loan::Loan& loan, Money paid,
                                Money owed) { return recovered(work, loan, paid, Money{}, owed); },
            .recovered = recovered,
            .ended = [](Work& work, const loan::Loan& loan) -> Result<std::monostate> {
                CHECKED(risk_sharing::loan_ended(work, loan));
                return guarantee::loan_ended(work, loan);
            }};
}

// The features, in the order of a financing's stages: so its page shows them.
void add_features(System& system, financing::Pages& pages, rights::Pages& right_pages,
                  licence::Pages& licence_pages, insurance_policy::Pages& policy_pages,
                  insurance_policy::Listeners& policy_listeners) {
    Api& api = system.api();
    const programmes::Shelf& shelf = system.shelf();
    const loan::Market market = system.market();
    const facts::Context known = known_of(system);
    organisation::add_routes(api);
    consent::add_routes(api);
    rights::add_routes(api, right_pages, system.reference_data().fees);
    gazette::add_routes(api);
    lists::add_routes(api);
    gradings::add_routes(api, (system.configuration().resources / "scorecards").string());
    financing::add_routes(api, pages, shelf);
    panel::add_routes(api, pages, system.appraisal_data());
    workbench::add_routes(api, system.appraisal_data(), valuation::values_for);
    valuation::add_routes(api, pages, right_pages, system.appraisal_data());
    loan_to_value::add_routes(api);
    due_diligence::add_routes(api, pages);
    proposal::add_routes(api, pages, system.proposals());
    insurance::add_routes(api, system.insurance());
    insurance::add_suggestion_routes(api, system.insurance(), shelf, system.reference_data(),
                                     known_for_subsidy);
    insurance_policy::add_routes(api, system.policies(), right_pages);
    insurance_claim::add_routes(api, system.claims(), policy_pages, right_pages);
    rights_protection::add_routes(api, system.protection(), right_pages);
    insurer_figures::add_routes(api, system.insurance());
    contract::add_routes(api, pages, shelf);
    pledge::add_routes(api, pages, system.reference_data().days,
                       [market](View& view, const std::string& financing) {
                           return owed_on(view, market, financing);
                       });
    licence::add_routes(api, licence_pages, right_pages, system.reference_data().days);
    receivable::add_routes(api, licence_pages, right_pages, pages, system.reference_data().days);
    credit::add_routes(api, pages, known,
                       [&system](View& view, const financing::Financing& financing, Money principal,
                                 facts::Known& facts) {
                           return loan_insurance::require_policy(view, system.insurance(),
                                                                 financing, principal, facts);
                       });
    const loan::RiskSharers sharers = risk_sharers(shelf, system.guarantees());
    loan::add_routes(api, pages, market, sharers);
    payment_account::add_routes(api);
    bank_statement::add_routes(
        api, {market, [market, sharers](Work& work, const std::string& id, Money amount, Date date,
                                        const std::string& reference) {
                  return loan::repay(work, work.linked<loan::Loan>(id), amount, date, reference,
                                     market, sharers);
              }});
    payment::add_routes(api);
    loan_insurance::add_routes(pages, system.policies());
    risk_sharing::add_routes(api, pages, known,
                             [&system](Work& work, const risk_sharing::Cover& cover) {
                                 return loan_insurance::take_limit(work, system.insurance(), cover);
                             });
    guarantee::add_routes(api, pages, system.guarantees(), market);
    disposal::add_routes(api, pages, market, sharers,
                         [&shelf](View& view, const financing::Financing& financing) {
                             return loan_insurance::disposer_of(view, shelf, financing);
                         });
    subsidy::add_routes(api, {known, system.insurance()}, policy_pages, policy_listeners);
    watch::add_routes(api, pages, right_pages, system.reference_data().fees);
    price::add_routes(api, price_sources());
    ledger::add_routes(api, pages);
    programmes::add_routes(api, shelf, system.reference_data(), financing::known_facts);
    programmes::add_compare_routes(
        api, shelf, system.reference_data(), [&shelf, market](View& view) {
            return existing_book(view, shelf, market, [](std::int64_t, std::int64_t) {});
        });
    studio::add_routes(api, shelf, system.reference_data());
}

programmes::Editions shipped(const std::filesystem::path& folder) {
    programme::LoadedLibrary loaded = load_programmes(folder);
    programmes::Editions editions;
    for (const std::string& id : loaded.library.ids())
        for (const programme::Programme& each : loaded.library.versions(id)) {
            programme::Texts& texts = loaded.texts.at(each.version);
            editions.push_back(std::make_shared<const programmes::Edition>(
                programmes::Edition{each, std::move(texts.programme), std::move(texts.cases), ""}));
        }
    return editions;
}

// The grade that counts for the asking bank, as products know it. A firm that no run graded has
// none.
std::optional<lending::KnownGrade> grade_of_firm(View& view, const std::string& firm) {
    const auto known = view.find<organisation::Organisation>(firm);
    if (!known) return std::nullopt;
    const std::string& credit_code = known->details.credit_code;
    const auto grade =
        gradings::latest_grade(view, credit_code, view.today(), view.actor().organisation);
    if (!grade) return std::nullopt;
    return lending::KnownGrade{grade->grade, grade->day,
                               grade->scorecard + " " + grade->version.substr(0, 12) +
                                   (grade->overridden ? "（银行调整）" : "")};
}

template <class P>
std::vector<P> without_problems(Versions<P> loaded) {
    if (loaded.problems.empty()) return std::move(loaded.products);
    std::string problems;
    for (const programme::FileProblem& each : loaded.problems)
        problems += (problems.empty() ? "" : "\n") +
                    programme::to_text(each, programme::Language::zh) + '\n' +
                    programme::to_text(each, programme::Language::en);
    throw std::runtime_error(problems);
}

Desk open_desk(const Configuration& configuration) {
    auto database = open_database(configuration.database, configuration.access);
    if (configuration.around_database)
        database = configuration.around_database(std::move(database));
    if (configuration.access == OpenMode::read_only)
        return Desk(std::move(database), configuration.clock);
    return Desk(std::move(database), configuration.clock, configuration.opening_date,
                configuration.digest);
}

}  // namespace

Instant system_now() {
    const auto since_epoch = std::chrono::system_clock::now().time_since_epoch();
    return {std::chrono::duration_cast<std::chrono::milliseconds>(since_epoch).count()};
}

System::System(Configuration configuration)
    : configuration_(std::move(configuration)),
      reference_data_(load_reference_data(configuration_.resources / "reference")),
      appraisal_data_(load_appraisal_data(configuration_.resources / "reference" / "valuation")),
      shelf_(shipped(configuration_.resources / "programmes")),
      products_(without_problems(lending::load_products(configuration_.resources / "products"))),
      insurance_(
          without_problems(insurance::load_products(configuration_.resources / "insurance"))),
      guarantees_(
          without_problems(guarantee::load_schemes(configuration_.resources / "guarantees"))),
      policies_{insurance_, policy_pages_, insurance_claim::claims_before, policy_listeners_},
      claims_{insurance_, reference_data_.days},
      protection_{insurance_},
      proposals_{products_, shelf_, market(),
                 [this](Date today) { return reference_data_.published(today); }, grade_of_firm},
      desk_(open_desk(configuration_)),
      identity_(desk_.database(), configuration_.identity),
      openid_(configuration_.openid),
      by_address_(configuration_.requests_of_address, burst * configuration_.requests_of_address),
      by_account_(configuration_.requests_of_account, burst * configuration_.requests_of_account),
      api_(desk_) {
    add_features(*this, pages_, right_pages_, licence_pages_, policy_pages_, policy_listeners_);
    add_session_routes(*this);
    add_operation_routes(*this);
    add_account_routes(*this);
    add_people_routes(*this);
    add_openid_routes(*this);
    add_task_routes(*this);
    add_notice_routes(*this);
    add_calendar_routes(*this);
    // What was published must stand beside what came with the program: better told now.
    desk_.read({"system", "platform", {}}, [this](View& view) { (void)shelf_.stock(view); });
}

std::vector<Proof> System::proofs() const {
    return {loan::books_proof(market()),
            risk_sharing::funds_proof(),
            risk_sharing::reconciliation_proof(),
            programmes::publications_proof(),
            subsidy::counters_proof(),
            subsidy::premiums_proof({known_of(*this), insurance_}),
            subsidy::books_proof(),
            workbench::replay_proof(),
            proposal::proposals_proof(),
            guarantee::guarantees_proof(),
            insurance_claim::claims_proof(),
            loan_insurance::limits_proof(),
            bank_statement::statements_proof(),
            insurer_figures::figures_proof()};
}

// Whoever asks too often is told so before anything is looked up; whoever may look at a firm's page
// is written down before it is shown.
Result<std::any> System::admit(const Request& request, const Route& route) {
    if (!request.remote_address.empty() && !by_address_.allow(request.remote_address))
        return refuse(too_often);
    std::any found = TRY(identity_.gate(request, route, configuration_.clock()));
    const Person* person = std::any_cast<Person>(&found);
    if (person == nullptr) return found;
    if (!by_account_.allow(person->actor.user)) return refuse(too_often);
    if (is_sensitive(route)) write_reading(*this, request, route, *person);
    return found;
}

Router System::router(FailureReport report) {
    std::vector<Route> routes = api_.routes();
    routes.push_back(openapi_route(routes, {.title = {"知融", "Zhirong"},
                                            .version = ZHIRONG_VERSION,
                                            .session_cookie = Identity::cookie,
                                            .schemas = {}}));
    return Router(std::move(routes),
                  {.gate = [this](const Request& request,
                                  const Route& route) { return admit(request, route); },
                   .failure_mapper = store_failure,
                   .failure_report = std::move(report)});
}

}  // namespace zhirong
