#include "app/notices.h"

#include <algorithm>
#include <array>
#include <set>

#include "app/system.h"

namespace zhirong {
namespace {

struct KindWords {
    const char* kind;
    const char* zh;
    const char* en;
    bool told = true;
};
constexpr std::array kind_words{
    KindWords{"alliance_helper", "维权联盟成员", "Helper of the alliance"},
    KindWords{"bank_statement", "银行对账单", "Bank statement"},
    KindWords{"certificate", "登记证书", "Certificate"},
    KindWords{"consent", "数据授权", "Consent"},
    KindWords{"contract", "合同", "Contract"},
    KindWords{"cover", "风险分担", "Cover"},
    KindWords{"credit", "授信审批", "Credit"},
    KindWords{"credit_borrower", "授信借款人", "Borrower's limit", false},
    KindWords{"disposal", "质物处置", "Disposal"},
    KindWords{"draft", "政策草案", "Draft of a programme"},
    KindWords{"due_diligence", "尽职调查", "Due diligence"},
    KindWords{"expense", "费用登记", "Expense", false},
    KindWords{"filing_number", "备案编号", "Filing number", false},
    KindWords{"financing", "融资", "Financing"},
    KindWords{"financing_demand", "融资需求", "Demand for credit", false},
    KindWords{"firm_figures", "企业填报数据", "Figures of a firm", false},
    KindWords{"firm_grade", "企业评级", "Grade of a firm", false},
    KindWords{"fund", "风险补偿金", "Fund"},
    KindWords{"gazette_entry", "登记公告", "Gazette entry", false},
    KindWords{"grading_run", "评级批次", "Grading run", false},
    KindWords{"guarantee", "担保", "Guarantee"},
    KindWords{"guaranteed_loan", "担保贷款登记", "Guaranteed loan", false},
    KindWords{"guarantor_line", "担保额度", "Guarantor's line"},
    KindWords{"guarantor_standing", "担保机构净资产", "Guarantor's standing"},
    KindWords{"insurance_claim", "理赔", "Claim"},
    KindWords{"insurance_claim_history", "出险记录", "History of claims", false},
    KindWords{"insurance_closing", "保险月结", "Month end of an insurer"},
    KindWords{"insurance_policy", "保险单", "Policy"},
    KindWords{"insurance_policy_numbering", "保单编号", "Numbers of policies", false},
    KindWords{"insured_item", "保险标的登记", "Insured item", false},
    KindWords{"licence", "许可备案", "Licence"},
    KindWords{"list", "名单", "List"},
    KindWords{"list_member", "名单成员", "Member of a list", false},
    KindWords{"loan", "贷款", "Loan"},
    KindWords{"loan_to_value", "质押率", "Loan-to-value table"},
    KindWords{"organisation", "机构", "Organisation", false},
    KindWords{"panel_inquiry", "评估询价", "Inquiry"},
    KindWords{"panel_member", "入库评估机构", "Member of the panel"},
    KindWords{"patent_facts", "专利数据", "Facts of a patent", false},
    KindWords{"payment_account", "收款账户", "Payment account"},
    KindWords{"pledge", "质押", "Pledge"},
    KindWords{"pledge_procedure", "质押登记办理", "Registration procedure"},
    KindWords{"price_deal", "成交价格", "Deal"},
    KindWords{"price_minimum", "公布下限", "Least number to publish", false},
    KindWords{"price_publication", "价格公布", "Published prices", false},
    KindWords{"programme_series", "政策版本", "Versions of a programme", false},
    KindWords{"proposal", "授信方案", "Credit proposal"},
    KindWords{"protection_case", "维权案件", "Protection case"},
    KindWords{"publication", "政策公布", "Publication of a programme", false},
    KindWords{"receivable", "许可费质押", "Pledged receivable"},
    KindWords{"receivable_numbering", "许可费质押编号", "Numbers of receivables", false},
    KindWords{"registration_window", "登记窗口", "Registration desk"},
    KindWords{"reinsurance_treaty", "再保险合同", "Reinsurance treaty"},
    KindWords{"right", "知识产权", "Right"},
    KindWords{"segment_push", "企业推送", "Push of firms"},
    KindWords{"shared_limit", "共享额度", "Shared limit"},
    KindWords{"subsidised_right", "已补贴权利", "Subsidised right", false},
    KindWords{"subsidy_application", "补贴申请", "Subsidy application"},
    KindWords{"subsidy_batch", "补贴拨付批次", "Subsidy batch"},
    KindWords{"subsidy_counter", "补贴额度", "Subsidy counter"},
    KindWords{"subsidy_docket", "补贴申请计数", "Docket of applications", false},
    KindWords{"valuation", "估值", "Valuation"},
    KindWords{"warning", "权利预警", "Warning"},
    KindWords{"working_file", "估值工作底稿", "Working file"}};

const KindWords& row_of(const std::string& kind) {
    const auto* found =
        std::ranges::find_if(kind_words, [&](const KindWords& row) { return row.kind == kind; });
    ensure(found != kind_words.end());
    return *found;
}

// What every night does to each loan and policy is told to nobody.
std::vector<std::string> routine_events(Desk& desk) {
    std::set<std::string> types;
    for (const RecordKind& kind : desk.kinds())
        types.insert(kind.routine.begin(), kind.routine.end());
    return {types.begin(), types.end()};
}

}  // namespace

Label words_of_kind(const std::string& kind) {
    const KindWords& row = row_of(kind);
    return {row.kind, row.zh, row.en};
}

bool is_told_of(const std::string& kind) { return row_of(kind).told; }

notices::ChannelSettings channel_settings(System& system) {
    return {.to = system.configuration().notices,
            .clock = system.configuration().clock,
            .kinds = [](const std::string& kind) { return words_of_kind(kind); }};
}

notices::DispatcherSettings dispatcher_settings(System& system, notices::Deliver deliver) {
    return {.clock = system.configuration().clock,
            .words = [&desk = system.desk()](
                         const std::string& kind,
                         const std::string& type) { return desk.kind(kind).events.at(type); },
            .deliver = std::move(deliver),
            .quiet = routine_events(system.desk())};
}

NoticeService::NoticeService(System& system, std::function<void(std::string_view)> failed)
    : dispatcher_(system.desk().database(),
                  dispatcher_settings(system, notices::deliver_by(channel_settings(system)))),
      dispatching_(dispatcher_, std::move(failed)) {}

}  // namespace zhirong
