#pragma once
// A guarantee scheme as data: who bears a loss and in which shares, the fee and its ceiling, what
// is asked in counter-guarantee, whether the guarantee follows the loan by itself, the claim rate
// at which it stops, and how a recovery is divided. Each figure says where it comes from; one
// without a public source is marked as the product's own example. Whoever holds a Scheme holds one
// that was checked as a whole, and whose worked cases come out as written.
#include <expected>
#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "core/explanation/why.h"
#include "core/guarantee/terms.h"
#include "core/programme/problem.h"
#include "core/sourced/figures.h"

namespace zhirong::guarantee {

using appraisal::Basis;
using appraisal::Provenance;
using sourced::CountFigure;
using sourced::DaysFigure;
using sourced::MoneyFigure;
using sourced::MonthsFigure;
using sourced::RatioFigure;

struct ShareRow {
    Party party = Party::bank;
    Ratio share;
    Provenance provenance;
};

// Another rate for loans up to an amount.
struct SmallRate {
    Money up_to;
    Ratio rate;
    Provenance provenance;
};
// What the guarantor pays to who shares its risk, a year, on that party's part.
struct UpstreamFee {
    Party party = Party::re_guarantor;
    RatioFigure rate;
    std::optional<SmallRate> small;
};
// A year, of the principal or of the guaranteed amount; by months.
struct FeeRule {
    FeeBasis basis = FeeBasis::guaranteed;
    RatioFigure rate;
    std::optional<SmallRate> small;
    // More, where no counter-guarantee is given.
    std::optional<RatioFigure> unsecured;
    // All that the borrower is charged is never more.
    RatioFigure ceiling;
    std::vector<UpstreamFee> upstream;
};

struct CounterRule {
    bool required = false;
    std::vector<CounterGuarantee> any_of;
    Provenance provenance;
};

struct SizeRule {
    std::vector<FirmSize> any_of;
    Provenance provenance;
};
// That something is asked at all, and who says so.
struct Asked {
    Provenance provenance;
};
// Of what a bank's loan must be for the guarantee to follow it.
struct Automatic {
    MoneyFigure most;  // of the loan
    MonthsFigure months;
    std::optional<MoneyFigure> borrower_most;  // of all guarantees of the borrower under the line
    std::optional<SizeRule> sizes;
    std::optional<Asked> technology_firm;
    std::optional<CountFigure> rights;  // granted rights of the borrower, at least
    DaysFigure report_within;           // days of the disbursement
};

// Payments of a year held against what was guaranteed, for one line.
struct StopRule {
    ClaimBase base = ClaimBase::issued_in_year;
    RatioFigure line;
    bool caps_payment = false;  // nothing is paid beyond it: the rest stays with the bank
};

struct PaymentRule {
    DaysFigure after;        // days of default before the bank may call
    DaysFigure call_within;  // days of default after which the guarantee can no longer be called
    DaysFigure pay_within;   // days of the call in which the guarantor pays
};
struct RecoveryRule {
    Party pursues = Party::guarantor;
    Division division = Division::in_proportion;
    Provenance provenance;
};

struct PartAmount {
    Party party = Party::bank;
    Money amount;
    friend bool operator==(const PartAmount&, const PartAmount&) = default;
};
struct LoanAsked {
    Money principal;
    int months = 0;
    bool counter_guaranteed = false;
};
struct LossAsked {
    Money principal;
    Money interest;
};
struct Case {
    Phrase title;
    LoanAsked loan;
    Money fee;
    std::optional<std::vector<PartAmount>> upstream;
    std::optional<LossAsked> loss;
    std::optional<Money> left;  // what the stop line lets through
    std::optional<std::vector<PartAmount>> parts;
    std::optional<Money> recovered;
    std::optional<std::vector<PartAmount>> returned;
};

struct Scheme {
    std::string id;
    Phrase title;
    Phrase summary;
    int notice_case = 0;
    Date from;
    std::optional<Date> until;  // the last day
    Provenance provenance;      // where a scheme of this sort is publicly described
    Mode mode = Mode::approval;
    Covered covers = Covered::principal;
    std::vector<ShareRow> shares;
    FeeRule fee;
    CounterRule counter_guarantee;
    std::optional<Automatic> automatic;
    std::optional<StopRule> stop;
    PaymentRule payment;
    RecoveryRule recovery;
    std::vector<Case> cases;

    std::string version;  // SHA-256 of the canonical content
    Tree content;         // as it was written

    bool in_force(Date date) const { return from <= date && (!until || date <= *until); }
    const ShareRow* share_of(Party party) const;
    Ratio bank_share() const;
    // Of the loan: all but the bank's share.
    Ratio guaranteed_share() const;
};

std::expected<Scheme, programme::Problems> load_scheme(const Tree& tree);
// A figure of it that no public source gives.
bool has_examples(const Scheme& scheme);

}  // namespace zhirong::guarantee

namespace zhirong {

template <>
struct Shape<guarantee::ShareRow> {
    using T = guarantee::ShareRow;
    static constexpr std::array fields{field<&T::party>("party", "承担方", "Party"),
                                       field<&T::share>("share", "比例", "Share"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<guarantee::SmallRate> {
    using T = guarantee::SmallRate;
    static constexpr std::array fields{
        field<&T::up_to>("up_to", "贷款不超过", "Loans up to", positive),
        field<&T::rate>("rate", "费率", "Rate"),
        field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<guarantee::UpstreamFee> {
    using T = guarantee::UpstreamFee;
    static constexpr std::array fields{field<&T::party>("party", "收取方", "Party"),
                                       field<&T::rate>("rate", "年费率", "Rate of a year"),
                                       field<&T::small>("small", "小额费率", "Of small loans")};
};
template <>
struct Shape<guarantee::FeeRule> {
    using T = guarantee::FeeRule;
    static constexpr std::array fields{
        field<&T::basis>("basis", "计费基数", "Basis"),
        field<&T::rate>("rate", "年费率", "Rate of a year"),
        field<&T::small>("small", "小额费率", "Of small loans"),
        field<&T::unsecured>("unsecured", "无反担保加收", "More without counter-guarantee"),
        field<&T::ceiling>("ceiling", "费率上限", "Ceiling"),
        field<&T::upstream>("upstream", "再担保费", "Re-guarantee fees")};
};
template <>
struct Shape<guarantee::CounterRule> {
    using T = guarantee::CounterRule;
    static constexpr std::array fields{field<&T::required>("required", "须提供", "Required"),
                                       field<&T::any_of>("any_of", "可接受的方式", "Any of"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<guarantee::SizeRule> {
    using T = guarantee::SizeRule;
    static constexpr std::array fields{field<&T::any_of>("any_of", "企业规模", "Any of", not_blank),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<guarantee::Asked> {
    using T = guarantee::Asked;
    static constexpr std::array fields{field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<guarantee::Automatic> {
    using T = guarantee::Automatic;
    static constexpr std::array fields{
        field<&T::most>("most", "单笔贷款上限", "Most of a loan"),
        field<&T::months>("months", "最长期限", "Longest term"),
        field<&T::borrower_most>("borrower_most", "单户担保上限", "Most of a borrower"),
        field<&T::sizes>("sizes", "企业规模", "Sizes of firms"),
        field<&T::technology_firm>("technology_firm", "须为科技型企业", "Technology firms only"),
        field<&T::rights>("rights", "有效知识产权件数", "Rights in force, at least"),
        field<&T::report_within>("report_within", "放款后报送期限", "To be reported within")};
};
template <>
struct Shape<guarantee::StopRule> {
    using T = guarantee::StopRule;
    static constexpr std::array fields{
        field<&T::base>("base", "分母", "Held against"),
        field<&T::line>("line", "代偿率上限", "Most"),
        field<&T::caps_payment>("caps_payment", "超过部分不代偿", "Nothing is paid beyond")};
};
template <>
struct Shape<guarantee::PaymentRule> {
    using T = guarantee::PaymentRule;
    static constexpr std::array fields{
        field<&T::after>("after", "逾期满多少天可以申请代偿", "May be called after"),
        field<&T::call_within>("call_within", "逾期多少天内须申请代偿", "To be called within"),
        field<&T::pay_within>("pay_within", "收到申请后代偿期限", "To be paid within")};
};
template <>
struct Shape<guarantee::RecoveryRule> {
    using T = guarantee::RecoveryRule;
    static constexpr std::array fields{field<&T::pursues>("pursues", "追偿方", "Who pursues"),
                                       field<&T::division>("division", "追偿所得", "Division"),
                                       field<&T::provenance>("provenance", "出处", "Provenance")};
};
template <>
struct Shape<guarantee::PartAmount> {
    using T = guarantee::PartAmount;
    static constexpr std::array fields{field<&T::party>("party", "承担方", "Party"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<guarantee::LoanAsked> {
    using T = guarantee::LoanAsked;
    static constexpr std::array fields{
        field<&T::principal>("principal", "贷款本金", "Principal", positive),
        field<&T::months>("months", "期限（月）", "Term, months", positive),
        field<&T::counter_guaranteed>("counter_guaranteed", "有反担保", "Counter-guaranteed")};
};
template <>
struct Shape<guarantee::LossAsked> {
    using T = guarantee::LossAsked;
    static constexpr std::array fields{
        field<&T::principal>("principal", "未还本金", "Principal unpaid", not_negative),
        field<&T::interest>("interest", "未还利息", "Interest unpaid", not_negative)};
};
template <>
struct Shape<guarantee::Case> {
    using T = guarantee::Case;
    static constexpr std::array fields{
        field<&T::title>("title", "算例", "Case"),
        field<&T::loan>("loan", "贷款", "Loan"),
        field<&T::fee>("fee", "担保费", "Fee"),
        field<&T::upstream>("upstream", "再担保费", "Re-guarantee fees"),
        field<&T::loss>("loss", "损失", "Loss"),
        field<&T::left>("left", "代偿上限余额", "What may still be paid", not_negative),
        field<&T::parts>("parts", "各方承担", "Borne by each"),
        field<&T::recovered>("recovered", "追偿净额", "Recovered, net", not_negative),
        field<&T::returned>("returned", "各方分得", "Returned to each")};
};
template <>
struct Shape<guarantee::Scheme> {
    using T = guarantee::Scheme;
    static constexpr std::array fields{
        field<&T::id>("scheme", "方案代号", "Scheme", not_blank),
        field<&T::title>("title", "名称", "Title"),
        field<&T::summary>("summary", "简介", "Summary"),
        field<&T::notice_case>("notice_case", "通知案例", "Case of the notice"),
        field<&T::from>("from", "生效日", "From"),
        field<&T::until>("until", "截止日", "Until"),
        field<&T::provenance>("provenance", "方案出处", "Provenance"),
        field<&T::mode>("mode", "承保方式", "Mode"),
        field<&T::covers>("covers", "担保范围", "What is guaranteed"),
        field<&T::shares>("shares", "分险比例", "Shares of a loss", not_blank),
        field<&T::fee>("fee", "担保费", "Fee"),
        field<&T::counter_guarantee>("counter_guarantee", "反担保", "Counter-guarantee"),
        field<&T::automatic>("automatic", "见贷即保条件", "When it follows by itself"),
        field<&T::stop>("stop", "代偿率上限", "Stop line"),
        field<&T::payment>("payment", "代偿", "Payment"),
        field<&T::recovery>("recovery", "追偿", "Recovery"),
        field<&T::cases>("cases", "算例", "Worked cases", not_blank)};
};

}  // namespace zhirong
