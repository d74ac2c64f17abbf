// Two versions over one book. Here and not in core/programme, because the programmes of these tests
// are written as their readers write them.
#include "core/programme/compare.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "platform/yaml/yaml.h"

using namespace zhirong;
using namespace zhirong::programme;

namespace {

// A subsidy of a part of the interest paid, within a yearly limit of the firm and a pot of the
// year.
Programme interest_subsidy(const std::string& rate, const std::string& firm_limit,
                           const std::string& pot, const std::string& when_dry = "first_come",
                           const std::string& more = "") {
    const auto constant = [](const std::string& name, const std::string& unit,
                             const std::string& value) {
        return "  " + name + ": {zh: 数, en: Quantity, source: text, unit: " + unit +
               ", values: [{from: 2024-01-01, value: " + value + "}]}\n";
    };
    const auto tree = yaml::parse_yaml(
        "programme: example\ntitle: {zh: 示例, en: Example}\njurisdiction: \"430000\"\n"
        "from: 2024-01-01\nuntil: 2024-12-31\nsources: {text: {zh: 办法, en: Measures}}\n"
        "quantities:\n" +
        constant("part", "rate", rate) + constant("firm_limit", "money", firm_limit) +
        constant("pot", "money", pot) +
        "eligibility:\n  - {id: small, zh: 小微企业, en: Small, source: text, when: {value: "
        "borrower.size, one_of: [small, micro]}}\n"
        "subsidies:\n  - id: interest\n    zh: 贴息\n    en: Interest subsidy\n    source: text\n"
        "    expense: loan_interest\n    timing: yearly\n    payee: borrower\n"
        "    base: loan.interest_paid\n    rate: part\n    rounding: half_up\n" +
        more +
        "    caps:\n"
        "      - {id: firm, zh: 每户, en: Per firm, source: text, at_most: firm_limit, per: "
        "borrower_year}\n"
        "      - {id: year, zh: 年度资金, en: Year's pot, source: text, at_most: pot, per: "
        "programme_year, when_dry: " +
        when_dry + "}\n");
    REQUIRE(tree);
    auto programme = load(*tree);
    if (!programme)
        for (const Problem& each : programme.error())
            FAIL(each.position.line << ":" << each.position.column << " " << each.en);
    return *std::move(programme);
}

void add(Book& book, const std::string& record, Date date, const std::string& borrower,
         std::optional<Money> interest, const char* size = "small") {
    Facts facts;
    facts.set("borrower.size", std::string(size));
    if (interest) facts.set("loan.interest_paid", *interest);
    book.add({.record = record, .date = date, .borrower = borrower, .bank = "bank"}, facts,
             nullptr);
}

const Measure& measure(const WhatIf& found, const std::string& id) {
    const auto at = std::ranges::find(found.measures, id, &Measure::id);
    REQUIRE(at != found.measures.end());
    return *at;
}

const WhatIfRequest all_of_2024{.from = date_of(2024, 1, 1), .to = date_of(2024, 12, 31)};

}  // namespace

TEST_CASE("totals by quarter, who gains and who loses, to the fen") {
    Book book;
    add(book, "LN3", date_of(2024, 7, 1), "grace", Money{100'00});
    add(book, "LN1", date_of(2024, 3, 31), "ada", Money{200'00});
    add(book, "LN2", date_of(2024, 4, 1), "ada", Money{100'01});
    add(book, "LN4", date_of(2024, 9, 30), "large firm", Money{100'00}, "large");
    // A half, at most 120.00 a firm and year; against a quarter, at most 1000.00.
    const Programme a = interest_subsidy("50%", "120.00", "1000.00");
    const Programme b = interest_subsidy("25%", "1000.00", "1000.00");
    const WhatIf found = compare(a, b, book, all_of_2024);
    CHECK(found.rows == 4);
    CHECK(measure(found, "eligible").a == Money{3});
    const Measure& interest = measure(found, "subsidy.interest");
    REQUIRE(interest.quarters.size() == 3);
    CHECK(interest.quarters[0].quarter == 1);
    CHECK(interest.quarters[0].a == Money{100'00});
    CHECK(interest.quarters[0].b == Money{50'00});
    CHECK(interest.quarters[1].a == Money{20'00});  // Of 50.01, what the year left of 120.00.
    CHECK(interest.quarters[1].b == Money{25'00});  // 25.0025
    CHECK(interest.quarters[2].a == Money{50'00});
    CHECK(interest.quarters[2].b == Money{25'00});
    CHECK(interest.a == Money{170'00});
    CHECK(interest.b == Money{100'00});
    CHECK(interest.gain == 0);
    CHECK(interest.lose == 2);
    CHECK(interest.same == 1);  // The large firm gets nothing under either.
    REQUIRE(interest.losers.size() == 2);
    CHECK(interest.losers[0].borrower == "ada");
    CHECK(interest.losers[0].difference() == Money{-45'00});
    CHECK(found.missing.empty());
    CHECK(found.dry.empty());
}

TEST_CASE("a row that lacks a fact counts for neither version and the fact is named") {
    Book book;
    add(book, "LN1", date_of(2024, 3, 31), "ada", Money{100'00});
    add(book, "LN2", date_of(2024, 4, 1), "ada", std::nullopt);
    add(book, "LN3", date_of(2024, 4, 1), "large firm", std::nullopt, "large");
    const Programme a = interest_subsidy("50%", "120.00", "1000.00");
    const WhatIf found = compare(a, a, book, all_of_2024);
    const Measure& interest = measure(found, "subsidy.interest");
    // The large firm is refused whatever it paid.
    CHECK(interest.rows == 2);
    CHECK(interest.unknown == 1);
    CHECK(interest.a == Money{50'00});
    CHECK(interest.b == Money{50'00});
    REQUIRE(found.missing.size() == 2);
    CHECK(found.missing[0].side == Side::a);
    CHECK(found.missing[1].side == Side::b);
    CHECK(found.missing[0].code == "programme.missing_fact");
    CHECK(found.missing[0].name == "loan.interest_paid");
    CHECK(found.missing[0].rows == 1);
}

TEST_CASE("a row that counts for neither version takes nothing from their caps") {
    Book book;
    Facts facts;
    facts.set("borrower.size", std::string("small"));
    facts.set("loan.interest_paid", Money{100'00});
    book.add({.record = "LN1", .date = date_of(2024, 1, 10), .borrower = "ada"}, facts, nullptr);
    facts.set("loan.rate", Ratio::percent(4));
    book.add({.record = "LN2", .date = date_of(2024, 1, 11), .borrower = "ada"}, facts, nullptr);
    const Programme a = interest_subsidy("50%", "50.00", "1000.00");
    // Asks a fact that the first loan's record lacks.
    const Programme b = interest_subsidy(
        "50%", "50.00", "1000.00", "first_come",
        "    conditions:\n      - {id: cheap, zh: 低息, en: Cheap, source: text, when: {value: "
        "loan.rate, at_most: part}}\n");
    const Measure interest = measure(compare(a, b, book, all_of_2024), "subsidy.interest");
    CHECK(interest.unknown == 1);
    CHECK(interest.rows == 1);
    // Under the first version LN1 would have used the year's 50.00 up.
    CHECK(interest.a == Money{50'00});
    CHECK(interest.b == Money{50'00});
}

TEST_CASE("a row whose trigger is not met gets nothing, and nothing is missing") {
    Book book;
    add(book, "LN1", date_of(2024, 1, 10), "ada", Money{100'00});
    const Programme a = interest_subsidy("50%", "500.00", "1000.00");
    const Programme b =
        interest_subsidy("50%", "500.00", "1000.00", "first_come",
                         "    trigger: {id: much, zh: 付息较多, en: Much, source: text, when: "
                         "{value: loan.interest_paid, at_least: firm_limit}}\n");
    const WhatIf found = compare(a, b, book, all_of_2024);
    CHECK(measure(found, "subsidy.interest").rows == 1);
    CHECK(measure(found, "subsidy.interest").b == Money{});
    CHECK(found.missing.empty());
}

TEST_CASE("a row for which a version has no rule gets nothing under it, and that is told") {
    Book book;
    add(book, "LN1", date_of(2024, 1, 10), "ada", Money{100'00});
    const Programme a = interest_subsidy("50%", "500.00", "1000.00");
    const auto tree = yaml::parse_yaml(
        "programme: tiers\ntitle: {zh: 分档, en: Tiers}\njurisdiction: \"430000\"\nfrom: "
        "2024-01-01\nsources: {text: {zh: 办法, en: Measures}}\nquantities:\n  part: {zh: 比例, "
        "en: "
        "Part, source: text, unit: rate, values: [{from: 2024-01-01, tiers: {by: "
        "loan.interest_paid, method: whole, table: [{up_to: 99.99, value: 50%}]}}]}\n"
        "subsidies:\n  - {id: interest, zh: 贴息, en: Interest, source: text, expense: "
        "loan_interest, timing: yearly, payee: borrower, base: loan.interest_paid, rate: part, "
        "rounding: half_up}\n");
    REQUIRE(tree);
    const auto b = load(*tree);
    REQUIRE(b);
    const WhatIf found = compare(a, *b, book, all_of_2024);
    CHECK(measure(found, "subsidy.interest").unknown == 0);
    CHECK(measure(found, "subsidy.interest").a == Money{50'00});
    CHECK(measure(found, "subsidy.interest").b == Money{});
    REQUIRE(found.missing.size() == 1);
    CHECK(found.missing[0].code == "programme.no_tier");
    CHECK(found.missing[0].words.en == "Part");
    CHECK(found.missing[0].why.en == "Outside every tier");
}

TEST_CASE("an application is a row of its own, and its loan does not try the subsidies too") {
    Book book;
    Facts facts;
    facts.set("borrower.size", std::string("small"));
    facts.set("loan.interest_paid", Money{100'00});
    const auto row = [&](const char* record, const char* loan, const char* applied_to) {
        book.add({.record = record,
                  .date = date_of(2024, 5, 1),
                  .borrower = "ada",
                  .loan = loan,
                  .applied_to = applied_to,
                  .subsidy = *applied_to == 0 ? "" : "interest"},
                 facts, nullptr);
    };
    row("LN1", "LN1", "");
    row("LN2", "LN2", "");
    row("SA1", "LN1", "example");
    row("SA2", "LN2", "another");  // Of a programme that is not compared.
    const Programme a = interest_subsidy("50%", "1000.00", "1000.00");
    const WhatIf found = compare(a, a, book, all_of_2024);
    CHECK(found.rows == 3);
    CHECK(measure(found, "subsidy.interest").a == Money{100'00});  // SA1 and LN2
}

TEST_CASE("a pot that runs dry is told with the day on which the first got less") {
    Book book;
    add(book, "LN1", date_of(2024, 1, 10), "ada", Money{100'00});
    add(book, "LN2", date_of(2024, 1, 11), "grace", Money{100'00});
    add(book, "LN3", date_of(2024, 1, 12), "edith", Money{100'00});
    const Programme just = interest_subsidy("50%", "500.00", "150.00");
    const Programme short_of_one = interest_subsidy("50%", "500.00", "149.99");
    const WhatIf found = compare(just, short_of_one, book, all_of_2024);
    REQUIRE(found.dry.size() == 1);
    CHECK(found.dry[0].side == Side::b);
    CHECK(found.dry[0].cap == "year");
    CHECK(found.dry[0].year == 2024);
    CHECK(found.dry[0].day == date_of(2024, 1, 12));
    CHECK(found.dry[0].record == "LN3");
    CHECK(measure(found, "subsidy.interest").b == Money{149'99});
}

TEST_CASE("a pot that is shared pro rata is shared among all at its end") {
    Book book;
    add(book, "LN1", date_of(2024, 1, 10), "ada", Money{100'00});
    add(book, "LN2", date_of(2024, 1, 11), "grace", Money{100'00});
    add(book, "LN3", date_of(2024, 1, 12), "edith", Money{200'00});
    const Programme first_come = interest_subsidy("50%", "500.00", "100.01");
    const Programme pro_rata = interest_subsidy("50%", "500.00", "100.01", "pro_rata");
    const WhatIf found = compare(first_come, pro_rata, book, all_of_2024);
    const Measure& interest = measure(found, "subsidy.interest");
    CHECK(interest.a == Money{100'01});
    CHECK(interest.b == Money{100'01});
    // Of 50, 50 and 100: 25.0025 twice and 50.005, the fen to the largest cut-off part.
    REQUIRE(interest.gainers.size() == 1);
    CHECK(interest.gainers[0].borrower == "edith");
    CHECK(interest.gainers[0].a == Money{1});
    CHECK(interest.gainers[0].b == Money{50'01});
    CHECK(interest.lose == 2);
    REQUIRE(found.dry.size() == 2);
}

TEST_CASE("rows outside a version's dates take the rules of the nearest day, and are counted") {
    Book book;
    add(book, "LN1", date_of(2023, 12, 31), "ada", Money{100'00});
    add(book, "LN2", date_of(2024, 1, 1), "ada", Money{100'00});
    add(book, "LN3", date_of(2025, 1, 1), "ada", Money{100'00});
    const Programme a = interest_subsidy("50%", "60.00", "1000.00");
    const WhatIf found =
        compare(a, a, book, {.from = date_of(2023, 1, 1), .to = date_of(2025, 12, 31)});
    CHECK(found.a.moved == 2);
    // The limit of a year is that of the year in which the row stands.
    CHECK(measure(found, "subsidy.interest").a == Money{150'00});
    CHECK(measure(found, "subsidy.interest").quarters.size() == 3);
}

TEST_CASE("only rows from the first to the last day are compared") {
    Book book;
    for (const int day : {1, 2, 3, 4})
        add(book, "LN" + std::to_string(day), date_of(2024, 5, static_cast<unsigned>(day)), "ada",
            Money{100'00});
    const Programme a = interest_subsidy("50%", "1000.00", "1000.00");
    const WhatIf found =
        compare(a, a, book, {.from = date_of(2024, 5, 2), .to = date_of(2024, 5, 3)});
    CHECK(found.rows == 2);
    CHECK(measure(found, "subsidy.interest").a == Money{100'00});
    CHECK(compare(a, a, book, {.from = date_of(2024, 6, 1), .to = date_of(2024, 6, 2)}).rows == 0);
    CHECK(compare(a, a, Book{}, all_of_2024).measures.empty());
}

TEST_CASE("a comparison is told as text, table and tree with the same figures") {
    Book book;
    add(book, "LN1", date_of(2024, 3, 31), "ada", Money{200'00});
    const WhatIf found = compare(interest_subsidy("50%", "120.00", "1000.00"),
                                 interest_subsidy("25%", "1000.00", "1000.00"), book, all_of_2024);
    CHECK(to_csv(found) ==
          "measure,year,quarter,rows,a,b,difference\n"
          "eligible,2024,1,1,1,1,0\n"
          "subsidies,2024,1,1,100.00,50.00,-50.00\n"
          "subsidy.interest,2024,1,1,100.00,50.00,-50.00\n");
    CHECK(render(found, Language::en).find("2024 Q1  A 100.00   B 50.00   -50.00") !=
          std::string::npos);
    const Tree tree = to_tree(found);
    CHECK(*tree.find("measures")->list()->at(1).find("difference") == Tree{"-50.00"});
}
