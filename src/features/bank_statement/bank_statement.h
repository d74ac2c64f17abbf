#pragma once
// A statement of a bank's account (camt.053), taken once and whole. Each payment in is a repayment
// that was recorded on a loan, or waits for a person who says which loan it is for or that it is
// none of ours.
#include <functional>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "base/shape.h"
#include "core/iso20022/statement.h"
#include "features/loan/loan.h"

namespace zhirong {
struct Proof;
class Work;
}  // namespace zhirong

namespace zhirong::bank_statement {

enum class Outcome {
    recorded,   // as repayments, all of it
    waiting,    // for a person, all of it or what is left
    set_aside,  // what was not recorded is none of ours
    outgoing,   // no payment in
};

// Why a payment waits for a person.
enum class WaitingReason {
    no_loan,         // neither a loan nor its contract is named
    several_loans,   // more than one is named
    loan_ended,      // the one named is settled or written off
    more_than_owed,  // than the loan owed when it was paid
    not_allowed,     // the loan does not take it for another reason, which it says
    reversal,        // an earlier booking taken back
    gathered,        // several payments whose amounts are not told apart
    repeated,        // its reference was on another statement
};

enum class AsideKind { bank_charge_or_interest, own_transfer, other_business, to_be_returned };

// A payment's part that was recorded on a loan.
struct Part {
    std::string loan;
    Money amount;
    std::string event;  // of the loan
    loan::Split allocation;
};

struct Aside {
    AsideKind kind = AsideKind::other_business;
    Money amount;
    std::string reason;
    std::string maker;
};

struct Line {
    int number = 0;  // from 1
    int entry = 0;   // of the file, from 1
    int detail = 0;
    Money amount;
    iso20022::Direction direction = iso20022::Direction::credit;
    bool reversal = false;
    Date booked;
    Date value;
    std::string reference;  // of the bank that keeps the account; empty: none
    std::string end_to_end;
    std::string counterparty;
    std::vector<std::string> texts;
    Outcome outcome = Outcome::waiting;
    std::optional<WaitingReason> reason;
    std::optional<Label> said;       // by the loan, where it does not take the payment
    std::vector<std::string> named;  // loans
    std::vector<Part> parts;
    std::optional<std::string> maker;  // who assigned it by hand
    std::optional<std::string> note;
    std::optional<Aside> aside;

    Money left() const;  // not recorded and not set aside
};

struct BalanceOn {
    Money amount;
    Date on;
};

// ---- commands
// What is left of the line goes on waiting.
struct Assign {
    std::string loan;
    Money amount;
    std::string note;
};
// All that is left of the line.
struct SetAside {
    AsideKind kind = AsideKind::other_business;
    std::string reason;
};

// ---- events
struct Taken {
    std::string bank;
    std::string account;  // record
    std::string account_number;
    std::string number;  // of the statement
    std::string message;
    std::optional<std::int64_t> sequence;
    BalanceOn opening;
    BalanceOn closing;
    std::vector<Line> lines;
    std::string file;  // its digest
    std::string maker;
    Date on;
    // The account's statement that closed last before this one opens, and whether the balances
    // meet: where they do not, one in between is missing.
    std::optional<std::string> before;
    std::optional<bool> joins;
};
struct Assigned {
    int line = 0;
    Part part;
    std::string note;
    std::string maker;
    Date on;
};
struct PutAside {
    int line = 0;
    Aside aside;
    Date on;
};
using Event = std::variant<Taken, Assigned, PutAside>;

struct BankStatement {
    static constexpr const char* kind = "bank_statement";
    static constexpr const char* prefix = "BS";
    using Event = bank_statement::Event;
    std::string id;
    Taken content;  // with its lines as they are now

    bool waits() const;
};

// A statement is known by its account and number, whoever sends it again.
std::string id_of(const std::string& bank, const std::string& account_number,
                  const std::string& statement);

// What may be done with a line, before the loans are asked.
Result<Line> may_assign(const BankStatement& statement, int line, const Assign& command,
                        const Actor& actor);
Result<PutAside> decide(const BankStatement& statement, int line, const SetAside& command,
                        const Actor& actor, Date today);

BankStatement apply(BankStatement statement, const Event& event);
// The bank whose account it is, alone.
std::vector<std::string> parties(const BankStatement& statement);
Label stage_words(const BankStatement& statement);
// Of its account, and of each payment in by its reference.
std::vector<std::string> keys(const BankStatement& statement);
// By account and closing day, so that the statement before a day is found at once.
std::string key_of_closing(const std::string& account, Date closing);
std::string key_of_reference(const std::string& account, const std::string& reference);

// What recording a repayment does, with all that follows from it: given by who wires the system.
using Repay = std::function<Result<std::string>(Work&, const std::string& loan, Money amount,
                                                Date date, const std::string& reference)>;
struct Context {
    loan::Market market;
    Repay repay;
};

// Every part of a statement is on its loan as it says.
Proof statements_proof();

}  // namespace zhirong::bank_statement

namespace zhirong {

template <>
struct EnumNames<iso20022::Direction> {
    using D = iso20022::Direction;
    static constexpr std::array names{EnumName<D>{D::credit, "credit", "收入", "In"},
                                      EnumName<D>{D::debit, "debit", "支出", "Out"}};
};
template <>
struct EnumNames<bank_statement::Outcome> {
    using enum bank_statement::Outcome;
    using O = bank_statement::Outcome;
    static constexpr std::array names{
        EnumName<O>{recorded, "recorded", "已登记还款", "Recorded"},
        EnumName<O>{waiting, "waiting", "待认领", "Waiting"},
        EnumName<O>{set_aside, "set_aside", "非还款", "Not a repayment"},
        EnumName<O>{outgoing, "outgoing", "支出", "Paid out"}};
};
template <>
struct EnumNames<bank_statement::WaitingReason> {
    using enum bank_statement::WaitingReason;
    using R = bank_statement::WaitingReason;
    static constexpr std::array names{
        EnumName<R>{no_loan, "no_loan", "没有写明贷款编号或者借款合同编号",
                    "Neither a loan nor its contract is named"},
        EnumName<R>{several_loans, "several_loans", "写明了多笔贷款", "Several loans are named"},
        EnumName<R>{loan_ended, "loan_ended", "所写的贷款已结清或者已核销",
                    "The loan named is settled or written off"},
        EnumName<R>{more_than_owed, "more_than_owed", "金额超过该贷款所欠",
                    "More than the loan owes"},
        EnumName<R>{not_allowed, "not_allowed", "该贷款不能这样登记", "The loan does not take it"},
        EnumName<R>{reversal, "reversal", "冲正", "A reversal of an earlier booking"},
        EnumName<R>{gathered, "gathered", "多笔合并入账，未分列金额",
                    "Several payments in one, not told apart"},
        EnumName<R>{repeated, "repeated", "该流水号已在其他对账单中出现",
                    "Its reference was on another statement"}};
};
template <>
struct EnumNames<bank_statement::AsideKind> {
    using enum bank_statement::AsideKind;
    using A = bank_statement::AsideKind;
    static constexpr std::array names{
        EnumName<A>{bank_charge_or_interest, "bank_charge_or_interest", "银行费用或者存款利息",
                    "Bank charge or interest"},
        EnumName<A>{own_transfer, "own_transfer", "本行内部划转", "Transfer between own accounts"},
        EnumName<A>{other_business, "other_business", "其他业务款项", "Other business"},
        EnumName<A>{to_be_returned, "to_be_returned", "退还付款人", "To be returned to the payer"}};
};
template <>
struct Shape<bank_statement::Part> {
    using T = bank_statement::Part;
    static constexpr std::array fields{field<&T::loan>("loan", "贷款", "Loan"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::event>("event", "贷款事件", "Event of the loan"),
                                       field<&T::allocation>("allocation", "冲抵", "Allocation")};
};
template <>
struct Shape<bank_statement::Aside> {
    using T = bank_statement::Aside;
    static constexpr std::array fields{field<&T::kind>("kind", "性质", "Kind"),
                                       field<&T::amount>("amount", "金额", "Amount"),
                                       field<&T::reason>("reason", "理由", "WaitingReason"),
                                       field<&T::maker>("maker", "经办人", "Maker")};
};
template <>
struct Shape<bank_statement::Line> {
    using T = bank_statement::Line;
    static constexpr std::array fields{
        field<&T::number>("number", "序号", "Number"),
        field<&T::entry>("entry", "文件中第几笔", "Entry of the file"),
        field<&T::detail>("detail", "明细", "Detail"),
        field<&T::amount>("amount", "金额", "Amount"),
        field<&T::direction>("direction", "收支", "Direction"),
        field<&T::reversal>("reversal", "冲正", "Reversal"),
        field<&T::booked>("booked", "记账日", "Booked on"),
        field<&T::value>("value", "起息日", "Value date"),
        field<&T::reference>("reference", "银行流水号", "Reference"),
        field<&T::end_to_end>("end_to_end", "端到端标识", "EndToEndId"),
        field<&T::counterparty>("counterparty", "对方户名", "Counterparty"),
        field<&T::texts>("texts", "附言", "Remittance information"),
        field<&T::outcome>("outcome", "结果", "Outcome"),
        field<&T::reason>("reason", "待认领原因", "Why it waits"),
        field<&T::said>("said", "贷款的说明", "What the loan says"),
        field<&T::named>("named", "写明的贷款", "Loans named"),
        field<&T::parts>("parts", "登记的还款", "Repayments recorded"),
        field<&T::maker>("maker", "认领人", "Assigned by"),
        field<&T::note>("note", "认领说明", "Note"),
        field<&T::aside>("aside", "非还款", "Set aside")};
};
template <>
struct Shape<bank_statement::BalanceOn> {
    using T = bank_statement::BalanceOn;
    static constexpr std::array fields{field<&T::amount>("amount", "余额", "Balance"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<bank_statement::Assign> {
    using T = bank_statement::Assign;
    static constexpr std::array fields{
        field<&T::loan>("loan", "归还的贷款", "The loan that it repays", not_blank),
        field<&T::amount>("amount", "金额（其余继续待认领）", "Amount (the rest goes on waiting)",
                          positive),
        field<&T::note>("note", "认领依据", "On what ground", long_text)};
};
template <>
struct Shape<bank_statement::SetAside> {
    using T = bank_statement::SetAside;
    static constexpr std::array fields{
        field<&T::kind>("kind", "款项性质", "What it is"),
        field<&T::reason>("reason", "理由", "WaitingReason", long_text)};
};
template <>
struct Shape<bank_statement::Taken> : EventShape<"taken", "接收对账单", "Statement taken"> {
    using T = bank_statement::Taken;
    static constexpr std::array fields{
        field<&T::bank>("bank", "银行", "Bank"),
        field<&T::account>("account", "账户", "Account"),
        field<&T::account_number>("account_number", "账号", "Account number"),
        field<&T::number>("number", "对账单编号", "Statement"),
        field<&T::message>("message", "报文编号", "Message"),
        field<&T::sequence>("sequence", "顺序号", "Sequence number"),
        field<&T::opening>("opening", "期初余额", "Opening balance"),
        field<&T::closing>("closing", "期末余额", "Closing balance"),
        field<&T::lines>("lines", "明细", "Lines", Limits{.most_items = 25'000}),
        field<&T::file>("file", "文件摘要", "Digest of the file"),
        field<&T::maker>("maker", "经办人", "Maker"),
        field<&T::on>("on", "日期", "Date"),
        field<&T::before>("before", "上一份对账单", "The statement before"),
        field<&T::joins>("joins", "与上一份衔接", "Joins the one before")};
};
template <>
struct Shape<bank_statement::Assigned> : EventShape<"assigned", "认领款项", "Payment assigned"> {
    using T = bank_statement::Assigned;
    static constexpr std::array fields{field<&T::line>("line", "序号", "Line"),
                                       field<&T::part>("part", "登记的还款", "Repayment recorded"),
                                       field<&T::note>("note", "依据", "Note"),
                                       field<&T::maker>("maker", "经办人", "Maker"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<bank_statement::PutAside> : EventShape<"put_aside", "标记非还款", "Set aside"> {
    using T = bank_statement::PutAside;
    static constexpr std::array fields{field<&T::line>("line", "序号", "Line"),
                                       field<&T::aside>("aside", "内容", "What"),
                                       field<&T::on>("on", "日期", "Date")};
};
template <>
struct Shape<bank_statement::BankStatement> {
    using T = bank_statement::BankStatement;
    static constexpr std::array fields{field<&T::id>("id", "编号", "Id"),
                                       field<&T::content>("content", "内容", "Content")};
};

}  // namespace zhirong
