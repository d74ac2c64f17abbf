#include "core/iso20022/statement.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong::iso20022 {
namespace {

constexpr RefusalKind no_balance{
    "statement.no_balance", 422, "第 {line} 行的对账单没有{expected}余额（{code}），不能核对",
    "The statement of line {line} has no {expected_en} balance ({code}): it cannot be checked"};
constexpr RefusalKind two_balances{
    "statement.two_balances", 422, "第 {line} 行：{code} 余额出现两次，各余额应只有一个",
    "Line {line}: a second balance {code}; there may be one of each"};
constexpr RefusalKind wrong_sum{
    "statement.sum", 422,
    "期初余额 {opening} 加贷方 {credits} 减借方 {debits} 为 {expected}，对账单的期末余额却是 "
    "{found}：请让银行重发完整的对账单",
    "Opening {opening} plus credits {credits} less debits {debits} makes {expected}, but the "
    "statement closes at {found}: ask the bank for the whole statement"};
constexpr RefusalKind wrong_entry_sum{
    "statement.entry_sum", 422,
    "第 {line} 行第 {entry} 笔：明细合计 {found}，与该笔金额 {expected} 不符",
    "Line {line}, entry {entry}: its details sum to {found}, the entry is {expected}"};
constexpr RefusalKind zero_entry{"statement.zero", 422, "第 {line} 行第 {entry} 笔的金额为零",
                                 "Line {line}, entry {entry}: the amount is zero"};
constexpr RefusalKind not_booked{
    "statement.booking_date", 422,
    "第 {line} 行第 {entry} 笔没有记账日：对账单只应包含已入账的款项",
    "Line {line}, entry {entry} has no booking date: a statement holds what is booked"};
constexpr RefusalKind outside{
    "statement.outside", 422,
    "第 {line} 行第 {entry} 笔的记账日 {found} 不在对账单的 {from} 至 {to} 之内",
    "Line {line}, entry {entry} was booked on {found}, outside the statement's {from} to {to}"};
constexpr RefusalKind days_reversed{"statement.days", 422,
                                    "第 {line} 行：开始日 {from} 晚于结束日 {to}",
                                    "Line {line}: it begins on {from}, after its end on {to}"};
constexpr RefusalKind in_future{
    "statement.future", 422, "第 {line} 行：期末日 {found} 晚于业务日期 {expected}",
    "Line {line}: it closes on {found}, after the business date {expected}"};
constexpr RefusalKind other_currency{
    "statement.currency", 422, "第 {line} 行：账户币种为 {found}，只接收 {expected} 账户的对账单",
    "Line {line}: the account is in {found}; only {expected} statements are taken"};

class Checking {
public:
    Checking(const AccountStatement& statement, Date today)
        : statement_(statement), today_(today) {}

    Result<Totals> run() {
        if (!statement_.account_currency.empty() && statement_.account_currency != currency)
            add(other_currency, statement_.line,
                {{"found", statement_.account_currency}, {"expected", currency}});
        // The closing balance of the day before is what this one opens with.
        const StatedBalance* opening = the("OPBD");
        if (opening == nullptr) opening = the("PRCD");
        const StatedBalance* closing = the("CLBD");
        if (opening == nullptr)
            add(no_balance, statement_.line,
                {{"expected", "期初"}, {"expected_en", "opening"}, {"code", "OPBD"}});
        if (closing == nullptr)
            add(no_balance, statement_.line,
                {{"expected", "期末"}, {"expected_en", "closing"}, {"code", "CLBD"}});
        if (opening != nullptr && closing != nullptr) {
            totals_.opening = {signed_amount(opening->amount, opening->direction), opening->on};
            totals_.closing = {signed_amount(closing->amount, closing->direction), closing->on};
            days(closing->line);
            entries();
            sum(closing->line);
        }
        if (!found_.all.empty()) return std::unexpected(std::move(found_));
        return totals_;
    }

private:
    void add(const RefusalKind& kind, std::int64_t line, std::vector<Fact> facts) {
        facts.push_back({"line", std::to_string(line)});
        found_.all.push_back({&kind, "line " + std::to_string(line), std::move(facts)});
    }

    const StatedBalance* the(std::string_view code) {
        const StatedBalance* found = nullptr;
        for (const StatedBalance& balance : statement_.balances) {
            if (balance.code != code) continue;
            if (found != nullptr)
                add(two_balances, balance.line, {{"code", std::string(code)}});
            else
                found = &balance;
        }
        return found;
    }

    void days(std::int64_t line) {
        const auto in_order = [&](Date from, Date to) {
            if (from > to)
                add(days_reversed, line, {{"from", to_string(from)}, {"to", to_string(to)}});
        };
        in_order(totals_.opening.on, totals_.closing.on);
        if (statement_.from && statement_.to) in_order(*statement_.from, *statement_.to);
        if (totals_.closing.on > today_)
            add(in_future, line,
                {{"found", to_string(totals_.closing.on)}, {"expected", to_string(today_)}});
    }

    void entries() {
        int number = 0;
        for (const StatementEntry& entry : statement_.entries) {
            ++number;
            const auto wrong = [&](const RefusalKind& kind, std::vector<Fact> facts) {
                facts.push_back({"entry", std::to_string(number)});
                add(kind, entry.line, std::move(facts));
            };
            (entry.direction == Direction::credit ? totals_.credits : totals_.debits) +=
                entry.amount;
            if (entry.amount == Money{}) wrong(zero_entry, {});
            if (!entry.booked)
                wrong(not_booked, {});
            else if (*entry.booked < totals_.opening.on || *entry.booked > totals_.closing.on)
                wrong(outside, {{"found", to_string(*entry.booked)},
                                {"from", to_string(totals_.opening.on)},
                                {"to", to_string(totals_.closing.on)}});
            if (const auto parts = sum_of_details(entry); parts && *parts != entry.amount)
                wrong(wrong_entry_sum,
                      {{"found", to_string(*parts)}, {"expected", to_string(entry.amount)}});
        }
    }

    // Absent: not each of them says its amount.
    static std::optional<Money> sum_of_details(const StatementEntry& entry) {
        if (entry.details.empty()) return std::nullopt;
        Money sum;
        for (const EntryDetail& detail : entry.details) {
            if (!detail.amount) return std::nullopt;
            const bool along = detail.direction.value_or(entry.direction) == entry.direction;
            sum += along ? *detail.amount : -*detail.amount;
        }
        return sum;
    }

    void sum(std::int64_t line) {
        const Money expected = totals_.opening.amount + totals_.credits - totals_.debits;
        if (expected != totals_.closing.amount)
            add(wrong_sum, line,
                {{"opening", to_string(totals_.opening.amount)},
                 {"credits", to_string(totals_.credits)},
                 {"debits", to_string(totals_.debits)},
                 {"expected", to_string(expected)},
                 {"found", to_string(totals_.closing.amount)}});
    }

    const AccountStatement& statement_;
    Date today_;
    Totals totals_;
    Refusals found_;
};

// Where no reference was given, ISO 20022 has the word itself stand there.
const std::string& unless_not_provided(const std::string& text) {
    static const std::string none;
    return text == "NOTPROVIDED" ? none : text;
}

void say(Transaction& transaction, const std::string& text) {
    if (!unless_not_provided(text).empty()) transaction.texts.push_back(text);
}

void tell(Transaction& transaction, const EntryDetail& detail) {
    if (transaction.servicer_reference.empty())
        transaction.servicer_reference = unless_not_provided(detail.servicer_reference);
    if (transaction.end_to_end.empty())
        transaction.end_to_end = unless_not_provided(detail.end_to_end);
    const std::string& other =
        transaction.direction == Direction::credit ? detail.debtor : detail.creditor;
    if (transaction.counterparty.empty()) transaction.counterparty = other;
    say(transaction, detail.end_to_end);
    for (const std::string& text : detail.remittance) say(transaction, text);
    say(transaction, detail.information);
}

}  // namespace

Money signed_amount(Money amount, Direction direction) {
    return direction == Direction::credit ? amount : -amount;
}

Result<Totals> check(const AccountStatement& statement, Date today) {
    return Checking(statement, today).run();
}

std::vector<Transaction> transactions(const AccountStatement& statement) {
    std::vector<Transaction> all;
    int number = 0;
    for (const StatementEntry& entry : statement.entries) {
        Transaction whole{.entry = ++number,
                          .amount = entry.amount,
                          .direction = entry.direction,
                          .reversal = entry.reversal,
                          .booked = entry.booked.value(),
                          .value = entry.value.value_or(*entry.booked),
                          .servicer_reference = entry.servicer_reference};
        const bool told_apart = entry.details.size() > 1 &&
                                std::ranges::all_of(entry.details, [](const EntryDetail& each) {
                                    return each.amount.has_value() && *each.amount > Money{};
                                });
        if (!told_apart) {
            whole.gathered = entry.details.size() > 1;
            for (const EntryDetail& detail : entry.details) tell(whole, detail);
            say(whole, entry.reference);
            say(whole, entry.information);
            all.push_back(std::move(whole));
            continue;
        }
        int detail_number = 0;
        for (const EntryDetail& detail : entry.details) {
            Transaction one = whole;
            one.detail = ++detail_number;
            one.amount = *detail.amount;
            one.direction = detail.direction.value_or(entry.direction);
            // The entry's own reference names all of them together.
            one.servicer_reference.clear();
            tell(one, detail);
            if (one.servicer_reference.empty() && !entry.servicer_reference.empty())
                one.servicer_reference =
                    entry.servicer_reference + "/" + std::to_string(detail_number);
            all.push_back(std::move(one));
        }
    }
    return all;
}

}  // namespace zhirong::iso20022
