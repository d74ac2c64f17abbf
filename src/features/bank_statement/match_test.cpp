#include "features/bank_statement/match.h"

#include <doctest/doctest.h>

using namespace zhirong;
using namespace zhirong::bank_statement;
using iso20022::Direction;

namespace {

const Date lent = date_of(2024, 1, 21);
const Date day = date_of(2024, 2, 21);
const Actor officer{"wang", "bank", {Role::bank_officer}};

const ReferenceRates rates = ReferenceRates::read(
                                 "effective_from,one_year_percent,over_five_year_percent\n"
                                 "2023-08-21,3.45,4.20\n")
                                 .value();
const WorkingDays days =
    WorkingDays::read(Tree::map({{"holidays", Tree::map({{"2024", Tree::List{}}})},
                                 {"working_weekends", Tree::map({{"2024", Tree::List{}}})}}))
        .value();
const loan::Market market{rates, days};

// 100,000.00 at 6 % for three months: 516.67 of interest on the 21st of February.
loan::Loan loan_of(const std::string& id) {
    loan::Loan loan{.id = id};
    loan.lender = "bank";
    loan.terms.principal_limit = yuan(100'000);
    loan.terms.rate = loan::FixedRate{Ratio::percent(6)};
    loan.terms.maturity = date_of(2024, 4, 21);
    loan.events.push_back({"drawn", lent, loan::Disbursed{yuan(100'000)}});
    return loan;
}

Line line(Money amount, std::vector<std::string> named) {
    return {.number = 1, .amount = amount, .booked = day, .value = day, .named = std::move(named)};
}

// What becomes of a line where loans LN1 and LN2 stand.
Line judged(Line line, Loans loans = {{"LN1", loan_of("LN1")}, {"LN2", loan_of("LN2")}}) {
    judge(line, loans, market, officer, day);
    return line;
}

iso20022::AccountStatement statement_of(std::vector<iso20022::StatementEntry> entries) {
    iso20022::AccountStatement statement;
    for (iso20022::StatementEntry& entry : entries) entry.booked = day;
    statement.entries = std::move(entries);
    return statement;
}

Taken content(std::vector<Line> lines) {
    Taken taken{.bank = "bank", .account = "PA1"};
    taken.lines = std::move(lines);
    return taken;
}
BankStatement folded(const BankStatement& statement, const Event& event) {
    return bank_statement::apply(statement, event);
}
template <class T>
std::string code_of(const Result<T>& result) {
    return result ? "" : result.error().first().kind->code;
}

}  // namespace

TEST_CASE("a name is found where it stands alone, whatever stands around it") {
    Names names;
    names.add("LN0123456789AB", "LN0123456789AB");
    names.add("借2024-1", "CT1");
    names.add("借2024-12", "CT12");
    names.add("ABC/7", "CT7");
    using Found = std::set<std::string>;
    struct Row {
        const char* text;
        Found found;
    };
    for (const Row& row : std::vector<Row>{{"", {}},
                                           {"LN0123456789AB", {"LN0123456789AB"}},
                                           {"repay ln0123456789ab.", {"LN0123456789AB"}},
                                           {"XLN0123456789AB", {}},
                                           {"LN0123456789ABC", {}},
                                           {"归还借2024-1号合同利息", {"CT1"}},
                                           {"借2024-12", {"CT12"}},
                                           {"借2024-123", {}},
                                           {"借2024-1-2", {}},
                                           {"借2024-1/3", {}},
                                           {"借2024-1-", {"CT1"}},
                                           {"借２０２４－１", {"CT1"}},
                                           {"借2024-1、借2024-12", {"CT1", "CT12"}},
                                           {"abc/7　还款", {"CT7"}},
                                           {"ZABC/7", {}},
                                           {"合同", {}}}) {
        CAPTURE(row.text);
        CHECK(names.in(row.text) == row.found);
    }
}

TEST_CASE("a number that two contracts bear finds both") {
    Names names;
    names.add("借1", "CT1");
    names.add("借1", "CT2");
    CHECK(names.in("借1").size() == 2);
}

TEST_CASE("a payment that names one loan and fits it is recorded") {
    const Line recorded = judged(line(Money{51'667}, {"LN1"}));
    CHECK(recorded.outcome == Outcome::recorded);
    REQUIRE(recorded.parts.size() == 1);
    CHECK(recorded.parts[0].loan == "LN1");
    CHECK(recorded.left() == Money{});
}

TEST_CASE("a payment waits, and says why") {
    CHECK(judged(line(yuan(1), {})).reason == WaitingReason::no_loan);
    CHECK(judged(line(yuan(1), {"LN1", "LN2"})).reason == WaitingReason::several_loans);
    // All that is owed on the day, and a fen more.
    CHECK(judged(line(Money{10'051'667}, {"LN1"})).outcome == Outcome::recorded);
    const Line more = judged(line(Money{10'051'668}, {"LN1"}));
    CHECK(more.outcome == Outcome::waiting);
    CHECK(more.reason == WaitingReason::more_than_owed);
    REQUIRE(more.said.has_value());
    CHECK(more.said->en == "100516.68 is more than the 100516.67 owed on 2024-02-21");
    Line early = line(yuan(1), {"LN1"});
    early.value = lent - Days{1};
    CHECK(judged(early).reason == WaitingReason::not_allowed);
    Line late = line(yuan(1), {"LN1"});
    late.value = day + Days{1};
    CHECK(judged(late).reason == WaitingReason::not_allowed);
    loan::Loan ended = loan_of("LN1");
    ended.events.push_back({"all", day, loan::Repaid{Money{10'051'667}}});
    CHECK(judged(line(yuan(1), {"LN1"}), {{"LN1", ended}}).reason == WaitingReason::loan_ended);
    loan::Loan lost = loan_of("LN1");
    lost.events.push_back({"lost", day, loan::WrittenOff{}});
    CHECK(judged(line(yuan(1), {"LN1"}), {{"LN1", lost}}).reason == WaitingReason::loan_ended);
}

TEST_CASE("what one line pays the next can no longer pay") {
    Loans loans{{"LN1", loan_of("LN1")}};
    Line first = line(yuan(100'000), {"LN1"});
    Line second = line(Money{51'668}, {"LN1"});
    Line third = line(Money{51'667}, {"LN1"});
    second.number = 2;
    third.number = 3;
    for (Line* each : {&first, &second, &third}) judge(*each, loans, market, officer, day);
    CHECK(first.outcome == Outcome::recorded);
    CHECK(second.reason == WaitingReason::more_than_owed);
    CHECK(third.outcome == Outcome::recorded);
}

TEST_CASE("only payments in wait, and none that was on a statement before") {
    const auto lines = lines_of(
        statement_of(
            {{.amount = yuan(1), .servicer_reference = "R1"},
             {.amount = yuan(2), .direction = Direction::debit, .servicer_reference = "R1"},
             {.amount = yuan(3), .servicer_reference = "R1"},
             {.amount = yuan(4), .servicer_reference = "R0"},
             {.amount = yuan(5), .reversal = true},
             {.amount = yuan(6), .direction = Direction::debit, .reversal = true},
             {.amount = yuan(7), .details = {{}, {}}},
             {.amount = yuan(8)},
             {.amount = yuan(9)}}),
        [](const std::string& reference) { return reference == "R0"; });
    REQUIRE(lines.size() == 9);
    CHECK(lines[0].outcome == Outcome::waiting);
    CHECK_FALSE(lines[0].reason.has_value());
    CHECK(lines[1].outcome == Outcome::outgoing);
    CHECK(lines[2].reason == WaitingReason::repeated);
    CHECK(lines[3].reason == WaitingReason::repeated);
    CHECK(lines[4].reason == WaitingReason::reversal);
    CHECK(lines[5].reason == WaitingReason::reversal);
    CHECK(lines[6].reason == WaitingReason::gathered);
    CHECK_FALSE(lines[7].reason.has_value());
    CHECK_FALSE(lines[8].reason.has_value());
    CHECK(lines[8].number == 9);
}

TEST_CASE("by hand a payment is assigned in parts, and the rest set aside") {
    Line waits = line(yuan(100), {});
    waits.reason = WaitingReason::no_loan;
    Line reversal = line(yuan(5), {});
    reversal.number = 2;
    reversal.reversal = true;
    const BankStatement statement = folded({.id = "BS1"}, Event{content({waits, reversal})});
    CHECK(stage_words(statement).name == "waiting");
    const Actor approver{"chen", "bank", {Role::bank_approver}};
    CHECK(code_of(may_assign(statement, 1, {"LN1", yuan(1), "x"}, approver)) ==
          "access.role_missing");
    CHECK(code_of(may_assign(statement, 3, {"LN1", yuan(1), "x"}, officer)) ==
          "bank_statement.line");
    CHECK(code_of(may_assign(statement, 0, {"LN1", yuan(1), "x"}, officer)) ==
          "bank_statement.line");
    CHECK(code_of(may_assign(statement, 2, {"LN1", yuan(1), "x"}, officer)) ==
          "bank_statement.reversal");
    CHECK(code_of(may_assign(statement, 1, {"LN1", yuan(100), "x"}, officer)) == "");
    CHECK(code_of(may_assign(statement, 1, {"LN1", Money{10'001}, "x"}, officer)) ==
          "bank_statement.above_left");

    const Part part{"LN1", yuan(60), "EV1", {.interest = yuan(60)}};
    const BankStatement assigned =
        folded(statement, Event{Assigned{1, part, "电话核实", "wang", day}});
    CHECK(assigned.content.lines[0].outcome == Outcome::waiting);
    CHECK(assigned.content.lines[0].left() == yuan(40));
    CHECK(code_of(may_assign(assigned, 1, {"LN1", Money{4'001}, "x"}, officer)) ==
          "bank_statement.above_left");
    const PutAside aside = *decide(assigned, 1, {AsideKind::to_be_returned, "多付"}, officer, day);
    CHECK(aside.aside.amount == yuan(40));
    const BankStatement done = folded(assigned, Event{aside});
    CHECK(done.content.lines[0].outcome == Outcome::set_aside);
    CHECK(done.content.lines[0].left() == Money{});
    CHECK(code_of(may_assign(done, 1, {"LN1", yuan(1), "x"}, officer)) ==
          "bank_statement.not_waiting");
    CHECK(code_of(decide(done, 1, {AsideKind::other_business, "x"}, officer, day)) ==
          "bank_statement.not_waiting");
    const BankStatement all =
        folded(done, Event{*decide(done, 2, {AsideKind::other_business, "冲错"}, officer, day)});
    CHECK(stage_words(all).name == "done");
}

TEST_CASE("a statement is the same one under its account and number, whoever sends it") {
    CHECK(id_of("bank", "4301", "S1") == id_of("bank", "4301", "S1"));
    CHECK(id_of("bank", "4301", "S1") != id_of("bank", "4301", "S2"));
    CHECK(id_of("bank", "4301", "S1") != id_of("bank", "4302", "S1"));
    CHECK(id_of("bank", "4301", "S1") != id_of("other", "4301", "S1"));
}
