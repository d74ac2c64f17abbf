#include <doctest/doctest.h>

#include "features/insurance_claim/example_test.h"

using namespace zhirong;
using namespace zhirong::insurance_claim;
using namespace zhirong::insurance_claim::example;

namespace {

std::optional<Date> due(const Claim& claim, Term term, Date on = today) {
    const auto all = deadlines(claim, calendar_2024(), on).value();
    for (const Deadline& each : all)
        if (each.term == term) return each.due;
    return std::nullopt;
}

}  // namespace

TEST_CASE("thirty days to decide, on a day off until the next working day") {
    CHECK(due(notified(), Term::decision) == date_of(2024, 7, 3));
    // 5 September and thirty days is a Saturday within the holidays; 8 October is worked.
    CHECK(due(notified(notice(), date_of(2024, 9, 5)), Term::decision) == date_of(2024, 10, 8));
    CHECK(due(notified(), Term::certain_amount) == date_of(2024, 8, 2));
    CHECK_FALSE(deadlines(notified(), calendar_2024(), date_of(2024, 7, 3)).value()[0].late);
    CHECK(deadlines(notified(), calendar_2024(), date_of(2024, 7, 4)).value()[0].late);
}

TEST_CASE("the time stands still while papers are awaited") {
    Claim claim = notified();
    claim = insurance_claim::apply(
        claim, Event(decide(claim, AskPapers{{"发票", "判决书"}, date_of(2024, 6, 5)}, officer,
                            date_of(2024, 6, 5))
                         .value()));
    CHECK(due(claim, Term::decision) == std::nullopt);
    CHECK(due(claim, Term::certain_amount) == std::nullopt);
    const auto hand_in = [&](const char* paper, Date on) {
        claim = insurance_claim::apply(
            claim, Event(decide(claim, ReceivePaper{paper, "1", on}, firm, on).value()));
    };
    hand_in("发票", date_of(2024, 6, 8));
    CHECK(due(claim, Term::decision) == std::nullopt);
    hand_in("判决书", date_of(2024, 6, 15));
    CHECK(waited_days(claim) == 10);
    // Thirty and ten days: 13 July is a Saturday.
    CHECK(due(claim, Term::decision) == date_of(2024, 7, 15));
}

TEST_CASE("ten days to pay, three to send a refusal; what comes later is late") {
    const Claim decided = approved(proposed(accepted(), yuan(51'000)));
    CHECK(due(decided, Term::payment) == date_of(2024, 6, 13));
    CHECK(due(decided, Term::decision) == std::nullopt);
    CHECK_FALSE(decide(decided, Pay{"付"}, calendar_2024(), officer, date_of(2024, 6, 13))->late);
    CHECK(decide(decided, Pay{"付"}, calendar_2024(), officer, date_of(2024, 6, 14))->late);
    // Working days that nobody loaded are not guessed.
    CHECK(refused(decide(decided, Pay{"付"}, WorkingDays{}, officer, date_of(2024, 6, 14))) ==
          "calendar.year_missing");

    const Policy of = policy();
    const Product sold = product();
    Claim refusal = notified();
    refusal = insurance_claim::apply(
        refusal,
        Event(decide(refusal, CheckCover{CoverResult::refused, {"intent"}, "故意"},
                     Circumstances{of, sold, date_of(2024, 1, 1), {}, room()}, officer, today)
                  .value()));
    refusal = insurance_claim::apply(
        refusal,
        Event(decide(refusal, DecideRefusal{true, "同意"}, approver, date_of(2024, 6, 7)).value()));
    // Three days after a Friday is the Dragon Boat Festival, a Monday.
    CHECK(due(refusal, Term::refusal_notice) == date_of(2024, 6, 11));
    const Date sent = date_of(2024, 6, 12);
    const auto told = decide(refusal, SendRefusal{sent, "快递"}, calendar_2024(), officer, sent);
    REQUIRE(told);
    CHECK(told->late);
    CHECK(due(insurance_claim::apply(refusal, Event(*told)), Term::refusal_notice) == std::nullopt);
}
