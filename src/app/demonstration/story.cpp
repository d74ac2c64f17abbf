#include "app/demonstration/story.h"

#include "app/demonstration/cast.h"
#include "app/demonstration/steps.h"
#include "app/people.h"
#include "features/organisation/organisation.h"

namespace zhirong {
namespace {

void open_the_book(Teller& teller) {
    System& system = teller.system();
    // The first organisation and its administrator are there before anybody can sign in.
    const Command command{"openTheBook",
                          "open-the-book",
                          "open-the-book",
                          {"system", "platform", {Role::administrator}}};
    const auto opened = system.desk().execute(command, [](Work& work) -> Result<Answer> {
        const CastOrganisation& first = cast_organisations().front();
        organisation::Register details;
        details.id = first.id;
        details.name = first.name;
        details.kind = first.kind;
        details.credit_code = first.credit_code;
        details.region = first.region;
        organisation::Organisation record{.id = first.id};
        CHECKED(work.create(record, TRY(organisation::decide(details, work.actor()))));
        return Answer{201, Tree::map({{"id", record.id}})};
    });
    ensure(opened.has_value());
    for (const CastPerson& person : cast_people())
        if (std::string_view(person.organisation) == "platform")
            (void)add_person(system, {person.user,
                                      person.name,
                                      person.organisation,
                                      {person.role},
                                      demonstration_password});
    register_organisations(teller, cast_organisations().subspan(1));
    add_people(teller, cast_people());
}

// The fund of the notice's case 2. Its size is given there; who paid in how much is not, so the
// three contributions are the demonstration's own.
std::string establish_fund(Teller& teller) {
    const std::string fund = id_of(teller.post("fund.approver", "/api/v1/funds", [] {
        return Tree::map(
            {{"name", "湖南省知识产权质押融资风险补偿金"},
             {"programme", "hunan_ip_pledge_risk_compensation"},
             {"contributors", Tree::list({"湖南省", "长沙市", "湖南自贸区岳阳片区"})},
             {"contributions", Tree::list({"35000000.00", "20000000.00", "10000000.00"})}});
    }));
    struct Agreement {
        const char *bank, *number, *deposit, *line, *guarantor_share;
    };
    // Deposits pro rata to the committed lines, 3 to 2.
    for (const Agreement& each :
         {Agreement{"changsha-bank", "湘知补协2024-01", "30000000.00", "300000000.00", "40%"},
          Agreement{"yueyang-bank", "湘知补协2024-02", "20000000.00", "200000000.00", "0%"}})
        teller.post("fund.officer", "/api/v1/funds/" + fund + "/cooperations", [&] {
            return Tree::map(
                {{"bank", each.bank},
                 {"number", each.number},
                 {"deposit", each.deposit},
                 {"committed_line", each.line},
                 {"terms", Tree::map({{"guarantor_or_insurer_share", each.guarantor_share},
                                      {"overdue_trigger", "90"},
                                      {"recovery_method", "pro_rata_of_paid"}})},
                 {"clause", "合作协议第五、六、九条（演示约定）"}});
        });
    return fund;
}

// The demonstration's own list; the office's real one is published with its notice.
void keep_list(Teller& teller) {
    teller.post("registry", "/api/v1/lists", [] {
        return Tree::map({{"id", "ip_demonstration_enterprise"},
                          {"title_zh", "国家知识产权示范优势企业（演示）"},
                          {"title_en", "National IP demonstration firms (demonstration)"},
                          {"subject", "enterprise"},
                          {"source", "演示文件〔2023〕1号"},
                          {"region", "100000"}});
    });
    for (const char* firm : {"xiangjiang-pump", "zhuzhou-chip"})
        teller.post("registry", "/api/v1/lists/ip_demonstration_enterprise/members", [&] {
            const CastOrganisation& found = cast_organisation(firm);
            return Tree::map({{"subject", found.credit_code},
                              {"name", found.name},
                              {"from", "2023-10-01"},
                              {"until", "2026-09-30"},
                              {"reference", "演示文件〔2023〕1号"}});
        });
}

std::string fund_id(Teller& teller) {
    const Tree funds = teller.get("fund.officer", "/api/v1/funds");
    return *funds.find("items")->list()->front().find("id")->text();
}

void value_rights(Teller& teller, const Plan& plan, const std::string& id) {
    const Tree action = teller.offered("appraiser", id, "reportValuation");
    teller.act("appraiser", id, "reportValuation", [&]() -> Tree::Map {
        if (action.is_null()) return {};  // Told before.
        Tree::List lines;
        for (std::size_t i = 0; i < plan.rights.size(); ++i)
            lines.push_back(Tree::map({{"right", plan.rights[i]}, {"value", plan.values[i]}}));
        Tree::List papers = *action.find("prefill")->find("papers")->list();
        for (Tree& paper : papers)
            paper = with(paper, {{"reference", "评估档案-" + std::to_string(plan.serial)}});
        return {
            {"number", "湘知评报字〔2024〕第" + std::to_string(plan.serial) + "号"},
            {"method", "income"},
            {"lines", std::move(lines)},
            {"professionals",
             Tree::list({Tree::map({{"name", "钱评估"}, {"licence", "43200011"}}),
                         Tree::map({{"name", "冯资产"}, {"licence", "43200026"}})})},
            {"assumptions", "企业持续经营，专利在剩余经济寿命内持续实施；收益法，销售收入分成。"},
            {"papers", std::move(papers)}};
    }());
    Tree::Map acceptance{{"note", "评估方法与参数可以接受"}};
    if (plan.outlier_reason != nullptr)
        acceptance.emplace_back("outlier_reason", plan.outlier_reason);
    teller.act("bank.officer", id, "acceptValuation", acceptance);
}

void investigate(Teller& teller, const std::string& id) {
    teller.act("bank.officer", id, "openDueDiligence", {});
    const Tree action = teller.offered("bank.officer", id, "reportDueDiligence");
    teller.act("bank.officer", id, "reportDueDiligence", [&]() -> Tree::Map {
        if (action.is_null()) return {};
        Tree::List answers = *action.find("prefill")->find("answers")->list();
        for (Tree& answer : answers) {
            Tree::List papers = *answer.find("papers")->list();
            for (Tree& paper : papers) paper = with(paper, {{"reference", "贷前档案"}});
            answer = with(answer, {{"finding", "ok"},
                                   {"text", "经现场核实，未见异常"},
                                   {"papers", std::move(papers)}});
        }
        return {{"answers", std::move(answers)},
                {"investigators", Tree::list({"bank.officer", "bank.second"})},
                {"conclusion", "企业经营正常，专利与主营产品对应，建议同意。"}};
    }());
    teller.act("bank.approver", id, "decideDueDiligence", {{"passed", true}, {"note", "同意"}});
}

void contract(Teller& teller, const Plan& plan, const std::string& id) {
    const std::string serial = std::to_string(plan.serial);
    teller.act("bank.officer", id, "proposeContract",
               {{"contract_number", "长科银借字2024-" + serial},
                {"pledge_contract_number", "长科银质字2024-" + serial},
                {"principal", plan.amount},
                {"rate", Tree::map({{"type", "lpr"},
                                    {"tenor", "one_year"},
                                    {"spread_bp", 55},
                                    {"reset", "whole_term"}})},
                {"maturity", plan.maturity},
                {"secured_scope", "本金、利息、罚息、复利及实现质权的费用"}});
    teller.act(plan.firm, id, "signContract", {{"signatory", "法定代表人"}});
}

Tree::List paper_list() {
    return {Tree::map({{"kind", "application_form"}, {"reference", "专利权质押登记申请表"}}),
            Tree::map({{"kind", "pledge_contract"}, {"reference", "质押合同"}}),
            Tree::map({{"kind", "undertaking"}, {"reference", "双方承诺书"}})};
}

using Until = Plan::Until;

}  // namespace

void set_the_stage(Teller& teller) {
    open_the_book(teller);
    record_patents(teller, cast_rights());
    establish_fund(teller);
    keep_list(teller);
}

std::string lend(Teller& teller, const Plan& plan, const Narrator& narrate) {
    const auto told = [&](Until stage, const char* zh, const char* en, const std::string& id) {
        narrate({zh, en}, id);
        return plan.until == stage;
    };
    const std::string fund = fund_id(teller);
    const std::string id = id_of(teller.post(plan.firm, "/api/v1/financings", [&] {
        Tree body = Tree::map({{"bank", "changsha-bank"},
                               {"appraiser", "hunan-appraisal"},
                               {"fund", fund},
                               {"amount", plan.amount},
                               {"tenor_months", 12},
                               {"purpose", "采购原材料，补充流动资金"},
                               {"rights", write(plan.rights)}});
        if (plan.guaranteed) body.set("guarantor", "xiang-guarantee");
        return body;
    }));
    if (told(Until::applied, "一、申请：企业向银行提出质押融资申请",
             "1. Application: the firm applies to the bank", id))
        return id;
    teller.act("bank.officer", id, "acceptFinancing", {{"note", "资料齐全，予以受理"}});
    if (plan.until == Until::accepted) return id;
    teller.act("bank.officer", id, "commissionValuation", {});
    if (plan.until == Until::commissioned) return id;
    value_rights(teller, plan, id);
    if (told(Until::valued, "二、评估：评估处置机构出具报告，银行采纳",
             "2. Valuation: the appraiser reports, the bank accepts", id))
        return id;
    investigate(teller, id);
    if (told(Until::investigated, "三、尽职调查：双人调查，另一人审批",
             "3. Due diligence: two investigate, a third decides", id))
        return id;
    contract(teller, plan, id);
    if (plan.until == Until::contracted) return id;
    teller.act(plan.firm, id, "preparePledge",
               {{"registry", "changsha-window"}, {"papers", paper_list()}});
    teller.act("bank.officer", id, "confirmPledge", {});
    if (plan.until == Until::filed) return id;
    teller.act("registry", id, "registerPledge", {{"serial", plan.serial}});
    if (told(Until::registered, "四、质押登记：双方共同申请，登记窗口核发登记证",
             "4. Pledge registration: filed jointly, certificate issued", id))
        return id;
    teller.act("bank.officer", id, "proposeCredit",
               {{"conditions", "专利质押，担保公司按协议分担"}});
    if (plan.until == Until::approved) return id;
    teller.act("bank.approver", id, "decideCredit", {{"approved", true}, {"opinion", "同意授信"}});
    teller.act(
        "bank.officer", id, "proposeDisbursement",
        {{"account", "长沙科技银行 6228 0001"}, {"payee_check", "受托支付，购销合同已核验"}});
    teller.act("bank.approver", id, "decideDisbursement",
               {{"approved", true}, {"opinion", "同意放款"}});
    narrate({"五、授信放款：经办与复核分离，放款同时占用补偿金",
             "5. Credit and disbursement: maker and checker; the fund sets money aside"},
            id);
    return id;
}

std::string tell_the_first_loan(Teller& teller, const Narrator& narrate) {
    teller.close_day(on("2024-03-15"));
    const std::string id = lend(teller,
                                {.firm = "pump",
                                 .rights = {"RT201910123456X", "RT2020102345670"},
                                 .values = {"12000000.00", "6000000.00"},
                                 .amount = "4000000.00",
                                 .maturity = "2025-03-15",
                                 .serial = 101},
                                narrate);
    for (const char* date : {"2024-06-21", "2024-09-21"}) {
        teller.close_day(on(date));
        teller.act("bank.officer", id, "recordRepayment",
                   {{"reference", std::string("付息回单 ") + date}});
    }
    narrate({"六、贷后：前两个季度按时付息", "6. Post-loan: interest paid for two quarters"}, id);
    teller.close_day(on("2025-03-28"));
    narrate({"违约：2024年12月起欠息，到期本金未还",
             "Default: interest unpaid since December 2024, principal at maturity"},
            id);
    teller.act("bank.officer", id, "claimCompensation",
               {{"demand_letter", "催收函〔2025〕12号"},
                {"statement", "已两次书面催收并上门，企业停产，无力偿还。"}});
    teller.act("fund.officer", id, "proposeCompensation", {{"opinion", "材料齐全，符合补偿条件"}});
    teller.act("fund.approver", id, "decideCompensation",
               {{"approved", true}, {"opinion", "同意补偿"}});
    narrate({"风险补偿：损失按45/45/10分担", "Compensation: the loss is shared 45/45/10"}, id);
    teller.act("bank.officer", id, "startDisposal",
               {{"channel", "market_listing"}, {"basis", "质押物处置协议（三方）"}});
    teller.act("appraiser", id, "listForSale",
               {{"start_price", "2400000.00"},
                {"sale_on", "2025-04-28"},
                {"venue", "湖南省知识产权交易中心"}});
    teller.close_day(on("2025-04-28"));
    teller.act("appraiser", id, "failRound", {{"reason", "公告期内无人报名"}});
    teller.act("appraiser", id, "listForSale",
               {{"start_price", "1200000.00"},
                {"sale_on", "2025-05-28"},
                {"venue", "湖南省知识产权交易中心"}});
    teller.close_day(on("2025-05-28"));
    teller.act("appraiser", id, "recordSale",
               {{"price", "1260000.01"},
                {"buyer", "株洲泵阀集团有限公司"},
                {"costs", "37800.00"},
                {"costs_paper", "交易服务费发票 0528"}});
    teller.act("bank.officer", id, "distributeProceeds", {{"note", "按处置协议分配"}});
    narrate({"七、质物处置：第一轮流拍，第二轮成交，追回款按承担比例返还",
             "7. Disposal: unsold once, sold in the second round; the recovery returns to those "
             "who bore the loss"},
            id);
    teller.act("bank.officer", id, "proposeWriteOff",
               {{"reason", "质物已处置，企业无其他可供执行财产"}});
    teller.act("bank.approver", id, "decideWriteOff",
               {{"approved", true}, {"opinion", "同意核销，账销案存"}});
    narrate(
        {"核销：剩余欠款核销，债权保留", "Write-off: the rest is written off, the claim remains"},
        id);
    return id;
}

}  // namespace zhirong
