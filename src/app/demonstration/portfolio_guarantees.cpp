// A guarantor, its lines to a bank, and what comes of its guarantees.
#include "app/demonstration/portfolio.h"
#include "app/demonstration/steps.h"

namespace zhirong {
namespace {

void report_net_assets(Teller& teller, const char* amount, const char* as_of, const char* paper) {
    const std::string guarantor = "/api/v1/guarantors/xiang-guarantee";
    teller.post("guarantee", guarantor + "/net-assets", [&] {
        return Tree::map(
            {{"net_assets", amount}, {"as_of", as_of}, {"mainly_small", true}, {"paper", paper}});
    });
    teller.post("guarantee.approver", guarantor + "/net-assets-confirmation", [] {
        return Tree::map({{"approved", true}, {"opinion", "与经审计的财务报告一致"}});
    });
}

void open_line(Teller& teller, const char* number, const char* scheme, const char* amount,
               bool chain) {
    const std::string line = id_of(teller.post("guarantee", "/api/v1/guarantor-lines", [&] {
        Tree body = Tree::map({{"bank", "changsha-bank"},
                               {"scheme", scheme},
                               {"number", number},
                               {"amount", amount},
                               {"until", "2025-12-31"}});
        if (chain) {
            body.set("re_guarantor", "hunan-re-guarantee");
            body.set("national_fund", "national-guarantee-fund");
        }
        return body;
    }));
    const std::string path = "/api/v1/guarantor-lines/" + line;
    teller.post("guarantee.approver", path + "/decision", [] {
        return Tree::map({{"approved", true}, {"opinion", "额度与分险比例符合合作协议"}});
    });
    teller.post("bank.approver", path + "/acceptance",
                [] { return Tree::map({{"accepted", true}, {"opinion", "接受额度"}}); });
}

std::string found_by(Teller& teller, const char* path, const char* member, const char* value) {
    const Tree list = teller.get("bank.officer", path);
    for (const Tree& each : *list.find("items")->list())
        if (const Tree* found = each.find(member); found != nullptr && *found->text() == value)
            return id_of(each);
    ensure(false);
    return {};
}
std::string line_with(Teller& teller, const char* number) {
    return found_by(teller, "/api/v1/guarantor-lines", "number", number);
}

constexpr const char* chain_agreement = "湘科担合字2024-01";
constexpr const char* following_agreement = "湘科担合字2024-02";
constexpr const char* failing_contract = "长科银借字2024-18";

std::string ask(Teller& teller, const char* borrower, const char* contract, const char* principal,
                const char* purpose) {
    return id_of(teller.post("bank.officer", "/api/v1/guarantees", [&] {
        return Tree::map({{"line", line_with(teller, chain_agreement)},
                          {"borrower", borrower},
                          {"contract", contract},
                          {"principal", principal},
                          {"months", 12},
                          {"purpose", purpose}});
    }));
}

}  // namespace

void open_guarantor_lines(Teller& teller) {
    report_net_assets(teller, "186000000.00", "2023-12-31", "湘审字〔2024〕第017号审计报告");
    open_line(teller, chain_agreement, "national_fund_chain", "60000000.00", true);
    open_line(teller, following_agreement, "follow_the_loan", "30000000.00", false);
    const std::string path = "/api/v1/guarantees/" + ask(teller, "yuelu-optics", failing_contract,
                                                         "3000000.00", "采购激光器芯片");
    teller.post("guarantee", path + "/proposal", [] {
        return Tree::map(
            {{"opinion", "订单充足，实际控制人提供连带责任保证，同意担保。"},
             {"counter_guarantees", Tree::list({Tree::map({{"kind", "personal_guarantee"},
                                                           {"paper", "湘科担保证字2024-18"}})})}});
    });
    teller.post("guarantee.approver", path + "/decision",
                [] { return Tree::map({{"approved", true}, {"opinion", "同意"}}); });
    teller.post("bank.officer", path + "/issue", [] {
        return Tree::map({{"principal", "3000000.00"},
                          {"disbursed_on", "2024-03-15"},
                          {"matures_on", "2025-03-15"},
                          {"reference", "放款凭证2024-0315"}});
    });
    teller.post("guarantee", path + "/fee",
                [] { return Tree::map({{"reference", "收款回单2024-0318"}}); });
}

void guarantee_loans(Teller& teller) {
    report_net_assets(teller, "200000000.00", "2024-12-31", "湘审字〔2025〕第021号审计报告");
    const std::string failing = "/api/v1/guarantees/" + found_by(teller, "/api/v1/guarantees",
                                                                 "contract", failing_contract);
    teller.post("bank.officer", failing + "/balance", [] {
        return Tree::map({{"principal", "2400000.00"}, {"reference", "还款凭证2024-0921"}});
    });
    teller.post("bank.officer", failing + "/call", [] {
        return Tree::map({{"principal", "2400000.00"},
                          {"interest", "63000.00"},
                          {"default_on", "2025-03-15"},
                          {"demand_letter", "催收函〔2025〕33号"},
                          {"statement", "到期未还，企业已停止经营。"}});
    });
    teller.post("guarantee", failing + "/payment-proposal",
                [] { return Tree::map({{"opinion", "材料齐备，同意代偿。"}}); });
    teller.post("guarantee.approver", failing + "/payment-decision",
                [] { return Tree::map({{"approved", true}, {"opinion", "同意代偿"}}); });
    teller.post("national.fund", failing + "/reimbursements", [] {
        return Tree::map({{"party", "national_fund"}, {"reference", "拨付凭证2025-0528"}});
    });
    teller.post("guarantee", failing + "/recoveries", [] {
        return Tree::map(
            {{"amount", "362000.00"}, {"costs", "12000.00"}, {"reference", "设备变卖款2025-0528"}});
    });
    teller.post("bank.officer", "/api/v1/guaranteed-loans", [&] {
        return Tree::map({{"line", line_with(teller, following_agreement)},
                          {"borrower", "xingsha-robot"},
                          {"contract", "长科银借字2025-52"},
                          {"principal", "4500000.00"},
                          {"disbursed_on", "2025-05-26"},
                          {"matures_on", "2026-05-25"},
                          {"reference", "放款凭证2025-0526"}});
    });
    ask(teller, "hengyang-bearing", "长科银借字2025-57", "1500000.00", "采购轴承钢");
    teller.post("guarantee", "/api/v1/guarantors/xiang-guarantee/relations", [] {
        return Tree::map({{"name", "同一实际控制人"},
                          {"members", Tree::list({"xingsha-robot", "hengyang-bearing"})},
                          {"paper", "工商登记信息2025-0528"}});
    });
}

}  // namespace zhirong
