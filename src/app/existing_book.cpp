#include "app/existing_book.h"

#include <set>

#include "features/contract/contract.h"
#include "features/facts/facts.h"
#include "features/financing/financing.h"
#include "features/lists/lists.h"
#include "features/organisation/organisation.h"
#include "features/pledge/pledge.h"
#include "features/risk_sharing/risk_sharing.h"
#include "features/subsidy/subsidy.h"

namespace zhirong {
namespace {

using programme::Facts;

// What every record that the rows share says, read once.
template <Record R>
class Kept {
public:
    explicit Kept(View& view) : view_(view) {}
    const R& get(const std::string& id) {
        const auto found = records_.find(id);
        if (found != records_.end()) return found->second;
        return records_.emplace(id, view_.linked<R>(id)).first->second;
    }

private:
    View& view_;
    std::map<std::string, R, std::less<>> records_;
};

const char* word_of(loan::LoanClass loan_class) {
    static constexpr const char* words[]{"normal", "special_mention", "substandard", "doubtful",
                                         "loss"};
    return words[static_cast<std::size_t>(loan_class)];
}

class Reader {
public:
    Reader(View& view, const programmes::Shelf& shelf, const loan::Market& market)
        : view_(view), shelf_(shelf), market_(market), firms_(view), funds_(view) {
        // The lists of enterprises that any programme looks into, and that are kept here.
        std::set<std::string> names;
        const programme::Library& library = shelf.in(view);
        for (const std::string& id : library.ids())
            for (const programme::Programme& each : library.versions(id))
                for (const programme::Declaration& declared : each.declarations)
                    if (declared.kind == programme::Declared::list)
                        names.emplace(programme::declared_name(declared.fact)->id);
        for (const std::string& name : names) {
            const auto list = view.get<lists::List>(lists::id_of_list(name));
            if (list && list->details.subject == lists::SubjectKind::enterprise)
                lists_.push_back(name);
        }
    }

    void read(const loan::Loan& loan) {
        const auto folded = loan::fold(loan, market_, view_.today());
        if (!folded || !folded->state.started) return;  // Nothing is lent yet.
        Facts facts;
        programme::Book::Row row;
        row.record = loan.id;
        row.borrower = loan.borrower;
        row.bank = loan.lender;
        row.loan = loan.id;
        know_loan(folded->state, folded->snapshot.first_disbursed, facts);
        row.date = std::get<Date>(*facts.find("loan.disbursed_on"));
        know_borrower(loan.borrower, facts);
        const auto financing = view_.linked<financing::Financing>(loan.financing);
        if (financing.contract) {
            const auto contract = view_.linked<contract::Contract>(*financing.contract);
            if (contract.signed_on) {
                row.date = *contract.signed_on;
                facts.set("loan.signed_on", *contract.signed_on);
            }
        }
        if (financing.application.guarantor) row.guarantor = *financing.application.guarantor;
        know_pledge(financing, facts);
        std::optional<programme::Agreement> agreement;
        if (const auto cover = risk_sharing::cover_of_loan(view_, loan.id, loan.borrower)) {
            row.fund = cover->enrolment.fund;
            row.date = cover->enrolment.rules_of;
            agreement = know_cover(*cover, facts);
        }
        know_lists(loan.borrower, row.date, facts);
        book.add(row, facts, agreement ? &*agreement : nullptr);
    }

    // With the facts on which it rests, as they were known when it was filed. What caps had used
    // then is left out: each version's caps run down by themselves.
    void read(const subsidy::Application& application) {
        const subsidy::Filed& filed = application.filed;
        const auto* programme = shelf_.in(view_).version(filed.programme, filed.version);
        if (programme == nullptr || application.stage == subsidy::Stage::withdrawn) return;
        programme::Book::Row row;
        row.record = application.id;
        row.date = filed.rules_of;
        row.borrower = filed.borrower;
        row.bank = filed.lender.value_or("");
        row.loan = filed.content.loan.value_or("");
        row.right = filed.content.right.value_or("");
        row.policy = filed.content.number.value_or("");
        row.applied_to = filed.programme;
        row.subsidy = filed.subsidy;
        Facts facts = facts::facts_of(filed.facts, *programme);
        std::vector<std::string> counted;
        for (const auto& [name, value] : facts.all())
            if (const auto declared = programme::declared_name(name))
                if (declared->kind == programme::Declared::used) counted.push_back(name);
        for (const std::string& name : counted) facts.remove(name);
        std::optional<programme::Agreement> agreement;
        if (filed.agreement)
            if (auto loaded = programme::load_agreement(*programme, *filed.agreement)) {
                agreement = *std::move(loaded);
                agreement->id += " " + filed.version.substr(0, version_told);
            }
        book.add(row, facts, agreement ? &*agreement : nullptr);
    }

    programme::Book book;

private:
    static constexpr std::size_t version_told = 12;

    static void know_loan(const loan::State& state, Date disbursed, Facts& facts) {
        facts.set("loan.principal", state.disbursed);
        facts.set("loan.outstanding_principal", state.principal());
        facts.set("loan.overdue_principal", state.principal_overdue);
        facts.set("loan.interest_paid", state.paid.interest);
        facts.set("loan.days_overdue", programme::DayCount{state.days_overdue});
        facts.set("loan.rate", state.annual_rate);
        facts.set("loan.disbursed_on", disbursed);
        facts.set("loan.due_on", state.maturity);
        facts.set("loan.term_days", programme::DayCount{(state.maturity - disbursed).count()});
        facts.set("loan.class", std::string(word_of(state.loan_class)));
        facts.set("loan.written_off", state.written_off);
        facts.set("loan.settled", state.final && !state.written_off);
        if (state.written_off) facts.set("loan.principal_loss", state.claim.principal);
    }

    void know_borrower(const std::string& borrower, Facts& facts) {
        const auto& details = firms_.get(borrower).details;
        facts.set("borrower.region", details.region);
        if (details.size) facts.set("borrower.size", std::string(name_of(*details.size)));
        if (details.technology_firm)
            facts.set("borrower.technology_enterprise", *details.technology_firm);
    }

    // Who stands on a list that nobody keeps is not known.
    void know_lists(const std::string& borrower, Date on, Facts& facts) {
        const std::string& code = firms_.get(borrower).details.credit_code;
        for (const std::string& list : lists_)
            if (const auto member = lists::is_member(view_, list, code, on))
                facts.set(programme::fact_name(programme::Declared::list, list), *member);
    }

    void know_pledge(const financing::Financing& financing, Facts& facts) {
        if (financing.pledges.empty()) return;
        std::vector<pledge::Pledge> pledges;
        std::vector<rights::Right> rights;
        for (const financing::PledgeFiling& filing : financing.pledges) {
            pledges.push_back(view_.linked<pledge::Pledge>(filing.pledge));
            for (const std::string& id : pledges.back().rights)
                rights.push_back(view_.linked<rights::Right>(id));
        }
        if (const auto kind = rights::pledge_kind(rights)) facts.set("pledge.kind", *kind);
        const auto registered_on = pledge::together(pledges, rights).registered_on;
        facts.set("pledge.registered", registered_on.has_value());
        if (registered_on) facts.set("pledge.registered_on", *registered_on);
    }

    std::optional<programme::Agreement> know_cover(const risk_sharing::Cover& cover, Facts& facts) {
        const auto& enrolment = cover.enrolment;
        // As it is now: other loans may have been enrolled or released since.
        const auto& fund = funds_.get(enrolment.fund);
        const bool holds = cover.stage != risk_sharing::Stage::released &&
                           cover.stage != risk_sharing::Stage::compensated;
        const auto& bank = enrolment.bearers.at("bank");
        const auto* cooperation = fund.with(bank);
        facts.set("parties.bank_is_partner", cooperation != nullptr);
        facts.set("parties.appraiser_disposer_designated",
                  enrolment.bearers.contains("appraiser_disposer"));
        facts.set("loan.principal", enrolment.principal);
        facts.set("borrower.covered_principal_other",
                  fund.covered_of(enrolment.borrower) - (holds ? enrolment.covered : Money{}));
        facts.set("fund.free",
                  fund.free() + (holds ? enrolment.reserved
                                       : cover.paid_by("fund") - cover.returned_to("fund")));
        if (cover.claim) {
            facts.set("loan.principal_loss", cover.claim->principal_loss);
            facts.set("loan.days_overdue", programme::DayCount{cover.claim->days_overdue});
        }
        const auto* bound = shelf_.in(view_).version(enrolment.programme, enrolment.version);
        if (cooperation == nullptr || bound == nullptr) return std::nullopt;
        auto agreement = risk_sharing::agreement_of(*cooperation, *bound);
        if (!agreement) return std::nullopt;
        // One bank may stand under several versions, whose terms are read apart.
        agreement->id = enrolment.fund + " " + cooperation->agreement + " " +
                        enrolment.version.substr(0, version_told);
        return *std::move(agreement);
    }

    View& view_;
    const programmes::Shelf& shelf_;
    const loan::Market& market_;
    Kept<organisation::Organisation> firms_;
    Kept<risk_sharing::Fund> funds_;
    std::vector<std::string> lists_;
};

// Every record of a kind, a page at a time.
template <Record R>
void for_each(View& view, const std::function<void(const R&)>& use) {
    constexpr std::int64_t page = 500;
    std::string after;
    for (;;) {
        const Rows rows = view.session().query(
            "select id from record where kind = $1 and id > $2 order by id limit $3", R::kind,
            after, page);
        for (const Row& row : rows) use(view.linked<R>(row.text(0)));
        if (std::ssize(rows) < page) return;
        after = rows.back().text(0);
    }
}

}  // namespace

programme::Book existing_book(
    View& view, const programmes::Shelf& shelf, const loan::Market& market,
    const std::function<void(std::int64_t read, std::int64_t all)>& told) {
    const std::int64_t all = view.session()
                                 .query("select count(*) from record where kind = $1 or kind = $2",
                                        loan::Loan::kind, subsidy::Application::kind)
                                 .front()
                                 .integer(0);
    Reader reader(view, shelf, market);
    std::int64_t read = 0;
    for_each<subsidy::Application>(view, [&](const subsidy::Application& application) {
        reader.read(application);
        told(++read, all);
    });
    for_each<loan::Loan>(view, [&](const loan::Loan& loan) {
        reader.read(loan);
        told(++read, all);
    });
    return std::move(reader.book);
}

}  // namespace zhirong
