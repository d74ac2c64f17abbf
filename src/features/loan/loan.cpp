#include "features/loan/loan.h"

#include "features/loan/difference.h"

namespace zhirong::loan {
namespace {

constexpr RefusalKind post_dated{"loan.post_dated", 422, "起息日 {found} 晚于今天 {expected}",
                                 "Value date {found} is after today, {expected}"};

struct Applier {
    Loan& loan;
    void operator()(const Opened& event) const {
        loan.financing = event.financing;
        loan.lender = event.lender;
        loan.borrower = event.borrower;
        loan.terms = event.terms;
        loan.fund_operator = event.fund_operator;
    }
    void operator()(const Recorded& event) const {
        loan.events.push_back(event.event);
        if (std::holds_alternative<WrittenOff>(event.event.happening)) loan.write_off.reset();
    }
    void operator()(const BooksBrought& event) const {
        loan.booked_through = event.through;
        loan.booked_events = event.events;
        loan.summary = event.summary;
        loan.final = event.final;
    }
    void operator()(const WriteOffProposed& event) const { loan.write_off = event; }
    void operator()(const WriteOffRejected&) const { loan.write_off.reset(); }
};

}  // namespace

Loan apply(Loan loan, const LoanEvent& event) {
    std::visit(Applier{loan}, event);
    return loan;
}

std::vector<std::string> parties(const Loan& loan) {
    std::vector<std::string> all{loan.lender, loan.borrower};
    if (loan.fund_operator) all.push_back(*loan.fund_operator);
    return all;
}

Label stage_words(const Loan& loan) {
    if (loan.final) return {"settled", "已结清", "Settled"};
    return label_of(loan.summary.loan_class);
}

Result<Folded> fold(const Loan& loan, const Market& market, Date as_of) {
    return fold(loan.terms, loan.events, market.rates, market.days, as_of);
}

Result<Booking> bring_books(const Loan& loan, const Market& market, Date through) {
    ensure(!loan.booked_through || *loan.booked_through <= through);
    const Folded target = TRY(fold(loan, market, through));
    std::vector<Movement> posted;
    if (loan.booked_through) {
        // What the books hold is the fold of what was known then: it can be computed again.
        const std::span known(loan.events.data(), static_cast<std::size_t>(loan.booked_events));
        posted =
            TRY(fold(loan.terms, known, market.rates, market.days, *loan.booked_through)).movements;
    }
    const State& state = target.state;
    Booking booking{{through,
                     static_cast<int>(loan.events.size()),
                     {state.principal(), state.owed, state.days_overdue, state.loan_class},
                     state.final},
                    {}};
    booking.entries =
        entries(difference(target.movements, posted), {loan.id, loan.lender, loan.borrower});
    return booking;
}

Result<Recorded> record(const Loan& loan, Event event, std::string reference, const Market& market,
                        const Actor& actor, Date today) {
    if (event.date > today)
        return refuse(post_dated, "date",
                      {{"found", to_string(event.date)}, {"expected", to_string(today)}});
    CHECKED(admit(loan.terms, loan.events, event, market.rates, market.days, today));
    return Recorded{std::move(event), std::move(reference), actor.user};
}

}  // namespace zhirong::loan
