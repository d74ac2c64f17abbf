#include "features/pledge/pledge.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "features/pledge/example_test.h"

using namespace zhirong;
using namespace zhirong::pledge;
using namespace zhirong::pledge::example;

namespace {

template <class T>
std::string refused(const Result<T>& result) {
    if (result) return "accepted";
    return result.error().first().kind->code;
}

const Actor everybody{
    "x", "", {Role::enterprise_officer, Role::bank_officer, Role::registry_officer}};

// A pledge that came to `stage` by its own events.
Pledge at(Stage stage) {
    const Pledge pledge = submitted();
    switch (stage) {
        case Stage::draft: return draft();
        case Stage::submitted: return pledge;
        case Stage::correction_requested:
            return apply(pledge, CorrectionRequested{"缺公章", "补正1", today});
        case Stage::registered: return apply(pledge, Registered{"Y2024000001", today});
        case Stage::refused: return apply(pledge, Refused{Ground::other, "不符", "不予1", today});
        case Stage::cancelled:
            return apply(at(Stage::registered),
                         Cancelled{CancelReason::debt_paid, "结清证明", "注销1", today});
        case Stage::revoked:
            return apply(at(Stage::registered),
                         Revoked{RevokeReason::false_papers, "伪造合同", "撤销1", today});
        case Stage::ended_by_patent_lapse:
            return apply(at(Stage::registered), Lapsed{"终止1", today});
        case Stage::withdrawn:
            return apply(pledge, Withdrawn{"RP1", "双方同意撤回", "撤回1", today, "zhou"});
    }
    return pledge;
}

// The right with a ground that may be waived, so that notices and waivers have something to say.
rights::Right doubtful() {
    rights::Right one = right();
    patent_of(one).same_day_invention = true;
    return one;
}

Pledge told(Pledge pledge) {
    pledge.waivers = {{Ground::same_day_invention, right().id, "告知1", today, {}, {}}};
    return pledge;
}

// Whether the stage allows an application of that kind, in the words of the other acts. The
// register of copyright knows all of them.
std::string asked(Pledge pledge, const ProcedureForm& form) {
    pledge.in_register = RegisterKind::copyright;
    const std::string code = refused(procedure_for(pledge, kind_of(form), today));
    return code == "pledge.procedure_not_now" ? "lifecycle.not_now" : code;
}

// What the decision on `act` says, sent by the officer whose act it is.
std::string attempt(const Pledge& pledge, Act act) {
    switch (act) {
        case Act::prepare: return refused(decide(pledge, application(), firm, today));
        case Act::confirm: return refused(decide(pledge, {right()}, Confirm{}, bank, today));
        case Act::notify:
            return refused(decide(pledge, {doubtful()},
                                  Notify{Ground::same_day_invention, right().id, "告知1"}, desk,
                                  today));
        case Act::waive_as_pledgor:
            return refused(
                decide(told(pledge), Waive{Ground::same_day_invention, right().id}, firm, today));
        case Act::waive_as_pledgee:
            return refused(
                decide(told(pledge), Waive{Ground::same_day_invention, right().id}, bank, today));
        case Act::request_correction:
            return refused(decide(pledge, RequestCorrection{"缺公章", "补正1"}, desk, today));
        case Act::resubmit:
            return refused(decide(pledge, {right()}, Resubmit{application()}, firm, today));
        case Act::register_pledge:
            return refused(decide(pledge, {right()}, Register{1}, desk, today));
        case Act::refuse:
            return refused(
                decide(pledge, {right()}, Refuse{Ground::other, "不符", "不予1"}, desk, today));
        case Act::change:
            return refused(decide(pledge, Change{"质权人更名", "协议1", "变更1"}, desk, today));
        case Act::cancel:
            return refused(
                decide(pledge, Cancel{CancelReason::debt_paid, "证明", "注销1"}, desk, today));
        case Act::revoke:
            return refused(
                decide(pledge, Revoke{RevokeReason::ground_existed, "查明", "撤销1"}, desk, today));
        case Act::note_lapse: {
            rights::Right dead = right();
            dead.status = rights::Status::terminated;
            return refused(decide(pledge, {dead}, NoteLapse{"终止1"}, desk, today));
        }
        // These come of an application of its own: asked for where the stage does not allow it,
        // they are refused (procedure_test.cpp tells what each does).
        case Act::extend: return asked(pledge, ExtendTerm{});
        case Act::assign: return asked(pledge, AssignPledge{});
        case Act::reissue: return asked(pledge, ReissueCertificate{});
        case Act::withdraw: return asked(pledge, WithdrawApplication{});
    }
    return "";
}

}  // namespace

TEST_CASE("every stage allows exactly the acts of the table of moves") {
    int possible = 0;
    for (const auto& stage : EnumNames<Stage>::names)
        for (const auto& act : EnumNames<Act>::names) {
            const bool listed = std::ranges::any_of(moves, [&](const auto& move) {
                return move.from == stage.value && move.act == act.value;
            });
            possible += listed ? 1 : 0;
            CAPTURE(stage.name);
            CAPTURE(act.name);
            REQUIRE(at(stage.value).stage == stage.value);
            CHECK(attempt(at(stage.value), act.value) ==
                  (listed ? "accepted" : "lifecycle.not_now"));
        }
    CHECK(possible == static_cast<int>(moves.size()));
}

TEST_CASE("the table of moves is that of the rules") {
    const auto to = [](Stage from, Act act) { return next(moves, from, act, everybody).value(); };
    CHECK(to(Stage::draft, Act::confirm) == Stage::submitted);
    CHECK(to(Stage::submitted, Act::request_correction) == Stage::correction_requested);
    CHECK(to(Stage::correction_requested, Act::resubmit) == Stage::submitted);
    CHECK(to(Stage::submitted, Act::register_pledge) == Stage::registered);
    CHECK(to(Stage::registered, Act::change) == Stage::registered);
    CHECK(to(Stage::registered, Act::cancel) == Stage::cancelled);
    CHECK(to(Stage::registered, Act::revoke) == Stage::revoked);
    CHECK(to(Stage::registered, Act::note_lapse) == Stage::ended_by_patent_lapse);
    for (const Stage last : {Stage::refused, Stage::cancelled, Stage::revoked,
                             Stage::ended_by_patent_lapse, Stage::withdrawn})
        for (const auto& move : moves) CHECK(move.from != last);
}

TEST_CASE("each act is for its role in its organisation") {
    const Confirm confirm;
    CHECK(refused(decide(draft(), {right()}, confirm, firm, today)) == "access.role_missing");
    CHECK(refused(decide(draft(), {right()}, confirm,
                         Actor{"sun", "other bank", {Role::bank_officer}}, today)) ==
          "access.other_organisation");
    CHECK(refused(decide(submitted(), {right()}, Register{1},
                         Actor{"wu", "other desk", {Role::registry_officer}}, today)) ==
          "access.other_organisation");
    CHECK(refused(decide(ready_to_file(), {right()}, {}, application(),
                         Actor{"wu", "other", {Role::enterprise_officer}}, today)) ==
          "access.other_organisation");
}

TEST_CASE("an application is filed at pledge registration and once") {
    CHECK(refused(decide(ready_to_file(), {right()}, {}, application(), firm, today)) ==
          "accepted");
    financing::Financing elsewhere = ready_to_file();
    elsewhere.phase = financing::Phase::due_diligence;
    CHECK(refused(decide(elsewhere, {right()}, {}, application(), firm, today)) ==
          "financing.phase");
    financing::Financing again = ready_to_file();
    again.pledge = "PL0";
    CHECK(refused(decide(again, {right()}, {submitted()}, application(), firm, today)) ==
          "pledge.already_filed");
}

TEST_CASE("submission names each missing paper, of two alternatives either will do") {
    Prepare prepared = application();
    prepared.papers.clear();
    prepared.agent = "某专利代理所";
    prepared.appraised = true;
    const auto result = decide(draft(prepared), {right()}, Confirm{}, bank, today);
    REQUIRE(!result);
    std::string missing;
    for (const Refusal& refusal : result.error().all) missing += in_chinese(refusal) + "\n";
    CHECK(missing ==
          "缺少材料：专利权质押登记申请表（依据：专利权质押登记办事指南）\n"
          "缺少材料：专利权质押合同（依据：《民法典》第四百二十七条；专利权质押登记办事指南）\n"
          "缺少材料：双方签署的相关承诺书或双方身份证明（依据：专利权质押登记办事指南）\n"
          "缺少材料：委托书（注明委托权限）（依据：专利权质押登记办事指南）\n"
          "缺少材料：专利权评估报告（依据：专利权质押登记办事指南）\n");
    prepared = application();
    prepared.papers.back().kind = PaperKind::identity_papers;
    const auto absent = [&] {
        return zhirong::pledge::missing(papers_needed(submitted(prepared), {right()}, today))
            .size();
    };
    CHECK(absent() == 0);
    prepared.papers.pop_back();
    CHECK(absent() == 1);
}

TEST_CASE("registration creates the pledge and numbers it by year and serial") {
    const Pledge pledge =
        apply(submitted(), decide(submitted(), {right()}, Register{123}, desk, today).value());
    CHECK(pledge.stage == Stage::registered);
    CHECK(pledge.certificate == "Y2024000123");
    CHECK(pledge.registered_on == today);
    CHECK(certificate_number(RegisterKind::patent, today, 1'234'567) == "Y20241234567");
}

TEST_CASE("registration is refused with every ground that stands") {
    rights::Right bad = doubtful();
    bad.pledge = "PL0";
    const auto result = decide(submitted(), {bad}, Register{1}, desk, today);
    REQUIRE(!result);
    REQUIRE(result.error().all.size() == 2);
    CHECK(std::string(result.error().all[0].kind->code) == "pledge.already_pledged");
    CHECK(in_english(result.error().all[0]) ==
          "Patent 2014103620773 carries a pledge: pledged already (PL0)");
    CHECK(std::string(result.error().all[1].kind->code) == "pledge.same_day_invention");
}

TEST_CASE("of two applications on one patent the second is refused") {
    const rights::Right after_first = apply(right(), rights::Pledged{"PL0", "bank", today});
    CHECK(refused(decide(submitted(), {after_first}, Register{2}, desk, today)) ==
          "pledge.already_pledged");
    const rights::Right released = apply(after_first, rights::Released{"PL0", today});
    CHECK(refused(decide(submitted(), {released}, Register{2}, desk, today)) == "accepted");
}

TEST_CASE("a waiver takes a notice, then both parties, then registration is possible") {
    const Waive waive{Ground::same_day_invention, right().id};
    Pledge pledge = submitted();
    CHECK(refused(decide(pledge, waive, firm, today)) == "pledge.not_notified");
    pledge =
        apply(pledge, decide(pledge, {doubtful()},
                             Notify{Ground::same_day_invention, right().id, "告知1"}, desk, today)
                          .value());
    CHECK(refused(decide(pledge, {doubtful()},
                         Notify{Ground::same_day_invention, right().id, "告知2"}, desk, today)) ==
          "pledge.notified_already");
    pledge = zhirong::pledge::apply(pledge, decide(pledge, waive, firm, today).value());
    CHECK(refused(decide(pledge, waive, firm, today)) == "pledge.declared_already");
    CHECK(refused(decide(pledge, {doubtful()}, Register{1}, desk, today)) ==
          "pledge.same_day_invention");
    pledge = zhirong::pledge::apply(pledge, decide(pledge, waive, bank, today + Days{1}).value());
    CHECK(pledge.waivers.front().pledgor == Declaration{"li", today});
    CHECK(pledge.waivers.front().pledgee == Declaration{"wang", today + Days{1}});
    CHECK(refused(decide(pledge, {doubtful()}, Register{1}, desk, today)) == "accepted");
}

TEST_CASE("only grounds 10 and 11 can be waived, and only where they were found") {
    for (const GroundRule& rule : ground_rules()) {
        CAPTURE(rule.number);
        CHECK((refused(decide(submitted(), Waive{rule.ground, right().id}, firm, today)) ==
               "pledge.not_waivable") == !rule.waivable);
    }
    CHECK(refused(decide(submitted(), {right()},
                         Notify{Ground::same_day_invention, right().id, "告知1"}, desk, today)) ==
          "pledge.ground_not_found");
}

TEST_CASE("the registry refuses on what is found, or in its own words under ground 12") {
    const Refuse by_fact{Ground::already_pledged, "已质押", "不予1"};
    CHECK(refused(decide(submitted(), {right()}, by_fact, desk, today)) ==
          "pledge.ground_not_found");
    rights::Right pledged = right();
    pledged.pledge = "PL0";
    CHECK(refused(decide(submitted(), {pledged}, by_fact, desk, today)) == "accepted");
    const Pledge over = apply(submitted(), Refused{Ground::other, "不符", "不予1", today});
    CHECK(over.ended_on == today);
    CHECK(over.ended_because == "不符");
}

TEST_CASE("a correction may fill what was open but not change what the pledgee confirmed") {
    Prepare gaps = application();
    gaps.debt_until.reset();
    gaps.scope.reset();
    const Pledge pledge =
        apply(submitted(gaps), CorrectionRequested{"未载明期限和范围", "补正1", today});
    Resubmit cured{application()};
    CHECK(refused(decide(pledge, {right()}, cured, firm, today)) == "accepted");
    cured.secured_amount = Money{500'000'001};
    CHECK(refused(decide(pledge, {right()}, cured, firm, today)) == "pledge.confirmed_terms");
    cured = {application()};
    cured.debt_from = today;
    CHECK(refused(decide(pledge, {right()}, cured, firm, today)) == "pledge.confirmed_terms");
    cured = {application()};
    cured.papers.clear();
    CHECK(refused(decide(pledge, {right()}, cured, firm, today)) == "pledge.paper_missing");
}

TEST_CASE("a pledge lapses only when none of its patents lives") {
    rights::Right dead = right();
    dead.status = rights::Status::invalidated;
    const Pledge pledge = at(Stage::registered);
    CHECK(refused(decide(pledge, {dead, right()}, NoteLapse{"终止1"}, desk, today)) ==
          "pledge.patents_live");
    CHECK(refused(decide(pledge, {dead, dead}, NoteLapse{"终止1"}, desk, today)) == "accepted");
    CHECK(refused(decide(pledge, {right()}, NoteLapse{"终止1"}, desk, date_of(2034, 7, 28))) ==
          "accepted");
}

TEST_CASE("a pledge at any stage is stored and read back the same") {
    for (const auto& stage : EnumNames<Stage>::names) {
        const Pledge pledge = told(at(stage.value));
        const auto again = read<Pledge>(write(pledge));
        REQUIRE(again.has_value());
        CHECK(write(*again) == write(pledge));
        CHECK(parties(*again) == std::vector<std::string>{"xinghe", "bank", "desk"});
    }
}
