#include "core/programme/facts.h"

#include <algorithm>

#include "base/ensure.h"

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
        {"borrower.technology_enterprise",
         Unit::flag,
         "借款人是科技型企业",
         "The borrower is a technology enterprise",
         {}},
        {"borrower.region",
         Unit::text,
         "借款人所在地行政区划代码（GB/T 2260）",
         "Region code of the borrower (GB/T 2260)",
         {}},
        {"borrower.covered_principal_other",
         Unit::money,
         "该借款人其他已纳入补偿贷款的受补偿本金",
         "Principal of the borrower's other enrolled loans that is already covered",
         {}},
        {"borrower.overdue_debt",
         Unit::flag,
         "借款人有逾期未还债务",
         "The borrower has overdue debt",
         {}},
        {"borrower.annual_revenue",
         Unit::money,
         "借款人上年营业收入",
         "Revenue of the borrower in the last year",
         {}},
        {"borrower.employees", Unit::count, "借款人从业人数", "Staff of the borrower", {}},
        {"loan.principal", Unit::money, "贷款本金", "Principal of the loan", {}},
        {"loan.outstanding_principal", Unit::money, "未偿本金", "Outstanding principal", {}},
        {"loan.overdue_principal", Unit::money, "逾期本金", "Overdue principal", {}},
        {"loan.principal_loss",
         Unit::money,
         "累计已实现的本金损失",
         "Principal loss realised so far, cumulative",
         {}},
        {"loan.interest_paid", Unit::money, "已付利息", "Interest paid", {}},
        {"loan.days_overdue", Unit::days, "逾期天数", "Days overdue", {}},
        {"loan.term_days", Unit::days, "贷款期限（天）", "Term of the loan in days", {}},
        {"loan.rate", Unit::rate, "合同年利率", "Contract rate per year", {}},
        {"loan.signed_on", Unit::date, "合同签订日", "Day on which the contract was signed", {}},
        {"loan.disbursed_on", Unit::date, "放款日", "Day of disbursement", {}},
        {"loan.settled_on", Unit::date, "结清日", "Day on which the loan was settled", {}},
        {"loan.class",
         Unit::text,
         "贷款五级分类",
         "Five-category class of the loan",
         {"normal", "special_mention", "substandard", "doubtful", "loss"}},
        {"loan.ip_share",
         Unit::rate,
         "混合担保中知识产权所占比例",
         "Share of intellectual property in a mixed collateral",
         {}},
        {"loan.first", Unit::flag, "首次贷款", "First loan of the borrower", {}},
        {"pledge.kind",
         Unit::text,
         "质押的权利种类",
         "Kind of right pledged",
         {"patent", "trademark", "patent_and_trademark", "copyright", "mixed"}},
        {"pledge.registered", Unit::flag, "质押已登记", "The pledge is registered", {}},
        {"pledge.registered_on", Unit::date, "质权登记日", "Day of registration of the pledge", {}},
        {"pledge.remaining_days",
         Unit::days,
         "权利剩余有效期（天）",
         "Remaining life of the right in days",
         {}},
        {"parties.bank_is_partner",
         Unit::flag,
         "贷款人是合作银行",
         "The lender is a partner bank",
         {}},
        {"parties.appraiser_disposer_designated",
         Unit::flag,
         "已指定评估处置机构",
         "An appraiser-disposer is designated",
         {}},
        {"fund.free",
         Unit::money,
         "可用于本笔的补偿金余额（扣除其他贷款的占用，加回本笔已付）",
         "Fund balance free for this loan: without what is reserved for others, with what it has "
         "already paid on this one",
         {}},
    };
    return kinds;
}

constexpr ReferenceKind references_table[]{
    {"lpr_1y", "一年期贷款市场报价利率", "One-year loan prime rate"},
    {"lpr_5y", "五年期以上贷款市场报价利率", "Over-five-year loan prime rate"},
};

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

void Facts::set(std::string_view name, Value value) {
    const FactKind* kind = find_fact(name);
    ensure(kind != nullptr && kind->unit == unit_of(value));
    values_.insert_or_assign(std::string(name), std::move(value));
}

const Value* Facts::find(std::string_view name) const {
    const auto found = values_.find(name);
    return found == values_.end() ? nullptr : &found->second;
}

std::expected<Facts, Problems> load_facts(const Tree& tree) {
    Facts facts;
    Problems problems;
    const Tree::Map* members = tree.map();
    if (members == nullptr)
        return std::unexpected(Problems{problem(
            tree.position, not_a_map,
            {{"found", std::string(tree.kind_zh())}, {"found_en", std::string(tree.kind_en())}})});
    for (const auto& [name, value] : *members) {
        const FactKind* kind = find_fact(name);
        if (kind == nullptr) {
            const Hint near = hint(name, fact_names());
            problems.push_back(problem(value.key_position, unknown_fact,
                                       {{"name", name}, {"near", near.zh}, {"near_en", near.en}}));
            continue;
        }
        auto parsed = parse_value(kind->unit, value);
        if (!parsed) {
            problems.push_back(std::move(parsed).error());
            continue;
        }
        const auto* choice = std::get_if<std::string>(&*parsed);
        if (choice != nullptr && !kind->choices.empty() &&
            std::ranges::find(kind->choices, *choice) == kind->choices.end()) {
            const Hint near = hint(*choice, kind->choices);
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
