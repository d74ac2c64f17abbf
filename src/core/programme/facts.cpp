#include "core/programme/facts.h"

#include <algorithm>
#include <array>

#include "base/ensure.h"
#include "core/programme/programme.h"
#include "core/programme/reader.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind not_a_map{"programme.facts_not_a_map", 400,
                                "事实应逐行写作「名称： 值」，发现的是{found}",
                                "Facts are lines of `name: value`; found {found_en}"};
constexpr RefusalKind unknown_fact{"programme.unknown_fact", 400, "没有名为 {name} 的事实{near}",
                                   "There is no fact called {name}{near_en}"};
constexpr RefusalKind not_a_choice{"programme.not_a_choice", 400, "{name} 不能是 {found}{near}",
                                   "{name} cannot be {found}{near_en}"};

const std::vector<FactKind>& table() {
    static const std::vector<FactKind> kinds{
        {"borrower.size",
         Unit::text,
         "借款人规模",
         "Size of the borrower",
         {"large", "medium", "small", "micro"}},
        {"borrower.industry",
         Unit::text,
         "借款人所属行业（划型标准）",
         "Industry of the borrower in the size standard",
         {"agriculture", "industry", "construction", "wholesale", "retail", "transport", "storage",
          "post", "hotel", "catering", "information_transmission", "software", "real_estate",
          "property_management", "leasing_business_services", "other"}},
        {"borrower.employees", Unit::count, "借款人从业人数", "Staff of the borrower", {}},
        {"borrower.annual_revenue",
         Unit::money,
         "借款人上年营业收入",
         "Revenue of the borrower in the last year",
         {}},
        {"borrower.total_assets",
         Unit::money,
         "借款人资产总额",
         "Total assets of the borrower",
         {}},
        {"borrower.technology_enterprise",
         Unit::flag,
         "借款人是科技型企业",
         "The borrower is a technology enterprise",
         {}},
        {"borrower.individual_business",
         Unit::flag,
         "借款人是个体工商户",
         "The borrower is an individual business",
         {}},
        {"borrower.exporter", Unit::flag, "企业有出口业务", "The enterprise exports", {}},
        {"borrower.region",
         Unit::text,
         "借款人所在地行政区划代码（GB/T 2260）",
         "Region code of the borrower (GB/T 2260)",
         {}},
        {"borrower.registered_on",
         Unit::date,
         "借款人注册登记日",
         "Day on which the borrower was registered",
         {}},
        {"borrower.clean_years",
         Unit::count,
         "借款人无不良记录的完整年数",
         "Full years without a bad record of the borrower",
         {}},
        {"borrower.overdue_debt",
         Unit::flag,
         "借款人有逾期未还债务",
         "The borrower has overdue debt",
         {}},
        {"borrower.covered_principal_other",
         Unit::money,
         "该借款人其他已纳入补偿贷款的受补偿本金",
         "Principal of the borrower's other enrolled loans that is already covered",
         {}},
        {"borrower.covered_principal_year",
         Unit::money,
         "该借款人本年其他已纳入补偿的本金",
         "Principal of the borrower's other loans that was covered this year",
         {}},
        {"borrower.score",
         Unit::count,
         "企业知识产权综合评分",
         "Score of the enterprise's intellectual property",
         {}},
        {"borrower.grade",
         Unit::text,
         "企业科技创新能力等级",
         "Innovation grade of the enterprise",
         {"t1", "t2", "t3", "t4", "t5", "t6", "t7", "t8", "t9", "t10"}},
        {"loan.principal", Unit::money, "贷款本金", "Principal of the loan", {}},
        {"loan.outstanding_principal", Unit::money, "未偿本金", "Outstanding principal", {}},
        {"loan.average_balance",
         Unit::money,
         "贷款日均余额",
         "Average daily balance of the loan",
         {}},
        {"loan.overdue_principal", Unit::money, "逾期本金", "Overdue principal", {}},
        {"loan.principal_loss",
         Unit::money,
         "累计已实现的本金损失",
         "Principal loss realised so far, cumulative",
         {}},
        {"loan.interest_loss",
         Unit::money,
         "累计已实现的利息损失",
         "Interest loss realised so far, cumulative",
         {}},
        {"loan.interest_paid", Unit::money, "已付利息", "Interest paid", {}},
        {"loan.interest_days", Unit::days, "计息天数", "Days for which interest is counted", {}},
        {"loan.other_fees",
         Unit::money,
         "贷款人另收的费用",
         "Other fees that the lender charged",
         {}},
        {"loan.days_overdue", Unit::days, "逾期天数", "Days overdue", {}},
        {"loan.term_days", Unit::days, "贷款期限（天）", "Term of the loan in days", {}},
        {"loan.rate", Unit::rate, "合同年利率", "Contract rate per year", {}},
        {"loan.peer_rate",
         Unit::rate,
         "同类机构同类客户同期限贷款加权平均利率",
         "Average rate of the same kind of lender, borrower and term",
         {}},
        {"loan.signed_on", Unit::date, "合同签订日", "Day on which the contract was signed", {}},
        {"loan.disbursed_on", Unit::date, "放款日", "Day of disbursement", {}},
        {"loan.due_on", Unit::date, "到期日", "Day on which the loan is due", {}},
        {"loan.settled",
         Unit::flag,
         "贷款本息已结清",
         "The loan is settled, principal and interest",
         {}},
        {"loan.settled_on", Unit::date, "结清日", "Day on which the loan was settled", {}},
        {"loan.settled_on_time", Unit::flag, "贷款按期还本付息", "The loan was paid on time", {}},
        {"loan.written_off", Unit::flag, "贷款已核销", "The loan is written off", {}},
        {"loan.class",
         Unit::text,
         "贷款五级分类",
         "Five-category class of the loan",
         {"normal", "special_mention", "substandard", "doubtful", "loss"}},
        {"loan.non_performing_on",
         Unit::date,
         "贷款转为不良之日",
         "Day on which the loan became non-performing",
         {}},
        {"loan.ip_share",
         Unit::rate,
         "混合担保中知识产权所占比例",
         "Share of intellectual property in a mixed collateral",
         {}},
        {"loan.guaranteed_share",
         Unit::rate,
         "由保证保险或政策性担保覆盖的本金比例",
         "Share of the principal under guarantee insurance or a policy guarantor",
         {}},
        {"loan.first", Unit::flag, "首次贷款", "First loan of the borrower", {}},
        {"loan.use",
         Unit::text,
         "贷款用途",
         "Use of the loan",
         {"working_capital", "research", "equipment", "ip_operation", "industrialisation",
          "other_use"}},
        {"pledge.kind",
         Unit::text,
         "质押的权利种类",
         "Kind of right pledged",
         {"patent", "trademark", "patent_and_trademark", "copyright", "geographical_indication",
          "trade_secret", "integrated_circuit_layout", "data", "licence_income", "mixed"}},
        {"pledge.registered", Unit::flag, "质押已登记", "The pledge is registered", {}},
        {"pledge.registered_on", Unit::date, "质权登记日", "Day of registration of the pledge", {}},
        {"pledge.remaining_days",
         Unit::days,
         "权利剩余有效期（天）",
         "Remaining life of the right in days",
         {}},
        {"pledge.value",
         Unit::money,
         "质押物评估或认定价值",
         "Value of what is pledged, appraised or agreed",
         {}},
        {"right.kind",
         Unit::text,
         "权利种类",
         "Kind of right",
         {"invention", "utility_model", "design", "trademark", "copyright",
          "geographical_indication", "integrated_circuit_layout", "plant_variety", "trade_secret",
          "data"}},
        {"right.granted_on", Unit::date, "授权公告日或注册日", "Day of grant or registration", {}},
        {"right.expires_on", Unit::date, "权利届满日", "Day on which the right expires", {}},
        {"right.held_by_applicant",
         Unit::flag,
         "申请人是权利人或经同意的被许可人",
         "The applicant holds the right, or is a licensee with consent",
         {}},
        {"right.co_owners_consent",
         Unit::flag,
         "共有权利已取得共有人书面同意（非共有的视为已取得）",
         "Co-owners consented in writing, or there are none",
         {}},
        {"right.in_force", Unit::flag, "权利有效", "The right is in force", {}},
        {"right.in_dispute", Unit::flag, "权利有权属或侵权纠纷", "The right is in dispute", {}},
        {"right.high_value", Unit::flag, "高价值专利", "High-value patent", {}},
        {"right.similar_group_together",
         Unit::flag,
         "同类似商品上的相同近似商标一并质押",
         "Same and similar marks are pledged together",
         {}},
        {"licence.filed", Unit::flag, "许可合同已备案", "The licence contract is filed", {}},
        {"licence.effective_on",
         Unit::date,
         "许可合同生效日",
         "Day on which the licence contract takes effect",
         {}},
        {"licence.filed_on",
         Unit::date,
         "许可合同备案申请日",
         "Day on which filing of the licence was applied for",
         {}},
        {"licence.income_due",
         Unit::money,
         "许可合同约定的未来许可费",
         "Licence fees still to come under the contract",
         {}},
        {"licence.collection_account",
         Unit::flag,
         "已设监管收款账户",
         "A controlled collection account is set up",
         {}},
        {"parties.bank_is_partner",
         Unit::flag,
         "贷款人是合作银行",
         "The lender is a partner bank",
         {}},
        {"parties.guarantor_is_partner",
         Unit::flag,
         "担保机构是合作担保机构",
         "The guarantor is a partner",
         {}},
        {"parties.insurer_is_partner",
         Unit::flag,
         "保险机构是合作（试点）保险机构",
         "The insurer is a partner of the pilot",
         {}},
        {"parties.appraiser_disposer_designated",
         Unit::flag,
         "已指定评估处置机构",
         "An appraiser-disposer is designated",
         {}},
        {"bank.deposit",
         Unit::money,
         "存放于该银行的补偿资金",
         "Fund money on deposit at the bank",
         {}},
        {"bank.lent_under_programme",
         Unit::money,
         "该银行已发放的方案内贷款",
         "Lent by the bank under the programme",
         {}},
        {"bank.enrolled_year",
         Unit::money,
         "该银行本年纳入方案的贷款本金",
         "Principal that the bank enrolled this year",
         {}},
        {"bank.compensated_year",
         Unit::money,
         "该银行本年获得的补偿",
         "Compensation paid to the bank this year",
         {}},
        {"bank.principal_loss_year",
         Unit::money,
         "该银行本年方案内贷款的本金损失",
         "Principal that the bank lost this year under the programme",
         {}},
        {"bank.non_performing_rate",
         Unit::rate,
         "该银行方案内贷款不良率",
         "Non-performing rate of the bank's loans under the programme",
         {}},
        {"guarantor.paid_in_capital",
         Unit::money,
         "担保机构实缴资本",
         "Paid-in capital of the guarantor",
         {}},
        {"guarantor.claim_rate",
         Unit::rate,
         "担保机构近三年代偿率",
         "Claim rate of the guarantor over three years",
         {}},
        {"guarantor.fee_rate", Unit::rate, "担保费率（年）", "Guarantee fee rate per year", {}},
        {"guarantor.paid_on_loan",
         Unit::flag,
         "担保机构已就本笔贷款代偿",
         "The guarantor paid on this loan",
         {}},
        {"guarantor.enrolled_year",
         Unit::money,
         "该担保机构本年纳入方案的担保本金",
         "Principal that the guarantor enrolled this year",
         {}},
        {"guarantor.paid_year",
         Unit::money,
         "该担保机构本年代偿",
         "Claims that the guarantor paid this year",
         {}},
        {"insurer.premium_rate", Unit::rate, "保险费率", "Premium rate", {}},
        {"policy.line",
         Unit::text,
         "保险险种",
         "Line of insurance",
         {"execution", "infringed_loss", "infringement_liability", "overseas_liability",
          "overseas_legal_cost", "application_cost", "trade_secret_loss",
          "geographical_indication_loss", "pledge_guarantee", "conversion_cost"}},
        {"policy.premium_paid", Unit::money, "已缴保险费", "Premium paid", {}},
        {"policy.sum_insured", Unit::money, "保险金额", "Sum insured", {}},
        {"policy.from", Unit::date, "保险起期", "First day of the policy", {}},
        {"policy.until", Unit::date, "保险止期", "Last day of the policy", {}},
        {"policy.known_dispute",
         Unit::flag,
         "投保时已知纠纷",
         "A dispute was known when the policy was taken out",
         {}},
        {"expense.amount",
         Unit::money,
         "本次申请的费用金额",
         "Amount of the expense applied for",
         {}},
        {"expense.paid_on", Unit::date, "费用支付日", "Day on which the expense was paid", {}},
        {"application.filed_on",
         Unit::date,
         "申请提交日",
         "Day on which the application was filed",
         {}},
        {"application.ordinal",
         Unit::count,
         "申请人第几次申请本项补贴",
         "The applicant's how-manieth application for this subsidy",
         {}},
        {"claim.court_accepted", Unit::flag, "法院已受理", "A court accepted the case", {}},
        {"claim.judgment", Unit::flag, "已有生效裁判", "There is a judgment in force", {}},
        {"claim.application_refused", Unit::flag, "申请被驳回", "The application was refused", {}},
        {"claim.mediation_succeeded", Unit::flag, "调解成功", "Mediation succeeded", {}},
        {"claim.confirmed_on",
         Unit::date,
         "主管部门确认日",
         "Day on which the authority confirmed the claim",
         {}},
        {"fund.free",
         Unit::money,
         "可用于本笔的补偿金余额（扣除其他贷款的占用，加回本笔已付）",
         "Fund balance free for this loan: without what is reserved for others, with what it has "
         "already paid on this one",
         {}},
        {"fund.balance", Unit::money, "补偿资金余额", "Balance of the fund", {}},
        {"fund.enrolled_principal",
         Unit::money,
         "补偿资金在保贷款本金",
         "Principal of loans enrolled in the fund",
         {}},
        {"fund.non_performing_rate",
         Unit::rate,
         "方案内贷款不良率",
         "Non-performing rate of all loans under the programme",
         {}},
        {"programme.enrolled_year",
         Unit::money,
         "本方案本年纳入的贷款本金",
         "Principal enrolled this year under the programme",
         {}},
        {"programme.compensated_year",
         Unit::money,
         "本方案本年已补偿",
         "Compensation paid this year under the programme",
         {}},
    };
    return kinds;
}

constexpr ReferenceKind references_table[]{
    {"lpr_1y", "一年期贷款市场报价利率", "One-year loan prime rate", Tenor::one_year},
    {"lpr_5y", "五年期以上贷款市场报价利率", "Over-five-year loan prime rate",
     Tenor::over_five_years},
};

// In the order of Declared.
constexpr std::array<std::string_view, 4> prefixes{"list.", "paper.", "asked.", "used."};

}  // namespace

std::span<const FactKind> vocabulary() { return table(); }

const FactKind* find_fact(std::string_view name) {
    const auto found = std::ranges::find(table(), name, &FactKind::name);
    return found == table().end() ? nullptr : &*found;
}

std::span<const std::string> fact_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const FactKind& kind : table()) all.emplace_back(kind.name);
        return all;
    }();
    return names;
}

std::span<const ReferenceKind> reference_kinds() { return references_table; }

const ReferenceKind* find_reference(std::string_view name) {
    const auto* found = std::ranges::find(references_table, name, &ReferenceKind::name);
    return found == std::end(references_table) ? nullptr : found;
}

std::span<const std::string> reference_names() {
    static const std::vector<std::string> names = [] {
        std::vector<std::string> all;
        for (const ReferenceKind& kind : references_table) all.emplace_back(kind.name);
        return all;
    }();
    return names;
}

std::optional<DeclaredName> declared_name(std::string_view fact) {
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
        if (!fact.starts_with(prefixes[i])) continue;
        const std::string_view id = fact.substr(prefixes[i].size());
        if (is_name(id)) return DeclaredName{static_cast<Declared>(i), id};
    }
    return std::nullopt;
}

std::string fact_name(Declared kind, std::string_view id) {
    return std::string(prefixes[static_cast<std::size_t>(kind)]) + std::string(id);
}

void Facts::set(std::string_view name, Value value) {
    if (const auto declared = declared_name(name)) {
        const Unit unit = unit_of(value);
        ensure(declared->kind == Declared::asked ||
               unit == (declared->kind == Declared::used ? Unit::money : Unit::flag));
    } else {
        const FactKind* kind = find_fact(name);
        ensure(kind != nullptr && kind->unit == unit_of(value));
    }
    values_.insert_or_assign(std::string(name), std::move(value));
}

const Value* Facts::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

namespace {

void report_unknown(Problems& problems, Position position, const std::string& name,
                    const Programme* programme) {
    std::vector<std::string> known(fact_names().begin(), fact_names().end());
    if (programme != nullptr)
        for (const Declaration& each : programme->declarations) known.push_back(each.fact);
    const Hint near = hint(name, known);
    problems.push_back(
        problem(position, unknown_fact, {{"name", name}, {"near", near.zh}, {"near_en", near.en}}));
}

}  // namespace

std::expected<Facts, Problems> load_facts(const Tree& tree, const Programme* programme) {
    Facts facts;
    Problems problems;
    const Tree::Map* members = tree.map();
    if (members == nullptr)
        return std::unexpected(Problems{problem(
            tree.position, not_a_map,
            {{"found", std::string(tree.kind_zh())}, {"found_en", std::string(tree.kind_en())}})});
    for (const auto& [name, value] : *members) {
        const FactKind* kind = find_fact(name);
        const Declaration* declared =
            programme == nullptr ? nullptr : programme->find_declaration(name);
        if (kind == nullptr && declared == nullptr) {
            report_unknown(problems, value.key_position, name, programme);
            continue;
        }
        auto parsed = parse_value(kind != nullptr ? kind->unit : declared->unit, value);
        if (!parsed) {
            problems.push_back(std::move(parsed).error());
            continue;
        }
        const std::vector<std::string>& choices =
            kind != nullptr ? kind->choices : declared->choices;
        const auto* choice = std::get_if<std::string>(&*parsed);
        if (choice != nullptr && !choices.empty() &&
            std::ranges::find(choices, *choice) == choices.end()) {
            const Hint near = hint(*choice, choices);
            problems.push_back(problem(
                value.position, not_a_choice,
                {{"name", name}, {"found", *choice}, {"near", near.zh}, {"near_en", near.en}}));
            continue;
        }
        facts.set(name, *std::move(parsed));
    }
    if (!problems.empty()) return std::unexpected(std::move(problems));
    return facts;
}

}  // namespace zhirong::programme
