// The blocks of the language, each below, at and above its limits.
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "core/programme/breaker.h"
#include "core/programme/compensation.h"
#include "core/programme/composition.h"
#include "core/programme/plan.h"
#include "core/programme/prose.h"
#include "core/programme/subsidy.h"
#include "platform/reference_data/reference_data.h"
#include "platform/yaml/testing/example_programme.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

const ReferenceData& reference() {
    static const ReferenceData data = load_reference_data(std::string(SOURCE_DIR) + "/reference");
    return data;
}

Facts published(const std::string& text, Date today = day) {
    Facts facts = facts_of(text);
    facts.published = reference().published(today);
    return facts;
}

// Facts that the programme declares itself.
Facts declared(const Programme& programme, const std::string& text) {
    Facts facts = load_facts(yaml::parse_yaml(text).value(), &programme).value();
    facts.published = reference().published(day);
    return facts;
}

std::string subsidy_of(const Programme& programme, const std::string& facts) {
    const auto result = subsidise(programme, "one", declared(programme, facts), {}, day);
    return result ? to_string(result->granted) : refused(result.error());
}

const std::string expense_block =
    "subsidies:\n"
    "  - id: one\n    zh: 补贴\n    en: Subsidy\n    source: text\n    expense: insurance_premium\n"
    "    timing: after_event\n    payee: borrower\n    base: policy.premium_paid\n";

std::string requirement(const std::string& id, const std::string& when) {
    return "{id: " + id + ", zh: 条件, en: Condition, source: text, when: " + when + "}";
}

}  // namespace

TEST_CASE(
    "a ratio of two amounts is exact, and one to nothing is refused by the name of the nothing") {
    const Programme programme =
        programme_of("quantities:\n" +
                     quantity("leverage", "rate",
                              "formula: {ratio: bank.lent_under_programme, to: bank.deposit}"));
    CHECK(answer(programme, "leverage",
                 facts_of("bank.lent_under_programme: 100.00\nbank.deposit: 30.00")) == "10/3");
    CHECK(answer(programme, "leverage",
                 facts_of("bank.lent_under_programme: 100.00\nbank.deposit: 0")) ==
          "programme.ratio_to_nothing bank.deposit");
}

TEST_CASE("interest is the exact product rounded once") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("third", "rate", "1/3") +
        quantity("on_360", "money",
                 "formula: {interest_on: loan.principal, at: third, for: loan.interest_days, "
                 "days_in_year: 360, rounding: half_up}") +
        quantity("on_365", "money",
                 "formula: {interest_on: loan.principal, at: third, for: loan.interest_days, "
                 "days_in_year: 365, rounding: down}"));
    const Facts facts = facts_of("loan.principal: 1000000.00\nloan.interest_days: 91");
    CHECK(answer(programme, "on_360", facts) == "CNY 84,259.26");
    CHECK(answer(programme, "on_365", facts) == "CNY 83,105.02");
    CHECK(answer(programme, "on_360", facts_of("loan.principal: 0.01\nloan.interest_days: 540")) ==
          "CNY 0.01");
    CHECK(answer(programme, "on_360",
                 facts_of("loan.principal: 1000000000000.00\nloan.interest_days: 1000000000000")) ==
          "programme.out_of_range ");
}

TEST_CASE("days are counted from one date to another, and never backwards") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("two", "count", "2") + constant("ten", "days", "10") +
        quantity("between", "days",
                 "formula: {days_from: loan.disbursed_on, until: loan.settled_on}") +
        quantity("working", "days",
                 "formula: {working_days_from: loan.disbursed_on, until: loan.settled_on}") +
        quantity("later", "date", "formula: {date: loan.disbursed_on, years_later: two}") +
        quantity("earlier", "date", "formula: {date: loan.disbursed_on, months_earlier: two}") +
        quantity("days_on", "date", "formula: {date: loan.disbursed_on, days_later: ten}") +
        quantity("worked", "date", "formula: {date: loan.disbursed_on, working_days_later: ten}") +
        quantity("year_end", "date", "formula: {end_of_year: loan.disbursed_on}"));
    // The holidays of October 2023: 29 September to 6 October; 7 and 8 October are worked.
    const Facts facts = published("loan.disbursed_on: 2023-09-28\nloan.settled_on: 2023-10-09");
    CHECK(answer(programme, "between", facts) == "11 days");
    CHECK(answer(programme, "working", facts) == "3 days");
    CHECK(answer(programme, "later", facts) == "2025-09-28");
    CHECK(answer(programme, "earlier", facts) == "2023-07-28");
    CHECK(answer(programme, "days_on", facts) == "2023-10-08");
    CHECK(answer(programme, "worked", facts) == "2023-10-18");
    CHECK(answer(programme, "year_end", facts) == "2023-12-31");
    const Facts leap = published("loan.disbursed_on: 2024-02-29\nloan.settled_on: 2024-02-28");
    CHECK(answer(programme, "later", leap) == "2026-02-28");
    CHECK(answer(programme, "between", leap) == "programme.dates_upside_down loan.settled_on");
    CHECK(answer(programme, "worked", facts_of("loan.disbursed_on: 2023-09-28")) ==
          "programme.no_calendar ");
    CHECK(answer(programme, "worked", published("loan.disbursed_on: 2099-09-28")) ==
          "programme.no_calendar ");
}

TEST_CASE("the reference rate of December is refused until it is published") {
    const Programme programme = programme_of(
        "quantities:\n" +
        quantity("december", "rate",
                 "formula: {reference_rate: lpr_1y, on: {end_of_year: loan.settled_on}}"));
    const std::string facts = "loan.settled_on: 2024-03-01";
    CHECK(answer(programme, "december", published(facts, date_of(2024, 12, 30))) ==
          "programme.no_reference_rate lpr_1y");
    CHECK(answer(programme, "december", published(facts, date_of(2024, 12, 31))) == "3.1%");
}

TEST_CASE("of several cases the first that holds counts, and later ones need not be known") {
    const std::string quantities = "quantities:\n" + constant("a", "rate", "10%") +
                                   constant("b", "rate", "20%") + constant("c", "rate", "30%") +
                                   constant("most", "money", "100.00");
    const std::string cases =
        "{when: {value: loan.first, equals: true}, take: a}, "
        "{when: {value: loan.principal, at_most: most}, take: b}";
    const Programme open =
        programme_of(quantities + quantity("rate", "rate", "formula: {choose: [" + cases + "]}"));
    const Programme closed = programme_of(
        quantities + quantity("rate", "rate", "formula: {choose: [" + cases + "], otherwise: c}"));
    CHECK(answer(open, "rate", facts_of("loan.first: true")) == "10%");
    CHECK(answer(open, "rate", facts_of("loan.first: false\nloan.principal: 100.00")) == "20%");
    CHECK(answer(open, "rate", facts_of("loan.first: false\nloan.principal: 100.01")) ==
          "programme.no_choice rate");
    CHECK(answer(closed, "rate", facts_of("loan.first: false\nloan.principal: 100.01")) == "30%");
    CHECK(answer(open, "rate", facts_of("loan.principal: 100.00")) ==
          "programme.missing_fact loan.first");
}

TEST_CASE(
    "the size of an enterprise comes from the figures of its industry, each missing one named") {
    const Programme programme = programme_of(
        "quantities:\n" + quantity("size", "text", "formula: {enterprise_size: sme_2011_300}"));
    CHECK(answer(programme, "size",
                 published("borrower.industry: software\nborrower.employees: 99\n"
                           "borrower.annual_revenue: 500000.00")) == "small");
    CHECK(answer(programme, "size", published("borrower.industry: software")) ==
          "programme.missing_fact borrower.employees, programme.missing_fact "
          "borrower.annual_revenue");
    CHECK(answer(programme, "size", facts_of("borrower.industry: software")) ==
          "programme.no_size_table ");
}

TEST_CASE("lists, papers and questions of a programme are facts that must be known") {
    const Programme programme = programme_of(
        "lists: {white: {zh: 名单, en: List, source: text}}\n"
        "papers: {form: {zh: 申请表, en: Form, source: text}}\n"
        "asks: {colour: {zh: 颜色, en: Colour, source: text, unit: text, one_of: [red, blue]}}\n"
        "eligibility:\n  - " +
        requirement("listed", "{value: list.white, equals: true}") + "\n  - " +
        requirement("filed", "{value: paper.form, equals: true}") + "\n  - " +
        requirement("red", "{value: asked.colour, equals: red}") + "\n" + expense_block);
    CHECK(subsidy_of(programme,
                     "policy.premium_paid: 5.00\nlist.white: true\npaper.form: true\n"
                     "asked.colour: red") == "5.00");
    CHECK(subsidy_of(programme,
                     "policy.premium_paid: 5.00\nlist.white: false\npaper.form: false\n"
                     "asked.colour: blue") ==
          "programme.condition_failed listed, programme.condition_failed filed, "
          "programme.condition_failed red");
    CHECK(subsidy_of(programme, "paper.form: true") ==
          "programme.missing_fact list.white, programme.missing_fact asked.colour, "
          "programme.missing_fact policy.premium_paid");
    CHECK_FALSE(load_facts(yaml::parse_yaml("asked.colour: green").value(), &programme));
    CHECK_FALSE(load_facts(yaml::parse_yaml("list.black: true").value(), &programme));
    CHECK_FALSE(load_facts(yaml::parse_yaml("list.white: true").value()));
}

TEST_CASE("a cap that counts lets through what its counter leaves, to the fen") {
    const Programme programme = programme_of("quantities:\n" + constant("year", "money", "100.00") +
                                             constant("pot", "money", "150.00") + expense_block +
                                             "    caps:\n      - {id: per_year, zh: 每年, en: Per "
                                             "year, source: text, at_most: year, per: "
                                             "borrower_year}\n      - {id: budget, zh: 预算, en: "
                                             "Budget, source: text, at_most: pot, per: "
                                             "programme_year, when_dry: pro_rata}\n");
    const auto granted = [&](const std::string& premium, const std::string& used) {
        return subsidy_of(programme, "policy.premium_paid: " + premium +
                                         "\nused.per_year: " + used + "\nused.budget: 0");
    };
    CHECK(granted("60.00", "39.99") == "60.00");
    CHECK(granted("60.00", "40.00") == "60.00");
    CHECK(granted("60.00", "40.01") == "59.99");
    CHECK(granted("60.00", "100.00") == "0.00");
    CHECK(granted("60.00", "100.01") == "0.00");
    CHECK(subsidy_of(programme, "policy.premium_paid: 60.00") ==
          "programme.missing_fact used.per_year, programme.missing_fact used.budget");
    // A pot that is shared at the end limits nothing now, but says that it would.
    const auto over = subsidise(programme, "one",
                                declared(programme,
                                         "policy.premium_paid: 60.00\nused.per_year: 0\n"
                                         "used.budget: 140.00"),
                                {}, day);
    REQUIRE(over);
    CHECK(over->granted == yuan(60));
    CHECK_FALSE(over->caps.at(0).binding);
    CHECK(over->caps.at(1).binding);
    CHECK(over->caps.at(1).room == yuan(10));
}

TEST_CASE("what a subsidy costs is shared among its payers without losing a fen") {
    const Programme programme =
        programme_of("quantities:\n" + constant("region", "rate", "40%") + expense_block +
                     "    payers: {source: text, method: floor_then_in_order, parties: [{party: "
                     "treasury_province, share: region}, {party: treasury_city, share: rest}]}\n");
    const auto result =
        subsidise(programme, "one", declared(programme, "policy.premium_paid: 100.01"), {}, day);
    REQUIRE(result);
    REQUIRE(result->payers.size() == 2);
    CHECK(to_string(result->payers[0].amount) == "40.01");
    CHECK(to_string(result->payers[1].amount) == "60.00");
    const auto less = share_payers(programme, "one", Money{1}, declared(programme, "{}"), {}, day);
    REQUIRE(less);
    CHECK((*less)[0].amount == Money{1});
}

TEST_CASE("a subsidy waits for its trigger and closes after its last day") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("ten", "days", "10") + expense_block +
        "    trigger: " + requirement("settled", "{value: loan.settled, equals: true}") +
        "\n    submission: {source: text, after: loan.settled_on, within_working_days: ten}\n");
    const auto on = [&](const std::string& filed, const std::string& settled = "true") {
        return subsidy_of(programme,
                          "policy.premium_paid: 1.00\nloan.settled: " + settled +
                              "\nloan.settled_on: 2023-09-28\napplication.filed_on: " + filed);
    };
    CHECK(on("2023-10-17") == "1.00");
    CHECK(on("2023-10-18") == "1.00");
    CHECK(on("2023-10-19") == "programme.too_late application.filed_on");
    CHECK(on("2023-10-18", "false") == "programme.trigger_not_met settled");
    CHECK(refused(subsidise(programme, "two", {}, {}, day).error()) ==
          "programme.no_such_subsidy subsidy");
}

TEST_CASE("layers are borne in their order, and interest is shared apart from principal") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("first", "money", "100.00") +
        constant("second", "money", "50.00") + constant("ninety", "rate", "90%") +
        "compensation:\n  source: text\n  trigger: " +
        requirement("loss", "{value: loan.written_off, equals: true}") +
        "\n  base: loan.principal_loss\n  split:\n    source: text\n    method: layers\n"
        "    parties: [{party: bank, up_to: first}, {party: fund, up_to: second}]\n"
        "  uncovered_to: bank\n  interest:\n    base: loan.interest_loss\n    split: {source: "
        "text, "
        "method: largest_remainder, parties: [{party: guarantor, share: ninety}, {party: bank, "
        "share: "
        "rest}]}\n");
    struct Row {
        const char* loss;
        const char* bank;
        const char* fund;
        const char* uncovered;
    };
    for (const Row& row :
         {Row{"99.99", "99.99", "0.00", "0.00"}, Row{"100.00", "100.00", "0.00", "0.00"},
          Row{"100.01", "100.00", "0.01", "0.00"}, Row{"150.00", "100.00", "50.00", "0.00"},
          Row{"150.01", "100.00", "50.00", "0.01"}}) {
        const auto result =
            compensate(programme,
                       facts_of("loan.written_off: true\nloan.interest_loss: 10.01\n"
                                "loan.principal_loss: " +
                                std::string(row.loss)),
                       {}, day);
        REQUIRE(result);
        CHECK(to_string(result->part("bank")) == row.bank);
        CHECK(to_string(result->part("fund")) == row.fund);
        CHECK(to_string(result->uncovered) == row.uncovered);
        CHECK(to_string(result->interest_parts.at(0).amount) == "9.01");
        CHECK(to_string(result->interest_parts.at(1).amount) == "1.00");
    }
}

TEST_CASE("an advance moves before the loss is final, once its own trigger is met") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("eighty", "rate", "80%") + constant("two", "count", "2") +
        "compensation:\n  source: text\n  trigger: " +
        requirement("loss", "{value: loan.written_off, equals: true}") +
        "\n  base: loan.principal_loss\n  split: {source: text, method: largest_remainder, "
        "parties: "
        "[{party: fund, share: rest}]}\n  uncovered_to: bank\n  advance:\n    source: text\n    "
        "method: escrow\n    trigger: " +
        requirement("bad",
                    "{value: application.filed_on, at_least: {date: loan.non_performing_on, "
                    "months_later: two}}") +
        "\n    amount: {share: eighty, of: loan.overdue_principal, rounding: down}\n");
    const auto on = [&](const std::string& filed) {
        const auto result =
            advance(programme,
                    facts_of("loan.non_performing_on: 2023-04-01\n"
                             "loan.overdue_principal: 100.01\napplication.filed_on: " +
                             filed),
                    {}, day);
        return result ? to_text(result->value, Language::en) : refused(result.error());
    };
    CHECK(on("2023-05-31") == "programme.trigger_not_met bad");
    CHECK(on("2023-06-01") == "CNY 80.00");
}

TEST_CASE("a breaker warns and stops at its levels, and a strict one also stops paying") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("warn", "rate", "5%") + constant("stop", "rate", "8%") +
        "breakers:\n  - {id: bad, zh: 不良率, en: Bad loans, source: text, per: bank, measure: "
        "bank.non_performing_rate, warn_at: warn, stop_at: stop, strict: false}\n  - {id: hard, "
        "zh: "
        "代偿率, en: Claims, source: text, per: bank, measure: {ratio: bank.compensated_year, to: "
        "bank.enrolled_year}, stop_at: stop, strict: true}\n");
    struct Row {
        const char* rate;
        const char* paid;
        const char* bad;
        const char* hard;
        bool pays;
    };
    for (const Row& row : {Row{"4.99%", "7.99", "normal", "normal", true},
                           Row{"5%", "7.99", "warning", "normal", true},
                           Row{"7.99%", "8.00", "warning", "stopped", false},
                           Row{"8%", "8.01", "stopped", "stopped", false}}) {
        const auto states = breakers(
            programme,
            facts_of("bank.enrolled_year: 100.00\nbank.compensated_year: " + std::string(row.paid) +
                     "\nbank.non_performing_rate: " + row.rate),
            {}, day);
        REQUIRE(states);
        CHECK(code(states->at(0).level) == row.bad);
        CHECK(code(states->at(1).level) == row.hard);
        CHECK(states->at(0).pays());
        CHECK(states->at(1).pays() == row.pays);
    }
}

TEST_CASE("a workflow takes the first alternative of a stage that holds") {
    const Programme programme = programme_of(
        "papers: {report: {zh: 评估报告, en: Report, source: text}}\nquantities:\n" +
        constant("small", "money", "100.00") +
        "workflow:\n  source: text\n  stages:\n    - {stage: application}\n    - {stage: "
        "valuation, by: "
        "internal_evaluation, when: {value: loan.principal, at_most: small}}\n    - {stage: "
        "valuation, "
        "by: third_party_appraisal, papers: [report]}\n    - {stage: due_diligence, when: {value: "
        "loan.first, equals: true}}\n    - {stage: credit}\n    - {stage: contract}\n    - {stage: "
        "pledge_registration, by: insurer_registers}\n    - {stage: disbursement}\n");
    const auto stages = [&](const std::string& facts) {
        const auto planned = plan(programme, facts_of(facts), {}, day);
        REQUIRE(planned);
        return *planned;
    };
    const auto below = stages("loan.principal: 100.00\nloan.first: false");
    REQUIRE(below.size() == 7);
    CHECK(below[1].by == "internal_evaluation");
    CHECK(below[1].papers.empty());
    CHECK_FALSE(below[2].needed);
    const auto above = stages("loan.principal: 100.01\nloan.first: true");
    CHECK(above[1].by == "third_party_appraisal");
    CHECK(above[1].papers == std::vector<std::string>{"report"});
    CHECK(above[2].needed);
    CHECK(refused(plan(programme_of("quantities:\n" + constant("x", "count", "1")), {}, {}, day)
                      .error()) == "programme.no_block workflow");
}

TEST_CASE("programmes exclude each other, stack, or compete for one channel") {
    const auto named = [](const std::string& id, const std::string& composition, bool compensates) {
        auto tree = yaml::parse_yaml(
            "programme: " + id +
            "\ntitle: {zh: 方案, en: Programme}\njurisdiction: \"430000\"\nfrom: 2023-01-01\n"
            "sources: {text: {zh: 办法, en: Measures}}\n" +
            (composition.empty() ? "" : "composition: {source: text, " + composition + "}\n") +
            (compensates
                 ? "compensation:\n  source: text\n  trigger: " +
                       requirement("loss", "{value: loan.written_off, equals: true}") +
                       "\n  base: loan.principal_loss\n  split: {source: text, method: layers, "
                       "parties: [{party: fund}]}\n  uncovered_to: bank\n"
                 : ""));
        return load(tree.value()).value();
    };
    const Programme province = named("province", "one_channel: true", true);
    const Programme city = named("city", "", true);
    const Programme stacked = named("county", "stacks_on: [province]", true);
    const Programme rival = named("rival", "excludes: [province]", false);
    CHECK(refused(may_stand_together(province, city).error()) ==
          "programme.second_channel programme");
    CHECK(may_stand_together(province, stacked));
    CHECK(may_stand_together(stacked, province));
    CHECK(may_stand_together(city, stacked));
    CHECK(refused(may_stand_together(rival, province).error()) == "programme.excluded programme");
    CHECK(refused(may_stand_together(province, rival).error()) == "programme.excluded programme");
    CHECK(may_stack(province, stacked));
    CHECK_FALSE(may_stack(province, city));
}

TEST_CASE("a region is within itself and within what it belongs to") {
    const Programme programme = programme_of(
        "eligibility:\n  - " + requirement("city", "{value: borrower.region, within: \"430100\"}") +
        "\n  - " + requirement("province", "{value: borrower.region, within: \"430000\"}") + "\n");
    const auto failed = [&](const std::string& region) {
        const auto results =
            eligibility(programme, facts_of("borrower.region: \"" + region + "\""), {}, day);
        std::string all;
        for (const ConditionResult& each : results.value())
            if (!each.holds) all += each.id + " ";
        return all;
    };
    CHECK(failed("430100").empty());
    CHECK(failed("430104").empty());
    CHECK(failed("430200") == "city ");
    CHECK(failed("430000") == "city ");
    CHECK(failed("440100") == "city province ");
}

TEST_CASE("a word gives its value, and another word is refused unless the table says otherwise") {
    const std::string table =
        "values: [{from: 2023-01-01, words: {by: borrower.grade, table: [{is: [t1, t2], value: "
        "100.00}, {is: [t3], value: 50.00}]";
    const Programme open = programme_of("quantities:\n" + quantity("line", "money", table + "}}]"));
    const Programme closed =
        programme_of("quantities:\n" + quantity("line", "money", table + ", otherwise: 0}}]"));
    CHECK(answer(open, "line", facts_of("borrower.grade: t2")) == "CNY 100.00");
    CHECK(answer(open, "line", facts_of("borrower.grade: t3")) == "CNY 50.00");
    CHECK(answer(open, "line", facts_of("borrower.grade: t4")) == "programme.no_tier line");
    CHECK(answer(closed, "line", facts_of("borrower.grade: t4")) == "CNY 0.00");
}

TEST_CASE("where one part of a condition decides, what the others miss is not missed") {
    const Programme programme = programme_of(
        "eligibility:\n  - " +
        requirement("either",
                    "{any: [{value: loan.first, equals: true}, {value: pledge.registered, equals: "
                    "true}]}") +
        "\n  - " +
        requirement(
            "both",
            "{not: {all: [{value: loan.first, equals: false}, {value: loan.settled, equals: "
            "true}]}}") +
        "\n");
    const auto known = eligibility(programme, facts_of("loan.first: true"), {}, day);
    REQUIRE(known);
    CHECK((*known)[0].holds);
    CHECK((*known)[1].holds);
    const auto unknown = eligibility(programme, facts_of("loan.first: false"), {}, day);
    REQUIRE_FALSE(unknown);
    CHECK(refused(unknown.error()) ==
          "programme.missing_fact pledge.registered, programme.missing_fact loan.settled");
}

TEST_CASE("a breaker that says above lets its level itself pass") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("stop", "rate", "3%") +
        "breakers:\n  - {id: bad, zh: 不良率, en: Bad loans, source: text, per: bank, measure: "
        "bank.non_performing_rate, stop_above: stop, strict: false}\n");
    const auto level = [&](const std::string& rate) {
        return code(breakers(programme, facts_of("bank.non_performing_rate: " + rate), {}, day)
                        .value()
                        .at(0)
                        .level);
    };
    CHECK(level("3%") == "normal");
    CHECK(level("3.0001%") == "stopped");
}

TEST_CASE("what one party pays is limited across claims, and the rest falls to who bears it") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("half", "rate", "50%") + constant("year", "money", "100.00") +
        "compensation:\n  source: text\n  trigger: " +
        requirement("loss", "{value: loan.written_off, equals: true}") +
        "\n  base: loan.principal_loss\n  split:\n    source: text\n    method: largest_remainder\n"
        "    parties:\n      - party: fund\n        share: half\n        caps: [{id: per_bank, zh: "
        "每行每年, en: Per bank, source: text, at_most: year, per: bank_year}]\n      - {party: "
        "bank, "
        "share: rest}\n  uncovered_to: bank\n");
    const auto result = compensate(programme,
                                   declared(programme,
                                            "loan.written_off: true\nloan.principal_loss: "
                                            "60.00\nused.per_bank: 80.00"),
                                   {}, day);
    REQUIRE(result);
    CHECK(result->part("fund") == yuan(20));
    CHECK(result->part("bank") == yuan(30));
    CHECK(result->uncovered == yuan(10));
    CHECK(result->borne_by("bank") == yuan(40));
    CHECK(result->caps.at(0).binding);
}

TEST_CASE("the days of a year may be told by a quantity, and be unknown") {
    const Programme programme = programme_of(
        "quantities:\n" + constant("rate", "rate", "3.65%") +
        quantity("year", "count", "agreed: {}") +
        quantity("interest", "money",
                 "formula: {interest_on: loan.principal, at: rate, for: loan.interest_days, "
                 "days_in_year: year, rounding: down}"));
    const Facts facts = facts_of("loan.principal: 10000.00\nloan.interest_days: 10");
    CHECK(answer(programme, "interest", facts) == "programme.missing_agreement_term year");
    const auto agreement = [&](const std::string& days) {
        return load_agreement(programme,
                              yaml::parse_yaml("agreement: A\nprogramme: example\nterms: {year: "
                                               "{value: " +
                                               days + ", source: 一}}")
                                  .value())
            .value();
    };
    CHECK(answer(programme, "interest", facts, day, agreement("365")) == "CNY 10.00");
    CHECK(answer(programme, "interest", facts, day, agreement("0")) ==
          "programme.ratio_to_nothing year");
    const Reading read = prose(programme, *programme.find_quantity("interest"));
    const Reading year = programme.find_quantity("year")->reading;
    CHECK_MESSAGE(read.zh.contains("（一年按" + year.zh + "天）"), read.zh);
    CHECK_MESSAGE(read.en.contains(", on the " + year.en), read.en);
}
