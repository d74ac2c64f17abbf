#include "features/guarantee/entries.h"

#include "features/guarantee/accounts.h"
#include "features/guarantee/shape.h"

namespace zhirong::guarantee {
namespace {

Reason reason_of(const Guarantee& guarantee, const char* rule, std::string zh, std::string en) {
    return {guarantee.application.scheme, guarantee.application.version, rule, std::move(zh),
            std::move(en)};
}

// Those who bear a part beside the bank.
std::vector<Party> payers(const Guarantee& guarantee) {
    std::vector<Party> all;
    for (const PartAmount& each : guarantee.payment->split.parts)
        if (each.party != Party::bank) all.push_back(each.party);
    return all;
}

}  // namespace

Entry fee_due_entry(const Guarantee& guarantee) {
    const Issued& issued = *guarantee.issued;
    const std::string& id = guarantee.id;
    return Entry(issued.on, id,
                 reason_of(guarantee, "guarantee.fee", "担保生效，应收担保费",
                           "Guarantee issued: the fee is due"),
                 Postings{}
                     .move(guarantee.party(Party::guarantor), accounts::fee_receivable(id),
                           accounts::fee_earned(id), issued.fee.amount)
                     .move(guarantee.application.borrower, accounts::fee_cost(id),
                           accounts::fee_payable(id), issued.fee.amount)
                     .take());
}

std::vector<Entry> fee_received_entries(const Guarantee& guarantee, Date on) {
    const std::string& id = guarantee.id;
    const Fee& fee = guarantee.issued->fee;
    const std::string& guarantor = guarantee.party(Party::guarantor);
    std::vector<Entry> entries;
    entries.emplace_back(
        on, id, reason_of(guarantee, "guarantee.fee", "收到担保费", "The fee was received"),
        Postings{}
            .move(guarantor, accounts::cash, accounts::fee_receivable(id), fee.amount)
            .move(guarantee.application.borrower, accounts::fee_payable(id), accounts::cash,
                  fee.amount)
            .take());
    for (const PartAmount& each : fee.upstream) {
        const Label words = label_of(each.party);
        entries.emplace_back(
            on, id,
            reason_of(guarantee, "guarantee.fee.upstream", "向" + words.zh + "支付再担保费",
                      "Re-guarantee fee to the " + words.en),
            Postings{}
                .move(guarantor, accounts::re_fee_cost(id), accounts::cash, each.amount)
                .move(guarantee.party(each.party), accounts::cash, accounts::re_fee_earned(id),
                      each.amount)
                .take());
    }
    return entries;
}

Entry payment_entry(const Guarantee& guarantee, Date on) {
    const std::string& id = guarantee.id;
    const Split& split = guarantee.payment->split;
    const std::string& guarantor = guarantee.party(Party::guarantor);
    Postings postings;
    postings.move(guarantee.party(Party::bank), accounts::cash, accounts::shared_loss(id),
                  split.paid);
    for (const Party party : payers(guarantee)) {
        const Money part = split.of(party);
        if (party == Party::guarantor) {
            postings.move(guarantor, accounts::recourse(id), accounts::cash, part);
        } else {
            postings.move(guarantor, accounts::due_from_sharers(id), accounts::cash, part)
                .move(guarantee.party(party), accounts::recourse(id),
                      accounts::due_to_guarantor(id), part);
        }
    }
    postings.move(guarantee.application.borrower, accounts::paid_by_guarantor(id),
                  accounts::owed_to_guarantors(id), split.paid);
    return Entry(on, id,
                 reason_of(guarantee, "guarantee.split", "担保代偿，各方按比例分担",
                           "Guarantee paid; each bears its share"),
                 postings.take());
}

Entry reimbursement_entry(const Guarantee& guarantee, const Reimbursed& reimbursed) {
    const std::string& id = guarantee.id;
    const Label words = label_of(reimbursed.party);
    return Entry(reimbursed.on, id,
                 reason_of(guarantee, "guarantee.part", words.zh + "向担保机构支付分险款",
                           "The " + words.en + " reimburses the guarantor"),
                 Postings{}
                     .move(guarantee.party(Party::guarantor), accounts::cash,
                           accounts::due_from_sharers(id), reimbursed.amount)
                     .move(guarantee.party(reimbursed.party), accounts::due_to_guarantor(id),
                           accounts::cash, reimbursed.amount)
                     .take());
}

Entry recovery_entry(const Guarantee& guarantee, const Recovered& now) {
    const std::string& id = guarantee.id;
    Postings postings;
    Money all;
    for (const Party party : payers(guarantee)) {
        const Money part = now.returned.of(party) - guarantee.returned_to(party);
        all += part;
        postings.move(guarantee.party(party), accounts::cash, accounts::recourse(id), part);
    }
    postings.move(guarantee.party(Party::bank), accounts::shared_loss(id), accounts::cash, all)
        .move(guarantee.application.borrower, accounts::owed_to_guarantors(id),
              accounts::paid_by_guarantor(id), all);
    return Entry(now.on, id,
                 reason_of(guarantee, "guarantee.recovery", "追偿所得按约定返还各方",
                           "What was recovered returns to those who paid"),
                 postings.take());
}

Entry closing_entry(const Guarantee& guarantee, Date on) {
    const std::string& id = guarantee.id;
    Postings postings;
    Money all;
    for (const Party party : payers(guarantee)) {
        const Money lost = guarantee.paid_by(party) - guarantee.returned_to(party);
        all += lost;
        postings.move(guarantee.party(party), accounts::loss_borne(id), accounts::recourse(id),
                      lost);
    }
    postings.move(guarantee.party(Party::bank), accounts::shared_loss(id),
                  accounts::shared_loss_received(id), all);
    return Entry(on, id,
                 reason_of(guarantee, "guarantee.closing", "追偿终结，未收回部分转为代偿损失",
                           "Recovery closed: what nobody got back is lost"),
                 postings.take());
}

}  // namespace zhirong::guarantee
