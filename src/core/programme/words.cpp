// The closed lists of words of the language, each with its name in Chinese and English.
#include <algorithm>
#include <array>

#include "core/programme/programme.h"

namespace zhirong::programme {
namespace {

constexpr std::array<Party, 16> party_table{{
    {"fund", "风险补偿资金", "compensation fund"},
    {"bank", "合作银行", "partner bank"},
    {"guarantor", "担保机构", "guarantor"},
    {"insurer", "保险机构", "insurer"},
    {"guarantor_or_insurer", "指定的合作担保或保险机构", "designated guarantor or insurer"},
    {"re_guarantor", "再担保机构", "re-guarantor"},
    {"appraiser_disposer", "评估处置机构", "appraiser-disposer"},
    {"service_agency", "服务机构", "service agency"},
    {"treasury", "财政", "treasury"},
    {"treasury_central", "中央财政", "central treasury"},
    {"treasury_province", "省（自治区、直辖市）财政", "provincial treasury"},
    {"treasury_city", "市财政", "city treasury"},
    {"treasury_county", "县（市、区）财政", "county treasury"},
    {"treasury_local", "企业所在地财政", "treasury of the enterprise's place"},
    {"manager", "资金管理机构", "fund manager"},
    {"borrower", "企业", "enterprise"},
}};

constexpr std::array<Word, 9> expense_table{{
    {"loan_interest", "贷款利息", "interest on the loan"},
    {"insurance_premium", "保险费", "insurance premium"},
    {"guarantee_fee", "担保费", "guarantee fee"},
    {"appraisal_fee", "评估费", "appraisal fee"},
    {"legal_cost", "法律费用", "legal cost"},
    {"application_cost", "申请费用", "cost of applying for rights"},
    {"other_fee", "其他费用", "other fee"},
    {"lending", "发放贷款", "the lending itself"},
    {"borrowing", "取得贷款", "the borrowing itself"},
}};

constexpr std::array<Word, 7> timing_table{{
    {"discount_first", "先贴后申：先按优惠利率放款，再由银行申请",
     "discount first: the bank lends at the reduced rate and claims later"},
    {"quarterly", "按季", "quarterly"},
    {"yearly", "按年", "yearly"},
    {"after_repayment", "还款后", "after repayment"},
    {"after_event", "条件达成后", "after the event"},
    {"in_advance", "预拨后清算", "in advance, settled later"},
    {"not_stated", "来源没有写明", "the source does not say"},
}};

constexpr std::array<Word, 14> scope_table{{
    {"claim", "每次申请", "this claim"},
    {"expense", "同一费用", "one expense, under all programmes"},
    {"loan", "每笔贷款", "one loan"},
    {"policy", "每张保单", "one policy"},
    {"right", "每件权利", "one right"},
    {"borrower", "每家企业累计", "one enterprise, all years"},
    {"borrower_year", "每家企业每年", "one enterprise in a year"},
    {"bank", "每家银行累计", "one bank, all years"},
    {"bank_year", "每家银行每年", "one bank in a year"},
    {"bank_borrower_year", "每家银行就每家企业每年", "one bank for one enterprise in a year"},
    {"guarantor_year", "每家担保机构每年", "one guarantor in a year"},
    {"fund", "补偿资金", "the fund"},
    {"programme", "本方案累计", "the programme, all years"},
    {"programme_year", "本方案每年", "the programme in a year"},
}};

constexpr std::array<Word, 2> dry_table{{
    {"first_come", "先到先得", "first come, first served"},
    {"pro_rata", "期末按比例", "pro rata at the end of the period"},
}};

constexpr std::array<Word, 3> split_table{{
    {"largest_remainder", "按比例，余下的分归余数最大者",
     "by shares, left-over fen to the largest remainders"},
    {"floor_then_in_order", "按比例，余下的分按顺序各归一方",
     "by shares, left-over fen to the first named"},
    {"layers", "分层，先列者先承担", "in layers, the first named bears first"},
}};

constexpr std::array<Word, 9> stage_table{{
    {"application", "申请", "application"},
    {"valuation", "价值评估", "valuation"},
    {"due_diligence", "尽职调查", "due diligence"},
    {"contract", "签订合同", "contract"},
    {"pledge_registration", "质押登记", "pledge registration"},
    {"credit", "授信审批", "credit decision"},
    {"disbursement", "放款", "disbursement"},
    {"servicing", "贷后管理", "servicing"},
    {"disposal", "质物处置", "disposal"},
}};

constexpr std::array<StageWay, 10> way_table{{
    {Stage::valuation, {"third_party_appraisal", "第三方评估", "appraisal by a third party"}},
    {Stage::valuation, {"internal_evaluation", "贷款人内部评价", "the lender's own evaluation"}},
    {Stage::valuation, {"agreed_value", "双方协商定值", "a value agreed by both sides"}},
    {Stage::valuation, {"insurer_evaluation", "保险机构评价", "evaluation by the insurer"}},
    {Stage::valuation, {"enterprise_score", "企业整体评分", "score of the whole enterprise"}},
    {Stage::pledge_registration, {"bank_registers", "由银行办理", "by the bank"}},
    {Stage::pledge_registration, {"insurer_registers", "由保险机构办理", "by the insurer"}},
    {Stage::pledge_registration, {"guarantor_registers", "由担保机构办理", "by the guarantor"}},
    {Stage::pledge_registration,
     {"local_window", "由地方受理窗口办理", "at the local acceptance window"}},
    {Stage::pledge_registration,
     {"receivables_registry", "在动产融资统一登记系统办理", "in the registry of receivables"}},
}};

constexpr std::array<Word, 13> service_table{{
    {"customer_segmentation", "客户细分", "customer segmentation"},
    {"alliance", "服务联盟", "alliance"},
    {"park_visit", "入园惠企", "park visits"},
    {"dedicated_branch", "专营机构", "dedicated branches"},
    {"insurance_line", "保险险种", "insurance lines"},
    {"price_publication", "价格发布", "price publication"},
    {"matching", "供需对接", "matching"},
    {"evaluation", "评价体系", "evaluation"},
    {"securitisation", "知识产权证券化", "securitisation"},
    {"rights_protection", "维权援助", "rights protection"},
    {"registration_window", "登记受理窗口", "registration window"},
    {"performance_review", "绩效考核", "performance review"},
    {"relief", "还款纾困", "relief"},
}};

constexpr std::array<Word, 4> breaker_table{{
    {"bank", "每家银行", "each bank"},
    {"guarantor", "每家担保机构", "each guarantor"},
    {"fund", "补偿资金", "the fund"},
    {"programme", "本方案", "the programme"},
}};

constexpr std::array<Word, 2> advance_table{{
    {"escrow", "划入保证金账户，损失确定后解付", "into escrow, released when the loss is final"},
    {"settled_later", "先行拨付，损失确定后清算", "paid at once, settled when the loss is final"},
}};

}  // namespace

std::span<const Party> parties() { return party_table; }

const Party* find_party(std::string_view name) {
    const auto* found = std::ranges::find(party_table, name, &Party::name);
    return found == party_table.end() ? nullptr : found;
}

std::span<const std::string> party_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const Party& party : party_table) all.emplace_back(party.name);
        return all;
    }();
    return names;
}

std::span<const Word> expense_words() { return expense_table; }
std::span<const Word> timing_words() { return timing_table; }
std::span<const Word> cap_scopes() { return scope_table; }
std::span<const Word> dry_words() { return dry_table; }
std::span<const Word> split_methods() { return split_table; }
std::span<const Word> stage_words() { return stage_table; }
std::span<const StageWay> stage_ways() { return way_table; }
std::span<const Word> service_kinds() { return service_table; }
std::span<const Word> breaker_scopes() { return breaker_table; }
std::span<const Word> advance_methods() { return advance_table; }

std::span<const std::string> date_moves() {
    static const std::vector<std::string> names{
        "years_later", "years_earlier", "months_later",      "months_earlier",
        "days_later",  "days_earlier",  "working_days_later"};
    return names;
}

std::vector<std::string> codes_of(std::span<const Word> words) {
    std::vector<std::string> codes;
    for (const Word& each : words) codes.emplace_back(each.code);
    return codes;
}

}  // namespace zhirong::programme
