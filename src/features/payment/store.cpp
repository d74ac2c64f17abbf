#include "features/payment/store.h"

#include <algorithm>

#include "features/contract/contract.h"
#include "features/credit/credit.h"
#include "features/financing/financing.h"
#include "features/loan/loan.h"
#include "features/organisation/organisation.h"
#include "features/payment_account/payment_account.h"
#include "features/risk_sharing/risk_sharing.h"
#include "features/subsidy/subsidy.h"
#include "platform/desk/view.h"

namespace zhirong::payment {
namespace {

using contract::Contract;
using credit::Credit;
using financing::Financing;
using loan::Loan;
using organisation::Organisation;
using payment_account::PaymentAccount;
using risk_sharing::Cover;
using subsidy::Batch;

constexpr RefusalKind account_unknown{
    "payment.account_unknown", 422,
    "{payee} 的收款账户{found}尚未登记或者复核，{payment}（{amount} 元）不能付出：请先登记该账户",
    "The account {found} of {payee} is not entered or not approved, so {payment} ({amount}) cannot "
    "be paid: enter the account first"};
constexpr RefusalKind account_open{
    "payment.account_open", 422,
    "{payee} 有 {found} 个可用账户，{payment}（{amount} 元）不知付往哪一个：请停用其余账户",
    "{payee} has {found} accounts in use, and it is open to which {payment} ({amount}) goes: close "
    "the others"};
constexpr RefusalKind no_own_account{
    "payment.no_own_account", 422, "本机构没有可用的付款账户：请先登记并复核",
    "Your organisation has no account in use to pay from: enter one and have it approved"};
constexpr RefusalKind own_account_open{
    "payment.own_account_open", 422, "本机构有 {found} 个可用账户：请指明付款账户（account）",
    "Your organisation has {found} accounts in use: say which one pays (account)"};
constexpr RefusalKind no_such_account{"payment.own_account", 422,
                                      "“{found}”不是本机构可用的付款账户",
                                      "“{found}” is no account that your organisation pays from"};

std::string name_of_organisation(View& view, const std::string& id) {
    return view.linked<Organisation>(id).details.name;
}

iso20022::Account account_of(View& view, const PaymentAccount& account) {
    return {account.details.number, name_of_organisation(view, account.details.holder),
            account.details.bank, account.details.bank_cnaps};
}

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Whether the text, as people wrote it ("长沙科技银行 6228 0001"), states the account: its number,
// and not a piece of a longer one.
bool states(const std::string& text, const std::string& number) {
    for (std::size_t at = text.find(number); at != std::string::npos;
         at = text.find(number, at + 1)) {
        const std::size_t end = at + number.size();
        if ((at == 0 || !is_digit(text[at - 1])) && (end == text.size() || !is_digit(text[end])))
            return true;
    }
    return false;
}

// The payee's account as the payer approved it; `stated`: what was decided with the payment, or
// empty.
void find_account(View& view, Payment& payment, const std::string& stated) {
    std::vector<PaymentAccount> accounts = payment_account::active_of(view, payment.payee);
    const std::string plain = payment_account::plain_number(stated);
    if (!plain.empty())
        std::erase_if(accounts, [&](const PaymentAccount& each) {
            return !states(plain, each.details.number);
        });
    if (accounts.size() == 1) {
        payment.account = account_of(view, accounts.front());
        return;
    }
    const std::string found = accounts.empty() ? (stated.empty() ? "" : "“" + stated + "”")
                                               : std::to_string(accounts.size());
    payment.problem = Refusal{accounts.empty() ? &account_unknown : &account_open,
                              payment.id,
                              {{"payee", payment.payee_name},
                               {"found", found},
                               {"payment", payment.id},
                               {"amount", to_string(payment.amount)}}};
}

// When the record's last event of that type was recorded.
Instant decided_at(View& view, const std::string& record, const char* type) {
    Instant at{};
    for (const StoredEvent& event : view.events({record}))
        if (event.type == type) at = std::max(at, event.at);
    return at;
}

template <Record R>
void each(View& view, const char* stage, const std::function<bool(const R&)>& use) {
    Page page{.limit = 500, .stage = stage};
    for (;;) {
        const auto found = view.list<R>(page);
        ensure(found.has_value());
        for (const R& record : found->items)
            if (!use(record)) return;
        if (!found->next) return;
        page.cursor = *found->next;
    }
}

class Finding {
public:
    Finding(View& view, const Wanted& wanted) : view_(view), wanted_(wanted) {}

    std::vector<Payment> run() {
        const Actor& actor = view_.actor();
        if (actor.has(Role::bank_officer)) disbursements();
        compensations();
        if (actor.has(Role::treasury_officer)) subsidies();
        std::ranges::sort(found_, {},
                          [](const Payment& each) { return std::pair(each.on, each.id); });
        return std::move(found_);
    }

private:
    bool asks(Date on, const std::string& id, const std::string& financing) const {
        return on >= wanted_.from && on <= wanted_.to &&
               (wanted_.payment.empty() || wanted_.payment == id) &&
               (wanted_.financing.empty() || wanted_.financing == financing);
    }
    void add(Payment payment, const std::string& number) {
        payment.payee_name = name_of_organisation(view_, payment.payee);
        find_account(view_, payment, number);
        found_.push_back(std::move(payment));
    }

    // A credit changes last when it is disbursed, and the business date never goes back: the newest
    // come first, and one from before the first day ends the search.
    void disbursements() {
        each<Credit>(view_, "disbursed", [&](const Credit& credit) {
            if (credit.disbursed->on < wanted_.from) return false;
            if (credit.proposal.bank == view_.actor().organisation) disbursement(credit);
            return true;
        });
    }
    void disbursement(const Credit& credit) {
        const auto loan = view_.linked<Loan>(credit.disbursed->loan);
        const auto financing = view_.linked<Financing>(loan.financing);
        const auto contract = view_.linked<Contract>(*financing.contract);
        for (const loan::Event& event : loan.events) {
            const auto* drawn = std::get_if<loan::Disbursed>(&event.happening);
            if (drawn == nullptr || !asks(event.date, event.id, loan.financing)) continue;
            add({.kind = Kind::disbursement,
                 .id = event.id,
                 .record = loan.id,
                 .financing = loan.financing,
                 .payee = loan.borrower,
                 .amount = drawn->amount,
                 .on = event.date,
                 .decided = decided_at(view_, credit.id, Shape<credit::Disbursed>::name),
                 .remittance =
                     "借款合同 " + contract.content.proposal.contract_number + " 放款 " + loan.id},
                credit.disbursement->details.account);
        }
    }

    void compensations() {
        each<Cover>(view_, "", [&](const Cover& cover) {
            const auto bank = cover.enrolment.bearers.find("bank");
            if (bank == cover.enrolment.bearers.end()) return true;
            for (const auto& [party, organisation] : cover.enrolment.bearers)
                if (party != "bank" && organisation == view_.actor().organisation)
                    compensation(cover, party, bank->second);
            return true;
        });
    }
    void compensation(const Cover& cover, const std::string& party, const std::string& bank) {
        const bool fund = party == "fund";
        Money advanced;
        // What goes into a margin account of the payer's own is no payment to the bank.
        if (fund && cover.advance && cover.advance->paid && !cover.advance->proposal.escrow) {
            if (cover.advance->settled) advanced = cover.advance->settled->used;
            paid(cover, Kind::advance, cover.id + "-A", bank, cover.advance->paid->amount,
                 cover.advance->paid->on, Shape<risk_sharing::AdvancePaid>::name);
        }
        if (cover.compensated_on)
            paid(cover, Kind::compensation, fund ? cover.id : cover.id + "-" + party, bank,
                 cover.paid_by(party) - advanced, *cover.compensated_on,
                 Shape<risk_sharing::Compensated>::name);
    }
    void paid(const Cover& cover, Kind kind, const std::string& id, const std::string& bank,
              Money amount, Date on, const char* event) {
        if (amount <= Money{} || !asks(on, id, cover.enrolment.financing)) return;
        add({.kind = kind,
             .id = id,
             .record = cover.id,
             .financing = cover.enrolment.financing,
             .payee = bank,
             .amount = amount,
             .on = on,
             .decided = decided_at(view_, cover.id, event),
             .remittance = label_of(kind).zh + " " + cover.enrolment.loan},
            "");
    }

    void subsidies() {
        each<Batch>(view_, "", [&](const Batch& batch) {
            if (!batch.approval) return true;
            for (const subsidy::Line& line : batch.order.lines) subsidy_of(batch, line);
            return true;
        });
    }
    void subsidy_of(const Batch& batch, const subsidy::Line& line) {
        Money amount;
        for (const auto& [party, part] : line.now)
            if (const auto payer = line.payers.find(party);
                payer != line.payers.end() && payer->second == view_.actor().organisation)
                amount += part;
        const std::string id = line.application + "-" + batch.id;
        if (amount <= Money{} || !asks(batch.approval->on, id, "")) return;
        add({.kind = Kind::subsidy,
             .id = id,
             .record = batch.id,
             .payee = line.applicant,
             .amount = amount,
             .on = batch.approval->on,
             .decided = decided_at(view_, batch.id, Shape<subsidy::BatchApproved>::name),
             .remittance = "补贴 " + line.application},
            "");
    }

    View& view_;
    const Wanted& wanted_;
    std::vector<Payment> found_;
};

}  // namespace

std::vector<Payment> payments(View& view, const Wanted& wanted) {
    return Finding(view, wanted).run();
}

Result<Payer> payer_of(View& view, const std::string& account) {
    const std::string& own = view.actor().organisation;
    const auto organisation = view.linked<Organisation>(own);
    std::vector<PaymentAccount> accounts = payment_account::active_of(view, own);
    if (!account.empty()) {
        std::erase_if(accounts, [&](const PaymentAccount& each) { return each.id != account; });
        if (accounts.empty()) return refuse(no_such_account, "account", {{"found", account}});
    }
    if (accounts.empty()) return refuse(no_own_account, "account");
    if (accounts.size() > 1)
        return refuse(own_account_open, "account", {{"found", std::to_string(accounts.size())}});
    return Payer{organisation.details.name, organisation.details.credit_code,
                 account_of(view, accounts.front())};
}

}  // namespace zhirong::payment
