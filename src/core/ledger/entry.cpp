#include "core/ledger/entry.h"

#include <algorithm>
#include <map>

#include "base/ensure.h"
#include "core/ledger/account_names.h"

namespace zhirong {
namespace {

bool is_capital_or_digit(char c) { return (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'); }

bool is_account_part(std::string_view part) {
    return !part.empty() && is_capital_or_digit(part.front()) &&
           std::ranges::all_of(part, is_account_character);
}

}  // namespace

bool is_account_name(std::string_view name) {
    std::size_t parts = 0;
    while (true) {
        const std::size_t colon = name.find(':');
        const std::string_view part = name.substr(0, colon);
        if (!is_account_part(part)) return false;
        if (parts == 0 && std::ranges::find(account_roots, part) == account_roots.end())
            return false;
        ++parts;
        if (colon == std::string_view::npos) break;
        name.remove_prefix(colon + 1);
    }
    return parts >= 2;
}

Entry::Entry(Date value_date, std::string subject, Reason reason, std::vector<Posting> postings)
    : value_date_(value_date), subject_(std::move(subject)), reason_(std::move(reason)) {
    ensure(!reason_.zh.empty() && !reason_.en.empty());
    std::map<std::string, Money> sums;
    for (Posting& posting : postings) {
        ensure(is_account_name(posting.account) && !posting.book.empty());
        sums[posting.book] += posting.amount;
        const auto same = std::ranges::find_if(postings_, [&](const Posting& other) {
            return other.book == posting.book && other.account == posting.account;
        });
        if (same == postings_.end())
            postings_.push_back(std::move(posting));
        else
            same->amount += posting.amount;
    }
    for (const auto& [book, sum] : sums) ensure(sum == Money{});
    std::erase_if(postings_, [](const Posting& posting) { return posting.amount == Money{}; });
}

Postings& Postings::move(const std::string& book, std::string debit, std::string credit,
                         Money amount) {
    if (amount == Money{}) return *this;
    postings_.push_back({book, std::move(debit), amount});
    postings_.push_back({book, std::move(credit), -amount});
    return *this;
}

}  // namespace zhirong
