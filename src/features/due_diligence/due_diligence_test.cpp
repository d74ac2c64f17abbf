#include "features/due_diligence/due_diligence.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>

using namespace zhirong;
using namespace zhirong::due_diligence;
using namespace zhirong::lending;

namespace {

const Date applied = date_of(2024, 2, 1);
const Date today = date_of(2024, 3, 20);

Actor person(const char* user, const char* organisation, Role role) {
    return {.user = user, .organisation = organisation, .roles = {role}};
}
const Actor officer = person("li", "bank", Role::bank_officer);
const Actor approver = person("wang", "bank", Role::bank_approver);

// Two inventions and a utility model: at most 25 % of 15,000,000.01 and 15 % of 1,000,000.03 yuan.
std::vector<Pledged> rights() {
    return {{"RI1", "一种泵", RightKind::invention, yuan(10'000'000)},
            {"RI2", "一种阀", RightKind::invention, Money{5'000'000'01}},
            {"RI3", "一种支架", RightKind::utility_model, Money{1'000'000'03}}};
}
// 3,750,000.0025 + 150,000.0045 = 3,900,000.007
const Money most{3'900'000'00};

financing::Financing at_due_diligence() {
    financing::Financing financing;
    financing.id = "FA1";
    financing.applicant = "firm";
    financing.application.bank = "bank";
    financing.application.amount = yuan(5'000'000);
    financing.history = {{financing::Phase::application, applied}};
    financing.phase = financing::Phase::due_diligence;
    financing.value = Money{16'000'000'04};
    return financing;
}

Report report() {
    Report report{.answers = {},
                  .visited = date_of(2024, 3, 10),
                  .investigators = {"li", "chen"},
                  .recommended = most,
                  .override_reason = {},
                  .conclusion = "建议同意"};
    for (const Item& item : standard_checklist()) {
        Answer answer{.item = item.code, .finding = Finding::ok, .text = "已核实", .papers = {}};
        for (const PaperKind kind : item.papers) answer.papers.push_back({kind, "档案"});
        report.answers.push_back(answer);
    }
    return report;
}

DueDiligence opened() {
    DueDiligence one;
    one.id = "DD1";
    return apply(one, decide(at_due_diligence(), Open{}, rights(), officer, today).value());
}
DueDiligence reported(const Report& command) {
    return apply(opened(), decide(opened(), at_due_diligence(), command, officer, today).value());
}
DueDiligence at(Stage stage) {
    if (stage == Stage::open) return opened();
    const DueDiligence one = reported(report());
    if (stage == Stage::reported) return one;
    return due_diligence::apply(one, decide(one, at_due_diligence(),
                                            Decide{stage == Stage::passed, "意见"}, approver, today)
                                         .value());
}

template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}
template <class T>
std::string field_of(const Result<T>& result) {
    return result ? "" : result.error().first().field;
}

auto opening(const Open& command) {
    return decide(at_due_diligence(), command, rights(), officer, today);
}
auto reporting(const Report& command) {
    return decide(opened(), at_due_diligence(), command, officer, today);
}
auto deciding(const DueDiligence& one, bool pass, const Actor& actor) {
    return decide(one, at_due_diligence(), Decide{pass, "意见"}, actor, today);
}

}  // namespace

TEST_CASE("of all stages and acts of a due diligence only those in the table are possible") {
    for (const auto& stage : EnumNames<Stage>::names) {
        const DueDiligence one = at(stage.value);
        CHECK(one.stage == stage.value);
        const auto expected = [&](Act act) {
            const auto found = std::ranges::find_if(moves, [&](const auto& move) {
                return move.from == stage.value && move.act == act;
            });
            return found == moves.end() ? "lifecycle.not_now" : "";
        };
        CHECK(code_of(decide(one, at_due_diligence(), report(), officer, today)) ==
              expected(Act::report));
        CHECK(code_of(deciding(one, true, approver)) == expected(Act::pass));
        CHECK(code_of(deciding(one, false, approver)) == expected(Act::fail));
        CHECK(passed(one) == (stage.value == Stage::passed));
    }
}

TEST_CASE("each act of a due diligence has its role and its bank") {
    const Actor other_officer = person("wu", "other-bank", Role::bank_officer);
    const Actor other_approver = person("wu", "other-bank", Role::bank_approver);
    const auto way = at_due_diligence();
    CHECK(code_of(decide(way, Open{}, rights(), approver, today)) == "access.role_missing");
    CHECK(code_of(decide(way, Open{}, rights(), other_officer, today)) ==
          "access.other_organisation");
    CHECK(code_of(decide(opened(), way, report(), approver, today)) == "access.role_missing");
    CHECK(code_of(decide(opened(), way, report(), other_officer, today)) ==
          "access.other_organisation");
    CHECK(code_of(deciding(reported(report()), true, officer)) == "access.role_missing");
    CHECK(code_of(deciding(reported(report()), true, other_approver)) ==
          "access.other_organisation");
    CHECK(parties(opened()) == std::vector<std::string>{"bank"});
}

TEST_CASE("a due diligence is opened once, and goes on only while the financing is there") {
    auto way = at_due_diligence();
    way.due_diligence = "DD0";
    CHECK(code_of(decide(way, Open{}, rights(), officer, today)) == "due_diligence.exists");
    for (const auto phase : {financing::Phase::valuation, financing::Phase::pledge_registration,
                             financing::Phase::declined}) {
        way = at_due_diligence();
        way.phase = phase;
        CHECK(code_of(decide(way, Open{}, rights(), officer, today)) == "financing.phase");
        CHECK(code_of(decide(opened(), way, report(), officer, today)) == "financing.phase");
        CHECK(code_of(decide(reported(report()), way, Decide{true, "意见"}, approver, today)) ==
              "financing.phase");
    }
}

TEST_CASE("neither the reporter nor another investigator decides, whatever the decision") {
    for (const char* user : {"li", "chen"})
        for (const bool pass : {true, false})
            CHECK(code_of(deciding(reported(report()), pass,
                                   person(user, "bank", Role::bank_approver))) ==
                  "access.same_person");
    CHECK(deciding(reported(report()), true, approver).has_value());
}

TEST_CASE("two different people investigate and one of them reports") {
    Report command = report();
    command.investigators = {"chen", "li", "zhou"};
    CHECK(reporting(command).has_value());
    for (const auto& investigators : {std::vector<std::string>{}, {"li"}, {"li", "li"}}) {
        command.investigators = investigators;
        CHECK(code_of(reporting(command)) == "due_diligence.investigators");
    }
    command.investigators = {"chen", "zhou"};
    CHECK(code_of(reporting(command)) == "due_diligence.reporter");
}

TEST_CASE("the visit is between the application and today") {
    Report command = report();
    for (const auto& [day, code] : {std::pair{applied - Days{1}, "due_diligence.visit_stale"},
                                    {applied, ""},
                                    {today, ""},
                                    {today + Days{1}, "due_diligence.visit_ahead"}}) {
        command.visited = day;
        CHECK(code_of(reporting(command)) == code);
    }
}

TEST_CASE("every item is answered once, with its papers") {
    const std::size_t last = standard_checklist().size() - 1;
    Report command = report();
    std::ranges::reverse(command.answers);
    CHECK(reporting(command).has_value());

    command = report();
    command.answers.pop_back();
    CHECK(code_of(reporting(command)) == "due_diligence.item_missing");
    command = report();
    command.answers[last].item = "ownership";
    command.answers[last].papers = command.answers[0].papers;
    CHECK(code_of(reporting(command)) == "due_diligence.item_twice");
    command.answers[last].item = "weather";
    CHECK(code_of(reporting(command)) == "due_diligence.item_unknown");
    CHECK(field_of(reporting(command)) == "answers[" + std::to_string(last) + "].item");

    for (std::size_t i = 0; i <= last; ++i)
        for (std::size_t k = 0; k < standard_checklist()[i].papers.size(); ++k) {
            command = report();
            command.answers[i].papers.erase(command.answers[i].papers.begin() +
                                            static_cast<std::ptrdiff_t>(k));
            CHECK(code_of(reporting(command)) == "due_diligence.paper_missing");
            CHECK(field_of(reporting(command)) == "answers[" + std::to_string(i) + "].papers");
        }
}

TEST_CASE(
    "the checklist is complete data: codes differ, each item has words, papers and a source") {
    std::vector<std::string> codes;
    for (const Item& item : standard_checklist()) {
        codes.push_back(item.code);
        CHECK_FALSE(item.zh.empty());
        CHECK_FALSE(item.en.empty());
        CHECK_FALSE(item.papers.empty());
        CHECK_FALSE(item.source.zh.empty());
        CHECK_FALSE(item.source.en.empty());
    }
    std::ranges::sort(codes);
    CHECK(std::ranges::adjacent_find(codes) == codes.end());
}

TEST_CASE("one item that failed forbids passing, a concern does not") {
    for (std::size_t i = 0; i < standard_checklist().size(); ++i) {
        Report command = report();
        command.answers[i].finding = Finding::concern;
        CHECK(deciding(reported(command), true, approver).has_value());
        command.answers[i].finding = Finding::fail;
        const DueDiligence one = reported(command);
        CHECK(code_of(deciding(one, true, approver)) == "due_diligence.item_failed");
        CHECK(due_diligence::apply(one, deciding(one, false, approver).value()).stage ==
              Stage::failed);
    }
}

TEST_CASE("the recommended amount is at most what was applied for") {
    Report command = report();
    command.override_reason = "政府增信";
    command.recommended = yuan(5'000'000);
    CHECK(reporting(command).has_value());
    command.recommended = yuan(5'000'000) + Money{1};
    CHECK(code_of(reporting(command)) == "due_diligence.more_than_applied");
    for (const auto& [text, code] : {std::pair{"0.00", "field.positive"}, {"0.01", ""}}) {
        Tree tree = write(report());
        for (auto& [name, value] : *tree.map())
            if (name == "recommended") value = Tree(text);
        CHECK(code_of(read<Report>(tree)) == code);
    }
}

TEST_CASE("a loan at its ceiling passes, one fen more needs a reason, which is logged") {
    Report command = report();
    CHECK_FALSE(reporting(command).value().override.has_value());
    command.recommended = most - Money{1};
    CHECK_FALSE(reporting(command).value().override.has_value());

    command.recommended = most + Money{1};
    CHECK(code_of(reporting(command)) == "due_diligence.above_ceiling");
    CHECK(field_of(reporting(command)) == "recommended");
    command.override_reason = "政府增信,总行已批复";
    const Override override = reporting(command).value().override.value();
    CHECK(override.by == "li");
    CHECK(override.on == today);
    CHECK(override.reason == "政府增信,总行已批复");
    CHECK(override.excess == Money{1});
    CHECK(override.loan_to_value == Ratio(3'900'000'01, 16'000'000'04));
    CHECK(override.ceiling < override.loan_to_value);

    command.recommended = most;
    CHECK(code_of(reporting(command)) == "due_diligence.override_without_excess");
}

TEST_CASE("of one kind of right the ceiling is exactly the lender's figure") {
    for (const auto& [kind, percent, lent] : {std::tuple{RightKind::invention, 25, yuan(250)},
                                              {RightKind::utility_model, 15, yuan(150)},
                                              {RightKind::trademark, 50, yuan(500)}}) {
        const std::vector<Pledged> one{{"RI1", "甲", kind, yuan(1'000)}};
        const Allowance allowed = allowance(example_table(), one);
        CHECK(allowed.ceiling == Ratio::percent(percent));
        CHECK(allowed.most == lent);
        CHECK(loan_to_value(lent, allowed.value) == allowed.ceiling);
    }
    CHECK(example_table().example);
}

TEST_CASE("what may be lent is the last fen within the exact ceiling, whatever the values") {
    CHECK(rc::check([] {
        const auto kinds =
            std::array{RightKind::invention, RightKind::utility_model, RightKind::design};
        CeilingTable table{.source = {"制度", "Rule"}, .example = false, .ceilings = {}};
        for (const RightKind kind : kinds)
            table.ceilings.push_back({kind, Ratio::basis_points(*rc::gen::inRange(1, 10'001))});
        std::vector<Pledged> some;
        const int count = *rc::gen::inRange(1, 8);
        for (int i = 0; i < count; ++i)
            some.push_back({"RI" + std::to_string(i), "甲",
                            kinds[static_cast<std::size_t>(*rc::gen::inRange(0, 3))],
                            Money{*rc::gen::inRange<std::int64_t>(1, largest_input.fen / 8)}});
        const Allowance allowed = allowance(table, some);
        RC_ASSERT(loan_to_value(allowed.most, allowed.value) <= allowed.ceiling);
        RC_ASSERT(loan_to_value(allowed.most + Money{1}, allowed.value) > allowed.ceiling);
        RC_ASSERT(why_most(table, some).result == to_string(allowed.most));
        RC_ASSERT(parse_ratio(why_ceiling(table, some).result) == allowed.ceiling);
    }));
}

TEST_CASE("the bank's own ceilings replace the example and are kept with the due diligence") {
    const OwnTable own{.source = "本行知识产权质押贷款管理办法",
                       .ceilings = {{RightKind::invention, Ratio::percent(40)},
                                    {RightKind::utility_model, Ratio::whole(1)}}};
    const Opened event = opening(Open{own}).value();
    CHECK(event.table.source.zh == own.source);
    CHECK_FALSE(event.table.example);
    CHECK(allowance(event.table, event.rights).most == Money{7'000'000'03});
    CHECK(opening(Open{}).value().table.example);
}

TEST_CASE("a ceiling is above nothing, at most the whole value, and in basis points") {
    const auto with = [](Ratio ceiling) {
        return opening(Open{OwnTable{
            .source = "办法",
            .ceilings = {{RightKind::invention, ceiling}, {RightKind::utility_model, ceiling}}}});
    };
    CHECK(with(Ratio::basis_points(1)).has_value());
    CHECK(with(Ratio::whole(1)).has_value());
    for (const Ratio bad :
         {Ratio{}, Ratio{-1, 4}, Ratio{10'001, 10'000}, Ratio{1, 20'000}, Ratio{1, 3}})
        CHECK(code_of(with(bad)) == "due_diligence.ceiling_range");
    CHECK(field_of(with(Ratio{})) == "table.ceilings[0].ceiling");
    CHECK(code_of(
              opening(Open{OwnTable{.source = "办法",
                                    .ceilings = {{RightKind::invention, Ratio::percent(25)},
                                                 {RightKind::invention, Ratio::percent(30)}}}})) ==
          "due_diligence.ceiling_twice");
}

TEST_CASE("a kind of right without a ceiling is named, not guessed") {
    auto some = rights();
    some[2].kind = RightKind::design;
    const auto result = decide(at_due_diligence(), Open{}, some, officer, today);
    CHECK(code_of(result) == "due_diligence.no_ceiling");
    CHECK(in_english(result.error().first()).find("Design patent (RI3)") != std::string::npos);
}

TEST_CASE("the loan to value explains itself down to each right") {
    const DueDiligence one = reported(report());
    const Why why = why_loan_to_value(recommended(one), one.opened.table, one.opened.rights);
    CHECK(parse_ratio(why.result) == one.reported->loan_to_value);
    CHECK(why.source->en.starts_with("Example: public figures of BoComm"));
    CHECK(why.inputs[1].value == "16000000.04");
    CHECK(why.steps[0].inputs.size() == 6);
    CHECK(why.steps[1].result == "3900000.00");
    CHECK(why.steps[1].rounding == Rounding::down);
}

TEST_CASE("a due diligence is stored and read back the same at every stage") {
    for (const auto& stage : EnumNames<Stage>::names) {
        const Tree stored = write(at(stage.value));
        CHECK(write(read<DueDiligence>(stored).value()) == stored);
    }
    Report command = report();
    command.recommended = most + Money{1};
    command.override_reason = "总行已批复";
    const Tree stored = write(reported(command));
    CHECK(write(read<DueDiligence>(stored).value()) == stored);
}

TEST_CASE("the recommended amount is known from the report on") {
    CHECK_THROWS_AS(recommended(opened()), BrokenInvariant);
    CHECK(recommended(reported(report())) == most);
    CHECK(std::get<Passed>(deciding(reported(report()), true, approver).value()).recommended ==
          most);
}
