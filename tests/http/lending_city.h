#pragma once
// A city in which a firm borrows 4,000,000 against one patent, step by step over the API, from the
// application to the sale of the pledge.
#include <doctest/doctest.h>

#include "app/close_day.h"
#include "core/identifiers/identifiers.h"
#include "http/client.h"
#include "platform/desk/verify.h"

namespace zhirong::testing {

inline const Tree& member(const Tree& tree, std::string_view name) {
    const Tree* found = tree.find(name);
    REQUIRE_MESSAGE(found != nullptr, name);
    return *found;
}
inline Tree changed(Tree tree, const Tree::Map& changes) {
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

// Where the loan is lent, and what its operator and bank agreed.
struct Place {
    const char* region;
    const char* programme;
    Tree::List contributors;
    Tree::List contributions;
    const char* deposit;
    Tree terms;
    Tree::Map facts;
    const char *lent_on, *due_on, *lost_on, *sold_on;
};
inline Place guangzhou(const char* model) {
    return {"440106",
            "guangzhou_ip_pledge_risk_compensation",
            {"中央财政", "市财政"},
            {"10000000.00", "30000000.00"},
            "20000000.00",
            Tree::map({{"sharing_model", model},
                       {"overdue_trigger", "90"},
                       {"recovery_method", "pro_rata_of_paid"}}),
            {{"borrower.registered_on", "2019-06-01"},
             {"borrower.clean_years", "3"},
             {"borrower.employees", "50"},
             {"borrower.annual_revenue", "20000000.00"},
             {"borrower.industry", "software"},
             {"loan.ip_share", "100%"}},
            "2023-07-03",
            "2024-07-03",
            "2024-10-15",
            "2024-11-15"};
}
// No fund bears a part: an operator keeps the agreements alone.
inline Place shanghai() {
    return {"310115",
            "shanghai_pledge_guarantee_insurance",
            {},
            {},
            "0.00",
            Tree::map({{"insurer_share", "80%"}, {"recovery_method", "pro_rata_of_paid"}}),
            {{"parties.insurer_is_partner", "true"}},
            "2024-01-02",
            "2025-01-02",
            "2025-04-15",
            "2025-05-15"};
}

// The bank alone: nobody is asked to stand behind the loan.
inline Place plain() {
    return {"430104", nullptr,      {},           {},           "0.00",      Tree::Map{},
            {},       "2024-01-02", "2025-01-02", "2024-06-15", "2024-07-15"};
}

class City {
public:
    explicit City(Place place)
        : office(engines()[0], *parse_date(place.lent_on)), place_(std::move(place)) {
        using enum OrganisationKind;
        const std::string city = std::string(place_.region).substr(0, 4) + "00";
        office.add_organisation("fund", "补偿金运营", fund_operator, city);
        office.add_organisation("bank", "科技银行", bank, city);
        office.add_organisation("insurer", "财产保险", insurer, city);
        office.add_organisation("appraiser", "资产评估", appraiser, city);
        office.add_organisation("window", "受理窗口", registry, city);
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
                              {"region", place_.region},
                              {"size", "small"},
                              {"technology_firm", true}})),
               201);
        office.add_person("firm", "firm", {Role::enterprise_officer});
        if (place_.programme != nullptr) found_the_fund();
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
        Tree wanted = Tree::map({{"bank", "bank"},
                                 {"appraiser", "appraiser"},
                                 {"amount", "4000000.00"},
                                 {"tenor_months", 12},
                                 {"purpose", "流动资金"},
                                 {"rights", Tree::list({right})}});
        if (place_.programme != nullptr) {
            wanted.set("guarantor", "insurer");
            wanted.set("fund", fund_id);
        }
        financing =
            expect(office.sign_in("firm").post("/api/v1/financings", wanted), 201).text({"id"});
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
               {"maturity", place_.due_on},
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
        return {
            {"account", "6228 0001"}, {"payee_check", "受托支付"}, {"facts", Tree(place_.facts)}};
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
                                  {"from", place_.lent_on},
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
    // Of a party: what it bears, then what returned to it.
    std::string borne(const std::string& party) { return figure(party, 0); }
    std::string returned(const std::string& party) { return figure(party, 1); }
    void share_the_loss() {
        close_to(place_.lost_on);
        act("banker", "claimCompensation",
            {{"demand_letter", "催收函"}, {"statement", "企业停产，无力偿还"}});
        act("fund.officer", "proposeCompensation", {{"opinion", "符合条件"}});
        act("fund.approver", "decideCompensation", {{"approved", true}, {"opinion", "同意补偿"}});
    }
    // 1,000,000 after costs.
    void sell(const char* seller) {
        begin("banker", "startDisposal",
              {{"channel", "market_listing"}, {"basis", "质押物处置协议"}});
        act(seller, "listForSale",
            {{"start_price", "1000000.00"}, {"sale_on", place_.sold_on}, {"venue", "产权交易所"}});
        close_to(place_.sold_on);
        act(seller, "recordSale",
            {{"price", "1030000.00"},
             {"buyer", "同业公司"},
             {"costs", "30000.00"},
             {"costs_paper", "交易服务费发票"}});
        act("banker", "distributeProceeds", {{"note", "按协议分配"}});
    }

    Office office;
    std::string fund_id;
    std::string financing;

private:
    void found_the_fund() {
        fund_id =
            expect(office.sign_in("fund.approver")
                       .post("/api/v1/funds", Tree::map({{"name", "知识产权质押融资风险分担"},
                                                         {"programme", place_.programme},
                                                         {"contributors", place_.contributors},
                                                         {"contributions", place_.contributions}})),
                   201)
                .text({"id"});
        expect(office.sign_in("fund.officer")
                   .post("/api/v1/funds/" + fund_id + "/cooperations",
                         Tree::map({{"bank", "bank"},
                                    {"number", "协2022-01"},
                                    {"deposit", place_.deposit},
                                    {"committed_line", "200000000.00"},
                                    {"terms", place_.terms},
                                    {"clause", "第三、六、九条"}})),
               200);
    }
    std::string figure(const std::string& party, std::size_t which) {
        const Told page = office.sign_in("banker").get("/api/v1/financings/" + financing);
        std::vector<std::string> found;
        for (const Tree& section : *member(page.body, "sections").list())
            if (*member(section, "kind").text() == "compensation")
                for (const Tree& field : *member(section, "fields").list())
                    if (*member(field, "name").text() == party)
                        found.push_back(*member(field, "value").text());
        return which < found.size() ? found[which] : "";
    }

    Place place_;
};

}  // namespace zhirong::testing
