// The bank's own ceilings, and a park whose firms share one limit.
#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

constexpr const char* park = "xiangjiang_park";
constexpr const char* product = "abc_park_batch";

std::string propose_ceilings(Teller& teller, const char* from, const char* rule,
                             const char* invention, const char* mark, const char* reason) {
    return id_of(teller.post("bank.officer", "/api/v1/loan-to-value-tables", [&] {
        const auto ceiling = [](const char* kind, const char* share) {
            return Tree::map({{"kind", kind}, {"ceiling", share}});
        };
        return Tree::map(
            {{"from", from},
             {"source", rule},
             {"ceilings", Tree::list({ceiling("invention", invention),
                                      ceiling("utility_model", "25%"), ceiling("design", "15%"),
                                      ceiling("trademark", mark), ceiling("copyright", "25%")})},
             {"hard", "60%"},
             {"reason", reason}});
    }));
}

void approve(Teller& teller, const std::string& path, const char* opinion) {
    teller.post("bank.approver", path + "/decision",
                [&] { return Tree::map({{"approved", true}, {"opinion", opinion}}); });
}

void list_the_park(Teller& teller) {
    teller.post("registry", "/api/v1/lists", [] {
        return Tree::map({{"id", park},
                          {"title_zh", "湘江科技园入园企业（演示）"},
                          {"title_en", "Firms of the Xiangjiang science park (demonstration)"},
                          {"subject", "enterprise"},
                          {"source", "演示园区名录〔2025〕1号"},
                          {"region", "430100"}});
    });
    for (const char* firm : {"yuelu-optics", "xingsha-robot", "dongting-bio", "loudi-alloy",
                             "zhuzhou-chip", "hengyang-bearing"})
        teller.post("registry", std::string("/api/v1/lists/") + park + "/members", [&] {
            const CastOrganisation& found = cast_organisation(firm);
            return Tree::map({{"subject", found.credit_code},
                              {"name", found.name},
                              {"from", "2025-01-01"},
                              {"reference", "演示园区名录〔2025〕1号"}});
        });
}

}  // namespace

void lend_to_the_park(Teller& teller) {
    const std::string tables = "/api/v1/loan-to-value-tables/";
    const std::string first = propose_ceilings(teller, "2025-06-01", "长科银发〔2025〕18号", "40%",
                                               "35%", "年度重检：发明按近三年处置结果上调");
    approve(teller, tables + first, "同意，按季报告突破情况");
    propose_ceilings(teller, "2025-10-01", "长科银发〔2025〕27号（送审稿）", "45%", "30%",
                     "商标处置周期变长，下调；发明随价格公布上调");

    list_the_park(teller);
    const std::string limit = id_of(teller.post("bank.officer", "/api/v1/shared-limits", [] {
        return Tree::map({{"name", "湘江科技园整体授信"},
                          {"mode", "park_batch"},
                          {"list", park},
                          {"amount", "10000000.00"},
                          {"until", "2026-05-28"},
                          {"reason", "园区推荐，首批六户，额度内随借随还"}});
    }));
    approve(teller, "/api/v1/shared-limits/" + limit, "同意，单户不超过产品上限");
    const Tree made = teller.post(
        "bank.officer", std::string("/api/v1/products/") + product + "/batch-proposals", [&] {
            return Tree::map(
                {{"batch",
                  Tree::map({{"product", product},
                             {"shared_limit", limit},
                             {"need", Tree::map({{"amount", "1500000.00"}, {"months", 12}})}})},
                 {"firms", Tree::list({"xingsha-robot", "hengyang-bearing"})},
                 {"note", "园区首批，按最近一次评级测算"}});
        });
    const Tree& proposals = *made.find("proposals");
    approve(teller, "/api/v1/credit-proposals/" + *proposals.list()->front().text(),
            "同意，循环使用");
}

}  // namespace zhirong
