#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "core/identifiers/identifiers.h"
#include "core/insurance/by_item.h"
#include "core/programme/composition.h"
#include "core/programme/why.h"
#include "features/contract/contract.h"
#include "features/facts/facts.h"
#include "features/financing/financing.h"
#include "features/insurance_policy/insurance_policy.h"
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
using facts::KnownFact;
using facts::Origin;
using insurance_policy::Policy;
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

// The programmes' word for a line where they have one, else the product's.
std::string line_word(insurance::Line line) {
    return insurance::policy_line(line).value_or(std::string(name_of(line)));
}

// "A、B 等 12 件": all of a few, and how many there are of more.
std::string some_of(const std::vector<std::string>& names) {
    constexpr std::size_t most = 10;
    std::string text;
    for (std::size_t i = 0; i < std::min(most, names.size()); ++i)
        text += (i == 0 ? "" : "、") + names[i];
    return names.size() > most ? text + " … (" + std::to_string(names.size()) + ")" : text;
}

// What is paid of a policy's premium, as far as it is owed, and whose it is.
struct PolicyPremium {
    Money paid;
    std::vector<insurance::ItemPremium> items;
};
Result<PolicyPremium> premium_of(const insurance::Shelf& products, const Policy& policy) {
    const auto* product = TRY(insurance_policy::product_of(products, policy));
    return PolicyPremium{
        std::min(policy.paid, policy.premium),
        TRY(insurance::premium_by_item(*product, policy.inception(), policy.moved()))};
}

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
        if (policy_) judge_rights();
        find_rights();
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
        if (content().policy && subsidy_->expense != insurance_premium)
            problem(no_premium, "policy",
                    {{"found", out_.filed.subject.zh}, {"found_en", out_.filed.subject.en}});
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

    void find_policy() {
        expense::Thing& thing = out_.filed.thing;
        thing.kind = expense::Kind::premium;
        const auto known_of_it = [&](bool told, const char* field, const char* zh, const char* en) {
            if (told) problem(known_of_policy, field, {{"zh", zh}, {"en", en}});
        };
        known_of_it(content().number.has_value(), "number", "保单号", "number");
        known_of_it(content().payee.has_value(), "payee", "收款单位", "insurer");
        known_of_it(content().amount.has_value(), "amount", "费用金额", "amount");
        known_of_it(content().paid_on.has_value(), "paid_on", "付款日", "day of payment");
        known_of_it(content().right.has_value(), "right", "专利号", "patent");
        auto policy = view_.get<Policy>(*content().policy);
        if (!policy) {
            for (Refusal& each : policy.error().all) each.field = "policy";
            return add(std::move(policy).error());
        }
        if (policy->application.holder != out_.filed.applicant)
            return problem(not_holder, "policy", {{"found", policy->id}});
        if (!policy->bound) {
            const Label stage = insurance_policy::stage_words(*policy);
            return problem(
                policy_not_bound, "policy",
                {{"found", policy->id}, {"expected", stage.zh}, {"expected_en", stage.en}});
        }
        auto premium = premium_of(context_.products, *policy);
        if (!premium) return add(std::move(premium).error());
        if (premium->paid <= Money{} || !policy->paid_on)
            return problem(premium_not_paid, "policy", {{"found", policy->bound->number}});
        policy_ = *std::move(policy);
        premium_ = *std::move(premium);
        const std::string insurer =
            view_.linked<Organisation>(policy_->application.insurer).details.name;
        thing.key = expense::key_of_paper(policy_->bound->number, insurer);
        thing.amount = premium_.paid;
        const Label line = label_of(policy_->application.line);
        Insured insured{.policy = policy_->id,
                        .number = policy_->bound->number,
                        .insurer = insurer,
                        .line = line_word(policy_->application.line),
                        .line_words = line,
                        .from = policy_->inception().from,
                        .until = policy_->inception().until(),
                        .premium = policy_->premium,
                        .paid = premium_.paid,
                        .eligible = premium_.paid,
                        .rights = {},
                        .why = {}};
        const std::vector<Money> shares = insurance::shares_of(premium_.paid, premium_.items);
        for (std::size_t i = 0; i < shares.size(); ++i) {
            const insurance::ItemPremium& each = premium_.items[i];
            insured.rights.push_back(
                {each.item.number, each.item.kind, each.item.title, each.spans, shares[i], {}});
        }
        out_.filed.insured = std::move(insured);
    }

    void find_paper() {
        const bool policy = subsidy_->expense == programme::Expense::insurance_premium;
        if (policy && content().policy) return find_policy();
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
        know_policy();
        std::map<std::string, Tree> stated;
        for (const auto& [name, value] : content().facts)
            if (!policy_ || !name.starts_with("right.")) stated.emplace(name, value);
        add(know_stated(known_, stated, content().papers, *programme_));
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
            const auto paid_on = policy_ ? policy_->paid_on : content().paid_on;
            if (paid_on)
                known_.know("expense.paid_on", *paid_on,
                            policy_ ? Origin::policy : Origin::application, thing.key);
        }
        if (thing.kind == expense::Kind::premium)
            known_.know("policy.premium_paid", thing.amount,
                        policy_ ? Origin::policy : Origin::application, thing.key);
    }

    void know_policy() {
        if (!policy_) return;
        const auto know = [&](const char* name, programme::Value value) {
            known_.know(name, std::move(value), Origin::policy, policy_->bound->number);
        };
        const insurance::Inception& inception = policy_->inception();
        // Lines that the programmes have no word for are nobody's condition.
        if (const auto line = insurance::policy_line(policy_->application.line))
            know("policy.line", *line);
        know("policy.from", inception.from);
        know("policy.until", inception.until());
        know("policy.known_dispute", insurance_policy::disputes_told(*policy_));
        const auto* product = insurance_policy::product_of(context_.products, *policy_).value();
        const auto covered = insurance::coverage(*product, inception, policy_->moved()).value();
        const Date on = std::clamp(view_.today(), inception.from, inception.until());
        if (const auto* stretch = insurance::stretch_on(covered, on); stretch->covered)
            know("policy.sum_insured", stretch->aggregate);
        know_partner();
    }
    // The pilot's insurers, where somebody keeps a list of them for this programme.
    void know_partner() {
        if (!context_.on_list) return;
        const std::string list = "insurers_of_" + programme_->id;
        const auto insurer = view_.linked<Organisation>(policy_->application.insurer);
        const auto stands =
            context_.on_list(view_, list, insurer.details.credit_code, {}, out_.filed.on);
        if (stands) known_.know("parties.insurer_is_partner", *stands, Origin::list, list);
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
        if (rights.size() == 1 && !policy_)
            facts::know_right(known_, rights.front(), view_.today());
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
        if (!context_.on_list || policy_) return;  // of the rights of a policy one by one
        std::string right;
        if (content().right) {
            const auto number = read_patent_number(*content().right);
            if (!number) return add(number.error());
            right = *number;
        }
        facts::know_lists(known_, view_, context_.on_list, *programme_,
                          borrower_.details.credit_code, right, out_.filed.on);
    }

    programme::Published published() const { return context_.published(view_.today()); }
    Rules rules() const {
        return {*programme_, *subsidy_, agreement_, published(), out_.filed.rules_of};
    }

    // What is known of each right, and of lists that name rights.
    std::vector<RightFacts> facts_of_rights() {
        std::vector<insurance::ScheduledItem> items;
        for (const insurance::ItemPremium& each : premium_.items) items.push_back(each.item);
        const auto on_record = insurance_policy::known_rights(view_, items);
        std::map<std::string, Tree> stated;
        for (const auto& [name, value] : content().facts)
            if (name.starts_with("right.")) stated.emplace(name, value);
        std::vector<RightFacts> all;
        Refusals wrong;
        for (const insurance::ScheduledItem& item : items) {
            Known known;
            if (const auto right = on_record.find(item.number); right != on_record.end())
                facts::know_insured_right(known, right->second, borrower_, view_.today());
            else if (item.kind)
                known.know("right.kind", std::string(name_of(*item.kind)), Origin::policy,
                           policy_->bound->number);
            for (Refusal& each : know_stated(known, stated, {}, *programme_).all)
                if (std::ranges::none_of(wrong.all, [&](const Refusal& other) {
                        return other.kind == each.kind && other.field == each.field;
                    }))
                    wrong.all.push_back(std::move(each));
            facts::know_lists(known, view_, context_.on_list, *programme_,
                              borrower_.details.credit_code, item.number, out_.filed.on);
            RightFacts right{item.number, {}};
            for (const KnownFact& each : known.all())
                if (each.name.starts_with("right.") || each.name.starts_with("list."))
                    right.known.push_back(each);
            all.push_back(std::move(right));
        }
        add(std::move(wrong));
        return all;
    }
    // A list of firms says the same of every right: it is known of the firm.
    void know_lists_in_common(std::vector<RightFacts>& rights) {
        const std::vector<KnownFact> first = rights.front().known;
        for (const KnownFact& each : first) {
            if (!each.name.starts_with("list.")) continue;
            const bool common = std::ranges::all_of(rights, [&](const RightFacts& right) {
                return std::ranges::find(right.known, each) != right.known.end();
            });
            if (!common) continue;
            known_.know_as(each);
            for (RightFacts& right : rights) std::erase(right.known, each);
        }
    }

    // Rights that fail a condition are left out, with their part of the premium.
    void judge_rights() {
        std::vector<RightFacts> rights = facts_of_rights();
        know_lists_in_common(rights);
        const Judged judged = judge(rules(), known_.all(), rights);
        Insured& insured = *out_.filed.insured;
        std::map<std::string, std::vector<std::string>> unknown;
        std::vector<std::string> counting;
        std::vector<std::string> failing;
        std::optional<std::size_t> shown;  // stands for those that count
        for (std::size_t i = 0; i < rights.size(); ++i) {
            insured.rights[i].fails = judged.rights[i].fails;
            for (const std::string& fact : judged.rights[i].unknown)
                unknown[fact].push_back(rights[i].number);
            if (!judged.rights[i].fails.empty()) {
                failing.push_back(rights[i].number);
                continue;
            }
            counting.push_back(rights[i].number);
            if (!shown) shown = i;
        }
        for (const auto& [fact, numbers] : unknown) {
            miss(fact);
            const auto* kind = programme::find_fact(fact);
            problem(right_unknown, "facts." + fact,
                    {{"found", some_of(numbers)},
                     {"zh", kind == nullptr ? fact : kind->zh},
                     {"en", kind == nullptr ? fact : kind->en}});
        }
        if (counting.empty())
            problem(no_right_counts, "policy", {{"found", some_of(failing)}});
        else if (!failing.empty())
            left_out_ = judged.left_out;
        insured.eligible = eligible_part(insured.paid, premium_.items, counting);
        insured.why = write(why_eligible(insured));
        known_.correct("policy.premium_paid", insured.eligible);
        known_.correct("expense.amount", insured.eligible);
        require_one_amount(rights, judged);
        for (const KnownFact& each : rights[shown.value_or(0)].known) known_.know_as(each);
    }

    // Of rights that would get different amounts none stands for the others.
    void require_one_amount(const std::vector<RightFacts>& rights, const Judged& judged) {
        std::map<std::string, std::string> amounts;  // with the first right that gets it
        std::set<std::string> sorts;
        for (std::size_t i = 0; i < rights.size(); ++i) {
            if (!judged.rights[i].fails.empty() || !judged.rights[i].unknown.empty()) continue;
            if (!sorts.insert(sort_of(rights[i])).second) continue;
            Known known;
            for (const KnownFact& each : rights[i].known) known.know_as(each);
            for (const KnownFact& each : known_.all()) known.know_as(each);
            programme::Facts all = facts_of(known.all(), *programme_);
            all.published = published();
            const auto given = programme::subsidise(*programme_, subsidy_->id, all, agreement_,
                                                    out_.filed.rules_of);
            // What is in the way of all of them is told by compute().
            if (given) amounts.try_emplace(with_separators(given->entitled), rights[i].number);
        }
        if (amounts.size() < 2) return;
        const auto& [one, first] = *amounts.begin();
        const auto& [other, second] = *std::next(amounts.begin());
        problem(rights_differ, "policy",
                {{"found", first}, {"one", one}, {"expected", second}, {"other", other}});
    }

    // Which rights the premium was for, in the programmes' word for the line. A paper that tells
    // no line or right cannot be held against others.
    void find_rights() {
        Filed& filed = out_.filed;
        if (filed.thing.kind != expense::Kind::premium) return;
        if (filed.insured) {
            for (const InsuredRight& each : filed.insured->rights)
                if (each.fails.empty() && each.kind)
                    filed.rights.push_back({filed.insured->line, each.number, each.days});
            return;
        }
        const KnownFact* line = known_.find("policy.line");
        if (!content().right || line == nullptr) return;
        const auto number = read_patent_number(*content().right);
        if (!number) return;
        RightDays right{*line->value.text(), *number, {}};
        const auto day = [&](const char* name) -> std::optional<Date> {
            const KnownFact* told = known_.find(name);
            return told == nullptr ? std::nullopt : parse_date(*told->value.text());
        };
        const auto from = day("policy.from");
        const auto until = day("policy.until");
        if (from && until) right.days.push_back({*from, *until});
        filed.rights.push_back(std::move(right));
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
        if (policy_ && premium_.items.size() == 1)
            counted.right = premium_.items.front().item.number;
        if (cover_) counted.fund = cover_->enrolment.fund;
        counted.on = out_.filed.on;
        return counted;
    }

    // Of all caps that are counted: they are taken at once, in the order of their ids, whatever
    // the caps are called.
    std::vector<std::string> counter_ids() const {
        std::vector<std::string> ids;
        for (const programme::Cap& cap : subsidy_->caps)
            if (programme::counts(cap) && cap.per != programme::CapScope::expense)
                if (const auto key = key_of(cap, programme_->id, counted_for()))
                    ids.push_back(id_of(*key));
        return ids;
    }

    // What each cap let through before, this application apart.
    void count() {
        const auto own = own_.empty() ? std::nullopt : view_.find<Application>(own_);
        const auto counters = view_.find_all<Counter>(counter_ids());
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
            const auto found = counters.find(id_of(*key));
            const Counter* counter = found == counters.end() ? nullptr : &found->second;
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
        facts.published = published();
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
        if (const auto some = left_out_.find(requirement.id); some != left_out_.end())
            condition.left_out = some->second;
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
        refuse_rights_again();
        stand_beside(others);
        confirm(others);
        if (none()) keep_within_expense();
    }

    void refuse_rights_again() {
        std::vector<std::string> ids;
        for (const RightDays& each : out_.filed.rights) ids.push_back(subsidised_right_id(each));
        const auto there = view_.find_all<SubsidisedRight>(ids);
        for (const RightDays& each : out_.filed.rights)
            if (const auto found = there.find(subsidised_right_id(each)); found != there.end())
                (void)settled(may_subsidise(found->second, each, own_, *programme_,
                                            context_.shelf.in(view_)));
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
    std::optional<Policy> policy_;
    PolicyPremium premium_;
    std::map<std::string, int> left_out_;  // rights, by condition
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

// The rights that an application takes up now, in the order of their ids: so they are locked.
std::map<std::string, const RightDays*> taken_up(const Application& application) {
    std::map<std::string, const RightDays*> all;
    for (const RightDays& each : application.filed.rights)
        all.emplace(subsidised_right_id(each), &each);
    return all;
}
std::string policy_number(const Filed& filed) {
    return filed.insured ? filed.insured->number : filed.content.number.value_or("");
}

void put_rights_down(Work& work, const Application* before, const Application& after,
                     const std::string& reason) {
    const Filed& filed = after.filed;
    std::map<std::string, const RightDays*> now = taken_up(after);
    const bool takes = after.charged() > Money{};
    std::map<std::string, const RightDays*> all = now;
    if (before != nullptr) all.merge(taken_up(*before));
    // Nothing to write where it stands as it stood.
    if (before != nullptr && takes == (before->charged() > Money{}) &&
        before->filed.rights == filed.rights)
        return;
    for (const auto& [id, days] : all) {
        SubsidisedRight right =
            work.find<SubsidisedRight>(id).value_or(SubsidisedRight{.id = id, .grants = {}});
        const auto own = std::ranges::find(right.grants, after.id, &RightGrant::application);
        const bool stands = own != right.grants.end();
        if (takes && now.contains(id)) {
            RightGrant grant{after.id, filed.programme, filed.version, policy_number(filed),
                             days->days};
            if (!stands || *own != grant) work.happened(right, RightGranted{std::move(grant)});
        } else if (stands) {
            work.happened(right, RightFreed{after.id, reason});
        }
    }
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
    put_rights_down(work, before, after, reason);
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
    if (filed.insured)
        for (const InsuredRight& right : filed.insured->rights)
            for (const FailedCondition& fails : right.fails)
                if (const auto one = std::ranges::find(conditions, fails.id, &Condition::id);
                    one != conditions.end())
                    ++one->left_out;
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

// ---- a policy's premium changes
namespace {

struct Given {
    Money amount;
    std::string note;
    Tree why;
};
// What the rules that the application was computed by give on another base, all else being as it
// was filed.
Result<Given> given_on(View& view, const Context& context, const Application& application,
                       Money base) {
    const Filed& filed = application.filed;
    Given given;
    if (base <= Money{}) {
        given.note = "保险费已全部退还";
        return given;
    }
    auto setting = setting_of(view, context, filed);
    if (!setting) return refuse(version_missing, "", {{"found", filed.version}});
    setting->facts.set("policy.premium_paid", base);
    setting->facts.set("expense.amount", base);
    const auto result = programme::subsidise(*setting->programme, filed.subsidy, setting->facts,
                                             setting->agreement, filed.rules_of);
    if (!result) {
        given.note = in_chinese(result.error().first());
        return given;
    }
    given.amount = std::min(result->granted, filed.computed.granted);
    given.why = write(programme::why(result->trace));
    return given;
}

// What of the premium the application still rests on: never more than what was filed.
struct Resting {
    Money paid;
    Money base;
};
Result<Resting> resting_on(const Context& context, const Policy& policy, const Insured& insured) {
    const PolicyPremium premium = TRY(premium_of(context.products, policy));
    std::vector<std::string> counting;
    for (const InsuredRight& each : insured.rights)
        if (each.fails.empty()) counting.push_back(each.number);
    return Resting{premium.paid, std::min(insured.eligible,
                                          eligible_part(premium.paid, premium.items, counting))};
}
Money rests_on(const Application& application) {
    return application.premium_change ? application.premium_change->base
                                      : application.filed.insured->eligible;
}

}  // namespace

std::vector<Application> applications_on(View& view, const std::string& policy) {
    std::vector<Application> all;
    // By their key, whoever may see them: the insurer that ends a policy is no party to them.
    for (const Row& each : view.session().query(
             "select record from record_key where kind = $1 and key = $2 order by record",
             Application::kind, "policy:" + policy))
        if (auto found = view.find<Application>(each.text(0))) all.push_back(*std::move(found));
    return all;
}

Result<std::monostate> premium_changed(Work& work, const Context& context, const Policy& policy) {
    for (Application& application : applications_on(work, policy.id)) {
        if (application.stage == Stage::refused || application.stage == Stage::withdrawn) continue;
        const Resting now = TRY(resting_on(context, policy, *application.filed.insured));
        if (now.base == rests_on(application)) continue;
        // What came to nothing before it was paid has left the registers: it is filed anew.
        if (application.charged() == Money{} && application.paid.empty()) continue;
        Given given = TRY(given_on(work, context, application, now.base));
        const Application before = application;
        work.happened(application,
                      PremiumChanged{policy.premium, now.paid, now.base, given.amount,
                                     std::move(given.note), std::move(given.why), work.today()});
        recharge(work, &before, application, "保险费变更");
    }
    return {};
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

Proof premiums_proof(const Context& context) {
    return {
        {"subsidy_premiums", "补贴所依据的保费等于保单所载，权利登记与申请一致",
         "Subsidised premiums are those of the policies, and rights are put down for them"},
        [context](View& view, Check& check) {
            std::map<std::string, std::int64_t> grants;
            for_each<Application>(view, [&](const Application& application) {
                if (application.charged() > Money{})
                    for (const RightDays& each : application.filed.rights)
                        ++grants[subsidised_right_id(each)];
                if (!application.filed.insured || application.stage == Stage::refused ||
                    application.stage == Stage::withdrawn)
                    return;
                const Insured& insured = *application.filed.insured;
                const auto now = resting_on(context, view.linked<Policy>(insured.policy), insured);
                if (now)
                    hold(check, "application " + application.id, "计入保费 / premium counted",
                         rests_on(application), std::min(rests_on(application), now->base));
            });
            for_each<SubsidisedRight>(view, [&](const SubsidisedRight& right) {
                ++check.compared;
                const std::int64_t should = grants[right.id];
                if (std::ssize(right.grants) != should)
                    check.differs(
                        "subsidised right " + right.id,
                        fmt::format("登记 {} 项，应为 {} 项", right.grants.size(), should),
                        fmt::format("{} put down, {} were expected", right.grants.size(), should));
                grants.erase(right.id);
            });
            for (const auto& [id, count] : grants)
                if (count > 0)
                    check.differs("subsidised right " + id, "没有登记", "nothing is put down");
        }};
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
