// Licences at the desk, and the pledge of what one of them brings.
#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

Tree paper(const char* kind, const char* reference) {
    return Tree::map({{"kind", kind}, {"reference", reference}});
}

Tree contract(const char* right, const char* number, const char* licensee, const char* type,
              const char* until, Tree fee) {
    return Tree::map({{"registry", "changsha-window"},
                      {"rights", Tree::list({right})},
                      {"contract_number", number},
                      {"signed_on", "2025-05-12"},
                      {"effective_on", "2025-05-20"},
                      {"licensee_name", cast_organisation(licensee).name},
                      {"licensee_organisation", licensee},
                      {"foreign_party", false},
                      {"names_both_parties", true},
                      {"lists_each_right", true},
                      {"type", type},
                      {"until", until},
                      {"territory", Tree::list({"430000"})},
                      {"fee", std::move(fee)},
                      {"goods", Tree::List{}},
                      {"open_licence", false},
                      {"sublicensable", false},
                      {"co_owner_consents", Tree::List{}},
                      {"assignment_banned", false},
                      {"papers", Tree::list({paper("application_form", "专利实施许可备案申请表"),
                                             paper("licence_contract", number),
                                             paper("identity_papers", "双方承诺书")})}});
}

Tree royalty(const char* rate, const char* base, const char* least_a_year) {
    return Tree::map({{"type", "royalty"},
                      {"payments", Tree::List{}},
                      {"rate", rate},
                      {"base", base},
                      {"settled", "yearly"},
                      {"least_a_year", least_a_year}});
}

}  // namespace

void license(Teller& teller) {
    const std::string filed = id_of(teller.post("bearing", "/api/v1/licences", [] {
        return contract("RT2019104452180", "衡轴许字2025-03", "xiangjiang-pump", "sole",
                        "2030-05-19", royalty("2.5%", "使用该专利的泵组净销售额", "240000.00"));
    }));
    const std::string path = "/api/v1/licences/" + filed;
    teller.post("bearing", path + "/submission", [] { return Tree(Tree::Map{}); });
    teller.post("registry", path + "/filing", [] { return Tree::map({{"serial", 41}}); });
    teller.post("bearing", path + "/disclosures",
                [] { return Tree::map({{"organisation", "changsha-bank"}}); });
    teller.post("bearing", "/api/v1/licences", [] {
        return contract("RT2021206671039", "衡轴许字2025-05", "xingsha-robot", "ordinary",
                        "2028-05-19", royalty("1.2%", "机器人关节净销售额", "80000.00"));
    });

    const std::string income = id_of(teller.post("bank.officer", "/api/v1/receivables", [&] {
        const auto payment = [](const char* due) {
            return Tree::map({{"due", due}, {"amount", "240000.00"}});
        };
        return Tree::map({{"claim", "licence_fee"},
                          {"nature", "both"},
                          {"licence", filed},
                          {"right_numbers", Tree::List{}},
                          {"description", "备案许可合同项下的全部许可费，含每年最低提成费"},
                          {"payments", Tree::list({payment("2026-05-19"), payment("2027-05-19")})},
                          {"transfer_ban", "none"},
                          {"account_bank", "长沙科技银行"},
                          {"account_number", "6228000000000041"},
                          {"account_restricted", true},
                          {"debt_contract", "长科银借字2025-41"},
                          {"pledge_contract", "长科银收质字2025-41"},
                          {"secured_amount", "400000.00"},
                          {"debt_from", "2025-05-28"},
                          {"debt_until", "2027-05-27"},
                          {"term_months", 24}});
    }));
    teller.post("pump", "/api/v1/receivables/" + income + "/confirmation", [] {
        return Tree::map(
            {{"amount", "480000.00"}, {"knows_account", true}, {"paper", "债务人确认书2025-41"}});
    });
}

}  // namespace zhirong
