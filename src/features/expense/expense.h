#pragma once
// The register of expenses and losses: who pays on what, under which programme. A thing is told by
// what it is (the interest of a loan for some days, the premium of a policy, an invoice, the loss
// of a loan), not by who asks, so that nobody is paid twice for it.
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/programme/library.h"

namespace zhirong {
class View;
class Work;
}  // namespace zhirong

namespace zhirong::expense {

enum class Kind {
    loan_interest,  // of a loan, for a period; overlapping days are the same thing
    lending,        // of a loan: what the lender is rewarded for
    borrowing,      // of a loan: what the firm is rewarded for
    loan_loss,      // of a loan
    premium,        // of a policy
    invoice,        // any fee or cost
};

// Both days included.
struct Period {
    Date from;
    Date until;
    std::int64_t days() const { return (until - from).count() + 1; }
    friend bool operator==(const Period&, const Period&) = default;
};

struct Thing {
    Kind kind = Kind::invoice;
    std::string key;  // the loan, the policy, the invoice; see key_of_paper()
    std::optional<Period> period;
    Money amount;  // of the expense itself: what is paid on it is never more
};

// Policies and invoices as people write them, told apart the same way: without spaces, in capitals,
// full-width characters as their ASCII ones. An electronic invoice's 20 digits, or an older one's
// code and number (18 or 20 digits), are unique in the country (国家税务总局公告2024年第11号;
// 国务院令 第587号 发票管理办法); any other paper needs its issuer beside its number.
std::string key_of_paper(const std::string& number, const std::string& issuer);

// What one programme pays on the thing.
struct Claim {
    std::string by;  // the application or cover
    std::string programme;
    std::string version;
    std::string claimant;
    std::optional<Period> period;
    Money amount;
    Date on;
    friend bool operator==(const Claim&, const Claim&) = default;
};

struct Claimed {
    Kind kind = Kind::invoice;
    std::string key;
    Claim claim;
};
struct Amended {
    std::string by;
    Money amount;  // now
};
struct Released {
    std::string by;
    std::string reason;
};
using Event = std::variant<Claimed, Amended, Released>;

struct Entry {
    static constexpr const char* kind = "expense";
    static constexpr const char* prefix = "EX";
    using Event = expense::Event;
    std::string id;
    Kind what = Kind::invoice;
    std::string key;
    std::vector<Claim> claims;  // those that stand
};

Entry apply(Entry entry, const Event& event);
// Nobody: an application's page shows its parties what concerns them.
std::vector<std::string> parties(const Entry& entry);
Label stage_words(const Entry& entry);

std::string id_of(Kind kind, const std::string& key);
// For people: "贷款 LN… 的利息".
Label words_of(const Thing& thing);

// The claims on the same thing: of interest those whose days overlap. Without that of `except`.
std::vector<Claim> overlapping(const Entry& entry, const Thing& thing, const std::string& except);

// What other claims let through on it. Of a claim on more days, the part of the days that overlap,
// rounded up: in doubt less is left.
Money let_through(const Entry& entry, const Thing& thing, const std::string& except);

// Whether that programme may pay on it beside those that do. 409 with the first that stands in the
// way: its programme, its application, what overlaps.
Result<std::monostate> may_claim(const Entry& entry, const Thing& thing, const std::string& except,
                                 const programme::Programme& claiming,
                                 const programme::Library& programmes);

// ---- kept by the desk
std::optional<Entry> find(View& view, Kind kind, const std::string& key);
// Puts the claim down, or changes its amount where `claim.by` has one. Zero takes it out.
void put_down(Work& work, const Thing& thing, Claim claim);
void release(Work& work, const Thing& thing, const std::string& by, const std::string& reason);

// Programmes that pay something on a loan: its interest, the lending, its loss.
std::vector<Claim> standing_on_loan(View& view, const std::string& loan);

namespace refusals {
inline constexpr RefusalKind claimed_already{
    "expense.claimed_already", 409,
    "{what}已由「{programme}」补贴或补偿（申请 {found}，{since}起{period}），同一费用不得重复申请",
    "“{programme_en}” pays on {what_en} already (application {found}, since {since}{period_en}); "
    "nobody is paid twice for the same thing"};
}

}  // namespace zhirong::expense

namespace zhirong {

template <>
struct EnumNames<expense::Kind> {
    using enum expense::Kind;
    using K = expense::Kind;
    static constexpr std::array names{
        EnumName<K>{loan_interest, "loan_interest", "贷款利息", "Loan interest"},
        EnumName<K>{lending, "lending", "放款", "Lending"},
        EnumName<K>{borrowing, "borrowing", "取得贷款", "Borrowing"},
        EnumName<K>{loan_loss, "loan_loss", "贷款损失", "Loan loss"},
        EnumName<K>{premium, "premium", "保险费", "Premium"},
        EnumName<K>{invoice, "invoice", "费用", "Fee or cost"}};
};
template <>
struct Shape<expense::Period> {
    using T = expense::Period;
    static constexpr std::array fields{field<&T::from>("from", "起始日", "First day"),
                                       field<&T::until>("until", "截止日（含）", "Last day")};
};
template <>
struct Shape<expense::Thing> {
    using T = expense::Thing;
    static constexpr std::array fields{field<&T::kind>("kind", "种类", "Kind"),
                                       field<&T::key>("key", "编号", "Key"),
                                       field<&T::period>("period", "期间", "Period"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<expense::Claim> {
    using T = expense::Claim;
    static constexpr std::array fields{field<&T::by>("by", "申请", "Application"),
                                       field<&T::programme>("programme", "政策", "Programme"),
                                       field<&T::version>("version", "版本", "Version"),
                                       field<&T::claimant>("claimant", "申请人", "Claimant"),
                                       field<&T::period>("period", "期间", "Period"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<expense::Claimed> : EventShape<"claimed", "登记", "Put down"> {
    using T = expense::Claimed;
    static constexpr std::array fields{field<&T::kind>("kind", "种类", "Kind"),
                                       field<&T::key>("key", "编号", "Key"),
                                       field<&T::claim>("claim", "申请", "Claim")};
};
template <>
struct Shape<expense::Amended> : EventShape<"amended", "金额变更", "Amount changed"> {
    using T = expense::Amended;
    static constexpr std::array fields{field<&T::by>("by", "申请", "Application"),
                                       field<&T::amount>("amount", "金额", "Amount")};
};
template <>
struct Shape<expense::Released> : EventShape<"released", "注销", "Taken out"> {
    using T = expense::Released;
    static constexpr std::array fields{field<&T::by>("by", "申请", "Application"),
                                       field<&T::reason>("reason", "理由", "Reason")};
};
template <>
struct Shape<expense::Entry> {
    using T = expense::Entry;
    static constexpr std::array fields{
        field<&T::id>("id", "编号", "Id"), field<&T::what>("what", "种类", "Kind"),
        field<&T::key>("key", "对象", "Key"), field<&T::claims>("claims", "登记", "Claims")};
};

}  // namespace zhirong
