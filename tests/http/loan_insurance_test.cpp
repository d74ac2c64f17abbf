// The three models of Guangzhou's fund (notice case 7) and Shanghai's guarantee insurance (case
// 17), whole: an insurer stands behind a loan, the bank lends against its policy, the loan fails,
// the loss is shared as the programme says, the policy's limit remembers the insurer's part, the
// pledge is sold, in Shanghai by the insurer, and what it brings returns to those who bore the
// loss. 4,000,000 of principal: 55 gives 2,000,000 / 0 / 0 / 2,000,000; 5311 2,000,000 / 1,200,000
// / 400,000 / 400,000; 541 2,000,000 / 1,600,000 / 0 / 400,000 (fund, insurer, appraiser, bank);
// Shanghai, at an agreed 80 %, 3,200,000 of the insurer and 800,000 of the bank. 1,000,000 comes
// back after the costs of the sale.
#include "http/lending_city.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

struct Shares {
    std::string model, product, fund, insurer, appraiser, bank;
};

}  // namespace

TEST_CASE("the models 55, 5311 and 541 from the policy to the recovery") {
    for (const Shares& each :
         {Shares{"5311", "pledge_guarantee_5311", "2000000.00", "1200000.00", "400000.00",
                 "400000.00"},
          Shares{"541", "pledge_guarantee_541", "2000000.00", "1600000.00", "0.00", "400000.00"},
          Shares{"55", "pledge_guarantee_541", "2000000.00", "0.00", "0.00", "2000000.00"}}) {
        CAPTURE(each.model);
        City city(guangzhou(each.model.c_str()));
        city.lend_until_credit();
        const Told refused = city.office.sign_in("banker").act(
            city.financing, "proposeDisbursement", Tree(city.disbursement()));
        CHECK(refused.code() == "loan_insurance.no_policy");
        const std::string policy = city.bind_policy(each.product.c_str(), "4000000.00");
        // The bank is insured and sees the policy; the appraiser is not and does not.
        CHECK(city.office.sign_in("banker").get(policy).status == 200);
        CHECK(city.office.sign_in("qian").get(policy).status == 404);
        city.act("banker", "proposeDisbursement", city.disbursement());
        city.act("head", "decideDisbursement", {{"approved", true}, {"opinion", "同意"}});
        city.share_the_loss();
        CHECK(city.borne("fund") == each.fund);
        CHECK(city.borne("guarantor_or_insurer") == each.insurer);
        CHECK(city.borne("appraiser_disposer") == each.appraiser);
        CHECK(city.borne("bank") == each.bank);
        CHECK(city.office.sign_in("shi").get(policy).text({"limit_taken"}) == each.insurer);
        CHECK(city.whole());
        city.sell("qian");
        const auto quarter = [](const std::string& amount) {
            return to_string(Money{parse_money(amount)->fen / 4});
        };
        CHECK(city.returned("fund") == quarter(each.fund));
        CHECK(city.returned("guarantor_or_insurer") == quarter(each.insurer));
        CHECK(city.returned("bank") == quarter(each.bank));
        CHECK(city.whole());
    }
}

TEST_CASE("insurer and bank share without a fund, and the insurer sells the pledge") {
    City city(shanghai());
    city.lend_until_credit();
    const std::string policy = city.bind_policy("pledge_finance_guarantee", "4000000.00");
    city.act("banker", "proposeDisbursement", city.disbursement());
    city.act("head", "decideDisbursement", {{"approved", true}, {"opinion", "同意"}});
    city.share_the_loss();
    CHECK(city.borne("insurer") == "3200000.00");
    CHECK(city.borne("bank") == "800000.00");
    CHECK(city.borne("fund").empty());
    CHECK(city.office.sign_in("fund.officer").get("/api/v1/funds/" + city.fund_id).status == 200);
    CHECK(city.office.sign_in("shi").get(policy).text({"limit_taken"}) == "3200000.00");
    city.sell("shi");
    CHECK(city.returned("insurer") == "800000.00");
    CHECK(city.returned("bank") == "200000.00");
    CHECK(city.whole());
    // The loss was paid for once: it is no claim under the policy besides.
    const Told again = city.office.sign_in("shi").post(
        "/api/v1/insurance-claims",
        Tree::map({{"policy", policy.substr(policy.rfind('/') + 1)},
                   {"item", "借2022-1"},
                   {"event", Tree::map({{"what", "到期未还"},
                                        {"occurred_on", "2025-01-03"},
                                        {"zone", "mainland"},
                                        {"opponent", "借款人"}})},
                   {"claimed_on", "2025-04-15"},
                   {"estimates",
                    Tree::list({Tree::map({{"item", "principal"}, {"amount", "3200000.00"}})})}}));
    CHECK(again.errors() == std::vector<std::string>{"claim.through_cover@policy"});
}

TEST_CASE("a fund that bears a part names who paid it in") {
    Place place = guangzhou("55");
    City city(place);
    CHECK(city.office.sign_in("fund.approver")
              .post("/api/v1/funds", Tree::map({{"name", "无出资的基金"},
                                                {"programme", place.programme},
                                                {"contributors", Tree::List{}},
                                                {"contributions", Tree::List{}}}))
              .errors() == std::vector<std::string>{"fund.no_contributor@contributors"});
}

TEST_CASE("a policy whose limit does not reach stops the loan, and one that was cut the payment") {
    City city(guangzhou("541"));
    city.lend_until_credit();
    const std::string policy = city.bind_policy("pledge_guarantee_541", "3999999.99");
    CHECK(city.office.sign_in("banker")
              .act(city.financing, "proposeDisbursement", Tree(city.disbursement()))
              .errors() == std::vector<std::string>{"loan_insurance.sum_low@amount"});
    auto shi = city.office.sign_in("shi");
    city.expect(
        shi.post(
            policy + "/endorsements",
            Tree::map({{"from", "2023-07-03"}, {"sum", "4000000.00"}, {"reason", "与本金一致"}})),
        200);
    city.act("banker", "proposeDisbursement", city.disbursement());
    city.expect(shi.post(policy + "/cancellation", Tree::map({{"from", "2023-07-03"},
                                                              {"by", "insured"},
                                                              {"manner", "pro_rata"},
                                                              {"reason", "改由他人担保"}})),
                200);
    CHECK(city.office.sign_in("head")
              .act(city.financing, "decideDisbursement",
                   Tree::map({{"approved", true}, {"opinion", "同意"}}))
              .code() == "loan_insurance.not_covering");
    CHECK(city.whole());
}
