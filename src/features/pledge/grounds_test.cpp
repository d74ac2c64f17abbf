#include "features/pledge/grounds.h"

#include <doctest/doctest.h>

#include <set>

#include "features/pledge/example_test.h"

using namespace zhirong;
using namespace zhirong::pledge;
using example::application;
using example::patent_of;
using example::right;
using example::submitted;
using example::today;
using rights::Notice;
using rights::Status;

namespace {

// The numbers of the grounds found, each followed by "w" where it is waived.
std::string numbers(const Pledge& pledge, const Rights& rights, Date on = today) {
    std::string text;
    for (const Found& found : grounds(pledge, rights, on))
        text += (text.empty() ? "" : " ") + std::to_string(rule_of(found.ground).number) +
                (found.waived ? "w" : "");
    return text;
}

std::string with_right(void (*change)(rights::Right&), Date on = today) {
    rights::Right one = right();
    change(one);
    return numbers(submitted(), {one}, on);
}

std::string with_application(void (*change)(Prepare&)) {
    Prepare prepared = application();
    change(prepared);
    return numbers(submitted(prepared), {right()});
}

}  // namespace

TEST_CASE("there are twelve grounds, numbered as in the guide, two of which can be waived") {
    int number = 0;
    std::set<std::string> codes;
    for (const GroundRule& rule : ground_rules()) {
        CHECK(rule.number == ++number);
        CHECK(rule.waivable == (number == 10 || number == 11));
        codes.insert(rule.refusal.code);
    }
    CHECK(number == 12);
    CHECK(codes.size() == 12);
    for (const auto& name : EnumNames<Ground>::names)
        CHECK(rule_of(name.value).ground == name.value);
}

TEST_CASE("an application in order has no ground against it") {
    CHECK(numbers(submitted(), {right()}).empty());
}

TEST_CASE("ground 1: the pledgor is the registered patentee, until the patent is sold") {
    CHECK(with_right([](rights::Right& r) { r.owner = "somebody else"; }) == "1");
    CHECK(with_right([](rights::Right& r) {
              r.sale = rights::Transferred{"某公司", date_of(2024, 1, 5)};
          }) == "1");
}

TEST_CASE("ground 2: a patent noted as ended is refused, and one that time has ended") {
    CHECK(with_right([](rights::Right& r) { r.status = Status::terminated; }) == "2");
    CHECK(with_right([](rights::Right& r) { r.status = Status::invalidated; }) == "2");
    const auto all_paid = [](rights::Right& r) { patent_of(r).fee_paid_through_year = 20; };
    CHECK(with_right(all_paid, date_of(2034, 7, 27)).empty());
    CHECK(with_right(all_paid, date_of(2034, 7, 28)) == "2");
}

TEST_CASE("ground 3: an application for a patent is no patent yet") {
    CHECK(with_right([](rights::Right& r) {
              r.status = Status::not_yet_granted;
              patent_of(r).grant_date.reset();
              patent_of(r).fee_paid_through_year = 0;
          }) == "3");
}

TEST_CASE(
    "ground 4: a fee is overdue from the day after its last, and ends the patent after grace") {
    const auto as_it_is = [](rights::Right&) {};
    CHECK(with_right(as_it_is, date_of(2024, 7, 28)).empty());
    CHECK(with_right(as_it_is, date_of(2024, 7, 29)) == "4");
    CHECK(with_right(as_it_is, date_of(2025, 1, 28)) == "4");
    CHECK(with_right(as_it_is, date_of(2025, 1, 29)) == "2 4");
    const auto found = grounds(submitted(), {right()}, date_of(2024, 7, 29));
    REQUIRE(found.size() == 1);
    CHECK(in_english(found.front().refusal()) ==
          "The annual fee of 2014103620773 is not paid as required: the fee of year 11 was due by "
          "2024-07-28; it can be paid with surcharge until 2025-01-28");
}

TEST_CASE("ground 5: an ownership suspension and a preservation stop it, each alone") {
    CHECK(with_right([](rights::Right& r) {
              r.notices = {{Notice::ownership_suspension, today, "中止1"}};
          }) == "5");
    CHECK(with_right([](rights::Right& r) {
              r.notices = {{Notice::court_preservation, today, "保全1"}};
          }) == "5");
    CHECK(with_right([](rights::Right& r) {
              r.notices = {{Notice::ownership_suspension, today, "中止1"},
                           {Notice::court_preservation, today, "保全1"}};
          }) == "5");
}

TEST_CASE("ground 6: the debt is due before the day on which the patent ends") {
    const auto until = [](Date date) {
        Prepare prepared = application();
        prepared.debt_until = date;
        return numbers(submitted(prepared), {right()});
    };
    CHECK(until(date_of(2034, 7, 27)).empty());
    CHECK(until(date_of(2034, 7, 28)) == "6");
    CHECK(until(date_of(2034, 7, 29)) == "6");
}

TEST_CASE("ground 6 is asked of every patent") {
    rights::Right old = right();
    old.id = "RT2014200123454";
    old.number = "2014200123454";
    old.right_kind = RightKind::utility_model;  // ends on 2024-07-28
    Prepare prepared = application();
    prepared.right_count = 2;
    prepared.rights.push_back(
        {old.number, old.title, patent_of(old).filing_date, patent_of(old).grant_date});
    const auto found = grounds(submitted(prepared), {right(), old}, today);
    REQUIRE(found.size() == 1);
    CHECK(found.front().ground == Ground::debt_beyond_term);
    CHECK(found.front().right == old.id);
}

TEST_CASE("ground 7: each piece of required content that the contract lacks is named") {
    CHECK(with_application([](Prepare& p) { p.names_both_parties = false; }) == "7");
    CHECK(with_application([](Prepare& p) { p.debt_kind.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.secured_amount = Money{}; }) == "7");
    CHECK(with_application([](Prepare& p) { p.secured_amount = Money{1}; }).empty());
    CHECK(with_application([](Prepare& p) { p.debt_from.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.debt_until.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.debt_until = p.debt_from; }).empty());
    CHECK(with_application([](Prepare& p) { p.debt_until = *p.debt_from - Days{1}; }) == "7");
    CHECK(with_application([](Prepare& p) { p.scope.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.right_count.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.right_count = 2; }) == "7");
    CHECK(with_application([](Prepare& p) { p.rights[0].title.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.rights[0].title = "另一名称"; }) == "7");
    CHECK(with_application([](Prepare& p) { p.rights[0].filing_date = today; }) == "7");
    CHECK(with_application([](Prepare& p) { p.rights[0].grant_date.reset(); }) == "7");
    CHECK(with_application([](Prepare& p) { p.rights[0].number = "2014200123454"; }) == "7 7");
    CHECK(with_application([](Prepare& p) { p.rights.clear(); }) == "7");
    Prepare empty;
    empty.names_both_parties = false;
    const auto gaps = contract_gaps(empty, {right()});
    CHECK(gaps.size() == 7);
    CHECK(gaps.front().zh == "未载明双方当事人");
    CHECK(gaps.back().zh == "未载明专利 2014103620773");
}

TEST_CASE("a forfeiture clause is flagged, and stops nothing") {
    CHECK(contract_flags(submitted()).empty());
    Prepare prepared = application();
    prepared.forfeiture_clause = true;
    const auto flags = contract_flags(submitted(prepared));
    REQUIRE(flags.size() == 1);
    CHECK(flags.front().name == "forfeiture_clause");
    CHECK(numbers(submitted(prepared), {right()}).empty());
}

TEST_CASE("a secured amount below the loan is flagged") {
    const auto flags = [](Money amount) {
        Prepare prepared = application();
        prepared.secured_amount = amount;
        return contract_flags(submitted(prepared)).size();
    };
    CHECK(flags(Money{499'999'999}) == 1);
    CHECK(flags(yuan(5'000'000)) == 0);
    CHECK(flags(Money{500'000'001}) == 0);
}

TEST_CASE("ground 8: every co-owner agrees, or their agreement lets one pledge alone") {
    const auto with = [](std::vector<rights::CoOwner> owners,
                         std::optional<std::string> agreement) {
        rights::Right one = right();
        one.co_owners = std::move(owners);
        one.co_ownership_agreement = std::move(agreement);
        return numbers(submitted(), {one});
    };
    CHECK(with({{"湖南大学", std::nullopt}}, std::nullopt) == "8");
    CHECK(with({{"湖南大学", "同意书1"}}, std::nullopt).empty());
    CHECK(with({{"湖南大学", "同意书1"}, {"张三", std::nullopt}}, std::nullopt) == "8");
    CHECK(with({{"湖南大学", std::nullopt}}, "共有协议1").empty());
}

TEST_CASE("ground 9: a patent that carries another pledge cannot take one more") {
    CHECK(with_right([](rights::Right& r) { r.pledge = "PL0"; }) == "9");
    CHECK(with_right([](rights::Right& r) { r.pledge = "PL1"; }).empty());
}

TEST_CASE("grounds 10 and 11 fall away once both parties, told before, declare to continue") {
    rights::Right model = right();
    patent_of(model).same_day_invention = true;
    model.notices = {{Notice::invalidation_proceeding, today, "无效1"}};
    Pledge pledge = submitted();
    CHECK(numbers(pledge, {model}) == "10 11");
    for (const Ground ground : {Ground::same_day_invention, Ground::invalidation_started}) {
        pledge = apply(pledge, Notified{ground, model.id, "告知1", today});
        pledge = apply(pledge, WaivedByPledgor{ground, model.id, "li", today});
    }
    CHECK(numbers(pledge, {model}) == "10 11");
    pledge = apply(pledge, WaivedByPledgee{Ground::same_day_invention, model.id, "wang", today});
    CHECK(numbers(pledge, {model}) == "10w 11");
    pledge = apply(pledge, WaivedByPledgee{Ground::invalidation_started, model.id, "wang", today});
    CHECK(numbers(pledge, {model}) == "10w 11w");
}

TEST_CASE("a waiver covers its patent only, and no proceeding that starts later") {
    rights::Right model = right();
    model.notices = {{Notice::invalidation_proceeding, today, "无效1"}};
    Pledge pledge = submitted();
    const Ground ground = Ground::invalidation_started;
    pledge = apply(pledge, Notified{ground, model.id, "告知1", today});
    pledge = apply(pledge, WaivedByPledgor{ground, model.id, "li", today});
    pledge = apply(pledge, WaivedByPledgee{ground, model.id, "wang", today});
    CHECK(numbers(pledge, {model}) == "11w");
    model.notices.front().since = today + Days{1};
    CHECK(numbers(pledge, {model}) == "11");
    model.notices.front().since = today;
    model.id = "RT other";
    CHECK(numbers(pledge, {model}) == "11");
}

TEST_CASE("ground 12: what the registry objected to stands until it is cured") {
    Pledge pledge = apply(submitted(), CorrectionRequested{"申请表缺少公章", "补正1", today});
    CHECK(numbers(pledge, {right()}) == "12");
    pledge = apply(pledge, Resubmitted{application(), today});
    CHECK(numbers(pledge, {right()}).empty());
}

TEST_CASE("every ground is told at once, in the guide's order") {
    rights::Right bad = right();
    bad.owner = "other";
    bad.status = Status::terminated;
    bad.notices = {{Notice::court_preservation, today, "保全1"},
                   {Notice::invalidation_proceeding, today, "无效1"}};
    bad.co_owners = {{"湖南大学", std::nullopt}};
    bad.pledge = "PL0";
    patent_of(bad).same_day_invention = true;
    Prepare prepared = application();
    prepared.debt_until = date_of(2040, 1, 1);
    prepared.scope.reset();
    const Pledge pledge = apply(submitted(prepared), CorrectionRequested{"缺陷", "补正1", today});
    CHECK(numbers(pledge, {bad}) == "1 2 5 6 7 8 9 10 11 12");
    for (const Found& found : grounds(pledge, {bad}, today)) {
        CHECK(in_chinese(found.refusal()).find('{') == std::string::npos);
        CHECK(in_english(found.refusal()).find('{') == std::string::npos);
    }
}
