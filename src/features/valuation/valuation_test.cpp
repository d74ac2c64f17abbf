#include "features/valuation/valuation.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace zhirong;
using namespace zhirong::valuation;

namespace {

const Date today = date_of(2024, 3, 15);
const Date base_date = date_of(2024, 2, 29);

Actor person(const char* user, const char* organisation, Role role) {
    return {.user = user, .organisation = organisation, .roles = {role}};
}
const Actor officer = person("li", "bank", Role::bank_officer);
const Actor appraiser = person("zhao", "appraiser", Role::appraiser_officer);

financing::Financing at_valuation() {
    financing::Financing financing;
    financing.id = "FA1";
    financing.applicant = "firm";
    financing.application.bank = "bank";
    financing.application.appraiser = "appraiser";
    financing.application.rights = {"RI1", "RI2"};
    financing.application.amount = yuan(5'000'000);
    financing.phase = financing::Phase::valuation;
    return financing;
}

std::vector<Subject> subjects() {
    return {{"RI1", "一种泵", {"firm"}}, {"RI2", "一种阀", {"firm", "institute"}}};
}

Commission commission() {
    return {.base_date = base_date, .purpose = "质押融资", .deadline = date_of(2024, 3, 31)};
}

Report report() {
    return {.number = "湘评报字〔2024〕第18号",
            .method = Method::income,
            .lines = {{"RI1", Money{1'234'567'89}}, {"RI2", Money{1}}},
            .professionals = {{"钱一", "43000001"}, {"孙二", "43000002"}},
            .valid_until = date_of(2025, 2, 28),
            .assumptions = "持续使用假设",
            .papers = {{PaperKind::report, "湘评报字〔2024〕第18号"},
                       {PaperKind::ownership, "专利登记簿副本"}}};
}

Return with_reason() { return {.reason = "折现率未说明", .base_date = {}, .deadline = {}}; }

Valuation at(Stage stage) {
    Valuation valuation;
    valuation.id = "VA1";
    valuation =
        apply(valuation, decide(at_valuation(), commission(), subjects(), officer, today).value());
    if (stage == Stage::commissioned) return valuation;
    valuation =
        apply(valuation,
              decide(valuation, at_valuation(), report(), subjects(), appraiser, today).value());
    if (stage == Stage::accepted)
        return apply(valuation,
                     decide(valuation, at_valuation(), Accept{"同意"}, {}, officer, today).value());
    if (stage == Stage::returned)
        return apply(valuation,
                     decide(valuation, at_valuation(), with_reason(), officer, today).value());
    return valuation;
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}
template <class T>
std::string field_of(const Result<T>& result) {
    return result ? "" : result.error().first().field;
}

auto reporting(const Report& command, Date on = today) {
    return decide(at(Stage::commissioned), at_valuation(), command, subjects(), appraiser, on);
}
auto commissioning(const Commission& command) {
    return decide(at_valuation(), command, subjects(), officer, today);
}

}  // namespace

TEST_CASE("of all stages and acts only those in the table are possible") {
    for (const auto& stage : EnumNames<Stage>::names) {
        const Valuation valuation = at(stage.value);
        CHECK(valuation.stage == stage.value);
        const auto expected = [&](Act act) {
            const auto found = std::ranges::find_if(moves, [&](const auto& move) {
                return move.from == stage.value && move.act == act;
            });
            return found == moves.end() ? "lifecycle.not_now" : "";
        };
        CHECK(code_of(decide(valuation, at_valuation(), report(), subjects(), appraiser, today)) ==
              expected(Act::report));
        CHECK(code_of(decide(valuation, at_valuation(), Accept{"同意"}, {}, officer, today)) ==
              expected(Act::accept));
        CHECK(code_of(decide(valuation, at_valuation(), with_reason(), officer, today)) ==
              expected(Act::send_back));
    }
}

TEST_CASE("each act has its role and its organisation") {
    const Valuation commissioned = at(Stage::commissioned);
    const Valuation reported = at(Stage::reported);
    const Actor other_bank = person("wu", "other-bank", Role::bank_officer);
    const Actor other_appraiser = person("wu", "other-appraiser", Role::appraiser_officer);
    const financing::Financing way = at_valuation();
    CHECK(code_of(decide(way, commission(), subjects(), appraiser, today)) ==
          "access.role_missing");
    CHECK(code_of(decide(way, commission(), subjects(), other_bank, today)) ==
          "access.other_organisation");
    CHECK(code_of(decide(commissioned, way, report(), subjects(), officer, today)) ==
          "access.role_missing");
    CHECK(code_of(decide(commissioned, way, report(), subjects(), other_appraiser, today)) ==
          "access.other_organisation");
    CHECK(code_of(decide(reported, way, Accept{"同意"}, {}, appraiser, today)) ==
          "access.role_missing");
    CHECK(code_of(decide(reported, way, Accept{"同意"}, {}, other_bank, today)) ==
          "access.other_organisation");
    CHECK(code_of(decide(reported, way, with_reason(), other_bank, today)) ==
          "access.other_organisation");
}

TEST_CASE("a valuation is commissioned once, while the financing waits for a value") {
    financing::Financing way = at_valuation();
    CHECK(commissioning(commission()).has_value());
    way.valuation = "VA0";
    CHECK(code_of(decide(way, commission(), subjects(), officer, today)) == "valuation.exists");
    for (const auto phase : {financing::Phase::application, financing::Phase::due_diligence,
                             financing::Phase::declined, financing::Phase::withdrawn}) {
        way.phase = phase;
        CHECK(code_of(decide(way, commission(), subjects(), officer, today)) == "financing.phase");
    }
}

TEST_CASE("nothing goes on in a valuation whose financing has ended") {
    financing::Financing way = at_valuation();
    way.phase = financing::Phase::withdrawn;
    CHECK(code_of(decide(at(Stage::commissioned), way, report(), subjects(), appraiser, today)) ==
          "financing.phase");
    CHECK(code_of(decide(at(Stage::reported), way, Accept{"同意"}, {}, officer, today)) ==
          "financing.phase");
    CHECK(code_of(decide(at(Stage::reported), way, with_reason(), officer, today)) ==
          "financing.phase");
}

TEST_CASE("the deadline is today or later, the base date not after it nor a year before it") {
    Commission command = commission();
    command.deadline = today;
    CHECK(commissioning(command).has_value());
    command.deadline = today - Days{1};
    CHECK(code_of(commissioning(command)) == "valuation.deadline");

    command = commission();
    command.base_date = command.deadline;
    CHECK(commissioning(command).has_value());
    command.base_date = command.deadline + Days{1};
    CHECK(code_of(commissioning(command)) == "valuation.base_date_after_deadline");

    command.base_date = date_of(2023, 3, 31);
    CHECK(commissioning(command).has_value());
    command.base_date = date_of(2023, 3, 30);
    CHECK(code_of(commissioning(command)) == "valuation.base_date_too_old");
    CHECK(field_of(commissioning(command)) == "base_date");
}

TEST_CASE("an appraiser that is the firm, the bank or an owner of a right is refused") {
    const auto rights = subjects();
    CHECK(require_independent("appraiser", "firm", "bank", rights).has_value());
    for (const char* conflicted : {"firm", "bank", "institute"}) {
        const auto result = require_independent(conflicted, "firm", "bank", rights);
        CHECK(code_of(result) == "valuation.not_independent");
    }
    const auto owner = require_independent("institute", "firm", "bank", rights);
    CHECK(in_english(owner.error().first()) ==
          "Appraiser “institute” is an owner of right RI2: not independent; another appraiser is "
          "needed");

    financing::Financing way = at_valuation();
    way.application.appraiser = "institute";
    CHECK(code_of(decide(way, commission(), rights, officer, today)) ==
          "valuation.not_independent");
}

TEST_CASE("an appraiser that became an owner since the commission may not report") {
    auto now = subjects();
    now[1].owners = {"appraiser"};
    CHECK(code_of(decide(at(Stage::commissioned), at_valuation(), report(), now, appraiser,
                         today)) == "valuation.not_independent");
}

TEST_CASE("a report before its base date is refused, on it taken") {
    Valuation valuation = at(Stage::commissioned);
    valuation.commission.base_date = today;
    CHECK(decide(valuation, at_valuation(), report(), subjects(), appraiser, today).has_value());
    valuation.commission.base_date = today + Days{1};
    CHECK(code_of(decide(valuation, at_valuation(), report(), subjects(), appraiser, today)) ==
          "valuation.base_date_ahead");
}

TEST_CASE("a report has one line for each right") {
    Report command = report();
    std::ranges::reverse(command.lines);
    CHECK(reporting(command).has_value());
    command.lines.pop_back();
    CHECK(code_of(reporting(command)) == "valuation.right_missing");
    CHECK(field_of(reporting(command)) == "lines");
    command.lines = {{"RI1", yuan(1)}, {"RI2", yuan(1)}, {"RI1", yuan(1)}};
    CHECK(code_of(reporting(command)) == "valuation.right_twice");
    CHECK(field_of(reporting(command)) == "lines[2].right");
    command.lines = {{"RI1", yuan(1)}, {"RI3", yuan(1)}};
    CHECK(code_of(reporting(command)) == "valuation.right_unknown");
    CHECK(field_of(reporting(command)) == "lines[1].right");
}

TEST_CASE("a value is above zero and their sum an amount that can be stored") {
    for (const auto& [text, code] : {std::pair{"0.00", "field.positive"},
                                     {"-0.01", "field.positive"},
                                     {"0.01", ""},
                                     {"0.001", "field.money"}})
        CHECK(code_of(read<Line>(Tree::map({{"right", "RI1"}, {"value", text}}))) == code);

    Report command = report();
    command.lines = {{"RI1", largest_input - Money{1}}, {"RI2", Money{1}}};
    CHECK(reporting(command).has_value());
    command.lines[1].value = Money{2};
    CHECK(code_of(reporting(command)) == "valuation.total");
}

TEST_CASE("at least two different professionals sign") {
    Report command = report();
    command.professionals.push_back({"周三", "43000003"});
    CHECK(reporting(command).has_value());
    command.professionals.resize(2);
    CHECK(reporting(command).has_value());
    command.professionals[1] = {"钱一", "43000001"};
    CHECK(code_of(reporting(command)) == "valuation.licence_twice");
    CHECK(field_of(reporting(command)) == "professionals[1].licence");
    command.professionals.resize(1);
    CHECK(code_of(reporting(command)) == "valuation.professionals");
    command.professionals.clear();
    CHECK(code_of(reporting(command)) == "valuation.professionals");
}

TEST_CASE("a report is good for one year from its base date at most") {
    Report command = report();
    CHECK(latest_use(base_date) == date_of(2025, 2, 28));
    command.valid_until = date_of(2025, 2, 27);
    CHECK(reporting(command).has_value());
    command.valid_until = date_of(2025, 2, 28);
    CHECK(reporting(command).has_value());
    command.valid_until = date_of(2025, 3, 1);
    CHECK(code_of(reporting(command)) == "valuation.valid_too_long");
}

TEST_CASE("a report that has expired is neither taken nor accepted") {
    Report command = report();
    CHECK(reporting(command, command.valid_until).has_value());
    CHECK(code_of(reporting(command, command.valid_until + Days{1})) == "valuation.expired");

    const Valuation reported = at(Stage::reported);
    const Date last = reported.report->valid_until;
    CHECK(decide(reported, at_valuation(), Accept{"同意"}, {}, officer, last).has_value());
    CHECK(code_of(decide(reported, at_valuation(), Accept{"同意"}, {}, officer, last + Days{1})) ==
          "valuation.expired");
}

TEST_CASE("the report itself and the proof of ownership are handed in") {
    for (const PaperKind kind : required_papers(financing::ValuationWay::third_party_appraisal)) {
        Report command = report();
        std::erase_if(command.papers, [&](const Paper& paper) { return paper.kind == kind; });
        CHECK(code_of(reporting(command)) == "valuation.paper_missing");
    }
}

TEST_CASE("where the programme lets the bank evaluate, its people report and another one accepts") {
    financing::Financing financing = at_valuation();
    financing.route =
        financing::Route{"example", "", {{"valuation", true, "internal_evaluation", {}}}};
    const std::vector<Subject> subjects = at(Stage::commissioned).subjects;
    const auto commissioned =
        decide(financing, at(Stage::commissioned).commission, subjects, officer, base_date);
    REQUIRE(commissioned);
    CHECK(commissioned->appraiser == financing.application.bank);
    Valuation valuation = at(Stage::commissioned);
    valuation.appraiser = commissioned->appraiser;
    valuation.way = commissioned->way.value();

    Report command = report();
    command.professionals.clear();
    CHECK(code_of(decide(valuation, financing, command, subjects, officer, base_date)) ==
          "valuation.paper_missing");
    command.papers.push_back({PaperKind::evaluation, "PJ-1"});
    CHECK(code_of(decide(valuation, financing, command, subjects, appraiser, base_date)) ==
          "access.role_missing");
    const auto reported = decide(valuation, financing, command, subjects, officer, base_date);
    REQUIRE(reported);
    valuation = apply(valuation, *reported);
    CHECK(code_of(decide(valuation, financing, Accept{"同意"}, {}, officer, base_date)) ==
          "access.same_person");
    Actor other = officer;
    other.user = "another-officer";
    CHECK(decide(valuation, financing, Accept{"同意"}, {}, other, base_date));
}

TEST_CASE("a returned report may be made again for another base date") {
    Valuation valuation = at(Stage::returned);
    CHECK(valuation.commission.base_date == base_date);
    CHECK(valuation.returned->reason == "折现率未说明");

    const Date later = date_of(2025, 3, 1);
    valuation = at(Stage::reported);
    Return command = with_reason();
    command.base_date = later;
    CHECK(code_of(decide(valuation, at_valuation(), command, officer, later)) ==
          "valuation.deadline");
    command.deadline = later + Days{10};
    valuation =
        apply(valuation, decide(valuation, at_valuation(), command, officer, later).value());
    CHECK(valuation.stage == Stage::returned);
    CHECK(valuation.commission.base_date == later);
    Report again = report();
    again.valid_until = date_of(2026, 3, 1);
    valuation = apply(
        valuation, decide(valuation, at_valuation(), again, subjects(), appraiser, later).value());
    valuation = apply(
        valuation, decide(valuation, at_valuation(), Accept{"同意"}, {}, officer, later).value());
    CHECK(valuation.accepted->value == Money{1'234'567'90});
}

TEST_CASE("the accepted value is the sum of the lines to the fen, and says why") {
    const Valuation accepted = at(Stage::accepted);
    CHECK(accepted.accepted->value == Money{1'234'567'90});
    const Why why = why_total(accepted);
    CHECK(why.result == "1234567.90");
    CHECK(why.inputs.size() == 2);
    CHECK(why.inputs[1] == input("RI2", "一种阀", "一种阀", Money{1}));
    CHECK(why.steps[0].source->zh == "评估报告 湘评报字〔2024〕第18号,收益法");
    CHECK(why.steps[0].result == "1234567.89");
}

TEST_CASE("whatever the lines, the total is their sum and its explanation adds up") {
    CHECK(rc::check([] {
        const auto fens = *rc::gen::nonEmpty(rc::gen::container<std::vector<std::int64_t>>(
            rc::gen::inRange<std::int64_t>(1, 1'000'000'000'000)));
        Valuation valuation = at(Stage::reported);
        valuation.subjects.clear();
        valuation.report->lines.clear();
        std::int64_t sum = 0;
        for (std::size_t i = 0; i < fens.size(); ++i) {
            const std::string right = "RI" + std::to_string(i);
            valuation.subjects.push_back({right, right, {}});
            valuation.report->lines.push_back({right, Money{fens[i]}});
            sum += fens[i];
        }
        const Why why = why_total(valuation);
        Money explained;
        for (const WhyInput& line : why.inputs) explained += parse_money(line.value).value();
        RC_ASSERT(total(valuation.report->lines) == Money{sum});
        RC_ASSERT(explained == Money{sum});
        RC_ASSERT(why.result == to_string(Money{sum}));
    }));
}

TEST_CASE("a valuation is stored and read back the same at every stage") {
    for (const auto& stage : EnumNames<Stage>::names) {
        const Tree stored = write(at(stage.value));
        CHECK(write(read<Valuation>(stored).value()) == stored);
    }
}
