#include "app/deadlines.h"

#include <algorithm>

#include "app/system.h"
#include "features/consent/consent.h"
#include "features/insurance_policy/insurance_policy.h"
#include "features/licence/licence.h"
#include "features/organisation/organisation.h"
#include "features/watch/watch.h"

namespace zhirong {
namespace {

// Of each kind, those changed last: so that the answer's cost has a bound.
constexpr std::size_t most_records = 1'000;
constexpr std::int64_t page_size = 500;

const Label loan_due{"loan_due", "还款日", "Instalment due"};
const Label loan_maturity{"loan_maturity", "贷款到期", "Loan matures"};
const Label policy_end{"policy_end", "保险到期", "Policy ends"};
const Label consent_end{"consent_end", "数据授权到期", "Consent ends"};
const Label licence_end{"licence_end", "许可到期", "Licence ends"};
const Label warning_deadline{"warning", "权利期限", "Deadline of a right"};

constexpr int week = 7;
constexpr int month = 30;

class Gathering {
public:
    Gathering(System& system, View& view) : system_(system), view_(view) {}

    Deadlines gather() {
        each<watch::Warning>("open", [this](const watch::Warning& one) { take(one); });
        each<loan::Loan>("", [this](const loan::Loan& one) { take(one); });
        each<insurance_policy::Policy>(name_of(insurance_policy::Stage::in_force),
                                       [this](const insurance_policy::Policy& one) { take(one); });
        each<consent::Consent>("given", [this](const consent::Consent& one) { take(one); });
        each<licence::Licence>(name_of(licence::Stage::filed),
                               [this](const licence::Licence& one) { take(one); });
        std::ranges::sort(found_.all, [](const Deadline& a, const Deadline& b) {
            return a.on != b.on ? a.on < b.on : a.id < b.id;
        });
        return std::move(found_);
    }

private:
    template <Record R>
    void each(std::string_view stage, const std::function<void(const R&)>& use) {
        Page page{.cursor = {}, .limit = page_size, .stage = std::string(stage)};
        for (std::size_t seen = 0; seen < most_records;) {
            const auto listed = view_.list<R>(page);
            ensure(listed.has_value());  // The cursor is our own.
            for (const R& one : listed->items) use(one);
            seen += listed->items.size();
            if (!listed->next) return;
            page.cursor = *listed->next;
        }
        found_.more = true;
    }

    bool is_own(const std::string& organisation) const {
        return organisation == view_.actor().organisation;
    }
    const std::string& name(const std::string& organisation) {
        auto known = names_.find(organisation);
        if (known == names_.end())
            known =
                names_
                    .emplace(organisation,
                             view_.linked<organisation::Organisation>(organisation).details.name)
                    .first;
        return known->second;
    }
    void add(Deadline deadline) {
        if (deadline.on >= view_.today()) found_.all.push_back(std::move(deadline));
    }

    void take(const watch::Warning& warning) {
        const bool addressed = std::ranges::any_of(
            warning.addressees, [this](const std::string& id) { return is_own(id); });
        if (!addressed || !warning.finding.deadline) return;
        const Label kind = label_of(warning.finding.kind);
        add({.id = "warning-" + warning.id,
             .kind = warning_deadline,
             .on = *warning.finding.deadline,
             .zh = kind.zh + "：" + warning.title + "（" + warning.number + "）",
             .en = kind.en + ": " + warning.title + " (" + warning.number + ")",
             .record = warning.id,
             .page = "/warnings?right=" + warning.right,
             .days_before = week});
    }

    void take(const loan::Loan& loan) {
        const bool lends = is_own(loan.lender);
        if (loan.final || (!lends && !is_own(loan.borrower))) return;
        const auto folded = loan::fold(loan, system_.market(), view_.today());
        if (!folded || !folded->state.started || folded->state.final) return;
        const std::string& other = name(lends ? loan.borrower : loan.lender);
        const std::string page =
            loan.financing.empty() ? std::string() : "/financings/" + loan.financing;
        const auto one = [&](const Label& kind, Date on, const std::string& id, int days) {
            add({.id = id,
                 .kind = kind,
                 .on = on,
                 .zh = kind.zh + "：" + other + "（" + loan.id + "）",
                 .en = kind.en + ": " + other + " (" + loan.id + ")",
                 .record = loan.id,
                 .page = page,
                 .days_before = days});
        };
        const loan::State& state = folded->state;
        if (state.next && state.next->due != state.maturity)
            one(loan_due, state.next->due, "loan-" + loan.id + "-due-" + to_string(state.next->due),
                week);
        one(loan_maturity, state.maturity, "loan-" + loan.id + "-maturity", month);
    }

    void take(const insurance_policy::Policy& policy) {
        const auto& application = policy.application;
        const bool insures = is_own(application.insurer);
        const bool benefits = application.beneficiary && is_own(*application.beneficiary);
        if (!policy.bound || (!insures && !benefits && !is_own(application.holder))) return;
        const std::string& other =
            name(insures || benefits ? application.holder : application.insurer);
        add({.id = "policy-" + policy.id + "-end",
             .kind = policy_end,
             .on = policy.inception().until(),
             .zh = policy_end.zh + "：" + policy.bound->number + "（" + other + "）",
             .en = policy_end.en + ": " + policy.bound->number + " (" + other + ")",
             .record = policy.id,
             .page = "/insurance-policies/" + policy.id,
             .days_before = month});
    }

    void take(const consent::Consent& consent) {
        const bool gave = is_own(consent.given.firm);
        if (consent.withdrawn || (!gave && !is_own(consent.given.details.to))) return;
        const std::string& other = name(gave ? consent.given.details.to : consent.given.firm);
        add({.id = "consent-" + consent.id + "-end",
             .kind = consent_end,
             .on = consent.given.details.until,
             .zh = consent_end.zh + "：" + other,
             .en = consent_end.en + ": " + other,
             .record = consent.id,
             .page = {},
             .days_before = week});
    }

    void take(const licence::Licence& licence) {
        const auto& licensee = licence.content.licensee_organisation;
        const bool licenses = is_own(licence.licensor);
        if (!licence.content.until || (!licenses && !(licensee && is_own(*licensee)))) return;
        const std::string& other = licenses ? licence.content.licensee_name : licence.licensor_name;
        add({.id = "licence-" + licence.id + "-end",
             .kind = licence_end,
             .on = *licence.content.until,
             .zh = licence_end.zh + "：" + licence.content.contract_number + "（" + other + "）",
             .en = licence_end.en + ": " + licence.content.contract_number + " (" + other + ")",
             .record = licence.id,
             .page = "/licences/" + licence.id,
             .days_before = month});
    }

    System& system_;
    View& view_;
    Deadlines found_;
    std::map<std::string, std::string> names_;
};

}  // namespace

Deadlines deadlines_of(System& system, View& view) { return Gathering(system, view).gather(); }

}  // namespace zhirong
