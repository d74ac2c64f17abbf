#include "features/facts/facts.h"

#include <algorithm>
#include <array>
#include <charconv>

#include "base/ensure.h"
#include "core/programme/evaluate.h"
#include "core/programme/problem.h"

namespace zhirong::facts {
namespace {

using programme::Count;
using programme::DayCount;
using programme::Value;

constexpr RefusalKind unknown_fact{"fact.unknown", 400, "政策没有“{found}”这一项",
                                   "The programme knows nothing called “{found}”"};
constexpr RefusalKind kept_by_system{"fact.kept_by_system", 422, "“{zh}”由系统记录，不接受申报",
                                     "“{en}” is kept by the system and cannot be stated"};
constexpr RefusalKind known_otherwise{"fact.known_otherwise", 422,
                                      "“{zh}”系统记录为 {expected}，申报为 {found}：请删去此项",
                                      "“{en}” is {expected} here, {found} was stated: leave it "
                                      "out"};
constexpr RefusalKind malformed{"fact.form", 400, "“{zh}”{expected}", "“{en}”: {expected_en}"};
constexpr RefusalKind not_a_choice{"fact.choice", 400, "“{zh}”不能是“{found}”，可选：{expected}",
                                   "“{en}” cannot be “{found}”; choose from {expected}"};

struct Named {
    programme::Unit unit = programme::Unit::flag;
    std::string zh;
    std::string en;
    std::vector<std::string> choices;
};

std::optional<Named> named(std::string_view fact, const programme::Programme& programme) {
    if (const auto* kind = programme::find_fact(fact))
        return Named{kind->unit, kind->zh, kind->en, kind->choices};
    if (const auto* declared = programme.find_declaration(fact))
        return Named{declared->unit, declared->reading.zh, declared->reading.en, declared->choices};
    return std::nullopt;
}

std::string listed(const std::vector<std::string>& choices) {
    std::string all;
    for (const std::string& each : choices) all += (all.empty() ? "" : "、") + each;
    return all;
}

}  // namespace

void Known::know(std::string name, Value value, Origin origin, std::string reference) {
    if (find(name) == nullptr)
        all_.push_back(
            {std::move(name), programme::as_written(value), origin, std::move(reference)});
}

void Known::correct(std::string_view name, Value value) {
    const auto found = std::ranges::find(all_, name, &KnownFact::name);
    ensure(found != all_.end());
    found->value = programme::as_written(value);
}

const KnownFact* Known::find(std::string_view name) const {
    const auto found = std::ranges::find(all_, name, &KnownFact::name);
    return found == all_.end() ? nullptr : &*found;
}

programme::Facts facts_of(const std::vector<KnownFact>& known,
                          const programme::Programme& programme) {
    programme::Facts facts;
    for (const KnownFact& each : known) {
        const auto name = named(each.name, programme);
        ensure(name.has_value());
        auto value = programme::parse_value(name->unit, each.value);
        ensure(value.has_value());
        facts.set(each.name, *std::move(value));
    }
    return facts;
}

bool is_kept_by_the_system(std::string_view fact) {
    constexpr std::array<std::string_view, 7> prefixes{
        "application.", "used.", "list.", "paper.", "fund.", "programme.", "bank."};
    return std::ranges::any_of(prefixes,
                               [&](std::string_view prefix) { return fact.starts_with(prefix); });
}

Refusals know_stated(Known& known, const std::map<std::string, Tree>& facts,
                     const std::map<std::string, std::string>& papers,
                     const programme::Programme& programme) {
    Refusals problems;
    for (const auto& [fact, tree] : facts) {
        const std::string field = "facts." + fact;
        const auto name = named(fact, programme);
        if (!name) {
            problems.all.push_back({&unknown_fact, field, {{"found", fact}}});
            continue;
        }
        const std::vector<Fact> words{{"zh", name->zh}, {"en", name->en}};
        const auto problem = [&](const RefusalKind& kind, std::vector<Fact> more) {
            more.insert(more.end(), words.begin(), words.end());
            problems.all.push_back({&kind, field, std::move(more)});
        };
        const auto value = programme::parse_value(name->unit, tree);
        if (!value) {
            problem(malformed, {{"expected", value.error().zh}, {"expected_en", value.error().en}});
            continue;
        }
        const auto* text = std::get_if<std::string>(&*value);
        if (text != nullptr && !name->choices.empty() &&
            std::ranges::find(name->choices, *text) == name->choices.end()) {
            problem(not_a_choice, {{"found", *text}, {"expected", listed(name->choices)}});
            continue;
        }
        if (const KnownFact* there = known.find(fact)) {
            const auto kept = programme::parse_value(name->unit, there->value);
            if (kept && compare(*kept, *value) != std::strong_ordering::equal)
                problem(known_otherwise,
                        {{"expected", programme::to_text(*kept, programme::Language::zh)},
                         {"found", programme::to_text(*value, programme::Language::zh)}});
            continue;
        }
        if (is_kept_by_the_system(fact)) {
            problem(kept_by_system, {});
            continue;
        }
        known.know(fact, *value, Origin::applicant);
    }
    for (const programme::Declaration& declared : programme.declarations) {
        if (declared.kind != programme::Declared::paper) continue;
        const auto id = programme::declared_name(declared.fact)->id;
        const auto paper = papers.find(std::string(id));
        const bool filed = paper != papers.end() && !paper->second.empty();
        known.know(declared.fact, filed, Origin::programme, filed ? paper->second : "");
    }
    for (const auto& [id, reference] : papers)
        if (programme.find_declaration("paper." + id) == nullptr)
            problems.all.push_back({&unknown_fact, "papers." + id, {{"found", id}}});
    return problems;
}

std::map<std::string, Tree> as_stated(const std::map<std::string, std::string>& written,
                                      const programme::Programme& programme) {
    std::map<std::string, Tree> facts;
    for (const auto& [fact, text] : written) {
        if (text.empty()) continue;
        const auto name = named(fact, programme);
        Tree value = text;
        if (name && name->unit == programme::Unit::flag) {
            if (text == "是" || text == "true" || text == "yes") value = true;
            if (text == "否" || text == "false" || text == "no") value = false;
        }
        const bool whole =
            name && (name->unit == programme::Unit::count || name->unit == programme::Unit::days);
        if (std::int64_t number = 0; whole) {
            const auto read = std::from_chars(text.data(), text.data() + text.size(), number);
            if (read.ec == std::errc() && read.ptr == text.data() + text.size()) value = number;
        }
        facts.emplace(fact, std::move(value));
    }
    return facts;
}

Tree questions_of(const programme::Programme& programme) {
    Tree::Map questions;
    for (const programme::Declaration& each : programme.declarations)
        if (each.kind == programme::Declared::asked) questions.emplace_back(each.fact, "");
    return questions;
}

Tree papers_of(const programme::Programme& programme) {
    Tree::Map papers;
    for (const programme::Declaration& each : programme.declarations)
        if (each.kind == programme::Declared::paper)
            papers.emplace_back(std::string(programme::declared_name(each.fact)->id), "");
    return papers;
}

Refusals asked_at_field(Refusals refusals) {
    for (Refusal& each : refusals.all)
        if (each.kind->code == programme::refusals::missing_fact.code &&
            !is_kept_by_the_system(each.field))
            each.field = "facts." + each.field;
    return refusals;
}

std::optional<Date> settled_on(const loan::Folded& folded) {
    if (!folded.state.final || folded.state.written_off) return std::nullopt;
    return folded.movements.empty() ? std::optional<Date>{} : folded.movements.back().value_date;
}

namespace {

// The first day of the arrears of today on which the loan was non-performing.
std::optional<Date> non_performing_on(const loan::Loan& loan, const loan::State& state) {
    if (state.days_overdue == 0) return std::nullopt;
    const Date before = state.date - Days(state.days_overdue);
    for (int day = 1; day <= state.days_overdue; ++day) {
        const auto found = loan::classify(loan.terms.classification, before + Days(day), day);
        if (found && *found >= loan::LoanClass::substandard) return before + Days(day);
    }
    return std::nullopt;
}

}  // namespace

void know_loan(Known& known, const loan::Loan& loan, const loan::Folded& folded) {
    const loan::State& state = folded.state;
    const auto know = [&](const char* name, Value value) {
        known.know(name, std::move(value), Origin::loan, loan.id);
    };
    know("loan.principal", state.disbursed);
    know("loan.outstanding_principal",
         state.written_off ? state.claim.principal : state.principal());
    know("loan.overdue_principal", state.principal_overdue);
    know("loan.principal_loss", state.written_off ? state.claim.principal : Money{});
    know("loan.interest_loss",
         state.written_off ? state.claim.interest + state.claim.penalty + state.claim.compound
                           : Money{});
    know("loan.days_overdue", DayCount{state.days_overdue});
    know("loan.term_days",
         DayCount{(loan.terms.maturity - folded.snapshot.first_disbursed).count()});
    know("loan.rate", state.annual_rate);
    know("loan.disbursed_on", folded.snapshot.first_disbursed);
    know("loan.due_on", state.maturity);
    const auto settled = settled_on(folded);
    know("loan.settled", settled.has_value());
    if (settled) {
        know("loan.settled_on", *settled);
        // Never a day late, and not by an extension.
        know("loan.settled_on_time", folded.snapshot.penalty_in_all == Money{} &&
                                         folded.snapshot.compound_in_all == Money{} &&
                                         *settled <= loan.terms.maturity);
    } else {
        know("loan.settled_on_time", false);
    }
    know("loan.written_off", state.written_off);
    if (const auto day = non_performing_on(loan, state)) know("loan.non_performing_on", *day);
    know("loan.class", std::string(name_of(state.loan_class)));
}

void know_borrower(Known& known, const organisation::Organisation& borrower) {
    const organisation::Register& details = borrower.details;
    const auto know = [&](const char* name, Value value) {
        known.know(name, std::move(value), Origin::organisation, borrower.id);
    };
    if (details.size) know("borrower.size", std::string(name_of(*details.size)));
    if (details.technology_firm) know("borrower.technology_enterprise", *details.technology_firm);
    know("borrower.region", details.region);
}

void know_right(Known& known, const rights::Right& right, Date today) {
    const auto know = [&](const char* name, Value value) {
        known.know(name, std::move(value), Origin::pledge, right.id);
    };
    know("right.kind", std::string(name_of(right.right_kind)));
    if (const auto granted = rights::granted_on(right.details)) know("right.granted_on", *granted);
    const auto end = rights::legal_end(right);
    if (!end) return;
    know("right.expires_on", *end);
    if (*end >= today) know("pledge.remaining_days", DayCount{(*end - today).count()});
}

void know_insured_right(Known& known, const rights::Right& right,
                        const organisation::Organisation& holder, Date today) {
    using enum rights::Notice;
    const auto know = [&](const char* name, Value value) {
        known.know(name, std::move(value), Origin::rights, right.id);
    };
    know("right.kind", std::string(name_of(right.right_kind)));
    if (const auto granted = rights::granted_on(right.details)) know("right.granted_on", *granted);
    if (const auto end = rights::legal_end(right)) know("right.expires_on", *end);
    know("right.in_force", rights::status_at(right, today) == rights::Status::granted);
    know("right.in_dispute", rights::is_noted(right, ownership_dispute) ||
                                 rights::is_noted(right, infringement_dispute) ||
                                 rights::is_noted(right, ownership_suspension));
    if (right.co_owners.empty()) know("right.co_owners_consent", true);
    const bool licensed = std::ranges::any_of(
        right.licences, [&](const auto& each) { return each.licensee == holder.details.name; });
    // Of an owner who is not on the platform the code tells, where the register has one.
    if (right.owner == holder.id ||
        (right.owner.empty() && right.holder.credit_code == holder.details.credit_code))
        know("right.held_by_applicant", true);
    else if (!licensed && (!right.owner.empty() || right.holder.credit_code))
        know("right.held_by_applicant", false);
}

void know_lists(Known& known, View& view, const OnList& on_list,
                const programme::Programme& programme, const std::string& credit_code,
                const std::string& right, Date on) {
    if (!on_list) return;
    for (const programme::Declaration& declared : programme.declarations) {
        if (declared.kind != programme::Declared::list) continue;
        const std::string id(programme::declared_name(declared.fact)->id);
        const auto stands = on_list(view, id, credit_code, right, on);
        if (stands) known.know(declared.fact, *stands, Origin::list, id);
    }
}

}  // namespace zhirong::facts
