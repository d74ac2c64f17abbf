#include "features/licence/licence.h"

#include <doctest/doctest.h>

#include "features/licence/certificate.h"
#include "features/licence/example_test.h"
#include "features/licence/moves.h"

using namespace zhirong;
using namespace zhirong::licence;
using namespace zhirong::licence::example;

namespace {

const Surroundings clear{.rights = {patent()}, .others = {}, .same_contract = {}, .head = {}};

std::string drafting(void (*spoil)(Draft&)) {
    Draft content = draft();
    spoil(content);
    return refused(decide(content, "星河科技", {patent()}, firm, today));
}

}  // namespace

TEST_CASE("what cannot be in a draft is refused at its field") {
    CHECK(drafting([](Draft&) {}) == "accepted");
    CHECK(drafting([](Draft& d) { d.licensee_name = "星河科技"; }) ==
          "licence.to_itself licensee_name");
    CHECK(drafting([](Draft& d) { d.signed_on = date_of(2024, 3, 2); }) ==
          "licence.date_in_future signed_on");
    CHECK(drafting([](Draft& d) { d.effective_on = date_of(2024, 2, 19); }) ==
          "licence.effect_before_signing effective_on");
    CHECK(drafting([](Draft& d) { d.until = date_of(2024, 2, 25); }) ==
          "licence.upside_down until");
    CHECK(drafting([](Draft& d) { d.until = date_of(2024, 2, 26); }) == "accepted");
    CHECK(drafting([](Draft& d) { d.fee = Royalty{{}, {}, Ratio{}, "净销售额", {}, {}}; }) ==
          "licence.royalty_rate fee.rate");
    CHECK(drafting([](Draft& d) {
              d.fee = Royalty{{}, {}, Ratio::percent(101), "净销售额", {}, {}};
          }) == "licence.royalty_rate fee.rate");
    CHECK(drafting([](Draft& d) {
              d.fee = Royalty{
                  {}, {{date_of(2024, 6, 1), yuan(1)}}, Ratio::percent(3), "净销售额", {}, {}};
          }) == "licence.entry_fee_missing fee.entry_fee");
    CHECK(drafting([](Draft& d) {
              d.fee = FixedFee{yuan(3),
                               {{date_of(2024, 6, 1), yuan(1)}, {date_of(2024, 6, 1), yuan(2)}}};
          }) == "licence.schedule_order fee.payments[1].due");
    CHECK(drafting([](Draft& d) {
              d.fee = FixedFee{yuan(3),
                               {{date_of(2024, 6, 1), yuan(1)}, {date_of(2024, 6, 2), yuan(2)}}};
          }) == "accepted");
}

TEST_CASE("patents and marks are filed apart; what has no licence filing is refused") {
    CHECK(refused(decide(draft(), "星河科技", {patent(), mark()}, firm, today)) ==
          "licence.mixed_kinds rights");
    rights::Right work = patent();
    work.right_kind = RightKind::copyright;
    CHECK(refused(decide(draft(), "星河科技", {work}, firm, today)) == "licence.kind rights");
    CHECK(refused(decide(draft(), "星河科技", {patent(), patent()}, firm, today)) ==
          "licence.right_twice rights");
    CHECK(refused(decide(draft(), "星河科技", {patent()}, bank, today)) == "access.role_missing");
}

TEST_CASE("only the acts of a stage are possible, and only for whom they are") {
    const Withdraw withdraw{"x"};
    CHECK(refused(decide(drafted(), withdraw, firm, today)) == "accepted");
    CHECK(refused(decide(drafted(), withdraw, Actor{"x", "other", {Role::enterprise_officer}},
                         today)) == "access.other_organisation");
    CHECK(refused(decide(filed(), withdraw, firm, today)) == "lifecycle.not_now");
    CHECK(refused(decide(drafted(), clear, File{1}, desk, today)) == "lifecycle.not_now");
    CHECK(refused(decide(submitted(), clear, File{1}, firm, today)) == "access.role_missing");
    CHECK(refused(decide(submitted(), clear, File{1}, Actor{"x", "other", {Role::registry_officer}},
                         today)) == "access.other_organisation");
    CHECK(refused(decide(submitted(), clear, File{1}, desk, today)) == "accepted");
}

TEST_CASE("an extension is later, in time, and faces the grounds again") {
    const auto extend = [](Date until, Date on, const Surroundings& around) {
        return refused(decide(filed(), around, Extend{until, "延1", "知1"}, desk, on));
    };
    CHECK(extend(date_of(2029, 2, 25), today, clear) == "licence.not_longer until");
    CHECK(extend(date_of(2029, 2, 26), today, clear) == "accepted");
    CHECK(extend(date_of(2034, 7, 28), today, clear) == "licence.beyond_right");
    CHECK(extend(date_of(2030, 2, 25), date_of(2029, 2, 26), clear) == "licence.term_over");
    Surroundings pledged = clear;
    pledged.rights.front().pledge = "PL1";
    pledged.rights.front().pledgee = "bank";
    CHECK(extend(date_of(2030, 2, 25), today, pledged) == "licence.pledgee_consent");
    // A pledge that came after the filing does not keep the parties from changing the fee.
    Change change;
    change.fee = FixedFee{yuan(1), {}};
    CHECK(refused(decide(filed(), pledged, change, desk, today)) == "accepted");
}

TEST_CASE("a change changes something, and does not run into another licence") {
    CHECK(refused(decide(filed(), clear, Change{}, desk, today)) == "licence.nothing_changed");
    Change same;
    same.licensee_name = "银河装备";
    CHECK(refused(decide(filed(), clear, same, desk, today)) == "licence.nothing_changed");
    Surroundings other = clear;
    Licence elsewhere = filed();
    elsewhere.id = "LC9";
    elsewhere.content.territory = {"440000"};
    other.rights.front().licences = {in_force(elsewhere)};
    other.others = {elsewhere};
    Change wider;
    wider.territory = {"100000"};
    CHECK(refused(decide(filed(), other, wider, desk, today)) == "licence.conflicting_licence");
    wider.territory = {"450000"};
    CHECK(refused(decide(filed(), other, wider, desk, today)) == "accepted");
}

TEST_CASE("who sees a filing: the firm its draft, then desk, licensee and lenders") {
    Draft content = draft();
    content.licensee_organisation = "yinhe";
    CHECK(parties(drafted(content)) == std::vector<std::string>{"xinghe"});
    CHECK(parties(submitted(content)) == std::vector<std::string>{"xinghe", "desk", "yinhe"});
    const Licence shown = apply(filed(content), Disclosed{"bank", today});
    CHECK(parties(shown) == std::vector<std::string>{"xinghe", "desk", "yinhe", "bank"});
}

TEST_CASE("the statistics count what was filed, by year and mode, and keep unknown amounts apart") {
    std::vector<Licence> all;
    const auto add = [&](Fee fee, Date on, int years) {
        Draft content = draft();
        content.fee = std::move(fee);
        content.until = add_months(content.effective_on, 12 * years) - Days{1};
        all.push_back(filed(content, on));
    };
    add(FixedFee{yuan(100), {}}, date_of(2024, 3, 1), 3);
    add(FixedFee{Money{10'001}, {}}, date_of(2024, 12, 31), 5);
    add(FixedFee{yuan(7), {}}, date_of(2025, 1, 1), 1);
    add(Royalty{yuan(50), {}, Ratio::percent(3), "净销售额", {}, {}}, date_of(2024, 4, 1), 2);
    add(Royalty{{}, {}, Ratio::percent(5), "净销售额", {}, {}}, date_of(2024, 5, 1), 2);
    add(FreeOfCharge{}, date_of(2024, 6, 1), 1);
    all.push_back(submitted());
    const ByYear by_year = statistics(all, false);
    CHECK(by_year.contracts == 6);
    REQUIRE(by_year.rows.size() == 4);
    const StatisticsRow& fixed = by_year.rows[0];
    CHECK(fixed.year == 2024);
    CHECK(fixed.mode == FeeMode::fixed);
    CHECK(fixed.contracts == 2);
    CHECK(fixed.rights == 2);
    CHECK(fixed.mean_amount == Money{10'001});  // 100.005 yuan, half up
    CHECK(fixed.mean_days == 1'462);            // of 1096 and 1827 days, half up
    CHECK(by_year.rows[1].mode == FeeMode::royalty);
    CHECK(by_year.rows[1].with_amount == 1);
    CHECK(by_year.rows[1].mean_amount == yuan(50));
    CHECK(by_year.rows[2].mode == FeeMode::free);
    CHECK(by_year.rows[2].mean_amount == std::nullopt);
    CHECK(by_year.rows[3].year == 2025);
    CHECK(statistics(all, true).rows.empty());
}

TEST_CASE("fees are told in words") {
    CHECK(words_of(Fee{FixedFee{yuan(1'500'000), {}}}).zh == "固定费用 1,500,000.00 元");
    CHECK(words_of(Fee{Royalty{yuan(200'000),
                               {},
                               Ratio::percent(3),
                               "净销售额",
                               Settlement::quarterly,
                               yuan(10'000)}})
              .zh == "入门费 200,000.00 元，按净销售额提成 3%，按季结算，每年不低于 10,000.00 元");
    CHECK(words_of(Fee{FreeOfCharge{}}).zh == "免费");
}

TEST_CASE("the certificate says what was filed and names each right") {
    const paper::Document document = certificate(filed(), {patent()}, "长沙窗口", today);
    CHECK(document.title == "专利实施许可合同备案证明");
    CHECK(document.number == "X2024000001");
    std::size_t rows = 0;
    for (const paper::Block& block : document.blocks)
        if (const auto* table = std::get_if<paper::Table>(&block)) rows = table->rows.size();
    CHECK(rows == 1);
}
