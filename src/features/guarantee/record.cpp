#include "features/guarantee/record.h"

#include <algorithm>

#include "core/journal/digest.h"
#include "features/guarantee/guarantee.h"
#include "features/guarantee/moves.h"

namespace zhirong::guarantee {

Year& operator+=(Year& year, const Year& change) {
    year.issued += change.issued;
    year.released += change.released;
    year.paid += change.paid;
    year.recovered += change.recovered;
    return year;
}

namespace {

std::string year_of(Date date) { return std::to_string(static_cast<int>(civil(date).year())); }

}  // namespace

Money Totals::of(const std::string& borrower) const {
    const auto found = by_borrower.find(borrower);
    return found == by_borrower.end() ? Money{} : found->second;
}
Year Totals::year(Date date) const {
    const auto found = years.find(year_of(date));
    return found == years.end() ? Year{} : found->second;
}

void add(Totals& totals, const Moved& moved) {
    totals.outstanding += moved.outstanding;
    Money& of_borrower = totals.by_borrower[moved.borrower];
    of_borrower += moved.outstanding;
    ensure(totals.outstanding >= Money{} && of_borrower >= Money{});
    if (of_borrower == Money{}) totals.by_borrower.erase(moved.borrower);
    if (moved.year != Year{}) totals.years[year_of(moved.on)] += moved.year;
}

namespace {

struct StandingApplier {
    Standing& standing;
    void operator()(const NetAssetsReported& event) const { standing.reported = event; }
    void operator()(const NetAssetsConfirmed&) const {
        standing.confirmed = std::move(standing.reported);
        standing.reported.reset();
    }
    void operator()(const NetAssetsReturned&) const { standing.reported.reset(); }
    void operator()(const Related& event) const {
        standing.groups.push_back({event.group, event.details, event.on, {}});
    }
    void operator()(const RelationEnded& event) const {
        std::ranges::find(standing.groups, event.group, &Group::number)->ended_on = event.on;
    }
    void operator()(const Moved& event) const { add(standing.totals, event); }
};

struct LineApplier {
    Line& line;
    void operator()(const LineProposed& event) const { line.proposal = event; }
    void operator()(const LineOffered&) const {
        line.stage = after(line_moves, line.stage, LineAct::decide);
    }
    void operator()(const LineAccepted& event) const {
        line.stage = after(line_moves, line.stage, LineAct::accept);
        line.in_force_since = event.on;
    }
    void operator()(const LineDeclined& event) const {
        line.stage = LineStage::declined;
        line.ended_because = event.opinion;
    }
    void operator()(const LineClosed& event) const {
        line.stage = after(line_moves, line.stage, LineAct::close);
        line.ended_because = event.reason;
    }
    void operator()(const Moved& event) const { add(line.totals, event); }
};

struct Applier {
    Guarantee& guarantee;

    void step(Act act) const { guarantee.stage = after(moves, guarantee.stage, act); }
    void end(Date on, const std::string& reason) const {
        guarantee.outstanding = Money{};
        guarantee.ended_on = on;
        guarantee.ended_because = reason;
    }
    void operator()(const Applied& event) const { guarantee.application = event; }
    void operator()(const Withdrawn& event) const {
        step(Act::withdraw);
        end(event.on, event.reason);
    }
    void operator()(const Proposed& event) const {
        step(Act::propose);
        guarantee.proposal = event;
    }
    void operator()(const Accepted& event) const {
        step(Act::decide);
        guarantee.accepted = event;
        guarantee.outstanding = event.guaranteed;
    }
    void operator()(const Declined& event) const {
        guarantee.stage = Stage::declined;
        end(event.on, event.opinion);
    }
    // Of a guarantee that follows its loan there was nothing to decide.
    void operator()(const Issued& event) const {
        guarantee.stage = Stage::issued;
        guarantee.issued = event;
        guarantee.balance = event.principal;
        guarantee.outstanding = event.guaranteed;
    }
    void operator()(const FeeReceived& event) const { guarantee.fee_received = event; }
    void operator()(const BalanceReported& event) const {
        guarantee.balance = event.principal;
        guarantee.outstanding = event.guaranteed;
    }
    void operator()(const Released& event) const {
        guarantee.stage = Stage::released;
        guarantee.balance = Money{};
        end(event.on, event.reference);
    }
    void operator()(const Called& event) const {
        step(Act::call);
        guarantee.call = event;
    }
    void operator()(const CallReturned&) const {
        step(Act::return_call);
        guarantee.call.reset();
    }
    void operator()(const PaymentProposed& event) const {
        step(Act::propose_payment);
        guarantee.payment = event;
    }
    void operator()(const PaymentReturned&) const {
        guarantee.stage = Stage::called;
        guarantee.payment.reset();
    }
    void operator()(const Paid& event) const {
        step(Act::decide_payment);
        guarantee.paid = event;
        guarantee.outstanding = Money{};
    }
    void operator()(const Reimbursed& event) const { guarantee.reimbursed.push_back(event); }
    void operator()(const Recovered& event) const { guarantee.recovered = event; }
    void operator()(const Closed& event) const {
        step(Act::close);
        end(event.on, event.reason);
    }
};

}  // namespace

Standing apply(Standing standing, const StandingEvent& event) {
    // Whatever it begins with.
    standing.guarantor = standing.id.substr(standing_of("").size());
    std::visit(StandingApplier{standing}, event);
    return standing;
}
std::vector<std::string> parties(const Standing& standing) { return {standing.guarantor}; }
Label stage_words(const Standing& standing) {
    if (standing.reported) return {"reported", "净资产待确认", "Net assets to be confirmed"};
    if (standing.confirmed) return {"confirmed", "净资产已确认", "Net assets confirmed"};
    return {"unknown", "净资产未报送", "Net assets not reported"};
}

Line apply(Line line, const LineEvent& event) {
    std::visit(LineApplier{line}, event);
    return line;
}
std::vector<std::string> parties(const Line& line) {
    std::vector<std::string> all;
    for (const auto& [party, organisation] : bearers_of(line)) all.push_back(organisation);
    if (line.in_force_since) all.emplace_back("*");
    return all;
}
Label stage_words(const Line& line) { return label_of(line.stage); }

Guarantee apply(Guarantee guarantee, const Event& event) {
    std::visit(Applier{guarantee}, event);
    return guarantee;
}
std::vector<std::string> parties(const Guarantee& guarantee) {
    std::vector<std::string> all{guarantee.application.borrower};
    for (const auto& [party, organisation] : guarantee.application.bearers)
        if (std::ranges::find(all, organisation) == all.end()) all.push_back(organisation);
    return all;
}
Label stage_words(const Guarantee& guarantee) { return label_of(guarantee.stage); }
std::vector<std::string> keys(const Guarantee& guarantee) {
    const Applied& application = guarantee.application;
    std::vector<std::string> all{"line:" + application.line, "borrower:" + application.borrower};
    if (application.financing) all.push_back("financing:" + *application.financing);
    if (guarantee.issued && guarantee.issued->loan)
        all.push_back("loan:" + *guarantee.issued->loan);
    return all;
}

const std::string& Guarantee::party(Party party) const {
    return application.bearers.at(label_of(party).name);
}
bool Guarantee::has(Party party) const {
    return application.bearers.contains(label_of(party).name);
}
Money Guarantee::paid_by(Party party) const {
    return paid && party != Party::bank ? payment->split.of(party) : Money{};
}
Money Guarantee::returned_to(Party party) const {
    return recovered ? recovered->returned.of(party) : Money{};
}
Money Guarantee::loss() const {
    return call ? call->loss.principal + call->loss.interest : Money{};
}
Money Guarantee::net() const { return recovered ? recovered->gross - recovered->costs : Money{}; }
bool Guarantee::is_reimbursed(Party party) const {
    return std::ranges::find(reimbursed, party, &Reimbursed::party) != reimbursed.end();
}

LoanMark apply(LoanMark mark, const LoanMark::Event& event) {
    if (const auto* marked = std::get_if<Marked>(&event))
        mark.guarantee = marked->guarantee;
    else
        mark.guarantee.reset();
    return mark;
}
std::vector<std::string> parties(const LoanMark&) { return {}; }
Label stage_words(const LoanMark& mark) {
    return mark.guarantee ? Label{"guaranteed", "已担保", "Guaranteed"}
                          : Label{"free", "未担保", "Free"};
}

}  // namespace zhirong::guarantee
