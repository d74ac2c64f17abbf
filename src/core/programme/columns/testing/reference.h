#pragma once
// What the columns must say: the evaluation with a trace, row by row, the counters kept beside it.
#include <algorithm>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "core/programme/columns/columns.h"
#include "core/programme/compensation.h"
#include "core/programme/splitter.h"
#include "core/programme/subsidy.h"

namespace zhirong::programme::columns::testing {

struct ExpectedGrant {
    bool granted = false;
    std::set<std::string> refusals;  // code and field
    Money base, entitled, amount, interest;
    std::vector<PartyAmount> parts, interest_parts;
};

class Reference {
public:
    Reference(const Basis& basis, const Applications& applications)
        : basis_(basis), applications_(applications) {}

    ExpectedGrant ask(std::size_t row, const Subsidy* subsidy) {
        Facts facts = applications_.table.facts(row, basis_.programme);
        facts.published = basis_.published;
        const auto add_used = [&](const std::vector<Cap>& caps) {
            for (const Cap& cap : caps)
                if (const auto key = key_of(cap, row))
                    facts.set(fact_name(Declared::used, cap.id), used_[*key]);
        };
        for (const Subsidy& each : basis_.programme.subsidies) {
            add_used(each.caps);
            if (each.payers)
                for (const Share& share : each.payers->shares) add_used(share.caps);
        }
        if (const auto& compensation = basis_.programme.compensation) {
            add_used(compensation->caps);
            for (const Share& share : compensation->split.shares) add_used(share.caps);
            if (compensation->interest)
                for (const Share& share : compensation->interest->split.shares)
                    add_used(share.caps);
        }
        const Agreement& agreement =
            basis_.agreements[applications_.agreements.empty() ? 0 : applications_.agreements[row]];
        const Date date = applications_.dates[row];
        ExpectedGrant expected;
        const auto refused = [&](const Refusals& refusals) {
            for (const Refusal& each : refusals.all)
                expected.refusals.insert(std::string(each.kind->code) + " " + each.field);
            return expected;
        };
        if (subsidy != nullptr) {
            const auto found = subsidise(basis_.programme, subsidy->id, facts, agreement, date);
            if (!found) return refused(found.error());
            expected.base = found->base;
            expected.entitled = found->entitled;
            expected.amount = found->granted;
            expected.parts = found->payers;
            count(subsidy->caps, row, found->granted);
            if (subsidy->payers) count_parts(*subsidy->payers, row, found->payers);
        } else {
            const auto found = compensate(basis_.programme, facts, agreement, date);
            if (!found) return refused(found.error());
            expected.base = found->base;
            expected.amount = found->covered;
            expected.parts = found->parts;
            expected.interest = found->interest;
            expected.interest_parts = found->interest_parts;
            count(basis_.programme.compensation->caps, row, found->covered);
            count_parts(basis_.programme.compensation->split, row, found->parts);
        }
        expected.granted = true;
        return expected;
    }

private:
    using Key = std::tuple<std::string, CapScope, std::uint32_t, int>;

    std::optional<Key> key_of(const Cap& cap, std::size_t row) const {
        if (!counts(cap)) return std::nullopt;
        const CapScope who = cap.per == CapScope::borrower_year ? CapScope::borrower
                             : cap.per == CapScope::bank_year   ? CapScope::bank
                                                                : cap.per;
        std::uint32_t index = 0;
        if (who != CapScope::programme && who != CapScope::programme_year) {
            const auto told = applications_.indexes.find(who);
            if (told == applications_.indexes.end()) return std::nullopt;
            index = told->second[row];
        }
        const int year =
            of_a_year(cap.per) ? static_cast<int>(civil(applications_.dates[row]).year()) : 0;
        return Key{cap.counter.empty() ? cap.id : cap.counter, cap.per, index, year};
    }
    void count(const std::vector<Cap>& caps, std::size_t row, Money amount) {
        std::set<Key> once;
        for (const Cap& cap : caps)
            if (const auto key = key_of(cap, row))
                if (once.insert(*key).second) used_[*key] += amount;
    }

    // What a party's own caps let through. Groups with caps are not in the tests.
    void count_parts(const Split& split, std::size_t row, const std::vector<PartyAmount>& parts) {
        for (const Share& share : split.shares)
            if (share.within.empty() && !share.caps.empty())
                count(share.caps, row,
                      std::ranges::find(parts, share.party, &PartyAmount::party)->amount);
    }

    const Basis& basis_;
    const Applications& applications_;
    std::map<Key, Money> used_;
};

}  // namespace zhirong::programme::columns::testing
