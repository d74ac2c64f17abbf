#include "features/bank_statement/match.h"

#include <algorithm>

#include "base/ensure.h"

namespace zhirong::bank_statement {
namespace {

// Upper case, half width.
std::string normal(std::string_view text) {
    std::string all;
    all.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        // U+FF01 to U+FF5E, the forms that fill a Chinese character's place: EF BC 81 … EF BD 9E.
        if (text.size() - i >= 3 && text[i] == '\xef') {
            const auto second = static_cast<unsigned char>(text[i + 1]);
            const auto third = static_cast<unsigned char>(text[i + 2]);
            const int offset = second == 0xbc && third >= 0x81   ? third - 0x80
                               : second == 0xbd && third <= 0x9e ? third - 0x80 + 0x40
                                                                 : 0;
            if (offset > 0) {
                all += static_cast<char>(offset + 0x20);
                i += 3;
                continue;
            }
        }
        if (text.size() - i >= 3 && text.substr(i, 3) == "　") {
            all += ' ';
            i += 3;
            continue;
        }
        all += text[i++];
    }
    for (char& c : all)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return all;
}

bool is_word(char c) { return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'Z'); }

// Whether text from `from` to `to` is not a piece of a longer name.
bool stands_alone(std::string_view text, std::size_t from, std::size_t to) {
    if (from > 0 && is_word(text[from]) && is_word(text[from - 1])) return false;
    if (to == text.size() || !is_word(text[to - 1])) return true;
    if (is_word(text[to])) return false;
    const bool joins = text[to] == '-' || text[to] == '/' || text[to] == '_';
    return !(joins && to + 1 < text.size() && is_word(text[to + 1]));
}

void wait(Line& line, WaitingReason reason) {
    line.outcome = Outcome::waiting;
    line.reason = reason;
}

Label words_of(const Refusal& refusal) {
    return {refusal.kind->code, in_chinese(refusal), in_english(refusal)};
}

}  // namespace

void Names::add(std::string_view name, const std::string& record) {
    const std::string plain = normal(name);
    if (plain.empty()) return;
    sizes_.insert(plain.size());
    bearers_[plain].push_back(record);
}

std::set<std::string> Names::in(std::string_view written) const {
    const std::string text = normal(written);
    std::set<std::string> found;
    for (std::size_t from = 0; from < text.size();) {
        std::size_t next = from + 1;
        for (const std::size_t size : sizes_) {
            if (size > text.size() - from) continue;
            const auto bearers = bearers_.find(text.substr(from, size));
            if (bearers == bearers_.end() || !stands_alone(text, from, from + size)) continue;
            found.insert(bearers->second.begin(), bearers->second.end());
            next = from + size;
            break;
        }
        from = next;
    }
    return found;
}

std::vector<Line> lines_of(const iso20022::AccountStatement& statement,
                           const std::function<bool(const std::string& reference)>& taken) {
    std::vector<Line> lines;
    std::set<std::string> here;
    for (const iso20022::Transaction& each : iso20022::transactions(statement)) {
        Line line{.number = static_cast<int>(lines.size()) + 1,
                  .entry = each.entry,
                  .detail = each.detail,
                  .amount = each.amount,
                  .direction = each.direction,
                  .reversal = each.reversal,
                  .booked = each.booked,
                  .value = each.value,
                  .reference = each.servicer_reference,
                  .end_to_end = each.end_to_end,
                  .counterparty = each.counterparty,
                  .texts = each.texts};
        // A reversal of a payment in goes out: whether it undoes a repayment, a person must look.
        if (line.reversal)
            wait(line, WaitingReason::reversal);
        else if (line.direction == iso20022::Direction::debit)
            line.outcome = Outcome::outgoing;
        else if (each.gathered)
            wait(line, WaitingReason::gathered);
        else if (!line.reference.empty() &&
                 (!here.insert(line.reference).second || taken(line.reference)))
            wait(line, WaitingReason::repeated);
        lines.push_back(std::move(line));
    }
    return lines;
}

void judge(Line& line, Loans& loans, const loan::Market& market, const Actor& actor, Date today) {
    if (line.outcome != Outcome::waiting || line.reason) return;
    if (line.named.empty()) return wait(line, WaitingReason::no_loan);
    if (line.named.size() > 1) return wait(line, WaitingReason::several_loans);
    loan::Loan& loan = loans.at(line.named.front());
    const auto now = loan::fold(loan, market, today);
    if (!now) {
        line.said = words_of(now.error().first());
        return wait(line, WaitingReason::not_allowed);
    }
    if (now->state.final || now->state.written_off) return wait(line, WaitingReason::loan_ended);
    // The number makes the id one of its own; the real one is given when it is recorded.
    const loan::Event event{"line " + std::to_string(line.number), line.value,
                            loan::Repaid{line.amount}};
    const auto recorded = loan::record(loan, event, line.reference, market, actor, today);
    if (!recorded) {
        const Refusal& refusal = recorded.error().first();
        line.said = words_of(refusal);
        const bool too_much = std::string_view(refusal.kind->code) == "loan.more_than_owed";
        return wait(line, too_much ? WaitingReason::more_than_owed : WaitingReason::not_allowed);
    }
    loan = loan::apply(std::move(loan), loan::LoanEvent(*recorded));
    line.outcome = Outcome::recorded;
    line.reason.reset();
    line.parts = {{loan.id, line.amount, "", {}}};
}

}  // namespace zhirong::bank_statement
