// What the register, the figures and the facts say becomes cells; what they do not say stays
// unknown.
#include "features/grading/fill.h"

#include <doctest/doctest.h>

#include "core/grading/population.h"
#include "features/grading/import.h"

using namespace zhirong;
using namespace zhirong::gradings;
using grading::Figure;
using grading::PatentColumn;
using grading::unknown_cell;
using grading::unknown_figure;

namespace {

const Date today = date_of(2024, 3, 1);

RegisterRight registered(const char* number = "2019101234560",
                         RightKind kind = RightKind::invention) {
    RegisterRight known;
    rights::Patent patent;
    patent.main_class = "H01L23/31";
    patent.filing_date = date_of(2019, 2, 20);
    patent.grant_date = date_of(2021, 3, 16);
    patent.fee_paid_through_year = 6;
    rights::Recorded recorded;
    recorded.kind = kind;
    recorded.details.number = number;
    recorded.details.details = patent;
    recorded.holder = {"湘江泵业", "91430100MA4L16JQ9D"};
    known.right.id = "RT1";
    tell(known, recorded);
    return known;
}

std::int32_t cell(const RegisterRight& known, PatentColumn column,
                  const PatentFacts* facts = nullptr, Date day = today) {
    return patent_row(known, facts, day)->cells[grading::index_of(column)];
}
std::string status(const RegisterRight& known, Date day = today) {
    return grading::description(PatentColumn::status)
        .words[static_cast<std::size_t>(cell(known, PatentColumn::status, nullptr, day))]
        .code;
}

PatentFacts facts_of(std::initializer_list<FactsNoted> notes) {
    PatentFacts facts{.id = id_of_facts("2019101234560")};
    for (const FactsNoted& each : notes) facts = apply(std::move(facts), each);
    return facts;
}

FiguresStated stated(Date as_of, std::optional<std::int64_t> staff, bool by_firm) {
    FiguresStated event;
    event.by_firm = by_firm;
    event.details.credit_code = "91430100MA4L16JQ9D";
    event.details.as_of = as_of;
    event.details.values.staff = staff;
    return event;
}

std::int64_t staff_on(const FirmFigures& figures, Date day) {
    return figure_cells(&figures, nullptr, day)[grading::index_of(Figure::staff)];
}

}  // namespace

TEST_CASE("a patent's cells hold what the register says; the rest is unknown, never zero") {
    const RegisterRight known = registered();
    CHECK(status(known) == "in_force");
    CHECK(cell(known, PatentColumn::filed_on) == grading::day_number(date_of(2019, 2, 20)));
    CHECK(cell(known, PatentColumn::expires_on) == grading::day_number(date_of(2039, 2, 20)));
    CHECK(cell(known, PatentColumn::fee_years_paid) == 6);
    CHECK(cell(known, PatentColumn::co_owned) == 0);
    for (const PatentColumn column :
         {PatentColumn::claims, PatentColumn::forward_citations, PatentColumn::family_size,
          PatentColumn::licences, PatentColumn::transfers, PatentColumn::pledges,
          PatentColumn::invalidations_survived, PatentColumn::litigations, PatentColumn::pct,
          PatentColumn::in_product, PatentColumn::origin})
        CHECK(cell(known, column) == unknown_cell);
    CHECK(patent_row(known, nullptr, today)->lead_inventor.empty());
    CHECK(patent_row(registered("2019301234561", RightKind::design), nullptr, today)->ipc.empty());
    rights::Recorded mark;
    mark.kind = RightKind::trademark;
    mark.details.details = rights::Trademark{};
    RegisterRight other;
    tell(other, mark);
    CHECK(!patent_row(other, nullptr, today));
}

TEST_CASE(
    "what the register entered over the years is counted, or what an import says where that is "
    "more") {
    RegisterRight known = registered();
    tell(known, rights::Licensed{{"LC1", "某公司", rights::LicenceType::ordinary,
                                  date_of(2022, 1, 1), date_of(2025, 1, 1)}});
    tell(known, rights::Pledged{"PL1", "a-bank", date_of(2022, 5, 1)});
    tell(known, rights::Released{"PL1", date_of(2023, 5, 1)});
    tell(known, rights::Pledged{"PL2", "a-bank", date_of(2023, 6, 1)});
    CHECK(cell(known, PatentColumn::licences) == 1);
    CHECK(cell(known, PatentColumn::pledges) == 2);
    CHECK(cell(known, PatentColumn::transfers) == unknown_cell);

    FactsNoted noted;
    noted.as_of = date_of(2024, 1, 1);
    noted.values.licences = 3;
    noted.values.pledges = 1;
    noted.values.transfers = 0;
    const PatentFacts facts = facts_of({noted});
    CHECK(cell(known, PatentColumn::licences, &facts) == 3);
    CHECK(cell(known, PatentColumn::pledges, &facts) == 2);
    CHECK(cell(known, PatentColumn::transfers, &facts) == 0);
}

TEST_CASE(
    "of several notes the latest that refers to the day or one before counts, each fact by "
    "itself") {
    FactsNoted early;
    early.as_of = date_of(2023, 1, 1);
    early.values.claims = 8;
    early.values.pct = true;
    FactsNoted later = early;
    later.as_of = date_of(2024, 1, 1);
    later.values.claims = 9;
    later.values.pct.reset();
    const PatentFacts facts = facts_of({later, early});
    CHECK(cell(registered(), PatentColumn::claims, &facts) == 9);
    CHECK(cell(registered(), PatentColumn::pct, &facts) == 1);
    CHECK(cell(registered(), PatentColumn::claims, &facts, date_of(2023, 12, 31)) == 8);
    CHECK(cell(registered(), PatentColumn::claims, &facts, date_of(2024, 1, 1)) == 9);
    CHECK(cell(registered(), PatentColumn::claims, &facts, date_of(2022, 12, 31)) == unknown_cell);
}

TEST_CASE("a status is that of the day: fees and terms end rights that nobody noted") {
    const RegisterRight known = registered();
    // Six years are paid: the seventh is due on 2025-02-20, with surcharge until 2025-08-20.
    CHECK(status(known, date_of(2025, 8, 20)) == "in_force");
    CHECK(status(known, date_of(2025, 8, 21)) == "lapsed");
    RegisterRight whole = registered();
    std::get<rights::Patent>(whole.right.details).fee_paid_through_year = 20;
    CHECK(status(whole, date_of(2039, 2, 19)) == "in_force");
    CHECK(status(whole, date_of(2039, 2, 20)) == "expired");
    RegisterRight invalid = registered();
    tell(invalid,
         rights::StatusNoted{rights::StatusChange::invalidated, date_of(2023, 1, 1), "x", {}});
    CHECK(status(invalid) == "invalidated");
    RegisterRight survived = registered();
    tell(survived, rights::StatusNoted{
                       rights::StatusChange::invalidation_begun, date_of(2023, 1, 1), "x", {}});
    tell(survived, rights::StatusNoted{
                       rights::StatusChange::invalidation_ended, date_of(2023, 6, 1), "y", {}});
    CHECK(cell(survived, PatentColumn::invalidations_survived) == 1);
}

TEST_CASE(
    "a figure is the latest by its day; of one day what others state comes before the firm's own") {
    FirmFigures figures{.id = "figures:x"};
    CHECK(staff_on(figures, today) == unknown_figure);
    figures = apply(std::move(figures), stated(date_of(2023, 12, 31), 100, false));
    figures = apply(std::move(figures), stated(date_of(2023, 12, 31), 90, true));
    CHECK(staff_on(figures, today) == 100);
    figures = apply(std::move(figures), stated(date_of(2024, 2, 29), 80, true));
    CHECK(staff_on(figures, today) == 80);
    CHECK(staff_on(figures, date_of(2024, 2, 28)) == 100);
    CHECK(staff_on(figures, date_of(2023, 12, 30)) == unknown_figure);
    figures = apply(std::move(figures), FiguresVerified{2, "b-bank", "b", today, "x"});
    CHECK(staff_on(figures, date_of(2024, 2, 28)) == 90);
    figures = apply(std::move(figures), FiguresWithdrawn{2, "f", "x"});
    CHECK(staff_on(figures, date_of(2024, 2, 28)) == 100);
    // A statement that says nothing of a figure leaves the one before it.
    figures = apply(std::move(figures), stated(date_of(2024, 3, 1), std::nullopt, false));
    CHECK(staff_on(figures, today) == 80);
}

TEST_CASE("figures become whole numbers in their units") {
    FiguresStated event = stated(date_of(2023, 12, 31), std::nullopt, false);
    FigureValues& values = event.details.values;
    values.rd_intensity = Ratio(1, 3);
    values.revenue = yuan(1'000'000);
    values.negative_list = Listed::no;
    values.credit_policy = CreditPolicy::restricted;
    const FirmFigures figures = apply(FirmFigures{}, event);
    const OrganisationKnown organisation{"湘江泵业", "430100", FirmSize::small};
    const auto cells = figure_cells(&figures, &organisation, today);
    CHECK(cells[grading::index_of(Figure::rd_intensity)] == 333'333);
    CHECK(cells[grading::index_of(Figure::revenue)] == 1'000'000'00);
    CHECK(cells[grading::index_of(Figure::negative_list)] == 0);
    CHECK(cells[grading::index_of(Figure::credit_policy)] == 2);
    CHECK(cells[grading::index_of(Figure::size)] == 2);
    CHECK(cells[grading::index_of(Figure::founded_on)] == unknown_figure);
}

TEST_CASE("a firm is where it says, where it is registered here, else where its code was issued") {
    const std::string code = "91430600MA4R9H7K3B";
    CHECK(region_of(code, nullptr, nullptr, today) == "430600");
    const OrganisationKnown organisation{"x", "430100", std::nullopt};
    CHECK(region_of(code, nullptr, &organisation, today) == "430100");
    FiguresStated event = stated(date_of(2023, 12, 31), 1, false);
    event.details.region = "430200";
    const FirmFigures figures = apply(FirmFigures{}, event);
    CHECK(region_of(code, &figures, &organisation, today) == "430200");
    CHECK(region_of(code, &figures, &organisation, date_of(2023, 12, 30)) == "430100");
    CHECK(region_of("91100000100000000X", nullptr, nullptr, today) == std::nullopt);
}

TEST_CASE("contacts are masked, whatever was written") {
    CHECK(masked_contact("陈湘江", "138-1234-5678") == "陈** 138****5678");
    CHECK(masked_contact("Li", "") == "L**");
    CHECK(masked_contact("", "12345") == "****");
    CHECK(masked_contact("", "") == "");
}
