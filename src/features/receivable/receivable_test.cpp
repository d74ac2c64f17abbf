#include "features/receivable/receivable.h"

#include <doctest/doctest.h>

#include <rapidcheck.h>
#include <algorithm>

#include <algorithm>

#include "features/receivable/example_test.h"
#include "features/receivable/moves.h"

using namespace zhirong;
using namespace zhirong::receivable;
using namespace zhirong::receivable::example;

namespace {

using Spoil = void (*)(Register&, Named&);

std::string registering(Spoil spoil, const Actor& actor = bank, Date on = today) {
    Register command = application();
    Named names = named();
    spoil(command, names);
    return refused(decide(command, names, "AR202400000001", actor, on));
}

std::string extending(Date on, int months = 12) {
    return refused(decide(registered(), Extend{months, "展1"}, bank, on));
}

const Actor other_bank{"qian", "b-bank", {Role::bank_officer}};

Registration of_other_bank() {
    Registration other = registered(application(), today, "AR202400000002");
    other.secured_party = {"b-bank", "乙银行", "914306007121000Y2F"};
    return other;
}

}  // namespace

TEST_CASE("what cannot be registered is refused, with its field") {
    struct Row {
        const char* error;
        Spoil spoil;
    };
    const Row rows[] = {
        {"accepted", [](Register&, Named&) {}},
        {"receivable.term term_months", [](Register& r, Named&) { r.term_months = 0; }},
        {"accepted", [](Register& r, Named&) { r.term_months = 1; }},
        {"accepted", [](Register& r, Named&) { r.term_months = 360; }},
        {"receivable.term term_months", [](Register& r, Named&) { r.term_months = 361; }},
        {"receivable.out_of_scope claim",
         [](Register& r, Named&) { r.claim = Claim::bill_or_security; }},
        {"receivable.out_of_scope claim",
         [](Register& r, Named&) { r.claim = Claim::intellectual_property; }},
        {"receivable.assignment_banned transfer_ban",
         [](Register& r, Named&) { r.transfer_ban = TransferBan::by_law; }},
        // An agreement between the parties does not bind third parties (Civil Code 545).
        {"accepted", [](Register& r, Named&) { r.transfer_ban = TransferBan::by_contract; }},
        {"receivable.grantor grantor_organisation", [](Register&, Named& n) { n.grantor.reset(); }},
        {"receivable.grantor grantor_code",
         [](Register& r, Named& n) {
             n.grantor.reset();
             r.grantor_name = "星河科技";
         }},
        {"receivable.same_party grantor_organisation",
         [](Register&, Named& n) { n.grantor = the_bank; }},
        {"receivable.same_party debtor_name",
         [](Register&, Named& n) { n.debtor = the_firm; }},
        {"receivable.same_party debtor_name",
         [](Register&, Named& n) { n.debtor = the_bank; }},
        {"receivable.not_identifiable description",
         [](Register& r, Named& n) {
             n.licence.reset();
             r.debtor_name = "银河装备";
         }},
        {"accepted",
         [](Register& r, Named& n) {
             n.licence.reset();
             r.debtor_name = "银河装备";
             r.base_contract = "许可合同1";
         }},
        {"accepted",
         [](Register& r, Named& n) {
             n.licence.reset();
             r.debtor_name = "银河装备";
             r.right_numbers = {"2014103620773"};
         }},
        {"receivable.not_identifiable description",
         [](Register& r, Named& n) {
             n.licence.reset();
             r.base_contract = "许可合同1";
         }},
        {"receivable.licence_not_filed licence",
         [](Register&, Named& n) {
             n.licence->filed_on.reset();
             n.licence->stage = licence::Stage::submitted;
         }},
        {"receivable.licence_ended licence",
         [](Register&, Named& n) { n.licence->content.until = date_of(2024, 2, 29); }},
        {"accepted", [](Register&, Named& n) { n.licence->content.until = date_of(2024, 3, 1); }},
        {"receivable.no_income licence",
         [](Register&, Named& n) { n.licence->content.fee = licence::FreeOfCharge{}; }},
        {"receivable.not_the_creditor licence",
         [](Register&, Named& n) { n.licence->licensor = "other"; }},
        {"receivable.not_the_debtor debtor_name",
         [](Register& r, Named&) { r.debtor_name = "彗星装备"; }},
        {"receivable.upside_down debt_until",
         [](Register& r, Named&) { r.debt_until = date_of(2024, 2, 29); }},
        {"receivable.schedule_order payments[1].due",
         [](Register& r, Named&) {
             r.payments = {{date_of(2024, 6, 1), yuan(1)}, {date_of(2024, 6, 1), yuan(1)}};
         }},
        {"receivable.registered_already", [](Register&, Named& n) { n.others = {registered()}; }},
        // For another debt, or after the first has lapsed, it is a registration of its own.
        {"accepted",
         [](Register& r, Named& n) {
             n.others = {registered()};
             r.debt_contract = "甲银借字2024-10";
         }},
        {"accepted",
         [](Register&, Named& n) {
             Register brief = application();
             brief.term_months = 1;
             n.others = {registered(brief, date_of(2024, 1, 1))};
         }},
        {"accepted", [](Register&, Named& n) { n.others = {of_other_bank()}; }}};
    for (const Row& row : rows) {
        CAPTURE(&row - rows);
        CHECK(registering(row.spoil) == row.error);
    }
    CHECK(registering([](Register&, Named&) {}, firm) == "receivable.secured_party");
}

TEST_CASE("an extension opens ninety days before the end and closes with it") {
    const Date end = ends_on(registered());
    CHECK(extending(end - Days{91}) == "receivable.extension_early");
    CHECK(extending(end - Days{90}) == "accepted");
    CHECK(extending(end) == "accepted");
    CHECK(extending(end + Days{1}) == "receivable.extension_late");
    CHECK(extending(end, 0) == "receivable.term months");
    CHECK(extending(end, 361) == "receivable.term months");
    CHECK(refused(decide(registered(), Extend{1, "展1"}, other_bank, end)) ==
          "access.other_organisation");
}

TEST_CASE("nothing but its cancellation is done with a registration that lapsed") {
    const Registration one = registered();
    const Date after = ends_on(one) + Days{1};
    Change change;
    change.description = "x";
    CHECK(refused(decide(one, change, bank, after)) == "receivable.lapsed");
    CHECK(refused(decide(one, ConfirmDebt{std::nullopt, true, "确1"}, debtor, after)) ==
          "receivable.lapsed");
    CHECK(refused(decide(one, {}, Object{"x", after, "y"}, calendar_2024(), firm, after)) ==
          "receivable.lapsed");
    CHECK(refused(decide(one, ReportNameChange{Whose::grantor, "新名", {}, after, "x"}, firm,
                         after)) == "receivable.lapsed");
    CHECK(refused(decide(one, Cancel{CancelReason::debt_ended, after, "x"}, calendar_2024(), bank,
                         after)) == "accepted");
}

TEST_CASE("a change changes something") {
    Change change;
    change.agreement = "协议1";
    CHECK(refused(decide(registered(), change, bank, today)) == "receivable.nothing_changed");
    change.secured_amount = yuan(1'000'000);
    CHECK(refused(decide(registered(), change, bank, today)) == "receivable.nothing_changed");
    change.secured_amount = yuan(1'000'001);
    CHECK(refused(decide(registered(), change, bank, today)) == "accepted");
    change.debt_until = date_of(2024, 2, 29);
    CHECK(refused(decide(registered(), change, bank, today)) ==
          "receivable.upside_down debt_until");
    CHECK(refused(decide(registered(), change, firm, today)) == "access.role_missing");
}

TEST_CASE("a cancellation after ten working days is made, and said to be late") {
    const auto cancelled = [](Date discharged, Date on) {
        return decide(registered(), Cancel{CancelReason::debt_ended, discharged, "结清"},
                      calendar_2024(), bank, on);
    };
    CHECK_FALSE(cancelled(date_of(2024, 4, 29), date_of(2024, 5, 15))->late);
    CHECK(cancelled(date_of(2024, 4, 29), date_of(2024, 5, 16))->late);
    CHECK(refused(cancelled(date_of(2024, 4, 29), date_of(2024, 4, 28))) ==
          "receivable.date_in_future discharged_on");
    CHECK(refused(cancelled(date_of(2024, 2, 29), date_of(2024, 4, 28))) ==
          "receivable.before_registration discharged_on");
    // What was reported first counts.
    Registration reported = registered();
    reported = apply(reported, Discharged{CancelReason::debt_ended, date_of(2024, 4, 1), "结清",
                                          date_of(2024, 4, 2)});
    const auto late = decide(reported, Cancel{CancelReason::debt_ended, date_of(2024, 5, 10), "x"},
                             calendar_2024(), bank, date_of(2024, 5, 10));
    REQUIRE(late);
    CHECK(late->late);
    CHECK(late->discharged_on == date_of(2024, 4, 1));
    CHECK(refused(decide(reported, ReportDischarge{CancelReason::debt_ended, today, "x"}, firm,
                         date_of(2024, 5, 1))) == "receivable.discharged_already");
}

TEST_CASE("a name is registered within four months of its change, late or not") {
    const auto registered_on = [](Date changed, Date on) {
        const Registration one =
            apply(registered(),
                  NameChangeReported{Whose::grantor, "星河智能", {}, changed, "x", changed});
        return decide(one, RegisterNameChange{}, calendar_2024(), bank, on);
    };
    CHECK_FALSE(registered_on(date_of(2024, 3, 5), date_of(2024, 7, 5))->late);
    CHECK(registered_on(date_of(2024, 3, 5), date_of(2024, 7, 6))->late);
    CHECK(refused(decide(registered(), RegisterNameChange{}, calendar_2024(), bank, today)) ==
          "receivable.no_name_change");
    CHECK(refused(decide(registered(), ReportNameChange{Whose::grantor, "星河科技", {}, today, "x"},
                         firm, today)) == "receivable.same_name name");
    Registration renamed =
        apply(registered(), NameChangeReported{Whose::grantor, "星河智能", {}, today, "x", today});
    renamed = apply(renamed, NameChangeRegistered{today, false});
    CHECK(renamed.grantor.name == "星河智能");
    const auto all = keys(renamed);
    for (const char* key : {"grantor_name:星河科技", "grantor_name:星河智能"})
        CHECK(std::ranges::find(all, key) != all.end());
}

TEST_CASE("objections are for those concerned, after the secured party was asked") {
    const Object objection{"金额有误", today, "不同意"};
    const auto object = [&](const Registration& one, const std::vector<Registration>& others,
                            const Actor& actor) {
        return refused(decide(one, others, objection, calendar_2024(), actor, today));
    };
    const Actor stranger{"sun", "other", {Role::enterprise_officer}};
    CHECK(object(registered(), {}, firm) == "accepted");
    CHECK(object(registered(), {}, debtor) == "accepted");
    CHECK(object(registered(), {}, stranger) == "receivable.not_concerned");
    CHECK(object(registered(), {}, bank) == "receivable.not_concerned");
    CHECK(object(registered(), {}, other_bank) == "receivable.not_concerned");
    CHECK(object(registered(), {of_other_bank()}, other_bank) == "accepted");
    Object early = objection;
    early.demanded_on = today + Days{1};
    CHECK(refused(decide(registered(), {}, early, calendar_2024(), firm, today)) ==
          "receivable.date_in_future demanded_on");
    const Registration objected =
        apply(registered(), Objected{1, "xinghe", "金额有误", today, "不同意", today});
    CHECK(object(objected, {}, firm) == "receivable.objected_already");
    CHECK(object(objected, {}, debtor) == "accepted");
    CHECK(refused(decide(objected, NotifyObjection{2, today, "x"}, calendar_2024(), firm, today)) ==
          "receivable.no_objection objection");
    CHECK(refused(decide(objected, NotifyObjection{1, today, "x"}, calendar_2024(), debtor,
                         today)) == "receivable.other_objector objection");
    CHECK(refused(decide(objected, SubmitSuit{1, "法院", "1号", date_of(2024, 4, 2)},
                         calendar_2024(), firm, date_of(2024, 4, 2))) ==
          "receivable.objection_over objection");
}

TEST_CASE("what the debtor confirmed it confirms once, and nobody confirms for it unasked") {
    const ConfirmDebt confirm{yuan(500'000), true, "确1"};
    CHECK(refused(decide(registered(), confirm, debtor, today)) == "accepted");
    CHECK(refused(decide(registered(), confirm, firm, today)) == "access.other_organisation");
    NoteConfirmation note;
    note.on = today + Days{1};
    CHECK(refused(decide(registered(), note, bank, today)) == "receivable.date_in_future on");
    note.on = today;
    const auto noted = decide(registered(), note, bank, today);
    REQUIRE(noted);
    CHECK_FALSE(noted->by_debtor);
    CHECK(refused(decide(apply(registered(), *noted), confirm, debtor, today)) ==
          "receivable.confirmed_already");
}

TEST_CASE("the secured party is told what weakens its security") {
    const auto names = [](const Registration& one) {
        std::vector<std::string> all;
        for (const Label& note : notes(one, filed_licence(), today)) all.push_back(note.name);
        return all;
    };
    Registration sound = registered();
    sound.confirmation = DebtConfirmed{};
    CHECK(names(sound).empty());
    CHECK(names(registered()) == std::vector<std::string>{"unconfirmed"});
    Registration weak = sound;
    weak.term_months = 23;
    weak.content.account_number.reset();
    weak.content.transfer_ban = TransferBan::by_contract;
    weak.content.debt_until = date_of(2029, 2, 26);
    CHECK(names(weak) == std::vector<std::string>{"shorter_than_debt", "no_account",
                                                  "banned_by_contract",
                                                  "licence_shorter_than_debt"});
}

TEST_CASE("in any order of registering, extending and lapsing, rank follows time alone") {
    rc::check([] {
        std::vector<Registration> all;
        Date day = today;
        const int count = *rc::gen::inRange(1, 12);
        for (int i = 1; i <= count; ++i) {
            day += Days{*rc::gen::inRange(0, 40)};
            Register command = application();
            command.term_months = *rc::gen::inRange(1, 24);
            all.push_back(registered(command, day, number_of(day, i).c_str()));
        }
        const Date asked = day + Days{*rc::gen::inRange(0, 400)};
        std::size_t holding = 0;
        for (const Registration& one : all)
            if (standing(one, asked) == Standing::in_force) ++holding;
        auto shuffled = all;
        std::ranges::reverse(shuffled);
        const auto order = ranked(shuffled, asked);
        RC_ASSERT(order.size() == holding);
        for (std::size_t i = 1; i < order.size(); ++i) {
            RC_ASSERT(order[i - 1].registered_on <= order[i].registered_on);
            RC_ASSERT(order[i - 1].number < order[i].number);
        }
        for (const Registration& one : order) RC_ASSERT(asked <= ends_on(one));
    });
}
