#include <fmt/format.h>

#include <algorithm>

#include "core/identifiers/identifiers.h"
#include "core/programme/composition.h"
#include "core/programme/why.h"
#include "features/contract/contract.h"
#include "features/facts/facts.h"
#include "features/financing/financing.h"
#include "features/organisation/organisation.h"
#include "features/pledge/pledge.h"
#include "features/rights/rights.h"
#include "features/risk_sharing/risk_sharing.h"
#include "features/subsidy/nights.h"
#include "features/subsidy/refusals.h"
#include "features/subsidy/subsidy.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::subsidy {
namespace {

using counter::Charged;
using counter::CountedFor;
using counter::Counter;
using counter::CounterKey;
using facts::facts_of;
using facts::is_kept_by_the_system;
using facts::Known;
using facts::Origin;
using organisation::Organisation;

struct PayeeKind {
    std::string_view party;
    OrganisationKind kind;
};
constexpr std::array payee_kinds{PayeeKind{"borrower", OrganisationKind::enterprise},
                                 PayeeKind{"bank", OrganisationKind::bank},
                                 PayeeKind{"guarantor", OrganisationKind::guarantor},
                                 PayeeKind{"insurer", OrganisationKind::guarantor},
                                 PayeeKind{"guarantor_or_insurer", OrganisationKind::guarantor},
                                 PayeeKind{"re_guarantor", OrganisationKind::guarantor},
                                 PayeeKind{"appraiser_disposer", OrganisationKind::appraiser}};

Label label(const programme::Reading& reading) { return {"", reading.zh, reading.en}; }

// One application on its way to being filed: each step adds what it finds out, or a problem.
class Assessing {
public:
    Assessing(View& view, const Context& context, const Content& content, std::string applicant,
              std::string own)
        : view_(view), context_(context), own_(std::move(own)) {
        out_.filed.content = content;
        out_.filed.applicant = std::move(applicant);
        out_.filed.on = view.today();
        out_.filed.maker = view.actor().user;
    }

    Assessment run() {
        if (!settled(find_loan()) || !settled(find_programme()) || !settled(find_parties()))
            return std::move(out_);
        find_office();
        find_thing();
        if (!none()) return std::move(out_);
        know_facts();
        count();
        // Conditions first: they tell what is missing, one by one.
        decide_conditions();
        compute();
        if (out_.computed) compose();
        return std::move(out_);
    }

private:
    template <class T>
    bool settled(Result<T> result) {
        if (result) return true;
        add(std::move(result).error());
        return false;
    }
    bool none() const { return out_.problems.all.empty(); }
    void add(Refusals refusals) {
        for (Refusal& each : refusals.all) out_.problems.all.push_back(std::move(each));
    }
    void problem(const RefusalKind& kind, std::string field, std::vector<Fact> facts) {
        out_.problems.all.push_back({&kind, std::move(field), std::move(facts)});
    }
    void missing_field(const char* field, const char* zh) {
        problem(zhirong::refusals::field_missing, field, {{"expected", zh}});
    }
    const Content& content() const { return out_.filed.content; }

    Result<std::monostate> find_loan() {
        if (!content().loan) return {};
        loan_ = TRY(view_.get<loan::Loan>(*content().loan));
        folded_ = TRY(loan::fold(*loan_, context_.market, view_.today()));
        if (loan_->financing.empty()) return {};
        financing_ = view_.find<financing::Financing>(loan_->financing);
        if (financing_ && financing_->contract)
            signed_on_ = view_.linked<contract::Contract>(*financing_->contract).signed_on;
        cover_ = risk_sharing::cover_of_loan(view_, loan_->id, loan_->borrower);
        return {};
    }

    // The rules of the day of filing, unless the loan's contract is bound to this programme.
    Result<std::monostate> find_programme() {
        Filed& filed = out_.filed;
        filed.rules_of = view_.today();
        filed.programme = content().programme;
        if (cover_ && cover_->enrolment.programme == content().programme) {
            programme_ =
                context_.shelf.in(view_).version(content().programme, cover_->enrolment.version);
            if (programme_ == nullptr)
                return refuse(version_missing, "programme", {{"found", cover_->enrolment.version}});
            filed.rules_of = cover_->enrolment.rules_of;
        } else {
            programme_ = TRY(context_.shelf.in(view_).in_force(content().programme, view_.today()));
        }
        filed.version = programme_->version;
        filed.title = label(programme_->title);
        subsidy_ = programme_->find_subsidy(content().subsidy);
        if (subsidy_ == nullptr) {
            const auto refused =
                programme::subsidy_conditions(*programme_, content().subsidy, {}, {}, filed.on);
            ensure(!refused.has_value());
            return std::unexpected(refused.error());
        }
        filed.subsidy = subsidy_->id;
        filed.subject = label(subsidy_->reading);
        filed.expense = subsidy_->expense;
        filed.timing = subsidy_->timing;
        if (const auto* party = programme::find_party(subsidy_->payee))
            out_.payee = {party->name, party->zh, party->en};
        if (cover_) {
            const auto fund = view_.linked<risk_sharing::Fund>(cover_->enrolment.fund);
            if (cover_->enrolment.programme == programme_->id)
                agreement_ = TRY(risk_sharing::agreement_of(
                    *fund.with(cover_->enrolment.bearers.at("bank")), *programme_));
        }
        if (!agreement_.terms.empty())
            filed.agreement = programme::to_tree(*programme_, agreement_);
        return {};
    }

    Result<std::monostate> find_parties() {
        Filed& filed = out_.filed;
        const auto* kind = std::ranges::find(payee_kinds, subsidy_->payee, &PayeeKind::party);
        if (kind == payee_kinds.end())
            return refuse(not_online, "subsidy",
                          {{"found", out_.payee.zh}, {"found_en", out_.payee.en}});
        const auto applicant = view_.linked<Organisation>(filed.applicant);
        if (applicant.details.kind != kind->kind) {
            const Label found = label_of(applicant.details.kind);
            return refuse(wrong_applicant, "subsidy",
                          {{"expected", out_.payee.zh},
                           {"expected_en", out_.payee.en},
                           {"found", found.zh},
                           {"found_en", found.en}});
        }
        if (loan_) {
            filed.borrower = loan_->borrower;
            filed.lender = loan_->lender;
            CHECKED(require_party_to_loan(kind->kind));
        } else if (kind->kind == OrganisationKind::enterprise) {
            filed.borrower = filed.applicant;
        } else if (content().borrower) {
            filed.borrower = *content().borrower;
        } else {
            return refuse(zhirong::refusals::field_missing, "borrower", {{"expected", "借款企业"}});
        }
        const auto borrower = view_.get<Organisation>(filed.borrower);
        if (!borrower || borrower->details.kind != OrganisationKind::enterprise)
            return refuse(not_a_firm, "borrower", {{"found", filed.borrower}});
        borrower_ = *borrower;
        if (financing_ && financing_->application.guarantor)
            guarantor_ = *financing_->application.guarantor;
        return {};
    }

    Result<std::monostate> require_party_to_loan(OrganisationKind kind) {
        const std::string& applicant = out_.filed.applicant;
        const bool is_party = kind == OrganisationKind::enterprise ? loan_->borrower == applicant
                              : kind == OrganisationKind::bank     ? loan_->lender == applicant
                              : kind == OrganisationKind::guarantor
                                  ? financing_ && financing_->application.guarantor == applicant
                                  : financing_ && financing_->application.appraiser == applicant;
        if (is_party) return {};
        return refuse(
            not_party_to_loan, "loan",
            {{"found", loan_->id}, {"expected", out_.payee.zh}, {"expected_en", out_.payee.en}});
    }

    void find_office() {
        Filed& filed = out_.filed;
        if (content().office) {
            const auto named = view_.get<Organisation>(*content().office);
            if (!named || named->details.kind != OrganisationKind::treasury)
                problem(not_an_office, "office", {{"found", *content().office}});
            else
                filed.office = named->id;
        } else {
            filed.office = office_of_region(view_, programme_->jurisdiction);
            if (filed.office.empty())
                problem(no_office, "office", {{"found", programme_->jurisdiction}});
        }
        filed.payers["treasury"] = filed.office;
        if (loan_) filed.payers["bank"] = loan_->lender;
        if (loan_ && loan_->fund_operator) filed.payers["fund"] = *loan_->fund_operator;
        if (!guarantor_.empty())
            for (const char* party : {"guarantor", "insurer", "guarantor_or_insurer"})
                filed.payers[party] = guarantor_;
    }

    bool in_advance() const { return subsidy_->timing == programme::Timing::in_advance; }

    // What the application is for, as the register tells it.
    void find_thing() {
        using enum programme::Expense;
        expense::Thing& thing = out_.filed.thing;
        const bool of_loan = subsidy_->expense == loan_interest || subsidy_->expense == lending ||
                             subsidy_->expense == borrowing;
        if (of_loan && !loan_) missing_field("loan", "贷款");
        if (subsidy_->expense == loan_interest) {
            thing.kind = expense::Kind::loan_interest;
            if (loan_) find_nights();
        } else if (subsidy_->expense == lending) {
            thing.kind = expense::Kind::lending;
            if (loan_) thing.amount = folded_->state.disbursed;
        } else if (subsidy_->expense == borrowing) {
            thing.kind = expense::Kind::borrowing;
            if (loan_) thing.amount = folded_->state.disbursed;
        } else {
            find_paper();
        }
        if (of_loan && loan_) thing.key = loan_->id;
    }

    void find_nights() {
        if (!content().from) missing_field("from", "计息起始日");
        if (!content().until) missing_field("until", "计息截止日");
        if (!content().from || !content().until) return;
        const expense::Period nights{*content().from, *content().until};
        const expense::Period of_loan = nights_of(*loan_, *folded_);
        const auto shown = [](const expense::Period& period) {
            return to_string(period.from) + " – " + to_string(period.until);
        };
        if (nights.until < nights.from)
            return problem(
                upside_down, "until",
                {{"found", to_string(nights.until)}, {"expected", to_string(nights.from)}});
        if (nights.from < of_loan.from || nights.until > of_loan.until)
            return problem(outside_loan, "from",
                           {{"found", shown(nights)}, {"expected", shown(of_loan)}});
        const Date last = view_.today() - Days(1);
        if (!in_advance() && nights.until > last)
            return problem(not_over, "until",
                           {{"found", to_string(nights.until)}, {"expected", to_string(last)}});
        expense::Thing& thing = out_.filed.thing;
        thing.period = nights;
        thing.amount = interest_earned(*folded_, nights);
        // Of nights to come, what the loan bears as it stands: no more can be paid on them.
        constexpr int days_in_year = 360;
        if (nights.until > last) {
            const auto to_come = (nights.until - std::max(last, nights.from - Days(1))).count();
            thing.amount +=
                apply(folded_->state.principal(),
                      folded_->state.annual_rate * Ratio(to_come, days_in_year), Rounding::up);
        }
    }

    void find_paper() {
        const bool policy = subsidy_->expense == programme::Expense::insurance_premium;
        expense::Thing& thing = out_.filed.thing;
        thing.kind = policy ? expense::Kind::premium : expense::Kind::invoice;
        if (!content().number) missing_field("number", policy ? "保单号" : "发票号码");
        if (!content().payee) missing_field("payee", "收款单位");
        if (!content().amount) missing_field("amount", "费用金额");
        if (!content().paid_on && !in_advance()) missing_field("paid_on", "付款日");
        if (content().paid_on && *content().paid_on > view_.today())
            problem(
                paid_in_future, "paid_on",
                {{"found", to_string(*content().paid_on)}, {"expected", to_string(view_.today())}});
        if (!none()) return;
        thing.key = expense::key_of_paper(*content().number, *content().payee);
        thing.amount = *content().amount;
    }

    void know_facts() {
        know_application();
        if (loan_) {
            if (signed_on_)
                known_.know("loan.signed_on", *signed_on_, Origin::loan, financing_->id);
            know_loan(known_, *loan_, *folded_);
            know_interest(known_, *loan_, *folded_, out_.filed.thing.period);
        }
        know_borrower(known_, borrower_);
        know_pledge();
        know_fund();
        know_lists();
        add(know_stated(known_, content().facts, content().papers, *programme_));
    }

    void know_application() {
        const Filed& filed = out_.filed;
        known_.know("application.filed_on", filed.on, Origin::application);
        const std::string key = docket_key(filed.programme, filed.subsidy, filed.applicant);
        const auto docket = view_.find<Docket>(docket_id(key));
        out_.filed.ordinal = docket ? docket->ordinal_of(own_) : 1;
        known_.know("application.ordinal", programme::Count{out_.filed.ordinal},
                    Origin::application);
        const expense::Thing& thing = filed.thing;
        if (thing.kind == expense::Kind::premium || thing.kind == expense::Kind::invoice) {
            known_.know("expense.amount", thing.amount, Origin::application, thing.key);
            if (content().paid_on)
                known_.know("expense.paid_on", *content().paid_on, Origin::application, thing.key);
        }
        if (thing.kind == expense::Kind::premium)
            known_.know("policy.premium_paid", thing.amount, Origin::application, thing.key);
    }

    void know_pledge() {
        if (!financing_ || financing_->pledges.empty()) return;
        std::vector<pledge::Pledge> pledges;
        std::vector<rights::Right> rights;
        for (const financing::PledgeFiling& filing : financing_->pledges) {
            pledges.push_back(view_.linked<pledge::Pledge>(filing.pledge));
            for (const std::string& id : pledges.back().rights)
                rights.push_back(view_.linked<rights::Right>(id));
        }
        const auto know = [&](const char* name, programme::Value value) {
            known_.know(name, std::move(value), Origin::pledge, pledges.front().id);
        };
        if (const auto kind = rights::pledge_kind(rights)) know("pledge.kind", *kind);
        const auto registered_on = pledge::together(pledges, rights).registered_on;
        know("pledge.registered", registered_on.has_value());
        if (registered_on) know("pledge.registered_on", *registered_on);
        if (financing_->value) know("pledge.value", *financing_->value);
        if (rights.size() == 1) facts::know_right(known_, rights.front(), view_.today());
    }

    void know_fund() {
        if (!cover_) return;
        const auto fund = view_.linked<risk_sharing::Fund>(cover_->enrolment.fund);
        const auto know = [&](const char* name, programme::Value value) {
            known_.know(name, std::move(value), Origin::fund, fund.id);
        };
        if (fund.details.programme != programme_->id) return;
        know("parties.bank_is_partner", fund.with(loan_->lender) != nullptr);
        know("fund.balance", fund.free() + fund.reserved);
        know("fund.free", fund.free());
    }

    void know_lists() {
        if (!context_.on_list) return;
        std::string right;
        if (content().right) {
            const auto number = read_patent_number(*content().right);
            if (!number) return add(number.error());
            right = *number;
        }
        facts::know_lists(known_, view_, context_.on_list, *programme_,
                          borrower_.details.credit_code, right, out_.filed.on);
    }

    CountedFor counted_for() const {
        CountedFor counted;
        counted.borrower = out_.filed.borrower;
        counted.bank = out_.filed.lender.value_or(subsidy_->payee == "bank" ? out_.filed.applicant
                                                                            : std::string());
        counted.guarantor = guarantor_;
        if (loan_) counted.loan = loan_->id;
        if (out_.filed.thing.kind == expense::Kind::premium) counted.policy = out_.filed.thing.key;
        if (content().right) counted.right = *content().right;
        if (cover_) counted.fund = cover_->enrolment.fund;
        counted.on = out_.filed.on;
        return counted;
    }

    // What each cap let through before, this application apart.
    void count() {
        const auto own = own_.empty() ? std::nullopt : view_.find<Application>(own_);
        for (const programme::Cap& cap : subsidy_->caps) {
            if (!programme::counts(cap)) continue;
            const std::string fact = programme::fact_name(programme::Declared::used, cap.id);
            if (cap.per == programme::CapScope::expense) {
                known_.know(fact, let_through(), Origin::counter, register_id());
                continue;
            }
            const auto key = key_of(cap, programme_->id, counted_for());
            if (!key) {
                const Label scope = label_of(cap.per);
                problem(no_subject, "",
                        {{"zh", cap.reading.zh},
                         {"en", cap.reading.en},
                         {"expected", scope.zh},
                         {"expected_en", scope.en}});
                continue;
            }
            keys_[cap.id] = *key;
            const auto counter = view_.find<Counter>(id_of(*key));
            Money used = counter ? counter->used : Money{};
            if (own)
                for (const CapRoom& room : own->filed.computed.caps)
                    if (room.counter == *key) used -= own->charged();
            if (counter && counter->shared)
                problem(pot_is_shared, "",
                        {{"zh", cap.reading.zh},
                         {"en", cap.reading.en},
                         {"found", to_string(counter->shared->on)}});
            known_.know(fact, used, Origin::counter, id_of(*key));
        }
    }

    std::string register_id() const {
        return expense::id_of(out_.filed.thing.kind, out_.filed.thing.key);
    }
    Money let_through() {
        const auto entry = expense::find(view_, out_.filed.thing.kind, out_.filed.thing.key);
        return entry ? expense::let_through(*entry, out_.filed.thing, own_) : Money{};
    }

    programme::Facts facts() const {
        programme::Facts facts = facts_of(known_.all(), *programme_);
        facts.published = context_.published(view_.today());
        return facts;
    }

    void decide_conditions() {
        const programme::Facts known = facts();
        for (const auto* list :
             {&programme_->eligibility, &programme_->controls, &subsidy_->conditions})
            for (const programme::Requirement& each : *list) decide(each, known);
        if (subsidy_->trigger) decide(*subsidy_->trigger, known);
    }
    void decide(const programme::Requirement& requirement, const programme::Facts& known) {
        const programme::Requirement* one[] = {&requirement};
        const auto decided =
            programme::decide_all(*programme_, one, known, agreement_, out_.filed.rules_of);
        Condition condition{requirement.id, label(requirement.reading), {}, {}, {}};
        if (decided) {
            condition.holds = decided->front().holds;
            condition.found = label(decided->front().found);
            condition.needed = label(decided->front().needed);
        }
        out_.conditions.push_back(std::move(condition));
    }

    void compute() {
        Filed& filed = out_.filed;
        const programme::Facts known = facts();
        filed.facts = known_.all();
        const auto result =
            programme::subsidise(*programme_, subsidy_->id, known, agreement_, filed.rules_of);
        if (!result) {
            for (const Refusal& each : result.error().all) {
                if (each.kind->code == programme::refusals::missing_fact.code) miss(each.field);
                Refusal at_field = each;
                if (each.kind->code == programme::refusals::missing_fact.code)
                    at_field.field = "facts." + each.field;
                out_.problems.all.push_back(std::move(at_field));
            }
            return;
        }
        out_.computed = true;
        Computed& computed = filed.computed;
        computed.base = result->base;
        computed.entitled = result->entitled;
        computed.granted = result->granted;
        computed.last_day = result->last_day;
        computed.trace = write(programme::why(result->trace));
        for (const programme::CapUse& use : result->caps) {
            CapRoom room{use.id,    use.reading.zh, use.reading.en, {},         use.when_dry,
                         use.limit, use.used,       use.room,       use.binding};
            if (const auto key = keys_.find(use.id); key != keys_.end()) room.counter = key->second;
            computed.caps.push_back(std::move(room));
        }
        for (const programme::PartyAmount& each : result->payers)
            computed.payers.push_back({each.party, each.amount});
    }

    void miss(const std::string& fact) {
        if (std::ranges::find(out_.missing, fact, &Missing::fact) != out_.missing.end()) return;
        Missing missing{fact, {}, {}, {}, !is_kept_by_the_system(fact)};
        if (const auto* kind = programme::find_fact(fact)) {
            missing.unit = kind->unit;
            missing.words = {fact, kind->zh, kind->en};
            missing.choices = kind->choices;
        } else if (const auto* declared = programme_->find_declaration(fact)) {
            missing.unit = declared->unit;
            missing.words = {fact, declared->reading.zh, declared->reading.en};
            missing.choices = declared->choices;
        }
        out_.missing.push_back(std::move(missing));
    }

    // Beside what is paid under other programmes.
    void compose() {
        const expense::Thing& thing = out_.filed.thing;
        const auto entry = expense::find(view_, thing.kind, thing.key);
        if (entry)
            (void)settled(
                expense::may_claim(*entry, thing, own_, *programme_, context_.shelf.in(view_)));
        std::vector<expense::Claim> others;
        if (loan_) others = expense::standing_on_loan(view_, loan_->id);
        if (entry)
            for (expense::Claim& each : expense::overlapping(*entry, thing, own_))
                others.push_back(std::move(each));
        stand_beside(others);
        confirm(others);
        if (none()) keep_within_expense();
    }

    void stand_beside(const std::vector<expense::Claim>& others) {
        std::vector<std::string> seen{programme_->id};
        const auto stand = [&](const std::string& id, const std::string& version) {
            if (std::ranges::find(seen, id) != seen.end()) return;
            seen.push_back(id);
            const auto* other = context_.shelf.in(view_).version(id, version);
            if (other == nullptr) return;
            auto together = programme::may_stand_together(*other, *programme_);
            if (!together) add(std::move(together).error());
        };
        if (cover_ && cover_->stage != risk_sharing::Stage::released)
            stand(cover_->enrolment.programme, cover_->enrolment.version);
        for (const expense::Claim& each : others) stand(each.programme, each.version);
    }

    void confirm(const std::vector<expense::Claim>& others) {
        if (!programme_->composition || programme_->composition->confirmed_by.empty()) return;
        const std::string& by = programme_->composition->confirmed_by;
        if (cover_ && cover_->enrolment.programme == by) return;
        for (const expense::Claim& each : others)
            if (each.programme == by)
                if (const auto other = view_.find<Application>(each.by);
                    other && other->stage != Stage::filed &&
                    other->stage != Stage::correction_requested && other->stage != Stage::reviewed)
                    return;
        const auto& versions = context_.shelf.in(view_).versions(by);
        problem(not_confirmed, "programme",
                {{"zh", versions.empty() ? by : versions.back().title.zh},
                 {"en", versions.empty() ? by : versions.back().title.en}});
    }

    // All programmes together never pay more than the expense itself.
    void keep_within_expense() {
        Computed& computed = out_.filed.computed;
        const expense::Thing& thing = out_.filed.thing;
        const Money used = let_through();
        const Money room = std::max(Money{}, thing.amount - used);
        const bool binding = computed.granted > room;
        computed.caps.push_back({"expense_itself",
                                 "不超过费用本身",
                                 "Never more than the expense itself",
                                 {},
                                 programme::WhenDry::first_come,
                                 thing.amount,
                                 used,
                                 room,
                                 binding});
        if (binding) {
            computed.granted = room;
            const auto shared = programme::share_payers(*programme_, subsidy_->id, room, facts(),
                                                        agreement_, out_.filed.rules_of);
            if (!shared) return add(shared.error());
            computed.payers.clear();
            for (const programme::PartyAmount& each : *shared)
                computed.payers.push_back({each.party, each.amount});
        }
        if (computed.granted > Money{} || !own_.empty()) return;
        std::string zh;
        std::string en;
        for (const CapRoom& cap : computed.caps)
            if (cap.binding && cap.room == Money{}) {
                zh += "；" + cap.zh + "：上限 " + with_separators(cap.limit) + " 元，已用 " +
                      with_separators(cap.used) + " 元";
                en += "; " + cap.en + ": " + with_separators(cap.used) + " of " +
                      with_separators(cap.limit) + " is used";
            }
        problem(nothing_granted, "", {{"zh", zh}, {"en", en}});
    }

    View& view_;
    const Context& context_;
    std::string own_;
    Assessment out_;
    Known known_;
    const programme::Programme* programme_ = nullptr;
    const programme::Subsidy* subsidy_ = nullptr;
    programme::Agreement agreement_;
    std::optional<loan::Loan> loan_;
    std::optional<loan::Folded> folded_;
    std::optional<financing::Financing> financing_;
    std::optional<Date> signed_on_;
    std::optional<risk_sharing::Cover> cover_;
    Organisation borrower_;
    std::string guarantor_;
    std::map<std::string, CounterKey> keys_;
};

}  // namespace

Assessment assess(View& view, const Context& context, const Content& content,
                  const std::string& applicant, const std::string& own) {
    return Assessing(view, context, content, applicant, own).run();
}

bool is_payee(std::string_view party, OrganisationKind kind) {
    const auto* found = std::ranges::find(payee_kinds, party, &PayeeKind::party);
    return found != payee_kinds.end() && found->kind == kind;
}

std::string office_of_region(View& view, const std::string& region) {
    std::string found;
    // The body's text narrows it down; what is read decides.
    for (const Row& row : view.session().query(
             "select id from record where kind = 'organisation' and body like $1 order by id",
             "%\"kind\":\"treasury\"%")) {
        const auto each = view.linked<Organisation>(row.text(0));
        if (each.details.kind != OrganisationKind::treasury || each.details.region != region)
            continue;
        if (!found.empty()) return {};
        found = each.id;
    }
    return found;
}

namespace {

struct Charge {
    CounterKey key;
    Label words;
    Money limit;
    bool is_pot = false;
    Money change;
};

void add_charges(std::map<std::string, Charge>& charges, const Application& application, int sign) {
    const Money amount = sign > 0 ? application.charged() : -application.charged();
    for (const CapRoom& cap : application.filed.computed.caps) {
        if (!cap.counter) continue;
        Charge& charge = charges[id_of(*cap.counter)];
        charge.key = *cap.counter;
        charge.words = {cap.id, cap.zh, cap.en};
        charge.limit = cap.limit;
        charge.is_pot = cap.when_dry == programme::WhenDry::pro_rata;
        charge.change += amount;
    }
}

void keep_docket(Work& work, const Application& application, bool stands) {
    const Filed& filed = application.filed;
    const std::string key = docket_key(filed.programme, filed.subsidy, filed.applicant);
    auto docket = work.find<Docket>(docket_id(key)).value_or(Docket{.id = docket_id(key)});
    const bool counted =
        std::ranges::find(docket.applications, application.id) != docket.applications.end();
    if (stands && !counted) work.happened(docket, Counted{key, application.id});
    if (!stands && counted) work.happened(docket, Uncounted{application.id});
}

}  // namespace

void recharge(Work& work, const Application* before, const Application& after,
              const std::string& reason) {
    std::map<std::string, Charge> charges;  // in the order of their ids: so they are locked
    if (before != nullptr) add_charges(charges, *before, -1);
    add_charges(charges, after, 1);
    for (const auto& [id, charge] : charges) {
        if (charge.change == Money{}) continue;
        auto counter = work.find<Counter>(id).value_or(Counter{.id = id});
        work.happened(counter,
                      Charged{charge.key, charge.words, after.id, after.filed.office, charge.limit,
                              charge.is_pot, charge.change, reason, work.today()});
    }
    const Filed& filed = after.filed;
    if (before != nullptr && (before->filed.thing.kind != filed.thing.kind ||
                              before->filed.thing.key != filed.thing.key))
        expense::release(work, before->filed.thing, after.id, reason);
    expense::put_down(work, filed.thing,
                      {after.id, filed.programme, filed.version, filed.applicant,
                       filed.thing.period, after.charged(), filed.on});
    keep_docket(work, after, after.stage != Stage::refused && after.stage != Stage::withdrawn);
}

namespace {

// What an application was computed with.
struct Setting {
    const programme::Programme* programme = nullptr;
    programme::Facts facts;
    programme::Agreement agreement;
};
std::optional<Setting> setting_of(View& view, const Context& context, const Filed& filed) {
    Setting setting;
    setting.programme = context.shelf.in(view).version(filed.programme, filed.version);
    if (setting.programme == nullptr) return std::nullopt;
    setting.facts = facts_of(filed.facts, *setting.programme);
    setting.facts.published = context.published(view.today());
    if (filed.agreement) {
        auto loaded = programme::load_agreement(*setting.programme, *filed.agreement);
        ensure(loaded.has_value());
        setting.agreement = *std::move(loaded);
    }
    return setting;
}

Condition condition_of(const programme::ConditionResult& each) {
    return {each.id, label(each.reading), each.holds, label(each.found), label(each.needed)};
}

}  // namespace

std::vector<Condition> conditions_of(View& view, const Context& context,
                                     const Application& application) {
    const Filed& filed = application.filed;
    std::vector<Condition> conditions;
    const auto setting = setting_of(view, context, filed);
    if (!setting) return conditions;
    const auto results = programme::subsidy_conditions(
        *setting->programme, filed.subsidy, setting->facts, setting->agreement, filed.rules_of);
    if (results)
        for (const auto& each : *results) conditions.push_back(condition_of(each));
    return conditions;
}

Result<std::vector<Part>> share_among_payers(View& view, const Context& context,
                                             const Application& application, Money amount) {
    const Filed& filed = application.filed;
    const auto setting = setting_of(view, context, filed);
    if (!setting) return refuse(version_missing, "", {{"found", filed.version}});
    const auto shared =
        TRY(programme::share_payers(*setting->programme, filed.subsidy, amount, setting->facts,
                                    setting->agreement, filed.rules_of));
    std::vector<Part> parts;
    for (const programme::PartyAmount& each : shared) parts.push_back({each.party, each.amount});
    return parts;
}

// ---- proofs
namespace {

template <Record R>
void for_each(View& view, const std::function<void(const R&)>& use) {
    constexpr std::int64_t page = 200;
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

void hold(Check& check, const std::string& where, const std::string& what, Money is, Money should) {
    ++check.compared;
    if (is == should) return;
    check.differs(where,
                  fmt::format("{} 为 {} 元，应为 {} 元", what, to_string(is), to_string(should)),
                  fmt::format("{} is {}, {} was expected", what, to_string(is), to_string(should)));
}

void prove_counters(View& view, Check& check) {
    std::map<std::string, Money> counters;
    for_each<Application>(view, [&](const Application& application) {
        const Money charged = application.charged();
        for (const CapRoom& cap : application.filed.computed.caps)
            if (cap.counter) counters[id_of(*cap.counter)] += charged;
        Money registered;
        const expense::Thing& thing = application.filed.thing;
        if (const auto entry = expense::find(view, thing.kind, thing.key))
            for (const expense::Claim& claim : entry->claims)
                if (claim.by == application.id) registered += claim.amount;
        hold(check, "application " + application.id, "登记簿 / register", registered, charged);
    });
    // Compensation counts against the same caps.
    for_each<risk_sharing::Cover>(view, [&](const risk_sharing::Cover& cover) {
        if (!cover.compensated_on) return;
        for (const risk_sharing::Charge& charge : cover.proposal->charges)
            counters[id_of(charge.key)] += charge.amount;
    });
    for_each<Counter>(view, [&](const Counter& counter) {
        hold(check, "counter " + counter.id, "额度已用 / used", counter.used, counters[counter.id]);
        counters.erase(counter.id);
    });
    for (const auto& [id, amount] : counters)
        hold(check, "counter " + id, "额度已用 / used", Money{}, amount);
}

void prove_books(View& view, const Application& application, Check& check) {
    std::map<Place, Money> should = books(application);
    for (const Row& row : view.session().query(
             "select book, account, cast(sum(fen) as bigint) from posting where subject = $1 "
             "group by book, account",
             application.id)) {
        const Place place{row.text(0), row.text(1)};
        hold(check, "application " + application.id, place.first + " " + place.second,
             Money{row.integer(2)}, should[place]);
        should.erase(place);
    }
    for (const auto& [place, amount] : should)
        hold(check, "application " + application.id, place.first + " " + place.second, Money{},
             amount);
}

}  // namespace

Proof counters_proof() {
    return {{"subsidy_counters", "额度与登记簿等于各申请与补偿之和",
             "Counters and register are the sums of applications and compensations"},
            prove_counters};
}

Proof books_proof() {
    return {{"subsidy_books", "付款方与收款方账簿中的补贴相互一致",
             "The books of payers and payees agree on subsidies"},
            [](View& view, Check& check) {
                for_each<Application>(view, [&](const Application& application) {
                    prove_books(view, application, check);
                });
            }};
}

}  // namespace zhirong::subsidy
