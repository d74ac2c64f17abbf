#include "core/ledger/account_names.h"

#include <array>

namespace zhirong {
namespace {

constexpr std::array names{
    AccountName{"Assets", "资产", "Assets"},
    AccountName{"Assets:Cash", "银行存款及现金", "Cash"},
    AccountName{"Assets:ClaimAdvances", "预付赔付款", "Claims paid in advance"},
    AccountName{"Assets:DebtPaidByGuarantor", "担保代偿抵减借款", "Debt paid by guarantors"},
    AccountName{"Assets:Deposits", "存放银行补偿金", "Fund deposits with banks"},
    AccountName{"Assets:DisposalProceeds", "质物处置价款", "Proceeds of the pledge"},
    AccountName{"Assets:GuaranteeFees", "应收担保费", "Guarantee fees receivable"},
    AccountName{"Assets:Loans", "贷款", "Loans"},
    AccountName{"Assets:Loans:AccruedInterest", "应计利息", "Accrued interest"},
    AccountName{"Assets:Loans:CompoundInterest", "应收复利", "Compound interest receivable"},
    AccountName{"Assets:Loans:Costs", "代垫费用", "Costs advanced"},
    AccountName{"Assets:Loans:DueInterest", "应收利息", "Interest receivable"},
    AccountName{"Assets:Loans:OverduePrincipal", "逾期贷款本金", "Overdue principal"},
    AccountName{"Assets:Loans:Penalty", "应收罚息", "Penalty interest receivable"},
    AccountName{"Assets:Loans:Principal", "贷款本金", "Loan principal"},
    AccountName{"Assets:PremiumReceivables", "应收保费", "Premiums receivable"},
    AccountName{"Assets:ReGuarantee", "应收分担代偿款", "Due from those who share the risk"},
    AccountName{"Assets:Recourse", "应收代偿款", "Paid under guarantees, to be recovered"},
    AccountName{"Assets:SubsidyAdvances", "预拨补贴", "Subsidies paid in advance"},
    AccountName{"Assets:SubsidyReceivables", "应收补贴", "Subsidies receivable"},
    AccountName{"Assets:SubsidyReclaims", "应收追回补贴", "Subsidies to be returned to us"},
    AccountName{"Equity", "权益", "Equity"},
    AccountName{"Equity:Fund", "补偿基金", "Compensation fund"},
    AccountName{"Equity:Fund:Free", "补偿基金—可用", "Fund, free"},
    AccountName{"Equity:Fund:Reserved", "补偿基金—已占用", "Fund, set aside"},
    AccountName{"Equity:Fund:Used", "补偿基金—已使用", "Fund, used"},
    AccountName{"Expenses", "费用", "Expenses"},
    AccountName{"Expenses:ClaimsPaid", "赔付支出", "Claims paid"},
    AccountName{"Expenses:Compensation", "风险补偿支出", "Compensation paid"},
    AccountName{"Expenses:CompoundInterest", "复利支出", "Compound interest"},
    AccountName{"Expenses:Disposal", "质物处置费用", "Costs of the disposal"},
    AccountName{"Expenses:GuaranteeFees", "担保费支出", "Guarantee fees"},
    AccountName{"Expenses:GuaranteeLosses", "代偿损失", "Losses under guarantees"},
    AccountName{"Expenses:InsurancePremium", "保险费支出", "Insurance premium"},
    AccountName{"Expenses:Interest", "利息支出", "Interest expense"},
    AccountName{"Expenses:LoanCosts", "贷款费用", "Loan costs"},
    AccountName{"Expenses:OutstandingClaimsChange", "提取未决赔款准备金",
                "Change of outstanding claims"},
    AccountName{"Expenses:Penalty", "罚息支出", "Penalty interest"},
    AccountName{"Expenses:ReGuaranteeFees", "再担保费支出", "Re-guarantee fees"},
    AccountName{"Expenses:SharedLoss", "分担损失", "Shared loss borne"},
    AccountName{"Expenses:Subsidies", "补贴支出", "Subsidies"},
    AccountName{"Expenses:UnearnedPremiumChange", "提取未到期责任准备金",
                "Change of the unearned premium reserve"},
    AccountName{"Expenses:Waiver", "减免损失", "Waived"},
    AccountName{"Expenses:WriteOff", "贷款核销损失", "Written off"},
    AccountName{"Income", "收入", "Income"},
    AccountName{"Income:CompoundInterest", "复利收入", "Compound interest"},
    AccountName{"Income:DisposalCosts", "处置费用收入", "Disposal costs earned"},
    AccountName{"Income:DisposalOfRights", "知识产权转让收入", "Proceeds of rights sold"},
    AccountName{"Income:GuaranteeFees", "担保费收入", "Guarantee fees"},
    AccountName{"Income:InsuranceClaims", "保险赔款收入", "Insurance claims received"},
    AccountName{"Income:Interest", "利息收入", "Interest income"},
    AccountName{"Income:Penalty", "罚息收入", "Penalty interest"},
    AccountName{"Income:PremiumWritten", "保费收入", "Premium written"},
    AccountName{"Income:ReGuaranteeFees", "再担保费收入", "Re-guarantee fees"},
    AccountName{"Income:Recoveries", "追回款收入", "Recoveries"},
    AccountName{"Income:Recovery", "已核销贷款收回", "Recovered after write-off"},
    AccountName{"Income:SharedLoss", "分担损失追回", "Shared loss recovered"},
    AccountName{"Income:SharedLossReceived", "风险分担收入", "Shared loss received"},
    AccountName{"Income:Subsidies", "补贴收入", "Subsidies"},
    AccountName{"Income:Waiver", "债务减免收益", "Debt waived"},
    AccountName{"Liabilities", "负债", "Liabilities"},
    AccountName{"Liabilities:ClaimAdvances", "预收保险赔款", "Claims received in advance"},
    AccountName{"Liabilities:DisposalProceeds", "代收处置价款", "Disposal proceeds held"},
    AccountName{"Liabilities:FundDeposits", "补偿基金存款", "Deposits of the fund"},
    AccountName{"Liabilities:GuaranteeFees", "应付担保费", "Guarantee fees payable"},
    AccountName{"Liabilities:Loans", "借款", "Borrowings"},
    AccountName{"Liabilities:Loans:CompoundInterest", "应付复利", "Compound interest payable"},
    AccountName{"Liabilities:Loans:Costs", "应付代垫费用", "Costs payable"},
    AccountName{"Liabilities:Loans:Interest", "应付利息", "Interest payable"},
    AccountName{"Liabilities:Loans:Penalty", "应付罚息", "Penalty interest payable"},
    AccountName{"Liabilities:Loans:Principal", "借款本金", "Borrowed principal"},
    AccountName{"Liabilities:Loans:WrittenOff", "已核销仍欠款", "Owed though written off"},
    AccountName{"Liabilities:OutstandingClaims", "未决赔款准备金", "Outstanding claims"},
    AccountName{"Liabilities:PremiumPayables", "应付保费", "Premium payable"},
    AccountName{"Liabilities:ReGuarantee", "应付分担代偿款",
                "Owed to the guarantor for shared risk"},
    AccountName{"Liabilities:Recourse", "应付代偿款", "Owed to guarantors who paid"},
    AccountName{"Liabilities:SharedLoss", "风险分担款", "Received from those who share the loss"},
    AccountName{"Liabilities:SubsidyAdvances", "预收补贴", "Subsidies received in advance"},
    AccountName{"Liabilities:SubsidyPayables", "应付补贴", "Subsidies payable"},
    AccountName{"Liabilities:SubsidyReclaims", "应退补贴", "Subsidies to be returned"},
    AccountName{"Liabilities:UnearnedPremium", "未到期责任准备金", "Unearned premium reserve"}};

}  // namespace

std::span<const AccountName> account_names() { return names; }

AccountWords words_of_account(std::string_view account) {
    for (std::string_view prefix = account; !prefix.empty();) {
        for (const AccountName& name : names)
            if (prefix == name.prefix) {
                std::string rest(account.substr(prefix.size()));
                if (!rest.empty()) rest.front() = ' ';
                return {name.zh + rest, name.en + rest};
            }
        const std::size_t colon = prefix.rfind(':');
        prefix = colon == std::string_view::npos ? std::string_view{} : prefix.substr(0, colon);
    }
    return {std::string(account), std::string(account)};
}

}  // namespace zhirong
