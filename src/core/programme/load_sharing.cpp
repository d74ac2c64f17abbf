#include <algorithm>
#include <set>

#include "core/programme/load_parts.h"

namespace zhirong::programme {
namespace {

constexpr RefusalKind duplicate_name{"programme.duplicate_name", 400, "名称 {name} 已用过",
                                     "The name {name} is already used"};
constexpr RefusalKind two_rests{"programme.two_rests", 400, "一组份额中只能有一个 rest（其余）",
                                "Only one share of a group can be rest"};
constexpr RefusalKind layer_without_end{"programme.layer_without_end", 400,
                                        "只有最后一层可以不写 up_to",
                                        "Only the last layer may lack up_to"};
constexpr RefusalKind claim_counter{
    "programme.counter_of_claim", 400, "per 为 claim 的上限不与其他合计，不能写 {name}",
    "A cap per claim counts nothing together; {name} does not belong here"};
constexpr RefusalKind dry_not_a_pot{
    "programme.dry_not_a_pot", 400,
    "pro_rata "
    "只用于多家共享的额度：fund、programme、programme_year、bank、bank_year、guarantor_year",
    "pro_rata is for a pot that many share: fund, programme, programme_year, bank, bank_year or "
    "guarantor_year"};

bool is_pot(CapScope per) {
    switch (per) {
        case CapScope::bank:
        case CapScope::bank_year:
        case CapScope::guarantor_year:
        case CapScope::fund:
        case CapScope::programme:
        case CapScope::programme_year: return true;
        default: return false;
    }
}

class Shares {
public:
    Shares(Scope& scope, bool layers) : scope_(scope), layers_(layers) {}

    bool read(std::vector<Share>& shares, const Tree::List& items, bool top) {
        bool good = true;
        bool rest = false;
        for (const Tree& item : items) {
            Reader reader(item, scope_.problems);
            if (!reader.is_map()) return false;
            Share share;
            share.position = item.position;
            share.party = reader.text("party");
            const Tree* within = reader.optional("within");
            if (layers_ && top) {
                const bool last = &item == &items.back();
                good = read_layer(share, reader, last) && good;
            } else {
                good = read_share(share, reader, rest) && good;
            }
            if (const Tree* limit = reader.optional("at_most")) {
                share.at_most = read_unit(scope_, *limit, Unit::money);
                good = good && share.at_most.has_value();
            }
            share.caps = read_caps(scope_, reader);
            if (within != nullptr) {
                share.reading = reader.reading();
                const Tree::List* parts = reader.list("within");
                good = parts != nullptr && read(share.within, *parts, false) && good;
            }
            reader.finish();
            good = read_name(share, item, within != nullptr) && good;
            shares.push_back(std::move(share));
        }
        return good;
    }

private:
    bool read_layer(Share& share, Reader& reader, bool last) {
        const Tree* end = reader.optional("up_to");
        if (end == nullptr) {
            if (!last) report(scope_.problems, reader.tree().position, layer_without_end);
            return last;
        }
        share.up_to = read_unit(scope_, *end, Unit::money);
        return share.up_to.has_value();
    }

    bool read_share(Share& share, Reader& reader, bool& rest) {
        const Tree* part = reader.required("share");
        if (part == nullptr) return false;
        if (part->text() != nullptr && *part->text() == "rest") {
            if (rest) report(scope_.problems, part->position, two_rests);
            rest = true;
            return true;
        }
        share.share = read_unit(scope_, *part, Unit::rate);
        return share.share.has_value();
    }

    bool read_name(Share& share, const Tree& item, bool group) {
        if (share.party.empty()) return false;
        const Position position = item.find("party")->position;
        if (!seen_.insert(share.party).second) {
            report(scope_.problems, position, duplicate_name, {{"name", share.party}});
            return false;
        }
        if (group) {
            if (!is_name(share.party))
                report(scope_.problems, position, problems::bad_name, {{"found", share.party}});
            return true;
        }
        const Party* party = find_party(share.party);
        if (party != nullptr) share.reading = {party->zh, party->en};
        return check_party(scope_.problems, share.party, position);
    }

    Scope& scope_;
    bool layers_;
    std::set<std::string> seen_;
};

std::optional<Cap> read_cap(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Cap cap;
    cap.id = read_id(scope, reader);
    cap.reading = reader.reading();
    cap.citation = read_citation(scope, reader);
    auto limit = read_required(scope, reader, "at_most", Unit::money);
    if (reader.optional("per") != nullptr)
        if (const auto per = read_word(reader, "per", cap_scopes()))
            cap.per = static_cast<CapScope>(*per);
    cap.counter = reader.optional_text("counter");
    const Tree* dry = reader.optional("when_dry");
    const bool must_say = cap.per == CapScope::programme || cap.per == CapScope::programme_year;
    if (dry != nullptr || must_say)
        if (const auto word = read_word(reader, "when_dry", dry_words()))
            cap.when_dry = static_cast<WhenDry>(*word);
    reader.finish();
    if (!counts(cap) && !cap.counter.empty())
        report(scope.problems, tree.find("counter")->position, claim_counter,
               {{"name", "counter"}});
    if (!cap.counter.empty() && !is_name(cap.counter))
        report(scope.problems, tree.find("counter")->position, problems::bad_name,
               {{"found", cap.counter}});
    if (cap.when_dry == WhenDry::pro_rata && !is_pot(cap.per))
        report(scope.problems, dry->position, dry_not_a_pot);
    if (!limit) return std::nullopt;
    cap.at_most = *std::move(limit);
    if (counts(cap)) {
        Declaration declaration;
        declaration.kind = Declared::used;
        declaration.fact = fact_name(Declared::used, cap.id);
        declaration.unit = Unit::money;
        declaration.reading = {cap.reading.zh + "：已用", cap.reading.en + ": used so far"};
        declaration.citation = cap.citation;
        scope.programme.declarations.push_back(std::move(declaration));
    }
    return cap;
}

}  // namespace

std::vector<Cap> read_caps(Scope& scope, Reader& reader) {
    std::vector<Cap> caps;
    if (const Tree::List* items = optional_list(reader, "caps"))
        for (const Tree& item : *items)
            if (auto cap = read_cap(scope, item)) caps.push_back(*std::move(cap));
    return caps;
}

std::optional<Split> read_split(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Split split;
    split.citation = read_citation(scope, reader);
    const auto method = read_word(reader, "method", split_methods());
    const Tree::List* items = reader.list("parties");
    reader.finish();
    if (!method || items == nullptr) return std::nullopt;
    split.method = static_cast<Split::Method>(*method);
    Shares shares(scope, split.method == Split::Method::layers);
    if (!shares.read(split.shares, *items, true)) return std::nullopt;
    return split;
}

std::optional<Submission> read_submission(Scope& scope, const Tree& tree) {
    Reader reader(tree, scope.problems);
    Submission submission;
    submission.citation = read_citation(scope, reader);
    auto after = read_required(scope, reader, "after", Unit::date);
    const Tree* days = reader.optional("within");
    const Tree* working = reader.optional("within_working_days");
    if ((days == nullptr) == (working == nullptr)) {
        report(scope.problems, tree.position, problems::one_of_fields,
               {{"names", "within, within_working_days"}});
        reader.finish();
        return std::nullopt;
    }
    submission.working_days = working != nullptr;
    auto within = read_unit(scope, working != nullptr ? *working : *days, Unit::days);
    reader.finish();
    if (!after || !within) return std::nullopt;
    submission.after = *std::move(after);
    submission.within = *std::move(within);
    return submission;
}

}  // namespace zhirong::programme
