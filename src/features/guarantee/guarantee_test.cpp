#include "features/guarantee/guarantee.h"

#include <doctest/doctest.h>

#include "core/guarantee/testing/scheme.h"
#include "features/guarantee/entries.h"
#include "features/guarantee/moves.h"

using namespace zhirong;
using namespace zhirong::guarantee;
using namespace zhirong::guarantee::testing;

namespace {

const Date today = date_of(2025, 6, 2);
const Actor officer{"officer", "guarantor", {Role::guarantor_officer}};
const Actor approver{"approver", "guarantor", {Role::guarantor_approver}};
const Actor banker{"banker", "bank", {Role::bank_officer}};

std::vector<std::string> codes(const Refusals& refusals) {
    std::vector<std::string> found;
    for (const Refusal& each : refusals.all) {
        CHECK(in_chinese(each).find('{') == std::string::npos);
        CHECK(in_english(each).find('{') == std::string::npos);
        found.emplace_back(each.kind->code);
    }
    return found;
}
template <class T>
std::vector<std::string> codes(const Result<T>& result) {
    return result ? std::vector<std::string>{} : codes(result.error());
}
using Codes = std::vector<std::string>;

Line line_of(const Scheme& scheme, Money amount) {
    Line line;
    line.id = "GL1";
    line.stage = LineStage::in_force;
    line.proposal = {.guarantor = "guarantor",
                     .details = {.bank = "bank",
                                 .scheme = scheme.id,
                                 .number = "担合1号",
                                 .amount = amount,
                                 .until = date_of(2025, 12, 31),
                                 .re_guarantor = "re",
                                 .national_fund = "nation",
                                 .local_fund = "city"},
                     .version = scheme.version,
                     .maker = "officer",
                     .on = today};
    return line;
}
Standing standing_with(Money net_assets) {
    Standing standing;
    standing.id = standing_of("guarantor");
    standing = apply(
        standing,
        NetAssetsReported{{net_assets, today, false, "审计报告"}, "officer", "guarantor", today});
    return apply(standing, NetAssetsConfirmed{today, "同意"});
}
Scheme following() {
    Scheme scheme = five_parties();
    scheme.mode = Mode::automatic;
    scheme.automatic = Automatic{.most = {yuan(5'000'000), source()},
                                 .months = {12, source()},
                                 .borrower_most = MoneyFigure{yuan(5'000'000), source()},
                                 .sizes = SizeRule{{FirmSize::micro, FirmSize::small}, source()},
                                 .technology_firm = Asked{source()},
                                 .rights = CountFigure{1, source()},
                                 .report_within = {10, source()}};
    scheme.stop = StopRule{ClaimBase::issued_in_year, {Ratio::percent(3), source()}, true};
    return scheme;
}
const FirmKnown good_firm{FirmSize::small, true, 2};
LoanTold loan_of(Money principal) {
    return {.borrower = "pump",
            .bank = "bank",
            .financing = {},
            .loan = {},
            .contract = "借字1号",
            .principal = principal,
            .months = 0,
            .disbursed_on = today - Days(2),
            .matures_on = date_of(2026, 5, 30)};
}
ReportLoan report() {
    ReportLoan command;
    command.line = "GL1";
    command.reference = "凭证";
    return command;
}

// A guarantee of a million, called in full.
Guarantee called(const Scheme& scheme, Money principal, Money interest) {
    Guarantee made;
    made.id = "GT1";
    const Line line = line_of(scheme, yuan(10'000'000));
    made = apply(made, Applied{.line = line.id,
                               .scheme = scheme.id,
                               .version = scheme.version,
                               .applicant = "bank",
                               .borrower = "pump",
                               .bearers = bearers_of(line),
                               .financing = {},
                               .contract = "借字1号",
                               .principal = yuan(1'000'000),
                               .months = 12,
                               .purpose = "周转",
                               .automatic = false,
                               .on = today});
    made = apply(made, Proposed{{"同意", {}, {}}, "officer", Fee{}, today});
    made = apply(made, Accepted{"同意", yuan(800'000), today});
    made = apply(made, Issued{{},
                              yuan(1'000'000),
                              yuan(800'000),
                              today - Days(200),
                              date_of(2025, 11, 14),
                              12,
                              Fee{},
                              "凭证",
                              today});
    return apply(
        made,
        Called{{}, {principal, interest}, today - Days(40), "banker", today, today + Days(20)});
}
Guarantee paid(const Scheme& scheme, Money principal, Money interest) {
    Guarantee made = called(scheme, principal, interest);
    const Line line = line_of(scheme, yuan(10'000'000));
    made = apply(made, *decide(made, ProposePayment{"代偿"}, scheme, line, officer, today));
    const auto decided = decide(made, DecidePayment{true, "同意"}, scheme, line, approver, today);
    REQUIRE(decided);
    return apply(made, std::get<Paid>(*decided));
}

}  // namespace

TEST_CASE("a loan that keeps all conditions is guaranteed at once") {
    const Scheme scheme = following();
    const Line line = line_of(scheme, yuan(10'000'000));
    const Standing standing = standing_with(yuan(100'000'000));
    const Ground ground{scheme, line, standing};
    const auto followed =
        decide(report(), loan_of(yuan(5'000'000)), good_firm, ground, banker, today);
    REQUIRE(followed);
    CHECK(followed->issued.guaranteed == yuan(4'000'000));
    CHECK(followed->issued.months == 12);
    CHECK(followed->applied.automatic);
}

TEST_CASE("a loan that does not is refused with each reason") {
    const Scheme scheme = following();
    const Line line = line_of(scheme, yuan(3'000'000));
    const Standing standing = standing_with(yuan(20'000'000));
    const Ground ground{scheme, line, standing};
    LoanTold loan = loan_of(yuan(6'250'001));
    loan.disbursed_on = today - Days(11);
    loan.matures_on = date_of(2026, 6, 2);
    CHECK(codes(decide(report(), loan, {FirmSize::large, false, 0}, ground, banker, today)) ==
          Codes{"guarantee.auto_amount", "guarantee.auto_months", "guarantee.auto_borrower",
                "guarantee.auto_size", "guarantee.auto_technology", "guarantee.auto_rights",
                "guarantee.auto_late", "guarantee.line_passed", "guarantee.borrower_limit",
                "guarantee.group_limit"});
    // What is not known is not taken for granted.
    CHECK(codes(decide(report(), loan_of(yuan(1'000'000)), {{}, {}, 1}, ground, banker, today)) ==
          Codes{"guarantee.auto_size_unknown", "guarantee.auto_technology_unknown"});
}

TEST_CASE("at the stop line nothing follows by itself") {
    const Scheme scheme = following();
    Line line = line_of(scheme, yuan(100'000'000));
    const Standing standing = standing_with(yuan(1'000'000'000));
    line =
        apply(line, Moved{"GT0", "old", Money{}, {yuan(1'000'000), {}, yuan(30'000), {}}, today});
    CHECK(is_stopped(scheme, line, today));
    CHECK(codes(decide(report(), loan_of(yuan(1'000'000)), good_firm,
                       Ground{scheme, line, standing}, banker, today)) ==
          Codes{"guarantee.line_stopped"});
    // Another year begins with nothing paid.
    CHECK(!is_stopped(scheme, line, date_of(2026, 1, 1)));
    line = apply(line, Moved{"GT0", "old", Money{}, {yuan(1), {}, {}, {}}, today});
    CHECK(!is_stopped(scheme, line, today));
}

TEST_CASE("those related count together, through others too") {
    Standing standing = standing_with(yuan(100));
    standing = apply(standing, Related{1, {"甲系", {"a", "b"}, "章程"}, today});
    standing = apply(standing, Related{2, {"乙系", {"b", "c"}, "章程"}, today});
    CHECK(related(standing, "a") == std::set<std::string>{"a", "b", "c"});
    CHECK(related(standing, "d") == std::set<std::string>{"d"});
    standing = apply(standing, RelationEnded{2, "转让", today});
    CHECK(related(standing, "a") == std::set<std::string>{"a", "b"});
}

TEST_CASE("without confirmed net assets there is no room") {
    Standing none;
    none.id = standing_of("guarantor");
    const Scheme scheme = five_parties();
    const Line line = line_of(scheme, yuan(10));
    CHECK(codes(may_take({scheme, line, none}, "pump", yuan(1), Money{}, today)) ==
          Codes{"guarantee.net_assets_unknown"});
}

TEST_CASE("what is counted already is not counted twice") {
    const Scheme scheme = five_parties();
    Line line = line_of(scheme, yuan(800'000));
    Standing standing = standing_with(yuan(8'000'000));
    const Moved moved{"GT1", "pump", yuan(800'000), {}, today};
    line = apply(line, moved);
    standing = apply(standing, moved);
    CHECK(may_take({scheme, line, standing}, "pump", yuan(800'000), yuan(800'000), today));
    CHECK(codes(may_take({scheme, line, standing}, "pump", yuan(800'000) + Money{1}, yuan(800'000),
                         today)) == Codes{"guarantee.line_passed", "guarantee.borrower_limit"});
    CHECK(codes(may_take({scheme, line, standing}, "pump", yuan(1), yuan(1),
                         date_of(2026, 1, 1))) == Codes{"guarantee.line_over"});
}

TEST_CASE("a call has its days, from below and from above") {
    const Scheme scheme = five_parties();
    Guarantee made = called(scheme, yuan(1'000'000), Money{});
    made = apply(made, CallReturned{"补正"});
    Call command;
    command.demand_letter = "催收函";
    command.statement = "逾期";
    const auto on = [&](int days) {
        return codes(
            decide(made, command, {{yuan(1), Money{}}, today - Days(days)}, scheme, banker, today));
    };
    CHECK(on(29) == Codes{"guarantee.called_early"});
    CHECK(on(30).empty());
    CHECK(on(180).empty());
    CHECK(on(181) == Codes{"guarantee.called_late"});
}

TEST_CASE("payment moves to the fen in all books, and a recovery comes back to all") {
    const Scheme scheme = five_parties();
    Guarantee made = paid(scheme, Money{100'000'007}, yuan(12'000));
    const Entry payment = payment_entry(made, today);
    std::map<std::string, Money> cash;
    for (const Posting& each : payment.postings())
        if (each.account == "Assets:Cash") cash[each.book] += each.amount;
    CHECK(cash["bank"] == Money{80'000'005});
    CHECK(cash["guarantor"] == -Money{80'000'005});
    CHECK(codes(decide(made, Close{"终结"}, approver, today)) == Codes{"guarantee.not_reimbursed"});
    const Actor nation{"n", "nation", {Role::guarantor_approver}};
    CHECK(codes(decide(made, Reimburse{Party::bank, "x"}, nation, today)) ==
          Codes{"guarantee.not_a_sharer"});
    CHECK(codes(decide(made, Reimburse{Party::re_guarantor, "x"}, nation, today)) ==
          Codes{"access.other_organisation"});
    const auto reimbursed = decide(made, Reimburse{Party::national_fund, "x"}, nation, today);
    REQUIRE(reimbursed);
    CHECK(reimbursed->amount == Money{20'000'001});
    made = apply(made, *reimbursed);
    CHECK(codes(decide(made, Reimburse{Party::national_fund, "x"}, nation, today)) ==
          Codes{"guarantee.reimbursed"});
    const auto first = decide(made, Recover{yuan(1'000), yuan(100), "收"}, scheme, officer, today);
    REQUIRE(first);
    CHECK(first->returned.of(Party::guarantor) > Money{});
    CHECK(codes(decide(made, Recover{made.loss() + Money{1}, Money{}, "收"}, scheme, officer,
                       today)) == Codes{"guarantee.recovered_more"});
    CHECK(codes(decide(made, Recover{yuan(1), yuan(2), "收"}, scheme, officer, today)) ==
          Codes{"guarantee.costs_above"});
}

TEST_CASE("maker and checker differ, and roles are those of the table") {
    const Scheme scheme = five_parties();
    const Guarantee made = called(scheme, yuan(1), Money{});
    const Actor both{"officer", "guarantor", {Role::guarantor_officer, Role::guarantor_approver}};
    const Line line = line_of(scheme, yuan(10));
    const Guarantee proposed =
        apply(made, *decide(made, ProposePayment{"代偿"}, scheme, line, both, today));
    CHECK(codes(decide(proposed, DecidePayment{true, "同意"}, scheme, line, both, today)) ==
          Codes{"access.same_person"});
    CHECK(codes(decide(made, ProposePayment{"代偿"}, scheme, line, banker, today)) ==
          Codes{"access.role_missing"});
    const Actor other{"x", "other", {Role::guarantor_officer}};
    CHECK(codes(decide(made, ProposePayment{"代偿"}, scheme, line, other, today)) ==
          Codes{"access.other_organisation"});
}

TEST_CASE("a fee is by months begun") {
    CHECK(months_begun(date_of(2025, 1, 31), date_of(2025, 2, 28)) == 1);
    CHECK(months_begun(date_of(2025, 1, 31), date_of(2025, 3, 1)) == 2);
    CHECK(months_begun(date_of(2025, 1, 15), date_of(2026, 1, 15)) == 12);
    CHECK(months_begun(date_of(2025, 1, 15), date_of(2026, 1, 16)) == 13);
}
