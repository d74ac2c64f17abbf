#include "features/expense/expense.h"

#include <algorithm>

#include "core/journal/digest.h"
#include "core/programme/composition.h"

namespace zhirong::expense {
namespace {

struct Applier {
    Entry& entry;
    auto of(const std::string& by) const { return std::ranges::find(entry.claims, by, &Claim::by); }
    void operator()(const Claimed& event) const {
        entry.what = event.kind;
        entry.key = event.key;
        ensure(of(event.claim.by) == entry.claims.end());
        entry.claims.push_back(event.claim);
    }
    void operator()(const Amended& event) const {
        const auto claim = of(event.by);
        ensure(claim != entry.claims.end());
        claim->amount = event.amount;
    }
    void operator()(const Released& event) const {
        const auto claim = of(event.by);
        ensure(claim != entry.claims.end());
        entry.claims.erase(claim);
    }
};

std::optional<Period> overlap(const std::optional<Period>& a, const std::optional<Period>& b) {
    if (!a || !b) return std::nullopt;
    const Period both{std::max(a->from, b->from), std::min(a->until, b->until)};
    if (both.until < both.from) return std::nullopt;
    return both;
}

bool is_digits(const std::string& text) {
    return std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

}  // namespace

std::string key_of_paper(const std::string& number, const std::string& issuer) {
    const auto plain = [](const std::string& text) {
        std::string out;
        for (std::size_t i = 0; i < text.size(); ++i) {
            const auto byte = [&](std::size_t at) {
                return at < text.size() ? static_cast<unsigned char>(text[at]) : 0U;
            };
            // U+FF01…U+FF5E are ASCII at full width, U+3000 is the space.
            if (byte(i) == 0xEFU && (byte(i + 1) == 0xBCU || byte(i + 1) == 0xBDU)) {
                const unsigned code = (byte(i + 1) - 0xBCU) * 0x40U + (byte(i + 2) - 0x80U);
                if (code >= 0x01U && code <= 0x5EU) {
                    out += static_cast<char>(code + 0x20U);
                    i += 2;
                    continue;
                }
            }
            if (byte(i) == 0xE3U && byte(i + 1) == 0x80U && byte(i + 2) == 0x80U) {
                i += 2;
                continue;
            }
            if (byte(i) > ' ') out += text[i];
        }
        for (char& c : out)
            if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
        return out;
    };
    std::string key = plain(number);
    const bool unique = is_digits(key) && (key.size() == 18 || key.size() == 20);
    return unique ? key : key + '@' + plain(issuer);
}

Entry apply(Entry entry, const Event& event) {
    std::visit(Applier{entry}, event);
    return entry;
}

std::vector<std::string> parties(const Entry&) { return {}; }

Label stage_words(const Entry& entry) {
    return entry.claims.empty() ? Label{"free", "无登记", "Free"}
                                : Label{"claimed", "已登记", "Claimed"};
}

std::string id_of(Kind kind, const std::string& key) {
    constexpr std::size_t length = 24;
    return Entry::prefix +
           digest(DigestKind::sha256, std::string(name_of(kind)) + '\n' + key).substr(0, length);
}

Label words_of(const Thing& thing) {
    switch (thing.kind) {
        case Kind::loan_interest:
            return {"", "贷款 " + thing.key + " 的利息", "the interest of loan " + thing.key};
        case Kind::borrowing:
            return {"", "贷款 " + thing.key + " 的取得", "the borrowing of loan " + thing.key};
        case Kind::lending:
            return {"", "贷款 " + thing.key + " 的放款", "the lending of loan " + thing.key};
        case Kind::loan_loss:
            return {"", "贷款 " + thing.key + " 的损失", "the loss of loan " + thing.key};
        case Kind::premium:
            return {"", "保单 " + thing.key + " 的保险费", "the premium of policy " + thing.key};
        case Kind::invoice: return {"", "发票 " + thing.key, "invoice " + thing.key};
    }
    ensure(false);
    return {};
}

std::vector<Claim> overlapping(const Entry& entry, const Thing& thing, const std::string& except) {
    std::vector<Claim> found;
    for (const Claim& claim : entry.claims)
        if (claim.by != except &&
            (!claim.period || !thing.period || overlap(claim.period, thing.period)))
            found.push_back(claim);
    return found;
}

Money let_through(const Entry& entry, const Thing& thing, const std::string& except) {
    Money sum;
    for (const Claim& claim : overlapping(entry, thing, except)) {
        const auto both = overlap(claim.period, thing.period);
        sum += both ? round_fen(int128{claim.amount.fen} * both->days(), claim.period->days(),
                                Rounding::up)
                    : claim.amount;
    }
    return sum;
}

Result<std::monostate> may_claim(const Entry& entry, const Thing& thing, const std::string& except,
                                 const programme::Programme& claiming,
                                 const programme::Library& programmes) {
    for (const Claim& claim : overlapping(entry, thing, except)) {
        const auto* other = programmes.version(claim.programme, claim.version);
        if (other != nullptr && programme::may_stack(*other, claiming)) continue;
        const auto both = overlap(claim.period, thing.period);
        const Label what = words_of(thing);
        const std::string days =
            both ? "，重叠 " + to_string(both->from) + " 至 " + to_string(both->until) : "";
        const std::string days_en =
            both ? ", overlapping " + to_string(both->from) + " to " + to_string(both->until) : "";
        return refuse(refusals::claimed_already, "",
                      {{"what", what.zh},
                       {"what_en", what.en},
                       {"programme", other == nullptr ? claim.programme : other->title.zh},
                       {"programme_en", other == nullptr ? claim.programme : other->title.en},
                       {"found", claim.by},
                       {"since", to_string(claim.on)},
                       {"period", days},
                       {"period_en", days_en}});
    }
    return {};
}

}  // namespace zhirong::expense
