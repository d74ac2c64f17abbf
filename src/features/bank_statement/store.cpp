#include "features/bank_statement/store.h"

#include <algorithm>

#include "features/contract/contract.h"
#include "features/financing/financing.h"
#include "features/payment_account/payment_account.h"
#include "platform/desk/verify.h"
#include "platform/desk/work.h"

namespace zhirong::bank_statement {
namespace {

using contract::Contract;
using financing::Financing;
using loan::Loan;
using payment_account::PaymentAccount;

constexpr RefusalKind unknown_account{
    "bank_statement.account", 422,
    "对账单的账号“{found}”不是本行登记的可用账户：请先登记并复核该账户",
    "Account “{found}” is not one that this bank entered and approved: enter it first"};
constexpr RefusalKind repeated{
    "bank_statement.repeated", 409,
    "账户 {account} 的对账单“{found}”已于 {date} 接收（{expected}）：本次没有改变任何记录",
    "Statement “{found}” of account {account} was taken on {date} ({expected}): nothing changed"};
constexpr RefusalKind twice{"bank_statement.twice", 422,
                            "文件中账户 {account} 的对账单“{found}”出现两次",
                            "The file has statement “{found}” of account {account} twice"};
constexpr RefusalKind no_such_loan{"bank_statement.loan", 422, "本行没有编号为“{found}”的贷款",
                                   "This bank has no loan “{found}”"};

// Who asks is the bank: the loans and contracts that it is a party to, whether a name stands for a
// loan of its own is seen once the loan is read.
Names names_of(View& view) {
    Names names;
    const std::string& bank = view.actor().organisation;
    for (const Row& row : view.session().query(
             "select record from record_party where organisation = $1 and kind = 'loan'", bank))
        names.add(row.text(0), row.text(0));
    constexpr std::string_view prefix = "number:";
    for (const Row& row : view.session().query(
             "select k.key, k.record from record_party p join record_key k on k.record = p.record "
             "where p.organisation = $1 and p.kind = 'contract' and k.kind = 'contract'",
             bank))
        if (const std::string key = row.text(0); key.starts_with(prefix))
            names.add(std::string_view(key).substr(prefix.size()), row.text(1));
    return names;
}

// The loan under a contract, once it was lent.
std::optional<std::string> loan_of_contract(View& view, const std::string& id) {
    const auto contract = view.find<Contract>(id);
    if (!contract) return std::nullopt;
    const auto financing = view.find<Financing>(contract->content.financing);
    if (!financing || financing->contract != id) return std::nullopt;
    return financing->loan;
}

// Of this bank, and to be read without a lock: what is found is locked afterwards, all at once.
std::vector<std::string> loans_named(View& view, const Names& names, const Line& line) {
    std::set<std::string> loans;
    std::vector<std::string> texts = line.texts;
    texts.push_back(line.end_to_end);
    for (const std::string& text : texts)
        for (const std::string& record : names.in(text)) {
            const bool is_loan = record.starts_with(Loan::prefix);
            const auto loan = is_loan ? std::optional(record) : loan_of_contract(view, record);
            if (!loan) continue;
            const auto found = view.find<Loan>(*loan);
            if (found && found->lender == view.actor().organisation) loans.insert(*loan);
        }
    return {loans.begin(), loans.end()};
}

void add_refusals(Refusals& all, const Refusals& more) {
    all.all.insert(all.all.end(), more.all.begin(), more.all.end());
}

// The statement of the account that closed last on or before the day on which this one opens; of
// several of one day the one whose balance this one goes on from.
std::optional<BankStatement> statement_before(View& view, const Taken& content) {
    constexpr std::int64_t most = 20;
    std::optional<BankStatement> before;
    for (const Row& row : view.session().query(
             "select record from record_key where kind = 'bank_statement' and key = (select "
             "max(key) from record_key where kind = 'bank_statement' and key >= $1 and key <= $2) "
             "limit $3",
             key_of_closing(content.account, Date{}),
             key_of_closing(content.account, content.opening.on), most)) {
        auto each = view.linked<BankStatement>(row.text(0));
        const bool joins = each.content.closing.amount == content.opening.amount;
        if (joins || !before) before = std::move(each);
        if (joins) break;
    }
    return before;
}

// The statement as it would be taken, its lines not yet judged.
Result<Planned> opened(View& view, const iso20022::AccountStatement& statement,
                       const Upload& upload) {
    const std::string& bank = view.actor().organisation;
    const auto account = payment_account::active_of(view, bank, statement.account);
    if (!account)
        return refuse(unknown_account, "line " + std::to_string(statement.line),
                      {{"found", statement.account}});
    const std::string id = id_of(bank, account->details.number, statement.id);
    if (const auto known = view.find<BankStatement>(id))
        return refuse(repeated, "line " + std::to_string(statement.line),
                      {{"found", statement.id},
                       {"account", account->details.number},
                       {"date", to_string(known->content.on)},
                       {"expected", id}});
    const iso20022::Totals totals = TRY(iso20022::check(statement, view.today()));
    Taken content{.bank = bank,
                  .account = account->id,
                  .account_number = account->details.number,
                  .number = statement.id,
                  .message = upload.message.id,
                  .sequence = statement.sequence,
                  .opening = {totals.opening.amount, totals.opening.on},
                  .closing = {totals.closing.amount, totals.closing.on},
                  .file = upload.file,
                  .maker = view.actor().user,
                  .on = view.today()};
    const auto taken = [&](const std::string& reference) {
        return !view.session()
                    .query(
                        "select 1 from record_key where kind = 'bank_statement' and key = $1 "
                        "limit 1",
                        key_of_reference(account->id, reference))
                    .empty();
    };
    content.lines = lines_of(statement, taken);
    if (const auto before = statement_before(view, content)) {
        content.before = before->id;
        content.joins = before->content.closing.amount == content.opening.amount;
    }
    return Planned{id, std::move(content)};
}

loan::Split paid_of(const Loan& loan, const loan::Market& market, Date today) {
    const auto folded = loan::fold(loan, market, today);
    ensure(folded.has_value());
    return folded->state.paid;
}

loan::Split difference(const loan::Split& after, const loan::Split& before) {
    return {after.costs - before.costs, after.compound - before.compound,
            after.penalty - before.penalty, after.interest - before.interest,
            after.principal - before.principal};
}

}  // namespace

std::string voucher_of(const Taken& content, const Line& line) {
    if (!line.reference.empty()) return line.reference;
    return content.number + " #" + std::to_string(line.number);
}

Result<std::vector<Planned>> plan(View& view, const Upload& upload, const Context& context,
                                  const Hold& hold) {
    CHECKED(require(view.actor(), Role::bank_officer));
    Refusals refusals;
    std::vector<Planned> all;
    std::set<std::string> ids;
    for (const iso20022::AccountStatement& statement : upload.message.statements) {
        auto planned = opened(view, statement, upload);
        if (!planned) {
            add_refusals(refusals, planned.error());
            continue;
        }
        if (!ids.insert(planned->id).second)
            add_refusals(refusals, refuse(twice, "line " + std::to_string(statement.line),
                                          {{"found", statement.id},
                                           {"account", planned->content.account_number}})
                                       .error());
        all.push_back(*std::move(planned));
    }
    if (!refusals.all.empty()) return std::unexpected(std::move(refusals));

    View looking(view.session(), view.actor(), view.today());
    const Names names = names_of(looking);
    std::set<std::string> named;
    for (Planned& planned : all)
        for (Line& line : planned.content.lines) {
            if (line.direction != iso20022::Direction::credit) continue;
            line.named = loans_named(looking, names, line);
            named.insert(line.named.begin(), line.named.end());
        }
    const std::vector<std::string> wanted(named.begin(), named.end());
    hold(wanted);
    Loans loans = view.find_all<Loan>(wanted);
    for (Planned& planned : all)
        for (Line& line : planned.content.lines)
            judge(line, loans, context.market, view.actor(), view.today());
    return all;
}

Result<Part> record_part(Work& work, const std::string& bank, const std::string& id, Money amount,
                         const Line& line, const std::string& reference, const Context& context) {
    const auto before = work.find<Loan>(id);
    if (!before || before->lender != bank) return refuse(no_such_loan, "loan", {{"found", id}});
    Part part{.loan = id, .amount = amount};
    part.event = TRY(context.repay(work, id, amount, line.value, reference));
    const auto after = work.linked<Loan>(id);
    part.allocation = difference(paid_of(after, context.market, work.today()),
                                 paid_of(*before, context.market, work.today()));
    return part;
}

Result<std::vector<BankStatement>> take(Work& work, const Upload& upload, const Context& context) {
    // Whether a line was taken before is asked of all statements of its account, so those of one
    // account follow one another: two files that hold the same receipt would each find it new.
    std::vector<std::string> accounts;
    for (const iso20022::AccountStatement& statement : upload.message.statements)
        if (const auto account =
                payment_account::active_of(work, work.actor().organisation, statement.account))
            accounts.push_back(account->id);
    work.lock(accounts);
    std::vector<Planned> all = TRY(plan(
        work, upload, context, [&](const std::vector<std::string>& loans) { work.lock(loans); }));
    std::vector<BankStatement> taken;
    for (Planned& planned : all) {
        for (Line& line : planned.content.lines) {
            if (line.outcome != Outcome::recorded) continue;
            line.parts = {
                TRY(record_part(work, planned.content.bank, line.parts.front().loan, line.amount,
                                line, voucher_of(planned.content, line), context))};
        }
        BankStatement statement{.id = planned.id};
        CHECKED(work.create(statement, std::move(planned.content)));
        taken.push_back(std::move(statement));
    }
    return taken;
}

namespace {

void prove(View& view, const BankStatement& statement, Check& check) {
    for (const Line& line : statement.content.lines)
        for (const Part& part : line.parts) {
            ++check.compared;
            const auto loan = view.find<Loan>(part.loan);
            const auto same = [&](const loan::Event& event) {
                const auto* repaid = std::get_if<loan::Repaid>(&event.happening);
                return event.id == part.event && event.date == line.value && repaid != nullptr &&
                       repaid->amount == part.amount;
            };
            if (loan && std::ranges::any_of(loan->events, same) &&
                part.allocation.total() == part.amount)
                continue;
            const std::string number = std::to_string(line.number);
            check.differs("bank_statement " + statement.id,
                          "第 " + number + " 笔登记的 " + to_string(part.amount) + " 元不在贷款 " +
                              part.loan + " 上",
                          "line " + number + ": the " + to_string(part.amount) +
                              " recorded are not on loan " + part.loan);
        }
}

}  // namespace

Proof statements_proof() {
    return {{"bank_statements", "对账单登记的还款都在贷款上",
             "Each repayment of a statement is on its loan"},
            [](View& view, Check& check) {
                constexpr std::int64_t page = 50;
                std::string after;
                for (;;) {
                    const Rows rows = view.session().query(
                        "select id from record where kind = 'bank_statement' and id > $1 order by "
                        "id limit $2",
                        after, page);
                    for (const Row& row : rows)
                        prove(view, view.linked<BankStatement>(row.text(0)), check);
                    if (std::ssize(rows) < page) return;
                    after = rows.back().text(0);
                }
            }};
}

}  // namespace zhirong::bank_statement
