// What a programme answers. Here and not in core/programme, because the programmes of these tests
// are written as their readers write them.
#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <chrono>
#include <string>
#include <vector>

#include "core/programme/cases.h"
#include "core/programme/compensation.h"
#include "core/programme/library.h"
#include "platform/yaml/testing/example_programme.h"
#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::programme;

TEST_CASE("each operation does what its name says") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("third", "rate", "1/3") + constant("half", "rate", "50%") +
        constant("hundred", "money", "100.00") + constant("fifty", "money", "50.00") +
        constant("ten_days", "days", "10") + constant("three", "count", "3") +
        quantity("part", "money", "formula: {share: third, of: hundred, rounding: half_up}") +
        quantity("part_up", "money", "formula: {share: third, of: hundred, rounding: up}") +
        quantity("half_third", "rate", "formula: {share: half, of: third}") +
        quantity("small", "money", "formula: {least: [hundred, fifty]}") +
        quantity("big", "money", "formula: {greatest: [fifty, hundred]}") +
        quantity("all", "money", "formula: {sum: [fifty, hundred, fifty]}") +
        quantity("days", "days", "formula: {sum: [ten_days, ten_days]}") +
        quantity("number", "count", "formula: {remaining: three, after: three}") +
        quantity("left", "money", "formula: {remaining: hundred, after: fifty}") +
        quantity("none", "money", "formula: {remaining: fifty, after: hundred}") +
        quantity("rates", "rate", "formula: {remaining: half, after: third}"));
    for (const auto& [name, expected] :
         {std::pair{"part", "CNY 33.33"}, std::pair{"part_up", "CNY 33.34"},
          std::pair{"half_third", "1/6"}, std::pair{"small", "CNY 50.00"},
          std::pair{"big", "CNY 100.00"}, std::pair{"all", "CNY 200.00"},
          std::pair{"days", "20 days"}, std::pair{"number", "0"}, std::pair{"left", "CNY 50.00"},
          std::pair{"none", "CNY 0.00"}, std::pair{"rates", "1/6"}})
        CHECK_MESSAGE(answer(programme, name, {}) == expected, name);
}

TEST_CASE("tiers decide at their very bounds, for the whole or by slice") {
    const std::string rows =
        "table: [{up_to: 100.00, value: 3%}, {above: 100.00, up_to: 200.00, value: 2%}, "
        "{above: 200.00, value: 1%}]";
    const std::string rows_below =
        "table: [{below: 100.00, value: 3%}, {at_least: 100.00, below: 200.00, value: 2%}]";
    const auto tiers = [&](const char* name, const char* unit, const std::string& body) {
        return quantity(name, unit,
                        "values: [{from: 2023-01-01, tiers: {by: loan.principal, " + body + "}}]");
    };
    const Programme programme =
        programme_of("quantities:\n" + tiers("up_to", "rate", "method: whole, " + rows) +
                     tiers("below", "rate", "method: whole, " + rows_below) +
                     tiers("slice", "money", "method: slice, rounding: half_up, " + rows));
    struct Row {
        const char* principal;
        const char* up_to;
        const char* below;
        const char* slice;  // 3 % of the first 100, 2 % of the next, 1 % of the rest
    };
    for (const Row& row :
         {Row{"0.00", "3%", "3%", "CNY 0.00"}, Row{"99.99", "3%", "3%", "CNY 3.00"},
          Row{"100.00", "3%", "2%", "CNY 3.00"}, Row{"100.01", "2%", "2%", "CNY 3.00"},
          Row{"199.99", "2%", "2%", "CNY 5.00"},
          Row{"200.00", "2%", "programme.no_tier below", "CNY 5.00"},
          Row{"201.00", "1%", "programme.no_tier below", "CNY 5.01"},
          Row{"250.00", "1%", "programme.no_tier below", "CNY 5.50"}}) {
        const Facts facts = facts_of(std::string("loan.principal: ") + row.principal);
        CAPTURE(std::string(row.principal));
        CHECK(answer(programme, "below", facts) == row.below);
        CHECK(answer(programme, "slice", facts) == row.slice);
        CHECK(answer(programme, "up_to", facts) == row.up_to);
    }
}

TEST_CASE("a dated value holds from its first day to its last") {
    const Programme programme = programme_of(
        "quantities:\n" +
        quantity("cap", "money",
                 "values: [{from: 2023-02-01, until: 2023-12-31, value: 1.00}, {from: 2024-02-01, "
                 "value: 2.00}]"));
    struct Row {
        Date date;
        const char* expected;
    };
    for (const Row& row :
         {Row{date_of(2022, 12, 31), "programme.not_in_force date"},
          Row{date_of(2023, 1, 1), "programme.no_value_on_date cap"},
          Row{date_of(2023, 1, 31), "programme.no_value_on_date cap"},
          Row{date_of(2023, 2, 1), "CNY 1.00"}, Row{date_of(2023, 12, 31), "CNY 1.00"},
          Row{date_of(2024, 1, 1), "programme.no_value_on_date cap"},
          Row{date_of(2024, 2, 1), "CNY 2.00"}, Row{date_of(2025, 12, 31), "CNY 2.00"},
          Row{date_of(2026, 1, 1), "programme.not_in_force date"}})
        CHECK_MESSAGE(answer(programme, "cap", {}, row.date) == row.expected, to_string(row.date));
}

TEST_CASE("a reference rate is that of the stated day, and never a guess about a day to come") {
    const Programme programme = programme_of(
        "quantities:\n" +
        quantity("lpr", "rate", "formula: {reference_rate: lpr_1y, on: loan.signed_on}"));
    Facts facts;
    const ReferenceRates rates = ReferenceRates::read(
                                     "effective_from,one_year_percent,over_five_year_percent\n"
                                     "2023-01-20,3.65,4.30\n2023-06-20,3.55,4.20\n")
                                     .value();
    facts.published.rates = &rates;
    facts.published.today = date_of(2023, 7, 19);
    for (const auto& [date, expected] :
         {std::pair{date_of(2023, 1, 19), "programme.no_reference_rate lpr_1y"},
          std::pair{date_of(2023, 1, 20), "3.65%"}, std::pair{date_of(2023, 6, 19), "3.65%"},
          std::pair{date_of(2023, 6, 20), "3.55%"}, std::pair{date_of(2023, 7, 19), "3.55%"},
          std::pair{date_of(2023, 7, 20), "programme.no_reference_rate lpr_1y"}}) {
        facts.set("loan.signed_on", date);
        CHECK_MESSAGE(answer(programme, "lpr", facts) == expected, to_string(date));
    }
}

TEST_CASE("all that is missing is named at once, and what is open says who must state it") {
    const Programme programme = programme_of(
        "quantities:\n" + quantity("open", "money", "agreed: {at_least: 1.00}") +
        quantity("lost", "money", "unknown: {}") +
        quantity("all", "money", "formula: {sum: [loan.principal, open, lost, loan.principal]}"));
    CHECK(answer(programme, "all", {}) ==
          "programme.missing_fact loan.principal, programme.missing_agreement_term open, "
          "programme.unknown_parameter lost");
    CHECK(answer(programme, "al", {}) == "programme.no_such_name name");
    const auto refused = evaluate(programme, "open", {}, {}, day);
    CHECK(in_english(refused.error().first()) ==
          "The programme leaves open open (Quantity); the cooperation agreement must state it; "
          "source: Measures");
    const Agreement agreement =
        load_agreement(programme, yaml::parse_yaml("agreement: A1\nprogramme: example\nterms:\n"
                                                   "  open: {value: 1.00, source: s1}\n"
                                                   "  lost: {value: 2.00, source: s2}\n")
                                      .value())
            .value();
    CHECK(answer(programme, "all", facts_of("loan.principal: 4.00"), day, agreement) ==
          "CNY 11.00");
}

TEST_CASE("an agreement states only what is open, in its unit and within its bounds") {
    const Programme programme =
        programme_of("quantities:\n" + constant("fixed", "money", "1.00") +
                     quantity("days", "days", "agreed: {at_least: 30, at_most: 90}") +
                     quantity("method", "text", "agreed: {one_of: [in_named_order]}"));
    struct Row {
        const char* term;
        const char* code;  // null: accepted
    };
    for (const Row& row : {Row{"days: {value: 29, source: s}", "programme.term_out_of_bounds"},
                           Row{"days: {value: 30, source: s}", nullptr},
                           Row{"days: {value: 90, source: s}", nullptr},
                           Row{"days: {value: 91, source: s}", "programme.term_out_of_bounds"},
                           Row{"days: {value: 30}", "programme.missing_field"},
                           Row{"days: {value: 30%, source: s}", "programme.malformed_value"},
                           Row{"method: {value: by_lot, source: s}", "programme.term_not_a_choice"},
                           Row{"fixed: {value: 2.00, source: s}", "programme.term_not_open"},
                           Row{"dayz: {value: 30, source: s}", "programme.term_not_open"}}) {
        CAPTURE(std::string(row.term));
        const auto agreement = load_agreement(
            programme, yaml::parse_yaml(std::string("agreement: A\nprogramme: example\nterms: {") +
                                        row.term + "}\n")
                           .value());
        CHECK(agreement.has_value() == (row.code == nullptr));
        if (!agreement && row.code != nullptr) CHECK(agreement.error().front().code == row.code);
    }
    CHECK(!load_agreement(programme,
                          yaml::parse_yaml("agreement: A\nprogramme: other\nterms: {}\n").value()));
}

TEST_CASE("an agreement kept with a contract is read back as it was") {
    const Programme programme = programme_of(
        "quantities:\n" + quantity("share", "rate", "agreed: {}") +
        quantity("third", "rate", "agreed: {}") + quantity("days", "days", "agreed: {}") +
        quantity("amount", "money", "agreed: {}") + quantity("day", "date", "agreed: {}") +
        quantity("yes", "flag", "agreed: {}") + quantity("word", "text", "agreed: {}"));
    const Agreement agreement{"A",
                              {{"share", Ratio::percent(100), "s"},
                               {"third", Ratio(1, 3), "s"},
                               {"days", DayCount{0}, "s"},
                               {"amount", Money{1}, "s"},
                               {"day", day, "s"},
                               {"yes", true, "s"},
                               {"word", std::string("true"), "s"}}};
    const auto again = load_agreement(programme, to_tree(programme, agreement));
    REQUIRE(again);
    REQUIRE(again->terms.size() == agreement.terms.size());
    for (std::size_t i = 0; i < agreement.terms.size(); ++i)
        CHECK(again->terms[i].value == agreement.terms[i].value);
}

TEST_CASE("facts are of the vocabulary, their unit and their words") {
    struct Row {
        const char* text;
        const char* code;
    };
    for (const Row& row : {Row{"loan.princpal: 1.00", "programme.unknown_fact"},
                           Row{"loan.principal: -1.00", "programme.malformed_value"},
                           Row{"loan.principal: 1.001", "programme.malformed_value"},
                           Row{"loan.days_overdue: 1.5", "programme.malformed_value"},
                           Row{"loan.signed_on: 2023-02-29", "programme.malformed_value"},
                           Row{"pledge.registered: yes", "programme.malformed_value"},
                           Row{"borrower.size: tiny", "programme.not_a_choice"},
                           Row{"[]", "programme.facts_not_a_map"}}) {
        const auto facts = load_facts(yaml::parse_yaml(row.text).value());
        REQUIRE(!facts);
        CHECK(facts.error().front().code == row.code);
    }
}

TEST_CASE("the trace tells rule, version, source, inputs, rounding and result") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("rate", "rate", "45%") +
        quantity("part", "money", "formula: {share: rate, of: loan.principal, rounding: down}"));
    const auto evaluated = evaluate(programme, "part", facts_of("loan.principal: 0.05"), {}, day);
    REQUIRE(evaluated);
    CHECK(evaluated->trace.version == programme.version);
    CHECK(to_text(evaluated->value, Language::en) == "CNY 0.02");
    CHECK(render(evaluated->trace.root, Language::en) ==
          "Quantity [part] = CNY 0.02  (share of; down to the fen; Measures)\n"
          "├─ Quantity [rate] = 45%  (set by the programme; from 2023-01-01; Measures)\n"
          "└─ Principal of the loan [loan.principal] = CNY 0.05  (fact)\n");
    CHECK(render(evaluated->trace.root, Language::zh) ==
          "数 [part] = 0.02 元（按比率计算；舍去不足一分；办法）\n"
          "├─ 数 [rate] = 45%（方案规定；自 2023-01-01 起；办法）\n"
          "└─ 贷款本金 [loan.principal] = 0.05 元（事实）\n");
    const Tree tree = to_tree(evaluated->trace);
    CHECK(*tree.find("root")->find("rounding") == Tree{"down"});
    CHECK(*tree.find("root")->find("value") == Tree{"0.02"});
    CHECK(tree.find("root")->find("inputs")->list()->size() == 2);
}

TEST_CASE("a chain of quantities that each use the one before twice stays short") {
    std::string text = "quantities:\n" + constant("q0", "rate", "1%");
    for (int i = 1; i < 40; ++i) {
        const std::string before = "q" + std::to_string(i - 1);
        text += quantity("q" + std::to_string(i), "rate",
                         "formula: {greatest: [" + before + ", " + before + "]}");
    }
    const Programme programme = programme_of(text);
    const auto evaluated = evaluate(programme, "q39", {}, {}, day);
    REQUIRE(evaluated);
    CHECK(render(evaluated->trace, Language::zh).size() < 20'000);
}

TEST_CASE("rates multiplied without end are refused, not wrapped") {
    std::string text = "quantities:\n" + constant("q0", "rate", "1/1000003");
    for (int i = 1; i < 6; ++i) {
        const std::string before = "q" + std::to_string(i - 1);
        text += quantity("q" + std::to_string(i), "rate",
                         "formula: {share: " + before + ", of: " + before + "}");
    }
    CHECK(answer(programme_of(text), "q5", {}) == "programme.out_of_range ");
}

TEST_CASE("each condition that fails tells what was found and what is needed") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("limit", "money", "100.00") +
        "eligibility:\n"
        "  - {id: size, zh: 规模, en: Size, source: text, when: {value: borrower.size, one_of: "
        "[small, micro]}}\n"
        "  - {id: amount, zh: 金额, en: Amount, source: text, when: {value: loan.principal, "
        "at_most: limit}}\n"
        "  - id: joined\n    zh: 组合\n    en: Joined\n    source: text\n"
        "    when: {all: [{any: [{value: loan.first, equals: true}, {value: loan.principal, "
        "below: limit}]}, {not: {value: pledge.registered, equals: false}}]}\n");
    const auto decide = [&](const char* text) {
        return eligibility(programme, facts_of(text), {}, day).value();
    };
    const auto bad = decide(
        "{borrower.size: large, loan.principal: 100.01, loan.first: false, pledge.registered: "
        "false}");
    REQUIRE(bad.size() == 3);
    CHECK(!bad[0].holds);
    CHECK(bad[0].found.zh == "借款人规模 大型");
    CHECK(bad[0].needed.zh == "借款人规模 为其中之一： 小型、微型");
    CHECK(bad[1].found.en == "Principal of the loan CNY 100.01");
    CHECK(bad[1].needed.en == "Principal of the loan at most CNY 100.00");
    CHECK(bad[2].found.en ==
          "First loan of the borrower no; Principal of the loan CNY 100.01; The pledge is "
          "registered no");
    CHECK(bad[2].needed.en ==
          "First loan of the borrower equal to yes; Principal of the loan below CNY 100.00; The "
          "pledge is registered not equal to no");
    const auto good = decide(
        "{borrower.size: small, loan.principal: 100.00, loan.first: true, pledge.registered: "
        "true}");
    for (const ConditionResult& each : good) {
        CHECK(each.holds);
        CHECK(each.needed.zh.empty());
    }
    const auto missing = eligibility(programme, {}, {}, day);
    REQUIRE(!missing);
    CHECK(missing.error().all.size() == 4);
}

TEST_CASE("a day that is asked for is early or late, not little or much") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("last", "date", "2023-12-31") +
        "eligibility:\n"
        "  - {id: until, zh: 至, en: Until, source: text, when: {value: loan.settled_on, at_most: "
        "last}}\n"
        "  - {id: from, zh: 自, en: From, source: text, when: {value: loan.due_on, at_least: "
        "last}}\n"
        "  - {id: after, zh: 后, en: After, source: text, when: {value: loan.signed_on, above: "
        "last}}\n"
        "  - {id: before, zh: 前, en: Before, source: text, when: {value: loan.disbursed_on, "
        "below: last}}\n");
    const auto results = eligibility(programme,
                                     facts_of("{loan.settled_on: 2024-01-01, loan.due_on: "
                                              "2023-12-30, loan.signed_on: 2023-12-31, "
                                              "loan.disbursed_on: 2023-12-31}"),
                                     {}, day)
                             .value();
    CHECK(results[0].needed.zh == "结清日 不晚于 2023-12-31");
    CHECK(results[0].needed.en == "Day on which the loan was settled no later than 2023-12-31");
    CHECK(results[1].needed.zh == "到期日 不早于 2023-12-31");
    CHECK(results[2].needed.zh == "合同签订日 晚于 2023-12-31");
    CHECK(results[3].needed.zh == "放款日 早于 2023-12-31");
}

TEST_CASE("the version in force is found by its date, and two cannot hold on one day") {
    const auto version = [](const std::string& from, const std::string& until) {
        return load(yaml::parse_yaml("programme: example\ntitle: {zh: a, en: a}\njurisdiction: "
                                     "\"430000\"\nfrom: " +
                                     from + (until.empty() ? "" : "\nuntil: " + until) +
                                     "\nsources: {text: {zh: 办法, en: Measures}}\n")
                        .value())
            .value();
    };
    Library library;
    CHECK(library.add(version("2024-01-01", "")));
    CHECK(library.add(version("2023-01-01", "2023-12-31")));
    CHECK(!library.add(version("2022-01-01", "2023-01-01")));
    CHECK(!library.add(version("2025-01-01", "")));
    CHECK(library.add(version("2022-01-01", "2022-12-30")));
    const auto from = [&](Date date) {
        const auto found = library.in_force("example", date);
        return found ? to_string((*found)->from) : std::string(found.error().first().kind->code);
    };
    CHECK(from(date_of(2023, 12, 31)) == "2023-01-01");
    CHECK(from(date_of(2024, 1, 1)) == "2024-01-01");
    CHECK(from(date_of(2022, 12, 31)) == "programme.none_in_force");
    CHECK(library.in_force("exmaple", day).error().first().kind->code ==
          std::string("programme.unknown_programme"));
    const Programme& latest = library.versions("example").back();
    CHECK(library.version("example", latest.version) == &latest);
    CHECK(library.version("example", "0") == nullptr);
}

namespace {

// A fund, a group of two with a rest, and a third; `a` and `b` and `c` in thousandths.
Programme split_programme(int a, int b, int c, bool in_order) {
    const auto rate = [](int thousandths) { return std::to_string(thousandths) + "/1000"; };
    return programme_of(
        "quantities:\n" + constant("a", "rate", rate(a)) + constant("b", "rate", rate(b)) +
        constant("c", "rate", rate(c)) + constant("limit", "money", "5000.00") +
        constant("method", "text", "pro_rata_of_paid") +
        "compensation:\n  source: text\n"
        "  trigger: {id: t, zh: 触发, en: Trigger, source: text, when: {value: "
        "loan.principal_loss, at_most: loan.principal_loss}}\n"
        "  base: loan.principal_loss\n"
        "  caps: [{id: cap, zh: 上限, en: Cap, source: text, at_most: limit}]\n"
        "  split:\n    source: text\n    method: " +
        std::string(in_order ? "floor_then_in_order" : "largest_remainder") +
        "\n    parties:\n"
        "      - {party: fund, share: a, at_most: fund.free}\n"
        "      - {party: side, zh: 一方, en: Side, share: rest, within: [{party: guarantor, "
        "share: b}, {party: bank, share: rest}]}\n"
        "      - {party: appraiser_disposer, share: c}\n"
        "  uncovered_to: bank\n"
        "recovery: {source: text, method: method, order: [fund, guarantor, bank, "
        "appraiser_disposer], creditor: bank}\n");
}

Compensated compensate_loss(const Programme& programme, Money loss, Money free) {
    Facts facts;
    facts.set("loan.principal_loss", loss);
    facts.set("fund.free", free);
    return compensate(programme, facts, {}, day).value();
}

Money sum_of(const std::vector<PartyAmount>& parts) {
    Money sum;
    for (const PartyAmount& each : parts) sum += each.amount;
    return sum;
}

}  // namespace

// What holds: the parts and the uncovered rest make the loss exactly. What does not: that each
// party's cumulative part only grows. A part is less than a fen from its true share, so it can fall
// by one fen, in a group by two; the caller posts that difference, too.
TEST_CASE("any loss is shared without losing a fen, and a growing one takes back at most two") {
    CHECK(rc::check([] {
        const int a = *rc::gen::inRange(0, 600);
        const int c = *rc::gen::inRange(0, 400);
        const int b = *rc::gen::inRange(0, 1001);
        const Programme programme = split_programme(a, b, c, *rc::gen::arbitrary<bool>());
        const Money free{*rc::gen::inRange<std::int64_t>(0, 400'000)};
        Money loss{*rc::gen::inRange<std::int64_t>(0, 600'000)};
        Compensated before = compensate_loss(programme, loss, free);
        for (int i = 0; i < 8; ++i) {
            RC_ASSERT(sum_of(before.parts) + before.uncovered == loss);
            RC_ASSERT(before.covered == std::min(loss, Money{5000'00}));
            RC_ASSERT(before.part("fund") <= free);
            for (const PartyAmount& each : before.parts) RC_ASSERT(each.amount >= Money{});
            loss += Money{*rc::gen::inRange<std::int64_t>(0, 30)};
            const Compensated after = compensate_loss(programme, loss, free);
            for (std::size_t j = 0; j < after.parts.size(); ++j)
                RC_ASSERT(after.parts[j].amount >= before.parts[j].amount - Money{2});
            RC_ASSERT(sum_of(after.parts) >= sum_of(before.parts) - Money{1});
            before = after;
        }
    }));
}

TEST_CASE("proceeds are shared without losing a fen, and nobody gets more than it bore") {
    const Programme programme = split_programme(450, 400, 100, false);
    CHECK(rc::check([&] {
        const auto amount = [](std::int64_t most) {
            return Money{*rc::gen::inRange<std::int64_t>(0, most)};
        };
        const Proceeds proceeds{amount(300'000),
                                amount(30'000),
                                amount(250'000),
                                {{"fund", amount(100'000)},
                                 {"guarantor", amount(50'000)},
                                 {"bank", amount(50'000)},
                                 {"appraiser_disposer", amount(3)}}};
        const auto shared = share_recovery(programme, {}, day, proceeds).value();
        RC_ASSERT(shared.costs_paid + sum_of(shared.returned) + shared.to_creditor +
                      shared.to_pledgor ==
                  proceeds.gross);
        RC_ASSERT(sum_of(shared.returned) + shared.to_creditor <= proceeds.owed);
        RC_ASSERT(shared.costs_paid + shared.costs_unpaid == proceeds.costs);
        Money paid;
        for (std::size_t i = 0; i < shared.returned.size(); ++i) {
            RC_ASSERT(shared.returned[i].amount <= proceeds.paid[i].second);
            paid += proceeds.paid[i].second;
        }
        // The creditor's interest waits until every bearer is whole, the pledgor for the debt.
        if (shared.to_creditor > Money{}) RC_ASSERT(sum_of(shared.returned) == paid);
        if (shared.to_pledgor > Money{})
            RC_ASSERT(sum_of(shared.returned) + shared.to_creditor == proceeds.owed);
    }));
}

TEST_CASE("proceeds for a stranger, and amounts below nothing, are refused by name") {
    const Programme programme = split_programme(450, 400, 100, false);
    const auto refused = share_recovery(
        programme, {}, day, {Money{-1}, {}, {}, {{"found", Money{1}}, {"bank", Money{-1}}}});
    REQUIRE(!refused);
    REQUIRE(refused.error().all.size() == 3);
    CHECK(refused.error().all[0].field == "gross");
    CHECK(in_english(refused.error().all[1]) ==
          "found does not bear a part of the loss; did you mean fund?");
    CHECK(refused.error().all[2].field == "paid.bank");
}

TEST_CASE("a case that expects something else fails with both values") {
    Library library;
    REQUIRE(library.add(programme_of("quantities:\n" + constant("cap", "money", "100.00") +
                                     quantity("open", "rate", "agreed: {at_most: 50%}"))));
    const auto differences = [&](const std::string& expect, const std::string& more = "") {
        const auto cases = load_cases(
            yaml::parse_yaml("programme: example\ncases:\n  - name: one\n    date: 2023-06-01\n" +
                             more + "    expect: {" + expect + "}\n")
                .value(),
            library);
        REQUIRE(cases);
        std::string all;
        for (const Difference& each :
             run(library, cases->programme, cases->cases.front()).differences)
            all += each.what + ": " + each.expected + " / " + each.found + "\n";
        return all;
    };
    CHECK(differences("cap: 100").empty());
    CHECK(differences("cap: 100.00").empty());
    CHECK(differences("cap: 100.01") == "cap: 100.01 / 100.00\n");
    CHECK(differences("cap: 100%") == "cap: 100% / 100.00\n");
    CHECK(differences("open: 10%") ==
          "open: 10% / refused: programme.missing_agreement_term open\n");
    CHECK(differences("eligible: true").empty());
    CHECK(differences("eligible: false") == "eligible: false / true\n");
    CHECK(differences("compensation: {fund: 1}") ==
          "compensation.fund: 1 / refused: programme.no_block compensation\n");
    const std::string agreed =
        "    agreement: {agreement: A, programme: example, terms: {open: {value: 1/2, source: "
        "s}}}\n";
    CHECK(differences("open: 50%", agreed).empty());
    CHECK(differences("agreement: {refused: programme.term_out_of_bounds}", agreed) ==
          "agreement.refused: programme.term_out_of_bounds / accepted\n");
    // A refused agreement leaves the other lines unanswered, which is a failure of theirs.
    const std::string above =
        "    agreement: {agreement: A, programme: example, terms: {open: {value: 51%, source: "
        "s}}}\n";
    CHECK(differences("agreement: {refused: programme.term_out_of_bounds}", above).empty());
    CHECK(!differences("cap: 100, agreement: {refused: programme.term_out_of_bounds}", above)
               .empty());
}

TEST_CASE("a cases file is read as strictly as a programme") {
    struct Row {
        const char* text;
        const char* code;
        Position position;
    };
    for (const Row& row :
         {Row{"programme: example\ncases: []\n", "programme.wrong_kind", {2, 8}},
          Row{"programme: example\ncases:\n  - {name: a, date: 2023-06-01}\n",
              "programme.missing_field",
              {3, 5}},
          Row{"programme: example\ncases:\n  - {name: a, date: 2023-06-01, expect: {}}\n",
              "programme.nothing_expected",
              {3, 41}},
          Row{"programme: example\ncases:\n  - {name: a, date: 2023-06-31, expect: {a: 1}}\n",
              "programme.malformed_value",
              {3, 21}},
          Row{"programme: example\ncases:\n  - {name: a, date: 2023-06-01, fact: {}, expect: {a: "
              "1}}\n",
              "programme.unknown_field",
              {3, 33}},
          Row{"programme: example\ncases:\n  - {name: a, date: 2023-06-01, facts: {loan.princpal: "
              "1}, expect: {a: 1}}\n",
              "programme.unknown_fact",
              {3, 41}}}) {
        const auto cases = load_cases(yaml::parse_yaml(row.text).value(), {});
        REQUIRE(!cases);
        CHECK(cases.error().front().code == row.code);
        CHECK(cases.error().front().position == row.position);
    }
}
