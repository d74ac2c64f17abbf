// An insurer's two years: policies of four firms, what became of their claims, what it cedes and
// closes, and the disputes of two firms that the province's alliance takes up.
#include <algorithm>

#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

constexpr const char* officer = "insurance.officer";
constexpr const char* approver = "insurance.approver";
const std::string policies = "/api/v1/insurance-policies";
const std::string claims = "/api/v1/insurance-claims";

struct Wanted {
    const char* firm;
    const char* product;
    const char* sum;
    const char* from;
    std::vector<std::string> rights;
};

std::string apply(Teller& teller, const Wanted& wanted) {
    const Tree answer = teller.post(wanted.firm, policies, [&] {
        Tree::List rights;
        for (const std::string& each : wanted.rights) rights.emplace_back(each);
        return Tree::map({{"product", wanted.product},
                          {"insurer", "xiang-insurance"},
                          {"insured", "owner"},
                          {"zone", "mainland"},
                          {"sum", wanted.sum},
                          {"from", wanted.from},
                          {"months", 12},
                          {"claims", 0},
                          {"rights", rights},
                          {"known_disputes", "无"}});
    });
    return policies + "/" + id_of(answer);
}

const std::string& stage_of(const Tree& answer) { return *answer.find("stage")->text(); }

// As far as the findings let the officer go alone.
std::string underwrite(Teller& teller, const std::string& policy) {
    return stage_of(teller.post(officer, policy + "/underwriting", [&] {
        bool refer = false;
        const Tree page = teller.get(officer, policy);
        for (const Tree& each : *page.find("findings")->list())
            refer |= *each.find("verdict")->find("name")->text() == "refer";
        return Tree::map({{"verdict", refer ? "refer" : "accept"},
                          {"opinion", refer ? "请审批：见核保事项。" : "风险正常，同意承保。"}});
    }));
}

void sell(Teller& teller, const std::string& policy, const char* paid_by) {
    if (underwrite(teller, policy) == "referred")
        teller.post(approver, policy + "/referral-decision",
                    [] { return Tree::map({{"approved", true}, {"opinion", "同意承保。"}}); });
    const Tree bound = teller.post(officer, policy + "/binding",
                                   [] { return Tree::map({{"signatory", "施承保"}}); });
    teller.post(officer, policy + "/premium-payments", [&] {
        return Tree::map({{"amount", *bound.find("premium")->text()}, {"reference", paid_by}});
    });
}

// The newest that insures the right.
std::string policy_of(Teller& teller, const char* firm, const char* number) {
    const Tree found = teller.get(firm, policies + "?key=item:" + number);
    const auto from = [](const Tree& row) { return *row.find("from")->text(); };
    return policies + "/" +
           id_of(*std::ranges::max_element(*found.find("items")->list(), {}, from));
}

std::string renew(Teller& teller, const char* firm, const char* number) {
    const std::string policy = policy_of(teller, firm, number);
    return policies + "/" + id_of(teller.post(firm, policy + "/renewals", [] {
               return Tree::map({{"months", 12}, {"known_disputes", "无"}});
           }));
}

using Parts = std::vector<std::pair<const char*, const char*>>;  // item, amount
Tree::List parts_of(const Parts& parts, const char* amount) {
    Tree::List list;
    for (const auto& [item, value] : parts)
        list.push_back(Tree::map({{"item", item}, {amount, value}}));
    return list;
}

struct Event {
    const char* what;
    const char* occurred_on;
    const char* claimed_on;
    const char* zone;
    const char* opponent;
    const char* court_case;
};
std::string notify(Teller& teller, const char* firm, const char* number, const Event& event,
                   const Parts& estimates) {
    const std::string policy = policy_of(teller, firm, number).substr(policies.size() + 1);
    return claims + "/" + id_of(teller.post(firm, claims, [&] {
               return Tree::map({{"policy", policy},
                                 {"item", number},
                                 {"event", Tree::map({{"what", event.what},
                                                      {"occurred_on", event.occurred_on},
                                                      {"zone", event.zone},
                                                      {"opponent", event.opponent},
                                                      {"court_case", event.court_case}})},
                                 {"claimed_on", event.claimed_on},
                                 {"estimates", parts_of(estimates, "amount")}});
           }));
}

void accept(Teller& teller, const std::string& claim) {
    teller.post(officer, claim + "/cover-check", [] {
        return Tree::map({{"result", "accepted"},
                          {"exclusions", Tree::List{}},
                          {"opinion", "在承保期间和地域内，属于保险责任。"}});
    });
}

void reserve(Teller& teller, const std::string& claim, const Parts& parts, const char* reason) {
    teller.post(officer, claim + "/reserves", [&] {
        return Tree::map({{"parts", parts_of(parts, "amount")}, {"reason", reason}});
    });
}

void propose(Teller& teller, const std::string& claim, const char* judgment, const char* in_force,
             const Parts& losses) {
    teller.post(officer, claim + "/payment-proposal", [&] {
        return Tree::map({{"basis", "judgment"},
                          {"reference", judgment},
                          {"basis_on", in_force},
                          {"parts", parts_of(losses, "loss")},
                          {"opinion", "按生效判决和发票核定。"}});
    });
}

void pay(Teller& teller, const std::string& claim, const char* reference) {
    teller.post(approver, claim + "/payment-decision",
                [] { return Tree::map({{"approved", true}, {"opinion", "同意赔付。"}}); });
    teller.post(officer, claim + "/payments",
                [&] { return Tree::map({{"reference", reference}}); });
}

void enter_treaty(Teller& teller, const char* title, const char* reference, const char* from,
                  const char* until) {
    const std::string treaties = "/api/v1/reinsurance-treaties";
    const std::string treaty = treaties + "/" + id_of(teller.post(officer, treaties, [&] {
                                   return Tree::map({{"title", title},
                                                     {"reinsurer", "中再（演示）"},
                                                     {"reference", reference},
                                                     {"kind", "quota_share"},
                                                     {"lines", Tree::list({"execution"})},
                                                     {"from", from},
                                                     {"until", until},
                                                     {"share", "25%"},
                                                     {"commission", "30%"}});
                               }));
    teller.post(approver, treaty + "/decision",
                [] { return Tree::map({{"approved", true}, {"opinion", "条件相符。"}}); });
}

std::string propose_closing(Teller& teller, const char* through) {
    const std::string closings = "/api/v1/insurance-closings";
    const auto expected = [](const char* line, const char* ratio) {
        return Tree::map(
            {{"line", line}, {"loss_ratio", ratio}, {"source", "产品定价假设（演示）"}});
    };
    return closings + "/" + id_of(teller.post(officer, closings, [&] {
               return Tree::map({{"through", through},
                                 {"lines", Tree::list({expected("execution", "55%"),
                                                       expected("infringed_loss", "45%"),
                                                       expected("mediation", "40%")})}});
           }));
}

// The member that was admitted under that licence.
std::string helper_with(Teller& teller, const char* licence) {
    const Tree found = teller.get("policy.officer", "/api/v1/alliance-helpers");
    for (const Tree& each : *found.find("items")->list())
        if (*each.find("licence")->text() == licence) return id_of(each);
    ensure(false);
    return {};
}

constexpr const char* mediators = "湘调字第12号";
constexpr const char* lawyers = "湘律所证字第0418号";

void admit_helpers(Teller& teller) {
    const auto admit = [&](const char* name, const char* sort, const char* licence,
                           const char* contact) {
        teller.post("policy.officer", "/api/v1/alliance-helpers", [&] {
            return Tree::map({{"name", name},
                              {"sort", sort},
                              {"licence", licence},
                              {"region", "430100"},
                              {"contact", contact}});
        });
    };
    admit("长沙知识产权纠纷人民调解委员会", "mediation_centre", mediators, "0731-88880000");
    admit("湖南湘知律师事务所（演示）", "law_firm", lawyers, "0731-88881111");
}

std::string open_case(Teller& teller, const char* firm, const char* right, const char* what,
                      const char* occurred_on, const char* opponent, const std::string& policy) {
    const std::string cases = "/api/v1/protection-cases";
    return cases + "/" + id_of(teller.post(firm, cases, [&] {
               return Tree::map({{"right", right},
                                 {"event", Tree::map({{"what", what},
                                                      {"occurred_on", occurred_on},
                                                      {"zone", "mainland"},
                                                      {"opponent", opponent}})},
                                 {"demands", Tree::list({"stop", "damages"})},
                                 {"amount", "80000.00"},
                                 {"policy", policy.substr(policies.size() + 1)}});
           }));
}

void note_cost(Teller& teller, const char* firm, const std::string& record, const char* kind,
               const char* amount, const char* payee, const char* invoice, const char* day) {
    teller.post(firm, record + "/costs", [&] {
        return Tree::map({{"kind", kind},
                          {"amount", amount},
                          {"payee", payee},
                          {"invoice", invoice},
                          {"on", day}});
    });
}

// Mediated: the insurer is told by itself.
void mediate(Teller& teller) {
    const std::string record = open_case(
        teller, "alloy", "RT2023107890126", "网店销售侵犯专利权的钛合金棒材，已公证购买。",
        "2025-05-06", "某网店", policy_of(teller, "alloy", "2023107890126"));
    const std::string helper = helper_with(teller, mediators);
    teller.post("alloy", record + "/helper", [&] { return Tree::map({{"helper", helper}}); });
    teller.post("alloy", record + "/evidence", [] {
        return Tree::map(
            {{"what", "公证购买"}, {"paper", "（2025）湘长证字第8号"}, {"on", "2025-05-12"}});
    });
    note_cost(teller, "alloy", record, "mediation", "3000.00", "长沙知识产权纠纷人民调解委员会",
              "25430001", "2025-05-20");
    note_cost(teller, "alloy", record, "lawyers", "6000.00", "湖南湘知律师事务所（演示）",
              "25430002", "2025-05-22");
    teller.post("alloy", record + "/mediation", [] {
        return Tree::map({{"body", "长沙知识产权纠纷人民调解委员会"}, {"on", "2025-05-20"}});
    });
    teller.post("alloy", record + "/mediation-result", [] {
        return Tree::map({{"success", true},
                          {"on", "2025-05-27"},
                          {"agreement", "湘调2025-118"},
                          {"amount", "30000.00"},
                          {"performed", true},
                          {"summary", "停止销售，赔偿损失。"}});
    });
}

void sue(Teller& teller) {
    const std::string record =
        open_case(teller, "chip", "RT2022109988779", "同业公司在展会上展出相同封装结构的功率模块。",
                  "2025-04-18", "东方微电子公司", policy_of(teller, "chip", "2022109988779"));
    const std::string helper = helper_with(teller, lawyers);
    teller.post("chip", record + "/helper", [&] { return Tree::map({{"helper", helper}}); });
    note_cost(teller, "chip", record, "notary", "2600.00", "长沙公证处", "25430077", "2025-04-20");
    teller.post("chip", record + "/suit", [] {
        return Tree::map({{"court", "长沙市中级人民法院"},
                          {"number", "（2025）湘01知民初207号"},
                          {"accepted_on", "2025-05-09"}});
    });
}

}  // namespace

void insure_the_first_year(Teller& teller) {
    enter_treaty(teller, "2024 年度维权执行成数分保合同", "QS-2024", "2024-01-01", "2024-12-31");
    for (const Wanted& each :
         {Wanted{"optics", "patent_execution", "100000.00", "2024-04-01", {"RT201810456789X"}},
          Wanted{"robot",
                 "patent_execution",
                 "100000.00",
                 "2024-04-01",
                 {"RT2022105678909", "RT2023106642097", "RT2022209188459"}},
          Wanted{"bearing",
                 "patent_execution",
                 "200000.00",
                 "2024-04-01",
                 {"RT2019104452180", "RT2021206671039"}},
          Wanted{"chip", "patent_infringed_loss", "300000.00", "2024-04-01", {"RT2022109988779"}},
          Wanted{"alloy", "mediation_linked", "20000.00", "2024-04-01", {"RT2023107890126"}}})
        sell(teller, apply(teller, each), "收款回单2024-0315");
}

void claim_in_the_first_year(Teller& teller) {
    const std::string bearing = policy_of(teller, "bearing", "2019104452180");
    teller.post(officer, bearing + "/endorsements", [] {
        return Tree::map(
            {{"from", "2024-09-15"},
             {"add", Tree::list({Tree::map({{"number", "ZL202010771530.1"},
                                            {"kind", "invention"},
                                            {"title", "轴承钢的贝氏体等温淬火方法"}})})},
             {"reason", "新授权专利加保"}});
    });
    teller.post(officer, bearing + "/premium-payments", [&] {
        const Tree page = teller.get(officer, bearing);
        return Tree::map({{"amount", *page.find("policy")->find("unpaid")->text()},
                          {"reference", "收款回单2024-0921"}});
    });
    const std::string copied =
        notify(teller, "optics", "201810456789X",
               {"市场上发现使用相同散热结构的激光器，已公证购买。", "2024-08-05", "2024-08-20",
                "mainland", "仿冒激光公司", "（2024）湘01知民初310号"},
               {{"investigation", "12000.00"}, {"legal", "18000.00"}});
    accept(teller, copied);
    reserve(teller, copied, {{"investigation", "11000.00"}, {"legal", "16000.00"}},
            "核对公证费和律师费合同后调整");
    const std::string abroad = notify(teller, "robot", "2022105678909",
                                      {"欧洲展会上发现相同的碰撞检测方法。", "2024-07-02",
                                       "2024-08-28", "europe", "海外机器人公司", "EP-2024-071"},
                                      {{"legal", "40000.00"}});
    teller.post(officer, abroad + "/cover-check", [] {
        return Tree::map({{"result", "refused"},
                          {"exclusions", Tree::List{}},
                          {"opinion", "发生地域不在承保地域内。"}});
    });
    teller.post(approver, abroad + "/refusal-decision",
                [] { return Tree::map({{"approved", true}, {"opinion", "同意拒赔。"}}); });
    teller.post(officer, abroad + "/refusal-notice", [] {
        return Tree::map({{"on", "2024-09-21"}, {"reference", "专人送达回执2024-0921"}});
    });
}

void insure_the_second_year(Teller& teller) {
    const Tree open = teller.get("optics", claims);
    const std::string copied = claims + "/" + id_of(open.find("items")->list()->front());
    propose(teller, copied, "（2024）湘01知民初310号判决", "2025-02-10",
            {{"investigation", "10860.00"}, {"legal", "15500.00"}});
    pay(teller, copied, "付2025-0328");
    teller.post(officer, copied + "/recoveries", [] {
        return Tree::map({{"from", "仿冒激光公司"},
                          {"amount", "9000.00"},
                          {"costs", "500.00"},
                          {"reference", "收2025-0328"},
                          {"on", "2025-03-28"}});
    });
    enter_treaty(teller, "2025 年度维权执行成数分保合同", "QS-2025", "2025-01-01", "2025-12-31");
    for (const auto& [firm, number] :
         {std::pair("robot", "2022105678909"), std::pair("bearing", "2019104452180"),
          std::pair("chip", "2022109988779"), std::pair("alloy", "2023107890126")})
        sell(teller, renew(teller, firm, number), "收款回单2025-0328");
}

void claim_in_the_second_year(Teller& teller) {
    const std::string copied =
        notify(teller, "bearing", "2019104452180",
               {"客户退换的主轴轴承使用相同的预紧力调节装置。", "2025-04-22", "2025-05-08",
                "mainland", "精工轴承公司", "（2025）湘04知民初26号"},
               {{"investigation", "9000.00"}, {"legal", "22000.00"}});
    accept(teller, copied);
    reserve(teller, copied, {{"investigation", "8500.00"}, {"legal", "20000.00"}},
            "核对公证费和律师费发票");
    propose(teller, copied, "（2025）湘04知民初26号判决", "2025-05-26",
            {{"investigation", "8400.00"}, {"legal", "20000.00"}});
    const std::string tested =
        notify(teller, "robot", "2022105678909",
               {"竞争对手的协作机器人使用相同的检测方法。", "2025-05-12", "2025-05-26", "mainland",
                "南方机器人公司", "（2025）湘01知民初233号"},
               {{"investigation", "6000.00"}, {"legal", "15000.00"}});
    reserve(teller, tested, {{"investigation", "5000.00"}, {"legal", "12000.00"}},
            "按报案金额初步估损");
    admit_helpers(teller);
    mediate(teller);
    sue(teller);
    const std::string closing = propose_closing(teller, "2025-04-30");
    teller.post(approver, closing + "/decision",
                [] { return Tree::map({{"approved", true}, {"opinion", "数字相符。"}}); });
    const std::string large =
        apply(teller,
              {"alloy", "patent_infringed_loss", "1000000.00", "2025-07-01", {"RT2021103456711"}});
    underwrite(teller, large);
    apply(teller, {"bio", "patent_execution", "100000.00", "2025-07-01", {"RT2020116789018"}});
}

void propose_a_month_end(Teller& teller) { propose_closing(teller, "2025-05-31"); }

}  // namespace zhirong
