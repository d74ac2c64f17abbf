#include "features/rights/rights.h"

#include <doctest/doctest.h>

#include <algorithm>

using namespace zhirong;
using namespace zhirong::rights;

namespace {

const Actor firm{"li", "xinghe", {Role::enterprise_officer}};
const Actor registrar{"zhou", "desk", {Role::registry_officer}};
const Date today = date_of(2024, 2, 8);

const Holder star{"星河科技", "91430100MA4L16JQ9B"};

RecordRight invention() {
    return {.number = "ZL201410362077.3",
            .title = "一种电池管理方法",
            .details = Patent{.main_class = "H02J7/00",
                              .further_classes = {},
                              .filing_date = date_of(2014, 7, 28),
                              .grant_date = date_of(2016, 8, 31),
                              .fee_paid_through_year = 10},
            .co_owners = {},
            .co_ownership_agreement = std::nullopt,
            .family = std::nullopt,
            .registry = "desk"};
}

Patent& patent_of(RecordRight& command) { return std::get<Patent>(command.details); }
Patent& patent_of(Right& right) { return std::get<Patent>(right.details); }

Right recorded(const RecordRight& command = invention()) {
    Right right;
    const auto event = decide(command, star, firm, today);
    REQUIRE(event.has_value());
    right.id = id_of(*event);
    return apply(right, *event);
}

// The code and the field of the first refusal.
template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    return std::string(result.error().first().kind->code) + " " + result.error().first().field;
}

std::string refused_with(void (*spoil)(RecordRight&)) {
    RecordRight command = invention();
    spoil(command);
    return refused(decide(command, star, firm, today));
}

}  // namespace

TEST_CASE("a patent is known by its number in the register's form") {
    const Right right = recorded();
    CHECK(right.id == "RT2014103620773");
    CHECK(right.number == "2014103620773");
    CHECK(right.right_kind == RightKind::invention);
    CHECK(right.status == Status::granted);
    CHECK(parties(right) == std::vector<std::string>{"xinghe", "desk"});
    CHECK(read<Right>(write(right)).has_value());
}

TEST_CASE("a wrong check digit is answered with the right one") {
    RecordRight command = invention();
    command.number = "201410362077.4";
    const auto result = decide(command, star, firm, today);
    REQUIRE(!result);
    CHECK(result.error().first().field == "number");
    CHECK(in_chinese(result.error().first()) == "专利号“201410362077.4”无效：校验位应为3");
}

TEST_CASE("a record that cannot be true is refused at its field") {
    CHECK(refused(decide(invention(), star, registrar, today)) == "access.role_missing ");
    CHECK(refused_with([](RecordRight& r) { patent_of(r).filing_date = today + Days{1}; }) ==
          "right.date_in_future details.filing_date");
    CHECK(refused_with([](RecordRight& r) { patent_of(r).filing_date = date_of(1985, 3, 31); }) ==
          "right.filing_date details.filing_date");
    CHECK(refused_with([](RecordRight& r) { patent_of(r).grant_date = today; }) == "accepted");
    CHECK(refused_with([](RecordRight& r) { patent_of(r).grant_date = today + Days{1}; }) ==
          "right.date_in_future details.grant_date");
    CHECK(refused_with([](RecordRight& r) {
              patent_of(r).grant_date = patent_of(r).filing_date - Days{1};
          }) == "right.grant_before_filing details.grant_date");
    CHECK(refused_with([](RecordRight& r) { patent_of(r).same_day_invention = true; }) ==
          "right.same_day_invention details.same_day_invention");
    CHECK(refused_with([](RecordRight& r) { r.co_owners = {{"甲", {}}, {"甲", {}}}; }) ==
          "right.co_owner_twice co_owners[1].name");
}

TEST_CASE("the fee year of a granted patent lies between its first and its last") {
    const auto with = [](int year) {
        RecordRight command = invention();
        patent_of(command).fee_paid_through_year = year;
        return refused(decide(command, star, firm, today));
    };
    CHECK(with(0) == "right.fee_year details.fee_paid_through_year");
    CHECK(with(1) == "accepted");
    CHECK(with(20) == "accepted");
    CHECK(with(21) == "right.fee_year details.fee_paid_through_year");
    CHECK(refused_with([](RecordRight& r) { patent_of(r).grant_date.reset(); }) ==
          "right.fee_year details.fee_paid_through_year");
}

TEST_CASE("classes are those of the patent's kind") {
    const auto with = [](const char* text) {
        RecordRight command = invention();
        patent_of(command).main_class = text;
        return refused(decide(command, star, firm, today)) == "accepted";
    };
    for (const char* good : {"H04L", "H04L9/32", "A01B1/00", "G06F21/62", "C07K2317/565"}) {
        CAPTURE(good);
        CHECK(with(good));
    }
    for (const char* bad :
         {"", "H04", "I04L9/32", "H4L9/32", "H04L9", "H04L/32", "H04L9/3", "h04l9/32", "06-01"}) {
        CAPTURE(bad);
        CHECK_FALSE(with(bad));
    }
    RecordRight design = invention();
    design.number = "2020300123455";
    patent_of(design).main_class = "06-01";
    patent_of(design).filing_date = date_of(2020, 1, 10);
    patent_of(design).grant_date = date_of(2020, 9, 1);
    patent_of(design).fee_paid_through_year = 5;
    CHECK(refused(decide(design, star, firm, today)) == "accepted");
    patent_of(design).main_class = "H04L9/32";
    CHECK(refused(decide(design, star, firm, today)) == "right.class details.main_class");
}

TEST_CASE("the term counts from the filing date by the law it was filed under") {
    Right right;
    right.details = Patent{};
    patent_of(right).filing_date = date_of(2014, 7, 28);
    right.right_kind = RightKind::invention;
    CHECK(legal_end(right) == date_of(2034, 7, 28));
    right.right_kind = RightKind::utility_model;
    CHECK(legal_end(right) == date_of(2024, 7, 28));
    right.right_kind = RightKind::design;
    patent_of(right).filing_date = date_of(2021, 5, 31);
    CHECK(legal_end(right) == date_of(2031, 5, 31));
    patent_of(right).filing_date = date_of(2021, 6, 1);
    CHECK(legal_end(right) == date_of(2036, 6, 1));
}

TEST_CASE("a fee is paid until its day, in grace for six months, and lapsed after") {
    const Right right = recorded();  // year 10 ends on 2024-07-28
    CHECK(next_upkeep(right)->due == date_of(2024, 7, 28));
    CHECK(standing(right, date_of(2024, 7, 28)) == Standing::kept);
    CHECK(standing(right, date_of(2024, 7, 29)) == Standing::in_grace);
    CHECK(standing(right, date_of(2025, 1, 28)) == Standing::in_grace);
    CHECK(standing(right, date_of(2025, 1, 29)) == Standing::lapsed);
    CHECK(status_at(right, date_of(2025, 1, 28)) == Status::granted);
    CHECK(status_at(right, date_of(2025, 1, 29)) == Status::terminated);
}

TEST_CASE("with every year paid the patent lives to the last day of its term") {
    Right right = recorded();
    patent_of(right).fee_paid_through_year = 20;
    CHECK(status_at(right, date_of(2034, 7, 27)) == Status::granted);
    CHECK(status_at(right, date_of(2034, 7, 28)) == Status::terminated);
}

TEST_CASE("a fee paid in grace keeps the patent, one paid after does not") {
    const Right right = recorded();
    const Date later = date_of(2025, 6, 1);
    const NoteFeePaid in_time{11, date_of(2025, 1, 28), "R1"};
    const auto paid = decide(right, in_time, firm, later);
    REQUIRE(paid.has_value());
    CHECK(status_at(apply(right, *paid), later) == Status::granted);
    CHECK(refused(decide(right, NoteFeePaid{11, date_of(2025, 1, 29), "R1"}, firm, later)) ==
          "right.fee_too_late on");
    CHECK(refused(decide(right, NoteFeePaid{10, today, "R1"}, firm, today)) ==
          "right.fee_year through_year");
    CHECK(refused(decide(right, NoteFeePaid{21, today, "R1"}, firm, today)) ==
          "right.fee_year through_year");
    CHECK(refused(decide(right, in_time, Actor{"wu", "other", {Role::enterprise_officer}},
                         later)) == "access.other_organisation ");
}

TEST_CASE("what the registry notes begins once and ends once") {
    Right right = recorded();
    const NoteStatus begin{StatusChange::preservation_begun, today, "（2024）湘01执保1号"};
    const NoteStatus end{StatusChange::preservation_ended, today, "（2024）湘01执保1号之一"};
    CHECK(refused(decide(right, end, registrar, today)) == "right.change_not_now change");
    right = apply(right, decide(right, begin, registrar, today).value());
    CHECK(is_noted(right, Notice::court_preservation));
    CHECK_FALSE(is_noted(right, Notice::ownership_suspension));
    CHECK(refused(decide(right, begin, registrar, today)) == "right.change_not_now change");
    right = apply(right, decide(right, end, registrar, today).value());
    CHECK(right.notices.empty());
    CHECK(refused(decide(right, begin, firm, today)) == "access.role_missing ");
    CHECK(refused(decide(right, begin, Actor{"a", "other desk", {Role::registry_officer}},
                         today)) == "access.other_organisation ");
}

TEST_CASE("every change and standing agree on what is possible") {
    for (const auto& standing : EnumNames<Status>::names)
        for (const auto& change : EnumNames<StatusChange>::names) {
            Right right = recorded();
            right.status = standing.value;
            const auto possible = possible_changes(right);
            const bool offered = std::ranges::find(possible, change.value) != possible.end();
            const auto result =
                decide(right, NoteStatus{change.value, today, "1", 10}, registrar, today);
            CAPTURE(standing.name);
            CAPTURE(change.name);
            CHECK(result.has_value() == offered);
            if (result) CHECK(read<Right>(write(apply(right, *result))).has_value());
        }
    Right dead = recorded();
    dead.status = Status::invalidated;
    CHECK(possible_changes(dead).empty());
}

TEST_CASE("a grant noted later gives the patent its date") {
    RecordRight command = invention();
    patent_of(command).grant_date.reset();
    patent_of(command).fee_paid_through_year = 0;
    Right right = recorded(command);
    CHECK(right.status == Status::not_yet_granted);
    right = apply(
        right,
        decide(right, NoteStatus{StatusChange::granted, today, "公告"}, registrar, today).value());
    CHECK(right.status == Status::granted);
    CHECK(granted_on(right.details) == today);
}

TEST_CASE("a co-owner's consent is for one pledge and ends with it") {
    RecordRight command = invention();
    command.co_owners = {{"湖南大学", std::nullopt}};
    Right right = recorded(command);
    CHECK(refused(decide(right, NoteConsent{"中南大学", "同意书1"}, firm)) ==
          "right.no_co_owner co_owner");
    right = apply(right, decide(right, NoteConsent{"湖南大学", "同意书1"}, firm).value());
    CHECK(right.co_owners.front().consent == "同意书1");
    right = apply(right, Pledged{"PL1", "bank", today});
    CHECK(parties(right) == std::vector<std::string>{"xinghe", "desk", "bank"});
    CHECK(right.co_owners.front().consent.has_value());
    right = apply(right, Released{"PL1", today});
    CHECK_FALSE(right.pledge.has_value());
    CHECK_FALSE(right.co_owners.front().consent.has_value());
}

TEST_CASE("a patent cannot carry two pledges") {
    const Right right = apply(recorded(), Pledged{"PL1", "bank", today});
    CHECK_THROWS_AS(apply(right, Pledged{"PL2", "bank", today}), BrokenInvariant);
    CHECK_THROWS_AS(apply(right, Released{"PL2", today}), BrokenInvariant);
}

namespace {

RecordRight mark() {
    return {.number = "12345678",
            .title = "湘江牌",
            .details = Trademark{.sign = "湘江 XIANGJIANG",
                                 .goods = {{7, "0749", "泵（机器）"}, {11, "1109", "水暖器材"}},
                                 .filing_date = date_of(2012, 3, 1),
                                 .registered_on = date_of(2014, 2, 28),
                                 .valid_until = date_of(2024, 2, 27),
                                 .similar_marks = {}},
            .co_owners = {},
            .registry = "desk"};
}
std::string refused_as(Particulars details) {
    RecordRight command = mark();
    command.details = std::move(details);
    return refused(decide(command, star, firm, today));
}
Particulars changed_mark(void (*change)(Trademark&)) {
    auto details = std::get<Trademark>(mark().details);
    change(details);
    return details;
}
Date end_of(const Particulars& details) {
    return term_of(details, RightKind::copyright).end.value();
}

}  // namespace

TEST_CASE("a mark lives ten years from registration, and six months of grace if it is renewed") {
    Right right = recorded(mark());
    CHECK(right.right_kind == RightKind::trademark);
    CHECK(legal_end(right) == date_of(2024, 2, 28));
    const auto upkeep = next_upkeep(right).value();
    CHECK(upkeep.opens == date_of(2023, 2, 27));
    CHECK(upkeep.grace_end == date_of(2024, 8, 27));
    CHECK(standing(right, date_of(2024, 2, 27)) == Standing::kept);
    CHECK(standing(right, date_of(2024, 2, 28)) == Standing::in_grace);
    CHECK(status_at(right, date_of(2024, 8, 27)) == Status::granted);
    CHECK(status_at(right, date_of(2024, 8, 28)) == Status::terminated);

    const Date later = date_of(2024, 9, 30);
    const auto renew = [&](Date until, Date on) {
        return decide(right, NoteRenewal{until, on, "续展1"}, firm, later);
    };
    CHECK(refused(renew(date_of(2034, 2, 27), date_of(2023, 2, 26))) == "right.renewal_window on");
    CHECK(refused(renew(date_of(2034, 2, 27), date_of(2024, 8, 28))) == "right.renewal_window on");
    CHECK(refused(renew(date_of(2034, 2, 26), date_of(2024, 8, 27))) == "right.renewal_term until");
    right = apply(right, renew(date_of(2034, 2, 27), date_of(2024, 8, 27)).value());
    CHECK(legal_end(right) == date_of(2034, 2, 28));
    CHECK(refused(decide(recorded(), NoteRenewal{today, today, "1"}, firm, today)) ==
          "right.not_renewable ");
}

TEST_CASE("a mark that cannot be is refused at its field") {
    CHECK(refused_as(changed_mark([](Trademark&) {})) == "accepted");
    CHECK(refused_as(changed_mark([](Trademark& m) { m.goods[0].nice_class = 46; })) ==
          "right.nice_class details.goods[0].nice_class");
    CHECK(refused_as(changed_mark([](Trademark& m) { m.goods[1].nice_class = 45; })) ==
          "right.similar_group details.goods[1].group");
    CHECK(refused_as(changed_mark([](Trademark& m) { m.goods[1].group = "119"; })) ==
          "right.similar_group details.goods[1].group");
    CHECK(refused_as(changed_mark([](Trademark& m) { m.valid_until += Days{1}; })) ==
          "right.trademark_term details.valid_until");
    CHECK(refused_as(changed_mark([](Trademark& m) { m.valid_until = date_of(2034, 2, 27); })) ==
          "accepted");
    CHECK(refused_as(changed_mark([](Trademark& m) {
              m.filing_date = m.registered_on + Days{1};
          })) == "right.grant_before_filing details.registered_on");
    RecordRight wrong = mark();
    for (const char* number : {"1234567890", "GG1", "12-3"}) {
        wrong.number = number;
        CHECK(refused(decide(wrong, star, firm, today)) == "right.number number");
    }
    for (const char* number : {"123456789", "G1234567", "12345678A", " 1234 5678 "}) {
        wrong.number = number;
        CHECK(refused(decide(wrong, star, firm, today)) == "accepted");
    }
}

TEST_CASE("marks with one sign or a named likeness on one group of goods belong together") {
    const auto one = std::get<Trademark>(mark().details);
    Trademark other = one;
    other.sign = "湘江Xiangjiang";
    CHECK(alike("12345678", one, "2", other)->name == "same_sign");
    other.goods = {{35, "3503", "替他人推销"}};
    CHECK_FALSE(alike("12345678", one, "2", other));
    other.goods = {{11, "1109", "水龙头"}};
    other.sign = "湘水";
    CHECK_FALSE(alike("12345678", one, "2", other));
    other.similar_marks = {"12345678"};
    CHECK(alike("12345678", one, "2", other)->name == "similar_sign");
    CHECK(alike("2", other, "12345678", one)->name == "similar_sign");
    // Two figures without words are not the same for having none.
    Trademark figure = one;
    figure.sign.reset();
    CHECK_FALSE(alike("1", figure, "2", figure));
}

TEST_CASE("the other kinds live as their law says") {
    const auto work = [](auto... set) {
        Copyright one{.completed_on = date_of(2010, 5, 6)};
        (set(one), ...);
        return one;
    };
    CHECK(end_of(work()) == date_of(2061, 1, 1));
    CHECK(end_of(work([](Copyright& c) { c.first_published_on = date_of(2012, 12, 31); })) ==
          date_of(2063, 1, 1));
    const auto person = [](Copyright& c) { c.author = Author::natural_person; };
    CHECK_FALSE(term_of(work(person), RightKind::copyright).end);
    CHECK(end_of(work(person, [](Copyright& c) { c.author_died_on = date_of(2020, 1, 1); })) ==
          date_of(2071, 1, 1));

    Layout layout{.completed_on = date_of(2015, 1, 10), .filing_date = date_of(2020, 3, 1)};
    CHECK(end_of(layout) == date_of(2030, 1, 10));  // fifteen years from completion
    layout.completed_on = date_of(2019, 1, 10);
    CHECK(end_of(layout) == date_of(2030, 3, 1));
    layout.first_exploited_on = date_of(2019, 6, 1);
    CHECK(end_of(layout) == date_of(2029, 6, 1));

    Variety variety{.filing_date = date_of(2018, 1, 1)};
    CHECK_FALSE(term_of(variety, RightKind::plant_variety).end);
    variety.granted_on = date_of(2025, 5, 31);
    CHECK(end_of(variety) == date_of(2040, 5, 31));
    variety.woody = true;
    CHECK(end_of(variety) == date_of(2045, 5, 31));
    variety.granted_on = date_of(2025, 6, 1);
    CHECK(end_of(variety) == date_of(2050, 6, 1));
    variety.woody = false;
    CHECK(end_of(variety) == date_of(2045, 6, 1));

    CHECK(end_of(Dataset{.valid_until = date_of(2027, 3, 4)}) == date_of(2027, 3, 5));
    CHECK_FALSE(term_of(Indication{}, RightKind::geographical_indication).end);
    CHECK_FALSE(term_of(Secret{}, RightKind::trade_secret).end);
}

TEST_CASE("dates out of order are refused at their field, kind by kind") {
    CHECK(refused_as(Copyright{.completed_on = date_of(2020, 1, 2),
                               .first_published_on = date_of(2020, 1, 1)}) ==
          "right.date_order details.first_published_on");
    CHECK(refused_as(
              Layout{.completed_on = date_of(2020, 1, 2), .filing_date = date_of(2020, 1, 1)}) ==
          "right.date_order details.filing_date");
    CHECK(refused_as(
              Variety{.filing_date = date_of(2020, 1, 2), .granted_on = date_of(2020, 1, 1)}) ==
          "right.grant_before_filing details.granted_on");
    CHECK(refused_as(Dataset{.registered_on = today, .valid_until = today - Days{1}}) ==
          "right.date_order details.valid_until");
    CHECK(refused_as(Secret{.kept_since = today + Days{1}}) ==
          "right.date_in_future details.kept_since");
    CHECK(refused_as(Indication{.registered_on = today + Days{1}}) ==
          "right.date_in_future details.registered_on");
}

TEST_CASE("a right entered for a firm is taken over by the firm with its code") {
    EnterRight command;
    static_cast<RecordRight&>(command) = mark();
    command.holder = {"湘江泵业", "91350200MA2YJ1XR9G"};
    CHECK(refused(decide(command, "", firm, today)) == "access.role_missing ");
    const auto entered = decide(command, "", registrar, today);
    REQUIRE(entered.has_value());
    Right right = apply(Right{}, *entered);
    CHECK(parties(right) == std::vector<std::string>{"desk"});
    CHECK(refused(decide(right, ClaimRight{}, "91430100MA4L16JQ9B", firm)) ==
          "right.other_holder ");
    right = apply(right, decide(right, ClaimRight{}, "91350200MA2YJ1XR9G", firm).value());
    CHECK(parties(right) == std::vector<std::string>{"xinghe", "desk"});
    CHECK(refused(decide(right, ClaimRight{}, "91350200MA2YJ1XR9G", firm)) == "right.owned ");
    command.holder.credit_code = "91350200MA2YJ1XR9H";
    CHECK(refused(decide(command, "", registrar, today)) ==
          "identifier.credit_code holder.credit_code");
}

TEST_CASE("a secret's id is its holder's own, another kind's the register's") {
    Recorded one = decide(mark(), star, firm, today).value();
    Recorded other = one;
    other.holder.credit_code = "91350200MA2YJ1XR9G";
    CHECK(id_of(one) == id_of(other));
    one.kind = other.kind = RightKind::trade_secret;
    CHECK(id_of(one) != id_of(other));
}

TEST_CASE("a transfer of a pledged right names the pledgee's consent") {
    Right right = apply(recorded(), Pledged{"PL1", "bank", today});
    NoteTransfer transfer{{"某公司", std::nullopt}, std::nullopt, today, "手续合格1", std::nullopt};
    CHECK(refused(decide(right, transfer, registrar, today)) ==
          "right.pledgee_consent pledgee_consent");
    transfer.pledgee_consent = "同意函1";
    const auto changed = decide(right, transfer, registrar, today);
    REQUIRE(changed.has_value());
    CHECK(changed->before == star);
    right = apply(right, *changed);
    CHECK(right.holder.name == "某公司");
    CHECK(parties(right) == std::vector<std::string>{"desk", "bank"});
}

TEST_CASE("while a right is pledged only the desk corrects its record, and never its kind") {
    const Right right = recorded();
    CorrectRight correction{right.title, right.details, {}, {}, {}, "打字错误", "证书"};
    correction.title = "一种电池的管理方法";
    CHECK(apply(right, decide(right, correction, firm, today).value()).title == correction.title);
    const Right pledged = apply(right, Pledged{"PL1", "bank", today});
    CHECK(refused(decide(pledged, correction, firm, today)) == "right.pledged ");
    CHECK(refused(decide(pledged, correction, registrar, today)) == "accepted");
    correction.details = mark().details;
    CHECK(refused(decide(right, correction, firm, today)) == "right.other_kind details.type");
}

TEST_CASE("a restored patent has its fees paid, or it would lapse again the same moment") {
    Right right = recorded();  // year 10 ends on 2024-07-28
    const Date later = date_of(2026, 3, 1);
    right = apply(right, StatusNoted{StatusChange::terminated, date_of(2025, 3, 1), "1", {}});
    NoteStatus restore{StatusChange::restored, later, "恢复1", std::nullopt};
    CHECK(refused(decide(right, restore, registrar, later)) ==
          "right.restored_fee fee_paid_through_year");
    restore.fee_paid_through_year = 10;
    CHECK(refused(decide(right, restore, registrar, later)) ==
          "right.restored_fee fee_paid_through_year");
    restore.fee_paid_through_year = 12;
    right = apply(right, decide(right, restore, registrar, later).value());
    CHECK(status_at(right, later) == Status::granted);
    CHECK_FALSE(right.ended_on.has_value());
}

TEST_CASE("what a pledge is of, in the programmes' words") {
    const Right patent = recorded();
    const Right brand = recorded(mark());
    Right variety = brand;
    variety.right_kind = RightKind::plant_variety;
    Right secret = brand;
    secret.right_kind = RightKind::trade_secret;
    CHECK_FALSE(pledge_kind({}));
    CHECK(pledge_kind({patent, patent}) == "patent");
    CHECK(pledge_kind({brand}) == "trademark");
    CHECK(pledge_kind({patent, brand}) == "patent_and_trademark");
    CHECK(pledge_kind({secret}) == "trade_secret");
    CHECK(pledge_kind({patent, brand, secret}) == "mixed");
    CHECK_FALSE(pledge_kind({patent, variety}));
}
