// The three models of Guangzhou's fund (notice case 7), whole: an insurer stands behind a loan, the
// bank lends against its policy, the loan fails, the loss is shared as the model says, the policy's
// limit remembers the insurer's part, and what the pledge brings returns to those who bore the
// loss. 4,000,000 of principal: 55 gives 2,000,000 / 0 / 0 / 2,000,000; 5311 2,000,000 / 1,200,000
// / 400,000 / 400,000; 541 2,000,000 / 1,600,000 / 0 / 400,000 (fund, insurer, appraiser, bank).
#include <doctest/doctest.h>

#include "app/close_day.h"
#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"

using namespace zhirong;
using namespace zhirong::testing;

namespace {

const Tree& member(const Tree& tree, std::string_view name) {
    const Tree* found = tree.find(name);
    REQUIRE_MESSAGE(found != nullptr, name);
    return *found;
}
Tree changed(Tree tree, const Tree::Map& changes) {
    for (const auto& [name, value] : changes) {
        bool there = false;
        for (auto& [own, old] : *tree.map())
            if (own == name) {
                old = value;
                there = true;
            }
        if (!there) tree.set(name, value);
    }
    return tree;
}

class Guangzhou {
public:
    explicit Guangzhou(const std::string& model)
        : office(engines()[0], date_of(2023, 7, 3)), model_(model) {
        using enum OrganisationKind;
        office.add_organisation("fund", "广州补偿金运营", fund_operator, "440100");
        office.add_organisation("bank", "广州科技银行", bank, "440100");
        office.add_organisation("insurer", "粤财产保险", insurer, "440100");
        office.add_organisation("appraiser", "广州资产评估", appraiser, "440100");
        office.add_organisation("window", "广州受理窗口", registry, "440100");
        office.add_person("fund.officer", "fund", {Role::fund_officer});
        office.add_person("fund.approver", "fund", {Role::fund_approver});
        office.add_person("banker", "bank", {Role::bank_officer});
        office.add_person("second", "bank", {Role::bank_officer});
        office.add_person("head", "bank", {Role::bank_approver});
        office.add_person("shi", "insurer", {Role::insurer_officer});
        office.add_person("qian", "appraiser", {Role::appraiser_officer});
        office.add_person("registrar", "window", {Role::registry_officer});
        const std::string code = "91440101MA59A1B2C";
        expect(office.sign_in("admin").post(
                   "/api/v1/organisations",
                   Tree::map({{"id", "firm"},
                              {"name", "羊城机器人"},
                              {"kind", "enterprise"},
                              {"credit_code", code + credit_code_check(code + '0')},
                              {"region", "440106"},
                              {"size", "small"},
                              {"technology_firm", true}})),
               201);
        office.add_person("firm", "firm", {Role::enterprise_officer});
        fund_id =
            expect(office.sign_in("fund.approver")
                       .post("/api/v1/funds",
                             Tree::map(
                                 {{"name", "广州市知识产权质押融资风险补偿基金"},
                                  {"programme", "guangzhou_ip_pledge_risk_compensation"},
                                  {"contributors", Tree::list({"中央财政", "市财政"})},
                                  {"contributions", Tree::list({"10000000.00", "30000000.00"})}})),
                   201)
                .text({"id"});
        expect(office.sign_in("fund.officer")
                   .post("/api/v1/funds/" + fund_id + "/cooperations",
                         Tree::map({{"bank", "bank"},
                                    {"number", "穗知补协2022-01"},
                                    {"deposit", "20000000.00"},
                                    {"committed_line", "200000000.00"},
                                    {"terms", Tree::map({{"sharing_model", model},
                                                         {"overdue_trigger", "90"},
                                                         {"recovery_method", "pro_rata_of_paid"}})},
                                    {"clause", "第三、六、九条"}})),
               200);
    }

    Told expect(Told told, int status) {
        std::string errors;
        for (const std::string& each : told.errors()) errors += each + " ";
        REQUIRE_MESSAGE(told.status == status, told.text({"detail"}), " ", errors);
        return told;
    }
    Told act(const char* user, const char* operation, const Tree::Map& changes) {
        return expect(office.sign_in(user).act(financing, operation, Tree(changes)), 200);
    }
    // One that begins a record.
    Told begin(const char* user, const char* operation, const Tree::Map& changes) {
        return expect(office.sign_in(user).act(financing, operation, Tree(changes)), 201);
    }
    Tree prefill(const char* user, const std::string& operation) {
        const Told page = office.sign_in(user).get("/api/v1/financings/" + financing);
        for (const Tree& action : *member(page.body, "actions").list())
            if (*member(action, "name").text() == operation) return member(action, "prefill");
        FAIL(operation);
        return {};
    }
    void close_to(const char* day) {
        office.set_now({(date_of(2030, 1, 1) - Date{}).count() * 86'400'000LL});
        REQUIRE(close_day(office.system(), {*parse_date(day)}, [](int, int) { return true; }));
    }

    // To the disbursement, which waits for the policy where an insurer stands behind the loan.
    void lend_until_credit() {
        const std::string right =
            expect(office.sign_in("firm").post(
                       "/api/v1/rights",
                       Tree::map({{"number", "ZL201410362077.3"},
                                  {"title", "一种焊接机器人"},
                                  {"details", Tree::map({{"type", "patent"},
                                                         {"main_class", "B25J11/00"},
                                                         {"further_classes", Tree::List{}},
                                                         {"filing_date", "2014-07-28"},
                                                         {"grant_date", "2016-08-17"},
                                                         {"fee_paid_through_year", 12},
                                                         {"same_day_invention", false}})},
                                  {"co_owners", Tree::List{}},
                                  {"registry", "window"}})),
                   201)
                .text({"id"});
        financing = expect(office.sign_in("firm").post(
                               "/api/v1/financings", Tree::map({{"bank", "bank"},
                                                                {"appraiser", "appraiser"},
                                                                {"guarantor", "insurer"},
                                                                {"fund", fund_id},
                                                                {"amount", "4000000.00"},
                                                                {"tenor_months", 12},
                                                                {"purpose", "流动资金"},
                                                                {"rights", Tree::list({right})}})),
                           201)
                        .text({"id"});
        act("banker", "acceptFinancing", {{"note", "受理"}});
        begin("banker", "commissionValuation", {});
        Tree::List papers = *member(prefill("qian", "reportValuation"), "papers").list();
        for (Tree& paper : papers) paper = changed(paper, {{"reference", "评估档案"}});
        act("qian", "reportValuation",
            {{"number", "穗评2022-1"},
             {"method", "income"},
             {"lines", Tree::list({Tree::map({{"right", right}, {"value", "18000000.00"}})})},
             {"professionals", Tree::list({Tree::map({{"name", "甲"}, {"licence", "44000001"}}),
                                           Tree::map({{"name", "乙"}, {"licence", "44000002"}})})},
             {"assumptions", "持续经营"},
             {"papers", papers}});
        act("banker", "acceptValuation", {{"note", "采纳"}});
        begin("banker", "openDueDiligence", {});
        Tree::List answers = *member(prefill("banker", "reportDueDiligence"), "answers").list();
        for (Tree& answer : answers) {
            Tree::List answer_papers = *member(answer, "papers").list();
            for (Tree& paper : answer_papers) paper = changed(paper, {{"reference", "贷前档案"}});
            answer = changed(
                answer,
                {{"finding", "ok"}, {"text", "未见异常"}, {"papers", std::move(answer_papers)}});
        }
        act("banker", "reportDueDiligence",
            {{"answers", answers},
             {"investigators", Tree::list({"banker", "second"})},
             {"conclusion", "同意"}});
        act("head", "decideDueDiligence", {{"passed", true}, {"note", "同意"}});
        begin("banker", "proposeContract",
              {{"contract_number", "借2022-1"},
               {"pledge_contract_number", "质2022-1"},
               {"principal", "4000000.00"},
               {"rate", Tree::map({{"type", "fixed"}, {"annual", "4.50%"}})},
               {"maturity", "2024-07-03"},
               {"secured_scope", "本金、利息"}});
        act("firm", "signContract", {{"signatory", "法定代表人"}});
        begin("firm", "preparePledge",
              {{"registry", "window"},
               {"papers",
                Tree::list({Tree::map({{"kind", "application_form"}, {"reference", "申请表"}}),
                            Tree::map({{"kind", "pledge_contract"}, {"reference", "质押合同"}}),
                            Tree::map({{"kind", "undertaking"}, {"reference", "承诺书"}})})}});
        act("banker", "confirmPledge", {});
        act("registrar", "registerPledge", {{"serial", 1}});
        begin("banker", "proposeCredit", {{"conditions", "保证保险"}});
        act("head", "decideCredit", {{"approved", true}, {"opinion", "同意"}});
    }
    Tree::Map disbursement() {
        return {{"account", "6228 0001"},
                {"payee_check", "受托支付"},
                {"facts", Tree::map({{"borrower.registered_on", "2019-06-01"},
                                     {"borrower.clean_years", "3"},
                                     {"borrower.employees", "50"},
                                     {"borrower.annual_revenue", "20000000.00"},
                                     {"borrower.industry", "software"},
                                     {"loan.ip_share", "100%"}})}};
    }
    std::string bind_policy(const char* product, const char* sum) {
        auto shi = office.sign_in("shi");
        const std::string path =
            "/api/v1/insurance-policies/" +
            expect(office.sign_in("firm").post(
                       "/api/v1/insurance-policies",
                       Tree::map({{"product", product},
                                  {"insurer", "insurer"},
                                  {"insured", "lender"},
                                  {"zone", "mainland"},
                                  {"sum", sum},
                                  {"from", "2023-07-03"},
                                  {"months", 18},
                                  {"claims", 0},
                                  {"items", Tree::list({Tree::map({{"number", "借2022-1"},
                                                                   {"title", "流动资金贷款"}})})},
                                  {"known_disputes", "无"},
                                  {"financing", financing}})),
                   201)
                .text({"id"});
        expect(shi.post(path + "/underwriting",
                        Tree::map({{"verdict", "accept"}, {"opinion", "评价通过"}})),
               200);
        expect(shi.post(path + "/binding", Tree::map({{"signatory", "施承保"}})), 200);
        return path;
    }
    bool whole() {
        System& system = office.system();
        return verify(system.desk().database(), system.desk().kinds(), system.proofs()).whole();
    }
    std::string figure(const char* user, std::string_view kind, std::string_view name) {
        const Told page = office.sign_in(user).get("/api/v1/financings/" + financing);
        for (const Tree& section : *member(page.body, "sections").list())
            if (*member(section, "kind").text() == kind)
                for (const Tree& field : *member(section, "fields").list())
                    if (*member(field, "name").text() == name)
                        return *member(field, "value").text();
        return "";
    }

    Office office;
    std::string fund_id;
    std::string financing;

private:
    std::string model_;
};

struct Shares {
    const char *model, *product, *fund, *insurer, *appraiser, *bank;
};

}  // namespace

TEST_CASE("the models 55, 5311 and 541 from the policy to the recovery") {
    for (const Shares& each :
         {Shares{"5311", "pledge_guarantee_5311", "2000000.00", "1200000.00", "400000.00",
                 "400000.00"},
          Shares{"541", "pledge_guarantee_541", "2000000.00", "1600000.00", "", "400000.00"},
          Shares{"55", "pledge_guarantee_541", "2000000.00", "", "", "2000000.00"}}) {
        CAPTURE(each.model);
        Guangzhou city(each.model);
        city.lend_until_credit();
        const Told refused = city.office.sign_in("banker").act(
            city.financing, "proposeDisbursement", Tree(city.disbursement()));
        CHECK(refused.code() == "loan_insurance.no_policy");
        const std::string policy = city.bind_policy(each.product, "4000000.00");
        // The bank is insured and sees the policy; the appraiser is not and does not.
        CHECK(city.office.sign_in("banker").get(policy).status == 200);
        CHECK(city.office.sign_in("qian").get(policy).status == 404);
        city.act("banker", "proposeDisbursement", city.disbursement());
        city.act("head", "decideDisbursement", {{"approved", true}, {"opinion", "同意"}});
        city.close_to("2024-10-15");
        city.act("banker", "claimCompensation",
                 {{"demand_letter", "催收函"}, {"statement", "企业停产，无力偿还"}});
        city.act("fund.officer", "proposeCompensation", {{"opinion", "符合条件"}});
        city.act("fund.approver", "decideCompensation",
                 {{"approved", true}, {"opinion", "同意补偿"}});
        CHECK(city.figure("banker", "compensation", "fund") == each.fund);
        CHECK(city.figure("banker", "compensation", "guarantor_or_insurer") == each.insurer);
        CHECK(city.figure("banker", "compensation", "appraiser_disposer") == each.appraiser);
        CHECK(city.figure("banker", "compensation", "bank") == each.bank);
        const std::string taken = each.insurer[0] == '\0' ? "0.00" : each.insurer;
        CHECK(city.office.sign_in("shi").get(policy).text({"limit_taken"}) == taken);
        CHECK(city.whole());
    }
}

TEST_CASE("a policy whose limit does not reach stops the loan, and one that was cut the payment") {
    Guangzhou city("541");
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
