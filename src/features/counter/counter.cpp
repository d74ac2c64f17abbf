#include "features/counter/counter.h"

#include <algorithm>

#include "core/journal/digest.h"

namespace zhirong::counter {
namespace {

struct Applier {
    Counter& counter;
    void operator()(const Charged& event) const {
        counter.key = event.key;
        counter.words = event.words;
        counter.limit = event.limit;
        counter.is_pot = event.is_pot;
        counter.used += event.change;
        ensure(counter.used >= Money{});
        if (std::ranges::find(counter.offices, event.office) == counter.offices.end())
            counter.offices.push_back(event.office);
    }
    void operator()(const Shared& event) const { counter.shared = event; }
};

}  // namespace

std::string id_of(const CounterKey& key) {
    constexpr std::size_t length = 24;
    const std::string text = key.name + '\n' +
                             programme::cap_scopes()[static_cast<std::size_t>(key.per)].code +
                             '\n' + key.subject + '\n' + std::to_string(key.year);
    return Counter::prefix + digest(DigestKind::sha256, text).substr(0, length);
}

Counter apply(Counter counter, const CounterEvent& event) {
    std::visit(Applier{counter}, event);
    return counter;
}

std::vector<std::string> parties(const Counter& counter) { return counter.offices; }

Label stage_words(const Counter& counter) {
    if (counter.shared) return {"shared", "已按比例分配", "Shared pro rata"};
    if (!counter.is_pot && counter.used >= counter.limit) return {"full", "已用完", "Used up"};
    return {"open", "可用", "Open"};
}

std::optional<CounterKey> key_of(const programme::Cap& cap, const std::string& of_programme,
                                 const CountedFor& counted) {
    using enum programme::CapScope;
    CounterKey key{cap.counter.empty() ? of_programme + '.' + cap.id : cap.counter, cap.per, {}, 0};
    const int year = static_cast<int>(civil(counted.on).year());
    const auto about = [&](const std::string& subject, int of_year) -> std::optional<CounterKey> {
        if (subject.empty()) return std::nullopt;
        key.subject = subject;
        key.year = of_year;
        return key;
    };
    switch (cap.per) {
        case claim:
        case expense: return std::nullopt;
        case loan: return about(counted.loan, 0);
        case policy: return about(counted.policy, 0);
        case right: return about(counted.right, 0);
        case borrower: return about(counted.borrower, 0);
        case borrower_year: return about(counted.borrower, year);
        case bank: return about(counted.bank, 0);
        case bank_year: return about(counted.bank, year);
        case bank_borrower_year:
            return counted.bank.empty() ? std::nullopt
                                        : about(counted.bank + '/' + counted.borrower, year);
        case guarantor_year: return about(counted.guarantor, year);
        case fund: return about(counted.fund, 0);
        case programme::CapScope::programme: return key;
        case programme_year: key.year = year; return key;
    }
    ensure(false);
    return std::nullopt;
}

}  // namespace zhirong::counter
