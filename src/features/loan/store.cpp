#include "features/loan/store.h"

#include <fmt/format.h>

#include <map>

#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::loan {
namespace {

using Place = std::pair<std::string, std::string>;  // book and account
using Sums = std::map<Place, Money>;

Sums posted(View& view, const std::string& loan) {
    Sums sums;
    for (const Row& row : view.session().query(
             "select book, account, cast(sum(fen) as bigint) from posting where subject = $1 "
             "group by book, account",
             loan))
        sums[{row.text(0), row.text(1)}] = Money{row.integer(2)};
    return sums;
}

Sums wanted(const Folded& folded, const Parties& parties) {
    Sums sums;
    for (const Entry& entry : entries(folded.movements, parties))
        for (const Posting& posting : entry.postings())
            sums[{posting.book, posting.account}] += posting.amount;
    return sums;
}

Money at(const Sums& sums, const Place& place) {
    const auto found = sums.find(place);
    return found == sums.end() ? Money{} : found->second;
}

void compare(const std::string& loan, const Sums& target, const Sums& found, Check& check) {
    Sums all = target;
    all.insert(found.begin(), found.end());
    for (const auto& [place, unused] : all) {
        const Money should = at(target, place);
        const Money is = at(found, place);
        if (should != is)
            check.differs("loan " + loan,
                          fmt::format("账簿 {} 科目 {} 为 {} 元，推演应为 {} 元", place.first,
                                      place.second, to_string(is), to_string(should)),
                          fmt::format("book {}, account {} holds {}, the fold wants {}",
                                      place.first, place.second, to_string(is), to_string(should)));
    }
}

void prove(View& view, const Loan& loan, const Market& market, Check& check) {
    ++check.compared;
    const Parties parties{loan.id, loan.lender, loan.borrower};
    if (!loan.booked_through) {
        compare(loan.id, {}, posted(view, loan.id), check);
        return;
    }
    const std::span booked(loan.events.data(), static_cast<std::size_t>(loan.booked_events));
    const auto folded = fold(loan.terms, booked, market.rates, market.days, *loan.booked_through);
    if (!folded) {
        const Refusal& refusal = folded.error().first();
        check.differs("loan " + loan.id, in_chinese(refusal), in_english(refusal));
        return;
    }
    compare(loan.id, wanted(*folded, parties), posted(view, loan.id), check);
    const State& state = folded->state;
    if (loan.summary !=
        Summary{state.principal(), state.owed, state.days_overdue, state.loan_class})
        check.differs("loan " + loan.id, "概况与推演结果不符", "its summary is not the fold's");
}

}  // namespace

Proof books_proof(const Market& market) {
    return {{"loans", "贷款账务等于推演", "The books of each loan are its fold"},
            [market](View& view, Check& check) {
                constexpr std::int64_t page = 200;
                std::string after;
                for (;;) {
                    const Rows rows = view.session().query(
                        "select id from record where kind = 'loan' and id > $1 order by id limit "
                        "$2",
                        after, page);
                    for (const Row& row : rows)
                        prove(view, view.linked<Loan>(row.text(0)), market, check);
                    if (std::ssize(rows) < page) return;
                    after = rows.back().text(0);
                }
            }};
}

Result<std::string> happen(Work& work, Loan& loan, Happening happening, Date date,
                           std::string reference, const Market& market) {
    const loan::Event event{work.new_id("EV"), date, std::move(happening)};
    work.happened(
        loan, TRY(record(loan, event, std::move(reference), market, work.actor(), work.today())));
    auto booking = TRY(bring_books(loan, market, work.today()));
    work.happened(loan, booking.event);
    work.post(std::move(booking.entries));
    return event.id;
}

}  // namespace zhirong::loan
