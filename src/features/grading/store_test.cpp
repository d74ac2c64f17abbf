// Whole populations: the same book gives the same bytes, however it is split among workers and in
// whatever order it came.
#include "features/grading/store.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include "platform/workers/workers.h"

using namespace zhirong;
using namespace zhirong::gradings;
using grading::PatentColumn;

namespace {

const Date today = date_of(2024, 3, 1);

const CardPointer& example() {
    static const Cards cards = load_cards(std::string(SOURCE_DIR) + "/scorecards");
    static const CardPointer card = cards.named("example_32", today).value();
    return card;
}

PatentRow any_patent(int number, int firms) {
    PatentRow row;
    row.number = std::to_string(2'000'000 + number);
    row.holder_code = "91430100M" + std::to_string(10'000'000 + *rc::gen::inRange(0, firms));
    row.holder_name = "企业" + row.holder_code;
    row.cells.fill(grading::unknown_cell);
    const auto set = [&](PatentColumn column, int cell) {
        row.cells[grading::index_of(column)] = cell;
    };
    set(PatentColumn::kind, *rc::gen::inRange(0, 3));
    set(PatentColumn::status, *rc::gen::inRange(0, 6));
    set(PatentColumn::filed_on, grading::day_number(today) - *rc::gen::inRange(0, 4'000));
    for (const PatentColumn column : {PatentColumn::claims, PatentColumn::forward_citations,
                                      PatentColumn::family_size, PatentColumn::licences})
        if (*rc::gen::arbitrary<bool>()) set(column, *rc::gen::inRange(0, 20));
    if (*rc::gen::arbitrary<bool>()) set(PatentColumn::pct, *rc::gen::inRange(0, 2));
    constexpr std::array classes{"H01L23/31", "C22C14/00", "A61K38/00", ""};
    row.ipc = classes.at(static_cast<std::size_t>(*rc::gen::inRange(0, 4)));
    if (*rc::gen::arbitrary<bool>())
        row.lead_inventor = "发明人" + std::to_string(*rc::gen::inRange(0, 5));
    return row;
}

Book any_book() {
    Book book;
    const int firms = *rc::gen::inRange(1, 60);
    const int patents = *rc::gen::inRange(1, 150);
    for (int each = 0; each < patents; ++each) book.patents.push_back(any_patent(each, firms));
    for (const PatentRow& row : book.patents) {
        if (*rc::gen::inRange(0, 4) == 0) continue;
        FiguresStated event;
        event.details.credit_code = row.holder_code;
        event.details.as_of = today - Days{*rc::gen::inRange(-2, 400)};
        event.details.values.revenue = yuan(*rc::gen::inRange(0, 100'000'000));
        event.details.values.credit_policy = CreditPolicy::ordinary;
        if (*rc::gen::arbitrary<bool>()) event.details.values.negative_list = Listed::no;
        FirmFigures& figures = book.figures[row.holder_code];
        figures = apply(std::move(figures), event);
    }
    return book;
}

}  // namespace

TEST_CASE("the scorecard that comes with the program has its segments beside it") {
    CHECK(example()->card.dimensions.size() == 32);
    REQUIRE(example()->segmentation);
    const Cards cards({example()});
    CHECK(cards.named("example_32@" + example()->card.version.substr(0, 8), today).has_value());
    CHECK(cards.named("example_32@ffff", today).error().first().kind->code ==
          std::string("grading.no_scorecard"));
    CHECK(cards.named("example_32", example()->card.from - Days{1}).error().first().kind->code ==
          std::string("grading.scorecard_not_yet"));
    CHECK(load_cards("/nowhere").all().empty());
}

TEST_CASE("the same book gives the same results, whoever computes and in whatever order") {
    const bool held = rc::check([] {
        const Book book = any_book();
        const auto one = score(example(), book, today);
        const auto many = score(example(), book, today, on_threads(3));
        RC_ASSERT(one.has_value());
        RC_ASSERT(many.has_value());
        const std::string digest = digest_of(results_of(**one, "GR1"));
        RC_ASSERT(digest == digest_of(results_of(**many, "GR2")));
        RC_ASSERT((*one)->inputs == (*many)->inputs);
        // Counts add up, and every firm without a grade has a reason.
        const auto results = results_of(**one, "GR1");
        const RunComputed run = summary_of(**one, book, results);
        std::int64_t graded = 0;
        for (const GradeCount& each : run.distribution) graded += each.firms;
        RC_ASSERT(graded == run.graded);
        for (const Graded& each : results)
            RC_ASSERT(each.grade.has_value() == each.reasons.empty());
    });
    CHECK(held);
}

TEST_CASE("what is said of one firm by its trace is what the run keeps of it") {
    const bool held = rc::check([] {
        const Book book = any_book();
        const auto scored = score(example(), book, today);
        RC_ASSERT(scored.has_value());
        const Scored& all = **scored;
        const auto results = results_of(all, "GR1");
        const auto firm = *rc::gen::inRange<std::size_t>(0, all.firms.size());
        const auto told =
            grading::explain(all.card->card, all.portfolios, all.columns, all.population, firm);
        const Graded& kept = results[firm];
        RC_ASSERT(kept.grade.has_value() == (told.grade != grading::no_grade));
        if (kept.grade) RC_ASSERT(all.card->card.grades[told.grade].id == *kept.grade);
        RC_ASSERT(told.refusals.size() == kept.reasons.size());
        for (std::size_t i = 0; i < kept.reasons.size(); ++i)
            RC_ASSERT(kept.reasons[i].code == told.refusals[i].kind->code);
    });
    CHECK(held);
}

TEST_CASE("one cell more or less changes the firm's digest and the run's, and no other firm's") {
    const bool held = rc::check([] {
        const Book book = any_book();
        const Tables before = fill(book, today);
        Book changed = book;
        const auto at = *rc::gen::inRange<std::size_t>(0, book.patents.size());
        auto& cell = changed.patents[at].cells[grading::index_of(PatentColumn::claims)];
        cell = cell == grading::unknown_cell ? 0 : grading::unknown_cell;
        const Tables after = fill(changed, today);
        RC_ASSERT(before.inputs != after.inputs);
        for (std::size_t firm = 0; firm < before.firms.size(); ++firm)
            RC_ASSERT((before.firms[firm].inputs != after.firms[firm].inputs) ==
                      (before.firms[firm].credit_code == changed.patents[at].holder_code));
    });
    CHECK(held);
}
