// What is asked after a registration: each kind in each register, its grounds, papers, and what it
// makes of the entries.
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

Pledge registered(RegisterKind which = RegisterKind::patent) {
    Prepare form = application();
    form.pledgor = PartyBlock{};
    form.pledgor->name = "星河电池有限公司";
    form.pledgor->address = "长沙市岳麓区1号";
    form.pledgee = PartyBlock{};
    form.pledgee->name = "长沙科技银行";
    Pledge pledge = submitted(form);
    pledge.in_register = which;
    return apply(pledge, Registered{"Y2024000001", today, as_registered({right()}), "zhou"});
}

std::vector<Paper> all_papers() {
    std::vector<Paper> papers;
    for (const auto& kind : EnumNames<PaperKind>::names) papers.push_back({kind.value, "附件"});
    return papers;
}

template <class F>
F with_papers(F form) {
    form.papers = all_papers();
    return form;
}

ExtendTerm until(Date date) {
    ExtendTerm form;
    form.debt_until = date;
    form.reason = "展期";
    form.agreement = "展期协议1";
    return with_papers(form);
}
ChangeParticulars amount(Money to) {
    ChangeParticulars form;
    form.secured_amount = to;
    form.reason = "增加授信";
    form.agreement = "变更协议1";
    return with_papers(form);
}
CancelRegistration cancel(CancelReason reason) {
    CancelRegistration form;
    form.reason = reason;
    form.proof = "证明1";
    return with_papers(form);
}
RevokeRegistration revoke(RevokeReason reason) {
    RevokeRegistration form;
    form.reason = reason;
    form.finding = "查明合同系伪造";
    form.evidence = "鉴定书1";
    return with_papers(form);
}

std::string codes(const Pledge& pledge, const ProcedureForm& form, const Rights& rights = {right()},
                  std::optional<Money> owed = {}) {
    std::string text;
    const Edition& edition = *edition_at(pledge.in_register, today).value();
    for (const Found& found : grounds(pledge, form, edition, Examined(rights), owed, {}, today))
        text += (text.empty() ? "" : " ") + std::string(name_of(found.ground));
    return text;
}

// Filed by the firm, joined by the bank, approved by the desk.
Pledge through(const Pledge& pledge, const ProcedureForm& form) {
    Procedure procedure;
    procedure.id = "RP1";
    const ProcedureFiled filed = decide(pledge, {right()}, form, firm, today).value();
    procedure = apply(procedure, filed);
    Pledge open = zhirong::pledge::apply(pledge, ProcedureOpened{procedure.id});
    if (procedure.stage == ProcedureStage::awaiting_other_party)
        procedure = apply(procedure, decide(procedure, JoinProcedure{}, bank, today).value());
    const ProcedureApproved approved =
        decide(procedure, open, {right()}, {}, ApproveProcedure{"通知1"}, desk, today).value();
    const Event event = effect(procedure, open, approved);
    return zhirong::pledge::apply(zhirong::pledge::apply(open, ProcedureClosed{procedure.id}),
                                  event);
}

}  // namespace

TEST_CASE("each register knows its own procedures, and says what to do where it knows none") {
    for (const auto& which : EnumNames<RegisterKind>::names)
        for (const auto& kind : EnumNames<ProcedureKind>::names) {
            CAPTURE(which.name);
            CAPTURE(kind.name);
            const bool known =
                kind.value != ProcedureKind::assign || which.value == RegisterKind::copyright;
            const auto found = procedure_rule(*edition_at(which.value, today).value(), kind.value);
            CHECK(refused(found) == (known ? "accepted" : "pledge.no_procedure"));
        }
    const auto codes_of = [](ProcedureKind kind) {
        return std::string(copyright_editions().back().procedure(kind)->form);
    };
    CHECK(std::string(copyright_editions().back().form) == "Z51");
    CHECK(codes_of(ProcedureKind::revoke) == "Z52");
    CHECK(codes_of(ProcedureKind::change) == "Z53");
    CHECK(codes_of(ProcedureKind::cancel) == "Z54");
    CHECK(codes_of(ProcedureKind::withdraw) == "Z55");
    CHECK(codes_of(ProcedureKind::assign) == "Z56");
}

TEST_CASE("a change is filed by one side, joined by the other, and approved by the desk") {
    const Pledge pledge = registered();
    Procedure procedure;
    procedure.id = "RP1";
    const auto form = amount(yuan(6'000'000));
    procedure =
        apply(procedure, decide(pledge, {right()}, ProcedureForm(form), firm, today).value());
    CHECK(procedure.stage == ProcedureStage::awaiting_other_party);
    CHECK(procedure.clock_from == std::nullopt);
    CHECK(refused(decide(procedure, JoinProcedure{}, firm, today)) == "pledge.own_application");
    CHECK(refused(decide(procedure, JoinProcedure{}, Actor{"x", "other bank", {Role::bank_officer}},
                         today)) == "pledge.not_a_party");
    CHECK(refused(decide(procedure, pledge, {right()}, {}, ApproveProcedure{"1"}, desk, today)) ==
          "lifecycle.not_now");
    procedure = apply(procedure, decide(procedure, JoinProcedure{}, bank, today).value());
    CHECK(procedure.stage == ProcedureStage::submitted);
    CHECK(procedure.clock_from == today);
    CHECK(refused(decide(procedure, pledge, {right()}, {}, ApproveProcedure{"1"}, firm, today)) ==
          "access.role_missing");
    CHECK(refused(decide(procedure, pledge, {right()}, {}, ApproveProcedure{"1"}, desk, today)) ==
          "accepted");
}

TEST_CASE("nothing is overwritten: the entries tell what stood there and what stands there now") {
    Pledge pledge = through(registered(), amount(yuan(6'000'000)));
    pledge = through(pledge, until(date_of(2026, 2, 20)));
    ReissueCertificate lost;
    lost.statement = "办公场所搬迁遗失";
    pledge = through(pledge, with_papers(lost));
    pledge = through(pledge, with_papers(lost));
    REQUIRE(pledge.entries.size() == 5);
    CHECK(pledge.entries[1].kind == EntryKind::changed);
    CHECK(pledge.entries[1].changes ==
          std::vector<ItemChange>{{Item::secured_amount, "5000000.00", "6000000.00"}});
    CHECK(pledge.entries[2].changes ==
          std::vector<ItemChange>{{Item::debt_until, "2025-02-20", "2026-02-20"}});
    CHECK(pledge.entries[3].changes ==
          std::vector<ItemChange>{{Item::certificate, "Y2024000001", "Y2024000001-1"}});
    CHECK(pledge.entries[4].changes ==
          std::vector<ItemChange>{{Item::certificate, "Y2024000001-1", "Y2024000001-2"}});
    int number = 0;
    for (const RegisterEntry& entry : pledge.entries) CHECK(entry.number == ++number);
    CHECK(pledge.entries[1].officer == "zhou");
    CHECK(pledge.entries[1].procedure == "RP1");
    CHECK(pledge.now->secured_amount == yuan(6'000'000));
    CHECK(pledge.now->debt_until == date_of(2026, 2, 20));
    CHECK(pledge.certificate == "Y2024000001-2");
    // What was filed stays as it was filed.
    CHECK(pledge.application.secured_amount == yuan(5'000'000));
    CHECK(pledge.application.debt_until == date_of(2025, 2, 20));
}

TEST_CASE("a change: its grounds") {
    const Pledge pledge = registered();
    CHECK(codes(pledge, amount(yuan(6'000'000))).empty());
    CHECK(codes(pledge, amount(yuan(5'000'000))) == "nothing_changes");
    CHECK(codes(pledge, ChangeParticulars{}) == "nothing_changes");
    ChangeParticulars without = amount(yuan(6'000'000));
    without.agreement.reset();
    CHECK(codes(pledge, without) == "agreement_missing");
    ChangeParticulars renamed;
    renamed.pledgor_name = "星河新能源有限公司";
    rights::Right one = right();
    one.holder.name = "星河电池有限公司";
    CHECK(codes(pledge, renamed, {one}) == "registrant_not_changed");
    one.holder.name = "星河新能源有限公司";
    CHECK(codes(pledge, renamed, {one}).empty());
    one.notices = {{rights::Notice::ownership_suspension, today, "中止1"}};
    CHECK(codes(pledge, renamed, {one}) == "suspended_or_preserved");
}

TEST_CASE("an extension ends after the present term and before the right") {
    const Pledge pledge = registered();
    CHECK(codes(pledge, until(date_of(2025, 2, 19))) == "term_not_longer");
    CHECK(codes(pledge, until(date_of(2025, 2, 20))) == "term_not_longer");
    CHECK(codes(pledge, until(date_of(2025, 2, 21))).empty());
    CHECK(codes(pledge, until(date_of(2034, 7, 27))).empty());
    CHECK(codes(pledge, until(date_of(2034, 7, 28))) == "debt_beyond_term");
    rights::Right dead = right();
    dead.status = rights::Status::terminated;
    CHECK(codes(pledge, until(date_of(2026, 2, 20)), {dead}) == "not_in_force");
}

TEST_CASE("a cancellation for a debt paid is refused while the platform's loan is owed") {
    const Pledge pledge = registered();
    const auto paid = cancel(CancelReason::debt_paid);
    CHECK(codes(pledge, paid, {right()}, Money{1}) == "still_owed");
    CHECK(codes(pledge, paid, {right()}, Money{}).empty());
    CHECK(codes(pledge, paid).empty());
    CHECK(codes(pledge, cancel(CancelReason::pledgee_waives), {right()}, Money{1}).empty());
}

TEST_CASE("reasons belong to registers: each pair of register and reason") {
    for (const auto& which : EnumNames<RegisterKind>::names) {
        CAPTURE(which.name);
        const Pledge pledge = registered(which.value);
        for (const auto& reason : EnumNames<CancelReason>::names) {
            CAPTURE(reason.name);
            const bool known = which.value != RegisterKind::copyright ||
                               reason.value != CancelReason::contract_void;
            CHECK(codes(pledge, cancel(reason.value)) == (known ? "" : "reason_unknown_here"));
        }
        for (const auto& reason : EnumNames<RevokeReason>::names) {
            CAPTURE(reason.name);
            const bool known = which.value == RegisterKind::copyright ||
                               reason.value == RevokeReason::ground_existed ||
                               reason.value == RevokeReason::false_papers ||
                               (which.value == RegisterKind::trademark &&
                                reason.value == RevokeReason::contract_void);
            CHECK(codes(pledge, revoke(reason.value)) == (known ? "" : "reason_unknown_here"));
        }
    }
}

TEST_CASE("cancelling and revoking end the registration, withdrawing ends the application") {
    const Pledge cancelled = through(registered(), cancel(CancelReason::pledgee_waives));
    CHECK(cancelled.stage == Stage::cancelled);
    CHECK(cancelled.entries.back().kind == EntryKind::cancelled);
    const Pledge revoked = through(registered(), revoke(RevokeReason::false_papers));
    CHECK(revoked.stage == Stage::revoked);
    CHECK(revoked.notices.back().kind == NoticeKind::revoked);
    CHECK(revoked.notices.back().number == "通知1");
    WithdrawApplication form;
    form.reason = "改由其他银行放款";
    const Pledge withdrawn = through(submitted(), with_papers(form));
    CHECK(withdrawn.stage == Stage::withdrawn);
    CHECK(withdrawn.entries.empty());
    CHECK(refused(decide(registered(), {right()}, ProcedureForm(with_papers(form)), firm, today)) ==
          "pledge.procedure_not_now");
    CHECK(refused(decide(submitted(), {right()}, ProcedureForm(until(today)), firm, today)) ==
          "pledge.procedure_not_now");
}

TEST_CASE("a copyright pledge is assigned with its debt; the pledgee cannot assign it to itself") {
    AssignPledge form;
    form.to.name = "岳阳商业银行";
    form.to.identity_number = "914306007121000Y2F";
    form.organisation = "yueyang";
    form.agreement = "债权转让协议1";
    const Pledge pledge = registered(RegisterKind::copyright);
    CHECK(codes(pledge, form).empty());
    const Pledge assigned = through(pledge, with_papers(form));
    CHECK(assigned.pledgee == "yueyang");
    CHECK(assigned.now->pledgee_name == "岳阳商业银行");
    CHECK(assigned.entries.back().changes ==
          std::vector<ItemChange>{{Item::pledgee, "长沙科技银行", "岳阳商业银行"}});
    form.organisation = "bank";
    CHECK(codes(pledge, form) == "same_pledgee");
}

TEST_CASE("one application at a time, and every paper that it needs") {
    Pledge pledge = zhirong::pledge::apply(registered(), ProcedureOpened{"RP0"});
    CHECK(refused(decide(pledge, {right()}, ProcedureForm(until(date_of(2026, 1, 1))), firm,
                         today)) == "pledge.procedure_open");
    CHECK(refused(decide(pledge, Cancel{CancelReason::debt_paid, "1", "1"}, desk, today)) ==
          "pledge.procedure_open");
    pledge = zhirong::pledge::apply(pledge, ProcedureClosed{"RP0"});
    ExtendTerm bare = until(date_of(2026, 1, 1));
    bare.papers.clear();
    const auto result = decide(pledge, {right()}, ProcedureForm(bare), firm, today);
    REQUIRE(!result);
    std::string absent;
    for (const Refusal& refusal : result.error().all) {
        CHECK(std::string(refusal.kind->code) == "pledge.paper_missing");
        absent += refusal.facts.front().value + ";";
    }
    CHECK(
        absent ==
        "专利权质押登记变更申请表（延期）;延期协议或变更协议;双方签署的相关承诺书或双方身份证明;");
}

TEST_CASE("defects stop an application until they are cured, by who filed it") {
    const Pledge pledge = registered();
    Procedure procedure;
    procedure.id = "RP1";
    const ProcedureForm form = revoke(RevokeReason::false_papers);
    procedure = apply(procedure, decide(pledge, {right()}, form, bank, today).value());
    CHECK(procedure.stage == ProcedureStage::submitted);  // one side suffices
    procedure =
        apply(procedure,
              decide(procedure, RequestProcedureCorrection{"缺页", "补1"}, desk, today).value());
    CHECK(refused(decide(procedure, pledge, {right()}, ResubmitProcedure{form}, firm, today)) ==
          "access.role_missing");
    CHECK(refused(decide(procedure, pledge, {right()}, ResubmitProcedure{until(today)}, bank,
                         today)) == "pledge.procedure_kind");
    procedure = apply(procedure, decide(procedure, pledge, {right()}, ResubmitProcedure{form}, bank,
                                        today + Days{5})
                                     .value());
    CHECK(procedure.clock_from == today + Days{5});
    CHECK(procedure.submitted_on == today);
    CHECK(procedure.corrections.front().cured_on == today + Days{5});
    CHECK(refused(decide(procedure, pledge, {right()}, {},
                         RefuseProcedure{Ground::still_owed, "x", "1"}, desk, today)) ==
          "pledge.ground_not_found");
    CHECK(refused(decide(procedure, pledge, {right()}, {}, RefuseProcedure{Ground::other, "x", "1"},
                         desk, today)) == "accepted");
}

TEST_CASE("a party that is not on the platform cannot join online: the counter takes it") {
    Pledge pledge = registered();
    pledge.pledgee.clear();
    CHECK(refused(decide(pledge, {right()}, ProcedureForm(until(date_of(2026, 1, 1))), firm,
                         today)) == "pledge.other_party_not_here");
    ReceiveProcedure command{today, "10:00", until(date_of(2026, 1, 1))};
    const Receipt receipt{"R2024-000001", today, "10:00", today};
    const auto received = decide(pledge, {right()}, command, receipt, desk, today);
    REQUIRE(received.has_value());
    CHECK(apply(Procedure{}, *received).stage == ProcedureStage::submitted);
    command.received_on = today + Days{1};
    CHECK(refused(decide(pledge, {right()}, command, receipt, desk, today)) ==
          "pledge.received_in_future");
}
