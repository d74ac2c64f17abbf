#include "features/watch/watch.h"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <algorithm>
#include <set>

#include "core/annual_fees/annual_fees.h"

using namespace zhirong;
using namespace zhirong::watch;

namespace {

annual_fees::Schedule schedule_counting(const char* months) {
    const auto source = Tree::map({{"zh", "测试"}, {"en", "test"}});
    const auto provenance = Tree::map({{"verified", true}, {"source", source}});
    const auto band = [](const char* kind, int to) {
        return Tree::map({{"kind", kind}, {"from_year", 1}, {"to_year", to}, {"fee", "4000.00"}});
    };
    auto schedule = annual_fees::Schedule::read(Tree::map(
        {{"editions", Tree::list({Tree::map(
                          {{"from", "1990-01-01"},
                           {"provenance", provenance},
                           {"bands", Tree::list({band("invention", 20), band("utility_model", 10),
                                                 band("design", 15)})},
                           {"reductions", Tree::List{}},
                           {"surcharge", Tree::map({{"a_month", "5%"},
                                                    {"counted", months},
                                                    {"months", 6},
                                                    {"provenance", provenance}})}})})}}));
    REQUIRE_MESSAGE(schedule.has_value(), in_english(schedule.error().first()));
    return *std::move(schedule);
}
const annual_fees::Schedule& fees() {
    static const annual_fees::Schedule schedule = schedule_counting("started");
    return schedule;
}

// Filed on 2015-03-10; fees are paid through year 9, so year 10 is due on 2024-03-10 and may be
// paid until 2024-09-10; the term ends on 2035-03-10.
rights::Right patent() {
    rights::Right right;
    right.id = "RT2015";
    right.number = "2015101234567";
    right.title = "一种泵";
    right.right_kind = RightKind::invention;
    right.owner = "pump-works";
    right.holder = {"湘江泵业", std::nullopt};
    right.status = rights::Status::granted;
    right.details = rights::Patent{.main_class = "F04D15/00",
                                   .further_classes = {},
                                   .filing_date = date_of(2015, 3, 10),
                                   .grant_date = date_of(2017, 5, 2),
                                   .fee_paid_through_year = 9};
    return right;
}

rights::Right paid_up() {
    rights::Right right = patent();
    std::get<rights::Patent>(right.details).fee_paid_through_year = 20;
    return right;
}

// Its term ends on 2026-06-30.
rights::Right mark() {
    rights::Right right = patent();
    right.right_kind = RightKind::trademark;
    right.details = rights::Trademark{.sign = "湘江",
                                      .goods = {},
                                      .filing_date = std::nullopt,
                                      .registered_on = date_of(2016, 7, 1),
                                      .valid_until = date_of(2026, 6, 30),
                                      .similar_marks = {}};
    return right;
}

Burden pledge(std::optional<Date> debt_until = std::nullopt) {
    return {"PL1", "pump-works", date_of(2024, 1, 15), debt_until};
}

// "fee_due:notice", in the order found.
std::string told(const rights::Right& right, const std::optional<Burden>& burden, Date on) {
    std::string all;
    for (const Finding& finding : findings(right, burden, fees(), on))
        all += std::string(all.empty() ? "" : " ") + std::string(name_of(finding.kind)) + ':' +
               std::string(name_of(finding.severity));
    return all;
}

struct Case {
    Date on;
    const char* unpledged;
    const char* pledged;
};

}  // namespace

TEST_CASE("an annual fee is told ninety days before, pressed thirty before, and is overdue after") {
    for (const Case& each :
         {Case{date_of(2023, 12, 10), "", ""},  // 91 days before
          Case{date_of(2023, 12, 11), "fee_due:notice", "fee_due:notice"},
          Case{date_of(2024, 2, 8), "fee_due:notice", "fee_due:notice"},
          Case{date_of(2024, 2, 9), "fee_due:warning", "fee_due:warning"},  // 30 days before
          Case{date_of(2024, 3, 10), "fee_due:warning", "fee_due:warning"},
          Case{date_of(2024, 3, 11), "fee_in_grace:warning", "fee_in_grace:critical"},
          Case{date_of(2024, 8, 10), "fee_in_grace:warning", "fee_in_grace:critical"},
          Case{date_of(2024, 8, 11), "fee_in_grace:critical", "fee_in_grace:critical"},
          Case{date_of(2024, 9, 10), "fee_in_grace:critical", "fee_in_grace:critical"},
          Case{date_of(2024, 9, 11), "ended:critical", "ended:critical"},
          Case{date_of(2024, 11, 10), "ended:critical", "ended:critical"},
          // Without a pledge it is history after the time for restoration.
          Case{date_of(2024, 11, 11), "", "ended:critical"}}) {
        CAPTURE(to_string(each.on));
        CHECK(told(patent(), std::nullopt, each.on) == each.unpledged);
        CHECK(told(patent(), pledge(), each.on) == each.pledged);
    }
    const auto found = findings(patent(), std::nullopt, fees(), date_of(2024, 2, 1)).front();
    CHECK(found.deadline == date_of(2024, 3, 10));
    CHECK(found.found.zh == "第 10 年度年费应于 2024-03-10 前缴纳，全额 4,000.00 元（未计减缴）");
    CHECK(findings(patent(), std::nullopt, fees(), date_of(2024, 9, 11)).front().deadline ==
          date_of(2024, 11, 10));
}

TEST_CASE("the surcharge rises as the schedule counts months: each begun, or each over") {
    struct Step {
        Date on;
        const char* begun;
        const char* over;
    };
    const auto surcharge = [](const annual_fees::Schedule& schedule, Date on) {
        const std::string zh = findings(patent(), std::nullopt, schedule, on).front().found.zh;
        const std::size_t from = zh.find("滞纳金 ") + std::string("滞纳金 ").size();
        return zh.substr(from, zh.find("，计") - from);
    };
    for (const Step& each :
         {Step{date_of(2024, 3, 11), "5%", "0%"}, Step{date_of(2024, 4, 10), "5%", "0%"},
          Step{date_of(2024, 4, 11), "10%", "5%"}, Step{date_of(2024, 5, 10), "10%", "5%"},
          Step{date_of(2024, 5, 11), "15%", "10%"}, Step{date_of(2024, 8, 10), "25%", "20%"},
          Step{date_of(2024, 8, 11), "30%", "25%"}, Step{date_of(2024, 9, 10), "30%", "25%"}}) {
        CAPTURE(to_string(each.on));
        CHECK(surcharge(schedule_counting("started"), each.on) == each.begun);
        CHECK(surcharge(schedule_counting("completed"), each.on) == each.over);
    }
    CHECK(findings(patent(), std::nullopt, schedule_counting("completed"), date_of(2024, 5, 11))
              .front()
              .found.zh ==
          "第 10 年度年费未缴，已于 2024-03-10 到期，现处滞纳期（滞纳金 10%，计 400.00 元，"
          "按全额年费合计 4,400.00 元；自 2024-06-11 起再加 5%）");
}

TEST_CASE("a mark is to be renewed from twelve months before its end to six months after") {
    for (const Case& each :
         {Case{date_of(2025, 6, 29), "", ""},
          Case{date_of(2025, 6, 30), "renewal_due:notice", "renewal_due:notice"},
          Case{date_of(2026, 5, 30), "renewal_due:notice", "renewal_due:notice"},
          Case{date_of(2026, 5, 31), "renewal_due:warning", "renewal_due:warning"},
          Case{date_of(2026, 6, 30), "renewal_due:warning", "renewal_due:warning"},
          Case{date_of(2026, 7, 1), "renewal_in_grace:warning", "renewal_in_grace:critical"},
          Case{date_of(2026, 11, 30), "renewal_in_grace:critical", "renewal_in_grace:critical"},
          Case{date_of(2026, 12, 30), "renewal_in_grace:critical", "renewal_in_grace:critical"},
          Case{date_of(2026, 12, 31), "ended:critical", "ended:critical"}}) {
        CAPTURE(to_string(each.on));
        CHECK(told(mark(), std::nullopt, each.on) == each.unpledged);
        CHECK(told(mark(), pledge(), each.on) == each.pledged);
    }
}

TEST_CASE("a term that ends is told a year before and pressed three months before") {
    for (const Case& each :
         {Case{date_of(2034, 3, 9), "", ""},
          Case{date_of(2034, 3, 10), "term_ending:notice", "term_ending:notice"},
          Case{date_of(2034, 12, 9), "term_ending:notice", "term_ending:notice"},
          Case{date_of(2034, 12, 10), "term_ending:warning", "term_ending:warning"},
          Case{date_of(2035, 3, 9), "term_ending:warning", "term_ending:warning"},
          Case{date_of(2035, 3, 10), "ended:critical", "ended:critical"},
          Case{date_of(2035, 5, 11), "", "ended:critical"}}) {
        CAPTURE(to_string(each.on));
        CHECK(told(paid_up(), std::nullopt, each.on) == each.unpledged);
        CHECK(told(paid_up(), pledge(), each.on) == each.pledged);
    }
}

TEST_CASE("a term must reach the last day of the debt") {
    const Date today = date_of(2024, 2, 1);
    CHECK(told(paid_up(), pledge(date_of(2035, 3, 9)), today).empty());
    CHECK(told(paid_up(), pledge(date_of(2035, 3, 10)), today) == "shorter_than_debt:critical");
    // A mark lives on if it is renewed.
    CHECK(told(mark(), pledge(date_of(2026, 6, 30)), today).empty());
    CHECK(told(mark(), pledge(date_of(2026, 7, 1)), today) == "renewal_before_debt:notice");
}

TEST_CASE("what the register notes against a right is told, and gravely where it is pledged") {
    const Date today = date_of(2024, 2, 1);
    struct Noted {
        rights::Notice notice;
        const char* unpledged;
        const char* pledged;
    };
    for (const Noted& each :
         {Noted{rights::Notice::invalidation_proceeding, "invalidation_proceeding:warning",
                "invalidation_proceeding:critical"},
          Noted{rights::Notice::revocation_proceeding, "revocation_proceeding:warning",
                "revocation_proceeding:critical"},
          Noted{rights::Notice::ownership_suspension, "ownership_suspension:warning",
                "ownership_suspension:critical"},
          Noted{rights::Notice::court_preservation, "court_preservation:warning",
                "court_preservation:critical"},
          Noted{rights::Notice::ownership_dispute, "ownership_dispute:warning",
                "ownership_dispute:warning"},
          Noted{rights::Notice::infringement_dispute, "infringement_dispute:notice",
                "infringement_dispute:notice"}}) {
        rights::Right right = paid_up();
        right.notices = {{each.notice, date_of(2024, 1, 20), "4W112233"}};
        CHECK(told(right, std::nullopt, today) == each.unpledged);
        CHECK(told(right, pledge(), today) == each.pledged);
    }
}

TEST_CASE("a pledged right that changes hands or is licensed afterwards is told to the pledgee") {
    const Date today = date_of(2024, 6, 1);
    rights::Right right = paid_up();
    right.owner = "";
    right.holder.name = "外人公司";
    CHECK(told(right, pledge(), today) == "changed_hands:critical");
    CHECK(told(right, std::nullopt, today).empty());
    right = paid_up();
    const auto licensed = [&](Date from, Date until) {
        right.licences = {{"LC1", "丙公司", rights::LicenceType::ordinary, from, until}};
        return told(right, pledge(), today);
    };
    CHECK(licensed(date_of(2024, 1, 14), date_of(2027, 1, 1)).empty());  // before the pledge
    CHECK(licensed(date_of(2024, 1, 15), date_of(2027, 1, 1)) ==
          "licensed_without_consent:warning");
    CHECK(licensed(date_of(2024, 1, 15), today) == "licensed_without_consent:warning");
    CHECK(licensed(date_of(2024, 1, 15), date_of(2024, 5, 31)).empty());
    Burden agreed = pledge();
    agreed.consented = {"LC1"};
    right.licences = {
        {"LC1", "丙公司", rights::LicenceType::ordinary, date_of(2024, 1, 15), today}};
    CHECK(told(right, agreed, today).empty());
}

TEST_CASE("an end that the register notes is told; a right not yet granted has nothing to fear") {
    rights::Right right = patent();
    right.status = rights::Status::invalidated;
    right.ended_on = date_of(2024, 1, 20);
    CHECK(told(right, pledge(), date_of(2024, 2, 1)) == "ended:critical");
    CHECK(told(right, std::nullopt, date_of(2024, 3, 20)) == "ended:critical");
    CHECK(told(right, std::nullopt, date_of(2024, 3, 21)).empty());
    right = patent();
    right.status = rights::Status::not_yet_granted;
    CHECK(told(right, std::nullopt, date_of(2024, 4, 1)).empty());
}

TEST_CASE("records follow what is found: opened, updated, closed, and opened again") {
    const Told who{"RT2015", "2015101234567", "一种泵", std::nullopt, {"pump-works"}};
    std::vector<Warning> known;
    const auto night = [&](const rights::Right& right, Date on) {
        std::string done;
        for (const Change& change :
             changes(who, findings(right, std::nullopt, fees(), on), known, on)) {
            auto warning = std::ranges::find(known, change.warning, &Warning::id);
            if (warning == known.end())
                warning = known.insert(known.end(), Warning{.id = change.warning});
            *warning = watch::apply(*warning, change.event);
            done += std::visit(
                        [](const auto& e) {
                            return std::string(Shape<std::decay_t<decltype(e)>>::name);
                        },
                        change.event) +
                    ' ';
        }
        return done;
    };
    rights::Right right = patent();
    CHECK(night(right, date_of(2023, 12, 10)).empty());
    CHECK(night(right, date_of(2023, 12, 11)) == "opened ");
    CHECK(night(right, date_of(2023, 12, 11)).empty());  // once more
    CHECK(night(right, date_of(2023, 12, 12)).empty());  // a day that changes nothing
    CHECK(night(right, date_of(2024, 2, 9)) == "updated ");
    const std::string overdue = night(right, date_of(2024, 3, 11));
    CHECK((overdue == "opened closed " || overdue == "closed opened "));
    CHECK(night(right, date_of(2024, 4, 11)) == "updated ");  // the surcharge
    std::get<rights::Patent>(right.details).fee_paid_through_year = 10;
    CHECK(night(right, date_of(2024, 4, 12)) == "closed ");
    // The payment turns out not to have been made.
    CHECK(night(patent(), date_of(2024, 4, 13)) == "opened ");
    for (const Warning& warning : known) CHECK(keys(warning).front() == "right:RT2015");
}

TEST_CASE("an addressee acknowledges what stands, and again when it has changed") {
    Warning warning{.id = "WA1"};
    const Finding finding = findings(patent(), std::nullopt, fees(), date_of(2024, 2, 1)).front();
    warning = watch::apply(warning, Warning::Event(Opened{"RT2015",
                                                          "2015",
                                                          "一种泵",
                                                          std::nullopt,
                                                          {"pump-works"},
                                                          finding,
                                                          date_of(2024, 2, 1)}));
    const Actor owner{"chen", "pump-works", {Role::enterprise_officer}};
    const auto code = [](const Result<Acknowledged>& result) {
        return result ? "" : std::string(result.error().first().kind->code);
    };
    const auto act = [&](const Actor& actor, Date on) {
        return decide(warning, Acknowledge{"已安排缴费"}, actor, on);
    };
    CHECK(code(act({"li", "other", {}}, date_of(2024, 2, 2))) == "watch.not_addressee");
    warning = watch::apply(warning, Warning::Event(*act(owner, date_of(2024, 2, 2))));
    CHECK(code(act(owner, date_of(2024, 2, 3))) == "watch.acknowledged");
    warning = watch::apply(
        warning,
        Warning::Event(Updated{std::nullopt, {"pump-works"}, finding, date_of(2024, 2, 9)}));
    CHECK(code(act(owner, date_of(2024, 2, 9))).empty());
    warning = watch::apply(warning, Warning::Event(Closed{date_of(2024, 2, 10)}));
    CHECK(code(act(owner, date_of(2024, 2, 11))) == "watch.closed");
}

TEST_CASE("on every day on which time alone changes what is found, the right is looked at") {
    CHECK(rc::check([] {
        rights::Right right;
        const int kind = *rc::gen::inRange(0, 3);
        Date start = date_of(2000, 1, 1) + Days{*rc::gen::inRange(0, 9'000)};
        // Every other one at the end of its month, where counting in months is not one to one.
        if (*rc::gen::arbitrary<bool>())
            start = add_months(start, 0, 31) - Days{*rc::gen::inRange(0, 4)};
        if (kind == 2) {
            right = mark();
            auto& details = std::get<rights::Trademark>(right.details);
            details.registered_on = start;
            details.valid_until = add_months(start, 120) - Days{1};
        } else {
            right = patent();
            right.right_kind = kind == 0 ? RightKind::invention : RightKind::utility_model;
            auto& details = std::get<rights::Patent>(right.details);
            details.filing_date = start;
            details.fee_paid_through_year =
                *rc::gen::inRange(1, rights::years_of_term(right.right_kind, start) + 1);
        }
        const auto upkeep = rights::next_upkeep(right);
        const auto end = rights::legal_end(right);
        const Date around = *rc::gen::element(upkeep ? upkeep->due : *end, *end);
        Date day = around - Days{*rc::gen::inRange(-300, 420)};
        auto before = findings(right, std::nullopt, fees(), day);
        for (int i = 0; i < 120; ++i) {
            day += Days{1};
            auto now = findings(right, std::nullopt, fees(), day);
            if (now != before) {
                const auto dues = due_dates_to_look_at(day);
                const auto ends = term_ends_to_look_at(day);
                const bool seen = (upkeep && std::ranges::find(dues, upkeep->due) != dues.end()) ||
                                  std::ranges::find(ends, *end) != ends.end();
                RC_ASSERT(seen);
            }
            before = std::move(now);
        }
    }));
}

TEST_CASE("of a year's dates a night looks at few, so that it reads few of the rights") {
    std::size_t all = 0;
    for (Date day = date_of(2023, 1, 1); day < date_of(2025, 1, 1); day += Days{1}) {
        const auto dues = due_dates_to_look_at(day);
        const auto ends = term_ends_to_look_at(day);
        CHECK(dues.size() <= 30);
        CHECK(ends.size() <= 14);
        all += dues.size() + ends.size();
    }
    CHECK(all / (366 + 365) <= 17);
}
